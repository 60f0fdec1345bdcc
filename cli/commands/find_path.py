"""``find-path``: who can introduce me, how sure that is, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, paths_document, people_document
from cli.judgement import judge_all, last_plan
from cli.path_text import Move, Stood, WhatIf, answer_lines, heading, ids_of, moved_words, quoted
from cli.session import Usage, command_app, complain, from_outside, session_of
from cli.terminal import JSON, plural
from graph.errors import Ambiguous, InvalidInput, PersonNotFound
from graph.model import Kind, Path
from graph.paths import PathsResult, find
from graph.query import TargetQuery, find_person, unknown_addresses, written_otherwise
from graph.sameness import me as default_member
from outreach.asks import read

if TYPE_CHECKING:
    from cli.session import Session
    from graph.advice import Way
    from graph.interests import Interest
    from graph.store import EvidenceRow

app = command_app()


@app.command()
def find_path(
    context: typer.Context,
    *,
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="A name, an id or a profile address.")
    ] = None,
    company: Annotated[str | None, typer.Option(help="Anybody who works there.")] = None,
    title: Annotated[str | None, typer.Option(help="Anybody with these words in the job title.")] = None,
    school: Annotated[str | None, typer.Option(help="Anybody who went there.")] = None,
    former: Annotated[bool, typer.Option("--former", help="Earlier staff too.")] = False,
    names: Annotated[
        FilePath | None,
        typer.Option("--list", metavar="FILE", help="One target per line; - reads stdin.", allow_dash=True),
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="The member who asks; you unless given.")
    ] = None,
    max_hops: Annotated[int, typer.Option(help="The greatest number of ties, 1 to 4.")] = 3,
    limit: Annotated[int, typer.Option(help="How many paths at most.")] = 10,
    why: Annotated[bool, typer.Option("--why", help="Print every term of every step.")] = False,
    change: Annotated[
        str | None,
        typer.Option(
            "--if",
            metavar="CHANGE",
            help="""What would move if this were so: 'know "A" "B"' or 'call "A"'.""",
        ),
    ] = None,
    picture: Annotated[
        FilePath | None,
        typer.Option(metavar="FILE", help="Draw the paths into a new .svg or .png as well."),
    ] = None,
) -> None:
    """Find who can introduce you to somebody, ranked, with reasons."""
    session = session_of(context)
    query = TargetQuery(
        person=target,
        people=_names_in(names) if names is not None else (),
        company=company,
        title=title,
        school=school,
        former=former,
    )
    if query == TargetQuery(former=former):
        raise Usage("nobody to look for was named", do="give a name, --company, --title, --school or --list")
    if picture is not None:
        from cli.pictures import check

        check(picture)
    start = session.me(member)
    you = start.key == default_member(session.store)

    def ask(day: date, assumed: Sequence[EvidenceRow] = ()) -> PathsResult:
        return find(
            session.store,
            query,
            start=start.key,
            as_of=day,
            max_hops=max_hops,
            limit=limit,
            you=you,
            assume=assumed,
        )

    try:
        result = ask(session.today)
    except PersonNotFound as unknown:
        raise (from_outside(unknown) if query.one else _on_list(session, query, unknown)) from None
    what_if = None
    if change is not None:
        after = ask(session.today, _assumed(session, change, start.key))
        what_if = WhatIf(change, _moves(result.paths, after.paths))
    ways: tuple[Way, ...] = ()
    if not result.paths or result.unreached:
        from graph.advice import ways_to_open

        rest = result
        if result.paths:
            left = TargetQuery(people=tuple(person.id for person in result.unreached))
            rest = replace(result, query=left, targets=len(result.unreached), paths=())
        again = _again(query, names, member)
        ways = ways_to_open(session.store, rest, start=start.key, max_hops=max_hops, again=again, you=you)
        if not result.targets:
            ways = (*_spellings(session, query, names, member), *ways)
    missing = unknown_addresses(session.store, query) if query.people else ()
    ledger = read(session.store, today=session.today)
    judged, own = judge_all(
        ledger, result.paths, result.start, result.direct.known if result.direct is not None else None
    )
    planned_paths: Sequence[Path] = ()
    planned = last_plan(ledger, result.start.id)
    if planned is not None and planned < session.today and result.paths:
        planned_paths = ask(planned).paths
    stood = {ids_of(path): Stood(rank, path) for rank, path in enumerate(planned_paths, 1)}

    if picture is not None and result.paths:
        from cli.pictures import draw, save

        save(draw(result.paths, title=heading(result, you=you), you=you), picture)
    elif picture is not None:
        complain("no path was found, so no picture was drawn")

    wishes: tuple[Interest, ...] = ()
    if company is not None:
        from graph.interests import interests

        wishes = interests(session.store, start.root, as_of=session.today, company=company)

    def document() -> JSON:
        asked = _asked(query, max_hops, limit)
        was_ranks = {ids: each.rank for ids, each in stood.items()}
        moved = [moved_words(rank, path, stood) or None for rank, path in enumerate(result.paths, 1)]
        made = paths_document(
            result, judged, own, asked=asked, was_ranks=was_ranks, moved=moved, ways=ways, absent=missing
        )
        if company is not None:
            from cli.interests import sign_documents

            made = {**made, "interest": sign_documents(wishes)}
        return {**made, "if": _what_if_document(what_if)} if what_if is not None else made

    session.answer(
        document,
        lambda: answer_lines(
            result,
            judged,
            own,
            you=you,
            why=why,
            quiet=session.quiet,
            what_if=what_if,
            stood=stood,
            ways=ways,
            wishes=wishes,
            absent=missing,
        ),
    )


def _names_in(file: FilePath) -> tuple[str, ...]:
    """Read one target per line."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    names = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if not names:
        raise InvalidInput("the list names nobody", where="--list", do="write one name or address per line")
    return names


def _on_list(session: Session, query: TargetQuery, unknown: PersonNotFound) -> PersonNotFound:
    """Return the error with the place of the name on the list."""
    for place, text in enumerate(query.people, 1):
        try:
            find_person(session.store, text)
        except PersonNotFound as error:
            return PersonNotFound(
                error.what, where=f"--list, name {place}", do=error.do, suggestions=error.suggestions
            )
        except Ambiguous:
            continue
    return unknown


def _again(query: TargetQuery, names: FilePath | None, member: str | None) -> str:
    """Return the question as a command."""
    said = ["intrograph find-path"]
    if query.person is not None:
        said.append(quoted(query.person))
    options = {
        "--company": query.company,
        "--title": query.title,
        "--school": query.school,
        "--list": str(names) if names is not None else None,
        "--from": member,
    }
    said += [f"{option} {quoted(value)}" for option, value in options.items() if value is not None]
    return " ".join([*said, "--former"] if query.former else said)


def _spellings(
    session: Session, query: TargetQuery, names: FilePath | None, member: str | None
) -> Iterator[Way]:
    """Return the question with other spellings of the employer or school that somebody fits."""
    from graph.advice import Way

    for other, people in written_otherwise(session.store, query, as_of=session.today):
        said, where = (other.school, "from") if query.company is None else (other.company, "at")
        verb = "is" if people == 1 else "are"
        what = f"Perhaps it is written otherwise: {plural(people, 'person', 'people')} {verb} {where} {said}."
        yield Way(what, (), _again(other, names, member))


def _asked(query: TargetQuery, max_hops: int, limit: int) -> Document:
    """Return the question as the document repeats it."""
    return {
        "target": query.person,
        "list": list(query.people) or None,
        "company": query.company,
        "title": query.title,
        "school": query.school,
        "former": query.former,
        "max_hops": max_hops,
        "limit": limit,
    }


# --- what if ------------------------------------------------------------------------------------------------------


def _assumed(session: Session, change: str, start: int) -> list[EvidenceRow]:
    """Turn a change into the facts it would bring."""
    import shlex

    try:
        word, *names = shlex.split(change)
    except ValueError:
        word, names = "", []
    day = session.today.toordinal()
    if word == "know" and len(names) == 2:
        a, b = (session.person(name).root for name in names)
        if a == b:
            raise InvalidInput("these are one person", where="--if", do="name two people")
        return [(a, b, int(Kind.STATEMENT), day, 0, 1, 0, 0, 0, "")]
    if word == "call" and len(names) == 1:
        other = session.person(names[0]).root
        if other == start:
            raise InvalidInput("this is the person who asks", where="--if", do="name somebody else")
        # A call is heard by both: as if each had written to the other today.
        return [(start, other, int(Kind.MESSAGE), day, sender, 1, 0, 0, 0, "") for sender in (start, other)]
    raise InvalidInput(
        "this is no change that can be tried", where="--if", do="""write 'know "A" "B"' or 'call "A"'"""
    )


def _moves(before: Sequence[Path], after: Sequence[Path]) -> tuple[Move, ...]:
    """Return the paths that change their rank, as they would stand."""
    old = {ids_of(path): rank for rank, path in enumerate(before, 1)}
    new = {ids_of(path): rank for rank, path in enumerate(after, 1)}
    moves = [Move(path, old.get(ids_of(path)), rank) for rank, path in enumerate(after, 1)]
    moves += [Move(path, rank, None) for rank, path in enumerate(before, 1) if ids_of(path) not in new]
    return tuple(move for move in moves if move.before != move.after)


def _what_if_document(what_if: WhatIf) -> Document:
    """Return what a change would move."""
    return {
        "change": what_if.change,
        "moves": [
            {"people": people_document(move.path.people), "before": move.before, "after": move.after}
            for move in what_if.moves
        ],
    }
