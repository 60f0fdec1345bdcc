"""The first hour with one's own export: what nobody has told the program yet, it says how to tell."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from command import here

from cli.main import COMMANDS

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MINE = """\
Ada,Lovelace,https://www.linkedin.com/in/ada-example,,Analytical Engines,Mathematician,30 Jan 2024
Charles,Babbage,https://www.linkedin.com/in/charles-example,,Difference Works,Engineer,02 Feb 2024
Ada,Lovelace,https://www.linkedin.com/in/ada-other,,Loom Works,Weaver,03 Feb 2024
"""
THEIRS = """\
Bea,Brandt,https://www.linkedin.com/in/bea-example,,Loom Works,Weaver,05 Feb 2024
Cy,Dahl,https://www.linkedin.com/in/cy-example,,Mill Street,Miller,06 Feb 2024
"""
PAGE = "https://www.linkedin.com/in/hedy-example"


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A store with nothing but one's own list."""
    file = tmp_path / "Connections.csv"
    file.write_text(HEADER + MINE, encoding="utf-8")
    store = tmp_path / "store.db"
    assert here(store, "import", file, "--owner", "Grace Hopper").code == 0
    return store


@pytest.fixture
def store(alone: Path, tmp_path: Path) -> Path:
    """The same with the list of a friend."""
    folder = tmp_path / "friend"
    folder.mkdir()
    file = folder / "Connections.csv"
    file.write_text(HEADER + THEIRS, encoding="utf-8")
    owner = "https://www.linkedin.com/in/charles-example"
    assert here(alone, "import", file, "--owner", owner).code == 0
    return alone


@pytest.mark.parametrize("arguments", [["find-path"], ["target", "add"], ["ask", "new"]])
def test_somebody_no_export_holds_can_be_brought_in(arguments: list[str], alone: Path) -> None:
    unknown = here(alone, *arguments, "Hedy Lamarr")
    assert (unknown.code, unknown.out) == (1, "")
    assert "intrograph mutuals ADDRESS --name NAME" in unknown.err
    brought = here(alone, "mutuals", PAGE, "--name", "Hedy Lamarr", stdin="Charles Babbage\n")
    assert brought.code == 0
    assert here(alone, *arguments, "Hedy Lamarr").code == 0


def test_know_tells_how_to_name_somebody_new(alone: Path) -> None:
    refused = here(alone, "know", "me", "Hedy Lamarr")
    assert refused.code == 1
    assert "--new" in refused.err
    assert here(alone, "know", "me", "Hedy Lamarr", "--new").code == 0


def test_a_tie_cannot_begin_tomorrow(alone: Path) -> None:
    before = here(alone, "imports").out
    refused = here(alone, "know", "me", "Charles Babbage", "--since", "2026-11-24")
    assert (refused.code, refused.out) == (1, "")
    assert "--since: 2026-11-24 lies after today" in refused.err
    assert here(alone, "imports").out == before


def test_people_of_one_name_are_told_apart_by_their_jobs(alone: Path) -> None:
    refused = here(alone, "show", "Ada Lovelace").err
    assert "Mathematician at Analytical Engines (li:ada-example)" in refused
    assert "Weaver at Loom Works (li:ada-other)" in refused


@pytest.mark.parametrize(
    ("arguments", "head"),
    [
        (["--company", "Loom Works"], "from you to anybody at Loom Works ("),
        (["--title", "weaver"], "from you to anybody with 'weaver' in the title ("),
        (["--school", "Nowhere"], "from you to anybody from Nowhere ("),
    ],
)
def test_the_question_is_repeated_as_a_sentence(arguments: list[str], head: str, store: Path) -> None:
    assert head in " ".join(here(store, "find-path", *arguments).out.split())


def test_a_company_nobody_works_at_may_be_written_otherwise(store: Path) -> None:
    said = here(store, "find-path", "--company", "Loom").out
    (command,) = re.findall(r"intrograph (find-path .+)", said)
    assert "Bea Brandt" in here(store, *shlex.split(command)).out


def test_a_name_of_a_list_is_told_by_its_place(store: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Bea Brandt\nQuite Unknown\n", encoding="utf-8")
    refused = here(store, "find-path", "--list", names)
    assert refused.code == 1
    assert "--list, name 2" in refused.err
    assert "Quite" not in refused.err


def test_naming_a_target_again_does_not_lower_it(store: Path) -> None:
    assert here(store, "target", "add", "Bea Brandt", "--value", "3").code == 0
    assert here(store, "--json", "target", "add", "Bea Brandt").json["targets"][0]["value"] == 3
    assert (
        here(store, "--json", "target", "add", "Bea Brandt", "--value", "1").json["targets"][0]["value"] == 1
    )
    assert here(store, "--json", "target", "add", "Cy Dahl").json["targets"][0]["value"] == 2


@pytest.mark.parametrize("wanted", [["Bea Brandt"], ["Bea Brandt", "Cy Dahl"]])
def test_what_the_plan_says_to_type_can_be_typed(wanted: list[str], store: Path) -> None:
    friend = ["--from", "Charles Babbage"]
    for name in wanted:
        assert here(store, "target", "add", name, *friend).code == 0
    said = here(store, "plan", *friend).out
    commands = re.findall(r"intrograph (plan accept.*)", said)
    assert len(commands) == len(wanted) + (len(wanted) > 1)  # each by itself, and all at once
    for command, count in ((commands[0], 1), (commands[-1], len(wanted))):
        assert here(store, *shlex.split(command)).code == 0
        made = here(store, "--json", "ask", "list", *friend).json["asks"]
        assert [ask["member"]["name"] for ask in made] == ["Charles Babbage"] * count


def test_the_calendar_can_be_exported(store: Path, tmp_path: Path) -> None:
    assert here(store, "ask", "new", "Bea Brandt").code == 0
    for event in ("asked", "agreed", "introduced"):
        assert here(store, "log", event, "1").code == 0
    assert here(store, "log", "scheduled", "1", "--at", "2026-12-01 14:00").code == 0
    one, other = tmp_path / "one.ics", tmp_path / "other.ics"
    assert here(store, "export", "ics", one).code == 0
    assert here(store, "todo", "--ics", other).code == 0
    assert b"BEGIN:VEVENT" in one.read_bytes()
    assert one.read_bytes() == other.read_bytes()
    again = here(store, "export", "ics", one)
    assert (again.code, again.out) == (1, "")


@pytest.mark.parametrize("name", [name for commands in COMMANDS.values() for name, _, _ in commands])
def test_help_speaks_of_what_to_write_and_not_of_types(name: str) -> None:
    said = here(None, name, "--help").out
    assert not re.search(r"<(str|int|Path|list\[)", said)
    assert all(len(line) <= 80 for line in said.splitlines())
    listed = said.partition("Commands:")[2]
    assert "..." not in listed  # what a command does is not cut off


@pytest.mark.parametrize("group", ["ask", "identity", "profile", "report", "store", "target"])
def test_a_group_alone_names_its_commands(group: str, store: Path) -> None:
    done = here(store, group)
    assert (done.code, done.out) == (2, "")
    names = re.findall(r"^  (\w+) ", here(store, group, "--help").out.partition("Commands:")[2], re.MULTILINE)
    assert names
    assert ", ".join(names) in done.err
