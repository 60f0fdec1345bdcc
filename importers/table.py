"""Turn a file's bytes into records with true line numbers.

The tables people have come from LinkedIn, from Excel in three languages, from lead tools and from editors.
They differ in encoding, separator, preamble and quoting; a `Table` hides all of that and keeps two promises:
a cell is what the file says, and a line number is the one an editor shows. A clean file takes a fast path
through `csv.reader`; only what does not fit RFC 4180 is looked at line by line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import BinaryIO, TypeAlias

from graph.errors import ImportProblem
from importers.encoding import Decoder, decode

Row: TypeAlias = tuple[int, list[str]]
"""(line, cells): the physical line on which the record starts, from 1, and one cell for each column of the
table."""

Header: TypeAlias = Iterable[str] | Callable[[list[str]], bool] | None
"""How the header row is known: the names it must hold, a predicate on its trimmed cells, or None for the
first row."""

HEADER_RECORDS = 25
"""Records searched for the header. Fact sheet, §2: within the first ~20."""

MAX_FIELD_CHARACTERS = 2**20
"""The longest cell. Assumption: LinkedIn's longest texts (articles) stay below 200,000 characters."""

MAX_RECORD_CHARACTERS = 2**22
"""How far an open quotation mark may reach before its record counts as malformed, when streaming.
Assumption."""

MAX_LINE_CHARACTERS = 2**23
"""The longest physical line; a longer one is no table, and its cells would fill the memory. Assumption."""

MEMORY_BYTES = 2**22
"""Streams up to this size are read at once. Assumption: 25,000 rows, parsed in about 40 MiB."""

_BLOCK = 2**17
_HEAD_CHARACTERS = 2**18
_HEAD_LINES = 400
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_REREAD_LINES = 200_000
_SEPARATORS = (",", ";", "\t")
_TOLD_SEPARATOR = re.compile(r'\ufeff?"?sep=([,;\t])"?[\r\n]', re.IGNORECASE)
_SENTINEL = "\x00end"
_QUOTES = "its quotation marks do not match"
_TOO_LONG = f"one of its cells is longer than {MAX_FIELD_CHARACTERS:,} characters"
_COMMENT_START = r'"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"?%s"?http'


class MissingHeader(ImportProblem):
    """No row among the first is the header that was looked for."""


_Batch: TypeAlias = tuple[Sequence[int], Iterable[list[str]]]

Columns: TypeAlias = tuple[Sequence[int], Sequence[Sequence[str]]]
"""(lines, columns): the physical line of each record, and for each column of the table the cells of all records."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A record that is not a row of its table.

    Attributes:
        line: The physical line on which it starts, from 1.
        reason: One clause, lower case, without any value of the row.
    """

    line: int
    reason: str


class Table:
    r"""A header and the records below it.

    Every record is either given by `rows` or named in `problems`; blank lines are neither. Cells are never
    trimmed, and formula characters stay. Rows with fewer cells than the header are filled up, empty cells
    beyond it dropped.

    Attributes:
        name: The file, for messages.
        columns: The header's names as written, trimmed; an unnamed column is the empty string.
        header_line: The physical line on which the header starts, from 1.
        encoding: `utf-8`, `utf-8 with BOM`, `utf-16`, `cp1252` or `utf-8 with some cp1252`; of a streamed
            table what was found so far.
        separator: `,`, `;` or a tab.

    Example:
        >>> table = Table.from_bytes(b"Notes:\n\nName;City\nAda;London\n", ["name"], name="a.csv")
        >>> table.columns, list(table.rows())
        (('Name', 'City'), [(4, ['Ada', 'London'])])
    """

    def __init__(self, name: str, encoding: str, header: _HeaderRow) -> None:
        """Keep the header; use `from_bytes` or `from_stream` instead."""
        self.name = name
        self.encoding = encoding
        self.separator = header.separator
        self.columns = header.columns
        self.header_line = header.line
        self._problems: list[RowProblem] = []
        self._header_text = header.text
        self._index: dict[str, int] = {}
        for position, column in enumerate(self.columns):
            self._index.setdefault(column_key(column), position)
        self._batches: Iterable[_Batch] = ()
        self._below: tuple[str, int] | None = None  # text that nobody has parsed yet, and its first line
        self._whole = False  # whether each line of it is known to be a record
        self._columns: Columns | None = None
        self._spent = False
        self._suspect = False
        self._reread = 0

    @classmethod
    def from_bytes(cls, data: bytes, header: Header = None, *, name: str) -> Table:
        """Read a table that is in memory.

        Args:
            data: The file's bytes.
            header: Names that the header must hold (compared by `column_key`), a predicate on the trimmed
                cells of a record, or None to take the first record that is not blank.
            name: The file, for messages.

        Returns:
            The table; its rows can be iterated any number of times.

        Raises:
            MissingHeader: If there is no such header.
            ImportProblem: If a line is longer than `MAX_LINE_CHARACTERS`.
        """
        text, encoding = decode(data)
        if len(text) > MAX_LINE_CHARACTERS:
            longest = max(len(line) for part in text.split("\n") for line in part.split("\r"))
            if longest > MAX_LINE_CHARACTERS:
                raise _endless(name)
        found = _find_header(text, header, name)
        table = cls(name, encoding, found)
        table._below = text[found.end :], found.end_line + 1
        return table

    @classmethod
    def from_stream(cls, stream: BinaryIO, header: Header = None, *, name: str) -> Table:
        """Read a table of any size in bounded memory.

        Args:
            stream: The file, at its beginning; it stays open until the rows are read, and is not closed here.
            header: As in `from_bytes`.
            name: The file, for messages.

        Returns:
            The table. The rows of a stream larger than `MEMORY_BYTES` can be iterated once.

        Raises:
            ImportProblem: If there is no such header; while iterating also if the stream is damaged or a line
                is longer than `MAX_LINE_CHARACTERS`.
        """
        start = stream.read(MEMORY_BYTES + 1)
        if len(start) <= MEMORY_BYTES:
            return cls.from_bytes(start, header, name=name)
        decoder = Decoder(start)
        text = decoder.decode(start, final=False)
        found = _find_header(text, header, name)
        table = cls(name, decoder.encoding, found)
        table._batches = table._stream(stream, decoder, text[found.end :], found.end_line + 1)
        return table

    @property
    def problems(self) -> list[RowProblem]:
        """Malformed records by line; of a stream they are complete once `rows` is exhausted."""
        if not self._whole:
            self._read_below()
        return self._problems

    def rows(self) -> Iterator[Row]:
        """Give the well-formed records below the header, in the order of the file.

        Returns:
            Pairs of first physical line and cells; each list of cells belongs to the caller.

        Raises:
            ImportProblem: Only when streaming, see `from_stream`.
            RuntimeError: If the rows of a stream are asked for a second time.
        """
        self._read_below()
        if self._columns is not None:
            lines, columns = self._columns
            return zip(lines, map(list, zip(*columns, strict=True)), strict=True)
        if self._spent:
            raise RuntimeError("the rows of a streamed table can be read only once")
        self._spent = isinstance(self._batches, Iterator)
        return chain.from_iterable(zip(*batch, strict=True) for batch in self._batches)

    def by_column(self) -> Columns:
        r"""Give the same records column by column, for a reader who looks at all rows at once.

        Returns:
            The first physical line of each record in the order of the file, and the cells of each column.

        Raises:
            ImportProblem: As `rows`.
            RuntimeError: As `rows`.

        Example:
            >>> Table.from_bytes(b"Name,City\nAda,London\nBo,Oslo\n", name="a.csv").by_column()
            (range(2, 4), (['Ada', 'Bo'], ['London', 'Oslo']))
        """
        self._read_below()
        if self._columns is None:
            rows = list(self.rows())
            cells = zip(*(row for _, row in rows), strict=True) if rows else ((),) * len(self.columns)
            return [line for line, _ in rows], tuple(cells)
        return self._columns

    def whole_lines(self) -> tuple[int, list[str]] | None:
        r"""Give the lines below the header where each may be a whole record, for a reader who knows some of them.

        Returns:
            The physical line of the first one, and the lines without their ends; None where a record may go over
            several lines, or where the rows were read before. :meth:`cells_of` tells of some lines whether they are
            records.

        Example:
            >>> Table.from_bytes(b"Name,City\nAda,London\nBo,Oslo\n", name="a.csv").whole_lines()
            (2, ['Ada,London', 'Bo,Oslo'])
        """
        if self._below is None or len(self.columns) < 2:
            return None
        text, first = self._below
        if "\r" in text or "\0" in text or self._header_text in text:
            return None
        lines = text.removesuffix("\n").split("\n")
        if len(text) > MAX_FIELD_CHARACTERS and max(map(len, lines)) > MAX_FIELD_CHARACTERS:
            return None
        return first, lines

    def all_whole(self) -> None:
        """Take note that each of :meth:`whole_lines` is a record, so that nobody has to look for problems."""
        self._whole = True

    def cells_of(self, lines: Sequence[str]) -> list[list[str]] | None:
        r"""Give the cells of lines column by column, if each is a whole record of the width of the table.

        What `csv.reader` makes of such text is what splitting makes of it, at a fraction of the cost. Lines with
        quotation marks go through the reader and are put in afterwards.

        Args:
            lines: Some of :meth:`whole_lines`, at least one.

        Returns:
            The cells of each column; None where a line is anything else, as blank or short lines and headers are.

        Example:
            >>> table = Table.from_bytes(b"Name,City\nAda,London\n", name="a.csv")
            >>> table.cells_of(['Bo,"Oslo, Norway"']), table.cells_of(["Bo"])
            ([['Bo'], ['Oslo, Norway']], None)
        """
        separator, width = self.separator, len(self.columns)
        quoted = [at for at, each in enumerate(lines) if '"' in each]
        records: list[list[str]] = []
        if quoted:
            reader = csv.reader([lines[at] for at in quoted], delimiter=separator, strict=True)
            try:
                records = list(reader)
            except csv.Error:
                return None
            if len(records) != len(quoted) or any("\n" in cell for record in records for cell in record):
                return None
            if set(map(len, records)) != {width} or any(map(self._is_header, records)):
                return None
            lines = list(lines)
            for at in quoted:
                lines[at] = separator * (width - 1)
        # A mark of its own between two lines stands at every (width + 1)th place if each line has `width` cells.
        flat = f"{separator}\n{separator}".join(lines).split(separator)
        marks = flat[width :: width + 1]
        if len(flat) != len(lines) * (width + 1) - 1 or marks.count("\n") != len(lines) - 1:
            return None
        cells = [flat[at :: width + 1] for at in range(width)]
        if quoted:
            for column, values in zip(cells, zip(*records, strict=True), strict=True):
                for at, value in zip(quoted, values, strict=True):
                    column[at] = value
        return cells

    def index(self, name: str) -> int | None:
        """Give the position of a column.

        Args:
            name: The column, in any letter case and spacing.

        Returns:
            The first column of that name, from 0, or None.
        """
        return self._index.get(column_key(name))

    def unknown(self, known: Iterable[str]) -> list[str]:
        """Give the named columns that are not among the known ones.

        Args:
            known: Column names in any letter case.

        Returns:
            The others as written, in the order of the file, without repetition.
        """
        keys = {column_key(name) for name in known} | {""}
        return [self.columns[at] for key, at in self._index.items() if key not in keys]

    # --- inside ---------------------------------------------------------------------------------------------

    def _stream(self, stream: BinaryIO, decoder: Decoder, text: str, line: int) -> Iterator[_Batch]:
        """Parse block by block, carrying what is not yet a complete record."""
        more = True
        while more:
            block = stream.read(_BLOCK)
            more = bool(block)
            text += decoder.decode(block, final=not more)
            self.encoding = decoder.encoding
            cut = len(text) if not more else max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
            if len(text) - cut > MAX_LINE_CHARACTERS:
                raise _endless(self.name)
            if not cut:
                continue
            whole, rest = text[:cut], text[cut:]
            batch, carried = self._parse(whole, line, final=not more)
            used = whole[: len(whole) - len(carried)]
            line += _breaks(used) + (1 if not more and used and used[-1] not in "\r\n" else 0)
            text = carried + rest
            yield batch

    def _read_below(self) -> None:
        """Parse the text that nobody has parsed yet."""
        if self._below is None:
            return
        whole = self.whole_lines()
        cells = self.cells_of(whole[1]) if whole is not None else None
        if whole is not None and cells is not None:
            self._columns = range(whole[0], whole[0] + len(whole[1])), tuple(cells)
        (text, line), self._below = self._below, None
        if self._columns is None:
            batch, _ = self._parse(text, line, final=True)
            self._batches = (batch,)

    def _parse(self, text: str, line: int, *, final: bool) -> tuple[_Batch, str]:
        """Parse whole lines; give the rows and what must wait for more text (never anything if final)."""
        limit = csv.field_size_limit(MAX_FIELD_CHARACTERS)
        try:
            batch = self._parse_clean(text, line)
            return (batch, "") if batch is not None else self._parse_tolerant(text, line, final=final)
        finally:
            csv.field_size_limit(limit)

    def _parse_clean(self, text: str, line: int) -> _Batch | None:
        """Parse text that keeps to RFC 4180; None if it does not."""
        if self._suspect:
            return None
        width = len(self.columns)
        spread = True
        records: list[list[str]] = []
        try:
            if "\r" not in text:
                lines = text.split("\n")
                if not lines[-1]:
                    lines.pop()
                # Without their line ends the lines parse faster; that is right as long as no cell holds a
                # line break.
                reader = csv.reader(lines, delimiter=self.separator, strict=True)
                records = list(reader)
                spread = reader.line_num != len(records)
            if spread:
                reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
                records = list(reader)
                spread = reader.line_num != len(records)
        except csv.Error:
            return None
        numbers: Sequence[int] = _lines_of(records, line) if spread else range(line, line + len(records))
        widths = set(map(len, records))
        strange = "\0" in text or self._header_text in text
        if widths <= {width} and not strange and not any(map(self._is_header, records)):
            return numbers, records
        if spread and max(widths) > width:
            return None
        return self._fitting(numbers, records)

    def _fitting(self, numbers: Sequence[int], records: list[list[str]]) -> _Batch:
        """Keep the records that are rows, name the others."""
        lines: list[int] = []
        rows: list[list[str]] = []
        for number, record in zip(numbers, records, strict=True):
            cells = self._fit(number, record)
            if cells is not None:
                lines.append(number)
                rows.append(cells)
        return lines, rows

    def _fit(self, number: int, record: list[str]) -> list[str] | None:
        """Give a record the table's width; None if it is blank or malformed."""
        width, length = len(self.columns), len(record)
        if not record or (length == 1 and not record[0].strip(" \t\ufeff\xa0")):
            return None
        if self._suspect and length != width:
            self._problems.append(RowProblem(number, "it follows a broken record and is not complete"))
            return None
        self._suspect = False
        if length > width:
            if any(record[width:]):
                self._problems.append(RowProblem(number, f"it has {length} cells, the header has {width}"))
                return None
            del record[width:]
        elif length < width:
            record += [""] * (width - length)
        if any("\0" in cell for cell in record):
            self._problems.append(RowProblem(number, "it holds a NUL byte"))
            return None
        if self._is_header(record):
            self._problems.append(RowProblem(number, "it repeats the header"))
            return None
        return record

    def _is_header(self, record: Sequence[str]) -> bool:
        """Tell whether a record says what the header says, however it is quoted."""
        return (
            record[0].strip("\ufeff \t") == self.columns[0] and tuple(map(_trimmed, record)) == self.columns
        )

    def _parse_tolerant(self, text: str, line: int, *, final: bool) -> tuple[_Batch, str]:
        """Parse record by record, going on after the first line of each one that is broken."""
        lines = list(io.StringIO(text, newline=""))
        numbers: list[int] = []
        rows: list[list[str]] = []
        at = 0

        def take(record: list[str] | None) -> None:
            cells = self._fit(line + at, record) if record is not None else None
            if cells is not None:
                numbers.append(line + at)
                rows.append(cells)

        while at < len(lines):
            if self._reread > _REREAD_LINES:
                # So many broken quotation marks that none can be trusted to reach over a line end.
                take(self._alone(lines[at], line + at, _QUOTES))
                at += 1
                continue
            first = at
            reader = csv.reader(_from(lines, first), delimiter=self.separator, strict=True)
            try:
                for record in reader:
                    end = first + reader.line_num
                    if end - at > 1 and self._is_patched(record):
                        raise csv.Error
                    take(record)
                    at = end
            except csv.Error as error:
                end = first + reader.line_num
                unfinished = end == len(lines) and str(error) == "unexpected end of data"
                if unfinished and not final and sum(map(len, _from(lines, at))) < MAX_RECORD_CHARACTERS:
                    return (numbers, rows), "".join(_from(lines, at))
                self._reread += end - at - 1
                take(self._alone(lines[at], line + at, _TOO_LONG if "larger" in str(error) else _QUOTES))
                # Even if that line could be read, the next ones may be the rest of its last cell.
                self._suspect = True
                at += 1
        return (numbers, rows), ""

    def _is_patched(self, record: list[str]) -> bool:
        """Say whether a record over several lines is rather several records with a stray quotation mark."""
        width = len(self.columns)
        return any(record[width:]) or (self._suspect and len(record) != width)

    def _alone(self, text: str, number: int, reason: str) -> list[str] | None:
        """Read one line of a broken record: a row if it is complete by itself, else a problem."""
        try:
            records = list(csv.reader([text, _SENTINEL], delimiter=self.separator))
        except csv.Error:
            records = []
        if len(records) == 2 and len(records[0]) == len(self.columns):
            return records[0]
        if text.strip():
            self._problems.append(RowProblem(number, reason))
            self._suspect = True
        return None


@lru_cache(maxsize=4096)
def column_key(name: str) -> str:
    """Give the form in which column names are compared.

    Args:
        name: A column name as written.

    Returns:
        It trimmed, case-folded, and with single blanks.

    Example:
        >>> column_key(" Connected  on ")
        'connected on'
    """
    return " ".join(name.replace("\ufeff", " ").split()).casefold()


def read_comments(data: bytes, *, name: str) -> Table:
    """Read `Comments.csv`, in which LinkedIn writes some comments over several lines without quotation marks.

    A record starts where a line begins with a time and a link; what follows belongs to its message (fact
    sheet, §5).

    Args:
        data: The file's bytes.
        name: The file, for messages.

    Returns:
        A table in memory with the columns of the file; line breaks in messages are kept.

    Raises:
        ImportProblem: If there is no header with `Date` and `Link`.
    """
    text, encoding = decode(data)
    found = _find_header(text, ("Date", "Link"), name)
    starts = re.compile(_COMMENT_START % re.escape(found.separator)).match
    lines = list(io.StringIO(text[found.end :], newline=""))
    if not any(map(starts, lines)):
        return Table.from_bytes(data, ("Date", "Link"), name=name)
    table = Table(name, encoding, found)
    groups: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, found.end_line + 1):
        if starts(line):
            groups.append((number, [line]))
        elif groups:
            groups[-1][1].append(line)
        elif line.strip():
            table.problems.append(RowProblem(number, "it is no comment"))
    numbers: list[int] = []
    rows: list[list[str]] = []
    for number, group in groups:
        while len(group) > 1 and not group[-1].strip():
            group.pop()
        cells = table._fit(number, _comment(group, found.separator, len(table.columns)))  # noqa: SLF001
        if cells is not None:
            numbers.append(number)
            rows.append(cells)
    table._batches = ((numbers, rows),)  # noqa: SLF001
    return table


def _comment(group: list[str], separator: str, width: int) -> list[str]:
    """Split the lines of one comment into cells."""
    try:
        limit = csv.field_size_limit(MAX_FIELD_CHARACTERS)
        try:
            records = list(csv.reader(group, delimiter=separator, strict=True))
        finally:
            csv.field_size_limit(limit)
        if len(records) == 1 and len(records[0]) == width:
            return records[0]
    except csv.Error:
        pass
    return "".join(group).rstrip("\r\n").split(separator, width - 1)


def mend_share(text: str) -> str:
    r"""Undo the quotation marks that LinkedIn writes around line breaks in `Shares.csv` (fact sheet, §5).

    Args:
        text: A cell as read.

    Returns:
        The text as it was written.

    Example:
        >>> mend_share('one"\n"two')
        'one\ntwo'
    """
    return re.sub(r'"(\r\n|\n|\r)"', r"\1", text)


# --- header -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _HeaderRow:
    """Where the header is and what it says; `end` counts characters, `end_line` is its last physical line."""

    columns: tuple[str, ...]
    separator: str
    line: int
    end: int
    end_line: int
    text: str


def _find_header(text: str, header: Header, name: str) -> _HeaderRow:
    """Find the header among the first records, and the separator with it."""
    if not text.strip("\ufeff \t\r\n\0"):
        raise ImportProblem("the file is empty", where=name, do="export or download it again")
    names: tuple[str, ...] = ()
    if callable(header):
        fits: Callable[[list[str]], bool] = header
    elif header is None:
        fits = _is_first
    else:
        names = tuple(header)
        wanted = frozenset(map(column_key, names))

        def fits(cells: list[str]) -> bool:
            return wanted.issubset(map(column_key, cells))

    head = text[:_HEAD_CHARACTERS]
    best: _HeaderRow | None = None
    told = _TOLD_SEPARATOR.match(head)
    for separator in (told[1],) if told else _SEPARATORS:
        found = _search(head, separator, fits)
        if found is None:
            continue
        if header is not None:
            return found
        if best is None or len(found.columns) > len(best.columns):
            best = found
    if best is not None:
        return best
    what = "no header row was found among the first lines"
    if names:
        what = "no header row with " + ", ".join(f"'{column}'" for column in names) + " was found"
    raise MissingHeader(what, where=name, do="check that the file is a CSV export with its column names")


def _search(head: str, separator: str, fits: Callable[[list[str]], bool]) -> _HeaderRow | None:
    """Look for the header with one separator."""
    before = start = end = 0

    def lines() -> Iterator[str]:
        nonlocal end
        for line in islice(_LINE.finditer(head), _HEAD_LINES):
            end = line.end()
            yield line[0]

    reader = csv.reader(lines(), delimiter=separator)
    try:
        for record in islice(reader, HEADER_RECORDS):
            cells = [_trimmed(cell) for cell in record]
            if fits(cells):
                return _HeaderRow(
                    tuple(cells), separator, before + 1, end, reader.line_num, head[start:end].rstrip("\r\n")
                )
            before, start = reader.line_num, end
    except csv.Error:
        pass
    return None


def _endless(name: str) -> ImportProblem:
    """Describe a line without an end."""
    return ImportProblem("a line is far too long for a table", where=name, do="check that this is a CSV file")


def _is_first(cells: list[str]) -> bool:
    """Take the first record that is neither blank nor Excel's own `sep=` line."""
    return any(cells) and not cells[0].lower().startswith("sep=")


def _trimmed(cell: str) -> str:
    """Give a header cell without blanks and byte order mark around it."""
    return cell.replace("\ufeff", " ").strip()


# --- lines --------------------------------------------------------------------------------------------------


def _from(lines: list[str], start: int) -> Iterator[str]:
    """Iterate over a list from a position, without a copy."""
    return (lines[at] for at in range(start, len(lines)))


def _breaks(text: str) -> int:
    """Count the line breaks LF, CR and CR LF."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count


def _lines_of(records: list[list[str]], line: int) -> list[int]:
    """Give the first line of each record; each line break in its cells makes it a line longer."""
    numbers = []
    for record in records:
        numbers.append(line)
        line += 1
        for cell in record:
            if "\n" in cell or "\r" in cell:
                line += _breaks(cell)
    return numbers
