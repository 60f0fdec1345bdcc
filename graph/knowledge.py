"""What a query knows: the store, read in few batches, on one day, with some facts taken for granted beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from graph.inference import common_ground
from graph.model import PersonId, PersonKey, Tally
from graph.store import AffiliationRow, EvidenceRow, GraphStore, Grounds, People, PersonRow
from graph.strength import NOTHING, Common, ask_cost, bare_cost, broker_cost
from graph.ties import Lists, TieView, counted, grouped, pulses, typical_degree

Tie = int | TieView
"""A living tie: the ordinal of its first day where nothing else is known of it, else the view."""


class Reader:
    """A store with some facts taken for granted beside it.

    Args:
        store: Where the network is.
        lists: Its full lists; None to learn them from the first reading of ties.
        assumed: Facts to add, each once; empty for none.
    """

    def __init__(
        self, store: GraphStore, lists: Lists | None = None, assumed: Sequence[EvidenceRow] = ()
    ) -> None:
        """Turn the assumed facts so that they can be read from both ends."""
        self.store = store
        self.lists = lists
        self._assumed = [*assumed, *((row[1], row[0], *row[2:]) for row in assumed)]

    def _with(
        self, rows: Iterable[EvidenceRow], wanted: Callable[[EvidenceRow], bool]
    ) -> Iterable[EvidenceRow]:
        """Add the assumed facts that are wanted, keeping pairs together."""
        added = [row for row in self._assumed if wanted(row)]
        return sorted([*rows, *added], key=lambda row: (row[0], row[1])) if added else rows

    def rows_of(self, people: Iterable[int]) -> Iterable[EvidenceRow]:
        """Yield all evidence of these people."""
        keys = set(people)
        return self._with(self.store.evidence_of(map(PersonKey, sorted(keys))), lambda row: row[0] in keys)

    def rows_around(self, ends: Iterable[int], met: People) -> Iterable[EvidenceRow]:
        """Yield all evidence of the ends of paths, and make the people around them known."""
        keys = set(ends)
        return self._with(self.store.neighbours(map(PersonKey, ends), met), lambda row: row[0] in keys)

    def rows_between(
        self, left: Iterable[int], right: Iterable[int], met: People | None = None
    ) -> Iterable[EvidenceRow]:
        """Yield all evidence with one end on each side; who has any is made known."""
        lefts, rights = set(left), set(right)
        if not lefts or not rights:
            return ()
        return self._with(
            self.store.ties_between(map(PersonKey, sorted(lefts)), map(PersonKey, sorted(rights)), met),
            lambda row: row[0] in lefts and row[1] in rights,
        )

    def grounds(
        self, pairs: Iterable[tuple[int, int]], people: Iterable[int], workers: Iterable[int], met: People
    ) -> tuple[dict[tuple[int, int], list[EvidenceRow]], Grounds]:
        """Return all evidence of these pairs, and what else an answer rests on."""
        wanted = set(pairs)
        grounds = self.store.grounds(
            [(PersonKey(a), PersonKey(b)) for a, b in sorted(wanted)],
            [PersonKey(key) for key in sorted(set(people))],
            [PersonKey(key) for key in sorted(set(workers))],
            met,
        )
        rows = self._with(grounds.evidence, lambda row: (row[0], row[1]) in wanted)
        return {(pair[0][0], pair[0][1]): pair for pair in grouped(rows)}, grounds

    def changes(self, lists: Lists, as_of: int) -> dict[int, Tally]:
        """Return by how much the assumed facts change what is known of people over all their ties on a day."""
        changes: dict[int, Tally] = {}
        pairs = {(row[0], row[1]) for row in self._assumed if row[0] < row[1]}
        if not pairs:
            return changes
        stored: dict[tuple[int, int], list[EvidenceRow]] = {}
        for pair in grouped(
            self.store.evidence_of_pairs((PersonKey(a), PersonKey(b)) for a, b in sorted(pairs))
        ):
            stored[pair[0][0], pair[0][1]] = pair
        for ends in sorted(pairs):
            before = stored.get(ends, [])
            after = [*before, *(row for row in self._assumed if (row[0], row[1]) == ends)]
            for rows, sign in ((before, -1), (after, 1)):
                for who, day, degree, sent, tried in pulses(rows, lists) if rows else ():
                    if day <= as_of:
                        one = changes.get(who, (0, 0, 0))
                        changes[who] = (one[0] + sign * degree, one[1] + sign * sent, one[2] + sign * tried)
        return changes


class Knowledge:
    """What is known of people on one day: tallies, ids, jobs; read in batches, kept for the whole query.

    Args:
        reader: The store.
        start: The root of the person who asks.
        as_of: Ordinal of the day.

    Attributes:
        near: The living ties of the start; None until a search has read them.
        to_start: A(x→start) of those whose costs were needed.
        met: Everybody who was read.
    """

    def __init__(self, reader: Reader, start: int, as_of: int) -> None:
        """Begin with nothing read."""
        self.near: dict[int, Tie] | None = None
        self.to_start: dict[int, int] = {}
        self.reader = reader
        self.start = start
        self.as_of = as_of
        self.met = People(reader.store, as_of)
        if reader.lists is not None:
            self.met.origins = ()  # known in another form
        self.own: Mapping[int, Sequence[AffiliationRow]] = self.met.backgrounds
        self._tallies = self.met.tallies
        self._changed: set[int] = set()
        self._loaded: set[int] = set()
        self._ends_have_files = False
        self._jobs: dict[int, frozenset[str]] = {}
        self._typical: float | None = None
        self._broker: dict[int, int] = {}
        self._bare: dict[int, int] = {}
        self._common: dict[tuple[int, int], Common] = {}

    @cached_property
    def lists(self) -> Lists:
        """The full lists of the store, which come with the first reading of ties."""
        if self.reader.lists is None:
            if self.met.origins is None:
                self.met.origins = self.reader.store.origins()
            self.reader.lists = Lists(self.met.origins)
        return self.reader.lists

    @cached_property
    def _changes(self) -> dict[int, Tally]:
        """What facts that are taken for granted change in the tallies."""
        return self.reader.changes(self.lists, self.as_of)

    def row(self, person: int) -> PersonRow:
        """Return the row of somebody who was read."""
        return self.met.rows[PersonKey(person)]

    def read_rows(self, people: Iterable[int]) -> None:
        """Make names, ids and employers of these people known."""
        self.met.look_up_rows(people)

    def read_ids(self, people: Iterable[int]) -> None:
        """Make the ids of these people known."""
        self.met.look_up_ids(people)

    def read_ends(self, ends: Iterable[int], beside: Iterable[int]) -> None:
        """Make the start and the targets known, and whatever the costs of those beside them need."""
        people, others = set(ends), set(beside)
        self.met.look_up_backgrounds((people | others) & self.lists.members)
        self.met.look_up_rows(people)
        if self._ends_have_files:
            self.met.look_up_ids(others)
        elif any(self.own.get(person) for person in people):
            # Whether somebody works now where an end of the path used to work; of those read for an earlier question
            # whose ends had no files, too.
            self.met.look_up_ids(others | self._loaded)
            self._ends_have_files = True
        self._loaded |= people | others
        self._read_tallies(others)

    def read_people(self, people: Iterable[int]) -> None:
        """Make known whatever the costs of these people need, beside the ends of the paths."""
        wanted = set(people)
        unread = wanted - self._loaded
        if unread:
            self.met.meet(unread | self._owners_wanted())
        self._read_tallies(wanted)
        if not unread:
            return
        self._loaded |= unread
        self.met.look_up_backgrounds(unread & self.lists.members)
        if self._ends_have_files:
            self.met.look_up_ids(unread)

    def _read_tallies(self, people: set[int]) -> None:
        """Make the tallies of people known, and with the first ones those that say what a usual degree is."""
        if not people:
            return
        self.met.look_up_tallies(people | self._owners_wanted())
        for person in self._changes.keys() - self._changed:
            known, change = self._tallies.get(person), self._changes[person]
            if known is not None:
                self._changed.add(person)
                self._tallies[person] = (known[0] + change[0], known[1] + change[1], known[2] + change[2])

    def _owners_wanted(self) -> frozenset[int]:
        """Return whose tallies say what a usual degree is, as long as that is not known."""
        return self.lists.owners if self._typical is None and not self.lists.closed else frozenset()

    def id_of(self, person: int) -> PersonId:
        """Return the id that is shown of somebody whose id was read."""
        return self.met.id_of(person)

    def sent(self, person: int) -> int:
        """Return all known messages of somebody."""
        return self._tallies[person][1]

    def standing(self, person: int) -> tuple[float, int, bool]:
        """Return degree, introductions tried, and whether the degree was counted."""
        degree, _, tried = self._tallies[person]
        if counted(self.lists, person):
            return degree, tried, True
        return self._typical_degree(), tried, False

    def _typical_degree(self) -> float:
        """Return the degree to assume of somebody whose own list is not in the store."""
        if self._typical is None:
            self._read_tallies(set(self.lists.owners))
            self._typical = typical_degree(self._tallies[owner][0] for owner in self.lists.owners)
        return self._typical

    def plain(self, people: Iterable[int], end: int) -> Iterable[int]:
        """Return those of these people who were read, of whom nothing but ties is known beside an end of a path.

        Nothing was counted of them, they wrote to nobody, and they have no job or school in common with the end.
        """
        nothing, lists = (0, 0, 0), self.lists
        if lists.closed:
            return ()
        tallies, owners, own = self._tallies, lists.owners, self.own
        found = [y for y in people if tallies[y] == nothing and y not in owners and y not in own]
        return [y for y in found if not self._was_at(end, y)] if own.get(end) else found

    def plain_broker(self) -> int:
        """Return B of somebody of whom nothing was counted."""
        return broker_cost(self._typical_degree(), 0)

    def broker(self, person: int) -> int:
        """Return B of somebody."""
        cost = self._broker.get(person)
        if cost is None:
            degree, tried, _ = self.standing(person)
            cost = self._broker[person] = broker_cost(degree, tried)
        return cost

    def common(self, end: int, other: int) -> Common:
        """Return what one of the two ends of a path and somebody beside it have in common, contacts aside."""
        mine, theirs = self.own.get(end, ()), self.own.get(other, ())
        if not theirs and (not mine or not self._was_at(end, other)):
            return NOTHING
        if not mine and not self._was_at(other, end):
            return NOTHING
        known = self._common.get((end, other))
        if known is None:
            known = self._common[end, other] = common_ground(
                mine, theirs, self._company(end), self._company(other), self.lists, self.as_of
            )
        return known

    def _company(self, person: int) -> str:
        """Return the key of somebody's newest employer, empty when unknown or of no use here."""
        return self.met.company_of(person)

    def _was_at(self, one: int, other: int) -> bool:
        """Tell whether one names the other's newest employer among their own jobs."""
        jobs = self._jobs.get(one)
        if jobs is None:
            jobs = self._jobs[one] = frozenset(row.key for row in self.own.get(one, ()))
        return self._company(other) in jobs

    def bare(self, since: int) -> int:
        """Return the cost over a tie of which only its age is known."""
        cost = self._bare.get(since)
        if cost is None:
            cost = self._bare[since] = bare_cost(since, self.as_of)
        return cost

    def ask(self, tie: Tie, x: int, common: int = 0) -> int:
        """Return A(x→y), the tie being that of x and y."""
        if isinstance(tie, int):
            return max(0, self.bare(tie) - common)
        outward = tie.a == x
        return ask_cost(
            tie,
            outward=outward,
            total=self.sent(x) if (tie.sent if outward else tie.got) else 0,
            as_of=self.as_of,
            common=common,
        )

    def both_ways(self, tie: Tie, x: int, y: int) -> int:
        """Return A(x→y) + A(y→x)."""
        return 2 * self.bare(tie) if isinstance(tie, int) else self.ask(tie, x) + self.ask(tie, y)
