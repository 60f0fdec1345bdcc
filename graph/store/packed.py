"""A list of connections in packed form: what a thousand rows say, in a few columns.

Lists are what large imports consist of, and writing a row costs more than everything else that happens to it. An
embedded store therefore keeps the ordinary rows of a list together, column by column, beside one row for each person
that names their places on lists. Nothing here knows how it is stored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import ImportId, Kind, PersonKey
from graph.said import Said, SaidTexts
from graph.store import EvidenceRow, ListRows, MentionRow

LINE_BITS = 20
"""Lines are packed into so many bits: lists of up to a million lines."""

DAY_BITS = 22
"""Days are packed into so many bits: the ordinal of the last one that there is, 3,652,059, fits."""

MOST_LISTS = 1 << (63 - LINE_BITS - DAY_BITS)
"""Lists that can be packed, more than two million; their numbers are packed into the bits that are left."""


class Place(NamedTuple):
    """Where somebody stands on a list.

    Attributes:
        list: The number of the list, below :data:`MOST_LISTS`.
        line: The physical line.
        day: The ordinal of the day; 0 for none.
    """

    list: int
    line: int
    day: int

    @classmethod
    def of(cls, number: int) -> Place:
        """Unpack a place: in bits, from the highest, list, line and day.

        Example:
            >>> Place.of(3 << LINE_BITS + DAY_BITS | 5 << DAY_BITS | 738000)
            Place(list=3, line=5, day=738000)
        """
        line = number >> DAY_BITS & (1 << LINE_BITS) - 1
        return cls(number >> LINE_BITS + DAY_BITS, line, number & (1 << DAY_BITS) - 1)


class PackedList(NamedTuple):
    """The columns of a list as they are kept; rows are in the order of the file, so lines ascend.

    Attributes:
        origin: The import.
        file: The number of the file within it.
        owner: The root whose list it is.
        people: Whom it lists, as 64-bit integers.
        lines: The physical lines, likewise.
        days: The days as ordinals, 0 for none, likewise.
        texts: What the rows say, joined (:class:`graph.said.SaidTexts`).
    """

    origin: int
    file: int
    owner: int
    people: bytes
    lines: bytes
    days: bytes
    texts: str

    def facts(self, only: Container[int] | None = None) -> Iterator[EvidenceRow]:
        """Yield what the list says of ties, seen from its owner, by person.

        Args:
            only: Of whom; None for everybody.
        """
        # Alike to the letter but for three columns; sorted by the person.
        columns = zip(self.listed(), _numbers(self.days), _numbers(self.lines), strict=True)
        rows = sorted(columns if only is None else (row for row in columns if row[0] in only))
        owner, kind, origin, file = self.owner, int(Kind.CONNECTION), self.origin, self.file
        return ((owner, person, kind, day, 0, 1, origin, file, line, "") for person, day, line in rows)

    def mentions(self, found: Iterable[tuple[int, int]]) -> Iterator[MentionRow]:
        """Yield what the list says of some of its people.

        Args:
            found: ``(person, line)`` of each.
        """
        lines = _numbers(self.lines)
        texts = SaidTexts(self.texts, len(lines))
        for person, line in found:
            said = texts[bisect_left(lines, line)]
            yield MentionRow(PersonKey(person), ImportId(self.origin), self.file, line, *said, current=True)

    def employed(self, employer: Sequence[Sequence[str]], title: Sequence[str]) -> Iterator[MentionRow]:
        """Yield at least every row whose employer and title hold folded words (:meth:`GraphStore.employed`)."""
        # Most lists hold no such words at all, which one look at all texts together shows.
        if employer and not any(may_hold(self.texts, words) for words in employer):
            return
        if not may_hold(self.texts, title):
            return
        found = [
            (person, line)
            for person, line, _, (_, company, position) in self._rows()
            if may_hold(position, title)
            and (not employer or any(may_hold(company, words) for words in employer))
        ]
        yield from self.mentions(found)

    def listed(self) -> array[int]:
        """Return whom it lists, by line."""
        return _numbers(self.people)

    def without(self, people: Container[int]) -> tuple[ListRows, PackedList | None]:
        """Return the rows of some people, and the list without them; None for a list of nobody."""
        rows = self._rows()
        out, rest = ([row for row in rows if (row[0] in people) is taken] for taken in (True, False))
        return self._with(out), pack(self._with(rest)) if rest else None

    def _rows(self) -> list[tuple[int, int, int, Said]]:
        """Return person, line and day of each row, and what it says."""
        lines = _numbers(self.lines)
        texts = SaidTexts(self.texts, len(lines))
        return list(zip(self.listed(), lines, _numbers(self.days), texts, strict=True))

    def _with(self, rows: Sequence[tuple[int, int, int, Said]]) -> ListRows:
        """Return rows of this list."""
        people, lines, days, texts = zip(*rows, strict=True)
        keys = tuple(map(PersonKey, people))
        return ListRows(PersonKey(self.owner), ImportId(self.origin), self.file, keys, lines, days, texts)


def may_hold(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text may hold all of these folded words; False only where it cannot.

    Folding takes out dots and apostrophes, spells & as "and", and knows letters beyond ASCII; texts in which that may
    matter are left to a closer look.

    Example:
        >>> may_hold("Analytical Engines", ["engines"]), may_hold("Zoë's", ["engines"]), may_hold("Looms", ["engines"])
        (True, True, False)
    """
    asked = [word for word in words if word.isascii() and word.isalnum() and word != "and"]
    if not asked:
        return True
    lower = text.lower()
    return all(word in lower for word in asked) or "." in text or "'" in text or not text.isascii()


def pack(rows: ListRows) -> PackedList | None:
    r"""Pack the rows of a list; None for rows that do not fit the form.

    Example:
        >>> rows = ListRows(PersonKey(1), ImportId(1), 0, [PersonKey(7)], [5], [738000], [("Ada", "Engines", "")])
        >>> packed = pack(rows)
        >>> list(packed.facts()), next(packed.mentions([(7, 5)])).company
        ([(1, 7, 1, 738000, 0, 1, 1, 0, 5, '')], 'Engines')
    """
    texts = SaidTexts.of(rows.texts)
    if not isinstance(texts, SaidTexts) or rows.lines[-1] >= 1 << LINE_BITS:
        return None
    people, lines, days = (array("q", column).tobytes() for column in (rows.people, rows.lines, rows.days))
    return PackedList(rows.origin, rows.file, rows.owner, people, lines, days, texts.text)


def _numbers(packed: bytes) -> array[int]:
    """Unpack a column of numbers."""
    values = array("q")
    values.frombytes(packed)
    return values
