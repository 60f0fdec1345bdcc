"""A transaction larger than the server can hold: written in parts, seen as one, gone without a trace where it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from neo4j_server import Address
from portraits import portrait

from graph import care
from graph.claims import Claims, Fact, FileClaims, Mention, NamedFact, Owner
from graph.errors import Conflict, StoreBusy, StoreError
from graph.intake import take_in, undo
from graph.model import ImportId, JournalEntry, Kind, PersonId, PersonKey
from graph.store import GraphStore, neo4j_connection, open_store
from graph.store import neo4j as adapter
from graph.store.neo4j_connection import Neo4jConnection

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 30


def pid(text: str) -> PersonId:
    return PersonId(f"li:{text}")


def a_list(owner: str, day: int, *, first: int = 0, emails: bool = False, messages: bool = False) -> Claims:
    """A member's list of connections; those of different members and days overlap and disagree."""
    me = Owner(pid(owner), f"{owner} {day}", (), f"Company {day}", "Clerk")
    numbers = range(first, first + PEOPLE)
    mentions = [
        Mention(
            n + 1,
            pid(f"p{n}"),
            f"Person {n} of {day % 3}",
            (PersonId(f"m:p{n}@example.org"),) if emails and n % 3 == 0 else (),
            f"Company {n % (4 + day)}",
            "Poet",
        )
        for n in numbers
    ]
    if emails:
        # Whom another list knows by address only.
        mentions += [
            Mention(100 + n, PersonId(f"m:p{n}@example.org"), f"P {n}", (), None, None, True) for n in numbers
        ]
    facts = [
        Fact(n + 1, me.id, pid(f"p{n}"), Kind.CONNECTION, date(2020, 1, 1 + n % 28), None, 1, "")
        for n in numbers
    ]
    if messages:
        facts += [
            Fact(200 + n, me.id, pid(f"p{n}"), Kind.MESSAGE, date(2021, 2, 1 + n % 28), who, 1 + n % 3, "")
            for n in numbers
            for who in (me.id, pid(f"p{n}"))
        ]
    if emails:
        facts += [
            Fact(300 + n, me.id, PersonId(f"m:p{n}@example.org"), Kind.ADDRESS_BOOK, None, None, 1, "")
            for n in numbers
        ]
    named = [NamedFact(400, f"Person {first} of {day % 3}", Kind.RECOMMENDATION, date(2022, 1, 1), True)]
    file = FileClaims(
        "Connections.csv",
        "connections",
        "",
        len(mentions),
        full_list=True,
        mentions=mentions,
        facts=facts,
        named=named,
    )
    return Claims(f"{owner}.zip", f"{owner}-{day}", date(2026, 1, day), me, True, (file,))


BEFORE = [a_list("ada", 1), a_list("ben", 2, first=20, messages=True)]
LARGE = a_list("cy", 9, first=10, emails=True, messages=True)


def everything(store: GraphStore) -> tuple[object, ...]:
    """What anybody can read of a store, searches included."""
    names = sorted({row.folded for row in store.scan_people()})
    named = {name: len(store.people_named(name)) for name in (*names, "person 10 of 0")}
    companies = {key: len(store.members_of(key)) for key in ("company 1", "company 9", "company 2")}
    days = [date(2020, 1, 15).toordinal(), date(2026, 1, 1).toordinal()]
    keys = sorted(row.key for row in store.scan_people())
    ids = {row.key: row.shown for row in store.scan_people()}
    counts = [
        sorted((ids[key], tally) for key, tally in store.tallies(map(PersonKey, keys), day).items())
        for day in days
    ]
    accounts = [row.account for row in store.imports()]
    known = sorted(store.keys_of([pid(f"p{n}") for n in range(60)]))
    return (portrait(store), named, companies, counts, accounts, known, store.settings(), store.journal())


def started(store: GraphStore) -> None:
    """Take in what was there before."""
    for claims in BEFORE:
        take_in(store, claims)
    store.append([JournalEntry(0, pid("ada"), "asked", None, date(2026, 1, 1), "note")], after=0)
    with store.transaction():
        store.put_setting("me", "li:ben")


Work = Callable[[GraphStore], object]


def import_more(store: GraphStore) -> None:
    take_in(store, LARGE)


def undo_first(store: GraphStore) -> None:
    undo(store, ImportId(1))


def undo_with_messages_and_more(store: GraphStore) -> None:
    with store.transaction():
        undo(store, ImportId(2))
        store.put_setting("me", "li:ada")
        store.put_setting("other", "x")
        store.append([JournalEntry(0, pid("ada"), "agreed", None, date(2026, 1, 2))], after=1)
        store.rewrite_journal([replace(store.journal()[0], note="other")], [2])
        assert [(entry.n, entry.note) for entry in store.journal()] == [(1, "other")]
        assert store.settings() == {"me": "li:ada", "other": "x"}
        assert [row.account.undone for row in store.imports()] == [False, True]
        with pytest.raises(Conflict):
            store.append([JournalEntry(0, pid("ada"), "agreed", None, date(2026, 1, 2))], after=2)


def forget_one(store: GraphStore) -> None:
    with store.transaction():
        (key,) = store.keys_of([pid("p25")]).values()
        care.forget(store, key)


WORKS: list[Work] = [import_more, undo_first, undo_with_messages_and_more, forget_one]


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Call it with the number of rows that make a part."""
    return lambda rows: monkeypatch.setattr(adapter, "PART_ROWS", rows)


@pytest.fixture
def no_marks(neo4j_address: Address) -> Iterator[None]:
    """In the end nothing is pending, nothing waits to go and nothing waits to be shown."""
    yield
    with neo4j_address.driver() as driver:
        for query in (
            "MATCH (w:Pending) RETURN count(w)",
            "MATCH (p:Changed) RETURN count(p)",
            "MATCH (p) WHERE p.next_root IS NOT NULL OR p.changed IS NOT NULL OR p.turn < 0 RETURN count(p)",
            "MATCH ()-[e]->() WHERE e.turn < 0 RETURN count(e)",
        ):
            ((found,), *_), _, _ = driver.execute_query(query)
            assert found == 0, query


@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize("work", WORKS)
@pytest.mark.usefixtures("no_marks")
def test_nobody_sees_a_part(
    work: Work, rows: int, neo4j_url: str, small_parts: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two parts others read what was there before; afterwards all of it, as the embedded store says."""
    with open_store(neo4j_url) as store, open_store(neo4j_url) as other, open_store("sqlite://") as plain:
        started(store)
        before = everything(store)
        small_parts(rows)
        looks = [0]
        end = Neo4jConnection.next_part

        def look(server: Neo4jConnection, *, keep: bool) -> None:
            looks[0] += keep
            if looks[0] in (1, 2, 3, 6, 14, 30):  # a look takes as long as a hundred parts
                assert everything(other) == before
            end(server, keep=keep)

        with monkeypatch.context() as patch:
            patch.setattr(Neo4jConnection, "next_part", look)
            work(store)
        assert looks[0] >= 1
        started(plain)
        work(plain)
        assert everything(other) == everything(store) == everything(plain)
        assert care.check(other) == ()
        assert care.digest(other) == care.digest(plain)


class Cut(BaseException):
    """A power cut, as far as the writer can tell."""


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("at", [1, 2, 4, 9, 1_000])
@pytest.mark.usefixtures("no_marks")
def test_whatever_moment_it_ends_at_the_next_writer_tidies_up(
    work: Work,
    at: int,
    neo4j_url: str,
    small_parts: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = open_store("sqlite://")
    started(plain)
    with open_store(neo4j_url) as store:
        started(store)
        before = everything(store)
        small_parts(9)
        parts = [0]
        end = Neo4jConnection.next_part

        def cut(server: Neo4jConnection, *, keep: bool) -> None:
            parts[0] += keep
            if parts[0] == at:
                raise Cut
            end(server, keep=keep)

        def nothing(*_: object, **__: object) -> None:
            raise Cut

        with monkeypatch.context() as patch:
            patch.setattr(Neo4jConnection, "next_part", cut)
            patch.setattr(adapter, "tidy", nothing)
            with suppress(Cut):
                work(store)
    shown = parts[0] < at  # it was only cut while it tidied up
    if shown:
        work(plain)
    with open_store(neo4j_url) as store:
        assert everything(store) == (everything(plain) if shown else before)
        with store.transaction():
            store.put_setting("y", "1")
            store.put_setting("y", None)
        assert everything(store) == (everything(plain) if shown else before)
        if not shown:
            work(plain)
            work(store)
        assert everything(store) == everything(plain)
        assert care.check(store) == ()
    plain.close()


@pytest.mark.usefixtures("no_marks")
def test_what_fails_or_was_only_tried_leaves_nothing(
    neo4j_url: str, small_parts: Callable[[int], None]
) -> None:
    with open_store(neo4j_url) as store:
        started(store)
        before = everything(store)
        small_parts(5)

        def try_only() -> None:
            with store.transaction():
                take_in(store, LARGE)
                undo(store, ImportId(1))
                raise RuntimeError

        with pytest.raises(RuntimeError):
            try_only()
        assert everything(store) == before
        take_in(store, LARGE)
        after = everything(store)
        assert take_in(store, LARGE).repeats == 3
        assert everything(store) == after


IMPORT = """
import os, sys
from graph.store import neo4j, open_store
from graph.store.neo4j_connection import Neo4jConnection
from test_neo4j_large import LARGE
from graph.intake import take_in
neo4j.PART_ROWS = 20
end, parts = Neo4jConnection.next_part, [0]
def next_part(server, *, keep):
    end(server, keep=keep)
    parts[0] += keep
    if parts[0] == 5:
        os.kill(os.getpid(), 9)
Neo4jConnection.next_part = next_part
with open_store(sys.argv[1]) as store:
    take_in(store, LARGE)
"""


@pytest.mark.usefixtures("no_marks")
def test_a_killed_writer_leaves_nothing_and_the_same_command_works(
    neo4j_url: str, neo4j_address: Address, small_parts: Callable[[int], None]
) -> None:
    with open_store(neo4j_url) as store, open_store("sqlite://") as plain:
        started(store)
        started(plain)
        before = everything(store)
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        done = subprocess.run(
            [sys.executable, "-c", IMPORT, neo4j_url],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
        assert done.returncode == -9
        with neo4j_address.driver() as driver:
            (left,), _, _ = driver.execute_query(
                "MATCH (w:Pending) RETURN count(w) AS n, max(w.turn) AS turn"
            )
            assert left["n"] == 1
            (marked,), _, _ = driver.execute_query(
                "MATCH (p:Person {turn: $turn}) RETURN count(p) AS n", turn=left["turn"]
            )
            assert marked["n"] > 0
        assert everything(store) == before
        small_parts(20)
        import_more(store)
        import_more(plain)
        assert everything(store) == everything(plain)


@pytest.mark.usefixtures("no_marks")
def test_others_wait_their_turn_as_long_as_it_takes_parts(
    neo4j_url: str, small_parts: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_connection, "_BUSY_SECONDS", 0.5)
    small_parts(3)
    with open_store(neo4j_url) as store, open_store(neo4j_url) as other:
        with store.transaction():
            take_in(store, LARGE)
            with pytest.raises(StoreBusy):
                other.put_setting("x", "1")
            assert other.imports() == []
        other.put_setting("x", "1")
        assert len(other.imports()) == 1


@pytest.mark.parametrize("to", ["server", "file"])
@pytest.mark.usefixtures("no_marks")
def test_a_large_copy_is_seen_when_it_was_compared_and_can_be_run_again(
    to: str, neo4j_url: str, tmp_path: Path, small_parts: Callable[[int], None]
) -> None:
    here, there = f"sqlite:///{tmp_path}/network.db", neo4j_url
    if to == "file":
        here, there = there, here
    small_parts(7)
    shares: list[float] = []

    def cut(done: int, total: int) -> None:
        shares.append(done / total)
        with open_store(there) as other:
            assert (other.imports(), other.journal(), list(other.scan_people())) == ([], [], [])
        if done > 0.9 * total:
            raise Cut

    with open_store(here) as source:
        started(source)
        with open_store(there) as target, suppress(Cut):
            care.copy(source, target, progress=cut)
            pytest.fail("it was not cut")
        assert shares == sorted(shares)
        with open_store(there) as target:
            assert list(target.scan_people()) == []
            copied = care.copy(source, target)
            assert (copied.already, copied.imports, copied.entries) == (False, 2, 1)
            assert everything(target) == everything(source)
            assert care.copy(source, target) == replace(copied, already=True)


def test_a_part_that_the_server_refuses_leaves_nothing(
    neo4j_url: str, small_parts: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(neo4j_url) as store:
        started(store)
        before = everything(store)
        small_parts(9)
        end, parts = Neo4jConnection.next_part, [0]

        def refuse(server: Neo4jConnection, *, keep: bool) -> None:
            parts[0] += keep
            if parts[0] == 4:
                server.read("MATCH (n) RETURN 1 / 0")
            end(server, keep=keep)

        with monkeypatch.context() as patch:
            patch.setattr(Neo4jConnection, "next_part", refuse)
            with pytest.raises(StoreError, match="the store failed"):
                import_more(store)
        assert everything(store) == before
