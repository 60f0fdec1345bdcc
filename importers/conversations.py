"""Tell who wrote to whom in a conversation, and count it.

Addresses and names of recipients are two lists of different length; how they belong together, what is an
advertisement and what a group says is settled in the fact sheet, section 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from graph.claims import Fact, Mention, NamedFact, Owner
from graph.identity import fold_name, person_id_of_slug
from graph.model import Kind, PersonId
from importers.contract import FileDraft
from importers.invitations import Notes

MAX_GROUP = 8
"""Larger group conversations are mailings and say little about who knows whom (fact sheet, section 3.2)."""

MAX_RECIPIENTS = 10
"""A message to more people ties nobody (the design, section 4; development log of the introductions data)."""

_NOBODY = "linkedin member"
_SPLIT_NAMES = re.compile(r",(?! )")


@dataclass(slots=True)
class Message:
    """One row, without its text."""

    line: int
    sender_name: str
    sender: str | None
    to: str
    recipients: list[str | None]
    day: date | None
    advertisement: bool
    incoming: bool | None
    note: str


@dataclass(slots=True)
class Conversation:
    """The rows of one conversation."""

    messages: list[Message] = field(default_factory=list)
    titled: bool = False


@dataclass(slots=True)
class Party:
    """Somebody who wrote or received a message: an id, or only a name, or nobody that can be told."""

    id: PersonId | None
    name: str


def split_names(text: str, known: set[str]) -> list[str]:
    """Split the recipients of a message into names.

    A comma without a space separates; with a space it is part of a name. A few names hold a bare comma too:
    the longest run that is a known name stays together (fact sheet, section 3.2).

    Args:
        text: The cell.
        known: Full names that hold a comma.

    Example:
        >>> split_names("Ada Lovelace, PhD,Grace Hopper", set())
        ['Ada Lovelace, PhD', 'Grace Hopper']
        >>> split_names("Ada Lovelace,PhD,Grace Hopper", {"Ada Lovelace,PhD"})
        ['Ada Lovelace,PhD', 'Grace Hopper']
    """
    pieces = _SPLIT_NAMES.split(text) if text else []
    if len(pieces) < 2 or not known:
        return [piece.strip() for piece in pieces if piece.strip()]
    found: list[str] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        for stop in range(min(len(pieces), at + 4), at + 1, -1):
            if ",".join(pieces[at:stop]).strip() in known:
                end = stop
                break
        name = ",".join(pieces[at:end]).strip()
        if name:
            found.append(name)
        at = end
    return found


def _is_nobody(name: str) -> bool:
    """Tell whether a name stands for a closed account."""
    return not name or name.casefold() == _NOBODY


# The same few hundred people write again and again.
_fold = lru_cache(maxsize=1 << 14)(fold_name)


class ConversationReader:
    """Turns conversations into counted claims."""

    def __init__(
        self,
        draft: FileDraft,
        owner: Owner,
        known: set[str],
        names: dict[str, str],
        notes: Notes,
        *,
        has_urls: bool,
        has_recipients: bool,
    ) -> None:
        self._draft = draft
        self._owner = owner.id
        self._ours = {owner.id, *owner.same}
        self._owner_folded = _fold(owner.name)
        self._known = known
        self._names = names
        self._notes = notes
        self._has_urls = has_urls
        self._has_recipients = has_recipients
        self._facts: dict[tuple[PersonId, PersonId, Kind, date | None, PersonId], list[int]] = {}
        self._named: dict[tuple[str, Kind, date | None, bool], list[int]] = {}
        self._written: dict[str, str] = {}
        self._mentioned: set[PersonId] = set()

    def facts(self) -> list[Fact]:
        """Return the counted facts by line."""
        counted = sorted(self._facts.items(), key=lambda item: item[1][0])
        return [
            Fact(line, a, b, kind, day, sender, count) for (a, b, kind, day, sender), (line, count) in counted
        ]

    def named(self) -> list[NamedFact]:
        """Return the counted name-only facts by line."""
        counted = sorted(self._named.items(), key=lambda item: item[1][0])
        return [
            NamedFact(line, self._written[folded], kind, day, outgoing, times=count)
            for (folded, kind, day, outgoing), (line, count) in counted
        ]

    def read(self, conversation: Conversation) -> None:
        """Read one conversation."""
        messages = conversation.messages
        here = self._names_here(messages)
        parties = [self._parties(message, here) for message in messages]
        unproven = any(sender.id is None for sender, _ in parties)
        if conversation.titled and self._has_urls and unproven and not self._somebody_else(parties):
            for message in messages:
                self._draft.skip(message.line, "advertisement")
            return
        group = any(len(recipients) > 1 for _, recipients in parties)
        size = 2
        if group:
            ids = {party.id for sender, to in parties for party in (sender, *to) if party.id is not None}
            size = max(len(ids | {self._owner}), *(len(to) + 1 for _, to in parties))
        for message, (sender, recipients) in zip(messages, parties, strict=True):
            if message.advertisement:
                self._draft.skip(message.line, "advertisement")
            elif group:
                self._group(message, sender, recipients, size)
            else:
                self._single(message, sender, recipients)

    def _names_here(self, messages: Sequence[Message]) -> dict[str, PersonId]:
        """Return whom a name means within one conversation: the one address that writes under it."""
        found: dict[str, PersonId] = {}
        twice: set[str] = set()
        for message in messages:
            if message.sender is None:
                continue
            name = _fold(message.sender_name)
            person = self._person(message.sender)
            if found.setdefault(name, person) != person:
                twice.add(name)
        for name in twice:
            del found[name]
        return found

    def _person(self, slug: str) -> PersonId:
        """Return the id of an address; all of the owner's are one."""
        person = person_id_of_slug(slug)
        return self._owner if person in self._ours else person

    def _party(self, name: str, here: dict[str, PersonId]) -> Party:
        """Return who is meant by a name without address."""
        if _is_nobody(name):
            return Party(None, "")
        folded = _fold(name)
        if folded in here:
            return Party(here[folded], name)
        if folded and folded == self._owner_folded:
            return Party(self._owner, name)
        return Party(None, name)

    def _parties(self, message: Message, here: dict[str, PersonId]) -> tuple[Party, list[Party]]:
        """Return the sender and the recipients; addresses and names are matched, never zipped blindly."""
        if message.incoming is not None:
            # Old files: the direction says which side is the owner, whatever the name is spelt like.
            mine = Party(self._owner, "")
            if message.incoming:
                # Who of several is the owner is not said, nor needed.
                others = len(split_names(message.to, self._known)) - 1
                return self._party(message.sender_name, {}), [mine, *([Party(None, "")] * others)]
            return mine, [self._party(name, {}) for name in split_names(message.to, self._known)]
        if message.sender is not None:
            sender = Party(self._person(message.sender), message.sender_name)
        else:
            sender = self._party(message.sender_name, {})
        names = split_names(message.to, self._known)
        slugs = message.recipients
        if not slugs:
            recipients = [self._party(name, here) for name in names]
        else:
            named = [name for name in names if not _is_nobody(name)]
            if len(named) == len(slugs):
                pairs = list(zip(named, slugs, strict=True))
            elif len(slugs) == 1 and len(named) == len(names):
                pairs = [(message.to, slugs[0])]
            else:
                pairs = [(self._names.get(slug, "") if slug else "", slug) for slug in slugs]
            recipients = [
                Party(self._person(slug), self._names.get(slug, name)) if slug else Party(None, name)
                for name, slug in pairs
            ]
            # A closed account has a name but no place among the addresses.
            recipients += [Party(None, "") for name in names if _is_nobody(name)]
        kept: list[Party] = []
        seen: set[PersonId] = set()
        for party in recipients:
            if party.id is None:
                kept.append(party)
            elif party.id != sender.id and party.id not in seen:
                seen.add(party.id)
                kept.append(party)
        return sender, kept

    def _somebody_else(self, parties: list[tuple[Party, list[Party]]]) -> bool:
        """Tell whether anybody with an address takes part besides the owner."""
        return any(
            party.id is not None and party.id != self._owner
            for sender, recipients in parties
            for party in (sender, *recipients)
        )

    # --- claims ---------------------------------------------------------------------------------------------

    def _single(self, message: Message, sender: Party, recipients: list[Party]) -> None:
        """Read a message between two."""
        line = message.line
        outgoing = sender.id == self._owner
        if outgoing and not recipients:
            self._draft.skip(line, "no recipient")
            return
        other = recipients[0] if outgoing else sender
        if other.id is None and not other.name:
            self._draft.skip(line, "no identity")
            return
        if message.note and self._notes.take(
            message.note, other.id, _fold(other.name) if other.name else "", outgoing=outgoing
        ):
            self._draft.repeats.append(line)
            return
        self._draft.seen(message.day)
        if other.id is None:
            self._count_named(line, other.name, Kind.MESSAGE, message.day, outgoing=outgoing)
            return
        self._mention(line, other)
        receiver = recipients[0].id if recipients else None
        if outgoing or receiver is None or receiver == self._owner:
            # Whoever is not the owner wrote to the owner: it is the owner's mailbox.
            self._count(line, self._owner, other.id, Kind.MESSAGE, message.day, sender.id or other.id)
        else:
            # Two others in the owner's mailbox: they share a conversation, and more is not said.
            self._mention(line, recipients[0])
            self._count(line, other.id, receiver, Kind.GROUP_MESSAGE, message.day, other.id)

    def _group(self, message: Message, sender: Party, recipients: list[Party], size: int) -> None:
        """Read a message to several: who wrote ties to each who read, and those who read to each other."""
        line, day = message.line, message.day
        if sender.id is None and not sender.name:
            self._draft.skip(line, "no identity")
            return
        told = [party for party in recipients if party.id is not None]
        if size > MAX_GROUP or len(recipients) > MAX_RECIPIENTS:
            fresh = [self._mention(line, party) for party in (sender, *told)]
            if not any(fresh):
                self._draft.skip(line, f"a group of more than {MAX_GROUP}")
            return
        self._draft.seen(day)
        if sender.id is None:
            self._count_named(line, sender.name, Kind.GROUP_MESSAGE, day, outgoing=False)
            return
        self._mention(line, sender)
        for party in told:
            self._mention(line, party)
        ids = [party.id for party in told if party.id is not None]
        if not self._has_recipients and self._owner not in (sender.id, *ids):
            # The owner reads everything in the mailbox, whatever the file calls them.
            ids.append(self._owner)
        for person in ids:
            self._count(line, sender.id, person, Kind.GROUP_MESSAGE, day, sender.id)
        for at, one in enumerate(ids):
            for other in ids[at + 1 :]:
                self._count(line, one, other, Kind.GROUP_MESSAGE, day, sender.id)
        names = [party.name for party in recipients if party.id is None and party.name]
        if sender.id == self._owner:
            for name in names:
                self._count_named(line, name, Kind.GROUP_MESSAGE, day, outgoing=True)
        if not ids and not (names and sender.id == self._owner):
            self._draft.skip(line, "no identity")

    def _count(
        self, line: int, a: PersonId, b: PersonId, kind: Kind, day: date | None, sender: PersonId
    ) -> None:
        """Count one message of two people; the owner comes first, else the smaller id."""
        if b == self._owner or (a != self._owner and b < a):
            a, b = b, a
        counted = self._facts.setdefault((a, b, kind, day, sender), [line, 0])
        counted[0] = min(counted[0], line)
        counted[1] += 1

    def _count_named(self, line: int, name: str, kind: Kind, day: date | None, *, outgoing: bool) -> None:
        """Count one message of somebody known by name."""
        folded = _fold(name) or name
        self._written.setdefault(folded, name)
        counted = self._named.setdefault((folded, kind, day, outgoing), [line, 0])
        counted[0] = min(counted[0], line)
        counted[1] += 1

    def _mention(self, line: int, party: Party) -> bool:
        """Mention somebody at their first line; tell whether this is it."""
        if party.id is None or party.id == self._owner or party.id in self._mentioned:
            return False
        self._mentioned.add(party.id)
        self._draft.mentions.append(Mention(line, party.id, self._names.get(party.id[3:], party.name)))
        return True
