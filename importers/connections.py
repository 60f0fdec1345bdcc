"""Read ``Connections.csv`` of every generation: the list of everybody the owner is connected with.

The forms and their quirks are those of the fact sheet, section 2. This is the file that large imports consist
of, so its loop is written for speed: no call per row that a comparison can replace.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, TypeVar, cast

from graph.claims import Fact, Listing, Mention
from graph.identity import email_id, person_id_of_slug, slug_of_url, weak_id
from graph.model import Kind, PersonId
from graph.said import Said, SaidIds, SaidTexts, Sayings
from importers import dates
from importers.contract import FileDraft
from importers.table import Table

KNOWN = (
    "First Name",
    "FirstName",
    "Last Name",
    "LastName",
    "URL",
    "Email Address",
    "EmailAddress",
    "Company",
    "Position",
    "Connected On",
    "ConnectedOn",
    "Address",
    "Websites",
    "Instant Messengers",
    "Tags",
)
"""Every column that any generation has (fact sheet, section 2)."""

MOST_KNOWN = 300_000
"""Rows that are kept, about 140 MiB; when there are more, it begins anew. Assumption."""

_PREFIX = "https://www.linkedin.com/in/"
_PLAIN = b"abcdefghijklmnopqrstuvwxyz0123456789-\n"
_BEGINS = re.compile("li:[^:]").match
_NOBODY = "linkedin member"


def is_header(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header: a first name and a connection date (fact sheet, section 2).

    Example:
        >>> is_header(["First Name", "Last Name", "Connected on"])
        True
        >>> is_header(["Notes:"])
        False
    """
    names = {cell.casefold().replace(" ", "") for cell in cells}
    return "firstname" in names and "connectedon" in names


def column(table: Table, *names: str) -> int | None:
    """Return the index of the first of these columns that the table has; None if it has none."""
    for name in names:
        index = table.index(name)
        if index is not None:
            return index
    return None


def _ids_of_urls(urls: Sequence[str]) -> list[PersonId | None]:
    """Return the id that each address proves, None where it proves none.

    All plain addresses of a file are turned into ids by one replacement; 43,972 of 43,972 addresses have that form or
    percent escapes (fact sheet, section 1.6). Whatever does not fit takes the general way.
    """
    ids: list[PersonId | None] = []
    text = "\n".join(urls).replace(_PREFIX, "li:")
    pieces = text.split("\n")
    if len(pieces) == len(urls):
        odd = {at for at, piece in enumerate(pieces) if "%" in piece or not piece}
        plain = [piece for at, piece in enumerate(pieces) if at not in odd] if odd else pieces
        rest = "\n".join(plain).encode("utf-8", "surrogatepass").translate(None, _PLAIN)
        if rest == b":" * len(plain) and all(map(_BEGINS, plain)):
            ids = cast("list[PersonId | None]", pieces)
            for at in odd:
                ids[at] = _id_of_url(urls[at])
            return ids
    return [_id_of_url(url) for url in urls]


@lru_cache(maxsize=1 << 16)
def _id_of_url(url: str) -> PersonId | None:
    """Return the id that one address proves."""
    slug = slug_of_url(url) if url else None
    return person_id_of_slug(slug) if slug is not None else None


def _generation(table: Table) -> str:
    """Name the form by the month since when it is known (fact sheet, section 2)."""
    if table.index("URL") is not None:
        return "2023-07"
    if table.index("Tags") is not None:
        return "2017-11"
    if table.index("Websites") is not None or table.index("Address") is not None:
        return "2018-03"
    return "2018-11" if table.header_line == 1 else "2021-06"


def read_connections(table: Table, name: str, owner: PersonId, *, emails: bool) -> FileDraft:
    """Read the list of connections.

    A row with a profile URL is that person; without one, the e-mail address proves who it is; without that,
    the row is somebody known by name and date within this owner's list. Rows with only a date are members who
    cannot be seen, and are skipped by that name.

    Args:
        table: The records, with a header that :func:`is_header` accepts.
        name: The path inside the archive.
        owner: Whose list it is.
        emails: Whether e-mail addresses may be used; False for somebody else's list.

    Returns:
        The draft: one mention and one connection per row that holds a person. Rows with a profile URL and no e-mail
        stand in its listing, the others in its mentions and facts, each in the order of the file.
    """
    draft = FileDraft(name, "connections", table, KNOWN)
    draft.generation = _generation(table)
    layout = _Layout.of(table)
    if layout is None:
        return draft
    rows = _known_rows(table, layout, owner) or _read_rows(table, layout, owner)
    lines, days = rows.lines, rows.days
    draft.rows = len(lines)
    if not lines:
        return draft
    draft.unexpected = [(lines[at], what) for at, what in rows.unexpected]
    apart = rows.unreadable | rows.odd
    if emails:
        apart = apart | rows.addressed
    draft.listing = _listing(apart, rows)
    weak: dict[PersonId, int] = {}
    for at in sorted(apart):
        line, day = lines[at], date.fromordinal(days[at]) if days[at] else None
        person, url, given, (name, company, position) = rows.cells(at)
        address = email_id(given) if emails and given else None
        if at in rows.unreadable or person == owner:
            draft.skip(line, "unreadable date" if at in rows.unreadable else "the owner")
            continue
        proven: tuple[PersonId, ...] = (address,) if person is not None and address is not None else ()
        person = person or address
        if person is None:
            if not name or name.casefold() == _NOBODY:
                said = bool(name or url or given or company or position)
                draft.skip(line, _nobody(said=said, dated=day is not None))
                continue
            person = weak_id(owner, name, day)
            ordinal = weak[person] = weak.get(person, 0) + 1
            if ordinal > 1:
                person = weak_id(owner, name, day, ordinal)
        draft.mentions.append(
            Mention(line, person, name, proven, company or None, position or None, current=True)
        )
        draft.facts.append(Fact(line, owner, person, Kind.CONNECTION, day))
    # A row that cannot be read may be anybody: its absence must not end a tie.
    told = bool(draft.facts) or draft.listing is not None
    draft.full_list = told and not rows.unreadable and not table.problems
    newest = max(days)
    draft.newest = date.fromordinal(newest) if newest else None
    return draft


def _nobody(*, said: bool, dated: bool) -> str:
    """Say why a row is nobody."""
    if said:
        return "no identity"
    return "date only" if dated else "empty row"


# --- the columns --------------------------------------------------------------------------------------------


class _Layout(NamedTuple):
    """Where a list says what: the indices of its columns, None for one that it does not have."""

    first: int
    last: int | None
    url: int | None
    email: int | None
    company: int | None
    position: int | None
    date: int

    @classmethod
    def of(cls, table: Table) -> _Layout | None:
        """Look at the header; None where it has no first name or no date."""
        first, day = column(table, "First Name", "FirstName"), column(table, "Connected On", "ConnectedOn")
        if first is None or day is None:
            return None
        return cls(
            first,
            column(table, "Last Name", "LastName"),
            column(table, "URL"),
            column(table, "Email Address", "EmailAddress"),
            column(table, "Company"),
            column(table, "Position"),
            day,
        )


class _People(NamedTuple):
    """What cells say of people, column by column.

    Attributes:
        ids: Who it is, as far as the address proves it.
        urls: The profile addresses; empty where a row has none, as are the next ones.
        addresses: The e-mail addresses.
        texts: What the rows say.
    """

    ids: Sequence[PersonId | None]
    urls: Sequence[str]
    addresses: Sequence[str]
    texts: Sequence[Said]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a list, column by column.

    Attributes:
        lines: The physical lines.
        ids: Who it is; None where the address of a row that is odd proves nobody.
        texts: What the rows say; None where the ids know it.
        days: The ordinals of the days; 0 for none.
        cells: Returns who a row is about, if the address proves it, address, e-mail address and what it says.
        odd: Places of rows that prove nobody, or somebody of whom there is another row, or the owner.
        addressed: Places of rows with an e-mail address.
        unreadable: Places of rows whose date is none.
        unexpected: Places of rows whose date is not as LinkedIn writes it, and what is unexpected.
    """

    lines: Sequence[int]
    ids: Sequence[PersonId | None]
    texts: Sequence[Said] | None
    days: array[int]
    cells: Callable[[int], tuple[PersonId | None, str, str, Said]]
    odd: AbstractSet[int]
    addressed: AbstractSet[int]
    unreadable: AbstractSet[int] = frozenset()
    unexpected: Sequence[tuple[int, str]] = ()


def _read_rows(table: Table, layout: _Layout, owner: PersonId) -> _Rows:
    """Read the rows of any list."""
    lines, columns = table.by_column()
    texts = columns[layout.date]
    days = _days(texts)
    unreadable: set[int] = set()
    unexpected: list[tuple[int, str]] = []
    if days is None:
        days = array("q", bytes(8 * len(lines)))
        slashes = "/" in "".join(texts)
        day_first = slashes and dates.day_first(texts)
        for at, text in enumerate(texts):
            reading = dates.connected_on(text, day_first=day_first)
            days[at] = reading.value.toordinal() if reading.value is not None else 0
            if reading.problem is not None:
                unreadable.add(at)
            if reading.note:
                unexpected.append((at, f"unexpected date: {reading.note}"))
    people = _people(columns, layout)
    return _Rows(
        lines,
        people.ids,
        people.texts,
        days,
        lambda at: (people.ids[at], people.urls[at], people.addresses[at], people.texts[at]),
        _odd(people.ids, None, owner),
        {at for at, text in enumerate(people.addresses) if text},
        unreadable,
        unexpected,
    )


T = TypeVar("T", bound=Hashable)


def _odd(people: Sequence[T], nobody: T, owner: T) -> AbstractSet[int]:
    """Return the places of rows that are about nobody, about the owner, or about somebody of whom there are others."""
    different = set(people)
    odd: set[int] = set()
    if nobody in different or owner in different:
        odd.update(at for at, person in enumerate(people) if person in (nobody, owner))
    unknown = people.count(nobody)
    if len(different) - bool(unknown) < len(people) - unknown:
        rows_of = Counter(people)
        odd.update(at for at, person in enumerate(people) if rows_of[person] > 1)
    return odd


def _people(columns: Sequence[Sequence[str]], layout: _Layout) -> _People:
    """Read who the rows are about and what these do."""
    empty = ("",) * len(columns[layout.first])
    firsts, lasts, urls, addresses, companies, positions = (
        list(map(str.strip, columns[at])) if at is not None else empty for at in layout[:-1]
    )
    names = [
        f"{first} {last}" if first and last else first or last
        for first, last in zip(firsts, lasts, strict=True)
    ]
    texts = list(zip(names, companies, positions, strict=True))
    return _People(_ids_of_urls(urls), urls, addresses, texts)


def _listing(apart: AbstractSet[int], rows: _Rows) -> Listing | None:
    """Return the rows that are not apart; None where there are none."""
    if len(apart) == len(rows.lines):
        return None
    lines, ids, texts, days = rows.lines, rows.ids, rows.texts, rows.days
    if apart:
        places = sorted(apart)
        lines, days = _without(array("q", lines), places), _without(days, places)
        if isinstance(ids, SaidIds):
            ids = SaidIds(ids.sayings, _without(ids.numbers, places), _without(ids.about, places))
        else:
            ids = _without(list(ids), places)
        texts = texts and _without(list(texts), places)
    if texts is None and isinstance(ids, SaidIds):
        texts = ids.texts()
    return Listing(lines, cast("Sequence[PersonId]", ids), texts or (), days)


C = TypeVar("C", "list[PersonId | None]", "list[Said]", "array[int]")


def _without(column: C, places: Sequence[int]) -> C:
    """Return a column without what stands at some places, which ascend."""
    kept = column[:0]
    begin = 0
    for place in places:
        kept += column[begin:place]
        begin = place + 1
    kept += column[begin:]
    return kept


_known_days: dict[str, int] = {}
_usual_days: dict[str, int] = {}  # of them, those without a separator of any table, all of one length
_is_usual = re.compile(r"\d\d [A-Z][a-z]{2} \d{4}").fullmatch
_USUAL = len("27 Dec 2025")  # as LinkedIn writes it since 2020 (fact sheet, section 2)
_MOST_DAYS = 1 << 15  # texts of days that are kept; when there are more, it begins anew


def _days(texts: Sequence[str]) -> array[int] | None:
    """Return the days of cells that all are as LinkedIn writes them since 2020, 0 for empty ones; None for others."""
    with suppress(KeyError):
        return array("q", map(_known_days.__getitem__, texts))
    if len(_known_days) > _MOST_DAYS:
        _known_days.clear()
        _usual_days.clear()
    for text in set(texts) - _known_days.keys():
        reading = dates.connected_on(text) if "/" not in text else None
        if reading is None or reading.note is not None or reading.problem is not None:
            return None
        day = _known_days[text] = reading.value.toordinal() if reading.value is not None else 0
        if _is_usual(text):
            _usual_days[text] = day
    return array("q", map(_known_days.__getitem__, texts))


# --- rows that were read before -----------------------------------------------------------------------------


class _Known:
    """Rows that were read before, without their dates: lists of a circle share most of them.

    Attributes:
        sayings: What they say.
        urls: By saying, the address that proves nobody.
        addresses: By saying, the e-mail address.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._begin()

    def _begin(self) -> None:
        """Forget everything. Whoever was given sayings keeps them."""
        self.sayings = Sayings()
        self.urls: dict[int, str] = {}
        self.addresses: dict[int, str] = {}
        self._numbers: dict[tuple[str, int, _Layout], dict[str, int]] = {}

    def numbers(self, separator: str, width: int, layout: _Layout) -> dict[str, int]:
        """Return by the lines of one form, without their dates, the numbers of what they say."""
        if max(len(self.sayings.texts), len(self.sayings.people)) > MOST_KNOWN:
            self._begin()
        return self._numbers.setdefault((separator, width, layout), {})

    def learn(self, numbers: dict[str, int], lines: Sequence[str], people: _People) -> bool:
        """Keep rows that are new; False, and nothing, where one of them cannot be kept.

        Args:
            numbers: Those of their form, which gain theirs.
            lines: The rows without their dates.
            people: What they say.
        """
        texts = SaidTexts.of(people.texts)
        if not isinstance(texts, SaidTexts):
            return False
        first = len(self.sayings.texts)
        self.sayings.add(people.ids, texts.rows())
        numbers.update(zip(lines, range(first, first + len(lines)), strict=True))
        if None in people.ids:
            urls = zip(people.ids, people.urls, strict=True)
            self.urls.update((first + at, url) for at, (id_, url) in enumerate(urls) if id_ is None)
        if any(people.addresses):
            self.addresses.update((first + at, text) for at, text in enumerate(people.addresses) if text)
        return True


_known = _Known()


def _known_rows(table: Table, layout: _Layout, owner: PersonId) -> _Rows | None:
    """Read the rows of a list of which many may be known.

    A line that is known but for its date says what it said before. That is asked for only where each line is one
    record that ends in a date as LinkedIn writes it. As little as can be is looked up of a row: where the rows of
    many lists are in memory, each look takes as long as reading the cell anew.

    Returns:
        What :func:`_read_rows` returns; None for any other list, of which nothing is kept.
    """
    width = len(table.columns)
    # In two columns, a line without a separator would look like one with an empty name.
    whole = table.whole_lines() if layout.date == width - 1 > 1 else None
    if whole is None:
        return None
    first, lines = whole
    # No known line ends but with a separator, so what follows is a cell of its own.
    texts = [line[:-_USUAL] for line in lines]
    days: array[int] | None = None
    with suppress(KeyError):
        days = array("q", map(_usual_days.__getitem__, [line[-_USUAL:] for line in lines]))
    if days is None:
        cells = [line.rpartition(table.separator) for line in lines]
        texts = [text + separator for text, separator, _ in cells]
        days = _days([day for _, _, day in cells])
        if days is None:
            return None
    known, numbers_of = _known, _known.numbers(table.separator, width, layout)
    sayings, urls, addresses = known.sayings, known.urls, known.addresses
    numbers = array("q", map(numbers_of.get, texts, repeat(-1)))
    if -1 in numbers:
        new = list({text: None for text, number in zip(texts, numbers, strict=True) if number < 0})
        if not all(map(str.endswith, new, repeat(table.separator))):
            return None
        columns = table.cells_of(new)
        if columns is None or not known.learn(numbers_of, new, _people(columns, layout)):
            return None
        for at, number in enumerate(numbers):
            if number < 0:
                numbers[at] = numbers_of[texts[at]]
    table.all_whole()
    about = array("q", map(sayings.about.__getitem__, numbers))

    def cells_of(at: int) -> tuple[PersonId | None, str, str, Said]:
        number = numbers[at]
        person = sayings.people[about[at]] if about[at] >= 0 else None
        said = SaidTexts(sayings.texts[number], 1)[0]
        return person, urls.get(number, ""), addresses.get(number, ""), said

    addressed = addresses.keys() & set(numbers) if addresses else frozenset()
    return _Rows(
        range(first, first + len(texts)),
        SaidIds(sayings, numbers, about),
        None,
        days,
        cells_of,
        _odd(about, -1, sayings.number_of(owner)),
        {at for at, number in enumerate(numbers) if number in addressed} if addressed else frozenset(),
    )
