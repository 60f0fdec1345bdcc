"""What reaches the Neo4j driver: clusters, replicas and Aura are its business, so it has to be told everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import neo4j
import pytest

from graph.store import open_store
from graph.store.neo4j import Neo4jStore

DRIVER = neo4j.GraphDatabase.driver


ANSWERS: dict[str, tuple[object, ...]] = {
    "RETURN m.version": (2,),
    "RETURN m.turn": (7,),
    "RETURN w.turn, w.done": (None, None),
}


class Answer(list[tuple[object, ...]]):
    """What a server that holds an empty network of ours answers."""

    def consume(self) -> None:
        pass


class Session:
    """A session, and a transaction too, that does nothing but tell what was asked in which mode."""

    def __init__(self, said: list[tuple[str, str]], mode: str) -> None:
        self.said, self.mode = said, mode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, query: Any, values: object = None) -> Answer:
        text = getattr(query, "text", query)
        self.said.append((self.mode, text))
        for asked, answer in ANSWERS.items():
            if asked in text:
                return Answer([answer])
        return Answer()

    def execute_read(self, work: Callable[[Session], object]) -> object:
        self.said.append((self.mode, "may be tried again"))
        return work(self)

    def begin_transaction(self) -> Session:
        return self

    def commit(self) -> None:
        self.said.append((self.mode, "commit"))

    def close(self) -> None:
        pass


class Driver:
    """A driver that remembers how it was made and which sessions it opened."""

    def __init__(self, uri: str, **options: Any) -> None:
        self.uri, self.options = uri, options
        self.sessions: list[dict[str, Any]] = []
        self.said: list[tuple[str, str]] = []

    def session(self, **options: Any) -> Session:
        self.sessions.append(options)
        return Session(self.said, options["default_access_mode"])

    def close(self) -> None:
        pass


@pytest.fixture
def drivers(monkeypatch: pytest.MonkeyPatch) -> list[Driver]:
    """The drivers that were made instead of real ones."""
    made: list[Driver] = []

    def make(uri: str, **options: Any) -> Driver:
        made.append(Driver(uri, **options))
        return made[-1]

    monkeypatch.setattr(neo4j.GraphDatabase, "driver", make)
    return made


@pytest.mark.parametrize(
    ("url", "uri", "encrypted", "routed"),
    [
        ("bolt://localhost:7687", "bolt://localhost:7687", False, False),
        ("neo4j://127.0.0.1", "neo4j://127.0.0.1", False, True),
        ("bolt://ada@graph.example", "bolt+s://graph.example", True, False),
        ("neo4j://ada@graph.example:7000/net", "neo4j+s://graph.example:7000", True, True),
        ("neo4j://10.0.0.7?region=eu", "neo4j+s://10.0.0.7?region=eu", True, True),
        ("bolt+s://localhost", "bolt+s://localhost", True, False),
        ("bolt+s://graph.example", "bolt+s://graph.example", True, False),
        ("bolt+ssc://graph.example", "bolt+ssc://graph.example", True, False),
        ("neo4j+s://ada@0123abcd.databases.neo4j.io", "neo4j+s://0123abcd.databases.neo4j.io", True, True),
        ("neo4j+ssc://graph.example", "neo4j+ssc://graph.example", True, True),
    ],
)
def test_the_driver_is_told_whether_to_encrypt_and_to_route(
    url: str, uri: str, encrypted: bool, routed: bool, drivers: list[Driver]
) -> None:
    open_store(url).close()
    (made,) = drivers
    assert made.uri == uri
    with DRIVER(made.uri, **made.options) as real:  # it connects only when a session asks for something
        assert real.encrypted is encrypted
        assert isinstance(real, neo4j.Neo4jDriver if routed else neo4j.BoltDriver)


def test_the_password_comes_from_the_environment_alone(
    drivers: list[Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "s3cret")
    with open_store("neo4j://ada@graph.example") as store:
        assert drivers[0].options["auth"] == ("ada", "s3cret")
        assert "s3cret" not in store.url + drivers[0].uri
    monkeypatch.delenv("NEO4J_PASSWORD")
    open_store("neo4j://ada@graph.example").close()
    assert drivers[1].options["auth"] is None


def test_a_driver_that_cannot_connect_gives_up_soon(drivers: list[Driver]) -> None:
    open_store("neo4j://graph.example").close()
    options = drivers[0].options
    assert 0 < options["connection_timeout"] <= 10
    assert 0 < options["max_transaction_retry_time"] <= 30


@pytest.mark.parametrize(("url", "database"), [("neo4j://h/network", "network"), ("neo4j://h", None)])
def test_replicas_read_and_the_leader_writes(url: str, database: str | None, drivers: list[Driver]) -> None:
    with open_store(url) as store:
        (driver,) = drivers
        assert {mode for mode, _ in driver.said} == {"READ"}  # a database that is ready is only looked at
        driver.said.clear()
        store.settings()
        list(store.scan_people())
        list(store.evidence_of([]))
        assert {mode for mode, _ in driver.said} == {"READ"}
        assert driver.said[0] == ("READ", "may be tried again")
        driver.said.clear()
        with store.transaction():
            store.settings()
            store.put_setting("x", "1")
        assert {mode for mode, _ in driver.said} == {"WRITE"}
        assert driver.said[-1] == ("WRITE", "commit")
    assert {session["database"] for session in driver.sessions} == {database}


def test_every_session_hands_its_bookmarks_on_to_the_next(drivers: list[Driver]) -> None:
    for _ in range(2):
        with open_store("neo4j://graph.example") as store:
            store.put_setting("x", "1")
            store.settings()
    managers = [{id(each["bookmark_manager"]) for each in driver.sessions} for driver in drivers]
    assert [len(each) for each in managers] == [1, 1]
    assert all(len(driver.sessions) >= 3 for driver in drivers)
    assert drivers[0].sessions[0]["bookmark_manager"] is not None


@pytest.mark.xdist_group("neo4j")
def test_what_was_written_is_waited_for(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[set[str]] = []
    make = neo4j.Driver.session

    def session(driver: neo4j.Driver, **options: Any) -> neo4j.Session:
        handed.append(set(options["bookmark_manager"].get_bookmarks()))
        return make(driver, **options)

    with open_store(neo4j_url) as store:
        assert isinstance(store, Neo4jStore)
        monkeypatch.setattr(neo4j.Driver, "session", session)
        store.settings()
        store.put_setting("x", "1")
        assert store.settings() == {"x": "1"}
    before, at_writing, after = handed[0], handed[1], handed[-1]
    assert before == at_writing
    assert after
    assert after.isdisjoint(before)
