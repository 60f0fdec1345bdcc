"""Read many paths one after the other, the next ones in a process of its own while the last is being taken in.

Reading is a good part of what an import of many archives costs, and needs nothing of the store but who the user is.
Whatever goes wrong on the side is done again here, so that results and errors are those of
:func:`importers.reading.read`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from graph.claims import Claims, FileClaims, Owner
from graph.errors import ImportProblem
from graph.listing import Listener, ShortListing, Teller
from importers.reading import importers, read

WORTH_IT = 12
"""With fewer paths a second process would have read nothing by the time it has started. Assumption, for archives of
about a thousand rows."""

AHEAD = 6
"""Paths read before they are needed; what they say waits in memory. Assumption."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a path is to be read; see :func:`importers.reading.read`.

    Attributes:
        owner: A name or profile URL given by the user; None lets the files say it.
        as_of: The day to assume where nothing gives one.
        full: Whether somebody else's archive is read as completely as one's own.
        mine: Tells whether an archive of an owner is the user's own, as a value that another process can be given and
            that equals what tells the same; None takes every archive for it.
        me: The member whose address books and mail are imported; None while nobody is known.
    """

    owner: str | None = None
    as_of: date | None = None
    full: bool = False
    mine: Callable[[Owner], bool] | None = None
    me: Owner | None = None

    def read(self, path: Path) -> Claims:
        """Read a path as asked."""
        return read(path, owner=self.owner, as_of=self.as_of, full=self.full, mine=self.mine, me=self.me)


def read_in_turn(
    paths: Sequence[Path],
    asked: Callable[[Path], Asked],
    *,
    processors: int | None = None,
    at_once: bool = True,
    meanwhile: Callable[[], bool] | None = None,
) -> Generator[Claims]:
    """Yield what each path says, in their order.

    Args:
        paths: What to read.
        asked: How; called again when the claims are about to be given, since taking in what came before may tell who
            the user is.
        processors: How many there are; None asks the machine. With one, nothing is read ahead.
        at_once: Whether to read here what comes before the other process is ready; else it is waited for, so that the
            same paths are always read in the same process.
        meanwhile: Does something short while the other process is waited for, and tells whether it has more to do; None
            for nothing.

    Yields:
        The claims of each path. The other process ends when the generator is closed.

    Raises:
        ImportProblem: As :func:`importers.reading.read`, when it is the path's turn.
        Exception: Whatever ``meanwhile`` raises.
    """
    available = processors if processors is not None else os.cpu_count() or 1
    waiting: deque[tuple[Asked, Future[_Told | None]]] = deque()
    with ExitStack() as opened:
        beside: _Beside | None = None
        if available > 1 and len(paths) >= WORTH_IT:
            with suppress(BrokenProcessPool, OSError):
                beside = _Beside()
                opened.callback(beside.close)
        for at, path in enumerate(paths):
            now = asked(path)
            claims: Claims | None = None
            if waiting and beside is not None:
                then, future = waiting.popleft()
                while meanwhile is not None and not future.done() and meanwhile():
                    pass
                try:
                    if then != now:
                        raise _Unheard
                    claims = beside.result(future)
                except Exception:  # noqa: BLE001  (whatever it is happens again here, where it is reported)
                    # What the others say builds on it; and they were asked for in the same way.
                    waiting.clear()
                    beside.begin_anew()
            yield claims if claims is not None else now.read(path)
            if beside is not None and not beside.ready(wait=not at_once):
                continue
            while beside is not None and len(waiting) < min(AHEAD, len(paths) - at - 1):
                following = paths[at + 1 + len(waiting)]
                how = asked(following)
                try:
                    waiting.append((how, beside.read(following, how)))
                except (BrokenProcessPool, OSError):
                    beside = None
                    waiting.clear()


class _Unheard(Exception):
    """What was read on the side is not used."""


class _Told(NamedTuple):
    """What a path says; the lists of its files, None where a file has none, are told in short.

    Files are told as the tuples of their fields, which takes a fifth of the time that a frozen dataclass takes.
    """

    claims: Claims
    files: tuple[tuple[object, ...], ...]
    lists: tuple[ShortListing | None, ...]


_fields_of = attrgetter(*(field.name for field in fields(FileClaims)))
_file_of: Callable[..., FileClaims] = FileClaims  # from fields that the type checker does not follow
_LISTING = [field.name for field in fields(FileClaims)].index("listing")


class _Beside:
    """A second process that reads paths in the order in which it is asked."""

    def __init__(self) -> None:
        """Start it."""
        context = multiprocessing.get_context(_start_method())
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
        self._listener = Listener()
        self._anew = True
        self._loading = self._pool.submit(_load)

    def close(self) -> None:
        """End it."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def ready(self, *, wait: bool) -> bool:
        """Tell whether it has started, or that it could not, which asking it to read will show."""
        if wait:
            self._loading.exception()
        return self._loading.done()

    def begin_anew(self) -> None:
        """Let the next path be told as if nothing had been told before it, since something was not heard."""
        self._anew = True

    def read(self, path: Path, how: Asked) -> Future[_Told | None]:
        """Let a path be read."""
        future = self._pool.submit(_read_beside, path, how, anew=self._anew)
        self._anew = False
        return future

    def result(self, future: Future[_Told | None]) -> Claims | None:
        """Return what was read on the side; None where it has to be read here.

        Raises:
            Exception: Any; what was told after it cannot be understood.
        """
        told = future.result()
        if told is None:
            return None
        files = []
        for values, short in zip(told.files, told.lists, strict=True):
            listing = self._listener.hear(short) if short is not None else None
            files.append(_file_of(*values[:_LISTING], listing, *values[_LISTING + 1 :]))
        return replace(told.claims, files=tuple(files))


_teller = Teller()  # of the process on the side


def _start_method() -> str:
    """Say how the process on the side begins.

    A copy of this one has loaded everything, which takes a new one a third of a second. It can be had where nothing is
    half done in another thread, and the system lets a copy use its libraries, which macOS does not.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _begin() -> None:
    """Prepare the process on the side, which is not to outlive the other one however that ends."""
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the other process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load() -> None:
    """Load what reading an archive needs."""
    next(importers(alone=False))


def _read_beside(path: Path, how: Asked, *, anew: bool) -> _Told | None:
    """Read a path in a process of its own; None for what must be read where it is taken in."""
    global _teller  # noqa: PLW0603  (a process on the side serves one import)
    if anew:
        _teller = Teller()
    try:
        claims = how.read(path)
    except ImportProblem:
        return None
    if not isinstance(claims.files, tuple):
        return None  # a stream cannot be handed over
    lists = tuple(_teller.tell(file.listing) if file.listing is not None else None for file in claims.files)
    files = tuple(
        (*values[:_LISTING], None, *values[_LISTING + 1 :]) for values in map(_fields_of, claims.files)
    )
    return _Told(replace(claims, files=()), files, lists)
