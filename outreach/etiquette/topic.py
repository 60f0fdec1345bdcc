"""What the conversation asked for is about: a topic, or everything and nothing (E33)."""

from __future__ import annotations

import re

from outreach.etiquette.common_words import GENERIC
from outreach.etiquette.language import negated, pattern, requesting
from outreach.etiquette.segments import Part, Sentence

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
