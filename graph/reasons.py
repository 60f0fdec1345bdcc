"""What a path is shown to rest on: every term and every reason as a sentence, with the rows it can be traced to.

The numbers are those of :mod:`graph.strength`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from graph.model import Kind, Term
from graph.store import EvidenceRow
from graph.strength import (
    ADDRESS_BOOK_ENTRY,
    ENDORSEMENTS,
    FORMER_EMPLOYER,
    INVITATION,
    MEETINGS,
    MOST_GROUPS,
    NOTHING,
    RECOMMENDATION,
    REDUCTIONS,
    SCHOOL,
    SHARED_CONTACTS,
    SHRINK_MESSAGES,
    SINCE,
    STATED_COST,
    WORKED_TOGETHER,
    Common,
    Reduction,
    ask_cost,
    broker_cost,
    group_cost,
    own_reductions,
    quiet_days,
    recency_cost,
    share_cost,
)
from graph.ties import MESSAGES, STRENGTHS, Lists, TieView

SHOWN_ROWS = 12
"""How many source lines a term names at most, newest first; its value holds the full count. Assumption."""

PRIVATE_NOTE = "private note"
"""The note of a statement that stands for a private note in the owner's archive: attention, not acquaintance."""

_WORDS = {1: "weak", 2: "normal", 3: "strong"}
_GROUP = int(Kind.GROUP_MESSAGE)

Rows = Sequence[EvidenceRow]
Sources = tuple[tuple[str, int], ...]


def sources(rows: Rows, lists: Lists, as_of: int, wanted: Callable[[EvidenceRow], bool]) -> Sources:
    """Return ``(source, line)`` of the rows that count on a day and are wanted.

    Returns:
        The newest :data:`SHOWN_ROWS`, in the order of source and line, each once.
    """
    found = sorted(
        {(-row[3], lists.source(row[6], row[7]), row[8]) for row in rows if row[3] <= as_of and wanted(row)}
    )
    return tuple(sorted({(source, line) for _, source, line in found[:SHOWN_ROWS]}))


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks whom over which tie; what the terms of one A(x→y) need.

    Attributes:
        view: The tie.
        rows: Its evidence.
        lists: The full lists of the store.
        as_of: Ordinal of the day.
        outward: True when x is ``view.a``.
        total: All known messages of x.
        x: How sentences call the one who is asked.
        y: How sentences call the one it is about.
        common: What the two have in common.
    """

    view: TieView
    rows: Rows
    lists: Lists
    as_of: int
    outward: bool
    total: int
    x: str
    y: str
    common: Common = NOTHING

    def cost(self) -> int:
        """Return the cost to which the terms add up."""
        return ask_cost(
            self.view,
            outward=self.outward,
            total=self.total,
            as_of=self.as_of,
            common=self.common.reduction(),
        )


def ask_terms(asking: Asking) -> tuple[Term, ...]:
    """Return the terms of asking x about y, in a fixed order; their costs add up to :func:`ask_cost`.

    The three terms of messages always stand, evidence or not; a reduction only where it takes something off. When the
    reductions come to more than the rest, the last ones are cut so that the sum is 0.
    """
    view = asking.view
    if view.stated:
        return (_stated_term(asking),)
    terms = list(_message_terms(asking))
    left = sum(term.cost for term in terms)
    table = {line.name: (line, value, taken) for line, value, taken in own_reductions(view, asking.as_of)}
    common = asking.common
    for line, value, part in (
        (WORKED_TOGETHER, common.months, Common(months=common.months)),
        (FORMER_EMPLOYER, int(common.former), Common(former=common.former)),
        (SCHOOL, int(common.school), Common(school=common.school)),
        (SHARED_CONTACTS, common.shared, Common(shared=common.shared)),
    ):
        table[line.name] = (line, value, part.reduction())
    for line in REDUCTIONS:
        _, value, taken = table[line.name]
        taken = min(taken, left)
        if taken:
            left -= taken
            sentence, evidence = _reduction_sentence(asking, line, value)
            terms.append(Term(line.name, float(value), -taken, sentence, evidence))
    return tuple(terms)


def _stated_term(asking: Asking) -> Term:
    """Return the one term of a tie whose strength somebody stated."""
    stated = asking.view.stated
    evidence = sources(
        asking.rows,
        asking.lists,
        asking.as_of,
        lambda row: row[2] == int(Kind.STATEMENT) and STRENGTHS.get(row[9]) == stated,
    )
    sentence = f"Stated by hand: the tie between {asking.x} and {asking.y} is {_WORDS[stated]}."
    return Term("stated", float(stated), STATED_COST[stated], sentence, evidence)


def _message_terms(asking: Asking) -> tuple[Term, Term, Term]:
    """Return the terms of group messages, of the share of messages and of the last one."""
    view, x, y = asking.view, asking.x, asking.y
    messages, groups = (view.sent, view.group_sent) if asking.outward else (view.got, view.group_got)
    sender = view.a if asking.outward else view.b
    days = quiet_days(view, asking.as_of)

    def of(wanted: Callable[[EvidenceRow], bool]) -> Sources:
        return sources(asking.rows, asking.lists, asking.as_of, wanted)

    if groups:
        said = f"{x} wrote to {y} among a few others {_times(groups)}."
    else:
        said = f"No small-group message from {x} to {y} is known."
    group = Term(
        "groups",
        float(groups),
        group_cost(min(groups, MOST_GROUPS)),
        said,
        of(lambda row: row[2] == _GROUP and row[4] == sender),
    )
    total = max(asking.total, messages)
    if messages:
        said = f"{x} wrote to {y} {_times(messages)}, of {total} known messages in all."
    else:
        said = f"No message from {x} to {y} is known."
    share = Term(
        "share",
        messages / (total + SHRINK_MESSAGES),
        share_cost(messages, asking.total),
        said,
        of(lambda row: row[2] in MESSAGES and row[4] == sender),
    )
    if not view.last:
        said = f"No dated message between {x} and {y} is known."
    elif days:
        said = f"The last message between {x} and {y} was {_ago(asking.as_of - view.last)}."
    else:
        said = f"The last message between {x} and {y} was today."
    recency = Term(
        "recency",
        float(days),
        recency_cost(days),
        said,
        of(
            lambda row: (
                bool(view.last)
                and row[2] in MESSAGES
                and row[3] == view.last
                and row[4] in (view.a, view.b, 0)
            )
        ),
    )
    return group, share, recency


def _reduction_sentence(asking: Asking, line: Reduction, value: int) -> tuple[str, Sources]:
    """Say in one sentence what takes something off, and where it stands."""
    x, y, common = asking.x, asking.y, asking.common
    both = f"{x} and {y}"

    def of(kind: Kind) -> Sources:
        return sources(asking.rows, asking.lists, asking.as_of, lambda row: row[2] == int(kind))

    if line is RECOMMENDATION:
        return f"A recommendation was written between {both}.", of(Kind.RECOMMENDATION)
    if line is INVITATION:
        evidence = sources(
            asking.rows,
            asking.lists,
            asking.as_of,
            lambda row: row[2] == int(Kind.INVITATION) and row[9] == "note",
        )
        return f"The invitation between {both} came with a personal note.", evidence
    if line is ADDRESS_BOOK_ENTRY:
        return f"One of {both} keeps the other in the address book.", of(Kind.ADDRESS_BOOK)
    if line is ENDORSEMENTS:
        return f"Skills endorsed between {both}: {value}.", of(Kind.ENDORSEMENT)
    if line is MEETINGS:
        return f"Meetings that {both} both attended: {value}.", of(Kind.MEETING)
    if line is SINCE:
        since = asking.view.since
        evidence = sources(asking.rows, asking.lists, asking.as_of, lambda row: row[3] == since)
        return f"{both} have been in touch for {_count(value, 'year')}.", evidence
    if line is WORKED_TOGETHER:
        return (
            f"{both} worked at {common.employer} together for {_count(value, 'month')}.",
            (common.evidence),
        )
    if line is FORMER_EMPLOYER:
        return f"One of {both} worked at {common.employer}, where the other is now.", common.evidence
    if line is SCHOOL:
        return f"{both} both went to {common.place}.", common.evidence
    named = common.contacts
    names = " and ".join(part for part in (", ".join(named[:-1]), *named[-1:]) if part)
    whom = "" if not named else f": {names}" if len(named) == value else f", {names} among them"
    return f"{both} share {_count(value, 'contact')} around this path{whom}.", common.contact_evidence


def broker_term(x: str, degree: float, tried: int, *, known: bool) -> Term:
    """Return the term of B(x).

    Args:
        x: How sentences call the person.
        degree: As for :func:`broker_cost`.
        tried: As for :func:`broker_cost`.
        known: Whether the degree was counted; False when it is assumed.
    """
    seen = f"introductions seen so far: {tried}"
    if known:
        sentence = f"Known contacts of {x}: {degree:g}; {seen}."
    else:
        sentence = f"How many contacts {x} has is not known and taken as {degree:g}; {seen}."
    return Term("broker", (1 + degree) / (1 + tried), broker_cost(degree, tried), sentence)


Reason = tuple[str, Sources]
"""What a tie rests on in one sentence, and where it stands."""


def reasons(view: TieView, rows: Rows, lists: Lists, x: str, y: str, as_of: int) -> tuple[Reason, ...]:
    """Say what a known tie rests on, one sentence each, the strongest kind of proof first.

    Args:
        view: What the evidence says on the day.
        rows: The evidence.
        lists: Names the sources.
        x: How sentences call ``view.a``.
        y: How sentences call ``view.b``.
        as_of: Ordinal of the day.

    Returns:
        At least one for a living tie, each with the rows behind it.
    """
    said: list[Reason] = []

    def add(sentence: str, wanted: Callable[[EvidenceRow], bool]) -> None:
        where = sources(rows, lists, as_of, wanted)
        if where:
            said.append((sentence[0].upper() + sentence[1:], where))

    connected = [row[3] for row in rows if row[2] == int(Kind.CONNECTION) and row[3] <= as_of]
    days = [day for day in connected if day]
    since = (
        f"have been connected since {date.fromordinal(min(days)).isoformat()}" if days else "are connected"
    )
    add(f"{x} and {y} {since}.", lambda row: row[2] == int(Kind.CONNECTION))
    strong = f"; the tie is {_WORDS[view.stated]}" if view.stated else ""
    add(
        f"It was stated by hand that they know each other{strong}.",
        lambda row: row[2] == int(Kind.STATEMENT) and row[9] != PRIVATE_NOTE,
    )
    add(
        "One keeps a private note about the other.",
        lambda row: row[2] == int(Kind.STATEMENT) and row[9] == PRIVATE_NOTE,
    )
    if view.sent or view.got:
        last = f", the last on {date.fromordinal(view.last).isoformat()}" if view.last else ""
        add(
            f"{_count(view.sent, 'message')} from {x} to {y} and {view.got} back{last}.",
            lambda row: row[2] in MESSAGES and row[4] in (view.a, view.b),
        )
    for kind, sentence in (
        (Kind.RECOMMENDATION, "One recommended the other."),
        (Kind.ENDORSEMENT, "One endorsed the other's skills."),
        (Kind.MEETING, "Both attended a meeting."),
        (Kind.MUTUAL, "They were named as each other's contacts."),
        (Kind.ADDRESS_BOOK, "One keeps the other in the address book."),
        (Kind.LISTED, "A list of ties names the two."),
    ):
        add(sentence, partial(_is_kind, int(kind)))
    add(
        "The invitation came with a personal note.",
        lambda row: row[2] == int(Kind.INVITATION) and row[9] == "note",
    )
    return tuple(said)


COMMON_GROUND = frozenset({WORKED_TOGETHER.name, FORMER_EMPLOYER.name, SCHOOL.name})
"""The terms whose sentences are reasons too: what two people share beside the evidence of their tie."""


def _is_kind(kind: int, row: EvidenceRow) -> bool:
    """Tell whether a row is of a kind."""
    return row[2] == kind


def _count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _times(number: int) -> str:
    """Write how often."""
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"


def _ago(days: int) -> str:
    """Write a distance in days, months or years."""
    if days < 60:
        return f"{_count(days, 'day')} ago"
    if days < 730:
        return f"{days * 12 // 365} months ago"
    return f"{days // 365} years ago"
