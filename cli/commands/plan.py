"""``plan``: this week's asks, chosen together; ``plan accept`` turns them into planned asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import asks_document, shown
from cli.documents import person_document
from cli.planning import Planning
from cli.report_json import plan_document
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
        lambda: _lines(proposed, _again(week, asks, member), quiet=session.quiet),
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


def _again(week: str | None, asks: int | None, member: str | None) -> str:
    """Return the options of the plan that taking it on needs as well."""
    said = {"--week": week, "--asks": asks, "--from": f'"{member}"' if member is not None else None}
    return "".join(f" {option} {value}" for option, value in said.items() if value is not None)


def _lines(plan: Plan, again: str, *, quiet: bool) -> Iterator[str]:
    """Write a plan for people."""
    if not quiet:
        yield f"Week {plan.week}: {plural(len(plan.choices), 'ask')} of {plan.asks}"
        yield ""
    for choice in plan.choices:
        via = " → ".join(person.name or person.id for person in choice.path[1:-1])
        way = f"via {via}" if via else "write yourself"
        yield from wrap(f"{title_of(choice.target)}: {way}", first=f"{choice.slot:>2}. ")
        yield from wrap(f"{choice.why} Value {choice.value}.", first="    ")
    if not plan.choices:
        yield "Nothing to ask this week."
    if plan.left_out:
        yield ""
        yield "Not this week"
        for each in plan.left_out:
            yield from wrap(f"{title_of(each.target)}: {each.why}", first="  - ")
    if not plan.choices and not plan.left_out:
        yield "Say whom you would like to reach: intrograph target add"
    elif any(choice.ask is None for choice in plan.choices) and not quiet:
        yield ""
        accept = f"intrograph plan accept{again}"
        fresh = [choice.slot for choice in plan.choices if choice.ask is None]
        if len(fresh) == 1:
            yield f"To take it on: {accept}"
        else:
            yield f"To take them on: {accept}"
            yield f"Or only one: {accept} {fresh[0]}"
