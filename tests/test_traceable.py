"""Every reason in an output leads back to rows that anybody can open: the whole demo is walked, line by line."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from command import here

from graph.identity import fold_name

# Terms about what no file holds, and one that counts ties: they name no rows.
ABOUT_NOTHING = re.compile(
    r"No (small-group |dated )?message .* is known\.|No file says how well .*|How many contacts .* is not known .*"
)
BROKER = re.compile(r"Known contacts of (.*): (\d+); introductions seen so far: (\d+)\.")
SHARED = re.compile(r"(?:.*) share (\d+) contacts? around this path(.*)\.")


class Demo:
    """The demo's output: its store, what it printed, and the files that it says it read."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.printed = here(None, "demo", "--out", out).out
        self.store = out / "intrograph.db"

    def ask(self, *arguments: str) -> Any:
        """The document of a command."""
        return here(self.store, *arguments, "--json").json

    @cached_property
    def owners(self) -> dict[str, str]:
        """Whose archive every source is."""
        return {each["source"]: each["owner"]["name"] for each in self.ask("imports")["imports"]}

    @cached_property
    def files(self) -> dict[str, str]:
        """The texts of all files by the names under which evidence cites them."""
        found: dict[str, str] = {}
        for path in (path for folder in (self.out / "exports").iterdir() for path in folder.iterdir()):
            for name, content in _inside(path):
                if name.endswith(".csv"):
                    found[f"{path.name}/{name}"] = _text(content)
        return found

    @cache  # noqa: B019  (one demo, gone with the tests)
    def row(self, source: str, line: int) -> tuple[str, str]:
        """The record that begins on a line, and the owner of the archive that holds it."""
        lines = self.files[source].splitlines(keepends=True)
        cells = next(csv.reader(lines[line - 1 :]))
        assert line > 1
        assert any(cells)
        return " ".join(cells), self.owners[source.partition("/")[0]]

    @cache  # noqa: B019  (likewise)
    def show(self, person: str) -> Any:
        """Everything known about somebody."""
        return self.ask("show", person)


def _inside(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive or folder, those of an archive in the archive too."""
    if path.is_dir():
        for file in path.rglob("*"):
            if file.is_file():
                yield file.relative_to(path).as_posix(), file.read_bytes()
        return
    pending = [path.read_bytes()]
    while pending:
        with zipfile.ZipFile(io.BytesIO(pending.pop())) as archive:
            for name in archive.namelist():
                if name.endswith(".zip"):
                    pending.append(archive.read(name))
                else:
                    yield name, archive.read(name)


def _text(content: bytes) -> str:
    """The text of a file as LinkedIn writes them."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    return content.decode("utf-8-sig", errors="replace")


def names_somebody(text: str, person: dict[str, Any]) -> bool:
    """Whether a row holds the words of a name or the profile address."""
    words = fold_name(person["name"]).split()
    folded = " ".join(fold_name(text).split())
    return all(word in folded for word in words) or person["id"].removeprefix("li:") in text


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return Demo(tmp_path_factory.mktemp("demo") / "out")


@pytest.fixture(scope="module")
def answers(demo: Demo) -> list[Any]:
    """Everything the demo is about, asked by everybody it names."""
    wanted = [["--company", "Plovermark Robotics", "--former"], ["--title", "engineer"]]
    wanted += [["--company", "Quillander Systems"], ["--school", "University of Saltmere"]]
    people = [each["person"]["id"] for each in demo.ask("connectors")["connectors"]]
    people += [each["id"] for opened in demo.ask("connectors")["connectors"] for each in opened["opens"]]
    wanted += [[person] for person in dict.fromkeys(people)]
    found = [demo.ask("find-path", *each, "--limit", "40") for each in wanted]
    for member in demo.ask("members")["members"]:
        who = member["person"]["id"]
        found.append(demo.ask("find-path", "--company", "Plovermark Robotics", "--from", who))
    return found


def steps_of(answers: list[Any]) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Every step of every path, with its two ends."""
    for answer in answers:
        for path in answer["paths"]:
            for step, one, other in zip(path["steps"], path["people"], path["people"][1:], strict=False):
                yield path, step, one, other


def test_every_reason_stands_in_rows_about_the_two(demo: Demo, answers: list[Any]) -> None:
    seen = set()
    for _, step, one, other in steps_of(answers):
        assert len(step["reasons"]) == len(step["evidence"]) > 0
        for reason, where in zip(step["reasons"], step["evidence"], strict=True):
            assert where, reason
            for proof in where:
                text, owner = demo.row(proof["source"], proof["line"])
                known = [owner == person["name"] or names_somebody(text, person) for person in (one, other)]
                # A tie stands in a row about both; where somebody works or went to school in a row of their own.
                both = step["kind"] == "known" and not re.search(r" worked at | went to ", reason)
                assert all(known) if both else any(known), (reason, proof)
            seen.add(re.sub(r"\d[\d-]*", "N", reason.replace(one["name"], "X").replace(other["name"], "Y")))
    assert len(seen) > 10
    # What the demo printed is among what was walked.
    flowing = " ".join(demo.printed.split())
    told = {reason for _, step, *_ in steps_of(answers) for reason in step["reasons"]}
    connected = re.findall(r" - ((?:(?! - ).)*? have been connected since [\d-]+\.)", flowing)
    assert len(connected) > 8
    assert set(connected) <= told


def test_every_term_stands_in_rows_or_says_that_there_are_none(demo: Demo, answers: list[Any]) -> None:
    seen = set()
    for _, step, one, other in steps_of(answers):
        for term in step["terms"]:
            seen.add(term["name"])
            for proof in term["evidence"]:
                text, owner = demo.row(proof["source"], proof["line"])
                if term["name"] in ("worked_together", "former_employer"):
                    assert re.search(r"at (.*?)(?: together| for|, where)", term["sentence"])[1] in text  # type: ignore[index]
                elif term["name"] == "school":
                    assert term["sentence"].rpartition(" went to ")[2].rstrip(".") in text
                elif term["name"] == "shared_contacts":
                    assert any(
                        person != owner and all(word in fold_name(text) for word in fold_name(person).split())
                        for person in (*re.split(r", | and ", _named(term)), one["name"], other["name"])
                        if person
                    )
                elif term["name"] != "inferred":
                    assert names_somebody(text, one) or names_somebody(text, other)
            if term["name"] == "broker" and BROKER.fullmatch(term["sentence"]):
                continue
            assert bool(term["evidence"]) is not bool(ABOUT_NOTHING.fullmatch(term["sentence"])), term
    assert seen >= {
        "groups", "share", "recency", "recommendation", "worked_together", "school", "personal_invitation",
        "endorsements", "address_book", "connected_since", "shared_contacts", "broker", "inferred",
    }  # fmt: skip


def _named(term: Any) -> str:
    """The contacts that a term names."""
    found = SHARED.fullmatch(term["sentence"])
    assert found is not None
    return found[2].removeprefix(":").removeprefix(",").removesuffix(" among them").strip()


def test_every_number_in_a_reason_is_a_count_of_evidence(demo: Demo, answers: list[Any]) -> None:
    checked = 0
    for path, step, one, other in steps_of(answers[:6] + answers[-3:]):
        ends = (path["people"][0], path["people"][-1])
        if step["kind"] == "known":
            tie = next(each for each in demo.show(one["id"])["ties"] if each["with"]["id"] == other["id"])
            counts: dict[tuple[str, str, str], int] = {}
            for proof in tie["evidence"]:
                messages = proof["kind"] in ("message", "group_message", "mail")
                if messages and proof["from"] in (one["id"], other["id"]):
                    key = (proof["from"], proof["kind"], proof["date"])
                    counts[key] = max(counts.get(key, 0), proof["count"])
            there, back = (
                sum(n for (who, *_), n in counts.items() if who == end["id"]) for end in (one, other)
            )
            said = " ".join(step["reasons"])
            if there or back:
                assert re.search(rf"\b{there} messages? from .* and {back} back", said)
                assert max(day for *_, day in counts) in said
            connected = [each["date"] for each in tie["evidence"] if each["kind"] == "connection"]
            assert not connected or f"connected since {min(connected)}." in said
        for term in step["terms"]:
            if term["name"] == "broker" and (found := BROKER.fullmatch(term["sentence"])):
                living = [tie for tie in demo.show(other["id"])["ties"] if not tie["ended"]]
                assert int(found[2]) == sum(tie["kind"] == "known" for tie in living)
                checked += 1
            if term["name"] == "shared_contacts" and path["hops"] == 2:
                middle = path["people"][1]
                end = ends[0] if step["from"] == ends[0]["id"] else ends[1]
                theirs, of_end = (
                    {tie["with"]["id"] for tie in demo.show(who["id"])["ties"] if _lives(tie)}
                    for who in (middle, end)
                )
                found = SHARED.fullmatch(term["sentence"])
                assert found is not None
                on_path = {person["id"] for person in path["people"]}
                assert int(found[1]) == term["value"] == len(theirs & of_end - on_path)
                checked += 1
    assert checked > 50


def _lives(tie: Any) -> bool:
    """Whether a tie is known and has not ended."""
    return tie["kind"] == "known" and tie["ended"] is None


def test_the_ways_to_a_path_stand_in_rows_too(demo: Demo) -> None:
    ways = [
        way
        for question in (
            ["Petra Isgaardsen"],
            ["--company", "Farlight Keepers' Trust"],
            ["Noor Hallvedsen", "--max-hops", "1"],
        )
        for way in demo.ask("find-path", *question)["ways"]
    ]
    assert len({way["what"] for way in ways}) > 3
    for way in ways:
        for proof in way["evidence"]:
            text, owner = demo.row(proof["source"], proof["line"])
            people = [demo.show(person)["person"] for person in way["people"]]
            assert owner in way["what"] or any(names_somebody(text, person) for person in people)
