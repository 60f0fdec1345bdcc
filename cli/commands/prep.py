"""``prep``: the sheet for a conversation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import sheet as rendering
from cli.asks import mine, names_of, number_of, people_of
from cli.session import Session, command_app, session_of, text_of
from cli.terminal import to_json
from outreach import meetings, questions
from outreach.ledger import Ask, Ledger
from outreach.states import State

app = command_app()


@app.command()
def prep(
    context: typer.Context,
    *,
    ask: Annotated[str, typer.Argument(metavar="ASK", help="The number of an ask.")],
    question: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="Add a question of your own.")
    ] = None,
    website: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A website answers this one, such as day.2: another instead."),
    ] = None,
    view: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What the connector says about them.")
    ] = None,
    format: Annotated[str | None, typer.Option(metavar="text|md|html|json", help="In which form.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write it; stdout unless given.")
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Who meets them; you unless given.")
    ] = None,
) -> None:
    """Write what to have at hand when you meet: who they are, what to ask, what to think of."""
    session = session_of(context)
    form = session.form(format)
    _, found = mine(session, number_of(ask), member)
    target = people_of(session, [found.target])[found.target]
    _keep(session, found, target.company, question or [], website or [], view or [])
    if found.state not in {State.SCHEDULED, State.HELD}:
        session.warn("no meeting is fixed yet; the sheet opens when it is (E20)")
    made = made_for(session, found)
    if form == "json":
        text = to_json(rendering.sheet_document(made))
    elif form == "md":
        text = rendering.markdown(made)
    elif form == "html":
        text = rendering.html(made)
    else:
        text = text_of(rendering.text_lines(made))
    session.deliver(text, out, "the sheet")


def made_for(session: Session, ask: Ask) -> meetings.Sheet:
    """Put the sheet of an ask together; the questions are kept once a meeting is fixed."""
    from outreach.background import Background
    from outreach.journal import load
    from outreach.ledger import fold

    entries = load(session.store)
    ledger: Ledger = fold(entries, today=session.today)
    people = people_of(session, ask.path)
    target = people[ask.target]
    if ask.state in {State.SCHEDULED, State.HELD}:
        asking = questions.questions_for(entries, ledger, ask, target.company)
        questions.keep_questions(session.store, ask, asking, target.company, today=session.today)
    background = Background(session.store, session.today)
    return meetings.sheet(
        entries,
        ledger,
        ask,
        target,
        who=background.who(ask.target, ask.path),
        shared=background.shared(ask.member, ask.target),
        useful=background.useful(ask.member, ask.target),
        names=names_of(people),
    )


def _keep(
    session: Session,
    ask: Ask,
    company: str | None,
    own: list[str],
    website: list[str],
    views: list[str],
) -> None:
    """Write what the user adds to the sheet."""
    for text in own:
        for finding in questions.objections(text):
            session.warn(f"your question: {finding.better} ({finding.rule})")
        meetings.keep(
            session.store, ask, questions.OWN_QUESTION, text.strip(), on=session.today, today=session.today
        )
    for name in website:
        questions.tick_website(session.store, ask, name.strip(), company, today=session.today)
    for text in views:
        meetings.keep(session.store, ask, meetings.VIEW, text.strip(), on=session.today, today=session.today)
