"""``todo``: what is owed, most urgent first; with ``--ics`` as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import names_of, obligation_document, people_of
from cli.documents import person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import clean, plural, wrap
from outreach.ledger import read
from outreach.obligations import Obligation, obligations

if TYPE_CHECKING:
    from graph.model import PersonId

app = command_app()


@app.command()
def todo(
    context: typer.Context,
    *,
    days: Annotated[
        int | None, typer.Option(metavar="N", help="How far ahead to look; 14 unless given.")
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a calendar file instead; - for stdout.", allow_dash=True),
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Whose promises; yours unless given.")
    ] = None,
) -> None:
    """List what you owe and to whom, with the command that settles each."""
    session = session_of(context)
    if days is not None and days < 0:
        raise Usage("days lie ahead", where="--days", do="give 0 or more")
    owner = session.me(member).shown
    if ics is not None:
        calendar(session, owner, ics)
        return
    ledger = read(session.store, today=session.today)
    people = people_of(session, (each for ask in ledger.of(owner) for each in (*ask.path, ask.member)))
    owed = obligations(ledger, owner, days=days, names=names_of(people))
    session.answer(
        lambda: {
            "as_of": session.today.isoformat(),
            "member": person_document(people_of(session, [owner])[owner]),
            "obligations": [obligation_document(each, people[each.person]) for each in owed],
        },
        lambda: todo_lines(owed),
    )


def calendar(session: Session, member: PersonId, file: Path) -> None:
    """Write everything that belongs in a member's calendar.

    Args:
        session: The command's.
        member: Whose calendar.
        file: Where to; ``-`` for stdout.
    """
    import sys

    from outreach.agenda import agenda
    from outreach.calendar import calendar_file
    from outreach.journal import load

    entries = load(session.store)
    ledger = read(session.store, today=session.today)
    names = names_of(people_of(session, (each for ask in ledger.of(member) for each in ask.path)))
    entry_list = agenda(entries, member, today=session.today, names=names)
    content = calendar_file(entry_list)
    if str(file) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    file.write_bytes(content)
    session.done(
        lambda: {"file": str(file), "entries": len(entry_list)},
        lambda: wrap(
            f"Wrote {plural(len(entry_list), 'calendar entry', 'calendar entries')} to {clean(str(file))}."
        ),
    )


def todo_lines(owed: Sequence[Obligation]) -> Iterator[str]:
    """Write what is owed, for people."""
    if not owed:
        yield "Nothing is owed. Every promise is kept."
    for each in owed:
        late = "  overdue" if each.overdue else ""
        when = each.due_at.strftime("%Y-%m-%d %H:%M") if each.due_at is not None else each.due.isoformat()
        yield from wrap(f"{each.what} ({each.rule}, ask {each.ask})", first=f"{when}{late}  ", rest="  ")
        yield f"  {each.settle}"
