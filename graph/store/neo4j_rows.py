"""What Neo4j keeps of the contract's rows: properties that are never empty, and columns instead of records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graph.model import (
    AffiliationKind,
    AskId,
    ImportAccount,
    ImportedFile,
    ImportId,
    JournalEntry,
    Person,
    PersonId,
    PersonKey,
    Tally,
)
from graph.store import AffiliationRow, ImportRow, MentionRow, PersonRow

if TYPE_CHECKING:
    from graph.store.neo4j_connection import Record

READ_PEOPLE = 5_000
"""People per statement, so that an answer stays small enough to hold."""

_Value = TypeVar("_Value", PersonKey, PersonId, str, tuple[PersonKey, PersonKey])

BY_NOBODY, BY_START, BY_END = 0, -1, -2
"""Who did what a fact says, seen from the relationship; a greater number is the key of somebody else."""

StoredFact = tuple[int, int, int, int, int, int, int, int, int, str, int | None, int | None]
"""A fact between its two ends' rows, on its way into the store.

``(start, end, origin, file, line, kind, day, by, count, note, said_start, said_end)``: the last two are the rows it
named where they are not the ends.
"""


def batches(values: Iterable[_Value], size: int = READ_PEOPLE) -> Iterator[list[_Value]]:
    """Yield the distinct values in order, in lists of bounded length.

    Example:
        >>> list(batches([PersonKey(3), PersonKey(1), PersonKey(3)], size=1))
        [[1], [3]]
    """
    ordered = iter(sorted(set(values)))
    while batch := list(islice(ordered, size)):
        yield batch


def person_values(row: PersonRow) -> list[object]:
    """Return the properties of a person, without those that are empty and not searched by."""
    key, id_, root, name, folded, company, company_key, position, name_rank, job_rank, shown = row
    return [
        key, id_, root, name or None, folded, company or None, company_key or None, position or None,
        name_rank or None, job_rank or None, shown,
    ]  # fmt: skip


def people_of(*columns: Sequence[object]) -> Iterator[PersonRow]:
    """Yield people from their columns, as they are now; the last column has what a large transaction changed."""
    *values, changed = columns
    later = {each[0]: each[1:] for each in cast("Sequence[list[Any]]", changed)}
    for row in map(PersonRow._make, zip(*values, strict=True)):
        if row.key not in later:
            yield row
            continue
        root, (name, company, position, shown), folded, company_key, ranks = later[row.key]
        new = (root, name, folded, company, company_key, position, *ranks, shown)
        yield PersonRow._make((row.key, row.id, *new))


def mentions_of(*columns: Sequence[object]) -> Iterator[MentionRow]:
    """Yield mentions from their columns; the last has the rows that each proves to be the same person, as a text."""
    for row in zip(*columns, strict=True):
        same = str(row[8]).split(",") if row[8] else ()
        yield MentionRow._make((*row[:8], tuple(PersonKey(int(key)) for key in same)))


def held_of(roots: Sequence[PersonKey], *columns: Sequence[object]) -> dict[PersonKey, list[AffiliationRow]]:
    """Return jobs and schools by root, from their columns; those of each person by row, import, file, line."""
    found: dict[PersonKey, list[AffiliationRow]] = {}
    for root, row in sorted(
        zip(roots, cast("Iterable[tuple[Any, ...]]", zip(*columns, strict=True)), strict=True)
    ):
        person, origin, file, line, kind, *rest = row
        found.setdefault(root, []).append(
            AffiliationRow(person, origin, file, line, AffiliationKind(kind), *rest)
        )
    return found


def tallies_of(
    as_of: int,
    keys: Sequence[PersonKey],
    degrees: Sequence[int],
    sent: Sequence[int],
    tried: Sequence[int],
    later: Sequence[Sequence[int]],
    changed: Sequence[Sequence[int]],
) -> dict[PersonKey, Tally]:
    """Return tallies on a day.

    Args:
        as_of: Ordinal of the day.
        keys: Whose they are.
        degrees: Living ties up to the last day.
        sent: Messages, likewise.
        tried: Introductions, likewise.
        later: Of those of whom something is known after the day: who, and the days (:func:`history_of`).
        changed: Of those whom a large transaction changed: who, the last day, the three sums, and the days.

    Example:
        >>> tallies_of(10, [PersonKey(7)], [1], [2], [0], [[7, 9, 1, 0, 0, 12, 0, 2, 0]], [])
        {7: (1, 0, 0)}
    """
    found = dict(zip(keys, zip(degrees, sent, tried, strict=True), strict=True))
    for key, *history in (*later, *((each[0], *each[5:]) for each in changed)):
        days = [change for day, change in history_of(history).items() if day <= as_of]
        found[PersonKey(key)] = (sum(c[0] for c in days), sum(c[1] for c in days), sum(c[2] for c in days))
    return found


def turned(fact: tuple[int, int, int, int, int, int, int, int, int, str, int, int]) -> StoredFact:
    """Let a fact begin at the smaller root, and leave out what it named where that is the root.

    A fact between two ids of one person begins at the smaller id.
    """
    start, end, origin, file, line, kind, day, by, count, note, said_start, said_end = fact
    if (start, said_start) > (end, said_end):
        start, end, said_start, said_end = end, start, said_end, said_start
        by = BY_END if by == BY_START else BY_START if by == BY_END else by
    return (
        start, end, origin, file, line, kind, day, by, count, note,
        said_start if said_start != start else None, said_end if said_end != end else None,
    )  # fmt: skip


def history_of(values: Sequence[int]) -> dict[int, Tally]:
    """Unpack the days of a tally: each is followed by its three changes.

    Example:
        >>> history_of([9, 1, 0, 0, 12, 0, 2, 0])
        {9: (1, 0, 0), 12: (0, 2, 0)}
    """
    return dict(zip(values[::4], zip(values[1::4], values[2::4], values[3::4], strict=True), strict=True))


def tally_values(person: PersonKey, history: Mapping[int, Sequence[int]]) -> list[object]:
    """Return the properties of a tally: the person, its last day, its three sums, its days; None five times for none.

    Example:
        >>> tally_values(PersonKey(7), {12: (0, 2, 0), 9: (1, 0, 0), 15: (0, 0, 0)})
        [7, 12, 1, 2, 0, [9, 1, 0, 0, 12, 0, 2, 0]]
    """
    days = sorted((day, *change) for day, change in history.items() if any(change))
    if not days:
        return [person, None, None, None, None, None]
    sums = (sum(day[column] for day in days) for column in (1, 2, 3))
    return [person, days[-1][0], *sums, [value for day in days for value in day]]


def import_values(row: ImportRow) -> dict[str, object]:
    """Return the properties of an import, but for its number."""
    account, owner = row.account, row.account.owner
    return {
        "source": account.source,
        "digest": account.digest,
        "as_of": account.as_of,
        "owner": row.owner,
        "member": row.member,
        "undone": account.undone,
        "files": [file.name for file in account.files],
        "kinds": [file.kind for file in account.files],
        "full_lists": list(row.full_lists),
        "weak": row.weak,
        "owner_shown": json.dumps(astuple(owner)) if owner else None,
        "account": json.dumps(
            {
                "files": [astuple(file) for file in account.files],
                "unused": account.unused,
                "repeats": account.repeats,
            }
        ),
    }


def import_of(record: Record) -> ImportRow:
    """Build an import from its properties."""
    number, source, digest, as_of, owner, member, undone, full_lists, weak, shown, text = record
    account = json.loads(text)
    return ImportRow(
        ImportAccount(
            id=ImportId(number),
            source=source,
            owner=Person(*json.loads(shown)) if shown else None,
            as_of=as_of.to_native() if as_of else None,
            digest=digest,
            files=tuple(_imported_file(file[:11], *file[11:]) for file in account["files"]),
            unused=tuple((name, why) for name, why in account["unused"]),
            repeats=account["repeats"],
            undone=undone,
        ),
        None if owner is None else PersonKey(owner),
        member,
        tuple(full_lists),
        weak,
    )


def _imported_file(
    values: tuple[str, str, str, int, int, int, list[tuple[int, str]], int, int, int, list[str]],
    unexpected: Iterable[tuple[int, str]] = (),
) -> ImportedFile:
    """Build the account of a file from its stored list; older stores do not say what was unexpected."""
    name, kind, generation, rows, kept, merged, skips, people, ties, changed, unknown = values
    return ImportedFile(
        name, kind, generation, rows, kept, merged, tuple((line, why) for line, why in skips), people, ties, changed,
        tuple(unknown), tuple((line, what) for line, what in unexpected),
    )  # fmt: skip


def entry_values(entry: JournalEntry) -> list[object]:
    """Return the properties of a journal entry."""
    data = json.dumps(entry.data, ensure_ascii=False)
    return [entry.n, entry.member, entry.word, entry.ask, entry.on, entry.note, data]


def entry_of(record: Record) -> JournalEntry:
    """Build a journal entry from its properties."""
    n, member, word, ask, on, note, data = record
    return JournalEntry(
        n,
        PersonId(member),
        word,
        None if ask is None else AskId(ask),
        on.to_native(),
        note,
        tuple((name, value) for name, value in json.loads(data)),
    )
