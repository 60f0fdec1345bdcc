"""What suggests a tie without proving one, what people have in common, and who a query means."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import DAY, Network, layered_network

from graph import inference
from graph.errors import Ambiguous, InvalidInput, PersonNotFound
from graph.inference import common_ground
from graph.model import AffiliationKind, ImportId, Kind, Path, PersonId, PersonKey
from graph.paths import PathsResult, find
from graph.query import TargetQuery, find_person, resolve
from graph.store import AffiliationRow, MentionRow
from graph.strength import Common
from graph.ties import Lists

TODAY = date.fromordinal(DAY)
JOB, SCHOOL = AffiliationKind.POSITION, AffiliationKind.EDUCATION


def ask(network: Network, target: str = "you", max_hops: int = 3, limit: int = 10) -> PathsResult:
    query = TargetQuery(person=f"li:{target}")
    return find(network.store, query, start=network.keys["me"], as_of=TODAY, max_hops=max_hops, limit=limit)


def only(result: PathsResult) -> Path:
    (path,) = result.paths
    return path


def test_colleagues_are_suggested_named_as_such_and_traced_to_the_rows_that_say_where_they_work() -> None:
    network = Network()
    origin = network.import_("me", DAY - 1, full=True, source="me.zip")
    network.person("ada", "Acme Ltd", "Engineer")
    network.person("you", "ACME", "Analyst")
    network.fact("me", "ada", Kind.CONNECTION, DAY - 80, origin=origin)
    network.store.add_mentions(
        [
            MentionRow(network.keys[name], origin, 0, line, name, "Acme", "", True)
            for name, line in (("ada", 4), ("you", 9))
        ]
    )
    path = only(ask(network))
    assert [step.known for step in path.steps] == [True, False]
    assert not path.known
    assert "not confirmed" in path.steps[1].reasons[0]
    assert path.steps[1].terms[-1].evidence == (("me.zip", 4), ("me.zip", 9)) or path.steps[1].terms[-1].evidence == (
        ("me.zip/Connections.csv", 4), ("me.zip/Connections.csv", 9),
    )  # fmt: skip
    network.store.close()


@pytest.mark.parametrize(
    ("mine", "theirs", "known"),
    [
        ((JOB, "Acme", DAY - 900, DAY - 500), (JOB, "Acme Inc.", DAY - 700, 0), True),
        ((JOB, "Acme", DAY - 900, DAY - 800), (JOB, "Acme", DAY - 700, 0), False),
        ((JOB, "Acme", 0, 0), (JOB, "Acme", DAY - 700, 0), False),
        ((JOB, "Self-employed", DAY - 900, 0), (JOB, "Self-employed", DAY - 900, 0), False),
        ((SCHOOL, "Turing College", 0, 0), (SCHOOL, "turing college", 0, 0), True),
        ((SCHOOL, "Acme", 0, 0), (JOB, "Acme", DAY - 900, 0), False),
    ],
)
def test_jobs_at_the_same_time_and_schools_suggest_a_tie(
    mine: tuple[AffiliationKind, str, int, int], theirs: tuple[AffiliationKind, str, int, int], known: bool
) -> None:
    network = Network()
    network.fact("me", "ada")
    for name, (kind, at, start, end) in (("ada", mine), ("you", theirs)):
        network.belongs(name, kind, at, network.import_(name, DAY - 1), start, end)
    assert bool(ask(network).paths) == known
    network.store.close()


def test_a_small_group_conversation_suggests_a_tie_and_an_ended_tie_none() -> None:
    network = Network()
    network.fact("me", "ada")
    network.fact("ada", "you", Kind.GROUP_MESSAGE, DAY - 9, "cy")
    assert not only(ask(network)).known
    first, second = network.import_("ada", DAY - 8, full=True), network.import_("ada", DAY - 4, full=True)
    network.fact("ada", "you", Kind.CONNECTION, DAY - 80, origin=first)
    assert ask(network).paths == ()
    network.fact("ada", "you", Kind.CONNECTION, DAY - 80, origin=second)
    assert only(ask(network)).known
    network.store.close()


def test_groups_that_are_too_large_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    for name in ("ada", "you", "cy"):
        network.person(name, "Acme")
    network.fact("me", "ada")
    monkeypatch.setattr(inference, "LARGEST_GROUP", 3)
    assert ask(network).paths
    network.person("dee", "Acme")
    assert not ask(network).paths
    network.store.close()


def test_an_inferred_tie_is_never_between_the_start_and_the_target_nor_in_the_middle() -> None:
    network = Network()
    for name in ("me", "you", "ada"):
        network.person(name, "Acme")
    network.person("ben", "Blue")
    network.fact("me", "x")
    network.person("y", "Blue")
    network.fact("y", "you")
    assert ask(network).paths == ()
    network.store.close()


@given(st.integers(0, 10**9))
@settings(max_examples=40)
def test_the_same_people_never_score_higher_by_inference_than_by_knowledge(seed: int) -> None:
    rng = random.Random(seed)
    network = layered_network(rng)
    query = TargetQuery(person="li:t")
    inferred = [
        path
        for path in find(network.store, query, start=network.keys["s"], as_of=TODAY, limit=999).paths
        if not path.known
    ]
    for path in inferred[:3]:
        network.fact(path.people[-2].id[3:], "t", rng.choice((Kind.LISTED, Kind.STATEMENT)))
        again = find(network.store, query, start=network.keys["s"], as_of=TODAY, limit=999).paths
        known = next(p for p in again if p.people == path.people)
        assert known.known
        # One more contact makes somebody a busier broker; that says nothing about how the tie is known.
        assert without_brokers(known) < without_brokers(path)
    network.store.close()


def without_brokers(path: Path) -> int:
    return sum(term.cost for step in path.steps for term in step.terms if term.name != "broker")


def job(person: int, at: str, start: int, end: int = 0, kind: AffiliationKind = JOB) -> AffiliationRow:
    return AffiliationRow(PersonKey(person), ImportId(1), 0, person, kind, at, at.lower(), "", start, end)


def test_common_ground_is_the_same_from_both_sides() -> None:
    mine = [
        job(1, "Acme", DAY - 1000, DAY - 300),
        job(1, "Blue", DAY - 299),
        job(1, "Hopper", 0, kind=SCHOOL),
    ]
    theirs = [job(2, "Acme", DAY - 665, DAY - 100), job(2, "Hopper", 0, kind=SCHOOL)]
    ground = common_ground(mine, theirs, "blue", "blue", Lists([]), DAY)
    assert (ground.months, ground.former, ground.school) == (12, True, True)
    back = common_ground(theirs, mine, "blue", "blue", Lists([]), DAY)
    assert ground.reduction() == back.reduction()
    assert common_ground([], [], "acme", "acme", Lists([]), DAY) == Common()
    assert common_ground(mine, theirs, "", "", Lists([]), DAY - 700).months == 0


# --- who is meant -------------------------------------------------------------------------------------------------


def test_a_person_is_found_by_name_id_and_profile_address() -> None:
    network = Network()
    key = network.person("zoë-brandt")
    for text in (
        "li:zoë-brandt",
        "https://www.linkedin.com/in/zo%C3%AB-brandt/",
        "Zoe-Brandt",
        " ZOË-BRANDT, PhD",
    ):
        row = find_person(network.store, text)
        assert row is not None
        assert row.key == key
    assert find_person(network.store, "linkedin.com/in/somebody-else") is None
    network.store.close()


def test_an_unknown_name_comes_with_suggestions_and_an_ambiguous_one_with_candidates() -> None:
    network = Network()
    for name in ("ada lovelace", "ada lovelaze", "grace hopper"):
        network.person(name)
    with pytest.raises(PersonNotFound) as missing:
        find_person(network.store, "ada lovelase")
    assert [person.name for person in missing.value.suggestions] == ["Ada Lovelace", "Ada Lovelaze"]
    with pytest.raises(PersonNotFound) as unknown:
        find_person(network.store, "li:nobody")
    assert unknown.value.suggestions == ()
    row = network.store.person_rows([network.keys["grace hopper"]])[network.keys["grace hopper"]]
    with network.store.transaction():
        (key,) = network.store.reserve_keys(1)
        network.store.add_people(
            [
                row._replace(
                    key=PersonKey(key), root=PersonKey(key), id=PersonId("li:gh2"), shown=PersonId("li:gh2")
                )
            ]
        )
    with pytest.raises(Ambiguous) as several:
        find_person(network.store, "Grace Hopper")
    assert [person.id for person in several.value.candidates] == ["li:gh2", "li:grace hopper"]
    network.store.close()


def test_filters_are_joined_by_and() -> None:
    network = Network()
    network.person("ada", "Acme GmbH", "Senior Data Engineer")
    network.person("ben", "Acme", "Engineering Manager")
    network.person("cy", "Acme Bank", "Data Engineer")
    network.person("dee", "Blue", "Engineer, Data")
    for name in ("ada", "dee"):
        network.belongs(name, SCHOOL, "Turing College", network.import_(name, DAY - 1))

    def names(**query: object) -> set[str]:
        keys = resolve(network.store, TargetQuery(**query), as_of=TODAY)  # type: ignore[arg-type]
        assert list(keys) == sorted(keys)
        return {name for name, key in network.keys.items() if key in keys}

    assert names(company="acme") == {"ada", "ben"}
    assert names(title="data engineer") == {"ada", "cy", "dee"}
    assert names(company="Acme Inc", title="Engineer") == {"ada"}
    assert names(school="TURING COLLEGE") == {"ada", "dee"}
    assert names(school="Turing College", title="engineer", company="Blue") == {"dee"}
    assert names(people=("li:ada", "li:ben", "https://linkedin.com/in/unknown-one"), title="engineer") == {
        "ada"
    }
    assert names(company="Self-employed") == set()
    for nonsense in ({}, {"person": "ada", "company": "Acme"}):
        with pytest.raises(InvalidInput):
            names(**nonsense)
    network.store.close()


def test_former_staff_are_found_only_when_asked_for() -> None:
    network = Network()
    old, new = network.import_("me", DAY - 900), network.import_("me", DAY - 5)
    for name in ("ada", "ben", "cy"):
        network.person(name, "Blue", "Analyst")
    network.store.add_mentions(
        [
            MentionRow(network.keys["ada"], old, 0, 3, "Ada", "Acme", "Engineer", True),
            MentionRow(network.keys["ada"], new, 0, 3, "Ada", "Blue", "Analyst", True),
            MentionRow(network.keys["cy"], old, 0, 4, "Cy", "Acme", "Cook", False),
        ]
    )
    network.belongs("ben", JOB, "Acme", new, DAY - 800, DAY - 700)

    def names(as_of: int = DAY, **query: object) -> set[str]:
        keys = resolve(network.store, TargetQuery(**query), as_of=date.fromordinal(as_of))  # type: ignore[arg-type]
        return {name for name, key in network.keys.items() if key in keys}

    assert names(company="Acme") == set()
    assert names(company="Acme", former=True) == {"ada", "ben"}
    assert names(company="Acme", title="engineer", former=True) == {"ada"}
    assert names(company="Acme", title="analyst", former=True) == set()
    assert names(company="Blue", former=True) == {"ada", "ben", "cy"}
    network.store.close()
