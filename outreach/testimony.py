"""What asks teach about ties: answers and debriefs become evidence, with the ask and its entry as their source.

A connector's answer to "how well do you know them" (E53), an introduction made on the spot (E51) and the people
somebody suggested in a conversation (E35) are statements about who knows whom. Each becomes an import of its own, so
that it is listed, carries its source, and goes when its entry is withdrawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.claims import Claims, Fact, FileClaims, Mention
from graph.identity import weak_id
from graph.model import AskId, Kind, Person, PersonId

if TYPE_CHECKING:
    from graph.store import GraphStore

SOURCE = "ledger"
"""What stands as the source of evidence that came out of an ask."""


def place_of(ask: AskId, entry: int) -> str:
    """Return how evidence names the entry it comes from.

    Example:
        >>> place_of(AskId(12), 40)
        'ask 12, entry 40'
    """
    return f"ask {ask}, entry {entry}"


def newcomer(name: str, ask: AskId, on: date, *, company: str = "", position: str = "") -> Person:
    """Make a new person out of a name that fell in a conversation (E35).

    The person is never taken for somebody of the same name: who they are stays a question to the user.

    Args:
        name: As the user wrote it.
        ask: The conversation's ask; part of the id.
        on: The day of the conversation; part of the id.
        company: Where they work; empty when nobody said.
        position: What they do; empty when nobody said.
    """
    return Person(weak_id(PersonId(f"ask {ask}"), name, on), name, company or None, position or None)


def statement(
    first: Person, second: Person, *, ask: AskId, entry: int, on: date, note: str = "", current: bool = False
) -> Claims:
    """Say, on the word of an entry of the ledger, that two people know each other.

    Args:
        first: One of the two.
        second: The other.
        ask: Where it was learned.
        entry: The number of the entry.
        on: The day of the entry.
        note: ``well``, ``some`` or ``barely`` for the answer of a strength check; empty otherwise.
        current: Whether company and position of the second were said there too.

    Returns:
        The claims of one row; the same entry again has the same digest.
    """
    name = place_of(ask, entry)
    mentions = [
        Mention(1, first.id, first.name),
        Mention(1, second.id, second.name, (), second.company, second.position, current)
        if current
        else Mention(1, second.id, second.name),
    ]
    file = FileClaims(
        name=name,
        kind="statement",
        generation="",
        rows=1,
        mentions=mentions,
        facts=[Fact(1, first.id, second.id, Kind.STATEMENT, on, note=note)],
    )
    said = (SOURCE, name, *sorted((first.id, second.id)), on.isoformat(), note)
    digest = hashlib.sha256("\x00".join(said).encode()).hexdigest()
    return Claims(SOURCE, digest, on, None, member=False, files=(file,))


def take_back(store: GraphStore, ask: AskId, entry: int) -> int:
    """Undo whatever evidence an entry of the ledger brought; called when the entry is corrected.

    Args:
        store: Where from.
        ask: The entry's ask.
        entry: Its number.

    Returns:
        How many imports were taken back.
    """
    from graph.intake import undo

    name = place_of(ask, entry)
    numbers = [
        row.account.id
        for row in store.imports()
        if row.account.source == SOURCE
        and not row.account.undone
        and any(file.name == name for file in row.account.files)
    ]
    for number in numbers:
        undo(store, number)
    return len(numbers)


def checked_tie(path: Sequence[PersonId], turn: PersonId) -> tuple[PersonId, PersonId] | None:
    """Return the tie that a strength check asks about: the connector whose turn it is, and the next on the path.

    Example:
        >>> me, bo, cy = PersonId("li:me"), PersonId("li:bo"), PersonId("li:cy")
        >>> checked_tie([me, bo, cy], bo)
        ('li:bo', 'li:cy')
        >>> checked_tie([me, cy], cy) is None
        True
    """
    place = list(path).index(turn) if turn in path else 0
    return (path[place], path[place + 1]) if 0 < place < len(path) - 1 else None
