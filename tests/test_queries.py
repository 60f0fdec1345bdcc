"""Who is meant by company, title, school, former jobs, a list, and any combination of them; asked from any member."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import TODAY as FICTION_DAY
from command import here
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import DAY, Network

from cli.fiction import Fiction, write_exports
from graph.identity import company_key, company_words, fold_words
from graph.model import AffiliationKind, PersonKey
from graph.query import TargetQuery, resolve
from graph.store import GraphStore, MentionRow
from graph.store.sqlite import SQLiteStore

TODAY = date.fromordinal(DAY)
EMPLOYERS = (
    "", "Acme", "Acme, Inc.", "ACME GmbH", "Acme Bank", "Müller & Söhne", "Muller and Sohne AG", "R.B.S.", "RBS",
    "People's Union", "Peoples Union", "Facebook", "Meta Platforms, Inc.", "Meta", "Self-employed", "Ａｃｍｅ",
)  # fmt: skip
TITLES = (
    "", "Engineer", "Senior ENGINEER, Data", "Engineering Lead", "R.N.", "RN", "Chef d'équipe", "Chef d’equipe",
    "R&D Engineer", "Ingénieur", "data-engineer", "100% Engineer_x",
)  # fmt: skip
SCHOOLS = ("Turing College", "Hopper School")


@dataclass
class Said:
    """What any source says of one person's jobs and schools."""

    now: tuple[str, str]
    jobs: list[tuple[int, str, str]]
    schools: list[tuple[int, str]]


def told(rng: random.Random) -> tuple[Network, dict[str, Said]]:
    """Make a store of people with jobs, and keep beside it what was told."""
    network = Network()
    imports = {day: network.import_("me", day) for day in (DAY - 900, DAY - 5, DAY + 5)}
    people: dict[str, Said] = {}
    mentions = []
    for number in range(rng.randint(1, 8)):
        name = f"p{number}"
        now = (rng.choice(EMPLOYERS), rng.choice(TITLES))
        key = network.person(name, *now)
        said = people[name] = Said(now, [], [])
        for day, origin in imports.items():
            if rng.random() < 0.5:
                employer, title, current = rng.choice(EMPLOYERS), rng.choice(TITLES), rng.random() < 0.8
                mentions.append(MentionRow(key, origin, 0, number, name, employer, title, current))
                if current:
                    said.jobs.append((day, employer, title))
        if rng.random() < 0.4:
            employer, day = rng.choice(EMPLOYERS), rng.choice((0, DAY - 700, DAY + 9))
            network.belongs(name, AffiliationKind.POSITION, employer, imports[DAY - 5], day)
            said.jobs.append((day, employer, ""))
        if rng.random() < 0.5:
            school, day = rng.choice(SCHOOLS), rng.choice((0, DAY - 700, DAY + 9))
            network.belongs(name, AffiliationKind.EDUCATION, school, imports[DAY - 5], day)
            said.schools.append((day, school))
    with network.store.transaction():
        network.store.add_mentions(mentions)
    return network, people


def fits(said: Said, query: TargetQuery) -> bool:
    """Say from the definitions whether somebody is meant."""

    def job(employer: str, title: str) -> bool:
        if query.company is not None:
            key = company_key(query.company)
            if not key or company_key(employer) != key:
                return False
        if query.title is not None:
            words = set(fold_words(query.title))
            return bool(words) and words <= set(fold_words(title))
        return True

    if query.school is not None:
        keys = {company_key(school) for day, school in said.schools if day <= DAY}
        if company_key(query.school) not in keys:
            return False
    if query.company is None and query.title is None:
        return True
    return job(*said.now) or (query.former and any(job(*rest) for day, *rest in said.jobs if day <= DAY))


@pytest.mark.parametrize("everybody", [False, True], ids=["sought in the store", "looked through"])
@given(seed=st.integers(0, 10**9))
@settings(max_examples=60)
def test_any_combination_means_whom_it_says(everybody: bool, seed: int) -> None:
    rng = random.Random(seed)
    network, people = told(rng)
    asked = TargetQuery(
        company=rng.choice((None, *EMPLOYERS[1:])),
        title=rng.choice(
            (None, None, "engineer", "Rn", "data engineer", "chef dequipe", "d engineer", "&", "x")
        ),
        school=rng.choice((None, None, None, *SCHOOLS)),
        former=rng.random() < 0.5,
        people=tuple(f"li:{name}" for name in people if rng.random() < 0.7) if rng.random() < 0.3 else (),
    )
    if asked == TargetQuery(former=asked.former):
        asked = TargetQuery(company="acme", former=asked.former)
    wanted = {
        network.keys[name]
        for name, said in people.items()
        if fits(said, asked) and (not asked.people or f"li:{name}" in asked.people)
    }
    with pytest.MonkeyPatch.context() as patch:
        if everybody:
            # What a store does that cannot look into names and titles.
            patch.setattr(SQLiteStore, "titled", GraphStore.titled)
            patch.setattr(SQLiteStore, "employed", GraphStore.employed)
        assert set(resolve(network.store, asked, as_of=TODAY)) - {network.keys["me"]} == wanted
    network.store.close()


def test_a_store_looks_into_titles_and_employers_and_misses_nobody() -> None:
    network = Network()
    store = network.store
    for number, title in enumerate(TITLES):
        network.person(f"p{number}", "", title)
    keys = [PersonKey(key) for key in network.keys.values()]
    with store.transaction():
        store.add_mentions(
            [
                MentionRow(key, network.import_(None), 0, at, "", e, "", True)
                for key in keys[:1]
                for at, e in enumerate(EMPLOYERS)
            ]
        )
    for word in ("engineer", "rn", "dequipe", "ingenieur", "data", "r", "and"):
        exact = {row.key for row in store.scan_people() if word in fold_words(row.position)}
        assert exact <= {row.key for row in store.titled([word])}
    assert len(list(store.titled(["zookeeper"]))) < len(TITLES)
    for employer in EMPLOYERS:
        key = company_key(employer)
        lines = {mention.line for mention in store.employed(company_words(key), [])} if key else set()
        assert {at for at, each in enumerate(EMPLOYERS) if key and company_key(each) == key} <= lines
    store.close()


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=date.fromisoformat(FICTION_DAY))


@pytest.fixture(scope="module")
def pooled(fiction: Fiction, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("pooled") / "store.db"
    assert here(store, "import", *fiction.paths).code == 0
    return store


def find(store: Path, *arguments: str | Path) -> Any:
    done = here(store, "find-path", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return done.json


def ends(document: Any) -> list[Any]:
    return [path["people"][-1] for path in document["paths"]]


def test_filters_narrow_each_other_on_the_command_line(
    fiction: Fiction, pooled: Path, tmp_path: Path
) -> None:
    staff = find(pooled, "--company", fiction.company, "--limit", "500", "--max-hops", "4")
    titles = sorted({person["position"] for person in ends(staff) if person["position"]})
    word = fold_words(titles[0])[0]
    both = find(pooled, "--company", fiction.company, "--title", word, "--limit", "500", "--max-hops", "4")
    expected = [p for p in ends(staff) if word in fold_words(p["position"] or "")]
    assert 0 < len(expected) < len(ends(staff))
    assert {person["id"] for person in ends(both)} == {person["id"] for person in expected}
    listed = tmp_path / "some.txt"
    listed.write_text("\n".join(person["id"] for person in ends(staff)[:3]), encoding="utf-8")
    some = find(pooled, "--list", listed, "--title", word, "--limit", "500")
    assert {p["id"] for p in ends(some)} == {p["id"] for p in ends(staff)[:3] if p in expected}
    former = find(pooled, "--company", fiction.company, "--former", "--limit", "500", "--max-hops", "4")
    assert former["targets"] >= staff["targets"]
    assert former["query"]["former"] is True


def test_more_ties_only_add_targets_and_insiders_stay_first(fiction: Fiction, pooled: Path) -> None:
    reached: set[str] = set()
    for hops in "1234":
        document = find(pooled, "--company", fiction.insider_company, "--max-hops", hops, "--limit", "500")
        lengths = [path["hops"] for path in document["paths"]]
        assert max(lengths, default=0) <= int(hops)
        direct = lengths.count(1)
        assert direct >= 1
        assert lengths[:direct] == [1] * direct
        assert document["paths"][0]["people"][-1]["name"] == fiction.insider
        ids = {person["id"] for person in ends(document)}
        assert reached <= ids
        reached = ids


def test_a_member_asks_from_where_they_stand(fiction: Fiction, pooled: Path) -> None:
    member = fiction.connectors[0]
    document = find(pooled, "--company", fiction.company, "--from", member)
    assert document["from"]["name"] == member
    assert all(path["people"][0]["name"] == member for path in document["paths"])
    done = here(pooled, "find-path", fiction.target, "--from", fiction.unreachable)
    assert done.code == 1
    assert "nobody whose export was imported" in done.err


def test_connectors_take_the_same_filters(fiction: Fiction, pooled: Path) -> None:
    every = here(pooled, "connectors", "--company", fiction.company, "--limit", "500", "--json").json[
        "connectors"
    ]
    opened = {person["id"]: person for each in every for person in each["opens"]}
    word = fold_words(next(person["position"] for person in opened.values() if person["position"]))[0]
    some = here(
        pooled, "connectors", "--company", fiction.company, "--title", word, "--limit", "500", "--json"
    ).json["connectors"]
    expected = {id_ for id_, person in opened.items() if word in fold_words(person["position"] or "")}
    assert {person["id"] for each in some for person in each["opens"]} == expected
    counts = [len(each["opens"]) for each in some]
    assert counts == sorted(counts, reverse=True)
    theirs = here(
        pooled, "connectors", "--company", fiction.company, "--from", fiction.connectors[0], "--json"
    )
    assert fiction.connectors[0] not in [each["person"]["name"] for each in theirs.json["connectors"]]
    assert here(pooled, "connectors", "--school", "No Such School", "--json").json["connectors"] == []


def test_who_had_better_rest_is_shown_and_not_hidden(fiction: Fiction, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    here(store, "import", *fiction.paths)
    before = find(store, fiction.target)["paths"]
    assert here(store, "ask", "new", fiction.target).code == 0
    assert here(store, "log", "asked", "1").code == 0
    after = find(store, fiction.target)["paths"]
    assert [path["people"] for path in after] == [path["people"] for path in before]
    assert [path["score"] for path in after] == [path["score"] for path in before]
    assert before[0]["held_back"] is None
    assert after[0]["held_back"]
    text = " ".join(here(store, "find-path", fiction.target).out.split())
    assert f"! Better wait: {after[0]['held_back']}" in text


def test_the_ways_to_a_path_are_printed_three_at_most(fiction: Fiction, pooled: Path) -> None:
    ways = find(pooled, fiction.unreachable)["ways"]
    assert all(set(way) == {"what", "people", "command", "evidence"} for way in ways)
    assert ways[0]["evidence"]
    out = here(pooled, "find-path", fiction.unreachable).out
    assert out.count("\n      intrograph ") == min(3, len(ways))
    for way in ways[:3]:
        assert f"      {way['command']}\n" in out
    assert all(len(line) <= 80 for line in out.splitlines() if "/" not in line)
    again = here(pooled, "find-path", fiction.target, "--max-hops", "1").out
    assert f'\n      intrograph find-path "{fiction.target}" --max-hops 2\n' in again
    assert find(pooled, fiction.target)["ways"] == []
