"""Read many paths one after the other, the next ones in a process of its own while the last is being taken in.

Reading is a good part of what an import of many archives costs, and needs nothing of the store but who the user is.
Whatever goes wrong on the side is done again here, so that results and errors are those of
:func:`importers.reading.read`.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, fields, replace
from datetime import date
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.claims import Claims, FileClaims, Owner
from graph.errors import ImportProblem
from graph.listing import Listener, ShortListing, Teller
from importers.reading import importers, read

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

WORTH_IT = 12
"""With fewer paths a second process would have read nothing by the time it has started. Assumption, for archives of
about a thousand rows."""

AHEAD = 24
"""Paths that the other process may be asked for before they are needed. Measured: it is ahead at first, while most
people are new, and behind later, and an import of 500 archives takes a tenth less than with six; twelve are nearly as
good."""

_WAITING_BYTES = 1 << 20
"""What may wait between the processes, as much as Linux allows: the lists of eleven archives of a thousand rows."""


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
    waiting: deque[Asked] = deque()
    with ExitStack() as opened:
        beside: _Beside | None = None
        if available > 1 and len(paths) >= WORTH_IT:
            with suppress(OSError):
                beside = _Beside()
                opened.callback(beside.close)
        for at, path in enumerate(paths):
            now = asked(path)
            claims: Claims | None = None
            if waiting and beside is not None:
                then = waiting.popleft()
                while meanwhile is not None and not beside.answered() and meanwhile():
                    pass
                try:
                    if then != now:
                        raise _Unheard
                    claims = beside.answer()
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
                    beside.ask(following, how)
                    waiting.append(how)
                except Exception:  # noqa: BLE001  (it has ended, or cannot be told how)
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
    """A second process that reads paths in the order in which it is asked.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(self) -> None:
        """Start it."""
        context = _context()
        if context.get_start_method() == "fork":
            _load()  # once for both
        requests, self._requests = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        _widen(answers)
        ours = self._requests, self._answers
        self._process = context.Process(target=_serve, args=(requests, answers, ours), daemon=True)
        try:
            self._process.start()
        finally:
            # With the last end that somebody may write to, a pipe ends.
            requests.close()
            answers.close()
        self._listener = Listener()
        self._anew = True
        self._loaded = False
        self._asked = 0  # what was not answered yet, and how much of that nobody wants to hear any more
        self._unheard = 0

    def close(self) -> None:
        """End it."""
        self._requests.close()
        self._answers.close()
        self._process.kill()  # it only reads
        self._process.join()

    def ready(self, *, wait: bool) -> bool:
        """Tell whether it has started, or that it could not, which asking it to read will show."""
        if not self._loaded:
            try:
                if wait or self._answers.poll():
                    self._answers.recv()
                    self._loaded = True
            except (EOFError, OSError):
                self._loaded = True
        return self._loaded

    def ask(self, path: Path, how: Asked) -> None:
        """Let a path be read.

        Raises:
            Exception: Any; it has ended, or cannot be told so.
        """
        self._requests.send((path, how, self._anew))
        self._anew = False
        self._asked += 1

    def begin_anew(self) -> None:
        """Do not listen to what it was asked so far, and let the next path be told as if nothing had been before."""
        self._unheard = self._asked
        self._anew = True

    def answered(self) -> bool:
        """Tell whether the next answer need not be waited for."""
        try:
            while self._unheard and self._answers.poll():
                self._pass_over()
            return not self._unheard and self._answers.poll()
        except (EOFError, OSError):
            return True  # there will be none, which asking for it shows

    def answer(self) -> Claims | None:
        """Return what was read on the side; None where it has to be read here.

        Raises:
            Exception: Any; what was told after it cannot be understood.
        """
        while self._unheard:
            self._pass_over()
        self._asked -= 1
        told: _Told | None = self._answers.recv()
        if told is None:
            return None
        files = []
        for values, short in zip(told.files, told.lists, strict=True):
            listing = self._listener.hear(short) if short is not None else None
            files.append(_file_of(*values[:_LISTING], listing, *values[_LISTING + 1 :]))
        return replace(told.claims, files=tuple(files))

    def _pass_over(self) -> None:
        """Wait for an answer that nobody wants to hear."""
        self._answers.recv_bytes()
        self._asked -= 1
        self._unheard -= 1


def _context() -> ForkContext | SpawnContext:
    """Say how the process on the side begins.

    A copy of this one has loaded everything, which takes a new one a third of a second. It can be had where nothing is
    half done in another thread, whoever began that, and the system lets a copy use its libraries, which macOS does not.
    """
    with suppress(OSError):
        if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
            return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _widen(pipe: Connection) -> None:
    """Let more wait in a pipe, where the system allows it; else the other process waits to be heard."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _WAITING_BYTES)


# --- the process on the side --------------------------------------------------------------------------------

_teller = Teller()


def _serve(requests: Connection, answers: Connection, others: tuple[Connection, ...]) -> None:
    """Read what is asked for until nobody asks any more, or something goes wrong.

    Args:
        requests: Path, how to read it, and whether to tell it as if nothing had been told before.
        answers: Gains a word when everything is loaded, and what each path says.
        others: The ends of the other process. While one of them is open here, no pipe ends.
    """
    for each in others:
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process hears it too, and ends this one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    _load()
    # Whatever goes wrong happens again in the other process, where it is reported. What is remembered here of files
    # before may not be whole then, so nothing else is read.
    with suppress(Exception):
        answers.send(None)
        while True:
            _answer(answers, *requests.recv())


def _end_with_parent() -> None:
    """Wait for the end of the other process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load() -> None:
    """Load what reading an archive needs."""
    next(importers(alone=False))


def _answer(answers: Connection, path: Path, how: Asked, anew: bool) -> None:  # noqa: FBT001  (as it is sent)
    """Read a path and tell what it says; None where it has to be read in the other process."""
    global _teller  # noqa: PLW0603  (a process on the side serves one import)
    if anew:
        _teller = Teller()
    answers.send(_read(path, how))


def _read(path: Path, how: Asked) -> _Told | None:
    """Read a path; None for what must be read where it is taken in."""
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
