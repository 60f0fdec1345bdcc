"""Where the plans of a member come from: the ledger and the network, read once for however many weeks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cli.asks import people_of
from cli.session import Usage
from graph.paths import Ranker
from graph.sameness import me
from outreach.asks import Ledger, fold
from outreach.journal import load
from outreach.plan import Plan, Wanted, ahead, explained, gather, named, propose
from outreach.profile import targets

if TYPE_CHECKING:
    from cli.session import Session
    from graph.model import JournalEntry
    from graph.store import PersonRow
    from outreach.calendar import Week


class Planning:
    """Plans for one member, as of today.

    Args:
        session: The command's.
        start: The member.
        entries: The whole journal, where it was read already.
    """

    def __init__(
        self, session: Session, start: PersonRow, entries: Sequence[JournalEntry] | None = None
    ) -> None:
        """Read the journal."""
        self.session = session
        self.start = start
        self.entries = load(session.store) if entries is None else entries

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger as of today."""
        return fold(self.entries, today=self.session.today)

    @cached_property
    def you(self) -> bool:
        """Whether the member is the default one, whom sentences call "you"."""
        return self.start.key == me(self.session.store)

    @cached_property
    def ranker(self) -> Ranker:
        """What ranks and explains the ways of the member."""
        return Ranker(self.session.store, self.start.root, as_of=self.session.today, you=self.you)

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """Everybody the member wants to meet, with all ways to them."""
        return gather(targets(self.entries, self.start.shown, today=self.session.today), self.ranker)

    def plan(self, week: Week, *, asks: int | None = None) -> Plan:
        """Propose the asks of a week, with reasons.

        Args:
            week: The week.
            asks: How many asks it may hold; None for the member's own number.

        Raises:
            Usage: ``asks`` is negative.
        """
        if asks is not None and asks < 0:
            raise Usage("a plan holds 0 asks or more", where="--asks")
        proposed = propose(
            self.wanted, self.ledger, self.start.shown, week, asks=asks, gates=ahead(self.ledger, week)
        )
        nameless = [person.id for choice in proposed.choices for person in choice.path if not person.name]
        if nameless:
            proposed = named(proposed, people_of(self.session, nameless))
        return explained(proposed, self.ranker.explain(proposed.paths))
