"""``plan``: this week's asks, chosen together; ``plan accept`` turns them into planned asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import asks_document, shown
from cli.documents import person_document
from cli.planning import Planning
from cli.report_json import plan_document
from cli.report_plan import options_again, plan_blocks
from cli.report_text import block_lines
from cli.session import Usage, command_app, session_of
from cli.terminal import plural, title_of, wrap
from graph.errors import InvalidInput
from graph.sameness import describe
from outreach.calendar import Week

if TYPE_CHECKING:
    from graph.model import JournalEntry
    from outreach.plan import Plan

app = command_app("This week's asks, chosen together.")

_FROM = Annotated[str | None, typer.Option("--from", metavar="MEMBER", help="Who asks; you unless given.")]
_WEEK = Annotated[str | None, typer.Option(metavar="2026-W48", help="Which week; this one unless given.")]
_ASKS = Annotated[int | None, typer.Option(metavar="N", help="How many asks; 5 unless you changed it (E48).")]


@app.callback(invoke_without_command=True)
def plan(context: typer.Context, week: _WEEK = None, asks: _ASKS = None, member: _FROM = None) -> None:
    """Propose the asks of a week: the most conversations for the least goodwill. Nothing is written."""
    if context.invoked_subcommand is not None:
        if week is not None or asks is not None or member is not None:
            raise Usage("options come after accept", where="plan accept")
        return
    session = session_of(context)
    start = session.me(member)
    proposed = Planning(session, start).plan(Week.parse(week, today=session.today), asks=asks)
    session.answer(
        lambda: {**plan_document(proposed), "member": person_document(describe(start))},
        lambda: _lines(proposed, options_again(week, asks, member), quiet=session.quiet),
    )


@app.command()
def accept(
    context: typer.Context,
    *,
    numbers: Annotated[
        list[str] | None, typer.Argument(metavar="N...", help="Which of them; all unless given.")
    ] = None,
    week: _WEEK = None,
    asks: _ASKS = None,
    member: _FROM = None,
) -> None:
    """Take asks of the plan on: each becomes a planned ask. The same again adds nothing."""
    from outreach.journal import commit
    from outreach.ledger import read
    from outreach.plan import accept as accepted

    session = session_of(context)
    start = session.me(member)
    wanted = Week.parse(week, today=session.today)
    slots = [_number(text) for text in numbers or ()]
    proposed = Planning(session, start).plan(wanted, asks=asks)

    def decide(entries: Sequence[JournalEntry]) -> Sequence[JournalEntry]:
        """Turn choices into asks, by the journal as it stands now."""
        return accepted(entries, proposed, slots, on=session.today)

    written = commit(session.store, decide)
    ledger = read(session.store, today=session.today)
    made = shown(session, [ledger.ask(entry.ask) for entry in written if entry.ask is not None])
    session.done(
        lambda: {"week": str(wanted), **asks_document(made)},
        lambda: (
            [line for ask in made for line in wrap(f"Ask {ask.id}: {title_of(ask.target)}", rest="  ")]
            or ["Nothing new: these asks are planned already."]
        ),
    )


def _number(text: str) -> int:
    """Read the number of a choice."""
    if not (text.isascii() and text.isdigit()):
        raise InvalidInput(
            "this is no number of the plan", where=f"plan accept {text}", do="see: intrograph plan"
        )
    return int(text)


# --- text ---------------------------------------------------------------------------------------------------------


def _lines(plan: Plan, again: str, *, quiet: bool) -> Iterator[str]:
    """Write a plan for people."""
    if not quiet:
        yield f"Week {plan.week}: {plural(len(plan.choices), 'ask')} of {plan.asks}"
        yield ""
    yield from block_lines(plan_blocks(plan, again=again))
    fresh = [choice.slot for choice in plan.choices if choice.ask is None]
    if len(fresh) > 1 and not quiet:
        yield ""
        yield f"To take them all on: intrograph plan accept{again}"
