"""Read ``Invitations.csv`` of every generation, and keep its notes until the messages repeat them.

The forms and quirks are those of the fact sheet, section 3.3. No text leaves this module and
:mod:`importers.messages`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.claims import Fact, Mention, NamedFact, Owner
from graph.identity import fold_name, person_id_of_slug, slug_of_url
from graph.model import Kind, PersonId
from importers import dates
from importers.contract import FileDraft
from importers.table import Table

INVITATION_COLUMNS = (
    "From",
    "To",
    "Sent At",
    "Message",
    "Direction",
    "inviterProfileUrn",
    "inviteeProfileUrn",
    "inviterProfileUrl",
    "inviteeProfileUrl",
)
"""Every column that any generation of the invitations has (fact sheet, section 3.3)."""

_NOBODY = "linkedin member"


@dataclass(slots=True)
class _Note:
    """The text of an invitation, until a message repeats it."""

    outgoing: bool
    other: PersonId | None
    folded: str
    used: bool = False


@dataclass(slots=True)
class Notes:
    """The notes of invitations, to be found again in the messages (fact sheet, section 0, rule 7)."""

    _by_text: dict[str, list[_Note]] = field(default_factory=dict)

    def add(self, text: str, *, outgoing: bool, other: PersonId | None, name: str) -> None:
        """Keep one note in memory; spacing does not matter, since line breaks were flattened."""
        self._by_text.setdefault(plain_text(text), []).append(_Note(outgoing, other, fold_name(name)))

    def take(self, text: str, other: PersonId | None, folded: str, *, outgoing: bool) -> bool:
        """Tell whether this is the note of an invitation to or from this person; each note is found once.

        Args:
            text: A message's text as :func:`_plain` gives it.
            other: The other person's id; None where only the name is known.
            folded: The other person's folded name.
            outgoing: Whether the owner wrote it.
        """
        for note in self._by_text.get(text, ()):
            if note.used or note.outgoing != outgoing:
                continue
            if note.other == other if note.other and other else bool(folded) and note.folded == folded:
                note.used = True
                return True
        return False


def plain_text(text: str) -> str:
    """Return a text without differences of spacing; line breaks were flattened in one of the two files."""
    return " ".join(text.split())


def is_invitations(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header of the invitations."""
    names = {cell.casefold() for cell in cells}
    return {"from", "to", "sent at"} <= names


class Invitations:
    """The invitations of one file, read once; the owner may be found from them and told afterwards."""

    def __init__(self, table: Table, name: str) -> None:
        """Read the records.

        Args:
            table: The records, with a header that :func:`is_invitations` accepts.
            name: The path inside the archive.
        """
        self.draft = FileDraft(name, "invitations", table, INVITATION_COLUMNS)
        self._table = table
        self._rows = list(table.rows())
        self.draft.rows = len(self._rows)
        self._inviter = table.index("inviterProfileUrl")
        self._invitee = table.index("inviteeProfileUrl")
        if table.index("inviterProfileUrn") is not None:
            self.draft.generation = "2023-07"
        elif self._inviter is None:
            self.draft.generation = "to 2023-07"
        else:
            bare = all(self._slug(cells, self._inviter) is None for _, cells in self._rows)
            self.draft.generation = "2023-10" if bare and self._rows else "2024-01"

    @staticmethod
    def _slug(cells: list[str], at: int | None) -> str | None:
        """Return the slug in a column."""
        return slug_of_url(cells[at]) if at is not None and cells[at] else None

    def _cell(self, cells: list[str], column: str) -> str:
        """Return a trimmed cell, empty where there is no such column."""
        at = self._table.index(column)
        return cells[at].strip() if at is not None else ""

    def note_texts(self) -> frozenset[str]:
        """Return the texts of the notes, so that messages need not keep any other."""
        return frozenset(
            plain_text(text) for _, cells in self._rows if (text := self._cell(cells, "Message"))
        )

    def owner_slugs(self) -> Counter[str]:
        """Count the addresses that stand on the owner's side of an invitation (fact sheet, section 3.3)."""
        found: Counter[str] = Counter()
        for _, cells in self._rows:
            direction = self._cell(cells, "Direction").casefold()
            at = {"outgoing": self._inviter, "incoming": self._invitee}.get(direction)
            slug = self._slug(cells, at)
            if slug is not None:
                found[slug] += 1
        return found

    def owner_names(self) -> Counter[str]:
        """Count the names that stand on the owner's side."""
        found: Counter[str] = Counter()
        for _, cells in self._rows:
            direction = self._cell(cells, "Direction").casefold()
            if direction in ("outgoing", "incoming"):
                name = self._cell(cells, "From" if direction == "outgoing" else "To")
                if name:
                    found[name] += 1
        return found

    def read(self, owner: Owner, notes: Notes) -> FileDraft:
        """Turn the invitations into claims.

        An invitation is evidence with a sender; whether it was accepted is seen from a connection, not from
        here.

        Args:
            owner: Whose invitations these are.
            notes: Takes the notes, for the messages to find.
        """
        draft = self.draft
        column = self._table.index("Sent At")
        stamps = [cells[column] for _, cells in self._rows] if column is not None else []
        day_first = dates.day_first(stamps)
        ours = {owner.id, *owner.same}
        mentioned: set[PersonId] = set()
        for (line, cells), stamp in zip(self._rows, stamps, strict=True):
            outgoing = self._outgoing(cells, owner)
            reading = dates.sent_at(stamp, day_first=day_first)
            if outgoing is None:
                draft.skip(line, "no direction")
                continue
            if reading.value is None and reading.problem is not None:
                draft.skip(line, "unreadable date")
                continue
            time = draft.read(line, reading)
            day = time.date() if time is not None else None
            name = self._cell(cells, "To" if outgoing else "From")
            slug = self._slug(cells, self._invitee if outgoing else self._inviter)
            other = person_id_of_slug(slug) if slug is not None else None
            text = self._cell(cells, "Message")
            note = "note" if text else ""
            if other in ours:
                draft.skip(line, "the owner")
                continue
            if other is None and (not name or name.casefold() == _NOBODY):
                draft.skip(line, "no identity")
                continue
            draft.seen(day)
            if other is None:
                draft.named.append(NamedFact(line, name, Kind.INVITATION, day, outgoing, note=note))
            else:
                if other not in mentioned:
                    mentioned.add(other)
                    draft.mentions.append(Mention(line, other, name))
                sender = owner.id if outgoing else other
                draft.facts.append(Fact(line, owner.id, other, Kind.INVITATION, day, sender, note=note))
            if text:
                notes.add(text, outgoing=outgoing, other=other, name=name)
        return draft

    def _outgoing(self, cells: list[str], owner: Owner) -> bool | None:
        """Tell who invited: by the direction, else by the owner's name; None where neither says."""
        direction = self._cell(cells, "Direction").casefold()
        if direction in ("outgoing", "incoming"):
            return direction == "outgoing"
        me = fold_name(owner.name)
        sent, received = (me and fold_name(self._cell(cells, column)) == me for column in ("From", "To"))
        return bool(sent) if bool(sent) != bool(received) else None
