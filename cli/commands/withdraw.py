"""``withdraw``: remove everything a member brought along."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.session import command_app, session_of
from cli.terminal import listed, plural, wrap

app = command_app()


@app.command()
def withdraw(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="A name, an id or a profile address.")],
) -> None:
    """Take back everything a member brought along: their exports, asks, targets, profile and consent."""
    from graph.care import ids_of, undo_all_of
    from outreach.journal import withdraw as entries_of

    session = session_of(context)
    row = session.me(member, where="withdraw")
    store = session.store
    with store.transaction():
        entries = store.journal()
        gone = sorted(n for id_ in ids_of(store, row.root) for n in entries_of(entries, id_))
        accounts = undo_all_of(store, row.root)
        store.rewrite_journal([], gone)
    numbers = [account.id for account in accounts]
    session.done(
        lambda: {"withdrawn": {"imports": list(numbers), "entries": len(gone)}},
        lambda: wrap(
            f"Taken back: {'import' if len(numbers) == 1 else 'imports'} {listed(list(map(str, numbers)))}, and "
            f"{plural(len(gone), 'entry', 'entries')} of asks, targets and profile."
        ),
    )
