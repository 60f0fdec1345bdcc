"""From claims to a network: take an import in, and take one back.

Everything derived here is a function of the claims of the imports that were not undone, so any order, repetition and
undo of imports leaves the same store. What is derived is only touched where the claims of this import touch it: an
import costs by its rows, not by the size of the store. Who is who is decided in :mod:`graph.sameness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, compress, repeat
from types import TracebackType
from typing import Self, cast

from graph.accounting import Accounting, FileAccount, What
from graph.claims import Claims, Fact, FileClaims, Listing, Pairs
from graph.comparing import Comparison, distinct_pairs
from graph.errors import ImportNotFound, InvalidInput
from graph.identity import company_key, fold_name
from graph.listing import NumberedIds
from graph.model import ImportAccount, ImportedFile, ImportId, Kind, Person, PersonId, PersonKey
from graph.roster import Known, Roster
from graph.said import SaidWithKeys
from graph.sameness import describe, settle
from graph.store import (
    AffiliationRow,
    EvidenceRow,
    GraphStore,
    ImportRow,
    ListRows,
    MentionRow,
    NamedRow,
    Origin,
    PairRows,
)
from graph.tallying import tally_again, tally_import, tally_undone
from graph.ties import BARE, Lists


def take_in(store: GraphStore, claims: Claims) -> ImportAccount:
    """Take one import into the store, in one transaction.

    The same bytes of the same owner again change nothing; the account then names the import they repeat.

    Args:
        store: Where to.
        claims: What the files say. Their ``files`` are read once.

    Returns:
        The account; in every file rows = kept + merged + skipped.

    Raises:
        StoreError: The store refused; nothing was written.
    """
    with store.transaction(), Intake(store) as intake:
        return intake.take(claims)


class Intake:
    """Takes several imports in, one after the other, within one transaction.

    It remembers the people it has met, so that archives that share most of their people are read in quickly; their
    rows are complete in the store when the block ends. To only find out what would happen, take everything in and
    abandon the transaction.

    Args:
        store: Where to; its transaction has begun, and nobody else writes to it before it ends.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store, store.transaction(), Intake(store) as intake:
        ...     intake.take(Claims("a.csv", "0" * 64, None, None, member=False)).id
        1
    """

    def __init__(self, store: GraphStore) -> None:
        """Begin with nobody met."""
        self._store = store
        self._roster = Roster(store)
        self._earlier = _Earlier()

    def __enter__(self) -> Self:
        """Return the intake."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is still in memory, unless the transaction is abandoned anyway."""
        if kind is None:
            self._roster.write()
        self._roster.close()

    def write_ahead(self) -> bool:
        """Write some of what is in memory, for whoever has nothing to take in for the moment.

        Returns:
            Whether it is worth calling again. A call takes about ten milliseconds.

        Raises:
            StoreError: The store refused; the transaction has to be abandoned.
        """
        return self._roster.write_ahead()

    def take(self, claims: Claims) -> ImportAccount:
        """Take one import in.

        Args:
            claims: What the files say. Their ``files`` are read once.

        Returns:
            The account, as :func:`take_in` returns it.
        """
        before = self._same_bytes(claims)
        if before is not None:
            for part in (
                claims.files if isinstance(claims.files, tuple) else ()
            ):  # a stream holds no list in short
                if part.listing is not None and isinstance(part.listing.ids, NumberedIds):
                    self._roster.unheard(part.listing.ids)
            return before
        self._roster.make_room(None)
        return _Import(self._store, claims, self._roster, self._earlier).run()

    def _same_bytes(self, claims: Claims) -> ImportAccount | None:
        """Return the account of an import that had the same content and owner before, with nothing new in it."""
        store = self._store
        self._earlier.learn(store.origins())
        same = self._earlier.by_digest.get(claims.digest, ())
        owner = store.keys_of([claims.owner.id]) if claims.owner and same else {}
        roots = {row.root for row in store.person_rows(owner.values()).values()} if owner else set()
        for origin in same:
            if origin.owner not in roots if claims.owner else origin.owner:
                continue
            account = next(row.account for row in store.imports() if row.account.id == origin.id)
            files = tuple(
                replace(file, kept=0, merged=file.kept + file.merged, new_people=0, new_ties=0, changed=0)
                for file in account.files
            )
            return replace(account, files=files, repeats=account.id)
        return None


def undo(store: GraphStore, number: ImportId) -> ImportAccount:
    """Take one import back: exactly what it alone said is gone.

    Args:
        store: Where from.
        number: Its number, as ``imports`` lists it.

    Returns:
        The account, now marked as undone.

    Raises:
        ImportNotFound: There is no such import.
        InvalidInput: It was undone before.
    """
    with store.transaction():
        row = next((row for row in store.imports() if row.account.id == number), None)
        if row is None:
            raise ImportNotFound(f"there is no import {number}", do="see: intrograph imports")
        if row.account.undone:
            raise InvalidInput(f"import {number} was taken back before", do="see: intrograph imports")
        before = store.origins()
        undone = replace(row, account=replace(row.account, undone=True))
        store.put_import(undone)
        touched = store.remove_claims(number)
        owners = {row.owner} if row.owner is not None else set()
        was_closed = bool(Lists(before).closed)
        settled = settle(store, touched, owners=owners, removed=True)
        touched |= settled.rematched | settled.moved | settled.left
        if was_closed and not Lists(store.origins()).closed:
            touched = {row.key for row in store.scan_people()}
        tally_undone(store, touched, row.owner)
        return undone.account


class _Earlier:
    """What is known of the imports so far, sorted out once for each of them and not again for the next one.

    Attributes:
        lists: Their full lists.
        by_id: Each by its number.
        by_digest: Those of each content.
        weak: The roots of owners who have a list in which somebody is known by name and day only.
        named: Whether any owner is known by name only.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._origins: list[Origin] = []
        self._sort_out([])

    def _sort_out(self, origins: Sequence[Origin]) -> None:
        """Begin anew."""
        self.lists = Lists(())
        self.by_id: dict[int, Origin] = {}
        self.by_digest: dict[str, list[Origin]] = {}
        self.weak: set[int | None] = set()
        self.named = False
        for origin in origins:
            self._add(origin)
        self.lists = Lists(origins)

    def _add(self, origin: Origin) -> None:
        """Add one."""
        self.by_id[origin.id] = origin
        self.by_digest.setdefault(origin.digest, []).append(origin)
        if origin.weak:
            self.weak.add(origin.owner)
        self.named = self.named or str(origin.owner_id or "").startswith("n:")

    def what(self, row: EvidenceRow) -> What:
        """Return what a stored fact says."""
        origin = self.by_id[row[6]]
        return row[2], row[4], row[3], origin.owner or 0, origin.kinds[row[7]], row[9]

    def learn(self, origins: list[Origin]) -> Lists:
        """Take over which imports there are now; return their full lists."""
        if origins != self._origins:
            if origins and origins[:-1] == self._origins:
                self._add(origins[-1])
                self.lists = self.lists.extended(origins[-1])
            else:
                self._sort_out(origins)
            self._origins = origins
        return self.lists


class _Import:
    """One import on its way into the store."""

    def __init__(self, store: GraphStore, claims: Claims, roster: Roster, earlier: _Earlier) -> None:
        """Remember where to and what."""
        self.earlier = earlier
        self.then = self.now = Lists([])  # the full lists before and with this import
        self.store = store
        self.claims = claims
        self.rank = 2 * (claims.as_of.toordinal() if claims.as_of else 0)
        self.origin = ImportId(0)
        self.roster = roster
        self.owner: Known | None = None
        self.linked: set[PersonKey] = set()
        self.fresh_proofs: set[PersonKey] = set()
        self.files: list[FileAccount] = []
        self.full_lists: list[int] = []
        self.weak = False
        self.has_names = False

    def run(self) -> ImportAccount:
        """Write everything and return the account."""
        store, claims = self.store, self.claims
        self.then = self.earlier.learn(store.origins())
        self.roster.watch(self.then.members)
        bare = ImportAccount(ImportId(0), claims.source, None, claims.as_of, claims.digest)
        self.origin = store.add_import(ImportRow(bare, None, claims.member, (), False))
        self._take_owner()
        # A method of this object would make a circle, which stays in memory while the collector rests.
        self.comparison = Comparison(store, self.origin, self.owner, self.then, self.earlier.what)
        for part in claims.files:
            if not self.files or self.files[-1].name != part.name:
                self.files.append(FileAccount(part, len(self.files)))
                if part.full_list:
                    self.full_lists.append(len(self.files) - 1)
            self._take_part(self.files[-1], part)
        bare = replace(bare, id=self.origin, unused=tuple(sorted(claims.unused)))
        self._put_import(bare, [file.account() for file in self.files])
        further = set(self.fresh_proofs)
        if self.owner and self.owner.made == self.origin:
            further.add(self.owner.key)
        owners = {self.owner.key} if self.owner else set()
        accounting = Accounting(store, self.origin, self.owner, self.files, self.earlier.what)
        moved: frozenset[PersonKey] = frozenset()
        left: frozenset[PersonKey] = frozenset()
        rematched: frozenset[PersonKey] = frozenset()
        if self.linked or self.weak or self._names_wait() or self._owner_is_weak():
            self.roster.write()
            settled = settle(store, self.linked, owners=owners)
            moved, left, rematched = settled.moved, settled.left, settled.rematched
            met = self.roster.forget(settled.seen)
            self.earlier.learn(store.origins())  # owners may have turned out to be others
            accounting.look_again(moved, {root for key, root in met.items() if key in moved})
        self.now = self.earlier.learn(store.origins())
        if bool(self.then.closed) != bool(self.now.closed):
            self.roster.write()  # everybody's ties are known now, and counted again
        known = self._tally(moved, left, rematched)
        accounting.count_ties(self.then, self.now, known)
        self.roster.write_members()
        bare = replace(bare, owner=self._owner_person())
        accounts = accounting.finished(further, settled=bool(self.linked or self.weak or moved))
        self._put_import(bare, accounts)
        return replace(bare, files=tuple(accounts))

    def _tally(
        self, moved: frozenset[PersonKey], left: frozenset[PersonKey], rematched: frozenset[PersonKey]
    ) -> dict[PersonKey, list[EvidenceRow]] | None:
        """Keep up to date what is known of people over all their ties.

        Returns:
            The facts of the owner by the other end, without fresh ties; None where they must be read.
        """
        owner, comparison = self.owner, self.comparison
        known: dict[PersonKey, list[EvidenceRow]] | None = None
        root = self.store.person_rows([owner.key])[owner.key].root if owner else None
        # What is kept in memory holds while nobody turned out to be somebody else, and no later list ends a tie.
        if (
            root is None
            or owner is None
            or owner.root.key != root
            or moved
            or len(self.now.days_of(root)) > 1
        ):
            tally = partial(tally_import, fresh=None)
        else:
            known = comparison.known_with(root)
            tally = partial(tally_import, fresh=comparison.fresh, known=chain.from_iterable(known.values()))
        tally(
            self.store,
            origin=self.origin,
            lists=(self.then, self.now),
            owner=root,
            pairs=sorted(comparison.tallied),
            moved=moved | left,
        )
        if rematched:
            # Whoever addressed two of them together may have introduced them, or no longer.
            facts = self.store.evidence_of(sorted(rematched))
            senders = {PersonKey(row[4]) for row in facts if row[4] and row[1] in rematched}
            tally_again(self.store, rematched | senders)
        return known

    def _names_wait(self) -> bool:
        """Tell whether there are facts by name only that this import may match: its own, or earlier ones."""
        if self.has_names:
            return True
        if self.owner is None:
            return False
        whole = self.store.rows_rooted_at([self.owner.root.key]).values()
        return any(
            True for _ in self.store.named_of([PersonKey(0), *(row.key for rows in whole for row in rows)])
        )

    def _owner_is_weak(self) -> bool:
        """Tell whether lists of this owner must be matched with each other by name and day, or owners by name."""
        if self.owner is None:
            return False
        if self.owner.id.startswith("n:"):
            return True
        return self.earlier.named or self.owner.root.key in self.earlier.weak

    def _put_import(self, bare: ImportAccount, files: Sequence[ImportedFile]) -> None:
        """Write the import as far as it is known."""
        owner = self.owner.key if self.owner else None
        self.store.put_import(
            ImportRow(
                replace(bare, files=tuple(files)),
                owner,
                self.claims.member,
                tuple(self.full_lists),
                self.weak,
            )
        )

    def _owner_person(self) -> Person | None:
        """Return the owner as shown after this import."""
        if self.owner is None:
            return None
        self.roster.write([self.owner, self.owner.root])
        row = self.store.person_rows([self.owner.key])[self.owner.key]
        return describe(self.store.person_rows([row.root])[row.root])

    # --- people ---------------------------------------------------------------------------------------------------

    def _take_owner(self) -> None:
        """Make sure the owner has a row, and take in what they say of themselves (as line 0 of file 0)."""
        owner = self.claims.owner
        if owner is None:
            return
        self.roster.meet([owner.id, *owner.same], self.origin)
        self.owner = known = self.roster[owner.id]
        self.roster.spoken_of([known])
        same = tuple(other.key for other in self.roster.of(owner.same))
        company, position = owner.company or "", owner.position or ""
        self.store.add_mentions(
            [MentionRow(known.key, self.origin, 0, 0, owner.name, company, position, True, same)]
        )
        if same:
            self.linked.update((known.key, *same))
        rank = self.rank + (1 if self.claims.member else 0)
        root = known.root
        if owner.name and (rank, owner.name) > (root.name_rank, root.name):
            root.call(owner.name, rank)
            self.roster.changed(root)
        if (company or position) and (rank, company, position) > (root.job_rank, root.company, root.position):
            root.employ(company, position, rank)
            self.roster.changed(root)
        # Whose lists there are is asked of the store, with the owners' rows.
        self.roster.write([known, root])

    # --- parts ----------------------------------------------------------------------------------------------------

    def _take_part(self, file: FileAccount, part: FileClaims) -> None:
        """Take in what a file, or a part of a long one, says."""
        file.rows += part.rows
        file.skips.extend(part.skips)
        self.roster.make_room(self.owner)
        file.unexpected.extend(part.unexpected)
        ids = [mention[1] for mention in part.mentions]
        columns = tuple(zip(*part.facts, strict=True)) if part.facts else ()
        unmentioned = _unmentioned(part, columns, {None, *ids})
        for mention in part.mentions:
            if mention[3]:
                ids.extend(mention[3])
        ids.extend(unmentioned)
        listed = part.listing.ids if part.listing is not None else ()
        if not isinstance(listed, NumberedIds):
            ids.extend(listed)
        self.roster.meet(ids, self.origin)
        if isinstance(listed, NumberedIds):
            self.roster.meet_numbered(listed, self.origin)
        self._mention_ends(file, unmentioned)
        news: dict[int, int] = {}  # by line: how many rows, counted together there, said something new
        if part.mentions:
            self._take_mentions(file, part, news)
        if part.listing is not None:
            self._take_listing(file, part.listing, news)
        if part.pairs is not None:
            self._take_pairs(file, part.pairs, news)
        if part.facts and not self._take_alike(file, columns, news):
            self._take_facts(file, part.facts, news)
        if part.named:
            self._take_named(file, part, news)
        if part.affiliations:
            self._take_affiliations(file, part, news)
        if not self.store.people_may_wait:
            self.roster.write()
        for line in part.repeats:
            news.pop(line, None)
        file.kept = min(file.kept + sum(news.values()), file.rows - len(file.skips))

    def _mention_ends(self, file: FileAccount, ends: dict[PersonId, int]) -> None:
        """Mention the ends of facts that this part of the file does not, so that undo finds who was spoken of."""
        self.roster.spoken_of(map(self.roster.__getitem__, ends))
        rows = [
            MentionRow(known.key, self.origin, file.number, line, "", "", "", False)
            for id_, line in ends.items()
            if (known := self.roster[id_]) is not self.owner
        ]
        if rows:
            self.store.add_mentions(rows)

    def _take_mentions(self, file: FileAccount, part: FileClaims, news: dict[int, int]) -> None:
        """Keep mentions, and let the newest speak for each person."""
        everybody, rows = self._mention_rows(file, part)
        _, _, _, lines, names, companies, positions, currents, _ = zip(*rows, strict=True)
        texts = zip(names, companies, positions, repeat(None), repeat(None), strict=False)
        self._describe(file, everybody, lines, texts, currents, news)
        self.store.add_mentions(rows)

    def _describe(
        self,
        file: FileAccount,
        everybody: Sequence[Known],
        lines: Sequence[int],
        texts: Iterable[SaidWithKeys],
        currents: Iterable[bool],
        news: dict[int, int],
    ) -> None:
        """Let the newest mention speak for each person.

        Args:
            file: The account.
            everybody: Whom the mentions are about.
            lines: Their lines.
            texts: What they say.
            currents: Whether employer and title describe the day of the import.
            news: Gains the lines that say something new.
        """
        self.roster.spoken_of(everybody)
        rank, origin = self.rank, self.origin
        owner, changed = self.owner, self.roster.changed
        uncertain: list[tuple[int, Known, str, str, str, bool]] = []
        owner_root = owner.root if owner is not None and owner.made == origin else None
        told = zip(everybody, lines, texts, currents, strict=False)
        for known, line, (name, company, position, folded, key), current in told:
            root = known.root
            if (
                root.made != origin
                and name == root.name
                and company == root.company
                and position == root.position
                and rank <= root.name_rank
                and rank <= root.job_rank
                and root is not owner_root
            ):
                continue
            job = current and (company or position)
            if root.made == origin and root.counted != origin:
                root.counted = origin
                file.new_keys.append(known.key)
                file.new_lines.append(line)
                news.setdefault(line, 1)
            elif root is owner_root:
                news.setdefault(line, 1)
            elif (name and name != root.name) or (
                job and (company != root.company or position != root.position)
            ):
                uncertain.append((line, known, name, company, position, current))
            if name and (rank, name) > (root.name_rank, root.name):
                if root.name != name and root.made != origin and root.name:
                    file.changed.add(root.key)
                root.call(name, rank, folded)
                changed(root)
            if job and (rank, company, position) > (root.job_rank, root.company, root.position):
                if (root.company != company or root.position != position) and root.made != origin:
                    file.changed.add(root.key)
                root.employ(company, position, rank, key)
                changed(root)
        if uncertain:
            self._find_news(uncertain, news)

    def _take_listing(self, file: FileAccount, listing: Listing, news: dict[int, int]) -> None:
        """Keep the ordinary rows of the owner's list, all at once."""
        owner = self.owner
        if owner is None:
            raise ValueError("a list of connections needs an owner")
        texts = listing.texts
        if isinstance(listing.ids, NumberedIds):
            told = self.roster.to_be_told(listing.ids, self.rank)
            if told:
                lines = list(map(listing.lines.__getitem__, told))
                everybody = self.roster.numbered(listing.ids, told)
                # Of others than those of whom the list says something new, the keys did not come along.
                said = (
                    listing.ids.news
                    if told is listing.ids.changed
                    else [(*texts[at], None, None) for at in told]
                )
                self._describe(file, everybody, lines, said, repeat(True), news)
            keys, roots = self.roster.keys_of(listing.ids)
        else:
            everybody = self.roster.of(listing.ids)
            said = [(*text, None, None) for text in texts]
            self._describe(file, everybody, listing.lines, said, repeat(True), news)
            keys = [known.key for known in everybody]
            roots = [known.root.key for known in everybody]
        rows = ListRows(owner.key, self.origin, file.number, keys, listing.lines, listing.days, texts)
        if self.comparison.of_list(file, listing.lines, roots, int(Kind.CONNECTION), listing.days, news):
            self.store.add_list(rows)
        else:
            self.store.add_mentions(rows.mentions())
            self._take_facts(file, list(listing.facts(owner.id)), news)

    def _mention_rows(self, file: FileAccount, part: FileClaims) -> tuple[list[Known], list[MentionRow]]:
        """Return whom the mentions of a part are about, and the rows to keep; note who is proven to be whom."""
        roster = self.roster
        lines, ids, names, sames, companies, positions, currents = zip(*part.mentions, strict=True)
        everybody = roster.of(ids)
        proven: Iterable[tuple[PersonKey, ...]] = repeat(())
        if any(sames):
            proven = [tuple(other.key for other in roster.of(same)) for same in sames]
            for known, same, keys in zip(everybody, sames, proven, strict=True):
                if same:
                    self.fresh_proofs.update(
                        other.key for other in roster.of(same) if other.made == self.origin
                    )
                    self.linked.add(known.key)
                    self.linked.update(keys)
        if part.full_list and not all(map(str.startswith, ids, repeat("li:"))):
            self.weak = True
        companies, positions = (tuple([text or "" for text in column]) for column in (companies, positions))
        persons = [known.key for known in everybody]
        # Made without the checks of the constructor, which take longer than everything else here.
        origin, number = repeat(self.origin), repeat(file.number)
        told = zip(
            persons, origin, number, lines, names, companies, positions, currents, proven, strict=False
        )
        return everybody, list(map(tuple.__new__, repeat(MentionRow), told))

    def _find_news(
        self, uncertain: Sequence[tuple[int, Known, str, str, str, bool]], news: dict[int, int]
    ) -> None:
        """Tell which mentions differ from the shown name or job, yet repeat what another mention said."""
        said: set[tuple[PersonKey, str, str, str]] = set()
        names: set[tuple[PersonKey, str]] = set()
        for row in self.store.mentions({known.key for _, known, *_ in uncertain}):
            said.add((row.person, row.name, row.company, row.position))
            names.add((row.person, row.name))
        for line, known, name, company, position, current in uncertain:
            what = (known.key, name, company, position)
            if current and (company or position):
                if what not in said:
                    news.setdefault(line, 1)
            elif what[:2] not in names:
                news.setdefault(line, 1)
            said.add(what)
            names.add(what[:2])

    def _take_alike(
        self, file: FileAccount, columns: Sequence[tuple[object, ...]], news: dict[int, int]
    ) -> bool:
        """Keep the rows of a list of ties, all at once; False, and nothing, for facts that are not such rows."""
        lines, ids_a, ids_b = cast(
            "tuple[tuple[int, ...], tuple[PersonId, ...], tuple[PersonId, ...]]", columns[:3]
        )
        kind = cast("Kind", columns[3][0])
        given = cast("tuple[date | None, ...]", columns[4])
        plain = set(columns[5]) == {None} and set(columns[6]) == {1} and set(columns[7]) == {""}
        if not plain or len(set(columns[3])) > 1 or kind not in BARE:
            return False
        a, b = self.roster.of(ids_a), self.roster.of(ids_b)
        days = [day.toordinal() if day is not None else 0 for day in given]
        roots_a, roots_b = ([each.root.key for each in ends] for ends in (a, b))
        if self.owner is None:
            pairs, others = distinct_pairs(roots_a, roots_b)
            taken = not others
            if taken:
                what = int(kind), 0, 0, 0, file.kind, ""
                self.comparison.of_pairs(file, lines, pairs, what, days, news)
        else:
            own = set(ids_a) == {self.owner.id}
            taken = own and self.comparison.of_list(file, lines, roots_b, int(kind), days, news)
        if taken:
            keys_a, keys_b = ([each.key for each in ends] for ends in (a, b))
            self.store.add_pairs(PairRows(kind, self.origin, file.number, keys_a, keys_b, lines, days))
        return taken

    def _take_pairs(self, file: FileAccount, pairs: Pairs, news: dict[int, int]) -> None:
        """Keep the rows of a ties list, all at once; mention people only if called something else than last time."""
        roster = self.roster
        new, keys, roots = roster.meet_pairs(pairs, self.origin, file.number)
        if new:
            everybody = roster.of(map(pairs.people.__getitem__, new))
            names = list(map(pairs.names.__getitem__, new))
            lines = list(map(pairs.first.__getitem__, new))
            texts = zip(names, repeat(""), repeat(""), repeat(None), repeat(None), strict=False)
            self._describe(file, everybody, lines, texts, repeat(False), news)
            self.store.add_mentions(
                [
                    MentionRow(known.key, self.origin, file.number, line, name, "", "", current=False)
                    for known, line, name in zip(everybody, lines, names, strict=True)
                ]
            )
        others = list(range(len(pairs.lines)))
        if self.owner is None:
            roots_a, roots_b = (list(map(roots.__getitem__, ends)) for ends in (pairs.a, pairs.b))
            distinct, others = distinct_pairs(roots_a, roots_b)
            columns: tuple[Sequence[int], ...] = pairs.a, pairs.b, pairs.lines, pairs.days
            if others:
                left = set(others)
                keep = [at not in left for at in range(len(pairs.lines))]
                columns = tuple(list(compress(column, keep)) for column in columns)
            ends_a, ends_b, rows, days = columns
            what = int(Kind.LISTED), 0, 0, 0, file.kind, ""
            self.comparison.of_pairs(file, rows, distinct, what, days, news)
            keys_a, keys_b = (list(map(keys.__getitem__, ends)) for ends in (ends_a, ends_b))
            self.store.add_pairs(PairRows(Kind.LISTED, self.origin, file.number, keys_a, keys_b, rows, days))
        if others:
            facts = pairs.facts(others)
            roster.meet(chain.from_iterable((fact.a, fact.b) for fact in facts), self.origin)
            self._take_facts(file, facts, news)

    def _take_facts(self, file: FileAccount, facts: Sequence[Fact], news: dict[int, int]) -> None:
        """Keep facts, and see which of them, and which ties, are new."""
        roster, origin, number = self.roster, self.origin, file.number
        owner = self.owner
        center = owner.root if owner else None
        said_by = center.key if center else PersonKey(0)
        rows: list[EvidenceRow] = []
        thirds: list[Known] = []
        others: list[tuple[int, tuple[PersonKey, PersonKey], What, int]] = []
        kind_of_file = file.kind
        for line, id_a, id_b, kind, day, sender, times, note in facts:
            known_a, known_b = roster[id_a], roster[id_b]
            a, b = known_a.root, known_b.root
            if a is b:
                continue
            if sender is None:
                said_sender = root_sender = 0
            else:
                known_sender = roster[sender]
                said_sender, root_sender = known_sender.key, known_sender.root.key
                if known_sender is not known_a and known_sender is not known_b:
                    thirds.append(known_sender)
            ordinal = day.toordinal() if day is not None else 0
            rows.append(
                (known_a.key, known_b.key, kind, ordinal, said_sender, times, origin, number, line, note)
            )
            what = (int(kind), root_sender, ordinal, said_by, kind_of_file, note)
            if a is center or b is center:
                other = b.key if a is center else a.key
                self.comparison.of_owner(file, line, other, what, times, news)
            else:
                pair = (a.key, b.key) if a.key < b.key else (b.key, a.key)
                others.append((line, pair, what, times))
        roster.write(thirds)  # see GraphStore.people_may_wait
        if others:
            self.comparison.of_others(file, others, news)
        self.store.add_evidence(rows)

    def _take_named(self, file: FileAccount, part: FileClaims, news: dict[int, int]) -> None:
        """Keep facts about people known by name only; who they are is settled when everything is in."""
        # Contacts shared with others belong to the default member where the claims have no owner.
        owner = self.owner.key if self.owner else PersonKey(0)
        self.has_names = True
        known = {
            (row.folded, row.kind, row.day, row.outgoing, row.note, row.other): row.count
            for row in self.store.named_of([owner])
        }
        rows = []
        for fact in part.named:
            if not owner and fact.other is None:
                continue
            other = self.roster[fact.other].key if fact.other is not None else PersonKey(0)
            if other:
                file.shared.add(other)
            outgoing = -1 if fact.outgoing is None else int(fact.outgoing)
            day = fact.day.toordinal() if fact.day else 0
            folded = fold_name(fact.name)
            what = (folded, fact.kind, day, outgoing, fact.note, other)
            more = fact.times - known.get(what, 0)
            if more > 0:
                known[what] = fact.times
                news[fact.line] = max(news.get(fact.line, 0), more)
            rows.append(
                NamedRow(
                    owner,
                    self.origin,
                    file.number,
                    fact.line,
                    fact.name,
                    folded,
                    fact.kind,
                    day,
                    outgoing,
                    fact.company or "",
                    fact.times,
                    fact.note,
                    other,
                )
            )
        self.store.add_named(rows)

    def _take_affiliations(self, file: FileAccount, part: FileClaims, news: dict[int, int]) -> None:
        """Keep the owner's jobs and schools."""
        if self.owner is None:
            return
        known = {
            (row.kind, row.key, row.title, row.start, row.end)
            for row in self.store.affiliations([self.owner.key])
        }
        rows = []
        for own in part.affiliations:
            row = AffiliationRow(
                self.owner.key,
                self.origin,
                file.number,
                own.line,
                own.kind,
                own.name,
                company_key(own.name),
                own.title or "",
                own.start.toordinal() if own.start else 0,
                own.end.toordinal() if own.end else 0,
            )
            what = (row.kind, row.key, row.title, row.start, row.end)
            if what not in known:
                known.add(what)
                news.setdefault(own.line, 1)
            rows.append(row)
        self.store.add_affiliations(rows)


def _unmentioned(
    part: FileClaims, columns: Sequence[tuple[object, ...]], mentioned: set[PersonId | None]
) -> dict[PersonId, int]:
    """Return whom facts speak of that no mention does, and the line of the first such fact."""
    found: dict[PersonId, int] = {}
    if columns and not mentioned.issuperset((*columns[1], *columns[2], *columns[5])):
        for fact in part.facts:
            for id_ in (fact.a, fact.b, fact.sender):
                if id_ is not None and id_ not in mentioned:
                    found.setdefault(id_, fact.line)
    for named in part.named:
        if named.other is not None and named.other not in mentioned:
            found.setdefault(named.other, named.line)
    return found
