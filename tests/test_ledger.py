"""The ledger: what may follow what, corrections, silence, and writing without losing a line."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import threading
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import AskNotFound, Conflict, IllegalEvent, InvalidInput
from graph.model import AskId, JournalEntry, Person, PersonId
from graph.store import open_store
from outreach.journal import commit, forget, renamed, visible, withdraw
from outreach.ledger import (
    EVENTS,
    Ask,
    Frozen,
    Ledger,
    NewAsk,
    Odds,
    PathClass,
    Planned,
    State,
    check,
    correct,
    document,
    fold,
    likely_next,
    log,
    make_ask,
    new_asks,
    read,
)
from outreach.states import ANSWERS, OUTCOMES, WAITING

ME, BO, CY, DI, TO = (PersonId(f"li:{name}") for name in ("me", "bo", "cy", "di", "to"))
DAY = date(2026, 11, 2)
FAR = date(2036, 1, 1)


class Memory:
    """A journal in memory that refuses an append when it has grown, as every store does."""

    def __init__(self) -> None:
        self.entries: list[JournalEntry] = []

    def journal(self, *, after: int = 0) -> list[JournalEntry]:
        return self.entries[after:]

    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        if after != len(self.entries):
            raise Conflict("the journal has grown")
        new = [dataclasses.replace(each, n=after + place) for place, each in enumerate(entries, start=1)]
        self.entries.extend(new)
        return new

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        yield


def frozen(path: Sequence[PersonId], *, cold: bool = False) -> Frozen:
    return Frozen(PathClass.of(path, cold=cold), False, None if cold else 0.25, Odds(0.1, 0.2, 0.3, 0), "1")


def asked(
    store: Memory, path: Sequence[PersonId] = (ME, BO, TO), *, cold: bool = False, live: bool = False
) -> AskId:
    new = NewAsk(path[0], tuple(path), frozen(path, cold=cold), live=live)
    return make_ask(store, new, on=DAY, today=FAR)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def told(store: Memory, ask: AskId, *words: str, start: int = 0) -> None:
    for place, word in enumerate(words):
        options = {"rule": "E17"} if word == "done" else {}
        log(store, ask, word, on=after(start + place), today=FAR, options=options)


def stands(store: Memory, ask: AskId, today: date = DAY + timedelta(days=15)) -> Ask:
    return fold(store.entries, today=today).ask(ask)


# --- the table of states ------------------------------------------------------------------------------------------

ENDS = {"ruled_out": "ruled_out", "closed": "closed"}
SOON = dict.fromkeys(("referred", "applied", "done"))

# Written again by hand from the settled text: state -> event -> new state (None: it stays), without what needs a past.
ON_A_PATH: dict[str, tuple[tuple[str, ...], dict[str, str | None]]] = {
    "planned": ((), {"checked": None, "asked": "asked", **ENDS}),
    "asked": (
        ("asked",),
        {"nudged": None, "agreed": "agreed", "declined": "declined", "introduced": "introduced",
         "scheduled": "scheduled", "held": "held", **ENDS, **SOON},
    ),
    "agreed": (
        ("asked", "agreed"),
        {"nudged": None, "introduced": "introduced", "scheduled": "scheduled", "held": "held",
         "declined": "declined", **ENDS, **SOON},
    ),
    "introduced to a connector": (
        ("asked", "introduced"),
        {"nudged": None, "asked": "asked", "agreed": "agreed", "introduced": None, "declined": "declined",
         "scheduled": "scheduled", "held": "held", **ENDS, **SOON},
    ),
    "introduced to the target": (
        ("asked", "introduced", "introduced"),
        {"asked": None, "nudged": None, "agreed": None, "declined": "declined", "scheduled": "scheduled",
         "held": "held", **ENDS, **SOON},
    ),
    "scheduled": (
        ("asked", "scheduled"),
        {"scheduled": None, "cancelled": "introduced", "held": "held", "declined": "declined", **ENDS, **SOON},
    ),
    "scheduled after a conversation": (
        ("asked", "held", "scheduled"),
        {"scheduled": None, "cancelled": "held", "held": "held", "declined": "declined", "thanked": None,
         "debriefed": None, "recapped": None, **ENDS, **SOON},
    ),
    "held": (
        ("asked", "held"),
        {"scheduled": "scheduled", "held": None, "thanked": None, "debriefed": None, "recapped": None, **ENDS, **SOON},
    ),
    "declined": (
        ("asked", "declined"),
        {"asked": "asked", "agreed": "agreed", "introduced": "introduced", **ENDS, **SOON},
    ),
    "closed": (
        ("asked", "closed"),
        {"asked": "asked", "agreed": "agreed", "introduced": "introduced", "scheduled": "scheduled",
         "held": "held", **ENDS, **SOON},
    ),
    "ruled_out": (("asked", "ruled_out"), {"closed": "closed", **SOON}),
    "ruled_out after a conversation": (
        ("asked", "held", "ruled_out"),
        {"closed": "closed", "thanked": None, "debriefed": None, "recapped": None, **SOON},
    ),
    "referred": (
        ("asked", "closed", "referred"),
        {"asked": "asked", "agreed": "agreed", "introduced": "introduced", "scheduled": "scheduled", "held": "held",
         "interviewed": None, "offered": None, **ENDS, **SOON},
    ),
    "offered": (
        ("asked", "ruled_out", "applied", "offered"),
        {"closed": "closed", "interviewed": None, "offered": None, "hired": None, **SOON},
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", ON_A_PATH)
@pytest.mark.parametrize("word", EVENTS)
def test_every_event_in_every_state_on_a_path(place: str, word: str) -> None:
    history, legal = ON_A_PATH[place]
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    told(store, ask, *history)
    before = stands(store, ask)
    assert (word in before.next) == (word in legal and word != "done")
    if word in legal:
        told(store, ask, word, start=9)
        assert stands(store, ask).state == (legal[word] or before.state)
    else:
        with pytest.raises(IllegalEvent) as refusal:
            told(store, ask, word, start=9)
        assert refusal.value.allowed == before.next
        assert before.state.value in str(refusal.value)
        assert all(each in str(refusal.value) for each in before.next)
        assert len(store.entries) == len(history) + 1


@pytest.mark.parametrize("cold", [False, True])
def test_without_anybody_between(cold: bool) -> None:
    store = Memory()
    ask = asked(store, (ME, TO), cold=cold)
    for history in (("asked",), ("agreed",), ("declined",), ("closed",)):
        told(store, ask, *history)
        assert "introduced" not in stands(store, ask).next
        with pytest.raises(IllegalEvent):
            told(store, ask, "introduced")
    told(store, ask, "scheduled", "cancelled")
    assert stands(store, ask).state is State.AGREED
    told(store, ask, "held", start=2)
    assert "recapped" not in stands(store, ask).next


def test_turns_go_along_the_path() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, DI, TO))
    turns = []
    for word in (
        "asked",
        "introduced",
        "asked",
        "agreed",
        "introduced",
        "nudged",
        "introduced",
        "asked",
        "held",
    ):
        told(store, ask, word)
        turns.append(stands(store, ask).turn)
    assert turns == [BO, CY, CY, CY, DI, DI, TO, TO, TO]


def test_an_introduction_can_jump_further_but_not_back() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, DI, TO))
    told(store, ask, "asked")
    log(store, ask, "introduced", on=DAY, today=FAR, options={"to": DI})
    assert stands(store, ask).turn == DI
    for person in (BO, CY, DI, PersonId("li:stranger")):
        with pytest.raises(InvalidInput):
            log(store, ask, "introduced", on=DAY, today=FAR, options={"to": person})
    log(store, ask, "introduced", on=DAY, today=FAR, options={"to": TO})
    assert stands(store, ask).turn == TO


def test_an_answer_is_by_whoever_has_the_turn() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO))
    told(store, ask, "asked", "agreed", "introduced")
    log(store, ask, "declined", on=after(3), today=FAR, options={"by": TO})
    assert [event.by for event in stands(store, ask).events] == [BO, BO, BO, TO]
    with pytest.raises(InvalidInput, match="--by"):
        log(store, ask, "agreed", on=after(3), today=FAR, options={"by": PersonId("li:stranger")})


def test_a_cancelled_meeting_leaves_the_turn_with_the_target() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "scheduled", "cancelled")
    assert (stands(store, ask).state, stands(store, ask).turn) == (State.INTRODUCED, TO)


def test_live_asks_begin_introduced() -> None:
    store = Memory()
    ask = asked(store, (ME, BO, CY, TO), live=True)
    assert (stands(store, ask).state, stands(store, ask).turn) == (State.INTRODUCED, CY)
    assert [leg.person for leg in stands(store, ask).legs()] == [BO, CY]
    assert [leg.requested for leg in stands(store, ask).legs()] == [False, True]
    with pytest.raises(InvalidInput, match="--via"):
        asked(store, (ME, TO), live=True)
    assert len(store.entries) == 2


# --- silence --------------------------------------------------------------------------------------------------------


def quiet_day(store: Memory, ask: AskId) -> int:
    return next(day for day in range(400) if stands(store, ask, after(day)).quiet)


def test_quiet_from_the_21st_day_and_never_within_7_days_of_a_nudge() -> None:
    store = Memory()
    ask = asked(store)
    log(store, ask, "asked", on=after(1), today=FAR)
    assert quiet_day(store, ask) == 22
    log(store, ask, "nudged", on=after(9), today=FAR)
    assert quiet_day(store, ask) == 22
    log(store, ask, "nudged", on=after(20), today=FAR)
    assert quiet_day(store, ask) == 27
    assert stands(store, ask, after(300)).state is State.ASKED


def test_any_answer_ends_the_quiet() -> None:
    for word in sorted(ANSWERS):
        store = Memory()
        ask = asked(store, (ME, BO, TO))
        told(store, ask, "asked")
        assert stands(store, ask, after(40)).quiet
        log(store, ask, word, on=after(40), today=FAR)
        assert not stands(store, ask, after(40)).quiet


def test_a_new_turn_counts_anew() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    log(store, ask, "introduced", on=after(15), today=FAR)
    assert quiet_day(store, ask) == 36
    log(store, ask, "asked", on=after(17), today=FAR)
    assert quiet_day(store, ask) == 38


def test_no_quiet_where_no_answer_is_awaited() -> None:
    for word in ("held", "declined", "closed", "ruled_out", "scheduled"):
        store = Memory()
        ask = asked(store)
        told(store, ask, "asked", word)
        assert not stands(store, ask, FAR).quiet
    store = Memory()
    assert not stands(store, asked(store), FAR).quiet


# --- days, order and corrections --------------------------------------------------------------------------------------


def test_days_to_come_are_refused() -> None:
    store = Memory()
    ask = asked(store)
    with pytest.raises(InvalidInput, match="after today"):
        log(store, ask, "asked", on=after(1), today=DAY)
    with pytest.raises(InvalidInput, match="after today"):
        make_ask(store, NewAsk(ME, (ME, TO), frozen((ME, TO))), on=after(1), today=DAY)
    with pytest.raises(InvalidInput, match="after today"):
        correct(store, ask, 1, event="asked", on=after(1), today=DAY)
    assert len(store.entries) == 1


def test_a_backdated_event_stands_in_its_place() -> None:
    store = Memory()
    ask = asked(store)
    log(store, ask, "asked", on=after(1), today=FAR)
    log(store, ask, "held", on=after(9), today=FAR)
    log(store, ask, "scheduled", on=after(5), today=FAR)
    assert [event.event for event in stands(store, ask).events] == ["asked", "scheduled", "held"]
    with pytest.raises(IllegalEvent, match=r"entry 3 \(held on 2026-11-11\)") as refusal:
        log(store, ask, "declined", on=after(6), today=FAR)
    assert "asked" in refusal.value.allowed
    with pytest.raises(IllegalEvent, match="planned"):
        log(store, ask, "nudged", on=after(0), today=FAR)
    with pytest.raises(IllegalEvent, match="made on"):
        log(store, ask, "asked", on=after(-1), today=FAR)


def test_a_correction_withdraws_an_entry_for_every_day() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "declined")
    correct(store, ask, 3, today=after(30))
    for day in (1, 2, 30):
        assert stands(store, ask, after(day)).state is State.ASKED
    assert [entry.word for entry in visible(store.entries)] == ["ask.new", "asked"]
    # And may be taken back by correcting the same entry again.
    correct(store, ask, 3, event="agreed", today=after(31))
    assert stands(store, ask).state is State.AGREED


def test_a_correction_that_leaves_nonsense_names_the_entry() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked", "held", "thanked")
    with pytest.raises(IllegalEvent, match=r"entry 4 \(thanked"):
        correct(store, ask, 3, today=FAR)
    with pytest.raises(IllegalEvent, match="'hired'"):
        correct(store, ask, 3, event="hired", today=FAR)
    with pytest.raises(IllegalEvent, match="entry 3"):
        correct(store, ask, 2, event="asked", on=after(1) + timedelta(days=5), today=FAR)
    with pytest.raises(IllegalEvent, match="without their ask"):
        correct(store, ask, 1, today=FAR)
    assert len(store.entries) == 4


def test_a_correction_changes_word_day_and_options_and_keeps_the_rest() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    log(store, ask, "scheduled", on=after(3), today=FAR, note="by phone", options={"at": "2026-11-20 14:00"})
    correct(store, ask, 3, event="scheduled", on=after(4), today=FAR)
    event = stands(store, ask).events[-1]
    assert (event.n, event.on, event.note, event.get("at")) == (3, after(4), "by phone", "2026-11-20 14:00")
    correct(store, ask, 3, event="held", note="it was at once", today=FAR)
    event = stands(store, ask).events[-1]
    assert (event.event, event.on, event.note) == ("held", after(4), "it was at once")


def test_an_entry_moves_to_the_right_ask() -> None:
    store = Memory()
    first, second = asked(store), asked(store, (ME, CY, TO))
    told(store, first, "asked")
    told(store, second, "asked")
    log(store, first, "referred", on=after(5), today=FAR, options={"how": "offered"})
    correct(store, first, 5, event="introduced", move=second, today=FAR)
    assert [event.event for event in stands(store, first).events] == ["asked"]
    assert [event.event for event in stands(store, second).events] == ["asked", "introduced"]
    # It belongs to the second now, and is corrected there.
    with pytest.raises(InvalidInput, match="no entry 5"):
        correct(store, first, 5, today=FAR)
    correct(store, second, 5, today=FAR)
    assert stands(store, second).state is State.ASKED
    other = make_ask(store, NewAsk(BO, (BO, TO), frozen((BO, TO))), on=DAY, today=FAR)
    with pytest.raises(InvalidInput, match="another member"):
        correct(store, first, 3, event="asked", move=other, today=FAR)


def test_corrections_that_make_no_sense() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    correct(store, ask, 2, event="asked", on=after(2), today=FAR)
    with pytest.raises(InvalidInput, match="no entry 99"):
        correct(store, ask, 99, today=FAR)
    with pytest.raises(InvalidInput, match="itself a correction"):
        correct(store, ask, 3, today=FAR)
    with pytest.raises(InvalidInput, match="not changed"):
        correct(store, ask, 1, event="asked", today=FAR)
    with pytest.raises(InvalidInput, match="--event"):
        correct(store, ask, 2, move=ask, today=FAR)
    with pytest.raises(AskNotFound):
        correct(store, AskId(9), 2, today=FAR)


def test_an_ask_without_events_can_be_withdrawn_and_its_number_is_not_used_again() -> None:
    store = Memory()
    ask = asked(store)
    correct(store, ask, 1, today=FAR)
    with pytest.raises(AskNotFound):
        stands(store, ask)
    with pytest.raises(AskNotFound):
        told(store, ask, "asked")
    assert asked(store) == 2


@pytest.mark.parametrize(
    ("event", "options"),
    [
        ("scheduled", {"at": "2026-12-01"}),
        ("scheduled", {"at": "tomorrow"}),
        ("scheduled", {"at": "2026-12-01 14:00+01:00"}),
        ("scheduled", {"minutes": "0"}),
        ("asked", {"call_by": "2026-11-01"}),
        ("asked", {"call_by": "soon"}),
        ("asked", {"channel": "pigeon"}),
        ("asked", {"how": "offered"}),
        ("checked", {"answer": "very"}),
        ("referred", {"how": "maybe"}),
        ("done", {}),
        ("done", {"rule": "E38"}),
        ("thanked", {"to": BO}),
    ],
)
def test_wrong_options_are_refused(event: str, options: dict[str, str]) -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    with pytest.raises(InvalidInput):
        log(store, ask, event, on=after(1), today=FAR, options=options)
    assert len(store.entries) == 2


def test_paths_that_cannot_be_asked_along() -> None:
    for path in ((ME,), (ME, BO, CY, DI, PersonId("li:ed"), TO)):
        with pytest.raises(InvalidInput):
            PathClass.of(path)
    store = Memory()
    for crooked in ((ME, BO, BO, TO), (BO, CY, TO)):
        with pytest.raises(InvalidInput):
            make_ask(store, NewAsk(ME, crooked, frozen(crooked)), on=DAY, today=DAY)
    assert store.entries == []


# --- what an ask carries ----------------------------------------------------------------------------------------------


def test_what_was_believed_is_frozen_to_the_last_digit() -> None:
    store = Memory()
    belief = Frozen(PathClass.TWO_CONNECTORS, True, 0.123456, Odds(0.0001, 0.0333, 0.1001, 17), "1")
    plan = Planned("2026-W45", 3, 0.617, 0.0912345)
    path = (ME, BO, CY, TO)
    ask = make_ask(store, NewAsk(ME, path, belief, purpose="tea", planned=plan, note="hm"), on=DAY, today=DAY)
    read_back = stands(store, ask)
    assert (read_back.frozen, read_back.planned) == (belief, plan)
    assert (read_back.path, read_back.target, read_back.connector) == (path, TO, BO)
    assert (read_back.purpose, read_back.note, read_back.on) == ("tea", "hm", DAY)
    assert read_back.frozen.label == "two connectors, inferred"


def test_the_document_shows_people_and_events() -> None:
    store = Memory()
    ask = asked(store)
    log(store, ask, "asked", on=after(1), today=FAR, note="hello", options={"channel": "email"})
    people = {each: Person(each, each[3:].title(), "Acme") for each in (ME, BO, TO)}
    shown = document(stands(store, ask, after(30)), people)
    assert (shown.target, shown.connector, shown.member) == (people[TO], people[BO], people[ME])
    assert [(each.n, each.event, each.on, each.note) for each in shown.events] == [
        (2, "asked", after(1), "hello")
    ]
    assert (shown.state, shown.quiet, shown.turn, shown.path_class) == (
        "asked",
        True,
        people[BO],
        "one connector",
    )
    assert shown.next[:2] == ("agreed", "introduced")
    assert document(stands(store, asked(store, (ME, TO))), {}).connector is None


def test_likely_next_events_are_legal_and_only_of_open_asks() -> None:
    store = Memory()
    quiet, done, fresh = asked(store), asked(store), asked(store)
    told(store, quiet, "asked")
    told(store, done, "asked", "closed")
    ledger = fold(store.entries, today=after(60))
    offers = likely_next(ledger, ME)
    assert {ask.id for ask, _ in offers} == {quiet, fresh}
    assert offers[0][1] == "closed"
    assert all(word in ask.next for ask, word in offers)


# --- properties -------------------------------------------------------------------------------------------------------

PATHS = st.sampled_from([(ME, TO), (ME, BO, TO), (ME, BO, CY, TO), (ME, BO, CY, DI, TO)])


@st.composite
def seasons(draw: st.DrawFn) -> Memory:
    """A ledger as a user makes one: likely events and wild tries, backdated ones too, and corrections."""
    store = Memory()
    ids = [asked(store, draw(PATHS)) for _ in range(draw(st.integers(1, 2)))]
    day = 0
    for _ in range(draw(st.integers(0, 14))):
        ask = draw(st.sampled_from(ids))
        day += draw(st.integers(0, 12))
        with contextlib.suppress(IllegalEvent, InvalidInput, AskNotFound):
            match draw(st.integers(0, 5)):
                case 0:
                    back = draw(st.integers(0, day))
                    options = {"rule": "E54"} if (word := draw(st.sampled_from(EVENTS))) == "done" else {}
                    log(store, ask, word, on=after(back), today=FAR, options=options)
                case 1:
                    correct(
                        store,
                        ask,
                        draw(st.integers(1, len(store.entries))),
                        today=FAR,
                        event=draw(st.sampled_from([None, *EVENTS])),
                        on=after(draw(st.integers(0, day))),
                    )
                case _:
                    word = draw(st.sampled_from(fold(store.entries, today=FAR).ask(ask).next))
                    soon = after(day + draw(st.integers(0, 9)))
                    options = {"scheduled": {"at": f"{soon} 10:00"}, "asked": {"call_by": str(soon)}}.get(
                        word, {}
                    )
                    log(store, ask, word, on=after(day), today=FAR, options=options)
    return store


@given(seasons())
def test_whatever_is_written_every_prefix_is_legal(store: Memory) -> None:
    ledger = fold(store.entries, today=FAR)
    for ask in ledger.asks.values():
        written = Memory()
        written.entries = [each for each in visible(store.entries) if each.ask == ask.id]
        events = sorted(written.entries[1:], key=lambda each: (each.on, each.n))
        written.entries = [dataclasses.replace(written.entries[0], n=1)]
        # Entry by entry in the order of the history, each is legal after those before.
        for place, entry in enumerate(events, start=2):
            check(written.entries, entry)
            written.entries.append(dataclasses.replace(entry, n=place))
        assert [event.event for event in ask.events] == [entry.word for entry in events]


@given(seasons())
def test_states_change_by_events_alone(store: Memory) -> None:
    days = sorted({entry.on for entry in visible(store.entries)} | {FAR})
    for ask in fold(store.entries, today=FAR).asks:
        for before, now in itertools.pairwise(days):
            day = before
            states = set()
            while day < min(now, before + timedelta(days=40)):
                states.add(fold(store.entries, today=day).ask(ask).state)
                day += timedelta(days=13)
            assert len(states) <= 1


@given(seasons(), st.integers(0, 60))
def test_a_fold_ignores_what_lies_after_its_day(store: Memory, day: int) -> None:
    standing = [each for each in visible(store.entries) if each.on <= after(day)]
    now, then = fold(store.entries, today=after(day)), fold(standing, today=after(day))
    assert [dataclasses.replace(each, entries=(), changed=0) for each in now.asks.values()] == [
        dataclasses.replace(each, entries=(), changed=0) for each in then.asks.values()
    ]


@given(seasons())
def test_what_is_offered_is_legal_and_nothing_else_is(store: Memory) -> None:
    for ask in fold(store.entries, today=FAR).asks.values():
        for word in EVENTS:
            if word == "done":
                continue
            entry = JournalEntry(0, ME, word, ask.id, FAR)
            if word in ask.next:
                check(store.entries, entry)
            else:
                with pytest.raises(IllegalEvent):
                    check(store.entries, entry)


@given(seasons())
def test_only_asks_that_await_an_answer_are_quiet(store: Memory) -> None:
    for ask in fold(store.entries, today=FAR).asks.values():
        assert not ask.quiet or ask.state in WAITING
        assert (ask.quiet_from is not None) == (ask.state in WAITING)


# --- writing with others ----------------------------------------------------------------------------------------------


class Crowded(Memory):
    """A journal to which somebody else writes just before each of the first appends."""

    def __init__(self, others: int) -> None:
        super().__init__()
        self.others = others

    def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
        if self.others:
            self.others -= 1
            number = len(self.entries) + 1
            intruder = new_asks(self.entries, [NewAsk(BO, (BO, TO), frozen((BO, TO)))], on=DAY)[0]
            self.entries.append(dataclasses.replace(intruder, n=number))
        return super().append(entries, after=after)


def test_two_who_write_at_once_lose_nothing() -> None:
    store = Crowded(3)
    mine = asked(store)
    assert mine == 4
    assert list(fold(store.entries, today=FAR).asks) == [1, 2, 3, 4]


def test_what_became_illegal_meanwhile_is_refused() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")

    class Rival(Memory):
        def append(self, entries: Sequence[JournalEntry], *, after: int) -> list[JournalEntry]:
            if len(self.entries) == 2:
                self.entries.append(JournalEntry(3, ME, "declined", ask, DAY))
            return super().append(entries, after=after)

    rival = Rival()
    rival.entries = store.entries
    with pytest.raises(IllegalEvent, match="declined"):
        told(rival, ask, "nudged")


def test_who_never_gets_through_is_told() -> None:
    store = Crowded(1000)
    with pytest.raises(Conflict, match="try again"):
        asked(store)
    assert all(entry.member == BO for entry in store.entries)


def test_nothing_to_write_writes_nothing() -> None:
    assert commit(Crowded(3), lambda _: []) == ()


def test_threads_on_a_real_store_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'network.db'}"
    open_store(url).close()
    failures: list[BaseException] = []

    def write(person: PersonId) -> None:
        try:
            with open_store(url) as store:
                for _ in range(8):
                    ask = make_ask(
                        store, NewAsk(ME, (ME, person, TO), frozen((ME, person, TO))), on=DAY, today=DAY
                    )
                    log(store, ask, "asked", on=DAY, today=DAY)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=write, args=(person,)) for person in (BO, CY, DI)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_store(url) as store:
        ledger = read(store, today=DAY)
    assert list(ledger.asks) == list(range(1, 25))
    assert all(ask.state is State.ASKED for ask in ledger.asks.values())


# --- people who were proven to be one, forgetting, leaving --------------------------------------------------------------


def test_people_proven_to_be_one_are_one_in_the_ledger() -> None:
    store = Memory()
    alias = PersonId("n:1")
    ask = asked(store, (ME, alias, TO))
    told(store, ask, "asked")
    log(store, ask, "agreed", on=after(1), today=FAR, options={"by": alias})
    ledger = fold(renamed(store.entries, {alias: BO, TO: TO}), today=FAR)
    assert ledger.ask(ask).connector == BO
    assert [event.by for event in ledger.ask(ask).events] == [BO, BO]


def test_who_is_forgotten_leaves_only_a_number() -> None:
    store = Memory()
    first, second = asked(store), asked(store, (ME, CY, TO))
    log(store, first, "asked", on=DAY, today=FAR, note="about Bo's boat")
    log(store, second, "asked", on=DAY, today=FAR, note="kept")
    changed = {entry.n: entry for entry in forget(store.entries, [BO])}
    store.entries = [changed.get(entry.n, entry) for entry in store.entries]
    assert not any("bo" in repr(entry).lower() for entry in store.entries)
    assert stands(store, first).path == (ME, "forgotten:1", TO)
    assert stands(store, second).events[0].note == "kept"
    assert len(fold(store.entries, today=FAR).asks) == 2
    assert {entry.n for entry in forget(store.entries, [CY])} == {2, 4}
    assert "forgotten:2" in repr(forget(store.entries, [CY]))


def test_who_withdraws_takes_all_that_is_theirs() -> None:
    store = Memory()
    asked(store)
    make_ask(store, NewAsk(BO, (BO, TO), frozen((BO, TO))), on=DAY, today=DAY)
    gone = withdraw(store.entries, ME)
    assert gone == (1,)
    left = [entry for entry in store.entries if entry.n not in gone]
    assert [ask.member for ask in fold(left, today=FAR).asks.values()] == [BO]


def test_an_empty_ledger_has_no_asks() -> None:
    empty = fold([], today=DAY)
    assert empty == Ledger(DAY)
    with pytest.raises(AskNotFound):
        empty.ask(AskId(1))


def test_outcomes_need_what_comes_before() -> None:
    store = Memory()
    ask = asked(store)
    told(store, ask, "asked")
    for word in ("interviewed", "offered", "hired"):
        with pytest.raises(IllegalEvent):
            told(store, ask, word)
    told(store, ask, *OUTCOMES)
    assert stands(store, ask).state is State.ASKED
