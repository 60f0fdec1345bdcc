"""What a query knows: the store, read in few batches, on one day, with some facts taken for granted beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.inference import backgrounds, common_ground
from graph.model import PersonId, PersonKey
from graph.store import AffiliationRow, EvidenceRow, GraphStore, PersonRow
from graph.strength import NOTHING, Common, ask_cost, bare_cost, broker_cost
from graph.ties import Lists, Tally, TieView, counted, grouped, pulses, typical_degree

Tie = int | TieView
"""A living tie: the ordinal of its first day where nothing else is known of it, else the view."""


class Reader:
    """A store with some facts taken for granted beside it.

    Args:
        store: Where the network is.
        lists: Its full lists.
        assumed: Facts to add, each once; empty for none.
    """

    def __init__(self, store: GraphStore, lists: Lists, assumed: Sequence[EvidenceRow] = ()) -> None:
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

    def rows_between(self, left: Iterable[int], right: Iterable[int]) -> Iterable[EvidenceRow]:
        """Yield all evidence with one end on each side."""
        lefts, rights = set(left), set(right)
        if not lefts or not rights:
            return ()
        return self._with(
            self.store.evidence_between(map(PersonKey, sorted(lefts)), map(PersonKey, sorted(rights))),
            lambda row: row[0] in lefts and row[1] in rights,
        )

    def rows_of_pairs(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[EvidenceRow]]:
        """Return all evidence of these pairs."""
        wanted = set(pairs)
        rows = self.store.evidence_of_pairs((PersonKey(a), PersonKey(b)) for a, b in sorted(wanted))
        return {
            (pair[0][0], pair[0][1]): pair
            for pair in grouped(self._with(rows, lambda row: (row[0], row[1]) in wanted))
        }

    def tallies(self, people: Iterable[int], as_of: int) -> dict[int, Tally]:
        """Return degree, messages and introductions of these people, assumed facts included."""
        people = set(people)
        if not people:
            return {}
        kept = self.store.tallies([PersonKey(key) for key in sorted(set(people))], as_of)
        known: dict[int, Tally] = {int(key): tally for key, tally in kept.items()}
        pairs = {(row[0], row[1]) for row in self._assumed if row[0] < row[1]}
        if not pairs:
            return known
        stored: dict[tuple[int, int], list[EvidenceRow]] = {}
        for pair in grouped(
            self.store.evidence_of_pairs((PersonKey(a), PersonKey(b)) for a, b in sorted(pairs))
        ):
            stored[pair[0][0], pair[0][1]] = pair
        for ends in sorted(pairs):
            before = stored.get(ends, [])
            after = [*before, *(row for row in self._assumed if (row[0], row[1]) == ends)]
            for rows, sign in ((before, -1), (after, 1)):
                for who, day, degree, sent, tried in pulses(rows, self.lists) if rows else ():
                    if who in known and day <= as_of:
                        one = known[who]
                        known[who] = (one[0] + sign * degree, one[1] + sign * sent, one[2] + sign * tried)
        return known


class Knowledge:
    """What is known of people on one day: tallies, ids, jobs; read in batches, kept for the whole query.

    Args:
        reader: The store.
        start: The root of the person who asks.
        as_of: Ordinal of the day.

    Attributes:
        near: The living ties of the start; None until a search has read them.
        to_start: A(x→start) of those whose costs were needed.
    """

    def __init__(self, reader: Reader, start: int, as_of: int) -> None:
        """Begin with nothing read."""
        self.near: dict[int, Tie] | None = None
        self.to_start: dict[int, int] = {}
        self.reader = reader
        self.lists = reader.lists
        self.start = start
        self.as_of = as_of
        self.rows: dict[PersonKey, PersonRow] = {}
        self.own: dict[int, Sequence[AffiliationRow]] = {}
        self._tallies: dict[int, Tally] = {}
        self._loaded: set[int] = set()
        self._ends_have_files = False
        self._jobs: dict[int, frozenset[str]] = {}
        self._typical: float | None = None
        self._broker: dict[int, int] = {}
        self._bare: dict[int, int] = {}
        self._common: dict[tuple[int, int], Common] = {}

    def read_rows(self, people: Iterable[int]) -> None:
        """Make ids, names and employers of these people known."""
        missing = [PersonKey(key) for key in sorted(set(people)) if key not in self.rows]
        if missing:
            for key, row in self.reader.store.person_rows(missing).items():
                self.rows[key] = row

    def read_ends(self, ends: Iterable[int], beside: Iterable[int]) -> None:
        """Make the start and the targets known, and whatever the costs of those beside them need, in few batches."""
        people, others = set(ends), set(beside)
        members = (people | others) & self.lists.members
        if members:
            self.own.update(backgrounds(self.reader.store, sorted(members)))
        wanted = people
        if self._ends_have_files or any(self.own.get(person) for person in people):
            # Whether somebody works now where an end of the path used to work; of those read for an earlier question
            # whose ends had no files, too.
            wanted = people | others if self._ends_have_files else people | others | self._loaded
            self._ends_have_files = True
        self.read_rows(wanted)
        self._loaded |= people | others
        self._read_tallies(others)

    def read_people(self, people: Iterable[int]) -> None:
        """Make known whatever the costs of these people need, beside the ends of the paths."""
        wanted = set(people)
        self._read_tallies(wanted)
        unread = wanted - self._loaded
        if not unread:
            return
        self._loaded |= unread
        members = unread & self.lists.members
        if members:
            self.own.update(backgrounds(self.reader.store, sorted(members)))
        if self._ends_have_files:
            self.read_rows(unread)

    def _read_tallies(self, people: set[int]) -> None:
        """Make the tallies of people known, and with the first ones those that say what a usual degree is."""
        missing = people - self._tallies.keys()
        if not missing:
            return
        if self._typical is None and not self.lists.closed:
            missing |= self.lists.owners - self._tallies.keys()
        self._tallies.update(self.reader.tallies(missing, self.as_of))

    def id_of(self, person: int) -> PersonId:
        """Return the id that is shown of somebody whose row was read."""
        return self.rows[PersonKey(person)].shown

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
        row = self.rows.get(PersonKey(person))
        return row.company_key if row else ""

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
