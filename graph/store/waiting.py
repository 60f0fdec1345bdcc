"""Rows of lists that wait to be written: who stands on which list, kept back until many are written in one order.

Five hundred lists name their people in five hundred orders. Written list by list, every row is put into another place
of the store; written together, sorted by person, each lands beside the last, which takes half the time. Whoever reads
in between asks first for the rows of the people they read. Nothing here knows how they are stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Kind
from graph.store import EvidenceRow, ListRows
from graph.store.packed import AGE_BITS, LINE_BITS

MOST_ROWS = 1_000_000
"""Rows that may wait, about 80 MiB. Assumption: a larger import writes them in several turns."""

PLACE_BITS = 16
"""Bits that tell of a row which of the waiting lists it is on, from 0 in the order in which they came."""

MOST_LISTS = 1 << PLACE_BITS
"""Lists that may wait."""

_SHIFT = LINE_BITS + AGE_BITS + PLACE_BITS  # of the person in a number
_SPAN = 1 << (63 - _SHIFT)  # people that one portion can tell apart
_PORTION = 5_000  # rows that are written at once; 1,000 and 20,000 cost the same


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
            (:data:`graph.store.packed.LINE_BITS`), how many days before the day after the newest of its list, 0 for no
            day (:data:`graph.store.packed.AGE_BITS`), and which of the waiting lists it is on (:data:`PLACE_BITS`).
    """

    first: int
    numbers: Sequence[int]


class WaitingRows:
    """Rows of lists by the people they name, and of each person in the order in which they came.

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
        self._rows: defaultdict[int, list[int]] = defaultdict(list)
        self._count = 0

    def __bool__(self) -> bool:
        """Tell whether any row waits."""
        return bool(self._lists)

    @property
    def full(self) -> bool:
        """Whether no more should be added."""
        return self._count >= MOST_ROWS or len(self._lists) >= MOST_LISTS

    def add(self, number: int, rows: ListRows) -> None:
        """Keep the rows of a list back.

        Args:
            number: The number of the list.
            rows: Its rows; :func:`graph.store.packed.pack` accepts them.
        """
        place, newest = len(self._lists), max(rows.days)
        self._lists.append(_List(number, rows.owner, rows.origin, rows.file, newest))
        after, waiting = newest + 1, self._rows
        for person, line, day in zip(rows.people, rows.lines, rows.days, strict=True):
            age = after - day if day else 0
            waiting[person].append((line << AGE_BITS | age) << PLACE_BITS | place)
        self._count += len(rows.people)

    def lists(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield place, number, owner and newest day of every list, by place."""
        for place, each in enumerate(self._lists):
            yield place, each.number, each.owner, each.newest

    def of_people(self, people: Iterable[int]) -> Iterator[ListedRow]:
        """Yield the rows of these people."""
        for person in people:
            for row in self._rows.get(person, ()):
                yield self._lists[row & MOST_LISTS - 1].row(person, row)

    def of_pairs(self, pairs: Iterable[tuple[int, int]]) -> Iterator[EvidenceRow]:
        """Yield what rows say in which one of a pair stands on a list of the other, seen from the first of the pair."""
        lists = self._lists
        for a, b in pairs if lists else ():
            for owner, person in ((a, b), (b, a)):
                for row in self._rows.get(person, ()):
                    each = lists[row & MOST_LISTS - 1]
                    if each.owner == owner:
                        yield each.row(person, row).fact(from_owner=owner == a)

    def portions(self) -> Iterator[Portion]:
        """Yield all rows in the order of their persons, in portions."""
        first, numbers = 0, list[int]()
        for person, rows in sorted(self._rows.items()):
            if numbers and (len(numbers) >= _PORTION or person >= first + _SPAN):
                yield Portion(first, numbers)
                numbers = []
            if not numbers:
                first = person
            base = person - first << _SHIFT
            numbers.extend([base | row for row in rows] if base else rows)
        if numbers:
            yield Portion(first, numbers)


class _List(NamedTuple):
    """A list that waits: its number, its owner, where it is from, and its newest day."""

    number: int
    owner: int
    origin: int
    file: int
    newest: int

    def row(self, person: int, row: int) -> ListedRow:
        """Return one of its rows, which says in bits the line, the age and the place of the list."""
        line, age = row >> PLACE_BITS + AGE_BITS, row >> PLACE_BITS & (1 << AGE_BITS) - 1
        day = self.newest + 1 - age if age else 0
        return ListedRow(person, self.owner, day, self.number, self.origin, self.file, line)
