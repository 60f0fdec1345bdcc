"""Asking for a referral, a reference or a recommendation of one's own person (E42)."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.etiquette.language import Hit, negated, pattern, quoted, requesting, worded
from outreach.etiquette.segments import Part, Sentence

_E42_VERB = (
    r"\b(?:refer(?:ring|red)?|recommend(?:ing|ed)?|endors(?:e|ed|ing)|vouch(?:ing|ed)? for|"
    r"nominat(?:e|ed|ing)|speak(?:ing)? up for) @me\b"
    r"(?! (?:an?|some|any|the|one|nothing|anything|something|books?|two|three|your|which|what|"
    r"who|good|further) ?(?!position|role|job|candidate|strong))"
    r"(?! to (?:an?|some|any|the|one|two|another|other|somebody|someone|anyone|further|your|"
    r"more) ?(?:[\w-]+ )?(?:books?|articles?|papers?|literature|sources?|websites?|pages?|"
    r"chapters?|reading|doctor|physio\w*|clinic|specialist|course|video|podcast|study|studies|"
    r"passage|person|people|colleague|else|who|guide|manual|handbook|place where))"
)
_E42_NOUN = (
    r"(?:(?:referrals?|recommendations?|testimonial|endorsement)\b|references?\b(?= (?:from|by|of) (?:you|"
    r"him|her|them|your|somebody|someone)\b)|"
    r"references?\b(?= (?:for "
    r"@me|from you|letter|as|when|on @my)|[.?!,]|$)|(?:letters? of )(?:recommendation|"
    r"reference|support)|reference letter)"
)
_E42_WANT = (
    r"(?:give|giving|write|writing|provide|providing|submit|submitting|make|making|put|get|"
    r"getting|obtain|ask|asking|asks|hope|hoping|appreciate|grateful|thankful|looking|look|"
    r"need|want|like|love|value|welcome|receive|receiving|arrange|offer|"
    r"have|count on|rely on|pass|request(?:ing)?|any chance of|possible|possibility|happy|"
    r"glad|be (?:my|an?)|act|serve|stand|name|use|list|cite|send|draft|sign|help|consider|"
    r"start|earn|secure|kind)"
)
_E42_FOREIGN = (
    r"\b(?:doctor|clinic|gp\b|hospital appointment|physio|specialist|patient|book|books|"
    r"reading|restaurant|film|article|paper|citation|bibliograph|primer|textbook|course|doi|"
    r"journal|recipe|library|footnote|chapter|novel|wine|hotel|podcast|supplier|tool|software|"
    r"app|policy|report)s?\b"
    r"|\brecommendations? (?:for|of|on(?! linkedin| my)|about|as to|which|what|who|to read|from the) (?!me\b|"
    r"us\b|my\b|(?:the|this|that|your|any|a) (?:role|job|position|opening|team|graduate|"
    r"programme|program|scheme))|\b(?:reading|travel|any other|further) recommendations?\b|"
    r"\breferral (?:rate|scheme works|programme works|traffic|data|pathway|system|"
    r"process)s?\b|\breference (?:number|book|library|desk|manual|point|value|genome|material|"
    r"work|implementation)s?\b|\bin reference to\b|\bfor (?:your |any |future |further )?(?:kind |ready |"
    r"quick |easy |future )?reference\b|\bwith reference to\b|\bhow (?:do "
    r")?(?:referrals|recommendations|references)\b"
)
_GIVEN = (
    r"\b(?:offered to|offering to|kindly|was|were|been|being|got|had|has|have already|"
    r"thank\w*(?: \w+){0,3}|thanks(?: \w+){0,4}|promised to|i(?:'d| would| can| could|'ll| "
    r"will)?(?: \w+){0,2}|happily|gladly|warmly|wholeheartedly|can only|cannot but|suggested "
    r"he|suggested she|sister|came)\s$"
)


def find_referral_asks(part: Part, *, blurb: bool) -> Iterator[tuple[Sentence, Hit]]:
    """Find requests for a referral, a reference or a recommendation of a person (E42)."""
    for sentence in part.sentences:
        hit = _referral(sentence, blurb=blurb)
        if hit:
            yield sentence, hit


def _referral(sentence: Sentence, *, blurb: bool) -> Hit | None:
    """Find the first request for a referral in one sentence."""
    text = sentence.lower
    if (
        "re" not in text
        and "vouch" not in text
        and "testimonial" not in text
        and "nominat" not in text
        and "endors" not in text
        and "support" not in text
        and "sponsor" not in text
        and "attest" not in text
        and "testif" not in text
        and "name" not in text
        and "kind words" not in text
    ):
        return None
    for found in worded(_E42_VERB, blurb=blurb).finditer(text):
        before = text[: found.start()]
        past = found[0].split()[0].endswith("ed") and not pattern(
            r"\b(?:if|were|should|wish|would)\b"
        ).search(before[-60:])
        if (
            past
            or pattern(r"\b(?:offer(?:s|ed|ing)?|promised?|volunteered)\b[^.;]{0,30}$").search(before)
            or pattern(_GIVEN).search(before)
            or not requesting(sentence)
        ):
            continue
        if negated(sentence, found.start()) or quoted(sentence, found.start()):
            continue
        return Hit(found.start(), found.end())
    noun = _E42_NOUN
    gap = r"(?: [\w',-]+){0,11}? "
    for source in (
        rf"\b{_E42_WANT}{gap}{noun}",
        (
            r"\b(?:a|any|your|internal|employee|personal|some|the)(?: [\w-]+){0,2} (?:referral|"
            r"recommendation|endorsement|references? from|letter of reference|letter of "
            r"recommendation)\b(?=.{0,40}(?:\?|would|please|means? a lot|help))"
        ),
        (
            r"\b(?:act|serve|stand|be|name you|list you|use you|cite you|put you down|put you|have "
            r"you|give your name|use your name|offer your name)(?: [\w-]+)? as (?:my |an? |one of my "
            r")?(?:referees?|references?)\b"
        ),
        r"\bendors(?:e|ing) @my\b",
        (
            r"\b(?:recommend|refer|endorse|nominate|vouch for|put forward) @my (?:\w+ )?(?:profile|name|"
            r"candidacy|candidature|application|person|work)\b|\b(?:write|say|post|add|leave|"
            r"put) (?:\w+ )?(?:something|a "
            r"(?:few|couple of) (?:\w+ )?words|a word|some words) (?:\w+ )?(?:about|on|for) @me\b|\b(?:add|"
            r"leave|post|write|put)\b[^.?!]{0,15}\brecommendation\b|\b(?:act|serve|stand|"
            r"be)\b[^.?!]{0,30}?\b(?:referee|"
            r"guarantor)\b(?! (?:at|of|in|for) (?:the|our|a) (?:match|game|tournament|final))|"
            r"\b(?:referral|reference)s? (?:system|scheme|program(?:me)?|portal)\b(?=[^.?!]{0,30}\?)"
        ),
        (
            r"\bone of @my (?:[\w-]+ )?(?:references|referees)\b|\b(?:be|being|as) (?:a|"
            r"@my) (?:[\w-]+ )?(?:reference|referee)\b"
        ),
        (
            r"\b(?:referral|reference) (?:system|form|scheme|programme|program|portal|letter|list|request|"
            r"link|code)\b(?= for @me|[^.?!]{0,20}\?)|\bneed (?:\w+ )?"
            r"references?\b|\bon @my behalf\b[^.?!]{0,40}?\breference\b|\b(?:recommendation|referral|"
            r"endorsement|good reference)\b[^.?!]{0,20}?\b(?:would (?:go|be|mean|"
            r"help|make|carry|open|do)|go a long way|could (?:help|open|make))\b"
        ),
        (
            r"\b(?:write|writing|give|giving|provide|add|send|sign|put|offer|let @me have|need|get|"
            r"draft)\b[^.?!]{0,25}?\b(?:(?:lines?|"
            r"words?|letter|paragraph|statement|note) (?:of|in) (?:support|praise|recommendation|"
            r"reference)|character reference|"
            r"(?:few|kind) (?:lines|words) (?:about @me |on @me )?(?:for|to) (?:@my|the|"
            r"an?) (?:\w+ )?(?:application|file|profile|"
            r"committee|portfolio|website))"
        ),
        (
            r"\b(?:sponsor|back|attest to|testify (?:to|for)|speak (?:up )?(?:for|to)|certify|"
            r"confirm) @my (?:\w+ )?(?:application|"
            r"candidacy|abilities|character|skills|work ethic|qualities|qualifications)\b|"
            r"\bput your name (?:to|behind) @m[ey]\b|"
            r"\bsponsor @me\b|\bbe @my sponsor\b"
        ),
        (
            r"\b(?:name|mention|list|cite|quote|give|use|put) you (?:\w+ ){0,3}?as (?:an? |my |"
            r"one of my )?(?:references?|referees?|sponsor)\b|"
            r"\buse your name (?:when|in|on|as|for) (?:i apply|my|an?|applying)"
        ),
        r"\b(?:give|provide|put|forward|submit|send|pass)(?: \w+){0,2}? @my references?\b",
        (
            r"\b(?:be|being|become|becoming) (?:my|a) (?:referee|reference)\b|\bspeak for my "
            r"(?:character|work)\b"
        ),
    ):
        for found in worded(source, blurb=blurb).finditer(text):
            if (
                not requesting(sentence)
                or negated(sentence, found.end() - 1)
                or quoted(sentence, found.start())
            ):
                continue
            foreign = pattern(r"referee|references\b|sponsor|letter of|support").search(found[0]) is None
            if (foreign and pattern(_E42_FOREIGN).search(text)) or pattern(
                r"\b(?:offered|gave|wrote|provided|thank(?:s|ed| you)(?: \w+){0,2} for|i(?:'d| would|'ll| "
                r"can| could)? (?:\w+ )?recommend)\b"
            ).search(text, 0, found.end()):
                continue
            return Hit(found.start(), found.end())
    return None
