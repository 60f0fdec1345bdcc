"""The benefit of the doubt: what may be there in words nobody foresaw is not reported as missing.

The rules that miss something (E05, E09, E16, E33, E39, E40) first look for it in known words. Only where those are not
there, this room asks the opposite question: does the text hold anything that could be it? Its patterns are as wide as
the others are narrow, since a reader is annoyed more by a wrong reproach than helped by a right one (decision 0022).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.etiquette.language import pattern
from outreach.etiquette.segments import Part, Sentence
from outreach.etiquette.talk import TRAVEL_AFTER, lasted
from outreach.etiquette.topic import COURTESY_TOPIC, specific

#: A condition on the favour itself, on the talk or on the other person; it frees the reader of nothing.
_PLAIN_CONDITION = (
    r"\b(?:grateful|glad|great|happy|kind|lovely|nice|thankful|obliged|amazing|wonderful|appreciate(?: it)?|"
    r"delighted|thrilled|help(?:s|ful)?) if\b[^.?!,;]*|\b(?:wonder\w*|ask(?:ed|ing)?|see|find out|check|inquire|"
    r"enquire)(?: (?!me\b)[\w'-]+){0,3}? (?:if|whether)\b[^.?!,;]*|\b(?:if|whether|in case|should) (?:possible\b|"
    r"you(?: (?:could|can|would|might|were|manage\w*|agree\w*|need|require|hear of|know of|have (?:any |more |"
    r"further )?questions?|want (?:more|any|further|my|me to)|like (?:more|any|further|my))|'d like (?:more|any|"
    r"further|my))|(?:she|he|they)(?:'s| is|'re| are|'d| would| has| have| agrees?| says yes| can| could| wants?|"
    r" needs?)\b|(?:that|this|it|mon|tues|wednes|thurs|fri|satur|sun)(?:day)? works|we (?:\w+ )?(?:meet|talk|"
    r"speak)\b|there(?:'s| is| are)\b|(?:an?|any|some) (?:[\w-]+ ){0,2}?(?:jobs?|roles?|position|post|vacanc\w+|"
    r"openings?)\b|any(?:thing|one|body)\b|some(?:thing|one|body)\b)[^.?!,;]*"
)
#: Anything that leaves the reader a choice.
_CHOICE = (
    r"\b(?:if|in case|unless|otherwise|or else|whatever (?:you|your|it is|the (?:answer|reason)|happens)|"
    r"whichever|either way|or not|instead|alternatively|should (?:you|this|it|that|she|he|they|the|your|i)|"
    r"feel free|(?:the|in a) wrong way|in peace|your (?:[\w-]+ ){0,2}?(?:choice|call (?:to make|entirely|alone)|"
    r"decision|no\b|judg\w+|blessing|verdict|opinion)|up to you|tell me (?:to|that|so\b|honestly|frankly|plainly|"
    r"straight|otherwise)|say so|frankly|plainly|honest (?:\w+ )?(?:answer|word|no|opinion|view)|you (?:can|may|"
    r"might|could) (?:also|always|just|simply|well|of course|equally|still)|refus\w+|declin\w+|too much|"
    r"out of line|out of it|no need|needn't)\b|\b(?:tell|write|say|text|send|answer|reply)(?: me)?(?: "
    r"\w+)? \"[^\"]{2,25}\"|(?<!\bi )(?<!\bwe )(?<!\bthey )\b(?:don't|do not|never) (?!forget|"
    r"hesitate|let|say|refuse|wait|come|delay|disappoint|take|keep|make|know|you\b|we\b|i\b|she\b|he\b|they\b|"
    r"have\b|be late)\w+"
)
#: The favour is asked for; what comes after it may set the reader free.
_ASKED = (
    r"\b(?:introduc\w+|intro|connect|in (?:touch|contact)|together|mention|forward|pass|(?:could|would|can|will|"
    r"might|may|do|does) (?:you|i|she|he|we|an?)|please|kindly|ask (?:her|him|them|whether|if)|tell (?:her|him|"
    r"them))\b"
)
#: Fewer words greet or name somebody (assumption).
_A_CLAUSE = 4
#: What else the sentences after the favour are for: talk, length, day, topic, thanks, work, papers, closing, pressure.
_USUAL = (
    r"\b(?:minut\w+|mins?|hours?|half|quarter|phone|zoom|teams|video|coffee|tea|call|calls|talk|chat|meet|meeting|"
    r"speak|conversation|visit|thank\w*|thanks|thx|cheers|grateful|appreciat\w*|jobs?|work|working|position|"
    r"employment|employed|hir\w+|roles?|openings?|vacanc\w+|cv|resume|referr?\w*|recommend\w*|number|e-?mail|"
    r"below|attached|paragraph|lines|note|message|forward|copy|(?:am|i'm|be) (?:\w+ )?free|available|evenings?|"
    r"mornings?|afternoons?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weeks|weekend|month|today|tonight|"
    r"tomorrow|soon|asap|look(?:ing)? forward|(?:to|i'd|i'll|i would|i will|please|would be) (?:ask|learn|hear|"
    r"understand|know|see)|asking|(?:learn|hear|ask|understand|know|explain|see|tell me|curious) (?:\w+ )?(?:how|"
    r"what|which|why)|introduc\w+|connect|in touch|love to|regards|wishes|greetings|all the best|"
    r"yours (?:sincerely|faithfully|truly|\w+ly|ever|in \w+)|sincerely|faithfully|respectfully|cordially|warmly|"
    r"let me know|mean (?:a lot|so much|the world|much)|choose|(?:the|any|which|that) (?:day|date|time|place)|"
    r"see you|(?:huge|big|great) help|help me|great|amazing|huge|wonderful|fantastic|excited|happy to|treat|pay|"
    r"near|office|promise|urgent\w*|i need|need you|must|have to|owe|deserve|wait\w*|expect|count|rely|curious|"
    r"interested|i (?:am|run|teach|work)|i'm an?)\b"
)


def may_leave_a_choice(part: Part, *, without: Sequence[Sentence | None] = ()) -> bool:
    """Say whether a request holds anything that may be meant as a way out (E05).

    Plain conditions ("if you could introduce us", "if you need my CV", "whether she has time") leave no choice. After
    the favour is asked for, a sentence that is for nothing else that such a request needs is taken for a way out.

    Args:
        part: The text to the connector.
        without: Sentences whose purpose is known already.
    """
    asked = False
    for sentence in part.sentences:
        if any(sentence is one for one in without):
            continue
        text = sentence.lower
        if pattern(_CHOICE).search(pattern(_PLAIN_CONDITION).sub("_", text)):
            return True
        named = re.search(r"(?:^|\s)[a-z]", sentence.cased) is None
        if asked and not named and len(text.split()) >= _A_CLAUSE and not pattern(_USUAL).search(text):
            return True
        asked = asked or pattern(_ASKED).search(text) is not None
    return False


_SOME_LENGTH = (
    r"\b(?:minut\w+|mins?|hours?|hrs?|quarter|half|halves)\b|\b\d{1,3} ?(?:m|min|mn|h)\b|\b\d{1,2}(?:'|′)(?= |\W|"
    r"$)|\b(?:quick|speedy) (?:\w+ )?(?:word|words|questions?)\b|\b(?:short|brief|little|small|five|ten|"
    r"fifteen|twenty|"
    r"thirty)(?:ish)? (?:[\w-]+ ){0,2}?(?:talk|call|chat|word|words|conversation|coffee|meeting|visit|exchange|"
    r"zoom|questions?|tea|brew|pint|lunch|phone|video)\b|\b(?:briefly|keep (?:it|this|things) (?:short|brief|"
    r"quick|snappy)|not (?:take|keep|need|be|last|go on) (?:[\w']+ ){0,2}?long|not long|won't (?:take|keep|hold|"
    r"need|last)|no (?:longer|more) than|at (?:the )?most|tops|be (?:done|over|gone|finished|out of)|"
    r"out of (?:your|his|her|their) (?:hair|way)|a (?:few )?moments? of|the time it takes|as long as|"
    r"no time at all|before (?:his|her|the|your)|until (?:his|her|the|your)|for a (?:bit|while)|(?:one|two|three|"
    r"four|five|a few|a couple of|a handful of) (?:\w+ )?(?:questions|things to ask))\b"
)
#: An hour of the day is no length: "at any hour", "office hours".
_TIME_OF_DAY = (
    r"\b(?:any|every|all|what|whatever|which|whichever|office|opening|working|business|school|lunch|rush|happy|small|"
    r"visiting|waking|early|late|after|out of) $"
)
#: How far away somebody is, up to the number.
_LIVING = (
    r"\b(?:lives?|living|based|situated|lies?|located|work|works|walk|drive|is|are|am|i'm|it's|only|just|office|"
    r"studio|here)\b(?: [\w-]+){0,3}? ?$"
)


def may_name_a_length(part: Part) -> bool:
    """Say whether a text holds anything that may be the length of the talk (E09); how far away one lives is none."""
    return any(
        not (
            pattern(TRAVEL_AFTER).search(sentence.lower[found.end() :])
            and pattern(_LIVING).search(sentence.lower[: found.start()])
        )
        and not (
            found[0].startswith("hour") and pattern(_TIME_OF_DAY).search(sentence.lower[: found.start()])
        )
        and not lasted(sentence, found.start())
        for sentence in part.sentences
        for found in pattern(_SOME_LENGTH).finditer(sentence.lower)
    )


_SOME_TOPIC = (
    r"\b(?:about|on|over|regarding|concerning|into|how|why|what|which|whether|where|when|questions?|learn|"
    r"understand|know|see|show|shows|explain|curious|interested in|interest in|fascinated|because|since|"
    r"as an?|(?:you|your (?:\w+ )?(?:team|people|house|firm|company|shop|school|choir|office|"
    r"colleagues)) (?:\w+ed|built|"
    r"made|wrote|ran|grew|kept|brought|led|chose|began|drew|sold|taught|won|cut))\b(?P<topic>[^.?!;]*)"
)
#: What is denied, and what only concerns the favour, the day or the way of talking, is no topic.
_NO_TOPIC = (
    r"\b(?:not|n't|never|no|nothing|without|rather than|isn't|won't)\b[^.?!,;]*|\bi (?:saw|see|noticed|gather|"
    r"hear|heard|read|know|think|thought|believe|found|remember)\b[^.?!;]*|(?:^|[,.!–—] ?)(?:just )?(?:saw|see|"
    r"noticed|spotted|hear|heard) (?:that )?(?:you|he|she|they)\b[^.?!;]*|\b(?:if|should|unless|whatever|"
    r"whenever|wherever)\b[^.?!;]*|\b(?:you|who) (?:told|said|mentioned|wrote|know)\b[^.?!;]*|"
    r"\bon (?:the )?(?:phone|zoom|teams|skype|video|your|his|her)\b|\b(?:over|for) (?:an? )?(?:\w+ )?(?:coffee|"
    r"tea|lunch|drink|beer)\b"
)


def may_name_a_topic(part: Part, *, names: frozenset[str]) -> bool:
    """Say whether a text holds anything that may be what one hopes to learn (E33).

    Args:
        part: The request or the blurb.
        names: Words of the people's names, in lower case; they are no topic.
    """
    for sentence in part.sentences:
        text = pattern(_NO_TOPIC).sub(" _ ", pattern(COURTESY_TOPIC).sub(" _ ", sentence.lower))
        if any(specific(found["topic"], names) for found in pattern(_SOME_TOPIC).finditer(text)):
            return True
    return False


_SOME_QUESTION = (
    r"\b(?:puzzl\w+|curious|wonder\w*|stuck|questions?|torn|struggl\w+|trying|decid\w+|unsure|by|about|on|"
    r"of) (?:how|why|what|which|whether|where|when)\b(?! (?:you|he|she|they) do(?:es)?\b|i(?:'m| am)|it(?:'s|"
    r" is) like)(?P<topic>(?: [\w'-]+){4,})"
)


def may_ask_something(part: Part, *, names: frozenset[str]) -> bool:
    """Say whether a text that asks vaguely has a question of its own elsewhere (E33): "puzzled by why some fail".

    Args:
        part: The request or the blurb.
        names: Words of the people's names, in lower case; they are no topic.
    """
    text = pattern(COURTESY_TOPIC).sub(" _ ", part.lower)
    return any(specific(found["topic"], names) for found in pattern(_SOME_QUESTION).finditer(text))


_SOME_WRITER = (
    r"(?<!could )(?<!may )(?<!might )(?<!can )(?<!would )(?<!should )\b(?:i|we)(?:'m|'ve| am| are| have| had| was|"
    r" were)?(?: (?:also|just|now|once|still|often|currently|myself))* (?!(?:would|will|shall|should|could|can|"
    r"may|might|hope|trust|wish|look|thank|know|hear|see|saw|heard|read|got|promise|find|found|am|came|call|ring|"
    r"phone|telephone|write|free|available|happy|glad|grateful|sure|sorry|very|so|flexible|honou?red|impressed|be|"
    r"deeply|not|take|ask|like|love|enjoy|say|contact|send|await|look\w*|waiting|remain|appreciate|understand|"
    r"imagine|gather|think|thought|"
    r"have (?:\w+ )?(?:wanted|thought|wished|liked|loved|enjoyed|admired|followed|hoped)|want|wanted|"
    r"wish\w*|liked|loved|enjoyed|admire\w*|thrilled|touched|believe|met|reach\w*|writ\w+|hop\w+|"
    r"wonder\w*|usually)\b)(?P<doing>[\w'-]+ [^.?!;,]*)"
)


def may_say_who_writes(part: Part) -> bool:
    """Say whether a letter holds anything that may tell who writes (E16)."""
    return any(
        specific(found["doing"], frozenset())
        for sentence in part.sentences
        for found in pattern(_SOME_WRITER).finditer(sentence.lower)
    )


_SOME_DEED = (
    r"\b(?:off to|never (?:thought|knew|realised|realized|guessed|would have)|who knew|who'd have|(?:first thing|"
    r"straight) (?:tomorrow|home|after|away|to)|on my way|today i|tonight|this (?:morning|week) (?:i|we)|"
    r"since then|already|(?:in|into|on|above) my (?:diary|notebook|pocket|desk|wall|list|fridge)|i(?:'m|"
    r" am) (?:now |just )?\w+ing (?:the|my|an?)|i came (?:with|in)|i left with|(?:i|we)(?:'ve| have) (?!been|had|"
    r"never|rarely|learn|enjoy|met)\w+(?:ed|t|n|de|ut) )\b"
)


def may_take_up_the_talk(part: Part) -> bool:
    """Say whether thanks hold anything that may come from the conversation: what was done or seen since (E39, E40)."""
    return pattern(_SOME_DEED).search(part.lower) is not None


_SOME_THANKS = (
    r"\b(?:(?:good|great|excellent|brilliant|golden) (?:tip|idea|turn|call|advice|match)|coming your way|grateful|"
    r"gratitude|appreciat\w+|owe(?:d)? (?:it |this |that |all |much )?(?:to )?you|in your debt|indebted|"
    r"much obliged|kind of you|good of you|bless you|cheers|(?<!\w)ta(?!\w)|big hug|without you\w*|because of you|"
    r"couldn't have|(?:you(?:'re| are) (?:an? )?(?:star|angel|treasure|legend|gem|brick))|you(?:'re|"
    r" are) an? \w+ for \w+ing|you did (?:me|us) |glad you|merci|danke|gracias|grazie|obrigad\w|hats off|hat off|"
    r"my turn|(?:pint|coffee|drink|cake|dinner)s? (?:\w+ )?on me)\b"
)


def may_give_thanks(part: Part) -> bool:
    """Say whether a recap holds anything that may be meant as thanks (E40)."""
    return pattern(_SOME_THANKS).search(part.lower) is not None
