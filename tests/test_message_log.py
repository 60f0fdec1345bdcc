"""The message log of a closed group, read as the design says: ties, counts by day, broadcasts."""

import gzip
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims, Fact
from graph.errors import ImportProblem
from graph.intake import take_in, undo
from graph.model import ImportId, Kind, PersonId
from graph.store import open_store
from graph.ties import read_lists
from importers.messagelog import claims_of_messages, person_of
from importers.reading import read

DAY = 86_400


def log(tmp_path: Path, text: str, name: str = "log.txt") -> Claims:
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return read(path)


def facts(claims: Claims) -> list[Fact]:
    return [fact for part in claims.files for fact in part.facts]


def who(word: str, name: str = "log.txt") -> PersonId:
    return person_of(word, name)


def test_messages_to_one_are_counted_by_day(tmp_path: Path) -> None:
    claims = log(tmp_path, f"a b 0\na b 60\nb a 100\na b {DAY}\n")
    a, b = who("a"), who("b")
    first, second = date(1970, 1, 1), date(1970, 1, 2)
    assert facts(claims) == sorted(
        [
            Fact(1, a, b, Kind.MESSAGE, first, a, 2),
            Fact(1, a, b, Kind.LISTED, first),
            Fact(3, a, b, Kind.MESSAGE, first, b, 1),
            Fact(4, a, b, Kind.MESSAGE, second, a, 1),
        ],
        key=lambda fact: (fact.line, fact.kind),
    )
    (part,) = claims.files
    assert part.full_list
    assert (part.rows, part.skips) == (4, ())
    assert (claims.owner, claims.as_of) == (None, second)
    assert [(mention.id, mention.name) for mention in part.mentions] == [(a, "a"), (b, "b")]


def test_lines_with_one_sender_and_time_are_one_message(tmp_path: Path) -> None:
    claims = log(tmp_path, "s x 5\ns y 5\ns x 5\n")
    s, x, y = who("s"), who("x"), who("y")
    group = [fact for fact in facts(claims) if fact.kind == Kind.GROUP_MESSAGE]
    assert {frozenset((fact.a, fact.b)) for fact in group} == {
        frozenset(pair) for pair in ((s, x), (s, y), (x, y))
    }
    assert [(fact.sender, fact.times) for fact in group] == [(s, 1)] * 3
    assert sum(fact.kind == Kind.LISTED for fact in facts(claims)) == 2
    assert not [fact for fact in facts(claims) if fact.kind == Kind.MESSAGE]


@pytest.mark.parametrize(("readers", "counts"), [(10, True), (11, False)])
def test_more_than_ten_recipients_count_for_nothing(tmp_path: Path, readers: int, counts: bool) -> None:
    claims = log(tmp_path, "".join(f"s r{n} 5\n" for n in range(readers)) + "s r0 9\n")
    (part,) = claims.files
    assert len([fact for fact in part.facts if fact.kind == Kind.LISTED]) == (readers if counts else 1)
    assert len(part.skips) == (0 if counts else readers)
    assert {reason for _, reason in part.skips} <= {"more than 10 recipients"}


@pytest.mark.parametrize(
    "text",
    [
        "ann bo 1577836800\n",
        "ann\tbo\t1577836800\n",
        "ann,bo,2020-01-01T00:00:00Z\n",
        "ann, bo, 2020-01-01\n",
        "ann bo 2020-01-01 00:00:00\n",
        "ann;bo;2020-01-01 01:00:00+01:00\n",
        "sender,recipient,time\nann,bo,1577836800\n",
        "# a comment\n\nann bo 1577836800\r\n",
        "\ufeffann bo 1577836800.25\n",
        '"ann","bo","1577836800"\n',
    ],
)
@pytest.mark.parametrize("name", ["log.txt", "log.txt.gz"])
def test_forms_of_a_line(tmp_path: Path, text: str, name: str) -> None:
    claims = log(tmp_path, text, name)
    (part,) = claims.files
    assert (part.rows, part.skips) == (1, ())
    assert {(fact.a, fact.b, fact.day) for fact in part.facts} == {(who("ann"), who("bo"), date(2020, 1, 1))}


@pytest.mark.parametrize(
    "word", ['"ann"', "o'b", 'x"y', "a,b", "a;b", "#7", "%x", "007", "日本", "-", "a\u00a0b"]
)
def test_a_word_is_kept_as_it_is_written(tmp_path: Path, word: str) -> None:
    claims = log(tmp_path, f"# log\n{word} bo 1577836800\nbo {word} 1577836800\n")
    (part,) = claims.files
    assert (part.rows, part.skips) == (2, ())
    assert {person for fact in part.facts for person in (fact.a, fact.b)} == {who(word), who("bo")}


def test_words_with_blanks_need_another_separator(tmp_path: Path) -> None:
    for text in (
        "Ann Lee\tBo Day\t1577836800\n",
        "Ann Lee,Bo Day,1577836800\n",
        '"Ann Lee";"Bo Day";1577836800\n',
    ):
        (fact, _) = facts(log(tmp_path, text))
        assert {fact.a, fact.b} == {who("Ann Lee"), who("Bo Day")}


def test_what_is_no_message_is_named(tmp_path: Path) -> None:
    good = "".join(f"a b {n}\n" for n in range(60))
    claims = log(tmp_path, good + "a a 7\na b\na b soon\na b 99999999999999\n")
    (part,) = claims.files
    assert part.skips == (
        (61, "a message to oneself"),
        (62, "not a sender, a recipient and a time"),
        (63, "not a sender, a recipient and a time"),
        (64, "not a sender, a recipient and a time"),
    )
    assert part.rows == 64


def test_words_are_opaque() -> None:
    words = ["a", "A", "ä", "%", "-", "1", "01", "José", "\ud800"]
    assert len({person_of(word, "log") for word in words}) == len(words)


def test_nothing_but_text_is_taken_for_a_log(tmp_path: Path) -> None:
    for text in ("Name,City,Age\nAda L,London,36\n", "a b c\nd e f\n", "", "1 2\n3 4\n"):
        with pytest.raises(ImportProblem):
            log(tmp_path, text)


def test_from_memory_as_from_a_file(tmp_path: Path) -> None:
    lines = [("a", "b", 5), ("a", "c", 5), ("b", "a", DAY), ("c", "c", 9)]
    there = log(tmp_path, "".join(f"{a} {b} {t}\n" for a, b, t in lines))
    here = claims_of_messages(lines, digest=there.digest, source="log.txt")
    assert here == there


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 4 * DAY)), max_size=60
    )
)
def test_every_line_is_kept_merged_or_named(lines: list[tuple[str, str, int]]) -> None:
    store = open_store("sqlite://")
    account = take_in(store, claims_of_messages(lines, digest="1", source="log"))
    (file,) = account.files
    assert file.rows == len(lines) == file.kept + file.merged + file.skipped
    assert min(file.kept, file.merged) >= 0
    sent = [(a, b, t) for a, b, t in dict.fromkeys(lines) if a != b]
    pairs = {frozenset((a, b)) for a, b, _ in sent}
    assert file.new_ties == len(pairs)
    assert bool(read_lists(store).closed)
    undo(store, ImportId(1))
    assert list(store.scan_people()) == []


def test_a_truncated_log_says_the_same_of_its_days() -> None:
    lines = [(chr(97 + n % 5), chr(97 + (n * 7 + 1) % 5), n * 5000) for n in range(200)]
    cut = 10 * DAY
    whole = claims_of_messages(lines, digest="1", source="log")
    early = claims_of_messages([line for line in lines if line[2] < cut], digest="2", source="log")
    limit = datetime(1970, 1, 11).date()
    assert [fact for fact in facts(whole) if fact.day and fact.day < limit] == facts(early)
