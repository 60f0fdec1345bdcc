"""The words of the draft checker: findings, kinds, channels, what the store knows, and the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

DraftKind = Literal["ask", "blurb", "letter", "thanks", "nudge", "close", "note", "recap"]
Channel = Literal["email", "linkedin", "inmail", "note"]
Severity = Literal["error", "hint"]

KINDS: tuple[DraftKind, ...] = get_args(DraftKind)
CHANNELS: tuple[Channel, ...] = get_args(Channel)


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect of a draft, with its place and a better wording.

    Attributes:
        rule: The etiquette rule, for example ``E05``.
        severity: ``error``, or ``hint`` where the draft may go out as it is.
        start: Offset of the first character in the checked text; 0 if something is missing.
        end: Offset after the last character; 0 if something is missing.
        text: The words found, ``text[start:end]``; empty if something is missing.
        better: What to write instead, in plain English.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    better: str


@dataclass(frozen=True, slots=True)
class Known:
    """What only the store knows about the people of a draft; None means nothing is known, so nothing is said.

    Attributes:
        connector: Name of the person who opened, or would open, the door (E15).
        connector_agreed: Whether the connector agreed to be named (E15).
        relations: The kinds of tie known between the seeker and the connector, such as ``colleague``,
            ``classmate``, ``family``, ``friend`` or ``link`` (E07); an empty set says no tie is known.
        worked_together: Whether they worked at one place at one time (E07).
        studied_together: Whether they were at one school at one time (E07).
        years_known: How many years the tie is known to exist, at most (E07).
        debrief: What was said in the conversation, one item per entry (E39).
    """

    connector: str | None = None
    connector_agreed: bool | None = None
    relations: frozenset[str] | None = None
    worked_together: bool | None = None
    studied_together: bool | None = None
    years_known: float | None = None
    debrief: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number of the checker, with its rule; a member may change each of them.

    Attributes:
        talk_minutes: Longest conversation one asks for, in minutes (E09: 20 to 30 minutes).
        note_error: Characters of a connection note from which it is an error (E10: LinkedIn cuts there).
        note_hint: Characters from which a note is a hint, without Premium (E10: free accounts have 200).
        email_error: Words of an e-mail from which it is an error, the blurb not counted (E10).
        email_hint: Words from which an e-mail is a hint (E10: about 150 words are meant).
        inmail_hint: Characters of an InMail from which it is a hint (E10: 400 recommended).
        content_words: Words beyond courtesy that make a thank-you or recap specific (E39, E40; assumption).

    >>> Limits(talk_minutes=45).talk_minutes
    45
    """

    talk_minutes: int = 30
    note_error: int = 300
    note_hint: int = 200
    email_error: int = 220
    email_hint: int = 170
    inmail_hint: int = 400
    content_words: int = 3


LIMITS = Limits()
