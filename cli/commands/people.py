"""``people``: search for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from cli.documents import people_document
from cli.session import command_app, session_of
from cli.terminal import plural, table_of
from graph.dossier import find_people

app = command_app()


@app.command()
def people(
    context: typer.Context,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help="Parts of a name, company or job title.")
    ] = None,
) -> None:
    """Search for people by name, company or job title."""
    session = session_of(context)
    wanted = " ".join(text or ())
    found = find_people(session.store, wanted)

    def lines() -> Iterator[str]:
        if not found:
            yield (
                f"Nobody fits {wanted!r}."
                if wanted
                else f"Nobody is in {session.store.url} yet. See: intrograph import --help"
            )
            return
        if not session.quiet:
            yield plural(len(found), "person", "people") + (f" for {wanted!r}" if wanted else "")
        yield from table_of(found)

    session.answer(lambda: {"people": people_document(found)}, lines)
