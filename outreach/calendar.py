"""Weeks, working days and calendar files.

Weeks are ISO 8601 weeks, from Monday up to and without the next Monday. Working days are those of the member's
country (the ``holidays`` library knows its weekend and public holidays); without a country only weekends are free.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from graph.errors import InvalidInput

if TYPE_CHECKING:
    from holidays import HolidayBase

_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)

_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)

_SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week: Monday to Sunday, kept half open.

    Attributes:
        year: The ISO year, which may differ from the calendar year of its first or last days.
        number: 1 to 53.

    Example:
        >>> week = Week(2026, 48)
        >>> str(week), week.start.isoformat(), week.end.isoformat()
        ('2026-W48', '2026-11-23', '2026-11-30')
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the week that holds a day.

        Example:
            >>> str(Week.of(date(2027, 1, 3))), str(Week.of(date(2027, 1, 4)))
            ('2026-W53', '2027-W01')
        """
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str | None, *, today: date) -> Self:
        """Return the week that ``--week`` names.

        Args:
            text: ``2026-W48``, ``last`` for the week before today's, ``this`` or None for today's.
            today: The day.

        Raises:
            InvalidInput: No such week.
        """
        if text is None or text == "this":
            return cls.of(today)
        if text == "last":
            return cls.of(today - timedelta(days=7))
        match = _WEEK.fullmatch(text)
        try:
            if match is None:
                raise ValueError(text)
            week = cls(int(match[1]), int(match[2]))
            _ = week.start, week.end
        except (ValueError, OverflowError) as error:
            raise InvalidInput(
                f"{text!r} is no week", where="--week", do="give one such as 2026-W48, or last"
            ) from error
        return week

    @property
    def start(self) -> date:
        """The Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """The day after the Sunday."""
        return self.start + timedelta(days=7)

    @property
    def next(self) -> Week:
        """The week after."""
        return Week.of(self.end)

    def before(self, count: int) -> tuple[Week, ...]:
        """Return the ``count`` weeks before this one, oldest first.

        Example:
            >>> [str(week) for week in Week(2027, 1).before(2)]
            ['2026-W52', '2026-W53']
        """
        return tuple(Week.of(self.start - timedelta(days=7 * back)) for back in range(count, 0, -1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"


class WorkingDays:
    """The working days of a country.

    Args:
        country: ISO 3166 code, with a region after a hyphen where its holidays differ (``US-CA``, ``DE-BY``); None:
            Saturdays and Sundays are free and there are no holidays.

    Example:
        >>> thanksgiving = date(2026, 11, 26)
        >>> WorkingDays(None).is_working(thanksgiving), WorkingDays("US").is_working(thanksgiving)
        (True, False)
    """

    def __init__(self, country: str | None = None) -> None:
        self._country = country
        self._days: HolidayBase | None = None

    def is_working(self, day: date) -> bool:
        """Say whether people work on a day.

        Raises:
            InvalidInput: The library has no such country or region.
        """
        if self._country is None:
            return day.weekday() < _SATURDAY
        if self._days is None:
            self._days = _holidays(self._country)
        return bool(self._days.is_working_day(day))

    def on_or_after(self, day: date) -> date:
        """Return the day itself if people work on it, else the next working day."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def add(self, day: date, count: int) -> date:
        """Return the ``count``-th working day after a day, or before it where ``count`` is negative; 0: the day.

        Example:
            >>> WorkingDays().add(date(2026, 11, 27), 1).isoformat()
            '2026-11-30'
            >>> WorkingDays().add(date(2026, 11, 30), -3).isoformat()
            '2026-11-25'
        """
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day


def _holidays(country: str) -> HolidayBase:
    """Load the holidays of a country, or say which code is wrong."""
    import holidays

    code, _, region = country.partition("-")
    try:
        # The library takes names of countries too, which would let one country be written in two ways.
        if not _COUNTRY.fullmatch(country):
            raise NotImplementedError
        # The expanded years come as they are asked for.
        return holidays.country_holidays(code, subdiv=region or None)
    except NotImplementedError as error:
        raise InvalidInput(
            f"no public holidays are known for {country!r}",
            where="country",
            do="give an ISO code such as US, DE or US-CA, or unset it for weekends only",
        ) from error


def at(text: str, zone: ZoneInfo) -> datetime:
    """Return a local time such as ``2026-12-01 14:00`` with its zone.

    A time that happens twice is the first one; one that a change of clocks leaves out is moved by the change.

    Example:
        >>> at("2026-03-29 02:30", ZoneInfo("Europe/Berlin")).isoformat()
        '2026-03-29T03:30:00+02:00'
    """
    # Through UTC, so that a time that does not exist becomes one that does.
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def later(moment: datetime, hours: float) -> datetime:
    """Return the time after so many elapsed hours, in the same zone.

    Example:
        >>> before = at("2026-10-24 14:00", ZoneInfo("Europe/Berlin"))
        >>> later(before, 24).isoformat()
        '2026-10-25T13:00:00+01:00'
    """
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar file.

    Attributes:
        uid: Stays the same while the entry changes.
        summary: The line a calendar shows.
        start: A day, or a time with its zone.
        minutes: How long it lasts; None for a day, or for a time without length.
        stamp: The day of what caused it.
        sequence: How often it changed since.
        cancelled: Whether it is to be taken out.
        description: Further text, such as the command that settles it; empty for none.
        busy: Whether it takes the time it stands at.
    """

    uid: str
    summary: str
    start: date | datetime
    minutes: int | None
    stamp: date
    sequence: int
    cancelled: bool
    description: str = ""
    busy: bool = False


def calendar_file(entries: Sequence[CalendarEntry]) -> bytes:
    """Write entries as an iCalendar file (RFC 5545), times in UTC so that no zone has to travel with it.

    Args:
        entries: In any order; the file has them by start, then UID.

    Returns:
        The same bytes for the same entries.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//intrograph//intrograph//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in sorted(entries, key=lambda each: (_moment(each.start), each.uid)):
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", datetime.combine(entry.stamp, time(), UTC))
        event.add("sequence", entry.sequence)
        event.add("summary", entry.summary)
        start = entry.start.astimezone(UTC) if isinstance(entry.start, datetime) else entry.start
        event.add("dtstart", start)
        if entry.minutes is not None:
            event.add("dtend", start + timedelta(minutes=entry.minutes))
        if entry.description:
            event.add("description", entry.description)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _moment(start: date | datetime) -> datetime:
    """Return a day's first moment, or the time itself, to order by."""
    return start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)
