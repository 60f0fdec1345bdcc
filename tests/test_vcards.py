"""vCards of all versions, also broken ones: a row is a card, and its line is where it begins."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claims, Fact, FileClaims, NamedFact, Owner
from graph.errors import ImportProblem, OwnerNeeded
from graph.identity import email_id, person_id_of_slug
from graph.model import Kind
from importers.reading import read

ME = Owner(person_id_of_slug("me-0000"), "Mia Self", tuple(filter(None, [email_id("mia@example.org")])))


def cards(tmp_path: Path, data: str | bytes, *, me: Owner | None = ME) -> Claims:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, me=me)


def only(claims: Claims) -> FileClaims:
    (file,) = claims.files
    said = {mention.line for mention in file.mentions} | {fact.line for fact in file.named}
    assert len(said) + len(file.skips) == file.rows
    return file


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_version_2_quoted_printable(tmp_path: Path) -> None:
    file = only(
        cards(
            tmp_path,
            card(
                "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Br=C3=BCning;Zo=C3=AB;;;",
                "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =",
                "Br=C3=BCning",
                "EMAIL;INTERNET:zoe@example.org",
                version="2.1",
            )
            + card(
                "N;QUOTED-PRINTABLE:Br=FCning;Bj=F6rn",
                "FN;ENCODING=QUOTED-PRINTABLE:Bj=F6rn Br=FCning",
                "EMAIL:b@example.org",
            ),
        )
    )
    assert [(mention.line, mention.name) for mention in file.mentions] == [
        (1, "Zoë Brüning"),
        (8, "Björn Brüning"),
    ]
    assert file.mentions[0].id == email_id("zoe@example.org")
    assert file.generation == "2.1"


def test_version_3_groups_folding_and_profiles(tmp_path: Path) -> None:
    file = only(
        cards(
            tmp_path,
            card(
                "FN:Ada\\, Countess L",
                "ORG:Engines\\; Ltd;Maths",
                "TITLE:Poet",
                "item1.URL:https\\://www.linkedin.com/in/Ada-0001/",
                "item1.X-ABLabel:LinkedIn",
                "EMAIL;type=INTERNET;type=pref:ada@exa",
                " mple.org",
                "NOTE:secret",
                "this is no property at all",
                "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
                " AAAA",
            ),
        )
    )
    (mention,) = file.mentions
    ada = person_id_of_slug("ada-0001")
    assert (mention.id, mention.same) == (ada, (email_id("ada@example.org"),))
    assert (mention.company, mention.position, mention.current) == ("Engines; Ltd", "Poet", True)
    assert file.facts == [Fact(1, ME.id, ada, Kind.ADDRESS_BOOK, None, ME.id)]
    assert "secret" not in repr(file)


def test_version_4(tmp_path: Path) -> None:
    file = only(
        cards(
            tmp_path,
            card(
                "N:L;Ada;;;",
                "EMAIL;PREF=1:mailto:ada@example.org",
                'X-SOCIALPROFILE;TYPE="linkedin";x-user=ada:http://www.linkedin.com/in/ada-0001',
                "TEL;VALUE=uri:tel:+1-555",
                version="4.0",
            )
            + card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:1", version="4.0"),
        )
    )
    assert file.mentions[0].name == "Ada L"
    assert file.mentions[0].id == person_id_of_slug("ada-0001")
    assert file.skips == ((8, "a group, not a person"),)


def test_cards_that_are_nobody_are_named(tmp_path: Path) -> None:
    file = only(
        cards(
            tmp_path,
            card("FN:", "TEL:+1 555")
            + card("FN:Mia Self", "EMAIL:MIA@example.org")
            + card("NOTE:x")
            + card("FN:Only Name", "TEL:1")
            + card("FN:Engines Ltd", "X-ABShowAs:COMPANY", "EMAIL:info@example.org")
            + "BEGIN:VCARD\nFN:Open\n"
            + card("FN:L, Ada", "EMAIL:ada@example.org")
            + "BEGIN:VCARD\nFN:End",
        )
    )
    assert file.skips == (
        (1, "only a phone number"),
        (6, "the owner"),
        (11, "no identity"),
        (20, "a company, not a person"),
        (26, "the card is not closed"),
        (33, "the card is not closed"),
    )
    assert list(file.named) == [NamedFact(15, "Only Name", Kind.ADDRESS_BOOK, None, outgoing=True)]
    assert file.mentions[0].name == "Ada L"


def test_an_agent_is_part_of_its_card(tmp_path: Path) -> None:
    text = card(
        "FN:Ada L", "AGENT:", "BEGIN:VCARD", "FN:Bob Bee", "END:VCARD", "EMAIL:ada@example.org", version="2.1"
    )
    file = only(cards(tmp_path, text))
    assert [mention.name for mention in file.mentions] == ["Ada L"]


def test_old_encodings(tmp_path: Path) -> None:
    text = card("FN:Zoë Brüning", "EMAIL:zoe@example.org")
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        assert only(cards(tmp_path, text.encode(encoding))).mentions[0].name == "Zoë Brüning"


def test_whose_it_is_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(OwnerNeeded) as problem:
        cards(tmp_path, card("FN:Ada L", "EMAIL:ada@example.org"), me=None)
    assert "--owner" in str(problem.value)
    assert "Ada" not in str(problem.value)


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                *card("FN:Ada", "N:L;A", "EMAIL;QUOTED-PRINTABLE:a=40", 'URL;X="a:b":x').split("\r\n"),
                "=",
                " x",
                ":",
                ";:",
                "\x00",
            ]
        ),
        max_size=25,
    ),
    st.binary(max_size=6),
)
def test_no_card_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], junk: bytes
) -> None:
    data = b"BEGIN:VCARD\n" + "\n".join(lines).encode() + junk
    only(cards(tmp_path_factory.mktemp("cards"), data))


def test_a_file_without_cards_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem):
        cards(tmp_path, "VERSION:3.0\nFN:Ada\n")
