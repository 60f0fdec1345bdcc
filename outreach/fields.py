"""What somebody does, and where: told from the words of a job title and of a company's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from graph.identity import fold_words

UNKNOWN = "unknown"
"""What no word of the table tells."""

FUNCTIONS: tuple[tuple[str, str], ...] = (
    ("recruiting", "recruiter recruiting recruitment talent sourcer"),
    ("people", "hr human people personnel learning"),
    ("product", "product"),
    ("design", "designer design ux ui creative art"),
    ("data", "data analyst analytics statistician scientist machine ai"),
    (
        "engineering",
        "engineer engineering developer software programmer architect devops sre cto technical firmware",
    ),
    ("research", "research researcher professor postdoc phd laboratory lecturer"),
    ("marketing", "marketing brand content communications pr growth seo editor journalist"),
    ("sales", "sales account business partnerships revenue commercial customer success"),
    (
        "finance",
        "finance financial accountant accounting controller treasurer cfo audit tax investment banker",
    ),
    ("legal", "legal counsel lawyer attorney paralegal compliance"),
    ("operations", "operations logistics supply project program office coo administrator assistant"),
    ("health", "nurse physician doctor medical clinical pharmacist therapist"),
    ("teaching", "teacher teaching tutor education school"),
    ("leadership", "ceo founder cofounder president director chief owner partner managing head manager"),
)
"""Functions with the words that tell them (assumption); the first function with a word in the title counts."""

TYPES: tuple[tuple[str, str], ...] = (
    ("university", "university universitat universite college institute faculty"),
    ("school", "school academy gymnasium kindergarten"),
    ("health", "hospital clinic health medical care pharma pharmaceuticals klinikum"),
    (
        "public",
        "ministry department city county government agency council authority federal state police court",
    ),
    ("charity", "foundation charity trust ngo relief association society"),
    ("agency", "recruiting recruitment staffing talent headhunters"),
    ("consulting", "consulting consultants consultancy advisory advisors partners"),
    ("finance", "bank banking insurance capital ventures investments fund financial"),
    ("media", "media press publishing news radio television films studio studios"),
    ("retail", "store stores shop market markets retail fashion foods"),
    ("energy", "energy solar wind power electric grid"),
    ("industry", "manufacturing industries motors robotics machines steel chemicals engineering works"),
    ("technology", "software technologies technology tech systems labs digital data cloud ai robotics"),
)
"""Types with the words that tell them (assumption); the first type with a word in the name counts."""


def _places(table: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    """Return the first place of every word in a table."""
    return MappingProxyType(
        {word: place for place, (_, words) in reversed(list(enumerate(table))) for word in words.split()}
    )


_FUNCTION_OF, _TYPE_OF = _places(FUNCTIONS), _places(TYPES)


def _told(text: str | None, table: Sequence[tuple[str, str]], places: Mapping[str, int]) -> str:
    """Return the first entry of a table that a word of the text tells."""
    found = [places[word] for word in fold_words(text or "") if word in places]
    return table[min(found)][0] if found else UNKNOWN


def function_of(position: str | None) -> str:
    """Return the function a job title belongs to, ``unknown`` where no word tells.

    Args:
        position: The title as written; None where none is known.

    Example:
        >>> function_of("Senior Software Engineer"), function_of("Zauberer"), function_of(None)
        ('engineering', 'unknown', 'unknown')
    """
    return _told(position, FUNCTIONS, _FUNCTION_OF)


def company_type(name: str | None) -> str:
    """Return the type of organisation that a company's name tells, ``unknown`` where no word tells.

    Args:
        name: The company as written; None where none is known.

    Example:
        >>> company_type("Lanternfold Energy"), company_type("St. Vera Hospital"), company_type(None)
        ('energy', 'health', 'unknown')
    """
    return _told(name, TYPES, _TYPE_OF)
