"""What came of it, in numbers: weeks, the funnel, relationships, and how good the odds were.

Every number counts asks or entries, never people's worth; a rate carries its interval and says when there is too
little to tell.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import AskId, JournalEntry, PersonId
from outreach.asks import Ask, Ledger, fold
from outreach.calendar import Week
from outreach.odds import outcome
from outreach.states import EVENTS

FEW = 30
"""Below so many asks a rate is too few to say, and calibration means nothing (assumption)."""

FUNNEL: tuple[str, ...] = (
    "asked",
    "agreed",
    "introduced",
    "scheduled",
    "held",
    "referred",
    "applied",
    "interviewed",
    "offered",
    "hired",
)
"""The steps of the funnel in order."""

_IMPLIED = ("asked", "agreed", "introduced")

_STEPS = ("agreed", "introduced", "scheduled", "held")

_Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution, for intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its interval.

    Attributes:
        count: How many.
        of: Out of how many.
        low: Lower end of the 95 % interval (Wilson 1927); 0 where there are none.
        high: Upper end; 1 where there are none.
        enough: Whether there are enough to say anything.
    """

    count: int
    of: int
    low: float
    high: float
    enough: bool

    @property
    def share(self) -> float | None:
        """The share itself; None where there are none."""
        return self.count / self.of if self.of else None

    def __str__(self) -> str:
        if not self.enough:
            return f"{self.count} of {self.of} (too few to say)"
        return f"{self.count} of {self.of} ({self.low:.0%} to {self.high:.0%})"


def rate(count: int, of: int, *, few: int = FEW) -> Rate:
    """Return a share with its Wilson interval, 4 digits.

    Example:
        >>> rate(12, 40)
        Rate(count=12, of=40, low=0.1807, high=0.4543, enough=True)
        >>> print(rate(1, 3))
        1 of 3 (too few to say)
    """
    if of == 0:
        return Rate(0, 0, 0.0, 1.0, False)
    share = count / of
    middle = share + _Z * _Z / (2 * of)
    half = _Z * math.sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    scale = 1 + _Z * _Z / of
    low, high = max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
    return Rate(count, of, round(low, 4), round(high, 4), of >= few)


# --- weeks ------------------------------------------------------------------------------------------------------


def happened(ledger: Ledger, member: PersonId, week: Week) -> Mapping[str, int]:
    """Count the log entries of a week by event, as corrections leave them.

    Args:
        ledger: As of the last day that counts.
        member: Whose entries.
        week: By the day things happened, not the day they were written.

    Returns:
        Every event word in the order of :data:`outreach.states.EVENTS`, 0 too.
    """
    counts = dict.fromkeys(EVENTS, 0)
    for ask in ledger.of(member):
        for event in ask.events:
            if event.on in week:
                counts[event.event] += 1
    return counts


def before(
    ledger: Ledger, member: PersonId, week: Week, *, weeks: int = 4
) -> tuple[tuple[Week, Mapping[str, int]], ...]:
    """Return :func:`happened` for the weeks before one, oldest first."""
    return tuple((each, happened(ledger, member, each)) for each in week.before(weeks))


def as_of(entries: Sequence[JournalEntry], week: Week, ledger: Ledger) -> Ledger:
    """Return the ledger a week's report is made from: as of today or the last day of the week, the earlier.

    Args:
        entries: The whole journal by ``n``, as the ledger was folded from it.
        week: The week of the report.
        ledger: As of today; returned itself where the week is not over.
    """
    last = week.end - timedelta(days=1)
    return ledger if ledger.today <= last else fold(entries, today=last)


def funnel(ledger: Ledger, member: PersonId) -> Mapping[str, int]:
    """Count the asks that ever reached a step.

    On paths a later step (scheduled and held, too) implies asked, agreed and introduced as far as they come before
    it; what comes of a conversation (referred and so on) implies nothing.

    Args:
        ledger: As of the last day that counts.
        member: Whose asks.

    Returns:
        Every step of :data:`FUNNEL`, in order, 0 too.
    """
    counts = dict.fromkeys(FUNNEL, 0)
    for ask in ledger.of(member):
        for step in steps_of(ask):
            counts[step] += 1
    return counts


def steps_of(ask: Ask, *, before: date | None = None) -> tuple[str, ...]:
    """Return the steps of the funnel an ask ever reached, in order, those implied included.

    Args:
        ask: The ask.
        before: Only what happened before this day counts; None for everything.
    """
    words = {event.event for event in ask.events if before is None or event.on < before}
    reached = {step for step in FUNNEL if step in words}
    if ask.connectors:
        latest = max((_STEPS.index(step) for step in reached if step in _STEPS), default=None)
        if latest is not None:
            reached.update(_IMPLIED[: latest + 1])
    return tuple(step for step in FUNNEL if step in reached)


# --- relationships ----------------------------------------------------------------------------------------------


COUNTS = ("asks", "agreed", "introduced", "held", "referred", "applied", "interviewed", "offered", "hired")
"""The counts of :class:`Came` that every document of it has, in order."""


@dataclass(frozen=True, slots=True)
class Came:
    """How many asks came how far.

    Attributes:
        asks: How many asks.
        agreed: Asks to which somebody said yes; for one connector: they themselves.
        introduced: Asks on which somebody introduced; for one connector: they themselves.
        held: Asks that ended in a conversation.
        referred: Asks that led to a referral.
        applied: Asks that led to an application.
        interviewed: Asks that led to a job interview.
        offered: Asks that led to an offer.
        hired: Asks that led to the job.
        referred_offered: Referrals that the other side offered (E42).
        referred_asked: Referrals that were asked for.
        numbers: The asks counted, in order.
        entries: The numbers of the journal entries behind the counts, in order.
    """

    asks: int = 0
    agreed: int = 0
    introduced: int = 0
    held: int = 0
    referred: int = 0
    applied: int = 0
    interviewed: int = 0
    offered: int = 0
    hired: int = 0
    referred_offered: int = 0
    referred_asked: int = 0
    numbers: tuple[AskId, ...] = ()
    entries: tuple[int, ...] = ()

    def rate(self, word: str, *, few: int = FEW) -> Rate:
        """Return one of the counts as a share of the asks.

        Args:
            word: ``agreed``, ``introduced``, ``held`` or one of the outcomes.
            few: Below so many asks it is too few to say.
        """
        counts: dict[str, int] = {name: getattr(self, name) for name in COUNTS}
        return rate(counts[word], self.asks, few=few)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What came of the favours of one connector.

    Attributes:
        connector: Who was asked.
        came: The counts.
    """

    connector: PersonId
    came: Came


def referrals(ledger: Ledger, member: PersonId) -> tuple[tuple[Relationship, ...], Came]:
    """Say which relationships turned into conversations, referrals and offers.

    Args:
        ledger: As of the last day that counts.
        member: Whose asks.

    Returns:
        One row for each connector who was reached, in the order of what came of it (hired first, then offered, and
        so on back to asks), then by id; and totals that count every ask that was made once, cold and direct ones
        included. Who is only planned to be asked was not.
        A connector's agreed and introduced are their own; everything else is the ask's.
    """
    asks = [ask for ask in ledger.of(member) if ask.made]
    reached: dict[PersonId, list[Ask]] = {}
    for ask in asks:
        for person in dict.fromkeys(leg.person for leg in ask.legs() if leg.person in ask.connectors):
            reached.setdefault(person, []).append(ask)
    rows = [Relationship(person, came(theirs, by=person)) for person, theirs in reached.items()]
    return tuple(sorted(rows, key=_standing)), came(asks)


def _standing(row: Relationship) -> tuple[int, int, int, int, int, int, int, int, int, PersonId]:
    """Return what rows are ordered by."""
    each = row.came
    return (
        -each.hired,
        -each.offered,
        -each.interviewed,
        -each.applied,
        -each.referred,
        -each.held,
        -each.introduced,
        -each.agreed,
        -each.asks,
        row.connector,
    )


def came(asks: Iterable[Ask], *, by: PersonId | None = None) -> Came:
    """Count how far asks came.

    Args:
        asks: What to count, each once.
        by: Whose yes and introduction count; None: anybody's.
    """
    counts = dict.fromkeys(
        ("agreed", "introduced", "held", "referred", "applied", "interviewed", "offered", "hired"), 0
    )
    hows = {"offered": 0, "asked": 0}
    numbers: list[AskId] = []
    entries: list[int] = []
    for ask in asks:
        numbers.append(ask.id)
        counted = [
            event
            for event in ask.events
            if event.event in counts
            and (by is None or event.event not in {"agreed", "introduced"} or event.by == by)
        ]
        entries.extend(event.n for event in counted)
        for word in {event.event for event in counted}:
            counts[word] += 1
        for how in {event.get("how") for event in counted if event.event == "referred"}:
            if how is not None:
                hows[how] += 1
    return Came(
        asks=len(numbers),
        **counts,
        referred_offered=hows["offered"],
        referred_asked=hows["asked"],
        numbers=tuple(numbers),
        entries=tuple(sorted(entries)),
    )


def by_label(asks: Iterable[Ask], label: Callable[[Ask], str]) -> tuple[tuple[str, Came], ...]:
    """Count how far asks came, by some property of theirs: kind of tie, hops, channel, type of company.

    Args:
        asks: Asks that were made; planned ones would only water the rates down.
        label: What to group by.

    Returns:
        The most asks first, then by label.
    """
    groups: dict[str, list[Ask]] = {}
    for ask in asks:
        groups.setdefault(label(ask), []).append(ask)
    return tuple(
        sorted(((name, came(each)) for name, each in groups.items()), key=lambda row: (-row[1].asks, row[0]))
    )


def channel(ask: Ask) -> str:
    """Return by which channel an ask was made first, ``unknown`` where nobody said."""
    for event in ask.events:
        if event.event == "asked" and event.get("channel") is not None:
            return str(event.get("channel"))
    return "unknown"


def hops(ask: Ask) -> str:
    """Return over how many ties an ask went, ``cold`` where over none."""
    return "cold" if ask.cold else str(len(ask.path) - 1)


# --- calibration ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bin:
    """The asks whose frozen odds lie in one band.

    Attributes:
        low: The least odds of the band, itself included.
        high: The greatest odds of the band, not included but for 1.
        asks: How many.
        expected: The mean of their odds, 4 digits; None where there are none.
        held: How many ended in a conversation, with the interval.
    """

    low: float
    high: float
    asks: int
    expected: float | None
    held: Rate


BANDS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 1.0)
"""The edges of the bands: narrow where the priors lie (assumption)."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the odds frozen with asks compare with what came of them.

    Attributes:
        asks: Asks that have an outcome and frozen odds.
        held: How many of them ended in a conversation.
        brier: Mean squared difference of odds and outcome (Brier 1950), 4 digits; None without asks.
        reference: The same for always giving the overall share, 4 digits; None without asks.
        skill: 1 - brier / reference, 4 digits: above 0 the odds tell asks apart; None where all ended alike.
        bins: One for each band of :data:`BANDS`.
        meaningful: Whether there are enough asks, and both kinds of outcome.
    """

    asks: int
    held: int
    brier: float | None
    reference: float | None
    skill: float | None
    bins: tuple[Bin, ...]
    meaningful: bool

    @property
    def verdict(self) -> str:
        """One sentence for the reader."""
        if not self.meaningful:
            return f"Not yet meaningful: {self.asks} asks with an outcome, {self.held} of them held."
        better = self.skill is not None and self.skill > 0
        how = "better than" if better else "no better than"
        return f"The odds were {how} always giving the overall share of {self.held} in {self.asks}."


def calibration(asks: Iterable[Ask], *, few: int = FEW) -> Calibration:
    """Compare frozen odds with outcomes.

    Args:
        asks: Any asks; those that are pending, were never made or have no frozen odds are left out.
        few: Below so many asks it means nothing.
    """
    pairs: list[tuple[float, bool]] = []
    for ask in asks:
        ended = outcome(ask)
        if ended is not None and ask.frozen.odds is not None:
            pairs.append((ask.frozen.odds.mid, ended.success))
    total, good = len(pairs), sum(success for _, success in pairs)
    brier = reference = skill = None
    if pairs:
        share = good / total
        error = math.fsum((chance - success) ** 2 for chance, success in pairs) / total
        spread = share * (1 - share)
        brier, reference = round(error, 4), round(spread, 4)
        skill = round(1 - error / spread, 4) if spread else None
    bins = []
    for low, high in itertools.pairwise(BANDS):
        inside = [pair for pair in pairs if low <= pair[0] < high or (high == BANDS[-1] and pair[0] == high)]
        expected = round(math.fsum(chance for chance, _ in inside) / len(inside), 4) if inside else None
        held = rate(sum(success for _, success in inside), len(inside), few=few)
        bins.append(Bin(low, high, len(inside), expected, held))
    return Calibration(total, good, brier, reference, skill, tuple(bins), total >= few and skill is not None)
