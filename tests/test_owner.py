"""Whose archive it is, what may be read of it, and what cannot be read at all."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from test_linkedin import SAMPLES, document
from test_messages import ME, PREFIX, me, other, row, table

from graph.claims import Claims, Owner
from graph.errors import ImportProblem, OwnerNeeded
from graph.identity import owner_id
from importers.files import SourceFile
from importers.reading import read

ARCHIVE = SAMPLES / "archive" / "Complete_LinkedInDataExport_02-09-2026"
PROFILE = "First Name,Last Name,Headline\nAnna,Köch,\n"
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    f"Ada,Lovelace,{PREFIX}ada-1,ada@engines.example,,,07 Jun 2022\n"
)


def owner_of(folder: Path, **files: str) -> Owner:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    owner = read(folder).owner
    assert owner is not None
    return owner


def test_address_from_invitations(tmp_path: Path) -> None:
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Anna Koch,Ada Lovelace,"6/1/25, 6:02 AM",,OUTGOING,{ME},{PREFIX}ada-1\n'
        f'Zoë Brandt,Anna Koch,"6/2/25, 6:02 AM",,INCOMING,{PREFIX}zoe-3,{ME}\n'
    )
    assert owner_of(tmp_path, Invitations=text, Profile=PROFILE) == Owner(owner_of(tmp_path).id, "Anna Köch")
    assert owner_of(tmp_path).id == "li:anna-koch-0100"


def test_address_from_conversations(tmp_path: Path) -> None:
    rows = [other("c1", "Ada", "ada-1"), other("c2", "Bob", "bob-2"), me("c3", "Carl", "carl-3")]
    assert owner_of(tmp_path, Profile=PROFILE, messages=table(rows)).id == "li:anna-koch-0100"


def test_name_decides_in_a_single_conversation(tmp_path: Path) -> None:
    rows = [other("c1", "Ada Lovelace", "ada-1"), me("c1", "Ada Lovelace", "ada-1")]
    assert owner_of(tmp_path, Profile=PROFILE, messages=table(rows)).id == "li:anna-koch-0100"


def test_single_conversation_without_the_owners_words_proves_nothing(tmp_path: Path) -> None:
    rows = [other("c1", "Ada Lovelace", "ada-1")]
    assert owner_of(tmp_path, Profile=PROFILE, messages=table(rows)).id == owner_id("Anna Köch")


def test_address_from_the_senders_of_old_messages(tmp_path: Path) -> None:
    rows = [
        other("c1", "Ada", "ada-1"),
        other("c1", "Ada", "ada-1"),
        me("c1", "Ada"),
        other("c2", "Bob", "bob-2"),
    ]
    columns = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER".split(",")
    )
    text = table([[*r[:5], *r[6:10]] for r in rows], columns)
    assert owner_of(tmp_path, Profile=PROFILE, messages=text).id == "li:anna-koch-0100"


def test_advertisements_do_not_hide_the_owner(tmp_path: Path) -> None:
    ads = [row(f"a{n}", "Big Bank", "Anna Koch", content="<p>Dear") for n in range(9)]
    rows = [*ads, other("c1", "Ada", "ada-1"), other("c2", "Bob", "bob-2"), me("c3", "Carl", "carl-3")]
    assert owner_of(tmp_path, Profile=PROFILE, messages=table(rows)).id == "li:anna-koch-0100"


def test_profile_alone_gives_a_name(tmp_path: Path) -> None:
    assert owner_of(tmp_path, Profile=PROFILE, Connections=CONNECTIONS) == Owner(
        owner_id("Anna Köch"), "Anna Köch"
    )


@pytest.mark.parametrize(
    "name", [ME, ME + "/", "li:anna-koch-0100", "www.linkedin.com/in/Anna-Koch-0100?x=1"]
)
def test_user_gives_an_address(tmp_path: Path, name: str) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    owner = read(path, owner=name).owner
    assert owner is not None
    assert owner.id == "li:anna-koch-0100"


def test_user_gives_another_address_than_the_files(tmp_path: Path) -> None:
    owner = read(ARCHIVE, owner=PREFIX + "anna-koch-new").owner
    assert owner is not None
    assert (owner.id, owner.name, owner.same[0]) == ("li:anna-koch-new", "Anna Koch", "li:anna-koch-0100")


def test_user_gives_a_name(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    assert read(path, owner="Anna Koch").owner == Owner(owner_id("Anna Koch"), "Anna Koch")


def test_lone_list_asks_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    with pytest.raises(OwnerNeeded, match="--owner") as caught:
        read(path)
    assert "\n" not in str(caught.value)


# --- somebody else's ----------------------------------------------------------------------------------------------


def remember_opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    opened: list[str] = []
    original = SourceFile.open

    def remembered(self: SourceFile) -> BinaryIO:
        opened.append(self.name)
        return original(self)

    def read_through(self: SourceFile, limit: int = 2**20) -> bytes:
        with self.open() as stream:
            return stream.read(limit)

    monkeypatch.setattr(SourceFile, "open", remembered)
    monkeypatch.setattr(SourceFile, "read", read_through)
    return opened


def nobody(_: Owner) -> bool:
    return False


def test_of_a_friend_only_profile_and_connections_are_kept() -> None:
    claims = read(ARCHIVE, mine=nobody)
    files = list(claims.files)
    assert {file.kind for file in files} == {"connections", "profile", "positions", "education"}
    assert claims.owner is not None
    assert claims.owner.id == "li:anna-koch-0100"
    assert "m:" not in str(document(claims))
    why = dict(claims.unused)
    assert (
        why["messages.csv"]
        == why["Invitations.csv"]
        == ("it is somebody else's archive: read only to learn whose it is")
    )
    assert why["Notes.csv"] == "it is somebody else's archive: not opened"


def test_private_files_of_a_friend_stay_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = remember_opened(monkeypatch)
    claims = read(ARCHIVE, mine=nobody)
    closed = {name for name, why in claims.unused if why.endswith("not opened")}
    assert "Notes.csv" in closed
    assert "ImportedContacts.csv" in closed
    assert not closed & set(opened)


def test_friend_without_addresses_is_known_by_name_and_day(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS.replace(f"{PREFIX}ada-1", ""), encoding="utf-8")
    mine, theirs = (
        next(iter(read(path, owner="Anna Koch", mine=whose).files)).mentions[0].id
        for whose in (lambda _: True, nobody)
    )
    assert (mine[:2], theirs[:2]) == ("m:", "n:")


def test_full_reads_a_friends_archive_completely() -> None:
    assert list(read(ARCHIVE, mine=nobody, full=True).files) == list(read(ARCHIVE).files)


def test_friends_messages_alone_are_refused() -> None:
    with pytest.raises(ImportProblem, match="--full"):
        read(SAMPLES / "messages_2021" / "messages.csv", mine=nobody)


def test_whose_it_is_is_asked_with_every_id() -> None:
    seen: list[Owner] = []

    def remember(owner: Owner) -> bool:
        seen.append(owner)
        return True

    read(ARCHIVE, mine=remember)
    assert [owner.id for owner in seen] == ["li:anna-koch-0100"]
    assert len(seen[0].same) == 1


# --- shapes -------------------------------------------------------------------------------------------------------


def zipped(folder: Path, path: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*.csv"), reverse=True):
            archive.write(file, prefix + file.relative_to(folder).as_posix())
    return path


def same(one: Claims, other_one: Claims) -> bool:
    left, right = (
        replace(claims, source="", digest="", files=tuple(claims.files)) for claims in (one, other_one)
    )
    return left == right


def test_zip_and_folder_say_the_same(tmp_path: Path) -> None:
    path = zipped(ARCHIVE, tmp_path / "Basic_LinkedInDataExport_02-09-2026 (1).zip.zip")
    assert same(read(path), read(ARCHIVE))


def test_hand_made_archive_with_other_case_and_a_top_folder(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    shutil.copytree(ARCHIVE, folder)
    (folder / "Connections.csv").rename(folder / "CONNECTIONS.CSV")
    (folder / "Email Addresses.csv").rename(folder / "email_addresses.csv")
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*.*"):
            archive.write(file, "My export/inside/" + file.relative_to(folder).as_posix())
    kinds = {file.kind: file.rows for file in read(path).files}
    assert kinds == {file.kind: file.rows for file in read(ARCHIVE).files}


def test_parts_are_read_as_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (tmp_path / "Connections_1.csv").write_text(CONNECTIONS.replace("ada-1", "bob-2"), encoding="utf-8")
    lists = [(file.name, file.kind, file.rows) for file in read(tmp_path).files if file.full_list]
    assert lists == [("Connections.csv", "connections", 1), ("Connections_1.csv", "connections", 1)]


def test_day_of_the_archive(tmp_path: Path) -> None:
    assert read(ARCHIVE, as_of=date(2020, 1, 1)).as_of == date(2026, 2, 9)
    plain = tmp_path / "export"
    shutil.copytree(ARCHIVE, plain)
    assert read(plain, as_of=date(2020, 1, 1)).as_of == date(2020, 1, 1)
    assert read(plain).as_of == date(2026, 2, 2)
    assert read(ARCHIVE / "Connections.csv", owner=ME).as_of == date(2026, 2, 9)


def test_header_only_and_empty_files_inside_an_archive_are_fine(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "Invitations.csv").write_text("From,To,Sent At,Message,Direction\n", encoding="utf-8")
    (tmp_path / "messages.csv").write_bytes(b"")
    assert {file.name: file.rows for file in read(tmp_path).files} == {
        "Invitations.csv": 0,
        "Profile.csv": 1,
        "messages.csv": 0,
    }


def test_file_with_foreign_columns_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "Notes.csv").write_text("Shopping,Price\nmilk,1\n", encoding="utf-8")
    assert read(tmp_path).unused == (("Notes.csv", "its columns are not those of a file of this name"),)


def test_renamed_list_is_known_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "my network (old).csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    assert [file.kind for file in read(path, owner="Anna Koch").files] == ["connections"]


@pytest.mark.parametrize("name", ["Ad_Targeting.csv", "Logins.csv", "guide_messages.csv", "Receipts_v2.csv"])
def test_sensitive_files_are_never_opened(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Profile.csv").write_text(PROFILE, encoding="utf-8")
    (tmp_path / name).write_text("From,To,Date,Folder\nsecret,secret,secret,secret\n", encoding="utf-8")
    opened = remember_opened(monkeypatch)
    claims = read(tmp_path)
    assert [entry[0] for entry in claims.unused] == [name]
    assert opened == ["Profile.csv"]


# --- refusals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Connections.csv", b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"),
        ("Connections.csv", b""),
        ("Connections.csv", b"\x00\x01\x02 no table at all \xff\xfe"),
        ("shopping.csv", b"Milk,Bread\n1,2\n"),
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18),
        ("cut.zip", b"PK\x03\x04 and nothing more"),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ImportProblem) as caught:
        read(path)
    message = str(caught.value)
    assert name in message
    assert caught.value.what
    assert caught.value.do
    assert "\n" not in message
    assert not isinstance(caught.value, OwnerNeeded)


def test_folder_without_any_file_of_the_export(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    with pytest.raises(ImportProblem, match="nothing that can be imported"):
        read(tmp_path)


def test_archive_of_files_that_say_nothing_about_people(tmp_path: Path) -> None:
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    with pytest.raises(ImportProblem):
        read(tmp_path)


def test_two_exports_in_one_folder_are_not_mixed(tmp_path: Path) -> None:
    for name in ("Basic_LinkedInDataExport_02-09-2026", "Basic_LinkedInDataExport_02-10-2026"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    with pytest.raises(ImportProblem, match="2 exports"):
        read(tmp_path, owner=ME)


def test_damaged_file_refuses_the_archive(tmp_path: Path) -> None:
    path = zipped(ARCHIVE, tmp_path / "export.zip")
    data = bytearray(path.read_bytes())
    at = data.index(b"Ada,Lovelace,https")
    data[at : at + 3] = b"Eva"
    path.write_bytes(data)
    with pytest.raises(ImportProblem, match="damaged"):
        read(path)
