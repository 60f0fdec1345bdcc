"""The weekly report for others: for a coach, and for somebody who did the member a favour.

Both are folds of the journal like :mod:`outreach.report`, and tell less: a coach reads names, states and companies
only of members who agreed, a connector only what became of their own help. Neither sees notes or odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import AskId, JournalEntry, Person, PersonId
from outreach.asks import Ask, Ledger, fold
from outreach.calendar import Week
from outreach.counts import FUNNEL, as_of, funnel, happened
from outreach.obligations import obligations
from outreach.report import WEEKS_BEFORE, Counts, funnels, shown
from outreach.states import EVENTS, OPEN, State

__all__ = [
    "CoachReport",
    "ConnectorReport",
    "Favour",
    "MemberLine",
    "StuckAsk",
    "for_coach",
    "for_connector",
]


@dataclass(frozen=True, slots=True)
class StuckAsk:
    """An ask that may need help.

    Attributes:
        ask: Its number.
        state: Where it stands.
        company: The company of the target; empty when unknown or not to be told.
        why: ``quiet``, ``overdue`` or ``no entry for N days``, in this order.
    """

    ask: AskId
    state: State
    company: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member of a cohort as the coach may see them.

    Attributes:
        label: The name, or ``Member 3`` without consent.
        person: Who; None without consent.
        happened: Entries of the week.
        funnel: Asks that ever reached a step.
        open: Open asks, quiet ones not counted.
        overdue: Obligations whose day has passed.
        stuck: How many asks are stuck.
        states: ``(company, state)`` of every open ask, by company; empty without consent.
        stuck_asks: The stuck asks themselves, by number; empty without consent.
        idle: Days since anything was written; None when nothing ever was.
    """

    label: str
    person: Person | None
    happened: Counts
    funnel: Counts
    open: int
    overdue: int
    stuck: int
    states: tuple[tuple[str, State], ...]
    stuck_asks: tuple[StuckAsk, ...]
    idle: int | None


@dataclass(frozen=True, slots=True)
class CoachReport:
    """The report for a coach; no notes, no connectors, no odds.

    Attributes:
        week: The week.
        as_of: The day it describes.
        happened: Entries of the week, of all members.
        before: The same for the four weeks before, oldest first.
        funnel: Asks of all members that ever reached a step.
        funnels: The same at the end of each of these weeks and of this one.
        members: Everybody, in the order of their first import.
        help: The labels of those who may need help, most stuck asks first.
    """

    week: Week
    as_of: date
    happened: Counts
    before: tuple[tuple[Week, Counts], ...]
    funnel: Counts
    funnels: tuple[tuple[Week, Counts], ...]
    members: tuple[MemberLine, ...]
    help: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Favour:
    """One favour and what became of it.

    Attributes:
        ask: Its ask.
        target: Whom the member hoped to meet.
        agreed: The day they said yes; None when they introduced at once.
        introduced: The day they introduced; None when that has not happened.
        scheduled: The day a conversation was fixed for, or fixed on; None when none is to come.
        held: The days of conversations, in order.
        outcomes: ``(word, day)`` of what came of it, in order.
        over: Whether nothing more is expected of it.
        changed: The day of the newest change.
        new: Whether that was in the week of the report.
    """

    ask: AskId
    target: Person
    agreed: date | None
    introduced: date | None
    scheduled: date | None
    held: tuple[date, ...]
    outcomes: tuple[tuple[str, date], ...]
    over: bool
    changed: date
    new: bool


@dataclass(frozen=True, slots=True)
class ConnectorReport:
    """The report for somebody who did the member favours; no notes, no odds, no other connectors.

    Attributes:
        member: Who was helped.
        connector: Who helped.
        week: The week.
        as_of: The day it describes.
        favours: The newest change first, then by ask.
    """

    member: Person
    connector: Person
    week: Week
    as_of: date
    favours: tuple[Favour, ...]


# --- for a coach ------------------------------------------------------------------------------------------------


def for_coach(
    entries: Sequence[JournalEntry],
    members: Sequence[PersonId],
    week: Week,
    *,
    today: date,
    people: Mapping[PersonId, Person],
) -> CoachReport:
    """Fold the report for a coach: names, states and companies only of those who agreed.

    Args:
        entries: The whole journal by ``n``.
        members: Everybody whose export is in the store, in the order of their first import; it gives the numbers.
        week: Of which week.
        today: The day.
        people: Whoever the entries speak of.
    """
    ledger = as_of(entries, week, fold(entries, today=today))
    lines = tuple(
        _member_line(entries, ledger, member, f"Member {number}", week, people)
        for number, member in enumerate(members, start=1)
    )
    weeks = week.before(WEEKS_BEFORE)
    needy = sorted(
        (line for line in lines if line.stuck or line.overdue), key=lambda line: (-line.stuck, -line.overdue)
    )
    return CoachReport(
        week=week,
        as_of=ledger.today,
        happened=_sum(EVENTS, (line.happened for line in lines)),
        before=tuple((each, _sum(EVENTS, (happened(ledger, m, each) for m in members))) for each in weeks),
        funnel=_sum(FUNNEL, (line.funnel for line in lines)),
        funnels=funnels(ledger, members, week),
        members=lines,
        help=tuple(line.label for line in needy),
    )


def _sum(words: Sequence[str], counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    total = dict.fromkeys(words, 0)
    for each in counts:
        for word, count in each.items():
            total[word] += count
    return total


def _member_line(
    entries: Sequence[JournalEntry],
    ledger: Ledger,
    member: PersonId,
    label: str,
    week: Week,
    people: Mapping[PersonId, Person],
) -> MemberLine:
    """Return what a coach may see of one member."""
    profile = ledger.profile(member)
    own = ledger.of(member)
    overdue = [each.ask for each in obligations(ledger, member, days=0) if each.overdue]
    stuck = []
    for ask in own:
        why = _stuck(ask, ledger.today, profile.count("report.stuck"), overdue=ask.id in overdue)
        if why:
            stuck.append(StuckAsk(ask.id, ask.state, shown(people, ask.target).company or "", why))
    last = max((e.on for e in entries if e.member == member and e.on <= ledger.today), default=None)
    states = sorted(
        (shown(people, ask.target).company or "", ask.state)
        for ask in own
        if ask.state in OPEN and not ask.quiet
    )
    return MemberLine(
        label=(shown(people, member).name or label) if profile.consent else label,
        person=shown(people, member) if profile.consent else None,
        happened=happened(ledger, member, week),
        funnel=funnel(ledger, member),
        open=sum(ask.open for ask in own),
        overdue=len(overdue),
        stuck=len(stuck),
        states=tuple(states) if profile.consent else (),
        stuck_asks=tuple(stuck) if profile.consent else (),
        idle=None if last is None else (ledger.today - last).days,
    )


def _stuck(ask: Ask, today: date, days: int, *, overdue: bool) -> tuple[str, ...]:
    """Say why an ask is stuck; nothing where it is not.

    What was held and needs nothing more may rest; it is stuck only while something is overdue.
    """
    if ask.state not in OPEN:
        return ("overdue",) if overdue else ()
    last = max((event.on for event in ask.events), default=ask.on)
    idle = (today - last).days
    return (
        *(["quiet"] if ask.quiet else []),
        *(["overdue"] if overdue else []),
        *([f"no entry for {idle} days"] if idle >= days and ask.state is not State.HELD else []),
    )


# --- for a connector --------------------------------------------------------------------------------------------


def for_connector(
    entries: Sequence[JournalEntry],
    member: PersonId,
    connector: PersonId,
    week: Week,
    *,
    today: date,
    people: Mapping[PersonId, Person],
) -> ConnectorReport:
    """Fold the report for somebody who did the member favours.

    Only asks to which they said yes or on which they introduced are favours; what they declined or did not answer
    is not spoken of.

    Args:
        entries: The whole journal by ``n``.
        member: Who was helped.
        connector: Who helped.
        week: Of which week; all favours up to its end are told, those that changed in it are marked.
        today: The day.
        people: Whoever the entries speak of.
    """
    ledger = as_of(entries, week, fold(entries, today=today))
    favours = []
    for ask in ledger.of(member):
        if connector in ask.connectors:
            favour = _favour(ask, connector, week, people)
            if favour is not None:
                favours.append(favour)
    favours.sort(key=lambda each: (-each.changed.toordinal(), each.ask))
    return ConnectorReport(
        shown(people, member), shown(people, connector), week, ledger.today, tuple(favours)
    )


_TOLD = frozenset(
    {"scheduled", "cancelled", "held", "referred", "applied", "interviewed", "offered", "hired"}
)


def _favour(ask: Ask, connector: PersonId, week: Week, people: Mapping[PersonId, Person]) -> Favour | None:
    """Return what became of one favour; None where none was done."""
    agreed = next((e.on for e in ask.events if e.event == "agreed" and e.by == connector), None)
    introduced = next((e.on for e in ask.events if e.event == "introduced" and e.by == connector), None)
    if agreed is None and introduced is None:
        return None
    scheduled = None
    if ask.state is State.SCHEDULED:
        fixed = next(event for event in reversed(ask.events) if event.event == "scheduled")
        at = fixed.get("at")
        scheduled = fixed.on if at is None else date.fromisoformat(at[:10])
    told = [event for event in ask.events if event.event in _TOLD]
    # Silence is nothing to tell: it may be the reader's own.
    over = ask.state not in OPEN
    days = [day for day in (agreed, introduced, *(event.on for event in told)) if day is not None]
    if over and ask.events:
        days.append(ask.events[-1].on)
    changed = max(days)
    return Favour(
        ask=ask.id,
        target=shown(people, ask.target),
        agreed=agreed,
        introduced=introduced,
        scheduled=scheduled,
        held=tuple(event.on for event in told if event.event == "held"),
        outcomes=tuple((e.event, e.on) for e in told if e.event not in {"scheduled", "cancelled", "held"}),
        over=over,
        changed=changed,
        new=changed in week,
    )
