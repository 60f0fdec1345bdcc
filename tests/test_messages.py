"""Who wrote to whom: recipients and addresses, groups, advertisements, notes that are told twice."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims, Fact, FileClaims
from graph.model import Kind
from importers.conversations import split_names
from importers.reading import read

ME = "https://www.linkedin.com/in/anna-koch-0100"
PREFIX = "https://www.linkedin.com/in/"
COLUMNS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
).split(",")


def row(
    conversation: str,
    sender: str,
    to: str,
    *,
    sender_url: str = "",
    urls: str = "",
    day: str = "2025-06-01",
    title: str = "",
    content: str = "some words",
    draft: str = "No",
) -> list[str]:
    stamp = f"{day} 14:03:22 UTC"
    return [conversation, title, sender, sender_url, to, urls, stamp, "", content, "INBOX", "", draft, "No"]


def me(conversation: str, to: str, slugs: str = "", **more: str) -> list[str]:
    urls = ",".join(PREFIX + slug for slug in slugs.split()) if slugs else ""
    return row(conversation, "Anna Koch", to, sender_url=ME, urls=urls, **more)


def other(conversation: str, name: str, slug: str, **more: str) -> list[str]:
    return row(conversation, name, "Anna Koch", sender_url=PREFIX + slug, urls=ME, **more)


def table(rows: list[list[str]], columns: list[str] | None = None) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns or COLUMNS, *rows])
    return text.getvalue()


def archive(folder: Path, rows: list[list[str]], **files: str) -> Claims:
    (folder / "Profile.csv").write_text("First Name,Last Name,Headline\nAnna,Koch,\n", encoding="utf-8")
    (folder / "messages.csv").write_text(table(rows), encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    # What --owner would say: these small mailboxes are about messages, not about finding the owner.
    return read(folder, owner=ME)


def messages(claims: Claims) -> FileClaims:
    return next(file for file in claims.files if file.kind == "messages")


def told(file: FileClaims) -> list[tuple[str, str, str, int]]:
    return [
        (fact.kind.word, fact.sender or "", " ".join(sorted({fact.a, fact.b})), fact.times)
        for fact in file.facts
    ]


def test_messages_of_a_day_are_counted_by_direction(tmp_path: Path) -> None:
    file = messages(
        archive(
            tmp_path,
            [
                other("c1", "Ada Lovelace", "ada-1", day="2025-06-02"),
                me("c1", "Ada Lovelace", "ada-1"),
                me("c1", "Ada Lovelace", "ada-1"),
                other("c1", "Ada Lovelace", "ada-1"),
                me("c2", "Ada Lovelace", "ada-1"),
            ],
        )
    )
    assert [(fact.line, fact.day, fact.sender, fact.times) for fact in file.facts] == [
        (2, date(2025, 6, 2), "li:ada-1", 1),
        (3, date(2025, 6, 1), "li:anna-koch-0100", 3),
        (5, date(2025, 6, 1), "li:ada-1", 1),
    ]


def test_comma_with_space_is_part_of_a_name(tmp_path: Path) -> None:
    file = messages(archive(tmp_path, [me("c1", "Lovelace, Ada, PhD", "ada-1")]))
    assert told(file) == [("message", "li:anna-koch-0100", "li:ada-1 li:anna-koch-0100", 1)]
    assert file.mentions[0].name == "Lovelace, Ada, PhD"


def test_recipients_without_an_address_have_no_place_among_the_addresses(tmp_path: Path) -> None:
    file = messages(
        archive(
            tmp_path,
            [
                me("c1", "Ada Lovelace,LinkedIn Member,Grace Hopper", "ada-1 grace-2"),
                other("c2", "Grace Hopper", "grace-2"),
            ],
        )
    )
    assert {mention.id: mention.name for mention in file.mentions} == {
        "li:ada-1": "Ada Lovelace",
        "li:grace-2": "Grace Hopper",
    }
    assert ("group_message", "li:anna-koch-0100", "li:ada-1 li:grace-2", 1) in told(file)


def test_one_address_and_a_closed_account_is_still_a_group(tmp_path: Path) -> None:
    file = messages(archive(tmp_path, [me("c1", "LinkedIn Member,Ada Lovelace", "ada-1")]))
    assert told(file) == [("group_message", "li:anna-koch-0100", "li:ada-1 li:anna-koch-0100", 1)]


def test_bare_comma_in_a_known_name(tmp_path: Path) -> None:
    file = messages(
        archive(
            tmp_path,
            [
                me("c1", "Grace Hopper,PhD", "grace-2"),
                me("c2", "Grace Hopper,PhD,Ada Lovelace", "grace-2 ada-1"),
            ],
            Connections=(
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                f'Grace,"Hopper,PhD",{PREFIX}grace-2,,,,07 Jun 2022\n'
            ),
        )
    )
    assert told(file)[0] == ("message", "li:anna-koch-0100", "li:anna-koch-0100 li:grace-2", 1)
    assert {mention.id: mention.name for mention in file.mentions} == {
        "li:grace-2": "Grace Hopper,PhD",
        "li:ada-1": "Ada Lovelace",
    }


@given(
    st.lists(
        st.from_regex(r"[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?(, [A-Z]{2,3})?", fullmatch=True),
        min_size=1,
        max_size=6,
    )
)
def test_what_was_joined_is_split_again(names: list[str]) -> None:
    assert split_names(",".join(names), set()) == names


@given(
    st.lists(st.sampled_from(["Ada Lovelace,PhD", "Zoë Brandt", "Kim Lee, MBA", "Grace,Hopper"]), max_size=6)
)
def test_known_names_keep_their_bare_commas(names: list[str]) -> None:
    assert split_names(",".join(names), {"Ada Lovelace,PhD", "Grace,Hopper"}) == names


def test_small_group_ties_everybody_who_read_it(tmp_path: Path) -> None:
    file = messages(
        archive(
            tmp_path,
            [
                row(
                    "c1",
                    "Ada Lovelace",
                    "Anna Koch,Grace Hopper",
                    sender_url=PREFIX + "ada-1",
                    urls=f"{ME},{PREFIX}grace-2",
                )
            ],
        )
    )
    assert sorted(told(file)) == [
        ("group_message", "li:ada-1", "li:ada-1 li:anna-koch-0100", 1),
        ("group_message", "li:ada-1", "li:ada-1 li:grace-2", 1),
        ("group_message", "li:ada-1", "li:anna-koch-0100 li:grace-2", 1),
    ]


@pytest.mark.parametrize(("guests", "ties"), [(7, True), (8, False)])
def test_groups_of_more_than_eight_tie_nobody(tmp_path: Path, guests: int, ties: bool) -> None:
    names = [f"Guest Number{chr(97 + n)}" for n in range(guests)]
    slugs = " ".join(f"guest-{n}" for n in range(guests))
    rows = [me("c1", ",".join(names), slugs), me("c1", ",".join(names), slugs, day="2025-06-02")]
    file = messages(archive(tmp_path, rows))
    assert bool(file.facts) == ties
    assert len(file.mentions) == guests
    assert file.skips == (() if ties else ((3, "a group of more than 8"),))


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (row("c1", "LinkedIn Member", "Anna Koch", urls=ME, title="Sponsored Conversation"), "advertisement"),
        (me("c1", "LinkedIn Member", title="Sponsored Conversation"), "advertisement"),
        (row("c1", "Big Bank", "Anna Koch", urls=ME, content="<p>Dear %FIRSTNAME%</p>"), "advertisement"),
        (row("c1", "Big Bank", "Anna Koch", urls=ME, title="Great offer"), "advertisement"),
        (row("c1", "LinkedIn Member", "Anna Koch", urls=ME), "no identity"),
        (row("c1", "", "Anna Koch", urls=ME), "no identity"),
        (me("c1", "LinkedIn Member"), "no identity"),
        (me("c1", ""), "no recipient"),
        (me("", "", draft="Yes"), "draft"),
        (me("c1", "Ada Lovelace", "ada-1", draft="true"), "draft"),
        (other("c1", "Ada Lovelace", "ada-1", day="yesterday"), "unreadable date"),
    ],
)
def test_rows_that_are_nobodys_message(tmp_path: Path, message: list[str], reason: str) -> None:
    file = messages(archive(tmp_path, [message]))
    assert file.skips == ((2, reason),)
    assert [*file.facts, *file.named, *file.mentions] == []


def test_campaign_mail_of_a_person_and_links_in_plain_text_are_messages(tmp_path: Path) -> None:
    rows = [
        other("c1", "Rita Recruiter", "rita-7", content="<p>Dear Anna</p>"),
        row("c2", "Carl Weber", "Anna Koch", urls=ME, content="<https://example.org> look"),
    ]
    file = messages(archive(tmp_path, rows))
    assert told(file) == [("message", "li:rita-7", "li:anna-koch-0100 li:rita-7", 1)]
    assert [(named.name, named.outgoing) for named in file.named] == [("Carl Weber", False)]


def test_closed_account_in_a_named_group_is_no_advertisement(tmp_path: Path) -> None:
    rows = [
        row("c1", "LinkedIn Member", "Anna Koch,Ada Lovelace", urls=f"{ME},{PREFIX}ada-1", title="Choir"),
        me("c1", "LinkedIn Member,Ada Lovelace", "ada-1", title="Choir"),
    ]
    file = messages(archive(tmp_path, rows))
    assert file.skips == ((2, "no identity"),)
    assert told(file) == [("group_message", "li:anna-koch-0100", "li:ada-1 li:anna-koch-0100", 1)]


INVITATION = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Anna Koch,Ada Lovelace,"6/1/25, 6:02 AM","some  words",OUTGOING,{ME},{PREFIX}ada-1\n'
)


def test_note_of_an_invitation_counts_once(tmp_path: Path) -> None:
    claims = archive(
        tmp_path,
        [
            me("c1", "Ada Lovelace", "ada-1", content="some\nwords", day="2025-06-03"),
            me("c1", "Ada Lovelace", "ada-1", content="some words", day="2025-06-04"),
            me("c2", "Grace Hopper", "grace-2", content="some words"),
            other("c1", "Ada Lovelace", "ada-1", content="some words"),
        ],
        Invitations=INVITATION,
    )
    file = messages(claims)
    assert file.repeats == (2,)
    assert [fact.line for fact in file.facts] == [4, 5, 6]
    (invitation,) = [fact for part in claims.files for fact in part.facts if fact.kind == Kind.INVITATION]
    assert invitation == Fact(
        2, invitation.a, invitation.b, Kind.INVITATION, date(2025, 6, 1), invitation.a, note="note"
    )


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("1/29/26, 3:59 PM", date(2026, 1, 29)),  # winter: UTC is eight hours ahead
        ("1/29/26, 4:00 PM", date(2026, 1, 30)),
        ("7/1/25, 4:59 PM", date(2025, 7, 1)),  # summer: seven
        ("7/1/25, 5:00 PM", date(2025, 7, 2)),
        ("11/2/25, 1:30 AM", date(2025, 11, 2)),  # the clock showed it twice
        ("3/9/25, 2:30 AM", date(2025, 3, 9)),  # the clock never showed it
    ],
)
def test_invitations_are_sent_on_pacific_time(tmp_path: Path, sent: str, day: date) -> None:
    path = tmp_path / "Invitations.csv"
    path.write_text(INVITATION.replace("6/1/25, 6:02 AM", sent), encoding="utf-8")
    (file,) = read(path).files
    assert [fact.day for fact in file.facts] == [day]


def test_old_messages_find_a_partner_by_who_answered(tmp_path: Path) -> None:
    columns = [column for column in COLUMNS[:10] if column != "RECIPIENT PROFILE URLS"]
    answered = other("c1", "Zoë Brandt", "zoe-3")
    asked = me("c1", "ZOE BRANDT")
    silent = me("c2", "Zoë Brandt")
    rows = [[*r[:5], *r[6:10]] for r in (answered, asked, silent)]
    path = tmp_path / "messages.csv"
    path.write_text(table(rows, columns), encoding="utf-8")
    (file,) = read(path).files
    assert told(file) == [
        ("message", "li:zoe-3", "li:anna-koch-0100 li:zoe-3", 1),
        ("message", "li:anna-koch-0100", "li:anna-koch-0100 li:zoe-3", 1),
    ]
    # In another conversation the same name proves nothing.
    assert [(named.line, named.name, named.outgoing) for named in file.named] == [(4, "Zoë Brandt", True)]
