"""Read the smaller files that say something about a relation.

Endorsements, recommendations, private notes, follows and uploaded address books (fact sheet, sections 4.1 to
4.4).
"""

from __future__ import annotations

from datetime import date, datetime

from graph.claims import Fact, Mention, NamedFact, Owner
from graph.identity import email_id, person_id_of_slug, slug_of_url
from graph.model import Kind, PersonId
from importers import dates
from importers.contract import FileDraft
from importers.dates import Reading
from importers.table import Table

ENDORSEMENT_COLUMNS = (
    "Endorsement Date",
    "Skill Name",
    "Endorser First Name",
    "Endorser Last Name",
    "Endorser Public Url",
    "Endorsee First Name",
    "Endorsee Last Name",
    "Endorsee Public Url",
    "Endorsement Status",
)
"""The columns of both endorsement files (fact sheet, section 4.1)."""

RECOMMENDATION_COLUMNS = (
    "First Name",
    "Last Name",
    "Company",
    "Job Title",
    "Text",
    "Creation Date",
    "Status",
    "LinkedIn URL",
)
"""The columns of both recommendation files; the last one was added by hand (fact sheet, section 4.1)."""

NOTE_COLUMNS = (
    "Connection First Name",
    "Connection Last Name",
    "Connection Profile URL",
    "Note",
    "Created On",
    "Edited On",
)
"""The columns of the private notes (fact sheet, section 4.2)."""

FOLLOW_COLUMNS = ("Date", "Status", "FullName")
"""The columns of the followed members (fact sheet, section 4.4)."""

CONTACT_COLUMNS = (
    "Source",
    "FirstName",
    "MiddleName",
    "LastName",
    "MaidenName",
    "NickName",
    "NamePrefix",
    "NameSuffix",
    "Title",
    "Companies",
    "Emails",
    "PhoneNumbers",
    "CreatedAt",
    "UpdatedAt",
    "CountryCode",
    "RegionCode",
    "ThirdPartyVerified",
    "Location",
    "Addresses",
    "Sites",
    "InstantMessageHandles",
    "FullName",
    "Birthday",
    "BookmarkedAt",
    "Profiles",
    "First Name",
    "Last Name",
    "Email Address",
    "Phone Numbers",
    "Created At",
    "Instant Message Handles",
    "Full Name",
    "Bookmarked At",
)
"""The columns of the three schemas of uploaded address books (fact sheet, section 4.3)."""

_NOBODY = "linkedin member"


def _cell(table: Table, cells: list[str], *names: str) -> str:
    """Return a trimmed cell of the first column there is, empty without one."""
    for name in names:
        at = table.index(name)
        if at is not None:
            return cells[at].strip()
    return ""


def _joined(*parts: str) -> str:
    """Return a full name of its parts."""
    return " ".join(part for part in parts if part)


def _is_nobody(name: str) -> bool:
    """Tell whether a name stands for nobody."""
    return not name or name.casefold() == _NOBODY


class _Counted:
    """Claims about the owner and others, counted by UTC day."""

    def __init__(self, draft: FileDraft, owner: Owner, kind: Kind, *, outgoing: bool, note: str = "") -> None:
        """Begin with none."""
        self._draft = draft
        self._owner = owner.id
        self._ours = {owner.id, *owner.same}
        self._kind = kind
        self._outgoing = outgoing
        self._note = note
        self._facts: dict[tuple[PersonId, date | None], list[int]] = {}
        self._named: dict[tuple[str, date | None, str], list[int]] = {}
        self._mentioned: set[PersonId] = set()

    def add(self, line: int, url: str, name: str, stamp: Reading[datetime], company: str = "") -> None:
        """Count one row, or say why it is none."""
        if stamp.value is None and stamp.problem is not None:
            self._draft.skip(line, "unreadable date")
            return
        time = self._draft.read(line, stamp)
        day = time.date() if time is not None else None
        slug = slug_of_url(url) if url else None
        if slug is None:
            if _is_nobody(name):
                self._draft.skip(line, "no identity")
                return
            self._named.setdefault((name, day, company), [line, 0])[1] += 1
        else:
            person = person_id_of_slug(slug)
            if person in self._ours:
                self._draft.skip(line, "the owner")
                return
            if person not in self._mentioned:
                self._mentioned.add(person)
                self._draft.mentions.append(Mention(line, person, name))
            self._facts.setdefault((person, day), [line, 0])[1] += 1
        self._draft.seen(day)

    def finish(self) -> FileDraft:
        """Return the draft with the counted claims, by first line."""
        draft = self._draft
        for (person, day), (line, count) in self._facts.items():
            sender = self._owner if self._outgoing else person
            draft.facts.append(Fact(line, self._owner, person, self._kind, day, sender, count, self._note))
        for (name, day, company), (line, count) in self._named.items():
            draft.named.append(
                NamedFact(line, name, self._kind, day, self._outgoing, company or None, count, self._note)
            )
        return draft


def read_endorsements(table: Table, name: str, owner: Owner) -> FileDraft:
    """Read endorsements received or given; many skills on one day are one act with a count.

    Files up to 2022 have no address: then the name alone is evidence (fact sheet, section 4.1).
    """
    given = table.index("Endorsee First Name") is not None
    whom = "Endorsee" if given else "Endorser"
    draft = FileDraft(
        name, "endorsements_given" if given else "endorsements_received", table, ENDORSEMENT_COLUMNS
    )
    draft.generation = "2022" if table.index(f"{whom} Public Url") is not None else "to 2022"
    counted = _Counted(draft, owner, Kind.ENDORSEMENT, outgoing=given)
    for line, cells in table.rows():
        draft.rows += 1
        full = _joined(_cell(table, cells, f"{whom} First Name"), _cell(table, cells, f"{whom} Last Name"))
        stamp = dates.endorsement_date(_cell(table, cells, "Endorsement Date"))
        counted.add(line, _cell(table, cells, f"{whom} Public Url"), full, stamp)
    return counted.finish()


def read_recommendations(table: Table, name: str, owner: Owner, *, given: bool) -> FileDraft:
    """Read recommendations; they name a person and the employer of that time, but no address.

    Args:
        table: The records.
        name: The path inside the archive.
        owner: Whose file it is.
        given: Whether the owner wrote them.
    """
    draft = FileDraft(
        name, "recommendations_given" if given else "recommendations_received", table, RECOMMENDATION_COLUMNS
    )
    counted = _Counted(draft, owner, Kind.RECOMMENDATION, outgoing=given)
    for line, cells in table.rows():
        draft.rows += 1
        full = _joined(_cell(table, cells, "First Name"), _cell(table, cells, "Last Name"))
        stamp = dates.recommendation_date(_cell(table, cells, "Creation Date"))
        url = _cell(table, cells, "LinkedIn URL")
        counted.add(line, url, full, stamp, _cell(table, cells, "Company"))
    return counted.finish()


def read_notes(table: Table, name: str, owner: Owner) -> FileDraft:
    """Read that the owner keeps a private note on somebody; what it says is not read.

    A note is a strong hint of attention (fact sheet, section 9), so it is a statement by the owner, marked as
    such.
    """
    draft = FileDraft(name, "notes", table, NOTE_COLUMNS)
    counted = _Counted(draft, owner, Kind.STATEMENT, outgoing=True, note="private note")
    for line, cells in table.rows():
        draft.rows += 1
        if not _cell(table, cells, "Note"):
            draft.skip(line, "empty note")
            continue
        full = _joined(
            _cell(table, cells, "Connection First Name"), _cell(table, cells, "Connection Last Name")
        )
        edited = dates.activity_date(_cell(table, cells, "Edited On"))
        stamp = edited if edited.value is not None else dates.activity_date(_cell(table, cells, "Created On"))
        counted.add(line, _cell(table, cells, "Connection Profile URL"), full, stamp)
    return counted.finish()


def read_follows(table: Table, name: str) -> FileDraft:
    """Count the members the owner follows: a follow is one-way and names no address, so it is no tie."""
    draft = FileDraft(name, "member_follows", table, FOLLOW_COLUMNS)
    for line, _ in table.rows():
        draft.rows += 1
        draft.skip(line, "a follow is not a tie")
    return draft


def read_contacts(table: Table, name: str, owner: Owner) -> FileDraft:
    """Read an address book that the owner once uploaded to LinkedIn, in any of its three schemas.

    An e-mail address proves who an entry is. An entry with a name alone is evidence by name only; one with a
    phone number alone is nobody we can tell.
    """
    draft = FileDraft(name, "contacts", table, CONTACT_COLUMNS)
    if table.index("Email Address") is not None:
        draft.generation = "2018"
    else:
        draft.generation = "2022" if table.index("Companies") is not None else "2025"
    stamps = table.index("CreatedAt")
    stamps = stamps if stamps is not None else table.index("Created At")
    rows = list(table.rows())
    day_first = stamps is not None and dates.day_first(cells[stamps] for _, cells in rows)
    ours = {owner.id, *owner.same}
    for line, cells in rows:
        draft.rows += 1
        full = _cell(table, cells, "FullName", "Full Name") or _joined(
            _cell(table, cells, "FirstName", "First Name"),
            _cell(table, cells, "MiddleName"),
            _cell(table, cells, "LastName", "Last Name"),
        )
        created = _cell(table, cells, "CreatedAt", "Created At")
        # The import date is a detail of the upload: a cell that cannot be read leaves the entry undated.
        reading = dates.account_time(created, day_first=day_first)
        stamp = draft.read(line, reading)
        day = stamp.date() if stamp is not None else None
        if reading.problem is not None:
            draft.unexpected.append((line, "unreadable date, taken as not given"))
        emails = _cell(table, cells, "Emails", "Email Address").replace(";", ",").split(",")
        ids = tuple(dict.fromkeys(found for found in map(email_id, emails) if found is not None))
        if ours & set(ids):
            draft.skip(line, "the owner")
            continue
        if not ids:
            if _is_nobody(full):
                draft.skip(line, "no identity")
                continue
            draft.named.append(NamedFact(line, full, Kind.ADDRESS_BOOK, day, True))
        else:
            company, title = _cell(table, cells, "Companies"), _cell(table, cells, "Title")
            draft.mentions.append(Mention(line, ids[0], full, ids[1:], company or None, title or None))
            draft.facts.append(Fact(line, owner.id, ids[0], Kind.ADDRESS_BOOK, day, owner.id))
        draft.seen(day)
    return draft
