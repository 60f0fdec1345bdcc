"""Texts to send: written from what the ledger and the network know, in plain words, and never sent by the program.

The texts are Jinja2 templates (``outreach/templates``, one per kind) that a user can copy and change. They say only
what is evidenced; what nobody but the user can say stands in square brackets, one hint each. A text that is too long
for its channel is written again, shorter, until it fits (E10).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from graph.errors import InvalidInput
from graph.model import AskId, Person
from outreach.etiquette import LIMITS, Channel, DraftKind
from outreach.etiquette.segments import take_apart

if TYPE_CHECKING:
    from jinja2 import Environment

Kind = Literal[
    "ask", "strength", "nudge", "close", "letter", "note", "confirm", "thanks", "recap", "touch", "news"
]
"""What a text is for."""

KINDS: tuple[Kind, ...] = get_args(Kind)

SETTLED_BY: Mapping[Kind, str] = MappingProxyType(
    {
        "ask": "asked",
        "strength": "checked",
        "nudge": "nudged",
        "close": "closed",
        "letter": "asked",
        "note": "done --rule E25",
        "confirm": "done --rule E26",
        "thanks": "thanked",
        "recap": "recapped",
        "touch": "done --rule E43",
        "news": "done --rule E54",
    }
)
"""What to log after a text was sent, by its kind."""

CHECKED_AS: Mapping[Kind, DraftKind | None] = MappingProxyType(
    {
        "ask": "ask",
        "strength": "ask",
        "nudge": "nudge",
        "close": "close",
        "letter": "letter",
        "note": "note",
        "confirm": None,
        "thanks": "thanks",
        "recap": "recap",
        "touch": None,
        "news": None,
    }
)
"""As what the checker reads a kind; None where only what holds for every text applies."""

FORWARD = "--- to forward ---"
"""The line above the text that a connector forwards."""

DEFAULT_LEARN = "what a typical day in this work looks like and what drew people to it"
"""What one hopes to learn when the profile does not say (topics of E23)."""

SHORT_LEARN = "what a typical day in this work looks like"
"""The same where there is little room."""

_SIZES: Mapping[Channel, tuple[str, ...]] = MappingProxyType(
    {
        "email": ("full", "medium", "short"),
        "linkedin": ("full",),
        "inmail": ("medium", "short", "tight"),
        "note": ("short", "tight", "least"),
    }
)
"""The sizes a channel has room for, the longest first; the first that fits is taken."""

_TITLES = frozenset("dr prof professor mr mrs ms mx sir herr frau ing dipl mag".split())


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a text may say; what is not known is empty, and the text does without it.

    Attributes:
        ask: The number of the ask; 0 for a text about an ask that is only proposed.
        me: Who writes.
        to: Who gets it.
        target: Who is to be met.
        connector: Who opens or opened the door, next to the target; None for a direct or cold ask.
        beyond: Whom the path leads to in the end, where the target here is only the next on it; else None.
        direct: Whether nobody stands between and the two know each other.
        today: The day it is written.
        name: How the writer signs.
        email: Where people can answer; empty when not set.
        phone: Where people can call; empty when not set.
        tone: ``warm``, ``plain`` or ``formal``.
        wording: ``conversation``, ``advice`` or ``interview`` (E49).
        learn: What the writer hopes to learn; empty when not set.
        purpose: What the conversation is for; empty when not set.
        pitch: Who the writer is, in their own words; empty when not set.
        slots: Times the writer can offer (E11).
        minutes: The length asked for (E09).
        bond: How the receiver knows the writer, as a clause after a name, such as ``with whom I worked at Acme``;
            empty where nothing but the tie is known.
        seen: Where the tie of connector and target was seen, as a sentence (E05); empty where it is not known.
        shared: What writer and target have in common, as a clause (E12); empty where nothing is evidenced.
        asked_on: When the receiver was asked last; None when they were not.
        call_by: A promised day to call; None for none (E17).
        at: The time of the meeting; None where none is fixed.
        place: Where; empty where nobody said.
        held_on: The day of the last conversation; None for none.
        learned: What was said there, newest first, in the writer's words (E39).
        questions: What will be asked (E25).
        event: What came of it last: ``referred``, ``interviewed``, ``offered`` or ``hired``; empty for nothing.
        company: Where that is; empty when nobody said.
        position: As what; empty when nobody said.
    """

    ask: AskId
    me: Person
    to: Person
    target: Person
    today: date
    connector: Person | None = None
    beyond: Person | None = None
    direct: bool = False
    name: str = ""
    email: str = ""
    phone: str = ""
    tone: str = "warm"
    wording: str = "conversation"
    learn: str = ""
    purpose: str = ""
    pitch: str = ""
    slots: tuple[str, ...] = ()
    minutes: int = 20
    bond: str = ""
    seen: str = ""
    shared: str = ""
    asked_on: date | None = None
    call_by: date | None = None
    at: datetime | None = None
    place: str = ""
    held_on: date | None = None
    learned: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    event: str = ""
    company: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its header.

    Attributes:
        kind: What it is for.
        channel: How it will be sent.
        ask: The number of its ask; 0 for none yet.
        to: Who gets it.
        subject: The subject line; empty where the channel has none.
        body: The text.
        blurb: The text to forward; empty where there is none.
    """

    kind: Kind
    channel: Channel
    ask: AskId
    to: Person
    subject: str
    body: str
    blurb: str = ""

    @property
    def text(self) -> str:
        """The whole draft: header lines, text, and below a line the text to forward."""
        head = [f"Kind: {self.kind}", f"Channel: {self.channel}"]
        if self.ask:
            head.append(f"Ask: {self.ask}")
        head.append(f"To: {_one_line(self.to.name or self.to.id)}")
        if self.subject:
            head.append(f"Subject: {self.subject}")
        below = f"\n\n{FORWARD}\n{self.blurb}" if self.blurb else ""
        return "\n".join(head) + f"\n\n{self.body}{below}\n"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What only the user can say, in the order of the text."""
        return tuple(re.findall(r"\[… ([^\]]+)\]", f"{self.body}\n{self.blurb}"))


def write(
    kind: Kind, channel: Channel, facts: Facts, *, templates: Path | None = None, premium: bool = False
) -> Draft:
    """Write a text.

    Args:
        kind: What it is for.
        channel: How it will be sent.
        facts: What may be said.
        templates: A folder whose templates are used before our own; None for ours alone.
        premium: Whether connection notes may be longer (E10).

    Returns:
        The longest version that the channel has room for; where none fits, the shortest.

    Raises:
        InvalidInput: A template cannot be used.

    Example:
        >>> from graph.model import PersonId
        >>> bo, cy, me = (Person(PersonId(f"li:{n}"), n.title()) for n in ("bo", "cy", "me"))
        >>> draft = write("nudge", "note", Facts(AskId(1), me, bo, cy, date(2026, 11, 23), connector=bo))
        >>> draft.body
        'Hi Bo, a light reminder of my question about Cy. If now is a bad time, just leave it; that is fine. Me'
    """
    drafts = [_rendered(kind, channel, facts, size, templates) for size in _SIZES[channel]]
    for draft in drafts:
        if _fits(draft, premium=premium):
            return draft
    return drafts[-1]


def _fits(draft: Draft, *, premium: bool) -> bool:
    """Say whether a text is below the limits of its channel (E10)."""
    body = take_apart(draft.text).body
    if draft.channel == "note":
        return body.written < (LIMITS.note_error if premium else LIMITS.note_hint)
    if draft.channel == "inmail":
        return body.written < LIMITS.inmail_hint
    return draft.channel != "email" or body.words < LIMITS.email_hint


def _rendered(kind: Kind, channel: Channel, facts: Facts, size: str, templates: Path | None) -> Draft:
    """Write a text in one size."""
    from jinja2 import TemplateError

    values = _values(facts, kind, channel, size)
    try:
        environment = _environment(templates)
        text = environment.get_template(f"{kind}.j2").render(values)
        blurb = environment.get_template("blurb.j2").render(values) if kind == "ask" else ""
    except TemplateError as error:
        name = getattr(error, "name", None) or f"{kind}.j2"
        line = getattr(error, "lineno", None)
        where = f"{name}, line {line}" if line else str(name)
        raise InvalidInput(
            f"the template cannot be used ({type(error).__name__}: {_one_line(str(error))})",
            where=where,
            do="compare it with the one that intrograph draft templates writes",
        ) from error
    subject, text = "", text.lstrip()
    if text.startswith("Subject:"):
        first, _, text = text.partition("\n")
        subject = _one_line(first.removeprefix("Subject:"))
    return Draft(
        kind,
        channel,
        facts.ask,
        facts.to,
        subject if channel in {"email", "inmail"} else "",
        _tidy(text),
        _tidy(blurb),
    )


@cache
def _environment(templates: Path | None) -> Environment:
    """Return where templates come from, the user's own first."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

    folders = ([templates] if templates is not None else []) + [Path(__file__).parent / "templates"]
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(str(folder)) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  (plain text, no HTML)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def template_names() -> tuple[str, ...]:
    """Return the names of our own templates, in order."""
    return tuple(sorted(path.name for path in (Path(__file__).parent / "templates").glob("*.j2")))


def template_text(name: str) -> str:
    """Return one of our own templates, to be copied and changed."""
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")


# --- the words of a template --------------------------------------------------------------------------------------


def _values(facts: Facts, kind: Kind, channel: Channel, size: str) -> dict[str, object]:
    """Return what a template may use; every text is one line."""
    small = size in {"tight", "least"}
    writer = _one_line(facts.name or facts.me.name or "[… your name]")
    learn = _one_line(facts.learn).rstrip(".") or DEFAULT_LEARN
    if size != "full" and (small or not facts.learn or len(learn) > 90):
        learn = SHORT_LEARN if small or not facts.learn else learn
    last = facts.learned[0] if facts.learned else ""
    return {
        "kind": kind,
        "channel": channel,
        "size": size,
        "tone": facts.tone,
        "greeting": _greeting(facts.to, facts.tone),
        "sign_off": _sign_off(facts.tone, small=small or size == "short"),
        "me": writer if size in {"full", "medium"} else _given(writer),
        "my_name": writer,
        "my_first": _given(writer),
        "email": _one_line(facts.email),
        "phone": _one_line(facts.phone),
        "to": _given(facts.to.name),
        "to_full": _called(facts.to),
        "target": _called(facts.target),
        "target_first": _given(facts.target.name),
        "target_job": _job(facts.target),
        "beyond": _called(facts.beyond) if facts.beyond is not None else "",
        "connector": _called(facts.connector) if facts.connector is not None else "",
        "connector_first": _given(facts.connector.name) if facts.connector is not None else "",
        "to_target": facts.to.id == facts.target.id,
        "direct": facts.direct,
        "learn": learn,
        "own_learn": bool(facts.learn),
        "purpose": _one_line(facts.purpose).rstrip("."),
        "who": _who(facts),
        "slots": _slots(facts.slots),
        "minutes": facts.minutes,
        "talk": {
            "conversation": "a short conversation",
            "advice": "some advice",
            "interview": "an informational interview",
        }[facts.wording],
        "bond": facts.bond,
        "seen": facts.seen,
        "shared": facts.shared,
        "asked_on": _day(facts.asked_on),
        "call_by": _day(facts.call_by, weekday=True),
        "at": _moment(facts.at),
        "hour": f"{facts.at:%H:%M}" if facts.at is not None else "",
        "place": _one_line(facts.place),
        "held_on": _day(facts.held_on),
        "learned": _one_line(last).rstrip("."),
        "questions": tuple(_one_line(each) for each in facts.questions),
        "event": facts.event,
        "company": _one_line(facts.company) or _one_line(facts.target.company or ""),
        "position": _one_line(facts.position),
    }


def _one_line(text: str) -> str:
    """Return a text in one line, without anything that could be taken for a header."""
    return " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())


def _tidy(text: str) -> str:
    """Return a text without trailing blanks and without more than one empty line in a row."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _called(person: Person) -> str:
    """Return what to call somebody in full."""
    return _one_line(person.name) or "[… their name]"


def _given(name: str) -> str:
    """Return the name to call somebody by.

    Example:
        >>> _given("Dr. Ada King Lovelace"), _given("山田太郎")
        ('Ada', '山田太郎')
    """
    words = [word for word in _one_line(name).split() if word.strip(".").lower() not in _TITLES]
    return words[0].rstrip(",") if words else _one_line(name) or "[… their name]"


def _job(person: Person) -> str:
    """Return position and company as a clause, empty where neither is known."""
    position, company = _one_line(person.position or ""), _one_line(person.company or "")
    if position and company:
        return f"{position} at {company}"
    return f"who works at {company}" if company else position


def _who(facts: Facts) -> str:
    """Return who the writer is, in one sentence: the first of the pitch, else the job by their own export."""
    first = re.split(r"(?<=[.!?])\s", _one_line(facts.pitch))[0]
    if first and len(first) <= 160:
        return first if first.endswith((".", "!", "?")) else f"{first}."
    job = _one_line(facts.me.position or "")
    company = _one_line(facts.me.company or "")
    if job and company:
        return f"I work as {job} at {company}."
    return f"I work as {job}." if job else f"I work at {company}." if company else ""


def _slots(slots: Sequence[str]) -> str:
    """Return two or three times to offer as a sentence lists them (E11)."""
    some = [_one_line(slot) for slot in slots[:3]]
    return f"{', '.join(some[:-1])} or {some[-1]}" if len(some) > 1 else "".join(some)


def _greeting(person: Person, tone: str) -> str:
    """Return how a text begins."""
    if tone == "formal":
        return f"Dear {_called(person)},"
    return f"{'Hi' if tone == 'warm' else 'Hello'} {_given(person.name)},"


def _sign_off(tone: str, *, small: bool) -> str:
    """Return how a text ends, empty where there is little room."""
    if small:
        return ""
    return {"warm": "Warmly,", "plain": "Best,", "formal": "Kind regards,"}[tone]


_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _day(day: date | None, *, weekday: bool = False) -> str:
    """Return a day as a text says it, whatever the language of the machine; empty for none.

    Example:
        >>> _day(date(2026, 12, 1), weekday=True)
        'Tuesday 1 December'
    """
    if day is None:
        return ""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{_WEEKDAYS[day.weekday()]} {words}" if weekday else words


def _moment(at: datetime | None) -> str:
    """Return the time of a meeting as a text says it; empty for none."""
    return f"{_day(at.date(), weekday=True)} at {at:%H:%M}" if at is not None else ""


# --- as a file for a mail program ---------------------------------------------------------------------------------


def eml(draft: Draft, *, sender: str = "", address: str = "", to_address: str = "") -> bytes:
    """Return a draft as an e-mail file that mail programs open for editing.

    Args:
        draft: The text.
        sender: The name of the writer; empty for none.
        address: The writer's e-mail address; empty for none.
        to_address: The receiver's; empty leaves the line away, as nobody's address is kept in the store.

    Returns:
        The same bytes for the same draft: it has no date and no message id, which the mail program adds.

    Raises:
        InvalidInput: An address has a form that no mail program would take.
    """
    from email.errors import MessageError
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    try:
        if address:
            message["From"] = Address(_one_line(sender), addr_spec=address)
        if to_address:
            message["To"] = Address(_one_line(draft.to.name), addr_spec=to_address)
    except (ValueError, IndexError, MessageError) as error:
        raise InvalidInput(
            "this is no e-mail address", where="--address", do="give one such as ada@example.org"
        ) from error
    message["Subject"] = draft.subject or "Hello"
    message["X-Unsent"] = "1"
    below = f"\n\n{FORWARD}\n{draft.blurb}" if draft.blurb else ""
    message.set_content(f"{draft.body}{below}\n", cte="quoted-printable")
    return message.as_bytes()


def kind_of(text: str) -> Kind:
    """Read a kind.

    Raises:
        InvalidInput: There is no such kind.
    """
    if text not in KINDS:
        raise InvalidInput(
            f"there is no text of the kind {text!r}", where="draft", do=f"use one of {', '.join(KINDS)}"
        )
    return text
