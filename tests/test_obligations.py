"""What is owed, by when, and what settles it; and the calendar made from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from icalendar import Calendar
from test_ledger import BO, CY, DAY, FAR, ME, TO, Memory, after, asked, seasons, told

from graph.model import AskId, PersonId
from outreach.agenda import agenda
from outreach.calendar import calendar_file
from outreach.ledger import correct, fold, log
from outreach.obligations import DUTIES, Obligation, Standing, debts, every_obligation, obligations
from outreach.profile import set_profile

FRIDAY = date(2026, 11, 6)


def owed(store: Memory, today: date, days: int | None = None) -> list[tuple[str, PersonId, date]]:
    found = obligations(fold(store.entries, today=today), ME, days=days)
    return [(each.rule, each.person, each.due) for each in found]


def one(store: Memory, rule: str, today: date) -> Obligation:
    (found,) = [
        each for each in obligations(fold(store.entries, today=today), ME, days=999) if each.rule == rule
    ]
    return found


def rules(store: Memory, today: date) -> list[str]:
    return sorted(each.rule for each in obligations(fold(store.entries, today=today), ME, days=999))


def put(store: Memory, ask: AskId, word: str, on: date, options: Mapping[str, str] | None = None) -> int:
    return log(store, ask, word, on=on, today=FAR, options=options).n


# --- each duty: when it arises, when it is due, what settles and what drops it -------------------------------------------


def test_every_duty_of_the_table_is_there() -> None:
    assert {duty.rule for duty in DUTIES} == {
        "E16", "E17", "E18", "E19", "E21", "E25", "E26", "E38", "E40", "E43", "E46", "E54"
    }  # fmt: skip


def test_follow_ups_after_seven_days_on_working_days_and_two_at_most() -> None:
    store = Memory()
    ask = asked(store)
    # Saturday 7 November and seven days is a Saturday too: Monday the 16th.
    put(store, ask, "asked", date(2026, 11, 7))
    assert owed(store, date(2026, 11, 8)) == [("E18", BO, date(2026, 11, 16))]
    put(store, ask, "nudged", date(2026, 11, 16))
    assert owed(store, date(2026, 11, 16)) == [("E18", BO, date(2026, 11, 23))]
    put(store, ask, "nudged", date(2026, 11, 23))
    assert owed(store, date(2026, 11, 23)) == []
    put(store, ask, "agreed", date(2026, 11, 24))
    assert owed(store, date(2026, 11, 24)) == []
    # The next person has a turn of their own.
    put(store, ask, "introduced", date(2026, 11, 25))
    assert ("E18", TO, date(2026, 12, 2)) in owed(store, date(2026, 11, 25))


@pytest.mark.parametrize(
    "word", ["agreed", "declined", "introduced", "scheduled", "held", "closed", "ruled_out"]
)
def test_an_answer_or_an_end_settles_the_waiting(word: str) -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY, {"call_by": "2026-11-12"})
    assert owed(store, DAY) == [("E18", BO, date(2026, 11, 9)), ("E17", BO, date(2026, 11, 12))]
    put(store, ask, word, after(1))
    assert not [each for each in owed(store, after(1), 999) if each[:2] in {("E18", BO), ("E17", BO)}] or (
        word == "agreed" and owed(store, after(1)) == [("E18", BO, date(2026, 11, 10))]
    )


def test_a_promised_call_is_settled_by_done() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY, {"call_by": "2026-11-07"})
    call = one(store, "E17", after(6))
    assert (call.due, call.overdue, call.settle) == (
        date(2026, 11, 7),
        True,
        "intrograph log done 1 --rule E17",
    )
    put(store, ask, "nudged", after(6), {"call_by": "2026-11-20"})
    assert [due for rule, _, due in owed(store, after(6)) if rule == "E17"] == [
        date(2026, 11, 7), date(2026, 11, 20)
    ]  # fmt: skip
    put(store, ask, "done", after(6), {"rule": "E17"})
    assert one(store, "E17", after(6)).due == date(2026, 11, 20)


def test_silence_asks_for_a_graceful_close_on_the_day_it_becomes_quiet() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY)
    assert "E19" not in rules(store, after(20))
    close = one(store, "E19", after(21))
    assert (close.due, close.overdue, close.person, close.settle) == (
        after(21), False, BO, "intrograph log closed 1"
    )  # fmt: skip
    assert one(store, "E19", after(22)).overdue
    put(store, ask, "nudged", after(22))
    assert "E19" not in rules(store, after(28))
    assert one(store, "E19", after(29)).due == after(29)
    put(store, ask, "closed", after(30))
    assert rules(store, after(30)) == []


def test_a_quiet_ask_is_closed_and_no_longer_followed_up() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY)
    assert rules(store, after(20)) == ["E18"]
    assert rules(store, after(21)) == ["E19"]
    (lapsed,) = [
        each for each in every_obligation(fold(store.entries, today=after(25)), ME) if each.rule == "E18"
    ]
    assert (lapsed.standing, lapsed.ended, lapsed.sequence) == (Standing.DROPPED, after(21), 1)
    # A word after all begins the waiting anew.
    put(store, ask, "nudged", after(22))
    assert rules(store, after(22)) == ["E18"]
    assert rules(store, after(29)) == ["E19"]


def test_a_letter_to_the_target_is_due_the_working_day_after_an_introduction() -> None:
    for live in (False, True):
        store = Memory()
        ask = asked(store, live=live)
        if live:
            assert "E16" not in rules(store, DAY)
            continue
        put(store, ask, "asked", DAY)
        put(store, ask, "introduced", FRIDAY)
        letter = one(store, "E16", FRIDAY)
        assert (letter.due, letter.person) == (date(2026, 11, 9), TO)
        put(store, ask, "agreed", date(2026, 11, 7))
        assert "E16" in rules(store, date(2026, 11, 7))
        put(store, ask, "asked", date(2026, 11, 8))
        assert "E16" not in rules(store, date(2026, 11, 8))


def test_no_letter_while_a_connector_has_the_turn() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    told(store, ask, "asked", "introduced")
    assert rules(store, after(1)) == ["E18"]


def test_before_a_meeting_dates_go_back_over_working_days_and_holidays() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    put(store, ask, "asked", DAY)
    put(store, ask, "scheduled", after(1), {"at": "2026-12-01 14:00"})
    assert owed(store, after(1), 999) == [
        ("E21", CY, date(2026, 11, 26)), ("E25", TO, date(2026, 11, 27)), ("E26", TO, date(2026, 12, 1))
    ]  # fmt: skip
    # Thanksgiving is no working day in the United States.
    set_profile(store, ME, "country", "US", today=after(1))
    assert one(store, "E21", after(1)).due == date(2026, 11, 25)
    put(store, ask, "scheduled", after(2), {"at": "2026-12-08 09:00"})
    assert owed(store, after(2), 999) == [
        ("E21", CY, date(2026, 12, 3)), ("E25", TO, date(2026, 12, 4)), ("E26", TO, date(2026, 12, 8))
    ]  # fmt: skip
    put(store, ask, "done", after(3), {"rule": "E21"})
    assert rules(store, after(3)) == ["E25", "E26"]
    put(store, ask, "cancelled", after(4))
    assert not {"E21", "E25", "E26"} & set(rules(store, after(4)))


def test_without_a_time_there_is_nothing_to_prepare_and_without_a_connector_nobody_to_ask() -> None:
    store = Memory()
    ask = asked(store, (ME, TO))
    told(store, ask, "asked", "scheduled")
    assert rules(store, after(1)) == []
    put(store, ask, "scheduled", after(1), {"at": "2026-12-01 14:00"})
    assert rules(store, after(1)) == ["E25", "E26"]
    put(store, ask, "held", date(2026, 12, 1))
    assert rules(store, date(2026, 12, 1)) == ["E38", "E46"]


def test_thanks_recap_and_debrief_are_owed_for_each_conversation_the_oldest_settled_first() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    put(store, ask, "asked", DAY)
    first, second = put(store, ask, "held", after(1)), put(store, ask, "held", after(5))
    assert owed(store, after(5)) == [
        ("E38", TO, after(2)), ("E40", BO, after(3)), ("E40", CY, after(3)), ("E46", ME, after(4)),
        ("E38", TO, after(6)), ("E40", BO, after(7)), ("E40", CY, after(7)), ("E46", ME, after(8)),
    ]  # fmt: skip
    put(store, ask, "thanked", after(5))
    put(store, ask, "recapped", after(5), {"to": CY})
    put(store, ask, "debriefed", after(5))
    assert [(each.rule, each.person, each.cause) for each in obligations(fold(store.entries, today=after(5)), ME)] == [
        ("E40", BO, first), ("E38", TO, second), ("E40", BO, second), ("E40", CY, second), ("E46", ME, second)
    ]  # fmt: skip
    put(store, ask, "closed", after(6))
    put(store, ask, "recapped", after(6))
    assert [each[:2] for each in owed(store, after(6))] == [("E38", TO), ("E40", BO), ("E46", ME)]


def test_keep_in_touch_ninety_days_after_the_last_thanks() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "held", "thanked", "thanked")
    assert one(store, "E43", after(3)).due == after(93)
    assert not [each for each in owed(store, after(78)) if each[0] == "E43"]
    assert [each for each in owed(store, after(79)) if each[0] == "E43"]
    put(store, ask, "done", after(80), {"rule": "E43"})
    assert "E43" not in rules(store, after(80))
    put(store, ask, "thanked", after(90))
    put(store, ask, "ruled_out", after(91))
    assert "E43" not in rules(store, after(91))


def test_news_goes_to_all_who_helped() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    told(store, ask, "asked", "held", "thanked", "recapped", "debriefed")
    put(store, ask, "referred", after(5), {"how": "offered"})
    put(store, ask, "interviewed", after(6))
    news = [each for each in obligations(fold(store.entries, today=after(6)), ME) if each.rule == "E54"]
    assert [(each.person, each.due) for each in news] == [
        (BO, after(8)), (CY, after(8)), (TO, after(8)), (BO, after(9)), (CY, after(9)), (TO, after(9))
    ]  # fmt: skip
    assert news[0].settle == "intrograph log done 1 --rule E54 --person li:bo"
    assert "a referral" in news[0].what
    put(store, ask, "done", after(7), {"rule": "E54", "person": CY})
    put(store, ask, "recapped", after(7), {"to": BO})
    left = [each for each in obligations(fold(store.entries, today=after(7)), ME) if each.rule == "E54"]
    assert [(each.person, each.due) for each in left] == [(TO, after(8)), (CY, after(9)), (TO, after(9))]
    put(store, ask, "thanked", after(8))
    put(store, ask, "closed", after(9))
    assert [each.person for each in obligations(fold(store.entries, today=after(9)), ME)] == [CY]


def test_what_is_owed_to_a_person_for_gates() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "held")
    owing = debts(fold(store.entries, today=after(300)), ME)
    assert {person: [each.rule for each in theirs] for person, theirs in owing.items()} == {
        TO: ["E38"],
        BO: ["E40"],
    }
    assert debts(fold(store.entries, today=FAR), ME, besides=ask) == {}


# --- clocks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        ("UTC", "2026-12-31 23:30", "2027-01-01T23:30:00+00:00"),
        ("Europe/Berlin", "2026-10-24 23:30", "2026-10-25T22:30:00+01:00"),
        ("Europe/Berlin", "2026-03-28 14:00", "2026-03-29T15:00:00+02:00"),
        ("America/New_York", "2026-10-31 00:00", "2026-11-01T00:00:00-04:00"),
        ("America/New_York", "2026-11-01 00:00", "2026-11-01T23:00:00-05:00"),
        ("Asia/Kolkata", "2026-12-31 00:00", "2027-01-01T00:00:00+05:30"),
    ],
)
def test_thanks_are_due_24_elapsed_hours_later(zone: str, at: str, due: str) -> None:
    store = Memory()
    set_profile(store, ME, "timezone", zone, today=date(2026, 1, 1))
    day = date.fromisoformat(at[:10])
    path = (ME, TO)
    ask = asked(store, path)
    store.entries[-1] = dataclasses.replace(store.entries[-1], on=date(2026, 1, 1))
    put(store, ask, "asked", date(2026, 1, 2))
    put(store, ask, "scheduled", date(2026, 1, 3), {"at": at})
    put(store, ask, "held", day)
    thanks = one(store, "E38", day)
    assert thanks.due_at is not None
    assert thanks.due_at.isoformat() == due
    assert thanks.due == date.fromisoformat(due[:10])
    assert not one(store, "E38", thanks.due).overdue
    assert one(store, "E38", thanks.due + timedelta(days=1)).overdue


def test_the_hour_is_unknown_on_another_day() -> None:
    store = Memory()
    ask = asked(store, (ME, TO))
    put(store, ask, "asked", DAY)
    put(store, ask, "scheduled", DAY, {"at": "2026-11-05 10:00"})
    put(store, ask, "held", FRIDAY)
    thanks = one(store, "E38", FRIDAY)
    assert (thanks.due, thanks.due_at) == (date(2026, 11, 7), None)


@pytest.mark.parametrize(
    ("introduced", "country", "due"),
    [
        (date(2026, 12, 31), None, date(2027, 1, 1)),
        (date(2026, 12, 31), "DE", date(2027, 1, 4)),
        (date(2027, 1, 2), "DE", date(2027, 1, 4)),
        (date(2026, 12, 23), "DE", date(2026, 12, 24)),
        (date(2026, 12, 24), "DE", date(2026, 12, 28)),
    ],
)
def test_working_days_over_the_turn_of_the_year(introduced: date, country: str | None, due: date) -> None:
    store = Memory()
    if country is not None:
        set_profile(store, ME, "country", country, today=DAY)
    ask = asked(store)
    put(store, ask, "asked", DAY)
    put(store, ask, "introduced", introduced)
    assert one(store, "E16", introduced).due == due


def test_todo_looks_14_days_ahead_unless_told_otherwise() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY, {"call_by": after(15).isoformat()})
    assert [rule for rule, _, _ in owed(store, DAY)] == ["E18"]
    assert [rule for rule, _, _ in owed(store, after(1))] == ["E18", "E17"]
    assert [rule for rule, _, _ in owed(store, DAY, 15)] == ["E18", "E17"]
    set_profile(store, ME, "todo.days", "3", today=DAY)
    assert owed(store, DAY) == []
    set_profile(store, ME, "E18", "2", today=DAY)
    assert owed(store, DAY) == [("E18", BO, after(2))]


def test_names_are_used_and_the_forgotten_have_none() -> None:
    store = Memory()
    ask = asked(store, (ME, PersonId("forgotten:1"), TO))
    told(store, ask, "asked", "held")
    found = obligations(fold(store.entries, today=after(1)), ME, names={TO: "Tove Ek"})
    assert found[0].what == "Thank Tove Ek for the conversation."
    assert found[1].what.startswith("Thank somebody you have forgotten")


@given(seasons())
def test_obligations_follow_from_events_and_their_commands_settle_them(store: Memory) -> None:
    ledger = fold(store.entries, today=FAR)
    everything = every_obligation(ledger, ME)
    assert len({(each.ask, each.rule, each.person, each.cause) for each in everything}) == len(everything)
    for each in everything:
        assert any(event.n == each.cause for event in ledger.ask(each.ask).events)
        assert (each.ended is None) == (each.standing is Standing.OPEN)
        if each.standing is Standing.OPEN and each.rule != "E18":
            words = each.settle.split()
            options = dict(zip((word.lstrip("-") for word in words[4::2]), words[5::2], strict=True))
            copy = Memory()
            copy.entries = list(store.entries)
            log(copy, AskId(int(words[3])), words[2], on=FAR, today=FAR, options=options)
            now = every_obligation(fold(copy.entries, today=FAR), ME)
            same = [
                one for one in now if (one.ask, one.rule, one.person) == (each.ask, each.rule, each.person)
            ]
            assert sum(one.standing is Standing.OPEN for one in same) < sum(
                one.standing is Standing.OPEN
                for one in everything
                if (one.ask, one.rule, one.person) == (each.ask, each.rule, each.person)
            )


# --- the calendar ---------------------------------------------------------------------------------------------------------


def calendar(store: Memory, today: date) -> dict[str, dict[str, object]]:
    """Write the calendar, read it back as a program that imports it would, and return its entries by summary."""
    written = calendar_file(agenda(store.entries, ME, today=today, names={TO: "Tove", BO: "Bo"}))
    parsed = Calendar.from_ical(written)
    assert parsed["method"] == "PUBLISH"
    found: dict[str, dict[str, object]] = {}
    for event in parsed.walk("VEVENT"):
        assert event.errors == []
        entry = {
            "uid": str(event["uid"]),
            "start": event.decoded("dtstart"),
            "stamp": event.decoded("dtstamp"),
            "sequence": int(event.decoded("sequence")),
            "status": str(event["status"]),
            "end": event.decoded("dtend") if "dtend" in event else None,
        }
        assert str(event["summary"]) not in found
        found[str(event["summary"])] = entry
    return found


def test_meetings_and_obligations_keep_their_uid_through_moves_and_cancellation() -> None:
    store = Memory()
    set_profile(store, ME, "timezone", "America/New_York", today=DAY)
    ask = asked(store)
    put(store, ask, "asked", DAY)
    put(store, ask, "scheduled", after(1), {"at": "2026-12-01 14:00"})
    first = calendar(store, after(1))
    meeting, confirm = first["Conversation with Tove"], first["Confirm the meeting with Tove in the morning."]
    assert meeting["start"] == datetime(2026, 12, 1, 19, tzinfo=UTC)
    assert meeting["end"] == datetime(2026, 12, 1, 19, 20, tzinfo=UTC)
    assert meeting["stamp"] == datetime(2026, 11, 3, tzinfo=UTC)
    assert (meeting["sequence"], meeting["status"]) == (0, "CONFIRMED")
    assert confirm["start"] == date(2026, 12, 1)
    put(store, ask, "scheduled", after(2), {"at": "2026-12-02 14:00", "minutes": "30"})
    second = calendar(store, after(2))
    moved = second["Conversation with Tove"]
    assert (moved["uid"], moved["sequence"], moved["stamp"]) == (meeting["uid"], 1, meeting["stamp"])
    assert moved["end"] == datetime(2026, 12, 2, 19, 30, tzinfo=UTC)
    assert second["Confirm the meeting with Tove in the morning."]["uid"] == confirm["uid"]
    put(store, ask, "cancelled", after(3))
    third = calendar(store, after(62))
    assert third["Conversation with Tove"]["status"] == "CANCELLED"
    assert third["Conversation with Tove"]["sequence"] == 2
    assert third["Confirm the meeting with Tove in the morning."]["status"] == "CANCELLED"
    assert "Conversation with Tove" not in calendar(store, after(63))


def test_settled_obligations_are_cancelled_and_held_meetings_stay() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY)
    put(store, ask, "scheduled", DAY, {"at": "2026-11-05 10:00"})
    put(store, ask, "held", date(2026, 11, 5))
    thanks = calendar(store, date(2026, 11, 5))["Thank Tove for the conversation."]
    assert (thanks["start"], thanks["end"]) == (datetime(2026, 11, 6, 10, tzinfo=UTC), None)
    put(store, ask, "thanked", FRIDAY)
    later = calendar(store, FRIDAY)
    assert later["Thank Tove for the conversation."]["status"] == "CANCELLED"
    assert later["Thank Tove for the conversation."]["sequence"] == 1
    assert later["Conversation with Tove"]["status"] == "CONFIRMED"


def test_what_a_correction_takes_back_is_cancelled() -> None:
    store = Memory()
    ask = asked(store)
    put(store, ask, "asked", DAY)
    wrong = put(store, ask, "held", after(1))
    before = calendar(store, after(1))["Thank Tove for the conversation."]
    correct(store, ask, wrong, today=after(2))
    now = calendar(store, after(2))["Thank Tove for the conversation."]
    assert (now["uid"], now["status"]) == (before["uid"], "CANCELLED")
    assert now["sequence"] > before["sequence"]  # type: ignore[operator]
    assert "Thank Tove for the conversation." not in calendar(store, after(62))


@given(seasons())
def test_a_sequence_never_falls_and_no_uid_comes_twice(store: Memory) -> None:
    last: dict[str, int] = {}
    for number in range(1, len(store.entries) + 1):
        entries = agenda(store.entries[:number], ME, today=after(120))
        assert len({each.uid for each in entries}) == len(entries)
        for each in entries:
            assert each.sequence >= last.get(each.uid, 0)
            last[each.uid] = each.sequence


@given(seasons())
def test_every_calendar_can_be_read_and_is_the_same_each_time(store: Memory) -> None:
    written = calendar_file(agenda(store.entries, ME, today=after(90)))
    assert written == calendar_file(agenda(store.entries, ME, today=after(90)))
    for event in Calendar.from_ical(written).walk("VEVENT"):
        assert event.errors == []
        assert str(event["uid"]).endswith("@intrograph")
