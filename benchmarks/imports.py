"""What importing costs: pooled exports against pandas, and growth with the length of a ties list.

    python -m benchmarks.imports [--exports 500] [--rows 1000] [--ties 100000 1000000] [--folder DIR]

Every figure is of a whole process, and every ratio is of medians measured in one run on one machine, the two sides in
turn. pandas only reads the files; the product also decides who is who and writes a store.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.networks import write_pooled_exports, write_ties_list

READ_WITH_PANDAS = """
import sys, pandas
for path in sys.stdin.read().splitlines():
    pandas.read_csv(path, skiprows=3)
"""
ONLY_PANDAS = "import pandas"


def whole_process(command: list[str], *, stdin: str = "") -> tuple[float, int]:
    """Run a command; return its wall seconds and its peak memory in MiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write(stdin.encode())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} failed")
    return time.perf_counter() - began, usage.ru_maxrss // 1024


def intrograph(store: Path, *arguments: str) -> list[str]:
    """Return the command line of the product on a store."""
    call = "from cli.main import run; run()"
    return [sys.executable, "-c", call, "--store", f"sqlite:///{store}", "--quiet", *arguments]


def exports(folder: Path, count: int, rows: int, runs: int) -> None:
    """Compare an import of many exports with reading the same files."""
    paths = write_pooled_exports(folder / "exports", count, rows, max(rows * 2, count * rows // 5))
    files = "\n".join(str(next(path.rglob("Connections.csv"))) for path in paths)
    ours, theirs, bare, memory = [], [], [], 0
    for run in range(runs + 1):
        store = folder / f"pool-{run}.db"
        seconds, peak = whole_process(intrograph(store, "import", *map(str, paths)))
        read, _ = whole_process([sys.executable, "-c", READ_WITH_PANDAS], stdin=files)
        start, _ = whole_process([sys.executable, "-c", ONLY_PANDAS])
        if run:  # the first one warms the disk
            ours.append(seconds)
            theirs.append(read)
            bare.append(start)
        memory = max(memory, peak)
        for left in folder.glob(f"pool-{run}.db*"):
            left.unlink()
    us, them, start = (statistics.median(each) for each in (ours, theirs, bare))
    print(
        f"{count} exports of {rows} rows: {us:.2f} s, {us / (count * rows) * 1e6:.1f} us a row, {memory} MiB at most"
    )
    print(f"  pandas, whole process: {them:.2f} s; without its own start: {them - start:.2f} s")
    print(f"  ratio to the whole process {us / them:.1f}, to the reading alone {us / (them - start):.1f}")


def ties(folder: Path, lengths: list[int]) -> None:
    """Print how the cost of a ties list grows with its length."""
    me = write_pooled_exports(folder / "me", 1, 100, 1000)[0]
    for length in sorted(lengths):
        store = folder / f"ties-{length}.db"
        whole_process(intrograph(store, "import", str(me)))
        path = write_ties_list(folder / f"ties-{length}.csv", length, max(1000, length // 5))
        seconds, peak = whole_process(intrograph(store, "import", str(path)))
        size = store.stat().st_size
        print(
            f"{length:>10,} ties: {seconds:.1f} s, {seconds / length * 1e6:.1f} us a tie, "
            f"{peak} MiB at most, store {size >> 20} MiB"
        )
        path.unlink()


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--exports", type=int, default=500, help="how many exports; 0 leaves them out")
    parser.add_argument("--rows", type=int, default=1000, help="rows of each")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each side")
    parser.add_argument(
        "--ties", type=int, nargs="*", default=[100_000, 1_000_000], help="lengths of ties lists"
    )
    parser.add_argument("--folder", type=Path, help="where to write; a temporary folder unless given")
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if arguments.exports:
            exports(folder, arguments.exports, arguments.rows, arguments.runs)
        if arguments.ties:
            ties(folder, arguments.ties)


if __name__ == "__main__":
    main()
