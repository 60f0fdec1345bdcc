"""How well somebody is placed to ask somebody: costs that add up, are never negative, and say their reason.

Two forms of one formula. The search needs plain integers for very many ties (:func:`ask_cost`, :func:`bare_cost`,
:func:`broker_cost`); the few paths that are shown get their terms with sentences and sources (:func:`ask_terms`,
:func:`broker_term`). A test holds the two together: the terms always add up to the cost.

All costs are integers in millionths: every term is rounded before it is added, so that the order of paths is the same
on every machine and in every store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import exp, log

from graph.model import Kind, Term
from graph.store import EvidenceRow
from graph.ties import MESSAGES, STRENGTHS, Lists, TieView

UNIT = 1_000_000
"""Costs are whole millionths (the design, section 6)."""

GROUP_WEIGHT = 0.25
SHARE_WEIGHT = 0.33
RECENCY_WEIGHT = 0.33
BROKER_WEIGHT = 0.25
"""The weights of the reference formula for introductions in e-mail (conditional logit on email-Eu-core, rounded)."""

MOST_GROUPS = 50
MOST_DAYS = 3650
SHARE_FLOOR = 0.01
SHRINK_MESSAGES = 30
"""The bounds of the design, section 6; the 30 messages that shrink a share were chosen on the same log."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """One line of the table of what makes a tie stronger than its messages say.

    Attributes:
        name: The term's word.
        most: The most it takes off, in millionths.
        full: The measured value at which it takes off the most; growth before that is logarithmic (linear for
            months). 1 for what is only there or not.
        source: Where the value comes from, or the word assumption.
    """

    name: str
    most: int
    full: int
    source: str


RECOMMENDATION = Reduction("recommendation", 900_000, 1, "assumption (weight .9 of the proposed tie model)")
WORKED_TOGETHER = Reduction(
    "worked_together",
    800_000,
    24,
    "assumption (weight .8, full after 24 months together); decays not: Levin 2011",
)
FORMER_EMPLOYER = Reduction(
    "former_employer",
    200_000,
    1,
    "assumption (a quarter of worked together: only the employer is known to match)",
)
INVITATION = Reduction("personal_invitation", 300_000, 1, "assumption (weight .3 of the proposed tie model)")
SCHOOL = Reduction("school", 300_000, 1, "assumption (weight .3 of the proposed tie model)")
ADDRESS_BOOK_ENTRY = Reduction("address_book", 300_000, 1, "assumption (as a personal invitation)")
ENDORSEMENTS = Reduction(
    "endorsements", 200_000, 5, "assumption; small because one click says little: Burke & Kraut 2014"
)
MEETINGS = Reduction("meetings", 300_000, 10, "assumption (time spent together: Granovetter 1973)")
SINCE = Reduction(
    "connected_since", 300_000, 20, "assumption; older ties are stronger: Gilbert & Karahalios 2009"
)
SHARED_CONTACTS = Reduction(
    "shared_contacts",
    500_000,
    10,
    "e-mail log: fitted weight 1.1 (all messages) and .6 (one mailbox), rounded down (docs/ranking.md)",
)

REDUCTIONS: tuple[Reduction, ...] = (
    RECOMMENDATION,
    WORKED_TOGETHER,
    FORMER_EMPLOYER,
    INVITATION,
    SCHOOL,
    ADDRESS_BOOK_ENTRY,
    ENDORSEMENTS,
    MEETINGS,
    SINCE,
    SHARED_CONTACTS,
)
"""The fixed table, in the order in which terms are shown. Missing evidence takes nothing off; nothing in it comes from
names, photos or prestige."""

STATED_COST = {1: 5_000_000, 2: 3_000_000, 3: 1_500_000}
"""What asking costs when somebody stated the strength (weak, normal, strong), whatever was measured. Assumption: weak
is a little better than a bare connection, normal about a message a month, strong about one a week."""

_WORDS = {1: "weak", 2: "normal", 3: "strong"}
SHOWN_ROWS = 12
"""How many source lines a term names at most, newest first; its value holds the full count. Assumption."""

PRIVATE_NOTE = "private note"
"""The note of a statement that stands for a private note in the owner's archive: attention, not acquaintance."""

_GROUP = int(Kind.GROUP_MESSAGE)


def micro(value: float) -> int:
    """Round a cost to whole millionths.

    Example:
        >>> micro(0.25)
        250000
    """
    return round(value * UNIT)


@lru_cache(maxsize=64)
def _group_cost(groups: int) -> int:
    """Return the term of small-group messages."""
    return micro(GROUP_WEIGHT * log((1 + MOST_GROUPS) / (1 + min(groups, MOST_GROUPS))))


@lru_cache(maxsize=1 << 14)
def _share_cost(messages: int, total: int) -> int:
    """Return the term of the share of all messages."""
    share = messages / (max(total, messages) + SHRINK_MESSAGES)
    return micro(SHARE_WEIGHT * log((1 + SHARE_FLOOR) / (SHARE_FLOOR + share)))


@lru_cache(maxsize=MOST_DAYS + 2)
def _recency_cost(days: int) -> int:
    """Return the term of the days since the last message, which are at most :data:`MOST_DAYS`."""
    return micro(RECENCY_WEIGHT * log(1 + days))


GREATEST = _group_cost(0) + _share_cost(0, 0) + _recency_cost(MOST_DAYS)
"""The cost of asking without any evidence of strength: no known tie ever costs more."""


@lru_cache(maxsize=1 << 12)
def _grown(most: int, full: int, value: int) -> int:
    """Return what a count takes off: nothing at 0, the most from ``full`` on, logarithmic between."""
    if value <= 0:
        return 0
    return most if value >= full else round(most * log(1 + value) / log(1 + full))


def _years(since: int, as_of: int) -> int:
    """Return the whole years since a day, 0 for an unknown day."""
    # Whole years, because a list that gives the day of a click says nothing finer about a tie.
    return (as_of - since) * 4 // 1461 if since else 0


def bare_cost(since: int, as_of: int) -> int:
    """Return the cost of asking over a tie of which only its age is known; the same in both directions.

    Args:
        since: Ordinal of its first day; 0 when unknown.
        as_of: Ordinal of the day of the question.

    Example:
        >>> bare_cost(0, 740000) == GREATEST
        True
    """
    return GREATEST - _grown(SINCE.most, SINCE.full, _years(since, as_of))


@dataclass(frozen=True, slots=True)
class Common:
    """What two people have in common beside the evidence of their tie.

    Attributes:
        months: Whole months at the same employer at the same time, by both their own files.
        former: Whether one worked (by their own file) where the other works now.
        school: Whether both went to the same school, by both their own files.
        shared: Contacts they share, counted only for somebody who knows both the start and the target.
        evidence: ``(source, line)`` of the job and school rows behind it, in order.
        employer: The employer behind ``months`` or ``former``, as written; empty for none.
        place: The school, as written; empty for none.
    """

    months: int = 0
    former: bool = False
    school: bool = False
    shared: int = 0
    evidence: tuple[tuple[str, int], ...] = ()
    employer: str = ""
    place: str = ""

    def reduction(self) -> int:
        """Return what all of it takes off together, in millionths.

        Example:
            >>> Common(months=12, school=True).reduction()
            700000
        """
        if self is NOTHING:
            return 0
        return (
            WORKED_TOGETHER.most * min(self.months, WORKED_TOGETHER.full) // WORKED_TOGETHER.full
            + (FORMER_EMPLOYER.most if self.former else 0)
            + (SCHOOL.most if self.school else 0)
            + shared_reduction(self.shared)
        )


def shared_reduction(contacts: int) -> int:
    """Return what contacts that two people share take off, in millionths.

    Example:
        >>> shared_reduction(0), shared_reduction(10), shared_reduction(500)
        (0, 500000, 500000)
    """
    return _grown(SHARED_CONTACTS.most, SHARED_CONTACTS.full, contacts)


NOTHING = Common()
"""Nothing in common is known."""


def _own_reductions(view: TieView, as_of: int) -> tuple[tuple[Reduction, int, int], ...]:
    """Return ``(line of the table, value, what it takes off)`` for what the tie's own evidence says."""
    years = _years(view.since, as_of)
    return (
        (RECOMMENDATION, int(view.recommended), RECOMMENDATION.most if view.recommended else 0),
        (INVITATION, int(view.invited), INVITATION.most if view.invited else 0),
        (ADDRESS_BOOK_ENTRY, int(view.address_book), ADDRESS_BOOK_ENTRY.most if view.address_book else 0),
        (ENDORSEMENTS, view.endorsements, _grown(ENDORSEMENTS.most, ENDORSEMENTS.full, view.endorsements)),
        (MEETINGS, view.meetings, _grown(MEETINGS.most, MEETINGS.full, view.meetings)),
        (SINCE, years, _grown(SINCE.most, SINCE.full, years)),
    )


def _days(view: TieView, as_of: int) -> int:
    """Return the bounded days since the last message either way."""
    return min(max(0, as_of - view.last), MOST_DAYS) if view.last else MOST_DAYS


def ask_cost(view: TieView, *, outward: bool, total: int, as_of: int, common: int = 0) -> int:
    """Return the cost of asking one end of a tie about the other: A(x→y).

    Args:
        view: The tie.
        outward: True when x is ``view.a``, False when x is ``view.b``.
        total: All known messages of x up to the day.
        as_of: Ordinal of the day.
        common: What :meth:`Common.reduction` takes off.

    Returns:
        At least 0, at most :data:`GREATEST`.

    Example:
        >>> ask_cost(TieView(1, 2, made=True), outward=True, total=0, as_of=740000) == GREATEST
        True
    """
    if view.stated:
        return STATED_COST[view.stated]
    messages, groups = (view.sent, view.group_sent) if outward else (view.got, view.group_got)
    cost = (
        _group_cost(min(groups, MOST_GROUPS))
        + _share_cost(messages, total)
        + _recency_cost(_days(view, as_of))
        - common
    )
    for _, _, reduction in _own_reductions(view, as_of):
        cost -= reduction
    return max(0, cost)


def broker_cost(degree: float, tried: int) -> int:
    """Return B(x): how little somebody with that many contacts is seen to bring people together.

    Args:
        degree: Known contacts, or what is assumed of somebody whose list is not in the store.
        tried: Introductions they are seen to have tried.

    Example:
        >>> broker_cost(3, 5), broker_cost(500, 0)
        (0, 1554152)
    """
    return micro(BROKER_WEIGHT * max(0.0, log((1 + degree) / (1 + tried))))


@lru_cache(maxsize=64)
def inferred_penalty(size: int) -> int:
    """Return what it costs on top that an inferred tie is only likely, and less so in a large group.

    Args:
        size: People of the group that are in the store, the two included.

    Returns:
        ln(1 / min(.9, 50 / size)) (the design, section 6), in millionths; always positive.

    Example:
        >>> inferred_penalty(10), inferred_penalty(5000)
        (105361, 4605170)
    """
    return micro(log(1 / min(0.9, 50 / max(1, size))))


def strength_of(cost: int) -> float:
    """Return the strength of a step, rounded to 4 significant digits.

    Example:
        >>> strength_of(0), strength_of(1_000_000)
        (1.0, 0.3679)
    """
    return float(f"{exp(-cost / UNIT):.4g}")


def score_of(cost: int, hops: int) -> float:
    """Return the placement of a path, rounded to 6 significant digits.

    Args:
        cost: The sum of all its terms, in millionths.
        hops: Its number of ties; a direct tie scores more than ½, everything longer at most ½.

    Example:
        >>> score_of(0, 1), score_of(0, 2), score_of(1_000_000, 2)
        (1.0, 0.5, 0.18394)
    """
    value = exp(-cost / UNIT) / 2
    return float(f"{value + 0.5 if hops == 1 else value:.6g}")


# --- terms and reasons of the paths that are shown --------------------------------------------------------------

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
    table = {line.name: (line, value, taken) for line, value, taken in _own_reductions(view, asking.as_of)}
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
    days = _days(view, asking.as_of)

    def of(wanted: Callable[[EvidenceRow], bool]) -> Sources:
        return sources(asking.rows, asking.lists, asking.as_of, wanted)

    if groups:
        said = f"{x} wrote to {y} among a few others {_times(groups)}."
    else:
        said = f"No small-group message from {x} to {y} is known."
    group = Term(
        "groups",
        float(groups),
        _group_cost(min(groups, MOST_GROUPS)),
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
        _share_cost(messages, asking.total),
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
        _recency_cost(days),
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
    return f"{both} share {_count(value, 'contact')} around this path.", ()


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


def reasons(view: TieView, rows: Rows, x: str, y: str, as_of: int) -> tuple[str, ...]:
    """Say what a known tie rests on, one sentence each, the strongest kind of proof first."""
    kinds = {row[2] for row in rows if row[3] <= as_of}
    said: list[str] = []
    if int(Kind.CONNECTION) in kinds:
        days = [row[3] for row in rows if row[2] == int(Kind.CONNECTION) and 0 < row[3] <= as_of]
        since = f" since {date.fromordinal(min(days)).isoformat()}" if days else ""
        said.append(f"{x} and {y} are connected{since}.")
    if view.stated:
        said.append(f"It was stated by hand that they know each other; the tie is {_WORDS[view.stated]}.")
    elif any(row[2] == int(Kind.STATEMENT) and row[9] != PRIVATE_NOTE and row[3] <= as_of for row in rows):
        said.append("It was stated by hand that they know each other.")
    elif int(Kind.STATEMENT) in kinds:
        said.append("One keeps a private note about the other.")
    if view.sent or view.got:
        last = f", the last on {date.fromordinal(view.last).isoformat()}" if view.last else ""
        there, back = (view.sent, view.got)
        said.append(f"{_count(there, 'message')} from {x} to {y} and {back} back{last}.")
    for kind, sentence in (
        (Kind.RECOMMENDATION, "One recommended the other."),
        (Kind.ENDORSEMENT, "One endorsed the other's skills."),
        (Kind.MUTUAL, "They were named as each other's contacts."),
        (Kind.ADDRESS_BOOK, "One keeps the other in the address book."),
        (Kind.LISTED, "A list of ties names the two."),
    ):
        if int(kind) in kinds:
            said.append(sentence)
    return tuple(sentence[0].upper() + sentence[1:] for sentence in said)


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
