"""Weeks at the borders of years, working days of countries, times over changes of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from graph.errors import InvalidInput
from outreach.calendar import CalendarEntry, Week, WorkingDays, at, calendar_file, later

DAYS = st.dates(date(1900, 1, 8), date(2200, 12, 24))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 1, 1), "2026-W01"),
        (date(2025, 12, 29), "2026-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_weeks_at_the_borders_of_years(day: date, week: str) -> None:
    assert str(Week.of(day)) == week
    assert day in Week.parse(week, today=date(2000, 1, 1))


@given(DAYS)
def test_every_day_lies_in_one_week_which_is_half_open(day: date) -> None:
    week = Week.of(day)
    assert week.start <= day < week.end
    assert (week.start.weekday(), (week.end - week.start).days) == (0, 7)
    assert week.end not in week
    assert week.next.start == week.end
    assert Week.parse(str(week), today=day) == week
    assert week.before(2) == (Week.of(day - timedelta(days=14)), Week.of(day - timedelta(days=7)))
    assert Week.parse("last", today=day).next == week == Week.parse(None, today=day)


@pytest.mark.parametrize(
    "text", ["2027-W53", "2026-W00", "2026-W54", "2026-48", "W48", "next", "", "٢٠٢٦-W48", "0000-W01"]
)
def test_weeks_that_do_not_exist(text: str) -> None:
    with pytest.raises(InvalidInput, match="--week"):
        Week.parse(text, today=date(2026, 11, 2))


@pytest.mark.parametrize("country", [None, "US", "DE-BY", "AE", "GB", "IN"])
@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)), count=st.integers(1, 12))
def test_working_days_are_counted_there_and_back(country: str | None, day: date, count: int) -> None:
    days = WorkingDays(country)
    for signed in (count, -count):
        found = days.add(day, signed)
        assert days.is_working(found)
        low, high = sorted((day, found))
        between = [low + timedelta(days=each) for each in range((high - low).days + 1)]
        assert sum(days.is_working(each) for each in between if each != day) == count
    assert days.add(day, 0) == day
    assert days.is_working(days.on_or_after(day))


def test_holidays_and_weekends_are_those_of_the_country() -> None:
    assert not WorkingDays("US").is_working(date(2026, 11, 26))
    assert WorkingDays("DE").is_working(date(2026, 11, 26))
    assert not WorkingDays("DE-BY").is_working(date(2026, 1, 6))
    assert WorkingDays("DE-BE").is_working(date(2026, 1, 6))
    assert WorkingDays().is_working(date(2026, 12, 25))
    # Friday is free in Qatar, Sunday is not.
    assert not WorkingDays("QA").is_working(date(2026, 11, 6))
    assert WorkingDays("QA").is_working(date(2026, 11, 8))


@pytest.mark.parametrize("country", ["XX", "Germany", "US-ZZ", "-"])
def test_a_code_without_holidays_is_refused(country: str) -> None:
    with pytest.raises(InvalidInput, match="ISO code"):
        WorkingDays(country).is_working(date(2026, 11, 2))


def test_times_that_happen_twice_or_never() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert at("2026-10-25 02:30", berlin).isoformat() == "2026-10-25T02:30:00+02:00"
    assert later(at("2026-10-25 02:30", berlin), 1).isoformat() == "2026-10-25T02:30:00+01:00"
    assert at("2026-03-29 02:30", berlin).isoformat() == "2026-03-29T03:30:00+02:00"


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),
    st.sampled_from(["UTC", "America/New_York", "Asia/Tokyo"]),
)
def test_hours_are_elapsed_hours(moment: datetime, zone: str) -> None:
    start = at(moment.strftime("%Y-%m-%d %H:%M"), ZoneInfo(zone))
    assert later(start, 24).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=24)


def test_a_calendar_file_is_read_back_as_it_was_meant() -> None:
    hostile = 'Thank "Ann"; Bo, Cy\\n\r\nBEGIN:VEVENT\nø ' + "x" * 200
    entries = [
        CalendarEntry("b@intrograph", hostile, date(2026, 12, 1), None, date(2026, 11, 2), 3, True, "a\nb"),
        CalendarEntry(
            "a@intrograph", "Meet", at("2026-12-01 14:00", ZoneInfo("Europe/Berlin")), 20, date(2026, 11, 2), 0, False,
            busy=True,
        ),
    ]  # fmt: skip
    written = calendar_file(entries)
    assert written == calendar_file(entries[::-1])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    parsed = Calendar.from_ical(written)
    first, second = parsed.walk("VEVENT")
    assert str(first["summary"]) == hostile.replace("\r\n", "\n")
    assert (str(first["status"]), str(first["transp"]), first.decoded("dtstart")) == (
        "CANCELLED", "TRANSPARENT", date(2026, 12, 1)
    )  # fmt: skip
    assert (str(second["status"]), str(second["transp"])) == ("CONFIRMED", "OPAQUE")
    assert second.decoded("dtstart") == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert second.decoded("dtend") == datetime(2026, 12, 1, 13, 20, tzinfo=UTC)
    assert Calendar.from_ical(calendar_file([])).walk("VEVENT") == []
