"""Who opens doors: the people somebody knows, by how many wanted people they know in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.model import Person, PersonKey
from graph.sameness import describe
from graph.store import GraphStore
from graph.ties import grouped, read_lists, weave

__all__ = ["Opening", "connectors"]


@dataclass(frozen=True, slots=True)
class Opening:
    """A first-degree connector and the wanted people they know.

    Attributes:
        person: The connector.
        opens: Whom they know, by name, then id; at least one.
    """

    person: Person
    opens: tuple[Person, ...]


def connectors(
    store: GraphStore, start: PersonKey, targets: Iterable[PersonKey], *, as_of: date
) -> list[Opening]:
    """Return the people whom somebody knows and who know wanted people, by known ties that live on the day.

    Args:
        store: Where the network is.
        start: The root of the person who asks.
        targets: The roots of the wanted people; those whom the start knows already are left out.
        as_of: The day; later evidence does not count.

    Returns:
        Who opens most first, then by id.
    """
    lists = read_lists(store)
    day = as_of.toordinal()
    mine = {
        view.b
        for pair in grouped(store.evidence_of([start]))
        if (view := weave(pair, lists, day)) is not None and view.living
    }
    wanted = {key for key in targets if key != start and key not in mine}
    opened: dict[int, list[int]] = {}
    pairs = store.evidence_between(map(PersonKey, sorted(mine)), sorted(wanted)) if mine and wanted else ()
    for pair in grouped(pairs):
        view = weave(pair, lists, day)
        if view is not None and view.living:
            opened.setdefault(view.a, []).append(view.b)
    everybody = {PersonKey(key) for key in opened} | {
        PersonKey(key) for keys in opened.values() for key in keys
    }
    rows = store.person_rows(everybody)
    people = {int(key): describe(row) for key, row in rows.items()}
    found = [
        Opening(
            people[connector],
            tuple(sorted((people[key] for key in keys), key=lambda person: (person.name, person.id))),
        )
        for connector, keys in opened.items()
    ]
    return sorted(found, key=lambda each: (-len(each.opens), each.person.id))
