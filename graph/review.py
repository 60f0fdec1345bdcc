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

__all__ = ["questions"]

_BATCH = 2_000  # people whose mentions are held in memory at a time


def questions(store: GraphStore) -> list[Question]:
    """Return everything that the files leave open.

    Args:
        store: Where to look; nothing is changed.

    Returns:
        By kind, then name, then ids. What a user decided with ``identity split`` is not asked again.

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
    ]
    return sorted(
        found,
        key=lambda each: (
            each.kind,
            fold_name(each.name),
            tuple(person.id for person in each.people),
            each.line,
        ),
    )


def _decided_apart(store: GraphStore, settlement: Settlement, roots: Iterable[PersonKey]) -> bool:
    """Tell whether a user said of every two of these people that they are two."""
    rows = store.rows_rooted_at(roots)
    ids = [{row.id for row in rows[root]} for root in sorted(rows)]
    return all(
        any(len(pair & one) == 1 and len(pair & other) == 1 for pair in settlement.split)
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
    people = tuple(sorted((describe(row) for row in rows.values()), key=lambda person: person.id))
    if fact is None:
        return Question(kind, people, name, None, "", 0)
    origin, row = fact
    owner = store.person_rows([origin.owner]).get(origin.owner) if origin.owner is not None else None
    return Question(
        kind,
        people,
        name,
        describe(owner) if owner else None,
        origin.file(row.file),
        row.line,
        row.kind,
        date.fromordinal(row.day) if row.day else None,
        row.company or None,
    )


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
    owners = {origin.owner for origin in settlement.origins if origin.weak and origin.owner is not None}
    for by_origin in settlement._weak_groups(set(), owners):  # noqa: SLF001  (asks what settling could not decide)
        keys = set().union(*by_origin)
        roots = {row.root for row in store.person_rows(keys).values()}
        if len(roots) > 1 and not _decided_apart(store, settlement, roots):
            yield _question(store, "same name and day", roots)


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
