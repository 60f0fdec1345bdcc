"""Companies that a member's own files show an interest in: kept, told, taken back, and never a person or a tie."""

from datetime import date
from pathlib import Path

import pytest
from command import here

from graph.claims import Claims, FileClaims
from graph.errors import ImportProblem
from graph.intake import take_in, undo
from graph.interests import interests
from graph.model import AffiliationKind, ImportId
from graph.sameness import me
from graph.store import GraphStore, open_store
from importers.interests import companies_in
from importers.reading import read

TODAY = date(2026, 3, 1)
IN = "https://www.linkedin.com/in/"
ME = f"{IN}anna-koch-0100"
APPLICATIONS = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers\n"
)
FILES = {
    "Profile.csv": "First Name,Last Name,Headline\nAnna,Koch,Analyst\n",
    "Connections.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f'Ada,Lovelace,{IN}ada-lovelace-0001,,"Dream Works, Inc.",Poet,07 Jun 2022\n'
    ),
    "Company Follows.csv": (
        "Organization,Followed On\nDream Works,Sat Dec 09 14:03:22 UTC 2023\n"
        "Stealth,Sat Dec 09 14:03:22 UTC 2022\n,Sat Dec 09 14:03:22 UTC 2022"
    ),
    "Jobs/Job Applications.csv": APPLICATIONS
    + '"12/5/25, 11:09 PM",anna@koch.example,+4915500,Dream Works,Senior Analyst,http://x/1,cv.pdf,Why? Because\n',
    "Jobs/Job Applications_1.csv": APPLICATIONS
    + '"11/5/25, 11:09 PM",anna@koch.example,+4915500,Harbor Labs GmbH,Analyst,http://x/2,cv.pdf,\n'
    + '"soon",anna@koch.example,+4915500,Nowhere,Analyst,http://x/3,cv.pdf,\n',
    "Jobs/Saved Jobs.csv": (
        'Saved Date,Job Url,Job Title,Company Name\n"12/1/25, 1:09 PM",http://x/4,Data Lead,Harbor Labs\n'
    ),
    "Jobs/Job Seeker Preferences.csv": (
        "Locations,Job Titles,Dream Companies,Phone Number\nBerlin,Analyst,Dream Works | Apple Bank,+4915500\n"
    ),
    "Organizations.csv": "Name,Description,Position,Started On,Finished On\nWomen in Data,,Treasurer,Jan 2020,\n",
    "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description\nDream Works,Helper,HEALTH,Jan 2018,Feb 2019,\n"
    ),
}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "Complete_LinkedInDataExport_02-09-2026"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(store: GraphStore, **options: str) -> list[tuple[str, list[tuple[str, str | None, str | None]]]]:
    mine = me(store)
    assert mine is not None
    return [
        (
            each.company,
            [(sign.kind.name, sign.title, str(sign.day) if sign.day else None) for sign in each.signs],
        )
        for each in interests(store, mine, as_of=TODAY, **options)
    ]


def test_they_are_kept_with_title_day_and_line_and_make_nobody_known(export: Path) -> None:
    with open_store("sqlite://") as store:
        account = take_in(store, read(export, owner=ME))
        files = {file.name: file for file in account.files}
        assert {
            name: (file.rows, file.kept, file.merged, file.skips)
            for name, file in files.items()
            if "J" in name
        } == {
            "Jobs/Job Applications.csv": (1, 1, 0, ()),
            "Jobs/Job Applications_1.csv": (2, 1, 0, ((3, "unreadable date"),)),
            "Jobs/Job Seeker Preferences.csv": (1, 1, 0, ()),
            "Jobs/Saved Jobs.csv": (1, 1, 0, ()),
        }
        follows = files["Company Follows.csv"]
        assert (follows.kept, follows.skips) == (2, ((4, "no company named"),))
        assert sum(file.new_people for file in account.files) == 2
        assert sum(file.new_ties for file in account.files) == 1
        assert said(store) == [
            (
                "Dream Works",
                [
                    ("DREAM", None, None),
                    ("APPLICATION", "Senior Analyst", "2025-12-05"),
                    ("FOLLOW", None, "2023-12-09"),
                ],
            ),
            ("Apple Bank", [("DREAM", None, None)]),
            (
                "Harbor Labs GmbH",
                [("APPLICATION", "Analyst", "2025-11-05"), ("SAVED_JOB", "Data Lead", "2025-12-01")],
            ),
        ]
        assert [name for name, _ in said(store, company="dream works AG")] == ["Dream Works"]
        assert said(store, company="Apple") == []
        mine = me(store)
        assert mine is not None
        earlier = interests(store, mine, as_of=date(2025, 11, 30), company="Harbor Labs")
        assert [sign.kind for each in earlier for sign in each.signs] == [AffiliationKind.APPLICATION]


def test_undo_takes_them_back_and_a_second_import_says_nothing_new(export: Path, tmp_path: Path) -> None:
    with open_store("sqlite://") as store:
        take_in(store, read(export, owner=ME))
        first = said(store)
        later = tmp_path / "Complete_LinkedInDataExport_02-20-2026"
        export.rename(later)
        (later / "Profile.csv").write_text(FILES["Profile.csv"].replace("Analyst", "Lead"), encoding="utf-8")
        account = take_in(store, read(later, owner=ME))
        assert sum(file.kept for file in account.files) == 0
        assert said(store) == first
        undo(store, ImportId(1))
        assert said(store) == first
        undo(store, ImportId(2))
        assert store.affiliations() == []


def test_from_a_friends_archive_they_are_not_read(export: Path) -> None:
    claims = read(export, owner=ME, mine=lambda _: False)
    assert {file.kind for file in claims.files} == {"profile", "connections"}
    closed = {name for name, why in claims.unused if why == "it is somebody else's archive: not opened"}
    assert {"Company Follows.csv", "Jobs/Saved Jobs.csv", "Organizations.csv", "Volunteering.csv"} <= closed


def test_no_tie_is_inferred_from_them_and_nothing_private_is_kept(export: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    assert here(store, "import", str(export), "--owner", ME).code == 0
    people = here(store, "people", "--json").json["people"]
    assert {each["name"] for each in people} == {"Anna Koch", "Ada Lovelace"}
    ties = here(store, "show", "Ada Lovelace", "--json").json["ties"]
    assert [(tie["kind"], [proof["kind"] for proof in tie["evidence"]]) for tie in ties] == [
        ("known", ["connection"])
    ]
    kept = store.read_bytes()
    for secret in (b"Because", b"+4915500", b"cv.pdf", b"anna@koch", b"http://x"):
        assert secret not in kept


def test_a_seeker_sees_them_where_they_help(export: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    here(store, "import", str(export), "--owner", ME)
    listed = here(store, "target", "list")
    assert "Dream Works: dream company, applied 2025-12-05 (Senior Analyst)" in listed.out
    assert "intrograph target add --company NAME" in listed.out
    assert max(map(len, listed.out.splitlines())) <= 80
    here(store, "target", "add", "--company", "Dream Works, Inc.")
    after = here(store, "target", "list")
    assert "  Dream Works: dream" not in after.out
    document = here(store, "target", "list", "--json").json
    assert [(each["company"], each["target"]) for each in document["interests"]] == [
        ("Dream Works", 1),
        ("Apple Bank", None),
        ("Harbor Labs GmbH", None),
    ]
    assert document["interests"][1]["signs"] == [
        {
            "kind": "dream",
            "title": None,
            "day": None,
            "source": "Complete_LinkedInDataExport_02-09-2026/Jobs/Job Seeker Preferences.csv",
            "line": 2,
        }
    ]
    assert (
        "Dream Works, in your own export: dream company, applied 2025-12-05"
        in here(store, "show", "Ada Lovelace").out
    )
    found = here(store, "find-path", "--company", "dream works")
    assert "In your own export: dream company, applied 2025-12-05 (Senior Analyst)" in " ".join(
        found.out.split()
    )
    assert [
        sign["kind"]
        for sign in here(store, "find-path", "--company", "Dream Works", "--json").json["interest"]
    ] == ["dream", "application", "follow"]
    assert here(store, "profile", "show", "--json").json["organizations"] == ["Women in Data", "Dream Works"]


@pytest.mark.parametrize(
    ("cell", "companies"),
    [
        ("", ()),
        ("N/A", ()),
        ("Dream Works", ("Dream Works",)),
        ("Dream Works | Harbor Labs |", ("Dream Works", "Harbor Labs")),
        ("Engines, Ltd.|Harbor, Inc.", ("Engines, Ltd.", "Harbor, Inc.")),
        ("Engines, Ltd., Harbor, Acme Co., Ltd.", ("Engines, Ltd.", "Harbor", "Acme Co., Ltd.")),
        ("Dream Works; dream, inc", ("Dream Works", "dream, inc")),
        ("Dream Works, Dream Works", ("Dream Works",)),
        ("[Dream Works, Harbor]", ("Dream Works", "Harbor")),
    ],
)
def test_dream_companies_stand_in_one_cell(cell: str, companies: tuple[str, ...]) -> None:
    assert companies_in(cell) == companies


# --- who invited the owner --------------------------------------------------------------------------------------------


def registration(tmp_path: Path, text: str) -> Claims:
    for name in ("Profile.csv", "Connections.csv"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    (tmp_path / "Registration.csv").write_text(text, encoding="utf-8")
    return read(tmp_path, owner=ME)


def file_of(claims: Claims) -> FileClaims:
    return next(file for file in claims.files if file.kind == "registration")


def test_the_registration_of_2018_names_who_invited_the_owner(tmp_path: Path) -> None:
    claims = registration(
        tmp_path,
        "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name),Subscription Types\n"
        '"3/9/16, 6:02 PM",203.0.113.7,Ada,Lovelace,\n',
    )
    (fact,) = file_of(claims).named
    assert (fact.name, fact.kind.word, str(fact.day), fact.outgoing) == (
        "Ada Lovelace",
        "invitation",
        "2016-03-10",
        False,
    )
    with open_store("sqlite://") as store:
        take_in(store, claims)
        (key,) = store.people_named("ada lovelace")
        kinds = [(row[2], date.fromordinal(row[3]).year) for row in store.evidence_of([key])]
        assert sorted(year for _, year in kinds) == [2016, 2022]


def test_the_registration_of_today_names_nobody(tmp_path: Path) -> None:
    claims = registration(
        tmp_path, 'Registered At,Registration Ip,Subscription Types\n"3/9/16, 6:02 PM",203.0.113.7,\n'
    )
    file = file_of(claims)
    assert (file.rows, file.named, file.skips) == (1, [], ((2, "nobody is named who invited the owner"),))


def test_a_lone_file_of_interests_needs_an_owner_and_a_row(tmp_path: Path) -> None:
    path = tmp_path / "Saved Jobs.csv"
    path.write_text(FILES["Jobs/Saved Jobs.csv"], encoding="utf-8")
    (file,) = read(path, owner="Anna Koch").files
    assert (file.kind, len(file.affiliations)) == ("saved_jobs", 1)
    path.write_text("Saved Date,Job Url,Job Title,Company Name\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="no rows"):
        read(path, owner="Anna Koch")
