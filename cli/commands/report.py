"""``report weekly``: the week for the member, for a coach, or for somebody who did the member a favour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import people_of
from cli.session import Session, command_app, session_of, text_of
from cli.terminal import JSON, to_json
from outreach.calendar import Week

if TYPE_CHECKING:
    from cli.report_page import Page
    from graph.model import JournalEntry, Person, PersonId
    from graph.store import PersonRow
    from outreach.plan import Plan
    from outreach.report import JobChange, RankMove, Surroundings

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


def _report(
    session: Session, week: Week, reader: str, member: str | None
) -> tuple[Callable[[], JSON], Callable[[], Page]]:
    """Fold the report for its reader; return how to make its document and its page."""
    from cli import report_json
    from cli.report_page import member_page
    from outreach.journal import load
    from outreach.report import everybody, weekly

    store, today = session.store, session.today
    entries = load(store)
    rows = session.people(session.members())
    members: list[PersonId] = [rows[key].id for key in session.members()]
    people = everybody(store, entries, members)
    if reader == "coach":
        from cli.report_others import coach_page
        from outreach.report_others import for_coach

        coached = for_coach(entries, members, week, today=today, people=people)
        return lambda: report_json.coach_document(coached), lambda: coach_page(coached)
    start = session.me(member)
    if reader != "me":
        from cli.report_others import connector_page
        from outreach.report_others import for_connector

        connector = session.person(reader)
        people |= everybody(store, entries, [connector.shown])
        helped = for_connector(entries, start.shown, connector.shown, week, today=today, people=people)
        return lambda: report_json.connector_document(helped), lambda: connector_page(helped)
    own = _weekly(session, start, week, entries, people)
    made = weekly(
        entries,
        start.shown,
        week,
        today=today,
        people=people,
        plan=own[0],
        next=own[1],
        surroundings=own[2],
    )
    return lambda: report_json.weekly_document(made), lambda: member_page(made)


# --- what comes from the network ----------------------------------------------------------------------------------


def _weekly(
    session: Session,
    start: PersonRow,
    week: Week,
    entries: Sequence[JournalEntry],
    people: dict[PersonId, Person],
) -> tuple[Plan | None, Plan | None, Surroundings]:
    """Return the plan of the week, the plan of the next, and what the network adds."""
    from cli.commands.plan import plan_for, wanted_by
    from outreach.report import Surroundings, growth

    wanted = wanted_by(session, start)
    for each in wanted:
        for way in each.ways:
            people.update({person.id: person for person in way.people if person.id not in people})
    over = week.end <= session.today
    plan = None if over else plan_for(session, start, week, wanted=wanted)
    following = plan_for(session, start, week.next, wanted=wanted)
    around = Surroundings(
        growth=growth(session.store, start.root, week, today=session.today),
        moves=_moves(session, start, week, entries),
        jobs=_jobs(session, start, week),
        drafts=_drafts(session, plan) if plan is not None else {},
    )
    return plan, following, around


def _drafts(session: Session, plan: Plan) -> dict[PersonId, str]:
    """Return the texts for the asks of a plan that were not yet made."""
    from outreach.states import State

    open_choices = [choice for choice in plan.choices if choice.state in {None, State.PLANNED}]
    if not open_choices:
        return {}
    from cli.drafting import Writing

    writing = Writing(session)
    return {choice.target.id: writing.of_choice(choice).text for choice in open_choices}


def _moves(
    session: Session, start: PersonRow, week: Week, entries: Sequence[JournalEntry]
) -> tuple[RankMove, ...]:
    """Return the paths of the last accepted plan that stand elsewhere now."""
    from outreach.ledger import fold
    from outreach.report import RankMove

    end = min(session.today, week.end - timedelta(days=1))
    planned = [ask for ask in fold(entries, today=end).of(start.shown) if ask.planned is not None]
    last = max((ask.planned.week for ask in planned if ask.planned is not None), default=None)
    moves = []
    for ask in planned:
        if ask.planned is None or ask.planned.week != last or len(ask.path) < 3 or ask.on == end:
            continue
        (before, _), (now, why) = (_rank(session, start, ask.path, day) for day in (ask.on, end))
        if before != now:
            known = people_of(session, ask.path)
            moves.append(RankMove(tuple(known[each] for each in ask.path), before, now, why or ""))
    return tuple(moves)


def _rank(
    session: Session, start: PersonRow, path: Sequence[PersonId], day: date
) -> tuple[int | None, str | None]:
    """Return the rank of a path on a day, and what its weakest step rests on."""
    from graph.errors import NotFound
    from graph.paths import find
    from graph.query import TargetQuery
    from outreach.plan import WAYS

    if path[-1].startswith("forgotten:"):
        return None, None
    try:
        found = find(session.store, TargetQuery(person=path[-1]), start=start.root, as_of=day, limit=WAYS)
    except NotFound:
        return None, None
    for rank, each in enumerate(found.paths, 1):
        if tuple(person.id for person in each.people) == tuple(path):
            step = each.steps[each.weakest]
            return rank, step.reasons[0] if step.reasons else ""
    return None, None


def _jobs(session: Session, start: PersonRow, week: Week) -> tuple[JobChange, ...]:
    """Return the contacts who have had another job since a source of this week."""
    from graph.dossier import former_jobs
    from graph.model import PersonKey
    from graph.sameness import describe
    from graph.ties import grouped, read_lists, weave
    from outreach.report import JobChange

    store = session.store
    end = min(session.today, week.end - timedelta(days=1))
    if not any(origin.as_of and date.fromordinal(origin.as_of) in week for origin in store.origins()):
        # A job is seen to change on the day of a source; without one in this week there is nothing to look for.
        return ()
    lists = read_lists(store)
    living = []
    for rows in grouped(store.evidence_of([start.root])):
        view = weave(rows, lists, end.toordinal())
        if view is not None and view.living:
            living.append(PersonKey(view.b))
    changes = []
    for root, own in store.rows_rooted_at(living).items():
        for job in former_jobs(store, own, as_of=end):
            if job.until in week:
                person = describe(next(row for row in own if row.key == root))
                changes.append(JobChange(person, job.company, job.position, job.until))
                break
    return tuple(sorted(changes, key=lambda each: (each.on, each.person.name, each.person.id)))
