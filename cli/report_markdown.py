"""A report as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cli.report_blocks import Block, Figure, Item, Listing, Page, Prose, Subheading, Table, letters_in

# Whatever CommonMark or a common extension of it reads as more than a letter, anywhere in a line. A parenthesis means
# nothing without a bracket before it; an ampersand only where an entity may follow; a colon only in an address.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~^$@]|&(?=[#\w])|:(?=//)|(?<=\b(?i:www))\.)")
# What only counts where a line begins: headings, lists, rules, underlines.
_BEGIN = re.compile(r"^(\s*)([-+.#=:])")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])")


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is, wherever it stands in a line.

    Example:
        >>> print(escaped("# *Ada* <b>"))
        \# \*Ada\* \<b\>
    """
    text = _SPECIAL.sub(r"\\\1", text)
    text = _NUMBER.sub(lambda found: f"{found[1]}\\{found[2]}", text)
    return _BEGIN.sub(r"\1\\\2", text)


def markdown(page: Page) -> str:
    """Return a report as Markdown, with a newline at the end."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    """Yield the lines of a report."""
    yield f"# {escaped(page.title)}"
    yield ""
    yield escaped(page.subtitle)
    yield ""
    yield " · ".join(f"**{escaped(number)}** {escaped(words)}" for number, words in page.summary)
    if page.lead:
        yield ""
        yield escaped(page.lead)
    for section in page.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        for block in section.blocks:
            yield ""
            yield from _block(block)
        for letter in letters_in(section.blocks):
            yield ""
            yield f"**{escaped(letter.title)}**"
            yield ""
            # Indented code shows every character as it is.
            yield from (f"    {line}".rstrip() for line in letter.text.splitlines())
    yield ""
    yield f"*{escaped(page.foot)}*"


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of one block."""
    if isinstance(block, Prose):
        yield escaped(block.text)
    elif isinstance(block, Subheading):
        yield f"### {escaped(block.text)}"
    elif isinstance(block, Listing):
        for place, item in enumerate(block.items):
            yield from _item(item, f"{block.numbers[place]}. " if block.numbers else "- ")
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Figure):
        yield escaped(block.alt)
        yield ""
        yield from _table(block.table)


def _item(item: Item, first: str) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    indent = " " * len(first)
    tag = f" **{escaped(item.tag)}**" if item.tag else ""
    yield f"{first}{escaped(item.text)}{tag}"
    for detail in item.details:
        yield f"{indent}<br>{escaped(detail)}"
    if item.command:
        yield f"{indent}<br>{_code(item.command)}"


def _code(text: str) -> str:
    """Return a text as inline code, whatever backticks it holds."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _table(table: Table) -> Iterator[str]:
    """Yield a table."""
    if not table.rows:
        return
    yield f"**{escaped(table.caption)}**"
    yield ""
    yield _row(table.header)
    yield (
        "|"
        + "|".join(" --- " if place < table.words else " ---: " for place in range(len(table.header)))
        + "|"
    )
    yield from map(_row, table.rows)


def _row(cells: tuple[str, ...]) -> str:
    """Return one row of a table."""
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
