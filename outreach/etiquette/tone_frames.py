"""Situations in which somebody silent is reproached: what was left undone, what is owed, what will follow (E18, E19).

Verdicts on the reader's character stand in `tone_verdicts`.
"""

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
MILD = (
    r"\b(?:no need|needn't|don't have to|do not have to|not have to|no hurry|no rush|whenever|"
    r"understand\w*|i know|sorry|apolog\w+|"
    r"don't worry|no worries|feel free|perfectly|happy|glad|thank\w*|grateful|help(?:s|ful)? me|plenty|"
    r"lost|spam|junk|slipped|"
    r"if (?:you|it|that)(?:'d| would|'s| is)? (?:rather|prefer|suits?|easier|not)|in your own time|fine|"
    r"welcome|make my (?:day|week)|(?:none|nothing|no \w+) is expected|no (?:reply|answer|response) "
    r"(?:is )?(?:needed|necessary|expected|required)|too busy,)"
)
REPROACHES: tuple[Frame, ...] = (
    Frame(
        "so little would have been enough",
        (rf"\b{_ANSWER}\b", _LITTLE),
        (MILD, r"\bif i\b|\bi(?:'ve| have) (?:been )?(?:too|so)\b"),
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
        "the writer did better",
        (
            r"\bi (?:never|always)\b[^.?!]{0,40}\b(?:you|your)\b",
            r"\b(?:wait|waiting|answer\w*|repl(?:y|ied)|help\w*|there for you|time for you|let you down|needed)\b",
        ),
        (r"\b(?:enjoy\w*|admir\w*|read|liked|loved|wanted|remember\w*|thought|learn\w*)\b",),
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
        (MILD,),
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
        (MILD,),
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
        "the writer's waiting is held up",
        (
            (
                r"\bi(?:'ve| have) (?:now |been )?(?:waited|waiting)\b[^.?!]{0,15}\b(?:long enough|so long|"
                r"patiently|quite "
                r"(?:a|some) (?:while|time)|more than)\b"
            ),
        ),
        (MILD,),
    ),
    Frame(
        "the reader had time for others",
        (
            (
                r"\byou(?:'ve| have|'d| had)? (?:\w+ )?(?:found|find|had|have|made|make) (?:the |an? |"
                r"plenty of |enough )?"
                r"(?:time|hours?|energy|leisure|minutes?|evening) (?:to|for)\b"
            ),
            (
                r"\b(?:so|yet|but|though|while|still|evidently|apparently)\b[^.?!]{0,25}(?:\b(?:cannot|not|"
                r"no|hardly|never|"
                r"none)\b|n't\b)"
            ),
        ),
        (MILD, r"\b(?:glad|lovely|congrat\w*|so much)\b"),
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
        (MILD,),
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
        (MILD,),
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
)
