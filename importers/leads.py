"""Read lists of people one would like to meet: lead tools' CSVs, alumni and target lists.

They give people and no ties, with two exceptions (fact sheet, section 8.1). A column that *names* mutual connections
says who can introduce: each name is evidence between the row's person and the one connection of the user with that
name. And PhantomBuster's *Connections Export* lists the connections of the account that ran it. Counts of mutuals,
degrees and everything else that these tools scrape make no tie.

The tools' opaque member ids are no slugs. A row that has nothing better is known by its opaque id, and a row that
has both proves that they are one person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from graph.claims import Claims, Fact, FileClaims, Mention, NamedFact, Owner
from graph.errors import ImportProblem
from graph.identity import email_id, fold_name, person_id_of_slug, slug_of_url, weak_id
from graph.model import Kind, PersonId
from importers import dates
from importers.contract import FileDraft, Importer, Request
from importers.files import Source, SourceFile
from importers.heading import (
    header_of,
    is_export,
    is_exports_own,
    left_aside,
    plain_column,
    plain_columns,
    with_header,
)
from importers.pasted import is_name, read_names
from importers.table import Table
from importers.ties import list_id
from importers.whose import given_owner

# Columns by what they say, as `plain_column` writes them, the best first.
_URLS = (
    "linkedinurlpublic publicprofileurl defaultprofileurl linkedinprofileurl personlinkedinurl linkedinurl linkedin "
    "linkedinprofile profileurl profile profilelink publicurl url lead linkedinlink linkedinpublicurl urllinkedin "
    "profil profilurl linkedinprofil profillinkedin perfil perfillinkedin perfildelinkedin enlacelinkedin lienlinkedin"
).split()
_SLUGS = "publicid publicidentifier vanityname slug".split()
_OPAQUE = (
    "hashid vmid memberurn linkedinurluniqueid profileurl linkedinprofileurl defaultprofileurl salesnavigatorurl "
    "linkedinsalesnavigatorurl snhashid url linkedinurl"
).split()
_FULL = "fullname name person contact contactname leadname nom vollständigername nombrecompleto".split()
_FIRST = "firstname first givenname vorname prénom prenom nombre nome primeironome".split()
_LAST = "lastname last surname familyname nachname nomdefamille apellido apellidos cognome sobrenome".split()
_COMPANY = (
    "companyname company currentcompany currentcompanyname organization organizationname organisation employer "
    "currentemployer firma unternehmen arbeitgeber entreprise empresa azienda organization1"
).split()
_POSITION = (
    "title jobtitle currentjob position currentposition currenttitle currentcompanyposition role occupation "
    "linkedinjobtitle organizationtitle1 jobtitel berufsbezeichnung rolle poste cargo puesto qualifica"
).split()
_EMAILS = "email emailaddress mail emailadresse workemail".split()
_STAMPS = "timestamp exportedat scrapedat".split()
_SINCE = "connectionsince"
_ACCOUNT = "connectedprofileurl"
_ACCOUNT_NAME = "connectedusername"

_MUTUAL = re.compile(
    r"mutual|(?:shared|common)(?:connection|contact)|gemeinsamekontakte|relationsencommun|contactosencomún|introducer"
)
_NO_NAMES = re.compile(
    r"url|link|count|number|anzahl|image|photo|(?:^|[a-z])id$|hash|picture|avatar|headline|position|company"
)
_ONLY_PARTS = re.compile(r"(first|second|third)(first|last)name$")

# Columns of the tools that say nothing about who is who; regular expressions, since many are numbered (fact sheet,
# section 8.1).
_TOOL_COLUMNS = re.compile(
    r"""lhid|memberid|hashid|vmid|userid|.*(?:url|urls|urn|id|ids|image|picture|avatar|photo|logo)|headline|summary|
    titledescription|industry|.*location.*|durationin.*|pastexperience.*|connectiondegree|degree|sharedconnectionscount|
    ispremium|isopenlink|query|timestamp|error|category|searchaccount.*|profileimageurl|connectionscount|
    .*mutual.*|connectedat|.*followers.*|memberdistance|networkinfo.*|original.*|custom.*|.*school.*|.*degree.*|
    .*organization.*|.*position.*|.*company.*|.*job.*|.*skill.*|.*language.*|.*phone.*|.*email.*|.*website.*|
    .*twitter.*|.*facebook.*|.*address.*|.*birth.*|tags?|notes?|.*badges.*|yearsin.*|monthsin.*|matchesfilters|
    nomatchreasons|firstname.*|lastname.*|middlename|seniority|departments?|subdepartments|functions?|.*owner|stage|lists?|
    lastcontacted|.*employees.*|keywords|technologies|city|state|country|.*revenue.*|.*funding.*|.*raised.*|sic.*|naics.*|
    replied|demoed|.*score.*|.*intent.*|.*quality.*|.*status.*|.*source.*|qualify.*|cleaned.*|about|created.*|updated.*|
    graduat.*|class.*|major|.*year.*|.*date.*|connectionsince|connectedprofileurl|connectedusername|degrees|program|
    prefix|suffix|gender|pronouns|premium|invite.*|lastaction.*|nickname|.*message.*|.*conversation.*|scrapedat|exportedat""",
    re.VERBOSE,
).fullmatch

_OPAQUE_ID = re.compile(r"(?:^|[/:,=(])(A[CE][A-Za-z]AA[A-Za-z0-9_-]{10,})")
_NOBODY = frozenset({"linkedin member", "linkedin user", "n/a", "none", "-"})
_WORDS = (b"name", b"linkedin", b"profile", b"person", b"contact", b"nom")
_PERSON_WORDS = frozenset("person contact lead profile".split())


def mutual_columns(table_columns: tuple[str, ...]) -> list[int]:
    """Return where mutual connections are named, and not merely counted or linked.

    Example:
        >>> mutual_columns(("Name", "Mutual connections", "mutual_count", "mutualConnectionsUrl"))
        [1]
    """
    found = []
    for at, column in enumerate(table_columns):
        plain = plain_column(column)
        if _MUTUAL.search(plain) and not _NO_NAMES.search(plain) and not _ONLY_PARTS.search(plain):
            found.append(at)
    return found


def is_people(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header of a list of people, with or without mutual connections.

    A column with the full name or both its parts is needed, and beside it something of a profile: its URL, an
    employer, a title, a school, an e-mail address or mutual connections. What an address book has (several phones or
    e-mails, a street) is none.

    Example:
        >>> is_people(["Full Name", "Employer", "Class of"]), is_people(["Name", "Price"])
        (True, False)
    """
    names = plain_columns(cells)
    named = bool(names & set(_FULL)) or (bool(names & set(_FIRST)) and bool(names & set(_LAST)))
    linked = bool(names & (set(_URLS) | set(_SLUGS)) - {"url", "lead", "profile"})
    placed = bool(
        names
        & {*_COMPANY, *_POSITION, *_EMAILS, *_URLS, "headline", "school", "university", "class", "classof"}
    )
    placed = placed or any(name.startswith(("graduat", "classof")) for name in names)
    return (named and (placed or bool(mutual_columns(tuple(cells))))) or linked


class LeadList(Importer):
    """A list of people as CSV: a lead tool's export, an alumni list or a list of targets."""

    what = "a list of people (CSV with names, profile URLs, employers or mutual connections)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source has the header of a list of people."""
        return not is_export(source) and bool(_lists(source))

    def read(self, source: Source, request: Request) -> Claims:
        """Read the lists of a source.

        Named mutual connections are those of the owner that the user gives, else of the default member, else of
        whoever becomes the default member.

        Args:
            source: The opened path; closed on return.
            request: ``owner``, ``me`` and ``as_of`` are used.

        Returns:
            The claims. They have an owner only where mutual connections are named or the list is the account's own.

        Raises:
            ImportProblem: A file is damaged, or no list has a row.
        """
        with source:
            files = _lists(source)
            readings = [_read(file) for file in files]
            if not any(reading.draft.rows or reading.draft.finish().rows for reading in readings):
                raise ImportProblem(
                    "the list has a header but no rows", where=source.name, do="check the file"
                )
            owner = self._owner(request, readings)
            unused = left_aside(source, files, "a list of people")
            if owner is None and any(reading.unowned for reading in readings):
                unused.append(("connectionSince", "nothing says whose connections these are; add --owner"))
            newest = max((day for reading in readings if (day := reading.draft.newest)), default=None)
            return Claims(
                source=source.name,
                digest=source.digest,
                as_of=source.date_in_name or request.as_of or newest,
                owner=owner,
                member=False,
                files=tuple(reading.claims(owner) for reading in readings),
                unused=tuple(sorted(unused)),
            )

    def _owner(self, request: Request, readings: list[_List]) -> Owner | None:
        """Return whose list it is; None where that does not matter or is not known yet."""
        accounts = {id_: account for reading in readings for id_, account in reading.accounts.items()}
        given = given_owner(request)
        if given is not None:
            return given
        if len(accounts) == 1:
            return next(iter(accounts.values()))
        return request.me if any(reading.draft.named for reading in readings) else None


def _lists(source: Source) -> list[SourceFile]:
    """Return the lists of people in a source; LinkedIn's own files are none, whatever their rows look like."""
    return [
        file for file in with_header(source, is_people, _WORDS) if header_of(file, is_exports_own) is None
    ]


@dataclass(slots=True)
class _List:
    """What one list says, before its owner is known."""

    draft: FileDraft
    accounts: dict[PersonId, Owner] = field(default_factory=dict)
    unowned: list[tuple[int, PersonId, date | None]] = field(default_factory=list)

    def claims(self, owner: Owner | None) -> FileClaims:
        """Return the claims; connections of the account become ties."""
        draft = self.draft
        if owner is not None:
            ours = {owner.id, *owner.same}
            mine = [mention.line for mention in draft.mentions if mention.id in ours]
            if not self.accounts:
                draft.mentions = [mention for mention in draft.mentions if mention.id not in ours]
                for line in mine:
                    draft.skip(line, "the owner")
            draft.named = [
                fact
                for fact in draft.named
                if fact.other not in ours and fold_name(fact.name) != fold_name(owner.name)
            ]
            draft.facts += [
                Fact(line, owner.id, person, Kind.CONNECTION, day)
                for line, person, day in self.unowned
                if person not in ours
            ]
        return draft.finish()


def _columns(table: Table) -> Callable[[list[str]], list[int]]:
    """Return a function that finds the columns of these names, the best first."""
    found: dict[str, int] = {}
    for at, column in enumerate(table.columns):
        found.setdefault(plain_column(column), at)
    return lambda names: [found[name] for name in names if name in found]


def _read(file: SourceFile) -> _List:
    """Read one list."""
    with file.open() as stream:
        table = Table.from_stream(stream, is_people, name=file.where)
        return _Reader(table, file.name).read()


class _Reader:
    """Turns the rows of one list into claims."""

    def __init__(self, table: Table, name: str) -> None:
        """Find the columns."""
        at = _columns(table)
        self._table = table
        self._list = list_id(name)
        self._urls, self._slugs, self._opaque = at(_URLS), at(_SLUGS), at(_OPAQUE)
        self._full, self._first, self._last = at(_FULL), at(_FIRST), at(_LAST)
        self._company, self._position, self._emails = at(_COMPANY), at(_POSITION), at(_EMAILS)
        self._stamps, self._since, self._account = at(_STAMPS), at([_SINCE]), at([_ACCOUNT])
        self._account_name = at([_ACCOUNT_NAME])
        self._mutual = mutual_columns(table.columns)
        used = {*_URLS, *_SLUGS, *_OPAQUE, *_FULL, *_FIRST, *_LAST, *_COMPANY, *_POSITION, *_EMAILS}
        known = [
            column
            for at_column, column in enumerate(table.columns)
            if plain_column(column) in used
            or at_column in self._mutual
            or _TOOL_COLUMNS(plain_column(column))
        ]
        # "contact", "lead" and "profile" hold names in some lists and addresses in others.
        self._either = [
            at_column for at_column in self._urls if plain_column(table.columns[at_column]) in _PERSON_WORDS
        ]
        kind = "leads" if self._mutual or self._since or self._has_tool_columns() else "people"
        self.result = _List(FileDraft(name, kind, table, known))
        self.result.draft.generation = self._generation()

    def _has_tool_columns(self) -> bool:
        """Tell whether a lead tool wrote the list."""
        return bool(self._generation())

    def _generation(self) -> str:
        """Name the tool by columns that only it has (fact sheet, section 8.1)."""
        names = plain_columns(list(self._table.columns))
        if {"lhid", "memberid"} & names and "publicid" in names:
            return "Linked Helper"
        if self._since:
            return "PhantomBuster connections"
        if "sharedconnectionscount" in names and "vmid" in names:
            return "PhantomBuster search"
        if "mutualconnectionstext" in names or {"vmid", "connectionsurl"} <= names:
            return "PhantomBuster profiles"
        if "linkedinurluniqueid" in names:
            return "Evaboot"
        if "apollocontactid" in names or "personlinkedinurl" in names:
            return "Apollo"
        if {"profile", "firstname", "lastname"} <= names and names & {"connectiondegree", "degree"}:
            return "Dux-Soup"
        return ""

    def read(self) -> _List:
        """Read all rows."""
        result, draft = self.result, self.result.draft
        rows = list(self._table.rows())
        stamped = self._since or self._stamps
        day_first = bool(stamped) and dates.day_first(cells[stamped[0]] for _, cells in rows)
        for line, cells in rows:
            draft.rows += 1
            name = self._name(cells)
            ids = self._ids(cells, name)
            if not ids or name.casefold() in _NOBODY:
                draft.skip(line, "no identity")
                continue
            company, position = _cell(cells, self._company), _cell(cells, self._position)
            current = bool(company or position)
            draft.mentions.append(
                Mention(line, ids[0], name, tuple(ids[1:]), company or None, position or None, current)
            )
            stamp = _day(_cell(cells, self._stamps), day_first=day_first)
            draft.seen(stamp)
            if self._since:
                self._connection(line, cells, ids[0], day_first=day_first)
            self._mutuals(line, cells, ids[0], stamp)
        return result

    def _name(self, cells: list[str]) -> str:
        """Return the name; a URL in its place is none."""
        full = _cell(cells, self._full) or _joined(_cell(cells, self._first), _cell(cells, self._last))
        return "" if "/" in full or "@" in full else full

    def _ids(self, cells: list[str], name: str) -> list[PersonId]:
        """Return everything that the row proves its person to be, the best first; nothing for nobody."""
        ids: list[PersonId] = []
        for at in [*self._urls, *self._full]:
            slug = slug_of_url(cells[at].strip()) if cells[at] else None
            if slug is not None:
                ids.append(person_id_of_slug(slug))
                break
        else:
            slug = next((cells[at].strip() for at in self._slugs if cells[at].strip()), "")
            if slug and not _OPAQUE_ID.search(slug) and not re.search(r"[\s/,@]", slug):
                found = slug_of_url("https://www.linkedin.com/in/" + slug)
                ids += [person_id_of_slug(found)] if found is not None else []
        for at in self._opaque:
            opaque = _OPAQUE_ID.search(cells[at])
            if opaque is not None:
                # The id is a proof by itself; in hexadecimal it survives the folding of weak ids.
                ids.append(weak_id(PersonId("member id"), opaque[1].encode().hex(), None))
                break
        address = email_id(_cell(cells, self._emails))
        if address is not None:
            ids.append(address)
        if not ids and fold_name(name) and name.casefold() not in _NOBODY:
            ids.append(weak_id(self._list, name, None))
        return list(dict.fromkeys(ids))

    def _connection(self, line: int, cells: list[str], person: PersonId, *, day_first: bool) -> None:
        """Read one row of a connections export."""
        result = self.result
        day = _day(_cell(cells, self._since), day_first=day_first)
        result.draft.seen(day)
        slug = slug_of_url(_cell(cells, self._account))
        if slug is None:
            result.unowned.append((line, person, day))
            return
        account = Owner(person_id_of_slug(slug), _cell(cells, self._account_name))
        if account.id == person:
            return
        if account.id not in result.accounts:
            result.accounts[account.id] = account
            result.draft.mentions.append(Mention(line, account.id, account.name))
        result.draft.facts.append(Fact(line, account.id, person, Kind.CONNECTION, day))

    def _mutuals(self, line: int, cells: list[str], person: PersonId, day: date | None) -> None:
        """Read the names of mutual connections; a count names nobody."""
        known: set[str] = set()
        for at in self._mutual:
            text = cells[at].strip()
            if not text or not any(ch.isalpha() for ch in text):
                continue
            lone = at < len(self._table.columns) and "name" in plain_column(self._table.columns[at])
            names = [text] if lone and is_name(text) else [name for _, name in read_names(text).names]
            for name in names:
                folded = fold_name(name)
                if folded not in known:
                    known.add(folded)
                    self.result.draft.named.append(
                        NamedFact(line, name, Kind.MUTUAL, day, None, other=person)
                    )


def _cell(cells: list[str], columns: list[int]) -> str:
    """Return the first of these cells that is not empty, trimmed."""
    return next((text for at in columns if (text := cells[at].strip())), "")


def _joined(*parts: str) -> str:
    """Return a full name of its parts."""
    return " ".join(part for part in parts if part)


def _day(text: str, *, day_first: bool) -> date | None:
    """Return the day of a time that a tool wrote; the scrape's time is a detail, so nonsense is no day."""
    if not text:
        return None
    return dates.day(text, day_first=day_first).value
