"""Whom one question came across, and what a store has said of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.model import PersonId, PersonKey, Tally

if TYPE_CHECKING:
    from graph.store import AffiliationRow, GraphStore, Origin, PersonRow

__all__ = ["People"]


class People:
    """What is known of people on a day; each thing is asked for once and kept as long as the question lasts.

    The reads that a question consists of (:meth:`GraphStore.neighbours` and those after it) put here what came with
    their answer. The rest is looked up when it is needed. A server sends along whatever a question may need, since
    asking again would be a round trip; an embedded store sends nothing along, since looking up a few people later
    costs it less than looking up everybody at once. Neither changes what a question gets to know.

    Args:
        store: Who is asked.
        as_of: Ordinal of the day, for :attr:`tallies`.

    Attributes:
        as_of: The same.
        origins: Every import that was not undone; None until it was read.
        rows: Rows by key.
        tallies: ``(degree, sent, tried)`` on the day, by root.
        backgrounds: Jobs and schools by root; only people of whom any are known.
    """

    __slots__ = (
        "_backgrounds_known",
        "_shown",
        "_store",
        "as_of",
        "backgrounds",
        "origins",
        "rows",
        "tallies",
    )

    def __init__(self, store: GraphStore, as_of: int) -> None:
        """Begin with nobody."""
        self._store = store
        self.as_of = as_of
        self.origins: Sequence[Origin] | None = None
        self.rows: dict[PersonKey, PersonRow] = {}
        self.tallies: dict[int, Tally] = {}
        self.backgrounds: dict[int, Sequence[AffiliationRow]] = {}
        self._backgrounds_known: set[int] = set()
        self._shown: dict[int, tuple[PersonId, str]] = {}

    # --- what came with an answer ---------------------------------------------------------------------------------

    def told_rows(self, rows: Iterable[PersonRow]) -> None:
        """Keep rows."""
        self.rows.update((row.key, row) for row in rows)

    def told_shown(self, shown: Iterable[tuple[int, PersonId, str]]) -> None:
        """Keep ``(root, id to show, key of the newest employer)`` of people whose whole rows are not needed yet."""
        self._shown.update((key, (id_, company)) for key, id_, company in shown)

    def told_tallies(self, tallies: Mapping[PersonKey, Tally]) -> None:
        """Keep tallies; what is known already stays, since facts taken for granted may be in it."""
        for key, tally in tallies.items():
            self.tallies.setdefault(key, tally)

    def told_backgrounds(
        self, people: Iterable[int], found: Mapping[PersonKey, Sequence[AffiliationRow]]
    ) -> None:
        """Keep the jobs and schools of these people; those who are not among the found have none."""
        self.backgrounds.update(found.items())
        self._backgrounds_known.update(people)

    def strangers(self, people: Iterable[int]) -> list[PersonKey]:
        """Return those of these people, ascending, who did not come with an answer."""
        return [PersonKey(key) for key in sorted(set(people) - (self.tallies.keys() & self._shown.keys()))]

    def meet(self, people: Iterable[int]) -> None:
        """Make known what a search asks of everybody whom it may lead over."""
        strangers = self.strangers(people)
        if strangers:
            self._store.people(strangers, self)

    # --- what is looked up ----------------------------------------------------------------------------------------

    def look_up_rows(self, people: Iterable[int]) -> None:
        """Make names, employers and ids of these people known."""
        missing = set(people) - self.rows.keys()
        if missing:
            self.told_rows(self._store.person_rows(map(PersonKey, sorted(missing))).values())

    def look_up_ids(self, people: Iterable[int]) -> None:
        """Make :meth:`id_of` and :meth:`company_of` of these people known."""
        self.look_up_rows([key for key in people if key not in self._shown])

    def look_up_tallies(self, people: Iterable[int]) -> None:
        """Make the tallies of these people known."""
        missing = set(people) - self.tallies.keys()
        if missing:
            self.tallies.update(self._store.tallies(map(PersonKey, sorted(missing)), self.as_of).items())

    def look_up_backgrounds(self, people: Iterable[int]) -> None:
        """Make the jobs and schools of these people known."""
        missing = set(people) - self._backgrounds_known
        if missing:
            self.told_backgrounds(missing, self._store.backgrounds(map(PersonKey, sorted(missing))))

    def id_of(self, person: int) -> PersonId:
        """Return the id to show of somebody whose id or row is known."""
        row = self.rows.get(PersonKey(person))
        return self._shown[person][0] if row is None else row.shown

    def company_of(self, person: int) -> str:
        """Return the key of somebody's newest employer; empty where it is not known."""
        row = self.rows.get(PersonKey(person))
        if row is None:
            return self._shown[person][1] if person in self._shown else ""
        return row.company_key
