"""One round of choosing: what every way is worth, what holds it back, which asks are taken, and why."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from graph.identity import company_key
from graph.model import AskId, Person, PersonId
from outreach.asks import Ask, Ledger, Odds
from outreach.calendar import Week, WorkingDays
from outreach.odds import Experience, held_back
from outreach.profile import Profile
from outreach.solver import Candidate, choose, worthwhile
from outreach.states import OPEN, WAITING, PathClass, State
from outreach.wanted import Wanted, Way

DRAWS = 1_000
"""How many seeded draws a propensity is counted from."""

ARMS = 50
"""How many new connectors a draw is among, the most promising (assumption)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One ask of a plan.

    Attributes:
        slot: Its number in the plan, counted from 1; ``plan accept`` names it.
        target: Who is to be met.
        path: From the member to the target.
        known: For each tie whether it is a known one; empty for writing to a stranger, and where it was not kept.
        path_class: The class of the path.
        inferred: Whether an inferred tie is on it.
        score: The placement; None for writing to a stranger.
        odds: The chance of a conversation.
        value: What a conversation is worth.
        utility: U, in conversations, 6 digits.
        why: The reason in a sentence or two.
        reasons: What each tie rests on; empty until somebody explains it (:func:`outreach.plan.explained`).
        explores: Whether the slot tries a connector who was never asked.
        propensity: The chance with which it was drawn; 1 where nothing was drawn.
        ask: The ask it became; None while it is only proposed.
        state: Where that ask stands; None while it is only proposed.
    """

    slot: int
    target: Person
    path: tuple[Person, ...]
    known: tuple[bool, ...]
    path_class: PathClass
    inferred: bool
    score: float | None
    odds: Odds
    value: int
    utility: float
    why: str
    reasons: tuple[str, ...] = ()
    explores: bool = False
    propensity: float = 1.0
    ask: AskId | None = None
    state: State | None = None

    @property
    def ids(self) -> tuple[PersonId, ...]:
        """The path by the ids of its people."""
        return tuple(person.id for person in self.path)

    @property
    def connector(self) -> Person | None:
        """The first person between; None for writing directly."""
        return self.path[1] if len(self.path) > 2 else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who is wanted and not asked for this week.

    Attributes:
        target: Who.
        why: The reason in one sentence, with its rule where there is one.
    """

    target: Person
    why: str


@dataclass(frozen=True, slots=True)
class OneMore:
    """What one more ask a week would bring.

    Attributes:
        utility: The gain, in conversations.
        targets: Who would come in, in the order of the plan; usually one.
    """

    utility: float
    targets: tuple[Person, ...]


class _Option(NamedTuple):
    """A way that may be chosen, with what it is worth in millionths; there may be hundreds of thousands."""

    wanted: Wanted
    way: Way
    mid: float
    utility: int
    price: int
    fresh: bool
    needs: frozenset[str]
    rank: int = 0


class _Arm(NamedTuple):
    """Somebody who may be tried: a Beta distribution of the chance, and what a conversation is worth and costs."""

    place: int
    alpha: float
    beta: float
    value: int
    price: int


class Round:
    """Everything that is needed to choose the asks of one week."""

    def __init__(
        self,
        wanted: Sequence[Wanted],
        ledger: Ledger,
        gates: Ledger,
        member: PersonId,
        week: Week,
        slots: int,
    ) -> None:
        self.ledger = ledger
        self.gates = gates
        self.member = member
        self.week = week
        self.profile: Profile = ledger.profile(member)
        self.days = WorkingDays(self.profile.country)
        # Asks made by hand are asks of the week, too.
        self.slots = max(0, slots - self._made_by_hand())
        self.wanted = sorted(wanted, key=lambda each: (-each.value, each.target.id))
        ends = {each.target.id: each.target for each in wanted}
        between = {person.id: person for each in wanted for way in each.ways for person in way.people[1:-1]}
        self.names = {person: each.name or person for person, each in (ends | between).items()}
        # Who has to do with which asks: everything else cannot hold anybody back, and is not looked at again.
        self.around: dict[PersonId, list[Ask]] = {}
        for ask in gates.asks.values():
            for person in ask.path:
                self.around.setdefault(person, []).append(ask)
        self.tried = {
            leg.person for ask in ledger.of(member) for leg in ask.legs() if leg.person in ask.connectors
        }
        self.experience = Experience(ledger, member)
        self._mids: dict[tuple[PathClass, bool, PersonId | None], float] = {}
        self._standings: dict[PersonId, tuple[str | None, int]] = {}
        self.busy = self._busy_companies()
        self.blocked: dict[PersonId, str] = {}
        self.held: dict[PersonId, str] = {}
        self.options = self._options()
        self.core: list[int] = []
        # What the chosen asks need, once they are chosen.
        self.used: frozenset[str] = frozenset()

    # --- what may be chosen --------------------------------------------------------------------------------------

    def _made_by_hand(self) -> int:
        """Count the asks of this week that did not come from its plan; on-the-spot introductions cost no ask."""
        return sum(
            ask.on in self.week
            and ask.planned is None
            and not ask.live
            and (ask.made or ask.state is State.PLANNED)
            for ask in self.ledger.of(self.member)
        )

    def _options(self) -> list[_Option]:
        """Return every way that may be chosen, the best placed first."""
        found = []
        # Everything that comes into question by its placement, also what need not be looked at further: ranks count it.
        places: dict[tuple[bool, int, int], list[Way]] = {}
        for wanted in self.wanted:
            why = self._blocks(wanted)
            if why is not None:
                self.blocked[wanted.target.id] = why
                continue
            found.extend(self._options_of(wanted, places))
        return sorted(_ranked(found, places), key=attrgetter("rank"))

    def _options_of(self, wanted: Wanted, places: dict[tuple[bool, int, int], list[Way]]) -> list[_Option]:
        """Return the ways to one person: per first connector the best placed one that is not held back."""
        # There may be half a million ways in all; what is not kept is not made an object of.
        weighed: list[tuple[int, int]] = []
        seen: set[PersonId] = set()
        direct = None
        gains: dict[tuple[int, bool, PersonId | None], int] = {}
        standings, tried, value = self._standings, self.tried, wanted.value
        for place, way in enumerate(wanted.ways):
            people = way.people
            between = len(people) - 2
            if not between:
                direct = place if direct is None else direct
                continue
            begin = people[1].id
            if begin in seen:
                continue
            why, price = standings.get(begin) or self._standing(begin)
            for person in people[2:-1] if between > 1 else ():
                also, more = standings.get(person.id) or self._standing(person.id)
                why, price = why or also, price + more
            if why is not None:
                self.held.setdefault(wanted.target.id, why)
                continue
            seen.add(begin)
            key = (between, False in way.known, begin if begin in tried else None)
            if key not in gains:
                gains[key] = round(value * self._mid_of(way) * 1_000_000)
            weighed.append((price - gains[key], place))
        own = None
        if direct is not None:
            own = -round(value * self._mid_of(wanted.ways[direct]) * 1_000_000), direct
        least = min(-1, own[0] if own is not None else -1)
        weighed = [each for each in weighed if each[0] <= least]
        kept = self._needed(wanted, sorted(weighed))
        if own is not None and own[0] < 0:
            weighed.append(own)
            kept.append(own)
        for _, place in weighed:
            places.setdefault(_placement(wanted.ways[place]), []).append(wanted.ways[place])
        return [self._option(wanted, wanted.ways[place], -negative) for negative, place in kept]

    def _option(self, wanted: Wanted, way: Way, utility: int) -> _Option:
        """Return a way as something that may be chosen."""
        between = way.connectors
        company = company_key(wanted.target.company or "")
        # Whoever is written to directly is asked something, too.
        needs = [
            f"target {wanted.target.id}",
            *(f"connector {each}" for each in between or (wanted.target.id,)),
        ]
        if company:
            needs.append(f"company {company}")
        price = sum(self._standing(each)[1] for each in between)
        fresh = bool(between) and between[0] not in self.tried
        return _Option(wanted, way, self._mid_of(way), utility, price, fresh, frozenset(needs))

    def _needed(self, wanted: Wanted, weighed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out ways, given the best first, when so many better ones share nobody that one is always free."""
        most = self.slots * (2 + 3)
        taken: set[PersonId] = set()
        apart = 0
        kept = []
        for each in weighed:
            kept.append(each)
            between = wanted.ways[each[1]].connectors
            if taken.isdisjoint(between):
                taken.update(between)
                apart += 1
                if apart > most:
                    break
        return kept

    def _mid_of(self, way: Way) -> float:
        """Return the mean odds of a way; people nobody went through share theirs."""
        begin = way.people[1].id if len(way.people) > 2 else None
        key = (way.path_class, way.inferred, begin if begin in self.tried else None)
        if key not in self._mids:
            self._mids[key] = self.experience.mid(key[0], key[2], inferred=key[1])
        return self._mids[key]

    def _standing(self, connector: PersonId) -> tuple[str | None, int]:
        """Return why a connector is not asked now, and the price of one more favour of theirs."""
        if connector not in self._standings:
            self._standings[connector] = self._rest(connector), self._price(connector)
        return self._standings[connector]

    def _price(self, connector: PersonId) -> int:
        """Return the price of one more favour, in millionths; it counts every member's asks."""
        since = self.ledger.today - timedelta(days=self.profile.count("plan.window"))
        asks = sum(
            leg.requested and leg.person == connector and leg.day > since
            for ask in self.around.get(connector, ())
            for leg in ask.legs()
        )
        price = self.profile.number("plan.price") * self.profile.number("plan.growth") ** asks
        return round(price * 1_000_000)

    def _rest(self, connector: PersonId) -> str | None:
        """Say why a connector is not asked now: rest days, debts, or an ask that is planned already."""
        theirs = self.around.get(connector, [])
        if any(ask.state is State.PLANNED and connector in ask.connectors for ask in theirs):
            return f"{self._name(connector)} is to be asked for a favour already (E52: one at a time)"
        if any(
            ask.member == self.member and ask.made and ask.open and ask.target == connector
            for ask in theirs
            if ask.state in WAITING | {State.SCHEDULED}
        ):
            return f"{self._name(connector)} is being asked to talk with you already (E52: one at a time)"
        if not theirs:
            return None
        own = Ledger(self.gates.today, MappingProxyType({ask.id: ask for ask in theirs}), self.gates.profiles)
        return held_back(own, self.member, [connector], names=self.names)

    def _name(self, person: PersonId) -> str:
        """Return what to call somebody."""
        return self.names.get(person) or person

    def _blocks(self, wanted: Wanted) -> str | None:
        """Say why somebody cannot be asked for this week whatever the way."""
        target = wanted.target
        own = [
            ask
            for ask in self.around.get(target.id, ())
            if ask.member == self.member and ask.target == target.id
        ]
        for ask in reversed(own):
            if ask.state in OPEN and not ask.quiet:
                return f"Ask {ask.id} is open ({ask.state.value}); one at a time."
        for ask in reversed(own):
            if ask.state is State.RULED_OUT:
                return f"You ruled this out (ask {ask.id}); that is a result, too (E45)."
            until = self._rest_of_target(ask)
            if until is not None:
                return f"They were asked before; leave them be until {until} (E52)."
        company = company_key(target.company or "")
        if company in self.busy and self.busy[company][0] != target.id:
            return self.busy[company][1]
        if not wanted.ways:
            return _sentence(wanted.none_because or "there is no way to them yet")
        return None

    def _rest_of_target(self, ask: Ask) -> date | None:
        """Return until when a target rests who said no, or stayed silent, themselves."""
        if not ask.events or ask.turn != ask.target or ask.first("held") is not None:
            return None
        last = max(event.on for event in ask.events if event.event != "done")
        until = last + timedelta(days=self.profile.count("E52.after_no"))
        ended = ask.quiet or ask.state in {State.DECLINED, State.CLOSED}
        return until if ended and ask.made and self.gates.today < until else None

    def _busy_companies(self) -> dict[str, tuple[PersonId, str]]:
        """Return the companies where somebody is being asked, with who it is and the reason (E18)."""
        wait = self.profile.count("E18.same_firm")
        targets = {each.target.id: each.target for each in self.wanted}
        if self.gates.asks:
            targets |= {
                person.id: person for each in self.wanted for way in each.ways for person in way.people
            }
        busy: dict[str, tuple[PersonId, str]] = {}
        for ask in self.gates.of(self.member):
            company = targets[ask.target].company if ask.target in targets else None
            if not company or ask.quiet or ask.state not in OPEN or ask.state is State.HELD:
                continue
            name = f"{self._name(ask.target)} at {company}"
            last = next(
                (each.on for each in reversed(ask.events) if each.event not in {"nudged", "done"}), None
            )
            if ask.state is State.PLANNED or last is None:
                why = f"{name} is to be asked first; one person at a time (E18)."
            elif ask.state is State.SCHEDULED:
                why = f"You are about to talk with {name}; one person at a time (E18)."
            else:
                free = self.days.add(last, wait)
                if free <= self.gates.today:
                    continue
                why = f"{name} has until {free} to answer; one person at a time (E18)."
            busy.setdefault(company_key(company), (ask.target, why))
        return busy

    # --- choosing ------------------------------------------------------------------------------------------------

    def choose(self, exploring: int) -> tuple[list[tuple[int, _Option]], dict[int, float]]:
        """Choose for so many slots; return places with options in the order of the plan, and propensities."""
        # Room for one more than is asked for, so that one_more finds its candidates, too.
        self.core = worthwhile(
            [Candidate(option.utility, option.rank, option.needs) for option in self.options],
            self.slots + 1,
        )
        # Where the sums of ranks are equal, too, the smallest ids come first.
        self.core.sort(key=lambda place: tuple(person.id for person in self.options[place].way.people))
        while True:
            picked = self._best(self.slots - exploring)
            drawn = self._explore(picked, exploring)
            if len(drawn) == exploring:
                break
            # Fewer new people to try than slots for them: the rest are slots like the others.
            exploring = len(drawn)
        chosen = sorted(picked, key=lambda place: (-self.options[place].utility, place))
        self.used = frozenset().union(*(self.options[place].needs for place in (*chosen, *drawn)))
        return [(place, self.options[place]) for place in (*chosen, *drawn)], drawn

    def _best(self, slots: int, taken: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """Return the best places that need nothing that is taken."""
        free = [place for place in self.core if taken.isdisjoint(self.options[place].needs)]
        options = [self.options[place] for place in free]
        candidates = [Candidate(option.utility, option.rank, option.needs) for option in options]
        return tuple(free[number] for number in choose(candidates, slots))

    def _explore(self, picked: Sequence[int], slots: int) -> dict[int, float]:
        """Draw connectors who were never asked, one per slot; return places with their propensities."""
        seed = hashlib.sha256(f"{self.member}\n{self.week}".encode()).digest()
        generator = random.Random(int.from_bytes(seed, "big"))
        weight = self.profile.number("odds.path-weight")
        drawn: dict[int, float] = {}
        for _ in range(slots):
            taken = frozenset().union(*(self.options[place].needs for place in (*picked, *drawn)))
            arms: dict[PersonId, int] = {}
            for place, option in enumerate(self.options):
                if option.fresh and taken.isdisjoint(option.needs):
                    begin = option.way.connectors[0]
                    if begin not in arms or option.utility > self.options[arms[begin]].utility:
                        arms[begin] = place
            if not arms:
                break
            best = sorted(arms.values(), key=lambda place: (-self.options[place].utility, place))[:ARMS]
            arms_left = [self._arm(place, weight) for place in sorted(best)]
            first = _draw(arms_left, generator)
            times = sum([_draw(arms_left, generator) == first for _ in range(DRAWS)])
            # It was drawn once more than not at all.
            drawn[first] = max(times, 1) / DRAWS
        return drawn

    def _arm(self, place: int, weight: float) -> _Arm:
        """Return the distribution of what a place may be worth."""
        option = self.options[place]
        alpha = max(weight * option.mid, 1e-6)
        return _Arm(place, alpha, max(weight - alpha, 1e-6), option.wanted.value * 1_000_000, option.price)

    # --- words ---------------------------------------------------------------------------------------------------

    def choice(self, option: _Option, slot: int, propensity: float | None) -> Choice:
        """Return an option as a choice of the plan."""
        way = option.way
        begin = way.connectors[0] if way.connectors else None
        return Choice(
            slot,
            way.people[-1],
            way.people,
            way.known,
            way.path_class,
            way.inferred,
            way.score,
            self.experience.odds(way.path_class, begin, inferred=way.inferred),
            option.wanted.value,
            option.utility / 1_000_000,
            self._why(option, explores=propensity is not None),
            explores=propensity is not None,
            propensity=1.0 if propensity is None else propensity,
        )

    def _why(self, option: _Option, *, explores: bool) -> str:
        """Say why this ask, in a sentence or two."""
        way = option.way
        if way.cost is None:
            how = f"Writing directly: {self._why_directly(option)}"
        elif not way.connectors:
            how = "You know each other; write yourself"
        else:
            between = ", then ".join(self._name(each) for each in way.connectors)
            how = f"Over {between}" if len(way.connectors) > 1 else f"{between} {self._placed(option)}"
        guess = (
            " That two of them know each other is inferred; ask before you count on it (E53)."
            if way.inferred
            else ""
        )
        new = " You never asked them before; one slot in five finds out." if explores else ""
        return f"{how}.{guess}{new}"

    def _placed(self, option: _Option) -> str:
        """Say how well the one connector of a way is placed, beside those who are placed better."""
        better = []
        for way in option.wanted.ways:
            if way is option.way:
                break
            if way.connectors and way.connectors[0] != option.way.connectors[0]:
                better.append(way)
        if not better:
            return "is the best placed to introduce you and free to be asked"
        if all(any(self._standing(each)[0] for each in way.connectors) for way in better):
            return "is the best placed of those who are free to be asked"
        if any(f"connector {each}" in self.used for way in better for each in way.connectors):
            return "can introduce you; who is placed better is asked about somebody else this week"
        if any(self._mid_of(way) < option.mid for way in better):
            return "can introduce you; who is placed better has worse odds by what came of your asks so far"
        return "can introduce you and is free to be asked"

    def _why_directly(self, own: _Option) -> str:
        """Say why nobody is asked to introduce the member."""
        wanted = own.wanted
        ways = [way for way in wanted.ways if way.connectors]
        if not ways:
            return "there is no path to them yet"
        if any(option.way.connectors for option in self.options if option.wanted is wanted):
            return "whoever could introduce you is asked about somebody else this week"
        free = [way for way in ways if not any(self._standing(each)[0] for each in way.connectors)]
        if not free:
            return "nobody who could introduce you is free to be asked this week"
        way = min(free, key=lambda each: len(each.people))
        favours = ("a favour", "two favours", "three favours")[len(way.connectors) - 1]
        over = ", then ".join(self._name(each) for each in way.connectors)
        if self._mid_of(way) > own.mid:
            return f"the way over {over} takes {favours}, more than its odds are worth"
        # With the numbers as they come, this is every way over two people: .05 either way, and two favours more.
        return f"the way over {over} takes {favours}, for odds no better than your own letter's"

    def left_out(self, chosen: Sequence[_Option], accepted: Sequence[Choice]) -> tuple[LeftOut, ...]:
        """Say of everybody who is wanted and not chosen why."""
        inside = {option.wanted.target.id for option in chosen} | {choice.target.id for choice in accepted}
        users: dict[str, _Option] = {}
        for option in chosen:
            users.update(dict.fromkeys(option.needs, option))
        theirs: dict[PersonId, list[_Option]] = {}
        for option in self.options:
            theirs.setdefault(option.wanted.target.id, []).append(option)
        rows = []
        for wanted in self.wanted:
            if wanted.target.id in inside:
                continue
            why = self.blocked.get(wanted.target.id) or self._loses(
                theirs.get(wanted.target.id, ()), users, wanted
            )
            rows.append(LeftOut(wanted.target, why))
        return tuple(rows)

    def _loses(self, options: Sequence[_Option], users: Mapping[str, _Option], wanted: Wanted) -> str:
        """Say why somebody with options was not chosen."""
        if not options:
            return _sentence(
                self.held.get(wanted.target.id) or "it would cost more goodwill than it is worth"
            )
        if any(option.needs.isdisjoint(users) for option in options):
            held = self.held.get(wanted.target.id)
            full = "other asks are worth more" if self.slots else "its asks are taken"
            return f"The week is full; {full} (E48)." + (f" {_sentence(held)}" if held else "")
        need = min(need for need in options[0].needs if need in users)
        other = users[need].wanted.target
        if need.startswith("company "):
            return f"{self._name(other.id)} comes first at {other.company}; one person at a time (E18)."
        connector = self._name(PersonId(need.removeprefix("connector ")))
        if other.id == need.removeprefix("connector "):
            return f"{connector} is asked to talk with you this week; one favour at a time (E52)."
        return f"{connector} is asked about {self._name(other.id)} this week; one favour at a time (E52)."

    def one_more(self, chosen: Sequence[tuple[int, _Option]], drawn: Mapping[int, float]) -> OneMore | None:
        """Say what one more slot would bring, with what was drawn left as it is."""
        before = [place for place, _ in chosen if place not in drawn]
        taken = frozenset().union(*(self.options[place].needs for place in drawn))
        after = self._best(len(before) + 1, taken)
        gain = sum(self.options[place].utility for place in after) - sum(
            self.options[place].utility for place in before
        )
        if gain <= 0:
            return None
        inside = {self.options[place].wanted.target.id for place in before}
        new = [self.options[place].wanted.target for place in after]
        return OneMore(gain / 1_000_000, tuple(target for target in new if target.id not in inside))


def _draw(arms: Sequence[_Arm], generator: random.Random) -> int:
    """Draw the chance of every arm from its distribution and return the place worth most (Thompson 1933)."""
    draw = generator.betavariate
    best, most = arms[0].place, float("-inf")
    for place, alpha, beta, value, price in arms:
        worth = value * draw(alpha, beta) - price
        if worth > most:
            best, most = place, worth
    return best


def _placement(way: Way) -> tuple[bool, int, int]:
    """Return what ways are ordered by before their ids: paths by cost and hops, writing to strangers last."""
    return way.cost is None, way.cost or 0, len(way.people)


def _ranked(
    options: Sequence[_Option], places: Mapping[tuple[bool, int, int], Sequence[Way]]
) -> list[_Option]:
    """Return options with their ranks among all ways that come into question, counted from 1."""
    before = 0
    begins = {}
    for placement in sorted(places):
        begins[placement] = before
        before += len(places[placement])
    equals: dict[tuple[bool, int, int], dict[tuple[PersonId, ...], int]] = {}
    ranked = []
    for option in options:
        placement = _placement(option.way)
        if placement not in equals:
            ids = sorted([way.ids for way in places[placement]])
            equals[placement] = {each: number for number, each in enumerate(ids, 1)}
        ranked.append(option._replace(rank=begins[placement] + equals[placement][option.way.ids]))
    return ranked


def _sentence(clause: str) -> str:
    """Return a clause as a sentence."""
    text = clause[:1].upper() + clause[1:]
    return text if text.endswith(".") else f"{text}."
