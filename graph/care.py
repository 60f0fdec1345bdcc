"""Care of a store: copy it, check it, say in one number what it holds, and take people out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.errors import InvalidInput, StoreError
from graph.identity import company_key, fold_name
from graph.intake import undo
from graph.model import ImportAccount, ImportId, JournalEntry, PersonId, PersonKey
from graph.sameness import Settlement, settle
from graph.sameness import me as default_member
from graph.store import EvidenceRow, GraphStore, ImportRow, MentionRow, NamedRow, PersonRow
from graph.tallying import tally_again
from graph.ties import read_lists, recount

__all__ = ["Copied", "check", "copy", "digest", "forget", "ids_of", "undo_all_of"]

_BATCH = 2_000  # people whose rows are held in memory at a time


def _batches(keys: Iterable[PersonKey]) -> Iterator[list[PersonKey]]:
    """Yield keys in lists of bounded length."""
    batch: list[PersonKey] = []
    for key in keys:
        batch.append(key)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# --- what it holds ------------------------------------------------------------------------------------------------


def digest(store: GraphStore) -> str:
    """Return a hash of everything that users can see, independent of the store's kind and of the order of imports.

    Two stores with the same digest give the same answers. Numbers of imports do not count, their content does; undone
    imports do not count.

    Args:
        store: What to read.

    Returns:
        64 hexadecimal digits.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as one, open_store("sqlite://") as two:
        ...     digest(one) == digest(two)
        True
    """
    total = hashlib.sha256()
    accounts = {
        row.account.id: (row.account.digest, tuple(file.name for file in row.account.files))
        for row in store.imports()
        if not row.account.undone
    }
    parts: list[str] = []
    for batch in _batches(sorted(row.key for row in store.scan_people())):
        parts.extend(_person_parts(store, batch, accounts))
    jobs = store.affiliations()
    holders = store.person_rows({row.person for row in jobs})
    for row in jobs:
        where = _place(store, accounts, row.origin, row.file)
        said = (row.line, row.kind, row.name, row.title, row.start, row.end)
        parts.append(_hash("affiliation", holders[row.person].id, *where, *map(str, said)))
    parts.extend(_hash("import", *map(str, accounts[number])) for number in accounts)
    parts.extend(_hash("setting", name, value) for name, value in store.settings().items())
    for part in sorted(parts):
        total.update(part.encode())
    for entry in store.journal():
        total.update(
            _hash(
                "entry",
                entry.member,
                entry.word,
                str(entry.ask),
                entry.on.isoformat(),
                entry.note,
                *map(str, entry.data),
            ).encode()
        )
    return total.hexdigest()


def _place(
    store: GraphStore, accounts: Mapping[ImportId, tuple[str, tuple[str, ...]]], origin: ImportId, file: int
) -> tuple[str, str]:
    """Return the content's hash of an import and the name of one of its files."""
    if origin not in accounts:
        raise StoreError(
            "it holds facts from an import that is not there",
            where=store.url,
            do="run: intrograph store check",
        )
    content, files = accounts[origin]
    return content, files[file]


def _hash(*parts: str) -> str:
    """Return a hash of parts."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _person_parts(
    store: GraphStore, keys: Sequence[PersonKey], accounts: Mapping[ImportId, tuple[str, tuple[str, ...]]]
) -> Iterator[str]:
    """Yield one hash per person and per fact of these people."""
    whole = store.rows_rooted_at(keys)
    for root, rows in whole.items():
        person = next(row for row in rows if row.key == root)
        ids = sorted(row.id for row in rows)
        yield _hash("person", person.shown, person.name, person.company, person.position, *ids)
    facts = [row for row in store.evidence_of(keys) if row[0] < row[1]]
    names = store.person_rows({PersonKey(key) for row in facts for key in (row[0], row[1], row[4]) if key})
    for row in facts:
        ends = sorted((names[PersonKey(row[0])].shown, names[PersonKey(row[1])].shown))
        sender = names[PersonKey(row[4])].shown if row[4] else ""
        where = _place(store, accounts, ImportId(row[6]), row[7])
        values = (row[2], row[3], row[5], row[8])
        yield _hash("fact", *ends, sender, *where, *map(str, values), row[9])


# --- whether it is sound ------------------------------------------------------------------------------------------


class _TriedOnly(Exception):
    """Ends a transaction that was only tried."""


def check(store: GraphStore) -> tuple[str, ...]:
    """Look for anything in a store that breaks what it promises.

    Args:
        store: What to check; nothing is changed.

    Returns:
        One sentence per kind of finding, without names; empty for a sound store.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     check(store)
        ()
    """
    found: list[str] = []
    rows = store.imports()
    found.extend(
        f"import {row.account.id}: the account of a file does not add up"
        for row in rows
        if any(file.rows != file.kept + file.merged + file.skipped for file in row.account.files)
    )
    standing = {row.account.id for row in rows if not row.account.undone}
    found.extend(_unsound_people(store, standing))
    found.extend(_unsettled(store))
    return tuple(found)


def _unsound_people(store: GraphStore, standing: set[ImportId]) -> Iterator[str]:
    """Check people and their evidence."""
    folded = companies = orphans = strangers = sums = 0
    balance = 0
    lists = read_lists(store)
    for batch in _batches(sorted(row.key for row in store.scan_people())):
        known = store.person_rows(batch)
        for row in known.values():
            folded += row.folded != (fold_name(row.name) if row.name else "")
            companies += row.company_key != (company_key(row.company) if row.company else "")
        facts = list(store.evidence_of(batch))
        ends = store.person_rows({PersonKey(fact[1]) for fact in facts})
        for fact in facts:
            other = ends.get(PersonKey(fact[1]))
            orphans += other is None or other.root != other.key
            strangers += fact[6] not in standing
            one_way = (min(fact[0], fact[1]), max(fact[0], fact[1]), *fact[2:])
            balance += hash(one_way) if fact[0] < fact[1] else -hash(one_way)
        kept = store.tally_histories(batch)
        for person, history in recount(store, lists, batch).items():
            sums += _standing(history) != _standing(kept.get(PersonKey(person), {}))
    for count, what in (
        (folded, "people cannot be found by their name"),
        (companies, "people cannot be found by their company"),
        (orphans, "facts speak of somebody who is not there"),
        (strangers, "facts come from an import that is not there"),
        (sums, "people have counts that their facts do not give"),
        (int(balance != 0), "part of the facts can be read from one end only"),
    ):
        if count:
            yield f"{count:,} {what}"


def _standing(history: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Return the days on which something changes."""
    return {day: tuple(values) for day, values in history.items() if any(values)}


def _unsettled(store: GraphStore) -> Iterator[str]:
    """Check that deciding again who is who changes nothing."""
    moved = 0
    try:
        with store.transaction():
            owners = {
                row.owner for row in store.imports() if row.owner is not None and not row.account.undone
            }
            for batch in _batches(sorted(row.key for row in store.scan_people())):
                moved += len(settle(store, batch, owners=owners).moved)
            raise _TriedOnly
    except _TriedOnly:
        pass
    if moved:
        yield f"{moved:,} rows would belong to another person if it were decided again"


# --- copies -------------------------------------------------------------------------------------------------------

_PHASES = 4  # reading who is there, copying, and looking at both stores


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy came to.

    Attributes:
        people: How many people the target holds.
        facts: How many facts about two people.
        imports: How many imports, undone ones included.
        entries: How many entries of the journal.
        already: Whether the target held the same network before, so that nothing was changed.
    """

    people: int
    facts: int
    imports: int
    entries: int
    already: bool


def _say_nothing(done: int, total: int) -> None:
    """Keep to oneself how far a copy is."""


def copy(
    source: GraphStore, target: GraphStore, *, progress: Callable[[int, int], None] = _say_nothing
) -> Copied:
    """Copy everything into an empty store of any kind, and look whether it arrived, in one transaction.

    Whatever goes wrong, the target is as before and the same copy can be tried again: what was copied can be seen only
    after it was counted and compared, row by row, with the source. Rows go in parts of bounded size.

    Args:
        source: What to copy; nobody can write to it meanwhile.
        target: Where to; it gets the same imports under the same numbers, and the same journal.
        progress: Is told now and then how much is done, of how much; both are numbers without a unit.

    Returns:
        What the target holds now.

    Raises:
        InvalidInput: The target holds something else.
        StoreError: One of the two failed, or what arrived is not what was sent; the target is as before.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as one, open_store("sqlite://") as two:
        ...     with one.transaction():
        ...         one.put_setting("x", "1")
        ...     copy(one, two).already, copy(one, two).already
        (False, True)
    """
    with source.transaction():
        if _holds_anything(target):
            return _the_same(source, target)
        with target.transaction():
            if _holds_anything(target):  # somebody else was faster
                return _the_same(source, target)
            try:
                keys = _Copy(source, target, progress).run()
                sent = _Inventory(source, keys.keys(), progress, phase=2).take()
            except KeyError:
                raise StoreError(
                    "it speaks of somebody who is not there, so nothing was copied",
                    where=source.url,
                    do="run: intrograph store check",
                ) from None
            arrived = _Inventory(target, keys.values(), progress, phase=3).take()
            if sent != arrived:
                what = [name for name in sent.counts if sent.counts[name] != arrived.counts[name]]
                raise StoreError(
                    f"the copy is not what the original is ({', '.join(what) or 'in what it says'}), so nothing of it "
                    "was kept",
                    where=target.url,
                    do="run: intrograph store check, then copy again",
                )
        return _copied(arrived.counts, already=False)


def _holds_anything(store: GraphStore) -> bool:
    """Tell whether anything was ever kept in a store."""
    return bool(store.imports() or store.journal() or store.settings() or next(store.scan_people(), None))


def _the_same(source: GraphStore, target: GraphStore) -> Copied:
    """Return what the target holds if it is the same network, else refuse."""
    if digest(source) != digest(target):
        raise InvalidInput(
            "the store to copy into is not empty, and what it holds is not what this store holds",
            where=target.url,
            do="name a new file or an empty database; intrograph imports, with --store, lists what is there",
        )
    roots = [row.key for row in target.scan_people()]
    counts = {
        "people": len(roots),
        "facts": sum(1 for batch in _batches(roots) for _ in target.evidence_as_said(batch)),
        "imports": len(target.imports()),
        "entries": len(target.journal()),
    }
    return _copied(counts, already=True)


def _copied(counts: Mapping[str, int], *, already: bool) -> Copied:
    """Return the counts that are told."""
    return Copied(counts["people"], counts["facts"], counts["imports"], counts["entries"], already)


@dataclass(frozen=True, slots=True)
class _Found:
    """What an inventory found: how many rows of each kind, and a hash of them all."""

    counts: dict[str, int]
    digest: str


class _Inventory:
    """Reads every row of a store, in words that do not depend on its numbers of people.

    Unlike :func:`digest` it looks at what every row said before it was settled who is who, so that whatever is done to
    two equal stores next, such as an undo, leaves them equal.
    """

    def __init__(
        self,
        store: GraphStore,
        keys: Iterable[PersonKey],
        progress: Callable[[int, int], None],
        *,
        phase: int,
    ) -> None:
        """Begin with nothing found."""
        self._store = store
        self._keys = sorted(key for key in keys if key)
        self._progress = progress
        self._done = phase * len(self._keys)
        self._ids: dict[int, str] = {0: ""}
        self._counts: dict[str, int] = {}
        self._sum = 0

    def take(self) -> _Found:
        """Read it all."""
        store, ids = self._store, self._ids
        self._counts = dict.fromkeys(
            (
                "people",
                "ids",
                "facts",
                "mentions",
                "names",
                "jobs",
                "tallies",
                "imports",
                "settings",
                "entries",
            ),
            0,
        )
        for batch in _batches(self._keys):
            ids.update((key, row.id) for key, row in store.person_rows(batch).items())
        for batch in _batches(self._keys):
            for key, row in store.person_rows(batch).items():
                self._count("ids", row.id, ids[row.root], *row[3:])
                self._counts["people"] += key == row.root and bool(row.shown)
            for fact in store.evidence_as_said(batch):
                a, b, kind, day, sender, *rest = fact
                ends = sorted((ids[a], ids[b]))
                self._count("facts", *ends, ids[sender], int(kind), day, *rest)
            for mention in store.mentions(batch):
                self._count(
                    "mentions", ids[mention.person], *mention[1:8], *sorted(ids[key] for key in mention.same)
                )
            for person, history in store.tally_histories(batch).items():
                self._count("tallies", ids[person], *sorted(_standing(history).items()))
            self._done += len(batch)
            self._progress(self._done, _PHASES * len(self._keys))
        for batch in _batches([PersonKey(0), *self._keys]):
            for named in store.named_of(batch):
                said = (
                    named.origin,
                    named.file,
                    named.line,
                    named.name,
                    named.folded,
                    int(named.kind),
                    named.day,
                )
                more = (named.outgoing, named.company, named.count, named.note)
                self._count("names", ids[named.owner], ids[named.other], *said, *more)
        for job in store.affiliations():
            where = (job.origin, job.file, job.line, int(job.kind))
            self._count("jobs", ids[job.person], *where, job.name, job.key, job.title, job.start, job.end)
        for each in store.imports():
            owner = None if each.owner is None else ids.get(each.owner)
            self._count("imports", repr(each.account), owner, each.member, each.full_lists, each.weak)
        for setting in store.settings().items():
            self._count("settings", *setting)
        for entry in store.journal():
            self._count("entries", repr(entry))
        return _Found(self._counts, f"{self._sum:064x}")

    def _count(self, kind: str, *values: object) -> None:
        """Add a row; a sum of hashes does not depend on the order of rows."""
        self._counts[kind] += 1
        self._sum = (self._sum + int(_hash(kind, *map(str, values)), 16)) % (1 << 256)


class _Copy:
    """One copy on its way."""

    def __init__(self, source: GraphStore, target: GraphStore, progress: Callable[[int, int], None]) -> None:
        """Begin with nobody copied."""
        self.source = source
        self.target = target
        self.progress = progress
        self.keys: dict[int, PersonKey] = {0: PersonKey(0)}

    def run(self) -> dict[PersonKey, PersonKey]:
        """Copy people, then imports, then what they said, then what members did.

        Returns:
            The target's number of every row that was copied.
        """
        roots = sorted(row.key for row in self.source.scan_people())
        owners = {row.owner for row in self.source.imports() if row.owner is not None}
        jobs = self.source.affiliations()
        self._know({*owners, *(row.person for row in jobs)})
        for at, batch in enumerate(_batches(roots)):
            self._know(row.key for rows in self.source.rows_rooted_at(batch).values() for row in rows)
            self.progress(min((at + 1) * _BATCH, len(roots)), _PHASES * len(roots))
        named = [
            row
            for batch in _batches(sorted(map(PersonKey, self.keys)))
            for row in self.source.named_of(batch)
        ]
        self._know(row.other for row in named)
        self._imports()
        copied = sorted(PersonKey(key) for key in self.keys if key)
        done = 0
        for batch in _batches(copied):
            self.target.add_mentions([self._mention(row) for row in self.source.mentions(batch)])
            self.target.add_evidence([self._fact(row) for row in self.source.evidence_as_said(batch)])
            kept = self.source.tally_histories(batch)
            self.target.put_tallies({self.keys[key]: history for key, history in kept.items()})
            done += len(batch)
            self.progress(len(copied) + done, _PHASES * len(copied))
        self.target.add_named(
            [replace(row, owner=self.keys[row.owner], other=self.keys[row.other]) for row in named]
        )
        self.target.add_affiliations([replace(row, person=self.keys[row.person]) for row in jobs])
        for name, value in self.source.settings().items():
            self.target.put_setting(name, value)
        self._journal(self.source.journal())
        return {PersonKey(key): other for key, other in self.keys.items()}

    def _know(self, keys: Iterable[PersonKey]) -> None:
        """Copy the rows of these people, of the roots they belong to, and of whoever is proven to be one of them."""
        asked = {key for key in keys if key not in self.keys}
        rows: dict[PersonKey, PersonRow] = {}
        while asked:
            found = self.source.person_rows(sorted(asked))
            rows |= found
            near = {row.root for row in found.values()}
            for mention in self.source.mentions(found):
                near.update(mention.same)
            for mention in self.source.mentions_proving(found):
                near.add(mention.person)
                near.update(mention.same)
            asked = {key for key in near if key not in rows and key not in self.keys}
        fresh = sorted(rows)
        if fresh:
            new = self.target.reserve_keys(len(fresh))
            self.keys.update(zip(fresh, map(PersonKey, new), strict=True))
            self.target.add_people([self._person(rows[key]) for key in fresh])

    def _person(self, row: PersonRow) -> PersonRow:
        """Return a row with the target's numbers."""
        return row._replace(key=self.keys[row.key], root=self.keys[row.root])

    def _mention(self, row: MentionRow) -> MentionRow:
        """Return a mention with the target's numbers."""
        return row._replace(person=self.keys[row.person], same=tuple(self.keys[key] for key in row.same))

    def _fact(self, row: EvidenceRow) -> EvidenceRow:
        """Return a fact with the target's numbers."""
        a, b, kind, day, sender, *rest = row
        return (self.keys[a], self.keys[b], kind, day, self.keys[sender], *rest)  # type: ignore[return-value]

    def _imports(self) -> None:
        """Copy the imports under the same numbers."""
        for row in self.source.imports():
            # Nobody but an import that was undone may be left of its owner.
            gone = row.owner is None or (row.account.undone and row.owner not in self.keys)
            number = self.target.add_import(replace(row, owner=None if gone else self.keys[row.owner or 0]))
            if number != row.account.id:
                raise StoreError("the imports cannot keep their numbers", where=self.target.url)

    def _journal(self, entries: Sequence[JournalEntry]) -> None:
        """Copy the journal under the same numbers; the gaps that ``withdraw`` left stay gaps."""
        if not entries:
            return
        by_number = {entry.n: entry for entry in entries}
        last = entries[-1].n
        filled = [by_number.get(n) or replace(entries[-1], n=n) for n in range(1, last + 1)]
        self.target.append(filled, after=0)
        gaps = [n for n in range(1, last + 1) if n not in by_number]
        if gaps:
            self.target.rewrite_journal([], gaps)


# --- taking people out --------------------------------------------------------------------------------------------


def undo_all_of(store: GraphStore, member: PersonKey) -> list[ImportAccount]:
    """Take back every import that a member brought along.

    Args:
        store: The store, inside a transaction.
        member: The member's root.

    Returns:
        The accounts, now marked as undone, by number.
    """
    numbers = [origin.id for origin in store.origins() if origin.owner == member]
    return [undo(store, number) for number in numbers]


def forget(store: GraphStore, root: PersonKey) -> None:
    """Remove a person: every mention of them, and all evidence that they took part in.

    An import that is read again brings back what it says; what members noted in asks is for ``outreach`` to forget.

    Args:
        store: The store, inside a transaction.
        root: The person's root.

    Raises:
        InvalidInput: They are a member; what they brought along has to be withdrawn first.
        StoreError: This kind of store cannot.
    """
    if any(row.owner is not None and _root(store, row.owner) == root for row in _standing_imports(store)):
        raise InvalidInput("this is a member, whose own files are here", do="run intrograph withdraw first")
    rows = store.rows_rooted_at([root])[root]
    keys = [row.key for row in rows]
    facts = list(store.evidence_of([root]))
    near = {PersonKey(fact[1]) for fact in facts}
    # What they wrote to several people is also a fact about any two of these.
    facts += [fact for fact in store.evidence_of(sorted(near)) if fact[4] == root and fact[0] < fact[1]]
    settlement = Settlement(store)
    mine = default_member(store)
    named: list[NamedRow] = []
    owners = {_root(store, row.owner) for row in _standing_imports(store) if row.owner is not None}
    for owner in sorted(owners | ({mine} if mine is not None else set())):
        whole = [row.key for row in store.rows_rooted_at([owner]).get(owner, [])]
        said = list(store.named_of([*whole, PersonKey(0)] if owner == mine else whole))
        matched = zip(said, settlement.matches(owner, said), strict=True)
        named += [fact for fact, (_, people) in matched if root in people]
    store.remove_evidence(sorted(set(facts)))
    store.forget_said(keys, named)
    store.drop_people(keys)
    for name, value in store.settings().items():
        if {row.id for row in rows} & {value, *name.partition(":")[2].split("|")}:
            store.put_setting(name, None)
    tally_again(store, sorted(near), gone=keys)


def _standing_imports(store: GraphStore) -> list[ImportRow]:
    """Return the imports that were not undone."""
    return [row for row in store.imports() if not row.account.undone]


def _root(store: GraphStore, key: PersonKey) -> PersonKey:
    """Return the root that a row belongs to."""
    return store.person_rows([key])[key].root


def ids_of(store: GraphStore, root: PersonKey) -> tuple[PersonId, ...]:
    """Return every id that was proven to be a person's."""
    return tuple(row.id for row in store.rows_rooted_at([root])[root])
