"""``imports``: what was imported; ``imports undo`` takes one import back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import imports_document
from cli.session import command_app, session_of
from cli.terminal import name_of, wrap

if TYPE_CHECKING:
    from graph.model import ImportAccount

app = command_app("What was imported; take one import back.")


@app.callback(invoke_without_command=True)
def imports(context: typer.Context) -> None:
    """List what was imported, or take one import back."""
    if context.invoked_subcommand is not None:
        return
    session = session_of(context)
    accounts = [row.account for row in session.store.imports()]
    session.answer(lambda: imports_document(accounts), lambda: _lines(accounts))


@app.command()
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number, as imports lists it.")],
) -> None:
    """Take one import back: exactly what it alone said is gone."""
    from graph.intake import undo as take_back
    from graph.model import ImportId

    session = session_of(context)
    account = take_back(session.store, ImportId(number))
    session.done(
        lambda: imports_document([account]),
        lambda: [f"Import {account.id} ({account.source}) was taken back."],
    )


def _lines(accounts: Sequence[ImportAccount]) -> Iterator[str]:
    """Write the list for people."""
    if not accounts:
        yield "Nothing was imported yet. See: intrograph import --help"
    for account in accounts:
        day = account.as_of.isoformat() if account.as_of else "no date   "
        whose = f" by {name_of(account.owner)}" if account.owner else ""
        gone = " (taken back)" if account.undone else ""
        yield from wrap(f"{account.source}{whose}{gone}", first=f"{account.id:>4}  {day}  ")
