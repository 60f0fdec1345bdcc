"""What an import says that was not known: its facts are compared with those of all imports before it.

Everything is counted by what is said, whoever says it (:data:`graph.accounting.What`): an archive that repeats what
another one told brings nothing new. Each fact is looked up once, and those of the owner are read once for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq

from graph.accounting import FileAccount, What
from graph.model import ImportId, PersonKey
from graph.roster import Known
from graph.store import EvidenceRow, GraphStore
from graph.ties import BARE, MAKERS, Lists, grouped


class Comparison:
    """Tells which facts of one import are new, and keeps the account of its files by that.

    Args:
        store: The store, in the transaction of the import; facts are written to it after they were compared.
        origin: The import.
        owner: Whose it is; None for lists that belong to nobody.
        lists: The full lists before it.
        what: Returns what a stored fact of an earlier import says.

    Attributes:
        fresh: Whom nothing but one row of a list in this import ties to the owner, and the ordinal of its day.
        tallied: Pairs without the owner whose tallies the import may change.
    """

    def __init__(
        self,
        store: GraphStore,
        origin: ImportId,
        owner: Known | None,
        lists: Lists,
        what: Callable[[EvidenceRow], What],
    ) -> None:
        """Read what is known of the owner's ties, so that a star of a thousand ties costs one query."""
        self._store = store
        self._origin = origin
        self._center = owner.root.key if owner is not None else PersonKey(0)
        self._owners, self._everybody = lists.owners, bool(lists.closed)
        self._what = what
        self.tallied: set[tuple[PersonKey, PersonKey]] = set()
        # What ties the owner and others, by the other end: how often it was said.
        self._star: dict[int, dict[What, int]] = {}
        self.fresh: dict[int, int] = {}  # a short form of an entry of the star
        self._fresh_is: tuple[int, str] | None = None  # the kind of all such rows and of their file
        if owner is not None and owner.made != origin:
            for row in store.evidence_of([self._center]):
                self._star.setdefault(row[1], {})[what(row)] = row[5]

    def known_with(self, root: PersonKey) -> dict[PersonKey, list[EvidenceRow]]:
        """Return what is stored by now of the owner and others, by the other end, but for those in :attr:`fresh`.

        Args:
            root: Whom the owner belongs to.
        """
        pairs = sorted((root, PersonKey(other)) for other in self._star)
        return {PersonKey(rows[0][1]): rows for rows in grouped(self._store.evidence_of_pairs(pairs))}

    def of_list(
        self,
        file: FileAccount,
        lines: Sequence[int],
        others: Sequence[PersonKey],
        kind: int,
        days: Sequence[int],
        news: dict[int, int],
    ) -> bool:
        """Tell which rows of the owner's list are new.

        Args:
            file: The account.
            lines: The lines of the rows.
            others: Whom the rows tie to the owner.
            kind: The kind of all these facts, undirected and counted once.
            days: The ordinals of their days.
            news: Gains the lines that say something new.

        Returns:
            False, and nothing is counted, where a row is not about another person.
        """
        star, fresh, center = self._star, self.fresh, self._center
        distinct = set(others)
        if (
            len(distinct) < len(others)
            or center in distinct
            or self._fresh_is not in (None, (kind, file.kind))
        ):
            return False
        self._fresh_is = kind, file.kind
        before = distinct & star.keys() | distinct & fresh.keys()
        distinct -= before
        file.new_ties += len(distinct)
        if file.counted_ties:
            file.counted_ties |= distinct
        else:
            file.counted_ties = distinct
        places = [at for at, other in enumerate(others) if other in before] if before else []
        facts_of = [self._facts_with(others[at]) for at in places]  # none of them is in self.fresh any more
        fresh.update(zip(others, days, strict=True))
        new = dict.fromkeys(lines, 1)
        for at, facts in zip(places, facts_of, strict=True):
            del fresh[others[at]], new[lines[at]]
            what = (kind, 0, days[at], int(center), file.kind, "")
            if facts is not None and what not in facts:
                facts[what] = 1
                news.setdefault(lines[at], 1)
                file.pairs[center, others[at]] = None
        news.update(new)
        return True

    def of_pairs(
        self,
        file: FileAccount,
        lines: Sequence[int],
        pairs: Sequence[tuple[PersonKey, PersonKey]],
        what: What,
        days: Sequence[int],
        news: dict[int, int],
    ) -> None:
        """Tell which ties of a list of nobody's are new.

        Args:
            file: The account.
            lines: The lines of the rows.
            pairs: Whom they tie, as :func:`distinct_pairs` returns them.
            what: What all rows say, but for their days.
            days: The ordinals of their days.
            news: Gains the lines that say something new.
        """
        known: dict[tuple[int, int], dict[What, int]] = {}
        for row in self._store.evidence_of_pairs(pairs):
            said = self._what(row) if row[6] != self._origin else _said_here(row, what)
            known.setdefault((row[0], row[1]), {})[said] = row[5]
        file.new_ties += len(pairs) - len(known)
        if not known:
            news.update(dict.fromkeys(lines, 1))
        else:
            for line, pair, day in zip(lines, pairs, days, strict=True):
                facts = known.get(pair)
                if facts is None:
                    news[line] = 1
                    continue
                self.tallied.add(pair)
                if (*what[:2], day, *what[3:]) not in facts:
                    news.setdefault(line, 1)
                    file.pairs[pair] = None
        if self._everybody:
            self.tallied.update(pairs)
        elif self._owners:
            owners = self._owners
            self.tallied.update(pair for pair in pairs if pair[0] in owners or pair[1] in owners)

    def of_owner(
        self, file: FileAccount, line: int, other: PersonKey, what: What, times: int, news: dict[int, int]
    ) -> None:
        """Tell whether a fact about the owner and somebody is new.

        Args:
            file: The account.
            line: The line of the row.
            other: Whom it is about.
            what: What it says.
            times: How often.
            news: Gains the line if it says something new, and how much.
        """
        known = self._facts_with(other)
        if known is None:
            self._star[other] = {what: times}
            news[line] = max(news.get(line, 0), times)
            if what[0] in MAKERS:
                file.new_ties += 1
                file.counted_ties.add(other)
            else:
                file.pairs[self._center, other] = None
            return
        more = times - known.get(what, 0)
        if more > 0:
            known[what] = times
            news[line] = max(news.get(line, 0), more)
            file.pairs[self._center, other] = None

    def of_others(
        self,
        file: FileAccount,
        others: Sequence[tuple[int, tuple[PersonKey, PersonKey], What, int]],
        news: dict[int, int],
    ) -> None:
        """Tell which facts between two others than the owner are new.

        Args:
            file: The account.
            others: Of each, the line, the pair, the smaller key first, what it says, and how often.
            news: Gains the lines that say something new, and how much.
        """
        known: dict[tuple[int, int], dict[What, int]] = {}
        for row in self._store.evidence_of_pairs({pair for _, pair, _, _ in others}):
            here = row[6] == self._origin
            said = _said_here(row, (0, 0, 0, self._center, file.kind, "")) if here else self._what(row)
            known.setdefault((row[0], row[1]), {})[said] = row[5]
        for line, pair, what, times in others:
            facts = known.get(pair)
            if facts is None:
                known[pair] = {what: times}
                news[line] = max(news.get(line, 0), times)
                if what[0] in MAKERS:
                    file.new_ties += 1
                else:
                    file.pairs[pair] = None
                owned = pair[0] in self._owners or pair[1] in self._owners
                if what[0] not in BARE or self._everybody or owned:
                    self.tallied.add(pair)
                continue
            self.tallied.add(pair)
            if (more := times - facts.get(what, 0)) > 0:
                facts[what] = times
                news[line] = max(news.get(line, 0), more)
                file.pairs[pair] = None

    def _facts_with(self, other: int) -> dict[What, int] | None:
        """Return what ties the owner and somebody, to be added to; None for nothing yet."""
        day = self.fresh.pop(other, None)
        if day is not None and self._fresh_is is not None:
            kind, kind_of_file = self._fresh_is
            self._star[other] = {(kind, 0, day, self._center, kind_of_file, ""): 1}
        return self._star.get(other)


def distinct_pairs(
    a: Sequence[PersonKey], b: Sequence[PersonKey]
) -> tuple[list[tuple[PersonKey, PersonKey]], list[int]]:
    """Return whom rows tie, each two people once.

    Args:
        a: The root of one end of each row.
        b: That of the other.

    Returns:
        The pairs, the smaller key first, in the order of the rows; and the places of the other rows, which repeat a
        pair or are about one person, ascending.

    Example:
        >>> one, two = PersonKey(1), PersonKey(2)
        >>> distinct_pairs([two, one, one], [one, two, one])
        ([(1, 2)], [1, 2])
    """
    pairs = [(one, other) if one < other else (other, one) for one, other in zip(a, b, strict=True)]
    if len(set(pairs)) == len(pairs) and not any(map(eq, a, b)):
        return pairs, []
    found: dict[tuple[PersonKey, PersonKey], None] = {}
    others: list[int] = []
    for at, pair in enumerate(pairs):
        if pair[0] == pair[1] or pair in found:
            others.append(at)
        else:
            found[pair] = None
    return list(found), others


def _said_here(row: EvidenceRow, what: What) -> What:
    """Return what a fact of this import says, whose source and kind of file are those of others of its file."""
    return row[2], row[4], row[3], what[3], what[4], row[9]
