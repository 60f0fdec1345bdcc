"""Veiled requests for work, read as situations: who is meant, what happens at whose house, and what is offered (E01).

A veiled request says none of the usual words. What gives it away is who stands in it: somebody leaves or is needed
at the reader's house, and the writer happens to be free; the writer wishes to be in that house; the reader is to
carry the writer's name to those who decide.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    APPOINTMENT,
    AT_AN_EVENT,
    BEING_THERE,
    CARRY,
    DAY_TO_START,
    DECIDERS,
    HOUSE,
    HOW_IT_IS,
    LEAVES,
    LOOKS_FOR,
    MAYBE,
    NEED,
    NOT_A_JOB,
    OBJECT,
    OF_ME,
    OWN,
    PAPERS,
    PAST_EVENT,
    PERSON,
    PLACE_NAME,
    READY,
    SEAT,
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

VEILED: tuple[Frame, ...] = (
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
        "who hires",
        (
            (
                r"\b(?:who|whom|where|how|what)\b[^.?!]{0,45}?\b(?:get(?:ting)? (?:hired|a job|taken on|in)|"
                r"apply|chances?|odds|have to do|must i do|i need to do)\b"
            ),
            r"\b(?:i|me|my)\b",
            r"\b(?:your|you|there|at your|firm|company|team|place|side)\b",
        ),
        (
            r"\b(?:course|university|visa|grant|school|degree|scholarship)\b",
            r"\b(?:people|one|you) (?:get|got)\b|\bdid you\b",
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
        "what it takes to be hired",
        (
            (
                r"\bwhat (?:would|does|will|do|must) (?:it|i|one) (?:\w+ )?(?:take|need|have to do|do|"
                r"cost)\b[^.?!]{0,30}\b(?:hire|"
                r"employ|take on|have|consider) @me\b|\b(?:who|whom|where)\b[^.?!]{0,40}(?:@i|"
                r"@me)\b[^.?!]{0,30}\b(?:about|"
                rf"for|regarding) (?:{WHICH})?{PLACE_NAME}\b(?! (?:of|as))"
            ),
        ),
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
        "something for a worker to do there",
        (
            (
                r"\b(?:something|anything|work|enough|plenty|a task|tasks|jobs)\b[^.?!]{0,15} for (?:@me|"
                r"an? (?:[\w-]+ ){1,3}"
                r"?|someone like @me|somebody like @me) ?to (?:do|mend|make|fix|take on|earn)\b"
            ),
            rf"{HOUSE}|\bthere\b|\bat your\b",
            MAYBE,
        ),
        (TALKING, HOW_IT_IS),
    ),
    Frame(
        "word of anything is asked for, and work is what is meant",
        (
            (
                r"\b(?:hear|know|learn|wind|come across|see)\b (?:of )?(?:anything|something)\b(?! (?:about|on|"
                r"from|that (?:i|could)))"
            ),
            (
                r"\b(?:let me know|tell me|think of me|shout|drop me|give me|pass it on|call me|send it|keep "
                r"me)\b|\bglad to hear\b"
            ),
            (
                r"\b(?:looking|move|job|jobs|firms?|work(?!shop)|roles?|market|search(?:ing)?|available|"
                r"employ\w+|contracts?|"
                r"positions?|redundan\w+|laid off)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:looking for (?!work|a job)|found|missing|lost|works?|worked) \b"),
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
        "the writer has heard of hiring, and answers it",
        (
            r"\b(?:hiring|recruiting|advertis\w+|staffing up|taking on)\b",
            r"\b(?:heard|read|see|saw|seen|noticed|understand|gather|told|spotted)\b",
            (
                r"\b(?:introduce myself|interested in (?:it|the|that|your|joining|applying)|apply|put "
                r"myself|put my name|throw my|my "
                r"(?:cv|profile|background|name|hat)|available|be a (?:good|great) fit)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:not|n't|never|no)\b"),
    ),
    Frame(
        "to be kept told of work",
        (
            (
                r"\bkeep(?:ing)? (?:@me|us) (?:in the loop|posted|informed|updated|in the picture|"
                r"abreast)\b[^.?!]{0,25}\b(?:jobs?|"
                r"work(?!shop)|openings?|vacanc\w+|positions?|roles?|opportunit\w+)\b|\bhelp (?:in|with|to) "
                r"(?:find(?:ing)?|get(?:ting)?|"
                r"land(?:ing)?|secur\w+) (?:an? |some |my |the |paid )*(?:\w+ )?(?:jobs?|work|positions?|"
                r"posts?|roles?|employment|"
                r"internships?|placements?)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:people|clients|pupils|students|refugees|veterans|others|them)\b"),
    ),
    Frame(
        "an application is to be helped along",
        (
            (
                r"\b(?:push|speed up|back|check|look into|follow up|ask about|forward|pass on|move|"
                r"fast-?track|put in)\b[^.?!]{0,25}"
                r"\b@my (?:\w+ )?application\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:visa|course|university|grant|school|library|scholarship|citizenship|permit)\b"),
    ),
    Frame(
        "a way through the door",
        (
            (
                r"\b(?:get|gets|got|getting) @me (?:in|into|through|inside|past) (?:the|your|that|his|her|"
                r"their) (?:\w+ )?(?:door|gate|"
                r"firm|company|team|house|building)\b|\bgiv(?:e|ing) (?:an?|this) (?:old|young|former|"
                r"retired|returning|willing|keen|"
                r"hard-?working|self-taught) [\w-]+ (?:an?|another) (?:chance|try|trial|go|shot|start)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:key|pass|badge|code|ticket)\b"),
    ),
    Frame(
        "room for one more",
        (
            r"\b(?:room|space|place|use|work) for (?:one more|another|@me)\b",
            (
                r"\b(?:crew|team|firm|company|staff|kitchen|workshop|studio|office|lab|department|brigade|"
                r"yard|shop|practice|"
                r"business)\b"
            ),
        ),
        (HOW_IT_IS, TALKING),
    ),
    Frame(
        "this may become a job",
        (
            (
                r"\b(?:lead|leads|leading|turn|turns|develop|develops|grow|result|results|end|"
                r"open)\b[^.?!]{0,25} (?:to|into|in|up in|up with|up to) (?:an? |some |my |paid |regular |"
                r"permanent |something )?(?:[\w-]+ )?(?:job|position|role|employment|offers?|work|contract|"
                r"permanent|hire|internship|post)\b"
            ),
        ),
        (HOW_IT_IS, r"\b(?:not|n't|never|no)\b"),
    ),
    Frame(
        "somebody is needed there, and the writer is ready",
        (NEED, MAYBE, READY),
        (HOW_IT_IS, PAST_EVENT, AT_AN_EVENT),
    ),
    Frame(
        "somebody leaves there, and the writer is ready",
        (LEAVES, MAYBE, READY),
        (
            r"\bi(?:'m| am) (?:writing|asking|turning|calling|contacting)\b",
            HOW_IT_IS,
            PAST_EVENT,
            TALKING,
            AT_AN_EVENT,
        ),
    ),
    Frame(
        "somebody left there, and the writer names what they can do",
        (
            rf"\b(?:{OWN}|[\w']+) (?:[\w']+ ){{0,2}}?(?:left|leaves?|leaving|retired|retires?|quit|gone)\b|"
            + NEED,
            r"\bi (?:hear|heard|see|saw|read|noticed|gather|understand|know)\b|\b(?:as|since|now that|because)\b",
            r"\bi(?:'m| am| have|'ve| can| hold| speak| know)\b|\bmine (?:is|are)\b",
        ),
        (
            HOW_IT_IS,
            r"\bi(?:'m| am) (?:writing|asking|turning|calling|contacting|curious|sorry|glad)\b",
            PAST_EVENT,
            TALKING,
            r"\bmy (?:own )?(?:team|crew|staff|office)\b",
            (
                r"\bsince (?:@i|we|you|leaving|the)\b|\b(?:who|happy to|(?:i|we|you|he|she)(?:'ve| have|'d| had| "
                r"just| recently)*) (?:left|leave|leaving|retired)\b|\bleav(?:e|ing|es) (?:it|this|you|the "
                r"army|school)\b|\bserved\b"
            ),
        ),
    ),
    Frame(
        "is the place still to be had",
        (
            (
                rf"\b(?:your|the|that|an?) (?:[\w' -]{{1,40}} )?(?:{SEAT}|ad|advert|advertisement|notice|listing)\b"
                r"(?:[^.?!]{0,60})\b(?:still|already|yet|too late)\b[^.?!]{0,30}\b(?:free|open|unfilled|vacant|"
                r"up|available|"
                r"going|for me|taken|filled|wanted|to be had)\b"
            ),
            r"\?|\b(?:whether|if|hope|hoping)\b|\bi(?:'d| would| could| want)\b",
        ),
        (
            HOW_IT_IS,
            (
                r"\b(?:seat|seats|table|tickets?|places?) (?:at|on|for|in) the (?:talk|concert|course|bus|tour|"
                r"class|show)\b"
            ),
        ),
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
        "the reader is to carry the writer's name to those who decide",
        (CARRY, OF_ME, DECIDERS),
        (
            r"\bof us\b",
            HOW_IT_IS,
            r"\bgave me\b|\bgiven me\b|\btold me\b|\bsuggested i\b|\bmentioned\b|\bthank\w*\b",
            r"\bi(?:'ll| will|'ve| have)? (?:tell|told|showed|show)\b",
            (
                r"\b(?:introduc\w+|connect\w*) (?:@me|us) (?:to|with) (?:your|his|her|their|the) (?!hiring|recruit|"
                r"staffing|personnel|hr\b|h\.r)(?:[\w-]+ ){0,2}?(?:boss|manager|director|chief|head|"
                r"principal|partner|owner|"
                r"chair|captain|skipper|matron|dean|superior|foreman|forewoman)\b"
            ),
        ),
        span=230,
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
        "somebody is to get the writer in",
        (
            (
                r"\b(?:fix|fixing|get|getting|help|assist|assisting|sort|squeeze|sneak|slot|fit|smuggle|place|"
                r"put|bring|wave|"
                r"absorb|accommodate|engage|take|hire|employ|recruit|have)\b (?:\w+ )?@me (?:\w+ )?(?:up|in|"
                r"into|on|onto|through|aboard|somewhere|"
                r"to (?:secure|get|find|land|obtain|enter|join)|at|with)\b"
            ),
            (
                rf"{HOUSE}|\bsomewhere\b|\b(?:job|placement|work|position|post|employment|appointment|start|"
                r"door|organi[sz]ation|establishment)\b"
            ),
        ),
        (AT_AN_EVENT, TALKING, r"\b(?:touch|contact|picture|diary|course|waiting list|mailing list|choir)\b"),
        span=230,
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
    Frame(
        "papers of an applicant come along",
        (
            (
                r"\b(?:enclos\w+|attach\w*|append\w*|includ\w+|add(?:ed|ing)?|put|send|sent|sending|leave|left|"
                r"share|sharing|find|"
                r"herewith|see|drop|dropped|deliver|upload\w*|forward)\b(?: [\w']+){0,5}? (?:@my|the|a copy "
                rf"of my|copies of my) (?:[\w-]+ ){{0,2}}?{PAPERS}\b"
            ),
        ),
        (
            (
                r"\b(?:you|she|he|they)(?:'ve| have|'d)? (?:asked|wanted|requested|offered|wished|suggested|"
                r"said)\b|\bas (?:agreed|requested|promised)\b|\bat your request\b"
            ),
            r"\b(?:feedback|comments?|opinion|critique|advice on|look at how|proofread|review my)\b",
            r"\b(?:not|n't|never|without|no need)\b",
            r"\bfor (?:your (?:kind )?offer|offering)\b|\bthank\w* for\b",
            r"\b(?:visa|library|university application|course|school place|degree|ethics)\b",
        ),
    ),
    Frame(
        "a relative is to be taken on",
        (
            (
                r"\bmy (?:\w+ )?(?:son|daughter|brother|sister|nephew|niece|cousin|husband|wife|boy|girl|lad|"
                r"grandson|granddaughter)\b"
            ),
            (
                r"\b(?:job|apprenticeship|placement|internship|position|vacancy|(?:as |make (?:you )?|be )an? "
                rf"(?:[\w-]+ )?{PERSON}|taken on|a start|work (?:with|for|at) you)\b"
            ),
            rf"{HOUSE}|\byou\b",
            MAYBE,
        ),
        (HOW_IT_IS, TALKING),
    ),
    Frame(
        "a way in is asked for",
        (
            (
                r"\b(?:a|any|some|the|another|my) (?:\w+ )?(?:way|foot|toe|path|route|door|entrance|crack) "
                r"(?:in|into|inside|open|through)\b"
            ),
            rf"{HOUSE}|\bside door\b|\bback door\b|\bfor me\b|\blike me\b",
            r"\b(?:if|could|would|can|might|is there|hope|glad|grateful|help)\b|\?",
        ),
        (
            r"\b(?:trade|field|profession|industry|subject|topic|career|craft|work like yours|line of work|line)\b",
            AT_AN_EVENT,
            TALKING,
        ),
    ),
    Frame(
        "the one who decides is asked for",
        (
            (
                r"\b(?:who|whom|whoever)\b[^.?!]{0,25}?\b(?:decides?|chooses?|picks?|hires?|recruits?|"
                r"responsible|in charge|handles?|looks after)\b"
                r"[^.?!]{0,25}?\b(?:new (?:people|staff|hires|colleagues)|hiring|staff\w*|personnel|recruit\w*|"
                r"vacanc\w+|contracts|casting|applications)\b"
            ),
            r"\b(?:@me|@my|i)\b",
        ),
        (r"\bhow (?:you|they|do|does)\b",),
    ),
)
