"""The ways from one person to another: exact, ranked, and each with its reasons.

:func:`find` answers a question; the search is in :mod:`graph.search`, the formula in :mod:`graph.strength`. What is
shown of a path is put together here: the terms of every step, what each tie rests on, and the marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest
from itertools import pairwise

from graph.errors import InvalidInput
from graph.identity import company_key
from graph.inference import Group
from graph.knowledge import Knowledge, Reader
from graph.model import AffiliationKind, Kind, Path, Person, PersonId, PersonKey, Step, Term
from graph.query import TargetQuery, resolve
from graph.reasons import COMMON_GROUND, Asking, Reason, ask_terms, broker_term, reasons, sources
from graph.sameness import describe
from graph.search import Found, Outcome, Search
from graph.store import AffiliationRow, EvidenceRow, GraphStore, MentionRow, PersonRow
from graph.strength import GREATEST, Common, score_of, strength_of
from graph.ties import weave

NEW_CIRCLE = "new circle"
"""The mark of a path whose target shares no contact with the start but those on the path (weak ties bring news:
Rajkumar et al. 2022; a mark only, without weight)."""

NAMED_CONTACTS = 3
"""So many of the contacts that two people share are named, the smallest ids first. Assumption: one can ask them."""

MOST_HOPS = 4
"""More ties than this carry nothing: about one chain in fifty would arrive (Dodds et al. 2003: .36 a step)."""


@dataclass(frozen=True, slots=True)
class Direct:
    """What writing to the target oneself would rest on.

    Attributes:
        person: The target.
        known: Whether a living known tie joins the two.
        since: The first day of that tie; None when there is no tie or no day is known.
    """

    person: Person
    known: bool
    since: date | None


@dataclass(frozen=True, slots=True)
class PathsResult:
    """The answer to one question.

    Attributes:
        start: Who asks.
        query: What was asked.
        as_of: The day the answer is for.
        targets: How many people the query means, the start left out.
        paths: The best paths, best first. For one person all alternatives; otherwise one per target.
        direct: For a query that names one person of the store: what writing oneself would be; else None.
        none_because: One sentence exactly when ``paths`` is empty; else None.
        unreached: For a list: the people on it to whom no path leads, by name, then id; empty for other questions, and
            where so many paths were found that not all targets were to be shown.
    """

    start: Person
    query: TargetQuery
    as_of: date
    targets: int
    paths: tuple[Path, ...]
    direct: Direct | None
    none_because: str | None
    unreached: tuple[Person, ...] = ()


def find(
    store: GraphStore,
    query: TargetQuery,
    *,
    start: PersonKey,
    as_of: date,
    max_hops: int = 3,
    limit: int = 10,
    you: bool = True,
    assume: Sequence[EvidenceRow] = (),
) -> PathsResult:
    """Find the best introduction paths.

    The answer is exact: no simple path of at most ``max_hops`` ties is better than one that is left out. Order: direct
    ties first, then integer cost, hops, tuple of ids. Inner people are neither the start nor the path's target and
    never repeat; an ended tie carries no path; at most one tie is inferred, and it touches the target. A target may
    stand between for another. The same store content gives the same answer, whatever came first.

    Args:
        store: Where the network is.
        query: Whom to reach.
        start: The root of the person who asks.
        as_of: The day; later evidence does not count.
        max_hops: The greatest number of ties, 1 to 4.
        limit: How many paths at most, at least 1.
        you: Whether sentences call the start "you" rather than by name.
        assume: Facts to take for granted beside the store's (what-if), each once, in either direction; their ends are
            roots.

    Returns:
        The best paths and what else there is to say.

    Raises:
        PersonNotFound: A name or id in the query is unknown.
        Ambiguous: A name in the query fits several people.
        InvalidInput: ``max_hops`` or ``limit`` is out of bounds, or the query makes no sense.
    """
    knowledge = Knowledge(Reader(store, assumed=assume), start, as_of.toordinal())
    ranking, shown = _answer(knowledge, query, max_hops=max_hops, limit=limit, you=you, explained=True)
    return PathsResult(
        start=ranking.start,
        query=query,
        as_of=as_of,
        targets=ranking.targets,
        paths=shown.paths(shown.outcome.found),
        direct=ranking.direct,
        none_because=ranking.none_because,
        unreached=ranking.unreached,
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A path without its reasons.

    Attributes:
        people: From the start to the target.
        cost: The placement, the least first.
        score: The score.
        known: For each tie whether it is a known one.
    """

    people: tuple[Person, ...]
    cost: int
    score: float
    known: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer to one question, without reasons.

    Attributes:
        start: Who asks.
        targets: How many people the question means, the start left out.
        ways: The best ways, best first, as :attr:`PathsResult.paths` has them.
        direct: As :attr:`PathsResult.direct`.
        none_because: As :attr:`PathsResult.none_because`.
        unreached: As :attr:`PathsResult.unreached`.
    """

    start: Person
    targets: int
    ways: tuple[Ranked, ...]
    direct: Direct | None
    none_because: str | None
    unreached: tuple[Person, ...] = ()


class Ranker:
    """Ranks the ways of one person on one day, one question after the other.

    What was read for one question serves the next, and no way is explained unless that is asked for: whoever weighs
    hundreds of ways to dozens of people needs the reasons of a handful. Order and costs are those of :func:`find`.

    Args:
        store: Where the network is.
        start: The root of the person who asks.
        as_of: The day; later evidence does not count.
        you: Whether sentences call the start "you" rather than by name.
    """

    def __init__(self, store: GraphStore, start: PersonKey, *, as_of: date, you: bool = True) -> None:
        """Begin with nothing read."""
        self._you = you
        self._knowledge = Knowledge(Reader(store), start, as_of.toordinal())
        self._answers: dict[tuple[TargetQuery, int, int], tuple[Ranking, _Shown]] = {}

    def rank(self, query: TargetQuery, *, max_hops: int = 3, limit: int = 10) -> Ranking:
        """Rank the ways to whom a question means; arguments and errors are those of :func:`find`."""
        asked = (query, max_hops, limit)
        if asked not in self._answers:
            self._answers[asked] = _answer(
                self._knowledge, query, max_hops=max_hops, limit=limit, you=self._you, explained=False
            )
        return self._answers[asked][0]

    def explain(self, ways: Iterable[tuple[PersonId, ...]]) -> dict[tuple[PersonId, ...], Path]:
        """Explain ways that :meth:`rank` has ranked, by the ids of their people; others are passed over."""
        wanted = set(ways)
        ends = {ids[-1] for ids in wanted}
        paths = {}
        for _, shown in self._answers.values():
            picked = [
                found
                for found in shown.outcome.found
                if shown.row(found[1][-1]).shown in ends
                and tuple([shown.row(key).shown for key in found[1]]) in wanted
            ]
            for path in shown.paths(picked):
                paths[tuple(person.id for person in path.people)] = path
        return paths


def _answer(
    knowledge: Knowledge, query: TargetQuery, *, max_hops: int, limit: int, you: bool, explained: bool
) -> tuple[Ranking, _Shown]:
    """Return a ranking, and what can explain it; ``explained``: what that needs is read at once."""
    if not 1 <= max_hops <= MOST_HOPS:
        raise InvalidInput("the number of ties must be 1 to 4", where="--max-hops")
    if limit < 1:
        raise InvalidInput("the number of paths must be at least 1", where="--limit")
    as_of = date.fromordinal(knowledge.as_of)
    meant = resolve(knowledge.reader.store, query, as_of=as_of, met=knowledge.met)
    targets = [key for key in meant if key != knowledge.start]
    if targets:
        outcome = Search(knowledge, targets, one=query.one, max_hops=max_hops, limit=limit).run()
    else:
        outcome = Outcome()
    unreached: set[int] = set()
    if query.people and len(outcome.found) < limit:
        unreached = {int(key) for key in targets} - {people[-1] for _, people, _ in outcome.found}
    shown = _Shown(knowledge, outcome, you=you)
    others = {knowledge.start, *targets[:1], *unreached}
    shown.read(outcome.found if explained else (), others)
    direct = None
    if query.one and targets:
        tie = outcome.near.get(targets[0])
        since = tie if isinstance(tie, int) else tie.since if tie is not None else 0
        direct = Direct(shown.person(targets[0]), tie is not None, date.fromordinal(since) if since else None)
    none_because = None if outcome.found else _none_because(shown, query, meant, targets, max_hops)
    ranking = Ranking(
        start=shown.person(knowledge.start),
        targets=len(targets),
        ways=shown.ranked(),
        direct=direct,
        none_because=none_because,
        unreached=tuple(sorted(map(shown.person, unreached), key=lambda person: (person.name, person.id))),
    )
    return ranking, shown


def _none_because(
    shown: _Shown, query: TargetQuery, meant: Sequence[int], targets: Sequence[int], max_hops: int
) -> str:
    """Say in one sentence why there is no path."""
    outcome, start = shown.outcome, shown.call(shown.knowledge.start)
    if meant and not targets:
        return "The person asked for is the one who asks."
    if not targets:
        return (
            "This profile is not in the store: no file that was imported names it."
            if query.one
            else "Nobody in the store fits what was asked for."
        )
    if not outcome.near:
        return f"No living tie of {start} is known on this day."
    whom = shown.call(targets[0]) if len(targets) == 1 else f"any of the {len(targets)} people asked for"
    if not any(outcome.far.values()):
        return f"No file that was imported says who knows {whom}."
    ties = "1 tie" if max_hops == 1 else f"{max_hops} ties"
    return f"No chain of at most {ties} leads from {start} to {whom}."


_Jobs = tuple[Sequence[AffiliationRow], Sequence[MentionRow]]


class _Shown:
    """Turns what a search found into paths with their reasons."""

    def __init__(self, knowledge: Knowledge, outcome: Outcome, *, you: bool) -> None:
        """Begin with nothing read."""
        self.knowledge = knowledge
        self.outcome = outcome
        self._you = you
        self._evidence: dict[tuple[int, int], list[EvidenceRow]] = {}
        self._named: dict[tuple[int, int], tuple[int, ...]] = {}
        self._jobs: dict[int, _Jobs] = {}
        self._explained: set[tuple[int, ...]] = set()

    def read(self, explained: Sequence[Found], others: Iterable[int] = ()) -> None:
        """Read everybody who is shown, and what some of the paths rest on, all at once."""
        people = {*others, *(person for _, people, _ in self.outcome.found for person in people)}
        explained = [found for found in explained if found[1] not in self._explained]
        self._explained.update(people for _, people, _ in explained)
        likely = [(people, group) for _, people, group in explained if group]
        pairs = {
            pair for _, people, group in explained for pair in pairwise(people[:-1] if group else people)
        }
        pairs |= {(people[-2], people[-1]) for people, group in likely if group.word == "conversation"}
        pairs |= self._name_contacts(explained)
        pairs -= self._evidence.keys()
        people.update(contact for contacts in self._named.values() for contact in contacts)
        workers = {p for people, group in likely if group.word != "conversation" for p in people[-2:]}
        workers -= self._jobs.keys()
        if not pairs and not workers:
            self.knowledge.read_rows(people)
            return
        evidence, grounds = self.knowledge.reader.grounds(pairs, people, workers, self.knowledge.met)
        self._evidence.update(evidence)
        for worker in workers:
            key = PersonKey(worker)
            self._jobs[worker] = grounds.jobs.get(key, ()), grounds.said.get(key, ())

    def row(self, key: int) -> PersonRow:
        """Return the row of somebody who is shown."""
        return self.knowledge.row(key)

    def person(self, key: int) -> Person:
        """Return somebody as outputs show them."""
        return describe(self.row(key))

    def call(self, key: int) -> str:
        """Return how sentences call somebody."""
        if self._you and key == self.knowledge.start:
            return "you"
        row = self.row(key)
        return row.name or row.shown

    def ranked(self) -> tuple[Ranked, ...]:
        """Return the ways in their order, without reasons."""
        people = {key: self.person(key) for _, keys, _ in self.outcome.found for key in keys}
        return tuple(
            Ranked(
                tuple([people[key] for key in keys]),
                cost,
                score_of(cost, len(keys) - 1),
                (*[True] * (len(keys) - 2), group is None),
            )
            for cost, keys, group in self.outcome.found
        )

    def paths(self, found: Sequence[Found]) -> tuple[Path, ...]:
        """Return what was found as paths, in the same order."""
        self.read(found)
        return tuple(map(self._path, found))

    def _name_contacts(self, found: Sequence[Found]) -> set[tuple[int, int]]:
        """Choose which shared contacts are named; return the ties that show that they are shared."""
        knowledge = self.knowledge
        both = {(people[1], people[-1]) for _, people, _ in found if len(people) <= 3}
        shared = {pair: sides for pair, sides in self.outcome.shared.items() if pair in both}
        knowledge.read_ids({contact for sides in shared.values() for side in sides for contact in side})
        pairs: set[tuple[int, int]] = set()
        for (x, target), sides in shared.items():
            for end, contacts in zip((knowledge.start, target), sides, strict=True):
                named = tuple(nsmallest(NAMED_CONTACTS, contacts, key=knowledge.id_of))
                self._named[x, end] = named
                pairs |= {(some, contact) for contact in named for some in (x, end)}
        return pairs

    def _path(self, found: Found) -> Path:
        """Build one path."""
        cost, people, group = found
        steps = []
        costs = []
        for number in range(len(people) - 1):
            inferred = group if number == len(people) - 2 else None
            terms, why = (
                self._inferred_step(people, inferred) if inferred else self._known_step(people, number)
            )
            costs.append(sum(term.cost for term in terms))
            x, y = people[number], people[number + 1]
            steps.append(
                Step(
                    self.row(x).shown,
                    self.row(y).shown,
                    inferred is None,
                    strength_of(costs[-1]),
                    terms,
                    tuple(sentence for sentence, _ in why),
                    tuple(where for _, where in why),
                )
            )
        start, target = people[0], people[-1]
        around = self.outcome.near.keys() & self.outcome.far[target].keys()
        return Path(
            people=tuple(self.person(key) for key in people),
            cost=cost,
            score=score_of(cost, len(steps)),
            steps=tuple(steps),
            weakest=costs.index(max(costs)),
            marks=(NEW_CIRCLE,) if not around - {start, *people} else (),
        )

    def _known_step(self, people: Sequence[int], number: int) -> tuple[tuple[Term, ...], tuple[Reason, ...]]:
        """Return terms and reasons of a known tie of a path."""
        knowledge = self.knowledge
        x, y = people[number], people[number + 1]
        rows = self._evidence[x, y]
        view = weave(rows, knowledge.lists, knowledge.as_of)
        if view is None:
            raise AssertionError("a path over a tie without evidence")
        target = people[-1]
        asked = [(x, y)] if number else []
        asked += [(y, x)] if number < len(people) - 2 or len(people) == 2 else []
        terms: list[Term] = []
        for one, other in asked:
            common = knowledge.common(other, one) if other in (people[0], target) else None
            if common is not None and len(people) <= 3:
                common = self._with_shared(common, one, other, target)
            asking = Asking(
                view,
                rows,
                knowledge.lists,
                knowledge.as_of,
                outward=one == x,
                total=knowledge.sent(one),
                x=self.call(one),
                y=self.call(other),
            )
            terms.extend(ask_terms(replace(asking, common=common) if common is not None else asking))
        shared = tuple((term.sentence, term.evidence) for term in terms if term.name in COMMON_GROUND)
        terms.extend(self._broker(people, number + 1))
        said = reasons(view, rows, knowledge.lists, self.call(x), self.call(y), knowledge.as_of)
        return tuple(terms), (*said, *shared)

    def _with_shared(self, common: Common, x: int, end: int, target: int) -> Common:
        """Add the contacts that somebody shares with an end of the path, a few of them by name."""
        contacts = self.outcome.shared.get((x, target), (frozenset(), frozenset()))[end == target]
        named = self._named.get((x, end), ())
        lists, as_of = self.knowledge.lists, self.knowledge.as_of
        proof = {
            line
            for contact in named
            for some in (x, end)
            for line in sources(self._evidence[some, contact], lists, as_of, lambda _: True)[:1]
        }
        return replace(
            common,
            shared=len(contacts),
            contacts=tuple(map(self.call, named)),
            contact_evidence=tuple(sorted(proof)),
        )

    def _broker(self, people: Sequence[int], number: int) -> list[Term]:
        """Return the term of the person a step enters, if they stand between."""
        if number == len(people) - 1:
            return []
        degree, tried, known = self.knowledge.standing(people[number])
        return [broker_term(self.call(people[number]), degree, tried, known=known)]

    def _inferred_step(
        self, people: Sequence[int], group: Group
    ) -> tuple[tuple[Term, ...], tuple[Reason, ...]]:
        """Return terms and reasons of an inferred last tie."""
        y, target = people[-2], people[-1]
        sentence = group.sentence(self.call(y), self.call(target))
        unknown = f"No file says how well {self.call(y)} knows {self.call(target)}."
        proof = self._proof(group, y, target)
        return (
            Term("unknown_tie", 0.0, GREATEST, unknown),
            Term("inferred", float(group.size), group.penalty, sentence, proof),
        ), ((sentence, proof),)

    def _proof(self, group: Group, y: int, target: int) -> tuple[tuple[str, int], ...]:
        """Return where it stands that two people belong to a group."""
        knowledge = self.knowledge
        lists = knowledge.lists
        if group.word == "conversation":
            rows = self._evidence.get((y, target), [])
            return sources(rows, lists, knowledge.as_of, lambda row: row[2] == int(Kind.GROUP_MESSAGE))
        key = company_key(group.name)
        kind = AffiliationKind.EDUCATION if group.word == "school" else AffiliationKind.POSITION
        found: set[tuple[str, int]] = set()
        for person in (y, target):
            own, said = self._jobs[person]
            proof = {
                (lists.source(row.origin, row.file), row.line)
                for row in own
                if row.kind == kind and row.key == key and row.start <= knowledge.as_of
            }
            if not proof or group.word == "employer":
                proof |= {
                    (lists.source(mention.origin, mention.file), mention.line)
                    for mention in said
                    # What owners say of themselves stands in their own list of jobs, not in a line of its own.
                    if mention.line and mention.current and company_key(mention.company) == key
                }
            found |= proof
        return tuple(sorted(found))
