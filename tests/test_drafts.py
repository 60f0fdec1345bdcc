"""Texts to send: everything the product writes passes its own checker, fits its channel, and claims nothing."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput
from graph.model import AskId, Person, PersonId
from outreach.drafts import (
    CHECKED_AS,
    FORWARD,
    KINDS,
    Draft,
    Facts,
    Kind,
    eml,
    template_names,
    template_text,
    write,
)
from outreach.etiquette import CHANNELS, LIMITS, Channel, Known, check
from outreach.etiquette.segments import take_apart
from outreach.profile import TONES, WORDINGS

ME = Person(PersonId("li:livia"), "Livia Tannerholt", "Quillander Systems", "Product Analyst")
BO = Person(PersonId("li:marek"), "Marek Oldenwick", "Tolvgren Analytics", "Lead Analyst")
CY = Person(PersonId("li:noor"), "Noor Hallvedsen", "Lanternfold Energy", "Head of Product")
DI = Person(PersonId("li:zoe"), "Zoë Brandelmo", "Hazelvik Studio", "Service Designer")
DAY = date(2026, 11, 23)

BARE = Facts(AskId(1), Person(ME.id, ME.name), BO, Person(CY.id, CY.name), DAY, connector=BO)
FULL = Facts(
    AskId(1),
    ME,
    BO,
    CY,
    DAY,
    connector=BO,
    email="livia@example.org",
    phone="+1 555 0100",
    learn="how product teams in the energy sector decide what to build next",
    purpose="understand product work in the energy sector",
    pitch="I have spent six years turning messy usage data into product decisions. I like it.",
    slots=("Tuesday 1 December in the morning", "Thursday 3 December after 17:00"),
    bond="with whom I worked at Quillander Systems",
    seen="On LinkedIn the two of you are connected since 2020.",
    shared="You and I both went to the University of Saltmere.",
    asked_on=date(2026, 11, 2),
    call_by=date(2026, 12, 1),
    at=datetime(2026, 12, 1, 14, 0),
    place="Café Lume",
    held_on=date(2026, 11, 20),
    learned=("pilots are chosen by the kilowatt hours they move, not by how loud a customer is",),
    questions=(
        "What did yesterday look like for you, from the first thing you did to the last?",
        "Which skills does your team count on most?",
        "Who else would you talk to, if you wanted to understand this work?",
    ),
    event="referred",
    company="Lanternfold Energy",
    position="Product Manager",
)
NEWS = ("referred", "interviewed", "offered", "hired")


def receivers(kind: Kind, facts: Facts) -> list[Person]:
    """Return who may get a kind of text."""
    if kind in {"ask", "strength", "recap"}:
        return [BO]
    return [facts.target] if kind in {"letter", "note", "confirm", "thanks", "touch"} else [BO, facts.target]


#: What somebody may have noted after a conversation, from plenty to next to nothing.
NOTED = (
    "they need somebody in spring",
    "the team is short of testers",
    "he thinks they are hiring",
    "it is not for me",
    "Excel",
    "her advice: learn SQL first",
    "go to the meetup",
)
#: What somebody may want to learn, and who they may be; each holds words that a request for work would hold, too.
WANTED = ("how people get into data work", "what recruiters look for", "how you hire", "urban planning")
PITCHES = (
    "I was let go in June and am finding my feet.",
    "I am a nurse. I like it.",
    "Six years in logistics",
)
TOGGLED = (
    "connector", "email", "phone", "learn", "purpose", "pitch", "slots", "bond", "seen", "shared", "asked_on", "call_by",
    "at", "place", "held_on", "learned", "questions", "event", "company", "position",
)  # fmt: skip


def bases() -> list[Facts]:
    """Return what may be known: next to nothing, everything, and each single thing more or less."""
    found = [replace(base, tone=t, wording=w) for base in (BARE, FULL) for t in TONES for w in WORDINGS]
    for name in TOGGLED:
        found.append(replace(BARE, **{name: getattr(FULL, name)}))
        found.append(replace(FULL, **{name: getattr(BARE, name)}))
    for base in (BARE, FULL):
        found += [replace(base, learned=(noted,)) for noted in NOTED]
        found += [replace(base, learn=wanted) for wanted in WANTED]
        found += [replace(base, pitch=pitch) for pitch in PITCHES]
        found += [replace(base, minutes=minutes) for minutes in (10, 30)]
    return found


def variants(kind: Kind) -> list[Facts]:
    """Return everything that can differ in a text of a kind."""
    found = []
    for base in bases():
        for to in receivers(kind, base):
            facts = replace(base, to=to)
            found.append(facts)
            if kind == "news":
                found += [replace(facts, event=event) for event in NEWS]
            if kind == "letter":
                found += [replace(facts, connector=None), replace(facts, connector=None, direct=True)]
            if kind in {"ask", "strength", "nudge", "close"} and to == BO:
                found.append(replace(facts, target=DI, beyond=facts.target))
    return found


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_the_product_passes_its_own_checker(kind: Kind, channel: Channel) -> None:
    seen = set()
    for facts in variants(kind):
        draft = write(kind, channel, facts)
        if (draft, facts.learned) in seen:
            continue
        seen.add((draft, facts.learned))
        known = Known(
            connector=BO.name if facts.connector is not None and kind == "letter" else None,
            connector_agreed=True,
            worked_together=True if facts.bond else None,
            debrief=facts.learned or None if kind == "thanks" else None,
        )
        assert check(draft.text, kind=CHECKED_AS[kind], channel=channel, known=known) == (), draft.text
        assert check(draft.text) == (), draft.text


@pytest.mark.parametrize("kind", KINDS)
def test_texts_fit_their_channel(kind: Kind) -> None:
    for facts in variants(kind):
        written = {channel: take_apart(write(kind, channel, facts).text).body for channel in CHANNELS}
        assert written["note"].written < LIMITS.note_hint
        assert written["inmail"].written < LIMITS.inmail_hint
        assert written["email"].words < LIMITS.email_hint


def test_the_longest_version_that_fits_is_taken() -> None:
    wordy = replace(FULL, learn="how people " + "very " * 40 + "slowly change their work")
    short, long = write("ask", "note", wordy).body, write("ask", "email", wordy).body
    assert len(short) < LIMITS.note_hint < len(long)
    assert "very very" in long
    assert "very very" not in short


def test_premium_leaves_room_for_longer_notes() -> None:
    facts = replace(
        FULL, learn="how product teams in the energy sector decide what to build next, and what they leave"
    )
    plain, premium = (write("ask", "note", facts, premium=premium).body for premium in (False, True))
    assert len(plain) < LIMITS.note_hint <= len(premium) < LIMITS.note_error


def test_an_ask_is_a_pair_in_two_voices() -> None:
    draft = write("ask", "email", FULL)
    request, blurb = draft.text.split(f"\n{FORWARD}\n")
    assert "Would you be willing to introduce us?" in request
    assert "below is a note that you can forward as it is" in request
    assert blurb.startswith("Hi Noor,")
    assert blurb.rstrip().endswith("Marek")
    assert "Livia Tannerholt, with whom I worked at Quillander Systems," in blurb


def test_nothing_is_claimed_that_nobody_evidenced() -> None:
    text = write("ask", "email", BARE).text
    for claim in ("worked", "LinkedIn", "connected", "friend", "Saltmere", "since"):
        assert claim not in text


def test_brackets_hold_only_what_the_user_alone_can_say() -> None:
    assert write("letter", "email", replace(BARE, to=CY)).gaps == (
        "who you are, in one line",
        "one thing about their work that caught your interest, and where you saw it",
    )
    assert write("letter", "email", replace(FULL, to=CY)).gaps == (
        "one thing about their work that caught your interest, and where you saw it",
    )
    assert write("thanks", "note", replace(FULL, to=CY)).gaps == ()


def test_a_letter_names_who_opened_the_door_and_keeps_its_day() -> None:
    text = write("letter", "email", replace(FULL, to=CY)).text
    assert "Marek Oldenwick was kind enough to open the door" in text
    assert "I will call on Tuesday 1 December" in text
    assert "Tuesday 1 December in the morning or Thursday 3 December after 17:00" in text


def test_thanks_and_recap_name_what_was_said() -> None:
    for kind, to in (("thanks", CY), ("recap", BO), ("touch", CY)):
        assert "kilowatt hours" in write(kind, "email", replace(FULL, to=to)).body  # type: ignore[arg-type]


def test_on_a_path_of_two_connectors_the_first_is_asked_for_the_second() -> None:
    draft = write("ask", "email", replace(FULL, target=DI, beyond=CY))
    assert "introduction to Zoë Brandelmo" in draft.subject
    assert "on the way to Noor Hallvedsen" in draft.body
    assert draft.blurb.startswith("Hi Zoë,")


def test_tone_and_wording_are_the_users() -> None:
    formal = write("ask", "email", replace(FULL, tone="formal", wording="interview"))
    assert formal.body.startswith("Dear Marek Oldenwick,")
    assert "Kind regards," in formal.body
    assert "an informational interview of 20 minutes" in formal.body
    assert "informational interview" not in write("ask", "email", FULL).text


@pytest.mark.parametrize("kind", KINDS)
def test_header_lines_come_first_and_are_read_back(kind: Kind) -> None:
    draft = write(kind, "email", replace(FULL, to=receivers(kind, FULL)[0]))
    lines = draft.text.splitlines()
    assert lines[:3] == [f"Kind: {kind}", "Channel: email", "Ask: 1"]
    assert lines[3] == f"To: {draft.to.name}"
    assert lines[4].startswith("Subject: ")
    parts = take_apart(draft.text)
    assert (parts.channel, parts.recipient) == ("email", draft.to.name)


@given(st.text(max_size=60), st.sampled_from(KINDS), st.sampled_from(CHANNELS))
def test_names_of_any_shape_stay_in_their_place(name: str, kind: Kind, channel: Channel) -> None:
    odd = Person(CY.id, name, name, name)
    to = odd if CY in receivers(kind, FULL) else BO
    draft = write(kind, channel, replace(FULL, to=to, target=odd, learned=(name,), place=name))
    head, _, rest = draft.text.partition("\n\n")
    assert [line.partition(":")[0] for line in head.splitlines()][:4] == ["Kind", "Channel", "Ask", "To"]
    assert len(head.splitlines()) <= 5
    assert rest.strip()
    assert "{{" not in rest.replace(name, "")


# --- templates of one's own ----------------------------------------------------------------------------------------


def test_templates_of_ones_own_come_first(tmp_path: Path) -> None:
    (tmp_path / "nudge.j2").write_text(
        "Subject: Hello\n{{ greeting }} it is me again. {{ me }}", encoding="utf-8"
    )
    assert (
        write("nudge", "email", FULL, templates=tmp_path).body == "Hi Marek, it is me again. Livia Tannerholt"
    )
    assert write("close", "email", FULL, templates=tmp_path) == write("close", "email", FULL)


def test_a_copy_of_our_templates_changes_nothing(tmp_path: Path) -> None:
    for name in template_names():
        (tmp_path / name).write_text(template_text(name), encoding="utf-8")
    for kind in KINDS:
        assert write(kind, "email", FULL, templates=tmp_path) == write(kind, "email", FULL)


def test_every_kind_has_its_template() -> None:
    assert set(template_names()) == {f"{kind}.j2" for kind in KINDS} | {"blurb.j2"}


@pytest.mark.parametrize("broken", ["{{ nothing_of_the_kind }}", "{% if %}", "{{ me"])
def test_a_broken_template_is_told_in_one_line(broken: str, tmp_path: Path) -> None:
    (tmp_path / "nudge.j2").write_text(broken, encoding="utf-8")
    with pytest.raises(InvalidInput, match="template cannot be used") as told:
        write("nudge", "email", FULL, templates=tmp_path)
    assert "\n" not in str(told.value)


# --- files for mail programs ---------------------------------------------------------------------------------------


def test_an_eml_file_is_read_by_the_standard_library() -> None:
    draft = write("ask", "email", FULL)
    content = eml(
        draft, sender="Livia Tannerholt", address="livia@example.org", to_address="marek@example.org"
    )
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message["From"].addresses[0].addr_spec == "livia@example.org"
    assert message["To"].addresses[0].display_name == "Marek Oldenwick"
    assert message["Subject"] == draft.subject
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    body = message.get_body().get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
    assert body == f"{draft.body}\n\n{FORWARD}\n{draft.blurb}\n"
    assert content == eml(
        draft, sender="Livia Tannerholt", address="livia@example.org", to_address="marek@example.org"
    )


def test_an_eml_file_without_addresses_has_no_such_lines() -> None:
    message = email.message_from_bytes(eml(write("nudge", "email", FULL)), policy=email.policy.default)
    assert message["From"] is None
    assert message["To"] is None


@pytest.mark.parametrize("name", ["Ada\r\nBcc: eve@example.org", "Ada\nSubject: x", "A" * 300, "Zoë 山田"])
def test_no_name_gets_into_the_header_of_an_eml_file(name: str) -> None:
    draft = Draft("nudge", "email", AskId(1), Person(BO.id, name), "Hello", "Hi.")
    message = email.message_from_bytes(eml(draft, to_address="x@example.org"), policy=email.policy.default)
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello"


@pytest.mark.parametrize("address", ["no address", "a@b@c", "ada@example.org\nBcc: eve@example.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput, match="no e-mail address"):
        eml(write("nudge", "email", FULL), to_address=address)
