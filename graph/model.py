"""The words of the product as types: who knows whom, how we know, and what was done about it.

Everything that crosses from one room to another is one of these frozen dataclasses. Dates are UTC days; where a
file gives a time of day, the importer has already turned it into the day.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date
from typing import NewType

PersonId = NewType("PersonId", str)
"""A stable id of ours: ``li:<slug>``, ``m:<hash of e-mail>`` or ``n:<hash>`` (the design, section 6)."""

PersonKey = NewType("PersonKey", int)
"""A store's own number for one :data:`PersonId`; never shown, never the same in two stores."""

ImportId = NewType("ImportId", int)
"""The number of an import, counted from 1 in the order of importing."""

AskId = NewType("AskId", int)
"""The number of an ask, counted from 1; unique in the store."""

Tally = tuple[int, int, int]
"""``(degree, sent, tried)`` of one person on a day, or by how much they change on it: living known ties, messages sent,
introductions tried."""


class Kind(enum.IntEnum):
    """What a piece of evidence is (the design, section 4); the numbers are stored and never change."""

    CONNECTION = 1
    INVITATION = 2
    MESSAGE = 3
    GROUP_MESSAGE = 4
    INTRODUCTION = 5
    ENDORSEMENT = 6
    RECOMMENDATION = 7
    MUTUAL = 8
    ADDRESS_BOOK = 9
    MAIL = 10
    MEETING = 11
    LISTED = 12
    STATEMENT = 13

    @property
    def word(self) -> str:
        """The kind as users and scripts read it.

        Example:
            >>> Kind.GROUP_MESSAGE.word
            'group_message'
        """
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person as every output shows one (``P`` of the design, section 4).

    Attributes:
        id: Our stable id.
        name: The name as the newest source writes it; empty when no source names the person.
        company: The newest known employer, as written; None when unknown.
        position: The newest known job title, as written; None when unknown.
    """

    id: PersonId
    name: str
    company: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class FormerJob:
    """A job that a newer source no longer gives.

    Attributes:
        company: The employer as written; None when only a title was known.
        position: The job title as written; None when unknown.
        until: The day of the first source that says otherwise.
    """

    company: str | None
    position: str | None
    until: date


class AffiliationKind(enum.IntEnum):
    """What a member's own file says they belonged to, or would like to; the numbers are stored and never change.

    Only jobs and schools are overlap from which ties may be inferred. The others say nothing about whom somebody
    knows.
    """

    POSITION = 1
    EDUCATION = 2
    ORGANIZATION = 3
    VOLUNTEERING = 4
    DREAM = 5
    APPLICATION = 6
    SAVED_JOB = 7
    FOLLOW = 8


INTERESTS = frozenset(
    (
        AffiliationKind.DREAM,
        AffiliationKind.APPLICATION,
        AffiliationKind.SAVED_JOB,
        AffiliationKind.FOLLOW,
    )
)
"""What a member would like to belong to: no ties and no people (decision 0030)."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A job, a school, another membership or a wish of a member, from their own files.

    Attributes:
        person: Whose it is.
        kind: What it is.
        name: The employer, school or organisation as written.
        key: The folded key by which companies and schools meet.
        title: Job title or degree; None when not given.
        start: First day of the first month (1 January where only the year is known); None when not given.
        end: Last day of the last month, likewise; None while it lasts or when not given.
        source: The import and file it comes from.
        line: The physical line in that file, counted from 1.
    """

    person: PersonId
    kind: AffiliationKind
    name: str
    key: str
    title: str | None
    start: date | None
    end: date | None
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One dated, sourced fact about a tie.

    Attributes:
        kind: What it is.
        day: The UTC day; None when the source gives none.
        sender: Who did it (wrote, invited, endorsed, listed); None when it has no direction. For a group message it
            may be a third person, who addressed both.
        count: How often on that day, at least 1.
        source: The import and file, as ``show`` prints it.
        line: The physical line in that file, counted from 1; the first one when several lines are counted together.
        note: A short word of the importer, such as ``"note"`` for an invitation with a personal text or the answer
            of a strength check; empty in most rows. Never the text of a message.
    """

    kind: Kind
    day: date | None
    sender: PersonId | None
    count: int
    source: str
    line: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The account of one file of an import: rows = kept + merged + skipped.

    Attributes:
        name: The path inside the archive.
        kind: What the file is, such as ``"connections"``.
        generation: Which form of it, such as ``"2023"``; empty where there is only one.
        rows: Records after the header.
        kept: Rows that said something new.
        merged: Rows that said what was known.
        skips: ``(line, reason)`` for every row that says nothing about people or ties, by line.
        new_people: People who were not in the store before.
        new_ties: Ties that were not in the store before.
        changed: People whose name, company or position a row of this file changed.
        unknown: Columns that no importer knows, in the order of the file.
        unexpected: ``(line, what)`` for every row that was read although something in it is not as LinkedIn writes it,
            such as a month in another language, by line.
    """

    name: str
    kind: str
    generation: str
    rows: int
    kept: int
    merged: int
    skips: tuple[tuple[int, str], ...]
    new_people: int
    new_ties: int
    changed: int
    unknown: tuple[str, ...]
    unexpected: tuple[tuple[int, str], ...] = ()

    @property
    def skipped(self) -> int:
        """How many rows were skipped."""
        return len(self.skips)


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """What one import did.

    Attributes:
        id: Its number; 0 in a dry run.
        source: The path as the user named it, without its folder.
        owner: Whose file it is; None for lists that belong to nobody.
        as_of: The day it describes; None when nothing in it says.
        digest: SHA-256 of the content, in hexadecimal.
        files: One account per file read, in the order of their names.
        unused: ``(name, why)`` for every file that was seen and not used, in the order of their names.
        repeats: The number of the import that the same bytes made before; None for a new one.
        undone: Whether it was taken back.
    """

    id: ImportId
    source: str
    owner: Person | None
    as_of: date | None
    digest: str
    files: tuple[ImportedFile, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    repeats: ImportId | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the append-only journal: what members decided and what became of it.

    Asks, their events, targets, plans, profiles and consent are all entries; what they mean is settled in
    ``outreach``. The store only promises to keep them, in order, and to lose none.

    Attributes:
        n: Position in the whole journal, counted from 1; 0 before it is stored.
        member: Whose entry it is.
        word: What happened, such as ``"asked"`` or ``"target.add"``.
        ask: The ask it belongs to; None for entries that belong to none.
        on: The day it happened.
        note: The user's own words; empty when there are none.
        data: Further values as pairs sorted by name, such as ``(("how", "offered"),)``.
    """

    n: int
    member: PersonId
    word: str
    ask: AskId | None
    on: date
    note: str = ""
    data: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Return the value stored under ``name``, or None.

        Example:
            >>> JournalEntry(1, PersonId("li:ada"), "referred", AskId(1), date(2026, 1, 5), "",
            ...              (("how", "offered"),)).get("how")
            'offered'
        """
        for key, value in self.data:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of the cost of a step, with the sentence a user reads.

    Attributes:
        name: The term's word in the table of parameters.
        value: The measured value that went in, such as days or a count.
        cost: The addend in millionths; reductions are negative.
        sentence: The reason in one sentence.
        evidence: ``(source, line)`` of the rows behind it, in order; empty for a term about missing evidence.
    """

    name: str
    value: float
    cost: int
    sentence: str
    evidence: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One tie of a path.

    Attributes:
        start: The person nearer to me.
        end: The person nearer to the target.
        known: Whether somebody's file or statement says so; False for an inferred tie.
        strength: exp(-cost of the step), at most 1.
        terms: Every addend, in a fixed order.
        reasons: What the tie rests on, one sentence each.
        evidence: ``(source, line)`` of rows behind each reason, in the order of the reasons.
    """

    start: PersonId
    end: PersonId
    known: bool
    strength: float
    terms: tuple[Term, ...]
    reasons: tuple[str, ...]
    evidence: tuple[tuple[tuple[str, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one person to another over at most ``max_hops`` ties.

    Attributes:
        people: From the asking member to the target.
        cost: The sum of all terms in millionths.
        score: The placement, rounded to 6 significant digits; higher is better.
        steps: One per tie.
        weakest: The index of the first weakest step.
        marks: Words such as ``"new circle"``.
    """

    people: tuple[Person, ...]
    cost: int
    score: float
    steps: tuple[Step, ...]
    weakest: int
    marks: tuple[str, ...] = field(default=())

    @property
    def hops(self) -> int:
        """The number of ties."""
        return len(self.steps)

    @property
    def known(self) -> bool:
        """Whether every step is a known tie."""
        return all(step.known for step in self.steps)
