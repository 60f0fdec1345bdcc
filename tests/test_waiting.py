"""Places on lists that wait: parted by person, each person's in the order in which they came."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import ImportId, PersonKey
from graph.store import ListRows
from graph.store.packed import MOST_LISTS, Place, pack
from graph.store.waiting import WaitingRows


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(1, 40), st.integers(0, 3)),
            min_size=1,
            max_size=9,
            unique_by=lambda row: row[0],
        ),
        max_size=6,
    )
)
def test_places_are_parted_alike_with_and_without_numpy(lists: list[list[tuple[int, int]]]) -> None:
    waiting = WaitingRows()
    expected: dict[int, list[Place]] = {}
    for at, rows in enumerate(lists, 1):
        people = [PersonKey(person) for person, _ in rows]
        lines = [4 + 3 * row for row in range(len(rows))]
        days = [730_000 + day if day else 0 for _, day in rows]
        texts = [("", "", "")] * len(rows)
        packed = pack(ListRows(PersonKey(99), ImportId(1), 0, people, lines, days, texts))
        assert packed is not None
        number = at * 1_000_003 % MOST_LISTS
        waiting.add(number, packed)
        for person, line, day in zip(people, lines, days, strict=True):
            expected.setdefault(person, []).append(Place(number, line, day))
    for least in (1, 1_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("graph.store.waiting.WITH_NUMPY", least)
            found = {person: list(map(Place.of, array("q", places))) for person, places in waiting.places()}
        assert found == expected
        assert list(found) == sorted(found)
    everybody = sorted(expected)
    rows_of = [(row.person, Place(row.list, row.line, row.day)) for row in waiting.of_people(everybody)]
    assert sorted(rows_of) == sorted(
        (person, place) for person, places in expected.items() for place in places
    )
