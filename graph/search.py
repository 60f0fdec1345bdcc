"""The search itself: the cheapest simple paths under a hop limit, from both ends at once, on integers.

How it stays exact and cheap. A path of up to three ties is settled by three sets: the ties of the start, the ties of
the targets, and the ties between the two sides, which the store joins. Everything on a path but its middle tie is
known before that join: with P the cheapest cost of getting as far as x and Q that of getting from y to a target, x or y
is left out of the join when P + Q already exceeds the k-th best path found with fewer ties. Costs are never negative,
so nothing that could be among the best is lost; paths that cost as much as the k-th are kept until their ids decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nsmallest

from graph.inference import Group, likely_ties
from graph.knowledge import Knowledge, Tie
from graph.store import EvidenceRow
from graph.strength import GREATEST, SHARED_CONTACTS, inferred_penalty, shared_reduction
from graph.ties import BARE, Lists, weave

_CROWD = 20_000  # more equally good paths than this are cut at once, which costs the reading of ids
_FEW = 256  # so many paths have their ids read in one batch, whether they are needed or not
_FIRST_CONNECTORS = 32  # so many connectors around hubs have their shared contacts counted before all others
NO_BOUND = 1 << 62

Found = tuple[int, tuple[int, ...], Group | None]
"""``(cost, people, group)``: a path from the start to a target, and what its last tie is inferred from, if it is."""


def _order(found: Found) -> tuple[int, int]:
    """Return what decides before ids do."""
    return found[0], len(found[1])


class Best:
    """The paths that may still be among the best: by cost, then hops, then the tuple of ids.

    Args:
        limit: How many are wanted, at least 1.
        knowledge: Reads the ids that decide between equals.
        each_once: Whether every target counts once, with its best path.
    """

    def __init__(self, limit: int, knowledge: Knowledge, *, each_once: bool) -> None:
        """Begin with none."""
        self.limit = limit
        self.bound = NO_BOUND
        self._each_once = each_once
        self._knowledge = knowledge
        self._kept: list[Found] = []
        self._next = max(2 * limit, 512)
        self._by_target: dict[int, list[Found]] = {}

    def offer(self, cost: int, people: tuple[int, ...], group: Group | None = None) -> None:
        """Take a path into account; one that costs more than :attr:`bound` cannot matter."""
        if cost > self.bound:
            return
        found = (cost, people, group)
        if not self._each_once:
            self._kept.append(found)
            if len(self._kept) >= self._next:
                self.settle()
            return
        equals = self._by_target.get(people[-1])
        if equals is None or _order(found) < _order(equals[0]):
            self._by_target[people[-1]] = [found]
        elif _order(found) == _order(equals[0]):
            equals.append(found)
            if len(equals) > _CROWD:
                equals[:] = self.smallest(equals, 1)

    def bound_to(self, target: int) -> int:
        """Return the cost above which a path to this target cannot matter."""
        if not self._each_once:
            return self.bound
        equals = self._by_target.get(target)
        return min(self.bound, equals[0][0]) if equals else self.bound

    def settle(self) -> None:
        """Drop what cannot be among the best any more and tighten the bound."""
        if self._each_once:
            costs = nsmallest(self.limit, (equals[0][0] for equals in self._by_target.values()))
        else:
            costs = nsmallest(self.limit, (found[0] for found in self._kept))
        if len(costs) == self.limit:
            self.bound = min(self.bound, costs[-1])
        if not self._each_once:
            self._kept = [found for found in self._kept if found[0] <= self.bound]
            if len(self._kept) > max(_CROWD, 4 * self.limit):
                self._kept = self.smallest(self._kept, self.limit)
            self._next = max(2 * len(self._kept), 2 * self.limit, 512)

    def smallest(self, paths: list[Found], count: int) -> list[Found]:
        """Return the first paths by cost, hops and ids, reading only the ids that can decide."""
        levels: dict[tuple[int, int], list[Found]] = {}
        for found in paths:
            levels.setdefault(_order(found), []).append(found)
        if len(paths) <= _FEW:
            self._knowledge.read_ids(person for found in paths for person in found[1])
        chosen: list[Found] = []
        for level in sorted(levels):
            if len(chosen) >= count:
                break
            chosen.extend(self._first_by_ids(levels[level], count - len(chosen), 1))
        return chosen

    def _first_by_ids(self, paths: list[Found], count: int, place: int) -> list[Found]:
        """Return the first of equally good paths by ids, which agree before ``place``."""
        if len(paths) <= 1 or place >= len(paths[0][1]):
            return paths[:count]
        parts: dict[int, list[Found]] = {}
        for found in paths:
            parts.setdefault(found[1][place], []).append(found)
        self._knowledge.read_ids(parts)
        chosen: list[Found] = []
        for person in sorted(parts, key=self._knowledge.id_of):
            chosen.extend(self._first_by_ids(parts[person], count - len(chosen), place + 1))
            if len(chosen) >= count:
                break
        return chosen

    def ranked(self) -> list[Found]:
        """Return the best paths in their order."""
        self.settle()
        if not self._each_once:
            return self.smallest(self._kept, self.limit)
        firsts = [self.smallest(e, 1)[0] for e in self._by_target.values() if e[0][0] <= self.bound]
        return self.smallest(firsts, self.limit)


@dataclass(slots=True)
class Outcome:
    """What a search found, and what it knows about the ends.

    Attributes:
        found: The best paths in their order: direct ties, then the others.
        near: The living ties of the start.
        far: The living ties of every target, the start left out.
        shared: ``(contacts shared with the start, contacts shared with the target)`` of those who stand between in
            a path of two ties that was found, by ``(person, target)``; of a direct target, by ``(target, target)``.
    """

    found: list[Found] = field(default_factory=list)
    near: dict[int, Tie] = field(default_factory=dict)
    far: dict[int, dict[int, Tie]] = field(default_factory=dict)
    shared: dict[tuple[int, int], tuple[AbstractSet[int], AbstractSet[int]]] = field(default_factory=dict)


def living_ties(rows: Iterable[EvidenceRow], lists: Lists, as_of: int) -> Iterator[tuple[int, int, Tie]]:
    """Yield ``(a, b, tie)`` of every pair about whom anything is known on a day.

    A bare living tie is yielded as its first day, without building a view; other pairs as their view, which may say
    that there is no tie or that it ended.

    Args:
        rows: Grouped by ``a``, then ``b``.
        lists: The full lists of the store.
        as_of: Ordinal of the day.
    """
    superseded = lists.superseded(as_of)
    last: EvidenceRow | None = None
    more: list[EvidenceRow] = []
    for row in rows:
        if last is not None:
            if row[1] == last[1] and row[0] == last[0]:
                if not more:
                    more.append(last)
                more.append(row)
                continue
            if not more and last[2] in BARE and last[6] not in superseded:
                if last[3] <= as_of:
                    yield last[0], last[1], last[3]
            else:
                view = weave(more or (last,), lists, as_of)
                more = []
                if view is not None:
                    yield last[0], last[1], view
        last = row
    if last is not None:
        view = weave(more or (last,), lists, as_of)
        if view is not None:
            yield last[0], last[1], view


class Search:
    """One search from one person to one or many targets.

    Args:
        knowledge: The store on a day.
        targets: Roots; the start is not among them.
        one: Whether the one target gets all alternatives; otherwise every target once.
        max_hops: 1 to 4.
        limit: At least 1.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        targets: Sequence[int],
        *,
        one: bool,
        max_hops: int,
        limit: int,
    ) -> None:
        """Begin with nothing read."""
        self.knowledge = knowledge
        self.start = knowledge.start
        self.targets = targets
        self.one = one
        self.max_hops = max_hops
        self.limit = limit
        self.outcome = Outcome()
        self.joined: dict[int, set[int]] = {target: set() for target in targets}
        self.together: dict[int, set[int]] = {}

    def run(self) -> Outcome:
        """Find the best paths."""
        outcome, knowledge = self.outcome, self.knowledge
        self._read_ends()
        direct = [target for target in self.targets if target in outcome.near]
        rest = self.targets if self.one else [target for target in self.targets if target not in outcome.near]
        wanted = self.limit - len(direct)
        longer = self.max_hops > 1 and wanted > 0 and bool(rest)
        beside, early = set(direct), False
        if longer:
            around = {y for target in rest for y in outcome.far[target]}
            early = len(outcome.near) + len(around) <= knowledge.reader.store.tallies_at_once
            beside |= outcome.near.keys() | around if early else outcome.near.keys() & around
        knowledge.read_ends([self.start, *self.targets], beside)
        if direct:
            best = Best(self.limit, knowledge, each_once=False)
            for target in direct:
                shared = outcome.near.keys() & outcome.far.get(target, {}).keys()
                outcome.shared[target, target] = (shared, frozenset())
                common = knowledge.common(self.start, target).reduction() + shared_reduction(len(shared))
                best.offer(knowledge.ask(outcome.near[target], target, common), (self.start, target))
            outcome.found = best.ranked()
        if longer:
            outcome.found += _Longer(self, rest, wanted, early=early).run()
        shown = {(people[1], people[-1]) for _, people, _ in outcome.found if len(people) <= 3}
        outcome.shared = {both: contacts for both, contacts in outcome.shared.items() if both in shown}
        return outcome

    def _read_ends(self) -> None:
        """Read the ties of the start and of the targets."""
        knowledge, outcome = self.knowledge, self.outcome
        ends = [*([self.start] if knowledge.near is None else []), *self.targets]
        rows = knowledge.reader.rows_around(ends, knowledge.met)
        sides: dict[int, dict[int, Tie]] = {person: {} for person in ends}
        for a, b, tie in living_ties(rows, knowledge.lists, knowledge.as_of):
            if isinstance(tie, int) or tie.living:
                sides[a][b] = tie
            elif tie.made:
                if a in self.joined:
                    self.joined[a].add(b)
            elif tie.shared_groups and a in self.joined:
                self.together.setdefault(a, set()).add(b)
        if knowledge.near is None:
            knowledge.near = sides.pop(self.start)
        outcome.near = knowledge.near
        for target, side in sides.items():
            side.pop(self.start, None)
            self.joined[target].update(side)
        outcome.far = sides


class _Longer:
    """The part of a search that looks for paths of two ties and more.

    An *arrival* at y is the cost of a way from the start to y, without what y's own part costs. It is finished by B(y)
    and asking y about a target: over a known tie, or over an inferred one for the greatest cost and a penalty.
    """

    def __init__(self, search: Search, targets: Sequence[int], wanted: int, *, early: bool) -> None:
        """Leave out what no longer way can use; early: what everybody beside the ends costs was read."""
        self.early = early
        self.knowledge = search.knowledge
        self.search = search
        self.start = search.start
        self.targets = targets
        self.only = targets[0] if search.one else 0
        self.near = {x: tie for x, tie in search.outcome.near.items() if x != self.only}
        self.far = {target: search.outcome.far[target] for target in targets}
        self.best = Best(wanted, self.knowledge, each_once=not search.one)
        self.groups: list[Group] = []
        self.likely: dict[int, list[int]] = {}
        self._near_cost = self.knowledge.to_start
        self._first_cost: dict[int, int] = {}
        self._serves: dict[int, list[tuple[int, int]]] = {}

    def run(self) -> list[Found]:
        """Find the paths, those of few ties first, so that they bound the others."""
        if not self.near:
            return []
        near, far, knowledge, best = self.near, self.far, self.knowledge, self.best
        right = {y for side in far.values() for y in side}
        between = right & near.keys()
        early = self.early
        candidates = self._candidates(between)
        self._first_bound(candidates)
        self._find_groups(early=early)
        self._finish_likely((y, [(self._to_start(y), ())]) for y in sorted(self.likely.keys() & near.keys()))
        best.settle()
        slack = 2 * SHARED_CONTACTS.most
        contenders = [each for each in candidates if each[0] - slack <= best.bound]
        if len(contenders) > 2 * _FIRST_CONNECTORS:
            contenders = self._few_of_many(contenders, slack)
        left: set[int] = set()
        if self.search.max_hops > 2:
            left, right = self._sides(right, early=early)
        else:
            right = set()
        joint = self._two_ties(contenders, left, right)
        best.settle()
        if joint:
            if not early:
                knowledge.read_people({x for x, _, _ in joint} | {y for _, y, _ in joint})
            self._three_ties(joint)
            best.settle()
        if self.search.max_hops > 3:
            self._four_ties()
        return best.ranked()

    # --- costs of the two ends --------------------------------------------------------------------------------------

    def _to_start(self, x: int) -> int:
        """Return A(x→start)."""
        cost = self._near_cost.get(x)
        if cost is None:
            common = self.knowledge.common(self.start, x).reduction()
            cost = self._near_cost[x] = self.knowledge.ask(self.near[x], x, common)
        return cost

    def _from_start(self, x: int) -> int:
        """Return A(x→start) + B(x)."""
        return self._to_start(x) + self.knowledge.broker(x)

    def _firsts(self) -> dict[int, int]:
        """Return :meth:`_from_start` of everybody beside the start, all of whom were read."""
        if not self._first_cost:
            self._first_cost = self._plain(self.near, self.near.keys(), self.start)
            for x in self.near.keys() - self._first_cost.keys():
                self._first_cost[x] = self._from_start(x)
        return self._first_cost

    def _plain(self, side: Mapping[int, Tie], people: Iterable[int], end: int) -> dict[int, int]:
        """Return B(y) + A(y→end) of those beside an end of whom nothing but the tie is known.

        Around a hub they are nearly all, and the same few costs come again and again.
        """
        knowledge = self.knowledge
        broker = knowledge.plain_broker()
        return {
            y: broker + knowledge.bare(tie)
            for y in knowledge.plain(people, end)
            if isinstance(tie := side[y], int)
        }

    def _to_targets(self, y: int) -> list[tuple[int, int]]:
        """Return ``(B(y) + A(y→target), target)`` for the targets that y knows, cheapest first."""
        known = self._serves.get(y)
        if known is None:
            knowledge = self.knowledge
            broker = knowledge.broker(y)
            known = sorted(
                (broker + knowledge.ask(side[y], y, knowledge.common(target, y).reduction()), target)
                for target, side in self.far.items()
                if y in side
            )
            self._serves[y] = known
        return known

    # --- two ties ---------------------------------------------------------------------------------------------------

    def _candidates(self, between: set[int]) -> list[tuple[int, int, int]]:
        """Return ``(cost, connector, target)`` of all ways over one connector, shared contacts left aside."""
        return [
            (self._to_start(c) + cost, c, target) for c in between for cost, target in self._to_targets(c)
        ]

    def _first_bound(self, candidates: list[tuple[int, int, int]]) -> None:
        """Tighten the bound by what the ways over one connector cost at most."""
        if self.search.one:
            costs = nsmallest(self.best.limit, (cost for cost, _, _ in candidates))
        else:
            cheapest: dict[int, int] = {}
            for cost, _, target in candidates:
                if cost < cheapest.get(target, NO_BOUND):
                    cheapest[target] = cost
            costs = nsmallest(self.best.limit, cheapest.values())
        if len(costs) == self.best.limit:
            self.best.bound = min(self.best.bound, costs[-1])

    def _two_ties(
        self,
        contenders: list[tuple[int, int, int]],
        left: AbstractSet[int] = frozenset(),
        right: AbstractSet[int] = frozenset(),
    ) -> list[tuple[int, int, Tie]]:
        """Offer the ways over one connector, with the contacts shared around them; return the ties between the sides.

        Both are read in one join.
        """
        joint = self._join([(c, target) for _, c, target in contenders], left, right)
        knowledge, shared = self.knowledge, self.search.outcome.shared
        for _, c, target in contenders:
            mine, theirs = shared[c, target]
            before = knowledge.common(self.start, c).reduction() + shared_reduction(len(mine))
            after = knowledge.common(target, c).reduction() + shared_reduction(len(theirs))
            cost = (
                knowledge.ask(self.near[c], c, before)
                + knowledge.broker(c)
                + knowledge.ask(self.far[target][c], c, after)
            )
            self.best.offer(cost, (self.start, c, target))
        return joint

    def _few_of_many(self, contenders: list[tuple[int, int, int]], slack: int) -> list[tuple[int, int, int]]:
        """Offer the connectors that come first at best, more and more of them, until few others are left.

        Between hubs thousands might gain by shared contacts; a few that do gain leave most others out.

        Args:
            contenders: ``(cost, connector, target)``, shared contacts left aside.
            slack: The most that shared contacts take off.

        Returns:
            Those that may still be among the best and were not offered.
        """
        knowledge, best = self.knowledge, self.best
        knowledge.read_ids({c for _, c, _ in contenders} | {target for *_, target in contenders})
        contenders.sort(key=lambda each: (each[0], knowledge.id_of(each[1]), knowledge.id_of(each[2])))
        size = _FIRST_CONNECTORS
        while len(contenders) > size:
            self._two_ties(contenders[:size])
            best.settle()
            contenders = [each for each in contenders[size:] if each[0] - slack <= best.bound_to(each[2])]
            if self.search.one and contenders and contenders[0][0] - slack == best.bound:
                # The others can do no better than to cost as much as the last of the best; then their ids decide.
                found = best.ranked()
                if len(found) == best.limit and found[-1][0] == best.bound and len(found[-1][1]) == 3:
                    last = knowledge.id_of(found[-1][1][1])
                    contenders = [each for each in contenders if knowledge.id_of(each[1]) < last]
            size *= 2
        return contenders

    # --- the join ---------------------------------------------------------------------------------------------------

    def _sides(self, right: set[int], *, early: bool) -> tuple[set[int], set[int]]:
        """Return who may be the first and who the last person between on a path of three ties."""
        likely = set(self.likely)
        if not early:
            return set(self.near), right | likely
        bound = self.best.bound
        firsts = self._firsts()
        least = min(firsts.values())
        if least + GREATEST + inferred_penalty(1) > bound:
            likely = set()
        self.knowledge.read_people(likely)
        ends = self._plain(self.far[self.only], right, self.only) if self.search.one else {}
        for y in right - ends.keys():
            ends[y] = self._to_targets(y)[0][0]
        for y in likely:
            penalty = min(self.groups[number].penalty for number in self.likely[y])
            cost = GREATEST + penalty + self.knowledge.broker(y)
            ends[y] = min(cost, ends.get(y, NO_BOUND))
        kept = {y for y, cost in ends.items() if least + cost <= bound}
        if not kept:
            return set(), set()
        end = min(ends.values())
        return {x for x, cost in firsts.items() if cost + end <= bound}, kept

    def _join(
        self, contenders: list[tuple[int, int]], left: AbstractSet[int], right: AbstractSet[int]
    ) -> list[tuple[int, int, Tie]]:
        """Read the ties between the sides; count the contacts shared around the contenders on the way."""
        middle = {c for c, _ in contenders}
        wide = right
        firsts = left
        if middle:
            around = set().union(*(self.far[target] for target in {target for _, target in contenders}))
            if len(left) < len(self.near) or not around <= right:
                wide = right | self.near.keys() | around
                firsts = left | middle
        swap = firsts is left and len(right) < len(left)
        sides = (wide, firsts) if swap else (firsts, wide)
        # Of the ends of a middle tie the costs are needed; those who stand alone between are known from the beginning.
        met = None if self.early or not right else self.knowledge.met
        rows = self.knowledge.reader.rows_between(*sides, met)
        beside: dict[int, set[int]] = {c: set() for c in middle}
        joint: list[tuple[int, int, Tie]] = []
        for x, y, tie in living_ties(rows, self.knowledge.lists, self.knowledge.as_of):
            if not isinstance(tie, int) and not tie.living:
                continue
            if swap:
                x, y = y, x
            if x in beside:
                beside[x].add(y)
            if y in beside:
                beside[y].add(x)
            if x in left and y in right and y not in (self.start, self.only):
                joint.append((x, y, tie))
        for c, target in contenders:
            self.search.outcome.shared[c, target] = (
                beside[c] & self.near.keys(),
                beside[c] & self.far[target].keys(),
            )
        return joint

    # --- three and four ties ----------------------------------------------------------------------------------------

    def _three_ties(self, joint: list[tuple[int, int, Tie]]) -> None:
        """Offer the paths over two people between."""
        knowledge = self.knowledge
        arrivals: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        first: dict[int, int] = {}
        for x, y, tie in joint:
            cost = first.get(x)
            if cost is None:
                cost = first[x] = self._from_start(x)
            if isinstance(tie, int):
                cost += 2 * knowledge.bare(tie)
            else:
                cost += knowledge.both_ways(tie, x, y)
            known = arrivals.get(y)
            if known is None:
                arrivals[y] = [(cost, (x,))]
            else:
                known.append((cost, (x,)))
        for ways in arrivals.values():
            ways.sort()
        for y, ways in arrivals.items():
            self._finish_known(y, ways)
        self._finish_likely((y, ways) for y, ways in arrivals.items() if y in self.likely)

    def _four_ties(self) -> None:
        """Offer the paths over three people between, meeting at the middle one."""
        knowledge, best = self.knowledge, self.best
        known = {y for side in self.far.values() for y in side}
        knowledge.read_people(self.near.keys() | known | self.likely.keys())
        left, right = self._sides(known, early=True)
        if not left or not right:
            return
        outer, inner = (left, right) if len(left) <= len(right) else (right, left)
        barred = {self.start, self.only}
        one: dict[int, list[tuple[int, Tie]]] = {}
        for end, z, tie in self._living(knowledge.reader.rows_of(outer)):
            if z not in barred:
                one.setdefault(z, []).append((end, tie))
        two: dict[int, list[tuple[int, Tie]]] = {}
        for end, z, tie in self._living(knowledge.reader.rows_between(inner, one)):
            two.setdefault(z, []).append((end, tie))
        ins, outs = (one, two) if outer is left else (two, one)
        knowledge.read_people(two)
        for z in two:
            broker = knowledge.broker(z)
            ways = sorted(
                (self._from_start(x) + broker + knowledge.both_ways(tie, x, z), x) for x, tie in ins[z]
            )
            for y, tie in outs[z]:
                cost = knowledge.both_ways(tie, z, y)
                arrivals = [(way + cost, (x, z)) for way, x in ways if way + cost <= best.bound and x != y]
                if arrivals:
                    self._finish_known(y, arrivals)
                    if y in self.likely:
                        self._finish_likely([(y, arrivals)])

    def _living(self, rows: Iterable[EvidenceRow]) -> Iterator[tuple[int, int, Tie]]:
        """Yield only living ties."""
        for a, b, tie in living_ties(rows, self.knowledge.lists, self.knowledge.as_of):
            if isinstance(tie, int) or tie.living:
                yield a, b, tie

    def _finish_known(self, y: int, arrivals: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        """Offer arrivals at y, cheapest first, with the known ties to targets."""
        best = self.best
        for end, target in self._to_targets(y):
            bound = best.bound_to(target)
            for cost, people in arrivals:
                if cost + end > bound:
                    break
                if target not in people:
                    best.offer(cost + end, (self.start, *people, y, target))
                    bound = best.bound_to(target)

    # --- inferred ties ----------------------------------------------------------------------------------------------

    def _find_groups(self, *, early: bool) -> None:
        """Find who may know a target, unless no path with an inferred tie can be among the best."""
        least = min(self._firsts().values()) if early else 0
        if least + GREATEST + inferred_penalty(1) > self.best.bound:
            return
        knowledge = self.knowledge
        self.groups = likely_ties(
            knowledge.reader.store,
            knowledge.met,
            self.targets,
            {target: frozenset(people) for target, people in self.search.together.items()},
        )
        for number, group in enumerate(self.groups):
            for y in group.members:
                if y not in (self.start, self.only):
                    self.likely.setdefault(y, []).append(number)
        knowledge.read_people(self.likely.keys() & self.near.keys())

    def _finish_likely(self, ways: Iterable[tuple[int, Sequence[tuple[int, tuple[int, ...]]]]]) -> None:
        """Offer arrivals with an inferred last tie.

        All targets of a group cost the same from the same y, so the arrivals are brought into their order once, and
        every target takes the first that fits it.
        """
        entries: dict[int, list[Found]] = {}
        for y, arrivals in ways:
            if not arrivals:
                continue
            base = GREATEST + self.knowledge.broker(y)
            for number in self.likely[y]:
                penalty = base + self.groups[number].penalty
                kept = entries.setdefault(number, [])
                for cost, people in arrivals:
                    if cost + penalty > self.best.bound:
                        break
                    kept.append((cost + penalty, (self.start, *people, y), self.groups[number]))
        if self.search.one:
            self._offer_alternatives(entries)
            return
        for number in sorted(entries):
            self._offer_to_each(self.groups[number], entries[number])

    def _offer_alternatives(self, entries: dict[int, list[Found]]) -> None:
        """Offer every inferred way to the one target, each with its most telling group."""
        joined = self.search.joined[self.only]
        cheapest: dict[tuple[int, ...], Found] = {}
        for number in sorted(entries):
            for found in entries[number]:
                known = cheapest.get(found[1])
                if found[1][-1] not in joined and (known is None or found[0] < known[0]):
                    cheapest[found[1]] = found
        for cost, people, group in cheapest.values():
            self.best.offer(cost, (*people, self.only), group)

    def _offer_to_each(self, group: Group, entries: list[Found]) -> None:
        """Offer every target of a group the first way that fits it."""
        best, joined = self.best, self.search.joined
        levels: dict[tuple[int, int], list[Found]] = {}
        for found in entries:
            levels.setdefault(_order(found), []).append(found)
        order = sorted(levels)
        in_order: dict[tuple[int, int], list[Found]] = {}
        for target in group.targets:
            for level in order:
                if level[0] > best.bound_to(target):
                    break
                if level not in in_order:
                    in_order[level] = best.smallest(levels[level], len(levels[level]))
                fits = next(
                    (f for f in in_order[level] if target not in f[1] and f[1][-1] not in joined[target]),
                    None,
                )
                if fits is not None:
                    best.offer(fits[0], (*fits[1], target), group)
                    break
