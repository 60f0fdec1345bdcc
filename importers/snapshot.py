"""Read the Member Snapshot: the same records as the archive, as JSON, for members in the EU, EEA and Switzerland.

The snapshot holds ``{"snapshotDomain": …, "snapshotData": [record, …]}``, alone, in a list, in the pages of the
API's ``{"elements": […]}``, or one such object a line; the keys of a record equal the CSV headers (fact sheet,
section 7). Each domain that the archive's importer reads becomes the table that the archive would hold, and is read
by the same code, so that every rule about owners, privacy and rows holds here too. A row's line is the number of
its record within its domain, counted from 1: JSON has no lines worth naming.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from graph.claims import Claims, FileClaims
from graph.errors import ImportProblem
from importers.contract import Importer, Request
from importers.encoding import decode
from importers.files import Source, SourceFile, canonical_name
from importers.linkedin import LinkedInExport

_START_BYTES = 4096

# The domains that hold what the archive's importer reads, and the files they are there. Source: the list of
# snapshot domains in Microsoft's documentation of the Member Snapshot API; the files are those of the fact sheet.
_FILES = {
    "CONNECTIONS": "Connections.csv",
    "INBOX": "messages.csv",
    "MESSAGES": "messages.csv",
    "INVITATIONS": "Invitations.csv",
    "PROFILE": "Profile.csv",
    "POSITIONS": "Positions.csv",
    "EDUCATION": "Education.csv",
    "EMAIL_ADDRESSES": "Email Addresses.csv",
    "ENDORSEMENTS": "Endorsement_Received_Info.csv",
    "ENDORSEMENTS_RECEIVED": "Endorsement_Received_Info.csv",
    "ENDORSEMENTS_GIVEN": "Endorsement_Given_Info.csv",
    "RECOMMENDATIONS": "Recommendations_Received.csv",
    "RECOMMENDATIONS_RECEIVED": "Recommendations_Received.csv",
    "RECOMMENDATIONS_GIVEN": "Recommendations_Given.csv",
    "CONTACTS": "Contacts.csv",
    "IMPORTED_CONTACTS": "ImportedContacts.csv",
    "MEMBER_FOLLOWING": "Member_Follows.csv",
    "MEMBER_FOLLOWS": "Member_Follows.csv",
    "NOTES": "Notes.csv",
    "COMPANY_FOLLOWS": "Company Follows.csv",
    "JOB_APPLICATIONS": "Job Applications.csv",
    "SAVED_JOBS": "Saved Jobs.csv",
    "JOB_SEEKER_PREFERENCES": "Job Seeker Preferences.csv",
    "ORGANIZATIONS": "Organizations.csv",
    "VOLUNTEERING": "Volunteering.csv",
    "VOLUNTEERING_EXPERIENCES": "Volunteering.csv",
    "REGISTRATION": "Registration.csv",
}
_OTHER = "its records say nothing about ties, or are sensitive, so they are not read"


class MemberSnapshot(Importer):
    """The JSON of the Member Snapshot API."""

    what = "a Member Snapshot (JSON)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source is JSON that begins like a snapshot."""
        return any(_is_snapshot(file) for file in source.files())

    def read(self, source: Source, request: Request) -> Claims:
        """Read the domains of all snapshot files of a source, as one export.

        Args:
            source: The opened path; closed on return.
            request: As for an archive.

        Returns:
            The claims; ``name`` of a file is the domain.

        Raises:
            ImportProblem: The JSON is damaged or holds nothing about people.
            OwnerNeeded: Neither the records nor the user say whose it is.
        """
        with source:
            files = [file for file in source.files() if _is_snapshot(file)]
            domains: dict[str, list[dict[str, str]]] = {}
            for file in files:
                for name, records in _domains(file):
                    domains.setdefault(name, []).extend(records)
            tables: dict[str, list[dict[str, str]]] = {}
            called: dict[str, str] = {}
            unused = [
                (file.name, "it is no part of the snapshot") for file in source.files() if file not in files
            ]
            for name, records in domains.items():
                file_name = _file_of(name, records)
                if file_name is None or not records:
                    unused.append((name, _OTHER if records else "it holds no record"))
                    continue
                tables.setdefault(file_name, []).extend(records)
                called[file_name] = name
            if not tables:
                raise ImportProblem(
                    "the snapshot holds no record about people",
                    where=source.name,
                    do="ask for the domains PROFILE, CONNECTIONS, INVITATIONS and INBOX",
                )
            claims = LinkedInExport().read(_as_archive(source, tables), request)
        return replace(
            claims,
            files=tuple(
                sorted((_renumbered(part, called) for part in claims.files), key=lambda part: part.name)
            ),
            unused=tuple(sorted([*unused, *((called.get(name, name), why) for name, why in claims.unused)])),
        )


def _is_snapshot(file: SourceFile) -> bool:
    """Tell whether a file begins like a snapshot."""
    if file.size == 0:
        return False
    with file.open() as stream:
        start = stream.read(_START_BYTES).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] in (b"{", b"[") and b"snapshotD" in start


def _domains(file: SourceFile) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield the domains of a file and their records.

    Raises:
        ImportProblem: It is no JSON, or no snapshot.
    """
    text = decode(file.read())[0].lstrip("\ufeff")
    try:
        documents = [json.loads(text)]
    except (ValueError, RecursionError):
        try:
            documents = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise ImportProblem(
                "this is not valid JSON", where=file.where, do="download the snapshot again"
            ) from None
    waiting: list[object] = documents[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            name, data = value.get("snapshotDomain"), value.get("snapshotData")
            if isinstance(name, str) and isinstance(data, list):
                yield name.strip().upper().replace(" ", "_")[:64], [_record(item) for item in data]
            else:
                waiting.extend(
                    item for item in reversed(list(value.values())) if isinstance(item, list | dict)
                )


def _record(item: object) -> dict[str, str]:
    """Return a record with texts as values; what is no record is one without columns."""
    if not isinstance(item, dict):
        return {}
    record: dict[str, str] = {}
    for key, value in item.items():
        if value is None or isinstance(value, dict):
            record[key] = ""
        elif isinstance(value, list):
            record[key] = ",".join(str(part) for part in value if isinstance(part, str | int | float))
        else:
            record[key] = str(value)
    return record


def _file_of(domain: str, records: list[dict[str, str]]) -> str | None:
    """Return the file of the archive that has a domain's records; endorsements tell their direction by a column."""
    name = _FILES.get(domain)
    if name == "Endorsement_Received_Info.csv" and any("Endorsee First Name" in record for record in records):
        return "Endorsement_Given_Info.csv"
    return name


def _as_archive(source: Source, tables: dict[str, list[dict[str, str]]]) -> Source:
    """Return a source in memory with the tables as files."""
    files = []
    for name, records in tables.items():
        data = _table(records)
        canonical = canonical_name(name)
        files.append(
            SourceFile(
                name,
                canonical.base,
                canonical.part,
                canonical.member_suffix,
                len(data),
                f"{source.name}/{name}",
                lambda data=data: cast("BinaryIO", io.BytesIO(data)),  # type: ignore[misc]
            )
        )
    return Source(source.path, "folder", source.date_in_name, files, [], lambda: source.digest, lambda: None)


def _table(records: list[dict[str, str]]) -> bytes:
    """Write records as the table that the archive would hold; every record is one line."""
    columns = list(dict.fromkeys(key for record in records for key in record))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_one_line(column) for column in columns])
    for record in records:
        # A record without any value is a row too: a lone blank cell would be no record for a reader of tables.
        cells = [_one_line(record.get(column, "")) for column in columns]
        writer.writerow(cells if len(cells) > 1 else [*cells, ""])
    return out.getvalue().encode("utf-8", "replace")


def _one_line(text: str) -> str:
    """Return a text on one line, so that lines count records."""
    return " ".join(text.replace("\0", " ").splitlines()) if text else ""


def _renumbered(part: FileClaims, called: dict[str, str]) -> FileClaims:
    """Name a file by its domain and count its rows by record: the table's header was line 1."""
    return replace(
        part,
        name=called.get(part.name, part.name),
        skips=tuple((line - 1, reason) for line, reason in part.skips),
        unexpected=tuple((line - 1, what) for line, what in part.unexpected),
        repeats=tuple(line - 1 for line in part.repeats),
        mentions=[mention._replace(line=mention.line - 1) for mention in part.mentions],
        facts=[fact._replace(line=fact.line - 1) for fact in part.facts],
        named=[replace(fact, line=fact.line - 1) for fact in part.named],
        affiliations=[replace(own, line=own.line - 1) for own in part.affiliations],
        listing=part.listing and replace(part.listing, lines=[line - 1 for line in part.listing.lines]),
    )
