"""How tests run the command: in this process, which is fast, or in a new one, which is real."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cli.main import app
from graph.care import digest
from graph.store import open_store

ROOT = Path(__file__).resolve().parent.parent
RUN = "import sys; sys.argv[0] = 'intrograph'; from cli.main import run; run()"
TODAY = "2026-11-23"


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


def here(store: Path | None, *arguments: str | Path, stdin: str = "", today: str = TODAY) -> Done:
    """Run a command in this process."""
    shared = ["--today", today] + (["--store", f"sqlite:///{store}"] if store is not None else [])
    result = CliRunner().invoke(app, [*shared, *map(str, arguments)], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def there(
    *arguments: str | Path, stdin: str = "", cwd: Path = ROOT, code: str = RUN, **environment: str
) -> Done:
    """Run a command in a new interpreter, in a folder, with these variables beside the usual ones."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def content(store: Path) -> str:
    """The digest of what a store holds."""
    with open_store(f"sqlite:///{store}") as opened:
        return digest(opened)
