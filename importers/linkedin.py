"""Read LinkedIn's own data export: which file is what, whose it is, and what of it may be read.

The archive is a star around its owner (fact sheet, section 9), so the owner comes first: profile, invitations
and messages are opened to learn who it is, and only then is anything said about anybody. From somebody else's
archive only profile, jobs, schools and connections are kept, without e-mail addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from hashlib import sha256

from graph.claims import Claims, Owner
from graph.errors import ImportProblem, OwnerNeeded
from importers.catalogue import HEADERS, kind_by_header, kind_by_name, why_unused
from importers.connections import read_connections
from importers.contract import FileDraft, Importer, Request
from importers.files import Source, SourceFile, date_in
from importers.interests import (
    read_applications,
    read_company_follows,
    read_preferences,
    read_saved_jobs,
)
from importers.invitations import Invitations, Notes
from importers.messages import Messages
from importers.owner import (
    CurrentJob,
    EmailAddresses,
    Profile,
    find_owner,
    read_education,
    read_organizations,
    read_positions,
    read_registration,
    read_volunteering,
    told,
)
from importers.relations import (
    read_contacts,
    read_endorsements,
    read_follows,
    read_notes,
    read_recommendations,
)
from importers.table import MissingHeader, Table

STREAM_BYTES = 2**26
"""Larger files are read as streams. Assumption: a table of this size fits into memory several times over."""


# What of somebody else's archive is kept, and what is opened to learn whose an archive is.
_FRIENDS_KINDS = frozenset({"connections", "profile", "positions", "education"})
_OWNER_KINDS = frozenset({"profile", "email_addresses", "invitations", "messages"})

# Files about the owner and about nobody else.
_OWN_FILES: dict[str, Callable[[Table, str], FileDraft]] = {
    "education": read_education,
    "organizations": read_organizations,
    "volunteering": read_volunteering,
    "registration": read_registration,
    "company_follows": read_company_follows,
    "job_applications": read_applications,
    "saved_jobs": read_saved_jobs,
    "job_seeker_preferences": read_preferences,
}

_FRIEND = "it is somebody else's archive: read only to learn whose it is"
_FRIEND_CLOSED = "it is somebody else's archive: not opened"
_OTHER_COLUMNS = "its columns are not those of a file of this name"


class LinkedInExport(Importer):
    """A LinkedIn archive as ZIP or folder, or one file of it."""

    what = "a LinkedIn export"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source is one of the export's, by name or, if renamed, by header."""
        files = list(source.files())
        if source.kind == "file":
            return any(kind_by_header(file) is not None for file in files)
        if any(kind_by_name(file) is not None for file in files):
            return True
        return any(kind_by_header(file) is not None for file in files)

    def read(self, source: Source, request: Request) -> Claims:
        """Read an archive or a lone file of it.

        Args:
            source: The opened path; closed on return.
            request: What the user said about it.

        Returns:
            The claims of all files; everything has been read when this returns.

        Raises:
            ImportProblem: Nothing can be used, a file is damaged, or two exports lie in one folder.
            OwnerNeeded: Neither the files nor the user say whose it is.
        """
        with ExitStack() as opened:
            opened.enter_context(source)
            return _Reading(source, request, opened).claims()


class _NoHeader(Exception):
    """A file has no header of its kind."""


def _refuse_mixture(source: Source, kinds: dict[str, str]) -> None:
    """Refuse a folder that holds several exports: nothing says whose rows are whose."""
    for kind in ("profile", "connections"):
        folders = {name.rpartition("/")[0] for name, found in kinds.items() if found == kind}
        if len(folders) > 1:
            raise ImportProblem(
                f"this holds {len(folders)} exports beside each other",
                where=source.name,
                do="import each of their folders by itself",
            )


# --- reading ------------------------------------------------------------------------------------------------


class _Reading:
    """One archive on its way from files to claims. Files are opened when it is clear that they may be."""

    def __init__(self, source: Source, request: Request, opened: ExitStack) -> None:
        """Sort the files by what they are."""
        self._source = source
        self._request = request
        self._opened = opened
        self._files: dict[str, SourceFile] = {}
        self._kinds: dict[str, str] = {}
        self._tables: dict[str, Table] = {}
        self._opened_files: set[str] = set()
        self._unused = [(entry.name, entry.why) for entry in source.unused()]
        self._notes = Notes()
        self._profiles: dict[str, Profile] = {}
        self._emails: dict[str, EmailAddresses] = {}
        self._invitations: dict[str, Invitations] = {}
        self._messages: dict[str, Messages] = {}
        files = list(source.files())
        renamed = source.kind == "file" or not any(kind_by_name(file) for file in files)
        for file in files:
            kind = kind_by_header(file) if renamed else kind_by_name(file)
            if kind is None:
                self._unused.append((file.name, why_unused(file)))
            else:
                self._files[file.name] = file
                self._kinds[file.name] = kind

    def claims(self) -> Claims:
        """Find the owner, then read."""
        source, request = self._source, self._request
        _refuse_mixture(source, self._kinds)
        if source.kind == "file":
            self._refuse_empty()
        self._open(_OWNER_KINDS)
        self._refuse_nothing()
        owner = self._find_owner()
        full = request.full or request.mine(owner)
        if not full:
            owner = replace(owner, same=tuple(other for other in owner.same if not other.startswith("m:")))
            self._let_go_of_what_is_private()
        self._open(frozenset(self._kinds.values()))
        self._refuse_nothing()
        source.keep_closed(file.name for file in source.files() if file.name not in self._opened_files)
        drafts, job = self._read(owner, emails=full)
        newest = max((draft.newest for draft in drafts if draft.newest is not None), default=None)
        if job is not None:
            owner = replace(owner, company=job.company, position=job.position)
        return Claims(
            source=source.name,
            # Read completely, the same bytes say more: that is another import, not a repetition.
            digest=source.digest if full else sha256(f"{source.digest} in part".encode()).hexdigest(),
            as_of=source.date_in_name or self._date_of_folder() or request.as_of or newest,
            owner=owner,
            member=True,
            files=tuple(draft.finish() for draft in drafts),
            unused=tuple(sorted(self._unused)),
        )

    # --- files ----------------------------------------------------------------------------------------------

    def _open(self, kinds: frozenset[str]) -> None:
        """Open the files of these kinds that are not open yet; one without the columns of its kind is not used."""
        for name, kind in list(self._kinds.items()):
            file = self._files[name]
            if kind not in kinds or name in self._tables or file.size == 0:
                continue
            self._opened_files.add(name)
            try:
                self._tables[name] = self._table(file, HEADERS[kind])
            except _NoHeader:
                del self._kinds[name]
                self._unused.append((name, _OTHER_COLUMNS))

    def _table(self, file: SourceFile, header: Callable[[list[str]], bool]) -> Table:
        """Read a file as a table; damage is told apart from a header that is not there.

        Raises:
            ImportProblem: The bytes are damaged, or a line has no end.
            _NoHeader: No row is the header.
        """
        if file.size is not None and file.size > STREAM_BYTES:
            return Table.from_stream(self._opened.enter_context(file.open()), header, name=file.where)
        data = file.read()
        try:
            return Table.from_bytes(data, header, name=file.where)
        except MissingHeader:
            raise _NoHeader from None

    def _of_kind(self, kind: str) -> Iterator[tuple[str, Table]]:
        """Yield the open files of a kind."""
        for name, found in self._kinds.items():
            if found == kind and name in self._tables:
                yield name, self._tables[name]

    def _refuse_nothing(self) -> None:
        """Refuse a source of which nothing can be used."""
        if not self._kinds:
            raise ImportProblem(
                "this holds no file of a LinkedIn export that says something about people",
                where=self._source.name,
                do="use the archive from Settings, Data privacy, Get a copy of your data",
            )

    def _refuse_empty(self) -> None:
        """Refuse a lone file without a single record."""
        for name, file in self._files.items():
            if file.size is not None and file.size > STREAM_BYTES:
                return
            self._open(frozenset(self._kinds.values()))
            table = self._tables.get(name)
            if table is not None and (table.problems or next(iter(table.rows()), None) is not None):
                return
        raise ImportProblem(
            "the file has a header but no rows",
            where=self._source.name,
            do="download your LinkedIn data again and check that the file is complete",
        )

    def _date_of_folder(self) -> date | None:
        """Return the day in the name of the unpacked archive that a lone file lies in."""
        folder = self._source.path.absolute().parent.name
        lone = self._source.kind == "file" and "linkedindataexport" in folder.casefold()
        return date_in(folder) if lone else None

    # --- whose it is ----------------------------------------------------------------------------------------

    def _find_owner(self) -> Owner:
        """Read what may tell whose archive it is."""
        self._profiles = {name: Profile(table, name) for name, table in self._of_kind("profile")}
        self._emails = {name: EmailAddresses(table, name) for name, table in self._of_kind("email_addresses")}
        self._invitations = {name: Invitations(table, name) for name, table in self._of_kind("invitations")}
        texts = frozenset[str]().union(*(file.note_texts() for file in self._invitations.values()))
        self._messages = {name: Messages(table, name, texts) for name, table in self._of_kind("messages")}
        emails = (address for book in self._emails.values() for address in book.ids)
        owner = find_owner(
            told(self._request.owner),
            next((profile.owner_name for profile in self._profiles.values() if profile.owner_name), ""),
            list(self._invitations.values()),
            list(self._messages.values()),
            tuple(dict.fromkeys(emails)),
        )
        if owner is None:
            raise OwnerNeeded(
                "nothing in it says whose it is",
                where=self._source.name,
                do="add --owner with the name or the profile URL of its owner",
            )
        return owner

    def _let_go_of_what_is_private(self) -> None:
        """Keep of somebody else's archive only what the design, section 5, law 5, allows."""
        for name, kind in list(self._kinds.items()):
            if kind not in _FRIENDS_KINDS:
                self._unused.append((name, _FRIEND if name in self._tables else _FRIEND_CLOSED))
                self._tables.pop(name, None)
                del self._kinds[name]
        self._emails, self._invitations, self._messages = {}, {}, {}
        if not self._kinds:
            raise ImportProblem(
                "this is somebody else's, and of others only profile and connections are read",
                where=self._source.name,
                do="add --full if its owner agreed",
            )

    # --- what they say --------------------------------------------------------------------------------------

    def _read(self, owner: Owner, *, emails: bool) -> tuple[list[FileDraft], CurrentJob | None]:
        """Read every file, those that others need first; the drafts are in the order of their names."""
        drafts: dict[str, FileDraft] = {
            name: FileDraft(name, kind) for name, kind in self._kinds.items() if name not in self._tables
        }
        job: CurrentJob | None = None
        for name, table in self._tables.items():
            match self._kinds[name]:
                case "profile":
                    drafts[name] = self._profiles[name].read(owner)
                case "positions":
                    drafts[name], found = read_positions(table, name)
                    job = job or found
                case "connections":
                    drafts[name] = read_connections(table, name, owner.id, emails=emails)
                case "email_addresses":
                    drafts[name] = self._emails[name].read(owner)
                case "invitations":
                    drafts[name] = self._invitations[name].read(owner, self._notes)
                case "messages":
                    pass
                case kind:
                    drafts[name] = _read_relation(table, kind, name, owner)
        if self._messages:
            lists = [draft for draft in drafts.values() if draft.kind == "connections"]
            known = {mention.name for draft in lists for mention in draft.mentions}
            known.update(
                said[0] for draft in lists if draft.listing is not None for said in draft.listing.texts
            )
            for name, messages in self._messages.items():
                drafts[name] = messages.read(owner, known, self._notes)
        return sorted(drafts.values(), key=lambda draft: draft.name), job


def _read_relation(table: Table, kind: str, name: str, owner: Owner) -> FileDraft:
    """Read one of the smaller files."""
    if kind in _OWN_FILES:
        return _OWN_FILES[kind](table, name)
    match kind:
        case "endorsements_received" | "endorsements_given":
            return read_endorsements(table, name, owner)
        case "recommendations_received" | "recommendations_given":
            return read_recommendations(table, name, owner, given=kind == "recommendations_given")
        case "notes":
            return read_notes(table, name, owner)
        case "member_follows":
            return read_follows(table, name)
        case _:
            return read_contacts(table, name, owner)
