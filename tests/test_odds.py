"""Odds stay near the prior until the member's own outcomes say otherwise; rest days protect connectors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc
from scipy.stats import beta as beta_distribution
from test_ledger import BO, CY, DAY, DI, FAR, ME, TO, Memory, after, asked, told

from graph.model import AskId, PersonId
from outreach.ledger import Frozen, Ledger, NewAsk, Odds, PathClass, fold, log, make_ask
from outreach.odds import beta_cdf, beta_quantile, held_back, odds, outcome, prior
from outreach.profile import Profile, set_profile

PARAMETERS = st.floats(-2, 3).map(lambda exponent: 10**exponent)


@given(st.floats(0, 1), PARAMETERS, PARAMETERS)
def test_the_beta_distribution_is_that_of_scipy(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(betainc(a, b, x), abs=1e-9)


@given(st.sampled_from([0.1, 0.25, 0.5, 0.9]), PARAMETERS, PARAMETERS)
def test_its_quantiles_are_those_of_scipy(p: float, a: float, b: float) -> None:
    assert beta_quantile(p, a, b) == pytest.approx(beta_distribution.ppf(p, a, b), abs=1e-9)


def test_its_ends() -> None:
    assert (beta_cdf(0, 1, 2), beta_cdf(1, 1, 2), beta_quantile(0, 1, 2), beta_quantile(1, 1, 2)) == (
        0,
        1,
        0,
        1,
    )


@pytest.mark.parametrize(
    ("path_class", "mean"),
    [
        (PathClass.FIRST_DEGREE, 0.40),
        (PathClass.ONE_CONNECTOR, 0.15),
        (PathClass.TWO_CONNECTORS, 0.05),
        (PathClass.THREE_CONNECTORS, 0.02),
        (PathClass.COLD, 0.05),
    ],
)
def test_without_outcomes_odds_are_the_prior(path_class: PathClass, mean: float) -> None:
    empty = Ledger(DAY)
    for inferred in (False, True):
        m = mean / 2 if inferred else mean
        assert prior(Profile(ME), path_class, inferred=inferred) == pytest.approx(m)
        low, high = (beta_distribution.ppf(p, 10 * m, 10 * (1 - m)) for p in (0.1, 0.9))
        expected = Odds(round(float(low), 4), round(m, 4), round(float(high), 4), 0)
        assert odds(empty, ME, path_class, BO, inferred=inferred) == expected


def outcomes(store: Memory, *words: str, connector: PersonId = CY, on: int = 0) -> None:
    """Write one ask for each word that ends one."""
    for word in words:
        ask = asked(store, (ME, connector, TO))
        log(store, ask, "asked", on=after(on), today=FAR)
        log(store, ask, word, on=after(on), today=FAR)


def test_the_mean_moves_with_the_members_own_outcomes() -> None:
    store = Memory()
    outcomes(store, "held", "held", "declined", "closed", "ruled_out")
    # (30 * .15 + 2) / (30 + 5), nothing known of this connector.
    m = 6.5 / 35
    told_now = odds(fold(store.entries, today=DAY), ME, PathClass.ONE_CONNECTOR, BO)
    low, high = (beta_distribution.ppf(p, 10 * m, 10 * (1 - m)) for p in (0.1, 0.9))
    assert told_now == Odds(round(float(low), 4), 0.1857, round(float(high), 4), 5)
    # Other classes and other members learn nothing from it.
    ledger = fold(store.entries, today=DAY)
    assert odds(ledger, ME, PathClass.TWO_CONNECTORS, BO).asks == 0
    assert odds(ledger, ME, PathClass.ONE_CONNECTOR, BO, inferred=True).mid == 0.075
    assert odds(ledger, DI, PathClass.ONE_CONNECTOR, CY) == odds(Ledger(DAY), DI, PathClass.ONE_CONNECTOR, CY)


def test_what_came_through_the_same_connector_fades_with_a_year() -> None:
    store = Memory()
    outcomes(store, "held", "held", "declined")
    m = (30 * 0.15 + 2) / 33
    for days, weight in ((0, 1.0), (365, 0.5), (730, 0.25)):
        ledger = fold(store.entries, today=after(days))
        a, b = 10 * m + 2 * weight, 10 * (1 - m) + weight
        told_then = odds(ledger, ME, PathClass.ONE_CONNECTOR, CY)
        assert told_then.mid == round(a / (a + b), 4)
        assert told_then.low == round(float(beta_distribution.ppf(0.1, a, b)), 4)
        assert told_then.high == round(float(beta_distribution.ppf(0.9, a, b)), 4)
        assert odds(ledger, ME, PathClass.ONE_CONNECTOR, None).mid == round(m, 4)


def test_pending_quiet_and_late_asks() -> None:
    store = Memory()
    ask = asked(store)
    assert outcome(fold(store.entries, today=DAY).ask(ask)) is None
    told(store, ask, "asked")

    def ended(day: int) -> tuple[bool, date] | None:
        found = outcome(fold(store.entries, today=after(day)).ask(ask))
        return None if found is None else (found.success, found.on)

    assert ended(20) is None
    assert ended(21) == (False, after(21))
    log(store, ask, "closed", on=after(25), today=FAR)
    assert ended(25) == (False, after(25))
    log(store, ask, "referred", on=after(26), today=FAR)
    assert ended(26) == (False, after(25))
    log(store, ask, "held", on=after(50), today=FAR)
    assert (ended(49), ended(50)) == ((False, after(25)), (True, after(50)))
    log(store, ask, "closed", on=after(60), today=FAR)
    assert ended(60) == (True, after(50))


def test_an_ask_given_up_before_it_was_made_says_nothing() -> None:
    store = Memory()
    told(store, asked(store), "closed")
    assert odds(fold(store.entries, today=DAY), ME, PathClass.ONE_CONNECTOR, BO) == odds(
        Ledger(DAY), ME, PathClass.ONE_CONNECTOR, BO
    )


@settings(max_examples=25)
@given(st.integers(0, 12), st.integers(0, 12))
def test_more_conversations_never_lower_the_odds(good: int, bad: int) -> None:
    store = Memory()
    outcomes(store, *["held"] * good, *["declined"] * bad)
    before = odds(fold(store.entries, today=DAY), ME, PathClass.ONE_CONNECTOR, CY)
    outcomes(store, "held")
    now = odds(fold(store.entries, today=DAY), ME, PathClass.ONE_CONNECTOR, CY)
    assert before.low <= before.mid <= before.high
    assert (now.low, now.mid, now.high) >= (before.low, before.mid, before.high)
    assert now.asks == good + bad + 1


def test_a_member_can_change_the_numbers() -> None:
    store = Memory()
    set_profile(store, ME, "odds.one-connector", "0.3", today=DAY)
    assert odds(fold(store.entries, today=DAY), ME, PathClass.ONE_CONNECTOR, None).mid == 0.3
    assert odds(fold(store.entries, today=DAY), DI, PathClass.ONE_CONNECTOR, None).mid == 0.15


# --- rest days ------------------------------------------------------------------------------------------------------


def rests(store: Memory, day: int, *, member: PersonId = ME, besides: AskId | None = None) -> str | None:
    return held_back(fold(store.entries, today=after(day)), member, (BO,), names={BO: "Bo"}, besides=besides)


def test_one_ask_at_a_time_whoever_asks() -> None:
    store = Memory()
    ask = asked(store, (DI, CY, BO, TO))
    assert rests(store, 0) is None
    log(store, ask, "asked", on=DAY, today=FAR)
    for member in (ME, DI):
        reason = rests(store, 5, member=member)
        assert reason is not None
        assert "E52" in reason
        assert "Bo" in reason
        assert DI not in reason
    assert rests(store, 5, besides=ask) is None
    # Quiet counts as closed, and Bo was never reached.
    assert rests(store, 21) is None


def test_21_days_after_an_ask_and_90_after_a_no() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "closed")
    assert "2026-11-23 (E52: 21 days" in (rests(store, 20) or "")
    assert rests(store, 21) is None
    again = asked(store)
    log(store, again, "asked", on=after(30), today=FAR)
    log(store, again, "declined", on=after(31), today=FAR)
    assert "90 days after a no" in (rests(store, 120) or "")
    assert rests(store, 121) is None


def test_the_no_of_a_target_costs_the_connector_nothing() -> None:
    store = Memory()
    told(store, asked(store), "asked", "introduced", "declined")
    assert rests(store, 21) is None


def test_twice_a_quarter() -> None:
    store = Memory()
    for day in (0, 30):
        ask = asked(store)
        log(store, ask, "asked", on=after(day), today=FAR)
        log(store, ask, "closed", on=after(day), today=FAR)
    assert "twice in 91 days" in (rests(store, 60) or "")
    assert "twice in 91 days" in (rests(store, 90) or "")
    assert rests(store, 91) is None


def test_who_introduced_on_the_spot_was_not_asked() -> None:
    store = Memory()
    ask = asked(store, live=True)
    log(store, ask, "held", on=after(1), today=FAR)
    log(store, ask, "recapped", on=after(2), today=FAR)
    assert rests(store, 2) is None


def test_debts_come_first() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "held")
    assert rests(store, 40) == "Bo is still owed something by you: E40 (E55)"
    # What I owe is no business of another member.
    assert rests(store, 40, member=DI) is None
    log(store, ask, "referred", on=after(40), today=FAR)
    assert "E40, E54" in (rests(store, 40) or "")
    log(store, ask, "recapped", on=after(41), today=FAR)
    assert rests(store, 41) is None


def test_direct_asks_have_nobody_to_rest() -> None:
    store = Memory()
    told(store, asked(store, (ME, TO)), "asked")
    assert held_back(fold(store.entries, today=DAY), ME, ()) is None


def test_odds_are_frozen_as_of_the_day_of_the_ask() -> None:
    store = Memory()
    outcomes(store, "held", on=10)
    for day, mid in ((9, 0.15), (10, round(5.5 / 31, 4))):
        ledger = fold(store.entries, today=after(day))
        told_then = odds(ledger, ME, PathClass.ONE_CONNECTOR, BO)
        assert told_then.mid == mid
        belief = Frozen(PathClass.ONE_CONNECTOR, False, 0.5, told_then, "1")
        ask = make_ask(store, NewAsk(ME, (ME, BO, TO), belief), on=after(day), today=FAR)
        outcomes(store, "held", on=50)
        assert fold(store.entries, today=DAY + timedelta(days=999)).ask(ask).frozen == belief
