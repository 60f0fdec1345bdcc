"""What a text may say about an ask: the ledger, the network and the profile, brought together for a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from graph.errors import InvalidInput, LedgerError
from graph.model import AskId, Person, PersonId
from outreach.background import Background, Bond
from outreach.drafts import Draft, Facts, Kind, write
from outreach.etiquette import CHANNELS, Channel, Known
from outreach.ledger import Ask, Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from cli.session import Session
    from graph.model import JournalEntry
    from outreach.plan import Choice
    from outreach.profile import Profile

ONWARD = frozenset({"ask", "strength", "nudge", "close"})
"""Kinds of text that ask somebody on the path about the next on it, not about the last."""

NEWS = ("referred", "interviewed", "offered", "hired")
"""The events that are told to all who helped (E54)."""


class Writing:
    """Texts about the asks of a store, as of a day.

    Args:
        session: The command's.
        entries: The whole journal, where it was read already.
        ledger: As of today, where it was folded already.
    """

    def __init__(
        self,
        session: Session,
        entries: Sequence[JournalEntry] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        """Read the ledger."""
        from outreach.journal import load
        from outreach.ledger import fold

        self.session = session
        self.entries: Sequence[JournalEntry] = load(session.store) if entries is None else entries
        self.ledger: Ledger = fold(self.entries, today=session.today) if ledger is None else ledger
        self.background = Background(session.store, session.today)

    def draft(
        self,
        kind: Kind,
        ask: Ask,
        *,
        channel: Channel = "email",
        to: PersonId | None = None,
        call_by: date | None = None,
        templates: Path | None = None,
    ) -> Draft:
        """Write a text about an ask.

        Args:
            kind: What it is for; a request to somebody one reaches directly is a letter.
            ask: The ask.
            channel: How it will be sent.
            to: Who gets it; None for whom the kind is meant for.
            call_by: A day to promise a call for; None for the one in the ledger.
            templates: A folder with templates of the user's own.

        Raises:
            LedgerError: A letter before the connector agreed to be named (E15).
            InvalidInput: The kind makes no sense for this ask or receiver.
        """
        if kind == "strength" and not ask.connectors:
            raise InvalidInput(
                "nobody stands between who could be asked how well they know them",
                where=f"draft strength {ask.id}",
            )
        if kind == "ask" and not ask.connectors:
            kind = "letter"
        receiver = to or receiver_of(kind, ask)
        if kind == "letter" and ask.connectors and not agreed(ask):
            name = self.background.person(ask.connectors[-1]).name or ask.connectors[-1]
            raise LedgerError(
                f"{name} has not agreed to be named yet (E15)",
                where=f"draft letter {ask.id}",
                do=f"log it when they do: intrograph log agreed {ask.id}",
            )
        facts = self.facts(kind, ask, receiver)
        if call_by is not None:
            facts = replace(facts, call_by=call_by)
        profile = self.ledger.profile(ask.member)
        return write(kind, channel, facts, templates=templates, premium=profile.premium)

    def facts(self, kind: Kind, ask: Ask, to: PersonId) -> Facts:
        """Return what a text about an ask may say."""
        from outreach.meetings import debrief_of, meeting_of

        facts = self._common(ask.path, ask.member, to, onward=kind in ONWARD)
        profile = self.ledger.profile(ask.member)
        debrief = debrief_of(self.entries, ask, today=self.session.today)
        asked = [event for event in ask.events if event.event == "asked" and event.turn == to]
        promised = [event.get("call_by") for event in ask.events if event.get("call_by")]
        held = [event.on for event in ask.events if event.event == "held"]
        news = [event for event in ask.events if event.event in NEWS]
        meeting = meeting_of(ask)
        at = None
        if meeting is not None:
            from outreach.obligations import meeting_at

            at = meeting_at(meeting, profile)
        questions: tuple[str, ...] = ()
        if kind == "note":
            from outreach.questions import questions_for

            asking = questions_for(self.entries, self.ledger, ask, facts.target.company)
            questions = tuple(each.text for each in asking.questions[:3])
        day = date.fromisoformat(promised[-1]) if promised and promised[-1] else None
        return replace(
            facts,
            ask=ask.id,
            purpose=ask.purpose or facts.purpose,
            minutes=int((meeting.get("minutes") if meeting is not None else None) or facts.minutes),
            asked_on=asked[-1].on if asked else None,
            call_by=day if day is not None and day >= self.session.today else None,
            at=at,
            place=(meeting.get("place") or "") if meeting is not None else "",
            held_on=held[-1] if held else None,
            learned=tuple(each.text for each in sorted(debrief.learned, key=lambda said: -said.n)),
            questions=questions,
            event=news[-1].event if news else "",
            company=(news[-1].get("company") or "") if news else "",
            position=(news[-1].get("position") or "") if news else "",
        )

    def _common(
        self, path: tuple[PersonId, ...], member: PersonId, to: PersonId, *, onward: bool = False
    ) -> Facts:
        """Return what holds for every text along a path."""
        background = self.background
        profile: Profile = self.ledger.profile(member)
        people = {each: background.person(each) for each in path}
        goal = path[-1]
        # What is asked of somebody on the way is about the next one they can open the door to.
        about = path[path.index(to) + 1] if onward and to in path[1:-1] else goal
        connector = people[path[-2]] if len(path) > 2 else None
        return Facts(
            ask=AskId(0),
            me=people[member],
            to=people[to],
            target=people[about],
            beyond=people[goal] if about != goal else None,
            today=self.session.today,
            connector=connector,
            direct=connector is None and background.bond(member, goal).known,
            name=profile.get("name") or people[member].name,
            email=profile.get("email") or "",
            phone=profile.get("phone") or "",
            tone=profile.tone,
            wording=profile.wording,
            learn=profile.get("learn") or "",
            purpose=profile.get("purpose") or "",
            pitch=profile.get("pitch") or "",
            slots=profile.slots,
            minutes=min(profile.count("E09"), 30),
            bond=bond_words(background.bond(to, member)) if to != goal else "",
            seen=seen_words(background.bond(to, about), people[about]) if to != goal else "",
            shared=shared_words(background.bond(member, goal)) if to == goal else "",
        )

    def of_choice(self, choice: Choice) -> Draft:
        """Write the text for an ask of a plan, whether it is only proposed or planned already."""
        if choice.ask is not None:
            return self.draft("ask", self.ledger.ask(choice.ask))
        path = tuple(person.id for person in choice.path)
        facts = self._common(path, path[0], path[1], onward=True)
        return write("ask" if len(path) > 2 else "letter", "email", facts)

    def known(self, ask: Ask) -> Known:
        """Return what only the store knows, for checking a text about an ask (E07, E15, E39)."""
        from outreach.meetings import debrief_of

        if not ask.connectors:
            bond, connector = Bond(), None
        else:
            bond = self.background.bond(ask.connectors[0], ask.member)
            connector = self.background.person(ask.connectors[-1]).name or None
        learned = tuple(each.text for each in debrief_of(self.entries, ask, today=self.session.today).learned)
        return Known(
            connector=connector,
            connector_agreed=agreed(ask) if ask.connectors else None,
            relations=_relations(bond) if ask.connectors else None,
            worked_together=True if bond.worked_at else None,
            studied_together=True if bond.school else None,
            years_known=bond.years(self.session.today) if ask.connectors else None,
            debrief=learned or None,
        )


def _relations(bond: Bond) -> frozenset[str] | None:
    """Return the kinds of tie that are known; None where the tie may well be more than the files say."""
    if not bond.known or bond.messages or bond.stated:
        return None
    found = {"link"}
    found |= {"colleague"} if bond.worked_at else set()
    found |= {"classmate"} if bond.school else set()
    return frozenset(found)


def agreed(ask: Ask) -> bool:
    """Say whether the connector next to the target agreed to open the door, so that a letter may name them (E15)."""
    if not ask.connectors:
        return True
    last = ask.connectors[-1]
    for event in ask.events:
        if event.event in {"agreed", "introduced"} and event.by == last:
            return True
        if event.event in {"introduced", "scheduled", "held"} and event.turn == ask.target:
            return True
    return False


def receiver_of(kind: Kind, ask: Ask) -> PersonId:
    """Return whom a kind of text is meant for."""
    if kind in {"letter", "note", "confirm", "thanks", "touch"}:
        return ask.target
    if kind in {"ask", "strength"}:
        return ask.turn if ask.turn in ask.connectors else ask.connectors[0] if ask.connectors else ask.target
    if kind == "recap":
        if not ask.connectors:
            raise InvalidInput(
                "nobody stands between whom a recap could go to", where=f"draft recap {ask.id}"
            )
        return ask.connectors[0]
    if kind == "news":
        return ask.connectors[0] if ask.connectors else ask.target
    return ask.turn


def bond_words(bond: Bond) -> str:
    """Say how a connector knows the writer, in the connector's voice; empty where no more than nothing is known.

    Example:
        >>> bond_words(Bond(known=True, since=date(2018, 5, 29), listed=True))
        'with whom I have been connected since 2018'
    """
    if bond.worked_at:
        return f"with whom I worked at {bond.worked_at}"
    if bond.school:
        return f"who also went to {bond.school}"
    if bond.known and bond.listed and bond.since is not None:
        return f"with whom I have been connected since {bond.since.year}"
    return ""


def seen_words(bond: Bond, target: Person) -> str:
    """Say where the tie of connector and target was seen (E05), as far as evidence goes."""
    name = target.name or "them"
    if bond.stated == 3:
        return f"You told me that you know {name} well."
    if bond.stated == 2:
        return f"You told me that you know {name} a little."
    if bond.known and bond.listed:
        if bond.since is None:
            return "On LinkedIn the two of you are connected."
        return f"On LinkedIn the two of you have been connected since {bond.since.year}."
    return ""


def shared_words(bond: Bond) -> str:
    """Say what writer and target have in common (E12): the school first, then an employer."""
    if bond.school:
        return f"You and I both went to {bond.school}."
    if bond.worked_at:
        return f"You and I were both at {bond.worked_at}."
    return ""


def channel_of(text: str | None, ask: Ask | None = None, to: PersonId | None = None) -> Channel:
    """Return the channel a text is written for: as named, else as its receiver was asked, else as the ask was made.

    Args:
        text: What the user named; None for nothing.
        ask: The ask whose ways are followed; None, or an ask without any, for e-mail.
        to: Who gets the text. A connection note only reaches whom one is not connected with, so that it is followed
            only for the receiver it went to.

    Raises:
        InvalidInput: There is no such channel.
    """
    if text is None and ask is not None:
        from outreach.counts import channel

        theirs = [event.get("channel") for event in ask.events if event.event == "asked" and event.turn == to]
        used = next((each for each in reversed(theirs) if each), None)
        text = used or ("linkedin" if channel(ask) == "note" else channel(ask))
        text = text if text in CHANNELS else None
    for each in CHANNELS:
        if each == (text or "email"):
            return each
    raise InvalidInput("no such channel", where="--channel", do=f"use one of {', '.join(CHANNELS)}")
