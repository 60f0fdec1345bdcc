"""Everything the store knows about one person, and search: for people who want to look, not to compute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.identity import company_key, fold_name, fold_words
from graph.model import AffiliationKind, FormerJob, Kind, Person, PersonId, PersonKey
from graph.names import NameSearch
from graph.sameness import describe
from graph.store import AffiliationRow, EvidenceRow, GraphStore, MentionRow, PersonRow
from graph.ties import Lists, grouped, read_lists, weave

__all__ = ["Dossier", "KnownTie", "Proof", "dossier", "find_people", "former_jobs"]


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence with where it comes from.

    Attributes:
        kind: What it is.
        day: The UTC day; None when the source gives none.
        sender: Who did it, as shown now; None when it has no direction.
        source: The import and file.
        line: The physical line in that file, counted from 1.
        count: How often on that day, at least 1.
        note: See :class:`graph.model.Evidence`.
    """

    kind: Kind
    day: date | None
    sender: PersonId | None
    source: str
    line: int
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class KnownTie:
    """What is known of the person and one other.

    Attributes:
        other: The other.
        known: Whether a file or statement says that they know each other; False where both only took part in one small
            group conversation.
        since: The first day; None when no day is known.
        ended: The day it ended; None while it lives.
        evidence: Oldest first, undated last; then by source and line.
    """

    other: Person
    known: bool
    since: date | None
    ended: date | None
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything known about one person.

    Attributes:
        person: The person.
        ids: All ids that were proven to be theirs, the shown one first.
        former: Jobs that newer sources no longer give, newest first.
        ties: Living ties first, then ended ones; each by name, then id.
        no_ties: Evidence that makes no tie, such as messages without an answer, in the same order.
    """

    person: Person
    ids: tuple[PersonId, ...]
    former: tuple[FormerJob, ...]
    ties: tuple[KnownTie, ...]
    no_ties: tuple[KnownTie, ...]


def dossier(store: GraphStore, key: PersonKey, *, as_of: date) -> Dossier:
    """Return everything known about a person on a day.

    Args:
        store: Where to look.
        key: The person's root.
        as_of: The day; later evidence does not count.

    Example:
        >>> from graph.store import PersonRow, open_store
        >>> with open_store("sqlite://") as store, store.transaction():
        ...     key = PersonKey(store.reserve_keys(1)[0])
        ...     store.add_people([PersonRow(key, PersonId("li:ada"), key, *[""] * 5, 0, 0, PersonId("li:ada"))])
        ...     dossier(store, key, as_of=date(2026, 1, 5)).ties
        ()
    """
    lists = read_lists(store)
    rows = store.rows_rooted_at([key])[key]
    pairs = list(grouped(store.evidence_of([key])))
    everybody = store.person_rows(
        {PersonKey(number) for pair in pairs for row in pair for number in (row[1], row[4]) if number}
    )
    ties: list[KnownTie] = []
    no_ties: list[KnownTie] = []
    for pair in pairs:
        other = everybody.get(PersonKey(pair[0][1]))
        tie = _tie(pair, lists, as_of, other, everybody) if other is not None else None
        if tie is not None:
            (ties if tie[1] else no_ties).append(tie[0])
    ids = sorted((row.id for row in rows), key=lambda id_: (id_ != shown_id(rows), id_))
    person = next(row for row in rows if row.key == key)
    return Dossier(
        describe(person),
        tuple(ids),
        former_jobs(store, rows, as_of=as_of),
        tuple(sorted(ties, key=_tie_order)),
        tuple(sorted(no_ties, key=_tie_order)),
    )


def shown_id(rows: Iterable[PersonRow]) -> PersonId:
    """Return the id that is shown for a person of these rows."""
    return next((row.shown for row in rows if row.root == row.key), PersonId(""))


def _tie_order(tie: KnownTie) -> tuple[bool, str, str]:
    """Order ties as a person would look for one."""
    return tie.ended is not None, fold_name(tie.other.name), tie.other.id


def _tie(
    pair: list[EvidenceRow],
    lists: Lists,
    as_of: date,
    other: PersonRow,
    people: dict[PersonKey, PersonRow],
) -> tuple[KnownTie, bool] | None:
    """Return what one pair's evidence says and whether it is a tie; None where nothing counts on the day."""
    view = weave(pair, lists, as_of.toordinal())
    if view is None:
        return None
    proofs = sorted(
        (_proof(row, lists, people) for row in pair if row[3] <= as_of.toordinal()),
        key=lambda proof: (
            proof.day or date.max,
            proof.kind,
            proof.source,
            proof.line,
            proof.sender or "",
            proof.note,
        ),
    )
    since = date.fromordinal(view.since) if view.since else None
    ended = date.fromordinal(view.ended) if view.ended else None
    tie = KnownTie(describe(other), view.made, since, ended, tuple(proofs))
    return tie, view.made or view.shared_groups > 0


def _proof(row: EvidenceRow, lists: Lists, people: dict[PersonKey, PersonRow]) -> Proof:
    """Return one row of evidence as shown."""
    sender = people.get(PersonKey(row[4])) if row[4] else None
    return Proof(
        Kind(row[2]),
        date.fromordinal(row[3]) if row[3] else None,
        sender.shown if sender is not None else None,
        lists.source(row[6], row[7]),
        row[8],
        row[5],
        row[9],
    )


# --- jobs ---------------------------------------------------------------------------------------------------------


def former_jobs(store: GraphStore, rows: Iterable[PersonRow], *, as_of: date) -> tuple[FormerJob, ...]:
    """Return the jobs a person no longer has.

    A job that an earlier source gave ended by the day of the first later source that gives another; a job in the
    person's own list of positions ended when that list says.

    Args:
        store: Where to look.
        rows: All rows of the person.
        as_of: The day; later sources do not count.

    Returns:
        The newest end first; a job that two sources give stands once, with the earlier end.
    """
    keys = [row.key for row in rows]
    days = {origin.id: origin.as_of for origin in store.origins()}
    last = as_of.toordinal()
    said = [
        (days[mention.origin], mention)
        for mention in store.mentions(keys)
        if mention.current
        and (mention.company or mention.position)
        and 0 < days.get(mention.origin, 0) <= last
    ]
    said.sort(key=lambda each: (each[0], each[1].company, each[1].position))
    found: dict[tuple[str, str], FormerJob] = {}
    now = _job_key(said[-1][1]) if said else ("", "")
    for at, (day, mention) in enumerate(said):
        job = _job_key(mention)
        later = next((other for other, each in said[at + 1 :] if other > day and _job_key(each) != job), None)
        if job != now and later is not None:
            _keep_earlier(
                found,
                job,
                FormerJob(mention.company or None, mention.position or None, date.fromordinal(later)),
            )
    for row in store.affiliations(keys):
        if row.kind is AffiliationKind.POSITION and 0 < row.end <= last and _position_key(row) != now:
            ended = FormerJob(row.name or None, row.title or None, date.fromordinal(row.end))
            _keep_earlier(found, _position_key(row), ended)
    return tuple(
        sorted(
            found.values(),
            key=lambda job: (-job.until.toordinal(), job.company or "", job.position or ""),
        )
    )


def _keep_earlier(found: dict[tuple[str, str], FormerJob], key: tuple[str, str], job: FormerJob) -> None:
    """Keep a job unless it is known to have ended earlier."""
    known = found.get(key)
    if known is None or (job.until, job.company or "", job.position or "") < (
        known.until,
        known.company or "",
        known.position or "",
    ):
        found[key] = job


def _job_key(mention: MentionRow) -> tuple[str, str]:
    """Return what makes two sources speak of one job."""
    return _key(mention.company, mention.position)


def _position_key(row: AffiliationRow) -> tuple[str, str]:
    """Return the same for the person's own list."""
    return _key(row.name, row.title)


def _key(company: str, position: str) -> tuple[str, str]:
    """Return folded company and title."""
    return company_key(company) or " ".join(fold_words(company)), " ".join(fold_words(position))


# --- search -------------------------------------------------------------------------------------------------------


def find_people(store: GraphStore, text: str) -> list[Person]:
    """Search for people; every word must begin a word of the name, company or job title.

    Of names, other ways to write and to say them are found too (:mod:`graph.names`).

    Args:
        store: Where to look.
        text: What to look for; empty for everybody.

    Returns:
        Exact names first, then names, then other ways to write and say them, then companies and titles; each by name,
        then id.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     find_people(store, "Ada")
        []
    """
    search = NameSearch(text)
    words = search.words
    if text.strip() and not words:
        words = fold_words(text)
        if not words:
            return []
    found: list[tuple[int, str, PersonId, PersonRow]] = []
    for row in store.scan_people():
        if not row.shown:
            continue
        rank = search.rank(row.folded) if search.words or not words else None
        if rank is None and _fits_job(row, words):
            rank = 3
        if rank is not None:
            found.append((rank, row.folded, row.shown, row))
    found.sort(key=lambda each: each[:3])
    return [describe(row) for *_, row in found]


def _fits_job(row: PersonRow, words: list[str]) -> bool:
    """Tell whether every word begins a word of the name, company or job title."""
    if not row.company and not row.position:
        return False
    text = f" {row.folded} {' '.join(fold_words(row.company))} {' '.join(fold_words(row.position))}"
    return all(f" {word}" in text for word in words)
