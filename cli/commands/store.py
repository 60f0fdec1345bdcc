"""``store``: check the store, or copy it to another one."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.session import command_app, session_of
from cli.terminal import Progress, plural, wrap

app = command_app("Check the store, or copy it to another one.")


@app.command()
def check(context: typer.Context) -> None:
    """Look for anything in the store that should not be. Nothing is changed."""
    from graph import care

    session = session_of(context)
    found = care.check(session.store)
    content = care.digest(session.store) if not found else None
    session.answer(
        lambda: {"store": session.store.url, "sound": not found, "findings": list(found), "digest": content},
        lambda: (
            [*(f"- {each}" for each in found), "Make a backup, then import your files into a new store."]
            if found
            else [f"{session.store.url} is sound.", f"Content {str(content)[:16]}"]
        ),
    )
    if found:
        raise typer.Exit(1)


@app.command()
def copy(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="An empty store: sqlite:///PATH or neo4j://...")],
) -> None:
    """Copy everything into another, empty store.

    It is looked whether everything arrived, and repeating it does no harm.
    """
    from graph import care
    from graph.store import open_store

    session = session_of(context)
    with open_store(url) as target, Progress(quiet=session.quiet or session.json) as progress:
        copied = care.copy(
            session.store, target, progress=lambda done, total: progress.say(_bar(done, total))
        )
        shown = target.url
    holds = (
        f"{plural(copied.people, 'person', 'people')}, {plural(copied.facts, 'fact')}, "
        f"{plural(copied.imports, 'import')}, {plural(copied.entries, 'ledger entry', 'ledger entries')}"
    )
    session.done(
        lambda: {
            "store": shown,
            "people": copied.people,
            "facts": copied.facts,
            "imports": copied.imports,
            "entries": copied.entries,
            "already": copied.already,
        },
        lambda: wrap(
            f"{shown} already holds the same network ({holds}); nothing was changed."
            if copied.already
            else f"Everything is in {shown}, counted and compared: {holds}."
        ),
    )


_BAR = 30  # columns; assumption: enough to see it move


def _bar(done: int, total: int) -> str:
    """Draw how far a copy is."""
    full = _BAR * done // max(total, 1)
    return f"Copying [{'#' * full}{'-' * (_BAR - full)}] {100 * done // max(total, 1):3d} %"
