"""The formula: what the design fixes, and that every term can be read, traced and trusted."""

from __future__ import annotations

import random
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import DAY, random_network, same_rows
from test_ties import NONE, A, B, fact

from graph.model import Kind
from graph.reasons import Asking, ask_terms
from graph.strength import (
    GREATEST,
    REDUCTIONS,
    STATED_COST,
    UNIT,
    Common,
    ask_cost,
    bare_cost,
    broker_cost,
    inferred_penalty,
    score_of,
    strength_of,
)
from graph.ties import Lists, TieView, weave

counts = st.integers(0, 5000)
views = st.builds(
    TieView,
    a=st.just(A),
    b=st.just(B),
    made=st.just(True),
    since=st.sampled_from([0, DAY, DAY - 400, DAY - 9000]),
    sent=counts,
    got=counts,
    group_sent=counts,
    group_got=counts,
    last=st.sampled_from([0, DAY, DAY - 1, DAY - 700, DAY - 9000]),
    recommended=st.booleans(),
    invited=st.booleans(),
    endorsements=st.integers(0, 60),
    address_book=st.booleans(),
    meetings=st.integers(0, 60),
    stated=st.integers(0, 3),
)
commons = st.builds(
    Common, months=st.integers(0, 200), former=st.booleans(), school=st.booleans(), shared=st.integers(0, 100)
)


@pytest.mark.parametrize(
    ("groups", "messages", "total", "days"),
    [(0, 0, 0, None), (3, 8, 70, 12), (400, 900, 900, 0), (1, 1, 2, 5000)],
)
def test_the_cost_is_the_formula_of_the_design(
    groups: int, messages: int, total: int, days: int | None
) -> None:
    view = TieView(A, B, True, sent=messages, group_sent=groups, last=0 if days is None else DAY - days)
    share = messages / (total + 30)
    expected = (
        0.25 * log(51 / (1 + min(groups, 50)))
        + 0.33 * log(1.01 / (0.01 + share))
        + 0.33 * log(1 + min(3650 if days is None else days, 3650))
    )
    assert ask_cost(view, outward=True, total=total, as_of=DAY) == pytest.approx(expected * UNIT, abs=2)


@given(views, commons, st.booleans(), counts)
def test_terms_add_up_to_the_cost_and_stay_within_bounds(
    view: TieView, common: Common, outward: bool, more: int
) -> None:
    total = (view.sent if outward else view.got) + more
    asking = Asking(view, [], NONE, DAY, outward, total, "Ada", "Ben", common)
    terms = ask_terms(asking)
    cost = ask_cost(view, outward=outward, total=total, as_of=DAY, common=common.reduction())
    assert sum(term.cost for term in terms) == cost == asking.cost()
    assert 0 <= cost <= GREATEST
    assert len({term.name for term in terms}) == len(terms)
    assert all(term.sentence.endswith(".") and term.sentence[0].isupper() for term in terms)


@given(views, counts)
def test_evidence_without_counts_never_makes_asking_dearer(view: TieView, total: int) -> None:
    def cost() -> int:
        return ask_cost(view, outward=True, total=view.sent + total, as_of=DAY)

    before = cost()
    for name, value in (
        ("recommended", True),
        ("invited", True),
        ("address_book", True),
        ("since", DAY - 9999),
    ):
        setattr(view, name, value)
        assert cost() <= before
        before = cost()
    view.endorsements += 1
    view.meetings += 1
    assert cost() <= before


@given(views)
def test_a_higher_stated_strength_never_makes_asking_dearer(view: TieView) -> None:
    stated = []
    for view.stated in (1, 2, 3):
        stated.append(ask_cost(view, outward=True, total=view.sent, as_of=DAY))
    assert stated == sorted(stated, reverse=True)
    assert max(STATED_COST.values()) <= GREATEST


@given(views, counts, counts, commons)
def test_common_ground_never_makes_asking_dearer(
    view: TieView, total: int, shared: int, common: Common
) -> None:
    less = ask_cost(view, outward=False, total=view.got + total, as_of=DAY, common=common.reduction())
    more = Common(common.months + 1, True, True, common.shared + shared)
    assert ask_cost(view, outward=False, total=view.got + total, as_of=DAY, common=more.reduction()) <= less


@given(st.sampled_from([0, DAY, DAY - 366, DAY - 20000]))
def test_a_bare_tie_costs_what_its_view_costs(since: int) -> None:
    view = TieView(A, B, True, since)
    assert bare_cost(since, DAY) == ask_cost(view, outward=True, total=0, as_of=DAY)


def test_no_evidence_costs_most_and_inference_costs_more() -> None:
    assert ask_cost(TieView(A, B, True), outward=True, total=0, as_of=DAY) == GREATEST
    penalties = [inferred_penalty(size) for size in (1, 2, 55, 56, 100, 5000)]
    assert penalties == sorted(penalties)
    assert penalties[0] == round(UNIT * log(1 / 0.9))
    assert penalties[-1] == round(UNIT * log(100))


def test_brokers_are_never_rewarded_for_knowing_few() -> None:
    assert broker_cost(0, 0) == 0
    assert broker_cost(10, 40) == 0
    assert broker_cost(99, 0) == round(UNIT * 0.25 * log(100))
    assert broker_cost(99, 4) < broker_cost(99, 3)


def test_scores_put_every_direct_tie_first() -> None:
    assert score_of(0, 1) == 1
    assert score_of(GREATEST, 1) > 0.5 == score_of(0, 2)
    assert strength_of(693_147) == 0.5


def test_every_line_of_the_table_names_its_source() -> None:
    assert all(line.source and line.most > 0 for line in REDUCTIONS)
    assert len({line.name for line in REDUCTIONS}) == len(REDUCTIONS)


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_every_term_about_evidence_points_to_rows_of_the_tie(seed: int) -> None:
    network = random_network(random.Random(seed), 4)
    lists = network.lists
    for pair in same_rows(network.store.evidence_of(sorted(network.keys.values()))):
        view = weave(pair, lists, DAY)
        if view is None:
            continue
        terms = ask_terms(Asking(view, pair, lists, DAY, True, view.sent, "Ada", "Ben"))
        places = {(lists.source(row[6], row[7]), row[8]) for row in pair if row[3] <= DAY}
        for term in terms:
            assert set(term.evidence) <= places
            missing = (term.name in ("groups", "share") and not term.value) or (
                term.name == "recency" and not view.last
            )
            assert bool(term.evidence) != missing
    network.store.close()


def test_a_recommendation_outweighs_an_endorsement_and_age() -> None:
    lists = Lists([])

    def cost(*rows: Kind) -> int:
        view = weave([fact(kind, DAY - 30, A) for kind in (Kind.CONNECTION, *rows)], lists, DAY)
        assert view is not None
        return ask_cost(view, outward=True, total=0, as_of=DAY)

    assert cost(Kind.RECOMMENDATION) < cost(Kind.ADDRESS_BOOK) < cost(Kind.ENDORSEMENT) < cost()
