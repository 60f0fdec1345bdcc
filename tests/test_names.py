"""Search by name finds whoever may be meant, however the name is written or said, and merges nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dossier import find_people
from graph.errors import PersonNotFound
from graph.identity import fold_name
from graph.model import PersonId, PersonKey
from graph.names import NameSearch
from graph.query import find_person
from graph.store import GraphStore, PersonRow, open_store


def filled(*names: str) -> GraphStore:
    store = open_store("sqlite://")
    with store.transaction():
        keys = [PersonKey(key) for key in store.reserve_keys(len(names))]
        store.add_people(
            [
                PersonRow(
                    key,
                    PersonId(f"li:p{key}"),
                    key,
                    name,
                    fold_name(name),
                    "",
                    "",
                    "",
                    0,
                    0,
                    PersonId(f"li:p{key}"),
                )
                for key, name in zip(keys, names, strict=True)
            ]
        )
    return store


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zoe brandt", "Zoë BRANDT, PhD 🚀 (she/her)"),
        ("Müller", "Jörg Mueller"),
        ("Joerg Mueller", "Jörg Müller"),
        ("marie curie", "𝓜𝓪𝓻𝓲𝓮\u00a0Curie"),
        ("Ivan Petrov", "Иван Петров"),
        ("Иван", "Ivan Petrov"),
        ("李小龙", "李 小龙"),
        ("Xiaolong Li", "李 小龙"),
        ("ONeil", "Peggy O’Neil"),
        ("O'Neil", "Peggy ONeil"),
        ("margaret", "Peggy O'Neil"),
        ("Bob", "Robert Roe"),
        ("Robert", "Bobby Roe"),
        ("Sasha", "Alexander Roe"),
        ("Luc Roe", "Jean-Luc Roe"),
        ("jean luc", "Jean-Luc Roe"),
    ],
)
def test_one_way_to_write_a_name_finds_the_other(text: str, name: str) -> None:
    with filled("Nobody Else", name, "Otto Third") as store:
        assert [person.name for person in find_people(store, text)] == [name]


def test_names_as_written_come_before_nicknames() -> None:
    with filled("Robert Roe", "Bob Roe", "Bobby Roe", "Rob Roe") as store:
        assert [person.name for person in find_people(store, "bob roe")] == [
            "Bob Roe",
            "Bobby Roe",
            "Rob Roe",
            "Robert Roe",
        ]


def test_a_short_form_stands_for_whole_names_only() -> None:
    assert NameSearch("Edward").rank("tedesco rossi") is None
    assert NameSearch("Edward").rank("ted rossi") == 2


def test_a_nickname_is_a_suggestion_and_never_chosen() -> None:
    with filled("Robert Roe", "Otto Third") as store:
        with pytest.raises(PersonNotFound) as failure:
            find_person(store, "Bob Roe")
        assert [person.name for person in failure.value.suggestions] == ["Robert Roe"]
        with pytest.raises(PersonNotFound) as failure:
            find_person(store, "otto")
        assert [person.name for person in failure.value.suggestions] == ["Otto Third"]


def test_a_first_name_that_many_have_is_no_suggestion() -> None:
    with filled(*(f"Otto Number{n}" for n in range(6))) as store:
        with pytest.raises(PersonNotFound) as failure:
            find_person(store, "otto")
        assert failure.value.suggestions == ()


@given(st.text(max_size=30))
def test_every_name_finds_itself_exactly(name: str) -> None:
    assert NameSearch(name).rank(fold_name(name)) == 0


@given(st.text(alphabet="abcdeo ue'-", max_size=12), st.text(alphabet="abcdeo ue'-", max_size=12))
def test_what_a_plain_search_finds_is_still_found(text: str, name: str) -> None:
    folded, words = fold_name(name), fold_name(text).split()
    if words and all(f" {word}" in f" {folded}" for word in words):
        assert NameSearch(text).rank(folded) in (0, 1)
