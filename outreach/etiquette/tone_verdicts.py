"""Verdicts on somebody silent: their worth, their manners, their kind; mockery and curses (E18, E19)."""

from __future__ import annotations

from outreach.etiquette.language import Frame
from outreach.etiquette.tone_frames import MILD

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
VERDICTS: tuple[Frame, ...] = (
    Frame(
        "how it is done where the writer comes from",
        (
            (
                r"\b(?:where i (?:come from|grew up|was (?:raised|brought up)|live)|in (?:my|our) "
                r"(?:country|culture|village|"
                r"family|house|day|days|trade|profession|part of the world)|back home|among (?:us|"
                r"colleagues|friends)|i was "
                r"(?:raised|brought up|taught) to|in [a-z]+(?=,? (?:we|one|people)\b))\b"
            ),
            (
                r"\b(?:answers?|answered|repl(?:y|ies|ied)|responds?|write back|writes back|say no|says no|keep "
                r"our word)\b"
            ),
        ),
        (
            MILD,
            (
                r"\b(?:question|questions|exam|phone|bell)\b|\b(?:before|until|after|late|slowly|quickly|by hand|on "
                r"\w+days?|at night)\b|\bnobody\b"
            ),
        ),
    ),
    Frame(
        "only greater people count for the reader",
        (
            r"\b(?:suppose|guess|gather|see|seems?|apparently|presumably|evidently|clearly|assume|take it)\b",
            (
                r"\bonly (?:\w+ )?(?:matters?|counts?|answers?|repl(?:y|ies)|interests?|deserves?|merits?)\b"
                r"[^.?!]{0,30}\b(?:when|if|for|to|the|those|people)\b"
            ),
        ),
        (MILD, r"\bi only\b"),
    ),
    Frame("a verdict on the reader's worth", (_VERDICT, _WORTHLESS)),
    Frame(
        "more was to be expected of somebody like the reader",
        (
            (
                r"\b(?:expect(?:ed|ing)?|hoped(?: for)?|hoping for|thought|imagined|counted on|looked for|wished for|"
                r"reckoned)\b[^.?!]{0,20}?\b(?:more|better|some|greater|a (?:little|bit|touch|shred|minimum) (?:of )?"
                r"(?:more )?|basic|common|ordinary) "
                r"(?:courte\w+|respect|decency|manners|politeness|kindness|consideration|solidarity|loyalty|"
                r"collegiality|"
                r"gratitude|professionalism|generosity|interest|support|warmth|humanity|goodwill|fellowship)\b"
            ),
        ),
        (MILD,),
    ),
    Frame(
        "people of the reader's rank have better to do",
        (
            (
                r"\b(?:(?:people|someone|somebody|those|men|women|a (?:man|woman|person)) (?:at|of|in|with|on) "
                r"your (?:\w+ )?(?:level|rank|position|standing|calibre|stature|height|kind|sort|class|status|grade|"
                r"league|importance)|people like you|the likes of you|important people|busy people)\b"
            ),
            (
                r"\b(?:more important|better|bigger|greater|nobler|finer|higher) (?:\w+ )?(?:things|matters|"
                r"fish|people|"
                r"concerns|duties|business)\b|\b(?:don't|do not|never|needn't|no longer|can't|won't|rarely|seldom) "
                r"(?:\w+ ){0,2}?(?:answer|reply|respond|write back|bother|stoop|need to|have to)\b"
            ),
        ),
        (
            r"\bthank\w*\b|\bi (?:perfectly |quite |fully |well )?understand\b|\bof course\b|\bno hard feelings\b",
        ),
    ),
    Frame(
        "what the writer was told of the reader proved wrong",
        (
            (
                r"\b(?:(?:had|'d|was|were|been) (?:always |often |once )*(?:told|assured|given to understand|led to "
                r"believe|promised)|(?:had|'d) (?:\w+ )?(?:heard|read|understood|believed)|(?:everyone|"
                r"everybody|people|"
                r"they|[a-z]+) (?:said|told me|swore|assured me|promised me))\b[^.?!]{0,15}\byou(?:'re|'d| "
                r"are| were| "
                r"would| help\w*| always| had| have| liked?| loved?| enjoy\w*| took| take)\b"
            ),
            (
                r"\b(?:but|yet|however|evidently|apparently|clearly|obviously|now|"
                r"seems?)\b[^.?!]{0,40}\b(?:wrong|false|"
                r"mistaken|untrue|mistake|misinform\w*|exaggerat\w*|otherwise|different(?:ly)?|not (?:so|true|the "
                r"case)|nonsense|a lie|a myth|too kind|too generous)\b"
            ),
        ),
        (MILD, r"\b(?:date|day|time|hour|address|place|number|away|moved|left|on leave|retired)\b"),
    ),
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
            MILD,
            (
                r"\bi (?:don't|do not|never|can't|cannot|won't)\b|\b(?:plants?|machines?|bees|dogs|cats|ships?|"
                r"stones?|children|clocks?|tools?)\b"
            ),
        ),
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
        (MILD,),
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
        (MILD,),
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
        (MILD,),
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
        (MILD,),
    ),
    Frame(
        "the writer ranks low",
        (
            (
                r"\b(?:ranks?|comes?|stands?|rates?)\b[^.?!]{0,25}\b(?:below|beneath|behind|last|lowest|bottom)\b"
                r"[^.?!]{0,30}\byour\b"
            ),
        ),
        (MILD,),
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
        (MILD,),
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
        (MILD, r"\b(?:machine|phone|line|bell|door|system|server)\b"),
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
