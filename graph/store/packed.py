"""A list of connections in packed form: what a thousand rows say, in a few columns.

Lists are what large imports consist of, and writing a row costs more than everything else that happens to it. An
embedded store therefore keeps the ordinary rows of a list together, column by column, beside one short row for each
person that leads from the person to the list. Nothing here knows how it is stored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from graph.model import ImportId, Kind, PersonKey
from graph.store import EvidenceRow, ListRows, MentionRow

_BETWEEN = "\x1f"  # the unit separator of ASCII; a text that holds one itself is not packed

LINE_BITS = 20
"""Lines are packed into so many bits: lists of up to a million lines."""

AGE_BITS = 14
"""Days are packed as their distance from the newest day of a list, in so many bits: 44 years. LinkedIn began in 2003
(fact sheet, section 1.5)."""

_MOST_PEOPLE = 1 << (63 - LINE_BITS - AGE_BITS)


class JoinedTexts(Sequence[str]):
    r"""A column of texts that were joined into one, taken apart when somebody looks into it.

    Args:
        text: The texts with the unit separator of ASCII between them.
        size: How many there are, at least 1.

    Example:
        >>> list(JoinedTexts("Ada\x1fBo", 2))
        ['Ada', 'Bo']
    """

    __slots__ = ("_apart", "_size", "text")

    def __init__(self, text: str, size: int) -> None:
        """Keep them joined."""
        self.text = text
        self._size = size
        self._apart: list[str] | None = None

    @classmethod
    def of(cls, texts: Sequence[str]) -> Sequence[str]:
        """Join texts; those that cannot be, or are joined, are returned as they are."""
        if isinstance(texts, cls):
            return texts
        text = _BETWEEN.join(texts)
        return cls(text, len(texts)) if texts and text.count(_BETWEEN) == len(texts) - 1 else texts

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return one or some of the texts."""
        return self._texts()[index]

    def __iter__(self) -> Iterator[str]:
        """Yield the texts."""
        return iter(self._texts())

    def _texts(self) -> list[str]:
        """Return the texts, taken apart once."""
        if self._apart is None:
            self._apart = self.text.split(_BETWEEN)
        return self._apart


class PackedList(NamedTuple):
    """The columns of a list as they are kept; rows are in the order of the file, so lines ascend.

    Attributes:
        origin: The import.
        file: The number of the file within it.
        owner: The root whose list it is.
        people: Whom it lists, as 64-bit integers.
        lines: The physical lines, likewise.
        days: The days as ordinals, 0 for none, likewise.
        names: The names, joined.
        companies: The employers, joined.
        positions: The job titles, joined.
    """

    origin: int
    file: int
    owner: int
    people: bytes
    lines: bytes
    days: bytes
    names: str
    companies: str
    positions: str

    def facts(self) -> Iterator[EvidenceRow]:
        """Yield what the list says of ties, seen from its owner, by person."""
        # Alike to the letter but for three columns; sorted by the person.
        rows = sorted(zip(self.listed(), _numbers(self.days), _numbers(self.lines), strict=True))
        owner, kind, origin, file = self.owner, int(Kind.CONNECTION), self.origin, self.file
        return ((owner, person, kind, day, 0, 1, origin, file, line, "") for person, day, line in rows)

    def mentions(self, found: Iterable[tuple[int, int]]) -> Iterator[MentionRow]:
        """Yield what the list says of some of its people.

        Args:
            found: ``(person, line)`` of each.
        """
        lines = _numbers(self.lines)
        names, companies, positions = map(_apart, (self.names, self.companies, self.positions))
        for person, line in found:
            at = bisect_left(lines, line)
            yield MentionRow(
                PersonKey(person),
                ImportId(self.origin),
                self.file,
                line,
                names[at],
                companies[at],
                positions[at],
                current=True,
            )

    def employed(self, employer: Sequence[Sequence[str]], title: Sequence[str]) -> Iterator[MentionRow]:
        """Yield at least every row whose employer and title hold folded words (:meth:`GraphStore.employed`)."""
        # Most lists name no such employer at all, which one look at all of them together shows.
        if employer and not any(may_hold(self.companies, words) for words in employer):
            return
        if not may_hold(self.positions, title):
            return
        companies, positions = _apart(self.companies), _apart(self.positions)
        found = [
            (person, line)
            for person, line, company, position in zip(
                self.listed(), _numbers(self.lines), companies, positions, strict=True
            )
            if may_hold(position, title)
            and (not employer or any(may_hold(company, words) for words in employer))
        ]
        yield from self.mentions(found)

    def listed(self) -> array[int]:
        """Return whom it lists, by line."""
        return _numbers(self.people)

    def without(self, people: Container[int]) -> tuple[ListRows, PackedList | None]:
        """Return the rows of some people, and the list without them; None for a list of nobody."""
        texts = map(_apart, (self.names, self.companies, self.positions))
        rows = list(zip(self.listed(), _numbers(self.lines), _numbers(self.days), *texts, strict=True))
        out, rest = ([row for row in rows if (row[0] in people) is taken] for taken in (True, False))
        return self._with(out), pack(self._with(rest)) if rest else None

    def _with(self, rows: Sequence[tuple[int, int, int, str, str, str]]) -> ListRows:
        """Return rows of this list."""
        people, lines, days, names, companies, positions = zip(*rows, strict=True)
        keys = tuple(map(PersonKey, people))
        return ListRows(
            PersonKey(self.owner),
            ImportId(self.origin),
            self.file,
            keys,
            lines,
            days,
            names,
            companies,
            positions,
        )


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
        >>> rows = ListRows(PersonKey(1), ImportId(1), 0, [PersonKey(7)], [5], [738000], ["Ada"], ["Engines"], [""])
        >>> packed = pack(rows)
        >>> list(packed.facts()), next(packed.mentions([(7, 5)])).company
        ([(1, 7, 1, 738000, 0, 1, 1, 0, 5, '')], 'Engines')
    """
    columns = [JoinedTexts.of(column) for column in (rows.names, rows.companies, rows.positions)]
    texts = [column.text for column in columns if isinstance(column, JoinedTexts)]
    if len(texts) < len(columns):
        return None
    if rows.lines[-1] >= 1 << LINE_BITS or max(rows.people) >= _MOST_PEOPLE or not _near(rows.days):
        return None
    people, lines, days = (array("q", column).tobytes() for column in (rows.people, rows.lines, rows.days))
    return PackedList(rows.origin, rows.file, rows.owner, people, lines, days, *texts)


def _near(days: Sequence[int]) -> bool:
    """Tell whether the distance of each day from the newest fits its bits."""
    return max(days) + 1 - min(filter(None, days), default=1) < 1 << AGE_BITS


def _numbers(packed: bytes) -> array[int]:
    """Unpack a column of numbers."""
    values = array("q")
    values.frombytes(packed)
    return values


def _apart(joined: str) -> list[str]:
    """Unpack a column of texts."""
    return joined.split(_BETWEEN)
