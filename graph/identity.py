"""When two mentions are one person, one company, one name: the keys by which things meet.

Only an equal profile URL or e-mail address proves that two mentions are one person (the design, section 4). Names are
folded for *search* and for matching within one owner's own files, never to merge people on their own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from graph.model import PersonId

_PROFILE = re.compile(
    r"\s*(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/+in/+([^/?#\s,]+)", re.IGNORECASE | re.UNICODE
)
_PLAIN_PREFIX = "https://www.linkedin.com/in/"
# Member ids of the sales tools stand where a slug should be and cannot be turned into one (fact sheet section 8.1).
_OPAQUE = re.compile(r"A[CE][A-Za-z]AA[A-Za-z0-9_-]{10,}")
_PLAIN_SLUG = re.compile(r"[a-z0-9-]+\Z")
_HASH_LENGTH = 20  # 80 bits: no collision to expect below a billion people


def normal_slug(slug: str) -> str:
    """Return a profile slug in the one form by which exports of all files and years meet.

    Percent escapes are decoded, the text composed (NFC) and case-folded (fact sheet section 0, rule 2).

    Args:
        slug: As a file has it, encoded or not.

    Returns:
        The normal form; applying this again changes nothing but escapes of escapes.

    Example:
        >>> normal_slug("zo%C3%AB-brandt") == normal_slug("Zoë-Brandt")
        True
    """
    if _PLAIN_SLUG.match(slug):
        return slug
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", unquote(slug)).casefold())


def slug_of_url(url: str) -> str | None:
    """Return the normal slug of a LinkedIn profile address, or None.

    Any host of linkedin.com, with or without scheme, trailing slash, query or further path is understood. A bare
    ``/in``, a sales or company address and an opaque member id are no slug (fact sheet sections 1.6 and 8.1).

    Args:
        url: As a file or a user writes it.

    Returns:
        The slug, or None where the text does not prove one.

    Example:
        >>> slug_of_url("uk.linkedin.com/in/Ada-Lovelace-0001/?trk=x")
        'ada-lovelace-0001'
        >>> slug_of_url("https://www.linkedin.com/in") is None
        True
    """
    if url.startswith(_PLAIN_PREFIX):
        slug = url[28:]
        if _PLAIN_SLUG.match(slug):
            return slug
    found = _PROFILE.match(url)
    if found is None or _OPAQUE.match(found[1]):
        return None
    return normal_slug(found[1]) or None


def person_id_of_slug(slug: str) -> PersonId:
    """Return the id of the person with this normal slug.

    Example:
        >>> person_id_of_slug("ada-lovelace-0001")
        'li:ada-lovelace-0001'
    """
    return PersonId("li:" + slug)


def _hashed(*parts: str) -> str:
    """Return a short hash of parts that no other list of parts shares."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:_HASH_LENGTH]


def email_id(address: str) -> PersonId | None:
    """Return the id that an e-mail address proves, or None for a text that is no address.

    The address itself cannot be read back from the id.

    Example:
        >>> email_id(" Ada@Example.org ") == email_id("ada@example.org")
        True
        >>> email_id("n/a") is None
        True
    """
    address = unicodedata.normalize("NFKC", address).strip().casefold()
    local, at, host = address.rpartition("@")
    if not at or not local or "." not in host or " " in address:
        return None
    return PersonId("m:" + _hashed(address))


def weak_id(owner: PersonId, name: str, day: date | None, ordinal: int = 1) -> PersonId:
    """Return the id of somebody known by name only, within one owner's list.

    Args:
        owner: Whose list it is.
        name: As written; folded here.
        day: The connection date; None when the list gives none.
        ordinal: 2, 3, … for further rows of one file with the same owner, name and day.

    Example:
        >>> weak_id(PersonId("li:me"), "Zoë Brandt", date(2020, 1, 5)) == weak_id(
        ...     PersonId("li:me"), "ZOE BRANDT", date(2020, 1, 5))
        True
    """
    parts = [owner, fold_name(name), day.isoformat() if day else ""]
    if ordinal > 1:
        parts.append(str(ordinal))
    return PersonId("n:" + _hashed(*parts))


def owner_id(name: str) -> PersonId:
    """Return the id of an owner of whom only the name is known.

    Example:
        >>> owner_id("Ada Lovelace") == owner_id("ada  lovelace")
        True
    """
    return PersonId("n:" + _hashed("owner", fold_name(name)))


_PRONOUNS_AND_ASIDES = re.compile(r"[(\[{（【][^)\]}）】]*[)\]}）】]|[\"“”«»„]")
_NOT_A_NAME = re.compile(r"[^\w\s'’.,-]|_", re.UNICODE)
# Degrees, certificates and suffixes that people write behind their names; assumption, from the fact sheet's note that
# up to 6 % of the last names carry some (section 1.3).
_CREDENTIALS = frozenset(
    "phd dphil md mba msc bsc ba ma bs ms mphil llm llb jd cpa cfa pmp acca aca fca mrics frics meng beng ceng pe "
    "rn bsn msn np dds dmd do pharmd edd mph mpa mfa csm cspo shrm phr sphr cissp cisa cism itil pmi esq jr sr ii iii "
    "iv rd ncarch aia leed cphr cipd fcipd mcipd obe mbe cbe frs mrcp frcs dba cscp pspo psm safe capm cma cia".split()
)

_TITLES = frozenset("dr prof professor mr mrs ms mx sir dame ing dipl-ing rev".split())


def _is_credential(token: str) -> bool:
    """Tell whether a token behind a comma is a degree and not a first name."""
    bare = token.replace(".", "").replace("-", "").strip("'’")
    return bare.casefold() in _CREDENTIALS or (bare.isupper() and 1 < len(bare) <= 6)


def fold_name(name: str) -> str:
    """Return the search key of a person's name.

    Accents, capitals, emoji, mathematical letters, zero-width and no-break spaces, credentials, pronouns and other
    asides do not matter; other scripts are romanised, so that either way of writing finds the other.

    Args:
        name: As written.

    Returns:
        Lower-case words of a-z, digits and apostrophes joined with single spaces; empty if nothing is left.

    Example:
        >>> fold_name("Zoë  BRANDT, PhD 🚀 (she/her)")
        'zoe brandt'
        >>> fold_name("Lovelace, Ada")
        'ada lovelace'
        >>> fold_name("Анна Петрова")
        'anna petrova'
    """
    if name.replace(" ", "").isalnum():
        words = name.lower().split() if name.isascii() else " ".join(map(_fold_word, name.split())).split()
        if words and words[-1] not in _CREDENTIALS and words[0] not in _TITLES:
            return " ".join(words)
    return _fold_name_slowly(name)


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    """Fold one word of letters and digits; first names come again and again."""
    return _fold_name_slowly(word)


def _fold_name_slowly(name: str) -> str:
    """Fold a name that is more than plain words."""
    text = unicodedata.normalize("NFKC", name)
    text = "".join(ch for ch in text if unicodedata.category(ch) not in ("Cf", "So", "Sk", "Cn", "Co", "Cs"))
    bare = _PRONOUNS_AND_ASIDES.sub(" ", text).strip()
    text = bare or text
    first, *rest = [piece.strip() for piece in text.split(",")]
    names = [piece for piece in rest if piece and not all(_is_credential(word) for word in piece.split())]
    text = " ".join([*names, first])
    if not text.isascii():
        from anyascii import anyascii

        text = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
        if not text.isascii():
            text = " ".join(_spaced(word, anyascii(word)) for word in text.split())
    text = _NOT_A_NAME.sub(" ", text).lower()
    words = [word.strip(".'-") for word in re.split(r"[\s,]+", text.replace("’", "'"))]
    words = [word.replace(".", "") for word in words if word]
    while len(words) > 2 and words[-1] in _CREDENTIALS:
        words.pop()
    while len(words) > 2 and words[0] in _TITLES:
        words.pop(0)
    return " ".join(word for word in words if word)


def _spaced(word: str, romanised: str) -> str:
    """Keep a romanised word in one piece, also where every sign became a capitalised syllable."""
    return romanised.replace(" ", "") if not word.isascii() else romanised


def exact_name(name: str) -> str:
    """Return the strict key of a name: only spacing, case and composition do not matter.

    It decides between people whose :func:`fold_name` is the same.

    Example:
        >>> exact_name(" Ada  Lovelace") == exact_name("ada lovelace")
        True
        >>> exact_name("Muller") == exact_name("Müller")
        False
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


# Legal forms by country register usage; two-word forms are written together. Source: the public lists of forms that
# company registers of these countries use; what is ambiguous as a word of a name (such as "as" or "se") only counts
# as the last word.
_LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte gmbh ag kg kgaa ohg ug ev mbh "
    "sa sas sarl sasu srl spa snc scs bv nv vof cv ab asa as aps oy oyj kft zrt nyrt sro spol doo dd ad eood ood "
    "sl slu sau ltda eireli mei me sac saa cia pvt private bhd sdn tbk pt kk kabushiki kaisha gk jsc ojsc pjsc ooo "
    "zao oao pao zoo spzoo sp z o oo ehf hf se scrl sprl asbl vzw sca eeig gie".split()
)
_LEADING_FORMS = frozenset("ooo zao oao pao pt the".split())
# Words that stand in an employer column and name no employer (the design, section 4; ranking evidence 29).
_NO_EMPLOYER = frozenset(
    """self employed|selfemployed|self|freelance|freelancer|freelancing|independent|independent consultant
    independent contractor|consultant|contractor|stealth|stealth startup|stealth mode|stealth mode startup
    stealth ai startup|stealth company|startup|start up|confidential|confidential company|undisclosed|unemployed
    not employed|retired|student|none|na|n a|null|nil|various|private|personal|home|own business|my own business
    own company|my own company|freelance self employed|self employed freelance|self employed freelancer
    career break|sabbatical|looking for opportunities|seeking opportunities|open to work|looking for work
    seeking new opportunities|looking for new opportunities|currently seeking|in transition|between jobs|job seeker
    homemaker|stay at home parent|autonomo|autonomous|selbststandig|freiberuflich|freiberufler|selbstandig
    independant|indépendant|auto entrepreneur|autoentrepreneur|libero professionista|freelancer self employed
    sole proprietor|sole trader|entrepreneur|various companies|multiple|multiple companies|tbd|tba""".replace(
        "\n", "|"
    ).split("|")
)
# Renames and everyday names of the same company, by key. A parent and its subsidiary are not the same employer.
_SAME_COMPANY = {
    "facebook": "meta",
    "meta platforms": "meta",
    "twitter": "x twitter",
    "x formerly twitter": "x twitter",
    "international business machines": "ibm",
    "hewlett packard enterprise": "hpe",
    "amazon web services": "aws",
    "amazon web services aws": "aws",
    "pricewaterhousecoopers": "pwc",
    "ernst and young": "ey",
    "ernst young": "ey",
    "mckinsey and": "mckinsey",
    "mckinsey": "mckinsey",
    "jpmorgan chase and": "jpmorgan chase",
    "jp morgan chase": "jpmorgan chase",
    "jpmorganchase": "jpmorgan chase",
    "square": "block",
    "transferwise": "wise",
    "weight watchers": "ww",
    "kpmg international": "kpmg",
    "deloitte touche tohmatsu": "deloitte",
    "the boston consulting group": "bcg",
    "boston consulting group": "bcg",
    "boston consulting group bcg": "bcg",
}


_INITIALS = re.compile(r"\b[a-z](?:\.[a-z])+\b")
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1 << 17)
def company_key(name: str) -> str:
    """Return the key by which employers (and schools) meet, or an empty text for what is no employer.

    Legal forms, punctuation, case and accents do not matter, known renames meet; anything else must be equal, so
    "Apple" never meets "Apple Bank".

    Args:
        name: As written.

    Returns:
        The folded key; empty for "Self-employed", "Stealth", "Freelance" and the like.

    Example:
        >>> company_key("Analytical Engines, Ltd.") == company_key("ANALYTICAL ENGINES")
        True
        >>> company_key("Self-employed")
        ''
        >>> company_key("Apple") == company_key("Apple Bank")
        False
    """
    words = fold_words(name)
    if not words or " ".join(words) in _NO_EMPLOYER:
        return ""
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _LEGAL_FORMS or kept[-1] in ("and", "de")):
        kept.pop()
    while len(kept) > 1 and kept[0] in _LEADING_FORMS:
        kept.pop(0)
    key = " ".join(kept)
    if key in _NO_EMPLOYER:
        return ""
    return _SAME_COMPANY.get(key, key)


def company_words(key: str) -> tuple[tuple[str, ...], ...]:
    """Return folded words by which employers can be searched before their keys are computed.

    Args:
        key: As :func:`company_key` gives it, not empty.

    Returns:
        In order; every employer with the key has all words of one of them in its name.

    Example:
        >>> company_words("analytical engines")
        (('analytical', 'engines'),)
    """
    names = {key, *(old for old, new in _SAME_COMPANY.items() if new == key)}
    return tuple(tuple(name.split()) for name in sorted(names))


def fold_words(text: str) -> list[str]:
    """Return the folded whole words of a company, school or job title.

    Example:
        >>> fold_words("Sr. Analyst, R&D (Münster)")
        ['sr', 'analyst', 'r', 'and', 'd', 'munster']
    """
    if not text.isascii():
        from anyascii import anyascii

        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
        text = anyascii("".join(ch for ch in text if not unicodedata.combining(ch)))
    text = text.casefold().replace("&", " and ").replace("'", "")
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return _WORD.findall(text)
