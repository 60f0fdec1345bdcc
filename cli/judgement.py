"""What the ledger says about paths: the odds of an ask along each, and who had better not be asked now.

Paths come from ``graph``, odds and rest days from ``outreach``; the two know nothing of each other and meet here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cli.terminal import name_of
from graph.model import Path, Person, PersonId
from outreach.asks import Frozen, Ledger, NewAsk, Odds
from outreach.odds import MODEL, held_back, odds
from outreach.states import PathClass


@dataclass(frozen=True, slots=True)
class Judged:
    """What the ledger says about one path.

    Attributes:
        odds: The chance that an ask along it ends in a conversation.
        held_back: Why somebody on it had better rest; None when nothing speaks against asking.
    """

    odds: Odds
    held_back: str | None


def judge(ledger: Ledger, path: Path) -> Judged:
    """Return what the ledger says about a path.

    Args:
        ledger: As of the day of the question.
        path: From the member who asks to the target.
    """
    ids = [person.id for person in path.people]
    between = ids[1:-1]
    chance = odds(ledger, ids[0], PathClass.of(ids), between[0] if between else None, inferred=not path.known)
    names = {person.id: name_of(person) for person in path.people}
    return Judged(chance, held_back(ledger, ids[0], between, names=names))


def judge_all(
    ledger: Ledger, paths: Sequence[Path], start: Person, direct: bool | None
) -> tuple[list[Judged], Odds | None]:
    """Judge several paths of one member.

    Args:
        ledger: As of the day of the question.
        paths: What was found.
        start: The member who asks.
        direct: Whether a tie joins the member and the one target; None where there is no one target.

    Returns:
        One judgement per path, and the odds of writing to the target oneself.
    """
    own: Odds | None = None
    if direct is not None:
        own = odds(ledger, start.id, PathClass.FIRST_DEGREE if direct else PathClass.COLD, None)
    return [judge(ledger, path) for path in paths], own


def last_plan(ledger: Ledger, member: PersonId) -> date | None:
    """Return the day on which a member accepted a plan last; None when they never did."""
    planned = [ask for ask in ledger.of(member) if ask.planned is not None]
    last = max((ask.planned.week for ask in planned if ask.planned is not None), default=None)
    return max(
        (ask.on for ask in planned if ask.planned is not None and ask.planned.week == last), default=None
    )


def new_ask(path: Path, judged: Judged, *, note: str = "", purpose: str = "") -> NewAsk:
    """Return the ask along a path, with what is believed about it frozen.

    Args:
        path: From the member who asks to the target.
        judged: What the ledger says about it on the day of the ask.
        note: The member's own words.
        purpose: What the conversation is for; empty when the profile says it.
    """
    ids = tuple(person.id for person in path.people)
    frozen = Frozen(PathClass.of(ids), not path.known, path.score, judged.odds, MODEL)
    return NewAsk(ids[0], ids, frozen, note=note, purpose=purpose)
