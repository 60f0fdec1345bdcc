"""The questions: every document has the keys that scripts rely on, and says what the story promises."""

import csv
import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import TODAY, content, here

from cli.fiction import Fiction, write_exports

P = {"id", "name", "company", "position"}


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=date.fromisoformat(TODAY))


@pytest.fixture(scope="module")
def pooled(fiction: Fiction, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with everybody's exports; only read."""
    store = tmp_path_factory.mktemp("pooled") / "store.db"
    assert here(store, "import", *fiction.paths).code == 0
    return store


@pytest.fixture
def store(pooled: Path, tmp_path: Path) -> Path:
    """A copy of it to write to."""
    copy = tmp_path / "store.db"
    copy.write_bytes(pooled.read_bytes())
    for end in ("-wal", "-shm"):
        if (beside := pooled.with_name(pooled.name + end)).exists():
            copy.with_name(copy.name + end).write_bytes(beside.read_bytes())
    return copy


def names(people: list[Any]) -> list[str]:
    return [person["name"] for person in people]


def check_path(path: Any, rank: int) -> None:
    assert set(path) >= {
        "rank", "people", "hops", "score", "odds", "known", "steps", "weakest", "held_back", "marks", "was_rank",
    }  # fmt: skip
    assert path["rank"] == rank
    assert all(set(person) == P for person in path["people"])
    assert path["hops"] == len(path["steps"]) == len(path["people"]) - 1
    assert set(path["odds"]) == {"low", "mid", "high", "asks"}
    assert path["odds"]["low"] <= path["odds"]["mid"] <= path["odds"]["high"]
    assert path["known"] is all(step["kind"] == "known" for step in path["steps"])
    assert path["weakest"] == min(range(path["hops"]), key=lambda at: path["steps"][at]["strength"])
    for step, start, end in zip(path["steps"], path["people"], path["people"][1:], strict=False):
        assert set(step) == {"from", "to", "kind", "reasons", "evidence", "strength", "terms"}
        assert (step["from"], step["to"]) == (start["id"], end["id"])
        assert step["kind"] in {"known", "inferred"}
        assert step["reasons"]
        for term in step["terms"]:
            assert set(term) == {"name", "value", "cost", "sentence", "evidence"}
            assert all(set(proof) == {"source", "line"} for proof in term["evidence"])


def test_find_path_to_one_person(fiction: Fiction, pooled: Path) -> None:
    done = here(pooled, "find-path", fiction.target, "--json")
    document = done.json
    assert (done.code, done.err) == (0, "")
    assert set(document) == {
        "from", "query", "as_of", "targets", "paths", "direct", "none_because", "ways",
        "unreached", "absent",
    }  # fmt: skip
    assert document["from"]["name"] == fiction.me
    assert document["query"]["target"] == fiction.target
    assert (document["as_of"], document["targets"], document["none_because"]) == (TODAY, 1, None)
    assert len(document["paths"]) == 10
    for rank, path in enumerate(document["paths"], 1):
        check_path(path, rank)
    scores = [path["score"] for path in document["paths"]]
    assert scores == sorted(scores, reverse=True)
    by_way_of = [path["people"][1]["name"] for path in document["paths"] if path["hops"] == 2]
    assert by_way_of[: len(fiction.connectors)] == list(fiction.connectors)
    assert set(document["direct"]) == {"person", "tie", "since", "odds"}
    assert (document["direct"]["tie"], document["direct"]["since"]) == ("none", None)


def test_find_path_text_fits_and_says_the_same(fiction: Fiction, pooled: Path) -> None:
    for extra in ([], ["--why"]):
        done = here(pooled, "find-path", fiction.target, *extra)
        assert done.code == 0
        long = [line for line in done.out.splitlines() if len(line) > 80]
        assert all("/" in line for line in long), long  # a path of a file stays in one piece
        for name in fiction.connectors:
            assert f"you → {name} → {fiction.target}" in done.out
    assert "strength" in here(pooled, "find-path", fiction.target, "--why").out


def test_find_path_to_a_company_gives_each_person_once(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "find-path", "--company", fiction.company, "--limit", "3", "--json").json
    assert document["query"]["company"] == fiction.company
    assert document["direct"] is None
    assert len(document["paths"]) == 3
    ends = [path["people"][-1] for path in document["paths"]]
    assert {person["company"] for person in ends} == {fiction.company}
    assert len({person["id"] for person in ends}) == 3
    assert document["targets"] >= 3


def test_an_insider_comes_first(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "find-path", "--company", fiction.insider_company, "--json").json
    assert names(document["paths"][0]["people"]) == [fiction.me, fiction.insider]


def test_no_path_is_an_answer(fiction: Fiction, pooled: Path) -> None:
    done = here(pooled, "find-path", fiction.unreachable, "--json")
    assert done.code == 0
    assert done.json["paths"] == []
    assert isinstance(done.json["none_because"], str)
    assert done.json["direct"]["tie"] == "none"
    assert "No warm path yet" in here(pooled, "find-path", fiction.unreachable).out


def test_an_unknown_profile_address_is_an_answer(pooled: Path) -> None:
    done = here(pooled, "find-path", "https://www.linkedin.com/in/nobody-has-this-0001", "--json")
    assert (done.code, done.json["targets"], done.json["paths"], done.json["direct"]) == (0, 0, [], None)
    assert done.json["none_because"]


def test_a_list_of_targets(fiction: Fiction, pooled: Path, tmp_path: Path) -> None:
    wanted = tmp_path / "wanted.txt"
    wanted.write_text(f"{fiction.target}\n\n{fiction.insider}\n", encoding="utf-8")
    document = here(pooled, "find-path", "--list", wanted, "--json").json
    assert document["targets"] == 2
    assert {path["people"][-1]["name"] for path in document["paths"]} == {fiction.target, fiction.insider}
    from_stdin = here(pooled, "find-path", "--list", "-", "--json", stdin=wanted.read_text(encoding="utf-8"))
    assert from_stdin.json == document


def test_another_member_can_ask(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "find-path", fiction.target, "--from", fiction.connectors[1], "--json").json
    assert document["from"]["name"] == fiction.connectors[1]
    assert document["paths"][0]["hops"] == 1
    assert document["direct"]["tie"] == "known"
    assert document["direct"]["since"] is not None


def test_what_if_says_what_would_move(fiction: Fiction, pooled: Path) -> None:
    before = here(pooled, "find-path", fiction.unreachable, "--json").json
    change = f'know me "{fiction.unreachable}"'
    document = here(pooled, "find-path", fiction.unreachable, "--json", "--if", change).json
    assert document["paths"] == before["paths"]
    assert document["if"]["change"] == change
    (move,) = document["if"]["moves"]
    assert (move["before"], move["after"]) == (None, 1)
    assert names(move["people"]) == [fiction.me, fiction.unreachable]
    assert "not listed → 1." in here(pooled, "find-path", fiction.unreachable, "--if", change).out
    last = fiction.connectors[-1]
    called = here(
        pooled, "find-path", fiction.target, "--if", f'call "{last}"', "--limit", "50", "--json"
    ).json["if"]
    assert all(set(each) == {"people", "before", "after"} for each in called["moves"])
    assert here(pooled, "find-path", fiction.unreachable, "--json").json == before


def test_people_are_found_by_parts_of_name_and_job(fiction: Fiction, pooled: Path) -> None:
    first, last = fiction.target.split()
    for text in (fiction.target, fiction.target.upper(), f"{last[:4]}", f"{last} {first[:2]}"):
        found = here(pooled, "people", text, "--json").json["people"]
        assert fiction.target in names(found), text
        assert all(set(person) == P for person in found)
    staff = here(pooled, "people", fiction.target_company, "--json").json["people"]
    assert fiction.target in names(staff)
    everybody = here(pooled, "people", "--json").json["people"]
    assert len(everybody) > 2000
    nobody = here(pooled, "people", "Zzyzx")
    assert (nobody.code, nobody.out) == (0, "Nobody fits 'Zzyzx'.\n")


def test_show_tells_everything_with_sources(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "show", fiction.connectors[0], "--json").json
    assert set(document) >= {"person", "former", "ties", "asks"}
    assert set(document["person"]) == P
    assert all(set(job) == {"company", "position", "until"} for job in document["former"])
    for tie in document["ties"]:
        assert set(tie) == {"with", "kind", "since", "ended", "evidence"}
        assert tie["kind"] in {"known", "inferred"}
        assert tie["evidence"]
        for proof in tie["evidence"]:
            assert set(proof) >= {"kind", "date", "from", "source", "line", "count"}
            assert proof["line"] >= 1
    mine = next(tie for tie in document["ties"] if tie["with"]["name"] == fiction.me)
    assert {proof["kind"] for proof in mine["evidence"]} >= {"connection", "message"}
    text = here(pooled, "show", fiction.connectors[0])
    assert "more: add --all" in text.out
    assert len(here(pooled, "show", fiction.connectors[0], "--all").out) > len(text.out)


def test_show_keeps_what_made_no_tie_apart(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "show", fiction.unanswered, "--json").json
    assert fiction.me not in names([tie["with"] for tie in document["ties"]])
    assert fiction.me in names([each["with"] for each in document["no_tie"]])


def test_connectors_open_what_they_know(fiction: Fiction, pooled: Path) -> None:
    document = here(pooled, "connectors", "--company", fiction.company, "--json").json
    counts = [len(each["opens"]) for each in document["connectors"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 1
    for each in document["connectors"]:
        assert set(each) == {"person", "opens"}
        assert {person["company"] for person in each["opens"]} == {fiction.company}
    none = here(pooled, "connectors")
    assert none.code == 1
    assert "nobody is wanted yet" in none.err


def test_a_statement_makes_a_tie_and_can_be_taken_back(fiction: Fiction, store: Path) -> None:
    before = content(store)
    done = here(
        store, "know", "me", fiction.unreachable, "--strength", "strong", "--note", "school", "--json"
    )
    assert done.code == 0, done.err
    (account,) = done.json["imports"]
    assert account["files"][0]["new_ties"] == 1
    assert here(
        store, "know", fiction.unreachable, "me", "--strength", "strong", "--note", "school"
    ).out.startswith("You said so before")
    assert here(store, "find-path", fiction.unreachable, "--json").json["paths"][0]["hops"] == 1
    shown = here(store, "show", fiction.unreachable, "--json").json["ties"]
    mine = next(tie for tie in shown if tie["with"]["name"] == fiction.me)
    assert {proof["kind"] for proof in mine["evidence"]} == {"statement"}
    assert here(store, "imports", "undo", str(account["id"])).code == 0
    assert content(store) == before


def test_a_stated_strength_moves_the_rank(fiction: Fiction, store: Path) -> None:
    last = fiction.connectors[-1]

    def rank() -> int:
        paths = here(store, "find-path", fiction.target, "--limit", "100", "--json").json["paths"]
        return int(next(path["rank"] for path in paths if names(path["people"])[1:-1] == [last]))

    before = rank()
    assert here(store, "know", "me", last, "--strength", "strong").code == 0
    assert here(store, "know", last, fiction.target, "--strength", "strong").code == 0
    assert rank() < before
    said = " ".join(here(store, "show", fiction.target).out.split())
    assert f"{TODAY} statement by {fiction.me} (the tie is strong): know, line" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["me", "me"], "same person"),
        (["me", "Nobody Atall"], "nobody in the store has this name"),
        (["me", "TARGET", "--strength", "huge"], "no such strength"),
    ],
)
def test_statements_that_make_no_sense_are_refused(
    arguments: list[str], said: str, fiction: Fiction, store: Path
) -> None:
    before = content(store)
    done = here(store, "know", *[fiction.target if each == "TARGET" else each for each in arguments])
    assert done.code == 1
    assert said in done.err
    assert content(store) == before


def test_pasted_mutuals_count_for_the_one_connection_they_fit(fiction: Fiction, store: Path) -> None:
    before = content(store)
    url = "https://www.linkedin.com/in/seen-on-a-page-0001"
    text = "\n".join([*fiction.connectors[:2], "Nobody Atall"])
    done = here(store, "mutuals", url, "--name", "Seen Onapage", "--json", stdin=text)
    assert done.code == 0, done.err
    (account,) = done.json["imports"]
    (file,) = account["files"]
    assert file["rows"] == file["kept"] + file["merged"] + file["skipped"] == 3
    ways = here(store, "find-path", url, "--max-hops", "2", "--json").json["paths"]
    assert sorted(path["people"][1]["name"] for path in ways) == sorted(fiction.connectors[:2])
    assert here(store, "imports", "undo", str(account["id"])).code == 0
    assert content(store) == before
    assert here(store, "mutuals", url, stdin="").code == 1


def test_members_and_me(fiction: Fiction, store: Path) -> None:
    members = here(store, "members", "--json").json["members"]
    assert [each["person"]["name"] for each in members] == list(
        dict.fromkeys(e.owner for e in fiction.exports)
    )
    assert [each["me"] for each in members] == [True] + [False] * 7
    assert not any(each["consent"] for each in members)
    friend = fiction.connectors[1]
    assert here(store, "members", "consent", friend, "yes", "--json").json["members"][0]["consent"] is True
    assert [
        each["person"]["name"] for each in here(store, "members", "--json").json["members"] if each["consent"]
    ] == [friend]
    assert here(store, "me", friend, "--json").json["me"]["name"] == friend
    assert here(store, "find-path", fiction.target, "--json").json["from"]["name"] == friend


def test_exports_can_be_read_again(fiction: Fiction, pooled: Path, tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    done = here(pooled, "export", "csv", file, "--json").json
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == done["ties"]
    assert list(rows[0]) == ["person_a", "person_b", "url_a", "url_b", "since", "kind"]
    document = tmp_path / "all.json"
    assert here(pooled, "export", "json", document).code == 0
    network = json.loads(document.read_text(encoding="utf-8"))
    assert len(network["ties"]) == done["ties"]
    assert (
        network["people"] == here(pooled, "people", "--json").json["people"]
        or len(network["people"]) == done["people"]
    )
    again = tmp_path / "again.db"
    assert here(again, "import", file).code == 0
    way = here(pooled, "show", fiction.target, "--json").json["ties"]
    assert len(here(again, "show", fiction.target, "--json").json["ties"]) == len(way)
    assert here(pooled, "export", "csv", file).code == 1


def test_a_backup_is_a_store_that_says_the_same(fiction: Fiction, store: Path, tmp_path: Path) -> None:
    here(store, "know", "me", fiction.unreachable)
    here(store, "imports", "undo", "4")
    here(store, "members", "consent", fiction.connectors[1], "yes")
    file = tmp_path / "backup.db"
    assert here(store, "backup", file).code == 0
    assert content(file) == content(store)
    for arguments in (["find-path", fiction.target], ["imports", "--json"], ["members", "--json"]):
        assert here(file, *arguments) == here(store, *arguments)
    assert here(store, "backup", file).code == 1
    copy = tmp_path / "copy.db"
    assert here(store, "store", "copy", f"sqlite:///{copy}").code == 0
    assert content(copy) == content(store)
    again = here(store, "store", "copy", f"sqlite:///{copy}")
    assert (again.code, "already holds the same network" in again.out.replace("\n", " ")) == (0, True)


def test_a_member_can_withdraw(fiction: Fiction, store: Path, tmp_path: Path) -> None:
    gone = fiction.exports[-1]
    here(store, "members", "consent", gone.owner, "yes")
    done = here(store, "withdraw", gone.owner, "--json")
    assert done.json["withdrawn"]["entries"] == 1
    without = tmp_path / "without.db"
    here(without, "import", *fiction.paths[:-1])
    assert content(store) == content(without)


def test_a_sound_store_is_called_sound(pooled: Path) -> None:
    document = here(pooled, "store", "check", "--json").json
    assert (document["sound"], document["findings"]) == (True, [])
    assert here(pooled, "store", "check").out.splitlines()[0].endswith(" is sound.")


def test_people_can_be_merged_and_split(fiction: Fiction, store: Path) -> None:
    before = content(store)
    ids = [person["id"] for person in here(store, "show", fiction.ambiguous, "--json").json["ambiguous"]]
    assert len(here(store, "identity", "merge", *ids, "--json").json["people"]) == 1
    assert here(store, "show", fiction.ambiguous, "--json").json["ids"] == ids
    assert len(here(store, "identity", "reset", *ids, "--json").json["people"]) == 2
    assert content(store) == before


def test_a_forgotten_person_is_gone_everywhere(fiction: Fiction, store: Path) -> None:
    forgotten = here(store, "show", fiction.target, "--json").json["person"]["id"]
    assert here(store, "ask", "new", fiction.target, "--note", "met at the fair").code == 0
    done = here(store, "forget", fiction.target, "--json")
    assert (done.code, done.json) == (0, {"forgotten": {"entries": 1}})
    assert here(store, "show", fiction.target).code == 1
    assert fiction.target not in here(store, "people").out
    (ask,) = here(store, "ask", "list", "--json").json["asks"]
    assert ask["target"]["id"] == "forgotten:1"
    for arguments in (["ask", "list"], ["people"], ["show", fiction.connectors[0]], ["report", "weekly"]):
        shown = here(store, *arguments, "--json")
        assert shown.code == 0, shown.err
        assert forgotten not in shown.out
        assert "met at the fair" not in shown.out
    assert here(store, "store", "check").code == 0
    assert here(store, "forget", fiction.connectors[0]).code == 1


def test_what_the_files_leave_open_is_asked(fiction: Fiction, store: Path) -> None:
    before = here(store, "identity", "review", "--json").json["questions"]
    here(
        store,
        "mutuals",
        "https://www.linkedin.com/in/seen-on-a-page-0001",
        "--name",
        "Seen Onapage",
        stdin="Nobody Atall\n",
    )
    questions = here(store, "identity", "review", "--json").json["questions"]
    (new,) = [each for each in questions if each not in before]
    assert set(new) == {"kind", "people", "name", "owner", "source", "line", "what", "day", "company", "seen"}
    assert (new["kind"], new["name"], new["people"], new["line"]) == (
        "name fits nobody",
        "Nobody Atall",
        [],
        1,
    )
    assert "Nobody Atall" in here(store, "identity", "review").out


def test_the_rank_since_the_last_plan_is_told(fiction: Fiction, store: Path) -> None:
    asked = ["find-path", fiction.target, "--limit", "30"]
    before = {
        tuple(names(each["people"])): each["rank"] for each in here(store, *asked, "--json").json["paths"]
    }
    assert {each["was_rank"] for each in here(store, *asked, "--json").json["paths"]} == {None}
    here(store, "target", "add", fiction.target)
    assert here(store, "plan", "accept").code == 0
    later = "2026-11-25"
    here(store, "know", fiction.connectors[-1], fiction.target, "--strength", "strong", today=later)
    here(store, "know", "me", fiction.connectors[-1], "--strength", "strong", today=later)
    paths = here(store, *asked, "--json", today=later).json["paths"]
    assert {
        tuple(names(each["people"])): each["was_rank"] for each in paths if each["was_rank"]
    }.items() <= before.items()
    moved = next(each for each in paths if names(each["people"])[1:-1] == [fiction.connectors[-1]])
    assert moved["rank"] < moved["was_rank"]
    why = f"It was number {moved['was_rank']} when you last accepted a plan. What changed: Stated by hand: the tie"
    assert moved["moved"].startswith(why)
    assert why in " ".join(here(store, *asked, today=later).out.split())
    overtaken = [each for each in paths if each["was_rank"] and each["was_rank"] < each["rank"]]
    assert overtaken
    assert all("when you last accepted a plan" in each["moved"] for each in overtaken)
    assert {each["moved"] for each in paths if each["was_rank"] == each["rank"]} <= {None}


def test_a_list_names_whom_no_path_reaches_and_what_could_open_one(
    fiction: Fiction, pooled: Path, tmp_path: Path
) -> None:
    stranger = "https://www.linkedin.com/in/nobody-here"
    listed = tmp_path / "wanted.txt"
    listed.write_text(f"{fiction.target}\n{fiction.unreachable}\n{stranger}\n", encoding="utf-8")
    found = here(pooled, "find-path", "--list", listed, "--json").json
    assert found["targets"] == 2
    assert [names(path["people"])[-1] for path in found["paths"]] == [fiction.target]
    assert names(found["unreached"]) == [fiction.unreachable]
    assert found["absent"] == [stranger]
    alone = here(pooled, "find-path", fiction.unreachable, "--json").json
    assert [way["what"] for way in found["ways"]] == [way["what"] for way in alone["ways"]]
    assert alone["unreached"] == alone["absent"] == []
    said = " ".join(here(pooled, "find-path", "--list", listed).out.split())
    assert f"No warm path yet to 1 of the 2: {fiction.unreachable}." in said
    assert f"No file that was imported names {stranger}, which is on your list." in said
    # Where more paths may follow, nobody is called unreached.
    assert here(pooled, "find-path", "--list", listed, "--limit", "1", "--json").json["unreached"] == []


def test_another_spelling_of_an_employer_is_offered(fiction: Fiction, pooled: Path) -> None:
    first, *_ = fiction.company.split()
    for asked in (first.lower(), first[:-1], f"{first} International"):
        found = here(pooled, "find-path", "--company", asked, "--json").json
        assert (found["targets"], found["paths"]) == (0, [])
        assert fiction.company in found["ways"][0]["what"]
        command = shlex.split(found["ways"][0]["command"])
        assert command[0] == "intrograph"
        assert here(pooled, *command[1:], "--json").json["paths"]
    narrow = here(pooled, "find-path", "--company", first, "--title", "no such title", "--json").json
    assert not any(fiction.company in way["what"] for way in narrow["ways"])
    assert (
        here(pooled, "find-path", "--school", "saltmere", "--json")
        .json["ways"][0]["command"]
        .endswith('--school "University of Saltmere"')
    )
