"""Situations in which somebody silent is reproached: what was left undone, and who does better (E18, E19)."""

from __future__ import annotations

from outreach.etiquette.language import Frame

#: An answer, or the want of one.
_ANSWER = (
    r"(?:answers?|answering|answered|repl(?:y|ies|ied|ying)|respon(?:d|se|ses|ding)|silen(?:ce|t)|write "
    r"back|writing back|"
    r"word from you|line from you|a (?:word|line|sentence|syllable)|hear(?:d)? (?:nothing|from you)|"
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
    r"complicated|busy|important|grand|proud|good|tired|demanding)\b|\b(?:not|even|one) (?:\w+ "
    r")?single\b|\bwould have (?:been "
    r"enough|sufficed|done|cost|taken)\b|\bwithin an? "
    r"(?:day|hour|minute|week)\b|\bdecen\w+|\bmanners\b|\bcourte\w+|\bpoliteness\b|\bwith(?:out)? fail\b)"
)
_MILD = (
    r"\b(?:no need|needn't|don't have to|do not have to|not have to|no hurry|no rush|whenever|"
    r"understand\w*|i know|sorry|apolog\w+|"
    r"don't worry|no worries|feel free|perfectly|happy|glad|thank\w*|grateful|help(?:s|ful)? me|plenty|"
    r"lost|spam|junk|slipped|"
    r"if (?:you|it|that)(?:'d| would|'s| is)? (?:rather|prefer|suits?|easier|not)|in your own time|fine|"
    r"welcome|make my (?:day|week)|(?:none|nothing|no \w+) is expected|no (?:reply|answer|response) "
    r"(?:is )?(?:needed|necessary|expected|required)|too busy,)"
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
REPROACHES: tuple[Frame, ...] = (
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
                r"\b(?:(?:among|under|below|behind|between|beneath) (?:all )?(?:the |your )?others|lost|buried|"
                r"i(?:'ve| have|'ll| will| can| could| asked| found)|no need|ask|"
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
                r"\b(?:have|has) no time for\b|\bcounts? for (?:so |very )?(?:nothing|little)\b"
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
                r"\b(?:(?:no|every|any|a true|a real) gentlem[ae]n (?:would|keeps|leaves)|(?:scarcely|"
                r"hardly|not|unworthy)\b[^.?!]{0,15} gentlem[ae]n|gentlemanly|"
                r"ladylike|breeding|mortals?|peasants?|commoners?|lowly|indifferen(?:ce|t to)|"
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
                r"\b(?:earned|deserv\w+(?! no\b)|owed?|entitled to|least|expected|i did think|i(?:'d| would| had)? "
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
                r"no effort)(?: at all)? to (?:be|answer|say (?!no\b)|write|reply|show)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "better was to be expected of such a person",
        (
            (
                r"\b(?:one|i|you|anyone) (?:would|'d|might)(?: have)? (?:think|thought|expect|expected|"
                r"imagine|imagined|"
                r"suppose|supposed)\b(?: that)? (?:an?|someone|somebody|people|you|your|those) "
                r"\b[^.?!]{0,50}\b(?:would|could|might|"
                r"knows?|knew|had|to)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "the writer ranks low",
        (
            (
                r"\b(?:ranks?|comes?|stands?|rates?)\b[^.?!]{0,25}\b(?:below|beneath|behind|last|lowest|bottom)\b"
                r"[^.?!]{0,30}\byour\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "why does the reader not answer",
        (
            (
                r"\bwhy (?:won't|don't|can't|do|did|didn't|haven't|have|are|would) you (?:\w+ "
                r"){0,2}?(?:answer|reply|write back|"
                r"respond|ignor\w+|avoid\w*)\b|\b(?:is there (?:any|a)|what(?:'s| is) the|no|see no) "
                r"(?:point|use|sense) (?:in|of) "
                r"(?:writing|asking|even)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "that is no way to treat people",
        (
            (
                r"\b(?:not|isn't|hardly) (?:how|the way|any way) (?:one|you|people|friends|we|colleagues|"
                r"to)(?: should| ought to)? "
                r"(?:\w+ )?(?:treats?|behaves?|deals?)\b|\bask(?:ing)? (?:this |you )?(?:nicely|politely)\b|"
                r"\bwould (?:have )?cost "
                r"(?:you |him |her )?(?:nothing|so little|little)\b|\bcounts? for (?:so |very )?(?:nothing|little)\b"
            ),
        ),
        (_MILD,),
    ),
    Frame(
        "a saying about those who do not answer",
        (
            (
                r"\b(?:one|people|somebody|someone|he|those|anyone|man|woman|whoever) (?:who )?(?:do(?:es)? "
                r"not|don't|doesn't|never|can't|"
                r"cannot) (?:\w+ )?(?:answer|reply|write back|respond)s?\b"
            ),
            r"\b(?:has|have|is|are|deserves?|lacks?|no|not|learn\w*|call|say)\b",
        ),
        (_MILD, r"\b(?:machine|phone|line|bell|door|system|server)\b"),
    ),
    Frame(
        "the writer was told better of the reader",
        (
            r"\byou(?:'re| are| were|'d)?\b",
            (
                r"\b(?:misinformed|misled|deceived|wrongly (?:told|informed))\b|\b(?:big|large|grand) for "
                r"your boots\b|\b(?:full of|"
                r"above) yourself\b|\b(?:forg[eo]t\w*) where you (?:came|come) from\b"
            ),
        ),
        (r"\b(?:date|day|time|hour|address|place|number)\b",),
    ),
    Frame(
        "a threat that would be regretted",
        (
            (
                r"\b(?:hate|sorry|regret|loath|reluctant) to (?:have to |be forced to )(?:tell|report|"
                r"inform|mention|write|say|take|"
                r"complain)\b"
            ),
        ),
    ),
    Frame(
        "what did the writer do",
        (r"\bwhat (?:have |did )?i(?:'ve)? (?:did|do|done) to (?:deserve|offend|upset|earn)\b",),
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
