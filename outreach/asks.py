"""Asks, folded from the journal as of a day.

An ask is one request along one path. Its state, whose turn it is and whether it has gone quiet follow from its
events; silence itself writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.errors import AskNotFound
from graph.model import AskId, JournalEntry, PersonId
from outreach.journal import ASK_NEW, CORRECTED, load, path_of, visible
from outreach.profile import Profile, profile
from outreach.states import (
    ANSWERS,
    EVENTS,
    OPEN,
    TRANSITIONS_FROM,
    WAITING,
    PathClass,
    State,
    Transition,
    When,
)

if TYPE_CHECKING:
    from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Odds:
    """The estimated chance that an ask ends in a conversation.

    Attributes:
        low: The 10 % quantile, 4 digits.
        mid: The mean, 4 digits.
        high: The 90 % quantile, 4 digits.
        asks: How many of the member's own asks of this class it rests on, besides the prior.
    """

    low: float
    mid: float
    high: float
    asks: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was believed when an ask was made; it never changes, so that belief and outcome can be compared.

    Attributes:
        path_class: The class of the path.
        inferred: Whether an inferred tie is on the path.
        score: The placement, None for a cold ask.
        odds: The odds as of the day of the ask; None only where an older version kept none.
        model: The version of the odds (:data:`outreach.odds.MODEL`).
    """

    path_class: PathClass
    inferred: bool
    score: float | None
    odds: Odds | None
    model: str

    @property
    def label(self) -> str:
        """The class in words, as ``frozen.class`` of the ask document.

        Example:
            >>> Frozen(PathClass.ONE_CONNECTOR, True, 0.1, None, "1").label
            'one connector, inferred'
        """
        return f"{self.path_class.value}, inferred" if self.inferred else self.path_class.value


@dataclass(frozen=True, slots=True)
class Planned:
    """Where in a plan an ask comes from.

    Attributes:
        week: The ISO week of the plan, such as ``"2026-W48"``.
        slot: Its place in the plan, counted from 1.
        propensity: The chance with which it was chosen; 1 where nothing was drawn.
        utility: Its U.
    """

    week: str
    slot: int
    propensity: float
    utility: float


@dataclass(frozen=True, slots=True)
class NewAsk:
    """An ask before it has a number.

    Attributes:
        member: Who asks.
        path: From the member to the target, both included; ``(member, target)`` for a direct or cold ask.
        frozen: What is believed now.
        live: Whether the first connector is introducing the next person on the spot (E51); writes ``introduced`` too.
        purpose: What the conversation is for (E02); empty when the profile says it.
        planned: Where in a plan it comes from; None when the user asked for it.
        note: The member's own words.
        to: For a live ask, whom the connector introduces; None for the next on the path.
    """

    member: PersonId
    path: tuple[PersonId, ...]
    frozen: Frozen
    live: bool = False
    purpose: str = ""
    planned: Planned | None = None
    note: str = ""
    to: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event of an ask as corrections leave it, with what it meant when it happened.

    Attributes:
        n: Its number in the journal; a corrected event keeps it.
        event: The word.
        on: The day.
        note: The member's own words.
        data: Further values as pairs sorted by name.
        by: Whose answer or turn it was when it came.
        turn: Whose answer is awaited afterwards.
        state: The state afterwards.
        leg: Which leg it belongs to, counted from 1; a leg is the time of one person's turn; 0 before the first.
        nudges: Nudges in this leg so far, this event included.
        quiet_from: The day on which the ask goes quiet if nothing else happens; None while no answer is awaited.
        clock: The number of the entry from which silence is counted; 0 while no answer is awaited.
    """

    n: int
    event: str
    on: date
    note: str
    data: tuple[tuple[str, str], ...]
    by: PersonId
    turn: PersonId
    state: State
    leg: int
    nudges: int
    quiet_from: date | None
    clock: int

    def get(self, name: str) -> str | None:
        """Return the value stored under ``name``, or None."""
        return dict(self.data).get(name)


@dataclass(frozen=True, slots=True)
class Leg:
    """The time during which one person had the turn.

    Attributes:
        person: Who was asked, or was handed the turn.
        day: The day they were asked, else the day the turn came to them.
        requested: Whether something was asked of them; False for somebody who introduced on the spot (E51).
    """

    person: PersonId
    day: date
    requested: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One request along one path, folded as of a day.

    Attributes:
        id: Its number, unique in the store.
        n: The number of the entry that made it.
        member: Who asks.
        target: Who is to be met.
        path: From the member to the target, both included.
        on: The day it was made.
        live: Whether it began as an introduction on the spot.
        cold: Whether it is a message to a stranger.
        purpose: What the conversation is for; empty when the profile says it.
        note: The words it was made with.
        planned: Where in a plan it comes from; None when the user asked for it.
        frozen: What was believed then.
        state: Where it stands.
        turn: Whose answer is awaited, or was last; while planned the first person to be asked.
        leg_begin: The day on which this turn began; None while planned.
        nudges: Nudges in this leg.
        quiet_from: The day from which it is quiet, past or to come; None while no answer is awaited.
        quiet: Whether it is quiet.
        next: The events that are legal now, the likely ones first; ``done`` is always legal once something was
            asked and not listed.
        events: What happened, in order, as corrections leave it.
        entries: The numbers of all entries ever written for it, corrected ones and corrections too, in order.
        changed: The number of the last entry that changed what had happened before it: a correction or a backdated
            event; 0 where there is none.
    """

    id: AskId
    n: int
    member: PersonId
    target: PersonId
    path: tuple[PersonId, ...]
    on: date
    live: bool
    cold: bool
    purpose: str
    note: str
    planned: Planned | None
    frozen: Frozen
    state: State
    turn: PersonId
    leg_begin: date | None
    nudges: int
    quiet_from: date | None
    quiet: bool
    next: tuple[str, ...]
    events: tuple[Event, ...] = ()
    entries: tuple[int, ...] = ()
    changed: int = 0

    @property
    def connectors(self) -> tuple[PersonId, ...]:
        """Who stands between, in the order of the path."""
        return self.path[1:-1]

    @property
    def connector(self) -> PersonId | None:
        """The first person between; None for a direct tie or a cold ask."""
        return self.path[1] if len(self.path) > 2 else None

    @property
    def made(self) -> bool:
        """Whether somebody was really asked: a planned ask that was given up never was."""
        return any(event.event == "asked" or event.event in ANSWERS for event in self.events)

    @property
    def open(self) -> bool:
        """Whether something can still be expected of it: neither ended nor quiet."""
        return self.state in OPEN and not self.quiet

    def first(self, word: str) -> Event | None:
        """Return the first event with this word, or None."""
        return next((event for event in self.events if event.event == word), None)

    def legs(self) -> tuple[Leg, ...]:
        """Return whose turn it was, one leg after the other, in order; target included."""
        legs: dict[int, Leg] = {}
        for event in self.events:
            if self.live and event.leg == 1 and 0 not in legs:
                legs[0] = Leg(event.by, event.on, requested=False)
            if event.leg and (event.event == "asked" or event.leg not in legs):
                legs[event.leg] = Leg(event.turn, event.on, requested=True)
        return tuple(legs[number] for number in sorted(legs))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything about asks, as of a day.

    Attributes:
        today: The day; whatever lies after it is not in here.
        asks: Every ask by number, in order.
        profiles: The profile of every member who has asks or a profile.
    """

    today: date
    asks: Mapping[AskId, Ask] = field(default_factory=lambda: MappingProxyType({}))
    profiles: Mapping[PersonId, Profile] = field(default_factory=lambda: MappingProxyType({}))

    def ask(self, id: AskId) -> Ask:
        """Return one ask.

        Raises:
            AskNotFound: No ask of this number, on this day.
        """
        if id not in self.asks:
            raise no_ask(id)
        return self.asks[id]

    def of(self, member: PersonId) -> tuple[Ask, ...]:
        """Return a member's asks, by number."""
        return tuple(ask for ask in self.asks.values() if ask.member == member)

    def profile(self, member: PersonId) -> Profile:
        """Return a member's profile; an empty one where nothing was set."""
        return self.profiles.get(member) or Profile(member)


def read(store: GraphStore, *, today: date) -> Ledger:
    """Read the ledger of a store as of a day, everybody under the id they are shown by."""
    return fold(load(store), today=today)


def fold(entries: Sequence[JournalEntry], *, today: date) -> Ledger:
    """Fold the journal into asks as of a day.

    Args:
        entries: The whole journal by ``n``.
        today: Whatever lies after this day is ignored, but for corrections, which hold for every day.

    Returns:
        The ledger; asks that were made by today, in the order of their numbers.
    """
    theirs: dict[PersonId, list[JournalEntry]] = {}
    for entry in entries:
        theirs.setdefault(entry.member, []).append(entry)
    profiles = {member: profile(theirs[member], member, today=today) for member in sorted(theirs)}
    written = _written(entries, today)
    asks = {}
    for number, history in sorted(histories(visible(entries)).items()):
        head = history[0]
        if head.on <= today:
            # It was legal when it was written, so what is not is passed over, not raised.
            replay = Replay(head, profiles[head.member])
            for entry in history[1:]:
                line = replay.transition(entry.word)
                if line is not None and entry.on <= today:
                    replay.apply(entry, line)
            asks[number] = replay.ask(today, written[number])
    return Ledger(today, MappingProxyType(asks), MappingProxyType(profiles))


def _written(entries: Iterable[JournalEntry], today: date) -> dict[AskId, tuple[list[int], int]]:
    """Return for each ask the numbers of all its entries, and of the last that changed what had been before it."""
    found: dict[AskId, tuple[list[int], int]] = {}
    newest: dict[AskId, date] = {}
    for entry in entries:
        if entry.ask is None or (entry.on > today and entry.word != CORRECTED):
            continue
        for ask in sorted({entry.ask, AskId(int(entry.get("move") or entry.ask))}):
            numbers, changed = found.get(ask, ([], 0))
            if entry.word == CORRECTED or entry.on < newest.get(ask, entry.on):
                changed = entry.n
            newest[ask] = max(entry.on, newest.get(ask, entry.on))
            found[ask] = ([*numbers, entry.n], changed)
    return found


def histories(entries: Iterable[JournalEntry]) -> dict[AskId, list[JournalEntry]]:
    """Return the entries of each ask by day, then number; the one that made it always comes first."""
    heads: dict[AskId, JournalEntry] = {}
    events: dict[AskId, list[JournalEntry]] = {}
    for entry in entries:
        if entry.ask is None:
            continue
        if entry.word == ASK_NEW:
            heads[entry.ask] = entry
        elif entry.word in EVENTS:
            events.setdefault(entry.ask, []).append(entry)
    return {
        number: [head, *sorted(events.get(number, ()), key=lambda entry: (entry.on, entry.n))]
        for number, head in heads.items()
    }


class Replay:
    """An ask while its events are applied one by one."""

    def __init__(self, head: JournalEntry, numbers: Profile) -> None:
        self.path = path_of(head.get("path") or "[]")
        self.live = head.get("live") == "yes"
        self.head = head
        self.numbers = numbers
        self.state = State.PLANNED
        self.position = 1
        self.leg = 0
        self.leg_begin: date | None = None
        self.nudges = 0
        self.clock: tuple[int, date] | None = None
        self.last_word: date | None = None
        self.seen: set[str] = set()
        self.events: list[Event] = []

    def holds(self, when: When) -> bool:
        """Say whether a transition's condition is met."""
        return _MET[when](self)

    def transition(self, word: str) -> Transition | None:
        """Return the line of the table that an event takes now, or None."""
        for line in TRANSITIONS_FROM[self.state]:
            if line.event == word and self.holds(line.when):
                return line
        return None

    def allowed(self) -> tuple[str, ...]:
        """Return the events that are legal now, in the order of the table, each once, without ``done``."""
        legal = (line.event for line in TRANSITIONS_FROM[self.state] if self.holds(line.when))
        return tuple(dict.fromkeys(word for word in legal if word != "done"))

    def next_position(self, entry: JournalEntry) -> int | None:
        """Return who has the turn after an introduction; None where ``--to`` names nobody further on."""
        last = len(self.path) - 1
        to = entry.get("to")
        if to is None:
            return min(self.position + 1, last)
        if to not in self.path[min(self.position + 1, last) :]:
            return None
        return self.path.index(PersonId(to))

    def apply(self, entry: JournalEntry, line: Transition) -> None:
        """Let one legal event happen."""
        word, before = entry.word, self.state
        by = PersonId(entry.get("by") or self.path[self.position])
        self.state = line.to
        self.seen.add(word)
        reopened = before in {State.DECLINED, State.CLOSED} and self.state in WAITING
        if word == "introduced":
            self.position = self.next_position(entry) or self.position
            self._begin(entry)
        elif word == "cancelled" or reopened or (word == "asked" and self.leg == 0):
            self._begin(entry)
        elif word == "asked":
            self.clock = (entry.n, entry.on)
        elif word == "nudged":
            self.nudges += 1
            self.last_word = entry.on
        elif word in {"scheduled", "held"}:
            # A meeting is with the target, whoever arranged it.
            if self.position != len(self.path) - 1:
                self.position = len(self.path) - 1
                self._begin(entry)
        elif word == "agreed":
            self.last_word = entry.on
        self.events.append(self._event(entry, by))

    def _begin(self, entry: JournalEntry) -> None:
        """Begin a leg: the turn of one person."""
        self.leg += 1
        self.leg_begin = entry.on
        self.nudges = 0
        self.clock = (entry.n, entry.on)
        self.last_word = None

    def quiet_from(self) -> date | None:
        """Return the day on which silence becomes quiet; None while no answer is awaited."""
        if self.state not in WAITING or self.clock is None:
            return None
        quiet = self.clock[1] + timedelta(days=self.numbers.count("E19"))
        if self.last_word is not None:
            quiet = max(quiet, self.last_word + timedelta(days=self.numbers.count("E19.after_nudge")))
        return quiet

    def _event(self, entry: JournalEntry, by: PersonId) -> Event:
        """Return the event with what it meant."""
        quiet = self.quiet_from()
        return Event(
            entry.n,
            entry.word,
            entry.on,
            entry.note,
            entry.data,
            by,
            self.path[self.position],
            self.state,
            self.leg,
            self.nudges,
            quiet,
            self.clock[0] if quiet is not None and self.clock is not None else 0,
        )

    def ask(self, today: date, written: tuple[Sequence[int], int]) -> Ask:
        """Return the ask as it stands."""
        head, quiet = self.head, self.quiet_from()
        return Ask(
            id=AskId(head.ask or 0),
            n=head.n,
            member=head.member,
            target=self.path[-1],
            path=self.path,
            on=head.on,
            live=self.live,
            cold=head.get("cold") == "yes",
            purpose=head.get("purpose") or "",
            note=head.note,
            planned=_planned_of(head),
            frozen=_frozen_of(head),
            state=self.state,
            turn=self.path[self.position],
            leg_begin=self.leg_begin,
            nudges=self.nudges,
            quiet_from=quiet,
            quiet=quiet is not None and quiet <= today,
            next=self.allowed(),
            events=tuple(self.events),
            entries=tuple(written[0]),
            changed=written[1],
        )


_MET: Mapping[When, Callable[[Replay], bool]] = MappingProxyType(
    {
        When.ALWAYS: lambda _: True,
        When.PATH: lambda ask: len(ask.path) > 2,
        When.DIRECT: lambda ask: len(ask.path) <= 2,
        When.LIVE: lambda ask: ask.live and len(ask.path) > 2,
        When.CONNECTOR: lambda ask: ask.position != len(ask.path) - 1,
        When.TARGET: lambda ask: ask.position == len(ask.path) - 1,
        When.HELD: lambda ask: "held" in ask.seen,
        When.NOT_HELD_PATH: lambda ask: "held" not in ask.seen and len(ask.path) > 2,
        When.NOT_HELD_DIRECT: lambda ask: "held" not in ask.seen and len(ask.path) <= 2,
        When.HELD_PATH: lambda ask: "held" in ask.seen and len(ask.path) > 2,
        When.REFERRED: lambda ask: bool(ask.seen & {"referred", "applied"}),
        When.PROGRESS: lambda ask: bool(ask.seen & {"referred", "applied", "interviewed"}),
        When.OFFERED: lambda ask: "offered" in ask.seen,
    }
)
"""When each condition of the table is met."""


def _number(head: JournalEntry, name: str) -> float | None:
    """Return a number that an entry keeps, or None."""
    value = head.get(name)
    return None if value is None else float(value)


def _frozen_of(head: JournalEntry) -> Frozen:
    """Read what was believed when an ask was made."""
    low, mid, high = (_number(head, name) for name in ("odds_low", "odds_mid", "odds_high"))
    odds = None
    if low is not None and mid is not None and high is not None:
        odds = Odds(low, mid, high, int(head.get("odds_asks") or 0))
    return Frozen(
        PathClass(head.get("class") or PathClass.COLD),
        head.get("inferred") == "yes",
        _number(head, "score"),
        odds,
        head.get("model") or "",
    )


def _planned_of(head: JournalEntry) -> Planned | None:
    """Read where in a plan an ask comes from."""
    week = head.get("week")
    if week is None:
        return None
    return Planned(
        week, int(head.get("slot") or 0), _number(head, "propensity") or 0.0, _number(head, "utility") or 0.0
    )


def no_ask(id: AskId | None) -> AskNotFound:
    """Return the error for a number that no ask has."""
    return AskNotFound("there is no such ask", where=f"ask {id}", do="ask list shows the numbers")
