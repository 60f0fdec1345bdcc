"""Lists of connections: what is said of a row does not depend on the lists that were read before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Fact, FileClaims, Listing, Mention
from graph.identity import person_id_of_slug
from graph.said import SaidIds
from importers import connections
from importers.connections import is_header, read_connections
from importers.table import Table

HEADERS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "First Name,Last Name,Email Address,Company,Position,Connected On",
    "First Name;Last Name;URL;Email Address;Company;Position;Connected On",
    "Connected On,First Name,Last Name,URL,Email Address,Company,Position",
    "First Name,Connected On",
)
OWNER = person_id_of_slug("me-0")
IN = "https://www.linkedin.com/in/"

PEOPLE = (
    f"Ada,L,{IN}ada-1,,Engines,Poet",
    f"Ada,L,{IN}ada-1,,Looms,Poet",
    f" Ada ,L,{IN}Ada-1/,,Engines ,Poet",
    f"Bo,,{IN}bo-2,bo@example.org,,",
    f"Cy,C,{IN}cy-3,cy@example.org,Mills,Miller",
    "Dee,D,,dee@example.org,,",
    "Eve,E,,,Mills,",
    "LinkedIn,Member,,,,",
    ",,,,,",
    f"Me,Self,{IN}me-0,,,",
    f'"Fay, PhD",F,{IN}fay-4,,"Mills, Inc.","He said ""no"""',
    f"G\x1fy,G,{IN}gy-5,,,",
    f"Gy,G,{IN}gy-%C3%A9,,\x1e,",
    "short,row",
    f'"Broken,B,{IN}b-6,,,',
    "First Name,Last Name,URL,Email Address,Company,Position",
    '"First Name",Last Name,URL,Email Address,Company,Position',
)
DAYS = (
    "27 Dec 2025",
    "02 Jan 2020",
    "",
    '"27 Dec 2025"',
    '"Dec 27, 2025"',
    '"Dec 7, 2025"',
    "Dec 7, 2025",
    "7 May, 2025",
    "12/27/25, 9:15 AM",
    "soon",
    "Connected On",
)

# Mostly what a clean list holds, so that most lists are read by what is known.
rows = st.tuples(st.sampled_from((*PEOPLE[:11] * 5, *PEOPLE)), st.sampled_from((*DAYS[:3] * 15, *DAYS)))
files = st.tuples(
    st.sampled_from((*HEADERS[:1] * 3, *HEADERS)),
    st.lists(rows, max_size=6),
    st.sampled_from(("\n", "\n", "\n", "\r\n")),
    st.booleans(),
)


def text_of(header: str, people: list[tuple[str, str]], end: str) -> str:
    lines = [header]
    if header.count(",") == 1:
        lines += [
            day if day and day[0] in "20" else f"{person.split(',')[0]},{day}" for person, day in people
        ]
        return end.join(lines) + end
    for person, day in people:
        lines.append(f"{day},{person}" if header.startswith("Connected") else f"{person},{day}")
    text = end.join(lines) + end
    return text.replace(",", ";") if ";" in header else text


def told(text: str, *, emails: bool) -> tuple[object, ...]:
    """Read a list and put what it says into words that can be compared."""
    table = Table.from_bytes(text.encode(), is_header, name="Connections.csv")
    draft = read_connections(table, "Connections.csv", OWNER, emails=emails)
    claims: FileClaims = draft.finish()
    listing = claims.listing
    columns = (
        (list(listing.lines), list(listing.ids), list(listing.texts), list(listing.days)) if listing else None
    )
    people: list[Mention] = list(claims.mentions)
    facts: list[Fact] = list(claims.facts)
    rest = (claims.rows, claims.skips, claims.unexpected, claims.unknown, claims.generation, claims.full_list)
    return columns, people, facts, rest, draft.newest, list(table.rows()), table.problems


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_known", connections._Known())


@given(st.lists(files, min_size=2, max_size=5), st.integers(0, 8))
@settings(max_examples=400)
def test_rows_that_were_read_before_say_what_they_say_alone(
    several: list[tuple[str, list[tuple[str, str]], str, bool]], most: int
) -> None:
    texts = [(text_of(header, people, end), emails) for header, people, end, emails in several]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "MOST_KNOWN", most)
        together = [told(text, emails=emails) for text, emails in texts]
        patch.setattr(connections, "_known_rows", lambda *_: None)
        alone = [told(text, emails=emails) for text, emails in texts]
    assert together == alone


def test_a_clean_list_is_read_by_what_is_known() -> None:
    listing: Listing | None = None
    for day in DAYS[:2]:
        text = text_of(HEADERS[0], [(PEOPLE[0], day), (PEOPLE[4], day), (PEOPLE[10], day)], "\n")
        table = Table.from_bytes(text.encode(), is_header, name="Connections.csv")
        listing = read_connections(table, "Connections.csv", OWNER, emails=False).finish().listing
    assert listing is not None
    assert isinstance(listing.ids, SaidIds)
    assert len(listing.ids.sayings.texts) == 3
    assert listing.texts[2] == ("Fay, PhD F", "Mills, Inc.", 'He said "no"')
