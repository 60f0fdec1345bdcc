"""Read many paths one after the other, the next ones in a process of its own while the last is being taken in.

Reading is a good part of what an import of many archives costs, and needs nothing of the store but who the user is.
Whatever goes wrong on the side is done again here, so that results and errors are those of
:func:`importers.reading.read`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.claims import Claims, Owner
from graph.errors import ImportProblem
from importers.reading import read

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
    paths: Sequence[Path], asked: Callable[[Path], Asked], *, processors: int | None = None
) -> Iterator[Claims]:
    """Yield what each path says, in their order.

    Args:
        paths: What to read.
        asked: How; called again when the claims are about to be given, since taking in what came before may tell who
            the user is.
        processors: How many there are; None asks the machine. With one, nothing is read ahead.

    Yields:
        The claims of each path.

    Raises:
        ImportProblem: As :func:`importers.reading.read`, when it is the path's turn.
    """
    available = processors if processors is not None else os.cpu_count() or 1
    waiting: deque[tuple[Asked, Future[Claims | None]]] = deque()
    with ExitStack() as opened:
        pool: ProcessPoolExecutor | None = None
        for at, path in enumerate(paths):
            now = asked(path)
            then, future = waiting.popleft() if waiting else (None, None)
            claims = _result(future) if future is not None and then == now else None
            yield claims if claims is not None else now.read(path)
            if at == 0 and available > 1 and len(paths) >= WORTH_IT:
                # A new process knows nothing of this one's threads and connections.
                pool = ProcessPoolExecutor(
                    1, mp_context=multiprocessing.get_context("spawn"), initializer=gc.disable
                )
                opened.callback(pool.shutdown, wait=True, cancel_futures=True)
            while pool is not None and len(waiting) < min(AHEAD, len(paths) - at - 1):
                following = paths[at + 1 + len(waiting)]
                how = asked(following)
                try:
                    waiting.append((how, pool.submit(_read_beside, following, how)))
                except (BrokenProcessPool, OSError):
                    pool = None
                    waiting.clear()


def _read_beside(path: Path, how: Asked) -> Claims | None:
    """Read a path in a process of its own; None for what must be read where it is taken in."""
    try:
        claims = how.read(path)
    except ImportProblem:
        return None
    return claims if isinstance(claims.files, tuple) else None  # a stream cannot be handed over


def _result(future: Future[Claims | None]) -> Claims | None:
    """Return what was read on the side; None where it has to be read here."""
    try:
        return future.result()
    except Exception:  # noqa: BLE001  (whatever it is happens again here, where it is reported)
        return None
