"""The JSON documents of the command line, as the design, section 4, fixes them: scripts rely on every key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cli.terminal import JSON
from graph.model import ImportAccount, ImportedFile, Path, Person, Step, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cli.judgement import Judged
    from graph.advice import Way
    from graph.dossier import Dossier, KnownTie, Proof
    from graph.paths import PathsResult
    from outreach.asks import Odds

Document = dict[str, JSON]


def iso(day: date | None) -> str | None:
    """Return a day as documents write it."""
    return day.isoformat() if day is not None else None


def person_document(person: Person) -> Document:
    """Return ``P``.

    Example:
        >>> from graph.model import PersonId
        >>> person_document(Person(PersonId("li:ada"), "Ada"))
        {'id': 'li:ada', 'name': 'Ada', 'company': None, 'position': None}
    """
    return {
        "id": person.id,
        "name": person.name,
        "company": person.company,
        "position": person.position,
    }


def people_document(people: Iterable[Person]) -> list[JSON]:
    """Return several ``P``."""
    return [person_document(person) for person in people]


# --- imports ------------------------------------------------------------------------------------------------------


def file_document(file: ImportedFile) -> Document:
    """Return the account of one file."""
    return {
        "name": file.name,
        "kind": file.kind,
        "generation": file.generation,
        "rows": file.rows,
        "kept": file.kept,
        "merged": file.merged,
        "skipped": file.skipped,
        "skips": [{"line": line, "reason": reason} for line, reason in file.skips],
        "new_people": file.new_people,
        "new_ties": file.new_ties,
        "changed": file.changed,
        "unknown": list(file.unknown),
        "unexpected": [{"line": line, "what": what} for line, what in file.unexpected],
    }


def account_document(account: ImportAccount) -> Document:
    """Return the account of one import."""
    return {
        "id": account.id,
        "source": account.source,
        "owner": person_document(account.owner) if account.owner else None,
        "as_of": iso(account.as_of),
        "repeats": account.repeats,
        "files": [file_document(file) for file in account.files],
        "unused": [{"name": name, "why": why} for name, why in account.unused],
    }


def import_document(accounts: Sequence[ImportAccount], *, dry_run: bool) -> Document:
    """Return the document of ``import``."""
    return {"dry_run": dry_run, "imports": [account_document(account) for account in accounts]}


def imports_document(accounts: Sequence[ImportAccount]) -> Document:
    """Return the document of ``imports``."""
    return {
        "imports": [
            {
                "id": account.id,
                "source": account.source,
                "owner": person_document(account.owner) if account.owner else None,
                "as_of": iso(account.as_of),
                "undone": account.undone,
            }
            for account in accounts
        ]
    }


# --- paths --------------------------------------------------------------------------------------------------------


def odds_document(odds: Odds) -> Document:
    """Return odds."""
    return {"low": odds.low, "mid": odds.mid, "high": odds.high, "asks": odds.asks}


def term_document(term: Term) -> Document:
    """Return one addend of the cost of a step; the cost as a decimal number."""
    return {
        "name": term.name,
        "value": term.value,
        "cost": term.cost / 1_000_000,
        "sentence": term.sentence,
        "evidence": [{"source": source, "line": line} for source, line in term.evidence],
    }


def step_document(step: Step) -> Document:
    """Return one tie of a path."""
    return {
        "from": step.start,
        "to": step.end,
        "kind": "known" if step.known else "inferred",
        "reasons": list(step.reasons),
        "evidence": [[{"source": source, "line": line} for source, line in where] for where in step.evidence],
        "strength": step.strength,
        "terms": [term_document(term) for term in step.terms],
    }


def path_document(
    path: Path, rank: int, judged: Judged, was_rank: int | None, moved: str | None = None
) -> Document:
    """Return one path with what the ledger says about it, and why its rank changed."""
    return {
        "rank": rank,
        "people": people_document(path.people),
        "hops": path.hops,
        "score": path.score,
        "odds": odds_document(judged.odds),
        "known": path.known,
        "steps": [step_document(step) for step in path.steps],
        "weakest": path.weakest,
        "held_back": judged.held_back,
        "marks": list(path.marks),
        "was_rank": was_rank,
        "moved": moved,
    }


def paths_document(
    result: PathsResult,
    judged: Sequence[Judged],
    direct: Odds | None,
    *,
    asked: Mapping[str, JSON],
    was_ranks: Mapping[tuple[str, ...], int],
    moved: Sequence[str | None] = (),
    ways: Sequence[Way] = (),
    absent: Sequence[str] = (),
) -> Document:
    """Return the document of ``find-path``.

    Args:
        result: What was found.
        judged: What the ledger says about each path, in their order.
        direct: The odds of writing to the target oneself; None where the question names no one person.
        asked: The question as the user put it, ready for the document.
        was_ranks: The rank of paths, by their ids, when a plan was accepted last.
        moved: Why the rank of each path is another since then, in their order; empty for nothing to say.
        ways: How to get a path where there is none, the cheapest first.
        absent: Profile URLs of a list that are nobody's in the store.
    """
    paths: list[JSON] = []
    for rank, (path, each) in enumerate(zip(result.paths, judged, strict=True), 1):
        was = was_ranks.get(tuple(person.id for person in path.people))
        why = moved[rank - 1] if moved else None
        paths.append(path_document(path, rank, each, was, why))
    own: Document | None = None
    if result.direct is not None and direct is not None:
        own = {
            "person": person_document(result.direct.person),
            "tie": "known" if result.direct.known else "none",
            "since": iso(result.direct.since),
            "odds": odds_document(direct),
        }
    return {
        "from": person_document(result.start),
        "query": dict(asked),
        "as_of": result.as_of.isoformat(),
        "targets": result.targets,
        "paths": paths,
        "direct": own,
        "none_because": result.none_because,
        "unreached": people_document(result.unreached),
        "absent": list(absent),
        "ways": [
            {
                "what": way.what,
                "people": list(way.people),
                "command": way.command,
                "evidence": [{"source": source, "line": line} for source, line in way.evidence],
            }
            for way in ways
        ],
    }


# --- people -------------------------------------------------------------------------------------------------------


def proof_document(proof: Proof) -> Document:
    """Return one piece of evidence."""
    return {
        "kind": proof.kind.word,
        "date": iso(proof.day),
        "from": proof.sender,
        "source": proof.source,
        "line": proof.line,
        "count": proof.count,
        "note": proof.note,
    }


def tie_document(tie: KnownTie) -> Document:
    """Return one tie of a person."""
    return {
        "with": person_document(tie.other),
        "kind": "known" if tie.known else "inferred",
        "since": iso(tie.since),
        "ended": iso(tie.ended),
        "evidence": [proof_document(proof) for proof in tie.evidence],
    }


def dossier_document(dossier: Dossier, asks: Sequence[int]) -> Document:
    """Return the document of ``show``."""
    return {
        "person": person_document(dossier.person),
        "ids": list(dossier.ids),
        "former": [
            {"company": job.company, "position": job.position, "until": job.until.isoformat()}
            for job in dossier.former
        ],
        "ties": [tie_document(tie) for tie in dossier.ties],
        "no_tie": [
            {"with": person_document(tie.other), "evidence": [proof_document(each) for each in tie.evidence]}
            for tie in dossier.no_ties
        ],
        "asks": list(asks),
    }
