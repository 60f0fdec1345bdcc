"""The server that the Neo4j tests run on: one for a run, and nobody's data at risk."""

from __future__ import annotations

from pathlib import Path

import neo4j_server
import pytest
from neo4j.exceptions import DriverError
from neo4j_server import Address, ServerUnavailable, emptied, give_up, shared_database


@pytest.fixture(scope="module")
def packages() -> None:
    """The server's packages are there."""
    try:
        neo4j_server.resolve()
    except ServerUnavailable as reason:
        give_up(reason)


@pytest.mark.usefixtures("packages")
def test_a_run_shares_one_server_and_the_last_one_out_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with shared_database(tmp_path) as address:
        with shared_database(tmp_path) as joined:
            assert joined == address
        with emptied(address, tmp_path), address.driver() as driver:
            driver.execute_query("CREATE CONSTRAINT one FOR (p:Person) REQUIRE p.id IS UNIQUE")
            driver.execute_query("CREATE (:Person {id: 'li:ada'})-[:KNOWS]->(:Person {id: 'li:ben'})")
        with emptied(address, tmp_path), address.driver() as driver:
            nodes, _, _ = driver.execute_query("MATCH (node) RETURN node")
            constraints, _, _ = driver.execute_query("SHOW CONSTRAINTS")
            assert (nodes, constraints) == ([], [])
            driver.execute_query("CREATE (:Person {id: 'li:cy'})")

        # What somebody else keeps in a database is not erased.
        monkeypatch.setenv("NEO4J_URI", address.uri)
        monkeypatch.setenv("NEO4J_PASSWORD", address.password or "")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        with pytest.raises(ServerUnavailable, match="holds 1 nodes"), shared_database(elsewhere):
            pass
        with emptied(address, tmp_path), shared_database(elsewhere) as named:
            assert (named.uri, named.password) == (address.uri, address.password)
        monkeypatch.setenv("NEO4J_PASSWORD", "a wrong one")
        with pytest.raises(ServerUnavailable, match="AuthError"), shared_database(elsewhere):
            pass
    with address.driver() as driver, pytest.raises(DriverError):
        driver.verify_connectivity()


def test_environment_names_user_host_and_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://ada@graph.example:7688/network")
    monkeypatch.setenv("NEO4J_PASSWORD", "not shown")
    address = neo4j_server.address_from_environment()
    assert address == Address("neo4j+s://graph.example:7688", "ada", "not shown", "network")
    assert address.store_url == "neo4j+s://ada@graph.example:7688/network"


def test_without_the_packages_it_says_how_to_get_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_server, "find_spec", lambda _name: None)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(ServerUnavailable, match=r"jgo is not installed.*set NEO4J_URI") as reason:
        neo4j_server.resolve()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="jgo is not installed"):
        give_up(reason.value)
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="jgo is not installed"):
        give_up(reason.value)
