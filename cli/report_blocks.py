"""What a report is made of before it becomes text, Markdown or HTML, and how words of others get into it.

Every word of a file or a user passes through :func:`said` or :func:`note_of` here: one line, nothing that steers,
never too long, and kept apart where its direction of writing differs. The renderers escape what is special to them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cli.terminal import clean, columns, per_cent
from graph.model import Person
from outreach.asks import Odds
from outreach.calendar import Week

NAME_WIDTH = 40
"""Columns of a name at most (assumption: two names fit a line of 80)."""

NOTE_LENGTH = 600
"""Characters of a user's note at most (assumption)."""

OPEN_ISOLATE, CLOSE_ISOLATE = "\u2068", "\u2069"

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


# --- blocks -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letter:
    """A text ready to send."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list.

    Attributes:
        text: The line itself.
        details: Further lines below it.
        tag: A word or two that stand out, such as ``overdue``; empty for none.
        alarm: Whether the tag is urgent.
        command: What to type; empty for nothing.
        letter: A text that belongs to it; a page unfolds it there, text and Markdown print it below the list.
    """

    text: str
    details: tuple[str, ...] = ()
    tag: str = ""
    alarm: bool = False
    command: str = ""
    letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; numbered where ``numbers`` gives each item's own number."""

    items: tuple[Item, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """A line above a part of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; all columns but the first ``words`` ones hold numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True, slots=True)
class Bars:
    """The funnel over time: for each step one bar per week, oldest first."""

    steps: tuple[str, ...]
    weeks: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Paths as small graphs: per path the names, and per tie whether it is known; no ties for writing cold."""

    chains: tuple[tuple[int, tuple[str, ...], tuple[bool, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rings:
    """People in circles around the member: per circle its label and each person with whether they were opened."""

    centre: str
    rings: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the same as a table; text and Markdown show the table alone.

    Attributes:
        picture: What to draw.
        alt: What it shows, in a sentence or two.
        table: The same as a table.
        spoken: Whether the lines around it say all that the table says, so that text leaves the table out.
    """

    picture: Bars | Chains | Rings
    alt: str
    table: Table
    spoken: bool = False


Block = Listing | Prose | Subheading | Table | Figure


def letters_in(blocks: Sequence[Block]) -> Iterator[Letter]:
    """Yield the letters that belong to items of blocks, in order."""
    for block in blocks:
        if isinstance(block, Listing):
            yield from (item.letter for item in block.items if item.letter is not None)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report.

    Attributes:
        key: A short word, unique in the page.
        title: The heading.
        blocks: What it holds, at least one.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report.

    Attributes:
        title: The heading.
        subtitle: The days it covers.
        summary: A few numbers with their words.
        lead: A sentence or two to begin with; empty for none.
        sections: In the order of reading.
        foot: The last line.
    """

    title: str
    subtitle: str
    summary: tuple[tuple[str, str], ...]
    lead: str
    sections: tuple[Section, ...]
    foot: str


# --- words of others --------------------------------------------------------------------------------------------


def clip(text: str, width: int) -> str:
    """Return a text in one line of at most so many columns and twice as many characters.

    Example:
        >>> clip("Ada Lovelace", 5)
        'Ada…'
    """
    text = clean(text)
    if len(text) <= 2 * width and columns(text) <= width:
        return text
    text = text[: 2 * width]
    while text and columns(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def apart(text: str) -> str:
    """Return a text kept apart from what stands around it, where it is written from right to left."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text):
        return f"{OPEN_ISOLATE}{text}{CLOSE_ISOLATE}"
    return text


def said(text: str | None, width: int = NAME_WIDTH) -> str:
    """Return somebody's words as a report may show them."""
    return apart(clip(text or "", width))


def name_of(person: Person) -> str:
    """Return what to call somebody."""
    return said(person.name) or said(person.id)


def full_name(person: Person) -> str:
    """Return name and job."""
    job = " at ".join(said(part) for part in (person.position, person.company) if part)
    if person.company and not person.position:
        job = f"at {said(person.company)}"
    return f"{name_of(person)}, {job}" if job else name_of(person)


def note_of(note: str) -> str:
    """Return a user's own words, with overlong words cut."""
    return apart(" ".join(clip(word, NAME_WIDTH) for word in clip(note, NOTE_LENGTH).split()))


def long_text(text: str) -> str:
    """Return a text of several lines, such as a draft, without anything that steers."""
    return "\n".join(apart(clean(line)) for line in text.splitlines()).strip("\n")


# --- days and numbers -------------------------------------------------------------------------------------------


def day(on: date, today: date | None = None) -> str:
    """Return a day for readers, with its year where that is not this one.

    Example:
        >>> day(date(2026, 11, 3)), day(date(2026, 11, 3), date(2026, 12, 1))
        ('Tue 3 Nov 2026', 'Tue 3 Nov')
    """
    year = "" if today is not None and today.year == on.year else f" {on.year}"
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}{year}"


def short_day(on: date, today: date) -> str:
    """Return a day for a table, with its year where that is not this one.

    Example:
        >>> short_day(date(2026, 11, 3), date(2026, 12, 1)), short_day(date(2025, 11, 3), date(2026, 12, 1))
        ('3 Nov', '3 Nov 2025')
    """
    year = "" if today.year == on.year else f" {on.year}"
    return f"{on.day} {_MONTHS[on.month - 1]}{year}"


def span(week: Week) -> str:
    """Return the days of a week.

    Example:
        >>> span(Week(2026, 48)), span(Week(2026, 49)), span(Week(2026, 53))
        ('23 to 29 November 2026', '30 November to 6 December 2026', '28 December 2026 to 3 January 2027')
    """
    first, last = week.start, date.fromordinal(week.end.toordinal() - 1)
    begin = str(first.day)
    if first.month != last.month:
        begin += f" {_LONG_MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {last.day} {_LONG_MONTHS[last.month - 1]} {last.year}"


def words_of(event: str) -> str:
    """Return an event or step as readers read it.

    Example:
        >>> words_of("ruled_out")
        'ruled out'
    """
    return event.replace("_", " ")


def chance(odds: Odds) -> str:
    """Return odds in words."""
    return f"{per_cent(odds.mid)} ({per_cent(odds.low)} to {per_cent(odds.high)})"


def worth(utility: float) -> str:
    """Return what an ask is worth.

    Example:
        >>> worth(0.27)
        '0.27'
    """
    return f"{utility:.2f}"
