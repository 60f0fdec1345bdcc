"""What a message must carry: who opened the door (E15), who writes and why (E16), a dated promise (E17)."""

from __future__ import annotations

import re

from outreach.etiquette.language import negated, pattern
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_RELATION = (
    r"(?:friends?|acquaintances?|contacts?|colleagues?|connections?|person|people|professors?|"
    r"teachers?|boss|manager|client"
    r"|customer|neighbou?r|classmate|alumn\w+|relative|cousin|co-?worker|student|employee|"
    r"partner|member|source|individual"
    r"|team ?mate|employer|supervisor|tutor|mentor|coach|director|lecturer|uncle|aunt|brother|"
    r"sister|father|mother|landlord)"
)
_SOMEBODY = (
    (
        r"(?:(?:an?|some|another) (?:[\w-]+ ){1,2}(?:of|from|in) (?:your|our|my|mutual) (?:[\w-]+ "
        r")?(?:acquaintance|circle|choir|street|gym|church|village|town|course|ward|network|parish|club|"
        r"team|year|"
        r"guild|company|office|class|department)|one of (?:my|your|our|the|his|her) (?:[\w'-]+ )?[\w'-]+|"
        r"someone|somebody"
        r"|(?:a|an|our|some|this|that|another|two|several|my|your)(?: (?:very|rather|certain|"
        r"mutual|common|shared|old|former|good|dear"
        r"|close|past|ex-?|joint|senior|younger|older|fellow|kind|mine|current|previous|other))* ?"
    )
    + _RELATION
    + (
        r")"
        r"(?:'s)?(?: (?:of|from|in|at|on|who|that|you|we|i|whom|both|has|with|used|to|know|knows|"
        r"work|works|worked|your|yours|mine|ours"
        r"|my|team|company|circle|network|our|former|firm|common|once|the|a|an|office|department|"
        r"side|here|there|previously|and|kindly"
        r"|very well|well|festival|conference|fair|party|meeting|event|school|university|gym|"
        r"church|wedding|workshop|met|last week|(?:from|in|at) [\w'-]+))*"
    )
)
_OPENED = (
    r"(?:suggest\w*|embolden\w*|recommend\w*|encourag\w*|(?:says?|told|thinks?|believes?|reckons?|swears?|assures?|"
    r"assured) (?:me )?(?:that )?(?:you|i)\b|told me|tells me|gave me|said (?:that )?(?:i|"
    r"you)|mention\w*|point(?:ed)? me|(?:sent|steered|nudged|set|put) me (?:your way|in your direction|"
    r"on ?to you)|advis\w*|referr?(?:ed|s)|about you|urged|offer(?:ed)? me|let me "
    r"have|provided me|g[ai]ve me|share(?:d)? (?:your|with me)|pass (?:me|on)|thought (?:that "
    r")?(?:i|you|we)|thinks (?:that )?(?:i|you|we)|put me|sent me|introduc\w*|direct(?:ed)?|"
    r"pass(?:ed)? (?:me|on|along)|shared your|speaks? (?:very |so )?highly|spoke (?:\w+ )?of "
    r"you|invit\w+ me|nam(?:ed|es) you|brought you|insisted)"
)
_UNNAMED = (
    # Anybody who is called by a common noun: "one of the cleaners at your depot gave me your name".
    (
        r"\b(?:an?|one of (?:the|your|my|our|his|her)|some|another|somebody|someone|two|several) "
        r"(?!(?:[\w-]+ )?(?:article|book|post|film|talk|sign|"
        r"newspaper|website|web|page|advert|podcast|search|map|ad|list|leaflet|poster|interview|paper|"
        r"report|letter|mail|lecture|programme|program|"
        r"radio|video|blog|thing|way|day|week|time|look|directory|exhibition|visit|story|line|quote|photo|"
        r"map)s?\b)[a-z' -]{2,60}?(?:, [a-z' -]{2,50},)? (?:has |had |have |was (?:so )?|just |once |kindly "
        r"|very |even )*"
        r"(?:\w+ (?:enough|as) to )?(?:gave me your (?:name|address|number|details|contact|e-?mail)|given "
        r"me your (?:name|address|number)|told me (?:to|that i|i|about you)(?: \w+)? ?(?:write|"
        r"contact|should|could|can|may|might|ask|you|talk|try)?\b(?! (?:the|it|how))|thought (?:that "
        r")?(?:you|i)\b|(?:thinks|believes|was sure|is sure|assured me|promised|swore|bet) (?:me )?(?:that "
        r")?(?:you|i)\b|said (?:that )?(?:i "
        r"(?:should|could|can|may|might|must)|you (?:might|may|are|were|would|could))|pointed me (?:(?:to|"
        r"towards|at) you|your way|in your direction)|point me to you|"
        r"sent me (?:to you|your)|passed (?:me|on) your|mentioned (?:you|your name)|suggested (?:you|that i|"
        r"i (?:write|ask|contact|talk|turn))|recommended (?:you|that i|i)|"
        r"put me (?:on|onto) (?:to )?you|shared your (?:name|address|contact|number|details|e-?mail))\b"
    ),
    (
        r"\b(?:a little bird|word has it|rumou?r has it|i(?:'ve| have)? (?:been|was) (?:reliably )?(?:told|"
        r"informed)) (?:\w+ ){0,4}?(?:you|your)\b"
    ),
    (
        r"\b(?:people|friends|colleagues|others|contacts|acquaintances|alumni) (?:[\w']+ "
        r"){0,5}?(?:say|says|said|tell|told|suggest\w*|recommend\w*|mention\w*|agreed?|think|"
        r"thought) (?:\w+ ){0,3}?(?:you\b|your\b|(?<=told )me to\b)"
    ),
    (
        r"\b(?:suggest|recommend|encourag|advis|urg|referr|direct|point|introduc|told|given|invit|"
        r"sent|named|mention|pass|prompt|inspir)\w* (?:\w+ ){0,3}?(?:by|through|via|from) (?:a|an|"
        r"one of|someone|somebody|some|your|our|people|friends|several)\b(?! (?:book|article|post|"
        r"paper|talk|piece|film|report|interview|podcast|lecture|directory|page|profile|website|"
        r"newspaper))"
    ),
    (
        rf"\b{_SOMEBODY}(?:, (?:who|whom|whose)[^,.?!]{{1,70}})?,? (?:very |so |was |had |has |have |"
        rf"recently |just |once |kindly |warmly |"
        rf"yesterday |last week |strongly )*(?:so |as )*(?:\w+ enough to |\w+ as to )?{_OPENED}"
    ),
    (
        r"\b(?:i (?:was|have been|'ve been|got|am|'m)|your name (?:was|has been)|you (?:were|have "
        r"been|come|came)) (?:\w+ )?(?:told|advised|encouraged|urged|suggested|given|recommended|"
        r"referred|pointed|directed|passed|mentioned|put|sent|highly recommended|"
        r"introduced)\b(?:(?!\bby [a-z])[^.?!]){0,40}?\b(?:to (?:write|contact|you|get in touch|"
        r"me|approach|reach|speak|turn|your|talk)|your (?:name|details|way|address|number|"
        r"contact))\b"
    ),
    (
        r"\b(?:from|through|via|by|thanks to|courtesy of|on the (?:advice|recommendation|"
        rf"suggestion) of|at the suggestion of) {_SOMEBODY}(?=[,.;]| i | who| and| that| (?:at|of|in|"
        rf"from) (?:the|your|our|my) |$)"
    ),
    (
        r"\b(?:we (?:have|share) (?:a|an|some|several) (?:mutual|common|shared) (?:friend|"
        r"acquaintance|contact|connection|colleague)s?)\b"
    ),
)


#: Of these the reader has one, so that no name is needed.
_KIN = (
    r"your (?:own |late |dear |big |little |older |younger |elder )?(?:brother|sister|wife|husband|partner|mother|"
    r"father|"
    r"mum|mom|dad|son|daughter|grandmother|grandfather|twin|fianc\w+|boss|secretary|landlady|landlord)\b"
)


def unnamed_connector(part: Part) -> Place | None:
    """Find where a letter speaks of somebody who opened the door without naming them (E15)."""
    for number, sentence in enumerate(part.sentences):
        for source in _UNNAMED:
            found = pattern(source).search(sentence.lower)
            if not found or negated(sentence, found.start()):
                continue
            if source == _UNNAMED[6] and not pattern(
                r"\b(?:your (?:name|address|details|number|contact|profile)|about you|of you|of your "
                r"(?:work|group|team)|write|writing|heard|introduc|touch)\b"
            ).search(sentence.lower):
                continue
            if pattern(r"\b(?:glad|happy|like|love|pleased|delighted) to (?:\w+ )?hear $").search(
                sentence.lower[: found.start()]
            ):
                continue
            if pattern(r"\bwish(?:ed)? $").search(sentence.lower[: found.start()]):
                continue
            if pattern(_KIN).match(sentence.lower[found.start() :].lstrip(" ,;:.!")):
                continue
            rest = sentence.cased[found.start() :]
            # "Jo, a friend from school, …" names them before; "Dear Dana, a friend …" names the reader.
            before = re.sub(r"^(?:Dear|Hi|Hello|Hey)\b[^,]*, ", "", sentence.cased[: found.start()])
            # "the daughter of your colleague Otto Frey, and my mother thought …" names somebody, too.
            others = re.sub(r"\b(?:I'm|I am|[Mm]y name is|[Mm]y name's) (?:[A-Z][\w'-]+ ?)+", "", before)
            named = re.search(r"\b[A-Z][\w'-]+ [A-Z][\w'-]+\b", others)
            if _names_somebody(rest) or named or re.search(r"[A-Z][\w'-]+, $", before):
                continue
            following = part.sentences[number + 1].cased if number + 1 < len(part.sentences) else ""
            if re.match(
                r"(?:His|Her|Their|It was|That was|The name|This was)\b", following
            ) and _names_somebody(following[3:]):
                continue
            return sentence, found.start(), found.end()
    return None


_NOT_NAMES = frozenset(
    """
    I I'm I'd I'll I've Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December LinkedIn Zoom Teams My Your
    Our We You She He They It The A An Could Would Can Might Please University School College
    Institute Company Dear English German French
    """.split()
)


def _names_somebody(cased: str) -> bool:
    """Say whether a capitalised word after the first could name a person."""
    words = re.findall(r"(?<![.@\w])[A-ZÀ-Ý][\w'-]+", cased[1:])
    if not words:
        return False
    places = {found[1] for found in re.finditer(r"\b(?:at|in|from|of the|for) ([A-Z][\w'-]+)", cased)}
    return any(word not in _NOT_NAMES and word not in places for word in words)


_WHO = (
    # A list: "who: Ulla, tester at a ticket office".
    r"(?:^|[\n•*–-] ?)(?:me|name|background) ?: ?\w|\b(?:who(?: i am| am i)?|about me|my background) ?: ?\w|"
    # "I fit solar panels in Kent": what somebody does, and where.
    r"\b(?:first|second|third|fourth|fifth|last|final)[- ]year\b|\b\w+ years? (?:of|in|into|as|on) "
    r"(?!the (?:phone|line))\w+|"
    r"\bour (?:village|school|parish|club|company|team|theatre|choir|shop|clinic|farm|town)\b|"
    r"\bi have (?:charge|the care) of\b|\bi have an? (?:small |little |old )?(?:shop|farm|bakery|"
    r"business|practice|school|workshop)\b|"
    r"(?:^|[.!?,;\n] ?|\band |\b(?:in|since|from|next|this) (?:\w+ ){1,2})i (?!am\b|will|would|should|"
    r"hope|have|had|was|could|can|know|knew|think|"
    r"thought|look|want|wish|write|"
    r"wrote|call|ring|rang|phone|telephone|shall|may|might|must|found|saw|read|heard|got|understand|"
    r"believe|trust|see|need|send|"
    r"sent|love|like|enjoy|appreciate|wonder|came|come|met|ask|do|did|just|also|only|really|assume|"
    r"understood|promise|expect|turn|"
    r"received|gather|learned|learnt|share|respect|admire|contact|apologi)[a-z]+ (?:[\w'-]+ "
    r"){0,4}?(?:in|at|for|on|of|with|near|from)\b|"
    r"\b(?:i'm|i am|we are|i was|i've been|i have been) (?!free|available|happy|glad|sure|"
    r"sorry|writing|looking|hoping|grateful|very|so|flexible|able|around|reaching|wondering|"
    r"keen|interested|impressed|at your|contacting|getting|pleased|delighted|based|aware|not|also|open|"
    r"ready|prepared|willing|told|"
    r"hopeful|confident|convinced|certain|honou?red|humbled|thankful|obliged|excited|eager|free|usually|"
    r"mostly|here|in town|"
    r"asking|on|new to you|all|really|truly|most|indebted|"
    r"thrilled|touched|overjoyed|proud|amazed|in awe|enchanted|charmed|moved|full of|an? (?:great |big |"
    r"huge |long-?time |"
    r"keen )?(?:fan|admirer|"
    r"reader|follower|stranger))(?:[\w'-]+)"
    r"|\bmy name(?:'s| is)\b|\bi (?:work|worked|teach|taught|studied|study|lead|led|run|ran|"
    r"drive|repair|train|trained|manage|managed|serve|served|spent|make|cook|write (?!to you|"
    r"because|in)|graduated|finished|sell|build|design|nurse|research|look after|own|play|"
    r"coach|grow|keep|head|edit|translate|represent|just (?:finished|left|moved))\b|\bi(?:'ve|"
    r" have) (?:been|spent|worked|run|taught|just|led|served|had)\b"
    r"|\bas an? (?:[\w-]+ ){0,3}[\w-]+(?:er|or|ist|ant|eer|ian|nurse|chef|cook|student|"
    r"graduate|clerk|parent)\b|\b(?:we (?:met|both|worked|studied|share|spoke|sat)|fellow|"
    r"after (?:[\w-]+ )(?:years|months)|(?:^|[.!?,\n] ?)(?:it's |this is )?(?:[\w'-]+ ){1,3}(?:(?:from|"
    r"at|of) (?:[\w'-]+ ){1,4})?here\b|my (?:team|workshop|company|"
    r"class|work|studies|background|years|degree|thesis|students|pupils|practice|shop|own))\b"
)
_WHY = (
    r"\b(?:because|the reason|in order to|i(?:'m| am) writing (?:to|because|about)|my "
    r"question|i want to|i(?:'d| would| should) (?:like|love) to (?:ask|learn|know|understand|"
    r"hear)|curious|interested in|prepar\w+ (?:a|my)|research\w*|thesis)\b"
)
#: The writer as somebody who wishes or may do something; a bare list of questions has no such word.
_AIM = (
    r"\b(?:i|we)(?:'d| would| should|'m| am)? (?:[\w']+ ){0,2}?(?:like|love|value|welcome|hope|hoping|"
    r"wish|appreciate|want|wonder|"
    r"wondering|trying|keen|eager|glad|grateful|happy|thankful|delighted|obliged|curious|ask|asking)\b|"
    r"\b(?:may|could|can|might) (?:i|we)\b|\b(?:could|would|will|can) you (?:\w+ )?(?:tell|explain|show|"
    r"spare|talk|speak|let|give|have|meet|be)\b|\bmy\b"
)


def says_who(part: Part) -> bool:
    """Say whether a letter tells who writes (half of E16)."""
    return pattern(_WHO).search(part.lower) is not None


def says_why(part: Part) -> bool:
    """Say whether a letter tells why it is written, apart from a topic (half of E16)."""
    return pattern(_WHY).search(part.lower) is not None


def says_aim(part: Part) -> bool:
    """Say whether the writer stands in a letter at all, with a wish or a question of their own (E16)."""
    return pattern(_AIM).search(part.lower) is not None


#: Closings that are no name, beyond what begins a sentence.
_CLOSINGS = frozenset(
    "Thanks Thank Cheers Best Regards Kind Warm Yours Sincerely Faithfully Truly Greetings Wishes Many Bye Love".split()
)


def signed(part: Part) -> bool:
    """Say whether a letter ends in a name, or tells by name who sent its writer."""
    if re.search(
        r"[A-Z][\w'-]+ (?:said|says|told|tells|suggested|thought|gave|sent|mentioned|named)\b", part.cased
    ):
        return True
    words = re.findall(r"[^\W\d_][\w'-]*", part.cased)
    return bool(words) and words[-1][0].isupper() and words[-1] not in _CLOSINGS | _NOT_NAMES


_PROMISE = (
    r"(?:(?:\b(?:and|then)|^|(?<=[.!;,–—] )) ?(?:will|shall)|\b(?:i|we)(?:'ll| will| shall|'m going to|"
    r" am going to|"
    r" plan to| intend to| promise "
    r"to|'m planning to| am planning to|'m about to)) ?"
    r"(?:(?:then|also|just|certainly|definitely|surely|gladly|happily|be sure to|make sure to|"
    r"simply|probably|try (?:to|and)|take the liberty (?:of|to)|be|have my|a|to|follow this (?:note|"
    r"letter) (?:up )?with a) ){0,3}?"
    r"(?:call\b|calling\b|phone\b|phoning\b|ring\b|ringing\b|telephon(?:e|ing)\b|give (?:you|your "
    r"[\w']+|the [\w']+|them|"
    r"it) (?:a|another) (?:[\w-]+ )?(?:ring|call|bell|buzz|shout|tinkle)|write\b|writing\b|"
    r"e-?mail\b|message\b|text\b|drop (?:you )?(?:a|another) (?:[\w-]+ )?(?:line|note|mail|"
    r"e-?mail|message)|get back\b|in (?:touch|contact)\b|get in (?:touch|contact)|back in "
    r"touch|follow(?:ing)? (?:up|this up)|reach out|reaching out|check (?:back|in)\b|come "
    r"back to you|contact\b|contacting\b|circle back|touch base|ping\b|try (?:you )?(?:again|"
    r"your office)|send (?:you )?(?:a|an|another|some|more|my) (?:[\w-]+ )?(?:line|note|message|mail|e-?mail|"
    r"reminder|news|update|word)|report (?:back|again)|update you\b|(?:catch|reach|get) you (?:by|on|"
    r"over) (?:the )?(?:phone|telephone)|have another go|be back|from me\b|get hold of you|"
    r"knock|resurface|report back to you|speak (?:to|"
    r"with) you)"
    r"|\b(?:expect|await|look out for|watch for) (?:a|an|my|another) (?:\w+ )?(?:call|voice|phone "
    r"call|ring|letter|mail|e-?mail|message|line|note)\b|\byou(?:'ll| will| shall| can expect "
    r"to) (?:\w+ )?(?:hear from me|be hearing from me|get a (?:call|ring|message|mail|line) from me|"
    r"hear more)\b|"
    r"\b(?:talk|speak|write|call|more)(?: to you)? (?:at some (?:point|stage)|one of these "
    r"days|before long|in due course|down the (?:road|line))\b"
)
_DATE = (
    r"\b(?:on the dot|as agreed|at the agreed (?:time|hour)|sharp)\b|"
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|tues|wed|weds|thu|thur|"
    r"thurs|fri|sat)\b|january|february|march|april|june|july|august|september|october|"
    r"november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:in|of|by|early|"
    r"late|mid|until|before|next|this|from|\d|since)[ -]may\b|may \d|\d{1,2}(?:st|nd|rd|th)? "
    r"(?:of )?may\b|tomorrow|today|tonight|(?:this|next) (?:week|month|weekend|afternoon|"
    r"morning|evening|spring|summer|autumn|fall|winter|year|term|quarter|mon|tue|wed|thu|fri|"
    r"semester|season)|(?:in|within|after) (?:exactly |about |around )?(?:a|an|one|two|three|"
    r"four|five|six|seven|ten|\d+|another|the next \w+|a couple of) (?:working |business |"
    r"school )?(?:day|week|month|year|hour|fortnight)s?(?:'s?)?|fortnight|(?:a|two|one|three) "
    r"(?:weeks?|days?|months?) (?:from|later|before)|(?:by|at|before|after|towards) the "
    r"(?:end|middle|beginning|start) of|in (?:the )?(?:spring|summer|autumn|fall|winter|new "
    r"year|20\d\d)|20\d\d|(?:after|before|at|over|around|by) (?:easter|christmas|new year|the "
    r"holidays?|ramadan|eid|diwali|thanksgiving|pentecost|half-term|midterm|the exams?|"
    r"harvest|the conference|the fair|the weekend|the meeting|the summer)|the \d{1,2}(?:st|nd|"
    r"rd|th)?\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[./-]\d{1,2}|\d{1,2}:\d\d|(?:at|around) "
    r"(?:noon|\d{1,2}|nine|ten|eleven|two|three|four|five)\b|(?:the|that) (?:following|same) "
    r"(?:day|week|morning|evening)|a week today|midweek|this coming week)\b"
)
_CONDITION = (
    r"\b(?:once|as soon as|after (?:i|you|we|she|he|the|my|your|that|reading|seeing|talking|"
    r"trying|finishing|our)|when (?:i|you|we|she|he|the|my|your|it|they|that|there)|when i've|"
    r"(?<!see )(?<!ask )(?<!check )(?<!know )(?<!hear )(?<!learn )(?<!out )(?<!wonder )if|"
    r"should you|unless|until|before (?:i|you|we|the|our|my)|the (?:moment|day|minute) (?:i|"
    r"you|we|the)|whenever you|only|straight after|right after)\b"
)

#: Courtesies and vague times in the form of a condition; they fix no day.
_NO_CONDITION = (
    r"\b(?:see|ask|find out|learn|hear|know|check|arrange|agree|say|tell|settle|discuss) (?:\w+ )?(?:when|"
    r"if|whether)\b|"
    r"\bif (?:i|we) may\b|\bif (?:that|this|it)(?:'s| is| would be| suits)? ?(?:ok|okay|all ?right|fine|"
    r"agreeable|convenient|"
    r"you)?\b|\bif you(?:'ll| will| would)? (?:don't mind|allow|permit|let me)\b|\bif (?:possible|need be|"
    r"necessary|"
    r"anything|something|things|there(?:'s| is| are)(?: \w+)?)\b|\bwhen(?:ever)? (?:there(?:'s| is|"
    r" are)? (?:\w+ )?|(?:i|we) (?:can|get (?:a|the) "
    r"(?:chance|moment|time)|have (?:time|an? (?:\w+ )?(?:moment|minute|chance)|news|more|something))|"
    r"things (?:\w+ )?(?:calm|settle|"
    r"quiet|slow|are)|the "
    r"(?:time|moment) (?:is|comes|seems)|life)|\bonce (?:things|life|it all|everything|there)|\bonly\b"
)


def undated_promise(part: Part) -> Place | None:
    """Find a promise to call or write that says no day (E17)."""
    sentences = part.sentences
    for number, sentence in enumerate(sentences):
        text = sentence.lower
        for found in pattern(_PROMISE).finditer(text):
            after = text[found.end() :]
            # "A line about how it goes" is a promise; "I'll write about bees" is none.
            told = after.startswith(" about ") and pattern(r"\b(?:line|note|mail|message|word|update|news)$")
            if not (told and told.search(found[0])) and pattern(
                r"^(?: (?:to |with )?(?:the (?:intro(?:duction)?|text|note|blurb|message|mail|e-?mail|letter|"
                r"lines|words)|an? (?:intro(?:duction)?|text|blurb|draft)|my |everything|our |some (?!day|"
                r"evening|morning|afternoon|week|time|moment)|her|him|them|it up|this "
                r"up|up\b|down\b|it\b(?! ?[,.])|the "
                r"(?:report|thesis|book|article|paper|minutes)|a (?:report|book|piece|post|review|thesis|"
                r"page)|about (?!this|it)|my (?:thesis|report|notes)|to (?!you\b|your\b|ask\b|see\b|"
                r"arrange\b|check\b|hear\b|set\b|confirm\b|find\b|follow\b|say\b|fix\b|let\b)[a-z]+))"
            ).search(after):
                continue
            if pattern(
                r"\b(?:call|phone|ring|email|e-mail|message|text|contact|ping) (?:her|him|them|it|this|"
                r"myself)\b"
            ).search(text, found.start(), min(len(text), found.end() + 8)):
                continue
            if pattern(r"\b(?:last|nothing more|no more)\b[^.;]{0,12}$").search(text, 0, found.start()):
                continue
            # What somebody else is to be told is promised to them.
            if pattern(r"\b(?:write|tell|say|mention)\b[^.?!]{0,20}\bthat $").search(text[: found.start()]):
                continue
            if negated(sentence, found.start()) or pattern(r"\bnot\b|\bno longer\b|\bnever\b").search(
                found[0] + after[:6]
            ):
                continue
            clause = text[max(0, found.start() - 90) : found.end() + 110]
            clause = pattern(_NO_CONDITION).sub("_", clause)
            following = sentences[number + 1].lower if number + 1 < len(sentences) else ""
            if pattern(_DATE).search(clause) or pattern(_CONDITION).search(clause):
                continue
            if pattern(r"^(?:that will be|it will be|say,|probably|let's say|i mean|expect)\b").search(
                following
            ) and pattern(_DATE).search(following):
                continue
            return sentence, found.start(), found.end()
    return None
