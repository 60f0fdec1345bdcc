"""What a database of ours looks like: constraints, indexes, the version of the model, and how to come by them."""

from __future__ import annotations

from graph.errors import StoreUnavailable
from graph.store.neo4j_connection import Neo4jConnection

__all__ = ["TURN", "prepare"]

TURN = "MATCH (m:Meta {name: 'turn'}) SET m.turn = m.turn + 1 RETURN m.turn"
"""Writers take turns: whoever has counted up here is the only one until the transaction ends."""

_VERSION = 2

# The database is made ready statement by statement, each of which may be repeated; the version is written last.
_STATEMENTS = (
    "CREATE CONSTRAINT meta_name IF NOT EXISTS FOR (m:Meta) REQUIRE m.name IS UNIQUE",
    "CREATE CONSTRAINT person_key IF NOT EXISTS FOR (p:Person) REQUIRE p.key IS UNIQUE",
    "CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE",
    "CREATE CONSTRAINT import_id IF NOT EXISTS FOR (i:Import) REQUIRE i.id IS UNIQUE",
    "CREATE CONSTRAINT setting_name IF NOT EXISTS FOR (s:Setting) REQUIRE s.name IS UNIQUE",
    "CREATE CONSTRAINT journal_n IF NOT EXISTS FOR (j:JournalEntry) REQUIRE j.n IS UNIQUE",
    "CREATE CONSTRAINT pending_turn IF NOT EXISTS FOR (w:Pending) REQUIRE w.turn IS UNIQUE",
    "CREATE INDEX person_folded IF NOT EXISTS FOR (p:Person) ON (p.folded)",
    "CREATE INDEX person_company IF NOT EXISTS FOR (p:Person) ON (p.company_key)",
    "CREATE INDEX alias_root IF NOT EXISTS FOR (p:Alias) ON (p.root)",
    "CREATE INDEX changed_folded IF NOT EXISTS FOR (p:Changed) ON (p.next_folded)",
    "CREATE INDEX changed_company IF NOT EXISTS FOR (p:Changed) ON (p.next_company_key)",
    "CREATE INDEX changed_root IF NOT EXISTS FOR (p:Changed) ON (p.next_root)",
    "CREATE INDEX named_owner IF NOT EXISTS FOR (n:NamedFact) ON (n.owner)",
    "CREATE INDEX named_origin IF NOT EXISTS FOR (n:NamedFact) ON (n.origin)",
    "CREATE INDEX affiliation_origin IF NOT EXISTS FOR (f:Affiliation) ON (f.origin)",
    "CALL db.awaitIndexes(300)",
    "MERGE (m:Meta {name: 'turn'}) ON CREATE SET m.turn = 0",
)


def prepare(server: Neo4jConnection) -> None:
    """Make sure that a database is ours and as this version wants it; costs one reading where it is.

    Args:
        server: The connection.

    Raises:
        StoreUnavailable: It cannot be reached, holds the data of another program, or was written by a newer version.
    """
    where = server.address.url
    # Not tried again: somebody waits to hear that the server is down.
    records = server.once("MATCH (m:Meta {name: 'intrograph'}) RETURN m.version")
    version = int(records[0][0]) if records else 0
    if version == _VERSION:
        return
    if version > _VERSION:
        raise StoreUnavailable(
            "the database was written by a newer version of intrograph", where=where, do="update intrograph"
        )
    if not version and server.once("MATCH (n) WHERE NOT n:Meta RETURN count(n)")[0][0]:
        raise StoreUnavailable(
            "the database holds the data of another program", where=where, do="name an empty database"
        )
    for statement in _STATEMENTS:
        server.once(statement, writing=True)
    server.once(
        "MERGE (m:Meta {name: 'intrograph'}) ON CREATE SET m.next_key = 1, m.last_entry = 0 SET m.version = $version",
        writing=True,
        version=_VERSION,
    )
