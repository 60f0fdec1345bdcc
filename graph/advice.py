"""No warm path yet: the cheapest ways to get one, each from what the store holds.

Nothing is supposed that no row suggests. An old tie, a letter without an answer, another member's contact, an employer
that two people have in common, a list that is missing: each way says what it rests on and the command that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise, zip_longest

from graph.identity import company_key, slug_of_url
from graph.inference import LARGEST_GROUP
from graph.model import AffiliationKind, Kind, PersonId, PersonKey
from graph.paths import MOST_HOPS, PathsResult, find
from graph.query import resolve
from graph.reasons import sources
from graph.store import EvidenceRow, GraphStore, PersonRow
from graph.strength import ask_cost
from graph.ties import Lists, TieView, grouped, read_lists, weave

__all__ = ["Way", "ways_to_open"]

NAMED = 3
"""So many people are named in one way, and so many ways of one kind are given. Assumption: a longer list is put off."""

ASLEEP_DAYS = 365
STRONG_MESSAGES = 20
"""From when on a tie is called dormant, and strong before that: a year of silence after 20 messages or a
recommendation. Assumption; that such ties are worth reviving: Levin, Walter & Murnighan 2011."""

_SHOWN_SOURCES = 4  # so many lines are named behind a way; `show` has all

Proof = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get a warm path.

    Attributes:
        what: What to do and why it would help, in plain sentences.
        people: Whom it is about, in the order of the sentences.
        command: What to run, now or when the answer is there.
        evidence: ``(source, line)`` of rows it rests on, in order; empty where it rests on a missing file.
    """

    what: str
    people: tuple[PersonId, ...]
    command: str
    evidence: Proof = ()


def ways_to_open(
    store: GraphStore, result: PathsResult, *, start: PersonKey, max_hops: int, again: str, you: bool = True
) -> tuple[Way, ...]:
    """Say how to get a path where there is none yet.

    Args:
        store: Where the network is.
        result: The answer without paths (:func:`graph.paths.find`); with paths there is nothing to say.
        start: The root of the person who asks.
        max_hops: The greatest number of ties that was asked for.
        again: The question as a command, to be repeated with other options.
        you: Whether sentences call the start "you" rather than by name.

    Returns:
        The cheapest first, the first of every kind before the second of any: more ties, an old tie or a letter to
        answer, another member's contact, people who are likely to know the target, the target's own page, a missing
        link, a missing list. At most :data:`NAMED` of a kind; empty where the start is the target.
    """
    if result.paths:
        return ()
    meant = resolve(store, result.query, as_of=result.as_of)
    targets = [int(key) for key in meant if key != start]
    if meant and not targets:
        return ()
    advice = _Advice(store, result, start, targets, you=you)
    kinds = [
        advice.more_ties(max_hops, again),
        advice.earlier_staff(again),
        advice.own_list(),
        advice.old_ties(max_hops),
        advice.circle(max_hops),
        advice.likely() if max_hops > 1 else [],
        advice.page(),
        advice.missing_link(max_hops),
        advice.their_list(),
    ]
    rounds = zip_longest(*(ways[:NAMED] for ways in kinds))
    return tuple(way for each in rounds for way in each if way is not None)


@dataclass(slots=True)
class _Job:
    """Somebody's time at one employer, as files tell it."""

    name: str
    proof: set[tuple[str, int]] = field(default_factory=set)


@dataclass(slots=True)
class _Door:
    """Somebody who would open targets if the start knew them (again), and over whom."""

    person: int
    over: dict[int, int] = field(default_factory=dict)


class _Advice:
    """What is known around a start and targets between whom there is no path."""

    def __init__(
        self, store: GraphStore, result: PathsResult, start: int, targets: Sequence[int], *, you: bool
    ) -> None:
        """Read the ties of both ends."""
        self.store = store
        self.result = result
        self.start = start
        self.targets = targets
        self.as_of = result.as_of.toordinal()
        self.lists: Lists = read_lists(store)
        self.you = you
        self.rows: dict[int, PersonRow] = {}
        self.near: dict[int, TieView] = {}
        self.lost: dict[int, tuple[TieView, list[EvidenceRow]]] = {}
        self.far: dict[int, dict[int, TieView]] = {target: {} for target in targets}
        self.was: dict[int, dict[int, TieView]] = {target: {} for target in targets}
        for rows in grouped(store.evidence_of([PersonKey(key) for key in (start, *targets)])):
            view = weave(rows, self.lists, self.as_of)
            if view is None:
                continue
            a, b = view.a, view.b
            if a == start:
                if view.living:
                    self.near[b] = view
                else:
                    self.lost[b] = (view, [row for row in rows if row[3] <= self.as_of])
            elif b != start:
                if view.living:
                    self.far[a][b] = view
                elif view.made:
                    self.was[a][b] = view
        self._read([start, *targets])
        self._candidates: list[tuple[int, dict[int, str]]] | None = None
        self._their_jobs: dict[int, dict[str, _Job]] = {}

    # --- names --------------------------------------------------------------------------------------------------------

    def _read(self, people: Iterable[int]) -> None:
        """Make names and employers of people known."""
        missing = sorted({PersonKey(key) for key in people} - self.rows.keys())
        if missing:
            for key, row in self.store.person_rows(missing).items():
                self.rows[key] = row

    def _name(self, key: int) -> str:
        """Return how sentences call somebody."""
        if self.you and key == self.start:
            return "you"
        row = self.rows[key]
        return row.name or row.shown

    def _word(self, key: int) -> str:
        """Return how a command names somebody: by name where that is enough, else by id."""
        if self.you and key == self.start:
            return "me"
        row = self.rows[key]
        plain = row.name.isprintable() and not set(row.name) & set("\"'\\$`!%:/")
        if row.name and plain and self.store.people_named(row.folded) == [row.key]:
            return f'"{row.name}"'
        return str(row.shown)

    def _ids(self, people: Iterable[int]) -> tuple[PersonId, ...]:
        """Return the ids of people."""
        return tuple(self.rows[key].shown for key in people)

    def _whom(self) -> str:
        """Return the clause that says whom the start knows."""
        return "whom you know" if self.you else f"whom {self._name(self.start)} knows"

    def _asked_for(self, targets: Iterable[int]) -> str:
        """Return how sentences call the targets that a way would open."""
        some = list(targets)
        if len(some) == 1:
            return self._name(some[0])
        return f"{len(some)} of the {len(self.targets)} people asked for"

    # --- warmth and proof ---------------------------------------------------------------------------------------------

    def _warmth(self, view: TieView) -> int:
        """Return what asking b about a costs over a tie, living or not, every message of b's being to a."""
        return ask_cost(view, outward=False, total=view.got, as_of=self.as_of)

    def _order(self, person: int, view: TieView) -> tuple[int, str]:
        """Order people beside the start, the warmest first."""
        self._read([person])
        return self._warmth(view), self.rows[person].shown

    def _proof(self, pairs: Iterable[tuple[int, int]]) -> Proof:
        """Return where it stands that pairs know each other, or knew."""
        found: list[tuple[str, int]] = []
        for a, b in pairs:
            rows = list(self.store.evidence_of_pairs([(PersonKey(a), PersonKey(b))]))
            found.extend(sources(rows, self.lists, self.as_of, lambda _: True)[:1])
        return _few(found)

    # --- more ties, other questions -----------------------------------------------------------------------------------

    def more_ties(self, max_hops: int, again: str) -> list[Way]:
        """Look whether a longer chain leads there."""
        if max_hops >= MOST_HOPS or not self.near or not self.targets:
            return []
        longer = find(
            self.store,
            self.result.query,
            start=PersonKey(self.start),
            as_of=self.result.as_of,
            max_hops=MOST_HOPS,
            limit=1,
            you=self.you,
        )
        if not longer.paths:
            return []
        path = longer.paths[0]
        keys = self.store.keys_of([person.id for person in path.people])
        chain = [int(keys[person.id]) for person in path.people]
        self._read(chain)
        names = " → ".join(self._name(key) for key in chain)
        doubt = "" if path.known else " (the last tie is only likely)"
        ties = [pair for pair, step in zip(pairwise(chain), path.steps, strict=True) if step.known]
        proof = self._proof(ties)
        what = f"A chain of {path.hops} ties leads there: {names}{doubt}."
        return [Way(what, self._ids(chain[1:]), f"{again} --max-hops {path.hops}", proof)]

    def earlier_staff(self, again: str) -> list[Way]:
        """Look whether anybody had the job earlier, where nobody is known to have it now."""
        query = self.result.query
        if self.targets or query.former or (query.company is None and query.title is None):
            return []
        earlier = resolve(self.store, replace(query, former=True), as_of=self.result.as_of)
        people = sorted(key for key in earlier if key != self.start)
        if not people:
            return []
        self._read(people)
        people.sort(key=lambda key: (key not in self.near, self.rows[key].shown))
        mine = sum(key in self.near for key in people)
        knows = f"{self._name(self.start)} know" if self.you else f"{self._name(self.start)} knows"
        which = f", {mine} of whom {knows}" if mine else ""
        count = "1 person" if len(people) == 1 else f"{len(people)} people"
        what = f"Nobody in the store fits today, but {count} did earlier{which}."
        key = company_key(query.company) if query.company is not None else None
        proof = [
            line
            for jobs in self._jobs(people[:NAMED]).values()
            for at, job in sorted(jobs.items())
            if key is None or at == key
            for line in sorted(job.proof)[:1]
        ]
        return [Way(what, self._ids(people[:NAMED]), f"{again} --former", _few(proof))]

    # --- old ties, unanswered letters, other members ------------------------------------------------------------------

    def old_ties(self, max_hops: int) -> list[Way]:
        """Look for ties that ended and letters that wait, where the other end of them leads on."""
        ways: list[tuple[tuple[int, int, str], Way]] = []
        sleeping = {key: told for key in self.lost if (told := self._lost_tie(key))}
        for door in self._doors(sleeping, max_hops):
            told = sleeping[door.person]
            view = self.lost[door.person][0]
            leads = self._leads(door)
            what = f"{told} {leads}" if leads else told
            command = f"intrograph know {self._word(self.start)} {self._word(door.person)}"
            then = "Write again; when there is an answer, note it." if view.made else "Answer; then note it."
            people = self._ids([door.person, *self._between(door)])
            order = (-len(door.over), *self._order(door.person, view))
            ways.append(
                (order, Way(f"{what} {then}", people, command, self._proof(self._pairs(self.start, door))))
            )
        for target in self.targets if max_hops > 1 else ():
            for person, view in self.was[target].items():
                mine = self.near.get(person)
                if mine is None:
                    continue
                self._read([person])
                x, t = self._name(person), self._name(target)
                what = (
                    f"{x}, {self._whom()}, and {t} were connected until {_day(view.ended)}. "
                    f"Ask {x} whether they are still in touch; if so, note it."
                )
                command = f"intrograph know {self._word(person)} {self._word(target)}"
                order = (-1, *self._order(person, mine))
                proof = self._proof([(person, target)])
                ways.append((order, Way(what, self._ids([person, target]), command, proof)))
        return [way for _, way in sorted(ways, key=lambda each: (each[0], each[1].people))]

    def _lost_tie(self, person: int) -> str:
        """Say how somebody and the start stand who know each other no longer, or not yet; empty for no way back."""
        view, rows = self.lost[person]
        self._read([person])
        me, x = self._name(self.start), self._name(person)
        if view.made:
            messages = view.sent + view.got
            last = f", {_count(messages, 'message')} were exchanged" if messages else ""
            return f"{me[:1].upper()}{me[1:]} and {x} were connected until {_day(view.ended)}{last}."
        if view.got and not view.sent:
            return f"{x} wrote to {me} (the last time on {_day(view.last)}), and no answer is known."
        invited = [row[3] for row in rows if row[2] == int(Kind.INVITATION) and row[4] == person]
        if invited and not view.sent:
            return f"{x} invited {me} on {_day(max(invited))}, and no answer is known."
        return ""

    def circle(self, max_hops: int) -> list[Way]:
        """Look for other members who know a target, or somebody who does."""
        members = sorted(self.lists.members - self.near.keys() - self.lost.keys() - {self.start})
        self._read(members)
        ways = []
        for door in self._doors(members, max_hops):
            person = door.person
            x, me = self._name(person), self._name(self.start)
            leads = self._leads(door)
            knows = "that you know" if self.you else f"that {me} knows"
            what = f"{x}'s own export is in this store. {leads}".rstrip() + f" No file says {knows} {x}."
            what += f" If {me} {'do' if self.you else 'does'}, note it."
            command = f"intrograph know {self._word(self.start)} {self._word(person)}"
            people = self._ids([person, *self._between(door)])
            ways.append((-len(door.over), self.rows[person].shown, door, people, what, command))
        ways.sort(key=lambda each: each[:2])
        return [
            Way(what, people, command, self._proof(self._pairs(None, door)))
            for _, _, door, people, what, command in ways[:NAMED]
        ]

    def _doors(self, people: Iterable[int], max_hops: int) -> list[_Door]:
        """Return those of these people who are a target, know one, or know somebody who does."""
        doors: dict[int, _Door] = {}
        wanted = set(people)
        for target in self.targets:
            known = {target} | (self.far[target].keys() if max_hops > 1 else set())
            for person in sorted(wanted & known):
                doors.setdefault(person, _Door(person)).over[target] = person
        rest = sorted(wanted - doors.keys())
        beside = {y for side in self.far.values() for y in side} - wanted - {self.start}
        if not doors and rest and beside and max_hops > 2:
            pairs = self.store.evidence_between(map(PersonKey, rest), map(PersonKey, sorted(beside)))
            links: list[tuple[int, int]] = []
            for rows in grouped(pairs):
                view = weave(rows, self.lists, self.as_of)
                if view is not None and view.living:
                    links.append((view.a, view.b))
            self._read(y for _, y in links)
            for person, y in sorted(
                links, key=lambda link: (self.rows[link[0]].shown, self.rows[link[1]].shown)
            ):
                for target in self.targets:
                    if y in self.far[target]:
                        doors.setdefault(person, _Door(person)).over.setdefault(target, y)
        self._read(doors)
        return [doors[person] for person in sorted(doors)]

    def _leads(self, door: _Door) -> str:
        """Say whom somebody knows; empty where they are the target."""
        x = self._name(door.person)
        if door.over.get(door.person) == door.person:
            return ""
        targets = sorted(door.over, key=lambda key: self.rows[key].shown)
        over = door.over[targets[0]]
        if over == door.person:
            return f"{x} knows {self._asked_for(targets)}."
        return f"{x} knows {self._name(over)}, who knows {self._name(targets[0])}."

    def _between(self, door: _Door) -> list[int]:
        """Return who stands between a door and the first target it opens, and that target."""
        if door.person in door.over:
            return []
        target = min(door.over, key=lambda key: self.rows[key].shown)
        over = door.over[target]
        return [target] if over == door.person else [over, target]

    def _pairs(self, start: int | None, door: _Door) -> list[tuple[int, int]]:
        """Return the ties that a door rests on."""
        chain = [door.person, *self._between(door)]
        return list(pairwise(chain if start is None else [start, *chain]))

    # --- who is likely to know them -----------------------------------------------------------------------------------

    def _jobs(self, people: Iterable[int]) -> dict[int, dict[str, _Job]]:
        """Return the employers that files name for people up to the day, by key."""
        rooted = self.store.rows_rooted_at(map(PersonKey, sorted(set(people))))
        root_of = {row.key: int(root) for root, own in rooted.items() for row in own}
        days = {origin.id: origin.as_of for origin in self.store.origins()}
        found: dict[int, dict[str, _Job]] = {}

        def add(person: PersonKey, name: str, key: str, line: tuple[str, int]) -> None:
            if key:
                job = found.setdefault(root_of[person], {}).setdefault(key, _Job(name))
                if line[
                    1
                ]:  # what owners say of themselves stands in their list of jobs, not in a line of its own
                    job.proof.add(line)

        for said in self.store.mentions(root_of):
            if said.current and said.company and days.get(said.origin, self.as_of + 1) <= self.as_of:
                line = (self.lists.source(said.origin, said.file), said.line)
                add(said.person, said.company, company_key(said.company), line)
        for row in self.store.affiliations(root_of):
            if row.kind == AffiliationKind.POSITION and row.start <= self.as_of:
                add(row.person, row.name, row.key, (self.lists.source(row.origin, row.file), row.line))
        return found

    def _likely(self) -> list[tuple[int, dict[int, str]]]:
        """Return people beside the start with the targets they share an employer with; the warmest first."""
        if self._candidates is None:
            jobs = self._their_jobs = self._jobs([*self.targets, *self.near]) if self.near else {}
            at: dict[str, list[int]] = {}
            for target in self.targets:
                for key in jobs.get(target, ()):
                    at.setdefault(key, []).append(target)
            found: dict[int, dict[int, str]] = {}
            for person in self.near.keys() & jobs.keys():
                for key in sorted(jobs[person]):
                    for target in at.get(key, ()):
                        if target != person and person not in self.was[target]:
                            found.setdefault(person, {}).setdefault(target, key)
            self._read(found)
            order = sorted(found, key=lambda person: self._order(person, self.near[person]))
            self._candidates = [(person, found[person]) for person in order]
        return self._candidates

    def likely(self) -> list[Way]:
        """Name the few people who together are likely to know most of the targets."""
        chosen = _cover(self._likely(), NAMED)
        if not chosen:
            return []
        jobs = self._their_jobs
        said: list[str] = []
        proof: list[tuple[str, int]] = []
        for person, covered in chosen:
            target = min(covered, key=lambda key: self.rows[key].shown)
            key = covered[target]
            now = self.rows[person].company_key == key
            x = self._name(person)
            there = "is" if now else "was"
            theirs = "is" if self.rows[target].company_key == key else "was"
            whom = self._asked_for(covered)
            plural = len(covered) > 1
            theirs = {"is": "are", "was": "were"}[theirs] if plural else theirs
            also = " too" if there == "is" and theirs in ("is", "are") else ""
            said.append(
                f"{x}, {self._whom()}, {there} at {jobs[person][key].name}, where {whom} {theirs}{also}"
                f"{self._asleep(person)}."
            )
            proof += [*sorted(jobs[person][key].proof)[:1], *sorted(jobs[target][key].proof)[:1]]
        first, targets = chosen[0]
        target = min(targets, key=lambda key: self.rows[key].shown)
        them = self._name(target) if len(targets) == 1 else "any of them"
        ask = "Ask" if len(chosen) == 1 else "Ask each"
        what = (
            f"{' '.join(said)} Whether they know each other is not known. {ask}, and note who knows {them}."
        )
        if len(self.targets) > 1:
            together = len({key for _, covered in chosen for key in covered})
            what = f"{_count(len(chosen), 'person', 'people')} may know {together} of the {len(self.targets)}: {what}"
        command = f"intrograph know {self._word(first)} {self._word(target)}"
        return [Way(what, self._ids(person for person, _ in chosen), command, _few(proof, 2 * NAMED))]

    def _asleep(self, person: int) -> str:
        """Say that a tie of the start's was strong and sleeps; empty where it is not."""
        view = self.near[person]
        messages = view.sent + view.got
        strong = messages >= STRONG_MESSAGES or view.recommended
        if not strong or not view.last or self.as_of - view.last <= ASLEEP_DAYS:
            return ""
        me = self._name(self.start)
        return f" ({_count(messages, 'message')} with {me}, none since {_day(view.last)}: a good moment to write)"

    # --- what is missing ----------------------------------------------------------------------------------------------

    def page(self) -> list[Way]:
        """Name the page that shows the contacts which the start and a target share."""
        person = self.result.query.person
        if not self.targets:
            if person is None or slug_of_url(person) is None:
                return []
            what = "The profile page shows the contacts you share, if you share any. Paste their names."
            return [Way(what, (), f"intrograph mutuals {person.strip()}")]
        known = [key for key in self.targets if self.rows[key].shown.startswith("li:")]
        if not known or not self.you:
            return []
        target = min(known, key=lambda key: (-len(self.far[key]), self.rows[key].shown))
        what = (
            f"{self._name(target)}'s profile page shows the contacts you share, if you share any. "
            "Paste their names."
        )
        return [Way(what, self._ids([target]), f"intrograph mutuals {self._word(target)}")]

    def missing_link(self, max_hops: int) -> list[Way]:
        """Look for somebody beside the start who works where somebody beside a target works."""
        beside = {y for side in self.far.values() for y in side} - self.near.keys() - {self.start}
        if max_hops < 3 or not beside or not self.near:
            return []
        self._read([*beside, *self.near])
        at: dict[str, list[int]] = {}
        for person in self.near:
            if key := self.rows[person].company_key:
                at.setdefault(key, []).append(person)
        found = []
        for y in beside:
            key = self.rows[y].company_key
            if key in at:
                best = min(at[key], key=lambda person: self._order(person, self.near[person]))
                size = len(self.store.members_of(key))
                if size <= LARGEST_GROUP:
                    found.append((size, self.rows[y].shown, best, y, key))
        ways = []
        for size, _, person, y, key in sorted(found)[:NAMED]:
            target = min((t for t in self.targets if y in self.far[t]), key=lambda t: self.rows[t].shown)
            jobs = self._jobs([person, y])
            lines = [
                line for who in (person, y) for line in sorted(jobs.get(who, {}).get(key, _Job("")).proof)[:1]
            ]
            what = (
                f"{self._name(y)} knows {self._name(target)} and is at {self.rows[y].company}, as is "
                f"{self._name(person)}, {self._whom()} ({_count(size, 'person', 'people')} here are). "
                "Whether the two know each other is not known. Ask; if they do, note it."
            )
            command = f"intrograph know {self._word(person)} {self._word(y)}"
            proof = _few([*lines, *self._proof([(y, target)])])
            ways.append(Way(what, self._ids([person, y, target]), command, proof))
        return ways

    def own_list(self) -> list[Way]:
        """Say that the start's own list is missing."""
        if self.start in self.lists.owners:
            return []
        whose = "Your" if self.you else f"{self._name(self.start)}'s"
        what = f"{whose} own list of connections is not in the store; it names everybody {self._name(self.start)} "
        what += "know." if self.you else "knows."
        command = f"intrograph import EXPORT.zip --owner {self._word(self.start)}"
        return [Way(what, self._ids([self.start]), command)]

    def their_list(self) -> list[Way]:
        """Name whose list would show most: somebody likely, else whoever is closest."""
        missing = [person for person, _ in self._likely() if person not in self.lists.owners]
        if not missing:
            without = [person for person in self.near if person not in self.lists.owners]
            self._read(without)
            missing = sorted(without, key=lambda person: self._order(person, self.near[person]))[:1]
        if not missing:
            return []
        person = missing[0]
        x = self._name(person)
        have, me = len(self.lists.owners & self.near.keys()), self._name(self.start)
        whose = "your" if self.you else f"{me}'s"
        likely = any(person == each for each, _ in self._likely())
        why = "is likely to know whom you look for" if likely else f"is the closest to {me} of the others"
        what = (
            f"Of {whose} {_count(len(self.near), 'contact')}, {have} {'has' if have == 1 else 'have'} a list of "
            f"connections in the store. {x} has not, and {why}. Ask whether {x} would share the export."
        )
        command = f"intrograph import EXPORT.zip --owner {self._word(person)}"
        return [Way(what, self._ids([person]), command, self._proof([(self.start, person)]))]


def _cover(
    candidates: Sequence[tuple[int, Mapping[int, str]]], most: int
) -> list[tuple[int, dict[int, str]]]:
    """Choose the few who cover most targets, greedily; of equals the one who comes first.

    Greedy covering is within 1 - 1/e of the best choice (Nemhauser, Wolsey & Fisher 1978).

    Returns:
        The chosen, each with the targets that nobody before covers.
    """
    chosen: list[tuple[int, dict[int, str]]] = []
    covered: set[int] = set()
    while len(chosen) < most:
        gains = [
            (sum(target not in covered for target in opens), -at) for at, (_, opens) in enumerate(candidates)
        ]
        gain, at = max(gains, default=(0, 0))
        if not gain:
            break
        person, opens = candidates[-at]
        new = {target: key for target, key in opens.items() if target not in covered}
        covered.update(new)
        chosen.append((person, new))
    return chosen


def _few(lines: Iterable[tuple[str, int]], most: int = _SHOWN_SOURCES) -> Proof:
    """Return the first few lines, each once, in their order."""
    return tuple(dict.fromkeys(lines))[:most]


def _day(ordinal: int) -> str:
    """Write a day."""
    return date.fromordinal(ordinal).isoformat() if ordinal else "a day that is not known"


def _count(number: int, noun: str, many: str = "") -> str:
    """Write a number with its noun."""
    return f"1 {noun}" if number == 1 else f"{number:,} {many or noun + 's'}"
