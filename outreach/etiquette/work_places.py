"""Plain questions after places: is there one, does a house take people, does one hear of any (E01).

A `Frame` names the parts that must stand together in one sentence and the parts that give them another sense. The
parts are classes of words, never whole phrases.
"""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    A_PLACE,
    ANYTHING,
    APPOINTMENT,
    ASKS,
    COMES_UP,
    HOW_IT_IS,
    IS_THERE,
    NEEDS,
    NOT_A_JOB,
    OWN,
    PLACE_NAME,
    SEAT_THERE,
    TAKES,
    TALKING,
    TRADE,
    WORKER,
)

PLACES: tuple[Frame, ...] = (
    Frame(
        "is there a place",
        (
            (
                rf"{ASKS}[^.?!;]{{0,60}}?{IS_THERE}[^.?!;]{{0,30}}?{A_PLACE}|(?:^|[,;:–—] ?|\b(?:and|so|or|"
                r"but) )(?:also )?(?:is there|are there|have|has|had|do|does|did|would|might|could|any|"
                rf"got)\b[^.?!;]{{0,50}}?{A_PLACE}(?=[^.?!]*\?)|\b(?:mean the world|appreciated|welcome|great|"
                rf"grateful)\b[^.?!;]{{0,50}}?{A_PLACE}"
            ),
        ),
        (
            NOT_A_JOB,
            r"\b(?:read|hear|watch|see|enjoy|about|on|of) (?:my |the |your )?(?:[\w-]+ )?(?:on |of )?the openings\b",
        ),
    ),
    Frame(
        "the writer asks for a place",
        (
            (
                r"\b(?:writ(?:e|ing)|ask(?:ing)?|request(?:ing)?|beg(?:ging)?|apply(?:ing)?|approach(?:ing)? "
                r"you|interest(?:ed)?|express\w*|enquir\w+|inquir\w+)\b[^.?!;]{0,40}?\b(?:for|about|"
                rf"regarding|concerning|in) {A_PLACE}|\b@i(?: \w+){{0,2}}? (?:an? )?candidate for\b|\b(?:any|"
                r"useful|good|grateful for|thankful for) (?:job )?leads\b"
            ),
        ),
        (NOT_A_JOB, HOW_IT_IS, r"\b(?:not|n't|never|no)\b"),
    ),
    Frame(
        "a place comes up",
        (rf"{ASKS}[^.?!;]{{0,60}}?{PLACE_NAME}\b(?: [\w'-]+){{0,6}}? {COMES_UP}",),
        (NOT_A_JOB,),
    ),
    Frame(
        "is there anything",
        (
            ANYTHING,
            ASKS,
            r"\b(?:hear|know|wind|if|should|has|have|got|is there|are there|come across|any chance|please)\b",
        ),
        (
            r"\b(?:date|time|day|slot) (?:is|that)\b|\b(?:reschedul|read|watch|eat|see|wear)\w*\b",
            APPOINTMENT,
        ),
    ),
    Frame(
        "does somebody take people",
        (
            (
                rf"\b{OWN}(?: (?!we\b|i\b|i'd\b|to\b|am\b|and\b)[\w']+){{0,3}}? (?!takes? (?:to )?(?:@me|us)\b|"
                rf"consider(?:ing)? [\w-]+ing\b){TAKES} (?!your first\b){TRADE}"
            ),
            r"\?|\b(?:if|whether|should|in case|when|once|let me know|tell me|wonder\w*|as|since|hear|told|know)\b",
        ),
        (
            HOW_IT_IS,
            r"\b(?:you|one|they) needs? (?:[\w-]+ ){1,3}for (?:that|this|it|the work)\b",
            (
                r"\bto (?:talk|speak|meet|ask|listen|learn|play|sing|tell|explain|write to)\b|\bwho (?:can|"
                r"could|knows|would) (?:tell|talk|explain|help me)\b"
            ),
        ),
    ),
    Frame(
        "does a house take people",
        (
            (
                r"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bone )(?<!\bit )"
                r"\b(?:if|whether|should|does|do|is|are|would|could|can|might|in case|when|once|chance(?: "
                r"that)?|think(?: that)?|maybe|perhaps) (?!@i\b|we\b|just\b|only\b|simply\b|always\b|the "
                r"[\w-]+ (?:in|of)\b)[\w'-]+(?: (?!we\b|"
                r"i\b|i'd\b|to\b|not\b)[\w'-]+){0,4}? (?!takes? (?:to )?(?:@me|us)\b|consider(?:ing)? "
                rf"[\w-]+ing\b){TAKES} (?!your first\b){TRADE}"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\bto (?:talk|speak|meet|ask|listen|learn|play|sing|tell|explain|write to)\b|\bwho (?:can|"
                r"could|knows|would) (?:tell|talk|explain|help me)\b"
            ),
            r"\bi(?:'d| would)? need\b",
        ),
    ),
    Frame(
        "somebody is told of a house that needs people",
        (
            (
                r"\b(?:(?:company|firm|house|ship|place|shop|somebody|someone|anyone|anybody|people|employer|farm|"
                r"kitchen|school|office|client|clients|team|business)s? (?:that|who|which) (?:[\w']+ "
                rf"){{0,2}}?{NEEDS} (?:an? |some |more )?(?:{WORKER}|[\w-]+)|(?:any|an?|whatever) [\w-]+ "
                r"(?:that|who|which) "
                rf"(?:[\w']+ ){{0,2}}?{NEEDS} {WORKER}|[\w-]+ (?:that|who|which) (?:wants?|needs?) (?:its|"
                r"their|his|her) [\w-]+ (?:done|kept|"
                r"washed|mended|cleaned|checked|written|painted|looked after))\b"
            ),
            (
                r"\b(?:let me know|tell|knows?|in case|recommend|hears?|wind|come across|meet|find|if|should|glad|"
                r"grateful|i am|i'm|yours|"
                r"obliged|thankful|trust|hope)\b"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\b(?:needs?|wants?|uses?) (?:help with|advice|it\b|them\b|that\b|this\b|an? (?:explanation|"
                r"answer|break|"
                r"hug))"
            ),
            (
                r"\b(?:help|advis|suppl|serv|train|consult|sell|build|design|writ|work with|work for|support|teach|"
                r"coach|match)\w*\b[^.?!]{0,30}\b(?:companies|firms|people|clients|schools|businesses|shops|farms) "
                r"(?:that|who|which)\b"
            ),
        ),
    ),
    Frame(
        "a seat in somebody's house",
        (
            (
                r"\b(?:@i(?:'d| would| could)|hop(?:e|ing)|dream\w*|wish|love|glad|happy|maybe|perhaps|say "
                r"no to|refuse|"
                r"everything|anything|if|"
                r"would|long|find|offer|there be|be)\b"
            ),
            SEAT_THERE,
        ),
        (
            TALKING,
            HOW_IT_IS,
            NOT_A_JOB,
            (
                r"\b(?:shared|sat|had|met|held|left|took|got) (?:an?|the|my) (?:[\w-]+ )?(?:place|desk|bench|"
                r"office|room|seat|spot|career|life|start|home|role)\b|\b(?:willing|able|kind) to\b"
            ),
        ),
    ),
    Frame(
        "a place for a worker",
        (
            (
                r"\b(?:place|room|space|opening|vacancy|job|post|position|spot|desk|shifts?|work|start|"
                r"(?:any|some|a|no|find|have|has) (?:use|need|call)|bench)\b(?: [\w'-]+){0,3}? for "
                rf"(?:{WORKER}|{TRADE})"
            ),
            r"\?|\b(?:if|whether|should|in case|when|once|let me know|tell me|wonder\w*)\b",
        ),
        (HOW_IT_IS, TALKING, NOT_A_JOB, r"\bneed for (?:an? )?(?:\w+ )?(?:answer|reply)\b"),
    ),
    Frame(
        "are there places for the likes of the writer",
        (
            (
                r"\b(?:if|whether|are|is|might|could|would|will|do you think)\b[^.?!;]{0,20}?\bthere\b(?: "
                r"[\w']+){0,3}? (?:jobs|roles|positions|opportunities|posts|vacancies|work|scope|room)\b"
            ),
            (
                r"\bfor (?:@me|me\b|(?:somebody|someone|people|persons?|an? [\w-]+) (?:like|with|of) (?:@me|"
                r"@my))\b|\b(?:in|at|on|with) (?:your (?!(?:trade|field|line|profession|industry|world))[\w-]+|"
                r"you\b)"
            ),
        ),
        (r"\bto (?:learn|talk|ask|meet|speak|hear|see)\b",),
    ),
    Frame(
        "a chance of some hours",
        (
            (
                r"\b(?:any|some|a) chance of (?:an?|any|some|a few) (?:\w+ )?(?:shifts?|work|job|placement|"
                r"trial|start|role|hours at|paid)\b"
            ),
        ),
    ),
    Frame(
        "word of a place",
        (
            (
                r"\b(?:hear|hears|know|knows|wind|learn|learns|spot|see|come across|tip)\b[^.?!]{0,25}?\b(?:an?|"
                r"any|some) (?:[\w'-]+ ){1,2}(?:spot|slot|place|job|gig|post|shift|opening|seat)\b"
            ),
            r"\b(?:if|should|when(?:ever)?)\b",
        ),
        (
            HOW_IT_IS,
            TALKING,
            (
                r"\b(?:parking|camping|picnic|fishing|good|nice|quiet|cheap|better) (?:spot|place|slot)\b|"
                r"\bplace (?:to|for|where)\b|\btable\b"
            ),
        ),
    ),
    Frame(
        "does somebody take people on",
        (
            (
                r"\b(?:tak(?:e|es|ing)|took) (?:[\w-]+ ){1,3}?on\b(?! (?:board the|holiday|a trip|the subject|"
                r"this|that|it|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|a tour|tour))"
            ),
            rf"\b(?:{TRADE}|people|@me)\b",
            r"\?|\b(?:if|whether|should|in case|when|once|let me know|text me|tell me)\b",
        ),
        (HOW_IT_IS,),
    ),
    Frame(
        "somebody is hiring",
        (
            (
                r"(?<!in )(?<!about )(?<!of )(?<!on )(?<!into )(?<!from )(?<!behind )(?<!the )(?<!through "
                r")(?<!enjoy )"
                r"\b(?:hiring|recruiting)\b(?! (?:was|is|isn't|as|and|process\w*|works?|field|decisions?|"
                r"events?|side)\b)|"
                r"\b(?:staffing up|taking (?:people )?on|looking to (?:hire|recruit|fill|"
                r"grow)|building up a (?:new )?team|filling (?:posts|places)|(?:be |is |are )?(?:needing|"
                r"looking for|short of) (?:people|hands|staff)|short[- ]?(?:staffed|handed))\b"
            ),
            (
                r"\?|\b(?:if|whether|should|in case|when|once|let me know|tell|hear|told|who's|who is|anyone|"
                r"anybody|anywhere|as|since|mention|i'd|i would|shout)\b"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\b(?:about|on|of|in) (?:hiring|recruiting)\b|\bhiring (?:managers?\b|at the (?!moment)|was|is "
                r"done|works|process|managers? (?:told|say)|practices?|season)\b|\b(?:we|we're|we are|my (?:own "
                r")?\w+|our (?:own )?\w+)(?: \w+){0,3} (?:short|hiring|recruiting)\b|\bhiring an? \b"
            ),
            APPOINTMENT,
        ),
    ),
)
