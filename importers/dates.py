"""Read the date columns of the export, one function for each format of the fact sheet, §1.5.

Every function takes a cell as it stands in the file and gives a `Reading`; none raises. What LinkedIn writes
is read silently; what Excel, an editor or another language made of it is read too, with a note. Two-digit
years are 20YY: LinkedIn began in 2003. Results are cached by text, since the same days come again and again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

FIRST_YEAR = 2003
"""The earliest year of LinkedIn's own dates: it began in May 2003 (fact sheet, §1.5)."""

_CACHED = 2**16
_EARLIEST, _LATEST = 1900, 2100

_FOREIGN = "the month is not in English"
_RESAVED = "it was saved again by another program"
_DAY_FIRST = "read as day/month"
_MONTH_FIRST = "read as month/day"
_TWICE = "the clock showed this time twice that night, read as the first"
_NEVER = "the clock skipped this time that night"
_NOT_A_DATE = "it is not a date in a known form"
_NO_SUCH_DAY = "there is no such day or time"

_SAYS_NOTHING = frozenset({"", "not available", "n/a", "-", "–", "present"})

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
# Months as Excel and browsers write them in Spanish, Portuguese, French, German, Italian, Dutch, Polish,
# Czech and the Scandinavian languages (Unicode CLDR); only names that mean one month in all of them.
_FOREIGN_NAMES = """
ene enero janeiro janv janvier jän jänner januar januari gen gennaio sty stycznia styczeń led ledna leden
febrero fev fevereiro févr fév février februar februari febbraio lut lutego luty úno února únor
marzo março mars mär märz maart mrt marca marzec bře března březen marts
abr abril avr avril aprile kwi kwietnia kwiecień dub dubna duben
mayo mai maio mei mag maggio maja maj kvě května květen
junio junho juin juni giu giugno cze czerwca czerwiec čvn června červen
julio julho juil juillet juli lug luglio lip lipca lipiec čvc července červenec
ago agosto août augustus sie sierpnia sierpień srp srpna srpen augusti
set septiembre setembro septembre settembre wrz września wrzesień zář září
octubre out outubro octobre okt oktober ott ottobre paź października październik říj října říjen
noviembre novembro novembre listopada
dic diciembre dez dezembro déc décembre dezember dicembre gru grudnia grudzień pro prosince prosinec des
"""
_FOREIGN_MONTHS = {
    name: number
    for number, names in enumerate(_FOREIGN_NAMES.strip().splitlines(), start=1)
    for name in names.split()
    if name not in _MONTHS
}

_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-./]+(?:de )?([^\W\d_]+)\.?,?[ \-./]+(?:de )?(\d{4}|\d{2})")
_NAMED_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})([.\-])(\d{1,2})\2(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?([AaPp]\.?[Mm]\.?)?")
_ZONE = re.compile(r" ?(UTC|GMT|Z|\((?:UTC|GMT)\))$")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})$")
_JAVA = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) ([A-Z]{2,5}) (\d{4})")
_SENTENCE = re.compile(r" on ([A-Z][a-z]+ \d{1,2}, \d{4}) at (\d{1,2}:\d{2} [AP]M) \((?:GMT|UTC)\)")
_PERIOD = re.compile(r"(?:([^\W\d_]+)\.?[ \-/]+)?(\d{4})")
_PERIOD_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{4})|(\d{4})-(\d{1,2})(?:-\d{1,2})?")
_PERIOD_SHORT = re.compile(r"([^\W\d_]{3,})\.?-(\d{2})")
_BIRTHDAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:, (\d{4}))?")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a date cell says.

    Attributes:
        value: The date or time; None if the cell says nothing or nonsense.
        problem: Why there is no value, one clause without the cell's text; None if there is one, and None too
            if the cell says nothing (empty, `Not Available`, `Present`).
        note: What was unexpected about a cell that could be read; None if nothing was.
    """

    value: T | None
    problem: str | None = None
    note: str | None = None


class MonthYear(NamedTuple):
    """The start or end of a position or a school; month is 1 to 12, or None if only the year is given."""

    year: int
    month: int | None


class Birthday(NamedTuple):
    """A birth date; the year is mostly not given."""

    month: int
    day: int
    year: int | None


class _Wrong(Exception):
    """A cell is not a date; the argument says why."""


# --- days ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def connected_on(text: str, *, day_first: bool = False) -> Reading[date]:
    """Read `Connections.Connected On`: `07 Jun 2022`, until 2018 `3/9/18, 6:02 PM`, and Excel's forms.

    Args:
        text: The cell.
        day_first: Whether slash dates of this column have the day first, see `day_first`.

    Returns:
        The UTC day; before 2020 the zone is unknown and the day is taken as written.

    Example:
        >>> connected_on("07 Jun 2022")
        Reading(value=datetime.date(2022, 6, 7), problem=None, note=None)
        >>> connected_on("30-oct-09").value
        datetime.date(2009, 10, 30)
    """
    return _read(text, lambda clean, notes: _linkedin_day(clean, notes, day_first=day_first))


@lru_cache(maxsize=_CACHED)
def day(text: str, *, day_first: bool = False) -> Reading[date]:
    """Read a day in somebody's own list, such as `since` in a ties list; a time behind it is dropped.

    Args:
        text: The cell.
        day_first: Whether slash dates of this column have the day first, see `day_first`.

    Returns:
        The day as written, 1900 to 2100.

    Example:
        >>> day("2021-09-17").value
        datetime.date(2021, 9, 17)
    """
    return _read(text, lambda clean, notes: _day_with_clock(clean, notes, day_first=day_first)[0])


def day_first(column: Iterable[str]) -> bool:
    """Find out whether a column's slash dates have the day first, as British Excel writes them.

    LinkedIn writes the month first. One date alone often cannot tell; a column can.

    Args:
        column: The cells of one column.

    Returns:
        True if some first number is over 12 and no second one is.

    Example:
        >>> day_first(["06/02/2026", "17/09/2021"]), day_first(["1/29/26, 2:37 PM"])
        (True, False)
    """
    proof = False
    for text in column:
        match = _SLASHED.match(text.strip())
        if match:
            if int(match[2]) > 12:
                return False
            proof = proof or int(match[1]) > 12
    return proof


# --- times --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def message_date(text: str) -> Reading[datetime]:
    """Read `messages.DATE`: `2025-06-01 14:03:22 UTC`, 2018 `11/4/18, 7:15 AM` (zone unknown, taken as UTC).

    Args:
        text: The cell.

    Returns:
        The time in UTC.

    Example:
        >>> message_date("2025-06-01 14:03:22 UTC").value.isoformat()
        '2025-06-01T14:03:22+00:00'
    """
    if len(text) == 23 and text[4] == text[7] == "-" and text[10] == " " and text.endswith(" UTC"):
        # The form of all archives since 2020, and hardly one comes twice: worth a short way.
        try:
            value = datetime.fromisoformat(text[:19] + "+00:00")
        except ValueError:
            return Reading(None, _NO_SUCH_DAY)
        if value.year >= FIRST_YEAR:
            return Reading(value)
    return _read(text, lambda clean, notes: _moment(clean, notes, UTC))


@lru_cache(maxsize=_CACHED)
def sent_at(text: str, *, day_first: bool = False) -> Reading[datetime]:
    """Read `Invitations.Sent At`: `1/29/26, 2:37 PM`, US Pacific time (fact sheet, §3.3).

    In the night in which the clock is set back, a time that it showed twice is read as the first of the two.
    A time that was skipped in spring is read as if the clock had not been set yet. Both are noted.

    Args:
        text: The cell.
        day_first: Whether slash dates of this column have the day first, see `day_first`.

    Returns:
        The time in UTC.

    Example:
        >>> sent_at("1/29/26, 2:37 PM").value.isoformat()
        '2026-01-29T22:37:00+00:00'
    """
    return _read(text, lambda clean, notes: _moment(clean, notes, _pacific(), day_first=day_first))


@lru_cache(maxsize=_CACHED)
def endorsement_date(text: str) -> Reading[datetime]:
    """Read `Endorsement Date` and `SearchQueries.Time`: `2024/02/01 15:02:55 UTC`.

    Args:
        text: The cell.

    Returns:
        The time in UTC.

    Example:
        >>> endorsement_date("2024/02/01 15:02:55 UTC").value.day
        1
    """
    return message_date(text)


@lru_cache(maxsize=_CACHED)
def recommendation_date(text: str) -> Reading[datetime]:
    """Read `Recommendations.Creation Date`: `03/07/24, 09:15 AM`.

    Its zone is not known; Pacific is an assumption.

    Args:
        text: The cell.

    Returns:
        The time in UTC.

    Example:
        >>> recommendation_date("03/07/24, 09:15 AM").value.isoformat()
        '2024-03-07T17:15:00+00:00'
    """
    return sent_at(text)


@lru_cache(maxsize=_CACHED)
def activity_date(text: str) -> Reading[datetime]:
    """Read the dates of shares, comments, reactions, follows and notes: `2026-02-09 01:21:47`, UTC.

    Args:
        text: The cell, with or without ` UTC`, with or without seconds (`Learning`).

    Returns:
        The time in UTC.

    Example:
        >>> activity_date("2026-02-09 01:21:47").value.hour
        1
    """
    return message_date(text)


@lru_cache(maxsize=_CACHED)
def followed_on(text: str) -> Reading[datetime]:
    """Read `Company Follows.Followed On` and `Logins.Login Date`: `Sat Dec 09 14:03:22 UTC 2023`.

    Args:
        text: The cell.

    Returns:
        The time in UTC.

    Example:
        >>> followed_on("Sat Dec 09 14:03:22 UTC 2023").value.isoformat()
        '2023-12-09T14:03:22+00:00'
    """
    return message_date(text)


@lru_cache(maxsize=_CACHED)
def account_time(text: str, *, day_first: bool = False) -> Reading[datetime]:
    """Read `Registered At`, `Updated On`, `Application Date`, `Saved Date`, `CreatedAt`: `12/5/25, 11:09 PM`.

    The zone is not known; Pacific is an assumption. `Not Available` says nothing.

    Args:
        text: The cell.
        day_first: Whether slash dates of this column have the day first, see `day_first`.

    Returns:
        The time in UTC.

    Example:
        >>> account_time("Not Available")
        Reading(value=None, problem=None, note=None)
    """
    return sent_at(text, day_first=day_first)


@lru_cache(maxsize=_CACHED)
def media_time(text: str) -> Reading[datetime]:
    """Read `Rich_Media.Date/Time`, a sentence that ends in `… on January 5, 2024 at 9:07 AM (GMT)`.

    Args:
        text: The cell.

    Returns:
        The time in UTC.

    Example:
        >>> media_time("You uploaded a profile photo on January 5, 2024 at 9:07 AM (GMT)").value.isoformat()
        '2024-01-05T09:07:00+00:00'
    """
    match = _SENTENCE.search(_clean(text))
    return message_date(f"{match[1]} {match[2]}" if match else text)


@lru_cache(maxsize=_CACHED)
def event_time(text: str) -> Reading[tuple[datetime, datetime]]:
    """Read `Events.Event Time`: `Sep 9, 2024 9:30 AM - Sep 9, 2024 10:30 AM`.

    Args:
        text: The cell.

    Returns:
        Start and end without a zone, which is not known.

    Example:
        >>> event_time("Sep 9, 2024 9:30 AM - Sep 9, 2024 10:30 AM").value[1].hour
        10
    """

    def both(clean: str, notes: list[str]) -> tuple[datetime, datetime]:
        start, _, end = clean.partition(" - ")
        first, second = (_moment(half, notes, UTC).replace(tzinfo=None) for half in (start, end))
        if second < first:
            raise _Wrong("it ends before it begins")
        return first, second

    return _read(text, both)


# --- periods ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def month_year(text: str) -> Reading[MonthYear]:
    """Read the start or end of a position or school: `Jun 2019` or `2019`; empty or `Present` is ongoing.

    Args:
        text: The cell.

    Returns:
        The year, 1900 to 2100, and the month if given.

    Example:
        >>> month_year("Jun 2019").value
        MonthYear(year=2019, month=6)
        >>> month_year("2019").value
        MonthYear(year=2019, month=None)
    """

    def period(clean: str, notes: list[str]) -> MonthYear:
        if match := _PERIOD.fullmatch(clean):
            return MonthYear(_year(match[2]), _month(match[1], notes) if match[1] else None)
        if match := _PERIOD_SHORT.fullmatch(clean):
            notes.append(_RESAVED)
            return MonthYear(_year(match[2]), _month(match[1], notes))
        if match := _PERIOD_NUMBERS.fullmatch(clean):
            notes.append(_RESAVED)
            month = int(match[1] or match[4])
            if not 1 <= month <= 12:
                raise _Wrong(_NO_SUCH_DAY)
            return MonthYear(_year(match[2] or match[3]), month)
        found = _day_with_clock(clean, notes)[0]
        return MonthYear(found.year, found.month)

    return _read(text, period)


@lru_cache(maxsize=_CACHED)
def birthday(text: str) -> Reading[Birthday]:
    """Read `Profile.Birth Date`: `Dec 10`, 2018 `Dec 10, 1985`.

    Args:
        text: The cell.

    Returns:
        Month, day and, rarely, year.

    Example:
        >>> birthday("Dec 10").value
        Birthday(month=12, day=10, year=None)
    """

    def born(clean: str, notes: list[str]) -> Birthday:
        match = _BIRTHDAY.fullmatch(clean)
        if match is None:
            raise _Wrong(_NOT_A_DATE)
        year = _year(match[3]) if match[3] else None
        # A leap year stands in for the unknown one, so that 29 February is a day.
        found = _date(year or 2000, _month(match[1], notes), int(match[2]))
        return Birthday(found.month, found.day, year)

    return _read(text, born)


# --- inside -------------------------------------------------------------------------------------------------


def _read(text: str, parse: Callable[[str, list[str]], T]) -> Reading[T]:
    """Run a parser on the cleaned cell and turn its outcome into a reading."""
    clean = _clean(text)
    if clean.casefold() in _SAYS_NOTHING:
        return Reading(None)
    if len(clean) > 60:
        return Reading(None, _NOT_A_DATE)
    notes: list[str] = []
    try:
        value = parse(clean, notes)
    except _Wrong as wrong:
        return Reading(None, str(wrong))
    except (ValueError, OverflowError):
        return Reading(None, _NO_SUCH_DAY)
    return Reading(value, None, "; ".join(dict.fromkeys(notes)) or None)


def _clean(text: str) -> str:
    """Make every kind of blank, also the narrow one before AM and PM, a single plain one."""
    return " ".join(text.replace("\ufeff", " ").replace("\u200e", "").split())


def _linkedin_day(clean: str, notes: list[str], *, day_first: bool) -> date:
    """Parse a day that cannot lie before LinkedIn."""
    found = _day_with_clock(clean, notes, day_first=day_first)[0]
    if found.year < FIRST_YEAR:
        raise _Wrong("it lies before LinkedIn began")
    return found


def _day_with_clock(clean: str, notes: list[str], *, day_first: bool = False) -> tuple[date, str]:
    """Parse the day at the start of a cell; give what follows it (a clock time, or nothing)."""
    if match := _NAMED.match(clean):
        found = _date(_year(match[3]), _month(match[2], notes), int(match[1]))
        if "-" in match[0] or len(match[3]) == 2:
            notes.append(_RESAVED)
    elif match := _YEAR_FIRST.match(clean):
        found = _date(_year(match[1]), int(match[3]), int(match[4]))
    elif match := _SLASHED.match(clean):
        first, second = int(match[1]), int(match[2])
        if day_first or first > 12:
            notes.append(_DAY_FIRST)
            first, second = second, first
        elif match.end() == len(clean):
            # LinkedIn writes slashes only before a time of day (fact sheet, section 1.5).
            notes.append(_MONTH_FIRST)
        found = _date(_year(match[3]), first, second)
    elif match := _DOTTED.match(clean):
        notes.append(_RESAVED)
        found = _date(_year(match[4]), int(match[3]), int(match[1]))
    elif match := _NAMED_MONTH_FIRST.match(clean):
        found = _date(_year(match[3]), _month(match[1], notes), int(match[2]))
    elif match := _JAVA.fullmatch(clean):
        if match[4] not in ("UTC", "GMT"):
            raise _Wrong("its time zone is not known")
        return _date(_year(match[5]), _month(match[1], notes), int(match[2])), match[3] + " UTC"
    else:
        raise _Wrong(_NOT_A_DATE)
    rest = clean[match.end() :]
    if rest and rest[0] not in " ,T":
        raise _Wrong(_NOT_A_DATE)
    rest = rest.lstrip(" ,T")
    if rest:
        _clock(rest)
    return found, rest


def _moment(clean: str, notes: list[str], zone: tzinfo, *, day_first: bool = False) -> datetime:
    """Parse a day and a time, and move it from its zone to UTC."""
    found, rest = _day_with_clock(clean, notes, day_first=day_first)
    if not rest:
        notes.append("it has no time")
    hour, minute, second, offset = _clock(rest) if rest else (0, 0, 0, None)
    if found.year < FIRST_YEAR:
        raise _Wrong("it lies before LinkedIn began")
    if offset is not None:
        local = datetime(found.year, found.month, found.day, hour, minute, second, tzinfo=UTC)
        return local - offset
    local = datetime(found.year, found.month, found.day, hour, minute, second, tzinfo=zone)
    result = local.astimezone(UTC)
    if zone is not UTC:
        if result.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            notes.append(_NEVER)
        elif local.utcoffset() != local.replace(fold=1).utcoffset():
            notes.append(_TWICE)
    return result


def _clock(rest: str) -> tuple[int, int, int, timedelta | None]:
    """Parse a clock time: hour, minute, second, and the offset from UTC if it names one."""
    offset: timedelta | None = None
    if match := _ZONE.search(rest):
        offset = timedelta(0)
        rest = rest[: match.start()]
    elif match := _OFFSET.search(rest):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3])) * (-1 if match[1] == "-" else 1)
        rest = rest[: match.start()].rstrip()
    match = _CLOCK.fullmatch(rest)
    if match is None:
        raise _Wrong(_NOT_A_DATE)
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            raise _Wrong(_NO_SUCH_DAY)
        hour = hour % 12 + (12 if match[4][0] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 60:
        raise _Wrong(_NO_SUCH_DAY)
    return hour, minute, min(second, 59), offset


def _date(year: int, month: int, number: int) -> date:
    """Build a date, or say that there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        raise _Wrong(_NO_SUCH_DAY) from None


def _year(digits: str) -> int:
    """Read a year; two digits are 20YY."""
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if not _EARLIEST <= year < _LATEST:
        raise _Wrong("its year makes no sense")
    return year


def _month(name: str, notes: list[str]) -> int:
    """Read a month's name."""
    folded = name.casefold()
    if folded in _MONTHS:
        return _MONTHS[folded]
    if folded in _FOREIGN_MONTHS:
        notes.append(_FOREIGN)
        return _FOREIGN_MONTHS[folded]
    raise _Wrong("its month is not known")


@lru_cache(maxsize=1)
def _pacific() -> ZoneInfo:
    """Load the zone of LinkedIn's servers once."""
    return ZoneInfo("America/Los_Angeles")
