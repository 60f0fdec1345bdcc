"""Text for a terminal of 80 columns, plain and fast: no colours, no tables, nothing loaded that a query does not need.

Names come from files that strangers wrote; whatever could steer a terminal is taken out here, and only here.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Self

from graph.model import Path, Person

JSON = Mapping[str, "JSON"] | Sequence["JSON"] | str | int | float | bool | None
"""A value of a JSON document."""

WIDTH = 80
"""Columns of a line (the width that terminals open with)."""

# C0 and C1 controls, line and paragraph separators, and what turns the direction of writing around.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# The same without what JSON escapes by itself.
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    r"""Return a text in one line without anything that steers a terminal.

    Example:
        >>> clean("Ada\x1b[31m\nLovelace")
        'Ada [31m Lovelace'
    """
    if text.isprintable():
        return text
    return re.sub(" {2,}", " ", _UNSAFE.sub(" ", text)).strip()


def to_json(document: JSON) -> str:
    """Return a document as the commands print it: indented, readable, safe to look at, with a newline at the end.

    Example:
        >>> print(to_json({"name": "Zoë", "company": None}), end="")
        {
          "name": "Zoë",
          "company": null
        }
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def columns(text: str) -> int:
    """Return how many columns a text takes.

    Example:
        >>> columns("Zoë"), columns("山田")
        (3, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(ch) or unicodedata.category(ch) in ("Cf", "Mn", "Me") else
        2 if unicodedata.east_asian_width(ch) in "WF" else 1
        for ch in text
    )  # fmt: skip


def fit(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with an ellipsis or filled with spaces.

    Example:
        >>> fit("Lovelace", 5), fit("Ada", 5)
        ('Love…', 'Ada  ')
    """
    if columns(text) > width:
        while columns(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + "…"
    return text + " " * (width - columns(text))


def wrap(text: str, *, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """Break a text into lines.

    Args:
        text: What to break; runs of white space become one space.
        first: What the first line begins with.
        rest: What the others begin with; None for as many spaces as `first` is wide.
        width: The columns of a line.

    Returns:
        At least one line; a word that is wider than a line stays in one piece.

    Example:
        >>> wrap("one two three", first="- ", width=9)
        ['- one two', '  three']
    """
    rest = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, columns(first), True
    for word in clean(text).split():
        size = columns(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = rest, columns(rest), True
        line += word if empty else " " + word
        used += size if empty else size + 1
        empty = False
    lines.append(line.rstrip() if empty else line)
    return lines


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    Example:
        >>> plural(1, "person", "people"), plural(1200, "row")
        ('1 person', '1,200 rows')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Return words as a sentence lists them.

    Example:
        >>> listed(["Ada", "Ben", "Cy"])
        'Ada, Ben and Cy'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def name_of(person: Person) -> str:
    """Return what to call a person: the name, or the id where no file gives a name."""
    return clean(person.name) or clean(person.id)


def job_of(person: Person) -> str:
    """Return position and company in words; empty where neither is known.

    Example:
        >>> from graph.model import PersonId
        >>> job_of(Person(PersonId("li:ada"), "Ada", "Analytical Engines", "Mathematician"))
        'Mathematician at Analytical Engines'
    """
    if person.position and person.company:
        return clean(f"{person.position} at {person.company}")
    if person.company:
        return clean(f"at {person.company}")
    return clean(person.position or "")


def title_of(person: Person) -> str:
    """Return name and job in one line."""
    job = job_of(person)
    return f"{name_of(person)}, {job}" if job else name_of(person)


def table_of(people: Iterable[Person]) -> Iterator[str]:
    """Yield a line or two per person: name, job and id, aligned."""
    everybody = list(people)
    wide = min(30, max((columns(name_of(person)) for person in everybody), default=0))
    for person in everybody:
        job = job_of(person)
        yield f"  {fit(name_of(person), wide)}  {fit(job, WIDTH - wide - 4).rstrip()}".rstrip()
        yield f"    {clean(person.id)}"


def chain_of(path: Path, *, you: bool) -> str:
    """Return the people of a path with arrows between them."""
    names = [name_of(person) for person in path.people]
    if you:
        names[0] = "you"
    # An inferred tie has an arrow of its own, so that nobody takes a guess for knowledge.
    text = names[0]
    for name, step in zip(names[1:], path.steps, strict=True):
        text += f" {'→' if step.known else '⇢'} {name}"
    return text


def per_cent(chance: float) -> str:
    """Return a chance in words, never more exact than it is.

    Example:
        >>> per_cent(0.004), per_cent(0.154)
        ('under 1 %', '15 %')
    """
    return "under 1 %" if chance < 0.01 else f"{chance * 100:.0f} %"


def day_of(day: date | None) -> str:
    """Return a day, or that none is known."""
    return day.isoformat() if day else "no date known"


class Progress:
    """One line on stderr that is written over; nothing at all where stderr is no terminal.

    Args:
        quiet: Whether the user asked for no such line.

    Example:
        >>> with Progress(quiet=True) as progress:
        ...     progress.say("Reading 1 of 2")
    """

    def __init__(self, *, quiet: bool) -> None:
        """Find out whether anybody is watching."""
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self.say("")

    def say(self, text: str) -> None:
        """Write the line over."""
        if self._shown:
            sys.stderr.write("\r\x1b[2K" + fit(clean(text), WIDTH - 1).rstrip())
            sys.stderr.flush()
