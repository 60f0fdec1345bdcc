"""What is owed to whom, and by when: derived from the events of asks, never written.

:data:`DUTIES` is the table: at which events a duty arises, to whom it is owed, what settles it and what drops it. An
obligation is one duty to one person because of one event.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from graph.model import AskId, PersonId
from outreach.asks import Ask, Event, Ledger
from outreach.calendar import WorkingDays, at, later
from outreach.profile import Profile
from outreach.states import ANSWERS, State


class Owed(Enum):
    """To whom a duty is owed."""

    TURN = "whoever has the turn"
    TARGET = "the target"
    LAST_CONNECTOR = "the connector next to the target"
    CONNECTORS = "every connector on the path"
    HELPERS = "every connector and the target"
    ME = "the member"


class Again(Enum):
    """What a second cause does to an obligation that is open."""

    REPLACES = "the newer one counts"
    MOVES = "the same obligation gets a new date"
    ADDS = "both are owed"


class Standing(StrEnum):
    """What became of an obligation."""

    OPEN = "open"
    SETTLED = "settled"
    DROPPED = "dropped"


_ENDED = frozenset({"closed", "declined", "ruled_out"})


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the table of obligations.

    Attributes:
        rule: The rule it comes from.
        arises: The events that cause it; empty for E19, which silence causes.
        owed: To whom.
        settled: The events that settle it; ``done`` also needs its rule.
        dropped: The events after which it no longer matters.
        again: What a second cause does.
        one: Whether one event settles only the oldest that is owed to a person.
    """

    rule: str
    arises: frozenset[str]
    owed: Owed
    settled: frozenset[str]
    dropped: frozenset[str] = frozenset()
    again: Again = Again.ADDS
    one: bool = False


_MEETING_OVER = _ENDED | {"held", "cancelled"}

DUTIES: tuple[Duty, ...] = (
    Duty("E38", frozenset({"held"}), Owed.TARGET, frozenset({"thanked"}), one=True),
    Duty(
        "E26",
        frozenset({"scheduled"}),
        Owed.TARGET,
        frozenset({"done"}),
        _MEETING_OVER,
        Again.MOVES,
        one=True,
    ),
    Duty(
        "E17",
        frozenset({"asked", "introduced", "nudged"}),
        Owed.TURN,
        ANSWERS | {"done"},
        _ENDED,
    ),
    Duty(
        "E16",
        frozenset({"introduced"}),
        Owed.TARGET,
        frozenset({"asked", "scheduled", "held"}),
        _ENDED,
        Again.REPLACES,
    ),
    Duty("E40", frozenset({"held"}), Owed.CONNECTORS, frozenset({"recapped"}), one=True),
    Duty(
        "E54",
        frozenset({"referred", "interviewed", "offered", "hired"}),
        Owed.HELPERS,
        frozenset({"done", "recapped", "thanked"}),
    ),
    Duty(
        "E25",
        frozenset({"scheduled"}),
        Owed.TARGET,
        frozenset({"done"}),
        _MEETING_OVER,
        Again.MOVES,
        one=True,
    ),
    Duty(
        "E21",
        frozenset({"scheduled"}),
        Owed.LAST_CONNECTOR,
        frozenset({"done"}),
        _MEETING_OVER,
        Again.MOVES,
        one=True,
    ),
    Duty("E46", frozenset({"held"}), Owed.ME, frozenset({"debriefed"}), one=True),
    Duty(
        "E18",
        frozenset({"asked", "agreed", "introduced", "nudged"}),
        Owed.TURN,
        ANSWERS | {"nudged"},
        _ENDED,
        Again.REPLACES,
    ),
    Duty("E19", frozenset(), Owed.TURN, ANSWERS | {"closed"}, _ENDED - {"closed"}, Again.REPLACES),
    Duty("E43", frozenset({"thanked"}), Owed.TARGET, frozenset({"done"}), _ENDED, Again.REPLACES),
)
"""Every duty, the most pressing first: of two that are due at the same time this order decides."""

_PLACE = {duty.rule: place for place, duty in enumerate(DUTIES)}

DEBTS = frozenset({"E38", "E40", "E54", "E17"})
"""The rules whose unsettled obligations hold back new asks to the same person (E55)."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed to one person because of one event.

    Attributes:
        rule: The rule it comes from.
        what: What to do, as a sentence.
        due: The day.
        due_at: The time with its offset, where an hour is known; else None.
        overdue: Whether the day has passed.
        ask: The ask it comes from.
        person: To whom it is owed; the member themselves for E46.
        settle: The command that settles it.
        cause: The number of the entry that caused it.
        caused_on: The day of that entry.
        standing: Open, settled or dropped.
        ended: The day it was settled or dropped; None while open.
        sequence: How many later entries changed it.
    """

    rule: str
    what: str
    due: date
    due_at: datetime | None
    overdue: bool
    ask: AskId
    person: PersonId
    settle: str
    cause: int
    caused_on: date
    standing: Standing = Standing.OPEN
    ended: date | None = None
    sequence: int = 0


@dataclass(slots=True)
class _Item:
    """An obligation while the events of its ask are read."""

    duty: Duty
    person: PersonId
    cause: Event
    # The event whose date counts: the cause, or what moved it.
    dated: Event
    standing: Standing = Standing.OPEN
    ended: date | None = None
    touched: list[int] = field(default_factory=list)
    # Whether silence ended it, which writes no entry.
    lapsed: bool = False

    def lapse(self, on: date) -> None:
        """Drop it because of silence."""
        self.standing, self.ended, self.lapsed = Standing.DROPPED, on, True

    def end(self, standing: Standing, event: Event) -> None:
        """Settle or drop it."""
        self.standing, self.ended = standing, event.on
        self.touched.append(event.n)


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed, without its date: enough to hold back a new ask."""

    rule: str
    ask: AskId
    person: PersonId


def obligations(
    ledger: Ledger,
    member: PersonId,
    *,
    days: int | None = None,
    names: Mapping[PersonId, str] | None = None,
) -> tuple[Obligation, ...]:
    """Return what is owed and due soon.

    Args:
        ledger: As of the day that counts as today.
        member: Who owes.
        days: How far ahead to look; None for the member's own number (14 unless changed).
        names: What to call people; ids where a name is missing.

    Returns:
        By due time, then in the order of :data:`DUTIES`, then by ask and person. A day without an hour counts as its
        end.
    """
    ahead = ledger.profile(member).count("todo.days") if days is None else days
    until = ledger.today + timedelta(days=ahead)
    return tuple(
        each
        for each in every_obligation(ledger, member, names=names)
        if each.standing is Standing.OPEN and each.due <= until
    )


def every_obligation(
    ledger: Ledger, member: PersonId, *, names: Mapping[PersonId, str] | None = None
) -> tuple[Obligation, ...]:
    """Return everything that was ever owed, settled and dropped too, in the order of :func:`obligations`."""
    profile = ledger.profile(member)
    days = WorkingDays(profile.country)
    found = [
        _finished(ledger, ask, item, profile, days, names or {})
        for ask in ledger.of(member)
        for item in _items(ask, profile)
    ]
    return tuple(sorted(found, key=_urgency))


def debts(
    ledger: Ledger,
    member: PersonId,
    *,
    to: Sequence[PersonId] | None = None,
    besides: AskId | None = None,
) -> Mapping[PersonId, tuple[Debt, ...]]:
    """Return what a member owes that holds back new asks to the same person (E55), due or not.

    Args:
        ledger: As of the day that counts as today.
        member: Who owes.
        to: Whose debts to look for; None for everybody's.
        besides: An ask that does not count; None for none.
    """
    found: dict[PersonId, tuple[Debt, ...]] = {}
    for ask in ledger.of(member):
        if ask.id == besides or (to is not None and not set(to).intersection(ask.path)):
            continue
        for item in _items(ask, ledger.profile(member)):
            wanted = item.standing is Standing.OPEN and item.duty.rule in DEBTS
            if wanted and (to is None or item.person in to):
                debt = Debt(item.duty.rule, ask.id, item.person)
                found[item.person] = (*found.get(item.person, ()), debt)
    return found


def _urgency(each: Obligation) -> tuple[date, bool, str, int, int, str, int]:
    """Return what obligations are ordered by."""
    hour = each.due_at.isoformat() if each.due_at is not None else ""
    return each.due, each.due_at is None, hour, _PLACE[each.rule], each.ask, each.person, each.cause


# --- reading the events -----------------------------------------------------------------------------------------


def _items(ask: Ask, profile: Profile) -> list[_Item]:
    """Return everything that an ask ever made its member owe."""
    items: dict[tuple[str, PersonId, int], _Item] = {}
    before: Event | None = None
    for event in ask.events:
        if before is not None and before.quiet_from is not None and before.quiet_from <= event.on:
            _fall_quiet(items, ask, before)
        for item in items.values():
            if item.standing is Standing.OPEN and event.event in item.duty.dropped:
                item.end(Standing.DROPPED, event)
        _settle(list(items.values()), ask, event)
        if event.quiet_from is None or event.quiet_from > event.on:
            for item in items.values():
                if item.duty.rule == "E19" and item.standing is Standing.OPEN:
                    item.end(Standing.DROPPED, event)
        for duty in DUTIES:
            if event.event in duty.arises:
                _arise(items, ask, event, duty, profile)
        before = event
    if before is not None and ask.quiet:
        _fall_quiet(items, ask, before)
    return list(items.values())


def _fall_quiet(items: dict[tuple[str, PersonId, int], _Item], ask: Ask, before: Event) -> None:
    """Let silence raise E19, once for each silence, in the place of the follow-up that is no longer due (E18)."""
    for item in items.values():
        if item.duty.rule == "E18" and item.standing is Standing.OPEN:
            item.lapse(before.quiet_from or before.on)
    duty = DUTIES[_PLACE["E19"]]
    cause = next(event for event in ask.events if event.n == before.clock)
    key = (duty.rule, before.turn, cause.n)
    if key not in items:
        items[key] = _Item(duty, before.turn, cause, before)
    elif items[key].standing is not Standing.OPEN:
        items[key].standing, items[key].ended, items[key].dated = Standing.OPEN, None, before
        items[key].touched.append(before.n)


def _settle(items: Sequence[_Item], ask: Ask, event: Event) -> None:
    """Let one event settle what it settles."""
    settled: set[tuple[str, PersonId]] = set()
    for item in items:
        rule, person = item.duty.rule, item.person
        if item.standing is not Standing.OPEN or event.event not in item.duty.settled:
            continue
        if event.event == "done":
            meant = rule == event.get("rule") and event.get("person") in {None, person} and not settled
        elif event.event == "recapped":
            meant = person in ask.connectors and event.get("to") in {None, person}
        elif event.event == "thanked":
            meant = person == ask.target
        else:
            meant = True
        if meant and not (item.duty.one and (rule, person) in settled):
            settled.add((rule, person))
            item.end(Standing.SETTLED, event)


def _arise(
    items: dict[tuple[str, PersonId, int], _Item], ask: Ask, event: Event, duty: Duty, profile: Profile
) -> None:
    """Let one event raise one duty, for everybody it is owed to."""
    meeting = duty.again is Again.MOVES
    if meeting and event.get("at") is None:
        for item in items.values():
            if item.duty is duty and item.standing is Standing.OPEN:
                item.end(Standing.DROPPED, event)
        return
    if not _applies(ask, event, duty, profile):
        return
    cause = meeting_cause(ask, event) if meeting else event
    for item in items.values():
        if duty.again is Again.REPLACES and item.duty is duty and item.standing is Standing.OPEN:
            item.end(Standing.DROPPED, event)
    for person in _owed(ask, event, duty):
        item = items.setdefault((duty.rule, person, cause.n), _Item(duty, person, cause, event))
        if event.n != cause.n:
            item.dated, item.standing, item.ended = event, Standing.OPEN, None
            item.touched.append(event.n)


def _applies(ask: Ask, event: Event, duty: Duty, profile: Profile) -> bool:
    """Say whether an event that can raise a duty does."""
    if duty.rule == "E18":
        return event.nudges < profile.count("E18.nudges")
    if duty.rule == "E16":
        return event.turn == ask.target and not (ask.live and event.leg == 1)
    if duty.rule == "E17":
        return event.get("call_by") is not None
    return True


def meeting_cause(ask: Ask, event: Event) -> Event:
    """Return the event by which the meeting that ``event`` fixes or moves was fixed first."""
    first = event
    for each in reversed(ask.events[: ask.events.index(event)]):
        if each.event == "scheduled" and each.get("at") is not None:
            first = each
        elif each.state is not State.SCHEDULED:
            break
    return first


def _owed(ask: Ask, event: Event, duty: Duty) -> tuple[PersonId, ...]:
    """Return to whom a duty is owed, in the order of the path."""
    return {
        Owed.TURN: (event.turn,),
        Owed.TARGET: (ask.target,),
        Owed.LAST_CONNECTOR: ask.connectors[-1:],
        Owed.CONNECTORS: ask.connectors,
        Owed.HELPERS: (*ask.connectors, ask.target),
        Owed.ME: (ask.member,),
    }[duty.owed]


# --- dates and words --------------------------------------------------------------------------------------------


def _finished(
    ledger: Ledger,
    ask: Ask,
    item: _Item,
    profile: Profile,
    days: WorkingDays,
    names: Mapping[PersonId, str],
) -> Obligation:
    """Give an item its date and its words."""
    due, due_at = _due(ask, item, profile, days)
    return Obligation(
        rule=item.duty.rule,
        what=_what(ask, item, profile, names),
        due=due,
        due_at=due_at,
        overdue=item.standing is Standing.OPEN and due < ledger.today,
        ask=ask.id,
        person=item.person,
        settle=_command(ask, item),
        cause=item.cause.n,
        caused_on=item.cause.on,
        standing=item.standing,
        ended=item.ended,
        sequence=sequence_of(ask, item.cause.n, item.touched, profile) + item.lapsed,
    )


def sequence_of(ask: Ask, cause: int, touched: Iterable[int], profile: Profile) -> int:
    """Count the later entries that changed something; the count never falls while the journal grows.

    After a correction or a backdated event nothing tells which of the entries before it counted once, so all do.

    Args:
        ask: Whose entries.
        cause: The number of the entry that caused it.
        touched: The numbers of the later events that moved, settled or dropped it.
        profile: The member's; a new country, zone or number may move any date.
    """
    changed = max(ask.changed, cause)
    rewritten = sum(cause < n <= changed for n in ask.entries)
    return rewritten + sum(n > changed for n in set(touched)) + sum(n > cause for n in profile.changes)


def meeting_at(event: Event, profile: Profile) -> datetime | None:
    """Return the time of a meeting as a scheduled event gives it, in the member's zone; None without ``--at``."""
    text = event.get("at")
    return None if text is None else at(text, profile.zone)


def _hour_of(ask: Ask, held: Event, profile: Profile) -> datetime | None:
    """Return when a conversation was held, if the hour is known: its own, or that of the meeting fixed for the day."""
    if held.get("at") is not None:
        return meeting_at(held, profile)
    for event in reversed(ask.events[: ask.events.index(held)]):
        if event.event in {"held", "cancelled"}:
            return None
        if event.event == "scheduled":
            text = event.get("at")
            return (
                meeting_at(event, profile) if text is not None and text[:10] == held.on.isoformat() else None
            )
    return None


def _due(ask: Ask, item: _Item, profile: Profile, days: WorkingDays) -> tuple[date, datetime | None]:
    """Return by when something is owed."""
    rule, event = item.duty.rule, item.dated
    if rule == "E17":
        return date.fromisoformat(event.get("call_by") or event.on.isoformat()), None
    if rule == "E19":
        return event.quiet_from or event.on, None
    meeting = date.fromisoformat((event.get("at") or event.on.isoformat())[:10])
    if rule == "E26":
        return meeting, None
    number = profile.count(rule)
    if rule == "E38":
        held_at = _hour_of(ask, event, profile)
        if held_at is None:
            return event.on + timedelta(days=-(-number // 24)), None
        due_at = later(held_at, number)
        return due_at.date(), due_at
    if rule == "E16":
        return days.add(event.on, number), None
    if rule == "E18":
        return days.on_or_after(event.on + timedelta(days=number)), None
    if rule in {"E21", "E25"}:
        return days.add(meeting, -number), None
    return event.on + timedelta(days=number), None


_NEWS = {
    "referred": "a referral",
    "interviewed": "an interview",
    "offered": "an offer",
    "hired": "the job itself",
}

_SINCE = {
    "asked": "there is no answer yet",
    "nudged": "there is no answer yet",
    "agreed": "they said yes, and nothing came of it yet",
    "introduced": "nothing came of the introduction yet",
}


def _what(ask: Ask, item: _Item, profile: Profile, names: Mapping[PersonId, str]) -> str:
    """Say what to do in one sentence."""

    def named(person: PersonId) -> str:
        """Return what to call somebody."""
        if person.startswith("forgotten:"):
            return "somebody you have forgotten"
        return names.get(person) or person

    person, target = named(item.person), named(ask.target)
    return {
        "E16": f"Write to {person}: you have been introduced.",
        "E17": f"Call {person}, as you promised.",
        "E18": f"Follow up with {person}: {_SINCE.get(item.cause.event, '')}.",
        "E19": f"Close gracefully with {person} after {profile.count('E19')} days of silence; the door stays open.",
        "E21": f"Ask {person} about {target} before you meet.",
        "E25": f"Send {person} your purpose and two or three of your questions.",
        "E26": f"Confirm the meeting with {person} in the morning.",
        "E38": f"Thank {person} for the conversation.",
        "E40": f"Thank {person} and tell how the conversation with {target} went.",
        "E43": f"Stay in touch with {person}: a short sign of life.",
        "E46": f"Write down what you learned from {target}.",
        "E54": f"Tell {person} what came of it: {_NEWS.get(item.cause.event, '')}.",
    }[item.duty.rule]


def _command(ask: Ask, item: _Item) -> str:
    """Return the command that settles it."""
    rule = item.duty.rule
    word = {
        "E16": "asked",
        "E18": "nudged",
        "E19": "closed",
        "E38": "thanked",
        "E40": "recapped",
        "E46": "debriefed",
    }.get(rule)
    if word == "recapped" and len(ask.connectors) > 1:
        return f"intrograph log recapped {ask.id} --to {shlex.quote(item.person)}"
    if word is not None:
        return f"intrograph log {word} {ask.id}"
    person = f" --person {shlex.quote(item.person)}" if rule == "E54" else ""
    return f"intrograph log done {ask.id} --rule {rule}{person}"
