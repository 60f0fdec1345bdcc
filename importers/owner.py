"""Find out whose archive it is, and read the owner's own files: name, e-mail addresses, jobs, schools and the like.

No file of the archive holds the owner's profile address. It is found from invitations and messages, in the
order and with the shares that the fact sheet, section 6, gives.
"""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date

from graph.claims import Mention, NamedFact, OwnAffiliation, Owner
from graph.identity import email_id, fold_name, normal_slug, owner_id, person_id_of_slug, slug_of_url
from graph.model import AffiliationKind, Kind, PersonId
from importers import dates
from importers.contract import FileDraft
from importers.invitations import Invitations
from importers.messages import Messages
from importers.table import Table

PROFILE_COLUMNS = (
    "First Name",
    "Last Name",
    "Maiden Name",
    "Address",
    "Birth Date",
    "Contact Instructions",
    "Country",
    "Headline",
    "Summary",
    "Industry",
    "Zip Code",
    "Geo Location",
    "Twitter Handles",
    "Websites",
    "Instant Messengers",
)
"""Every column that the profile has or had (fact sheet, section 6)."""

POSITION_COLUMNS = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
"""The columns of the owner's jobs (fact sheet, section 6)."""

EDUCATION_COLUMNS = ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities")
"""The columns of the owner's schools (fact sheet, section 6)."""

ORGANIZATION_COLUMNS = ("Name", "Description", "Position", "Started On", "Finished On")
"""The columns of the owner's organisations (fact sheet, section 6)."""

VOLUNTEERING_COLUMNS = ("Company Name", "Role", "Cause", "Started On", "Finished On", "Description")
"""The columns of the owner's voluntary work (fact sheet, section 6)."""

REGISTRATION_COLUMNS = (
    "Registered At",
    "Registration Ip",
    "Subscription Types",
    "Registration Date",
    "Registration IP Address",
    "Invited by (First Name)",
    "Invited by (Last Name)",
)
"""The columns of the registration, 2018 and now (fact sheet, section 6)."""

EMAIL_COLUMNS = ("Email Address", "Confirmed", "Primary", "Updated On")
"""The columns of the owner's e-mail addresses (fact sheet, section 6)."""

SURE_SHARE = 0.9
"""An address in this share of the conversations is the owner's; seen: 99 to 100 % against 1 % (fact sheet,
section 6)."""

FEW_CONVERSATIONS = 3
"""With fewer, a partner's share can be as large as the owner's, and only a name decides. Assumption."""


def _cell(table: Table, cells: list[str], name: str) -> str:
    """Return a trimmed cell, empty where there is no such column."""
    at = table.index(name)
    return cells[at].strip() if at is not None else ""


# --- the owner's own files ----------------------------------------------------------------------------------


class Profile:
    """``Profile.csv``: the owner's name, in its one row."""

    def __init__(self, table: Table, name: str) -> None:
        """Read the rows."""
        self.draft = FileDraft(name, "profile", table, PROFILE_COLUMNS)
        self._lines: list[int] = []
        self.owner_name = ""
        for line, cells in table.rows():
            self.draft.rows += 1
            first, last = _cell(table, cells, "First Name"), _cell(table, cells, "Last Name")
            full = f"{first} {last}".strip()
            if full and not self.owner_name:
                self.owner_name = full
                self._lines.append(line)
            else:
                self.draft.skip(line, "a second profile" if full else "no name")

    def read(self, owner: Owner) -> FileDraft:
        """Return the claims: the owner is mentioned."""
        for line in self._lines:
            self.draft.mentions.append(Mention(line, owner.id, self.owner_name))
        return self.draft


class EmailAddresses:
    """``Email Addresses.csv``: what proves the owner's identity in other sources."""

    def __init__(self, table: Table, name: str) -> None:
        """Read the rows; addresses become ids at once."""
        self.draft = FileDraft(name, "email_addresses", table, EMAIL_COLUMNS)
        self._found: list[tuple[int, PersonId]] = []
        for line, cells in table.rows():
            self.draft.rows += 1
            address = email_id(_cell(table, cells, "Email Address"))
            confirmed = _cell(table, cells, "Confirmed").casefold()
            if address is None:
                self.draft.skip(line, "no e-mail address")
            elif confirmed in ("no", "false"):
                self.draft.skip(line, "not confirmed")
            else:
                self._found.append((line, address))

    @property
    def ids(self) -> tuple[PersonId, ...]:
        """The ids of the confirmed addresses, in the order of the file."""
        return tuple(dict.fromkeys(address for _, address in self._found))

    def read(self, owner: Owner) -> FileDraft:
        """Return the claims: each address proves the owner."""
        for line, address in self._found:
            self.draft.mentions.append(Mention(line, owner.id, owner.name, (address,)))
        return self.draft


@dataclass(frozen=True, slots=True)
class CurrentJob:
    """The owner's present job by their own positions."""

    company: str | None
    position: str | None


def read_positions(table: Table, name: str) -> tuple[FileDraft, CurrentJob | None]:
    """Read the owner's jobs.

    Returns:
        The draft, and of the jobs without an end the one that began last (the upper one of two).
    """
    draft = FileDraft(name, "positions", table, POSITION_COLUMNS)
    current: tuple[date, CurrentJob] | None = None
    for line, cells in table.rows():
        draft.rows += 1
        company, title = _cell(table, cells, "Company Name"), _cell(table, cells, "Title")
        if not company:
            draft.skip(line, "no employer named")
            continue
        start, end, lasts = _period(draft, line, table, cells, "Started On", "Finished On")
        draft.affiliations.append(
            OwnAffiliation(line, AffiliationKind.POSITION, company, title or None, start, end)
        )
        began = start or date.min
        if lasts and (current is None or began > current[0]):
            current = (began, CurrentJob(company, title or None))
    return draft, current[1] if current else None


def read_education(table: Table, name: str) -> FileDraft:
    """Read the owner's schools."""
    draft = FileDraft(name, "education", table, EDUCATION_COLUMNS)
    columns = ("School Name", "Degree Name", "Start Date", "End Date")
    return _read_memberships(draft, table, AffiliationKind.EDUCATION, columns, "no school named")


def read_organizations(table: Table, name: str) -> FileDraft:
    """Read the organisations that the owner belongs to; they are told, and no tie is inferred from them."""
    draft = FileDraft(name, "organizations", table, ORGANIZATION_COLUMNS)
    columns = ("Name", "Position", "Started On", "Finished On")
    return _read_memberships(draft, table, AffiliationKind.ORGANIZATION, columns, "no organisation named")


def read_volunteering(table: Table, name: str) -> FileDraft:
    """Read where the owner helps without pay; it is told, and no tie is inferred from it."""
    draft = FileDraft(name, "volunteering", table, VOLUNTEERING_COLUMNS)
    columns = ("Company Name", "Role", "Started On", "Finished On")
    return _read_memberships(draft, table, AffiliationKind.VOLUNTEERING, columns, "no organisation named")


def read_registration(table: Table, name: str) -> FileDraft:
    """Read who invited the owner to LinkedIn, which only the form of 2018 says; nothing else of it is looked at.

    It is an invitation that was accepted, by somebody of whom only the name is given (fact sheet, section 6).
    """
    draft = FileDraft(name, "registration", table, REGISTRATION_COLUMNS)
    first, last = "Invited by (First Name)", "Invited by (Last Name)"
    draft.generation = "2018" if table.index(first) is not None else ""
    for line, cells in table.rows():
        draft.rows += 1
        inviter = f"{_cell(table, cells, first)} {_cell(table, cells, last)}".strip()
        if not inviter:
            draft.skip(line, "nobody is named who invited the owner")
            continue
        stamp = _cell(table, cells, "Registration Date") or _cell(table, cells, "Registered At")
        reading = dates.account_time(stamp)
        if reading.problem is not None:
            draft.skip(line, "unreadable date")
            continue
        time = draft.read(line, reading)
        draft.named.append(
            NamedFact(line, inviter, Kind.INVITATION, time.date() if time is not None else None, False)
        )
    return draft


def _read_memberships(
    draft: FileDraft, table: Table, kind: AffiliationKind, columns: tuple[str, str, str, str], nameless: str
) -> FileDraft:
    """Keep one membership per row that names where.

    Args:
        draft: Takes them.
        table: The records.
        kind: What the rows are.
        columns: The columns of name, title, start and end.
        nameless: Why a row without a name is skipped.
    """
    name_column, title_column, *period = columns
    for line, cells in table.rows():
        draft.rows += 1
        name = _cell(table, cells, name_column)
        if not name:
            draft.skip(line, nameless)
            continue
        start, end, _ = _period(draft, line, table, cells, *period)
        title = _cell(table, cells, title_column) or None
        draft.affiliations.append(OwnAffiliation(line, kind, name, title, start, end))
    return draft


def _period(
    draft: FileDraft, line: int, table: Table, cells: list[str], start: str, end: str
) -> tuple[date | None, date | None, bool]:
    """Return the first and the last day of months or years, and whether the end is open; say what was odd."""
    began, finished = (dates.month_year(_cell(table, cells, column)) for column in (start, end))
    for reading in (began, finished):
        if reading.problem is not None:
            draft.unexpected.append((line, "unreadable date, taken as not given"))
    first, last = draft.read(line, began), draft.read(line, finished)
    month = (last.month or 12) if last is not None else 12
    return (
        date(first.year, first.month or 1, 1) if first is not None else None,
        date(last.year, month, calendar.monthrange(last.year, month)[1]) if last is not None else None,
        last is None and finished.problem is None,
    )


# --- whose it is --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """What ``--owner`` says: a slug, a name, or neither."""

    slug: str | None = None
    name: str = ""


def told(owner: str | None) -> Told:
    """Read what the user gave as owner.

    Args:
        owner: A profile URL, an ``li:`` id, or a name; None if nothing was given.

    Example:
        >>> told("https://www.linkedin.com/in/Ada-Lovelace-0001/")
        Told(slug='ada-lovelace-0001', name='')
        >>> told(" Ada Lovelace ")
        Told(slug=None, name='Ada Lovelace')
    """
    text = (owner or "").strip()
    if text.startswith("li:") and len(text) > 3:
        return Told(slug=normal_slug(text[3:]))
    slug = slug_of_url(text)
    return Told(slug=slug) if slug is not None else Told(name=text)


def find_owner(
    given: Told,
    profile_name: str,
    invitations: list[Invitations],
    messages: list[Messages],
    emails: tuple[PersonId, ...],
) -> Owner | None:
    """Find whose files these are.

    What the user says comes first. The address is then found from the invitations, else from the
    conversations with recipients' addresses, else from the senders of old messages.

    Args:
        given: What the user says.
        profile_name: The name in the profile; empty without one.
        invitations: The invitation files.
        messages: The message files.
        emails: Ids of the owner's confirmed addresses.

    Returns:
        The owner, without a job; None where neither a name nor an address can be found.
    """
    name = given.name or profile_name
    slug = _slug_of_invitations(invitations) or _slug_of_messages(messages, (name, profile_name))
    same = list(emails)
    if given.slug is not None:
        if slug is not None and slug != given.slug:
            # The user says who it is and the files say under which address: both are the owner's.
            same.insert(0, person_id_of_slug(slug))
        slug = given.slug
    if not name:
        names = [file.owner_names() for file in invitations] + [file.owner_names() for file in messages]
        name = _only_name(sum(names, Counter()))
    if not name and slug is not None:
        name = next((found for found in (file.name_of(slug) for file in messages) if found), "")
    if slug is not None:
        return Owner(person_id_of_slug(slug), name, tuple(same))
    return Owner(owner_id(name), name, tuple(same)) if fold_name(name) else None


def _slug_of_invitations(files: list[Invitations]) -> str | None:
    """Return the one address on the owner's side of all invitations."""
    found: Counter[str] = Counter()
    for file in files:
        found.update(file.owner_slugs())
    return next(iter(found)) if len(found) == 1 else None


def _only_name(found: Counter[str]) -> str:
    """Return the one name that was found, as written most often; empty where there are several."""
    folded = {fold_name(name) for name in found}
    return max(sorted(found), key=found.__getitem__) if len(folded) == 1 else ""


def _slug_of_messages(files: list[Messages], names: tuple[str, ...]) -> str | None:
    """Return the address that takes part in practically all conversations."""
    folded = {fold_name(name) for name in names} - {""}
    for file in files:
        found, total = file.takes_part()
        if not found:
            continue
        namesakes = [slug for slug in sorted(found) if fold_name(file.name_of(slug)) in folded]
        candidates = [slug for slug, count in sorted(found.items()) if count >= SURE_SHARE * total]
        named = [slug for slug in candidates if slug in namesakes]
        if len(named) == 1:
            return named[0]
        if not file.has_recipients and len(namesakes) == 1:
            return namesakes[0]
        named_otherwise = folded and len(candidates) == 1 and file.name_of(candidates[0])
        if len(candidates) == 1 and (total >= FEW_CONVERSATIONS or not named_otherwise):
            return candidates[0]
        if not file.has_recipients and not folded:
            (first, most), *rest = sorted(file.senders().items(), key=lambda item: (-item[1], item[0]))
            if not rest or rest[0][1] < most:
                return first
    return None
