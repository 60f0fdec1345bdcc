"""What the connector is asked for: a favour at all (E53), and no writing (E04)."""

from __future__ import annotations

from outreach.etiquette.language import Frame, first_frame, negated, pattern, requesting, worded
from outreach.etiquette.segments import Part, Sentence

Place = tuple[Sentence, int, int]

_TEXTS = (
    r"(?:intro(?:duction)?s?|e-?mails?|mails?|messages?|notes?|lines?|words|sentences|paragraphs?|"
    r"blurbs?|text|letters?|summary|pitch|something|bio|profile|draft|wording|write-?up|piece|"
    r"description)"
)
_ABOUT_ME = (
    r"(?:about (?:me|us|my|who|what|why)|of (?:me|my|who|what)|on (?:me|my|who)|explaining|describing|"
    r"saying|telling|introducing|"
    r"to (?:explain|describe|introduce|tell)|(?:so )?that (?:explains?|describes?|says|tells|introduces?|"
    r"covers))"
)
_WRITING: tuple[str, ...] = (
    # Write to them and explain it all.
    (
        r"\b(?:write|mail|e-?mail|message|text)(?: to)? (?:her|him|them|[a-z]+)(?: (?:for me|please|then|"
        r"and|yourself|first|about me)){0,3} and (?:tell|explain|describe|"
        r"introduce|present|say|set out|sell)\b"
    ),
    # Words left to the connector, or put together by them.
    (
        r"\b(?:put|putting) (?:\w+ ){0,3}?(?:something|lines|sentences|words|text|paragraphs?|mail|note|"
        r"message)(?: \w+){0,2}? together\b|\b(?:word|phrase|write|put) (?:it|this|that) "
        r"(?:as|however|the way|any way) you|\bi(?:'ll| will|'d| would)? (?:\w+ )?(?:leave|trust) (?:that|"
        r"it|this|the \w+) (?:all |entirely )?(?:to|with) you\b|\b(?:introduce|"
        r"present|describe) me in your (?:own )?(?:words|way)|\b(?:glad|happy|grateful|great|kind|"
        r"appreciate it|love it|wonderful|nice|helpful) if you (?:would |could |might )?"
        r"(?:wrote|write|draft(?:ed)?|composed?|prepared?|worded?|phrased?|penned?)\b(?! (?:back|to me))|"
        r"\b(?:just |simply )?(?:send|tell|write|say to|mail) (?:her|him|them|[a-z]+) "
        r"(?:whatever|something|anything)\b|\b(?:would|could|can|will|might) you (?:\w+ )?(?:prepare|"
        r"compose|write|draft|create|make) (?:\w+ ){0,4}?(?:about|on|of) "
        r"(?:me|my|who|what i)|\bput (?:something|a few (?:words|lines)|together|"
        r"into words)\b[^.?!]{0,25}\b(?:about|on) (?:me|my|who i)|\byour own words\b"
    ),
    (
        r"\bwrite to (?:her|him|them|[a-z]+)(?: \w+)? (?:on|in) my (?:behalf|name)\b|\b(?:wrote|"
        r"write) to (?:her|him|them|[a-z]+) and (?:told|tell|explain(?:ed)?|said|say)\b|\byou(?:'ll| will|"
        r"'d)? (?:surely |certainly |always )?"
        r"(?:find|know|have) the (?:right |best |proper )?(?:words|wording|tone)\b|\bif you (?:drafted|"
        r"wrote|composed|prepared|worded)\b(?! (?:back|to me))|\b(?:prepare|compose) (?:an? |"
        r"the )?(?:\w+ )?(?:note|mail|message|text|"
        r"introduction) for (?:her|him|them)\b"
    ),
    # You send them something about me.
    (
        r"\b(?:send|write|give|drop|shoot|do|make|mail|e-?mail|provide|prepare)(?: (?:her|him|them|up|over|"
        r"to|[a-z]+)){0,3}? "
        r"(?:an?|some|the|your own|a few|a couple of|two or three|one or two|a quick|a short|a nice|"
        r"a brief) (?:[\w-]+ ){0,2}?"
        r"(?:lines?|words|sentences|paragraphs?|summary|outline|overview|description|profile|note|message|"
        r"e-?mail|mail|letter|"
        rf"text|introduction|intro|write-?up|portrait|sketch) (?:\w+ )?{_ABOUT_ME}"
    ),
    (
        r"\b(?:knock|whip|cook|rustle|type|make) (?:something|a (?:\w+ )?\w+|a few \w+) "
        r"up\b[^.?!]{0,40}\b(?:who i|what i|about "
        r"me|my)\b"
    ),
    (
        r"\b(?:e-?mail|mail|message|write|text)(?: to)? (?:her|him|them|[a-z]+) with (?:an? |some |the |a "
        r"few )?(?:[\w-]+ ){0,3}?"
        r"(?:background|information|info|details|summary|idea|words|lines) (?:about|on|of) (?:me|my|who)\b"
    ),
    (
        r"\byou\b[^.?!]{0,25}\b(?:do|handle|take care of|take over|see to) the (?:writing|wording|words|phrasing)\b|"
        r"\btrust you (?:to (?:phrase|word|write|find|put)|with the (?:wording|words|text|writing))\b"
    ),
    (
        r"\b(?:wording|phrasing|text|writing|formulation)(?: of \w+)? (?:is|be|can be|would be|"
        r"should be)? ?(?:up to you|yours|in your hands)\b"
    ),
    (
        r"\b(?:just|simply|please|can|could|then|so) (?:write|say|put) (?:down )?(?:whatever|"
        r"anything you|what you (?:think|like|want|feel))"
    ),
    # You write it.
    (
        r"\b(?:could|can|would|will|might|may|please|kindly|you|maybe|perhaps|to|mind|and|be|'d|"
        r"able|willing)\b(?: (?!i\b|i've|i'll|i'd|me\b)[\w']+){0,4}? (?:write|writing|draft|"
        r"drafting|compose|composing|put together|putting together|come up with|coming up with|"
        r"pen|penning|word|phrase|prepare|preparing|craft|crafting|formulate|knock up|knock "
        r"together|whip up|cook up|type up|scribble|jot down|make up|think up|sketch out)(?: "
        rf"[\w'-]+){{0,5}}? {_TEXTS}\b"
    ),
    (
        r"(?<!i )(?<!i'll )(?<!i'd )(?<!to )\b(?:write|draft|compose|cook up|knock up|put together|make up|dream up|"
        r"type up|whip up|word|pen|scribble) (?:her |him |them )?(?:something|anything|whatever|a (?:few |"
        r"little |short "
        r"|nice )?[\w-]+|some [\w-]+)(?: \w+){0,2} (?:about|on) me\b"
    ),
    (
        r"\b(?:could|can|would|will|might|please|kindly|you|mind)\b(?: (?!i\b)[\w']+){0,3}? "
        r"(?:write|writing) (?:to )?(?:her|him|them|[a-z]+)(?: [a-z]+)? (?:and|to) (?:tell|"
        r"explain|describe|say|introduce|present|set out)"
    ),
    (
        r"\b(?:drop|send|shoot|write) (?:her|him|them|[a-z]+)(?: an?)? (?:\w+ )?(?:line|note|"
        r"email|e-mail|message|few lines|few words)s? (?:about (?:me|who|my|why)|explaining|"
        r"describing|saying|telling|to explain|to describe|with a bit about|on who)"
    ),
    (
        r"\b(?:leave|leaving) (?:it |this |that |the (?:[\w-]+ )?)?(?:wording|writing|text|words|"
        r"introduction|rest|it|phrasing|formulation)?(?: entirely| all)? ?to you to (?:\w+ "
        r"){0,3}?(?:write|word|phrase|put|find|say|explain|describe|come)|\b(?:leave|leaving) the "
        r"(?:\w+ )?(?:wording|writing|text|words|phrasing|formulation)(?: \w+){0,3} to you\b"
    ),
    (
        r"\b(?:you(?:'ll| will|'d| would)? (?:know|find|think of) (?:best )?(?:what|the right "
        r"(?:words|thing)|how) to (?:say|write|put|describe|pitch|word|phrase|sell|present)|say whatever "
        r"you (?:like|think|want)|"
        r"(?:tell|describe) (?:her|him|them) whatever you (?:like|think))\b"
    ),
    (
        r"\b(?:you(?:'re| are)? (?:so |much )*better (?:with words|at writing|at "
        r"this)[^.?!]{0,40}(?:write|words|text)|(?:in your own words)[^.?!]{0,30}(?:about me|who "
        r"i am|introduce))\b"
    ),
    (
        r"\b(?:explain|describe|summari[sz]e|set out|sum up)(?: to (?:her|him|them|[a-z]+))?(?: "
        r"in (?:a few|your own|two) (?:words|lines|sentences))? (?:who i am|what i (?:do|want|am "
        r"looking for)|my (?:background|situation|story|career|experience))(?: [^.?!]{0,40}(?:in "
        r"(?:an?|your) (?:e-?mail|message|note|words)))?"
    ),
)
_AUTHORSHIP: tuple[Frame, ...] = (
    Frame(
        "the reader is to find the words about the writer",
        (
            (
                r"\b(?:think (?:of|up)|come up with|make up|invent|compose|sketch(?:ing)?|draft|word|phrase|pen|"
                r"put together|formulate|craft|prepare|write|writing|find|"
                r"choose|add|do|say|begin|start|open)\b"
            ),
            rf"\b(?:{_TEXTS}|whatever|what (?:you|seems?|feels?)|sentences|lines)\b",
            (
                rf"{_ABOUT_ME}|\b(?:who i am|what i(?:'m| am) (?:after|like|looking for)|my (?:background|story|"
                r"situation|person|career|case))\b|\b(?:right|best|fitting|nice) words\b|"
                r"\b(?:find|think|consider|deem)(?:s)? (?:it )?(?:fitting|right|best|fit|proper|suitable|"
                r"appropriate)\b"
            ),
            r"\b(?:you|your|please|just|could|would|can|perhaps|maybe|kindly)\b",
        ),
        (
            (
                r"\b(?:i(?:'ve| have|'ll| will|'d| can| could)|below|attached|already|forward|pass (?:it )?on|"
                r"change|edit|adapt|back to me|nothing|no need|needn't|don't have|book|"
                r"article|talk|minutes|learn|hear|ask)\b"
            ),
        ),
    ),
    Frame(
        "the words about the writer are to be in the reader's hand",
        (
            rf"\b{_TEXTS}\b",
            (
                r"\b(?:in|from|of|by) your (?:own )?(?:[\w-]+ )?(?:hand|hands|pen|words|style|voice|prose|quill|"
                r"fashion)\b"
            ),
        ),
        (r"\bin your hands (?:now|whether|if)\b|\b(?:book|article|thesis|novel|speech)\b",),
    ),
    Frame(
        "the reader is to send something about the writer",
        (
            r"\b(?:send|drop|give|write|mail|shoot)\b",
            rf"\b{_TEXTS}\b",
            (
                r"\b(?:in which|where|with which|so that) you (?:\w+ )?(?:tell|explain|say|describe|introduce|"
                r"present|set out)\b|\byou (?:tell|explain to) (?:him|her|them)\b"
            ),
        ),
        (r"\bbelow\b|\battached\b",),
    ),
    Frame(
        "the words are to come from the reader",
        (
            (
                r"\b(?:from|out of) your (?:own )?pen\b|\b(?:bad|hopeless|useless|terrible|no good|not good) "
                r"(?:with|at) (?:words|writing|such (?:texts|mails|letters|things))\b|"
                r"\byou(?:'re| are)? (?:so |much |far |the )?(?:better|best|good|great|the) (?:with|at) "
                r"(?:words|writing|this|these)\b"
            ),
        ),
        (
            (
                r"\bi(?:'ve| have)? (?:had|tried|made|wrote|written|put)\b|\bbelow\b|\b(?:under|down) here\b|"
                r"\bsend it on\b"
            ),
        ),
    ),
    Frame(
        "the reader is to tell how the text goes",
        (
            r"\b(?:begin|start|open) (?:with|by)\b",
            r"\b(?:then|and)\b[^.?!]{0,15}\b(?:say|tell|explain|mention|add|describe)\b",
            r"\byou\b",
        ),
        (r"\bi(?:'d| would|'ll| will)? (?:begin|start|open)\b|\bbelow\b",),
    ),
)
_WRITING += (
    (
        r"(?:^|[,;:.] ?|\b(?:just|so|then|or|please|maybe|perhaps) )(?:write|draft|compose|put "
        r"together|come up with|pen|word|prepare|craft|knock up|knock together|whip up|cook up|"
        rf"type up|scribble|jot down|make up)(?: [\w'-]+){{0,5}}? {_TEXTS}\b"
    ),
    (
        r"\b(?:tell|explain|describe|outline|introduce|let)\b(?: [\w'-]+){0,7}? (?:who i am|what "
        r"i(?:'m| am)? (?:do|want|about|after)|where i come from|my (?:background|story|situation|"
        r"career|cv|experience))\b"
    ),
)
_NOTHING_TO_WRITE = (
    r"\b(?:nothing|no need|needn't|don't have|not have|no work|without (?:you )?having|so "
    r"(?:that )?you (?:don't|needn't|do not)|save you)\b[^.?!]{0,40}\b(?:writ\w*|draft\w*|"
    r"compos\w*|word\w*|typ\w*)"
)


#: A text is there and may be changed; or the reader's letters are only praised.
_FREE_TO_CHANGE = (
    r"\b(?:feel free|free|you may|you can|welcome|happy for you|if you(?:'d| would)? (?:like|prefer|rather|wish))\b"
    r"[^.?!]{0,20}\b(?:put|say|change|word|phrase|tell) (?:it|this|that|mine|the (?:text|note|lines))\b|"
    r"\bi(?:'ve| have)? (?:had a (?:go|try)|made a (?:start|draft)|tried my)\b|\b(?:under|down) here\b|"
    r"\byou (?:always )?write (?:such|so|good|wonderful|beautiful|lovely|the (?:best|nicest))\b"
)


def asks_connector_to_write(part: Part) -> Place | None:
    """Find the place where the connector is asked to do the writing (E04)."""
    for sentence in part.sentences:
        # What speaks for the writer is a matter of its own (E42).
        if pattern(
            r"\b(?:write|add|leave|post|put|give|draft)\b[^.?!]{0,20}\b(?:recommendation|reference|"
            r"testimonial|endorsement)"
        ).search(sentence.lower):
            continue
        for source in _WRITING:
            found = pattern(source).search(sentence.lower)
            if not found or negated(sentence, found.start()) or negated(sentence, found.end() - 1):
                continue
            text = sentence.lower
            if pattern(_NOTHING_TO_WRITE).search(text) or pattern(_FREE_TO_CHANGE).search(text):
                continue
            if pattern(
                (
                    r"\bi(?:'ve| have|'ll| will|'d| would| can| could|'m happy to| am happy to| am glad "
                    r"to)(?: (?!you\b|your\b)\w+){0,9} (?:written|write|tell|told|explain|describe|introduce myself|"
                    r"draft(?:ed)?|prepare[d]?|put|come|send|provide|"
                    r"compose[d]?|phrase|word|craft|jot)\b"
                ),
            ).search(text, max(0, found.start() - 45), found.end()):
                continue
            if pattern(
                r"\b(?:write|writing) (?:back|to me|me\b|us\b)|\b(?:forward|pass(?:ing)? on|copy|change|"
                r"edit|adapt|reword)\b"
            ).search(found[0]):
                continue
            return sentence, found.start(), found.end()
        place = first_frame(sentence, _AUTHORSHIP)
        if (
            place
            and pattern(_FREE_TO_CHANGE).search(sentence.lower) is None
            and not negated(sentence, place[0])
        ):
            return sentence, *place
    return None


def wants_favour(part: Part) -> bool:
    """Say whether an ask asks for more than how well somebody is known (E53)."""
    favour = worded(
        (
            r"\b(?:introduc\w*|intro|connect (?:me|us)|put (?:me|us) in|forward|pass(?:ing)? (?:on|"
            r"along|this|the|it)|ask (?:her|him|them|whether|if)|talk to me|would (?:you|she|he)|"
            r"could (?:you|she|he|i)|minutes|min\b|mins|mention me|sound (?:him|her|them) out|link "
            r"(?:me|us)|send (?:her|him|them|it|this)|i need you)\b"
        ),
        blurb=False,
    )
    check = (
        r"\b(?:how well (?:do|would|did) you|(?:are|do) you (?:two )?(?:still |actually |really |"
        r"even )?(?:in touch|(?:happen to )?know (?!anyone|anybody|someone|somebody|any\b|of\b)|in contact|close|"
        r"on good terms)|(?:how close|how long|how do you know|where do you know))\b"
    )
    if pattern(check).search(part.lower) is None:
        return True
    asked = [
        sentence for sentence in part.sentences if requesting(sentence) and favour.search(sentence.lower)
    ]
    hypothetical = (
        r"\b(?:before (?:i ask|asking)|(?:might|may|thinking of|thinking about|considering|"
        r"tempted|wanted|want) (?:\w+ ){0,3}?ask(?:ing)?|first|one day|at some point|later)\b"
    )
    return any(pattern(hypothetical).search(sentence.lower) is None for sentence in asked)
