"""Asking for a place: whether there is one, who needs people, to be told, hired or given work (E01)."""

from __future__ import annotations

from outreach.etiquette.work_words import (
    ASKED_WHETHER,
    COMES_UP,
    DOER,
    EMPLOYER,
    FOR_ME,
    HIRER,
    HIRING,
    HOUSE,
    JOB,
    LIKE_ME,
    NEEDS,
    NOW,
    PLACE_NOUN,
    TAKES_IN,
    TRADE,
    WORKER,
)

#: Each asks for work whatever else the text says.
OPENINGS: tuple[str, ...] = (
    # Does somebody need somebody?
    rf"\b{ASKED_WHETHER}\b[^.?!;]{{0,20}}?\b{EMPLOYER} (?:[\w']+ ){{0,3}}?{NEEDS} {WORKER}",
    # Is the house taking somebody of some trade?
    (
        rf"\b(?:would|does|do|is|are|if|whether|might|could|can|will|should|chance|wonder\w*) (?:you|they|"
        rf"anyone|anybody|someone|somebody|your [\w' -]{{1,30}}?|(?:his|her|their|the) [\w'-]+|"
        rf"[\w]+'s [\w-]+|she|he)(?: (?:\w+ ){{0,3}}?| )?(?:\bbe able to |have a |\bever |\bstill |"
        rf"\bperhaps |\balso )*{TAKES_IN} {TRADE}"
        r"(?! (?:to|who (?:can|could|might)|i (?:can|could)) (?:talk|speak|ask|meet|write|tell|explain|"
        r"learn|see|know|hear|turn|call|read))"
    ),
    # Keep me told; carry my name around; tip me off.
    (
        r"\b(?:kept|keep @me|keeping @me|stay|be) (?:in the loop|posted|informed|up to date|updated|"
        r"in the picture)\b[^.?!]{0,30}?\b(?:opens?|opening|"
        r"comes? up|free|vacan\w+|hiring|recruit\w*|jobs?|roles?|positions?|needs?)\b"
    ),
    (
        r"\b(?:float|drop|mention|spread|circulate|throw|bring up|put about) @my name\b|\b@my name (?:gets?|"
        r"goes|comes up|reaches|lands) (?:\w+ )?(?:to|around|with|on|in|when)\b"
    ),
    (
        r"\b(?:tip @me off|let @me know|tell @me|give @me a (?:sign|hint|tip)|"
        r"count on you to tell @me)\b[^.?!]{0,50}?\b(?:leav(?:es|ing)|retir\w+|goes on "
        r"(?:leave|maternity)|is replaced|quits?|moves on|opens|free)\b|\b(?:leaving|retiring|leaves|"
        r"retires|quits|reopens?|opens)\b[^.?!]{0,40}?\b(?:tip @me off|"
        r"(?:let|tell|count on you to tell) @me)\b"
    ),
    # Work you could give, a post to fill, a gain for the crew.
    (
        r"\b(?:work|jobs?|tasks?|shifts?|projects?|hours|role|position|place)(?: that| which)? (?:you|they|"
        r"he|she|your [\w-]+)(?: (?:could|can|might|may|would))?(?: \w+)? (?:give|offer|have for|find for|"
        r"spare|hand) "
        r"(?:@me|to @me)\b|\b(?:fill|cover|staff|man) (?:that|the|this|those|your|"
        r"an?) (?:[\w-]+ )?(?:shifts?|gap|post|vacanc(?:y|ies)|place|position|role|rota|slot)\b(?! (?:was|"
        r"is|are|were) )|\b(?:addition|asset|gain|boon|"
        rf"credit|good fit|great fit|real find|catch) (?:to|for) {HOUSE}|\b(?:have|got|find|be|is there|"
        rf"know of)(?: \w+)? (?:any|some)thing for (?:@me\b|an? (?:man|woman|person|lad|girl|guy|fellow|"
        rf"[\w-]+ )|someone|"
        r"somebody|people)(?! (?:to (?:read|do in|eat|see)|allerg))"
    ),
    (
        r"\b(?:love|like|glad|happy|hope|hoping|want|keen|dream\w*|wish|delighted|thrilled|honou?red|ready|"
        r"willing|able)\b[^.?!]{0,25}? (?:come|come back|return|start|begin|stay|work|join|be|be back|"
        r"serve|help out|train) "
        r"(?:\w+ ){0,3}?as (?:an?|your|one of your) (?:[\w-]+ )?(?:trainee|intern|apprentice|assistant|"
        r"volunteer|temp|student|employee|junior|[\w-]+(?:er|or|ist|ant|ian)s?)\b"
    ),
    (
        r"\b(?:has|have|is|did) (?:any|some)thing (?:\w+ )?(?:become|come|gone|fallen|opened|turned|freed|"
        r"cropped)\b|\bthat @i (?:could|can|might|may) apply (?:for|to)\b|\b(?:good|kind|friendly) word "
        r"(?:with|in the ear)\b"
    ),
    # Tell me of something for me.
    (
        r"\b(?:hears?|knows?|learns?|aware|wind|come across|comes across|stumbles? (?:on|across|upon)|"
        r"spots?|sees?|"
        r"notices?|think)(?: of| about| on)? (?:any|some)(?:thing|where)(?: [\w'-]+){0,5}? "
        rf"{FOR_ME}(?! to (?:read|see|watch|eat|wear))"
    ),
    r"\bspread the word\b",
    (
        r"\b(?:knows?|tell|mention|spread|say)\b[^.?!]{0,30}? (?:that )?@i(?:'m| am|'s| is) (?:looking|"
        r"available|free for|"
        r"on the (?:look|market)|open to|searching|job|out of|between)"
    ),
    # Is there a place? Do you have one?
    rf"\b(?:is|are|were|was|be|might|may|could|would|will) there (?:be )?(?:[\w-]+ ){{0,4}}?{JOB}",
    (
        r"\b(?:whether|if|that|case|hope|hoping|think|guess|wonder) there(?:'s| is| are| might be|"
        rf" may be| will be| would be| could be) {JOB}"
    ),
    (
        rf"\b(?:do|does|did|would|might|will|could|if|whether|case) {HIRER} {NOW}(?:have|has|had|"
        r"offer|offers|take|takes|"
        rf"know of|need|run|see|think of|got|expect|foresee|anticipate)(?: [\w-]+){{0,2}}? {JOB}"
    ),
    (
        r"\b(?:noticed|saw|see|seen|read|heard|gather|understand|know|learned|learnt) (?:that |on "
        r"[\w ]{1,25} that )?(?:you|your [\w' -]{1,30}?|they|there)"
        rf"(?:'s|'re|'ve| have| has| had| is| are)(?: got)? (?:{NOW}{HIRING}|an? (?:[\w-]+ "
        r"){0,3}?(?:opening|vacancy|vacant post|open (?:position|role|post)|position open|role "
        r"open))"
    ),
    rf"\b{PLACE_NOUN} (?:\w+ ){{0,4}}?{COMES_UP} (?:up|available|vacant|free|open)\b",
    (
        r"\b(?:if|should|when|whenever|once|in case|in the event that) (?:[\w'-]+ "
        rf"){{0,6}}?{PLACE_NOUN}(?: [\w'-]+){{0,6}}? {COMES_UP}\b"
    ),
    (
        r"\b(?:if|should|when|whenever|once|in case) (?:\w+ )?(?:any|some)(?:thing|where) (?:\w+ "
        rf"){{0,4}}?{COMES_UP} (?:up|available|vacant|free|open)\b"
    ),
    (
        r"\b(?:if|should|in case) (?:any|some)thing (?:suitable|fitting|relevant|interesting|"
        r"along those lines|in that line|of that kind|that (?:fits|suits|matches))"
    ),
    (
        r"(?:^|[,;:–—] ?|\b(?:got|so|and|also|or|have) )any (?:[\w-]+ ){0,2}?(?:openings?|"
        r"vacanc(?:y|ies)|jobs|positions|roles|opportunities|internships|placements)\b[^.?!]*\?"
    ),
    # Let me hear of one.
    (
        r"(?<!did you )\b(?:hear|hears|heard|hearing|know|knows|learn|learning|aware|wind|come "
        r"across|comes across|spot|see|find out|think|think up|posted|posting|"
        r"updated|informed|notify|notified|alert|tell|word)(?: @me)?(?: [\w-]+)?(?: (?:of|about|"
        rf"on|if|when|whether|with|regarding|should))? {JOB}"
    ),
    (
        r"\b(?:let @me know|tell @me|inform @me|alert @me|ping @me|message @me|contact @me|notify "
        r"@me|keep @me (?:posted|informed|updated|in the loop)|give @me a (?:shout|heads-up|nudge|"
        r"call)|point @me)"
        r"(?: \w+)? (?:of|about|on|if|when|whether|should|in case|to|towards?|"
        rf"at)[^.?!]{{0,60}}?(?:{JOB}|{HIRING}|need)"
    ),
    (
        r"\b(?:discuss|explore|exploring|discussing|talk about|speak about|chat about|talk "
        r"through|enquire about|inquire about|ask about|asking about|enquiring about|look into)"
        rf" (?:\w+ )?(?:{JOB}|working (?:for|with|at) you)"
    ),
    r"\b(?:any|some|good|useful|job|thankful for|grateful for|the) (?:job )?leads\b",
    (
        r"\b(?:anyone|anybody|somebody|someone|anywhere|a place|places|companies|a company|who|"
        r"who's|who is|whoever|firms?)(?: (?:that|who))?(?:'s| is| are| might be| may be)? "
        rf"{NOW}(?:hiring|recruiting)\b"
    ),
    (
        rf"\b(?:are|is|were|was|if|whether|case|when|when(?:ever)?|that) {HIRER}(?:'re|'s| are| "
        rf"is| were| was| be| might be| may be)? (?:guys |all |folks )?{NOW}(?:be )?{HIRING}\b"
    ),
    (
        r"\b(?:are|is|if|whether) (?:you|your [\w' -]{1,40}?|they)(?:'re| are| is)? (?:guys |"
        rf"all )?{NOW}(?:looking for|in need of|short of|searching for|after) {DOER}"
    ),
    (
        r"\b(?:do|does|if|whether|should|could|would|might) (?:you|your [\w' -]{1,40}?|they|"
        rf"there) {NOW}(?:ever )?(?:need|want|use|employ|hire|take on|take)(?: on)? (?:[\w-]+ "
        r"){0,3}?"
        rf"(?:{LIKE_ME}|anyone\b|anybody\b|an extra pair|another pair|extra hands|an? (?:intern|"
        r"trainee|apprentice|assistant))"
    ),
    # How do I apply?
    (
        r"\b(?:how|where|whether|if|could|can|may|might|should|when|shall|to whom|let) (?:@i|@me) "
        r"(?:\w+ )?(?:(?:apply|submit|put in|hand in)\b(?! (?:this|it|these|those|that|what|for "
        r"(?:the|an?) (?:course|visa|grant|permit|loan|degree|licen[cs]e|university|mast|funding|"
        r"scholar)))|send (?:in )?(?:my|an?) application)"
    ),
    (
        r"\b@i(?:'d| would| could| might)? (?:\w+ )?(?:like|love|want|hope|wish)s? to apply "
        r"(?:for|to|at|with)\b(?! (?:the|an?) (?:course|visa|grant|permit|loan|degree|licen[cs]e|"
        r"univ))"
    ),
    (
        (
            r"\b(?:asking|ask|writing|write|here|beg|begging|approach(?:ing)? you|request(?:ing)?|"
            r"reaching out|contact(?:ing)? you|get(?:ting)? in touch) (?:you |to (?:ask|enquire|"
            r"inquire) )?(?:for|about|regarding|concerning|because of|to get) "
        )
        + JOB
    ),
    # Work as the thing one would take, whatever it is called.
    (
        r"\b(?:any|some|much|no)?(?:thing|work|jobs?|shifts?|places?|vacancies|positions?) "
        r"(?:currently |still )?going\b(?! (?:on|to|well|wrong|forward|with|through|into|out|"
        r"from))"
    ),
    (
        r"\b(?:if|are|is|whether|when|should|in case|because|since|hear|heard|"
        r"know)\b[^.?!]{0,50}\b(?:short[- ]?(?:staffed|handed)|under-?staffed|short of (?:hands|"
        r"people|staff|[\w-]+s\b)|a (?:person|man|pair of hands) short)"
    ),
    (
        r"\b(?:any|a|some|have|has) need (?:for|of) (?:an? |another |some |more |new )?(?:[\w-]+ "
        r")?[\w-]+|\bin need of (?:an? |another |some |more |new )?(?:[\w-]+ )?(?:hands?|people|"
        r"staff|[\w-]+(?:er|or|ist|ant|eer|ian)s?)\b"
    ),
    r"\b(?:on|onto|join) your (?:payroll|books|staff|team sheet|roster)\b",
    (
        r"\b(?:lead|leads|leading|turn|turns|develop|develops|grow|result|results|end|"
        r"open)\b[^.?!]{0,25} (?:to|into|in|up in|up with|up to) (?:an? |some |my |paid |regular |"
        r"permanent |something )?(?:[\w-]+ )?(?:job|position|role|employment|offers?|work|"
        r"contract|permanent|hire|internship|post)\b"
    ),
    (
        r"\bget(?:ting)? (?:hired|employed|taken on|a job|a foot in|an interview|"
        r"work)\b[^.?!]{0,25}\b(?:you|your|here|there|with)\b"
    ),
    (
        r"\b(?:hope|hoping|love|like|interested|glad|happy|grateful|delighted|trust|please|jump "
        r"at|keen|dream|ambition|want|would|could|thankful|remember|know)\b(?:(?! how | what | "
        r"why | which | who | when | where | whether people )[^.?!]){0,80}?\b(?:employment|"
        r"payroll|vacan(?:t|cy|cies)|be hired|being hired|be employed|hire me|employ me|taken on|"
        r"paid work|paid post|job offer|headcount|an offer from you|start work(?:ing)?)\b"
    ),
    (
        r"\b(?:were|was|if|should|when)\b[^.?!,]{0,50}\b(?:fall|falls|become|becomes|be|is|turn|"
        r"come) (?:vacant|free|available|open)\b[^.?!]{0,60}\b(?:remember|think|trust|hope|know|"
        r"tell|glad|happy|me|word|call|write)\b"
    ),
    (
        r"\b(?:hear|heard|know|knows|come across|comes across|meet|find|think|spot|tell|aware|"
        r"see)\b[^.?!]{0,25}?\b(?:anyone|anybody|someone|somebody|company|companies|firm|firms|"
        r"place|places|shop|employer|employers|office|team|kitchen|school|clinic|people|who|"
        r"restaurant|ship|boss|client|clients|agency|business)(?: (?:that|who|which))? (?:could "
        r"use|could do with|needs?|in need of|looking for|is looking for|might need|may need|"
        r"wants?|requires?|searching for|after|takes on|short of) (?:an? )?[\w-]+"
    ),
    (
        r"\b(?:tell|mention|speak|talk) (?:to )?(?:them|your (?:boss|manager|director|hr|head|"
        r"people)|the (?:boss|manager|director)) (?:about|of) @me\b|\bmention @me (?:to|as|when) "
        r"(?:your (?:boss|manager|director|hr|head|people)|the (?:boss|manager|director)|a "
        r"candidate|they)"
    ),
    (
        r"\b(?:a|any|some|be|become) (?:\w+ )?part of (?:what you|where you|your (?:mission|"
        r"journey|story|success|adventure|next chapter|growth))"
    ),
    (
        r"\b(?:grab|snap|snatch|get|take|secure|catch|hire) (?:@me|her|him|them)(?: up| on)? "
        r"(?:while|before|quick|now)\b"
    ),
    (
        r"\b(?:happy|able|ready|glad|willing|free|prepared|keen) to start(?! (?:with|by|small|"
        r"over|the (?:call|conversation|talk)|our|a conversation|reading|learning|asking))\b"
    ),
    (
        r"\b(?:jump at|leap at|grab|snap up|welcome|accept|take|consider|entertain) (?:at "
        r")?(?:any|anything|an?|the|whatever)(?: \w+)? ?(?:job|role|position|post|offer|opening|"
        r"thing|vacancy|work|internship|chance to (?:work|join)|opportunity to (?:work|"
        r"join))\b[^.?!]{0,40}\b(?:you|your|his|her|their|there|department|team|company|firm)\b"
    ),
    (
        r"\b(?:staff|manage staffing|do(?:es)? the hiring|decide on (?:hiring|staff)|in charge of "
        r"(?:hiring|staff\w*|recruit\w*))\b(?<=staff)(?= (?:the|your) (?:works|team|place|kitchen|"
        r"company))"
    ),
    r"\b(?:favou?rable|further) consideration\b|\bfor your (?:kind )?(?:perusal|consideration)\b",
    (
        r"\blet (?:the |your |their |her |his )?(?:[\w']+ ){0,4}?(?:people|hr|department|manager|"
        r"boss|personnel|team|office) know (?:that )?(?:i|about me|i'm|of me)"
    ),
    (
        r"\b(?:actively|currently|already|also|now|busy) interviewing\b|\binterviewing (?:with|at|"
        r"for) (?:other|several|a few|some)"
    ),
    (
        r"\b@i(?:'d| would| could| can|'ll| am able to|'m able to)+ (?:\w+ )?(?:join|be there|be "
        r"with you|be on board)\b[^.?!]{0,20} ?(?:at short notice|immediately|right away|straight "
        r"?away|from|within|as of|in a (?:week|month)|as soon as|the team|you in (?:january|"
        r"february|march|april|may|june|july|august|september|october|november|december))"
    ),
    (
        r"\b(?:interested|interest|use|demand|value) (?:in|for) (?:@my (?:[\w-]+ )?(?:profile|"
        r"skills?|skill set|background|services|experience|cv|resume|application|candidacy)|"
        rf"{LIKE_ME})"
    ),
    (
        r"\b(?:share|pass on|forward|circulate|spread|show|send) @my (?:[\w-]+ )?(?:profile|"
        r"linkedin|details|name)\b"
    ),
    r"\bput(?:ting)? @me forward\b",
    (
        r"\b(?:hear|hears|learn|know|come across|comes across|spot) of (?:any|some)thing\b(?! "
        r"(?:about|from|on|that (?!fits|suits|matches|might suit)|new in|to (?:read|see)))"
    ),
    (
        r"\b(?:hope|hoping|want|trying|like|love|aim|eager|keen|wish)s?\b[^.?!]{0,15} to (?:\w+ "
        r")?(?:find|get|land|secure|obtain) (?:an? |some |my first |my next )?(?:[\w-]+ "
        r"){0,2}?(?:job|position|role|work|post|internship|placement) (?:at|with)\b"
    ),
    (
        r"\b(?:if|whether|chance|think|case|wonder|wondering) (?:that )?(?:you|your [\w' -]"
        rf"{{1,30}}?|they|the [\w' -]{{1,25}}?) {NOW}(?:needs?|wants?|is looking for|are looking "
        r"for|requires?|(?:could|can|might) use|lacks?|is short of|are short of|is missing) "
        rf"{DOER}"
    ),
    # A place for me.
    (
        r"\b(?:see|imagine|picture|find|think of|be|have|offer|is|make|know of|there)(?: any| some| a| the|"
        r" ever)* "
        r"(?:scope|place|room|role|space|use|future|spot|slot|niche|corner|position|"
        r"work)(?: [\w'-]+){0,3}? for @me\b"
        r"(?! to (?:meet|talk|sit|stay|park|visit|learn|ask|see|stand|wait))"
    ),
    (
        rf"\b@i (?:can |could |would |really |honestly )*see (?:myself|a future) (?:\w+ )?(?:in|at|on|with|"
        rf"among) {HOUSE}"
    ),
    (
        r"\byour [\w' -]{1,30}? (?:is|are|sits|stands|would be|has always been|"
        r"was always) (?:\w+ ){0,2}?(?:top of "
        r"my list|my first choice|my dream|the dream|(?:exactly |just )?where i(?:'d| would| want| hope|"
        r" see| could)"
        r"(?: \w+){0,2} (?:be|work|end up|land|myself))"
    ),
    # Hire me; give me a chance; get me a job.
    (
        r"\b(?:hire|employ|recruit|headhunt) @me\b|\b(?:take|taking|bring|bringing) @me (?:on|in|"
        r"on board|aboard)\b"
    ),
    (
        r"\bgive @me (?:a|the|one) (?:chance|shot|job|try|trial|start|role|position|opportunity|"
        r"break)\b(?! to (?:learn|hear|ask|speak|talk|meet|listen))"
    ),
    (
        r"\b(?:offer|find|get|give|land|secure|arrange|organi[sz]e|fix) @me (?:up with "
        r")?(?:[\w-]+ ){0,5}?(?:job|role|position|post|employment|internship|placement|interview|"
        r"apprenticeship|trial shift|shift)\b"
    ),
    (
        r"\b(?:help|assist|support)(?:ing)?(?: @me)?(?: to| in| with)? (?:find|finding|get|"
        r"getting|land|landing|secure|securing|obtain|obtaining|move into|moving into|@my) "
        r"(?:[\w'-]+ ){0,4}?(?:jobs?|role|position|work|post|employment|internship|placement|"
        r"interview|job search|job hunt|hired|employed)\b"
    ),
    (
        r"\b(?:land|get|getting|secure|win|earn|deserve) (?:an? |myself an? )?(?:[\w-]+ )?(?:job|"
        r"job interview|interview|internship|trial shift|position|role|placement)\b(?: "
        r"[\w-]+){0,2} (?:at|with|in|from|there|on) (?:you|your|there)\b"
    ),
)
