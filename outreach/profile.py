"""What a member says about themselves: profile, numbers they may change, targets, consent.

All of it lives in the journal, per member: each ``profile set``, ``target add``, ``target drop`` and
``members consent`` is one entry, and the newest one up to the day that is looked at counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.errors import InvalidInput, NotFound
from graph.model import JournalEntry, PersonId
from outreach.journal import Journal, commit, data_of, not_after

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

PROFILE_SET = "profile.set"
TARGET_ADD = "target.add"
TARGET_DROP = "target.drop"
CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Default:
    """A number of the product that a member may change with ``profile set KEY NUMBER``.

    Attributes:
        key: The rule id, with a word after a dot where a rule has several numbers.
        value: What holds unless the member says otherwise.
        unit: What it counts.
        meaning: What it does, as a clause.
        source: The rule, or the word assumption.
        low: The least value that makes sense.
        high: The greatest value that makes sense.
    """

    key: str
    value: float
    unit: str
    meaning: str
    source: str
    low: float = 0
    high: float = 3650


DEFAULTS: tuple[Default, ...] = (
    Default("E09", 20, "minutes", "length of a conversation", "E09", 5, 120),
    Default("E16", 1, "working days", "letter to the target after an introduction", "assumption"),
    Default("E18", 7, "days", "follow-up when nothing came back", "E18", 1),
    Default("E18.nudges", 2, "nudges", "follow-ups to one person at most", "E18", 0, 20),
    Default("E18.same_firm", 3, "working days", "wait before asking somebody else at the firm", "E18"),
    Default("E19", 21, "days", "silence until an ask is quiet", "E18", 1),
    Default("E19.after_nudge", 7, "days", "an ask is never quiet sooner after a nudge or a word", "E18"),
    Default("E21", 3, "working days", "ask the connector about the person, before the meeting", "assumption"),
    Default("E22.fewest", 5, "questions", "questions for a conversation at least", "E22", 1, 50),
    Default("E22.most", 8, "questions", "questions for a conversation at most", "E22", 1, 50),
    Default("E25", 2, "working days", "send purpose and questions, before the meeting", "assumption"),
    Default("E27", 3, "minutes", "the pitch at most", "E27", 1, 60),
    Default("E38", 24, "hours", "thank-you after the meeting", "E38", 1),
    Default("E40", 2, "days", "recap to the connector after the meeting", "assumption"),
    Default("E43", 90, "days", "keep in touch after the last thank-you", "assumption", 1),
    Default("E46", 3, "days", "debrief after the meeting", "assumption"),
    Default("E48", 5, "asks a week", "asks proposed for a week", "assumption", 0, 100),
    Default("E52", 21, "days", "rest of a connector after an ask", "E52"),
    Default("E52.after_no", 90, "days", "rest of a connector after a no", "E52"),
    Default("E52.per_quarter", 2, "asks", "asks to a connector in a quarter at most", "E52", 1, 100),
    Default("E52.quarter", 91, "days", "length of a quarter", "assumption", 1),
    Default("E54", 3, "days", "news to all who helped", "assumption"),
    Default(
        "odds.first-degree",
        0.40,
        "chance",
        "prior: asking a first-degree contact",
        "assumption",
        0.001,
        0.999,
    ),
    Default("odds.one-connector", 0.15, "chance", "prior: one connector between", "assumption", 0.001, 0.999),
    Default(
        "odds.two-connectors", 0.05, "chance", "prior: two connectors between", "assumption", 0.001, 0.999
    ),
    Default(
        "odds.three-connectors", 0.02, "chance", "prior: three connectors between", "assumption", 0.001, 0.999
    ),
    Default("odds.cold", 0.05, "chance", "prior: writing to a stranger", "assumption", 0.001, 0.999),
    Default("odds.inferred", 0.5, "factor", "prior with an inferred tie on the path", "assumption", 0.001, 1),
    Default(
        "odds.prior-weight", 30, "asks", "own asks that weigh as much as a prior", "assumption", 1, 10000
    ),
    Default("odds.path-weight", 10, "asks", "weight of a member's mean for one path", "assumption", 1, 10000),
    Default(
        "odds.half-life",
        365,
        "days",
        "age at which an outcome counts half for a path",
        "assumption",
        1,
        36500,
    ),
    Default(
        "plan.growth",
        1.25,
        "factor",
        "each further ask costs a connector that much more",
        "assumption",
        1,
        10,
    ),
    Default("plan.price", 0.03, "conversations", "price of a favour", "assumption", 0, 10),
    Default("plan.window", 60, "days", "asks to a connector that raise the price", "assumption"),
    Default(
        "plan.explore", 5, "slots", "one slot in so many tries a connector never asked", "assumption", 1, 1000
    ),
    Default("report.few", 30, "asks", "below this a rate is too few to say", "assumption", 1, 10000),
    Default("report.stuck", 14, "days", "without an entry an ask is stuck", "assumption", 1),
    Default("todo.days", 14, "days", "how far ahead todo looks", "assumption"),
)
"""Every number of :mod:`outreach`, once. What has no published source says assumption."""

_DEFAULT = MappingProxyType({default.key: default for default in DEFAULTS})

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "name": "how you sign",
        "email": "where people can answer",
        "phone": "where people can call",
        "city": "where you live",
        "country": "whose public holidays count: US, DE, or with a region US-CA, DE-BY",
        "timezone": "such as Europe/Berlin; UTC unless set",
        "goal": "the work you are looking for",
        "purpose": "what the conversations are for",
        "learn": "what you hope to learn",
        "pitch": "who you are, in at most three minutes",
        "slots": "times you can offer, separated by semicolons",
        "tone": "warm, plain or formal",
        "wording": "what you call it: advice, conversation or interview",
        "premium": "yes with LinkedIn Premium: longer connection notes",
        "asks_per_week": "how many asks a week you really mean",
    }
)
"""The keys of ``profile set`` besides the numbers of :data:`DEFAULTS`, with what they mean."""

TONES = ("warm", "plain", "formal")
WORDINGS = ("conversation", "advice", "interview")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member said about themselves, as of a day; everything may be missing.

    Attributes:
        member: Whose it is.
        values: What was set, by key of :data:`KEYS`, in the order of that table.
        numbers: The numbers of :data:`DEFAULTS` that were changed, by key.
        consent: Whether a coach may see name, states and target companies.
        changes: The journal numbers of the entries that can move dates, in order.
    """

    member: PersonId
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    consent: bool = False
    changes: tuple[int, ...] = ()

    def get(self, key: str) -> str | None:
        """Return what was set for a key of :data:`KEYS`, or None."""
        return self.values.get(key)

    def number(self, key: str) -> float:
        """Return the member's number for a key of :data:`DEFAULTS`, else the default.

        Example:
            >>> Profile(PersonId("li:ada")).number("E52.after_no")
            90
        """
        return self.numbers.get(key, _DEFAULT[key].value)

    def count(self, key: str) -> int:
        """Return a number of :data:`DEFAULTS` that is a whole one, such as days."""
        return int(self.number(key))

    @property
    def country(self) -> str | None:
        """The country code, with a region after a hyphen if one was set; None: weekends only."""
        return self.get("country")

    @property
    def zone(self) -> ZoneInfo:
        """The member's time zone, UTC unless set."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.get("timezone") or "UTC")

    @property
    def slots(self) -> tuple[str, ...]:
        """The times the member can offer, in their own order; empty unless set."""
        return tuple(part.strip() for part in (self.get("slots") or "").split(";") if part.strip())

    @property
    def tone(self) -> str:
        """One of :data:`TONES`; warm unless set."""
        return self.get("tone") or TONES[0]

    @property
    def wording(self) -> str:
        """One of :data:`WORDINGS`; conversation unless set (E49)."""
        return self.get("wording") or WORDINGS[0]

    @property
    def premium(self) -> bool:
        """Whether connection notes may be longer (E10)."""
        return self.get("premium") == "yes"

    @property
    def asks_per_week(self) -> int:
        """How many asks a week the plan proposes (E48)."""
        return int(self.get("asks_per_week") or self.count("E48"))


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a member wants to meet: a person, or everyone that fits all of company, title and school.

    Attributes:
        number: The number to drop it by, counted from 1 per member and never used again.
        member: Whose target it is.
        person: The person; None for a query.
        company: The company of a query; None if not asked for.
        title: The title of a query; None if not asked for.
        school: The school of a query; None if not asked for.
        value: How much a conversation is worth, 1 to 3.
        since: The day it was added first.
        source: Where it comes from, such as ``"ask 12, entry 40"``; empty when the member thought of it.
        note: The member's own words.
    """

    number: int
    member: PersonId
    person: PersonId | None
    company: str | None
    title: str | None
    school: str | None
    value: int
    since: date
    source: str = ""
    note: str = ""


_TARGET_KEYS = ("person", "company", "title", "school")


def profile(entries: Sequence[JournalEntry], member: PersonId, *, today: date) -> Profile:
    """Fold a member's profile, numbers and consent as of a day.

    Args:
        entries: The whole journal by ``n``.
        member: Whose profile.
        today: Entries after this day are ignored.
    """
    values: dict[str, str] = {}
    numbers: dict[str, float] = {}
    changes: list[int] = []
    agreed = False
    # Stable, so that of two entries of one day the later one counts.
    for entry in sorted((each for each in entries if each.on <= today), key=lambda each: each.on):
        if entry.member != member:
            continue
        if entry.word == CONSENT:
            agreed = entry.get("answer") == "yes"
        elif entry.word == PROFILE_SET:
            key, value = entry.get("key") or "", entry.get("value")
            store: dict[str, str] | dict[str, float] = numbers if key in _DEFAULT else values
            store.pop(key, None)
            if value is not None and key in _DEFAULT:
                numbers[key] = float(value)
            elif value is not None:
                values[key] = value
            if key in _DEFAULT or key in {"country", "timezone"}:
                changes.append(entry.n)
    return Profile(
        member,
        MappingProxyType({key: values[key] for key in KEYS if key in values}),
        MappingProxyType({key: numbers[key] for key in _DEFAULT if key in numbers}),
        agreed,
        tuple(sorted(changes)),
    )


def profile_entry(member: PersonId, key: str, value: str, *, on: date) -> JournalEntry:
    """Make the entry of ``profile set KEY VALUE``.

    Args:
        member: Whose profile.
        key: A key of :data:`KEYS` or :data:`DEFAULTS`.
        value: The new value; empty goes back to the default.
        on: The day.

    Raises:
        InvalidInput: No such key, or the value makes no sense for it.

    Example:
        >>> profile_entry(PersonId("li:ada"), "E52", "30", on=date(2026, 1, 5)).data
        (('key', 'E52'), ('value', '30'))
    """
    value = value.strip()
    if key in _DEFAULT:
        value = _checked_number(_DEFAULT[key], value)
    elif key in KEYS:
        value = _checked_value(key, value)
    else:
        raise InvalidInput(
            "no such key",
            where=f"profile set {key}",
            do=f"use one of {', '.join(KEYS)}, or a rule id such as E52 (profile show lists them)",
        )
    return JournalEntry(0, member, PROFILE_SET, None, on, "", data_of({"key": key, "value": value}))


def _checked_number(default: Default, value: str) -> str:
    """Return a number as it is kept, or refuse it."""
    if not value:
        return ""
    whole = isinstance(default.value, int)
    try:
        number: float = int(value) if whole else float(value)
    except ValueError:
        number = float("nan")
    if not default.low <= number <= default.high:
        kind = "a whole number" if whole else "a number"
        raise InvalidInput(
            "this is not a number that makes sense here",
            where=f"profile set {default.key}",
            do=f"give {kind} of {default.unit} from {default.low:g} to {default.high:g}",
        )
    return repr(number)


def _checked_value(key: str, value: str) -> str:
    """Return a value as it is kept, or refuse it."""
    if not value:
        return ""
    choices = {"tone": TONES, "wording": WORDINGS, "premium": ("yes", "no")}.get(key)
    if choices is not None:
        value = value.lower()
        if value not in choices:
            raise InvalidInput("no such choice", where=f"profile set {key}", do=f"use {' or '.join(choices)}")
    elif key == "asks_per_week":
        return _checked_number(_DEFAULT["E48"], value)
    elif key == "email" and "@" not in value:
        raise InvalidInput("this is no e-mail address", where="profile set email", do="give one with an @")
    elif key == "country":
        from outreach.calendar import WorkingDays

        value = value.upper()
        WorkingDays(value).is_working(date(2026, 1, 1))
    elif key == "timezone":
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(value)
        except (ValueError, OSError, KeyError) as error:
            raise InvalidInput(
                "no such time zone", where="profile set timezone", do="give one such as Europe/Berlin"
            ) from error
    return value


def set_profile(store: Journal, member: PersonId, key: str, value: str, *, today: date) -> JournalEntry:
    """Write ``profile set KEY VALUE``; an empty value goes back to the default.

    Raises:
        InvalidInput: See :func:`profile_entry`.
    """
    entry = profile_entry(member, key, value, on=today)
    return commit(store, lambda _: [entry])[0]


def set_consent(store: Journal, member: PersonId, answer: bool, *, on: date, today: date) -> JournalEntry:  # noqa: FBT001
    """Write ``members consent MEMBER yes|no``.

    Raises:
        InvalidInput: ``on`` lies after ``today``.
    """
    not_after(on, today)
    entry = JournalEntry(0, member, CONSENT, None, on, "", (("answer", "yes" if answer else "no"),))
    return commit(store, lambda _: [entry])[0]


def targets(entries: Sequence[JournalEntry], member: PersonId, *, today: date) -> tuple[Target, ...]:
    """Fold a member's targets as of a day.

    Args:
        entries: The whole journal by ``n``.
        member: Whose targets.
        today: Entries after this day are ignored.

    Returns:
        The targets that were not dropped, the most valuable first, then by number.
    """
    standing: dict[tuple[str | None, ...], Target] = {}
    number = 0
    for entry in entries:
        if entry.member != member or entry.word not in {TARGET_ADD, TARGET_DROP}:
            continue
        key = _target_key(entry)
        if entry.word == TARGET_ADD:
            # Numbered before the day is looked at: a number means the same target on every day.
            number += 1
        if entry.on > today:
            continue
        if entry.word == TARGET_DROP:
            standing.pop(key, None)
            continue
        before = standing.get(key)
        standing[key] = Target(
            before.number if before else number,
            member,
            PersonId(key[0]) if key[0] else None,
            key[1],
            key[2],
            key[3],
            int(entry.get("value") or 2),
            before.since if before else entry.on,
            entry.get("source") or (before.source if before else ""),
            entry.note or (before.note if before else ""),
        )
    return tuple(sorted(standing.values(), key=lambda target: (-target.value, target.number)))


def _target_key(entry: JournalEntry) -> tuple[str | None, ...]:
    """Return what makes two targets one: person, company, title, school."""
    return tuple(entry.get(name) for name in _TARGET_KEYS)


def add_target(  # noqa: PLR0913
    store: Journal,
    member: PersonId,
    *,
    today: date,
    person: PersonId | None = None,
    company: str = "",
    title: str = "",
    school: str = "",
    value: int | None = None,
    source: str = "",
    note: str = "",
) -> Target:
    """Write ``target add``; adding what is there already changes its value and writes nothing when it is the same.

    Args:
        store: Where to write.
        member: Whose target.
        today: The day.
        person: The person; None for a query.
        company: The company of a query; empty if not asked for.
        title: The title of a query; empty if not asked for.
        school: The school of a query; empty if not asked for.
        value: How much a conversation is worth, 1 to 3; None for what was said before, or 2.
        source: Where it comes from; empty when the member thought of it.
        note: The member's own words.

    Returns:
        The target as it stands now.

    Raises:
        InvalidInput: Neither a person nor a query, both, or a value outside 1 to 3.
    """
    query = {"company": company.strip(), "title": title.strip(), "school": school.strip()}
    if bool(person) == any(query.values()):
        raise InvalidInput(
            "a target is either one person or a query", where="target add", do="name one of the two"
        )
    if value is not None and not 1 <= value <= 3:
        raise InvalidInput("the value is not from 1 to 3", where="target add --value")
    new = {"person": person or "", "value": str(value or 2), "source": source, **query}
    entry = JournalEntry(0, member, TARGET_ADD, None, today, note, data_of(new))

    def decide(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
        """Write unless it says nothing new."""
        for each in targets(entries, member, today=today):
            if (each.person, each.company, each.title, each.school) != _target_key(entry):
                continue
            if value in {None, each.value} and source in {"", each.source} and note in {"", each.note}:
                return []
            return [replace(entry, data=data_of({**new, "value": str(value or each.value)}))]
        return [entry]

    commit(store, decide)
    for target in targets(store.journal(), member, today=today):
        if (target.person, target.company, target.title, target.school) == _target_key(entry):
            return target
    raise NotFound("the target was dropped at the same moment", where="target add", do="add it again")


def drop_target(store: Journal, member: PersonId, number: int, *, today: date) -> Target:
    """Write ``target drop NUMBER``.

    Returns:
        The target that was dropped.

    Raises:
        NotFound: The member has no target of that number.
    """
    dropped: list[Target] = []

    def decide(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
        """Find the target as the journal stands now."""
        dropped.clear()
        for target in targets(entries, member, today=today):
            if target.number == number:
                dropped.append(target)
                key = (target.person, target.company, target.title, target.school)
                data = data_of({name: text or "" for name, text in zip(_TARGET_KEYS, key, strict=True)})
                return [JournalEntry(0, member, TARGET_DROP, None, today, "", data)]
        raise NotFound("no such target", where=f"target {number}", do="target list shows the numbers")

    commit(store, decide)
    return dropped[0]
