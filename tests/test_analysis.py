"""The network as a whole: circles, brokers, bridges and reach are what plain counting finds, and exports read back."""

import csv
import io
import json
import random
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path

import networkx
import pytest
from command import ROOT, here
from hypothesis import given
from hypothesis import strategies as st
from small_networks import DAY, Network

from graph.analysis import WholeGraph, analyse, gexf, graphml
from graph.export import ExportedTie
from graph.model import Kind, Person, PersonId

TODAY = date.fromordinal(DAY)
Ties = list[tuple[str, str]]


def network(ties: Ties, alone: tuple[str, ...] = (), seed: int = 0) -> Network:
    """A network of these ties, made in an order that the seed decides."""
    made = Network()
    mixed = [*ties]
    random.Random(seed).shuffle(mixed)
    for a, b in mixed:
        first, second = random.Random(f"{seed}{a}{b}").sample([a, b], 2)
        made.fact(first, second)
    for name in alone:
        made.person(name)
    return made


def clique(names: str) -> Ties:
    return list(combinations(names, 2))


# Two circles of five, joined over one person; a tail behind a bridge; a pair of its own; somebody without ties.
TWO_CIRCLES = [*clique("abcde"), *clique("fghij"), ("e", "z"), ("z", "f"), ("j", "k"), ("k", "l"), ("p", "q")]


def whole(
    ties: Ties, start: str | None = None, *, limit: int = 10, seed: int = 0, alone: tuple[str, ...] = ("s",)
) -> WholeGraph:
    made = network(ties, alone, seed)
    return analyse(made.store, as_of=TODAY, start=PersonId(f"li:{start}") if start else None, limit=limit)


def names(people: object) -> str:
    return "".join(sorted(person.id.removeprefix("li:") for person in people))  # type: ignore[attr-defined]


def test_two_circles_are_found() -> None:
    found = whole(TWO_CIRCLES)
    assert (found.people, found.ties, found.alone) == (16, 25, 1)
    assert (found.components, found.largest) == (2, 13)
    circles = [names(each.people) for each in found.communities]
    assert sorted(map(len, circles), reverse=True) == list(map(len, circles))
    assert any(set("abcd") <= set(each) and not set("fghij") & set(each) for each in circles)
    assert any(set("fghi") <= set(each) and not set("abcd") & set(each) for each in circles)
    assert "pq" in circles
    assert sum(map(len, circles)) == 15


def test_who_joins_the_circles_is_the_broker() -> None:
    first, second, *_ = whole(TWO_CIRCLES).brokers
    assert {first.person.id, second.person.id} <= {"li:e", "li:f", "li:z", "li:j"}
    assert first.share >= second.share > 0
    assert max(each.circles for each in whole(TWO_CIRCLES).brokers) >= 2
    assert whole(clique("abcd")).brokers == ()


def test_bridges_are_the_ties_on_which_others_depend() -> None:
    bridges = {names((each.a, each.b)): (each.a.id, each.behind) for each in whole(TWO_CIRCLES).bridges}
    # e–z and z–f part the circles; behind j–k are k and l. What only one person hangs on is not worth telling.
    assert set(bridges) == {"ez", "fz", "jk"}
    assert bridges["jk"] == ("li:k", 2)
    assert bridges["ez"] == ("li:e", 5)
    assert bridges["fz"] == ("li:z", 6)


@given(
    st.lists(st.tuples(st.sampled_from("abcdefghi"), st.sampled_from("abcdefghi")), max_size=16),
    st.integers(0, 9),
)
def test_bridges_and_reach_are_what_counting_finds(pairs: Ties, seed: int) -> None:
    ties = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    found = whole(ties, "a", limit=100, seed=seed, alone=tuple("abcdefghi"))
    plain: networkx.Graph[str] = networkx.Graph(ties)
    plain.add_nodes_from("abcdefghi")
    for hops, count in enumerate(found.coverage.within if found.coverage else (), 1):
        near = networkx.single_source_shortest_path_length(plain, "a", cutoff=hops)
        assert count == len(near) - 1
    behind = {}
    for a, b in ties:
        without = plain.copy()
        without.remove_edge(a, b)
        sides = [networkx.node_connected_component(without, end) for end in (a, b)]
        if b not in sides[0] and min(map(len, sides)) > 1:
            behind[a + b] = min(map(len, sides))
    assert {names((each.a, each.b)): each.behind for each in found.bridges} == behind
    assert found.ties == len(ties)


def test_the_openers_together_open_as_much_as_they_say() -> None:
    ties = (
        [("a", each) for each in "bcd"] + [("b", each) for each in "mnop"] + [("c", each) for each in "opq"]
    )
    coverage = whole([*ties, ("d", "m")], "a", limit=2).coverage
    assert coverage is not None
    assert coverage.within == (3, 8, 8, 8)
    assert [(each.person.id, each.opens) for each in coverage.openers] == [("li:b", 4), ("li:c", 1)]
    assert coverage.opened == 5
    none = whole(ties, "s").coverage
    assert none is not None
    assert (none.within, none.openers, none.opened) == ((0, 0, 0, 0), (), 0)


def test_only_living_known_ties_of_the_day_count() -> None:
    made = network([("a", "b")])
    made.fact("a", "c", day=DAY + 1)
    made.fact("a", "d", Kind.MESSAGE, DAY, "a")
    assert analyse(made.store, as_of=TODAY).ties == 1
    assert analyse(made.store, as_of=date.fromordinal(DAY + 1)).ties == 2


def test_the_order_of_imports_changes_nothing() -> None:
    rng = random.Random(5)
    people = [f"p{n:02}" for n in range(40)]
    ties = [pair for pair in combinations(people, 2) if rng.random() < 0.1]
    found = {repr(whole(ties, "p00", seed=seed)) for seed in range(4)}
    assert len(found) == 1


# --- the command and the exports --------------------------------------------------------------------------------------

LIST = """\
person_a,person_b,url_a,url_b,since
Ada Lovelace,Çağla "Quote" & <Tag>,https://www.linkedin.com/in/ada-x,https://www.linkedin.com/in/cagla-x,2020-02-03
Ada Lovelace,Ben Ortiz,https://www.linkedin.com/in/ada-x,https://www.linkedin.com/in/ben-x,
Ben Ortiz,山田 太郎,https://www.linkedin.com/in/ben-x,https://www.linkedin.com/in/yamada-x,2021-01-01
"""


@pytest.fixture
def pooled(tmp_path: Path) -> Path:
    (tmp_path / "ties.csv").write_text(LIST, encoding="utf-8")
    store = tmp_path / "network.db"
    assert here(store, "import", tmp_path / "ties.csv").code == 0
    return store


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_exports_open_in_networkx(form: str, read: object, pooled: Path, tmp_path: Path) -> None:
    done = here(pooled, "export", form, tmp_path / f"out.{form}")
    assert (done.code, done.err) == (0, "")
    graph = read(tmp_path / f"out.{form}")  # type: ignore[operator]
    assert set(graph) == {"li:ada-x", "li:ben-x", "li:cagla-x", "li:yamada-x"}
    assert {frozenset(tie) for tie in graph.edges} == {
        frozenset(tie)
        for tie in [("li:ada-x", "li:cagla-x"), ("li:ada-x", "li:ben-x"), ("li:ben-x", "li:yamada-x")]
    }
    assert graph.nodes["li:cagla-x"]["label"] == 'Çağla "Quote" & <Tag>'
    assert graph.nodes["li:yamada-x"]["label"] == "山田 太郎"
    assert graph.edges["li:ada-x", "li:cagla-x"]["since"] == "2020-02-03"
    assert graph.edges["li:ada-x", "li:ben-x"].get("since", "") == ""
    assert graph.edges["li:ada-x", "li:ben-x"]["evidence"] == "listed"
    assert not graph.is_directed()
    assert (tmp_path / f"out.{form}").stat().st_mode & 0o077 == 0
    assert here(pooled, "export", form, tmp_path / f"out.{form}").code == 1


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "json"])
def test_an_export_is_the_same_wherever_and_whenever(form: str, pooled: Path, tmp_path: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2"):
        file = tmp_path / f"out-{seed}.{form}"
        arguments = ["--store", f"sqlite:///{pooled}", "--today", "2026-11-23", "export", form, str(file)]
        code = "import sys; sys.argv[0] = 'intrograph'; from cli.main import run; run()"
        subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True,
            capture_output=True,
        )  # fmt: skip
        outputs.add(file.read_bytes())
    (text,) = {output.decode() for output in outputs}
    assert text.endswith("\n")
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(text)))) == 4
    elif form == "json":
        assert len(json.loads(text)["ties"]) == 3
    else:
        assert date.today().isoformat() not in text or date.today().isoformat() == "2026-11-23"


@pytest.mark.parametrize(("write", "read"), [(graphml, networkx.read_graphml), (gexf, networkx.read_gexf)])
def test_names_that_xml_cannot_hold_are_exported_all_the_same(write: object, read: object) -> None:
    ann, ben = (
        Person(PersonId(f"li:{name}"), f"{name}\x01\x0b\ufffe\ud800", None, "<&>") for name in ("ann", "ben")
    )
    ties = [ExportedTie(ann, ben, None, (Kind.LISTED,), 0, None)]
    text = write([ann, ben], ties, as_of=TODAY)  # type: ignore[operator]
    graph = read(io.BytesIO(text.encode()))  # type: ignore[operator]
    assert list(graph.edges) == [("li:ann", "li:ben")]
    assert graph.nodes["li:ann"]["label"].strip() == "ann"
    assert graph.nodes["li:ann"]["position"] == "<&>"


def test_the_command_describes_the_network(pooled: Path, tmp_path: Path) -> None:
    shown = here(pooled, "analysis")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("4 people and 3 living ties, all joined.\n")
    assert "Ada Lovelace and Ben Ortiz: 2 people behind it" in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    document = here(pooled, "analysis", "--json").json
    assert set(document) == {
        "people", "ties", "alone", "components", "largest", "communities", "brokers", "bridges", "coverage",
    }  # fmt: skip
    assert document["coverage"] is None
    assert document["brokers"][0]["person"]["id"] in {"li:ada-x", "li:ben-x"}
    assert here(pooled, "analysis", "--limit", "0").code == 1
    assert here(tmp_path / "empty.db", "analysis").out == "0 people and 0 living ties.\n"


def test_the_reach_is_told_for_a_member(tmp_path: Path) -> None:
    export = tmp_path / "Connections.csv"
    export.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ben,Ortiz,https://www.linkedin.com/in/ben-x,,Analytical Engines,Engineer,30 Jan 2024\n",
        encoding="utf-8",
    )
    (tmp_path / "ties.csv").write_text(LIST, encoding="utf-8")
    store = tmp_path / "network.db"
    assert here(store, "import", export, "--owner", "https://www.linkedin.com/in/ada-x").code == 0
    assert here(store, "import", tmp_path / "ties.csv").code == 0
    shown = " ".join(here(store, "analysis").out.split())
    assert "You reach 2 within 1 tie, 3 within 2 ties, 3 within 3 ties and 3 within 4 ties." in shown
    assert "Ben Ortiz, Engineer at Analytical Engines: 1 more" in shown
    coverage = here(store, "analysis", "--json").json["coverage"]
    assert (coverage["from"]["id"], coverage["within"], coverage["opened"]) == ("li:ada-x", [2, 3, 3, 3], 1)
