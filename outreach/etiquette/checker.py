"""The draft checker: which rule speaks when, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from outreach.etiquette import (
    connector,
    doubt,
    freedom,
    likeness,
    looking_back,
    questions,
    substance,
    talk,
    tone,
    topic,
    voice,
)
from outreach.etiquette.model import LIMITS, Channel, DraftKind, Finding, Known, Limits, Severity
from outreach.etiquette.referral import find_referral_asks
from outreach.etiquette.segments import Draft, Part, Sentence, part_of, take_apart
from outreach.etiquette.work import find_job_asks

#: The better wording of each rule.
BETTER: dict[str, str] = {
    "E01": (
        "Ask for insight instead: \"I'd love to hear how you came to this work. I'm not asking about a job.\""
    ),
    "E04": 'Spare them the writing: "I\'ve put a short note below that you can forward as it is."',
    "E05": 'Make a no easy: "If this isn\'t convenient, please just say so; no explanation needed."',
    "E05 pressure": 'Leave them free: "Only if you are comfortable with it, and whenever it suits you."',
    "E07": 'Write it as the connector would: "My former colleague Ana Lind would like to ask you how …"',
    "E07 claim": 'Say no more than is so: "We know each other a little, and I have enjoyed our talks."',
    "E09": 'Name a short time: "Would 20 minutes be possible, by phone or near your work?"',
    "E10": "Shorten it: who you are, why this person, what you would like to learn, and the way out.",
    "E15": 'Name who opened the door: "Ana Lind, with whom you worked at the harbour, suggested I write."',
    "E15 consent": (
        'Wait until they have agreed to be named, then write: "Ana Lind said I may mention her."'
    ),
    "E16": 'Begin with who you are and why you write: "I\'m a nurse in Leeds and would like to learn how …"',
    "E17": 'Give the promise a day: "I\'ll call on Tuesday 3 March to ask whether that suits you."',
    "E18": 'Ask once more, lightly: "I know how full weeks get. If now is a bad time, just leave this."',
    "E19": 'Leave the door open: "I\'ll leave it here for now. Thank you, and all good wishes."',
    "E24": 'Ask with interest: "What do you find most demanding, and what makes it worth it?"',
    "E33": 'Ask for something specific: "I\'d like to ask how you moved from the ward into training."',
    "E39": (
        'Name what stayed with you: "What you said about keeping a log of near misses will stay with me."'
    ),
    "E40": 'Thank them and tell what came of it: "Thank you. She showed me how …, and I will now try …"',
    "E42": 'Leave referrals to them: "Is there somebody else you think I should talk to?"',
}
#: Rules about the tone of a whole text: however often it is broken, it is one defect.
_ONE_OF_A_TEXT = frozenset({"E18", "E19"})
#: Kinds in which a conversation is asked for, so that its length and topic are due.
_ASKING_KINDS: frozenset[DraftKind] = frozenset({"ask", "blurb", "letter", "note"})


#: How many more words it takes where nothing is said to have been told, shown or learned (assumption).
_WITHOUT_REFERENCE = 1


class _Raw(NamedTuple):
    """A finding before its place in the whole text is known; sentence None means something is missing."""

    rule: str
    severity: Severity
    part: Part
    sentence: Sentence | None
    start: int
    end: int
    better: str


def check(
    text: str,
    *,
    kind: DraftKind | None = None,
    channel: Channel | None = None,
    known: Known | None = None,
    premium: bool = False,
    limits: Limits = LIMITS,
) -> tuple[Finding, ...]:
    """Find what a careful coach would change in a draft.

    Args:
        text: The draft, with or without header lines; after ``--- to forward ---`` comes the blurb.
        kind: What the draft is; None reads it from the header, and without one only what holds for every
            kind is checked.
        channel: How it will be sent; None reads it from the header, and without one no length is checked.
        known: What only the store knows; None keeps the rules that need it silent.
        premium: Whether the sender's notes may have 300 characters (E10).
        limits: The numbers of the rules.

    Returns:
        The findings, ordered by place, then by rule; empty for a text that may go out as it is.

    >>> [finding.rule for finding in check("Do you know of any openings at your firm?")]
    ['E01']
    >>> check("Thank you for asking. This is not about a job.")
    ()
    """
    draft = take_apart(text)
    kind = kind or draft.kind or ("ask" if draft.blurb is not None else None)
    channel = channel or draft.channel
    main, blurb = draft.body, draft.blurb
    if kind == "blurb":
        parts = [(main, True)]
    else:
        parts = [(main, False)] + ([(blurb, True)] if blurb is not None else [])
    raw: list[_Raw] = []
    for part, is_blurb in [(draft.subject, kind == "blurb"), *parts]:
        raw += _asks(part, blurb=is_blurb or (kind is None))
        negative = questions.negative_question(part) or _alike("E24", part)
        scolded = (
            kind in ("nudge", "close") and any(place[0] is negative[0] for place in tone.reproach(part))
            if negative
            else False
        )
        if not scolded:
            raw += _place("E24", "error", part, negative)
        promise = substance.undated_promise(part)
        # A call that is agreed already needs no other day.
        fixed = kind == "note" and talk.agreed(part)
        if not (kind == "blurb" or is_blurb or fixed):
            raw += _place("E17", "error" if kind == "letter" else "hint", part, promise)
    raw += _talk(draft, parts, kind, limits)
    if kind == "ask":
        raw += _to_connector(main, [one.sentence for one in raw if one.rule in ("E01", "E42")])
    elif kind in ("letter", "note", "blurb"):
        raw += _place("E05", "error", main, freedom.presses(main), better="E05 pressure")
    for part, is_blurb in parts:
        if is_blurb:
            raw += _voice(part, main if part is blurb else None, known)
    if kind in ("nudge", "close"):
        rule = "E18" if kind == "nudge" else "E19"
        for place in tone.reproach(main):
            raw += _place(rule, "error", main, place)
    if kind == "letter":
        raw += _letter(draft, parts, known, raw)
    if kind in ("thanks", "recap"):
        raw += _looking_back(kind, main, known, raw, limits)
    raw += _size(main, kind, channel, premium=premium, limits=limits)
    return _finish(text, _merge(one for one in raw if not _doubtful(one)))


def _doubtful(one: _Raw) -> bool:
    """Tell whether the words of a finding's sentence are clearly not those of its rule."""
    return one.sentence is not None and likeness.doubtful(one.rule, one.sentence)


def _believed(rule: str, place: tuple[Sentence, int, int] | None) -> tuple[Sentence, int, int] | None:
    """Return a place found by a rule, unless the words of its sentence are clearly not those of the rule."""
    return None if place is None or likeness.doubtful(rule, place[0]) else place


def _alike(rule: str, part: Part) -> tuple[Sentence, int, int] | None:
    """Find the first sentence whose words alone are clearly those of a rule."""
    return next(((one, 0, len(one.lower)) for one, _ in likeness.most_like((rule,), part)), None)


def _place(
    rule: str,
    severity: Severity,
    part: Part,
    place: tuple[Sentence, int, int] | None,
    better: str | None = None,
) -> list[_Raw]:
    """Turn a place found by a rule into a finding, or none."""
    if place is None:
        return []
    return [_Raw(rule, severity, part, *place, BETTER[better or rule])]


def _missing(rule: str, severity: Severity, part: Part, better: str | None = None) -> _Raw:
    """Make a finding of something that is not there."""
    return _Raw(rule, severity, part, None, 0, 0, BETTER[better or rule])


def _asks(part: Part, *, blurb: bool) -> list[_Raw]:
    """Check for requests for work (E01) and for referrals (E42); one clause gives one finding."""
    referrals = list(find_referral_asks(part, blurb=blurb))
    raw = [
        _Raw("E42", "error", part, sentence, hit.start, hit.end, BETTER["E42"]) for sentence, hit in referrals
    ]
    raw += [
        _Raw("E01", "error", part, sentence, hit.start, hit.end, BETTER["E01"])
        for sentence, hit in find_job_asks(part, blurb=blurb, other=referrals)
    ]
    raw = [one for one in raw if not _doubtful(one)]
    told = [one.sentence for one in raw]
    for sentence, rule in likeness.most_like(("E01", "E42"), part):
        if not any(sentence is other for other in told):
            raw += _place(rule, "error", part, (sentence, 0, len(sentence.lower)))
    return raw


def _talk(draft: Draft, parts: list[tuple[Part, bool]], kind: DraftKind | None, limits: Limits) -> list[_Raw]:
    """Check length (E09) and topic (E33) of the conversation asked for."""
    main = parts[0][0]
    strict = kind not in _ASKING_KINDS
    lengths = [(part, length) for part, _ in parts for length in talk.lengths_of_talk(part)]
    raw: list[_Raw] = []
    long = next(
        ((p, one) for p, one in lengths if talk.too_long(one, limits.talk_minutes, strict=strict)), None
    )
    if long:
        raw += _place("E09", "error", long[0], (long[1].sentence, long[1].start, long[1].end))
    names = _names(draft)
    vague = next(((part, place) for part, _ in parts if (place := topic.vague_request(part))), None)
    if kind not in _ASKING_KINDS:
        if vague and kind is None and "brain" in vague[1][0].lower:
            topical = any(topic.has_topic(part, names=names, background=False) for part, _ in parts)
            if not topical and talk.asks_for_talk(vague[0], introduction=False):
                raw += _place("E33", "error", *vague)
        return raw
    if kind == "note" and not long and talk.agreed(main):
        return raw
    talked = any(talk.asks_for_talk(part, introduction=kind == "ask") for part, _ in parts)
    if kind == "ask" and not connector.wants_favour(main):
        talked = False
    if (
        not talked
        and not lengths
        and (not vague or kind == "note")
        and not (vague and "brain" in vague[1][0].lower)
    ):
        return raw
    if not lengths and not long and not any(doubt.may_name_a_length(part) for part, _ in parts):
        raw.append(_missing("E09", "error", main))
    if vague:
        if not any(
            topic.has_topic(part, names=names, background=False) or doubt.may_ask_something(part, names=names)
            for part, _ in parts
        ):
            raw += _place("E33", "error", vague[0], vague[1])
    elif not any(
        topic.has_topic(part, names=names, background=True) or doubt.may_name_a_topic(part, names=names)
        for part, _ in parts
    ):
        raw.append(_missing("E33", "error", main))
    return raw


def _names(draft: Draft) -> frozenset[str]:
    """Collect the words of people's names: recipient, greeting, signature, and pairs of capitalised words."""
    found: set[str] = set(re.findall(r"\w+", draft.recipient.lower()))
    for part in (draft.body, draft.blurb):
        if part is None:
            continue
        for pair in re.finditer(r"\b([A-Z][\w'-]+) ([A-Z][\w'-]+)\b", part.cased):
            found.update(word.lower() for word in pair.groups())
        for greeting in re.finditer(
            r"(?:Dear|Hi|Hello|Hey|Morning|Mr|Mrs|Ms|Dr)\.? ([A-Z][\w'-]+)", part.cased
        ):
            found.add(greeting[1].lower())
        found.update(word.lower() for word in re.findall(r"[A-Z][\w'-]+", part.cased[-25:]))
    return frozenset(found)


def _to_connector(request: Part, asking: list[Sentence | None]) -> list[_Raw]:
    """Check what a request owes the connector: no writing (E04), a way out and no pressure (E05).

    Args:
        request: The text to the connector.
        asking: The sentences that ask for work or a referral, so that they are no way out.
    """
    raw = _place("E04", "error", request, connector.asks_connector_to_write(request))
    pressure = _believed("E05", freedom.presses(request))
    if pressure:
        raw += _place("E05", "error", request, pressure, better="E05 pressure")
    elif (
        not freedom.offers_way_out(request)
        and not doubt.may_leave_a_choice(request, without=asking)
        and connector.wants_favour(request)
    ):
        raw.append(_missing("E05", "error", request))
    return raw


def _voice(blurb: Part, request: Part | None, known: Known | None) -> list[_Raw]:
    """Check that a blurb speaks as the connector and claims no more than is so (E07)."""
    seeker = voice.in_seekers_voice(blurb)
    if seeker:
        return _place("E07", "error", blurb, seeker)
    return _place("E07", "error", blurb, voice.overclaims(blurb, request, known), better="E07 claim")


def _letter(draft: Draft, parts: list[tuple[Part, bool]], known: Known | None, raw: list[_Raw]) -> list[_Raw]:
    """Check that a letter names who opened the door (E15) and says who writes and why (E16)."""
    body = draft.body
    found: list[_Raw] = []
    unnamed = _believed("E15", substance.unnamed_connector(body))
    name = known.connector if known else None
    named = name is not None and any(
        re.search(rf"\b{re.escape(word)}\b", body.lower) for word in part_of(name, 0, len(name)).lower.split()
    )
    if unnamed and not named:
        found += _place("E15", "error", body, unnamed)
    elif name is not None and not named:
        found.append(_missing("E15", "error", body))
    elif named and known is not None and known.connector_agreed is False:
        found.append(_missing("E15", "error", body, better="E15 consent"))
    vague = any(one.rule == "E33" and one.sentence is not None for one in raw)
    topical = any(topic.has_topic(part, names=_names(draft), background=True) for part, _ in parts)
    asks = talk.asks_for_talk(body, introduction=False) or any(one.question for one in body.sentences)
    signed = substance.signed(body)
    if (
        (not vague or not signed)
        and (not topical or not substance.says_aim(body) or not asks or not signed)
        and not substance.says_who(body)
        and not substance.says_why(body)
        and not doubt.may_say_who_writes(body)
        and body.words
    ):
        raw[:] = [one for one in raw if not (one.rule == "E33" and one.sentence is None)]
        found.append(_missing("E16", "error", body))
    return found


def _looking_back(
    kind: DraftKind, body: Part, known: Known | None, raw: list[_Raw], limits: Limits
) -> list[_Raw]:
    """Check that thanks name something that was said (E39) and a recap has content and thanks (E40)."""
    asked = [one.sentence for one in raw if one.sentence is not None]
    words = looking_back.content_words(body, without=asked, recap=kind == "recap")
    if looking_back.quotes_talk(body):
        words = max(words, limits.content_words)
    elif looking_back.refers_to_talk(body):
        words = max(words, limits.content_words) if words else 0
    elif not doubt.may_take_up_the_talk(body):
        words -= _WITHOUT_REFERENCE
    if kind == "recap":
        thanked = looking_back.gives_thanks(body) or doubt.may_give_thanks(body)
        if words < limits.content_words or not thanked:
            return [_missing("E40", "error", body)]
        return []
    debrief = known.debrief if known else None
    if words < limits.content_words or (debrief and not looking_back.recalls(body, debrief)):
        return [_missing("E39", "error", body)]
    return []


def _size(
    body: Part, kind: DraftKind | None, channel: Channel | None, *, premium: bool, limits: Limits
) -> list[_Raw]:
    """Check the length of the text against its channel (E10); the blurb is not counted."""
    severity: Severity | None = None
    if channel == "note" or (channel is None and kind == "note"):
        if body.written >= limits.note_error:
            severity = "error"
        elif body.written >= limits.note_hint and not premium:
            severity = "hint"
    elif channel == "email":
        if body.words >= limits.email_error:
            severity = "error"
        elif body.words >= limits.email_hint:
            severity = "hint"
    elif channel == "inmail" and body.written >= limits.inmail_hint:
        severity = "hint"
    return [_missing("E10", severity, body)] if severity else []


def _merge(raw: Iterable[_Raw]) -> list[_Raw]:
    """Keep one finding per rule and run of neighbouring sentences, so that one defect is told once."""
    kept: list[_Raw] = []
    for one in raw:
        index = (
            -1
            if one.sentence is None
            else next((n for n, sentence in enumerate(one.part.sentences) if sentence is one.sentence), -1)
        )
        double = False
        for other in kept:
            if other.rule != one.rule:
                continue
            if other.sentence is None or one.sentence is None:
                double = double or other.part is one.part
                continue
            if other.part is one.part:
                place = next((n for n, s in enumerate(other.part.sentences) if s is other.sentence), -9)
                double = double or abs(place - index) <= 1 or one.rule in _ONE_OF_A_TEXT
        if not double:
            kept.append(one)
    return kept


def _finish(text: str, raw: Iterable[_Raw]) -> tuple[Finding, ...]:
    """Give every finding its place in the whole text, and order them."""
    findings = set()
    for one in raw:
        start = end = 0
        if one.sentence is not None:
            clause = one.sentence.clause_at(one.start)
            first = one.sentence.start + min(clause.start, one.start)
            last = one.sentence.start + max(clause.end, one.end)
            start, end = one.part.place(first, last)
        findings.add(Finding(one.rule, one.severity, start, end, text[start:end], one.better))
    return tuple(sorted(findings, key=lambda one: (one.start, one.rule, one.end, one.better)))
