"""The plan: exact, fair to connectors, and it says why."""

import itertools
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_story import ME, PEOPLE, TODAY, Diary, person, season, wanted

from graph.errors import InvalidInput, NotFound
from graph.model import Person, PersonId
from graph.paths import Direct, Ranked, Ranking
from graph.query import TargetQuery
from outreach.asks import Ledger, Odds, Planned, fold
from outreach.calendar import Week
from outreach.odds import held_back, odds
from outreach.plan import LeftOut, Wanted, Way, accept, ahead, gather, propose, query_of
from outreach.profile import Target
from outreach.solver import Candidate, choose, worthwhile
from outreach.states import PathClass, State

WEEK = Week(2026, 48)


# --- the solver -------------------------------------------------------------------------------------------------


def brute_force(candidates: list[Candidate], slots: int) -> tuple[int, ...]:
    """Look at every choice."""
    best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    worth = [place for place, each in enumerate(candidates) if each.utility > 0]
    for size in range(1, slots + 1):
        for chosen in itertools.combinations(worth, size):
            needs = [need for place in chosen for need in candidates[place].needs]
            if len(needs) != len(set(needs)):
                continue
            key = (
                -sum(candidates[place].utility for place in chosen),
                sum(candidates[place].rank for place in chosen),
                chosen,
            )
            best = min(best, key)
    return best[2]


def greedy(candidates: list[Candidate], slots: int) -> int:
    """Take the best that still goes, again and again; return the sum."""
    taken: set[str] = set()
    total = 0
    for each in sorted(candidates, key=lambda each: -each.utility):
        if slots and each.utility > 0 and taken.isdisjoint(each.needs):
            taken |= each.needs
            total += each.utility
            slots -= 1
    return total


NEEDS = st.builds(
    lambda target, between, firm: frozenset(
        {f"target {target}", f"company {firm}"} | {f"connector {b}" for b in between}
    ),
    st.integers(0, 5),
    st.frozensets(st.integers(0, 4), max_size=3),
    st.integers(0, 3),
)
CANDIDATES = st.lists(
    # Few values, so that sums tie often; ranks that tie, too.
    st.builds(
        Candidate, st.sampled_from([-5, 0, 1, 2, 3, 120_000, 270_000, 270_001]), st.integers(1, 6), NEEDS
    ),
    max_size=11,
)


@given(CANDIDATES, st.integers(0, 5))
@settings(max_examples=200)
def test_the_search_is_as_good_as_looking_at_everything(candidates: list[Candidate], slots: int) -> None:
    assert choose(candidates, slots) == brute_force(candidates, slots)


@given(CANDIDATES, st.integers(1, 4))
@settings(max_examples=40)
def test_the_integer_program_finds_the_same(candidates: list[Candidate], slots: int) -> None:
    assert choose(candidates, slots, nodes=0) == brute_force(candidates, slots)


@given(CANDIDATES, st.integers(1, 3), st.integers(1, 2), st.data())
@settings(max_examples=200)
def test_what_is_left_out_beforehand_is_not_missed_by_smaller_choices(
    candidates: list[Candidate], slots: int, fewer: int, data: st.DataObject
) -> None:
    core = sorted(worthwhile(candidates, slots + fewer))
    taken = (
        data.draw(st.sampled_from([each.needs for each in candidates] or [frozenset()]))
        if fewer == 1
        else frozenset()
    )
    free = [place for place in range(len(candidates)) if taken.isdisjoint(candidates[place].needs)]
    kept = [place for place in core if taken.isdisjoint(candidates[place].needs)]
    everything = [free[place] for place in brute_force([candidates[place] for place in free], slots)]
    assert [kept[place] for place in choose([candidates[place] for place in kept], slots)] == everything


@given(
    st.lists(st.builds(Candidate, st.integers(1, 3_000_000), st.integers(1, 500), NEEDS), max_size=60),
    st.integers(1, 8),
)
@settings(max_examples=60)
def test_it_is_never_worse_than_greedy(candidates: list[Candidate], slots: int) -> None:
    chosen = choose(candidates, slots)
    needs = [need for place in chosen for need in candidates[place].needs]
    assert len(chosen) <= slots
    assert len(needs) == len(set(needs))
    assert sum(candidates[place].utility for place in chosen) >= greedy(candidates, slots)


def test_greedy_would_be_worse_where_people_compete() -> None:
    candidates = [
        Candidate(5, 1, frozenset("ax")),
        Candidate(4, 2, frozenset("ay")),
        Candidate(4, 3, frozenset("bx")),
    ]
    assert choose(candidates, 2) == (1, 2)
    assert greedy(candidates, 2) == 5


@pytest.mark.parametrize("nodes", [1000, 0])
def test_between_equal_sums_the_first_in_order_are_chosen(nodes: int) -> None:
    # Both pairs have the same utility and the same sum of ranks; the better placed single one is in the later pair.
    candidates = [
        Candidate(5, 2, frozenset("a")),
        Candidate(5, 2, frozenset("b")),
        Candidate(5, 1, frozenset("ab")),
        Candidate(5, 3, frozenset("d")),
    ]
    assert choose(candidates, 2, nodes=nodes) == (0, 1) == brute_force(candidates, 2)


def test_a_millionth_counts_in_the_integer_program() -> None:
    candidates = [
        Candidate(2_999_998 + (place == 7), 1, frozenset([f"t{place}", "x"])) for place in range(12)
    ]
    assert choose(candidates, 3, nodes=0) == (7,)


# --- the plan ---------------------------------------------------------------------------------------------------


def crowd(targets: int, connectors: int, *, companies: int = 0) -> list[Wanted]:
    """Return targets that every connector opens."""
    me = PEOPLE[ME]
    between = [Person(PersonId(f"li:c{number:03}"), f"Connector {number}") for number in range(connectors)]
    people = [
        Person(
            PersonId(f"li:t{number:03}"),
            f"Target {number}",
            f"Firm {number % companies}" if companies else None,
        )
        for number in range(targets)
    ]
    return [
        Wanted(
            target,
            2,
            (
                *(
                    Way((me, each, target), 1000 + place, 0.2, (True, True))
                    for place, each in enumerate(between)
                ),
                Way((me, target)),
            ),
        )
        for target in people
    ]


def likely(seed: int) -> list[Wanted]:
    """Return targets as a season has them: each with a few ways of their own."""
    generator = random.Random(seed)
    found = []
    for each in crowd(40, 60, companies=15):
        ways = generator.sample(each.ways[:-1], generator.choice([0, 1, 1, 2, 3, 6]))
        weighed = sorted(
            (replace(way, cost=generator.randrange(3_000_000)) for way in ways), key=lambda way: way.cost or 0
        )
        found.append(replace(each, value=generator.choice([1, 2, 2, 3]), ways=(*weighed, each.ways[-1])))
    return found


def small_week(generator: random.Random) -> tuple[list[Wanted], Ledger]:
    """Return a few targets with ways over few connectors, some of whom were asked before."""
    me = PEOPLE[ME]
    between = [Person(PersonId(f"li:c{number}"), f"Connector {number}") for number in range(5)]
    people = []
    for number in range(generator.randint(1, 4)):
        firm = f"Firm {generator.randint(0, 2)}" if generator.random() < 0.7 else None
        target = Person(PersonId(f"li:t{number}"), f"Target {number}", firm)
        ways = {
            tuple(generator.sample(between, generator.choice([1, 1, 1, 2, 3])))
            for _ in range(generator.randint(0, 6))
        }
        found = [
            Way(
                (me, *each, target),
                # Few costs, so that hops and ids decide, too.
                generator.choice([100, 200, 300]),
                0.2,
                (*[True] * len(each), generator.random() < 0.8),
            )
            for each in sorted(ways, key=str)
        ]
        found.sort(key=lambda way: (way.cost, len(way.people), way.ids))
        known = generator.random() < 0.2
        own = Way((me, target), 50, 0.7, (True,)) if known else Way((me, target))
        people.append(Wanted(target, generator.randint(1, 3), (own, *found) if known else (*found, own)))
    diary = Diary()
    if generator.random() < 0.5:
        diary.word("profile.set", date(2026, 1, 1), key="odds.two-connectors", value="0.2")
    for number in range(generator.randint(0, 5)):
        day = TODAY - timedelta(generator.randint(5, 200))
        path = (ME, generator.choice(between).id, PersonId(f"li:x{number}"))
        ask = diary.ask(path, day)
        diary.log(ask, ("asked", day))
        if generator.random() < 0.8:
            diary.log(ask, *generator.choice([
                [("held", day), ("thanked", day), ("recapped", day), ("debriefed", day)],
                [("declined", day)],
                [("closed", day)],
            ]))  # fmt: skip
    return people, fold(diary.entries, today=TODAY)


def worth_asking(people: list[Wanted], ledger: Ledger) -> list[tuple[int, Wanted, Way]]:
    """Return the candidates of a week with their utilities, as outreach has settled them, the best placed first."""

    def utility(wanted: Wanted, way: Way) -> int:
        chance = odds(ledger, ME, way.path_class, (way.connectors or (None,))[0], inferred=way.inferred)
        since = TODAY - timedelta(60)
        price = 0
        for connector in way.connectors:
            legs = [leg for ask in ledger.of(ME) for leg in ask.legs()]
            asks = sum(leg.requested and leg.person == connector and leg.day > since for leg in legs)
            price += round(0.03 * 1.25**asks * 1_000_000)
        return round(wanted.value * chance.mid * 1_000_000) - price

    found = []
    for each in people:
        own = next(way for way in each.ways if len(way.people) == 2)
        least = utility(each, own)
        begun = set()
        for way in each.ways:
            begin = way.connectors[:1]
            if way is own or begin in begun or held_back(ledger, ME, way.connectors) is not None:
                continue
            begun.add(begin)
            if utility(each, way) >= max(1, least):
                found.append((utility(each, way), each, way))
        if least > 0:
            found.append((least, each, own))
    return sorted(found, key=lambda row: (row[2].cost is None, row[2].cost, len(row[2].people), row[2].ids))


@given(st.integers(0, 10**9), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_the_plan_is_as_good_as_looking_at_every_plan(seed: int, asks: int) -> None:
    people, ledger = small_week(random.Random(seed))
    candidates = worth_asking(people, ledger)
    best: tuple[int, int, list[tuple[PersonId, ...]]] = (0, 0, [])
    for size in range(1, asks + 1):
        for chosen in itertools.combinations(enumerate(candidates, 1), size):
            asked = [each for _, (_, _, way) in chosen for each in (way.connectors or way.ids[-1:])]
            targets = [wanted.target.id for _, (_, wanted, _) in chosen]
            firms = [wanted.target.company for _, (_, wanted, _) in chosen if wanted.target.company]
            if any(len(each) != len(set(each)) for each in (asked, targets, firms)):
                continue
            key = (
                -sum(utility for _, (utility, _, _) in chosen),
                sum(rank for rank, _ in chosen),
                sorted(way.ids for _, (_, _, way) in chosen),
            )
            best = min(best, key)
    plan = propose(people, ledger, ME, WEEK, asks=asks)
    assert sorted(choice.ids for choice in plan.choices) == best[2]
    assert sum(round(choice.utility * 1_000_000) for choice in plan.choices) == -best[0]


def test_each_connector_and_each_target_is_asked_once() -> None:
    plan = propose(crowd(6, 3), fold([], today=TODAY), ME, WEEK, asks=4)
    between = [choice.connector.id for choice in plan.choices if choice.connector]
    assert sorted(between) == ["li:c000", "li:c001", "li:c002"]
    assert len({choice.target.id for choice in plan.choices}) == len(plan.choices) == 4
    assert [choice.score for choice in plan.choices] == [0.2, 0.2, 0.2, None]
    assert plan.choices[0].utility == pytest.approx(2 * 0.15 - 0.03)


def test_people_of_one_company_take_turns() -> None:
    plan = propose(crowd(4, 4, companies=1), fold([], today=TODAY), ME, WEEK, asks=4)
    assert len(plan.choices) == 1
    assert {each.why for each in plan.left_out} == {
        "Target 0 comes first at Firm 0; one person at a time (E18)."
    }


@pytest.mark.parametrize(("days", "free"), [(2, False), (3, True)])
def test_the_next_at_a_company_after_three_working_days(days: int, free: bool) -> None:
    people = crowd(2, 2, companies=1)
    diary = Diary()
    monday = date(2026, 11, 2)
    number = diary.ask((ME, PersonId("li:c000"), PersonId("li:t000")), monday)
    diary.log(number, ("asked", monday))
    plan = propose(people, fold(diary.entries, today=monday + timedelta(days)), ME, Week(2026, 45), asks=3)
    assert [choice.target.id for choice in plan.choices] == (["li:t001"] if free else [])


def test_several_hops_load_every_connector() -> None:
    me, a, b, c, t, u = (Person(PersonId(f"li:{name}"), name) for name in "mabctu")
    people = [
        Wanted(t, 3, (Way((me, a, b, t), 10, 0.1, (True,) * 3),)),
        Wanted(u, 3, (Way((me, c, b, u), 11, 0.1, (True,) * 3),)),
    ]
    plan = propose(people, fold([], today=TODAY), me.id, WEEK, asks=3)
    assert [choice.target.id for choice in plan.choices] == ["li:t"]
    assert plan.left_out[0].why == "b is asked about t this week; one favour at a time (E52)."
    assert plan.choices[0].utility == pytest.approx(3 * 0.05 - 2 * 0.03)


def test_a_path_worth_less_than_writing_oneself_is_no_candidate() -> None:
    me, a, t = PEOPLE[ME], person("bo-berg"), person("mo-adel")
    friend = Wanted(t, 2, (Way((me, t), 5, 0.6, (True,)), Way((me, a, t), 6, 0.2, (True, True))))
    (choice,) = propose([friend], fold([], today=TODAY), ME, WEEK).choices
    assert choice.connector is None
    assert choice.path_class is PathClass.FIRST_DEGREE
    assert choice.odds.mid == 0.4


def test_favours_asked_before_cost_more() -> None:
    diary = Diary()
    other = PersonId("li:other-member")
    diary.member = other
    early = diary.ask((other, PersonId("li:c000"), PersonId("li:x")), date(2026, 10, 5))
    diary.log(early, ("asked", date(2026, 10, 5)), ("agreed", date(2026, 10, 6)), ("held", date(2026, 10, 9)))
    plan = propose(crowd(1, 1), fold(diary.entries, today=TODAY), ME, WEEK)
    assert plan.choices[0].utility == pytest.approx(2 * 0.15 - 0.03 * 1.25)


def test_rest_days_hold_back_and_the_plan_says_until_when() -> None:
    diary = Diary()
    number = diary.ask((ME, PersonId("li:c000"), PersonId("li:x")), date(2026, 11, 10))
    diary.log(number, ("asked", date(2026, 11, 10)), ("declined", date(2026, 11, 11)))
    people = [replace(each, ways=each.ways[:1]) for each in crowd(1, 1)]
    plan = propose(people, fold(diary.entries, today=TODAY), ME, WEEK)
    assert not plan.choices
    assert plan.left_out[0].why.startswith(
        "Connector 0 said no on 2026-11-11 and can be asked again from 2027-02-09"
    )


def test_debts_come_first() -> None:
    diary = Diary()
    number = diary.ask((ME, PersonId("li:c000"), PersonId("li:x")), date(2026, 8, 3))
    diary.log(
        number, ("asked", date(2026, 8, 3)), ("introduced", date(2026, 8, 4)), ("held", date(2026, 8, 7))
    )
    people = [replace(each, ways=each.ways[:1]) for each in crowd(1, 1)]
    assert "E55" in propose(people, fold(diary.entries, today=TODAY), ME, WEEK).left_out[0].why
    diary.log(number, ("recapped", date(2026, 8, 8)))
    assert propose(people, fold(diary.entries, today=TODAY), ME, WEEK).choices


def test_rest_days_of_a_coming_week_count_from_its_monday() -> None:
    diary = Diary()
    number = diary.ask((ME, PersonId("li:c000"), PersonId("li:x")), date(2026, 11, 6))
    diary.log(number, ("asked", date(2026, 11, 6)), ("closed", date(2026, 11, 9)))
    people = [replace(each, ways=each.ways[:1]) for each in crowd(1, 1)]
    ledger = fold(diary.entries, today=TODAY)
    assert not propose(people, ledger, ME, WEEK).choices
    assert propose(people, ledger, ME, WEEK.next, gates=ahead(ledger, WEEK.next)).choices


def test_one_slot_in_five_tries_somebody_new_and_keeps_the_chance() -> None:
    people = crowd(12, 12)
    plan = propose(people, fold([], today=TODAY), ME, WEEK, asks=5)
    tries = [choice for choice in plan.choices if choice.explores]
    assert len(plan.choices) == 5
    assert len(tries) == 1
    assert 0 < tries[0].propensity < 1
    assert plan == propose(list(reversed(people)), fold([], today=TODAY), ME, WEEK, asks=5)
    assert not any(
        choice.explores for choice in propose(people, fold([], today=TODAY), ME, WEEK, asks=4).choices
    )
    weeks = [Week(2026, number) for number in range(1, 30)]
    drawn = {
        propose(people, fold([], today=week.start), ME, week, asks=5).choices[-1].path[1].id for week in weeks
    }
    assert len(drawn) > 3


def test_one_more_ask_says_what_it_brings() -> None:
    plan = propose(crowd(6, 6), fold([], today=TODAY), ME, WEEK, asks=2)
    assert plan.one_more is not None
    assert plan.one_more.utility == pytest.approx(0.27)
    assert [target.id for target in plan.one_more.targets] == ["li:t002"]
    assert propose(crowd(2, 2), fold([], today=TODAY), ME, WEEK, asks=2).one_more is None


def test_nothing_wanted_and_no_asks_make_an_empty_plan() -> None:
    assert propose([], fold([], today=TODAY), ME, WEEK).choices == ()
    plan = propose(crowd(2, 2), fold([], today=TODAY), ME, WEEK, asks=0)
    assert plan.choices == ()
    assert len(plan.left_out) == 2


def test_a_usual_week_is_planned_without_loading_a_solver() -> None:
    code = (
        "import sys; from test_plan import crowd, propose, fold, ME, WEEK, TODAY\n"
        "from test_plan import likely\n"
        "for people in (crowd(40, 0), crowd(40, 1), crowd(40, 3, companies=12), *map(likely, range(12))):\n"
        "    propose(people, fold([], today=TODAY), ME, WEEK, asks=5)\n"
        "print('scipy' in sys.modules, 'numpy' in sys.modules)"
    )
    tests = FilePath(__file__).parent
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tests.parent), str(tests)])},
    )
    assert run.stdout.strip() == "False False"


@pytest.mark.parametrize(
    ("between", "why"),
    [
        (0, "Writing directly: there is no path to them yet."),
        (1, "Writing directly: whoever could introduce you is asked about somebody else this week."),
    ],
)
def test_writing_directly_says_why(between: int, why: str) -> None:
    assert propose(crowd(2, between), fold([], today=TODAY), ME, WEEK, asks=2).choices[1].why == why


def over_two(value: int) -> list[Wanted]:
    """Return somebody whom only a way over two people leads to."""
    me, bo, eli, kit = PEOPLE[ME], person("bo-berg"), person("eli-novak"), person("kit-moss")
    return [Wanted(kit, value, (Way((me, bo, eli, kit), 1000, 0.1, (True, True, True)), Way((me, kit))))]


@pytest.mark.parametrize("value", [1, 2, 3])
def test_a_way_over_two_people_is_no_better_than_a_letter_and_the_plan_says_so(value: int) -> None:
    (choice,) = propose(over_two(value), fold([], today=TODAY), ME, WEEK).choices
    assert choice.path_class is PathClass.COLD
    assert choice.why == (
        "Writing directly: the way over Bo Berg, then Eli Novak takes two favours, for odds no better than your own "
        "letter's."
    )


def test_a_way_over_two_people_is_taken_where_outcomes_make_it_worth_it() -> None:
    diary = Diary()
    diary.word("profile.set", TODAY, key="odds.two-connectors", value="0.07")
    ledger = fold(diary.entries, today=TODAY)
    (choice,) = propose(over_two(2), ledger, ME, WEEK).choices
    assert choice.why == (
        "Writing directly: the way over Bo Berg, then Eli Novak takes two favours, more than its odds are worth."
    )
    (choice,) = propose(over_two(3), ledger, ME, WEEK).choices
    assert choice.path_class is PathClass.TWO_CONNECTORS
    assert choice.why == "Over Bo Berg, then Eli Novak."


def test_who_is_not_the_best_placed_is_not_said_to_be() -> None:
    diary = Diary()
    number = diary.ask((ME, PersonId("li:c000"), PersonId("li:x")), date(2026, 11, 20))
    diary.log(number, ("asked", date(2026, 11, 20)))
    resting = propose(crowd(1, 3), fold(diary.entries, today=TODAY), ME, WEEK, asks=1)
    assert resting.choices[0].why == "Connector 1 is the best placed of those who are free to be asked."
    both = propose(crowd(2, 2), fold([], today=TODAY), ME, WEEK, asks=2)
    assert sorted(choice.why for choice in both.choices) == [
        "Connector 0 is the best placed to introduce you and free to be asked.",
        "Connector 1 can introduce you; who is placed better is asked about somebody else this week.",
    ]


def test_an_inferred_tie_is_said_to_be_one() -> None:
    plan = propose(wanted(), fold([], today=TODAY), ME, WEEK, asks=9)
    (choice,) = [choice for choice in plan.choices if choice.inferred]
    assert choice.why.endswith("is inferred; ask before you count on it (E53).")


def test_everybody_wanted_is_chosen_or_left_out_with_a_reason() -> None:
    people = wanted()
    plan = propose(people, fold(season(), today=TODAY), ME, WEEK, asks=3)
    chosen = {choice.target.id for choice in plan.choices}
    rest = {each.target.id for each in plan.left_out}
    assert chosen.isdisjoint(rest)
    assert {each.target.id for each in people} <= chosen | rest
    assert all(each.why.endswith(".") for each in plan.left_out)


# --- taking it on -----------------------------------------------------------------------------------------------


def test_accepting_twice_writes_once() -> None:
    people = crowd(8, 8)
    entries = Diary().entries
    plan = propose(people, fold(entries, today=TODAY), ME, WEEK, asks=5)
    new = accept(entries, plan, [2, 4], on=TODAY)
    assert [entry.get("slot") for entry in new] == ["2", "4"]
    journal = [replace(entry, n=n) for n, entry in enumerate(new, 1)]
    assert accept(journal, plan, [2, 4], on=TODAY) == ()
    again = propose(people, fold(journal, today=TODAY), ME, WEEK, asks=5)
    assert [choice.slot for choice in again.choices] == [1, 2, 3, 4, 5]
    assert [choice.ask for choice in again.choices] == [None, 1, None, 2, None]
    assert accept(journal, again, [2, 4], on=TODAY) == ()
    rest = accept(journal, again, on=TODAY)
    journal += [replace(entry, n=n) for n, entry in enumerate(rest, 3)]
    full = propose(people, fold(journal, today=TODAY), ME, WEEK, asks=5)
    assert all(choice.ask for choice in full.choices)
    assert accept(journal, full, on=TODAY) == ()
    asks = fold(journal, today=TODAY).of(ME)
    assert len(asks) == 5
    assert {ask.state for ask in asks} == {State.PLANNED}
    assert {ask.planned.week for ask in asks if ask.planned} == {"2026-W48"}
    kept = {choice.target.id: (choice.utility, choice.propensity) for choice in plan.choices}
    for ask in asks[:2]:
        assert ask.planned is not None
        assert (ask.planned.utility, ask.planned.propensity) == kept[ask.target]
        assert ask.frozen.odds == Odds(0.0329, 0.15, 0.3008, 0)


def test_a_number_the_plan_has_not_is_refused() -> None:
    plan = propose(crowd(2, 2), fold([], today=TODAY), ME, WEEK)
    with pytest.raises(InvalidInput, match="no such number"):
        accept([], plan, [7], on=TODAY)


def test_a_planned_ask_given_up_frees_its_slot() -> None:
    diary = Diary()
    number = diary.ask(
        (ME, PersonId("li:c000"), PersonId("li:t000")), TODAY, planned=Planned("2026-W48", 1, 1.0, 0.27)
    )
    assert propose(crowd(3, 3), fold(diary.entries, today=TODAY), ME, WEEK, asks=1).choices[0].ask == 1
    diary.log(number, ("closed", TODAY))
    (choice,) = propose(crowd(3, 3), fold(diary.entries, today=TODAY), ME, WEEK, asks=1).choices
    assert choice.ask is None


def test_asks_made_by_hand_count_for_the_week() -> None:
    diary = Diary()
    number = diary.ask((ME, PersonId("li:zoe"), PersonId("li:yan")), TODAY)
    diary.log(number, ("asked", TODAY))
    assert len(propose(crowd(9, 9), fold(diary.entries, today=TODAY), ME, WEEK, asks=3).choices) == 2


def test_of_a_week_that_is_over_only_what_was_accepted_is_left() -> None:
    ledger = fold(season(), today=TODAY)
    (choice,) = propose(wanted(), ledger, ME, Week(2026, 46)).choices
    assert (choice.ask, choice.target.id) == (3, "li:gus-tan")


# --- from the network -------------------------------------------------------------------------------------------


def test_gathering_asks_for_each_target_and_keeps_who_cannot_be_reached() -> None:
    me, bo, kit, lea = PEOPLE[ME], person("bo-berg"), person("kit-moss"), person("lea-vogt")

    def way(*people: Person) -> Ranked:
        return Ranked(people, 700_000, 0.12, (True,) * (len(people) - 1))

    class Network:
        def rank(self, query: TargetQuery, *, max_hops: int = 3, limit: int) -> Ranking:
            if query.person == kit.id:
                over_both = (way(me, bo, kit), way(me, lea, kit))
                return Ranking(me, 1, over_both[:limit], Direct(kit, False, None), None)
            if query.person == lea.id:
                return Ranking(me, 1, (way(me, lea),), Direct(lea, True, None), None)
            if query.company == "Orchard Labs":
                return Ranking(me, 2, (way(me, bo, kit), way(me, lea)), None, None)
            if query.company:
                return Ranking(me, 0, (), None, "nobody in the store works there")
            raise NotFound("nobody")

    targets = [
        Target(1, ME, kit.id, None, None, None, 1, TODAY),
        Target(2, ME, None, "Orchard Labs", None, None, 3, TODAY),
        Target(3, ME, None, "Moonbase", None, None, 2, TODAY),
        Target(4, ME, PersonId("li:gone"), None, None, None, 2, TODAY),
    ]
    found = gather(targets, Network())
    assert [(each.target.id, each.value, len(each.ways)) for each in found] == [
        ("li:kit-moss", 3, 3),
        ("li:lea-vogt", 3, 1),
        ("target:3", 2, 0),
        ("li:gone", 2, 0),
    ]
    assert query_of(targets[1]) == TargetQuery(company="Orchard Labs")
    plan = propose(found, fold([], today=TODAY), ME, WEEK)
    assert [choice.target.id for choice in plan.choices] == ["li:lea-vogt"]
    assert LeftOut(found[2].target, "Nobody in the store works there.") in plan.left_out


def test_five_hundred_targets_and_five_hundred_connectors() -> None:
    people = crowd(500, 500, companies=100)
    tracer = sys.gettrace()
    sys.settrace(None)  # coverage makes everything several times slower, and is not what is timed
    try:
        start = time.process_time()
        plan = propose(people, fold([], today=TODAY), ME, WEEK, asks=5)
        seconds = time.process_time() - start
    finally:
        sys.settrace(tracer)
    assert seconds < 2
    assert len(plan.choices) == 5
