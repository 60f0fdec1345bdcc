"""The blurb speaks as the connector and claims no closeness that is not there (E07)."""

from __future__ import annotations

from outreach.etiquette.language import negated, pattern
from outreach.etiquette.model import Known
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_SEEKER_SPEAKS = (
    (
        r"\byou (?:will|do|may|might|won't|don't|would) (?:not )?know me\b|\bfrom adam\b|\b(?:let|allowed|"
        r"permitted|encouraged) me (?:to )?(?:send|write|approach|address|use)\b|"
        r"(?<!whom )\bi [^.?!,]{2,40}, and (?:should|would) (?:count myself lucky|like|love|be (?:glad|"
        r"grateful|happy)) to (?:learn|ask|hear|understand|know)\b"
    ),
    (
        r"\b(?:i|we)(?:'d| would|'m| am|'ve| have| was| want| wanted| wish| hope| will|'ll| can| "
        r"could| need)?(?: [\w']+){0,5}? (?:to |like |love |wish |hoping |hope |wondering |glad "
        r")?(?:ask(?:ing)? you(?! to (?:talk|speak|meet|give|see|spare|take|have|consider|help))|"
        r"learn|understand|hear (?:how|about|what|from|your|more)|find out|pick your brain|know "
        r"(?:how|what|why|which)|figure out|speak (?:with|to) you|talk (?:with|to) you|meet "
        r"(?:with )?you|call you|visit you|explore|borrow|discuss|shadow)\b"
    ),
    (
        r"\b(?:could|can|may|might|would you let|let|shall|should) i (?:\w+ )?(?:have|borrow|ask|"
        r"call|ring|phone|visit|come|meet|talk|speak|steal|take|buy|treat|learn|get|trouble|"
        r"invite|join|bring|pop|bend|chat|hear|drop|zoom)\b"
    ),
    (
        r"\b(?:my name is|my name's|i(?:'m| am) (?:currently |now |also |just )?(?:an?|the) "
        r"(?!friend|former (?:colleague|classmate|teacher|boss|manager)|big|huge|great|fan|poor|"
        r"bad|mutual|bit|little|colleague|client|neighbou?r|cousin)[\w-]+|i(?:'m| am) "
        r"(?:currently |now |also |just )?(?:working as|studying|training|considering|exploring|"
        r"moving|changing|thinking (?:of|about)|transitioning|looking to|trying to|deciding|"
        r"curious|interested in|hoping to (?:learn|understand|hear|find|move|ask|speak|talk)|not "
        r"(?:after|looking for|asking for|seeking|job)))"
    ),
    (
        r"\b(?:would|could|can|might|will) you (?:\w+ ){0,6}?(?:(?:meet|talk|speak|chat|share)(?: "
        r"(?:to|with))? (?:me|your)|tell me|spare me|give me|grant me|have (?:\w+ ){0,3}?(?:for|"
        r"with) me|advise me|help me (?:to )?(?:understand|learn))\b|\b(?:talk|speak|meet|chat|"
        r"call|coffee) with me\b"
    ),
    (
        r"\b[a-z]+(?: [a-z]+)? (?:kindly )?(?:suggested (?:that )?i|gave me your|told me (?:about "
        r"you|to contact|you)|mentioned you to me|said i (?:could|should|might)|encouraged me to|"
        r"recommended (?:that )?i|thought i should|pointed me to)\b|\bintroduced to you by\b|"
        r"\b(?:your|our) mutual (?:friend|contact)\b"
    ),
    (
        r"\bmy (?:own )?(?:career|background|studies|next step|job search|degree|transition|"
        r"training|thesis)\b|\bi (?:promise|won't|will not|don't|do not|am not|'m not)(?: "
        r"\w+){0,3} (?:ask you|asking you|ask|take more|be asking|asking|want|looking|after|"
        r"expect|hunting|take up) ?(?:you )?(?:for )?(?:an? |any |your )?(?:job|work|more|"
        r"position|role|favou?r)?"
    ),
)
_CONNECTOR_SPEAKS = (
    r"\b(?:meet (?!you\b|me\b|for|at\b|on\b|with\b|up\b)|introduc(?:e|ing) (?!me\b|myself\b)|"
    r"let me introduce|this is|my (?:[\w-]+ ){0,3}?(?:friend|colleague|student|neighbou?r|"
    r"cousin|niece|nephew|sister|brother|son|daughter|flatmate|classmate|client|teammate|"
    r"shipmate|boss|manager|protege|mentee|roommate|aunt|uncle|partner|husband|wife|mate|pal|"
    r"buddy|acquaintance|deputy|assistant|intern|successor|predecessor)\b"
    r"|i(?:'ve| have)? (?:\w+ )?(?:known|know|met|worked with|trust|taught|hired|recommend|"
    r"vouch|think (?:you|she|he|they|highly|the world)|trained|employed|supervised|managed|"
    r"studied with|shared)|(?:she|he|they)(?:'s|'d|'re| is| are| would| wants| has| have| "
    r"hopes| asked| used| was| and|'ve)|(?:her|his|their) (?:question|work|interest|curiosity|"
    r"name|background))\b"
)


def in_seekers_voice(part: Part) -> Place | None:
    """Find the place where a blurb speaks as the seeker, not as the connector (E07)."""
    connector = len(pattern(_CONNECTOR_SPEAKS).findall(part.lower))
    hits: list[Place] = []
    for sentence in part.sentences:
        for source in _SEEKER_SPEAKS:
            found = pattern(source).search(sentence.lower)
            if found:
                hits.append((sentence, found.start(), found.end()))
                break
    if not hits:
        return None
    return hits[0] if len(hits) > connector or (len(hits) >= 2 and connector <= 1) else None


_DISTANCE = (
    r"\b(?:met|spoken|spoke|talked|lunched|dined|had (?:lunch|coffee|dinner|a drink|tea)) (?:\w+ "
    r"){0,3}?(?:just the )?once\b(?! "
    r"(?:a|every|per|again|more))|"
    r"\b(?:yesterday|last (?:week|month|night)|this (?:week|morning)|the other day)\b[^.?!]{0,30}\bwhen "
    r"we (?:first )?met\b|"
    r"\b(?:hardly know (?:each|one)|barely know (?:each|one)|(?:you )?(?:may|might|probably|won't|"
    r"will not) (?:\w+ )?(?:not )?(?:remember|recall) me|"
    r"(?:exchanged|swapped) (?:only |just |exactly |no more than |but )?(?:a few|two|three|one|some) "
    r"(?:letters|messages|mails|e-?mails|words|"
    r"lines|cards)|only (?:ever )?"
    r"(?:met|spoken|exchanged|seen|talked|know)|(?:don't|do not) know (?:each other|one another|you|"
    r"me) (?:well|much|that well|very well)|"
    r"stranger to (?:you|me|us)|connected (?:here |on linkedin )?(?:only |just )?(?:last|a (?:week|month|"
    r"few))|met (?:just |only )?(?:once|"
    r"briefly|in passing|last (?:week|month)|two weeks|a (?:week|month|few)))\b|"
    r"\b(?:met|came across|connected|got to know)\b[^.?!;]{0,40}\b(?:(?:an?|one|two|three|four|five|six|ten|a few|"
    r"a couple of|some|\d+) (?:minutes|hours|days?|weeks?|months?) ago|last (?:week|month|night|weekend|"
    r"mon\w+|tues\w+|"
    r"wednes\w+|thurs\w+|fri\w+|satur\w+|sun\w+)|yesterday|this (?:week|month|morning|weekend))\b|"
    r"\b(?:met|spoke|talked) (?:\w+ ){0,3}?at (?:an?|the|last \w+'s) (?:[\w-]+ ){0,2}?(?:fair|party|"
    r"wedding|conference|stand|"
    r"barbecue|meetup|dinner|reception|workshop|lecture|reunion)\b(?! in (?:19|20)\d\d)|"
    r"\b(?:(?:wrote|messaged|mailed|e-?mailed|contacted|approached|reached out)(?: to)? me(?: \w+){0,2} "
    r"(?:after (?:my|the|a) "
    r"(?:\w+ )?(?:talk|lecture|article|speech|course)|for the first time|unprompted)|out of the blue|"
    r"accepted (?:his|her|their) (?:invitation|request)|friend of a friend|never (?:seen|exchanged|heard of)|"
    r"(?:know|knew|seen) (?:him|her|them|[a-z]+) (?:only )?(?:only )?(?:from|by) (?:sight|name|afar|a distance)|"
    r"heard of (?:him|her|them) (?:only |for the first time ))\b|"
    r"\b(?:(?:i|we) (?:\w+ )?(?:ran|run|bumped) into (?:him|her|them|you|[a-z]+)|(?:sat|stood) next to "
    r"(?:each other|one another|me|him|her|"
    r"them|you|[a-z]+)(?: \w+){0,2} (?:on|at|in) (?:an?|the) (?:[\w-]+ )?(?:train|plane|bus|flight|"
    r"ferry|dinner|wedding|talk|"
    r"lecture|conference|queue|table|concert)|(?:don't|do not|"
    r"didn't) (?:really |actually )?know "
    r"(?:[a-z]+ ){1,2}(?:well|much|closely)|(?:got|fell) (?:talking|chatting)|first time (?:we|i)|"
    r"(?:met|spoke|talked|saw (?:him|her|them)) (?:\w+ ){0,2}?for the (?:first|very first) time|(?:met|"
    r"know|knew) (?:[a-z]+ ){1,3}?"
    r"(?:on a (?:train|plane|bus|ferry|flight|course)|at (?:a|the) (?:party|wedding|fair|conference|talk|"
    r"bus stop|stand|"
    r"barbecue|meetup)|in (?:a|the) (?:queue|lift|waiting room)|for (?:a few|ten|five|two) minutes|"
    r"only (?:by|from|through|since))|"
    r"acquaintance)\b|"
    r"\b(?:(?:never|not yet|haven't|have not|hasn't|only) (?:\w+ ){0,3}?(?:met|spoken|talked|"
    r"worked|crossed)|(?:met|spoke|talked|spoken|crossed paths|overlapped) (?:\w+ "
    r"){0,4}?(?:once|briefly|last (?:week|month)|yesterday|only)|(?:only|just) (?:met|know|"
    r"connected|spoke|exchanged|overlapped|been)|(?:don't|do not|doesn't|does not|didn't|"
    r"can't claim to|cannot claim to|barely|hardly|scarcely) (?:\w+ ){0,2}?(?:know|knew|"
    r"remember)|a complete stranger|strangers|never (?:worked|met|spoken)|connected on "
    r"linkedin (?:but|only|last|though)|online only|only (?:through|via|on|from) (?:linkedin|"
    r"online|the internet|e-?mail)|met (?:him|her|them|you)? ?(?:last (?:week|month)|"
    r"yesterday|once|recently)|we have yet to meet|just (?:met|joined)|(?:we|i|you) (?:only "
    r")?met (?:just )?once)\b"
)
_CLOSE = (
    r"\b(?:(?:best|closest|greatest|firmest) of friends|(?:close|closest|dear|dearest|best|good|great|"
    r"old|oldest|lifelong|long-?time|"
    r"trusted|very good|intimate) (?:(?:and )?[\w-]+ ){0,2}(?:friends?|mates?|pals?|buddies|buddy|"
    r"confidant\w*)|(?:known|know|knows) (?:\w+ ){1,3}?(?:for (?:many|several|over|more|\w+|a "
    r"long|a good) ?(?:\w+ ){0,3}(?:years|decades?|time|ages)|(?:very |extremely |really |so "
    r")?well\b|inside out|for ages|for years|forever|since (?:\w+ ){0,3}(?:school|childhood|"
    r"university|college|\d{4}|we were))|(?:known|know|friends?|together|colleagues?|neighbou?rs?|"
    r"shared|we(?:'ve| have)?|(?:worked|working|sung|studied|played|lived) (?:with|alongside|next to|"
    r"beside|for me|under me))\b[^.?!]{0,40} for (?:many |several |over |more than |\w+ )?(?:years|"
    r"decades)\b|side by side|hand in hand|(?:long|years of|decades of|"
    r"first-hand) (?:\w+ )?(?:experience|friendship|collaboration|acquaintance|working together)|best "
    r"(?:\w+ ){1,3}(?:one|anyone|"
    r"anybody|you|any \w+) (?:can|could) (?:have|wish|want|hope|ask)|worked (?:\w+ ){0,2}?(?:closely|"
    r"together for|with (?:me|him|her) (?:\w+ )?(?:for|closely|every))|work(?:ed)? closely|"
    r"go(?:es)? (?:a long |a very long )?way back|go(?:es)? back (?:decades|years|ages|a long|many|to|"
    r"forever|ten|twenty|"
    r"thirty|over)|(?:nobody|no one|few people|hardly anyone) i(?:'d| would)? (?:trust|know|rate|value|"
    r"think)\w*|(?:trust|trusted) (?:him|her|them) "
    r"(?:with|completely|blindly|absolutely|implicitly)|thick as thieves|joined at the hip|(?:part|"
    r"one) of (?:the|our|my) family|"
    r"back of my hand|better than (?:anyone|anybody|most)|(?:nobody|no one)\b[^.?!]{0,20}\bknows (?:him|"
    r"her|them|[a-z]+) (?:as|so|better|like)\b|know (?:him|her|them) as (?:\w+ )?as|(?:since|from) "
    r"(?:childhood|our childhood|"
    r"the cradle|kindergarten|nursery)|"
    r"right hand|my rock|soul ?mate|grew up together|"
    r"inseparable|like (?:a )?(?:brother|sister|family)|best "
    r"(?:\w+ ){0,3}(?:i(?:'ve| have) (?:ever )?(?:worked|had|known|managed|taught|seen)|ever "
    r"worked)|one of the best|vouch for|i trust (?:him|her|them)|with my life|wholeheartedly|"
    r"can speak (?:\w+ )?to (?:his|her|their))\b"
)
_WORKED = (
    r"\b(?:worked (?:\w+ ){0,4}?(?:together|with|alongside|for (?:me|us)|under me|side)|"
    r"(?:former|old|ex-?|my|a) ?colleague|workmate|teammate|co-?worker|shared an office|"
    r"shared a desk|my (?:former |old )?(?:boss|manager|deputy|assistant|employee|report)|"
    r"reported to me|ran our|on (?:my|our) team)\b"
)
_STUDIED = (
    r"\b(?:studied (?:\w+ ){0,3}?(?:together|with)|classmates?|fellow student|at (?:school|"
    r"university|college|uni) together|went to (?:school|university|college) (?:together|"
    r"with)|same (?:class|course|year|batch)|flatmate)\b"
)
_FRIENDSHIP = (
    r"\b(?:(?:close|closest|dear|dearest|best|good|old|oldest|lifelong|very good) (?:\w+ "
    r")?friends?|friends? (?:of mine )?(?:for|since)|like (?:a )?(?:brother|sister|family)|my "
    r"(?:cousin|sister|brother|niece|nephew|aunt|uncle))\b"
)
_YEARS = (
    r"\b(?:known|worked|friends?|colleagues?|been|studied|shared)\b[^.?!]{0,45}?\bfor (?:over "
    r"|more than |almost |nearly |about |some |the (?:last|past) )?(?P<years>\d{1,2}|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|"
    r"several|decades|a decade)\b(?: (?:years|decades))?"
)
_YEAR_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "many": 5,
    "several": 3,
    "decades": 20,
    "a decade": 10,
}


def overclaims(blurb: Part, request: Part | None, known: Known | None) -> Place | None:
    """Find closeness that the text itself or the known evidence contradicts (E07).

    Args:
        blurb: The text in the connector's voice.
        request: The letter to the connector around it, or None.
        known: What the store knows, or None.
    """
    claims = [
        (sentence, found) for sentence in blurb.sentences if (found := pattern(_CLOSE).search(sentence.lower))
    ]
    claims = [(sentence, found) for sentence, found in claims if not negated(sentence, found.start())]
    if claims:
        distant = any(_distant(sentence) for sentence in blurb.sentences)
        if request is not None:
            distant = distant or any(
                (found := pattern(_DISTANCE).search(sentence.lower)) is not None
                and pattern(r"\b(?:we|us|you and i|me)\b").search(sentence.lower) is not None
                and pattern(r"\b(?:know (?:him|her|them)|met (?:him|her|them))\b").search(found[0]) is None
                for sentence in request.sentences
            )
        if distant:
            sentence, found = claims[0]
            return sentence, found.start(), found.end()
    return None if known is None else _against_evidence(blurb, known)


def _distant(sentence: Sentence) -> bool:
    """Say whether a sentence tells that connector and seeker hardly know each other, not the seeker and a third."""
    text = sentence.lower
    return any(
        pattern(r"\b(?:she|he|they)(?:'s|'ve| has| have| had)? $").search(text, 0, found.start()) is None
        or pattern(r"^[^.?!]{0,12}\b(?:me|us)\b").search(text[found.end() :]) is not None
        or " me" in found[0]
        for found in pattern(_DISTANCE).finditer(text)
    )


def _against_evidence(blurb: Part, known: Known) -> Place | None:
    """Find the first claim of a blurb that the known evidence contradicts."""
    relations = known.relations
    denied = []
    if known.worked_together is False:
        denied.append(_WORKED)
    if known.studied_together is False:
        denied.append(_STUDIED)
    if relations is not None and not relations & {"friend", "family"}:
        denied.append(_FRIENDSHIP)
    for sentence in blurb.sentences:
        for source in denied:
            found = pattern(source).search(sentence.lower)
            if found and not negated(sentence, found.start()):
                return sentence, found.start(), found.end()
        found = pattern(_YEARS).search(sentence.lower)
        if found and known.years_known is not None:
            claimed = _YEAR_WORDS.get(found["years"]) or int(found["years"])
            if claimed > known.years_known + 1:
                return sentence, found.start(), found.end()
    return None
