"""Twelve weeks of a job search, replayed through the command line: what it leaves is compared with golden files.

After a change that is meant, write them anew with INTROGRAPH_GOLDEN=1 and read the difference.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from season import FIRST, FOLDER, LAST, Season, play, run, script

from outreach.etiquette import check
from outreach.states import EVENTS

NAMES = ("ledger.json", "todo.txt", "referrals.txt", "referrals.json", "drafts.txt")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('season')}/network.db"


@pytest.fixture(scope="module")
def season(url: str) -> Season:
    return play(url)


@pytest.mark.parametrize("name", NAMES)
def test_the_season_leaves_what_it_left_before(season: Season, name: str) -> None:
    golden = FOLDER / name
    if os.environ.get("INTROGRAPH_GOLDEN"):
        golden.write_text(season.files[name], encoding="utf-8")
    assert season.files[name] == golden.read_text(encoding="utf-8")


def test_the_season_is_the_same_on_neo4j(season: Season, neo4j_url: str) -> None:
    there = play(neo4j_url)
    assert there.refused == []
    assert {name for name in NAMES if there.files[name] != season.files[name]} == set()


def test_the_season_is_twelve_weeks_of_thirty_asks_that_go_every_way(season: Season) -> None:
    asks = json.loads(season.files["ledger.json"])["asks"]
    assert [ask["id"] for ask in asks] == list(range(1, 31))
    assert {ask["state"] for ask in asks} >= {
        "planned",
        "asked",
        "agreed",
        "introduced",
        "held",
        "declined",
        "closed",
        "ruled_out",
    }
    assert {event["event"] for ask in asks for event in ask["events"]} == set(EVENTS)
    assert any(ask["quiet"] for ask in asks)
    assert {ask["frozen"]["class"].partition(",")[0] for ask in asks} == {
        "one connector",
        "two connectors",
        "cold",
    }
    assert season.refused == []
    assert (LAST - FIRST).days == 12 * 7


def test_every_event_of_the_script_is_in_the_ledger_once(season: Season) -> None:
    asks = json.loads(season.files["ledger.json"])["asks"]
    written = [event["n"] for ask in asks for event in ask["events"]]
    logged = sum(words[0] == "log" and words[1] != "corrected" for _, words in script())
    debriefed = sum(words[0] == "debrief" for _, words in script())
    ruled_out = sum("--ruled-out" in words for _, words in script())
    live = sum("--live" in words for _, words in script())
    assert len(set(written)) == len(written) == logged + debriefed + ruled_out + live


def test_every_draft_of_the_season_passes_the_check(season: Season) -> None:
    drafts = re.split(r"(?m)^== .* ==$\n", season.files["drafts.txt"])[1:]
    assert len(drafts) > 30
    for draft in drafts:
        assert check(draft) == (), draft


def test_looking_changes_nothing(season: Season, url: str) -> None:
    for _ in range(2):
        assert run(url, LAST, "--json", "ask", "list").out == season.files["ledger.json"]
        assert run(url, LAST, "--json", "referrals").out == season.files["referrals.json"]


def test_the_calendar_of_the_season_is_read_by_icalendar(season: Season, url: str, tmp_path: Path) -> None:
    from icalendar import Calendar

    file = tmp_path / "todo.ics"
    assert run(url, LAST, "todo", "--ics", str(file)).code == 0
    calendar = Calendar.from_ical(file.read_bytes())
    events = list(calendar.walk("VEVENT"))
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids)) > 30
    assert all(uid.endswith("@intrograph") for uid in uids)
    assert {str(event["STATUS"]) for event in events} == {"CONFIRMED", "CANCELLED"}


def test_the_report_of_a_week_says_what_happened_in_it(season: Season, url: str) -> None:
    report = json.loads(run(url, LAST, "report", "weekly", "--week", "2026-W38", "--format", "json").out)
    asks = json.loads(season.files["ledger.json"])["asks"]
    days = [event["on"] for ask in asks for event in ask["events"] if event["event"] == "held"]
    assert report["happened"]["held"] == sum("2026-09-14" <= day < "2026-09-21" for day in days)
    assert report["from"] == "2026-09-14"
    assert report["to"] == "2026-09-21"
