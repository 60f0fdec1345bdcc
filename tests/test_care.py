"""Care of a store: what is wrong is found, a copy says the same, and nothing is left of what was forgotten."""

import io
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import TODAY, here
from portraits import portrait

from cli.fiction import write_exports
from cli.main import app
from graph import care
from graph.claims import Claims, Fact, FileClaims, Mention, Owner
from graph.errors import StoreBusy, StoreError
from graph.intake import take_in, undo
from graph.model import ImportId, JournalEntry, Kind, PersonId, PersonKey
from graph.store import EvidenceRow, GraphStore, MentionRow, PersonRow, open_store
from graph.store.sqlite import SQLiteStore


@pytest.fixture(scope="module")
def pooled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("care")
    fiction = write_exports(folder / "exports", today=date.fromisoformat(TODAY))
    assert here(folder / "store.db", "import", *fiction.paths[:3]).code == 0
    with sqlite3.connect(folder / "store.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder / "store.db"


@pytest.fixture
def store(pooled: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "store.db"
    copy.write_bytes(pooled.read_bytes())
    return copy


DAMAGES = {
    "UPDATE person SET folded = 'x' WHERE key = root AND name <> ''": "people cannot be found by their name",
    "UPDATE person SET company_key = 'x' WHERE company <> ''": "people cannot be found by their company",
    "DELETE FROM evidence WHERE a < b AND line % 7 = 0": "part of the facts can be read from one end only",
    "UPDATE evidence SET origin = 99 WHERE line = 30": "facts come from an import that is not there",
    "DELETE FROM listed WHERE person % 3 = 0": "part of the facts can be read from one end only",
    "DELETE FROM tally": "people have counts that their facts do not give",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_named(damage: str, store: Path) -> None:
    with open_store(f"sqlite:///{store}") as opened:
        assert care.check(opened) == ()
    connection = sqlite3.connect(store)
    with connection:
        assert connection.execute(damage).rowcount > 0
    connection.close()
    done = here(store, "store", "check", "--json")
    assert done.code == 1
    assert done.json["sound"] is False
    assert any(finding.endswith(DAMAGES[damage]) for finding in done.json["findings"]), done.json["findings"]


@pytest.mark.parametrize("breaking", [False, True], ids=["ordinary", "with texts that cannot be joined now"])
def test_a_store_of_an_earlier_version_says_the_same(store: Path, breaking: bool) -> None:
    with open_store(f"sqlite:///{store}") as opened:
        before = portrait(opened)
    connection = sqlite3.connect(store)
    with connection:
        # As version 2 had it: a column for each kind of text, one row for each person on each list, ids unique.
        connection.executescript(
            """
            DROP TABLE listed; DROP INDEX list_owner; DROP INDEX list_origin; ALTER TABLE list RENAME TO list_now;
            CREATE TABLE list (
                number INTEGER PRIMARY KEY, origin INTEGER, file INTEGER, owner INTEGER, people BLOB, lines BLOB,
                days BLOB, names TEXT, companies TEXT, positions TEXT
            );
            CREATE INDEX list_owner ON list (owner);
            CREATE INDEX list_origin ON list (origin);
            CREATE TABLE listed (
                person INTEGER NOT NULL, owner INTEGER NOT NULL, list INTEGER NOT NULL, line INTEGER NOT NULL,
                day INTEGER NOT NULL, PRIMARY KEY (person, owner, list)
            ) WITHOUT ROWID;
            ALTER TABLE person RENAME TO person_now;
            CREATE TABLE person (
                key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, root INTEGER NOT NULL, name TEXT NOT NULL,
                folded TEXT NOT NULL, company TEXT NOT NULL, company_key TEXT NOT NULL, position TEXT NOT NULL,
                name_rank INTEGER NOT NULL, job_rank INTEGER NOT NULL, shown TEXT NOT NULL
            );
            INSERT INTO person SELECT * FROM person_now;
            DROP TABLE person_now;
            CREATE INDEX person_folded ON person (folded) WHERE root = key;
            CREATE INDEX person_company ON person (company_key) WHERE root = key AND company_key <> '';
            CREATE INDEX person_alias ON person (root) WHERE root <> key;
            """
        )
        for *columns, texts in connection.execute("SELECT * FROM list_now").fetchall():
            said = [row.split("\x1f") for row in texts.split("\x1e")]
            if breaking and columns[0] == 1:
                said[0][0] += "\x1e"
            row = (*columns, *map("\x1f".join, zip(*said, strict=True)))
            connection.execute("INSERT INTO list VALUES (?,?,?,?,?,?,?,?,?,?)", row)
        connection.execute("DROP TABLE list_now")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    with open_store(f"sqlite:///{store}") as opened:
        after = portrait(opened)
        assert care.check(opened) == ()
    odd = [row for row in after["mentions"] if "\x1e" in str(row[4])]
    assert len(odd) == breaking
    for row in odd:
        after["mentions"].remove(row)
        after["mentions"] = sorted([*after["mentions"], (*row[:4], str(row[4])[:-1], *row[5:])])
    assert after == before


def test_a_store_is_read_while_somebody_writes_once_something_is_in_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    with open_store(url) as writer:
        with writer.transaction():
            writer.put_setting("day", "first")
        with open_store(url) as reader, reader.transaction():
            pass
        with open_store(url) as reader:
            people = reader.scan_people()  # begun and not ended
            next(people, None)
            with writer.transaction():
                writer.put_setting("day", "second")
                assert reader.settings()["day"] == "first"
            assert reader.settings()["day"] == "second"
    connection = sqlite3.connect(tmp_path / "store.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_where_the_database_gives_a_transaction_up_nothing_more_is_written(tmp_path: Path) -> None:
    def write(opened: SQLiteStore) -> None:
        with opened.transaction():
            opened.put_setting("before", "1")
            opened._connection.execute("ROLLBACK")  # as a full disk does
            opened.put_setting("after", "1")

    with SQLiteStore(f"sqlite:///{tmp_path}/store.db") as opened:
        with pytest.raises(StoreError, match="gave up"):
            write(opened)
        assert opened.settings() == {}
        with opened.transaction():
            opened.put_setting("later", "1")
        assert opened.settings() == {"later": "1"}


@pytest.mark.parametrize(
    "read",
    [SQLiteStore.mentions, SQLiteStore.evidence_of, lambda store, people: store._lists.facts_of(people)],
)
def test_a_list_may_be_taken_back_while_somebody_reads(
    read: Callable[[SQLiteStore, list[PersonKey]], Iterator[object]],
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with SQLiteStore(f"sqlite:///{store}") as reader, SQLiteStore(f"sqlite:///{store}") as other:
        people = [row.key for row in reader.scan_people()]
        before = list(read(reader, people))
        places = reader._lists._places

        def then_undone(*asked: Any) -> Iterator[tuple[int, Sequence[int]]]:
            found = list(places(*asked))
            for row in other.imports() if found else ():
                if not row.account.undone:
                    undo(other, row.account.id)
                    taken_back.append(row.account.id)
            return iter(found)

        taken_back: list[ImportId] = []
        monkeypatch.setattr(reader._lists, "_places", then_undone)
        assert len(list(read(reader, people))) < len(before)
        assert taken_back


def test_whoever_opens_a_store_that_is_being_written_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.sqlite._BUSY_SECONDS", 0.1)
    with SQLiteStore(f"sqlite:///{tmp_path}/store.db") as writer, writer.transaction():
        writer.put_setting("day", "first")
        writer._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        writer._connection.execute("PRAGMA cache_size = 1")
        for number in range(200):
            writer.put_setting(f"{number}", "x" * 4_000)  # more than the cache holds goes into the file
        with pytest.raises(StoreBusy, match="another command is writing"):
            open_store(f"sqlite:///{tmp_path}/store.db")


def test_indices_stay_where_an_answer_is_still_read(tmp_path: Path) -> None:
    def rows(first: int, count: int) -> list[PersonRow]:
        return [
            PersonRow(
                PersonKey(key),
                PersonId(f"li:p-{key}"),
                PersonKey(key),
                f"P {key}",
                f"p {key}",
                "",
                "",
                "",
                0,
                0,
                PersonId(f"li:p-{key}"),
            )
            for key in range(first, first + count)
        ]

    with SQLiteStore(f"sqlite:///{tmp_path}/store.db") as opened, opened.transaction():
        opened.add_people(rows(1, 2))
        answer = opened.scan_people()
        next(answer)
        opened.add_people(rows(3, 1_500))
        assert len(list(answer)) > 0
        opened.add_people(rows(1_503, 4_000))
        assert opened.keys_of([PersonId("li:p-5000")]) == {"li:p-5000": 5_000}
        with pytest.raises(StoreError):
            opened.add_people([rows(9_000, 1)[0]._replace(id=PersonId("li:p-7"))])


def met(*names: str) -> Claims:
    """Two or more people of whom the first knows the others, by a list that belongs to nobody."""
    ids = [PersonId(f"li:{name.lower()}") for name in names]
    mentions = [Mention(line, id_, name) for line, (id_, name) in enumerate(zip(ids, names, strict=True), 1)]
    facts = [
        Fact(line, ids[0], other, Kind.LISTED, date(2020, 1, 5)) for line, other in enumerate(ids[1:], 2)
    ]
    file = FileClaims("ties.csv", "ties", "", len(names), mentions=mentions, facts=facts)
    return Claims("ties.csv", "-".join(names), date(2020, 2, 1), None, False, (file,))


def open_two() -> tuple[GraphStore, GraphStore]:
    return open_store("sqlite://"), open_store("sqlite://")


def test_the_digest_follows_the_content_and_not_the_way_there() -> None:
    one, other = open_two()
    with one, other:
        take_in(one, met("Ada", "Ben"))
        take_in(one, met("Cy", "Di", "Ada"))
        take_in(other, met("Cy", "Di", "Ada"))
        assert care.digest(one) != care.digest(other)
        take_in(other, met("Ada", "Ben"))
        assert care.digest(one) == care.digest(other)


def test_a_copy_keeps_the_numbers_of_the_journal_over_gaps() -> None:
    one, other = open_two()
    with one, other:
        take_in(one, met("Ada", "Ben"))
        entries = [
            JournalEntry(0, PersonId("li:ada"), "profile.set", None, date(2026, 1, n), str(n))
            for n in (1, 2, 3, 4)
        ]
        with one.transaction():
            one.append(entries, after=0)
            one.rewrite_journal([], [1, 3])
        care.copy(one, other)
        assert other.journal() == one.journal()
        assert [entry.n for entry in other.journal()] == [2, 4]
        assert care.digest(one) == care.digest(other)


# --- copies -----------------------------------------------------------------------------------------------------------


def test_a_copy_is_told_in_numbers_and_repeating_it_changes_nothing(store: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/copy.db"
    first = here(store, "store", "copy", url, "--json").json
    assert first["already"] is False
    with open_store(f"sqlite:///{store}") as one, open_store(url) as other:
        assert portrait(one) == portrait(other)
        assert first["people"] == len(list(other.scan_people())) > 10
        assert (first["imports"], first["entries"]) == (len(one.imports()), len(one.journal()))
    content = (tmp_path / "copy.db").read_bytes()
    assert here(store, "store", "copy", url, "--json").json == {**first, "already": True}
    again = here(store, "store", "copy", url)
    assert (again.code, again.err) == (0, "")
    assert "already holds the same network" in again.out.replace("\n", " ")
    assert (tmp_path / "copy.db").read_bytes() == content


def test_a_copy_of_a_store_into_itself_changes_nothing(store: Path) -> None:
    assert here(store, "store", "copy", f"sqlite:///{store}", "--json").json["already"] is True


def test_a_store_that_holds_something_else_is_left_alone(store: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/other.db"
    with open_store(url) as other:
        take_in(other, met("Ada", "Ben"))
        before = care.digest(other)
    done = here(store, "store", "copy", url)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "not empty" in done.err
    assert "name a new file or an empty database" in done.err
    with open_store(url) as other:
        assert care.digest(other) == before


class Careless(SQLiteStore):
    """A store that loses or changes what the test says."""

    def __init__(self, fault: str) -> None:
        super().__init__("sqlite://")
        self.fault = fault

    def add_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        super().add_evidence(rows[:-1] if self.fault == "fact" else rows)

    def add_mentions(self, rows: Sequence[MentionRow]) -> None:
        worse = [row._replace(position="?") for row in rows] if self.fault == "title" else rows
        super().add_mentions(worse[:-1] if self.fault == "mention" else worse)

    def add_people(self, rows: Sequence[PersonRow]) -> None:
        super().add_people([row._replace(name="?") for row in rows] if self.fault == "name" else rows)

    def put_setting(self, name: str, value: str | None) -> None:
        super().put_setting(name, "?" if self.fault == "setting" else value)

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        if self.fault == "power cut" and self._depth:
            raise StoreError("the store failed", where=self.url)
        return super().journal(after=after)


@pytest.mark.parametrize("fault", ["fact", "title", "mention", "name", "setting", "power cut"])
def test_a_copy_that_is_not_the_same_is_never_seen(fault: str) -> None:
    with open_store("sqlite://") as one, Careless("") as other:
        take_in(one, met("Ada", "Ben", "Cy"))
        with one.transaction():
            one.put_setting("me", "li:ada")
        other.fault = fault
        with pytest.raises(StoreError) as failed:
            care.copy(one, other)
        if fault != "power cut":
            assert "nothing of it was kept" in str(failed.value)
        other.fault = ""
        assert (other.imports(), other.settings(), list(other.scan_people())) == ([], {}, [])
        assert care.copy(one, other).already is False
        assert portrait(one) == portrait(other)


def contacts(line: int, *ids: str) -> Claims:
    """A list that says these ids to be one person, and that they know Di."""
    mine, *same = map(PersonId, ids)
    mentions = [Mention(line, mine, "Ada", tuple(same)), Mention(line, PersonId("li:di"), "Di")]
    facts = [Fact(line, mine, PersonId("li:di"), Kind.LISTED, date(2020, 1, 5))]
    file = FileClaims("ties.csv", "ties", "", 2, mentions=mentions, facts=facts)
    return Claims("ties.csv", "-".join(ids), date(2020, 2, line), None, False, (file,))


def test_undoing_does_the_same_to_a_copy() -> None:
    one, other = open_two()
    with one, other:
        take_in(one, contacts(1, "m:ada@example.org"))
        take_in(one, contacts(2, "li:ada"))
        proof = take_in(one, contacts(3, "li:ada", "m:ada@example.org", "m:ada@example.net"))
        take_in(one, contacts(4, "li:other", "m:ada@example.net"))  # an address of two people is nobody
        care.copy(one, other)
        for store in (one, other):
            undo(store, proof.id)
            assert care.check(store) == ()
        assert portrait(one) == portrait(other)
        assert care.digest(one) == care.digest(other)


def test_an_import_whose_owner_is_gone_is_copied_as_undone() -> None:
    one, other = open_two()
    with one, other:
        claims = met("Ada", "Ben")
        account = take_in(one, replace(claims, owner=Owner(PersonId("li:me"), "Me"), member=True))
        undo(one, account.id)
        assert care.copy(one, other).imports == 1
        assert [row.account for row in other.imports()] == [row.account for row in one.imports()]
        assert list(other.scan_people()) == []
        for store in (one, other):
            take_in(store, claims)
        assert portrait(one) == portrait(other)


def test_a_store_that_does_not_hold_together_is_not_copied(store: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(store)
    with connection:
        connection.execute("UPDATE evidence SET b = 9999 WHERE a < b AND line = 30")
    connection.close()
    url = f"sqlite:///{tmp_path}/copy.db"
    done = here(store, "store", "copy", url)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "intrograph store check" in done.err
    with open_store(url) as other:
        assert (other.imports(), list(other.scan_people())) == ([], [])


class Terminal(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


def test_who_watches_sees_a_copy_grow(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(name: str, stream: io.StringIO, *options: str) -> list[str]:
        monkeypatch.setattr(sys, "stderr", stream)
        arguments = [
            "--store",
            f"sqlite:///{store}",
            *options,
            "store",
            "copy",
            f"sqlite:///{tmp_path}/{name}",
        ]
        app(arguments, standalone_mode=False)
        return stream.getvalue().split("\r\x1b[2K")

    lines = told("seen.db", Terminal())
    shares = [int(line.removesuffix(" %").split()[-1]) for line in lines[1:-1]]
    assert shares == sorted(shares)
    assert (lines[-2], lines[-1]) == (f"Copying [{'#' * 30}] 100 %", "")
    assert told("unseen.db", io.StringIO()) == [""]
    assert told("quiet.db", Terminal(), "--quiet") == [""]


def test_whoever_is_forgotten_leaves_the_others_as_they_were() -> None:
    one, other = open_two()
    with one, other:
        take_in(one, met("Ada", "Ben", "Cy"))
        (key,) = one.keys_of([PersonId("li:ben")]).values()
        with one.transaction():
            care.forget(one, key)
        assert one.keys_of([PersonId("li:ben")]) == {}
        take_in(other, met("Ada", "Cy"))
        (ada,) = one.keys_of([PersonId("li:ada")]).values()
        assert len(list(one.evidence_of([ada]))) == 1
        assert care.check(one) == ()
