"""Tables: the same cells whatever saved the file, and line numbers that an editor agrees with."""

import contextlib
import csv
import gzip
import io
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import importers.table
from graph.errors import ImportProblem
from importers.archive import open_source
from importers.table import Header, Row, RowProblem, Table, mend_share, read_comments

DATA = Path(__file__).parent / "data" / "tables"
CONNECTIONS = ("First Name", "Connected On")


def sample(name: str, header: Header = CONNECTIONS) -> Table:
    return Table.from_bytes((DATA / name).read_bytes(), header, name=name)


def reference(text: str, separator: str) -> Iterator[Row]:
    """RFC 4180, one character at a time, with the line on which each record starts; blank lines give no record."""
    line, start = 1, 1
    cells: list[str] = []
    cell = ""
    quoted = was_quoted = False
    at = 0
    while at < len(text):
        char = text[at]
        ends = char in "\r\n"
        if char == "\r" and text[at + 1 : at + 2] == "\n":
            char = "\r\n"
        at += len(char)
        if quoted:
            if char == '"' and text[at : at + 1] == '"':
                cell += '"'
                at += 1
            elif char == '"':
                quoted = False
            else:
                cell += char
            line += ends
        elif char == '"' and not cell and not was_quoted:
            quoted = was_quoted = True
        elif char == separator or ends:
            if not ends or cells or cell or was_quoted:
                cells.append(cell)
            cell, was_quoted = "", False
            if ends:
                if cells:
                    yield start, cells
                line += 1
                start, cells = line, []
        else:
            cell += char
    if cells or cell or was_quoted:
        yield start, [*cells, cell]


def attempt(data: bytes, header: Header) -> Table | str:
    """The table, or the one line that says why there is none; any other exception is the test's failure."""
    try:
        return Table.from_bytes(data, header, name="x.csv")
    except ImportProblem as problem:
        return str(problem)


BLANK = " \t\r\n\ufeff\xa0"

CELLS = st.text(
    st.one_of(
        st.sampled_from("ab\"',;\t\r\n =+-@\u2028\x85\x0b\x1cé\U0001f642\u202f"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=8,
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, str, list[list[str]]]:
    """A file's text, its separator and its rows, written by another writer than the one that reads."""
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))
    separator = draw(st.sampled_from(",;\t"))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    preamble = draw(st.sampled_from(["", end * 2, "Notes:" + end + '"a, ""b"""' + end + end]))
    lines = [separator.join(f"Column {n}" for n in range(width))]
    for row in rows:
        quote = draw(st.booleans())
        cells = [
            '"' + cell.replace('"', '""') + '"' if quote or any(c in cell for c in '",;\t\r\n') else cell
            for cell in row
        ]
        lines.append(separator.join(cells))
        lines += draw(st.sampled_from([[], [], [""]]))
    return preamble + end.join(lines) + draw(st.sampled_from(["", end])), separator, rows


@given(sheets(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_cells_come_back_with_their_true_lines(
    sheet: tuple[str, str, list[list[str]]], encoding: str
) -> None:
    text, separator, rows = sheet
    table = Table.from_bytes(text.encode(encoding), ("column 0", "COLUMN 1"), name="x.csv")
    expected = list(reference(text, separator))
    first = next(n for n, (_, cells) in enumerate(expected) if cells[0] == "Column 0")
    got = list(table.rows())
    assert table.separator == separator
    assert table.header_line == expected[first][0]
    assert got == expected[first + 1 :]
    assert [cells for _, cells in got] == rows
    assert table.problems == []


@given(sheets(), st.integers(1, 40))
def test_a_stream_in_small_blocks_reads_like_the_whole(
    sheet: tuple[str, str, list[list[str]]], block: int
) -> None:
    text, _, _ = sheet
    data = text.encode()
    whole = Table.from_bytes(data, ("Column 0",), name="x.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importers.table, "MEMORY_BYTES", len(text[: text.index("Column 0")].encode()) + 60)
        patch.setattr(importers.table, "_BLOCK", block)
        streamed = Table.from_stream(io.BytesIO(data), ("Column 0",), name="x.csv")
        assert list(streamed.rows()) == list(whole.rows())
    assert streamed.problems == whole.problems == []


@given(
    st.lists(st.sampled_from(['"', ",", "a", "\n", "\r", "\r\n", '""', "é", '","', "\ufeff"]), max_size=60)
)
@example(list('a","\n') * 10)
@example(['"', "a", "\n"] * 20)
def test_broken_quotes_lose_no_line_and_stream_alike(pieces: list[str]) -> None:
    text = "One,Two\n" + "".join(pieces)
    table = Table.from_bytes(text.encode(), ("One", "Two"), name="x.csv")
    rows = list(table.rows())
    assert all(len(cells) == 2 for _, cells in rows)
    lines = list(io.StringIO(text, newline=""))
    named = {problem.line for problem in table.problems}
    covered = {1} | named
    for line, cells in rows:
        assert line not in named
        spread = sum(cell.count("\n") + cell.count("\r") - cell.count("\r\n") for cell in cells)
        covered |= set(range(line, line + spread + 1))
    for number, content in enumerate(lines, 1):
        bare = content.strip(BLANK)
        if len(bare) > 1 and bare[0] == bare[-1] == '"':
            bare = bare[1:-1].strip(BLANK)
        assert number in covered or not bare, f"line {number} is lost"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importers.table, "MEMORY_BYTES", 12)
        patch.setattr(importers.table, "_BLOCK", 5)
        streamed = Table.from_stream(io.BytesIO(text.encode()), ("One", "Two"), name="x.csv")
        assert list(streamed.rows()) == rows
    assert streamed.problems == table.problems


@pytest.mark.parametrize(
    "start", [b"", b"First Name,Connected On\n", b"\xef\xbb\xbfFirst Name,Connected On\n", b"\xff\xfe"]
)
@given(noise=st.binary(max_size=300))
def test_noise_is_a_table_or_an_import_problem(start: bytes, noise: bytes) -> None:
    headers: list[Header] = [None, CONNECTIONS]
    for header in headers:
        table = attempt(start + noise, header)
        if isinstance(table, str):
            assert table.startswith("x.csv: ")
            assert "\n" not in table
        else:
            assert all(len(cells) == len(table.columns) for _, cells in table.rows())


@given(st.data())
def test_a_real_file_with_flipped_bytes_never_breaks_the_reader(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(path.name for path in DATA.glob("*.csv"))))
    content = bytearray((DATA / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    table = attempt(bytes(content), None)
    assert isinstance(table, str) or all(line > table.header_line for line, _ in table.rows())
    with contextlib.suppress(ImportProblem):
        list(read_comments(bytes(content), name=name).rows())


def test_the_connections_file_as_linkedin_writes_it() -> None:
    table = sample("connections_2026.csv")
    assert (table.encoding, table.separator, table.header_line) == ("utf-8", ",", 4)
    assert table.columns[-1] == "Connected On"
    rows = list(table.rows())
    assert [line for line, _ in rows] == [5, 6, 7]
    assert rows[0][1][4] == "Analytical Engines, Ltd."
    assert rows[1][1] == ["", "", "", "", "", "", "07 Jun 2026"]
    assert rows[2][1][4:6] == ["=Formula", "@handle"]
    assert list(table.rows()) == rows


def test_the_same_file_after_a_german_excel() -> None:
    table = sample("connections_excel_de.csv")
    assert (table.encoding, table.separator, table.header_line) == ("cp1252", ";", 3)
    assert table.columns[-1] == "connected on"
    assert table.index("URL") is None
    assert table.index(" FIRST  name ") == 0
    rows = list(table.rows())
    assert [line for line, _ in rows] == [4, 5, 6]
    assert rows[0][1][3] == "Analytical; Engines"
    assert rows[1][1][3] == "Bäckerei „Spaß“"
    assert not any(rows[2][1])


def test_a_stray_quote_costs_one_row_and_no_other() -> None:
    table = sample("connections_broken_quote.csv")
    assert [(line, cells[0]) for line, cells in table.rows()] == [(5, "Ada"), (7, "Cy"), (9, "Ed")]
    assert table.problems == [
        RowProblem(6, "its quotation marks do not match"),
        RowProblem(8, "it has 8 cells, the header has 7"),
    ]


def test_an_open_quote_does_not_swallow_the_rest() -> None:
    table = Table.from_bytes(b'A,B\n1,2\n3,"4\n5,6\n7,8\n', ["A"], name="x.csv")
    assert list(table.rows()) == [(2, ["1", "2"]), (4, ["5", "6"]), (5, ["7", "8"])]
    assert table.problems == [RowProblem(3, "its quotation marks do not match")]


def test_the_lines_of_a_broken_text_do_not_become_people() -> None:
    text = '"ID","FROM","TEXT"\n"1","Ada","a "b\nBo\nCy, D\n"\n"2","Ed","fine"\n'
    table = Table.from_bytes(text.encode(), ["ID"], name="x.csv")
    assert list(table.rows()) == [(2, ["1", "Ada", "a b"]), (6, ["2", "Ed", "fine"])]
    assert [problem.line for problem in table.problems] == [3, 4, 5]


def test_real_line_breaks_inside_quotes_keep_the_line_numbers_true() -> None:
    table = sample("messages_2026.csv", ["CONVERSATION ID"])
    rows = list(table.rows())
    assert [line for line, _ in rows] == [2, 6, 7, 9]
    assert rows[0][1][2] == 'First line\nsecond, line\r\n\r\n"quoted"'


def test_bare_comments_are_one_record_each() -> None:
    table = read_comments((DATA / "comments.csv").read_bytes(), name="Comments.csv")
    assert [(line, cells[2]) for line, cells in table.rows()] == [
        (2, "Well said"),
        (3, "First line\n\nthird line"),
        (6, 'One, two\n"three"'),
        (8, ""),
    ]
    assert table.problems == []


def test_comments_with_dates_that_excel_changed_are_still_read() -> None:
    table = read_comments(b"Date;Link;Message\r\n31.03.2025 08:00;http://a;x\r\n", name="Comments.csv")
    assert list(table.rows()) == [(2, ["31.03.2025 08:00", "http://a", "x"])]


def test_shares_lose_the_quotes_around_their_line_breaks() -> None:
    rows = list(sample("shares.csv", ["ShareLink"]).rows())
    assert [line for line, _ in rows] == [2, 5]
    assert mend_share(rows[0][1][2]) == 'One "word"\ntwo\nthree'


def test_a_header_that_ends_in_a_comma_has_an_unnamed_column() -> None:
    table = sample("learning.csv", ["Content Title"])
    assert table.columns == ("Content Title", "Content Type", "Content Saved", "")
    assert table.unknown(["content title", "CONTENT SAVED"]) == ["Content Type"]
    assert [cells[3] for _, cells in table.rows()] == ["", "N/A"]


def test_repeated_column_names_give_the_first() -> None:
    table = Table.from_bytes(b"Job Titles,Company Names,Job Titles\na,b,c\n", None, name="x.csv")
    assert table.index("job titles") == 0
    assert table.unknown(["Company Names"]) == ["Job Titles"]


def test_short_rows_are_filled_and_empty_surplus_is_dropped() -> None:
    table = Table.from_bytes(b"A,B\n1\n2,3,,\n4,5,6\n \n\n7,8\n", ["A", "B"], name="x.csv")
    assert list(table.rows()) == [(2, ["1", ""]), (3, ["2", "3"]), (7, ["7", "8"])]
    assert [problem.line for problem in table.problems] == [4]


def test_a_header_repeated_by_pasting_two_files_together_is_no_row() -> None:
    table = Table.from_bytes(b"A,B\n1,2\nA,B\n3,4\n", ["A", "B"], name="x.csv")
    assert [line for line, _ in table.rows()] == [2, 4]
    assert table.problems == [RowProblem(3, "it repeats the header")]


def test_nul_bytes_spoil_their_row_only() -> None:
    table = Table.from_bytes(b"A,B\n1,\x002\n3,4\n", ["A"], name="x.csv")
    assert list(table.rows()) == [(3, ["3", "4"])]
    assert table.problems == [RowProblem(2, "it holds a NUL byte")]


def test_a_huge_cell_spoils_its_row_only_and_the_limit_is_put_back() -> None:
    before = csv.field_size_limit()
    data = b"A,B\n1," + b"x" * 2_000_000 + b"\n2," + b"y" * 500_000 + b"\n"
    table = Table.from_bytes(data, ["A"], name="x.csv")
    assert [(line, len(cells[1])) for line, cells in table.rows()] == [(3, 500_000)]
    assert "longer than" in table.problems[0].reason
    assert csv.field_size_limit() == before


def test_without_wanted_names_the_first_row_and_its_separator_are_found() -> None:
    table = Table.from_bytes(b"sep=;\r\n\r\nName;City, State\r\nAda;London\r\n", None, name="x.csv")
    assert table.columns == ("Name", "City, State")
    assert list(table.rows()) == [(4, ["Ada", "London"])]


def test_a_predicate_chooses_the_header() -> None:
    table = Table.from_bytes(
        b"x\ny\nFoo\tBar\n1\t2\n", lambda cells: "Foo" in cells and len(cells) == 2, name="x"
    )
    assert (table.separator, list(table.rows())) == ("\t", [(4, ["1", "2"])])


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\n\n", b"a,b\n1,2\n", b"\n" * 30 + b"First Name,Connected On\n"]
)
def test_a_file_without_the_header_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(ImportProblem, match=r"^Connections\.csv: "):
        Table.from_bytes(data, CONNECTIONS, name="Connections.csv")


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert list(Table.from_bytes(b"First Name,Connected On", CONNECTIONS, name="x").rows()) == []


@pytest.mark.parametrize(
    ("data", "encoding", "cell"),
    [
        ("A,B\nZoë,ö\n".encode(), "utf-8", "Zoë"),
        ("A,B\nZoë,ö\n".encode("utf-8-sig"), "utf-8 with BOM", "Zoë"),
        ("A,B\nZoë,ö\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "utf-16", "Zoë"),
        ("A,B\nZoë,ö\n".encode("cp1252"), "cp1252", "Zoë"),
        ("A,B\nÉ…,“Ü“\nRenée,Müller\n".encode("cp1252"), "cp1252", "É…"),
        ("A,B\nZoë é,ö\n".encode() + "Renée,x\n".encode("cp1252"), "utf-8 with some cp1252", "Zoë é"),
        (b"A,B\nok,caf\xe9", "cp1252", "ok"),
    ],
)
def test_encodings(data: bytes, encoding: str, cell: str) -> None:
    table = Table.from_bytes(data, ["A", "B"], name="x.csv")
    assert table.encoding == encoding or (data.endswith(b"caf\xe9") and "cp1252" in table.encoding)
    rows = [cells for _, cells in table.rows()]
    assert rows[0][0] == cell
    assert "\ufffd" not in str(rows)
    assert not any("Ã" in value for cells in rows for value in cells)


def test_a_stream_that_turns_to_cp1252_halfway_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers.table, "MEMORY_BYTES", 64)
    monkeypatch.setattr(importers.table, "_BLOCK", 7)
    data = b"A,B\n" + "Zoë,ö\n".encode() * 20 + "Renée,x\n".encode("cp1252")
    table = Table.from_stream(io.BytesIO(data), ["A"], name="x.csv")
    rows = list(table.rows())
    assert rows[-1] == (22, ["Renée", "x"])
    assert rows[0] == (2, ["Zoë", "ö"])
    assert table.encoding == "utf-8 with some cp1252"


def test_a_quote_that_never_closes_in_a_long_stream_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers.table, "MEMORY_BYTES", 1_000)
    monkeypatch.setattr(importers.table, "_BLOCK", 1_000)
    monkeypatch.setattr(importers.table, "MAX_RECORD_CHARACTERS", 5_000)
    lines = [f"{n},x" for n in range(5_000)]
    lines[700] = '700,"x'
    table = Table.from_stream(io.BytesIO("\n".join(["A,B", *lines]).encode()), ["A"], name="x.csv")
    assert [line for line, _ in table.rows()] == [n + 2 for n in range(5_000) if n != 700]
    assert table.problems == [RowProblem(702, "its quotation marks do not match")]


def test_quotes_broken_on_every_line_do_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers.table, "_REREAD_LINES", 5_000)
    table = Table.from_bytes(b"A,B\n" + b'a","\n' * 20_000 + b"1,2\n", ["A"], name="x.csv")
    assert list(table.rows()) == [(20_002, ["1", "2"])]
    assert len(table.problems) == 20_000


def test_a_line_without_end_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers.table, "MEMORY_BYTES", 1_000)
    monkeypatch.setattr(importers.table, "MAX_LINE_CHARACTERS", 10_000)
    table = Table.from_stream(io.BytesIO(b"A,B\n" + b"x" * 2_000_000), ["A"], name="x.csv")
    with pytest.raises(ImportProblem, match="line is far too long"):
        list(table.rows())


def test_a_long_compressed_ties_list_streams_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv.gz"
    with gzip.open(path, "wt", newline="", compresslevel=1) as out:
        out.write("person_a,person_b\n")
        for n in range(400_000):
            out.write(
                f"Person {n} {n * 7919 % 1000003} of somewhere,Person {n * 104729 % 15485863} of elsewhere\n"
            )
    tracemalloc.start()
    with open_source(path) as source, next(source.files()).open() as stream:
        count = sum(1 for _ in Table.from_stream(stream, ["person_a"], name="ties").rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400_000
    # The first 8 MiB are looked at at once; the file has 30 MiB and its rows would take over 100.
    assert peak < 60 * 2**20


@pytest.mark.parametrize("seed", ["0", "1"])
def test_unknown_columns_keep_the_order_of_the_file(seed: str) -> None:
    code = (
        "from importers.table import Table\n"
        "t = Table.from_bytes(b'E,D,C,B,A\\n', ['A'], name='x')\n"
        "print(t.unknown(['C']))\n"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['E', 'D', 'B', 'A']\n"


@pytest.mark.parametrize("rest", ["", "Bo,Oslo,", 'Cy,"Bo, by the sea",x'])
def test_a_header_that_comes_again_in_quotation_marks_is_nobody(rest: str) -> None:
    text = f'First,Last,Note\nAda,London,"a, b"\n"First","Last","Note"\n{rest}'
    table = Table.from_bytes(text.encode(), name="a.csv")
    assert [cells[0] for _, cells in table.rows()] == ["Ada", *([rest[:2]] if rest else [])]
    assert [(problem.line, problem.reason) for problem in table.problems] == [(3, "it repeats the header")]
