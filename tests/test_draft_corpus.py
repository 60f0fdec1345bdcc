"""The checker against labelled texts: how much of what it says is right, and how much it misses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.drafts import PARTS, Labelled, Tally, read_corpus  # noqa: E402
from benchmarks.likeness import corpus_digest  # noqa: E402
from outreach.etiquette import KINDS, Known, check  # noqa: E402
from outreach.etiquette.likeness import WEIGHTS  # noqa: E402
from outreach.etiquette.segments import take_apart  # noqa: E402
from outreach.etiquette.tone import reproach  # noqa: E402

TEXTS: dict[str, list[Labelled]] = {part: read_corpus(part) for part in PARTS}
RULES = {
    "E01", "E04", "E05", "E07", "E09", "E10", "E15", "E16", "E17", "E18", "E19", "E24", "E33", "E39", "E40", "E42",
}  # fmt: skip


def tally_of(part: str) -> Tally:
    tally = Tally()
    for text in TEXTS[part]:
        tally.add(text)
    return tally


@pytest.mark.parametrize("part", PARTS)
def test_the_checker_keeps_its_promise(part: str) -> None:
    tally = tally_of(part)
    assert tally.precision() >= 0.95
    assert tally.recall() >= 0.85
    assert tally.touched <= tally.clean / 20


def test_every_clean_text_of_development_stays_untouched() -> None:
    touched = [text.name for text in TEXTS["development"] if not text.expected and text.check()]
    assert touched == []


def test_the_corpus_is_large_and_half_of_it_clean() -> None:
    texts = TEXTS["development"] + TEXTS["held_out"]
    clean = sum(not text.expected for text in texts)
    assert len(texts) >= 170
    assert clean >= 0.45 * len(texts)
    assert len(TEXTS["adversarial"]) >= 60
    names = [text.name for part in PARTS for text in TEXTS[part]]
    assert len(names) == len(set(names))


def test_the_words_were_weighed_with_this_corpus() -> None:
    """Whoever changes the corpus learns again: python -m benchmarks.likeness --learn."""
    assert json.loads(WEIGHTS.read_text(encoding="utf-8"))["corpus"] == corpus_digest()


def test_every_rule_is_expected_somewhere() -> None:
    assert {rule for part in PARTS for text in TEXTS[part] for rule in text.expected} == RULES


@pytest.mark.parametrize("part", PARTS)
def test_a_finding_stands_where_the_coach_marked_it(part: str) -> None:
    marked = placed = 0
    for text in TEXTS[part]:
        for rule, start, end in text.spans:
            found = [one for one in text.check() if one.rule == rule]
            if not found:
                continue
            marked += 1
            placed += any(one.start < end and start < one.end for one in found)
    assert placed >= 0.95 * marked


def test_an_empty_record_of_knowledge_changes_nothing() -> None:
    for part in PARTS:
        for text in TEXTS[part]:
            with_known = check(text.text, kind=text.kind, channel=text.channel, known=Known())
            assert with_known == text.check(), text.name


def test_reproach_is_heard_only_where_it_is_said_of_silence() -> None:
    """Asks, letters, thanks and recaps wait for nobody's answer, so that hardly a word of theirs reproaches."""
    calm = [
        text
        for part in PARTS
        for text in TEXTS[part]
        if text.kind not in ("nudge", "close") and not {"E05", "E18", "E19", "E24"} & set(text.expected)
    ]
    heard = [text.name for text in calm if reproach(take_apart(text.text).body)]
    assert len(calm) >= 1400
    assert len(heard) <= 0.015 * len(calm), heard


#: What stands around a sentence of ``sentences.txt``, by rule and kind; the rest of the text is in order.
FRAMES = {
    ("E04", "ask"): ("Hi Jo, could you introduce me to Dana Wu? I'd like 20 minutes to ask how she prices murals. ", " No worries if not. Best, Kim"),
    ("E05", "ask"): ("Hi Jo, could you introduce me to Dana Wu? I'd like 20 minutes to ask how she prices murals. ", " Best, Kim"),
    ("E09", "letter"): ("Dear Ms Wu, I'm Kim Hale, a sign painter in Hull. ", ""),
    ("E15", "letter"): ("Dear Ms Wu, I'm Kim Hale, a sign painter in Hull. ", " I'd like 20 minutes to ask how you price murals."),
    ("E17", "letter"): ("Dear Ms Wu, I'm a sign painter in Hull. Jo Frey said I may write. I'd like 20 minutes to ask how you price murals. ", ""),
    ("E18", "nudge"): ("Hi Ann, I wrote last week about boats. ", " Best, Tom"),
    ("E19", "close"): ("Hi Ann, I'll leave my question about boats here. ", " Best, Tom"),
    ("E33", "letter"): ("Dear Ms Wu, I'm Kim Hale, a sign painter in Hull. ", ""),
    ("E39", "thanks"): ("Dear Ann, ", " Best wishes, Tom"),
    ("E40", "recap"): ("Dear Ann, ", " Best wishes, Tom"),
}  # fmt: skip


def sentences() -> list[tuple[str, bool, str, bool]]:
    """Read the single sentences: rule, whether it is broken, sentence, and whether it is judged so."""
    rows = []
    for line in (ROOT / "tests/data/drafts/sentences.txt").read_text(encoding="utf-8").splitlines():
        rule, kind, broken, sentence = line.split(" ", 3)
        before, after = FRAMES.get((rule, kind), ("", ""))
        if broken.endswith("!"):
            before += "If you'd rather not, fine. "
        found = check(before + sentence + after, kind=next((one for one in KINDS if one == kind), None))
        rows.append((rule, broken.startswith("yes"), sentence, any(one.rule == rule for one in found)))
    return rows


def test_single_sentences_are_told_apart() -> None:
    rows = sentences()
    wrong = [(rule, sentence) for rule, broken, sentence, found in rows if found and not broken]
    missed = [(rule, sentence) for rule, broken, sentence, found in rows if broken and not found]
    assert len(rows) >= 700
    assert len(wrong) <= 0.01 * len(rows), wrong
    assert len(missed) <= 0.03 * len(rows), missed
