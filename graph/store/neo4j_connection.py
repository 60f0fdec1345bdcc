"""The way to a Neo4j server: its address, the driver, transactions, and what its refusals mean.

The only module that knows the driver; what is asked of the server is :mod:`graph.store.neo4j`'s to say.
"""

from __future__ import annotations

import logging
import os
import socket
import ssl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from graph.errors import StoreBusy, StoreError, StoreUnavailable, UnknownStore

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session, Transaction
    from neo4j import Record as Record  # noqa: PLC0414  (the adapter names it too)

__all__ = ["SCHEMES", "Neo4jAddress", "Neo4jConnection"]

SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
"""The beginnings of addresses that this adapter knows."""

_CONNECT_SECONDS = 5.0  # a server that does not answer within it is down, as far as somebody waiting can tell
_RETRY_SECONDS = 5.0
_BUSY_SECONDS = 20.0  # as long as the embedded store waits for another writer
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """Where a server answers, and as whom to log in.

    Attributes:
        uri: What the driver connects to.
        host: The server's name and port, for messages.
        user: The name to log in with.
        database: The database; None for the server's default.
        url: The address as ``--store`` takes it; never with a password.
    """

    uri: str
    host: str
    user: str
    database: str | None
    url: str

    @classmethod
    def of(cls, url: str) -> Neo4jAddress:
        """Read an address; a connection that leaves this machine is encrypted, whatever the scheme says.

        Args:
            url: ``scheme://[user@]host[:port][/database]``, the scheme one of :data:`SCHEMES`.

        Raises:
            UnknownStore: It has another form, or holds a password.

        Example:
            >>> Neo4jAddress.of("neo4j://ada@graph.example/network").uri
            'neo4j+s://graph.example'
            >>> Neo4jAddress.of("bolt://localhost:7688").url
            'bolt://neo4j@localhost:7688'
        """
        form = "use neo4j://user@host[:port][/database]"
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise UnknownStore("the address of the server cannot be read", do=form) from None
        if parts.password is not None:
            raise UnknownStore(
                "the address of the server holds a password", do="leave it out and set NEO4J_PASSWORD instead"
            )
        if parts.scheme not in SCHEMES or not host or parts.path.strip("/").count("/"):
            raise UnknownStore("the address of the server cannot be read", do=form)
        scheme = parts.scheme
        if "+" not in scheme and not _is_here(host):
            scheme += "+s"
        place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
        user = unquote(parts.username or "") or "neo4j"
        database = unquote(parts.path.strip("/")) or None
        routing = f"?{parts.query}" if parts.query and scheme.startswith("neo4j") else ""
        name = f"/{quote(database)}" if database else ""
        return cls(
            f"{scheme}://{place}{routing}",
            place,
            user,
            database,
            f"{scheme}://{quote(user)}@{place}{name}{routing}",
        )


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error, what it came from, and what these came from."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is None or each in found:
            continue
        found.append(each)
        waiting += [each.__cause__, each.__context__]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions
    return found


def _why_unreachable(error: BaseException) -> tuple[str, str]:
    """Say why a server could not be talked to, and what to check.

    Example:
        >>> _why_unreachable(ConnectionRefusedError())[0]
        'the server does not answer: nobody listens on this port'
    """
    causes = _causes(error)

    def any_is(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in causes)

    def any_says(text: str) -> bool:
        return any(text in str(each) for each in causes)

    if any_is(ssl.SSLCertVerificationError):
        return (
            "the certificate of the server is not trusted",
            "is the name of the host right? if the server made its certificate itself, use bolt+ssc:// or neo4j+ssc://",
        )
    if any_is(socket.gaierror):
        return "there is no such host", "check the name, and whether this machine is on its network"
    if any_says("looks like HTTP") or any_says("WRONG_VERSION_NUMBER"):
        return (
            "this port is for browsers or without TLS",
            "use the Bolt port, usually 7687, and a server with TLS",
        )
    if any_is(TimeoutError) or any_says("timed out"):
        return (
            f"the server does not answer within {_CONNECT_SECONDS:.0f} seconds",
            "check host and port, and whether a firewall is between",
        )
    if any_is(ssl.SSLError) or any(type(each).__name__ == "BoltSecurityError" for each in causes):
        return (
            "the server does not speak TLS on this port",
            "check the port; to another machine every connection is encrypted, so the server needs a certificate",
        )
    if any_is(ConnectionResetError) or any_says("handshake"):
        return (
            "what answers there does not speak Bolt, or only with TLS",
            "check the port, usually 7687; for a server with TLS use bolt+s:// or neo4j+s://",
        )
    if any_is(ConnectionRefusedError):
        return (
            "the server does not answer: nobody listens on this port",
            "is it running, and is the port right? usually it is 7687",
        )
    return "the server does not answer", "is it running, and are host and port right?"


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine, so that nobody else can listen."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# What the driver takes along if it finds it, for tables and arrays that nobody here asks it for: half of a second.
_NEEDLESS = ("numpy", "pandas", "pyarrow")


def _neo4j() -> ModuleType:
    """Import the driver without what it can do without."""
    hidden = () if "neo4j" in sys.modules else tuple(name for name in _NEEDLESS if name not in sys.modules)
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        import neo4j
    finally:
        for name in hidden:
            del sys.modules[name]
    # What it logs about broken connections would end up on the user's terminal, beside our one line.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    return neo4j


class Neo4jConnection:
    """A connection to a database, with at most one writing transaction at a time.

    Reading goes to any member of a cluster and sees what this connection wrote before. Everything that the driver
    raises comes as one of our own errors.

    Args:
        url: See :meth:`Neo4jAddress.of`; the password comes from ``NEO4J_PASSWORD`` alone.
        turn: The statement by which a writing transaction makes all others wait; returns one number, a greater one
            each time.

    Attributes:
        address: Where it leads.

    Raises:
        UnknownStore: The address has another form.
        StoreUnavailable: The driver refuses it.
    """

    def __init__(self, url: str, *, turn: str) -> None:
        """Make the driver; nothing is sent yet."""
        self.address = Neo4jAddress.of(url)
        self._turn = turn
        self._turn_taken: Transaction | None = None
        self._writing: Session | None = None
        self._tx: Transaction | None = None
        self._answered = False
        neo4j = _neo4j()
        self._errors = (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError)
        password = os.environ.get("NEO4J_PASSWORD")
        try:
            self._driver: Driver = neo4j.GraphDatabase.driver(
                self.address.uri,
                auth=(self.address.user, password) if password else None,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=4 * _CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                user_agent="intrograph",
                notifications_min_severity="OFF",  # hints to authors of queries, which users should not see
            )
        except self._errors as error:
            raise self._wrapped(error) from None
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def close(self) -> None:
        """Close the connections; a transaction that is under way is rolled back."""
        for tx in (self._tx, self._turn_taken):
            if tx is not None:
                with suppress(Exception):
                    tx.close()
        self._driver.close()

    def _session(self, *, writing: bool = False) -> Session:
        """Open a session that sees what this connection wrote before."""
        return self._driver.session(
            database=self.address.database,
            default_access_mode="WRITE" if writing else "READ",
            bookmark_manager=self._bookmarks,
            fetch_size=-1,
        )

    def once(self, query: str, *, writing: bool = False, **values: object) -> list[Record]:
        """Run a statement by itself, outside of any transaction, and do not try again."""
        try:
            with self._session(writing=writing) as session:
                records = list(session.run(query, values))
            self._answered = True
            return records
        except self._errors as error:
            raise self._wrapped(error) from None

    def read(self, query: str, **values: object) -> list[Record]:
        """Read, in the transaction if there is one; else the driver tries again what may succeed a moment later."""
        try:
            if self._tx is not None:
                return list(self._tx.run(query, values))

            def ask(tx: ManagedTransaction) -> list[Record]:
                return list(tx.run(query, values))

            with self._session() as session:
                return list(session.execute_read(ask))
        except self._errors as error:
            raise self._wrapped(error) from None

    def write(self, query: str, **values: object) -> None:
        """Write in the transaction.

        Args:
            query: The statement.
            values: Its values.

        Raises:
            StoreError: The server refuses, or there is no transaction.
        """
        if self._tx is None:
            raise StoreError("writing needs a transaction", where=self.address.url)
        try:
            self._tx.run(query, values).consume()
        except self._errors as error:
            raise self._wrapped(error) from None

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """Write as the only one who writes: all or nothing, unless :meth:`next_part` keeps what came before.

        The turn is held by a transaction of its own, which writes nothing else, so that it lasts over all parts.

        Yields:
            The number of the turn; no other turn ever has it, and later ones have greater numbers.

        Raises:
            StoreBusy: Another writer did not finish in time.
        """
        with self._session(writing=True) as waiting, self._session(writing=True) as session:
            number, self._turn_taken = self._take_turn(waiting)
            try:
                self._writing = session
                self._tx = self._begin_part()
                yield number
                self._commit()
            finally:
                for tx in (self._tx, self._turn_taken):
                    if tx is not None:
                        with suppress(Exception):  # a connection that broke has rolled back already
                            tx.close()
                self._tx = self._turn_taken = self._writing = None

    def next_part(self, *, keep: bool) -> None:
        """End the part of a transaction that is under way, and begin the next one in the same turn.

        Args:
            keep: Whether the part is written for good, which no later failure takes back, or undone.
        """
        if keep:
            self._commit()
        elif self._tx is not None:
            with suppress(*self._errors):
                self._tx.close()
        self._tx = None
        self._tx = self._begin_part()

    def abandon_part(self) -> None:
        """Undo the part of a transaction that is under way, and write no other in this turn."""
        if self._tx is not None:
            with suppress(*self._errors):
                self._tx.close()
            self._tx = None

    def _begin_part(self) -> Transaction:
        """Begin a part of a transaction."""
        if self._writing is None:
            raise StoreError("writing needs a transaction", where=self.address.url)
        try:
            return self._writing.begin_transaction()
        except self._errors as error:
            raise self._wrapped(error) from None

    def _wrapped(self, error: Exception) -> StoreError:
        """Turn what the driver raises into our own errors; the only place that knows its classes."""
        from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, TransientError

        where, code = self.address.url, getattr(error, "code", None) or ""
        if code == "Neo.ClientError.Security.CredentialsExpired":
            return StoreUnavailable(
                "the server wants the first password changed", where=where, do="see docs/neo4j.md"
            )
        if code == "Neo.ClientError.Security.AuthenticationRateLimit":
            return StoreUnavailable(
                "the server refuses this user after several wrong passwords",
                where=where,
                do="wait ten seconds",
            )
        if isinstance(error, AuthError) or code == "Neo.ClientError.Security.Unauthorized":
            if not os.environ.get("NEO4J_PASSWORD"):
                return StoreUnavailable(
                    "the server wants a password",
                    where=where,
                    do="set NEO4J_PASSWORD (docs/neo4j.md says how)",
                )
            return StoreUnavailable(
                "the server refuses the name or password",
                where=where,
                do=f"check the user ({self.address.user}) and NEO4J_PASSWORD",
            )
        if code.startswith("Neo.ClientError.Security."):
            return StoreUnavailable(
                "this user may not do that", where=where, do="ask whoever keeps the server for more rights"
            )
        if code.startswith("Neo.ClientError.Database."):
            return StoreUnavailable(
                "there is no such database", where=where, do="check the name after the last / of the address"
            )
        if code.endswith("MemoryPoolOutOfMemoryError"):
            return StoreError(
                "this is more than the server can take in at once, and nothing of it was written",
                where=where,
                do="give the server more memory (docs/neo4j.md says how) or import less at a time",
            )
        waited = ("Transaction.TransactionTimedOut", "Transaction.LockClientStopped")
        if isinstance(error, TransientError) or any(each in code for each in waited):
            return StoreBusy("another command is writing to it", where=where, do="try again in a moment")
        if isinstance(error, ClientError) and "Cluster" in code:
            return StoreBusy("the cluster is changing its leader", where=where, do="try again in a moment")
        if isinstance(error, DriverError | OSError):
            if self._answered:
                return StoreUnavailable(
                    "the server stopped answering, and nothing of what was under way counts",
                    where=where,
                    do="is it still running? the same command again is safe",
                )
            what, do = _why_unreachable(error)
            return StoreUnavailable(what, where=where, do=do)
        reason = code if isinstance(error, Neo4jError) and code else type(error).__name__
        return StoreError(f"the store failed ({reason})", where=where, do="run: intrograph store check")

    def _take_turn(self, session: Session) -> tuple[int, Transaction]:
        """Begin a transaction that makes all other writers wait, or give up after a while."""
        from neo4j import Query

        # Neo4j bounds how long a transaction lives and not how long it waits for a lock, so a short one waits first.
        # What it counts up stays, whatever becomes of the rest, so no other turn has the same number.
        wait = Query(self._turn, timeout=_BUSY_SECONDS)
        last: StoreError | None = None
        began = time.monotonic()
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(0.1 * 2**attempt)
            try:
                ((number,),) = session.run(wait)
                tx = session.begin_transaction()
                tx.run(self._turn).consume()
            except self._errors as error:
                last = self._wrapped(error)
                waited = time.monotonic() - began >= _BUSY_SECONDS
                if waited or not isinstance(last, StoreBusy):
                    raise last from None
            else:
                return int(number), tx
        raise last or StoreBusy("another command is writing to it", where=self.address.url)

    def _commit(self) -> None:
        """Write a part for good if the turn is still ours; say so when nobody can know whether it worked."""
        if self._tx is None or self._turn_taken is None:
            return
        try:
            self._turn_taken.run("RETURN 1").consume()
        except self._errors as error:
            raise self._wrapped(error) from None
        try:
            self._tx.commit()
        except self._errors as error:
            from neo4j.exceptions import DriverError

            if isinstance(error, DriverError | OSError):
                raise StoreUnavailable(
                    "the server stopped answering at the very end, so all of it was written or nothing",
                    where=self.address.url,
                    do="look with: intrograph imports; the same command again is safe",
                ) from None
            raise self._wrapped(error) from None
