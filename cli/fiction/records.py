"""What an invented network is made of, before any file is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import quote

MessageColumns = Literal["9", "10", "11", "12", "12 drafts", "11 quoted"]
"""Which generation of `messages.csv`: its number of columns and what tells it from the others."""

Packing = Literal["zip", "zip.zip", "copy", "folder", "folder.zip", "nested"]
"""How the browser or the user left the archive on disk."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job as other people's connection lists show it; empty texts mean nothing is shown."""

    since: date
    company: str
    position: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; the slug is NFC, lower case and not percent-encoded."""

    slug: str
    first: str
    last: str
    jobs: tuple[Job, ...]
    email: str = ""
    shows_email: bool = False

    @property
    def name(self) -> str:
        """The display name as messages and invitations write it."""
        return f"{self.first.strip()} {self.last.strip()}"

    @property
    def url(self) -> str:
        """The profile address with raw Unicode, as in messages and invitations."""
        return f"https://www.linkedin.com/in/{self.slug}"

    @property
    def encoded_url(self) -> str:
        """The profile address percent-encoded in upper-case hex, as in `Connections.csv`."""
        return f"https://www.linkedin.com/in/{quote(self.slug, safe='-')}"

    def job_on(self, day: date) -> Job:
        """The job shown on a day: the latest that had begun, else the first."""
        begun = [job for job in self.jobs if job.since <= day]
        return begun[-1] if begun else self.jobs[0]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two connected people; `until` is the day from which neither list holds the other any more."""

    inviter: Person
    invitee: Person
    sent: datetime
    accepted: datetime
    note: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message; a sender given as text has no profile address."""

    sender: Person | str
    at: datetime
    content: str
    subject: str = ""
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages between people; `gone` counts participants shown as `LinkedIn Member` only."""

    code: str
    people: tuple[Person, ...]
    messages: tuple[Message, ...]
    title: str = ""
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One skill one person endorsed of another."""

    giver: Person
    receiver: Person
    skill: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, with both people's company and title at the time."""

    giver: Person
    receiver: Person
    text: str
    at: datetime
    giver_job: Job
    receiver_job: Job


@dataclass(frozen=True, slots=True)
class Member:
    """What a member's own profile files say; every row is in the order of its file's columns."""

    person: Person
    headline: str
    industry: str
    place: str
    positions: tuple[tuple[str, ...], ...]
    education: tuple[tuple[str, ...], ...]
    skills: tuple[str, ...]
    hidden: tuple[date, ...] = ()
    follows: tuple[tuple[date, str], ...] = ()
    drafts: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that happened between the invented people."""

    ties: tuple[Tie, ...]
    open_invitations: tuple[Tie, ...]
    conversations: tuple[Conversation, ...]
    endorsements: tuple[Endorsement, ...]
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """Files only the job seeker's own archive holds: follows, notes, address book, applications, posts."""

    member_follows: tuple[tuple[datetime, str, str], ...] = ()
    notes: tuple[tuple[Person, str, datetime], ...] = ()
    contacts: tuple[tuple[str, str, str, str], ...] = ()
    applications: tuple[tuple[datetime, str, str], ...] = ()
    dream_companies: tuple[str, ...] = ()
    posts: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """One archive: its day, which generation of each file it holds, and how it lies on disk."""

    as_of: date
    messages: MessageColumns
    packing: Packing
    complete: bool = False
    urls: bool = True
    invitation_days: int = 280
    member_number: int | None = None
