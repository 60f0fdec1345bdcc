"""``connectors``: the people one knows, by how many wanted people they can introduce to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, people_document, person_document
from cli.session import Session, command_app, session_of
from cli.terminal import name_of, plural, title_of, wrap
from graph.errors import InvalidInput
from graph.openings import Opening
from graph.openings import connectors as openings
from graph.query import TargetQuery, resolve

if TYPE_CHECKING:
    from graph.model import PersonId, PersonKey

SHOWN_NAMES = 6
"""Names printed per connector. Assumption: more is a wall of text; ``--json`` has all."""

app = command_app()


@app.command()
def connectors(
    context: typer.Context,
    *,
    company: Annotated[str | None, typer.Option(help="Anybody who works there.")] = None,
    title: Annotated[str | None, typer.Option(help="Anybody with these words in the job title.")] = None,
    school: Annotated[str | None, typer.Option(help="Anybody who went there.")] = None,
    former: Annotated[bool, typer.Option("--former", help="Earlier staff too.")] = False,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Who asks; you unless given.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="How many connectors at most.")] = 20,
) -> None:
    """List the people you know who know most of the people you would like to meet.

    Without a company, title or school these are the people and companies of your target list.
    """
    session = session_of(context)
    if limit < 1:
        raise InvalidInput("at least one connector must be asked for", where="--limit")
    start = session.me(member)
    query = TargetQuery(company=company, title=title, school=school, former=former)
    wanted = (
        set(resolve(session.store, query, as_of=session.today))
        if company or title or school
        else _targets(session, start.shown)
    )
    found = openings(session.store, start.root, sorted(wanted), as_of=session.today)[:limit]
    session.answer(
        lambda: {"connectors": [_document(each) for each in found]}, lambda: _lines(found, len(wanted))
    )


def _targets(session: Session, member: PersonId) -> set[PersonKey]:
    """Return everybody on a member's target list."""
    from outreach.profile import targets

    wanted: set[PersonKey] = set()
    listed = targets(session.store.journal(), member, today=session.today)
    if not listed:
        raise InvalidInput(
            "nobody is wanted yet", where="connectors", do="name --company, or see: intrograph target --help"
        )
    for target in listed:
        query = TargetQuery(
            person=target.person, company=target.company, title=target.title, school=target.school
        )
        wanted.update(resolve(session.store, query, as_of=session.today))
    return wanted


def _document(opening: Opening) -> Document:
    """Return a connector."""
    return {"person": person_document(opening.person), "opens": people_document(opening.opens)}


def _lines(found: Sequence[Opening], wanted: int) -> Iterator[str]:
    """Write the list for people."""
    if not found:
        if wanted:
            whom = plural(wanted, "wanted person", "wanted people")
            yield from wrap(f"Of {whom}, none is known to be reached through a contact of yours.")
            yield from wrap(
                "Whom of them you know yourself, and what could open a way, says: intrograph find-path"
            )
        else:
            yield from wrap("Nobody in the store is wanted so. Perhaps it is written otherwise:")
            yield "  intrograph people TEXT"
    for opening in found:
        names = [name_of(person) for person in opening.opens]
        more = f" and {len(names) - SHOWN_NAMES:,} more" if len(names) > SHOWN_NAMES else ""
        yield from wrap(title_of(opening.person), first=f"{len(names):>4}  ")
        yield from wrap(", ".join(names[:SHOWN_NAMES]) + more, first=" " * 6)
