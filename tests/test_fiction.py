"""The fictional exports are what real archives look like, and the story they tell holds."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

import pytest

from benchmarks.networks import main, write_pooled_exports, write_ties_list
from cli.fiction import Export, Fiction, write_exports

TODAY = date(2026, 11, 23)
PREAMBLE = (
    b"Notes:\n"
    b'"When exporting your connection data, you may notice that some of the email addresses are missing. You will '
    b"only see email addresses for connections who have allowed their connections to see or download their email "
    b"address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    b'https://www.linkedin.com/help/linkedin/answer/261"\n'
    b"\n"
)
SEVEN = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SIX = b"First Name,Last Name,Email Address,Company,Position,Connected On\n"
HTTPS = "https://www.linkedin.com/in/"


@dataclass(frozen=True)
class Listed:
    """One row of a connection list."""

    name: str
    url: str
    company: str
    on: date


@dataclass(frozen=True)
class Archive:
    """One export as a reader with nothing but zipfile and csv sees it."""

    export: Export
    files: dict[str, bytes]

    def rows(self, name: str) -> list[dict[str, str]]:
        text = self.files[name].decode()
        if name == "Connections.csv":
            text = text.split("\n", 3)[3]
        return list(csv.DictReader(io.StringIO(text, newline="")))

    @property
    def listed(self) -> list[Listed]:
        return [
            Listed(
                f"{row['First Name'].strip()} {row['Last Name'].strip()}",
                unquote(row.get("URL", "")),
                row["Company"],
                datetime.strptime(row["Connected On"], "%d %b %Y").date(),
            )
            for row in self.rows("Connections.csv")
            if row["First Name"]
        ]


def read(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {str(p.relative_to(path).as_posix()): p.read_bytes() for p in path.rglob("*") if p.is_file()}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    top = next(name for name in files if name.endswith("Connections.csv") and "__MACOSX" not in name)
    prefix = top.removesuffix("Connections.csv")
    return {name.removeprefix(prefix): data for name, data in files.items() if name.startswith(prefix)}


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("fiction"), today=TODAY)


@pytest.fixture(scope="module")
def archives(fiction: Fiction) -> list[Archive]:
    return [Archive(export, read(export.path)) for export in fiction.exports]


def current(archives: list[Archive]) -> list[Archive]:
    """The newest export of every member."""
    newest: dict[str, Archive] = {}
    for archive in archives:
        newest.setdefault(archive.export.owner_url, archive)
    return list(newest.values())


def ties(archives: list[Archive]) -> dict[str, set[str]]:
    """Who knows whom by address, from the newest lists alone."""
    graph: dict[str, set[str]] = defaultdict(set)
    for archive in current(archives):
        for listed in archive.listed:
            graph[archive.export.owner_url].add(listed.url)
            graph[listed.url].add(archive.export.owner_url)
    return graph


def named(archives: list[Archive], name: str) -> set[str]:
    """Addresses of everybody of that name, in lists or owning one."""
    urls = {listed.url for archive in current(archives) for listed in archive.listed if listed.name == name}
    return urls | {archive.export.owner_url for archive in archives if archive.export.owner == name}


def one(archives: list[Archive], name: str) -> str:
    (url,) = named(archives, name)
    return url


def distances(graph: dict[str, set[str]], start: str) -> dict[str, int]:
    found = {start: 0}
    edge = [start]
    while edge:
        following = []
        for person in edge:
            for other in sorted(graph[person] - found.keys()):
                found[other] = found[person] + 1
                following.append(other)
        edge = following
    return found


# Determinism


def test_same_seed_and_day_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path; from cli.fiction import write_exports; "
        "write_exports(Path(sys.argv[1]), seed=5, today=date(2026, 11, 23))"
    )
    seen = set()
    for hash_seed in ("0", "4242"):
        out = tmp_path / hash_seed
        environment = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        environment["TZ"] = "Asia/Kolkata" if hash_seed == "0" else "UTC"
        subprocess.run([sys.executable, "-c", code, str(out)], check=True, env=environment)
        seen.add(digest(out))
    write_exports(tmp_path / "here", seed=5, today=TODAY)
    assert {digest(tmp_path / "here")} == seen
    write_exports(tmp_path / "here", seed=5, today=TODAY)
    assert {digest(tmp_path / "here")} == seen


def test_another_seed_changes_the_crowd_and_keeps_the_cast(tmp_path: Path, fiction: Fiction) -> None:
    other = write_exports(tmp_path, seed=2, today=TODAY)
    assert (other.me, other.target, other.company) == (fiction.me, fiction.target, fiction.company)
    mine = {e.owner for e in fiction.exports}
    assert {e.owner for e in other.exports} == mine
    assert read(other.exports[0].path)["Connections.csv"] != read(fiction.exports[0].path)["Connections.csv"]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2031, 1, 2)])
def test_everything_moves_with_today(tmp_path: Path, today: date) -> None:
    for export in write_exports(tmp_path, today=today).exports:
        assert timedelta(days=3) <= today - export.as_of
        archive = Archive(export, read(export.path))
        days = [listed.on for listed in archive.listed]
        assert max(days) <= export.as_of
        assert min(days) >= today - timedelta(days=12 * 366)
        for row in archive.rows("messages.csv"):
            assert row["DATE"][:10] <= str(export.as_of)


# Archives


def test_archives_lie_on_disk_in_every_way_users_have_them(fiction: Fiction) -> None:
    pattern = re.compile(r"(Basic|Complete)_LinkedInDataExport_(\d\d-\d\d-\d{4})( \(1\))?(\.zip)?(\.zip)?$")
    for export in fiction.exports:
        match = pattern.match(export.path.name)
        assert match, export.path.name
        assert datetime.strptime(match[2], "%m-%d-%Y").date() == export.as_of
        assert export.path.is_dir() or zipfile.is_zipfile(export.path)
        assert export.path.parent.name.isascii()
        assert export.says.endswith(".")
    names = [(export.path.name, export.path.is_dir()) for export in fiction.exports]
    assert any(folder and not name.endswith(".zip") for name, folder in names)
    assert any(folder and name.endswith(".zip") for name, folder in names)
    assert any(not folder and name.endswith(".zip.zip") for name, folder in names)
    assert any(not folder and " (1)" in name for name, folder in names)
    tops = []
    for export in fiction.exports:
        if export.path.is_file():
            with zipfile.ZipFile(export.path) as archive:
                entries = archive.namelist()
                assert not any(name.endswith("/") for name in entries)
                assert len(entries) == len(set(entries))
                tops.append(any(name.startswith("__MACOSX/") for name in entries))
                if not tops[-1]:
                    assert "Connections.csv" in entries
                assert all(info.flag_bits & 0x8 for info in archive.infolist())
    assert tops.count(True) == 1
    assert fiction.paths == tuple(export.path for export in fiction.exports)


def test_files_are_plain_utf8_with_line_feeds_and_the_right_last_byte(archives: list[Archive]) -> None:
    without_newline = {"Connections.csv", "Company Follows.csv", "Email Addresses.csv"}
    for archive in archives:
        for name, data in archive.files.items():
            if not name.endswith(".csv"):
                continue
            data.decode("utf-8")
            assert not data.startswith(b"\xef\xbb\xbf")
            assert data.endswith(b"\n") != (name in without_newline), name
            if name != "messages.csv":
                assert b"\r" not in data, name


def test_headers_are_those_of_their_generation(archives: list[Archive]) -> None:
    mine = archives[0].files
    first_lines = {name: data.decode().split("\n")[0] for name, data in mine.items()}
    assert (
        first_lines["Invitations.csv"]
        == "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    )
    assert first_lines["messages.csv"] == (
        '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS",'
        '"DATE","SUBJECT","CONTENT","FOLDER","ATTACHMENTS"'
    )
    assert first_lines["Profile.csv"] == (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers"
    )
    assert first_lines["Positions.csv"] == "Company Name,Title,Description,Location,Started On,Finished On"
    assert first_lines["Education.csv"] == "School Name,Start Date,End Date,Notes,Degree Name,Activities"
    assert first_lines["Endorsement_Received_Info.csv"] == (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    )
    assert "Endorsee Public Url" in first_lines["Endorsement_Given_Info.csv"]
    recommendations = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    assert first_lines["Recommendations_Received.csv"] == recommendations
    assert first_lines["Recommendations_Given.csv"] == recommendations
    assert first_lines["Company Follows.csv"] == "Organization,Followed On"
    assert first_lines["Member_Follows_91000001.csv"] == "Date,Status,FullName"
    assert first_lines["Email Addresses.csv"] == "Email Address,Confirmed,Primary,Updated On"
    assert first_lines["Skills.csv"] == "Name"
    assert first_lines["Notes.csv"] == (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
    )
    jobs = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
        "Question And Answers"
    )
    assert first_lines["Jobs/Job Applications.csv"] == first_lines["Jobs/Job Applications_1.csv"] == jobs
    assert len(archives[0].rows("Jobs/Job Applications.csv")) == 200
    assert archives[0].rows("Jobs/Job Applications_1.csv")
    widths = [len(archive.files["messages.csv"].decode().split("\n")[0].split(",")) for archive in archives]
    assert set(widths) == {9, 10, 11, 12}


def test_connection_lists_have_preamble_order_and_addresses_as_linkedin_writes_them(
    archives: list[Archive],
) -> None:
    old = [archive for archive in archives if b",URL," not in archive.files["Connections.csv"]]
    assert [archive.export.as_of.year for archive in old] == [2021]
    for archive in archives:
        data = archive.files["Connections.csv"]
        assert data.startswith(PREAMBLE + (SIX if archive in old else SEVEN))
        rows = archive.rows("Connections.csv")
        days = [datetime.strptime(row["Connected On"], "%d %b %Y").date() for row in rows]
        assert days == sorted(days, reverse=True)
        assert all(re.fullmatch(r"\d\d [A-Z][a-z]{2} \d{4}", row["Connected On"]) for row in rows)
        bare = [row for row in rows if not any(v for k, v in row.items() if k != "Connected On")]
        assert 0 < len(bare) <= 0.05 * len(rows)
        assert all(row["First Name"] and row["Last Name"] for row in rows if row not in bare)
        emails = sum(bool(row["Email Address"]) for row in rows)
        assert emails <= 0.06 * len(rows)
        if archive not in old:
            urls = [row["URL"] for row in rows if row["URL"]]
            assert len(urls) == len(set(urls)) == len(rows) - len(bare)
            for url in urls:
                assert url.startswith(HTTPS)
                assert url.isascii()
                slug = url.removeprefix(HTTPS)
                assert quote(unquote(slug), safe="-") == slug  # upper-case hex, nothing else escaped
                assert unquote(slug) == unicodedata.normalize("NFC", unquote(slug)).lower()
            assert archive.export.owner_url not in {unquote(url) for url in urls}
    assert any(
        Counter(row["Connected On"] for row in bare_rows(a)).most_common(1)[0][1] > 1 for a in archives
    )


def bare_rows(archive: Archive) -> list[dict[str, str]]:
    return [row for row in archive.rows("Connections.csv") if not row["First Name"]]


def test_names_have_the_oddities_of_real_lists(archives: list[Archive]) -> None:
    rows = [row for a in current(archives) for row in a.rows("Connections.csv") if row["First Name"]]
    text = [row["First Name"] + "|" + row["Last Name"] for row in rows]
    assert any("CJK" in unicodedata.name(t[0], "") for t in text)
    assert any("CYRILLIC" in unicodedata.name(t[0], "") for t in text)
    assert any("ARABIC" in unicodedata.name(t[0], "") for t in text)
    assert any(", PhD" in t for t in text)
    assert any(re.search(r"\w,PhD", t) for t in text)
    assert any(unicodedata.category(t[-1]) == "So" for t in text)
    assert any(row["First Name"] != row["First Name"].strip() for row in rows)
    assert any(row["Last Name"] != row["Last Name"].strip() for row in rows)
    assert any(len(t) > 8 and t.isupper() for t in text)
    assert any(", Inc." in row["Company"] for row in rows)
    assert any("%F0%9F" in row["URL"] for row in rows)
    assert 0.005 < sum(not row["Company"] for row in rows) / len(rows) < 0.05
    assert any("%C3%AB" in row["URL"] for row in rows)


def test_the_same_person_has_one_address_and_one_name_everywhere(archives: list[Archive]) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for archive in current(archives):
        for listed in archive.listed:
            names[listed.url].add(listed.name)
    assert 2000 < len(names) < 4000
    assert all(len(spellings) == 1 for spellings in names.values())
    shared = Counter(url for archive in current(archives) for url in {row.url for row in archive.listed})
    assert sum(count > 1 for count in shared.values()) > 400
    moved = {url for url, companies in companies_by_person(archives).items() if len(companies - {""}) > 1}
    assert moved  # a job change between two exports


def companies_by_person(archives: list[Archive]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for archive in current(archives):
        for row in archive.listed:
            found[row.url].add(row.company)
    return found


# Conversations and invitations


def test_messages_use_raw_addresses_and_one_block_per_conversation_newest_first(
    archives: list[Archive],
) -> None:
    accents = 0
    for archive in archives:
        rows = [row for row in archive.rows("messages.csv") if row.get("IS MESSAGE DRAFT") != "Yes"]
        blocks = [row["CONVERSATION ID"] for row in rows]
        changes = [now for before, now in pairwise(["", *blocks]) if now != before]
        assert len(changes) == len(set(changes))
        owner = archive.export.owner_url
        for before, now in pairwise(rows):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", now["DATE"])
            if before["CONVERSATION ID"] == now["CONVERSATION ID"]:
                assert before["DATE"] >= now["DATE"]
        for row in rows:
            urls = [
                row["SENDER PROFILE URL"],
                *re.split(r",(?=https?://)", row.get("RECIPIENT PROFILE URLS", "")),
            ]
            assert "%" not in "".join(urls)
            accents += any(not url.isascii() for url in urls)
            assert (row["FROM"] == "LinkedIn Member") <= (row["SENDER PROFILE URL"] == "")
            assert row["FROM"] not in row["TO"].split(",") or row["FROM"] == "LinkedIn Member"
            if "RECIPIENT PROFILE URLS" in row:
                assert owner in urls
    assert accents > 50


def test_only_my_messages_are_fully_quoted_and_break_lines(archives: list[Archive]) -> None:
    data = archives[0].files["messages.csv"].decode()
    again = io.StringIO()
    csv.writer(again, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        csv.reader(io.StringIO(data, newline=""))
    )
    assert again.getvalue() == data
    contents = [row["CONTENT"] for row in archives[0].rows("messages.csv")]
    assert any("\n" in text for text in contents)
    assert any("\r\n" in text for text in contents)
    for archive in archives[1:]:
        data = archive.files["messages.csv"].decode()
        assert data.count("\n") == len(archive.rows("messages.csv")) + 1


def test_my_messages_hold_groups_closed_accounts_advertisements_and_attachments(
    archives: list[Archive],
) -> None:
    rows = archives[0].rows("messages.csv")
    recipients = [re.split(r",(?! )", row["TO"]) for row in rows]
    urls = [re.split(r",(?=https?://)", row["RECIPIENT PROFILE URLS"]) for row in rows]
    assert max(len(names) for names in recipients) > 8
    assert any(len(names) == 3 and ", " in row["TO"] for names, row in zip(recipients, rows, strict=True))
    short = [
        (names, known) for names, known in zip(recipients, urls, strict=True) if len(known) < len(names) > 1
    ]
    assert short
    # Else a bare comma before somebody's credentials looks like one name more.
    assert all("LinkedIn Member" in names or "PhD" in names for names, _ in short)
    assert any("LinkedIn Member" in names for names, _ in short)
    ads = [row for row in rows if row["CONVERSATION TITLE"] == "Sponsored Conversation"]
    assert any(row["CONTENT"].startswith("<p") and not row["SENDER PROFILE URL"] for row in ads)
    assert any(row["SENDER PROFILE URL"] for row in ads)  # my own reply to one
    gone = [row for row in rows if row["FROM"] == "LinkedIn Member" and not row["CONVERSATION TITLE"]]
    assert gone
    assert any(row["FROM"] not in ("", "LinkedIn Member") and not row["SENDER PROFILE URL"] for row in rows)
    assert any(row["SUBJECT"] for row in rows)
    assert any(not row["CONTENT"] and row["ATTACHMENTS"] for row in rows)
    listed = {row.url for row in archives[0].listed}
    strangers = {row["SENDER PROFILE URL"] for row in rows} - listed - {"", archives[0].export.owner_url}
    assert strangers  # mail from people I am not connected with


def test_drafts_are_marked_and_partly_without_a_conversation(archives: list[Archive]) -> None:
    drafts = [
        row for a in archives for row in a.rows("messages.csv") if row.get("IS MESSAGE DRAFT", "") == "Yes"
    ]
    assert len(drafts) == 4
    assert any(not row["CONVERSATION ID"] for row in drafts)
    assert any(row["CONVERSATION ID"] for row in drafts)
    assert all(not row["FOLDER"] for row in drafts if not row["CONVERSATION ID"])


def pacific(text: str) -> datetime:
    assert re.fullmatch(r"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d [AP]M", text), text
    local = datetime.strptime(text, "%m/%d/%y, %I:%M %p")
    return local.replace(tzinfo=ZoneInfo("America/Los_Angeles")).astimezone(UTC)


def test_invitations_are_pacific_times_and_prove_the_owner(archives: list[Archive]) -> None:
    pairs = 0
    for archive in archives:
        rows = archive.rows("Invitations.csv")
        stamps = [pacific(row["Sent At"]) for row in rows]
        if archive.export.as_of.year == 2021:
            assert rows
            assert list(rows[0]) == ["From", "To", "Sent At", "Message", "Direction"]
            continue
        own = {
            row["inviterProfileUrl" if row["Direction"] == "OUTGOING" else "inviteeProfileUrl"]
            for row in rows
        }
        if "(1)" in archive.export.path.name:
            assert not rows
            continue
        assert own == {archive.export.owner_url}
        assert stamps != sorted(stamps)
        assert {row["Direction"] for row in rows} == {"INCOMING", "OUTGOING"}
        assert "%" not in "".join(row["inviterProfileUrl"] + row["inviteeProfileUrl"] for row in rows)
        on = {listed.url: listed.on for listed in archive.listed}
        messages = archive.rows("messages.csv")
        outgoing = accepted = 0
        for row, sent in zip(rows, stamps, strict=True):
            other = row["inviteeProfileUrl" if row["Direction"] == "OUTGOING" else "inviterProfileUrl"]
            assert row["Direction"] == "OUTGOING" or other in on
            outgoing += row["Direction"] == "OUTGOING"
            accepted += row["Direction"] == "OUTGOING" and other in on
            if other in on:
                assert timedelta(0) <= on[other] - sent.date() <= timedelta(days=8)
            if row["Message"] and other in on:
                copies = [
                    m
                    for m in messages
                    if m["CONTENT"] == row["Message"]
                    and m["SENDER PROFILE URL"] == row["inviterProfileUrl"]
                    and m["DATE"].startswith(str(on[other]))
                ]
                moment = datetime.strptime(copies[0]["DATE"], "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
                assert moment > sent
                pairs += 1
        assert accepted < outgoing
    assert pairs >= 10


def test_owner_takes_part_in_every_conversation_where_invitations_prove_nothing(
    archives: list[Archive],
) -> None:
    for archive in archives:
        name = archive.rows("Profile.csv")[0]
        assert f"{name['First Name']} {name['Last Name']}" == archive.export.owner
        rows = archive.rows("messages.csv")
        senders = Counter(row["SENDER PROFILE URL"] for row in rows)
        if archive.export.as_of.year == 2021:
            assert senders.most_common(1)[0][0] == archive.export.owner_url
            assert {row["SENDER PROFILE URL"] for row in rows if row["FROM"] == archive.export.owner} == {
                archive.export.owner_url
            }


# Endorsements and the rest


def test_endorsers_are_connections_and_have_addresses_without_scheme(archives: list[Archive]) -> None:
    total = 0
    for archive in archives:
        listed = {row.url for row in archive.listed}
        for word, role in (("Received", "Endorser"), ("Given", "Endorsee")):
            for row in archive.rows(f"Endorsement_{word}_Info.csv"):
                assert re.fullmatch(r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d UTC", row["Endorsement Date"])
                assert row["Endorsement Status"] in ("ACCEPTED", "PENDING")
                if archive.export.as_of.year == 2021:
                    assert f"{role} Public Url" not in row
                    continue
                assert row[f"{role} Public Url"].startswith("www.linkedin.com/in/")
                assert f"https://{row[f'{role} Public Url']}" in listed
                total += 1
    assert total > 20


def test_remaining_dates_have_their_own_shapes(archives: list[Archive]) -> None:
    mine = archives[0]
    for row in mine.rows("Recommendations_Received.csv") + mine.rows("Recommendations_Given.csv"):
        assert re.fullmatch(r"\d\d/\d\d/\d\d, \d\d:\d\d [AP]M", row["Creation Date"])
    for row in mine.rows("Company Follows.csv"):
        assert datetime.strptime(row["Followed On"], "%a %b %d %H:%M:%S UTC %Y").date() < TODAY
    for row in mine.rows("Jobs/Job Applications.csv"):
        assert pacific(row["Application Date"]).date() < TODAY
    assert [row["Finished On"] for archive in archives for row in archive.rows("Positions.csv")].count(
        ""
    ) >= 3
    shares = mine.rows("Shares_91000001.csv")
    assert any('"\n"' in row["ShareCommentary"] for row in shares)
    for row in shares:
        number = int(re.findall(r"\d+", row["ShareLink"])[-1])
        assert (
            datetime.fromtimestamp((number >> 22) // 1000, UTC).strftime("%Y-%m-%d %H:%M:%S") == row["Date"]
        )
    comments = mine.files["Comments_91000001.csv"].decode()
    assert any(line and not line.startswith(("20", "Date")) for line in comments.split("\n"))
    assert {row["Status"] for row in mine.rows("Member_Follows_91000001.csv")} == {"Active", "Unfollow"}


# The story


def test_there_are_me_and_at_least_six_others(fiction: Fiction, archives: list[Archive]) -> None:
    assert len(current(archives)) >= 7
    assert fiction.exports[0].owner == fiction.me
    assert all(len(archive.listed) >= 100 for archive in current(archives))


def test_members_who_know_each_other_hold_each_other_with_the_same_date(archives: list[Archive]) -> None:
    days = {(a.export.owner_url, row.url): row.on for a in current(archives) for row in a.listed}
    owners = [archive.export.owner_url for archive in current(archives)]
    mutual = [(a, b) for a in owners for b in owners if (a, b) in days]
    assert len(mutual) >= 16
    assert all(days[a, b] == days.get((b, a)) for a, b in mutual)


def test_target_is_two_ties_away_over_connectors_of_differing_warmth(
    fiction: Fiction, archives: list[Archive]
) -> None:
    graph, me, target = ties(archives), one(archives, fiction.me), one(archives, fiction.target)
    assert distances(graph, me)[target] == 2
    connectors = [one(archives, name) for name in fiction.connectors]
    assert set(connectors) == graph[me] & graph[target]
    assert len(connectors) >= 3
    # Longer ways exist too: me, somebody, somebody else, target.
    longer = {
        (x, y) for x in graph[me] for y in graph[target] - graph[me] - {me} if y in graph[x] and x != target
    }
    assert longer
    mine = archives[0]
    talk = {
        url: Counter(
            row["SENDER PROFILE URL"]
            for row in mine.rows("messages.csv")
            if {row["SENDER PROFILE URL"], row["RECIPIENT PROFILE URLS"]} == {me, url}
        )
        for url in connectors
    }
    warmest, *_, barest = connectors
    assert min(talk[warmest][me], talk[warmest][warmest]) >= 20
    assert sum(talk[barest].values()) == 0
    assert sum(talk[warmest].values()) > sum(talk[connectors[1]].values()) > 0
    for name in ("Endorsement_Received_Info.csv", "Endorsement_Given_Info.csv"):
        assert not any(barest.endswith(list(row.values())[4].split("/")[-1]) for row in mine.rows(name))
    mentions = " ".join(
        row["SENDER PROFILE URL"] + row["RECIPIENT PROFILE URLS"] for row in mine.rows("messages.csv")
    )
    assert barest not in mentions
    others = next(a for a in archives if a.export.owner_url == warmest)
    my_jobs = {row["Company Name"]: row for row in mine.rows("Positions.csv")}
    shared = [row for row in others.rows("Positions.csv") if row["Company Name"] in my_jobs]
    assert shared
    began = datetime.strptime(my_jobs[shared[0]["Company Name"]]["Started On"], "%b %Y")
    assert began < datetime.strptime(shared[0]["Finished On"], "%b %Y")
    assert f"{mine.rows('Recommendations_Received.csv')[0]['First Name']} " in fiction.connectors[0]


def staff(archives: list[Archive], company: str) -> set[str]:
    return {row.url for archive in current(archives) for row in archive.listed if row.company == company}


def test_company_has_several_people_two_ties_away_and_nobody_nearer(
    fiction: Fiction, archives: list[Archive]
) -> None:
    away = distances(ties(archives), one(archives, fiction.me))
    assert {away[url] for url in staff(archives, fiction.target_company)} <= {2, 3}
    assert one(archives, fiction.target) in staff(archives, fiction.target_company)
    second = [url for url in staff(archives, fiction.company) if away[url] == 2]
    assert len(second) >= 4
    assert min(away[url] for url in staff(archives, fiction.company)) == 2
    assert any(away[url] == 3 for url in staff(archives, fiction.company))
    inside = one(archives, fiction.insider)
    assert inside in staff(archives, fiction.insider_company)
    assert away[inside] == 1
    assert fiction.insider_company not in (fiction.company, fiction.target_company)


def test_one_name_belongs_to_two_people_and_the_promised_names_to_one(
    fiction: Fiction, archives: list[Archive]
) -> None:
    assert len(named(archives, fiction.ambiguous)) == 2
    away = distances(ties(archives), one(archives, fiction.me))
    assert all(away[url] == 2 for url in named(archives, fiction.ambiguous))
    for name in (fiction.me, fiction.target, fiction.insider, fiction.unreachable, *fiction.connectors):
        assert len(named(archives, name)) == 1


def test_nobody_leads_to_the_unreachable_person(fiction: Fiction, archives: list[Archive]) -> None:
    away = distances(ties(archives), one(archives, fiction.me))
    unreachable = one(archives, fiction.unreachable)
    assert unreachable not in away
    (company,) = {row.company for a in archives for row in a.listed if row.url == unreachable}
    assert staff(archives, company) == {unreachable}  # no overlap of employers leads there either
    assert not named(archives, fiction.unanswered)
    mine = archives[0]
    assert fiction.unanswered in {row["To"] for row in mine.rows("Invitations.csv")}
    assert fiction.unanswered not in {row["FROM"] for row in mine.rows("messages.csv")}


def test_the_two_exports_of_one_member_fit_each_other(archives: list[Archive]) -> None:
    old = next(archive for archive in archives if archive.export.as_of.year == 2021)
    new = next(a for a in archives if a.export.owner_url == old.export.owner_url and a is not old)
    before = Counter((row.name, row.on) for row in old.listed)
    now = Counter((row.name, row.on) for row in new.listed)
    assert max(before.values()) == max(now.values()) == 1  # name and day tell everybody apart
    lost = before.keys() - now.keys()
    assert 1 <= len(lost) <= 10
    assert {key for key in now if key[1] <= old.export.as_of} <= before.keys()


# Load tests' networks


def every_row(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_pooled_exports_are_readable_shared_and_mutual(tmp_path: Path) -> None:
    paths = write_pooled_exports(tmp_path / "a", members=12, connections_each=150, people=2000, seed=3)
    write_pooled_exports(tmp_path / "b", members=12, connections_each=150, people=2000, seed=3)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert len(paths) == 12
    days: dict[tuple[str, str], str] = {}
    for path in paths:
        archive = Archive(Export(path, "", "", TODAY, ""), read(path))
        assert archive.files["Connections.csv"].startswith(PREAMBLE + SEVEN)
        assert not archive.files["Connections.csv"].endswith(b"\n")
        assert len(archive.listed) == len({row.url for row in archive.listed}) == 150
        dates = [
            datetime.strptime(row["Connected On"], "%d %b %Y") for row in archive.rows("Connections.csv")
        ]
        assert dates == sorted(dates, reverse=True)
        (owner,) = {
            row["inviterProfileUrl" if row["Direction"] == "OUTGOING" else "inviteeProfileUrl"]
            for row in archive.rows("Invitations.csv")
        }
        profile = archive.rows("Profile.csv")[0]
        slug = owner.removeprefix(HTTPS)
        assert slug.startswith(f"{profile['First Name']}-{profile['Last Name']}-".lower())
        days |= {(owner, row.url): str(row.on) for row in archive.listed}
    owners = {owner for owner, _ in days}
    assert len(owners) == 12
    mutual = [(a, b) for a, b in days if b in owners]
    assert len(mutual) >= 12 * 4
    assert all(days[a, b] == days.get((b, a)) for a, b in mutual)
    popularity = Counter(other for _, other in days if other not in owners).most_common()
    assert popularity[0][1] >= 10
    assert popularity[len(popularity) // 2][1] <= 2


def test_ties_list_has_so_many_different_ties_of_few_members(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_ties_list(tmp_path / "ties.csv", 20_000, 30_000, seed=9)
    rows = list(every_row(path))
    assert len(rows) == 20_000
    assert list(rows[0]) == ["person_a", "person_b", "url_a", "url_b", "since"]
    pairs = {frozenset((row["url_a"], row["url_b"])) for row in rows}
    assert len(pairs) == 20_000
    assert all(len(pair) == 2 for pair in pairs)
    assert len({row["url_a"] for row in rows}) == 20
    assert all(date(2014, 1, 1) < date.fromisoformat(row["since"]) <= date(2026, 1, 15) for row in rows)
    reach = Counter(row["url_b"] for row in rows)
    assert reach.most_common(1)[0][1] >= 15
    names = {row["url_b"]: row["person_b"] for row in rows}
    assert len(set(names.values())) > 0.95 * len(names)
    main(["ties", str(tmp_path / "again.csv"), "--ties", "20000", "--people", "30000", "--seed", "9"])
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()
    assert "20000 ties" in capsys.readouterr().out


def test_numbers_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="people"):
        write_ties_list(tmp_path / "ties.csv", 1_000_000, 500)
    with pytest.raises(ValueError, match="members"):
        write_pooled_exports(tmp_path, members=10, connections_each=90, people=100)
    assert not list(tmp_path.iterdir())
