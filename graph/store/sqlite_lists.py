"""Packed lists in the embedded store: how they are kept, found by the people they name, and taken apart again.

A list is one row of the table ``list``. One row of ``listed`` leads from each person to all lists: the places at which
the person stands on them, each a number (:class:`graph.store.packed.Place`). Both name roots; a row of a person who
becomes part of another is taken out and written as evidence, so that nothing here has to know of merges.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, nullcontext, suppress
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from graph.model import ImportId, Kind, PersonKey
from graph.said import SaidTexts
from graph.store import EvidenceRow, ListRows, MentionRow
from graph.store.packed import DAY_BITS, LINE_BITS, MOST_LISTS, PackedList, Place, pack
from graph.store.waiting import WaitingRows

Run: TypeAlias = Callable[[str, Sequence[object]], sqlite3.Cursor]
"""Executes a statement with values."""

RunMany: TypeAlias = Callable[[str, Iterable[Sequence[object]]], None]
"""Executes a statement for many rows of values."""

Insert: TypeAlias = Callable[[str, Iterable[Sequence[object]], str], None]
"""Inserts rows into a table; the last argument is the clause for rows that are there."""

_COLUMNS = "origin, file, owner, people, lines, days, texts"
_LIST_SHIFT = LINE_BITS + DAY_BITS
_LINES, _DAYS = (1 << LINE_BITS) - 1, (1 << DAY_BITS) - 1

_ROWS_FOR_A_PERSON = 30
"""Lists are read whole where they have at most so many rows for each person that is asked about: to go through a row
takes .03 µs, to read a person's places 1 µs. Measured, on lists of a thousand rows that share their people."""

_AT_ONCE = 1_000  # people whose facts are in memory together

_PLACE = itemgetter(0, 1, 2, 3)


class Owned(NamedTuple):
    """A list of somebody.

    Attributes:
        number: Its number.
        owner: The root whose list it is.
        rows: How many rows it has.
    """

    number: int
    owner: int
    rows: int


class SQLiteLists:
    """The packed lists of one store.

    Outside of a transaction, somebody else may take a list back between two statements; what it said is left out then.
    Places that a transaction adds wait in memory until :meth:`write`; everything that reads knows of them or writes
    them first.

    Args:
        run: Executes one statement.
        run_many: Executes one statement for many rows.
        insert: Inserts many rows.
    """

    def __init__(self, run: Run, run_many: RunMany, insert: Insert) -> None:
        """Begin with nothing that waits."""
        self._insert = insert
        self._run = run
        self._run_many = run_many
        self._waiting = WaitingRows()

    # --- writing ----------------------------------------------------------------------------------------------------

    def add(self, packed: PackedList) -> bool:
        """Keep a list.

        Returns:
            False, and nothing is kept, when there are too many lists to number their places.
        """
        insert = f"INSERT INTO list ({_COLUMNS}) VALUES (?,?,?,?,?,?,?)"
        number = int(self._run(insert, packed).lastrowid or 0)
        if number >= MOST_LISTS:
            self._run("DELETE FROM list WHERE number = ?", (number,))
            return False
        self._waiting.add(number, packed)
        if self._waiting.full:
            self.write()
        return True

    def write(self, meanwhile: Callable[[], None] | None = None) -> None:
        """Write the places that wait.

        Args:
            meanwhile: What the database may do while many of them are sorted; called in any case.
        """
        if meanwhile is not None:
            with _beside(self._waiting.sort) if self._waiting.many else nullcontext():
                meanwhile()
        if self._waiting:
            self._insert(
                "listed",
                self._waiting.places(),
                "ON CONFLICT (person) DO UPDATE SET places = CAST(places || excluded.places AS BLOB)",
            )
            self._waiting = WaitingRows()

    def take_over(self) -> list[ListRows]:
        """Keep the lists of an earlier version, which had a column for each kind of text; return what does not fit."""
        columns = "origin, file, owner, people, lines, days, names, companies, positions"
        left: list[ListRows] = []
        for (number,) in self._run("SELECT number FROM list_by_column ORDER BY number", ()).fetchall():
            row = self._run(f"SELECT {columns} FROM list_by_column WHERE number = ?", (number,)).fetchone()
            texts = SaidTexts.of(list(zip(*(text.split("\x1f") for text in row[6:]), strict=True)))
            people, lines, days = (array("q", column) for column in row[3:6])
            rows = ListRows(row[2], row[0], row[1], list(map(PersonKey, people)), lines, days, texts)
            packed = pack(rows)
            if packed is None or not self.add(packed):
                left.append(rows)
        self.write()
        return left

    def abandon(self) -> None:
        """Forget the places that wait: what they belong to was not written."""
        self._waiting = WaitingRows()

    def take_out(self, people: AbstractSet[int], owner: int | None = None) -> list[ListRows]:
        """Remove rows, and return them.

        Args:
            people: Roots. All rows of lists of theirs, and their rows on the lists of others.
            owner: Only their rows on the lists of this one; None for all.
        """
        self.write()
        taken: dict[int, set[int]] = {}
        numbers = None if owner is None else {each.number for each in self.owned_by([owner])}
        for person, places in self._places(people, numbers):
            for place in places:
                taken.setdefault(place >> _LIST_SHIFT, set()).add(person)
        lists = self._read("number IN (SELECT value FROM json_each(?))", (json.dumps(list(taken)),))
        if owner is None:
            keys = json.dumps(sorted(people))
            own = self._read("owner IN (SELECT value FROM json_each(?))", (keys,))
            taken.update({number: set(packed.listed()) for number, packed in own.items()})
            lists.update(own)
        self._drop_places(taken)
        found = []
        for number, packed in lists.items():
            out, rest = packed.without(taken[number])
            self._run("DELETE FROM list WHERE number = ?", (number,))
            if rest is not None:
                self._run(f"INSERT INTO list (number, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", (number, *rest))
            found.append(out)
        return found

    def remove_import(self, origin: ImportId) -> set[int]:
        """Remove the lists of an import; return the roots they spoke of."""
        self.write()
        lists = self._read("origin = ?", (origin,))
        self._drop_places({number: packed.listed() for number, packed in lists.items()})
        self._run("DELETE FROM list WHERE origin = ?", (origin,))
        return {root for packed in lists.values() for root in (packed.owner, *packed.listed())}

    def _drop_places(self, taken: Mapping[int, Iterable[int]]) -> None:
        """Remove places.

        Args:
            taken: By the number of a list, whose places on it.
        """
        gone: dict[int, set[int]] = {}
        for number, people in taken.items():
            for person in people:
                gone.setdefault(person, set()).add(number)
        left: list[tuple[int, bytes]] = []
        for person, places in self._places(gone):
            kept = array("q", (place for place in places if place >> _LIST_SHIFT not in gone[person]))
            left.append((person, kept.tobytes()))
        self._run_many("DELETE FROM listed WHERE person = ?", ((person,) for person in gone))
        self._run_many("INSERT INTO listed VALUES (?, ?)", (row for row in left if row[1]))

    # --- reading ----------------------------------------------------------------------------------------------------

    def owned_by(self, owners: Iterable[int]) -> list[Owned]:
        """Return the lists of these roots."""
        found = self._run(
            "SELECT number, owner, length(people) / 8 FROM json_each(?) j CROSS JOIN list ON owner = j.value",
            (json.dumps(sorted(owners)),),
        )
        return list(map(Owned._make, found))

    def owners_among(self, keys: Sequence[int]) -> set[int]:
        """Return which of these roots have lists."""
        if len(keys) == 1:
            found = self._run("SELECT owner FROM list WHERE owner = ? LIMIT 1", keys)
        else:
            found = self._run("SELECT DISTINCT owner FROM list", ())
        return {owner for (owner,) in found}.intersection(keys)

    def facts_of_owner(self, owner: int) -> Iterator[EvidenceRow]:
        """Yield what the lists of a root say, seen from the root, list by list and by person."""
        for packed in self._read("owner = ?", (owner,)).values():
            yield from packed.facts()

    def facts_of(self, people: Iterable[int]) -> Iterator[EvidenceRow]:
        """Yield what the lists of others say of these roots, seen from the roots, by root and owner."""
        asked = sorted(people)
        for begin in range(0, len(asked), _AT_ONCE):
            some = asked[begin : begin + _AT_ONCE]
            rows = [row.fact() for row in self._waiting.of_people(some)]
            places = list(self._places(some))
            numbers = {place >> _LIST_SHIFT for _, each in places for place in each}
            rows.extend(self._facts(places, numbers))
            rows.sort()
            yield from rows

    def facts_between(self, left: AbstractSet[int], right: AbstractSet[int]) -> list[EvidenceRow]:
        """Return what the lists of either side say of the other, seen from the left."""
        self.write()
        to_owners = self._between(left, self.owned_by(right))
        from_owners = self._between(right, self.owned_by(left))
        return [*to_owners, *map(_turned, from_owners)]

    def facts_of_pairs(self, pairs: AbstractSet[tuple[int, int]]) -> list[EvidenceRow]:
        """Return what the lists of one of a pair say of the other, seen from the first of the pair."""
        found = list(self._waiting.of_pairs(pairs))
        owned = self.owned_by(set(chain.from_iterable(pairs)))
        lists = [each for each in owned if each.number not in self._waiting]
        owners = {each.owner for each in lists}
        people = {a for a, b in pairs if b in owners} | {b for a, b in pairs if a in owners}
        for fact in self._between(people, lists):
            if fact[:2] in pairs:
                found.append(fact)
            if fact[1::-1] in pairs:
                found.append(_turned(fact))
        return found

    def mentions(self, people: Sequence[int]) -> list[MentionRow]:
        """Return what lists say of these roots, by person, import, file and line."""
        listed: dict[int, list[tuple[int, int]]] = {}
        for person, places in self._places(people):
            for place in map(Place.of, places):
                listed.setdefault(place.list, []).append((person, place.line))
        for row in self._waiting.of_people(people):
            listed.setdefault(row.list, []).append((row.person, row.line))
        found: list[MentionRow] = []
        # One list at a time: all of them at once may be more than the memory of a query.
        for number, those in listed.items():
            for packed in self._read("number = ?", (number,)).values():
                found.extend(packed.mentions(those))
        found.sort(key=_PLACE)
        return found

    def employed(self, employer: Sequence[Sequence[str]], title: Sequence[str]) -> Iterator[MentionRow]:
        """Yield at least every row whose employer and title hold folded words (:meth:`GraphStore.employed`)."""
        for (number,) in self._run("SELECT number FROM list ORDER BY number", ()).fetchall():
            for packed in self._read("number = ?", (number,)).values():
                yield from packed.employed(employer, title)

    def _read(self, condition: str, values: Sequence[object]) -> dict[int, PackedList]:
        """Read lists by number."""
        cursor = self._run(f"SELECT number, {_COLUMNS} FROM list WHERE {condition} ORDER BY number", values)
        return {number: PackedList(*columns) for number, *columns in cursor}

    def _places(
        self, people: Iterable[int], numbers: AbstractSet[int] | None = None
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield people and their places that are written, by person.

        Args:
            people: Roots.
            numbers: Only those on these lists; None for all.
        """
        for person, packed in self._run(
            "SELECT person, places FROM json_each(?) j CROSS JOIN listed ON person = j.value",
            (json.dumps(sorted(people)),),
        ):
            places = array("q", packed)
            yield (
                person,
                places if numbers is None else [place for place in places if place >> _LIST_SHIFT in numbers],
            )

    def _facts(
        self, places: Iterable[tuple[int, Sequence[int]]], numbers: Iterable[int]
    ) -> Iterator[EvidenceRow]:
        """Yield what is said at places, seen from the people.

        Args:
            places: People and their places.
            numbers: The lists they are on, at least.
        """
        from_where = {
            number: (owner, origin, file)
            for number, owner, origin, file in self._run(
                "SELECT number, owner, origin, file FROM json_each(?) j CROSS JOIN list ON number = j.value",
                (json.dumps(list(numbers)),),
            )
        }
        kind = int(Kind.CONNECTION)
        for person, each in places:
            for place in each:  # unpacked here: a query does this ten thousand times
                found = from_where.get(place >> _LIST_SHIFT)
                if found is not None:
                    owner, origin, file = found
                    line, day = place >> DAY_BITS & _LINES, place & _DAYS
                    yield person, owner, kind, day, 0, 1, origin, file, line, ""

    def _between(self, people: AbstractSet[int], lists: Sequence[Owned]) -> Iterator[EvidenceRow]:
        """Yield what lists say of people, seen from the people.

        Args:
            people: Roots.
            lists: Lists of which no place waits.
        """
        if not people or not lists:
            return
        if sum(each.rows for each in lists) <= _ROWS_FOR_A_PERSON * len(people):
            for each in lists:
                for row in self._run(
                    "SELECT origin, file, owner, people, lines, days, '' FROM list WHERE number = ?",
                    (each.number,),
                ):
                    yield from map(_turned, PackedList(*row).facts(people))
            return
        numbers = {each.number for each in lists}
        yield from self._facts(self._places(people, numbers), numbers)


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Work in a thread, which need not succeed, while the block goes on."""

    def tried() -> None:
        with suppress(Exception):
            work()

    thread = threading.Thread(target=tried)
    with suppress(RuntimeError):  # there may be no more of them
        thread.start()
    try:
        yield
    finally:
        if thread.ident is not None:
            thread.join()


def _turned(fact: EvidenceRow) -> EvidenceRow:
    """Look at what a list says from the other end."""
    return fact[1], fact[0], *fact[2:]
