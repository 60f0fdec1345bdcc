"""What the files leave open about who is who: questions for a user, who may answer them or leave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from graph.identity import fold_name
from graph.model import PersonId, PersonKey
from graph.sameness import Question, Settlement, describe, me
from graph.store import GraphStore, NamedRow, Origin

__all__ = ["KINDS", "questions"]

KINDS = ("same email", "same name and day", "name fits several", "same name", "name fits nobody")
"""Every kind of question; what rests on more than a name comes first."""

_BATCH = 2_000  # people whose mentions are held in memory at a time


def questions(store: GraphStore) -> list[Question]:
    """Return everything that the files leave open.

    Args:
        store: Where to look; nothing is changed.

    Returns:
        By kind as :data:`KINDS` lists them, then name, then ids. What a user decided with ``identity split`` is not
        asked again.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     questions(store)
        []
    """
    settlement = Settlement(store)
    found = [
        *_shared_emails(store, settlement),
        *_same_name_and_day(store, settlement),
        *_open_names(store, settlement),
        *_same_name(store, settlement),
    ]
    return sorted(
        found,
        key=lambda each: (
            KINDS.index(each.kind),
            fold_name(each.name),
            tuple(person.id for person in each.people),
            each.line,
        ),
    )


def _decided_apart(
    store: GraphStore, settlement: Settlement, roots: Iterable[PersonKey], *, profiles: bool = False
) -> bool:
    """Tell whether a user said of every two of these people that they are two, or, if asked for, two profiles do."""
    rows = store.rows_rooted_at(roots)
    ids = [{row.id for row in rows[root]} for root in sorted(rows)]
    return all(
        any(len(pair & one) == 1 and len(pair & other) == 1 for pair in settlement.split)
        or (profiles and all(any(id_.startswith("li:") for id_ in each) for each in (one, other)))
        for one, other in combinations(ids, 2)
    )


def _question(
    store: GraphStore,
    kind: str,
    roots: Iterable[PersonKey],
    name: str = "",
    fact: tuple[Origin, NamedRow] | None = None,
) -> Question:
    """Put a question together; ``fact`` is the row behind it, where it is one."""
    rows = store.person_rows(sorted(set(roots)))
    order = sorted(rows.values(), key=lambda row: row.shown)
    people = tuple(map(describe, order))
    seen = tuple(_seen(store, row.key) for row in order)
    if fact is None:
        return Question(kind, people, seen, name, None, "", 0)
    origin, row = fact
    owner = store.person_rows([origin.owner]).get(origin.owner) if origin.owner is not None else None
    return Question(
        kind,
        people,
        seen,
        name,
        describe(owner) if owner else None,
        origin.file(row.file),
        row.line,
        row.kind,
        date.fromordinal(row.day) if row.day else None,
        row.company or None,
    )


def _seen(store: GraphStore, root: PersonKey) -> tuple[str, int]:
    """Return where the newest row stands that is about a person: the import and file, and the line."""
    keys = [row.key for row in store.rows_rooted_at([root])[root]]
    origins = {origin.id: origin for origin in store.origins()}
    found = max(
        (row for row in store.mentions(keys) if row.line),
        key=lambda row: (origins[row.origin].as_of, row.origin, -row.file, -row.line),
        default=None,
    )
    return (origins[found.origin].file(found.file), found.line) if found is not None else ("", 0)


def _shared_emails(store: GraphStore, settlement: Settlement) -> Iterator[Question]:
    """Ask about people of whom rows give the same e-mail address."""
    keys = sorted(row.key for row in store.scan_people())
    claimed: dict[PersonKey, set[PersonKey]] = defaultdict(set)
    for at in range(0, len(keys), _BATCH):
        whole = store.rows_rooted_at(keys[at : at + _BATCH])
        root_of = {row.key: row.root for rows in whole.values() for row in rows}
        for mention in store.mentions(root_of):
            for other in mention.same:
                claimed[other].add(root_of[mention.person])
    asked: set[frozenset[PersonKey]] = set()
    for email in sorted(claimed):
        roots = frozenset(claimed[email])
        if len(roots) > 1 and roots not in asked and not _decided_apart(store, settlement, roots):
            asked.add(roots)
            yield _question(store, "same email", roots)


def _same_name_and_day(store: GraphStore, settlement: Settlement) -> Iterator[Question]:
    """Ask about rows of one owner's lists with the same name and day that do not prove who is who."""
    for roots in _weak_roots(store, settlement):
        if len(roots) > 1 and not _decided_apart(store, settlement, roots):
            yield _question(store, "same name and day", roots)


def _weak_roots(store: GraphStore, settlement: Settlement) -> Iterator[set[PersonKey]]:
    """Yield the people whom rows of one owner's lists give the same name and day, list by list."""
    owners = {origin.owner for origin in settlement.origins if origin.weak and origin.owner is not None}
    for by_origin in settlement._weak_groups(owners):  # noqa: SLF001  (asks what settling could not decide)
        yield {row.root for row in store.person_rows(set().union(*by_origin)).values()}


def _open_names(store: GraphStore, settlement: Settlement) -> Iterator[Question]:
    """Ask about rows with a name only that fits several connections of their owner, or none."""
    mine = me(store)
    owners: set[PersonKey] = {origin.owner for origin in settlement.origins if origin.owner is not None}
    for root in sorted(owners | ({mine} if mine is not None else set())):
        whole = store.rows_rooted_at([root]).get(root, [])
        near = [row.key for row in whole] + ([PersonKey(0)] if root == mine else [])
        named = list(store.named_of(sorted(near)))
        asked: set[tuple[str, PersonId | int]] = set()
        for fact, (row, people) in zip(named, settlement.matches(root, named), strict=True):
            if (
                row is None
                and (fact.folded, fact.other) not in asked
                and not _only_the_end(store, fact, people)
            ):
                asked.add((fact.folded, fact.other))
                kind = "name fits several" if people else "name fits nobody"
                yield _question(store, kind, people, fact.name, (settlement.by_number[fact.origin], fact))


def _only_the_end(store: GraphStore, fact: NamedRow, people: tuple[PersonKey, ...]) -> bool:
    """Tell whether a name fits nobody but the person at the other end."""
    if len(people) != 1:
        return False
    ends = store.person_rows([fact.other]) if fact.other else {}
    return all(row.root == people[0] for row in ends.values())


def _same_name(store: GraphStore, settlement: Settlement) -> Iterator[Question]:
    """Ask about people with one full name, unless different profiles show that they are different people.

    Nothing but the name speaks for it, so at least one of them must be somebody without a profile address.
    """
    weak = {
        row.folded for row in store.scan_people() if not row.shown.startswith("li:") and " " in row.folded
    }
    found: dict[str, list[PersonKey]] = defaultdict(list)
    for row in store.scan_people():
        if row.shown and row.folded in weak:
            found[row.folded].append(row.key)
    # Asked about already, with their day.
    asked = {frozenset(roots) for roots in _weak_roots(store, settlement)}
    for _, roots in sorted(found.items()):
        if len(roots) < 2 or frozenset(roots) in asked:
            continue
        if not _decided_apart(store, settlement, roots, profiles=True):
            yield _question(store, "same name", roots)
