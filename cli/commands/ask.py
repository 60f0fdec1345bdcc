"""``ask``: plan an ask, list asks, show one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import ask_line, ask_lines, asks_document, called, mine, names_of, number_of, people_of, shown
from cli.documents import Document, iso, person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import listed, name_of, per_cent, plural, wrap
from graph.errors import InvalidInput, NotFound
from graph.sameness import me as default_member
from outreach.fields import function_of
from outreach.ledger import AskDocument, read
from outreach.states import OPEN, State

if TYPE_CHECKING:
    from graph.model import AskId, Path, Person, PersonId
    from graph.paths import PathsResult
    from graph.store import PersonRow
    from outreach.asks import Ledger, NewAsk
    from outreach.cards import Card

WAYS = (10, 1_000, 100_000)
"""How many paths are looked through for one that is named with ``--via``, or for one that is not held back; more are
looked at only while none of them fits."""

RECRUITING = "recruiting"
"""The function of people who hire for others: they are information, not a path (E50)."""

_NOT_HELD = OPEN - {State.HELD}
"""Where a second ask for the same person is most likely the same favour."""

app = command_app("Plan an ask; list and show asks.")

_FROM = Annotated[str | None, typer.Option("--from", metavar="MEMBER", help="Who asks; you unless given.")]


@app.command()
def new(
    context: typer.Context,
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="Whom you want to meet: a name, an id or a profile address."),
    ],
    *,
    via: Annotated[
        list[str] | None,
        typer.Option(metavar="PERSON", help="Who stands between; once per person, in the order of the path."),
    ] = None,
    cold: Annotated[bool, typer.Option("--cold", help="Write to a stranger yourself.")] = False,
    live: Annotated[
        bool, typer.Option("--live", help="The connector is introducing you on the spot (E51).")
    ] = False,
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day it is made; today unless given.")
    ] = None,
    purpose: Annotated[
        str, typer.Option(help="What this conversation is for, if not what profile says.")
    ] = "",
    note: Annotated[str, typer.Option(help="Your own words; nobody else sees them.")] = "",
    member: _FROM = None,
) -> None:
    """Plan an ask along the best path, or one of your own.

    The best path is the first that is not held back. What is believed of it today is kept with it.
    """
    from outreach.ledger import make_ask
    from outreach.obligations import debts

    session = session_of(context)
    if cold and (via or live):
        raise Usage(
            "--cold means that nobody stands between", where="ask new", do="leave --via and --live away"
        )
    start = session.me(member)
    day = session.day_of(on, "--on") or session.today
    if day > session.today:
        raise InvalidInput(f"{day} lies after today ({session.today})", where="--on")
    end = session.wanted(target)
    if end.root == start.root:
        raise InvalidInput("this is you", where="ask new", do="name somebody you want to meet")
    between = [session.person(each) for each in via or ()]
    if live:
        _witness(session, start, [*between, end], day)
    asking = _Asking(session, start, end, day, live=live, purpose=purpose, note=note)
    ask = asking.directly() if cold else asking.along([each.shown for each in between])
    number = make_ask(session.store, ask, on=day, today=session.today)
    ledger = read(session.store, today=session.today)
    (made,) = shown(session, [ledger.ask(number)])
    _warn_of_the_same(session, ledger, number, made.target)
    _warn_of_the_week(session, ledger, start.shown, day)
    if debts(ledger, start.shown, to=[end.shown], besides=number):
        session.warn(f"{name_of(made.target)} is still owed something by you: see intrograph todo (E55)")
    if function_of(made.target.position) == RECRUITING:
        session.warn("recruiters can tell you much, and are rarely a way in: ask for information (E50)")
    session.done(
        lambda: asks_document([made]),
        lambda: [
            *ask_lines(made, people_of(session, made.path)),
            f"The text to send: intrograph draft {'ask' if made.connector and not live else 'letter'} {number}",
        ],
    )


@app.command(name="list")
def list_(
    context: typer.Context,
    *,
    open_: Annotated[
        bool, typer.Option("--open", help="Only those of which something can be expected.")
    ] = False,
    member: _FROM = None,
) -> None:
    """List asks, by number."""
    session = session_of(context)
    ledger = read(session.store, today=session.today)
    asks = [
        ask
        for ask in ledger.of(session.me(member).shown)
        if not open_ or (ask.state in OPEN and not ask.quiet)
    ]
    documents = shown(session, asks)
    session.answer(lambda: asks_document(documents), lambda: _list_lines(documents))


@app.command()
def show(
    context: typer.Context,
    ask: Annotated[str, typer.Argument(metavar="ASK", help="The number of an ask.")],
    member: _FROM = None,
) -> None:
    """Show one ask with everything that happened."""
    from outreach.cards import card

    session = session_of(context)
    ledger, found = mine(session, number_of(ask), member)
    (made,) = shown(session, [found])
    people = people_of(session, made.path)
    cards = [card(ledger, found.member, each, name=called(people[each])) for each in found.connectors]
    session.answer(
        lambda: {**asks_document([made]), "cards": [_card_document(each, people) for each in cards]},
        lambda: [*ask_lines(made, people), *(line for each in cards for line in _card_lines(each, people))],
    )


def _card_document(card: Card, people: dict[PersonId, Person]) -> Document:
    """Return a connector's card."""
    return {
        "connector": person_document(people[card.connector]),
        "asks": card.asks,
        "last": iso(card.last),
        "told": iso(card.told),
        "owed": list(card.owed),
        "held_back": card.held_back,
    }


def _card_lines(card: Card, people: dict[PersonId, Person]) -> list[str]:
    """Write a connector's card for people (E08)."""
    asked = f"asked {plural(card.asks, 'time')} in a quarter" + (
        f", last on {card.last}" if card.last else ""
    )
    told = f"; told what came of it on {card.told}" if card.told else ""
    owed = f"; you still owe them {listed(card.owed)}" if card.owed else ""
    return wrap(f"{called(people[card.connector])}: {asked}{told}{owed} (E08)", first="  ")


def _list_lines(asks: Sequence[AskDocument]) -> Iterator[str]:
    """Write the list for people."""
    if not asks:
        yield "No asks yet. Begin with: intrograph ask new TARGET"
    wide = max((len(str(ask.id)) for ask in asks), default=0)
    for ask in asks:
        yield from wrap(ask_line(ask), first=f"{ask.id:>{wide}}  ", rest=" " * (wide + 4))


# --- making one ---------------------------------------------------------------------------------------------------


def _witness(session: Session, start: PersonRow, others: Sequence[PersonRow], day: date) -> None:
    """An introduction on the spot shows that two people know each other: keep that, where no file says so yet."""
    from graph.intake import take_in
    from importers.statements import claims_of_knowing

    if len(others) < 2:
        raise Usage("--live needs the person who introduces you", where="ask new", do="name them with --via")
    for one, other in itertools.pairwise(others):
        result = _found(session, one, other, day, hops=1, limit=1)
        if not any(path.hops == 1 and path.known for path in result.paths):
            people = session.people([one.root, other.root])
            a, b = people[one.root], people[other.root]
            claims = claims_of_knowing(
                a.id, b.id, by=start.shown, on=day, since=day, note="introduced on the spot (E51)"
            )
            take_in(session.store, claims)
            session.warn(f"noted that {name_of(a)} and {name_of(b)} know each other")
    result = _found(session, start, others[0], day, hops=1, limit=1)
    if not result.paths:
        who = name_of(session.people([others[0].root])[others[0].root])
        raise InvalidInput(
            f"no file says that {who} knows you", where="--via", do=f'say so: intrograph know me "{who}"'
        )


def _found(
    session: Session, start: PersonRow, end: PersonRow, day: date, *, hops: int, limit: int
) -> PathsResult:
    """Search paths from one person to another."""
    from graph.paths import find
    from graph.query import TargetQuery

    return find(
        session.store,
        TargetQuery(person=end.shown),
        start=start.root,
        as_of=day,
        max_hops=hops,
        limit=limit,
        you=start.key == default_member(session.store),
    )


class _Asking:
    """An ask while its path is chosen and its odds are taken."""

    def __init__(
        self,
        session: Session,
        start: PersonRow,
        end: PersonRow,
        day: date,
        *,
        live: bool,
        purpose: str,
        note: str,
    ) -> None:
        """Read the ledger as of the day of the ask."""
        self.session = session
        self.start = start
        self.end = end
        self.day = day
        self.live = live
        self.purpose = purpose
        self.note = note
        self.ledger: Ledger = read(session.store, today=day)

    def directly(self) -> NewAsk:
        """Return the ask that writes to a stranger; to somebody one knows it is the direct tie."""
        result = _found(self.session, self.start, self.end, self.day, hops=1, limit=1)
        if result.paths:
            who = name_of(result.paths[0].people[-1])
            self.session.warn(f"you know {who} yourself, so this is no cold message")
            return self._frozen(result.paths[0])
        from outreach.asks import Frozen, NewAsk
        from outreach.odds import MODEL, odds
        from outreach.states import PathClass

        chance = odds(self.ledger, self.start.shown, PathClass.COLD, None)
        self.session.warn(
            "writing to a stranger is the least likely way "
            f"({per_cent(chance.mid)}); somebody who knows them makes it easier (E03)"
        )
        return NewAsk(
            self.start.shown,
            (self.start.shown, self.end.shown),
            Frozen(PathClass.COLD, False, None, chance, MODEL),
            purpose=self.purpose,
            note=self.note,
        )

    def along(self, between: Sequence[PersonId]) -> NewAsk:
        """Return the ask along the path through these people; without any, along the best that is not held back."""
        path, reason = self._through(between) if between else self._best()
        if reason is not None and not self.live:
            self.session.warn(f"better wait: {reason}")
        return self._frozen(path)

    def _best(self) -> tuple[Path, str | None]:
        """Return the first path that is not held back, else the first and why it is."""
        first: tuple[Path, str | None] | None = None
        for limit in WAYS:
            result = _found(self.session, self.start, self.end, self.day, hops=3, limit=limit)
            if not result.paths:
                why = result.none_because or "No path leads there."
                raise NotFound(
                    why[:1].lower() + why[1:].rstrip("."),
                    where="ask new",
                    do="to write to them yourself: add --cold",
                )
            for path in result.paths:
                reason = self._reason(path)
                first = first or (path, reason)
                if reason is None:
                    return path, None
            if len(result.paths) < limit:
                break
        if first is None:
            raise AssertionError("no path was looked at")
        return first

    def _through(self, between: Sequence[PersonId]) -> tuple[Path, str | None]:
        """Return the path that leads through exactly these people, and why it is held back."""
        wanted = (self.start.shown, *between, self.end.shown)
        if len(set(wanted)) < len(wanted):
            raise InvalidInput("somebody stands on the path twice", where="--via")
        if len(between) > 3:
            raise InvalidInput("more than three people between carry nothing", where="--via")
        for limit in WAYS:
            result = _found(self.session, self.start, self.end, self.day, hops=len(wanted) - 1, limit=limit)
            for path in result.paths:
                if tuple(person.id for person in path.people) == wanted:
                    return path, self._reason(path)
            if len(result.paths) < limit:
                break
        raise NotFound(
            f"no such path is known on {self.day}: {self._gap(wanted)}",
            where="--via",
            do="if you know better, say so: intrograph know A B",
        )

    def _gap(self, wanted: Sequence[PersonId]) -> str:
        """Say which two people of a path are not known to know each other."""
        rows = {row.shown: row for row in map(self.session.person, wanted)}
        for one, other in itertools.pairwise(wanted):
            if not _found(self.session, rows[one], rows[other], self.day, hops=1, limit=1).paths:
                people = people_of(self.session, [one, other])
                return (
                    f"nothing says that {name_of(people[one])} and {name_of(people[other])} know each other"
                )
        return "it is not among the best"

    def _reason(self, path: Path) -> str | None:
        """Say why somebody on a path had better not be asked now."""
        from outreach.odds import held_back

        between = [person.id for person in path.people[1:-1]]
        names = names_of({person.id: person for person in path.people})
        return held_back(self.ledger, self.start.shown, between, names=names)

    def _frozen(self, path: Path) -> NewAsk:
        """Return the ask along a path, with what is believed of it."""
        from outreach.asks import Frozen, NewAsk
        from outreach.odds import MODEL, odds
        from outreach.states import PathClass

        people: tuple[Person, ...] = path.people
        ids = tuple(person.id for person in people)
        path_class = PathClass.of(ids)
        chance = odds(
            self.ledger,
            self.start.shown,
            path_class,
            ids[1] if len(ids) > 2 else None,
            inferred=not path.known,
        )
        return NewAsk(
            self.start.shown,
            ids,
            Frozen(path_class, not path.known, path.score, chance, MODEL),
            live=self.live,
            purpose=self.purpose,
            note=self.note,
        )


def _warn_of_the_same(session: Session, ledger: Ledger, number: AskId, target: Person) -> None:
    """Say when an ask for the same person stands already, in case it was meant (E52)."""
    made = ledger.ask(number)
    same = [
        each
        for each in ledger.of(made.member)
        if each.target == made.target and each.id != number and each.state in _NOT_HELD and not each.quiet
    ]
    if same:
        numbers = listed([str(each.id) for each in same])
        session.warn(
            f"ask {numbers} for {name_of(target)} is open already; if this is the same favour, close one: "
            f"intrograph log closed {number} (E52)"
        )


def _warn_of_the_week(session: Session, ledger: Ledger, member: PersonId, day: date) -> None:
    """Say when a week holds more asks than the member means to make (E48)."""
    from outreach.calendar import Week

    week = Week.of(day)
    count = sum(ask.on in week for ask in ledger.of(member))
    most = ledger.profile(member).asks_per_week
    if count > most:
        session.warn(
            f"{plural(count, 'ask')} in one week, and you meant {most}: take only talks you mean (E48)"
        )
