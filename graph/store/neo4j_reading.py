"""The reading half of the Neo4j store. ``docs/neo4j.md`` describes labels, types and properties.

Two things decide the speed, both measured (``benchmarks/stores.py``): a record costs the server more than what is in
it, so facts come as one list per column and person; and a round trip costs as much as reading a hundred facts.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from itertools import chain, repeat, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.model import AffiliationKind, JournalEntry, Kind, PersonId, PersonKey, Tally
from graph.store import (
    AffiliationRow,
    EvidenceRow,
    GraphStore,
    Grounds,
    ImportRow,
    MentionRow,
    NamedRow,
    Origin,
    People,
    PersonRow,
)
from graph.store.neo4j_large import NOW, TALLY_NOW, seen
from graph.store.neo4j_rows import (
    BY_END,
    BY_START,
    READ_PEOPLE,
    batches,
    entry_of,
    held_of,
    history_of,
    import_of,
    mentions_of,
    people_of,
    tallies_of,
)

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
_ROOT = f"CASE WHEN {NOW} THEN p.next_root ELSE p.root END"
_TALLY = (
    "collect(coalesce(p.degree, 0)), collect(coalesce(p.sent, 0)), collect(coalesce(p.tried, 0)), "
    "collect(CASE WHEN p.tallied_until > $day THEN [p.key] + p.tally_days END), "
    f"collect(CASE WHEN {TALLY_NOW} THEN [p.key] + p.next_tally END)"
)
_HELD = (
    "collect(root), collect(p.key), collect(f.origin), collect(f.file), collect(f.line), collect(f.kind), "
    "collect(f.name), collect(f.key), collect(f.title), collect(f.start), collect(f.end)"
)
_IMPORTED = f"MATCH (i:Import) WHERE i.digest IS NOT NULL AND NOT i.undone AND {seen('i')}"

# The beginnings of statements.
_OF_KEYS = "MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $keys AND b <> a"
_OF_PAIRS = "UNWIND $pairs AS pair MATCH (a:Person {key: pair[0]})-[e:EVIDENCE]-(b:Person {key: pair[1]}) WHERE b <> a"
_OWNERS = f"{_IMPORTED} MATCH (p:Person {{key: i.owner}}) WITH DISTINCT {_ROOT} AS root MATCH (p:Person {{key: root}})"


def _rows_of(roots: str) -> str:
    """Return the beginning of a statement that finds all rows ``p`` of people, with ``root`` beside each."""
    scope = "" if roots.startswith("$") else roots
    return (
        f"CALL ({scope}) {{ MATCH (p:Person) WHERE p.key IN {roots} RETURN p "
        f"UNION MATCH (p:Alias) WHERE p.root IN {roots} RETURN p "
        f"UNION MATCH (p:Changed) WHERE p.next_root IN {roots} RETURN p }} "
        f"WITH *, {_ROOT} AS root WHERE {seen('p')} AND root IN {roots}"
    )


# Parts of one answer: each is a statement that returns its name and its columns.
_MET = (
    f"RETURN 'met' AS part, [collect(p.key), collect(CASE WHEN {NOW} THEN p.next_texts[3] ELSE p.shown END), "
    f"collect(coalesce(CASE WHEN {NOW} THEN p.next_company_key ELSE p.company_key END, '')), {_TALLY}] AS columns"
)
_HELD_THEN = f"MATCH (p)-[:HELD]->(f) WHERE {seen('f')} RETURN 'held' AS part, [{_HELD}] AS columns"
_MEMBERS = f"CALL (unseen) {{ {_OWNERS} RETURN collect(root) AS members }}"
_MET_BESIDE = (
    "MATCH (a:Person)-[:EVIDENCE]-(b) WHERE a.key IN $keys AND b <> a WITH unseen, b, min(a.key) < max(a.key) AS both "
    "WITH unseen, collect(b) AS everybody, collect(CASE WHEN both THEN b END) AS middle "
    "WITH unseen, CASE WHEN size(everybody) <= $most THEN everybody ELSE middle END AS beside "
    "CALL (unseen, beside) { UNWIND beside AS p RETURN p "
    "UNION MATCH (p:Person) WHERE p.key IN $keys RETURN p "
    f"UNION {_OWNERS} RETURN p }} {_MET}"
)
_HELD_BESIDE = (
    f"{_MEMBERS} CALL (members) {{ MATCH (a:Person)-[:EVIDENCE]-(b) WHERE a.key IN $keys "
    "WITH DISTINCT b.key AS key, members WHERE key IN members RETURN collect(key) AS held } "
    f"WITH unseen, held + [key IN $keys WHERE key IN members] AS roots {_rows_of('roots')} {_HELD_THEN}"
)
_HELD_OF_EMPLOYED = (
    f"{_MEMBERS} CALL (employed, members) {{ UNWIND employed AS some UNWIND some AS p "
    "WITH DISTINCT p.key AS key, members WHERE key IN members RETURN collect(key) AS roots } "
    f"WITH unseen, roots {_rows_of('roots')} {_HELD_THEN}"
)
_MET_OF_KEYS = f"MATCH (p:Person) WHERE p.key IN $keys {_MET}"
_HELD_OF_HOLDERS = f"{_rows_of('$holders')} {_HELD_THEN}"
_HELD_OF_ALL = (
    f"MATCH (p:Person)-[:HELD]->(f) WHERE {seen('f')} WITH p, f, {_ROOT} AS root "
    f"RETURN 'held' AS part, [{_HELD}] AS columns"
)
_PEOPLE_OF_KEYS = (
    f"MATCH (p:Person) WHERE p.key IN $unknown AND {seen('p')} "
    f"RETURN 'people' AS part, [{_PERSON}] AS columns"
)
_SAID_OF_HOLDERS = (
    f"{_rows_of('$holders')} MATCH (p)<-[m:MENTIONS]-() WHERE {seen('m')} "
    f"RETURN 'said' AS part, [collect(root), {_MENTION}] AS columns"
)
_ORIGINS = (
    f"{_IMPORTED} OPTIONAL MATCH (p:Person {{key: i.owner}}) WITH i, {_ROOT} AS root, p.id AS id ORDER BY i.id "
    "RETURN 'origins' AS part, collect([i.id, i.source, i.digest, i.as_of, root, id, i.member, i.files, i.kinds, "
    "i.full_lists, i.weak]) AS columns"
)
_EMPLOYED = (
    "UNWIND $companies AS company CALL (company) { MATCH (p:Person {company_key: company}) RETURN p "
    "UNION MATCH (p:Changed {next_company_key: company}) RETURN p } "
    f"WITH company, p, unseen, {NOW} AS now WHERE {seen('p')} "
    "AND CASE WHEN now THEN p.next_root = p.key AND p.next_company_key = company "
    "ELSE p.root = p.key AND p.company_key = company END WITH company, collect(p) AS members"
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

    def scan_ids(self) -> Generator[tuple[PersonId, PersonKey, PersonKey]]:
        """Stream id, key and root of every row, a batch at a time."""
        last, full = 0, True
        while full:
            ((ids, keys, roots),) = self._run(
                f"MATCH (p:Person) WHERE p.key > $last AND {seen('p')} WITH p, unseen ORDER BY p.key LIMIT $most "
                f"RETURN collect(p.id), collect(p.key), collect({_ROOT})",
                last=last,
                most=READ_PEOPLE,
            )
            yield from zip(ids, keys, roots, strict=True)
            full = len(ids) == READ_PEOPLE
            last = max(keys, default=last)

    def _people(self, query: str, **values: object) -> Iterator[PersonRow]:
        """Yield the people that a query returns as columns, as they are now."""
        for columns in self._run(f"{query} RETURN {_PERSON}", **values):
            yield from people_of(*columns)

    def person_rows(self, keys: Iterable[PersonKey]) -> dict[PersonKey, PersonRow]:
        """Return the rows with these keys."""
        return {
            row.key: row
            for batch in batches(keys)
            for row in self._people(f"MATCH (p:Person) WHERE p.key IN $keys AND {seen('p')}", keys=batch)
        }

    def people_known_as(self, ids: Iterable[PersonId]) -> dict[PersonId, PersonRow]:
        """Return the root row of whoever each of these ids belongs to."""
        return self.people_meant((), ids)[1]

    def people_meant(
        self, names: Iterable[str], ids: Iterable[PersonId]
    ) -> tuple[dict[str, list[PersonRow]], dict[PersonId, PersonRow]]:
        """Return who is called so, and who has these ids."""
        called, known_as = set(names), set(ids)
        rows: dict[PersonKey, PersonRow] = {}
        for some_ids, some_names in zip_longest(
            batches(known_as, _READ_IDS), batches(called, _READ_IDS), fillvalue=()
        ):
            query = (
                "CALL (unseen) { MATCH (p:Person) WHERE p.folded IN $names RETURN p "
                "UNION MATCH (p:Changed) WHERE p.next_folded IN $names RETURN p "
                "UNION MATCH (p:Person) WHERE p.id IN $ids RETURN p "
                f"UNION MATCH (p:Person) WHERE p.id IN $ids AND {seen('p')} WITH DISTINCT {_ROOT} AS root "
                f"MATCH (p:Person {{key: root}}) RETURN p }} WITH p, unseen WHERE {seen('p')}"
            )
            rows.update((row.key, row) for row in self._people(query, names=some_names, ids=some_ids))
        named: dict[str, list[PersonRow]] = {}
        for row in rows.values():
            if row.root == row.key and row.folded in called:
                named.setdefault(row.folded, []).append(row)
        return named, {row.id: rows[row.root] for row in rows.values() if row.id in known_as}

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

    def employed_at(self, company_key: str) -> list[PersonRow]:
        """Return the root rows whose newest known employer has this key."""
        if not company_key:
            return []
        query = (
            "CALL () { MATCH (p:Person) WHERE p.company_key = $value RETURN p "
            f"UNION MATCH (p:Changed) WHERE p.next_company_key = $value RETURN p }} WITH p, unseen WHERE {seen('p')}"
        )
        rows = self._people(query, value=company_key)
        return [row for row in rows if row.root == row.key and row.company_key == company_key]

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
            mention
            for batch in batches(people)
            for record in self._run(f"{query} RETURN {_MENTION}", keys=batch)
            for mention in mentions_of(*record)
        }
        return iter(sorted(found, key=itemgetter(0, 1, 2, 3)))

    def _evidence(
        self, read: Callable[..., list[Record]], match: str, parts: Sequence[str] = (), **values: object
    ) -> tuple[Iterator[EvidenceRow], dict[str, Record]]:
        """Read facts, and more about the people in them, all by one statement.

        Args:
            read: Reads it.
            match: Finds facts ``e`` between ``a`` and ``b``; ends in a condition.
            parts: Further parts of the answer, each a statement of its own that returns ``part`` and ``columns``.
            values: Of the statement.

        Returns:
            The facts as the contract wants them, and the columns of each part.
        """
        # One record for each person: all of them in one value would be more than a small server holds.
        facts = (
            f"{match} AND {seen('e')} WITH unseen, a, [{_FACTS}] AS columns, "
            "collect(DISTINCT CASE WHEN e.by > 0 THEN e.by END) AS senders "
            "CALL (unseen, senders) { UNWIND senders AS sender MATCH (p:Person {key: sender}) "
            f"WHERE {seen('p')} RETURN collect([p.key, {_ROOT}]) AS roots }} "
            "RETURN 'facts' AS part, [a.key, roots] + columns AS columns"
        )
        statement = " UNION ALL ".join((facts, *parts))
        records = read(f"CALL (unseen) {{ {statement} }} RETURN part, columns", **values)
        told = {record[0]: record for record in records if record[0] != "facts"}
        return _facts_of([record for record in records if record[0] == "facts"]), told

    def evidence_of(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots."""
        for batch in batches(people):
            yield from self._evidence(self._read_facts, _OF_KEYS, keys=batch)[0]

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
        return self._between(self._read_facts, left, right)[0]

    def _between(
        self,
        read: Callable[..., list[Record]],
        left: Iterable[PersonKey],
        right: Iterable[PersonKey],
        parts: Sequence[str] = (),
        **values: object,
    ) -> tuple[Iterator[EvidenceRow], dict[str, Record]]:
        """Read every fact between the two sides, and more about the people in them."""
        lefts, rights = sorted(set(left)), sorted(set(right))
        if not lefts or not rights:
            return iter(()), {}
        if len(lefts) * _HASH_JOIN < len(rights):
            match = (
                "MATCH (x:Person) WHERE x.key IN $right WITH collect(x) AS xs, unseen "
                "MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $left AND b <> a AND b IN xs"
            )
        elif len(rights) * _HASH_JOIN < len(lefts):
            match = (
                "MATCH (x:Person) WHERE x.key IN $left WITH collect(x) AS xs, unseen "
                "MATCH (b:Person)-[e:EVIDENCE]-(a) WHERE b.key IN $right AND b <> a AND a IN xs"
            )
        else:
            match = (
                "MATCH (a:Person)-[e:EVIDENCE]-(b:Person) USING INDEX a:Person(key) USING INDEX b:Person(key) "
                "USING JOIN ON b WHERE a.key IN $left AND b.key IN $right AND b <> a"
            )
        return self._evidence(read, match, parts, left=lefts, right=rights, **values)

    def evidence_of_pairs(self, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Iterator[EvidenceRow]:
        """Yield every fact about these pairs."""
        for batch in batches(pairs):
            yield from self._evidence(self._read_facts, _OF_PAIRS, pairs=[list(pair) for pair in batch])[0]

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

    def backgrounds(self, roots: Iterable[PersonKey] | None) -> dict[PersonKey, list[AffiliationRow]]:
        """Return jobs and schools of all rows of these people."""
        if roots is None:
            return _held(self._parts(_HELD_OF_ALL))
        found: dict[PersonKey, list[AffiliationRow]] = {}
        for batch in batches(roots):
            found.update(_held(self._parts(_HELD_OF_HOLDERS, holders=batch)))
        return found

    # --- what is known of one person over all their ties -----------------------------------------------------------

    def tallies(self, people: Iterable[PersonKey], as_of: int) -> dict[PersonKey, Tally]:
        """Return degree, messages sent and introductions tried on a day."""
        wanted = list(people)
        found: dict[PersonKey, Tally] = dict.fromkeys(wanted, (0, 0, 0))
        for batch in batches(wanted):
            for record in self._run(
                "MATCH (p:Person) WHERE p.key IN $keys AND (p.tallied_until IS NOT NULL OR p:Changed) "
                f"RETURN collect(p.key), {_TALLY}",
                keys=batch,
                day=as_of,
            ):
                found.update(tallies_of(as_of, *record))
        return found

    def tally_histories(self, people: Iterable[PersonKey]) -> dict[PersonKey, dict[int, Tally]]:
        """Return by day how much the tallies change."""
        found: dict[PersonKey, dict[int, Tally]] = {}
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

    # --- a question for paths -------------------------------------------------------------------------------------

    def _parts(self, *parts: str, **values: object) -> dict[str, Record]:
        """Read several parts of an answer by one statement; each is a name and its columns."""
        records = self._run(f"CALL (unseen) {{ {' UNION ALL '.join(parts)} }} RETURN part, columns", **values)
        return {record[0]: record for record in records}

    def neighbours(self, people: Iterable[PersonKey], met: People) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots, and make people met."""
        found = []
        for batch in batches(people):
            parts = [_MET_BESIDE, _HELD_BESIDE, _PEOPLE_OF_KEYS]
            if met.origins is None:
                parts.append(_ORIGINS)
            unknown = [key for key in batch if key not in met.rows]
            facts, told = self._evidence(
                self._run,
                _OF_KEYS,
                parts,
                keys=batch,
                unknown=unknown,
                day=met.as_of,
                most=self.tallies_at_once,
            )
            rows = list(facts)
            if met.origins is None:
                met.origins = _origins_of(told)
            _meet(met, told, _owners(met).intersection(chain(batch, (row[1] for row in rows))))
            found.append(rows)
        if met.origins is None:
            met.origins = self.origins()
        return chain.from_iterable(found)

    def people(self, keys: Iterable[PersonKey], met: People) -> None:
        """Make people met."""
        for batch in batches(met.strangers(keys)):
            told = self._parts(_MET_OF_KEYS, _HELD_OF_HOLDERS, keys=batch, holders=batch, day=met.as_of)
            _meet(met, told, batch)

    def groups(
        self, company_keys: Sequence[str], met: People, *, files: bool
    ) -> tuple[dict[str, list[PersonKey]], dict[PersonKey, list[AffiliationRow]]]:
        """Return who belongs together."""
        holders = f"UNION MATCH (p)-[:HELD]->() WITH DISTINCT {_ROOT} AS root MATCH (p:Person {{key: root}}) RETURN p"
        records = self._run(
            f"CALL (unseen) {{ {_EMPLOYED} RETURN collect(company) AS companies, collect(members) AS employed }} "
            "CALL (unseen, companies, employed) { "
            "UNWIND range(0, size(companies) - 1) AS at "
            "RETURN 'members' AS part, [companies[at], [p IN employed[at] | p.key]] AS columns "
            "UNION ALL CALL (unseen, employed) { UNWIND employed AS some WITH some WHERE size(some) <= $most "
            f"UNWIND some AS p RETURN p {holders if files else ''} }} {_MET} "
            f"UNION ALL {_HELD_OF_ALL if files else _HELD_OF_EMPLOYED} }} RETURN part, columns",
            companies=list(company_keys),
            day=met.as_of,
            most=READ_PEOPLE,
        )
        told = {record[0]: record for record in records if record[0] != "members"}
        members = {record[1][0]: record[1][1] for record in records if record[0] == "members"}
        known = told["met"][1][0] if "met" in told else ()
        _meet(met, told, known if files else _owners(met).intersection(known))
        return {key: members.get(key, []) for key in company_keys}, _held(told) if files else {}

    def ties_between(
        self, left: Iterable[PersonKey], right: Iterable[PersonKey], met: People | None
    ) -> Iterator[EvidenceRow]:
        """Yield every fact between the two sides, and make people met."""
        if met is None:
            return self._between(self._run, left, right)[0]
        lefts, rights = set(left), set(right)
        if not lefts or not rights:
            return iter(())
        owners = _owners(met)
        keys = met.strangers(lefts | rights | owners)[:_READ_IDS]
        holders = sorted(owners.intersection(keys))
        parts = (_MET_OF_KEYS, _HELD_OF_HOLDERS) if keys else ()
        facts, told = self._between(
            self._run, lefts, rights, parts, keys=keys, holders=holders, day=met.as_of
        )
        _meet(met, told, holders)
        return facts

    def grounds(
        self,
        pairs: Iterable[tuple[PersonKey, PersonKey]],
        people: Iterable[PersonKey],
        workers: Iterable[PersonKey],
        met: People,
    ) -> Grounds:
        """Return what an answer rests on."""
        first, *more = list(batches(pairs)) or [[]]
        unknown = [key for key in people if key not in met.rows]
        roots = sorted(set(workers))
        facts, told = self._evidence(
            self._run,
            _OF_PAIRS,
            [_PEOPLE_OF_KEYS, *((_HELD_OF_HOLDERS, _SAID_OF_HOLDERS) if roots else ())],
            pairs=[list(pair) for pair in first],
            unknown=unknown[:READ_PEOPLE],
            holders=roots,
        )
        _meet(met, told, roots)
        met.look_up_rows(unknown[READ_PEOPLE:])
        rest = (self.evidence_of_pairs(batch) for batch in more)
        said: dict[PersonKey, list[MentionRow]] = {}
        if "said" in told:
            owners, *columns = told["said"][1]
            for root, mention in sorted(set(zip(owners, mentions_of(*columns), strict=True))):
                said.setdefault(root, []).append(mention)
        return Grounds(chain(facts, chain.from_iterable(rest)), _held(told), said)

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
        return _origins_of(self._parts(_ORIGINS))

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


def _facts_of(records: Sequence[Record]) -> Iterator[EvidenceRow]:
    """Turn columns per person into the contract's rows, senders and order included."""
    for _, (a, senders, others, kinds, days, bys, *rest) in sorted(records, key=lambda record: record[1][0]):
        if any(bys):
            roots = dict(senders)
            bys = [
                by and (roots.get(by, 0) if by > 0 else min(a, b) if by == BY_START else max(a, b))
                for b, by in zip(others, bys, strict=True)
            ]
        yield from sorted(zip(repeat(a, len(others)), others, kinds, days, bys, *rest, strict=True))


def _held(told: Mapping[str, Record]) -> dict[PersonKey, list[AffiliationRow]]:
    """Build the jobs and schools in an answer, by root."""
    return held_of(*told["held"][1]) if "held" in told else {}


def _origins_of(told: Mapping[str, Record]) -> list[Origin]:
    """Build the imports in an answer; without any it has no such part."""
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
        for id_, source, digest, as_of, owner, owner_id, member, files, kinds, full_lists, weak in (
            told["origins"][1] if "origins" in told else ()
        )
    ]


def _owners(met: People) -> set[PersonKey]:
    """Return whose own file is in the store, as far as that is known: nobody else's jobs and schools are asked for."""
    return {origin.owner for origin in met.origins or () if origin.owner is not None}


def _meet(met: People, told: Mapping[str, Record], holders: Collection[int]) -> None:
    """Make known who came with an answer.

    Args:
        met: Gets to know them.
        told: The parts of the answer.
        holders: Of whom all jobs and schools came with it.
    """
    if "met" in told:
        keys, shown, companies, *tallies = told["met"][1]
        met.told_shown(zip(keys, shown, companies, strict=True))
        met.told_tallies(tallies_of(met.as_of, keys, *tallies))
    met.told_backgrounds(holders, _held(told))
    if "people" in told:
        met.told_rows(people_of(*told["people"][1]))
