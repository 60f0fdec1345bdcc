"""What belongs in a member's calendar: obligations and meetings, with updates and cancellations.

:func:`outreach.calendar.calendar_file` writes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.model import AskId, JournalEntry, PersonId
from outreach.asks import Ask, Ledger, fold
from outreach.calendar import CalendarEntry
from outreach.obligations import Standing, every_obligation, meeting_at, meeting_cause, sequence_of
from outreach.profile import Profile
from outreach.states import State

CANCELLED_DAYS = 60
"""For so many days a calendar file tells that an entry is gone; then it leaves it out (assumption)."""


def agenda(
    entries: Sequence[JournalEntry],
    member: PersonId,
    *,
    today: date,
    names: Mapping[PersonId, str] | None = None,
) -> tuple[CalendarEntry, ...]:
    """Return everything that belongs in a member's calendar: what is owed, and the meetings.

    What was settled, dropped or corrected away is told as cancelled for 60 days, then left out. A meeting that was
    held stays in the calendar. The UID of an entry is the same whenever it is written.

    Args:
        entries: The whole journal by ``n``.
        member: Whose calendar.
        today: The day.
        names: What to call people; ids where a name is missing.

    Returns:
        By UID; each UID once.
    """
    ledger = fold(entries, today=today)
    found = {each.uid: each for each in _agenda_of(ledger, member, names or {})}
    for number, entry in enumerate(entries):
        ask = None if entry.ask is None else ledger.asks.get(entry.ask)
        changes = entry.word == "corrected" or (ask is not None and _is_backdated(entries[:number], entry))
        if entry.member != member or not changes or not _recent(entry.on, today):
            continue
        # What the calendar may have held before the change and is no more.
        for gone in _agenda_of(fold(entries[:number], today=min(entry.on, today)), member, names or {}):
            if gone.uid not in found:
                later_entries = sum(each.ask == entry.ask for each in entries[number:])
                found[gone.uid] = replace(gone, cancelled=True, sequence=gone.sequence + later_entries)
    return tuple(found[uid] for uid in sorted(found))


def _is_backdated(before: Iterable[JournalEntry], entry: JournalEntry) -> bool:
    """Say whether an entry was put before others of its ask."""
    return any(each.ask == entry.ask and each.on > entry.on for each in before)


def _recent(day: date | None, today: date) -> bool:
    """Say whether something ended so lately that a calendar is still to be told."""
    return day is None or (today - day).days < CANCELLED_DAYS


def _agenda_of(ledger: Ledger, member: PersonId, names: Mapping[PersonId, str]) -> list[CalendarEntry]:
    """Return the calendar of a ledger as it stands."""
    found = [
        CalendarEntry(
            uid=_uid(member, each.ask, each.rule, each.person, each.cause),
            summary=each.what,
            start=each.due_at or each.due,
            minutes=None,
            stamp=each.caused_on,
            sequence=each.sequence,
            cancelled=each.standing is not Standing.OPEN,
            description=f"{each.settle} ({each.rule})",
        )
        for each in every_obligation(ledger, member, names=names)
        if _recent(each.ended, ledger.today)
    ]
    profile = ledger.profile(member)
    for ask in ledger.of(member):
        found.extend(_meetings(ledger, ask, profile, names))
    return found


def _meetings(
    ledger: Ledger, ask: Ask, profile: Profile, names: Mapping[PersonId, str]
) -> list[CalendarEntry]:
    """Return the meetings of an ask."""
    meetings: dict[int, CalendarEntry] = {}
    ended: dict[int, date] = {}
    touched: dict[int, list[int]] = {}
    current: int | None = None
    for event in ask.events:
        if event.event == "scheduled" and event.get("at") is not None:
            cause = meeting_cause(ask, event)
            current = cause.n
            touched.setdefault(current, [])
            if event.n != current:
                touched[current].append(event.n)
            ended.pop(current, None)
            place = event.get("place")
            meetings[current] = CalendarEntry(
                uid=_uid(ask.member, ask.id, "meeting", ask.target, current),
                summary=f"Conversation with {names.get(ask.target) or ask.target}",
                start=meeting_at(event, profile) or event.on,
                minutes=int(event.get("minutes") or profile.count("E09")),
                stamp=cause.on,
                sequence=0,
                cancelled=False,
                description=f"{place} (ask {ask.id})" if place else f"ask {ask.id}",
                busy=True,
            )
        elif current is not None and (event.event == "scheduled" or event.state is not State.SCHEDULED):
            if event.event != "held":
                meetings[current] = replace(meetings[current], cancelled=True)
                touched[current].append(event.n)
            ended[current] = event.on
            current = None
    return [
        replace(
            meeting,
            sequence=sequence_of(ask, cause, touched[cause], profile),
        )
        for cause, meeting in meetings.items()
        if _recent(ended.get(cause), ledger.today)
    ]


def _uid(member: PersonId, ask: AskId, rule: str, person: PersonId, cause: int) -> str:
    """Return an identifier that stays the same while what it names changes."""
    parts = "\n".join((member, str(ask), rule, person, str(cause)))
    return f"{hashlib.sha256(parts.encode()).hexdigest()[:32]}@intrograph"
