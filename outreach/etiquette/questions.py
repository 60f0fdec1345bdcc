"""Questions that presume a fault of the other's work or place (E24)."""

from __future__ import annotations

from outreach.etiquette.language import pattern, quoted
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_ORGANISATION = (
    r"(?:you|your (?:[\w'-]+ ){0,4}?[\w'-]+|they|their [\w'-]+|he|she|his [\w'-]+|her [\w'-]+|"
    r"it|there|everybody|everyone|nobody|no one|so many (?:[\w'-]+ )?[\w'-]+|so few [\w'-]+|"
    r"people|staff|nurses|teachers|employees|workers|engineers|colleagues|young [\w'-]+|women|"
    r"management|the (?:[\w'-]+ ){0,3}?[\w'-]+|morale|turnover|[A-Za-z]+)"
)
_FAULT = (
    r"(?:badly|terribl\w+|awful\w*|toxic\w*|hates?|hated|dislikes?|disliked|detests?|loathes?|"
    r"worst|worse|bor(?:ed|ing)|tedious|dull|incompeten\w+|unfair\w*|abus\w+|mismanag\w+|low "
    r"morale|morale (?:\w+ )?(?:low|bad|poor)|(?:turnover|attrition|churn)(?: \w+){0,3} "
    r"(?:high|bad|terrible)|high (?:turnover|attrition|churn)|so high|so low|underpa\w+|paid "
    r"so|pay so|overwork\w*|poor\w*|bad\b|wrong with|goes wrong|mess\b|messy|chaotic|chaos|"
    r"scandal\w*|los(?:e|es|ing) (?:its|their|your|so|all|good|the) |leaving|leaves?|left|"
    r"quit\w*|walk(?:ed)? out|run(?:ning)? away|burn(?:t|ed|ing)?[- ]?out|burnout|dead[- ]end|"
    r"outdated|old-fashioned|backwards?|so far behind|lag\w*|behind (?:everyone|the|its|your|"
    r"all)|regrets?|miserabl\w+|unhapp\w+|dreadful\w*|lousy|horrible|horribl\w+|incapable|"
    r"unable to|fail(?:s|ed|ing)? (?:to|its|their|so|your)|problems? with (?:your|the|her|his|"
    r"their) (?:boss|manage\w+|company|team|culture)|ruin\w*|disaster\w*|lay(?:ing)? off|"
    r"layoffs|mistreat\w*|contempt\w*|disdain\w*|cruel\w*|harsh\w*|careless\w*|sloppy|"
    r"exploit\w*|ignor\w+|neglect\w*|refus\w+|so (?:slow|few|little|"
    r"bureaucratic|expensive|bad|rigid|rude|boring|stressful|disorgani[sz]ed|unpopular|"
    r"unhappy|strict|stingy|cheap|difficult|hard to work)|stressful|hostile|bully\w*|"
    r"corrupt\w*|dishonest|sexis\w+|racis\w+|discriminat\w+|stingy|cheapskate|useless|"
    r"pointless|waste|frustrat\w+|disappoint\w+|annoy\w+|arrogan\w+|greedy|overrated|weak\b|"
    r"stuck|bad reputation|terrible reputation|reputation (?:so )?bad|suffer\w*|complain\w*|"
    r"declin\w+|going (?:downhill|under)|sinking|dying|collaps\w+|never (?:promot\w+|"
    r"listen\w*|pay\w*|keep\w*)|stupid|ridiculous\w*|crazy|insane|depress\w+|exhaust\w+|"
    r"unbearable|nightmare|hell\b|trash|rubbish|crap\w*|suck\w*|struggl\w+|unpleasant|slow to|"
    r"don't (?:care|listen|pay|value|respect)|doesn't (?:care|listen|pay|value|respect)|"
    r"treat(?:s|ed|ing)? (?:[\w'-]+ ){1,3}like|like (?:machines|dirt|cattle|numbers|slaves|robots)|get(?:s|"
    r"ting)? away with|"
    r"so (?:long|late|often) (?:late|delayed)|keeps? (?:changing|cutting|breaking|ignoring|treating|"
    r"raising|moving the)|cut(?:s|ting)? corners|"
    r"keeps? (?:losing|missing|failing|firing|changing its mind))"
)
_NEGATIVE_QUESTION = (
    (
        r"\bwhy (?:do|does|did|is it that|must) (?:your|the|their) (?:[\w-]+ )?(?:company|firm|management|"
        r"boss\w*|department|ministry|school|hospital|team|leadership|board|people|employer|office|agency|"
        r"administration|"
        r"directors?|owners?) (?:always |still |constantly )?(?:keeps?|insists? on|"
        r"persists? in) (?!growing|winning|going|training|innovating|improving|succeeding|"
        r"learning)\w+ing\b|\bburn(?:s|ed|ing)? through\b"
    ),
    (
        r"\bdo(?:n't)? you (?:ever |sometimes |really |not )*(?:regret|hate|resent|despise|dread|loathe)\b|"
        r"\bwhat went (?:so )?wrong (?:in|with|at|for) (?:you|your|the (?:company|firm|team|merger|project|"
        r"launch))\b|\bwho(?:'s| is| was)? "
        r"(?:to blame|responsible for the (?:mess|failure|disaster|chaos)|at fault)\b|\bwhose fault\b|"
        r"\b(?:aren't|are) you (?:not )?(?:\w+ )?(?:tired|sick|ashamed|fed up|bored|afraid|embarrassed)\b|"
        r"\b(?:overpriced|overrated|second-rate|shoddy|"
        r"outdated|unpopular|unreliable|always (?:empty|late|closed|losing|broke))\b[^.?!]*\?|"
        r"\bsuch an? (?:chaotic|toxic|bad|awful|boring|dull|stuffy|rigid|sexist|badly|poorly|dying|"
        r"hopeless) [\w-]+"
    ),
    (
        r"\b(?:is it true|are you aware|rumou?r\w*|i(?:'ve| have)? (?:heard|"
        r"read)) (?:that )?[^.?!;]{0,50}?\b(?:bull(?:y|ies)\w*|cheat\w*|lie[sd]?|lying|fir(?:es|ed)|"
        r"sack\w*|steal\w*|"
        r"harass\w*|cut\w* corners|fals\w+|abuse\w*)|\bwhy (?:haven't|hasn't|didn't|aren't|isn't|can't|"
        r"couldn't|won't|doesn't|don't) (?:you|your [\w' -]{1,25}?|they|anyone|anybody)"
        r"(?: \w+){0,2} (?:promoted|further|succeed\w*|made|leave|left|keep|fix\w*|listen\w*|pay|paid|done|"
        r"hire|improve\w*|manage|change|react\w*|noticed?|prevent\w*|stop\w*|care)\b|"
        r"\bwhat (?:frustrates|annoys|bothers|disgusts|irritates|disappoints|angers|bores) (?:you|people|"
        r"the [\w-]+) (?:\w+ )?(?:about|at|in|with)|\b(?:what|which|how many) "
        r"(?:\w+ )?(?:mistakes|errors|blunders|failures|failings|sins) (?:did|has|have|does|do) (?:you|"
        r"your|they|the (?:company|firm|management|board))|\bget (?:its|their|your) act "
        r"together\b|\b(?:as|so|really|that|this) (?:clueless|hopeless|useless|bad|greedy|chaotic|toxic|"
        r"slow|rigid|stingy|heartless|incompetent|petty) as\b|\b(?:clueless|hopeless|"
        r"spineless|pig-?headed|short-?sighted)\b|\bwhy did (?:the|your|that|"
        r"this) (?:[\w-]+ ){0,3}?(?:project|launch|merger|reform|campaign|rollout|strike|plan|"
        r"team) (?:\w+ )?(?:fail|"
        r"collapse|flop|go (?:so )?(?:badly|wrong))\w*"
    ),
    (
        r"\bhow (?:do|did|can|does) (?:you|he|she|they|people) (?:\w+ )?(?:cope|deal|manage|get "
        r"along|live|put up) with (?:\w+ ){0,2}?(?:such|horrible|terrible|awful|toxic|incompetent|"
        r"nasty|stupid|rude|lazy|bad (?:boss\w*|manage\w*|pay|colleagues)|poor (?:pay|"
        r"management))\b|\bwhy (?:does|do|did|has|have|is|are)? ?(?:nobody|no one|hardly "
        r"any(?:one|body)|so few (?:people|\w+s)) (?:ever |really )?(?:stays?|stayed|wants?|"
        r"likes?|lasts?|trusts?|appl(?:y|ies)|listens?|willing|happy)\b|\bwhy (?:is|are|was|were) "
        r"(?:you|your [\w' -]{1,30}?|they|the (?:company|firm|studio|management)) (?:\w+ "
        r"){0,2}?(?:late|slow|disorgani[sz]ed|unreliable|rude)\b"
    ),
    (
        r"\bwhy (?:on earth |exactly |really |it is that |is it that )?(?:do|does|did|is|are|was|"
        r"were|has|have|can't|can|doesn't|don't|isn't|aren't|won't|must|would)? ?(?:it (?:is "
        rf")?that )?{_ORGANISATION}\b[^.?!;]{{0,60}}?\b{_FAULT}"
    ),
    (
        r"\bwhat(?:'s| is| was| are)? (?:so |actually |really )?(?:wrong with|the (?:single "
        r")?(?:worst|most (?:boring|annoying|frustrating|irritating|tedious|miserable|depressing|"
        r"unpleasant|hated|awful|stupid))|it (?:is )?that everybody hates|the matter with|so "
        r"(?:bad|terrible|awful|toxic))"
    ),
    (
        r"\bwhat (?:\w+ ){0,2}?(?:do|did|does|would) (?:you|they|he|she|people|everyone|everybody|"
        r"your [\w'-]+|staff|employees|nurses) (?:\w+ ){0,2}?(?:hate|dislike|regret|resent|detest|"
        r"loathe|despise|can't stand|complain about|like (?:the )?least|enjoy (?:the )?least|"
        r"fear)\b|\bwhat (?:everybody|everyone|people|you|they) (?:\w+ )?(?:hates?|dislikes?|"
        r"can't stand|complains? about)\b|\b(?:which|what) (?:part|parts|aspects?|side|people|"
        r"colleagues|boss|things) (?:of [\w' ]{1,30} )?(?:do|did|does) (?:you|they|people) (?:\w+ "
        r")?(?:hate|dislike|regret|like least|detest|despise)"
    ),
    (
        r"\bhow (?:on earth )?(?:can|do|could|did) (?:you|they|anyone|anybody|people|your "
        r"[\w'-]+) (?:ever |even |possibly |manage to )?(?:stand|bear|put up with|tolerate|"
        r"survive|live with|endure|stomach|justify|keep up with all the|work (?:for|with|under|"
        r"in) (?:such|those|that|so))\b|\bhow (?:bad|awful|toxic|terrible|unfair|boring|miserable|"
        r"dysfunctional|corrupt|incompetent|unhappy|badly|poorly|stressful) (?:is|are|was|does|do|"
        r"has)"
    ),
    (
        r"\b(?:isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|won't) (?:it|the|"
        r"your|you|they|there|that|this|he|she|people|everyone|everybody|working|"
        rf"all)\b[^.?!;]{{0,60}}?\b{_FAULT}"
    ),
    (
        r"\b(?:is it true|are you aware|is it right|is it correct|do you admit|how do you explain|"
        r"explain why|when will|how come|what makes|what made|what do you say "
        rf"to)\b[^.?!;]{{0,70}}?\b{_FAULT}"
    ),
    (
        rf"\bhow come [^.?!;]{{0,60}}\b{_FAULT}|\bwhy (?:nobody|no one|everybody|everyone|so many "
        r"(?:people|nurses|teachers|staff|engineers|colleagues|of)) (?:[\w'-]+ )?(?:likes?|wants?|"
        r"leaves?|hates?|stays?|trusts?|quits?|left|leave|quit)|\b(?:are|were|is|was) (?:you|they|"
        r"your [\w'-]+|the [\w'-]+|management|everyone|everybody|people|he|she) (?:really |always "
        r"|all |still )?(?:as |so |that )?(?:bad|toxic|incompetent|miserable|unhappy|awful|"
        r"terrible|corrupt|bored|rude)\b"
    ),
)
_OF_NATURE = (
    r"\b(?:adhesives?|materials?|turbines?|bridges?|engines?|batteries|cells|patients?|"
    r"tumou?rs?|plants?|crops?|species|glaciers?|reefs?|models?|proteins?|metals?|bearings?|"
    r"seals?|pumps?|valves?|pipes?|markets|prices|languages|paints?|glazes?|doughs?|cheeses?|"
    r"boilers?|concrete|roofs?|species|drugs?|samples?|trials?|servers?|networks?|algorithms?|"
    r"start-?ups|businesses in general|projects?|students? (?:drop|struggle)|ships?|tides|"
    r"membranes?|vats?|dyes?|bees|soils?|climate|stars?|recipes?|sauces?|souffles?|beginners|"
    r"newcomers|graduates|first-years|novices|learners|translations?|translators|children|"
    r"pupils)\b"
)


def negative_question(part: Part) -> Place | None:
    """Find a question that presumes a fault of the other's work or place (E24)."""
    for sentence in part.sentences:
        for source in _NEGATIVE_QUESTION:
            found = pattern(source).search(sentence.lower)
            if not found or quoted(sentence, found.start()):
                continue
            if (
                pattern(_OF_NATURE).search(found[0])
                and not pattern(
                    r"\bso (?:awful|terrible|horrible|lousy|bad|poor|dreadful|ugly|boring)\b"
                ).search(found[0])
            ) or pattern(
                r"\b(?:most|best|enjoy|like) (?:and|or|,) (?:\w+ ){0,2}?(?:least|dislike|worst)|\b(?:made|"
                r"makes|make) you (?:\w+ )?(?:leave|quit)|\byou(?:'ve| have)? left\b|\b(?:did|have) you "
                r"(?:\w+ ){0,2}?(?:leave|left)|\bi (?:left|was)"
            ).search(found[0]):
                continue
            before = sentence.lower[: found.start()]
            if pattern(
                r"\b(?:least|dislike|worst)(?:,? and|,? or|,) (?:\w+ ){0,3}?(?:most|best|like|enjoy)"
            ).search(sentence.lower, found.start()):
                continue
            if pattern(r"\b(?:not ask|won't ask|never ask|i (?:left|quit|failed|lost))\b").search(before):
                continue
            return sentence, found.start(), found.end()
    return None
