"""Plain requests for oneself: take me, keep me in mind, put in a word, let my name and papers go round (E01)."""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.work_words import (
    AT_AN_EVENT,
    HOW_IT_IS,
    PAPERS,
    TALKING,
    TRADE,
    WISHES,
)

REQUESTS: tuple[Frame, ...] = (
    Frame(
        "the writer would follow somebody",
        (
            (
                r"\b(?:tak(?:e|ing) over|stand(?:ing)? in|fill(?:ing)? in|step(?:ping)? in|cover(?:ing)?) "
                r"(?:for )?(?:him|her|them|[a-z]+)(?=[.,!?]| while| when| if|$)|\b(?:tak(?:e|ing) over|"
                r"fill(?:ing)?|cover(?:ing)?|inherit(?:ing)?|succeed(?:ing)?|"
                r"step(?:ping)? into|replac(?:e|ing)|stand(?:ing)? in for)\b (?:for )?(?:his|her|their|that|the|"
                r"your|this)(?: [\w-]+)? (?:round|post|job|route|shifts?|place|desk|chair|classes|stall|"
                r"practice|patients|work|duties|position|role|rota|shoes|beat|section|gap|slot|vacancy|boots|"
                r"leave)\b"
            ),
            r"\b(?:@i(?:'d| would| could| can|'m| am|'s|'ll)|@me|would be (?:glad|happy)|glad to|happy to)\b",
        ),
        (
            r"\b(?:someone|somebody|anyone) (?:to|who)\b",
            HOW_IT_IS,
            r"\b(?:you|she|he) (?:took|take|takes) over\b",
        ),
    ),
    Frame(
        "the writer would take anything",
        (
            (
                r"\b(?:@i(?:'d| would|'ll| will| could| can)?|(?:and|but) (?:would|could|will|can)) (?:\w+ )?"
                r"(?:take|do|accept|jump at|leap at) (?:at "
                r")?(?:on )?(?:anything|whatever|any (?:job|work|shift|role|position|task))\b"
            ),
        ),
        (TALKING, r"\bto (?:understand|help you|thank)\b|\bfor (?:you|him|her)\b"),
    ),
    Frame(
        "some piece of work for the writer",
        (
            (
                r"\b(?:project|job|task|assignment|shift|shifts|work|something|anything)\b(?: (?:that|"
                r"which))?(?: [\w']+){0,2}? @i (?:could|can|might) (?:\w+ )?(?:take|do|help|handle|work|cover|"
                r"apply)\b"
            ),
            r"\?|\b(?:if|perhaps|maybe|there|must|might|have|hope|any|your|yours)\b",
        ),
        (
            HOW_IT_IS,
            r"\bfor you in return\b|\bfor (?:you|him|her)\b|\bin return\b",
            r"\bthing @i can do to (?:thank|help)\b|\bcan do (?:for you|to)\b",
        ),
    ),
    Frame(
        "to come as a worker",
        (
            (
                r"\b(?:love|like|glad|happy|hope|hoping|want|keen|dream\w*|wish|delighted|thrilled|honou?red|"
                r"ready|willing|able|prepared|allowed|let @me)\b[^.?!]{0,30}? (?:come|come back|return|start|"
                r"begin|stay|work|join|be|be back|serve|help out|train)\b (?:\w+ ){0,3}?as "
                rf"(?:an?|your|one of your) (?:{TRADE}|[\w-]+ (?:student|employee|volunteer))"
            ),
        ),
        (
            HOW_IT_IS,
            r"\bas an? (?:reader|visitor|guest|listener|tourist|customer|patient|friend|member of the audience)\b",
            TALKING,
        ),
    ),
    Frame(
        "to be taken in",
        (
            (
                r"\b(?:@i|hope|hoping|want|love|glad|happy|moon|honou?red|thrilled|wish|"
                r"dream\w*)\b[^.?!]{0,40}?\b(?:be|being|get|become) (?:taken|brought|let|accepted|received|"
                r"welcomed|invited) (?:on\b|in\b|into|onto|aboard|among)(?! (?:monday|tuesday|wednesday|"
                r"thursday|friday|the (?:conversation|archive|building)))"
            ),
        ),
        (HOW_IT_IS, r"\b(?:course|school|university|college|club|choir|programme|program)\b"),
    ),
    Frame(
        "time to fill",
        (
            (
                r"\b@i(?:'ve| have|'s| has|'d have)? (?:\w+ )?(?:have |has |got )?(?:\w+ ){0,5}?(?:days?|hours|"
                r"evenings|weekends|afternoons|time|hands)"
                r"(?: a week)? (?:to fill|to spare|free|on my hands|idle)\b"
            ),
            (
                r"\b(?:if|in case|should|so if|when(?:ever)?)\b[^.?!]{0,60}\b(?:need|want|know|look|staff|help|"
                r"work|job|hand|hands|short|hire)\w*\b"
            ),
        ),
        (TALKING, HOW_IT_IS),
    ),
    Frame(
        "grab them",
        (
            (
                r"\b(?:grab|snap|snatch|get|take|secure|catch|hire) (?:@me|her|him|them)(?: up| on)? (?:while|"
                r"before|quick|now)\b"
            ),
        ),
    ),
    Frame(
        "the writer would be one of them",
        (
            WISHES
            + r"|\b(?:interested in|ready to|way to|chance to|chance of|opportunity to|possib\w+ (?:of|to)|"
            r"ever|like a shot|dream of)\b",
            (
                r"\b(?:work(?:ing)? (?:together|for you|with you|under you|at your|for your|with your|in your|"
                r"on your|there|beside you|alongside you)|we(?:'d| could| might| may| would| will| can)? "
                r"(?:\w+ )?(?:be|become|make (?:\w+ )?) ?colleagues|join(?:ing)? (?:you\b(?! (?:for|on|at) "
                r")|your|them|"
                r"his|her|the (?:team|crew|staff|company|firm))|com(?:e|ing) on board|com(?:e|ing) aboard|(?:be|"
                r"become|being) (?:a )?part of (?:it|that|what you|your|the team)|(?:be|become) (?:your|a|one "
                r"of your) (?:\w+ )?(?:colleague|employee|apprentice|trainee|assistant|intern)s?|do an? "
                r"(?:internship|placement|traineeship|apprenticeship) (?:with|at|in) (?:you|your)|move (?:over "
                r")?to (?:you\b|your (?:firm|company|team|side))|help out (?:at|in|on) your|contribut\w+ to "
                r"your|(?:an? |my )?(?:[\w-]+ )?(?:internship|placement|apprenticeship|job|position|work) "
                r"(?:with|at|in) (?:you\b|your)|addition to (?:your|the)|asset to (?:your|the|you))\b"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\bon (?:the|a|an|this|that|my) (?:project|book|article|paper|boat|panel|event|exhibition|"
                r"film)\b|\bfor (?:a|the|one|some) (?:coffee|lunch|walk|drink|day|hour|visit|meeting|morning|"
                r"afternoon)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
            ),
            r"\bhow it (?:is|was|feels) to\b|\bwhat it(?:'s| is) like\b",
            r"\b(?:thank\w*|enjoyed|loved) (?:\w+ )?(?:working|joining)\b",
        ),
    ),
    Frame(
        "take me",
        (
            (
                r"\b(?:hire|hiring|employ|recruit|consider|considering|tak(?:e|ing) @me on|take on|having|have) "
                r"@me\b(?! (?:a |an |your |as (?:a|an) (?:friend|fan)|for (?:dinner|coffee|lunch|a talk)|over|"
                r"round|visit|back|called|off|gone|convinced|warned|done|\w+ed\b))|\btak(?:e|ing) @me on\b|"
                r"\b(?:give|giving|grant) @me (?:an? |the |one "
                r")?(?:\w+ )?(?:chance|shot|job|try|trial|start|role|position|break|look-in|go)\b(?! (?:to "
                r"(?:learn|ask|hear|meet|talk|speak|thank|see)|at (?:asking|explaining)))|\b(?:get|find|offer|"
                r"land|secure|arrange|fix) @me (?:up with )?(?:[\w-]+ ){0,4}?(?:jobs?|roles?|position|post|work|"
                r"employment|internship|placement|interview|apprenticeship|shifts?|hours)\b|\bconsider @my "
                r"(?:\w+ )?(?:profile|candidature|candidacy|application|cv|resume|services|request for (?:a|"
                r"the) (?:job|post))\b"
            ),
        ),
        (
            HOW_IT_IS,
            r"\b(?:if|whether) (?:they|the course|the school|the university)(?:'ll| will)? (?:have|take)\b",
            r"\bthank\w* (?:\w+ ){0,2}for\b",
        ),
    ),
    Frame(
        "help me in",
        (
            (
                r"\b(?:help|assist|support)(?:ing)? @me (?:to )?(?:get|find|land|secure|obtain|move|into|"
                r"with @my (?:job|search|application|next|career)|"
                r"in (?:getting|finding|securing))\b|\bfoot in the door\b|\bget(?:ting)? (?:hired|taken on|"
                r"a job|an interview|in at (?!the (?:gate|door|entrance)|nine|eight|ten|\d))\b|"
                r"\bpull (?:some |a few |any )?strings\b|\bget @me (?:in|hired|through|inside|into)\b(?! "
                r"(?:touch|contact|the picture|his diary|her diary))"
            ),
            (
                r"\b(?:jobs?|work|hired|employed|employment|position|role|post|placement|internship|interview|"
                r"in|into|company|firm|organi[sz]ation|team|door|strings)\b"
            ),
        ),
        (r"\bhow (?:people|one|you|they|did|do)\b", AT_AN_EVENT, TALKING),
    ),
    Frame(
        "keep me in mind",
        (
            (
                r"\b(?:don't|do not|never|not) forget @me (?:when|if|should|once|for|next)\b|"
                r"\b(?:keep|keeping|kept|bear|bearing|have|hold|remember|spare|give|consider|think of)\b (?:@me|"
                r"@my (?:\w+ )?(?:name|profile|details|cv|resume|number|card|particulars)|(?:an?|your|one|some) "
                r"(?:\w+ )?(?:thought|eye|eyes|ear|ears)|your (?:eyes|ears))\b(?: [\w']+){0,3}? ?(?:in mind|in "
                r"view|in your thoughts|on file|on your (?:list|books|radar)|a thought|for me|of me|open|out|"
                r"peeled|if|when|should|next time|once|for (?:any|a|the|your)|to whoever|please|in the back)|"
                r"\bthink of @me\b(?! (?:as(?! soon)|on|from|with)\b)|\bspare @me a thought\b|\bbe(?:ing)? "
                r"considered\b(?= for)|\bconsider @me (?:if|when|should|for)\b|"
                r"\b(?:be|stay|get|keep|put|have|remain)(?: @me| @my \w+)? (?:on|in) your (?:\w+ )?(?:radar|lists?|"
                r"shortlist|books|mind|talent pool|pipeline|database|pool|rolodex|card "
                r"index)\b[^.?!]{0,15}\b(?:for|when|"
                r"if|should|whenever|once|in case)\b"
            ),
        ),
        (
            HOW_IT_IS,
            (
                r"\b(?:think of|remember|forget) @me (?:as(?! soon)|(?:when|whenever|if) you (?:\w+ )?(?:see|hear|"
                r"eat|drink|play|"
                r"bake|cook|go|pass|visit|walk|read|watch|light|taste|plant|sail|sing|raise)\b)"
            ),
            r"\b(?:give|have|spare) @me (?:his|her|their)\b",
        ),
    ),
    Frame(
        "a word put in",
        (
            (
                r"\b(?:good|kind|nice|quick|friendly|positive) word\b|\b(?:put|say|drop|have|give|spare) "
                r"(?:in )?(?:\w+ ){0,2}?(?:good|kind|nice) words\b|\ba word (?:for|about|with|in|put|or "
                r"two)\b|\b(?:put|drop|have|slip|whisper|say) (?:in )?an? (?:\w+ )?word\b|\bword in (?:his|her|"
                r"their|the right|somebody's|your \w+'s) ear\b"
            ),
            (
                r"\b(?:@me|@my|for @me|on @my behalf|with (?:hr|the|his|her|your|dr|mr|ms|mrs|whoever)|the "
                r"provincial|office)\b"
            ),
            (
                r"\b(?:could|would|can|will|might|may|please|kindly|if|ask|not hurt|not harm|hope|grateful|glad|"
                r"mean|appreciate|do)\b"
            ),
        ),
        (
            r"\b(?:introduc\w+|how|advice|kind words about|word of (?:hello|thanks|greeting|welcome|warning))\b",
            r"\bthank\w*\b",
            r"\b(?:committee|jury|landlord|grant|admissions|scholarship|speak)\b",
        ),
    ),
    Frame(
        "the writer's name is to go round",
        (
            (
                r"\b(?:float|drop|mention|spread|circulate|throw|bring up|put about|put|give|leave|say|note|add|"
                r"toss|pass|hand)(?:ing)? (?:(?:round|around|on|along) )?@my (?:\w+ )?(?:name|hat|cv|resume|"
                r"profile|card|details|application|candidature)\b|\b(?:tell|mention|spread|say|"
                r"know)\b[^.?!]{0,25}? (?:that )?@i(?:'m| am|'s| is) (?:looking|available|free for|on the "
                r"(?:look|market)|open to|searching|job|out of|between|interested)|\b(?:tip @me off)\b|"
                r"\binterested in @my (?:\w+ )?(?:profile|cv|skills?|services|background)\b|\bput @me forward\b|"
                r"\b(?:forward|pass|send|share|show|hand|give) (?:on )?@my (?:\w+ )?(?:profile|details|name|"
                r"number|contact|page) (?:on )?to "
                r"(?:any(?:one|body)|who(?:m)?ever|some(?:one|body)|people|colleagues)\b|\bspread the "
                r"word\b|\bask around\b[^.?!]{0,50}\b(?:need|want|look|hir|job|work|vacanc|"
                r"opening)\w*\b|\bmention @me\b|\bsubmit @my (?:\w+ )?(?:application|candidature|candidacy|cv|"
                r"resume)\b|\btell (?:them|him|her|your \w+) (?:about|of) @me\b[^.?!]{0,10}$"
            ),
            (
                r"\b(?:if|should|when|case|office|around|round|ring|hat|colleagues|boss|manager|team|staff|hr|"
                r"personnel|firm|company|director|please|whoever|anyone|anybody|internally|post|job|work|market|"
                r"vacanc\w*|opening)\b"
            ),
        ),
        (
            r"\b(?:introduc\w+|letter|when (?:i|you) (?:write|call|ring|speak|talk))\b",
            r"\b(?:may|can|could|shall|should) i\b",
            r"\b(?:how|what|which|why) (?:do|does|you|they|people)\b",
            r"\b(?:visa|university|course|committee|jury|landlord)\b",
        ),
    ),
    Frame(
        "the papers are to go round",
        (
            (
                rf"\b(?:@my|the|a copy of @my|this) (?:[\w-]+ ){{0,2}}?{PAPERS}(?:'s)?\b|\bsummary of @my "
                r"(?:career|experience|work)\b|\ban? (?:short |brief |current )?(?:cv|resume)\b"
            ),
            (
                r"\b(?:show(?:ed|n)?|hand(?:ed)?|carry|carried|take|bring along|tuck|pass(?:ed)?|"
                r"forward(?:ed)?|circulated?|give|gave|slip(?:ped)?|"
                r"shared?|send|"
                r"sent|drop(?:ped)?|get|got|deliver(?:ed)?|submit(?:ted)?|look(?:ed)? at|"
                r"stuck|put|found its way|useful|of (?:use|interest)|in case|desk|attached|enclosed|below|"
                r"overleaf|included|here)\b"
            ),
        ),
        (
            (
                r"\b(?:feedback|comments?|opinion|critique|advice|proofread|reads?|how (?:it|my)|thoughts|tips?|"
                r"improve|honest look)\b"
            ),
            (
                r"\b(?:you|she|he|they)(?:'ve| have|'d)? (?:asked|wanted|requested|offered|wished|suggested|"
                r"said|kindly)\b|\b(?:as|like) (?:agreed|requested|promised)\b|\bat your request\b|\bthank\w*\b|"
                r"\bif (?:you|she|he) (?:ask|want|like)\b|\byou(?:r)? offering\b"
            ),
            r"\b(?:not|n't|never|without|no need)\b",
            r"\b(?:letters? of reference|transcripts?|references) (?:in|for|of|from) the\b",
            HOW_IT_IS,
            r"\bi (?:\w+ )?(?:carry|carried|take|took|tuck)\b",
            r"\b(?:not|n't) (?:send|attach|bring)\b|\bbring\b(?! [^.?!]{0,20}\balong\b)",
        ),
    ),
)
