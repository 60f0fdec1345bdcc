"""Asking for work, open or veiled: what is asked, and when the same words ask for nothing (E01)."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.etiquette.language import Hit, fitting_frames, negated, pattern, quoted, reported, worded
from outreach.etiquette.segments import Part, Sentence
from outreach.etiquette.work_availability import AVAILABLE, LEANING
from outreach.etiquette.work_hints import HINTS
from outreach.etiquette.work_offers import OFFERS
from outreach.etiquette.work_places import PLACES
from outreach.etiquette.work_requests import REQUESTS
from outreach.etiquette.work_words import A_PLACE, PAPERS, PAST_EVENT, PLACE_NAME, READY

#: What friends offer each other: company, a bed for the night, a second look; no work is meant.
_FRIENDLY = (
    r"\b(?:tennis|chess|squash|cards?|golf|bridge partner|partner for|opponent|babysit\w*|dog|cat|plants|"
    r"sofa|couch|bed for|spare room|"
    r"place to stay|guide to|tour of|local guide|listener|second opinion|sounding board|"
    r"pair of eyes|feedback|"
    r"contact(?:s)? (?:in|at|for)|introduction|recipe|recommendation for|lift|ride|drink|coffee|pint|beer|"
    r"meal|dinner|"
    r"translation of|favou?r|reader for|tester for your (?:recipe|game|book)|fourth|extra (?:player|singer|"
    r"seat|chair)|"
    r"by way of thanks|as (?:a|my) thank\w*|in thanks|to (?:say thank\w*|thank you|repay)|open day|in "
    r"return|on me|my treat|on the house|repay|return the favou?r|my turn|owe you|for fun|fun of it|"
    r"anything from|something from "
    r"(?:here|the|our))\b"
)
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
    r"(?:open|clos|tak|hold|unwind|hedg|siz|build|trim|cut)\w* (?:an?|the|out|your|such|losing|big|large) (?:\w+ )?"
    r"positions? (?:is|are|was|in|early|late|against|on|and hold)\b|\b(?:losing|short|long|trading|"
    r"hedged) positions?|"
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
    r"requested|wanted|wished|suggested|proposed|offered|invited|promised)\b|\bas you (?:wished|wanted)\b"
    r"|\b(?:your|his|her) (?:kind )?(?:offer|request)\b|\byou(?:r)? offering\b|\bfor "
    r"offering\b|\b(?:if|should|when|unless|until) (?:she|he|you|they) ask|\basked (?:me "
    r")?for (?:my|a|the|it)|\bat your request\b"
)
_OF_INSIGHT = (
    r"\b(?:(?:would|did) (?:you|one)|should (?:one|i)) (?:\w+ )?(?:take|accept|choose|leave|turn down|prefer)\b|"
    r"\b(?:how (?:do |does |did |might |would |can |could )?(?:people|one|you|someone|"
    r"somebody|anyone|newcomers|graduates|nurses|teachers|most|she|he|they|others|candidates|"
    r"[\w-]+ people|[\w-]+s)\b"
    r"|what (?:do |does |did )?(?:you|people|they|employers|managers|kitchens|firms|teams|"
    r"recruiters|she|he) (?:\w+ )?(?:look|looks|value|expect|want)"
    r"|how (?:an?|the|your|his|her|their|each|every|such an?) [\w'-]+(?: [\w'-]+)? (?!needs\b|is\b)[\w-]+s\b"
    r"|(?:whether|how|if|why|when|where) (?!i\b|we\b|me\b)(?:[\w'-]+ ){1,3}?(?:get|gets|got|are|is|be) (?:ever |"
    r"normally |usually |often |really )?(?:hired|recruited|taken on|employed|promoted)"
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
#: Whether some work would suit oneself is what such a talk is to show; no place is asked for.
_OWN_CHOICE = (
    r"\b(?:if|whether)\b(?![^.?!]{0,40}\bthere\b)[^.?!]{0,60}?\b(?:is|are|was|were|would be|might be|could be|'s|"
    r"'d be) (?:\w+ )?(?:something|anything|the (?:\w+ )?(?:thing|life|path|work|job|trade|field|world)|right|wise|"
    r"a (?:good |proper |real )?(?:fit|match)|made|meant|cut out|realistic|possible) for "
    r"(?:@me|an? [\w-]+ (?:like|of|with)|someone|somebody|people)\b|"
    r"\b(?:explor\w+|consider\w*|weigh\w*(?: up)?|interest(?:ed)? in|curious about|drawn to|"
    r"thinking (?:about|of)|looking into|think about)\b(?: (?!new\b|any\b|other\b|open\b)[\w'-]+){0,3}? "
    r"(?:work|jobs|roles|positions|careers?) (?:in|as|around|within|on|with (?!you\b|your\b))"
)
#: What the clause around is about, so that no work is asked for in it.
_ANOTHER_MATTER = (
    _FRIENDLY,
    _OWN_CHOICE,
    # A gap in somebody's week, not in their staff.
    (
        r"\b(?:opening|gap|slot|place|space|room|window|spot|hole|corner)s? (?:\w+ )?(?:in|on) (?:your|his|her|their|"
        r"the) (?:\w+ )?(?:diary|calendar|schedule|week|day|timetable|agenda|month|programme|program|afternoon|"
        r"morning)\b"
    ),
    # A gap in somebody's day, not in their staff.
    (
        r"\b(?:slot|gap|window|table|hour|lunch|seat)s?\b[^.?!]{0,25}\b(?:free|frees|open|"
        r"opens)\b[^.?!]{0,20}\b(?:mon|"
        r"tues|wednes|thurs|fri|satur|sun)day|\b(?:slot|gap|window|table|hour|lunch|seat)s?\b[^.?!]{0,25}\b(?:frees?|"
        r"opens?|comes? free)\b[^.?!]{0,15}\b(?:tomorrow|today|tonight|(?:this|next|that) (?:week|month|day|morning|"
        r"afternoon|evening)|at the)\b"
    ),
    # Looking out for some thing.
    (
        r"\beyes?(?: (?:open|out|peeled))* for (?:the|my|your|that|this|an?|some) (?!(?:[\w-]+ ){0,3}"
        rf"(?:{PLACE_NAME}|work|one like me|someone)\b)"
    ),
    # The reader's own search for people, wished well.
    (
        r"\b(?:hope|wish|glad|sure) (?:that )?you(?:'ll| will|'ve|'d)? (?:\w+ )?(?:find|found)\b(?! (?:me|room|"
        r"a (?:place|use|job)|something for))"
    ),
    r"\bwithin (?:the|an) hour\b",
    r"\bjobs? of \w+ing\b",
    # A place somebody holds already: "I hope the new job is going well".
    (
        r"\b(?:hope|how(?:'s| is| are| was)|congrat\w* on|enjoy\w*|heard about|settl\w+ in(?:to)?) (?:that )?"
        r"(?:the|your) (?:\w+ )?(?:position|role|job|post)\b|"
        r"\b(?:position|role|job|post|place)s? (?:\w+ )?(?:suits?|treats?|is (?:treating|suiting|going)|agrees with) "
        r"(?:you|him|her|them)\b"
    ),
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
    r"\b(?:those who|applicants|candidates|everyone who|everybody who|(?:whoever|any(?:one|body) who) "
    r"(?:wants|would like|applied|applies|wishes|plans))\b"
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


def find_job_asks(
    part: Part, *, blurb: bool, other: list[tuple[Sentence, Hit]]
) -> Iterator[tuple[Sentence, Hit]]:
    """Find requests for work, open or veiled, and declarations of being available (E01).

    Args:
        part: A part of the draft.
        blurb: Whether the connector speaks, so that the seeker stands in the third person.
        other: Places that ask for something else already; one clause asks for one thing.

    Yields:
        For each sentence that asks for work the sentence and the place.
    """
    disclaimed = pattern(_DISCLAIMER).search(part.lower) is not None
    for sentence in part.sentences:
        taken = [hit for where, hit in other if where is sentence]
        for start, end in _situations(sentence, blurb=blurb, disclaimed=disclaimed):
            if _excused(sentence, start, end, blurb=blurb) or _only_told(part, sentence, end, blurb=blurb):
                continue
            if any(_same_clause(sentence, start, end, hit) for hit in taken):
                continue
            yield sentence, Hit(start, end)
            break


def _situations(sentence: Sentence, *, blurb: bool, disclaimed: bool = False) -> Iterator[tuple[int, int]]:
    """Find the situations of a sentence that ask for work, the plain ones first.

    Args:
        sentence: One sentence of a draft.
        blurb: Whether the connector speaks, so that the seeker stands in the third person.
        disclaimed: Whether the text says that it is not about a job, which clears facts that only lean on the reader.

    Yields:
        The offsets around the parts of each in the sentence.
    """
    frames = PLACES + REQUESTS + HINTS + OFFERS + AVAILABLE + (() if disclaimed else LEANING)
    return fitting_frames(sentence, frames, blurb=blurb)


def _same_clause(sentence: Sentence, start: int, end: int, hit: Hit) -> bool:
    """Say whether two places of a sentence overlap or stand in one clause."""
    overlap = start < hit.end and hit.start < end
    return overlap or sentence.clause_at(start) == sentence.clause_at(hit.start)


def _excused(sentence: Sentence, start: int, end: int, *, blurb: bool) -> bool:
    """Say whether the words mean something else than asking for work."""
    text = sentence.lower
    words = text[start:end]
    if (
        negated(sentence, start)
        or _denied_inside(sentence, start, end)
        or quoted(sentence, start)
        or reported(sentence, start)
    ):
        return True
    if pattern(PAST_EVENT).search(text):
        return True
    clause = sentence.clause_at(start)
    around = text[clause.start : max(clause.end, min(len(text), end + 40))]
    if pattern(_OF_TWO_SENSES).search(words) and pattern(_OTHER_SENSE).search(around):
        return True
    if pattern(rf"^{PLACE_NAME}").search(words) and not pattern(_MOOD).search(around):
        return True
    if any(worded(source, blurb=blurb).search(around) for source in _ANOTHER_MATTER):
        return True
    if pattern(_OF_MYSELF).search(text, clause.start, end):
        return True
    if pattern(r"\b(?:free|available|be there|be with you|come)\b").search(words) and pattern(
        _APPOINTMENT
    ).search(text):
        return True
    if (pattern(_TO_LEARN).search(text, start, end + 25) and not pattern(A_PLACE).search(words)) or pattern(
        _OTHERS_APPLY
    ).search(text):
        return True
    if pattern(r"\bthank(?:s| you)(?: \w+){0,2} for (?:your )?$").search(text[:start]) or pattern(
        r"\b(?:your|his|her|their) (?!next )(?:[\w-]+ ){0,2}(?:job|role|position|post|employment|contract)\b(?!s)"
    ).search(words):
        return True
    if pattern(_WANTED_BY_YOU).search(text) or pattern(_HELP_TO_YOU).search(text):
        return True
    if pattern(rf"\b{PAPERS}\b|\b(?:send|sent|attach\w*|enclos\w*)\b").search(words) and pattern(
        r"\bas (?:requested|agreed|discussed|promised)\b"
    ).search(text):
        return True
    if pattern(rf"\b{PAPERS}").search(words) and pattern(_FEEDBACK).search(text):
        return True
    if "thing" in words and pattern(
        r"reschedul|\bmove (?:it|our|the)|another (?:day|time|date|slot)|cancel|postpone|can't "
        r"make|find (?:a|another) (?:new )?(?:day|time|date)|send me a word"
    ).search(text):
        return True
    insight = pattern(_OF_INSIGHT).search(text, max(clause.start, start - 60), end)
    return (
        insight is not None
        and pattern(r"\b(?:for me|hire me|like me|your team's openings)\b").search(text) is None
    )


#: What somebody knows of a house: that it grows, hires, or has places.
_FACT = (
    r"\b(?:told|tells) (?:me|us)\b|\b(?:i|we)(?:'ve| have|'d| had)? (?:\w+ )?(?:know|hear|heard|see|saw|read|"
    r"gather|understand|noticed?|realise|am told)\b"
)
#: Something is wished, asked or offered, so that more than a fact is told.
_OWN_PART = (
    r"\b(?:(?<!made )(?<!makes )@me|@my|mine|cv|resume|apply\w*)\b|\b@i(?:'d| would|'ll| will| could| can|"
    r" might)\b|\?|\b(?:if|in case|should|please|let|tell|could you|would you|any chance|maybe|perhaps|available|"
    r"ready)\b"
)
#: The writer wants none of it, in the same or the next sentence.
_NO_INTEREST = (
    r"\b(?:@i|@i'm|this|that|it|mine|none of|my \w+|our \w+)\b[^.?!;]{0,30}?(?:\b(?:not|never|no|nothing|neither|"
    r"none)\b|n't\b)|\b(?:happily|gladly|well|safely|contentedly|fully) (?:employed|settled|placed|busy|"
    r"occupied)\b|\b(?:happy|content|fine|glad|settled|staying|stay|at home|rooted) (?:in|with|where|at|"
    r"as) (?:@my|@i|the|our|it|what)\b|\bnothing to do with\b|\banother (?:matter|story|subject)\b|"
    r"\bdon't (?:worry|be alarmed|be afraid)\b|\b(?:as|so) (?:is |are |do )?(?:ours|mine|we)\b|\b@i (?:like|love|"
    r"enjoy) @my\b"
)


def _only_told(part: Part, sentence: Sentence, end: int, *, blurb: bool) -> bool:
    """Say whether the words only tell a fact about a house, of which the writer wants nothing for themselves.

    "I hear they are hiring" asks for nothing where the writer goes on to say that this is another matter, or where
    neither that sentence nor the next one says a word of the writer's own part in it.
    """
    text = sentence.lower
    fact = pattern(_FACT).search(text, 0, end)
    if fact is None or worded(_OWN_PART, blurb=blurb).search(text, fact.end()):
        return False
    place = next(number for number, one in enumerate(part.sentences) if one is sentence)
    following = part.sentences[place + 1].lower if place + 1 < len(part.sentences) else ""
    around = (text[fact.end() :], following)
    if any(worded(_NO_INTEREST, blurb=blurb).search(one) for one in around):
        return True
    return not any(
        worded(READY, blurb=blurb).search(one) or worded(_OWN_PART, blurb=blurb).search(one) for one in around
    )


def _denied_inside(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the matched words themselves carry a negation before their last noun."""
    last = sentence.lower.rfind(" ", start, end)
    return last > start and negated(sentence, last)
