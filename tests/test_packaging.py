"""What a user gets: four packages, names that collide with nobody's, and two lines that start it all."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"graph", "importers", "outreach", "cli"}
DEMO = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/intrograph demo"
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
# The home folder as the user has it; the tests themselves run with another one.
HOME = Path.home()
# Where packages come from is for the reader's own pip to know, where a folder lies for the reader's own machine.
TRACES = [
    re.compile(
        r"index-url|find-links|pythonhosted|://[\w.-]*pypi\.[\w.]+/simple|://[^\s\"'<>]+\.(?:whl|tar\.gz)"
    ),
    re.compile(r"(?<![\w.~])/(?:root|home/\w+|Users/\w+)/"),
    re.compile(
        "|".join(re.escape(f"{folder}/") for folder in (ROOT, HOME) if len(folder.parts) > 1) or r"(?!)"
    ),
]


def project() -> dict[str, object]:
    """The [project] table of pyproject.toml."""
    table: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive and the wheel that was made from it, without network."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    """The wheel, open."""
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as wheel:
        yield wheel


def tracked() -> list[Path]:
    """Text files under version control, this one left out since it names what it looks for."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files")
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    binary = {".gif", ".gz", ".ico", ".jpg", ".png", ".woff2", ".xlsx", ".zip"}
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [
        file
        for file in files
        if file.is_file() and file.suffix not in binary and file != Path(__file__).resolve()
    ]


def dependencies() -> set[str]:
    """Canonical names of everything that a plain install brings, all the way down."""
    wanted = project()["dependencies"]
    assert isinstance(wanted, list)
    found: set[str] = set()
    pending = [(Requirement(line), "") for line in wanted]
    while pending:
        requirement, extra = pending.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        below = [Requirement(line) for line in metadata.requires(name) or []]
        for each in ("", *requirement.extras):
            if f"{name}[{each}]" not in found:
                found.add(f"{name}[{each}]")
                pending.extend((line, each) for line in below)
    return {name.partition("[")[0] for name in found}


def commands() -> list[str]:
    """Lines of the README's fenced code blocks that are neither empty nor comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [
        line for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")
    ]


def test_the_wheel_holds_the_four_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    information = f"intrograph-{project()['version']}.dist-info"
    names = wheel.namelist()
    assert {name.partition("/")[0] for name in names} == {*PACKAGES, information}
    assert f"{information}/licenses/LICENSE" in names
    assert "intrograph = cli.main:run" in wheel.read(f"{information}/entry_points.txt").decode()
    about = Parser().parsestr(wheel.read(f"{information}/METADATA").decode())
    assert about["License-Expression"] == "MIT"
    assert about["Requires-Python"] == ">=3.11"


def test_the_wheel_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    there = {
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {f"{package}/__init__.py" for package in PACKAGES} <= there
    assert there <= set(wheel.namelist())


def test_the_source_archive_holds_the_project_and_nothing_else(built: Path) -> None:
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "constraints.txt", "tests/conftest.py"} <= inside
    plain = {".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md"}
    plain |= {"constraints.txt", "pyproject.toml", "tests", "docs", "benchmarks"}
    assert {name.partition("/")[0] for name in inside} <= PACKAGES | plain


def test_no_dependency_brings_a_name_of_ours() -> None:
    ours = PACKAGES | {"tests", "benchmarks"}
    installed = dependencies()
    assert {"networkx", "neo4j", "pandas", "typer", "numpy", "markdown-it-py"} <= installed
    theirs = {
        name
        for name, distributions in metadata.packages_distributions().items()
        if installed & {canonicalize_name(each) for each in distributions}
    }
    assert {"networkx", "dateutil"} <= theirs
    assert not ours & theirs
    assert not ours & sys.stdlib_module_names


def test_tracked_files_name_no_package_index_and_no_folder_of_a_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in tracked()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        for trace in TRACES
        if (match := trace.search(line))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url x",
        "pip --find-links x",
        "url = 'https://files.example/a-1.0.whl'",
        f"see {ROOT}/x",
        "/home/ada/x",
    ],
)
def test_a_trace_is_seen(line: str) -> None:
    assert any(trace.search(line) for trace in TRACES)


def test_constraints_are_pins() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert not [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+", line)]
    pinned = {canonicalize_name(line.partition("==")[0]) for line in pins}
    assert dependencies() - pinned == set()


def test_the_readme_opens_with_two_lines_to_copy() -> None:
    assert commands()[:2] == [DEMO, TEST]
