"""``mutuals``: the contacts one has in common with somebody, pasted from their profile page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import import_document
from cli.session import command_app, session_of
from cli.terminal import name_of, plural, wrap
from graph.identity import fold_name

if TYPE_CHECKING:
    from cli.session import Session
    from graph.model import ImportAccount, Person
    from importers.pasted import Pasted

app = command_app()


@app.command()
def mutuals(
    context: typer.Context,
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="Whose page it is: a profile address, or a name known here."),
    ],
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What the target is called, where only the address is known.")
    ] = "",
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Who sees the page; you unless given.")
    ] = None,
) -> None:
    """Read names from stdin, one a line or as the profile page shows them.

    Each name counts for the one connection of yours who has it; nobody is guessed.
    """
    from graph.claims import Owner
    from graph.intake import take_in
    from importers.pasted import read_names
    from importers.statements import claims_of_mutuals

    session = session_of(context)
    reader = session.me(member)
    person = session.someone(target, name=name, do="give the address of their profile page")
    if sys.stdin.isatty() and not session.quiet:
        sys.stderr.write("Paste the names, then end with Ctrl-D on a line of its own.\n")
    pasted = read_names(sys.stdin.read())
    claims = claims_of_mutuals(
        person.id, pasted, owner=Owner(reader.shown, reader.name), on=session.today, target_name=person.name
    )
    account = take_in(session.store, claims)
    known = _tied(session, person)
    session.done(
        lambda: import_document([account], dry_run=False), lambda: _lines(account, person, pasted, known)
    )


def _tied(session: Session, person: Person) -> set[str]:
    """Return the folded names of everybody the target is now known to know."""
    from graph.dossier import dossier

    key = session.person(person.id).root
    ties = dossier(session.store, key, as_of=session.today).ties
    return {fold_name(tie.other.name) for tie in ties}


def _lines(account: ImportAccount, person: Person, pasted: Pasted, known: set[str]) -> Iterator[str]:
    """Say which names counted and which did not."""
    counted = [name for _, name in pasted.names if fold_name(name) in known]
    open_ = [name for _, name in pasted.names if fold_name(name) not in known]
    said = "You said so before" if account.repeats is not None else f"Noted as import {account.id}"
    whom = f"{plural(len(counted), 'person knows', 'people know')} you and {name_of(person)}"
    yield from wrap(f"{said}: {whom}.")
    for name in counted:
        yield f"  {name}"
    if open_:
        yield ""
        yield "Not one connection of yours, or more than one, has these names:"
        for name in open_:
            yield f"  {name}"
        yield "See: intrograph identity review"
    if pasted.others:
        were = plural(pasted.others, "more person was", "more people were")
        yield from wrap(f"{were} counted, not named.")
