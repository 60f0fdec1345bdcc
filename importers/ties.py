"""Read a plain list of ties: who knows whom, one pair a row, of any size.

The columns are ``person_a,person_b[,url_a,url_b,since,kind]`` in any order. The list belongs to nobody: every row is
a known tie between its two people, and the list may be somebody's knowledge of a club or the output of a program.
It is streamed in parts of :data:`CHUNK_ROWS` rows, so memory does not grow with its length.

Who the people are: a profile URL proves it, else an e-mail address in place of the name or URL. Somebody with a name
alone is known within this list only. A list is known by its file name (without folders and ``.gz``): the same name
in a file of the same name is the same person, so that next week's edition of a list adds to this week's; lists with
other names stay apart.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, compress, islice, repeat
from operator import eq
from typing import TypeVar, cast

from graph.claims import Claims, Fact, FileClaims, Mention, Pairs
from graph.errors import ImportProblem
from graph.identity import email_id, fold_name, person_id_of_slug, slug_of_url, weak_id
from graph.model import PersonId
from importers import dates
from importers.contract import Importer, Request
from importers.files import Source, SourceFile
from importers.heading import is_export, left_aside, plain_column, plain_columns, with_header
from importers.table import Row, Table

T = TypeVar("T")

CHUNK_ROWS = 20_000
"""Rows in one part of a streamed list; a part takes about 20 MiB. Assumption."""

KNOWN = ("person_a", "person_b", "url_a", "url_b", "since", "kind")
"""The columns of the list (the issue of the format is this product's own)."""

MAX_NOTE = 40
"""The longest ``kind`` that is kept as the note of a tie; longer texts are no word. Assumption."""

_PREFIX = "https://www.linkedin.com/in/"
_PLAIN_SLUGS = re.compile(r"(?:[a-z0-9-]+\n)*[a-z0-9-]+").fullmatch
_WORDS = (b"person", b"url")
_NOBODY = "linkedin member"


def is_ties(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header of a ties list.

    Example:
        >>> is_ties(["Person B", "Person A", "since"])
        True
        >>> is_ties(["First Name", "Connected On"])
        False
    """
    names = plain_columns(cells)
    return {"persona", "personb"} <= names or {"urla", "urlb"} <= names


def list_id(file_name: str) -> PersonId:
    """Return what stands for the owner in the weak ids of a list that belongs to nobody.

    Args:
        file_name: The path inside the source; only its last part counts, without ``.gz`` and case.

    Example:
        >>> list_id("club/Ties.csv.gz") == list_id("ties.csv")
        True
    """
    last = unicodedata.normalize("NFC", file_name).rsplit("/", 1)[-1].strip().casefold()
    return PersonId("list:" + last.removesuffix(".gz"))


class TiesList(Importer):
    """A list of ties as CSV, plain or gzip, alone or in a folder or ZIP."""

    what = "a ties list (person_a, person_b)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source has the header of a ties list."""
        return not is_export(source) and bool(with_header(source, is_ties, _WORDS))

    def read(self, source: Source, request: Request) -> Claims:
        """Read the lists of a source; their rows stream from the result.

        Args:
            source: The opened path; closed when the result's ``files`` are exhausted.
            request: ``as_of`` is used where the name holds no date.

        Returns:
            The claims, without an owner.

        Raises:
            ImportProblem: A file is damaged, or none has a row.
        """
        files = with_header(source, is_ties, _WORDS)
        newest: date | None = None
        rows = False
        for file in files:
            with file.open() as stream:
                table = Table.from_stream(stream, is_ties, name=file.where)
                at = _columns(table)["since"]
                # Without dates the first row is enough; with them the newest is the day of the list.
                below = iter(table.rows())
                while chunk := list(islice(below, CHUNK_ROWS)):
                    rows = True
                    if at is None:
                        break
                    days = [_day(text)[0] for text in {cells[at].strip() for _, cells in chunk}]
                    newest = max(filter(None, [newest, *days]), default=None)
                rows = rows or bool(table.problems)
        if not rows:
            raise ImportProblem("the list has a header but no rows", where=source.name, do="check the file")
        return Claims(
            source=source.name,
            digest=source.digest,
            as_of=source.date_in_name or request.as_of or newest,
            owner=None,
            member=False,
            files=_parts(source, files),
            unused=tuple(sorted(left_aside(source, files, "a ties list"))),
        )


def _columns(table: Table) -> dict[str, int | None]:
    """Return where each known column stands."""
    found: dict[str, int] = {}
    for at, column in enumerate(table.columns):
        found.setdefault(plain_column(column), at)
    return {name: found.get(plain_column(name)) for name in KNOWN}


def _parts(source: Source, files: Sequence[SourceFile]) -> Iterator[FileClaims]:
    """Yield the parts of every list, and close the source at the end."""
    with source:
        for file in files:
            with file.open() as stream:
                yield from read_ties(Table.from_stream(stream, is_ties, name=file.where), file.name)


def read_ties(table: Table, name: str) -> Iterator[FileClaims]:
    """Read a table of ties in parts.

    Args:
        table: The records, with a header that :func:`is_ties` accepts.
        name: The path inside the source.

    Returns:
        At least one part; all have the same name. In each, the rows are its ties and its skips.
    """
    reader = _Reader(table, name)
    rows = iter(table.rows())
    first = True
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield reader.part(chunk)
        first = False
    if first or reader.left():
        yield reader.part([])


class _Reader:
    """Turns rows of one list into claims."""

    def __init__(self, table: Table, name: str) -> None:
        """Find the columns."""
        self._table = table
        self._name = name
        self._list = list_id(name)
        self._at = _columns(table)
        known = {plain_column(column) for column in KNOWN}
        self._unknown = tuple(
            dict.fromkeys(column for column in table.columns if column and plain_column(column) not in known)
        )
        self._told = 0
        self._weak = lru_cache(maxsize=1 << 17)(self._weak_id)

    def left(self) -> bool:
        """Tell whether malformed records were found that no part has named yet."""
        return self._told < len(self._table.problems)

    def part(self, rows: list[Row]) -> FileClaims:
        """Read some rows.

        The garbage collector rests meanwhile: it would walk over all these rows again and again, for half of the
        time, and there is no cycle in them.
        """
        resting = gc.isenabled()
        gc.disable()
        try:
            return self._part(rows)
        finally:
            if resting:
                gc.enable()

    def _part(self, rows: list[Row]) -> FileClaims:
        """Read some rows."""
        problems = self._table.problems[self._told :]
        self._told += len(problems)
        skips = [(problem.line, problem.reason) for problem in problems]
        pairs, notes = self._read(rows, skips) if rows else (None, ())
        mentions: list[Mention] = []
        facts: list[Fact] = []
        if pairs is not None and any(notes):
            mentions = sorted(pairs.mentions())
            facts = [fact._replace(note=note) for fact, note in zip(pairs.facts(), notes, strict=True)]
            pairs = None
        return FileClaims(
            name=self._name,
            kind="ties",
            generation="",
            rows=len(rows) + len(problems),
            skips=tuple(sorted(skips)),
            mentions=mentions,
            facts=facts,
            pairs=pairs,
            unknown=self._unknown,
        )

    def _read(self, rows: list[Row], skips: list[tuple[int, str]]) -> tuple[Pairs | None, Sequence[str]]:
        """Read rows column by column: a loop over cells would take several times as long.

        Returns:
            What the rows say, None where it is nothing, and the note of each row; no notes where none has one.
        """
        numbers = [line for line, _ in rows]
        columns = list(zip(*[cells for _, cells in rows], strict=True))
        size = len(rows)

        def column(name: str) -> list[str] | None:
            at = self._at[name]
            return list(map(str.strip, columns[at])) if at is not None else None

        names_a, ids_a = self._people(column("person_a"), column("url_a"), size)
        names_b, ids_b = self._people(column("person_b"), column("url_b"), size)
        days, unreadable = _days(column("since"), size)
        kinds = column("kind")
        notes = [kind if len(kind) <= MAX_NOTE else "" for kind in kinds] if kinds is not None else []
        dropped = unreadable
        if None in ids_a or None in ids_b or any(map(eq, ids_a, ids_b)):
            dropped |= {
                at
                for at, (a, b) in enumerate(zip(ids_a, ids_b, strict=True))
                if a is None or b is None or a == b
            }
        for at in sorted(dropped):
            if not ids_a[at] or not ids_b[at]:
                reason = "no identity"
            else:
                reason = "both are the same person" if ids_a[at] == ids_b[at] else "unreadable date"
            skips.append((numbers[at], reason))
        if dropped:
            keep = [at not in dropped for at in range(size)]
            numbers = list(compress(numbers, keep))
            ids_a, ids_b = list(compress(ids_a, keep)), list(compress(ids_b, keep))
            names_a, names_b = list(compress(names_a, keep)), list(compress(names_b, keep))
            days, notes = list(compress(days, keep)), list(compress(notes, keep))
            if not numbers:
                return None, ()
        # Each person is mentioned where the part first has them: of equal keys a dictionary keeps the last value.
        ends = _in_turn(ids_a, ids_b)
        people = cast("list[PersonId]", list(dict.fromkeys(ends)))
        ends.reverse()
        names, their_lines = _in_turn(names_a, names_b)[::-1], _in_turn(numbers, numbers)[::-1]
        line_of = dict(zip(ends, their_lines, strict=True))
        name_of: dict[PersonId | None, str] = dict(zip(ends, names, strict=True))
        if "" in names:
            name_of = dict.fromkeys(ends, "")
            name_of.update((id_, name) for id_, name in zip(ends, names, strict=True) if name)
        place_of: dict[PersonId | None, int] = dict(zip(people, range(len(people)), strict=True))
        return Pairs(
            people,
            list(map(name_of.__getitem__, people)),
            list(map(line_of.__getitem__, people)),
            numbers,
            array("q", map(place_of.__getitem__, ids_a)),
            array("q", map(place_of.__getitem__, ids_b)),
            days,
        ), notes

    def _people(
        self, names: list[str] | None, urls: list[str] | None, size: int
    ) -> tuple[Sequence[str], list[PersonId | None]]:
        """Return the name and the id of everybody in one pair of columns; None for nobody."""
        ids: list[PersonId | None] = [None] * size
        if urls is not None:
            ids = _ids_of_urls(urls)
        if names is None:
            return [""] * size, ids
        shown = names
        weak = self._weak
        missing = [at for at, id_ in enumerate(ids) if id_ is None]
        if len(missing) == size:
            ids = list(map(weak, names))
        else:
            for at in missing:
                ids[at] = weak(names[at])
        # What proves who it is stands in place of the name then, and is none.
        proofs = [
            at
            for at in missing
            if ("@" in names[at] or "/" in names[at]) and not str(ids[at]).startswith("n:")
        ]
        if proofs:
            shown = list(names)
            for at in proofs:
                shown[at] = ""
        return shown, ids

    def _weak_id(self, name: str) -> PersonId | None:
        """Return the id of somebody who has only what stands in place of the name."""
        proven = _id_of_text(name)
        if proven is not None:
            return proven
        if name.casefold() == _NOBODY or not fold_name(name):
            return None
        return weak_id(self._list, name, None)


def _in_turn(a: Sequence[T], b: Sequence[T]) -> list[T]:
    """Return the cells of two columns in the order of reading."""
    return list(chain.from_iterable(zip(a, b, strict=True)))


@lru_cache(maxsize=1 << 16)
def _id_of_text(text: str) -> PersonId | None:
    """Return the id that a profile URL, an ``li:`` id or an e-mail address proves."""
    if "@" in text:
        return email_id(text)
    if "/" in text:
        slug = slug_of_url(text)
        return person_id_of_slug(slug) if slug is not None else None
    return None


def _ids_of_urls(urls: list[str]) -> list[PersonId | None]:
    """Return the id that each address proves; plain ones are turned into ids all at once."""
    plain = all(map(str.startswith, urls, repeat(_PREFIX)))
    if plain and _PLAIN_SLUGS("\n".join([url[28:] for url in urls])):
        return [cast("PersonId", "li:" + url[28:]) for url in urls]
    return [_id_of_text(url) if url else None for url in urls]


def _days(cells: list[str] | None, size: int) -> tuple[list[int], set[int]]:
    """Return the ordinal of the day of each cell, 0 for none, and which cells hold something that is no date."""
    if cells is None:
        return [0] * size, set()
    read = list(map(_ordinal, cells))
    return [day or 0 for day in read], {
        at for at, day in enumerate(read) if day is None
    } if None in read else set()


@lru_cache(maxsize=1 << 15)
def _ordinal(text: str) -> int | None:
    """Return the ordinal of the day of a cell, 0 for an empty one; None where it holds something that is no date."""
    day, problem = _day(text)
    if problem:
        return None
    return day.toordinal() if day is not None else 0


@lru_cache(maxsize=1 << 15)
def _day(text: str) -> tuple[date | None, bool]:
    """Return the day of a cell, and whether it holds something else; a month or a year is its first day."""
    reading = dates.day(text)
    if reading.value is not None or reading.problem is None:
        return reading.value, False
    period = dates.month_year(text).value
    if period is not None:
        return date(period.year, period.month or 1, 1), False
    return None, True
