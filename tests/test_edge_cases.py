"""Edge cases of real files, from the bytes to the account and the ties.

Each case is an invented export; what its import comes to was checked by hand and stands in ``data/edge_cases``.
``python -m tests.test_edge_cases`` writes the golden files anew after a change that was meant; read the difference.
"""

from __future__ import annotations

import json
import tempfile
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cli.documents import account_document
from graph.dossier import dossier
from graph.errors import ImportProblem
from graph.intake import take_in
from graph.model import ImportAccount, Kind
from graph.query import find_person
from graph.store import GraphStore, open_store
from importers.reading import read
from importers.table import MAX_LINE_CHARACTERS

GOLDEN = Path(__file__).parent / "data" / "edge_cases"
TODAY = date(2026, 11, 23)
ME = "https://www.linkedin.com/in/anna-koch-0100"
IN = "https://www.linkedin.com/in/"
PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some are missing."\n\n'
LIST = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PROFILE = "First Name,Last Name,Headline\nAnna,Koch,Analyst\n"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
ROCKET = "\N{ROCKET}"


def listed(*rows: str) -> str:
    return PREAMBLE + LIST + "\n".join(rows)


@dataclass(frozen=True)
class Case:
    """Files, how they are packed, and whether the user has to say whose they are."""

    files: dict[str, str | bytes]
    form: str = "folder"
    owner: str | None = None
    name: str = "Basic_LinkedInDataExport_01-05-2026"


CASES: dict[str, Case] = {
    "one_name_two_people": Case(
        {
            "Connections.csv": listed(
                f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022",
                f"Ada,Lovelace,{IN}ada-lovelace-0002,,Harbor,Nurse,07 Jun 2022",
                f"Carl,Weber,{IN}carl-weber-0003,,,,06 Jun 2022",
            ),
            "Profile.csv": PROFILE,
            # Fits two: no evidence, a question.
            "Recommendations_Received.csv": (
                "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
                'Ada,Lovelace,Engines,Poet,Fine,"03/07/24, 09:15 AM",VISIBLE\n'
                'Carl,Weber,Weber AG,Clerk,Fine,"03/07/24, 09:15 AM",VISIBLE\n'
            ),
        },
        owner=ME,
    ),
    "one_slug_in_three_spellings": Case(
        {
            "Connections.csv": listed(f"Zoë,Brandt,{IN}zo%C3%AB-brandt,,Brandt & Söhne,,07 Jun 2022"),
            "Profile.csv": PROFILE,
            "Invitations.csv": INVITATIONS
            + f'Anna Koch,Zoë Brandt,"6/6/22, 9:00 AM",,OUTGOING,{ME},{IN}zoë-brandt\n',
            "messages.csv": MESSAGES
            + f"2-a,,Zoë Brandt,{IN}{unicodedata.normalize('NFD', 'zoë-brandt')},Anna Koch,{ME},2024-02-02 09:00:00 UTC,,a,INBOX\n"
            + f"2-a,,Anna Koch,{ME},Zoë Brandt,{IN}zoë-brandt,2024-02-01 09:00:00 UTC,,b,INBOX\n",
        }
    ),
    "emoji_slug": Case(
        {
            "Connections.csv": listed(f"Rea,Ray {ROCKET},{IN}rea-%F0%9F%9A%80-ray,,,,07 Jun 2022"),
            "Profile.csv": PROFILE,
            "Endorsement_Received_Info.csv": (
                "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
                f"2024/02/01 15:02:55 UTC,SQL,Rea,Ray {ROCKET},www.linkedin.com/in/rea-{ROCKET}-ray,ACCEPTED\n"
                f"2024/02/01 15:03:55 UTC,Excel,Rea,Ray {ROCKET},www.linkedin.com/in/rea-{ROCKET}-ray,ACCEPTED\n"
            ),
        },
        owner=ME,
    ),
    "date_only_rows_twice": Case(
        {
            "Connections.csv": listed(
                ",,,,,,07 Jun 2026",
                f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022",
                ",,,,,,07 Jun 2022",
                ",,,,,,07 Jun 2022",
            ),
            "Profile.csv": PROFILE,
        },
        owner=ME,
    ),
    "invitations_by_number": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,10 Jul 2023"),
            "Profile.csv": PROFILE,
            "Invitations.csv": (
                "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn\n"
                'Anna Koch,Ada Lovelace,"7/9/23, 9:37 PM",Hello,OUTGOING,urn:li:member:1,urn:li:member:2\n'
                'Carl Weber,Anna Koch,"7/9/23, 9:37 PM",,INCOMING,urn:li:member:3,urn:li:member:1\n'
            ),
        },
        owner=ME,
    ),
    "invitations_with_bare_addresses": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,10 Jul 2023"),
            "Profile.csv": PROFILE,
            "Invitations.csv": INVITATIONS
            + f'Anna Koch,Ada Lovelace,"7/9/23, 9:37 PM",Hello,OUTGOING,{IN[:-1]},{IN[:-1]}\n',
        },
    ),
    "invitations_without_addresses": Case(
        {
            "Connections.csv": PREAMBLE
            + "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Lovelace,,Engines,Poet,10 Mar 2023",
            "Profile.csv": PROFILE,
            # The first hour never was, the second came twice (US Pacific).
            "Invitations.csv": "From,To,Sent At,Message,Direction\n"
            'Anna Koch,Ada Lovelace,"3/12/23, 2:30 AM",,OUTGOING\nAnna Koch,Ada Lovelace,"11/6/22, 1:30 AM",,OUTGOING\n',
        }
    ),
    "note_of_an_accepted_invitation": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,03 Jun 2025"),
            "Profile.csv": PROFILE,
            "Invitations.csv": INVITATIONS
            + f'Anna Koch,Ada Lovelace,"6/1/25, 6:02 AM","May I ask, Ada?",OUTGOING,{ME},{IN}ada-lovelace-0001\n',
            "messages.csv": MESSAGES
            + f"2-a,,Ada Lovelace,{IN}ada-lovelace-0001,Anna Koch,{ME},2025-06-04 09:00:00 UTC,,Yes,INBOX\n"
            + f'2-a,,Anna Koch,{ME},Ada Lovelace,{IN}ada-lovelace-0001,2025-06-03 09:00:00 UTC,,"May I ask, Ada?",INBOX\n',
        }
    ),
    "messages_quoted_with_line_breaks": Case(
        {
            "Profile.csv": PROFILE,
            "messages.csv": (
                '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS","DATE",'
                '"SUBJECT","CONTENT","FOLDER","ATTACHMENTS"\n'
                f'"2-a","","Ada Lovelace","{IN}ada-lovelace-0001","Anna Koch","{ME}","2026-03-02 09:00:00 UTC","","One\r\n'
                '\r\n""Three""\nFour","INBOX",""\n'
                '"2-s","Sponsored Conversation","LinkedIn Member","","Anna Koch","'
                + ME
                + '","2026-03-01 09:00:00 UTC","",'
                '"<p class=""spinmail-quill-editor__spin-break"">Hi %FIRSTNAME%,\n</p>","INBOX",""\n'
                f'"2-a","","Anna Koch","{ME}","Ada Lovelace","{IN}ada-lovelace-0001","2026-03-01 09:00:00 UTC","","x","INBOX",""\n'
                '"","","Anna Koch","' + ME + '","","","2026-02-28 09:00:00 UTC","","not sent","",""\n'
            ),
        }
    ),
    "titles_and_closed_accounts_among_recipients": Case(
        {
            "Profile.csv": PROFILE,
            "messages.csv": MESSAGES
            + f'2-a,,Anna Koch,{ME},"Lovelace, PhD",{IN}ada-lovelace-0001,2025-06-01 09:00:00 UTC,,x,INBOX\n'
            + f'2-a,,"Lovelace, PhD",{IN}ada-lovelace-0001,Anna Koch,{ME},2025-06-02 09:00:00 UTC,,x,INBOX\n'
            + f'2-b,,Anna Koch,{ME},"Carl Weber,LinkedIn Member,Grace Hopper","{IN}carl-weber-0003,{IN}grace-hopper-0002",'
            "2025-06-03 09:00:00 UTC,,x,INBOX\n",
        }
    ),
    "archive_with_everything_odd_beside": Case(
        {
            "export/Basic_LinkedInDataExport_01-05-2026/connections.CSV": listed(
                f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022"
            ),
            "export/Basic_LinkedInDataExport_01-05-2026/Profile.csv": PROFILE,
            "export/Basic_LinkedInDataExport_01-05-2026/Comments_91000001.csv": (
                "Date,Link,Message\n2025-03-31 08:00:12,https://www.linkedin.com/feed/update/x,A bare comment\n"
                "on two lines\n\n"
            ),
            "export/Basic_LinkedInDataExport_01-05-2026/Shares.csv": (
                "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
                '2026-02-09 01:21:47,https://x,"One""\n""Two",,,MEMBER_NETWORK\n'
            ),
            "export/Basic_LinkedInDataExport_01-05-2026/Learning.csv": (
                "Content Title,Content Description,Content Last Watched Date (if viewed),Notes taken on videos (if taken),\n"
            ),
            "export/Basic_LinkedInDataExport_01-05-2026/Jobs/Job Applications.csv": "Application Date,Company Name\n",
            "export/Basic_LinkedInDataExport_01-05-2026/Jobs/Job Applications_1.csv": "Application Date,Company Name\n",
            "export/Basic_LinkedInDataExport_01-05-2026/messages.csv": MESSAGES,
            "export/Basic_LinkedInDataExport_01-05-2026/Invitations.csv": b"",
            "__MACOSX/export/._Profile.csv": b"\x00\x05\x16\x07",
            "export/.DS_Store": b"\x00",
        },
        "zip",
        name="copy of my export (2).zip",
    ),
    "list_in_two_parts": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022"),
            "Connections_1.csv": listed(f"Carl,Weber,{IN}carl-weber-0003,,,,06 Jun 2022"),
            "Profile.csv": PROFILE,
        },
        owner=ME,
    ),
    "uploaded_address_books": Case(
        {
            "Profile.csv": PROFILE,
            "Connections.csv": listed(
                f"Ada,Lovelace,{IN}ada-lovelace-0001,ada@engines.example,Engines,Poet,07 Jun 2022"
            ),
            "Contacts.csv": (
                "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
                "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\n"
                'MOBILE_CONTACTS,Ada,L.,,,"ada@engines.example, ada@home.example",+15550100,"12/5/23, 11:09 PM",,,,,,,,\n'
                'GOOGLE_CONTACTS,,,,,,+15550101,"12/5/23, 11:09 PM",,,,,,,,\n'
            ),
            "ImportedContacts.csv": (
                "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,"
                "CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location\n"
                'Grace,,Hopper,,,,,,grace@navy.example,,"12/5/25, 11:09 PM","12/5/25, 11:09 PM",,,,\n'
            ),
        },
        owner=ME,
    ),
    "owner_known_by_name_only": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022"),
            "Profile.csv": PROFILE,
        },
        "zip",
        name="Basic_LinkedInDataExport_01-05-2026.zip.zip",
    ),
    "header_only_files": Case(
        {
            "Connections.csv": PREAMBLE + LIST,
            "Profile.csv": PROFILE,
            "messages.csv": MESSAGES,
            "Invitations.csv": INVITATIONS,
            "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n",
        }
    ),
    "drafts_and_messages_to_nobody": Case(
        {
            "Profile.csv": PROFILE,
            "messages.csv": MESSAGES.strip()
            + ",ATTACHMENTS,IS MESSAGE DRAFT\n"
            + f",,Anna Koch,{ME},,,2026-02-28 09:00:00 UTC,,never sent,,,Yes\n"
            + f"2-a,,Anna Koch,{ME},Ada Lovelace,{IN}ada-lovelace-0001,2026-02-27 09:00:00 UTC,,later,INBOX,,Yes\n"
            + f"2-a,,Anna Koch,{ME},Ada Lovelace,{IN}ada-lovelace-0001,2026-02-26 09:00:00 UTC,,x,INBOX,,No\n"
            + f"2-b,,Anna Koch,{ME},,,2026-02-25 09:00:00 UTC,,to nobody,INBOX,,No\n",
        }
    ),
    "jobs_in_two_parts": Case(
        {
            "Profile.csv": PROFILE,
            "Jobs/Job Applications.csv": (
                "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
                'Question And Answers\n"12/5/25, 11:09 PM",,,"Engines, Ltd.",Poet,http://x/1,,Why? | Because\n'
            ),
            "Jobs/Job Applications_1.csv": (
                "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
                'Question And Answers\n"12/4/25, 11:09 PM",,,Harbor,Nurse,http://x/2,,\n'
                '"12/5/25, 10:01 AM",,,Engines Ltd,Poet,http://x/1,,\n"13/13/25, 10:01 AM",,,Harbor,Nurse,,,\n'
            ),
        }
    ),
    "folder_named_like_an_archive": Case(
        {
            "Connections.csv": listed(f"Ada,Lovelace,{IN}ada-lovelace-0001,,Engines,Poet,07 Jun 2022"),
            "Profile.csv": PROFILE,
        },
        name="Complete_LinkedInDataExport_01-05-2026.zip.zip",
    ),
    "list_with_dates_of_other_languages_and_orders": Case(
        {
            "Connections.csv": listed(
                f"Ada,Lovelace,{IN}ada-lovelace-0001,,,,7 juin 2022",
                f"Bob,Bee,{IN}bob-bee-0002,,,,17/09/2021",
                f"Cy,Coe,{IN}cy-coe-0003,,,,06/07/2022",
                f"Dee,Dow,{IN}dee-dow-0004,,,,3 smarch 2022",
                f"Eve,Eck,{IN}eve-eck-0005,,,,30-oct-09",
            ),
            "Profile.csv": PROFILE,
        },
        owner=ME,
    ),
    "list_pasted_with_tabs": Case(
        {
            "Connections.csv": (
                "First Name\tLast Name\tURL\tCompany\tPosition\tConnected On\r\n"
                f"Ada\tLovelace\t{IN}ada-lovelace-0001\tEngines, Ltd.\tPoet\t07 Jun 2022\r\n\r\n"
            )
        },
        "file",
        owner=ME,
    ),
    "address_book_of_2018": Case(
        {
            "Profile.csv": PROFILE,
            "Imported Contacts.csv": (
                "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,"
                "Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles\n"
                'Ada,Lovelace,Engines,Poet,ada@engines.example,,"11/4/18, 7:15 AM",,,,,,,,\n'
                ',,,,,+15550101,"11/4/18, 7:15 AM",,,,,,,,\n'
            ),
        },
    ),
    "list_from_a_german_excel": Case(
        {
            "Connections.csv": (
                "\ufeffFirst Name;Last Name;Email Address;Company;Position;Connected On\r\n"
                "Zoë;Brandt;;Brandt & Söhne;;07.06.2022\r\nAda;Lovelace;;Engines;Poet;17.09.2021\r\n"
            )
        },
        "file",
        owner="Anna Koch",
    ),
    "list_after_two_blank_lines_in_cp1252": Case(
        {
            "Connections.csv": (
                "\n\nFirst Name,Last Name,Company,Position,Connected on\r\nZoë,Brandt,Brandt & Söhne,,6-Feb-26\r\n"
            ).encode("cp1252")
        },
        "file",
        owner="Anna Koch",
    ),
}


# Every edge case that the fact sheet lists in section 10, and where it is shown.
LISTED: dict[str, tuple[str, ...]] = {
    "empty archive": ("test_an_archive_without_anything_is_refused",),
    "header-only files": ("header_only_files", "test_a_lone_list_with_a_header_only_is_refused"),
    "0-byte file": ("archive_with_everything_odd_beside", "test_a_lone_file_of_no_bytes_is_refused"),
    "no preamble": (
        "list_pasted_with_tabs",
        "test_a_lone_list_holds_as_many_people_and_ties_as_rows_with_a_person",
    ),
    "two blank lines": ("list_after_two_blank_lines_in_cp1252",),
    "BOM and ;": ("list_from_a_german_excel",),
    "no URL": ("list_from_a_german_excel", "invitations_without_addresses"),
    "date-only rows, duplicated": ("date_only_rows_twice",),
    "two people with the same full name": ("one_name_two_people",),
    "slug encoded, raw, NFD": ("one_slug_in_three_spellings",),
    "emoji slug": ("emoji_slug",),
    "a title in TO": ("titles_and_closed_accounts_among_recipients",),
    "three names, two URLs": ("titles_and_closed_accounts_among_recipients",),
    "TO empty": ("drafts_and_messages_to_nobody",),
    "draft without conversation": ("drafts_and_messages_to_nobody",),
    "Sponsored Conversation": ("messages_quoted_with_line_breaks",),
    "spinmail with %FIRSTNAME%": ("messages_quoted_with_line_breaks",),
    "quoted header, line breaks, CRLF": ("messages_quoted_with_line_breaks",),
    "invitations, first generation": ("invitations_without_addresses",),
    "invitations, URNs": ("invitations_by_number",),
    "invitations, bare /in": ("invitations_with_bare_addresses",),
    "invitations, addresses": ("one_slug_in_three_spellings",),
    "DST night": ("invitations_without_addresses",),
    "note repeated as message": ("note_of_an_accepted_invitation",),
    "bare multi-line comment": ("archive_with_everything_odd_beside",),
    "broken quotes of shares": ("archive_with_everything_odd_beside",),
    "Job Applications_1.csv": ("jobs_in_two_parts",),
    "Comments_91000001.csv": ("archive_with_everything_odd_beside",),
    ".zip.zip folder": ("folder_named_like_an_archive", "owner_known_by_name_only"),
    "nested top folder, __MACOSX": ("archive_with_everything_odd_beside",),
    "Contacts.csv, ImportedContacts.csv": ("uploaded_address_books", "address_book_of_2018"),
    "Learning.csv trailing comma": ("archive_with_everything_odd_beside",),
    "neither invitations nor messages": ("owner_known_by_name_only",),
}


def write(folder: Path, case: Case) -> Path:
    if case.form == "file":
        ((name, data),) = case.files.items()
        path = folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path
    if case.form == "zip":
        path = folder / case.name
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in case.files.items():
                archive.writestr(name, data)
        return path
    top = folder / case.name
    for name, data in case.files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return top


def ties(store: GraphStore) -> list[list[Any]]:
    """Return every pair with evidence: ids, whether known, since, ended, and what kinds say so how often."""
    found = []
    for row in sorted(store.scan_people(), key=lambda row: row.shown):
        known = dossier(store, row.key, as_of=TODAY)
        for tie in (*known.ties, *known.no_ties):
            if tie.other.id > row.shown:
                kinds: dict[str, int] = {}
                for proof in tie.evidence:
                    kinds[proof.kind.word] = kinds.get(proof.kind.word, 0) + proof.count
                days = [day.isoformat() if day else None for day in (tie.since, tie.ended)]
                found.append([row.shown, tie.other.id, tie.known, *days, kinds])
    return found


def outcome(folder: Path, case: Case) -> dict[str, Any]:
    with open_store("sqlite://") as store:
        account = take_in(store, read(write(folder, case), owner=case.owner))
        people = sorted([row.shown, row.name, row.company, row.position] for row in store.scan_people())
        document: dict[str, Any] = account_document(account)
        return {"account": document, "people": people, "ties": ties(store)}


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_account_and_the_ties_are_the_golden_ones(tmp_path: Path, name: str) -> None:
    found = outcome(tmp_path, CASES[name])
    assert found == json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    for file in found["account"]["files"]:
        assert file["rows"] == file["kept"] + file["merged"] + file["skipped"]


def test_every_listed_edge_case_is_shown() -> None:
    assert {where for places in LISTED.values() for where in places} <= CASES.keys() | globals().keys()


def test_a_lone_file_of_no_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="0 bytes"):
        read(write(tmp_path, Case({"Connections.csv": b""}, "file")), owner=ME)


def test_an_archive_without_anything_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, Case({}, "zip", name="Basic_LinkedInDataExport_01-05-2026.zip"))
    with pytest.raises(ImportProblem, match="holds no files"):
        read(path)


def test_a_lone_list_with_a_header_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="no rows"):
        read(write(tmp_path, Case({"Connections.csv": PREAMBLE + LIST}, "file")), owner=ME)


def test_a_line_without_an_end_is_refused_before_its_cells_fill_the_memory(tmp_path: Path) -> None:
    endless = LIST + "," * (MAX_LINE_CHARACTERS + 1)
    with pytest.raises(ImportProblem, match="far too long"):
        read(write(tmp_path, Case({"Connections.csv": endless, "Profile.csv": PROFILE})), owner=ME)


# --- lists of one owner, years apart ----------------------------------------------------------------------------------

ADA = f"Ada,Lovelace,{IN}ada-lovelace-0001,,{{}},07 Jun 2020"
BOB = f"Bob,Bee,{IN}bob-bee-0002,,,,08 Jun 2020"
CY = f"Cy,Coe,{IN}cy-coe-0003,,,,09 Jun 2022"
YEARS = {
    "2021": (ADA.format("Engines,Clerk"), BOB),
    "2023": (ADA.format("Engines,Poet"), CY),
    "2025": (ADA.format("Harbor,Poet"), CY),
}


def years(folder: Path, order: Sequence[str]) -> tuple[GraphStore, list[ImportAccount]]:
    store = open_store("sqlite://")
    accounts = []
    for year in order:
        files: dict[str, str | bytes] = {"Connections.csv": listed(*YEARS[year]), "Profile.csv": PROFILE}
        case = Case(files, name=f"Basic_LinkedInDataExport_01-05-{year}")
        accounts.append(take_in(store, read(write(folder, case), owner=ME)))
    return store, accounts


@pytest.mark.parametrize("order", list(permutations(YEARS)))
def test_a_later_list_ends_ties_and_an_older_one_none(tmp_path: Path, order: tuple[str, ...]) -> None:
    store, _ = years(tmp_path, order)
    found = {
        (a if b == "li:anna-koch-0100" else b): (known, since, ended)
        for a, b, known, since, ended, _ in ties(store)
    }
    assert found == {
        "li:ada-lovelace-0001": (True, "2020-06-07", None),
        "li:bob-bee-0002": (True, "2020-06-08", "2023-01-05"),
        "li:cy-coe-0003": (True, "2022-06-09", None),
    }


@pytest.mark.parametrize("order", list(permutations(YEARS)))
def test_job_changes_between_lists_are_kept_with_their_days(tmp_path: Path, order: tuple[str, ...]) -> None:
    store, accounts = years(tmp_path, order)
    row = find_person(store, "Ada Lovelace")
    assert row is not None
    known = dossier(store, row.key, as_of=TODAY)
    assert (known.person.company, known.person.position) == ("Harbor", "Poet")
    assert [(job.company, job.position, str(job.until)) for job in known.former] == [
        ("Engines", "Poet", "2025-01-05"),
        ("Engines", "Clerk", "2023-01-05"),
    ]
    earlier = dossier(store, row.key, as_of=date(2024, 6, 1)).former
    assert [(job.position, str(job.until)) for job in earlier] == [("Clerk", "2023-01-05")]
    # A change is what the newest job shown turns to: lists that come late change nothing.
    newest = ""
    for year, account in zip(order, accounts, strict=True):
        assert account.files[0].changed == int(newest != "" and year > newest)
        newest = max(newest, year)


def test_the_note_of_an_accepted_invitation_is_one_message_less(tmp_path: Path) -> None:
    with open_store("sqlite://") as store:
        take_in(store, read(write(tmp_path, CASES["note_of_an_accepted_invitation"])))
        row = find_person(store, "Ada Lovelace")
        assert row is not None
        (tie,) = dossier(store, row.key, as_of=TODAY).ties
        said = [(proof.kind, str(proof.day), proof.count) for proof in tie.evidence]
        assert said == [
            (Kind.INVITATION, "2025-06-01", 1),
            (Kind.CONNECTION, "2025-06-03", 1),
            (Kind.MESSAGE, "2025-06-04", 1),
        ]


# --- lone lists of three generations ----------------------------------------------------------------------------------

GENERATIONS = {
    "2018": (
        "First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers\n",
        'Person,{n},,person{n}@club.example,Club,Member,"3/{d}/16, 6:02 PM",,\n',
        '"","","","","","","3/9/18, 6:02 PM","",""\n',
    ),
    "2021": (
        PREAMBLE + "First Name,Last Name,Email Address,Company,Position,Connected On\n",
        "Person,{n},,Club,Member,{d:02} Jun 2019\n",
        ",,,,,07 Jun 2020\n",
    ),
    "2024": (
        PREAMBLE + LIST,
        "Person,{n}," + IN + "person-{n:04},,Club,Member,{d:02} Jun 2019\n",
        ",,,,,,07 Jun 2020\n",
    ),
}


@pytest.mark.parametrize("year", sorted(GENERATIONS))
@pytest.mark.parametrize("owner", ["Anna Koch", ME])
def test_a_lone_list_holds_as_many_people_and_ties_as_rows_with_a_person(
    tmp_path: Path, year: str, owner: str
) -> None:
    header, row, nobody = GENERATIONS[year]
    text = header + "".join(
        (nobody if n % 10 == 9 else "") + row.format(n=n, d=n % 28 + 1) for n in range(120)
    )
    path = tmp_path / "Connections.csv"
    path.write_text(text, encoding="utf-8")
    with open_store("sqlite://") as store:
        (file,) = take_in(store, read(path, owner=owner)).files
        assert (file.rows, file.kept, file.skipped) == (132, 120, 12)
        assert {reason for _, reason in file.skips} == {"date only"}
        assert (file.new_people, file.new_ties) == (120, 120)
        assert len(list(store.scan_people())) == 121
        assert sum(1 for tie in ties(store) if tie[2] and tie[4] is None) == 120


def main() -> None:
    """Write the golden files."""
    GOLDEN.mkdir(exist_ok=True)
    for name, case in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            found = outcome(Path(temporary), case)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
