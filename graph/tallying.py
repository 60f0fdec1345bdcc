"""Keeping the tallies of people up to date: how many ties they have, what they wrote, whom they introduced.

A query needs them of many people at once, and reading all evidence of all of them would cost as much as the rest of
it many times over. So a store keeps the sums of :func:`graph.ties.pulses`, day by day. Here they are changed along
with the evidence; the law is that they always equal :func:`graph.ties.recount`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph.model import ImportId, PersonKey
from graph.store import EvidenceRow, GraphStore
from graph.ties import History, Lists, Pulse, add_changes, counted, grouped, pulses, recount

_BATCH = 20_000  # pairs read at once, so that a long list needs little memory
_BEGINS = (1, 0, 0)  # what a tie adds on the day on which it begins


def tally_import(
    store: GraphStore,
    *,
    origin: ImportId,
    lists: tuple[Lists, Lists],
    owner: PersonKey | None,
    pairs: Sequence[tuple[PersonKey, PersonKey]],
    moved: Iterable[PersonKey],
    fresh: Mapping[int, int] | None = None,
    known: Iterable[EvidenceRow] = (),
) -> None:
    """Add what an import changed.

    Args:
        store: The store, inside the transaction of the import, when everything else is in.
        origin: The import.
        lists: The full lists before it, and those with it.
        owner: The root of its owner; None for lists that belong to nobody. All their pairs are looked at, since a new
            full list may end old ties.
        pairs: Pairs without the owner whose tallies the import may have changed, each once.
        moved: Rows that turned out to belong to another person than before, and the roots that they left, who lost
            what those rows say.
        fresh: What need not be read again: whom the import alone, and by one bare row, ties to the owner, and the
            ordinal of the row's day; only for an owner with one full list. None reads everything.
        known: The evidence of the owner and all others; only needed with ``fresh``.
    """
    then, now = lists
    if bool(then.closed) != bool(now.closed):
        tally_again(store, (row.key for row in store.scan_people()))
        return
    changes: dict[int, History] = {}
    newcomers = {person for person in (owner,) if person is not None and counted(now, person)} - {
        person for person in (owner,) if person is not None and counted(then, person)
    }
    own: History = {}
    if owner is not None:
        facts: Iterable[EvidenceRow] = known
        if fresh is None:
            facts = store.evidence_of([owner])
        else:
            _add_fresh(owner, fresh, now, changes, own if newcomers else None)
        for pair in grouped(facts):
            after = _look_at(pair, origin, then, now, changes, newcomers)
            for who, day, degree, _, _ in after if newcomers else ():
                if who == owner and degree:
                    add_changes(own, {day: (degree, 0, 0)})
    for at in range(0, len(pairs), _BATCH):
        for pair in grouped(store.evidence_of_pairs(pairs[at : at + _BATCH])):
            _look_at(pair, origin, then, now, changes, newcomers)
    if own and owner is not None:
        add_changes(changes.setdefault(owner, {}), own)
    kept = store.tally_histories(PersonKey(person) for person in changes)
    for person, change in changes.items():
        add_changes(kept.setdefault(PersonKey(person), {}), change)
    store.put_tallies(kept)
    rows = set(moved)
    if rows:
        tally_again(store, _around(store, rows), gone=rows)


def tally_again(store: GraphStore, people: Iterable[PersonKey], *, gone: Iterable[PersonKey] = ()) -> None:
    """Sum up anew what is known of people, after claims went or identities changed.

    Args:
        store: The store, inside a transaction.
        people: Roots.
        gone: Rows that may be nobody by themselves any more; what was kept of them goes unless they are in ``people``.
    """
    wanted = sorted(set(people))
    lists = Lists(store.origins())
    histories: dict[PersonKey, History] = {PersonKey(key): {} for key in gone}
    for at in range(0, len(wanted), _BATCH):
        for person, history in recount(store, lists, wanted[at : at + _BATCH]).items():
            histories[PersonKey(person)] = history
    store.put_tallies(histories)


def tally_undone(store: GraphStore, touched: Iterable[PersonKey], owner: PersonKey | None) -> None:
    """Sum up anew what an import that was taken back had touched.

    Args:
        store: The store, inside the transaction of the undo, when identities are settled again.
        touched: Rows that the import spoke of; some may be gone.
        owner: The row of its owner; None for lists that belong to nobody.
    """
    rows = set(touched) | ({owner} if owner is not None else set())
    tally_again(store, _around(store, rows), gone=rows)


def _around(store: GraphStore, rows: Iterable[PersonKey]) -> set[PersonKey]:
    """Return the people these rows belong to, everybody they have evidence with, and who addressed them together."""
    roots = {row.root for row in store.person_rows(rows).values()}
    people = set(roots)
    for row in store.evidence_of(roots):
        people.add(PersonKey(row[1]))
        if row[4]:
            people.add(PersonKey(row[4]))
    return people


def _add_fresh(
    owner: PersonKey, fresh: Mapping[int, int], now: Lists, changes: dict[int, History], own: History | None
) -> None:
    """Add ties that nothing but one bare row of the owner's only list makes; they begin on its day (:func:`pulses`)."""
    if counted(now, owner):
        days = Counter(fresh.values())
        begun: History = dict.fromkeys(days, _BEGINS)  # most days come once
        if len(days) < len(fresh):
            begun.update((day, (times, 0, 0)) for day, times in days.items() if times > 1)
        add_changes(changes.setdefault(owner, {}) if own is None else own, begun)
    others = fresh if now.closed else sorted(now.owners & fresh.keys())
    for other in others:
        add_changes(changes.setdefault(other, {}), {fresh[other]: _BEGINS})


def _look_at(
    pair: list[EvidenceRow],
    origin: int,
    then: Lists,
    now: Lists,
    changes: dict[int, History],
    newcomers: set[PersonKey],
) -> list[Pulse]:
    """Add the difference that an import makes to one pair; return what the pair comes to now."""
    after = pulses(pair, now)
    old = [row for row in pair if row[6] != origin]
    before = pulses(old, then) if old else []
    if before == after:
        return after
    for sign, side in ((1, after), (-1, before)):
        for who, day, degree, sent, tried in side:
            known = degree and counted(now, who) and who not in newcomers
            if known or sent or tried:
                change = sign * degree if known else 0, sign * sent, sign * tried
                add_changes(changes.setdefault(who, {}), {day: change})
    return after
