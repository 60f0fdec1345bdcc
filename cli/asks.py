"""Asks as commands see them: their people, their documents, their lines, and what the etiquette says of them.

The ledger is in ``outreach``; here it meets the network (for names) and the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cli.documents import Document, odds_document, person_document
from cli.terminal import clean, listed, name_of, per_cent, plural, title_of, wrap
from graph.errors import InvalidInput
from graph.model import AskId, Person, PersonId
from outreach.ledger import Ask, AskDocument, Ledger, State, document, read

if TYPE_CHECKING:
    from cli.session import Session
    from outreach.obligations import Obligation

__all__ = [
    "ask_document",
    "ask_line",
    "ask_lines",
    "asks_document",
    "called",
    "chain",
    "mine",
    "names_of",
    "number_of",
    "obligation_document",
    "on_path",
    "people_of",
    "shown",
]


_ALONE = {"first-degree": "you know each other", "cold": "a stranger so far"}
"""How an ask without anybody between is told from others, by its class."""


def number_of(text: str) -> AskId:
    """Read the number of an ask.

    Raises:
        InvalidInput: It is none.

    Example:
        >>> number_of("12"), number_of("#12")
        (12, 12)
    """
    bare = text.strip().removeprefix("#")
    if not (bare.isascii() and bare.isdigit() and int(bare)):
        raise InvalidInput("this is no number of an ask", where=clean(text), do="ask list shows the numbers")
    return AskId(int(bare))


def people_of(session: Session, ids: Iterable[PersonId]) -> dict[PersonId, Person]:
    """Return the people with these ids, as outputs show them; whoever was forgotten has no name."""
    from graph.sameness import describe

    wanted = list(dict.fromkeys(ids))
    known = session.store.people_known_as(wanted)
    return {each: describe(known[each]) if each in known else Person(each, "") for each in wanted}


def names_of(people: Mapping[PersonId, Person]) -> dict[PersonId, str]:
    """Return what to call people, by id."""
    return {each: called(person) for each, person in people.items()}


def called(person: Person) -> str:
    """Return what to call somebody, also somebody the user has forgotten."""
    return "somebody you have forgotten" if person.id.startswith("forgotten:") else name_of(person)


def mine(session: Session, number: AskId, member: str | None = None) -> tuple[Ledger, Ask]:
    """Return the ledger and one ask.

    Args:
        session: The command's.
        number: The ask.
        member: Whose ask it must be, as the user named them; None for anybody's.

    Raises:
        AskNotFound: No such ask, or it is another member's.
    """
    ledger = read(session.store, today=session.today)
    ask = ledger.ask(number)
    if member is not None and session.me(member).shown != ask.member:
        raise InvalidInput("it is another member's ask", where=f"ask {number}", do="leave --from away")
    return ledger, ask


def on_path(session: Session, ask: Ask, text: str, option: str) -> PersonId:
    """Return the person on an ask's path that a name, id or profile URL means.

    A name is sought on the path first: there it may be plain who is meant where it is not among everybody.

    Raises:
        InvalidInput: Nobody on the path is meant.
    """
    from graph.identity import fold_name, slug_of_url

    people = people_of(session, ask.path)
    slug = slug_of_url(text)
    if slug is None and fold_name(text):
        fits = [each for each, person in people.items() if fold_name(person.name) == fold_name(text)]
        if len(fits) == 1:
            return fits[0]
    if text in people:
        return PersonId(text)
    found = session.person(text).shown
    if found not in people:
        raise InvalidInput(
            "this is nobody on the path of this ask", where=option, do=f"see: intrograph ask show {ask.id}"
        )
    return found


def shown(session: Session, asks: Iterable[Ask]) -> list[AskDocument]:
    """Return asks with the names of their people."""
    wanted = list(asks)
    people = people_of(session, (each for ask in wanted for each in (*ask.path, ask.member, ask.turn)))
    return [document(ask, people) for ask in wanted]


# --- documents ----------------------------------------------------------------------------------------------------


def ask_document(ask: AskDocument) -> Document:
    """Return one ask."""
    return {
        "id": ask.id,
        "target": person_document(ask.target),
        "connector": person_document(ask.connector) if ask.connector is not None else None,
        "path": list(ask.path),
        "member": person_document(ask.member),
        "state": ask.state.value,
        "quiet": ask.quiet,
        "turn": person_document(ask.turn) if ask.turn is not None else None,
        "next": list(ask.next),
        "events": [
            {
                "n": event.n,
                "event": event.event,
                "on": event.on.isoformat(),
                "note": event.note,
                "data": dict(event.data),
            }
            for event in ask.events
        ],
        "frozen": {
            "score": ask.score,
            "odds": odds_document(ask.odds) if ask.odds is not None else None,
            "class": ask.path_class,
        },
        "purpose": ask.purpose,
    }


def asks_document(asks: Iterable[AskDocument]) -> Document:
    """Return the document of ``ask new``, ``ask list`` and ``ask show``."""
    return {"asks": [ask_document(ask) for ask in asks]}


def obligation_document(owed: Obligation, person: Person) -> Document:
    """Return one obligation, as ``todo`` and the report print it.

    Args:
        owed: The obligation.
        person: To whom it is owed.
    """
    return {
        "rule": owed.rule,
        "what": owed.what,
        "due": owed.due.isoformat(),
        "due_at": owed.due_at.isoformat() if owed.due_at is not None else None,
        "overdue": owed.overdue,
        "ask": owed.ask,
        "person": person_document(person),
        "settle": owed.settle,
    }


# --- text ---------------------------------------------------------------------------------------------------------


def word_of(state: State) -> str:
    """Return a state as a sentence says it."""
    return state.value.replace("_", " ")


def chain(ask: AskDocument, people: Mapping[PersonId, Person]) -> str:
    """Return the people of an ask with arrows between them."""
    return " → ".join(called(people.get(each) or Person(each, "")) for each in ask.path)


def ask_line(ask: AskDocument) -> str:
    """Return an ask in a line: number, state, target, and by whom."""
    target = title_of(ask.target) if not ask.target.id.startswith("forgotten:") else called(ask.target)
    via = (
        f" via {called(ask.connector)}"
        if ask.connector is not None
        else f" ({_ALONE.get(ask.path_class, ask.path_class)})"
    )
    quiet = ", quiet" if ask.quiet else ""
    return f"{word_of(ask.state)}{quiet}: {target}{via}"


def ask_lines(ask: AskDocument, people: Mapping[PersonId, Person]) -> Iterator[str]:
    """Write an ask with everything that happened, for people."""
    yield from wrap(f"Ask {ask.id}: {chain(ask, people)}", rest="  ")
    waits = f"; the answer of {called(ask.turn)} is awaited" if ask.turn is not None else ""
    quiet = ", quiet for a long time" if ask.quiet else ""
    yield from wrap(f"{word_of(ask.state)}{quiet}{waits}", first="  ")
    odds = ""
    if ask.odds is not None:
        odds = f"; odds {per_cent(ask.odds.mid)}, {per_cent(ask.odds.low)} to {per_cent(ask.odds.high)}"
    score = f", score {ask.score:.3g}" if ask.score is not None else ""
    yield from wrap(
        f"when it was made: {_ALONE.get(ask.path_class, ask.path_class)}{score}{odds}", first="  "
    )
    if ask.purpose:
        yield from wrap(f"purpose: {ask.purpose}", first="  ")
    for event in ask.events:
        names = {
            key: called(people[PersonId(value)]) if value in people else value for key, value in event.data
        }
        data = "".join(f", {key.replace('_', ' ')} {value}" for key, value in names.items())
        note = f": {event.note}" if event.note else ""
        yield from wrap(
            f"{event.on}  {event.event.replace('_', ' ')}{data}{note}  [{event.n}]", first="  ", rest=" " * 14
        )
    if ask.next:
        yield from wrap(f"possible next: {listed(ask.next, last='or')}", first="  ")


def since_words(day: date, today: date) -> str:
    """Say how long ago a day was.

    Example:
        >>> since_words(date(2026, 11, 20), date(2026, 11, 23)), since_words(date(2026, 11, 23), date(2026, 11, 23))
        ('3 days ago', 'today')
    """
    days = (today - day).days
    return "today" if days == 0 else f"{plural(days, 'day')} ago"
