"""The laws of a store, the same for every adapter; an adapter adds a fixture and nothing here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import Conflict
from graph.model import (
    AffiliationKind,
    AskId,
    ImportAccount,
    ImportedFile,
    ImportId,
    JournalEntry,
    Kind,
    Person,
    PersonId,
    PersonKey,
)
from graph.store import (
    AffiliationRow,
    EvidenceRow,
    GraphStore,
    ImportRow,
    ListRows,
    MentionRow,
    NamedRow,
    People,
    PersonRow,
    open_store,
)

ODD_TEXTS = [
    "",
    "O'Brien",
    'say "hi"',
    "Robert'); DROP TABLE person;--",
    "}) DETACH DELETE n //",
    "`x`",
    "\\",
    "Zoë",
    "Zoë",
    "王小明",
    "🚀",
    "a\nb\tc",
    "None",
    "NULL",
    "0.1",
    "%_*",
    "$name",
    "x" * 4000,
]


@pytest.fixture
def store(store_url: str) -> Iterator[GraphStore]:
    with open_store(store_url) as opened:
        yield opened


def people(store: GraphStore, *ids: str) -> list[PersonKey]:
    with store.transaction():
        keys = [PersonKey(key) for key in store.reserve_keys(len(ids))]
        store.add_people([a_person(key, id_) for key, id_ in zip(keys, ids, strict=True)])
        return keys


def a_person(key: PersonKey, id_: str) -> PersonRow:
    return PersonRow(key, PersonId(id_), key, "", "", "", "", "", 0, 0, PersonId(id_))


def fact(
    a: int, b: int, *, kind: Kind = Kind.CONNECTION, day: int = 0, sender: int = 0, line: int = 1
) -> EvidenceRow:
    return (a, b, int(kind), day, sender, 1, 1, 0, line, "")


def an_import(
    store: GraphStore, *, owner: PersonKey | None = None, full_lists: tuple[int, ...] = ()
) -> ImportId:
    file = ImportedFile(
        "Connections.csv", "connections", "2023", 3, 1, 1, ((7, "date only"),), 1, 1, 0, ("Shoe size",)
    )
    account = ImportAccount(
        ImportId(0), "a.zip", None, date(2026, 2, 3), "d" * 64, (file,), (("Logins.csv", "sensitive"),)
    )
    with store.transaction():
        return store.add_import(ImportRow(account, owner, owner is not None, full_lists, False))


def test_a_failed_transaction_leaves_everything_as_before(store: GraphStore) -> None:
    (a, b) = people(store, "li:a", "li:b")

    def fail_half_way() -> None:
        with store.transaction():
            store.add_people([a_person(PersonKey(key), "li:c") for key in store.reserve_keys(1)])
            store.add_evidence([fact(a, b)])
            with store.transaction():
                store.put_setting("me", "li:a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert store.keys_of([PersonId("li:c")]) == {}
    assert list(store.evidence_of([a])) == []
    assert store.settings() == {}


def test_an_inner_transaction_joins_the_outer_one(store: GraphStore) -> None:
    with store.transaction():
        with store.transaction():
            store.put_setting("me", "li:a")
        store.put_setting("other", "x")
    assert store.settings() == {"me": "li:a", "other": "x"}
    with store.transaction():
        store.put_setting("me", None)
    assert store.settings() == {"other": "x"}


def test_known_ids_are_found_one_by_one_and_many_at_once(store: GraphStore) -> None:
    ids = [PersonId(f"li:person-{number}") for number in range(300)]
    keys = people(store, *ids)
    assert len(set(keys)) == 300
    assert store.keys_of(ids) == dict(zip(ids, keys, strict=True))
    assert store.keys_of([*ids[:2], PersonId("li:nobody")]) == dict(zip(ids[:2], keys[:2], strict=True))
    assert store.keys_of([]) == {}


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_every_text_comes_back_as_it_went_in(store: GraphStore, text: str) -> None:
    (key,) = people(store, f"li:{text}")
    row = PersonRow(
        key, PersonId(f"li:{text}"), key, text, text, text, text, text, 1, 2, PersonId(f"li:{text}")
    )
    with store.transaction():
        store.put_people([row])
        store.add_mentions([MentionRow(key, ImportId(1), 0, 5, text, text, text, True)])
        store.put_setting(f"x{text}", text)
        store.append(
            [JournalEntry(0, PersonId("li:a"), "w", AskId(1), date(2026, 1, 1), text, ((text, text),))],
            after=0,
        )
    assert store.person_rows([key]) == {key: row}
    assert store.people_named(text) == [key]
    assert [m.name for m in store.mentions([key])] == [text]
    assert store.settings() == {f"x{text}": text}
    assert [(entry.note, entry.data) for entry in store.journal()] == [(text, ((text, text),))]


def test_evidence_is_read_from_both_ends(store: GraphStore) -> None:
    a, b, c = people(store, "li:a", "li:b", "li:c")
    with store.transaction():
        store.add_evidence(
            [
                fact(a, b, kind=Kind.MESSAGE, day=5, sender=a),
                fact(b, c, kind=Kind.GROUP_MESSAGE, day=6, sender=a, line=2),
                fact(c, a, kind=Kind.CONNECTION, line=3),
            ]
        )
    assert list(store.evidence_of([a])) == [
        (a, b, Kind.MESSAGE, 5, a, 1, 1, 0, 1, ""),
        (a, c, Kind.CONNECTION, 0, 0, 1, 1, 0, 3, ""),
    ]
    assert list(store.evidence_of([b])) == [
        (b, a, Kind.MESSAGE, 5, a, 1, 1, 0, 1, ""),
        (b, c, Kind.GROUP_MESSAGE, 6, a, 1, 1, 0, 2, ""),
    ]
    assert list(store.evidence_of([])) == []


def test_evidence_between_two_sides_is_what_both_hold(store: GraphStore) -> None:
    keys = people(store, *(f"li:{letter}" for letter in "abcdefgh"))
    with store.transaction():
        store.add_evidence([fact(a, b, line=a * 10 + b) for a in keys for b in keys if a < b and (a + b) % 3])
    everything = list(store.evidence_of(keys))
    for left, right in (
        (keys[:2], keys[2:]),
        (keys[2:], keys[:2]),
        (keys[:1], keys[1:2]),
        (keys, keys),
        (keys, []),
    ):
        expected = [row for row in everything if row[0] in left and row[1] in right]
        found = list(store.evidence_between(left, right))
        assert sorted(found) == sorted(expected)
        assert [(row[0], row[1]) for row in found] == sorted((row[0], row[1]) for row in found)
    pairs = [(keys[1], keys[0]), (keys[0], keys[3]), (keys[0], keys[0])]
    assert sorted(store.evidence_of_pairs(pairs)) == sorted(r for r in everything if (r[0], r[1]) in pairs)


def test_a_fact_is_kept_once(store: GraphStore) -> None:
    a, b = people(store, "li:a", "li:b")
    with store.transaction():
        store.add_evidence([fact(a, b)])
        store.add_evidence([fact(a, b), fact(b, a)])
    assert len(list(store.evidence_of([a]))) == 1


def test_rerooting_moves_evidence_there_and_back(store: GraphStore) -> None:
    a, b, c, d = people(store, "li:a", "m:a", "li:c", "li:d")
    with store.transaction():
        store.add_evidence(
            [
                fact(b, c, kind=Kind.MESSAGE, day=3, sender=b),
                fact(a, c, line=2),
                fact(c, d, kind=Kind.GROUP_MESSAGE, day=4, sender=b, line=3),
            ]
        )
    before = list(store.evidence_of([a, b, c, d]))
    with store.transaction():
        store.reroot([b], a)
    assert list(store.evidence_of([a])) == [
        (a, c, Kind.CONNECTION, 0, 0, 1, 1, 0, 2, ""),
        (a, c, Kind.MESSAGE, 3, a, 1, 1, 0, 1, ""),
    ] or list(store.evidence_of([a])) == [
        (a, c, Kind.MESSAGE, 3, a, 1, 1, 0, 1, ""),
        (a, c, Kind.CONNECTION, 0, 0, 1, 1, 0, 2, ""),
    ]
    assert list(store.evidence_of([b])) == []
    assert [row[4] for row in store.evidence_of_pairs([(c, d)])] == [a]
    assert [row.id for row in store.rows_rooted_at([a])[a]] == ["li:a", "m:a"]
    with store.transaction():
        store.add_evidence([fact(b, d, line=9)])  # said of the former id, readable under the new one
    assert [row[1] for row in store.evidence_of([a])] == [c, c, d]
    with store.transaction():
        store.remove_evidence([row for row in store.evidence_of([a]) if row[1] == d])
        store.reroot([b], b)
    assert sorted(store.evidence_of([a, b, c, d])) == sorted(before)


def test_people_are_found_by_search_key_and_employer(store: GraphStore) -> None:
    a, b, c = people(store, "li:a", "li:b", "m:c")
    rows = [
        PersonRow(a, PersonId("li:a"), a, "Ada", "ada", "X Ltd", "x", "Poet", 2, 2, PersonId("li:a")),
        PersonRow(b, PersonId("li:b"), b, "Ada", "ada", "Self", "", "", 2, 2, PersonId("li:b")),
        PersonRow(c, PersonId("m:c"), c, "", "", "", "", "", 0, 0, PersonId("")),
    ]
    with store.transaction():
        store.put_people(rows)
    assert sorted(store.people_named("ada")) == [a, b]
    assert store.people_named("ad") == []
    assert store.members_of("x") == [a]
    assert store.members_of("") == []
    assert sorted(row.shown for row in store.scan_people()) == ["li:a", "li:b"]
    with store.transaction():
        store.drop_people([b])
    assert store.people_named("ada") == [a]


def test_mentions_come_in_order_and_proofs_are_found(store: GraphStore) -> None:
    a, b, m = people(store, "li:a", "li:b", "m:x")
    rows = [
        MentionRow(a, ImportId(1), 0, 9, "A", "", "", True, (m,)),
        MentionRow(a, ImportId(1), 0, 5, "A", "X", "Y", False),
        MentionRow(b, ImportId(2), 1, 5, "B", "", "", True, (m,)),
    ]
    with store.transaction():
        store.add_mentions(rows)
    assert list(store.mentions([b, a])) == [rows[1], rows[0], rows[2]]
    assert list(store.mentions_proving([m])) == [rows[0], rows[2]]
    assert list(store.mentions_proving([a])) == []


def test_an_import_is_numbered_kept_and_replaced(store: GraphStore) -> None:
    (owner,) = people(store, "li:me")
    number = an_import(store, owner=owner, full_lists=(0,))
    assert number == 1
    (row,) = store.imports()
    assert row.account.files[0].skips == ((7, "date only"),)
    assert row.account.unused == (("Logins.csv", "sensitive"),)
    assert (row.owner, row.member, row.full_lists) == (owner, True, (0,))
    shown = replace(row.account, owner=Person(PersonId("li:me"), "Mia", None, "Clerk"), repeats=ImportId(1))
    with store.transaction():
        store.put_import(replace(row, account=shown))
    assert store.imports() == [replace(row, account=shown)]
    (origin,) = store.origins()
    assert (origin.owner, origin.owner_id, origin.file(0)) == (owner, "li:me", "a.zip/Connections.csv")
    assert origin.as_of == date(2026, 2, 3).toordinal()
    assert an_import(store) == 2
    with store.transaction():
        store.put_import(replace(row, account=replace(shown, undone=True)))
    assert [origin.id for origin in store.origins()] == [2]
    assert [row.account.id for row in store.imports()] == [1, 2]


def test_removing_an_import_takes_its_claims_and_no_others(store: GraphStore) -> None:
    a, b, c, d = people(store, "li:a", "li:b", "li:c", "m:d")
    first, second = an_import(store), an_import(store)
    named = NamedRow(a, first, 0, 4, "Ada", "ada", Kind.RECOMMENDATION, 0, 1, "", 1, "")
    job = AffiliationRow(a, first, 0, 2, AffiliationKind.POSITION, "X Ltd", "x", "Clerk", 5, 0)
    with store.transaction():
        for number, other in ((first, b), (second, c)):
            store.add_mentions([MentionRow(other, number, 0, 1, "N", "", "", True, (d,))])
            store.add_evidence([(a, other, 1, 0, 0, 1, number, 0, 1, "")])
            store.add_evidence([(a, d, 1, 0, 0, 1, number, 0, 2, "")])
        store.add_named([named])
        store.add_affiliations([job])
    assert list(store.named_of([a])) == [named]
    assert store.affiliations([a]) == store.affiliations() == [job]
    with store.transaction():
        assert store.remove_claims(first) == {a, b, d}
    assert [(row[1], row[6]) for row in store.evidence_of([a])] == [(c, second), (d, second)]
    assert list(store.evidence_of([b])) == []
    assert list(store.mentions([b])) == []
    assert [row.person for row in store.mentions_proving([d])] == [c]
    assert list(store.named_of([a])) == []
    assert store.affiliations() == []


def test_the_journal_grows_only_for_whom_has_read_it(store: GraphStore) -> None:
    entry = JournalEntry(
        0, PersonId("li:a"), "asked", AskId(3), date(2026, 1, 2), "note", (("how", "offered"),)
    )
    stored = store.append([entry, replace(entry, ask=None, data=())], after=0)
    assert [e.n for e in stored] == [1, 2]
    assert store.journal() == stored
    with pytest.raises(Conflict):
        store.append([entry], after=1)
    assert [e.n for e in store.append([entry], after=2)] == [3]
    assert [e.n for e in store.journal(after=2)] == [3]


def test_rewriting_the_journal_never_reuses_a_number(store: GraphStore) -> None:
    entry = JournalEntry(0, PersonId("li:a"), "asked", AskId(1), date(2026, 1, 2))
    stored = store.append([entry, entry, entry], after=0)
    with store.transaction():
        store.rewrite_journal([replace(stored[0], note="gone")], [2, 3])
    assert [(e.n, e.note) for e in store.journal()] == [(1, "gone")]
    assert [e.n for e in store.append([entry], after=1)] == [4]


def test_tallies_are_what_was_kept_on_any_day(store: GraphStore) -> None:
    a, b, c = people(store, "li:a", "li:b", "li:c")
    with store.transaction():
        store.put_tallies({a: {0: (1, 0, 0), 9: (2, 5, 1), 5: (0, 1, 0)}, b: {7: (1, 0, 0)}})
    assert store.tallies([a, b, c], 100) == {a: (3, 6, 1), b: (1, 0, 0), c: (0, 0, 0)}
    assert store.tallies([a, b], 8) == {a: (1, 1, 0), b: (1, 0, 0)}
    assert store.tallies([a], 4) == {a: (1, 0, 0)}
    assert store.tally_histories([a, c]) == {a: {0: (1, 0, 0), 5: (0, 1, 0), 9: (2, 5, 1)}}
    with store.transaction():
        store.put_tallies({a: {}, b: {7: (0, 0, 0), 8: (0, 2, 0)}})
    assert store.tally_histories([a, b]) == {b: {8: (0, 2, 0)}}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 3), st.integers(0, 6)), max_size=30
    )
)
def test_evidence_equals_a_plain_list(store: GraphStore, rows: list[tuple[int, int, int, int]]) -> None:
    # Earlier examples stay in the store; this one is about new people.
    before = len(list(store.scan_people()))
    keys = people(store, *(f"li:{before + number}" for number in range(7)))
    plain: set[EvidenceRow] = set()
    facts = []
    for line, (first, second, day, sender) in enumerate(rows, 1):
        if first != second:
            a, b = keys[first], keys[second]
            who = 0 if sender == 6 else keys[sender]
            facts.append((a, b, int(Kind.MESSAGE), day, who, 1, 1, 0, line, ""))
            plain.add(facts[-1])
            plain.add((b, a, *facts[-1][2:]))
    with store.transaction():
        store.add_evidence(facts)
    assert set(store.evidence_of(keys)) == plain
    for key in keys:
        assert set(store.evidence_of([key])) == {row for row in plain if row[0] == key}


def test_contacts_shared_with_somebody_else_may_belong_to_nobody_yet(store: GraphStore) -> None:
    a, b = people(store, "li:a", "li:b")
    first = an_import(store)
    mine = NamedRow(a, first, 0, 4, "Ada", "ada", Kind.MUTUAL, 0, -1, "", 1, "", b)
    nobodys = NamedRow(PersonKey(0), first, 0, 5, "Ada", "ada", Kind.MUTUAL, 0, -1, "", 1, "", b)
    with store.transaction():
        store.add_mentions([MentionRow(b, first, 0, 4, "B", "", "", False)])
        store.add_named([mine, nobodys])
    assert list(store.named_of([PersonKey(0)])) == [nobodys]
    assert list(store.named_of([a, PersonKey(0)])) == [mine, nobodys]
    with store.transaction():
        assert store.remove_claims(first) == {a, b}
    assert list(store.named_of([a, PersonKey(0)])) == []


def test_a_fact_between_two_ids_of_one_person_makes_no_tie_until_they_part(store: GraphStore) -> None:
    a, b, c = people(store, "li:a", "m:a", "li:c")
    facts = [
        fact(a, b, kind=Kind.MESSAGE, day=3, sender=b),
        fact(b, a, line=2),
        fact(b, c, kind=Kind.MESSAGE, day=4, sender=b, line=3),
    ]
    with store.transaction():
        store.add_evidence(facts)
    before = sorted(store.evidence_of([a, b, c]))
    with store.transaction():
        store.reroot([b], a)
        store.put_people([a_person(b, "m:a")._replace(root=a, shown=PersonId(""))])
    for _ in range(2):
        assert list(store.evidence_of([a, b])) == [(a, c, Kind.MESSAGE, 4, a, 1, 1, 0, 3, "")]
        assert list(store.evidence_of([a])) == list(store.evidence_between([a, b], [a, b, c]))
        assert list(store.evidence_between([a], [a])) == list(store.evidence_of_pairs([(a, a)])) == []
        with store.transaction():
            store.add_evidence(facts)  # said again while they are one person
    assert len(list(store.evidence_as_said([a, c]))) == 3
    with store.transaction():
        store.reroot([b], b)
        store.put_people([a_person(b, "m:a")])
    assert sorted(store.evidence_of([a, b, c])) == before
    with store.transaction():
        store.reroot([a, b], c)
        assert list(store.evidence_of([a, b, c])) == []
        store.reroot([a], a)
        store.reroot([b], b)
    assert sorted(store.evidence_of([a, b, c])) == before
    with store.transaction():
        store.reroot([b], a)
        store.remove_claims(ImportId(1))
        store.reroot([b], b)
    assert list(store.evidence_of([a, b, c])) == []


def test_whoever_is_dropped_leaves_no_fact_about_two_of_their_ids(store: GraphStore) -> None:
    a, b = people(store, "li:a", "m:a")
    with store.transaction():
        store.add_evidence([fact(a, b)])
        store.reroot([b], a)
        store.drop_people([a, b])
    assert list(store.evidence_as_said([a, b])) == []


def test_facts_can_be_read_as_they_were_said(store: GraphStore) -> None:
    a, b, c, d = people(store, "li:a", "m:a", "li:c", "li:d")
    facts = {
        (b, c, int(Kind.MESSAGE), 3, b, 2, 1, 0, 1, "note"),
        fact(a, c, kind=Kind.MESSAGE, day=3, sender=c, line=2),
        fact(c, d, kind=Kind.GROUP_MESSAGE, day=4, sender=b, line=3),
        fact(a, b, line=4),
    }
    with store.transaction():
        store.add_evidence(sorted(facts))
        store.reroot([b], a)
    assert sorted(store.evidence_as_said([a, c, d])) == sorted(facts)
    assert sorted(store.evidence_as_said([c])) == [row for row in sorted(facts) if row[0] == c]
    assert list(store.evidence_as_said([b])) == []


TEXTS = st.lists(st.sampled_from(ODD_TEXTS[:-1]), min_size=1, max_size=4)
STEPS = st.sampled_from(["merge person", "merge owner", "part", "remove fact", "forget", "undo"])


def a_list(owner: PersonKey, keys: list[PersonKey], origin: ImportId, texts: list[str]) -> ListRows:
    return ListRows(
        owner,
        origin,
        0,
        keys,
        list(range(4, 4 + len(keys))),
        [738_000 - 40 * at if at % 3 else 0 for at in range(len(keys))],
        [(f"name {text}", text, "Poet" if at % 2 else "") for at, text in enumerate(texts)],
    )


def everything_said(store: GraphStore, keys: list[PersonKey], origins: list[ImportId]) -> list[list[object]]:
    """What each way of reading claims says of some people, in words that do not depend on their numbers."""
    who: dict[int, int] = {0: 0} | {key: at for at, key in enumerate(keys, 1)}
    which: dict[int, int] = {origin: at for at, origin in enumerate(origins)}

    def facts(rows: Iterable[EvidenceRow]) -> list[object]:
        """Pairs in the order in which they come, the facts of each in a fixed order."""
        said = [
            (who[a], who[b], kind, day, who[sender], count, which[origin], file, line, note)
            for a, b, kind, day, sender, count, origin, file, line, note in rows
        ]
        return [sorted(pair) for _, pair in groupby(said, key=itemgetter(0, 1))]

    def told(rows: Iterable[MentionRow]) -> list[object]:
        return [(who[row.person], which[row.origin], *row[2:]) for row in rows if row.person in who]

    pairs = [(a, b) for a in keys for b in keys if a != b]
    return [
        told(store.mentions(keys)),
        sorted(told(row for row in store.employed([], ["poet"]) if row.position == "Poet"), key=repr),
        facts(row for key in keys for row in store.evidence_of([key])),
        facts(store.evidence_of(keys)),
        facts(store.evidence_of_pairs(pairs)),
        facts(store.evidence_between(keys[:2], keys[1:])),
        facts(sorted(store.evidence_as_said(keys))),
    ]


def join(store: GraphStore, key: PersonKey, root: PersonKey) -> None:
    """Let a row belong to a root, as settling who is who does."""
    (row,) = store.person_rows([key]).values()
    store.reroot([key], root)
    store.put_people([row._replace(root=root)])


def test_people_are_known_by_every_id_they_ever_had(store: GraphStore) -> None:
    ada, former, ben = people(store, "li:ada", "m:ada", "li:ben")
    asked = [PersonId(text) for text in ("m:ada", "li:ben", "li:nobody", "li:ada", "m:ada")]
    with store.transaction():
        join(store, former, ada)
        (row,) = store.person_rows([ada]).values()
        store.put_people([row._replace(name="Ada", folded="ada")])
        inside = store.people_known_as(asked)
    known = store.people_known_as(asked)
    assert known == inside
    assert {id_: (row.key, row.name) for id_, row in known.items()} == {
        "li:ada": (ada, "Ada"),
        "m:ada": (ada, "Ada"),
        "li:ben": (ben, ""),
    }
    assert store.people_known_as([PersonId("m:ada")])[PersonId("m:ada")].key == ada
    assert store.people_known_as([]) == {}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=TEXTS, second=TEXTS, steps=st.lists(STEPS, max_size=4, unique=True))
def test_a_list_says_what_its_rows_say_one_by_one(
    store: GraphStore, first: list[str], second: list[str], steps: list[str]
) -> None:
    said = []
    for whole in (True, False):
        made = len(list(store.scan_people()))  # earlier examples stay in the store
        keys = people(store, *(f"li:{made}-{name}" for name in ("me", "you", "ada", "bob", "cy", "dee")))
        me, you, *others = keys
        origins = [an_import(store, owner=owner, full_lists=(0,)) for owner in (me, you, me)]
        lists = (
            a_list(me, others[: len(first)], origins[0], first),
            # Each is in the other's list: what one says of a tie must not hide what the other says.
            a_list(you, [me, *others[: len(second)]], origins[1], [*second, "Engines"]),
            a_list(me, [you, others[0]], origins[2], ["Looms", "Looms"]),
        )
        with store.transaction():
            for rows in lists:
                if whole:
                    store.add_list(rows)
                else:
                    store.add_mentions(rows.mentions())
                    store.add_evidence(rows.evidence())
            inside = everything_said(store, keys, origins)  # what waits to be written counts, too
        assert everything_said(store, keys, origins) == inside
        for step in steps:
            with store.transaction():
                match step:
                    case "merge person":
                        join(store, others[0], others[-1])
                    case "merge owner":
                        join(store, you, others[1])
                    case "part":
                        join(store, others[0], others[0])
                    case "remove fact":
                        store.remove_evidence(list(store.evidence_of_pairs([(others[0], me)]))[:1])
                    case "forget":
                        store.forget_said([others[0]], [])
                    case "undo":
                        store.remove_claims(origins[0])
        said.append(everything_said(store, keys, origins))
    assert said[0] == said[1]


def test_a_question_is_told_of_people_what_is_known_of_them_one_by_one(store: GraphStore) -> None:
    ada, former, ben, cy, dee, eve = keys = people(
        store, "li:ada", "m:ada", "li:ben", "li:cy", "li:dee", "li:eve"
    )
    with store.transaction():
        named = [row._replace(name="Ben", folded="ben") for row in store.person_rows([ben, cy]).values()]
        store.put_people([row._replace(company="X", company_key="x") for row in named])
    own = an_import(store, owner=former, full_lists=(0,))
    facts = [
        fact(ada, ben, day=7),
        fact(ben, cy, kind=Kind.GROUP_MESSAGE, day=8, sender=former, line=2),
        fact(ada, dee, kind=Kind.MESSAGE, day=9, sender=dee, line=3),
        fact(cy, dee, line=4),
    ]
    jobs = [
        AffiliationRow(who, own, 0, line, AffiliationKind.POSITION, "X", "x", "Poet", 0, 0)
        for who, line in ((former, 5), (ada, 4), (cy, 6))
    ]
    said = MentionRow(former, own, 0, 1, "Ada", "X", "Poet", current=True)
    with store.transaction():
        store.add_evidence(facts)
        store.add_affiliations(jobs)
        store.add_mentions([said])
        store.put_tallies({ben: {7: (1, 0, 0), 9: (2, 5, 1)}, dee: {7: (3, 1, 0)}})
    look_the_same(store, [ada, ben, cy, dee, eve, former])
    with store.transaction():
        join(store, former, ada)
        look_the_same(store, [ada, ben, cy, dee, eve])
        (row,) = store.person_rows([dee]).values()
        store.put_people([row._replace(folded="ben", company_key="x")])
        store.put_tallies({ben: {}, ada: {7: (1, 1, 1)}})
        store.add_evidence([fact(ada, cy, line=9)])
        look_the_same(store, [ada, ben, cy, dee, eve])
    look_the_same(store, [ada, ben, cy, dee, eve])
    named_ben, known = store.people_meant(["ben", "nobody"], [PersonId("m:ada"), PersonId("li:none")])
    assert {name: sorted(row.key for row in rows) for name, rows in named_ben.items()} == {
        "ben": [ben, cy, dee]
    }
    assert {id_: row.key for id_, row in known.items()} == {"m:ada": ada}
    grounds = store.grounds([(ada, dee), (ben, cy)], [dee], [ada, eve], met := People(store, 9))
    assert [row[:5] for row in grounds.evidence] == [(ada, dee, 3, 9, dee), (ben, cy, 4, 8, ada)]
    assert [row.line for row in grounds.jobs[ada]] == [4, 5]
    assert dict(grounds.said) == {ada: [said]}
    assert met.rows[dee].company_key == "x"
    assert len(keys) == 6


def look_the_same(store: GraphStore, roots: Sequence[PersonKey]) -> None:
    """The reads of a question say what the single ones say, whatever came along."""
    first, *others = roots
    asked: list[tuple[Iterable[PersonKey], Callable[[People], object]]] = [
        (roots, lambda met: sorted(store.neighbours([first], met)) == sorted(store.evidence_of([first]))),
        (roots, lambda met: sorted(store.neighbours(roots, met)) == sorted(store.evidence_of(roots))),
        (others, lambda met: met.meet(others) == store.people((), met)),  # type: ignore[func-returns-value]
        (roots, lambda met: same_groups(store, met, files=False)),
        (roots, lambda met: same_groups(store, met, files=True)),
        (
            roots,
            lambda met: (
                sorted(store.ties_between(roots[:2], roots[1:], met))
                == sorted(store.evidence_between(roots[:2], roots[1:]))
            ),
        ),
    ]
    for around, ask in asked:
        met = People(store, 8)
        assert ask(met)
        met.look_up_tallies(around)
        met.look_up_backgrounds(around)
        met.look_up_ids(around)
        assert {key: met.tallies[key] for key in around} == store.tallies(around, 8)
        assert {key: met.backgrounds[key] for key in around if key in met.backgrounds} == (
            store.backgrounds(around)
        )
        rows = store.person_rows(around)
        assert {key: (met.id_of(key), met.company_of(key)) for key in around} == {
            key: (row.shown, row.company_key) for key, row in rows.items()
        }
        assert met.origins is None or list(met.origins) == store.origins()
    assert {row.key: row for row in store.employed_at("x")} == store.person_rows(store.members_of("x"))


def same_groups(store: GraphStore, met: People, *, files: bool) -> bool:
    members, held = store.groups(["x", "none"], met, files=files)
    everybody = [row.key for row in store.scan_people()]
    return {key: sorted(own) for key, own in members.items()} == {
        key: sorted(store.members_of(key)) for key in ("x", "none")
    } and held == (store.backgrounds(everybody) if files else {})
