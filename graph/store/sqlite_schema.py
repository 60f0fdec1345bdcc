"""The tables of the embedded store, and how a store of an earlier version gets them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

APPLICATION_ID = 0x1A7206
"""Marks a file as one of ours in its header."""

LISTS_ANEW = 3
"""The version for which the lists of earlier ones are taken over."""

# Migration n leads from version n to n + 1; each runs in one transaction together with its new version number.
_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE person (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, root INTEGER NOT NULL, name TEXT NOT NULL,
        folded TEXT NOT NULL, company TEXT NOT NULL, company_key TEXT NOT NULL, position TEXT NOT NULL,
        name_rank INTEGER NOT NULL, job_rank INTEGER NOT NULL, shown TEXT NOT NULL
    );
    CREATE INDEX person_folded ON person (folded) WHERE root = key;
    CREATE INDEX person_company ON person (company_key) WHERE root = key AND company_key <> '';
    CREATE INDEX person_alias ON person (root) WHERE root <> key;
    CREATE TABLE mention (
        person INTEGER NOT NULL, origin INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
        name TEXT NOT NULL, company TEXT NOT NULL, position TEXT NOT NULL, current INTEGER NOT NULL, same TEXT NOT NULL,
        PRIMARY KEY (person, origin, file, line)
    ) WITHOUT ROWID;
    CREATE TABLE proof (
        same INTEGER NOT NULL, person INTEGER NOT NULL, origin INTEGER NOT NULL, file INTEGER NOT NULL,
        line INTEGER NOT NULL, PRIMARY KEY (same, person, origin, file, line)
    ) WITHOUT ROWID;
    -- Every fact stands twice, once from each end, so that the ties of a person lie side by side. role: 0 no
    -- direction, 1 from a, 2 from b, 3 from third. said_a, said_b: the rows the fact named, where they are not roots.
    CREATE TABLE evidence (
        a INTEGER NOT NULL, b INTEGER NOT NULL, origin INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
        kind INTEGER NOT NULL, day INTEGER NOT NULL, role INTEGER NOT NULL, third INTEGER NOT NULL,
        count INTEGER NOT NULL, note TEXT NOT NULL, said_a INTEGER, said_b INTEGER,
        PRIMARY KEY (a, b, origin, file, line, kind, day, role, third)
    ) WITHOUT ROWID;
    CREATE INDEX evidence_third ON evidence (third) WHERE third <> 0;
    -- Which pairs an import spoke of, packed: undo finds its facts without an index over all evidence.
    CREATE TABLE touched (origin INTEGER NOT NULL, pairs BLOB NOT NULL, people BLOB NOT NULL);
    CREATE INDEX touched_origin ON touched (origin);
    CREATE TABLE named (
        owner INTEGER NOT NULL, origin INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
        name TEXT NOT NULL, folded TEXT NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL,
        outgoing INTEGER NOT NULL, company TEXT NOT NULL, count INTEGER NOT NULL, note TEXT NOT NULL,
        other INTEGER NOT NULL
    );
    CREATE INDEX named_owner ON named (owner);
    CREATE TABLE affiliation (
        person INTEGER NOT NULL, origin INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
        kind INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
        start INTEGER NOT NULL, finish INTEGER NOT NULL
    );
    CREATE INDEX affiliation_person ON affiliation (person);
    CREATE TABLE import (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, digest TEXT NOT NULL, as_of INTEGER NOT NULL, owner INTEGER,
        member INTEGER NOT NULL, undone INTEGER NOT NULL, files TEXT NOT NULL, kinds TEXT NOT NULL,
        full_lists TEXT NOT NULL, weak INTEGER NOT NULL, owner_shown TEXT NOT NULL, account TEXT NOT NULL
    );
    -- What all ties of a person come to, up to the last day and day by day (packed), kept so that a query need not read
    -- the evidence of everybody in between.
    CREATE TABLE tally (
        person INTEGER PRIMARY KEY, last INTEGER NOT NULL, degree INTEGER NOT NULL, sent INTEGER NOT NULL,
        tried INTEGER NOT NULL, history BLOB NOT NULL
    );
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE journal (
        n INTEGER PRIMARY KEY AUTOINCREMENT, member TEXT NOT NULL, word TEXT NOT NULL, ask INTEGER,
        on_day TEXT NOT NULL, note TEXT NOT NULL, data TEXT NOT NULL
    );
    """,
    """
    -- Ordinary rows of lists of connections, packed (graph.store.packed), and one short row that leads from each person
    -- to the list. Both name roots; a row of a person who becomes part of another is taken out and written as evidence.
    CREATE TABLE list (
        number INTEGER PRIMARY KEY, origin INTEGER NOT NULL, file INTEGER NOT NULL, owner INTEGER NOT NULL,
        people BLOB NOT NULL, lines BLOB NOT NULL, days BLOB NOT NULL, names TEXT NOT NULL, companies TEXT NOT NULL,
        positions TEXT NOT NULL
    );
    CREATE INDEX list_owner ON list (owner);
    CREATE INDEX list_origin ON list (origin);
    CREATE TABLE listed (
        person INTEGER NOT NULL, owner INTEGER NOT NULL, list INTEGER NOT NULL, line INTEGER NOT NULL,
        day INTEGER NOT NULL, PRIMARY KEY (person, owner, list)
    ) WITHOUT ROWID;
    """,
    """
    -- The index of the ids has a name, so that it can be made after many people were added, like the others.
    DROP INDEX person_folded;
    DROP INDEX person_company;
    DROP INDEX person_alias;
    ALTER TABLE person RENAME TO person_before;
    CREATE TABLE person (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL, root INTEGER NOT NULL, name TEXT NOT NULL,
        folded TEXT NOT NULL, company TEXT NOT NULL, company_key TEXT NOT NULL, position TEXT NOT NULL,
        name_rank INTEGER NOT NULL, job_rank INTEGER NOT NULL, shown TEXT NOT NULL
    );
    INSERT INTO person SELECT * FROM person_before ORDER BY key;
    DROP TABLE person_before;
    CREATE UNIQUE INDEX person_id ON person (id);
    CREATE INDEX person_folded ON person (folded) WHERE root = key;
    CREATE INDEX person_company ON person (company_key) WHERE root = key AND company_key <> '';
    CREATE INDEX person_alias ON person (root) WHERE root <> key;
    -- What the rows of a list say stands together, and one row leads from each person to all lists: their places
    -- (graph.store.sqlite_lists).
    DROP INDEX list_owner;
    DROP INDEX list_origin;
    ALTER TABLE list RENAME TO list_by_column;
    CREATE TABLE list ( -- no number comes twice: somebody may be reading a place on a list that is being taken back
        number INTEGER PRIMARY KEY AUTOINCREMENT, origin INTEGER NOT NULL, file INTEGER NOT NULL,
        owner INTEGER NOT NULL, people BLOB NOT NULL, lines BLOB NOT NULL, days BLOB NOT NULL, texts TEXT NOT NULL
    );
    CREATE INDEX list_owner ON list (owner);
    CREATE INDEX list_origin ON list (origin);
    DROP TABLE listed;
    CREATE TABLE listed (person INTEGER PRIMARY KEY, places BLOB NOT NULL);
    """,
)
VERSION = len(_MIGRATIONS)
"""The version of the tables, as a file of ours says in its header."""


def migration(version: int) -> Iterator[str]:
    """Yield the statements that lead from one version to the next.

    Args:
        version: The one before, from 0 for an empty file to ``VERSION - 1``.

    Example:
        >>> next(migration(0)).split()[:3]
        ['CREATE', 'TABLE', 'person']
    """
    statement = ""
    for line in _MIGRATIONS[version].splitlines():
        if line.strip().startswith("--"):
            continue
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
