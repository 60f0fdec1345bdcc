"""What every test starts from: nothing of the user's own, one terminal width, one time zone."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from neo4j_server import Address, ServerUnavailable, give_up, shared_database
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# What the run was given for a server of its own; the tests themselves start without a password.
_SERVER_PASSWORD = os.environ.get("NEO4J_PASSWORD")

# Set before anything is imported: typer and rich look at these when they are loaded, not when they print.
for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "INTROGRAPH_STORE", "NEO4J_PASSWORD"):
    os.environ.pop(name, None)
os.environ.update(COLUMNS="80", LINES="24", NO_COLOR="1", TERM="dumb", TZ="UTC")
if hasattr(time, "tzset"):
    time.tzset()

# `ci` says the same on every machine and is what everybody gets; HYPOTHESIS_PROFILE=dev looks further.
# Neither has a deadline: how busy the machine is says nothing about the code.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("dev", deadline=None, max_examples=500, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


# Tests with one of these words in their name stay together, by the first that fits: what they share takes long to make.
# Most of all a server: two of them cost the processor more than the second one saves.
TOGETHER = ("power_cuts", "neo4j_server", "neo4j", "report_html", "test_season", "test_traceable")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Spread tests over processes one by one, but those that belong together."""

    class Scheduling(LoadScopeScheduling):  # type: ignore[misc]  # it comes without types
        def _split_scope(self, nodeid: str) -> str:
            return next((word for word in TOGETHER if word in nodeid), nodeid)

    return Scheduling(config, log)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds each test's home folder."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of the test's own, where the default store would be made."""
    folder = Path(tempfile.mkdtemp(dir=homes))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture(scope="session")
def neo4j_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers with the same server share: each has one of its own, or all the one that is named."""
    folder = tmp_path_factory.getbasetemp()
    shared = "PYTEST_XDIST_WORKER" in os.environ and "NEO4J_URI" in os.environ
    return folder.parent if shared else folder


@pytest.fixture(scope="session")
def neo4j_address(neo4j_folder: Path) -> Iterator[Address]:
    """The worker's Neo4j server; without one the test is skipped, or fails where a server is a must."""
    with pytest.MonkeyPatch.context() as patch:
        if _SERVER_PASSWORD:
            patch.setenv("NEO4J_PASSWORD", _SERVER_PASSWORD)
        shared = shared_database(neo4j_folder)
        try:
            address = shared.__enter__()
        except ServerUnavailable as reason:
            give_up(reason)
    try:
        yield address
    finally:
        shared.__exit__(None, None, None)


@pytest.fixture
def neo4j_url(neo4j_address: Address, neo4j_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty database, and its password in the environment.

    Constraints and indexes stay: making them anew for every test takes the server longer than the test.
    """
    with FileLock(neo4j_folder / "neo4j-turn.lock"):
        with neo4j_address.driver() as driver:
            driver.execute_query("MATCH (node) DETACH DELETE node", database_=neo4j_address.database)
        monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password or "")
        yield neo4j_address.store_url


@pytest.fixture(params=["memory", "file", "neo4j", "neo4j in parts"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty store of every kind, one after the other; a server's with large transactions too."""
    if request.param == "neo4j in parts":
        monkeypatch.setattr("graph.store.neo4j.PART_ROWS", 1)
    if request.param.startswith("neo4j"):
        return str(request.getfixturevalue("neo4j_url"))
    return "sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path}/network.db"
