"""Find the files of a source that are tables of a certain kind, by their header alone."""

from __future__ import annotations

from collections.abc import Callable

from graph.errors import ImportProblem
from importers.catalogue import HEADERS, kind_by_name
from importers.files import Source, SourceFile
from importers.table import Table, column_key

_HEAD_BYTES = 2**16
_START_BYTES = 2**13
# The columns of the file that is imported most often, so that nothing more is read of it here.
_CONNECTIONS = (b"connected on", b"connectedon,", b"connectedon;")
_NO_TABLES = (
    ".zip",
    ".html",
    ".htm",
    ".json",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".mp4",
    ".pdf",
    ".vcf",
    ".mbox",
    ".ics",
)

Heading = Callable[[list[str]], bool]
"""Tells whether the trimmed cells of a record are the header of a kind of table."""


def plain_column(name: str) -> str:
    """Return a column name without differences of case, blanks, underscores and hyphens.

    Example:
        >>> plain_column(" Person_A "), plain_column("E-mail 1 - Value")
        ('persona', 'email1value')
    """
    return "".join(ch for ch in column_key(name) if ch not in " _-")


def plain_columns(cells: list[str]) -> frozenset[str]:
    """Return the names of a header as :func:`plain_column` gives them."""
    return frozenset(map(plain_column, cells))


def head_of(file: SourceFile) -> bytes:
    """Return the first whole lines of a file; everything if it is short.

    Raises:
        ImportProblem: The file is damaged.
    """
    with file.open() as stream:
        data = stream.read(_HEAD_BYTES)
    if len(data) == _HEAD_BYTES:
        cut = max(data.rfind(b"\n"), data.rfind(b"\r"))
        data = data[: cut + 1] if cut > 0 else data
    return data


def is_exports_own(cells: list[str]) -> bool:
    """Tell whether cells are the header of a file of LinkedIn's own export, whatever the file is called.

    Its profile has columns that lists of people have too; what only it has decides (fact sheet, section 6).
    """
    names = plain_columns(cells)
    return any(
        fits(cells)
        and (kind != "profile" or bool(names & {"maidenname", "zipcode", "geolocation", "birthdate"}))
        for kind, fits in HEADERS.items()
    )


def header_of(file: SourceFile, heading: Heading) -> tuple[str, ...] | None:
    """Return the columns of a file whose header fits, else None.

    Args:
        file: The file; only its first lines are read.
        heading: What the header must be.

    Raises:
        ImportProblem: The file is damaged.
    """
    if file.size == 0 or file.base.endswith(_NO_TABLES):
        return None
    data = head_of(file)
    try:
        return Table.from_bytes(data, heading, name=file.where).columns
    except ImportProblem:
        return None


def with_header(source: Source, heading: Heading, words: tuple[bytes, ...]) -> list[SourceFile]:
    """Return the files of a source whose header fits, in the order of the source.

    Args:
        source: The opened path.
        heading: What the header must be.
        words: Lower-case ASCII, one of which every such file holds near its beginning. Looking for them costs
            microseconds, so that an importer may be asked about files that are mostly not its own.
    """
    return [
        file for file in source.files() if _mentions(file, words) and header_of(file, heading) is not None
    ]


def is_export(source: Source) -> bool:
    """Tell whether a folder or ZIP is a LinkedIn export by the names of its files."""
    return source.kind != "file" and sum(kind_by_name(file) is not None for file in source.files()) > 1


def _mentions(file: SourceFile, words: tuple[bytes, ...]) -> bool:
    """Tell whether the beginning of a file holds one of these words and is not LinkedIn's list of connections."""
    if file.size == 0:
        return False
    with file.open() as stream:
        start = stream.read(_START_BYTES).replace(b"\0", b"").lower()
    return any(word in start for word in words) and not any(word in start for word in _CONNECTIONS)


def left_aside(source: Source, used: list[SourceFile], what: str) -> list[tuple[str, str]]:
    """Return ``(name, why)`` of every file of a source that is not used.

    Args:
        source: The source.
        used: The files that are read.
        what: What was looked for, with its article.
    """
    names = {file.name for file in used}
    unused = [
        (file.name, f"it is not {what}; if it is a list of people, import it by itself")
        for file in source.files()
        if file.name not in names
    ]
    return unused + [(entry.name, entry.why) for entry in source.unused()]
