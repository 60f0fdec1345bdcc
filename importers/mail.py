"""Read who wrote to whom from a mailbox (mbox), and who met whom from a calendar (.ics).

Of a mail only the headers From, To, Cc, Date, Message-ID and those that tell mailing lists from people are read;
bodies are passed over line by line and never kept, and of a calendar neither titles nor descriptions are. Mails and
meetings with more than :data:`MOST_OTHERS` others count for nothing, as with messages.

Whose mailbox or calendar it is: the owner's known addresses, and where none of them occurs, the address that occurs
in most mails or meetings, if it occurs in at least half of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime

from graph.claims import Claims, Fact, FileClaims, Mention, Owner
from graph.errors import ImportProblem
from graph.identity import email_id
from graph.model import Kind, PersonId
from importers.addressbook import ordered
from importers.contract import FileDraft, Importer, Request
from importers.encoding import decode
from importers.files import Source, SourceFile
from importers.heading import is_export, left_aside
from importers.messagelog import MOST_RECIPIENTS
from importers.whose import needed_owner

MOST_OTHERS = MOST_RECIPIENTS
"""More recipients or attendees are a broadcast or an assembly (the design, section 4)."""

MOST_HEADER_BYTES = 2**18
"""What is read of one mail's headers; longer ones are no mail of people. Assumption."""

_FROM_LINE = re.compile(rb"From \S+.*\d{1,2}:\d{2}.*\d{4}[ \t]*\r?\n?$")
_HEADERS = frozenset(
    b"from to cc date message-id list-id list-unsubscribe list-post precedence auto-submitted x-gmail-labels "
    b"x-autoreply x-auto-response-suppress feedback-id".split()
)
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|notifications?|newsletters?|bounces?|"
    r"automated|auto-confirm|unsubscribe|alerts?)(?:[._+-].*)?",
    re.IGNORECASE,
)
_NOT_KEPT = frozenset("spam trash drafts draft chat chats".split())


@dataclass(slots=True)
class _Contact:
    """One mail or meeting: who took part, on which day."""

    line: int
    day: date
    sender: PersonId | None
    others: tuple[PersonId, ...]

    @property
    def everybody(self) -> set[PersonId]:
        """All who took part."""
        return {*self.others, *((self.sender,) if self.sender is not None else ())}


@dataclass(slots=True)
class _Contacts:
    """What one file holds, before its owner's address is known."""

    draft: FileDraft
    found: list[_Contact] = field(default_factory=list)
    names: dict[PersonId, str] = field(default_factory=dict)

    def person(self, name: str, address: str) -> PersonId | None:
        """Return the id of an address of a person, None for a machine's or none; remember the name."""
        id_ = email_id(address)
        if id_ is None or _MACHINE.fullmatch(address.partition("@")[0].strip()):
            return None
        name = ordered(_decoded(name).strip("'\" "))
        if name and len(name) > len(self.names.get(id_, "")):
            self.names[id_] = name
        self.names.setdefault(id_, "")
        return id_


class MailAndCalendar(Importer):
    """Mailboxes and calendars; headers and attendance only."""

    what = "a mailbox (mbox) or calendar (.ics)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source begins like a mailbox or a calendar."""
        return not is_export(source) and any(_form(file) for file in source.files())

    def read(self, source: Source, request: Request) -> Claims:
        """Read the mailboxes and calendars of a source.

        Args:
            source: The opened path; closed on return.
            request: ``owner`` or ``me`` is whose they are.

        Returns:
            The claims. A row is a mail or an event; facts are counted by UTC day and direction.

        Raises:
            ImportProblem: A file is damaged or holds nothing, or the owner cannot be told from the addresses.
            OwnerNeeded: Nobody is known whose it could be.
        """
        with source:
            files = [(file, form) for file in source.files() if (form := _form(file))]
            owner = needed_owner(source, request)
            readings = [_read_mbox(file) if form == "mbox" else _read_calendar(file) for file, form in files]
            if not any(reading.draft.rows for reading in readings):
                raise ImportProblem(
                    "there is no mail or event in it", where=source.name, do="export it again"
                )
            ours = _addresses(owner, readings)
            claims = tuple(_claims(reading, owner, ours) for reading in readings)
            newest = max((day for reading in readings if (day := reading.draft.newest)), default=None)
            return Claims(
                source=source.name,
                digest=source.digest,
                as_of=source.date_in_name or request.as_of or newest,
                owner=owner,
                member=False,
                files=claims,
                unused=tuple(
                    sorted(left_aside(source, [file for file, _ in files], "a mailbox or calendar"))
                ),
            )


def _form(file: SourceFile) -> str:
    """Tell a mailbox from a calendar by the first line; empty for anything else."""
    if file.size == 0:
        return ""
    with file.open() as stream:
        start = stream.read(2048).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _FROM_LINE.match(start.partition(b"\n")[0]):
        return "mbox"
    return "calendar" if re.match(rb"BEGIN[ \t]*:[ \t]*VCALENDAR", start, re.IGNORECASE) else ""


def _addresses(owner: Owner, readings: list[_Contacts]) -> set[PersonId]:
    """Return the addresses that are the owner's."""
    counts: Counter[PersonId] = Counter()
    total = 0
    for reading in readings:
        for contact in reading.found:
            total += 1
            counts.update(contact.everybody)
    known = {owner.id, *owner.same}
    if known & counts.keys() or not counts:
        return known
    most, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return known | {most} if 2 * count >= total else known


def _claims(reading: _Contacts, owner: Owner, ours: set[PersonId]) -> FileClaims:
    """Count contacts between the owner and others by day and direction."""
    draft = reading.draft
    kind = Kind.MAIL if draft.kind == "mail" else Kind.MEETING
    counts: dict[tuple[PersonId, PersonId | None, date], list[int]] = {}
    mentioned: set[PersonId] = set()
    for contact in reading.found:
        mine = contact.sender in ours
        others = [person for person in contact.others if person not in ours]
        if contact.sender is not None and not mine:
            if not ours & set(contact.others):
                draft.skip(contact.line, "not with the owner")
                continue
            others = [contact.sender] if kind == Kind.MAIL else [contact.sender, *others]
        elif contact.sender is None and not ours & set(contact.others):
            draft.skip(contact.line, "not with the owner")
            continue
        if not others:
            draft.skip(contact.line, "nobody else took part")
            continue
        draft.seen(contact.day)
        for person in dict.fromkeys(others):
            sender = None if kind == Kind.MEETING else owner.id if mine else person
            counts.setdefault((person, sender, contact.day), [contact.line, 0])[1] += 1
            if person not in mentioned:
                mentioned.add(person)
                draft.mentions.append(Mention(contact.line, person, reading.names.get(person, "")))
    draft.facts = [
        Fact(line, owner.id, person, kind, day, sender, count)
        for (person, sender, day), (line, count) in counts.items()
    ]
    return draft.finish()


# --- mailboxes --------------------------------------------------------------------------------------------------------


def _read_mbox(file: SourceFile) -> _Contacts:
    """Read the headers of a mailbox as a stream."""
    reading = _Contacts(FileDraft(file.name, "mail"))
    draft = reading.draft
    known: set[str] = set()
    for line, head in _heads(file):
        draft.rows += 1
        headers = BytesHeaderParser(policy=compat32).parsebytes(head)
        reason = _no_letter(headers.items())
        if reason:
            draft.skip(line, reason)
            continue
        texts = {name: [str(value) for value in headers.get_all(name, [])] for name in ("from", "to", "cc")}
        senders = _people(reading, texts["from"])
        readers = [person for person in _people(reading, texts["to"] + texts["cc"]) if person not in senders]
        day = _mail_day(str(headers.get("date", "")))
        number = str(headers.get("message-id", "")).strip()
        if number and number in known:
            draft.repeats.append(line)
            continue
        if len(senders) != 1:
            draft.skip(line, "no sender, or a machine" if not senders else "several senders")
        elif not readers:
            draft.skip(line, "no recipient")
        elif len(readers) > MOST_OTHERS:
            draft.skip(line, f"more than {MOST_OTHERS} recipients")
        elif day is None:
            draft.skip(line, "unreadable date")
        else:
            known.add(number)
            reading.found.append(_Contact(line, day, senders[0], tuple(readers)))
    return reading


def _heads(file: SourceFile) -> Iterator[tuple[int, bytes]]:
    """Yield the physical line on which each mail begins, and those of its headers that are read."""
    with file.open() as stream:
        start = 0
        head: list[bytes] = []
        size = 0
        in_head = kept = False
        blank = True
        number = 0
        while True:
            line = stream.readline(MOST_HEADER_BYTES)
            if not line:
                break
            number += 1
            while len(line) == MOST_HEADER_BYTES and not line.endswith(b"\n"):
                more = stream.readline(
                    MOST_HEADER_BYTES
                )  # the rest of a line that no header is long enough for
                if not more:
                    break
                line = more if more.endswith(b"\n") else line
            if blank and line.startswith(b"From ") and _FROM_LINE.match(line):
                if start:
                    yield start, b"".join(head)
                start, head, size, in_head, kept = number, [], 0, True, False
            elif in_head:
                if not line.strip():
                    in_head = False
                elif line[:1] not in b" \t":
                    kept = line.partition(b":")[0].strip().lower() in _HEADERS
                size += len(line)
                if kept and in_head and size < MOST_HEADER_BYTES:
                    head.append(line)
            blank = not line.strip()
        if start:
            yield start, b"".join(head)


def _no_letter(headers: list[tuple[str, str]]) -> str:
    """Say why a mail is not from one person to others; empty where it is."""
    for name, value in headers:
        plain, text = name.casefold(), str(value).strip().casefold()
        if plain in ("list-id", "list-post", "list-unsubscribe", "feedback-id") or (
            plain == "precedence" and text in ("bulk", "list", "junk")
        ):
            return "a mailing list"
        if (plain == "auto-submitted" and text != "no") or plain == "x-autoreply":
            return "sent by a machine"
        if plain == "x-gmail-labels" and _NOT_KEPT & {label.strip(' "') for label in text.split(",")}:
            return "spam, deleted or a draft"
    return ""


def _people(reading: _Contacts, texts: list[str]) -> list[PersonId]:
    """Return the people in address headers, each once."""
    try:
        pairs = getaddresses([text.replace("\r", " ").replace("\n", " ") for text in texts])
    except (ValueError, IndexError, TypeError):
        return []
    found = [reading.person(name, address) for name, address in pairs]
    return list(dict.fromkeys(person for person in found if person is not None))


def _decoded(text: str) -> str:
    """Return a header's text, decoded where it can be."""
    if "=?" not in text:
        return text.encode("utf-8", "replace").decode("utf-8")
    try:
        return str(make_header(decode_header(text))).encode("utf-8", "replace").decode("utf-8")
    except (ValueError, LookupError, TypeError, MessageError):
        return ""


def _mail_day(text: str) -> date | None:
    """Return the UTC day of a Date header."""
    try:
        stamp = parsedate_to_datetime(text)
        return (stamp if stamp.tzinfo is not None else stamp.replace(tzinfo=UTC)).astimezone(UTC).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


# --- calendars --------------------------------------------------------------------------------------------------------

_EVENT = re.compile(r"(BEGIN|END)\s*:\s*VEVENT\s*$", re.IGNORECASE).match
_KEPT = re.compile(r"(?:DTSTART|ORGANIZER|ATTENDEE|STATUS|UID|RECURRENCE-ID)[;:]", re.IGNORECASE).match


def _read_calendar(file: SourceFile) -> _Contacts:
    """Read who attended the events of a calendar."""
    reading = _Contacts(FileDraft(file.name, "calendar"))
    draft = reading.draft
    known: set[tuple[str, date]] = set()
    for line, lines in _events(decode(file.read())[0]):
        draft.rows += 1
        event = _event(lines)
        if event is None:
            draft.skip(line, "unreadable event")
            continue
        people, day, cancelled, number = event
        if cancelled:
            draft.skip(line, "cancelled")
        elif day is None:
            draft.skip(line, "unreadable date")
        elif number and (number, day) in known:
            draft.repeats.append(line)
        else:
            found = [reading.person(name, address) for name, address in people]
            others = list(dict.fromkeys(person for person in found if person is not None))
            if len(others) < 2:
                draft.skip(line, "nobody else took part")
            elif len(others) > MOST_OTHERS + 1:
                draft.skip(line, f"more than {MOST_OTHERS} others")
            else:
                known.add((number, day))
                reading.found.append(_Contact(line, day, None, tuple(others)))
    return reading


def _events(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the physical line on which each event begins, and those of its lines that are read."""
    start = 0
    lines: list[str] = []
    kept = nested = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        frame = _EVENT(line.strip()) if ":" in line else None
        if frame and frame[1].upper() == "BEGIN":
            start, lines, kept, nested = number, [], False, False
        elif frame and start:
            yield start, lines
            start = 0
        elif start:
            word = line.strip().upper()
            if word.startswith(("BEGIN:", "END:")):
                nested = word.startswith("BEGIN:")  # a reminder inside the event
            elif line[:1] in (" ", "\t"):
                if kept:
                    lines.append(line)
            else:
                kept = not nested and _KEPT(line) is not None
                if kept:
                    lines.append(line)


def _event(lines: list[str]) -> tuple[list[tuple[str, str]], date | None, bool, str] | None:
    """Read who attends an event, its UTC day, whether it was cancelled, and its id; None for no event."""
    from icalendar import Event

    text = "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])
    try:
        event = Event.from_ical(text)
        start = event.get("DTSTART")
        moment = getattr(start, "dt", None)
        people: list[tuple[str, str]] = []
        for name in ("ORGANIZER", "ATTENDEE"):
            values = event.get(name) or []
            for value in values if isinstance(values, list) else [values]:
                parameters = {
                    str(key).upper(): str(word) for key, word in getattr(value, "params", {}).items()
                }
                if parameters.get("PARTSTAT", "").upper() == "DECLINED":
                    continue
                if parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE", "GROUP"):
                    continue
                address = re.sub(r"^mailto:", "", str(value).strip(), flags=re.IGNORECASE)
                people.append((parameters.get("CN", ""), address))
        cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
        number = str(event.get("UID", ""))
    except Exception:  # noqa: BLE001  (icalendar raises whatever it meets; the event is then named)
        return None
    return people, _utc_day(moment), cancelled, number


def _utc_day(moment: object) -> date | None:
    """Return the UTC day of a time, or a day as it is; times without a zone are taken as UTC."""
    if isinstance(moment, datetime):
        try:
            return moment.astimezone(UTC).date() if moment.tzinfo is not None else moment.date()
        except (ValueError, OverflowError):
            return None
    return moment if isinstance(moment, date) else None
