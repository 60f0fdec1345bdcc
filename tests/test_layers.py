"""The rooms keep to their own: the import contracts hold, and each of them can fail."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "importers", "outreach", "cli")

# For each contract imports that it must refuse: (file that would hold it, imported module).
VIOLATIONS = {
    "rooms": [
        ("graph/intruder.py", "importers"),
        ("importers/intruder.py", "outreach"),
        ("outreach/intruder.py", "importers"),
        ("outreach/other_intruder.py", "cli"),
    ],
    "sqlite": [("graph/store/intruder.py", "sqlite3"), ("cli/intruder.py", "sqlite3")],
    "neo4j": [("graph/store/intruder.py", "neo4j"), ("cli/intruder.py", "neo4j")],
    "networkx": [("graph/store/intruder.py", "networkx"), ("outreach/intruder.py", "networkx")],
    "graph-libraries": [
        ("graph/intruder.py", "pandas"),
        ("graph/late.py", "numpy"),
        ("graph/store/intruder.py", "rapidfuzz"),
    ],
    "terminal": [("importers/intruder.py", "typer"), ("outreach/intruder.py", "rich")],
}


def contracts() -> dict[str, str]:
    """Name of each contract by its id, in the order of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["id"]: each["name"] for each in settings["tool"]["importlinter"]["contracts"]}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the project in folder, as `lint-imports` does."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"Contracts: {len(contracts())} kept, 0 broken." in result.stdout


def test_every_contract_refuses_what_it_is_there_for(tmp_path: Path) -> None:
    assert list(VIOLATIONS) == list(contracts())
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file, module in (violation for each in VIOLATIONS.values() for violation in each):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        with (tmp_path / file).open("a", encoding="utf-8") as intruder:
            intruder.write(f"def late() -> None:\n    import {module}\n")

    result = lint(tmp_path)

    assert result.returncode == 1, result.stdout + result.stderr
    assert f"Contracts: 0 kept, {len(VIOLATIONS)} broken." in result.stdout
    # After the list of contracts each broken one has a section of its own, headed by its name.
    details = result.stdout.partition("Broken contracts")[2]
    for contract, name in contracts().items():
        section = re.split(r"\n-{5,}\n", details.partition(name)[2])[1]
        for file, module in VIOLATIONS[contract]:
            importer = file.removesuffix(".py").replace("/", ".")
            assert f"{importer} -> {module}" in section, (contract, file, module, section)
