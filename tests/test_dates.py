"""Dates: every column's own form, what Excel makes of it, and the nights in which the clock is set."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import dates
from importers.dates import Birthday, MonthYear

PACIFIC = ZoneInfo("America/Los_Angeles")
MOMENTS = st.datetimes(datetime(2003, 6, 1), datetime(2099, 12, 30)).map(
    lambda t: t.replace(microsecond=0, tzinfo=UTC)
)
ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def slashed(moment: datetime, *, padded: bool = False) -> str:
    hour, half = moment.hour % 12 or 12, "AM" if moment.hour < 12 else "PM"
    if padded:
        return (
            f"{moment.month:02}/{moment.day:02}/{moment.year % 100:02}, {hour:02}:{moment.minute:02} {half}"
        )
    return f"{moment.month}/{moment.day}/{moment.year % 100:02}, {hour}:{moment.minute:02} {half}"


@given(MOMENTS)
def test_every_column_form_of_any_moment_is_read_back(moment: datetime) -> None:
    name = ENGLISH[moment.month - 1]
    plain = moment.strftime("%Y-%m-%d %H:%M:%S")
    assert dates.message_date(plain + " UTC").value == moment
    assert dates.activity_date(plain).value == moment
    assert dates.endorsement_date(moment.strftime("%Y/%m/%d %H:%M:%S UTC")).value == moment
    java = f"{DAYS[moment.weekday()]} {name} {moment.day:02} {moment:%H:%M:%S} UTC {moment.year}"
    assert dates.followed_on(java).value == moment
    assert dates.connected_on(f"{moment.day:02} {name} {moment.year}").value == moment.date()
    assert dates.connected_on(slashed(moment)).value == moment.date()
    assert dates.month_year(f"{name} {moment.year}").value == (moment.year, moment.month)
    assert dates.month_year(str(moment.year)).value == (moment.year, None)


@given(MOMENTS)
def test_invitations_are_pacific_time(moment: datetime) -> None:
    minute = moment.replace(second=0)
    local = minute.astimezone(PACIFIC)
    for text in (slashed(local), slashed(local, padded=True), slashed(local).replace(" ", "\u202f")):
        reading = dates.sent_at(text)
        if local.fold:
            assert reading.value == minute - timedelta(hours=1)
            assert reading.note is not None
        else:
            assert reading.value == minute
    assert dates.recommendation_date(slashed(local, padded=True)) == dates.sent_at(
        slashed(local, padded=True)
    )


@given(st.text(max_size=40))
def test_nonsense_is_never_an_error(text: str) -> None:
    for read in (
        dates.connected_on,
        dates.day,
        dates.message_date,
        dates.sent_at,
        dates.month_year,
        dates.birthday,
        dates.event_time,
        dates.media_time,
    ):
        reading = read(text)
        assert reading.value is None or reading.problem is None


@given(
    st.lists(
        st.sampled_from(
            ["1", "29", "2026", "00", "/", "-", ".", " ", ", ", ":", "Feb", "PM", "UTC", "T", "99"]
        )
    )
)
def test_pieces_of_dates_are_a_date_or_a_reason(pieces: list[str]) -> None:
    text = "".join(pieces)
    for read in (dates.connected_on, dates.message_date, dates.sent_at, dates.month_year, dates.event_time):
        reading = read(text)
        assert (reading.value is None) == (reading.problem is not None) or text.strip() in ("", "-")
        assert text not in (reading.problem or "") or len(text) < 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07 Jun 2022", date(2022, 6, 7)),
        (" 7 Jun 2022 ", date(2022, 6, 7)),
        ("3/9/18, 6:02 PM", date(2018, 3, 9)),
        ("3/9/18, 6:02\u202fPM", date(2018, 3, 9)),
    ],
)
def test_what_linkedin_writes_is_read_without_a_note(text: str, expected: date) -> None:
    assert dates.connected_on(text) == dates.Reading(expected, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6-Feb-26", date(2026, 2, 6)),
        ("30-oct-09", date(2009, 10, 30)),
        ("17.09.2021", date(2021, 9, 17)),
        ("7.6.22", date(2022, 6, 7)),
        ("17/09/2021", date(2021, 9, 17)),
        ("1/29/26", date(2026, 1, 29)),
        ("06/07/2022", date(2022, 6, 7)),
        ("7 juin 2022", date(2022, 6, 7)),
        ("07 dez. 2022", date(2022, 12, 7)),
        ("3. März 2021", date(2021, 3, 3)),
        ("5 de mayo de 2020", date(2020, 5, 5)),
    ],
)
def test_what_other_programs_made_of_it_is_read_with_a_note(text: str, expected: date) -> None:
    reading = dates.connected_on(text)
    assert reading.value == expected
    assert reading.note


@pytest.mark.parametrize(
    "text", ["2021-09-17", "2021-09-17T12:00:00Z", "2021/09/17", "Sep 17, 2021", "17 Sep 2021"]
)
def test_plain_days_of_other_lists(text: str) -> None:
    assert dates.day(text).value == date(2021, 9, 17)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2022",
        "07 Foo 2022",
        "45/13/2022",
        "0/0/00",
        "07 Jun 1622",
        "07 Jun 1999",
        "2022-06-07x",
        "2022-06-07 25:00",
        "3/9/18, 13:02 PM",
        "Ada Lovelace",
        "44719",
        "1" * 500,
    ],
)
def test_nonsense_gives_a_reason_that_does_not_repeat_it(text: str) -> None:
    reading = dates.connected_on(text)
    assert reading.value is None
    assert reading.problem
    assert text not in reading.problem


@pytest.mark.parametrize("text", ["", "  ", "Not Available", "N/A"])
def test_a_cell_that_says_nothing_is_no_problem(text: str) -> None:
    assert dates.account_time(text) == dates.Reading(None, None, None)
    assert dates.connected_on(text) == dates.Reading(None, None, None)


def test_summer_and_winter_have_their_offsets() -> None:
    assert dates.sent_at("1/29/26, 2:37 PM").value == datetime(2026, 1, 29, 22, 37, tzinfo=UTC)
    assert dates.sent_at("7/29/26, 2:37 PM").value == datetime(2026, 7, 29, 21, 37, tzinfo=UTC)
    assert dates.sent_at("12/31/25, 11:30 PM").value == datetime(2026, 1, 1, 7, 30, tzinfo=UTC)
    assert dates.sent_at("1/1/26, 12:05 AM").value == datetime(2026, 1, 1, 8, 5, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_the_first_and_said_so() -> None:
    reading = dates.sent_at("11/2/25, 1:30 AM")
    assert reading.value == datetime(2025, 11, 2, 8, 30, tzinfo=UTC)
    assert reading.note == "the clock showed this time twice that night, read as the first"


def test_the_hour_that_never_was_is_read_by_winter_time_and_said_so() -> None:
    reading = dates.sent_at("3/8/26, 2:30 AM")
    assert reading.value == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)
    assert reading.note == "the clock skipped this time that night"


def test_a_zone_in_the_cell_wins() -> None:
    assert dates.account_time("3/2/25 4:05 PM UTC").value == datetime(2025, 3, 2, 16, 5, tzinfo=UTC)
    assert dates.message_date("2025-06-01T14:03:22+02:00").value == datetime(
        2025, 6, 1, 12, 3, 22, tzinfo=UTC
    )


def test_slash_dates_of_a_british_column() -> None:
    column = ["06/02/2026", "", "17/09/2021", "x"]
    assert dates.day_first(column)
    assert dates.connected_on("06/02/2026", day_first=True).value == date(2026, 2, 6)
    assert dates.connected_on("06/02/2026").value == date(2026, 6, 2)
    assert not dates.day_first(["1/2/26", "3/4/26"])
    assert not dates.day_first(["17/09/2021", "9/17/2021"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jun 2019", MonthYear(2019, 6)),
        ("2019", MonthYear(2019, None)),
        ("June 2019", MonthYear(2019, 6)),
        ("Jun-19", MonthYear(2019, 6)),
        ("06/2019", MonthYear(2019, 6)),
        ("2019-06", MonthYear(2019, 6)),
        ("2019-06-01", MonthYear(2019, 6)),
        ("enero 2019", MonthYear(2019, 1)),
        ("", None),
        ("Present", None),
    ],
)
def test_positions(text: str, expected: MonthYear | None) -> None:
    reading = dates.month_year(text)
    assert reading.value == expected
    assert reading.problem is None


@pytest.mark.parametrize("text", ["13/2019", "Foo 2019", "219", "20199", "19", "1019"])
def test_impossible_periods(text: str) -> None:
    assert dates.month_year(text).problem


def test_birthdays_with_and_without_year() -> None:
    assert dates.birthday("Feb 29").value == Birthday(2, 29, None)
    assert dates.birthday("Dec 10, 1985").value == Birthday(12, 10, 1985)
    assert dates.birthday("Feb 30").problem


def test_events_and_media() -> None:
    event = dates.event_time("Sep 9, 2024 9:30 AM - Sep 9, 2024 12:30 PM").value
    assert event == (datetime(2024, 9, 9, 9, 30), datetime(2024, 9, 9, 12, 30))
    assert dates.event_time("Sep 9, 2024 9:30 AM - Sep 8, 2024 9:30 AM").problem
    assert dates.media_time("You uploaded it on January 5, 2024 at 9:07 AM (GMT)").value == datetime(
        2024, 1, 5, 9, 7, tzinfo=UTC
    )
