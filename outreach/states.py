"""The words of asks, and which may follow which.

States, events, the table of legal transitions and the options that events take, all of it data. What the words do to
an ask is in :mod:`outreach.asks`; who may write what is judged in :mod:`outreach.ledger`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from graph.errors import InvalidInput
from graph.model import PersonId
from outreach.journal import data_of


class State(enum.StrEnum):
    """Where an ask stands; only events change it."""

    PLANNED = "planned"
    ASKED = "asked"
    AGREED = "agreed"
    INTRODUCED = "introduced"
    SCHEDULED = "scheduled"
    HELD = "held"
    DECLINED = "declined"
    CLOSED = "closed"
    RULED_OUT = "ruled_out"


class PathClass(enum.StrEnum):
    """What kind of asking it is, by who stands between; odds are kept per class."""

    FIRST_DEGREE = "first-degree"
    ONE_CONNECTOR = "one connector"
    TWO_CONNECTORS = "two connectors"
    THREE_CONNECTORS = "three connectors"
    COLD = "cold"

    @classmethod
    def of(cls, path: Sequence[PersonId], *, cold: bool = False) -> PathClass:
        """Return the class of a path from the member to the target.

        Raises:
            InvalidInput: Fewer than two people, more than three between, or a cold path with people between.

        Example:
            >>> PathClass.of([PersonId("li:me"), PersonId("li:bo"), PersonId("li:cy")]).value
            'one connector'
        """
        between = len(path) - 2
        if not 0 <= between <= 3 or (cold and between):
            raise InvalidInput(
                f"a path of {len(path)} people cannot be asked along"
                if not cold
                else "writing cold has no path",
                where="the ask",
                do="give at most three people between you and the target",
            )
        return cls.COLD if cold else tuple(cls)[between]


class When(enum.Enum):
    """On what a transition depends besides the state."""

    ALWAYS = "always"
    PATH = "somebody stands between"
    DIRECT = "nobody stands between"
    LIVE = "the ask was introduced on the spot"
    CONNECTOR = "the turn is a connector's"
    TARGET = "the turn is the target's"
    HELD = "something was held"
    NOT_HELD_PATH = "nothing was held, on a path"
    NOT_HELD_DIRECT = "nothing was held, without a path"
    HELD_PATH = "something was held, on a path"
    REFERRED = "referred or applied before"
    PROGRESS = "referred, applied or interviewed before"
    OFFERED = "offered before"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table of states.

    Attributes:
        state: Where the ask stands.
        event: What happens.
        to: Where it stands afterwards.
        when: What else must be the case.
    """

    state: State
    event: str
    to: State
    when: When = When.ALWAYS


EVENTS: tuple[str, ...] = (
    "asked",
    "checked",
    "nudged",
    "agreed",
    "declined",
    "introduced",
    "scheduled",
    "cancelled",
    "held",
    "thanked",
    "recapped",
    "debriefed",
    "referred",
    "applied",
    "interviewed",
    "offered",
    "hired",
    "ruled_out",
    "closed",
    "done",
)
"""Every event word of ``log``, in the order a season goes; ``corrected`` is no event, it changes one."""

ANSWERS = frozenset({"agreed", "declined", "introduced", "scheduled", "held"})
"""The events by which somebody answers; they end silence and settle what waits for an answer."""

OUTCOMES = ("referred", "applied", "interviewed", "offered", "hired")
"""What may come of a conversation, in order."""

WAITING = frozenset({State.ASKED, State.AGREED, State.INTRODUCED})
"""The states in which an answer is awaited, and in which an ask can go quiet."""

OPEN = WAITING | {State.PLANNED, State.SCHEDULED, State.HELD}
"""The states in which something can still be expected; a quiet ask counts as closed for gates and plan."""


def _lines(state: State, *lines: tuple[str, State] | tuple[str, State, When]) -> tuple[Transition, ...]:
    """Return the table's lines for one state."""
    return tuple(Transition(state, *line) for line in lines)


_S = State

_FROM_STATES: tuple[Transition, ...] = (
    *_lines(
        _S.PLANNED,
        ("asked", _S.ASKED),
        ("checked", _S.PLANNED),
        ("introduced", _S.INTRODUCED, When.LIVE),
        ("ruled_out", _S.RULED_OUT),
        ("closed", _S.CLOSED),
    ),
    *_lines(
        _S.ASKED,
        ("agreed", _S.AGREED),
        ("introduced", _S.INTRODUCED, When.PATH),
        ("scheduled", _S.SCHEDULED),
        ("held", _S.HELD),
        ("declined", _S.DECLINED),
        ("nudged", _S.ASKED),
    ),
    *_lines(
        _S.AGREED,
        ("introduced", _S.INTRODUCED, When.PATH),
        ("scheduled", _S.SCHEDULED),
        ("held", _S.HELD),
        ("declined", _S.DECLINED),
        ("nudged", _S.AGREED),
    ),
    *_lines(
        _S.INTRODUCED,
        ("asked", _S.ASKED, When.CONNECTOR),
        ("agreed", _S.AGREED, When.CONNECTOR),
        ("introduced", _S.INTRODUCED, When.CONNECTOR),
        ("asked", _S.INTRODUCED, When.TARGET),
        ("agreed", _S.INTRODUCED, When.TARGET),
        ("scheduled", _S.SCHEDULED),
        ("held", _S.HELD),
        ("declined", _S.DECLINED),
        ("nudged", _S.INTRODUCED),
    ),
    *_lines(
        _S.SCHEDULED,
        ("held", _S.HELD),
        ("scheduled", _S.SCHEDULED),
        ("cancelled", _S.HELD, When.HELD),
        ("cancelled", _S.INTRODUCED, When.NOT_HELD_PATH),
        ("cancelled", _S.AGREED, When.NOT_HELD_DIRECT),
        ("declined", _S.DECLINED),
    ),
    *_lines(_S.HELD, ("scheduled", _S.SCHEDULED), ("held", _S.HELD)),
    *_lines(
        _S.DECLINED, ("asked", _S.ASKED), ("agreed", _S.AGREED), ("introduced", _S.INTRODUCED, When.PATH)
    ),
    *_lines(
        _S.CLOSED,
        ("asked", _S.ASKED),
        ("agreed", _S.AGREED),
        ("introduced", _S.INTRODUCED, When.PATH),
        ("scheduled", _S.SCHEDULED),
        ("held", _S.HELD),
    ),
)

_ANY_STATE: tuple[Transition, ...] = tuple(
    Transition(state, event, state, when)
    for state in State
    for event, when in (
        ("thanked", When.HELD),
        ("recapped", When.HELD_PATH),
        ("debriefed", When.HELD),
        ("referred", When.ALWAYS),
        ("applied", When.ALWAYS),
        ("interviewed", When.REFERRED),
        ("offered", When.PROGRESS),
        ("hired", When.OFFERED),
        ("done", When.ALWAYS),
    )
    if state is not State.PLANNED
)

_ENDS: tuple[Transition, ...] = (
    *(
        Transition(state, event, to)
        for state in State
        if state not in {State.PLANNED, State.RULED_OUT}
        for event, to in (("ruled_out", State.RULED_OUT), ("closed", State.CLOSED))
    ),
    Transition(State.RULED_OUT, "closed", State.CLOSED),
)

TRANSITIONS: tuple[Transition, ...] = (*_FROM_STATES, *_ANY_STATE, *_ENDS)
"""Every legal event: state, event, new state and condition. What is not here is refused."""

TRANSITIONS_FROM: Mapping[State, tuple[Transition, ...]] = MappingProxyType(
    {state: tuple(line for line in TRANSITIONS if line.state is state) for state in State}
)
"""The same table by the state an event meets, in the same order."""

DONE_RULES = ("E17", "E21", "E25", "E26", "E43", "E54")
"""The rules whose obligations ``done --rule`` settles."""

OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "asked": ("call_by", "channel"),
        "checked": ("answer",),
        "nudged": ("call_by", "channel"),
        "agreed": ("by",),
        "declined": ("by",),
        "introduced": ("by", "call_by", "channel", "to"),
        "scheduled": ("at", "by", "minutes", "place"),
        "cancelled": ("by",),
        "held": ("at", "by"),
        "recapped": ("to",),
        "referred": ("company", "how", "position"),
        "applied": ("company", "position"),
        "interviewed": ("company", "position"),
        "offered": ("company", "position"),
        "hired": ("company", "position"),
        "done": ("person", "rule"),
    }
)
"""The options that an event takes (``call_by`` is ``--call-by``); events that are not here take none."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "answer": ("well", "some", "barely"),
        "channel": ("email", "linkedin", "inmail", "note", "phone", "meeting"),
        "how": ("offered", "asked"),
        "rule": DONE_RULES,
    }
)
"""The values of options that have a fixed set."""


def options_of(event: str, options: Mapping[str, str], *, on: date) -> tuple[tuple[str, str], ...]:
    """Check the options of an event and return them as an entry keeps them.

    Args:
        event: The event word.
        options: By name as in :data:`OPTIONS`; empty values count as not given.
        on: The day of the event.

    Raises:
        InvalidInput: The event takes no such option, or the value has the wrong form.

    Example:
        >>> options_of("scheduled", {"at": "2026-12-01T14:00"}, on=date(2026, 11, 20))
        (('at', '2026-12-01 14:00'),)
    """
    checked = {}
    for name, value in options.items():
        if not value:
            continue
        flag = f"--{name.replace('_', '-')}"
        if name not in OPTIONS.get(event, ()):
            takes = ", ".join(f"--{each.replace('_', '-')}" for each in OPTIONS.get(event, ())) or "none"
            raise InvalidInput(f"{event} takes no {flag}", where="log", do=f"its options: {takes}")
        checked[name] = _checked_option(name, value, flag, on)
    if event == "done" and "rule" not in checked:
        raise InvalidInput("done needs --rule", where="log done", do=f"give one of {', '.join(DONE_RULES)}")
    return data_of(checked)


def _checked_option(name: str, value: str, flag: str, on: date) -> str:
    """Return one option's value as it is kept, or refuse it."""
    value = value.strip()
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise InvalidInput("no such choice", where=flag, do=f"use one of {', '.join(CHOICES[name])}")
    elif name == "at":
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is not None or ("T" not in value and " " not in value):
            raise InvalidInput("this is no local time", where=flag, do='give one such as "2026-12-01 14:00"')
        return moment.strftime("%Y-%m-%d %H:%M")
    elif name == "call_by":
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day < on:
            raise InvalidInput("this is no day to come", where=flag, do="give one such as 2026-12-01")
        return day.isoformat()
    elif name == "minutes" and not (value.isascii() and value.isdigit() and 0 < int(value) <= 24 * 60):
        raise InvalidInput("this is no number of minutes", where=flag, do="give one such as 20")
    return value
