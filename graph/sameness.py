"""Who is who: which ids are one person, by what the design, section 4, accepts as proof.

An equal profile URL is one id already. What remains is decided here, always from all claims at once, so that the
order of imports does not matter:

* the e-mail of a row belongs to the row's person, unless two different profiles claim it;
* in lists without addresses, the same owner, name and connection date is the same person, if only one fits;
* an owner known by name only is the member whose profile has that name, if only one has;
* what a user merged or split by hand comes before all of these.

A row with a name only is about the one connection of its owner with that name, or about the one that the user named.

Anything less is a question for the user, and no merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.errors import InvalidInput
from graph.identity import company_key, exact_name, fold_name
from graph.model import Kind, Person, PersonId, PersonKey
from graph.store import EvidenceRow, GraphStore, MentionRow, NamedRow, Origin, PersonRow
from graph.tallying import tally_undone

_RANK_OF_SCHEME = {"li": 0, "m": 1, "n": 2}
_MERGED = "merged:"
_SPLIT = "split:"
_CALLED = "called:"


def describe(row: PersonRow) -> Person:
    """Return a root row as outputs show a person.

    Example:
        >>> row = PersonRow(PersonKey(1), PersonId("li:ada"), PersonKey(1), "Ada", "ada", "", "", "Poet", 0, 0,
        ...                 PersonId("li:ada"))
        >>> describe(row)
        Person(id='li:ada', name='Ada', company=None, position='Poet')
    """
    return Person(row.shown, row.name, row.company or None, row.position or None)


def me(store: GraphStore) -> PersonKey | None:
    """Return the root of the default member, or None in a store without members.

    It is whoever the user named, else the owner of the earliest own export that was not undone.
    """
    named = store.settings().get("me")
    if named:
        row = store.people_known_as([PersonId(named)]).get(PersonId(named))
        if row is not None:
            return row.key
    return next((origin.owner for origin in store.origins() if origin.member and origin.owner), None)


@dataclass(frozen=True, slots=True)
class Question:
    """Something the files leave open; the user may answer it or leave it.

    Attributes:
        kind: One of :data:`graph.review.KINDS`.
        people: The people it is about, by id.
        seen: For each of them where a row is about them, the import and file and the line, as ``show`` prints them.
        name: The name a row gives, where it gives only one; else empty.
        owner: Whose file raises it; None when several do.
        source: The import and file of the first row behind it; empty when several files are.
        line: Its line; 0 when several.
        what: What that row is; None when several rows are behind the question.
        day: The day of that row; None when it has none, or when several rows are.
        company: The employer that the row gives for the person at that time; None when it gives none.
    """

    kind: str
    people: tuple[Person, ...]
    seen: tuple[tuple[str, int], ...]
    name: str
    owner: Person | None
    source: str
    line: int
    what: Kind | None = None
    day: date | None = None
    company: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a round of deciding looked at.

    Attributes:
        moved: Rows that now belong to another person than before.
        left: The roots that they belonged to.
        seen: The ids of every row that may have been written.
        rematched: The people whose name-only facts now fit somebody else than before, and whom they fit.
    """

    moved: frozenset[PersonKey]
    left: frozenset[PersonKey]
    seen: frozenset[PersonId]
    rematched: frozenset[PersonKey]


def settle(
    store: GraphStore,
    touched: Iterable[PersonKey],
    *,
    owners: Iterable[PersonKey] = (),
    removed: bool = False,
) -> Settled:
    """Decide again who is who, for the people that claims were added or removed of.

    Args:
        store: The store, inside a transaction.
        touched: Rows (not roots) whose claims changed.
        owners: Rows of the owners whose lists changed.
        removed: Whether claims were removed, so that rows may have to go and names may fall back to older ones.

    Returns:
        What was looked at, and what moved.
    """
    return Settlement(store).run(set(touched), set(owners), removed=removed)


def decide(store: GraphStore, first: PersonId, second: PersonId, *, same: bool | None) -> None:
    """Keep a user's decision about two ids, and settle what follows.

    Args:
        store: The store, inside a transaction.
        first: An id.
        second: Another id.
        same: True to merge them, False to keep them apart, None to take an earlier decision back.

    Raises:
        InvalidInput: Both are the same id, or one is unknown.
    """
    known = store.keys_of([first, second])
    if first == second or len(known) < 2:
        raise InvalidInput("two different known people are needed", do="see: intrograph people")
    pair = "|".join(sorted((first, second)))
    store.put_setting(_MERGED + pair, "yes" if same is True else None)
    store.put_setting(_SPLIT + pair, "yes" if same is False else None)
    settled = settle(store, known.values(), removed=True)
    tally_undone(store, store.keys_of(sorted(settled.seen)).values(), None)


def decide_name(store: GraphStore, owner: PersonKey, name: str, person: PersonKey | None) -> None:
    """Keep which connection of somebody a name in their own files means, and settle what follows.

    Args:
        store: The store, inside a transaction.
        owner: Whose files, by their root.
        name: The name as a row has it; folded here.
        person: The connection, by its root; None leaves the name to the files again.

    Raises:
        InvalidInput: No row of these files gives only this name, or the person is no connection of theirs.
    """
    folded = fold_name(name)
    settlement = Settlement(store)
    whole = store.rows_rooted_at([owner])[owner]
    keys = [row.key for row in whole] + ([PersonKey(0)] if owner == me(store) else [])
    if not folded or all(row.folded != folded for row in store.named_of(keys)):
        raise InvalidInput("no row with nothing but this name", do="see: intrograph identity review")
    if person is not None and person not in settlement.connections(owner):
        raise InvalidInput("this is none of the connections in these files", do="see: intrograph people")
    shown = next(row.shown for row in whole if row.key == owner)
    for row in whole:
        store.put_setting(f"{_CALLED}{row.id}|{folded}", None)
    if person is not None:
        store.put_setting(f"{_CALLED}{shown}|{folded}", store.person_rows([person])[person].shown)
    settled = settle(store, (), owners=[row.key for row in whole])
    tally_undone(store, settled.rematched, None)


class Settlement:
    """One round of deciding."""

    def __init__(self, store: GraphStore, *, depth: int = 0) -> None:
        """Read what is small."""
        self.store = store
        self.depth = depth
        self.origins: list[Origin] = store.origins()
        self.by_number = {origin.id: origin for origin in self.origins}
        decisions = store.settings()
        self.merged = [_pair(name[len(_MERGED) :]) for name in decisions if name.startswith(_MERGED)]
        self.called = {
            _pair(name[len(_CALLED) :]): PersonId(value)
            for name, value in decisions.items()
            if name.startswith(_CALLED)
        }
        self.split = {frozenset(_pair(name[len(_SPLIT) :])) for name in decisions if name.startswith(_SPLIT)}
        self.rows: dict[PersonKey, PersonRow] = {}
        self.said: dict[PersonKey, dict[tuple[int, int, int], MentionRow]] = {}
        self.owner_names: dict[str, list[PersonKey]] | None = None
        self.proven: set[PersonKey] = set()
        self.moved: set[PersonKey] = set()
        self.left: set[PersonKey] = set()
        self.rematched: set[PersonKey] = set()

    def run(self, touched: set[PersonKey], owners: set[PersonKey], *, removed: bool) -> Settled:
        """Decide, move evidence, describe people anew, and match name-only facts."""
        start = touched | owners
        weak_owners = self._weak_owners(start)
        weak_groups = self._weak_groups(weak_owners)
        self._read_closure(start, weak_groups)
        # Whoever was reached may be one person by a list of yet another owner; without it they would fall apart.
        while more := self._weak_owners(self.rows) - weak_owners:
            weak_owners |= more
            weak_groups = self._weak_groups(weak_owners)
            self._read_closure(start | self.rows.keys(), weak_groups)
        groups = self._groups(weak_groups)
        self.proven = {
            other for said in self.said.values() for mention in said.values() for other in mention.same
        }
        loose = self._loosen_names() if removed else set()
        changed: set[PersonKey] = set()
        for keys in groups:
            changed |= self._apply(keys, removed=removed)
        seen = frozenset(row.id for row in self.rows.values())
        owner_ids = {origin.owner_id for origin in self.origins}
        same_owner = {key for key in self.moved if key in self.rows and self.rows[key].id in owner_ids}
        if same_owner and self.depth < 2:
            # Two lists turned out to be one owner's: now their rows without addresses can be matched.
            again = Settlement(self.store, depth=self.depth + 1)
            later = again.run(touched | same_owner, owners | same_owner, removed=removed)
            self.moved |= later.moved
            self.left |= later.left
            self.rematched |= later.rematched
            seen |= later.seen
        self._match_names(owners | loose, changed)
        return Settled(frozenset(self.moved), frozenset(self.left), seen, frozenset(self.rematched))

    # --- what may belong together ---------------------------------------------------------------------------------

    def _weak_owners(self, keys: Iterable[PersonKey]) -> set[PersonKey]:
        """Return the owners of lists without addresses who are among these rows, or whom evidence ties to them."""
        if not any(origin.weak for origin in self.origins):
            return set()
        rows = self.store.person_rows(keys)
        roots = {row.root for row in rows.values()}
        near = roots | rows.keys() | {PersonKey(row[1]) for row in self.store.evidence_of(roots)}
        return {key for origin in self.origins if origin.weak and (key := origin.owner) in near}

    def _weak_groups(self, weak_owners: Iterable[PersonKey]) -> list[list[set[PersonKey]]]:
        """Return, for every owner with lists without addresses, who shares a name and a day, import by import."""
        groups: list[list[set[PersonKey]]] = []
        for owner in sorted(weak_owners):
            own = {origin.id: origin for origin in self.origins if origin.owner == owner}
            listed: dict[tuple[int, int, int], int] = {}
            neighbours: set[PersonKey] = set()
            for row in self.store.evidence_of([owner]):
                if row[2] == Kind.CONNECTION and row[6] in own:
                    listed[row[6], row[7], row[8]] = row[3]
                    neighbours.add(PersonKey(row[1]))
            by_name: dict[tuple[str, int], dict[int, set[PersonKey]]] = defaultdict(lambda: defaultdict(set))
            members = self.store.rows_rooted_at(neighbours)
            for mention in self.store.mentions(row.key for whole in members.values() for row in whole):
                day = listed.get((mention.origin, mention.file, mention.line))
                if day and mention.name:
                    by_name[fold_name(mention.name), day][mention.origin].add(mention.person)
            for _, by_origin in sorted(by_name.items()):
                if len(set().union(*by_origin.values())) > 1:
                    groups.append([by_origin[number] for number in sorted(by_origin)])
        return groups

    def _read_closure(self, start: set[PersonKey], weak_groups: Sequence[Sequence[set[PersonKey]]]) -> None:
        """Read every row that may belong together with one of these."""
        frontier = set(start)
        for by_origin in weak_groups:
            frontier.update(*by_origin)
        frontier.update(self._decided(start))
        while frontier:
            new = self.store.person_rows(frontier - self.rows.keys())
            whole = self.store.rows_rooted_at({row.root for row in new.values()})
            fresh = {row.key: row for rows in whole.values() for row in rows if row.key not in self.rows}
            self.rows.update(fresh)
            frontier = set()
            for mention in [*self.store.mentions(fresh), *self.store.mentions_proving(fresh)]:
                frontier.add(mention.person)
                frontier.update(mention.same)
                self.said.setdefault(mention.person, {})[mention.origin, mention.file, mention.line] = mention
            for row in fresh.values():
                frontier.update(self._same_owner_name(row))
            frontier.update(self._decided(fresh))
            frontier -= self.rows.keys()

    def _decided(self, keys: Iterable[PersonKey]) -> set[PersonKey]:
        """Return the rows that the user merged with one of these."""
        if not self.merged:
            return set()
        ids = {row.id for row in self.store.person_rows(keys).values()}
        wanted = {id_ for pair in self.merged if ids & set(pair) for id_ in pair}
        return set(self.store.keys_of(sorted(wanted)).values())

    def _same_owner_name(self, row: PersonRow) -> set[PersonKey]:
        """Return the owners that this owner, known by name, may be, and the other way round."""
        owners = {origin.owner_id for origin in self.origins if origin.owner_id is not None and origin.member}
        if row.id not in owners or not any(id_.startswith("n:") for id_ in owners):
            return set()
        if self.owner_names is None:
            self.owner_names = defaultdict(list)
            keys = self.store.keys_of(sorted(owners))
            for mention in self.store.mentions(keys.values()):
                if mention.line == 0 and mention.name:
                    folded = fold_name(mention.name)
                    if mention.person not in self.owner_names[folded]:
                        self.owner_names[folded].append(mention.person)
        return {key for keys in self.owner_names.values() if row.key in keys for key in keys}

    # --- what does belong together --------------------------------------------------------------------------------

    def _groups(self, weak_groups: Sequence[Sequence[set[PersonKey]]]) -> list[set[PersonKey]]:
        """Return the rows read, sorted into people."""
        groups = _Groups(self.rows, self.split)
        keys_of = {row.id: row.key for row in self.rows.values()}
        for pair in sorted(self.merged):
            if all(id_ in keys_of for id_ in pair):
                groups.join(keys_of[id_] for id_ in pair)
        for email, people in sorted(self._by_email().items(), key=lambda item: self.rows[item[0]].id):
            groups.join_if_one({email, *people})
        for by_origin in weak_groups:
            together = set().union(*by_origin)
            if together <= self.rows.keys() and all(groups.are_one(keys) for keys in by_origin):
                groups.join_if_one(together)
        for folded, owners in sorted((self.owner_names or {}).items()):
            together = {key for key in owners if key in self.rows}
            if folded and len(together) > 1:
                groups.join_if_one(together)
        return groups.all()

    def _by_email(self) -> dict[PersonKey, set[PersonKey]]:
        """Return for every row that others prove to be theirs, who does."""
        found: dict[PersonKey, set[PersonKey]] = defaultdict(set)
        for mentions in self.said.values():
            for mention in mentions.values():
                for other in mention.same:
                    if self.rows[other].id.startswith("m:"):
                        found[other].add(mention.person)
                    else:
                        found[mention.person].add(other)
        return found

    def _apply(self, keys: set[PersonKey], *, removed: bool) -> set[PersonKey]:
        """Let these rows be one person; return the roots whose ties may have changed."""
        store = self.store
        gone = (
            {key for key in keys if not self.said.get(key) and key not in self.proven} if removed else set()
        )
        kept = sorted(keys - gone, key=lambda key: _order(self.rows[key].id))
        if not kept:
            store.drop_people(sorted(gone))
            return set()
        root = kept[0]
        moved = [key for key in kept if self.rows[key].root != root]
        before = {self.rows[key].root for key in kept}
        if moved:
            store.reroot(moved, root)
            self.moved.update(moved)
            self.left.update(self.rows[key].root for key in moved)
        if gone:
            store.drop_people(sorted(gone))
        wanted = [self._described(kept), *(_blank(self.rows[key], root) for key in kept[1:])]
        store.put_people([row for row in wanted if row != self.rows[row.key]])
        return before | {root} if moved or gone else set()

    def _described(self, keys: Sequence[PersonKey]) -> PersonRow:
        """Describe a person by the newest of all mentions."""
        name = (-1, "")
        job = (-1, "", "")
        for key in keys:
            for mention in self.said.get(key, {}).values():
                origin = self.by_number[mention.origin]
                rank = 2 * origin.as_of + (1 if mention.line == 0 and origin.member else 0)
                if mention.name:
                    name = max(name, (rank, mention.name))
                if mention.current and (mention.company or mention.position):
                    job = max(job, (rank, mention.company, mention.position))
        row = self.rows[keys[0]]
        # An e-mail that two profiles claim is nobody by itself.
        shown = row.id if any(self._is_mentioned(key) for key in keys) else PersonId("")
        return PersonRow(
            row.key,
            row.id,
            row.key,
            name[1],
            fold_name(name[1]) if name[1] else "",
            job[1],
            company_key(job[1]) if job[1] else "",
            job[2],
            max(name[0], 0),
            max(job[0], 0),
            shown,
        )

    def _is_mentioned(self, key: PersonKey) -> bool:
        """Tell whether some row is about this id, and does not merely prove it to be somebody's."""
        return bool(self.said.get(key))

    # --- rows with a name only ------------------------------------------------------------------------------------

    def _loosen_names(self) -> set[PersonKey]:
        """Take name-only facts off people of whom rows will go; return the rows of the owners who match them anew.

        Such a fact is said of one row of the person it was given to, which may not outlive the import that brought it.
        """
        gone = {
            row.root for key, row in self.rows.items() if not self.said.get(key) and key not in self.proven
        }
        if not gone:
            return set()
        near = gone | {PersonKey(row[1]) for row in self.store.evidence_of(sorted(gone))}
        mine = {key for origin in self.origins if (key := origin.owner) is not None}
        whole = self.store.rows_rooted_at(near & mine)
        for root, rows in sorted(whole.items()):
            self._match_named(root, list(self.store.named_of(row.key for row in rows)), loosen=True)
        self._match_named(PersonKey(0), list(self.store.named_of([PersonKey(0)])), loosen=True)
        return {row.key for rows in whole.values() for row in rows}

    def _match_names(self, owners: set[PersonKey], changed: set[PersonKey]) -> None:
        """Give every name-only fact of these owners to the one connection it fits."""
        if self.moved:
            # Whose an import is may just have been found out.
            self.origins = self.store.origins()
            self.by_number = {origin.id: origin for origin in self.origins}
        roots = {row.root for row in self.store.person_rows(owners).values()}
        if changed:
            all_owners = {key for origin in self.origins if (key := origin.owner) is not None}
            neighbours = {PersonKey(row[1]) for row in self.store.evidence_of(changed)}
            roots |= (neighbours | changed) & all_owners
        for root in sorted(roots):
            whole = self.store.rows_rooted_at([root]).get(root, [])
            self._match_named(root, list(self.store.named_of(row.key for row in whole)))
        # Contacts named in lists without an owner are those of the default member, and of nobody while there is none.
        self._match_named(me(self.store) or PersonKey(0), list(self.store.named_of([PersonKey(0)])))

    def _match_named(self, root: PersonKey, named: Sequence[NamedRow], *, loosen: bool = False) -> None:
        """Give name-only facts to the one connection of this person that each fits, or to nobody."""
        if not named:
            return
        found = [] if loosen else self.matches(root, named)
        wanted = {row for row, _ in found if row is not None}
        others = self.store.person_rows({row.other for row in named if row.other})
        # The near end of each fact, under the line and kind it stands in the files with.
        ends: dict[tuple[int, int, int, int], set[PersonKey]] = defaultdict(set)
        for row in named:
            end = others[row.other].root if row.other else root
            ends[row.origin, row.file, row.line, row.kind].add(end)
        near = sorted(set().union(*ends.values()) - {PersonKey(0)})
        stored = {
            row
            for row in self.store.evidence_of(near)
            if row[0] in ends.get((row[6], row[7], row[8], row[2]), ())
        }
        self.store.remove_evidence(sorted(stored - wanted))
        self.store.add_evidence(sorted(wanted - stored))
        self.rematched.update(PersonKey(end) for row in stored ^ wanted for end in row[:2])

    def connections(self, root: PersonKey) -> set[PersonKey]:
        """Return everybody whom an own file of this person lists as a connection."""
        own = {origin.id for origin in self.origins if origin.owner == root}
        return {
            PersonKey(row[1])
            for row in self.store.evidence_of([root])
            if row[2] == Kind.CONNECTION and row[6] in own
        }

    def _told(self, root: PersonKey) -> dict[str, PersonKey]:
        """Return whom the user says that names in this person's files mean."""
        if not self.called:
            return {}
        ids = {row.id for row in self.store.rows_rooted_at([root]).get(root, [])}
        said = {folded: person for (owner, folded), person in self.called.items() if owner in ids}
        keys = self.store.keys_of(sorted(set(said.values())))
        rows = self.store.person_rows(keys.values())
        return {folded: rows[keys[person]].root for folded, person in said.items() if person in keys}

    def matches(
        self, root: PersonKey, named: Sequence[NamedRow]
    ) -> list[tuple[EvidenceRow | None, tuple[PersonKey, ...]]]:
        """Return for every name-only fact the evidence it becomes, or None, and whom its name fits."""
        own = {origin.id for origin in self.origins if origin.owner == root}
        neighbours = self.connections(root)
        told = self._told(root)
        names: dict[str, dict[PersonKey, set[str]]] = defaultdict(lambda: defaultdict(set))
        whole = self.store.rows_rooted_at(neighbours)
        root_of = {row.key: row.root for rows in whole.values() for row in rows}
        for mention in self.store.mentions(root_of):
            if mention.origin in own and mention.name:
                names[fold_name(mention.name)][root_of[mention.person]].add(exact_name(mention.name))
        others = self.store.person_rows({fact.other for fact in named if fact.other})
        found: list[tuple[EvidenceRow | None, tuple[PersonKey, ...]]] = []
        for fact in named:
            end = others[fact.other].root if fact.other else root
            fits = names.get(fact.folded, {}) if fact.folded else {}
            if len(fits) > 1:
                exact = exact_name(fact.name)
                strict = {key: said for key, said in fits.items() if exact in said}
                fits = strict or fits
            people = tuple(sorted(fits))
            if told.get(fact.folded) in neighbours:
                people = (told[fact.folded],)
            if len(people) == 1 and people[0] != end:
                sender = (people[0], root, 0)[fact.outgoing]
                row: EvidenceRow | None = (
                    end,
                    people[0],
                    int(fact.kind),
                    fact.day,
                    sender,
                    fact.count,
                    fact.origin,
                    fact.file,
                    fact.line,
                    fact.note,
                )
            else:
                row = None
            found.append((row, people))
        return found


class _Groups:
    """Rows that are found to be one person, bit by bit; two different profiles only ever meet by a user's word."""

    def __init__(self, rows: Mapping[PersonKey, PersonRow], split: set[frozenset[PersonId]]) -> None:
        """Begin with everybody apart."""
        self._ids = {key: row.id for key, row in rows.items()}
        self._split = split
        self._parent = {key: key for key in rows}
        self._members = {key: {key} for key in rows}
        self._profiles = {key: int(id_.startswith("li:")) for key, id_ in self._ids.items()}

    def _find(self, key: PersonKey) -> PersonKey:
        """Return the row that stands for the group."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def are_one(self, keys: Iterable[PersonKey]) -> bool:
        """Tell whether these rows are one person so far."""
        return len({self._find(key) for key in keys}) == 1

    def join(self, keys: Iterable[PersonKey]) -> None:
        """Let these rows be one person."""
        first, *rest = sorted(
            {self._find(key) for key in keys}, key=lambda key: (-len(self._members[key]), key)
        )
        for other in rest:
            self._parent[other] = first
            self._members[first] |= self._members.pop(other)
            self._profiles[first] += self._profiles[other]

    def join_if_one(self, keys: Iterable[PersonKey]) -> None:
        """Let these rows be one person, unless two profiles claim them or the user keeps them apart."""
        roots = {self._find(key) for key in keys}
        if sum(1 for root in roots if self._profiles[root]) > 1:
            return
        if self._split:
            ids = {self._ids[key] for root in roots for key in self._members[root]}
            if any(pair <= ids for pair in self._split):
                return
        self.join(roots)

    def all(self) -> list[set[PersonKey]]:
        """Return every group, in no meaningful but a fixed order."""
        return [self._members[key] for key in sorted(self._members)]


def _order(id_: PersonId) -> tuple[int, str]:
    """Order ids by what they prove: a profile before an e-mail before a name, the smallest first."""
    return _RANK_OF_SCHEME.get(id_.partition(":")[0], 3), id_


def _blank(row: PersonRow, root: PersonKey) -> PersonRow:
    """Return a row that only points to its root."""
    return PersonRow(row.key, row.id, root, "", "", "", "", "", 0, 0, row.id)


def _pair(text: str) -> tuple[PersonId, PersonId]:
    """Read two ids from the name of a decision."""
    first, _, second = text.partition("|")
    return PersonId(first), PersonId(second)
