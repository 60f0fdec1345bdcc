"""What makes a tie, when it ends, and that no order or repetition of evidence changes it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import DAY, Network, plain_tallies, random_network, same_rows

from graph.model import ImportId, Kind, PersonKey
from graph.store import EvidenceRow, Origin
from graph.ties import Lists, TieView, counted, pulses, weave

A, B, THIRD = 1, 2, 3
NONE = Lists([])


def fact(
    kind: Kind,
    day: int = DAY - 100,
    sender: int = 0,
    count: int = 1,
    origin: int = 1,
    note: str = "",
    line: int = 7,
) -> EvidenceRow:
    return (A, B, int(kind), day, sender, count, origin, 0, line, note)


def told(*rows: EvidenceRow, lists: Lists = NONE, as_of: int = DAY) -> TieView:
    view = weave(rows, lists, as_of)
    assert view is not None
    return view


def full_lists(*lists: tuple[int, int, int]) -> Lists:
    """Full lists as ``(import, owner, day)``."""
    return Lists(
        Origin(
            id=ImportId(number),
            source=f"{number}.zip",
            digest="",
            as_of=day,
            owner=PersonKey(owner),
            owner_id=None,
            member=True,
            files=("Connections.csv",),
            kinds=("connections",),
            full_lists=(0,),
            weak=False,
        )
        for number, owner, day in lists
    )


@pytest.mark.parametrize(
    "kind",
    [
        Kind.CONNECTION,
        Kind.ENDORSEMENT,
        Kind.RECOMMENDATION,
        Kind.MUTUAL,
        Kind.ADDRESS_BOOK,
        Kind.LISTED,
        Kind.STATEMENT,
    ],
)
def test_one_row_is_enough_for_a_known_tie(kind: Kind) -> None:
    view = told(fact(kind, DAY - 9))
    assert view.living
    assert view.since == DAY - 9


@pytest.mark.parametrize(
    "kind", [Kind.MESSAGE, Kind.MAIL, Kind.GROUP_MESSAGE, Kind.INVITATION, Kind.MEETING, Kind.INTRODUCTION]
)
def test_one_sided_or_shared_facts_make_no_tie(kind: Kind) -> None:
    view = told(fact(kind, sender=A), fact(kind, DAY - 3, sender=A))
    assert not view.made
    assert not view.living


def test_messages_both_ways_make_a_tie_from_the_later_first_one() -> None:
    rows = fact(Kind.MESSAGE, DAY - 50, A), fact(Kind.MESSAGE, DAY - 20, B), fact(Kind.MESSAGE, DAY - 10, B)
    assert told(*rows).since == DAY - 20
    assert not told(*rows, as_of=DAY - 21).made
    assert told(fact(Kind.MAIL, DAY - 50, A), fact(Kind.GROUP_MESSAGE, DAY - 40, B)).since == DAY - 40


def test_a_group_message_of_a_third_person_makes_no_tie_and_counts_for_nobody() -> None:
    view = told(fact(Kind.GROUP_MESSAGE, sender=THIRD), fact(Kind.GROUP_MESSAGE, DAY - 5, sender=THIRD))
    assert not view.made
    assert (view.sent, view.got, view.last, view.shared_groups) == (0, 0, 0, 2)


def test_an_answered_invitation_makes_a_tie_and_an_earlier_message_is_no_answer() -> None:
    invited = fact(Kind.INVITATION, DAY - 30, A)
    assert told(invited, fact(Kind.MESSAGE, DAY - 20, B)).since == DAY - 20
    assert not told(invited, fact(Kind.MESSAGE, DAY - 40, B)).made
    assert not told(invited, fact(Kind.MESSAGE, DAY - 20, A)).made


def test_undated_evidence_counts_on_every_day_and_later_evidence_on_none() -> None:
    assert told(fact(Kind.LISTED, 0), as_of=1).living
    assert weave([fact(Kind.LISTED, DAY)], NONE, DAY - 1) is None
    assert told(fact(Kind.LISTED, 0), fact(Kind.CONNECTION, DAY - 8)).since == DAY - 8


def test_the_same_messages_in_two_files_count_once_and_the_fuller_file_wins() -> None:
    view = told(
        fact(Kind.MESSAGE, DAY - 5, A, 3, origin=1),
        fact(Kind.MESSAGE, DAY - 5, A, 4, origin=2),
        fact(Kind.MESSAGE, DAY - 4, A),
    )
    assert view.sent == 5


def test_a_tie_ends_with_the_first_full_list_that_no_longer_holds_it() -> None:
    lists = full_lists((1, A, DAY - 90), (2, A, DAY - 60), (3, A, DAY - 30))
    held = fact(Kind.CONNECTION, DAY - 500, origin=1)
    assert told(held, lists=lists).ended == DAY - 60
    assert told(held, lists=lists, as_of=DAY - 61).living
    assert told(held, fact(Kind.CONNECTION, DAY - 500, origin=3), lists=lists).living
    assert told(fact(Kind.LISTED, DAY - 500, origin=9), lists=lists).living


def test_the_other_ends_own_list_of_that_day_or_later_keeps_a_tie_alive() -> None:
    mine = fact(Kind.CONNECTION, DAY - 500, origin=1)
    theirs = fact(Kind.CONNECTION, DAY - 500, origin=3)
    assert told(mine, theirs, lists=full_lists((1, A, DAY - 90), (2, A, DAY - 60), (3, B, DAY - 60))).living
    assert (
        told(mine, theirs, lists=full_lists((1, A, DAY - 90), (2, A, DAY - 60), (3, B, DAY - 61))).ended
        == DAY - 60
    )


@pytest.mark.parametrize(
    "kind", [Kind.STATEMENT, Kind.LISTED, Kind.ENDORSEMENT, Kind.MUTUAL, Kind.ADDRESS_BOOK]
)
def test_evidence_dated_after_the_end_revives_a_tie(kind: Kind) -> None:
    lists = full_lists((1, A, DAY - 90), (2, A, DAY - 60))
    held = fact(Kind.CONNECTION, DAY - 500, origin=1)
    assert told(held, fact(kind, DAY - 59, origin=9), lists=lists).living
    assert told(held, fact(kind, DAY - 60, origin=9), lists=lists).ended == DAY - 60
    assert told(held, fact(kind, 0, origin=9), lists=lists).ended == DAY - 60


def test_an_ended_tie_revives_with_messages_only_when_both_write_again() -> None:
    lists = full_lists((1, A, DAY - 90), (2, A, DAY - 60))
    rows = [
        fact(Kind.CONNECTION, DAY - 500, origin=1),
        fact(Kind.MESSAGE, DAY - 100, B),
        fact(Kind.MESSAGE, DAY - 10, A),
    ]
    assert told(*rows, lists=lists).ended == DAY - 60
    assert told(*rows, fact(Kind.MESSAGE, DAY - 5, B), lists=lists).living


def test_the_newest_statement_of_strength_counts_and_the_strongest_of_one_day() -> None:
    weak, strong = (
        fact(Kind.STATEMENT, DAY - 9, note="strength:weak"),
        fact(Kind.STATEMENT, DAY - 9, note="strength:strong"),
    )
    assert told(weak, strong).stated == 3
    assert told(strong, fact(Kind.STATEMENT, DAY - 8, note="barely")).stated == 1
    assert told(fact(Kind.STATEMENT, note="met at a fair")).stated == 0


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_neither_order_nor_repetition_nor_the_end_it_is_seen_from_matters(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng, 4)
    lists = network.lists
    as_of = DAY - rng.choice((0, 0, 200))
    for pair in same_rows(network.store.evidence_of(sorted(network.keys.values()))):
        view = weave(pair, lists, as_of)
        again = [*pair, *pair]
        rng.shuffle(again)
        assert weave(again, lists, as_of) == view
        turned = weave([(row[1], row[0], *row[2:]) for row in pair], lists, as_of)
        assert (view is None) == (turned is None)
        if view is not None and turned is not None:
            assert (
                view.made,
                view.since,
                view.ended,
                view.sent,
                view.group_sent,
                view.last,
                view.stated,
            ) == (
                turned.made,
                turned.since,
                turned.ended,
                turned.got,
                turned.group_got,
                turned.last,
                turned.stated,
            )


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_tallies_and_their_pulses_say_what_the_definitions_say_on_every_day(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng)
    lists = network.lists
    people = sorted(network.keys.values())
    every = [
        pulse
        for pair in same_rows(network.store.evidence_of(people))
        if pair[0][0] < pair[0][1]
        for pulse in pulses(pair, lists)
    ]
    for as_of in (DAY, DAY - 5, DAY - 300, DAY + 100):
        plain = plain_tallies(network, as_of)
        kept = {who: (all_[0] if counted(lists, who) else 0, *all_[1:]) for who, all_ in plain.items()}
        assert network.store.tallies(people, as_of) == kept
        sums: dict[int, tuple[int, ...]] = dict.fromkeys(people, (0, 0, 0))
        for person, day, *change in every:
            if day <= as_of:
                sums[person] = tuple(old + new for old, new in zip(sums[person], change, strict=True))
        assert sums == plain


def test_an_introduction_is_credited_to_all_senders_of_the_first_day_and_only_to_strangers() -> None:
    network = Network()
    for sender, day in (("x", DAY - 50), ("y", DAY - 50), ("z", DAY - 40)):
        for reader in ("b", "c"):
            network.fact(sender, reader, Kind.GROUP_MESSAGE, day, sender)
        network.fact("b", "c", Kind.GROUP_MESSAGE, day, sender)
    people = [network.keys[name] for name in ("x", "y", "z")]
    tried = [tally[2] for tally in network.store.tallies(people, DAY).values()]
    assert tried == [1, 1, 0]
    network.fact("b", "c", Kind.CONNECTION, DAY - 51)
    assert not any(tally[2] for tally in network.store.tallies(people, DAY).values())
    network.store.close()


def test_more_messages_never_turn_a_tie_back() -> None:
    rows = [fact(Kind.MESSAGE, DAY - day, sender) for day, sender in ((9, A), (8, B), (7, A), (6, B))]
    views = [told(*rows[: number + 1]) for number in range(len(rows))]
    assert all(not earlier.made or later.made for earlier, later in pairwise(views))
