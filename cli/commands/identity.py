"""``identity``: decide who is one person and who is not; every decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, iso, people_document, person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import clean, listed, name_of, title_of, wrap
from graph.identity import person_id_of_slug, slug_of_url
from graph.model import Person, PersonId
from graph.sameness import describe

if TYPE_CHECKING:
    from graph.sameness import Question

app = command_app("Decide who is one person and who is not.")

SHOWN_QUESTIONS = 20
"""Questions that are printed unless ``--all`` is given. Assumption: more than one sitting's worth."""

_A = Annotated[str, typer.Argument(metavar="A", help="An id (see show), a profile address or a name.")]
_B = Annotated[str, typer.Argument(metavar="B", help="Likewise.")]


@app.command()
def review(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Print every question.")] = False,
) -> None:
    """List what the files leave open; answer it, or leave it."""
    from graph.review import questions

    session = session_of(context)
    found = questions(session.store)
    session.answer(
        lambda: {"questions": [_document(each) for each in found]},
        lambda: _lines(found, everything=everything),
    )


@app.command()
def merge(context: typer.Context, first: _A, second: _B) -> None:
    """Say that two are one person."""
    _decide(session_of(context), first, second, same=True)


@app.command()
def split(context: typer.Context, first: _A, second: _B) -> None:
    """Say that two ids are two people."""
    _decide(session_of(context), first, second, same=False)


@app.command()
def name(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="NAME", help="The name as the row has it.")],
    person: Annotated[
        str | None,
        typer.Argument(
            metavar="PERSON", help="Whom it means: an id, a profile address or a name.", show_default=False
        ),
    ] = None,
    *,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="In whose files; yours unless given.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Take it back: leave the name to the files.")] = False,
) -> None:
    """Say which connection a row means that gives only a name.

    Recommendations are such rows, and old messages and invitations.
    """
    from graph.sameness import decide_name

    session = session_of(context)
    if (person is None) != open_:
        raise Usage("whom does it mean?", where="identity name", do="name one person, or give --open")
    owner = session.me(member)
    meant = session.person(person) if person is not None else None
    store = session.store
    with store.transaction():
        decide_name(store, owner.root, text, meant.root if meant is not None else None)
    people = [describe(meant)] if meant is not None else []
    said = f"means {title_of(people[0])}" if people else "is left to the files again"
    session.done(
        lambda: {"name": text, "people": people_document(people)},
        lambda: wrap(f"{clean(text)} in {name_of(describe(owner))}'s files {said}"),
    )


@app.command()
def reset(context: typer.Context, first: _A, second: _B) -> None:
    """Take a decision back, and leave it to the files again."""
    _decide(session_of(context), first, second, same=None)


def _decide(session: Session, first: str, second: str, *, same: bool | None) -> None:
    """Keep a decision and say who is there now."""
    from graph.sameness import decide

    store = session.store
    ids = [_id_of(session, text) for text in (first, second)]
    with store.transaction():
        decide(store, ids[0], ids[1], same=same)
    rows = store.person_rows(store.keys_of(ids).values())
    people = list(session.people(sorted({row.root for row in rows.values()})).values())
    session.done(
        lambda: {"people": people_document(people)},
        lambda: wrap(
            f"They are {'one person' if len(people) == 1 else 'two people'}: {_names(people).removesuffix('.')}."
        ),
    )


def _id_of(session: Session, text: str) -> PersonId:
    """Return the very id that was named, which may be one of several of a person; a name gives the one shown."""
    slug = slug_of_url(text)
    named = person_id_of_slug(slug) if slug is not None else PersonId(text.strip())
    return named if session.store.keys_of([named]) else session.person(text).shown


def _names(people: Sequence[Person]) -> str:
    """Return the people as a sentence lists them."""
    return listed([title_of(person) for person in people])


def _document(question: Question) -> Document:
    """Return a question."""
    return {
        "kind": question.kind,
        "people": people_document(question.people),
        "seen": [{"source": source, "line": line} for source, line in question.seen],
        "name": question.name,
        "owner": person_document(question.owner) if question.owner is not None else None,
        "source": question.source,
        "line": question.line,
        "what": question.what.word if question.what is not None else None,
        "day": iso(question.day),
        "company": question.company,
    }


def _lines(found: Sequence[Question], *, everything: bool) -> Iterator[str]:
    """Write the questions for people, and the commands that answer them."""
    if not found:
        yield "The files leave nothing open."
        return
    shown = found if everything else found[:SHOWN_QUESTIONS]
    for question in shown:
        yield from wrap(_asked(question), first="? ", rest="  ")
        for person, (source, line) in zip(question.people, question.seen, strict=True):
            where = f" ({source}, line {line})" if source else ""
            yield from wrap(f"{title_of(person)}  [{clean(person.id)}]{where}", first="    ", rest="      ")
    if len(shown) < len(found):
        yield f"  … and {len(found) - len(shown):,} more: add --all"
    yield ""
    kinds = {question.kind for question in shown}
    if kinds & {"same email", "same name and day", "same name"}:
        yield "One person: intrograph identity merge A B. Two: intrograph identity split A B"
    if kinds & {"name fits several", "name fits nobody"}:
        yield "Which one it is: intrograph identity name NAME PERSON"


def _asked(question: Question) -> str:
    """Say what a question is about, and what the files say."""
    if question.kind == "same email":
        return "Files give these the same e-mail address. Are they one person?"
    if question.kind == "same name":
        return "Nothing but the name says so: are these one person?"
    if question.kind == "same name and day":
        return "These have the same name and the same day in one member's lists. Are they one person?"
    whose = f"{name_of(question.owner)}'s" if question.owner is not None else "your"
    fits = "fits several" if question.people else "fits none"
    row = question.what.word.replace("_", " ") if question.what is not None else "row"
    day = f" of {question.day}" if question.day is not None else ""
    company = f", then at {clean(question.company)}" if question.company else ""
    where = f" ({question.source}, line {question.line})" if question.source else ""
    return f"{clean(question.name)}{company}, {fits} of {whose} connections: {row}{day}{where}"
