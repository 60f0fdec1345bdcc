"""Speech acts the rules share: who speaks, what is negated, requested, promised or only reported."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from outreach.etiquette.segments import Sentence


class Hit(NamedTuple):
    """A place in a sentence where a rule is broken."""

    start: int
    end: int
    weak: bool = False


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
    r"|(?:wouldn't|would not|don't|do not|won't) (?:mind|say no)|not sure|(?:don't|do not) "
    r"know (?:if|whether)"
    r"|(?:isn't|is not|wasn't|it's not|not) (?:too|asking too|be too|be asking too) much\w*|"
    r"if not|no (?:worries|pressure|doubt|rush|hurry|idea)"
    r"|no secret|no harm in|nothing to lose|(?:won't|will not) (?:find|regret|get|see)|not only|remiss not|"
    r"forget not|why not|couldn't hurt|can't hurt|don't forget|do not "
    r"forget|no problem|can't help|cannot help"
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


def reported(sentence: Sentence, start: int) -> bool:
    """Say whether the words at ``start`` only tell what people in general ask."""
    return _REPORTED.search(sentence.lower, 0, start) is not None


#: Somebody wants something: a question to the reader, a polite wish, an imperative or a condition.
REQUEST = (
    r"(?:\b(?:could|can|would|will|might|may|shall|do|does|did|should|are|is|has|have) (?:not "
    r")?"
    r"(?:you|your|i|we|she|he|they|it|there|anyone|anybody|somebody|someone|any)\b"
    r"|\b(?:please|kindly|pls|plz|perhaps|maybe)\b|\bif\b|\bwhether\b|\bin case\b|\bshould\b|"
    r"\bwhen(?:ever)?\b|\bonce\b"
    r"|\b(?:hope|hoping|hopeful|wonder|wondering|wondered|appreciate|grateful|thankful|"
    r"obliged|glad|delighted|happy|"
    r"pleased|love|like|keen|eager|want|wanted|wish|need|ask|asking|request|welcome|value|"
    r"mean|dream|kind|great|"
    r"wonderful|amazing|lovely|helpful|help|mind|able|possible|interested|open|chance|favou?r|"
    r"trouble|let|tell|hopes|"
    r"wants|wishes|needs|looking|counts|thrilled|honou?red|ideal|brilliant|fantastic|awesome|"
    r"super|perfect|useful)\b|\?)"
)


def requesting(sentence: Sentence) -> bool:
    """Say whether a sentence wants something of its reader."""
    return pattern(REQUEST).search(sentence.lower) is not None
