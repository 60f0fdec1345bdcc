"""The benchmark of introductions is fair: nothing after the cut is seen, people are opaque words, places are shared."""

import csv
import random
from pathlib import Path

import pytest

from benchmarks.introducers import (
    DAY,
    NOT_FOUND,
    Answer,
    Event,
    Line,
    Timeline,
    baseline_scores,
    main,
    measure,
    places,
    product_scores,
    read_log,
)
from graph.model import PersonKey

VIEWS = ("full", "mailbox")


def invented_log(seed: int, words: list[str], days: int = 30) -> list[Line]:
    """A log of a small office: some write more than others, to one or to several."""
    rng = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(words))]
    lines: list[Line] = []
    for second in sorted(rng.randrange(days * DAY) for _ in range(days * 8)):
        sender = rng.choices(words, weights)[0]
        size = rng.choice((1, 1, 1, 2, 3, 11))
        others = [word for word in words if word != sender]
        lines.extend((sender, word, second) for word in rng.sample(others, size))
    return lines


def invented_events(lines: list[Line], seed: int, count: int = 6) -> list[Event]:
    """Pairs without a tie at a cut, at odd seconds of a day, with everybody who knows both."""
    rng = random.Random(seed)
    events: list[Event] = []
    while len(events) < count:
        cut = rng.choice([second for _, _, second in lines[len(lines) // 4 :]]) + rng.randrange(3)
        ties = {
            frozenset((sender, word))
            for sender, word, second in lines
            if second <= cut and sum(s == sender and t == second for s, _, t in lines) <= 10
        }
        people = sorted({word for tie in ties for word in tie})
        me, target = rng.sample(people, 2)
        candidates = tuple(
            word
            for word in people
            if {frozenset((me, word)), frozenset((word, target))} <= ties - {frozenset((word,))}
        )
        if frozenset((me, target)) not in ties and len(candidates) > 1:
            events.append(Event(f"e{len(events)}", cut, me, target, candidates))
    return sorted(events, key=lambda event: event.cut)


# Words that a careless reader would take for one person, or for something else than a name.
WORDS = [
    "Ann",
    "ann",
    "ÀNN",
    "a-1",
    "007",
    "7",
    "x@y",
    "li:ada",
    "#no",
    "日本",
    "n:1",
    "éa",
    "ea",
    "O'B",
    "z_z",
    "Q",
]


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_after_the_cut_changes_a_score(view: str) -> None:
    lines = invented_log(1, [f"p{n}" for n in range(16)])
    events = invented_events(lines, 2)
    scores = product_scores(lines, events, view)
    assert any(len(set(each.values())) > 1 for each in scores.values())
    for event in events:
        until = [line for line in lines if line[2] <= event.cut]
        # Lines of the very next second, about exactly these people, must not leak in either.
        after = [(word, event.target, event.cut + 1) for word in event.candidates[:1]]
        assert product_scores(until, [event], view) == {event.name: scores[event.name]}
        assert product_scores(until + after, [event], view) == {event.name: scores[event.name]}


@pytest.mark.parametrize("view", VIEWS)
def test_the_last_second_counts(view: str) -> None:
    lines = [("a", "me", 0), ("b", "me", 0), ("a", "t", 1), ("b", "t", 1), ("b", "me", 5 * DAY + 100)]
    lines += [("b", "t", 5 * DAY + 100)]
    before, after = (Event("e", 5 * DAY + 100 - back, "me", "t", ("a", "b")) for back in (1, 0))
    equal = product_scores(lines, [before], view)["e"]
    assert equal["a"] == equal["b"]
    later = product_scores(lines, [after], view)["e"]
    assert later["b"] > later["a"]


@pytest.mark.parametrize("view", VIEWS)
def test_people_are_opaque_words(view: str) -> None:
    plain = [f"p{n:02}" for n in range(len(WORDS))]
    lines = invented_log(3, plain)
    events = invented_events(lines, 4)
    word = dict(zip(plain, WORDS, strict=True))
    renamed = [(word[sender], word[reader], second) for sender, reader, second in lines]
    asked = [
        Event(e.name, e.cut, word[e.me], word[e.target], tuple(word[c] for c in e.candidates)) for e in events
    ]
    expected = {
        name: {word[candidate]: score for candidate, score in each.items()}
        for name, each in product_scores(lines, events, view).items()
    }
    assert product_scores(renamed, asked, view) == expected
    assert NOT_FOUND not in {score for each in expected.values() for score in each.values()}


def test_the_scores_do_not_depend_on_how_many_share_the_work() -> None:
    lines = invented_log(5, [f"p{n}" for n in range(16)])
    events = invented_events(lines, 6)
    for view in VIEWS:
        assert product_scores(lines, events, view, processes=2) == product_scores(lines, events, view)


def test_what_was_only_looked_at_is_gone() -> None:
    timeline = Timeline([("a", "b", 10), ("a", "b", DAY + 10), ("a", "c", DAY + 20)])
    with timeline.at(DAY + 10) as store:
        rows = list(store.evidence_of([PersonKey(row.key) for row in store.scan_people()]))
        assert {row[3] for row in rows} == {719_163, 719_164}
        assert len(list(store.scan_people())) == 2
    days = [row[3] for row in timeline.store.evidence_of([PersonKey(1), PersonKey(2)])]
    assert set(days) == {719_163}
    with timeline.at(DAY + 20) as store:
        assert len(list(store.scan_people())) == 3


def test_a_mailbox_holds_no_message_that_me_neither_sent_nor_received() -> None:
    lines = [("a", "me", 0), ("b", "me", 0), ("a", "t", 1), ("b", "t", 2), ("b", "t", 3)]
    event = Event("e", DAY, "me", "t", ("a", "b"))
    full, mailbox = (product_scores(lines, [event], view)["e"] for view in VIEWS)
    assert full["b"] > full["a"]
    assert mailbox["a"] == mailbox["b"] > NOT_FOUND


def test_places_are_shared_evenly() -> None:
    assert places({"a": 2.0, "b": 1.0, "c": 1.0, "d": 0.0}, "b").reciprocal == pytest.approx(
        (1 / 2 + 1 / 3) / 2
    )
    tied = places(dict.fromkeys("abcd", 0.0), "c")
    assert (tied.first, tied.three) == (0.25, 0.75)
    assert tied.reciprocal == pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4)
    assert places({"a": 2.0, "b": 1.0}, "a").reciprocal == 1


def test_the_interval_counts_messages_and_not_events() -> None:
    good, bad = {"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 1.0}
    scores = {f"g{n}": good for n in range(20)} | {f"b{n}": bad for n in range(20)}
    alone = {name: Answer("a", ("a", name)) for name in scores}
    shared = {name: Answer("a", ("a", name[0])) for name in scores}
    by_event, by_message = measure(scores, alone)[0], measure(scores, shared)[0]
    assert by_event.mean == by_message.mean == 0.75
    assert by_event.low > 0.6
    assert (by_message.low, by_message.high) == (0.5, 1.0)


def test_the_plain_rules_say_what_their_names_say() -> None:
    lines = [
        ("a", "me", 0),
        ("t", "a", 0),
        ("a", "x", 5),
        ("b", "me", DAY),
        ("me", "b", DAY),
        ("b", "t", DAY),
    ]
    event = Event("e", 2 * DAY, "me", "t", ("a", "b"))
    rules = baseline_scores([*lines, ("a", "t", 3 * DAY)], [event], "full")
    assert rules["random"]["e"] == {"a": 0.0, "b": 0.0}
    assert rules["degree"]["e"] == {"a": 3.0, "b": 2.0}
    assert rules["product of counts"]["e"] == {"a": 1.0, "b": 2.0}
    assert rules["recency"]["e"]["b"] > rules["recency"]["e"]["a"]
    assert set(rules) == {"random", "degree", "Adamic-Adar", "product of counts", "recency"}


def test_the_command_writes_every_candidate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = invented_log(7, [f"p{n}" for n in range(16)])
    events = invented_events(lines, 8)
    (tmp_path / "log.txt").write_text("".join(f"{s} {r} {t}\n" for s, r, t in lines))
    assert read_log(tmp_path / "log.txt") == lines
    with (tmp_path / "queries.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["event", "gap_days", "cut", "me", "target"])
        writer.writerows((e.name, 7, e.cut, e.me, e.target) for e in events)
        writer.writerow(["other", 0, events[0].cut, events[0].me, events[0].target])
    with (tmp_path / "candidates.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["event", "candidate"])
        writer.writerows((e.name, word) for e in events for word in e.candidates)
    files = [
        f"--{name}={tmp_path / name}.{end}"
        for name, end in (("log", "txt"), ("queries", "csv"), ("candidates", "csv"))
    ]
    main([*files, f"--out={tmp_path / 'scores.csv'}", "--processes=1"])
    with (tmp_path / "scores.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["event"], row["candidate"]) for row in rows] == [
        (e.name, c) for e in events for c in e.candidates
    ]
    assert all(float(row["score"]) <= 0 for row in rows)
    with (tmp_path / "answers.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["event", "introducer", "outcome", "message_time"])
        writer.writerows((e.name, e.candidates[0], 2, e.cut + 7 * DAY) for e in events)
    capsys.readouterr()
    main([f"--data={tmp_path}", "--view=mailbox", "--processes=1"])
    printed = capsys.readouterr().out.splitlines()
    assert [line[:18].strip() for line in printed[2:]] == [
        "intrograph", "random", "degree", "Adamic-Adar", "product of counts", "recency",
    ]  # fmt: skip
