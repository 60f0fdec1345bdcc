"""What the weekly report costs on a large store with a long ledger, as a whole process.

    python -m benchmarks.reports [--ties 1000000] [--targets 20] [--events 2000] [--runs 5]

Beside it the smallest Typer program with the same interpreter; the goal is 3 times that plus one second, three for HTML.
"""

from __future__ import annotations

import argparse
import compileall
import random
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.imports import intrograph, whole_process
from benchmarks.networks import write_pooled_exports, write_ties_list
from graph.model import AskId, JournalEntry, PersonId, PersonKey
from graph.sameness import me
from graph.store import GraphStore, open_store
from outreach.journal import ASK_NEW, data_of, path_text

HELLO = """
import typer
app = typer.Typer()
@app.command()
def main(name: str = "you"):
    print(name)
app()
"""
ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
_COURSE = ("asked", "agreed", "introduced", "scheduled", "held", "thanked", "recapped", "closed")


def fill(store: GraphStore, targets: int, events: int) -> None:
    """Write targets and finished asks, one course of events after the other."""
    chance = random.Random(1)
    root = me(store)
    assert root is not None
    member = store.person_rows([root])[root].shown
    near = sorted({PersonKey(row[1]) for row in store.evidence_of([root])})
    ids = {key: row.shown for key, row in store.person_rows(near).items()}
    known = [ids[key] for key in near]
    far = sorted(row.shown for row in store.scan_people() if row.key not in ids and row.key != root)
    entries = [
        JournalEntry(0, member, "target.add", None, TODAY, "", data_of({"person": target, "value": "2"}))
        for target in chance.sample(far, targets)
    ]
    number = 0
    while len(entries) < events + targets:
        number += 1
        start = TODAY - timedelta(days=chance.randint(30, 700))
        connector, target = chance.choice(known), chance.choice(far)
        path: list[PersonId] = [member, connector, target]
        data = {"target": target, "path": path_text(path), "class": "one connector"}
        entries.append(JournalEntry(0, member, ASK_NEW, AskId(number), start, "", data_of(data)))
        for step, word in enumerate(_COURSE):
            day = start + timedelta(days=2 * step)
            entries.append(JournalEntry(0, member, word, AskId(number), day))
    with store.transaction():
        store.append(entries, after=0)


def main() -> None:
    """Build the store and time the report in each form."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--targets", type=int, default=20)
    parser.add_argument("--events", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for room in ("cli", "graph", "importers", "outreach"):
        # An installed program has its bytecode beside it, also where the interpreter is told to write none.
        compileall.compile_dir(ROOT / room, quiet=1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = folder / "network.db"
        mine = write_pooled_exports(folder / "me", 1, 1000, 4000)[0]
        ties = write_ties_list(folder / "ties.csv", arguments.ties, arguments.ties // 5)
        whole_process(intrograph(path, "import", str(mine)))
        whole_process(intrograph(path, "import", str(ties)))
        with open_store(f"sqlite:///{path}") as store:
            fill(store, arguments.targets, arguments.events)
        when = ["--today", TODAY.isoformat()]
        hello = [sys.executable, "-c", HELLO]
        for name, words in (
            ("text", ["report", "weekly"]),
            ("json", ["report", "weekly", "--format", "json"]),
            ("html", ["report", "weekly", "--format", "html", "--out", str(folder / "report.html")]),
        ):
            ours, theirs, memory = [], [], 0
            for _ in range(arguments.runs):
                seconds, peak = whole_process(intrograph(path, *words, *when))
                start, _ = whole_process(hello)
                ours.append(seconds)
                theirs.append(start)
                memory = max(memory, peak)
            us, start = statistics.median(ours), statistics.median(theirs)
            extra = 3 if name == "html" else 1
            goal = 3 * start + extra
            print(
                f"{name}: {us:.2f} s ({us / start:.1f} x hello-world), goal 3 x {start:.2f} + {extra} = {goal:.2f} s: "
                f"{'kept' if us <= goal else 'missed'}; {memory} MiB at most"
            )


if __name__ == "__main__":
    main()
