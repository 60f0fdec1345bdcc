"""The shared store: a Neo4j server, for groups and for networks too large for one machine.

All Cypher of the product is in this module; ``docs/neo4j.md`` describes the labels, types and properties for people
who look at the network with other tools. Three things decide the speed, all measured (``benchmarks/stores.py``):

* A record costs the server more than what is in it, so facts come as one list per column and person.
* A round trip costs as much as reading a hundred facts, so what is written piece by piece is sent together.
* Looking for a fact before it is made costs half as much again, so facts that must be new are made without looking.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from itertools import islice, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from graph.errors import Conflict, StoreError, StoreUnavailable
from graph.model import (
    AffiliationKind,
    AskId,
    ImportAccount,
    ImportedFile,
    ImportId,
    JournalEntry,
    Kind,
    Person,
    PersonId,
    PersonKey,
)
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
from graph.store.neo4j_connection import Neo4jConnection

if TYPE_CHECKING:
    from graph.store.neo4j_connection import Record

__all__ = ["Neo4jStore"]

_VERSION = 1
_READ_IDS = 10_000  # per statement; measured: flat between 10,000 and 50,000
_READ_PEOPLE = 5_000  # per statement, so that an answer stays small enough to hold
_HASH_JOIN = 8  # measured: the join wins unless one side is that many times smaller

# Writers take turns: whoever has counted up here is the only one until the transaction ends.
_TURN = "MATCH (m:Meta {name: 'intrograph'}) SET m.turn = m.turn + 1 RETURN m.turn"

# The database is made ready statement by statement, each of which may be repeated; the version is written last.
_SCHEMA = (
    "CREATE CONSTRAINT meta_name IF NOT EXISTS FOR (m:Meta) REQUIRE m.name IS UNIQUE",
    "CREATE CONSTRAINT person_key IF NOT EXISTS FOR (p:Person) REQUIRE p.key IS UNIQUE",
    "CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE",
    "CREATE CONSTRAINT import_id IF NOT EXISTS FOR (i:Import) REQUIRE i.id IS UNIQUE",
    "CREATE CONSTRAINT setting_name IF NOT EXISTS FOR (s:Setting) REQUIRE s.name IS UNIQUE",
    "CREATE CONSTRAINT journal_n IF NOT EXISTS FOR (j:JournalEntry) REQUIRE j.n IS UNIQUE",
    "CREATE INDEX person_folded IF NOT EXISTS FOR (p:Person) ON (p.folded)",
    "CREATE INDEX person_company IF NOT EXISTS FOR (p:Person) ON (p.company_key)",
    "CREATE INDEX alias_root IF NOT EXISTS FOR (p:Alias) ON (p.root)",
    "CREATE INDEX named_owner IF NOT EXISTS FOR (n:NamedFact) ON (n.owner)",
    "CREATE INDEX named_origin IF NOT EXISTS FOR (n:NamedFact) ON (n.origin)",
    "CREATE INDEX affiliation_origin IF NOT EXISTS FOR (f:Affiliation) ON (f.origin)",
    "CALL db.awaitIndexes(300)",
)

# Columns come as lists, which a missing property would shift: what is often empty is not written, and filled in here.
_PERSON = (
    "collect(p.key), collect(p.id), collect(p.root), collect(coalesce(p.name, '')), collect(p.folded), "
    "collect(coalesce(p.company, '')), collect(coalesce(p.company_key, '')), collect(coalesce(p.position, '')), "
    "collect(coalesce(p.name_rank, 0)), collect(coalesce(p.job_rank, 0)), collect(p.shown)"
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

_Value = TypeVar("_Value", PersonKey, PersonId, tuple[PersonKey, PersonKey])

_BY_NOBODY, _BY_START, _BY_END = 0, -1, -2

# A fact between its two ends' rows, on its way into the store:
# start, end, origin, file, line, kind, day, by, count, note, the rows it named where they are not the ends.
_StoredFact = tuple[int, int, int, int, int, int, int, int, int, str, int | None, int | None]


class Neo4jStore(GraphStore):
    """A network on a Neo4j server, version 5.23 or later; the password comes from ``NEO4J_PASSWORD`` alone.

    Writers take turns: a writing transaction first locks the one ``Meta`` node. Reading goes to any member of a
    cluster and sees what this store wrote before.

    Args:
        url: See :meth:`Neo4jAddress.of`.

    Raises:
        UnknownStore: The address has another form.
        StoreUnavailable: The server does not answer, refuses the user, or holds the data of another program.
    """

    def __init__(self, url: str) -> None:
        """Connect and bring the constraints and indexes up to date."""
        self._server = Neo4jConnection(url, turn=_TURN)
        self._depth = 0
        self._forget()
        try:
            self._prepare()
        except BaseException:
            self._server.close()
            raise

    def _forget(self) -> None:
        """Forget what only a transaction may know: nobody else can change it before that ends."""
        self._next_key = 0
        self._aliases: dict[int, int] | None = None
        self._known_origins: list[Origin] | None = None
        # Imports made in this transaction, with the last line of each file that evidence and mentions came from.
        self._fresh: dict[int, dict[tuple[str, int], int]] = {}
        # Keys whose rows are yet to be added, and those among them that stand in for their row meanwhile.
        self._unadded: set[int] = set()
        self._stubs: set[int] = set()
        # What was asked for and not sent yet: it is sent in this order.
        self._claims: list[tuple[str, Sequence[object], dict[str, object]]] = []
        self._facts_wait = False
        self._moves: dict[int, int] = {}
        self._drops: set[int] = set()
        self._puts: dict[int, PersonRow] = {}

    def _prepare(self) -> None:
        """Make sure that the database is ours and ready."""
        version = self._version()
        if version is None:
            (record,) = self._run("MATCH (n) RETURN count(n)")
            if record[0]:
                raise StoreUnavailable(
                    "the database holds the data of another program",
                    where=self.url,
                    do="name an empty database",
                )
            for statement in _SCHEMA:
                self._server.once(statement, writing=True)
            self._server.once(
                "MERGE (m:Meta {name: 'intrograph'}) "
                "ON CREATE SET m.version = $version, m.next_key = 1, m.last_entry = 0, m.turn = 0",
                writing=True,
                version=_VERSION,
            )
        elif version > _VERSION:
            raise StoreUnavailable(
                "the database was written by a newer version of intrograph",
                where=self.url,
                do="update intrograph",
            )

    def _version(self) -> int | None:
        """Return the version of the data model in the database; None where it is not ours yet."""
        # Not tried again: somebody waits to hear that the server is down.
        records = self._server.once("MATCH (m:Meta {name: 'intrograph'}) RETURN m.version")
        return int(records[0][0]) if records else None

    @property
    def url(self) -> str:
        """The address of the store, without any password."""
        return self._server.address.url

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    # --- talking to the server ------------------------------------------------------------------------------------

    def _run(self, query: str, **values: object) -> list[Record]:
        """Read, in the transaction if there is one; the driver tries again what may succeed a moment later."""
        if self._depth:
            self._send()
        return self._server.read(query, **values)

    def _read_facts(self, query: str, **values: object) -> list[Record]:
        """Read evidence, for which mentions that wait need not be sent."""
        if self._depth and not self._facts_wait:
            self._send_people()
            return self._server.read(query, **values)
        return self._run(query, **values)

    def _write(self, query: str, rows: Sequence[object] | None = None, **values: object) -> None:
        """Write, a bounded number of rows at a time."""
        if not self._depth:
            with self.transaction():
                self._write(query, rows, **values)
            return
        self._send()
        self._server.write(query, rows, **values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; an inner block joins the outer one."""
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        try:
            with self._server.transaction():
                self._depth = 1
                yield
                self._send()
                if self._stubs:
                    self._server.write(
                        "UNWIND $rows AS key MATCH (p:Person {key: key}) DETACH DELETE p", sorted(self._stubs)
                    )
                if self._next_key:
                    self._server.write(
                        "MATCH (m:Meta {name: 'intrograph'}) SET m.next_key = $next", next=self._next_key
                    )
        finally:
            self._depth = 0
            self._forget()

    # --- people ---------------------------------------------------------------------------------------------------

    def keys_of(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonKey]:
        """Return the rows of those ids that are known."""
        found: dict[PersonId, PersonKey] = {}
        for batch in _batches(ids, _READ_IDS):
            for record in self._run(
                "MATCH (p:Person) WHERE p.id IN $ids RETURN collect(p.id), collect(p.key)", ids=batch
            ):
                found.update(zip(*record, strict=True))
        return found

    def reserve_keys(self, count: int) -> range:
        """Return keys that no row has; the lock keeps other writers away."""
        if not self._depth:
            raise StoreError("keys are reserved in a transaction only", where=self.url)
        if not self._next_key:
            ((self._next_key,),) = self._run("MATCH (m:Meta {name: 'intrograph'}) RETURN m.next_key")
        first = self._next_key
        self._next_key += count
        self._unadded.update(range(first, first + count))
        return range(first, first + count)

    def add_people(self, rows: Sequence[PersonRow]) -> None:
        """Add rows under reserved keys; what was said of them before follows them."""
        if not self._depth:
            with self.transaction():
                self.add_people(rows)
            return
        values = (
            "{key: r[0], id: r[1], root: r[2], name: r[3], folded: r[4], company: r[5], company_key: r[6], "
            "position: r[7], name_rank: r[8], job_rank: r[9], shown: r[10]}"
        )
        for stubs, verb in (
            (False, f"CREATE (:Person {values})"),
            (True, f"MATCH (p:Person {{key: r[0]}}) SET p += {values}"),
        ):
            batch = [_person_values(row) for row in rows if (row.key in self._stubs) == stubs]
            if batch:
                self._server.write(f"UNWIND $rows AS r {verb}", batch)
        former = [row.key for row in rows if row.root != row.key]
        if former:
            self._server.write("UNWIND $rows AS key MATCH (p:Person {key: key}) SET p:Alias", former)
        added = {row.key for row in rows}
        self._unadded -= added
        self._stubs -= added
        if not self._unadded:
            self._send_claims()
        self._note_aliases(rows)

    def _note_aliases(self, rows: Iterable[PersonRow]) -> None:
        """Keep what is known of former ids up to date."""
        self._known_origins = None
        if self._aliases is not None:
            for row in rows:
                if row.root != row.key:
                    self._aliases[row.key] = row.root
                elif self._aliases:
                    self._aliases.pop(row.key, None)

    def _roots(self) -> dict[int, int]:
        """Return the root of every row that is not one; read once in a transaction."""
        if self._aliases is None:
            self._send_people()
            (columns,) = self._server.read("MATCH (p:Alias) RETURN collect(p.key), collect(p.root)")
            self._aliases = dict(zip(*columns, strict=True))
        return self._aliases

    def _people(self, query: str, **values: object) -> Iterator[PersonRow]:
        """Yield the people that a query returns as columns."""
        for record in self._run(query + " RETURN " + _PERSON, **values):
            yield from map(PersonRow, *record)

    def person_rows(self, keys: Iterable[PersonKey]) -> dict[PersonKey, PersonRow]:
        """Return the rows with these keys."""
        return {
            row.key: row
            for batch in _batches(keys)
            for row in self._people("MATCH (p:Person) WHERE p.key IN $keys", keys=batch)
        }

    def rows_rooted_at(self, roots: Iterable[PersonKey]) -> dict[PersonKey, list[PersonRow]]:
        """Return all rows of each of these people, by id."""
        found: dict[PersonKey, list[PersonRow]] = {}
        for batch in _batches(roots):
            query = (
                "CALL () { MATCH (p:Person) WHERE p.key IN $keys AND p.root = p.key RETURN p "
                "UNION ALL MATCH (p:Alias) WHERE p.root IN $keys RETURN p } WITH p"
            )
            for row in sorted(self._people(query, keys=batch), key=lambda row: (row.root, row.id)):
                found.setdefault(row.root, []).append(row)
        return found

    def put_people(self, rows: Sequence[PersonRow]) -> None:
        """Write these rows over what stands under their keys."""
        if not self._depth:
            with self.transaction():
                self.put_people(rows)
            return
        if any(row.key in self._drops for row in rows):
            self._send()
        self._puts.update((row.key, row) for row in rows)
        self._note_aliases(rows)

    def drop_people(self, keys: Sequence[PersonKey]) -> None:
        """Remove rows that nothing refers to any more."""
        if not self._depth:
            with self.transaction():
                self.drop_people(keys)
            return
        if any(key in self._puts for key in keys):
            self._send()
        self._drops.update(keys)
        for key in keys:
            if self._aliases is not None:
                self._aliases.pop(key, None)

    def _later(self, query: str, rows: Sequence[object], **values: object) -> None:
        """Write claims; those of people whose rows are yet to be added wait for them."""
        if self._unadded:
            self._claims.append((query, rows, values))
        else:
            self._write(query, rows, **values)

    def _send(self) -> None:
        """Send what waits: a person at a time would cost a round trip each, and an import settles thousands."""
        if self._claims:
            fresh = sorted(self._unadded - self._stubs)
            self._server.write(
                "UNWIND $rows AS key CREATE (:Person {key: key, id: '?' + key, root: key, name: '', folded: '', "
                "company: '', company_key: '', position: '', name_rank: 0, job_rank: 0, shown: ''})",
                fresh,
            )
            self._stubs.update(fresh)
            self._send_claims()
        self._send_people()

    def _send_claims(self) -> None:
        """Send claims whose people are there."""
        claims, self._claims = self._claims, []
        self._facts_wait = False
        for query, rows, values in claims:
            self._server.write(query, rows, **values)

    def _send_people(self) -> None:
        """Send changes of people."""
        if not (self._moves or self._drops or self._puts):
            return
        moves, drops, puts = self._moves, self._drops, self._puts
        self._moves, self._drops, self._puts = {}, set(), {}
        if moves:
            self._move_evidence(moves)
        if drops:
            self._server.write(
                "UNWIND $rows AS key MATCH (p:Person {key: key}) DETACH DELETE p", sorted(drops)
            )
        if puts:
            rows = [_person_values(puts[key]) for key in sorted(puts)]
            self._server.write(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) SET p.root = r[2], p.name = r[3], p.folded = r[4], "
                "p.company = r[5], p.company_key = r[6], p.position = r[7], p.name_rank = r[8], p.job_rank = r[9], "
                "p.shown = r[10] "
                "FOREACH (_ IN CASE WHEN r[2] = r[0] THEN [1] ELSE [] END | REMOVE p:Alias) "
                "FOREACH (_ IN CASE WHEN r[2] = r[0] THEN [] ELSE [1] END | SET p:Alias)",
                rows,
            )

    def people_named(self, folded: str) -> list[PersonKey]:
        """Return the roots with exactly this search key."""
        (record,) = self._run(
            "MATCH (p:Person {folded: $folded}) WHERE p.root = p.key RETURN collect(p.key)", folded=folded
        )
        return list(record[0])

    def scan_people(self) -> Iterator[PersonRow]:
        """Stream every root row, a batch at a time."""
        last, full = 0, True
        while full:
            rows = list(
                self._people(
                    "MATCH (p:Person) WHERE p.key > $last WITH p ORDER BY p.key LIMIT $most",
                    last=last,
                    most=_READ_PEOPLE,
                )
            )
            yield from (row for row in rows if row.root == row.key and row.shown)
            full = len(rows) == _READ_PEOPLE
            last = max((row.key for row in rows), default=last)

    def members_of(self, company_key: str) -> list[PersonKey]:
        """Return the roots whose newest known employer has this key."""
        if not company_key:
            return []
        (record,) = self._run(
            "MATCH (p:Person {company_key: $key}) WHERE p.root = p.key RETURN collect(p.key)", key=company_key
        )
        return list(record[0])

    # --- claims ---------------------------------------------------------------------------------------------------

    def _are_new(self, what: str, places: Iterable[tuple[int, int, int]]) -> bool:
        """Tell whether nothing can have come from these lines yet: later lines of imports that began just now.

        Args:
            what: Which kind of claim.
            places: Import, file and line of each.
        """
        first: dict[tuple[int, int], int] = {}
        last: dict[tuple[int, int], int] = {}
        for origin, file, line in places:
            if origin not in self._fresh:
                return False
            source = (origin, file)
            first[source] = min(first.get(source, line), line)
            last[source] = max(last.get(source, line), line)
        new = all(line > self._fresh[origin].get((what, file), -1) for (origin, file), line in first.items())
        for (origin, file), line in last.items():
            seen = self._fresh[origin]
            seen[what, file] = max(seen.get((what, file), -1), line)
        return new

    def add_mentions(self, rows: Sequence[MentionRow]) -> None:
        """Keep what rows say of people."""
        distinct = {(r.person, r.origin, r.file, r.line): r for r in reversed(rows)}
        new = self._are_new("mention", ((r.origin, r.file, r.line) for r in rows))
        by_origin: dict[ImportId, list[list[object]]] = {}
        proofs: list[list[object]] = []
        for (person, origin, file, line), row in sorted(distinct.items()):
            same = ",".join(map(str, row.same))
            by_origin.setdefault(origin, []).append(
                [
                    person,
                    file,
                    line,
                    row.name or None,
                    row.company or None,
                    row.position or None,
                    None if row.current else False,
                    same or None,
                ]
            )
            proofs.extend([person, other, origin, file, line] for other in sorted(set(row.same)))
        for origin, stored in by_origin.items():
            values = "name: r[3], company: r[4], position: r[5], current: r[6], same: r[7]"
            verb = (
                f"CREATE (i)-[:MENTIONS {{origin: $origin, file: r[1], line: r[2], {values}}}]->(p)"
                if new
                else "MERGE (i)-[m:MENTIONS {origin: $origin, file: r[1], line: r[2]}]->(p) "
                f"ON CREATE SET m += {{{values}}}"
            )
            self._later(
                "MERGE (i:Import {id: $origin}) WITH i UNWIND $rows AS r MATCH (p:Person {key: r[0]}) "
                + verb,
                stored,
                origin=origin,
            )
        if proofs:
            self._later(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) MATCH (s:Person {key: r[1]}) "
                "MERGE (p)-[:PROVEN {origin: r[2], file: r[3], line: r[4]}]->(s)",
                proofs,
            )

    def mentions(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield what was said of these rows."""
        return self._mentions("MATCH (p:Person)<-[m:MENTIONS]-() WHERE p.key IN $keys", people)

    def mentions_proving(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions whose ``same`` names one of these rows."""
        return self._mentions(
            "MATCH (s:Person)<-[v:PROVEN]-(p:Person)<-[m:MENTIONS]-() WHERE s.key IN $keys "
            "AND m.origin = v.origin AND m.file = v.file AND m.line = v.line WITH DISTINCT p, m",
            people,
        )

    def _mentions(self, query: str, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions that a query finds for people."""
        found = {
            MentionRow._make(
                (*row[:8], tuple(PersonKey(int(key)) for key in row[8].split(",")) if row[8] else ())
            )
            for batch in _batches(people)
            for record in self._run(f"{query} RETURN {_MENTION}", keys=batch)
            for row in zip(*record, strict=True)
        }
        return iter(sorted(found, key=itemgetter(0, 1, 2, 3)))

    def add_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Keep facts, rooted; a relationship can be read from both ends."""
        if not rows:
            return
        root = self._roots()
        facts: dict[tuple[int, ...], _StoredFact] = {}
        for a, b, kind, day, sender, count, origin, file, line, note in rows:
            by = (
                _BY_NOBODY
                if sender == 0
                else _BY_START
                if sender == a
                else _BY_END
                if sender == b
                else sender
            )
            fact = _turned(
                (root.get(a, a), root.get(b, b), origin, file, line, kind, day, by, count, note, a, b)
            )
            facts.setdefault(fact[:8], fact)
        new = self._are_new("evidence", ((row[6], row[7], row[8]) for row in rows))
        self._add_facts(sorted(facts.values(), key=itemgetter(0, 1)), new=new)

    def _add_facts(self, facts: Sequence[_StoredFact], *, new: bool) -> None:
        """Make the relationships of facts, unless they are there."""
        named = "origin: r[2], file: r[3], line: r[4], kind: r[5], day: r[6], by: r[7]"
        rest = "count: r[8], note: r[9], said_start: r[10], said_end: r[11]"
        verb = (
            f"CREATE (a)-[:EVIDENCE {{{named}, {rest}}}]->(b)"
            if new
            else f"MERGE (a)-[e:EVIDENCE {{{named}}}]->(b) ON CREATE SET e += {{{rest}}}"
        )
        self._facts_wait = bool(self._unadded)
        self._later(
            "UNWIND $rows AS r MATCH (a:Person {key: r[0]}) MATCH (b:Person {key: r[1]}) " + verb,
            [[*fact[:8], fact[8] if fact[8] != 1 else None, fact[9] or None, *fact[10:]] for fact in facts],
        )

    def remove_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Remove exactly these facts."""
        if rows:
            self._write(
                "UNWIND $rows AS r MATCH (a:Person {key: r[0]})-[e:EVIDENCE {origin: r[2], file: r[3], line: r[4], "
                "kind: r[5], day: r[6]}]-(b:Person {key: r[1]}) WITH DISTINCT e DELETE e",
                [
                    [a, b, origin, file, line, kind, day]
                    for a, b, kind, day, _, _, origin, file, line, _ in rows
                ],
            )

    def reroot(self, keys: Sequence[PersonKey], root: PersonKey) -> None:
        """Let these rows belong to ``root``, and move their evidence there."""
        if not self._depth:
            with self.transaction():
                self.reroot(keys, root)
            return
        self._known_origins = None
        if any(key in self._puts or key in self._drops or key in self._moves for key in keys):
            self._send()
        self._moves.update(dict.fromkeys(keys, root))
        if self._aliases is not None:
            for key in keys:
                self._aliases.pop(key, None)
                if key != root:
                    self._aliases[key] = root

    def _move_evidence(self, moves: dict[int, int]) -> None:
        """Move what was said of rows to their new roots."""
        keys = sorted(moves)
        found = self._server.read(
            "UNWIND $keys AS key MATCH (p:Person {key: key}) WHERE p.root <> $moves[toString(key)] "
            "MATCH (o:Person {key: p.root})-[e:EVIDENCE]-() "
            "WHERE (startNode(e) = o AND coalesce(e.said_start, o.key) = key) "
            "OR (endNode(e) = o AND coalesce(e.said_end, o.key) = key) "
            "WITH DISTINCT e RETURN elementId(e), startNode(e).key, endNode(e).key, e.origin, e.file, e.line, e.kind, "
            "e.day, e.by, coalesce(e.count, 1), coalesce(e.note, ''), e.said_start, e.said_end",
            keys=keys,
            moves={str(key): root for key, root in moves.items()},
        )
        gone: list[str] = []
        facts: dict[tuple[int, ...], _StoredFact] = {}
        for record in found:
            name, start, end, *rest, said_start, said_end = record
            gone.append(name)
            said_start, said_end = said_start or start, said_end or end
            fact = _turned(
                (moves.get(said_start, start), moves.get(said_end, end), *rest, said_start, said_end)
            )
            facts.setdefault(fact[:8], fact)
        if gone:
            self._server.write(
                "UNWIND $rows AS name MATCH ()-[e:EVIDENCE]->() WHERE elementId(e) = name DELETE e", gone
            )
        self._server.write(
            "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) SET p.root = r[1] "
            "FOREACH (_ IN CASE WHEN r[1] = r[0] THEN [1] ELSE [] END | REMOVE p:Alias) "
            "FOREACH (_ IN CASE WHEN r[1] = r[0] THEN [] ELSE [1] END | SET p:Alias)",
            [[key, moves[key]] for key in keys],
        )
        if facts:
            self._add_facts([facts[name] for name in sorted(facts)], new=False)

    def _evidence(self, records: Sequence[Record]) -> Iterator[EvidenceRow]:
        """Turn columns per person into the contract's rows, senders and order included."""
        thirds = {by for record in records if max(record[4], default=0) > 0 for by in record[4] if by > 0}
        roots = {by: row.root for by, row in self.person_rows(map(PersonKey, sorted(thirds))).items()}
        for record in sorted(records, key=itemgetter(0)):
            a, others, kinds, days, bys, *rest = record
            if any(bys):
                bys = [
                    by and (roots.get(by, 0) if by > 0 else min(a, b) if by == _BY_START else max(a, b))
                    for b, by in zip(others, bys, strict=True)
                ]
            yield from sorted(zip(repeat(a, len(others)), others, kinds, days, bys, *rest, strict=True))

    def evidence_of(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots."""
        query = f"MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $keys AND b <> a RETURN a.key, {_FACTS}"
        for batch in _batches(people):
            yield from self._evidence(self._read_facts(query, keys=batch))

    def evidence_as_said(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact once, with the rows that it named; one begins at the smaller of its roots."""
        query = (
            "MATCH (a:Person)-[e:EVIDENCE]->(b) WHERE a.key IN $keys RETURN a.key, "
            f"collect(coalesce(e.said_start, a.key)), collect(coalesce(e.said_end, b.key)), {_FACTS}"
        )
        for batch in _batches(people):
            for record in self._read_facts(query, keys=batch):
                _, a_column, b_column, _, kinds, days, bys, *rest = record
                for a, b, kind, day, by, *more in zip(
                    a_column, b_column, kinds, days, bys, *rest, strict=True
                ):
                    sender = a if by == _BY_START else b if by == _BY_END else by
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
                "MATCH (x:Person) WHERE x.key IN $right WITH collect(x) AS xs "
                "MATCH (a:Person)-[e:EVIDENCE]-(b) WHERE a.key IN $left AND b <> a AND b IN xs"
            )
        elif len(rights) * _HASH_JOIN < len(lefts):
            query = (
                "MATCH (x:Person) WHERE x.key IN $left WITH collect(x) AS xs "
                "MATCH (b:Person)-[e:EVIDENCE]-(a) WHERE b.key IN $right AND b <> a AND a IN xs"
            )
        else:
            query = (
                "MATCH (a:Person)-[e:EVIDENCE]-(b:Person) USING INDEX a:Person(key) USING INDEX b:Person(key) "
                "USING JOIN ON b WHERE a.key IN $left AND b.key IN $right AND b <> a"
            )
        return self._evidence(self._read_facts(f"{query} RETURN a.key, {_FACTS}", left=lefts, right=rights))

    def evidence_of_pairs(self, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Iterator[EvidenceRow]:
        """Yield every fact about these pairs."""
        for batch in _batches(pairs):
            yield from self._evidence(
                self._read_facts(
                    "UNWIND $pairs AS pair MATCH (a:Person {key: pair[0]})-[e:EVIDENCE]-(b:Person {key: pair[1]}) "
                    f"WHERE b <> a RETURN a.key, {_FACTS}",
                    pairs=[list(pair) for pair in batch],
                )
            )

    def add_named(self, rows: Sequence[NamedRow]) -> None:
        """Keep name-only facts."""
        if rows:
            self._write(
                "UNWIND $rows AS r CREATE (:NamedFact {owner: r[0], origin: r[1], file: r[2], line: r[3], name: r[4], "
                "folded: r[5], kind: r[6], day: r[7], outgoing: r[8], company: r[9], count: r[10], note: r[11], "
                "other: r[12]})",
                [
                    [int(value) if isinstance(value, Kind) else value for value in astuple(row)]
                    for row in rows
                ],
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
            for batch in _batches(owners)
            for owner, origin, file, line, name, folded, kind, day, outgoing, company, count, note, other in self._run(
                "MATCH (n:NamedFact) WHERE n.owner IN $keys RETURN n.owner, n.origin, n.file, n.line, n.name, "
                "n.folded, n.kind, n.day, n.outgoing, n.company, n.count, n.note, n.other",
                keys=batch,
            )
        ]
        return iter(sorted(found, key=lambda row: (row.origin, row.file, row.line, astuple(row))))

    def add_affiliations(self, rows: Sequence[AffiliationRow]) -> None:
        """Keep jobs and schools of members."""
        if rows:
            self._later(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) CREATE (p)-[:HELD]->(:Affiliation {origin: r[1], "
                "file: r[2], line: r[3], kind: r[4], name: r[5], key: r[6], title: r[7], start: r[8], end: r[9]})",
                [
                    [r.person, r.origin, r.file, r.line, int(r.kind), r.name, r.key, r.title, r.start, r.end]
                    for r in rows
                ],
            )

    def affiliations(self, people: Iterable[PersonKey] | None = None) -> list[AffiliationRow]:
        """Return jobs and schools of these rows."""
        values = "p.key, f.origin, f.file, f.line, f.kind, f.name, f.key, f.title, f.start, f.end"
        if people is None:
            records = self._run(f"MATCH (f:Affiliation)<-[:HELD]-(p:Person) RETURN {values}")
        else:
            query = f"MATCH (p:Person)-[:HELD]->(f:Affiliation) WHERE p.key IN $keys RETURN {values}"
            records = [record for batch in _batches(people) for record in self._run(query, keys=batch)]
        return [
            AffiliationRow(person, origin, file, line, AffiliationKind(kind), name, key, title, start, end)
            for person, origin, file, line, kind, name, key, title, start, end in sorted(map(tuple, records))
        ]

    # --- what is known of one person over all their ties -----------------------------------------------------------

    def tallies(self, people: Iterable[PersonKey], as_of: int) -> dict[PersonKey, tuple[int, int, int]]:
        """Return degree, messages sent and introductions tried on a day."""
        wanted = list(people)
        found: dict[PersonKey, tuple[int, int, int]] = dict.fromkeys(wanted, (0, 0, 0))
        for batch in _batches(wanted):
            for *columns, later in self._run(
                "MATCH (p:Person) WHERE p.key IN $keys AND p.tallied_until IS NOT NULL "
                "RETURN collect(p.key), collect(p.degree), collect(p.sent), collect(p.tried), "
                "collect(CASE WHEN p.tallied_until > $day THEN [p.key] + p.tally_days END)",
                keys=batch,
                day=as_of,
            ):
                found.update((key, (a, b, c)) for key, a, b, c in zip(*columns, strict=True))
                for key, *history in later:
                    days = [change for day, change in _history(history).items() if day <= as_of]
                    found[key] = (sum(c[0] for c in days), sum(c[1] for c in days), sum(c[2] for c in days))
        return found

    def tally_histories(self, people: Iterable[PersonKey]) -> dict[PersonKey, dict[int, list[int]]]:
        """Return by day how much the tallies change."""
        return {
            key: _history(history)
            for batch in _batches(people)
            for (found,) in self._run(
                "MATCH (p:Person) WHERE p.key IN $keys AND p.tallied_until IS NOT NULL "
                "RETURN collect([p.key] + p.tally_days)",
                keys=batch,
            )
            for key, *history in found
        }

    def put_tallies(self, histories: Mapping[PersonKey, Mapping[int, Sequence[int]]]) -> None:
        """Replace what is kept of these people."""
        rows: list[list[object]] = []
        for person, history in histories.items():
            days = sorted((day, *change) for day, change in history.items() if any(change))
            if days:
                sums = (sum(day[column] for day in days) for column in (1, 2, 3))
                rows.append([person, days[-1][0], *sums, [value for day in days for value in day]])
            else:
                rows.append([person, None, None, None, None, None])
        if rows:
            self._write(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) SET p.tallied_until = r[1], p.degree = r[2], "
                "p.sent = r[3], p.tried = r[4], p.tally_days = r[5]",
                rows,
            )

    # --- imports --------------------------------------------------------------------------------------------------

    def add_import(self, row: ImportRow) -> ImportId:
        """Keep an import under the next number."""
        if not self._depth:
            with self.transaction():
                return self.add_import(row)
        ((number,),) = self._run(
            "MATCH (i:Import) WHERE i.digest IS NOT NULL RETURN coalesce(max(i.id), 0) + 1"
        )
        self._put_import(number, row)
        self._fresh[number] = {}
        return ImportId(number)

    def put_import(self, row: ImportRow) -> None:
        """Write the import over what stands under its number."""
        self._put_import(row.account.id, row)

    def _put_import(self, number: int, row: ImportRow) -> None:
        """Write an import."""
        account, owner = row.account, row.account.owner
        self._known_origins = None
        self._write(
            "MERGE (i:Import {id: $id}) SET i = $values SET i.id = $id",
            id=number,
            values={
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
            },
        )

    def imports(self) -> list[ImportRow]:
        """Return every import, by number."""
        return [
            _import(record)
            for record in self._run(
                "MATCH (i:Import) WHERE i.digest IS NOT NULL RETURN i.id, i.source, i.digest, i.as_of, i.owner, "
                "i.member, i.undone, i.full_lists, i.weak, i.owner_shown, i.account ORDER BY i.id"
            )
        ]

    def origins(self) -> list[Origin]:
        """Return every import that was not undone, by number."""
        if self._known_origins is not None:
            return list(self._known_origins)
        found = [
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
                "MATCH (i:Import) WHERE i.digest IS NOT NULL AND NOT i.undone "
                "OPTIONAL MATCH (p:Person {key: i.owner}) RETURN i.id, i.source, i.digest, i.as_of, p.root, p.id, "
                "i.member, i.files, i.kinds, i.full_lists, i.weak ORDER BY i.id"
            )
        ]
        if self._depth:
            self._known_origins = list(found)
        return found

    def remove_claims(self, origin: ImportId) -> set[PersonKey]:
        """Remove every claim of an import; facts are found by looking at all, about a second per million.

        An index of facts by import would find them at once, and cost every import twice the memory of the server.
        """
        people: set[int] = set()
        mentioned: set[int] = set()
        for query in (
            (
                "MATCH (a)-[e:EVIDENCE]->(b) WHERE e.origin = $origin "
                "RETURN collect(DISTINCT coalesce(e.said_start, a.key)), collect(DISTINCT coalesce(e.said_end, b.key))"
            ),
            "MATCH (n:NamedFact {origin: $origin}) WHERE n.owner <> 0 RETURN collect(DISTINCT n.owner)",
            "MATCH (f:Affiliation {origin: $origin})<-[:HELD]-(p) RETURN collect(DISTINCT p.key)",
        ):
            for record in self._run(query, origin=origin):
                people.update(*record)
        for keys, same in self._run(
            "MATCH (:Import {id: $origin})-[m:MENTIONS]->(p) RETURN collect(DISTINCT p.key), collect(DISTINCT m.same)",
            origin=origin,
        ):
            mentioned.update(keys)
            people.update(int(key) for text in same if text for key in text.split(","))
        self._write(
            "MATCH (p:Person)-[v:PROVEN {origin: $origin}]->() WHERE p.key IN $rows DELETE v",
            sorted(mentioned),
            origin=origin,
        )
        for statement in (
            "MATCH ()-[e:EVIDENCE]->() WHERE e.origin = $origin DELETE e",
            "MATCH (:Import {id: $origin})-[m:MENTIONS]->() DELETE m",
            "MATCH (n:NamedFact {origin: $origin}) DELETE n",
            "MATCH (f:Affiliation {origin: $origin}) DETACH DELETE f",
        ):
            self._write(statement, origin=origin)
        return {PersonKey(key) for key in people | mentioned}

    def forget_said(self, people: Sequence[PersonKey], named: Sequence[NamedRow]) -> None:
        """Remove every mention of these rows, and these name-only facts."""
        keys = sorted(set(people))
        self._write("UNWIND $rows AS key MATCH (:Person {key: key})<-[m:MENTIONS]-() DELETE m", keys)
        self._write(
            "UNWIND $rows AS key MATCH (:Person {key: key})-[v:PROVEN]-() WITH DISTINCT v DELETE v", keys
        )
        self._write("MATCH (n:NamedFact) WHERE n.other IN $rows DELETE n", keys)
        self._write(
            "UNWIND $rows AS r MATCH (n:NamedFact {owner: r[0], origin: r[1], file: r[2], line: r[3], folded: r[4], "
            "other: r[5]}) DELETE n",
            [[row.owner, row.origin, row.file, row.line, row.folded, row.other] for row in named],
        )

    # --- decisions and journal ------------------------------------------------------------------------------------

    def settings(self) -> dict[str, str]:
        """Return the store's own settings."""
        return dict(sorted(tuple(record) for record in self._run("MATCH (s:Setting) RETURN s.name, s.value")))

    def put_setting(self, name: str, value: str | None) -> None:
        """Write one setting; None removes it."""
        if value is None:
            self._write("MATCH (s:Setting {name: $name}) DELETE s", name=name)
        else:
            self._write("MERGE (s:Setting {name: $name}) SET s.value = $value", name=name, value=value)

    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        """Append to the journal if nobody else has since it was read."""
        with self.transaction():
            ((last, used),) = self._run(
                "MATCH (m:Meta {name: 'intrograph'}) OPTIONAL MATCH (j:JournalEntry) WHERE j.n >= $after "
                "RETURN coalesce(max(j.n), 0) AS last, m.last_entry",
                after=after,
            )
            if last != after:
                raise Conflict("somebody else has written to the ledger", do="run the command again")
            stored = [
                JournalEntry(n, entry.member, entry.word, entry.ask, entry.on, entry.note, entry.data)
                for n, entry in enumerate(entries, used + 1)
            ]
            self._write(
                "UNWIND $rows AS r CREATE (:JournalEntry {n: r[0], member: r[1], word: r[2], ask: r[3], on: r[4], "
                "note: r[5], data: r[6]})",
                [_entry_values(entry) for entry in stored],
            )
            if stored:
                self._write("MATCH (m:Meta {name: 'intrograph'}) SET m.last_entry = $n", n=stored[-1].n)
            return stored

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater number."""
        return [
            JournalEntry(
                n,
                PersonId(member),
                word,
                None if ask is None else AskId(ask),
                on.to_native(),
                note,
                tuple((name, value) for name, value in json.loads(data)),
            )
            for n, member, word, ask, on, note, data in self._run(
                "MATCH (j:JournalEntry) WHERE j.n > $after "
                "RETURN j.n, j.member, j.word, j.ask, j.on, j.note, j.data ORDER BY j.n",
                after=after,
            )
        ]

    def rewrite_journal(self, entries: Sequence[JournalEntry], removed: Sequence[int]) -> None:
        """Replace entries by number and remove others."""
        if entries:
            self._write(
                "UNWIND $rows AS r MATCH (j:JournalEntry {n: r[0]}) SET j.member = r[1], j.word = r[2], j.ask = r[3], "
                "j.on = r[4], j.note = r[5], j.data = r[6]",
                [_entry_values(entry) for entry in entries],
            )
        if removed:
            self._write("UNWIND $rows AS n MATCH (j:JournalEntry {n: n}) DELETE j", list(removed))


def _batches(values: Iterable[_Value], size: int = _READ_PEOPLE) -> Iterator[list[_Value]]:
    """Yield the distinct values in order, in lists of bounded length."""
    ordered = iter(sorted(set(values)))
    while batch := list(islice(ordered, size)):
        yield batch


def _person_values(row: PersonRow) -> list[object]:
    """Return the properties of a person, without those that are empty and not searched by."""
    key, id_, root, name, folded, company, company_key, position, name_rank, job_rank, shown = row
    return [
        key, id_, root, name or None, folded, company or None, company_key or None, position or None,
        name_rank or None, job_rank or None, shown,
    ]  # fmt: skip


def _turned(fact: tuple[int, int, int, int, int, int, int, int, int, str, int, int]) -> _StoredFact:
    """Let a fact begin at the smaller root, and leave out what it named where that is the root.

    A fact between two ids of one person begins at the smaller id.
    """
    start, end, origin, file, line, kind, day, by, count, note, said_start, said_end = fact
    if (start, said_start) > (end, said_end):
        start, end, said_start, said_end = end, start, said_end, said_start
        by = _BY_END if by == _BY_START else _BY_START if by == _BY_END else by
    return (
        start, end, origin, file, line, kind, day, by, count, note,
        said_start if said_start != start else None, said_end if said_end != end else None,
    )  # fmt: skip


def _history(values: Sequence[int]) -> dict[int, list[int]]:
    """Unpack the days of a tally: each is followed by its three changes."""
    return {values[at]: list(values[at + 1 : at + 4]) for at in range(0, len(values), 4)}


def _import(record: Record) -> ImportRow:
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


def _entry_values(entry: JournalEntry) -> list[object]:
    """Return the properties of a journal entry."""
    data = json.dumps(entry.data, ensure_ascii=False)
    return [entry.n, entry.member, entry.word, entry.ask, entry.on, entry.note, data]
