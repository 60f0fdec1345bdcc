"""What an opened source is: its files, what they are called, and how they are read without harm."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Literal, Self, cast

from graph.errors import ImportProblem

MAX_READ_BYTES = 256 * 2**20
"""What `SourceFile.read` returns at most; larger files are read through `SourceFile.open`. Assumption."""

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
)
"""What reading damaged bytes raises in zipfile, zlib, gzip and the file system."""

AGAIN = "download the archive again, or unpack it and import the folder"
"""What to do about a damaged archive."""

_DATE = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")
_COPY = re.compile(r"\s*\(\d{1,3}\)$")
_NUMBER = re.compile(r"(?s)(.+)_(\d+)")


@dataclass(frozen=True, slots=True)
class CanonicalName:
    """What a file is called, whatever the generation, the re-zip or the browser made of it.

    Attributes:
        base: The name without folders, case-folded, blanks as underscores, without number, copy mark and
            `.gz`.
        part: The n of a continuation `_n` (1 to 999); None for a first or only file.
        member_suffix: The long number that stands in the names of 2026 archives; None without one.
    """

    base: str
    part: int | None
    member_suffix: str | None


def canonical_name(name: str) -> CanonicalName:
    """Give the name by which a file of an export is recognised (fact sheet, §1.1 and §1.2).

    Args:
        name: A file name with or without folders, `/` between them.

    Returns:
        The canonical name and its numbers.

    Example:
        >>> canonical_name("Jobs/Job Applications_1.csv")
        CanonicalName(base='job_applications.csv', part=1, member_suffix=None)
        >>> canonical_name("COMMENTS_91000001.csv").base
        'comments.csv'
    """
    last = unicodedata.normalize("NFC", name).rsplit("/", 1)[-1].strip()
    if last.lower().endswith(".gz"):
        last = last[:-3]
    stem, dot, ending = last.rpartition(".")
    if not stem:
        stem, dot, ending = last, "", ""
    stem = _COPY.sub("", stem)
    part: int | None = None
    suffix: str | None = None
    match = _NUMBER.fullmatch(stem)
    if match and len(match[2]) <= 3 and match[2].isascii():
        stem, part = match[1], int(match[2])
        match = _NUMBER.fullmatch(stem)
    if match and len(match[2]) > 3:
        stem, suffix = match[1], match[2]
    words = "_".join(stem.replace("_", " ").split())
    return CanonicalName((words + dot + ending.strip()).casefold(), part, suffix)


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """An entry of a source that is not read, and why.

    Attributes:
        name: The path inside the source, safe to print.
        why: One clause, lower case, without a full stop.
    """

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source. It can be opened any number of times while the source is open.

    Attributes:
        name: The path inside the source, `/` between folders, safe to print; of an archive inside the archive
            too.
        base: The canonical base name, see `CanonicalName`.
        part: The number of a continuation file, or None.
        member_suffix: The long number of 2026 archives, or None.
        size: Uncompressed bytes; None if only reading can tell (`.gz`).
        where: Source and file, for messages.
    """

    name: str
    base: str
    part: int | None
    member_suffix: str | None
    size: int | None
    where: str
    _opener: Callable[[], BinaryIO] = field(repr=False, compare=False)

    def open(self) -> BinaryIO:
        """Open the file for streaming; `.gz` content comes out uncompressed.

        Returns:
            A buffered binary stream. Its reads raise ImportProblem, and nothing else, when the bytes are
            damaged or more than the limits of this module allow. The caller closes it.

        Raises:
            ImportProblem: If the file cannot be opened.
        """
        return self._opener()

    def read(self, limit: int = MAX_READ_BYTES) -> bytes:
        """Read the whole file.

        Args:
            limit: The most bytes to hold in memory.

        Returns:
            The bytes, checked against the archive's checksum.

        Raises:
            ImportProblem: If the file is damaged, cannot be read, or is larger than `limit`.
        """
        with self._opener() as stream:
            data = read_at_most(stream, limit)
        if data is None:
            raise ImportProblem(
                f"the file is larger than {limit // 2**20} MiB",
                where=self.where,
                do="split it into smaller files",
            )
        return data


class Source:
    """A path made readable. Use it as a context manager, or call `close`.

    Attributes:
        path: What was opened.
        name: The last part of the path, for people.
        kind: `zip`, `folder` or `file`.
        date_in_name: The export's day from `…_MM-DD-YYYY` in the name, or in the name of the one archive or
            folder it wraps; None without.
    """

    def __init__(
        self,
        path: Path,
        kind: Literal["zip", "folder", "file"],
        date_in_name: date | None,
        files: list[SourceFile],
        unused: list[UnusedFile],
        digest: Callable[[], str],
        close: Callable[[], None],
    ) -> None:
        """Keep what `open_source` found; not meant to be called by others."""
        self.path = path
        self.name = name_of(path)
        self.kind = kind
        self.date_in_name = date_in_name
        self._files = sorted(files, key=_order)
        self._unused = tuple(sorted(unused, key=lambda entry: (entry.name, entry.why)))
        self._digest_of = digest
        self._digest: str | None = None
        self._close = close
        self._closed: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """The SHA-256 of the file's bytes; of a folder: of its sorted names and contents. Hex, lower case.

        Of files that stay closed only names and sizes count.

        Raises:
            ImportProblem: If a file cannot be read.
        """
        if self._digest is None:
            self._digest = self._digest_of()
        return self._digest

    @property
    def closed(self) -> frozenset[str]:
        """Names of the files that nobody may open."""
        return self._closed

    def keep_closed(self, names: Iterable[str]) -> None:
        """Say which files of a folder are not to be opened, not even to tell two folders apart.

        Args:
            names: Their names as :meth:`files` gives them.
        """
        self._closed = frozenset(names)
        self._digest = None

    def files(self) -> Iterator[SourceFile]:
        """Give the readable files, whatever they hold.

        Returns:
            Every file once; folder by folder, by canonical name, continuation parts in the order of their
            number.
        """
        return iter(self._files)

    def unused(self) -> tuple[UnusedFile, ...]:
        """Give the entries that are never opened, with the reason, sorted by name."""
        return self._unused

    def close(self) -> None:
        """Let go of the underlying file. Streams still open become useless."""
        self._close()

    def __enter__(self) -> Self:
        """Give the source itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the source."""
        self.close()


def date_in(name: str) -> date | None:
    """Find the export's day in the name of an archive or its folder (fact sheet, §1.1).

    Args:
        name: A name such as `Basic_LinkedInDataExport_02-01-2026.zip`, also with ` (1)` or `.zip.zip`.

    Returns:
        The day (the name has month, day, year), None if there is none or it is no date.

    Example:
        >>> date_in("Complete_LinkedInDataExport_02-09-2026 (1).zip.zip")
        datetime.date(2026, 2, 9)
    """
    for month, day, year in reversed(_DATE.findall(name)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def name_of(path: Path) -> str:
    """Give the last part of a path, also of `.`."""
    return printable(path.name or path.absolute().name or str(path))


def printable(name: str) -> str:
    """Make a name printable on one line: control and undecodable characters become U+FFFD."""
    if name.isascii() and name.isprintable():
        return name
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in name)


def _order(file: SourceFile) -> tuple[str, str, int, str]:
    """Sort folder by folder, parts by number."""
    return (file.name.rpartition("/")[0].casefold(), file.base, file.part or 0, file.name)


# --- reading safely -----------------------------------------------------------------------------------------


class _Guard(io.RawIOBase):
    """A stream that ends in ImportProblem wherever the bytes beneath it are damaged or too many."""

    def __init__(self, stream: IO[bytes], where: str, limit: int, beneath: IO[bytes] | None) -> None:
        super().__init__()
        self._stream = stream
        self._where = where
        self._left = limit
        self._beneath = beneath

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        """Fill the buffer."""
        try:
            data = self._stream.read(len(buffer))
        except ImportProblem:
            raise
        except BROKEN:
            raise damaged(self._where) from None
        self._left -= len(data)
        if self._left < 0:
            raise ImportProblem(
                "the file unpacks to far more than is sound",
                where=self._where,
                do="import only archives that come from LinkedIn or from people you trust",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close both streams."""
        if not self.closed:
            self._stream.close()
            if self._beneath is not None:
                self._beneath.close()
        super().close()


def guarded(stream: IO[bytes], where: str, limit: int, beneath: IO[bytes] | None) -> BinaryIO:
    """Wrap a stream so that only ImportProblem can come out of it."""
    return cast(BinaryIO, io.BufferedReader(_Guard(stream, where, limit, beneath), 2**16))


def read_at_most(stream: BinaryIO, limit: int) -> bytes | None:
    """Read a stream to its end; None if it holds more bytes than the limit.

    It is read in blocks: a buffered stream asked for many bytes takes the memory for all of them at once.
    """
    blocks: list[bytes] = []
    length = 0
    while block := stream.read(2**18):
        length += len(block)
        if length > limit:
            return None
        blocks.append(block)
    return blocks[0] if len(blocks) == 1 else b"".join(blocks)


def open_path(path: Path, where: str) -> BinaryIO:
    """Open a file on disk."""
    try:
        stream = path.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        raise unreadable(error, where) from None
    return guarded(cast(IO[bytes], stream), where, 2**62, None)


def damaged(where: str) -> ImportProblem:
    """Describe bytes that do not fit their checksum or end too early."""
    return ImportProblem("the file is damaged", where=where, do=AGAIN)


def unreadable(error: OSError | ValueError, where: str) -> ImportProblem:
    """Describe a path that the system does not give."""
    if isinstance(error, PermissionError):
        return ImportProblem("there is no permission to read this", where=where, do="change its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not valid"
    return ImportProblem(f"this cannot be read ({reason})", where=where, do="check the path")
