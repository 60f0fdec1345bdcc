"""How long the question for introduction paths takes, and what other libraries make of the same question.

For each size: the product's importer fills a store in its own process; then

* warm: p50 and p95 of ``find`` (ten best paths of at most three ties) over many pairs in one process, and the
  processor time in it, which a busy machine does not lengthen as much,
* whole: the whole process ``intrograph find-path NAME``, as a ratio to a Typer hello-world of the same interpreter,
* memory: the peak of that process,
* others: networkx ``shortest_simple_paths``, igraph ``get_k_shortest_paths``, rustworkx ``all_simple_paths`` and
  scipy ``yen`` on the same pairs, each in a process of its own with a limit of processor time for each pair, their
  lists compared with brute force; what they take is given as a multiple of ours, both in processor time.

All ties of these networks are bare (a list of ties, without messages), so that the cost of a path is a sum over its
ties and people and can be given to every library as weights of directed ties. What shared contacts take off a path of
two ties is no such sum: the others are asked without it and compared with brute force without it, the product with
brute force with it.

Run ``python benchmarks/paths.py --ties 200000`` (several sizes may follow), ``--actors actor.dat.gz [--cast 4]`` for
the film actors (two actors of one film know each other; ``--cast`` takes the first so many of each film), with
``--stores DIR`` to keep the stores and ``--only-ours`` to leave the others out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import combinations, pairwise
from pathlib import Path
from queue import Empty
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from graph.store import GraphStore  # noqa: E402
from graph.strength import shared_reduction  # noqa: E402

TODAY = "2026-11-23"
HOPS = 3
BEST = 10
HELLO = "import typer\napp = typer.Typer(add_completion=False)\n@app.command()\ndef hello():\n    print('hello')\napp()\n"
RUN = "import sys; sys.argv[0] = 'intrograph'; from cli.main import run; run()"
# Whose question it is: the networks here hold nobody's own export, so that nobody is `me`.
BECOME = (
    "from cli.session import Session; from graph.query import find_person; "
    "Session.me = lambda self, member=None: find_person(self.store, {start!r}); "
)
Shown = list[tuple[int, tuple[int, ...]]]
"""Paths as ``(cost in millionths, people)``."""


# --- networks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Network:
    """A network to measure.

    Attributes:
        name: What its files are called.
        write: Writes its list of ties to a path; only called where there is no store of this name yet.
    """

    name: str
    write: Callable[[Path], object]


def synthetic(ties: int) -> Network:
    """Return pooled exports with so many ties and one person for five ties."""
    from benchmarks.networks import write_ties_list

    return Network(f"ties-{ties}", lambda path: write_ties_list(path, ties, max(2_000, ties // 5)))


def actors(source: Path, cast: int) -> Network:
    """Return the ties of film actors, of the first so many of each film (0 for all)."""
    return Network(f"actors-{cast or 'all'}", lambda path: _write_actors(source, cast, path))


def _write_actors(source: Path, cast: int, path: Path) -> None:
    """Write ties: one film a line, the numbers of its actors; each pair once."""
    pairs: set[int] = set()
    with gzip.open(source, "rt", encoding="ascii") as file:
        for line in file:
            if line.startswith("#"):
                continue
            people = sorted(set(map(int, line.split()[:cast] if cast else line.split())))
            pairs.update(a << 32 | b for a, b in combinations(people, 2))
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("person_a,person_b,url_a,url_b\n")
        for pair in sorted(pairs):
            a, b = pair >> 32, pair & 0xFFFFFFFF
            out.write(
                f"Actor {a},Actor {b},https://www.linkedin.com/in/actor-{a},https://www.linkedin.com/in/actor-{b}\n"
            )


def imported(network: Network, stores: Path) -> tuple[Path, float | None]:
    """Import a network in a process of its own; return the store and the seconds, None where it was there already."""
    store = stores / f"{network.name}.db"
    if store.exists():
        return store, None
    file = stores / f"{network.name}.csv"
    network.write(file)
    before = time.perf_counter()
    command = [sys.executable, "-c", RUN, "--store", f"sqlite:///{store}", "--today", TODAY, "--quiet"]
    subprocess.run([*command, "import", str(file)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - before
    file.unlink()
    return store, seconds


# --- our side ---------------------------------------------------------------------------------------------------------


def chosen_pairs(store: Path, count: int, seed: int = 1) -> list[tuple[int, int]]:
    """Draw starts with many ties and targets with some, who are not tied, the same every time."""
    from graph.model import PersonKey
    from graph.store import open_store

    rng = random.Random(seed)
    with open_store(f"sqlite:///{store}") as opened:
        newest = next(iter(opened.reserve_keys(1)))
        drawn = [PersonKey(rng.randrange(1, newest)) for _ in range(400 * count)]
        ties = {key: [row[1] for row in opened.evidence_of([key])] for key in dict.fromkeys(drawn)}
    known = [key for key in ties if ties[key]]
    starts = sorted(known, key=lambda key: (-len(ties[key]), key))[:count]
    pairs: list[tuple[int, int]] = []
    while len(pairs) < count:
        start, target = rng.choice(starts), rng.choice(known)
        if start != target and target not in ties[start]:
            pairs.append((int(start), int(target)))
    return pairs


def ask(opened: GraphStore, start: int, person: str) -> Shown:
    """Ask the product."""
    from graph.model import PersonKey
    from graph.paths import find
    from graph.query import TargetQuery

    result = find(
        opened,
        TargetQuery(person=person),
        start=PersonKey(start),
        as_of=date.fromisoformat(TODAY),
        max_hops=HOPS,
        limit=BEST,
    )
    keys = opened.keys_of([each.id for path in result.paths for each in path.people])
    return [(path.cost, tuple(keys[each.id] for each in path.people)) for path in result.paths]


def warm(store: Path, pairs: Sequence[tuple[int, int]]) -> tuple[list[float], list[float], list[Shown]]:
    """Return the seconds of each query by the clock and of the processor, and what it found.

    One query before counts for nothing.
    """
    from graph.model import PersonKey
    from graph.store import open_store

    seconds: list[float] = []
    worked: list[float] = []
    found: list[Shown] = []
    with open_store(f"sqlite:///{store}") as opened:
        rows = opened.person_rows(PersonKey(target) for _, target in pairs)
        for start, target in [pairs[0], *pairs]:
            before, idle = time.perf_counter(), time.process_time()
            answer = ask(opened, start, rows[PersonKey(target)].shown)
            seconds.append(time.perf_counter() - before)
            worked.append(time.process_time() - idle)
            found.append(answer)
    return seconds[1:], worked[1:], found[1:]


def whole(store: Path, pairs: Sequence[tuple[int, int]], rounds: int) -> tuple[float, float, float]:
    """Return the median ratio of find-path to a hello-world, its median seconds, and its peak memory in MiB.

    The two run in turns, so that a busy machine slows both.
    """
    from graph.model import PersonKey
    from graph.store import open_store

    with open_store(f"sqlite:///{store}") as opened:
        rows = opened.person_rows({PersonKey(key) for pair in pairs for key in pair})
        shown = [(rows[PersonKey(a)].shown, rows[PersonKey(b)].shown) for a, b in pairs]
    ratios: list[float] = []
    seconds: list[float] = []
    peak = 0.0
    for number in range(rounds):
        start, target = shown[number % len(shown)]
        hello, _ = _timed([sys.executable, "-c", HELLO])
        code = RUN.replace("from cli.main", BECOME.format(start=start) + "from cli.main")
        ours, memory = _timed(
            [
                sys.executable,
                "-c",
                code,
                "--store",
                f"sqlite:///{store}",
                "--today",
                TODAY,
                "find-path",
                target,
            ]
        )
        ratios.append(ours / hello)
        seconds.append(ours)
        peak = max(peak, memory)
    return statistics.median(ratios), statistics.median(seconds), peak


def _timed(command: Sequence[str]) -> tuple[float, float]:
    """Run a process; return its seconds and its peak memory in MiB."""
    before = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    if status:
        error = process.stderr.read().decode() if process.stderr else ""
        raise RuntimeError(f"{' '.join(command)[:200]} failed: {error[-500:]}")
    if process.stderr:
        process.stderr.close()
    process.returncode = 0
    return seconds, usage.ru_maxrss / 1024


# --- the others -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prices:
    """What the product charges, so that others can be asked the same question.

    Attributes:
        ties: A over each tie, by both ends; all ties are bare, so it is the same in both directions.
        people: B of everybody.
        size: One more than the greatest number of a person.
    """

    ties: dict[int, dict[int, int]]
    people: dict[int, int]
    size: int

    def edges(self) -> Iterator[tuple[int, int, int]]:
        """Yield directed ties with what going over them costs between two people who both stand between."""
        for a, others in self.ties.items():
            for b, cost in others.items():
                yield a, b, 2 * cost + self.people[b]

    def cost(self, path: Sequence[int]) -> int:
        """Return what a path costs, shared contacts left aside."""
        inner = sum(self.people[x] for x in path[1:-1])
        asked = sum(self.ties[a][b] * 2 for a, b in pairwise(path[1:-1]))
        return inner + asked + self.ties[path[0]][path[1]] + self.ties[path[-2]][path[-1]]

    def best(self, start: int, target: int, *, shared: bool) -> list[int]:
        """Return the ten least costs of all ways of at most three ties, by trying all of them.

        Args:
            start: Who asks.
            target: Whom they want to reach; the two are not tied.
            shared: Whether shared contacts take something off a path of two ties, as they do in the product.
        """
        near, far, costs = self.ties[start], self.ties[target], []
        for x, cost in near.items():
            if x in far:
                before, after = cost, far[x]
                if shared:
                    before = max(0, before - shared_reduction(len(self.ties[x].keys() & near.keys())))
                    after = max(0, after - shared_reduction(len(self.ties[x].keys() & far.keys())))
                costs.append(before + after + self.people[x])
            arrived = cost + self.people[x]
            costs.extend(
                arrived + 2 * middle + self.people[y] + far[y]
                for y, middle in self.ties[x].items()
                if y in far and y != start
            )
        return nsmallest(BEST, costs)


def priced(store: Path) -> Prices:
    """Read all prices from the product.

    Raises:
        RuntimeError: A tie is not bare, so that its price depends on who is asked.
    """
    from graph.knowledge import Knowledge, Reader
    from graph.model import PersonKey
    from graph.search import living_ties
    from graph.store import open_store
    from graph.ties import TieView, read_lists

    day = date.fromisoformat(TODAY).toordinal()
    ties: dict[int, dict[int, int]] = {}
    people: dict[int, int] = {}
    with open_store(f"sqlite:///{store}") as opened:
        keys = [row.key for row in opened.scan_people()]
        knowledge = Knowledge(Reader(opened, read_lists(opened)), 0, day)
        for at in range(0, len(keys), 20_000):
            part = [PersonKey(key) for key in keys[at : at + 20_000]]
            knowledge.read_people(part)
            people.update({int(key): knowledge.broker(key) for key in part})
            for a, b, tie in living_ties(opened.evidence_of(part), knowledge.lists, day):
                since = tie if isinstance(tie, int) else tie.since
                if not isinstance(tie, int) and tie != TieView(a, b, made=True, since=since):
                    raise RuntimeError("a tie has more evidence than its first day")
                ties.setdefault(a, {})[b] = knowledge.bare(since)
    return Prices(ties, people, max(people) + 1)


Solver = Callable[[int, int], list[tuple[int, ...]]]


def with_networkx(prices: Prices) -> Solver:
    """Prepare networkx: paths in the order of their costs, those that are too long left out."""
    import networkx

    graph: Any = networkx.DiGraph()
    graph.add_weighted_edges_from(prices.edges())

    def paths(start: int, target: int) -> list[tuple[int, ...]]:
        def weight(a: int, b: int, _: object) -> int:
            cost = prices.ties[a][b]
            return (0 if a == start else cost) + (0 if b == target else cost + prices.people[b])

        found: list[tuple[int, ...]] = []
        for path in networkx.shortest_simple_paths(graph, start, target, weight=weight):
            if len(path) <= HOPS + 1:
                found.append(tuple(path))
            if len(found) == BEST:
                break
        return found

    return paths


def with_igraph(prices: Prices) -> Solver:
    """Prepare igraph, which cannot limit the ties of a path: its first ten are what it has to offer."""
    import igraph

    edges = list(prices.edges())
    graph = igraph.Graph(n=prices.size, edges=[(a, b) for a, b, _ in edges], directed=True)
    weights = [weight for *_, weight in edges]
    del edges

    def paths(start: int, target: int) -> list[tuple[int, ...]]:
        changed = [(edge, prices.ties[start][graph.es[edge].target]) for edge in graph.incident(start, "out")]
        changed += [
            (edge, prices.ties[target][graph.es[edge].source] + prices.people[target])
            for edge in graph.incident(target, "in")
        ]
        for edge, less in changed:
            weights[edge] -= less
        found = graph.get_k_shortest_paths(start, target, k=BEST, weights=weights, output="vpath")
        for edge, less in changed:
            weights[edge] += less
        return [tuple(path) for path in found]

    return paths


def with_rustworkx(prices: Prices) -> Solver:
    """Prepare rustworkx, which lists all paths of at most so many ties; the best ten are chosen afterwards."""
    import rustworkx

    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(prices.size))
    graph.extend_from_weighted_edge_list(list(prices.edges()))
    return lambda start, target: nsmallest(
        BEST,
        (tuple(path) for path in rustworkx.all_simple_paths(graph, start, target, cutoff=HOPS + 1)),
        key=prices.cost,
    )


def with_scipy(prices: Prices) -> Solver:
    """Prepare scipy's Yen, which cannot limit the ties of a path either."""
    import numpy
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import yen

    a, b, weight = (numpy.array(column) for column in zip(*prices.edges(), strict=True))
    a, b = a.astype(numpy.int32), b.astype(numpy.int32)  # the only numbers of places that its Yen takes
    graph = csr_array((weight.astype(float), (a, b)), shape=(prices.size, prices.size))
    graph.sort_indices()

    def place(a: int, b: int) -> int:
        first, last = graph.indptr[a], graph.indptr[a + 1]
        return int(first + numpy.searchsorted(graph.indices[first:last], b))

    def paths(start: int, target: int) -> list[tuple[int, ...]]:
        changed = [(place(start, x), cost) for x, cost in prices.ties[start].items()]
        changed += [
            (place(y, target), cost + prices.people[target]) for y, cost in prices.ties[target].items()
        ]
        for at, less in changed:
            graph.data[at] -= less
        _, before = yen(graph, start, target, BEST, return_predecessors=True)
        for at, less in changed:
            graph.data[at] += less
        found = []
        for row in before:
            path = [target]
            while path[-1] != start and row[path[-1]] >= 0:
                path.append(int(row[path[-1]]))
            found.append(tuple(reversed(path)))
        return found

    return paths


OTHERS: dict[str, Callable[[Prices], Solver]] = {
    "networkx shortest_simple_paths": with_networkx,
    "igraph get_k_shortest_paths": with_igraph,
    "rustworkx all_simple_paths": with_rustworkx,
    "scipy yen": with_scipy,
}


def _other(name: str, store: Path, pairs: Sequence[tuple[int, int]], limit: float, out: Any) -> None:
    """Run one of the others on the pairs, and tell each result as it comes; runs in a process of its own."""
    prices = priced(store)
    paths = OTHERS[name](prices)
    out.put(("ready", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    for start, target in pairs:
        # The signal ends the process, in whatever library it is.
        signal.setitimer(signal.ITIMER_PROF, limit)
        before = time.process_time()
        found = paths(start, target)
        seconds = time.process_time() - before
        signal.setitimer(signal.ITIMER_PROF, 0)
        costs = [prices.cost(path) for path in found]
        out.put(("found", seconds, costs, max(map(len, found), default=1) - 1))
    out.put(("done",))


def compare(
    name: str, store: Path, pairs: Sequence[tuple[int, int]], expected: Sequence[Sequence[int]], limit: float
) -> dict[str, Any]:
    """Let one of the others answer within a limit of processor time, and compare its lists with brute force."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_other, args=(name, store, pairs, limit, queue), daemon=True)
    process.start()
    seconds: list[float] = []
    same = too_long = 0
    memory = 0.0
    over = False
    while True:
        try:
            word, *rest = queue.get(timeout=1)
        except Empty:
            if process.is_alive():
                continue
            over = True
            break
        if word == "done":
            break
        if word == "ready":
            memory = rest[0]
        else:
            took, costs, hops = rest
            same += costs == list(expected[len(seconds)])
            too_long += hops > HOPS
            seconds.append(took)
    process.join()
    return {
        "answered": len(seconds),
        "of": len(pairs),
        "same": same,
        "with longer paths": too_long,
        "p50": statistics.median(seconds) if seconds else None,
        "least": limit if over and memory else None,
        "memory": round(memory),
    }


# --- all together -----------------------------------------------------------------------------------------------------


def percentile(values: Iterable[float], share: float) -> float:
    """Return a percentile by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(network: Network, stores: Path, given: argparse.Namespace) -> dict[str, Any]:
    """Measure one network."""
    store, seconds = imported(network, stores)
    pairs = chosen_pairs(store, given.pairs)
    times, worked, found = warm(store, pairs)
    ratio, process, memory = whole(store, pairs, given.rounds)
    result: dict[str, Any] = {
        "network": network.name,
        "store": f"{store.stat().st_size / 2**20:.0f} MiB",
        "import seconds": seconds if seconds is None else round(seconds, 1),
        "warm p50 ms": round(1000 * percentile(times, 0.5), 1),
        "warm p95 ms": round(1000 * percentile(times, 0.95), 1),
        "warm p50 ms of the processor": round(1000 * percentile(worked, 0.5), 1),
        "warm p95 ms of the processor": round(1000 * percentile(worked, 0.95), 1),
        "whole process / hello-world": round(ratio, 2),
        "whole process ms": round(1000 * process),
        "peak MiB": round(memory),
        "paths found": sum(map(len, found)),
    }
    if given.only_ours:
        return result
    prices = priced(store)
    some = pairs[: given.compared]
    before = time.process_time()
    exact = [prices.best(*pair, shared=True) for pair in some]
    result["brute force in memory / ours"] = round(
        (time.process_time() - before) / len(some) / statistics.mean(worked[: given.compared]), 2
    )
    result["same as brute force"] = sum(
        [cost for cost, _ in each] == costs for each, costs in zip(found, exact, strict=False)
    )
    result["compared"] = len(some)
    expected = [prices.best(*pair, shared=False) for pair in some]
    result["others"] = {}
    del prices
    for name in OTHERS:
        told = compare(name, store, some, expected, given.limit)
        ours = statistics.median(worked[: given.compared])
        told["p50 / ours"] = round(told["p50"] / ours, 1) if told["p50"] is not None else None
        told["at least / ours"] = round(told["least"] / ours) if told["least"] else None
        result["others"][name] = told
        print(f"  {name}: {told}", file=sys.stderr, flush=True)
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print one JSON document per network."""
    parser = argparse.ArgumentParser(prog="python benchmarks/paths.py", description=__doc__)
    parser.add_argument("--ties", type=int, nargs="*", default=[], help="sizes of synthetic networks")
    parser.add_argument("--actors", type=Path, help="actor.dat.gz")
    parser.add_argument("--cast", type=int, default=0, help="the first so many actors of a film; 0 for all")
    parser.add_argument("--stores", type=Path, help="where stores are kept and found again")
    parser.add_argument("--pairs", type=int, default=50, help="queries")
    parser.add_argument("--compared", type=int, default=10, help="pairs for the others")
    parser.add_argument("--rounds", type=int, default=15, help="whole processes")
    parser.add_argument(
        "--limit", type=float, default=30, help="seconds of the processor that the others have for a pair"
    )
    parser.add_argument("--only-ours", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        stores = given.stores or Path(folder)
        stores.mkdir(parents=True, exist_ok=True)
        networks = [synthetic(size) for size in given.ties]
        if given.actors:
            networks.append(actors(given.actors, given.cast))
        for network in networks:
            print(json.dumps(measure(network, stores, given), indent=2), flush=True)


if __name__ == "__main__":
    main()
