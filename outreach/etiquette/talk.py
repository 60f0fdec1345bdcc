"""The conversation that is asked for: whether it is, and how long it is to take (E09)."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    # Where and when people met, and where others talk.
    r"|\b(?:good|nice|great|lovely|wonderful|pleasure) (?:to meet|meeting|to see|seeing)\b(?! (?:up )?(?:for|over)\b)"
    r"|\bat (?:breakfast|lunch|dinner|supper|tea)\b"
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
        or pattern(
            r"\b(?:at|about|over|whatever|which|(?:place|day|date|time) and)(?: (?:an?|the))?\s$"
        ).search(before)
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
