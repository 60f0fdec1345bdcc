"""The commands of the ledger: documents, refusals in one line, gates that only warn, and what is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from season import FIRST, Done, import_network, run

ROOT = Path(__file__).resolve().parent.parent
DAY = FIRST
P = {"id", "name", "company", "position"}

Run = Callable[..., Done]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the season's network and nothing in the ledger."""
    path = tmp_path_factory.mktemp("network") / "network.db"
    import_network(f"sqlite:///{path}")
    return path


@pytest.fixture
def store(network: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(network, tmp_path / "network.db"))


@pytest.fixture
def go(store: Path) -> Run:
    """Run a command on the copy."""

    def go(*arguments: str, today: date = DAY, stdin: str = "") -> Done:
        return run(f"sqlite:///{store}", today, *arguments, stdin=stdin)

    return go


def document(done: Done) -> Any:
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


def on(day: int, month: int = 9) -> date:
    return date(2026, month, day)


# --- ask ------------------------------------------------------------------------------------------------------------


def test_ask_new_freezes_the_best_path_with_score_and_odds(go: Run) -> None:
    (ask,) = document(go("--json", "ask", "new", "Aino Quillmar"))["asks"]
    (path,) = document(go("--json", "find-path", "Aino Quillmar", "--limit", "1"))["paths"]
    assert ask["id"] == 1
    assert ask["path"] == [person["id"] for person in path["people"]]
    assert set(ask["target"]) == set(ask["member"]) == P
    assert ask["connector"]["name"] == "Bram Ashgrove"
    assert ask["frozen"]["score"] == path["score"]
    assert ask["frozen"]["class"] == "one connector"
    assert ask["frozen"]["odds"] == {"low": 0.0329, "mid": 0.15, "high": 0.3008, "asks": 0}
    assert (ask["state"], ask["quiet"], ask["events"]) == ("planned", False, [])
    assert ask["next"] == ["asked", "checked", "ruled_out", "closed"]


def test_what_was_frozen_does_not_change_when_the_network_does(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    before = document(go("--json", "ask", "show", "1"))["asks"][0]["frozen"]
    go("know", "me", "Aino Quillmar", "--strength", "strong")
    assert document(go("--json", "ask", "show", "1"))["asks"][0]["frozen"] == before


def test_ask_new_takes_the_first_path_that_is_not_held_back(go: Run) -> None:
    go("ask", "new", "Bela Rosenvik")
    go("log", "asked", "1")
    second = go("--json", "ask", "new", "Nils Elmsworth", "--via", "Cleo Birkendal")
    assert second.err.strip() == (
        "intrograph: better wait: Cleo Birkendal is being asked for a favour already (E52: one at a time)"
    )
    free = go("--json", "ask", "new", "Nils Elmsworth")
    assert "better wait" not in free.err
    paths = document(go("--json", "find-path", "Nils Elmsworth", "--limit", "100"))["paths"]
    expected = next(path for path in paths if path["held_back"] is None)
    assert document(free)["asks"][0]["path"] == [person["id"] for person in expected["people"]]
    assert paths[0]["held_back"] is not None


def test_a_second_ask_for_the_same_person_is_told(go: Run) -> None:
    assert go("ask", "new", "Bela Rosenvik").err == ""
    second = go("ask", "new", "Bela Rosenvik", "--cold")
    assert second.code == 0
    assert "ask 1 for Bela Rosenvik is open already" in second.err.replace("\nintrograph: ", " ")
    go("log", "closed", "1")
    go("log", "closed", "2")
    assert "open already" not in go("ask", "new", "Bela Rosenvik").err


def test_via_names_the_path_person_by_person(go: Run) -> None:
    ask = document(
        go("--json", "ask", "new", "Noor Hallvedsen", "--via", "Hilda Garlund", "--via", "Sten Jarnvik")
    )["asks"][0]
    assert ask["path"] == ["li:livia-tannerholt", "li:hilda-garlund", "li:sten-jarnvik", "li:noor-hallvedsen"]
    assert ask["connector"]["id"] == "li:hilda-garlund"
    assert ask["frozen"]["class"].startswith("two connectors")


def test_a_path_that_nothing_evidences_is_refused_with_the_missing_tie(go: Run) -> None:
    done = go("ask", "new", "Aino Quillmar", "--via", "Milan Lundmere")
    assert done.code == 1
    assert "nothing says that Milan Lundmere and Aino Quillmar know each other" in done.err
    assert "intrograph know" in done.err
    assert done.err.count("\n") == 1
    assert document(go("--json", "ask", "list"))["asks"] == []


def test_without_a_path_ask_new_names_cold(go: Run, tmp_path: Path) -> None:
    lonely = tmp_path / "Connections.csv"
    lonely.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Zora,Farwell,https://www.linkedin.com/in/zora-farwell,,Far Works,Smith,02 Feb 2024\n"
    )
    go("import", str(lonely), "--owner", "https://www.linkedin.com/in/stranger-one", "--as-of", "2026-09-01")
    done = go("ask", "new", "Zora Farwell")
    assert (done.code, done.out) == (1, "")
    assert "--cold" in done.err
    cold = document(go("--json", "ask", "new", "Zora Farwell", "--cold"))["asks"][0]
    assert cold["connector"] is None
    assert cold["frozen"]["score"] is None
    assert cold["frozen"]["class"] == "cold"


def test_an_introduction_on_the_spot_needs_no_file_that_says_so(go: Run) -> None:
    done = go("--json", "ask", "new", "Aino Quillmar", "--via", "Milan Lundmere", "--live")
    ask = document(done)["asks"][0]
    assert ask["state"] == "introduced"
    assert ask["turn"]["name"] == "Aino Quillmar"
    assert "noted that Milan Lundmere and Aino Quillmar know each other" in done.err
    assert "E16" not in go("todo").out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ask", "new", "Nobody Atall"], 1, "nobody in the store has this name"),
        (["ask", "new", "Livia Tannerholt"], 1, "this is you"),
        (["ask", "new", "Aino Quillmar", "--on", "2026-12-24"], 1, "lies after today"),
        (["ask", "new", "Aino Quillmar", "--on", "soon"], 2, "--on"),
        (["ask", "new", "Aino Quillmar", "--cold", "--via", "Bram Ashgrove"], 2, "--cold"),
        (["ask", "new", "Aino Quillmar", "--live"], 2, "--via"),
        (["ask", "new", "Aino Quillmar", "--from", "Bram Ashgrove Junior"], 1, "nobody"),
        (["ask", "show", "7"], 1, "there is no such ask"),
        (["ask", "show", "seven"], 1, "no number of an ask"),
        (["log", "held"], 2, "which ask?"),
        (["log", "held", "7"], 1, "there is no such ask"),
        (["draft", "nudge", "7"], 1, "there is no such ask"),
        (["draft", "sonnet", "7"], 1, "there is no such ask"),
        (["draft", "check", "not-there.txt"], 1, "no such file"),
        (["prep", "7"], 1, "there is no such ask"),
        (["prep", "7", "--format", "pdf"], 2, "no such form"),
        (["debrief", "7"], 1, "there is no such ask"),
        (["todo", "--days", "-1"], 2, "--days"),
        (["target", "add"], 2, "name a person"),
        (["target", "drop", "7"], 1, "no such target"),
        (["target", "add", "Aino Quillmar", "--value", "9"], 1, "1 to 3"),
        (["profile", "set", "shoe_size", "42"], 1, "no such key"),
        (["profile", "set", "E52", "often"], 1, "number"),
        (["plan", "accept", "9"], 1, "no such number"),
        (["plan", "--week", "2026-W99"], 1, "no week"),
        (["report", "weekly", "--format", "pdf"], 2, "no such form"),
        (["members", "consent", "Livia Tannerholt", "perhaps"], 2, "yes or no"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(go: Run, arguments: list[str], code: int, says: str) -> None:
    done = go(*arguments)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert done.err.startswith("intrograph: ")
    assert done.err.count("\n") == 1


# --- log ------------------------------------------------------------------------------------------------------------


def test_log_writes_one_line_and_says_what_is_owed_now(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    done = go("log", "asked", "1", "--channel", "linkedin", "--note", "sent the short one")
    assert "asked on 2026-09-07" in done.out
    assert "by 2026-09-14: Follow up with Bram Ashgrove" in done.out
    event = document(go("--json", "ask", "show", "1"))["asks"][0]["events"][0]
    assert event == {
        "n": 2,
        "event": "asked",
        "on": "2026-09-07",
        "note": "sent the short one",
        "data": {"channel": "linkedin"},
    }


@pytest.mark.parametrize(
    ("before", "event", "allowed"),
    [
        ([], "held", "asked, checked, ruled_out, closed"),
        (["asked"], "thanked", "agreed, introduced, scheduled, held, declined, nudged"),
        (["asked", "declined"], "nudged", "asked, agreed, introduced"),
        (["asked", "ruled_out"], "asked", "closed"),
    ],
)
def test_an_illegal_event_is_refused_with_the_allowed_ones(
    go: Run, before: list[str], event: str, allowed: str
) -> None:
    go("ask", "new", "Aino Quillmar")
    for each in before:
        assert go("log", each, "1").code == 0
    done = go("log", event, "1")
    assert (done.code, done.out) == (1, "")
    assert f"'{event}' is not allowed" in done.err
    assert allowed in done.err
    assert len(document(go("--json", "ask", "show", "1"))["asks"][0]["events"]) == len(before)


def test_a_word_that_is_no_event_is_refused_with_all_of_them(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    done = go("log", "celebrated", "1")
    assert done.code == 1
    assert "ruled_out" in done.err


def test_a_name_on_the_path_is_enough_for_by_and_to(go: Run) -> None:
    go("ask", "new", "Noor Hallvedsen", "--via", "Hilda Garlund", "--via", "Sten Jarnvik")
    go("log", "asked", "1")
    assert go("log", "agreed", "1", "--by", "hilda garlund").code == 0
    assert go("log", "introduced", "1", "--to", "Noor Hallvedsen").code == 0
    wrong = go("log", "declined", "1", "--by", "Aino Quillmar")
    assert wrong.code == 1
    assert "nobody on the path" in wrong.err


def test_a_wrong_entry_is_corrected_and_never_lost(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    go("log", "referred", "1", "--how", "offered")
    assert document(go("--json", "referrals"))["totals"]["referred"] == 1
    go("log", "corrected", "1", "--entry", "3", "--event", "introduced")
    totals = document(go("--json", "referrals"))["totals"]
    assert (totals["referred"], totals["introduced"]) == (0, 1)
    gone = go("log", "corrected", "1", "--entry", "3")
    assert "is now gone" in gone.out
    assert document(go("--json", "ask", "show", "1"))["asks"][0]["state"] == "asked"


def test_an_entry_of_the_wrong_ask_is_moved(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("ask", "new", "Bela Rosenvik")
    for number in ("1", "2"):
        go("log", "asked", number)
    go("log", "held", "1")
    go("log", "corrected", "1", "--entry", "5", "--event", "held", "--ask", "2")
    states = [ask["state"] for ask in document(go("--json", "ask", "list"))["asks"]]
    assert states == ["asked", "held"]


def test_log_alone_offers_what_is_likely(go: Run) -> None:
    assert "No ask is open" in go("log").out
    go("ask", "new", "Aino Quillmar")
    offered = document(go("--json", "log"))["next"]
    assert [each["event"] for each in offered] == ["asked", "checked", "ruled_out"]
    assert offered[0]["command"] == "intrograph log asked 1"
    go("log", "asked", "1")
    quiet = document(go("--json", "log", today=on(1, 11)))["next"]
    assert quiet[0]["event"] == "closed"


def test_a_strength_check_becomes_evidence_and_goes_with_its_entry(go: Run) -> None:
    def statements() -> list[dict[str, Any]]:
        shown = document(go("--json", "show", "Aino Quillmar"))
        return [e for tie in shown["ties"] for e in tie["evidence"] if e["kind"] == "statement"]

    go("ask", "new", "Aino Quillmar")
    score = document(go("--json", "find-path", "Aino Quillmar", "--limit", "1"))["paths"][0]["score"]
    go("log", "checked", "1", "--answer", "well")
    assert [(each["note"], each["source"]) for each in statements()] == [("well", "ledger/ask 1, entry 2")]
    better = document(go("--json", "find-path", "Aino Quillmar", "--limit", "1"))["paths"][0]["score"]
    assert better > score
    go("log", "corrected", "1", "--entry", "2", "--event", "checked", "--answer", "barely")
    assert [each["note"] for each in statements()] == ["barely"]
    go("log", "corrected", "1", "--entry", "2")
    assert statements() == []


# --- gates warn and never refuse ------------------------------------------------------------------------------------


def test_the_gates_warn_with_their_rule_and_refuse_nothing(go: Run) -> None:
    go("ask", "new", "Bela Rosenvik")
    go("ask", "new", "Nils Elmsworth")
    go("log", "asked", "1")
    second = go("log", "asked", "2")
    assert (second.code, "E52" in second.err) == (0, True)
    for _ in range(2):
        assert go("log", "nudged", "1").err == ""
    third = go("log", "nudged", "1")
    assert (third.code, "E18" in third.err) == (0, True)
    go("log", "held", "1")
    asked = go("log", "referred", "1", "--how", "asked")
    assert (asked.code, "E42" in asked.err) == (0, True)
    assert go("log", "referred", "1", "--how", "offered").err == ""
    owed = go("ask", "new", "Nils Elmsworth", "--via", "Cleo Birkendal", today=on(30, 12))
    assert (owed.code, "E55" in owed.err) == (0, True)


def test_more_asks_than_one_means_are_told(go: Run) -> None:
    go("profile", "set", "asks_per_week", "1")
    assert "E48" not in go("ask", "new", "Aino Quillmar").err
    assert "E48" in go("ask", "new", "Bela Rosenvik").err


def test_a_guessed_tie_is_asked_about_first(go: Run) -> None:
    guessed = [
        path
        for name in ("Noor Hallvedsen", "Greta Winterholm")
        for path in document(go("--json", "find-path", name, "--limit", "50"))["paths"]
        if not path["known"]
    ]
    names = [person["id"] for person in guessed[0]["people"]]
    via = [word for each in names[1:-1] for word in ("--via", each)]
    go("ask", "new", names[-1], *via)
    assert "E53" in go("log", "asked", "1").err


# --- todo -----------------------------------------------------------------------------------------------------------


def test_todo_has_who_what_when_and_the_command(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    found = document(go("--json", "todo", today=on(20)))
    assert found["as_of"] == "2026-09-20"
    (owed,) = found["obligations"]
    assert set(owed["person"]) == P
    assert {**owed, "person": owed["person"]["name"]} == {
        "rule": "E18",
        "what": "Follow up with Bram Ashgrove: there is no answer yet.",
        "due": "2026-09-14",
        "due_at": None,
        "overdue": True,
        "ask": 1,
        "person": "Bram Ashgrove",
        "settle": "intrograph log nudged 1",
    }
    assert document(go("--json", "todo", "--days", "1"))["obligations"] == []
    command = owed["settle"].split()[1:]
    assert go(*command, today=on(20)).code == 0
    assert document(go("--json", "todo", "--days", "1", today=on(20)))["obligations"] == []


def test_the_calendar_file_keeps_its_uids_and_cancels(go: Run, tmp_path: Path) -> None:
    from icalendar import Calendar

    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    file = tmp_path / "todo.ics"
    go("todo", "--ics", str(file))
    (before,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    go("log", "introduced", "1")
    go("todo", "--ics", str(file))
    after = {str(event["UID"]): event for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    assert str(after[str(before["UID"])]["STATUS"]) == "CANCELLED"
    assert str(after[str(before["UID"])]["SEQUENCE"]) > str(before["SEQUENCE"])
    assert len(after) > 1


# --- targets, plan, profile -------------------------------------------------------------------------------------------


def test_targets_are_added_listed_and_dropped(go: Run) -> None:
    assert (
        document(go("--json", "target", "add", "Aino Quillmar", "--value", "3"))["targets"][0]["value"] == 3
    )
    go("target", "add", "--company", "Hazelvik Studio", "--title", "designer")
    listed = document(go("--json", "target", "list"))["targets"]
    assert [(each["number"], each["value"], each["company"]) for each in listed] == [
        (1, 3, None),
        (2, 2, "Hazelvik Studio"),
    ]
    go("target", "drop", "Aino Quillmar")
    assert [each["number"] for each in document(go("--json", "target", "list"))["targets"]] == [2]


def test_a_plan_writes_nothing_until_it_is_accepted_once(go: Run) -> None:
    for name in ("Aino Quillmar", "Bela Rosenvik", "Cato Sandholt"):
        go("target", "add", name)
    plan = document(go("--json", "plan"))
    assert plan["week"] == "2026-W37"
    assert plan["member"]["name"] == "Livia Tannerholt"
    assert len(plan["asks"]) + len(plan["left_out"]) == 3
    assert document(go("--json", "ask", "list"))["asks"] == []
    first = plan["asks"][0]
    assert {"target", "connector", "path", "score", "odds", "value", "why"} <= set(first)
    made = document(go("--json", "plan", "accept", "1"))["asks"]
    assert [ask["path"] for ask in made] == [first["path"]]
    assert document(go("--json", "plan", "accept", "1"))["asks"] == []
    assert len(document(go("--json", "ask", "list"))["asks"]) == 1


def test_the_profile_is_the_members_own(go: Run) -> None:
    go("profile", "set", "goal", "product work")
    go("profile", "set", "E52", "30", "--from", "Bram Ashgrove")
    mine = document(go("--json", "profile", "show"))
    theirs = document(go("--json", "profile", "show", "--from", "Bram Ashgrove"))
    assert mine["profile"]["goal"] == "product work"
    assert theirs["profile"]["goal"] is None
    number = {each["key"]: each["value"] for each in theirs["numbers"]}
    assert number["E52"] == 30
    assert {each["key"]: each["value"] for each in mine["numbers"]}["E52"] == 21


def test_asks_belong_to_a_member_and_gates_count_everybodys(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    theirs = go(
        "--json",
        "ask",
        "new",
        "Mona Dovrefell",
        "--via",
        "Livia Tannerholt",
        "--via",
        "Bram Ashgrove",
        "--from",
        "Cleo Birkendal",
    )
    assert document(theirs)["asks"][0]["member"]["name"] == "Cleo Birkendal"
    assert "Bram Ashgrove is being asked for a favour already" in theirs.err
    assert len(document(go("--json", "ask", "list"))["asks"]) == 1
    assert len(document(go("--json", "ask", "list", "--from", "Cleo Birkendal"))["asks"]) == 1
    assert document(go("--json", "todo", "--from", "Cleo Birkendal"))["obligations"] == []


# --- referrals --------------------------------------------------------------------------------------------------------


def test_referrals_count_asks_with_links_back_and_say_when_it_is_too_few(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in (["asked"], ["introduced"], ["held"], ["held"], ["referred", "--how", "offered"]):
        go("log", event[0], "1", *event[1:])
    found = document(go("--json", "referrals"))
    (row,) = found["relationships"]
    assert row["connector"]["name"] == "Bram Ashgrove"
    counts = {
        name: row[name] for name in ("asks", "agreed", "introduced", "held", "referred", "applied", "hired")
    }
    assert counts == {
        "asks": 1,
        "agreed": 0,
        "introduced": 1,
        "held": 1,
        "referred": 1,
        "applied": 0,
        "hired": 0,
    }
    assert row["numbers"] == [1]
    assert row["entries"] == [3, 4, 5, 6]
    assert row["rates"]["held"]["enough"] is False
    assert "too few to say" in go("referrals").out
    assert document(go("--json", "referrals", "--calibration"))["calibration"]["meaningful"] is False


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_knows_its_ask_and_passes_its_own_check(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    text = go("draft", "ask", "1").out
    assert text.startswith("Kind: ask\nChannel: email\nAsk: 1\nTo: Bram Ashgrove\nSubject: ")
    assert "\n--- to forward ---\n" in text
    assert document(go("--json", "draft", "check", "-", stdin=text))["findings"] == []
    made = document(go("--json", "draft", "ask", "1", "--channel", "note"))
    assert made["text"].startswith("Kind: ask\nChannel: note\n")
    assert made["findings"] == []


def test_a_letter_waits_until_the_connector_agreed(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    done = go("draft", "letter", "1")
    assert (done.code, done.out) == (1, "")
    assert "Bram Ashgrove has not agreed to be named yet (E15)" in done.err
    letter = "Kind: letter\nAsk: 1\n\nDear Aino, I am a nurse in Leeds. Bram Ashgrove said that I may write. Would you have 20 minutes to tell me how you plan shifts?"
    assert "E15" in go("draft", "check", "-", stdin=letter).out
    go("log", "agreed", "1")
    assert go("draft", "letter", "1").code == 0
    assert "E15" not in go("draft", "check", "-", stdin=letter).out


def test_a_letter_goes_the_way_the_ask_went(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1", "--channel", "linkedin")
    go("log", "introduced", "1")
    made = go("draft", "letter", "1").out
    assert made.startswith("Kind: letter\nChannel: linkedin\n")
    assert "Subject:" not in made
    assert go("draft", "letter", "1", "--channel", "email").out.startswith("Kind: letter\nChannel: email\n")
    # How she was asked herself counts more than how the connector was.
    go("log", "asked", "1", "--channel", "email")
    for kind in ("letter", "nudge", "close"):
        assert go("draft", kind, "1").out.startswith(f"Kind: {kind}\nChannel: email\n")


def test_a_connection_note_is_followed_only_to_whom_it_went(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1", "--channel", "note")
    assert "Channel: note\n" in go("draft", "nudge", "1").out
    go("log", "introduced", "1")
    assert "Channel: linkedin\n" in go("draft", "letter", "1").out


def test_a_plan_to_ask_is_no_ask(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    assert document(go("--json", "referrals"))["totals"]["asks"] == 0
    assert go("referrals").out == "Nobody has been asked yet. Begin with: intrograph ask new TARGET\n"
    go("log", "asked", "1")
    assert document(go("--json", "referrals"))["totals"]["asks"] == 1


def test_a_recap_passes_its_check_however_short_the_debrief(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    go("debrief", "1", "--learned", "they need somebody in spring")
    for channel in ("email", "linkedin", "inmail"):
        for kind in ("recap", "thanks"):
            assert document(go("--json", "draft", kind, "1", "--channel", channel))["findings"] == []


def test_nobody_is_asked_how_well_they_know_themselves(go: Run) -> None:
    go("ask", "new", "Bram Ashgrove")
    done = go("draft", "strength", "1")
    assert (done.code, "nobody stands between" in done.err) == (1, True)


def test_the_report_opens_as_a_page(go: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return len(opened) == 1

    monkeypatch.setattr("webbrowser.open", browser)
    file = tmp_path / "report.html"
    assert go("report", "weekly", "--open", "--out", str(file)).code == 0
    assert opened == [file.as_uri()]
    assert "<html" in file.read_text(encoding="utf-8")
    done = go("report", "weekly", "--open")
    assert done.code == 0
    assert "no browser could be started" in done.err
    assert go("report", "weekly", "--open", "--format", "md").code == 2


def test_the_report_is_written_for_its_readers(go: Run, tmp_path: Path) -> None:
    go("target", "add", "Aino Quillmar")
    for form in ("text", "md", "html", "json"):
        file = tmp_path / f"report.{form}"
        assert go("report", "weekly", "--format", form, "--out", str(file)).code == 0
        assert "Aino Quillmar" in file.read_text(encoding="utf-8")
    coach = document(go("report", "weekly", "--for", "coach", "--json"))
    assert "Livia" not in json.dumps(coach)
    go("members", "consent", "Livia Tannerholt", "yes")
    assert "Livia" in json.dumps(document(go("report", "weekly", "--for", "coach", "--json")))
    assert document(go("report", "weekly", "--for", "Bram Ashgrove", "--json"))["favours"] == []
    letter = go("report", "weekly").out
    assert "Draft for 1: Bram Ashgrove" in letter


def test_a_card_says_what_a_connector_was_asked_and_told(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    (card,) = document(go("--json", "ask", "show", "1"))["cards"]
    assert (card["asks"], card["last"], card["told"], card["owed"]) == (1, "2026-09-07", None, ["E40"])
    go("log", "recapped", "1")
    (card,) = document(go("--json", "ask", "show", "1"))["cards"]
    assert (card["told"], card["owed"]) == ("2026-09-07", [])


def test_a_direct_ask_is_a_letter(go: Run) -> None:
    go("ask", "new", "Bram Ashgrove")
    assert document(go("--json", "ask", "show", "1"))["asks"][0]["frozen"]["class"] == "first-degree"
    text = go("draft", "ask", "1").out
    assert text.startswith("Kind: letter\n")
    assert "--- to forward ---" not in text


def test_thanks_hold_what_the_debrief_kept(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    bland = "Kind: thanks\nAsk: 1\n\nDear Aino, what you said about how harbours plan their ferries will stay with me. Thank you. Livia"
    assert "E39" not in go("draft", "check", "-", stdin=bland).out
    go("debrief", "1", "--learned", "pilots are chosen by what they save")
    assert "pilots are chosen by what they save" in go("draft", "thanks", "1").out
    assert "E39" in go("draft", "check", "-", stdin=bland).out


def test_check_takes_any_text_and_ends_well_with_findings(go: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Dear Aino, do you have any openings at your firm?", encoding="utf-8")
    found = document(go("--json", "draft", "check", str(file), "--kind", "letter", "--channel", "email"))
    first = found["findings"][0]
    assert set(first) == {"rule", "severity", "start", "end", "text", "better"}
    assert "E01" in {each["rule"] for each in found["findings"]}
    assert "E01 error" in go("draft", "check", str(file)).out
    assert go("draft", "check", "-", stdin="Thank you for asking.").out == "Nothing to change.\n"


def test_a_draft_becomes_a_file_for_the_mail_program(go: Run, tmp_path: Path) -> None:
    go("ask", "new", "Aino Quillmar")
    go("profile", "set", "email", "livia@example.org")
    file = tmp_path / "ask.eml"
    go("draft", "ask", "1", "--out", str(file), "--address", "bram@example.org")
    message = message_from_bytes(file.read_bytes())
    assert message["To"] == "Bram Ashgrove <bram@example.org>"
    assert "livia@example.org" in message["From"]


def test_templates_are_copied_and_used(go: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    go("draft", "templates", str(folder))
    (folder / "nudge.j2").write_text("Subject: Hello\nAhoy {{ to }}!", encoding="utf-8")
    go("ask", "new", "Aino Quillmar")
    assert go("draft", "nudge", "1", "--templates", str(folder)).out.endswith("\nAhoy Bram!\n")
    go("draft", "templates", str(folder))
    assert (folder / "nudge.j2").read_text(encoding="utf-8").endswith("Ahoy {{ to }}!")


# --- prep and debrief ---------------------------------------------------------------------------------------------------


def test_a_question_is_asked_once_at_a_company(go: Run) -> None:
    asked: list[str] = []
    # All three work at Lanternfold Energy.
    for number, name in enumerate(("Aino Quillmar", "Greta Winterholm", "Mona Dovrefell"), 1):
        go("ask", "new", name)
        go("log", "asked", str(number))
        go("log", "scheduled", str(number), "--at", "2026-09-20 10:00")
        sheet = document(go("prep", str(number), "--format", "json"))
        asked += [each["id"] for each in sheet["questions"]]
        assert 5 <= len(sheet["questions"]) <= 8
        assert document(go("prep", str(number), "--format", "json")) == sheet
    assert len(asked) == len(set(asked))


def test_the_sheet_has_purpose_facts_with_sources_and_the_promises(go: Run) -> None:
    go("profile", "set", "purpose", "understand product work")
    go("profile", "set", "pitch", "word " * 260)
    go("ask", "new", "Aino Quillmar")
    early = go("prep", "1")
    assert (early.code, "E20" in early.err) == (0, True)
    go("log", "asked", "1")
    go("log", "introduced", "1", "--note", "she loves maps")
    go("log", "scheduled", "1", "--at", "2026-09-20 10:00", "--place", "Harbour Café")
    sheet = document(go("prep", "1", "--format", "json"))
    assert sheet["purpose"] == "understand product work"
    assert sheet["until"] == "2026-09-20T10:20:00+00:00"
    assert any(fact["sources"] for fact in sheet["who"])
    assert [fact["text"] for fact in sheet["view"]] == ["Bram Ashgrove: she loves maps"]
    assert sheet["pitch"]["seconds"] == 120
    text = go("prep", "1").out
    assert "2:00 minutes aloud" in text
    assert max(map(len, text.splitlines())) <= 80
    html = go("prep", "1", "--format", "html").out
    assert html.startswith("<!doctype html>")
    assert "Harbour Café" in html
    assert go("prep", "1", "--format", "md").out.startswith("# Conversation with Aino Quillmar")


def test_own_questions_and_those_a_website_answers(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    go("log", "scheduled", "1", "--at", "2026-09-20 10:00")
    first = [each["id"] for each in document(go("prep", "1", "--format", "json"))["questions"]]
    warned = go("prep", "1", "--question", "Do you know of any openings in your team?")
    assert (warned.code, "E01" in warned.err) == (0, True)
    changed = document(go("prep", "1", "--format", "json", "--website", first[0]))["questions"]
    ids = [each["id"] for each in changed]
    assert first[0] not in ids
    assert sum(each.startswith("own.") for each in ids) == 1


def test_names_from_a_debrief_become_people_ties_and_targets(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    refused = go("debrief", "1", "--learned", "x")
    assert refused.code == 1
    assert "nothing was held yet" in refused.err
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    done = go(
        "debrief",
        "1",
        "--who",
        "Ruben Kestrand, Grid Planner at Northgrid",
        "--who",
        "Bela Rosenvik",
        "--connected",
    )
    assert "identity merge" in done.err  # Bela Rosenvik is a name that somebody has
    people = document(go("--json", "people", "Bela Rosenvik"))["people"]
    assert len(people) == 2
    shown = document(go("--json", "show", "Ruben Kestrand"))
    (tie,) = shown["ties"]
    assert (tie["with"]["name"], tie["kind"]) == ("Aino Quillmar", "known")
    assert tie["evidence"][0]["source"] == "ledger/ask 1, entry 6"
    assert shown["person"]["company"] == "Northgrid"
    targets = document(go("--json", "target", "list"))["targets"]
    assert [each["source"] for each in targets] == ["ask 1, entry 6", "ask 1, entry 8"]
    path = document(go("--json", "find-path", "Ruben Kestrand", "--limit", "1"))["paths"][0]
    assert [person["name"] for person in path["people"]][1:] == ["Aino Quillmar", "Ruben Kestrand"]


def test_a_debrief_settles_its_promise_and_ruling_out_is_a_result(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    assert "E46" in go("todo").out
    go(
        "debrief",
        "1",
        "--learned",
        "one",
        "--learned",
        "two",
        "--gave",
        "an article",
        "--ruled-out",
        "too much travel",
    )
    assert "E46" not in go("todo").out
    kept = document(go("--json", "debrief", "1"))
    assert [each["text"] for each in kept["learned"]] == ["one", "two"]
    assert [(each["given"], each["text"]) for each in kept["gifts"]] == [(True, "an article")]
    assert document(go("--json", "ask", "show", "1"))["asks"][0]["state"] == "ruled_out"


def test_forgetting_somebody_takes_the_words_about_them_along(go: Run) -> None:
    go("ask", "new", "Aino Quillmar")
    for event in ("asked", "introduced", "held"):
        go("log", event, "1")
    go(
        "debrief",
        "1",
        "--learned",
        "a secret",
        "--who",
        "Ruben Kestrand, Planner at Northgrid",
        "--gave",
        "a map",
    )
    go("forget", "Aino Quillmar")
    everything = go("--json", "ask", "list").out + go("--json", "debrief", "1").out + go("debrief", "1").out
    assert "Aino" not in everything
    assert "a secret" not in everything
    assert "a map" not in everything


# --- two at a time ------------------------------------------------------------------------------------------------------


def test_two_processes_that_log_at_once_lose_nothing(go: Run, store: Path) -> None:
    go("ask", "new", "Aino Quillmar")
    go("log", "asked", "1")
    code = (
        "import sys; sys.argv[0] = 'intrograph'\nfrom cli.main import app\n"
        "for n in range(8):\n"
        "    app(['--store', sys.argv[1], '--today', '2026-09-07', 'log', 'nudged', '1', '--note', sys.argv[2] + str(n)], standalone_mode=False)\n"
    )
    command = [sys.executable, "-c", code, f"sqlite:///{store}"]
    running = [
        subprocess.Popen(
            [*command, name], cwd=ROOT, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for name in ("a", "b")
    ]
    for each in running:
        _, err = each.communicate(timeout=120)
        assert each.returncode == 0, err.decode()
    events = document(go("--json", "ask", "show", "1"))["asks"][0]["events"]
    notes = {event["note"] for event in events if event["event"] == "nudged"}
    assert notes == {f"{name}{number}" for name in "ab" for number in range(8)}
