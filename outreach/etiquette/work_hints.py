"""Veiled requests for work, read as situations: what happens at whose house, and what the reader is to do (E01).

A veiled request says none of the usual words. What gives it away is who stands in it: somebody leaves or is needed
at the reader's house, and the writer happens to be free; the reader is to carry the writer's name to those who
decide. Where the writer offers themselves, see `work_offers` and `work_availability`.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    AT_AN_EVENT,
    CARRY,
    DECIDERS,
    HOUSE,
    HOW_IT_IS,
    LEAVES,
    MAYBE,
    NEED,
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
)

HINTS: tuple[Frame, ...] = (
    Frame(
        "who hires",
        (
            (
                r"\bhow to apply(?= (?:at|to|for|with|there)\b|[.?!,]|$)|"
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
                r"me)\b|\b(?:glad|happy|thrilled|grateful|delighted|keen|love|pleased) to hear\b"
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
                r"\b(?:retir|leav|quit)\w* (?:our|the|an?|my|this|that|these) (?:[\w-]+ )?(?!team|crew|firm|"
                r"company|staff|ward)"
            ),
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
        "the reader is to carry the writer's name to those who decide",
        (CARRY, OF_ME, DECIDERS),
        (
            r"\bof us\b",
            HOW_IT_IS,
            (
                r"\bmade me\b|\bcurious\b|\b(?:your|the|his|her|this|that) (?:\w+ )?(?:talk|show|point|share|"
                r"file) (?:on|at|"
                r"about|of|in)\b"
            ),
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
        (
            AT_AN_EVENT,
            TALKING,
            r"\b(?:touch|contact|picture|diary|course|waiting list|mailing list|choir)\b",
            r"\bput (?:me|us|him|her) on ?to\b",
        ),
        span=230,
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
