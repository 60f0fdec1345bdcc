"""Before and after a conversation: the question bank, the choice from it, the sheet, and what the debrief keeps."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput
from graph.model import AskId, JournalEntry, Person, PersonId
from graph.store import GraphStore, open_store
from outreach import meetings
from outreach.ledger import Frozen, NewAsk, Odds, PathClass, fold, log, make_ask
from outreach.meetings import debrief_of, gifts, keep, sheet
from outreach.profile import set_profile
from outreach.questions import (
    BANK,
    OWN_QUESTION,
    TOPICS,
    choose,
    keep_questions,
    objections,
    question,
    questions_for,
    tick_website,
)
from outreach.testimony import newcomer, statement, take_back

ME, BO, CY, DI = (PersonId(f"li:{name}") for name in ("me", "bo", "cy", "di"))
TARGET = Person(CY, "Noor Hallvedsen", "Lanternfold Energy", "Head of Product")
DAY = date(2026, 11, 2)


@pytest.fixture
def store() -> GraphStore:
    return open_store("sqlite://")


def asked(store: GraphStore, target: PersonId = CY, *events: str, member: PersonId = ME) -> AskId:
    """Make an ask and log events on it, all on one day."""
    path = (member, BO, target)
    number = make_ask(
        store,
        NewAsk(member, path, Frozen(PathClass.of(path), False, 0.2, Odds(0.1, 0.2, 0.3, 0), "1")),
        on=DAY,
        today=DAY,
    )
    for event in events:
        log(store, number, event, on=DAY, today=DAY)
    return number


# --- the bank -------------------------------------------------------------------------------------------------------


def test_the_bank_holds_more_than_sixty_questions_on_every_topic() -> None:
    assert len(BANK) >= 60
    assert {each.topic for each in BANK} == set(TOPICS) - {"own"}
    assert len({each.text for each in BANK}) == len({each.id for each in BANK}) == len(BANK)
    assert question("nothing.1") is None


@pytest.mark.parametrize("text", [each.text for each in BANK])
def test_every_question_is_open_friendly_and_not_about_work_for_me(text: str) -> None:
    assert text.endswith("?")
    assert objections(text) == ()
    assert not re.search(r"\b(?:salary|hiring|vacanc|worst|hate|dislike)", text, re.IGNORECASE)


@given(st.text(max_size=20), st.sets(st.sampled_from([each.id for each in BANK])), st.integers(0, 9))
def test_five_to_eight_are_chosen_and_none_that_was_used(seed: str, used: set[str], own: int) -> None:
    chosen = choose(seed, used, own=own)
    assert not {each.id for each in chosen} & used
    assert len({each.id for each in chosen}) == len(chosen)
    left = len(BANK) - len(used)
    assert len(chosen) == max(0, min(6 - own, left))
    assert choose(seed, used, own=own) == chosen


def test_a_conversation_begins_with_the_day_and_ends_with_others() -> None:
    for seed in map(str, range(20)):
        chosen = choose(seed, ())
        assert (chosen[0].topic, chosen[-1].topic) == ("day", "others")
        assert len({each.topic for each in chosen}) == 6
    assert len(choose("x", (), fewest=8, most=8)) == 8
    assert len(choose("x", (), fewest=5, most=5)) == 5


def test_different_conversations_ask_different_things() -> None:
    assert len({choose(str(seed), ()) for seed in range(20)}) == 20


# --- the choice that is kept ------------------------------------------------------------------------------------------


def chosen_for(store: GraphStore, number: AskId, company: str | None = "Lanternfold Energy") -> list[str]:
    ledger = fold(store.journal(), today=DAY)
    asking = questions_for(store.journal(), ledger, ledger.ask(number), company)
    keep_questions(store, ledger.ask(number), asking, company, today=DAY)
    return [each.id for each in asking.questions]


def test_no_question_is_asked_twice_at_one_company_however_it_is_written(store: GraphStore) -> None:
    first = chosen_for(store, asked(store, CY))
    second = chosen_for(store, asked(store, DI), "LANTERNFOLD ENERGY, Inc.")
    assert not set(first) & set(second)


def test_another_company_may_hear_the_same(store: GraphStore) -> None:
    numbers = [asked(store, PersonId(f"li:t{place}")) for place in range(13)]
    used = {
        each for place, number in enumerate(numbers) for each in chosen_for(store, number, f"Firm{place}")
    }
    assert len(used) < 13 * 6


def test_when_the_bank_is_used_up_fewer_are_chosen(store: GraphStore) -> None:
    counts = [
        len(chosen_for(store, asked(store, PersonId(f"li:t{place}")))) for place in range(len(BANK) // 6 + 2)
    ]
    assert sum(counts) == len(BANK)
    assert counts[-1] == 0


def test_a_choice_once_kept_stays(store: GraphStore) -> None:
    number = asked(store)
    first = chosen_for(store, number)
    before = len(store.journal())
    assert chosen_for(store, number) == first
    assert len(store.journal()) == before


def test_what_a_website_answers_is_replaced_for_the_whole_company(store: GraphStore) -> None:
    number = asked(store)
    first = chosen_for(store, number)
    ask = fold(store.journal(), today=DAY).ask(number)
    tick_website(store, ask, first[1], TARGET.company, today=DAY)
    second = chosen_for(store, number)
    assert first[1] not in second
    assert len(second) == len(first)
    assert set(first) - {first[1]} < set(second)
    assert first[1] not in chosen_for(store, asked(store, DI))
    with pytest.raises(InvalidInput, match="no such question"):
        tick_website(store, ask, "day.99", TARGET.company, today=DAY)


def test_own_questions_come_before_the_last_one(store: GraphStore) -> None:
    number = asked(store)
    ask = fold(store.journal(), today=DAY).ask(number)
    keep(store, ask, OWN_QUESTION, "How do you choose a site?", on=DAY, today=DAY)
    chosen = chosen_for(store, number)
    assert chosen[-2].startswith("own.")
    assert chosen[-1].startswith("others.")
    assert len(chosen) == 6


def test_the_members_own_numbers_count(store: GraphStore) -> None:
    set_profile(store, ME, "E22.fewest", "8", today=DAY)
    assert len(chosen_for(store, asked(store))) == 8


# --- the sheet ----------------------------------------------------------------------------------------------------------


def made(store: GraphStore, number: AskId) -> meetings.Sheet:
    entries = store.journal()
    ledger = fold(entries, today=DAY)
    return sheet(entries, ledger, ledger.ask(number), TARGET, names={BO: "Marek"})


def test_the_sheet_ends_on_time(store: GraphStore) -> None:
    number = asked(store, CY, "asked")
    assert made(store, number).at is None
    log(
        store,
        number,
        "scheduled",
        on=DAY,
        today=DAY,
        options={"at": "2026-11-12 23:50", "minutes": "30", "place": "Pier"},
    )
    found = made(store, number)
    assert (str(found.at), str(found.until)) == ("2026-11-12 23:50:00+00:00", "2026-11-13 00:20:00+00:00")
    assert found.place == "Pier"
    log(store, number, "scheduled", on=DAY, today=DAY, options={"at": "2026-11-14 09:00"})
    assert str(made(store, number).until) == "2026-11-14 09:20:00+00:00"


def test_the_purpose_of_the_ask_comes_before_that_of_the_profile(store: GraphStore) -> None:
    number = asked(store)
    assert made(store, number).purpose == ""
    set_profile(store, ME, "purpose", "understand product work", today=DAY)
    assert made(store, number).purpose == "understand product work"


def test_what_connectors_said_stands_on_the_sheet(store: GraphStore) -> None:
    number = asked(store, CY, "asked")
    log(store, number, "agreed", on=DAY, today=DAY, note="she loves maps")
    log(store, number, "done", on=DAY, today=DAY, note="ask about the pilot", options={"rule": "E21"})
    assert [fact.text for fact in made(store, number).view] == [
        "Marek: she loves maps",
        "ask about the pilot",
    ]


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (1, 1), (130, 60), (131, 61), (390, 180)])
def test_a_pitch_is_timed(store: GraphStore, words: int, seconds: int) -> None:
    set_profile(store, ME, "pitch", " ".join(["word"] * words), today=DAY)
    assert made(store, asked(store)).pitch_seconds == seconds


# --- the debrief ----------------------------------------------------------------------------------------------------------


def test_a_debrief_keeps_each_line_and_follows_corrections(store: GraphStore) -> None:
    from outreach.ledger import correct

    number = asked(store, CY, "asked", "held")
    entry = log(store, number, "debriefed", on=DAY, today=DAY, note="one\n\n two ")
    ask = fold(store.journal(), today=DAY).ask(number)
    keep(store, ask, meetings.GIVE, "the article", on=DAY, today=DAY)
    keep(store, ask, meetings.MENTOR, "", on=DAY, today=DAY)
    found = debrief_of(store.journal(), ask, today=DAY)
    assert [each.text for each in found.learned] == ["one", "two"]
    assert [each.text for each in found.give] == ["the article"]
    assert (found.mentor, found.connected) == (True, False)
    correct(store, number, entry.n, today=DAY)
    assert debrief_of(store.journal(), fold(store.journal(), today=DAY).ask(number), today=DAY).learned == ()


def test_given_and_received_are_kept_by_person_and_day(store: GraphStore) -> None:
    number = asked(store, CY)
    ask = fold(store.journal(), today=DAY).ask(number)
    keep(store, ask, meetings.RECEIVED, "an hour", on=DAY, today=DAY, person=CY)
    keep(store, ask, meetings.GIVEN, "a contact", on=DAY, today=DAY, person=CY)
    found = gifts(store.journal(), ME, today=DAY)
    assert [(each.given, each.text, each.person) for each in found] == [
        (False, "an hour", CY),
        (True, "a contact", CY),
    ]
    assert gifts(store.journal(), BO, today=DAY) == ()
    assert gifts(store.journal(), ME, today=date(2026, 11, 1)) == ()


def test_nothing_is_kept_of_a_day_to_come_or_before_the_ask(store: GraphStore) -> None:
    number = asked(store)
    ask = fold(store.journal(), today=DAY).ask(number)
    for day in (date(2026, 11, 1), date(2026, 11, 3)):
        with pytest.raises(InvalidInput):
            keep(store, ask, meetings.NEXT, "x", on=day, today=DAY)


# --- what asks teach about ties ---------------------------------------------------------------------------------------------


def test_a_newcomer_is_nobody_else() -> None:
    one = newcomer("Ruben Kestrand", AskId(1), DAY, company="Northgrid", position="Planner")
    assert one == newcomer("Ruben Kestrand", AskId(1), DAY, company="Northgrid", position="Planner")
    assert one.id != newcomer("Ruben Kestrand", AskId(2), DAY).id
    assert one.id.startswith("n:")


def test_a_statement_is_taken_in_once_and_taken_back_with_its_entry(tmp_path: Path) -> None:
    from graph.intake import take_in

    with open_store(f"sqlite:///{tmp_path}/network.db") as store:
        bo, cy = Person(BO, "Bo"), Person(CY, "Cy")
        claims = statement(bo, cy, ask=AskId(12), entry=40, on=DAY, note="well")
        assert take_in(store, claims).repeats is None
        assert (
            take_in(store, statement(cy, bo, ask=AskId(12), entry=40, on=DAY, note="well")).repeats
            is not None
        )
        assert take_back(store, AskId(12), 41) == 0
        assert take_back(store, AskId(12), 40) == 1
        assert take_back(store, AskId(12), 40) == 0
        assert take_in(store, claims).repeats is None


def test_entries_beside_the_events_leave_the_ask_alone(store: GraphStore) -> None:
    number = asked(store, CY, "asked")
    before = fold(store.journal(), today=DAY).ask(number)
    for word in (OWN_QUESTION, meetings.VIEW, meetings.NEXT, meetings.GIVEN):
        keep(store, before, word, "x", on=DAY, today=DAY)
    after = fold(store.journal(), today=DAY).ask(number)
    assert (after.events, after.state, after.next, after.turn) == (
        before.events,
        before.state,
        before.next,
        before.turn,
    )
    assert isinstance(store.journal()[-1], JournalEntry)
