"""Lists of connections in a short form, told by a reader who remembers what it said before.

Lists are what large imports consist of, and many of them name the same people. Whoever reads them one after the other
can number the people in a *directory* and say only who is new and of whom something else is said than last time. Then
what takes in a list need not look at a thousand texts again to find that nothing changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from graph.claims import Listing
from graph.model import PersonId
from graph.store.packed import JoinedTexts


class Directory:
    """People by number, in the order in which lists first named them; it only grows.

    Attributes:
        ids: Who has each number, from 0.
    """

    __slots__ = ("ids",)

    def __init__(self) -> None:
        """Begin with nobody."""
        self.ids: list[PersonId] = []


class NumberedIds(Sequence[PersonId]):
    """A column of people by their numbers in a directory.

    Args:
        directory: Who has which number.
        numbers: The column.
        changed: Places of the column, ascending, of whom the list says something else than the last list before it in
            the same directory that named them, or whom none did.

    Example:
        >>> directory = Directory()
        >>> directory.ids.append(PersonId("li:ada"))
        >>> list(NumberedIds(directory, array("q", [0]), [0]))
        ['li:ada']
    """

    __slots__ = ("changed", "directory", "numbers")

    def __init__(self, directory: Directory, numbers: array[int], changed: Sequence[int]) -> None:
        """Keep the numbers."""
        self.directory = directory
        self.numbers = numbers
        self.changed = changed

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> PersonId: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[PersonId]: ...

    def __getitem__(self, index: int | slice) -> PersonId | Sequence[PersonId]:
        """Return one or some of the people."""
        if isinstance(index, slice):
            return [self.directory.ids[number] for number in self.numbers[index]]
        return self.directory.ids[self.numbers[index]]

    def __iter__(self) -> Iterator[PersonId]:
        """Yield the people."""
        return map(self.directory.ids.__getitem__, self.numbers)


@dataclass(frozen=True, slots=True)
class ShortListing:
    """A list as :class:`Teller` tells it.

    Attributes:
        lines: As in :class:`graph.claims.Listing`.
        known: How many people the directory held before; with 0 a new directory begins.
        added: Who comes to it now.
        numbers: Who stands in each row, by number, as 64-bit integers.
        changed: See :class:`NumberedIds`.
        names: As in :class:`graph.claims.Listing`.
        companies: As in :class:`graph.claims.Listing`.
        positions: As in :class:`graph.claims.Listing`.
        days: As in :class:`graph.claims.Listing`.
    """

    lines: Sequence[int]
    known: int
    added: Sequence[PersonId]
    numbers: array[int]
    changed: Sequence[int]
    names: Sequence[str]
    companies: Sequence[str]
    positions: Sequence[str]
    days: array[int]


class Teller:
    """Tells lists one after the other in short, to a :class:`Listener` that hears all of them in the same order.

    Args:
        most: People to remember; when there are more, it begins anew.

    Example:
        >>> ada = Listing([2], [PersonId("li:ada")], ["Ada"], ["Engines"], ["Poet"], [738000])
        >>> teller, listener = Teller(), Listener()
        >>> [list(listener.hear(teller.tell(ada)).ids.changed) for _ in range(2)]
        [[0], []]
    """

    def __init__(self, most: int = 300_000) -> None:
        """Begin with nobody told of."""
        self._most = most
        self._numbers: dict[PersonId, int] = {}
        self._said: list[tuple[str, str, str]] = []

    def tell(self, listing: Listing) -> ShortListing:
        """Tell a list."""
        if len(self._said) > self._most:
            self._numbers, self._said = {}, []
        told, said, known = self._numbers, self._said, len(self._said)
        numbers = [told.setdefault(id_, -1) for id_ in listing.ids]
        changed: list[int] = []
        added: list[PersonId] = []
        texts = zip(listing.names, listing.companies, listing.positions, strict=True)
        for at, (number, says) in enumerate(zip(numbers, texts, strict=True)):
            if number < 0:
                id_ = listing.ids[at]
                told[id_] = numbers[at] = len(said)
                said.append(says)
                added.append(id_)
                changed.append(at)
            elif said[number] != says:
                said[number] = says
                changed.append(at)
        return ShortListing(
            listing.lines,
            known,
            added,
            array("q", numbers),
            changed,
            JoinedTexts.of(listing.names),
            JoinedTexts.of(listing.companies),
            JoinedTexts.of(listing.positions),
            array("q", listing.days),
        )


class Listener:
    """Understands what a :class:`Teller` tells, if it hears everything from a beginning on, in order."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._directory = Directory()

    def hear(self, short: ShortListing) -> Listing:
        """Return the list that was told; its ids are a :class:`NumberedIds`."""
        if not short.known:
            self._directory = Directory()
        self._directory.ids.extend(short.added)
        ids = NumberedIds(self._directory, short.numbers, short.changed)
        return Listing(short.lines, ids, short.names, short.companies, short.positions, short.days)
