"""What a weekly report takes from the network and not from the journal: growth, jobs, and paths that moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.model import Path, Person, PersonId, PersonKey
from graph.paths import Ranker
from graph.query import TargetQuery
from graph.sameness import describe
from graph.search import living_ties
from graph.ties import read_lists
from outreach.calendar import Week
from outreach.wanted import WAYS

if TYPE_CHECKING:
    from graph.store import GraphStore, PersonRow
    from outreach.asks import Ask, Ledger
    from outreach.plan import Plan


@dataclass(frozen=True, slots=True)
class Growth:
    """How a member's own network grew in a week.

    Attributes:
        contacts: People the member knows at the end.
        new: Those whose tie began in the week, by name and id.
        ended: How many ties ended in the week.
        people: How many people the store did not hold before, by the accounts of files and statements of the week.
        ties: How many ties between any two people, likewise.
    """

    contacts: int
    new: tuple[Person, ...] = ()
    ended: int = 0
    people: int = 0
    ties: int = 0


@dataclass(frozen=True, slots=True)
class RankMove:
    """A path that stands elsewhere than when a plan was accepted last.

    Attributes:
        people: The path.
        before: Its rank then; None when it was not there.
        now: Its rank now; None when it is not there any more.
        why: The reason in one sentence; empty when unknown.
    """

    people: tuple[Person, ...]
    before: int | None
    now: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class JobChange:
    """A contact who has another job than before.

    Attributes:
        person: Who, with the new job.
        company: The employer before; None when unknown.
        position: The title before; None when unknown.
        on: The day of the first source that says so.
    """

    person: Person
    company: str | None
    position: str | None
    on: date


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report takes from the network and not from the journal.

    Attributes:
        growth: How the network grew; None when nobody looked.
        moves: Paths that stand elsewhere, in the order they should be read.
        jobs: Contacts with another job, likewise.
        plan: What is proposed for the week; None where nobody looked.
        next: What is proposed for the week after; likewise.
        drafts: Texts ready to send, by the target of a choice of the plan.
    """

    growth: Growth | None = None
    moves: tuple[RankMove, ...] = ()
    jobs: tuple[JobChange, ...] = ()
    plan: Plan | None = None
    next: Plan | None = None
    drafts: Mapping[PersonId, str] = field(default_factory=lambda: MappingProxyType({}))


NOTHING = Surroundings()
"""Where nobody looked."""


def look_around(
    store: GraphStore,
    start: PersonRow,
    week: Week,
    ledger: Ledger,
    *,
    you: bool = True,
    ranker: Ranker | None = None,
) -> Surroundings:
    """Say what happened in the network around a member in a week; plans and drafts are somebody else's work.

    Args:
        store: Where the network is.
        start: The member.
        week: The week.
        ledger: As of the day of the report.
        you: Whether sentences call the member "you" rather than by name.
        ranker: One for the member and the day of the report, where there is one already.
    """
    end = min(ledger.today, week.end - timedelta(days=1))
    living: list[PersonKey] = []
    new: list[PersonKey] = []
    ended = 0
    for _, other, tie in living_ties(store.evidence_of([start.root]), read_lists(store), end.toordinal()):
        since = tie if isinstance(tie, int) else tie.since
        if isinstance(tie, int) or tie.living:
            living.append(PersonKey(other))
            if since and date.fromordinal(since) in week:
                new.append(PersonKey(other))
        elif tie.made:
            ended += bool(tie.ended) and date.fromordinal(tie.ended) in week
    people = sorted(
        map(describe, store.person_rows(new).values()), key=lambda person: (person.name, person.id)
    )
    growth = Growth(len(living), tuple(people), ended)
    jobs: tuple[JobChange, ...] = ()
    if any(
        origin.as_of and origin.as_of <= end.toordinal() and date.fromordinal(origin.as_of) in week
        for origin in store.origins()
    ):
        # People come, and a job is seen to change, on the day of a source; most weeks have none.
        files = [
            file
            for each in store.imports()
            if not each.account.undone
            and each.account.as_of is not None
            and each.account.as_of in week
            and each.account.as_of <= end
            for file in each.account.files
        ]
        growth = replace(
            growth,
            people=sum(file.new_people for file in files),
            ties=sum(file.new_ties for file in files),
        )
        jobs = _jobs(store, living, week, end)
    return Surroundings(growth=growth, moves=_moves(store, start, ledger, you=you, ranker=ranker), jobs=jobs)


def _jobs(store: GraphStore, contacts: Iterable[PersonKey], week: Week, end: date) -> tuple[JobChange, ...]:
    """Return the contacts who have had another job since a source of this week."""
    from graph.dossier import former_jobs

    changes = []
    for root, own in store.rows_rooted_at(contacts).items():
        for job in former_jobs(store, own, as_of=end):
            if job.until in week:
                person = describe(next(row for row in own if row.key == root))
                changes.append(JobChange(person, job.company, job.position, job.until))
                break
    return tuple(sorted(changes, key=lambda each: (each.on, each.person.name, each.person.id)))


# --- paths that moved -------------------------------------------------------------------------------------------


def _moves(
    store: GraphStore, start: PersonRow, ledger: Ledger, *, you: bool, ranker: Ranker | None
) -> tuple[RankMove, ...]:
    """Return the paths of the last accepted plan that stand elsewhere now, in the order of its asks."""
    planned = [(ask, ask.planned) for ask in ledger.of(start.shown) if ask.planned is not None]
    last = max((where.week for _, where in planned), default=None)
    days = {} if ranker is None else {ledger.today: _Standing(ranker)}

    def standing(day: date) -> _Standing:
        """Return the ranks of a day; most asks of a plan were accepted on the same."""
        if day not in days:
            days[day] = _Standing(Ranker(store, start.root, as_of=day, you=you))
        return days[day]

    moves = []
    for ask, where in planned:
        if where.week == last and len(ask.path) > 2 and ask.on < ledger.today:
            move = _move(ask, standing(ask.on), standing(ledger.today))
            if move is not None:
                moves.append(move)
    return tuple(moves)


class _Standing:
    """Where paths stand on one day."""

    def __init__(self, ranker: Ranker) -> None:
        self.ranker = ranker
        self._orders: dict[PersonId, tuple[tuple[Person, ...], ...]] = {}

    def order(self, target: PersonId) -> tuple[tuple[Person, ...], ...]:
        """Return the paths to somebody, the best first; none to who is not there any more."""
        if target not in self._orders:
            try:
                ranking = self.ranker.rank(TargetQuery(person=target), limit=WAYS)
                self._orders[target] = tuple(way.people for way in ranking.ways)
            except NotFound:
                self._orders[target] = ()
        return self._orders[target]

    def rank(self, path: tuple[PersonId, ...]) -> int | None:
        """Return the rank of a path; None where it is not among the best."""
        for rank, people in enumerate(self.order(path[-1]), 1):
            if _ids(people) == path:
                return rank
        return None

    def path(self, ids: tuple[PersonId, ...]) -> Path | None:
        """Return a path that has a rank with its reasons."""
        return self.ranker.explain([ids]).get(ids)


def _ids(people: Iterable[Person]) -> tuple[PersonId, ...]:
    """Return people by their ids."""
    return tuple([person.id for person in people])


def _move(ask: Ask, then: _Standing, today: _Standing) -> RankMove | None:
    """Say where the path of an ask stands, if that is elsewhere than when the ask was made."""
    if ask.target.startswith("forgotten:"):
        return None
    before, now = then.rank(ask.path), today.rank(ask.path)
    if before == now:
        return None
    known = {person.id: person for day in (then, today) for way in day.order(ask.target) for person in way}
    people = tuple(known.get(each) or Person(each, "") for each in ask.path)
    return RankMove(people, before, now, _why(ask.path, then, today, before, now))


def _why(
    path: tuple[PersonId, ...], then: _Standing, today: _Standing, before: int | None, now: int | None
) -> str:
    """Say why a path moved: by what changed most on it, else by who came to stand before it."""
    old, new = then.path(path), today.path(path)
    if new is None:
        return "Not everybody on it is known to be in touch any more."
    if old is not None and old.cost != new.cost:
        return _changed(old, new)
    if old is None:
        step = new.steps[new.weakest]
        return step.reasons[0] if step.reasons else ""
    if now is not None and before is not None and now > before:
        earlier = {_ids(people) for people in then.order(path[-1])[:before]}
        passed = next((each for each in today.order(path[-1])[: now - 1] if _ids(each) not in earlier), None)
        if passed is not None:
            names = " and ".join(person.name or person.id for person in passed[1:-1])
            return f"The way over {names} stands before it now." if names else "You know each other now."
    return "A way that stood before it is not there any more, or fell behind."


def _changed(old: Path, new: Path) -> str:
    """Return the sentence of the term that changed most between two days."""
    best, most = "", 0
    for was, step in zip(old.steps, new.steps, strict=True):
        # The two inner ends of a step each have their own terms; they come in a fixed order.
        places: dict[tuple[str, int], int] = {}
        for term in was.terms:
            number = sum(name == term.name for name, _ in places)
            places[term.name, number] = term.cost
        seen: dict[str, int] = {}
        for term in step.terms:
            number = seen.get(term.name, 0)
            seen[term.name] = number + 1
            change = abs(term.cost - places.pop((term.name, number), 0))
            if change > most:
                best, most = term.sentence, change
        # What is gone altogether weighs as well.
        for (name, _), cost in places.items():
            if abs(cost) > most:
                gone = next(term for term in was.terms if term.name == name)
                best, most = f"No longer: {gone.sentence}", abs(cost)
    return best
