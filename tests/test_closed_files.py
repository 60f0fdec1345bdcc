"""What is sensitive stays closed, and what people wrote is never kept."""

import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import here

from importers.catalogue import _SENSITIVE, _UNUSED

ARCHIVE = Path(__file__).parent / "data" / "linkedin" / "archive" / "Complete_LinkedInDataExport_02-09-2026"
CLOSED = sorted(name for name, why in _UNUSED.items() if why == _SENSITIVE)
# As LinkedIn writes some of the names (fact sheet, section 7), and in folders of its own.
SENSITIVE = [
    *CLOSED,
    "Ad_Targeting.csv",
    "Ads Clicked.csv",
    "LAN Ads Engagement.csv",
    "Inferences_about_you.csv",
    "Security Challenges.csv",
    "Verifications/Verifications.csv",
    "Services Marketplace/Opprtunities.csv",
    "Job Applicant Saved Screening Question Responses_3.csv",
    "Jobs/Job Applicant Saved Answers.csv",
]
_opened: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(arguments[0]))


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every path that this process opens."""
    global _opened  # noqa: PLW0603  (an audit hook cannot be taken off again)
    _opened = []
    try:
        yield _opened
    finally:
        _opened = None


def with_poison(folder: Path) -> Path:
    """Copy the export and put a file beside its own under every sensitive name."""
    for file in ARCHIVE.rglob("*"):
        if file.is_file():
            place = folder / file.relative_to(ARCHIVE)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
    for name in SENSITIVE:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"POISON,POISON\n")
    return folder


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--full",)])
def test_no_sensitive_file_of_a_folder_is_opened(tmp_path: Path, options: tuple[str, ...]) -> None:
    folder = with_poison(tmp_path / ARCHIVE.name)
    with watched() as opened:
        done = here(tmp_path / "store.db", "import", str(folder), "--json", *options)
    assert done.code == 0, done.err
    touched = {Path(name).name.casefold() for name in opened}
    assert "connections.csv" in touched
    assert not touched & {Path(name).name.casefold() for name in SENSITIVE}
    why = {entry["name"]: entry["why"] for entry in done.json["imports"][0]["unused"]}
    assert {name for name in SENSITIVE if "not opened" not in why.get(name, "")} == set()


def test_no_sensitive_file_of_a_zip_is_read(tmp_path: Path) -> None:
    folder = with_poison(tmp_path / "there")
    path = tmp_path / f"{ARCHIVE.name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, str(file.relative_to(folder)))
    # The bytes no longer fit their checksums: whoever reads one of them meets a damaged file.
    path.write_bytes(path.read_bytes().replace(b"POISON,POISON", b"poison,POISON"))
    done = here(tmp_path / "store.db", "import", str(path))
    assert done.code == 0, done.err
    with zipfile.ZipFile(path) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("Ad_Targeting.csv")


def test_of_a_friends_folder_only_what_is_allowed_is_opened(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "Profile.csv").write_text("First Name,Last Name,Headline\nOtto,Own,Analyst\n", encoding="utf-8")
    store = tmp_path / "store.db"
    here(store, "import", str(mine))
    folder = with_poison(tmp_path / ARCHIVE.name)
    with watched() as opened:
        done = here(store, "import", str(folder))
    assert done.code == 0, done.err
    touched = {str(Path(name).relative_to(folder)) for name in opened if name.startswith(str(folder))}
    assert {name for name in touched if name.endswith(".csv")} == {
        # Who it is ...
        "Profile.csv",
        "Email Addresses.csv",
        "Invitations.csv",
        "messages.csv",
        # ... and what is kept.
        "Connections.csv",
        "Positions.csv",
        "Education.csv",
    }


def test_no_text_that_anybody_wrote_is_in_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "Complete_LinkedInDataExport_02-09-2026"
    folder.mkdir()
    ada, me = "https://www.linkedin.com/in/ada-lovelace-0001", "https://www.linkedin.com/in/anna-koch-0100"
    texts = {
        "Profile.csv": "First Name,Last Name,Headline,Summary\nAnna,Koch,TEXT-headline,TEXT-summary\n",
        "Connections.csv": (
            f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Lovelace,{ada},,,,07 Jun 2022\n"
        ),
        "Invitations.csv": (
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
            f'Anna Koch,Ada Lovelace,"6/6/22, 9:00 PM",TEXT-note of an invitation,OUTGOING,{me},{ada}\n'
        ),
        "messages.csv": (
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,ATTACHMENTS\n"
            f"2-a,TEXT-title,Ada Lovelace,{ada},Anna Koch,{me},2026-02-02 09:00:00 UTC,TEXT-subject,TEXT-content,"
            "INBOX,TEXT-attachment\n"
        ),
        "Recommendations_Received.csv": (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            'Ada,Lovelace,Engines,Poet,TEXT-recommendation,"03/07/24, 09:15 AM",VISIBLE\n'
        ),
        "Notes.csv": (
            "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
            f"Ada,Lovelace,{ada},TEXT-private note,2025-07-30 18:20:00 UTC,\n"
        ),
        "Positions.csv": (
            "Company Name,Title,Description,Location,Started On,Finished On\nEngines,Clerk,TEXT-description,,2019,\n"
        ),
        "Job Applications.csv": (
            "Application Date,Company Name,Job Title,Question And Answers\n"
            '"12/5/25, 11:09 PM",Engines,Poet,TEXT-answer\n'
        ),
        "Shares.csv": "Date,ShareLink,ShareCommentary\n2026-02-09 01:21:47,https://x,TEXT-share\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = tmp_path / "store.db"
    assert here(store, "import", str(folder)).code == 0
    kinds = {
        proof["kind"]
        for tie in here(store, "show", "Ada Lovelace", "--json").json["ties"]
        for proof in tie["evidence"]
    }
    assert kinds == {"connection", "invitation", "message", "recommendation", "statement"}
    for file in tmp_path.glob("store.db*"):
        assert b"TEXT-" not in file.read_bytes(), file.name
