"""The reading half of the embedded store: its SQL, and how its columns become the rows of the contract."""

from __future__ import annotations

import json
import sqlite3
import zlib
from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter

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
    Tally,
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
from graph.store.sqlite_lists import SQLiteLists

__all__ = ["SQLiteReading", "unpacked"]

_PERSON_COLUMNS = "key, id, root, name, folded, company, company_key, position, name_rank, job_rank, shown"
# In the form of the contract, so that a row read is a row yielded: a query folds very many.
_EVIDENCE_COLUMNS = (
    "a, b, kind, day, CASE role WHEN 0 THEN 0 WHEN 1 THEN a WHEN 2 THEN b "
    "ELSE coalesce((SELECT root FROM person p WHERE p.key = third), 0) END, count, origin, file, line, note"
)

_FAR_END = itemgetter(1)
_BOTH_ENDS = itemgetter(0, 1)
_PLACE = itemgetter(0, 1, 2, 3)


class SQLiteReading(GraphStore):
    """Everything that reads; :class:`graph.store.sqlite.SQLiteStore` opens the file and writes.

    Attributes:
        _depth: How many transactions are open, one in the other.
        _known_origins: What a transaction has read and nobody else can change before it ends; None before.
        _seen_origins: The imports as they were read last outside of one, and at which state of the file.
        _lists: The packed lists.
        _tallies: Histories that a transaction has not written yet.
    """

    _depth: int
    _known_origins: dict[int, Origin] | None
    _seen_origins: tuple[int, tuple[Origin, ...]]
    _lists: SQLiteLists
    _tallies: dict[PersonKey, Mapping[int, Tally]]

    @abstractmethod
    def _index_people(self) -> None:
        """Make the indices of ids, names and employers again where they were left out for a while."""

    @abstractmethod
    def _write_tallies(self) -> None:
        """Write the histories that wait."""

    @abstractmethod
    def _run(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> sqlite3.Cursor:
        """Execute one statement; what the database says becomes our own error."""

    def _keep_keys(self, table: str, keys: Iterable[int]) -> int:
        """Put keys into a temporary table, so that a query can join them; return how many."""
        distinct = sorted(set(keys))
        self._run(f"CREATE TEMP TABLE IF NOT EXISTS {table} (key INTEGER PRIMARY KEY)")
        self._run(f"DELETE FROM temp.{table}")
        self._run(f"INSERT INTO temp.{table} SELECT value FROM json_each(?)", (json.dumps(distinct),))
        return len(distinct)

    # --- people ------------------------------------------------------------------------------------------------------

    def keys_of(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonKey]:
        """Return the rows of those ids that are known."""
        self._index_people()
        if len(ids) < 8:
            found: dict[PersonId, PersonKey] = {}
            for id_ in ids:
                row = self._run("SELECT key FROM person WHERE id = ?", (id_,)).fetchone()
                if row:
                    found[id_] = row[0]
            return found
        return dict(
            self._run(
                "SELECT p.id, p.key FROM json_each(?) j JOIN person p ON p.id = j.value", (json.dumps(ids),)
            ).fetchall()
        )

    def scan_ids(self) -> Generator[tuple[PersonId, PersonKey, PersonKey]]:
        """Stream id, key and root of every row."""
        yield from self._run("SELECT id, key, root FROM person NOT INDEXED")

    def person_rows(self, keys: Iterable[PersonKey]) -> dict[PersonKey, PersonRow]:
        """Return the rows with these keys."""
        wanted = json.dumps(list(keys))
        rows = self._run(
            f"SELECT {_PERSON_COLUMNS} FROM person WHERE key IN (SELECT value FROM json_each(?))", (wanted,)
        )
        return {row[0]: PersonRow(*row) for row in rows}

    def rows_rooted_at(self, roots: Iterable[PersonKey]) -> dict[PersonKey, list[PersonRow]]:
        """Return all rows of each of these people, by id."""
        wanted = json.dumps(list(roots))
        rows = self._run(
            f"SELECT {_PERSON_COLUMNS} FROM person WHERE key IN (SELECT value FROM json_each(:k)) AND root = key "
            f"UNION ALL SELECT {_PERSON_COLUMNS} FROM person "
            "WHERE root IN (SELECT value FROM json_each(:k)) AND root <> key ORDER BY root, id",
            {"k": wanted},
        )
        found: dict[PersonKey, list[PersonRow]] = {}
        for row in rows:
            found.setdefault(row[2], []).append(PersonRow(*row))
        return found

    def people_named(self, folded: str) -> list[PersonKey]:
        """Return the roots with exactly this search key."""
        self._index_people()
        rows = self._run("SELECT key FROM person WHERE folded = ? AND root = key", (folded,))
        return [row[0] for row in rows]

    def scan_people(self) -> Iterator[PersonRow]:
        """Stream every root row."""
        for row in self._run(f"SELECT {_PERSON_COLUMNS} FROM person WHERE root = key AND shown <> ''"):
            yield PersonRow(*row)

    def titled(self, words: Sequence[str]) -> Iterator[PersonRow]:
        """Stream the root rows whose title may hold these words."""
        for row in self._run(
            f"SELECT {_PERSON_COLUMNS} FROM person NOT INDEXED "
            f"WHERE {_may_hold('position', words)} AND root = key AND shown <> ''"
        ):
            yield PersonRow(*row)

    def employed(self, employer: Sequence[Sequence[str]], title: Sequence[str]) -> Iterator[MentionRow]:
        """Yield the mentions of a current job whose employer and title may hold these words."""
        names = " OR ".join(_may_hold("company", words) for words in employer) or "1"
        for row in self._run(
            f"SELECT * FROM mention WHERE current AND ({names}) AND {_may_hold('position', title)}"
        ):
            yield _mention(row)
        yield from self._lists.employed(employer, title)

    def members_of(self, company_key: str) -> list[PersonKey]:
        """Return the roots whose newest known employer has this key."""
        self._index_people()
        rows = self._run(
            "SELECT key FROM person WHERE company_key = ? AND company_key <> '' AND root = key",
            (company_key,),
        )
        return [row[0] for row in rows]

    def employed_at(self, company_key: str) -> list[PersonRow]:
        """Return the root rows whose newest known employer has this key."""
        self._index_people()
        rows = self._run(
            f"SELECT {_PERSON_COLUMNS} FROM person WHERE company_key = ? AND company_key <> '' AND root = key",
            (company_key,),
        )
        return [PersonRow(*row) for row in rows]

    # --- claims ------------------------------------------------------------------------------------------------------

    def mentions(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield what was said of these rows."""
        asked = sorted(set(people))
        wanted = json.dumps(asked)
        found = [
            _mention(row)
            for row in self._run(
                "SELECT m.* FROM json_each(?) j JOIN mention m ON m.person = j.value "
                "ORDER BY person, origin, file, line",
                (wanted,),
            )
        ]
        listed = self._lists.mentions(asked)
        return iter(sorted(found + listed, key=_PLACE) if listed else found)

    def mentions_proving(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions whose ``same`` names one of these rows."""
        wanted = json.dumps(sorted(set(people)))
        for row in self._run(
            "SELECT DISTINCT m.* FROM json_each(?) j JOIN proof p ON p.same = j.value JOIN mention m USING "
            "(person, origin, file, line) ORDER BY person, origin, file, line",
            (wanted,),
        ).fetchall():
            yield _mention(row)

    def evidence_of(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots."""
        keys = sorted(set(people))
        owners = self._lists.owners_among(keys)
        if not owners:
            return self._evidence_of(keys)
        return self._evidence_with_lists(keys, owners)

    def _evidence_with_lists(self, keys: Sequence[PersonKey], owners: set[int]) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots, one owner of packed lists at a time."""
        for has_list, some in groupby(keys, key=owners.__contains__):
            if not has_list:
                yield from self._evidence_of(list(some))
                continue
            for key in some:
                rows = [*self._evidence_of([key]), *self._lists.facts_of_owner(key)]
                rows.sort(key=_FAR_END)
                yield from rows

    def _evidence_of(self, keys: Sequence[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield the facts of these roots that do not lie in packed lists of their own."""
        if len(keys) == 1:
            found = self._run(
                f"SELECT {_EVIDENCE_COLUMNS} FROM evidence WHERE a = ? AND b <> a ORDER BY a, b", keys
            )
        else:
            self._keep_keys("asked", keys)
            found = self._run(
                f"SELECT {_EVIDENCE_COLUMNS} FROM temp.asked CROSS JOIN evidence ON a = key WHERE b <> a "
                "ORDER BY key, b"
            )
        listed = self._lists.facts_of(keys)
        first = next(listed, None)
        return found if first is None else merge(found, chain((first,), listed), key=_BOTH_ENDS)

    def evidence_as_said(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact once, with the rows that it named."""
        asked = set(people)
        self._keep_keys("asked", asked)
        yield from self._run(
            "SELECT coalesce(said_a, a), coalesce(said_b, b), kind, day, CASE role WHEN 0 THEN 0 "
            "WHEN 1 THEN coalesce(said_a, a) WHEN 2 THEN coalesce(said_b, b) ELSE third END, count, origin, file, "
            "line, note FROM temp.asked CROSS JOIN evidence ON a = key WHERE b >= a"
        )
        yield from (row for row in self._lists.facts_of(asked) if row[0] < row[1])
        for owner in sorted(self._lists.owners_among(sorted(asked))):
            yield from (row for row in self._lists.facts_of_owner(owner) if row[0] < row[1])

    def evidence_between(
        self, left: Iterable[PersonKey], right: Iterable[PersonKey]
    ) -> Iterator[EvidenceRow]:
        """Yield every fact between the two sides."""
        sides = frozenset(left), frozenset(right)
        self._keep_keys("left_side", sides[0])
        self._keep_keys("right_side", sides[1])
        found = self._run(
            f"SELECT {_EVIDENCE_COLUMNS} FROM temp.left_side l CROSS JOIN evidence ON a = l.key "
            "WHERE b <> a AND EXISTS (SELECT 1 FROM temp.right_side r WHERE r.key = b) ORDER BY 1, 2"
        )
        listed = self._lists.facts_between(*sides)
        return iter(sorted(chain(found, listed), key=_BOTH_ENDS)) if listed else found

    def evidence_of_pairs(self, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Iterator[EvidenceRow]:
        """Yield every fact about these pairs."""
        wanted = set(pairs)
        # Each pair is one number, which is taken apart faster than a list; a file holds no two thousand million people.
        numbers = [a << 32 | b for a, b in sorted(wanted)]
        found = self._run(
            f"SELECT {_EVIDENCE_COLUMNS} FROM json_each(?1) j CROSS JOIN evidence "
            "ON a = j.value >> 32 AND b = j.value & 4294967295 WHERE b <> a ORDER BY 1, 2",
            (json.dumps(numbers),),
        )
        listed = self._lists.facts_of_pairs(wanted)
        return iter(sorted(chain(found, listed), key=_BOTH_ENDS)) if listed else found

    def named_of(self, owners: Iterable[PersonKey]) -> Iterator[NamedRow]:
        """Yield the name-only facts of these owners."""
        for row in self._run(
            "SELECT n.* FROM json_each(?) j JOIN named n ON n.owner = j.value ORDER BY origin, file, line",
            (json.dumps(sorted(set(owners))),),
        ).fetchall():
            owner, origin, file, line, name, folded, kind, *rest = row
            yield NamedRow(owner, origin, file, line, name, folded, Kind(kind), *rest)

    def affiliations(self, people: Iterable[PersonKey] | None = None) -> list[AffiliationRow]:
        """Return jobs and schools of these rows."""
        if people is None:
            cursor = self._run("SELECT * FROM affiliation ORDER BY person, origin, file, line")
        else:
            cursor = self._run(
                "SELECT f.* FROM json_each(?) j JOIN affiliation f ON f.person = j.value "
                "ORDER BY person, origin, file, line",
                (json.dumps(sorted(set(people))),),
            )
        return [
            AffiliationRow(person, origin, file, line, AffiliationKind(kind), *rest)
            for person, origin, file, line, kind, *rest in cursor
        ]

    def backgrounds(self, roots: Iterable[PersonKey] | None) -> dict[PersonKey, list[AffiliationRow]]:
        """Return jobs and schools of all rows of these people."""
        if roots is None:
            rows = self._run(
                "SELECT p.root, f.* FROM affiliation f JOIN person p ON p.key = f.person ORDER BY 2, 3, 4, 5"
            )
        else:
            rows = self._run(
                "SELECT p.root, f.* FROM json_each(:k) j JOIN person p ON p.key = j.value AND p.root = p.key "
                "JOIN affiliation f ON f.person = p.key UNION ALL "
                "SELECT p.root, f.* FROM json_each(:k) j JOIN person p ON p.root = j.value AND p.root <> p.key "
                "JOIN affiliation f ON f.person = p.key ORDER BY 2, 3, 4, 5",
                {"k": json.dumps(sorted(set(roots)))},
            )
        found: dict[PersonKey, list[AffiliationRow]] = {}
        for root, person, origin, file, line, kind, *rest in rows:
            row = AffiliationRow(person, origin, file, line, AffiliationKind(kind), *rest)
            found.setdefault(root, []).append(row)
        return found

    # --- what is known of one person over all their ties -------------------------------------------------------------

    def tallies(self, people: Iterable[PersonKey], as_of: int) -> dict[PersonKey, Tally]:
        """Return degree, messages sent and introductions tried on a day."""
        self._write_tallies()
        wanted = list(people)
        found: dict[PersonKey, Tally] = dict.fromkeys(wanted, (0, 0, 0))
        for person, degree, sent, tried, history in self._run(
            "SELECT person, degree, sent, tried, CASE WHEN last > ? THEN history END "
            "FROM json_each(?) j JOIN tally ON person = j.value",
            (as_of, json.dumps(wanted)),
        ):
            if history is None:
                found[person] = degree, sent, tried
            else:
                values = unpacked(history)
                end = 4 * bisect_right(values[::4], as_of)
                found[person] = sum(values[1:end:4]), sum(values[2:end:4]), sum(values[3:end:4])
        return found

    def tally_histories(self, people: Iterable[PersonKey]) -> dict[PersonKey, dict[int, Tally]]:
        """Return by day how much the tallies change."""
        kept: dict[PersonKey, dict[int, Tally]] = {}
        asked: list[PersonKey] = []
        for person in people:
            if person in self._tallies:
                history = {day: change for day, change in self._tallies[person].items() if any(change)}
                if history:
                    kept[person] = history
            else:
                asked.append(person)
        rows = self._run(
            "SELECT person, history FROM json_each(?) j JOIN tally ON person = j.value",
            (json.dumps(asked),),
        )
        kept.update((person, _history(history)) for person, history in rows)
        return kept

    # --- imports -----------------------------------------------------------------------------------------------------

    def imports(self) -> list[ImportRow]:
        """Return every import, by number."""
        return [_import(row) for row in self._run("SELECT * FROM import ORDER BY id")]

    def origins(self) -> list[Origin]:
        """Return every import that was not undone, by number."""
        if self._known_origins is not None:
            return list(self._known_origins.values())
        # Several rooms ask during one command. The number changes when somebody else writes; our own writing forgets.
        version = self._run("PRAGMA data_version").fetchone()[0]
        if not self._depth and self._seen_origins[0] == version:
            return list(self._seen_origins[1])
        found = self._read_origins("WHERE NOT undone")
        if self._depth:
            self._known_origins = {origin.id: origin for origin in found}
        else:
            self._seen_origins = (version, tuple(found))
        return found

    def _read_origins(self, condition: str, values: Sequence[object] = ()) -> list[Origin]:
        """Read imports as a query needs them."""
        return [
            Origin(
                number,
                source,
                digest,
                as_of,
                root,
                owner_id,
                bool(member),
                tuple(files.split("\n")) if files else (),
                tuple(kinds.split("\n")) if kinds else (),
                _split(full),
                bool(weak),
            )
            for number, source, digest, as_of, root, owner_id, member, files, kinds, full, weak in self._run(
                "SELECT i.id, source, digest, as_of, p.root, p.id, member, files, kinds, full_lists, weak "
                f"FROM import i LEFT JOIN person p ON p.key = i.owner {condition} ORDER BY i.id",
                values,
            )
        ]

    # --- decisions and journal ---------------------------------------------------------------------------------------

    def settings(self) -> dict[str, str]:
        """Return the store's own settings."""
        return dict(self._run("SELECT name, value FROM setting ORDER BY name").fetchall())

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater number."""
        return [
            JournalEntry(
                n,
                PersonId(member),
                word,
                None if ask is None else AskId(ask),
                date.fromisoformat(on),
                note,
                tuple((name, value) for name, value in json.loads(data)) if data else (),
            )
            for n, member, word, ask, on, note, data in self._run(
                "SELECT n, member, word, ask, on_day, note, data FROM journal WHERE n > ? ORDER BY n",
                (after,),
            )
        ]


def _may_hold(column: str, words: Sequence[str]) -> str:
    """Return a condition that holds wherever a text holds all folded words, or folding changes more than case.

    Folded words are ASCII letters and digits. Folding takes out dots and apostrophes, spells & as "and", and knows
    letters beyond ASCII; the database knows none of that, so such texts are left to the caller.
    """
    asked = [word for word in words if word.isascii() and word.isalnum() and word != "and"]
    if not asked:
        return "1"
    likely = " AND ".join(f"{column} LIKE '%{word}%'" for word in asked)
    return (
        f"({likely} OR instr({column}, '.') OR instr({column}, '''') "
        f"OR length({column}) <> length(CAST({column} AS BLOB)))"
    )


def _split(text: str) -> tuple[int, ...]:
    """Unpack :func:`_joined`."""
    return tuple(map(int, text.split(","))) if text else ()


def unpacked(packed: bytes) -> array[int]:
    """Unpack :func:`_packed`."""
    values = array("q")
    if packed:
        values.frombytes(zlib.decompress(packed))
    return values


def _history(packed: bytes) -> dict[int, Tally]:
    """Unpack a history."""
    values = unpacked(packed)
    return dict(zip(values[::4], zip(values[1::4], values[2::4], values[3::4], strict=True), strict=True))


def _mention(row: tuple[int, int, int, int, str, str, str, int, str]) -> MentionRow:
    """Build a mention from its columns."""
    person, origin, file, line, name, company, position, current, same = row
    return MentionRow(
        PersonKey(person),
        ImportId(origin),
        file,
        line,
        name,
        company,
        position,
        bool(current),
        tuple(PersonKey(key) for key in _split(same)),
    )


def _import(row: Sequence[object]) -> ImportRow:
    """Build an import from its columns."""
    number, source, digest, as_of, owner, member, undone, _, _, full, weak, shown, text = row
    account = json.loads(str(text))
    person = json.loads(str(shown))
    return ImportRow(
        ImportAccount(
            id=ImportId(int(str(number))),
            source=str(source),
            owner=Person(*person) if person else None,
            as_of=date.fromordinal(int(str(as_of))) if as_of else None,
            digest=str(digest),
            files=tuple(_file_account(file[:11], *file[11:]) for file in account["files"]),
            unused=tuple((name, why) for name, why in account["unused"]),
            repeats=account["repeats"],
            undone=bool(undone),
        ),
        None if owner is None else PersonKey(int(str(owner))),
        bool(member),
        _split(str(full)),
        bool(weak),
    )


def _file_account(
    values: tuple[str, str, str, int, int, int, list[tuple[int, str]], int, int, int, list[str]],
    unexpected: Iterable[tuple[int, str]] = (),
) -> ImportedFile:
    """Build the account of a file from its stored list; older stores do not say what was unexpected."""
    name, kind, generation, rows, kept, merged, skips, people, ties, changed, unknown = values
    return ImportedFile(
        name,
        kind,
        generation,
        rows,
        kept,
        merged,
        tuple((line, why) for line, why in skips),
        people,
        ties,
        changed,
        tuple(unknown),
        tuple((line, what) for line, what in unexpected),
    )
