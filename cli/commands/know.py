"""``know``: say that two people know each other."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.documents import import_document
from cli.session import command_app, session_of
from cli.terminal import name_of, wrap
from graph.errors import InvalidInput

app = command_app()


@app.command()
def know(
    context: typer.Context,
    *,
    first: Annotated[
        str, typer.Argument(metavar="A", help="A name, an id or a profile address; me for yourself.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="Likewise.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="How you know.")] = "",
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Since when they know each other.")
    ] = None,
    strength: Annotated[
        str | None,
        typer.Option(metavar="weak|normal|strong", help="How well; overrules what the files suggest."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Also take names that no file holds, for people of their own.")
    ] = False,
) -> None:
    """Say that two people know each other; it counts like a line in a file, and can be taken back."""
    from graph.intake import take_in
    from importers.statements import claims_of_knowing

    session = session_of(context)
    by = session.me().shown
    began = session.day_of(since, "--since")
    if began is not None and began > session.today:
        raise InvalidInput(f"{began} lies after today ({session.today})", where="--since")
    outside = "search with: intrograph people TEXT; for somebody whom no file holds add --new"
    a, b = (session.someone(text, new=new, do=outside) for text in (first, second))
    claims = claims_of_knowing(
        a.id,
        b.id,
        by=by,
        on=session.today,
        since=began,
        note=note,
        strength=strength,
        names=[(person.id, person.name) for person in (a, b)],
    )
    account = take_in(session.store, claims)
    said = "You said so before" if account.repeats is not None else f"Noted as import {account.id}"
    session.done(
        lambda: import_document([account], dry_run=False),
        lambda: wrap(
            f"{said}: {name_of(a)} and {name_of(b)} know each other. To take it back: "
            f"intrograph imports undo {account.id}"
        ),
    )
