"""The people that imports meet: each is read once, changed in memory, and written together with the others.

Many archives share most of their people. Within one transaction a person's row is therefore read when they are first
met and written when somebody has to see it, at the latest at the end, however many imports spoke of them in between.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Iterable, Sequence

from graph.identity import company_key, fold_name
from graph.listing import Directory, NumberedIds
from graph.model import ImportId, PersonId, PersonKey
from graph.store import GraphStore, PersonRow

REMEMBERED_PEOPLE = 200_000
"""Rows kept in memory while long lists stream through, about 100 MiB. Assumption."""

_SOME = 1_000  # rows that are written ahead together; measured: in 8 to 12 milliseconds


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
        "_company_key",
        "_folded",
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
            self.call("", -1)
            self.employ("", "", -1)
        else:
            self.call(row.name, row.name_rank, row.folded)
            self.employ(row.company, row.position, row.job_rank, row.company_key)

    def call(self, name: str, rank: int, folded: str | None = None) -> None:
        """Show a name.

        Args:
            name: As written.
            rank: How new it is.
            folded: Its search key; None lets it be worked out when it is needed.
        """
        self.name, self.name_rank, self._folded = name, rank, folded

    def employ(self, company: str, position: str, rank: int, key: str | None = None) -> None:
        """Show a job.

        Args:
            company: The employer, as written; empty for none.
            position: The title, likewise.
            rank: How new it is.
            key: The key of the employer; None lets it be worked out when it is needed.
        """
        self.company, self.position, self.job_rank, self._company_key = company, position, rank, key

    @property
    def folded(self) -> str:
        """The search key of the name."""
        return fold_name(self.name) if self._folded is None else self._folded

    @property
    def company_key(self) -> str:
        """The key of the employer; empty for none."""
        if self._company_key is None:
            return company_key(self.company) if self.company else ""
        return self._company_key

    def changed_row(self, row: PersonRow) -> PersonRow:
        """Return the row to write over the one that is stored."""
        return PersonRow(
            self.key,
            self.id,
            self.key,
            self.name,
            self.folded,
            self.company,
            self.company_key,
            self.position,
            max(self.name_rank, 0),
            max(self.job_rank, 0),
            row.shown or self.id,
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
        self._everybody = False  # whether nobody is in the store who is not remembered here
        # Of the directory by which lists name people: who has each number, under which keys, and how new what the
        # lists said of them is.
        self._directory: Directory | None = None
        self._numbered: list[Known | None] = []
        self._keys: list[PersonKey] = []
        self._roots: list[PersonKey] = []
        self._aliased = False  # whether any two of those differ
        self._ranks: list[int] = []
        self._lowest: int | None = None  # of the ranks of everybody whom a list told of; None for nobody
        self._lost = False  # whether anybody whom a list told of may have to be met again
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
        found = {} if self._everybody else self._store.keys_of(missing)
        if found:
            self._read(found.values())
        new = [id_ for id_ in missing if id_ not in found] if found else missing
        keys = self._store.reserve_keys(len(new))
        # Whoever gets the first key of all comes to an empty store: everybody who is in it later is known here.
        self._everybody = self._everybody or keys.start == 1
        for id_, key in zip(new, keys, strict=True):
            people[id_] = known = Known(None, PersonKey(key), id_, origin)
            self._waiting.append(known)

    def meet_numbered(self, ids: NumberedIds, origin: ImportId) -> None:
        """Meet the people of a list.

        Args:
            ids: The column that names them.
            origin: The import.
        """
        self._follow(ids)
        keys, numbers = self._keys, ids.numbers
        some = numbers if self._lost else map(numbers.__getitem__, ids.changed)
        missing = [number for number in some if not keys[number]]
        if not missing:
            return
        everybody = list(map(ids.directory.ids.__getitem__, missing))
        self.meet(everybody, origin)
        for number, known in zip(missing, self.of(everybody), strict=True):
            self._numbered[number] = known
            keys[number] = known.key
            self._roots[number] = known.root.key
            self._aliased = self._aliased or known.root is not known

    def _follow(self, ids: NumberedIds) -> None:
        """Know as many numbers as the directory of a list."""
        if ids.directory is not self._directory:
            self._directory = ids.directory
            self._ranks, self._lowest = [], None
            self._lose_numbers()
            self._lost = False
        more = len(ids.directory.ids) - len(self._keys)
        self._numbered += [None] * more
        self._keys += [PersonKey(0)] * more
        self._roots += [PersonKey(0)] * more
        self._ranks += [-1] * (len(ids.directory.ids) - len(self._ranks))

    def keys_of(self, ids: NumberedIds) -> tuple[list[PersonKey], list[PersonKey]]:
        """Return the keys of a column of a list, and those of whom the people belong to; all were met."""
        keys = list(map(self._keys.__getitem__, ids.numbers))
        return keys, list(map(self._roots.__getitem__, ids.numbers)) if self._aliased else keys

    def to_be_told(self, ids: NumberedIds, rank: int) -> Sequence[int]:
        """Return of whom a list may say something that no list of the directory said as late as this one.

        Args:
            ids: The column of the list; all were met.
            rank: How new the list is. What it says of these people counts as taken in.

        Returns:
            Places of the column, ascending.
        """
        ranks, numbers = self._ranks, ids.numbers
        found: Sequence[int] = ids.changed
        if self._lowest is not None and self._lowest < rank:
            found = sorted({*found, *(at for at, number in enumerate(numbers) if ranks[number] < rank)})
        for at in found:
            ranks[numbers[at]] = rank
        if self._lowest is None or rank < self._lowest:
            self._lowest = rank
        return found

    def unheard(self, ids: NumberedIds) -> None:
        """Note that what a list said that nobody takes in is not known, even if it is said to be unchanged later."""
        self._follow(ids)
        for at in ids.changed:
            self._ranks[ids.numbers[at]] = self._lowest = -1
        self._lost = True

    def _lose_numbers(self) -> None:
        """Meet everybody of the directory again when they are named next."""
        self._numbered, self._keys, self._roots = [], [], []
        self._lost = True

    def numbered(self, ids: NumberedIds, places: Iterable[int]) -> list[Known]:
        """Return those in some places of a column; all were met."""
        found = (self._numbered[ids.numbers[at]] for at in places)
        return [known for known in found if known is not None]

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
        changed: list[PersonRow] = []
        for known in waiting:
            if known.waiting:
                known.waiting = False
                if known.row is None:
                    new.append(known)
                else:
                    known.row = known.changed_row(known.row)
                    changed.append(known.row)
        if new:
            rows = _new_rows(new)
            self._store.add_people(rows)
            for known, row in zip(new, rows, strict=True):
                known.row = row
        if changed:
            self._store.put_people(changed)
        if only is None:
            self._waiting = []

    def write_ahead(self) -> bool:
        """Write some of those who wait; False, and nothing, where they are few or the store wants all at once.

        Whoever changes after that is written a second time.
        """
        if not self._store.people_may_wait or len(self._waiting) < _SOME:
            return False
        self.write(self._waiting[:_SOME])
        del self._waiting[:_SOME]
        return True

    def forget(self, ids: Iterable[PersonId]) -> list[Known]:
        """Read these people again when they are met next: somebody else has written to them.

        Args:
            ids: Who.

        Returns:
            Those of them who had been met, as they were, in the order of the ids.
        """
        found = [known for id_ in ids if (known := self._people.pop(id_, None)) is not None]
        if found:
            self._everybody = False
            self._lose_numbers()
        return found

    def close(self) -> None:
        """Forget everybody for good."""
        for known in self._people.values():
            del known.root  # a circle with itself, which only the collector would find
        self._people = {}
        self._lose_numbers()

    def make_room(self, keep: Known | None) -> None:
        """Forget everybody where they are too many to be remembered.

        Args:
            keep: Who is still spoken of.
        """
        if len(self._people) <= REMEMBERED_PEOPLE:
            return
        self.write()
        self._people.clear()
        self._everybody = False
        self._lose_numbers()
        gc.collect()  # a person points to itself; the collector may be resting while an import runs
        if keep is not None:
            self._people.update({known.id: known for known in (keep, keep.root)})


def _new_rows(people: Sequence[Known]) -> list[PersonRow]:
    """Return the rows of people who have none, in their order."""
    # Made without the checks of the constructor, which take longer.
    new, row = tuple.__new__, PersonRow
    return [
        new(
            row,
            (
                known.key,
                known.id,
                known.key,
                known.name,
                known.folded,
                known.company,
                known.company_key,
                known.position,
                max(known.name_rank, 0),
                max(known.job_rank, 0),
                known.id,
            ),
        )
        for known in people
    ]
