"""The words of work: places, papers, employers, needs, workers and wishes, as pieces of patterns (E01).

``@me``, ``@my`` and ``@i`` stand for the seeker, see :func:`outreach.etiquette.language.worded`.
"""

from __future__ import annotations

DETERMINER = (
    r"(?:any|some|an?|other|another|more|further|few|suitable|possible|potential|prospective|"
    r"upcoming|future|current|"
    r"new|open|vacant|available|relevant|similar|interesting|right|fitting|matching|paid|"
    r"permanent|temporary|full-time|"
    r"part-time|summer|graduate|junior|senior|entry-level|appropriate|the|that|this|your|his|"
    r"her|their|my next|next)"
)
PLACE_NOUN = (
    r"(?:jobs?|roles?|positions?|posts?|vacanc(?:y|ies)|openings?|internships?|placements?|apprenticeships?|"
    r"traineeships?|opportunit(?:y|ies)|employment|work experience|gigs?|contracts?|secondments?|"
    r"graduate (?:scheme|programme|program|intake)|headcount|openness|possibilit(?:y|ies))"
)
#: A place of work as something to be had: "any openings", "a suitable position", "opportunities at".
JOB = (
    rf"(?:(?:{DETERMINER} ){{1,3}}(?:[\w'/&-]+ ){{0,4}}?{PLACE_NOUN}"
    r"|(?:[\w-]+ ){0,2}?(?:openings|vacancies|internships|jobs|opportunities|positions|roles|"
    r"employment|job leads?))\b"
)
SEEKABLE = (
    rf"(?:(?:(?:{DETERMINER}|my|his|her|their) ){{0,3}}(?:[\w'/&-]+ ){{0,4}}?"
    rf"(?:{PLACE_NOUN}|work|challenge|career move|employer|hire)\b)"
)
CV = (
    r"(?:cvs?|c\.v\.?|bio-?data|(?:work|career|employment) (?:history|summary)|summary of my "
    r"(?:career|experience|work)|resumes?(?!s? (?:the|her|his|their|my|our|your|work|training|"
    r"stud|physio|in\b))|curriculum(?: vitae)?)"
)
MY_CV = rf"(?:@my|the|a copy of @my|this|a|an updated|a short) (?:[\w-]+ ){{0,2}}?{CV}"
MY_PAPERS = (
    r"@my (?:[\w-]+ ){0,2}?(?:application|profile|details|candidacy|candidature|credentials|documents|"
    r"particulars)"
)
LIKE_ME = (
    r"(?:@me|(?:someone|somebody|anyone|anybody|a person|people|an? [\w-]+(?: [\w-]+)?) "
    r"(?:like @me|with @my|of @my|as [\w-]+ as @me|who (?:can|knows|has|speaks)))"
)
YOURS = (
    r"(?:you(?! (?:for|on|to) )|your (?:[\w'-]+ ){0,3}?(?:team|company|firm|group|lab|"
    r"laborator(?:y|ies)|department|brigade"
    r"|staff|organi[sz]ation|crew|practice|office|studio|school|hospital|ward|kitchen|shop|"
    r"agency|business|unit|division|"
    r"workshop|bank|faculty|institute|museum|clinic|start-?up|enterprise|ranks|workforce|side|"
    r"family|outfit|place|board)s?)"
)
WISH = (
    r"(?:would|'d|could|can|might|want|wants|hope|hopes|hoping|love|like|keen|eager|dream|"
    r"happy|glad|excited|thrilled|"
    r"interested|chance|opportunity|possibilit(?:y|ies)|ready|wish|willing|honou?red|"
    r"delighted|aim|ambition|able)"
)
HIRER = (
    r"(?:you|your [\w' -]{1,40}?|they|he|she|his [\w-]+|her [\w-]+|their [\w-]+|the [\w' -]"
    r"{1,30}?|[\w'-]+)"
)
HIRING = (
    r"(?:hiring|recruiting|staffing up|taking (?:on|people on)|adding (?:people|headcount|to)|"
    r"looking to (?:hire|recruit|fill|add|grow))"
)
NOW = (
    r"(?:(?:currently|still|perhaps|maybe|also|by any chance|at all|at the moment|even|ever|"
    r"actively|already|now|"
    r"possibly|presently|right now|always|soon|next|likely to be|planning on|thinking of) )*"
)
DOER = (
    r"(?:(?:an? |new |more |extra |another |good |for )*(?:[\w-]+ ){0,2}?(?:people|person|"
    r"someone|somebody|anyone|anybody|staff|"
    r"hands?|help|intern|trainee|apprentice|[\w-]*(?:er|or|ist|ant|eer|ian|man|woman|cook|"
    r"chef|nurse|clerk)s?)\b)"
)
COMES_UP = (
    r"(?:comes?|came|pops?|crops?|opens?|opened|turns?|shows?|springs?|becomes?|became|"
    r"arises?|arose|gets?|falls?|materiali[sz]es?|is|are|"
    r"be|were|appears?|exists?)"
)

#: Who could employ: the reader, the reader's house, or somebody the reader knows.
EMPLOYER = (
    r"(?:you(?: guys| all)?|they|he|she|anyone|anybody|someone|somebody|"
    r"(?:your|their|his|her|the|this|that) (?:[\w'-]+ ){0,3}?[\w'-]+)"
)
#: What opens a question or a condition about them.
ASKED_WHETHER = (
    r"(?:if|whether|should|in case|when|whenever|do|does|would|could|might|may|can|will|is|are|chance|"
    r"suppose|perhaps|maybe)"
)
#: Needing, having room for, or taking somebody.
NEEDS = (
    r"(?:needs?|needed|wants?|lacks?|seeks?|requires?|hires?|recruits?|employs?|takes?(?: on)?|taking on|"
    r"look(?:s|ing)? for|short of|lacking|missing|in need of|on the look-?out for|crying out for|"
    r"(?:has|have|had|find|finds|see|sees|got|be) (?:any |some |a |the |enough )*(?:room|space|place|spot|"
    r"slot|"
    r"use|need|work|job|call|scope|capacity|demand|opening|budget|desk|bed|bench|shifts?|hours) for|"
    r"(?:use|do with))"
)
#: Taking somebody in, where any worker may follow, named or not.
TAKES_IN = (
    r"(?:consider(?:s|ing)?|accept(?:s|ing)?|squeez(?:e|es|ing) in|fit(?:s|ting)? in|tak(?:e|es|ing)(?: on|"
    r" in)?|hir(?:e|es|ing)|recruit(?:s|ing)?|"
    r"employ(?:s|ing)?|need(?:s|ing)?|looking for|look for|short of|(?:have|has|find|see) (?:any |a |"
    r"some )?(?:use|room|space|place|need|work|opening|"
    r"budget) for|use|do with|want(?:s|ing)?|appoint(?:s|ing)?|train(?:s|ing)? up|open to|bring(?:s|"
    r"ing)? in|welcom(?:e|es|ing))"
)
_AGENT = (
    r"(?:[\w-]{2,}(?:er|or|ist|ant|ent|eer|ian|man|woman|smith)|coach|nurse|cook|chef|clerk|guide|vet|medic|"
    r"steward|hand|midwife|intern|trainee|apprentice|temp|graduate|freelance)s?"
)
#: A worker to be had: hands, people like me, another coach; never somebody to talk to.
WORKER = (
    r"(?:(?:(?:an?|another|one more|one|extra|more|some|new|additional|any|(?:pair|set) of|competent|"
    r"willing|good|"
    r"spare|skilled|young|reliable|experienced) )*(?:hands?|man|woman|staff|people|helpers?|bod(?:y|ies)|"
    r"[\w-]+ hands?|recruits?|trainees?|interns?|apprentices?)\b"
    r"|(?:somebody|someone|anyone|anybody|a person|persons|an? [\w-]+(?: [\w-]+)?) (?:like|such as|"
    r"of) (?:@me|@my)\b"
    rf"|(?:(?:another|more|extra|additional|one more|an extra|spare|new) )+(?:[\w-]+ )?{_AGENT}\b"
    r"|@me\b)(?! (?:to|who (?:can|could|knows)|i can|i could) (?:talk|speak|ask|meet|write|tell|explain|"
    r"learn|"
    r"see|know|hear|turn|contact|come|call|introduce|read|understand))(?! eyes)"
)
#: Any worker by trade: "a returning nurse", "new translators", "freshers".
TRADE = (
    r"(?:(?:an?|another|one more|more|new|extra|additional|any|other|first-time|newly qualified|part-time|"
    r"full-time|freelance|junior|senior|"
    rf"experienced|unpaid|second) )*(?:(?:[\w-]+ ){{0,2}}?{_AGENT}\b|freshers?\b|beginners?\b|newcomers?\b|"
    rf"career[- ]changers?\b|(?:people|somebody|"
    r"someone|anyone|anybody) (?:with (?:an?|my|no|some|little)|without|from outside|who (?:is|has|can|"
    r"knows|speaks))|externals?\b|volunteers?\b|"
    r"graduates?\b|school[- ]leavers?\b|returners?\b)"
)
#: What one would take: something for me, in my line, going with you.
FOR_ME = (
    r"(?:for @me\b|for (?:someone|somebody|people|an? [\w-]+) (?:like|with|of my)\b|suit(?:able|s|ed)?\b|"
    r"fit(?:s|ting)?\b|"
    r"up my (?:street|alley)|my (?:way|line)\b|(?:in|along) (?:my|that|this|the same|those) (?:line|lines|"
    r"field)|"
    r"going\b|open(?:s|ing)?\b|vacant\b|worth applying|i (?:could|can|might) (?:do|apply|try|take)|"
    r"available\b|"
    r"at your (?:end|place|firm|company|shop|school|hospital|office)|on your side|with you\b)"
)
#: A house one would work in, also in words that do not say "your".
HOUSE = (
    r"(?:you\b(?! (?:for|on|to) )|your [\w'-]+|(?:an?|the) (?:[\w-]+ )?(?:[\w-]+) (?:like|"
    r"such as) (?:yours|his|hers|theirs)|"
    r"there\b|(?:his|her|their|the) (?:[\w-]+ )?(?:team|crew|company|firm|ward|kitchen|department|staff|"
    r"lab|studio|"
    r"office|workshop|school|hospital|practice|shop))"
)

#: Offering oneself at once, whatever for: "count me in", "you know where to find me".
SELF_OFFER = (
    r"(?:(?:she|he|i)(?:'s|'m| is| am)(?: \w+)? (?:free|available|ready|keen|strong|willing|the one|your)|"
    r"(?:first|next|front) (?:in|of|at) (?:the |your )?(?:queue|line|door)|count @me in|over the moon|"
    r"(?:jump|leap) at|"
    r"in a heartbeat|like a shot|drop everything|only a (?:\w+ )?(?:message|call|mail|e-?mail|text|word|"
    r"ring) away|"
    r"(?:a|one) (?:\w+ )?(?:message|call|mail|e-?mail|text|ring) (?:is|would be) enough|(?:you|they)(?:'ll|"
    r" will| would|'d| may)? "
    r"(?:already )?(?:know|remember) (?:where|who|whom|how|which \w+) (?:to|you can) (?:\w+ )?(?:find|"
    r"reach|ring|call|turn|ask|phone|contact|write)|"
    r"@i(?:'m| am|'d be| would be|'s| is) (?:your|the) (?:man|woman|guy|girl|person|one|lad)|"
    r"at your (?:service|disposal)|"
    r"sign @me up|pick @me|(?:i am|i'm|i'd be|i would be|i stand) ready|say the word and|"
    r"give @me a (?:shout|ring|call|bell|buzz)|"
    r"\bshout\b|think of @me|remember @me|my (?:phone|door|line) is|do (?:ring|call|phone|write|"
    r"get in touch|think|remember)|"
    r"(?:i'd|i would|i could|i can|he'd|she'd|he would|she would|he could|she could)(?: \w+){0,2}? (?:love|"
    r"be (?:\w+ )?(?:glad|happy|"
    r"delighted|thrilled|keen|honou?red|pleased|interested|available|there|ready|free|grateful)|"
    r"pack my bags|come running|start)|"
    r"(?:please )?(?:let|drop|send|write|ring|call|tell|ping|text) @me\b)"
)
#: Needing somebody, in a condition about the reader's house.
WORK_NEED = (
    r"(?:(?:need|want|look for|looking for|short of|missing|lack|needs|wants)(?: [\w'-]+){0,2}? (?:someone|"
    r"somebody|anyone|anybody|an extra|another|one more)(?: \w+)? (?:on|in|at|for|to (?:help|cover|"
    r"fill|run|work)|this|during|over|behind|with)|"
    r"outsourc\w+|expand\w*|grow(?:s|ing)?\b|hir(?:e|es|ing)\b|recruit\w*|short(?: of|-|\b)|vacan\w+|"
    r"opening|position\b|"
    r"retir(?:e|es|ing)\b|(?:team|crew|staff|department|house|kitchen|ward|company|firm|shop|workshop|"
    r"office|studio|theatre) "
    r"(?:\w+ )?(?:need|want|lack|grow|look|find|ha(?:s|ve)|could use|open|take)s?|(?:need|want|look for|"
    r"looking for|be short of|lack|"
    r"find themselves without|run out of|could use|needs|wants|lacks|needing|"
    r"after)(?: [\w'-]+){0,3}? (?:help (?:for|in|on|with) "
    r"(?:the|your|their) (?:[\w-]+ )?(?:team|crew|kitchen|ward|shop|season|harvest|floor|desk)|"
    r"[\w-]{2,}(?:er|or|ist|eer|ian|man|"
    r"woman|smith)s?\b|nurse|cook|chef|clerk|vet|hands?\b|staff|people|apprentice|assistant|trainee|intern|"
    r"temp\b|body)|"
    r"(?:place|spot|seat|slot|desk|post|shift|corner|bench|chair|bed|stall|job|role|something|"
    r"anything) (?:\w+ ){0,2}?(?:free|up|"
    r"empty|vacant|available|open|going)\b)"
)
#: What friends offer each other: company, a bed for the night, a second look; no work is meant.
FRIENDLY = (
    r"\b(?:tennis|chess|squash|cards?|golf|bridge partner|partner for|opponent|babysit\w*|dog|cat|plants?|"
    r"sofa|couch|bed for|spare room|"
    r"place to stay|guide to|tour of|local guide|listener|second opinion|sounding board|proof-?reader|"
    r"pair of eyes|feedback|"
    r"contact(?:s)? (?:in|at|for)|introduction|recipe|recommendation for|lift|ride|drink|coffee|pint|beer|"
    r"meal|dinner|"
    r"translation of|favou?r|reader for|tester for your (?:recipe|game|book)|fourth|extra (?:player|singer|"
    r"seat|chair)|"
    r"in return|my turn|owe you|for fun|fun of it|anything from|something from (?:here|the|our))\b"
)
#: A seat in a house: "a place in his cellar"; not at a table, in a class or in a diary.
SEAT = (
    r"(?:an?|the|any|some|my) (?:[\w-]+ )?(?:place|spot|corner|bench|desk|stool|niche|home|berth|future|"
    r"foothold|chance|start|life|"
    r"career|role) (?:in|at|on|with|among|within|under|behind) (?:you\b|(?:your|his|her|their|that|"
    r"the) (?!table|class|course|talk|"
    r"audience|queue|diary|calendar|world|city|town|centre|center|middle|country|industry|field|first|"
    r"afternoon|morning|evening|"
    r"way|same|story|train|list|waiting|road|wall|web|internet|shelf|garden|sun|map|group|book|river|sea|"
    r"mountains|end|side|"
    r"moment|time|other)[\w'-]+)"
)
