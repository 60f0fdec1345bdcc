"""The reading half of the Neo4j store. ``docs/neo4j.md`` describes labels, types and properties.

Two things decide the speed, both measured (``benchmarks/stores.py``): a record costs the server more than what is in
it, so facts come as one list per column and person; and a round trip costs as much as reading a hundred facts.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.model import AffiliationKind, JournalEntry, Kind, PersonId, PersonKey
from graph.store import (
    AffiliationRow,
    EvidenceRow,
    GraphStore,
    ImportRow,
    MentionRow,
    NamedRow,
    Origin,
    PersonRow,
)
from graph.store.neo4j_large import NOW, TALLY_NOW, seen
from graph.store.neo4j_rows import BY_END, BY_START, READ_PEOPLE, batches, entry_of, history_of, import_of

if TYPE_CHECKING:
    from graph.store.neo4j_connection import Record

__all__ = ["Neo4jReading"]

_READ_IDS = 10_000  # per statement; measured: flat between 10,000 and 50,000
_HASH_JOIN = 8  # measured: the join wins unless one side is that many times smaller

# Columns come as lists, which a missing property would shift: what is often empty is not written, and filled in here.
_PERSON = (
    "collect(p.key), collect(p.id), collect(p.root), collect(coalesce(p.name, '')), collect(p.folded), "
    "collect(coalesce(p.company, '')), collect(coalesce(p.company_key, '')), collect(coalesce(p.position, '')), "
    "collect(coalesce(p.name_rank, 0)), collect(coalesce(p.job_rank, 0)), collect(p.shown), "
    f"collect(CASE WHEN {NOW} THEN [p.key, p.next_root, p.next_texts, p.next_folded, p.next_company_key, p.next_ranks] "
    "END)"
)
_FACTS = (
    "collect(b.key), collect(e.kind), collect(e.day), collect(e.by), collect(coalesce(e.count, 1)), collect(e.origin), "
    "collect(e.file), collect(e.line), collect(coalesce(e.note, ''))"
)
_MENTION = (
    "collect(p.key), collect(m.origin), collect(m.file), collect(m.line), collect(coalesce(m.name, '')), "
    "collect(coalesce(m.company, '')), collect(coalesce(m.position, '')), collect(coalesce(m.current, true)), "
    "collect(coalesce(m.same, ''))"
)


class Neo4jReading(GraphStore):
    """What every statement that reads has in common: it leaves out what does not count yet."""

    @abstractmethod
    def _run(self, query: str, **values: object) -> list[Record]:
        """Read, after :data:`graph.store.neo4j_large.UNSEEN` or its like; in the transaction if there is one."""

    @abstractmethod
    def _read_facts(self, query: str, **values: object) -> list[Record]:
        """Read evidence, for which mentions that wait need not be sent."""

    # --- people ---------------------------------------------------------------------------------------------------

    def keys_of(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonKey]:
        """Return the rows of those ids that are known."""
        found: dict[PersonId, PersonKey] = {}
        for batch in batches(ids, _READ_IDS):
            for record in self._run(
                f"MATCH (p:Person) WHERE p.id IN $ids AND {seen('p')} RETURN collect(p.id), collect(p.key)",
                ids=batch,
            ):
                found.update(zip(*record, strict=True))
        return found

    def _people(self, query: str, **values: object) -> Iterator[PersonRow]:
        """Yield the people that a query returns as columns, as they are now."""
        for *columns, changed in self._run(f"{query} RETURN {_PERSON}", **values):
            if not changed:
                yield from map(PersonRow, *columns)
                continue
            later = {key: values for key, *values in changed}
            for row in map(PersonRow, *columns):
                if row.key not in later:
                    yield row
                    continue
                root, (name, company, position, shown), folded, company_key, ranks = later[row.key]
                new = (root, name, folded, company, company_key, position, *ranks, shown)
                yield PersonRow._make((row.key, row.id, *new))

    def person_rows(self, keys: Iterable[PersonKey]) -> dict[PersonKey, PersonRow]:
        """Return the rows with these keys."""
        return {
            row.key: row
            for batch in batches(keys)
            for row in self._people(f"MATCH (p:Person) WHERE p.key IN $keys AND {seen('p')}", keys=batch)
        }

    def people_known_as(self, ids: Iterable[PersonId]) -> dict[PersonId, PersonRow]:
        """Return the root row of whoever each of these ids belongs to."""
        rows = {
            row.key: row
            for batch in batches(ids, _READ_IDS)
            for row in self._people(f"MATCH (p:Person) WHERE p.id IN $ids AND {seen('p')}", ids=batch)
        }
        return self._roots_of({row.id: key for key, row in rows.items()}, rows)

    def rows_rooted_at(self, roots: Iterable[PersonKey]) -> dict[PersonKey, list[PersonRow]]:
        """Return all rows of each of these people, by id."""
        found: dict[PersonKey, list[PersonRow]] = {}
        for batch in batches(roots):
            wanted = set(batch)
            query = (
                "CALL () { MATCH (p:Person) WHERE p.key IN $keys RETURN p "
                "UNION MATCH (p:Alias) WHERE p.root IN $keys RETURN p "
                f"UNION MATCH (p:Changed) WHERE p.next_root IN $keys RETURN p }} WITH p, unseen WHERE {seen('p')}"
            )
            rows = (row for row in self._people(query, keys=batch) if row.root in wanted)
            for row in sorted(rows, key=lambda row: (row.root, row.id)):
                found.setdefault(row.root, []).append(row)
        return found

    def people_named(self, folded: str) -> list[PersonKey]:
        """Return the roots with exactly this search key."""
        return self._roots_with("folded", folded)

    def members_of(self, company_key: str) -> list[PersonKey]:
        """Return the roots whose newest known employer has this key."""
        return self._roots_with("company_key", company_key) if company_key else []

    def _roots_with(self, name: str, value: str) -> list[PersonKey]:
        """Return the roots of whom a property has a value now."""
        (record,) = self._run(
            f"CALL () {{ MATCH (p:Person {{{name}: $value}}) RETURN p "
            f"UNION MATCH (p:Changed {{next_{name}: $value}}) RETURN p }} "
            f"WITH p, {NOW} AS now, unseen WHERE {seen('p')} "
            f"AND CASE WHEN now THEN p.next_root = p.key AND p.next_{name} = $value "
            f"ELSE p.root = p.key AND p.{name} = $value END RETURN collect(p.key)",
            value=value,
        )
        return list(record[0])

    def scan_people(self) -> Iterator[PersonRow]:
        """Stream every root row, a batch at a time."""
        last, full = 0, True
        while full:
            rows = list(
                self._people(
                    f"MATCH (p:Person) WHERE p.key > $last AND {seen('p')} WITH p, unseen ORDER BY p.key LIMIT $most",
                    last=last,
                    most=READ_PEOPLE,
                )
            )
            yield from (row for row in rows if row.root == row.key and row.shown)
            full = len(rows) == READ_PEOPLE
            last = max((row.key for row in rows), default=last)

    # --- claims ---------------------------------------------------------------------------------------------------

    def mentions(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield what was said of these rows."""
        return self._mentions(
            f"MATCH (p:Person)<-[m:MENTIONS]-() WHERE p.key IN $keys AND {seen('m')}", people
        )

    def mentions_proving(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions whose ``same`` names one of these rows."""
        return self._mentions(
            "MATCH (s:Person)<-[v:PROVEN]-(p:Person)<-[m:MENTIONS]-() WHERE s.key IN $keys "
            "AND m.origin = v.origin AND m.file = v.file AND m.line = v.line "
            f"AND {seen('m')} AND {seen('v')} WITH DISTINCT p, m",
            people,
        )

    def _mentions(self, query: str, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions that a query finds for people."""
        found = {
            MentionRow._make(
                (*row[:8], tuple(PersonKey(int(key)) for key in row[8].split(",")) if row[8] else ())
            )
            for batch in batches(people)
            for record in self._run(f"{query} RETURN {_MENTION}", keys=batch)
            for row in zip(*record, strict=True)
        }
        return iter(sorted(found, key=itemgetter(0, 1, 2, 3)))

    def _evidence(self, records: Sequence[Record]) -> Iterator[EvidenceRow]:
        """Turn columns per person into the contract's rows, senders and order included."""
        thirds = {by for record in records if max(record[4], default=0) > 0 for by in record[4] if by > 0}
        roots = {by: row.root for by, row in self.person_rows(map(PersonKey, sorted(thirds))).items()}
        for record in sorted(records, key=itemgetter(0)):
            a, others, kinds, days, bys, *rest = record
            if any(bys):
                bys = [
                    by and (roots.get(by, 0) if by > 0 else min(a, b) if by == BY_START else max(a, b))
                    for b, by in zip(others, bys, strict=True)
                ]
            yield from sorted(zip(repeat(a, len(others)), others, kinds, days, bys, *rest, strict=True))

    def evidence_of(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots."""
        query = (
            "MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $keys AND b <> a "
            f"AND {seen('e')} RETURN a.key, {_FACTS}"
        )
        for batch in batches(people):
            yield from self._evidence(self._read_facts(query, keys=batch))

    def evidence_as_said(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact once, with the rows that it named; one begins at the smaller of its roots."""
        query = (
            f"MATCH (a:Person)-[e:EVIDENCE]->(b) WHERE a.key IN $keys AND {seen('e')} RETURN a.key, "
            f"collect(coalesce(e.said_start, a.key)), collect(coalesce(e.said_end, b.key)), {_FACTS}"
        )
        for batch in batches(people):
            for record in self._read_facts(query, keys=batch):
                _, a_column, b_column, _, kinds, days, bys, *rest = record
                for a, b, kind, day, by, *more in zip(
                    a_column, b_column, kinds, days, bys, *rest, strict=True
                ):
                    sender = a if by == BY_START else b if by == BY_END else by
                    yield (a, b, kind, day, sender, *more)

    def evidence_between(
        self, left: Iterable[PersonKey], right: Iterable[PersonKey]
    ) -> Iterator[EvidenceRow]:
        """Yield every fact between the two sides."""
        lefts, rights = sorted(set(left)), sorted(set(right))
        if not lefts or not rights:
            return iter(())
        if len(lefts) * _HASH_JOIN < len(rights):
            query = (
                "MATCH (x:Person) WHERE x.key IN $right WITH collect(x) AS xs, unseen "
                "MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $left AND b <> a AND b IN xs"
            )
        elif len(rights) * _HASH_JOIN < len(lefts):
            query = (
                "MATCH (x:Person) WHERE x.key IN $left WITH collect(x) AS xs, unseen "
                "MATCH (b:Person)-[e:EVIDENCE]-(a) WHERE b.key IN $right AND b <> a AND a IN xs"
            )
        else:
            query = (
                "MATCH (a:Person)-[e:EVIDENCE]-(b:Person) USING INDEX a:Person(key) USING INDEX b:Person(key) "
                "USING JOIN ON b WHERE a.key IN $left AND b.key IN $right AND b <> a"
            )
        return self._evidence(
            self._read_facts(f"{query} AND {seen('e')} RETURN a.key, {_FACTS}", left=lefts, right=rights)
        )

    def evidence_of_pairs(self, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Iterator[EvidenceRow]:
        """Yield every fact about these pairs."""
        for batch in batches(pairs):
            yield from self._evidence(
                self._read_facts(
                    "UNWIND $pairs AS pair MATCH (a:Person {key: pair[0]})-[e:EVIDENCE]-(b:Person {key: pair[1]}) "
                    f"WHERE b <> a AND {seen('e')} RETURN a.key, {_FACTS}",
                    pairs=[list(pair) for pair in batch],
                )
            )

    def named_of(self, owners: Iterable[PersonKey]) -> Iterator[NamedRow]:
        """Yield the name-only facts of these owners."""
        found = [
            NamedRow(
                owner,
                origin,
                file,
                line,
                name,
                folded,
                Kind(kind),
                day,
                outgoing,
                company,
                count,
                note,
                other,
            )
            for batch in batches(owners)
            for owner, origin, file, line, name, folded, kind, day, outgoing, company, count, note, other in self._run(
                f"MATCH (n:NamedFact) WHERE n.owner IN $keys AND {seen('n')} "
                "RETURN n.owner, n.origin, n.file, n.line, n.name, n.folded, n.kind, n.day, n.outgoing, n.company, "
                "n.count, n.note, n.other",
                keys=batch,
            )
        ]
        return iter(sorted(found, key=lambda row: (row.origin, row.file, row.line, astuple(row))))

    def affiliations(self, people: Iterable[PersonKey] | None = None) -> list[AffiliationRow]:
        """Return jobs and schools of these rows."""
        values = "p.key, f.origin, f.file, f.line, f.kind, f.name, f.key, f.title, f.start, f.end"
        if people is None:
            records = self._run(
                f"MATCH (f:Affiliation)<-[:HELD]-(p:Person) WHERE {seen('f')} RETURN {values}"
            )
        else:
            query = f"MATCH (p:Person)-[:HELD]->(f:Affiliation) WHERE p.key IN $keys AND {seen('f')} RETURN {values}"
            records = [record for batch in batches(people) for record in self._run(query, keys=batch)]
        return [
            AffiliationRow(person, origin, file, line, AffiliationKind(kind), name, key, title, start, end)
            for person, origin, file, line, kind, name, key, title, start, end in sorted(map(tuple, records))
        ]

    # --- what is known of one person over all their ties -----------------------------------------------------------

    def tallies(self, people: Iterable[PersonKey], as_of: int) -> dict[PersonKey, tuple[int, int, int]]:
        """Return degree, messages sent and introductions tried on a day."""
        wanted = list(people)
        found: dict[PersonKey, tuple[int, int, int]] = dict.fromkeys(wanted, (0, 0, 0))
        for batch in batches(wanted):
            for *columns, later, changed in self._run(
                "MATCH (p:Person) WHERE p.key IN $keys AND (p.tallied_until IS NOT NULL OR p:Changed) "
                "RETURN collect(p.key), collect(coalesce(p.degree, 0)), collect(coalesce(p.sent, 0)), "
                "collect(coalesce(p.tried, 0)), "
                "collect(CASE WHEN p.tallied_until > $day THEN [p.key] + p.tally_days END), "
                f"collect(CASE WHEN {TALLY_NOW} THEN [p.key] + p.next_tally END)",
                keys=batch,
                day=as_of,
            ):
                found.update((key, (a, b, c)) for key, a, b, c in zip(*columns, strict=True))
                found.update(dict.fromkeys((key for key, *_ in changed), (0, 0, 0)))
                for key, *history in (*later, *((key, *new[4:]) for key, *new in changed)):
                    days = [change for day, change in history_of(history).items() if day <= as_of]
                    found[key] = (sum(c[0] for c in days), sum(c[1] for c in days), sum(c[2] for c in days))
        return found

    def tally_histories(self, people: Iterable[PersonKey]) -> dict[PersonKey, dict[int, list[int]]]:
        """Return by day how much the tallies change."""
        found: dict[PersonKey, dict[int, list[int]]] = {}
        for batch in batches(people):
            ((kept, changed),) = self._run(
                "MATCH (p:Person) WHERE p.key IN $keys AND (p.tallied_until IS NOT NULL OR p:Changed) "
                "RETURN collect(CASE WHEN p.tallied_until IS NOT NULL THEN [p.key] + p.tally_days END), "
                f"collect(CASE WHEN {TALLY_NOW} THEN [p.key] + p.next_tally END)",
                keys=batch,
            )
            found.update((key, history_of(history)) for key, *history in kept)
            for key, *new in changed:
                if new:
                    found[key] = history_of(new[4:])
                else:
                    found.pop(key, None)
        return found

    # --- imports --------------------------------------------------------------------------------------------------

    def imports(self) -> list[ImportRow]:
        """Return every import, by number."""
        return [
            import_of(record)
            for record in self._run(
                f"MATCH (i:Import) WHERE i.digest IS NOT NULL AND {seen('i')} RETURN i.id, i.source, i.digest, "
                "i.as_of, i.owner, i.member, i.undone, i.full_lists, i.weak, i.owner_shown, i.account ORDER BY i.id"
            )
        ]

    def origins(self) -> list[Origin]:
        """Return every import that was not undone, by number."""
        return [
            Origin(
                id_,
                source,
                digest,
                as_of.to_native().toordinal() if as_of else 0,
                owner,
                owner_id,
                member,
                tuple(files),
                tuple(kinds),
                tuple(full_lists),
                weak,
            )
            for id_, source, digest, as_of, owner, owner_id, member, files, kinds, full_lists, weak in self._run(
                f"MATCH (i:Import) WHERE i.digest IS NOT NULL AND NOT i.undone AND {seen('i')} "
                "OPTIONAL MATCH (p:Person {key: i.owner}) "
                f"RETURN i.id, i.source, i.digest, i.as_of, CASE WHEN {NOW} THEN p.next_root ELSE p.root END, p.id, "
                "i.member, i.files, i.kinds, i.full_lists, i.weak ORDER BY i.id"
            )
        ]

    # --- decisions and journal ------------------------------------------------------------------------------------

    def settings(self) -> dict[str, str]:
        """Return the store's own settings."""
        return dict(sorted(tuple(record) for record in self._run("MATCH (s:Setting) RETURN s.name, s.value")))

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater number."""
        return [
            entry_of(record)
            for record in self._run(
                f"MATCH (j:JournalEntry) WHERE j.n > $after AND {seen('j')} "
                "RETURN j.n, j.member, j.word, j.ask, j.on, j.note, j.data ORDER BY j.n",
                after=after,
            )
        ]
