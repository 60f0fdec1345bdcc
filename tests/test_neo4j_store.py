"""What only the Neo4j store has to answer for: addresses, refusals, several writers at once.

That it says the same as the embedded store is asserted here too, by doing the same to both.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_server import Address
from portraits import portrait
from small_networks import DAY, Network, layered_network, random_network, wide_network
from test_intake import lists as connection_lists
from typer.testing import CliRunner

from cli.fiction import Fiction, write_exports
from cli.main import app
from graph import care
from graph.claims import Claims, Fact, FileClaims, Mention, Owner
from graph.errors import StoreBusy, StoreUnavailable, UnknownStore
from graph.intake import take_in, undo
from graph.model import ImportId, JournalEntry, Kind, PersonId, PersonKey
from graph.store import EvidenceRow, GraphStore, PersonRow, neo4j_connection, open_store
from graph.store.neo4j_connection import Neo4jAddress

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)


@pytest.fixture
def emptied_store(neo4j_url: str, neo4j_address: Address) -> Callable[[], GraphStore]:
    """Empty the database and open the store on it, as often as asked for."""

    def opened() -> GraphStore:
        with neo4j_address.driver() as driver:
            driver.execute_query("MATCH (node) DETACH DELETE node", database_=neo4j_address.database)
        return open_store(neo4j_url)

    return opened


@pytest.fixture(scope="module")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Fiction:
    return write_exports(tmp_path_factory.mktemp("exports"), today=TODAY)


def command(url: str, *arguments: object) -> str:
    """Run a command and return what it printed."""
    result = CliRunner().invoke(app, ["--today", TODAY.isoformat(), "--store", url, *map(str, arguments)])
    assert result.exit_code == 0, result.stderr
    return result.stdout


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "uri", "user", "database"),
    [
        ("neo4j://ada@localhost", "neo4j://localhost", "ada", None),
        ("bolt://127.0.0.1:7688/network", "bolt://127.0.0.1:7688", "neo4j", "network"),
        ("bolt://ada@[::1]:7688", "bolt://[::1]:7688", "ada", None),
        ("bolt://ada@graph.example", "bolt+s://graph.example", "ada", None),
        ("neo4j://a%40b@graph.example/n?region=eu", "neo4j+s://graph.example?region=eu", "a@b", "n"),
        ("neo4j+ssc://ada@10.0.0.7/n", "neo4j+ssc://10.0.0.7", "ada", "n"),
        ("bolt+s://localhost", "bolt+s://localhost", "neo4j", None),
    ],
)
def test_an_address_names_everything_but_the_password(
    url: str, uri: str, user: str, database: str | None
) -> None:
    address = Neo4jAddress.of(url)
    assert (address.uri, address.user, address.database) == (uri, user, database)
    assert Neo4jAddress.of(address.url) == address


@pytest.mark.parametrize(
    "url", ["bolt://", "bolt://host:many", "bolt://ada:s3cret@host", "neo4j://host/a/b", "neo4j+x://host"]
)
def test_an_address_of_another_form_is_refused_and_no_password_shown(url: str) -> None:
    with pytest.raises(UnknownStore) as refused:
        open_store(url)
    assert "s3cret" not in str(refused.value)


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_a_server_that_is_down_is_one_line_and_soon() -> None:
    began = time.monotonic()
    with pytest.raises(
        StoreUnavailable, match=r"127\.0\.0\.1:9: the server does not answer: .* is it running"
    ):
        open_store("bolt://neo4j@127.0.0.1:9")
    assert time.monotonic() - began < 5


def test_a_wrong_password_is_refused_and_not_shown(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-one")
    with pytest.raises(StoreUnavailable, match=r"check the user \(neo4j\) and NEO4J_PASSWORD") as refused:
        open_store(neo4j_url)
    assert "not-the-one" not in str(refused.value)
    result = CliRunner().invoke(app, ["--store", neo4j_url, "imports"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_what_is_not_ours_is_left_alone(neo4j_url: str, neo4j_address: Address) -> None:
    with neo4j_address.driver() as driver:
        driver.execute_query("CREATE (:Film {title: 'Alpha'})")
        with pytest.raises(StoreUnavailable, match="data of another program"):
            open_store(neo4j_url)
        driver.execute_query("MATCH (f:Film) DELETE f")
        open_store(neo4j_url).close()
        driver.execute_query("MATCH (m:Meta) SET m.version = 99")
        with pytest.raises(StoreUnavailable, match="newer version"):
            open_store(neo4j_url)


def test_opening_costs_no_table_library_and_warns_of_nothing(neo4j_url: str) -> None:
    program = (
        "import sys; from graph.store import open_store\n"
        f"with open_store({neo4j_url!r}) as store: assert store.imports() == []\n"
        "assert 'pandas' not in sys.modules and 'numpy' not in sys.modules\n"
        "import pandas"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# --- the same as the embedded store -----------------------------------------------------------------------------------


def test_every_answer_about_the_demo_is_the_same(neo4j_url: str, tmp_path: Path, fiction: Fiction) -> None:
    file_url = f"sqlite:///{tmp_path}/network.db"

    def same(*arguments: object) -> str:
        printed = [command(url, *arguments, "--json") for url in (file_url, neo4j_url)]
        assert printed[0] == printed[1]
        return printed[0]

    same("import", *fiction.paths)
    same("imports")
    same("people")
    same("members")
    same("find-path", fiction.target, "--limit", "100", "--max-hops", "4")
    same("find-path", "--company", fiction.company, "--limit", "100")
    same("connectors", "--company", fiction.company)
    same("ask", "new", fiction.target)
    same("log", "asked", "1")
    for question in (("ask", "list"), ("todo",), ("plan",), ("report", "weekly", "--format", "json")):
        same(*question)
    with open_store(file_url) as one:
        ids = [row.shown for row in one.scan_people()]
    for person in random.Random(1).sample(ids, 20):
        same("show", person)
    same("imports", "undo", "2")
    same("forget", next(id_ for id_ in sorted(ids, reverse=True) if id_.startswith("li:z")))
    same("withdraw", json.loads(same("imports"))["imports"][2]["owner"]["id"])
    same("find-path", fiction.target)
    with open_store(file_url) as one, open_store(neo4j_url) as other:
        assert care.digest(one) == care.digest(other)
        assert care.check(other) == ()


def test_a_copy_there_and_back_holds_the_same(neo4j_url: str, tmp_path: Path, fiction: Fiction) -> None:
    here, back = f"sqlite:///{tmp_path}/here.db", f"sqlite:///{tmp_path}/back.db"
    command(here, "import", *fiction.paths)
    command(here, "imports", "undo", "1")
    command(here, "store", "copy", neo4j_url)
    command(neo4j_url, "store", "copy", back)
    question = ("find-path", fiction.target, "--json", "--limit", "100", "--from", "li:marek-oldenwick")
    answers = {command(url, *question) for url in (here, neo4j_url, back)}
    assert len(answers) == 1
    with open_store(here) as one, open_store(neo4j_url) as two, open_store(back) as three:
        assert care.digest(one) == care.digest(two) == care.digest(three)
        assert portrait(one) == portrait(two) == portrait(three)
        assert one.imports() == [
            replace(row, owner=mine.owner) for row, mine in zip(three.imports(), one.imports(), strict=True)
        ]
        assert [len(list(store.scan_people())) for store in (one, two)] == [
            len(list(three.scan_people()))
        ] * 2
    for source, target in ((here, neo4j_url), (neo4j_url, here), (back, neo4j_url)):
        assert json.loads(command(source, "store", "copy", target, "--json"))["already"] is True
    command(neo4j_url, "target", "add", "--company", fiction.company)
    refused = CliRunner().invoke(app, ["--store", here, "store", "copy", neo4j_url])
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
    assert "name a new file or an empty database" in refused.stderr


@pytest.mark.parametrize("to", ["server", "file"])
def test_a_copy_that_was_interrupted_can_be_run_again(
    to: str, neo4j_url: str, tmp_path: Path, fiction: Fiction
) -> None:
    here, there = f"sqlite:///{tmp_path}/network.db", neo4j_url
    if to == "file":
        here, there = there, here
    command(here, "import", fiction.paths[0])

    def interrupt(done: int, total: int) -> None:
        if done > 0.6 * total:
            raise KeyboardInterrupt

    with open_store(here) as source, open_store(there) as target, pytest.raises(KeyboardInterrupt):
        care.copy(source, target, progress=interrupt)
    with open_store(here) as source, open_store(there) as target:
        assert (list(target.scan_people()), target.imports()) == ([], [])
        assert care.copy(source, target).already is False
        assert portrait(source) == portrait(target)


NETWORKS = 34 if os.environ.get("HYPOTHESIS_PROFILE") == "dev" else 12  # of each kind


def eight_people(rng: random.Random) -> Network:
    return wide_network(rng, 8)


@pytest.mark.parametrize("make", [random_network, eight_people, layered_network])
def test_every_answer_about_random_networks_is_the_same(
    make: Callable[[random.Random], Network],
    emptied_store: Callable[[], GraphStore],
    neo4j_url: str,
    tmp_path: Path,
) -> None:
    for seed in range(NETWORKS):
        rng = random.Random(seed)
        network = make(rng)
        start, target = rng.sample(sorted(network.keys), 2)
        network.import_(start, DAY - 5, source="me.zip")
        with network.store.transaction():
            network.store.put_setting("me", f"li:{start}")
        plain_url = f"sqlite:///{tmp_path}/{make.__name__}-{seed}.db"
        with open_store(plain_url) as plain, emptied_store() as other:
            care.copy(network.store, plain)
            care.copy(network.store, other)
        network.store.close()
        asked = [
            ("find-path", f"li:{target}", "--max-hops", "4", "--limit", "50", "--why"),
            ("find-path", "--company", "Acme", "--limit", "50"),
            ("people",),
            ("show", f"li:{start}"),
            ("show", f"li:{target}"),
            ("target", "add", f"li:{target}"),
            ("connectors",),
            ("ask", "new", f"li:{target}"),
            ("ask", "new", f"li:{target}", "--cold"),
            ("log", "asked", "1"),
            ("ask", "list"),
            ("report", "weekly", "--format", "json"),
        ]
        for arguments in asked:
            told = [
                CliRunner().invoke(app, ["--today", TODAY.isoformat(), "--store", url, *arguments, "--json"])
                for url in (plain_url, neo4j_url)
            ]
            assert told[0].stdout_bytes == told[1].stdout_bytes, (make.__name__, seed, arguments)
            assert told[0].exit_code == told[1].exit_code
            assert told[0].stderr == told[1].stderr
            # There is not always a way to the target, but whoever is asked cold is asked.
            assert told[0].exit_code == 0 or arguments == ("ask", "new", f"li:{target}"), told[0].stderr


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(connection_lists(), st.data())
def test_any_order_repetition_and_undo_of_imports_says_the_same(
    emptied_store: Callable[[], GraphStore], imports: list[Claims], data: st.DataObject
) -> None:
    with emptied_store() as shuffled, open_store("sqlite://") as plain:
        for claims in imports:
            take_in(plain, claims)
        for claims in data.draw(st.permutations(imports)):
            account = take_in(shuffled, claims)
            if data.draw(st.booleans()):
                undo(shuffled, account.repeats or account.id)
                take_in(shuffled, claims)
        assert portrait(shuffled) == portrait(plain)
        assert care.check(shuffled) == ()
        for account in [row.account for row in shuffled.imports() if not row.account.undone]:
            undo(shuffled, account.id)
        assert list(shuffled.scan_people()) == []


def random_steps(store: GraphStore, rng: random.Random) -> Iterator[list[EvidenceRow]]:
    """Do many things to evidence, in few and in many transactions, and yield what can be read after each."""
    with store.transaction():
        keys = [PersonKey(key) for key in store.reserve_keys(8)]
        rows = [
            PersonRow(key, PersonId(f"li:{n}"), key, "", "", "", "", "", 0, 0, PersonId(""))
            for n, key in enumerate(keys)
        ]
        store.add_people(rows)
    roots = dict(zip(keys, keys, strict=True))
    for _ in range(12):
        with store.transaction():
            for _ in range(rng.randint(1, 4)):
                what = rng.randrange(5)
                if what < 3:
                    facts = []
                    for _ in range(rng.randint(1, 6)):
                        a, b = rng.sample(keys, 2)
                        kind, day, sender = (
                            rng.choice([1, 3]),
                            rng.randint(0, 2),
                            rng.choice([0, a, b, rng.choice(keys)]),
                        )
                        count, origin, line = rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 9)
                        facts.append((a, b, kind, day, sender, count, origin, 0, line, ""))
                    store.add_evidence(facts)
                elif what == 3:
                    present = sorted(store.evidence_of(sorted(set(roots.values()))))
                    store.remove_evidence(rng.sample(present, min(2, len(present))))
                else:
                    key = rng.choice(keys[1:])
                    free = [k for k in keys if roots[k] == k and k < key]
                    if list(roots.values()).count(key) == 1 or roots[key] != key:
                        root = key if roots[key] != key else rng.choice([*free, key])
                        store.reroot([key], root)
                        roots[key] = root
        everybody = sorted(set(roots.values()))
        left, right = everybody[:3], everybody[2:]
        pairs = [(a, b) for a in left for b in right]
        yield [
            *sorted(store.evidence_of(everybody)),
            *sorted(store.evidence_between(left, right)),
            *sorted(store.evidence_between(everybody[:1], keys * 2)),
            *sorted(store.evidence_of_pairs(pairs)),
        ]
    with store.transaction():
        assert store.remove_claims(ImportId(2)) <= set(keys)
    yield sorted(store.evidence_of(sorted(set(roots.values()))))


@pytest.mark.parametrize("seed", range(8))
def test_evidence_moves_and_goes_as_in_the_embedded_store(seed: int, neo4j_url: str) -> None:
    with open_store("sqlite://") as one, open_store(neo4j_url) as other:
        for plain, found in zip(
            random_steps(one, random.Random(seed)), random_steps(other, random.Random(seed)), strict=True
        ):
            assert found == plain


NASTY = [
    "'}) DETACH DELETE n //", "$rows", "`", "\\u0027 OR 1=1", '"; DROP TABLE person; --', "{x: 1}", "${jndi:ldap://x}",
    "CALL db.labels()", "\x00", "\u2028",
]  # fmt: skip


def test_texts_that_look_like_commands_stay_texts(neo4j_url: str, neo4j_address: Address) -> None:
    me = Owner(PersonId("li:me"), NASTY[0], (), NASTY[1], NASTY[2])
    ids = [PersonId(f"li:{text}") for text in NASTY]
    mentions = [
        Mention(n, id_, text, (), text, text, True)
        for n, (id_, text) in enumerate(zip(ids, NASTY, strict=True), 2)
    ]
    facts = [
        Fact(n, me.id, id_, Kind.STATEMENT, TODAY, None, 1, text)
        for n, (id_, text) in enumerate(zip(ids, NASTY, strict=True), 2)
    ]
    file = FileClaims(NASTY[0], NASTY[3], NASTY[4], len(NASTY), mentions=mentions, facts=facts)
    with open_store("sqlite://") as plain, open_store(neo4j_url) as store:
        for each in (plain, store):
            take_in(each, Claims(NASTY[0], NASTY[1], TODAY, me, True, (file,)))
            each.append(
                [JournalEntry(0, PersonId(text), text, None, TODAY, text, ((text, text),)) for text in NASTY],
                after=0,
            )
            with each.transaction():
                for text in NASTY:
                    each.put_setting(text, text)
        assert portrait(store) == portrait(plain)
        assert (store.settings(), store.journal()) == (plain.settings(), plain.journal())
        assert [row.account for row in store.imports()] == [row.account for row in plain.imports()]
    with neo4j_address.driver() as driver:
        (record,), _, _ = driver.execute_query(
            "MATCH (n) UNWIND labels(n) AS label RETURN collect(DISTINCT label) AS all"
        )
    assert set(record["all"]) == {"Person", "Import", "JournalEntry", "Setting", "Meta"}


# --- several at once --------------------------------------------------------------------------------------------------

APPEND = """
import sys
from datetime import date
from graph.errors import Conflict, StoreBusy
from graph.model import ImportId, JournalEntry, PersonId
from graph.store import open_store
with open_store(sys.argv[1]) as store:
    for number in range(15):
        while True:
            last = max((entry.n for entry in store.journal()), default=0)
            try:
                store.append([JournalEntry(0, PersonId("li:" + sys.argv[2]), str(number), None, date(2026, 1, 1))], after=last)
                break
            except (Conflict, StoreBusy):
                continue
"""

IMPORT = """
import sys
from datetime import date
from graph.claims import Claims, Fact, FileClaims, Mention, Owner
from graph.intake import take_in
from graph.model import Kind, PersonId
from graph.store import open_store
me = sys.argv[2]
ids = [PersonId(f"li:p{n}") for n in range(40)]
for number in range(3):
    file = FileClaims("Connections.csv", "connections", "", 40,
        mentions=[Mention(n, id_, "Somebody", (), None, None, True) for n, id_ in enumerate(ids)],
        facts=[Fact(n, PersonId("li:" + me), id_, Kind.CONNECTION, date(2025, 1, 1)) for n, id_ in enumerate(ids)])
    owner = Owner(PersonId("li:" + me), me)
    with open_store(sys.argv[1]) as store:
        take_in(store, Claims("a.zip", f"{me}{number}", date(2026, 1, number + 1), owner, True, (file,)))
"""


@pytest.mark.parametrize("kind", ["file", "server", "server, in parts"])
def test_eight_writers_at_once_lose_nothing(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/network.db" if kind == "file" else request.getfixturevalue("neo4j_url")
    parts = "import graph.store.neo4j; graph.store.neo4j.PART_ROWS = 30\n" if "parts" in kind else ""
    open_store(url).close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", parts + program, url, name], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for name in "abcd"
        for program in (APPEND, IMPORT)
    ]
    for process in running:
        assert process.communicate(timeout=200)[1] == ""
    with open_store(url) as store:
        entries = store.journal()
        assert [entry.n for entry in entries] == list(range(1, 61))
        assert {(entry.member, entry.word) for entry in entries} == {
            (f"li:{name}", str(number)) for name in "abcd" for number in range(15)
        }
        assert [row.account.id for row in store.imports()] == list(range(1, 13))
        assert len(list(store.scan_people())) == 44
        assert care.check(store) == ()


def test_who_waits_too_long_is_told_so(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_connection, "_BUSY_SECONDS", 0.5)
    with open_store(neo4j_url) as one, open_store(neo4j_url) as other:
        with one.transaction():
            one.put_setting("x", "1")
            with pytest.raises(StoreBusy, match="another command is writing"), other.transaction():
                pytest.fail("two write at once")
            assert other.settings() == {}
        with other.transaction():
            other.put_setting("y", "2")
        assert one.settings() == {"x": "1", "y": "2"}


# --- the data model, as others may use it -----------------------------------------------------------------------------


def test_every_query_of_the_documentation_works(
    neo4j_url: str, neo4j_address: Address, fiction: Fiction
) -> None:
    command(neo4j_url, "import", *fiction.paths)
    text = (ROOT / "docs" / "neo4j.md").read_text("utf-8")
    queries = re.findall(r"```cypher\n(.*?)```", text, re.DOTALL)
    assert len(queries) >= 5
    with neo4j_address.driver() as driver:
        known, _, _ = driver.execute_query(
            "MATCH (p:Person) WHERE NOT p:Alias AND p.degree > 40 RETURN p.id, p.company ORDER BY p.id LIMIT 2"
        )
        values = {"me": known[0][0], "other": known[1][0], "company": known[1][1]}
        for query in queries:
            records, _, _ = driver.execute_query(query, values)
            assert records, query
        (model,), _, _ = driver.execute_query(
            "CALL db.labels() YIELD label WITH collect(label) AS labels CALL db.relationshipTypes() "
            "YIELD relationshipType RETURN labels, collect(relationshipType) AS types"
        )
    for word in (*model["labels"], *model["types"]):
        assert re.search(rf"[`:]{word}[`\]]", text), word
