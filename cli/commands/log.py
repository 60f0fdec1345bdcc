"""``log``: write down what happened to an ask; without arguments, what is likely to happen next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import ask_lines, asks_document, called, mine, names_of, number_of, on_path, people_of, shown
from cli.documents import person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import JSON, wrap
from outreach.ledger import EVENTS, Ask, Ledger, correct, likely_next, read
from outreach.ledger import log as write
from outreach.states import CHOICES

if TYPE_CHECKING:
    from graph.model import AskId, JournalEntry, Person, PersonId

app = command_app()

_PEOPLE = ("by", "to", "person")
_CORRECTED = "corrected"


@app.command()
def log(
    context: typer.Context,
    *,
    event: Annotated[str | None, typer.Argument(metavar="EVENT", help="What happened, such as held.")] = None,
    ask: Annotated[str | None, typer.Argument(metavar="ASK", help="The number of the ask.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day it happened; today unless given.")
    ] = None,
    note: Annotated[str, typer.Option(help="Your own words; nobody else sees them.")] = "",
    by: Annotated[str, typer.Option(help="Whose answer it is, if not of whoever was asked.")] = "",
    to: Annotated[str, typer.Option(help="introduced: to whom; recapped: who was told.")] = "",
    at: Annotated[str, typer.Option(metavar='"YYYY-MM-DD HH:MM"', help="The time of the meeting.")] = "",
    minutes: Annotated[str, typer.Option(help="How long the meeting is meant to be.")] = "",
    place: Annotated[str, typer.Option(help="Where you meet.")] = "",
    channel: Annotated[str, typer.Option(help=f"{', '.join(CHOICES['channel'])}.")] = "",
    call_by: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="You promised to call by that day.")
    ] = "",
    answer: Annotated[
        str, typer.Option(metavar="well|some|barely", help="checked: how well they know them.")
    ] = "",
    how: Annotated[str, typer.Option(metavar="offered|asked", help="referred: how it came.")] = "",
    company: Annotated[str, typer.Option(help="referred, applied and so on: where.")] = "",
    position: Annotated[str, typer.Option(help="referred, applied and so on: as what.")] = "",
    rule: Annotated[str, typer.Option(metavar="E26", help="done: which promise was kept.")] = "",
    person: Annotated[str, typer.Option(help="done: towards whom.")] = "",
    entry: Annotated[
        int | None, typer.Option(metavar="N", help="corrected: the entry that was wrong.")
    ] = None,
    instead: Annotated[str | None, typer.Option("--event", help="corrected: what it should say.")] = None,
    move: Annotated[
        str | None, typer.Option("--ask", metavar="ASK", help="corrected: whose entry it is.")
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Who asks; you unless given.")
    ] = None,
) -> None:
    """Write down what happened to an ask. Without arguments: what is likely to happen next.

    Events: asked checked nudged agreed declined introduced scheduled cancelled held thanked recapped debriefed
    referred applied interviewed offered hired ruled_out closed, further done (a promise was kept) and corrected.
    """
    session = session_of(context)
    if event is None:
        _offer(session, member)
        return
    if ask is None:
        raise Usage("which ask?", where=f"log {event}", do="name its number: intrograph ask list")
    ledger, found = mine(session, number_of(ask), member)
    word = event.replace("-", "_")
    day = session.day_of(on, "--on")
    options = {
        "by": by, "to": to, "at": at, "minutes": minutes, "place": place, "channel": channel, "call_by": call_by,
        "answer": answer, "how": how, "company": company, "position": position, "rule": rule, "person": person,
    }  # fmt: skip
    given = {name: value for name, value in options.items() if value}
    for name in _PEOPLE:
        if name in given:
            given[name] = on_path(session, found, given[name], f"--{name}")
    if word == _CORRECTED:
        _correct(session, found, entry, event=instead, on=day, move=move, note=note, options=given)
        return
    if entry is not None or instead is not None or move is not None:
        raise Usage("--entry, --event and --ask belong to: log corrected", where=f"log {event}")
    day = day or session.today
    if word in EVENTS:
        _warn(session, ledger, found, word, day, given)
    written = write(session.store, found.id, word, on=day, today=session.today, note=note, options=given)
    if word == "checked":
        _keep_answer(session, found, written.n, written.get("answer"), written.on)
    _done(session, found.id, written)


def _done(session: Session, number: AskId, written: JournalEntry) -> None:
    """Say what stands now."""
    ledger = read(session.store, today=session.today)
    session.done(
        lambda: {"entry": written.n, **asks_document(shown(session, [ledger.ask(number)]))},
        lambda: _done_lines(session, ledger, ledger.ask(number), written),
    )


def _done_lines(session: Session, ledger: Ledger, ask: Ask, written: JournalEntry) -> Iterator[str]:
    """Say in few lines what was written, where the ask stands and what is owed now."""
    from outreach.obligations import Standing, every_obligation

    names = names_of(people_of(session, (*ask.path, ask.member)))
    state = ask.state.value.replace("_", " ")
    yield from wrap(f"Ask {ask.id}, {names[ask.target]}: {written.word.replace('_', ' ')} on {written.on}.")
    yield from wrap(
        f"It is {state} now; to take this back: intrograph log corrected {ask.id} --entry {written.n}"
    )
    own = replace(ledger, asks={ask.id: ask})
    for each in every_obligation(own, ask.member, names=names):
        if each.cause == written.n and each.standing is Standing.OPEN:
            yield from wrap(f"by {each.due}: {each.what} ({each.rule})", first="  - ")
    if written.word in {"referred", "offered", "hired"}:
        yield from wrap("  a small token for whoever helped most would be fitting (E41)", first="  - ")


# --- corrections --------------------------------------------------------------------------------------------------


def _correct(
    session: Session,
    ask: Ask,
    entry: int | None,
    *,
    event: str | None,
    on: date | None,
    move: str | None,
    note: str,
    options: Mapping[str, str],
) -> None:
    """Withdraw an entry or put another in its place."""
    from outreach.testimony import take_back

    if entry is None:
        raise Usage(
            "which entry was wrong?",
            where="log corrected",
            do=f"give --entry N: intrograph ask show {ask.id} prints them",
        )
    word = event.replace("-", "_") if event is not None else None
    was = next((each for each in ask.events if each.n == entry), None)
    written = correct(
        session.store,
        ask.id,
        entry,
        today=session.today,
        event=word,
        on=on,
        move=number_of(move) if move is not None else None,
        note=note,
        options=options or None,
    )
    take_back(session.store, ask.id, entry)
    ledger = read(session.store, today=session.today)
    kept = [each for other in ledger.asks.values() for each in other.events if each.n == entry]
    for each in kept:
        if each.event == "checked":
            owner = next(other for other in ledger.asks.values() if each in other.events)
            _keep_answer(session, owner, entry, each.get("answer"), each.on, each.turn)
    known = {each.id for each in ledger.asks.values()}
    if ask.id not in known:
        session.done(lambda: {"entry": written.n, "asks": []}, lambda: wrap(f"Ask {ask.id} is withdrawn."))
        return
    now = f"{kept[0].event.replace('_', ' ')} on {kept[0].on}" if kept else "gone"
    old = f"{was.event.replace('_', ' ')} on {was.on}" if was is not None else f"entry {entry}"
    (made,) = shown(session, [ledger.ask(ask.id)])
    session.done(
        lambda: {"entry": written.n, **asks_document([made])},
        lambda: [*wrap(f"Corrected: {old} is now {now}."), *ask_lines(made, people_of(session, made.path))],
    )


# --- what a strength check says -----------------------------------------------------------------------------------


def _keep_answer(
    session: Session, ask: Ask, n: int, answer: str | None, on: date, turn: PersonId | None = None
) -> None:
    """Let a connector's answer about a tie become evidence (E53)."""
    from graph.intake import take_in
    from outreach.testimony import checked_tie, statement

    tie = checked_tie(ask.path, turn or ask.turn)
    if answer is None or tie is None:
        return
    people = people_of(session, tie)
    one, other = (people[each] for each in tie)
    take_in(session.store, statement(one, other, ask=ask.id, entry=n, on=on, note=answer))


# --- what the etiquette says --------------------------------------------------------------------------------------


def _warn(
    session: Session, ledger: Ledger, ask: Ask, word: str, day: date, options: Mapping[str, str]
) -> None:
    """Name the rules that speak against an event; it is written all the same."""
    if word == "asked":
        _warn_of_asking(session, ledger, ask, day)
    elif word == "nudged":
        profile = ledger.profile(ask.member)
        most = profile.count("E18.nudges")
        if ask.nudges >= most:
            session.warn(
                f"two follow-ups are enough; then let it rest and close gracefully (E18: at most {most})"
            )
    elif word == "referred" and options.get("how") == "asked":
        talks = sum(event.event == "held" for other in ledger.of(ask.member) for event in other.events
                    if other.target == ask.target)  # fmt: skip
        if talks < 2:
            session.warn(
                "a referral is offered, usually after two or three talks; it is not asked for before (E42)"
            )


def _warn_of_asking(session: Session, ledger: Ledger, ask: Ask, day: date) -> None:
    """Name what speaks against asking somebody now."""
    from outreach.odds import held_back

    if not ask.connectors:
        return
    names = names_of(people_of(session, ask.path))
    before = ledger if day == session.today else read(session.store, today=day)
    turn = ask.turn if ask.turn in ask.connectors else ask.connectors[0]
    reason = held_back(before, ask.member, [turn], names=names, besides=ask.id)
    if reason is not None:
        session.warn(f"better wait: {reason}")
    if ask.frozen.inferred and ask.first("checked") is None:
        session.warn(
            f"nothing but a guess says that {names[ask.path[-2]]} knows {names[ask.target]}: "
            f"ask first how well: intrograph draft strength {ask.id} (E53)"
        )


# --- without arguments --------------------------------------------------------------------------------------------


def _offer(session: Session, member: str | None) -> None:
    """Say what is likely to happen next, as commands to copy."""
    ledger = read(session.store, today=session.today)
    offers = likely_next(ledger, session.me(member).shown)
    people = people_of(session, (ask.target for ask, _ in offers))
    session.answer(lambda: {"next": [_offer_document(ask, word, people) for ask, word in offers]},
                   lambda: _offer_lines(offers, people))  # fmt: skip


def _offer_document(ask: Ask, word: str, people: Mapping[PersonId, Person]) -> JSON:
    """Return one offer."""
    return {
        "ask": ask.id,
        "event": word,
        "target": person_document(people[ask.target]),
        "command": f"intrograph log {word} {ask.id}",
    }


def _offer_lines(offers: Sequence[tuple[Ask, str]], people: Mapping[PersonId, Person]) -> Iterator[str]:
    """Write the offers for people."""
    if not offers:
        yield "No ask is open. Begin with: intrograph ask new TARGET"
    last: Ask | None = None
    for ask, word in offers:
        if last is not ask:
            quiet = ", quiet" if ask.quiet else ""
            yield from wrap(
                f"Ask {ask.id}, {called(people[ask.target])}: {ask.state.value}{quiet}", rest="  "
            )
            last = ask
        yield f"  intrograph log {word} {ask.id}"
