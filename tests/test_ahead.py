"""Reading ahead in a second process: the same claims, in the same order, and the same errors in their turn."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from row_by_row import row_by_row

from graph.claims import Claims, Owner
from graph.errors import OwnerNeeded, StoreError
from importers.ahead import WORTH_IT, Asked, read_in_turn
from importers.reading import read

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def lists(folder: Path, count: int, *, unowned: int | None = None) -> list[Path]:
    """Invented archives, each with a profile and one connection; one of them may not say whose it is."""
    paths = []
    for number in range(count):
        path = folder / f"Basic_LinkedInDataExport_01-{number + 1:02d}-2026"
        path.mkdir()
        row = f"Ada,L{number},https://www.linkedin.com/in/ada-{number},ada{number}@example.org,Engines,Poet,07 Jun 2022"
        (path / "Connections.csv").write_text(f"{HEADER}\n{row}", encoding="utf-8")
        if number != unowned:
            (path / "Profile.csv").write_text(
                f"First Name,Last Name,Headline\nOwner,{number},\n", encoding="utf-8"
            )
        paths.append(path)
    return paths


@dataclass(frozen=True)
class Named:
    """Takes the archives of one name for the user's own."""

    name: str

    def __call__(self, owner: Owner) -> bool:
        return owner.name == self.name


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_read_ahead_is_what_is_read(tmp_path: Path, processors: int) -> None:
    paths = lists(tmp_path, WORTH_IT + 2)
    found = list(read_in_turn(paths, lambda _: Asked(), processors=processors, at_once=False))
    assert [row_by_row(claims) for claims in found] == [row_by_row(read(path)) for path in paths]


def test_nobody_waits_for_the_second_process(tmp_path: Path) -> None:
    paths = lists(tmp_path, WORTH_IT + 2)
    found = list(read_in_turn(paths, lambda _: Asked(), processors=2))
    assert [row_by_row(claims) for claims in found] == [row_by_row(read(path)) for path in paths]


def test_who_the_user_is_may_turn_out_on_the_way(tmp_path: Path) -> None:
    paths = lists(tmp_path, WORTH_IT + 2)
    taken: list[str] = []

    def asked(_: Path) -> Asked:
        # Until the fifth is taken in, nobody is the user; then the tenth is.
        return Asked(mine=Named("Owner 9" if len(taken) >= 5 else "nobody"))

    for claims in read_in_turn(paths, asked, processors=2, at_once=False):
        assert claims.owner is not None
        taken.append(claims.owner.name)
        (file,) = [file for file in claims.files if file.kind == "connections"]
        # Somebody else's e-mail addresses are not kept.
        assert bool([mention for mention in file.mentions if mention.same]) == (
            claims.owner.name == "Owner 9"
        )
    assert taken == [f"Owner {number}" for number in range(len(paths))]


def test_an_error_comes_in_its_turn_and_whole(tmp_path: Path) -> None:
    paths = lists(tmp_path, WORTH_IT + 2, unowned=7)
    turn = read_in_turn(paths, lambda _: Asked(), processors=2, at_once=False)
    for _ in range(7):
        next(turn)
    with pytest.raises(OwnerNeeded) as problem:
        next(turn)
    assert problem.value.do == "add --owner with the name or the profile URL of its owner"


@pytest.fixture
def always_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other process seem to be busy whenever it is asked."""
    monkeypatch.setattr("importers.ahead._Beside.answered", lambda _: False)


@pytest.mark.usefixtures("always_waiting")
def test_what_goes_wrong_meanwhile_is_not_read_again(tmp_path: Path) -> None:
    def meanwhile() -> bool:
        raise StoreError("the disk is full")

    paths = lists(tmp_path, WORTH_IT + 2)
    turn = read_in_turn(paths, lambda _: Asked(), processors=2, at_once=False, meanwhile=meanwhile)
    with pytest.raises(StoreError, match="the disk is full"):
        list(turn)


@pytest.mark.usefixtures("always_waiting")
def test_there_is_time_meanwhile(tmp_path: Path) -> None:
    calls: list[int] = []

    def meanwhile() -> bool:
        calls.append(1)
        return len(calls) % 3 > 0

    paths = lists(tmp_path, WORTH_IT + 2)
    found = list(read_in_turn(paths, lambda _: Asked(), processors=2, at_once=False, meanwhile=meanwhile))
    assert [row_by_row(claims) for claims in found] == [row_by_row(read(path)) for path in paths]
    assert len(calls) == 3 * (len(paths) - 1)


@dataclass(frozen=True)
class Fails:
    """Fails with the archives of some names, in every process but one."""

    but: int

    def __call__(self, owner: Owner) -> bool:
        if os.getpid() != self.but and owner.name.endswith(("3", "4", "9")):
            raise MemoryError
        return False


def test_what_fails_on_the_side_is_read_here(tmp_path: Path) -> None:
    paths = lists(tmp_path, 2 * WORTH_IT)
    asked = Asked(mine=Fails(os.getpid()))
    found = list(read_in_turn(paths, lambda _: asked, processors=2, at_once=False))
    assert [row_by_row(claims) for claims in found] == [row_by_row(asked.read(path)) for path in paths]


@pytest.mark.parametrize("at", [1, 5])
def test_the_rest_is_read_here_when_the_other_process_is_gone(tmp_path: Path, at: int) -> None:
    paths, asked = lists(tmp_path, WORTH_IT + 2), Asked(mine=Named("nobody"))
    turn = read_in_turn(paths, lambda _: asked, processors=2, at_once=False)
    found = [next(turn) for _ in range(at)]
    (other,) = multiprocessing.active_children()
    other.kill()
    other.join()
    found += turn
    assert [row_by_row(claims) for claims in found] == [row_by_row(asked.read(path)) for path in paths]


@dataclass(frozen=True)
class Slow:
    """Takes the archives of one name for the user's own, and its time in every process but one."""

    name: str
    but: int

    def __call__(self, owner: Owner) -> bool:
        if os.getpid() != self.but:
            time.sleep(0.1)
        return owner.name == self.name


def test_what_was_asked_for_in_vain_may_never_be_answered(tmp_path: Path) -> None:
    paths = lists(tmp_path, WORTH_IT + 2)
    asked = [Asked(mine=Slow(name, os.getpid())) for name in ("nobody", "Owner 9")]
    found: list[Claims] = []

    def meanwhile() -> bool:
        if len(found) == 4:  # it was asked in one way for what is not wanted any more, and now in another
            for other in multiprocessing.active_children():
                other.kill()
                other.join()
        return True

    turn = read_in_turn(
        paths, lambda _: asked[len(found) > 2], processors=2, at_once=False, meanwhile=meanwhile
    )
    for claims in turn:
        found.append(claims)  # noqa: PERF402  (what is asked depends on it)
    wanted = [asked[at > 2].read(path) for at, path in enumerate(paths)]
    assert [row_by_row(claims) for claims in found] == [row_by_row(claims) for claims in wanted]


@pytest.mark.parametrize("threads", [1, 2])
def test_a_copy_reads_what_a_new_process_reads(tmp_path: Path, threads: int) -> None:
    paths = lists(tmp_path, WORTH_IT + 2)
    program = (
        "import multiprocessing, sys, threading\n"
        "from pathlib import Path\n"
        "from importers.ahead import Asked, read_in_turn\n"
        "from row_by_row import row_by_row\n"
        f"if {threads} > 1: threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "turn = read_in_turn(list(map(Path, sys.argv[1:])), lambda _: Asked(), processors=2, at_once=False)\n"
        "first = next(turn)\n"
        "print(*(type(child).__name__ for child in multiprocessing.active_children()))\n"
        "for claims in (first, *turn):\n"
        "    print(row_by_row(claims))\n"
    )
    python_path = os.pathsep.join(map(str, (Path(__file__).parent, Path.cwd())))
    found = subprocess.run(
        [sys.executable, "-c", program, *paths],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": python_path},
    )
    kind, *told = found.stdout.splitlines()
    # Only where nothing is half done in another thread can the process be copied, and not on every system.
    assert kind == ("ForkProcess" if threads == 1 and sys.platform == "linux" else "SpawnProcess")
    assert told == [str(row_by_row(read(path))) for path in paths]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system which processes there are")
def test_the_second_process_does_not_outlive_the_first(tmp_path: Path) -> None:
    lists(tmp_path, WORTH_IT + 2)
    program = (
        "import multiprocessing, os, sys, time\n"
        "from pathlib import Path\n"
        "from importers.ahead import Asked, read_in_turn\n"
        "here = os.getpid()\n"
        "def slow(owner):\n"  # the other process is in the middle of an archive
        "    time.sleep(0 if os.getpid() == here else 60)\n"
        "asked = Asked(mine=slow)\n"
        "turn = read_in_turn(sorted(Path(sys.argv[1]).iterdir()), lambda _: asked, processors=2, at_once=False)\n"
        "next(turn)\n"
        "print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "next(turn)\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    second = Path("/proc") / first.stdout.readline().strip() / "stat"
    assert second.exists()
    first.kill()
    first.wait()
    first.stdout.close()
    until = time.monotonic() + 10
    # Where nobody collects it, it stays as a zombie.
    while second.exists() and second.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < until
        time.sleep(0.02)
