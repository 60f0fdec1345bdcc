"""The weekly report of a member; :mod:`outreach.report_others` has what others may read of it.

A report is a pure fold: the same journal, people and day give the same report. It is as of today or the last day of
its week, whichever is earlier. Nobody is scored in it, and a no is no failure of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.model import AskId, JournalEntry, Person, PersonId
from outreach.asks import Ask, Ledger, fold
from outreach.calendar import Week
from outreach.counts import FUNNEL, Came, as_of, before, funnel, happened, referrals, steps_of
from outreach.fields import function_of
from outreach.journal import people_in
from outreach.ledger import AskDocument, document
from outreach.obligations import Obligation, obligations
from outreach.plan import Plan, accepted_choices, named
from outreach.profile import TARGET_ADD
from outreach.states import OPEN, State
from outreach.surroundings import NOTHING, Surroundings

if TYPE_CHECKING:
    from graph.store import GraphStore

WEEKS_BEFORE = 4
"""How many weeks a report looks back."""

Counts = Mapping[str, int]
"""Numbers by event word or step, in the order of the words; 0 too."""


# --- what a report is made of -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the week.

    Attributes:
        on: The day.
        event: The word.
        ask: Its ask.
        target: Who is to be met.
        by: Who answered or had the turn.
    """

    on: date
    event: str
    ask: AskId
    target: Person
    by: Person


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something that was learned, or ruled out, which is a result too (E45).

    Attributes:
        on: The day.
        ask: Its ask.
        target: With whom.
        note: The member's own words; may be empty.
        ruled_out: Whether a role or firm was found not to fit.
    """

    on: date
    ask: AskId
    target: Person
    note: str
    ruled_out: bool


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One company with what was asked and talked about there, by function (E47).

    Attributes:
        company: The company as written; empty where unknown.
        asks: Asks that were made, by function, in the order of :attr:`WeeklyReport.functions`.
        held: Asks that led to a conversation, likewise.
    """

    company: str
    asks: tuple[int, ...]
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody at the same distance who matters to the asks of a member.

    Attributes:
        distance: 1 for contacts, 2 for those behind one connector, and so on; 0 for those behind nobody yet (cold).
        people: Each with whether a conversation with them was held or, for a connector, whether they opened a door;
            the opened ones first, then by name and id.
    """

    distance: int
    people: tuple[tuple[Person, bool], ...]


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The report for the member.

    Attributes:
        member: Whose it is.
        week: The week.
        as_of: The day it describes.
        today: The day it was made; later than :attr:`as_of` where the week is over.
        over: Whether the week is over.
        people: Everybody it speaks of, by id.
        obligations: What is owed, most urgent first.
        plan: The asks of the week.
        next: The asks of the week after; None when nobody looked.
        happened: Entries of the week by event word.
        before: The same for the four weeks before, oldest first.
        events: What happened in the week, in order.
        funnel: Asks that ever reached a step.
        funnels: The same at the end of each week of :attr:`before` and of this one, oldest first.
        asks: Open asks, quiet ones too, by number.
        since: For each of them the day of its last entry.
        lessons: What was learned and ruled out in the week, in order.
        functions: The functions of :attr:`coverage`, in order.
        coverage: Companies with what was asked and talked about there, most conversations first.
        circles: Everybody who matters to the asks, by distance.
        leads: People and queries that debriefs of the week added to the targets.
        surroundings: What comes from the network.
        relationships: What came of the favours of each connector, the best first.
        totals: The same for all asks, each counted once.
        first: Whether nothing was written before this week.
    """

    member: Person
    week: Week
    as_of: date
    today: date
    over: bool
    people: Mapping[PersonId, Person]
    obligations: tuple[Obligation, ...]
    plan: Plan
    next: Plan | None
    happened: Counts
    before: tuple[tuple[Week, Counts], ...]
    events: tuple[Happening, ...]
    funnel: Counts
    funnels: tuple[tuple[Week, Counts], ...]
    asks: tuple[AskDocument, ...]
    since: Mapping[AskId, date]
    lessons: tuple[Lesson, ...]
    functions: tuple[str, ...]
    coverage: tuple[CoverageRow, ...]
    circles: tuple[Circle, ...]
    leads: int
    surroundings: Surroundings
    relationships: tuple[tuple[Person, Came], ...]
    totals: Came
    first: bool

    def person(self, id: PersonId) -> Person:
        """Return somebody the report speaks of, without a name where none is known."""
        return shown(self.people, id)


def shown(people: Mapping[PersonId, Person], id: PersonId) -> Person:
    """Return a person, or what can be said of somebody who is not there.

    Example:
        >>> shown({}, PersonId("forgotten:1")).name
        'somebody you have forgotten'
    """
    if id in people:
        return people[id]
    return Person(id, "somebody you have forgotten" if id.startswith("forgotten:") else "")


# --- for the member ---------------------------------------------------------------------------------------------


def weekly(
    entries: Sequence[JournalEntry],
    member: PersonId,
    week: Week,
    *,
    today: date,
    people: Mapping[PersonId, Person],
    ledger: Ledger | None = None,
    surroundings: Surroundings = NOTHING,
) -> WeeklyReport:
    """Fold the report for a member.

    Args:
        entries: The whole journal by ``n``, everybody under the id they are shown by (:func:`outreach.journal.load`).
        member: Whose report.
        week: Of which week.
        today: The day; a week that is not over is reported as of this day.
        people: Whoever the entries speak of (:func:`everybody`); who is missing is shown without a name.
        ledger: As of the day of the report (:func:`outreach.counts.as_of`), where it was folded already.
        surroundings: What comes from the network. Its plan counts while the week lasts; of one that is over, the
            report tells what was accepted.
    """
    if ledger is None:
        ledger = as_of(entries, week, fold(entries, today=today))
    own = ledger.of(member)
    plan, following = surroundings.plan, surroundings.next
    over = week.end <= today
    if plan is None or over:
        accepted = accepted_choices(ledger, member, week)
        plan = Plan(week, member, ledger.profile(member).asks_per_week, accepted)
    names = {each: person.name for each, person in people.items() if person.name}
    open_asks = [ask for ask in own if ask.state in OPEN]
    rows, totals = referrals(ledger, member)
    functions, coverage = _coverage(own, people)
    return WeeklyReport(
        member=shown(people, member),
        week=week,
        as_of=ledger.today,
        today=today,
        over=over,
        people=people,
        obligations=obligations(ledger, member, names=names),
        plan=_named(plan, people),
        next=None if following is None else _named(following, people),
        happened=happened(ledger, member, week),
        before=before(ledger, member, week, weeks=WEEKS_BEFORE),
        events=_events(own, week, people),
        funnel=funnel(ledger, member),
        funnels=funnels(ledger, [member], week),
        asks=tuple(document(ask, _all(ask.path, people)) for ask in open_asks),
        since=MappingProxyType({ask.id: ask.events[-1].on if ask.events else ask.on for ask in open_asks}),
        lessons=_lessons(own, week, people),
        functions=functions,
        coverage=coverage,
        circles=_circles(own, plan, people),
        leads=sum(
            entry.member == member
            and entry.word == TARGET_ADD
            and entry.on in week
            and entry.on <= ledger.today
            and (entry.get("source") or "").startswith("ask ")
            for entry in entries
        ),
        surroundings=surroundings,
        relationships=tuple((shown(people, row.connector), row.came) for row in rows),
        totals=totals,
        first=not any(entry.member == member and entry.on < week.start for entry in entries),
    )


def _all(ids: Iterable[PersonId], people: Mapping[PersonId, Person]) -> dict[PersonId, Person]:
    """Return everybody by id, without a name where none is known."""
    return {each: shown(people, each) for each in ids}


def _named(plan: Plan, people: Mapping[PersonId, Person]) -> Plan:
    """Give names to the people of a plan who have none yet."""
    ids = [person.id for choice in plan.choices for person in choice.path if not person.name]
    return named(plan, _all(ids, people))


def _events(asks: Iterable[Ask], week: Week, people: Mapping[PersonId, Person]) -> tuple[Happening, ...]:
    """Return what happened in a week, by day and number."""
    found = [
        (
            event.on,
            event.n,
            Happening(event.on, event.event, ask.id, shown(people, ask.target), shown(people, event.by)),
        )
        for ask in asks
        for event in ask.events
        if event.on in week
    ]
    return tuple(each for _, _, each in sorted(found, key=lambda row: row[:2]))


def _lessons(asks: Iterable[Ask], week: Week, people: Mapping[PersonId, Person]) -> tuple[Lesson, ...]:
    """Return what was learned in a week: debriefs, notes of conversations, and what was ruled out."""
    found = [
        (
            event.on,
            event.n,
            Lesson(event.on, ask.id, shown(people, ask.target), event.note, event.event == "ruled_out"),
        )
        for ask in asks
        for event in ask.events
        if event.on in week
        and (event.event in {"debriefed", "ruled_out"} or (event.event == "held" and event.note))
    ]
    return tuple(each for _, _, each in sorted(found, key=lambda row: row[:2]))


def funnels(ledger: Ledger, members: Sequence[PersonId], week: Week) -> tuple[tuple[Week, Counts], ...]:
    """Return the funnel at the end of each of the last weeks, this one included.

    Args:
        ledger: The asks.
        members: Whose.
        week: The last week.

    Returns:
        ``(week, asks by step)``, oldest first.
    """
    own = [ask for member in members for ask in ledger.of(member)]
    found: list[tuple[Week, Counts]] = []
    for each in (*week.before(WEEKS_BEFORE), week):
        counts = dict.fromkeys(FUNNEL, 0)
        end = each.end
        for ask in own:
            for step in steps_of(ask, before=end):
                counts[step] += 1
        found.append((each, counts))
    return tuple(found)


def _coverage(
    asks: Iterable[Ask], people: Mapping[PersonId, Person]
) -> tuple[tuple[str, ...], tuple[CoverageRow, ...]]:
    """Return the functions and, per company, what was asked and talked about there."""
    cells: dict[str, dict[str, list[int]]] = {}
    for ask in asks:
        if ask.made:
            target = shown(people, ask.target)
            cell = cells.setdefault(target.company or "", {}).setdefault(function_of(target.position), [0, 0])
            cell[0] += 1
            cell[1] += ask.first("held") is not None
    functions = tuple(
        sorted({name for row in cells.values() for name in row}, key=lambda n: (n == "unknown", n))
    )
    rows = [
        CoverageRow(
            company,
            tuple(row.get(name, [0, 0])[0] for name in functions),
            tuple(row.get(name, [0, 0])[1] for name in functions),
        )
        for company, row in cells.items()
    ]
    return functions, tuple(sorted(rows, key=lambda row: (-sum(row.held), -sum(row.asks), row.company)))


def _circles(asks: Iterable[Ask], plan: Plan, people: Mapping[PersonId, Person]) -> tuple[Circle, ...]:
    """Return everybody on the paths of asks and plan by their least distance, with whether they were opened."""
    nearest: dict[PersonId, int] = {}
    opened: set[PersonId] = set()
    known = dict(people)
    for choice in plan.choices:
        known |= {person.id: person for person in choice.path if person.name}
    paths = [
        *((ask.path, ask.cold) for ask in asks if ask.made or ask.state is State.PLANNED),
        *((tuple(person.id for person in choice.path), choice.score is None) for choice in plan.choices),
    ]
    for path, cold in paths:
        for distance, person in enumerate(path[1:], start=1):
            far = 99 if cold else distance
            nearest[person] = min(far, nearest.get(person, far))
    for ask in asks:
        if ask.first("held") is not None:
            opened.add(ask.target)
        opened.update(
            event.by for event in ask.events if event.event == "introduced" and event.by in ask.connectors
        )
    circles = []
    for distance in sorted(set(nearest.values())):
        inside = [(shown(known, each), each in opened) for each, far in nearest.items() if far == distance]
        inside.sort(key=lambda row: (not row[1], row[0].name, row[0].id))
        circles.append(Circle(0 if distance == 99 else distance, tuple(inside)))
    return tuple(circles)


# --- from the store ---------------------------------------------------------------------------------------------


def everybody(
    store: GraphStore, entries: Sequence[JournalEntry], more: Iterable[PersonId] = ()
) -> dict[PersonId, Person]:
    """Return whoever the journal speaks of, as outputs show them.

    Args:
        store: Where the people are.
        entries: The whole journal.
        more: Further ids, such as all members.
    """
    from graph.sameness import describe

    ids = sorted({*people_in(entries), *more})
    return {each: describe(row) for each, row in store.people_known_as(ids).items()}
