"""Both stores on the same list of ties, in one run: loading, and the main query warm and cold.

`python -m benchmarks.stores [--ties 100000 1000000]` starts a Neo4j server as the tests do, with a heap that is far
too small for one transaction (or uses the empty database that NEO4J_URI names), loads each size into both stores and
asks for the ten best ways of at most three ties to a busy member, to somebody whom many know, and to somebody whom one
knows. Beside it: what plain Cypher takes for the same ends, once for the shortest ways, which ranks nothing, and once
for what find-path answers, all ways of at most three ties with the costs of their ties summed up and cut to ten; and
networkx on the same graph in memory, in a process of its own with a time limit. Times are medians in milliseconds,
of runs that take turns. The last lines say how everything grows from the smallest size to the greatest.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
for folder in (ROOT, ROOT / "tests"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from neo4j_server import Address, Neo4jServer, address_from_environment, empty  # noqa: E402

from benchmarks.networks import write_ties_list  # noqa: E402
from benchmarks.paths import compare  # noqa: E402
from graph.intake import take_in  # noqa: E402
from graph.model import PersonId, PersonKey  # noqa: E402
from graph.paths import PathsResult, find  # noqa: E402
from graph.query import TargetQuery  # noqa: E402
from graph.store import GraphStore, open_store  # noqa: E402
from graph.store.neo4j_connection import Neo4jConnection  # noqa: E402
from importers.reading import read  # noqa: E402

TODAY = date(2026, 11, 23)
PEOPLE_PER_TIE = 0.4
HEAP_MB = 768  # holds an import of some 150,000 ties; larger ones go in parts
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


def milliseconds(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Return the median of several runs of each after one that does not count; they take turns."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(times + 1):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            if number:
                taken[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(values) for name, values in taken.items()}


def round_trips(work: Callable[[], object]) -> int:
    """Return how often a query asks the server."""
    with mock.patch.object(Neo4jConnection, "read", autospec=True, side_effect=Neo4jConnection.read) as read:
        work()
    return read.call_count


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


def measure(ties: int, address: Address, folder: Path, limit: float) -> dict[str, float]:
    """Load one size into both stores, print what everything took and return it by what was measured."""
    path = write_ties_list(folder / f"ties-{ties}.csv", ties, int(PEOPLE_PER_TIE * ties))
    file = folder / f"{ties}.db"
    urls = {"SQLite": f"sqlite:///{file}", "Neo4j": address.store_url}
    empty(address)
    print(f"\n{ties:,} ties", flush=True)
    result: dict[str, float] = {}
    for name, url in urls.items():
        with open_store(url) as store:
            began = time.perf_counter()
            take_in(store, read(path))
            result[f"load {name}"] = 1000 * (time.perf_counter() - began)
    print(
        f"  load: SQLite {result['load SQLite'] / 1000:.1f} s, Neo4j {result['load Neo4j'] / 1000:.1f} s "
        f"({result['load Neo4j'] / result['load SQLite']:.1f} x)",
        flush=True,
    )
    with (
        open_store(urls["SQLite"]) as embedded,
        open_store(urls["Neo4j"]) as shared,
        address.driver() as driver,
    ):
        me, targets = ends(embedded)
        keys = embedded.keys_of([me, *targets.values()])
        for store in (embedded, shared):
            with store.transaction():
                store.put_setting("me", me)
        for name, target in targets.items():
            one, two = ask(embedded, me, target), ask(shared, me, target)
            assert [path.people for path in one.paths] == [path.people for path in two.paths]
            plain = partial(driver.execute_query, parameters_={"me": me, "target": target})
            warm = milliseconds(
                {
                    "SQLite": partial(ask, embedded, me, target),
                    "Neo4j": partial(ask, shared, me, target),
                    "SHORTEST": partial(plain, SHORTEST),
                },
                7,
            )
            warm |= milliseconds({"ranked Cypher": partial(plain, SUMMED)}, 1)
            warm |= {
                f"whole {kind}": value
                for kind, value in milliseconds(
                    {kind: partial(cold, url, target) for kind, url in urls.items()}, 3
                ).items()
            }
            told = compare("networkx shortest_simple_paths", file, [(keys[me], keys[target])], [[]], limit)
            seconds = told["p50"] or limit
            warm["networkx"] = 1000 * seconds
            over = "" if told["answered"] else "more than "
            trips = round_trips(partial(ask, shared, me, target))
            print(
                f"  {name:13} warm: SQLite {warm['SQLite']:.0f}, Neo4j {warm['Neo4j']:.0f} in {trips} round trips "
                f"({warm['Neo4j'] / warm['SQLite']:.1f} x); whole command: SQLite {warm['whole SQLite']:.0f}, "
                f"Neo4j {warm['whole Neo4j']:.0f}; plain Cypher: SHORTEST {warm['SHORTEST']:.0f}, the same question "
                f"{warm['ranked Cypher']:.0f}; networkx {over}{warm['networkx']:.0f}",
                flush=True,
            )
            result |= {f"{name}, {kind}": value for kind, value in warm.items()}
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stores", description=__doc__)
    parser.add_argument("--ties", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--limit", type=float, default=120, help="seconds that networkx has for one query")
    given = parser.parse_args(arguments)
    with server() as address, tempfile.TemporaryDirectory() as folder:
        results = [measure(ties, address, Path(folder), given.limit) for ties in given.ties]
        if address_from_environment() is not None:
            empty(address)
    if len(results) > 1:
        first, last = results[0], results[-1]
        print(f"\nfrom {given.ties[0]:,} to {given.ties[-1]:,} ties everything takes so many times as long")
        for name in first:
            print(f"  {name:32} {last[name] / first[name]:5.1f} x")


if __name__ == "__main__":
    main()
