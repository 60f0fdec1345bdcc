"""A report as text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.report_blocks import Block, Item, Listing, Page, Prose, Subheading, Table, letters_in
from cli.terminal import WIDTH, clean, columns, fit, wrap

NARROWEST = 6
"""Columns of a table's column at least (assumption)."""


def text_lines(page: Page) -> Iterator[str]:
    """Yield the lines of a report; none is wider than 80 columns, but for a command that is."""
    yield clean(page.title)
    yield clean(page.subtitle)
    yield ""
    yield from wrap(" · ".join(f"{number} {words}" for number, words in page.summary))
    if page.lead:
        yield ""
        yield from wrap(page.lead)
    for section in page.sections:
        title = clean(section.title)
        yield ""
        yield title
        yield "─" * columns(title)
        yield from block_lines(section.blocks)
    yield ""
    yield from wrap(page.foot)


def block_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of blocks with empty lines between them; the letters of all come last."""
    for place, block in enumerate(blocks):
        lines = list(_block(block))
        if place and lines and not (isinstance(block, Listing) and isinstance(blocks[place - 1], Subheading)):
            yield ""
        yield from lines
    for letter in letters_in(blocks):
        yield ""
        yield from wrap(f"{letter.title}:")
        for line in letter.text.splitlines():
            yield from wrap(line, first="    │ ", rest="    │ ") if line else ["    │"]


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of one block."""
    if isinstance(block, Prose):
        yield from wrap(block.text)
    elif isinstance(block, Subheading):
        yield from wrap(f"{block.text}:")
    elif isinstance(block, Listing):
        for place, item in enumerate(block.items):
            yield from _item(item, f"{block.numbers[place]:>2}. " if block.numbers else " •  ")
    elif isinstance(block, Table):
        yield from _table(block)
    elif not block.spoken:
        yield from _table(block.table)


def _item(item: Item, first: str) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    tag = f" [{item.tag}]" if item.tag else ""
    yield from wrap(f"{item.text}{tag}", first=first)
    for detail in item.details:
        yield from wrap(detail, first="    ")
    if item.command:
        # In one piece, however long: it is there to be copied.
        yield f"    $ {clean(item.command)}"


def _table(table: Table) -> Iterator[str]:
    """Yield a table, each row on one line; what does not fit is cut, and numbers stay whole."""
    if not table.rows:
        return
    cells = [tuple(map(clean, row)) for row in (table.header, *table.rows)]
    widths = [max(columns(row[place]) for row in cells) for place in range(len(table.header))]
    _squeeze(widths, table.words)
    if sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        # Too many columns of numbers: one line per row, naming what is not empty.
        yield f"{clean(table.caption)}:"
        for row in cells[1:]:
            rest = [f"{head} {cell}" for head, cell in zip(cells[0][1:], row[1:], strict=True) if cell]
            yield from wrap(f"{row[0]}: {', '.join(rest)}", first=" •  ")
        return
    for row in cells:
        line = "  ".join(
            fit(cell, width) if place < table.words else " " * (width - columns(cell)) + cell
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield line.rstrip()


def _squeeze(widths: list[int], words: int) -> None:
    """Make columns of words narrower, the widest first, until a line fits or none can give."""
    while sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        widest = max(range(words), key=lambda place: (widths[place], place))
        if widths[widest] <= NARROWEST:
            return
        widths[widest] -= 1


def joined(lines: Sequence[str]) -> str:
    """Return lines as a file holds them."""
    return "".join(f"{line}\n" for line in lines)
