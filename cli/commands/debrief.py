"""``debrief``: write down what a conversation brought."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import asks_document, called, mine, number_of, people_of, shown
from cli.documents import Document, person_document
from cli.session import Session, command_app, session_of
from cli.terminal import title_of, wrap
from graph.errors import IllegalEvent
from graph.model import Person, PersonId
from outreach import meetings
from outreach.ledger import Ask, log, read

if TYPE_CHECKING:
    from outreach.meetings import Debrief, Said

app = command_app()


@dataclass(slots=True)
class _Form:
    """What the user fills in."""

    learned: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    give: list[str] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    gave: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)
    ruled_out: str = ""
    connected: bool = False
    mentor: bool = False

    def __bool__(self) -> bool:
        """Say whether anything was filled in."""
        texts = (self.learned, self.who, self.give, self.next, self.gave, self.received, self.ruled_out)
        return any(texts) or self.connected or self.mentor


@app.command()
def debrief(
    context: typer.Context,
    *,
    ask: Annotated[str, typer.Argument(metavar="ASK", help="The number of an ask.")],
    learned: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="What you learned.")] = None,
    who: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help='Who else to talk to: "Name, Title at Company", a profile address or an id.'
        ),
    ] = None,
    give: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What you could do for them.")
    ] = None,
    next: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="A next step of yours.")] = None,
    gave: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="What you gave them.")] = None,
    received: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="What you received.")] = None,
    ruled_out: Annotated[
        str, typer.Option(metavar="WHY", help="This role or firm is not for you; a result.")
    ] = "",
    connected: Annotated[
        bool, typer.Option("--connected", help="You are connected on LinkedIn now.")
    ] = False,
    mentor: Annotated[bool, typer.Option("--mentor", help="They became a mentor or advocate.")] = False,
    value: Annotated[
        int, typer.Option(metavar="1|2|3", help="How much you want to meet those they named.")
    ] = 2,
    on: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day; today unless given.")] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Whose talk; yours unless given.")
    ] = None,
) -> None:
    """Write down what a conversation brought. Without options: what was written down, or a form on a terminal."""
    session = session_of(context)
    _, found = mine(session, number_of(ask), member)
    form = _Form(
        list(learned or ()), list(who or ()), list(give or ()), list(next or ()), list(gave or ()),
        list(received or ()), ruled_out.strip(), connected, mentor,
    )  # fmt: skip
    if not form and sys.stdin.isatty() and sys.stdout.isatty() and not session.json:
        form = _ask_for(session, found)
    if form:
        _keep(session, found, form, value=value, day=session.day_of(on, "--on") or session.today)
        found = read(session.store, today=session.today).ask(found.id)
    _show(session, found)


def _ask_for(session: Session, ask: Ask) -> _Form:
    """Ask line by line; an empty line goes on to the next question."""
    target = called(people_of(session, [ask.target])[ask.target])
    form = _Form()
    for text, into in (
        (f"What did you learn from {target}?", form.learned),
        ("Who else should you talk to? (Name, Title at Company)", form.who),
        ("What could you do for them?", form.give),
        ("What are your next steps?", form.next),
    ):
        sys.stdout.write(f"{text}\n")
        while True:
            sys.stdout.write("  > ")
            sys.stdout.flush()
            line = sys.stdin.readline().strip()
            if not line:
                break
            into.append(line)
    return form


def _keep(session: Session, ask: Ask, form: _Form, *, value: int, day: date) -> None:
    """Write what was filled in: the event that settles E46 first, so that nothing is kept of a talk that never was."""
    store, today = session.store, session.today
    if ask.first("held") is None:
        raise IllegalEvent(
            f"it is {ask.state.value}, and nothing was held yet",
            allowed=ask.next,
            where=f"ask {ask.id}",
            do=f"log the conversation first: intrograph log held {ask.id} (allowed: {', '.join(ask.next)})",
        )
    log(
        store, ask.id, "debriefed", on=day, today=today, note="\n".join(each.strip() for each in form.learned)
    )
    for word, texts in (
        (meetings.GIVE, form.give),
        (meetings.NEXT, form.next),
        (meetings.GIVEN, form.gave),
        (meetings.RECEIVED, form.received),
    ):
        for text in texts:
            about = ask.target if word in {meetings.GIVEN, meetings.RECEIVED} else None
            meetings.keep(store, ask, word, text.strip(), on=day, today=today, person=about)
    for text in form.who:
        _suggested(session, ask, text, value=value, day=day)
    if form.connected:
        entry = meetings.keep(store, ask, meetings.CONNECTED, "", on=day, today=today)
        _state(session, ask, ask.member, ask.target, entry.n, day)
    if form.mentor:
        meetings.keep(store, ask, meetings.MENTOR, "", on=day, today=today)
        name = called(people_of(session, [ask.target])[ask.target])
        session.warn(f"a small token of thanks would please {name} (E41)")
    if form.ruled_out:
        log(store, ask.id, "ruled_out", on=day, today=today, note=form.ruled_out)


def _state(session: Session, ask: Ask, one: PersonId, other: PersonId, entry: int, day: date) -> None:
    """Let an entry say that two people know each other."""
    from graph.intake import take_in
    from outreach.testimony import statement

    people = people_of(session, [one, other])
    take_in(session.store, statement(people[one], people[other], ask=ask.id, entry=entry, on=day))


def _suggested(session: Session, ask: Ask, text: str, *, value: int, day: date) -> None:
    """Let somebody who was suggested become a person, a tie and a target, with this conversation as source (E35)."""
    from graph.intake import take_in
    from outreach.profile import add_target
    from outreach.testimony import place_of, statement

    person, new = _person(session, ask, text, day)
    entry = meetings.keep(
        session.store, ask, meetings.WHO, text.strip(), on=day, today=session.today, person=person.id
    )
    target = people_of(session, [ask.target])[ask.target]
    take_in(session.store, statement(target, person, ask=ask.id, entry=entry.n, on=day, current=new))
    if person.id != ask.member:
        add_target(
            session.store,
            ask.member,
            today=session.today,
            person=person.id,
            value=value,
            source=place_of(ask.id, entry.n),
        )
    if new:
        from graph.dossier import find_people
        from graph.identity import fold_name

        same = [
            each
            for each in find_people(session.store, person.name)
            if fold_name(each.name) == fold_name(person.name)
        ]
        others = [each for each in same if each.id != person.id]
        for other in others:
            session.warn(
                f"{title_of(other)} has the same name; if it is one person: "
                f"intrograph identity merge {person.id} {other.id}"
            )


def _person(session: Session, ask: Ask, text: str, day: date) -> tuple[Person, bool]:
    """Return who is meant: by id or address whoever that is, by name always somebody new."""
    from graph.identity import slug_of_url
    from outreach.testimony import newcomer

    bare = text.strip()
    if slug_of_url(bare) is not None or bare.partition(":")[0] in {"li", "m", "n"}:
        return session.someone(bare), False
    name, _, job = (part.strip() for part in bare.partition(","))
    position, _, company = (part.strip() for part in job.partition(" at "))
    if job.startswith("at ") and not company:
        position, company = "", job.removeprefix("at ").strip()
    return newcomer(name, ask.id, day, company=company, position=position), True


# --- what was written down ----------------------------------------------------------------------------------------


def _show(session: Session, ask: Ask) -> None:
    """Print what the conversations of an ask brought."""
    from outreach.journal import load

    entries = load(session.store)
    brought = meetings.debrief_of(entries, ask, today=session.today)
    gifts = [each for each in meetings.gifts(entries, ask.member, today=session.today) if each.ask == ask.id]
    people = people_of(
        session, [ask.target, *(each.person for each in brought.who if each.person is not None)]
    )
    (made,) = shown(session, [ask])

    def document() -> Document:
        """Return the debrief."""

        def said(some: Sequence[Said]) -> list[Document]:
            """Return its lines."""
            return [{"n": each.n, "on": each.on.isoformat(), "text": each.text} for each in some]

        return {
            "ask": ask.id,
            "learned": said(brought.learned),
            "who": [
                {
                    "n": each.n,
                    "on": each.on.isoformat(),
                    "text": each.text,
                    "person": person_document(people[each.person]),
                }
                for each in brought.who
                if each.person is not None
            ],
            "give": said(brought.give),
            "next": said(brought.next),
            "ruled_out": said(brought.ruled_out),
            "connected": brought.connected,
            "mentor": brought.mentor,
            "gifts": [{"n": g.n, "on": g.on.isoformat(), "given": g.given, "text": g.text} for g in gifts],
            **asks_document([made]),
        }

    session.answer(document, lambda: _lines(ask, brought, gifts, people))


def _lines(
    ask: Ask, brought: Debrief, gifts: Sequence[meetings.Gift], people: dict[PersonId, Person]
) -> Iterator[str]:
    """Write the debrief for people."""
    yield from wrap(f"Ask {ask.id}: what the conversation with {called(people[ask.target])} brought")
    anything = False
    for title, some in (
        ("Learned", brought.learned),
        ("Who else to talk to", brought.who),
        ("What you could give", brought.give),
        ("Next steps", brought.next),
        ("Ruled out, which is a result", brought.ruled_out),
    ):
        if some:
            anything = True
            yield title
            for each in some:
                yield from wrap(each.text, first="  - ")
    for gift in gifts:
        anything = True
        yield from wrap(f"{gift.on} {'given' if gift.given else 'received'}: {gift.text}", first="  ")
    if brought.connected:
        yield "You are connected on LinkedIn."
    if brought.mentor:
        yield "They became a mentor or advocate."
    if not anything and not brought.connected and not brought.mentor:
        yield "Nothing yet. Say what you learned, and whom they named: --learned TEXT --who NAME"
