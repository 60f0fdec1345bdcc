"""Places on lists that wait to be written, kept back until those of many lists are written together.

Five hundred lists name their people in five hundred orders. Written list by list, every place would be put into another
part of the store, each person's five hundred times; written together, each person's are written once. Whoever reads in
between asks first for the places of the people they read. Nothing here knows how they are stored.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from graph.model import Kind
from graph.store import EvidenceRow
from graph.store.packed import DAY_BITS, LINE_BITS, PackedList

MOST_ROWS = 1_000_000
"""Rows that may wait, 25 MiB, and 115 MiB where each list was looked into. Assumption: a larger import writes them in
several turns."""

WITH_NUMPY = 50_000
"""With so many rows numpy is loaded to sort them. Measured: it takes a tenth of a second to load, and sorts and parts
half a million rows in a sixth of the time of dictionaries, where every step leads to another part of the memory."""


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
        >>> from graph.store import ListRows
        >>> from graph.store.packed import Place, pack
        >>> rows = ListRows(PersonKey(7), ImportId(1), 0, [PersonKey(9)], [5], [738_000], [("Ada", "", "")])
        >>> waiting = WaitingRows()
        >>> waiting.add(3, pack(rows))
        >>> [row.fact() for row in waiting.of_people([9])]
        [(9, 7, 1, 738000, 0, 1, 1, 0, 5, '')]
        >>> [(person, [Place.of(place) for place in array("q", places)]) for person, places in waiting.places()]
        [(9, [Place(list=3, line=5, day=738000)])]
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._lists: dict[int, _List] = {}
        self._owned: dict[int, list[int]] = {}  # the numbers of the lists of each owner
        self._count = 0
        self._sorted: tuple[list[int], list[int], bytes] | None = None

    def __bool__(self) -> bool:
        """Tell whether any row waits."""
        return bool(self._lists)

    def __contains__(self, number: int) -> bool:
        """Tell whether the rows of a list wait."""
        return number in self._lists

    @property
    def full(self) -> bool:
        """Whether no more should be added."""
        return self._count >= MOST_ROWS

    @property
    def many(self) -> bool:
        """Whether sorting them takes long."""
        return self._count >= WITH_NUMPY

    def add(self, number: int, packed: PackedList) -> None:
        """Keep the rows of a list back.

        Args:
            number: The number of the list, below :data:`graph.store.packed.MOST_LISTS`.
            packed: The list.
        """
        self._lists[number] = _List(number, packed)
        self._owned.setdefault(packed.owner, []).append(number)
        self._count += len(packed.people) // 8

    def of_people(self, people: Collection[int]) -> Iterator[ListedRow]:
        """Yield the rows of these people, list by list."""
        for each in self._lists.values():
            where = each.where or each.look()
            for person in people:
                if person in where:
                    yield each.row(person, where[person])

    def of_pairs(self, pairs: Iterable[tuple[int, int]]) -> Iterator[EvidenceRow]:
        """Yield what rows say in which one of a pair stands on a list of the other, seen from the first of the pair."""
        for a, b in pairs if self._lists else ():
            for owner, person in ((a, b), (b, a)):
                for number in self._owned.get(owner, ()):
                    each = self._lists[number]
                    where = each.where or each.look()
                    if person in where:
                        yield each.row(person, where[person]).fact(from_owner=owner == a)

    def sort(self) -> None:
        """Do the greater part of what :meth:`places` does, where it takes long; nothing is added after that."""
        if self.many and self._sorted is None:
            self._sorted = self._sort_with_numpy()

    def places(self) -> Iterator[tuple[int, bytes]]:
        """Yield each person and their places (:class:`graph.store.packed.Place`) as 64-bit integers, by person."""
        if self.many:
            people, first, packed = self._sorted or self._sort_with_numpy()
            for person, begin, end in zip(people, first, [*first[1:], len(packed)], strict=True):
                yield person, packed[begin:end]
            return
        found: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        for each in self._lists.values():
            base = each.number << LINE_BITS + DAY_BITS
            for person, line, day in zip(each.people, each.lines, each.days, strict=True):
                found[person].append(base | line << DAY_BITS | day)
        for person in sorted(found):
            yield person, found[person].tobytes()

    def _sort_with_numpy(self) -> tuple[list[int], list[int], bytes]:
        """Return people, where the places of each begin, and all places, by person."""
        import numpy

        lists = self._lists.values()
        people = numpy.concatenate([numpy.frombuffer(each.people, numpy.int64) for each in lists])
        places = numpy.concatenate(
            [
                numpy.frombuffer(each.lines, numpy.int64) << DAY_BITS
                | numpy.frombuffer(each.days, numpy.int64)
                | each.number << LINE_BITS + DAY_BITS
                for each in lists
            ]
        )
        # Numbers are sorted ten times as fast as their order is found; so each takes its place along.
        bits = len(people).bit_length()
        numbered = numpy.sort(people << bits | numpy.arange(len(people)))
        people, packed = numbered >> bits, places[numbered & (1 << bits) - 1].tobytes()
        first = numpy.flatnonzero(numpy.diff(people, prepend=-1))
        return people[first].tolist(), (first * 8).tolist(), packed


class _List:
    """A list that waits, without what it says of people.

    Attributes:
        number: Its number.
        owner: Whose it is.
        origin: The import.
        file: The number of the file within it.
        people: Whom it names; this and the next ones as in :class:`graph.store.packed.PackedList`.
        lines: The physical lines.
        days: The days.
        where: At which place in its order it names whom; empty until somebody looks.
    """

    __slots__ = ("days", "file", "lines", "number", "origin", "owner", "people", "where")

    def __init__(self, number: int, packed: PackedList) -> None:
        """Keep its columns."""
        self.number = number
        self.owner, self.origin, self.file = packed.owner, packed.origin, packed.file
        self.people, self.lines, self.days = (
            array("q", column) for column in (packed.people, packed.lines, packed.days)
        )
        self.where: dict[int, int] = {}

    def look(self) -> dict[int, int]:
        """Note where the list names whom."""
        self.where = dict(zip(self.people, range(len(self.people)), strict=True))
        return self.where

    def row(self, person: int, at: int) -> ListedRow:
        """Return one of its rows."""
        return ListedRow(
            person, self.owner, self.days[at], self.number, self.origin, self.file, self.lines[at]
        )
