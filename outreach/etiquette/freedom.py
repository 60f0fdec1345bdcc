"""The reader is free to say no: a way out is offered, and nothing presses (E05)."""

from __future__ import annotations

from outreach.etiquette.language import pattern
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_DECLINE = (
    r"(?:declin\w*|refus\w*|say(?:ing)? (?:so|no|\"?no\"?|nope|nah|pass)|(?:rather|sooner|prefer) not|"
    r"pass\b|ignor\w*|"
    r"skip\w*|turn(?:ing)? (?:me|it|this) down|opt out|bow out|back out|disregard\w*|forget "
    r"(?:it|this|i|that|about|my|all)|bin (?:it|this)|delete|drop (?:it|this|the)|let it "
    r"(?:go|drop|be)|leave (?:it|this)(?! to you)|not (?:to )?(?:reply|answer|do|respond|"
    r"want)|tell me (?:no|so))"
)
_RELUCTANT = (
    r"(?:rather not|prefer not|sooner not|prefer to|preferred not|don't want|do not want|"
    r"doesn't|does not|don't feel|do not feel|not feel|not (?:completely |entirely |really |"
    r"at all |so |quite )?(?:comfortable|convenient|happy|keen|possible|right|sure|easy|"
    r"appropriate|a good|the right|up for|your|for you|something|okay|ok|interested|ideal|"
    r"able|in a position|close|well)|isn't|is not|aren't|uncomfortable|inconvenient|awkward|"
    r"weird|odd|bother|pain|nuisance|too much|a lot|bad (?:time|moment)|"
    r"poor|busy|swamped|stretched|snowed|full|can't|cannot|couldn't|hesita\w+|doubt|wrong|"
    r"reluctan\w*|barely know|hardly know|burden|trouble|imposition|impose|changed your mind|"
    r"against it|feels? (?:off|strange|wrong|like)|cross(?:es|ing)? a line|step too far|any "
    r"reason|whatever reason|other reasons|unsure|not\b|no\b|won't work|hassle|difficult|"
    r"tricky|overstep\w*|unwelcome)"
)
_WAY_OUT = (
    # The reader may think otherwise, and the other may be left alone.
    (
        r"\bfeel free to (?:say|tell me|laugh|object|disagree|point out)\b|\byou (?:may|might|are free to|"
        r"could)(?: of course| well|, "
        r"of course,)? (?:feel|think|prefer|decide|say|find|judge|have your reasons)\b|\bleave (?:[\w'-]+ "
        r"){1,3}(?:be|alone|out of it|in peace)\b|\b(?:refusable|declinable)\b|\b(?:prepared|ready|braced) "
        r"for (?:an? )?(?:no\b|refusal|[\"'])|\byou(?:'d| would| will|'ll) be right (?:to|not to)\b|"
        r"\b(?:might|may|would|could|'d) (?:\w+ )?(?:prefer|rather|sooner) not\b|\b(?:silly|bad|daft|stupid|"
        r"terrible|poor|awful|crazy|mad) idea\b|\b(?:isn't|is "
        r"not|not) (?:a|such a) good "
        r"idea\b|\byou know best\b|\bi(?:'ll| will| would|'d) trust (?:you|your)\b"
    ),
    (
        r"\b(?:be|being) (?:refused|turned down|told no|declined)\b|\b(?:think|find) it a liberty\b|"
        r"\b(?:too )?(?:great|much) a liberty\b"
    ),
    # No claim is made, and the reader is not to be cornered.
    (
        r"\b(?:don't|do not|wouldn't|would not|never|hate|loath) (?:\w+ ){0,2}?(?:want|wish|like|mean|"
        r"intend|for you|to)\b"
        r"[^.?!]{0,30}\b(?:corner\w*|uneasy|uncomfortable|awkward|obliged|pressur\w+|on the spot|burden|"
        r"impose|embarrass\w*)\b|"
        r"\b(?:nope|nah|no,? thanks|no,? thank you)\b|\btell me to (?:get lost|go away|mind my|jump|forget|"
        r"shut up)\b|"
        r"\b(?:answer|ask|asking|asked|refuse|decline) (?:\w+ )?lightly\b|\b(?:not an?|no|without any) "
        r"(?:claim|demand|duty|debt)\b|"
        r"\b(?:not|n't|hardly) (?:\w+ )?(?:important|urgent|worth it|big) enough to\b|\b(?:strain|risk|"
        r"spend|burn) (?:an?|your|the) "
        r"(?:friendship|goodwill|favou?r|credit)\b|\byou(?:'d| would|'ll| will)? (?:\w+ )?(?:know|judge) "
        r"(?:\w+ )?better than (?:i|me)\b|"
        r"\b(?:the )?(?:best|better) judge\b|\bworst case\b"
    ),
    # It is let go, shaken off, or done only where it costs nothing.
    (
        r"\b(?:cough|shrug|frown|silence|sigh|yawn|blink|nod|look|sign|wave|shake|hint|word|whistle|"
        r"wink)\b[^.?!]{0,30}\b(?:will (?:do|tell|suffice|be enough)|is enough|"
        r"enough|tells me|as a (?:no|refusal)|for a (?:no|refusal))\b|\bnot the (?:right |best )?(?:moment|"
        r"time|day|week)\b|\b(?:if|should) (?:it|that|this|the idea|your heart|you) "
        r"(?:is|are|do|does|were)?\s?(?:not|n't)\b|\bdo nothing\b|\bnever mind\b|\b(?:if|provided|as far "
        r"as) (?:it is |it's |this is |that is )?(?:convenient|appropriate|agreeable|proper|okay|ok)\b|"
        r"\bprovided\b|\b(?:^|[.;,–—] ?|and |or |"
        r"but )(?:if|should|in case) (?:it|that|this|the (?:idea|thing|whole thing)|you(?!'d be)|she|he|"
        r"they)\b"
        r"(?! (?:need|want|have|know|knows|introduce|could|can|would|will|require|agree|do (?:this|me)|like "
        r"to know|has|is free|are free|has time|have time|says? yes|help|"
        r"ask|get|find|see|speak|talk|think of|hear|could|works|work(?:ed)?) ?)[^.?!]{0,60}(?:,|–|"
        r"—)[^.?!]{2,}|\b(?:a|an|one|your)? ?(?:\w+ )?\"[^\"]{2,25}\" (?:is|will|would|does|suffices)\b|"
        r"\b(?:if|should) you sense\b|\bdrift by\b|"
        r"\bthe matter is (?:buried|closed|forgotten)\b|\brefusal\b|"
        r"\b(?:let|leave) (?:this|it|that|the (?:matter|idea|thing)) (?:drop|go|rest|lie|be|slide)\b|"
        r"\b(?:shake|shaking) (?:of )?(?:your|the) head\b|"
        r"\b(?:only|just)\b[^.?!]{0,25}\bif\b|\bif (?:it|this|that) (?:costs|suits|fits|feels|is no|isn't|"
        r"is not|makes|would be|won't)\b|"
        r"\b(?:don't|do not|never|needn't|no need to) (?:strain|stretch|trouble|bother|force|push|put "
        r"yourself|go to any|twist|bend|break)\b|"
        r"\bout of (?:politeness|duty|pity|kindness|courtesy|guilt|obligation|friendship)\b|"
        r"\b(?:other|another|different) (?:roads?|ways?|paths?|routes?|doors?|means|sources?|options?)\b|"
        r"\bno favou?rs? owed\b|"
        r"\b(?:said|saying|hear|hearing) (?:an? |a plain |a clear )?no\b(?! (?:news|more|word|reply|answer|reason))|"
        r"\bpassing on (?:this|it|that)\b|\bor (?:to )?(?:bin|burn|delete|ignore|throw (?:it )?away|throw "
        r"(?:it )?out|tear up)\b|\btake it or leave it\b|\botherwise\b,? (?:let's|i'll|we|no\b|"
        r"never|just|simply)|"
        r"(?<!she )(?<!he )(?<!they )\b(?:won't|shan't|wouldn't|will not|would not) (?:be )?(?:hurt|mind|"
        r"sulk|cry|ask (?:again|twice|"
        r"why)|hold it|take it|bring it up|mention it)\b|"
        r"\b(?:your|as you) (?:wish|please)\b(?! (?:find|let|send|tell|see|forward|pass))|\bno ?(?:thanks|"
        r"thank you|way)\b|\bwhatever (?:you|your answer)\b|"
        r"\b(?:no|not any) (?:hard |bad )?(?:feelings|strings|questions asked|shame|reason|reasons|"
        r"matter)\b|\bwe(?:'ll| will) (?:talk|speak) (?:about|of)\b"
    ),
    (
        r"\b(?:if|should)\b[^.?!]{0,70}?(?:,|–|—|;) ?(?:then |just |please |do |kindly |simply "
        r")*(?:leave|skip|drop|forget|scrap|ignore|don't|do not|pass|bin|refuse|decline|tell me|"
        r"say so)\b"
    ),
    (
        r"\b(?:if|should|in case|unless|otherwise)\b[^.?!]{0,70}?\b(?:\w{2,7}n't|(?:would|'d) "
        r"(?:rather|prefer|sooner)|had enough|no longer|nuisance|unwelcome|suits? (?:neither|"
        r"no))\b"
    ),
    (
        r"\b(?:that|it|this|which|either|both|all)(?:'s| is|'d be| would be|'ll be| will be| "
        r"are)(?: \w+){0,3} (?:all right|alright|fine|ok|okay|no problem|no trouble|"
        r"understandable|optional|voluntary|good with me|cool)\b|\b(?:not|nothing) (?:\w+ "
        r")?(?:compulsory|mandatory|obligatory|expected|owed)\b|\b(?:optional|voluntary)\b"
    ),
    (
        r"\bthink (?:no|none|not|any|nothing|less|a bit)(?: \w+)? ?(?:less|worse|differently|more "
        r"of it|of it)?\b|\b(?:hold|held|holding|use|take|mind|resent) (?:a|the|your|any|that|"
        r"it)?(?: \w+){0,2}? ?against you\b|(?:^|[,.;:] ?|\b(?:just|simply|to|or|and|can|may|please|"
        r"then) )say no\b(?! (?:more|to (?:this|her|him)))|"
        r"\b(?:one|a) favou?r too many\b|\bstill (?:be )?friends\b|\bno need to (?:stretch|strain|force|"
        r"push|do (?:it|this|anything)|go out of your way)|\bdon't go out of your way|"
        r"\bwith a light heart\b|\b(?:there are|i have|i've got|i can find) (?:\w+ )?(?:other|"
        r"another) (?:ways?|routes?|doors?|people|person)|\bsay the word\b|\btake no for an answer\b|"
        r"\bwithout (?:any "
        r")?(?:consequence|ado|further ado|hard feelings)|\bno(?:thing)? (?:will )?(?:hangs|"
        r"depends) on\b|\bnothing (?:hangs|depends|rides) on|\b(?:give|find) (?:it|this) a miss\b|"
        r"\bnot for you\b|\b(?:decline|refuse|refusal|declining|refusing)\b"
    ),
    rf"\b(?:if|should|in case|when|unless|where|otherwise)\b[^.?!]{{0,60}}?\b{_RELUCTANT}",
    (
        r"\b(?:only|just|but only|solely|and only|solely) (?:if|when|as far as|in case|so long "
        r"as)\b|\bif (?:and only if )?(?:you(?:'re| are| feel| would be|'d be| do feel)|it(?:'s| "
        r"is| feels?)|that(?:'s| is| feels?)|this(?:'s| is| feels?))(?: \w+)? (?:comfortable|"
        r"happy|at ease|okay|ok|up for|right|easy|convenient|appropriate|fine|alright|good)\b|"
        r"\bif you(?:'d| would)? (?:feel like|like to|wish|want to|think it (?:proper|right|"
        r"appropriate))"
    ),
    (
        r"\b(?:feel free|free|welcome|fine|okay|ok|alright|perfectly|happy|at liberty|please|can|"
        r"may|could|always|just|simply|easy|easily|all right|by all means|no need to explain|"
        rf"don't be afraid|don't hesitate|comfortable|absolutely|then)\b[^.?!]{{0,30}}?\b{_DECLINE}"
    ),
    (
        r"\b(?:no|zero|not any|without any|any) (?:worries|worry|problem|problems|pressure|hard "
        r"feelings|harm|obligation|obligations|big deal|offen[cs]e|bother|biggie|drama|"
        r"explanations? (?:needed|necessary|required)|explanation|guilt|foul|stress|sweat|"
        r"expectations?|need to (?:answer|reply|respond|explain|say yes|feel)|compulsion|must|bad "
        r"blood|ill will|issue|justification|reason needed|reasons needed|reason required)\b"
    ),
    (
        r"(?:\ba|\ban|\bthe|\byour|\bsay|\bsaying|\btell me|\banswer|\bwith|\bhonest|\beasy|"
        r"\bquick|\bas|\bask is|\bequally|,|\bever) (?:\w+ ){0,2}?[\"']?no[\"']?(?: (?:is|would|"
        r"will|or|as|works|from|without|if|and i|means|costs|thank|won't|thanks|at|either|too|"
        r"either way)|[.,!?\"'\]]|$)|[\"']no[\"']|\bno(?:'s| is) (?:\w+ ){0,3}?(?:answer|fine|ok|o"
        r"kay|welcome|good)"
    ),
    (
        r"\b(?:i|we)(?:'d| would|'ll| will| shall| can| should| do)?(?: (?!like|love|want|hope|"
        r"wish|need|keen|trying|try|eager|happy|glad|hoping|aim)[\w']+){0,3}? (?:understand\b(?! "
        r"(?:how|what|why|that you|the (?!reason)))|mind|take it (?:badly|personally|amiss)|hold "
        r"it against|be offended|be upset|be cross|sulk|think (?:any )?(?:less|worse|differently)|"
        r"drop it|find (?:another|a different) (?:way|route|path)|ask (?:elsewhere|someone else|"
        r"somebody else)|leave it|let it)\b"
    ),
    r"\bnobody (?:will|would)(?:n't)? (?:\w+ )?(?:mind|ask|be)|\bnone (?:taken|the worse)",
    (
        r"\b(?:don't|do not|needn't|please never|never|not|shouldn't|no need to) (?:\w+ "
        r"){0,3}?(?:feel (?:\w+ )?(?:obliged|obligated|pressured|bound|you (?:have|must|need|"
        r"should)|under|compelled|duty)|obliged|obligated|give it another|think twice|worry|"
        r"second thought)|\bunder no (?:obligation|pressure)|\bobligation\b|\bno strings\b"
    ),
    (
        r"\b(?:up to you|your call|your (?:own )?(?:decision|choice)|you (?:decide|choose|be the "
        r"judge|owe me nothing)|whatever you (?:decide|choose|prefer)|whichever way|either way|as "
        r"you (?:prefer|like|see fit)|entirely yours|not a duty|no duty|leave (?:it|that) "
        r"(?:entirely |completely |fully )?to you\b(?! to)|your good judg)"
    ),
    (
        r"\b(?:take|treat|read|consider|count) (?:\w+ ){0,3}?(?:silence|no answer|no reply)\b|"
        r"\b(?:silence|no reply|no answer) (?:is|will|would|means|also|counts|can)\b|"
        r"\bunanswered\b|\bforget i (?:asked|said|wrote)|\b(?:decline|refuse|turn (?:me|it|this) "
        r"down|say no|pass) without\b|\bwithout (?:explaining|explanation|a second thought|giving "
        r"a reason|any reason)|\bmay be (?:forgotten|ignored|refused|declined)|\beasy to "
        r"(?:refuse|decline|ignore|say no)|\bclear conscience"
    ),
    (
        r"\bif not\b|\bor not\b|\bnot (?:a problem|an issue|the end of the world)\b|\bno is "
        r"(?:fine|ok|perfectly)|\b(?:totally|perfectly|completely|absolutely|entirely|also|all|"
        r"quite|that's|it's|is|be) (?:also )?(?:fine|ok|okay|good|cool|alright|all right) (?:if|"
        r"too|as well|with me|either|whatever|by me|not)|\bstay out of (?:it|this)|\bturn me "
        r"down\b|\bget out of (?:it|this)|\boff the hook"
    ),
)
_NO_WAY_OUT = (
    r"\b(?:won't|will not|can't|cannot|don't|do not|not|never|couldn't) (?:\w+ ){0,2}?(?:take|"
    r"accept|say|tell me|hear|give me|refuse|decline|ignore|let me down|pass this up|forget|"
    r"say no)(?: an?)?(?: [\"']?no\b)?[^.?!]*|\bno (?:reason|excuse|cause) (?:to|for|"
    r"not)[^.?!]*|\bcan't (?:possibly )?say no\b|\bfree to (?:call|phone|write|ask|contact|"
    r"forward|change|edit|reach)[^.?!]*|\b(?:if|should|when) we (?:\w+ )?(?:meet|talk|speak)\b[^.?!]*"
)


def offers_way_out(part: Part) -> bool:
    """Say whether the text makes a refusal easy (the positive half of E05)."""
    for sentence in part.sentences:
        text = pattern(_NO_WAY_OUT).sub(
            lambda found: (
                "_" * len(found[0])
                if not pattern(r"\bfeel\b|\bworry\b|\bmind\b|give it|hesitate|be afraid").search(found[0])
                else found[0]
            ),
            sentence.lower,
        )
        if any(pattern(source).search(text) for source in _WAY_OUT):
            return True
    return False


_PRESSURE = (
    (
        r"\bi (?:assume|take it|trust|presume) (?:that )?you(?:'ll| will)\b(?! (?:be busy|have|know|"
        r"understand|forgive))|"
        r"\bi(?:'ll| will) (?:keep )?(?:remind|pester|chase|nag|bug)(?:ing)? you\b"
    ),
    (
        r"\b(?:hate|loath|sorry|sad|pained|sadden\w*) to (?:see|find|think|learn) (?:that )?you\b|\bprove "
        r"(?:me|him|her|them|us) wrong\b|\bdon't you dare\b|\bwoe\b|"
        r"\byour (?:late |poor |dear )?(?:father|mother|grandfather|grandmother|family|uncle|aunt) (?:would|"
        r"used to|never|always)\b[^.?!]{0,80}\byou\b"
    ),
    (
        r"\b(?:i|we) (?:\w+ )?(?:rely|depend|count|bank) (?:\w+ )?on you\b(?! for (?!this|that|it\b|an? |"
        r"your|help))|\bi (?:won't|will not|cannot|"
        r"can't|am not going to|refuse to|shall not|shan't) (?:\w+ )?(?:accept|take|tolerate|hear)\b(?! "
        r"(?:up|part|longer|more than|it amiss|offence))|\byou (?:\w+ )?promised\b|"
        r"\bkeep your "
        r"(?:word|promise)\b|\b(?:you(?:'re| are)|you as|on you,) (?:\w+ )?(?:my |the )?only (?:one|person|"
        r"chance|hope)\b(?! (?:i know|i've (?:met|read|found)|in|here|at|from)\b)|\bmy only (?:chance|"
        r"hope)\b|\b(?:considering|"
        r"given|seeing|after) (?:what|all|everything|how much) i\b|\b(?:it|this|that) (?:must|has to|"
        r"needs to) (?:happen|be done|"
        r"work)\b|\bcan't wait (?:any longer|for ever|forever|much longer)\b|\bhope you won't (?:refuse|"
        r"say no|decline|let|disappoint)\b|\bno reason (?:not to|to (?:refuse|decline|say no))\b|"
        r"\btake (?:it )?for granted "
        r"that you\b|\bi (?:take|assume) it (?:that )?you(?:'ll| will)\b"
    ),
    (
        r"\b(?:real|true|good) friends? (?:wouldn't|would not|don't|would|never)\b|\b(?:break my heart|"
        r"crush me|kill me|devastate me|hurt me)\b|\b(?:can|could) "
        r"(?:hardly|scarcely|not possibly) (?:refuse|say no|decline)|\b(?:sure|certain|confident|"
        r"know) (?:that )?you (?:wouldn't|won't|will not|would not|'ll|will|"
        r"can't|'d never|would never) (?:\w+ )?(?:want me|let|refuse|say yes|disappoint|agree|do (?:it|"
        r"this)|help|forget|fail)|\b(?:not|isn't|hardly) (?:really )?too "
        r"much to ask\b|\bdisappointed (?:otherwise|if)|\b(?:no|any)(?: more)? excuses?\b|\bput me off\b|"
        r"\bno (?:going|"
        r"turning) back\b|\bi(?:'ve| have)? (?:already )?(?:told|promised|assured|"
        r"said to) (?:her|him|them|everyone|my [\w-]+|[a-z]+) (?:that )?(?:you(?:'d|'ll|'re| will| would|"
        r" are)|it's|it is (?:happening|done|settled)|we(?:'d|'ll| will| would))(?! (?:not|no|have no|may|"
        r"be free|busy))|\b(?:it's|it is) (?:the )?(?:only )?(?:fair|least|right) (?:that )?(?:you|"
        r"after)\b|\b(?:positive|favou?rable|affirmative) (?:reply|answer|response) (?:only|soon|by|at)|"
        r"\bdon't (?:make me|forget who|forget what)\b|\bremember "
        r"(?:who|what i|that i)\b[^.?!]{0,30}\b(?:helped|did|lent|covered|gave|got you)\b|\bafter what i\b"
    ),
    (
        r"\b(?:i|we)(?:'m| am|'re| are)? (?:really |absolutely |totally |all |so |just |honestly "
        r")?(?:counting|relying|depending|banking) on (?:you|this|it)\b|\b(?:don't|do not|please "
        r"don't|not to) (?:let me down|disappoint me|say no|refuse|turn me down|leave me hanging|"
        r"fail me)\b|\blet me down\b"
    ),
    (
        r"\b(?:i|we) (?:really |absolutely |urgently |just )?(?:need|expect|require|demand|insist|"
        r"want|trust) (?:that )?(?!you(?: will|'ll) (?:\w+ )?(?:forgive|excuse|pardon|understand|not mind|be|have|"
        r"remember|know|see|find|like|enjoy|tell me|say so|do well))(?:you(?! (?:to know|to feel|to be "
        r"comfortable|would|might|could|"
        r"won't)) to|you will|you'll|your (?:answer|reply|response|introduction|help)|an? "
        r"(?:answer|reply|response) (?:by|before|today|tomorrow|until))"
    ),
    (
        r"\byou (?:really |absolutely |simply |just )?(?:must|have to|have got to|need to|are "
        r"obliged|'ve got to|owe (?:it )?(?:to )?(?:me|us))\b(?! (?:be|see|try|taste|come|visit|read|meet|"
        r"know|feel|get|have|nothing|"
        r"hear|explain|reply|answer|do anything|write|say yes) ?(?!nothing))(?! nothing| explain| "
        r"feel)"
    ),
    (
        r"\b(?:won't|will not|not going to|don't|can't) (?:take|accept|hear) (?:an? )?[\"']?no\b|"
        r"\bno reason (?:to|for you to|not to|you (?:can't|couldn't))\b|\b(?:can't|cannot) "
        r"(?:possibly |really )?(?:say no|refuse)\b|\bno excuses?\b|\bsurely you (?:can|could|"
        r"won't|wouldn't|owe)"
    ),
    (
        r"\b(?:i (?:really |absolutely |urgently )*(?:need|must have|have to have) (?:this|it|"
        r"that|an?|the|her|his|your) ?[^.?!]{0,30}?(?:by|before|until|today|tomorrow|now|asap|"
        r"this week|urgently|immediately))"
    ),
    (
        r"(?:^|[.,;:!–—] ?|\b(?:please|kindly|could you|can you|would you|will you|you to|to|must|and|then|so|just|"
        r"needs? you|hope you(?:'ll| will| can)?|if you (?:could|would|can)) )(?:send|do (?:it|this|that)|"
        r"forward|write|introduce|"
        r"reply|respond|answer|get back|"
        r"confirm|act|make|arrange|set|let me know|pass|connect)\b[^.?!]{0,40}?\b(?:today|tonight|"
        r"asap|a\.s\.a\.p|immediately|right away|at once|straight away|urgently|without delay|"
        r"this instant|by (?:tomorrow|tonight|today|noon)|as soon as (?:possible|you can)|(?:by|"
        r"before|until) [\w ]{1,20} at the (?:latest|very latest))\b"
    ),
    (
        r"\b(?:the )?least you (?:can|could)\b|\bafter (?:all|everything) (?:that )?(?:i|"
        r"we)(?:'ve| have)? (?:\w+ )?(?:done|did)|\b(?:everything|my (?:whole )?(?:future|career|"
        r"life)) (?:depends|hangs|rests) on\b|\byou(?:'re| are) my (?:only|last|one|best) (?:hope|"
        r"chance|option|resort)\b|\byou owe me\b(?! nothing)|\bi(?:'ve| have) (?:already|always) "
        r"(?:told|helped|done|promised|said|done)\b[^.?!]{0,40}\b(?:you would|you'd|you will|"
        r"you'll|for you|so)\b"
    ),
    (
        r"\b(?:a good|a real|a true|any real|real) friend would\b|\bif you (?:were|are) (?:really "
        r")?(?:a|my) (?:real |true |good )?friend\b|\b(?:you|help|think|do (?:it|this|me|something)|"
        r"answer)\b[^.?!]{0,25}\bfor once\b|"
        r"\burgent(?:ly)?\b[^.?!]{0,40}(?:need|reply|answer|introduc)|\bi (?:expect|demand|"
        r"insist)\b(?! (?:you(?:'re|'ve)?\b(?! to\b)|she|he|they|it|that (?:you(?! will)|she|he|it)|your "
        r"(?!answer|reply|help|intro)|the|we|"
        r"most|there|some|nothing|no\b|to "
        r"(?:be|have|learn|see)))"
    ),
    (
        r"\b(?:time is running out|before it's too late|no time to lose|running out of time)\b|"
        r"\bbeg(?:ging)? you\b|\bdesperate\w*\b(?! for (?!(?:your|this|an? (?:answer|reply|"
        r"word|introduction|intro|chance)|help)\b))|"
        r"\bi(?:'ll| will) keep (?:asking|writing|calling|"
        r"pestering|bugging)\b|\b(?:would|will|be) (?:\w+ )?(?:very |really |deeply |so "
        r")?(?:disappointed|hurt|upset|offended) if you\b"
    ),
)


#: Strong words that insist on nothing but the reader's freedom: "I beg you to let it rest".
_ONLY_TO_BE_FREE = (
    r"\b(?:to|please|and|do|just|will|must) (?:let (?:it|this|the \w+|sleeping)|leave (?:it|this|her|"
    r"him|them|the \w+)|"
    r"forget|drop (?:it|this|the \w+)|ignore|skip|say so|tell me (?:so|if)|feel (?:free|no)|be (?:frank|honest|open)|"
    r"not (?:feel|worry|trouble|strain))\b|\b(?:take|hold) (?:it|that|this|offence|anything) (?:\w+ )?(?:wrong way|"
    r"badly|ill|amiss|personally|against|as an? (?:insult|offence))\b"
)


#: A question about what the reader's own work asks of them.
_WHAT_THEY_MUST = (
    r"\b(?:what|which|who|whom|how (?:much|many|often|long|far|do|did|does)|why|where|when|whether|everything|all|"
    r"things?|rules?|skills?)\b[^.?!;]*$"
)


def presses(part: Part) -> Place | None:
    """Find words that press the reader to agree (the negative half of E05)."""
    for sentence in part.sentences:
        for source in _PRESSURE:
            found = pattern(source).search(sentence.lower)
            if not found:
                continue
            if pattern(_ONLY_TO_BE_FREE).search(sentence.lower, found.start(), found.end() + 30):
                continue
            before = sentence.lower[sentence.clause_at(found.start()).start : found.start()]
            # "Which skill did you have to learn first" asks about the reader's work.
            if pattern(_WHAT_THEY_MUST).search(before) and found[0].startswith("you "):
                continue
            if pattern(r"(?:\b(?:no|not|never|nor|without|if)|n't)\b[^.;:]*$").search(before) and not pattern(
                r"n't|not |no "
            ).match(found[0]):
                continue
            return sentence, found.start(), found.end()
    return None
