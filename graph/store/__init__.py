"""Where the network is kept: the contract of a store, and the way to open one.

A store keeps *claims* (what every import said, one row per supporter), the *people* derived from them, and the
*journal* of what members did. Ties are not stored as such: a tie is what its evidence says on a day, and
:mod:`graph.ties` says it, the same for every store. Inside, people are numbers (:data:`graph.model.PersonKey`), so
that a query moves few bytes; ids and names are read only for what is shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from graph.errors import UnknownStore
from graph.model import (
    ImportId,
    JournalEntry,
    PersonId,
    PersonKey,
    Tally,
)
from graph.store.people import People
from graph.store.rows import (
    AffiliationRow,
    EvidenceRow,
    Grounds,
    ImportRow,
    ListRows,
    MentionRow,
    NamedRow,
    Origin,
    PairRows,
    PersonRow,
)

__all__ = [
    "AffiliationRow",
    "EvidenceRow",
    "GraphStore",
    "Grounds",
    "ImportRow",
    "ListRows",
    "MentionRow",
    "NamedRow",
    "Origin",
    "PairRows",
    "People",
    "PersonRow",
    "open_store",
]


class GraphStore(ABC):
    """What every store promises; the laws are tests that run on each adapter.

    Reading outside of :meth:`transaction` sees what was committed last. Writing happens only inside it. All rows of
    an undone import are gone; the import itself stays listed as undone. No method reads a clock.
    """

    tallies_at_once = 4_096
    """Up to so many people, reading their tallies costs less than the ties that a search can then leave unread."""

    people_may_wait = False
    """Whether the rows of people may be added at the end of a transaction, when many claims already name them. Only who
    sent a message to two others (a ``sender`` that is neither ``a`` nor ``b``) is to be there before."""

    # --- life -----------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def url(self) -> str:
        """The address of the store, without any password."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; the store cannot be used afterwards."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Write all or nothing.

        An exception leaves everything as before; an inner block joins the outer one.

        Raises:
            StoreBusy: Another writer did not finish in time.
        """

    # --- people ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def keys_of(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonKey]:
        """Return the rows of those of ``ids`` that are known, not rooted. Former ids stay known."""

    @abstractmethod
    def reserve_keys(self, count: int) -> range:
        """Return keys that no row has and no other transaction will be given, for rows that are yet to be added.

        They are greater than all that the transaction was given before.
        """

    @abstractmethod
    def add_people(self, rows: Sequence[PersonRow]) -> None:
        """Add rows under reserved keys, for ids that are known to be new."""

    @abstractmethod
    def scan_ids(self) -> Generator[tuple[PersonId, PersonKey, PersonKey]]:
        """Stream id, key and root of every row, in no particular order; to be closed when it is not exhausted."""

    @abstractmethod
    def person_rows(self, keys: Iterable[PersonKey]) -> dict[PersonKey, PersonRow]:
        """Return the rows with these keys; unknown keys are left out."""

    def people_known_as(self, ids: Iterable[PersonId]) -> dict[PersonId, PersonRow]:
        """Return the root row of whoever each of these ids belongs to; unknown ids are left out."""
        keys = self.keys_of(list(dict.fromkeys(ids)))
        rows = self.person_rows(keys.values())
        missing = {row.root for row in rows.values()} - rows.keys()
        if missing:
            rows |= self.person_rows(missing)
        return {each: rows[rows[key].root] for each, key in keys.items()}

    def people_meant(
        self, names: Iterable[str], ids: Iterable[PersonId]
    ) -> tuple[dict[str, list[PersonRow]], dict[PersonId, PersonRow]]:
        """Return who is called so, and who has these ids, in one read.

        Args:
            names: Search keys.
            ids: Ids, former ones too.

        Returns:
            The root rows with exactly each search key, in no particular order, and the root row of whoever each id
            belongs to; names and ids of nobody are left out.
        """
        named: dict[str, list[PersonRow]] = {}
        for name in dict.fromkeys(names):
            rows = list(self.person_rows(self.people_named(name)).values())
            if rows:
                named[name] = rows
        return named, self.people_known_as(ids)

    @abstractmethod
    def rows_rooted_at(self, roots: Iterable[PersonKey]) -> dict[PersonKey, list[PersonRow]]:
        """Return all rows of each of these people, the root's own included, by id."""

    @abstractmethod
    def put_people(self, rows: Sequence[PersonRow]) -> None:
        """Write these rows over what stands under their keys. Evidence is not moved; see :meth:`reroot`."""

    @abstractmethod
    def drop_people(self, keys: Sequence[PersonKey]) -> None:
        """Remove rows that nothing refers to any more."""

    @abstractmethod
    def people_named(self, folded: str) -> list[PersonKey]:
        """Return the roots whose search key is exactly ``folded``, in no particular order."""

    @abstractmethod
    def scan_people(self) -> Iterator[PersonRow]:
        """Stream every root row that is somebody, in no particular order; for search and suggestions."""

    def titled(self, words: Sequence[str]) -> Iterator[PersonRow]:  # noqa: ARG002
        """Stream at least every root row whose title holds all of these folded words, in no particular order.

        A store that cannot look into titles streams everybody; the caller looks again
        (:func:`graph.identity.fold_words`).
        """
        return self.scan_people()

    def employed(
        self,
        employer: Sequence[Sequence[str]],  # noqa: ARG002
        title: Sequence[str],  # noqa: ARG002
    ) -> Iterator[MentionRow]:
        """Yield at least every mention of a current job whose employer and title hold folded words.

        Args:
            employer: All words of one of these are in the employer's name; empty for any, and jobs without one.
            title: All of them are in the title; empty for any title, and jobs without one.

        Returns:
            Mentions of any row (not only roots), in no particular order. As with :meth:`titled`, a store may yield
            more; the caller looks again.
        """
        roots = [row.key for row in self.scan_people()]
        keys = [row.key for own in self.rows_rooted_at(roots).values() for row in own]
        return (mention for mention in self.mentions(keys) if mention.current)

    @abstractmethod
    def members_of(self, company_key: str) -> list[PersonKey]:
        """Return the roots whose newest known employer has this key."""

    def employed_at(self, company_key: str) -> list[PersonRow]:
        """Return the root rows whose newest known employer has this key, in no particular order, in one read."""
        return list(self.person_rows(self.members_of(company_key)).values())

    # --- claims ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def add_mentions(self, rows: Sequence[MentionRow]) -> None:
        """Keep what rows say of people."""

    @abstractmethod
    def mentions(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield what was said of these rows (not roots), grouped by person, then import, file, line."""

    @abstractmethod
    def mentions_proving(self, people: Iterable[PersonKey]) -> Iterator[MentionRow]:
        """Yield the mentions whose ``same`` names one of these rows."""

    @abstractmethod
    def add_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Keep facts, given once each, with roots or not; the store roots them and lets them be read from both ends.

        A fact between two ids of one person makes no tie: nothing but :meth:`evidence_as_said` yields it while they are
        one person, and it is there again when :meth:`reroot` parts them.
        """

    def add_list(self, rows: ListRows) -> None:
        """Keep the rows of a list; the same as keeping their mentions and their evidence, for less."""
        self.add_mentions(rows.mentions())
        self.add_evidence(rows.evidence())

    def add_pairs(self, rows: PairRows) -> None:
        """Keep ties of a long list; the same as keeping their evidence, for less."""
        self.add_evidence(rows.evidence())

    @abstractmethod
    def remove_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """Remove exactly these facts (a name-only fact that now fits somebody else, or nobody), from both ends."""

    @abstractmethod
    def reroot(self, keys: Sequence[PersonKey], root: PersonKey) -> None:
        """Let these rows belong to ``root``, and move the evidence that was said of them there."""

    @abstractmethod
    def evidence_of(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact with ``a`` among these roots, grouped by ``a``, then ``b``."""

    @abstractmethod
    def evidence_as_said(self, people: Iterable[PersonKey]) -> Iterator[EvidenceRow]:
        """Yield every fact once, with the rows that it named and not their roots, for copies alone.

        Args:
            people: Roots; a fact belongs to the smaller of its two.

        Returns:
            Facts in no particular order, those between two ids of one person too; ``a``, ``b`` and ``sender`` are rows
            that :meth:`add_evidence` takes again.
        """

    @abstractmethod
    def evidence_between(
        self, left: Iterable[PersonKey], right: Iterable[PersonKey]
    ) -> Iterator[EvidenceRow]:
        """Yield every fact with ``a`` in ``left`` and ``b`` in ``right``, grouped by ``a``, then ``b``.

        Joined inside the store: the cost follows the smaller side's evidence, not the size of the store.
        """

    @abstractmethod
    def evidence_of_pairs(self, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Iterator[EvidenceRow]:
        """Yield every fact about these pairs of roots, as ``a`` and ``b`` are given, grouped by ``a``, then ``b``."""

    @abstractmethod
    def add_named(self, rows: Sequence[NamedRow]) -> None:
        """Keep name-only facts."""

    @abstractmethod
    def named_of(self, owners: Iterable[PersonKey]) -> Iterator[NamedRow]:
        """Yield the name-only facts of these owners (rows, not roots; 0 as one of them), by import, file, line."""

    @abstractmethod
    def add_affiliations(self, rows: Sequence[AffiliationRow]) -> None:
        """Keep jobs and schools of members."""

    @abstractmethod
    def affiliations(self, people: Iterable[PersonKey] | None = None) -> list[AffiliationRow]:
        """Return jobs and schools of these rows (None: of everybody), by person, import, file, line."""

    @abstractmethod
    def backgrounds(self, roots: Iterable[PersonKey] | None) -> dict[PersonKey, list[AffiliationRow]]:
        """Return jobs and schools of all rows of these people (None: of everybody), in one read.

        Returns:
            By root, people without any left out; those of each person by row, import, file, line.
        """

    # --- what is known of one person over all their ties -----------------------------------------------------------

    @abstractmethod
    def tallies(self, people: Iterable[PersonKey], as_of: int) -> dict[PersonKey, Tally]:
        """Return ``(degree, sent, tried)`` of each of these roots on a day, without reading their evidence.

        The sums of what :func:`put_tallies` kept; zeros for those of whom nothing is kept.
        """

    @abstractmethod
    def tally_histories(self, people: Iterable[PersonKey]) -> dict[PersonKey, dict[int, Tally]]:
        """Return by day how much degree, messages sent and introductions tried change, to the caller to keep.

        People of whom nothing is kept are left out.
        """

    @abstractmethod
    def put_tallies(self, histories: Mapping[PersonKey, Mapping[int, Tally]]) -> None:
        """Replace what is kept of these people; an empty history removes it. The histories belong to the store now."""

    # --- a question for paths -------------------------------------------------------------------------------------
    #
    # A question of up to three ties is at most five reads: who is meant (people_meant, members_of or employed_at),
    # their ties (neighbours), who may know them (groups), the ties between the two sides (ties_between), and what the
    # answer rests on (grounds). On a server each of them is one round trip.

    def neighbours(self, people: Iterable[PersonKey], met: People) -> Iterator[EvidenceRow]:
        """Yield every fact of these roots, as :meth:`evidence_of` does, and make people met.

        Args:
            people: The ends of the paths.
            met: Gets to know the imports if it does not yet, the ends, and those beside them; of more people than
                :attr:`tallies_at_once` only those who are beside several ends.
        """
        if met.origins is None:
            met.origins = self.origins()
        return self.evidence_of(people)

    def people(self, keys: Iterable[PersonKey], met: People) -> None:
        """Make people met: what a search asks of everybody whom it may lead over.

        Args:
            keys: Roots.
            met: Gets to know their tallies, and on a server whatever else may be looked up of them.
        """
        met.look_up_tallies(keys)

    def groups(
        self,
        company_keys: Sequence[str],
        met: People,  # noqa: ARG002
        *,
        files: bool,
    ) -> tuple[dict[str, list[PersonKey]], dict[PersonKey, list[AffiliationRow]]]:
        """Return who belongs together.

        Args:
            company_keys: Keys of employers, each once.
            met: Gets to know those of groups that are small enough to matter.
            files: Whether jobs and schools are asked for.

        Returns:
            As :meth:`members_of` for each key; and as :meth:`backgrounds` of everybody, empty unless asked for.
        """
        return {key: self.members_of(key) for key in company_keys}, self.backgrounds(None) if files else {}

    def ties_between(
        self,
        left: Iterable[PersonKey],
        right: Iterable[PersonKey],
        met: People | None,  # noqa: ARG002
    ) -> Iterator[EvidenceRow]:
        """Yield every fact between two sides, as :meth:`evidence_between` does, and make people met.

        Args:
            left: Roots.
            right: Roots.
            met: Gets to know those who have a tie between the sides; None when all of them are known.
        """
        return self.evidence_between(left, right)

    def grounds(
        self,
        pairs: Iterable[tuple[PersonKey, PersonKey]],
        people: Iterable[PersonKey],
        workers: Iterable[PersonKey],
        met: People,
    ) -> Grounds:
        """Return what an answer rests on.

        Args:
            pairs: Roots whose facts are wanted, as :meth:`evidence_of_pairs` yields them.
            people: Roots whose rows ``met`` is to know.
            workers: Roots of whom is wanted what files say of their jobs and schools.
            met: Gets to know the rows.
        """
        met.look_up_rows(people)
        roots = list(workers)
        rows = self.rows_rooted_at(roots) if roots else {}
        root_of = {row.key: root for root, own in rows.items() for row in own}
        said: dict[PersonKey, list[MentionRow]] = {}
        for mention in self.mentions(root_of) if root_of else ():
            said.setdefault(root_of[mention.person], []).append(mention)
        wanted = list(pairs)
        return Grounds(
            self.evidence_of_pairs(wanted) if wanted else (), self.backgrounds(roots) if roots else {}, said
        )

    # --- imports --------------------------------------------------------------------------------------------------

    @abstractmethod
    def add_import(self, row: ImportRow) -> ImportId:
        """Keep an import under the next number and return that; its account may be replaced at the end."""

    @abstractmethod
    def put_import(self, row: ImportRow) -> None:
        """Write the import over what stands under ``row.account.id``."""

    @abstractmethod
    def imports(self) -> list[ImportRow]:
        """Return every import, undone ones too, by number."""

    @abstractmethod
    def origins(self) -> list[Origin]:
        """Return every import that was not undone, by number; small, whatever their accounts hold."""

    @abstractmethod
    def remove_claims(self, origin: ImportId) -> set[PersonKey]:
        """Remove every claim of an import; return the rows (not roots) it spoke of."""

    @abstractmethod
    def forget_said(self, people: Sequence[PersonKey], named: Sequence[NamedRow]) -> None:
        """Remove every mention of these rows, and these name-only facts, for ``forget`` alone."""

    # --- decisions and journal ------------------------------------------------------------------------------------

    @abstractmethod
    def settings(self) -> dict[str, str]:
        """Return the store's own settings, such as who ``me`` is."""

    @abstractmethod
    def put_setting(self, name: str, value: str | None) -> None:
        """Write one setting; None removes it."""

    @abstractmethod
    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        """Append to the journal if nobody else has since it was read.

        Args:
            entries: What to append; their ``n`` is ignored.
            after: The highest ``n`` that the caller has read, 0 for an empty journal.

        Returns:
            The entries with their numbers.

        Raises:
            Conflict: The journal has grown since; read again and decide again.
        """

    @abstractmethod
    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        """Return the entries with a greater ``n``, by ``n``."""

    @abstractmethod
    def rewrite_journal(self, entries: Sequence[JournalEntry], removed: Sequence[int]) -> None:
        """Replace entries by number and remove others, for ``forget`` and ``withdraw`` alone."""


def open_store(url: str) -> GraphStore:
    """Open the store at an address; a SQLite file is made when it is not there yet.

    Args:
        url: ``sqlite:///path``, ``sqlite://`` (in memory), a plain path, or ``neo4j://``, ``neo4j+s://``, ``bolt://``,
            ``bolt+s://`` (or ``+ssc`` for a certificate of one's own) with ``user@host[:port][/database]``. The
            password of a server comes from ``NEO4J_PASSWORD`` alone.

    Returns:
        The opened store; close it, or use it in a ``with`` block.

    Raises:
        UnknownStore: No adapter knows this form of address.
        StoreUnavailable: The store cannot be reached or is not one of ours.

    Example:
        >>> with open_store("sqlite://") as store:
        ...     store.imports()
        []
    """
    scheme, separator, _ = url.partition("://")
    if not separator or scheme == "sqlite":
        from graph.store.sqlite import SQLiteStore

        return SQLiteStore(url)
    if scheme in ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"):
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore(url)
    raise UnknownStore(
        f"no store knows addresses that begin with {scheme}://",
        do="use sqlite:///path or neo4j://user@host",
    )
