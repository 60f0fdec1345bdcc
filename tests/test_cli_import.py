"""``import``: what goes in, what is refused, and that the way of importing does not matter."""

import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from command import TODAY, content, here, there

from cli.fiction import Fiction, write_exports

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = HEADER + (
    "Ada,Lovelace,https://www.linkedin.com/in/ada-example,,Analytical Engines,Mathematician,30 Jan 2024\n"
    "Charles,Babbage,https://www.linkedin.com/in/charles-example,,Difference Works,Engineer,02 Feb 2024\n"
    ",,,,,,03 Feb 2024\n"
)
FILE_KEYS = {
    "name", "kind", "generation", "rows", "kept", "merged", "skipped", "skips", "new_people", "new_ties", "changed",
    "unknown",
}  # fmt: skip


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=date.fromisoformat(TODAY))


def connections(folder: Path, text: str = ROWS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "Connections.csv"
    file.write_text(text, encoding="utf-8")
    return file


def zipped(folder: Path, to: Path) -> Path:
    with zipfile.ZipFile(to, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return to


def test_the_document_accounts_for_every_row(tmp_path: Path, fiction: Fiction) -> None:
    done = here(tmp_path / "s.db", "import", *fiction.paths, "--json")
    assert (done.code, done.err) == (0, "")
    document = done.json
    assert document["dry_run"] is False
    assert [each["id"] for each in document["imports"]] == list(range(1, 10))
    assert [each["owner"]["name"] for each in document["imports"]] == [e.owner for e in fiction.exports]
    assert [each["as_of"] for each in document["imports"]] == [e.as_of.isoformat() for e in fiction.exports]
    for account in document["imports"]:
        assert set(account) >= {"id", "source", "owner", "as_of", "files", "unused"}
        assert all(set(each) == {"name", "why"} for each in account["unused"])
        for file in account["files"]:
            assert set(file) >= FILE_KEYS
            assert file["rows"] == file["kept"] + file["merged"] + file["skipped"]
            assert file["skipped"] == len(file["skips"])
            assert all(set(skip) == {"line", "reason"} for skip in file["skips"])


def test_the_text_fits_a_terminal_and_groups_lines(tmp_path: Path, fiction: Fiction) -> None:
    done = here(tmp_path / "s.db", "import", *fiction.paths)
    assert done.code == 0
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert "date only: lines " in done.out
    assert " more\n" in done.out
    assert "Seen and not used" in done.out
    assert "Together: " in done.out


def test_rows_with_a_date_only_are_counted_as_such(tmp_path: Path) -> None:
    done = here(tmp_path / "s.db", "import", connections(tmp_path / "x"), "--owner", "Grace Hopper", "--json")
    (file,) = done.json["imports"][0]["files"]
    assert (file["rows"], file["kept"], file["skips"]) == (3, 2, [{"line": 4, "reason": "date only"}])
    assert (file["new_people"], file["new_ties"]) == (2, 2)


def test_a_second_import_reports_nothing_new(tmp_path: Path, fiction: Fiction) -> None:
    store = tmp_path / "s.db"
    here(store, "import", *fiction.paths)
    before = content(store)
    again = here(store, "import", *fiction.paths, "--json").json
    assert [each["repeats"] for each in again["imports"]] == list(range(1, 10))
    for account in again["imports"]:
        for file in account["files"]:
            assert (file["kept"], file["new_people"], file["new_ties"], file["changed"]) == (0, 0, 0, 0)
    assert content(store) == before
    assert "0 new people, 0 new ties" in here(store, "import", fiction.paths[0]).out
    assert len(here(store, "imports", "--json").json["imports"]) == 9


def test_a_folder_is_the_same_as_its_zip(tmp_path: Path) -> None:
    folder = connections(tmp_path / "Basic_LinkedInDataExport_11-20-2026").parent
    archive = zipped(folder, tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip")
    stores = tmp_path / "folder.db", tmp_path / "zip.db"
    for store, path in zip(stores, (folder, archive), strict=True):
        assert here(store, "import", path, "--owner", "Grace Hopper").code == 0
    people = [here(store, "people", "--json").json for store in stores]
    assert people[0] == people[1]
    assert len(people[0]["people"]) == 3
    ties = [here(store, "show", "Ada Lovelace", "--json").json["ties"] for store in stores]
    assert (
        [tie["with"]["name"] for tie in ties[0]]
        == [tie["with"]["name"] for tie in ties[1]]
        == ["Grace Hopper"]
    )
    both = here(stores[0], "import", archive, "--owner", "Grace Hopper", "--json").json
    assert both["imports"][0]["files"][0]["new_people"] == 0


def broken_zip(folder: Path) -> Path:
    whole = zipped(connections(folder / "in").parent, folder / "whole.zip")
    cut = folder / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:-40])
    return cut


def unreadable(folder: Path) -> Path:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("this user may read every folder")
    closed = connections(folder / "closed").parent
    closed.chmod(0)
    return closed


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def empty_zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "empty.zip", "w"):
        return folder / "empty.zip"


def empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


REFUSED: dict[str, Callable[[Path], Path]] = {
    "not an export": lambda folder: written(folder, "notes.txt", "Buy milk.\n"),
    "a picture": lambda folder: written(folder, "cat.png", "\x89PNG"),
    "an empty file": lambda folder: written(folder, "Connections.csv", ""),
    "a header-only file": lambda folder: written(folder, "Connections.csv", HEADER),
    "an empty ZIP": empty_zip,
    "a truncated ZIP": broken_zip,
    "an empty folder": empty_folder,
    "an unreadable folder": unreadable,
    "nothing there": lambda folder: folder / "missing.zip",
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("order", ["alone", "after a good one"])
def test_what_cannot_be_used_stops_the_command_and_leaves_the_store(
    case: str, order: str, tmp_path: Path
) -> None:
    store = tmp_path / "s.db"
    here(store, "import", connections(tmp_path / "first"), "--owner", "Grace Hopper")
    before = content(store)
    trouble = REFUSED[case](tmp_path)
    good = connections(tmp_path / "good", ROWS.replace("Lovelace", "Byron"))
    paths = [good, trouble] if order == "after a good one" else [trouble]
    done = here(store, "import", *paths, "--owner", "Grace Hopper")
    if case == "an unreadable folder":
        trouble.chmod(0o700)
    assert (done.code, done.out) == (1, ""), done
    assert done.err.startswith("intrograph: ")
    assert done.err.count("\n") == 1
    assert trouble.name in done.err
    assert content(store) == before
    assert len(here(store, "imports", "--json").json["imports"]) == 1


def test_a_lone_file_without_an_owner_asks_for_one(tmp_path: Path) -> None:
    done = there("import", connections(tmp_path), "--store", f"sqlite:///{tmp_path / 's.db'}")
    assert (done.code, done.out) == (2, "")
    assert "--owner" in done.err
    assert done.err.count("\n") == 1
    assert here(tmp_path / "s.db", "people", "--json").json == {"people": []}


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, fiction: Fiction) -> None:
    dry, real = tmp_path / "dry.db", tmp_path / "real.db"
    tried = here(dry, "import", *fiction.paths, "--dry-run", "--json").json
    assert tried["dry_run"] is True
    assert {each["id"] for each in tried["imports"]} == {0}
    assert here(dry, "people", "--json").json == {"people": []}
    done = here(real, "import", *fiction.paths, "--json").json
    assert [each["files"] for each in tried["imports"]] == [each["files"] for each in done["imports"]]
    assert "dry run" in here(dry, "import", fiction.paths[0], "--dry-run").out


def test_the_order_of_imports_changes_nothing(tmp_path: Path, fiction: Fiction) -> None:
    mine, *others = fiction.paths
    stores = []
    for number, paths in enumerate(([mine, *others], [mine, *reversed(others)])):
        stores.append(tmp_path / f"{number}.db")
        assert here(stores[-1], "import", *paths).code == 0
    assert content(stores[0]) == content(stores[1])
    for arguments in (
        ["find-path", fiction.target, "--why"],
        ["find-path", "--company", fiction.company, "--json"],
        ["show", fiction.target],
    ):
        one, other = (here(store, *arguments) for store in stores)
        assert one == other


def test_the_hash_seed_changes_nothing(tmp_path: Path, fiction: Fiction) -> None:
    answers = []
    for seed in ("0", "1"):
        store = f"sqlite:///{tmp_path / seed}.db"
        outs = [
            there(
                "import", *fiction.paths, "--json", "--store", store, "--today", TODAY, PYTHONHASHSEED=seed
            ),
            there(
                "find-path", fiction.target, "--why", "--store", store, "--today", TODAY, PYTHONHASHSEED=seed
            ),
            there(
                "find-path",
                "--company",
                fiction.company,
                "--json",
                "--store",
                store,
                "--today",
                TODAY,
                PYTHONHASHSEED=seed,
            ),
        ]
        assert all(done.code == 0 for done in outs)
        answers.append(outs)
    assert answers[0] == answers[1]


def test_undo_takes_back_exactly_one_import(tmp_path: Path, fiction: Fiction) -> None:
    with_one, without = tmp_path / "with.db", tmp_path / "without.db"
    here(with_one, "import", *fiction.paths)
    here(without, "import", *fiction.paths[:-1])
    done = here(with_one, "imports", "undo", "9", "--json")
    assert done.json["imports"][0]["undone"] is True
    assert content(with_one) == content(without)
    listed = here(with_one, "imports", "--json").json["imports"]
    assert [each["undone"] for each in listed] == [False] * 8 + [True]
    assert set(listed[0]) >= {"id", "source", "owner", "as_of", "undone"}
    assert "(taken back)" in here(with_one, "imports").out
    again = here(with_one, "imports", "undo", "9")
    assert again.code == 1
    assert here(with_one, "import", fiction.paths[-1]).code == 0
    whole = tmp_path / "whole.db"
    here(whole, "import", *fiction.paths)
    assert content(with_one) == content(whole)


def test_of_a_friends_archive_only_profile_and_connections_are_read(tmp_path: Path, fiction: Fiction) -> None:
    friend = next(each for each in fiction.exports if each.owner == fiction.connectors[0])
    store = tmp_path / "s.db"
    here(store, "import", fiction.paths[0])
    document = here(store, "import", friend.path, "--json").json["imports"][0]
    assert "messages" not in {file["kind"] for file in document["files"]}
    assert any("messages" in each["name"] for each in document["unused"])
    full = here(tmp_path / "t.db", "import", fiction.paths[0], friend.path, "--full", "--json").json[
        "imports"
    ][1]
    assert "messages" in {file["kind"] for file in full["files"]}


def test_one_name_means_the_same_person_in_an_own_lone_file(tmp_path: Path, fiction: Fiction) -> None:
    store = tmp_path / "s.db"
    here(store, "import", fiction.paths[0])
    folder = tmp_path / "later"
    done = here(store, "import", connections(folder), "--owner", fiction.me, "--as-of", TODAY, "--json")
    assert done.json["imports"][0]["owner"]["id"] == here(store, "me", "--json").json["me"]["id"]
    assert len(here(store, "members", "--json").json["members"]) == 1
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("30 Jan 2024", "02 Feb 2024"), ""),
        (
            ("30-Jan-24", "2-Feb-24"),
            "2 read, with an unexpected date: it was saved again by another program: lines 2-3",
        ),
        (
            ("30 janv. 2024", "02 Feb 2024"),
            "1 read, with an unexpected date: the month is not in English: line 2",
        ),
        (("01/02/2024", "02/03/2024"), "2 read, with an unexpected date: read as month/day: lines 2-3"),
        (("30/01/2024", "02/02/2024"), "2 read, with an unexpected date: read as day/month: lines 2-3"),
    ],
)
def test_dates_that_linkedin_does_not_write_are_told(
    tmp_path: Path, dates: tuple[str, str], said: str
) -> None:
    text = ROWS.replace("30 Jan 2024", dates[0]).replace("02 Feb 2024", dates[1])
    done = here(tmp_path / "s.db", "import", str(connections(tmp_path, text)), "--owner", "Grace Hopper")
    assert done.code == 0
    assert ("unexpected" in done.out) == bool(said)
    assert said in " ".join(done.out.split())
    (document,) = here(tmp_path / "s.db", "imports", "--json").json["imports"]
    assert document["undone"] is False
    again = here(
        tmp_path / "other.db", "import", str(connections(tmp_path, text)), "--owner", "Grace Hopper", "--json"
    )
    (file,) = again.json["imports"][0]["files"]
    assert (file["kept"], file["skipped"]) == (2, 1)
    assert len(file["unexpected"]) == (int(said[0]) if said else 0)
    assert all(set(each) == {"line", "what"} for each in file["unexpected"])


@pytest.mark.parametrize(
    ("arguments", "code", "keys"),
    [
        (["import", "nowhere.zip"], 1, {"what", "where", "do"}),
        (["imports", "undo", "7"], 1, {"what", "where", "do"}),
        (["show", "Nobody Atall"], 1, {"what", "where", "do", "suggestions"}),
        (["show"], 2, {"what", "where", "do"}),
        (["identity", "name", "Nobody Atall"], 2, {"what", "where", "do"}),
    ],
)
def test_a_failure_is_one_line_and_with_json_one_document(
    tmp_path: Path, arguments: list[str], code: int, keys: set[str]
) -> None:
    plain = here(tmp_path / "s.db", *arguments)
    assert (plain.code, plain.out, plain.err.count("\n")) == (code, "", 1)
    done = here(tmp_path / "s.db", *arguments, "--json")
    assert (done.code, done.err) == (code, plain.err)
    assert set(done.json) == {"error"}
    assert set(done.json["error"]) == keys
    assert done.json["error"]["what"] in plain.err
