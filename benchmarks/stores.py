"""Both stores on the same list of ties, in one run: loading, and the main query warm and cold.

`python -m benchmarks.stores [--ties 100000 1000000]` starts a Neo4j server as the tests do (or uses the empty
database that NEO4J_URI names), loads each size into both stores and asks for the ten best ways of at most three ties
to a busy member, to somebody whom many know, and to somebody whom one knows. Beside it: what plain Cypher takes for
the same ends, once for the shortest ways, which ranks nothing, and once for what find-path answers, all ways of at
most three ties with the costs of their ties summed up and cut to ten. Times are medians in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for folder in (ROOT, ROOT / "tests"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from neo4j_server import Address, Neo4jServer, address_from_environment, empty  # noqa: E402

from benchmarks.networks import write_ties_list  # noqa: E402
from graph.intake import take_in  # noqa: E402
from graph.model import PersonId, PersonKey  # noqa: E402
from graph.paths import PathsResult, find  # noqa: E402
from graph.query import TargetQuery  # noqa: E402
from graph.store import GraphStore, open_store  # noqa: E402
from importers.reading import read  # noqa: E402

TODAY = date(2026, 11, 23)
PEOPLE_PER_TIE = 0.4
HEAP_MB = 10240  # one transaction holds a whole import: measured, somewhat less than 1 GB per 200,000 ties
SHORTEST = (
    "MATCH way = SHORTEST 10 (:Person {id: $me})-[:EVIDENCE]-{1,3}(:Person {id: $target}) "
    "RETURN [person IN nodes(way) | person.id]"
)
SUMMED = (
    "MATCH way = (:Person {id: $me})-[:EVIDENCE*1..3]-(:Person {id: $target}) "
    "WITH way, reduce(cost = 0, e IN relationships(way) | cost + 740000 - e.day) AS cost ORDER BY cost LIMIT 10 "
    "RETURN [person IN nodes(way) | person.id], cost"
)


@contextmanager
def server() -> Iterator[Address]:
    """An empty database."""
    named = address_from_environment()
    if named is not None:
        yield named
        return
    with Neo4jServer(heap_mb=HEAP_MB, page_cache_mb=1024) as started:
        started.change_first_password("benchmark-only")
        os.environ["NEO4J_PASSWORD"] = "benchmark-only"
        yield started.address


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median of several runs after one that does not count."""
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def ends(store: GraphStore) -> tuple[PersonId, dict[str, PersonId]]:
    """Return who asks, and whom they ask for."""
    ids = {row.key: row.shown for row in store.scan_people()}
    degree = {key: len({row[1] for row in store.evidence_of([key])}) for key in sorted(ids)}
    order = sorted(ids, key=lambda key: (-degree[key], ids[key]))
    # The file tells members apart by the slug's last part, their number: the lower ones have the long lists.
    number = {key: int(id_.rpartition("-")[2], 16) for key, id_ in ids.items()}
    members = sorted(ids, key=number.__getitem__)[:50]
    me = max(members[:10], key=lambda key: (degree[key], -number[key]))
    near = {row[1] for row in store.evidence_of([me])}
    far = [key for key in order if key not in near and key != me]
    targets = {
        "member": next(key for key in members if key in far),
        "known by many": next(key for key in far if key not in members),
        "known by one": next(key for key in reversed(far) if degree[key] == 1),
    }
    return ids[me], {name: ids[PersonKey(key)] for name, key in targets.items()}


def ask(store: GraphStore, me: PersonId, target: PersonId) -> PathsResult:
    """Ask as the command does, from the name on."""
    start = store.keys_of([me])[me]
    return find(store, TargetQuery(person=target), start=start, as_of=TODAY, max_hops=3, limit=10)


def cold(url: str, target: PersonId) -> None:
    """Run the whole command."""
    program = "import sys; sys.argv[0] = 'intrograph'; from cli.main import run; run()"
    command = [
        sys.executable,
        "-c",
        program,
        "--store",
        url,
        "--today",
        str(TODAY),
        "find-path",
        target,
        "--json",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def measure(ties: int, address: Address, folder: Path) -> None:
    """Load one size into both stores and print what everything took."""
    path = write_ties_list(folder / f"ties-{ties}.csv", ties, int(PEOPLE_PER_TIE * ties))
    urls = {"SQLite": f"sqlite:///{folder}/{ties}.db", "Neo4j": address.store_url}
    empty(address)
    print(f"\n{ties:,} ties")
    load: dict[str, float] = {}
    for name, url in urls.items():
        with open_store(url) as store:
            began = time.perf_counter()
            take_in(store, read(path))
            load[name] = time.perf_counter() - began
    print(
        f"  load: SQLite {load['SQLite']:.1f} s, Neo4j {load['Neo4j']:.1f} s ({load['Neo4j'] / load['SQLite']:.1f} x)"
    )
    with (
        open_store(urls["SQLite"]) as embedded,
        open_store(urls["Neo4j"]) as shared,
        address.driver() as driver,
    ):
        me, targets = ends(embedded)
        for store in (embedded, shared):
            with store.transaction():
                store.put_setting("me", me)
        for name, target in targets.items():
            one, two = ask(embedded, me, target), ask(shared, me, target)
            assert [path.people for path in one.paths] == [path.people for path in two.paths]
            warm = {
                kind: milliseconds(partial(ask, store, me, target), 7)
                for kind, store in (("SQLite", embedded), ("Neo4j", shared))
            }
            whole = {kind: milliseconds(partial(cold, url, target), 3) for kind, url in urls.items()}
            plain = partial(driver.execute_query, parameters_={"me": me, "target": target})
            shortest, summed = (
                milliseconds(partial(plain, SHORTEST), 3),
                milliseconds(partial(plain, SUMMED), 1),
            )
            print(
                f"  {name:13} warm: SQLite {warm['SQLite']:.0f}, Neo4j {warm['Neo4j']:.0f} "
                f"({warm['Neo4j'] / warm['SQLite']:.1f} x); whole command: SQLite {whole['SQLite']:.0f}, "
                f"Neo4j {whole['Neo4j']:.0f}; plain Cypher: shortest {shortest:.0f}, the same question {summed:.0f}"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stores", description=__doc__)
    parser.add_argument("--ties", type=int, nargs="+", default=[100_000, 1_000_000])
    given = parser.parse_args(arguments)
    with server() as address, tempfile.TemporaryDirectory() as folder:
        for ties in given.ties:
            measure(ties, address, Path(folder))
        if address_from_environment() is not None:
            empty(address)


if __name__ == "__main__":
    main()
