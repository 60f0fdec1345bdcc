"""What reaches the Neo4j driver: clusters, replicas and Aura are its business, so it has to be told everything."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import neo4j
import pytest
from neo4j_server import Address
from typer.testing import CliRunner

from cli.main import app
from graph.errors import StoreUnavailable
from graph.store import neo4j_connection, open_store
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
    assert options["connection_timeout"] < options["connection_acquisition_timeout"] <= 30
    assert 0 < options["max_transaction_retry_time"] <= 30
    with DRIVER(
        "neo4j+s://graph.example", **options
    ) as real:  # the driver itself refuses what it does not know
        assert real.encrypted


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


# --- what can be wrong with a connection ------------------------------------------------------------------------------

SECRET = "not-for-anybodys-eyes"


@contextmanager
def somebody(answer: Callable[[socket.socket], object]) -> Iterator[int]:
    """Listen on a port of this machine and treat whoever calls as told."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        calls: list[socket.socket] = []

        def listen() -> None:
            with suppress(OSError):
                while True:
                    call, _ = listening.accept()
                    calls.append(call)
                    with suppress(OSError):
                        answer(call)

        threading.Thread(target=listen, daemon=True).start()
        yield int(listening.getsockname()[1])
        for call in calls:
            call.close()


def browser_port(call: socket.socket) -> None:
    call.recv(64)
    call.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def told(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a command on a store that cannot be had and return its one line."""
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    lines = set()
    for given in (("imports",), ("--json", "imports")):
        result = CliRunner().invoke(app, ["--store", url, *given])
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1), result.stderr
        if "--json" in given:
            parts = json.loads(result.stdout)["error"]
            assert all(part in result.stderr for part in parts.values())
        else:
            assert result.stdout == ""
        assert SECRET not in result.stdout + result.stderr
        assert "Traceback" not in result.stderr
        lines.add(result.stderr)
    (line,) = lines
    return line


@pytest.mark.parametrize("routing", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    ("scheme", "answer", "reason", "check"),
    [
        ("", lambda call: call.close(), "does not speak Bolt, or only with TLS", "use bolt+s://"),
        ("", browser_port, "this port is for browsers", "usually 7687"),
        ("+ssc", browser_port, "this port is for browsers or without TLS", "usually 7687"),
        (
            "+s",
            lambda call: call.close(),
            "does not speak TLS on this port",
            "the server needs a certificate",
        ),
        ("", lambda _: None, "does not answer within 1 seconds", "whether a firewall is between"),
    ],
    ids=["closes", "browser", "browser with TLS", "no TLS", "silent"],
)
def test_who_is_not_a_server_is_told_apart(
    routing: str,
    scheme: str,
    answer: Callable[[socket.socket], object],
    reason: str,
    check: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neo4j_connection, "_CONNECT_SECONDS", 1.0)
    with somebody(answer) as port:
        line = told(f"{routing}{scheme}://neo4j@127.0.0.1:{port}", monkeypatch)
    assert f"127.0.0.1:{port}: " in line
    assert reason in line
    assert check in line


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+s"])
def test_nobody_there_is_told_soon(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    line = told(f"{scheme}://neo4j@127.0.0.1:9", monkeypatch)
    assert line == (
        f"intrograph: {scheme}://neo4j@127.0.0.1:9: the server does not answer: nobody listens on this port; "
        "is it running, and is the port right? usually it is 7687\n"
    )
    assert "there is no such host; check the name" in told(f"{scheme}://nosuch.invalid", monkeypatch)
    assert time.monotonic() - began < 10


def test_a_certificate_that_is_not_trusted_is_named() -> None:
    wrong = ssl.SSLCertVerificationError("self-signed certificate")
    try:
        raise ExceptionGroup("no router", [neo4j.exceptions.ServiceUnavailable("closed")]) from wrong
    except ExceptionGroup as error:
        reason, check = neo4j_connection._why_unreachable(error)
    assert reason == "the certificate of the server is not trusted"
    assert "neo4j+ssc://" in check


def test_a_server_that_refuses_says_why(
    neo4j_url: str, neo4j_address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "refuses the name or password; check the user (neo4j) and NEO4J_PASSWORD" in told(
        neo4j_url, monkeypatch
    )
    for scheme in ("bolt+ssc", "neo4j+s"):
        encrypted = neo4j_url.replace("bolt://", f"{scheme}://")
        assert "does not speak TLS on this port" in told(encrypted, monkeypatch)
    monkeypatch.delenv("NEO4J_PASSWORD")
    time.sleep(6)  # after three wrong passwords in a row nobody is let in for five seconds
    with pytest.raises(StoreUnavailable, match="the server wants a password; set NEO4J_PASSWORD"):
        open_store(neo4j_url)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password or "")
    for url in (f"{neo4j_url}/nosuch", f"{neo4j_url.replace('bolt:', 'neo4j:')}/nosuch"):
        with pytest.raises(
            StoreUnavailable, match="there is no such database; check the name after the last /"
        ):
            open_store(url)


def test_no_output_and_no_store_holds_the_password(
    neo4j_url: str, neo4j_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = neo4j_address.password or "?"
    said: list[str] = []

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["--store", neo4j_url, *arguments])
        said.append(result.output + result.stderr)
        return result.stdout

    ties = tmp_path / "ties.csv"
    ties.write_text("person_a,person_b\nAda,Ben\nBen,Cy\n")
    for options in ((), ("--json",)):
        run("import", str(ties), *options)
        run("store", "check", *options)
        run("imports", *options)
        run("backup", str(tmp_path / f"backup{len(options)}.db"), *options)
        run("store", "copy", f"sqlite:///{tmp_path}/copy{len(options)}.db", *options)
    assert json.loads(said[-1])["people"] == 3
    with_password = neo4j_url.replace("neo4j@", f"neo4j:{password}@")
    for arguments in (["--store", with_password, "imports"], ["store", "copy", with_password]):
        refused = CliRunner().invoke(app, arguments)
        assert refused.exit_code == 1
        assert "holds a password; leave it out and set NEO4J_PASSWORD" in refused.stderr
        said.append(refused.output + refused.stderr)
    assert all(said)
    assert not [each for each in said if password in each]
    assert not [path for path in tmp_path.iterdir() if password.encode() in path.read_bytes()]
    with neo4j_address.driver() as driver:
        nodes, _, _ = driver.execute_query("MATCH (n) RETURN properties(n) AS values")
    assert not [node for node in nodes if password in repr(node["values"])]
