"""Thanks and recaps: what was said, thanks given, and what is only courtesy (E39, E40)."""

from __future__ import annotations

import re

from outreach.etiquette.common_words import COURTESY, FUNCTION
from outreach.etiquette.language import pattern
from outreach.etiquette.segments import Part, Sentence

_THANKS = (
    r"\b(?:thank\w*|thx|tx|ty|cheers|grateful|gratitude|obliged|indebted|merci|danke|gracias|"
    r"grazie|appreciat\w*|owe you|in your debt|much obliged|couldn't have|ta\b|kudos|"
    r"you(?:'re| are) (?:a|an) (?:star|legend|angel|gem|treasure)|bless you|kind of you|good "
    r"of you|generous of you|asante)\b"
)


def _stem(word: str) -> str:
    """Cut the ending of a word roughly, so that "enriching" and "enriched" are one word."""
    for ending in (
        "fulness",
        "ations",
        "ation",
        "ings",
        "ing",
        "edly",
        "ed",
        "ies",
        "ness",
        "ment",
        "fully",
        "ful",
        "ily",
        "ly",
        "es",
        "s",
        "y",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_COURTESY_STEMS = frozenset(_stem(word) for word in COURTESY)
#: Praise, wishes and set phrases: they are said of any conversation, so nothing in them is content.
_PRAISE = (
    r"\bas [\w-]+ as (?:you|i|they|we) \w+|"
    r"\b(?:was|were|is|are|been|be|so|very|truly|really|such|most|quite|incredibly|how|find|found|felt|"
    r"feel|left|came away|"
    r"went home|an?|extremely|deeply|genuinely)(?: (?:an?|the|very|truly|really|so|most|quite|extremely|"
    r"deeply|both|"
    r"genuinely|all))* [\w-]+(?:ing|ful|ive|able|ible|ous|ant|ic|ly|y|ed)\b(?! (?:how|that|why|to|by|on|in|"
    r"at|from|with|the|"
    r"your|his|her|their|as|when|after|before|through|like|for) ?(?!me\b|us\b|everything|you\b|"
    r"your (?:time|help|"
    r"kindness|support)|all\b|it\b|this\b))"
    r"|\bfood for thought\b|\b(?:first|last) to know\b|\bopen(?:ed|ing)? (?:that|this|the|a|so many|"
    r"up)? ?(?:\w+ )?doors?\b|"
    r"\b(?:made|making) (?:this|it|that|our \w+) (?:possible|happen)\b|\bin person\b|\bface to (?:a|"
    r"the) (?:name|face)\b|"
    r"\b(?:pick(?:ed)?|picking) your brains?\b|\bjust as you (?:said|described|promised)|"
    r"exactly as (?:you )?\w+|"
    r"\b(?:give|gave|giving) (?:\w+ )?back\b|\breturn (?:the|your) (?:favou?r|kindness)\b|"
    r"\bout of your\b[^.?!,]*|"
    r"\bbottom of my heart\b|\bwhich (?:became|turned into|was)\b[^.?!]*|\b(?:whole|full|"
    r"entire) (?:\w+ )?(?:minutes|hour|"
    r"time|one)\b|\bfrom (?:start|beginning) to (?:finish|end)\b|\btime (?:flew|went|passed)\b[^.?!]*|"
    r"\bchatted away\b|"
    r"\bhit it off\b|\bgot (?:along|on) (?:\w+ )?(?:well|great|brilliantly|famously|like)\b[^.?!,]*"
)
#: Sentences that wish or offer something, and so tell nothing of the conversation.
_WISH = (
    r"^(?:and |so |ps:? |p\.s\.:? )*(?:i |we )?(?:really |do |very much |sincerely )*(?:hope\b|"
    r"look(?:ing)? forward|wish(?:ing)?\b|"
    r"let me know|have an?\b|all the best|all good wishes|if (?:there is|there's|i can|ever|you ever)|"
    r"please (?:let|give|do|"
    r"pass|tell|say hello)|enjoy (?:your|the)|see you|speak soon|good luck|take care|more (?:soon|when)|"
    r"best of luck)"
)


#: The favour that is thanked for, and gifts: they are no news of the conversation.
_FAVOUR = (
    r"\b(?:thank\w*|grateful|cheers|thx) (?:\w+ ){0,4}?for [^.?!,;:]*|[^.?!,;]*\b(?:is|are) on (?:its|"
    r"their|the) way\b[^.?!,;]*"
)


def content_words(part: Part, *, without: list[Sentence], recap: bool = False) -> int:
    """Count the words that say more than thanks: names, courtesies and general career words do not count.

    Args:
        part: A thank-you or a recap.
        without: Sentences that were found to ask for something; they say nothing about the conversation.
        recap: Whether the favour that is thanked for says nothing either.
    """
    seen: set[str] = set()
    for number, sentence in enumerate(part.sentences):
        if sentence in without or (pattern(_WISH).search(sentence.lower) and not _taken_up(sentence)):
            continue
        blank = [found.span() for found in pattern(_PRAISE).finditer(sentence.lower)]
        if recap:
            blank += [found.span() for found in pattern(_FAVOUR).finditer(sentence.lower)]
        first = True
        for found in re.finditer(r"[A-Za-z][A-Za-z'-]*", sentence.cased):
            word = found[0]
            bare = word.lower().removesuffix("'s").strip("'-")
            opening = first or sentence.cased[: found.start()].rstrip().endswith(":")
            name = word[0].isupper() and not opening and not word.isupper()
            greeting = number == 0 and found.end() < 40 and word[0].isupper()
            first = False
            stem = _stem(bare)
            praised = any(start <= found.start() < end for start, end in blank)
            if praised or name or greeting or len(bare) < 3 or bare in FUNCTION or stem in _COURTESY_STEMS:
                continue
            seen.add(stem)
    return len(seen)


_QUOTED = (
    r"\b(?:i took away|stays? with me|stayed with me|comes? to my mind|(?:you|he|she|they|[a-z]+) "
    r"(?:said|told me|explained|advised)|"
    r"(?:his|her|your|their) (?:advice|answer|tip|view))\b[^.?!\n]{0,15}: ?[\"'\w]"
)
_REFERENCE = (
    # What was done since, its subject left out: "gave the slot to the brass band".
    r"(?:^|[.!] )(?:(?:hi|hey|dear|hello) [\w. ]{2,25}[,!] )?(?:gave|did|tried|swapped|moved|told|put|"
    r"took|made|started|used|changed|"
    r"walked|asked|left|cut|built|drew|dropped) (?:the|an?|my|our|it|them|this|that|your|both|all)\b(?! "
    r"(?:time|effort))|"
    r"\b(?:the|that|those|your|a) (?!(?:[\w-]+ ){0,2}(?:hour|minutes?|time|chance|opportunity|afternoon|"
    r"morning|evening|day|attention|talk|call|conversation|help|kindness|welcome|answers?) )(?:[\w-]+ "
    r"){1,2}(?:that |which )?you (?:made|drew|sketched|played|"
    r"lent|gave|read|sent|wrote|"
    r"brought|built|used) (?!me (?:some|so|a lot|your time)|so )|\bwhom? you (?:named|mentioned|"
    r"suggested|recommended|put me)|"
    r"\b(?:since|after|following) (?:our|the|that|your) (?:\w+ )?(?:talk|conversation|call|meeting|"
    r"visit|coffee|chat|hour),? i "
    r"(?!feel|felt|am|was|think|wanted|want|would|hope|left|can)|"
    r"\b(?:(?:had(?: not|n't)|never) (?:\w+ )?(?:occurred to|crossed|dawned on|struck)|(?:occurred to|"
    r"dawned on|struck)) (?:me|my "
    r"mind) (?:that|how|why|most)?|"
    r"\b(?:talk|conversation|call|meeting|visit|she|he|it|that|which|you)(?:'s| has| have)? (?:ruled "
    r"out|settled (?:it|the|my)|"
    r"decided (?:it|me|the)|convinced me|confirmed (?:that|what|my)|showed (?:me )?that|changed (?:my "
    r"mind|how|what)|made me "
    r"(?:see|realise|realize|rethink|drop|decide|give up|look|check|order|write))\b|"
    r"\b(?:i took away|took away with me|(?:what|something) (?:you|he|she|they) said|stays? with me|"
    r"comes? to my mind)\b|"
    r"\b(?:saved|spared|cost) (?:me|us)\b|\bnow i (?:know|see|understand)\b|\bthe (?:thing|bit|part|story|"
    r"idea) (?:about|of|with)\b|"
    r"\bi(?:'ve| have)? (?:showed|shown|passed|read|gave|given|brought|repeated|retold|went|walked|"
    r"drove) (?:\w+ ){0,3}?(?:to|straight|on|back|out)\b(?! (?:you|again|see|meet|visit|hear))|"
    r"\bi now (?!feel|have a (?:better|clearer)|know where i)\w+|\b(?:just |exactly )?(?:as|the way|"
    r"like) you do\b|\bi (?:\w+ )?laughed (?:about|at|over)\b|\bremember (?:that|how|what) (?!you were|"
    r"nice|kind|lovely|great)|\bwarn(?:ing|ed) (?:me|us) "
    r"(?:off|about|against|of|not)\b|\b(?:his|her|their|your|[a-z]+'s) (?:view|opinion|verdict|advice|"
    r"answer|theory|tip|rule|message|conclusion) (?:is|was)\b|\b(?:surprised|struck|impressed|amused|"
    r"intrigued|puzzled|fascinated) me (?:that|how|most)\b|"
    r"\bbecause of you\b|\byou(?:'re| were| are) (?:\w+ )?right(?: about|:| that|,)|"
    r"\b(?:the|your) (?:[\w-]+ )?(?:tip|trick|hint|warning|remark|advice|rule|recipe|idea) (?:with|about|"
    r"to|on|that|for|of)\b|\bi(?:'d| would)? never (?:have )?(?:guess|imagin|dream|"
    r"suspect)\w*\b|"
    r"\b(?:(?:talked|walked|took|led|guided|ran|talking|walking|taking) (?:me|us) (?:through|round|around|"
    r"along)|let(?:ting)? (?:me|us) (?:see|try|watch|read|taste|hold|"
    r"sit|ride|look)|(?:for|and) (?:the|your) (?:[\w-]+ ){0,2}?(?:tip|advice|hint|warning|idea|trick|"
    r"suggestion|example|story|list|remark|recipe|rule)s? (?:to|about|on|that|of|for|with|"
    r"not)|(?:explaining|showing|telling|teaching|warning|pointing|describing|drawing)(?: me| us|"
    r" out)* (?:how|that|why|what|which|the|an?|to|your|about|of)\b(?! (?:your|you) "
    r"(?:time|insights?|experience|career|journey|story)\b)|i(?:'d| had| have|'ve)? (?:\w+ )?(?:no idea|"
    r"never (?:\w+ )?(?:known|realised|realized|thought|heard|considered|expected|"
    r"knew|would|occurred)|had(?:n't| not) (?:known|realised|realized|thought|expected|understood)|"
    r"didn't (?:know|expect|realise|realize)|now (?:know|understand|see)|keep thinking|"
    r"hadn't (?:known|realised|realized|thought|expected|understood)|learn(?:ed|t) (?:from (?:you|him|her|them) )?"
    r"(?:that|how|why))|(?:especially|above all|particularly|most of all|not least) for (?:the|your) (?!time|"
    r"help|kindness|welcome|warm|opportunity|chance|advice(?=[.,!])|insights?(?=[.,!]))|"
    r"i(?:'ve| have)? (?:already |since |just |even )?(?:ordered|bought|tried|started|begun|"
    r"told (?:my|two|our|three)|drawn|looked up|signed up|logged|copied|printed|taped|changed|moved|"
    r"rewritten|redone|pinned|called (?:my|the)|drew|asked my)|(?:i(?:'ll| will| shall|'m going "
    r"to)|am going to) (?:\w+ )?(?:propose|try|suggest|start|begin|use|test|build|buy|order|ask (?:my|our|"
    r"the))|according to (?:him|her|you|them)|(?:says|said|told me|explained|showed me|"
    r"thinks|reckons|believes|is convinced|warned me|taught me|advised me) (?:that|how|why|the|it|to|what|"
    r"not|against|me|about|of)|opposite of|rather than|instead of|the other way round)\b"
    r"|^that (?:you|your|the|an?|he|she|they|his|her|most|many|half|every) (?!was|is|were)"
    r"|\b(?:(?<!everything )(?<!all )(?<!whatever )(?<!that )you (?:\w+ )?(?:said|told|mentioned|suggested|"
    r"recommended|showed|explained|advised|"
    r"pointed|described|taught|named|lent|were right|gave me the)"
    r"|your (?:[\w-]+ )?(?:point|tip|tips|advice|story|remark|idea|suggestion|example|line|"
    r"rule|image|way|comment|words|account|description|warning|trick|method|explanation|view|"
    r"picture|question)s? (?:about|on|of|to|that|how|for|with|not|never)"
    r"|what you (?:said|told|explained|showed)|as you (?:said|advised|suggested|put it|told|"
    r"recommended)|the (?:[\w-]+ )?(?:bit|part|story|book|article|tip|idea|point|moment|"
    r"example) (?:about|on|of|where|when|you|that|with)"
    r"|(?:he|she|they) (?:\w+ )?(?:said|told|mentioned|suggested|recommended|showed|explained|"
    r"advised|pointed|described|taught|named|lent|warned|thinks|offered|works?|does))\b"
)


def refers_to_talk(part: Part) -> bool:
    """Say whether the text takes up words of the conversation ("what you said about …")."""
    return any(_taken_up(sentence) for sentence in part.sentences)


def quotes_talk(part: Part) -> bool:
    """Say whether the text sets down what was said, however short ("this is what I took away: learn to weld")."""
    return pattern(_QUOTED).search(part.lower) is not None


def _taken_up(sentence: Sentence) -> bool:
    """Say whether one sentence takes up words of the conversation."""
    # "just as nice as you said" takes up nothing that was said.
    text = pattern(r"\bas [\w-]+ as (?:you|i|they|we) \w+").sub("_", sentence.lower)
    return pattern(_REFERENCE).search(text) is not None


def gives_thanks(part: Part) -> bool:
    """Say whether the text thanks its reader (E40)."""
    return pattern(_THANKS).search(part.lower) is not None


def recalls(part: Part, items: tuple[str, ...]) -> bool:
    """Say whether the text takes up one of the things noted after the conversation (E39).

    Words are compared by their first five letters, so that "planning" recalls "planned" (assumption).
    """
    spoken = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", part.lower)}
    whole = " ".join(part.lower.split())
    for item in items:
        if len(item.split()) >= 2 and " ".join(item.lower().split()).rstrip(".!") in whole:
            return True
        plain = re.findall(r"[^\W\d_]{4,}", item.lower())
        if any(word[:5] in spoken for word in plain if word not in COURTESY and word not in FUNCTION):
            return True
    return False
