"""``backup``: copy the store to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.session import command_app, session_of
from cli.terminal import wrap

app = command_app()


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; there must be no such file yet.")],
) -> None:
    """Copy everything into one file that only you can read, and check the copy.

    To look into it, or to go on with it: intrograph --store FILE ...
    """
    from graph.care import copy, digest
    from graph.errors import InvalidInput, StoreError
    from graph.store import open_store

    session = session_of(context)
    if file.exists():
        raise InvalidInput("there is such a file already", where=str(file), do="name another one")
    source = session.store
    try:
        with open_store(f"sqlite:///{file.resolve()}") as target:
            copy(source, target)
            same = digest(source) == digest(target)
        if not same:
            raise StoreError("the copy is not what was copied", where=str(file), do="try again")
    except BaseException:
        for name in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            name.unlink(missing_ok=True)
        raise
    session.done(lambda: {"backup": str(file)}, lambda: wrap(f"Everything is in {file}."))
