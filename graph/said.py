"""What rows of lists say of people, in forms in which a thousand rows are handled like one.

Lists are what large imports consist of, and the lists of a circle say the same of the same people again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, cast, overload

from graph.model import PersonId

Said: TypeAlias = tuple[str, str, str]
"""What a row of a list says of somebody: name, employer and title as written, each empty where the row has none."""

SaidWithKeys: TypeAlias = tuple[str, str, str, str | None, str | None]
"""What a row says, and the search keys of its name and its employer (:mod:`graph.identity`); None where they are not
worked out."""

_CELL, _ROW = "\x1f", "\x1e"  # the separators of ASCII for units and records


class SaidTexts(Sequence[Said]):
    r"""What the rows of a list say, joined into one text and taken apart when somebody looks into it.

    Args:
        text: The rows with the record separator of ASCII between them, in each the three texts with the unit separator.
        size: How many rows there are, at least 1.

    Example:
        >>> list(SaidTexts("Ada\x1fEngines\x1fPoet\x1eBo\x1f\x1f", 2))
        [('Ada', 'Engines', 'Poet'), ('Bo', '', '')]
    """

    __slots__ = ("_rows", "_size", "text")

    def __init__(self, text: str, size: int) -> None:
        """Keep them joined."""
        self.text = text
        self._size = size
        self._rows: list[str] | None = None

    @classmethod
    def of(cls, texts: Sequence[Said]) -> Sequence[Said]:
        """Join texts; those that cannot be, or are joined, are returned as they are."""
        if isinstance(texts, cls) or not texts:
            return texts
        joined = cls.of_rows(list(map(_CELL.join, texts)))
        size = len(texts)
        fits = joined.text.count(_ROW) == size - 1 and joined.text.count(_CELL) == 2 * size
        return joined if fits else texts

    @classmethod
    def of_rows(cls, rows: Sequence[str]) -> SaidTexts:
        """Join rows, each joined already, at least one."""
        return cls(_ROW.join(rows), len(rows))

    def __reduce__(self) -> tuple[type[SaidTexts], tuple[str, int]]:
        """Be told to another process joined, whoever has looked."""
        return SaidTexts, (self.text, self._size)

    def rows(self) -> Sequence[str]:
        """Return the rows, each joined."""
        if self._rows is None:
            self._rows = self.text.split(_ROW)
        return self._rows

    def __eq__(self, other: object) -> bool:
        """Compare what the rows say."""
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        """Return the hash of what the rows say."""
        return hash(tuple(self))

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, index: int) -> Said: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Said]: ...

    def __getitem__(self, index: int | slice) -> Said | Sequence[Said]:
        """Return what one or some of the rows say."""
        found = self.rows()[index]
        return _apart(found) if isinstance(found, str) else list(map(_apart, found))

    def __iter__(self) -> Iterator[Said]:
        """Yield what the rows say."""
        return map(_apart, self.rows())


def _apart(row: str) -> Said:
    """Take a joined row apart."""
    name, company, position = row.split(_CELL)
    return name, company, position


class Sayings:
    """What one reader has met in the rows of lists: people and what is said of them, numbered from 0; both only grow.

    Attributes:
        people: Whom addresses in rows proved, and who was added.
        about: Of each saying, the number of the person it is about; -1 where the row does not prove who that is.
        texts: Of each saying, what it says, joined as in :class:`SaidTexts`.
    """

    __slots__ = ("_numbers", "about", "people", "texts")

    def __init__(self) -> None:
        """Begin with none."""
        self.people: list[PersonId] = []
        self.about = array("q")
        self.texts: list[str] = []
        self._numbers: dict[PersonId, int] = {}

    def add(self, ids: Sequence[PersonId | None], texts: Iterable[str]) -> None:
        """Add sayings, which get the next numbers.

        Args:
            ids: Whom each proves to be about; None for nobody.
            texts: What each says, joined, one for each of the ids.
        """
        if None in ids:
            numbers = iter(self.add_people([id_ for id_ in ids if id_ is not None]))
            self.about.extend(-1 if id_ is None else next(numbers) for id_ in ids)
        else:
            self.about.extend(self.add_people(cast("Sequence[PersonId]", ids)))
        self.texts.extend(texts)

    def add_people(self, ids: Sequence[PersonId]) -> array[int]:
        """Return the numbers of people; those without one get the next ones, in their order."""
        numbers, people = self._numbers, self.people
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in numbers]
        numbers.update(zip(new, range(len(people), len(people) + len(new)), strict=True))
        people += new
        return array("q", map(numbers.__getitem__, ids))

    def number_of(self, id_: PersonId) -> int | None:
        """Return the number of a person; None for one who was not met."""
        return self._numbers.get(id_)


class SaidIds(Sequence[PersonId]):
    """The people of a list whose reader has met them, by the numbers of what their rows say.

    Args:
        sayings: What the reader has met.
        numbers: What each row says; all of these prove who it is about.
        about: The number of whom each row is about.
    """

    __slots__ = ("about", "numbers", "sayings")

    def __init__(self, sayings: Sayings, numbers: array[int], about: array[int]) -> None:
        """Keep the numbers."""
        self.sayings = sayings
        self.numbers = numbers
        self.about = about

    def said(self, index: int) -> Said:
        """Return what one row says."""
        return _apart(self.sayings.texts[self.numbers[index]])

    def texts(self) -> SaidTexts:
        """Return what the rows say, of at least one row."""
        return SaidTexts.of_rows(list(map(self.sayings.texts.__getitem__, self.numbers)))

    def __eq__(self, other: object) -> bool:
        """Compare the people."""
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        """Return the hash of the people."""
        return hash(tuple(self))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> PersonId: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[PersonId]: ...

    def __getitem__(self, index: int | slice) -> PersonId | Sequence[PersonId]:
        """Return one or some of the people."""
        people = self.sayings.people
        if isinstance(index, slice):
            return [people[about] for about in self.about[index]]
        return people[self.about[index]]

    def __iter__(self) -> Iterator[PersonId]:
        """Yield the people."""
        return map(self.sayings.people.__getitem__, self.about)
