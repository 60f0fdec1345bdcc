"""What every importer is, and what it may ask the user's command for.

An importer turns an opened path into :class:`graph.claims.Claims` and never sees the store. The explicit list
of importers is in :mod:`importers.reading`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from graph.claims import Claims, Fact, FileClaims, Listing, Mention, NamedFact, OwnAffiliation, Owner
from importers.dates import Reading
from importers.files import Source
from importers.table import Table

__all__ = ["FileDraft", "Importer", "Request"]

T = TypeVar("T")


def _everybody(_: Owner) -> bool:
    """Treat every archive as the user's own."""
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """What the user said about the paths to import.

    Attributes:
        owner: A name, a profile URL or an ``li:`` id given for every path; None lets each path speak for
            itself.
        as_of: The day to assume where the name of an archive gives none; None takes the newest day inside.
        full: Whether somebody else's archive is read as completely as one's own.
        mine: Tells whether an archive of this owner is the user's own. Where it is not, and not ``full``,
            only profile, jobs, schools and connections are kept, without e-mail addresses.
        me: The member whose address books and mail are imported; None while nobody is known.
    """

    owner: str | None = None
    as_of: date | None = None
    full: bool = False
    mine: Callable[[Owner], bool] = field(default=_everybody)
    me: Owner | None = None


class Importer(ABC):
    """One kind of source, such as a LinkedIn archive or an address book.

    Attributes:
        what: What it reads, as a user would name it; used in the message when no importer fits.
    """

    what: str

    @abstractmethod
    def fits(self, source: Source) -> bool:
        """Tell from names and the heads of files whether this importer reads the source.

        Args:
            source: The opened path; left open.

        Raises:
            ImportProblem: A file is damaged.
        """

    @abstractmethod
    def read(self, source: Source, request: Request) -> Claims:
        """Read everything the source says.

        Args:
            source: The opened path. The importer closes it: before returning, or when ``files`` of a streamed
                result is exhausted.
            request: What the user said about it.

        Returns:
            The claims. Whatever can be wrong with a small source is found before this returns.

        Raises:
            ImportProblem: The source cannot be used; nothing of it may be imported.
            OwnerNeeded: The source does not say whose it is.
        """


class FileDraft:
    """The claims of one file while it is being read; the account of its rows always adds up.

    Attributes:
        name: The path inside the archive.
        kind: What the file is.
        generation: Which form of it; may be set while reading.
        rows: Records after the header so far.
        skips: ``(line, reason)`` so far.
        repeats: Lines that repeat a row of another file.
        mentions: People so far.
        facts: Evidence so far.
        named: Evidence by name only so far.
        affiliations: Jobs, schools, other memberships and interests so far.
        listing: The ordinary rows of a list of connections; None for none.
        unexpected: ``(line, what)`` so far of rows that could be read although something in them is not as LinkedIn
            writes it.
        newest: The newest day that a row gives; None while none did.
        full_list: Whether the file lists all connections.
    """

    __slots__ = (
        "_table",
        "affiliations",
        "facts",
        "full_list",
        "generation",
        "kind",
        "listing",
        "mentions",
        "name",
        "named",
        "newest",
        "repeats",
        "rows",
        "skips",
        "unexpected",
        "unknown",
    )

    def __init__(self, name: str, kind: str, table: Table | None = None, known: Iterable[str] = ()) -> None:
        """Begin with no row.

        Args:
            name: The path inside the archive.
            kind: What the file is.
            table: The file's records; None for a file without any.
            known: The columns that this importer knows, used or not.
        """
        self.name = name
        self.kind = kind
        self.generation = ""
        self.rows = 0
        self.skips: list[tuple[int, str]] = []
        self.repeats: list[int] = []
        self.mentions: list[Mention] = []
        self.facts: list[Fact] = []
        self.named: list[NamedFact] = []
        self.affiliations: list[OwnAffiliation] = []
        self.listing: Listing | None = None
        self.unexpected: list[tuple[int, str]] = []
        self.newest: date | None = None
        self.full_list = False
        self.unknown = tuple(table.unknown(known)) if table is not None else ()
        self._table = table

    def skip(self, line: int, reason: str) -> None:
        """Say why the row of this line makes no claim."""
        self.skips.append((line, reason))

    def read(self, line: int, reading: Reading[T]) -> T | None:
        """Return what a date says; what was unexpected about its form goes into the account, never a guess."""
        if reading.note is not None:
            self.unexpected.append((line, f"unexpected date: {reading.note}"))
        return reading.value

    def seen(self, day: date | None) -> None:
        """Remember the newest day."""
        if day is not None and (self.newest is None or day > self.newest):
            self.newest = day

    def finish(self) -> FileClaims:
        """Return the claims, with the malformed records of the table among the skips."""
        problems = self._table.problems if self._table is not None else []
        skips = self.skips + [(problem.line, problem.reason) for problem in problems]
        skipped = {line for line, _ in skips} if self.unexpected else set()
        return FileClaims(
            name=self.name,
            kind=self.kind,
            generation=self.generation,
            rows=self.rows + len(problems),
            skips=tuple(sorted(skips)),
            repeats=tuple(sorted(self.repeats)),
            mentions=self.mentions,
            facts=self.facts,
            named=self.named,
            affiliations=self.affiliations,
            listing=self.listing,
            unknown=self.unknown,
            unexpected=tuple(sorted({(line, what) for line, what in self.unexpected if line not in skipped})),
            full_list=self.full_list,
        )
