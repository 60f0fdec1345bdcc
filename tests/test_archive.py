"""Archives: the same files whatever the download became, and nothing that harms."""

import contextlib
import gzip
import hashlib
import io
import os
import stat
import struct
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ImportProblem
from importers import archive
from importers.archive import CanonicalName, Source, canonical_name, date_in, open_source

FILES = {
    "Connections.csv": b"First Name,Connected On\nAda,07 Jun 2022\n",
    "messages.csv": b"FROM\nAda\n",
    "Jobs/Job Applications.csv": b"Application Date\n",
    "Jobs/Job Applications_1.csv": b"Application Date\n",
    "Jobs/Job Applications_2.csv": b"Application Date\n",
    "Jobs/Job Applications_10.csv": b"Application Date\n",
    "Comments_91000001.csv": b"Date,Link,Message\n",
}


def pack(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def content(source: Source) -> dict[str, bytes]:
    """Everything that can be read, by base name and part."""
    found = {}
    for file in source.files():
        with file.open() as stream:
            assert stream.read() == file.read()
        found[f"{file.base}#{file.part or 0}"] = file.read()
    return found


EXPECTED = {
    "connections.csv#0": FILES["Connections.csv"],
    "messages.csv#0": FILES["messages.csv"],
    "job_applications.csv#0": b"Application Date\n",
    "job_applications.csv#1": b"Application Date\n",
    "job_applications.csv#2": b"Application Date\n",
    "job_applications.csv#10": b"Application Date\n",
    "comments.csv#0": FILES["Comments_91000001.csv"],
}


def as_zip(folder: Path) -> Path:
    return put(folder / "Basic_LinkedInDataExport_02-01-2026.zip", pack(FILES))


def as_zip_in_zip(folder: Path) -> Path:
    return put(folder / "Basic_LinkedInDataExport_02-01-2026 (1).zip.zip", pack({"inner.zip": pack(FILES)}))


def as_folder(folder: Path) -> Path:
    top = folder / "Basic_LinkedInDataExport_02-01-2026.zip"
    for name, data in FILES.items():
        put(top / name, data)
    put(top / ".DS_Store", b"x")
    return top


def as_rezip(folder: Path) -> Path:
    files = {f"Basic_LinkedInDataExport_02-01-2026/My Files/{name}": data for name, data in FILES.items()}
    files |= {f"__MACOSX/._{name}": b"x" for name in FILES}
    return put(folder / "export.zip", pack(files))


def as_shouted(folder: Path) -> Path:
    files = {name.upper().replace(" ", "_"): data for name, data in FILES.items()}
    return put(folder / "LinkedInDataExport_02-01-2026.ZIP", pack(files, zipfile.ZIP_STORED))


def as_zip_in_folder(folder: Path) -> Path:
    put(folder / "x" / "Complete_LinkedInDataExport_02-01-2026.zip", pack(FILES))
    put(folder / "x" / "readme.txt", b"hello")
    return folder / "x"


def as_windows_zip(folder: Path) -> Path:
    data = pack({name.replace("/", "|"): data for name, data in FILES.items()}).replace(b"Jobs|", b"Jobs\\")
    return put(folder / "Basic_LinkedInDataExport_02-01-2026.zip", data)


@pytest.mark.parametrize(
    "make", [as_zip, as_zip_in_zip, as_folder, as_rezip, as_shouted, as_zip_in_folder, as_windows_zip]
)
def test_every_form_of_a_download_holds_the_same(tmp_path: Path, make: object) -> None:
    with open_source(make(tmp_path)) as source:  # type: ignore[operator]
        assert content(source) == EXPECTED
        assert source.date_in_name == date(2026, 2, 1)
        parts = [file.part for file in source.files() if file.base == "job_applications.csv"]
        assert parts == [None, 1, 2, 10]
        assert [f.member_suffix for f in source.files() if f.base == "comments.csv"] == ["91000001"]


def test_leftovers_of_the_system_are_listed_and_not_opened(tmp_path: Path) -> None:
    with open_source(as_rezip(tmp_path)) as source:
        assert len(source.unused()) == len(FILES)
        assert {entry.why for entry in source.unused()} == {
            "the operating system made it, it is no part of the export"
        }
    with open_source(as_folder(tmp_path)) as source:
        assert [entry.name for entry in source.unused()] == [".DS_Store"]


def test_order_and_digest_do_not_depend_on_the_order_in_the_archive(tmp_path: Path) -> None:
    one = put(tmp_path / "a.zip", pack(FILES))
    two = put(tmp_path / "b.zip", pack(dict(reversed(FILES.items()))))
    with open_source(one) as first, open_source(two) as second:
        assert [file.name for file in first.files()] == [file.name for file in second.files()]
        assert first.digest == hashlib.sha256(one.read_bytes()).hexdigest()


def test_a_folder_digest_follows_names_and_contents_only(tmp_path: Path) -> None:
    here, there = as_folder(tmp_path / "here"), as_folder(tmp_path / "there")
    (there / ".DS_Store").write_bytes(b"another")
    os.utime(there / "messages.csv", (0, 0))

    def digest(path: Path) -> str:
        with open_source(path) as source:
            return source.digest

    assert digest(here) == digest(there)
    (there / "messages.csv").rename(there / "Messages2.csv")
    renamed = digest(there)
    assert renamed != digest(here)
    (there / "Messages2.csv").write_bytes(b"FROM\nBob\n")
    assert digest(there) not in (renamed, digest(here))


def test_a_single_file_and_its_compressed_form(tmp_path: Path) -> None:
    plain = put(tmp_path / "Connections (1).csv", FILES["Connections.csv"])
    packed = put(tmp_path / "ties.csv.gz", gzip.compress(b"a,b\n"))
    with open_source(plain) as source:
        (file,) = source.files()
        assert (source.kind, file.base, file.size) == (
            "file",
            "connections.csv",
            len(FILES["Connections.csv"]),
        )
        assert source.digest == hashlib.sha256(FILES["Connections.csv"]).hexdigest()
    with open_source(packed) as source:
        (file,) = source.files()
        assert (file.base, file.size, file.read()) == ("ties.csv", None, b"a,b\n")


def test_a_large_archive_stays_on_disk_and_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "KEPT_BYTES", 10)
    for make in (as_zip, as_zip_in_zip, as_folder):
        folder = tmp_path / make.__name__
        with open_source(make(folder)) as source:
            assert content(source) == EXPECTED
            assert len(source.digest) == 64


@pytest.mark.parametrize(
    ("name", "base", "part", "suffix"),
    [
        ("messages.csv", "messages.csv", None, None),
        ("MESSAGES.CSV", "messages.csv", None, None),
        ("Endorsement Received Info.csv", "endorsement_received_info.csv", None, None),
        ("a/b/Endorsement_Received_Info.csv", "endorsement_received_info.csv", None, None),
        ("Job Applications_1.csv", "job_applications.csv", 1, None),
        ("Comments_91000001.csv", "comments.csv", None, "91000001"),
        ("Comments_91000001_1.csv", "comments.csv", 1, "91000001"),
        ("Receipts_v2.csv", "receipts_v2.csv", None, None),
        ("Connections (2).csv", "connections.csv", None, None),
        (".csv", ".csv", None, None),
        ("noending", "noending", None, None),
        ("ties.csv.GZ", "ties.csv", None, None),
    ],
)
def test_canonical_names(name: str, base: str, part: int | None, suffix: str | None) -> None:
    assert canonical_name(name) == CanonicalName(base, part, suffix)


@given(st.text(max_size=30))
def test_any_name_has_a_canonical_one(name: str) -> None:
    found = canonical_name(name)
    assert (
        canonical_name(name.upper().lower()).part == canonical_name(name.lower().upper().lower()).part
        or found
    )
    assert found.part is None or found.part < 1000


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_02-01-2026.zip", date(2026, 2, 1)),
        ("Complete_LinkedInDataExport_12-31-2025 (1).zip", date(2025, 12, 31)),
        ("LinkedInDataExport_02-01-2026.zip.zip", date(2026, 2, 1)),
        ("Basic_LinkedInDataExport_13-01-2026.zip", None),
        ("export.zip", None),
        ("1102-01-20261", None),
    ],
)
def test_days_in_names(name: str, day: date | None) -> None:
    assert date_in(name) == day


# --- what is refused ----------------------------------------------------------------------------------------------


def read_all(path: Path) -> None:
    with open_source(path) as source:
        assert source.digest
        for file in source.files():
            file.read()


def refused(path: Path) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_all(path)
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message, "it says what to do"
    return message


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "nowhere.zip")
    assert "no such file" in refused(put(tmp_path / "file", b"x") / "below")
    (tmp_path / "empty").mkdir()
    assert "holds no files" in refused(tmp_path / "empty")
    assert "empty (0 bytes)" in refused(put(tmp_path / "zero.csv", b""))
    assert "no files" in refused(put(tmp_path / "none.zip", pack({})))
    assert "no files" in refused(put(tmp_path / "junk.zip", pack({"__MACOSX/._a.csv": b"x"})))
    assert str(refused(Path("a\0b")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refused(tmp_path / "pipe")
    put(tmp_path / "a.csv", b"x")
    with open_source(tmp_path) as source:
        assert [file.name for file in source.files()] == ["a.csv"]
        assert [(entry.name, entry.why) for entry in source.unused()] == [
            ("pipe", "it is not a regular file")
        ]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "export" / "messages.csv", b"x")
    put(tmp_path / "secret.csv", b"x")
    (tmp_path / "export" / "loop").symlink_to(tmp_path / "export")
    (tmp_path / "export" / "Connections.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    with open_source(tmp_path / "export") as source:
        assert [file.name for file in source.files()] == ["messages.csv"]
        assert [entry.name for entry in source.unused()] == ["Connections.csv", "loop"]
    assert "cannot be read" in refused(tmp_path / "self")
    (tmp_path / "there").symlink_to(tmp_path / "export")
    with open_source(tmp_path / "there") as source:
        assert len(list(source.files())) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", b"x")
    path.chmod(0)
    assert "no permission" in refused(path)


def test_no_permission_is_said_also_when_the_system_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.csv", b"x")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "no permission" in refused(path)
    monkeypatch.setattr(os, "scandir", deny)
    assert "no permission" in refused(tmp_path)


def test_damage(tmp_path: Path) -> None:
    whole = pack({"Connections.csv": os.urandom(5_000)})
    for length in (0, 3, 30, 2_000, len(whole) - 30, len(whole) - 1):
        assert refused(put(tmp_path / "cut.zip", whole[:length]))
    flipped = bytearray(whole)
    flipped[1_000] ^= 0xFF
    assert "damaged" in refused(put(tmp_path / "flipped.zip", bytes(flipped)))
    assert "not a complete ZIP" in refused(put(tmp_path / "page.zip", b"<html>log in</html>"))
    assert "damaged" in refused(put(tmp_path / "a.csv.gz", gzip.compress(os.urandom(5_000))[:-100]))
    assert "damaged" in refused(put(tmp_path / "b.csv.gz", b"a,b\n"))


def test_a_password_is_refused_for_the_whole_archive(tmp_path: Path) -> None:
    data = bytearray(pack(FILES))
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(signature)
        data[start + at] |= 1
    assert "password" in refused(put(tmp_path / "a.zip", bytes(data)))


def test_a_workbook_is_named_as_one(tmp_path: Path) -> None:
    assert "save the sheet as CSV" in refused(put(tmp_path / "a.xlsx", pack({"[Content_Types].xml": b"x"})))


@pytest.mark.parametrize(
    "name", ["../evil.csv", "/etc/passwd.csv", "a/../../b.csv", "C:\\x.csv", "..\\evil.csv"]
)
def test_names_that_point_outside_are_listed_and_not_read(tmp_path: Path, name: str) -> None:
    with open_source(put(tmp_path / "in" / "a.zip", pack({**FILES, name: b"x"}))) as source:
        assert content(source) == EXPECTED
        assert [entry.why for entry in source.unused()] == ["its name points outside the archive"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_names_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    with open_source(put(tmp_path / "a.zip", pack({"a\x1b[2J\n.csv": b"x"}))) as source:
        assert all(file.name.isprintable() for file in source.files())


def test_links_in_an_archive_are_listed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("Connections.csv")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("messages.csv", "x")
    with open_source(put(tmp_path / "a.zip", out.getvalue())) as source:
        assert [file.name for file in source.files()] == ["messages.csv"]
        assert [entry.why for entry in source.unused()] == ["it is a link, not a file"]


def test_of_two_entries_of_one_name_the_later_counts_and_the_other_is_listed(tmp_path: Path) -> None:
    data = pack({"a.csv": b"old", "b.csv": b"new"}).replace(b"b.csv", b"a.csv")
    with open_source(put(tmp_path / "a.zip", data)) as source:
        assert [file.read() for file in source.files()] == [b"new"]
        assert [entry.name for entry in source.unused()] == ["a.csv"]


def test_several_archives_are_not_mixed_into_one(tmp_path: Path) -> None:
    one, two = pack({"a.csv": b"1"}), pack({"a.csv": b"2"})
    assert "2 archives" in refused(put(tmp_path / "both.zip", pack({"one.zip": one, "two.zip": two})))
    put(tmp_path / "downloads" / "one.zip", one)
    put(tmp_path / "downloads" / "two.zip", two)
    assert "2 archives" in refused(tmp_path / "downloads")
    put(tmp_path / "downloads" / "messages.csv", b"x")
    with open_source(tmp_path / "downloads") as source:
        assert [file.name for file in source.files()] == ["messages.csv"]
        assert [entry.name for entry in source.unused()] == ["one.zip", "two.zip"]


def test_archives_are_looked_through_once(tmp_path: Path) -> None:
    third = pack({"b.zip": pack({"c.zip": pack(FILES)})})
    assert "archive in an archive in an archive" in refused(put(tmp_path / "a.zip", third))


def measured(path: Path) -> int:
    """The most memory that refusing a path takes, in bytes."""
    tracemalloc.start()
    try:
        refused(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made,
        made.open("Connections.csv", "w", force_zip64=True) as entry,
    ):
        for _ in range(size // 2**20):
            entry.write(bytes(2**20))
    return out.getvalue()


def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    made = bomb(400 * 2**20)
    assert len(made) < 2**20
    assert measured(put(tmp_path / "bomb.zip", made)) < 20 * 2**20
    assert measured(put(tmp_path / "bomb.csv.gz", gzip.compress(bytes(64 * 2**20)))) < 60 * 2**20
    nested = put(tmp_path / "nested.zip", pack({"x.zip": made}))
    assert measured(nested) < 20 * 2**20


def test_a_bomb_that_lies_about_its_size_does_not_grow(tmp_path: Path) -> None:
    honest = bomb(64 * 2**20)
    told = struct.pack("<L", 1_000)
    at = honest.rindex(b"PK\x01\x02")
    entry = honest[at:]
    real = struct.unpack("<L", entry[24:28])[0]
    assert real == 64 * 2**20
    lying = honest[: at + 24] + told + honest[at + 28 :]
    assert measured(put(tmp_path / "lie.zip", lying)) < 20 * 2**20


def test_too_many_entries_and_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_zip(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MAX_ENTRIES", 3)
        assert "more than 3 files" in refused(path)
        assert "more than 3 files" in refused(as_folder(tmp_path / "folder"))
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MAX_TOTAL_BYTES", 50)
        assert "would unpack to more" in refused(path)
    with monkeypatch.context() as patch:
        patch.setattr(archive, "MAX_DIRECTORY_BYTES", 50)
        assert "directory" in refused(path)


def test_reading_has_a_limit(tmp_path: Path) -> None:
    with open_source(as_zip(tmp_path)) as source, pytest.raises(ImportProblem, match="larger than"):
        next(source.files()).read(limit=3)


# Opening only finds; reading is where damage shows, so both are done.
@given(st.data())
def test_damaged_archives_end_in_an_import_problem_or_in_files(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(pack(data.draw(st.sampled_from([FILES, {"in.zip": pack(FILES)}]))))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole) - 1)) :]
    path = put(tmp_path_factory.getbasetemp() / "fuzzed.zip", bytes(whole))
    with contextlib.suppress(ImportProblem), open_source(path) as source:
        for file in source.files():
            with contextlib.suppress(ImportProblem):
                file.read()
        assert source.digest == hashlib.sha256(whole).hexdigest()
