"""What a file says, before anybody decides what it means.

An importer turns every row into claims: *mentions* (a person, as this row describes them), *facts* (evidence about a
tie), *affiliations* and *name-only facts*. The store keeps claims as they were said, one per supporter, and derives
people and ties from all claims of the imports that were not undone. So the order of imports cannot matter, undo takes
exactly one supporter away, and nothing one source said is lost to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.model import AffiliationKind, Kind, PersonId
from graph.said import Said

# Mention and Fact are named tuples and not dataclasses: an import makes two per row, and a frozen dataclass takes five
# times as long to make.


class Mention(NamedTuple):
    """A person as one row describes them.

    Attributes:
        line: The physical line of the row, counted from 1.
        id: The id the row proves: ``li:`` if it has a profile URL, else ``m:`` if it has an e-mail, else ``n:``.
        name: The name as written, trimmed; empty when the row has none.
        same: Further ids that this row proves to be the same person, such as the ``m:`` of its e-mail.
        company: The employer as written; None when the row has none.
        position: The job title as written; None when the row has none.
        current: Whether company and position describe the day of the export. Rows that know only a name
            (messages, invitations) leave the known job alone.
    """

    line: int
    id: PersonId
    name: str
    same: tuple[PersonId, ...] = ()
    company: str | None = None
    position: str | None = None
    current: bool = False


class Fact(NamedTuple):
    """Evidence about the tie of two people.

    Attributes:
        line: The physical line of the row, counted from 1.
        a: One of the two.
        b: The other.
        kind: What it is.
        day: The UTC day; None when the row gives none.
        sender: Who did it, when it has a direction.
        times: How often on that day, at least 1.
        note: See :class:`graph.model.Evidence`.
    """

    line: int
    a: PersonId
    b: PersonId
    kind: Kind
    day: date | None
    sender: PersonId | None = None
    times: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class NamedFact:
    """Evidence about the owner and somebody of whom the row gives only a name.

    It becomes a fact for the one connection of the owner with exactly that name. While none or several fit it is a
    question and no evidence. With ``other`` it is about that connection and the other person, and not about the
    owner: a contact that the owner shares with somebody. In claims without an owner such a fact is about the
    connections of whoever is the default member.

    Attributes:
        line: The physical line of the row, counted from 1.
        name: The name as written.
        kind: What it is.
        day: The UTC day; None when the row gives none.
        outgoing: True when the owner did it, False when the other did, None when it has no direction.
        company: The employer that the row gives for the person *at that time*; shown with the question.
        times: How often on that day, at least 1.
        note: See :class:`graph.model.Evidence`.
        other: The person at the other end of the tie instead of the owner; None for the owner. Then ``outgoing`` is
            None.
    """

    line: int
    name: str
    kind: Kind
    day: date | None
    outgoing: bool | None
    company: str | None = None
    times: int = 1
    note: str = ""
    other: PersonId | None = None


@dataclass(frozen=True, slots=True)
class OwnAffiliation:
    """A job, school or other membership of the owner, or a company that they are interested in.

    Attributes:
        line: The physical line of the row, counted from 1.
        kind: What it is.
        name: The employer, school or organisation as written.
        title: Job title, role or degree; None when not given.
        start: First day, of an interest the day of the row; None when not given.
        end: Last day; None while it lasts or when not given.
    """

    line: int
    kind: AffiliationKind
    name: str
    title: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of the owner's list of connections, column by column: who, what they do, and since when.

    Each row says what a :class:`Mention` of a current job and a :class:`Fact` of a connection without direction say,
    and nothing else. Lists are what large imports consist of; a column of a thousand is handled as fast as a row.

    Attributes:
        lines: The physical line of each row, counted from 1, ascending.
        ids: Who it is; profiles (``li:``), each once, and never the owner.
        texts: What the row says of them.
        days: Ordinal of the UTC day of connection; 0 when the row gives none.
    """

    lines: Sequence[int]
    ids: Sequence[PersonId]
    texts: Sequence[Said]
    days: Sequence[int]

    def mentions(self) -> Iterator[Mention]:
        """Yield what the rows say of people, by line."""
        for line, id_, (name, company, position) in zip(self.lines, self.ids, self.texts, strict=True):
            yield Mention(line, id_, name, (), company or None, position or None, current=True)

    def facts(self, owner: PersonId) -> Iterator[Fact]:
        """Yield what the rows say of ties, by line.

        Args:
            owner: Whose list it is.
        """
        for line, id_, day in zip(self.lines, self.ids, self.days, strict=True):
            yield Fact(line, owner, id_, Kind.CONNECTION, date.fromordinal(day) if day else None)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of a list that says who knows whom, column by column: both ends, and since when.

    Each row says what a :class:`Fact` of the kind ``LISTED`` without direction and note says, and of each person what
    a :class:`Mention` without a job says.

    Attributes:
        people: Everybody in these rows, each once.
        names: How rows call each of them; empty where none has a name.
        first: The physical line of the first row that speaks of each.
        lines: The physical line of each row, counted from 1, ascending.
        a: One of the two in each row, by their place in ``people``.
        b: The other.
        days: Ordinal of the day of each row; 0 when it gives none.
    """

    people: Sequence[PersonId]
    names: Sequence[str]
    first: Sequence[int]
    lines: Sequence[int]
    a: Sequence[int]
    b: Sequence[int]
    days: Sequence[int]

    def mentions(self) -> Iterator[Mention]:
        """Yield what the rows say of people, in the order of the people."""
        for line, id_, name in zip(self.first, self.people, self.names, strict=True):
            yield Mention(line, id_, name)

    def facts(self, rows: Iterable[int] | None = None) -> list[Fact]:
        """Return what rows say of ties.

        Args:
            rows: Which, by their places; None for all.

        Returns:
            The facts in the order of the places, of all of them by line.
        """
        people, lines, days = self.people, self.lines, self.days
        return [
            Fact(
                lines[at],
                people[self.a[at]],
                people[self.b[at]],
                Kind.LISTED,
                date.fromordinal(days[at]) if days[at] else None,
            )
            for at in (rows if rows is not None else range(len(lines)))
        ]


@dataclass(frozen=True, slots=True)
class FileClaims:
    """Everything one file says, with the account of its rows.

    Attributes:
        name: The path inside the archive.
        kind: What the file is, such as ``"connections"``.
        generation: Which form of it; empty where there is only one.
        rows: Records after the header.
        skips: ``(line, reason)`` of every row without a claim. Every other row has at least one claim, or stands in
            ``repeats``.
        repeats: Lines of rows that only repeat another row of the same import (an invitation's note in the
            messages); they count as merged.
        mentions: People, in the order of the file.
        facts: Evidence between people of this file, the owner included.
        named: Evidence about somebody known by name only.
        affiliations: Jobs, schools, other memberships and interests of the owner.
        listing: Rows of the owner's list of connections that say nothing out of the ordinary; None for none. Their
            lines are in neither ``mentions`` nor ``facts``.
        pairs: Rows of a list of ties that say nothing out of the ordinary; None for none. Their lines are likewise in
            neither.
        unknown: Columns that no importer knows, in the order of the file.
        unexpected: ``(line, what)`` of rows that were read although something in them is not as LinkedIn writes it.
        full_list: Whether the file lists *all* connections of the owner on the day of the import, so that a tie
            missing from it has ended.
    """

    name: str
    kind: str
    generation: str
    rows: int
    skips: tuple[tuple[int, str], ...] = ()
    repeats: tuple[int, ...] = ()
    mentions: Sequence[Mention] = ()
    facts: Sequence[Fact] = ()
    named: Sequence[NamedFact] = ()
    affiliations: Sequence[OwnAffiliation] = ()
    listing: Listing | None = None
    pairs: Pairs | None = None
    unknown: tuple[str, ...] = ()
    unexpected: tuple[tuple[int, str], ...] = ()
    full_list: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose file it is.

    Attributes:
        id: ``li:<slug>`` where the files prove the profile URL, else the ``n:`` id of the name.
        name: The name as the profile (or the user) writes it; may be empty where only a URL was given.
        same: Further ids of the owner, such as those of their confirmed e-mail addresses.
        company: The current employer by the owner's own positions; None when unknown.
        position: The current title; None when unknown.
    """

    id: PersonId
    name: str
    same: tuple[PersonId, ...] = ()
    company: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything one import says.

    Attributes:
        source: The path as the user named it, without its folder.
        digest: SHA-256 of the content, in hexadecimal.
        as_of: The day the files describe; None when nothing says.
        owner: Whose files these are; None for lists that belong to nobody.
        member: Whether the owner becomes a member of the store (their own export, not a list they brought along).
        files: What the files say, in the order of their names. Consecutive ones of the same name are parts of one
            file, so that a list of any size can be streamed; such a thing can be read once.
        unused: ``(name, why)`` of the files that were seen and not used.
    """

    source: str
    digest: str
    as_of: date | None
    owner: Owner | None
    member: bool
    files: Iterable[FileClaims] = field(default=())
    unused: tuple[tuple[str, str], ...] = ()
