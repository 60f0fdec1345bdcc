"""A command starts at once: the frequent ones load none of the libraries that take longer than the answer."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = "import sys; sys.argv[0] = 'intrograph'; from cli.main import run; run()"

# Each costs more to load than a query takes (the bill: `python -X importtime -m …`).
HEAVY = frozenset(
    {"holidays", "icalendar", "jinja2", "matplotlib", "neo4j", "networkx", "numpy"}
    | {"pandas", "phonenumbers", "scipy", "vobject"}
)
RICH = frozenset({"rich"})
PANDAS = frozenset({"pandas", "numpy"})
# What Typer would load to convert any argument there is, and our own rooms that a question has no use for.
SLOW = HEAVY | RICH | frozenset({"pydantic", "importers"})

# What each command must not load: (arguments, top-level modules). STORE stands for the store that `store` makes.
COMMANDS = {
    "version": (["--version"], SLOW | {"graph.store", "outreach"}),
    "help": (["--help"], HEAVY | {"graph.store", "outreach", "importers"}),
    "people": (["people", "Lovelace"], SLOW | {"outreach"}),
    "show": (["show", "Ada Lovelace"], SLOW),
    "find-path": (["find-path", "Ada Lovelace"], SLOW),
    "find-path --json": (["--json", "find-path", "Ada Lovelace"], SLOW),
    "find-path --company": (["find-path", "--company", "Analytical Engines"], SLOW),
    "find-path --why": (["find-path", "Ada Lovelace", "--max-hops", "2", "--limit", "3", "--why"], SLOW),
    "connectors": (["connectors", "--company", "Analytical Engines"], SLOW),
    "imports": (["imports"], SLOW | {"outreach"}),
    "me": (["me"], SLOW | {"outreach"}),
    "members": (["members"], SLOW),
    "ask list": (["ask", "list"], HEAVY | RICH),
    "todo": (["todo"], HEAVY | RICH),
    "report weekly": (["report", "weekly"], HEAVY | RICH),
    "import": (["import", "EXPORT", "--owner", "Grace Hopper"], HEAVY - PANDAS),
}
EXPORT = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada-lovelace-example,,Analytical Engines,Mathematician,30 Jan 2024
Charles,Babbage,https://www.linkedin.com/in/charles-babbage-example,,Difference Works,Engineer,02 Feb 2024
"""


def intrograph(store: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one command on a store in a new interpreter that writes down what it loads."""
    command = [sys.executable, "-X", "importtime", "-c", RUN, "--store", f"sqlite:///{store}"]
    return subprocess.run(
        [*command, "--today", "2024-03-04", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def loaded(stderr: str) -> frozenset[str]:
    """The modules in the log of `-X importtime`, by their full and their top-level names."""
    found = re.findall(r"^import time: +\d+ \| +\d+ \| +([\w.]+)", stderr, flags=re.MULTILINE)
    return frozenset(found) | {name.partition(".")[0] for name in found}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an export and the store that it was imported into."""
    folder = tmp_path_factory.mktemp("cold-start")
    export = folder / "Connections.csv"
    export.write_text(EXPORT, encoding="utf-8")
    done = intrograph(folder / "store.db", ["import", str(export), "--owner", "Grace Hopper"])
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_no_library_it_does_not_need(command: str, folder: Path) -> None:
    arguments, forbidden = COMMANDS[command]
    export = str(folder / "Connections.csv")
    done = intrograph(folder / "store.db", [export if each == "EXPORT" else each for each in arguments])
    assert done.returncode == 0, done.stderr[-2000:]
    modules = loaded(done.stderr)
    assert {"cli", "typer"} <= modules
    assert not modules & forbidden


def test_the_log_shows_what_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import xml.dom.minidom"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "xml" in loaded(done.stderr)
    assert "pandas" not in loaded(done.stderr)
