"""The ledger: what was asked of whom, and what became of it.

An ask is one request along one path. What happened to it are dated events that only the user writes; everything
else is folded from them (:mod:`outreach.asks`) by one table of legal events (:mod:`outreach.states`). Here is
what may be written, and the writing. A wrong event is hidden or replaced by a correction, never deleted.

Typical use::

    ledger = read(store, today=today)
    log(store, AskId(12), "held", on=day, today=today, note="…")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import IllegalEvent, InvalidInput
from graph.model import AskId, JournalEntry, Person, PersonId
from outreach.asks import (
    Ask,
    Event,
    Frozen,
    Ledger,
    NewAsk,
    Odds,
    Planned,
    Replay,
    fold,
    histories,
    no_ask,
    read,
)
from outreach.journal import (
    ASK_NEW,
    CORRECTED,
    Journal,
    commit,
    data_of,
    not_after,
    path_of,
    path_text,
    visible,
)
from outreach.profile import Profile
from outreach.states import EVENTS, OPEN, OPTIONS, WAITING, PathClass, State, options_of

__all__ = [
    "EVENTS",
    "Ask",
    "AskDocument",
    "Event",
    "EventLine",
    "Frozen",
    "Ledger",
    "NewAsk",
    "Odds",
    "PathClass",
    "Planned",
    "State",
    "check",
    "correct",
    "document",
    "fold",
    "likely_next",
    "log",
    "make_ask",
    "new_asks",
    "options_of",
    "read",
]


# --- what may be written ----------------------------------------------------------------------------------------


def check(entries: Sequence[JournalEntry], entry: JournalEntry) -> None:
    """Refuse an entry that would make a history illegal.

    A backdated event must be legal in its place and leave the later ones legal; a correction must leave the history
    of its ask, and of the ask it moves an event to, legal.

    Args:
        entries: The whole journal by ``n``.
        entry: What is to be added; its ``n`` may be 0.

    Raises:
        AskNotFound: The entry's ask does not exist.
        IllegalEvent: Names state and allowed events, or the entry that would no longer be legal.
        InvalidInput: A path, person or correction that makes no sense.
    """
    number = max((each.n for each in entries), default=0) + 1
    entry = replace(entry, n=number)
    if entry.word == ASK_NEW:
        _check_path(entry)
        if any(each.ask == entry.ask and each.word == ASK_NEW for each in entries):
            raise InvalidInput("there is such an ask already", where=f"ask {entry.ask}")
        return
    standing = histories(visible(entries))
    if entry.ask is None or entry.ask not in standing:
        raise no_ask(entry.ask)
    if entry.word == CORRECTED:
        _check_correction(entries, entry)
    elif entry.word not in EVENTS:
        raise IllegalEvent(
            f"{entry.word!r} is no event",
            allowed=EVENTS,
            where=f"ask {entry.ask}",
            do=f"use one of {', '.join(EVENTS)}",
        )
    changed = (
        {entry.ask, AskId(int(entry.get("move") or entry.ask))} if entry.word == CORRECTED else {entry.ask}
    )
    after = histories(visible([*entries, entry]))
    orphans = {each.ask for each in visible([*entries, entry]) if each.word in EVENTS} - after.keys()
    if orphans:
        raise IllegalEvent(
            "events would be left without their ask",
            allowed=(),
            where=f"ask {entry.ask}",
            do="withdraw them first",
        )
    for each in sorted(changed & after.keys()):
        _check_history(after[each], entry)


def _check_history(history: Sequence[JournalEntry], new: JournalEntry) -> None:
    """Raise at the first entry of a history that is not legal in its place."""
    head = history[0]
    replay = Replay(head, Profile(head.member))
    own = {new.n, int(new.get("entry") or new.n)}
    where = f"ask {head.ask}"
    for entry in history[1:]:
        mine = entry.n in own
        name = f"{entry.word!r} on {entry.on}" if mine else f"entry {entry.n} ({entry.word} on {entry.on})"
        if entry.on < head.on:
            what = f"it was made on {head.on}, and {name} would come before"
            raise IllegalEvent(what, allowed=(), where=where, do="give a day on or after it")
        line = replay.transition(entry.word)
        if line is None:
            allowed = replay.allowed()
            if mine:
                what = f"it is {replay.state.value} on {entry.on}, where {entry.word!r} is not allowed"
                do = f"allowed: {', '.join(allowed)}" if allowed else "nothing is allowed any more"
            else:
                what = f"{name} would no longer be allowed: the ask would be {replay.state.value}"
                do = f"correct entry {entry.n} first, or leave this as it is"
            raise IllegalEvent(what, allowed=allowed, where=where, do=do)
        _check_people(replay, entry, where)
        replay.apply(entry, line)


def _check_people(replay: Replay, entry: JournalEntry, where: str) -> None:
    """Refuse people who are not on the path, or not further on."""
    for name in ("by", "to", "person"):
        value = entry.get(name)
        people = (
            replay.path
            if name == "person"
            else replay.path[1:-1]
            if entry.word == "recapped"
            else replay.path[1:]
        )
        if value is not None and value not in people:
            raise InvalidInput(
                f"--{name} names somebody who is not on the path of this ask",
                where=where,
                do="ask show prints the path",
            )
    if entry.word == "introduced" and replay.next_position(entry) is None:
        raise InvalidInput(
            "--to names somebody who had the turn already",
            where=where,
            do="name somebody further on the path",
        )


def _check_path(entry: JournalEntry) -> None:
    """Refuse a path that cannot be asked along."""
    path = path_of(entry.get("path") or "[]")
    cold = entry.get("cold") == "yes"
    PathClass.of(path, cold=cold)
    where = "ask new"
    if len(set(path)) != len(path) or path[0] != entry.member or path[-1] != entry.get("target"):
        raise InvalidInput(
            "the path does not lead from the member to the target, each person once", where=where
        )
    if entry.get("live") == "yes" and len(path) < 3:
        raise InvalidInput(
            "nobody stands between who could introduce you on the spot",
            where=where,
            do="name them with --via",
        )


def _check_correction(entries: Sequence[JournalEntry], entry: JournalEntry) -> None:
    """Refuse a correction of something that is not there or cannot be corrected."""
    number = int(entry.get("entry") or 0)
    where = f"ask {entry.ask}"
    original = next((each for each in entries if each.n == number), None)
    if original is None:
        raise InvalidInput(f"it has no entry {number}", where=where, do="ask show prints the entries")
    if original.word == CORRECTED:
        raise InvalidInput(
            f"entry {number} is itself a correction",
            where=where,
            do=f"correct entry {original.get('entry')} again",
        )
    standing = {each.n: each for each in visible(entries)}.get(number, original)
    if standing.ask != entry.ask or original.word not in (*EVENTS, ASK_NEW):
        raise InvalidInput(f"it has no entry {number}", where=where, do="ask show prints the entries")
    if original.word == ASK_NEW and entry.get("event"):
        raise InvalidInput(
            "the entry that made an ask can be withdrawn but not changed", where=where, do="make a new ask"
        )
    move = entry.get("move")
    if move is not None:
        heads = {each.ask: each.member for each in entries if each.word == ASK_NEW}
        if AskId(int(move)) not in heads:
            raise no_ask(AskId(int(move)))
        if heads[AskId(int(move))] != entry.member:
            raise InvalidInput("an entry cannot move to another member's ask", where=where)


# --- writing ------------------------------------------------------------------------------------------------------


def new_asks(
    entries: Sequence[JournalEntry], asks: Sequence[NewAsk], *, on: date
) -> tuple[JournalEntry, ...]:
    """Return the entries that make asks, numbered after those in the journal.

    Args:
        entries: The whole journal by ``n``.
        asks: What to make, in order.
        on: The day they are made.

    Raises:
        InvalidInput: A path that cannot be asked along.
    """
    number = max((entry.ask or 0 for entry in entries), default=0)
    made = []
    for offset, ask in enumerate(asks, start=1):
        given = AskId(number + offset)
        head = JournalEntry(0, ask.member, ASK_NEW, given, on, ask.note, _head_of(ask))
        check(entries, head)
        made.append(head)
        if ask.live:
            to = data_of({"to": ask.to or ""})
            introduced = JournalEntry(0, ask.member, "introduced", given, on, "", to)
            check([*entries, replace(head, n=max((entry.n for entry in entries), default=0) + 1)], introduced)
            made.append(introduced)
    return tuple(made)


def _head_of(ask: NewAsk) -> tuple[tuple[str, str], ...]:
    """Return the values of the entry that makes an ask."""
    frozen, planned = ask.frozen, ask.planned
    values = {
        "target": ask.path[-1] if ask.path else "",
        "path": path_text(ask.path),
        "class": frozen.path_class.value,
        "inferred": "yes" if frozen.inferred else "",
        "cold": "yes" if frozen.path_class is PathClass.COLD else "",
        "live": "yes" if ask.live else "",
        "purpose": ask.purpose,
        "model": frozen.model,
        "score": "" if frozen.score is None else repr(frozen.score),
    }
    if frozen.odds is not None:
        values["odds_low"] = repr(frozen.odds.low)
        values["odds_mid"] = repr(frozen.odds.mid)
        values["odds_high"] = repr(frozen.odds.high)
        values["odds_asks"] = str(frozen.odds.asks)
    if planned is not None:
        values["week"] = planned.week
        values["slot"] = str(planned.slot)
        values["propensity"] = repr(planned.propensity)
        values["utility"] = repr(planned.utility)
    return data_of(values)


def make_ask(store: Journal, ask: NewAsk, *, on: date, today: date) -> AskId:
    """Write ``ask new`` under the next free number, whoever else is writing.

    Args:
        store: Where to write.
        ask: What to make.
        on: The day it is made.
        today: The day of the command.

    Returns:
        Its number.

    Raises:
        InvalidInput: ``on`` lies after ``today``, or the path cannot be asked along.
        Conflict: Others kept writing.
    """
    not_after(on, today)
    written = commit(store, lambda entries: new_asks(entries, [ask], on=on))
    return AskId(written[0].ask or 0)


def log(
    store: Journal,
    ask: AskId,
    event: str,
    *,
    on: date,
    today: date,
    note: str = "",
    options: Mapping[str, str] | None = None,
) -> JournalEntry:
    """Write one event, if it is legal at the moment of writing.

    Args:
        store: Where to write.
        ask: Whose event.
        event: One of :data:`EVENTS`.
        on: The day it happened.
        today: The day of the command.
        note: The member's own words.
        options: See :data:`OPTIONS`.

    Returns:
        The stored entry; its ``n`` is the number that a correction names.

    Raises:
        AskNotFound: No such ask.
        IllegalEvent: Names state and allowed events.
        InvalidInput: ``on`` lies after ``today``, or an option is wrong.
        Conflict: Others kept writing.
    """
    not_after(on, today)

    def decide(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
        """Judge the event by the journal as it stands now."""
        member = _member_of(entries, ask)
        # What is no event at all is told by check, with the list of those that are.
        data = options_of(event, options or {}, on=on) if event in EVENTS else ()
        entry = JournalEntry(0, member, event, ask, on, note, data)
        check(entries, entry)
        return [entry]

    return commit(store, decide)[0]


def correct(  # noqa: PLR0913
    store: Journal,
    ask: AskId,
    entry: int,
    *,
    today: date,
    event: str | None = None,
    on: date | None = None,
    move: AskId | None = None,
    note: str = "",
    options: Mapping[str, str] | None = None,
) -> JournalEntry:
    """Write ``corrected``: withdraw an event, or put another in its place.

    Args:
        store: Where to write.
        ask: The ask the event belongs to.
        entry: The number of the event.
        today: The day of the command, which is the day of the correction.
        event: The word that should stand there; None withdraws the event.
        on: The day the event should have; None leaves it. Without ``event`` it is the day of the correction.
        move: The ask it should belong to; None leaves it. Only with ``event``.
        note: Replaces the note of the event; empty leaves it.
        options: Replace those of the event; what they do not name stays where the new word takes it.

    Returns:
        The stored correction.

    Raises:
        AskNotFound: No such ask.
        IllegalEvent: What is left would not be legal; names the conflicting entry.
        InvalidInput: No such entry, or a value that makes no sense.
        Conflict: Others kept writing.
    """
    if on is not None:
        not_after(on, today)
    if event is None and (move is not None or options):
        raise InvalidInput(
            "without an event an entry is withdrawn", where="log corrected", do="name the event too: --event"
        )
    if event is not None and event not in EVENTS:
        raise InvalidInput("no such event", where="--event", do=f"use one of {', '.join(EVENTS)}")

    def decide(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
        """Judge the correction by the journal as it stands now."""
        values = {"entry": str(entry)}
        if event is not None:
            original = next((each for each in entries if each.n == entry), None)
            standing = {each.n: each for each in visible(entries)}.get(entry, original)
            if standing is not None:
                day = on or standing.on
                kept = {name: value for name, value in standing.data if name in OPTIONS.get(event, ())}
                if options is not None and event in EVENTS:
                    kept |= dict(options)
                values |= dict(options_of(event, kept, on=day))
                values |= {"event": event, "day": day.isoformat(), "move": str(move or ask)}
        made = on if event is None and on is not None else today
        correction = JournalEntry(0, _member_of(entries, ask), CORRECTED, ask, made, note, data_of(values))
        check(entries, correction)
        return [correction]

    return commit(store, decide)[0]


def _member_of(entries: Sequence[JournalEntry], ask: AskId) -> PersonId:
    """Return whose ask it is."""
    for entry in entries:
        if entry.word == ASK_NEW and entry.ask == ask:
            return entry.member
    raise no_ask(ask)


# --- what an ask looks like to others -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of an ask document; every entry has a number, a word, a day and a note, which may be empty."""

    n: int
    event: str
    on: date
    note: str
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskDocument:
    """An ask as ``ask show --json`` prints it (the design, section 4).

    Attributes:
        id: Its number.
        target: Who is to be met.
        connector: The first person between; None for a direct tie or a cold ask.
        path: The ids from the member to the target.
        member: Who asks.
        state: Where it stands.
        quiet: Whether it is quiet.
        turn: Whose answer is awaited; None where none is.
        next: The legal events, the likely ones first.
        events: What happened, in order.
        score: The frozen placement; None for a cold ask.
        odds: The frozen odds.
        path_class: The frozen class in words.
        purpose: What the conversation is for; empty when the profile says it.
    """

    id: AskId
    target: Person
    connector: Person | None
    path: tuple[PersonId, ...]
    member: Person
    state: State
    quiet: bool
    turn: Person | None
    next: tuple[str, ...]
    events: tuple[EventLine, ...]
    score: float | None
    odds: Odds | None
    path_class: str
    purpose: str


def document(ask: Ask, people: Mapping[PersonId, Person]) -> AskDocument:
    """Return an ask as others see it.

    Args:
        ask: The ask.
        people: Everybody on the path, by id; whoever is missing is shown without a name.
    """

    def shown(id: PersonId) -> Person:
        """Return the person, or what is known without the store."""
        return people.get(id) or Person(id, "")

    return AskDocument(
        id=ask.id,
        target=shown(ask.target),
        connector=None if ask.connector is None else shown(ask.connector),
        path=ask.path,
        member=shown(ask.member),
        state=ask.state,
        quiet=ask.quiet,
        turn=shown(ask.turn) if ask.state in WAITING else None,
        next=ask.next,
        events=tuple(EventLine(each.n, each.event, each.on, each.note, each.data) for each in ask.events),
        score=ask.frozen.score,
        odds=ask.frozen.odds,
        path_class=ask.frozen.label,
        purpose=ask.purpose,
    )


def likely_next(ledger: Ledger, member: PersonId) -> tuple[tuple[Ask, str], ...]:
    """Return what ``log`` without arguments offers: for each open ask its likely next events, by ask.

    A quiet ask is offered its close first. Assumption: the first three legal events of the table are the likely ones.
    """
    offers: list[tuple[Ask, str]] = []
    for ask in ledger.of(member):
        if ask.state not in OPEN:
            continue
        words = ("closed", *ask.next[:2]) if ask.quiet else ask.next[:3]
        offers.extend((ask, word) for word in words)
    return tuple(offers)
