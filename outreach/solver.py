"""Which asks go together: an exact choice among candidates that compete for people.

A weighted set packing with a limit on its size: no two chosen candidates may need the same target, connector or
company. First the sum of utilities is as great as possible, then the sum of ranks as small as possible, then the
chosen positions come first in order; all in integers. Most weeks are settled by a short search, without the time it
takes to load a solver; the rest by an integer program (HiGHS, through scipy).
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SEARCH_NODES = 5_000
"""After so many nodes the search gives way to the integer program (assumption: about the time scipy takes to load)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be chosen.

    Attributes:
        utility: What it brings, in millionths.
        rank: Its place in the order of placement, the best first.
        needs: What no other chosen candidate may need too; at least one.
    """

    utility: int
    rank: int
    needs: frozenset[str]


def choose(candidates: Sequence[Candidate], slots: int, *, nodes: int = SEARCH_NODES) -> tuple[int, ...]:
    """Choose at most so many candidates that go together, exactly.

    Args:
        candidates: In the order that decides between equals.
        slots: How many at most.
        nodes: How long to search before the integer program takes over; 0 leaves everything to it.

    Returns:
        Their positions, ascending: of all choices with the greatest sum of utilities those with the smallest sum of
        ranks, and of these the one whose positions come first. Candidates without utility are never chosen.

    Example:
        >>> choose([Candidate(5, 1, frozenset("ax")), Candidate(4, 2, frozenset("ay")),
        ...         Candidate(4, 3, frozenset("bx"))], 2)
        (1, 2)
    """
    if slots < 1:
        return ()
    core = sorted(worthwhile(candidates, slots))
    if not core:
        return ()
    problem = _Problem([candidates[place] for place in core], slots)
    chosen = problem.search(nodes)
    if chosen is None:
        chosen = problem.solve()
    return tuple(core[place] for place in chosen)


def worthwhile(candidates: Sequence[Candidate], slots: int) -> list[int]:
    """Leave out candidates that another one can always replace to advantage.

    The other choices need at most ``most`` things. When more than that many better candidates have nothing in common
    but what this one needs too (a sunflower: Erdős and Rado 1960), one of them is free whenever this one is. What is
    left holds the answer also for fewer slots, and for any part of the slots when the rest are taken otherwise.

    Args:
        candidates: In the order that decides between equals.
        slots: How many may be chosen at most.

    Returns:
        The positions of the rest, the best candidate first.
    """
    worth = [place for place, each in enumerate(candidates) if each.utility > 0]
    order = sorted(worth, key=lambda place: (-candidates[place].utility, candidates[place].rank, place))
    most = (slots - 1) * max((len(candidates[place].needs) for place in order), default=0)
    families: dict[frozenset[str], tuple[list[int], set[str]]] = {}
    full: set[str] = set()
    kept = []
    for place in order:
        needs = candidates[place].needs
        if not full.isdisjoint(needs):
            continue
        centres = list(_subsets(needs))
        if any(len(families[centre][0]) > most for centre in centres if centre in families):
            continue
        kept.append(place)
        for centre in centres:
            members, taken = families.setdefault(centre, ([], set()))
            petal = needs - centre
            if taken.isdisjoint(petal):
                members.append(place)
                taken |= petal
                if len(members) > most and len(centre) == 1:
                    full |= centre
        if len(families[frozenset()][0]) > most:
            break
    return kept


def _subsets(needs: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every subset."""
    things = sorted(needs)
    for size in range(len(things) + 1):
        for subset in itertools.combinations(things, size):
            yield frozenset(subset)


class _Problem:
    """One choice to be made."""

    def __init__(self, candidates: Sequence[Candidate], slots: int) -> None:
        self.candidates = candidates
        self.slots = slots
        # One weight that holds both sums: a millionth of utility outweighs all ranks together.
        scale = 1 + slots * max(each.rank for each in candidates)
        self.weights = [each.utility * scale - each.rank for each in candidates]
        numbers = {
            need: number for number, need in enumerate(sorted(set().union(*(c.needs for c in candidates))))
        }
        self.rows = [sorted(numbers[need] for need in each.needs) for each in candidates]

    # --- search -------------------------------------------------------------------------------------------------

    def search(self, nodes: int) -> tuple[int, ...] | None:
        """Search with bounds; None when that takes more than so many nodes."""
        order = sorted(range(len(self.weights)), key=lambda place: (-self.weights[place], place))
        weights = [self.weights[place] for place in order]
        masks = [sum(1 << row for row in self.rows[place]) for place in order]
        groups = self._groups(order)
        best: tuple[int, tuple[int, ...]] = (0, ())
        left = nodes

        def better(weight: int, chosen: tuple[int, ...]) -> bool:
            """Compare by weight, then by the order of the candidates."""
            return weight > best[0] or (weight == best[0] and tuple(sorted(chosen)) < best[1])

        # (next position, slots left, weight, what is taken, what is chosen); the last in is looked at first.
        stack: list[tuple[int, int, int, int, tuple[int, ...]]] = [(0, self.slots, 0, 0, ())]
        while stack:
            start, slots, weight, taken, chosen = stack.pop()
            left -= 1
            if left < 0:
                return None
            if better(weight, chosen):
                best = weight, tuple(sorted(chosen))
            free = [
                place for place in range(start, len(order)) if not masks[place] & taken and weights[place] > 0
            ]
            if not slots or not free or weight + self._bound(free, weights, groups, slots) < best[0]:
                continue
            first = free[0]
            stack.append((first + 1, slots, weight, taken, chosen))
            stack.append(
                (first + 1, slots - 1, weight + weights[first], taken | masks[first], (*chosen, order[first]))
            )
        return best[1]

    def _groups(self, order: Sequence[int]) -> list[list[int]]:
        """Return ways to put candidates into groups of which at most one can be chosen each."""
        ways = [[self.rows[place][pick] for place in order] for pick in (0, -1)]
        # Greedily by whatever most candidates need.
        demand: dict[int, int] = {}
        for row in itertools.chain.from_iterable(self.rows):
            demand[row] = demand.get(row, 0) + 1
        ways.append([max(self.rows[place], key=lambda row: (demand[row], -row)) for place in order])
        return ways

    @staticmethod
    def _bound(
        free: Sequence[int], weights: Sequence[int], groups: Sequence[Sequence[int]], slots: int
    ) -> int:
        """Return a weight that the free candidates cannot exceed; they come by falling weight."""
        least: int | None = None
        for group in groups:
            seen: set[int] = set()
            total = 0
            for place in free:
                if group[place] not in seen:
                    seen.add(group[place])
                    total += weights[place]
                    if len(seen) == slots:
                        break
            least = total if least is None else min(least, total)
        return least or 0

    # --- integer program ----------------------------------------------------------------------------------------

    def solve(self) -> tuple[int, ...]:
        """Solve as integer programs, one sum after the other; every answer is checked in integers."""
        utilities = [each.utility for each in self.candidates]
        ranks = [each.rank for each in self.candidates]
        program = _Program(self.rows, self.slots)
        first = program.maximum(utilities)
        program.hold(utilities, sum(utilities[place] for place in first))
        second = program.maximum([-rank for rank in ranks], begin=first)
        program.hold([-rank for rank in ranks], -sum(ranks[place] for place in second))
        return program.earliest(second)


class _Program:
    """An integer program that grows by what was found."""

    def __init__(self, rows: Sequence[Sequence[int]], slots: int) -> None:
        self.rows = rows
        self.slots = slots
        self.size = len(rows)
        # (coefficients, total): sums that were found greatest and have to stay.
        self.held: list[tuple[list[int], int]] = []
        # Choices that rounding let through and that are none.
        self.barred: list[frozenset[int]] = []

    def maximum(self, gains: Sequence[int], *, begin: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return a choice with the greatest sum of gains; ``begin`` is one that is known to be allowed."""
        best = begin
        while True:
            found = self._run(gains, frozenset(), frozenset())
            if found is None:
                return best
            if self._legal(found):
                # Anything better than a legal optimum would differ by less than the solver can see; ask for it.
                return max((best, found), key=lambda chosen: sum(gains[place] for place in chosen))
            self.barred.append(frozenset(found))

    def hold(self, gains: Sequence[int], total: int) -> None:
        """Keep a sum from now on."""
        self.held.append((list(gains), total))

    def earliest(self, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Return the allowed choice whose ascending positions come first."""
        fixed: list[int] = []
        while True:
            rest = [place for place in chosen if place not in fixed]
            if not rest:
                return chosen
            # The next position can only come earlier than the one at hand.
            low, high = (fixed[-1] + 1 if fixed else 0), rest[0]
            while low < high:
                middle = (low + high) // 2
                start = fixed[-1] + 1 if fixed else 0
                # Something between start and middle has to be chosen, besides what is fixed.
                found = self._run(None, frozenset(fixed), frozenset(range(start, middle + 1)), start=start)
                while found is not None and not self._legal(found):
                    self.barred.append(frozenset(found))
                    found = self._run(
                        None, frozenset(fixed), frozenset(range(start, middle + 1)), start=start
                    )
                if found is None:
                    low = middle + 1
                else:
                    chosen = tuple(sorted(found))
                    high = chosen[bisect.bisect_left(chosen, start)]
            fixed.append(high)

    def _legal(self, chosen: Sequence[int]) -> bool:
        """Check a choice in integers."""
        taken = [row for place in chosen for row in self.rows[place]]
        return (
            len(chosen) <= self.slots
            and len(set(taken)) == len(taken)
            and all(sum(gains[place] for place in chosen) == total for gains, total in self.held)
        )

    def _run(
        self,
        gains: Sequence[int] | None,
        fixed: frozenset[int],
        one_of: frozenset[int],
        *,
        start: int = 0,
    ) -> tuple[int, ...] | None:
        """Solve once; None where nothing is allowed.

        Args:
            gains: What to maximise; None: any allowed choice will do.
            fixed: What has to be chosen.
            one_of: Of these at least one has to be chosen; empty: no matter.
            start: What lies before and is not fixed must not be chosen.
        """
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix

        entries = [(row, place) for place, rows in enumerate(self.rows) for row in rows]
        matrix = csr_matrix(
            (np.ones(len(entries)), ([row for row, _ in entries], [place for _, place in entries])),
            shape=(1 + max(row for row, _ in entries), self.size),
        )
        constraints = [
            LinearConstraint(matrix, -np.inf, 1),
            LinearConstraint(np.ones((1, self.size)), -np.inf, self.slots),
        ]
        for held, total in self.held:
            # Half a unit of room is more than the solver's tolerance after scaling; what slips through is barred.
            scale = max(1.0, max(abs(gain) for gain in held) / 1000)
            row = np.array([held], dtype=float) / scale
            constraints.append(LinearConstraint(row, (total - 0.5) / scale, (total + 0.5) / scale))
        for chosen in self.barred:
            row = np.array([[1.0 if place in chosen else -1.0 for place in range(self.size)]])
            constraints.append(LinearConstraint(row, -np.inf, len(chosen) - 1))
        if one_of:
            row = np.array([[1.0 if place in one_of else 0.0 for place in range(self.size)]])
            constraints.append(LinearConstraint(row, 1, np.inf))
        lower = np.array([1.0 if place in fixed else 0.0 for place in range(self.size)])
        upper = np.array([1.0 if place in fixed or place >= start else 0.0 for place in range(self.size)])
        goal = np.zeros(self.size)
        if gains is not None:
            goal = -np.array(gains, dtype=float) / max(1.0, max(abs(gain) for gain in gains) / 1000)
        result = milp(
            goal,
            constraints=constraints,
            integrality=np.ones(self.size, dtype=int),
            bounds=Bounds(lower, upper),
            options={"mip_rel_gap": 0},
        )
        if result.x is None:
            return None
        return tuple(int(place) for place in np.flatnonzero(np.round(result.x) == 1))
