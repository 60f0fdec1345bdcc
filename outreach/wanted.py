"""Whom a member wants to meet, and all the ways there: what a plan chooses from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from graph.errors import NotFound
from graph.model import Person, PersonId
from graph.paths import Ranked, Ranking
from graph.query import TargetQuery
from outreach.profile import Target
from outreach.states import PathClass

WAYS = 200
"""How many paths to one target are looked at (assumption: the best one of a rested connector is among them)."""

STAFF = 20
"""How many people of a wanted company, title or school are looked at, the best placed first (assumption)."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to somebody who is wanted: along a path, or by writing directly.

    Attributes:
        people: From the member to the target; just the two for writing directly.
        cost: The placement of the path, the least first; None for writing to a stranger.
        score: The score of the path; None for writing to a stranger.
        known: For each tie whether it is a known one; empty for writing to a stranger.
    """

    people: tuple[Person, ...]
    cost: int | None = None
    score: float | None = None
    known: tuple[bool, ...] = ()

    @property
    def ids(self) -> tuple[PersonId, ...]:
        """Everybody on it, from the member to the target."""
        return tuple([person.id for person in self.people])

    @property
    def connectors(self) -> tuple[PersonId, ...]:
        """Who stands between."""
        return tuple(person.id for person in self.people[1:-1])

    @property
    def path_class(self) -> PathClass:
        """The class of the path, by which odds are kept."""
        return PathClass.of([person.id for person in self.people], cold=self.cost is None)

    @property
    def inferred(self) -> bool:
        """Whether an inferred tie is on it."""
        return not all(self.known)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody a member wants to meet, with all ways to them.

    Attributes:
        target: Who; for a query nobody fits, what was asked for stands in the place of the name.
        value: What a conversation is worth, 1 to 3.
        ways: The best placed first, writing directly included; empty where there is none.
        none_because: Why there is no path, in one sentence; None where there is one.
    """

    target: Person
    value: int
    ways: tuple[Way, ...]
    none_because: str | None = None


def query_of(target: Target) -> TargetQuery:
    """Return what to ask the network for a target.

    Example:
        >>> from datetime import date
        >>> query_of(Target(1, PersonId("li:me"), PersonId("li:cy"), None, None, None, 2, date(2026, 1, 5))).person
        'li:cy'
    """
    if target.person is not None:
        return TargetQuery(person=target.person)
    return TargetQuery(company=target.company, title=target.title, school=target.school)


def name_of(target: Target) -> str:
    """Return what a target is called when it is not one person.

    Example:
        >>> from datetime import date
        >>> name_of(Target(1, PersonId("li:me"), None, "Acme", "engineer", None, 2, date(2026, 1, 5)))
        'anybody at Acme, engineer'
    """
    if target.person is not None:
        return target.person
    at = f" at {target.company}" if target.company else ""
    rest = [*([target.title] if target.title else []), *([f"from {target.school}"] if target.school else [])]
    return f"anybody{at}{', ' if rest else ''}{', '.join(rest)}"


class Ranks(Protocol):
    """What ranks ways, without explaining them; :class:`graph.paths.Ranker` does."""

    def rank(self, query: TargetQuery, *, max_hops: int = 3, limit: int) -> Ranking:
        """Rank the ways to whom a question means, from the member, as of the day of the plan."""


def gather(targets: Iterable[Target], ranks: Ranks, *, staff: int = STAFF) -> tuple[Wanted, ...]:
    """Collect all ways to everybody a member wants to meet.

    Args:
        targets: Whom they want.
        ranks: Asks the network.
        staff: How many people of a company, title or school to look at, the best placed first.

    Returns:
        Each person once, with the greatest value they are wanted with; in the order of the targets.
    """
    found: dict[PersonId, Wanted] = {}
    for target in targets:
        if target.person is not None:
            people = [_reached(Person(target.person, target.person), ranks)]
        else:
            ranking = ranks.rank(query_of(target), limit=staff)
            people = [found.get(way.people[-1].id) or _employed(way, ranks) for way in ranking.ways]
            if not people:
                stand_in = Person(PersonId(f"target:{target.number}"), name_of(target))
                people = [Wanted(stand_in, 0, (), ranking.none_because)]
        for each in people:
            before = found.get(each.target.id)
            value = max(target.value, before.value if before is not None else 0)
            found[each.target.id] = replace(each, value=value)
    return tuple(found.values())


def _employed(best: Ranked, ranks: Ranks) -> Wanted:
    """Return one of the people of a company, title or school, with the ways that are as short as the best one.

    The connector of the best one may have to rest, or be asked about somebody else. Who is known already is asked
    without anybody between, and over more people than on the best way there is next to nothing to gain.
    """
    if len(best.people) > 2:
        return _reached(best.people[-1], ranks, max_hops=len(best.people) - 1)
    return Wanted(best.people[-1], 0, (Way(best.people, best.cost, best.score, best.known),))


def _reached(person: Person, ranks: Ranks, *, max_hops: int = 3) -> Wanted:
    """Return somebody with all ways to them; their value is for others to say."""
    try:
        ranking = ranks.rank(TargetQuery(person=person.id), max_hops=max_hops, limit=WAYS)
    except NotFound:
        return Wanted(person, 0, (), "nobody of that name is in the store any more")
    ways = [Way(each.people, each.cost, each.score, each.known) for each in ranking.ways]
    if ranking.direct is not None:
        person = ranking.direct.person
        if not any(len(way.people) == 2 for way in ways):
            ways.append(Way((ranking.start, person)))
    return Wanted(person, 0, tuple(ways), ranking.none_because)
