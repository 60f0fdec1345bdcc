"""How well somebody is placed to ask somebody: costs that add up and are never negative.

The formula, in plain integers for the very many ties of a search (:func:`ask_cost`, :func:`bare_cost`,
:func:`broker_cost`). The few paths that are shown get their terms with sentences and sources from
:mod:`graph.reasons`; a test holds the two together: the terms always add up to the cost.

All costs are integers in millionths: every term is rounded before it is added, so that the order of paths is the same
on every machine and in every store.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from graph.ties import TieView

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


def micro(value: float) -> int:
    """Round a cost to whole millionths.

    Example:
        >>> micro(0.25)
        250000
    """
    return round(value * UNIT)


@lru_cache(maxsize=64)
def group_cost(groups: int) -> int:
    """Return the term of small-group messages."""
    return micro(GROUP_WEIGHT * log((1 + MOST_GROUPS) / (1 + min(groups, MOST_GROUPS))))


@lru_cache(maxsize=1 << 14)
def share_cost(messages: int, total: int) -> int:
    """Return the term of the share of all messages."""
    share = messages / (max(total, messages) + SHRINK_MESSAGES)
    return micro(SHARE_WEIGHT * log((1 + SHARE_FLOOR) / (SHARE_FLOOR + share)))


@lru_cache(maxsize=MOST_DAYS + 2)
def recency_cost(days: int) -> int:
    """Return the term of the days since the last message, which are at most :data:`MOST_DAYS`."""
    return micro(RECENCY_WEIGHT * log(1 + days))


GREATEST = group_cost(0) + share_cost(0, 0) + recency_cost(MOST_DAYS)
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
        contacts: How sentences call a few of the contacts they share.
        contact_evidence: ``(source, line)`` of rows that tie these to both.
    """

    months: int = 0
    former: bool = False
    school: bool = False
    shared: int = 0
    evidence: tuple[tuple[str, int], ...] = ()
    employer: str = ""
    place: str = ""
    contacts: tuple[str, ...] = ()
    contact_evidence: tuple[tuple[str, int], ...] = ()

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


def own_reductions(view: TieView, as_of: int) -> tuple[tuple[Reduction, int, int], ...]:
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


def quiet_days(view: TieView, as_of: int) -> int:
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
        group_cost(min(groups, MOST_GROUPS))
        + share_cost(messages, total)
        + recency_cost(quiet_days(view, as_of))
        - common
    )
    for _, _, reduction in own_reductions(view, as_of):
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
