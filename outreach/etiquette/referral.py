"""Asking for a referral, a reference or a recommendation of one's own person (E42)."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.etiquette.language import Frame, Hit, first_frame, negated, pattern, quoted, requesting, worded
from outreach.etiquette.segments import Part, Sentence

#: The verb; who else one might talk to (E35), a book and a doctor are no referral, the people of a house are one.
_E42_VERB = (
    r"\b(?:refer(?:ring|red)?|recommend(?:ing|ed)?|endors(?:e|ed|ing)|vouch(?:ing|ed)? for|"
    r"nominat(?:e|ed|ing)|speak(?:ing)? up for) @me\b"
    r"(?! (?:an?|some|any|the|one|nothing|anything|something|books?|two|three|your|which|what|"
    r"who|good|further) ?(?!position|role|job|candidate|strong))"
    r"(?! to (?:an?|some|any|the(?! (?:people|folks|team|management|partners|staff|board) (?:at|in|of|from))|one|two|"
    r"another|other|somebody|someone|anyone|further|your|"
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
    r"(?<!your )(?<!the )(?<!internal )(?<!employee )(?<!staff )(?<!company )(?<!job )\breferral (?:programm?e?s?|"
    r"schemes?|marketing|campaigns?|flows?|features?|discounts?)\b(?! for me)|"
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


#: To speak for somebody, in whatever form.
_SUPPORT = (
    r"\b(?:recommend\w*|references?|referrals?|referees?|endors\w+|vouch\w*|testif\w+|attest\w*|"
    r"speak(?:s|ing)? (?:up )?for|stand(?:s|ing)? (?:up )?for|"
    r"(?:good|kind|nice|warm|friendly) words?|a (?:few )?(?:short )?(?:lines?|words|sentences)|letters?|"
    r"statement|what you think of (?:@me|@my)|in support|signature|sign|"
    r"(?:give|use|put|name|list|mention) (?:\w+ )?(?:your name|you\b)|your support|count on you|backing|"
    r"sponsor\w*|nominat\w+|propos\w+ @me|put(?:ting)? @my name|put(?:ting)? @me forward)\b"
)
#: Those who decide about a person.
_AUDIENCE = (
    r"\b(?:jury|juries|committee|admissions?(?: office)?|selection|council|panel|scholarship|grant|"
    r"foundation|fellowship|"
    r"university|college|academy|landlord|embassy|consulate|authorities|application|dossier|my file|"
    r"visa|award|prize|residency|programme|program|chamber|the board)\b"
)
_FRAMES: tuple[Frame, ...] = (
    Frame(
        "the writer is to be named as somebody the reader stands for",
        (
            r"\b(?:give|mention|name|pass|put|tell|suggest|introduce|present|bring)\b[^.?!]{0,30}\b(?:@me|@my)\b",
            (
                r"\b(?:as|that @i(?:'m| am|'s| is)) (?:somebody|someone|a (?:person|man|woman|friend|"
                r"colleague)|the (?:one|person|"
                r"man|woman)|one) (?:who |whom |that )?you(?:'d| would| can| could)? (?:\w+ )?(?:recommend|"
                r"vouch|endorse|speak for|"
                r"stand by|put your name)\b"
            ),
        ),
    ),
    Frame(
        "somebody is to speak for the writer before those who decide",
        (
            _SUPPORT,
            _AUDIENCE,
            r"\b(?:@me|@my|that i am|that i'm|when i apply|i apply|somebody who can speak for)\b",
            (
                r"\b(?:could|can|would|will|might|may|please|kindly|if you|hope|hoping|grateful|glad|thankful|"
                r"like|love|ask|need|appreciate|wonders for|help)\b"
            ),
        ),
        (
            r"\b(?:how|what|which|whether|when) (?:do|does|did|to|you|they|people|makes?|is|are|one)\b",
            r"\b(?:already|thank\w* for|thanks for|offered|gave me|wrote|has written)\b",
            (
                r"\bput (?:in )?(?:an? )?(?:\w+ )?word\b|\b(?:book|books|reading|primer|article|tip|tips|course "
                r"on|advice|talk|minutes|introduc\w+|learn|hear|ask (?:her|him|them|you) (?:how|what|why|"
                r"about))\b"
            ),
        ),
        span=200,
    ),
    Frame(
        "somebody is to put their name to the writer",
        (
            (
                r"\b(?:sign|write|give|provide|put|lend|send)\b[^.?!]{0,30}\b(?:letter|note|statement|line|"
                r"lines|paper|name)\b[^.?!]{0,25}\b(?:saying|stating|confirming|"
                r"certifying|to say|(?:that|which) (?:says|states|confirms)|behind|"
                r"under)\b[^.?!]{0,15}\b(?:@me|@my|that @i|@i(?:'m| am)?)\b"
            ),
            r"\b(?:could|can|would|will|might|please|kindly|if you|grateful|glad|ask|need)\b",
        ),
        (r"\b(?:introduc\w+|forward|to (?:her|him|them)|tell (?:her|him|them))\b",),
    ),
    Frame(
        "somebody is asked to be one of those who write in support",
        (
            (
                r"\bin (?:support|favou?r) of @my (?:grant|application|candid\w+|bid|proposal|visa|case|"
                r"admission)\b|\bsupport @my (?:grant|application|candid\w+|bid|proposal|visa|admission)\b"
            ),
        ),
        (r"\balready\b|\bthank\w*\b",),
    ),
    Frame(
        "the writer is to be praised to somebody",
        (
            (
                r"\b(?:tell|assure|convince|let|say to|mention to|write to) (?:\w+ ){1,4}?(?:that|know|how) "
                r"(?:that )?@i(?:'m| am|'s| is|"
                r" was|'d be| would be| work)\b[^.?!]{0,25}\b(?:best|good|great|reliable|hard-?working|"
                r"excellent|able|trustworthy|"
                r"honest|worth|talented|gifted|fine|strong|skilled|perfect|brilliant)\b"
            ),
            r"\b(?:could|can|would|will|might|please|kindly|if you|grateful|glad|ask|need)\b",
        ),
        (
            r"\b(?:good|best) (?:at|time|day|morning|moment)\b|\bgood to\b|\bworth (?:meeting|talking|20|twenty)\b",
        ),
    ),
    Frame(
        "a referral where the house has such a thing",
        (
            r"\b(?:do|does|has|have|is there|are there)\b[^.?!]{0,40}\breferrals?\b",
            r"\bfor @me\b|\b(?:could|would|can|will) you\b",
        ),
        (r"\bhow (?:does|do|is|are)\b|\b(?:doctor|gp|clinic|patients?|hospital)\b",),
    ),
    Frame(
        "a bonus for bringing the writer in",
        (
            r"\b(?:bonus|reward|scheme|programme|program|system|portal|fee)\b",
            r"\breferr(?:al|als|ing)\b|\brecommend(?:ing|ations?)\b",
            r"\b(?:@me|@my)\b",
        ),
        (r"\bhow (?:does|do|is|are)\b",),
    ),
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
            r"\b(?:giv(?:e|ing)|writ(?:e|ing)|provid(?:e|ing)|send(?:ing)?) @me (?:with )?(?:an?|your) "
            r"(?:[\w-]+ ){0,2}?reference\b(?! "
            r"(?:books?|numbers?|points?|works?|librar\w+|manuals?))"
        ),
        (
            r"\b(?:words?|lines?|letters?|notes?) (?:from you )?in @my favou?r\b|\b(?:speak|write|say "
            r"something|put in) (?:\w+ ){0,3}?in "
            r"@my favou?r\b"
        ),
        (
            r"\b(?:recommend|refer|endorse|nominate|vouch for|put forward) @my (?:\w+ )?(?:profile|name|"
            r"candidacy|candidature|application|person|work)\b|\b(?:write|say|post|add|leave|"
            r"put) (?:(?!her\b|him\b|them\b)\w+ )?(?:something|a "
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
            r"endorsement|good reference|(?:letter|line|word|note)s? from you)\b[^.?!]{0,20}?\b(?:would "
            r"(?:go|be|mean|"
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
            if pattern(r"^put\b.*\bword").search(found[0]):
                continue
            # How others come by theirs is a question about the trade.
            if pattern(r"\b(?:how|why|which|what) (?!i\b|@me\b)[\w']+ (?:\w+ )?(?!me\b)\w+").search(
                text, sentence.clause_at(found.start()).start, found.end()
            ) and not pattern(r"\b(?:me|my|i)\b").search(found[0]):
                continue
            foreign = pattern(r"referee|references\b|sponsor|letter of|support").search(found[0]) is None
            if (foreign and pattern(_E42_FOREIGN).search(text)) or pattern(
                r"\b(?:offered|gave|wrote|provided|thank(?:s|ed| you)(?: \w+){0,2} for|i(?:'d| would|'ll| "
                r"can| could)? (?:\w+ )?recommend)\b"
            ).search(text, 0, found.end()):
                continue
            return Hit(found.start(), found.end())
    place = first_frame(sentence, _FRAMES, blurb=blurb)
    if place and not negated(sentence, place[0]) and not quoted(sentence, place[0]):
        return Hit(*place)
    return None
