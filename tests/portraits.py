"""What a store says, in words that do not depend on its numbers: two equal stores have equal portraits."""

from __future__ import annotations

from graph.model import ImportId, PersonKey, Tally
from graph.store import GraphStore
from graph.ties import Lists, recount


def recounted(store: GraphStore) -> dict[PersonKey, dict[int, Tally]]:
    """Return the tallies that the evidence gives, counted from nothing."""
    lists = Lists(store.origins())
    histories = recount(store, lists, [row.key for row in store.scan_people()])
    kept = {
        PersonKey(key): {day: change for day, change in history.items() if any(change)}
        for key, history in histories.items()
    }
    return {key: history for key, history in kept.items() if history}


def portrait(store: GraphStore) -> dict[str, list[tuple[object, ...]]]:
    """Return everything a store says of people, ties and claims, by ids instead of keys."""
    imports = [row for row in store.imports() if not row.account.undone]
    digests = {row.account.id: row.account.digest for row in imports}
    roots = {row.key: row for row in store.scan_people()}
    whole = store.rows_rooted_at(roots)
    id_of = {row.key: row.id for rows in whole.values() for row in rows}
    for row in roots.values():
        id_of[row.key] = row.shown
    people: list[tuple[object, ...]] = []
    for root, row in roots.items():
        ids = tuple(sorted(member.id for member in whole[root]))
        people.append(
            (
                row.shown,
                ids,
                row.name,
                row.folded,
                row.company,
                row.company_key,
                row.position,
                row.name_rank,
                row.job_rank,
            )
        )
    evidence = [
        (
            id_of[PersonKey(a)],
            id_of[PersonKey(b)],
            kind,
            day,
            id_of.get(PersonKey(sender), ""),
            count,
            digests[ImportId(origin)],
            file,
            line,
            note,
        )
        for a, b, kind, day, sender, count, origin, file, line, note in store.evidence_of(roots)
    ]
    mentions = [
        (id_of[m.person], digests[m.origin], m.file, m.line, m.name, m.company, m.position, m.current)
        for m in store.mentions(id_of)
    ]
    tallies = [
        (id_of[key], tuple(sorted((day, *change) for day, change in history.items())))
        for key, history in store.tally_histories(roots).items()
    ]
    affiliations = [
        (
            id_of[row.person],
            digests[row.origin],
            row.file,
            row.line,
            row.kind,
            row.name,
            row.title,
            row.start,
            row.end,
        )
        for row in store.affiliations(list(id_of))
    ]
    return {
        "affiliations": sorted(affiliations),
        "tallies": sorted(tallies),
        "people": sorted(people),
        "evidence": sorted(evidence),
        "mentions": sorted(mentions),
        "imports": sorted(
            (row.account.digest, row.member, row.weak, str(row.account.as_of)) for row in imports
        ),
    }
