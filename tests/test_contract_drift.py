"""The laws of a store hold for every store: no test of them may know which one it runs on."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from graph.store import GraphStore
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SQLiteStore

CONTRACT = Path(__file__).with_name("test_store_contract.py")
ADAPTERS = re.compile(r"sqlite|neo4j|bolt|cypher|memory|\.db\b", re.IGNORECASE)


def words(tree: ast.AST) -> set[str]:
    """Every name and text in a module; comments and what the tests store do not count."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def test_the_contract_names_no_store_and_makes_no_exception() -> None:
    tree = ast.parse(CONTRACT.read_text("utf-8"))
    told = words(tree)
    assert [word for word in told if ADAPTERS.search(word)] == []
    assert told.isdisjoint({"skip", "skipif", "xfail", "importorskip", "isinstance", "hasattr", "type"})
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            asked = {argument.arg for argument in node.args.args}
            assert asked & {"store", "new_store"}, f"{node.name} does not run on every store"


def test_the_contract_runs_on_every_store(request: pytest.FixtureRequest) -> None:
    (definition,) = request.session._fixturemanager.getfixturedefs("store_url", request.node) or ()
    assert definition.params is not None
    kinds = {str(param.values[0]) if hasattr(param, "values") else str(param) for param in definition.params}
    assert kinds == {"memory", "file", "neo4j", "neo4j in parts"}


@pytest.mark.parametrize("adapter", [SQLiteStore, Neo4jStore])
def test_an_adapter_promises_the_contract_and_nothing_else(adapter: type[GraphStore]) -> None:
    promised = {name for name in vars(GraphStore) if not name.startswith("_")}
    # What the contract itself does, from the other methods, an adapter may do faster and need not do at all.
    methods = {name for name in promised if getattr(getattr(GraphStore, name), "__isabstractmethod__", False)}
    parts = adapter.__mro__[: adapter.__mro__.index(GraphStore)]
    offered = {name for part in parts for name in vars(part) if not name.startswith("_")}
    assert methods <= offered <= promised  # measured values may stay as the contract has them
    for name in sorted({name for name in offered if callable(getattr(GraphStore, name))} - {"transaction"}):
        contract, own = (inspect.signature(getattr(each, name)) for each in (GraphStore, adapter))
        assert own == contract, name
