"""The embedded store: one SQLite file, nothing to set up.

This module opens it and writes, :mod:`graph.store.sqlite_reading` reads, :mod:`graph.store.sqlite_lists` does both for
packed lists, and :mod:`graph.store.sqlite_schema` holds the tables; all SQL of the product is in the four.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path

from graph.errors import Conflict, StoreBusy, StoreError, StoreUnavailable
from graph.model import (
    ImportId,
    JournalEntry,
    Kind,
    PersonKey,
    Tally,
)
from graph.store import (
    AffiliationRow,
    EvidenceRow,
    ImportRow,
    ListRows,
    MentionRow,
    NamedRow,
    Origin,
    PairRows,
    PersonRow,
)
from graph.store.packed import pack
from graph.store.sqlite_lists import SQLiteLists
from graph.store.sqlite_reading import SQLiteReading
from graph.store.sqlite_reading import unpacked as _unpacked
from graph.store.sqlite_schema import APPLICATION_ID, LISTS_ANEW, VERSION, migration

_BUSY_SECONDS = 20.0
_WRITING_CACHE_KIB = (
    96 * 1024
)  # measured: with 160 an import of ten million ties takes 557 MiB, and is not faster
_OWN_STATEMENT = 200  # rows for which it is worth preparing a statement that nobody needs again; assumption
_INSERTED_TOGETHER = 200  # rows; measured: more are not faster
_NO_CHANGE = (0, 0, 0)
_WAITING_TOUCHED = 200_000  # numbers of whom imports spoke of that may wait to be written; assumption
_WAITING_DAYS = 200_000  # days of histories that may wait to be written, about 40 MiB; assumption
_ANEW = 1_000  # with so many new people at once, and more than there are, indices are made anew; assumption


class SQLiteStore(SQLiteReading):
    """A network in one SQLite file, or in memory.

    The file is made with mode 0600: it holds what other people told the owner.

    Args:
        url: ``sqlite:///path``, ``sqlite://`` for memory, or a plain path.

    Raises:
        StoreUnavailable: The file cannot be opened, or is not a store of ours.

    Example:
        >>> with SQLiteStore("sqlite://") as store, store.transaction():
        ...     store.put_setting("me", "li:ada")
    """

    tallies_at_once = 65_536
    people_may_wait = True

    def __init__(self, url: str) -> None:
        """Open the file and bring its tables up to date."""
        path = _path_of(url)
        self._url = f"sqlite:///{path}" if path else "sqlite://"
        self._depth = 0
        # What a transaction has read and nobody else can change before it ends.
        self._next_key = 0
        self._aliases: dict[int, int] | None = None
        self._known_origins: dict[int, Origin] | None = None
        self._missing_indices: list[tuple[str, str]] = []
        self._lists = SQLiteLists(self._run, self._run_many, self._insert)
        self._tallies: dict[PersonKey, Mapping[int, Tally]] = {}
        # By import, the pairs and the people it spoke of.
        self._touched: defaultdict[int, tuple[array[int], array[int]]] = defaultdict(
            lambda: (array("q"), array("q"))
        )
        self._touched_numbers = 0
        self._seen_origins: tuple[int, tuple[Origin, ...]] = (-1, ())
        try:
            if path:
                _make_private(Path(path))
            self._connection = sqlite3.connect(
                path or ":memory:", timeout=_BUSY_SECONDS, isolation_level=None, cached_statements=256
            )
            self._most_values = self._connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
            self._prepare()
            self._aliases = None  # what migrating read
        except (sqlite3.Error, OSError) as error:
            if _is_busy(error):
                raise self._wrapped(error) from None
            raise StoreUnavailable(
                f"the store cannot be opened ({_reason(error)})",
                where=path or "memory",
                do="check the path and its permissions, or name another store with --store",
            ) from None

    def _prepare(self) -> None:
        """Set the connection up and migrate the tables."""
        run = self._connection.execute
        run(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")
        version = run("PRAGMA user_version").fetchone()[0]
        self._ahead_log = run("PRAGMA journal_mode").fetchone()[0] != "delete"
        if version == VERSION:
            run("PRAGMA temp_store = MEMORY")
            # Mapped pages count as the memory of a query, and mapping them saved no measurable time.
            run("PRAGMA mmap_size = 0")
            return
        if version > VERSION:
            raise sqlite3.DatabaseError("it was written by a newer version of intrograph")
        if version == 0 and run("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("it is a database of another program")
        run("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated while this one waited for the lock.
            for number in range(run("PRAGMA user_version").fetchone()[0], VERSION):
                for statement in migration(number):
                    run(statement)
                if number + 1 == LISTS_ANEW:
                    for rows in self._lists.take_over():
                        super().add_list(rows)
                    run("DROP TABLE list_by_column")
                run(f"PRAGMA user_version = {number + 1}")
            run(f"PRAGMA application_id = {APPLICATION_ID}")
            run("COMMIT")
        except BaseException:
            run("ROLLBACK")
            raise
        run("PRAGMA temp_store = MEMORY")

    @property
    def url(self) -> str:
        """The address of the store."""
        return self._url

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

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
        # Writing touches pages all over a large file; reading one answer does not.
        self._run(f"PRAGMA cache_size = -{_WRITING_CACHE_KIB}")
        self._run("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self._lists.write(meanwhile=self._index_people)
            self._write_tallies()
            self._write_touched()
            self._run("COMMIT")
            self._log_ahead()
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0
            self._next_key = 0
            self._aliases = self._known_origins = None
            self._lists.abandon()
            self._missing_indices = []
            self._tallies = {}
            self._forget_touched()
            self._seen_origins = (-1, ())

    def _log_ahead(self) -> None:
        """Let readers read while others write from now on.

        What is written first, into an empty store, is often the most, and a log of it would only be copied into the
        file afterwards; so it has none.
        """
        if not self._ahead_log:
            run = self._connection.execute
            run("PRAGMA busy_timeout = 0")
            with suppress(sqlite3.OperationalError):  # somebody is reading; the next transaction tries again
                run("PRAGMA journal_mode = WAL")
                self._ahead_log = True
            run(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")

    def _run(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> sqlite3.Cursor:
        """Execute one statement; what the database says becomes our own error."""
        self._refuse_without_transaction()
        try:
            return self._connection.execute(sql, values)
        except sqlite3.Error as error:
            raise self._wrapped(error) from error

    def _run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute one statement for many rows."""
        self._refuse_without_transaction()
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise self._wrapped(error) from error

    def _insert(self, table: str, rows: Iterable[Sequence[object]], otherwise: str = "") -> None:
        """Insert whole rows, many with one statement: with a statement for each it takes a third longer.

        Args:
            table: Where to.
            rows: Values for all columns.
            otherwise: The clause that says what to do with a row that is there; with an empty one it is an error.

        Raises:
            StoreError: The database refused.
        """
        left = iter(rows)
        first = next(left, None)
        if first is None:
            return
        left = chain((first,), left)
        row = f"({','.join('?' * len(first))})"
        together = min(_INSERTED_TOGETHER, self._most_values // len(first))
        while some := list(islice(left, together)):
            if len(some) == together:
                values = list(chain.from_iterable(some))
                self._run(f"INSERT INTO {table} VALUES {','.join([row] * len(some))} {otherwise}", values)
            else:  # a statement of its own would be prepared for every number of rows
                self._run_many(f"INSERT INTO {table} VALUES {row} {otherwise}", some)

    def _refuse_without_transaction(self) -> None:
        """Refuse to go on where the database has ended our transaction, as it does when the disk is full."""
        if self._depth and not self._connection.in_transaction:
            raise StoreError(
                "the store gave up what was being written",
                where=self._url,
                do="look whether the disk is full, and run the command again",
            )

    def _wrapped(self, error: Exception) -> StoreError:
        """Turn a database error into ours."""
        if _is_busy(error):
            return StoreBusy("another command is writing to it", where=self._url, do="try again in a moment")
        return StoreError(
            f"the store failed ({_reason(error)})", where=self._url, do="run: intrograph store check"
        )

    # --- people ---------------------------------------------------------------------------------------------------

    def reserve_keys(self, count: int) -> range:
        """Return keys that no row has; the transaction keeps other writers away."""
        if not self._next_key:
            self._next_key = int(self._run("SELECT coalesce(max(key), 0) + 1 FROM person").fetchone()[0])
        first = self._next_key
        self._next_key += count
        return range(first, first + count)

    def add_people(self, rows: Sequence[PersonRow]) -> None:
        """Add rows under reserved keys."""
        if len(rows) >= _ANEW and self._depth and not self._missing_indices:
            count = "SELECT count(*) FROM (SELECT 1 FROM person LIMIT ?)"
            (known,) = self._run(count, (len(rows),)).fetchone()
            if known < len(rows):
                # Sorting everybody once costs less than finding the place of each of so many.
                found = self._run(
                    "SELECT name, sql FROM sqlite_master "
                    "WHERE name IN ('person_id', 'person_folded', 'person_company')"
                ).fetchall()
                with suppress(StoreBusy):  # an answer is still being read; then the indices stay
                    for name, index in found:
                        self._run(f"DROP INDEX {name}")
                        self._missing_indices.append((name, index))
        self._insert("person", rows)
        self._note_aliases(rows)

    def _index_people(self) -> None:
        """Make the indices again that were left out while many people were added."""
        if self._missing_indices:
            self._run("PRAGMA shrink_memory")  # sorting millions of ids takes the room of the page cache
        for _, index in self._missing_indices:
            self._run(index)
        self._missing_indices = []

    def _note_aliases(self, rows: Iterable[PersonRow]) -> None:
        """Keep what is known of former ids up to date."""
        if self._aliases is not None:
            for row in rows:
                if row.root != row.key:
                    self._aliases[row.key] = row.root
                elif self._aliases:
                    self._aliases.pop(row.key, None)

    def _roots(self) -> dict[int, int]:
        """Return the root of every row that is not one; read once in a transaction."""
        if self._aliases is None:
            self._aliases = dict(self._run("SELECT key, root FROM person WHERE root <> key").fetchall())
        return self._aliases

    def put_people(self, rows: Sequence[PersonRow]) -> None:
        """Write these rows over what stands under their keys."""
        self._run_many(
            "UPDATE person SET root = ?, name = ?, folded = ?, company = ?, company_key = ?, position = ?, "
            "name_rank = ?, job_rank = ?, shown = ? WHERE key = ?",
            (
                (
                    r.root,
                    r.name,
                    r.folded,
                    r.company,
                    r.company_key,
                    r.position,
                    r.name_rank,
                    r.job_rank,
                    r.shown,
                    r.key,
                )
                for r in rows
            ),
        )
        self._note_aliases(rows)

    def drop_people(self, keys: Sequence[PersonKey]) -> None:
        """Remove rows that nothing refers to any more."""
        self._run_many("DELETE FROM person WHERE key = ?", ((key,) for key in keys))
        # A fact between two of their ids cannot be read by those who remove what is known of them.
        self._run_many("DELETE FROM evidence WHERE a = ?1 AND b = ?1", ((key,) for key in keys))

    # --- claims ---------------------------------------------------------------------------------------------------

    def add_mentions(self, rows: Sequence[MentionRow]) -> None:
        """Keep what rows say of people."""
        if not rows:
            return
        people, origins, files, lines, names, companies, positions, current, sames = zip(*rows, strict=True)
        origin, file, now = _only(origins), _only(files), _only(current)
        alike = origin is not None and file is not None and now is not None and not any(sames)
        if alike and len(rows) >= _OWN_STATEMENT:
            # Values that all rows share are written into the statement: each one bound costs as much as a column.
            self._run_many(
                f"INSERT OR IGNORE INTO mention VALUES (?, {origin:d}, {file:d}, ?, ?, ?, ?, {now:d}, '')",
                sorted(zip(people, lines, names, companies, positions, strict=True)),
            )
        else:
            self._run_many(
                "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sorted((*row[:8], _joined(row[8])) for row in rows),
            )
        proofs = [(s, r.person, r.origin, r.file, r.line) for r in rows if r.same for s in r.same]
        if proofs:
            self._run_many("INSERT OR IGNORE INTO proof VALUES (?, ?, ?, ?, ?)", proofs)
        if origin is not None:
            self._touched[origin][1].extend(people)
        else:
            for of, person in zip(origins, people, strict=True):
                self._touched[of][1].append(person)
        for proof in proofs:
            self._touched[proof[2]][1].append(proof[0])
        self._keep_touched(len(rows) + len(proofs))

    def add_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Keep facts, rooted and readable from both ends."""
        if not rows:
            return
        self._add_any(rows)
        for row in rows:
            self._touched[row[6]][0].extend(row[:2])
        self._keep_touched(2 * len(rows))

    def add_pairs(self, rows: PairRows) -> None:
        """Keep ties of a long list."""
        a, b = rows.a, rows.b
        if len(a) < _OWN_STATEMENT or not self._roots().keys().isdisjoint((*a, *b)):
            super().add_pairs(rows)
            return
        # Values that they share are written into the statement: each one bound costs as much as a column.
        sql = f"{rows.origin:d}, {rows.file:d}, ?3, {int(rows.kind):d}, ?4, 0, 0, 1, '', NULL, NULL)"
        far = sorted(zip(b, a, rows.lines, rows.days, strict=True))
        near = far if _only(a) is not None else sorted(far, key=_FAR_END)
        self._run_many(f"INSERT OR IGNORE INTO evidence VALUES (?2, ?1, {sql}", near)
        self._run_many(f"INSERT OR IGNORE INTO evidence VALUES (?1, ?2, {sql}", far)
        self._touched[rows.origin][0].extend(chain.from_iterable(zip(a, b, strict=True)))
        self._keep_touched(2 * len(a))

    def _keep_touched(self, more: int) -> None:
        """Write whom imports spoke of if that is much by now; else the same import may speak of others."""
        self._touched_numbers += more
        if not self._depth or self._touched_numbers > _WAITING_TOUCHED:
            self._write_touched()

    def _write_touched(self) -> None:
        """Write whom imports spoke of."""
        for origin, (pairs, people) in self._touched.items():
            packed = (_packed(values) if values else b"" for values in (pairs, people))
            self._run("INSERT INTO touched VALUES (?, ?, ?)", (origin, *packed))
        self._forget_touched()

    def _forget_touched(self) -> None:
        """Begin anew with what imports speak of."""
        self._touched.clear()
        self._touched_numbers = 0

    def _add_any(self, rows: Sequence[EvidenceRow]) -> None:
        """Write facts of any kind."""
        root = self._roots()
        both: list[tuple[object, ...]] = []
        for a, b, kind, day, sender, count, origin, file, line, note in rows:
            role = 0 if sender == 0 else 1 if sender == a else 2 if sender == b else 3
            third = sender if role == 3 else 0
            root_a, root_b = root.get(a, a), root.get(b, b)
            said_a = a if root_a != a else None
            said_b = b if root_b != b else None
            both.extend(
                _from_both_ends(
                    (root_a, root_b, origin, file, line, kind, day, role, third, count, note, said_a, said_b)
                )
            )
        both.sort(key=_ENDS)
        self._run_many("INSERT OR IGNORE INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", both)

    def add_list(self, rows: ListRows) -> None:
        """Keep the rows of a list packed, where they fit the form."""
        aliases = self._roots()
        rooted = not aliases or aliases.keys().isdisjoint((rows.owner, *rows.people))
        packed = pack(rows) if rooted else None
        if packed is None or not self._lists.add(packed):
            super().add_list(rows)
        elif not self._depth:
            self._lists.write()

    def _unpack(self, people: Iterable[int], owner: int | None = None) -> None:
        """Take rows out of packed lists and write each as the others are; see :meth:`SQLiteLists.take_out`."""
        for rows in self._lists.take_out(frozenset(people), owner):
            super().add_list(rows)

    def remove_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Remove exactly these facts, from both ends."""
        for a, b, kind, *_ in rows:
            if kind == Kind.CONNECTION:
                self._unpack([a], b)
                self._unpack([b], a)
        self._run_many(
            "DELETE FROM evidence WHERE a = ? AND b = ? AND origin = ? AND file = ? AND line = ? AND kind = ? "
            "AND day = ?",
            (
                (*ends, origin, file, line, kind, day)
                for a, b, kind, day, _, _, origin, file, line, _ in rows
                for ends in ((a, b), (b, a))
            ),
        )

    def _pairs_of(self, origin: ImportId) -> set[tuple[int, int]]:
        """Return the rooted pairs that an import spoke of."""
        self._write_touched()
        said: set[tuple[int, int]] = set()
        for (packed,) in self._run("SELECT pairs FROM touched WHERE origin = ?", (origin,)):
            values = _unpacked(packed)
            said.update(zip(values[::2], values[1::2], strict=True))
        root = self._roots()
        return {(root.get(a, a), root.get(b, b)) for a, b in said}

    def reroot(self, keys: Sequence[PersonKey], root: PersonKey) -> None:
        """Let these rows belong to ``root``, and move their evidence there."""
        self._known_origins = None  # an owner may be among them
        self._unpack(keys)
        for key in keys:
            old = self._run("SELECT root FROM person WHERE key = ?", (key,)).fetchone()[0]
            if old == root:
                continue
            moved: list[_StoredFact] = self._run(
                "SELECT * FROM evidence WHERE a = ?1 AND coalesce(said_a, a) = ?2 "
                "UNION SELECT * FROM evidence WHERE a = ?1 AND b = ?1 AND coalesce(said_b, b) = ?2",
                (old, key),
            ).fetchall()
            said = None if key == root else key
            for row in moved:
                if row[0] == row[1] and (row[11] or old) != key:
                    row = _turned(row)
                b, origin, file, line, kind, day, role, third, count, note, _, said_b = row[1:]
                for a, other, seen in ((old, b, role), (b, old, _MIRROR[role])):
                    self._run(
                        "DELETE FROM evidence WHERE a = ? AND b = ? AND origin = ? AND file = ? AND line = ? "
                        "AND kind = ? AND day = ? AND role = ? AND third = ?",
                        (a, other, origin, file, line, kind, day, seen, third),
                    )
                if b == old and (said_b or b) == key:
                    b, said_b = root, said
                self._run_many(
                    "INSERT OR IGNORE INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    _from_both_ends(
                        (root, b, origin, file, line, kind, day, role, third, count, note, said, said_b)
                    ),
                )
            self._run("UPDATE person SET root = ? WHERE key = ?", (root, key))
            if self._aliases is not None:
                self._aliases.pop(key, None)
                if key != root:
                    self._aliases[key] = root

    def add_named(self, rows: Sequence[NamedRow]) -> None:
        """Keep name-only facts."""
        self._run_many(
            "INSERT INTO named VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    r.owner,
                    r.origin,
                    r.file,
                    r.line,
                    r.name,
                    r.folded,
                    int(r.kind),
                    r.day,
                    r.outgoing,
                    r.company,
                    r.count,
                    r.note,
                    r.other,
                )
                for r in rows
            ),
        )

    def add_affiliations(self, rows: Sequence[AffiliationRow]) -> None:
        """Keep jobs and schools of members."""
        self._run_many(
            "INSERT INTO affiliation VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                (r.person, r.origin, r.file, r.line, int(r.kind), r.name, r.key, r.title, r.start, r.end)
                for r in rows
            ),
        )

    # --- what is known of one person over all their ties -----------------------------------------------------------

    def put_tallies(self, histories: Mapping[PersonKey, Mapping[int, Tally]]) -> None:
        """Replace what is kept of these people, at the latest when the transaction ends."""
        # Owners of lists stand on each other's lists: in one transaction the same histories change again and again.
        self._tallies.update(histories)
        if not self._depth or sum(map(len, self._tallies.values())) > _WAITING_DAYS:
            self._write_tallies()

    def _write_tallies(self) -> None:
        """Write what waits."""
        kept: list[tuple[object, ...]] = []
        gone: list[tuple[PersonKey]] = []
        for person, history in self._tallies.items():
            days = sorted(history)
            changes = list(map(history.__getitem__, days))
            if _NO_CHANGE in changes:
                days = [day for day in days if history[day] != _NO_CHANGE]
                changes = list(map(history.__getitem__, days))
            if days:
                columns = tuple(zip(*changes, strict=True))
                packed = array("q", bytes(32 * len(days)))
                for at, column in enumerate((days, *columns)):
                    packed[at::4] = array("q", column)
                kept.append((person, days[-1], *map(sum, columns), _packed(packed)))
            else:
                gone.append((person,))
        self._tallies = {}
        self._run_many("REPLACE INTO tally VALUES (?,?,?,?,?,?)", kept)
        self._run_many("DELETE FROM tally WHERE person = ?", gone)

    # --- imports --------------------------------------------------------------------------------------------------

    def add_import(self, row: ImportRow) -> ImportId:
        """Keep an import under the next number."""
        number = int(self._run("SELECT coalesce(max(id), 0) + 1 FROM import").fetchone()[0])
        self._run("INSERT INTO import VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (number, *_import_values(row)))
        self._refresh_origin(number)
        return ImportId(number)

    def put_import(self, row: ImportRow) -> None:
        """Write the import over what stands under its number."""
        self._run(
            "REPLACE INTO import VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (row.account.id, *_import_values(row))
        )
        self._refresh_origin(row.account.id)

    def _refresh_origin(self, number: int) -> None:
        """Read one import again into what the transaction knows."""
        if self._known_origins is not None:
            newest = next(reversed(self._known_origins), 0) <= number
            self._known_origins.pop(number, None)
            for origin in self._read_origins("WHERE NOT undone AND i.id = ?", (number,)):
                self._known_origins[number] = origin
            if not newest:
                self._known_origins = dict(sorted(self._known_origins.items()))

    def remove_claims(self, origin: ImportId) -> set[PersonKey]:
        """Remove every claim of an import."""
        self._write_touched()
        said = self._lists.remove_import(origin)
        people: set[int] = set()
        for (packed,) in self._run("SELECT people FROM touched WHERE origin = ?", (origin,)):
            people.update(_unpacked(packed))
        for (packed,) in self._run("SELECT pairs FROM touched WHERE origin = ?", (origin,)):
            said.update(_unpacked(packed))
        self._run_many(
            "DELETE FROM evidence WHERE a = ? AND b = ? AND origin = ?",
            ((*ends, origin) for a, b in sorted(self._pairs_of(origin)) for ends in ((a, b), (b, a))),
        )
        self._run_many(
            "DELETE FROM mention WHERE person = ? AND origin = ?", ((k, origin) for k in sorted(people))
        )
        self._run("DELETE FROM proof WHERE origin = ?", (origin,))
        for (owner,) in self._run(
            "SELECT DISTINCT owner FROM named WHERE origin = ? AND owner <> 0", (origin,)
        ).fetchall():
            said.add(owner)
        for (person,) in self._run(
            "SELECT DISTINCT person FROM affiliation WHERE origin = ?", (origin,)
        ).fetchall():
            said.add(person)
        for table in ("named", "affiliation", "touched"):
            self._run(f"DELETE FROM {table} WHERE origin = ?", (origin,))
        return {PersonKey(key) for key in said | people}

    def forget_said(self, people: Sequence[PersonKey], named: Sequence[NamedRow]) -> None:
        """Remove every mention of these rows, and these name-only facts."""
        self._unpack(people)
        keys = json.dumps(list(people))
        self._run("DELETE FROM mention WHERE person IN (SELECT value FROM json_each(?))", (keys,))
        for column in ("person", "same"):
            self._run(f"DELETE FROM proof WHERE {column} IN (SELECT value FROM json_each(?))", (keys,))
        self._run("DELETE FROM named WHERE other IN (SELECT value FROM json_each(?))", (keys,))
        self._run_many(
            "DELETE FROM named WHERE owner = ? AND origin = ? AND file = ? AND line = ? AND folded = ? AND other = ?",
            ((row.owner, row.origin, row.file, row.line, row.folded, row.other) for row in named),
        )

    # --- decisions and journal ------------------------------------------------------------------------------------

    def put_setting(self, name: str, value: str | None) -> None:
        """Write one setting; None removes it."""
        if value is None:
            self._run("DELETE FROM setting WHERE name = ?", (name,))
        else:
            self._run("REPLACE INTO setting VALUES (?, ?)", (name, value))

    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        """Append to the journal if nobody else has since it was read."""
        with self.transaction():
            last = self._run("SELECT coalesce(max(n), 0) FROM journal").fetchone()[0]
            if last != after:
                raise Conflict("somebody else has written to the ledger", do="run the command again")
            stored = []
            for entry in entries:
                cursor = self._run(
                    "INSERT INTO journal (member, word, ask, on_day, note, data) VALUES (?,?,?,?,?,?)",
                    _journal_values(entry),
                )
                stored.append(_numbered(entry, int(cursor.lastrowid or 0)))
            return stored

    def rewrite_journal(self, entries: Sequence[JournalEntry], removed: Sequence[int]) -> None:
        """Replace entries by number and remove others."""
        self._run_many(
            "UPDATE journal SET member = ?, word = ?, ask = ?, on_day = ?, note = ?, data = ? WHERE n = ?",
            ((*_journal_values(entry), entry.n) for entry in entries),
        )
        self._run_many("DELETE FROM journal WHERE n = ?", ((n,) for n in removed))


_MIRROR = (0, 2, 1, 3)


def _ENDS(row: tuple[object, ...]) -> tuple[object, object]:  # noqa: N802  (a sort key, used as a constant)
    """Order evidence as it is clustered."""
    return row[0], row[1]


_FAR_END = itemgetter(1)

# The columns of evidence, in order.
_StoredFact = tuple[int, int, int, int, int, int, int, int, int, int, str, int | None, int | None]


def _turned(fact: _StoredFact) -> _StoredFact:
    """Look at a fact from its other end."""
    a, b, origin, file, line, kind, day, role, third, count, note, said_a, said_b = fact
    return b, a, origin, file, line, kind, day, _MIRROR[role], third, count, note, said_b, said_a


def _from_both_ends(fact: _StoredFact) -> tuple[_StoredFact, ...]:
    """Return a fact as it is kept: from each end, or once where both are one person, the smaller id first."""
    other = _turned(fact)
    if fact[0] != fact[1]:
        return fact, other
    return (fact if (fact[11] or fact[0]) <= (fact[12] or fact[1]) else other,)


def _path_of(url: str) -> str:
    """Return the path in a store's address; empty for memory."""
    if not url.startswith("sqlite:"):
        return str(Path(url).expanduser())
    rest = url.removeprefix("sqlite:").removeprefix("//")
    if rest in ("", "/:memory:", ":memory:"):
        return ""
    # sqlite:///relative and sqlite:////absolute, as database addresses are commonly written; ~ is understood too.
    path = rest.removeprefix("/")
    return str(Path(path).expanduser())


def _make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, if there is none yet."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if path.is_dir():
            raise


def _is_busy(error: Exception) -> bool:
    """Tell whether the database waits for somebody else."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _reason(error: Exception) -> str:
    """Say why in one short clause."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)


def _only(values: Sequence[int]) -> int | None:
    """Return the one value that all of these are, None where they differ."""
    return int(values[0]) if len(set(values)) == 1 else None


def _joined(values: Sequence[int]) -> str:
    """Pack a few numbers into a text."""
    return ",".join(map(str, values)) if values else ""


def _packed(values: array[int]) -> bytes:
    """Pack many numbers."""
    return zlib.compress(values.tobytes(), 1)


def _import_values(row: ImportRow) -> tuple[object, ...]:
    """Return the columns of an import after its number."""
    account = row.account
    files = [
        [
            f.name,
            f.kind,
            f.generation,
            f.rows,
            f.kept,
            f.merged,
            f.skips,
            f.new_people,
            f.new_ties,
            f.changed,
            f.unknown,
            f.unexpected,
        ]
        for f in account.files
    ]
    owner = account.owner
    shown = [owner.id, owner.name, owner.company, owner.position] if owner else None
    return (
        account.source,
        account.digest,
        account.as_of.toordinal() if account.as_of else 0,
        row.owner,
        int(row.member),
        int(account.undone),
        "\n".join(f.name.replace("\n", " ") for f in account.files),
        "\n".join(f.kind for f in account.files),
        _joined(row.full_lists),
        int(row.weak),
        json.dumps(shown),
        json.dumps({"files": files, "unused": account.unused, "repeats": account.repeats}),
    )


def _journal_values(entry: JournalEntry) -> tuple[object, ...]:
    """Return the columns of a journal entry after its number."""
    data = json.dumps(entry.data, ensure_ascii=False) if entry.data else ""
    return entry.member, entry.word, entry.ask, entry.on.isoformat(), entry.note, data


def _numbered(entry: JournalEntry, n: int) -> JournalEntry:
    """Return the entry with its number."""
    return JournalEntry(n, entry.member, entry.word, entry.ask, entry.on, entry.note, entry.data)
