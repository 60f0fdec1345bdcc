"""``me``: who asks when nobody else is named."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.documents import person_document
from cli.session import command_app, session_of
from cli.terminal import clean, title_of

app = command_app()


@app.command()
def me(
    context: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="Who you are: a name, an id or a profile address.")
    ] = None,
) -> None:
    """Say who you are, or ask.

    Unless you say otherwise you are the owner of the first export that was imported.
    """
    from graph.sameness import describe
    from graph.sameness import me as default_member

    session = session_of(context)
    if person is not None:
        row = session.person(person)
        with session.store.transaction():
            session.store.put_setting("me", row.shown)
    key = default_member(session.store)
    who = describe(session.store.person_rows([key])[key]) if key is not None else None
    answer = session.answer if person is None else session.done
    answer(
        lambda: {"me": person_document(who) if who is not None else None},
        lambda: (
            [f"You are {title_of(who)}.", f"  {clean(who.id)}"]
            if who is not None
            else ["Nobody yet: the owner of the first export you import will be you."]
        ),
    )
