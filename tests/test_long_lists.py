"""Long lists of ties: told in columns, with more people than are remembered, they say what their rows say."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import portrait, recounted
from row_by_row import row_by_row
from test_intake import SLUGS, lists

from graph.claims import Claims, FileClaims, Mention, Owner, Pairs
from graph.compact_keys import CompactKeys
from graph.identity import email_id
from graph.intake import Intake, take_in, undo
from graph.model import PersonId, PersonKey
from graph.store import EvidenceRow, open_store

BOX = email_id("a@example.org") or PersonId("")
PEOPLE = [*SLUGS, BOX, *(PersonId(f"li:extra-{number}") for number in range(3))]
DAYS = [0, date(2021, 1, 1).toordinal(), date(2022, 1, 1).toordinal()]


@st.composite
def parts(draw: st.DrawFn, name: str, line: int) -> FileClaims:
    """Draw a part of a list that begins on a line."""
    rows = draw(st.lists(st.permutations(PEOPLE).map(lambda some: some[:2]), min_size=1, max_size=4))
    people = list(dict.fromkeys(person for row in rows for person in row))
    lines = list(range(line, line + len(rows)))
    pairs = Pairs(
        people,
        [draw(st.sampled_from(["", "Ada L", "Bob Bee", "Ada Lovelace"])) for _ in people],
        [min(at for at, row in zip(lines, rows, strict=True) if person in row) for person in people],
        lines,
        array("q", [people.index(a) for a, _ in rows]),
        array("q", [people.index(b) for _, b in rows]),
        [draw(st.sampled_from(DAYS)) for _ in rows],
    )
    return FileClaims(name, "ties", "", len(rows), pairs=pairs)


@st.composite
def ties_lists(draw: st.DrawFn) -> list[Claims]:
    """Draw imports of lists of ties of one or two files in parts."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        files = []
        for name in draw(st.sampled_from([["a.csv"], ["a.csv", "b.csv"]])):
            line = 2
            for _ in range(draw(st.integers(1, 3))):
                files.append(draw(parts(name, line)))
                line += files[-1].rows
        day = draw(st.sampled_from([None, date(2020, 1, 1), date(2023, 1, 1)]))
        found.append(Claims("ties.zip", f"ties {number}", day, None, member=False, files=tuple(files)))
    return found


def mentioned_once(mentions: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Leave out mentions in lists of ties by which somebody is called what the file called them last."""
    kept = []
    for (_, digest, _), some in groupby(mentions, key=lambda mention: mention[:3]):
        before = None
        for mention in some:
            if not str(digest).startswith("ties") or mention[4] != before:
                kept.append(mention)
            before = mention[4]
    return kept


@given(ties_lists(), lists(), st.data())
@settings(max_examples=200)
def test_pairs_are_taken_in_as_their_rows_however_many_people_are_remembered(
    long: list[Claims], others: list[Claims], data: st.DataObject
) -> None:
    steps = data.draw(st.lists(st.sampled_from([*long, *others]), min_size=1, max_size=6))
    before = data.draw(st.sampled_from([[], others]))
    plain, short = open_store("sqlite://"), open_store("sqlite://")
    for store in (plain, short):
        for claims in before:
            take_in(store, claims)
    with plain.transaction(), Intake(plain) as whole:
        accounts = [whole.take(row_by_row(claims)) for claims in steps]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.roster.REMEMBERED_PEOPLE", data.draw(st.sampled_from([1, 4, 1_000])))
        patch.setattr("graph.roster._SOME", 2)
        with short.transaction(), Intake(short) as told:
            assert [told.take(claims) for claims in steps] == accounts
    said, says = portrait(plain), portrait(short)
    assert says.pop("mentions") == mentioned_once(said.pop("mentions"))
    assert says == said
    assert short.tally_histories([row.key for row in short.scan_people()]) == recounted(short)
    for account in [row.account for row in short.imports() if not row.account.undone]:
        undo(short, account.id)
    assert list(short.scan_people()) == []


def one_row(
    line: int, names: tuple[str, str], file: str = "a.csv", people: tuple[int, int] = (0, 1)
) -> FileClaims:
    """A part with one tie."""
    both = [SLUGS[at] for at in people]
    pairs = Pairs(both, names, [line, line], [line], array("q", [0]), array("q", [1]), [0])
    return FileClaims(file, "ties", "", 1, pairs=pairs)


def ties(*files: FileClaims, digest: str = "1") -> Claims:
    """An import of such parts."""
    return Claims("ties.zip", digest, None, None, member=False, files=files)


def test_a_person_is_mentioned_once_in_a_file_unless_called_something_else(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.roster.REMEMBERED_PEOPLE", 1)
    called = "Ada", "Ada", "Ada L", "Ada"
    files = [one_row(line, (name, "Bob")) for line, name in enumerate(called, 2)]
    with open_store(store_url) as store:
        take_in(store, ties(*files, one_row(2, ("Ada", "Bob"), "b.csv")))
        ada, bob = (store.keys_of([id_])[id_] for id_ in SLUGS[:2])
        said = [(row.person, row.file, row.line, row.name) for row in store.mentions([ada, bob])]
    assert said == [
        *((ada, 0, line, name) for line, name in ((2, "Ada"), (4, "Ada L"), (5, "Ada"))),
        (ada, 1, 2, "Ada"),
        (bob, 0, 2, "Bob"),
        (bob, 1, 2, "Bob"),
    ]


def test_the_ids_of_a_store_are_those_of_all_its_rows(store_url: str) -> None:
    with open_store(store_url) as store:
        take_in(store, ties(one_row(2, ("Ada", "Bob"))))
        assert sorted(store.scan_ids()) == [(id_, key, key) for id_, key in store.keys_of(SLUGS[:2]).items()]
        with store.transaction():
            take_in(store, ties(one_row(2, ("Ada", "Cy"), people=(0, 2)), digest="2"))
            assert sorted(store.scan_ids()) == [
                (id_, key, key) for id_, key in store.keys_of(SLUGS[:3]).items()
            ]
        take_in(store, example_with_address())
        box, ada = (store.keys_of([id_])[id_] for id_ in (BOX, SLUGS[0]))
        assert (BOX, box, ada) in store.scan_ids()


def example_with_address() -> Claims:
    """A list that proves an address to be somebody's."""
    owner = Owner(PersonId("li:owner-0"), "Owner 0")
    mention = Mention(4, SLUGS[0], "Ada", (BOX,), current=True)
    file = FileClaims("Connections.csv", "connections", "", 1, mentions=[mention])
    return Claims("a.csv", "3", date(2021, 1, 1), owner, member=True, files=(file,))


def test_addresses_in_a_long_list_are_whose_they_are(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.roster.REMEMBERED_PEOPLE", 50)
    people = [BOX, *(PersonId(f"li:p-{number}") for number in range(10, 310))]
    pairs = Pairs(
        people,
        [""] * len(people),
        [2] * len(people),
        range(2, 302),
        array("q", [0]) * 300,
        array("q", range(1, 301)),
        [0] * 300,
    )
    long = ties(FileClaims("a.csv", "ties", "", 300, pairs=pairs))
    with open_store(store_url) as store, open_store("sqlite://") as plain:
        for each in (example_with_address(), long, replace(long, digest="2")):
            assert take_in(store, each) == take_in(plain, row_by_row(each))
        said, says = portrait(plain), portrait(store)
        ada = store.keys_of(SLUGS[:1])[SLUGS[0]]
        assert {row[0] for row in store.evidence_of([ada])} == {ada}
        assert len(list(store.evidence_of([ada]))) == 600
    assert says == said


def test_rows_that_repeat_a_pair_are_told_apart_and_the_others_kept_by_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [(0, number) for number in range(1, 301)] + [(1, 0), (0, 2), (5, 6)]
    pairs = Pairs(
        [PersonId(f"li:p-{number}") for number in range(301)],
        [""] * 301,
        [2] * 301,
        range(2, 2 + len(rows)),
        array("q", [a for a, _ in rows]),
        array("q", [b for _, b in rows]),
        [0] * 301 + [DAYS[1], 0],
    )
    claims = ties(FileClaims("a.csv", "ties", "", len(rows), pairs=pairs))
    store, plain = open_store("sqlite://"), open_store("sqlite://")
    written: list[int] = []
    add = store.add_evidence

    def add_noting(facts: Sequence[EvidenceRow]) -> None:
        written.append(len(facts))
        add(facts)

    monkeypatch.setattr(store, "add_evidence", add_noting)
    account = take_in(store, claims)
    assert account == take_in(plain, row_by_row(claims))
    (file,) = account.files
    assert (file.kept, file.merged, file.new_ties) == (302, 1, 301)
    assert written == [2]
    assert portrait(store) == portrait(plain)


def test_nobody_is_looked_up_in_the_store_once_everybody_in_it_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("graph.roster.REMEMBERED_PEOPLE", 2)
    store = open_store("sqlite://")
    take_in(store, example_with_address())
    asked: list[Sequence[PersonId]] = []
    keys_of = store.keys_of

    def keys_of_noting(ids: Sequence[PersonId]) -> dict[PersonId, PersonKey]:
        asked.append(list(ids))
        return keys_of(ids)

    monkeypatch.setattr(store, "keys_of", keys_of_noting)
    parts = [
        one_row(line, ("A", "B"), people=people)
        for line, people in enumerate([(0, 1), (2, 3), (0, 4), (1, 2)], 2)
    ]
    take_in(store, ties(*parts, digest="4"))
    # Four are met before there are too many people; whoever comes then is known to be new.
    assert asked == [SLUGS[0:2], SLUGS[2:4]]


def test_a_long_list_says_the_same_in_every_store(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.roster.REMEMBERED_PEOPLE", 50)
    rows = [(number % 7, 7 + number) for number in range(300)]
    people = [PersonId(f"li:p-{number}") for number in range(310)]
    claims = [
        Claims(
            "ties.csv",
            digest,
            None,
            None,
            member=False,
            files=tuple(
                FileClaims(
                    "ties.csv",
                    "ties",
                    "",
                    len(some),
                    pairs=Pairs(
                        people,
                        [f"Pat P{number}" for number in range(310)],
                        [2] * 310,
                        range(first, first + len(some)),
                        array("q", [a for a, _ in some]),
                        array("q", [b for _, b in some]),
                        [DAYS[1]] * len(some),
                    ),
                )
                for first, some in parts
            ),
        )
        for digest, parts in (
            ("ties 1", [(2, rows[:220])]),
            ("ties 2", [(2, rows[:250]), (252, rows[250:])]),
            ("ties 3", [(2, [*rows[:210], rows[0]])]),
        )
    ]
    plain = open_store("sqlite://")
    with open_store(store_url) as store:
        for each in claims:
            assert take_in(store, each) == take_in(plain, row_by_row(each))
        said, says = portrait(plain), portrait(store)
    assert says.pop("mentions") == mentioned_once(said.pop("mentions"))
    assert says == said


@given(st.lists(st.lists(st.text("abcö🚀", max_size=4), max_size=30), max_size=12))
def test_compact_keys_are_those_of_a_dictionary(batches: list[list[str]]) -> None:
    keys, plain = CompactKeys(), dict[str, int]()
    for batch in batches:
        ids = [PersonId(text) for text in batch]
        assert [keys.keys[entry] for entry in keys.find(ids)] == [plain.get(id_, 0) for id_ in ids]
        new = [id_ for id_ in dict.fromkeys(ids) if id_ not in plain]
        plain.update(zip(new, range(len(plain) + 1, len(plain) + len(new) + 1), strict=True))
        keys.add(new, [PersonKey(plain[id_]) for id_ in new])
    assert len(keys) == len(plain)


def test_compact_keys_find_everybody_of_many() -> None:
    ids = [PersonId(f"li:p-{number}") for number in range(20_000)]
    keys = CompactKeys()
    for at in range(0, len(ids), 700):
        keys.add(ids[at : at + 700], [PersonKey(2 * at + 1) for at in range(at, min(at + 700, len(ids)))])
    assert [keys.keys[entry] for entry in keys.find(ids)] == list(range(1, 40_000, 2))
    assert not any(keys.find([PersonId(f"{id_}x") for id_ in ids]))
