"""A question for paths is a handful of reads, however many people and paths there are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import neo4j
import pytest
from small_networks import DAY, Network

from cli.fiction import Fiction, write_exports
from graph import care
from graph.intake import take_in
from graph.model import AffiliationKind, Kind
from graph.paths import PathsResult, find
from graph.query import TargetQuery
from graph.sameness import me
from graph.store import GraphStore, open_store
from graph.store.sqlite import SQLiteStore
from importers.reading import read

TODAY = date(2026, 11, 23)
MOST_READS = 5  # of the design, section 7
MOST_STATEMENTS = 40  # of the embedded store, for which they are no round trips


class Counted:
    """Counts what one store is asked."""

    def __init__(self, store: GraphStore, patch: pytest.MonkeyPatch) -> None:
        self.reads: list[str] = []
        self.sent = 0
        for name in sorted(set(vars(GraphStore)) - {"url", "close", "transaction"}):
            inner = getattr(store, name)
            if not name.startswith("_") and callable(inner):
                patch.setattr(store, name, self._noted(name, inner))
        for runner in (neo4j.ManagedTransaction, neo4j.Transaction, neo4j.Session):
            patch.setattr(runner, "run", self._sent(runner.run))
        patch.setattr(SQLiteStore, "_run", self._sent(SQLiteStore._run))

    def _noted(self, name: str, inner: Callable[..., object]) -> Callable[..., object]:
        def outer(*arguments: object, **named: object) -> object:
            # What a store asks itself, or looks up later for an answer that it gave, is part of that answer.
            if not sys._getframe(1).f_globals["__name__"].startswith("graph.store"):
                self.reads.append(name)
            return inner(*arguments, **named)

        return outer

    def _sent(self, inner: Callable[..., object]) -> Callable[..., object]:
        def outer(*arguments: object, **named: object) -> object:
            self.sent += 1
            return inner(*arguments, **named)

        return outer


@pytest.fixture(params=["sqlite", "neo4j"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, one of each kind."""
    return str(
        request.getfixturevalue("neo4j_url") if request.param == "neo4j" else f"sqlite:///{tmp_path}/x.db"
    )


@pytest.fixture
def store(url: str) -> Iterator[GraphStore]:
    with open_store(url) as opened:
        yield opened


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=TODAY)


def few(store: GraphStore, start: int, query: TargetQuery, hops: int, **options: int) -> PathsResult:
    """Ask, and see that it took few reads."""
    with pytest.MonkeyPatch.context() as patch:
        counted = Counted(store, patch)
        found = find(store, query, start=start, as_of=TODAY, max_hops=hops, **options)  # type: ignore[arg-type]
    if hops <= 3:
        assert len(counted.reads) <= MOST_READS, (query, hops, counted.reads)
        most = MOST_STATEMENTS if isinstance(store, SQLiteStore) else MOST_READS
        assert counted.sent <= most, (query, hops, counted.sent)
    assert counted.sent >= len(counted.reads) > 0
    return found


@pytest.mark.parametrize("hops", [1, 2, 3, 4])
def test_questions_about_imported_exports(hops: int, store: GraphStore, fiction: Fiction) -> None:
    for path in fiction.paths:
        take_in(store, read(path))
    start = me(store)
    assert start is not None
    people = sorted(store.scan_people(), key=lambda row: row.id)
    (target,) = (row for row in people if row.name == fiction.target)
    lengths = set()
    for query in (
        TargetQuery(person=target.id),
        TargetQuery(person=target.name),
        TargetQuery(company=fiction.company),
        TargetQuery(company=target.company, title=target.position.split()[-1]),
        TargetQuery(people=tuple(row.id for row in people[:3])),
        *(TargetQuery(person=row.id) for row in people[:: len(people) // 5] if row.key != start),
    ):
        lengths |= {path.hops for path in few(store, start, query, hops).paths}
    assert max(lengths) == hops


def two_circles(likely: int) -> Network:
    """Two people whose contacts know each other, share contacts, and work or went to school where others did."""
    network = Network()
    for name in ("t", "u", *(f"w{number}" for number in range(likely))):
        network.person(name, "Acme", "Engineer")
    for number in range(40):
        network.fact("s", f"x{number}", day=DAY - 400)
        network.fact(f"x{number}", f"y{number % 7}", day=DAY - 300)
        network.fact(f"y{number % 7}", "t", day=DAY - 200)
        network.fact(f"x{number}", f"x{(number + 1) % 40}")
        network.fact("s", f"w{number % likely}")
    for a, b in (("s", "c"), ("c", "t"), ("c", "x1"), ("c", "y1"), ("c", "u"), ("s", "u")):
        network.fact(a, b)
    origin = network.import_(None, source="messages.zip")
    for name in "xy":
        # Who wrote to two others at once is looked for too: nobody of the two sent it.
        network.fact(f"{name}1", f"{name}2", Kind.GROUP_MESSAGE, DAY - 9, f"{name}3", origin=origin)
    for name in ("s", "c", "t", "x1", "w1"):
        origin = network.import_(name, DAY - 9, full=name != "s")
        network.belongs(name, AffiliationKind.POSITION, "Acme", origin, start=DAY - 900)
        network.belongs(name, AffiliationKind.EDUCATION, "Turing", origin)
    return network


@pytest.mark.parametrize("hops", [1, 2, 3])
@pytest.mark.parametrize("likely", [3, 30])
def test_questions_that_need_everything(likely: int, hops: int, store: GraphStore) -> None:
    network = two_circles(likely)
    care.copy(network.store, store)
    (start,) = store.keys_of([network.store.person_rows([network.keys["s"]])[network.keys["s"]].id]).values()
    kinds = set()
    for query in (
        TargetQuery(person="li:t"),
        TargetQuery(person="T"),
        TargetQuery(person="Y6"),
        TargetQuery(company="Acme"),
        TargetQuery(company="Acme", title="engineer"),
        TargetQuery(people=("li:t", "u", "li:y3")),
    ):
        for limit in (1, 300):
            found = few(store, start, query, hops, limit=limit)
            plain = find(
                network.store, query, start=network.keys["s"], as_of=TODAY, max_hops=hops, limit=limit
            )
            assert found == plain
            kinds |= {(path.hops, path.known) for path in found.paths}
    assert {hops for hops, _ in kinds} == set(range(1, hops + 1))
    assert hops == 1 or any(not known for _, known in kinds)
    network.store.close()
