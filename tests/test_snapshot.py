"""The Member Snapshot says what the archive with the same records says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from row_by_row import row_by_row

from graph.claims import Claims, FileClaims
from graph.errors import ImportProblem, OwnerNeeded
from importers.reading import read
from importers.table import Table

ARCHIVE = Path(__file__).parent / "data" / "linkedin" / "archive" / "Complete_LinkedInDataExport_02-09-2026"
DOMAINS = {
    "CONNECTIONS": ("Connections.csv", "First Name"),
    "INVITATIONS": ("Invitations.csv", "From"),
    "INBOX": ("messages.csv", "FROM"),
    "PROFILE": ("Profile.csv", "First Name"),
    "POSITIONS": ("Positions.csv", "Title"),
    "EDUCATION": ("Education.csv", "School Name"),
    "EMAIL_ADDRESSES": ("Email Addresses.csv", "Email Address"),
    "ENDORSEMENTS": ("Endorsement_Received_Info.csv", "Skill Name"),
    "RECOMMENDATIONS": ("Recommendations_Received.csv", "Text"),
}


def records(file: str, column: str) -> list[dict[str, str]]:
    table = Table.from_bytes(
        (ARCHIVE / file).read_bytes(), [column, *(["Connected On"] if "Conn" in file else [])], name=file
    )
    return [dict(zip(table.columns, cells, strict=True)) for _, cells in table.rows()]


def snapshot() -> list[dict[str, Any]]:
    return [{"snapshotDomain": name, "snapshotData": records(*where)} for name, where in DOMAINS.items()]


def load(tmp_path: Path, document: Any, **options: Any) -> Claims:
    path = tmp_path / "snapshot.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return row_by_row(read(path, **options))


def said(file: FileClaims) -> FileClaims:
    """What a file says, without lines and names."""
    return replace(
        file,
        name="",
        rows=0,
        skips=tuple((0, reason) for _, reason in file.skips if "cells" not in reason),
        repeats=tuple(0 for _ in file.repeats),
        mentions=[mention._replace(line=0) for mention in file.mentions],
        facts=[fact._replace(line=0) for fact in file.facts],
        named=[replace(fact, line=0) for fact in file.named],
        affiliations=[replace(own, line=0) for own in file.affiliations],
        unexpected=tuple((0, what) for _, what in file.unexpected),
    )


@pytest.mark.parametrize("form", ["list", "pages", "lines"])
def test_it_says_what_the_archive_says(tmp_path: Path, form: str) -> None:
    domains = snapshot()
    document: Any = domains
    if form == "pages":
        document = {"paging": {"start": 0}, "elements": domains}
    elif form == "lines":
        document = "\n".join(json.dumps(domain) for domain in domains)
    claims = load(tmp_path, document)
    there = {file.kind: file for file in row_by_row(read(ARCHIVE)).files}
    assert {file.name for file in claims.files} == set(DOMAINS)
    for file in claims.files:
        if file.kind == "connections":
            # The archive's preamble moves its generation and nothing else.
            assert file.full_list
        expected = there[file.kind]
        assert said(file) == said(expected), file.kind
    assert claims.owner == read(ARCHIVE).owner
    assert claims.member


def test_a_row_is_a_record_and_its_line_the_records_number(tmp_path: Path) -> None:
    people = [
        {
            "First Name": "Ada",
            "Last Name": "L",
            "URL": "https://www.linkedin.com/in/ada-0001",
            "Connected On": "07 Jun 2022",
        },
        {"First Name": "", "Last Name": "", "URL": "", "Connected On": "07 Jun 2022"},
        {},
        "no record",
        {
            "First Name": "Bo\nB",
            "URL": "https://www.linkedin.com/in/bo-0002",
            "Connected On": "08 Jun 2022",
            "Company": None,
        },
    ]
    claims = load(
        tmp_path,
        {"snapshotDomain": "CONNECTIONS", "snapshotData": people},
        owner="https://www.linkedin.com/in/me-0000",
    )
    (file,) = claims.files
    assert (file.name, file.rows) == ("CONNECTIONS", 5)
    assert file.skips == ((2, "date only"), (3, "empty row"), (4, "empty row"))
    assert [(mention.line, mention.name) for mention in file.mentions] == [(1, "Ada L"), (5, "Bo B")]


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    claims = load(
        tmp_path,
        [
            *snapshot(),
            {"snapshotDomain": "ADS_CLICKED", "snapshotData": [{"Ad": "x"}]},
            {"snapshotDomain": "NOTES", "snapshotData": []},
        ],
    )
    unused = dict(claims.unused)
    assert "sensitive" in unused["ADS_CLICKED"]
    assert unused["NOTES"] == "it holds no record"


def test_a_friends_snapshot_is_closed_like_their_archive(tmp_path: Path) -> None:
    claims = load(tmp_path, snapshot(), mine=lambda owner: False)
    assert {file.kind for file in claims.files} == {"connections", "profile", "positions", "education"}
    assert "INBOX" in dict(claims.unused)


@pytest.mark.parametrize(
    "text",
    [
        '{"snapshotDomain": "CONNECTIONS", "snapshotData": [',
        '{"snapshotDomain": "CONNECTIONS", "snapshotData": []}',
        '{"snapshotDomain": 7, "snapshotData": {}}',
        '{"snapshotData": [[[]]]}',
        '{"snapshotDomain": "CONNECTIONS", "snapshotData": ' + "[" * 100_000,
        '{"snapshotDomain": "CONNECTIONS", "snapshotData": [{"a": "b"}]}',
    ],
)
def test_broken_json_is_one_clear_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ImportProblem) as problem:
        load(tmp_path, text)
    assert "\n" not in str(problem.value)


def test_an_owner_is_needed_as_for_a_lone_file(tmp_path: Path) -> None:
    with pytest.raises(OwnerNeeded):
        load(tmp_path, [domain for domain in snapshot() if domain["snapshotDomain"] == "CONNECTIONS"])


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["First Name", "Last Name", "URL", "Connected On", "X"]),
            VALUES | st.lists(VALUES, max_size=2),
            max_size=5,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_records_hold_the_account_adds_up(
    tmp_path_factory: pytest.TempPathFactory, data: list[dict[str, Any]]
) -> None:
    data = [{"First Name": "Ada", "Connected On": "07 Jun 2022"}, *data]
    claims = load(
        tmp_path_factory.mktemp("json"),
        {"snapshotDomain": "CONNECTIONS", "snapshotData": data},
        owner="Mia Self",
    )
    (file,) = claims.files
    assert file.rows == len(data)
    assert {mention.line for mention in file.mentions} | {line for line, _ in file.skips} == set(
        range(1, len(data) + 1)
    )
