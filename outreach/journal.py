"""How the journal is written without losing a line, and read after corrections.

The store keeps entries in order (:class:`graph.model.JournalEntry`); which words there are and what they mean is
settled in :mod:`outreach.ledger` (asks) and :mod:`outreach.profile` (profile, targets, consent). Here is what all of
them share: writing optimistically, corrections, people that were proven to be one, and the two ways of deleting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from graph.errors import Conflict, InvalidInput
from graph.model import AskId, JournalEntry, PersonId

if TYPE_CHECKING:
    from graph.store import GraphStore

ASK_NEW = "ask.new"
"""The word that begins an ask; every other entry with the ask's number belongs to it."""

CORRECTED = "corrected"
"""The word that hides an event of an ask or puts another in its place."""

ATTEMPTS = 50
"""How often a refused append is tried again before giving up. Assumption: far more writers than a household has."""

_ONE_PERSON = ("target", "by", "to", "person")
"""Values that hold one person's id."""

_PEOPLE = ("path",)
"""Values that hold a list of ids, as JSON."""


class Journal(Protocol):
    """The part of a store that the ledger needs; every :class:`graph.store.GraphStore` has it."""

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater ``n``, by ``n``."""

    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        """Append unless the journal has grown since ``after``; then raise ``Conflict``."""

    def transaction(self) -> AbstractContextManager[None]:
        """Write all or nothing."""


def commit(
    store: Journal,
    decide: Callable[[Sequence[JournalEntry]], Sequence[JournalEntry]],
    *,
    attempts: int = ATTEMPTS,
) -> tuple[JournalEntry, ...]:
    """Write what ``decide`` makes of the journal, and decide again when somebody else was faster.

    Args:
        store: Where to write.
        decide: Gets the whole journal, returns the entries to add (their ``n`` is ignored), none to write nothing.
            It may be called several times, has no effects of its own, and raises to refuse.
        attempts: How often to try, at least 1.

    Returns:
        The stored entries with their numbers, in order.

    Raises:
        Conflict: Others kept writing for all attempts; nothing was written.
    """
    for _ in range(attempts):
        entries = store.journal()
        new = decide(entries)
        if not new:
            return ()
        try:
            with store.transaction():
                return tuple(store.append(new, after=entries[-1].n if entries else 0))
        except Conflict:
            continue
    raise Conflict("other programs kept writing while this was written", where="the ledger", do="try again")


def data_of(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return values as an entry keeps them: pairs sorted by name, empty ones left out.

    Example:
        >>> data_of({"how": "offered", "company": "", "by": "li:ada"})
        (('by', 'li:ada'), ('how', 'offered'))
    """
    return tuple(sorted((name, value) for name, value in values.items() if value))


def not_after(on: date, today: date) -> None:
    """Refuse a day that has not come yet.

    Raises:
        InvalidInput: ``on`` lies after ``today``.
    """
    if on > today:
        raise InvalidInput(
            f"{on} lies after today ({today})", where="--on", do="log what has happened, on the day it did"
        )


def visible(entries: Sequence[JournalEntry]) -> list[JournalEntry]:
    """Return the journal as corrections leave it.

    A correction holds for every day that is looked at, also for days before it was written. The newest correction of
    an entry counts; what it corrected keeps its number.

    Args:
        entries: The whole journal by ``n``.

    Returns:
        The entries that stand, by ``n``; corrections themselves are left out.
    """
    newest = {int(entry.get("entry") or 0): entry for entry in entries if entry.word == CORRECTED}
    return [
        _corrected(entry, newest.get(entry.n))
        for entry in entries
        if entry.word != CORRECTED and (entry.n not in newest or newest[entry.n].get("event"))
    ]


def _corrected(entry: JournalEntry, correction: JournalEntry | None) -> JournalEntry:
    """Return the entry in the form its newest correction gives it."""
    if correction is None:
        return entry
    values = dict(correction.data)
    for name in ("entry", "event", "day", "move"):
        values.pop(name, None)
    return replace(
        entry,
        word=correction.get("event") or entry.word,
        on=date.fromisoformat(correction.get("day") or entry.on.isoformat()),
        ask=AskId(int(correction.get("move") or entry.ask or 0)),
        note=correction.note or entry.note,
        data=data_of(values),
    )


def people_in(entries: Iterable[JournalEntry]) -> tuple[PersonId, ...]:
    """Return every id that entries speak of, each once, sorted."""
    found: set[PersonId] = set()
    for entry in entries:
        found.add(entry.member)
        found.update(_people_of(entry))
    return tuple(sorted(found))


def _people_of(entry: JournalEntry) -> list[PersonId]:
    """Return the ids in an entry's values."""
    found = [PersonId(value) for name, value in entry.data if name in _ONE_PERSON]
    for name, value in entry.data:
        if name in _PEOPLE:
            found.extend(path_of(value))
    return found


def path_of(value: str) -> tuple[PersonId, ...]:
    """Read a list of ids as an entry keeps it.

    Example:
        >>> path_of(path_text([PersonId("li:me"), PersonId("li:bo")]))
        ('li:me', 'li:bo')
    """
    return tuple(PersonId(str(each)) for each in json.loads(value))


def path_text(people: Sequence[PersonId]) -> str:
    """Write a list of ids as an entry keeps it."""
    return json.dumps(list(people), ensure_ascii=False, separators=(",", ":"))


def renamed(entries: Sequence[JournalEntry], names: Mapping[PersonId, PersonId]) -> list[JournalEntry]:
    """Return entries with other ids, for people that were proven to be one since the entry was written.

    Args:
        entries: What to read.
        names: The id to use for each id that has another; ids that are not in it stay.
    """
    changes = {old: new for old, new in names.items() if old != new}
    return [_renamed(entry, changes) for entry in entries] if changes else list(entries)


def _renamed(entry: JournalEntry, names: Mapping[PersonId, PersonId]) -> JournalEntry:
    """Return one entry with other ids."""
    data = []
    for name, value in entry.data:
        if name in _ONE_PERSON:
            value = names.get(PersonId(value), PersonId(value))
        elif name in _PEOPLE:
            value = path_text([names.get(each, each) for each in path_of(value)])
        data.append((name, value))
    return replace(entry, member=names.get(entry.member, entry.member), data=tuple(data))


def load(store: GraphStore) -> list[JournalEntry]:
    """Read the journal with the ids that people are shown by today."""
    entries = store.journal()
    known = store.people_known_as(people_in(entries))
    return renamed(entries, {old: row.shown for old, row in known.items()})


def forget(entries: Sequence[JournalEntry], person: Iterable[PersonId]) -> list[JournalEntry]:
    """Return the entries that change when a person is forgotten, changed.

    The person becomes ``forgotten:N`` in asks and frozen paths, and the notes of every entry that spoke of them are
    deleted, as are those of all events of their asks; counts stay. Targets that named them are changed likewise.

    Args:
        entries: The whole journal by ``n``.
        person: Every id the person was ever known by.

    Returns:
        The changed entries by ``n``, for :meth:`graph.store.GraphStore.rewrite_journal`.
    """
    ids = set(person)
    taken = [
        int(each.removeprefix("forgotten:")) for each in people_in(entries) if each.startswith("forgotten:")
    ]
    alias = PersonId(f"forgotten:{max(taken, default=0) + 1}")
    names = dict.fromkeys(sorted(ids), alias)
    asks = {entry.ask for entry in entries if entry.ask is not None and ids.intersection(_people_of(entry))}
    changed = []
    for entry in entries:
        if entry.ask in asks or ids.intersection(_people_of(entry)):
            new = replace(_renamed(entry, names), note="")
            if new != entry:
                changed.append(new)
    return changed


def withdraw(entries: Sequence[JournalEntry], member: PersonId) -> tuple[int, ...]:
    """Return the numbers of the entries that go when a member withdraws: all that are theirs, in order."""
    return tuple(entry.n for entry in entries if entry.member == member)
