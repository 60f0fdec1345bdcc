"""Veiled offers of oneself: the writer would belong there, would fit in, is the one to take (E01).

The reader is asked for nothing in so many words; it is the writer who holds themselves out. That the writer is free
stands in `work_availability`, hints at what happens in the reader's house in `work_hints`.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    AT_AN_EVENT,
    BEING_THERE,
    DECIDERS,
    HOUSE,
    HOW_IT_IS,
    INSTITUTION,
    PAPERS,
    TALKING,
    WISHES,
)

OFFERS: tuple[Frame, ...] = (
    Frame(
        "it would be good to work with the reader one day",
        (
            (
                r"\bbe (?:\w+ )?(?:amazing|great|wonderful|lovely|fantastic|a dream|an honou?r|cool|"
                r"brilliant|nice|good|a "
                r"privilege) (?:to|if @i could|if we could) (?:\w+ )?(?:work|join|be part|train|cook|play|"
                r"teach)\b[^.?!]{0,12}?"
                r"\b(?:with|alongside|beside|for|under|at) (?:you|your|them|their|him|her|his)\b"
            ),
            (
                r"\b(?:some ?day|one day|in future|in the future|eventually|permanently|for good|full[- ]time|"
                r"as a colleague)\b"
            ),
        ),
        (
            HOW_IT_IS,
            r"\bon (?:the|a|an|this|that|my) (?:[\w-]+ )?(?:project|book|article|paper|panel|exhibition|film)\b",
        ),
    ),
    Frame(
        "the writer might be of use to the house",
        (
            (
                r"\b(?:if|whether|that|how|where) @i (?:might|could|would|can|may) (?:\w+ )?be (?:of (?:\w+ "
                r")?(?:use|help|"
                r"service|value)|useful|helpful|an asset) (?:to|for|in|at) (?:your|the|his|her|their) "
                rf"(?:[\w-]+ )?{INSTITUTION}s?\b"
            ),
        ),
        (r"\bin return\b|\bto thank\b|\bvolunteer\w*\b|\bsome day repay\b",),
    ),
    Frame(
        "the writer could be won over",
        (
            (
                r"\b@i (?:could|can|might|may|would) (?:\w+ )?be (?:\w+ )?(?:persuaded|tempted|talked into|"
                r"lured|convinced|"
                r"won over|coaxed|poached)\b"
            ),
            r"\b(?:leave|away|move|join|change|switch|jobs?|come|over to|employer|firm|company|role|offer)\b",
        ),
        (TALKING, HOW_IT_IS),
    ),
    Frame(
        "the writer would join at once",
        (
            (
                r"\b@i(?:'d| would) (?:\w+ )?(?:join|work for|work with|come to work for|sign (?:up )?with) "
                r"(?:you|your "
                r"(?:[\w-]+ )?[\w-]+|them|him|her)\b"
            ),
            (
                r"\b(?:in a heartbeat|like a shot|tomorrow|at once|any day|without (?:a second thought|"
                r"thinking)|on the spot)\b"
            ),
        ),
        (TALKING, HOW_IT_IS, AT_AN_EVENT, r"\b(?:walk|trip|class|climb|swim|run|dinner|hike|choir)\b"),
    ),
    Frame(
        "the reader is to judge whether the writer fits",
        (
            (
                r"\b(?:if|whether|should) (?:you|they|she|he|your \w+) (?:think|thinks|feel|feels|believe|"
                r"find|see|reckon|"
                r"agree)s? (?:that )?@i(?:'d| would| might| could|'m| am|'s| is)?(?: be| make)? (?:an? "
                r")?(?:\w+ )?(?:match|"
                r"fit|suit\w*|candidate|right for|qualified|cut out|good enough|useful|of use|any good)\b"
            ),
            (
                r"\b(?:roles?|positions?|openings?|jobs?|vacanc\w+|hiring|recruit\w*|team|right person|hr|"
                r"nudge|apply|"
                r"application|posts?|crew|staff)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:trade|field|profession|line of work|kind of work|sort of work|course)\b"),
    ),
    Frame(
        "the writer's training is to be done there",
        (
            WISHES,
            (
                r"\b(?:do|spend|serve|start|complete|finish) (?:@my|an?|the|some) (?:[\w-]+ "
                r"){0,2}?(?:years?|season|summer|"
                r"winter|training|placement|internship|apprenticeship|traineeship|articles|probation|"
                r"pupillage|residency) "
                r"(?:with|at|under|in) (?:you\b|your (?!town|city|country|field|trade|area|region))"
            ),
        ),
        (HOW_IT_IS, AT_AN_EVENT),
    ),
    Frame(
        "the reader's house heads the writer's list",
        (
            (
                rf"\b(?:your|his|her|their|the) (?:[\w-]+ ){{0,2}}?(?:{INSTITUTION}|org|shop)s? (?:is|are|"
                r"was|comes|sits|stands)"
                r" (?:\w+ )?(?:(?:at|near|on) (?:the )?(?:very )?top of|first on|high on|number one on|on) "
                r"@my (?:\w+ )?"
                r"(?:wish ?list|short ?list|list)\b(?! of)|\b(?:you(?:'re| are)|your (?:[\w-]+ ){1,2}is) @my "
                r"(?:first|top) choice\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:visit|see|holiday|trip|reading list)\b"),
    ),
    Frame(
        "the writer's name is to come up there",
        (
            (
                r"\b@my name\b[^.?!]{0,15}\b(?:comes? up|came up|crops? up|pops? up|be mentioned|mentioned|"
                r"be on|lands?|"
                r"falls?|dropped|remembered|thought of)\b"
            ),
            (
                r"\b(?:when|if|for|where|once|whenever|should)\b[^.?!]{0,40}\b(?:fill\w*|spots?|hir\w+|"
                r"posts?|jobs?|roles?|"
                r"positions?|vacanc\w+|openings?|candidates?|short ?list|recruit\w*|staff\w*|team|need\w*)\b"
            ),
        ),
        (HOW_IT_IS,),
    ),
    Frame(
        "what if the writer wanted to work there",
        (
            (
                r"\b(?:if|should|were|suppos\w+|say|had) @i (?:ever |one day |some day )?(?:wanted|wished|"
                r"want|wish|hoped|"
                r"decided?|were|was|cared|liked)? ?to (?:work|join|apply|train|start|come and work|be "
                r"employed|be hired)\b"
                r"(?: (?:for|with|at|under|in|as))? ?(?:you\b|your (?!trade|field|line|profession|industry|"
                r"world|craft|"
                r"area|sector|kind|sort)|there\b)"
            ),
            r"\b(?:who|whom|where|how|what|would|could|which|when|chance\w*|odds)\b",
        ),
        (r"\b(?:learn|understand|hear|know about)\b",),
    ),
    Frame(
        "a long-held wish to work for the reader",
        (
            (
                r"\b@i(?:'ve| have|'d| had| has)?(?: \w+){0,2} (?:dream(?:t|ed|ing)?|wanted|hoped|longed|"
                r"wished|wanting) "
                r"(?:of|to|for) (?:be )?(?:work(?:ing)?|serv(?:e|ing)|employ\w*|an? (?:job|post|position|"
                r"place)|join(?:ing)?|"
                r"teach(?:ing)?|train(?:ing)?|play(?:ing)?|cook(?:ing)?) (?:at|for|in|with|under|alongside|"
                r"beside) (?:you\b|"
                r"your (?!trade|field|line|profession|industry|world|craft|area|sector|kind|sort|city|town|country))"
            ),
        ),
        (r"\bwith you (?:about|on|over)\b", TALKING, AT_AN_EVENT),
    ),
    Frame(
        "the writer is to be thought of for the next round",
        (
            r"\b(?:think|thought|thinking) of @me for (?:the|any|an?|your|some|next|one of)\b",
            (
                r"\b(?:intakes?|seasons?|cohorts?|rounds?|jobs?|roles?|shifts?|posts?|positions?|team|crew|vacanc\w+|"
                r"openings?|cast|rota|projects?|production|programme|program|spots?|places?|year)\b"
            ),
            r"\b(?:if|please|could|hope|would|should|when|maybe|perhaps|do)\b",
        ),
        (r"\bthank\w*\b|\b(?:glad|happy|flattered|touched|honou?red) (?:that )?you\b", TALKING),
    ),
    Frame(
        "others are to hear what the writer would take or be",
        (
            (
                r"\b(?:mention|tell (?:him|her|them|your \w+|the \w+|mr|ms|mrs|dr|[a-z]+)|say|hint|whisper|"
                r"add|let on|let "
                r"(?:it )?(?:drop|slip|fall|be known|be heard)|(?:let|make sure) (?:him|her|them|[a-z]+) "
                r"(?:knows?|hears?)|drop (?:a|"
                r"the) hint|remind (?:him|her|them)|point out|put it to (?:him|her|them))\b"
            ),
            (
                r"\b@i(?:'d| would|'m| am|'s| is|'ll| will|'ve| have| has| could| can)? (?:\w+ "
                r"){0,2}?(?:take|takes?|accept|"
                r"like|love|want|welcome|move to|relocate|jump at|be|need|start|join|look(?:ing)? for|happy "
                r"with|glad of|"
                r"open to|available|"
                r"free|ready|good|wasted)\b|\bwould(?:n't| not) (?:\w+ )?(?:refuse|mind|say no to|turn down)\b|"
                r"\b(?:who|and|that) (?:would|could|can|'d) (?:\w+ )?(?:begin|take|accept|"
                r"welcome|start|"
                r"join|like)\b"
            ),
            (
                r"\b(?:spots?|jobs?|work(?!shop)|positions?|shifts?|roles?|posts?|addition|asset|(?:good |"
                r"great |perfect |"
                r"natural )fit|hire|hours|(?:an?|the|any job|good|job) offers?|paid|pay|wages?|salary|"
                r"vacanc\w+|contract|colleague|"
                r"employee|on board|"
                r"join(?:ing)? (?:the|your|his|her|their|them)|(?:start|begin) (?:at once|tomorrow|immediately|"
                r"straight ?away|any (?:day|time)|right away|whenever))\b"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\b(?:minutes|mins|coffee|talk|chat|learn|hear (?:about|how|from|what|of|him|her|them)|"
                r"understand|visit|"
                r"curious|interested in how|question\w*)\b"
            ),
            (
                r"\b(?:not|n't|never|nothing|no) (?:\w+ ){0,3}?(?:jobs?|work|positions?|roles?|posts?|hire|"
                r"offers?|after|"
                r"looking|asking|want)\b"
            ),
            r"\b(?:office|opening|working) hours\b",
        ),
    ),
    Frame(
        "the writer's papers are to be seen",
        (
            r"\b(?:if|were|should|would it|might|could|perhaps|whenever|when)\b",
            (
                r"\b(?:see|saw|sees|read|reads|glance|look|looked|cast an eye|find|found|came across|reach|"
                r"reached|land|"
                r"landed|fall|fell|get|got)\b"
            ),
            rf"\b@my (?:[\w-]+ ){{0,2}}?(?:{PAPERS}|papers)\b",
            (
                r"\b(?:enclos\w+|attach\w*|append\w*|here(?:with)?|overleaf)\b|"
                rf"{DECIDERS}|\b(?:superintendent|chief|boss|foreman|matron|captain|head|master)\b"
            ),
        ),
        (
            r"\bpapers (?:on|about|are|in|were|have)\b",
            (
                r"\b(?:feedback|comments?|opinion|critique|advice|proofread|thoughts|tips?|improve|asked|wanted|"
                r"requested|"
                r"visa|library|not|n't|never)\b"
            ),
        ),
    ),
    Frame(
        "the writer is the one to take for it",
        (
            (
                r"\b@i(?:'d| would|'m| am|'s| is|'ll| will| could)? (?:\w+ )?(?:be )?(?:your|the|their|his|"
                r"her) (?:man|woman|"
                r"girl|lad|guy|gal|person|one to (?:call|ring|ask)|(?:first |next )call)\b"
            ),
            r"\b(?:if|should|when|whenever|in case|as soon as|next time|once|need\w*|look\w*|going)\b",
        ),
        (TALKING, HOW_IT_IS, r"\bin return\b|\b(?:translat|babysit|cat|dog|lift|tickets?|photos?)\w*\b"),
    ),
    Frame(
        "the writer is to be tried for a place",
        (
            (
                r"\b(?:look at|consider|try|pick|choose|count|audition) @me (?:for|as) (?:one of )?"
                r"(?:the|your|an?|any|that|those|some)\b|\b(?:pencil|slot|put|count|sign|book|squeeze|fit|write) @me "
                r"(?:in|down|up|on) (?:for|on|to) (?:the|your|an?|any|that|some) (?:[\w-]+ )?(?:shifts?|"
                r"jobs?|posts?|roles?|"
                r"rota|position|vacanc\w+|crew|team|trial|season|payroll|staff|books)\b"
            ),
            (
                r"\?|\b(?:could|would|please|if|might|can|will|hope|kindly|maybe|perhaps|let|love|glad|happy|"
                r"when(?:ever)?)\b"
            ),
        ),
        (
            TALKING,
            HOW_IT_IS,
            AT_AN_EVENT,
            r"\bas (?:an? )?(?:friend|nuisance|pest|bother)\b|\bfor (?:the|a) day\b",
        ),
    ),
    Frame(
        "the writer sees themselves there",
        (
            (
                r"\b(?:picture|imagine|see) (?:myself|himself|herself)\b|\b(?:picture|imagine) @me\b|"
                r"\bsee @me (?:\w+ )?"
                r"(?:as|fit\w*|working|(?:in|on) (?:your|his|her|their|the|an?) (?:[\w-]+ )?(?:team|crew|staff|role|"
                r"job|"
                r"position|company|firm|ranks))\b|\bwhere @i(?:'d| would| want| "
                r"hope| see| could)(?: \w+){0,2} (?:be|work|end up|land|belong|go)\b|"
                r"\b@i(?:'d| would| could) (?:\w+ )?make (?:you |them )?an? (?:\w+ )?(?:decent|good|fine|"
                r"great|useful|solid|passable|proper|excellent) [\w-]+\b|\b(?:a |any )?(?:berth|desk|"
                r"bench|stool|peg|spot|bed|future|place|room|"
                r"scope|role|corner|niche|use|something|anything|budget|line)(?: [\w'-]+){0,4}? for (?:@me|"
                r"someone like @me|somebody like @me|a person like @me|people like @me|an? (?:[\w-]+ ){0,3}like "
                r"@me)\b|\b@my (?:[\w-]+ )?(?:skills?|skill set|experience|abilit\w+|background|"
                r"training)\b[^.?!]{0,50}\b(?:use|useful|fit|match|serve|benefit|value|help|asset|contribute|"
                r"offer)\b[^.?!]{0,25}\b(?:to you|for you|your|you\b|they|them|him|her|his|their)\b|\b(?:an? "
                r"(?:good|perfect|great|strong|natural|decent|real|fine) (?:fit|match) (?:for|in|with) "
                r"(?:your|the|his|her|their|you|them))\b|\b(?:right|"
                r"perfect|ideal) (?:person|man|woman|candidate|fit) for\b|\b(?:fit|fitting) (?:\w+ )?in(?:to)? "
                r"(?:your|the|his|her)\b|\b(?:harder|better|keener|more reliable) (?:worker|pair of hands)\b|"
                r"\b(?:@i|@me)\b[^.?!]{0,25}\b(?:an? )?(?:\w+ )?(?:addition|asset|gain|boon|credit|catch|"
                r"hire|recruit|find) (?:to|"
                r"for) (?:your|the|his|her|their|you|[a-z]+)\b|\bset would be an asset\b|\b@my "
                r"(?:background|skills?|profile|experience|training) "
                r"(?:would|could|might|may|'d|is|are|looks?|seems?) (?:\w+ ){0,3}(?:fit|match|asset)\b|"
                r"\bwhere @i (?:might|could|would|"
                r"can) (?:\w+ )?(?:be of (?:use|help|service)|be useful|be needed|help out|come in|fit)\b|"
                r"\b(?:show|prove|demonstrate|see)\b[^.?!]{0,15} what @i (?:can|"
                r"could) do\b|\bon a trial basis\b|\bstart at the bottom\b"
            ),
            r"(?:\b(?:your|at|there|you|with|in|if|would|could|think|welcome|than @me|halden)\b|'d\b)",
        ),
        (
            HOW_IT_IS,
            r"\b(?:if|whether)\b[^.?!]{0,15}@my (?:background|skills?|profile|experience|training)\b",
            TALKING,
            r"\b(?:diary|calendar|schedule|table|car|day|week)\b",
            r"\bin your (?:shoes|place|situation|position)\b",
        ),
    ),
    Frame(
        "the writer offers themselves",
        (
            (
                r"\b(?:come|came|invited|called|ready|available|glad|happy|delighted|hop(?:e|ing)) (?:\w+ "
                r"){0,2}?(?:for|to) (?:an? )?"
                r"(?:job )?interviews?\b(?! (?:about|on|with|for the|you))|\b(?:offer(?:ing)?|put) (?:you |"
                r"your \w+ |them )?@my "
                r"(?:\w+ )?(?:services|labour)\b|\b@i(?:'d| would| could| might| can) be (?:your|their|his|"
                r"her) (?:next|new|future) "
                r"[\w-]+\b|\bbring(?:ing)? @my (?:\w+ ){0,3}?(?:experience|skills?|energy|ideas|knowledge|"
                r"expertise|enthusiasm) (?:to|"
                r"into) (?:your|the|his|her|their)\b"
            ),
        ),
        (HOW_IT_IS, r"\bin return\b|\bclass(?:es)?\b|\btable\b|\bproject\b"),
    ),
    Frame(
        "the writer wishes to be in that house",
        (WISHES, BEING_THERE, HOUSE),
        (
            AT_AN_EVENT,
            TALKING,
            HOW_IT_IS,
            r"\b@i (?:start|begin)(?:ed|s)? (?:at|in|on|with|as)\b",
            r"\bon (?:the|a|an|this|that|my) (?:project|book|article|paper|boat|panel|event|exhibition|film)\b",
            r"\bfor (?:a|the) (?:day|visit|walk|coffee|moment)\b",
        ),
    ),
    Frame(
        "the writer would fit in there",
        (
            (
                r"\b(?:and|who|she'd|he'd) (?:(?:would|could|might|'d) )?(?:\w+ )?(?:fit|slot|belong|"
                r"thrive) (?:\w+ )?(?:in|into)\b(?! "
                r"(?:the|my) (?:diary|day|week|schedule))|"
                r"\b(?:@i|@me)(?:'d| would| could| might|'ll| will)? (?:\w+ )?(?:fit|fitting|suit|belong|do "
                r"well|go down well|"
                r"thrive|slot)\b(?: [\w']+){0,2}? (?:in|into|on|at|with|there|among)\b"
            ),
            rf"{HOUSE}|\bthere\b",
        ),
        (HOW_IT_IS, r"\b(?:diary|calendar|schedule|day|week|timetable|slot|car|train)\b"),
    ),
)
