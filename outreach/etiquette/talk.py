"""The conversation that is asked for: its length (E09), its topic (E33), and the length of the text (E10)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.etiquette.common_words import GENERIC
from outreach.etiquette.language import negated, pattern, requesting
from outreach.etiquette.segments import Part, Sentence

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NUMBERS = {word: value for value, word in enumerate(_ONES, 1)} | _TENS
_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d)?|(?:"
    + "|".join(_TENS)
    + r")(?:[- ](?:"
    + "|".join(_ONES[:9])
    + r"))?|"
    + "|".join(reversed(_ONES))
    + r")"
)
_MINUTES = r"(?:(?:minutes?|mins?|minuten)(?:'s?)?\b|'(?= ))"
_HOURS = r"(?:hours?|hrs?)(?:'s?)?\b"
_DURATION = (
    rf"\b(?P<low>{_NUMBER})(?: ?(?:-|–|to|or|and|/) ?(?P<high>{_NUMBER}))?[- ]?(?P<minutes>"
    rf"{_MINUTES})"
    rf"|(?P<half>\bhalf (?:an|a|of an)[- ]{_HOURS}|\b(?:a |one )?half[- ]{_HOURS}|½ {_HOURS}|"
    rf"\b1/2 {_HOURS})"
    r"|(?P<threequarters>\bthree[- ]quarters? of an hour)"
    rf"|(?P<quarter>\b(?:a )?quarter[- ](?:of an )?{_HOURS})"
    rf"|(?P<few>\b(?:a )?(?:few|couple of|handful of|small number of|spare) {_MINUTES})"
    rf"|\b(?P<count>an|one|a full|a whole|a solid|the|{_NUMBER})(?P<andhalf> and a half)?(?: (?:full|whole|short|"
    rf"quick|good|solid|entire|single|little))?(?: ?(?:-|–|to|or) ?(?P<count2>{_NUMBER}))?"
    rf"[- ]?(?P<hours>{_HOURS})(?P<more> and a half| and a quarter)?"
    r"|(?P<long>\bhalf a (?:day|morning|afternoon)\b|\b(?:for|of|spend|spending|spare|give|grant|lend|have|"
    r"take|need|borrow|want|like|offer|ask for|shadow you|follow you|me|us|be) (?:an?|one|the|your|his|her|all) "
    r"(?:whole|full|entire|complete|working)[- ](?:day|morning|afternoon|evening|week|shift)\b(?! (?:is|looks|"
    r"consists|goes|feels|begins|starts))"
    r"|\b(?:shadow|follow|accompany|spend|spare|watch|borrow|steal)(?:ing)?(?: (?:you|him|her|them|me|us|"
    r"at your side|with you))* (?:for |around for )?(?:a|an|one|two|the|some|a couple of|"
    r"several) (?:[\w-]+ )?(?:day|days|week|weeks|morning|afternoon|evening|shift|hours)\b"
    r"|\b(?:an?|one) (?:afternoon|morning|evening|day) (?:of|out of) (?:your|his|her)\b|\b(?:come|visit|"
    r"stay|join|meet|sit)(?: \w+){0,3}? for (?:an?|one|the) (?:afternoon|morning|evening|day)\b|"
    r"\b(?:come|visit|stay|join|sit|sitting|watch|shadow|follow|accompany|spend)(?:ing)?\b[^.?!]{0,40}?"
    r"(?<!meet )\b(?:for (?:an?|one|the|some) |one |an? |over the )(?:whole |full |entire "
    r")?(?:afternoon|morning|evening|day|shift|night|weekend|week)\b(?= ?[.,?!;]|$)(?<!one day)|"
    r"\b(?:a couple of|a few|several|some|two or three) hours\b|\b(?:two|three|four|several|a few|a "
    r"couple of|some) (?:\w+ )?(?:evenings|afternoons|mornings|"
    r"sessions|weekends)\b|\ba (?:long|nice long|good long) (?:evening|afternoon|morning|day|weekend|"
    r"dinner|lunch|talk)\b)"
)
TRAVEL_AFTER = (
    r"^(?:'s?)?[ -]*(?:(?:by|on) (?:train|car|bus|bike|foot|tram|the train|public)|(?:away|"
    r"from|ago|later|earlier|late|drive|walk|ride|journey|trip|flight|commute|north|south|"
    r"east|west"
    r"|past|each|every|a day|a week|per|long (?:shift|day)|shifts?|of (?:delay|training|sleep|"
    r"commut|driving|traffic|rain|music|footage|tape|film|video|recordings?|material|audio|darkness|"
    r"daylight|sun|waiting|lessons|practice|homework|homage|ironing|shopping|digging)|down the|up the|"
    r"outside|out of town|to "
    r"(?:spare|go|get to|reach|walk|your (?:office|door|lab|place))|drive from)\b|[- ]?(?:driv"
    r"e|walk|flight))"
)
_TRAVEL_BEFORE = (
    r"\b(?:live|lives|based|lies|located|every|within|(?:it|which|that|trip|drive|journey|train|bus|"
    r"bike|ride|way|road|ferry|walk) takes(?: me| us| you)?|takes (?:me|us)|drive|last|past|lunch|"
    r"rush|happy|each|for the last|for the past|than the|usual|took|saved|lost)\s$"
)
_PAST = (
    r"\b(?:thank|thanks|gave|given|spent|lasted|talked|spoke|enjoyed|took|had promised|met "
    r"for|was|were|waited|listened|drove|worked|read|generous|grateful for the|shared|"
    r"yesterday)\b"
)
_TALK = (
    r"(?:talk|talking|chat|chatting|call|calls|speak|speaking|conversation|conversations|"
    r"coffee|meet|meeting|meet up|meetup|catch up|catch-up|zoom|teams|skype|facetime|video|"
    r"phone|telephone|ring|lunch|tea|drink|beer|breakfast|"
    r"sit down|sit-down|visit|word|discussion|interview|exchange|get together|get-together|"
    r"brains?|audience|huddle|hop on|jump on|time|half|moment|stop by|drop by|come by|shadow|"
    r"appointment|pop in|bend (?:your|his|her) ear)"
)
_TALK_ASKED = (
    r"(?:\b(?:could|can|would|might|may|will|shall|do|did|is|are) (?:you|we|i|she|he|they|it|"
    rf"there|[\w'-]+)\b[^.?!]{{0,90}}?\b{_TALK}\b"
    r"|\b(?:love|like|glad|happy|grateful|appreciate|welcome|value|hope|hoping|keen|wants?|"
    r"wish|enjoy|wondering|wonder|wondered|delighted|pleased|interested|open to|up for|"
    r"willing|available for|free for|chance|possible|mean a lot|propose|suggest|ask|asks|"
    r"asking|let's|lets|please|good|great|need|worth|treat|buy|invite|"
    rf"offer)\b[^.?!]{{0,90}}?\b{_TALK}\b"
    rf"|\b{_TALK}\b[^?]{{0,80}}\?|\b(?:could|may|can|might) (?:i|we) (?:\w+ ){{0,3}}?see you\b)"
)
_INTRODUCTION = (
    r"\b(?:introduc\w*|intro|intros|connect (?:me|us)|connecting (?:me|us)|put (?:me|us) in "
    r"(?:touch|contact)|putting (?:me|us) in (?:touch|contact)|link (?:me|us) up|hook (?:me|"
    r"us) up|make the connection|bring us together)\b"
)
_NO_TALK = (
    r"\b(?:at|for) (?:the|this) (?:very )?moment\b|\bin (?:a|the) moment\b|"
    r"(?:\b(?:i'll|i will|i shall|i'm going to)|(?:^|[.!?,;] ?|\band )(?:will|shall)) (?:\w+ )?(?:(?:call|phone|ring|"
    r"telephone|speak)\b|give you an? (?:\w+ )?(?:call|ring|bell|buzz|shout)\b)(?:(?! to (?:talk|"
    r"discuss|ask|hear (?:how|what|"
    r"why)))[^.?!;]){0,60}|\b(?:thank\w*|enjoyed|appreciated) (?:\w+ ){0,5}(?:time|call|talk|chat|"
    r"conversation|meeting|coffee|introduc\w*)"
    r"|\b(?:your|the|his|her) (?:\w+ )?talk (?:on|about|at)\b|\b(?:first|last|long|some|this|"
    r"same|next|every|any|in|of|that|bad|right|full|spare|lunch|free) time\b|\btime of\b|\bon "
    r"time\b|\btake your time\b|\btime is\b|\bwon't take\b"
)


#: The conversation is agreed already, so that its length and topic are known.
_AGREED = (
    r"\bwe (?:said|agreed|settled on|fixed|arranged)\b|"
    r"\b(?:thank\w*|grateful|glad|happy|pleased|delighted)\b[^.?!]{0,20}\b(?:agree(?:ing|d)|finding|"
    r"found|making|made|"
    r"taking|offering|offered|saying yes|said yes|seeing me|having me|accept\w+|confirm\w+|inviting me)\b|"
    r"\blook(?:ing)? (?:so |very |much )*forward to (?:our|the|meeting|seeing|talking|speaking|mon|tues|"
    r"wednes|thurs|fri|satur|"
    r"sun|tomorrow|next)|\bsee you (?:on|at|tomorrow|then|next|there)\b|"
    r"\b(?:before|for|at|during) our (?:\w+ )?(?:meeting|call|talk|conversation|appointment|coffee|visit)\b|"
    r"\bour (?:\w+ )?(?:meeting|call|talk|conversation|appointment|coffee) (?:on|tomorrow|this|next|at|is|will)\b|"
    r"\bas (?:agreed|arranged|planned)\b"
)


def agreed(part: Part) -> bool:
    """Say whether a text speaks of a conversation that is agreed already (E25)."""
    return pattern(_AGREED).search(part.lower) is not None


@dataclass(frozen=True, slots=True)
class Length:
    """One length of time named in a text."""

    sentence: Sentence
    start: int
    end: int
    minutes: float


def lengths_of_talk(part: Part) -> list[Length]:
    """List the lengths that a conversation is said to take, in the order of the text."""
    result: list[Length] = []
    for sentence in part.sentences:
        for found in pattern(_DURATION).finditer(sentence.lower):
            if lasted(sentence, found.start()):
                continue
            minutes = _minutes(found)
            before, after = sentence.lower[: found.start()], sentence.lower[found.end() :]
            if _time_of_day(found[0], before, after) or pattern(_OF_A_THING).search(after):
                continue
            if pattern(TRAVEL_AFTER).search(after):
                continue
            if (
                minutes > 0
                and pattern(
                    r"\b(?:rather than|instead of|not|than) (?:a |the |an )?(?:usual |full |whole )?$"
                ).search(before)
                and not pattern(r"\b(?:more|longer|less|fewer|later|other) than (?:an? )?$").search(before)
            ):
                continue
            if pattern(_TRAVEL_BEFORE).search(before) and not pattern(_TALK_ASKED).search(sentence.lower):
                continue
            result.append(Length(sentence, found.start(), found.end(), minutes))
    return result


#: Up to the length of something that is over.
_OVER = (
    r"\b(?:was|were|lasted|spent|watched|listened)\b(?! (?:told|hoping|wondering|thinking|asked|promised|asking|"
    r"after))(?: [\w']+){0,4} $"
)


def lasted(sentence: Sentence, start: int) -> bool:
    """Say whether the length at ``start`` is told of something that is over ("the best forty minutes of the fair")."""
    clause = sentence.clause_at(start)
    return pattern(_OVER).search(sentence.lower, clause.start, start) is not None


#: What lasts so long is a thing, not the talk: "the 90 minute recording", "a two-hour exam".
_OF_A_THING = (
    r"^[- ](?:long |single |live |video |first |last |opening )?(?!"
    + _TALK
    + r"|slot|introduc|session|window|video call)"
    r"(?:recordings?|films?|mix|takes?|episodes?|shows?|concerts?|exams?|tests?|papers?|shifts?|"
    r"class(?:es)?|lessons?|lectures?|"
    r"courses?|delays?|waits?|queues?|commutes?|drives?|rides?|flights?|walks?|runs?|podcasts?|"
    r"documentar\w+|pieces?|plays?|"
    r"operations?|surger\w+|rehearsals?|services?|bake|rest|rise|simmer|talks? (?:at|on|in|to)|"
    r"presentations?|speech(?:es)?|"
    r"performances?|break|nap|match|game|race|cycle|wash|trip|journey|crossing|ferry|notice|rule|response|"
    r"workshops?)\b"
)


def _time_of_day(words: str, before: str, after: str) -> bool:
    """Say whether an hour is a time of the day ("at an hour of her choosing"), not a length."""
    if "hour" not in words or not re.match(r"(?:an?|the|any|one)\b", words):
        return False
    return (
        pattern(
            r"^ ?(?:of (?:your|his|her|their) (?:choosing|choice|liking|convenience)|(?:that|"
            r"which) (?:\w+ )?(?:suits?|is|would|works?|"
            r"fits?)|when|(?:most )?convenient|to suit|(?:you|he|she|they) (?:choose|prefer|like|name|"
            r"pick)s?)"
        ).search(after)
        is not None
        or pattern(r"\b(?:at|whatever|which|place and|day and|date and|time and)(?: (?:an?|the))?\s$").search(
            before
        )
        is not None
    )


def _number(word: str) -> float:
    """Read a number in digits or words."""
    word = word.replace(",", ".")
    try:
        return float(word)
    except ValueError:
        return float(sum(_NUMBERS[one] for one in re.split(r"[- ]", word) if one in _NUMBERS))


def _minutes(found: re.Match[str]) -> float:
    """Turn a matched length into minutes; of a range the longer end."""
    if found["minutes"]:
        return _number(found["high"] or found["low"])
    for name, minutes in (("half", 30), ("threequarters", 45), ("quarter", 15), ("few", 5), ("long", 240)):
        if found[name]:
            return minutes
    word = found["count2"] or found["count"]
    hours = 1.0 if not (word[0].isdigit() or word in _NUMBERS) else _number(word)
    return 60 * hours + (30 if found["more"] or found["andhalf"] else 0)


def too_long(length: Length, limit: int, *, strict: bool) -> bool:
    """Say whether a length asks for more than the limit.

    Args:
        length: A length named in the text.
        limit: In minutes.
        strict: Whether the text mostly looks back (thanks, recap), so that only a plain request counts.
    """
    text = length.sentence.lower
    around = length.sentence.clause_at(length.start)
    clause = text[around.start : around.end]
    wished = pattern(r"\bi (?:was|had been|am|'m) (?:thinking|hoping|wondering|dreaming|imagining)\b").search(
        text
    )
    if length.minutes <= limit or (
        negated(length.sentence, length.start) and not _at_most(text, length.start)
    ):
        return False
    if (
        not wished
        and pattern(_PAST).search(clause)
        and not pattern(
            r"\b(?:could|would|may|might|can) (?:i|we|you|she|he|they)\b|\b(?:i|we|you) (?:could|might|may|can)\b|"
            r"\b(?:would|'d) (?:\w+ )?(?:love|like|be (?:\w+ )?(?:glad|happy|grateful|thankful|delighted|pleased))\b"
        ).search(clause)
    ):
        return False
    talks = pattern(
        rf"\b{_TALK}\b|\bof (?:your|his|her|their)\b|\bwith (?:you|him|her|them)\b|\b(?:spare|give|"
        r"grant|borrow|take|have|need|ask)\b"
    ).search(text)
    if (
        pattern(
            r"(?:\b(?:call|write|free|there|reach|answer|be|back|leave|start\w*|finish\w*|arrive|"
            r"come)\b[^.,;]{0,25}\b(?:within|in|for|at)|\b(?:walk|drive|travel|workshop is|office is|"
            r"house is|home is|based|live|living|job is|work is|away)\b[^.;]{0,30})\s*$"
        ).search(text[: length.start])
        and strict
    ):
        return False
    if (
        strict
        and not wished
        and pattern(
            r"\b(?:could|may|can|might|would|shall|let) (?:i|we|you|me|us)\b|\b(?:i|we)(?:'d| would) (?:\w+ "
            r")?(?:love|like|be)\b|\bplease\b|\bif you\b|\bare you\b|\bpossible\b"
        ).search(text)
        is None
    ):
        return False
    named = talks is not None or (
        pattern(_DURATION).fullmatch(text[length.start : length.end], 0) is not None and length.minutes == 240
    )
    proposed = pattern(r"\b(?:would|'d|should|will) (?:be|do|suit|suffice|help)\b").search(text)
    return (named or not strict) and bool(wished or proposed or requesting(length.sentence))


def _at_most(text: str, start: int) -> bool:
    """Say whether the negative word before a length only caps it ("no more than an hour")."""
    return (
        pattern(r"\b(?:no|not|never) (?:more|longer|over|exceed\w*|take more|be more)\b").search(text[:start])
        is not None
    )


def asks_for_talk(part: Part, *, introduction: bool) -> bool:
    """Say whether a part asks for a conversation, or a connector for an introduction that leads to one."""
    for sentence in part.sentences:
        text = pattern(_NO_TALK).sub("_", sentence.lower)
        found = pattern(_TALK_ASKED).search(text)
        if found and not pattern(r"\b(?:isn't|not|never|no need)\b").search(found[0]):
            return True
        if introduction and requesting(sentence) and pattern(_INTRODUCTION).search(text):
            return True
    return False


_VAGUE = (
    r"\b(?:hear|know|learn|see) what it(?:'s| is) (?:all )?like\b(?! (?:to|in|on|at|for|when|being|as))|"
    r"\b(?:just|simply) (?:talk|chat)\b(?=[.,!?]|$)|"
    r"\b(?:networking|get-to-know(?:-you)?|introductory|career) (?:chat|call|coffee|conversation|meeting|talk)\b|"
    r"\b(?:about|on|over|regarding) (?:my|the) (?:options|future|next steps?|situation|choices)\b(?! "
    r"(?:in|of|as|at))|\blife in general\b|"
    r"\b(?:glow|light|warmth|presence|aura|radiance|orbit) of (?:your|his|her|their)\b|\bat (?:your|his|"
    r"her|their) feet\b|\b(?:bask|soak|drink) (?:in|up)\b|"
    r"\b(?:simply|just|merely) listen\b|\bsoak (?:it|things|everything) (?:all )?up\b|\bhear what "
    r"(?:you|he|she|they) do(?:es)?\b(?! (?:when|with|about|if|to|at|in|on|before|after|for|during|"
    r"while))|\b(?:profit|benefit|gain|draw) from (?:your|his|her|their) (?:\w+ )?(?:experience|"
    r"knowledge|wisdom|expertise|insights?|advice)\b|"
    r"\b(?:chat|talk|speak|talking|chatting)(?: for [^.?!,;]{1,25}?| with (?:you|him|her|them))? (?:about|on|over) "
    r"(?:stuff|things|anything|everything|all sorts|this and that|whatever|life|work in general)\b|"
    r"\b(?:general|relaxed|casual|informal|friendly|open) (?:little )?(?:chat|natter|chinwag|gossip)\b"
    r"(?! (?:about|on|over|of))|\b(?:chit-?chat|chew the fat)\b|\b(?:your|his|her|their) take on "
    r"(?:things|it all|life|everything)\b|\b(?:general|few|some|a couple of|various|random|"
    r"different) (?:\w+ )?questions (?:about|on) (?:life|work|"
    r"everything|careers?|your (?:life|career|job|work|field|industry))\b|\bhear (?:anything|whatever|"
    r"everything)\b|"
    r"\bsee where (?:it|the conversation|things|that|this|we)\b|\bget (?:a |his |her |your )?(?:feel|"
    r"flavou?r|taste) (?:for|of) "
    r"(?:things|it|life|your world|the place)\b"
    r"|\b(?:pick|picking|tap|borrow|steal|rack) (?:your|his|her|their) brains?\b"
    r"|\b(?:hear|hearing|learn|learning|know|listen to|understand|share|sharing|tell "
    r"(?:me|us)|hear about|learn about|ask about|talk about|chat about|find out)(?: a bit| a little|"
    r" some)?(?: more)?(?: for (?:about |some )?[\w-]+ (?:minutes|mins?))?(?: about| of| from)? (?:your|"
    r"his|her|their) (?:[\w-]+ "
    r"){0,2}?(?:story|journey|path|career|background|experiences?|work|job|wisdom|life|"
    r"trajectory|insights?|knowledge|company|firm|industry|field|world|role|profession)\b"
    r"|\b(?:learn|learning|hear|know|talk|chat|find out|discover)(?: a bit| a little)?(?: "
    r"more)? (?:about|from) (?:what (?:you|he|she|they) do(?:es)?|you|him|her|them|life|"
    r"things|everything|stuff|the (?:industry|field|sector|business|company|profession|"
    r"market))\b"
    r"|\b(?:get|have|hear|take|receive|ask for|seek|seeking|value|love|appreciate|grateful for|"
    r"looking for|some|any|benefit from|learn from|exchange|share|with|for)(?: some| any| "
    r"your| his| her| a little| a bit of| general| kind| valuable| career| good| his or her| their)+ "
    r"(?:advice|guidance|insights?|tips|thoughts|perspective|wisdom|views?|ideas|input|"
    r"pointers|mentorship)\b"
    r"|\b(?:to|and|could|let's|for|of) (?:network|networking|connect|exchange a (?:little|"
    r"bit)|exchange ideas|exchange|touch base|get to know (?:you|him|her|each other|one another)|catch up|"
    r"shoot the breeze|have a chat|compare notes|say hello)\b"
    r"|\b(?:career|general|life|professional|some|any) (?:advice|guidance|tips|pointers)\b|"
    r"\bhow (?:you|he|she|they) got (?:to )?(?:where|there|here|started|into (?:it|this|that|"
    r"the (?:industry|field|business)))\b"
)
_TOPIC = (
    r"\b(?:ask|asks|asking|learn|learns|learning|learnt|learned|understand|understands|"
    r"understanding|hear|hears|hearing|know|knowing|find out|figure out|figuring out|figure|"
    r"work out|working out|tell|explain|explaining|curious|wonder|wonders|wondered|wondering|"
    r"interested|interest|"
    r"questions?|talk|speak|chat|discuss|discussing|discussion|conversation|call|minutes?|"
    r"mins?|hour|advice|insights?|view|views|thoughts?|opinion|perspective|brains?|help|helps|"
    r"see|sees|seeing|compare|compares|decide|deciding|explore|exploring|tips|pointers|topic|picture|idea|"
    r"experience|knowledge|"
    r"story|journey|career|path|work|role|life|show|expertise|take|sense|glimpse|feel|light|"
    r"angle|reading|weigh(?:ing)? up|aim|purpose|subject|research|thesis|study|studying|read|"
    r"coffee|zoom|phone)\b"
    r"[^.?!;]{0,70}?\b(?:about|on|how|what|what's|why|which|whether|where|who|into|regarding|"
    r"concerning|behind|between|(?:view|views|experience|knowledge|picture|sense|"
    r"understanding|take|opinion|insights?|advice|side|work|career|path|journey|life|move|"
    r"role|sides|glimpse|feel|world|questions|interested|thoughts|perspective|help|thinking|"
    r"taste|practice) (?:of|in|from|with|as|to|for|inside|within))\b(?P<topic>[^.?!;]*)"
    r"|\b(?:understand|understanding|learn|discuss|discussing|explore|exploring|compare|study|"
    r"studying|unpack|demystify|master)\b(?P<object>[^.?!;]*)"
    r"|(?:(?:^|[;:–—] ?|, ?(?!who\b|where\b|which\b|when\b))|\b(?:and|so|but|into|at|of|for|as to|to|me|"
    r"ask|wonder|know|wondering|"
    r"see|learn|understand|hear|tell|decide|clear|sure|out|ask you|ask her|ask him|on|about|"
    r"over) )(?:how|what|what's|why|which|whether|is it|(?<!to )do|does|did|where|when|"
    r"who)\b(?P<question>[^.?!;]*)"
)
_BACKGROUND = (
    r"\b(?:consider\w*|thinking (?:about|of)|thinks of|move|moving|moved|change|changing|"
    r"switch\w*|transition\w*|weigh\w*|explor\w*|curious|interested|prepar\w*|writing|"
    r"research\w*|trying|learn\w*|understand\w*|because|since|"
    r"i(?:'m| am) (?:just |now |currently )?(?:re)?(?:do|build|mak|plan|sett?|start|restor|design|"
    r"renovat|open|run|teach|"
    r"open|organis|organiz|rais|grow|repair)\w*ing)\b(?P<topic>[^.?!;]*)"
)


#: The topics of E23 in usual words; they are specific enough by themselves.
_USUAL_TOPICS = (
    r"\bwish(?:ed)? (?:you|he|she|they)(?: had|'d) known\b|\b(?:typical|normal|usual|average|"
    r"ordinary) (?:day|week|shift|morning)\b"
    r"|\bday[- ]to[- ]day\b|\b(?:attracted|drew|brought) (?:you|him|her|them) to\b|\b(?:which|"
    r"what) skills\b|\bskills (?:that )?(?:matter|count|you|are|one)\b"
    r"|\bsurprised (?:you|him|her|them)\b|\bbreak(?:ing)? into\b|\bentry-level\b|\bwhat made "
    r"(?:you|him|her|them) (?:choose|change|move|stay|leave|decide|switch)\b"
)


#: Words about the reader's load or one's own thanks look like a topic and are none.
COURTESY_TOPIC = (
    r"\bnothing (?:on top|more|else|further)\b|"
    r"\b(?:see|ask|hear|know|learn|find out|check|wonder\w*) (?:if|whether|when) (?:there(?:'s| is| might be)|that|"
    r"this|it|any of (?:that|those|these)|you(?:'re| are| have| could| would| might))\b[^.?!;,]*|"
    r"\b(?:do|just|please|then|simply) (?:tell|let) me(?: \w+)?(?=[.,!?;]|$)|"
    r"\b(?:i|we) (?:\w+ )?(?:know|understand|realise|realize|imagine|see|appreciate) (?:how|that|"
    r"what) (?:much|busy|full|many|precious|valuable|"
    r"you|your|time)\b[^.?!;]*|\bmore (?:to me )?than i can\b[^.?!;]*|\blet me know (?:which|what|when|if|"
    r"whether)\b[^.?!;]*|"
    r"\b(?:coffee|tea|lunch|drinks?|cake|that)(?:'s| is| are) (?:\w+ )?on me\b|\bjob[- ]?(?:hunt\w*|seek\w*|"
    r"search\w*)\b|\bcongrat\w*(?: \w+)? (?:on|for|to) [^.?!;,]*|\bhappy (?:belated )?(?:birthday|new year|easter|"
    r"anniversary)\b[^.?!;,]*|"
    r"\bhow(?:'s| is| are| was| were) (?:the|your|that) (?:[\w-]+ )?(?:knee|back|leg|arm|foot|hip|shoulder|baby|"
    r"kids|children|family|wife|husband|mum|mother|dad|father|dog|cat|puppy|garden|house|move|holiday|trip|wedding|"
    r"new (?:job|place|flat|house|baby))\b[^.?!;,]*|"
    r"\bread your (?:[\w-]+ )?(?:profile|page|bio|cv|post|article)s?\b(?: with (?:\w+ )?(?:interest|pleasure))?|"
    r"\b(?:on|at|by|over) (?:the )?(?:phone|telephone|zoom|\d+(?:st|nd|rd|th)?|mon\w*day|tuesday|wednesday|thursday|"
    r"friday)\b"
)


#: Praise called out is no topic: "What a season you have had!"
_EXCLAMATION = (
    r"(?:^|, )(?:what an?|how) (?!(?:do|does|did|is|are|was|were|can|could|would|will|to|many|much|long|often|come|"
    r"about)\b)[^?!.]*!$"
)
#: A question of some length put in other words than a topic: "what you see at seven that we don't".
_INDIRECT_QUESTION = (
    r"\b(?:on|about) (?:what|how|why|which|where|whether)(?! (?:it is like|you do\b))(?P<aside>(?: [\w'-]+){3,})|"
    r"(?<!i )\b(?:ask|learn|understand|know|see|hear|find out|wonder|explain|tell me|curious)(?: [\w']+){0,5}? "
    r"(?:what|how|why|which|where|when|whether|if)(?! (?:it is like|you do\b|i (?:can|could)|you "
    r"(?:could|can|would|are free|have time|might)))"
    r"(?P<matter>(?: [\w'-]+){4,})"
)
#: A matter that somebody thinks, writes or wonders about.
_MATTER = (
    r"\b(?:theory|theories|idea|ideas|thesis|essay|book|article|film|project|question|questions|puzzle|"
    r"plan|plans|doubts?|problem|dream\w*|"
    r"think\w*|writes?|writing|working|works|worry|worries|argu\w+|fascinated|obsessed|puzzled|stuck)\b "
    r"(?:\w+ ){0,2}?(?:about|on|over|by|with|of|for|how|"
    r"why|whether)\b(?P<topic>[^.?!;]*)"
)


def vague_request(part: Part) -> tuple[Sentence, int, int] | None:
    """Find a phrase that asks for a conversation about everything and nothing."""
    for sentence in part.sentences:
        found = pattern(_VAGUE).search(sentence.lower)
        announced = sentence.lower.rstrip().endswith(":")
        if found and not announced and requesting(sentence) and not negated(sentence, found.start()):
            if pattern(r"\b(?:thank you|thanks|thanked|enjoyed|glad to have)\b").search(
                sentence.lower, 0, found.start()
            ):
                continue
            return sentence, found.start(), found.end()
    return None


def has_topic(part: Part, *, names: frozenset[str], background: bool) -> bool:
    """Say whether a part names something specific that one hopes to learn.

    Args:
        part: The request or the blurb.
        names: Words of the people's names, in lower case; they are no topic.
        background: Whether a reason such as "I'm moving into archives" is enough.
    """
    for sentence in part.sentences:
        if pattern(_EXCLAMATION).search(sentence.lower):
            continue
        listed = sentence.lower.startswith(("- ", "* ", "• "))
        if not background and not (listed or sentence.question or requesting(sentence)):
            continue
        text = sentence.lower.replace("a.m.", "am").replace("p.m.", "pm")
        text = pattern(r" {2,}").sub(" ", pattern(COURTESY_TOPIC).sub(" _ ", text))
        if pattern(_USUAL_TOPICS).search(text):
            return True
        # "… to hear how": what was told before is the topic.
        if pattern(r"\b(?:hear|learn|ask|know|understand|tell me) (?:how|why)(?= ?[.!?]|$)").search(text):
            return True
        asked = pattern(_INDIRECT_QUESTION).search(text)
        if (
            asked
            and not pattern(_VAGUE).search(asked[0])
            and (asked["aside"] or len(asked["matter"].split()) >= 6 or specific(asked["matter"], names))
        ):
            return True
        matter = pattern(_MATTER).search(text)
        if background and matter and specific(matter["topic"], names):
            return True
        sources = (_TOPIC, _BACKGROUND) if background else (_TOPIC,)
        for source in sources:
            compiled = pattern(source)
            position = 0
            while found := compiled.search(text, position):
                topic = next((group for group in found.groups() if group), "")
                if specific(topic, names):
                    return True
                position = max(
                    found.start() + 1, found.start("topic") if found.groupdict().get("topic") else 0
                )
                if position <= found.start():
                    break
    return False


def specific(words: str, names: frozenset[str]) -> bool:
    """Say whether some words carry more than general career vocabulary.

    Args:
        words: In lower case.
        names: Words of the people's names, in lower case; they are nothing specific.
    """
    for word in re.findall(r"[a-z][a-z'-]+", words):
        bare = word.removesuffix("'s").strip("'-")
        if len(bare) > 2 and bare not in GENERIC and word not in GENERIC and bare not in names:
            return True
    return False
