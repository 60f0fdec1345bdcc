"""A draft taken apart: header, request, blurb, sentences and clauses, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from outreach.etiquette.model import CHANNELS, KINDS, Channel, DraftKind

_HEADER_LINE = re.compile(r"(kind|channel|ask|to|subject|from|cc|date)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_FORWARD = re.compile(
    r"(?mi)^[ \t>]*-{2,}[ \t]*(?:to be forwarded|to forward|forward(?:able)?)[ \t]*-{2,}[ \t]*"
    r"\r?$\n?"
)
_SAME = {"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"'}
_SAME |= {"«": '"', "»": '"', "‐": "-", "‑": "-", "–": "–", "—": "—", "½": "½", "…": "…"}
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*(?= |$)|\n")
_NO_END = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|sr|jr|dept|approx|vs|etc|e\.g|i\.e|p\.m|a\.m|incl|resp|c\.v|(?<!')[a-z]))\.$"
)
#: Sentences longer than this are cut at a space, so that no pattern ever sees an endless line.
_LONGEST_SENTENCE = 900
_CLAUSE = re.compile(
    r"[;:—–]| - |\.\.\.|\(|\)|[,.!?] ?(?=(?:but|however|though|although|yet|just|only|simply|"
    r"merely|please|also)\b)"
    r"| (?=(?:but|however|although|though|whereas)\b)"
    r"|,? (?=(?:and|so|or|plus|while|because|since) "
    r"(?:i|i'd|i'm|i'll|you|you'd|she|he|it|we|they|if|please|could|would|can|may|might|"
    r"perhaps|maybe|should|let"
    r"|do|does|is|are|keep|just|kindly|feel|also|when|any|then|there|in case)\b)"
    r"|,? (?:and|or) (?=(?:whether|if)\b)"
    r"|, (?=(?:i|i'd|i'm|i'll|i've|you|you'd|you're|she|he|it's|we|they|if|could|would|can|"
    r"may|might|perhaps|maybe"
    r"|should|let|do|does|is|are|keep|kindly|feel|when|in case|any chance|whether)\b)"
)


@cache
def _plain(character: str) -> str:
    """Give the plain form of one character: straight quotes, no accent, one space, nothing if invisible."""
    if character in _SAME:
        return _SAME[character]
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Mn", "Cf", "Cc"):
        return ""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isalpha() else character


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, by offsets into the plain text of its part."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a part.

    Attributes:
        start: Offset of its first character in the plain text of the part.
        lower: Its words in lower case.
        cased: Its words as written, of the same length.
        question: Whether it ends in a question mark.
    """

    start: int
    lower: str
    cased: str
    question: bool

    def clauses(self) -> Iterator[Clause]:
        """List the clauses, in order."""
        start = 0
        for boundary in _CLAUSE.finditer(self.lower):
            if boundary.start() > start:
                yield Clause(start, boundary.start())
            start = max(start, boundary.end())
        if start < len(self.lower):
            yield Clause(start, len(self.lower))

    def clause_at(self, offset: int) -> Clause:
        """Find the clause around an offset of this sentence, as offsets of this sentence."""
        start, end = 0, len(self.lower)
        for boundary in _CLAUSE.finditer(self.lower):
            if boundary.start() <= offset and boundary.end() <= max(offset, 1):
                start = boundary.end()
            elif boundary.start() > offset:
                end = boundary.start()
                break
        return Clause(start, end)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the draft in plain form, with the way back to the original offsets.

    Attributes:
        lower: Lower-case plain text: straight quotes, no accents, single spaces, paragraphs as line feeds.
        cased: The same text with its capitals.
        origins: For each plain character the offset of its original.
        sentences: In the order of the text.
        written: The number of characters a reader sees, line breaks included.
    """

    lower: str
    cased: str
    origins: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    written: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Turn plain offsets into offsets of the original text, without outer blanks and commas."""
        while start < end and self.lower[start] in " \n,;:.-–—":
            start += 1
        while end > start and self.lower[end - 1] in " \n,;:.!?-–—":
            end -= 1
        if start >= end:
            return 0, 0
        return self.origins[start], self.origins[end - 1] + 1

    @property
    def words(self) -> int:
        """Number of words."""
        return sum(any(letter.isalnum() for letter in word) for word in self.lower.split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft taken apart.

    Attributes:
        kind: From the header, or None.
        channel: From the header, or None.
        recipient: The header's ``To:``, or an empty text.
        subject: The subject line.
        body: What the recipient reads, without header and blurb.
        blurb: The text to forward, or None.
    """

    kind: DraftKind | None
    channel: Channel | None
    recipient: str
    subject: Part
    body: Part
    blurb: Part | None


def take_apart(text: str) -> Draft:
    r"""Split a text into its header lines, its body and the blurb to forward.

    Args:
        text: The whole draft, with or without header lines.

    Returns:
        The draft; every part can name its place in ``text``.

    >>> draft = take_apart("Kind: ask\nTo: Noor\n\nDear Noor, hello.\n--- to forward ---\nDear Sven, hi.")
    >>> draft.kind, draft.recipient, draft.blurb is None
    ('ask', 'Noor', False)
    """
    kind: DraftKind | None = None
    channel: Channel | None = None
    recipient = ""
    subject = (0, 0)
    position = 1 if text.startswith("\ufeff") else 0
    begun = False
    for line in text[position:].splitlines(keepends=True):
        found = _HEADER_LINE.match(line.strip())
        if not found:
            if line.strip() or begun:
                break
            position += len(line)
            continue
        begun = True
        name, value = found[1].lower(), found[2].strip()
        if name == "kind":
            kind = next((one for one in KINDS if one == value.lower()), kind)
        elif name == "channel":
            channel = next((one for one in CHANNELS if one == value.lower().replace("-", "")), channel)
        elif name == "to":
            recipient = value
        elif name == "subject":
            start = position + line.index(":") + 1
            subject = (start, position + len(line))
        position += len(line)
    border = _FORWARD.search(text, position)
    body_end = border.start() if border else len(text)
    return Draft(
        kind=kind,
        channel=channel,
        recipient=recipient,
        subject=part_of(text, *subject),
        body=part_of(text, position, body_end),
        blurb=part_of(text, border.end(), len(text)) if border else None,
    )


#: Short forms of chats, and what they stand for.
_SHORT = dict(
    pair.split("=")
    for pair in (
        "w=with;w/=with;b/c=because;bc=because;cuz=because;coz=because;msg=message;msgs=messages;pls=please;plz=please;"
        "u=you;ur=your;r=are;thx=thanks;tx=thanks;ty=thank "
        "you;abt=about;tmrw=tomorrow;wld=would;cld=could;shd=should;"
        "appt=appointment;mtg=meeting;convo=conversation;ppl=people;sth=something;smth=something;dont=don't;wont=won't;"
        "cant=can't;isnt=isn't;doesnt=doesn't;didnt=didn't;havent=haven't;hasnt=hasn't;wouldnt=wouldn't;"
        "couldnt=couldn't;shouldnt=shouldn't;im=i'm;ive=i've;youre=you're;thats=that's;wanna=want to;gonna=going to;"
        "gotta=have to;lemme=let me;gimme=give me;lmk=let me know;asap=as soon as possible"
    ).split(";")
)
_WORD = re.compile(r"(?<![\w'./@-])[A-Za-z]+(?:/[A-Za-z]*)?(?![\w'@-])(?!\.\w)")


def _written_out(characters: list[str], origins: list[int]) -> tuple[list[str], list[int]]:
    """Write the short forms of a chat out; every letter of the long form leads back to the short one."""
    text = "".join(characters)
    longer: list[str] = []
    places: list[int] = []
    position = 0
    for found in _WORD.finditer(text):
        full = _SHORT.get(found[0].lower())
        if full is None or (len(found[0]) == 1 and found[0].isupper()):
            continue
        longer += characters[position : found.start()]
        places += origins[position : found.start()]
        position = found.end()
        last = len(found[0]) - 1
        longer += full
        places += [origins[found.start() + min(index, last)] for index in range(len(full))]
    return longer + characters[position:], places + origins[position:]


def part_of(text: str, start: int, end: int) -> Part:
    """Bring ``text[start:end]`` into plain form and split it into sentences.

    Args:
        text: The whole draft.
        start: First offset of the part.
        end: Offset after the part.

    Returns:
        The part; ``place`` leads back to offsets of ``text``.
    """
    characters: list[str] = []
    origins: list[int] = []
    for offset in range(start, end):
        original = text[offset]
        plain = _plain(original)
        if unicodedata.category(original) == "So" and text[offset + 1 : end].lstrip()[:1].isupper():
            # A picture often stands where a sentence ends.
            plain = "!"
        if original == "\n" and _new_paragraph(text, offset, end):
            plain = "\n"
            while characters and characters[-1] == " ":
                characters.pop()
                origins.pop()
        if plain == "" or (plain in " \n" and (not characters or characters[-1] in " \n")):
            continue
        characters.append(plain)
        origins.append(offset)
    while characters and characters[-1] in " \n":
        characters.pop()
        origins.pop()
    characters, origins = _written_out(characters, origins)
    cased = "".join(characters)
    lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in characters)
    written = len(unicodedata.normalize("NFC", text[start:end].strip().replace("\r\n", "\n")))
    return Part(lower, cased, tuple(origins), tuple(_sentences(lower, cased)), written)


def _new_paragraph(text: str, offset: int, end: int) -> bool:
    """Say whether the line feed at ``offset`` ends a paragraph: a blank line or a list item follows."""
    line_end = text.find("\n", offset + 1, end)
    line = text[offset + 1 : min(line_end if line_end >= 0 else end, offset + 40)].strip(" \t\r>")
    return not line or bool(re.match(r"(?:[-*•]|\d{1,2}[.)])\s", line))


def _sentences(lower: str, cased: str) -> list[Sentence]:
    """Split plain text at sentence ends and paragraph ends, long ones also at a space."""
    result: list[Sentence] = []

    def add(start: int, end: int) -> None:
        """Keep one sentence, cut into pieces where it is too long."""
        while end - start > _LONGEST_SENTENCE:
            cut = lower.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            cut = cut if cut > start else start + _LONGEST_SENTENCE
            result.append(Sentence(start, lower[start:cut], cased[start:cut], False))
            start = cut
        piece = lower[start:end]
        stripped = len(piece) - len(piece.lstrip())
        if piece.strip():
            question = "?" in piece[-4:]
            result.append(
                Sentence(start + stripped, piece[stripped:], cased[start + stripped : end], question)
            )

    start = 0
    for found in _SENTENCE_END.finditer(lower):
        if found[0] == "." and _NO_END.search(lower[max(start, found.end() - 12) : found.end()]):
            continue
        add(start, found.end())
        start = found.end()
    add(start, len(lower))
    return result
