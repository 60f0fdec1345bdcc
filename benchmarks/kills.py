"""Kill an import at random moments; the store must hold the state before or after, never between.

python -m benchmarks.kills [--times 50] [--seed 1] [--exports 20 | --ties 100000] [--empty]
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.imports import intrograph, whole_process
from benchmarks.networks import write_pooled_exports, write_ties_list
from graph.store import open_store
from graph.ties import Lists, recount


def fingerprint(path: Path) -> tuple[int, int, int, bool, tuple[str, ...]]:
    """Return how many imports, people and facts a store holds, whether its kept sums are right, and the state of the file.

    The last are the names of its indices, and what the database finds wrong: ``ok`` for nothing.
    """
    with open_store(f"sqlite:///{path}") as store:
        people = [row.key for row in store.scan_people()]
        facts = sum(1 for _ in store.evidence_of(people))
        lists = Lists(store.origins())
        kept = store.tally_histories(people)
        counted = {
            key: {d: c for d, c in days.items() if any(c)}
            for key, days in recount(store, lists, people).items()
        }
        right = kept == {key: days for key, days in counted.items() if days}
        imports = len(store.imports())
    with closing(sqlite3.connect(path)) as file:
        found = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' UNION ALL SELECT * FROM pragma_integrity_check"
        ).fetchall()
    return imports, len(people), facts, right, tuple(name for (name,) in found)


def main() -> None:
    """Kill, open, compare; print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exports", type=int, default=20, help="how many are imported, of 1,000 rows each")
    parser.add_argument("--ties", type=int, default=0, help="import a list of so many ties instead")
    parser.add_argument(
        "--empty", action="store_true", help="into an empty store, which is written without a log"
    )
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        count = arguments.exports
        first, *rest = write_pooled_exports(folder / "exports", count + 1, 1000, max(5000, 250 * count))
        start = folder / "start.db"
        if arguments.ties:
            rest = [write_ties_list(folder / "ties.csv", arguments.ties, max(1000, arguments.ties // 5))]
        if not arguments.empty:
            whole_process(intrograph(start, "import", str(first)))
        before = fingerprint(start)
        image = start.read_bytes()
        store = folder / "network.db"

        def fresh() -> None:
            for left in folder.glob("network.db*"):
                left.unlink()
            store.write_bytes(image)

        fresh()
        seconds, _ = whole_process(intrograph(store, "import", *map(str, rest)))
        after = fingerprint(store)
        seen = {before: 0, after: 0}
        for _ in range(arguments.times):
            fresh()
            process = subprocess.Popen(
                intrograph(store, "import", *map(str, rest)),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(chance.uniform(0.05, seconds * 1.02))
            process.send_signal(signal.SIGKILL)
            process.wait()
            found = fingerprint(store)
            if found not in seen:
                raise SystemExit(f"between: {found}, neither {before} nor {after}")
            seen[found] += 1
        print(
            f"{arguments.times} kills within {seconds:.1f} s: {seen[before]} times before, {seen[after]} times after"
        )


if __name__ == "__main__":
    main()
