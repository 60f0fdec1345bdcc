"""The report as a user gets it: the same bytes from a file and from a server, in every form and for every reader."""

from __future__ import annotations

from pathlib import Path

from command import TODAY, here
from typer.testing import CliRunner

from cli.main import app

FORMS = ("text", "md", "html", "json")
LATER = "2026-12-02"


def printed(url: str, today: str, *arguments: str) -> bytes:
    """Run a command on a store and return what it printed."""
    result = CliRunner().invoke(app, ["--today", today, "--store", url, *arguments])
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


def test_a_report_is_the_same_from_a_file_and_from_neo4j(neo4j_url: str, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    assert here(None, "demo", "--out", out).code == 0
    store = out / "intrograph.db"
    assert here(store, "members", "consent", "me", "yes").code == 0
    assert here(store, "plan", "accept", "1").code == 0
    (ask,) = [
        each for each in here(store, "ask", "list", "--json").json["asks"] if each["state"] == "planned"
    ]
    for event in ("asked", "agreed"):
        assert here(store, "log", event, str(ask["id"])).code == 0
    connector = ask["connector"]["id"]
    assert here(store, "store", "copy", neo4j_url).code == 0
    file_url = f"sqlite:///{store}"
    for today, week in ((TODAY, "2026-W48"), (LATER, "last"), (LATER, "2026-W49")):
        for reader in ("me", "coach", connector):
            for form in FORMS:
                words = ("report", "weekly", "--week", week, "--for", reader, "--format", form)
                first = printed(file_url, today, *words)
                assert first == printed(neo4j_url, today, *words), words
                assert first == printed(file_url, today, *words), words
        for form in ("--json", "--quiet"):
            assert printed(file_url, today, form, "plan") == printed(neo4j_url, today, form, "plan")
