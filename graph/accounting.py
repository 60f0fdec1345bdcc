"""What became of the rows: the account of one import.

Most of it is counted while the rows are taken in. What only shows when everything is in is counted here: whom new
people turned out to be, ties that several facts make together, and ties that nothing but named contacts make.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from graph.claims import FileClaims
from graph.model import ImportedFile, ImportId, Kind, PersonKey
from graph.roster import Known
from graph.store import EvidenceRow, GraphStore, MentionRow
from graph.ties import MAKERS, Lists, grouped, weave

_EVER = date.max.toordinal()

What = tuple[int, int, int, int, str, str]
"""What a fact says, whoever supports it: kind, sender, day, owner of the source, kind of file, note."""


class FileAccount:
    """The running account of one file.

    Attributes:
        number: Which file of the import it is, from 0.
        name: The path inside the archive; this and the next ones as in :class:`graph.claims.FileClaims`.
        kind: What the file is.
        generation: Which form of it.
        unknown: Columns that no importer knows.
        unexpected: Rows that were read although something in them is not as LinkedIn writes it.
        rows: Records so far.
        kept: Of them, how many said something new.
        skips: Of them, which make no claim, and why.
        new_ties: Ties that were not known before.
        new_keys: People that the file made.
        new_lines: The line that spoke of each of them first.
        counted_ties: With whom a single row of the file ties the owner, and was counted for it.
        changed: Whose name or job it changed.
        pairs: Whose tie is to be counted when everything is in.
        shared: People with whom it names contacts of the owner.
        recounted: Of the pairs, those whose people turned out to be others than when they were taken in.
    """

    def __init__(self, claims: FileClaims, number: int) -> None:
        """Begin with nothing read."""
        self.number = number
        self.name = claims.name
        self.kind = claims.kind
        self.generation = claims.generation
        self.unknown = claims.unknown
        self.unexpected: list[tuple[int, str]] = []
        self.rows = 0
        self.kept = 0
        self.skips: list[tuple[int, str]] = []
        self.new_ties = 0
        self.new_keys = array("q")
        self.new_lines = array("q")
        self.counted_ties: set[PersonKey] = set()
        self.changed: set[PersonKey] = set()
        self.pairs: dict[tuple[PersonKey, PersonKey], None] = {}
        self.shared: set[PersonKey] = set()
        self.recounted: set[tuple[PersonKey, PersonKey]] = set()

    def account(self, new_people: int = 0) -> ImportedFile:
        """Return the account as far as it is known."""
        return ImportedFile(
            self.name,
            self.kind,
            self.generation,
            self.rows,
            self.kept,
            self.rows - self.kept - len(self.skips),
            tuple(sorted(self.skips)),
            new_people,
            self.new_ties,
            len(self.changed),
            self.unknown,
            tuple(sorted(self.unexpected)),
        )


class Accounting:
    """Counts what only shows when all rows of an import are in.

    Args:
        store: Where they are, in the transaction of the import.
        origin: The import.
        owner: Whose it is; None for lists that belong to nobody.
        files: The running accounts of its files; they are corrected here.
        what: Returns what a stored fact of an earlier import says.
    """

    def __init__(
        self,
        store: GraphStore,
        origin: ImportId,
        owner: Known | None,
        files: Sequence[FileAccount],
        what: Callable[[EvidenceRow], What],
    ) -> None:
        """Remember what to count."""
        self._store = store
        self._origin = origin
        self._owner = owner
        self._files = files
        self._what = what

    def look_again(self, moved: frozenset[PersonKey], left: set[PersonKey]) -> None:
        """Correct the accounts for rows whose person turned out to be somebody else.

        Args:
            moved: The rows of people who belong to another person than when they were taken in.
            left: The roots they belonged to then.
        """
        if not moved:
            return
        rows = self._store.person_rows(moved)
        self._recount_ties({row.root for row in rows.values()} | left)
        for file in self._files:
            lines = {
                PersonKey(key): line
                for key, line in zip(file.new_keys, file.new_lines, strict=True)
                if key in moved
            }
            if not lines:
                continue
            whole = self._store.rows_rooted_at({rows[key].root for key in lines})
            said: dict[PersonKey, set[tuple[str, str, str]]] = {root: set() for root in whole}
            mine: dict[PersonKey, list[MentionRow]] = {}
            root_of = {row.key: row.root for members in whole.values() for row in members}
            for mention in self._store.mentions(root_of):
                if mention.origin == self._origin:
                    mine.setdefault(mention.person, []).append(mention)
                else:
                    said[root_of[mention.person]].add((mention.name, mention.company, mention.position))
            new_facts = self._lines_with_new_facts(file, {rows[key].root for key in lines})
            for key, line in sorted(lines.items()):
                known = all((m.name, m.company, m.position) in said[root_of[key]] for m in mine.get(key, ()))
                if known and line not in new_facts:
                    file.kept -= 1

    def _recount_ties(self, roots: set[PersonKey]) -> None:
        """Take back what was counted of people who turned out to be others, and count it by who they are."""
        if self._owner is None:
            return
        root_of = {row.key: root for root, rows in self._store.rows_rooted_at(roots).items() for row in rows}
        center = root_of.get(self._owner.key, self._owner.root.key)
        everybody = self._owner.key in root_of
        if everybody:
            facts = self._store.evidence_of([center])
        else:
            facts = self._store.evidence_of_pairs((center, root) for root in sorted(roots))
        found: dict[int, set[tuple[PersonKey, PersonKey]]] = {}
        for fact in facts:
            if fact[6] == self._origin:
                found.setdefault(fact[7], set()).add((center, PersonKey(fact[1])))
        for file in self._files:
            file.new_ties -= len(file.counted_ties if everybody else file.counted_ties & root_of.keys())
            file.recounted = found.get(file.number, set())
            pairs = [(root_of.get(a, a), root_of.get(b, b)) for a, b in file.pairs]
            file.pairs = dict.fromkeys(
                pair for pair in (*pairs, *sorted(file.recounted)) if pair[0] != pair[1]
            )

    def _lines_with_new_facts(self, file: FileAccount, roots: set[PersonKey]) -> set[int]:
        """Return the lines of a file that say something of the owner and these people that no other source says."""
        if self._owner is None:
            return set()
        (row,) = self._store.person_rows([self._owner.key]).values()
        owner = row.root
        said: dict[tuple[int, What], int] = {}
        mine: list[tuple[int, int, What, int]] = []
        for fact in self._store.evidence_of_pairs((owner, root) for root in roots if root != owner):
            if fact[6] == self._origin:
                if fact[7] == file.number:
                    what = (fact[2], fact[4], fact[3], int(owner), file.kind, fact[9])
                    mine.append((fact[8], fact[1], what, fact[5]))
            else:
                key = (fact[1], self._what(fact))
                said[key] = max(said.get(key, 0), fact[5])
        return {line for line, other, what, times in mine if said.get((other, what), 0) < times}

    def count_ties(
        self, then: Lists, now: Lists, known: Mapping[PersonKey, Sequence[EvidenceRow]] | None
    ) -> None:
        """Count new ties that no single row of the owner's list makes.

        Args:
            then: The full lists before the import.
            now: The full lists with it.
            known: All facts of the owner and those whom anything but one row of the list ties to them, by the other
                end; None reads what is needed.
        """
        self._count_uncertain_ties(then, now, known)
        self._count_shared_contacts(now)

    def _count_uncertain_ties(
        self, then: Lists, now: Lists, known: Mapping[PersonKey, Sequence[EvidenceRow]] | None
    ) -> None:
        """Count the ties that only several facts together make, such as messages in both directions."""
        pairs = [pair for file in self._files for pair in file.pairs]
        if not pairs:
            return
        rows: dict[tuple[int, int], list[EvidenceRow]] = {}
        if known is not None and self._owner is not None:
            owner = self._owner.root.key
            rows = {(owner, other): [*facts] for other, facts in known.items()}
            pairs = [pair for pair in pairs if pair[0] != owner]
        if pairs:
            for row in self._store.evidence_of_pairs(pairs):
                rows.setdefault((row[0], row[1]), []).append(row)
        names = self._names_alone() if any(file.recounted for file in self._files) else set()
        counted: set[tuple[int, int]] = set()
        for file in self._files:
            for pair in file.pairs:
                key = (min(pair), max(pair))
                facts = rows.get(pair, [])
                if key in counted or not facts:
                    continue
                counted.add(key)
                old = [row for row in facts if row[6] != self._origin]
                if pair in file.recounted and all(row[2] != Kind.CONNECTION for row in old):
                    # A name alone counts for a connection: without an earlier one it has found its person just now.
                    old = [row for row in old if (row[6], row[7], row[8], row[2]) not in names]
                if old and _made(old, then):
                    continue
                at_once = pair not in file.recounted and self._counted_at_once(facts, old)
                if _made(facts, now) and not at_once:
                    file.new_ties += 1

    def _names_alone(self) -> set[tuple[int, int, int, int]]:
        """Return import, file, line and kind of the owner's facts that give only a name."""
        if self._owner is None:
            return set()
        (row,) = self._store.person_rows([self._owner.key]).values()
        whole = self._store.rows_rooted_at([row.root]).values()
        named = self._store.named_of(row.key for rows in whole for row in rows)
        return {(fact.origin, fact.file, fact.line, fact.kind) for fact in named}

    def _count_shared_contacts(self, now: Lists) -> None:
        """Count the ties that nothing but named contacts of this import makes."""
        if not any(file.shared for file in self._files):
            return
        counted: set[tuple[int, int]] = set()
        for file in self._files:
            rows = self._store.person_rows(file.shared)
            for pair in grouped(self._store.evidence_of(sorted({row.root for row in rows.values()}))):
                key = (min(pair[0][:2]), max(pair[0][:2]))
                rest = [row for row in pair if row[2] != Kind.MUTUAL or row[6] != self._origin]
                if len(rest) < len(pair) and key not in counted and not (rest and _made(rest, now)):
                    counted.add(key)
                    file.new_ties += 1

    def _counted_at_once(self, facts: Sequence[EvidenceRow], old: Sequence[EvidenceRow]) -> bool:
        """Tell whether the tie was counted when its first fact came: nothing was known, and that fact made it."""
        if old:
            return False
        first = min((row for row in facts if row[6] == self._origin), key=itemgetter(7, 8))
        return first[2] in MAKERS

    def finished(self, further: set[PersonKey], *, settled: bool) -> list[ImportedFile]:
        """Count new people, and return the accounts.

        Args:
            further: The rows of people that the import made beside those that its files counted.
            settled: Whether who is who was settled anew, so that new people are counted by what they turned out to be.

        Returns:
            One account per file, in their order.
        """
        if not settled:
            return [file.account(len(file.new_keys)) for file in self._files]
        fresh = further.union(PersonKey(key) for file in self._files for key in file.new_keys)
        rows = self._store.person_rows(fresh)
        known_before = self._store.rows_rooted_at({row.root for row in rows.values()})
        roots = {
            key: row.root if all(other.key in fresh for other in known_before[row.root]) else PersonKey(0)
            for key, row in rows.items()
        }
        counted: set[PersonKey] = set()
        accounts = []
        for file in self._files:
            new = 0
            for number in file.new_keys:
                root = roots.get(PersonKey(number), PersonKey(number))
                if root and root not in counted:
                    counted.add(root)
                    new += 1
            accounts.append(file.account(new))
        return accounts


def _made(rows: Sequence[EvidenceRow], lists: Lists) -> bool:
    """Tell whether there ever was a tie."""
    view = weave(rows, lists, _EVER)
    return view is not None and view.made
