"""Learn what the words of a draft weigh (:mod:`outreach.etiquette.likeness`), and how well that carries to new texts.

    python -m benchmarks.likeness [--learn] [--rules E01 E42]

Without ``--learn`` every round of the corpus is read with weights that were learned from the other rounds, and the table
says what the words alone would find. The situations of the checker were written with the corpus before their authors'
eyes, so that only texts of strangers at first sight tell how well both together read (docs/etiquette.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.drafts import CORPUS, PARTS, read_corpus
from outreach.etiquette.likeness import CERTAIN, DOUBTED, WEIGHTS, Weights, features, log_odds
from outreach.etiquette.segments import take_apart

RULES = tuple(sorted({*DOUBTED, *CERTAIN}))
PENALTY = 0.1
"""Of the square of the weights. Assumption: .3 was worse on texts of strangers by a hair."""
SEEN = 2
"""Sentences in which a feature must stand to be weighed."""
LEAST = 0.08
"""Features that weigh less are left out, three of four; with all of them texts of strangers were read no better."""


class Example(NamedTuple):
    """A sentence and the rules that it was marked for; ``unsure`` are rules of its text that have no mark."""

    sentence: str
    marked: frozenset[str]
    unsure: frozenset[str]
    text: str


def examples(part: str) -> list[Example]:
    """Return the sentences of one part of the corpus."""
    found = []
    for text in read_corpus(part):
        draft = take_apart(text.text)
        placed = {rule for rule, _, _ in text.spans}
        unsure = frozenset(set(text.expected) - placed)
        for piece in filter(None, (draft.subject, draft.body, draft.blurb)):
            for sentence in piece.sentences:
                start, end = piece.place(sentence.start, sentence.start + len(sentence.lower))
                marked = frozenset(rule for rule, first, last in text.spans if start < last and first < end)
                found.append(Example(sentence.lower, marked, unsure, text.name))
    return found


def single_sentences() -> list[Example]:
    """Return the sentences of ``sentences.txt``: each is told to break a rule or not, and nothing else is known of it."""
    found = []
    for line in (CORPUS / "sentences.txt").read_text(encoding="utf-8").splitlines():
        rule, _, broken, sentence = line.split(" ", 3)
        draft = take_apart(sentence)
        told = frozenset({rule}) if broken.startswith("yes") else frozenset[str]()
        # Whether one that breaks nothing of its rule breaks another one was not asked; nearly none does.
        unsure = frozenset(RULES) - {rule} if told else frozenset[str]()
        found += [Example(one.lower, told, unsure, sentence) for one in draft.body.sentences]
    return found


def learn(data: Sequence[Example], rule: str) -> Weights:
    """Fit a logistic regression with a quadratic penalty."""
    some = [each for each in data if rule not in each.unsure]
    sets = [set(features(each.sentence)) for each in some]
    marked = [rule in each.marked for each in some]
    counts = Counter(feature for found in sets for feature in found)
    bias, words = _fit(sets, marked, sorted(feature for feature, n in counts.items() if n >= SEEN))
    # Fitted again with those that matter, so that what is left out is not missed.
    bias, words = _fit(sets, marked, [feature for feature, weight in words.items() if abs(weight) >= LEAST])
    return {"bias": round(bias, 3), "words": {feature: round(weight, 2) for feature, weight in words.items()}}


def _fit(
    sets: Sequence[set[str]], marked: Sequence[bool], known: Sequence[str]
) -> tuple[float, dict[str, float]]:
    """Fit the bias and the weights of known features."""
    place = {feature: at for at, feature in enumerate(known)}
    rows, columns, values = [], [], []
    for row, found in enumerate(sets):
        here = sorted(place[feature] for feature in found if feature in place)
        rows += [row] * len(here)
        columns += here
        values += [1 / max(1, len(here)) ** 0.5] * len(here)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(sets), len(place)))
    sign = np.array([1.0 if each else -1.0 for each in marked])

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = at[:-1], at[-1]
        margin = sign * (matrix @ weights + bias)
        slope = -sign / (1 + np.exp(margin))
        value = float(np.logaddexp(0, -margin).sum() + PENALTY * (weights @ weights) / 2)
        return value, np.append(matrix.T @ slope + PENALTY * weights, slope.sum())

    best = minimize(loss, np.zeros(len(place) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return float(best[-1]), dict(zip(known, map(float, best[:-1]), strict=True))


def corpus_digest() -> str:
    """Return a hash of the texts that are learned from."""
    total = hashlib.sha256()
    for path in sorted(CORPUS.glob("*.txt")):
        total.update(path.read_bytes())
    return total.hexdigest()


def cross_validate(rules: Sequence[str]) -> None:
    """Read every part with what the others taught, and print what the words alone find."""
    data = {part: examples(part) for part in PARTS}
    print("rule   right  wrong  missed  doubted although marked")
    for rule in rules:
        counts: Counter[str] = Counter()
        for part in PARTS:
            others = [each for other in PARTS if other != part for each in data[other]]
            weights = learn([*others, *single_sentences()], rule)
            texts: dict[str, list[tuple[float, bool]]] = {}
            for each in data[part]:
                if rule not in each.unsure:
                    said = log_odds(each.sentence, weights), rule in each.marked
                    texts.setdefault(each.text, []).append(said)
            for told in texts.values():
                found = any(odds > CERTAIN.get(rule, 0.0) for odds, _ in told)
                broken = any(marked for _, marked in told)
                counts["right"] += found and broken
                counts["wrong"] += found and not broken
                counts["missed"] += broken and not found
                counts["doubted"] += any(marked and odds < DOUBTED.get(rule, -9.0) for odds, marked in told)
        print(
            f"{rule}{counts['right']:9}{counts['wrong']:7}{counts['missed']:8}{counts['doubted']:10}",
            flush=True,
        )


def main() -> None:
    """Learn, or tell how well it carries."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--learn", action="store_true", help="write the weights")
    parser.add_argument("--rules", nargs="+", default=list(RULES), help="for the table")
    arguments = parser.parse_args()
    if not arguments.learn:
        cross_validate(arguments.rules)
        return
    data = [*single_sentences(), *(each for part in PARTS for each in examples(part))]
    rules = {rule: learn(data, rule) for rule in RULES}
    document = {"corpus": corpus_digest(), "rules": rules}
    WEIGHTS.write_text(json.dumps(document, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    for rule, weights in rules.items():
        print(f"{rule}: {len(weights['words'])} features")


if __name__ == "__main__":
    main()
