"""The shared store: a Neo4j server, for groups and for networks too large for one machine.

This module writes, :mod:`graph.store.neo4j_reading` reads, :mod:`graph.store.neo4j_large` says how a transaction that
the server cannot hold at once stays one; ``docs/neo4j.md`` describes labels, types and properties. Three things decide
the speed of writing, all measured (``benchmarks/stores.py``):

* A round trip costs as much as reading a hundred facts, so what is written piece by piece is sent together.
* Looking for a fact before it is made costs half as much again, so facts that must be new are made without looking.
* Writing in parts costs a quarter more, so only what is large goes that way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, replace
from functools import wraps
from operator import itemgetter
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from graph.errors import Conflict, StoreError
from graph.model import ImportId, JournalEntry, Kind, PersonKey, Tally
from graph.store import AffiliationRow, EvidenceRow, ImportRow, MentionRow, NamedRow, Origin, PersonRow
from graph.store.neo4j_connection import Neo4jConnection
from graph.store.neo4j_large import NOW, OWN_UNSEEN, PART_ROWS, UNSEEN, seen, take_away, tidy
from graph.store.neo4j_reading import Neo4jReading
from graph.store.neo4j_rows import (
    BY_END,
    BY_NOBODY,
    BY_START,
    StoredFact,
    entry_values,
    import_values,
    person_values,
    tally_values,
    turned,
)
from graph.store.neo4j_schema import TURN, prepare

if TYPE_CHECKING:
    from graph.store.neo4j_connection import Record

__all__ = ["Neo4jStore"]

_WRITE_ROWS = 10_000  # per statement; measured: flat between 10,000 and 50,000
_AT_ONCE = 1_000  # people whose claims are taken away by one statement

_LEFT = "OPTIONAL MATCH (w:Pending) RETURN w.turn, w.done"
_ROOT = "WITH p, r, [r[2] = r[0]] AS is_root"
_SET_PERSON = (
    "SET p.root = r[2], p.name = r[3], p.folded = r[4], p.company = r[5], p.company_key = r[6], p.position = r[7], "
    "p.name_rank = r[8], p.job_rank = r[9], p.shown = r[10]"
)
_SET_TALLY = "SET p.tallied_until = r[1], p.degree = r[2], p.sent = r[3], p.tried = r[4], p.tally_days = r[5]"

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Write = Callable[[], object]


def _writes(
    method: Callable[Concatenate[Neo4jStore, _Given], _Result],
) -> Callable[Concatenate[Neo4jStore, _Given], _Result]:
    """Let a method write in a transaction: the one that is under way, or one of its own.

    While the transaction is small, what was asked for is remembered, to be asked for again if it becomes large.
    """

    @wraps(method)
    def write(self: Neo4jStore, /, *given: _Given.args, **named: _Given.kwargs) -> _Result:
        if not self._depth:
            with self.transaction():
                return write(self, *given, **named)
        first = given[0] if given else ()
        rows = len(first) if isinstance(first, Sequence | Mapping) else 1
        self._expect(rows)
        result = method(self, *given, **named)
        if not self._turn:
            self._asked.append(lambda: method(self, *given, **named))
        return result

    return write


class Neo4jStore(Neo4jReading):
    """A network on a Neo4j server, version 5.23 or later; the password comes from ``NEO4J_PASSWORD`` alone.

    Writers take turns. Reading goes to any member of a cluster and sees what this store wrote before. A transaction
    of any size is one for everybody else; a large one is written in parts.

    Args:
        url: See :meth:`Neo4jAddress.of`.

    Raises:
        UnknownStore: The address has another form.
        StoreUnavailable: The server does not answer, refuses the user, or holds the data of another program.
    """

    def __init__(self, url: str) -> None:
        """Connect and bring the constraints and indexes up to date."""
        self._server = Neo4jConnection(url, turn=TURN)
        self._depth = self._number = 0
        self._begin()
        try:
            prepare(self._server)
        except BaseException:
            self._server.close()
            raise

    def _begin(self) -> None:
        """Forget what only a transaction may know: nobody else can change it before that ends."""
        self._turn = 0  # the number that marks what a large transaction writes; 0 while it is small
        self._asked: list[_Write] = []
        self._rows = 0  # of the part that is under way
        self._taken_away = False
        self._forget()

    def _forget(self) -> None:
        """Forget what was read and what waits."""
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
        # What a large transaction leaves to its last part, because it changes what is there.
        self._later_imports: dict[int, ImportRow] = {}
        self._later_settings: dict[str, str | None] = {}
        self._later_entries: dict[int, JournalEntry | None] = {}
        self._last_entry: int | None = None

    @property
    def url(self) -> str:
        """The address of the store, without any password."""
        return self._server.address.url

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    # --- talking to the server ------------------------------------------------------------------------------------

    def _run(self, query: str, **values: object) -> list[Record]:
        """Read, in the transaction if there is one; else the driver tries again what may succeed a moment later."""
        if self._depth:
            self._send()
        return self._read(query, **values)

    def _read(self, query: str, **values: object) -> list[Record]:
        """Read what was sent and what counts."""
        if self._turn:
            return self._server.read(OWN_UNSEEN + query, **values, own=-self._turn)
        return self._server.read(UNSEEN + query, **values)

    def _read_facts(self, query: str, **values: object) -> list[Record]:
        """Read evidence, for which mentions that wait need not be sent."""
        if self._depth and not self._facts_wait:
            self._send_people()
            return self._read(query, **values)
        return self._run(query, **values)

    def _write(self, query: str, rows: Sequence[object] | None = None, /, **values: object) -> None:
        """Send what waits, then write."""
        self._send()
        self._put(query, rows, **values)

    def _put(self, query: str, rows: Sequence[object] | None = None, /, **values: object) -> None:
        """Write, a bounded number of rows at a time; ``$turn`` is the mark of a large transaction, else null."""
        turn = self._turn or None
        if rows is None:
            self._server.write(query, **values, turn=turn)
            return
        for start in range(0, len(rows), _WRITE_ROWS):
            batch = rows[start : start + _WRITE_ROWS]
            self._make_room(len(batch))
            self._server.write(query, **values, turn=turn, rows=batch)

    def _take_away(self, match: str, name: str, rows: Sequence[object], /, **values: object) -> None:
        """Take away what a statement finds for rows, each of which may find many."""
        self._taken_away = True
        query = f"{match} {take_away(name, large=bool(self._turn))} RETURN count(*)"
        for start in range(0, len(rows), _AT_ONCE):
            batch = rows[start : start + _AT_ONCE]
            self._make_room(len(batch))
            ((found,),) = self._server.read(query, **values, turn=self._turn, rows=batch)
            self._make_room(found)

    def _make_room(self, rows: int) -> None:
        """Count what a large transaction writes, and end its part before that is too much for the server."""
        if not self._turn:
            return
        if self._rows + rows > PART_ROWS:
            self._server.next_part(keep=True)
            self._rows = 0
        self._rows += rows

    # --- one transaction, small or large --------------------------------------------------------------------------

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
        with self._server.transaction() as number:
            self._begin()
            try:
                self._number = number
                ((left, done),) = self._server.read(_LEFT)
                if left is not None:
                    tidy(self._server, left, done=bool(done))
                self._depth = 1
                yield
                self._end()
            except BaseException:
                if self._turn:
                    with suppress(StoreError):  # else the next writer does it
                        self._server.abandon_part()
                        tidy(self._server, self._turn, done=False)
                raise
            finally:
                self._depth = 0
                self._begin()

    def _end(self) -> None:
        """Write what is left, so that everything counts when the last part is committed."""
        self._send()
        if self._stubs:
            self._put("UNWIND $rows AS key MATCH (p:Person {key: key}) DETACH DELETE p", sorted(self._stubs))
        if self._next_key:
            self._put("MATCH (m:Meta {name: 'intrograph'}) SET m.next_key = $next", next=self._next_key)
        if not self._turn:
            return
        turn, self._turn = self._turn, 0
        for row in self._later_imports.values():
            self._put_import(row.account.id, row)
        for name, value in self._later_settings.items():
            self._put_setting(name, value)
        entries = self._later_entries
        self._rewrite_journal(
            [entry for entry in entries.values() if entry], [n for n in entries if not entries[n]]
        )
        if self._last_entry is not None:
            self._put("MATCH (m:Meta {name: 'intrograph'}) SET m.last_entry = $n", n=self._last_entry)
        self._put("MATCH (w:Pending) SET w.done = true")
        if not self._taken_away:
            self._put("MATCH (w:Pending) WHERE NOT EXISTS { (:Changed) } DELETE w")
        self._server.next_part(keep=True)
        self._server.abandon_part()
        if self._taken_away or self._server.once("OPTIONAL MATCH (w:Pending) RETURN w.turn")[0][0]:
            with suppress(StoreError):  # it counts already; else the next writer does it
                tidy(self._server, turn, done=True)

    def _expect(self, rows: int) -> None:
        """Go on in parts if so many more rows are too much for one transaction."""
        self._rows += 0 if self._turn else rows
        if not self._turn and self._rows > PART_ROWS:
            self._grow()

    def _grow(self) -> None:
        """Begin again in parts, which others do not see before the last."""
        asked, self._asked = self._asked, []
        self._server.next_part(keep=False)
        self._forget()
        self._turn, self._rows = self._number, 0
        self._put("CREATE (:Pending {turn: $turn, done: false})")
        for write in asked:
            write()

    # --- people ---------------------------------------------------------------------------------------------------

    @_writes
    def reserve_keys(self, count: int) -> range:
        """Return keys that no row has; the lock keeps other writers away."""
        if not self._next_key:
            ((self._next_key,),) = self._read("MATCH (m:Meta {name: 'intrograph'}) RETURN m.next_key")
        first = self._next_key
        self._next_key += count
        self._unadded.update(range(first, first + count))
        return range(first, first + count)

    @_writes
    def add_people(self, rows: Sequence[PersonRow]) -> None:
        """Add rows under reserved keys; what was said of them before follows them."""
        values = (
            "{key: r[0], id: r[1], root: r[2], name: r[3], folded: r[4], company: r[5], company_key: r[6], "
            "position: r[7], name_rank: r[8], job_rank: r[9], shown: r[10], turn: $turn}"
        )
        for stubs, verb in (
            (False, f"CREATE (:Person {values})"),
            (True, f"MATCH (p:Person {{key: r[0]}}) SET p += {values}"),
        ):
            batch = [person_values(row) for row in rows if (row.key in self._stubs) == stubs]
            if batch:
                self._put(f"UNWIND $rows AS r {verb}", batch)
        former = [row.key for row in rows if row.root != row.key]
        if former:
            self._put("UNWIND $rows AS key MATCH (p:Person {key: key}) SET p:Alias", former)
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
            ((keys, roots),) = self._read(
                "CALL () { MATCH (p:Alias) RETURN p UNION MATCH (p:Changed) RETURN p } "
                f"WITH p, unseen WHERE {seen('p')} "
                f"RETURN collect(p.key), collect(CASE WHEN {NOW} THEN p.next_root ELSE p.root END)"
            )
            pairs = zip(keys, roots, strict=True)
            self._aliases = {key: root for key, root in pairs if root != key}
        return self._aliases

    @_writes
    def put_people(self, rows: Sequence[PersonRow]) -> None:
        """Write these rows over what stands under their keys."""
        if any(row.key in self._drops for row in rows):
            self._send()
        self._puts.update((row.key, row) for row in rows)
        self._note_aliases(rows)

    @_writes
    def drop_people(self, keys: Sequence[PersonKey]) -> None:
        """Remove rows that nothing refers to any more."""
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
            self._put(
                "UNWIND $rows AS key CREATE (:Person {key: key, id: '?' + key, root: key, name: '', folded: '', "
                "company: '', company_key: '', position: '', name_rank: 0, job_rank: 0, shown: '', turn: $turn})",
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
            self._put(query, rows, **values)

    def _send_people(self) -> None:
        """Send changes of people."""
        if not (self._moves or self._drops or self._puts):
            return
        if self._moves and not self._move_evidence():
            return
        drops, puts = self._drops, self._puts
        self._drops, self._puts = set(), {}
        if drops:
            self._drop(sorted(drops))
        if puts:
            self._put_rows([puts[key] for key in sorted(puts)])

    def _drop(self, keys: Sequence[int]) -> None:
        """Remove rows and whatever hangs on them."""
        self._take_away("UNWIND $rows AS key MATCH (:Person {key: key})-[e]-()", "e", keys)
        self._take_away("UNWIND $rows AS key MATCH (p:Person {key: key})", "p", keys)

    def _put_rows(self, rows: Sequence[PersonRow]) -> None:
        """Write rows over what stands under their keys; others see what a large transaction writes at its end."""
        values = [person_values(row) for row in rows]
        label = (
            "FOREACH (_ IN CASE WHEN r[2] = r[0] THEN [1] ELSE [] END | REMOVE p:Alias) "
            "FOREACH (_ IN CASE WHEN r[2] = r[0] THEN [] ELSE [1] END | SET p:Alias)"
        )
        if not self._turn:
            self._put(f"UNWIND $rows AS r MATCH (p:Person {{key: r[0]}}) {_SET_PERSON} {label}", values)
            return
        for stored, row in zip(values, rows, strict=True):
            stored.append([row.name, row.company, row.position, row.shown])
            stored.append([row.name_rank, row.job_rank])
        self._put(
            "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) WITH p, r, coalesce(p.turn, 0) = $turn AS own "
            f"FOREACH (_ IN CASE WHEN own THEN [1] ELSE [] END | {_SET_PERSON} {label}) "
            "FOREACH (_ IN CASE WHEN own THEN [] ELSE [1] END | SET p:Changed, p.changed = $turn, "
            "p.next_root = r[2], p.next_folded = r[4], p.next_company_key = coalesce(r[6], ''), "
            "p.next_texts = r[11], p.next_ranks = r[12])",
            values,
        )

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

    def _again(self, name: str) -> str:
        """Return the end of a statement that makes something unless it is there: what was taken away comes back."""
        return (
            f"ON MATCH SET {name}.turn = CASE WHEN {name}.turn = -$turn THEN null ELSE {name}.turn END"
            if self._turn
            else ""
        )

    @_writes
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
                f"CREATE (i)-[:MENTIONS {{origin: $origin, file: r[1], line: r[2], {values}, turn: $turn}}]->(p)"
                if new
                else "MERGE (i)-[m:MENTIONS {origin: $origin, file: r[1], line: r[2]}]->(p) "
                f"ON CREATE SET m += {{{values}, turn: $turn}} {self._again('m')}"
            )
            self._later(
                "MERGE (i:Import {id: $origin}) ON CREATE SET i.turn = $turn "
                "WITH i UNWIND $rows AS r MATCH (p:Person {key: r[0]}) " + verb,
                stored,
                origin=origin,
            )
        if proofs:
            self._later(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) MATCH (s:Person {key: r[1]}) "
                "MERGE (p)-[v:PROVEN {origin: r[2], file: r[3], line: r[4]}]->(s) "
                f"ON CREATE SET v.turn = $turn {self._again('v')}",
                proofs,
            )

    @_writes
    def add_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Keep facts, rooted; a relationship can be read from both ends."""
        if not rows:
            return
        root = self._roots()
        facts: dict[tuple[int, ...], StoredFact] = {}
        for a, b, kind, day, sender, count, origin, file, line, note in rows:
            by = BY_NOBODY if sender == 0 else BY_START if sender == a else BY_END if sender == b else sender
            fact = turned(
                (root.get(a, a), root.get(b, b), origin, file, line, kind, day, by, count, note, a, b)
            )
            facts.setdefault(fact[:8], fact)
        new = self._are_new("evidence", ((row[6], row[7], row[8]) for row in rows))
        self._add_facts(sorted(facts.values(), key=itemgetter(0, 1)), new=new)

    def _add_facts(self, facts: Sequence[StoredFact], *, new: bool) -> None:
        """Make the relationships of facts, unless they are there."""
        named = "origin: r[2], file: r[3], line: r[4], kind: r[5], day: r[6], by: r[7]"
        rest = "count: r[8], note: r[9], said_start: r[10], said_end: r[11], turn: $turn"
        verb = (
            f"CREATE (a)-[:EVIDENCE {{{named}, {rest}}}]->(b)"
            if new
            else f"MERGE (a)-[e:EVIDENCE {{{named}}}]->(b) ON CREATE SET e += {{{rest}}} {self._again('e')}"
        )
        self._facts_wait = bool(self._unadded)
        self._later(
            "UNWIND $rows AS r MATCH (a:Person {key: r[0]}) MATCH (b:Person {key: r[1]}) " + verb,
            [[*fact[:8], fact[8] if fact[8] != 1 else None, fact[9] or None, *fact[10:]] for fact in facts],
        )

    @_writes
    def remove_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Remove exactly these facts."""
        if rows:
            self._send()
            self._take_away(
                "UNWIND $rows AS r MATCH (a:Person {key: r[0]})-[e:EVIDENCE {origin: r[2], file: r[3], line: r[4], "
                "kind: r[5], day: r[6]}]-(b:Person {key: r[1]})",
                "e",
                [
                    [a, b, origin, file, line, kind, day]
                    for a, b, kind, day, _, _, origin, file, line, _ in rows
                ],
            )

    @_writes
    def reroot(self, keys: Sequence[PersonKey], root: PersonKey) -> None:
        """Let these rows belong to ``root``, and move their evidence there."""
        self._known_origins = None
        if any(key in self._puts or key in self._drops or key in self._moves for key in keys):
            self._send()
        self._moves.update(dict.fromkeys(keys, root))
        if self._aliases is not None:
            for key in keys:
                self._aliases.pop(key, None)
                if key != root:
                    self._aliases[key] = root

    def _move_evidence(self) -> bool:
        """Move what was said of rows to their new roots; tell whether the transaction is the same as before."""
        keys = sorted(self._moves)
        found = self._read(
            "UNWIND $keys AS key MATCH (p:Person {key: key}) "
            f"WITH p, key, unseen, CASE WHEN {NOW} THEN p.next_root ELSE p.root END AS root "
            "WHERE root <> $moves[toString(key)] MATCH (o:Person {key: root})-[e:EVIDENCE]-() "
            "WHERE ((startNode(e) = o AND coalesce(e.said_start, o.key) = key) "
            f"OR (endNode(e) = o AND coalesce(e.said_end, o.key) = key)) AND {seen('e')} "
            "WITH DISTINCT e RETURN elementId(e), startNode(e).key, endNode(e).key, e.origin, e.file, e.line, e.kind, "
            "e.day, e.by, coalesce(e.count, 1), coalesce(e.note, ''), e.said_start, e.said_end",
            keys=keys,
            moves={str(key): root for key, root in self._moves.items()},
        )
        if not self._turn and self._rows + 2 * len(found) > PART_ROWS:
            self._grow()  # asks for the moves again
            self._send()
            return False
        moves, self._moves = self._moves, {}
        gone: list[str] = []
        facts: dict[tuple[int, ...], StoredFact] = {}
        for record in found:
            name, start, end, *rest, said_start, said_end = record
            gone.append(name)
            said_start, said_end = said_start or start, said_end or end
            fact = turned(
                (moves.get(said_start, start), moves.get(said_end, end), *rest, said_start, said_end)
            )
            facts.setdefault(fact[:8], fact)
        self._take_away("UNWIND $rows AS name MATCH ()-[e:EVIDENCE]->() WHERE elementId(e) = name", "e", gone)
        label = (
            "FOREACH (_ IN CASE WHEN r[1] = r[0] THEN [1] ELSE [] END | REMOVE p:Alias) "
            "FOREACH (_ IN CASE WHEN r[1] = r[0] THEN [] ELSE [1] END | SET p:Alias)"
        )
        self._put(
            f"UNWIND $rows AS r MATCH (p:Person {{key: r[0]}}) SET p.root = r[1] {label}"
            if not self._turn
            else "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) "
            "WITH p, r, coalesce(p.turn, 0) = $turn AS own, (p:Changed AND p.next_root IS NOT NULL) AS known "
            f"FOREACH (_ IN CASE WHEN own THEN [1] ELSE [] END | SET p.root = r[1] {label}) "
            "FOREACH (_ IN CASE WHEN own THEN [] ELSE [1] END | SET p:Changed, p.changed = $turn, p.next_root = r[1]) "
            "FOREACH (_ IN CASE WHEN own OR known THEN [] ELSE [1] END | SET p.next_folded = p.folded, "
            "p.next_company_key = coalesce(p.company_key, ''), "
            "p.next_texts = [coalesce(p.name, ''), coalesce(p.company, ''), coalesce(p.position, ''), p.shown], "
            "p.next_ranks = [coalesce(p.name_rank, 0), coalesce(p.job_rank, 0)])",
            [[key, moves[key]] for key in keys],
        )
        if facts:
            self._add_facts([facts[name] for name in sorted(facts)], new=False)
        return True

    @_writes
    def add_named(self, rows: Sequence[NamedRow]) -> None:
        """Keep name-only facts."""
        if rows:
            self._write(
                "UNWIND $rows AS r CREATE (:NamedFact {owner: r[0], origin: r[1], file: r[2], line: r[3], name: r[4], "
                "folded: r[5], kind: r[6], day: r[7], outgoing: r[8], company: r[9], count: r[10], note: r[11], "
                "other: r[12], turn: $turn})",
                [
                    [int(value) if isinstance(value, Kind) else value for value in astuple(row)]
                    for row in rows
                ],
            )

    @_writes
    def add_affiliations(self, rows: Sequence[AffiliationRow]) -> None:
        """Keep jobs and schools of members."""
        if rows:
            self._later(
                "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) CREATE (p)-[:HELD]->(:Affiliation {origin: r[1], "
                "file: r[2], line: r[3], kind: r[4], name: r[5], key: r[6], title: r[7], start: r[8], end: r[9], "
                "turn: $turn})",
                [
                    [r.person, r.origin, r.file, r.line, int(r.kind), r.name, r.key, r.title, r.start, r.end]
                    for r in rows
                ],
            )

    @_writes
    def put_tallies(self, histories: Mapping[PersonKey, Mapping[int, Tally]]) -> None:
        """Replace what is kept of these people."""
        rows = [tally_values(person, history) for person, history in histories.items()]
        if not self._turn:
            self._write(f"UNWIND $rows AS r MATCH (p:Person {{key: r[0]}}) {_SET_TALLY}", rows)
            return
        for row in rows:
            row.append([*row[1:5], *row[5]] if isinstance(row[5], list) else [])
        self._write(
            "UNWIND $rows AS r MATCH (p:Person {key: r[0]}) WITH p, r, coalesce(p.turn, 0) = $turn AS own "
            f"FOREACH (_ IN CASE WHEN own THEN [1] ELSE [] END | {_SET_TALLY}) "
            "FOREACH (_ IN CASE WHEN own THEN [] ELSE [1] END | "
            "SET p:Changed, p.changed = $turn, p.next_tally = r[6])",
            rows,
        )

    # --- imports --------------------------------------------------------------------------------------------------

    @_writes
    def add_import(self, row: ImportRow) -> ImportId:
        """Keep an import under the next number."""
        ((number,),) = self._run(
            "MATCH (i:Import) WHERE i.digest IS NOT NULL RETURN coalesce(max(i.id), 0) + 1"
        )
        self._fresh[number] = {}
        self._put_import(number, row)
        return ImportId(number)

    @_writes
    def put_import(self, row: ImportRow) -> None:
        """Write the import over what stands under its number."""
        if self._turn and row.account.id not in self._fresh:
            self._known_origins = None
            self._later_imports[row.account.id] = row
        else:
            self._put_import(row.account.id, row)

    def _put_import(self, number: int, row: ImportRow) -> None:
        """Write an import."""
        self._known_origins = None
        self._write(
            "MERGE (i:Import {id: $id}) SET i = $values SET i.id = $id, i.turn = $turn",
            id=number,
            values=import_values(row),
        )

    def imports(self) -> list[ImportRow]:
        """Return every import, by number."""
        return [self._later_imports.get(row.account.id, row) for row in super().imports()]

    def origins(self) -> list[Origin]:
        """Return every import that was not undone, by number."""
        if self._known_origins is not None:
            return list(self._known_origins)
        later = self._later_imports
        found = [
            each for each in super().origins() if not (each.id in later and later[each.id].account.undone)
        ]
        if self._depth:
            self._known_origins = list(found)
        return found

    @_writes
    def remove_claims(self, origin: ImportId) -> set[PersonKey]:
        """Remove every claim of an import; facts are found by looking at all, about a second per million.

        An index of facts by import would find them at once, and cost every import twice the memory of the server.
        """
        people: set[int] = set()
        ((starts, ends, begins, facts),) = self._run(
            f"MATCH (a)-[e:EVIDENCE]->(b) WHERE e.origin = $origin AND {seen('e')} "
            "RETURN collect(DISTINCT coalesce(e.said_start, a.key)), collect(DISTINCT coalesce(e.said_end, b.key)), "
            "collect(DISTINCT a.key), count(e)",
            origin=origin,
        )
        ((mentioned, proven, mentions),) = self._run(
            f"MATCH (:Import {{id: $origin}})-[m:MENTIONS]->(p) WHERE {seen('m')} "
            "RETURN collect(DISTINCT p.key), collect(DISTINCT m.same), count(m)",
            origin=origin,
        )
        ((owners, named),) = self._run(
            f"MATCH (n:NamedFact {{origin: $origin}}) WHERE {seen('n')} "
            "RETURN collect(DISTINCT n.owner), collect(elementId(n))",
            origin=origin,
        )
        ((holders, jobs),) = self._run(
            f"MATCH (f:Affiliation {{origin: $origin}})<-[:HELD]-(p) WHERE {seen('f')} "
            "RETURN collect(DISTINCT p.key), collect(elementId(f))",
            origin=origin,
        )
        self._expect(facts + mentions + len(named) + len(jobs))
        people.update(starts, ends, mentioned, holders, owners)
        people.update(int(key) for text in proven for key in text.split(","))
        people.discard(0)
        self._send()
        of_person = "UNWIND $rows AS key MATCH (p:Person {key: key})"
        for pattern, name, rows in (
            (f"{of_person}-[v:PROVEN]->() WHERE v.origin = $origin", "v", mentioned),
            (f"{of_person}-[e:EVIDENCE]->() WHERE e.origin = $origin", "e", begins),
            (f"{of_person}<-[m:MENTIONS]-() WHERE m.origin = $origin", "m", mentioned),
            ("UNWIND $rows AS name MATCH (n:NamedFact) WHERE elementId(n) = name", "n", named),
            ("UNWIND $rows AS name MATCH (f:Affiliation) WHERE elementId(f) = name", "f", jobs),
        ):
            self._take_away(pattern, name, sorted(rows), origin=origin)
        return {PersonKey(key) for key in people}

    @_writes
    def forget_said(self, people: Sequence[PersonKey], named: Sequence[NamedRow]) -> None:
        """Remove every mention of these rows, and these name-only facts."""
        keys = sorted(set(people))
        self._send()
        of_person = "UNWIND $rows AS key MATCH (:Person {key: key})"
        self._take_away(f"{of_person}<-[m:MENTIONS]-()", "m", keys)
        self._take_away(f"{of_person}-[v:PROVEN]-()", "v", keys)
        self._take_away("UNWIND $rows AS key MATCH (n:NamedFact) WHERE n.other = key", "n", keys)
        self._take_away(
            "UNWIND $rows AS r MATCH (n:NamedFact {owner: r[0], origin: r[1], file: r[2], line: r[3], folded: r[4], "
            "other: r[5]})",
            "n",
            [[row.owner, row.origin, row.file, row.line, row.folded, row.other] for row in named],
        )

    # --- decisions and journal ------------------------------------------------------------------------------------

    @_writes
    def put_setting(self, name: str, value: str | None) -> None:
        """Write one setting; None removes it."""
        if self._turn:
            self._later_settings[name] = value
        else:
            self._put_setting(name, value)

    def _put_setting(self, name: str, value: str | None) -> None:
        """Write or remove a setting."""
        if value is None:
            self._write("MATCH (s:Setting {name: $name}) DELETE s", name=name)
        else:
            self._write("MERGE (s:Setting {name: $name}) SET s.value = $value", name=name, value=value)

    def settings(self) -> dict[str, str]:
        """Return the store's own settings."""
        found = {**super().settings(), **self._later_settings}
        return {name: value for name, value in sorted(found.items()) if value is not None}

    @_writes
    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        """Append to the journal if nobody else has since it was read."""
        last = max((entry.n for entry in self.journal(after=max(after - 1, 0))), default=0)
        if last != after:
            raise Conflict("somebody else has written to the ledger", do="run the command again")
        ((used,),) = self._read("MATCH (m:Meta {name: 'intrograph'}) RETURN m.last_entry")
        used = self._last_entry or used
        stored = [replace(entry, n=n) for n, entry in enumerate(entries, used + 1)]
        if stored:
            self._write(
                "UNWIND $rows AS r CREATE (:JournalEntry {n: r[0], member: r[1], word: r[2], ask: r[3], on: r[4], "
                "note: r[5], data: r[6], turn: $turn})",
                [entry_values(entry) for entry in stored],
            )
            self._last_entry = stored[-1].n
            if not self._turn:
                self._put("MATCH (m:Meta {name: 'intrograph'}) SET m.last_entry = $n", n=stored[-1].n)
        return stored

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater number."""
        found = super().journal(after=after)
        later = self._later_entries
        return [new for entry in found if (new := later.get(entry.n, entry)) is not None] if later else found

    @_writes
    def rewrite_journal(self, entries: Sequence[JournalEntry], removed: Sequence[int]) -> None:
        """Replace entries by number and remove others."""
        if self._turn:
            self._later_entries.update((entry.n, entry) for entry in entries)
            self._later_entries.update(dict.fromkeys(removed))
        else:
            self._rewrite_journal(entries, removed)

    def _rewrite_journal(self, entries: Sequence[JournalEntry], removed: Sequence[int]) -> None:
        """Replace entries and remove others."""
        if entries:
            self._write(
                "UNWIND $rows AS r MATCH (j:JournalEntry {n: r[0]}) SET j.member = r[1], j.word = r[2], j.ask = r[3], "
                "j.on = r[4], j.note = r[5], j.data = r[6]",
                [entry_values(entry) for entry in entries],
            )
        if removed:
            self._write("UNWIND $rows AS n MATCH (j:JournalEntry {n: n}) DELETE j", list(removed))
