"""The search finds exactly the best paths, explains them, and does not care how the store came to be."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import (
    DAY,
    Network,
    Plain,
    close,
    layered_network,
    likely_network,
    random_network,
    shared_network,
    stated_network,
    wide_network,
)  # fmt: skip

from graph import search
from graph.errors import InvalidInput
from graph.knowledge import Knowledge, Reader
from graph.model import AffiliationKind, ImportId, Kind, PersonKey
from graph.paths import PathsResult, find
from graph.query import TargetQuery
from graph.store import GraphStore
from graph.store.sqlite import SQLiteStore
from graph.ties import weave

TODAY = date.fromordinal(DAY)


def shown(result: PathsResult) -> list[tuple[int, tuple[str, ...]]]:
    return [(path.cost, tuple(person.id for person in path.people)) for path in result.paths]


def check_against_plain(network: Network, rng: random.Random, start: str = "", target: str = "") -> None:
    names = sorted(network.keys)
    start = start or rng.choice(names)
    as_of = rng.choice((DAY, DAY, DAY - 300))
    max_hops = rng.choice((1, 2, 3, 3, 4))
    limit = rng.choice((1, 2, 3, 10, 100))
    plain = Plain(network, network.keys[start], as_of)
    target = target or rng.choice([name for name in names if name != start])
    one = find(
        network.store, TargetQuery(person=f"li:{target}"), start=network.keys[start],
        as_of=date.fromordinal(as_of), max_hops=max_hops, limit=limit,
    )  # fmt: skip
    assert shown(one) == plain.best([network.keys[target]], one=True, max_hops=max_hops, limit=limit)
    some = [name for name in names if name != start and rng.random() < 0.7] or [target]
    many = find(
        network.store, TargetQuery(people=tuple(f"li:{name}" for name in some)), start=network.keys[start],
        as_of=date.fromordinal(as_of), max_hops=max_hops, limit=limit,
    )  # fmt: skip
    keys = [network.keys[name] for name in some]
    assert shown(many) == plain.best(keys, one=False, max_hops=max_hops, limit=limit)
    for result in (one, many):
        assert (result.none_because is None) == bool(result.paths)
        for path in result.paths:
            assert sum(term.cost for step in path.steps for term in step.terms) == path.cost
            assert 1 <= path.hops <= max_hops
    network.store.close()


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_equals_brute_force_on_every_kind_of_evidence(seed: int) -> None:
    rng = random.Random(seed)
    check_against_plain(random_network(rng), rng)


@pytest.mark.parametrize("early", [65_536, 0], ids=["pruned", "unpruned"])
@given(seed=st.integers(0, 10**9))
@settings(max_examples=25)
def test_equals_brute_force_where_long_ways_may_win(early: int, seed: int) -> None:
    rng = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteStore, "tallies_at_once", early)
        patch.setattr(search, "_FIRST_CONNECTORS", rng.choice((1, 2, 64)))
        check_against_plain(wide_network(rng, rng.randint(5, 10)), rng)
        check_against_plain(layered_network(rng), rng, "s", "t")


@pytest.mark.parametrize("early", [65_536, 0], ids=["pruned", "unpruned"])
@given(seed=st.integers(0, 10**9))
@settings(max_examples=25)
def test_equals_brute_force_where_costs_come_close_to_the_bounds(early: int, seed: int) -> None:
    rng = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteStore, "tallies_at_once", early)
        patch.setattr(search, "_FIRST_CONNECTORS", rng.choice((1, 2, 64)))
        check_against_plain(stated_network(rng), rng, "s", "t")
        check_against_plain(shared_network(rng), rng, "s", "t")
        check_against_plain(likely_network(rng), rng, "s", "t")


def test_contacts_shared_on_both_sides_may_decide() -> None:
    # What an old tie takes off on both sides is more than shared contacts can on one side, and less than on both.
    network = Network()
    for end in ("me", "you"):
        network.fact(end, "old", Kind.LISTED, DAY - 25 * 366)
        network.fact(end, "amid")
        for number in range(10):
            network.fact(end, f"{end}{number}")
            network.fact(f"{end}{number}", "amid")
    assert [ids[1] for _, ids in shown(ask(network, "me", "you", max_hops=2, limit=1))] == ["li:amid"]
    network.store.close()


def test_what_people_tried_counts_before_they_are_left_out() -> None:
    # The last person on the long way brought many together and costs less than somebody of whom nothing is known:
    # just enough for this way to win.
    network = Network()
    network.fact("me", "cy", Kind.STATEMENT, DAY, note="strength:weak")
    network.fact("cy", "you", Kind.STATEMENT, DAY, note="strength:strong")
    close(network, "me", "ada")
    close(network, "ada", "ben")
    network.fact("ben", "you")
    others = ["o1", "o2", "o3", "o4"]
    for number, other in enumerate(others):
        network.fact("ben", other, Kind.GROUP_MESSAGE, DAY - 3, "ben")
        for another in others[:number]:
            network.fact(other, another, Kind.GROUP_MESSAGE, DAY - 3, "ben")
    network.fact("you", "zoe")
    expected = Plain(network, network.keys["me"], DAY).best(
        [network.keys["you"]], one=True, max_hops=3, limit=1
    )
    assert expected[0][1] == ("li:me", "li:ada", "li:ben", "li:you")
    assert shown(ask(network, "me", "you", limit=1)) == expected
    network.store.close()


def ask(network: Network, start: str, target: str, max_hops: int = 3, limit: int = 10) -> PathsResult:
    query = TargetQuery(person=f"li:{target}")
    return find(network.store, query, start=network.keys[start], as_of=TODAY, max_hops=max_hops, limit=limit)


def same_network(network: Network, rng: random.Random) -> Network:
    """Tell the same facts again in another order, so that every number inside differs."""
    again = Network()
    names = sorted(network.keys)
    rng.shuffle(names)
    people = network.store.person_rows(network.keys.values())
    for name in names:
        row = people[network.keys[name]]
        again.person(name, row.company, row.position)
    name_of = {key: name for name, key in network.keys.items()}
    origins = network.store.origins()
    rng.shuffle(origins)
    number = {
        origin.id: again.import_(
            name_of[origin.owner] if origin.owner else None,
            origin.as_of,
            full=bool(origin.full_lists),
            source=origin.source,
        )
        for origin in origins
    }
    facts = list(network.facts)
    rng.shuffle(facts)
    for a, b, kind, day, sender, count, origin, _, line, note in facts:
        if rng.random() < 0.5:
            a, b = b, a
        again._lines = line - 1
        again.fact(
            name_of[PersonKey(a)], name_of[PersonKey(b)], Kind(kind), day, name_of.get(PersonKey(sender)), count,
            number[ImportId(origin)], note,
        )  # fmt: skip
    jobs = [row for rows in network.affiliations.values() for row in rows]
    rng.shuffle(jobs)
    for job in jobs:
        again._lines = job.line - 1
        again.belongs(name_of[job.person], job.kind, job.name, number[job.origin], job.start, job.end)
    return again


@given(st.integers(0, 10**9))
@settings(max_examples=40)
def test_what_came_first_changes_nothing(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng)
    again = same_network(network, rng)
    start, target = rng.sample(sorted(network.keys), 2)
    one, other = ask(network, start, target), ask(again, start, target)
    assert one == other
    everybody = TargetQuery(people=tuple(sorted(f"li:{name}" for name in network.keys)))
    results = [find(made.store, everybody, start=made.keys[start], as_of=TODAY) for made in (network, again)]
    assert results[0] == results[1]


@given(st.integers(0, 10**9))
@settings(max_examples=40)
def test_warmer_evidence_never_lowers_a_path_that_holds_the_tie(seed: int) -> None:
    rng = random.Random(seed)
    network = wide_network(rng, 6)
    start, target = rng.sample(sorted(network.keys), 2)
    before = {tuple(p.id for p in path.people): path for path in ask(network, start, target, limit=999).paths}
    if not before:
        return
    people = rng.choice(sorted(before))
    number = rng.randrange(len(people) - 1)
    if not before[people].steps[number].known:
        return
    a, b = (id_.removeprefix("li:") for id_ in people[number : number + 2])
    kind = rng.choice(
        (
            Kind.ENDORSEMENT,
            Kind.RECOMMENDATION,
            Kind.ADDRESS_BOOK,
            Kind.INVITATION,
            Kind.MUTUAL,
            Kind.CONNECTION,
        )
    )
    network.fact(
        a, b, kind, DAY - rng.choice((0, 30, 4000)), a, note="note" if kind is Kind.INVITATION else ""
    )
    after = {tuple(p.id for p in path.people): path for path in ask(network, start, target, limit=999).paths}
    assert set(before) <= set(after)
    for ids, path in before.items():
        if any({x, y} == {f"li:{a}", f"li:{b}"} for x, y in pairwise(ids)):
            assert after[ids].score >= path.score
            assert after[ids].cost <= path.cost


@given(st.integers(0, 10**9))
@settings(max_examples=30)
def test_a_higher_stated_strength_never_lowers_a_path(seed: int) -> None:
    rng = random.Random(seed)
    network = layered_network(rng)
    found = ask(network, "s", "t", limit=999).paths
    if not found or not found[0].steps[0].known:
        return
    ids = tuple(person.id for person in found[0].people)
    scores = []
    for day, word in ((DAY - 3, "weak"), (DAY - 2, "normal"), (DAY - 1, "strong")):
        network.fact(ids[0][3:], ids[1][3:], Kind.STATEMENT, day, note=f"strength:{word}")
        paths = ask(network, "s", "t", limit=999).paths
        scores.append(next(path.score for path in paths if tuple(p.id for p in path.people) == ids))
    assert scores == sorted(scores)


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_whatever_is_added_about_two_people_opens_no_way_but_over_them(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng)
    start, target = rng.sample(sorted(network.keys), 2)
    max_hops = rng.randint(1, 4)
    before = {ids for _, ids in shown(ask(network, start, target, max_hops=max_hops, limit=9999))}
    a, b = rng.sample(sorted(network.keys), 2)
    for _ in range(rng.randint(1, 3)):
        kind = rng.choice([kind for kind in Kind if kind is not Kind.STATEMENT])
        sender = rng.choice((a, b)) if kind in (Kind.MESSAGE, Kind.MAIL, Kind.GROUP_MESSAGE) else a
        network.fact(a, b, kind, DAY - rng.choice((0, 5, 400)), sender)
    after = {ids for _, ids in shown(ask(network, start, target, max_hops=max_hops, limit=9999))}
    for ids in after - before:
        assert {f"li:{a}", f"li:{b}"} in [set(pair) for pair in pairwise(ids)]
    network.store.close()


@given(st.integers(0, 10**9))
@settings(max_examples=40)
def test_caps_hold_and_no_path_is_invented(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng)
    start, target = rng.sample(sorted(network.keys), 2)
    max_hops, limit = rng.randint(1, 4), rng.randint(1, 6)
    result = ask(network, start, target, max_hops=max_hops, limit=limit)
    assert len(result.paths) <= limit
    lists = network.lists
    for path in result.paths:
        ids = [person.id for person in path.people]
        assert ids[0] == f"li:{start}"
        assert ids[-1] == f"li:{target}"
        assert len(set(ids)) == len(ids) == path.hops + 1 <= max_hops + 1
        assert [step.known for step in path.steps[:-1]] == [True] * (path.hops - 1)
        for step in path.steps:
            a, b = network.keys[step.start[3:]], network.keys[step.end[3:]]
            rows = network.rows(a, b)
            view = weave(rows, lists, DAY) if rows else None
            assert step.known == (view is not None and view.living)
            assert 0 < step.strength <= 1
            assert step.reasons
        assert path.steps[path.weakest].strength == min(step.strength for step in path.steps)
    scores = [path.score for path in result.paths]
    assert scores == sorted(scores, reverse=True)


def test_a_limit_is_exact_and_prefixes_agree() -> None:
    network = Network()
    for number in range(12):
        network.fact("me", f"c{number:02}")
        network.fact(f"c{number:02}", "you")
    ten = shown(ask(network, "me", "you", limit=10))
    assert [ids[1] for _, ids in ten] == [f"li:c{number:02}" for number in range(10)]
    assert shown(ask(network, "me", "you", limit=3)) == ten[:3]
    assert len(shown(ask(network, "me", "you", limit=999))) == 12
    network.store.close()


def test_equal_costs_are_cut_by_ids_in_crowds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_CROWD", 8)
    network = Network()
    rng = random.Random(4)
    left, right = [f"x{n}" for n in range(9)], [f"y{n}" for n in range(9)]
    pairs = [("me", x) for x in left] + [("you", y) for y in right] + [(x, y) for x in left for y in right]
    rng.shuffle(pairs)
    for pair in pairs:
        network.fact(*pair)
    wanted = [("li:me", f"li:{x}", f"li:{y}", "li:you") for x in left for y in right]
    assert [ids for _, ids in shown(ask(network, "me", "you", limit=81))] == wanted
    assert [ids for _, ids in shown(ask(network, "me", "you", limit=5))] == wanted[:5]
    network.store.close()


@pytest.mark.parametrize("first", [1, 2, 5])
@given(seed=st.integers(0, 10**9))
@settings(max_examples=15)
def test_equals_brute_force_between_hubs_whose_connectors_know_each_other(first: int, seed: int) -> None:
    rng = random.Random(seed)
    network = Network()
    connectors = [f"c{number}" for number in rng.sample(range(100), 14)]
    density, years = rng.choice((0.2, 0.6, 0.9)), rng.choice(((0,), (0, 0, 0, 9), (0, 3, 9)))
    for name in connectors:
        network.fact("s", name, Kind.LISTED, DAY - 366 * rng.choice(years))
        network.fact(name, "t", Kind.LISTED, DAY - 366 * rng.choice(years))
    for at, name in enumerate(connectors):
        for other in connectors[at + 1 :]:
            if rng.random() < density:
                network.fact(name, other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_FIRST_CONNECTORS", first)
        check_against_plain(network, rng, "s", "t")


def test_the_same_costs_as_a_shortest_path_search_gives() -> None:
    import networkx

    rng = random.Random(8)
    for _ in range(15):
        network = Network()
        names = [f"p{number}" for number in range(9)]
        for name in names:
            network.person(name)
        graph: networkx.Graph[str] = networkx.Graph()
        graph.add_nodes_from(names)
        for a, b in networkx.gnp_random_graph(9, 0.4, seed=rng.randint(0, 9999)).edges:
            network.fact(names[a], names[b], Kind.LISTED)
            graph.add_edge(names[a], names[b])
        # All ties alike: a path of h > 1 ties costs (h - 1) times as much, so fewest ties first is cheapest first.
        expected = [
            len(path) - 1 for path in networkx.shortest_simple_paths(graph, "p0", "p8") if len(path) <= 4
        ] if networkx.has_path(graph, "p0", "p8") else []  # fmt: skip
        found = ask(network, "p0", "p8", limit=10_000)
        assert [path.hops for path in found.paths] == expected
        network.store.close()


def test_a_company_gives_its_insiders_first_and_every_target_once() -> None:
    network = Network()
    for name in ("in1", "out1", "out2", "out3"):
        network.person(name, "Acme", "Engineer")
    network.fact("me", "in1")
    network.fact("me", "ada")
    network.fact("ada", "out1")
    network.fact("ada", "in1")
    network.fact("in1", "out2")
    result = find(network.store, TargetQuery(company="ACME Inc."), start=network.keys["me"], as_of=TODAY)
    assert result.targets == 4
    assert result.direct is None
    assert [(path.people[-1].id, path.hops, path.known) for path in result.paths] == [
        ("li:in1", 1, True),
        ("li:out1", 2, True),
        ("li:out2", 2, True),
        ("li:out3", 2, False),
    ]
    network.store.close()


def test_direct_is_always_said_for_a_person_and_longer_ways_follow_it() -> None:
    network = Network()
    network.fact("me", "you", Kind.CONNECTION, DAY - 700)
    network.fact("me", "ada", Kind.STATEMENT, DAY, note="strength:strong")
    network.fact("ada", "you", Kind.STATEMENT, DAY, note="strength:strong")
    result = ask(network, "me", "you")
    assert [path.hops for path in result.paths] == [1, 2]
    assert result.paths[0].score > 0.5 >= result.paths[1].score
    assert result.direct is not None
    assert (result.direct.known, result.direct.since) == (True, date.fromordinal(DAY - 700))
    assert result.paths[1].marks == (search_mark(),)
    far = ask(network, "me", "ada")
    assert far.direct is not None
    network.person("nobody")
    none = ask(network, "me", "nobody")
    assert none.direct is not None
    assert (none.direct.known, none.paths, none.targets) == (False, (), 1)
    assert none.none_because == "No file that was imported says who knows Nobody."
    network.store.close()


def search_mark() -> str:
    return "new circle"


def test_an_unknown_profile_is_an_answer_and_the_start_is_no_target() -> None:
    network = Network()
    network.fact("me", "you")
    unknown = TargetQuery(person="https://www.linkedin.com/in/nobody-at-all")
    result = find(network.store, unknown, start=network.keys["me"], as_of=TODAY)
    assert (result.targets, result.paths, result.direct) == (0, (), None)
    assert result.none_because
    assert ask(network, "me", "me").targets == 0
    for bad in ({"max_hops": 0}, {"max_hops": 5}, {"limit": 0}):
        with pytest.raises(InvalidInput):
            ask(network, "me", "you", **bad)
    network.store.close()


@given(st.integers(0, 10**9))
@settings(max_examples=40)
def test_what_if_says_what_the_store_would_say_with_the_fact(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng)
    origin = network.import_(None, source="what if")
    start, target = rng.sample(sorted(network.keys), 2)
    a, b = rng.sample(sorted(network.keys), 2)
    row = (network.keys[a], network.keys[b], int(Kind.STATEMENT), DAY, 0, 1, origin, 0, 1, "")
    query = TargetQuery(person=f"li:{target}")
    supposed = find(network.store, query, start=network.keys[start], as_of=TODAY, assume=[row])
    network.fact(a, b, Kind.STATEMENT, DAY, origin=origin)
    real = find(network.store, query, start=network.keys[start], as_of=TODAY)
    assert shown(supposed) == shown(real)
    network.store.close()


def noted(name: str, inner: Callable[..., object], calls: list[str]) -> Callable[..., object]:
    def outer(*arguments: object) -> object:
        calls.append(name)
        return inner(*arguments)

    return outer


def test_a_query_takes_few_round_trips(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    for a, b in (("s", "x"), ("x", "y"), ("y", "t"), ("s", "c"), ("c", "t"), ("c", "x")):
        network.fact(a, b)
    calls: list[str] = []
    for name in (
        "evidence_of",
        "evidence_between",
        "evidence_of_pairs",
        "person_rows",
        "members_of",
        "affiliations",
        "tallies",
    ):
        monkeypatch.setattr(network.store, name, noted(name, getattr(network.store, name), calls))
    start = network.keys["s"]
    knowledge = Knowledge(Reader(network.store, network.lists), start, DAY)
    outcome = search.Search(knowledge, [network.keys["t"]], one=True, max_hops=3, limit=10).run()
    assert outcome.found
    # The ties of both ends, the people at the ends, what is known of those between, the join, ids of equals.
    assert sorted(calls) == ["evidence_between", "evidence_of", "person_rows", "person_rows", "tallies"]
    network.store.close()


def test_a_whole_answer_takes_few_round_trips(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    for name in "tu":
        network.person(name, "Acme")
    for a, b in (("s", "x"), ("x", "y"), ("y", "t"), ("s", "c"), ("c", "t"), ("c", "x"), ("c", "u")):
        network.fact(a, b)
    for name in "sct":
        origin = network.import_(name, DAY - 9, full=True)
        network.belongs(name, AffiliationKind.POSITION, "Acme", origin, start=DAY - 900)
    calls: list[str] = []
    for name in sorted(GraphStore.__abstractmethods__ | {"backgrounds", "titled", "employed"}):
        inner = getattr(network.store, name)
        if callable(inner):
            monkeypatch.setattr(network.store, name, noted(name, inner, calls))
    found = ask(network, "s", "t")
    assert any(not path.known for path in found.paths)
    assert any(path.hops == 3 for path in found.paths)
    # Who is meant (2), the files (1), both ends with all beside them (4), who is likely to know the target (4), the join
    # (1), ids of equals (1), the ties that are shown (1), where likely ones stand (3): however many paths are found.
    assert len(calls) <= 17, " ".join(calls)
    network.store.close()


def test_the_degree_of_people_without_a_list_is_the_median_of_the_others() -> None:
    network = Network()
    network.fact("me", "ada")
    network.fact("ada", "you")

    def broker() -> float:
        (path,) = ask(network, "me", "you").paths
        return next(term.value for term in path.steps[0].terms if term.name == "broker")

    assert broker() == 501
    for owner, contacts in (("a", 1), ("b", 4), ("c", 9)):
        origin = network.import_(owner, DAY - 1, full=True)
        for number in range(contacts):
            network.fact(owner, f"{owner}{number}", Kind.CONNECTION, DAY - 5, origin=origin)
    assert broker() == 5
    network.import_("d", DAY - 1, full=True)
    assert broker() == 3.5
    network.store.close()
