"""``find-path``: who can introduce me, how sure that is, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, paths_document, people_document
from cli.judgement import Judged, judge_all, last_plan
from cli.session import Usage, command_app, complain, from_outside, session_of
from cli.terminal import JSON, chain_of, clean, job_of, listed, name_of, per_cent, plural, title_of, wrap
from graph.errors import Ambiguous, InvalidInput, PersonNotFound
from graph.model import Kind, Path, Person, Step, Term
from graph.paths import Direct, PathsResult, find
from graph.query import TargetQuery, find_person, unknown_addresses, written_otherwise
from graph.sameness import me as default_member
from outreach.asks import read

if TYPE_CHECKING:
    from cli.session import Session
    from graph.advice import Way
    from graph.store import EvidenceRow
    from outreach.asks import Odds

SHOWN_WAYS = 3
"""Ways to get a path that are printed. Assumption: more is a wall of text; ``--json`` has all."""

SHOWN_UNREACHED = 10
"""People on a list without a path who are named. Assumption, likewise."""

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
        what_if = _WhatIf(change, _moves(result.paths, after.paths))
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
    stood = {_ids(path): _Stood(rank, path) for rank, path in enumerate(planned_paths, 1)}

    if picture is not None and result.paths:
        from cli.pictures import draw, save

        save(draw(result.paths, title=_head(result, you=you), you=you), picture)
    elif picture is not None:
        complain("no path was found, so no picture was drawn")

    def document() -> JSON:
        asked = _asked(query, max_hops, limit)
        was_ranks = {ids: each.rank for ids, each in stood.items()}
        moved = [_moved(rank, path, stood) or None for rank, path in enumerate(result.paths, 1)]
        made = paths_document(
            result, judged, own, asked=asked, was_ranks=was_ranks, moved=moved, ways=ways, absent=missing
        )
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
        said.append(_quoted(query.person))
    options = {
        "--company": query.company,
        "--title": query.title,
        "--school": query.school,
        "--list": str(names) if names is not None else None,
        "--from": member,
    }
    said += [f"{option} {_quoted(value)}" for option, value in options.items() if value is not None]
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


def _quoted(text: str) -> str:
    """Return a word of a command as every usual shell reads it."""
    import shlex

    if text == shlex.quote(text):
        return text
    return shlex.quote(text) if set(text) & set('"\\$`!%') else f'"{text}"'


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


@dataclass(frozen=True, slots=True)
class _Stood:
    """A path and its rank when a plan was accepted last."""

    rank: int
    path: Path


# --- what if ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Move:
    """A path whose rank a change moves; None where it is not among the paths asked for."""

    path: Path
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class _WhatIf:
    """What a change would move."""

    change: str
    moves: tuple[_Move, ...]


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


def _moves(before: Sequence[Path], after: Sequence[Path]) -> tuple[_Move, ...]:
    """Return the paths that change their rank, as they would stand."""
    old = {_ids(path): rank for rank, path in enumerate(before, 1)}
    new = {_ids(path): rank for rank, path in enumerate(after, 1)}
    moves = [_Move(path, old.get(_ids(path)), rank) for rank, path in enumerate(after, 1)]
    moves += [_Move(path, rank, None) for rank, path in enumerate(before, 1) if _ids(path) not in new]
    return tuple(move for move in moves if move.before != move.after)


def _ids(path: Path) -> tuple[str, ...]:
    """Return the ids of a path's people."""
    return tuple(person.id for person in path.people)


def _what_if_document(what_if: _WhatIf) -> Document:
    """Return what a change would move."""
    return {
        "change": what_if.change,
        "moves": [
            {"people": people_document(move.path.people), "before": move.before, "after": move.after}
            for move in what_if.moves
        ],
    }


# --- text ---------------------------------------------------------------------------------------------------------


def answer_lines(
    result: PathsResult,
    judged: Sequence[Judged],
    own: Odds | None,
    *,
    you: bool,
    why: bool = False,
    quiet: bool = False,
    what_if: _WhatIf | None = None,
    stood: Mapping[tuple[str, ...], _Stood] | None = None,
    ways: Sequence[Way] = (),
    absent: Sequence[str] = (),
) -> Iterator[str]:
    """Write the answer for people.

    Args:
        result: What was found.
        judged: What the ledger says about each path, in their order.
        own: The odds of writing to the target oneself; None where the question names no one person.
        you: Whether the start is called "you".
        why: Whether every term of every step is written.
        quiet: Whether headings and hints are left out.
        what_if: What a change would move; None where none was asked for.
        stood: How paths stood, by their ids, when a plan was accepted last; None or empty where none was.
        ways: How to get a path where there is none, the cheapest first.
        absent: Profile URLs of a list that are nobody's in the store.
    """
    if not quiet:
        yield from wrap(_head(result, you=you))
        yield ""
    if result.none_because is not None:
        yield from wrap(result.none_because)
        if not result.targets and result.query.title is not None and not result.query.people:
            words = result.query.company or result.query.title or result.query.school or ""
            yield from wrap(f"Perhaps it is written otherwise: intrograph people {_quoted(clean(words))}")
        yield from _absent_lines(absent)
        yield from _ways_lines(ways)
    for rank, (path, each) in enumerate(zip(result.paths, judged, strict=True), 1):
        yield from _one_path(
            path,
            rank,
            each,
            you=you,
            why=why,
            target=not result.query.one,
            moved=_moved(rank, path, stood or {}),
        )
    if result.paths and (result.unreached or absent):
        if result.unreached:
            yield from wrap(_unreached(result.unreached, result.targets))
        yield from _absent_lines(absent)
        yield from _ways_lines(ways)
        yield ""
    if result.direct is not None and own is not None:
        if ways:
            yield ""
        yield from wrap(_direct(result.direct, own, you=you))
    if what_if is not None:
        yield ""
        yield from wrap(f"If {what_if.change}:")
        for move in what_if.moves:
            yield from wrap(
                f"{_rank(move.before)} → {_rank(move.after)}  {chain_of(move.path, you=you)}", first="  "
            )
        if not what_if.moves:
            yield "  nothing would move"
    if result.paths and not quiet and not why:
        if result.direct is not None:
            yield ""
        yield "Every term and where it comes from: add --why"


def _unreached(people: Sequence[Person], targets: int) -> str:
    """Say to whom on a list no path leads."""
    some = [name_of(person) for person in people[:SHOWN_UNREACHED]]
    more = len(people) - len(some)
    names = f"{', '.join(some)} and {more:,} more" if more else listed(some)
    return f"No warm path yet to {len(people):,} of the {targets:,}: {names}."


def _absent_lines(addresses: Sequence[str]) -> Iterator[str]:
    """Name what is on a list and in no file."""
    if addresses:
        which = "which is" if len(addresses) == 1 else "which are"
        yield from wrap(f"No file that was imported names {listed(addresses)}, {which} on your list.")


def _ways_lines(ways: Sequence[Way]) -> Iterator[str]:
    """Write the cheapest ways to get a path."""
    if not ways:
        return
    yield ""
    yield "What could open one:"
    for way in ways[:SHOWN_WAYS]:
        where = "; ".join(f"{source}, line {line}" for source, line in way.evidence[:2])
        yield from wrap(f"{way.what} ({where})" if where else way.what, first="  - ")
        yield f"      {clean(way.command)}"


def _moved(rank: int, path: Path, stood: Mapping[tuple[str, ...], _Stood]) -> str:
    """Say how a path stood when a plan was accepted last, and why; nothing where it stands as it did."""
    if not stood:
        return ""
    was = stood.get(_ids(path))
    if was is None:
        return "New since you last accepted a plan."
    if was.rank == rank:
        return ""
    return f"It was number {was.rank} when you last accepted a plan. {_change(path, was.path)}"


def _change(path: Path, before: Path) -> str:
    """Say what changed most about a path: the term that now costs more or less, or that only others moved."""
    costs = {(at, term.name, of): cost for at, term, of, cost in _term_costs(before)}
    now = {(at, term.name, of): (cost, term) for at, term, of, cost in _term_costs(path)}
    changes = sorted(
        (-abs(now[key][0] - costs.get(key, 0)), key) for key in now if now[key][0] != costs.get(key, 0)
    )
    gone = any(cost for key, cost in costs.items() if key not in now)
    if not changes:
        return "Something about it has ended since." if gone else "Nothing about it has changed; others have."
    return f"What changed: {now[changes[0][1]][1].sentence}"


def _term_costs(path: Path) -> Iterator[tuple[int, Term, int, int]]:
    """Yield ``(step, term, how many of its name came before it, cost)`` of every term of a path."""
    for at, step in enumerate(path.steps):
        seen: dict[str, int] = {}
        for term in step.terms:
            seen[term.name] = seen.get(term.name, -1) + 1
            yield at, term, seen[term.name], term.cost


def _rank(rank: int | None) -> str:
    """Say a rank."""
    return f"{rank}." if rank is not None else "not listed"


def _head(result: PathsResult, *, you: bool) -> str:
    """Say what was found, for whom."""
    whom = "you" if you else name_of(result.start)
    query = result.query
    if query.person is not None:
        what = title_of(result.direct.person) if result.direct is not None else query.person
    else:
        parts = [
            f"anybody on your list of {plural(len(query.people), 'name')}" if query.people else "anybody",
            f"at {query.company}" if query.company else "",
            f"with {query.title!r} in the title" if query.title else "",
            f"from {query.school}" if query.school else "",
        ]
        what = " ".join(part for part in parts if part)
        what += f" ({plural(result.targets, 'person', 'people')} in the store)"
    count = plural(len(result.paths), "path") if result.paths else "No warm path yet"
    return f"{count} from {whom} to {what}"


def _one_path(
    path: Path, rank: int, judged: Judged, *, you: bool, why: bool, target: bool, moved: str
) -> Iterator[str]:
    """Write one path with its reasons."""
    yield from wrap(chain_of(path, you=you), first=f"{rank:>2}. ")
    if target:
        yield from wrap(job_of(path.people[-1]), first="    ")
    yield from wrap(", ".join([f"odds {_odds_words(judged.odds)}", *path.marks]), first="    ")
    names = {person.id: name_of(person) for person in path.people}
    if you:
        names[path.people[0].id] = "you"
    for at, step in enumerate(path.steps):
        weakest = " (the weakest step)" if at == path.weakest and path.hops > 1 else ""
        words = " ".join(step.reasons) + weakest
        if names[step.end] not in words:
            one = "You" if names[step.start] == "you" else names[step.start]
            words = f"{one} and {names[step.end]}: {words}"
        yield from wrap(words, first="    - " if step.known else "    ? ")
        if why:
            told = {line for term in step.terms for line in term.evidence}
            for where in step.evidence:
                # Every reason has its line: here, unless a term below names it.
                if told.isdisjoint(where):
                    yield from wrap(f"{where[0][0]}, line {where[0][1]}", first=" " * 16)
            yield from _terms(step)
    if why:
        yield f"    score {path.score:.6g}"
    if moved:
        yield from wrap(moved, first="    ")
    if judged.held_back is not None:
        yield from wrap(f"Better wait: {judged.held_back}", first="    ! ")
    yield ""


def _terms(step: Step) -> Iterator[str]:
    """Write every term of a step, with its sources."""
    for term in step.terms:
        yield from wrap(f"{term.cost / 1_000_000:+.3f}  {term.sentence}", first="        ", rest=" " * 16)
        for source, line in term.evidence[:3]:
            yield from wrap(f"{source}, line {line}", first=" " * 16)
        if len(term.evidence) > 3:
            yield f"{' ' * 16}and {plural(len(term.evidence) - 3, 'more line')}"
    yield f"        strength {step.strength:.4g}"


def _odds_words(odds: Odds) -> str:
    """Say odds with their interval and what they rest on."""
    rest = plural(odds.asks, "ask") + " of yours" if odds.asks else "no such ask of yours yet"
    return f"{per_cent(odds.mid)} ({per_cent(odds.low)} to {per_cent(odds.high)}; {rest})"


def _direct(direct: Direct, own: Odds, *, you: bool) -> str:
    """Say what writing to the target oneself would be."""
    name = name_of(direct.person)
    if direct.known:
        since = f", known since {direct.since}," if direct.since else ", a known contact,"
        return f"Writing to {name}{since} directly: odds {per_cent(own.mid)}."
    oneself = " yourself" if you else ""
    return f"Writing to {name}{oneself}, without an introduction: odds {per_cent(own.mid)}."
