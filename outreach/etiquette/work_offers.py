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
    HOUSE,
    HOW_IT_IS,
    LOOKS_FOR,
    NOT_A_JOB,
    OBJECT,
    PLACE_NAME,
    TALKING,
    WHICH,
    WISHES,
)

#: Facts that lean on the reader; "this is not about a job" anywhere in the text clears them.
LEANING: tuple[Frame, ...] = (
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
                r"\b(?:@i|@me)\b[^.?!]{0,25}\b(?:an? )?(?:\w+ )?(?:addition|asset|gain|boon|credit|catch) (?:to|"
                r"for) (?:your|the|his|her|their|you|[a-z]+)\b|\bset would be an asset\b|\b@my "
                r"(?:background|skills?|profile|experience|training) "
                r"(?:would|could|might|may|'d|is|are|looks?|seems?) (?:\w+ ){0,3}(?:fit|match|asset)\b|"
                r"\bwhere @i (?:might|could|would|"
                r"can) (?:\w+ )?(?:be of (?:use|help|service)|be useful|be needed|help out|come in|fit)\b|"
                r"\b(?:show|prove|demonstrate|see)\b[^.?!]{0,15} what @i (?:can|"
                r"could) do\b|\bon a trial basis\b|\bstart at the bottom\b"
            ),
            r"\b(?:your|at|there|you|with|in|if|would|could|think|welcome|than @me|halden)\b",
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
