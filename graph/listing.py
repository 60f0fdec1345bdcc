"""Lists of connections in a short form, told by a reader who remembers what it said before.

Lists are what large imports consist of, and many of them name the same people. Whoever reads them one after the other
can number the people in a *directory* and say only who is new and of whom something else is said than last time. Then
what takes in a list need not look at a thousand texts again to find that nothing changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from graph.claims import Listing
from graph.identity import company_key, fold_name
from graph.model import PersonId
from graph.said import Said, SaidIds, SaidTexts, SaidWithKeys, Sayings


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
        news: What it says of them.

    Example:
        >>> directory = Directory()
        >>> directory.ids.append(PersonId("li:ada"))
        >>> list(NumberedIds(directory, array("q", [0]), [0], [("Ada", "Engines", "Poet", "ada", "engines")]))
        ['li:ada']
    """

    __slots__ = ("changed", "directory", "news", "numbers")

    def __init__(
        self,
        directory: Directory,
        numbers: array[int],
        changed: Sequence[int],
        news: Sequence[SaidWithKeys],
    ) -> None:
        """Keep the numbers."""
        self.directory = directory
        self.numbers = numbers
        self.changed = changed
        self.news = news

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


class ShortListing(NamedTuple):
    """A list as :class:`Teller` tells it.

    Attributes:
        lines: As in :class:`graph.claims.Listing`.
        known: How many people the directory held before; with 0 a new directory begins.
        added: Who comes to it now.
        numbers: Who stands in each row, by number, as 64-bit integers.
        changed: See :class:`NumberedIds`.
        news: Likewise.
        texts: As in :class:`graph.claims.Listing`.
        days: As in :class:`graph.claims.Listing`.
    """

    lines: Sequence[int]
    known: int
    added: Sequence[PersonId]
    numbers: array[int]
    changed: Sequence[int]
    news: Sequence[SaidWithKeys]
    texts: Sequence[Said]
    days: Sequence[int]


class Teller:
    """Tells lists one after the other in short, to a :class:`Listener` that hears all of them in the same order.

    People are numbered as the reader numbers them whose lists are told.

    Args:
        most: People to remember; when there are more, it begins anew. A reader who numbers people sees to that.

    Example:
        >>> ada = Listing([2], [PersonId("li:ada")], [("Ada", "Engines", "Poet")], [738000])
        >>> teller, listener = Teller(), Listener()
        >>> [list(listener.hear(teller.tell(ada)).ids.changed) for _ in range(2)]
        [[0], []]
    """

    def __init__(self, most: int = 300_000) -> None:
        """Begin with nobody told of."""
        self._most = most
        self._begin(Sayings())

    def _begin(self, sayings: Sayings) -> None:
        """Have told of nobody whom these sayings number."""
        self._sayings = sayings
        self._known = 0  # how many of their people were told of
        # By number, what was told of each person last: as a text, and the saying; -1 where it was none of these.
        self._said: list[str] = []
        self._last = array("q")

    def tell(self, listing: Listing) -> ShortListing:
        """Tell a list."""
        ids = listing.ids
        texts = SaidTexts.of(listing.texts)
        if isinstance(ids, SaidIds):
            if ids.sayings is not self._sayings:
                self._begin(ids.sayings)
            self._make_room()
            numbers = ids.about
            changed = self._changed_sayings(ids)
            said = map(ids.said, changed)
        else:
            if len(self._sayings.people) > self._most:
                self._begin(Sayings())
            numbers = self._sayings.add_people(ids)
            self._make_room()
            changed = self._changed_rows(numbers, _rows(texts))
            said = map(texts.__getitem__, changed)
        known, self._known = self._known, len(self._said)
        # Worked out here, where the other process does not have to wait for them.
        news = [
            (name, company, position, fold_name(name), company_key(company) if company else "")
            for name, company, position in said
        ]
        added = self._sayings.people[known:]
        return ShortListing(listing.lines, known, added, numbers, changed, news, texts, listing.days)

    def _make_room(self) -> None:
        """Be ready to tell of everybody who has a number."""
        more = len(self._sayings.people) - len(self._said)
        self._said += [_NOTHING] * more
        self._last.extend([-1] * more)

    def _changed_rows(self, numbers: Sequence[int], rows: Sequence[str]) -> list[int]:
        """Return the places of rows that say something new."""
        said, changed = self._said, list[int]()
        for at, (number, says) in enumerate(zip(numbers, rows, strict=True)):
            if said[number] != says:
                said[number] = says
                self._last[number] = -1
                changed.append(at)
        return changed

    def _changed_sayings(self, ids: SaidIds) -> list[int]:
        """Do the same for rows that their reader has met; most were told of before, and are only counted off."""
        last, said, texts, changed = self._last, self._said, ids.sayings.texts, list[int]()
        rows = zip(ids.about, ids.numbers, strict=True)
        for at in [at for at, (number, saying) in enumerate(rows) if last[number] != saying]:
            number, saying = ids.about[at], ids.numbers[at]
            last[number] = saying
            if said[number] != texts[saying]:
                said[number] = texts[saying]
                changed.append(at)
        return changed


_NOTHING = "\x1e"  # what no row says


def _rows(texts: Sequence[Said]) -> Sequence[str]:
    """Return what each row says as one text, different for rows that say different things."""
    return texts.rows() if isinstance(texts, SaidTexts) else list(map(repr, texts))


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
        ids = NumberedIds(self._directory, short.numbers, short.changed, short.news)
        return Listing(short.lines, ids, short.texts, short.days)
