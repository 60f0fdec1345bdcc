"""The people that imports meet: each is read once, changed in memory, and written together with the others.

Many archives share most of their people. Within one transaction a person's row is therefore read when they are first
met and written when somebody has to see it, at the latest at the end, however many imports spoke of them in between.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Iterable, Sequence

from graph.identity import company_key, fold_name
from graph.model import ImportId, PersonId, PersonKey
from graph.store import GraphStore, PersonRow

REMEMBERED_PEOPLE = 300_000
"""Rows kept in memory while long lists stream through, about 150 MiB. Assumption."""


class Known:
    """A person's row while imports go through; changed in place.

    Attributes:
        key: The store's number.
        id: The id.
        root: Whoever the id belongs to, possibly itself.
        made: The import that met the person first; 0 for one who was in the store.
        counted: The import that counted the person as new; 0 for none.
        name: As shown, like the next ones; see :class:`graph.store.PersonRow`.
        company: The newest known employer.
        position: The newest known title.
        name_rank: How new the name is; -1 for none.
        job_rank: How new the job is; -1 for none.
    """

    __slots__ = (
        "company",
        "counted",
        "id",
        "job_rank",
        "key",
        "made",
        "name",
        "name_rank",
        "position",
        "root",
        "row",
        "waiting",
    )

    def __init__(self, row: PersonRow | None, key: PersonKey, id_: PersonId, made: int = 0) -> None:
        """Take over what is stored, or begin with nothing."""
        self.key = key
        self.id = id_
        self.made = made
        self.root: Known = self
        self.counted = 0
        self.row = row
        self.waiting = row is None  # to be written
        if row is None:
            self.name = self.company = self.position = ""
            self.name_rank = self.job_rank = -1
        else:
            _, _, _, self.name, _, self.company, _, self.position, self.name_rank, self.job_rank, _ = row

    def stored(self) -> PersonRow:
        """Return the row to write."""
        row = self.row
        return PersonRow(
            self.key,
            self.id,
            self.key,
            self.name,
            fold_name(self.name) if row is None or row.name != self.name else row.folded,
            self.company,
            company_key(self.company) if self.company else "",
            self.position,
            max(self.name_rank, 0),
            max(self.job_rank, 0),
            (row.shown if row else None) or self.id,
        )


class Roster:
    """Everybody met so far.

    Args:
        store: Where they are kept; nobody else writes people to it without :meth:`write` before and :meth:`forget`
            after.
    """

    def __init__(self, store: GraphStore) -> None:
        """Begin with nobody met."""
        self._store = store
        self._people: dict[PersonId, Known] = {}
        self._waiting: list[Known] = []
        self._members: Container[int] = ()
        self._changed_members: list[Known] = []

    def watch(self, members: Container[int]) -> None:
        """Let :meth:`write_members` write the rows of these roots: who the user is, is asked between imports."""
        self._members = members

    def __getitem__(self, id_: PersonId) -> Known:
        """Return somebody who was met."""
        return self._people[id_]

    def of(self, ids: Iterable[PersonId]) -> list[Known]:
        """Return those with these ids, in their order; all were met."""
        return list(map(self._people.__getitem__, ids))

    def meet(self, ids: Iterable[PersonId], origin: ImportId) -> None:
        """Read or make the rows of these ids, and of the people they belong to.

        Args:
            ids: Whom an import speaks of.
            origin: The import.
        """
        people = self._people
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in people]
        if not missing:
            return
        found = self._store.keys_of(missing)
        if found:
            self._read(found.values())
        new = [id_ for id_ in missing if id_ not in found] if found else missing
        for id_, key in zip(new, self._store.reserve_keys(len(new)), strict=True):
            people[id_] = known = Known(None, PersonKey(key), id_, origin)
            self._waiting.append(known)

    def _read(self, keys: Iterable[PersonKey]) -> None:
        """Take over what is stored under these keys."""
        people = self._people
        rows = self._store.person_rows(keys)
        roots = {row.root for row in rows.values() if row.root != row.key}
        by_key = {row.key: Known(row, row.key, row.id) for row in self._store.person_rows(roots).values()}
        for known in by_key.values():  # a root that was met before stays the one object
            by_key[known.key] = people.get(known.id) or known
        for row in rows.values():
            known = by_key.get(row.key) or Known(row, row.key, row.id)
            if row.root != row.key:
                known.root = by_key[row.root]
            people[row.id] = known
        for known in by_key.values():
            people.setdefault(known.id, known)

    def changed(self, known: Known) -> None:
        """Note that a person's row is to be written."""
        if not known.waiting:
            known.waiting = True
            self._waiting.append(known)
            if known.key in self._members:
                self._changed_members.append(known)

    def write_members(self) -> None:
        """Write the changed rows of those who are watched."""
        self.write(self._changed_members)
        self._changed_members = []

    def write(self, only: Sequence[Known] | None = None) -> None:
        """Write the rows that are new or changed.

        Args:
            only: Whose; None for everybody's.
        """
        waiting = self._waiting if only is None else [known for known in only if known.waiting]
        new: list[Known] = []
        old: list[Known] = []
        for known in waiting:
            if known.waiting:
                known.waiting = False
                (new if known.row is None else old).append(known)
        for some, put in ((new, self._store.add_people), (old, self._store.put_people)):
            if some:
                for known in some:
                    known.row = known.stored()
                put([known.row for known in some if known.row is not None])
        if only is None:
            self._waiting = []

    def forget(self, ids: Iterable[PersonId]) -> list[Known]:
        """Read these people again when they are met next: somebody else has written to them.

        Args:
            ids: Who.

        Returns:
            Those of them who had been met, as they were, in the order of the ids.
        """
        return [known for id_ in ids if (known := self._people.pop(id_, None)) is not None]

    def make_room(self, keep: Known | None) -> None:
        """Forget everybody where they are too many to be remembered.

        Args:
            keep: Who is still spoken of.
        """
        if len(self._people) <= REMEMBERED_PEOPLE:
            return
        self.write()
        self._people.clear()
        gc.collect()  # a person points to itself; the collector may be resting while an import runs
        if keep is not None:
            self._people.update({known.id: known for known in (keep, keep.root)})
