"""Names as people copy them from a profile page, and what `know` and `mutuals` make of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims, Fact, Owner
from graph.errors import InvalidInput
from graph.identity import person_id_of_slug
from graph.intake import take_in, undo
from graph.model import ImportId, Kind
from graph.store import open_store
from graph.ties import grouped, read_lists, weave
from importers.pasted import MAX_CHARACTERS, read_names
from importers.statements import claims_of_knowing, claims_of_mutuals, somebody

ME, ADA, BOB = (person_id_of_slug(slug) for slug in ("me-0000", "ada-0001", "bob-0002"))
DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        ("Ada Lovelace, Grace Hopper and 3 other mutual connections", ["Ada Lovelace", "Grace Hopper"], 3),
        ("Ada Lovelace, Grace Hopper, and 1,204 others", ["Ada Lovelace", "Grace Hopper"], 1204),
        ("Ada Lovelace & 1 other", ["Ada Lovelace"], 1),
        ("Ada Lovelace is a mutual connection", ["Ada Lovelace"], 0),
        ("Ada Lovelace and Grace Hopper are mutual connections.", ["Ada Lovelace", "Grace Hopper"], 0),
        ("Mutual connections: Ada Lovelace; Grace Hopper", ["Ada Lovelace", "Grace Hopper"], 0),
        ("12 mutual connections", [], 12),
        ("Ada Lovelace, Grace Hopper und 3 weitere gemeinsame Kontakte", ["Ada Lovelace", "Grace Hopper"], 3),
        ("Ada Lovelace, Grace Hopper et 3 autres relations en commun", ["Ada Lovelace", "Grace Hopper"], 3),
        ("Ada Lovelace, Grace Hopper y 3 contactos más en común", ["Ada Lovelace", "Grace Hopper"], 3),
        (
            "- Ada Lovelace\n* Grace Hopper\n• Alan Turing\n1. Kurt Gödel\n2) Emmy Noether",
            ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Kurt Gödel", "Emmy Noether"],
            0,
        ),
        ("Ada Lovelace, PhD, Grace Hopper, MBA", ["Ada Lovelace, PhD", "Grace Hopper, MBA"], 0),
        (
            "Lovelace, Ada\nJosé Ortega y Gasset\nAna Costa e Silva",
            ["Lovelace, Ada", "José Ortega y Gasset", "Ana Costa e Silva"],
            0,
        ),
        ("Ada\u00a0Lovelace\u200b\n\nADA  LOVELACE\n", ["Ada Lovelace"], 0),
        ("陈伟\nАнна Петрова", ["陈伟", "Анна Петрова"], 0),
        (
            "500+ connections\n12\nMathematician at Analytical Engines\nhttps://www.linkedin.com/in/ada-0001\nMessage",
            [],
            0,
        ),
    ],
)
def test_what_one_reads_on_a_profile_page(text: str, names: list[str], others: int) -> None:
    found = read_names(text)
    assert [name for _, name in found.names] == names
    assert found.others == others


def test_a_copied_page_gives_only_the_names_with_a_degree() -> None:
    page = (
        "Ada Lovelace\nView Ada Lovelace’s profile\n• 1st\n1st degree connection\nMathematician at Analytical Engines\nLondon, England\n"
        "Bob Bee, Cy Cee and 3 other mutual connections\nMessage\nGrace Hopper, PhD • 2nd\nRear Admiral\nStatus is online\nKurt Gödel\n• 3rd+\n"
    )
    found = read_names(page)
    assert [name for _, name in found.names] == ["Ada Lovelace", "Grace Hopper, PhD", "Kurt Gödel"]
    assert found.others == 0
    assert (7, "contacts shared with somebody else on the page") in found.ignored


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "Ada L",
                ",",
                " and ",
                "• 1st",
                "\n",
                "3 others",
                "mutual connections",
                "View ",
                "'s profile",
                "PhD",
                "&",
                "12",
                "é",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_every_line_is_accounted_for(text: str) -> None:
    found = read_names(text)
    named = {line for line, _ in found.names}
    ignored = {line for line, _ in found.ignored}
    assert len(named) + len(ignored) + len(found.repeats) == found.lines
    assert not named & ignored
    assert not (named | ignored) & set(found.repeats)
    assert found.others >= 0
    assert all(name == " ".join(name.split()) for _, name in found.names)


def test_a_long_paste_is_read_in_bounded_time() -> None:
    assert read_names("a, " * (MAX_CHARACTERS // 9)).lines == 1
    assert read_names("Ada Lovelace and " * 2000).lines == 1
    with pytest.raises(InvalidInput):
        read_names("a" * (MAX_CHARACTERS + 1))
    assert read_names(" " * 10 + "1" * 5000).names == ()


# --- know -----------------------------------------------------------------------------------------------------------------


def know(**options: object) -> Claims:
    return claims_of_knowing(ADA, BOB, by=ME, on=DAY, **options)  # type: ignore[arg-type]


def test_a_statement_is_a_tie_that_can_be_taken_back() -> None:
    store = open_store("sqlite://")
    claims = know(
        since=date(2019, 3, 1),
        strength="strong",
        note="sang in one choir",
        names=((ADA, "Ada L"), (BOB, "Bob Bee")),
    )
    account = take_in(store, claims)
    (file,) = account.files
    assert (file.rows, file.kept, file.new_people, file.new_ties) == (2, 2, 2, 1)
    keys = store.keys_of([ADA, BOB])
    (pair,) = grouped(store.evidence_of_pairs([(keys[ADA], keys[BOB])]))
    view = weave(pair, read_lists(store), DAY.toordinal())
    assert view is not None
    assert (view.living, view.since, view.stated) == (True, date(2019, 3, 1).toordinal(), 3)
    assert take_in(store, claims).repeats == account.id
    undo(store, ImportId(1))
    assert list(store.scan_people()) == []


def test_a_bare_statement_is_undated() -> None:
    (file,) = know().files
    assert list(file.facts) == [Fact(1, ADA, BOB, Kind.STATEMENT, None, ME)]
    assert (
        know().digest
        == claims_of_knowing(BOB, ADA, by=ME, on=date(2026, 2, 1)).digest
        != know(note="x").digest
    )


def test_nonsense_is_refused() -> None:
    with pytest.raises(InvalidInput):
        claims_of_knowing(ADA, ADA, by=ME, on=DAY)
    with pytest.raises(InvalidInput) as problem:
        know(strength="iron")
    assert "iron" not in str(problem.value)
    with pytest.raises(InvalidInput):
        claims_of_mutuals(ADA, read_names("12"), owner=Owner(ME, "Mia"), on=DAY)


def test_somebody_new() -> None:
    assert somebody("linkedin.com/in/Ada-0001/", ME) == (ADA, "")
    assert somebody("li:ada-0001", ME) == (ADA, "")
    assert somebody("https://www.linkedin.com/company/x", ME) is None
    assert somebody(" 🚀 ", ME) is None
    named = somebody("Ada  L", ME)
    assert named is not None
    assert named[1] == "Ada L"
    assert somebody("ADA L", ME) == (named[0], "ADA L")
    assert somebody("Ada L", BOB) != named
