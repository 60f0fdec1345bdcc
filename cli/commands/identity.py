"""``identity``: decide who is one person and who is not; every decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, people_document, person_document
from cli.session import Session, command_app, session_of
from cli.terminal import clean, listed, name_of, title_of, wrap
from graph.identity import person_id_of_slug, slug_of_url
from graph.model import Person, PersonId

if TYPE_CHECKING:
    from graph.sameness import Question

app = command_app("Decide who is one person and who is not.")

_A = Annotated[str, typer.Argument(metavar="A", help="An id (see show), a profile address or a name.")]
_B = Annotated[str, typer.Argument(metavar="B", help="Likewise.")]


@app.command()
def review(context: typer.Context) -> None:
    """List what the files leave open; answer it, or leave it."""
    from graph.review import questions

    session = session_of(context)
    found = questions(session.store)
    session.answer(lambda: {"questions": [_document(each) for each in found]}, lambda: _lines(found))


@app.command()
def merge(context: typer.Context, first: _A, second: _B) -> None:
    """Say that two are one person."""
    _decide(session_of(context), first, second, same=True)


@app.command()
def split(context: typer.Context, first: _A, second: _B) -> None:
    """Say that two ids are two people."""
    _decide(session_of(context), first, second, same=False)


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
        "name": question.name,
        "owner": person_document(question.owner) if question.owner is not None else None,
        "source": question.source,
        "line": question.line,
    }


def _lines(found: Sequence[Question]) -> Iterator[str]:
    """Write the questions for people."""
    if not found:
        yield "The files leave nothing open."
    for question in found:
        where = f" ({question.source}, line {question.line})" if question.source else ""
        whose = f" in {name_of(question.owner)}'s files" if question.owner is not None else ""
        what = f"{question.kind}: {clean(question.name)}" if question.name else question.kind
        yield from wrap(f"{what}{whose}{where}", first="? ")
        for person in question.people:
            yield from wrap(f"{title_of(person)}  [{clean(person.id)}]", first="    ", rest="      ")
    if found:
        yield ""
        yield "One person: intrograph identity merge A B. Two: intrograph identity split A B"
