"""``target``: the people and companies a member would like to reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import called, people_of
from cli.documents import Document, person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import job_of, wrap
from graph.errors import InvalidInput
from outreach.profile import Target, add_target, drop_target, targets

if TYPE_CHECKING:
    from graph.interests import Interest
    from graph.model import Person, PersonId

SHOWN_INTERESTS = 10
"""Companies of the export that are printed unless ``--all`` is given. Assumption: what one can look over."""

app = command_app("The people and companies you would like to reach.")

_FROM = Annotated[str | None, typer.Option("--from", metavar="MEMBER", help="Whose; yours unless given.")]


@app.command()
def add(
    context: typer.Context,
    *,
    person: Annotated[
        str | None,
        typer.Argument(metavar="PERSON", help="A name, an id or a profile address.", show_default=False),
    ] = None,
    company: Annotated[str, typer.Option(help="Anybody who works there.")] = "",
    title: Annotated[str, typer.Option(help="Anybody with these words in the job title.")] = "",
    school: Annotated[str, typer.Option(help="Anybody who went there.")] = "",
    value: Annotated[
        int | None,
        typer.Option(metavar="1|2|3", help="How much you would like to talk to them; 2 unless given."),
    ] = None,
    note: Annotated[str, typer.Option(help="Why; nobody else sees it.")] = "",
    member: _FROM = None,
) -> None:
    """Add a person, or everybody who fits.

    Who fits is said by company, title and school. The same again, with another value, changes the value.
    """
    session = session_of(context)
    if person is None and not (company.strip() or title.strip() or school.strip()):
        raise Usage("whom?", where="target add", do="name a person, --company, --title or --school")
    if person is not None and (company or title or school):
        raise Usage("a target is either one person or a query", where="target add", do="name one of the two")
    owner = session.me(member).shown
    wanted = session.wanted(person).shown if person is not None else None
    if wanted == owner:
        raise InvalidInput("this is you", where="target add", do="name somebody you want to meet")
    target = add_target(
        session.store,
        owner,
        today=session.today,
        person=wanted,
        company=company,
        title=title,
        school=school,
        value=value,
        note=note,
    )
    people = _people(session, [target])
    session.done(
        lambda: {"targets": [_document(target, people)]},
        lambda: wrap(f"Target {target.number}: {_words(target, people)}, value {target.value}."),
    )


@app.command(name="list")
def list_(
    context: typer.Context,
    member: _FROM = None,
    everything: Annotated[bool, typer.Option("--all", help="Print every company of your export.")] = False,
) -> None:
    """List your targets, the most wanted first.

    Below stand the companies of your own export that are none yet: dream companies, applications, saved jobs and
    followed companies.
    """
    from graph.identity import company_key
    from graph.interests import interests
    from outreach.journal import load

    session = session_of(context)
    whose = session.me(member)
    found = targets(load(session.store), whose.shown, today=session.today)
    people = _people(session, found)
    wanted = {
        company_key(each.company): each.number
        for each in found
        if each.company and not (each.title or each.school)
    }
    known = interests(session.store, whose.root, as_of=session.today)
    session.answer(
        lambda: {
            "targets": [_document(target, people) for target in found],
            "interests": [_interest_document(interest, wanted.get(interest.key)) for interest in known],
        },
        lambda: [
            *_lines(found, people),
            *_interest_lines([each for each in known if each.key not in wanted], everything=everything),
        ],
    )


@app.command()
def drop(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Its number, or the person.")],
    member: _FROM = None,
) -> None:
    """Take a target off the list."""
    from outreach.journal import load

    session = session_of(context)
    owner = session.me(member).shown
    number = target.strip().removeprefix("#")
    if not (number.isascii() and number.isdigit()):
        wanted = session.person(target).shown
        found = targets(load(session.store), owner, today=session.today)
        fits = [each.number for each in found if each.person == wanted]
        if not fits:
            raise InvalidInput(
                "this is none of your targets", where="target drop", do="see: intrograph target list"
            )
        number = str(fits[0])
    dropped = drop_target(session.store, owner, int(number), today=session.today)
    people = _people(session, [dropped])
    session.done(
        lambda: {"targets": [_document(dropped, people)]},
        lambda: wrap(f"No longer a target: {_words(dropped, people)}."),
    )


def _people(session: Session, found: Sequence[Target]) -> dict[PersonId, Person]:
    """Return the people among targets."""
    return people_of(session, (each.person for each in found if each.person is not None))


def _document(target: Target, people: dict[PersonId, Person]) -> Document:
    """Return one target."""
    return {
        "number": target.number,
        "person": person_document(people[target.person]) if target.person is not None else None,
        "company": target.company,
        "title": target.title,
        "school": target.school,
        "value": target.value,
        "since": target.since.isoformat(),
        "source": target.source,
        "note": target.note,
    }


def _interest_document(interest: Interest, target: int | None) -> Document:
    """Return one company of the member's own export, and the number of the target that it is."""
    from cli.interests import sign_documents

    return {"company": interest.company, "target": target, "signs": sign_documents([interest])}


def _interest_lines(found: Sequence[Interest], *, everything: bool) -> Iterator[str]:
    """Write the companies that could become targets."""
    if not found:
        return
    from cli.interests import interest_words

    yield ""
    yield f"Companies in your export that are no target yet ({len(found):,})"
    shown = found if everything else found[:SHOWN_INTERESTS]
    for interest in shown:
        yield from wrap(f"{interest.company}: {interest_words(interest)}", first="  ", rest="      ")
    if len(shown) < len(found):
        yield f"  … and {len(found) - len(shown):,} more: add --all"
    yield "Make one a target with: intrograph target add --company NAME"


def _words(target: Target, people: dict[PersonId, Person]) -> str:
    """Say whom a target means."""
    from outreach.plan import name_of

    if target.person is None:
        return name_of(target)
    person = people[target.person]
    job = job_of(person)
    return f"{called(person)}, {job}" if job else called(person)


def _lines(found: Sequence[Target], people: dict[PersonId, Person]) -> Iterator[str]:
    """Write the list for people."""
    if not found:
        yield "No targets yet. Begin with: intrograph target add PERSON, or --company NAME"
    for target in found:
        source = f", from {target.source}" if target.source else ""
        note = f": {target.note}" if target.note else ""
        yield from wrap(
            f"{_words(target, people)}, value {target.value}{source}{note}",
            first=f"{target.number:>3}  ",
            rest=" " * 7,
        )
