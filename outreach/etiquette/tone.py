"""Tone towards somebody silent: guilt, ultimatum or sarcasm (E18, E19)."""

from __future__ import annotations

from outreach.etiquette.language import Frame, first_frame, pattern, quoted
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_GUILT = (
    (
        r"\b(?:pity|shame|sad|regrettable|strange|odd|funny|telling) (?:that |how |when )?(?:you|an? [\w' "
        r"-]{3,30}|somebody|"
        r"someone|people)\b[^.?!]{0,25}?(?:\b(?:never|not|no|none|chose|nothing)\b|"
        r"n't\b)[^.?!]{0,15}?\b(?:answer\w*|repl\w+|"
        r"respond\w*|write|written|wrote|spare|find|found|even|say|said|bother\w*|help\w*|give|gave|care\w*|"
        r"manage\w*|time|"
        r"room|word|line|minutes?|silence|know)\b|\b(?:don't|do not|"
        r"doesn't|never|no longer) (?:\w+ )?(?:matter|count for|exist|mean (?:much|anything|a "
        r"thing))\b|\bdon't expect (?:any|me|my|help|an?)\b|\bdone with (?:you|people|this "
        r"friendship)\b|\bhope you (?:\w+ ){0,2}?(?:treat|answer|help|"
        r"reply)\b[^.?!]{0,20}\b(?:others|other people|your friends|better|everyone else)\b|"
        r"\b(?:a|one) (?:simple |quick |short |clear |plain |polite )?[\"']?no[\"']? would have\b"
    ),
    (
        r"\b(?:someone|somebody|people|those|friends|a person|one) (?:who|that) (?:actually|"
        r"really|truly|do(?:es)?\b|will|answers?|helps?|cares?|repl(?:y|ies)|responds?|bothers?|"
        r"values?|appreciates?|keeps?)|\bmore (?:generous|helpful|reliable|considerate|courteous|"
        r"polite|loyal|decent|grown-up) (?:with|than|person|people|friends?|friend)|\btick,? "
        r"?tock\b|\bclock is ticking\b"
    ),
    # Doubting their word, putting a price on the silence.
    (
        r"\bi don't suppose you\b|\b(?:feel|felt|look|made a) (?:\w+ )?(?:fool|foolish|stupid|silly|used|"
        r"cheated|betrayed|small|let down|humiliated|unwanted|like (?:a|an) (?:fool|idiot|beggar|"
        r"nuisance to you))\b|\b(?:having|ever) "
        r"trusted\b|\b(?:do|did) i (?:really )?deserve\b|\b(?:quick|fast|happy|eager|"
        r"keen) enough to\b[^.?!]{0,40}\bwhen you\b|\bwhat are (?:networks|friends|alumni|colleagues|"
        r"contacts) for\b|\bin the bin\b|\bdoubt (?:that |whether )?"
        r"(?:you|your)\b|\bby return(?: of post)?\b|\bkeep (?:our|their|my) (?:promises|word)\b|"
        r"\bshould have (?:\w+ )?(?:paid|offered|known|guessed|asked someone)\b|\bout of patience\b|"
        r"\bpatience (?:is|has|runs|wears)\b|\bmakes? me (?:\w+ )?"
        r"(?:sad|angry|wonder|sick|cross|bitter|feel)\b|\b(?:no|not a) (?:time|minute|second|"
        r"word) for (?:me|us|people|someone)\b|\bconscience\b|\bhere (?:i was|was i)\b|\b(?:surely|"
        r"must have|must surely) (?:\w+ )?had (?:a|one|two|five|some) "
        r"(?:minutes?|moments?|seconds?|time)\b|\bdo me the (?:favou?r|courtesy|honou?r) of\b|\b(?:my|"
        r"our) time (?:is|was) (?:\w+ )?(?:valuable|precious|limited|worth)\b|\b(?:thought|"
        r"believed) you (?:were|are) (?:different|better|kinder|more|a "
        r"(?:person|man|woman))\b|\bquite the (?:silence|reply|friend)\b|\bthanks? (?:a lot |"
        r"so much )?for (?:making (?:me|it so)|letting (?:me (?!know|have|see|ask|try|go)|us (?!know|have))|"
        r"leaving me|wasting|the effort you)\b|\bspare me\b|"
        r"\bno hard feelings from my side though\b|\bstick together\b"
    ),
    (
        r"\b(?:don't|do not) (?:think|find|believe) (?:that )?it(?:'s| is)? (?:\w+ )?too much\b|"
        r"\b(?:asking|not|isn't|hardly|is it|that) (?:\w+ )?too much to (?:ask|expect|hope)\b|"
        r"\basking (?:too|so|that) much to\b|\bexpect an? (?:word|line|answer|reply|sign|reaction)\b|"
        r"\b(?:had|have|having) the (?:guts|nerve|decency|"
        r"courage|courtesy|grace|heart|spine|manners)\b|\bpeople in (?:your|my) position\b|\bpeople in mine\b"
    ),
    # Waiting, being put off, demands.
    (
        r"\b(?:wish|if only) (?:that )?you(?:'d| had) (?:\w+ )?(?:told|said|answered|let|been|written|"
        r"replied|warned|had the)\b|\bno intention of\b|\b(?:could|might) have (?:just |simply |at "
        r"least )?(?:told me|said (?:so|no)|let me know|answered|replied)\b|\b(?:(?:won't|no longer|"
        r"don't) )?(?:have|need|had) to (?:pretend|make (?:up )?excuses|find (?:an|another) excuse|hide|"
        r"avoid me)\b|\bpretend(?:ing)? "
        r"(?:to be|that|you)\b|"
        r"\b(?:i(?:'ve| have)? been|i am|i'm|still) waiting (?:for|now|since|in vain|and waiting|three|two|"
        r"weeks|\d)|\b(?:not|hardly|surely not) beyond you\b|\b(?:thought|believed|hoped|"
        r"imagined) (?:that )?(?:we|our \w+) (?:had|were|was|meant)\b|\bhard to (?:believe|accept|imagine|"
        r"understand) (?:that )?(?:you|how you|why you)|\b(?:nobody|no one) has ever\b|"
        r"\b(?:need|want|require|expect) (?:an?|your) (?:\w+ )?(?:answer|reply|response|decision|yes|no)\b|"
        r"\b(?:hope|trust) (?:that )?you(?:'re| are| will|'ll)? (?:feel (?:good|proud|better)|"
        r"proud|happy with yourself|sleep well|reply|answer|respond|have the|find the (?:time|courtesy|"
        r"decency)|do better|remember)\b|\b(?:won't|will not|never) (?:ask|trouble|bother|"
        r"expect|trust)\b[^.?!]{0,25}\b(?:ever|anything|again ever)\b|\bwas my (?:message|question|request|"
        r"mail|letter|note) (?:\w+ )?(?:so|too|that|really)\b|\b(?:your )?(?:oh[- ]so |so |very )?"
        r"(?:precious|valuable) time\b(?= ?[.?!]|$)|\b(?:mistaken|wrong|naive) (?:about|in) (?:you|your|"
        r"our|thinking|trusting|believing)|\b(?:others|other people|your colleagues|everyone|everybody) "
        r"(?:have|has|had|were|was|are) (?:been )?(?:\w+ )?(?:more |kinder|friendlier|quicker|able|"
        r"forthcoming|helpful|happy to)|\blearn(?:ed|t) (?:not to|to) expect\b|\bexpect (?:nothing|"
        r"anything) "
        r"from (?:people|you|anyone|others)\b|\bhow (?:long|often|many (?:more )?(?:times|messages|"
        r"mails)) (?:do|must|should|shall|will|am) (?:you|i|we)\b|\bkeep(?:ing)? (?:me|people|us) "
        r"(?:waiting|hanging|guessing)|\b(?:mother|father|friends?|everyone|colleagues?|teacher|wife|"
        r"husband) (?:was|were) right (?:about|when|to)|\b(?:warned|told) me (?:about you|you would|"
        r"you'd|not to)\b"
    ),
    # Bitter farewells, irony, lessons drawn.
    (
        r"\b(?:i give up|you(?:'ve| have) made (?:it|yourself|your \w+) (?:\w+ )?(?:clear|plain|obvious)(?! "
        r"(?:in|on) (?:your|the|that))|"
        r"(?:draw|drew|drawn) my (?:own )?"
        r"conclusions|enough said|say no more|says? (?:it all|everything|a lot|more than)|speaks? volumes|"
        r"actions speak|lessons? learn(?:ed|t)|"
        r"i see how it is|(?:won't|will not|shan't) make (?:that|this|the same) mistake|"
        r"should have known(?: better)?|(?:have|had) (?:misunderstood|"
        r"mistaken|misread|misjudged|overestimated)|(?:overestimated|mistook|misread) (?:you|our|how|what)|"
        r"wh?at (?:kind|sort) of (?:a )?"
        r"(?:friend|friends|person|people|colleague|professional)|how (?:little|"
        r"much) (?:\w+ ){1,3}?(?:mean|means|meant|matter|matters|counts?|is worth|"
        r"care|cares|value|values)|(?:i )?(?:have|got) my answer|took the hint|taken the hint|"
        r"wash my hands|shame on|some (?:experts|people|"
        r"professionals|friends|managers|of us|alumni|colleagues)\b[^.?!]{0,30}\b(?:only|never|don't|"
        r"forget|think|still|can't|prefer|were raised|have)|"
        r"only (?:help|answer|reply to|talk to|speak to|have time for) (?:those|people|the|important)|"
        r"(?:must|has to) be (?:nice|lovely|great|"
        r"wonderful|pleasant|comfortable) (?:to be (?:so|above|too|that)|to have (?:so|no|people|time)|"
        r"being|up)|so in demand|(?:leave|leaving|left) (?:[\w']+ ){1,3}(?:waiting|hanging|dangling|"
        r"guessing|in the (?:dark|air|cold)|on read)|lucky (?:you|for "
        r"some)|so much for|not holding my breath|hold my breath|since when|as if i|as though i|"
        r"what did i expect|silly me|foolish me|more fool me|"
        r"my mistake for|i(?:'ll| will) (?:know better|think twice|not trouble you with my existence)|"
        r"(?:thought|believed|hoped) "
        r"(?:\w+ )?(?:better|more|otherwise|differently) of you|above (?:answering|replying|helping|such|"
        r"that)|beneath (?:you|your)|"
        r"not (?:grand|rich|famous|important|senior|big) enough|(?:little|small) (?:people|person|fish)|"
        r"high horse|ivory tower|pedestal|"
        r"(?:it's|it is|how) (?:\w+ )?(?:sad|sorry|a shame|shameful|telling|revealing|ironic|amazing|"
        r"remarkable|astonishing|curious|funny|interesting) "
        r"(?:to see |to learn |to find |to realise |to realize )?(?:that |how |when |"
        r"what )(?:\w+ )?(?:some|people|you|quickly|fast|little|easily|nobody|"
        r"experts|friends|someone|somebody)|turn(?:ed|ing)? (?:your|their) backs?|hung (?:me )?out to dry|"
        r"cold (?:reception|response)|"
        r"door(?: \w+)? (?:shut|slammed|closed) (?:in my|on me)|deaf ears|(?:no|without) (?:heart|"
        r"conscience|shame|backbone|spine)|"
        r"i (?:kept|held) (?:my|up my)|have the (?:decency|courage|guts|nerve|grace|heart)|be (?:man|woman|"
        r"big|adult|brave) enough|"
        r"grow up|(?:a|one) (?:last|final) (?:chance|warning)|bridges? (?:is|are|burn)|"
        r"cross(?:ed)? you off|strike you off|lost (?:all |my )?"
        r"(?:respect|faith|trust)|lose (?:respect|faith))\b"
    ),
    # Silence judged, effort belittled, oneself accused.
    (
        r"\b(?:silence(?! (?:in|of|on|at|between|under|before|after|inside) (?!your|this|you\b))|no "
        r"(?:answer|reply|response)|not (?:answering|replying|responding)|"
        r"ignoring)\b[^.?!]{0,20}\b(?:is|was|feels|"
        r"seems|says|tells|speaks|hurts|of yours)\b(?! (?:fine|ok|okay|an? (?:answer|perfectly)|normal|no|"
        r"all right|welcome|also|needed|necessary|required|expected|due|called for|"
        r"enough))|\b(?:don't|do not|can't|cannot|fail to|hard to|difficult to|struggle to) (?:quite |"
        r"really )?(?:understand|see|"
        r"grasp|fathom|think) (?:how|why|what)\b[^?!]{0,70}\b(?:you\b(?! (?:chose|choose|build|decide|plan|"
        r"make|made|measure|keep|"
        r"do it))|too much|so (?:hard|difficult)|such)|\b(?:what (?:did|have) i (?:do|done)|what i (?:did|"
        r"have done|'ve done)|"
        r"did i (?:say|do) (?:something|anything)|have i (?:said|done|offended)|something i (?:said|did)|"
        r"starting to (?:think|"
        r"feel|wonder) (?:that )?(?:you|i|my))\b|\bmust i (?:\w+ )?(?:call|drive|write|come|knock|beg|ask|"
        r"send|go)\b|\b(?:wouldn't|"
        r"would not|won't|didn't|not) (?:have )?kill(?:ed)? you\b|\b(?:others|everyone else|everybody else|"
        r"even (?:the|my|complete) "
        r"[\w ]{2,20}) (?:\w+ )?(?:managed|replied|answered|found the time|took the time)\b|"
        r"\bradio silence\b|\bcrickets\b|"
        r"\btoo much (?:trouble|effort|work|bother) (?:for (?:you|family|a friend|old)|to (?:answer|reply|"
        r"write|type|pick))"
    ),
    # Hurt and reproach.
    (
        r"\b(?:disappoint\w*|hurt|hurtful|upset|offended|let down|saddened|annoyed|annoying|"
        r"frustrat\w+|shocked|appalled|astonished|surprised|puzzled|unimpressed|baffled|"
        r"irritat\w+|insult\w*|disrespect\w*|rude(?:ness)?|discourte\w+|uncivil|ill-mannered|bad manners|"
        r"(?:bad|poor) form|"
        r"unfriendly|stings?|stung|galling|dismissive|thoughtless|careless|heartbreaking|bitter|"
        r"disheartening|demoralising|"
        r"demoralizing|humiliat\w+|impolite|inconsiderate|unprofessional|selfish|"
        r"unkind|ungrateful|cold|shame\w*|ashamed|embarrass\w+ for you)\b"
    ),
    (
        r"\b(?:still|even|yet again|once again) (?:\w+ ){0,3}?(?:haven't|have not|hasn't|no "
        r"(?:answer|reply|response|word|news)|not (?:heard|had|received|got|replied|answered|"
        r"responded|even)|nothing|waiting|never|hear nothing|without)\b|\bnot (?:even )?(?:a "
        r"(?:single|word|peep)|one (?:word|line|minute|reply|answer|second)|even (?:a|an|one|"
        r"bothered))|\b(?:haven't|have not|didn't|did not|couldn't|could not|never) (?:you "
        r")?(?:even |so much as |ever )(?:replied|reply|answer\w*|bother\w*|acknowledg\w*|had|"
        r"have|find|found|managed?|open\w*|respond\w*)|\bheard absolutely nothing\b"
    ),
    (
        r"\b(?:(?:third|fourth|fifth|sixth|umpteenth|hundredth|3rd|4th|5th) (?:and (?:last|final) "
        r")?(?:time|message|mail|e-?mail|letter|note|reminder|attempt|request|try|nudge|and)\b|"
        r"[34567] times|three times|"
        r"four times|five times|how many times|(?:three|four|five|\d) (?:messages|mails|e-?mails|"
        r"letters|reminders|attempts)(?! (?:are|is|were) (?:\w+ )?(?:enough|plenty|too|more than))|"
        r"again and again|over and over|time and again|repeatedly)\b"
    ),
    (
        r"\b(?:too (?:busy|important|good|grand|proud|popular) (?:for|to)|(?:guess|suppose|assume|"
        r"gather|presume|take it|apparently|clearly|evidently|obviously|seemingly|plainly|looks "
        r"like|seems) (?:that )?(?:\w+ )?(?:you(?:'re|'ve|r)?\b(?=[^.?!]{0,45}(?:\b(?:too|no|never|above|"
        r"ignor\w+|only|"
        r"better things|forgot\w*|thought|someone who|that (?:kind|sort)|not (?!in\b|at\b|back|around|free|"
        r"able|there|well|"
        r"here|on\b))\b|n't\b))|i'm\b|i am\b|my "
        r"(?:message|mail|e-?mail|question|note|request|letter)|helping|friendship|answering|"
        r"replying|a reply|old friends|manners|people like)(?! (?:are|were|have been|must be|have|"
        r"had|may be|might be) (?:\w+ ){0,2}(?:busy|away|travelling|traveling|tied|swamped|full|"
        r"snowed|flat out|on holiday|deep in|a lot|your hands|plenty|enough|under)| (?:hands|"
        r"plate|inbox|diary|week|weeks|days|season|got lost|may have|might have|must have|slipped|"
        r"went|is full|were|was lost|has (?:moved|gone)))(?!'(?:re|ve) (?:\w+ ){0,2}(?:busy|away|"
        r"travelling|swamped|tied|flat out|snowed|got a lot|had a|had your|got your|on|in the|"
        r"under|up to|deep|probably))(?! decided)(?! would rather)(?! prefer))"
    ),
    (
        r"\b(?:ignor(?:e|ed|ing)|ghost(?:ed|ing)|blank(?:ed|ing)|silent treatment|cold shoulder|"
        r"leave me hanging|left me hanging|on read|brush(?:ed|ing)? (?:me )?off|avoid(?:ed|ing)? "
        r"me|forgotten (?:about )?me|forgot (?:about )?me|strung along|cut me off)\b"
    ),
    (
        r"\b(?:least you (?:can|could|might)|you (?:could|might|can) (?:at least|have at least)|"
        r"at least (?:have the|you|answer|reply|tell me|say|give me|let me know)|(?:common |basic "
        r"|simple )?(?:courtesy of|courtesy to|decency|manners)|polite thing|decent thing|would it (?:kill|hurt) "
        r"you|how hard (?:is|can|could|would)|is it (?:really )?(?:so|too|that) (?:hard|difficult|"
        r"much)|too much to ask|(?:it|that|this|a reply|an answer)(?:'d| would| only| just| "
        r"really)?(?: have)?(?: only)? (?:takes?|taken|took|cost|costs) (?:you )?(?:\w+ "
        r"){0,3}?(?:second|minute|moment)s?|one minute to|two seconds to|find (?:one|five|two|a) "
        r"(?:single )?minutes? (?:to|for))\b"
    ),
    (
        r"\b(?:after (?:all|everything) (?:that )?(?:i|we)(?:'ve| have|'d| had)? (?:\w+ )?(?:done|"
        r"did|gave|given|helped|been)|(?:considering|given) (?:all|everything|what|how much) "
        r"i(?:'ve| have)? |when you needed|i (?:was|have been|'ve been) (?:always )?there for you|"
        r"i (?:always )?(?:answered|helped|replied) (?:you|when)|you owe me|(?:get|got|receive|received|"
        r"gave|silence|nothing)\b[^.?!]{0,25} in return|(?:i|"
        r"we)(?:'d| would| had|'ve| have)? (?:have )?(?:thought|expected|hoped|believed|imagined) "
        r"(?:that )?(?:you(?: would|'d| were| could|'re)?|we were|better|more|friends|a friend|at "
        r"least|someone|somebody|for (?:more|better|at least|an? (?:answer|reply|word|line|sign)))|"
        r"expected (?:\w+ )?(?:more|better|something)|thought (?:we were|you "
        r"were|friends|i could count|you cared|better|i mattered|you'd)|wrong about you|misjudged|"
        r"used to be)\b"
    ),
    (
        r"\b(?:thanks|thank you) for (?:nothing|your silence|ignoring|not|the (?:silence|non|"
        r"lack))|\b(?:so much for|must be nice(?= ?[.!,]|$)|how nice (?:it must|for you|to be)|good to know "
        r"(?:who|where|how)|nice to know (?:who|where|how)|real friends?|some friend|charming|"
        r"very professional|classy|bravo|congratulations on (?:ignoring|not)|don't bother|why "
        r"(?:do i )?(?:even )?bother|forget it then|never mind then|whatever then|no wonder|"
        r"lovely to be (?:so|above|too)|as usual|typical|silence (?:is deafening|speaks|says|tells|has|was|"
        r"confirms)|your silence|deafening|loud and clear|message received|noted your|waste of|"
        r"wasted|wasting|enjoy your|good luck with your (?:ego|silence))\b"
    ),
    (
        r"\b(?:see|saw|seen|noticed|notice|know|knew|can see) (?:that )?(?:you(?:'re|'ve|'d)?|"
        r"linkedin says you|linkedin shows)\b[^.?!]{0,30}?(?:online|read (?:my|it|the|this)|"
        r"opened|posted|posting|active|seen (?:my|it|the)|time (?:to|for)|liked)|\b(?:have|had|"
        r"find|found|finding) time (?:to|for) (?:post|tweet|share|like|everyone|others|holiday|"
        r"golf|lunch|skiing)|\bpeople like (?:me|us)\b|\b(?:not|isn't|wasn't) (?:(?:important|good|"
        r"interesting|famous|senior) enough|worth (?:your|the|an?|even|much))\b|\b(?:worth|deserve) "
        r"(?:of )?(?:a|an|your|even) (?:\w+ )?(?:reply|answer|response|time|minute)|\bno interest "
        r"in (?:help|other|me\b|people)|\b(?:don't|doesn't|do not|never|no longer|somebody who|"
        r"someone who|people who|those who) (?:really |actually |even |seem to )?cares?\b|\bcare "
        r"(?:enough|so little|less)\b|\bcouldn't be (?:bothered|arsed)|\bcan't be bothered|"
        r"\bbother(?:ed)? to (?:answer|reply|respond|write)|\bbetter things to do\b|\blow "
        r"priority|\bheartless"
    ),
    (
        r"\bhow (?:naive|silly|foolish|stupid|wrong) (?:of me|i was)|\b(?:naive|silly|foolish|"
        r"stupid) of me (?:to (?:think|believe|hope|expect|imagine|count|trust))|\bi (?:had|'d) "
        r"(?:\w+ )?(?:believed|thought|hoped|expected|imagined|assumed|trusted)\b(?: that)? (?:you\b(?! "
        r"(?:might|may|and "
        r"i)\b)|we (?:were|had|meant)\b|your\b|(?:rather |a (?:little|bit) |much )?(?:more|better)\b(?! "
        r"(?:time|light|"
        r"weather))|otherwise|differently|an? (?:answer|reply|"
        r"response|word|line|sign|friend|colleague)\b|some(?:body|one)\b|anyone\b|people\b|friends\b|"
        r"alumni\b|at least\b|(?:an?|my) (?:[\w-]+ ){1,3}(?:would|could|had)\b)|\b(?:i (?:used to|once) (?:think|"
        r"believe|thought|believed))\b|\b(?:guess|suppose|see|believe|think) (?:that )?(?:now "
        r")?(?:i|we) (?:now )?(?:know|see|understand|learned|learnt|have my|got my)\b|\bknow "
        r"where i stand\b|\bat least an? (?:simple |short |quick )?(?:[\"']?no\b|answer|reply|"
        r"word|line|sign)|\bwould have (?:appreciated|been (?:nice|kind|polite|decent|courteous|"
        r"easy|good))\b|\bat least (?:\w+ ){0,2}(?:an? )?(?:answer|reply|response|"
        r"acknowledg\w+)\b|\b(?:can't|cannot|can hardly) believe (?:that )?you\b|\b(?:won't|will "
        r"not|not) bother (?:with|about) you\b|\bdon't mind me\b|\b(?:sat|sitting|waited|waiting|stared|"
        r"staring) (?:by (?:the|my) phone|around for|here for|in vain|for nothing|all (?:day|week|month)|"
        r"for "
        r"(?:days|weeks|ages))\b|\bnot waste (?:any )?(?:more|another)|\b(?:any )?more of my "
        r"(?:time|evenings?|energy|days|breath)\b|\bbut (?:apparently |evidently |clearly |"
        r"obviously |somehow |it seems )?(?:not|never|no time|none) (?:for|to|a (?:word|minute|"
        r"line)|me\b|one\b|even)"
    ),
    (
        r"\b(?:apparently|evidently|obviously|clearly)\b(?=[^.?!]{0,60}(?:\b(?:you(?:'re|'ve|r)?|not|no|"
        r"never|nobody|too|"
        r"nothing|only|better|beneath|below)\b|n't\b))(?![^.?!]{0,60}\b(?:arrive|reach|get through|go out|"
        r"attach\w*|lost|"
        r"spam|junk|"
        r"slip\w*|full|busy|swamped|wrong address|never reached|didn't reach|not arrived|bounced|"
        r"a lot)\b)"
    ),
    (
        r"\b(?:dead to me|last straw|had enough of|fed up|sick of|tired of (?:waiting|asking|"
        r"writing|chasing)|chas(?:e|ed|ing) you|running after you|beg(?:ging)? you|keep (?:me "
        r")?waiting|kept (?:me )?waiting|make me (?:wait|beg|ask)|made me (?:wait|feel)|makes me "
        r"(?:feel|wonder|think you)|you make me|your loss|good for you|suit yourself|be like that|"
        r"very well then|fine, then|if that's how|i get the (?:message|hint|picture)|point taken|"
        r"so that's (?:how|that)|what a (?:pity|shame|friend|surprise)|some people|others would|"
        r"anyone else would|any decent|a real friend|a true friend|a friend would|friends "
        r"(?:don't|answer|help|reply|would)|i would have (?:answered|replied|helped|done)|i(?:'d| "
        r"would) never (?:do|treat|leave|ignore))\b"
    ),
    # Ultimatum.
    (
        r"\b(?:i(?:'ll| will| shall|'m| am)? (?:give|giving) you (?:until|till|(?:one more|one last|"
        r"another|a last) (?:chance|day|week|try|shot|opportunity)|(?:two|three|24|48) (?:\w+ )?(?:hours|"
        r"days|weeks))|you have (?:until|till|\w+ (?:hours|days)) (?!to "
        r"choose)|(?:this is|consider this) (?:your|my|a|the) (?:last|final)\b(?! (?:you(?:'ll| will)|"
        r"i(?:'ll| will)|of|one|about|note|message|"
        r"mail|e-?mail|letter|line|nudge|word|time)(?! (?:warning|chance)))|after that i(?:'ll| "
        r"will| go| am|'m)? ?(?:go|tell|ask your|write to your|report|call your|turn to your|"
        r"consider|won't|never))\b"
    ),
    (
        r"\b(?:last|final) (?:chance|warning|notice|opportunity|reminder|call|time i (?:ask|am "
        r"asking|will ask)|attempt|request|deadline)\b(?! (?:for|to) (?:sun|see the|catch))"
    ),
    (
        r"\b(?:otherwise|or else|or) (?:i|we)(?:'ll| will| shall|'d| would|'m| am| must| "
        r"have)\b(?:(?! (?:happily|gladly|just|simply|be happy|gratefully|cheerfully|try|"
        r"ask|find|turn to|look|put|take up|manage|read|leave|"
        r"let|understand|quietly|assume (?:it|this|the|that)|take it (?:as a no|that (?:it|this|"
        r"the|now)))))[^.?!]{3,}"
    ),
    (
        r"\b(?:if|unless|should) (?:you|i)\b[^.?!]{0,60}?\b(?:then )?(?:i|we)(?:'ll| will| shall|"
        r"'m going to|'d have to| will have to|'ll have to)(?: \w+)? (?:be forced|have to|"
        r"consider (?:our|this|you|it closed|the)|conclude|know (?:what|where|who)|draw|tell|"
        r"report|complain|go (?:above|to your|over)|assume (?:you (?:don't|do not|have no|aren't|"
        r"are not|didn't)|the worst|that (?:you (?:don't|do not|have no))|our)|take it that you "
        r"(?:don't|do not|have no)|remember|never|remove|unfollow|delete|contact your "
        r"(?:boss|manager))"
    ),
    (
        r"\b(?:i|we) (?:must |have to |will have to )?(?:demand|insist|require|must ask|must insist|deserve|"
        r"(?:do |really |frankly )?expect (?:an?|your (?!inbox|desk|week|diary)|you to|to (?:hear|get|"
        r"receive)|at least|"
        r"some|better|more|that you(?:'ll| will)))\b(?! (?:nothing|no))|\b(?:must|have to|need to|got to) (?:hear|"
        r"know|have (?:an?|your)|get an answer|reply|answer|respond|decide)\b[^.?!]{0,30}\b(?:by|"
        r"before|today|tomorrow|now|this week)|\b(?:reply|respond|answer|decide|an answer|a reply|"
        r"a response|get back to me) (?:to me )?(?:by|before|within|no later|until) [\w ]{2,20}(?:"
        r",| or | otherwise|at the latest)|\byou (?:promised|said you(?:'d| would)(?=[^.?!]*\b(?:but|yet|"
        r"and (?:then|yet|still|nothing|i|now)|within|by (?:the|last|mon|tues|"
        r"wednes|thurs|fri)\w*)\b)|gave (?:me "
        r")?your word|assured|agreed to)\b"
    ),
    (
        r"\b(?:i (?:won't|will not|shall not|shan't|'ll not) forget (?:this|it|that|how)|i(?:'ll| "
        r"will) remember (?:this|that|how you)|i(?:'ll| will) keep (?:writing|asking|calling|"
        r"trying|sending)|you(?:'ll| will) regret|you(?:'ll| will) (?:have|see) (?:to live|what)|"
        r"don't (?:expect|ask|count on|come to) me|our friendship (?:means|is|was|seems|must))\b"
    ),
)

#: An answer, or the want of one.
_ANSWER = (
    r"(?:answers?|answering|answered|repl(?:y|ies|ied|ying)|respon(?:d|se|ses|ding)|silen(?:ce|t)|write "
    r"back|writing back|"
    r"word from you|line from you|a (?:single )?(?:word|line|sentence|syllable)|hear(?:d)? (?:nothing|from you)|"
    r"my (?:\w+ )?(?:letters?|mails?|e-?mails?|messages?|notes?|questions?|request)|acknowledg\w*|type|pen|keyboard)"
)
#: It would have cost nothing, and anybody else would have done it.
_LITTLE = (
    r"(?:\beven an?\b|\bat least\b|\bsurely\b|\b(?:you'd|you would|one would|one might|anybody would|"
    r"anyone would|i'd) "
    r"(?:have )?(?:think|thought|suppose|supposed|expect|expected|imagine|assume|hope|hoped)\b|"
    r"\bmanage[sd]?\b|\bbother\w*\b|\bdeign\w*\b|"
    r"\blift (?:a finger|your pen)\b|\b(?:be|been) enough to (?:type|write|say|answer|reply)\b|\b(?:too|"
    r"so|that|really) (?:\w+ )?(?:hard|difficult|much|"
    r"complicated|busy|important|grand|proud|good|tired|demanding)\b|\bsingle\b|\bwould have (?:been "
    r"enough|sufficed|done|cost|taken)\b|\bwithin an? "
    r"(?:day|hour|minute|week)\b|\bdecen\w+|\bmanners\b|\bcourte\w+|\bpoliteness\b|\bwith(?:out)? fail\b)"
)
_MILD = (
    r"\b(?:no need|needn't|don't have to|do not have to|not have to|no hurry|no rush|whenever|"
    r"understand\w*|i know|sorry|apolog\w+|"
    r"don't worry|no worries|feel free|perfectly|happy|glad|thank\w*|grateful|help(?:s|ful)? me|plenty|"
    r"lost|spam|junk|slipped|"
    r"if (?:you|it|that)(?:'d| would|'s| is)? (?:rather|prefer|suits?|easier|not)|in your own time|fine|"
    r"welcome|make my (?:day|week)|(?:none|nothing|no \w+) is expected)\b"
)
#: Somebody who judges the reader's character.
_VERDICT = (
    r"(?:\b(?:i|we) (?:now |only |at least |can |do )*(?:see|know|understand|realise|realize|gather|"
    r"learn(?:ed|t)?|take it) (?:now |at least |"
    r"only too well )?(?:what|who|where|how little|how much|why|that (?:an?|the|my|your|you|people))\b"
    r"|\bnow i (?:know|see|understand)\b|\bso (?:this|that)(?:'s| is) (?:how|what|why|the)\b|\b(?:had|"
    r"have|'d|'ve) (?:taken|mistaken) you for\b|"
    r"\b(?:overestimated|misjudged|mistook)\b|\bwrong about you\b|\bbeginning to (?:think|believe|"
    r"suspect|wonder)\b|\bnever (?:meant|intended|planned) to "
    r"(?:help|answer|reply|meet|write)\b|\bteaching me (?:how|what)\b|\bi regret (?:having |that i |"
    r"ever )?(?:trust\w*|prais\w*|ask\w*|help\w*|believ\w*|"
    r"hop\w*|writ\w*|wrote|recommend\w*)\b|\bit (?:seems|appears|looks as if|looks like)(?: that)? "
    r"(?:only|you|my|people like|nobody|some)\b)"
)
_WORTHLESS = (
    r"(?:\b(?:worth|worthy|beneath|below|of (?:no|any|little) (?:interest|use|value|importance|account|concern)|"
    r"too (?:small|low|humble|poor|unimportant|ordinary)|counts? for|treated like|how little|good "
    r"enough|important enough)\b|"
    r"\bimportant (?:people|persons)\b|\bpeople like me\b|\bnobody(?:'s)?\b)"
)
_FRAMES: tuple[Frame, ...] = (
    Frame(
        "so little would have been enough",
        (rf"\b{_ANSWER}\b", _LITTLE),
        (_MILD, r"\bif i\b|\bi(?:'ve| have) (?:been )?(?:too|so)\b"),
    ),
    Frame(
        "one line would have been enough",
        (
            r"\b(?:one|an?|two|three) (?:\w+ )?(?:line|word|words|minute|minutes|sentence|click|no)\b",
            r"\bwould have (?:been enough|sufficed|done|been nice|helped|cost|taken|saved)\b",
        ),
    ),
    Frame(
        "others do better",
        (
            (
                r"\b(?:others|other (?:people|alumni|colleagues)|your (?:colleagues|classmates|peers|"
                r"predecessor|fellow \w+)|everybody else|everyone else|anyone else|the rest)\b"
            ),
            rf"\b(?:{_ANSWER}|found time|took the time|take the time|managed|had time|helped)\b",
        ),
        (
            (
                r"\b(?:among others|lost|i(?:'ve| have|'ll| will| can| could| asked| found)|no need|ask|"
                r"already|since|told me|explained|shown me|"
                r"suggest\w*|meanwhile|glad|grateful|kindly)\b"
            ),
        ),
    ),
    Frame("a verdict on the reader's worth", (_VERDICT, _WORTHLESS)),
    Frame(
        "a verdict on the reader's word",
        (
            (
                r"\b(?:i (?:had|'d|have|'ve) (?:taken|mistaken) you for|overestimated|misjudged|wrong about you|"
                r"beginning to (?:think|believe|suspect) (?:that )?you|never (?:meant|intended|planned) to "
                r"(?:help|answer|reply|meet)|so (?:this|that)(?:'s| is) how|this is what i get|how little (?:a|"
                r"your|our|my))\b"
            ),
        ),
        (r"\b(?:makes?|made|works?|done|do it|tastes?|sounds?|looks?|bake|build|learn)\b",),
    ),
    Frame(
        "a verdict on the reader's kind",
        (
            (
                r"\b(?:know|knows|learn(?:ed|t)?|see|sees|understand|understands|taught|tell|told|showed|shows|"
                r"proves?)\b[^.?!]{0,20}\b(?:that|how|what|why)\b"
            ),
            (
                r"\b(?:don't|do not|doesn't|does not|never|won't|hardly|cannot|can't) (?:\w+ )?(?:talk|answer|"
                r"reply|care|listen|help|bother|speak|write|stoop|mix|respond)\b|"
                r"\b(?:have|has) no time for\b|\bcounts? for nothing\b"
            ),
        ),
        (
            _MILD,
            (
                r"\bi (?:don't|do not|never|can't|cannot|won't)\b|\b(?:plants?|machines?|bees|dogs|cats|ships?|"
                r"stones?|children|clocks?|tools?)\b"
            ),
        ),
    ),
    Frame(
        "a favour remembered",
        (
            (
                r"\b(?:funny|strange|odd|interesting|amazing|remarkable|curious|"
                r"surprising)\b[^.?!]{0,10}\b(?:how|that)\b[^.?!]{0,20}\byou\b"
            ),
            r"\b(?:when|answer\w*|repl\w+|needed|time for|remember\w*|forget|forgot)\b",
        ),
        (r"\byou can tell\b|\bwrote about\b|\byour (?:book|film|article|talk)\b",),
    ),
    Frame(
        "the silence and what it did",
        (
            r"\b(?:your|this|such) (?:\w+ )?silence\b",
            (
                r"\b(?:disappoint\w*|hurts?|hurtful|sadden\w*|speaks|surpris\w*|insult\w*|pain\w*|tells?|"
                r"shock\w*|anger\w*|upset\w*)\b"
            ),
        ),
        (r"\b(?:film|lake|snow|forest|hall|valley|book|music)\b",),
    ),
    Frame(
        "the reader never answered",
        (
            (
                r"\b(?:that )?you never (?:\w+ )?(?:wrote|answered|replied|called|rang|came|got) back\b|\bthat "
                r"you never (?:answered|replied|wrote)\b"
            ),
        ),
        (r"\b(?:in case|if|perhaps|maybe|hope)\b",),
    ),
    Frame(
        "regret of kindness shown",
        (
            r"\bi(?:'m| am)? ?(?:now )?(?:regret|sorry|ashamed)\b",
            (
                r"\b(?:having|that i|ever|to have)\b[^.?!]{0,20}?\b(?:trust\w*|prais\w*|believ\w*|recommend\w*|"
                r"vouch\w*|overestimat\w*|counted on|relied)\b"
            ),
        ),
    ),
    Frame(
        "the writer gave, and gets nothing",
        (
            (
                r"\b(?:out of my way|this is what i get|how i(?:'m| am) (?:thanked|repaid|treated)|it hurts|"
                r"hurt(?:s|ful)? to|treated like|am treated|is this how|all i (?:did|gave|have done))\b"
            ),
        ),
        (r"\b(?:you went out of your way|my (?:knee|back|foot|hand|leg))\b",),
    ),
    Frame(
        "the writer's patience",
        (
            (
                r"\b(?:i(?:'ve| have) been|i was|i am|i'm) (?:very |more than |rather |so |extremely "
                r")?patient\b|\bmy patience\b|\bhow (?:much )?longer\b[^.?!]{0,20}\bwait\b"
            ),
        ),
        (r"\b(?:of|with) (?:the|dr)\b|\bhospital\b|\bward\b|\bwere patient\b",),
    ),
    Frame(
        "the reader's rank or breeding",
        (
            (
                r"\b(?:gentlem[ae]n|ladylike|breeding|mortals?|peasants?|commoners?|lowly|indifferen\w+|"
                r"arrogan\w+|coldness|haught\w+|rudeness|contempt|disdain|"
                r"condescen\w+|vanity|conceit)\b"
            ),
        ),
        (r"\bi (?:don't|do not) mean\b|\b(?:the|two|those|three) gentlemen (?:from|of|in|with)\b",),
    ),
    Frame(
        "anybody else would have",
        (
            (
                r"\b(?:an?|any|the) (?:\w+ )?(?:man|woman|person|gentleman|lady|friend|colleague|professional|"
                r"neighbou?r|adult|grown-?up|host)\b[^.?!]{0,30}\bwould\b[^.?!]{0,12}\b(?:have|answer|reply|"
                r"say|write|know)\b"
            ),
            rf"\b(?:{_ANSWER}|manag\w+|find|give it|given it|said|let me know|told)\b",
        ),
        (r"\bwould (?:you|i|we)\b",),
    ),
    Frame(
        "it must be pleasant up there",
        (
            (
                r"\bhow (?:\w+ )?(?:restful|nice|pleasant|easy|lovely|comfortable|convenient|peaceful|quiet|"
                r"wonderful) (?:it must be|must it be|it is)\b|\bup there\b[^.?!]{0,40}\bmust\b"
            ),
        ),
        (r"\bhow (?:nice|lovely|wonderful) it is (?:to|that|when)\b",),
    ),
    Frame(
        "the writer did better",
        (
            r"\bi (?:never|always)\b[^.?!]{0,40}\b(?:you|your)\b",
            r"\b(?:wait|waiting|answer\w*|repl(?:y|ied)|help\w*|there for you|time for you|let you down|needed)\b",
        ),
        (r"\b(?:enjoy\w*|admir\w*|read|liked|loved|wanted|remember\w*|thought|learn\w*)\b",),
    ),
    Frame(
        "the writer draws a conclusion",
        (
            (
                r"\b(?:know|see|understand) (?:what|where|how) (?:you think of (?:me|us|people)|i stand|to "
                r"think|much i(?:'m| am) worth|little)\b|\b(?:got|get|gotten|take|taken|understood) the (?:hint|"
                r"message|picture)\b|\bmust be (?:\w+ )?(?:nice|lovely|wonderful|great|good|pleasant|"
                r"comfortable) (?:to|not|being|when)\b|\bno time for (?:\w+ )?(?:people|folk|folks|me|us|the "
                r"likes)\b|\bpeople like (?:me|us)\b"
            ),
        ),
        (
            (
                r"\bmust be (?:\w+ )?(?:nice|lovely|wonderful|great|good) to (?:see|be (?:back|home|able|on)|"
                r"have (?:the|your|it|finished|so|such))\b|\bi (?:don't|hardly|never|rarely) (?:get|have)\b"
            ),
        ),
    ),
    Frame(
        "a threat",
        (
            (
                r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to| intend to)\b(?: [\w']+){0,3}? (?:take "
                r"(?:it|this) up|report|complain|tell|write|turn|go|raise|mention|make sure|let|warn|"
                r"remember)\b"
            ),
            (
                r"\byour (?:supervisor|boss|manager|head|dean|chief|director|editor|superiors?|employer|"
                r"department|office|colleagues|company|friends)\b|\b(?:others?|everyone|everybody|the (?:class|"
                r"course|group|alumni))\b[^.?!]{0,40}\b(?:not to|never to|what|how (?:you|little))\b|"
                r"\bpublic\w*\b|\bhow you treat\b"
            ),
        ),
        (r"\bhow (?:good|kind|helpful|much|well|generous)\b|\bgreetings\b|\bthank\w*\b|\bintroduc\w*\b",),
    ),
    Frame(
        "or else",
        (
            (
                r"\b(?:answer|reply|respond|write|decide|get back|let me (?:know|hear)|"
                r"say)\b[^.?!]{0,30}\b(?:by|before|until|this|within)\b"
            ),
            r"\bor i(?:'ll| will|'m| shall)\b|\botherwise\b|\bor else\b|\bor (?:forget|never)\b",
        ),
        (r"\b(?:leave|assume (?:it|that|you're busy)|stop|let it|close|not bother|won't)\b",),
    ),
    Frame(
        "a wish of ill",
        (
            (
                r"\bhope (?:that )?you(?:'ll| will)? (?:never|don't|also|one day|some day|"
                r"get)\b[^.?!]{0,40}\b(?:need|treated|same|back|know|wait|understand)\b"
            ),
        ),
        (r"\b(?:better|well soon|back (?:on|to|home|safely|from)|rest|what you)\b",),
    ),
    Frame(
        "a curse",
        (
            r"\b(?:one day|some day|someday|next time|when) (?:\w+ )?you(?:'ll| will|'re| are)?\b[^.?!]{0,30}\bneed\b",
            (
                r"\b(?:nobody|no one|remember (?:this|me|how)|don't (?:ask|come|call|expect)|see how|be the one|"
                r"know (?:how|what) it)\b"
            ),
        ),
    ),
    Frame(
        "done with the reader",
        (
            (
                r"\bstrike me off\b|\b(?:take|cross|remove|delete) me (?:off|from) (?:your|the) (?:\w+ "
                r")?(?:list|friends|contacts|christmas)\b|\b(?:not|never) (?:to )?(?:bother|waste (?:\w+ "
                r")?time) (?:with|on|about) (?:you|people like)\b|\b(?:someone|somebody|a person|a man|a woman|"
                r"people|one) so (?:grand|important|busy|high|fine|great|mighty|exalted)\b|\b(?:trust|believe|"
                r"recommend|praise) you (?:again|any ?more|any longer)\b"
            ),
        ),
        (r"\bthe list of (?:guests|speakers|people to)\b|\bmailing list\b",),
    ),
    Frame(
        "mockery",
        (
            (
                r"\b(?:should|shall|do|must|would|could|may) i (?:\w+ )?(?:send|try|use|hire|write|resort|come|"
                r"bring|learn)\b[^.?!]{0,30}\b(?:pigeon|telegram|raven|bottle|smoke|drum|megaphone|carrier|"
                r"messenger|detective|fax|invoice|blood|semaphore|search party|owl|lawyer|summons)\b|\b(?:has|"
                r"have|is|are|was|were|did|does|do|hasn't|surely)\b[^.?!]{0,12}\byour? (?:\w+ )?(?:phone|pen|"
                r"keyboard|fingers?|hands?|inbox|computer|typewriter|internet|line|ink|"
                r"eyes)\b[^.?!]{0,30}\b(?:broken|dried|frozen|dead|dry|cut|fallen off|forgotten|stopped|lost|"
                r"tied|out)\b|\byour (?:\w+ )?(?:phone|pen|keyboard|fingers?|inbox|computer|typewriter|"
                r"internet|line|ink)\b"
                r"[^.?!]{0,12}\b(?:broken|broke|dried|dead|dry|cut|fallen off|stopped working|out of (?:ink|"
                r"order))\b|"
                r"\b(?:forgotten|unlearned|unlearnt|forgot) how to (?:write|type|read|answer|"
                r"reply)\b|\bstill alive\b|\bare you (?:dead|alive|awake|there at all)\b"
            ),
        ),
    ),
    Frame(
        "what the reader failed to do",
        (
            (
                r"\b(?:your|the) (?:\w+ )?(?:failure|refusal|reluctance|inability|unwillingness) to "
                r"(?:answer|reply|respond|"
                r"write|help|find|spare|say)\b|\byour (?:\w+ )?(?:lack|want) of (?:an? )?(?:reply|answer|"
                r"response|interest|"
                r"courtesy|manners|time|respect|consideration)\b|\bthe (?:total |complete |utter )?(?:lack|"
                r"absence) of "
                r"(?:any |an? )?(?:reply|answer|response|acknowledg\w+)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "answering is beneath the reader",
        (
            (
                r"\b(?:answering|replying|helping|kindness|courtesy|politeness|manners|good manners|common courtesy|"
                r"(?:people|beginners|newcomers|students|strangers|someone) like (?:me|us)|(?:my|our) (?:[\w-]+ )?"
                r"(?:letters?|mails?|e-?mails?|messages?|notes?|questions?|request))\b"
            ),
            (
                r"\b(?:not|n't|never|no|hardly|scarcely)\b[^.?!]{0,25}\b(?:priority|your thing|strong "
                r"(?:suit|point)|forte|"
                r"your style|your line|on your list|worth (?:an?|your|the|even)|matter|count|rank)\b|"
                r"\b(?:out of (?:fashion|style)|a lost art|too much)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "the writer has earned an answer",
        (
            r"\b(?:after|given|considering|seeing|having)\b",
            (
                r"\b(?:earned|deserv\w+|owed?|entitled to|least|expected|i did think|i(?:'d| would| had)? "
                r"(?:have )?(?:thought|"
                r"reckoned|imagined))\b[^.?!]{0,35}\b(?:answer|reply|line|word|better|courtesy|minute|more|"
                r"no|something)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "a hurt that is owned to",
        (
            (
                r"\b(?:won't|can't|cannot|will not|wouldn't) (?:pretend|deny|hide)\b|\bhard not to\b|"
                r"\bcan(?:not|'t) help\b|"
                r"\b(?:not going to|won't) lie\b|\b(?:i'd|i would) be lying\b|\bif i(?:'m| am) honest\b|"
                r"\bto be (?:\w+ )?"
                r"(?:honest|frank|blunt|plain)\b|\bhonestly\b|\bfrankly\b"
            ),
            (
                r"\b(?:hurt|hurts|disappoint\w*|let down|slighted|snubbed|insulted|rude|offended|stung|"
                r"stings|sad|bitter|ignored|"
                r"overlooked|used|embarrass\w+|unkind|poor (?:form|show))\b"
            ),
        ),
        (r"\b(?:the|my) (?:knee|back|foot|hand|leg|weather|film|book|exhibition|result)\b", r"\bthank\w*\b"),
    ),
    Frame(
        "even a no would be better",
        (
            (
                r"\beven an? (?:\w+ )?(?:no|word|line|answer|reply|yes|refusal)\b[^.?!]{0,25}\b(?:better "
                r"than|have been|be "
                r"(?:something|polite|courteous|kinder|more)|beat|preferable)\b"
            ),
        ),
    ),
    Frame(
        "nobody is as busy as that",
        (
            (
                r"\b(?:you (?:can't|cannot|could not|couldn't)(?: possibly| really| all)? be|(?:nobody|no "
                r"one|no man|no woman|no "
                r"person|who)(?: is|'s)(?: ever| really)?|is anyone(?: ever| really)?|are you(?: really)?) "
                r"(?:that|so|too|quite so|"
                r"all that) (?:busy|important|occupied|pressed|grand|rushed)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "the writer's waiting is held up",
        (
            (
                r"\bi(?:'ve| have) (?:now |been )?(?:waited|waiting)\b[^.?!]{0,15}\b(?:long enough|so long|"
                r"patiently|quite "
                r"(?:a|some) (?:while|time)|more than)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "the reader was seen elsewhere",
        (
            (
                r"\byou(?:'ve| have|'re| are| were)? (?:\w+ ){0,2}?(?:lik(?:ed?|ing)|post(?:ed|ing)?|shar(?:ed?|ing)|"
                r"comment\w*|online|tweet\w*|read (?:it|my)|opened|active|there|around)\b"
            ),
            (
                r"\b(?:so|yet|but|still|while|meanwhile|though)\b[^.?!]{0,30}?\b(?:you(?:'re| are) (?:\w+ "
                r")?(?:there|alive|around|able|"
                r"ignoring)|i know you|not (?:me|to me|one|a)|nothing for|no (?:answer|reply|time|word) "
                r"(?:for|to)|never me|me "
                r"you)\b"
            ),
        ),
        (r"\b(?:thank\w*|congrat\w*|lovely|no hurry|no rush|understand)\b",),
    ),
    Frame(
        "the writer watches for a sign",
        (
            (
                r"\b(?:check(?:ed|ing)?|look(?:ed|ing)? (?:at|in|into)|star(?:ed|ing) at|refresh(?:ed|ing)?|"
                r"watch(?:ed|ing)?|"
                r"sat by|sitting by)\b[^.?!]{0,12}\b(?:my|the) (?:\w+ )?(?:inbox|phone|mailbox|letterbox|"
                r"post|mails?|screen|"
                r"messages)\b"
            ),
            (
                r"\b(?:every|daily|constantly|each|ten times|(?:for|these) (?:\w+ )?(?:days|weeks|months)|in "
                r"vain|because of you|nothing)\b"
            ),
        ),
    ),
    Frame(
        "it is not nice of the reader",
        (
            (
                r"\b(?:not|n't|hardly|less than)\b (?:\w+ )?(?:nice|kind|fair|decent|polite|right|okay|ok|"
                r"fine|good enough|"
                r"acceptable|professional) (?:of you|to (?:me|leave|ignore|keep|let|treat|make|just))\b|"
                r"\bis (?:this|that) (?:how|any way|the way)\b"
            ),
        ),
        (r"\bi(?:'m| am| was)? (?:\w+ )?not\b|\bof me\b|\bi know it\b",),
    ),
    Frame(
        "it was a mistake to believe the reader",
        (
            (
                r"\bmy (?:\w+ )?(?:mistake|error|fault) (?:was |is |for )?(?:to |in )?(?:have )?(?:believ|"
                r"think|thought|trust|"
                r"expect|hop|tak|imagin)\w*\b|\b(?:i was|am i|was i) (?:\w+ )?(?:silly|foolish|naive|stupid|"
                r"daft|mad|green|"
                r"simple|gullible) enough to\b|\b(?:silly|foolish|naive|more fool) (?:me|of me|i) (?:for|to) "
                r"(?:believ|think|trust|expect|hop|tak)\w*"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "others were better people",
        (
            (
                r"\b(?:others|other (?:people|alumni|colleagues)|your (?:colleagues|classmates|peers|\w+ "
                r"colleagues)|everybody "
                r"else|everyone else|anyone else|the rest)\b[^.?!]{0,35}\b(?:was|were|are|is|been|proved|"
                r"turned out)\b "
                r"(?:\w+ ){0,2}?(?:more (?:decent|helpful|polite|generous|forthcoming|human|kind|friendly|"
                r"gracious|civil|"
                r"courteous|obliging)|kinder|friendlier|quicker|nicer|politer|better)\b"
            ),
        ),
        (r"\b(?:at|with) (?:maths|numbers|it|this)\b",),
    ),
    Frame(
        "the reader is asked to look at themselves",
        (
            (
                r"\b(?:do|is) (?:you|this|that) (?:always |often |usually |really )?(?:how you )?treat "
                r"(?:people|everyone|everybody|"
                r"friends|those|strangers|anyone|all|old|your)\b|\bhow would you (?:feel|like it) if "
                r"(?:somebody|someone|people|"
                r"anyone|you were|i (?:left|ignored|treated|did|never))\b|\bput yourself in my\b|\bask yourself\b"
            ),
        ),
        (r"\b(?:boots|wood|wool|clay|wounds|patients)\b",),
    ),
    Frame(
        "it was so little",
        (
            (
                r"\bnot as (?:though|if) i(?:'m| am|'ve| have|'d)? (?:\w+ )?(?:ask|want|demand|"
                r"request)\w*\b|\bask(?:ed|ing)? for the "
                r"(?:moon|earth|world|stars)\b|\b(?:wasn't|isn't|is not|was not|hardly|scarcely) (?:\w+ "
                r")?(?:much|a lot|"
                r"such a lot) to ask (?:of|from)\b|\b(?:costs?|takes?) (?:you )?(?:so )?(?:nothing|little|"
                r"no effort)(?: at all)? "
                r"to (?:be|answer|say|write|reply|show)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "the honest thing",
        (
            (
                r"\b(?:the|an?) (?:honest|decent|polite|right|fair|brave|grown-?up|least|proper|professional|"
                r"kind) thing\b|\bhave the (?:courage|decency|guts|grace)\b|\bbe (?:honest|adult|man|brave) "
                r"enough\b"
            ),
        ),
        (r"\bi(?:'d| would|'m| am| thought| felt| want)\b",),
    ),
)
_KIND = (
    r"\b(?:no|not|never|without|isn't|wasn't|don't|won't|wouldn't|sorry|apolog\w+|hope|if i|"
    r"nobody|hate to (?:be|nag|bother|pester)|not at all|neither|rather than|i'm not|am not|"
    r"can't be|how)\b"
)
_STRAIGHT = (
    r"\b(?:still|won't|would not|wouldn't|no longer|wish|even|yet again|once|not|haven't|have not|didn't|"
    r"did not|couldn't|could not|"
    r"never|couldn't be|can't be|don't|doesn't|do not|isn't|wasn't|no|must|if|unless|"
    r"otherwise|or|how|would it|is it|i (?:won't|will not|shall not|shan't|'ll not))\b"
)


#: The same words said of something else than the reader's silence.
_OF_SOMETHING_ELSE = (
    r"\btold me off\b|"
    r"\b(?:take|read|treat|hear|understand|interpret) (?:your|the|this) silence\b(?![^.?!]{0,40}\b(?:insult|contempt|"
    r"indifference|arrogan\w+|lack|rude\w*|proof|disdain)\b)|"
    r"\b(?:disappointed|upset|sad|sorry|surprised|shocked|annoyed|puzzled) (?:that|how) (?:the|it|we|i|my|our)\b(?! "
    r"(?:answer|reply|silence|message|letter|question))|"
    r"\bi(?:'ve| have)? (?:still |even )?(?:haven't|have not|hadn't|had not|didn't|did not|couldn't|"
    r"could not) (?!(?:\w+ "
    r")?(?:heard?|had|have|received?|got|get|gotten|deserved?|been (?:told|given|answered|worth)|seen? "
    r"(?:an?|any|one)|"
    r"find (?:an?|any)))|"
    r"\b(?:me|i am|i'm) being\b|\bi won't forget (?:that|how|what) (?:your|you (?:gave|helped|told|"
    r"showed|made|did|said|were))\b|"
    r"\b(?:surprised|sad|saddened|shocked|puzzled|upset|annoyed) to (?:read|hear|learn|see) (?!(?:that |"
    r"about |of |how )?(?:nothing|no\b|you\b|your (?:silence|reply|answer)|some))|"
    r"\b(?:see|saw|seen|noticed) (?:that )?you(?:'ve| have|'d)? (?:\w+ )?(?:posted|posting|liked|shared|"
    r"wrote|spoke) (?:about|on|your|the|a|from)\b|"
    r"\b(?:clearly|obviously|evidently|apparently) (?:picked|chose|wrote|asked|sent|caught|got|been|hit|"
    r"the wrong|my (?:timing|note|message|mail))|"
    r"\bthan i (?:had|'d|have|ever) (?:\w+ )?(?:hoped|expected|thought|imagined)\b|\bexpect to\b|"
    r"\b(?:shame|pity) (?:that |about )?(?:the|it|we|i|my)\b|"
    r"\byou have (?:until|till) [^.?!]{2,25} to (?:send|register|book|apply|visit|see|sign)\b|\btook (?:me|"
    r"us) (?:\w+ )?(?:attempts|tries|letters|times)\b|"
    r"\bignore (?:this|it|that|me|my|the)\b|\b(?:i|we) (?:don't|do not|didn't|did not) expect\b|"
    r"\b(?:only|just)(?: have)? (?:takes?|take|cost) (?:you )?(?:fifteen|twenty|thirty|ten|\d\d|half|a "
    r"quarter|a few)\b|"
    r"\byou owe me nothing\b|\b(?:disappointed|upset|surprised|puzzled|annoyed|shocked|sad|"
    r"baffled) (?:with|by|at|about) (?:the|my|our|this|that|how the) (?!silence|lack|answer|reply|way)|"
    r"\bexpect (?:you(?:'re| are|'ve| have| get| must| receive)|that you (?:get|have|are)|a busy|it's|"
    r"it is|nothing|no )|"
    r"\bi (?:still )?(?:have not|haven't|had not|hadn't|didn't|could not|couldn't|"
    r"never) (?:\w+ )?(?:found out|figured|understood|worked out|managed to (?:learn|find|visit|finish)|"
    r"learned|"
    r"finished|read|seen|tried|visited|told|asked|explained|mentioned|known|thought of)|\bwaiting (?:for|"
    r"on) (?:the|my) (?:train|bus|results?|exam|visa|spring|weather|papers?|parcel|doctor|season|snow|tide|"
    r"harvest)"
)


def reproach(part: Part) -> list[Place]:
    """Find guilt, ultimatum or sarcasm, one place per sentence (E18, E19)."""
    result: list[Place] = []
    for sentence in part.sentences:
        for source in _GUILT:
            found = pattern(source).search(sentence.lower)
            if not found or quoted(sentence, found.start()):
                continue
            clause = sentence.clause_at(found.start())
            before = sentence.lower[clause.start : found.start()]
            if pattern(_OF_SOMETHING_ELSE).search(
                sentence.lower, clause.start, min(clause.end + 60, len(sentence.lower))
            ):
                continue
            own = pattern(_STRAIGHT).match(found[0]) is not None
            if (
                pattern(_KIND).search(before)
                and not own
                and not pattern(r"\bsorry to (?:say|see)|hate to think").search(before)
            ):
                continue
            result.append((sentence, found.start(), found.end()))
            break
        else:
            place = first_frame(sentence, _FRAMES)
            if place and not quoted(sentence, place[0]):
                result.append((sentence, *place))
    return result
