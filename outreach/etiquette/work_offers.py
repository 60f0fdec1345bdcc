"""Offering oneself: to be kept in mind, a word put in, the CV, working for them, being free (E01)."""

from __future__ import annotations

from outreach.etiquette.work_words import (
    CV,
    DOER,
    HOUSE,
    JOB,
    LIKE_ME,
    MY_CV,
    MY_PAPERS,
    PLACE_NOUN,
    SEAT,
    SEEKABLE,
    SELF_OFFER,
    WISH,
    WORK_NEED,
    YOURS,
)

#: Each asks for work whatever else the text says.
OFFERS: tuple[str, ...] = (
    # A thought, a name, a number carried to those who decide.
    (
        r"\b(?:spare|have|give|keep) @me a thought\b|\b(?:spare|have) a thought for @me\b|\b(?:whisper|"
        r"murmur|slip|pass|give|hand|leave|take|bring) (?:on |along )?@my (?:name|number|card|"
        r"contact(?: details)?|details|particulars)(?: \w+){0,2}? (?:to|with|in|on) (?:your|the|his|her|"
        r"their|whoever|somebody|someone|anyone|h\.?r)\b|\b(?:put|pass|lead|direct|point|send|"
        r"transfer) @me (?:through |on |over )?(?:to|towards) [^.?!]{0,40}?(?:hir(?:es|ing)|staff\w*|"
        r"personnel|recruit\w*|\bhr\b|vacanc\w+|jobs?\b|applications?)|\bask around\b[^.?!]{0,60}?"
        r"\b(?:needs?|wants?|looking|hiring|job|work|vacanc|opening|position)"
    ),
    # I am yours; none is keener; a door that opens.
    (
        r"\b(?:i'm|i am|i'd be|then i'm|i'll be)(?: all)? yours\b(?! (?:sincerely|truly|faithfully))|"
        r"\b(?:i'm|i am) (?:available|free|on the market|employable|around) again\b|\b(?:won't|will not|"
        r"could not|"
        r"couldn't|never) find (?:an? )?(?:harder|better|keener|more [\w-]+|quicker|"
        r"truer) (?:\w+ )?(?:worker|\w+er|\w+ist|pair|man|woman|colleague|employee)\b|\b(?:if|should|"
        r"when) (?:a|any|another|"
        r"the|some) (?:\w+ )?(?:door|window) (?:\w+ )?opens?\b(?! (?:at|on))|\bthe (?:right|perfect|ideal|"
        r"very) (?:person|man|woman|one|candidate|girl|guy) for (?:it|that|this|you|the (?:job|post|role|"
        r"team|place))\b|\b(?:in between|between) (?:assignments|jobs|contracts|roles|positions|"
        r"engagements)\b[^.?!]{0,50}\b(?:ready for|open to|up for|free for|game for|could|pair of hands)\b|"
        r"\b(?:ready|game) "
        r"for anything\b|\b(?:you'll|you will|they'll|you must|you'd) be (?:needing|wanting|looking for|"
        r"short of) (?:people|hands|staff|someone|somebody|help|more|new|[\w-]+(?:er|or|ist|ant)s)\b"
    ),
    (
        r"\b(?:love|like|glad|happy|hope|hoping|want|keen|dream\w*|wish|delighted|thrilled|honou?red|ready|"
        r"interest\w*)\b[^.?!]{0,30}? (?:come|coming|climb|get|getting|hop) (?:on board|aboard)\b|"
        r"\b(?:hop(?:e|ing)|"
        r"want\w*|love|like|wish\w*|plan\w*|trying|keen|dream\w*) (?:to |of )(?:\w+ )?(?:mov(?:e|ing)|"
        r"transfer(?:ring)?|switch(?:ing)?|chang(?:e|ing)|com(?:e|ing) over) (?:over |across )?to (?:your|"
        r"you)\b"
        r"(?! (?:town|city|street|area|neighbou?rhood|village|country|part|side|question|method|system))"
    ),
    (
        r"\b(?:offer|give|find|get|send|throw|pass|let) @me (?:have )?(?:[\w-]+ ){0,4}?(?:work|shifts?|"
        r"hours|projects?|assignments?|jobs?|gigs?)\b(?! (?:out|on it|through))|\b(?:my|express\w*|an?) "
        rf"(?:[\w-]+ )?interest in (?:an? |any |the |your |working|joining|"
        rf"future )*(?:[\w-]+ )?(?:{PLACE_NOUN}|working (?:for|with|at)|joining)\b|\b(?:internship|"
        rf"placement|apprenticeship|traineeship|work "
        r"experience|trial|job|position|post|employment)(?: \w+){0,2}? (?:at|with|in|under|from) (?:you\b|"
        r"your (?!(?:opinion|view|experience|eyes|day|time|case|first|own)\b))"
    ),
    (
        r"\b@i(?:'d| would| could| can|'ve)?(?: \w+){0,2}? (?:see|picture|pictured|imagine|imagined|"
        r"dream\w* of) (?:myself|himself|herself|sitting|working|being) (?:\w+ )?(?:at|in|on|behind|among|"
        r"with|under|as|there)"
        r"\b(?! (?:your (?:situation|shoes|place)|a (?:few|couple)|(?:ten|five|two)|an? (?:teacher|nurse)))"
    ),
    (
        r"\b(?:stuck|pushed|desperate|strapped) for (?:an? )?(?:[\w-]+ )?(?:[\w-]+(?:er|or|ist|ian|man|"
        r"woman)s?|hands|people|staff|cover|nurse|cook|chef)\b|\b(?:use|need|want|"
        r"do with) (?:an? )?(?:[\w-]+ )?"
        r"(?:pair|set) of (?:\w+ )?hands\b"
    ),
    # Let me show what I can do; I would take anything.
    (
        r"\b(?:show|prove|demonstrate)(?: to)? (?:you|them|him|her|your \w+) what (?:@i) (?:can|"
        r"could) do\b|\bon a trial basis\b|\bprove @me ?sel\w*|"
        r"\b(?:chance|opportunity) to prove\b|\b(?:start|begin) (?:right )?(?:at|"
        r"from) the (?:very )?(?:bottom|ground)\b|\b(?:i'd|i would|i'll|i will|i can|he'd|"
        r"she'd) (?:\w+ )?(?:take|do|accept) (?:on )?(?:anything|any (?:job|work|shift|role|position|task)|"
        r"whatever (?:you|there|comes))"
    ),
    (
        r"\b(?:could|can|would) (?:really )?do with (?:an? |some |any )?(?:\w+ )?(?:job|work|income|position|"
        r"shifts?)\b"
    ),
    (
        r"\b(?:chances?|odds|prospects?|likelihood|hope)\b[^.?!]{0,40}?\b(?:get(?:ting)? (?:in|hired|taken|"
        r"a (?:job|start|place))|being (?:hired|taken|accepted)|"
        rf"find(?:ing)? work|join\w*)\b[^.?!]{{0,25}}?(?:at|with|by|in) {HOUSE}"
    ),
    (
        r"\b(?:who|whom|where|how)\b[^.?!]{0,40}?\b(?:about|to) (?:getting|be|being|get) (?:hired|taken on|"
        r"employed|considered|recruited)\b|\b(?:do you (?:think|reckon)|"
        r"would|might) (?:they|you|she|he|your \w+)(?:'d| would| might)? (?:ever )?have @me(?=[?.,! ]*$|"
        r" (?:on|in|as|there)\b)"
    ),
    (
        r"\b(?:actively|currently|desperately|urgently|seriously) (?:job[- ])?(?:looking|searching|"
        r"hunting)(?= (?:and|now|right)|[.,;!?]|$)|\b(?:i|he|she)(?:'m| am| "
        r"can|'s| is)? (?:\w+ )?(?:can|could|able to) join (?:immediately|at once|right away|within|from|"
        r"any ?time|on short)"
    ),
    (
        r"\b(?:be|become|being) (?:a )?(?:small )?part of (?:it|that|this|them|such an? (?:team|crew|place|"
        r"group|company))\b|\b(?:see|picture|imagine) @me (?:\w+ )?"
        r"(?:fitting|working|joining|in (?:your|a (?:role|job|position))|on (?:your|the) (?:team|staff|"
        r"crew)|as (?:one of|part of|a member))"
    ),
    (
        r"\bthere (?:must|might|could|should) be (?:\w+ )?(?:something|some \w+|a (?:place|corner|spot|"
        r"role|task|use)|room)\b[^.?!]{0,30}?\b(?:i could|i can|for @me|"
        r"at a|in a|with you)\b"
    ),
    (
        r"\b(?:have|got|need|be|is|any|spare|find) (?:an? |some |any )?(?:small |little |short |paid |"
        r"side |spare )*(?:project|job|task|assignment|shift|piece of work|"
        r"bit of work)s? (?:that |which )?(?:i|he|she) (?:could|can|might) (?:take|do|help|handle|work|cover)"
    ),
    (
        r"\b(?:way|chance|opportunity|possibility)(?: for (?:us|me))? (?:to|of) (?:ever )?(?:work(?:ing)?|"
        r"collaborat\w+|team(?:ing)? up) (?:together|with you|for you)\b|"
        r"\b(?:end up|finish up|land|wind up|find myself|work|be|start)(?: \w+)? (?:in|at|"
        r"with) (?:an? )[\w-]+(?: [\w-]+)? like yours\b"
    ),
    (
        r"\b(?:cv|resume|bio-?data|application)\b (?:is )?(?:attached|enclosed|below|here)\b|\b(?:find|"
        r"see) (?:\w+ )?(?:my |the )?(?:attached |enclosed )?(?:updated )?"
        rf"{CV} ?(?:attached|enclosed|below|herewith)?"
    ),
    (
        r"\b@i (?:could|can|would be able to|might|would) (?:start|begin) (?:straight|right|immediately|"
        r"directly|soon|the (?:day|week)|as of|on|from|in|within|at)\b(?! (?:with|by|the (?:call|talk)))"
    ),
    # Have me in mind.
    (
        r"\b(?:might|may|could|would|will|should) (?:\w+ )?(?:have thought|think) of @me\b(?! (?:as|on|from|"
        r"with)\b)"
    ),
    (
        r"\b@my name (?:\w+ ){0,3}?(?:in the (?:hat|ring|frame|mix)|on (?:the|your|a) (?:[\w-]+ )?(?:list|"
        r"pile|"
        r"radar))"
    ),
    # Should you need somebody, here I am.
    (
        rf"\b(?:if|should|when(?:ever)?|in case|once|the (?:day|moment|minute)|"
        rf"were)\b[^.?!]{{0,60}}?{WORK_NEED}[^.?!]{{0,60}}?\b{SELF_OFFER}"
    ),
    (
        rf"\b{SELF_OFFER}\b[^.?!]{{0,40}}?\b(?:if|should|when(?:ever)?|in case|once|the (?:day|moment|"
        rf"minute))\b[^.?!]{{0,40}}?{WORK_NEED}"
    ),
    # A seat in your house.
    (
        r"\b(?:i'd|i would|he'd|she'd|i hope|i want|i dream|i wish|hoping|hope|dream\w*|love|give|drop|"
        r"trade|swap|jump|leap|long|"
        rf"longing|after|interested in|looking for|see|find|offer)\b[^.?!]{{0,40}}? {SEAT}"
    ),
    (
        r"\b(?:i'd|i would|i hope|i want|i dream|hoping|hope|dream\w*|love|glad|happy|moon|honou?red|"
        r"thrilled|wish)\b[^.?!]{0,40}?"
        r"\b(?:be|being|get|become) (?:taken|brought|let|accepted|received|welcomed|invited) (?:on\b|in\b|"
        r"into|onto|aboard|by your|among)"
        r"(?! (?:monday|tuesday|wednesday|thursday|friday|the (?:conversation|archive|building)))"
    ),
    rf"\b(?:@i|myself) (?:\w+ )?belongs? (?:in|at|with|on|among|to) {HOUSE}",
    # My skills at your house.
    (
        r"\bmy (?:[\w-]+ ){0,2}?(?:skills?|experience|abilit(?:y|ies)|talents?|training|background|"
        r"languages?|hands|know-how|energy|"
        rf"strengths)\b[^.?!]{{0,50}}? (?:use|useful|fit|fits|match|matches|serve|benefit|value|valuable|"
        rf"help|needed|wanted|asset|"
        rf"contribute|offer|work)\b[^.?!]{{0,25}}?\b(?:at|in|to|for|with|by|on) {HOUSE}"
    ),
    # I could follow somebody who goes.
    (
        r"\b(?:glad|happy|like|love|could|can|keen|ready|willing|delighted|interested in|hope) (?:to |"
        r"i )?(?:\w+ )?(?:take over|taking over|step into|"
        r"succeed|inherit|take on|fill|replace|cover) (?:for )?(?:his|her|their|that|the|"
        r"your) (?:[\w-]+ )?(?:round|post|job|"
        r"route|shifts?|place|desk|chair|classes|stall|practice|clients|patients|work|duties|position|role|"
        r"rota|shoes|beat|tables|"
        r"section|gap|students|slot)\b"
    ),
    # What I would be to you.
    (
        r"\b@i(?:'d| would| could| can|'ll| might| will| am|'m)(?: [\w']+){0,4}? (?:be|make|become|prove|"
        r"prove myself)"
        r"(?: [\w']+){0,2}? (?:an asset|useful|of use|of service|valuable|an? (?:good|great|valuable|solid|"
        r"strong|useful|"
        r"fine|reliable|loyal|safe|decent|keen|hard-working) [\w -]{2,20}?)(?: [\w']+){0,2}? (?:to|for|on|"
        r"in|at|with) "
        r"(?:you\b|your (?:[\w-]+ )?(?:team|crew|company|firm|ward|kitchen|department|staff|lab|studio|"
        r"office|workshop|"
        r"school|hospital|practice|shop|clients|customers|organi[sz]ation))(?! in return)"
    ),
    (
        r"\b(?:you|they|your [\w -]{1,25})(?:'d| would| will|'ll|'re| are) (?:be )?(?:\w+ )?(?:(?:lucky|"
        r"fortunate|wise|"
        r"well advised|mad not|foolish not) to (?:have|get|hire|employ|take|sign)|(?:not|"
        r"never) regret (?:hiring|taking|"
        r"having|giving|it))"
    ),
    # I could begin, step in, come and work.
    (
        r"\b(?:could|can|would|able to|free to|ready to|happy to|willing to|prepared to) (?:start|"
        r"begin)(?: work(?:ing)?)? "
        r"(?:right away|straight ?away|immediately|at once|tomorrow|on monday|next (?:week|month)|"
        r"at (?:very )?short notice|"
        r"any ?time|as soon as|whenever)(?! with)"
    ),
    (
        r"\b(?:i (?:could|can|would|might)|i'd|happy to|glad to|willing to|delighted to|"
        r"free to)(?: \w+){0,2}? (?:step in|fill "
        r"in|stand in|take over|cover|fill (?:the|that|his|her|any) (?:gap|place|shoes|"
        r"vacancy))\b[^.?!]{0,60}\b(?:leaves?|"
        r"retires?|maternity|sick|colleague|shifts?|staff|team|your|absence|season)\b"
    ),
    (
        r"\b(?:do|give) (?:almost |just about )?(?:anything|my right arm|a lot|everything|an arm) (?:to|"
        r"for)\b[^.?!]{0,40}"
        r"\b(?:work|join|job|place|with you|be part)\b"
    ),
    (
        r"\b@i (?:really |badly |urgently |desperately |just |simply )*(?:needs?|must find|have to find|"
        r"need to find)"
        r"(?: (?:an?|any|some|paid|new|steady|regular|another|proper|real))* (?:job|position|income|"
        r"employment|work(?= ?[.,;!?]| "
        r"(?:by|before|soon|from|again|and|as|now|badly|urgently)|$))\b"
    ),
    (
        r"\byou(?:r [\w' -]{1,25}?(?: is| are)?|'re| are)\b(?: \w+){0,2}? (?:expanding|growing|scaling up|"
        r"short-handed)\b"
        r"[^.?!]{0,60}\b(?:i could|i can|i'd|i would|my)\b[^.?!]{0,40}\b(?:fit|contribut\w*|join|part of|"
        r"of use|useful|skills|"
        r"experience|background)\b"
    ),
    r"\b(?:try|test) @me out\b|\bgive @me a (?:go|whirl|look-in|trial|tryout)\b",
    (
        rf"\bhelp @me (?:to )?(?:get (?:in|into|started|a (?:start|foot|toe)|on)|move|transfer|switch|"
        rf"join)(?: \w+){{0,3}}? {HOUSE}"
    ),
    r"\bworth (?:my |me |it to )?(?:applying|apply|submitting|putting in)\b",
    (
        r"\b(?:any|some|a few|extra|spare) (?:[\w-]+ )?(?:shifts|assignments|commissions|freelance work|"
        r"hours)\b(?: \w+){0,3}? "
        r"(?:to fill|for me|i could|that need|uncovered|you need|to give)"
    ),
    r"\b(?:any|some) (?:suitable |such |current )?requirements? (?:is|are|for|in|at|comes?|there|arises?)\b",
    r"\b(?:looking|searching|trying)(?: out)? for (?:an? )?(?:job|better) (?:change|switch|prospects)\b",
    (
        r"\bwhat (?:would|does|do|must|should|can) (?:it take|i (?:need|have) to do|"
        r"i do) (?:for @me )?to (?:get|be|become|land|"
        r"join|work|come)\b[^.?!]{0,30}?\b(?:hired|taken on|a job|on board|on your|your (?:team|crew|staff|"
        r"firm|company)|"
        r"with you|for you|join you)\b"
    ),
    (
        r"\b(?:who|whom)\b[^.?!]{0,30}?\b(?:talk|write|speak|send|address|contact|approach|apply|go) (?:to|"
        r"it to|with)?"
        r"[^.?!]{0,25}?\b(?:hiring|recruit\w*|staffing|applications?|applying|personnel|vacanc\w+|a job|"
        r"work with you)\b"
    ),
    (
        r"\b(?:consider|considering|think(?:ing)? (?:of|about)|open to|willing to|able to|"
        r"interested in|plan(?:ning)? (?:to|on)|ready to|happy to|keen to) (?:taking on|take on|"
        r"hire|hiring|employ|employing|recruit|recruiting)\b"
    ),
    (
        r"\b(?:have|has|had|got|find|be|is) (?:any |some |more |enough )?(?:paid |regular )?work "
        r"for (?:@me|an? |people|someone|somebody|one more)"
    ),
    r"\bdesperate for (?:an? |some |any )?(?:job|work|position)\b",
    (
        r"\b(?:if|should|when|whenever|whether|case)\b[^.?!]{0,30}\b(?:need|require|want|seek|add|"
        r"lack)s? (?:[\w-]+ ){0,2}(?:staff|people|hands|personnel|employees|workers|manpower|team "
        r"members|recruits)\b"
    ),
    (
        rf"\b@my (?:[\w-]+ )?(?:{CV}|profile|skills|experience|background) (?:\w+ ){{0,2}}(?:be|is|"
        r"are) (?:\w+ )?(?:of (?:interest|use|value|help)|interesting|relevant|useful|a (?:good "
        r")?(?:fit|match)) (?:to|for) (?:you|your)"
    ),
    (
        r"\b(?:offer|give|grant|arrange|get) @me (?:an? )?(?:paid |short )?(?:trial|test) (?:day|"
        r"shift|period|week|run)\b"
    ),
    (
        r"\b(?:are|is|if|whether) (?:you|your [\w' -]{1,30}?|they) (?:\w+ ){0,2}?(?:looking|"
        r"planning|hoping|going|about) to (?:expand|grow|enlarge|extend|strengthen|build up) "
        r"(?:the|your|their) (?:[\w-]+ )?(?:team|staff|crew|workforce|group)"
    ),
    (
        r"\b(?:if|whether) (?:you|your [\w' -]{1,30}?|they) (?:might |could |would |may |can |"
        rf"'d )*(?:be able to |have a )?(?:use|employ|place|take|need)(?: for)? (?:me\b|{DOER})"
    ),
    (
        r"\b(?:if|should|whether|case|hope|wonder|wondering)\b[^.?!]{0,40}\b(?:desk|seat|chair|"
        r"place|spot|slot|bench|position|bed)s? (?:is |are |comes? |goes |going |becomes? |to "
        r")?(?:free|spare|open|vacant|empty|available|fill)\b(?! (?:on|at|for (?:a|the) (?:talk|"
        r"dinner|lunch|concert)|in the (?:diary|calendar|car)))"
    ),
    r"\bi(?:'m| am) an? (?:\w+ )?(?:hard|quick|fast|reliable|diligent|willing) (?:worker|learner)\b",
    # Keep me in mind.
    (
        r"\b(?:keep|keeping|kept|bear|bearing|have|hold|remember) (?:@me|@my [\w ]{1,25}?) (?:in "
        r"(?:mind|your mind|your thoughts|the back of your mind|view)|at the back of your mind)\b"
    ),
    (
        r"\b(?:keep|put|have|leave|add|get|stay|be) (?:@me |@my [\w ]{1,25}? |him |her )?on "
        r"(?:your|the|his|her|their|a) (?:[\w-]+ )?(?:radar|file|books|short-?list|list of "
        r"candidates|pile)\b"
    ),
    r"\bthink of @me(?! (?:as|on|from|with)\b)",
    r"\bremember @me (?:if|when|should|for|next time)",
    (
        r"\b@i(?:'d| would| should|'m| am| want| hope|'ll| will)?(?: [\w-]+){0,7} (?:be|being) "
        r"considered\b|\bconsidered (?:for|as) (?:an?|any|the|your|this|that) (?:[\w-]+ "
        r"){0,3}(?:role|position|job|post|candidate|applicant|opening|vacancy)"
    ),
    rf"\bconsider (?:@me|{MY_PAPERS}|{MY_CV})\b(?! (?:an?|your|the) (?:friend|fan|colleague))",
    (
        r"\bkeep @my (?:[\w-]+ )?(?:details|cv|resume|name|profile|contact|number|application|"
        r"info(?:rmation)?)\b"
    ),
    r"\bkeep (?:an|your|one) (?:eyes?|ears?) (?:out|open|peeled|to the ground)\b",
    # A word put in, a name dropped, strings pulled.
    (
        r"\b(?:put|putting|drop|dropping|say|saying|give) (?:in )?(?:an? |some )?(?:[\w-]+ "
        r")?words?(?: in)? (?:for @me|about @me|on @my behalf|with|to|in (?:his|her|their|the "
        r"right) ear)\b"
    ),
    (
        r"\b(?:put|putting|drop|dropping) (?:in )?(?:an? )?(?:good|kind|nice|quick|friendly|"
        r"little|positive) word\b|\bgood word (?:for @me|put in)\b|\bword put in\b"
    ),
    (
        r"\bhave an? (?:[\w-]+ )?word (?:about @me )?(?:with|in) (?:hr|human|your (?:boss|manager|"
        r"director|head|hr|people|team|colleagues|recruit)|the (?:boss|manager|director|hiring|"
        r"owner|right))"
    ),
    (
        r"\b(?:put|putting|throw|toss|pass)(?:ing)? @my (?:name|hat) (?:forward|in|on|into|"
        r"along)\b|\b(?:mention|drop) @my name (?:to|with|in) (?:hr|human|your|the (?:boss|hiring|"
        r"right|manager|team))"
    ),
    (
        r"\b(?:foot in the door|pull (?:some |a few |any )?strings|(?:open|opening) (?:a|the|some|"
        r"any) doors? (?:for @me|at|inside)|grease the wheels|get @me (?:in|hired|through|inside|"
        r"onto|into)\b(?! touch| contact))"
    ),
    (
        r"\b(?:talk|speak|mention|recommend|sell|suggest|propose|promote|push|advocate for) @me "
        r"(?:up |as |to )+(?:hr|human|your (?:boss|manager|director|hr|team)|the (?:boss|hiring|"
        r"team|manager)|a candidate)"
    ),
    (
        r"\b(?:introduc\w+|connect\w*|put|point\w*|pass\w*|get|mention|speak|talk|in touch|"
        r"contact)\b[^.?!]{0,30}? (?:to|with|of|for|past) (?:your|the|their|its|whoever) "
        r"(?:[\w-]+ ){0,2}?(?:hiring managers?|hr\b|human resources|personnel|talent|recruit(?:er|"
        r"ers|ing team|ment)\b|does the hiring|(?:is in charge of |handles )?hiring)"
    ),
    # The CV.
    (
        r"\b(?:attach\w*|enclos\w*|append\w*|includ\w*|send|sending|upload\w*|leav\w*|share|"
        r"sharing|add|adding|drop|email|e-mail)(?: (?:you|below|here|herewith|to this|over|along|"
        rf"with this))*(?: (?:is|are|find|please))*(?: please find)? (?:{MY_CV}|{MY_PAPERS})\b"
    ),
    (
        r"\b(?:attached|enclosed|below|here|linked|herewith)(?: to this [\w-]+)?(?: please| you "
        rf"will| you'll| you| also)*(?: is| are|'s| find| to find)+ (?:{MY_CV}|{MY_PAPERS})"
    ),
    (
        rf"\b(?:{MY_CV}|{MY_PAPERS})(?:'s|'re| is| are| has been)? ?(?:also |now |herewith |just "
        r")?(?:attached|enclosed|below|included|here|linked|at hand|ready|available)\b"
    ),
    (
        r"\b(?:pass|passing|forward|forwarding|hand|handing|slip|give|giving|show|showing|share|"
        r"sharing|get|getting|put|circulate|circulating|"
        r"deliver|take|submit|drop|route|walk|float|send|sending|bring|distribute|place|"
        rf"present)(?: (?:[\w'-]+)){{0,4}}? (?:{MY_CV}|{MY_PAPERS})\b"
    ),
    rf"\b(?:look|glance|peek) at (?:{MY_CV}) (?:and see|to see|for|in case)",
    # Working for them.
    (
        rf"\b{WISH}\b[^.?!]{{0,50}}? (?:work(?:ing)? (?:for|with|alongside|under|at|in|on) "
        rf"{YOURS}|(?:start|starting) (?:at|with|in) {YOURS})"
    ),
    r"\b(?:i|we|he|she|they)(?:'d| would| could| can|'ll) (?:\w+ )?work (?:for|under) you\b",
    (
        (
            r"\b(?:join|joining|be(?:come|ing)? (?:a )?(?:part|member) of|contribut\w+ to|belong to|"
            r"(?:be|fit) (?:right |well |perfectly )?(?:on|in|into)(?: with| at)?|add value to|"
            r"strengthen|serve|get into|help out (?:in|at|on)) "
        )
        + YOURS.replace("you(?! (?:for|on|to) )|", "")
        + (r"\b(?! (?:for|on) (?:a )?(?:coffee|lunch|walk|monday|tuesday|wednesday|thursday|friday))")
    ),
    (
        r"\b(?:room|place|space|spots?|seat|need|use|call|slot|fit|work|something|anything|"
        r"openings?|market|demand|desk|chair|role|position|job)\b(?: [\w'-]+){0,6}? (?:for|of) "
        rf"{LIKE_ME}(?! to (?:learn|ask|hear|read|see|know|meet|understand))"
    ),
    (
        r"\b(?:could|can|might|would|may) (?:always |perhaps |maybe |well )?(?:use|do with|need|"
        r"want) (?:[\w-]+ ){0,2}?(?:someone|somebody|a person|an extra pair|another pair|extra "
        r"hands|a hand|an? [\w-]+ like @me)"
    ),
    (
        r"\b(?:i|she|he|they|me|i'm|i'd)\b[^.?!]{0,40}\b(?:great|good|perfect|strong|right|ideal|"
        r"natural|real|useful|valuable) (?:fit|match|addition|asset|candidate|hire)\b"
    ),
    r"\b(?:be|become|am|as|i'm) (?:an? )(?:[\w-]+ )?(?:candidate|applicant) for\b",
    (
        r"\b(?:where|how|whether|if) (?:@i) (?:could|might|may|would|can) (?:\w+ )?(?:fit|"
        r"contribute|be (?:of use|useful|of service|an asset|a fit|of help)|help your|add value|"
        r"support your)(?: \w+){0,2} (?:at|in|to|with|your|you|there)\b"
    ),
    (
        r"\boffer(?:ing)? (?:you |your \w+ )?@my (?:services|skills|expertise|labou?r|"
        r"candidacy)\b|\bput @my (?:skills|experience|expertise|knowledge) (?:to (?:use|work)|"
        r"at)\b"
    ),
    (
        r"\b(?:chance|opportunity|possibility) (?:to|of) (?:\w+ )?(?:work|working|join|joining|"
        r"contribute|contributing|prove|proving|intern|interning|interview|start)\b(?: (?:with|"
        r"for|at|on|in|your|myself|under|there|as)\b|[^a-z])"
    ),
    rf"\binterested in (?:{JOB}|joining|working (?:for|with|at) (?:you|your))",
    (
        r"\b(?:an? )(?:internship|work placement|placement|apprenticeship|traineeship|trial "
        r"(?:shift|day|period)|work experience|job)(?: [\w-]+){0,3} (?:with|at|in|from|under) "
        r"(?:you|your)\b"
    ),
    r"\blove (?:an?|the) (?:[\w-]+ )?(?:internship|placement|apprenticeship|job|role|position)\b",
    # I am available.
    (
        r"\b(?:i'm|i am|i'll be|she's|she is|he's|he is)\b[^.?!]{0,50}\bavailable (?:immediately|"
        r"at once|straight ?away|right ?away|for (?:work|hire|employment)\b|to start)"
    ),
    (
        r"\b(?:(?:i'm|i am|i'll be|i will be|i'd be|she's|she is|he's|he is|they're|am|become|be) "
        r"(?:\w+ ){0,2}?(?:available|free|ready)) (?:immediately|at once|straight ?away|right "
        r"?away|at short notice|for (?:(?:full|part|any|new|permanent|freelance|contract|"
        r"immediate|other|paid|temp\w*) ?-?[\w-]*|work\b|hire|employment|shifts|projects|"
        r"interviews?\b|a (?:new |permanent )?(?:role|post|position|job|start))"
        r"|to (?:start|begin|work|take on|take up|join|relocate)|as of|(?:from|starting|beginning|"
        r"in) (?:early |mid-?|late |next )?(?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december|spring|summer|autumn|fall|year|month)\b(?! \d| at\b|"
        r" and)|now\b|from now|for a new)"
    ),
    (
        r"\b@i(?:'d| could| can|'ll| would| am able to|'m able to| be able to)+ (?:\w+ )?(?:start|"
        r"begin|take up|commence)(?: work(?:ing)?| a (?:job|post|role))? ?(?:right away|straight "
        r"?away|immediately|at once|tomorrow|monday|at short notice|within|on|from|as early|as "
        r"soon|in|whenever|any ?time|next)\b"
    ),
    (
        r"\bopen (?:to|for) (?:(?:new|any|other|all|full-time|part-time|freelance|job|career|"
        r"exciting|further|permanent|different|fresh) )*(?:work|offers?|roles?|opportunit(?:y|"
        r"ies)|positions?|challenges?|proposals|employment|relocat\w+|contracts?|a (?:new "
        r")?(?:role|position|job|challenge|move))\b"
    ),
    (
        r"\b(?:on|in|back on) the (?:job )?market\b(?= (?:again|for|now|since|and|at)|[.,!;?]|"
        r"$)(?!for (?:a|an) (?:house|flat|car|bike))"
    ),
    (
        r"\b(?:ready|up) for (?:a|my|her|his|their|the) (?:new|next|fresh|bigger) (?:[\w-]+ "
        r")?(?:role|job|challenge|position|opportunity|chapter|employer|start|step)\b"
    ),
)

#: Facts that lean on the reader; "this is not about a job" anywhere in the text clears them.
LEANING_ASKS: tuple[str, ...] = (
    (
        r"\b(?:i'm|i am|i've been|i have been|still|she's|she is|he's|he is|am|is|"
        r"been) (?:[\w-]+ ){0,3}?(?:looking|searching|"
        r"hunting|on the (?:look-?out|hunt)|in the market|casting about|"
        r"keeping an eye out) for (?:something|anything) "
        r"(?:new|permanent|steady|stable|fixed|full-time|part-time|better|different|long-term|more [\w-]+|"
        r"else|in (?:your|the "
        r"same|this) [\w-]+|closer to|with more|(?:for|from) (?:the )?(?:summer|autumn|winter|spring|"
        r"september|january|when))"
    ),
    (
        r"\b(?:on the (?:look-?out|hunt) for|desperate for|in search of) (?:an? |some |any |new |"
        r"more |my next )*(?:[\w-]+ )?(?:jobs?|roles?|positions?|work|employment|commissions?|"
        r"assignments?|opportunit(?:y|ies)|post|contracts?)\b"
    ),
    (
        r"\b(?:an?|my|short|one|two|three|four) (?:week|month|weeks|months)?'?s? ?notice(?: "
        r"period)? (?:is|would|and)"
    ),
    # I am looking: alone a fact that leans, cleared by "this is not about a job".
    (
        r"\b(?:i'm|i am|she's|she is|he's|he is|they're|they are|i've been|currently|actively)(?: "
        r"[\w-]+){0,3}? (?:looking for|seeking|searching for|hunting for|in search of|job "
        rf"hunting for|after|pursuing|in need of) (?:{SEEKABLE})"
    ),
    (
        r"\b(?:a|any|some|my|new) (?:job|position|role|employment|opportunity) (?:is|would be) "
        r"what i(?:'m| am)"
    ),
)
