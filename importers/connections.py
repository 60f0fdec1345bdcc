"""Read ``Connections.csv`` of every generation: the list of everybody the owner is connected with.

The forms and their quirks are those of the fact sheet, section 2. This is the file that large imports consist
of, so its loop is written for speed: no call per row that a comparison can replace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import cast

from graph.claims import Fact, Listing, Mention
from graph.identity import email_id, person_id_of_slug, slug_of_url, weak_id
from graph.model import Kind, PersonId
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


def _columns(table: Table) -> list[int | None]:
    """Return where names, address, e-mail, company, position and date stand."""
    return [
        column(table, "First Name", "FirstName"),
        column(table, "Last Name", "LastName"),
        column(table, "URL"),
        column(table, "Email Address", "EmailAddress"),
        column(table, "Company"),
        column(table, "Position"),
        column(table, "Connected On", "ConnectedOn"),
    ]


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
    at_first, at_last, at_url, at_email, at_company, at_position, at_date = _columns(table)
    if at_first is None or at_date is None:
        return draft
    lines, columns = table.by_column()
    draft.rows = len(lines)
    if not lines:
        return draft
    empty = ("",) * len(lines)
    firsts, lasts, urls, addresses, companies, positions = (
        list(map(str.strip, columns[at])) if at is not None else empty
        for at in (at_first, at_last, at_url, at_email, at_company, at_position)
    )
    names = [
        f"{first} {last}" if first and last else first or last
        for first, last in zip(firsts, lasts, strict=True)
    ]
    days, unreadable, odd = _days(columns[at_date])
    draft.unexpected = [(lines[at], what) for at, what in odd]
    ids = _ids_of_urls(urls)
    apart = {at for at, person in enumerate(ids) if person is None or person == owner} | unreadable
    if emails:
        apart.update(at for at, text in enumerate(addresses) if text)
    if len(set(ids)) < len(ids):
        rows_of = Counter(ids)
        apart.update(at for at, person in enumerate(ids) if rows_of[person] > 1)
    draft.listing = _listing(apart, lines, ids, names, companies, positions, days)
    weak: dict[PersonId, int] = {}
    for at in sorted(apart):
        line, person, name, day = lines[at], ids[at], names[at], days[at]
        address = email_id(addresses[at]) if emails and addresses[at] else None
        if at in unreadable or person == owner:
            draft.skip(line, "unreadable date" if at in unreadable else "the owner")
            continue
        proven: tuple[PersonId, ...] = (address,) if person is not None and address is not None else ()
        person = person or address
        if person is None:
            if not name or name.casefold() == _NOBODY:
                said = bool(name or urls[at] or addresses[at] or companies[at] or positions[at])
                draft.skip(line, _nobody(said=said, dated=day is not None))
                continue
            person = weak_id(owner, name, day)
            ordinal = weak[person] = weak.get(person, 0) + 1
            if ordinal > 1:
                person = weak_id(owner, name, day, ordinal)
        draft.mentions.append(
            Mention(line, person, name, proven, companies[at] or None, positions[at] or None, current=True)
        )
        draft.facts.append(Fact(line, owner, person, Kind.CONNECTION, day))
    # A row that cannot be read may be anybody: its absence must not end a tie.
    told = bool(draft.facts) or draft.listing is not None
    draft.full_list = told and not unreadable and not table.problems
    draft.newest = max(filter(None, set(days)), default=None)
    return draft


def _listing(
    apart: set[int],
    lines: Sequence[int],
    ids: Sequence[PersonId | None],
    names: Sequence[str],
    companies: Sequence[str],
    positions: Sequence[str],
    days: Sequence[date | None],
) -> Listing | None:
    """Return the rows that are not apart; None where there are none."""
    if len(apart) == len(lines):
        return None
    columns: list[Sequence[object]] = [
        lines,
        ids,
        names,
        companies,
        positions,
        [day.toordinal() if day is not None else 0 for day in days],
    ]
    if apart:
        keep = [at not in apart for at in range(len(lines))]
        columns = [list(compress(column, keep)) for column in columns]
    return Listing(
        *cast("tuple[list[int], list[PersonId], list[str], list[str], list[str], list[int]]", columns)
    )


@lru_cache(maxsize=1 << 15)
def _day(text: str) -> date | None:
    """Return the day of a cell as LinkedIn writes it since 2020, None for every other; the same days come often."""
    reading = dates.connected_on(text)
    return reading.value if reading.note is None else None


def _days(texts: Sequence[str]) -> tuple[list[date | None], set[int], list[tuple[int, str]]]:
    """Return the day of each cell, which cells hold something that is no date, and what is unexpected about others."""
    slashes = "/" in "".join(texts)
    days = [] if slashes else list(map(_day, texts))
    if not slashes and None not in days:
        return days, set(), []
    day_first = slashes and dates.day_first(texts)
    readings = [dates.connected_on(text, day_first=day_first) for text in texts]
    unreadable = {at for at, reading in enumerate(readings) if reading.problem is not None}
    odd = [(at, f"unexpected date: {reading.note}") for at, reading in enumerate(readings) if reading.note]
    return [reading.value for reading in readings], unreadable, odd


def _nobody(*, said: bool, dated: bool) -> str:
    """Say why a row is nobody."""
    if said:
        return "no identity"
    return "date only" if dated else "empty row"
