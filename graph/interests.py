"""The companies that a member's own files show an interest in: no people, no ties, but what could become a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.identity import company_key
from graph.model import INTERESTS, AffiliationKind, PersonKey
from graph.store import AffiliationRow, GraphStore
from graph.ties import Lists, read_lists


@dataclass(frozen=True, slots=True)
class Sign:
    """One row that shows an interest.

    Attributes:
        kind: One of :data:`graph.model.INTERESTS`.
        title: The job title as written; None when the row has none.
        day: The day of the row; None when it has none.
        source: The import and file, as ``show`` prints it.
        line: The physical line in that file, counted from 1.
    """

    kind: AffiliationKind
    title: str | None
    day: date | None
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Interest:
    """A company, and every row that shows an interest in it.

    Attributes:
        company: Its name as the first sign writes it.
        key: The key by which employers meet, never empty.
        signs: Dream company first, then applications, saved jobs and follows; each kind newest first.
    """

    company: str
    key: str
    signs: tuple[Sign, ...]


def interests(
    store: GraphStore, member: PersonKey, *, as_of: date, company: str | None = None
) -> tuple[Interest, ...]:
    """Return the companies a member is interested in.

    Args:
        store: Where to look.
        member: The member's root.
        as_of: The day; signs of later days do not count, those without a day do.
        company: Only this company, compared as employers are; None for all.

    Returns:
        The one with the strongest sign first, and of equal ones the one with the newest; then by name.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     interests(store, PersonKey(1), as_of=date(2026, 1, 5))
        ()
    """
    keys = [row.key for rows in store.rows_rooted_at([member]).values() for row in rows]
    wanted = company_key(company) if company is not None else None
    found: dict[str, list[AffiliationRow]] = {}
    for row in store.affiliations(keys):
        if row.kind in INTERESTS and row.key and row.start <= as_of.toordinal() and wanted in (None, row.key):
            found.setdefault(row.key, []).append(row)
    if not found:
        return ()
    lists = read_lists(store)
    made = [_interest(key, rows, lists) for key, rows in found.items()]
    return tuple(sorted(made, key=_order))


def _interest(key: str, rows: Iterable[AffiliationRow], lists: Lists) -> Interest:
    """Return the interest in one company; what several imports say counts once, by the earliest of them."""
    signs: dict[tuple[int, int, str], tuple[str, Sign]] = {}
    for row in sorted(
        rows, key=lambda row: (row.kind, -row.start, row.title, row.origin, row.file, row.line)
    ):
        day = date.fromordinal(row.start) if row.start else None
        sign = Sign(row.kind, row.title or None, day, lists.source(row.origin, row.file), row.line)
        signs.setdefault((row.kind, row.start, row.title), (row.name, sign))
    return Interest(next(iter(signs.values()))[0], key, tuple(sign for _, sign in signs.values()))


def _order(interest: Interest) -> tuple[int, int, str]:
    """Order interests as a seeker would go through them."""
    newest = max((sign.day.toordinal() for sign in interest.signs if sign.day is not None), default=0)
    return interest.signs[0].kind, -newest, interest.key
