"""Whom a member wants to meet, and all the ways there: what a plan chooses from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from graph.errors import NotFound
from graph.model import Path, Person, PersonId
from graph.paths import PathsResult
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
        reasons: What each tie rests on, in one sentence; empty for writing to a stranger.
    """

    people: tuple[Person, ...]
    cost: int | None = None
    score: float | None = None
    known: tuple[bool, ...] = ()
    reasons: tuple[str, ...] = ()

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


def gather(
    targets: Iterable[Target], find: Callable[[TargetQuery], PathsResult], *, staff: int = STAFF
) -> tuple[Wanted, ...]:
    """Collect all ways to everybody a member wants to meet.

    Args:
        targets: Whom they want.
        find: Asks the network, from the member, as of the day of the plan; with room for :data:`WAYS` paths.
        staff: How many people of a company, title or school to look at, the best placed first.

    Returns:
        Each person once, with the greatest value they are wanted with; in the order of the targets.
    """
    found: dict[PersonId, Wanted] = {}
    for target in targets:
        for wanted in _wanted(target, find, staff):
            before = found.get(wanted.target.id)
            if before is None:
                found[wanted.target.id] = wanted
            else:
                ways = before.ways if len(before.ways) >= len(wanted.ways) else wanted.ways
                found[wanted.target.id] = replace(before, value=max(before.value, wanted.value), ways=ways)
    return tuple(found.values())


def _wanted(target: Target, find: Callable[[TargetQuery], PathsResult], staff: int) -> list[Wanted]:
    """Return the people one target means."""
    stand_in = Person(target.person or PersonId(f"target:{target.number}"), name_of(target))
    try:
        result = find(query_of(target))
    except NotFound:
        return [Wanted(stand_in, target.value, (), "nobody of that name is in the store any more")]
    if target.person is not None:
        person = result.direct.person if result.direct is not None else stand_in
        ways = tuple(way_of(path) for path in result.paths)
        if result.direct is not None and not any(len(way.people) == 2 for way in ways):
            ways = (*ways, Way((result.start, person)))
        return [Wanted(person, target.value, ways, result.none_because)]
    if not result.paths:
        return [Wanted(stand_in, target.value, (), result.none_because)]
    people = []
    for path in result.paths[:staff]:
        ways = (way_of(path),) if path.hops == 1 else (way_of(path), Way((result.start, path.people[-1])))
        people.append(Wanted(path.people[-1], target.value, ways))
    return people


def way_of(path: Path) -> Way:
    """Return a path as a way."""
    return Way(
        path.people,
        path.cost,
        path.score,
        tuple(step.known for step in path.steps),
        tuple(step.reasons[0] if step.reasons else "" for step in path.steps),
    )
