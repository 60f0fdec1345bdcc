"""The draft checker: header, places, limits, what only the store knows, and texts of any shape."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.etiquette import CHANNELS, KINDS, LIMITS, Channel, DraftKind, Known, Limits, check
from outreach.etiquette.checker import BETTER

ASK = (
    "Hi Jo, could you introduce me to Dana Wu? I'd like 20 minutes to ask how she prices murals. "
    "No worries if not.\nBest, Kim"
)
LETTER = "Dear Dana, I'm a sign painter in Hull. Jo Frey said I may write. I'd like 20 minutes to ask how you price murals."


def rules(text: str, **options: object) -> list[str]:
    return [finding.rule for finding in check(text, **options)]  # type: ignore[arg-type]


def test_a_complete_ask_has_no_finding() -> None:
    assert rules(ASK, kind="ask", channel="email") == []


def test_without_kind_only_what_holds_for_every_kind_is_checked() -> None:
    assert rules("Could you introduce me to Dana?") == []
    assert rules("Could you introduce me to Dana? Are you hiring?") == ["E01"]


def test_kind_and_channel_come_from_the_header() -> None:
    text = "Kind: thanks\nChannel: email\nAsk: 7\nTo: Dana Wu\nSubject: Thank you\n\nDear Dana, thank you for your time!"
    assert rules(text) == ["E39"]
    assert rules("\ufeff" + text.replace("\n", "\r\n")) == ["E39"]
    assert rules(text.replace("thanks", "nonsense")) == []


def test_the_argument_wins_over_the_header() -> None:
    assert rules("Kind: thanks\n\nDear Dana, thank you!", kind="nudge") == []


def test_header_lines_are_not_counted() -> None:
    note = "Kind: note\nChannel: note\nTo: Dana\n\n" + "a" * 199
    assert rules(note) == []
    assert rules(note + "a") == ["E10"]


def test_a_colon_later_in_the_text_is_no_header() -> None:
    assert rules("Dear Dana, thank you.\nKind: thanks\n") == []


def test_a_job_ask_in_the_subject_is_found_in_its_place() -> None:
    text = "Kind: letter\nSubject: Any openings in your team?\n\n" + LETTER
    (finding,) = check(text)
    assert (finding.rule, text[finding.start : finding.end]) == ("E01", "Any openings in your team")


def test_the_blurb_is_checked_as_blurb_with_offsets_of_the_whole_text() -> None:
    blurb = "Dear Dana, I'm Kim and I would like to ask you for 20 minutes how you price murals."
    text = f"Kind: ask\n\n{ASK}\n\n--- to forward ---\n{blurb}\n"
    (finding,) = check(text)
    assert finding.rule == "E07"
    assert finding.start >= text.index(blurb)
    assert text[finding.start : finding.end] == finding.text


def test_time_and_topic_of_the_blurb_count_for_the_request() -> None:
    request = "Hi Jo, would you introduce me to Dana Wu? The text below is ready. No worries if not."
    assert rules(request, kind="ask") == ["E09", "E33"]
    blurb = "Dear Dana, my friend Kim wonders how you price murals. Could she have 20 minutes? Jo"
    assert rules(f"{request}\n--- to forward ---\n{blurb}", kind="ask") == []


def test_the_blurb_is_not_counted_in_an_email() -> None:
    blurb = (
        "Dear Dana, my friend Kim wonders how you price murals. Could she have 20 minutes? " + "Truly. " * 300
    )
    assert rules(f"{ASK}\n--- to forward ---\n{blurb}", kind="ask", channel="email") == []


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("20 minutes", []), ("half an hour", []), ("a quarter of an hour", []), ("20-min slot", []), ("thirty mins", []),
        ("20 to 30 minutes", []), ("a half-hour", []), ("15 min", []), ("twenty-five minutes", []), ("10 minutes", []),
        ("an hour", ["E09"]), ("45 minutes", ["E09"]), ("30-45 min", ["E09"]), ("three quarters of an hour", ["E09"]),
        ("two hours", ["E09"]), ("sixty minutes", ["E09"]), ("1.5 hours", ["E09"]), ("no more than an hour", ["E09"]),
        ("a call", ["E09"]), ("a quick call", ["E09"]), ("one and a half hours", ["E09"]), ("an hour and a half", ["E09"]),
        ("a short call", []), ("a few minutes", []),
    ],
)  # fmt: skip
def test_lengths_of_a_talk(length: str, expected: list[str]) -> None:
    text = f"Dear Dana, I'm a painter. Could I have {length} with you to hear how you price murals?"
    assert rules(text, kind="letter") == expected


def test_a_way_to_travel_is_no_length_of_a_talk() -> None:
    text = "Dear Dana, I'm a painter and live an hour from you. Could we talk for 20 minutes about murals?"
    assert rules(text, kind="letter") == []
    text = "Dear Dana, I'm a painter and live 20 minutes from you. Could we talk about pricing murals?"
    assert rules(text, kind="letter") == ["E09"]


@pytest.mark.parametrize(
    "time", ["at any hour", "in your office hours", "as your demo was the best 40 minutes of the fair"]
)
def test_an_hour_of_the_day_and_the_length_of_something_past_are_no_length_of_a_talk(time: str) -> None:
    text = f"Dear Dana, I'm a painter. Could we talk about how you price murals, {time}?"
    assert rules(text, kind="letter") == ["E09"]


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("Could you spare 20 minutes to talk about model validation? Thanks!", ["E16"]),
        ("Could you spare 20 minutes to talk about model validation? Thanks, Ida Roth", []),
        ("Jo Frey said I may write. Could you spare 20 minutes to talk about model validation? Thanks!", []),
        ("Could you spare 20 minutes, Monday or Tuesday? Thanks, Ida Roth", ["E16"]),
        ("What a season you have had! I shall call you on Friday 3 July at ten. Ida Roth", ["E16"]),
        ("- who: Ida, tester in Ulm\n- what: 20 minutes on how you find flaky tests\n- when: 3 or 4 May", []),
    ],
)
def test_a_letter_says_who_writes_or_why_or_at_least_bears_a_name(letter: str, expected: list[str]) -> None:
    assert rules(f"Dear Ms Wu,\n\n{letter}", kind="letter") == expected


REQUEST = "Hi Jo, could you introduce me to Dana Wu? I'd like 20 minutes on the phone to ask how she prices murals. "


@pytest.mark.parametrize(
    "ending",
    [
        "You know her, I don't, so go with your gut.", "We're grown-ups, so a blunt reply won't spoil the carol service.",
        "I've other irons in the fire.", "She might bite my head off, and yours; we'd survive.",
        "In case she gets a hundred of these a week, we'll still go to the pub.", "Your call, truly.",
        "Say if it's weird, I won't take it the wrong way.", "If it asks too much, I beg you to let the matter rest.",
    ],
)  # fmt: skip
def test_a_sentence_that_is_for_nothing_else_may_be_the_way_out(ending: str) -> None:
    assert rules(REQUEST + ending + "\nBest, Kim", kind="ask") == []


@pytest.mark.parametrize(
    "ending",
    [
        "Thank you so much in advance.", "If you need my number, it is below.", "I'm free on Thursday and Friday.",
        "If you could ask her this week, that would be great.", "I look forward to hearing from her.",
        "It isn't about a job.", "Let me know if she has time.", "Coffee is on me if we meet.", "You have to help me.",
        "You can't say no to this one.", "I won't accept a no.", "You're the best!",
        "There is no reason to refuse.", "Please let me know by tomorrow at the latest.",
    ],
)  # fmt: skip
def test_what_every_request_holds_is_no_way_out(ending: str) -> None:
    assert rules(REQUEST + ending + "\nBest, Kim", kind="ask") == ["E05"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I know the firm has positions open; this has nothing to do with those.", []),
        ("I hear that they are hiring forty people. I'm happy where I am.", []),
        ("I know that your neighbour is hiring just now; I'm happily employed.", []),
        ("I wonder whether technicians get hired there or only graduates.", []),
        ("I hope the new job is going well.", []),
        ("I hear that they are hiring; I'd love to be considered.", ["E01"]),
        ("I hear that your studio is looking for painters, and I could start on Monday.", ["E01"]),
        ("I heard that your studio is short of people. My CV is attached.", ["E01"]),
        ("It would help if you handed my CV to your boss.", ["E01"]),
    ],
)
def test_a_fact_about_a_house_asks_for_work_only_with_a_part_for_the_writer(
    sentence: str, expected: list[str]
) -> None:
    assert rules(f"{LETTER} {sentence}", kind="letter") == expected


@pytest.mark.parametrize(
    ("channel", "text", "severity"),
    [
        ("note", "x" * 199, None), ("note", "x" * 200, "hint"), ("note", "x" * 299, "hint"), ("note", "x" * 300, "error"),
        ("email", "word " * 169, None), ("email", "word " * 170, "hint"), ("email", "word " * 220, "error"),
        ("inmail", "x" * 399, None), ("inmail", "x" * 400, "hint"), ("linkedin", "word " * 500, None),
    ],
)  # fmt: skip
def test_the_limits_of_a_channel(channel: Channel, text: str, severity: str | None) -> None:
    found = [one.severity for one in check(text, channel=channel) if one.rule == "E10"]
    assert found == ([severity] if severity else [])


def test_premium_notes_may_be_longer() -> None:
    assert rules("x" * 250, channel="note", premium=True) == []
    assert rules("x" * 300, channel="note", premium=True) == ["E10"]


def test_limits_belong_to_the_caller() -> None:
    text = ASK.replace("20 minutes", "45 minutes")
    assert rules(text, kind="ask") == ["E09"]
    assert rules(text, kind="ask", limits=Limits(talk_minutes=45)) == []
    assert rules("word " * 60, channel="email", limits=dataclasses.replace(LIMITS, email_error=50)) == ["E10"]


def test_a_referral_is_not_also_a_job_ask() -> None:
    assert rules("Could you refer me for the open position in your team?") == ["E42"]


def test_one_defect_over_two_sentences_is_told_once() -> None:
    assert rules("Are you hiring? Do you have any openings?") == ["E01"]


def test_curly_quotes_accents_and_line_breaks_change_nothing() -> None:
    text = "I’ve attached my\nrésumé for you."
    for one in (text, text.replace("é", "e\u0301"), "I've attached my resume for you."):
        (finding,) = check(one)
        assert finding.rule == "E01"
        assert one[finding.start : finding.end] == finding.text


def test_closeness_is_silent_without_evidence_and_found_against_it() -> None:
    blurb = "Dear Dana, my old friend Kim and I worked together for ten years. She'd like 20 minutes on how you price murals."
    assert rules(blurb, kind="blurb") == []
    assert rules(blurb, kind="blurb", known=Known()) == []
    assert rules(blurb, kind="blurb", known=Known(worked_together=True, years_known=12)) == []
    assert rules(blurb, kind="blurb", known=Known(worked_together=False)) == ["E07"]
    assert rules(blurb, kind="blurb", known=Known(years_known=2)) == ["E07"]
    assert rules(blurb, kind="blurb", known=Known(relations=frozenset({"link"}))) == ["E07"]


def test_a_letter_waits_for_the_connectors_consent() -> None:
    assert rules(LETTER, kind="letter", known=Known(connector="Jo Frey", connector_agreed=True)) == []
    assert rules(LETTER, kind="letter", known=Known(connector="Jo Frey")) == []
    assert rules(LETTER, kind="letter", known=Known(connector="Jo Frey", connector_agreed=False)) == ["E15"]
    assert rules(LETTER, kind="letter", known=Known(connector="Abe Lund", connector_agreed=True)) == ["E15"]


def test_thanks_take_up_something_from_the_debrief() -> None:
    text = "Dear Dana, thank you. Your tip to price murals by the square metre was just what I needed."
    assert rules(text, kind="thanks", known=Known(debrief=("price by square metre",))) == []
    assert rules(text, kind="thanks", known=Known(debrief=("join the scaffold course",))) == ["E39"]
    assert rules(text, kind="thanks", known=Known(debrief=())) == []


def test_a_promise_without_a_day_weighs_more_in_a_letter() -> None:
    letter = [(one.rule, one.severity) for one in check(LETTER + " I'll call you soon.", kind="letter")]
    nudge = [(one.rule, one.severity) for one in check("Hi Jo, I'll call you soon.", kind="nudge")]
    assert (letter, nudge) == ([("E17", "error")], [("E17", "hint")])


def test_every_better_wording_is_itself_clean_and_fits_a_line() -> None:
    for name, better in BETTER.items():
        assert check(better) == (), name
        assert len(better) <= 110
        assert better.isprintable()


WORDS = st.sampled_from(
    "I you we could would any openings hiring CV my your not no if please 20 minutes an hour refer me keep in mind "
    "Dana Mr. e.g. résumé “quoted” — … ? ! . , \n \n\n\r\n \t --- to forward --- Kind: Subject: note 🙂 ½ ﬁ İ \u200b".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)),
    st.sampled_from([None, *KINDS]),
    st.sampled_from([None, *CHANNELS]),
)
def test_any_text_is_checked_with_true_places(
    text: str, kind: DraftKind | None, channel: Channel | None
) -> None:
    findings = check(text, kind=kind, channel=channel)
    assert findings == check(text, kind=kind, channel=channel)
    assert list(findings) == sorted(findings, key=lambda one: (one.start, one.rule))
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.better
        assert finding.severity in ("error", "hint")


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "no if ", "could you hear of any new ", "if you should ever ", "my my my ", "how what why ", ", and i ",
     "\n", "20 ", "(", '"', "is there any ", "I'll call you soon. ", "20 minutes on Monday. "],
)  # fmt: skip
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        for kind in KINDS[:3]:
            check(text, kind=kind, channel="email")
        return time.process_time() - start

    seconds(2_000)
    short, long = seconds(10_000), seconds(50_000)
    assert long < 15 * short + 1.0
