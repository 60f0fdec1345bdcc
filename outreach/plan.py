"""The plan: the asks of a week, chosen together so that goodwill is spent well.

The unit is one conversation with a target of value 1. An ask is worth value times odds, less the price of every
favour it takes; a connector who was asked lately costs more. Of all asks that go together (one open ask per connector
and per target, one person at a time per company) the plan takes those that are worth most, exactly. Nothing happens
by itself: a plan writes nothing until it is accepted.

Typical use::

    ranker = Ranker(store, key, as_of=today)
    wanted = gather(targets(entries, me, today=today), ranker)
    plan = propose(wanted, ledger, me, week)
    plan = explained(plan, ranker.explain(plan.paths))
    commit(store, lambda entries: accept(entries, plan, on=today))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from graph.errors import InvalidInput
from graph.model import JournalEntry, Path, Person, PersonId
from outreach.asks import Frozen, Ledger, NewAsk, Planned, fold
from outreach.calendar import Week
from outreach.choosing import DRAWS, Choice, LeftOut, OneMore, Round
from outreach.ledger import new_asks
from outreach.odds import MODEL, odds
from outreach.states import State
from outreach.wanted import STAFF, WAYS, Wanted, Way, gather, name_of, query_of

__all__ = [
    "DRAWS",
    "STAFF",
    "WAYS",
    "Choice",
    "LeftOut",
    "OneMore",
    "Plan",
    "Wanted",
    "Way",
    "accept",
    "accepted_choices",
    "ahead",
    "explained",
    "gather",
    "name_of",
    "named",
    "propose",
    "query_of",
]


@dataclass(frozen=True, slots=True)
class Plan:
    """The asks of a week.

    Attributes:
        week: The week.
        member: Who asks.
        asks: How many asks the week may hold.
        choices: By slot; what was accepted already stands among them.
        left_out: Everybody else who is wanted, the most valuable first, then by id.
        one_more: What one more ask would bring; None where it brings nothing.
    """

    week: Week
    member: PersonId
    asks: int
    choices: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...] = ()
    one_more: OneMore | None = None

    @property
    def paths(self) -> tuple[tuple[PersonId, ...], ...]:
        """The paths of the choices, by the ids of their people."""
        return tuple(choice.ids for choice in self.choices)


def propose(
    wanted: Sequence[Wanted],
    ledger: Ledger,
    member: PersonId,
    week: Week,
    *,
    asks: int | None = None,
    gates: Ledger | None = None,
) -> Plan:
    """Choose the asks of a week, all targets together.

    Args:
        wanted: Everybody the member wants to meet, each once, with the ways to them.
        ledger: As of today: what the odds and the price of favours rest on.
        member: Who asks.
        week: The week of the plan. In one that is over there is nothing to propose.
        asks: How many asks the week may hold; None for the member's own number (E48).
        gates: The ledger as of the day that rest days are counted on, for a coming week its Monday
            (:func:`ahead`); None for ``ledger``.

    Returns:
        The plan: of all that is allowed the greatest sum of utilities, at that sum the best placed, then the smallest
        ids. One slot in five tries a connector the member never asked, by a seeded draw.
    """
    most = ledger.profile(member).asks_per_week if asks is None else asks
    accepted = accepted_choices(ledger, member, week, wanted)
    if week.end <= ledger.today:
        return Plan(week, member, most, accepted)
    round_ = Round(wanted, ledger, gates or ledger, member, week, most - len(accepted))
    slots = round_.slots
    exploring = max(
        0, min(slots, most // round_.profile.count("plan.explore") - sum(c.explores for c in accepted))
    )
    chosen, drawn = round_.choose(exploring)
    numbers = (
        number for number in range(1, most + len(accepted) + 1) if number not in {c.slot for c in accepted}
    )
    choices = [
        *accepted,
        *(
            round_.choice(option, slot, drawn.get(place))
            for (place, option), slot in zip(chosen, numbers, strict=False)
        ),
    ]
    return Plan(
        week,
        member,
        most,
        tuple(sorted(choices, key=lambda choice: choice.slot)),
        round_.left_out([option for _, option in chosen], accepted),
        round_.one_more(chosen, drawn),
    )


def ahead(ledger: Ledger, week: Week) -> Ledger:
    """Return the ledger as rest days see it in a week: as of today, or as of the Monday of a coming week.

    Args:
        ledger: As of today; nothing more will have been written by that Monday, but silence will be quiet.
        week: The week of the plan.
    """
    day = max(ledger.today, week.start)
    if day == ledger.today:
        return ledger
    asks = {
        number: replace(ask, quiet=True) if ask.quiet_from is not None and ask.quiet_from <= day else ask
        for number, ask in ledger.asks.items()
    }
    return Ledger(day, MappingProxyType(asks), ledger.profiles)


def accepted_choices(
    ledger: Ledger, member: PersonId, week: Week, wanted: Iterable[Wanted] = ()
) -> tuple[Choice, ...]:
    """Return what was accepted of a week's plan, by slot; asks that were given up before they were made are left out.

    Args:
        ledger: As of today.
        member: Whose plan.
        week: The week.
        wanted: Where names, values and reasons are taken from; ids stand in where somebody is missing.
    """
    planned_asks = [
        ask for ask in ledger.of(member) if ask.planned is not None and ask.planned.week == str(week)
    ]
    if not planned_asks:
        return ()
    people = {person.id: person for each in wanted for way in each.ways for person in way.people}
    values = {each.target.id: each.value for each in wanted}
    taken_on = {ask.path for ask in planned_asks}
    ways = {
        way.ids: way for each in wanted for way in each.ways if way.cost is not None and way.ids in taken_on
    }
    choices = []
    for ask in planned_asks:
        planned = ask.planned
        if planned is None or not (ask.made or ask.state is State.PLANNED):
            continue
        way = ways.get(ask.path)
        kept = ask.frozen.odds or odds(
            ledger, member, ask.frozen.path_class, ask.connector, inferred=ask.frozen.inferred
        )
        path = tuple(people.get(each) or Person(each, "") for each in ask.path)
        choices.append(
            Choice(
                planned.slot,
                path[-1],
                path,
                way.known if way else (),
                ask.frozen.path_class,
                ask.frozen.inferred,
                ask.frozen.score,
                kept,
                values.get(ask.target, 2),
                planned.utility,
                f"You took this on: ask {ask.id}, {ask.state.value.replace('_', ' ')}.",
                explores=planned.propensity < 1,
                propensity=planned.propensity,
                ask=ask.id,
                state=ask.state,
            )
        )
    return tuple(sorted(choices, key=lambda choice: (choice.slot, choice.ask or 0)))


def named(plan: Plan, people: Mapping[PersonId, Person]) -> Plan:
    """Return the plan with the people of a mapping in the place of those that have no name yet."""

    def known(person: Person) -> Person:
        """Return the person with a name."""
        return person if person.name else people.get(person.id, person)

    choices = tuple(
        replace(each, target=known(each.target), path=tuple(known(person) for person in each.path))
        for each in plan.choices
    )
    return replace(plan, choices=choices)


def explained(plan: Plan, paths: Mapping[tuple[PersonId, ...], Path]) -> Plan:
    """Return the plan with what each tie rests on.

    Args:
        plan: The plan.
        paths: The ways of its choices with their reasons, by the ids of their people; some may be missing.
    """

    def told(choice: Choice) -> Choice:
        """Return the choice with its reasons."""
        path = paths.get(choice.ids)
        if path is None:
            return choice
        return replace(choice, reasons=tuple(step.reasons[0] if step.reasons else "" for step in path.steps))

    return replace(plan, choices=tuple(map(told, plan.choices)))


def accept(
    entries: Sequence[JournalEntry], plan: Plan, slots: Iterable[int] = (), *, on: date
) -> tuple[JournalEntry, ...]:
    """Return the entries that turn choices into planned asks; for :func:`outreach.journal.commit`.

    Args:
        entries: The whole journal by ``n``, as it stands now.
        plan: The plan, as it was proposed.
        slots: The numbers of the choices; none: all of them.
        on: The day they are made.

    Returns:
        One entry for each choice that is not an ask of this week already, in the order of the slots; none the second
        time.

    Raises:
        InvalidInput: The plan has no choice of that number.
    """
    wanted = list(dict.fromkeys(slots)) or [choice.slot for choice in plan.choices]
    by_slot = {choice.slot: choice for choice in plan.choices}
    missing = [slot for slot in wanted if slot not in by_slot]
    if missing:
        have = ", ".join(str(slot) for slot in by_slot) or "none"
        raise InvalidInput(
            "the plan has no such number", where=f"plan accept {missing[0]}", do=f"it has {have}"
        )
    standing = {
        (ask.target, ask.planned.week)
        for ask in fold(entries, today=on).of(plan.member)
        if ask.planned is not None and (ask.made or ask.state is State.PLANNED)
    }
    new = []
    for slot in sorted(wanted):
        choice = by_slot[slot]
        if choice.ask is not None or (choice.target.id, str(plan.week)) in standing:
            continue
        frozen = Frozen(choice.path_class, choice.inferred, choice.score, choice.odds, MODEL)
        planned = Planned(str(plan.week), slot, choice.propensity, choice.utility)
        new.append(NewAsk(plan.member, tuple(person.id for person in choice.path), frozen, planned=planned))
    return new_asks(entries, new, on=on)
