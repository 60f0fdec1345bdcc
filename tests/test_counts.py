"""Weeks, funnel, relationships, rates and calibration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from test_ledger import BO, CY, DAY, DI, FAR, ME, TO, Memory, after, asked, seasons, told

from graph.model import PersonId
from outreach.calendar import Week
from outreach.counts import (
    FUNNEL,
    Came,
    as_of,
    before,
    by_label,
    calibration,
    channel,
    funnel,
    happened,
    hops,
    rate,
    referrals,
)
from outreach.ledger import EVENTS, Frozen, NewAsk, Odds, PathClass, correct, fold, log, make_ask

WEEK = Week.of(DAY)


# --- weeks --------------------------------------------------------------------------------------------------------------


def test_a_week_counts_entries_by_their_day_without_the_corrected() -> None:
    store = Memory()
    ask, other = asked(store), asked(store, (DI, BO, TO))
    told(store, other, "asked")
    log(store, ask, "asked", on=after(6), today=FAR)
    log(store, ask, "nudged", on=after(7), today=FAR)
    wrong = log(store, ask, "declined", on=after(6) + timedelta(days=4), today=FAR).n
    ledger = fold(store.entries, today=FAR)
    assert dict(happened(ledger, ME, WEEK)) == dict.fromkeys(EVENTS, 0) | {"asked": 1}
    assert dict(happened(ledger, ME, WEEK.next)) == dict.fromkeys(EVENTS, 0) | {"nudged": 1, "declined": 1}
    correct(store, ask, wrong, today=FAR)
    assert happened(fold(store.entries, today=FAR), ME, WEEK.next)["declined"] == 0


def test_the_four_weeks_before_come_oldest_first() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    found = before(fold(store.entries, today=FAR), ME, WEEK.next.next)
    assert [str(week) for week, _ in found] == ["2026-W43", "2026-W44", "2026-W45", "2026-W46"]
    assert [counts["asked"] for _, counts in found] == [0, 0, 1, 0]


def test_a_report_is_as_of_the_end_of_its_week_or_today() -> None:
    store = Memory()
    asked(store)
    ledger = fold(store.entries, today=after(2))
    assert as_of(store.entries, WEEK, ledger) is ledger
    assert as_of(store.entries, WEEK, fold(store.entries, today=after(6))).today == after(6)
    assert as_of(store.entries, WEEK, fold(store.entries, today=FAR)).today == after(6)


@given(seasons())
def test_all_weeks_together_hold_every_event_once(store: Memory) -> None:
    ledger = fold(store.entries, today=FAR)
    weeks = [WEEK]
    while len(weeks) < 40:
        weeks.append(weeks[-1].next)
    total = sum(sum(happened(ledger, ME, week).values()) for week in weeks)
    assert total == sum(len(ask.events) for ask in ledger.asks.values())


# --- the funnel -----------------------------------------------------------------------------------------------------------


def reached(*words: str, path: tuple[PersonId, ...] = (ME, BO, TO), cold: bool = False) -> list[str]:
    store = Memory()
    told(store, asked(store, path, cold=cold), *words)
    counts = funnel(fold(store.entries, today=FAR), ME)
    assert list(counts) == list(FUNNEL)
    return [step for step, count in counts.items() if count]


def test_on_paths_a_later_step_implies_the_earlier_ones() -> None:
    assert reached() == []
    assert reached("asked") == ["asked"]
    assert reached("asked", "introduced") == ["asked", "agreed", "introduced"]
    assert reached("asked", "held") == ["asked", "agreed", "introduced", "held"]
    assert reached("asked", "scheduled") == ["asked", "agreed", "introduced", "scheduled"]
    assert reached("asked", "declined", "agreed") == ["asked", "agreed"]


def test_outcomes_imply_nothing_and_direct_asks_neither() -> None:
    assert reached("asked", "referred", "offered") == ["asked", "referred", "offered"]
    assert reached("asked", "held", path=(ME, TO)) == ["asked", "held"]
    assert reached("asked", "scheduled", path=(ME, TO), cold=True) == ["asked", "scheduled"]


def test_live_asks_were_asked_and_agreed() -> None:
    store = Memory()
    asked(store, live=True)
    assert [step for step, count in funnel(fold(store.entries, today=FAR), ME).items() if count] == [
        "asked", "agreed", "introduced"
    ]  # fmt: skip


@given(seasons(), st.integers(0, 60))
def test_the_funnel_never_shrinks_with_time(store: Memory, day: int) -> None:
    early, late = (funnel(fold(store.entries, today=each), ME) for each in (after(day), after(day + 30)))
    assert all(early[step] <= late[step] for step in FUNNEL)


# --- relationships --------------------------------------------------------------------------------------------------------


def test_each_connector_has_what_came_of_their_favours() -> None:
    store = Memory()
    first = asked(store, (ME, BO, CY, TO))
    told(store, first, "asked", "agreed", "introduced", "introduced", "agreed", "held")
    log(store, first, "referred", on=after(9), today=FAR, options={"how": "offered"})
    log(store, first, "referred", on=after(10), today=FAR, options={"how": "offered"})
    told(store, asked(store, (ME, BO, CY, TO)), "asked", "declined")
    told(store, asked(store, (ME, TO), cold=True), "asked", "agreed", "held")
    asked(store, (ME, DI, TO))
    rows, totals = referrals(fold(store.entries, today=FAR), ME)
    assert [row.connector for row in rows] == [BO, CY]
    assert counts(rows[0].came) == {"asks": 2, "agreed": 1, "introduced": 1, "held": 1, "referred": 1}
    # Cy introduced but never said yes in so many words; the target's own yes is not Cy's. The second never reached Cy.
    assert counts(rows[1].came) == {"asks": 1, "agreed": 0, "introduced": 1, "held": 1, "referred": 1}
    # The fourth is only planned: nobody was asked.
    assert counts(totals) == {"asks": 3, "agreed": 2, "introduced": 1, "held": 2, "referred": 1}
    assert (totals.referred_offered, totals.referred_asked) == (1, 0)
    assert rows[1].came.numbers == (first,)
    assert [store.entries[n - 1].word for n in rows[1].came.entries] == [
        "introduced",
        "held",
        "referred",
        "referred",
    ]


def counts(came: Came) -> dict[str, int]:
    return {
        "asks": came.asks, "agreed": came.agreed, "introduced": came.introduced, "held": came.held,
        "referred": came.referred,
    }  # fmt: skip


def test_who_was_jumped_over_was_not_reached() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    told(store, ask, "asked")
    log(store, ask, "introduced", on=DAY, today=FAR, options={"to": TO})
    rows, _ = referrals(fold(store.entries, today=FAR), ME)
    assert [row.connector for row in rows] == [BO]


def test_who_introduced_on_the_spot_has_a_row() -> None:
    store = Memory()
    told(store, asked(store, live=True), "held")
    rows, _ = referrals(fold(store.entries, today=FAR), ME)
    assert [(row.connector, row.came.asks, row.came.introduced, row.came.held) for row in rows] == [
        (BO, 1, 1, 1)
    ]


@given(seasons())
def test_rows_and_totals_count_asks(store: Memory) -> None:
    ledger = fold(store.entries, today=FAR)
    rows, totals = referrals(ledger, ME)
    assert totals.asks == sum(ask.made for ask in ledger.of(ME))
    for row in rows:
        each = row.came
        assert (
            max(each.agreed, each.introduced, each.held, each.referred, each.hired)
            <= each.asks
            <= totals.asks
        )
        assert each.held <= totals.held
        assert each.hired <= each.offered


def test_groups_by_channel_and_hops() -> None:
    store = Memory()
    for word in ("email", "email", "linkedin"):
        ask = asked(store)
        log(store, ask, "asked", on=DAY, today=FAR, options={"channel": word})
    told(store, asked(store, (ME, TO), cold=True), "asked")
    asks = fold(store.entries, today=FAR).of(ME)
    assert [(name, came.asks) for name, came in by_label(asks, channel)] == [
        ("email", 2), ("linkedin", 1), ("unknown", 1)
    ]  # fmt: skip
    assert [(name, came.asks) for name, came in by_label(asks, hops)] == [("2", 3), ("cold", 1)]


# --- rates ------------------------------------------------------------------------------------------------------------------


@given(st.integers(1, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_intervals_are_those_of_wilson(pair: tuple[int, int]) -> None:
    count, of = pair
    expected = binomtest(count, of).proportion_ci(0.95, method="wilson")
    found = rate(count, of)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=6e-5)
    assert found.enough == (of >= 30)


def test_a_rate_of_nothing_says_nothing() -> None:
    assert (rate(0, 0).share, rate(0, 0).enough) == (None, False)
    assert "too few to say" in str(rate(5, 29))
    assert str(rate(5, 30)) == "5 of 30 (7% to 34%)"


# --- calibration --------------------------------------------------------------------------------------------------------------


def believed(store: Memory, mid: float | None, word: str) -> None:
    odds = None if mid is None else Odds(mid, mid, mid, 0)
    ask = make_ask(
        store,
        NewAsk(ME, (ME, BO, TO), Frozen(PathClass.ONE_CONNECTOR, False, 0.5, odds, "1")),
        on=DAY,
        today=FAR,
    )
    told(store, ask, "asked", word)


def test_odds_that_tell_asks_apart_have_skill() -> None:
    store = Memory()
    for mid, word in ((0.8, "held"), (0.1, "declined"), (0.05, "closed")):
        for _ in range(10):
            believed(store, mid, word)
    believed(store, None, "held")
    believed(store, 0.5, "agreed")
    found = calibration(fold(store.entries, today=after(5)).of(ME))
    assert (found.asks, found.held, found.meaningful) == (30, 10, True)
    error = (10 * 0.2**2 + 10 * 0.1**2 + 10 * 0.05**2) / 30
    assert found.brier == round(error, 4)
    assert found.reference == round(10 / 30 * 20 / 30, 4)
    assert found.skill == round(1 - error / (10 / 30 * 20 / 30), 4)
    assert [(each.low, each.asks, each.expected, each.held.count) for each in found.bins if each.asks] == [
        (0.05, 10, 0.05, 0), (0.1, 10, 0.1, 0), (0.4, 10, 0.8, 10)
    ]  # fmt: skip
    assert sum(each.asks for each in found.bins) == 30
    assert "better than" in found.verdict


def test_constant_odds_have_no_skill() -> None:
    store = Memory()
    for word in ["held"] * 6 + ["declined"] * 24:
        believed(store, 0.2, word)
    found = calibration(fold(store.entries, today=after(5)).of(ME))
    assert (found.skill, found.meaningful) == (0, True)
    assert "no better" in found.verdict


def test_too_few_or_all_alike_mean_nothing_yet() -> None:
    store = Memory()
    assert calibration([]).verdict.startswith("Not yet meaningful")
    for _ in range(40):
        believed(store, 0.2, "declined")
    found = calibration(fold(store.entries, today=after(5)).of(ME))
    assert (found.skill, found.meaningful, found.brier) == (None, False, 0.04)
    assert not calibration(fold(store.entries, today=after(5)).of(ME)[:29]).meaningful
    assert [each.high for each in found.bins][-1] == 1
