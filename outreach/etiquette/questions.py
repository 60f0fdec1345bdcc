"""Questions that presume a fault of the other's work or place (E24).

A question is negative by its build, not by a sad word in it: it takes for granted that the reader, or the reader's
house, does or is something bad ("why is your ward so …", "how can you stand …"). The same words about bees, bridges
or patients ask for knowledge, and what one finds hard oneself is a fair question.
"""

from __future__ import annotations

from outreach.etiquette.language import pattern, quoted
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_HOUSE_NOUN = (
    r"(?:abbey|administration|agency|airline|authority|bank|board|boss|bosses|brigade|business|canteen|"
    r"castle|cathedral|choir|church|city|"
    r"clients|clinic|club|colleagues|college|committee|company|council|county|country|course|crew|"
    r"customers|department|director|"
    r"directors|employer|employees|factory|faculty|firm|government|group|head|hospital|hotel|house|industry|"
    r"food|hours|institute|kitchen|lab|laboratory|leadership|library|management|manager|managers|mayor|"
    r"members|ministry|"
    r"museum|newspaper|nurses|office|organi[sz]ation|owners|paper|pay|people|place|police|practice|principal|"
    r"products?|profession|project|publisher|railway|restaurant|school|service|shop|staff|station|studio|"
    r"superiors|team|teachers|theatre|theater|trade|trains|union|wages|university|ward|warehouse|"
    r"workers|workshop|zoo)"
)
#: Whose fault it would be: the reader, the reader's house, those who work there.
_THEIRS = (
    r"(?:you(?! (?:think|believe|feel|say|find|reckon|see|mind|suppose))\b|your (?:[\w'-]+ ){0,4}?[\w'-]+|"
    rf"[a-z]+'s [\w'-]+|(?:[\w'-]+ ){{0,3}}{_HOUSE_NOUN}s? (?:like|such as) (?:yours|his|hers|theirs)\b|"
    r"[\w'-]+s (?:like|such as) (?:you|yours|him|her|them)\b|they|"
    r"their [\w'-]+|he|she|his [\w'-]+|her [\w'-]+|"
    r"(?:everybody|everyone|nobody|no one|so many(?: [\w-]+)?|so few(?: [\w-]+)?|half of [\w ]{1,20}|"
    r"hardly any(?:one|body)|staff|morale|turnover)\b|"
    r"(?:people|most [\w-]+|anyone|anybody|somebody|someone)\b[^.?!;]{0,25}?\b(?:there|here|under you|"
    r"with you|for you|your [\w-]+)|"
    rf"(?:the|this|that|these|those|a|an|such an?) (?:[\w'-]+ ){{0,3}}?{_HOUSE_NOUN}\b|there|it|morale|turnover)"
)
_FAULT = (
    r"(?:abus\w+|afraid|aggressive|annoy\w+|arrogan\w+|asham\w+|atrocious\w*|awful\w*|backward\w*|"
    r"bad(?:ly)?(?! (?:day|news|"
    r"weather|luck|harvest))|"
    r"behind (?:everyone|the|its|your|all|others)|bias\w*|bitter|bloated|blunder\w*|bor(?:ed|ing)|"
    r"botch\w*|bull(?:y|ies|ied|ying)|"
    r"bureaucra\w+|burn(?:t|s|ed|ing)?[- ]?(?:out|through)|careless\w*|chao\w+|cheap(?:skate)?|cheat\w*|clueless|"
    r"clums\w+|cold|collaps\w+|complain\w*|complicated|confus\w+|contempt\w*|corrupt\w*|cowardly|"
    r"cramped|crap\w*|crazy|cruel\w*|"
    r"cut(?:s|ting)? corners|damag\w+|dead[- ]end|declin\w+|depress\w+|despis\w+|dirty|disappoint\w+|"
    r"disast\w+|discriminat\w+|disdain\w*|dishonest\w*|dislik\w+|dismal|disorgani[sz]ed|disrespect\w*|"
    r"dread\w*|dreary|dull|"
    r"dying|dysfunctional|embarrass\w+|empty|endless meetings|evil|exhaust\w+|exploit\w*|flop\w*|fail(?:s|ed|"
    r"ing|ure|ures)?|falsif\w+|"
    r"filthy|fir(?:es|ed|ing) (?:so|people|half|everyone)|frustrat\w+|get(?:s|ting)? away with|ghastly|"
    r"gloomy|going (?:downhill|under)|"
    r"greed\w*|grim|harass\w*|harsh\w*|hat(?:e|es|ed|ing)\b|heartless|hell\b|hid(?:e|es|den|ing)|"
    r"hopeless\w*|horr\w+|hostile|hypocri\w+|ignor\w+|"
    r"ill-?managed|incapable|incompeten\w+|ineffici\w+|inedible|inept|insane|insult\w*|irrelevan\w+|jaded|lag\w*|"
    r"late\b|lay(?:s|ing)? off|layoffs|lazy|liar\w*|lie[sd]?\b|lousy|lying|"
    r"(?:high|such|staff|the) (?:staff )?(?:turnover|attrition|churn)|(?:turnover|attrition|churn)(?: "
    r"\w+){0,3} (?:high|bad)|"
    r"los(?:e|es|ing) (?:its|their|your|so|all|good|money|the )|low (?:morale|pay|wages)|low wages|"
    r"underpa\w+|mean\b|mediocre|mess(?:y|ed)?\b|miser\w+|"
    r"mismanag\w+|mistreat\w*|mistakes?|mistrust\w*|nast\w+|neglect\w*|nightmare|nonsens\w+|obsolete|"
    r"old-fashioned|out of touch|outdated|overloaded|overpriced|overrated|overwork\w*|pathetic|petty|"
    r"pointless|poison\w*|poor(?:ly)?|"
    r"pay(?:s)? so|paid so|quit\w*|racis\w+|refus\w+|regret\w*|reject\w*|resent\w*|ridicul\w+|rigid|"
    r"rotten|rude\w*|ruin\w*|run(?:s|ning)? away|"
    r"sack\w*|scandal\w*|sexis\w+|shabby|shameful|shoddy|sick of|sinking|sleep\w* through|slopp\w+|"
    r"slow\w*|so (?:few|little|long|low|high|expensive|strict|"
    r"stressful|secretive|unpopular|quiet about|difficult|hard|often|many)|stale|steal\w*|stingy|"
    r"stress\w+|struggl\w+|stuck|stuffy|stupid\w*|suck\w*|suffer\w*|"
    r"suppress\w*|tedious|terribl\w+|tired of|toxic\w*|trash|treat(?:s|ed|ing)? (?:[\w'-]+ ){1,3}like|"
    r"trick\w*|tyrann\w+|ugly|unable|unbearable|uncaring|"
    r"underfund\w*|unfair\w*|unfriendly|ungrateful|unhappy|uninspired|unpleasant|unpopular|unreliable|"
    r"unsafe|untrustworthy|"
    r"useless|vain|walk(?:s|ed)? out|want(?:s)? to work (?:there|for)|wast(?:e|es|ed|ing|eful)|weak|"
    r"worse|worst|wretched|wrong(?:ly)?|"
    r"keeps? (?:losing|missing|failing|firing|changing|cutting|breaking|ignoring|treating|raising|moving)|"
    r"never (?:promot\w+|listen\w*|pay\w*|keep\w*|answer\w*|work\w*|on time|finish\w*)|(?:nobody|no one|"
    r"hardly anyone|no sane person) (?:can|could|wants?|"
    r"likes?|reads?|trusts?|understands?|listens?|stays?|buys?|uses?|notices?|cares?|believes?|has)|"
    r"(?:don't|doesn't|do not|does not|didn't|can't|cannot|couldn't|won't) (?:\w+ )?(?:care|listen|pay|"
    r"value|respect|work|"
    r"keep|treat|manage|get|bother|trust|answer|fix|last|understand|hire|promote)|break(?:s)? (?:after|"
    r"so|down|its|their)|"
    r"los(?:s|ses|ing money)|leav(?:e|es|ing)|left|gone|drop out)"
)
_WHY = (
    r"\b(?:why|how come|what makes|what made|how is it that|why is it that|how does it happen that|"
    r"what (?:is|was) it (?:about|with)[^.?!]{0,30}?that (?:makes|made)|is it true|is it right|"
    r"are you aware|do you admit|how do you (?:explain|justify|defend|excuse)|explain why|"
    r"how (?:can|could|does|do|did|has|have) (?:an?|the|your|such))\b"
)
_ASKED = (
    r"(?:\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|do|does|did|don't|doesn't|didn't|has|have|hasn't|haven't|"
    r"won't|will|can't|can|must) (?:not )?)"
)
_NEGATIVE_QUESTION = (
    # Names called, and harm done.
    (
        r"\b(?:why|how come|what makes)\b[^.?!;]{0,50}\bsuch (?:an? )?(?:[\w-]+ )?(?:snobs?|cowards?|liars?|"
        r"fools?|idiots?|hypocrites?|bores?|misers?|failures?|mess|"
        r"disgrace|disaster|joke|bureaucrats?|amateurs?|dinosaurs?|pedants?|tyrants?|cynics?)\b"
    ),
    (
        r"\bwhy (?:are|is|were) (?:all |most |so many )?(?:[\w'-]+ )?[\w'-]+s so (?:arrogant|rude|lazy|"
        r"stupid|greedy|stubborn|blind|careless|ignorant|cold|mean|snobbish|"
        r"corrupt|incompetent|clueless|vain|dishonest|unfriendly|pompous|petty|narrow-minded|heartless)\b"
    ),
    r"\bwhether (?:you|they|he|she) (?:ever |really |sometimes )?(?:regrets?|hates?|resents?|dreads?|despises?)\b",
    (
        r"\bwhy (?:[\w'-]+ ){1,3}(?:never|always|can't|cannot|don't|refuse to|won't|hardly ever) (?:listen|"
        r"care|answer|pay|learn|understand|admit|ask|help|talk|keep|"
        r"forget|blame|lie|complain)\b"
    ),
    (
        r"\bhow (?:[\w'-]+ ){1,5}?(?:managed?|came|come|dared?|was able) to (?:kill|lose|ruin|break|wreck|"
        r"destroy|annoy|offend|sink|burn|miss|spoil|waste|poison|forget|drown|"
        r"neglect|bungle|fail)\b"
    ),
    # Why is your house so bad? What makes it such a bad place?
    (
        rf"{_WHY} (?:on earth |exactly |really |is |are |was |were |do |does |did |has |have |had |would |"
        r"will |must |can |"
        rf"that |it |not |is it that ){{0,3}}{_THEIRS}(?: [\w',-]+){{0,9}}? {_FAULT}\b"
    ),
    (
        rf"{_WHY}[^.?!;]{{0,40}}?\b(?:nobody|no one|hardly any(?:one|body)|so few|so many)\b[^.?!;]{{0,40}}?\b"
        r"(?:your|there|in the company|in the firm|at the company|you)\b"
    ),
    (
        r"\bwhy (?:has|have|does|do|did|is|are)? ?(?:nobody|no one|hardly any(?:one|body)|so few (?:people|"
        r"\w+s)) (?:ever |really )?"
        r"(?:stays?|stayed|wants?|likes?|lasts?|trusts?|appl(?:y|ies)|listens?|willing|happy|fixed|noticed|stopped)\b"
    ),
    # Why is there so much of it in your house? What is it that they never grasp?
    (
        r"\bwhy (?:(?:is|are|was|were) there|there(?:'s| is| are| was| were))(?: \w+)? (?:so much|so many|"
        r"such|always|"
        r"constantly|nothing but) [^.?!;]{0,40}?(?:botched|fail\w*|late|broken|rude\w*|unhappy|angry|"
        r"lazy|toxic|mistakes?|mess|stress|fraud|waste|theft|absen\w+|sick leave|corruption|"
        r"infighting|gossip|complaints?|errors?|accidents?|delays?|quarrel\w*|politics|resignations?|"
        r"injur\w+|strikes?|"
        r"bugs|outages?|intrigues?)\b[^.?!;]{0,20}?\b(?:(?:in|at|on|among|within|under) "
        rf"(?:your|his|her|their|the) (?:[\w'-]+ ){{0,2}}?{_HOUSE_NOUN}\b|there\b|with you\b|in your)"
    ),
    (
        rf"\bwhat (?:is it|it is|is it about \w+)? ?that {_THEIRS}(?: [\w'-]+)? (?:never|can't|cannot|won't|refuses? "
        r"to|fails? to|still (?:don't|doesn't)|don't|doesn't) (?:\w+ )?(?:understands?|gets?|learns?|listens?|sees?|"
        r"grasps?|cares?|admits?|hears?|notices?)\b"
    ),
    # Is it not bad? Are you as bad as they say?
    (
        rf"{_ASKED}{_THEIRS}(?: [\w',-]+){{0,8}}? (?:as|so|that|such an?|really|too|always|still|all|simply|"
        rf"just) (?:[\w-]+ )?{_FAULT}\b(?=[^.?!]*\?)"
    ),
    (
        r"\b(?:isn't|aren't|doesn't|don't|didn't|won't|hasn't|haven't|aren't|is it not|does it not|do you "
        r"not|are you not)\b"
        rf"(?: [\w',-]+){{0,10}}? {_FAULT}\b(?=[^.?!]*\?)"
    ),
    r"\b(?:does|doesn't|do) (?:it|that|this) (?:not )?(?:bother|embarrass|shame|annoy|worry|disturb|trouble) you\b",
    # The worst of it.
    (
        r"\b(?:what|which|who)(?:'s| is| was| are| were)? (?:so |actually |really )?(?:wrong with|to blame|"
        r"at fault|responsible for the "
        r"(?:mess|failure|disaster|chaos)|(?:the |your )?(?:single )?(?:worst|most (?:boring|annoying|"
        r"frustrating|irritating|tedious|"
        r"miserable|depressing|unpleasant|hated|awful|stupid|incompetent|useless|ridiculous))|the matter "
        r"with|so (?:bad|terrible|awful|toxic)|"
        r"it (?:is )?that everybody hates)|\bwhose fault\b|\bwhat (?:on earth |in the world |exactly "
        r")?(?:has |have )?(?:went|gone) (?:so |quite |all |that |terribly |badly )*wrong (?:in|with|at|for|"
        r"on) "
        r"(?:your|his|her|their|the (?:last|new)|you)\b|\bwhat (?:on earth )?possessed (?:you|him|her|them|"
        r"the [\w-]+|your [\w-]+)\b|\b(?:what|whatever) (?:were|was) (?:you|he|she|they) thinking\b|"
        r"\bwhat went (?:so )?wrong (?:in|with|at|for) "
        r"(?:you|your|the (?:company|firm|team|merger|"
        r"project|launch))\b|\b(?:what|how) [^.?!]{0,30}when you (?:made (?:such|a) (?:mess|blunder|"
        r"mistake)|messed|ruined|wrecked|botched)\b"
    ),
    # Hating, regretting, standing it.
    (
        r"\b(?:do|don't|did|didn't|does) (?:you|they|he|she|people|your [\w-]+)(?: not)? (?:ever |sometimes "
        r"|really |secretly )*"
        r"(?:regret|hate|resent|despise|dread|loathe)\b"
    ),
    (
        r"\bwhat (?:[\w-]+ ){0,3}?(?:do|did|does|would) (?:you|they|he|she|people|everyone|everybody|your "
        r"[\w'-]+|staff|employees|nurses) "
        r"(?:\w+ ){0,2}?(?:hate|dislike|regret|resent|detest|loathe|despise|can't stand|complain about|like "
        r"(?:the )?least|enjoy (?:the )?least|"
        r"fear)\b|\bwhat (?:everybody|everyone|people|you|they) (?:\w+ )?(?:hates?|dislikes?|can't stand)\b|"
        r"\bwhat (?:everybody|everyone|people) (?:\w+ )?complains? about\b|"
        r"\bwhat (?:frustrates|annoys|bothers|disgusts|irritates|disappoints|angers|bores) (?:you|people|"
        r"the [\w-]+|them|him|her)\b|"
        r"\b(?:which|what) (?:part|parts|aspects?|side|people|colleagues|boss|things)(?: of [\w' ]{1,30})? "
        r"(?:do|did|does) (?:you|they|people) "
        r"(?:\w+ )?(?:hate|dislike|regret|like (?:the )?least|detest|despise)"
    ),
    (
        r"\bhow (?:on earth )?(?:(?:can|do|could|did|does) )?(?:you|they|anyone|anybody|people|he|she|your "
        r"[\w'-]+) (?:ever |even |possibly |manage to )?"
        r"(?:stand|bear|put up with|tolerate|survive|live with (?:the|such|so|this|that|it|your)|endure|"
        r"stomach|justify|defend|excuse|sleep "
        r"at night|work (?:for|with|under|in) (?:such|"
        r"that|so) (?:an? )?(?:[\w-]+ ){0,2}?(?:place|company|firm|office|boss|bosses|people|team|"
        r"conditions|chaos|mess|idiots))\b"
    ),
    (
        r"\bhow (?:do|did|can|does) (?:you|he|she|they|people) (?:\w+ )?(?:cope|deal|manage|get along|live|"
        r"put up) with (?:\w+ ){0,2}?"
        r"(?:such|horrible|terrible|awful|toxic|incompetent|nasty|stupid|rude|lazy|bad (?:boss\w*|manage\w*|"
        r"pay|colleagues)|poor (?:pay|management))\b"
    ),
    (
        r"\bhow (?:bad|awful|toxic|terrible|unfair|boring|miserable|dysfunctional|corrupt|incompetent|"
        r"unhappy|badly|poorly) (?:is|are|was|does|do|has)\b|\bhow stressful (?:is|are|was) (?:your|it "
        r"(?:at|there|in|under)|"
        r"the (?:office|company|firm|team|place|management)|working|life (?:at|there|under))\b"
    ),
    r"\b(?:aren't|are) (?:you|they) (?:not )?(?:\w+ )?(?:tired|sick|ashamed|fed up|bored|embarrassed)\b",
    (
        r"\b(?:what|which|how many) (?:\w+ )?(?:mistakes|errors|blunders|failures|failings|sins) (?:did|has|"
        r"have|does|do) (?:you|your|they|the "
        r"(?:company|firm|management|board))\b"
    ),
    (
        r"\b(?:is it true|are you aware|rumou?r\w*|i(?:'ve| have)? (?:heard|read)) (?:that "
        r")?[^.?!;]{0,50}?\b(?:bull(?:y|ies)\w*|cheat\w*|"
        r"lie[sd]?|lying|fir(?:es|ed)|sack\w*|steal\w*|harass\w*|cut\w* corners|fals\w+|abuse\w*)"
    ),
    (
        r"\bwhy (?:haven't|hasn't|didn't|aren't|isn't|can't|couldn't|won't|doesn't|don't) (?:you|your [\w' "
        r"-]{1,25}?|they|anyone|anybody)\b"
        r"(?! (?:tell|show|come|join|meet|write|think))"
    ),
    (
        r"\b(?:get (?:its|their|your) act together|such an? (?:chaotic|toxic|bad|awful|boring|dull|stuffy|"
        r"rigid|sexist|badly|poorly|dying|hopeless) "
        r"[\w-]+)\b[^.?!]*\?"
    ),
)
#: Things that fail by nature: asking about them is asking for knowledge.
_OF_NATURE = (
    r"\b(?:adhesives?|materials?|turbines?|bridges?|engines?|batteries|cells|patients?|tumou?rs?|plants?|crops?|"
    r"species|glaciers?|reefs?|models?|proteins?|metals?|bearings?|seals?|pumps?|valves?|pipes?|markets|prices|"
    r"languages|paints?|glazes?|doughs?|cheeses?|boilers?|concrete|roofs?|drugs?|samples?|trials?|servers?|"
    r"networks?|algorithms?|start-?ups|businesses in general|students? (?:drop|struggle)|ships?|tides|"
    r"membranes?|vats?|dyes?|bees|soils?|climate|stars?|recipes?|sauces?|souffles?|beginners|newcomers|graduates|"
    r"first-years|novices|learners|translations?|translators|children|pupils|leaves|trees|birds|fish|strings?|"
    r"instruments?|wood|stone|colou?rs?|fabrics?|wool|bread|wine|beer|valleys?|villages?|rivers?|"
    r"floods?|storms?|readers|"
    r"viewers|audiences|visitors|voters|animals?|horses|dogs|cats|bodies|bones|nerves|muscles|habits|"
    r"memor(?:y|ies))\b"
)
_BOTH_SIDES = (
    r"\b(?:most|best|enjoy|like|love) (?:and|or|,) (?:\w+ ){0,2}?(?:least|dislike|worst|hate)|"
    r"\b(?:least|dislike|worst)(?:,? and|,? or|,) (?:\w+ ){0,3}?(?:most|best|like|enjoy)"
)
#: The other's own way: they left, changed or stopped something, which is a story and no fault.
_OWN_WAY = (
    r"\b(?:made|makes|make) you (?:\w+ )?(?:leave|quit)|\byou(?:'ve| have)? (?:left|gone|quit)\b|"
    r"\b(?:did|have|do|would) you "
    r"(?:\w+ ){0,2}?(?:leave|left|quit|gone)|\bi (?:left|was)|\b(?:he|she) (?:left|quit|leave)\b|"
    r"\b(?:did|does) (?:he|she) (?:leave|quit)|"
    r"\bhow (?:do|did|would) you (?!stand|bear|put|tolerate|survive|live|endure|stomach|justify|defend|"
    r"excuse|explain|cope|deal|manage|get along)"
)


def negative_question(part: Part) -> Place | None:
    """Find a question that presumes a fault of the other's work or place (E24)."""
    for sentence in part.sentences:
        text = sentence.lower
        asks = sentence.question or pattern(
            r"\b(?:ask|asking|wonder|wondering|wondered|know|explain|understand|tell|curious|interested|"
            r"interest|question|questions|hear|find out|learn)\b|(?:^|[:;,–—] |\band )(?:why|how|what)\b"
        ).search(text)
        if not asks:
            continue
        faulty = pattern(rf"\b{_FAULT}\b").search(text) is not None
        for source in _NEGATIVE_QUESTION:
            if not faulty and _FAULT in source:
                continue
            found = pattern(source).search(text)
            if not found or quoted(sentence, found.start()):
                continue
            if pattern(_OF_NATURE).search(found[0]) and not pattern(rf"\byour\b|\bso {_FAULT}").search(
                found[0]
            ):
                continue
            # The fault is the writer's own: "why she should talk to me, I'm hopeless at this".
            if pattern(r", (?:and |but |as |because )?(?:i|i'm|i've|i'd|we|we're|my)\b").search(found[0]):
                continue
            # What is hard by nature, said without the reader in it.
            if pattern(
                r"\bit so (?:hard|difficult|slow|rare|expensive) to (?!work|get (?:an|hold)|talk|deal)"
            ).search(text, found.start()) and not pattern(r"\byour?\b").search(found[0]):
                continue
            if pattern(_OWN_WAY).search(found[0]) or pattern(_BOTH_SIDES).search(text):
                continue
            if pattern(r"\b(?:not ask|won't ask|never ask|i (?:left|quit|failed|lost))\b").search(
                text, 0, found.start() + 1
            ):
                continue
            return sentence, found.start(), found.end()
    return None
