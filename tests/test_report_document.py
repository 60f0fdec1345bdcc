"""The JSON reports have the keys and kinds of values that docs/report.md promises, no more and no fewer."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from test_report import everything, monday_report

from cli.report_json import weekly_document
from cli.terminal import to_json
from outreach.counts import COUNTS, FUNNEL
from outreach.states import EVENTS, State


class Maybe:
    """A value that may be null."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind


class Day:
    """An ISO date."""


class Moment:
    """A local time with its offset."""


class WeekName:
    """An ISO week."""


PERSON = {"id": str, "name": str, "company": Maybe(str), "position": Maybe(str)}
ODDS = {"low": float, "mid": float, "high": float, "asks": int}
HAPPENED = dict.fromkeys(EVENTS, int)
STEPS = dict.fromkeys(FUNNEL, int)
CAME = dict.fromkeys(COUNTS, int)
STATES = {state.value for state in State}
OBLIGATION = {
    "rule": str, "what": str, "due": Day, "due_at": Maybe(Moment), "overdue": bool, "ask": int, "person": PERSON,
    "settle": str,
}  # fmt: skip
ASK = {
    "id": int, "target": PERSON, "connector": Maybe(PERSON), "path": [str], "member": PERSON, "state": STATES,
    "quiet": bool, "turn": Maybe(PERSON), "next": [str],
    "events": [{"n": int, "event": str, "on": Day, "note": str, "data": dict}],
    "frozen": {"score": Maybe(float), "odds": Maybe(ODDS), "class": str}, "purpose": str,
}  # fmt: skip
PLAN = {
    "week": WeekName,
    "asks": [
        {
            "target": PERSON,
            "connector": Maybe(PERSON),
            "path": [str],
            "score": Maybe(float),
            "odds": ODDS,
            "value": int,
            "why": str,
            "slot": int,
            "class": str,
            "utility": float,
            "reasons": [str],
            "explores": bool,
            "propensity": float,
            "ask": Maybe(int),
            "state": Maybe(STATES),
            "draft": Maybe(str),
        }
    ],
    "left_out": [{"target": PERSON, "why": str}],
    "asks_per_week": int,
    "one_more": Maybe({"utility": float, "targets": [PERSON]}),
}
WEEK = {"week": WeekName, "from": Day, "to": Day, "as_of": Day}
REPORTS: dict[str, Any] = {
    "me": {
        "for": {"me"}, "member": PERSON, **WEEK, "obligations": [OBLIGATION], "plan": PLAN, "happened": HAPPENED,
        "before": [{"week": WeekName, **HAPPENED}], "funnel": STEPS, "asks": [ASK], "next": Maybe(PLAN),
        "funnels": [{"week": WeekName, **STEPS}],
        "learned": [{"on": Day, "ask": int, "target": PERSON, "note": str, "ruled_out": bool}],
        "coverage": {"functions": [str], "companies": [{"company": Maybe(str), "asks": [int], "held": [int]}]},
        "circles": [{"distance": int, "people": [{"person": PERSON, "opened": bool}]}],
        "network": Maybe({"contacts": int, "new": [PERSON], "ended": int, "people": int, "ties": int}),
        "leads": int,
        "moves": [{"people": [PERSON], "before": Maybe(int), "now": Maybe(int), "why": str}],
        "jobs": [{"person": PERSON, "company": Maybe(str), "position": Maybe(str), "on": Day}],
        "relationships": [{"connector": PERSON, **CAME}], "totals": CAME, "first": bool,
    },
    "coach": {
        "for": {"coach"}, **WEEK, "obligations": [OBLIGATION], "plan": Maybe(PLAN), "happened": HAPPENED,
        "before": [{"week": WeekName, **HAPPENED}], "funnel": STEPS, "asks": [ASK], "next": Maybe(PLAN),
        "funnels": [{"week": WeekName, **STEPS}],
        "members": [
            {
                "label": str, "person": Maybe(PERSON), "happened": HAPPENED, "funnel": STEPS, "open": int,
                "overdue": int, "stuck": int, "states": [{"company": Maybe(str), "state": STATES}],
                "stuck_asks": [{"ask": int, "state": STATES, "company": Maybe(str), "why": [str]}],
                "idle": Maybe(int),
            }
        ],
        "help": [str],
    },
    "connector": {
        "for": {"connector"}, "member": PERSON, "connector": PERSON, **WEEK,
        "favours": [
            {
                "target": PERSON, "agreed": Maybe(Day), "introduced": Maybe(Day), "scheduled": Maybe(Day),
                "held": [Day], "outcomes": [{"event": str, "on": Day}], "over": bool, "changed": Day, "new": bool,
            }
        ],
    },
}  # fmt: skip


def wrong(value: Any, kind: Any, where: str) -> list[str]:
    """Return where a value is not of its kind."""
    if isinstance(kind, Maybe):
        return [] if value is None else wrong(value, kind.kind, where)
    if isinstance(kind, dict):
        if not isinstance(value, dict) or list(value) != list(kind):
            return [f"{where}: {list(value) if isinstance(value, dict) else value!r}"]
        return [each for key in kind for each in wrong(value[key], kind[key], f"{where}.{key}")]
    if isinstance(kind, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r}"]
        return [each for n, part in enumerate(value) for each in wrong(part, kind[0], f"{where}[{n}]")]
    if isinstance(kind, set):
        return [] if value in kind else [f"{where}: {value!r}"]
    if kind is Day:
        return [] if isinstance(value, str) and date.fromisoformat(value) else [f"{where}: {value!r}"]
    if kind is Moment:
        whole = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d", str(value))
        return [] if whole else [f"{where}: {value!r}"]
    if kind is WeekName:
        return [] if re.fullmatch(r"\d{4}-W\d\d", str(value)) else [f"{where}: {value!r}"]
    if kind is float:
        return (
            [] if isinstance(value, int | float) and not isinstance(value, bool) else [f"{where}: {value!r}"]
        )
    return [] if type(value) is kind else [f"{where}: {value!r}"]


@pytest.mark.parametrize("name", ["member", "coach", "connector"])
def test_a_report_is_what_the_documentation_says(name: str) -> None:
    document = json.loads(everything()[f"{name}.json"])
    assert wrong(document, REPORTS[document["for"]], name) == []


def test_so_is_a_report_of_a_week_that_is_over() -> None:
    document = json.loads(to_json(weekly_document(monday_report())))
    assert wrong(document, REPORTS["me"], "monday") == []


def test_the_check_sees_what_is_wrong() -> None:
    document = json.loads(everything()["connector.json"])
    assert wrong(document | {"new": 1}, REPORTS["connector"], "x")
    document["favours"][0]["held"] = ["yesterday"]
    with pytest.raises(ValueError, match="yesterday"):
        wrong(document, REPORTS["connector"], "x")
    document["favours"][0]["held"] = [5]
    assert wrong(document, REPORTS["connector"], "x") == ["x.favours[0].held[0]: 5"]
