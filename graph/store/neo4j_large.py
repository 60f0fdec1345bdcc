"""Transactions that the server cannot hold at once: parts marked pending, and one small last part that shows them all.

Neo4j keeps what a transaction changes in its heap until it ends, some three kilobytes a row, so a large import has to
be committed in parts. What makes it one transaction all the same is a commit point of one node, as in Percolator
(Peng and Dabek, OSDI 2010), made simpler by writers taking turns: at most one transaction is ever unfinished.

* While one is under way there is one node ``(:Pending {turn, done: false})``.
* What it makes has the number of its turn as the property ``turn``; what it takes away stays and has the negative
  number; a person that it changes stays and has the new values beside the old ones (label ``Changed``).
* Every reading statement looks at the pending node first and leaves out what does not count yet, or any more
  (:data:`UNSEEN`, :func:`seen`); without such a node that costs one look at an empty label.
* The last part sets ``done``, or takes the node away where nothing is left to tidy up: that is the moment at which
  everything counts. Tidying up (:func:`tidy`) goes by itself afterwards.
* Whoever finds a pending node at the beginning of their turn tidies up first: forward if it is done, else back.

A mark that is left on what was made says nothing once its node is gone. ``docs/decisions/0010`` has the alternatives.
"""

from __future__ import annotations

from graph.store.neo4j_connection import Neo4jConnection

PART_ROWS = 20_000
"""Rows of a part. Measured with 5.26: a heap of 512 MB holds 120,000 to 240,000 rows and a fifth of that is safe in the
smallest heap that Neo4j recommends; more rows at once are no faster."""

UNSEEN = "OPTIONAL MATCH (w:Pending) WITH max(CASE WHEN w.done THEN -w.turn ELSE w.turn END) AS unseen "
"""The beginning of a statement for everybody else: which mark says that something does not count; null for none."""

OWN_UNSEEN = "WITH $own AS unseen "
"""The same inside the large transaction, which sees what it made and not what it took away; ``$own`` is negative."""

NOW = "(p:Changed AND p.next_root IS NOT NULL AND coalesce(p.changed <> unseen, true))"
"""Whether the new values of a person ``p`` count."""

TALLY_NOW = "(p:Changed AND p.next_tally IS NOT NULL AND coalesce(p.changed <> unseen, true))"
"""Whether the new tally of a person ``p`` counts."""

_MARKED = ("EVIDENCE", "MENTIONS", "PROVEN")
_MARKED_NODES = ("NamedFact", "Affiliation", "JournalEntry", "Import", "Person")


def seen(name: str) -> str:
    """Return the condition that something counts.

    Args:
        name: The variable of a node or relationship; :data:`UNSEEN` has begun the statement.

    Example:
        >>> seen("e")
        '(unseen IS NULL OR coalesce(e.turn, 0) <> unseen)'
    """
    return f"(unseen IS NULL OR coalesce({name}.turn, 0) <> unseen)"


def take_away(name: str, *, large: bool) -> str:
    """Return the end of a statement that takes something away: at once, or by a mark where it may have to come back.

    Args:
        name: The variable of a node without relationships of its own, or of a relationship.
        large: Whether the transaction is one in parts; ``$turn`` is its number then.
    """
    if not large:
        return f"WITH DISTINCT {name} DETACH DELETE {name}"
    return (
        f"WITH DISTINCT {name}, coalesce({name}.turn, 0) = $turn AS own "
        f"FOREACH (_ IN CASE WHEN own THEN [1] ELSE [] END | DETACH DELETE {name}) "
        f"FOREACH (_ IN CASE WHEN own THEN [] ELSE [1] END | SET {name}.turn = -$turn)"
    )


def tidy(server: Neo4jConnection, turn: int, *, done: bool) -> None:
    """Remove what a transaction in parts left behind, in small transactions; being cut short does no harm.

    Args:
        server: The connection; its turn is taken and no part is under way.
        turn: The number of that transaction.
        done: Whether it counts: its marks of what is gone are carried out and new values take the place of old ones;
            else everything is as before it.
    """
    doomed = -turn if done else turn
    patterns = [(f"()-[x:{kind}]->()", "DELETE") for kind in _MARKED]
    patterns += [(f"(x:{label})", "DETACH DELETE") for label in _MARKED_NODES]
    for pattern, remove in patterns:
        server.once(
            f"MATCH {pattern} WHERE x.turn = $doomed CALL (x) {{ {remove} x }} IN TRANSACTIONS OF 5000 ROWS",
            writing=True,
            doomed=doomed,
        )
        if not done:
            server.once(
                f"MATCH {pattern} WHERE x.turn = $gone CALL (x) {{ SET x.turn = null }} "
                "IN TRANSACTIONS OF 5000 ROWS",
                writing=True,
                gone=-turn,
            )
    if done:
        for changes in (_NEXT_PERSON, _NEXT_TALLY):
            server.once(f"{changes} IN TRANSACTIONS OF 5000 ROWS", writing=True)
    server.once(
        "MATCH (p:Changed) CALL (p) { REMOVE p:Changed SET p.changed = null, p.next_root = null, "
        "p.next_folded = null, p.next_company_key = null, p.next_texts = null, p.next_ranks = null, "
        "p.next_tally = null } IN TRANSACTIONS OF 5000 ROWS",
        writing=True,
    )
    server.once("MATCH (w:Pending {turn: $turn}) DELETE w", writing=True, turn=turn)


_NEXT_PERSON = (
    "MATCH (p:Changed) WHERE p.next_root IS NOT NULL CALL (p) { SET p.root = p.next_root, "
    "p.name = CASE WHEN p.next_texts[0] <> '' THEN p.next_texts[0] END, p.folded = p.next_folded, "
    "p.company = CASE WHEN p.next_texts[1] <> '' THEN p.next_texts[1] END, "
    "p.company_key = CASE WHEN p.next_company_key <> '' THEN p.next_company_key END, "
    "p.position = CASE WHEN p.next_texts[2] <> '' THEN p.next_texts[2] END, "
    "p.name_rank = CASE WHEN p.next_ranks[0] <> 0 THEN p.next_ranks[0] END, "
    "p.job_rank = CASE WHEN p.next_ranks[1] <> 0 THEN p.next_ranks[1] END, p.shown = p.next_texts[3] "
    "FOREACH (_ IN CASE WHEN p.root = p.key THEN [1] ELSE [] END | REMOVE p:Alias) "
    "FOREACH (_ IN CASE WHEN p.root = p.key THEN [] ELSE [1] END | SET p:Alias) }"
)
_NEXT_TALLY = (
    "MATCH (p:Changed) WHERE p.next_tally IS NOT NULL CALL (p) { SET p.tallied_until = p.next_tally[0], "
    "p.degree = p.next_tally[1], p.sent = p.next_tally[2], p.tried = p.next_tally[3], "
    "p.tally_days = CASE WHEN size(p.next_tally) > 4 THEN p.next_tally[4..] END }"
)
