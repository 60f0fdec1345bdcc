"""Every rule of the etiquette lives somewhere, and docs/etiquette.md says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach.etiquette.checker import BETTER
from outreach.meetings import CHECKLIST
from outreach.obligations import DUTIES

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "etiquette.md"
KINDS = {"check", "template", "obligation", "gate", "sheet", "ledger", "report"}
ROW = re.compile(r"^\| (E\d{2}) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows() -> dict[str, tuple[set[str], list[tuple[str, str]]]]:
    """Return kinds and places by rule."""
    found = {}
    for rule, _, kinds, places in ROW.findall(DOCUMENT.read_text(encoding="utf-8")):
        assert rule not in found, f"{rule} stands twice"
        found[rule] = (set(kinds.split(", ")), re.findall(r"`([^`]+?)::([^`]+)`", places))
    return found


def test_every_rule_has_its_row_in_order() -> None:
    assert list(rows()) == [f"E{number:02}" for number in range(1, 56)]


@pytest.mark.parametrize("rule", [f"E{number:02}" for number in range(1, 56)])
def test_every_named_place_is_there(rule: str) -> None:
    kinds, places = rows()[rule]
    assert kinds <= KINDS
    assert places, f"{rule} names no place"
    for file, word in places:
        text = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text), f"{file} has no {word}"


def test_what_is_called_a_check_is_checked_and_all_checks_are_named() -> None:
    checked = {key.partition(" ")[0] for key in BETTER}
    assert {rule for rule, (kinds, _) in rows().items() if "check" in kinds} == checked


def test_what_is_called_an_obligation_is_one_and_all_are_named() -> None:
    duties = {duty.rule for duty in DUTIES}
    assert {rule for rule, (kinds, _) in rows().items() if "obligation" in kinds} == duties


def test_every_line_of_the_sheet_is_named() -> None:
    on_sheet = {rule for rule, (kinds, _) in rows().items() if "sheet" in kinds}
    # Thanks are on the sheet as a reminder; they are an obligation.
    assert {rule for rule, _ in CHECKLIST} - {"E38"} <= on_sheet


def test_the_code_speaks_of_no_other_rule() -> None:
    spoken = set()
    for folder in ("outreach", "cli"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            spoken |= set(re.findall(r"\bE\d{2}\b", file.read_text(encoding="utf-8")))
    assert spoken <= set(rows())
