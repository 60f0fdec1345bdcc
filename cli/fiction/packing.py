"""An archive on disk: under LinkedIn's name, packed as browsers and users leave it."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

from cli.fiction.records import Shape


class _Stream(io.RawIOBase):
    """A target that cannot seek, so that ZIP entries get data descriptors as LinkedIn's have."""

    def __init__(self) -> None:
        """Begin empty."""
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Keep the bytes."""
        self.parts.append(bytes(data))
        return len(data)


def _zip_bytes(files: dict[str, bytes], as_of: date) -> bytes:
    """One ZIP without directory entries, in no particular order, the same bytes every time."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: zlib.crc32(name.encode())):
            entry = zipfile.ZipInfo(name, (as_of.year, as_of.month, as_of.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every platform
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, files[name])
    return b"".join(stream.parts)


def write_archive(folder: Path, files: dict[str, bytes], shape: Shape) -> Path:
    """Put an archive on disk under LinkedIn's name, packed as browsers and users leave it.

    Args:
        folder: Where; made if missing. A file or folder of the same name is written over.
        files: Bytes by path inside the archive.
        shape: Gives kind, day and packing.

    Returns:
        The path of the ZIP or of the unpacked folder.
    """
    kind = "Complete" if shape.complete else "Basic"
    stem = f"{kind}_LinkedInDataExport_{shape.as_of:%m-%d-%Y}"
    folder.mkdir(parents=True, exist_ok=True)
    if shape.packing in ("folder", "folder.zip"):
        # Unpacking "….zip.zip" leaves a folder whose own name ends in ".zip".
        path = folder / (stem if shape.packing == "folder" else f"{stem}.zip")
        for name, data in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
        return path
    ending = {"copy": " (1).zip", "zip.zip": ".zip.zip"}.get(shape.packing, ".zip")
    if shape.packing == "nested":
        # Packed again by hand on a Mac: a folder on top, subfolders lost, resource forks beside.
        inner = {f"LinkedIn data/{stem}/{name.rsplit('/')[-1]}": data for name, data in files.items()}
        forks = {}
        for name in inner:
            place, _, base = name.rpartition("/")
            forks[f"__MACOSX/{place}/._{base}"] = b"\x00\x05\x16\x07\x00\x02\x00\x00"
        files = {**inner, **forks, "LinkedIn data/.DS_Store": b"\x00\x00\x00\x01Bud1"}
    path = folder / f"{stem}{ending}"
    path.write_bytes(_zip_bytes(files, shape.as_of))
    return path
