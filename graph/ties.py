"""What the evidence between two people says on a day.

A store keeps facts; whether they make a tie, since when, whether it ended, and how much was written in which direction
is decided here, the same for every store and every date. Everything is a pure function of rows, lists and a day.

What makes a known tie (the design, section 4): a listed connection, an endorsement or recommendation (its own row
proves the connection), a named mutual, a row of a ties list, a statement, an address book entry; messages in both
directions, from the day of the later first one; an invitation that was answered by a message. Mail counts as messages
do. A meeting or an introduction says something about strength and makes no tie. A group message is a message between
its sender and each recipient; between two recipients it makes no tie.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Kind, PersonKey, Tally
from graph.store import EvidenceRow, GraphStore, Origin

# Plain integers: an enum member costs several times as much to compare, and a query folds very many rows.
_CONNECTION = int(Kind.CONNECTION)
_INVITATION = int(Kind.INVITATION)
_GROUP = int(Kind.GROUP_MESSAGE)
_ENDORSEMENT = int(Kind.ENDORSEMENT)
_RECOMMENDATION = int(Kind.RECOMMENDATION)
_ADDRESS_BOOK = int(Kind.ADDRESS_BOOK)
_MEETING = int(Kind.MEETING)
_STATEMENT = int(Kind.STATEMENT)
_COUNTED = frozenset({int(Kind.MESSAGE), int(Kind.MAIL), _GROUP, _ENDORSEMENT, _MEETING})

MESSAGES = frozenset({int(Kind.MESSAGE), int(Kind.MAIL), int(Kind.GROUP_MESSAGE)})
"""The kinds that count as messages between sender and recipient."""

MAKERS = frozenset(
    {
        int(Kind.CONNECTION),
        int(Kind.ENDORSEMENT),
        int(Kind.RECOMMENDATION),
        int(Kind.MUTUAL),
        int(Kind.ADDRESS_BOOK),
        int(Kind.LISTED),
        int(Kind.STATEMENT),
    }
)
"""The kinds of which one row is enough for a known tie."""

BARE = frozenset({int(Kind.CONNECTION), int(Kind.MUTUAL), int(Kind.LISTED)})
"""The kinds that say that a tie is there and since when, and nothing else about it."""

STRENGTHS: Mapping[str, int] = {
    "strength:weak": 1,
    "strength:normal": 2,
    "strength:strong": 3,
    "barely": 1,
    "some": 2,
    "well": 3,
}
"""Notes of a statement that overrule the measured strength: what ``know --strength`` says, and the connector's own
answer to "how well do you know them" (``checked --answer``). Higher is stronger."""


class Lists:
    """Which files name all connections of whom, and when; read once per query.

    Attributes:
        owners: The roots of people whose own list is in the store, so that all their ties are known.
        members: The roots of people of whom any own file is in the store.
        closed: ``(origin, file)`` of full lists that belong to nobody: the log of a closed group, in which everybody's
            ties are known.
    """

    __slots__ = ("_days", "_full", "_origins", "_renewed", "_superseded", "closed", "members", "owners")

    def __init__(self, origins: Iterable[Origin]) -> None:
        """Sort out the full lists of each owner."""
        self._origins: dict[int, Origin] = {}
        self._full: dict[tuple[int, int], tuple[int, int]] = {}
        self._days: dict[int, list[int]] = {}
        self._renewed: frozenset[int] = frozenset()  # owners with lists of several days
        self._superseded: dict[int, frozenset[int]] = {}
        self.owners: frozenset[int] = frozenset()
        self.members: frozenset[int] = frozenset()
        self.closed: frozenset[tuple[int, int]] = frozenset()
        self._add(origins)

    def _add(self, origins: Iterable[Origin]) -> None:
        """Sort in imports; only while nobody else knows this object."""
        members: set[int] = set()
        closed: set[tuple[int, int]] = set()
        for origin in origins:
            self._origins[origin.id] = origin
            if origin.owner is not None:
                members.add(origin.owner)
            for file in origin.full_lists:
                if origin.owner is None:
                    closed.add((origin.id, file))
                else:
                    self._full[origin.id, file] = (origin.owner, origin.as_of)
                    days = self._days.get(origin.owner, [])
                    if origin.as_of not in days:
                        self._days[origin.owner] = sorted([*days, origin.as_of])
                        self._renewed |= {origin.owner} if days else frozenset()
        self.owners = frozenset(self._days)
        self.members |= members
        self.closed |= closed

    def extended(self, origin: Origin) -> Lists:
        """Return these lists and those of one more import."""
        more = Lists(())
        more._origins, more._full = dict(self._origins), dict(self._full)
        more._days = dict(self._days)
        more.members, more.closed, more._renewed = self.members, self.closed, self._renewed
        more._add((origin,))
        return more

    def superseded(self, as_of: int) -> frozenset[int]:
        """Return the imports with a full list that, on this day, a later list of the same owner follows."""
        known = self._superseded.get(as_of)
        if known is None:
            known = frozenset(
                origin
                for (origin, _), (owner, day) in (self._full.items() if self._renewed else ())
                if owner in self._renewed and self.next_list(owner, day, as_of)
            )
            self._superseded[as_of] = known
        return known

    def full_list(self, origin: int, file: int) -> tuple[int, int] | None:
        """Return ``(owner, day)`` where this file lists all connections of somebody, else None."""
        return self._full.get((origin, file))

    def next_list(self, owner: int, day: int, as_of: int) -> int:
        """Return the day of the owner's first full list after ``day`` and not after ``as_of``; 0 for none."""
        days = self._days[owner]
        position = bisect_right(days, day)
        return days[position] if position < len(days) and days[position] <= as_of else 0

    def days_of(self, owner: int) -> Sequence[int]:
        """Return the days of the owner's full lists, ascending."""
        return self._days.get(owner, ())

    def source(self, origin: int, file: int) -> str:
        """Return the import and file as ``show`` prints them."""
        known = self._origins.get(origin)
        return known.file(file) if known is not None and file < len(known.files) else "what if"


def read_lists(store: GraphStore) -> Lists:
    """Read the lists of a store.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     read_lists(store).owners
        frozenset()
    """
    return Lists(store.origins())


@dataclass(slots=True)
class TieView:
    """What all evidence about one pair says on one day.

    Directions are seen from ``a``: *sent* is a to b, *got* is b to a. Counts of a day are the greatest of its
    supporters', so the same messages in two files count once.

    Attributes:
        a: One of the two, as the rows were asked for.
        b: The other.
        made: Whether there is a known tie, ended or not.
        since: Ordinal of the earliest dated evidence that made it; 0 when undated or not made.
        ended: Ordinal of the day it ended; 0 while it lives.
        sent: Messages from a to b, group messages included.
        got: Messages from b to a, likewise.
        group_sent: Group messages from a to b among others.
        group_got: Group messages from b to a among others.
        last: Ordinal of the last dated message either way; 0 for none.
        recommended: Whether one recommended the other.
        invited: Whether one invited the other with a personal note.
        endorsements: Endorsements either way.
        address_book: Whether one stands in the other's address book.
        meetings: Meetings both attended.
        stated: What somebody stated about the strength (:data:`STRENGTHS`); 0 for nothing. The newest statement
            counts, the strongest of one day.
        shared_groups: Days on which a third person addressed both in one small group.
    """

    a: int
    b: int
    made: bool = False
    since: int = 0
    ended: int = 0
    sent: int = 0
    got: int = 0
    group_sent: int = 0
    group_got: int = 0
    last: int = 0
    recommended: bool = False
    invited: bool = False
    endorsements: int = 0
    address_book: bool = False
    meetings: int = 0
    stated: int = 0
    shared_groups: int = 0

    @property
    def living(self) -> bool:
        """Whether the tie is known and has not ended."""
        return self.made and not self.ended


def weave(rows: Sequence[EvidenceRow], lists: Lists, as_of: int) -> TieView | None:
    """Say what the evidence of one pair comes to on a day.

    The order of the rows, the ids and further supporters of the same facts change nothing.

    Args:
        rows: All evidence of one pair, every row with the same ``a`` and ``b``; at least one.
        lists: The full lists of the store.
        as_of: Ordinal of the day; later evidence and later lists do not count, undated evidence always does.

    Returns:
        The view, or None when no evidence counts on that day.

    Example:
        >>> view = weave([(1, 2, 1, 730000, 0, 1, 1, 0, 5, "")], Lists([]), 740000)
        >>> view.living, view.since
        (True, 730000)
    """
    first = rows[0]
    if len(rows) == 1 and first[2] in BARE and first[6] not in lists.superseded(as_of):
        return TieView(first[0], first[1], True, first[3]) if first[3] <= as_of else None
    return _weave(rows, lists, as_of)


def _weave(rows: Sequence[EvidenceRow], lists: Lists, as_of: int) -> TieView | None:
    """Fold rows of any kind."""
    view = TieView(rows[0][0], rows[0][1])
    makers: list[int] = []
    counts: dict[tuple[int, int, int], int] = {}
    invitations: list[tuple[int, int]] = []
    held: dict[int, int] = {}
    stated = (-1, 0)
    counted = False
    for _, _, kind, day, sender, count, origin, file, _, note in rows:
        if day > as_of:
            continue
        counted = True
        if kind in MAKERS:
            makers.append(day)
        if kind == _CONNECTION:
            full = lists.full_list(origin, file)
            if full is not None and held.get(full[0], -1) < full[1] <= as_of:
                held[full[0]] = full[1]
        elif kind == _STATEMENT:
            stated = max(stated, (day, STRENGTHS.get(note, 0))) if note in STRENGTHS else stated
        elif kind == _INVITATION:
            view.invited = view.invited or note == "note"
            invitations.append((sender, day))
        elif kind in _COUNTED:
            key = (kind, 0 if kind == _MEETING else sender, day)
            if counts.get(key, 0) < count:
                counts[key] = count
        elif kind == _RECOMMENDATION:
            view.recommended = True
        elif kind == _ADDRESS_BOOK:
            view.address_book = True
    if not counted:
        return None
    view.stated = stated[1]
    exchange = _Exchange(*_count(view, counts), invitations, view.a, view.b)
    made = [*makers, *exchange.made(-1)]
    if made:
        view.made = True
        view.since = min((day for day in made if day), default=0)
        view.ended = _end(view, held, lists, as_of, makers, exchange)
    return view


def _count(view: TieView, counts: Mapping[tuple[int, int, int], int]) -> tuple[list[int], list[int]]:
    """Enter the counts of all days into the view; return the days of messages sent and got."""
    sent_days: list[int] = []
    got_days: list[int] = []
    groups: set[int] = set()
    for (kind, sender, day), count in counts.items():
        if kind == _ENDORSEMENT:
            view.endorsements += count
        elif kind == _MEETING:
            view.meetings += count
        elif sender not in (view.a, view.b, 0):
            groups.add(day)
        else:
            view.last = max(view.last, day)
            if sender == view.a:
                sent_days.append(day)
                view.sent += count
                view.group_sent += count if kind == _GROUP else 0
            elif sender == view.b:
                got_days.append(day)
                view.got += count
                view.group_got += count if kind == _GROUP else 0
    view.shared_groups = len(groups)
    return sent_days, got_days


@dataclass(slots=True)
class _Exchange:
    """Messages and invitations of a pair, which make a tie only by being answered."""

    sent: list[int]
    got: list[int]
    invitations: list[tuple[int, int]]
    a: int
    b: int

    def made(self, after: int) -> list[int]:
        """Return the days after ``after`` on which an exchange that began after it makes a tie."""
        sent = [day for day in self.sent if day > after]
        got = [day for day in self.got if day > after]
        days = [max(min(sent), min(got))] if sent and got else []
        for sender, invited in self.invitations:
            answers = got if sender == self.a else sent if sender == self.b else []
            answered = [max(day, invited) for day in answers if day >= invited or not day]
            if invited > after and answered:
                days.append(min(answered))
        return days


def _end(
    view: TieView,
    held: Mapping[int, int],
    lists: Lists,
    as_of: int,
    makers: Sequence[int],
    exchange: _Exchange,
) -> int:
    """Return the day a tie ended, or 0 while it lives.

    It ends with the first full list of an end that held it before and holds it no longer, unless the other end's own
    list of that day or later holds it. Whatever makes a tie and is dated later revives it.
    """
    ends = []
    for owner, last in held.items():
        missing = lists.next_list(owner, last, as_of)
        other = view.b if owner == view.a else view.a
        if missing and owner in (view.a, view.b) and held.get(other, -1) < missing:
            ends.append(missing)
    for end in sorted(ends):
        if max(makers, default=0) <= end and not exchange.made(end):
            return end
    return 0


def grouped(rows: Iterable[EvidenceRow]) -> Iterator[list[EvidenceRow]]:
    """Yield the rows of each pair together.

    Args:
        rows: Grouped by ``a``, then ``b``, as every store yields them.

    Returns:
        One list per pair, in the order of the rows.

    Example:
        >>> facts = [(1, 2, 1, 0, 0, 1, 1, 0, 5, ""), (1, 2, 3, 0, 1, 1, 1, 1, 9, ""), (1, 3, 1, 0, 0, 1, 1, 0, 6, "")]
        >>> [len(pair) for pair in grouped(facts)]
        [2, 1]
    """
    pair: list[EvidenceRow] = []
    for row in rows:
        if pair and (row[1] != pair[0][1] or row[0] != pair[0][0]):
            yield pair
            pair = []
        pair.append(row)
    if pair:
        yield pair


# --- what is known of one person over all their ties ------------------------------------------------------------------

Pulse = tuple[int, int, int, int, int]
"""``(person, day, degree, sent, tried)``: by how much a day changes what is known of a person."""


def pulses(rows: Sequence[EvidenceRow], lists: Lists) -> list[Pulse]:
    """Return what one pair adds, day by day, to what is known of people.

    The sum over all pairs and over the days up to D is what a store's ``tallies`` say on D. It keeps the sums: when
    the evidence of a pair (or a full list of one of the two) changes, the pulses before are taken away and those
    after added.

    Args:
        rows: All evidence of one pair, seen from either end.
        lists: The full lists of the store.

    Returns:
        Changes by person and day, in no particular order: living known ties (may be negative), messages sent, and
        introductions tried. Undated ones stand at day 0. An introduction is credited on the day of the earliest group
        message of a pair that had no earlier tie, to every third person who wrote one that day.

    Example:
        >>> pulses([(1, 2, 1, 730000, 0, 1, 1, 0, 5, "")], Lists([]))
        [(1, 730000, 1, 0, 0), (2, 730000, 1, 0, 0)]
    """
    first = rows[0]
    a, b = first[0], first[1]
    if len(rows) == 1 and first[2] in BARE:
        full = lists.full_list(first[6], first[7])
        if full is None or len(lists.days_of(full[0])) == 1:
            return [(a, first[3], 1, 0, 0), (b, first[3], 1, 0, 0)]
    result: list[Pulse] = []
    counts: dict[tuple[int, int, int], int] = {}
    thirds: set[tuple[int, int]] = set()
    for _, _, kind, day, sender, count, *_ in rows:
        if kind in MESSAGES and sender in (a, b):
            counts[kind, sender, day] = max(counts.get((kind, sender, day), 0), count)
        elif kind == _GROUP and sender:
            thirds.add((day, sender))
    result.extend((sender, day, 0, count, 0) for (_, sender, day), count in counts.items())
    made = _first_made(rows)
    if made is not None:
        for day, change in _life(rows, lists, made):
            result.append((a, day, change, 0, 0))
            result.append((b, day, change, 0, 0))
    if thirds:
        earliest = min(thirds)[0]
        if made is None or made >= earliest:
            result.extend((sender, day, 0, 0, 1) for day, sender in thirds if day == earliest)
    return result


def _first_made(rows: Sequence[EvidenceRow]) -> int | None:
    """Return the first day on which the pair has a known tie (0: undated), or None for never."""
    makers = [row[3] for row in rows if row[2] in MAKERS]
    a, b = rows[0][0], rows[0][1]
    sent = [row[3] for row in rows if row[2] in MESSAGES and row[4] == a]
    got = [row[3] for row in rows if row[2] in MESSAGES and row[4] == b]
    invitations = [(row[4], row[3]) for row in rows if row[2] == _INVITATION]
    makers.extend(_Exchange(sent, got, invitations, a, b).made(-1))
    return min(makers, default=None)


def _life(rows: Sequence[EvidenceRow], lists: Lists, made: int) -> list[tuple[int, int]]:
    """Return the days on which the tie begins to live (+1) or ends (-1)."""
    owners = {full[0] for row in rows if (full := lists.full_list(row[6], row[7])) is not None}
    if all(len(lists.days_of(owner)) == 1 for owner in owners):
        return [(made, 1)]
    days = {made, *(row[3] for row in rows), *(day for owner in owners for day in lists.days_of(owner))}
    changes: list[tuple[int, int]] = []
    lived = False
    for day in sorted(days):
        view = _weave(rows, lists, day)
        lives = view is not None and view.living
        if lives != lived:
            changes.append((day, 1 if lives else -1))
            lived = lives
    return changes


History = dict[int, Tally]
"""By day: how much the tally of one person changes on it."""


def counted(lists: Lists, person: int) -> bool:
    """Tell whether the degree of somebody is known: their own full list is there, or a closed group's log."""
    return bool(lists.closed) or person in lists.owners


def recount(store: GraphStore, lists: Lists, people: Iterable[int]) -> dict[int, History]:
    """Sum the pulses of people from their evidence.

    Args:
        store: Where the evidence is.
        lists: The full lists of the store.
        people: Roots.

    Returns:
        One history per person. Degrees stand in it only where they are known (:func:`counted`).
    """
    wanted = sorted(set(people))
    sums: dict[int, History] = {person: {} for person in wanted}
    readers: set[int] = set()
    for pair in grouped(store.evidence_of(map(PersonKey, wanted))):
        person = pair[0][0]
        known = counted(lists, person)
        for who, day, degree, sent, _ in pulses(pair, lists):
            if who == person and ((degree and known) or sent):
                add_changes(sums[person], {day: (degree if known else 0, sent, 0)})
        readers.update(row[1] for row in pair if row[2] == _GROUP and row[4] == person)
    if len(readers) > 1:
        everybody = sorted(readers)
        for pair in grouped(store.evidence_between(map(PersonKey, everybody), map(PersonKey, everybody))):
            if pair[0][0] < pair[0][1]:
                for who, day, _, _, tried in pulses(pair, lists):
                    if tried and who in sums:
                        add_changes(sums[who], {day: (0, 0, tried)})
    return sums


def add_changes(history: History, changes: Mapping[int, Tally]) -> None:
    """Add changes to a history.

    Args:
        history: Gains them.
        changes: By the ordinal of the day (0 for undated), by how much the tally changes; may be negative.

    Example:
        >>> history = {9: (1, 0, 0)}
        >>> add_changes(history, {9: (0, 2, 0), 12: (1, 0, 0)})
        >>> history
        {9: (1, 2, 0), 12: (1, 0, 0)}
    """
    if not history:
        history.update(changes)
        return
    for day, (degree, sent, tried) in changes.items():
        kept = history.get(day)
        if kept is not None:
            degree, sent, tried = kept[0] + degree, kept[1] + sent, kept[2] + tried
        history[day] = degree, sent, tried


def typical_degree(degrees: Iterable[int]) -> float:
    """Return the degree to assume of somebody whose own list is not in the store.

    Args:
        degrees: Living ties of those whose own list is.

    Returns:
        Their median; 500 if there is nobody (the design, section 6).

    Example:
        >>> typical_degree([9, 1, 4]), typical_degree([1, 4]), typical_degree([])
        (4, 2.5, 500)
    """
    known = sorted(degrees)
    if not known:
        return 500
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2
