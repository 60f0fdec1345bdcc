"""Turn a path into files: a ZIP, an unpacked folder or a single file, all read the same way.

No file of an archive is written to disk. An archive is looked at as a whole before its first file is read, so that a
bomb, a password or a cut-off download is refused at once with one clear line. What lies in an archive but is
no file of the export (Finder leftovers, links, names that point outside) is listed with its reason, never
dropped silently.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import itertools
import os
import re
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO, TypeAlias, cast

from graph.errors import ImportProblem
from importers.files import (
    AGAIN,
    BROKEN,
    CanonicalName,
    Source,
    SourceFile,
    UnusedFile,
    canonical_name,
    damaged,
    date_in,
    guarded,
    name_of,
    open_path,
    printable,
    read_at_most,
    unreadable,
)

__all__ = ["CanonicalName", "Source", "SourceFile", "UnusedFile", "canonical_name", "date_in", "open_source"]

MAX_ENTRIES = 20_000
"""Files in one archive or folder. Assumption: real exports hold fewer than 100 (fact sheet, §1.1), articles
aside."""

MAX_TOTAL_BYTES = 4 * 2**30
"""Uncompressed bytes of one archive. Assumption: room for a ties list of ten million rows and more."""

MAX_RATIO = 250
"""Uncompressed : compressed of one entry over `RATIO_FREE_BYTES`. Assumption: repetitive CSV stays below
100."""

RATIO_FREE_BYTES = 16 * 2**20
"""Entries up to this size may be compressed as well as they like: small enough to be harmless. Assumption."""

MAX_DIRECTORY_BYTES = 32 * 2**20
"""Size of a ZIP's central directory, which is parsed in memory. Assumption: over 1 KiB for each of
`MAX_ENTRIES`."""

MAX_DEPTH = 16
"""Folders inside folders. Assumption: exports have two levels, hand-made archives a few more."""

KEPT_OF_FILE_BYTES = 2**20
"""Files of a folder up to this size are kept in memory while it is read: what is imported is hashed, too. Assumption:
most lists of connections are smaller."""

KEPT_IN_FOLDER_BYTES = 16 * 2**20
"""All of them together. Assumption."""

KEPT_BYTES = 32 * 2**20
"""Sources up to this size are read from disk once and kept; larger ones stay on disk. Assumption."""

_BLOCK = 2**20
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
_BESIDE = "it is no part of the archive beside it"
_OWN_ARCHIVE = "it is an archive of its own; import it by itself"
_TOO_DEEP = "the folder lies too deep"


def open_source(path: Path) -> Source:
    """Open a ZIP, a folder or a single file.

    The whole archive is checked before anything is read from it: entries, sizes, passwords, names. A folder
    whose name ends in `.zip`, and an archive or folder that holds nothing but one further archive, are looked
    through.

    Args:
        path: What the user named. A link is followed here; links inside a folder are not.

    Returns:
        The open source.

    Raises:
        ImportProblem: If there is nothing usable at `path`, or it is not safe to read.
    """
    shown = name_of(path)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise ImportProblem(
            "there is no such file or folder", where=printable(str(path)), do="check the path"
        ) from None
    except (OSError, ValueError) as error:
        raise unreadable(error, printable(str(path))) from None
    if stat.S_ISDIR(mode):
        return _open_folder(path)
    if not stat.S_ISREG(mode):
        raise ImportProblem(
            "this is neither a file nor a folder",
            where=printable(str(path)),
            do="name a ZIP, a folder or a CSV file",
        )
    data = _load(path)
    if data is not None and not data:
        raise ImportProblem("the file is empty (0 bytes)", where=shown, do="export or download it again")
    if path.name.lower().endswith(_WORKBOOKS):
        raise ImportProblem(
            "this is a spreadsheet workbook", where=shown, do="save the sheet as CSV (UTF-8) and import that"
        )
    start = data[:4] if data is not None else _first_bytes(path)
    if start in (b"PK\x03\x04", b"PK\x05\x06") or path.name.lower().endswith(".zip"):
        return _open_zip_file(path, data)
    return _open_single(path, data)


# --- single files -------------------------------------------------------------------------------------------


def _open_single(path: Path, data: bytes | None) -> Source:
    """Open a path that is one plain (or gzip) file."""
    name = name_of(path)

    def opener() -> BinaryIO:
        return io.BytesIO(data) if data is not None else open_path(path, name)

    size = len(data) if data is not None else path.stat().st_size
    file = _source_file(name, name, size, opener)
    return Source(path, "file", date_in(path.name), [file], [], lambda: _digest_file(path, data), _nothing)


def _source_file(name: str, where: str, size: int, opener: Callable[[], BinaryIO]) -> SourceFile:
    """Describe a file, unpacking gzip on the way."""
    canonical = canonical_name(name)
    known: int | None = size
    inner = opener
    if name.lower().endswith(".gz"):
        known = None

        def inner() -> BinaryIO:
            limit = min(MAX_TOTAL_BYTES, max(RATIO_FREE_BYTES, MAX_RATIO * size))
            raw = opener()
            return guarded(cast(IO[bytes], gzip.GzipFile(fileobj=raw)), where, limit, raw)

    return SourceFile(name, canonical.base, canonical.part, canonical.member_suffix, known, where, inner)


# --- folders ------------------------------------------------------------------------------------------------


_Found: TypeAlias = tuple[str, Path, int]


def _open_folder(path: Path) -> Source:
    """Open an unpacked export."""
    shown = name_of(path)
    found, unused = _walk(path)
    archives = [name for name, _, _ in found if name.lower().endswith(".zip")]
    if len(archives) == 1 and not _has_data(name for name, _, _ in found):
        return _wrapped(path, found, unused, archives[0])
    if not found:
        raise ImportProblem(
            "the folder holds no files", where=shown, do="name the folder of an unpacked export"
        )
    if len(archives) == len(found):
        raise _several(shown, len(archives))
    unused += [UnusedFile(name, _OWN_ARCHIVE) for name in archives]
    contents = _Contents()
    files = [
        _source_file(name, f"{shown}: {name}", size, partial(contents.open, place, f"{shown}: {name}", size))
        for name, place, size in found
        if not name.lower().endswith(".zip")
    ]

    def digest() -> str:
        total = hashlib.sha256()
        for name, place, size in found:
            encoded = os.fsencode(place.relative_to(path).as_posix())
            total.update(b"%d:%s:%d:" % (len(encoded), encoded, size))
            if name in source.closed:
                continue
            with contents.open(place, f"{shown}: {name}", size) as stream:
                while block := stream.read(_BLOCK):
                    total.update(block)
        return total.hexdigest()

    day = date_in(shown) or _day_of_folder(files)
    source = Source(path, "folder", day, files, unused, digest, _nothing)
    return source


def _walk(path: Path) -> tuple[list[_Found], list[UnusedFile]]:
    """List the regular files below a folder, sorted; links are not followed, so there are no loops."""
    found: list[_Found] = []
    unused: list[UnusedFile] = []
    stack: list[tuple[str, Path, int]] = [("", path, 0)]
    seen = 0
    while stack:
        prefix, folder, depth = stack.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if depth == 0:
                raise unreadable(error, printable(str(path))) from None
            unused.append(UnusedFile(prefix, "there is no permission to open the folder"))
            continue
        seen += len(inside)
        if seen > MAX_ENTRIES:
            raise ImportProblem(
                f"the folder holds more than {MAX_ENTRIES:,} files",
                where=name_of(path),
                do="name the export's own folder",
            )
        for entry in inside:
            name = prefix + printable(entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            why = _unfit_path(entry)
            if why is not None:
                unused.append(UnusedFile(name + ("/" if is_folder else ""), why))
            elif is_folder and depth >= MAX_DEPTH:
                unused.append(UnusedFile(name + "/", _TOO_DEEP))
            elif is_folder:
                stack.append((name + "/", Path(entry.path), depth + 1))
            else:
                found.append((name, Path(entry.path), entry.stat(follow_symlinks=False).st_size))
    found.sort(key=lambda item: os.fsencode(item[1]))
    return found, unused


def _unfit_path(entry: os.DirEntry[str]) -> str | None:
    """Say why something in a folder is neither a file to read nor a folder to enter, None if it is."""
    if entry.is_symlink():
        return "it is a link, not a file"
    if (why := _system(entry.name)) is not None:
        return why
    if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
        return None
    return "it is not a regular file"


def _wrapped(path: Path, found: list[_Found], unused: list[UnusedFile], name: str) -> Source:
    """Present the only archive of a folder as the folder's content."""
    inner = open_source(next(place for other, place, _ in found if other == name))
    files = [replace(file, name=f"{name}/{file.name}") for file in inner.files()]
    unused = unused + [UnusedFile(f"{name}/{entry.name}", entry.why) for entry in inner.unused()]
    unused += [UnusedFile(other, _BESIDE) for other, _, _ in found if other != name]
    day = date_in(name_of(path)) or inner.date_in_name
    return Source(path, "folder", day, files, unused, lambda: inner.digest, inner.close)


# --- ZIP archives -------------------------------------------------------------------------------------------


def _open_zip_file(path: Path, data: bytes | None) -> Source:
    """Open a ZIP from disk or from the bytes already read."""
    shown = name_of(path)
    try:
        # Read in any order, so unguarded; its entries are guarded.
        raw = cast(BinaryIO, io.BytesIO(data)) if data is not None else path.open("rb")
    except OSError as error:
        raise unreadable(error, shown) from None
    opened: list[Callable[[], object]] = [raw.close]

    def close() -> None:
        for step in reversed(opened):
            step()

    try:
        archive = _open_zip(raw, shown)
        opened.append(archive.close)
        files, unused = _zip_files(archive, shown, "")
        day = date_in(name_of(path))
        inner = [file for file in files if file.name.lower().endswith(".zip")]
        if len(inner) == 1 and not _has_data(file.name for file in files):
            only = inner[0]
            copy = _spool(only)
            opened.append(copy.close)
            second = _open_zip(cast(BinaryIO, copy), only.where)
            opened.append(second.close)
            unused += [UnusedFile(file.name, _BESIDE) for file in files if file is not only]
            files, more = _zip_files(second, shown, only.name + "/")
            unused += more
            day = day or date_in(only.name.rsplit("/", 1)[-1])
            if files and all(file.name.lower().endswith(".zip") for file in files):
                raise ImportProblem(
                    "an archive in an archive in an archive",
                    where=shown,
                    do="unpack it and import the innermost one",
                )
        elif inner and len(inner) == len(files):
            raise _several(shown, len(inner))
        if not files:
            raise ImportProblem("the archive holds no files", where=shown, do=AGAIN)
        for file in [file for file in files if file.name.lower().endswith(".zip")]:
            files.remove(file)
            unused.append(UnusedFile(file.name, _OWN_ARCHIVE))
        day = day or _day_of_folder(files)
    except BaseException:
        close()
        raise
    return Source(path, "zip", day, files, unused, lambda: _digest_file(path, data), close)


def _open_zip(raw: BinaryIO, where: str) -> zipfile.ZipFile:
    """Read a ZIP's directory after a look at how large it claims to be."""
    try:
        _check_directory(raw, where)
        return zipfile.ZipFile(raw)
    except ImportProblem:
        raise
    except BROKEN:
        raise ImportProblem("this is not a complete ZIP archive", where=where, do=AGAIN) from None


def _check_directory(raw: BinaryIO, where: str) -> None:
    """Refuse a directory that would fill the memory while it is parsed (APPNOTE 4.3.14 to 4.3.16)."""
    length = raw.seek(0, os.SEEK_END)
    tail_start = max(0, length - 66_000)
    raw.seek(tail_start)
    tail = raw.read(66_000)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise zipfile.BadZipFile
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size == 0xFFFFFFFF and at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
        raw.seek(int.from_bytes(tail[at - 12 : at - 4], "little"))
        record = raw.read(56)
        size = int.from_bytes(record[40:48], "little")
    if size > MAX_DIRECTORY_BYTES:
        raise ImportProblem("the archive's directory is far too large", where=where, do=AGAIN)
    raw.seek(0)


def _zip_files(
    archive: zipfile.ZipFile, source: str, prefix: str
) -> tuple[list[SourceFile], list[UnusedFile]]:
    """Sort a ZIP's entries into files and the rest, refusing what is not safe."""
    entries = archive.infolist()
    where = f"{source}: {prefix[:-1]}" if prefix else source
    if len(entries) > MAX_ENTRIES:
        raise ImportProblem(f"the archive holds more than {MAX_ENTRIES:,} files", where=where, do=AGAIN)
    if sum(max(0, entry.file_size) for entry in entries) > MAX_TOTAL_BYTES:
        raise ImportProblem(
            f"the archive would unpack to more than {MAX_TOTAL_BYTES // 2**30} GiB",
            where=where,
            do="import only archives that come from LinkedIn or from people you trust",
        )
    unused: list[UnusedFile] = []
    last: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        raw_name = _entry_name(entry)
        name = prefix + printable(raw_name)
        if raw_name.endswith("/"):
            continue
        why = _unfit(entry, raw_name)
        if why is not None:
            unused.append(UnusedFile(name, why))
            continue
        if entry.flag_bits & 0x1:
            raise ImportProblem(
                "the archive is protected with a password",
                where=where,
                do="unpack it with the password and import the folder",
            )
        if entry.file_size > max(RATIO_FREE_BYTES, MAX_RATIO * entry.compress_size):
            raise ImportProblem(
                f"a file in the archive would unpack to more than {MAX_RATIO} times its size",
                where=f"{source}: {name}",
                do="import only archives that come from LinkedIn or from people you trust",
            )
        if name in last:
            unused.append(UnusedFile(name, "the archive holds a later file of the same name"))
        last[name] = entry
    files = [
        _source_file(
            name, f"{source}: {name}", entry.file_size, _entry_opener(archive, entry, f"{source}: {name}")
        )
        for name, entry in last.items()
    ]
    return files, unused


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name with `/`, undoing the common UTF-8 name without its flag."""
    name = entry.filename
    if not entry.flag_bits & 0x800 and not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _unfit(entry: zipfile.ZipInfo, name: str) -> str | None:
    """Say why an entry is not a file to read, None if it is one."""
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or re.match(r"[A-Za-z]:", name) or not parts[-1]:
        return "its name points outside the archive"
    for part in parts:
        if (why := _system(part)) is not None:
            return why
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.create_system == 3 and kind == stat.S_IFLNK:
        return "it is a link, not a file"
    if entry.create_system == 3 and kind not in (0, stat.S_IFREG):
        return "it is not a regular file"
    if entry.compress_type not in _METHODS:
        return "it is compressed in a way that cannot be read here"
    if len(parts) > MAX_DEPTH:
        return _TOO_DEEP
    return None


def _entry_opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> Callable[[], BinaryIO]:
    """Make the function that opens one entry."""

    def opener() -> BinaryIO:
        try:
            stream = archive.open(entry)
        except BROKEN:
            raise damaged(where) from None
        return guarded(stream, where, entry.file_size, None)

    return opener


def _spool(file: SourceFile) -> IO[bytes]:
    """Copy an archive inside the archive to where it can be read in any order: memory, or a nameless file."""
    copy: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=KEPT_BYTES)  # noqa: SIM115 - returned open
    try:
        with file.open() as stream:
            while block := stream.read(_BLOCK):
                copy.write(block)
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy


# --- reading safely -----------------------------------------------------------------------------------------


class _Contents:
    """The files of a folder; small ones are read once, so that what is hashed is what is imported."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._read: dict[Path, bytes] = {}
        self._room = KEPT_IN_FOLDER_BYTES

    def open(self, path: Path, where: str, size: int) -> BinaryIO:
        """Open a file that was so long when the folder was looked through."""
        data = self._read.get(path)
        if data is None:
            if size > min(KEPT_OF_FILE_BYTES, self._room):
                return open_path(path, where)
            with open_path(path, where) as stream:
                data = read_at_most(stream, self._room)
            if data is None:
                return open_path(path, where)
            self._room -= len(data)
            self._read[path] = data
        return cast(BinaryIO, io.BytesIO(data))


def _load(path: Path) -> bytes | None:
    """Read a small file whole, so that what is hashed is what is imported; None for a large one."""
    with open_path(path, name_of(path)) as stream:
        return read_at_most(stream, KEPT_BYTES)


def _first_bytes(path: Path) -> bytes:
    """Give the first four bytes of a file."""
    with open_path(path, name_of(path)) as stream:
        return stream.read(4)


def _digest_file(path: Path, data: bytes | None) -> str:
    """Hash a file's bytes."""
    if data is not None:
        return hashlib.sha256(data).hexdigest()
    total = hashlib.sha256()
    with open_path(path, name_of(path)) as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


# --- names and messages -------------------------------------------------------------------------------------


def _day_of_folder(files: list[SourceFile]) -> date | None:
    """Return the day in the name of the innermost folder that all files lie in, if a name there has one."""
    folders = [file.name.split("/")[:-1] for file in files]
    shared = itertools.takewhile(lambda names: len(set(names)) == 1, zip(*folders))  # noqa: B905 - as deep as all are
    return next((day for names in reversed(list(shared)) if (day := date_in(names[0]))), None)


def _system(part: str) -> str | None:
    """Say why a file or folder name belongs to an operating system or is hidden."""
    folded = part.casefold()
    if folded in _SYSTEM_FILES or folded.startswith("._"):
        return "the operating system made it, it is no part of the export"
    if part.startswith(".") and part not in (".", ".."):
        return "it is hidden"
    return None


def _has_data(names: Iterator[str]) -> bool:
    """Say whether there is a table among the names, so that an archive beside it is not the content."""
    return any(name.lower().endswith((".csv", ".csv.gz", ".json", ".vcf")) for name in names)


def _several(where: str, count: int) -> ImportProblem:
    """Refuse to mix several exports into one."""
    return ImportProblem(f"this holds {count} archives", where=where, do="import each of them by itself")


def _nothing() -> None:
    """Close nothing."""
