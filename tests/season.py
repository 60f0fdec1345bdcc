"""A scripted season: twelve weeks and thirty asks of invented people, replayed through the command line."""

from __future__ import annotations

import io
import json
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from cli.main import app

FOLDER = Path(__file__).parent / "data" / "season"
FIRST, LAST = date(2026, 9, 7), date(2026, 11, 30)


@dataclass
class Done:
    """What one command said."""

    code: int
    out: str
    err: str


def run(url: str, today: date, *arguments: str, stdin: str = "") -> Done:
    """Run one command in this process, as a script would."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = 0
            try:
                app(["--store", url, "--today", today.isoformat(), *arguments])
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdin = before
    out.flush()
    return Done(code, out.buffer.getvalue().decode(), err.getvalue())


@dataclass
class Season:
    """What a season leaves: the texts that are golden files, by name."""

    files: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    commands: int = 0


def script() -> list[tuple[date, list[str]]]:
    """Return what happened, by day."""
    lines = (FOLDER / "script.txt").read_text(encoding="utf-8").splitlines()
    return [(date.fromisoformat(line[:10]), shlex.split(line[11:])) for line in lines]


def import_network(url: str) -> None:
    """Import everybody's list of connections, the seeker's first."""
    lists = sorted(
        (FOLDER / "network").glob("*.csv"), key=lambda path: (path.stem != "livia-tannerholt", path.name)
    )
    for path in lists:
        owner = f"https://www.linkedin.com/in/{path.stem}"
        done = run(url, FIRST, "import", str(path), "--owner", owner, "--as-of", "2026-09-01")
        assert done.code == 0, done.err


def _last_entry(url: str, day: date, ask: str) -> int:
    """Return the number of an ask's last event, as a user reads it from ask show."""
    shown = json.loads(run(url, day, "--json", "ask", "show", ask).out)
    return int(shown["asks"][0]["events"][-1]["n"])


def play(url: str) -> Season:
    """Replay the season in an empty store."""
    import_network(url)
    season = Season()
    mondays = [FIRST + timedelta(days=7 * week) for week in range(13)]
    todo: list[str] = []
    drafts: list[str] = []

    def look(day: date) -> None:
        """Look at what is owed on the Mondays up to a day."""
        while mondays and mondays[0] <= day:
            monday = mondays.pop(0)
            todo.append(f"== {monday} ==\n{run(url, monday, 'todo').out}")

    for day, words in script():
        look(day)
        arguments = [str(_last_entry(url, day, words[2])) if word == "LAST" else word for word in words]
        done = run(url, day, *arguments)
        season.commands += 1
        if done.code:
            season.refused.append(f"{day} {shlex.join(arguments)}\n  {done.code}: {done.err.strip()}")
        if words[0] == "draft":
            drafts.append(f"== {day} {' '.join(words)} ==\n{done.out}")
    look(LAST)
    season.files = {
        "ledger.json": run(url, LAST, "--json", "ask", "list").out,
        "todo.txt": "\n".join(todo),
        "referrals.txt": run(url, LAST, "referrals").out
        + "\n"
        + run(url, LAST, "referrals", "--calibration").out,
        "referrals.json": run(url, LAST, "--json", "referrals").out,
        "drafts.txt": "\n".join(drafts),
    }
    return season
