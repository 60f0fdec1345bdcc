"""How well the ranking finds the person who really brought two people together, on a log of messages.

An event is one introduction that happened: *me* and a *target* who had never been in contact, and the *candidates*
who knew both. Only messages up to the event's cut may be known. The product's own importer fills the product's own
store with them, and the product ranks the paths of two ties; nothing is computed here but the measures and the plain
rules it is compared with.

Run ``python benchmarks/introducers.py --data DIR`` (a folder with one log, ``queries.csv``, ``candidates.csv`` and,
for the measures, ``answers.csv``), or name the files one by one. ``--view mailbox`` leaves the ranking only the
messages that me sent or received; the candidates then enter as ``mutuals`` of the target would.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from math import inf, log
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from graph.claims import Claims, Fact, FileClaims, Mention  # noqa: E402
from graph.intake import take_in  # noqa: E402
from graph.model import Kind, PersonId, PersonKey  # noqa: E402
from graph.paths import find  # noqa: E402
from graph.query import TargetQuery  # noqa: E402
from graph.store import GraphStore, open_store  # noqa: E402
from graph.strength import UNIT  # noqa: E402
from importers import messagelog  # noqa: E402
from importers.encoding import decode  # noqa: E402

DAY = 86_400
EPOCH = date(1970, 1, 1)
LOG = "log"
NOT_FOUND = -1_000.0  # the score of a candidate to whom no path leads; every path scores higher
EVERY_PATH = 100_000
RESAMPLES = 2_000

Line = tuple[str, str, int]
"""Sender, recipient, seconds: one line of a log."""

Scores = dict[str, dict[str, float]]
"""The score of every candidate of every event; higher is better placed."""


@dataclass(frozen=True, slots=True)
class Event:
    """One introduction to be explained.

    Attributes:
        name: Its name in the files.
        cut: The last second that may be known.
        me: Who wants to reach somebody.
        target: Whom.
        candidates: Who knew both, in the order of the file.
    """

    name: str
    cut: int
    me: str
    target: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it was.

    Attributes:
        introducer: The candidate who wrote to both.
        message: What tells the introducing messages apart; events that share one are not independent.
    """

    introducer: str
    message: tuple[str, str]


# --- files ------------------------------------------------------------------------------------------------------------


def read_log(path: Path) -> list[Line]:
    """Return the lines of a log, plain or gzip, in the order of their times.

    Lines of one time keep their order, so that messages of one second are the same whatever comes after them.
    """
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    lines = [
        found
        for text in messagelog._lines(decode(content)[0])
        if (found := messagelog._fields(text)) is not None
    ]
    lines.sort(key=lambda line: line[2])
    return lines


def read_events(queries: Path, candidates: Path, gap: int) -> list[Event]:
    """Return the events of one gap, by cut, then in the order of the file."""
    known: dict[str, list[str]] = {}
    with candidates.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            known.setdefault(row["event"], []).append(row["candidate"])
    with queries.open(encoding="utf-8-sig", newline="") as file:
        events = [
            Event(
                row["event"],
                int(float(row["cut"])),
                row["me"],
                row["target"],
                tuple(dict.fromkeys(known.get(row["event"], ()))),
            )
            for row in csv.DictReader(file)
            if int(float(row.get("gap_days") or gap)) == gap
        ]
    return sorted(events, key=lambda event: event.cut)


def read_answers(path: Path) -> dict[str, Answer]:
    """Return who it was, by event."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["event"]: Answer(
                row["introducer"], (row["introducer"], row.get("message_time") or row["event"])
            )
            for row in csv.DictReader(file)
        }


# --- the product ------------------------------------------------------------------------------------------------------


class _Undo(Exception):
    """Ends a transaction whose writes were only to be looked at."""


class Timeline:
    """A store that is led along a log and never holds a message later than the moment that is asked about.

    Args:
        lines: The log, by time.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.store: GraphStore = open_store("sqlite://")
        self._lines = lines
        self._taken = 0

    @contextmanager
    def at(self, cut: int) -> Iterator[GraphStore]:
        """Give the store as it is at a second; cuts may only grow.

        Whole days before the cut's day stay imported. What came on that day up to the cut is an import of its own,
        which is gone afterwards, as is whatever else is imported inside.
        """
        whole = self._first_at(cut // DAY * DAY, self._taken)
        if whole > self._taken:
            self._take(self._taken, whole)
            self._taken = whole
        try:
            with self.store.transaction():
                self._take(whole, self._first_at(cut + 1, whole))
                yield self.store
                raise _Undo
        except _Undo:
            pass

    def _first_at(self, seconds: int, start: int) -> int:
        """Return the number of the first line that is not earlier than a second."""
        while start < len(self._lines) and self._lines[start][2] < seconds:
            start += 1
        return start

    def _take(self, start: int, end: int) -> None:
        """Import some of the lines."""
        lines = self._lines[start:end]
        if lines:
            digest = hashlib.sha256(repr((start, lines)).encode()).hexdigest()
            take(self.store, messagelog.claims_of_messages(lines, digest=digest, source=LOG))


def take(store: GraphStore, claims: Claims) -> None:
    """Import something, inside the transaction that is open, if one is."""
    take_in(store, claims)


def shared_contacts(event: Event) -> Claims:
    """Return what ``mutuals TARGET`` claims of an event's candidates.

    By id instead of by name, because words that a log tells apart may be one name to the eye.
    """
    target = messagelog.person_of(event.target, LOG)
    on = day_of(event.cut)
    ids = [messagelog.person_of(word, LOG) for word in event.candidates]
    part = FileClaims(
        name="mutuals",
        kind="mutuals",
        generation="",
        rows=len(ids),
        mentions=[Mention(0, target, event.target)],
        facts=[Fact(line, id_, target, Kind.MUTUAL, on) for line, id_ in enumerate(ids, 1)],
    )
    return Claims("mutuals", f"mutuals {event.name}", on, None, False, (part,))


def day_of(seconds: int) -> date:
    """Return the day of a second, counted from 1 January 1970 as the importer does."""
    return EPOCH + timedelta(seconds // DAY)


def ranked(store: GraphStore, event: Event) -> dict[str, float]:
    """Return the score of every candidate: the negative cost of the path over them."""
    words: dict[PersonId, str] = {messagelog.person_of(word, LOG): word for word in event.candidates}
    scores = dict.fromkeys(event.candidates, NOT_FOUND)
    me, target = (messagelog.person_of(word, LOG) for word in (event.me, event.target))
    keys = store.keys_of([me, target])
    if len(keys) < 2:
        return scores
    result = find(
        store,
        TargetQuery(person=target),
        start=PersonKey(keys[me]),
        as_of=day_of(event.cut),
        max_hops=2,
        limit=EVERY_PATH,
    )
    for path in result.paths:
        word = words.get(path.people[1].id) if path.hops == 2 else None
        if word is not None:
            scores[word] = max(scores[word], -path.cost / UNIT)
    return scores


def mailboxes(lines: Iterable[Line], people: Iterable[str]) -> dict[str, list[Line]]:
    """Return, for each of these people, the messages they sent or received, with all their recipients."""
    boxes: dict[str, list[Line]] = {word: [] for word in people}
    for message in messages(lines):
        for word in {message[0][0], *(recipient for _, recipient, _ in message)} & boxes.keys():
            boxes[word].extend(message)
    return boxes


def messages(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each message; the lines are in the order of their times."""
    now: dict[str, list[Line]] = {}
    second = None
    for line in lines:
        if line[2] != second:
            yield from now.values()
            now = {}
            second = line[2]
        now.setdefault(line[0], []).append(line)
    yield from now.values()


def full_scores(lines: Sequence[Line], events: Sequence[Event]) -> Scores:
    """Score events, by cut, from everything that was written."""
    scores: Scores = {}
    timeline = Timeline(lines)
    for event in events:
        with timeline.at(event.cut) as store:
            scores[event.name] = ranked(store, event)
    timeline.store.close()
    return scores


def mailbox_scores(box: Sequence[Line], events: Sequence[Event]) -> Scores:
    """Score the events of one person, by cut, from their mailbox and the contacts that the target shows."""
    scores: Scores = {}
    timeline = Timeline(box)
    for event in events:
        with timeline.at(event.cut) as store:
            take(store, shared_contacts(event))
            scores[event.name] = ranked(store, event)
    timeline.store.close()
    return scores


def product_scores(
    lines: Sequence[Line], events: Sequence[Event], view: str, *, processes: int = 1
) -> Scores:
    """Let the product score every candidate of every event.

    Args:
        lines: The log, by time.
        events: By cut.
        view: ``full`` or ``mailbox``.
        processes: How many share the work; the scores do not depend on it.
    """
    jobs: list[tuple[Sequence[Line], list[Event]]]
    if view == "full":
        # Later events cost more (assumption: the power), so the later parts hold fewer of them.
        cuts = [round(len(events) * (part / processes) ** 0.7) for part in range(processes + 1)]
        jobs = [(lines, list(events[start:end])) for start, end in pairwise(cuts) if start < end]
        work: Callable[[Sequence[Line], list[Event]], Scores] = full_scores
    else:
        boxes = mailboxes(lines, {event.me for event in events})
        jobs = [(box, [event for event in events if event.me == me]) for me, box in sorted(boxes.items())]
        work = mailbox_scores
    scores: Scores = {}
    if processes < 2:
        for job in jobs:
            scores.update(work(*job))
        return scores
    with ProcessPoolExecutor(processes) as pool:
        for part_scores in pool.map(work, *zip(*jobs, strict=True)):
            scores.update(part_scores)
    return scores


# --- plain rules to compare with --------------------------------------------------------------------------------------


@dataclass
class Counts:
    """Messages and contacts up to a second."""

    between: dict[tuple[str, str], int] = field(default_factory=dict)
    last: dict[tuple[str, str], int] = field(default_factory=dict)
    contacts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, message: Sequence[Line]) -> None:
        """Count one message."""
        recipients = {recipient for _, recipient, _ in message} - {message[0][0]}
        if len(recipients) > messagelog.MOST_RECIPIENTS:
            return
        for recipient in recipients:
            pair = _pair(message[0][0], recipient)
            self.between[pair] = self.between.get(pair, 0) + 1
            self.last[pair] = message[0][2]
            self.tie(*pair)

    def tie(self, a: str, b: str) -> None:
        """Enter a tie."""
        self.contacts.setdefault(a, set()).add(b)
        self.contacts.setdefault(b, set()).add(a)

    def of(self, a: str) -> set[str]:
        """Return somebody's contacts."""
        return self.contacts.get(a, set())

    def adamic_adar(self, a: str, b: str) -> float:
        """Return the shared contacts of two people, those with few contacts counting more."""
        return sum(1 / log(len(self.of(c))) for c in self.of(a) & self.of(b))


def _pair(a: str, b: str) -> tuple[str, str]:
    """Return two people in a fixed order."""
    return (a, b) if a < b else (b, a)


def _product_of_counts(known: Counts, event: Event, word: str) -> float:
    """Messages with me times messages with the target."""
    return float(
        known.between.get(_pair(event.me, word), 0) * known.between.get(_pair(word, event.target), 0)
    )


def _recency(known: Counts, event: Event, word: str) -> float:
    """How lately both last messages were, as the sum of the logarithms of their ages in days."""
    never = -10 * 365 * DAY
    ages = ((event.cut - known.last.get(_pair(word, end), never)) / DAY for end in (event.me, event.target))
    return -sum(log(1 + max(0.0, age)) for age in ages)


BASELINES: Mapping[str, Callable[[Counts, Event, str], float]] = {
    "random": lambda _known, _event, _word: 0.0,
    "degree": lambda known, _event, word: float(len(known.of(word))),
    "Adamic-Adar": lambda known, event, word: (
        known.adamic_adar(event.me, word) + known.adamic_adar(word, event.target)
    ),
    "product of counts": _product_of_counts,
    "recency": _recency,
}
"""What takes no thought: equal scores share their places, so that random is exact."""


def baseline_scores(lines: Sequence[Line], events: Sequence[Event], view: str) -> dict[str, Scores]:
    """Score every candidate by every plain rule, from the same messages."""
    found: dict[str, Scores] = {rule: {} for rule in BASELINES}

    def look(known: Counts, event: Event) -> None:
        for rule, score in BASELINES.items():
            found[rule][event.name] = {word: score(known, event, word) for word in event.candidates}

    if view == "full":
        _walk(lines, events, look)
        return found

    def look_with_shared(known: Counts, event: Event) -> None:
        added = [word for word in event.candidates if word not in known.of(event.target)]
        for word in added:
            known.tie(word, event.target)
        look(known, event)
        for word in added:
            known.contacts[word].discard(event.target)
            known.contacts[event.target].discard(word)

    for me, box in mailboxes(lines, {event.me for event in events}).items():
        _walk(box, [event for event in events if event.me == me], look_with_shared)
    return found


def _walk(lines: Sequence[Line], events: Sequence[Event], look: Callable[[Counts, Event], None]) -> None:
    """Look at every event with what was known at its cut."""
    known = Counts()
    waiting = list(reversed(events))
    for message in messages(lines):
        while waiting and waiting[-1].cut < message[0][2]:
            look(known, waiting.pop())
        known.add(message)
    while waiting:
        look(known, waiting.pop())


# --- measures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Places:
    """Where the introducer of one event stands: reciprocal rank, and the chance to be first and in the first three."""

    reciprocal: float
    first: float
    three: float


def places(scores: Mapping[str, float], introducer: str) -> Places:
    """Return where the introducer stands; candidates with equal scores share their places evenly."""
    mine = scores.get(introducer, -inf)
    better = sum(score > mine for score in scores.values())
    equal = max(1, sum(score == mine for score in scores.values()))
    ranks = range(better + 1, better + equal + 1)
    return Places(
        sum(1 / rank for rank in ranks) / equal,
        sum(rank == 1 for rank in ranks) / equal,
        sum(rank <= 3 for rank in ranks) / equal,
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write it as the table does."""
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def measure(
    scores: Scores, answers: Mapping[str, Answer], *, seed: int = 1
) -> tuple[Measure, Measure, Measure]:
    """Return MRR, hit@1 and hit@3 with intervals.

    Args:
        scores: Of the events to judge.
        answers: Who it was; events without an answer are left out.
        seed: Of the resampling (percentile bootstrap over introducing messages).
    """
    clusters: dict[tuple[str, str], list[Places]] = {}
    for name, of_event in scores.items():
        answer = answers.get(name)
        if answer is not None:
            clusters.setdefault(answer.message, []).append(places(of_event, answer.introducer))
    sums = [
        (len(each), sum(p.reciprocal for p in each), sum(p.first for p in each), sum(p.three for p in each))
        for _, each in sorted(clusters.items())
    ]
    rng = random.Random(seed)
    drawn: list[tuple[float, float, float]] = []
    for _ in range(RESAMPLES):
        some = rng.choices(sums, k=len(sums))
        size = sum(each[0] for each in some)
        drawn.append(
            (
                sum(each[1] for each in some) / size,
                sum(each[2] for each in some) / size,
                sum(each[3] for each in some) / size,
            )
        )
    size = sum(each[0] for each in sums)
    measures = []
    for number in range(3):
        values = sorted(each[number] for each in drawn)
        mean = (sum(each[1] for each in sums), sum(each[2] for each in sums), sum(each[3] for each in sums))[
            number
        ]
        measures.append(
            Measure(mean / size, values[round(0.025 * RESAMPLES)], values[round(0.975 * RESAMPLES) - 1])
        )
    return measures[0], measures[1], measures[2]


# --- command line -----------------------------------------------------------------------------------------------------


def _files(
    given: argparse.Namespace, parser: argparse.ArgumentParser
) -> tuple[Path, Path, Path, Path | None]:
    """Return the log, the queries, the candidates and, where there are any, the answers."""
    if given.data is None:
        if not (given.log and given.queries and given.candidates):
            parser.error("give --data, or --log with --queries and --candidates")
        return given.log, given.queries, given.candidates, given.answers
    logs = sorted(
        path for path in given.data.iterdir() if path.name.endswith((".txt", ".txt.gz", ".log", ".log.gz"))
    )
    chosen = given.log or (logs[0] if logs else None)
    if chosen is None:
        parser.error(f"{given.data} holds no log (.txt or .txt.gz); name one with --log")
    answers = given.answers or given.data / "answers.csv"
    return (
        chosen,
        given.queries or given.data / "queries.csv",
        given.candidates or given.data / "candidates.csv",
        answers if answers.exists() else None,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, score, write, measure."""
    parser = argparse.ArgumentParser(prog="python benchmarks/introducers.py", description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with everything")
    parser.add_argument("--log", type=Path, help="lines of: sender recipient time")
    parser.add_argument("--queries", type=Path, help="event,gap_days,cut,me,target")
    parser.add_argument("--candidates", type=Path, help="event,candidate")
    parser.add_argument("--answers", type=Path, help="event,introducer,message_time; only for the measures")
    parser.add_argument("--out", type=Path, help="where the scores go: event,candidate,score")
    parser.add_argument("--view", choices=("full", "mailbox"), default="full")
    parser.add_argument("--gap", type=int, default=7, help="days between cut and message: 7 or 0")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many share the work")
    given = parser.parse_args(arguments)
    log_file, queries, candidates, answers_file = _files(given, parser)
    lines = read_log(log_file)
    events = read_events(queries, candidates, given.gap)
    scores = product_scores(lines, events, given.view, processes=given.processes)
    if given.out is not None:
        with given.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["event", "candidate", "score"])
            for event in events:
                writer.writerows((event.name, word, scores[event.name][word]) for word in event.candidates)
    missing = sum(score == NOT_FOUND for each in scores.values() for score in each.values())
    print(f"{len(events)} events, gap {given.gap}, view {given.view}; candidates without a path: {missing}")
    if answers_file is None:
        return
    answers = read_answers(answers_file)
    print(f"{'':18} {'MRR':22} {'hit@1':22} hit@3")
    for rule, each in {"intrograph": scores, **baseline_scores(lines, events, given.view)}.items():
        reciprocal, first, three = measure(each, answers)
        print(f"{rule:18} {reciprocal!s:22} {first!s:22} {three}")


if __name__ == "__main__":
    main()
