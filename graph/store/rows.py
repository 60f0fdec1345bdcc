"""What a store keeps and returns: the rows that its contract speaks of, the same for every store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import AffiliationKind, ImportAccount, ImportId, Kind, PersonId, PersonKey
from graph.said import Said

# PersonRow and MentionRow are named tuples and not dataclasses: an import makes one of each per row, and a frozen
# dataclass takes five times as long to make.


class PersonRow(NamedTuple):
    """A person as the store keeps one; one row per id that was ever proven.

    Attributes:
        key: The store's number.
        id: The id.
        root: The row this id belongs to: itself, or the row of the person it was proven to be.
        name: As shown; empty when unknown. Only meaningful where ``root == key``, like all below.
        folded: The search key of the name (:func:`graph.identity.fold_name`).
        company: The newest known employer, as written; empty when unknown.
        company_key: Its folded key (:func:`graph.identity.company_key`); empty when unknown or no employer.
        position: The newest known title, as written; empty when unknown.
        name_rank: How new the name is: twice the ordinal of its import's day (0 when unknown), plus 1 where the person
            says it themselves. The greatest ``(name_rank, name)`` of all mentions is shown, whatever came first.
        job_rank: The same for company and position, of mentions that describe the day of their import; 0 when no job
            is known.
        shown: The id to show: the person's smallest ``li:`` id, else ``m:``, else ``n:``. Empty for an id that is
            nobody by itself (an e-mail that two profiles claim).
    """

    key: PersonKey
    id: PersonId
    root: PersonKey
    name: str
    folded: str
    company: str
    company_key: str
    position: str
    name_rank: int
    job_rank: int
    shown: PersonId


class MentionRow(NamedTuple):
    """A :class:`graph.claims.Mention` as the store keeps it.

    Attributes:
        person: The id's row (not the root).
        origin: The import.
        file: The number of the file within the import, counted from 0.
        line: The physical line.
        name: As written; empty when the row has none.
        company: As written; empty when the row has none.
        position: As written; empty when the row has none.
        current: Whether company and position describe the day of the import.
        same: Further ids' rows that the row proves to be the same person.
    """

    person: PersonKey
    origin: ImportId
    file: int
    line: int
    name: str
    company: str
    position: str
    current: bool
    same: tuple[PersonKey, ...] = ()


# A plain tuple: a query over a large network folds hundreds of thousands of them.
EvidenceRow = tuple[int, int, int, int, int, int, int, int, int, str]
"""``(a, b, kind, day, sender, count, origin, file, line, note)``.

``a`` and ``b`` are roots; ``kind`` a :class:`graph.model.Kind`; ``day`` a date's ordinal or 0 for undated; ``sender``
a root or 0; ``origin`` the import; ``file`` the number of the file within it. Every fact is readable from both ends:
a query for ``x`` yields its rows with ``a == x``. A ``sender`` that is neither ``a`` nor ``b`` addressed both.
"""


_NOBODY = PersonKey(0)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A :class:`graph.claims.NamedFact` as the store keeps it.

    Attributes:
        owner: The owner's row; 0 for the default member, whoever that is.
        origin: The import.
        file: The number of the file within the import.
        line: The physical line.
        name: As written.
        folded: Its folded key, by which it is matched.
        kind: What it is.
        day: Ordinal, 0 for undated.
        outgoing: 1 the owner did it, 0 the other did, -1 no direction.
        company: The employer given with it; empty when none.
        count: At least 1.
        note: See :class:`graph.model.Evidence`.
        other: The row (not the root) of the person at the other end of the tie; 0 for the owner.
    """

    owner: PersonKey
    origin: ImportId
    file: int
    line: int
    name: str
    folded: str
    kind: Kind
    day: int
    outgoing: int
    company: str
    count: int
    note: str
    other: PersonKey = _NOBODY


@dataclass(frozen=True, slots=True)
class ListRows:
    """Rows of a list of connections as the store keeps them, column by column (:class:`graph.claims.Listing`).

    Each row is a :class:`MentionRow` of a current job and an evidence row of kind ``CONNECTION``, undirected, counted
    once, with an empty note.

    Attributes:
        owner: Whose list it is: their row (not the root).
        origin: The import.
        file: The number of the file within the import.
        people: Who is listed (rows, not roots), each once and never the owner; at least one.
        lines: The physical line of each, ascending.
        days: Ordinals of the days of connection, 0 for undated.
        texts: What the row says of each.
    """

    owner: PersonKey
    origin: ImportId
    file: int
    people: Sequence[PersonKey]
    lines: Sequence[int]
    days: Sequence[int]
    texts: Sequence[Said]

    def mentions(self) -> list[MentionRow]:
        """Return what the rows say of people, by line."""
        told = zip(self.people, self.lines, self.texts, strict=True)
        return [
            MentionRow(person, self.origin, self.file, line, *said, current=True)
            for person, line, said in told
        ]

    def evidence(self) -> list[EvidenceRow]:
        """Return what the rows say of ties, by line."""
        kind = int(Kind.CONNECTION)
        return [
            (self.owner, person, kind, day, 0, 1, self.origin, self.file, line, "")
            for person, line, day in zip(self.people, self.lines, self.days, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class PairRows:
    """Rows that say that two people know each other, and no more, column by column.

    Each is an evidence row, undirected, counted once, with an empty note.

    Attributes:
        kind: The kind of all of them.
        origin: The import.
        file: The number of the file within the import.
        a: One of the two in each row (rows, not roots).
        b: The other.
        lines: The physical line of each.
        days: Ordinals of the days, 0 for undated.
    """

    kind: Kind
    origin: ImportId
    file: int
    a: Sequence[PersonKey]
    b: Sequence[PersonKey]
    lines: Sequence[int]
    days: Sequence[int]

    def evidence(self) -> list[EvidenceRow]:
        """Return what the rows say of ties, in their order."""
        kind = int(self.kind)
        return [
            (a, b, kind, day, 0, 1, self.origin, self.file, line, "")
            for a, b, line, day in zip(self.a, self.b, self.lines, self.days, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class AffiliationRow:
    """A job or school of a member as the store keeps it; dates are ordinals, 0 for none."""

    person: PersonKey
    origin: ImportId
    file: int
    line: int
    kind: AffiliationKind
    name: str
    key: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import as the store keeps it.

    Attributes:
        account: The printed account.
        owner: The owner's row (as said, not its root); None for lists that belong to nobody.
        member: Whether the owner is a member by this import.
        full_lists: The numbers of the files that list all connections of the owner.
        weak: Whether such a list holds people without a profile URL, to be matched within the owner's lists.
    """

    account: ImportAccount
    owner: PersonKey | None
    member: bool
    full_lists: tuple[int, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """What a query needs to know of an import that was not undone.

    Attributes:
        id: The import.
        source: The path as the user named it, without its folder.
        digest: SHA-256 of its content, in hexadecimal.
        as_of: Ordinal of the day it describes; 0 when nothing says.
        owner: The root of the owner; None for lists that belong to nobody.
        owner_id: The owner's id as this import proves it; None for lists that belong to nobody.
        member: Whether the owner is a member by this import.
        files: The names of its files, by number.
        kinds: Their kinds, by number.
        full_lists: The numbers of the files that list all connections of the owner.
        weak: See :class:`ImportRow`.
    """

    id: ImportId
    source: str
    digest: str
    as_of: int
    owner: PersonKey | None
    owner_id: PersonId | None
    member: bool
    files: tuple[str, ...]
    kinds: tuple[str, ...]
    full_lists: tuple[int, ...]
    weak: bool

    def file(self, number: int) -> str:
        """Return the import and file as ``show`` prints them.

        Example:
            >>> rest = ("", 0, None, None, False)
            >>> Origin(ImportId(1), "a.zip", *rest, ("Notes.csv",), ("notes",), (), False).file(0)
            'a.zip/Notes.csv'
            >>> Origin(ImportId(1), "a.csv", *rest, ("a.csv",), ("notes",), (), False).file(0)
            'a.csv'
        """
        name = self.files[number]
        return name if name == self.source else f"{self.source}/{name}"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an answer rests on (:meth:`GraphStore.grounds`).

    Attributes:
        evidence: Facts, grouped by ``a``, then ``b``; to be gone through once.
        jobs: Jobs and schools as people's own files give them, by root.
        said: What files say of people, by root, each import, file and line in order.
    """

    evidence: Iterable[EvidenceRow]
    jobs: Mapping[PersonKey, Sequence[AffiliationRow]]
    said: Mapping[PersonKey, Sequence[MentionRow]]
