"""``demo``: the README's first command tells the truth, and leaves something that works."""

import os
import re
from pathlib import Path

from command import ROOT, TODAY, content, here, there


def block() -> str:
    """The output that the README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"^```text\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path) -> None:
    before = os.times()
    done = there("demo", "--today", TODAY, cwd=tmp_path)
    after = os.times()
    # Processor time: how busy the machine is says nothing about the demo.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 20
    assert (done.code, done.err) == (0, "")
    assert done.out == block()
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_what_the_demo_suggests_works(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = here(None, "demo", "--out", out)
    store = out / "intrograph.db"
    suggested = re.findall(r'^  intrograph ([\w-]+) "([^"]+)"( --why)?', done.out, flags=re.MULTILINE)
    assert len(suggested) == 4
    answers = [
        here(store, command, name, *([why.strip()] if why else [])) for command, name, why in suggested
    ]
    assert [answer.code for answer in answers] == [0, 0, 1, 0]
    assert "fits 2 people" in answers[2].err
    assert "No warm path yet" in answers[3].out
    for name in ("import.txt", "report.txt", "report.html"):
        assert (out / name).stat().st_size > 1000
    assert here(store, "store", "check").code == 0
    for command in re.findall(r"^    \$ intrograph (.*)$", done.out, flags=re.MULTILINE):
        assert here(store, *command.split()).code == 0, command


def test_the_demo_goes_from_an_ask_to_a_referral(tmp_path: Path) -> None:
    out = tmp_path / "out"
    document = here(None, "demo", "--out", out, "--json").json
    assert set(document) >= {"out", "store", "report", "ask", "imports"}
    (ask,) = here(out / "intrograph.db", "ask", "list", "--json").json["asks"]
    assert ask["id"] == document["ask"]
    words = [event["event"] for event in ask["events"]]
    assert [word for word in words if word in {"asked", "agreed", "introduced", "held", "referred"}] == [
        "asked", "agreed", "introduced", "held", "referred",
    ]  # fmt: skip
    assert all(event["on"] <= TODAY for event in ask["events"])
    assert here(out / "intrograph.db", "referrals", "--json").json["totals"]["referred"] == 1


def test_a_demo_can_be_repeated_on_any_day_and_touches_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    stores = []
    for day in ("2026-01-01", "2024-02-29", "2026-01-01"):
        assert here(None, "demo", "--out", out, "--quiet", today=day).out == ""
        stores.append(content(out / "intrograph.db"))
    assert stores[0] == stores[2] != stores[1]
    other = tmp_path / "mine"
    other.mkdir()
    (other / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    refused = here(None, "demo", "--out", other)
    assert refused.code == 1
    assert [file.name for file in other.iterdir()] == ["letter.txt"]
