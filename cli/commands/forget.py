"""``forget``: remove a person and what was noted about them."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.session import command_app, session_of
from cli.terminal import plural, wrap

app = command_app()


@app.command()
def forget(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A name, an id or a profile address.")],
) -> None:
    """Remove a person: from the network, and from asks, where only that there was somebody stays.

    A later import brings them back if it holds them. A member has to withdraw first.
    """
    from graph import care
    from outreach.journal import forget as changed_entries

    session = session_of(context)
    row = session.person(person)
    store = session.store
    with store.transaction():
        entries = changed_entries(store.journal(), care.ids_of(store, row.root))
        care.forget(store, row.root)
        store.rewrite_journal(entries, [])
    session.done(
        lambda: {"forgotten": {"entries": len(entries)}},
        lambda: wrap(
            f"Forgotten; {plural(len(entries), 'entry', 'entries')} of the ledger now "
            f"{'speaks' if len(entries) == 1 else 'speak'} of nobody in particular."
        ),
    )
