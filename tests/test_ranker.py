"""Ranking one question after another says what each question alone says."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import (
    DAY,
    Network,
    layered_network,
    likely_network,
    random_network,
    shared_network,
    stated_network,
    wide_network,
)

from graph.model import AffiliationKind, PersonId
from graph.paths import Ranker, find
from graph.query import TargetQuery
from graph.store.sqlite import SQLiteStore

MAKERS = {
    "every kind of evidence": random_network,
    "long ways": lambda rng: wide_network(rng, rng.randint(5, 10)),
    "layers": layered_network,
    "stated": stated_network,
    "shared contacts": shared_network,
    "inferred": likely_network,
}


def check(network: Network, rng: random.Random) -> None:
    """Ask about everybody, in any order, some twice and some as a list, and compare with asking anew."""
    names = sorted(network.keys)
    start = rng.choice(names)
    day = date.fromordinal(rng.choice((DAY, DAY, DAY - 300)))
    ranker = Ranker(network.store, network.keys[start], as_of=day)
    queries = [TargetQuery(person=f"li:{name}") for name in rng.choices(names, k=min(2 * len(names), 12))]
    queries += [
        TargetQuery(people=tuple(f"li:{name}" for name in names if rng.random() < 0.6) or ("li:" + start,))
    ]
    rng.shuffle(queries)
    for query in queries:
        limit, max_hops = rng.choice((1, 3, 10, 200)), rng.choice((1, 2, 3, 3, 4))
        ranking = ranker.rank(query, limit=limit, max_hops=max_hops)
        alone = find(
            network.store, query, start=network.keys[start], as_of=day, limit=limit, max_hops=max_hops
        )
        assert [(way.people, way.cost, way.score, way.known) for way in ranking.ways] == [
            (path.people, path.cost, path.score, tuple(step.known for step in path.steps))
            for path in alone.paths
        ]
        assert (ranking.start, ranking.targets, ranking.direct, ranking.none_because) == (
            alone.start, alone.targets, alone.direct, alone.none_because,
        )  # fmt: skip
        wanted = [tuple(person.id for person in path.people) for path in alone.paths if rng.random() < 0.5]
        told = ranker.explain([*wanted, (PersonId("li:nobody"),)])
        assert set(told) == set(wanted)
        for path in alone.paths:
            ids = tuple(person.id for person in path.people)
            if ids in told and query.one:
                assert told[ids] == path
    network.store.close()


@pytest.mark.parametrize("early", [65_536, 0], ids=["pruned", "unpruned"])
@pytest.mark.parametrize("kind", MAKERS)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=12)
def test_what_was_asked_before_changes_nothing(kind: str, early: int, seed: int) -> None:
    rng = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteStore, "tallies_at_once", early)
        check(MAKERS[kind](rng), rng)


def test_what_a_later_target_has_in_common_with_people_read_before_is_seen() -> None:
    network = Network()
    network.person("x", "Acme")
    for a, b in (("me", "x"), ("me", "z"), ("z", "first"), ("x", "second")):
        network.fact(a, b)
    own = network.import_("second", DAY, source="second.zip")
    network.belongs("second", AffiliationKind.POSITION, "Acme", own, DAY - 900, DAY - 500)
    ranker = Ranker(network.store, network.keys["me"], as_of=date.fromordinal(DAY))
    ranker.rank(TargetQuery(person="li:first"))
    (way,) = ranker.rank(TargetQuery(person="li:second")).ways
    (path,) = ranker.explain([tuple(person.id for person in way.people)]).values()
    assert any("worked at Acme" in term.sentence for step in path.steps for term in step.terms)
    assert way.cost == path.cost == sum(term.cost for step in path.steps for term in step.terms)
    network.store.close()
