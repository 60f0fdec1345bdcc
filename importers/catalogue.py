"""Which file of LinkedIn's export is what, by name and by header, and why the others are not read."""

from __future__ import annotations

from collections.abc import Callable

from graph.errors import ImportProblem
from importers.connections import is_header as is_connections
from importers.files import SourceFile
from importers.invitations import is_invitations
from importers.messages import is_messages
from importers.table import Table

_HEAD_BYTES = 2**16


def _holds(*names: str) -> Callable[[list[str]], bool]:
    """Make the test whether trimmed cells hold all of these columns."""
    wanted = {name.casefold() for name in names}
    return lambda cells: wanted <= {cell.casefold() for cell in cells}


def _is_contacts(cells: list[str]) -> bool:
    """Tell whether cells are the header of an uploaded address book, in any of the three schemas."""
    names = {cell.casefold().replace(" ", "") for cell in cells}
    return {"firstname", "lastname", "title", "phonenumbers"} <= names and bool(
        names & {"emails", "emailaddress"}
    )


def _is_registration(cells: list[str]) -> bool:
    """Tell whether cells are the header of the registration, with or without who invited the owner."""
    names = {cell.casefold() for cell in cells}
    return bool(names & {"registered at", "registration date"})


HEADERS: dict[str, Callable[[list[str]], bool]] = {
    "connections": is_connections,
    "messages": is_messages,
    "invitations": is_invitations,
    "profile": _holds("First Name", "Last Name", "Headline"),
    "positions": _holds("Company Name", "Title", "Started On"),
    "education": _holds("School Name", "Start Date"),
    "email_addresses": _holds("Email Address", "Confirmed"),
    "endorsements_received": _holds("Endorsement Date", "Endorser First Name"),
    "endorsements_given": _holds("Endorsement Date", "Endorsee First Name"),
    "recommendations_received": _holds("First Name", "Last Name", "Creation Date"),
    "recommendations_given": _holds("First Name", "Last Name", "Creation Date"),
    "notes": _holds("Connection Profile URL", "Note"),
    "member_follows": _holds("Date", "Status", "FullName"),
    "contacts": _is_contacts,
    "company_follows": _holds("Organization", "Followed On"),
    "job_applications": _holds("Application Date", "Company Name"),
    "saved_jobs": _holds("Saved Date", "Company Name"),
    "job_seeker_preferences": _holds("Dream Companies"),
    "organizations": _holds("Name", "Position", "Started On"),
    "volunteering": _holds("Company Name", "Role", "Started On"),
    "registration": _is_registration,
}
"""What tells the header of a file of each kind, on trimmed cells (fact sheet, sections 2 to 6)."""

# Which kind a file is by its canonical name (fact sheet, section 1.2).
_KINDS: dict[str, str] = {
    "connections.csv": "connections",
    "messages.csv": "messages",
    "invitations.csv": "invitations",
    "profile.csv": "profile",
    "positions.csv": "positions",
    "education.csv": "education",
    "email_addresses.csv": "email_addresses",
    "endorsement_received_info.csv": "endorsements_received",
    "endorsement_given_info.csv": "endorsements_given",
    "recommendations_received.csv": "recommendations_received",
    "recommendationsreceived.csv": "recommendations_received",
    "recommendations_given.csv": "recommendations_given",
    "recommendationsgiven.csv": "recommendations_given",
    "notes.csv": "notes",
    "member_follows.csv": "member_follows",
    "contacts.csv": "contacts",
    "importedcontacts.csv": "contacts",
    "imported_contacts.csv": "contacts",
    "company_follows.csv": "company_follows",
    "job_applications.csv": "job_applications",
    "saved_jobs.csv": "saved_jobs",
    "job_seeker_preferences.csv": "job_seeker_preferences",
    "organizations.csv": "organizations",
    "volunteering.csv": "volunteering",
    "registration.csv": "registration",
}

# Kinds that a header alone proves, for a lone or renamed file; recommendations do not say which way they go.
_BY_HEADER = tuple(kind for kind in HEADERS if not kind.startswith("recommendations"))

_SENSITIVE = "it is sensitive and says nothing about ties, so it is not opened"
_ASSISTANT = "these are chats with LinkedIn's assistants, not with people"
_SEARCHES = "it names no company and nobody: only what was searched for"
_EMPLOYER = "it lists jobs that the owner offered, and names no applicant"
_ACTIVITY = "it does not say with whom the owner had to do"
_ABOUT_OWNER = "it is about the owner alone, and no tie or request rests on it"

# Why a file of the export is not read, by its canonical name (fact sheet, sections 4 to 7).
_UNUSED: dict[str, str] = {
    **dict.fromkeys(
        (
            "account_status_history.csv",
            "ad_targeting.csv",
            "ads_clicked.csv",
            "calendar.csv",
            "inferences_about_you.csv",
            "job_applicant_saved_answers.csv",
            "job_applicant_saved_screening_question_responses.csv",
            "lan_ads_engagement.csv",
            "likes.csv",
            "login_attempts.csv",
            "logins.csv",
            "member_hashtags.csv",
            "mobile_applications.csv",
            "phonenumbers.csv",
            "phone_numbers.csv",
            "private_identity_asset.csv",
            "receipts.csv",
            "receipts_v2.csv",
            "searchqueries.csv",
            "search_queries.csv",
            "security_challenges.csv",
            "verifications.csv",
            "verifiedexternalcapability.csv",
            "videos.csv",
            "whatsapp_phone_numbers.csv",
            "providers.csv",
            "engagements.csv",
            "opprtunities.csv",
            "opportunities.csv",
        ),
        _SENSITIVE,
    ),
    **dict.fromkeys(
        (
            "guide_messages.csv",
            "coach_messages.csv",
            "learning_coach_messages.csv",
            "learning_role_play_messages.csv",
            "learningcoachmessages.csv",
        ),
        _ASSISTANT,
    ),
    **dict.fromkeys(("savedjobalerts.csv", "saved_job_alerts.csv"), _SEARCHES),
    "online_job_postings.csv": _EMPLOYER,
    **dict.fromkeys(
        (
            "comments.csv",
            "events.csv",
            "hashtag_follows.csv",
            "instantreposts.csv",
            "reactions.csv",
            "saved_items.csv",
            "shares.csv",
            "votes.csv",
        ),
        _ACTIVITY,
    ),
    **dict.fromkeys(
        (
            "causes_you_care_about.csv",
            "certifications.csv",
            "courses.csv",
            "honors.csv",
            "languages.csv",
            "learning.csv",
            "patents.csv",
            "profile_summary.csv",
            "projects.csv",
            "publications.csv",
            "rich_media.csv",
            "skills.csv",
            "testscores.csv",
        ),
        _ABOUT_OWNER,
    ),
}


def _is_text(file: SourceFile) -> bool:
    """Tell by its name whether a file can be a table."""
    return file.base.endswith((".csv", ".txt", ".tsv")) or "." not in file.base


def kind_by_name(file: SourceFile) -> str | None:
    """Return the kind of a file of the export by its canonical name; None where it is not one that is read."""
    return _KINDS.get(file.base)


def kind_by_header(file: SourceFile) -> str | None:
    """Return the kind of a lone or renamed file by its header; None where that is not known.

    The name only helps where a header fits two kinds. Files that are never opened are not opened here either, and
    chats with assistants, which have the header of messages, are none.

    Raises:
        ImportProblem: The bytes are damaged.
    """
    if file.size == 0 or file.base in _UNUSED or not _is_text(file):
        return None
    found: list[str] = []
    kinds = dict.fromkeys((*_BY_HEADER, _KINDS.get(file.base, _BY_HEADER[0])))

    def known(cells: list[str]) -> bool:
        found[:] = [kind for kind in kinds if HEADERS[kind](cells)][:1]
        return bool(found)

    with file.open() as stream:
        data = stream.read(_HEAD_BYTES)
    if len(data) == _HEAD_BYTES:
        cut = max(data.rfind(b"\n"), data.rfind(b"\r"))
        data = data[: cut + 1] if cut > 0 else data
    try:
        Table.from_bytes(data, known, name=file.where)
    except ImportProblem:
        return None
    return found[0] if found else None


def why_unused(file: SourceFile) -> str:
    """Return why a file that no kind is known for is not read."""
    known = _UNUSED.get(file.base)
    if known is not None:
        return known
    if file.base.endswith((".html", ".htm")):
        return "it is an article"
    if file.base.endswith((".jpg", ".jpeg", ".png", ".gif", ".mp4", ".pdf")):
        return "it is no table"
    return "it is no known file of the export"
