"""Classes of words about work: houses, seats, workers, needs, wishes, and what gives them another sense (E01).

``@me``, ``@my`` and ``@i`` stand for the seeker, see :func:`outreach.etiquette.language.worded`.
"""

from __future__ import annotations

# --- classes of words ---------------------------------------------------------------------------------------------

#: Somebody's house: where the reader, or the one to be met, works.
INSTITUTION = (
    r"(?:agency|bakery|bank|board|branch|brewery|brigade|business|centre|center|chambers|choir|clinic|company|"
    r"concern|corporation|crew|department|dig|directorate|division|estate|factory|farm|firm|fleet|forge|"
    r"foundation|foundry|garage|garden|gallery|group|harbour|hospital|hotel|house|institut(?:e|ion)|"
    r"academy|college|council|authority|charity|bureau|embassy|publisher|kitchen|"
    r"lab|laboratory|library|mill|ministry|museum|newsroom|nursery|office|orchard|orchestra|organi[sz]ation|"
    r"outfit|paper|people|plant|practice|press|restaurant|school|ship|shipyard|shop|site|start-?up|staff|station|"
    r"studio|surgery|team|theatre|theater|tower|troupe|unit|university|vineyard|ward|warehouse|workshop|yard|zoo|"
    r"side|place|counter|floor|boats?|ranks|payroll|books|bench)"
)
HOUSE = (
    rf"(?:(?:your|his|her|their|the|that|this)(?: [\w'-]+){{0,3}}? ?{INSTITUTION}s?\b|"
    r"\b(?:a|an|any) [\w-]+(?: [\w-]+)? (?:like|such as|as [\w-]+ as) (?:yours|his|hers|theirs)|"
    r"\b(?:one of )?(?:yours|your own|theirs)\b|"
    r"\bwith (?:you|her lot|his lot|your lot|them)\b(?! (?:on|about|at|in) )|\b(?:next to|beside|under|"
    r"alongside|for) (?:you|yours)\b|"
    r"\bat yours\b)"
)
#: A place of work in a figure of speech.
SEAT = (
    r"(?:apron|bed|bench|berth|bunk|chair|corner|counter|cubicle|desk|easel|gap|hole|hook|job|locker|loom|oar|"
    r"opening|opportunity|opportunities|peg|place|position|post|role|room|saddle|seat|shift|shoes|slot|space|"
    r"spot|stall|start|stool|table|vacancy|wheel|workbench)s?"
)
#: What happens to a place that nobody holds any longer.
EMPTIES = (
    r"(?:(?:ever |suddenly |one day |finally |still |fall |falls |fell |fallen |come |comes |came |become |becomes |"
    r"became |get |gets |got |stand |stands |go |goes |is |are |be |being |left |remain |remains |turn |turns |"
    r"have |has |to |'s ){1,4}"
    r"(?:free|empty|vacant|open|available|up|going|cold|unfilled|unmanned|spare|idle|begging|unoccupied|deserted)|"
    r"opens?(?: up)?|fre(?:es|e|ed|eing)(?: itself)? up|(?:shakes?|comes?|came|works?) loose|falls? "
    r"your way|comes? along|"
    r"crops? up|turns? up|arises?|arose|pops? up|materiali[sz]es?|needs? (?:filling|a [\w-]+)|"
    r"(?:is|are|be) to be filled|falls? (?:free|empty|open))\b"
)
PERSON = (
    r"(?:[a-z-]{3,}(?:ers?|ors?|ists?|ants?|ents?|eers?|ians?|men|man|woman|women|wrights?|smiths?|herds?|hands?)|"
    r"apprentices?|arms|assistants?|au pairs?|baristas?|body|bodies|chefs?|clerks?|coach(?:es)?|cooks?|"
    r"cover|extras?|graduates?|guides?|"
    r"hands?|help|(?:pairs?|sets?) of (?:\w+ )?(?:hands|arms)|hosts?|interns?|juniors?|lads?|maids?|man|"
    r"mates?|mechanics?|medics?|nann(?:y|ies)|novices?|pilots?|stewards?|tenors?|altos?|tutors?|ushers?|"
    r"woman|"
    r"midwi(?:fe|ves)|nurses?|people|recruits?|reinforcements?|staff|"
    r"somebody|someone|anybody|anyone|substitutes?|temps?|trainees?|vets?|volunteers?)"
)
#: Nouns that end like a trade and name none, and people who are no staff.
NO_PERSON = (
    r"(?!(?:september|october|november|december|quarter|letter|answers?|another|other|corner|dinner|"
    r"winter|summer|water|papers?|letters?|numbers?|order|"
    r"matters?|computer|"
    r"printer|boiler|heater|ladder|hammer|mirror|doors?|motor|error|factor|sector|power|weather|rather|further|"
    r"together|offers?|moment|minute|department|appointment|instrument|documents?|event|present|parents?|patients?|"
    r"treatment|restaurant|plants?|giant|grant|clients?|customers?|listeners?|readers?|lawyers?|"
    r"doctors?|poster|chapters?|"
    r"excuse|reminder|calendar|tractor|never|ever|after|over|under|whether|sister|brother|mother|father|daughter|"
    r"silver|paint|want|went|sent|spent|current|recent|different|important|excellent|pleasant|content|accent|"
    r"percent|student|equipment|investment|statement|movement|moments|comments?|argument|apartment|cement|"
    r"better|shorter|longer|smaller|bigger|older|younger|easier|harder|earlier|later|sooner|former|super|per|"
    r"(?:their|your|our|her) own|remember|consider|wonder|enter|offer|answer|transfer|suffer|deliver|"
    r"discover|bother|prefer|flowers?|towers?|rivers?|layers?|fingers?|feathers?|shoulders?|borders?|"
    r"covers?|figures?|"
    r"chambers?|butter|powder|timber|copper|leather|paragraphs?|events?|talents?|gardens?|centers?|"
    r"meters?|filters?|(?:quiet|warm|cold|cheap|near|close|dark|light|loud|soft|wid|deep|high|low|fast|"
    r"slow|saf|simpl|strong|weak|clear|new|nic|fin|great|larg|few|rich|poor|dri|wett|calm|steadi|plain|"
    r"heavi|happi|busi|prett|healthi|tight|loos|thick|thinn|bright|sharp|gentl)i?er|visitors?|guests?|"
    r"owners?|authors?|finders?|descendants?|relatives?|"
    r"tourists?|passengers?|strangers?|"
    r"colors?|flavors?|doors?|floors?|mirrors?|vectors?|tensors?|accidents?|incidents?|elements?|"
    r"components?|agreements?|payments?|shipments?|statements?|rents?|cents?|scents?|tents?)\b)"
)
#: Workers to be had: somebody, a cook, more hands.
WORKER = (
    rf"(?:(?:an?|another|one more|one|two|three|extra|more|some|new|any|good|spare|skilled|decent|second|third|"
    rf"additional|temporary|few|pair of|set of|reliable|experienced|young|old|cheap|strong|helping) )*"
    r"(?:(?!to |for |with |and |or |that |who |all |your |my |his |her |their |our )[\w-]+ "
    rf"){{0,2}}?{NO_PERSON}{PERSON}\b"
)
NEEDS = (
    r"(?:needs?|needed|needing|wants?|wanting|lacks?|lacking|misses|missing|seeks?|seeking|requires?|"
    r"(?:look|looks|looking|search|searches|searching|cry|cries|crying|hunt|hunting|ask|asks|asking|advertis\w+) "
    r"(?:out )?for|"
    r"(?:be |is |are |run |runs )?(?:short of|in need of|without|after)|"
    r"(?:could |can |might )?(?:use|do with)|takes?(?: on)?|taking(?: on)?|hires?|hiring|recruits?|recruiting|"
    r"employs?|employing|engag\w+|appoints?|signs? (?:on|up)|adds?|adding|replac\w+|brings? in|"
    r"(?:have|has|find|finds|got) (?:any |some |a )?(?:room|space|use|work|need|call) for)"
)
OWN = (
    r"(?:you|they|she|he|it|anyone|anybody|someone|somebody|the [\w'-]+|your [\w' -]{2,30}?|(?:his|her|"
    r"their) [\w'-]+)"
)
#: Somebody is needed there, or a place there is free.
NEED = (
    rf"(?:\b{OWN}(?: [\w']+){{0,2}}? {NEEDS} {WORKER}"
    rf"|\b(?:an?|the|any|some|another|that|one|your|his|her|their) (?:[\w-]+ ){{0,2}}?{SEAT}\b(?: "
    rf"[\w'-]+){{0,6}}? {EMPTIES}"
    r"|\b(?:any|some)thing (?:suitable|fitting|similar|[\w-]+ |at your [\w-]+ |in your [\w-]+ |with you |there ){0,3}"
    r"(?:opens?|comes? free|turns? up|crops? up|arises?|falls? (?:open|vacant)|becomes? (?:free|"
    r"available|vacant|open))\b"
    r"|\b(?:you|they|he|she|the \w+)(?:'re| are| is| be| were|'d be)? (?:\w+ )?short (?:one|on|this|"
    r"that|for|at|over|some)\b"
    rf"|\b(?:should|if|when|whenever)\b[^.?!]{{0,40}}\blos(?:e|es|t) (?:an?|one of|another|its|your|their|her|his) "
    rf"(?:[\w-]+ )?{NO_PERSON}{PERSON}\b"
    r"|\b(?:any|some)thing comes (?:up|along) (?:in|at|on|with|for)\b(?! (?:the|that|my|a) (?:last|day|"
    r"morning|minute))"
    r"|\b(?:short[- ]?(?:staffed|handed)|under-?staffed|(?:one|two|three|an?|\d) (?:[\w-]+ )?"
    r"(?:men|man|nurse|cook|hand|hands|people|person|head|driver|teacher|pair of hands) (?:short|down|too few))\b"
    r"|\b(?:put|puts|putting) (?:together )?(?:an?|the|your|his|her|their) (?:[\w-]+ )?(?:crew|team|cast|company)"
    r"(?: together)?\b"
    r"|\b(?:your|his|her|their|the) (?:[\w-]+ )?(?:team|crew|firm|company|department|office|practice|staff|shop|"
    r"workshop|kitchen|ward|studio|lab|agency|unit|school)(?: [\w']+){0,2}? "
    r"(?:grow(?:s|ing)?|expand(?:s|ing)?|want(?:s|ed)? strengthening|need(?:s|ing)? strengthening|"
    r"takes? on|doubl(?:es|ing)|bigger|larger)\b"
    r"|\b(?:has|have|with|got) (?:an?|any|some) (?:\w+ )?(?:seat|chair|desk|bench|bed|place|slot|spot|"
    r"room|corner|shift)s? (?:\w+ )?(?:free|empty|spare|going|vacant|open|over)\b"
    r"|\b(?:you|they|he|she|it|we hear|team|firm|company)(?:'re|'s| are| is)? (?:\w+ )?(?:build|grow|"
    r"expand|set|ramp|staff)ing "
    r"(?:out |up )?(?:an?|the|your|his|her|their) (?:[\w-]+ ){0,3}?(?:team|group|unit|department|"
    r"practice|office|lab|crew|branch|"
    r"site|division)\b"
    r"|\b(?:new )?(?:desks|seats|posts|places|chairs|roles|parts|keys|shifts) (?:are|get|being|to be) "
    r"(?:\w+ )?(?:handed|given|dealt|shared|"
    r"passed|filled|cast)\b|\b(?:door|gate|window|hatch)s? (?:\w+ )?opens?(?: up)? (?:in|at|with|on) "
    r"(?:your|his|her|their)\b"
    r"|\boutsourc\w+\b|\b(?:you|they|he|she)(?:'re| are|'s| is)? (?:\w+ ){0,2}?(?:stuck|pushed|strapped|"
    r"desperate|struggling) (?:for|to fill)\b|\b(?:you|they)(?:'ll| will| must) be needing\b"
    r"|\b(?:hiring|recruiting) (?:again|round|season|starts|begins|opens)\b)"
)
#: Somebody leaves there.
LEAVES = (
    r"\b(?!i\b|we\b)[a-z]+(?:'s| is| are| was| will be) (?:\w+ )?(?:going on (?:\w+ )?leave|on "
    r"(?:maternity|parental|sick) leave|retiring|moving on|"
    r"leaving (?:you|the (?:team|crew|firm|company|ward|kitchen|office|shop))|about to leave)\b|"
    r"\b(?:(?:old|one of|some of|two of|three of|somebody|someone|anybody|anyone|your|his|her|their|the|a) )"
    r"(?:[\w'-]+ ){0,4}?(?:retires?|retiring|(?<!on )leaves?|leaving|left|quits?|resigns?|goes on (?:maternity |"
    r"parental |sick )?leave|"
    r"hands? in (?:his|her|their) notice|moves? on|drops? out|falls? ill|gives? up|steps? down|hangs? "
    r"up|(?:has|have|is|are) (?:gone|off)|goes (?:home|back|off))\b"
    r"(?! (?:me|you|us|him|her|them|it\b|early|late|before|my|your|room|for the (?:day|night|weekend)|work at|the "
    r"(?:house|office|building) at))"
)
#: The writer, at the ready: what they are, have or would do.
READY = (
    r"(?:(?:\b@i(?:'d| would| could| can|'ll| will| should|'m| am|'ve| have| start| begin| know| speak| "
    r"hold| own| bring|"
    r"'s| is| has| might| may)\b|\b(?:and|but) (?:would|could|can)\b)(?! (?:you|he|she|it|they|"
    r"we)\b)(?! (?:like to (?:know|ask|learn|hear|understand)|love to (?:know|ask|learn|hear|"
    r"understand)|wonder|ask how|imagine how|understand how|read|heard|hear))"
    r"|\b(?:think of|remember|consider|call|ring|phone|text|keep|bear|have|count|mention|tell|try|take|let) @me\b"
    r"|\bi know (?:who|whom|someone|somebody|just|exactly|a [\w-]+ who)\b"
    r"|\b(?:say the word|shout|jump at|leap at|like a shot|in a heartbeat|only a (?:message|call|text) "
    r"away|you(?:'ll| will)? know (?:who|whom|where)|be honou?red|be delighted|be thrilled|could do "
    r"(?:far |much )?worse|you(?:'d| would)? (?:thought|think|remember(?:ed)?) of|"
    r"remind (?:him|her|them) of)\b"
    r"|\b@my (?:[\w-]+ )?(?:calendar|phone|number|hands|name|door|evenings?|weekends?|boots|bag|address|"
    r"licen[cs]e|details|toolbox|"
    r"knives|suitcase)\b|\b(?:and|but) mine (?:is|are)\b|\bbe (?:remembered|thought of|considered|asked|called|told|"
    r"hear of it)\b|\bsay @my name\b)"
)
#: A place at an event, not in a staff.
AT_AN_EVENT = (
    r"\b(?:at|on|of|in|for|into|from) (?:the|your|a) (?:\w+ )?(?:table|tour|bus|train|boat trip|trip|"
    r"concert|show|walk|course|"
    r"class|talk|lecture|rehearsals?|coach|car|plane|flight|excursion|dinner|lunch|exhibition|archive|"
    r"tower|crypt|reading room|"
    r"gig|event)\b|\bsit in on\b|\bvisitors?\b|\bbefore [^.?!]{0,25} opens?\b"
)
#: It may be, or it is asked, or it is hoped.
MAYBE = (
    r"(?:\b(?:if|should|were|when|whenever|once|in case|in the event|as soon as|the (?:day|moment|"
    r"minute|week|next time)|"
    r"next time|any time|one day|some day|ever|whether|suppos\w+|perhaps|maybe|might|may|could|would|"
    r"whoever|hear that|"
    r"heard that|as your|since your|now that)\b|\?)"
)
WISHES = (
    r"(?:\b(?:can|could|may|might) @i\b|\b(?:would|'d) (?:\w+ )?(?:love|like)\b|\b@i (?:\w+ )?(?:want|"
    r"wish|hope|dream|long)s?\b|\b@i(?:'d| would| could| should| might|'ll| will)\b(?: [\w']+){0,2}? "
    r"(?:love|like|happily|gladly|rather|give|dream|want|"
    r"wish|hope|long|take|swap|trade|exchange|leave|quit|sweep|scrub|carry|wash|peel|drop|jump|crawl|walk|move|"
    r"sleep|camp|work|be (?:glad|happy|delighted|proud|thrilled|honou?red|over the moon|persuaded|ready|willing|"
    r"prepared|content|tempted))"
    r"|\b(?:it would be|nothing would|what @i(?:'d| would)|@my (?:\w+ )?(?:dream|wish|hope|ambition|goal|aim)|"
    r"hoping|dreaming|longing|keen|eager|ready|willing|happy|glad|wonder\w* whether|would you|could you|"
    r"can you|might|"
    r"perhaps|maybe)\b)"
)
BEING_THERE = (
    r"(?:\b(?:work|working|serve|serving|labour|slave|toil|earn (?:@my|a) (?:living|keep|bread|wage)|train|intern|"
    r"volunteer|temp) (?:\w+ ){0,2}?(?:for|with|at|in|under|among|on|alongside|beside|there)\b"
    r"|\b(?:join|joining|strengthen|reinforce|enter|sign (?:on|up)|enlist|enrol)\b"
    r"|\b(?:be|become|being|becoming|call myself|make me) (?:\w+ )?(?:your (?:colleague|employee|"
    r"apprentice|trainee|assistant|"
    r"man|woman|hire|recruit)|one of (?:you|your|yours|them|the team)|(?:a )?(?:part|member) of|on your "
    r"(?:team|staff|side|"
    r"payroll)|colleagues?)\b"
    r"|\b(?:swap|trade|exchange|give up|give|take|quit)\b[^.?!]{0,45}?\b(?:for|at|in|with|next to|to) "
    r"(?:one of yours|(?:a |an |the |some )?(?:[\w-]+ ){0,2}?(?:desk|seat|stool|chair|place|spot|bench|"
    r"corner|office|peg|"
    r"job|berth|bunk|apron|uniform|locker)|yours\b|with you\b)"
    r"|\b(?:sit(?! in on)|sitting(?! in on)|stand|standing|end up|finish up|land|settle|start|begin|"
    r"stay|spend (?:june|july|"
    r"the (?:summer|"
    r"winter|season|year)|next year|a (?:season|year|winter|summer))) (?:\w+ )?(?:on|at|in|behind|"
    r"beside|next to|with|"
    r"under|there)\b"
    r"|\b(?:sweep|scrub|mop|wash|peel|carry|sharpen|polish|clean|stack|shovel|make (?:the )?(?:tea|coffee)|lick)\b"
    r"[^.?!]{0,30}\b(?:your|his|her|their)\b)"
)
#: People who decide on staff, and where their papers lie.
DECIDERS = (
    r"(?:(?:your|his|her|their|the|a|some) (?:[\w-]+ ){0,2}?(?:boss|bosses|foreman|forewoman|gaffer|manager|managers|"
    r"management|director|directors|chief|head|heads|principal|partner|partners|owner|owners|chair|captain|skipper|"
    r"matron|dean|hr|personnel|superiors?|leadership|people department|recruiters?|staffing|decision[- ]makers?)\b"
    r"(?! of (?:the )?(?:family|table|queue))"
    r"|\b(?:whoever|whomever|(?:the |those |somebody |someone |anyone |a )?(?:person|people|one|ones|"
    r"man|woman|lady)? ?(?:who|that)) "
    r"(?:[\w']+ ){0,2}?(?:picks?|chooses?|hires?|decides?|recruits?|appoints?|staffs?|do(?:es)? the "
    r"(?:contracts|rota|"
    r"hiring|casting|staffing|books)|deals? with (?:staff\w*|personnel|applications|hiring)|"
    r"is in charge of (?:staff\w*|personnel|hiring)|runs? the (?:staffing|rota|agency|kitchen|crew|team|"
    r"floor|shop|place|office))\b"
    r"|\b(?:h\.?r\.?|human resources|personnel|the boss|upstairs|management)\b"
    r"|\b(?:the |your |a )(?:drawer|file|pile|list|folder|shortlist)\b(?= (?:where|of|for|with|in which))"
    r"|\bon (?:file|record|your books|your radar)\b)"
)
CARRY = (
    r"\b(?:tell|mention|say|whisper|drop|show|showing|hand|handing|pass|passing|give|giving|forward|"
    r"leave|leaving|put|"
    r"putting|keep|keeping|hold on to|hang on to|holding on to|file|slip|bring|take|walk|lead|send|"
    r"point|present|submit|"
    r"propose|suggest|name|introduce|reach|reaches|find its way|find their way|steer|direct|share|"
    r"circulate|float|talk|speak|raise|let)\b"
)
OF_ME = (
    r"\b(?:@me|@my (?:[\w-]+ ){0,2}?(?:talents?|gifts?|skills|name|number|details|card|cv|resume|"
    r"portfolio|particulars|"
    r"application|profile|papers|address|references|file|case|interest|e-?mail|contact)|this (?:letter|"
    r"note|mail|message)|"
    r"that @i (?:can|could|know how)|that @i(?:'m| am|'d| would|'s| is) (?:\w+ )?(?:looking|available|"
    r"free|interested|keen|good|like|"
    r"love|ready|here|glad|happy|fit|the)|a good [\w-]+)\b"
)
PAPERS = (
    r"(?:cv|c\.v\.|resume|curriculum vitae|particulars|credentials|testimonials?|bio-?data|references|"
    r"certificates|diplomas?|application|summary of @my (?:career|experience|work)|letters? of "
    r"reference|transcripts?|employment record|work history)"
)
TALKING = (
    r"\b(?:talk|talking|chat|coffee|minutes|mins|half an hour|call for|conversation|questions?|ask|"
    r"learn|hear|hearing|"
    r"understand|know how|know what|find out|visit|tour|see how|watch how|listen|read|reading|meet|meeting|lunch|tea|"
    r"thank\w*|advice|insights?|curious)\b"
)
#: The writer asks how others do it.
HOW_IT_IS = (
    r"(?<!of )(?<!anyone )(?<!anybody )(?<!someone )(?<!somebody )(?<!those )(?<!people )\b(?:how|what|"
    r"which|why|who) (?:do|does|did|would|can|could|is|are|was|were|should|might|"
    r"makes?|kinds?|sort|long|many|"
    r"often|people|one|you|they|he|she|somebody|someone|it)\b(?! (?:i|me)\b)"
)
#: What is over: somebody got the place, or the writer thanks for it.
PAST_EVENT = (
    r"\b(?:has been filled|have been filled|was filled|is (?:now|already|since) filled|congratulations|"
    r"congrats|when i (?:was|"
    r"left|started)|"
    r"years ago|back then)\b"
)
DAY_TO_START = (
    r"(?:any ?(?:day|time|week|month)|tomorrow|today|at once|immediately|right away|straight ?away|whenever|when you|"
    r"as soon as|within|at (?:very )?short notice|(?:as (?:early|soon) as )?(?:on )?(?:monday|tuesday|"
    r"wednesday|thursday|friday|the (?:1st|first))|"
    r"by (?:monday|tuesday|wednesday|thursday|friday)|next (?:week|month|monday)|(?:from|after|before|"
    r"in) (?:early |mid-?|"
    r"late |the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|"
    r"christmas|summer|spring|autumn|new year|holidays|exams|harvest|school)|from (?:now|monday|next)|"
    r"the (?:day|week) "
    r"after)"
)


# --- plain requests -----------------------------------------------------------------------------------------------

#: A place of work by its name.
PLACE_NAME = (
    r"(?:jobs?|roles?|positions?|posts?|vacanc(?:y|ies)|openings?|internships?|placements?|"
    r"apprenticeships?|traineeships?|"
    r"clerkships?|studentships?|opportunit(?:y|ies)|employment|work experience|gigs?|contracts?|"
    r"secondments?|headcount|"
    r"assignments?|commissions?|job leads?|leads|graduate (?:scheme|programme|program|intake)|paid work|"
    r"freelance work|"
    r"(?:summer|winter|seasonal|holiday|weekend|evening|casual|temporary|part-time|full-time) work)"
)
WHICH = (
    r"(?:(?:any|some|an?|another|other|no|the|that|more|further|paid|open|new|few|vacant|possible|"
    r"potential|suitable|relevant|"
    r"similar|interesting|right|fitting|permanent|temporary|future|upcoming|freelance|summer|winter|"
    r"junior|senior|your|his|her|their|such|"
    r"entry-level|appropriate|current|available|next|phd|good|useful) )+(?:[\w'/&-]+ ){0,3}?"
)
#: The same, of no house yet.
A_PLACE = (
    r"(?:(?:any|some|(?<!such )an?|another|other|more|further|paid|open|(?<!the )(?<!your )(?<!his )(?<!her )(?<!my )"
    r"(?<!their )new|few|vacant|possible|"
    r"potential|suitable|relevant|"
    r"similar|interesting|fitting|permanent|temporary|future|upcoming|freelance|summer|winter|junior|senior|"
    r"entry-level|appropriate|available|phd) (?:(?!what |how |who |which |where |when |one |idea "
    rf")[\w'/&-]+ ){{0,4}}?{PLACE_NAME}|(?:openings|vacancies|"
    r"internships|job leads|placements))\b"
)
COMES_UP = (
    r"(?:(?:ever |suddenly )?(?:opens?|fre(?:es|e|ed) up|comes? (?:loose|along|your way|free)|lands? on "
    r"your|comes? up|came up|crops? up|arises?|arose|turns? up|pops? up|"
    r"falls? (?:vacant|free|open)|fell vacant|"
    r"becomes? (?:vacant|free|available|open)|(?:is|are|be|was|were|gets?) (?:vacant|free|open|"
    r"available|going|advertised)|reopens?|exists?|shows? up))\b"
)
#: Something that would be work if it came: "anything going", "something that could suit me".
ANYTHING = (
    r"\b(?:any|some)(?:thing|where|\w* work)\b(?: (?!to\b)\w+){0,2}? (?:going\b(?! (?:on(?! (?:the|"
    r"your) (?:\w+ )?(?:shift|ward|rota|crew|team|line|"
    r"floor|site|farm|boats?))|to|well|wrong))|open|free\b|available|vacant|suitable|"
    r"(?:that|which) (?:\w+ ){0,2}?(?:suits?|fits?)|comes? up|opens? up|for (?:me\b|a (?:man|woman|"
    r"person|lad)|someone|somebody)|in (?:my|this|that|the same) "
    r"(?:line|field)|permanent|along those lines)|"
    r"\b(?:places?|jobs?|shifts?|positions?|work|spots?|vacancies|posts?) (?:currently |still "
    r")?going\b(?! (?:on|to|well|wrong|forward|with|through|into|out|from))"
)
IS_THERE = (
    r"(?:\b(?:is|are|were|was|be|might|may|could|would|will|should) there\b|\bthere(?:'s| is| are| "
    r"might be| may be| will be| would be| were)\b|"
    r"\b(?:have|has|had|got|offer\w*|know|knows|known|hear|hears|heard|hearing|aware|wind|get wind|come "
    r"across|comes across|spot\w*|see|sees|find|think|"
    r"foresee|expect|(?:point|direct|steer|guide|alert) (?:me|us) (?:to|towards|at)|advertis\w*|"
    r"post(?:ed|ing)?|open\w*|run|fill\w*|comes? up|came up|crops? up|"
    r"arises?|going|left|gone|pointers? to|leads? to|reopens?|"
    r"falls? (?:vacant|free|open)|fell vacant|becomes? (?:vacant|free|available)|show\w* up|pop\w* up|turn\w* up)\b)"
)
#: The reader is asked, told to tell, or it is made a condition.
ASKS = (
    r"(?:\?|\b(?:if|whether|should|were|when|whenever|once|in case|let me know|let us know|tell|text|"
    r"ping|inform|notify|alert|shout|keep (?:me|us) posted|"
    r"could you|can you|would you|will you|please|kindly|hope|hoping|wonder\w*|curious|keen|glad|happy|"
    r"grateful|thankful|appreciat\w*|"
    r"interested|love|like to|want|welcome|ask (?:her|him|them|around)|any chance|by any chance|do you|"
    r"does|request\w*|explore|discuss|enquir\w*|inquir\w*|"
    r"jump|leap|mean the world|kind if|sign tonight|remember)\b)"
)
TRADE = (
    r"(?:(?:an?|another|one more|more|new|extra|additional|any|other|some|a few|part-time|full-time|"
    r"freelance|junior|senior|summer|student|"
    r"experienced|returning|newly qualified|unpaid|second) )*(?:(?!to |for |with |and |or |that |who |"
    rf"all |your |my |his |her |their |our )[\w-]+ ){{0,2}}?(?:{NO_PERSON}{PERSON}|students?(?= (?:on|"
    r"for the summer|as))|folks?|"
    r"freshers?|beginners?|newcomers?|career[- ]changers?|externals?|school[- ]leavers?|returners?|@me)\b"
)
TAKES = (
    r"(?:tak(?:e|es|ing)(?: on)?|hir(?:e|es|ing)|recruit(?:s|ing)?|employ(?:s|ing)?|engag(?:e|es|ing)|"
    r"consider(?:s|ing)?|accept(?:s|ing)?|"
    r"squeez(?:e|es|ing) in|fit(?:s|ting)? in|tak(?:e|es|ing) in|train(?:s|ing)? up|bring(?:s|ing)? in|"
    r"appoint(?:s|ing)?|"
    r"(?:look|looks|looking|search|searching|after|short|in need|on the lookout|stuck|pushed|desperate|"
    r"strapped) ?(?:out )?(?:for|of)|"
    r"needs?|needing|wants?|wanting|requires?|lacks?|lacking|(?:be able to |could |can |might |make "
    r")?use(?: of)?|do with|add(?:s|ing)?|"
    r"(?:have|has|find|got|see) (?:any |a |some |enough )?(?:room|space|use|place|work|need|budget|call|"
    r"start|job|jobs|position|spot|desk|corner|shifts?|"
    r"hours|anything|something|opening|vacancy|vacancies) (?:for|of))"
)
OBJECT = (
    r"(?:jobs?|work(?! (?:is|was|looks|on how|in how|as it))|employment|employer|roles?|positions?|"
    r"posts?|placements?|internships?|apprenticeships?|traineeships?|openings?|"
    r"vacanc(?:y|ies)|opportunit(?:y|ies)|contracts?|assignments?|commissions?|offers?|shifts?|"
    r"challenge|career move|job change|new start|"
    r"something (?:new|permanent|steady|stable|fixed|full-time|part-time|better|long-term|else)|hire|candidacy)"
)
LOOKS_FOR = (
    r"(?:look(?:ing)? for|seek(?:ing)?|search(?:ing)? for|hunt(?:ing)? for|in search of|on the "
    r"(?:look-?out|hunt) for|(?:'m|am|be) after|in need of|need|want|"
    r"interested in|open (?:to|for)|available for|free for|free to (?:take|start)|ready for|up for|"
    r"exploring|pursuing|hoping (?:for|to (?:find|get|land))|hope (?:for|to (?:find|get|land))|"
    r"apply(?:ing)? (?:for|to)|desperate for|could do with|be considered for|being considered for|(?:a |"
    r"be a )?candidate for|be glad of|jump at|leap at|take|accept)"
)
APPOINTMENT = (
    r"\b(?:talk|call|meet|meeting|chat|coffee|conversation|minutes|visit|any (?:day|time|evening|"
    r"afternoon|morning)|zoom|phone|lunch|tea|slot|diary|calendar)\b"
)
NOT_A_JOB = (
    r"\b(?:your|his|her|their|my) (?:\w+ )?(?:first|own|current|last|old|present|day|previous|new|dream|"
    r"own) (?:job|role|position|post)\b|"
    r"\b(?:best|same|whole|hard|good|great|real|odd|day) job\b|\b(?:visa|course|degree|grant|flat|house|"
    r"scholarship|loan|permit|licen[cs]e|funding)\b"
)

#: A seat in a house: "a place in his cellar"; not at a table, in a class or in a diary.
SEAT_THERE = (
    r"\b(?:an?|the|any|some|my) (?:[\w-]+ )?(?:place|spot|corner|bench|desk|stool|niche|home|berth|"
    r"future|foothold|start|life|career|role|room|seat) "
    r"(?:in|at|on|with|among|within|under|behind|next to) (?:you\b|(?:your|his|her|their) (?!table|"
    r"class|course|talk|audience|queue|diary|calendar|"
    r"world|city|town|country|industry|field|afternoon|morning|evening|day|week|way|story|train|list|"
    r"road|shelf|garden|map|book|river|end|moment|time|"
    r"house|sofa|car|lecture|tour|heart|memory|schedule|inbox|agenda)[\w'-]+)"
)
