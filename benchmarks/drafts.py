"""Precision and recall of the draft checker per rule, on the labelled texts of the tests.

Run ``python benchmarks/drafts.py`` for the table, with ``--errors`` also for every text that was judged otherwise
than its label, and with names of parts (``development``, ``held_out``, ``adversarial``) for these parts only.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from outreach.etiquette import CHANNELS, KINDS, Channel, DraftKind, Finding, check  # noqa: E402

CORPUS = ROOT / "tests" / "data" / "drafts"
PARTS = (
    "development",
    "held_out",
    "adversarial",
    "second_round",
    "second_held_out",
    "third_round",
    "fourth_round",
    "fifth_round",
    "sixth_round",
    "seventh_round",
    "eighth_round",
    "ninth_round",
    "tenth_round",
    "eleventh_round",
    "twelfth_round",
    "thirteenth_round",
    "fourteenth_round",
    "fifteenth_round",
    "sixteenth_round",
    "seventeenth_round",
    "eighteenth_round",
    "nineteenth_round",
    "twentieth_round",
    "twenty_first_round",
    "twenty_second_round",
)
# Every third text of a file is held out: its part, the file it stands in, and the complement that is learned from.
SPLIT = {"second_round": "second_held_out"}
_MARK = re.compile(r"\[\[(E\d\d):(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Labelled:
    """A text with what a careful coach says about it.

    Attributes:
        name: Its number in the corpus.
        kind: Kind of the draft, or None if unknown or in the header.
        channel: Channel, or None likewise.
        expected: The rules that are broken, sorted.
        text: The draft without marks.
        spans: Rule with start and end of the marked words.
    """

    name: str
    kind: DraftKind | None
    channel: Channel | None
    expected: tuple[str, ...]
    text: str
    spans: tuple[tuple[str, int, int], ...]

    def check(self) -> tuple[Finding, ...]:
        """Check the text as its label describes it; a second time it is remembered."""
        return _checked(self)


@cache
def _checked(one: Labelled) -> tuple[Finding, ...]:
    """Check a text."""
    return check(one.text, kind=one.kind, channel=one.channel)


@dataclass
class Tally:
    """Found and expected findings per rule."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    touched: int = 0

    def add(self, one: Labelled) -> list[str]:
        """Count one text; give the rules judged otherwise, ``+`` for too many and ``-`` for missed."""
        expected, found = Counter(one.expected), Counter(finding.rule for finding in one.check())
        self.right += expected & found
        self.wrong += found - expected
        self.missed += expected - found
        if not expected:
            self.clean += 1
            self.touched += bool(found)
        return [f"+{rule}" for rule in (found - expected)] + [f"-{rule}" for rule in (expected - found)]

    def precision(self, rule: str | None = None) -> float:
        """Share of the findings that were expected; 1 where nothing was found."""
        right = self.right[rule] if rule else self.right.total()
        wrong = self.wrong[rule] if rule else self.wrong.total()
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, rule: str | None = None) -> float:
        """Share of the expected findings that were found; 1 where nothing was expected."""
        right = self.right[rule] if rule else self.right.total()
        missed = self.missed[rule] if rule else self.missed.total()
        return right / (right + missed) if right + missed else 1.0


def read_corpus(part: str) -> list[Labelled]:
    """Read one part of the corpus.

    Args:
        part: One of `PARTS`.

    Returns:
        The texts, in the order of the file.
    """
    for learned, held_out in SPLIT.items():
        if part in (learned, held_out):
            texts = _read(learned)
            return texts[2::3] if part == held_out else [one for at, one in enumerate(texts) if at % 3 != 2]
    return _read(part)


def _read(name: str) -> list[Labelled]:
    """Read one file of the corpus whole."""
    texts = []
    for record in re.split(r"(?m)^@@ ", (CORPUS / f"{name}.txt").read_text(encoding="utf-8")):
        if not record.strip():
            continue
        head, body = record.split("\n", 1)
        name, kind, channel, *rules = head.split()
        spans: list[tuple[str, int, int]] = []
        pieces: list[str] = []
        position = length = 0
        body = body.strip("\n")
        for mark in _MARK.finditer(body):
            before = body[position : mark.start()]
            start = length + len(before)
            spans.append((mark[1], start, start + len(mark[2])))
            pieces += [before, mark[2]]
            length = start + len(mark[2])
            position = mark.end()
        pieces.append(body[position:])
        texts.append(
            Labelled(
                name,
                cast("DraftKind | None", kind if kind in KINDS else None),
                cast("Channel | None", channel if channel in CHANNELS else None),
                tuple(sorted(rule for rule in rules if rule != "clean")),
                "".join(pieces),
                tuple(spans),
            )
        )
    return texts


def main(arguments: list[str]) -> None:
    """Print the table."""
    errors = "--errors" in arguments
    for part in [one for one in PARTS if one in arguments] or PARTS:
        tally = Tally()
        texts = read_corpus(part)
        for one in texts:
            wrong = tally.add(one)
            if wrong and errors:
                print(
                    f"\n{one.name} {one.kind} {one.channel} expected {one.expected}: {' '.join(wrong)}\n{one.text}"
                )
                for finding in one.check():
                    print(f"   {finding.rule} {finding.text!r}")
        rules = sorted(tally.right | tally.wrong | tally.missed)
        print(f"\n{part}: {len(texts)} texts, {tally.clean} clean, {tally.touched} of them touched")
        print("rule  found  wrong  missed  precision  recall")
        for rule in [*rules, None]:
            right, wrong_, missed = (
                (c[rule] if rule else c.total()) for c in (tally.right, tally.wrong, tally.missed)
            )
            print(
                f"{rule or 'all':5}{right:6}{wrong_:7}{missed:8}"
                f"{tally.precision(rule):11.2f}{tally.recall(rule):8.2f}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
