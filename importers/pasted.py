"""Read names that somebody copied from a profile page: whom they and the target both know.

People paste what they see: the sentence ("Ada Lovelace, Grace Hopper and 3 other mutual connections"), a list with
one name a line, names with commas or bullets, or the whole page with degrees, headlines and places between the
names. What is certain to be a name is returned, what is not is named with its line and reason, and nobody is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from graph.errors import InvalidInput
from graph.identity import exact_name, fold_name

MAX_CHARACTERS = 2**17
"""The longest paste. Assumption: a page of a hundred people has less than 50,000."""

MAX_WORDS = 7
"""More words are a headline and no name. Assumption: Spanish and Portuguese full names have up to six."""


class PastedName(NamedTuple):
    """A name and where it stands.

    Attributes:
        line: The line of the pasted text, from 1.
        name: As written, without bullets, degrees and commas.
    """

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text holds.

    Attributes:
        names: Everybody named, in the order of the text, each once.
        others: How many more people the text counts without naming them; 0 when it counts none.
        lines: Lines that are not blank.
        ignored: ``(line, reason)`` of every such line without a name.
        repeats: Lines that only repeat names of earlier ones.
    """

    names: tuple[PastedName, ...]
    others: int
    lines: int
    ignored: tuple[tuple[int, str], ...]
    repeats: tuple[int, ...]


# The words around names on a profile page, in the languages that the page has been seen or is documented in; English,
# German, French, Spanish, Portuguese, Italian and Dutch.
_SHARED = (
    r"(?:mutual|shared|common) (?:connections?|contacts?)|connections? in common"
    r"|gemeinsamer? kontakte?|relations? (?:en commun|communes?)|contactos?(?: más)? en común|contactos? mutuos?"
    r"|conexões em comum|conexão em comum|collegament[io] in comune|gemeenschappelijke connecties?"
)
_AND = r"(?:\s*,)?\s+(?:and|und|et|y|e|en)\s+|\s*,?\s*[&+]\s*"
_MORE = r"(?:others?|more|weiteren?|andere[rn]?|autres?|otros?|más|mais|outr[oa]s?|altr[io]|andere)"
_COUNTED = re.compile(
    rf"(?:{_AND}|,\s*|^)(\d[\d.,]{{0,6}})\+?(?:\s+{_MORE})?(?:\s+(?:{_SHARED}|connections?|people|contacts?|kontakte?))?"
    rf"(?:\s+(?:are|sind)\s+.*)?\s*[.…]?$",
    re.IGNORECASE,
)
_IS_SHARED = re.compile(
    rf"[\s,]+(?:is|are|ist|sind|est|sont|es|son|é|são|è|sono)\s+(?:(?:a|an|ein|eine|une?|uma?|both)\s+)?(?:{_SHARED})\s*[.!]?$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"(?:\d[\d.,+]*\s+)?(?:{_SHARED})(?:\s+(?:with|mit|avec|con|com)\s.*)?\s*:?$", re.IGNORECASE
)
_LABEL = re.compile(rf"^(?:your |ihre |vos )?(?:{_SHARED})(?:\s+(?:with|mit)\s[^:]*)?\s*:\s*", re.IGNORECASE)
_SENTENCE = re.compile(rf"(?:{_SHARED})", re.IGNORECASE)
_AND_IN_SENTENCE = re.compile(_AND, re.IGNORECASE)
_AND_ANYWHERE = re.compile(r"(?:\s*,)?\s+(?:and|und)\s+|\s*,?\s+&\s+", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–—*•·‣▪●○>]+|\(?\d{1,3}[.)])\s*")
_DEGREE = re.compile(
    r"\s*[•·|,(–-]?\s*\b(?:1st|2nd|3rd\+?|3rd|[123]\.(?!\d)|[123]er|[123]e|[123]º|out of network)(?:\+|\b)"
    r"(?:[\s-]*(?:degree(?: connections?)?|grades?|connections?|kontakte?))?\)?\s*(?:[•·|].*)?$",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"^(?:view|see|profil von|voir le profil de|ver(?: el)? perfil de|ver o perfil de)\s+"
    r"(.*?)(?:[’']s? profile.*|\s+(?:ansehen|anzeigen).*)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:status is .*|message|connect|follow|following|pending|invite|show (?:all|more).*|see (?:all|more).*|next|"
    r"previous|send inmail|save|more|nachricht|vernetzen|folgen|premium|verified|mutual|reachable|online|"
    r"current:.*|past:.*|summary:.*|\d+[kKmM]? followers?.*|profile|home|about|experience|search)$",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://|www\.|linkedin\.com/|\S@\S", re.IGNORECASE)
_HEADLINE = re.compile(
    r"\s(?:at|bei|chez|@|for|of)\s|\b(?:manager|engineer|director|head|lead|chief|officer|founder|developer|"
    r"consultant|analyst|student|university|area|region|county|united|states|kingdom|germany|inc|gmbh|ltd|llc)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(rf"\b{_MORE}\b", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad]")


def read_names(text: str) -> Pasted:
    """Read the names in a pasted text.

    Where any line of the text carries a degree ("• 1st"), it is a copied page: then only the names that a degree
    belongs to count, and everything between them is page. Otherwise every line is taken for names. Commas and
    "and" separate names, except before a credential ("Ada Lovelace, PhD") and in "Lovelace, Ada".

    Args:
        text: As pasted.

    Returns:
        The names and what was left out.

    Raises:
        InvalidInput: The text is longer than :data:`MAX_CHARACTERS`.

    Example:
        >>> found = read_names("Ada Lovelace, Grace Hopper and 3 other mutual connections")
        >>> [name for _, name in found.names], found.others
        (['Ada Lovelace', 'Grace Hopper'], 3)
        >>> [name for _, name in read_names("• Ada Lovelace, PhD • 2nd").names]
        ['Ada Lovelace, PhD']
    """
    if len(text) > MAX_CHARACTERS:
        raise InvalidInput("what was pasted is too long", do="paste the names of one page at a time")
    lines = [
        (number, cleaned) for number, line in enumerate(text.splitlines(), 1) if (cleaned := _clean(line))
    ]
    found = _Found()
    if any(_DEGREE.search(line) for _, line in lines):
        _read_page(lines, found)
    else:
        for number, line in lines:
            found.line(number, line)
    return Pasted(tuple(found.names), found.others, len(lines), tuple(found.ignored), tuple(found.repeats))


def _clean(line: str) -> str:
    """Return a line with plain blanks and without what cannot be seen."""
    return " ".join(_INVISIBLE.sub(" ", line).split())


class _Found:
    """What was found so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.names: list[PastedName] = []
        self.others = 0
        self.ignored: list[tuple[int, str]] = []
        self.repeats: list[int] = []
        self._known: set[str] = set()

    def line(self, number: int, line: str) -> None:
        """Read the names of one line."""
        line = _BULLET.sub("", line).strip()
        if _ASIDE.match(line) or _URL.search(line):
            self.ignored.append((number, "no name"))
            return
        if view := _VIEW.match(line):
            line = view[1]
        line = _LABEL.sub("", line)
        sentence = _SENTENCE.search(line) is not None
        line = _IS_SHARED.sub("", line)
        counted = _COUNTED.search(line)
        if counted and (counted.start() > 0 or sentence or _OTHERS.search(line)):
            self.others += int(re.sub(r"\D", "", counted[1]) or 0)
            line, sentence = line[: counted.start()], True
        elif _HEADING.match(line):
            line = ""
        if not line.strip(" ,.;"):
            self.ignored.append((number, "only a number" if counted else "no name"))
            return
        pieces = _pieces(line, sentence=sentence)
        good = [piece for piece in pieces if is_name(piece)]
        self._keep(number, good)

    def name(self, number: int, name: str) -> None:
        """Read a line that is known to be one name."""
        name = _BULLET.sub("", name).strip(" ,")
        if view := _VIEW.match(name):
            name = view[1]
        self._keep(number, [name] if is_name(name) else [])

    def _keep(self, number: int, names: list[str]) -> None:
        """Keep the names of a line, each person once."""
        new = False
        for name in names:
            key = exact_name(name)
            if key not in self._known:
                self._known.add(key)
                self.names.append(PastedName(number, name))
                new = True
        if not names:
            self.ignored.append((number, "no name"))
        elif not new:
            self.repeats.append(number)


def _read_page(lines: list[tuple[int, str]], found: _Found) -> None:
    """Read a copied page: a name stands before its degree, on the same line or above it."""
    taken: dict[int, str] = {}
    for at, (_, line) in enumerate(lines):
        degree = _DEGREE.search(line)
        if degree is None:
            continue
        before = _BULLET.sub("", line[: degree.start()]).strip(" ,•·|")
        if before:
            taken[at] = before
            continue
        above = at - 1
        # "View Ada Lovelace's profile" and "Status is online" may stand between a name and its degree.
        while (
            above >= 0
            and above not in taken
            and (_ASIDE.match(lines[above][1]) or _VIEW.match(lines[above][1]))
        ):
            if view := _VIEW.match(lines[above][1]):
                taken[above] = view[1]
                break
            above -= 1
        if above >= 0 and above not in taken and not _DEGREE.search(lines[above][1]):
            taken[above] = lines[above][1]
    for at, (number, line) in enumerate(lines):
        if at in taken:
            found.name(number, taken[at])
        elif _SENTENCE.search(line) and not _HEADING.match(line):
            # Under each person of a search the page repeats whom one shares with *that* person: not with the target.
            found.ignored.append((number, "contacts shared with somebody else on the page"))
        else:
            found.ignored.append((number, "no name"))


def _pieces(line: str, *, sentence: bool) -> list[str]:
    """Split a line into names."""
    line = (_AND_IN_SENTENCE if sentence else _AND_ANYWHERE).sub(",", line)
    pieces = [
        piece.strip(" .") if len(piece.strip()) > 3 else piece.strip()
        for piece in re.split(r"[,;|•·\t]", line)
    ]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 2 and all(" " not in piece for piece in pieces) and "," in line and not sentence:
        return [", ".join(pieces)]
    names: list[str] = []
    for piece in pieces:
        if names and fold_name(f"{names[-1]}, {piece}") == fold_name(names[-1]):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name: a few words, letters, and no sign of a headline.

    Example:
        >>> is_name("Ada Lovelace"), is_name("Mathematician at Analytical Engines"), is_name("12")
        (True, False, False)
    """
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or len(text) > 100 or not fold_name(text):
        return False
    if text.casefold() == "linkedin member" or any(ch.isdigit() for ch in text):
        return False
    return _HEADLINE.search(text) is None and _SENTENCE.search(text) is None
