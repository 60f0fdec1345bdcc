"""The network as it stands on a day, for other programs: people and living ties, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.model import Kind, Person, PersonKey
from graph.sameness import describe
from graph.store import GraphStore
from graph.ties import grouped, read_lists, weave

__all__ = ["ExportedTie", "living_ties", "people"]

_BATCH = 2_000  # people whose evidence is held in memory at a time


@dataclass(frozen=True, slots=True)
class ExportedTie:
    """A living tie.

    Attributes:
        a: The end with the smaller id.
        b: The other.
        since: The first day; None when no day is known.
        kinds: What it rests on, each kind once, in the order of :class:`graph.model.Kind`.
        messages: Messages either way.
        last: The day of the last dated message; None for none.
    """

    a: Person
    b: Person
    since: date | None
    kinds: tuple[Kind, ...]
    messages: int
    last: date | None


def people(store: GraphStore) -> list[Person]:
    """Return everybody in the store, by id.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     people(store)
        []
    """
    return sorted((describe(row) for row in store.scan_people()), key=lambda person: person.id)


def living_ties(store: GraphStore, *, as_of: date) -> Iterator[ExportedTie]:
    """Yield every living known tie once, by the ids of its ends.

    Args:
        store: Where the network is.
        as_of: The day; later evidence does not count.
    """
    lists = read_lists(store)
    day = as_of.toordinal()
    everybody = {row.key: describe(row) for row in store.scan_people()}
    order = sorted(everybody, key=lambda key: everybody[key].id)
    rank = {key: at for at, key in enumerate(order)}
    for at in range(0, len(order), _BATCH):
        found: list[tuple[int, int, ExportedTie]] = []
        for pair in grouped(store.evidence_of(order[at : at + _BATCH])):
            a, b = PersonKey(pair[0][0]), PersonKey(pair[0][1])
            if rank[a] > rank[b]:
                continue
            view = weave(pair, lists, day)
            if view is None or not view.living:
                continue
            kinds = sorted({row[2] for row in pair if row[3] <= day})
            tie = ExportedTie(
                everybody[a],
                everybody[b],
                date.fromordinal(view.since) if view.since else None,
                tuple(map(Kind, kinds)),
                view.sent + view.got,
                date.fromordinal(view.last) if view.last else None,
            )
            found.append((rank[a], rank[b], tie))
        found.sort(key=lambda each: each[:2])
        yield from (tie for _, _, tie in found)
