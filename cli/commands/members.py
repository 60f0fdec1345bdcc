"""``members``: whose exports are in the store; ``members consent`` keeps who agreed to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from cli.documents import Document, iso, person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import title_of, wrap
from graph.model import ImportId, Person
from graph.sameness import me as default_member

app = command_app("Whose exports are in the store, and who agreed to what.")


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody whose own export is in the store."""

    person: Person
    me: bool
    imports: tuple[ImportId, ...]
    as_of: date | None
    consent: bool


@app.callback(invoke_without_command=True)
def members(context: typer.Context) -> None:
    """List whose exports are in the store."""
    if context.invoked_subcommand is not None:
        return
    session = session_of(context)
    everybody = _members(session)
    session.answer(
        lambda: {"members": [_document(member) for member in everybody]}, lambda: _lines(everybody)
    )


@app.command()
def consent(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="A name, an id or a profile address.")],
    answer: Annotated[str, typer.Argument(metavar="yes|no", help="Whether they agree.")],
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day they said so; today unless given.")
    ] = None,
) -> None:
    """Keep whether a member agrees that a coach sees them.

    Without it the coach's report has numbers for them alone; with it their name, states and target companies.
    """
    from outreach.profile import set_consent

    if answer not in ("yes", "no"):
        raise Usage("say yes or no", where="members consent")
    session = session_of(context)
    row = session.me(member, where="members consent")
    day = session.day_of(on, "--on") or session.today
    set_consent(session.store, row.shown, answer == "yes", on=day, today=session.today)
    (kept,) = [each for each in _members(session) if each.person.id == row.shown]
    word = "agrees" if kept.consent else "does not agree"
    session.done(
        lambda: {"members": [_document(kept)]},
        lambda: wrap(f"{kept.person.name} {word} that a coach sees name, states and target companies."),
    )


def _members(session: Session) -> list[_Member]:
    """Return everybody whose own export is in the store, in the order of their first import."""
    from outreach.asks import read

    origins = session.store.origins()
    people = session.people(session.members())
    ledger = read(session.store, today=session.today)
    mine = default_member(session.store)
    found = []
    for key, person in ((key, people[key]) for key in session.members()):
        own = [origin for origin in origins if origin.member and origin.owner == key]
        newest = max(origin.as_of for origin in own)
        found.append(
            _Member(
                person,
                key == mine,
                tuple(origin.id for origin in own),
                date.fromordinal(newest) if newest else None,
                ledger.profile(person.id).consent,
            )
        )
    return found


def _document(member: _Member) -> Document:
    """Return a member."""
    return {
        "person": person_document(member.person),
        "me": member.me,
        "imports": list(member.imports),
        "as_of": iso(member.as_of),
        "consent": member.consent,
    }


def _lines(everybody: Sequence[_Member]) -> Iterator[str]:
    """Write the list for people."""
    if not everybody:
        yield "Nobody's export is in the store yet. See: intrograph import --help"
    for member in everybody:
        you = " (you)" if member.me else ""
        yield from wrap(f"{title_of(member.person)}{you}", rest="  ")
        numbers = ", ".join(map(str, member.imports))
        word = "import" if len(member.imports) == 1 else "imports"
        agreed = "; agrees that a coach sees their progress" if member.consent else ""
        yield from wrap(f"{word} {numbers}, as of {member.as_of or 'no known day'}{agreed}", first="  ")
