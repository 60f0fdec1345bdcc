"""Asking for work, open or veiled: what is asked, and when the same words ask for nothing (E01)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.etiquette.language import Hit, negated, pattern, quoted, reported, worded
from outreach.etiquette.segments import Part, Sentence
from outreach.etiquette.work_offers import LEANING_ASKS, OFFERS
from outreach.etiquette.work_openings import OPENINGS
from outreach.etiquette.work_words import CV, FRIENDLY, PLACE_NOUN

#: Words that give the noun another sense in the same sentence.
_OTHER_SENSE = (
    r"(?:pair|set) of eyes|chess|sicilian|gambit|caro-kann|\bsimul\b|\bplay(?:s|wright)?\b(?! a role)|"
    r"theatre|"
    r"theater|gallery|exhibition|\bfilm\b|premiere|"
    r"restaurant(?:'s)? opening|opening (?:night|hours|times|of|scene|line|chapter|speech|"
    r"remark|bid|ceremony|concert|move|paragraph|sentence|act|weekend|party)|"
    r"\bhir(?:e|es|ed|ing) (?:out )?(?:an? |the |some |our |two |your )?(?:[\w-]+ )?(?:vans?|"
    r"bikes?|boats?|halls?|marquees?|costumes?|cars?|minibus|venues?|rooms?|tents?|canoes?|"
    r"skis?|equipment|lorry|truck|digger|scaffold\w*|tables?|chairs?|suits?)\b|"
    r"hotel|campsite|bed and breakfast|residents|\bwindows?\b|facade|valve|blog posts?|fence "
    r"posts?|role of|role that \w+ (?:plays?|had)|roles? .{0,20} plays?|"
    r"role models?|role-?play|position (?:on|of the|to|in the debate)|in a position to|"
    r"opportunit(?:y|ies) (?:to|for us to) "
    r"(?:talk|speak|hear|learn|ask|meet|listen|thank|see|read|chat|understand|catch|discuss|"
    r"pick|visit|say)|equal opportunit|"
    r"market opportunit|investment|windows of opportunity"
)
#: A condition, a request or a hope makes more of a place than a notice.
_MOOD = (
    r"\b(?:if|should|when|whenever|once|case|whether|let|tell|hears?|know|hop(?:e|ing)|please|would|could|"
    r"keep|inform"
    r"|write|call|think)\b|\?"
)
#: Only these words have another sense that the theatre, the chess board or the façade could give them.
_OF_TWO_SENSES = r"open|hir(?:e|ing)|position|post|role|opportunit|part\b|place|eyes|vacan|available"
_HELP_TO_YOU = (
    r"\byou(?: ever)? (?:need|want|require) (?:an? )?(?:[\w-]+ ){1,3}to (?!join|work|fill|"
    r"strengthen|start|help out|cover|hire|support your|manage|lead|run)[a-z]+|"
    r"\b(?:if|when|should|whenever) (?:(?:i|we) (?:can|could|may|might)|you (?:ever )?(?:need|"
    r"want) (?:a hand|any help|any\b|some\b|help\b|anything|something|my (?:help|thoughts|notes)|me "
    r"to|a favou?r|someone to|somebody to|an introduction|a contact)|i can (?:ever )?|"
    r"there(?:'s| is) anything i)"
    r"(?! .{0,30}\b(?:staff|position|role|employee|with my (?:skills|profile|background)|like "
    r"me))"
)
_WANTED_BY_YOU = (
    r"\b(?:as )?you(?:'ve| have|'d| had)? (?:kindly |so kindly |also |just )?(?:asked|"
    r"requested|wanted|wished|suggested|offered|invited|promised)\b|\bas (?:requested|agreed|"
    r"discussed|you (?:wished|wanted))\b"
    r"|\b(?:your|his|her) (?:kind )?(?:offer|request)\b|\byou(?:r)? offering\b|\bfor "
    r"offering\b|\b(?:if|should|when|unless|until) (?:she|he|you|they) ask|\basked (?:me "
    r")?for (?:my|a|the|it)|\bat your request\b"
)
_OF_INSIGHT = (
    r"\b(?:how (?:do |does |did |might |would |can |could )?(?:people|one|you|someone|"
    r"somebody|anyone|newcomers|graduates|nurses|teachers|most|she|he|they|others|candidates|"
    r"[\w-]+ people|[\w-]+s)\b"
    r"|what (?:do |does |did )?(?:you|people|they|employers|managers|kitchens|firms|teams|"
    r"recruiters|she|he) (?:\w+ )?(?:look|looks|value|expect|want)"
    r"|what (?:kinds?|sorts?|types?) of|which (?:entry-level |first |junior )?(?:roles|jobs|"
    r"positions) (?:are|exist|lead|make|teach|suit|tend|people|do)|(?:your|his|her) (?:first|"
    r"own|current|last|old|present|day|previous) (?:job|role|position|post))"
)
#: One's own team is short of people, one's own trade feeds one.
_OF_MYSELF = (
    r"\b(?:we|we're|we are|my (?:own )?\w+|our (?:own )?\w+)(?: \w+){0,3} short|"
    r"\bshort of (?:time|money|breath|sleep|space|words)\b|\b(?:course|university|degree|"
    r"studies)\b[^.?!]*\b(?:start|begin|take me)\b|"
    r"\bwork(?:s|ed|ing)? for (?:myself|himself|herself|themselves|ourselves)\b"
)
#: Being free for a meeting is no offer to work.
_APPOINTMENT = (
    r"\b(?:any|every|most|that|whichever) (?:afternoon|morning|evening|day|time|date|weekday|hour)s?\b|"
    r"\bto (?:meet|talk|speak|chat|call|visit|come by)\b|\b(?:for|to have) (?:a|the|our|your) "
    r"(?:call|talk|chat|coffee|meeting|visit|conversation)\b|\b(?:suits?|works?) (?:you|him|her|them)\b"
)
#: A wish to read, see or hear something is no wish to be employed.
_TO_LEARN = (
    r"\b(?:happy|glad|delighted|love|like|keen|pleased|grateful|thrilled|curious|"
    r"interested) to (?:\w+ )?(?:read|see|learn|follow|know|taste|"
    r"visit|watch|understand|listen)\b"
)
#: Somebody else applies: a notice to many.
_OTHERS_APPLY = (
    r"\b(?:whoever|those who|applicants?|candidates?|everyone who|everybody who|any(?:one|"
    r"body) who (?:wants|would like|applied|applies|wishes|"
    r"plans))\b"
)
_FEEDBACK = (
    r"\b(?:feedback|comments?|opinion|advice|thoughts|tips?|critique|critical|honest look|"
    r"proofread|how (?:it|my) (?:cv |resume )?(?:reads|looks|comes across))\b"
)
_DISCLAIMER = (
    r"\b(?:not|never|no|isn't|won't|without|neither|rather than|don't|shan't|wouldn't|"
    r"aren't)\b[^.?!;]{0,45}?\b(?:jobs?|work|roles?|positions?|employment|openings?|vacanc|"
    r"opportunit|cv\b|resume|hir(?:e|ing)|favou?rs of that kind|application)"
    r"|\b(?:insight|advice|perspective|information)\b[^.?!]{0,20}\bonly\b|"
    r"\bonly\b[^.?!]{0,25}\b(?:insight|advice|perspective|information|experience)\b"
)
_THIRD_PARTY = (
    r"\b(?:my|a) (?:son|daughter|brother|sister|friend|husband|wife|niece|nephew|student|"
    r"neighbou?r|cousin)\b"
)


_ASKS = [(source, False) for source in OPENINGS + OFFERS] + [(source, True) for source in LEANING_ASKS]


def find_job_asks(part: Part, *, blurb: bool) -> Iterator[tuple[Sentence, Hit]]:
    """Find requests for work, open or veiled, and declarations of being available (E01)."""
    disclaimed = pattern(_DISCLAIMER).search(part.lower) is not None
    for sentence in part.sentences:
        hit = _job_ask(sentence, blurb=blurb, disclaimed=disclaimed)
        if hit:
            yield sentence, hit


def _job_ask(sentence: Sentence, *, blurb: bool, disclaimed: bool) -> Hit | None:
    """Find the first request for work in one sentence."""
    for source, weak in _ASKS:
        for found in worded(source, blurb=blurb).finditer(sentence.lower):
            if not found[0].strip() or (weak and disclaimed):
                continue
            if not _excused(sentence, found):
                return Hit(found.start(), found.end(), weak)
    return None


def _excused(sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether the words mean something else than asking for work."""
    text = sentence.lower
    start, end = found.span()
    if (
        negated(sentence, start)
        or _denied_inside(sentence, found)
        or quoted(sentence, start)
        or reported(sentence, start)
    ):
        return True
    clause = sentence.clause_at(start)
    around = text[clause.start : max(clause.end, min(len(text), end + 40))]
    if pattern(_OF_TWO_SENSES).search(found[0]) and pattern(_OTHER_SENSE).search(around):
        return True
    if pattern(rf"^{PLACE_NOUN}").search(found[0]) and not pattern(_MOOD).search(around):
        return True
    if pattern(FRIENDLY).search(around):
        return True
    if pattern(_OF_MYSELF).search(found[0]):
        return True
    if pattern(r"\b(?:free|available)\b").search(found[0]) and pattern(_APPOINTMENT).search(text):
        return True
    if pattern(_TO_LEARN).search(text, start, end + 25) or pattern(_OTHERS_APPLY).search(text, 0, start):
        return True
    if pattern(r"\bthank(?:s| you)(?: \w+){0,2} for (?:your )?$").search(text[:start]) or pattern(
        r"\b(?:your|his|her|their) (?:[\w-]+ ){0,2}(?:job|role|position|post|employment|contract)\b(?!s)"
    ).search(found[0]):
        return True
    if pattern(_WANTED_BY_YOU).search(text) or pattern(_HELP_TO_YOU).search(text):
        return True
    if pattern(rf"\b{CV}").search(found[0]) and pattern(_FEEDBACK).search(text):
        return True
    if "thing" in found[0] and pattern(
        r"reschedul|\bmove (?:it|our|the)|another (?:day|time|date|slot)|cancel|postpone|can't "
        r"make|find (?:a|another) (?:new )?(?:day|time|date)|send me a word|in the meantime"
    ).search(text):
        return True
    insight = pattern(_OF_INSIGHT).search(text, max(clause.start, start - 60), end)
    return (
        insight is not None
        and pattern(r"\b(?:for me|hire me|like me|your team's openings)\b").search(text) is None
    )


def _denied_inside(sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether the matched words themselves carry a negation before their last noun."""
    last = sentence.lower.rfind(" ", found.start(), found.end())
    return last > found.start() and negated(sentence, last)
