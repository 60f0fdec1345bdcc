"""A connector's card: how much goodwill was asked of them, and whether they were told what came of it (E08).

It protects the connector's name: what is owed to them and when they were asked last stands where an ask is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import PersonId
from outreach.asks import Ledger
from outreach.obligations import debts
from outreach.odds import held_back


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about favours asked of one connector; no member is named.

    Attributes:
        connector: Who.
        asks: How often they were asked in the last quarter, by all members.
        last: When they were asked last; None for never.
        told: When this member last told them what came of a favour; None for never.
        owed: The rules of what this member still owes them, sorted.
        held_back: Why they had better not be asked now; None where nothing speaks against it.
    """

    connector: PersonId
    asks: int
    last: date | None
    told: date | None
    owed: tuple[str, ...]
    held_back: str | None


def card(ledger: Ledger, member: PersonId, connector: PersonId, *, name: str = "") -> Card:
    """Return a connector's card for a member.

    Args:
        ledger: As of the day.
        member: Who looks.
        connector: Whose card.
        name: What to call them; empty for the id.

    Example:
        >>> card(Ledger(date(2026, 11, 2)), PersonId("li:me"), PersonId("li:bo")).asks
        0
    """
    quarter = timedelta(days=ledger.profile(member).count("E52.quarter"))
    asked: list[date] = []
    told: list[date] = []
    for ask in ledger.asks.values():
        if connector not in ask.connectors:
            continue
        asked.extend(leg.day for leg in ask.legs() if leg.requested and leg.person == connector)
        if ask.member == member:
            told.extend(
                event.on
                for event in ask.events
                if event.event == "recapped" and event.get("to") in {None, connector}
            )
    owed = debts(ledger, member, to=[connector]).get(connector, ())
    return Card(
        connector,
        sum(ledger.today - day < quarter for day in asked),
        max(asked, default=None),
        max(told, default=None),
        tuple(sorted({each.rule for each in owed})),
        held_back(ledger, member, [connector], names={connector: name} if name else None),
    )
