"""Profile, numbers, targets and consent: the newest entry up to the day counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from test_ledger import BO, DAY, FAR, ME, TO, Memory, after

from graph.errors import InvalidInput, NotFound
from graph.model import PersonId
from outreach.profile import (
    DEFAULTS,
    KEYS,
    add_target,
    drop_target,
    profile,
    set_consent,
    set_profile,
    targets,
)


def test_an_empty_profile_works() -> None:
    empty = profile([], ME, today=DAY)
    assert (empty.country, str(empty.zone), empty.slots, empty.tone, empty.wording) == (
        None, "UTC", (), "warm", "conversation"
    )  # fmt: skip
    assert (empty.premium, empty.asks_per_week, empty.consent, dict(empty.values)) == (False, 5, False, {})
    assert all(empty.number(default.key) == default.value for default in DEFAULTS)


def test_the_newest_value_up_to_the_day_counts_and_members_do_not_mix() -> None:
    store = Memory()
    set_profile(store, ME, "city", "Oslo", today=after(5))
    set_profile(store, ME, "city", "Bergen", today=DAY)
    set_profile(store, BO, "city", "Rome", today=DAY)
    set_profile(store, ME, "slots", "Mon 8 am; ; Tue 6 pm ", today=DAY)
    assert profile(store.entries, ME, today=after(4)).get("city") == "Bergen"
    assert profile(store.entries, ME, today=after(5)).get("city") == "Oslo"
    assert profile(store.entries, BO, today=FAR).get("city") == "Rome"
    assert profile(store.entries, ME, today=FAR).slots == ("Mon 8 am", "Tue 6 pm")
    set_profile(store, ME, "city", "", today=after(6))
    assert profile(store.entries, ME, today=FAR).get("city") is None


def test_numbers_are_changed_by_their_rule_and_go_back() -> None:
    store = Memory()
    for key, value in (("E52", "30"), ("odds.cold", "0.1"), ("E48", "3")):
        set_profile(store, ME, key, value, today=DAY)
    changed = profile(store.entries, ME, today=DAY)
    assert (changed.count("E52"), changed.number("odds.cold"), changed.asks_per_week) == (30, 0.1, 3)
    assert changed.number("E52.after_no") == 90
    set_profile(store, ME, "asks_per_week", "7", today=DAY)
    set_profile(store, ME, "E52", "", today=DAY)
    again = profile(store.entries, ME, today=DAY)
    assert (again.count("E52"), again.asks_per_week) == (21, 7)
    assert profile(store.entries, BO, today=DAY).count("E52") == 21


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("shoe_size", "44"),
        ("E99", "1"),
        ("E52", "soon"),
        ("E52", "-1"),
        ("E52", "2.5"),
        ("E52", "nan"),
        ("odds.cold", "0"),
        ("odds.cold", "nan"),
        ("odds.cold", "1.5"),
        ("country", "Atlantis"),
        ("country", "US-ZZ"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../etc/passwd"),
        ("email", "nobody"),
        ("premium", "perhaps"),
        ("tone", "salesy"),
        ("asks_per_week", "many"),
    ],
)
def test_what_makes_no_sense_is_refused(key: str, value: str) -> None:
    store = Memory()
    with pytest.raises(InvalidInput, match=r"profile set|country"):
        set_profile(store, ME, key, value, today=DAY)
    assert store.entries == []


def test_values_are_kept_in_one_form() -> None:
    store = Memory()
    for key, value in (
        ("country", "de-by"),
        ("premium", "YES"),
        ("timezone", " Europe/Berlin "),
        ("email", "a@b.example"),
    ):
        set_profile(store, ME, key, value, today=DAY)
    now = profile(store.entries, ME, today=DAY)
    assert (now.country, now.premium, str(now.zone)) == ("DE-BY", True, "Europe/Berlin")
    assert list(now.values) == [key for key in KEYS if key in now.values]


def test_what_moves_dates_is_remembered() -> None:
    store = Memory()
    for key, value in (("city", "Oslo"), ("country", "NO"), ("E40", "1"), ("timezone", "Europe/Oslo")):
        set_profile(store, ME, key, value, today=DAY)
    assert profile(store.entries, ME, today=DAY).changes == (2, 3, 4)


def test_consent_is_dated_and_no_unless_given() -> None:
    store = Memory()
    set_consent(store, ME, True, on=after(1), today=FAR)
    set_consent(store, ME, False, on=after(9), today=FAR)
    assert [profile(store.entries, ME, today=after(day)).consent for day in (0, 1, 8, 9)] == [
        False,
        True,
        True,
        False,
    ]
    with pytest.raises(InvalidInput, match="after today"):
        set_consent(store, ME, True, on=after(1), today=DAY)


def test_targets_are_ordered_by_value_and_keep_their_numbers() -> None:
    store = Memory()
    first = add_target(store, ME, today=DAY, person=TO)
    second = add_target(store, ME, today=after(1), company="Acme", title="engineer", value=3, note="dream")
    add_target(store, BO, today=DAY, school="ETH")
    assert (first.number, first.value, second.number) == (1, 2, 2)
    assert [each.number for each in targets(store.entries, ME, today=FAR)] == [2, 1]
    assert [each.number for each in targets(store.entries, ME, today=DAY)] == [1]
    # The same again changes nothing; another value changes that alone.
    add_target(store, ME, today=after(2), person=TO)
    assert len(store.entries) == 3
    raised = add_target(store, ME, today=after(2), person=TO, value=3)
    assert (raised.number, raised.value, raised.since) == (1, 3, DAY)
    assert drop_target(store, ME, 2, today=after(3)).company == "Acme"
    assert [each.person for each in targets(store.entries, ME, today=FAR)] == [TO]
    assert len(targets(store.entries, ME, today=after(2))) == 2
    with pytest.raises(NotFound):
        drop_target(store, ME, 2, today=after(3))
    with pytest.raises(NotFound):
        drop_target(store, BO, 2, today=after(3))
    # A dropped number is not given again.
    assert add_target(store, ME, today=after(4), company="Acme", title="engineer").number not in {1, 2}


@pytest.mark.parametrize(
    ("person", "company", "value"),
    [(None, "", 2), (TO, "Acme", 2), (None, "  ", 2), (TO, "", 0), (TO, "", 4)],
)
def test_targets_that_make_no_sense(person: PersonId | None, company: str, value: int) -> None:
    store = Memory()
    with pytest.raises(InvalidInput):
        add_target(store, ME, today=DAY, person=person, company=company, value=value)
    assert store.entries == []


def test_every_number_has_a_source_and_lies_within_its_bounds() -> None:
    assert len({default.key for default in DEFAULTS}) == len(DEFAULTS)
    for default in DEFAULTS:
        assert default.source == "assumption" or default.source.startswith("E")
        assert default.low <= default.value <= default.high
        store = Memory()
        set_profile(store, ME, default.key, str(default.value), today=date(2026, 1, 1) + timedelta(days=1))
        assert profile(store.entries, ME, today=FAR).number(default.key) == default.value
