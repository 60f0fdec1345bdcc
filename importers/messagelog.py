"""Read the message log of a closed group: ``sender recipient time``, one line a recipient.

Lines with the same sender and time are one message. A message to at most :data:`MOST_RECIPIENTS` people ties its
sender to each of them from then on; a greater one is a broadcast and says nothing (the design, section 4). What is
kept is counted by UTC day: messages to one, messages to several (also between two who received the same one, with
its sender as the third person), and each pair's first day as a listed tie. Everybody's ties are known in a closed
group, so the file is a full list that belongs to nobody.

People are opaque words. A log is known by its file name (without folders and ``.gz``): the same word in a file of
the same name is the same person, and logs with other names stay apart.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from graph.claims import Claims, Fact, FileClaims, Mention
from graph.errors import ImportProblem
from graph.identity import weak_id
from graph.model import Kind, PersonId
from importers.contract import Importer, Request
from importers.encoding import decode
from importers.files import Source, SourceFile
from importers.heading import head_of, is_export, left_aside
from importers.ties import list_id

MOST_RECIPIENTS = 10
"""A message to more people is a broadcast (the design, section 4)."""

CHUNK_FACTS = 20_000
"""Facts in one part, so that the store takes a long log in steps. Assumption."""

MOST_BYTES = 2**28
"""The longest log that is read: it is counted in memory. Assumption: about ten million lines."""

_SAMPLE = 50
_EPOCH = date(1970, 1, 1)
_DAY = 86_400
_MOST_SECONDS = 253_370_764_800  # the year 9999, the last that a date can have
_COMMENTS = ("#", "%")
_SPLIT = re.compile(r"[ \t]*[,;\t][ \t]*|[ \t]+")
_BLANKS = re.compile(r"[ \t]+")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d+)?").fullmatch
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)?"
).fullmatch
_HEADER = {"sender", "from", "source", "src", "user"}
_MALFORMED = "not a sender, a recipient and a time"


def person_of(word: str, log: str) -> PersonId:
    """Return the id of somebody in a log.

    Args:
        word: The person as the log writes them; every difference counts.
        log: The name of the log's file.

    Example:
        >>> person_of("582", "log.txt.gz") == person_of("582", "group/log.txt")
        True
        >>> person_of("a", "log.txt") == person_of("A", "log.txt")
        False
    """
    # Weak ids fold names; a word written in hexadecimal is its own folded form.
    return weak_id(list_id(log), word.encode("utf-8", "surrogatepass").hex(), None)


class MessageLog(Importer):
    """The message log of a closed group, plain or gzip."""

    what = "a message log (sender recipient time)"

    def fits(self, source: Source) -> bool:
        """Tell whether the first lines of a file are senders, recipients and times."""
        return not is_export(source) and any(_is_log(file) for file in source.files())

    def read(self, source: Source, request: Request) -> Claims:
        """Read a log.

        Args:
            source: The opened path; closed on return.
            request: ``as_of`` is used where the name holds no date.

        Returns:
            The claims, without an owner.

        Raises:
            ImportProblem: The file is damaged, too long, or holds no message.
        """
        with source:
            file, *_ = [file for file in source.files() if _is_log(file)]
            log = _Log(file.name)
            log.read(decode(file.read(MOST_BYTES))[0])
            parts = log.parts()
            return Claims(
                source=source.name,
                digest=source.digest,
                as_of=source.date_in_name or request.as_of or log.newest,
                owner=None,
                member=False,
                files=tuple(parts),
                unused=tuple(sorted(left_aside(source, [file], "the message log"))),
            )


def claims_of_messages(
    messages: Iterable[tuple[str, str, int]], *, digest: str, source: str, as_of: date | None = None
) -> Claims:
    """Return the claims of messages in memory, the same as of a file with these lines.

    Args:
        messages: Sender, recipient and time of each line, in the order of the lines. Times are seconds, counted
            from any start, which is taken as 1 January 1970.
        digest: What tells these messages from others.
        source: The name of the log, which is part of everybody's id.
        as_of: The day the log describes; None takes the newest day.

    Returns:
        The claims, without an owner. Lines are numbered from 1.

    Example:
        >>> claims = claims_of_messages([("a", "b", 0), ("a", "c", 0)], digest="1", source="log")
        >>> [fact.kind.word for part in claims.files for fact in part.facts]
        ['group_message', 'listed', 'group_message', 'listed', 'group_message']
    """
    log = _Log(source)
    for number, (sender, recipient, seconds) in enumerate(messages, 1):
        log.add(number, sender, recipient, seconds)
    parts = log.parts()
    return Claims(source, digest, as_of or log.newest, None, False, tuple(parts))


# --- lines ------------------------------------------------------------------------------------------------------------


def _is_log(file: SourceFile) -> bool:
    """Tell whether the first lines of a file are those of a log; a header line may stand above them."""
    if file.size == 0 or (
        not file.base.endswith((".txt", ".csv", ".tsv", ".log", ".dat", ".edges")) and "." in file.base
    ):
        return False
    lines = [
        line
        for line in _lines(decode(head_of(file))[0])
        if line.strip() and not (line.startswith(_COMMENTS) and _fields(line) is None)
    ]
    if lines and _is_header(lines[0]):
        lines = lines[1:]
    sample = lines[:_SAMPLE]
    good = sum(_fields(line) is not None for line in sample)
    return bool(sample) and good * 10 >= len(sample) * 9


def _lines(text: str) -> list[str]:
    """Return the lines that an editor shows."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _is_header(line: str) -> bool:
    """Tell whether a line names columns."""
    words = _SPLIT.split(line.strip().replace('"', "").casefold(), maxsplit=2)
    return len(words) == 3 and words[0] in _HEADER and _seconds(words[2]) is None


def _fields(line: str) -> tuple[str, str, int] | None:
    """Return sender, recipient and seconds of a line, or None where it has another form."""
    line = line.strip(" \t")
    if _is_comment(line):
        return None
    words = _BLANKS.split(line, maxsplit=2)
    if len(words) == 3 and not (words[0][-1] in ",;" and words[1][-1] in ",;"):
        # People are opaque words: commas and quotes in one are its own.
        seconds = _seconds(words[2])
        if seconds is not None:
            return words[0], words[1], seconds
    for separator in ("\t", ",", ";"):
        words = [word.strip(" \t").strip('"') for word in line.split(separator, 2)]
        if len(words) == 3 and words[0] and words[1]:
            seconds = _seconds(words[2])
            if seconds is not None:
                return words[0], words[1], seconds
    return None


def _is_comment(line: str) -> bool:
    """Tell whether a line is a remark: a # or % that stands alone (a person may be called #7)."""
    return line[:1] in _COMMENTS and line[1:2] in ("", " ", "\t", *_COMMENTS)


def _seconds(text: str) -> int | None:
    """Return a time in seconds since its start, or None for what is no time."""
    if _NUMBER(text) and text.isascii():
        seconds = int(text.partition(".")[0])
        return seconds if seconds < _MOST_SECONDS else None
    if not _TIME(text):
        return None
    try:
        stamp = datetime.fromisoformat(text.replace("UTC", "Z").replace(" Z", "Z").replace(" +", "+"))
    except ValueError:
        return None
    if stamp.tzinfo is None:
        stamp = stamp.replace(tzinfo=UTC)
    return (stamp - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)


class _Log:
    """A log while it is read: its messages, and why lines are none."""

    def __init__(self, name: str) -> None:
        """Begin with no line."""
        self.newest: date | None = None
        self._name = name
        self._rows = 0
        self._skips: list[tuple[int, str]] = []
        self._messages: dict[tuple[str, int], dict[str, int]] = {}
        self._last = 0

    def read(self, text: str) -> None:
        """Read the lines of a file."""
        first = True
        messages = self._messages
        for number, line in enumerate(_lines(text), 1):
            words = line.split()
            # The plain form needs no pattern; whatever is different takes the long way.
            if (
                len(words) == 3
                and words[2].isdecimal()
                and words[0][-1] not in ",;"
                and not _is_comment(words[0])
            ):
                sender, recipient, stamp = words
                seconds = int(stamp) if len(stamp) <= 12 and stamp.isascii() else _MOST_SECONDS
                if seconds < _MOST_SECONDS:
                    if sender != recipient:
                        self._rows += 1
                        first = False
                        # As in `add`, without the cost of a call per line.
                        readers = messages.get((sender, seconds))
                        if readers is None:
                            messages[sender, seconds] = {recipient: number}
                        elif recipient not in readers:
                            readers[recipient] = number
                        continue
                    self.add(number, sender, recipient, seconds)
                    first = False
                    continue
            if not words or (first and _is_header(line)):
                continue
            found = _fields(line)
            if found is None and line.startswith(_COMMENTS):
                continue
            first = False
            if found is None:
                self._rows += 1
                self._skips.append((number, _MALFORMED))
            else:
                self.add(number, *found)
        if not self._messages and not self._skips:
            raise ImportProblem("the log holds no message", where=self._name, do="check the file")

    def add(self, number: int, sender: str, recipient: str, seconds: int) -> None:
        """Add one line."""
        self._rows += 1
        if sender == recipient:
            self._skips.append((number, "a message to oneself"))
            return
        self._messages.setdefault((sender, seconds), {}).setdefault(recipient, number)

    def parts(self) -> list[FileClaims]:
        """Count everything by day and return it in parts; no line is in two of them."""
        resting = gc.isenabled()
        gc.disable()  # there is no cycle among millions of small things
        try:
            facts = self._facts()
        finally:
            if resting:
                gc.enable()
        chunks: list[list[Fact]] = []
        start = 0
        while start < len(facts):
            end = min(start + CHUNK_FACTS, len(facts))
            while end < len(facts) and facts[end].line == facts[end - 1].line:
                end += 1
            chunks.append(facts[start:end])
            start = end
        words = {self._id(word): word for word in self._words()}
        mentioned: set[PersonId] = set()
        parts: list[FileClaims] = []
        for chunk in chunks or [[]]:
            mentions = []
            for fact in chunk:
                for id_ in (fact.a, fact.b):
                    if id_ not in mentioned:
                        mentioned.add(id_)
                        mentions.append(Mention(fact.line, id_, words[id_]))
            parts.append(
                FileClaims(
                    name=self._name,
                    kind="message log",
                    generation="",
                    rows=0 if parts else self._rows,
                    skips=() if parts else tuple(sorted(self._skips)),
                    mentions=mentions,
                    facts=chunk,
                    full_list=True,
                )
            )
        return parts

    def _words(self) -> Iterator[str]:
        """Yield everybody, some more than once."""
        for (sender, _), readers in self._messages.items():
            yield sender
            yield from readers

    def _id(self, word: str) -> PersonId:
        """Return somebody's id."""
        return person_of(word, self._name)

    def _facts(self) -> list[Fact]:
        """Count the messages by day."""
        ids = {word: self._id(word) for word in dict.fromkeys(self._words())}
        # (a, b, sender, group, day) -> [line, count]; who the sender is gives the direction.
        counts: dict[tuple[str, str, str, bool, int], list[int]] = {}
        ties: dict[tuple[str, str], tuple[int, int]] = {}
        newest = -1
        broadcast: list[int] = []
        for (sender, seconds), readers in self._messages.items():
            size = len(readers)
            if size > MOST_RECIPIENTS:
                broadcast.extend(readers.values())
                continue
            day = seconds // _DAY
            newest = max(newest, day)
            group = size > 1
            told: list[tuple[str, int]] = []
            for reader, line in readers.items():
                pair = (sender, reader) if sender < reader else (reader, sender)
                key = (*pair, sender, group, day)
                known = counts.get(key)
                if known is None:
                    counts[key] = [line, 1]
                else:
                    known[1] += 1
                since = ties.get(pair)
                if since is None or day < since[1]:
                    ties[pair] = (line, day)
                for other, before in told:
                    both = (other, reader) if other < reader else (reader, other)
                    key = (*both, sender, True, day)
                    known = counts.get(key)
                    if known is None:
                        counts[key] = [max(line, before), 1]
                    else:
                        known[1] += 1
                told.append((reader, line))
        self._skips.extend((line, f"more than {MOST_RECIPIENTS} recipients") for line in broadcast)
        if newest >= 0:
            self.newest = _EPOCH + timedelta(newest)
        days: dict[int, date] = {}
        facts = []
        for (a, b, sender, group, day), (line, count) in counts.items():
            on = days.get(day)
            if on is None:
                on = days[day] = _EPOCH + timedelta(day)
            kind = Kind.GROUP_MESSAGE if group else Kind.MESSAGE
            facts.append(Fact(line, ids[a], ids[b], kind, on, ids[sender], count))
        facts.extend(
            Fact(line, ids[a], ids[b], Kind.LISTED, _EPOCH + timedelta(day))
            for (a, b), (line, day) in ties.items()
        )
        facts.sort(key=lambda fact: fact[:4])
        return facts
