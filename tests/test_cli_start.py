"""The command itself: its options stand anywhere, its streams and exit codes are reliable, it never shows a traceback."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, RUN, TODAY, here, there

from cli.main import COMMANDS
from cli.session import Session

CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada-example,,Analytical Engines,Mathematician,30 Jan 2024
Charles,Babbage,https://www.linkedin.com/in/charles-example,,Difference Works,Engineer,02 Feb 2024
Ada,Lovelace,https://www.linkedin.com/in/ada-other,,Loom Works,Weaver,03 Feb 2024
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path, export: Path) -> Path:
    store = tmp_path / "store.db"
    assert here(store, "import", export, "--owner", "Grace Hopper").code == 0
    return store


def test_help_lists_every_command_and_loads_none() -> None:
    loaded = "import sys; sys.argv[0] = 'intrograph'\nfrom cli.main import app\ntry:\n    app()\nfinally:\n    print([m for m in sys.modules if m.startswith('cli.commands')])"
    done = there("--help", code=loaded)
    assert done.code == 0
    assert done.out.endswith("[]\n")
    for commands in COMMANDS.values():
        for name, _, what in commands:
            assert re.search(rf"^  {name} +{re.escape(what)}$", done.out, flags=re.MULTILINE), name
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_without_a_command_the_help_is_shown() -> None:
    assert here(None).out == here(None, "--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--store", "STORE", "--today", TODAY, "--json", "people", "Charles"],
        ["people", "Charles", "--json", "--today", TODAY, "--store", "STORE"],
        ["--json", "people", "--store=STORE", "Charles", "--today", TODAY],
        [
            "--store",
            "nowhere.db",
            "--today",
            "1999-01-01",
            "people",
            "--today",
            TODAY,
            "--json",
            "--store",
            "STORE",
            "Charles",
        ],
    ],
)
def test_shared_options_stand_before_and_after_the_command(arguments: list[str], store: Path) -> None:
    done = there(*[each.replace("STORE", f"sqlite:///{store}") for each in arguments])
    assert (done.code, done.err) == (0, "")
    assert [person["name"] for person in done.json["people"]] == ["Charles Babbage"]


def test_shared_options_stand_after_a_command_of_a_group(store: Path) -> None:
    done = there("imports", "undo", "1", "--json", "--store", f"sqlite:///{store}")
    assert done.code == 0
    assert done.json["imports"][0]["undone"] is True


def test_the_store_can_be_named_by_the_environment_and_the_option_wins(store: Path, tmp_path: Path) -> None:
    named = there("people", "--json", INTROGRAPH_STORE=f"sqlite:///{store}")
    assert len(named.json["people"]) == 4
    other = there(
        "people", "--json", "--store", str(tmp_path / "new.db"), INTROGRAPH_STORE=f"sqlite:///{store}"
    )
    assert other.json == {"people": []}


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_the_default_store_is_the_users_alone(home: Path, export: Path) -> None:
    done = there(
        "import", export, "--owner", "Grace Hopper", HOME=str(home), XDG_DATA_HOME=str(home / "data")
    )
    assert done.code == 0, done.err
    (file,) = home.rglob("intrograph.db")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["poeple"], "no such command 'poeple'. Did you mean 'people'"),
        (["people", "--frobnicate"], "no such option: --frobnicate"),
        (["show"], "missing argument 'PERSON'"),
        (["people", "--today", "yesterday"], "give a day as YYYY-MM-DD"),
        (["find-path", "Ada", "--max-hops", "three"], "give a whole number"),
        (["find-path"], "nobody to look for was named"),
        (["import"], "missing argument"),
        (["import", "x.csv", "--as-of", "soon"], "this is no day"),
        (["members", "consent", "Ada", "maybe"], "say yes or no"),
    ],
)
def test_usage_errors_are_one_line_and_end_with_two(arguments: list[str], said: str, store: Path) -> None:
    done = here(store, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("intrograph: ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "Nobody Atall"], "nobody in the store has this name"),
        (["imports", "undo", "99"], "there is no import 99"),
        (["find-path", "Charles Babbage", "--max-hops", "9"], ""),
        (["find-path", "Charles Babbage", "--limit", "0"], ""),
        (["find-path", "Charles Babbage", "--company", "Loom Works"], ""),
        (["find-path", "Charles Babbage", "--if", "fly"], "this is no change that can be tried"),
        (["find-path", "--list", "missing.txt"], "missing.txt: no such file or directory"),
        (["import", "missing.zip"], "there is no such file or folder"),
        (["find-path", "Charles Babbage", "--from", "Charles Babbage"], "nobody whose export was imported"),
    ],
)
def test_expected_failures_are_one_line_and_end_with_one(
    arguments: list[str], said: str, store: Path
) -> None:
    done = here(store, *arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("intrograph: ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", ["show", "find-path"])
def test_an_ambiguous_name_is_never_chosen(command: str, store: Path) -> None:
    plain = here(store, command, "Ada Lovelace")
    assert (plain.code, plain.out) == (1, "")
    assert "li:ada-example" in plain.err
    assert "li:ada-other" in plain.err
    assert plain.err.count("\n") == 1
    done = here(store, command, "Ada Lovelace", "--json")
    assert done.code == 1
    assert [person["id"] for person in done.json["ambiguous"]] == ["li:ada-example", "li:ada-other"]
    assert set(done.json["ambiguous"][0]) == {"id", "name", "company", "position"}
    assert "li:ada-other" in done.err


def test_somebody_with_a_name_near_it_is_suggested(store: Path) -> None:
    done = here(store, "show", "Charls Babbage")
    assert done.code == 1
    assert "Charles Babbage (li:charles-example)" in done.err


def test_an_unexpected_error_shows_no_traceback_and_no_value(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Session) -> None:
        raise RuntimeError("Charles Babbage is in a row")

    monkeypatch.delenv("INTROGRAPH_DEBUG", raising=False)
    monkeypatch.setattr(Session, "store", property(fail))
    done = here(store, "people")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "RuntimeError in tests/test_cli_start.py" in done.err
    assert "report" in done.err
    assert "Babbage" not in done.err
    monkeypatch.setenv("INTROGRAPH_DEBUG", "1")
    with pytest.raises(RuntimeError):
        here(store, "people")


def test_an_interrupt_is_one_line(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Session) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "store", property(stop))
    done = here(store, "people")
    assert (done.code, done.out, done.err) == (130, "", "intrograph: stopped\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently")
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    rows = [
        f"Person,Number{n},https://www.linkedin.com/in/p-{n},,Works,Engineer,02 Feb 2024" for n in range(3000)
    ]
    export = tmp_path / "Connections.csv"
    export.write_text("\n".join([CONNECTIONS.splitlines()[0], *rows]), encoding="utf-8")
    store = tmp_path / "store.db"
    assert here(store, "import", export, "--owner", "Grace Hopper").code == 0
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "people", "--store", f"sqlite:///{store}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert said == b""


def test_nothing_in_a_name_steers_the_terminal(tmp_path: Path) -> None:
    bad = "Eve\x1b[31m\x07\x9b2J\u202egnp"
    export = tmp_path / "Connections.csv"
    export.write_text(CONNECTIONS.replace("Charles", bad), encoding="utf-8")
    store = tmp_path / "store.db"
    assert here(store, "import", export, "--owner", "Grace Hopper").code == 0
    control = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
    for arguments in (
        ["people"],
        ["people", "--json"],
        ["find-path", "li:charles-example"],
        ["show", "li:charles-example"],
    ):
        done = here(store, *arguments)
        assert done.code == 0
        assert "Eve" in done.out
        assert not control.search(done.out + done.err), arguments
    names = [person["name"] for person in here(store, "people", "--json").json["people"]]
    assert any(name.startswith("Eve") for name in names)


def test_with_json_stdout_holds_exactly_one_document(store: Path) -> None:
    done = here(store, "people", "--json")
    assert done.out == json.dumps(done.json, ensure_ascii=False, indent=2) + "\n"


def test_quiet_prints_answers_only(store: Path, export: Path) -> None:
    assert here(store, "import", export, "--owner", "Grace Hopper", "--quiet").out == ""
    assert (
        here(store, "people", "Charles", "--quiet").out.splitlines()[0].strip().startswith("Charles Babbage")
    )
    assert "add --why" not in here(store, "find-path", "Charles Babbage", "--quiet").out


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"intrograph (\d+\.\d+\.\d+|\(not installed\))\n", here(None, "--version").out)


@pytest.mark.parametrize("command", [name for section in COMMANDS.values() for name, _, _ in section])
def test_every_command_explains_itself(command: str) -> None:
    done = here(None, command, "--help")
    assert done.code == 0, done.err
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert f"Usage: intrograph {command}" in done.out
    for option in ("--store URL", "--today YYYY-MM-DD", "--json", "--quiet"):
        assert re.search(rf"^  {option} ", done.out, flags=re.MULTILINE), option
