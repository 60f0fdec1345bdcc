"""Taking imports in and back: whatever the order, the store says the same."""

from __future__ import annotations

import gc
import sqlite3
from array import array
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import portrait, recounted
from row_by_row import row_by_row

from graph.claims import Claims, Fact, FileClaims, Listing, Mention, NamedFact, OwnAffiliation, Owner
from graph.errors import ImportNotFound, InvalidInput
from graph.identity import email_id, owner_id, person_id_of_slug, weak_id
from graph.intake import Intake, take_in, undo
from graph.listing import Listener, NumberedIds, Teller
from graph.model import AffiliationKind, ImportId, Kind, PersonId, PersonKey
from graph.review import questions
from graph.roster import REMEMBERED_PEOPLE
from graph.said import SaidIds, SaidTexts, Sayings
from graph.sameness import decide, decide_name, me
from graph.store import GraphStore, open_store
from graph.ties import Lists, grouped, weave

DAY = date(2020, 1, 5)
ADA, BOB, CY = (person_id_of_slug(slug) for slug in ("ada-0001", "bob-0002", "cy-0003"))


def email(address: str) -> PersonId:
    found = email_id(address)
    assert found is not None
    return found


class Row:
    """A row of an invented connection list."""

    def __init__(
        self,
        id_: PersonId | None,
        name: str,
        *,
        mail: str = "",
        company: str = "",
        position: str = "",
        day: date = DAY,
    ) -> None:
        self.id, self.name, self.mail, self.company, self.position, self.day = (
            id_,
            name,
            mail,
            company,
            position,
            day,
        )


def connections(owner: Owner, rows: Sequence[Row], *, digest: str, as_of: date) -> Claims:
    """Write the claims of a connection list as an importer would."""
    mentions, facts = [], []
    ordinary: list[tuple[int, PersonId, tuple[str, str, str], int]] = []
    for line, row in enumerate(rows, 5):
        mail = email(row.mail) if row.mail else None
        if row.id and row.id != owner.id and not mail:
            ordinary.append((line, row.id, (row.name, row.company, row.position), row.day.toordinal()))
            continue
        id_ = row.id or mail or weak_id(owner.id, row.name, row.day)
        same = (mail,) if mail and mail != id_ else ()
        mentions.append(Mention(line, id_, row.name, same, row.company or None, row.position or None, True))
        facts.append(Fact(line, owner.id, id_, Kind.CONNECTION, row.day))
    lines, ids, texts, days = zip(*ordinary, strict=True) if ordinary else ((),) * 4
    file = FileClaims(
        "Connections.csv",
        "connections",
        "",
        len(rows),
        mentions=mentions,
        facts=facts,
        listing=Listing(lines, ids, texts, days) if ordinary else None,
        full_list=True,
    )
    return Claims(f"{digest}.zip", digest, as_of, owner, True, (file,))


@pytest.fixture
def store() -> GraphStore:
    return open_store("sqlite://")


ME = Owner(person_id_of_slug("me-0000"), "Mia Self")


def test_first_import_says_everything_new(store: GraphStore) -> None:
    account = take_in(
        store,
        connections(
            ME,
            [Row(ADA, "Ada L", company="Engines", position="Poet"), Row(BOB, "Bob B")],
            digest="1",
            as_of=DAY,
        ),
    )
    (file,) = account.files
    assert (account.id, file.rows, file.kept, file.merged, file.new_people, file.new_ties) == (
        1,
        2,
        2,
        0,
        2,
        2,
    )
    assert account.owner is not None
    assert account.owner.name == "Mia Self"


def test_same_bytes_again_change_nothing(store: GraphStore) -> None:
    claims = connections(ME, [Row(ADA, "Ada L"), Row(BOB, "Bob B")], digest="1", as_of=DAY)
    take_in(store, claims)
    before = portrait(store)
    again = take_in(store, claims)
    assert again.repeats == 1
    assert (again.files[0].kept, again.files[0].merged, again.files[0].new_people) == (0, 2, 0)
    assert portrait(store) == before
    assert len(store.imports()) == 1


def test_an_abandoned_transaction_tells_and_writes_nothing(store: GraphStore) -> None:
    claims = connections(ME, [Row(ADA, "Ada L")], digest="1", as_of=DAY)

    def try_only() -> None:
        with store.transaction(), Intake(store) as intake:
            assert intake.take(claims).files[0].new_people == 1
            assert intake.take(claims).repeats == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        try_only()
    assert store.imports() == []
    assert list(store.scan_people()) == []


def test_the_same_bytes_of_another_owner_are_another_import(store: GraphStore) -> None:
    take_in(store, connections(ME, [Row(ADA, "Ada L")], digest="1", as_of=DAY))
    you = Owner(person_id_of_slug("you-0001"), "You Other")
    account = take_in(store, connections(you, [Row(ADA, "Ada L")], digest="1", as_of=DAY))
    assert (account.id, account.repeats, account.files[0].new_ties) == (2, None, 1)


def test_job_change_is_counted_and_newest_job_shown_in_any_order() -> None:
    old = connections(
        ME, [Row(ADA, "Ada L", company="Old", position="Clerk")], digest="1", as_of=date(2020, 1, 1)
    )
    new = connections(
        ME, [Row(ADA, "Ada L", company="New", position="Boss")], digest="2", as_of=date(2024, 1, 1)
    )
    portraits = []
    for order in ([old, new], [new, old]):
        store = open_store("sqlite://")
        accounts = [take_in(store, claims) for claims in order]
        if order[0] is old:
            assert accounts[1].files[0].changed == 1
        else:
            assert accounts[1].files[0].changed == 0
            assert accounts[1].files[0].kept == 1
        (ada,) = store.person_rows([store.keys_of([ADA])[ADA]]).values()
        assert (ada.company, ada.position) == ("New", "Boss")
        portraits.append(portrait(store))
    assert portraits[0] == portraits[1]


def test_lists_without_addresses_do_not_double_the_network(store: GraphStore) -> None:
    new = [Row(ADA, "Ada L", mail="ada@example.org"), Row(BOB, "Bob Bee"), Row(CY, "Cy Coe")]
    old = [Row(None, "Ada L", mail="ada@example.org"), Row(None, "Bob Bee"), Row(None, "Cy Coe")]
    take_in(store, connections(ME, new, digest="2024", as_of=date(2024, 1, 1)))
    account = take_in(store, connections(ME, old, digest="2020", as_of=date(2020, 6, 1)))
    assert len(list(store.scan_people())) == 4
    (file,) = account.files
    assert (file.kept, file.merged, file.new_people, file.new_ties) == (0, 3, 0, 0)
    former = weak_id(ME.id, "Bob Bee", DAY)
    assert (
        store.person_rows(store.keys_of([former]).values())[store.keys_of([former])[former]].root
        == (store.keys_of([BOB])[BOB])
    )


def test_two_that_fit_are_not_merged(store: GraphStore) -> None:
    new = [Row(ADA, "Ada L"), Row(BOB, "Ada L")]
    take_in(store, connections(ME, new, digest="2024", as_of=date(2024, 1, 1)))
    take_in(store, connections(ME, [Row(None, "Ada L")], digest="2020", as_of=date(2020, 6, 1)))
    assert len(list(store.scan_people())) == 4


def test_one_email_of_two_profiles_merges_nobody(store: GraphStore) -> None:
    rows = [Row(ADA, "Ada L", mail="team@example.org"), Row(BOB, "Bob B", mail="team@example.org")]
    take_in(store, connections(ME, rows, digest="1", as_of=DAY))
    assert sorted(row.shown for row in store.scan_people()) == ["li:ada-0001", "li:bob-0002", "li:me-0000"]


def test_whom_a_contested_address_leaves_has_its_ties_no_longer(store: GraphStore) -> None:
    shared = "team@example.org"
    listed = connections(ME, [Row(None, "Team", mail=shared)], digest="1", as_of=DAY)
    take_in(store, listed)
    for number, (id_, name) in enumerate(((ADA, "Ada L"), (BOB, "Bob B")), 2):
        owner = Owner(id_, name, same=(email(shared),))
        take_in(store, connections(owner, [Row(CY, "Cy C")], digest=str(number), as_of=DAY))
        everybody = [row.key for row in store.scan_people()]
        assert store.tally_histories(everybody) == recounted(store)


def test_owner_known_by_name_is_the_member_of_that_name() -> None:
    from graph.identity import owner_id

    named = Owner(owner_id("Mia Self"), "Mia Self")
    portraits = []
    early = connections(named, [Row(None, "Bob Bee")], digest="2020", as_of=date(2020, 6, 1))
    late = connections(ME, [Row(BOB, "Bob Bee")], digest="2024", as_of=date(2024, 1, 1))
    for order in ([early, late], [late, early]):
        store = open_store("sqlite://")
        for claims in order:
            take_in(store, claims)
        assert sorted(row.shown for row in store.scan_people()) == ["li:bob-0002", "li:me-0000"]
        portraits.append(portrait(store))
    assert portraits[0] == portraits[1]


def test_named_facts_reach_the_one_connection_of_that_name(store: GraphStore) -> None:
    rows = [Row(ADA, "Ada L"), Row(BOB, "Bob Bee"), Row(CY, "bob bee")]
    claims = connections(ME, rows, digest="1", as_of=DAY)
    named = FileClaims(
        "Recommendations_Received.csv",
        "recommendations_received",
        "",
        3,
        named=(
            NamedFact(2, "Ada L", Kind.RECOMMENDATION, DAY, False),
            NamedFact(3, "Bob Bee", Kind.RECOMMENDATION, DAY, False),
            NamedFact(4, "Nobody Known", Kind.RECOMMENDATION, DAY, False),
        ),
    )
    take_in(store, Claims("1.zip", "1", DAY, ME, True, (*claims.files, named)))
    key = store.keys_of([ME.id])[ME.id]
    found = [row for row in store.evidence_of([key]) if row[2] == Kind.RECOMMENDATION]
    assert [row[1] for row in found] == [store.keys_of([ADA])[ADA]]
    assert found[0][4] == store.keys_of([ADA])[ADA]  # the other one wrote it


def test_undo_restores_exactly_and_may_be_repeated_by_import(store: GraphStore) -> None:
    first = connections(ME, [Row(ADA, "Ada L", company="Old")], digest="1", as_of=date(2020, 1, 1))
    second = connections(
        ME, [Row(ADA, "Ada King", company="New"), Row(BOB, "Bob")], digest="2", as_of=date(2021, 1, 1)
    )
    take_in(store, first)
    before = portrait(store)
    take_in(store, second)
    both = portrait(store)
    undo(store, ImportId(2))
    assert portrait(store) == before
    with pytest.raises(InvalidInput, match="taken back before"):
        undo(store, ImportId(2))
    account = take_in(store, second)
    assert (account.id, account.repeats) == (3, None)
    assert portrait(store) == both
    with pytest.raises(ImportNotFound):
        undo(store, ImportId(9))


def test_me_is_the_owner_of_the_earliest_import_left(store: GraphStore) -> None:
    you = Owner(person_id_of_slug("you-0001"), "You Other")
    assert me(store) is None
    take_in(store, connections(ME, [Row(ADA, "Ada")], digest="1", as_of=DAY))
    take_in(store, connections(you, [Row(ADA, "Ada")], digest="2", as_of=DAY))
    assert me(store) == store.keys_of([ME.id])[ME.id]
    undo(store, ImportId(1))
    assert me(store) == store.keys_of([you.id])[you.id]


def test_a_decision_merges_and_can_be_taken_back(store: GraphStore) -> None:
    take_in(store, connections(ME, [Row(ADA, "Ada L"), Row(BOB, "A. L")], digest="1", as_of=DAY))
    before = portrait(store)
    with store.transaction():
        decide(store, ADA, BOB, same=True)
    assert sorted(row.shown for row in store.scan_people()) == ["li:ada-0001", "li:me-0000"]
    key = store.keys_of([ADA])[ADA]
    assert len(list(store.evidence_of([key]))) == 2
    with store.transaction():
        decide(store, ADA, BOB, same=None)
    assert portrait(store) == before


def test_a_split_outlives_what_the_files_say(store: GraphStore) -> None:
    rows = [Row(ADA, "Ada L", mail="ada@example.org")]
    take_in(store, connections(ME, rows, digest="1", as_of=date(2021, 1, 1)))
    with store.transaction():
        decide(store, ADA, email("ada@example.org"), same=False)
    old = [Row(None, "Ada Lee", mail="ada@example.org", day=date(2019, 1, 1))]
    take_in(store, connections(ME, old, digest="2", as_of=date(2020, 1, 1)))
    assert len(list(store.scan_people())) == 3


def recommended(name: str, *, digest: str = "r", as_of: date = DAY) -> Claims:
    """Write the claims of a recommendation that gives only a name."""
    fact = NamedFact(2, name, Kind.RECOMMENDATION, DAY, False, "Old Works")
    file = FileClaims("Recommendations_Received.csv", "recommendations_received", "", 1, named=(fact,))
    return Claims(f"{digest}.zip", digest, as_of, ME, True, (file,))


@pytest.mark.parametrize("name", ["Ada Lee", "Ada Former"])
def test_a_name_that_fits_several_or_nobody_can_be_answered_and_taken_back(name: str) -> None:
    listed = connections(ME, [Row(ADA, "Ada Lee"), Row(BOB, "Ada Lee")], digest="1", as_of=DAY)
    portraits = []
    for order in ([listed, recommended(name)], [recommended(name), listed]):
        store = open_store("sqlite://")
        for claims in order:
            take_in(store, claims)
        before = portrait(store)
        (question,) = [each for each in questions(store) if each.name == name]
        assert (question.what, question.day, question.company) == (Kind.RECOMMENDATION, DAY, "Old Works")
        keys = store.keys_of([ME.id, ADA, BOB])
        with store.transaction():
            decide_name(store, keys[ME.id], name.upper(), keys[BOB])
        assert questions(store) == []
        assert [row[4] for row in store.evidence_of([keys[BOB]]) if row[2] == Kind.RECOMMENDATION] == [
            keys[BOB]
        ]
        assert store.tally_histories(keys.values()) == recounted(store)
        portraits.append(portrait(store))
        # It outlives an undo of either import.
        undo(store, ImportId(1))
        take_in(store, order[0])
        assert portrait(store) == portraits[-1]
        with store.transaction():
            decide_name(store, keys[ME.id], name, None)
        assert portrait(store) == before
    assert portraits[0] == portraits[1]


def test_an_answer_needs_such_a_row_and_a_connection(store: GraphStore) -> None:
    take_in(store, connections(ME, [Row(ADA, "Ada Lee")], digest="1", as_of=DAY))
    take_in(store, recommended("Ada Former"))
    you = Owner(person_id_of_slug("you-0001"), "You Other")
    take_in(store, connections(you, [Row(CY, "Cy Coe")], digest="2", as_of=DAY))
    keys = store.keys_of([ME.id, ADA, CY])
    for name, person in (("Nobody", ADA), ("", ADA), ("Ada Former", CY), ("Ada Former", ME.id)):
        with pytest.raises(InvalidInput), store.transaction():
            decide_name(store, keys[ME.id], name, keys[person])
    # Who leaves the lists is a connection no longer, and the name is open again.
    with store.transaction():
        decide_name(store, keys[ME.id], "Ada Former", keys[ADA])
    undo(store, ImportId(1))
    assert [each.name for each in questions(store)] == ["Ada Former"]


def test_one_full_name_is_a_question_and_never_a_proof(store: GraphStore) -> None:
    take_in(store, connections(ME, [Row(ADA, "Ada Lee"), Row(BOB, "Ada Lee")], digest="1", as_of=DAY))
    assert questions(store) == []  # two profiles are two people
    you = Owner(person_id_of_slug("you-0001"), "You Other")
    old = [Row(None, "ADA LEE", day=DAY + timedelta(days=9)), Row(None, "Ada"), Row(None, "Cy Coe")]
    take_in(store, connections(you, old, digest="2", as_of=DAY))
    (question,) = questions(store)
    weak = weak_id(you.id, "Ada Lee", DAY + timedelta(days=9))
    assert question.kind == "same name"
    assert [person.id for person in question.people] == [ADA, BOB, weak]
    assert question.seen == (
        ("1.zip/Connections.csv", 5),
        ("1.zip/Connections.csv", 6),
        ("2.zip/Connections.csv", 5),
    )
    before = portrait(store)
    with store.transaction():
        decide(store, ADA, weak, same=True)
    assert questions(store) == []
    with store.transaction():
        decide(store, ADA, weak, same=None)
    assert portrait(store) == before
    for other in (ADA, BOB):
        assert len(questions(store)) == 1
        with store.transaction():
            decide(store, other, weak, same=False)
    assert questions(store) == []


SLUGS = [person_id_of_slug(f"p-{number}") for number in range(6)]
NAMES = ["Ada Lee", "Bob Bee", "Cy Coe", "Ada Lee"]
OWNERS = [
    *(Owner(person_id_of_slug(f"owner-{number}"), f"Owner {number}") for number in range(2)),
    # The same two where a lone list has only the name that the user gives.
    *(Owner(owner_id(f"Owner {number}"), f"Owner {number}") for number in range(2)),
]


@st.composite
def messages(draw: st.DrawFn, owner: Owner) -> tuple[PersonId, PersonId, PersonId, date, int]:
    """Draw a message of a day: between the owner and another, or of a third person to two others."""
    a, b, c = draw(st.permutations([owner.id, *SLUGS[:4]]))[:3]
    sender = draw(st.sampled_from([a, b, c]))
    return a, b, sender, DAY + timedelta(days=draw(st.integers(-1, 3))), draw(st.integers(1, 3))


@st.composite
def lists(draw: st.DrawFn) -> list[Claims]:
    """Draw a few connection lists of a few owners, with and without addresses."""
    result = []
    for number in range(draw(st.integers(1, 4))):
        owner = draw(st.sampled_from(OWNERS))
        rows = []
        seen: set[PersonId] = set()
        for _ in range(draw(st.integers(0, 4))):
            id_ = draw(st.sampled_from([*SLUGS, None, None]))
            name = draw(st.sampled_from(NAMES))
            mail = draw(st.sampled_from(["", "", "a@example.org", "b@example.org"]))
            day = DAY + timedelta(days=draw(st.integers(0, 1)))
            row = Row(id_, name, mail=mail, company=draw(st.sampled_from(["", "X", "Y"])), day=day)
            proven = id_ or (email(mail) if mail else weak_id(owner.id, name, day))
            if proven not in seen:
                seen.add(proven)
                rows.append(row)
        as_of = date(2021, 1, 1) + timedelta(days=30 * draw(st.integers(0, 3)))
        listed = connections(owner, rows, digest=str(number), as_of=as_of)
        talk = draw(st.lists(messages(owner), max_size=4))
        mentions = [
            Mention(line, id_, "")
            for line, (a, b, sender, _, _) in enumerate(talk, 2)
            for id_ in {a, b, sender} - {owner.id}
        ]
        facts = []
        for line, (a, b, sender, day, times) in enumerate(talk, 2):
            if sender in (a, b):
                facts.append(Fact(line, a, b, Kind.MESSAGE, day, sender, times))
            else:
                facts.extend(
                    Fact(line, one, other, Kind.GROUP_MESSAGE, day, sender, times)
                    for one, other in ((sender, a), (sender, b), (a, b))
                )
        spoken = FileClaims("messages.csv", "messages", "", len(talk), mentions=mentions, facts=facts)
        praise = [
            NamedFact(
                line,
                draw(st.sampled_from([*NAMES, "No Body"])),
                Kind.RECOMMENDATION,
                DAY,
                draw(st.booleans()),
            )
            for line in range(2, 2 + draw(st.integers(0, 2)))
        ]
        given_ = FileClaims(
            "Recommendations_Given.csv", "recommendations_given", "", len(praise), named=praise
        )
        wishes = [
            OwnAffiliation(
                line,
                kind,
                draw(st.sampled_from(["X", "Y Ltd"])),
                None,
                draw(st.sampled_from([None, DAY])),
                None,
            )
            for line, kind in enumerate(draw(st.lists(st.sampled_from(AffiliationKind), max_size=2)), 2)
        ]
        saved = FileClaims("Saved Jobs.csv", "saved_jobs", "", len(wishes), affiliations=wishes)
        result.append(replace(listed, files=(*listed.files, given_, saved, spoken)))
    return result


@given(lists(), st.data())
@settings(max_examples=150)
def test_any_interleaving_repetition_and_undo_leaves_the_same_store(
    imports: list[Claims], data: st.DataObject
) -> None:
    plain = open_store("sqlite://")
    for claims in imports:
        take_in(plain, claims)
    together = open_store("sqlite://")
    with together.transaction(), Intake(together) as intake:
        for claims in data.draw(st.permutations(imports)):
            intake.take(claims)
    assert portrait(together) == portrait(plain)
    shuffled = open_store("sqlite://")
    steps = data.draw(st.permutations(imports * 2))
    for claims in steps:
        account = take_in(shuffled, claims)
        for file in account.files:
            assert file.rows == file.kept + file.merged + file.skipped
        everybody = [row.key for row in shuffled.scan_people()]
        assert shuffled.tally_histories(everybody) == recounted(shuffled)
        if data.draw(st.booleans()):
            undo(shuffled, account.repeats or account.id)
            take_in(shuffled, claims)
    assert portrait(shuffled) == portrait(plain) == portrait(together)
    assert plain.tally_histories([row.key for row in plain.scan_people()]) == recounted(plain)
    for account in [row.account for row in shuffled.imports() if not row.account.undone]:
        undo(shuffled, account.id)
    assert list(shuffled.scan_people()) == []


def met_before(listing: Listing, sayings: Sayings) -> Listing:
    """The list as a reader gives it that keeps what it meets."""
    texts = SaidTexts.of(listing.texts)
    assert isinstance(texts, SaidTexts)
    known = {
        (sayings.people[about], text): at
        for at, (about, text) in enumerate(zip(sayings.about, sayings.texts, strict=True))
    }
    new = [row for row in zip(listing.ids, texts.rows(), strict=True) if row not in known]
    if new:
        sayings.add(*zip(*new, strict=True))
    known.update(zip(new, count(len(known)), strict=False))
    numbers = array("q", map(known.__getitem__, zip(listing.ids, texts.rows(), strict=True)))
    ids = SaidIds(sayings, numbers, array("q", map(sayings.about.__getitem__, numbers)))
    return Listing(listing.lines, ids, ids.texts(), listing.days)


@given(lists(), st.data())
@settings(max_examples=150)
def test_lists_told_in_short_are_taken_in_as_if_told_whole(
    imports: list[Claims], data: st.DataObject
) -> None:
    most, room = data.draw(st.integers(0, 6)), data.draw(st.sampled_from([2, REMEMBERED_PEOPLE]))
    steps = data.draw(st.lists(st.sampled_from(imports), min_size=2, max_size=8))
    teller, listener, sayings = Teller(most), Listener(), Sayings()
    plain, short = open_store("sqlite://"), open_store("sqlite://")
    with (
        pytest.MonkeyPatch.context() as patch,
        plain.transaction(),
        short.transaction(),
        Intake(plain) as whole,
        Intake(short) as told,
    ):
        patch.setattr("graph.roster.REMEMBERED_PEOPLE", room)
        for claims in steps:
            # As a reader gives a list that has met its rows before, or has not.
            known = data.draw(st.booleans())
            if data.draw(st.integers(0, 5)) == 0:
                sayings = Sayings()
            lists_now = [
                met_before(file.listing, sayings) if file.listing and known else file.listing
                for file in claims.files
            ]
            files = tuple(
                replace(file, listing=listing and listener.hear(teller.tell(listing)))
                for file, listing in zip(claims.files, lists_now, strict=True)
            )
            assert told.take(replace(claims, files=files)) == whole.take(claims)
    assert portrait(short) == portrait(plain)
    assert [*short.scan_people()] == [*plain.scan_people()]


def test_whoever_says_something_else_is_told_of_however_lists_are_read() -> None:
    def listing(title: str) -> Listing:
        return Listing([4, 5], [ADA, BOB], [("Ada", "", title), ("Bob", "", "")], [738_000, 0])

    teller, listener, sayings = Teller(), Listener(), Sayings()
    for title, known, changed in [
        ("Poet", True, [0, 1]),
        ("Poet", True, []),
        ("Miller", False, [0]),
        ("Poet", True, [0]),
        ("Poet", False, []),
        ("Miller", True, [0]),
    ]:
        told = met_before(listing(title), sayings) if known else listing(title)
        heard = listener.hear(teller.tell(told))
        assert isinstance(heard.ids, NumberedIds)
        assert (list(heard.ids), list(heard.texts)) == ([ADA, BOB], list(listing(title).texts))
        assert list(heard.ids.changed) == changed


def test_one_person_by_a_list_stays_one_when_another_owners_list_is_settled(store: GraphStore) -> None:
    you = Owner(person_id_of_slug("you-0001"), "You There")
    cy, dee = person_id_of_slug("cy-0004"), person_id_of_slug("dee-0005")
    # Two of my lists name Ada on one day: one person. Her e-mail is also claimed by somebody on a list of yours.
    take_in(store, connections(ME, [Row(None, "Ada L")], digest="2020", as_of=date(2020, 6, 1)))
    take_in(store, connections(ME, [Row(ADA, "Ada L", mail="a@example.org")], digest="2024", as_of=DAY))
    yours = [Row(cy, "Cy C", mail="a@example.org"), Row(None, "Eve E")]
    take_in(store, connections(you, yours, digest="1", as_of=date(2020, 6, 1)))
    assert people_named(store, "ada l") == [ADA]
    # Your next list has to be compared with your last one, which leads to Ada but says nothing of her.
    take_in(store, connections(you, [Row(dee, "Cy C"), Row(None, "Fay F")], digest="2", as_of=DAY))
    assert people_named(store, "ada l") == [ADA]


def test_an_address_that_two_profiles_claim_is_somebody_where_a_row_is_about_it(store: GraphStore) -> None:
    box = email("a@example.org")
    rows = [Row(ADA, "Ada L", mail="a@example.org"), Row(BOB, "Bob B", mail="a@example.org")]
    both = connections(ME, rows, digest="1", as_of=DAY)
    mentions, facts = [Mention(2, box, ""), Mention(2, ADA, "")], [Fact(2, box, ADA, Kind.LISTED, None)]
    file = FileClaims("ties.csv", "ties", "", 1, mentions=mentions, facts=facts)
    about = Claims("ties.csv", "2", None, None, member=False, files=(file,))
    other = open_store("sqlite://")
    for claims in (both, about):
        take_in(store, claims)
    for claims in (about, both):
        take_in(other, claims)
    assert portrait(store) == portrait(other)
    assert {row.shown for row in store.scan_people()} == {ME.id, ADA, BOB, box}
    undo(store, ImportId(2))
    assert {row.shown for row in store.scan_people()} == {ME.id, ADA, BOB}


def test_an_owner_who_was_proven_to_be_nobody_is_somebody_by_an_export_of_their_own() -> None:
    old = person_id_of_slug("old-9")
    first = connections(Owner(ME.id, "Mia Self", same=(old,)), [Row(ADA, "Ada L")], digest="1", as_of=DAY)
    second = connections(Owner(old, ""), [Row(BOB, "Bob B")], digest="2", as_of=DAY)
    portraits = []
    for steps in ((first, second), (second, first)):
        store = open_store("sqlite://")
        accounts = [take_in(store, claims) for claims in steps]
        assert all(account.owner and account.owner.id for account in accounts)
        portraits.append(portrait(store))
    assert portraits[0] == portraits[1]


def test_a_fact_about_an_address_makes_somebody_of_it_however_files_are_parted(store: GraphStore) -> None:
    box, cy = email("a@example.org"), PersonId("li:cy-3")
    mentions = [Mention(2, ADA, "Ada", (box,)), Mention(3, BOB, "Bob", (box,)), Mention(4, cy, "Cy")]
    facts = [Fact(4, box, cy, Kind.LISTED, None)]
    whole = FileClaims("a.csv", "contacts", "", 3, mentions=mentions, facts=facts)
    parted = (
        replace(whole, rows=2, mentions=mentions[:2], facts=()),
        replace(whole, rows=1, mentions=mentions[2:]),
    )
    portraits = []
    for files in ((whole,), parted):
        store = open_store("sqlite://")
        take_in(store, Claims("a.csv", "1", None, None, member=False, files=files))
        portraits.append(portrait(store))
    assert portraits[0] == portraits[1]
    assert box in [shown for shown, *_ in portraits[0]["people"]]


def test_an_import_leaves_nothing_to_the_collector(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left_by(several: Sequence[Claims]) -> int:
        gc.collect()
        gc.disable()  # as while archives are imported
        try:
            with store.transaction(), Intake(store) as intake:
                for claims in several:
                    intake.take(claims)
            return gc.collect()
        finally:
            gc.enable()

    several = [
        connections(
            ME,
            [Row(ADA, "Ada L", mail="a@example.org"), Row(BOB, f"Bo {at}")],
            digest=str(at),
            as_of=DAY + timedelta(at),
        )
        for at in range(3)
    ]
    box = email("a@example.org")
    parts = [
        FileClaims("t.csv", "ties", "", 1, facts=[Fact(line, who, PersonId("li:cy-3"), Kind.LISTED, None)])
        for line, who in enumerate((ADA, box, ADA), 2)
    ]
    several.append(Claims("t.csv", "t", None, None, member=False, files=tuple(parts)))
    monkeypatch.setattr("graph.roster.REMEMBERED_PEOPLE", 2)
    assert left_by(several) == 0


def test_many_people_are_found_however_they_were_sorted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [
        Row(person_id_of_slug(f"p-{number}"), f"Pat P{number}", company=f"Mills {number % 7}")
        for number in range(1_200)
    ]
    you = Owner(person_id_of_slug("you-0001"), "You There")
    several = [
        connections(ME, people, digest="1", as_of=DAY),
        connections(you, people[600:][::-1], digest="2", as_of=DAY),
    ]
    portraits = []
    for least in (1, 1_000_000):
        monkeypatch.setattr("graph.store.waiting.WITH_NUMPY", least)
        with open_store(f"sqlite:///{tmp_path / str(least)}") as store:
            with store.transaction(), Intake(store) as intake:
                for claims in several:
                    intake.take(claims)
            with closing(sqlite3.connect(tmp_path / str(least))) as file:
                indices = file.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"
                ).fetchall()
            portraits.append((portrait(store), indices))
            assert people_named(store, "pat p1199") == [person_id_of_slug("p-1199")]
    assert portraits[0] == portraits[1]


def people_named(store: GraphStore, folded: str) -> list[PersonId]:
    return [row.id for row in store.person_rows(store.people_named(folded)).values()]


# --- the account against the store before and after -------------------------------------------------------------------


def groups(store: GraphStore) -> dict[PersonKey, frozenset[PersonId]]:
    roots = [row.key for row in store.scan_people() if row.shown]
    return {root: frozenset(row.id for row in rows) for root, rows in store.rows_rooted_at(roots).items()}


def ties_made(store: GraphStore, without: ImportId | None = None) -> set[frozenset[PersonKey]]:
    """Every pair of which all imports, or all but one, say that there is or was a known tie."""
    found = set()
    lists_of = Lists([origin for origin in store.origins() if origin.id != without])
    for pair in grouped(store.evidence_of([row.key for row in store.scan_people()])):
        # A name alone counts for a connection, which makes a tie by itself.
        rows = [row for row in pair if row[6] != without and row[2] != Kind.RECOMMENDATION]
        view = weave(rows, lists_of, date.max.toordinal()) if rows else None
        if view is not None and view.made:
            found.add(frozenset(map(PersonKey, pair[0][:2])))
    return found


@given(lists(), st.data())
@settings(max_examples=300)
def test_the_account_counts_what_is_new_in_the_store(imports: list[Claims], data: st.DataObject) -> None:
    store = open_store("sqlite://")
    mentions = [
        mention for claims in imports for file in row_by_row(claims).files for mention in file.mentions
    ]
    every_id = {id_ for mention in mentions for id_ in (mention.id, *mention.same)} | {
        each.id for each in OWNERS
    }
    for claims in data.draw(st.permutations(imports)):
        # An address that two profiles claim is nobody, but known.
        known = set(store.keys_of(sorted(every_id)))
        account = take_in(store, claims)
        owner = claims.owner.id if claims.owner else ""
        # Nobody is mentioned as the owner here, so an account does not count them.
        people = [ids for ids in groups(store).values() if not ids & known and owner not in ids]
        ties = ties_made(store) - ties_made(store, account.id)
        if account.repeats is None:
            assert sum(file.new_people for file in account.files) == len(people)
            assert sum(file.new_ties for file in account.files) == len(ties)
        for file in account.files:
            assert min(file.kept, file.merged, file.skipped, file.new_people, file.new_ties) >= 0
            assert file.rows == file.kept + file.merged + file.skipped
