"""What a power cut leaves of a Neo4j store: nothing half, and the same command works afterwards."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import psutil
import pytest
from neo4j.exceptions import AuthError, ClientError
from neo4j_server import Neo4jServer, ServerUnavailable, give_up
from portraits import portrait
from typer.testing import CliRunner

from cli.fiction import Fiction, write_exports
from cli.main import app
from graph import care
from graph.errors import StoreError
from graph.store import open_store

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
PASSWORD = "a longer one"
NO_LOGIN = "dbms.security.auth_enabled"


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=TODAY)


@pytest.fixture(scope="module")
def server_of_its_own() -> Iterator[Neo4jServer]:
    """A server that nobody else works on; at first it lets nobody do anything but change the password."""
    try:
        server = Neo4jServer()
        server.__enter__()
    except ServerUnavailable as reason:
        give_up(reason)
    try:
        first = server.address
        with first.driver() as driver, pytest.raises(ClientError) as refused:
            driver.execute_query("RETURN 1")
        assert refused.value.code == "Neo.ClientError.Security.CredentialsExpired"
        server.change_first_password(PASSWORD)
        with first.driver() as driver, pytest.raises(AuthError):
            driver.verify_connectivity()
        yield server
    finally:
        server.__exit__(None, None, None)
        assert not server.home.exists()


@pytest.fixture
def own_server(server_of_its_own: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4jServer:
    """A server that may be killed; its database is empty, and whoever works on it has to log in."""
    if server_of_its_own.settings.pop(NO_LOGIN, None):
        server_of_its_own.kill()
        server_of_its_own.start()
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with server_of_its_own.address.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
    return server_of_its_own


def command(url: str, *arguments: object) -> None:
    """Run a command that works."""
    result = CliRunner().invoke(app, ["--today", TODAY.isoformat(), "--store", url, *map(str, arguments)])
    assert result.exit_code == 0, result.stderr


def cut_while_importing(server: Neo4jServer, fiction: Fiction, setting: str, under_way: str) -> None:
    """Begin to import, end the server when the import is under way, and see what the command says."""
    program = f"import sys; sys.argv[0] = 'intrograph'; {setting}from cli.main import run; run()"
    arguments = ["--store", server.address.store_url, "--today", TODAY.isoformat(), "import"]
    running = subprocess.Popen(
        [sys.executable, "-c", program, *arguments, *map(str, fiction.paths[1:3])],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    with server.address.driver() as driver:
        while not driver.execute_query(under_way).records[0][0]:
            assert running.poll() is None, "the import was over before it could be cut"
            time.sleep(0.02)
    server.kill()
    told = running.communicate(timeout=60)[1]
    assert running.returncode == 1
    assert re.fullmatch(r"intrograph: bolt://[^\n]*stopped answering[^\n]*\n", told)


def test_a_power_cut_leaves_nothing_half_and_the_same_command_works_later(
    own_server: Neo4jServer, fiction: Fiction
) -> None:
    address, killed = own_server.address, own_server.pid
    url = address.store_url
    command(url, "import", fiction.paths[0])
    command(url, "target", "add", "--company", fiction.company)
    with open_store(url) as store:
        before, journal = portrait(store), store.journal()

        def cut() -> None:
            with store.transaction():
                store.append([replace(journal[0], note="half")], after=journal[-1].n)
                own_server.kill()
                store.put_setting("half", "yes")

        with pytest.raises(StoreError):
            cut()
        assert not psutil.pid_exists(killed)
        own_server.start()
        assert own_server.address == address
        assert (store.journal(), store.settings()) == (journal, {})  # the same store object works again

    cut_while_importing(
        own_server, fiction, "", "SHOW TRANSACTIONS YIELD activeLockCount AS n RETURN max(n) > 500"
    )
    own_server.start()
    with open_store(url) as store:
        assert portrait(store) == before
        assert store.journal() == journal
        assert care.check(store) == ()
    command(url, "import", *fiction.paths[1:3])
    with open_store(url) as store:
        assert len(store.imports()) == 3
        assert care.check(store) == ()


def test_a_power_cut_between_two_parts_leaves_nothing_half_either(
    own_server: Neo4jServer, fiction: Fiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = own_server.address.store_url
    command(url, "import", fiction.paths[0])
    with open_store(url) as store:
        before = portrait(store)
    in_parts = "import graph.store.neo4j; graph.store.neo4j.PART_ROWS = 300; "
    under_way = "MATCH (w:Pending) MATCH (p:Person {turn: w.turn}) RETURN count(p) > 100"
    cut_while_importing(own_server, fiction, in_parts, under_way)
    # Where nobody has to log in, a password is not asked for, and one that is set does no harm.
    own_server.settings[NO_LOGIN] = "false"
    own_server.start()
    with open_store(url) as store:
        assert portrait(store) == before
    with own_server.address.driver() as driver:
        assert driver.execute_query(under_way).records[0][0]
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setattr("graph.store.neo4j.PART_ROWS", 300)
    command(url, "import", *fiction.paths[1:3])
    with open_store(url) as store:
        assert len(store.imports()) == 3
        assert care.check(store) == ()
