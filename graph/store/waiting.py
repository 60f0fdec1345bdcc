"""Places on lists that wait to be written, kept back until those of many lists are written together.

Five hundred lists name their people in five hundred orders. Written list by list, every place would be put into another
part of the store, each person's five hundred times; written together, each person's are written once. Whoever reads in
between asks first for the places of the people they read. Nothing here knows how they are stored.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from graph.model import Kind
from graph.store import EvidenceRow, ListRows
from graph.store.packed import DAY_BITS, LINE_BITS, Place

MOST_ROWS = 1_000_000
"""Rows that may wait, about 80 MiB. Assumption: a larger import writes them in several turns."""


class ListedRow(NamedTuple):
    """One person on one list.

    Attributes:
        person: Who.
        owner: Whose list it is.
        day: The ordinal of the day; 0 for none.
        list: The number of the list.
        origin: The import that the list is of.
        file: The number of the file within it.
        line: The physical line.
    """

    person: int
    owner: int
    day: int
    list: int
    origin: int
    file: int
    line: int

    def fact(self, *, from_owner: bool = False) -> EvidenceRow:
        """Return what the row says of the tie, seen from the person, or from the owner."""
        a, b = (self.owner, self.person) if from_owner else (self.person, self.owner)
        kind = int(Kind.CONNECTION)
        return a, b, kind, self.day, 0, 1, self.origin, self.file, self.line, ""


class WaitingRows:
    """Rows of lists by the people they name, and of each person in the order in which they came.

    Example:
        >>> from graph.model import ImportId, PersonKey
        >>> waiting = WaitingRows()
        >>> rows = ListRows(PersonKey(7), ImportId(1), 0, [PersonKey(9)], [5], [738_000], [("Ada", "", "")])
        >>> waiting.add(3, rows)
        >>> [row.fact() for row in waiting.of_people([9])]
        [(9, 7, 1, 738000, 0, 1, 1, 0, 5, '')]
        >>> [(person, [Place.of(place) for place in places]) for person, places in waiting.places()]
        [(9, [Place(list=3, line=5, day=738000)])]
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._lists: dict[int, tuple[int, int, int]] = {}  # owner, import and file of each
        self._places: defaultdict[int, array[int]] = defaultdict(partial(array, "q"))
        self._count = 0

    def __bool__(self) -> bool:
        """Tell whether any row waits."""
        return bool(self._lists)

    @property
    def full(self) -> bool:
        """Whether no more should be added."""
        return self._count >= MOST_ROWS

    def add(self, number: int, rows: ListRows) -> None:
        """Keep the rows of a list back.

        Args:
            number: The number of the list, below :data:`graph.store.packed.MOST_LISTS`.
            rows: Its rows; :func:`graph.store.packed.pack` accepts them.
        """
        self._lists[number] = rows.owner, rows.origin, rows.file
        base, waiting = number << LINE_BITS + DAY_BITS, self._places
        for person, line, day in zip(rows.people, rows.lines, rows.days, strict=True):
            waiting[person].append(base | line << DAY_BITS | day)
        self._count += len(rows.people)

    def of_people(self, people: Iterable[int]) -> Iterator[ListedRow]:
        """Yield the rows of these people."""
        for person in people:
            for place in self._places.get(person, ()):
                yield self._row(person, place)

    def of_pairs(self, pairs: Iterable[tuple[int, int]]) -> Iterator[EvidenceRow]:
        """Yield what rows say in which one of a pair stands on a list of the other, seen from the first of the pair."""
        lists = self._lists
        for a, b in pairs if lists else ():
            for owner, person in ((a, b), (b, a)):
                for place in self._places.get(person, ()):
                    if lists[place >> LINE_BITS + DAY_BITS][0] == owner:
                        yield self._row(person, place).fact(from_owner=owner == a)

    def places(self) -> Iterator[tuple[int, array[int]]]:
        """Yield each person and their places, packed (:class:`graph.store.packed.Place`), by person."""
        yield from sorted(self._places.items())

    def _row(self, person: int, packed: int) -> ListedRow:
        """Return the row of a person at a place."""
        place = Place.of(packed)
        owner, origin, file = self._lists[place.list]
        return ListedRow(person, owner, place.day, place.list, origin, file, place.line)
