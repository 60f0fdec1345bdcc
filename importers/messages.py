"""Read ``messages.csv`` of every generation: who wrote to whom and when.

The forms and quirks are those of the fact sheet, sections 3.1 and 3.2. The text of a message is looked at
only to tell advertisements from people and to find the note of an invitation again; it is forgotten row by
row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from graph.claims import Owner
from graph.identity import fold_name, slug_of_url
from importers import dates
from importers.contract import FileDraft
from importers.conversations import Conversation, ConversationReader, Message, split_names
from importers.invitations import Notes, plain_text
from importers.table import Table

MESSAGE_COLUMNS = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "ATTACHMENTS",
    "IS MESSAGE DRAFT",
    "IS CONVERSATION DRAFT",
    "Direction",
)
"""Every column that any generation of the messages has (fact sheet, section 3.1)."""

_SPONSORED = "sponsored conversation"
_SPLIT_URLS = re.compile(r",(?=https?://)")
# A tag, not an automatic link such as <https://…> or <mailto:…>, which plain messages hold (fact sheet, 3.2).
_HTML = re.compile(r"\s*</?[a-zA-Z][a-zA-Z0-9]*[\s/>]")
_YES = frozenset({"yes", "true"})


def is_messages(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header of the messages, of any generation."""
    names = {cell.casefold() for cell in cells}
    return {"from", "to", "date"} <= names and bool(names & {"conversation id", "folder"})


@lru_cache(maxsize=1 << 14)
def _utc_day(text: str) -> date | None:
    """Return the day of ``YYYY-MM-DD``."""
    stamp = dates.message_date(text + " 12:00:00 UTC").value
    return stamp.date() if stamp is not None else None


def _plain_day(text: str) -> date | None:
    """Return the day of a time as all archives since 2020 write it, None for every other cell."""
    return _utc_day(text[:10]) if len(text) == 23 and text.endswith(" UTC") and text[10] == " " else None


class Messages:
    """The messages of one file, read once; the owner may be found from them and told afterwards."""

    def __init__(self, table: Table, name: str, notes: frozenset[str]) -> None:
        """Read the records; texts are forgotten row by row.

        Args:
            table: The records, with a header that :func:`is_messages` accepts.
            name: The path inside the archive.
            notes: The texts of invitations, which messages may repeat.
        """
        self.draft = FileDraft(name, "messages", table, MESSAGE_COLUMNS)
        self._conversations: dict[str, Conversation] = {}
        self._has_urls = table.index("SENDER PROFILE URL") is not None
        self._has_recipients = table.index("RECIPIENT PROFILE URLS") is not None
        self.draft.generation = self._generation(table)
        self._names: dict[str, Counter[str]] = {}
        self._read(table, notes)
        self._names_of_slugs = {
            slug: max(sorted(names), key=names.__getitem__) for slug, names in self._names.items()
        }

    def _generation(self, table: Table) -> str:
        """Name the form by the month since when it is known (fact sheet, section 3.1)."""
        if not self._has_urls:
            return "2018"
        if not self._has_recipients:
            return "2021"
        if table.index("ATTACHMENTS") is not None:
            return "2025-08"
        return "2023-07" if table.index("IS MESSAGE DRAFT") is None else "2024-11"

    def _read(self, table: Table, notes: frozenset[str]) -> None:
        """Keep of every row what claims need."""
        columns = [
            table.index(column)
            for column in (
                "CONVERSATION ID",
                "CONVERSATION TITLE",
                "FROM",
                "SENDER PROFILE URL",
                "TO",
                "RECIPIENT PROFILE URLS",
                "DATE",
                "CONTENT",
                "IS MESSAGE DRAFT",
                "IS CONVERSATION DRAFT",
                "Direction",
            )
        ]
        draft = self.draft
        for line, cells in table.rows():
            draft.rows += 1
            got = [cells[at].strip() if at is not None else "" for at in columns]
            (
                conversation,
                title,
                sender,
                sender_url,
                to,
                urls,
                stamp,
                content,
                is_draft,
                drafted,
                direction,
            ) = got
            if is_draft.casefold() in _YES or drafted.casefold() in _YES:
                draft.skip(line, "draft")
                continue
            day = _plain_day(stamp)
            if day is None:
                reading = dates.message_date(stamp)
                if reading.problem is not None:
                    draft.skip(line, "unreadable date")
                    continue
                time = draft.read(line, reading)
                day = time.date() if time is not None else None
            slug = slug_of_url(sender_url) if sender_url else None
            sponsored = title.casefold() == _SPONSORED
            incoming = {"incoming": True, "outgoing": False}.get(direction.casefold())
            message = Message(
                line,
                sender,
                slug,
                to,
                [slug_of_url(url) for url in _SPLIT_URLS.split(urls)] if urls else [],
                day,
                sponsored or (not sender_url and incoming is not False and _HTML.match(content) is not None),
                incoming,
                text if notes and (text := plain_text(content)) in notes else "",
            )
            if slug is not None and sender:
                self._names.setdefault(slug, Counter())[sender] += 1
            # Without an id (old files, some drafts) each row stands for itself.
            key = conversation or f"\x00{line}"
            group = self._conversations.get(key)
            if group is None:
                group = self._conversations[key] = Conversation()
            group.messages.append(message)
            group.titled = group.titled or bool(title)

    # --- whose they are -------------------------------------------------------------------------------------

    def takes_part(self) -> tuple[Counter[str], int]:
        """Count in how many conversations each address writes or receives (fact sheet, section 6).

        Where the file has no addresses of recipients, their names stand for the addresses that write under them.

        Returns:
            The counts, and the number of conversations that are no advertisements.
        """
        named: dict[str, set[str]] = {}
        if not self._has_recipients:
            for slug, names in self._names.items():
                for name in names:
                    named.setdefault(fold_name(name), set()).add(slug)
        found: Counter[str] = Counter()
        total = 0
        for conversation in self._conversations.values():
            slugs: set[str] = set()
            for message in conversation.messages:
                if message.sender is not None:
                    slugs.add(message.sender)
                slugs.update(slug for slug in message.recipients if slug is not None)
                if named:
                    for name in split_names(message.to, set()):
                        meant = named.get(fold_name(name), set())
                        slugs.update(meant if len(meant) == 1 else ())
            if slugs and not all(message.advertisement for message in conversation.messages):
                total += 1
                found.update(slugs)
        return found, total

    def senders(self) -> Counter[str]:
        """Count the messages that each address sent."""
        return Counter(
            message.sender
            for conversation in self._conversations.values()
            for message in conversation.messages
            if message.sender is not None
        )

    def owner_names(self) -> Counter[str]:
        """Count the names on the owner's side, where the file tells the direction (2018)."""
        found: Counter[str] = Counter()
        for conversation in self._conversations.values():
            for message in conversation.messages:
                if message.incoming is False:
                    found[message.sender_name] += 1
                elif message.incoming and len(names := split_names(message.to, set())) == 1:
                    found[names[0]] += 1
        return found

    @property
    def has_recipients(self) -> bool:
        """Whether the file has the addresses of recipients."""
        return self._has_recipients

    def name_of(self, slug: str) -> str:
        """Return the name with which an address wrote most often; empty when it never wrote."""
        return self._names_of_slugs.get(slug, "")

    # --- what they say --------------------------------------------------------------------------------------

    def read(self, owner: Owner, known_names: Iterable[str], notes: Notes) -> FileDraft:
        """Turn the messages into claims, counted by direction and UTC day.

        Args:
            owner: Whose messages these are.
            known_names: Full names of connections; they decide where a name with a bare comma ends.
            notes: The notes of the invitations; a message that is one of them counts once, as the invitation.
        """
        known = {name for name in known_names if "," in name}
        known.update(name for names in self._names.values() for name in names if "," in name)
        reader = ConversationReader(
            self.draft,
            owner,
            known,
            self._names_of_slugs,
            notes,
            has_urls=self._has_urls,
            has_recipients=self._has_recipients,
        )
        for conversation in self._conversations.values():
            reader.read(conversation)
        self._conversations = {}
        self.draft.mentions.sort(key=lambda mention: mention.line)
        self.draft.facts.extend(reader.facts())
        self.draft.named.extend(reader.named())
        return self.draft
