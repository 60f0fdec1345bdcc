"""Veiled offers of oneself: the writer is free, would come, would fit in, would not say no (E01).

The reader is asked for nothing in so many words; it is the writer who holds themselves out. Hints at what happens in
the reader's house stand in `work_hints`.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    APPOINTMENT,
    AT_AN_EVENT,
    BEING_THERE,
    DAY_TO_START,
    DECIDERS,
    HOUSE,
    HOW_IT_IS,
    LOOKS_FOR,
    NOT_A_JOB,
    OBJECT,
    PAPERS,
    PLACE_NAME,
    TALKING,
    WHICH,
    WISHES,
)

#: Facts that lean on the reader; "this is not about a job" anywhere in the text clears them.
LEANING: tuple[Frame, ...] = (
    Frame(
        "the writer is about to move, and any tip is welcome",
        (
            (
                r"\b@i(?:'m| am|'s| is|'ll be)? (?:\w+ )?(?:looking|hoping|planning|ready|keen|about|"
                r"itching|eager) to "
                r"(?:make an? (?:\w+ )?(?:move|change|switch|jump)|move on|change (?:jobs|employers?|firms?|"
                r"ships?)|switch "
                r"(?:jobs|employers?|firms?))\b"
            ),
            (
                r"\b(?:tips?|leads?|hints?|word|where to (?:turn|look|apply|ask)|pointers?|who (?:is|might|"
                r"may)|who's|let me "
                r"know|hear of|know of)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:minutes|mins|coffee|talk|chat|learn|understand)\b"),
    ),
    Frame(
        "the writer wants to join some house",
        (
            (
                r"\b@i(?:'m| am|'s| is)? (?:\w+ )?(?:looking|hoping|keen|eager|planning|want|wants|ready) "
                r"to (?:join|work (?:for|at)|be "
                r"hired by|be employed (?:by|at)) (?:an? |your |the |some )?(?:[\w-]+ ){0,2}?(?:start-?up|"
                r"company|firm|team|agency|"
                r"studio|organi[sz]ation|employer|lab|practice|group|charity|consultancy)\b"
            ),
        ),
        (HOW_IT_IS, TALKING),
    ),
    Frame(
        "the writer looks for work",
        (
            (
                rf"\b@i(?:'m| am|'d| would|'ve been| have been|'s| is| was)?\b(?: [\w']+){{0,4}}? {LOOKS_FOR} "
                rf"(?:[\w'-]+ ){{0,5}}?{OBJECT}\b"
            ),
        ),
        (
            NOT_A_JOB,
            HOW_IT_IS,
            r"\b(?:minutes|mins|ask you|ask (?:her|him|them)|find out|view|parts? of)\b",
            r"\b(?:not|n't|never|no)\b",
            r"\b(?:learn|hear|understand|know) (?:\w+ )?(?:about|how|what)\b",
            r"\bwork (?:with|of|like|as|at)\b(?! (?:you|your)\b)",
            r"\byou(?:r)? (?:work|job|role|position|post)\b",
        ),
    ),
    Frame(
        "the writer is to be had",
        (
            (
                r"\b@i(?:'m| am|'ll be| will be|'d be|'s| is|'ve become|'ve just become|'ve been)?(?: "
                r"[\w']+){0,3}? (?:available|free|ready|on the (?:job )?market|employable|in the market|"
                r"between (?:jobs|"
                r"assignments|contracts|roles)|all yours|looking|interviewing)\b"
            ),
            (
                r"\b(?:full[- ]?time|part[- ]?time|for (?:\w+ )?(?:work|hire|employment|shifts|projects|"
                r"assignments|jobs?|post|posts|interviews?)|to (?:(?:start|begin)(?! (?:the|my|our|an?|with|"
                r"by|on)\b)|work|take (?:on|up)|relocate)|"
                r"immediately|right away|at once|straight ?away|at short notice|again|in case|if you (?:need|"
                r"want|like)|from (?:early |mid-?|late )?(?:january|february|march|april|may|june|july|august|"
                r"september|october|november|december|now|the (?:first|1st))|actively|currently|on the market|"
                r"for anything|for you|job market|safe pair of hands|and can join|the (?:right )?person)\b"
            ),
        ),
        (
            r"\b(?:in the|most|every) (?:mornings?|afternoons?|evenings?)\b",
            r"\bkept\b|\bkeep (?:the|that|an?|it)\b",
            APPOINTMENT,
            HOW_IT_IS,
            (
                r"\bon (?:\w+ )?(?:days?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|weekends?)\b|\bfor "
                r"(?:myself|himself|herself)\b|\blooking (?:forward|after|into|at|back|through|up)\b|\blooking "
                r"for (?!work|a job|something|employment|a (?:new|position|role|post))"
            ),
            r"\b(?:from|between|after|before|at) (?:nine|ten|eleven|noon|one|two|three|four|five|six|seven|\d{1,2})\b",
        ),
    ),
    Frame(
        "the writer has no work and could begin",
        (
            (
                r"\b@i(?:'ve| have| has|'ll have| will have)?(?: got)? no (?:contract|job|work|post|"
                r"position|employer|"
                r"engagement|employment|ship|assignment|gig)\b|\b@i(?:'m| am|'ll be| will be|'s| is)? "
                r"(?:\w+ )?(?:without "
                r"(?:an? )?(?:\w+ )?(?:contract|job|work|post|position|employer|engagement)|out of (?:work|"
                r"a job|contract)|"
                r"unemployed|unattached|unsigned)\b"
            ),
            (
                r"\b(?:could|can|would|'d|ready to|free to|able to|happy to|glad to|prepared to) (?:\w+ "
                r")?(?:board|start|"
                r"join|begin|move|relocate|sign (?:on|up)|step in|be there|pack|work|take|sail|fly|fill|cover)\b"
            ),
        ),
        (HOW_IT_IS, TALKING, r"\bno \w+ (?:with|yet|for the)\b"),
    ),
    Frame(
        "the writer names their notice",
        (
            (
                r"\b(?:my )?(?:notice(?: period)?|contract|redundancy|probation|last day|service|gardening "
                r"leave|career break|money)\b(?: [\w']+){0,5}? (?:ends?|is up|runs? out|finishes|over|until|is "
                r"(?:monday|tuesday|wednesday|thursday|friday))\b"
            ),
            (
                r"\b@i(?:'d| would| could|'m| am|'m all)\b[^.?!]{0,40}\b(?:begin|start|yours|jump|available|"
                r"take|join|come|rather|hoping|free)\b|\b(?:something|anything) for @me\b"
            ),
        ),
        (HOW_IT_IS, TALKING, r"\b(?:view|weigh\w*|whether|decid\w+|choos\w+)\b"),
    ),
)

OFFERS: tuple[Frame, ...] = (
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
        "the writer would help out where people are missing",
        (
            (
                r"\b(?:fill|stand|step|jump|pitch) in\b|\bhelp(?:ing)? out\b|\blend a hand\b|\btake over\b|\bcover "
                r"(?:for|the|an?|some)\b"
            ),
            (
                r"\b(?:if|when|whenever|should|once|as soon as|in case)\b[^.?!]{0,50}\b(?:ill|sick|short|on "
                r"leave|missing|"
                r"drops? out|dropped out|calls? in|behind|stretched|understaffed|short[- ]staffed|short[- ]handed)\b"
            ),
            (
                r"\b(?:your|his|her|their) (?:[\w-]+ ){0,2}?(?:people|staff|team|crew|nurses|cooks|drivers|"
                r"teachers|men|women|"
                r"shifts?|ward|kitchen|shop|office|boat|rota)\b"
            ),
            r"\b@i\b|\b@i(?:'d|'m|'ll)\b|\b(?:glad|happy|ready|willing)\b",
        ),
        (TALKING, HOW_IT_IS, r"\b(?:choir|quiz|tennis|football|cricket|chess|bowls|band practice)\b"),
    ),
    Frame(
        "others are to hear what the writer would take or be",
        (
            (
                r"\b(?:mention|tell (?:him|her|them|your \w+|the \w+|mr|ms|mrs|dr|[a-z]+)|say|hint|whisper|"
                r"add|let on|let "
                r"(?:it )?(?:drop|slip|fall|be known|be heard)|(?:let|make sure) (?:him|her|them|[a-z]+) "
                r"knows?|drop (?:a|"
                r"the) hint|remind (?:him|her|them)|point out|put it to (?:him|her|them))\b"
            ),
            (
                r"\b@i(?:'d| would|'m| am|'s| is|'ll| will|'ve| have| has| could| can)? (?:\w+ "
                r"){0,2}?(?:take|takes?|accept|"
                r"like|love|want|welcome|jump at|be|need|start|join|look(?:ing)? for|happy with|glad of|"
                r"open to|available|"
                r"free|ready|good|wasted)\b|\b(?:who|and|that) (?:would|could|'d) (?:\w+ )?(?:take|accept|"
                r"welcome|start|"
                r"join|like)\b"
            ),
            (
                r"\b(?:spots?|jobs?|work(?!shop)|positions?|shifts?|roles?|posts?|addition|asset|(?:good |"
                r"great |perfect |"
                r"natural )fit|hire|hours|offers?|paid|pay|wages?|salary|vacanc\w+|contract|colleague|"
                r"employee|on board|"
                r"join(?:ing)? (?:the|your|his|her|their|them)|(?:start|begin) (?:at once|tomorrow|immediately|"
                r"straight ?away|any (?:day|time)|right away|whenever))\b"
            ),
        ),
        (
            HOW_IT_IS,
            r"\b(?:minutes|mins|coffee|talk|chat|learn|hear|understand|visit|curious|interested in how|question\w*)\b",
            (
                r"\b(?:not|n't|never|nothing|no) (?:\w+ ){0,3}?(?:jobs?|work|positions?|roles?|posts?|hire|"
                r"offers?|after|"
                r"looking|asking|want)\b"
            ),
            r"\b(?:office|opening|working) hours\b",
        ),
    ),
    Frame(
        "the writer would not say no if they grew or called",
        (
            (
                r"\b(?:wouldn't|would not|won't|will not|shouldn't|should not|couldn't|could not) (?:\w+ "
                r")?(?:say no|mind|"
                r"object|complain|stay (?:\w+ ){0,3}(?:here|longer)|be (?:\w+ )?(?:sorry|unhappy|averse|"
                r"offended|the last)|cry|run away|hang "
                r"up|hesitate|"
                r"need (?:asking|telling) twice|turn (?:it|them|that|him|her|you) down|think twice)\b"
            ),
            (
                r"\b(?:if|were|should|when|whenever|had) (?:they|she|he|you|your [\w-]+|the [\w-]+|someone|"
                r"somebody|there|an?"
                r" [\w-]+|anything|something|anyone)(?: (?!said|say|says|told|tell)[\w']+){0,3}? (?:buil\w+|"
                r"grow\w*|grew|"
                r"hir\w+|expand\w*|recruit\w*|need\w*|want\w* (?:someone|somebody|help|me|hands|an?)|offer\w*|room|"
                r"something for|a (?:place|desk|spot|use)|an? (?:opening|vacancy|job|offer)|openings?|short "
                r"of|look\w* for|"
                r"ask\w* me to|call(?:ed)?|rang|took me|take me|come up|came up|turn\w* up|papers|cv)\b"
            ),
        ),
        (
            TALKING,
            (
                r"\b(?:declin\w+|refus\w+|busy|later|another (?:day|time)|no time|forgot|ignor\w+|rather "
                r"not|can't|cannot|nothing|"
                r"no (?:answer|reply|room|time))\b"
            ),
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
        "hours to be had for pay",
        (
            (
                r"\b(?:mornings?|afternoons?|evenings?|days?|hours|time|weekends?|hands|winters?|summers?|years) "
                r"(?:[\w']+ ){0,2}?(?:to (?:give|offer|spare|sell|fill|let)|free|going spare)\b"
            ),
            (
                r"\b(?:pay|pays|paid|wages?|salary|hir\w+|employ\w*|whoever (?:needs|wants) (?:them|me|her|"
                r"him|help|hands)|(?:anybody|"
                r"anyone|somebody|"
                r"someone|any \w+|an? \w+) who (?:would|could|can) (?:have|use|take|pay)|"
                r"who (?:needs|wants|has use for) (?:them|me|her|him|help|hands))\b"
            ),
        ),
        (TALKING, HOW_IT_IS),
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
        "the writer would not refuse work",
        (
            (
                r"\b(?:wouldn't|would not|won't|will not|'d never|would never|couldn't|can't) (?:\w+ "
                r")?(?:say no to|turn down|turn "
                rf"up my nose at|refuse|decline|mind) (?:{WHICH})?(?:{OBJECT}|{PLACE_NAME})\b"
            ),
        ),
        (HOW_IT_IS, NOT_A_JOB),
    ),
    Frame(
        "work at any wage",
        (
            (
                r"\bfor (?:half|a fraction of|less than|next to|hardly any|any|whatever|a small|very little|"
                r"no) (?:the |a |of the |"
                r"usual )*(?:wages?|pay|salary|rate|money|fee|nothing)\b"
            ),
            r"\b@i(?:'d| would| could|'ll| will)?\b[^.?!]{0,20}\b(?:come|work|do|start|join|stay|take|sign)\b",
        ),
        (HOW_IT_IS, r"\b(?:she|he|you|they|people)(?:'d| would)? (?:work|worked|do|did)\b"),
    ),
    Frame(
        "the writer would come at once",
        (
            (
                r"\b@i(?:'d| would| could|'ll| will| can)\b[^.?!]{0,30}\b(?:first (?:train|bus|plane|boat|"
                r"ferry|flight)|at once|like "
                r"a shot|in a heartbeat|the same day|the next day|drop everything|come running|pack (?:my|a) bags?)\b"
            ),
            (
                r"\b(?:if|should|when|whenever|as soon as) (?:you|they|she|he|your \w+|anyone there)(?:'d| "
                r"would| ever| should)? "
                r"(?:call|rang|ring|ask|need|whistle|say|said|want|have me|had me|offer|took|take)\w*\b"
            ),
        ),
        (TALKING, HOW_IT_IS),
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
                r"\b(?:@i|@me)(?:'d| would| could| might|'ll| will)? (?:\w+ )?(?:fit|fitting|suit|belong|do "
                r"well|go down well|"
                r"thrive|slot)\b(?: [\w']+){0,2}? (?:in|into|on|at|with|there|among)\b"
            ),
            rf"{HOUSE}|\bthere\b",
        ),
        (HOW_IT_IS, r"\b(?:diary|calendar|schedule|day|week|timetable|slot|car|train)\b"),
    ),
    Frame(
        "the writer can begin",
        (
            (
                r"\b@i(?:'d| would| could| can|'ll| will|'m| am|'s| is)?(?: (?:be )?(?:able|free|ready|happy|"
                r"glad|willing|prepared) to)? ?"
                r"(?:start|begin|resume(?: work| duty| duties)?|join(?: you)?|be there|be with you|be out of "
                r"here|step in|take up work)"
                rf"(?: (?:work(?:ing)?|right|as early|already|with you|for you|there)){{0,2}} {DAY_TO_START}\b"
            ),
        ),
        (
            r"\bif (?:that|it|this) (?:suits|works|is|would)\b",
            AT_AN_EVENT,
            (
                r"\b(?:call|talk|meeting|conversation|course|studies|school|university|degree|training|"
                r"programme|program|class|"
                r"lesson|retirement|leave|phone|zoom|job at|new job|post at|work at six|my shift)\b"
            ),
            r"\bi (?:start|begin|join)(?:ed)? (?:at|in|on|my|the|with|from|by)\b(?! (?:any|once))",
            r"\bi (?:start|begin|join) (?:there|here) (?:in|on|next|from)\b",
            r"\b(?:nine|ten|eleven|noon|o'clock|a\.m|p\.m)\b",
            r"\bif (?:they|he|she) (?:take|takes|let|lets)\b",
        ),
    ),
    Frame(
        "an unpaid or trial day",
        (
            r"\b(?:trial|probation(?:ary)?|unpaid|no pay|without pay|for free|for nothing|for no money)\b",
            r"\b(?:work|shift|day|week|month|season|job|start)\b",
            r"\b@i(?:'d| would| could| can|'m| am|'ll)\b|\b@me\b|\bhappy to\b|\bready to\b",
        ),
        (HOW_IT_IS, r"\bends?\b", TALKING),
    ),
)
