"""Tone towards somebody silent: guilt, ultimatum or sarcasm (E18, E19).

Set phrases of reproach stand here, with what gives them another sense; the situations stand in `tone_frames`, verdicts
on the reader in `tone_verdicts`.
"""

from __future__ import annotations

from outreach.etiquette.language import first_frame, pattern, quoted
from outreach.etiquette.segments import Part, Sentence
from outreach.etiquette.tone_frames import REPROACHES
from outreach.etiquette.tone_verdicts import VERDICTS

Place = tuple[Sentence, int, int]

_GUILT = (
    (
        r"\b(?:pity|shame|sad|regrettable|strange|odd|funny|telling) (?:that |how |when )?(?:you|an? [\w' "
        r"-]{3,30}|somebody|someone|people)\b[^.?!]{0,25}?(?:\b(?:never|not|no|none|chose|nothing)\b|"
        r"n't\b)[^.?!]{0,15}?\b(?:answer\w*|repl\w+|respond\w*|write|written|wrote|spare|find|found|even|"
        r"say|said|bother\w*|help\w*|give|gave|care\w*|manage\w*|time|room|word|line|minutes?|silence|"
        r"know)\b|\b(?:don't|do not|doesn't|never|no longer) (?:\w+ )?(?:matter|count for|exist|mean "
        r"(?:much|anything|a thing))\b|\bdon't expect (?:any|me|my|help|an?)\b|\bdone with (?:you|people|"
        r"this friendship)\b|\bhope you (?:\w+ ){0,2}?(?:treat|answer|help|reply)\b[^.?!]{0,20}\b(?:others|"
        r"other people|your friends|better|everyone else)\b|\b(?:a|one) (?:simple |quick |short |clear |"
        r"plain |polite )?[\"']?no[\"']? would have\b"
    ),
    (
        r"\b(?:someone|somebody|people|those|friends|a person|one) (?:who|that) (?:(?:actually|really|truly|"
        r"will) (?:answers?|helps?|cares?|repl(?:y|ies)|responds?|bothers?|wants?|has|have|do(?:es)?|"
        r"values?)|do(?:es)? (?:answer|reply|care|help|have)|answers?|cares?|repl(?:y|ies)|responds?|"
        r"bothers?|values? (?:people|others|their)|appreciates? (?:people|others|it)|keeps? (?:his|her|"
        r"their|a) (?:word|promise))|\bmore (?:generous|helpful|reliable|considerate|courteous|polite|loyal|"
        r"decent|grown-up) (?:with|than|person|people|friends?|friend)|\btick,? ?tock\b|\bclock is "
        r"ticking\b"
    ),
    # Doubting their word, putting a price on the silence.
    (
        r"\bi don't suppose you\b|\b(?:feel|felt|look|made a) (?:\w+ )?(?:fool|foolish|stupid|silly|used|"
        r"cheated|betrayed|small|let down|humiliated|unwanted|like (?:a|an) (?:fool|idiot|beggar|nuisance "
        r"to you))\b|\b(?:having|ever) trusted\b|\b(?:do|did) i (?:really )?deserve\b|\b(?:quick|fast|happy|"
        r"eager|keen) enough to\b[^.?!]{0,40}\bwhen you\b|\bwhat are (?:networks|friends|alumni|colleagues|"
        r"contacts) for\b|\bin the bin\b|\bdoubt (?:that |whether )?(?:you|your)\b|\bby return(?: of "
        r"post)?\b|\bkeep (?:our|their|my) (?:promises|word)\b|\bshould have (?:\w+ )?(?:paid|offered|known|"
        r"guessed|asked someone)\b|\bout of patience\b|\bpatience (?:is|has|runs|wears) (?:\w+ )?(?:out|"
        r"thin|over|up|ended|exhausted|at an end|limit\w*|short)\b|\bmakes? me (?:\w+ )?(?:sad|angry|wonder|"
        r"sick|cross|(?:i'm|i am|feel|a|with) bitter(?: taste)?|feel)\b|\b(?:no|not a) (?:time|minute|"
        r"second|word) for (?:me|us|people|someone)\b|(?<!clear )(?<!good )(?<!light )(?<!easy "
        r")\bconscience\b|\bhere (?:i was|was i)\b|\b(?:surely|must have|must surely) (?:\w+ )?had (?:a|one|"
        r"two|five|some) (?:minutes?|moments?|seconds?|time)\b|\bdo me the (?:favou?r|courtesy|honou?r) "
        r"of\b|\b(?:my|our) time (?:is|was) (?:\w+ )?(?:valuable|precious|limited|worth)\b|\b(?:thought|"
        r"believed) you (?:were|are) (?:different|better|kinder|more|a (?:person|man|woman))\b|\bquite the "
        r"(?:silence|reply|friend)\b|\bthanks? (?:a lot |so much )?for (?:making (?:me|it so)|letting (?:me "
        r"(?!know|have|see|ask|try|go)|us (?!know|have))|leaving me|wasting|the effort you)\b|\bspare me "
        r"(?:the|your|that|another|any)\b(?! (?:twenty|ten|fifteen|thirty|\d|time|half|minutes))|\bno hard "
        r"feelings from my side though\b|\bstick together\b"
    ),
    (
        r"\b(?:don't|do not) (?:think|find|believe) (?:that )?it(?:'s| is)? (?:\w+ )?too much\b|\b(?:asking|"
        r"not|isn't|hardly|is it|that) (?:\w+ )?too much to (?:ask|expect|hope)\b|\basking (?:too|so|that) "
        r"much to\b|\bexpect an? (?:word|line|answer|reply|sign|reaction)\b|\b(?:had|have|having) the "
        r"(?:guts|nerve|decency|courage|courtesy|grace|heart|spine|manners)\b|\bpeople in (?:your|my) "
        r"position\b|\bpeople in mine\b"
    ),
    # Waiting, being put off, demands.
    (
        r"\b(?:wish|if only) (?:that )?you(?:'d| had) (?:\w+ )?(?:told|said|answered|let|been|written|"
        r"replied|warned|had the)\b|(?<!i have )(?<!i had )(?<!i've )\bno intention of\b|\b(?:could|might) "
        r"have (?:just |simply |at least )?(?:told me|said (?:so|no)|let me know|answered|replied)\b|"
        r"\b(?:(?:won't|no longer|don't) )?(?:have|need|had) to (?:pretend|make (?:up )?excuses|find (?:an|"
        r"another) excuse|hide|avoid me)\b|\bpretend(?:ing)? (?:to be|that|you)\b|\b(?:i(?:'ve| have)? been|"
        r"i am|i'm|still) waiting (?:for|now|since|in vain|and waiting|three|two|weeks|\d)|\b(?:not|hardly|"
        r"surely not) beyond you\b|\b(?:thought|believed|hoped|imagined) (?:that )?(?:we|our \w+) (?:had|"
        r"were|was|meant)\b|\bhard to (?:believe|accept|imagine|understand) (?:that )?(?:you|how you|why "
        r"you)|\b(?:nobody|no one) has ever\b|\b(?:need|want|require|expect) (?:an?|your) (?:\w+ "
        r")?(?:answer|reply|response|decision|yes|no)\b|\b(?:hope|trust) (?:that )?you(?:'re| are| will|"
        r"'ll)? (?:feel (?:good|proud|better)|proud|happy with yourself|sleep well|reply|answer|respond|"
        r"have the|find the (?:time|courtesy|decency)|do better|remember (?:this|how|what|me when))\b|"
        r"\b(?:won't|will not|never) (?:ask|trouble|bother|expect|trust)\b[^.?!]{0,25}\b(?:ever|anything|"
        r"again ever)\b|\bwas my (?:message|question|request|mail|letter|note) (?:\w+ )?(?:so|too|that|"
        r"really)\b|\b(?:oh[- ]so|so very|ever so|such a|so) (?:precious|valuable) time\b|\bwast\w+ (?:any "
        r"more of )?your (?:\w+ )?time\b|\byour precious time\b(?= ?[.?!]|$)(?<!sparing your precious time)|"
        r"\b(?:mistaken|wrong|naive) (?:about|in) (?:you|your|our|thinking|trusting|believing)|\b(?:others|"
        r"other people|your colleagues|everyone|everybody) (?:have|has|had|were|was|are) (?:been )?(?:\w+ "
        r")?(?:more |kinder|friendlier|quicker|able|forthcoming|helpful|happy to)|\blearn(?:ed|t) (?:not to|"
        r"to) expect\b|\bexpect (?:nothing|anything) from (?:people|you|anyone|others)\b|\bhow (?:long|"
        r"often|many (?:more )?(?:times|messages|mails)) (?:(?:do|must|should|shall|will|am|have) i\b|do "
        r"you (?:intend|plan|expect|mean|think|want))|\bkeep(?:ing)? (?:me|people|us) (?:waiting|hanging|"
        r"guessing)|\b(?:mother|father|friends?|everyone|colleagues?|teacher|wife|husband) (?:was|were) "
        r"right (?:about|when|to)|\bwarned me (?:about you|you would|you'd|not to)\b|\b(?:people|everyone|"
        r"everybody|others|they|friends|mother|father) (?:had |all )?told me (?:about you|not to|(?:you "
        r"would|you'd) (?:not|never))"
    ),
    # Bitter farewells, irony, lessons drawn.
    (
        r"\b(?:i give up|you(?:'ve| have) made (?:it|yourself|your \w+) (?:\w+ )?(?:clear|plain|obvious)(?! "
        r"(?:in|on) (?:your|the|that))|(?:draw|drew|drawn) my (?:own )?conclusions|enough said|(?:^|[.,;] "
        r")say no more|(?:that|which|this|it|silence)(?: \w+)? says (?:it all|everything|a lot|more than)|"
        r"speaks? volumes|actions speak|lessons? learn(?:ed|t)|i see how it is|(?:won't|will not|shan't) "
        r"make (?:that|this|the same) mistake|should have known(?: better)?|(?:have|had) (?:misunderstood|"
        r"mistaken|misread|misjudged|overestimated)|(?:overestimated|mistook|misread) (?:you|our|how|what)|"
        r"wh?at (?:kind|sort) of (?:a )?(?:friend|friends|person|people|colleague|professional)|how "
        r"(?:little|much) (?:\w+ ){1,3}?(?:mean|means|meant|matter|matters|counts?|is worth|care|cares|"
        r"value|values)|(?:i )?(?:have|got) my answer(?! (?:from|in|to|elsewhere|at|through|thanks))|took "
        r"the hint|taken the hint|wash my hands|shame on|"
        r"some (?:experts|people|professionals|friends|managers|of us|alumni|"
        r"colleagues)\b[^.?!]{0,30}\b(?:only|never|don't|forget|think|still|can't|prefer|were raised|have)|"
        r"only (?:help|answer|reply to|talk to|speak to|have time for) (?:those|people|the|important)|"
        r"(?:must|has to) be (?:nice|lovely|great|wonderful|pleasant|comfortable) (?:to be (?:so|above|too|"
        r"that)|to have (?:so|no|people|time)|being|up)|so in demand|(?:leave|leaving|left) (?:[\w']+ "
        r"){1,3}(?:waiting|hanging|dangling|guessing|standing|in the (?:dark|air|cold|rain|lurch)|on read)|"
        r"lucky (?:you|for "
        r"some)|not holding my breath|hold my breath|since when|as if i|as though i|what did i expect|silly "
        r"me|foolish me|more fool me|my mistake for|i(?:'ll| will) (?:know better|think twice|not trouble "
        r"you with my existence)|(?:thought|believed|hoped) (?:\w+ )?(?:better|more|otherwise|differently) "
        r"of you|above (?:answering|replying|helping|such|that)|beneath (?:you|your)|not (?:grand|rich|"
        r"famous|important|senior|big) enough|(?:little|small) (?:people|person|fish)|high horse|ivory "
        r"tower|pedestal|(?:it's|it is|how) (?:\w+ )?(?:sad|sorry|a shame|shameful|telling|revealing|ironic|"
        r"amazing|remarkable|astonishing|curious|funny|interesting) (?:to see |to learn |to find |to "
        r"realise |to realize )?(?:that |how |when |what )(?:\w+ )?(?:some|people|you|quickly|fast|little|"
        r"easily|nobody|experts|friends|someone|somebody)|turn(?:ed|ing)? (?:your|their) backs?|hung (?:me "
        r")?out to dry|cold (?:reception|response)|door(?: \w+)? (?:shut|slammed|closed) (?:in my|on me)|"
        r"deaf ears|(?:no|without) (?:heart|conscience|shame|backbone|spine)|i (?:kept|held) (?:my|up my)|"
        r"have the (?:decency|courage|guts|nerve|grace|heart)|be (?:man|woman|big|adult|brave) enough|grow "
        r"up|(?:a|one) (?:last|final) (?:chance|warning)|bridges? (?:is|are|burn)|cross(?:ed)? you off|"
        r"strike you off|lost (?:all |my )?(?:respect|faith|trust)|lose (?:respect|faith))\b"
    ),
    # Silence judged, effort belittled, oneself accused.
    (
        r"\b(?:silence(?! (?:in|of|on|at|between|under|before|after|inside) (?!your|this|you\b))|no "
        r"(?:answer|reply|response)|not (?:answering|replying|responding)|ignoring)\b[^.?!]{0,20}\b(?:is|"
        r"was|feels|seems|says|tells|speaks|hurts|of yours)\b(?! (?:fine|ok|okay|golden|understandable|an? "
        r"(?:answer|perfectly)|"
        r"normal|no|all right|welcome|also|needed|necessary|required|expected|due|called for|enough))|"
        r"\b(?:don't|do not|can't|cannot|fail to|hard to|difficult to|struggle to) (?:quite |really "
        r")?(?:understand|see|grasp|fathom|think|imagine) (?:how|why|what)\b[^?!]{0,70}\b(?:you\b(?! (?:chose|"
        r"choose|build|decide|plan|make|made|measure|keep|do it))|too much|so (?:hard|difficult)|such)|"
        r"\b(?:what (?:did|have) i (?:do|done)|what i (?:did|have done|'ve done)|did i (?:say|do) "
        r"(?:something|anything)|have i (?:said|done|offended)|something i (?:said|did)|starting to "
        r"(?:think|feel|wonder) (?:that )?(?:you|i|my))\b|\bmust i (?:\w+ )?(?:call|drive|write|come|knock|"
        r"beg|ask|send|go)\b|\b(?:wouldn't|would not|won't|didn't|not) (?:have )?kill(?:ed)? you\b|"
        r"\b(?:others|everyone else|everybody else|even (?:the|my|complete) [\w ]{2,20}) (?:\w+ "
        r")?(?:managed|replied|answered|found the time|took the time)\b|\bradio silence\b|\bcrickets\b|"
        r"\btoo much (?:trouble|effort|work|bother) (?:for (?:you|family|a friend|old)|to (?:answer|reply|"
        r"write|type|pick))"
    ),
    # Hurt and reproach.
    (
        r"\b(?:disappoint\w*|hurt|hurtful|upset|offended|let down|saddened|annoyed|annoying|frustrat\w+|"
        r"appalled|unimpressed|irritat\w+ (?:that|to|by)|(?:i'm|i am|i was|i must say|i have to say|frankly|"
        r"am|me) (?:\w+ ){0,3}(?:surprised|shocked|astonished|puzzled|baffled)|insult\w*|disrespect\w*|"
        r"rude(?:ness)?|discourte\w+|uncivil|ill-mannered|bad manners|(?:bad|poor) form|unfriendly|stings?|"
        r"stung|galling|dismissive|thoughtless|careless of you|heartbreaking|bitter|disheartening|"
        r"demoralising|demoralizing|humiliat\w+|impolite|inconsiderate|unprofessional|selfish|unkind|"
        r"ungrateful|(?:so|how|rather|very|as|left|this) cold(?! (?:weather|snap|spell|morning|day|store|"
        r"room|water|winter))|cold (?:silence|shoulder)|shame(?:ful|fully)?|ashamed of you)\b"
    ),
    (
        r"\b(?:still|even|yet again|once again) (?:\w+ ){0,3}?(?:haven't|have not|hasn't|no (?:answer|reply|"
        r"response|word|news)|not (?:heard|had|received|got|replied|answered|responded|even)|nothing|"
        r"waiting|never|hear nothing|without)\b|\bnot (?:even )?(?:a single|a (?:word|peep)(?! (?:about|of|"
        r"on))|one (?:word|line|minute|reply|answer|second)(?! (?:about|of|on))|even (?:a|an|one|bothered))|"
        r"\b(?:haven't|have not|didn't|did not|couldn't|could not|never) (?:you )?(?:even |so much as |ever "
        r")(?:replied|reply|answer\w*|bother\w*|acknowledg\w*|had|have|find|found|managed?|open\w*|"
        r"respond\w*)|\bheard absolutely nothing\b"
    ),
    (
        r"\b(?:(?:third|fourth|fifth|sixth|umpteenth|hundredth|3rd|4th|5th) (?:and (?:last|final) )?(?:time "
        r"(?:i|we|that|of|now|in)|time(?= ?[.,!]|$)|message|mail|e-?mail|letter|note|reminder|attempt|"
        r"request|try|nudge)\b|(?:i(?:'ve| have|'d| had)?|having|after) (?:\w+ ){0,3}(?:written|wrote|"
        r"writing|asked|asking|tried|trying|called|calling|phoned|rang|mailed|e-?mailed|messaged|reminded|"
        r"contacted|nudged|knocked|sent)\b[^.?!]{0,40}(?:\b[34567]|three|four|five|six) times|(?:[34567]|"
        r"three|four|five) times (?:now )?(?:i|have i)|how many times|(?:three|four|five|\d) (?:messages|"
        r"mails|e-?mails|letters|reminders|attempts)(?! (?:are|is|were) (?:\w+ )?(?:enough|plenty|too|more "
        r"than))|again and again|over and over|time and again|repeatedly)\b"
    ),
    (
        r"\b(?:too (?:busy|important|good|grand|proud|popular) (?:for|to)|(?:guess|suppose|assume|gather|"
        r"presume|take it|apparently|clearly|evidently|obviously|seemingly|plainly|looks like|seems) "
        r"(?:that )?(?:\w+ )?(?:you(?:'re|'ve|r)?\b(?=[^.?!]{0,45}(?:\b(?:too|no|never|above|ignor\w+|only|"
        r"better things|forgot\w*|thought|someone who|that (?:kind|sort)|not (?!in\b|at\b|back|around|free|"
        r"able|there|well|here|on\b))\b|n't\b))|i'm\b|i am\b|my (?:message|mail|e-?mail|question|note|"
        r"request|letter)|helping|friendship|answering|replying|a reply|old friends|manners|people like)(?! "
        r"(?:are|were|have been|must be|have|had|may be|might be) (?:\w+ ){0,2}(?:busy|away|travelling|"
        r"traveling|tied|swamped|full|snowed|flat out|on holiday|deep in|a lot|your hands|plenty|enough|"
        r"under)| (?:hands|plate|inbox|diary|week|weeks|days|season|got lost|may have|might have|must have|"
        r"slipped|went|is full|were|was lost|has (?:moved|gone)))(?!'(?:re|ve) (?:\w+ ){0,2}(?:busy|away|"
        r"travelling|swamped|tied|flat out|snowed|got a lot|had a|had your|got your|on|in the|under|up to|"
        r"deep|probably))(?! decided)(?! would rather)(?! prefer))"
    ),
    (
        r"\b(?:ignored|ignoring|(?:you|to|would|could|who|they|people) (?:\w+ )?ignore (?:me|us|my|a|an|"
        r"your|old|people|messages|mails|someone|somebody)|ghost(?:ed|ing)|blank(?:ed|ing)|silent treatment|"
        r"cold shoulder|leave me hanging|left me hanging|on read|brush(?:ed|ing)? (?:me )?off|avoid(?:ed|"
        r"ing)? me|forgotten (?:about )?me|forgot (?:about )?me|strung along|cut me off)\b"
    ),
    (
        r"\b(?:least you (?:can|could|might)|you (?:could|might|can) (?:at least|have at least)|at least "
        r"(?:have the|you|answer|reply|tell me|say|give me|let me know)|(?:common |basic |simple "
        r")?(?:courtesy of|courtesy to|decency)|(?:lack of|no|bad|better|some|your|basic|common|good) "
        r"manners|manners (?:cost|seem|would|to|are|have)|polite thing|decent thing|would it (?:kill|hurt) "
        r"you|how hard (?:is|can|could|would)|is it (?:really )?(?:so|too|that) (?:hard|difficult|much)|too "
        r"much to ask|(?:it|that|this|a reply|an answer)(?:'d| would| only| just| really)?(?: have)?(?: "
        r"only)? (?:takes?|taken|took|cost|costs) (?:you |all of |only |just |about )*(?:(?:an?|one|two|"
        r"three|five|a single|half a|a few|\d) (?:\w+ )?(?:second|minute|moment)s?|(?:\w+ ){1,2}seconds)|"
        r"one minute to|two "
        r"seconds to|find (?:one|five|two|a) (?:single )?minutes? (?:to|for))\b"
    ),
    (
        r"\b(?:after (?:all|everything) (?:that )?(?:i|we)(?:'ve| have|'d| had)? (?:\w+ )?(?:done|did|gave|"
        r"given|helped|been)|(?:considering|given) (?:all|everything|what|how much) i(?:'ve| have)? |when "
        r"you needed|i (?:was|have been|'ve been) (?:always )?there for you|i (?:always )?(?:answered|"
        r"helped|replied) (?:you|when)|you owe me(?! nothing)|(?:get|got|receive|received|gave|silence|"
        r"nothing)\b[^.?!]{0,25} in return|(?:i|we)(?:'d| would| had|'ve| have)? (?:have )?(?:thought|"
        r"expected|hoped|believed|imagined) (?:that )?(?:you(?: would|'d| were| could|'re)?|we were|better|"
        r"more|friends|a friend|at least|someone|somebody|for (?:more|better|at least|an? (?:answer|reply|"
        r"word|line|sign)))|expected (?:\w+ )?(?:more|better|something)|(?:i|i'd|i had|we) (?:\w+ )?thought "
        r"(?:we were|you were|friends|i could count|you cared|better|i mattered|you'd)|wrong about you|"
        r"misjudged|(?:we|you|things|people|friends|alumni) used to be (?!at\b|in\b|with\b|my\b))\b"
    ),
    (
        r"\b(?:thanks|thank you) for (?:nothing(?! (?:less|but))|your silence|ignoring|not\b|the (?:silence|"
        r"non|lack))|"
        r"\b(?:(?<!you )(?<!thanks )(?<!so )so much for (?:your|that|our|the|friendship|promises|loyalty|"
        r"solidarity|manners|networking|"
        r"helping)\b|must be nice(?= ?[.!,]|$)|how nice (?:it must|for you|to be)|good to know (?:who|where|"
        r"how)|nice to know (?:who|where|how)|real friends?|some friend|(?:how|very) charming|very "
        r"professional|classy|(?:^|[.!?] ?)bravo(?= ?[,.!])|congratulations on (?:ignoring|not)|don't "
        r"bother|why (?:do i "
        r")?(?:even )?bother|forget it then|never mind then|(?:^|[.,;] ?)whatever then(?= ?[.,!]|$)|no "
        r"wonder|lovely to be (?:so|above|too)|(?:^|[.,;!] ?)as usual|(?:^|[.,;!] ?|how |so |just "
        r")typical(?= ?[.,!]|$| of (?:you|people))|silence (?:is deafening|speaks|says|tells|has|was|"
        r"confirms)|your silence|deafening|loud and clear|message received|noted your|waste of|wasted|"
        r"wasting|(?:^|[.,;:!–—] ?|\b(?:then|well|so|do|just|please) )enjoy your|good luck with your (?:ego|"
        r"silence))\b"
    ),
    (
        r"\b(?:see|saw|seen|noticed|notice|know|knew|can see) (?:that )?(?:you(?:'re|'ve|'d)?|linkedin says "
        r"you|linkedin shows)\b[^.?!]{0,30}?(?:online|read (?:my|it|the|this)|opened|posted|posting|active|"
        r"seen (?:my|it|the)|time (?:to|for)|liked)|\b(?:have|had|find|found|finding) time (?:to|for) "
        r"(?:post|tweet|share|like|everyone|others|holiday|golf|lunch|skiing)|\bpeople like (?:me|us)\b|"
        r"\b(?:not|isn't|wasn't) (?:(?:important|good|interesting|famous|senior) enough|worth (?:your|the|"
        r"an?|even|much))\b|\b(?:worth|deserve) (?:of )?(?:a|an|your|even) (?:\w+ )?(?:reply|answer|"
        r"response|time|minute)|\bno interest in (?:help|other|me\b|people)|\b(?:don't|doesn't|do not|never|"
        r"no longer|somebody who|someone who|people who|those who) (?:really |actually |even |seem to "
        r")?cares?\b|\b(?:couldn't|could|can't) care less\b|\b(?:n't|not) care enough\b|\bcare so little\b|"
        r"\bcouldn't be (?:bothered|arsed)|\bcan't be bothered|\bbother(?:ed)? to (?:answer|reply|respond|"
        r"write)|\bbetter things to do\b|\blow priority|\bheartless"
    ),
    (
        r"\bhow (?:naive|silly|foolish|stupid|wrong) (?:of me|i was)|\b(?:naive|silly|foolish|stupid) of me "
        r"(?:to (?:think|believe|hope|expect|imagine|count|trust))|\bi (?:had|'d) (?:\w+ )?(?:believed|"
        r"thought|hoped|expected|imagined|assumed|trusted)\b(?: that)? (?:you\b(?! (?:might|may|and i)\b)|"
        r"we (?:were|had|meant)\b|your\b|(?:rather |a (?:little|bit) |much )?(?:more|better)\b(?! (?:time|"
        r"light|weather))|otherwise|differently|an? (?:answer|reply|response|word|line|sign|friend|"
        r"colleague)\b|some(?:body|one)\b|anyone\b|people\b|friends\b|alumni\b|at least\b|(?:an?|my) "
        r"(?:[\w-]+ ){1,3}(?:would|could|had)\b)|\b(?:i (?:used to|once) (?:think|believe|thought|"
        r"believed))\b|\b(?:guess|suppose|see|believe|think) (?:that )?(?:now )?(?:i|we) (?:now )?(?:know|"
        r"see|understand|learned|learnt|have my|got my)\b|\bknow where i stand\b|\bat least an? (?:simple |"
        r"short |quick )?(?:[\"']?no\b|answer|reply|word|line|sign)|\bwould have (?:appreciated|been "
        r"(?:nice|kind|polite|decent|courteous|easy|good))\b|\bat least (?:\w+ ){0,2}(?:an? )?(?:answer|"
        r"reply|response|acknowledg\w+)\b|\b(?:can't|cannot|can hardly) believe (?:that )?you(?:'d| would|"
        r"'ve| have)?\b[^.?!]{0,15}\b(?:wouldn't|not|n't|never|ignor\w+|treat|leave|left|forgot\w*)\b|"
        r"\b(?:won't|will not|not) bother (?:with|about) you\b|\bdon't mind me(?= ?[.,!]|$)|\b(?:sat|"
        r"sitting|waited|waiting|stared|staring) (?:by (?:the|my) phone|around for|here for|in vain|for "
        r"nothing|all (?:day|week|month)|for (?:days|weeks|ages))\b|\bnot waste (?:any )?(?:more|another)|"
        r"\b(?:any )?more of my (?:time|evenings?|energy|days|breath)\b|\bbut (?:apparently |evidently |"
        r"clearly |obviously |somehow |it seems )?(?:not|never|no time|none) (?:(?:for|to|even)\b|a (?:word|"
        r"minute|line)|me\b|one\b)"
    ),
    (
        r"\b(?:apparently|evidently|obviously|clearly)\b(?=[^.?!]{0,60}(?:\b(?:not|no|never|nobody|too|"
        r"nothing|only|better|beneath|below|above|forgot\w*|ignor\w+|decided|chosen|chose|prefer|don't|"
        r"doesn't)\b|n't\b))(?![^.?!]{0,60}\b(?:arrive|reach|get through|go out|attach\w*|lost|spam|junk|"
        r"slip\w*|full|busy|swamped|wrong address|never reached|didn't reach|not arrived|bounced|a lot|timing|"
        r"(?:good|right|best) (?:time|moment|season|month|week))\b)"
    ),
    (
        r"\b(?:dead to me|last straw|(?:i(?:'ve| have|'d| had|'m| am)?|am|have) (?:\w+ ){0,2}(?:had enough "
        r"of|fed up|sick of|tired of (?:waiting|asking|writing|chasing|running after|being (?:ignored|kept|"
        r"put off)))|chas(?:e|ed|ing) you|running after "
        r"you|beg(?:ging)? you|keep (?:me )?waiting|kept (?:me )?waiting|make me (?:wait|beg|ask)|made me "
        r"(?:wait|feel)|makes me (?:feel|wonder|think you)|you make me|your loss(?= ?[.,!]|$)|gone to your "
        r"head|let (?:me|us) down|i trusted you(?! (?:with|to))|am i (?:invisible|air|not worth|talking to "
        r"(?:a|my))|(?:^|[.,;!] "
        r"?)good for you(?= ?[.!,]|$)|suit yourself|be like that|very well then|fine, then|if that's how|i "
        r"get the (?:message|hint|picture)|point taken|so that's (?:how|that)|what a (?:pity|shame|friend|"
        r"surprise)|others would|anyone else would|any decent|a real friend|a true friend|a "
        r"friend would|friends (?:don't|answer|help|reply|would)|i(?:'d| would) have (?:answered|replied|"
        r"helped|done)(?! (?:sooner|earlier|before|your (?:letter|mail)|it\b))|i(?:'d| would) never (?:have "
        r")?(?:left you|treated (?:you|anyone|somebody|a)|ignored|done (?:that|such|this) to|do (?:that|"
        r"such|this) to|treat|leave (?:you|someone|anyone|somebody|"
        r"people|a (?:friend|message|colleague|letter))|ignore))\b"
    ),
    # Ultimatum.
    (
        r"\b(?:i(?:'ll| will| shall|'m| am)? (?:give|giving) you (?:until|till|(?:one more|one last|another|"
        r"a last) (?:chance|day|week|try|shot|opportunity)|(?:two|three|24|48) (?:\w+ )?(?:hours|days|"
        r"weeks))|you have (?:until|till|\w+ (?:hours|days)) (?!to choose)|(?:this is|consider this) "
        r"(?:your|my|a|the) (?:last|final)\b(?! (?:you(?:'ll| will)|i(?:'ll| will)|of|one|about|note|"
        r"message|mail|e-?mail|letter|line|nudge|word|time)(?! (?:warning|chance)))|after that i(?:'ll| "
        r"will| go| am|'m)? ?(?:go|tell|ask your|write to your|report|call your|turn to your|consider|won't|"
        r"never))\b"
    ),
    (
        r"\b(?:last|final) (?:chance|warning|notice|opportunity|reminder|call|time i (?:ask|am asking|will "
        r"ask)|attempt|request|deadline)\b(?! (?:for|to) (?:sun|see the|catch))"
    ),
    (
        r"\b(?:otherwise|or else|or) (?:i|we)(?:'ll| will| shall|'d| would|'m| am| must| have)\b(?:(?! "
        r"(?:happily|gladly|just|simply|be happy|gratefully|cheerfully|try|come|meet|drop|pop|visit|travel|"
        r"send|bring|write (?!to your)|phone|ring|call (?:you|again|on|back|your office|another)|ask|find|"
        r"turn to|look|put|take up|manage|read|leave|let|understand|quietly|assume (?:it|this|the|that)|"
        r"take it (?:as a no|that (?:it|this|the|now)))))[^.?!]{3,}"
    ),
    (
        r"\b(?:if|unless|should) (?:you|i)\b[^.?!]{0,60}?\b(?:then )?(?:i|we)(?:'ll| will| shall|'m going "
        r"to|'d have to| will have to|'ll have to)(?: \w+)? (?:be forced|have to|consider (?:our|this|you|"
        r"it closed|the)|conclude|know (?:what|where|who)|draw|tell|report|complain|go (?:above|to your|"
        r"over)|assume (?:you (?:don't|do not|have no|aren't|are not|didn't)|the worst|that (?:you (?:don't|"
        r"do not|have no))|our)|take it that you (?:don't|do not|have no)|remember|never|remove|unfollow|"
        r"delete|contact your (?:boss|manager))"
    ),
    (
        r"\b(?:i|we) (?:must |have to |will have to )?(?:demand|insist|require|must ask(?! (?:your pardon|"
        r"pardon|forgiveness|you to (?:forgive|excuse|pardon)))|must insist|deserve|"
        r"(?:do |really |frankly )?expect (?:an?|your (?!inbox|desk|week|diary)|you to|to (?:hear|get|"
        r"receive)|at least|some|better|more|that you(?:'ll| will)))\b(?! (?:nothing|no))|\b(?:must|have to|"
        r"need to|got to) (?:hear|know|have (?:an?|your)|get an answer|reply|answer|respond|"
        r"decide)\b[^.?!]{0,30}\b(?:by|before|today|tomorrow|now|this week)|\b(?:reply|respond|answer|"
        r"decide|an answer|a reply|a response|get back to me) (?:to me )?(?:by|before|within|no later|"
        r"until) [\w ]{2,20}(?:,| or | otherwise|at the latest)|\byou (?:promised|said you(?:'d| "
        r"would)(?=[^.?!]*\b(?:but|yet|and (?:then|yet|still|nothing|i|now)|within|by (?:the|last|mon|tues|"
        r"wednes|thurs|fri)\w*)\b)|gave (?:me )?your word|assured|agreed to)\b"
    ),
    (
        r"\b(?:i (?:won't|will not|shall not|shan't|'ll not) forget (?:this|how|that you)|i(?:'ll| will) "
        r"remember (?:this|that|how you)|i(?:'ll| will) keep (?:writing|asking|calling|trying|sending)|"
        r"you(?:'ll| will) regret|you(?:'ll| will) (?:have|see) (?:to live|what)|don't (?:expect|ask|count "
        r"on|come to) me|our friendship (?:means|is|was|seems|must))\b"
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
    r"\b(?:expected|hoped for|hoping for) (?:more|better|some) (?!of\b|from\b|than\b|courte|respect|"
    r"decen|manner|polite|"
    r"kind|consider|solidar|loyal|coll|gratitude|profess|genero|interest|support|warmth|human|goodwill|fellow|help|"
    r"back|answer|word|repl|respon)[a-z]+|"
    r"\b(?:disappoint\w*|sad|sorry|hurt)\b[^.?!]{0,15}\bbut (?:your reasons|i (?:\w+ )?(?:understand|"
    r"see)|that's|it's|there)\b|"
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
            place = first_frame(sentence, REPROACHES + VERDICTS)
            if place and not quoted(sentence, place[0]):
                result.append((sentence, *place))
    return result
