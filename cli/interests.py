"""What a member's own files say about a company they are interested in, as documents and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli.documents import Document, iso
from graph.model import AffiliationKind

if TYPE_CHECKING:
    from graph.interests import Interest, Sign

_WORDS = {
    AffiliationKind.DREAM: "dream company",
    AffiliationKind.APPLICATION: "applied",
    AffiliationKind.SAVED_JOB: "job saved",
    AffiliationKind.FOLLOW: "followed since",
}

SHOWN_SIGNS = 3
"""Signs that are said per company. Assumption: enough to remember what one wanted there; ``--json`` has all."""


def sign_documents(found: Sequence[Interest]) -> list[Document]:
    """Return every sign of these interests, in order."""
    return [
        {
            "kind": sign.kind.name.lower(),
            "title": sign.title,
            "day": iso(sign.day),
            "source": sign.source,
            "line": sign.line,
        }
        for interest in found
        for sign in interest.signs
    ]


def interest_words(interest: Interest) -> str:
    """Say what shows an interest, such as ``applied 2025-12-05 (Analyst), followed since 2023-12-09``."""
    words = [_sign_words(sign) for sign in interest.signs[:SHOWN_SIGNS]]
    more = len(interest.signs) - SHOWN_SIGNS
    return ", ".join(words) + (f" and {more} more" if more > 0 else "")


def _sign_words(sign: Sign) -> str:
    """Say one sign."""
    word = _WORDS[sign.kind]
    if sign.day is not None:
        word += f" {sign.day}"
    elif sign.kind is AffiliationKind.FOLLOW:
        word = "followed"
    return f"{word} ({sign.title})" if sign.title else word
