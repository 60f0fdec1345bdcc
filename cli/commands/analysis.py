"""``analysis``: the network as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, people_document, person_document
from cli.session import command_app, session_of
from cli.terminal import listed, name_of, per_cent, plural, title_of, wrap
from graph.errors import InvalidInput

if TYPE_CHECKING:
    from graph.analysis import Community, Coverage, WholeGraph

SHOWN_NAMES = 4
"""Names printed per circle. Assumption: more is a wall of text; ``--json`` has all."""

app = command_app()


@app.command()
def analysis(
    context: typer.Context,
    *,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Whose reach is told; yours unless given.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="How many of each at most.")] = 10,
) -> None:
    """Describe the network as a whole: its circles, who joins them, and how far you reach.

    Only known ties count. Takes minutes for some hundred thousand people.
    """
    from graph.analysis import analyse
    from graph.sameness import me

    session = session_of(context)
    if limit < 1:
        raise InvalidInput("at least one of each must be asked for", where="--limit")
    # A network without any member has no reach to tell, and is worth describing all the same.
    start = session.me(member) if member is not None or me(session.store) is not None else None
    whole = analyse(
        session.store, as_of=session.today, start=start.shown if start is not None else None, limit=limit
    )
    you = start is not None and start.key == me(session.store)
    session.answer(lambda: _document(whole), lambda: _lines(whole, you=you))


def _document(whole: WholeGraph) -> Document:
    """Return everything."""
    coverage = whole.coverage
    return {
        "people": whole.people,
        "ties": whole.ties,
        "alone": whole.alone,
        "components": whole.components,
        "largest": whole.largest,
        "communities": [
            {
                "people": people_document(each.people),
                "ties": each.ties,
                "companies": [{"name": name, "people": count} for name, count in each.companies],
            }
            for each in whole.communities
        ],
        "brokers": [
            {
                "person": person_document(each.person),
                "share": each.share,
                "circles": each.circles,
                "contacts": each.contacts,
            }
            for each in whole.brokers
        ],
        "bridges": [
            {"a": person_document(each.a), "b": person_document(each.b), "behind": each.behind}
            for each in whole.bridges
        ],
        "coverage": None
        if coverage is None
        else {
            "from": person_document(coverage.start),
            "within": list(coverage.within),
            "openers": [
                {"person": person_document(each.person), "opens": each.opens} for each in coverage.openers
            ],
            "opened": coverage.opened,
        },
    }


def _lines(whole: WholeGraph, *, you: bool) -> Iterator[str]:
    """Write everything for people."""
    parts = (
        f"in {plural(whole.components, 'part')} that no tie joins" if whole.components > 1 else "all joined"
    )
    text = f"{plural(whole.people, 'person', 'people')} and {plural(whole.ties, 'living tie')}"
    yield from wrap(f"{text}, {parts}." if whole.ties else f"{text}.")
    if whole.alone:
        yield from wrap(f"{plural(whole.alone, 'person has', 'people have')} no living tie.")
    if whole.coverage is not None:
        yield ""
        yield from _reach(whole.coverage, you=you)
    if whole.communities:
        yield ""
        yield "Circles, the largest first:"
        for each in whole.communities:
            yield from wrap(_circle(each), first="  - ")
    if whole.brokers:
        yield ""
        yield "People through whom most ways between others lead:"
        for broker in whole.brokers:
            yield from wrap(
                f"{title_of(broker.person)}: {per_cent(broker.share)} of all pairs; "
                f"{plural(broker.contacts, 'contact')} in {plural(broker.circles, 'circle')}",
                first="  - ",
            )
    if whole.bridges:
        yield ""
        yield "Ties without which people would be out of reach:"
        for bridge in whole.bridges:
            yield from wrap(
                f"{name_of(bridge.a)} and {name_of(bridge.b)}: "
                f"{plural(bridge.behind, 'person', 'people')} behind it",
                first="  - ",
            )


def _reach(coverage: Coverage, *, you: bool) -> Iterator[str]:
    """Say how far somebody reaches."""
    who = "You reach" if you else f"{name_of(coverage.start)} reaches"
    steps = [f"{count:,} within {plural(hops, 'tie')}" for hops, count in enumerate(coverage.within, 1)]
    yield from wrap(f"{who} {listed(steps)}.")
    if coverage.openers:
        behind = coverage.within[1] - coverage.within[0]
        yield from wrap(
            f"Of {plural(behind, 'person', 'people')} two ties away, {coverage.opened:,} are opened by "
            f"{plural(len(coverage.openers), 'connector')}:"
        )
        for opener in coverage.openers:
            yield from wrap(f"{title_of(opener.person)}: {opener.opens:,} more", first="  - ")


def _circle(circle: Community) -> str:
    """Describe a circle in a line."""
    names = [name_of(person) for person in circle.people[:SHOWN_NAMES]]
    more = len(circle.people) - len(names)
    text = f"{plural(len(circle.people), 'person', 'people')} around {listed(names)}"
    text += f" and {more:,} more" if more and len(names) == 1 else ""
    companies = [f"{name} ({count:,})" for name, count in circle.companies]
    return text + (f"; {', '.join(companies)}" if companies else "")
