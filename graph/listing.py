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
    days: array[int]


class Teller:
    """Tells lists one after the other in short, to a :class:`Listener` that hears all of them in the same order.

    Args:
        most: People to remember; when there are more, it begins anew.

    Example:
        >>> ada = Listing([2], [PersonId("li:ada")], [("Ada", "Engines", "Poet")], [738000])
        >>> teller, listener = Teller(), Listener()
        >>> [list(listener.hear(teller.tell(ada)).ids.changed) for _ in range(2)]
        [[0], []]
    """

    def __init__(self, most: int = 300_000) -> None:
        """Begin with nobody told of."""
        self._most = most
        self._begin()

    def _begin(self) -> None:
        """Know nobody."""
        self._numbers: dict[PersonId, int] = {}
        self._said: list[str] = []  # of everybody told of
        # For lists whose reader has met their rows: the number of whom each saying is about, and which saying was told
        # of each person last; -1 where that is not known.
        self._sayings: Sayings | None = None
        self._told = array("q")
        self._last = array("q")

    def tell(self, listing: Listing) -> ShortListing:
        """Tell a list."""
        if len(self._said) > self._most:
            self._begin()
        known = len(self._said)
        texts = SaidTexts.of(listing.texts)
        if isinstance(listing.ids, SaidIds):
            numbers, changed, added = self._tell_sayings(listing.ids)
            said = map(listing.ids.said, changed)
        else:
            numbers, changed, added = self._tell_rows(listing.ids, _rows(texts))
            said = map(texts.__getitem__, changed)
        # Worked out here, where the other process does not have to wait for them.
        news = [
            (name, company, position, fold_name(name), company_key(company) if company else "")
            for name, company, position in said
        ]
        return ShortListing(
            listing.lines, known, added, numbers, changed, news, texts, array("q", listing.days)
        )

    def _tell_rows(
        self, ids: Sequence[PersonId], rows: Sequence[str]
    ) -> tuple[array[int], list[int], list[PersonId]]:
        """Return whom rows are about, of whom they say something new, and who is new."""
        numbers, changed, added = array("q"), list[int](), list[PersonId]()
        for at, (id_, says) in enumerate(zip(ids, rows, strict=True)):
            number = self._number(id_, added)
            numbers.append(number)
            if self._said[number] != says:
                self._said[number] = says
                self._last[number] = -1
                changed.append(at)
        return numbers, changed, added

    def _tell_sayings(self, ids: SaidIds) -> tuple[array[int], list[int], list[PersonId]]:
        """Do the same for rows that their reader has met; most were told of before, and are only counted off."""
        sayings = ids.sayings
        if sayings is not self._sayings:
            self._sayings, self._told = sayings, array("q")
        told, last = self._told, self._last
        told.extend([-1] * (len(sayings.texts) - len(told)))
        numbers = array("q", map(told.__getitem__, ids.numbers))
        changed, added = list[int](), list[PersonId]()
        rows = zip(numbers, ids.numbers, strict=True)
        for at in [at for at, (number, says) in enumerate(rows) if number < 0 or last[number] != says]:
            saying = ids.numbers[at]
            person = sayings.people[sayings.about[saying]]
            number = told[saying] = numbers[at] = self._number(person, added)
            last[number] = saying
            if self._said[number] != sayings.texts[saying]:
                self._said[number] = sayings.texts[saying]
                changed.append(at)
        return numbers, changed, added

    def _number(self, id_: PersonId, added: list[PersonId]) -> int:
        """Return the number of a person, who gets one if they have none."""
        number = self._numbers.setdefault(id_, len(self._said))
        if number == len(self._said):
            self._said.append(_NOTHING)
            self._last.append(-1)
            added.append(id_)
        return number


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
