"""A report as one HTML file: no script, nothing from outside, readable on a phone, on paper and in the dark."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from cli.report_blocks import CLOSE_ISOLATE, OPEN_ISOLATE, Bars, Chains, Page, Rings

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_ISOLATES = re.compile(f"[{OPEN_ISOLATE}{CLOSE_ISOLATE}]")


def html(page: Page) -> str:
    """Return a report as a complete HTML document; the same page gives the same bytes."""
    return _template().render(page=page)


@cache
def _template() -> Template:
    """Load the template; everything that is put into it is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["words"] = _words
    environment.filters["plain"] = lambda text: _ISOLATES.sub("", text)
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.globals["svg"] = _svg
    source = files("cli").joinpath("templates", "report.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source)


def _words(text: str) -> Markup:
    """Escape a text and let what is kept apart have its own direction."""
    from markupsafe import Markup

    safe = escape(text).replace(OPEN_ISOLATE, "<bdi>").replace(CLOSE_ISOLATE, "</bdi>")
    return Markup(safe)  # noqa: S704  (escaped just above)


def _svg(picture: Bars | Chains | Rings, alt: str, name: str) -> Markup:
    """Return a picture as markup."""
    from markupsafe import Markup

    from cli.charts import svg_of

    return Markup(svg_of(picture, _ISOLATES.sub("", alt), name))  # noqa: S704  (charts escapes every word)
