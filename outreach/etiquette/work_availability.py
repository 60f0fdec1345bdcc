"""The writer is to be had: free, ready to begin, cheap, and not one to say no (E01).

Facts that only lean on the reader stand apart, since a promise that this is not about a job clears them.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    APPOINTMENT,
    AT_AN_EVENT,
    DAY_TO_START,
    HOW_IT_IS,
    LOOKS_FOR,
    NOT_A_JOB,
    OBJECT,
    PLACE_NAME,
    TALKING,
    WHICH,
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
            r"\b(?:you|she|he|they|your \w+) offers?\b",
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
                r"\b(?:my )?(?:notice(?: period)?|contract|lease|apprenticeship|posting|studies|redundancy|"
                r"probation|last day|service|gardening "
                r"leave|career break|money)\b(?: [\w']+){0,5}? (?:ends?|is up|runs? out|finishes|over|until|is "
                r"(?:(?:on )?(?:the )?\d+|monday|tuesday|wednesday|thursday|friday))\b"
            ),
            (
                r"\b@i(?:'d| would| could|'m| am|'m all)\b[^.?!]{0,40}\b(?:(?:run|mind|keep|work|cover|take "
                r"on|look after) "
                r"(?:\w+ ){0,2}?(?:your|his|her|their)|looking (?:around|about|out)|begin|start|yours|jump|available|"
                r"take|join|come|rather|hoping|free)\b|\b(?:something|anything) for @me\b"
            ),
        ),
        (HOW_IT_IS, TALKING, r"\b(?:view|weigh\w*|whether|decid\w+|choos\w+)\b"),
    ),
)

AVAILABLE: tuple[Frame, ...] = (
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
