"""Before and after a conversation: what the sheet needs, and what the debrief keeps.

What is kept here are entries of the journal beside the events of an ask: the questions that were chosen, what was
learned, who was suggested, what can be given and what was received. Their words begin with ``prep.``, ``debrief.``
or ``gift.``; the user's own words are always in the note, so that forgetting somebody deletes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from graph.errors import InvalidInput
from graph.model import AskId, JournalEntry, Person, PersonId
from outreach.asks import Ask, Event, Ledger
from outreach.journal import Journal, commit, data_of, not_after
from outreach.obligations import meeting_at
from outreach.questions import Question, questions_for
from outreach.states import State

VIEW = "prep.view"
"""What the connector says about the person (E21)."""

WHO = "debrief.who"
"""Somebody who was suggested (E35)."""

GIVE = "debrief.give"
"""What the member could give back (E37)."""

NEXT = "debrief.next"
"""A next step (E46)."""

CONNECTED = "debrief.connected"
"""The two connected (E36)."""

MENTOR = "debrief.mentor"
"""The other became a mentor or advocate (E44)."""

GIVEN = "gift.given"
"""Something the member gave (E37)."""

RECEIVED = "gift.received"
"""Something the member received (E37)."""

WORDS_A_MINUTE = 130
"""How fast a pitch is spoken (assumption: calm speech)."""

PITCH_LIMIT_RULE = "E27"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a debrief keeps.

    Attributes:
        n: The number of its entry.
        on: The day.
        text: The member's own words.
        person: Whom it is about; None where it is about nobody.
    """

    n: int
    on: date
    text: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """What one ask's conversations brought.

    Attributes:
        learned: What was learned, oldest first (E46).
        who: Who was suggested (E35).
        give: What the member could give (E37).
        next: Next steps (E46).
        ruled_out: Why a role or firm is not for the member (E45).
        connected: Whether the two connected (E36).
        mentor: Whether the other became a mentor or advocate (E44).
    """

    learned: tuple[Said, ...] = ()
    who: tuple[Said, ...] = ()
    give: tuple[Said, ...] = ()
    next: tuple[Said, ...] = ()
    ruled_out: tuple[Said, ...] = ()
    connected: bool = False
    mentor: bool = False


@dataclass(frozen=True, slots=True)
class Gift:
    """One line of the ledger of given and received (E37).

    Attributes:
        n: The number of its entry.
        on: The day.
        ask: The ask it belongs to.
        person: The other side.
        given: Whether the member gave it; else they received it.
        text: What it was.
    """

    n: int
    on: date
    ask: AskId
    person: PersonId
    given: bool
    text: str


def debrief_of(entries: Sequence[JournalEntry], ask: Ask, *, today: date) -> Debrief:
    """Fold what an ask's conversations brought.

    Args:
        entries: The whole journal by ``n``.
        ask: The ask, as of today.
        today: Entries after this day are ignored.
    """
    own = [each for each in entries if each.ask == ask.id and each.on <= today and each.member == ask.member]

    def said(word: str) -> tuple[Said, ...]:
        """Return the entries of one word that have words of their own."""
        return tuple(
            Said(each.n, each.on, each.note, PersonId(each.get("person") or "") or None)
            for each in own
            if each.word == word and each.note
        )

    def told(word: str) -> tuple[Said, ...]:
        """Return the lines of the notes of an event, as corrections leave them."""
        return tuple(
            Said(each.n, each.on, line.strip())
            for each in ask.events
            if each.event == word
            for line in each.note.splitlines()
            if line.strip()
        )

    return Debrief(
        learned=told("debriefed"),
        who=said(WHO),
        give=said(GIVE),
        next=said(NEXT),
        ruled_out=told("ruled_out"),
        connected=any(each.word == CONNECTED for each in own),
        mentor=any(each.word == MENTOR for each in own),
    )


def gifts(entries: Sequence[JournalEntry], member: PersonId, *, today: date) -> tuple[Gift, ...]:
    """Return what a member gave and received, by day, then number."""
    return tuple(
        sorted(
            (
                Gift(
                    each.n,
                    each.on,
                    each.ask or AskId(0),
                    PersonId(each.get("person") or ""),
                    each.word == GIVEN,
                    each.note,
                )
                for each in entries
                if each.word in {GIVEN, RECEIVED} and each.member == member and each.on <= today
            ),
            key=lambda gift: (gift.on, gift.n),
        )
    )


def keep(
    store: Journal,
    ask: Ask,
    word: str,
    text: str,
    *,
    on: date,
    today: date,
    person: PersonId | None = None,
) -> JournalEntry:
    """Write one entry beside the events of an ask.

    Args:
        store: Where to write.
        ask: The ask.
        word: One of the words of this module.
        text: The member's own words.
        on: The day.
        today: The day of the command.
        person: Whom it is about; None for nobody.

    Raises:
        InvalidInput: ``on`` lies after ``today`` or before the ask was made.
    """
    not_after(on, today)
    if on < ask.on:
        raise InvalidInput(f"the ask was made on {ask.on}", where="--on", do="give a day on or after it")
    entry = JournalEntry(0, ask.member, word, ask.id, on, text, data_of({"person": person or ""}))
    return commit(store, lambda _: [entry])[0]


# --- the sheet ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known, with where it comes from.

    Attributes:
        text: One sentence.
        sources: Files and lines, or entries of the ledger; empty where it is the member's own word.
    """

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What to have at hand when meeting somebody.

    Attributes:
        ask: The ask.
        target: Who is met.
        state: Where the ask stands.
        at: When; None where no time is fixed.
        until: When it ends (E34); None where no time is fixed.
        minutes: How long it is meant to be (E09).
        place: Where; empty where nobody said (E29).
        purpose: What the conversation is for (E02); empty where nobody said.
        who: What is known about the target (E20).
        shared: Shared ground, strongest first (E12).
        view: What the connectors said about the target (E21).
        questions: What to ask (E22, E23).
        fewest: How many questions it should be at least.
        pitch: Who the member is, in their words (E27); empty where nobody said.
        pitch_seconds: How long it takes to say.
        pitch_limit: The most minutes it should take.
        practise: Questions that may be asked back (E28).
        checklist: What to think of, with rule ids.
        useful: The member's own contacts who may be useful to the target (E37).
        gifts: What was given to and received from people on the path.
        promises: What the texts to them promise (E06).
    """

    ask: AskId
    target: Person
    state: State
    at: datetime | None
    until: datetime | None
    minutes: int
    place: str
    purpose: str
    who: tuple[Fact, ...]
    shared: tuple[Fact, ...]
    view: tuple[Fact, ...]
    questions: tuple[Question, ...]
    fewest: int
    pitch: str
    pitch_seconds: int
    pitch_limit: int
    practise: tuple[str, ...]
    checklist: tuple[tuple[str, str], ...]
    useful: tuple[Person, ...]
    gifts: tuple[Gift, ...]
    promises: tuple[tuple[str, str], ...]


PRACTISE = (
    "What brings you to me?",
    "What have you done so far, in two minutes?",
    "What do you enjoy in your work, and what are you good at?",
    "Why this field, and why now?",
    "What do you know about us already?",
    "How can I help you?",
)
"""What people ask back (E28); the answers should be short."""

CHECKLIST: tuple[tuple[str, str], ...] = (
    ("E02", "Keep to the purpose you gave; nothing else is asked."),
    ("E30", "Be five minutes early, and dressed as they are at work."),
    ("E31", "A CV in the bag, shown only if they ask for it."),
    ("E32", "Take notes by hand; listen more than you talk."),
    ("E33", "They are the teacher: ask for specific advice."),
    ("E01", "Do not ask for a job, nor hint at one."),
    ("E42", "Do not ask for a referral; if it comes, they offer it."),
    ("E34", "Stop on time, even in the middle; ask whether you may come back."),
    ("E35", "Ask who else you should talk to."),
    ("E36", "Ask whether you may connect on LinkedIn."),
    ("E37", "Ask what you can do for them, or whom they would like to meet."),
    ("E38", "Thank them the same day or the next."),
)
"""What to think of on the day, with the rule behind each line."""


def meeting_of(ask: Ask) -> Event | None:
    """Return the event that fixes the meeting to come, or that fixed the last one; None where there was none."""
    for event in reversed(ask.events):
        if event.event == "scheduled":
            return event
    return None


def sheet(
    entries: Sequence[JournalEntry],
    ledger: Ledger,
    ask: Ask,
    target: Person,
    *,
    who: Sequence[Fact] = (),
    shared: Sequence[Fact] = (),
    useful: Sequence[Person] = (),
    names: dict[PersonId, str] | None = None,
) -> Sheet:
    """Put together what to have at hand when meeting somebody.

    Args:
        entries: The whole journal by ``n``.
        ledger: As of today.
        ask: The ask.
        target: Who is met.
        who: What the network knows about them.
        shared: What the member and they have in common.
        useful: The member's own contacts who may be useful to them.
        names: What to call people.
    """
    profile = ledger.profile(ask.member)
    event = meeting_of(ask)
    start = meeting_at(event, profile) if event is not None else None
    minutes = int((event.get("minutes") if event is not None else None) or profile.count("E09"))
    place = (event.get("place") if event is not None else None) or ""
    pitch = profile.get("pitch") or ""
    where = f"{place}" if place else "not fixed yet: offer something near their work, or online"
    checklist = (("E29", f"Place: {where}. The coffee is on you."), *CHECKLIST)
    return Sheet(
        ask=ask.id,
        target=target,
        state=ask.state,
        at=start,
        until=start + timedelta(minutes=minutes) if start is not None else None,
        minutes=minutes,
        place=place,
        purpose=ask.purpose or profile.get("purpose") or "",
        who=tuple(who),
        shared=tuple(shared),
        view=_views(entries, ledger, ask, names or {}),
        questions=questions_for(entries, ledger, ask, target.company).questions,
        fewest=profile.count("E22.fewest"),
        pitch=pitch,
        pitch_seconds=-(-len(pitch.split()) * 60 // WORDS_A_MINUTE),
        pitch_limit=profile.count(PITCH_LIMIT_RULE),
        practise=PRACTISE,
        checklist=checklist,
        useful=tuple(useful),
        gifts=tuple(
            each for each in gifts(entries, ask.member, today=ledger.today) if each.person in ask.path
        ),
        promises=promises(minutes),
    )


def promises(minutes: int) -> tuple[tuple[str, str], ...]:
    """Return what the product's texts promise, each with the rule that keeps it (E06).

    Example:
        >>> promises(20)[0]
        ('E09', 'at most 20 minutes')
    """
    return (
        ("E09", f"at most {minutes} minutes"),
        ("E01", "no question about a job"),
        ("E29", "near their work or online, the coffee is on you"),
    )


def _views(
    entries: Iterable[JournalEntry], ledger: Ledger, ask: Ask, names: dict[PersonId, str]
) -> tuple[Fact, ...]:
    """Return what connectors said about the target: kept for the sheet, or noted with their answers."""
    found = [
        (each.on, each.n, each.note)
        for each in entries
        if each.word == VIEW and each.ask == ask.id and each.on <= ledger.today and each.note
    ]
    for event in ask.events:
        told = event.event in {"agreed", "introduced", "checked"} and event.by in ask.connectors
        asked = event.event == "done" and event.get("rule") == "E21"
        if event.note and (told or asked):
            who = names.get(event.by) or event.by
            found.append((event.on, event.n, event.note if asked else f"{who}: {event.note}"))
        answer = event.get("answer")
        if event.event == "checked" and answer is not None:
            who = names.get(event.by) or event.by
            words = {"well": "knows them well", "some": "knows them somewhat", "barely": "barely knows them"}
            found.append((event.on, event.n, f"{who} {words[answer]}."))
    return tuple(Fact(text, (f"entry {n}",)) for _, n, text in sorted(found))
