"""A plain list of ties: any size, any order of columns, nobody made up."""

import gzip
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from row_by_row import spelled_out

from graph.claims import Claims, Fact, Mention
from graph.errors import ImportProblem
from graph.identity import email_id, person_id_of_slug
from graph.intake import take_in
from graph.model import Kind, PersonId
from graph.store import open_store
from importers.reading import read
from importers.table import Table
from importers.ties import read_ties

ADA, BOB = person_id_of_slug("ada-0001"), person_id_of_slug("bob-0002")
URL = "https://www.linkedin.com/in/"


def listed(tmp_path: Path, text: str, name: str = "ties.csv") -> Claims:
    path = tmp_path / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return read(path)


def facts(claims: Claims) -> list[Fact]:
    return [fact for part in claims.files for fact in spelled_out(part).facts]


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    claims = listed(
        tmp_path,
        "since,Person B,Person A,URL B,URL A,kind\n"
        f"2020-05-17,Bob Bee,Ada L,{URL}bob-0002,uk.linkedin.com/in/Ada-0001/?x=1,colleague\n",
    )
    (part,) = map(spelled_out, claims.files)
    assert part.facts == [Fact(2, ADA, BOB, Kind.LISTED, date(2020, 5, 17), None, 1, "colleague")]
    assert part.mentions == [Mention(2, ADA, "Ada L"), Mention(2, BOB, "Bob Bee")]
    assert (part.rows, part.skips, part.unknown) == (1, (), ())
    assert (claims.owner, claims.member, claims.as_of) == (None, False, date(2020, 5, 17))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["ties.csv", "ties.csv.gz"])
def test_separators_and_gzip(tmp_path: Path, separator: str, name: str) -> None:
    text = f"person_a{separator}person_b{separator}shoe size\nAda L{separator}Bob Bee{separator}7\n"
    claims = listed(tmp_path, text, name)
    (part,) = map(spelled_out, claims.files)
    assert len(part.facts) == 1
    assert part.facts[0].day is None
    assert part.unknown == ("shoe size",)


def test_who_people_are(tmp_path: Path) -> None:
    claims = listed(
        tmp_path,
        "person_a,person_b,url_a\n"
        "ada@example.org,Bob Bee,\n"
        f"Ada L,BOB  BEE,{URL}ada-0001\n"
        "Ada L,Cy Cee,https://www.linkedin.com/company/engines\n"
        "Cy Cee,Bob Bee,https://www.linkedin.com/in/ACwAAB1234567890abcdefg\n",
    )
    (part,) = map(spelled_out, claims.files)
    mail, bob, again = part.facts[0].a, part.facts[0].b, part.facts[1].b
    assert mail == email_id("ada@example.org")
    assert bob == again
    assert bob.startswith("n:")
    assert part.facts[1].a == ADA
    assert part.facts[2].a.startswith("n:")
    assert part.facts[3].a == part.facts[2].b
    shown = {mention.id: mention.name for mention in part.mentions}
    assert shown[mail] == ""


def test_a_list_is_known_by_its_name(tmp_path: Path) -> None:
    def bob(folder: str, name: str) -> PersonId:
        (tmp_path / folder).mkdir()
        return facts(listed(tmp_path / folder, "person_a,person_b\nAda L,Bob Bee\n", name))[0].b

    assert bob("1", "club.csv") == bob("2", "Club.csv.gz") != bob("3", "choir.csv")


def test_rows_that_say_nothing_are_named(tmp_path: Path) -> None:
    claims = listed(
        tmp_path,
        'person_a,person_b,since\n"Ada\nL",Bob Bee,2019\nAda L,ada  l,\n,Bob Bee,\nLinkedIn Member,Bob Bee,\n'
        "Ada L,Bob Bee,yesterday\nAda L,Bob Bee,2020,x\nAda L,🚀,\nAda L,Cy Cee,May 2021\n",
    )
    (part,) = map(spelled_out, claims.files)
    assert part.skips == (
        (4, "both are the same person"),
        (5, "no identity"),
        (6, "no identity"),
        (7, "unreadable date"),
        (8, "it has 4 cells, the header has 3"),
        (9, "no identity"),
    )
    assert [(fact.line, fact.day) for fact in part.facts] == [(2, date(2019, 1, 1)), (10, date(2021, 5, 1))]
    assert part.rows == 8


@pytest.mark.parametrize("text", ["person_a,person_b\n", "person_a,person_b,since\n", "", "\n\n"])
def test_a_list_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ImportProblem):
        listed(tmp_path, text)


def test_a_long_list_streams_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.ties.CHUNK_ROWS", 500)
    monkeypatch.setattr("importers.table.MEMORY_BYTES", 2**15)
    rows = 8_007
    path = tmp_path / "long.csv.gz"
    with gzip.open(path, "wt", compresslevel=1) as out:
        out.write("person_a,person_b,url_a,url_b,since\n")
        for n in range(rows):
            out.write(f"Ada {n % 999},Bob {n},{URL}ada-{n % 999},{URL}bob-{n},2020-01-{1 + n % 28:02}\n")
        out.write("Ada,Ada,,,\n")
    claims = read(path)
    tracemalloc.start()
    seen = total = parts = 0
    skips: list[tuple[int, str]] = []
    for part in claims.files:
        parts += 1
        assert part.name == "long.csv.gz"
        assert part.rows <= 500
        seen += len(part.pairs.lines) if part.pairs else 0
        total += part.rows
        skips.extend(part.skips)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (seen, total, skips) == (rows, rows + 1, [(rows + 2, "both are the same person")])
    assert (parts, claims.as_of) == (17, date(2020, 1, 28))
    assert peak < 12 * 2**20  # all rows at once take 17 times a part


def test_taken_into_a_store_twice_changes_nothing(tmp_path: Path) -> None:
    text = "person_a,person_b\nAda L,Bob Bee\nBob Bee,Ada L\nAda L,Cy Cee\n"
    store = open_store("sqlite://")
    first = take_in(store, listed(tmp_path, text))
    (file,) = first.files
    assert (file.rows, file.kept, file.merged, file.new_people, file.new_ties) == (3, 2, 1, 3, 2)
    later = take_in(store, listed(tmp_path, text + "Cy Cee,Di Dee\n"))
    (file,) = later.files
    assert (file.rows, file.kept, file.merged, file.new_people, file.new_ties) == (4, 1, 3, 1, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=7), max_size=12))
def test_whatever_the_rows_hold_the_account_adds_up(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["person_a", "person_b", "url_a", "url_b", "since", "kind"])
    writer.writerows(rows)
    data = out.getvalue().encode("utf-8", "replace")
    for part in read_ties(Table.from_bytes(data, name="x.csv"), "x.csv"):
        said = {fact.line for fact in spelled_out(part).facts}
        skipped = [line for line, _ in part.skips]
        assert len(said) + len(skipped) == part.rows
        assert not said & set(skipped)
