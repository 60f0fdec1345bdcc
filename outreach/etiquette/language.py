"""Speech acts the rules share: who speaks, what is negated, requested, promised or only reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from outreach.etiquette.segments import Sentence


class Hit(NamedTuple):
    """A place in a sentence where a rule is broken."""

    start: int
    end: int


#: The seeker: in the first person; in a blurb also in the third, because the connector speaks about them.
_PERSONS = {
    False: {"@me": r"(?:me|us|myself)", "@my": r"(?:my|our)", "@i": r"(?:i|we)"},
    True: {
        "@me": r"(?:me|us|myself|him|her|them|himself|herself)",
        "@my": r"(?:my|our|his|her|their)",
        "@i": r"(?:i|we|he|she|they)",
    },
}

#: Phrases with a negative word that deny nothing.
_IDIOMS = re.compile(
    r"if (?:you|he|she|they) (?:don't|do not|didn't|wouldn't) mind|(?:don't|do not|not|never) "
    r"hesitate"
    r"|(?:wouldn't|would not|don't|do not|won't|shouldn't|should not|shan't|couldn't|could not) (?:mind|"
    r"say no|refuse|turn down|object)|not sure|(?:don't|do not) "
    r"know (?:if|whether)"
    r"|(?:isn't|is not|wasn't|it's not|not) (?:too|asking too|be too|be asking too) much\w*|"
    r"if not|no (?:worries|pressure|doubt|rush|hurry|idea)"
    r"|no secret|no harm in|nothing to lose|(?:won't|will not) (?:find|regret|get|see)|not only|remiss not|"
    r"forget not|why not|couldn't hurt|can't hurt|don't forget|do not "
    r"forget|no problem|can't help|cannot help"
    r"|nothing (?:more|better|else) than|nothing would|nothing i'd"
    r"|(?:couldn't|wouldn't|won't|can't|don't) (?:you|your|they|we)\b|not yet|nothing would"
    r"|(?:don't|do not) (?:be afraid|be shy)|(?:whether|if) or not|not bad|no matter"
)
_NEGATOR = re.compile(
    r"\b(?:not|never|no|nor|without|neither|nothing|none|nobody|hardly|cannot|rather than|"
    r"instead of|far from|far too early"
    r"|\w{2,7}n't|dont|wont|isnt|free of|stop(?:ped)? short of|refrain(?:ed)? from|avoid)\b"
)
_REPORTED = re.compile(
    r"\b(?:people|everybody|everyone|students|pupils|readers|nobody|most|others|they) (?:\w+ "
    r"){0,2}"
    r"(?:ask|asks|asked|wonder|write|writes|send|sends|want|who)\b|\b(?:used to|advert|ad|"
    r"sign|poster|headline)\b"
)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern once, on first use, so that importing stays quick."""
    return re.compile(source)


@cache
def worded(source: str, *, blurb: bool) -> re.Pattern[str]:
    """Compile a pattern in which ``@me``, ``@my`` and ``@i`` stand for the seeker."""
    if "@" not in source:
        return pattern(source)
    for token in ("@my", "@me", "@i"):
        source = source.replace(token, _PERSONS[blurb][token])
    return re.compile(source)


def negated(sentence: Sentence, start: int) -> bool:
    """Say whether the words at ``start`` stand under a negation of their own clause."""
    clause = sentence.clause_at(start)
    before = _IDIOMS.sub(lambda found: "_" * len(found[0]), sentence.lower[clause.start : start])
    return _NEGATOR.search(before) is not None


def quoted(sentence: Sentence, start: int) -> bool:
    """Say whether the words at ``start`` are quoted, so that somebody else says them."""
    return sentence.lower.count('"', 0, start) % 2 == 1


#: Somebody's words are told: "she said that …", "this is what I took away: …".
_TOLD = re.compile(
    r"\b(?:(?:you|he|she|they|[a-z]+) (?:\w+ )?(?:said|told (?:me|us)|mentioned|explained|thinks|"
    r"believes|reckons|warned me)"
    r"|(?:i )?took away|i (?:have )?learn(?:ed|t)|stays? with me|comes? to my mind)\b[^.?!]{0,20}?(?:\bthat\b|:)"
)


def reported(sentence: Sentence, start: int) -> bool:
    """Say whether the words at ``start`` only tell what people in general ask, or what somebody said.

    What was said stays a report as long as the writer does not stand in it: "you said that you need a cook; I could
    start on Monday" is an offer.
    """
    told = _TOLD.search(sentence.lower, 0, start)
    if told and not re.search(r"\b(?:i|me|my|i'm|i'd|i'll|i've|mine)\b", sentence.lower[told.end() :]):
        return True
    return _REPORTED.search(sentence.lower, sentence.clause_at(start).start, start) is not None


#: Somebody wants something: a question to the reader, a polite wish, an imperative or a condition.
REQUEST = (
    r"(?:\b(?:could|can|would|will|might|may|shall|do|does|did|should|are|is|has|have) (?:not "
    r")?"
    r"(?:you|your|i|we|she|he|they|it|there|anyone|anybody|somebody|someone|any)\b"
    r"|\b(?:please|pray|kindly|pls|plz|perhaps|maybe)\b|\bif\b|\bwhether\b|\bin case\b|\bshould\b|"
    r"\bwhen(?:ever)?\b|\bonce\b"
    r"|\b(?:hope|hoping|hopeful|wonder|wondering|wondered|appreciate|grateful|thankful|"
    r"obliged|glad|delighted|happy|"
    r"pleased|love|like|keen|eager|want|wanted|wish|need|ask|asking|request|welcome|value|"
    r"mean|dream|kind|great|"
    r"wonderful|amazing|lovely|helpful|help|mind|able|possible|interested|open|chance|favou?r|"
    r"trouble|let|tell|hopes|"
    r"wants|wishes|needs|looking|counts|thrilled|honou?r(?:ed)?|ideal|brilliant|fantastic|awesome|"
    r"super|perfect|useful|overjoyed|stoked|thrilled|(?:be|sounds?) (?:so |really |very |pretty "
    r")?(?:cool|fun))\b|^(?:get|give|grant|lend|find|ask|let|tell|send|spare|put|"
    r"introduce|connect|hook|pass)\b|\?)"
)


def requesting(sentence: Sentence) -> bool:
    """Say whether a sentence wants something of its reader."""
    return pattern(REQUEST).search(sentence.lower) is not None


@dataclass(frozen=True, slots=True)
class Frame:
    """A situation told by classes of words that stand together in one sentence, in any order.

    Attributes:
        name: What happens in it.
        parts: Classes of words; each must be found.
        unless: Classes that give the words another sense; none may be found.
        span: How many characters may lie between the start of the first and the end of the last part.
    """

    name: str
    parts: tuple[str, ...]
    unless: tuple[str, ...] = ()
    span: int = 300


def fitting_frames(
    sentence: Sentence, frames: Iterable[Frame], *, blurb: bool = False
) -> Iterator[tuple[int, int]]:
    """Find the frames that a sentence fits.

    Args:
        sentence: One sentence of a draft.
        frames: The frames to try, in order.
        blurb: Whether the connector speaks, so that the seeker stands in the third person.

    Yields:
        For each fitting frame the offsets around its parts in the sentence.
    """
    text = sentence.lower
    windows = [*((clause.start, clause.end) for clause in sentence.clauses()), (0, len(text))]
    for frame in frames:
        # Compiling costs more than searching, so a long part is compiled only where the shorter ones are found.
        if not all(worded(part, blurb=blurb).search(text) for part in sorted(frame.parts, key=len)):
            continue
        parts = [worded(part, blurb=blurb) for part in frame.parts]
        unless = [worded(other, blurb=blurb) for other in frame.unless]
        for first, last in windows:
            found = [part.search(text, first, last) for part in parts]
            spans = [one.span() for one in found if one is not None]
            if len(spans) < len(parts) or any(other.search(text, first, last) for other in unless):
                continue
            start, end = min(span[0] for span in spans), max(span[1] for span in spans)
            if end - start <= frame.span:
                yield start, end
                break


def first_frame(
    sentence: Sentence, frames: Iterable[Frame], *, blurb: bool = False
) -> tuple[int, int] | None:
    """Find the first frame that a sentence fits, see `fitting_frames`; None where it fits none."""
    return next(fitting_frames(sentence, frames, blurb=blurb), None)
