"""``export``: the network to a file, for other programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import iso, people_document
from cli.session import Usage, command_app, session_of
from cli.terminal import plural, to_json, wrap
from graph.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.session import Session
    from graph.export import ExportedTie
    from graph.model import Person

FORMATS = ("csv", "json", "graphml", "gexf", "ics")

app = command_app()


@app.command()
def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="|".join(FORMATS), help="The form of the file.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; there must be no such file yet.")],
) -> None:
    """Write people and living ties to a file.

    csv is a list of ties that import reads again; json holds people and ties with what they rest on. Gephi opens
    graphml and gexf. ics is your calendar: meetings and promises, as todo --ics writes it.
    """
    from graph.export import living_ties, people

    session = session_of(context)
    if form not in FORMATS:
        raise Usage("no such form of file", where="export", do=f"use one of {', '.join(FORMATS)}")
    if file.exists():
        raise InvalidInput("there is such a file already", where=str(file), do="name another one")
    if form == "ics":
        from cli.commands.todo import calendar

        calendar(session, session.me().shown, file)
        return
    ties = list(living_ties(session.store, as_of=session.today))
    everybody = people(session.store)
    if form == "csv":
        text = _csv(ties)
    elif form == "json":
        text = _json(session, everybody, ties)
    else:
        from graph.analysis import gexf, graphml

        text = (graphml if form == "graphml" else gexf)(everybody, ties, as_of=session.today)
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
    file.chmod(0o600)
    session.done(
        lambda: {"file": str(file), "format": form, "people": len(everybody), "ties": len(ties)},
        lambda: wrap(
            f"{plural(len(everybody), 'person', 'people')} and {plural(len(ties), 'living tie')} are in {file}."
        ),
    )


def _url(person: Person) -> str:
    """Return the profile address, where the id proves one."""
    scheme, _, slug = person.id.partition(":")
    return f"https://www.linkedin.com/in/{slug}" if scheme == "li" else ""


def _csv(ties: Sequence[ExportedTie]) -> str:
    """Return a list of ties in the form that import reads."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["person_a", "person_b", "url_a", "url_b", "since", "kind"])
    for tie in ties:
        writer.writerow(
            [tie.a.name, tie.b.name, _url(tie.a), _url(tie.b), iso(tie.since) or "", tie.kinds[0].word]
        )
    return stream.getvalue()


def _json(session: Session, everybody: Sequence[Person], ties: Sequence[ExportedTie]) -> str:
    """Return people and ties as one document."""
    return to_json(
        {
            "as_of": session.today.isoformat(),
            "people": people_document(everybody),
            "ties": [
                {
                    "a": tie.a.id,
                    "b": tie.b.id,
                    "since": iso(tie.since),
                    "evidence": [kind.word for kind in tie.kinds],
                    "messages": tie.messages,
                    "last": iso(tie.last),
                }
                for tie in ties
            ],
        }
    )
