"""Read where the owner would like to work: followed companies, applications, saved jobs and dream companies.

They are companies and no people, so they make nobody known and no tie. They are kept as interests of the owner
(:data:`graph.model.INTERESTS`), to be shown as what could become a target and as what is known about a company
already (fact sheet, sections 4.4 and 7). What the owner answered to employers, their telephone number and the names of
their documents are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from graph.claims import OwnAffiliation
from graph.identity import company_key
from graph.model import AffiliationKind
from importers import dates
from importers.contract import FileDraft
from importers.dates import Reading
from importers.table import Table

COMPANY_FOLLOW_COLUMNS = ("Organization", "Followed On")
"""The columns of the followed companies (fact sheet, section 4.4)."""

APPLICATION_COLUMNS = (
    "Application Date",
    "Contact Email",
    "Contact Phone Number",
    "Company Name",
    "Job Title",
    "Job Url",
    "Resume Name",
    "Question And Answers",
    "Status",
    "Withdraw Date",
)
"""The columns of the applications (fact sheet, section 7); the last two are in newer archives."""

SAVED_JOB_COLUMNS = ("Saved Date", "Job Url", "Job Title", "Company Name")
"""The columns of the saved jobs (fact sheet, section 7)."""

PREFERENCE_COLUMNS = (
    "Locations",
    "Industries",
    "Company Employee Count",
    "Preferred Job Types",
    "Job Titles",
    "Open To Recruiters",
    "Dream Companies",
    "Profile Shared With Job Poster",
    "Job Title For Searching Fast Growing Companies",
    "Introduction Statement",
    "Phone Number",
    "Job Seeker Activity Level",
    "Preferred Start Time Range",
    "Commute Preference Destination Address",
    "Commute Preference Starting Address",
    "Mode Of Transportation",
    "Maximum Commute Duration",
    "Open Candidate Visibility",
    "Job Seeking Urgency Level",
)
"""The columns of what the owner looks for; the fact sheet, section 7, names seven of the 19, other readers the rest."""

_BARS = re.compile(r"\s*(?:[|;\n]| ::: )\s*")
_COMMAS = re.compile(r"\s*,\s*")
_NOTHING = frozenset({"", "n/a", "none", "-", "–"})


def _cell(table: Table, cells: list[str], name: str) -> str:
    """Return a cell with single blanks, empty where there is no such column."""
    at = table.index(name)
    return " ".join(cells[at].split()) if at is not None else ""


def read_company_follows(table: Table, name: str) -> FileDraft:
    """Read the companies that the owner follows, with the UTC day."""

    def followed(text: str) -> Reading[date]:
        reading = dates.followed_on(text)
        day = reading.value.date() if reading.value is not None else None
        return Reading(day, reading.problem, reading.note)

    draft = FileDraft(name, "company_follows", table, COMPANY_FOLLOW_COLUMNS)
    return _read(draft, table, AffiliationKind.FOLLOW, ("Organization", "", "Followed On"), followed)


def read_applications(table: Table, name: str) -> FileDraft:
    """Read the jobs that the owner applied for: company, title, and the day as written."""
    draft = FileDraft(name, "job_applications", table, APPLICATION_COLUMNS)
    columns = ("Company Name", "Job Title", "Application Date")
    return _read(draft, table, AffiliationKind.APPLICATION, columns, _written_days(table, columns[2]))


def read_saved_jobs(table: Table, name: str) -> FileDraft:
    """Read the jobs that the owner saved: company, title, and the day as written."""
    draft = FileDraft(name, "saved_jobs", table, SAVED_JOB_COLUMNS)
    columns = ("Company Name", "Job Title", "Saved Date")
    return _read(draft, table, AffiliationKind.SAVED_JOB, columns, _written_days(table, columns[2]))


def read_preferences(table: Table, name: str) -> FileDraft:
    """Read the dream companies of what the owner looks for; everything else in the row stays unread."""
    draft = FileDraft(name, "job_seeker_preferences", table, PREFERENCE_COLUMNS)
    at = table.index("Dream Companies")
    for line, cells in table.rows():
        draft.rows += 1
        companies = companies_in(cells[at]) if at is not None else ()
        if not companies:
            draft.skip(line, "no dream company named")
        draft.affiliations += [
            OwnAffiliation(line, AffiliationKind.DREAM, company, None, None, None) for company in companies
        ]
    return draft


def companies_in(cell: str) -> tuple[str, ...]:
    """Return the companies that one cell lists, each once.

    Bars separate them in known archives, semicolons and line breaks in edited ones. Commas count only in a cell
    without any of these, and what follows one is a name of its own only if it is more than a legal form.

    Args:
        cell: As written.

    Example:
        >>> companies_in("Analytical Engines, Ltd. | Harbor Labs")
        ('Analytical Engines, Ltd.', 'Harbor Labs')
        >>> companies_in("Analytical Engines, Ltd., Harbor Labs")
        ('Analytical Engines, Ltd.', 'Harbor Labs')
    """
    text = cell.strip().strip("[]")
    parts = _BARS.split(text)
    if len(parts) == 1:
        parts = []
        for piece in _COMMAS.split(text):
            if parts and company_key(f"{parts[-1]} {piece}") == company_key(parts[-1]):
                parts[-1] += f", {piece}"
            else:
                parts.append(piece)
    names = (" ".join(part.split()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in _NOTHING))


def _written_days(table: Table, column: str) -> Callable[[str], Reading[date]]:
    """Return how the days of a column are read: as the owner saw them, since their zone is not known."""
    at = table.index(column)
    day_first = at is not None and dates.day_first(cells[at] for _, cells in table.rows())
    return lambda text: dates.day(text, day_first=day_first)


def _read(
    draft: FileDraft,
    table: Table,
    kind: AffiliationKind,
    columns: tuple[str, str, str],
    day_of: Callable[[str], Reading[date]],
) -> FileDraft:
    """Keep one interest per row with a company.

    Args:
        draft: Takes them.
        table: The records.
        kind: What the rows are.
        columns: The columns of company, title and day; the title's is empty where there is none.
        day_of: How a day is read.
    """
    company_column, title_column, day_column = columns
    for line, cells in table.rows():
        draft.rows += 1
        company = _cell(table, cells, company_column)
        if company.casefold() in _NOTHING:
            draft.skip(line, "no company named")
            continue
        reading = day_of(_cell(table, cells, day_column))
        if reading.problem is not None:
            draft.skip(line, "unreadable date")
            continue
        day = draft.read(line, reading)
        title = _cell(table, cells, title_column) or None if title_column else None
        draft.affiliations.append(OwnAffiliation(line, kind, company, title, day, None))
        draft.seen(day)
    return draft
