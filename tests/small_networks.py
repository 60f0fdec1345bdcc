"""Small invented networks in a real store, and a slow search over them that is plainly right."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, permutations

from graph.identity import company_key, fold_name
from graph.inference import common_ground
from graph.model import AffiliationKind, ImportAccount, ImportedFile, ImportId, Kind, PersonId, PersonKey
from graph.reasons import Asking, ask_terms, broker_term
from graph.store import AffiliationRow, EvidenceRow, GraphStore, ImportRow, PersonRow, open_store
from graph.strength import GREATEST, Common, inferred_penalty
from graph.tallying import tally_again
from graph.ties import Lists, TieView, grouped, read_lists, weave

DAY = date(2026, 11, 23).toordinal()


def imported_file(name: str) -> ImportedFile:
    return ImportedFile(name, "connections", "", 0, 0, 0, (), 0, 0, 0, ())


@dataclass
class Network:
    """A store under construction: people by a short name, facts by pairs of names."""

    _store: GraphStore = field(default_factory=lambda: open_store("sqlite://"))
    keys: dict[str, PersonKey] = field(default_factory=dict)
    facts: list[EvidenceRow] = field(default_factory=list)
    affiliations: dict[PersonKey, list[AffiliationRow]] = field(default_factory=dict)
    companies: dict[PersonKey, str] = field(default_factory=dict)
    _lines: int = 1
    _list: ImportId | None = None
    _tallied: bool = False

    @property
    def store(self) -> GraphStore:
        """The store, with everything in it that intake keeps up to date."""
        if not self._tallied:
            self._tallied = True
            with self._store.transaction():
                tally_again(self._store, list(self.keys.values()))
        return self._store

    def person(self, name: str, company: str = "", position: str = "") -> PersonKey:
        """Return a person's key, adding them when they are new."""
        if name not in self.keys:
            with self._store.transaction():
                (key,) = self._store.reserve_keys(1)
                self.keys[name] = PersonKey(key)
                id_ = PersonId(f"li:{name}")
                row = PersonRow(
                    PersonKey(key), id_, PersonKey(key), name.title(), fold_name(name), company, company_key(company),
                    position, 0, 1, id_,
                )  # fmt: skip
                self._store.add_people([row])
            self.companies[self.keys[name]] = company_key(company)
        return self.keys[name]

    def import_(
        self,
        owner: str | None,
        day: int = 0,
        *,
        full: bool = False,
        member: bool = True,
        source: str = "x.zip",
    ) -> ImportId:
        """Add an import of one file."""
        account = ImportAccount(
            ImportId(0),
            source,
            None,
            date.fromordinal(day) if day else None,
            "0",
            (imported_file("Connections.csv"),),
        )
        self._tallied = False
        with self._store.transaction():
            return self._store.add_import(
                ImportRow(
                    account,
                    self.person(owner) if owner else None,
                    bool(owner) and member,
                    (0,) if full else (),
                    False,
                )
            )

    def fact(
        self,
        a: str,
        b: str,
        kind: Kind = Kind.LISTED,
        day: int = 0,
        sender: str | None = None,
        count: int = 1,
        origin: ImportId | None = None,
        note: str = "",
    ) -> EvidenceRow:
        """Add one fact, from a ties list of nobody where no import is given."""
        if origin is None:
            if self._list is None:
                self._list = self.import_(None, source="ties.csv")
            origin = self._list
        self._lines += 1
        row: EvidenceRow = (
            self.person(a), self.person(b), int(kind), day, self.person(sender) if sender else 0, count, origin, 0,
            self._lines, note,
        )  # fmt: skip
        with self._store.transaction():
            self._store.add_evidence([row])
        self.facts.append(row)
        self._tallied = False
        return row

    def belongs(
        self, name: str, kind: AffiliationKind, at: str, origin: ImportId, start: int = 0, end: int = 0
    ) -> None:
        """Add a job or school."""
        self._lines += 1
        row = AffiliationRow(
            self.person(name), origin, 0, self._lines, kind, at, company_key(at), "", start, end
        )
        with self._store.transaction():
            self._store.add_affiliations([row])
        self.affiliations.setdefault(row.person, []).append(row)

    @property
    def lists(self) -> Lists:
        return read_lists(self._store)

    def rows(self, a: int, b: int, extra: Sequence[EvidenceRow] = ()) -> list[EvidenceRow]:
        """Return all evidence of a pair as seen from a."""
        turned = []
        for row in (*self.facts, *extra):
            if (row[0], row[1]) == (a, b):
                turned.append(row)
            elif (row[1], row[0]) == (a, b):
                turned.append((row[1], row[0], *row[2:]))
        return turned

    def shown(self, key: int) -> PersonId:
        return PersonId("li:" + next(name for name, own in self.keys.items() if own == key))


def plain_tallies(
    network: Network, as_of: int, extra: Sequence[EvidenceRow] = ()
) -> dict[int, tuple[int, int, int]]:
    """Say degree, messages sent and introductions tried of everybody, straight from their definitions."""
    lists = network.lists
    people: list[int] = sorted(network.keys.values())
    degree = dict.fromkeys(people, 0)
    sent = dict.fromkeys(people, 0)
    tried = dict.fromkeys(people, 0)
    for a in people:
        for b in people:
            rows = network.rows(a, b, extra)
            view = weave(rows, lists, as_of) if a != b and rows else None
            if view is None:
                continue
            degree[a] += view.living
            sent[a] += view.sent
            groups = [
                row
                for row in rows
                if row[2] == Kind.GROUP_MESSAGE and row[4] not in (a, b, 0) and row[3] <= as_of
            ]
            if a < b and groups:
                first = min(row[3] for row in groups)
                before = weave(rows, lists, first - 1)
                if before is None or not before.made:
                    for sender in {row[4] for row in groups if row[3] == first}:
                        tried[sender] += 1
    return {person: (degree[person], sent[person], tried[person]) for person in people}


class Plain:
    """Every simple path, every term added up: slow, and plainly what the design says."""

    def __init__(self, network: Network, start: int, as_of: int, extra: Sequence[EvidenceRow] = ()) -> None:
        self.network = network
        self.start = start
        self.as_of = as_of
        self.lists = network.lists
        self.people: list[int] = sorted(network.keys.values())
        self.views: dict[tuple[int, int], TieView] = {}
        self.pairs: dict[tuple[int, int], list[EvidenceRow]] = {}
        for a, b in permutations(self.people, 2):
            rows = network.rows(a, b, extra)
            view = weave(rows, self.lists, as_of) if rows else None
            if view is not None:
                self.views[a, b] = view
                self.pairs[a, b] = rows
        self.tally = plain_tallies(network, as_of, extra)
        known = sorted(self.tally[owner][0] for owner in self.lists.owners)
        half = len(known) // 2
        self.typical: float = (
            500 if not known else known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2
        )

    def lives(self, a: int, b: int) -> bool:
        return (a, b) in self.views and self.views[a, b].living

    def beside(self, a: int) -> set[int]:
        return {b for b in self.people if b != a and self.lives(a, b)}

    def ask(self, x: int, y: int, path: Sequence[int]) -> int:
        common = Common()
        if y in (path[0], path[-1]):
            own = self.network.affiliations
            company = self.network.companies
            common = common_ground(
                own.get(PersonKey(y), []), own.get(PersonKey(x), []), company[PersonKey(y)], company[PersonKey(x)],
                self.lists, self.as_of,
            )  # fmt: skip
            known = all(self.lives(a, b) for a, b in pairwise(path))
            if len(path) <= 3 and known:
                shared = self.beside(x) & self.beside(y) - set(path)
                common = Common(
                    common.months, common.former, common.school, len(shared), common.evidence, common.employer,
                    common.place,
                )  # fmt: skip
        asking = Asking(
            self.views[x, y], self.pairs[x, y], self.lists, self.as_of, outward=True, total=self.tally[x][1], x="X",
            y="Y", common=common,
        )  # fmt: skip
        total = sum(term.cost for term in ask_terms(asking))
        assert total == asking.cost()
        assert 0 <= total <= GREATEST
        return total

    def penalty(self, y: int, t: int) -> int | None:
        """Return the penalty of an inferred tie, None when nothing suggests one."""
        network, sizes = self.network, []
        if (y, t) in self.views and self.views[y, t].made:
            return None
        company = network.companies
        if company[PersonKey(y)] and company[PersonKey(y)] == company[PersonKey(t)]:
            sizes.append(sum(1 for other in company.values() if other == company[PersonKey(t)]))
        own = network.affiliations

        def overlaps(person: int, job: AffiliationRow) -> bool:
            return any(
                row.kind == AffiliationKind.POSITION
                and row.key == job.key
                and row.start
                and min(row.end or self.as_of, job.end or self.as_of, self.as_of) > max(row.start, job.start)
                for row in own.get(PersonKey(person), [])
            )

        for row in own.get(PersonKey(t), []):
            if row.kind == AffiliationKind.POSITION and row.start and overlaps(y, row):
                sizes.append(1 + sum(1 for other in own if other != t and overlaps(other, row)))
            if row.kind == AffiliationKind.EDUCATION:
                there = {
                    person
                    for person, rows in own.items()
                    if any(r.kind == AffiliationKind.EDUCATION and r.key == row.key for r in rows)
                }
                if y in there:
                    sizes.append(len(there))
        if (y, t) in self.views and self.views[y, t].shared_groups:
            sizes.append(10)
        return min((inferred_penalty(size) for size in sizes), default=None)

    def broker(self, x: int) -> int:
        known = bool(self.lists.closed) or x in self.lists.owners
        degree = self.tally[x][0] if known else self.typical
        return broker_term("X", degree, self.tally[x][2], known=known).cost

    def cost(self, path: Sequence[int]) -> int | None:
        """Return the cost of a path, None when it is none."""
        total = 0
        last = len(path) - 1
        for number, (a, b) in enumerate(pairwise(path)):
            if self.lives(a, b):
                if number or last == 1:
                    total += self.ask(a, b, path) if number else self.ask(b, a, path)
                if number < last - 1:
                    total += self.ask(b, a, path) + self.broker(b)
            elif number == last - 1 and last > 1 and (penalty := self.penalty(a, b)) is not None:
                total += GREATEST + penalty
            else:
                return None
        return total

    def paths(self, target: int, max_hops: int) -> list[tuple[bool, int, int, tuple[PersonId, ...]]]:
        """Return every path to a target as ``(is longer, cost, hops, ids)`` in order."""
        found = []
        inner = [person for person in self.people if person not in (self.start, target)]
        for hops in range(1, max_hops + 1):
            for between in permutations(inner, hops - 1):
                path = (self.start, *between, target)
                cost = self.cost(path)
                if cost is not None:
                    found.append((hops > 1, cost, hops, tuple(self.network.shown(key) for key in path)))
        return sorted(found)

    def best(
        self, targets: Iterable[int], *, one: bool, max_hops: int, limit: int
    ) -> list[tuple[int, tuple[PersonId, ...]]]:
        """Return cost and ids of the best paths."""
        found = []
        for target in targets:
            ways = self.paths(target, max_hops)
            found.extend(ways if one else ways[:1])
        return [(cost, ids) for _, cost, _, ids in sorted(found)[:limit]]


NAMES = ("ada", "ben", "cy", "dee", "eli", "fay", "gus", "hal", "ida")
COMPANIES = ("", "Acme", "Blue Ltd", "Cargo")
SCHOOLS = ("Turing College", "Hopper School")


def random_network(  # noqa: C901, PLR0912 (every kind of evidence has its own shape)
    rng: random.Random, size: int | None = None
) -> Network:
    """Make a network with every kind of evidence, several lists, ended ties, jobs and schools."""
    network = Network()
    names = list(NAMES[: size or rng.randint(3, 7)])
    rng.shuffle(names)
    for name in names:
        network.person(name, rng.choice(COMPANIES) if rng.random() < 0.6 else "", "Engineer")
    for owner in names:
        if rng.random() < 0.5:
            held = [other for other in names if other != owner and rng.random() < 0.6]
            for day in sorted(rng.sample(range(DAY - 900, DAY + 60, 30), rng.choice((1, 1, 2, 3)))):
                origin = network.import_(owner, day, full=True, source=f"{owner}-{day}.zip")
                for other in held:
                    if rng.random() < 0.8:
                        since = rng.choice((0, day - rng.randint(0, 3000)))
                        network.fact(owner, other, Kind.CONNECTION, since, origin=origin)
                if rng.random() < 0.4:
                    start = rng.choice((0, day - 1000, day - 400))
                    network.belongs(
                        owner,
                        AffiliationKind.POSITION,
                        rng.choice(COMPANIES[1:]),
                        origin,
                        start,
                        rng.choice((0, day - 200)),
                    )
                if rng.random() < 0.4:
                    network.belongs(owner, AffiliationKind.EDUCATION, rng.choice(SCHOOLS), origin)
    loose = network.import_(None, source="loose.csv", full=rng.random() < 0.15)
    for _ in range(rng.randint(0, 14)):
        a, b = rng.sample(names, 2)
        kind = rng.choice(
            (
                Kind.MESSAGE, Kind.MESSAGE, Kind.MESSAGE, Kind.GROUP_MESSAGE, Kind.GROUP_MESSAGE, Kind.LISTED, Kind.LISTED,
                Kind.MAIL, Kind.INVITATION, Kind.ENDORSEMENT, Kind.RECOMMENDATION, Kind.MUTUAL, Kind.ADDRESS_BOOK,
                Kind.MEETING, Kind.STATEMENT, Kind.INTRODUCTION,
            )
        )  # fmt: skip
        sender = None
        note = ""
        if kind in (Kind.MESSAGE, Kind.MAIL, Kind.INVITATION, Kind.ENDORSEMENT, Kind.RECOMMENDATION):
            sender = rng.choice((a, b))
        if kind is Kind.INVITATION:
            note = rng.choice(("", "note"))
        if kind is Kind.STATEMENT:
            note = rng.choice(("", "", "strength:strong", "strength:weak", "some"))
        day = rng.choice((0, DAY - rng.randint(0, 1200), DAY - 5, DAY + 5))
        if kind is Kind.GROUP_MESSAGE:
            sender = a
            others = [name for name in names if name != a and rng.random() < 0.5] or [b]
            for other in others:
                network.fact(a, other, kind, day, a, rng.randint(1, 3), loose)
            for one, other in permutations(others, 2):
                if one < other:
                    network.fact(one, other, kind, day, a, 1, loose)
        else:
            network.fact(a, b, kind, day, sender, rng.choice((1, 1, 2, 9)), loose, note)
    return network


def same_rows(rows: Iterable[EvidenceRow]) -> list[list[EvidenceRow]]:
    """Group rows into pairs."""
    return list(grouped(rows))


def wide_network(rng: random.Random, size: int) -> Network:
    """Make a larger, sparser network in which ties differ by messages, so that long ways may beat short ones."""
    network = Network()
    names = [f"p{rng.randint(100, 999)}x{number}" for number in range(size)]
    for name in names:
        network.person(name, rng.choice(COMPANIES) if rng.random() < 0.4 else "", "Engineer")
    owners = [name for name in names if rng.random() < 0.3]
    lists = {owner: network.import_(owner, DAY - 10, full=True, source=f"{owner}.zip") for owner in owners}
    density = rng.choice((0.15, 0.25, 0.4))
    talkative, close = rng.choice(((0.2, 0.0), (0.8, 0.2), (0.3, 0.5), (0.0, 0.7)))
    for a in names:
        for b in names:
            if a >= b or rng.random() > density:
                continue
            owner = a if a in lists else b
            if owner in lists:
                network.fact(a, b, Kind.CONNECTION, DAY - 365 * rng.randint(0, 3), origin=lists[owner])
            else:
                network.fact(a, b, Kind.LISTED, 0)
            if rng.random() < close:
                # So close that asking costs nothing, whoever else they write to.
                for sender in (a, b):
                    network.fact(a, b, Kind.GROUP_MESSAGE, DAY, sender, 4000)
                network.fact(a, b, Kind.RECOMMENDATION, DAY, a)
            elif rng.random() < talkative:
                for sender in rng.sample((a, b), rng.choice((1, 2))):
                    network.fact(
                        a, b, Kind.MESSAGE, DAY - rng.choice((0, 1, 40, 400)), sender, rng.choice((1, 40))
                    )
    return network


def layered_network(rng: random.Random) -> Network:
    """Make a network where ways of two, three and four ties from ``s`` to ``t`` compete closely."""
    network = Network()
    for name in ("s", "t"):
        network.person(name, rng.choice(("Acme", "")))
    layers = [["s"], *([f"{layer}{n}" for n in range(rng.randint(0, 3))] for layer in "xzy"), ["t"]]
    between = [name for layer in layers[1:4] for name in layer] + [f"c{n}" for n in range(rng.randint(0, 3))]
    for name in between:
        network.person(name, rng.choice(("Acme", "", "")))

    def tie(a: str, b: str) -> None:
        warmth = rng.choice(("close", "close", "near", "bare"))
        network.fact(a, b, Kind.LISTED, rng.choice((0, DAY - 400)))
        if warmth != "bare":
            for sender in (a, b):
                network.fact(
                    a,
                    b,
                    Kind.GROUP_MESSAGE,
                    DAY - (warmth == "near"),
                    sender,
                    4000 if warmth == "close" else 9,
                )
        if warmth == "close":
            network.fact(a, b, Kind.RECOMMENDATION, DAY, a)

    for near, far in (
        (layers[0], layers[1]), (layers[1], layers[2]), (layers[2], layers[3]), (layers[3], layers[4]),
        (layers[1], layers[3]), (["s"], [name for name in between if name[0] == "c"]),
        ([name for name in between if name[0] == "c"], ["t"]),
    ):  # fmt: skip
        for a in near:
            for b in far:
                if rng.random() < 0.7:
                    tie(a, b)
    if rng.random() < 0.5:
        # Whose list is known is known to know few: a cheap broker.
        for name in between:
            if rng.random() < 0.5:
                network.import_(name, DAY - 10, full=True, source=f"{name}.zip")
    return network


def stated_network(rng: random.Random) -> Network:
    """Make a network in which every cost is one of a few, so that very many paths cost exactly the same."""
    network = Network()
    layers = [["s"], *([f"{layer}{n}" for n in range(rng.randint(1, 3))] for layer in "xzy"), ["t"]]
    between = [name for layer in layers[1:4] for name in layer]
    for name in ("s", "t", *between):
        network.person(name, rng.choice(("Acme", "", "", "")))
    if rng.random() < 0.4:
        network.import_(None, source="closed.csv", full=True)
    words = rng.choice((("strong",), ("strong", "normal"), ("weak", "normal", "strong")))
    density = rng.choice((0.5, 0.8, 1.0))
    for near, far in (*pairwise(layers), (layers[1], layers[3]), (["s"], layers[3]), (layers[1], ["t"])):
        for a in near:
            for b in far:
                if rng.random() < density:
                    network.fact(a, b, Kind.STATEMENT, DAY - 9, note=f"strength:{rng.choice(words)}")
    return network


def shared_network(rng: random.Random) -> Network:
    """Make a network in which the contacts shared around a connector decide who is the best."""
    network = Network()
    connectors = [f"c{n}" for n in range(rng.randint(2, 4))]
    mine, theirs = ([f"{side}{n}" for n in range(rng.choice((1, 4, 5)))] for side in "mu")
    years = rng.choice(((0, 25), (0, 0, 1, 5, 25)))
    for name in ("s", "t", *connectors, *mine, *theirs):
        network.person(name)
    for name in (*connectors, *mine):
        network.fact("s", name, Kind.LISTED, DAY - 365 * rng.choice(years))
    for name in (*connectors, *theirs):
        network.fact(name, "t", Kind.LISTED, DAY - 365 * rng.choice(years))
    for name in connectors:
        both = rng.choice(((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.5, 0.5)))
        for side, share in zip((mine, theirs), both, strict=True):
            for other in side:
                if rng.random() < share:
                    network.fact(name, other, Kind.LISTED, DAY)
        for kind, chance in ((Kind.ENDORSEMENT, 0.3), (Kind.ADDRESS_BOOK, 0.2)):
            if rng.random() < chance:
                network.fact(rng.choice("st"), name, kind, DAY, name)
    return network


def close(network: Network, a: str, b: str) -> None:
    """Let two people be so close that asking costs nothing, whoever else they write to."""
    for sender in (a, b):
        network.fact(a, b, Kind.GROUP_MESSAGE, DAY, sender, 4000)
    network.fact(a, b, Kind.RECOMMENDATION, DAY, a)


def likely_network(rng: random.Random) -> Network:
    """Make a network in which inferred ties are among the best, and many of them cost the same."""
    network = Network()
    connectors = [f"c{n}" for n in range(rng.randint(1, 4))]
    inner = [f"x{n}" for n in range(rng.randint(0, 2))]
    network.person("s")
    network.person("t", "Acme")
    for name in ("u0", "u1")[: rng.randint(0, 2)]:
        network.person(name, "Acme")
    words = rng.choice((("strong",), ("weak", "strong")))
    for name in (*connectors, *inner):
        network.person(name, rng.choice(("Acme", "Acme", "")))
    for name in connectors:
        if rng.random() < 0.6:
            network.fact("s", name, Kind.STATEMENT, DAY - 9, note=f"strength:{rng.choice(words)}")
        else:
            network.fact("s", name)
        if rng.random() < 0.3:
            network.fact(name, "t")
        for other in inner:
            if rng.random() < 0.7:
                if rng.random() < 0.5:
                    close(network, name, other)
                else:
                    network.fact(name, other, Kind.STATEMENT, DAY - 9, note=f"strength:{rng.choice(words)}")
    return network
