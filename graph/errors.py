"""Everything that can go wrong in a way a user should hear about.

One tree, so that the command line can catch the root and print one line::

    IntrographError
    ├── NotFound
    │   ├── PersonNotFound
    │   ├── ImportNotFound
    │   └── AskNotFound
    ├── Ambiguous
    ├── ImportProblem
    │   └── OwnerNeeded
    ├── StoreError
    │   ├── StoreUnavailable
    │   ├── StoreBusy
    │   └── UnknownStore
    ├── LedgerError
    │   ├── IllegalEvent
    │   └── Conflict
    └── InvalidInput

Each message says what happened, where, and what to do. It never holds the value of a row: a message may end up in
a bug report, and the people in the row did not agree to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Person


class IntrographError(Exception):
    """An expected failure, shown to the user as one line.

    Args:
        what: What happened, as a clause without a full stop.
        where: The file, line, command or store it concerns; empty where ``what`` says it already.
        do: What the user can do about it; empty where nothing can be done.

    Example:
        >>> str(IntrographError("the file is empty", where="a.csv", do="download it again"))
        'a.csv: the file is empty; download it again'
    """

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        """Keep the three parts and build the line from them."""
        self.what = what
        self.where = where
        self.do = do
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; {do}" if do else line)


class NotFound(IntrographError):
    """Something that was named is not in the store."""


class PersonNotFound(NotFound):
    """No person of that name or id is in the store.

    Args:
        what: What happened.
        where: Where it was asked.
        do: What to do about it.
        suggestions: People with names near the one asked for, best first; may be empty.
    """

    def __init__(
        self, what: str, *, where: str = "", do: str = "", suggestions: tuple[Person, ...] = ()
    ) -> None:
        """Keep the suggestions beside the line."""
        super().__init__(what, where=where, do=do)
        self.suggestions = suggestions


class ImportNotFound(NotFound):
    """No import of that number is in the store."""


class AskNotFound(NotFound):
    """No ask of that number is in the store."""


class Ambiguous(IntrographError):
    """A name fits several people, and none of them is chosen for the user.

    Args:
        what: What happened.
        candidates: The people it could be, in the order of their ids.
        where: Where it was asked.
        do: What to do about it.
    """

    def __init__(self, what: str, *, candidates: tuple[Person, ...], where: str = "", do: str = "") -> None:
        """Keep the candidates beside the line."""
        super().__init__(what, where=where, do=do)
        self.candidates = candidates


class ImportProblem(IntrographError):
    """A path cannot be imported; nothing of it was."""


class OwnerNeeded(ImportProblem):
    """A lone file does not say whose it is."""


class StoreError(IntrographError):
    """The store refused or failed; nothing was half written."""


class StoreUnavailable(StoreError):
    """The store cannot be reached."""


class StoreBusy(StoreError):
    """Somebody else is writing, and did not finish in time."""


class UnknownStore(StoreError):
    """The store's address has a form that no adapter knows."""


class LedgerError(IntrographError):
    """The ledger refuses an entry."""


class IllegalEvent(LedgerError):
    """An event is not allowed in the state of its ask.

    Args:
        what: What happened.
        allowed: The event words that are allowed, in the order of the ledger's table.
        where: The ask.
        do: What to do about it.
    """

    def __init__(self, what: str, *, allowed: tuple[str, ...], where: str = "", do: str = "") -> None:
        """Keep the allowed words beside the line."""
        super().__init__(what, where=where, do=do)
        self.allowed = allowed


class Conflict(LedgerError):
    """Somebody else wrote to the ledger since it was read."""


class InvalidInput(IntrographError):
    """An argument has a form or a value that makes no sense."""
