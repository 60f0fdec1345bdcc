"""The people that imports meet: each is read once, changed in memory, and written together with the others.

Many archives share most of their people. Within one transaction a person's row is therefore read when they are first
met and written when somebody has to see it, at the latest at the end, however many imports spoke of them in between.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from contextlib import closing
from itertools import islice
from typing import cast

from graph.claims import Pairs
from graph.compact_keys import CompactKeys
from graph.identity import company_key, fold_name
from graph.listing import Directory, NumberedIds
from graph.model import ImportId, PersonId, PersonKey
from graph.store import GraphStore, PersonRow

REMEMBERED_PEOPLE = 200_000
"""Rows kept in memory while long lists stream through, about 130 MiB; the more keys are kept alone, the fewer, down to
half of them. Assumption."""

# Keys that take as much room as a person of whom everything is remembered. Measured: 30 and 650 bytes.
_KEYS_ALONE = 20
_NEVER = -1  # what no text has for its hash
_SOME = 1_000  # rows that are written ahead together; measured: in 8 to 12 milliseconds


class Known:
    """A person's row while imports go through; changed in place.

    Attributes:
        key: The store's number.
        id: The id.
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
        "_root",
        "company",
        "counted",
        "id",
        "job_rank",
        "key",
        "made",
        "name",
        "name_rank",
        "position",
        "row",
        "waiting",
    )

    def __init__(self, row: PersonRow | None, key: PersonKey, id_: PersonId, made: int = 0) -> None:
        """Take over what is stored, or begin with nothing."""
        self.key = key
        self.id = id_
        self.made = made
        self._root: Known | None = None  # not itself, which would be a circle that only the collector finds
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
    def root(self) -> Known:
        """Whoever the id belongs to, possibly itself."""
        return self if self._root is None else self._root

    @root.setter
    def root(self, other: Known) -> None:
        """Let the id belong to somebody else."""
        self._root = other if other is not self else None

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
        # From which key on each import made people, and whom it made without having counted them yet.
        self._made_from: list[PersonKey] = []
        self._made_by: list[ImportId] = []
        self._uncounted: set[PersonKey] = set()
        self._nobodies: set[Known] = set()  # who is nobody so far: see PersonRow.shown
        # Of whom the key is remembered without the rest: who stood in lists of ties, and for whom there was no more
        # room. Of each entry, how the pairs of the file that is read called them last, as a hash, which is never
        # _NEVER; and of those who belong to somebody else, to whom.
        self._keys_alone = CompactKeys()
        self._called = array("q", [_NEVER])
        self._called_in = (0, 0)
        self._entries_called = array("I")
        self._roots_alone: dict[PersonKey, PersonKey] = {}
        # Whether nobody is in the store who is neither remembered nor has a key there, and whether it was tried to
        # learn who else is in the store.
        self._everybody = self._looked_around = False
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
        found: dict[PersonId, PersonKey] = {}
        alone = self._keys_alone
        if len(alone):
            entries = zip(missing, alone.find(missing), strict=True)
            found = {id_: PersonKey(alone.keys[entry]) for id_, entry in entries if entry}
        if not self._everybody:
            unknown = [id_ for id_ in missing if id_ not in found] if found else missing
            found |= self._store.keys_of(unknown) if unknown else {}
        if found:
            self._read(found.values())
        new = [id_ for id_ in missing if id_ not in found] if found else missing
        keys = self._store.reserve_keys(len(new))
        if self._made_by[-1:] != [origin]:
            self._made_from.append(PersonKey(keys.start))
            self._made_by.append(origin)
            self._uncounted.clear()  # it only matters to the import that made them
        # Whoever gets the first key of all comes to an empty store: everybody who is in it later is known here.
        self._everybody = self._everybody or keys.start == 1
        for id_, key in zip(new, keys, strict=True):
            people[id_] = known = Known(None, PersonKey(key), id_, origin)
            self._waiting.append(known)

    def meet_pairs(
        self, pairs: Pairs, origin: ImportId, file: int
    ) -> tuple[list[int], list[PersonKey], list[PersonKey]]:
        """Meet the people of a part of a ties list, which may have more people than can be remembered.

        Args:
            pairs: The part.
            origin: The import.
            file: The number of the file within it.

        Returns:
            The places of those whom the file did not call so when it spoke of them last, ascending: they can be asked
            for. And of all, the keys and those of whom they belong to.
        """
        alone, called = self._keys_alone, self._called
        if self._called_in != (origin, file):
            self._called_in = origin, file
            for entry in self._entries_called:
                called[entry] = _NEVER
            self._entries_called = array("I")
        people, names = pairs.people, list(map(hash, pairs.names))
        entries = alone.find(people)
        new = [
            at for at, (entry, name) in enumerate(zip(entries, names, strict=True)) if called[entry] != name
        ]
        if new:
            ids = list(map(people.__getitem__, new))
            self.meet(ids, origin)
            met = self.of(ids)
            unknown = [at for at in range(len(new)) if not entries[new[at]]]
            entry = len(called)
            self._keep_alone(list(map(ids.__getitem__, unknown)), [met[at].key for at in unknown])
            for at in unknown:
                entries[new[at]] = entry
                entry += 1
            for at in new:
                called[entries[at]] = names[at]
            self._entries_called.extend(map(entries.__getitem__, new))
            self._note_roots(met)
        keys = cast("list[PersonKey]", list(map(alone.keys.__getitem__, entries)))
        if not self._roots_alone:
            return new, keys, keys
        return new, keys, [self._roots_alone.get(key, key) for key in keys]

    def _keep_alone(self, ids: Sequence[PersonId], keys: Sequence[PersonKey]) -> None:
        """Remember the keys of people of whom that is not remembered yet."""
        self._keys_alone.add(ids, keys)
        self._called.extend([_NEVER] * len(ids))

    def _note_roots(self, met: Iterable[Known]) -> None:
        """Remember which of those whose key is remembered belong to others."""
        self._roots_alone.update((known.key, known.root.key) for known in met if known.root is not known)

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
        by_key = {row.key: self._known(row) for row in self._store.person_rows(roots).values()}
        for known in by_key.values():  # a root that was met before stays the one object
            by_key[known.key] = people.get(known.id) or known
        for row in rows.values():
            known = by_key.get(row.key) or self._known(row)
            if row.root != row.key:
                known.root = by_key[row.root]
            people[row.id] = known
        for known in by_key.values():
            people.setdefault(known.id, known)

    def _known(self, row: PersonRow) -> Known:
        """Return somebody who is in the store, perhaps since they were met here and forgotten."""
        at = bisect_right(self._made_from, row.key)
        known = Known(row, row.key, row.id, self._made_by[at - 1] if at else 0)
        known.counted = known.made if row.key not in self._uncounted else 0
        if row.root == row.key and not row.shown:
            self._nobodies.add(known)
        return known

    def spoken_of(self, everybody: Iterable[Known]) -> None:
        """Note that claims are about these people, and do not merely prove who they are: now they are somebody.

        Args:
            everybody: Whom the claims are about; their roots' rows are written again where these were nobody.
        """
        if self._nobodies:
            for known in everybody:
                if known.root in self._nobodies:
                    self._nobodies.discard(known.root)
                    self.changed(known.root)

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

    def forget(self, ids: Iterable[PersonId]) -> dict[PersonKey, PersonKey]:
        """Read these people again when they are met next: somebody else has written to them.

        Args:
            ids: Who.

        Returns:
            Of those of them whose key is remembered, at least everybody who had been met: the key, and that of whom
            they belonged to.
        """
        found: dict[PersonKey, PersonKey] = {}
        some = list(ids)
        for id_, entry in zip(some, self._keys_alone.find(some), strict=True):
            known = self._people.pop(id_, None)
            if known is not None:
                found[known.key] = known.root.key
            elif entry:
                key = PersonKey(self._keys_alone.keys[entry])
                found[key] = self._roots_alone.get(key, key)
        if found:
            self._everybody = False
            self._keys_alone = CompactKeys()
            self._called, self._called_in, self._entries_called = array("q", [_NEVER]), (0, 0), array("I")
            self._roots_alone = {}
            self._looked_around = False
            self._lose_numbers()
        return found

    def close(self) -> None:
        """Forget everybody for good."""
        self._people = {}
        self._lose_numbers()

    def make_room(self, keep: Known | None) -> None:
        """Forget everybody where they are too many to be remembered.

        Args:
            keep: Who is still spoken of.
        """
        for_keys = min(len(self._keys_alone) // _KEYS_ALONE, REMEMBERED_PEOPLE // 2)
        if len(self._people) + for_keys <= REMEMBERED_PEOPLE:
            return
        self.write()
        self._learn([(id_, known.key, known.root.key) for id_, known in self._people.items()])
        for known in self._people.values():
            if known.made and known.made == self._made_by[-1]:
                (self._uncounted.discard if known.counted else self._uncounted.add)(known.key)
        if not self._everybody and not self._looked_around:
            # To look at twice as many as were met costs a tenth of what meeting them did. Assumption.
            self._learn_others(2 * len(self._people))
        kept = {known.id: known for known in (keep, keep.root)} if keep is not None else {}
        self._nobodies.intersection_update(kept.values())
        self._people = kept
        self._lose_numbers()

    def _learn(self, everybody: Sequence[tuple[PersonId, PersonKey, PersonKey]]) -> None:
        """Remember ids with their keys and those of whom they belong to; some may be remembered already."""
        entries = self._keys_alone.find([id_ for id_, _, _ in everybody])
        new = [each for each, entry in zip(everybody, entries, strict=True) if not entry]
        self._keep_alone([id_ for id_, _, _ in new], [key for _, key, _ in new])
        self._roots_alone.update((key, root) for _, key, root in new if key != root)

    def _learn_others(self, most: int) -> None:
        """Get to know who else is in the store, unless they are too many: then each is looked up when met.

        Args:
            most: Rows to look at; some two microseconds for each are lost when there are more.
        """
        self._looked_around = True
        with closing(self._store.scan_ids()) as others:
            while some := list(islice(others, _SOME)):
                most -= len(some)
                if most < 0:
                    return
                self._learn(some)
        self._everybody = True


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
