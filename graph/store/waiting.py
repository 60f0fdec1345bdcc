"""Rows of lists that wait to be written: who stands on which list, kept back until many are written in one order.

Five hundred lists name their people in five hundred orders. Written list by list, every row is put into another place
of the store; written together, sorted by person, each lands beside the last, which takes half the time. Whoever reads
in between asks first for the rows of the people they read. Nothing here knows how they are stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.model import Kind, PersonKey
from graph.store import EvidenceRow, ListRows
from graph.store.packed import AGE_BITS, LINE_BITS

MOST_ROWS = 1_000_000
"""Rows that may wait, about 80 MiB. Assumption: a larger import writes them in several turns."""

MOST_LISTS = 1 << 16
"""Lists that may wait: so many numbers fit beside a row."""

_SHIFT = LINE_BITS + AGE_BITS  # of the person in a number
_PLACE = MOST_LISTS.bit_length() - 1  # bits of the list
_SPAN = 1 << (63 - _SHIFT - _PLACE)  # people that one portion can tell apart
_PORTION = 5_000  # rows that are written at once


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


class Portion(NamedTuple):
    """Rows to be written together, in the order of their persons.

    Attributes:
        first: The first person.
        numbers: One number for each row: in bits, from the highest, the person after ``first``, the line
            (:data:`graph.store.packed.LINE_BITS`), the age (:data:`graph.store.packed.AGE_BITS`) and which of the
            waiting lists it is (:data:`PLACE_BITS`).
    """

    first: int
    numbers: Sequence[int]


PLACE_BITS = _PLACE
"""Bits of a number that tell which of the waiting lists it is of, from 0 in the order in which they came."""


class _List(NamedTuple):
    """A list that waits: its number, its rows, and whom they name."""

    number: int
    rows: ListRows
    people: frozenset[int]

    def row(self, person: int) -> ListedRow:
        """Return the row of somebody it names."""
        rows = self.rows
        at = rows.people.index(PersonKey(person))
        return ListedRow(
            person, rows.owner, rows.days[at], self.number, rows.origin, rows.file, rows.lines[at]
        )


class WaitingRows:
    """Rows of lists in the order in which they came.

    Example:
        >>> from graph.model import ImportId, PersonKey
        >>> waiting = WaitingRows()
        >>> rows = ListRows(PersonKey(7), ImportId(1), 0, [PersonKey(9)], [5], [738_000], ["Ada"], [""], [""])
        >>> waiting.add(1, rows)
        >>> [row.fact() for row in waiting.of_people([9])]
        [(9, 7, 1, 738000, 0, 1, 1, 0, 5, '')]
        >>> [(portion.first, len(portion.numbers)) for portion in waiting.portions()]
        [(9, 1)]
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._lists: list[_List] = []
        self._owned: dict[int, list[_List]] = {}
        self._rows = 0

    def __bool__(self) -> bool:
        """Tell whether any row waits."""
        return bool(self._lists)

    @property
    def full(self) -> bool:
        """Whether no more should be added."""
        return self._rows >= MOST_ROWS or len(self._lists) >= MOST_LISTS

    def add(self, number: int, rows: ListRows) -> None:
        """Keep the rows of a list back.

        Args:
            number: The number of the list.
            rows: Its rows; :func:`graph.store.packed.pack` accepts them.
        """
        added = _List(number, replace(rows, names=(), companies=(), positions=()), frozenset(rows.people))
        self._lists.append(added)
        self._owned.setdefault(rows.owner, []).append(added)
        self._rows += len(rows.people)

    def lists(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield place, number, owner and newest day of every list, by place."""
        for place, (number, rows, _) in enumerate(self._lists):
            yield place, number, rows.owner, max(rows.days)

    def of_people(self, people: Iterable[int]) -> Iterator[ListedRow]:
        """Yield the rows of these people."""
        for person in people if self._lists else ():
            for each in self._lists:
                if person in each.people:
                    yield each.row(person)

    def of_pairs(self, pairs: Iterable[tuple[int, int]]) -> Iterator[EvidenceRow]:
        """Yield what rows say in which one of a pair stands on a list of the other, seen from the first of the pair."""
        for a, b in pairs if self._lists else ():
            for owner, person in ((a, b), (b, a)):
                for each in self._owned.get(owner, ()):
                    if person in each.people:
                        yield each.row(person).fact(from_owner=owner == a)

    def portions(self) -> Iterator[Portion]:
        """Yield all rows in the order of their persons, in portions."""
        numbers: list[int] = []
        for place, each in enumerate(self._lists):
            rows, after = each.rows, max(each.rows.days) + 1
            told = zip(rows.people, rows.lines, rows.days, strict=True)
            numbers.extend(
                [
                    ((person << LINE_BITS | line) << AGE_BITS | (after - day if day else 0)) << _PLACE | place
                    for person, line, day in told
                ]
            )
        numbers.sort()
        at, shift = 0, _SHIFT + _PLACE
        while at < len(numbers):
            first = numbers[at] >> shift
            end = min(at + _PORTION, len(numbers))
            if numbers[end - 1] >> shift >= first + _SPAN:
                end = bisect_left(numbers, (first + _SPAN) << shift, at, end)
            base = first << shift
            yield Portion(first, [number - base for number in numbers[at:end]])
            at = end
