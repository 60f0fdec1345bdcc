"""``report weekly``: the week for the member, for a coach, or for somebody who did the member a favour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.report_json import coach_document, connector_document, weekly_document
from cli.session import Session, command_app, session_of, text_of
from cli.terminal import JSON, to_json
from outreach.calendar import Week

if TYPE_CHECKING:
    from cli.planning import Planning
    from cli.report_page import Page
    from graph.model import JournalEntry, PersonId
    from graph.store import PersonRow
    from outreach.plan import Plan

app = command_app("The weekly report.")


@app.callback()
def report() -> None:
    """Write a report."""


@app.command()
def weekly(
    context: typer.Context,
    *,
    week: Annotated[
        str | None, typer.Option(metavar="2026-W48", help="Which week; last for the one before this.")
    ] = None,
    format: Annotated[str | None, typer.Option(metavar="text|md|html|json", help="In which form.")] = None,
    reader: Annotated[str, typer.Option("--for", metavar="me|coach|CONNECTOR", help="Who reads it.")] = "me",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; stdout unless given.")
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Whose report; yours unless given.")
    ] = None,
    show: Annotated[
        bool, typer.Option("--open", help="Open it as a page in your browser; --out keeps the file.")
    ] = False,
) -> None:
    """Write what is owed, planned, done and learned in a week."""
    session = session_of(context)
    form = session.form("html" if show and format is None else format)
    if show and form != "html":
        raise typer.BadParameter(
            "only a page can be opened: leave --format out, or say html", param_hint="--open"
        )
    which = Week.parse(week, today=session.today)
    document, page = _report(session, which, reader, member)
    if form == "json":
        text = to_json(document())
    elif form == "md":
        from cli.report_markdown import markdown

        text = markdown(page())
    elif form == "html":
        from cli.report_html import html

        text = html(page())
    else:
        from cli.report_text import text_lines

        text = text_of(text_lines(page()))
    if show and out is None:
        import tempfile

        # A folder that only the user can look into.
        out = Path(tempfile.mkdtemp(prefix="intrograph-")) / f"report-{which}.html"
    session.deliver(text, out, f"the report of week {which}")
    if show and out is not None:
        import webbrowser

        if not webbrowser.open(out.resolve().as_uri()):
            session.warn(f"no browser could be started; open {out} yourself")


_Made = tuple[Callable[[], JSON], Callable[[], "Page"]]
"""How to make the document of a report, and how to make its page; only one of them is needed."""


def _report(session: Session, week: Week, reader: str, member: str | None) -> _Made:
    """Fold the report for its reader."""
    from outreach.journal import load

    entries = load(session.store)
    if reader == "coach":
        return _for_coach(session, week, entries)
    start = session.me(member)
    if reader == "me":
        return _for_me(session, week, entries, start, member)
    return _for_connector(session, week, entries, start, session.person(reader))


def _for_coach(session: Session, week: Week, entries: Sequence[JournalEntry]) -> _Made:
    """Fold the report for a coach."""
    from outreach.report import everybody
    from outreach.report_others import for_coach

    rows = session.people(session.members())
    members = [rows[key].id for key in session.members()]
    people = everybody(session.store, entries, members)
    made = for_coach(entries, members, week, today=session.today, people=people)

    def page() -> Page:
        from cli.report_others import coach_page

        return coach_page(made)

    return lambda: coach_document(made), page


def _for_connector(
    session: Session, week: Week, entries: Sequence[JournalEntry], start: PersonRow, helper: PersonRow
) -> _Made:
    """Fold the report for somebody who did the member favours."""
    from outreach.report import everybody
    from outreach.report_others import for_connector

    people = everybody(session.store, entries, [start.shown, helper.shown])
    made = for_connector(entries, start.shown, helper.shown, week, today=session.today, people=people)

    def page() -> Page:
        from cli.report_others import connector_page

        return connector_page(made)

    return lambda: connector_document(made), page


def _for_me(
    session: Session, week: Week, entries: Sequence[JournalEntry], start: PersonRow, member: str | None
) -> _Made:
    """Fold the report for the member."""
    from cli.planning import Planning
    from outreach.counts import as_of
    from outreach.report import everybody, weekly
    from outreach.surroundings import look_around

    planning = Planning(session, start, entries)
    ledger = as_of(entries, week, planning.ledger)
    plan = planning.plan(week) if week.end > session.today else None
    following = planning.plan(week.next)
    made = weekly(
        entries,
        start.shown,
        week,
        today=session.today,
        people=everybody(session.store, entries, [start.shown]),
        ledger=ledger,
        surroundings=replace(
            look_around(
                session.store,
                start,
                week,
                ledger,
                you=planning.you,
                ranker=planning.ranker if ledger.today == session.today else None,
            ),
            plan=plan,
            next=following,
            drafts=_drafts(planning, following if plan is None else plan),
        ),
    )

    def page() -> Page:
        from cli.report_page import member_page
        from cli.report_plan import options_again

        return member_page(made, options_again(member=member))

    return lambda: weekly_document(made), page


def _drafts(planning: Planning, plan: Plan) -> dict[PersonId, str]:
    """Return the texts for the asks of a plan that were not yet made."""
    from outreach.states import State

    open_choices = [choice for choice in plan.choices if choice.state in {None, State.PLANNED}]
    if not open_choices or plan.week.end <= planning.session.today:
        return {}
    from cli.drafting import Writing

    writing = Writing(planning.session, planning.entries, planning.ledger)
    return {choice.target.id: writing.of_choice(choice).text for choice in open_choices}
