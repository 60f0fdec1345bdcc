"""The answer of ``find-path`` as people read it: paths with their reasons, what changed, and what could open one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.judgement import Judged
from cli.terminal import chain_of, clean, job_of, listed, name_of, per_cent, plural, title_of, wrap
from graph.model import Path, Person, Step, Term
from graph.paths import Direct, PathsResult

if TYPE_CHECKING:
    from graph.advice import Way
    from graph.interests import Interest
    from outreach.asks import Odds

SHOWN_WAYS = 3
"""Ways to get a path that are printed. Assumption: more is a wall of text; ``--json`` has all."""

SHOWN_UNREACHED = 10
"""People on a list without a path who are named. Assumption, likewise."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A path and its rank when a plan was accepted last."""

    rank: int
    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """A path whose rank a change moves; None where it is not among the paths asked for."""

    path: Path
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change would move."""

    change: str
    moves: tuple[Move, ...]


def ids_of(path: Path) -> tuple[str, ...]:
    """Return the ids of a path's people."""
    return tuple(person.id for person in path.people)


def quoted(text: str) -> str:
    """Return a word of a command as every usual shell reads it."""
    import shlex

    if text == shlex.quote(text):
        return text
    return shlex.quote(text) if set(text) & set('"\\$`!%') else f'"{text}"'


def answer_lines(
    result: PathsResult,
    judged: Sequence[Judged],
    own: Odds | None,
    *,
    you: bool,
    why: bool = False,
    quiet: bool = False,
    what_if: WhatIf | None = None,
    stood: Mapping[tuple[str, ...], Stood] | None = None,
    ways: Sequence[Way] = (),
    absent: Sequence[str] = (),
    wishes: Sequence[Interest] = (),
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
        wishes: What the start's own files say about the company that was asked for.
    """
    if not quiet:
        yield from wrap(heading(result, you=you))
        for wish in wishes:
            from cli.interests import interest_words

            yield from wrap(f"In your own export: {interest_words(wish)}" if you else interest_words(wish))
        yield ""
    if result.none_because is not None:
        yield from wrap(result.none_because)
        if not result.targets and result.query.title is not None and not result.query.people:
            words = result.query.company or result.query.title or result.query.school or ""
            yield from wrap(f"Perhaps it is written otherwise: intrograph people {quoted(clean(words))}")
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
            moved=moved_words(rank, path, stood or {}),
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


def moved_words(rank: int, path: Path, stood: Mapping[tuple[str, ...], Stood]) -> str:
    """Say how a path stood when a plan was accepted last, and why; nothing where it stands as it did."""
    if not stood:
        return ""
    was = stood.get(ids_of(path))
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


def heading(result: PathsResult, *, you: bool) -> str:
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
