"""The pictures of a report as inline SVG: fixed layout, one decimal, colours from the page's style sheet."""

from __future__ import annotations

import math
from html import escape

from cli.report_blocks import Bars, Chains, Rings
from cli.terminal import columns

WIDTH = 360
"""Units of every picture from side to side: one unit is one pixel on a narrow phone, so that words stay readable."""

DOTS = 22
"""How many people a circle shows at most; the rest are counted (assumption)."""

_LETTER = 6.4
"""Units a letter of 11 units takes at most on average (assumption)."""


def svg_of(picture: Bars | Chains | Rings, alt: str, name: str) -> str:
    """Return a picture as an SVG element.

    Args:
        picture: What to draw.
        alt: What it shows, for those who do not see it.
        name: A word for its ids, unique in the page.
    """
    if isinstance(picture, Bars):
        height, parts = _bars(picture)
    elif isinstance(picture, Chains):
        height, parts = _chains(picture)
    else:
        height, parts = _rings(picture)
    return (
        f'<svg viewBox="0 0 {WIDTH} {_number(height)}" role="img" aria-labelledby="{name}-alt" '
        f'class="picture {type(picture).__name__.lower()}" focusable="false">'
        f'<title id="{name}-alt">{escape(alt)}</title>' + "".join(parts) + "</svg>"
    )


def _number(value: float) -> str:
    """Return a coordinate with at most one decimal, and no minus zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _text(x: float, y: float, words: str, style: str = "", *, anchor: str = "start") -> str:
    """Return one line of text."""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    kind = f' class="{style}"' if style else ""
    return f'<text x="{_number(x)}" y="{_number(y)}"{place}{kind}>{escape(words)}</text>'


def _short(words: str, width: float) -> str:
    """Return words that fit so many units."""
    most = max(3, int(width / _LETTER))
    if columns(words) <= most:
        return words
    isolate = words.startswith("\u2068")
    words = words.strip("\u2068\u2069")
    while columns(words) > most - 1:
        words = words[:-1]
    words = words.rstrip() + "…"
    return f"\u2068{words}\u2069" if isolate else words


def _bars(picture: Bars) -> tuple[float, list[str]]:
    """Return the funnel over time: a group of bars per step, the newest week at the bottom and strongest."""
    weeks = len(picture.weeks)
    thin, gap = 5.0, 12.0
    left, right = 84.0, 30.0
    most = max((count for row in picture.counts for count in row), default=0) or 1
    scale = (WIDTH - left - right) / most
    parts = []
    y = 4.0
    for step, row in zip(picture.steps, picture.counts, strict=True):
        middle = y + weeks * thin / 2
        parts.append(_text(left - 8, middle + 4, step, anchor="end"))
        parts.append(
            f'<line class="axis" x1="{_number(left)}" y1="{_number(y)}" x2="{_number(left)}" '
            f'y2="{_number(y + weeks * thin)}"/>'
        )
        for place, count in enumerate(row):
            if count:
                parts.append(
                    f'<rect class="week{weeks - 1 - place}" x="{_number(left)}" y="{_number(y + place * thin)}" '
                    f'width="{_number(count * scale)}" height="{_number(thin - 1)}"/>'
                )
        end = left + row[-1] * scale + 6
        parts.append(_text(end, middle + 4, str(row[-1]), "strong"))
        y += weeks * thin + gap
    x = left
    for place, week in enumerate(picture.weeks):
        parts.append(
            f'<rect class="week{weeks - 1 - place}" x="{_number(x)}" y="{_number(y + 2)}" width="8" height="8"/>'
        )
        parts.append(_text(x + 11, y + 10, week, "small"))
        x += (WIDTH - left) / weeks
    return y + 18, parts


def _chains(picture: Chains) -> tuple[float, list[str]]:
    """Return paths as rows of people with lines between them."""
    row = 64.0
    parts = []
    for place, (number, names, known) in enumerate(picture.chains):
        y = 22 + place * row
        left, right = 40.0, 40.0
        step = (WIDTH - left - right) / (len(names) - 1)
        if place:
            parts.append(
                f'<line class="rule" x1="0" y1="{_number(y - 22)}" x2="{WIDTH}" y2="{_number(y - 22)}"/>'
            )
        parts.append(_text(0, y + 4, f"{number}.", "small"))
        for tie in range(len(names) - 1):
            kind = "cold" if not known else "known" if known[tie] else "inferred"
            parts.append(
                f'<line class="tie {kind}" x1="{_number(left + tie * step + 8)}" y1="{_number(y)}" '
                f'x2="{_number(left + (tie + 1) * step - 8)}" y2="{_number(y)}"/>'
            )
        for spot, name in enumerate(names):
            x = left + spot * step
            last = spot == len(names) - 1
            kind = "goal" if last else "me" if spot == 0 else "between"
            parts.append(f'<circle class="{kind}" cx="{_number(x)}" cy="{_number(y)}" r="6"/>')
            # A long name at the side ends at the edge, so that it has room, too.
            if last and columns(name) * _LETTER > 2 * right:
                label = _text(WIDTH, y + 24, _short(name, step + right - 12), anchor="end")
            else:
                label = _text(x, y + 24, _short(name, step - 8), anchor="middle")
            parts.append(label)
    return len(picture.chains) * row, parts


def _rings(picture: Rings) -> tuple[float, list[str]]:
    """Return circles of people around the member; whoever was opened is filled."""
    count = len(picture.rings)
    first, step = 46.0, 40.0
    outer = first + step * (count - 1)
    x0, y0 = WIDTH / 2, outer + 24
    parts = []
    for ring, (label, people) in enumerate(picture.rings):
        radius = first + ring * step
        parts.append(f'<circle class="ring" cx="{_number(x0)}" cy="{_number(y0)}" r="{_number(radius)}"/>')
        parts.append(_text(x0, y0 - radius - 5, f"{label}: {len(people)}", "small", anchor="middle"))
        shown = people[:DOTS]
        for place, (name, opened) in enumerate(shown):
            # From the upper right clockwise to the upper left; the top is for the words.
            angle = math.radians(-50 + 280 * (place + 0.5) / len(shown))
            x, y = x0 + radius * math.cos(angle), y0 + radius * math.sin(angle)
            kind = "opened" if opened else "closed"
            parts.append(
                f'<circle class="{kind}" cx="{_number(x)}" cy="{_number(y)}" r="5">'
                f"<title>{escape(name)}{', opened' if opened else ''}</title></circle>"
            )
    parts.append(f'<circle class="me" cx="{_number(x0)}" cy="{_number(y0)}" r="16"/>')
    parts.append(_text(x0, y0 + 4, picture.centre, "centre", anchor="middle"))
    return y0 + outer + 12, parts
