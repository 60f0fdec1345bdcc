"""Mailboxes and calendars: who wrote to whom and who met whom, and nothing else of them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims, Fact, FileClaims, Owner
from graph.errors import ImportProblem, OwnerNeeded
from graph.identity import email_id, person_id_of_slug
from graph.intake import take_in
from graph.model import Kind, PersonId
from graph.store import open_store
from importers.reading import read


def who(name: str) -> PersonId:
    found = email_id(f"{name}@example.org")
    assert found is not None
    return found


ME = Owner(person_id_of_slug("me-0000"), "Mia Self", (who("mia"),))
STRANGER = Owner(person_id_of_slug("me-0000"), "Mia Self")


def letter(
    sender: str = "mia@example.org",
    to: str = "Ada L <ada@example.org>",
    *more: str,
    day: str = "Mon, 05 Jan 2026 23:30:00 -0800",
    body: str = "Hello",
) -> str:
    return "\n".join(
        [
            "From x@example.org Mon Jan  5 10:00:00 2026",
            f"From: {sender}",
            f"To: {to}",
            f"Date: {day}",
            "Subject: a secret",
            *more,
            "",
            body,
            "",
            "",
        ]
    )


def box(tmp_path: Path, text: str | bytes, name: str = "mail.mbox", me: Owner | None = ME) -> Claims:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path, me=me)


def only(claims: Claims) -> FileClaims:
    (file,) = claims.files
    said = {mention.line for mention in file.mentions} | {fact.line for fact in file.facts}
    named = {line for line, _ in file.skips}
    assert not said & named
    # Rows of one day and direction are counted together.
    assert len(said | named | set(file.repeats)) <= file.rows
    return file


def test_mails_are_counted_by_utc_day_and_direction(tmp_path: Path) -> None:
    text = (
        letter()
        + letter(day="Tue, 06 Jan 2026 20:00:00 +0000")
        + letter("Ada L <ADA@example.org>", "mia@example.org, Bob <bob@example.org>")
    )
    file = only(box(tmp_path, text))
    day = date(2026, 1, 6)
    assert file.facts == [
        Fact(1, ME.id, who("ada"), Kind.MAIL, day, ME.id, 2),
        Fact(17, ME.id, who("ada"), Kind.MAIL, day, who("ada"), 1),
    ]
    assert file.repeats == ()
    assert [(mention.line, mention.id, mention.name) for mention in file.mentions] == [
        (1, who("ada"), "Ada L")
    ]
    store = open_store("sqlite://")
    (account,) = take_in(store, box(tmp_path, text)).files
    assert (account.rows, account.kept, account.merged, account.new_ties) == (3, 3, 0, 1)


def test_bodies_and_subjects_are_never_kept(tmp_path: Path) -> None:
    body = "secret text\nFrom: eve@example.org\n\nFrom now on secret\n>From x Mon Jan  5 10:00:00 2026\nTo: eve@example.org"
    claims = box(tmp_path, letter(body=body) + letter("ada@example.org", "mia@example.org"))
    file = only(claims)
    assert file.rows == 2
    assert {fact.b for fact in file.facts} == {who("ada")}
    assert "secret" not in repr(claims)
    assert "example.org" not in repr(claims).replace("mail.mbox", "")


def test_what_is_no_letter_is_named(tmp_path: Path) -> None:
    crowd = ", ".join(f"p{n}@example.org" for n in range(11))
    mails = [
        (letter("news@example.org", "mia@example.org", "List-Id: <x>"), "a mailing list"),
        (letter("No Reply <no-reply@example.org>", "mia@example.org"), "no sender, or a machine"),
        (letter("ada@example.org", "mia@example.org", "Auto-Submitted: auto-replied"), "sent by a machine"),
        (
            letter("ada@example.org", "mia@example.org", "X-Gmail-Labels: Spam,Unread"),
            "spam, deleted or a draft",
        ),
        (letter(to=crowd), "more than 10 recipients"),
        (letter(to="undisclosed-recipients:;"), "no recipient"),
        (letter(day="soon"), "unreadable date"),
        (letter("ada@example.org", "bob@example.org"), "not with the owner"),
        (letter(to="mia@example.org"), "no recipient"),
    ]
    file = only(box(tmp_path, "".join(text for text, _ in mails) + letter()))
    assert [reason for _, reason in file.skips] == [reason for _, reason in mails]
    assert len(file.facts) == 1


def test_the_same_mail_twice_counts_once(tmp_path: Path) -> None:
    mail = letter("mia@example.org", "ada@example.org", "Message-ID: <1@example.org>")
    file = only(box(tmp_path, mail + mail))
    assert [fact.times for fact in file.facts] == [1]
    assert len(file.repeats) == 1


def test_encoded_names_and_folded_headers(tmp_path: Path) -> None:
    file = only(
        box(
            tmp_path, letter(to='=?utf-8?q?Zo=C3=AB_Brandt?= <zoe@example.org>,\n "L, Ada" <ada@example.org>')
        )
    )
    assert [mention.name for mention in file.mentions] == ["Zoë Brandt", "Ada L"]


def test_a_damaged_name_is_no_name(tmp_path: Path) -> None:
    mails = letter(to="=?\udce9tf-8?q?Zo?= <ada@example.org>").encode("utf-8", "surrogateescape")
    (mention,) = only(box(tmp_path, mails)).mentions
    assert (mention.id, mention.name) == (who("ada"), "")


def test_the_owners_address_is_the_one_in_most_mails(tmp_path: Path) -> None:
    mails = (
        letter(to="ada@example.org")
        + letter(to="bob@example.org")
        + letter("cy@example.org", "mia@example.org")
    )
    file = only(box(tmp_path, mails, me=STRANGER))
    assert {fact.b for fact in file.facts} == {who("ada"), who("bob"), who("cy")}
    with pytest.raises(OwnerNeeded):
        box(tmp_path, mails, me=None)


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:1", "SUMMARY:a secret", *lines, "END:VEVENT", ""])


def calendar(*events: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"


MET = (
    "DTSTART;TZID=America/Los_Angeles:20260105T200000",
    "ORGANIZER;CN=Ada L:mailto:ada@example.org",
    "ATTENDEE;CN=Mia;PARTSTAT=ACCEPTED:mailto:mia@example.org",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org",
    "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org",
    'ATTENDEE;CN="Cy: Cee":MAILTO:cy',
    " @example.org",
)


def test_attendance_is_a_meeting_with_each(tmp_path: Path) -> None:
    text = calendar(
        event(*MET),
        event("DTSTART:20260105T100000Z", "STATUS:CANCELLED", *MET[1:3]),
        event("DTSTART;VALUE=DATE:20260107"),
        event("DTSTART:nonsense", *MET[1:3]),
        event("DTSTART:20260105T100000Z", MET[1], "ATTENDEE:mailto:bob@example.org"),
        event("DTSTART:20260108T100000Z", MET[2], *(f"ATTENDEE:mailto:p{n}@example.org" for n in range(11))),
        event(
            "DTSTART:20260109T100000Z",
            MET[1],
            MET[2],
            "BEGIN:VALARM",
            "ATTENDEE:mailto:eve@example.org",
            "END:VALARM",
        ),
    )
    claims = box(tmp_path, text, "my.ics")
    file = only(claims)
    assert {(fact.b, fact.day, fact.kind, fact.sender) for fact in file.facts} == {
        (who("ada"), date(2026, 1, 6), Kind.MEETING, None),
        (who("cy"), date(2026, 1, 6), Kind.MEETING, None),
        (who("ada"), date(2026, 1, 9), Kind.MEETING, None),
    }
    assert [reason for _, reason in file.skips] == [
        "cancelled",
        "nobody else took part",
        "unreadable event",
        "not with the owner",
        "more than 10 others",
    ]
    assert "secret" not in repr(claims)
    assert file.mentions[0].line == 3


def test_empty_things_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem):
        box(tmp_path, calendar(), "my.ics")


@given(
    st.lists(
        st.sampled_from(
            [
                *letter().split("\n"),
                *event(*MET).split("\r\n"),
                "From a b 1:00 2020",
                'To: "',
                "Date:",
                "=?x?=",
                "\x00",
            ]
        ),
        max_size=30,
    ),
    st.binary(max_size=8),
    st.booleans(),
)
def test_no_bytes_break_the_reader(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], junk: bytes, mail: bool
) -> None:
    start = (
        b"From x@example.org Mon Jan  5 10:00:00 2026\nTo: x\n\n\n"
        if mail
        else b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\n"
    )
    only(box(tmp_path_factory.mktemp("mail"), start + "\n".join(lines).encode() + junk, "x"))
