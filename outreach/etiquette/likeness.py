"""How much a sentence is like those in which readers found a rule broken: a second opinion beside the situations.

A situation knows what it looks for and nothing of the rest of the sentence; people hint at a job in more ways than
anybody lists, and harmless sentences happen to fit a frame. The words of some twenty thousand labelled sentences, each
weighed by how much more often it stands in marked ones (logistic regression over words and their pairs and triples),
know little about any one of them and much about all. Neither is asked alone: where the words say clearly no, a
situation is not believed, and where they say clearly yes, none is needed (decision 0023).

The weights are learned from the corpus of the tests by ``python -m benchmarks.likeness --learn`` and are part of the
package; nothing is sent anywhere.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from outreach.etiquette.segments import Part, Sentence

WEIGHTS = Path(__file__).with_name("likeness.json")
"""What the words weigh, by rule."""

#: Log odds below which a situation is not believed, by rule. Chosen on 664 texts of strangers that neither the weights
#: nor the situations had seen (decision 0023).
DOUBTED: dict[str, float] = {"E01": -3.5, "E05": -5.0, "E15": -5.0, "E42": -5.0}

#: Log odds above which a sentence needs no situation, by rule; chosen likewise.
CERTAIN: dict[str, float] = {"E01": 0.4, "E24": 0.4, "E42": -0.5}

_WORD = re.compile(r"[a-z']+|\d+|[?!:]")


class Weights(TypedDict):
    """What the words of one rule weigh.

    Attributes:
        bias: The log odds of a sentence of no words.
        words: What each feature adds, before the sum is divided by the root of the number of known ones.
    """

    bias: float
    words: dict[str, float]


def features(sentence: str) -> Iterator[str]:
    """Yield what is looked at of a sentence: words, pairs, triples, and pairs with one word between, some repeatedly.

    Args:
        sentence: In lower case, with straight apostrophes.

    Example:
        >>> sorted(features("call 2 me"))
        ['0', '0 me', '0 me >', '< call', '< call 0', 'call', 'call 0', 'call 0 me', 'call _ me', 'me', 'me >']
    """
    words = ["0" if word.isdigit() else word for word in _WORD.findall(sentence)]
    framed = ["<", *words, ">"]
    yield from words
    yield from map(" ".join, pairwise(framed))
    for first, second, third in zip(framed, framed[1:], framed[2:], strict=False):
        yield f"{first} {second} {third}"
        if first != "<" and third != ">":
            yield f"{first} _ {third}"


@cache
def _weights() -> dict[str, Weights]:
    """Read what the words weigh."""
    learned: dict[str, Weights] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["rules"]
    return learned


def log_odds(sentence: str, weights: Weights) -> float:
    """Return the logarithm of the odds that readers would mark a sentence.

    Args:
        sentence: In lower case, with straight apostrophes.
        weights: Of the rule that it may break.

    Example:
        >>> log_odds("call me", {"bias": -2.0, "words": {"call me": 9.0}}) > 0
        True
    """
    words = weights["words"]
    known = sorted({feature for feature in features(sentence) if feature in words})
    root = math.sqrt(max(1, len(known)))
    return weights["bias"] + sum(map(words.__getitem__, known)) / root


def doubtful(rule: str, sentence: Sentence) -> bool:
    """Tell whether a sentence is so unlike those that break a rule that a situation is not believed."""
    return rule in DOUBTED and log_odds(sentence.lower, _weights()[rule]) < DOUBTED[rule]


def most_like(rules: Sequence[str], part: Part) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences of a part that are so like those that break a rule that they need no situation.

    Args:
        rules: The rules that may be broken.
        part: Where to look.

    Yields:
        The sentence, and which of the rules it is most certain to break, in the order of the text.
    """
    for sentence in part.sentences:
        certain, rule = max(
            (log_odds(sentence.lower, _weights()[rule]) - CERTAIN[rule], rule) for rule in rules
        )
        if certain > 0:
            yield sentence, rule
