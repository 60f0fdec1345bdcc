"""Read address books as CSV: Google Contacts (old and new) and Outlook in several languages.

Whoever is in my address book is a known tie of mine (the design, section 4). An e-mail address or a LinkedIn address
among the websites proves who an entry is; a name alone is evidence by name only. Notes, birthdays, phone numbers and
postal addresses are not kept. The headers are those of the fact sheet, section 8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.claims import Claims, Fact, Mention, NamedFact, Owner
from graph.errors import ImportProblem
from graph.identity import email_id, fold_name, person_id_of_slug, slug_of_url
from graph.model import Kind, PersonId
from importers.contract import FileDraft, Importer, Request
from importers.files import Source, SourceFile
from importers.heading import (
    head_of,
    header_of,
    is_export,
    is_exports_own,
    left_aside,
    plain_column,
    plain_columns,
    with_header,
)
from importers.table import Table
from importers.whose import needed_owner

SHOWN_COLUMNS = 8
"""Columns named in the message about an unknown language. Assumption: enough to recognise it."""

_SEPARATOR = " ::: "
# What a column says, by its plain name: Google's, and Outlook's in English, German, French, Spanish, Italian,
# Portuguese and Dutch. Source: the fact sheet, section 8; the other languages are Outlook's documented field names.
_FULL = "name emaildisplayname displayname fileas nomcomplet nombrecompleto".split()
_FIRST = "firstname givenname vorname prénom nombre nome voornaam".split()
_MIDDLE = (
    "middlename additionalname weiterevornamen deuxièmeprénom segundonombre secondonome tweedenaam".split()
)
_LAST = "lastname familyname nachname nom apellidos apellido cognome sobrenome apelido achternaam".split()
_COMPANY = (
    "company organizationname organization1name firma société compañía organización organisation azienda società "
    "empresa bedrijf"
).split()
_POSITION = (
    "jobtitle organizationtitle organization1title position funktion poste puesto cargo posizione functie"
).split()
_EMAIL = re.compile(
    r"email\d*address|email\d+value|email|emails|email\d*adresse|adressedemessagerie\d*|adresseemail\d*|"
    r"direccióndecorreoelectrónico\d*|direccióndecorreo\d*|correoelectrónico\d*|indirizzopostaelettronica\d*|"
    r"indirizzodipostaelettronica\d*|endereçodeemail\d*|endereçodecorreioeletrônico\d*|emailadres\d*"
).fullmatch
_PHONE = re.compile(
    r".*phone.*|.*telefon.*|.*téléphone.*|.*teléfono.*|.*telefono.*|.*telefone.*|.*telefoon.*|.*mobil.*|.*fax.*|.*pager.*|.*handy.*|"
    r".*callback.*|.*isdn.*|telex|.*celular.*|.*rappel.*|.*télécopie.*|.*autotelefon.*|.*rückmeldung.*"
).fullmatch
_WEBSITE = re.compile(
    r"website\d+value|webpage|personalwebpage|webseite|homepage|pageweb|sitioweb|páginaweb|paginaweb|website|customfield\d+value"
).fullmatch
_POSTAL = re.compile(
    r".*(?:street|city|state|country|region|postal|zip|pobox|address\d|straße|strasse|ort|postleitzahl|postfach|bundesland|"
    r"land|adresse|rue|ville|code|pays|bureau|calle|ciudad|estado|país|dirección).*"
).fullmatch
_ELSE = re.compile(
    r"anrede|suffix|title|nameprefix|namesuffix|titre|título|tratamiento|phonetic.*|.*yomi.*|initials|initialen|nickname|"
    r"shortname|maidenname|birthday|geburtstag|anniversary|jahrestag|gender|geschlecht|location|billinginformation|"
    r"directoryserver|mileage|occupation|hobb(?:y|ies)|sensitivity|priority|priorität|subject|notes|notizen|language|sprache|"
    r"photo|groupmembership|labels|categories|kategorien|.*(?:label|type|typ|displayname|angezeigtername)|organization\d*.*|"
    r"department|abteilung|event\d.*|relation\d.*|im\d.*|jot\d.*|calendarlink\d.*|externalid\d.*|customfield\d.*|spouse|"
    r"partner|children|kinder|schools|account|konto|assistant.*|assistent.*|manager.*|vorgesetzter|office.*|büro.*|"
    r"referredby|internetfreebusy|user\d|benutzer\d|keywords|governmentidnumber|organizationalidnumber|private|privat|"
    r"profession|beruf|raum.*|reisekilometer|stichwörter|vertraulichkeit|weitere.*|internet.*|abrechnungsinformation|.*straße.*|"
    r"emailtyp\d*|email\d*typ|empfohlenvon|regierungsnr|organisationsnr|verzeichnisserver|website.*"
).fullmatch
_BOOK = re.compile(
    r"email\d+value|phone\d+value|groupmembership|.*yomi.*|phonetic.*|emaildisplayname|emailtype|email2address|.*mobilephone|"
    r"businessphone|homephone|primaryphone|webpage|personalwebpage|homestreet|businessstreet|internetfreebusy|"
    r"mobiltelefon|telefongeschäftlich|telefonprivat|email2adresse|emailtyp|weiterevornamen|téléphonemobile|"
    r"téléphone\(bureau\)|adressedemessagerie2?|teléfonomóvil|direccióndecorreoelectrónico2?|telefonocellulare|telemóvel|"
    r"telefonecelular|mobieletelefoon|emailadres2?"
).fullmatch
_WORDS = (b"name", b"mail", b"nom", b"voornaam", b"phone")
_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")


def is_address_book(cells: list[str]) -> bool:
    """Tell whether trimmed cells are the header of an address book in a language that is known.

    Example:
        >>> is_address_book(["Anrede", "Vorname", "Nachname", "Firma", "E-Mail-Adresse", "Mobiltelefon"])
        True
        >>> is_address_book(["First Name", "Last Name", "Company", "Email"])
        False
    """
    names = plain_columns(cells)
    named = bool(names & {*_FULL, *_FIRST, *_LAST})
    scraped = any("linkedin" in name or "profileurl" in name for name in names)
    return named and any(map(_BOOK, names)) and not scraped and not is_exports_own(cells)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an address book, whatever its format.

    Attributes:
        line: Where it begins.
        name: The full name; empty without one.
        emails: Addresses as written.
        urls: Websites as written; only LinkedIn profiles count.
        company: The employer as written; empty without one.
        position: The title as written; empty without one.
        phones: Whether it has a phone number.
    """

    line: int
    name: str
    emails: tuple[str, ...]
    urls: tuple[str, ...]
    company: str
    position: str
    phones: bool


def add_entry(draft: FileDraft, owner: Owner, entry: Entry) -> None:
    """Turn one entry into claims, or say why it is none.

    Args:
        draft: The file; its rows are counted by the caller.
        owner: Whose address book it is.
        entry: The entry.
    """
    ids: list[PersonId] = []
    for url in entry.urls:
        slug = slug_of_url(url.strip())
        if slug is not None:
            ids.append(person_id_of_slug(slug))
            break
    ids += [found for found in map(email_id, entry.emails) if found is not None]
    ids = list(dict.fromkeys(ids))
    name = ordered(entry.name)
    if {owner.id, *owner.same} & set(ids):
        draft.skip(entry.line, "the owner")
    elif ids:
        # An address book has no date, so its job is told only while no dated source knows another one.
        job = entry.company or None, entry.position or None
        draft.mentions.append(Mention(entry.line, ids[0], name, tuple(ids[1:]), *job, any(job)))
        draft.facts.append(Fact(entry.line, owner.id, ids[0], Kind.ADDRESS_BOOK, None, owner.id))
    elif fold_name(name):
        draft.named.append(
            NamedFact(entry.line, name, Kind.ADDRESS_BOOK, None, outgoing=True, company=entry.company or None)
        )
    elif entry.phones:
        draft.skip(entry.line, "only a phone number")
    else:
        draft.skip(entry.line, "no identity")


def ordered(name: str) -> str:
    """Return a name with the first name first; an address in its place is none.

    Example:
        >>> ordered("Lovelace, Ada"), ordered("Ada Lovelace, PhD"), ordered("ada@example.org")
        ('Ada Lovelace', 'Ada Lovelace, PhD', '')
    """
    name = " ".join(name.split())
    if "@" in name or "://" in name:
        return ""
    last, comma, _ = name.partition(",")
    if comma and len(name) < 200 and fold_name(name) != fold_name(last):
        from nameparser import HumanName

        parsed = HumanName(name)
        return (
            " ".join(part for part in (parsed.first, parsed.middle, parsed.last, parsed.suffix) if part)
            or name
        )
    return name


class AddressBook(Importer):
    """Google Contacts or Outlook as CSV."""

    what = "an address book (Google or Outlook CSV)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source has the header of an address book."""
        return not is_export(source) and bool(with_header(source, is_address_book, _WORDS))

    def read(self, source: Source, request: Request) -> Claims:
        """Read the address books of a source.

        Args:
            source: The opened path; closed on return.
            request: ``owner`` or ``me`` is whose it is.

        Returns:
            The claims. Their day is only what the name or the user says: entries have no dates.

        Raises:
            ImportProblem: A file is damaged, or there is no entry.
            OwnerNeeded: Nobody is known whose it could be.
        """
        with source:
            files = with_header(source, is_address_book, _WORDS)
            owner = needed_owner(source, request)
            drafts = [_read(file, owner) for file in files]
            claims = tuple(draft.finish() for draft in drafts)
            if not any(file.rows for file in claims):
                raise ImportProblem("the address book is empty", where=source.name, do="export it again")
            return Claims(
                source=source.name,
                digest=source.digest,
                as_of=source.date_in_name or request.as_of,
                owner=owner,
                member=False,
                files=claims,
                unused=tuple(sorted(left_aside(source, files, "an address book"))),
            )


def _read(file: SourceFile, owner: Owner) -> FileDraft:
    """Read one address book."""
    table = Table.from_bytes(file.read(), is_address_book, name=file.where)
    plain = [plain_column(column) for column in table.columns]

    def at(names: list[str]) -> list[int]:
        return [plain.index(name) for name in names if name in plain]

    full, first, middle, last = at(_FULL), at(_FIRST), at(_MIDDLE), at(_LAST)
    if not first:
        last = []  # a lone "Nom" or "Nome" is the full name
        full = full or at(_LAST)
    company, position = at(_COMPANY), at(_POSITION)
    emails = [i for i, name in enumerate(plain) if _EMAIL(name)]
    phones = [i for i, name in enumerate(plain) if _PHONE(name)]
    websites = [i for i, name in enumerate(plain) if _WEBSITE(name)]
    used = {*full, *first, *middle, *last, *company, *position, *emails, *phones, *websites}
    known = [
        column
        for i, column in enumerate(table.columns)
        if i in used or _ELSE(plain[i]) or _POSTAL(plain[i]) or plain[i] in {*_FULL, *_FIRST, *_LAST}
    ]
    draft = FileDraft(file.name, "address book", table, known)
    draft.generation = _generation(frozenset(plain))
    for line, cells in table.rows():
        draft.rows += 1
        name = " ".join(
            part for part in (_cell(cells, first), _cell(cells, middle), _cell(cells, last)) if part
        )
        entry = Entry(
            line,
            name or next((text for i in full if (text := cells[i].strip()) and "@" not in text), ""),
            tuple(_several(cells, emails)),
            tuple(_several(cells, websites)),
            _cell(cells, company),
            _cell(cells, position),
            any(cells[i].strip() for i in phones if not plain[i].endswith(("type", "label", "typ"))),
        )
        add_entry(draft, owner, entry)
    return draft


def _generation(names: frozenset[str]) -> str:
    """Name the program and form (fact sheet, section 8)."""
    if "email1value" in names or "phone1value" in names or "groupmembership" in names or "labels" in names:
        return "Google old" if "givenname" in names else "Google"
    return "Outlook"


def _cell(cells: list[str], columns: list[int]) -> str:
    """Return the first of these cells that is not empty, the first value of several."""
    return next((text.split(_SEPARATOR)[0].strip() for i in columns if (text := cells[i].strip())), "")


def _several(cells: list[str], columns: list[int]) -> list[str]:
    """Return all values of these cells; Google joins several in one cell."""
    return [value.strip() for i in columns for value in re.split(r" ::: |[;\n]", cells[i]) if value.strip()]


class ForeignAddressBook(Importer):
    """A table with e-mail addresses under headers in a language that is not known; asked last, and refused."""

    what = AddressBook.what

    def fits(self, source: Source) -> bool:
        """Tell whether a lone table has a column of e-mail addresses."""
        return source.kind == "file" and any(_columns_of_foreign(file) for file in source.files())

    def read(self, source: Source, request: Request) -> Claims:
        """Refuse it, and name its columns.

        Raises:
            ImportProblem: Always.
        """
        del request
        with source:
            columns = next(filter(None, map(_columns_of_foreign, source.files())), ())
            shown = ", ".join(repr(column) for column in columns[:SHOWN_COLUMNS])
            raise ImportProblem(
                f"this may be an address book, but its columns are not known: {shown}",
                where=source.name,
                do="export it in English, or as vCard (.vcf)",
            )


def _columns_of_foreign(file: SourceFile) -> tuple[str, ...]:
    """Return the columns of a table that has e-mail addresses below a header without any."""
    columns = header_of(file, lambda cells: sum(map(bool, cells)) >= 3)
    # A first row with gaps may be somebody's data and no header; a message never shows that.
    if columns is None or not all(columns) or any(map(_ADDRESS.search, columns)):
        return ()
    table = Table.from_bytes(head_of(file), lambda cells: tuple(cells) == columns, name=file.where)
    rows = [cells for _, cells in table.rows()]
    hits = sum(any(map(_ADDRESS.fullmatch, map(str.strip, cells))) for cells in rows)
    return columns if rows and hits * 2 >= len(rows) else ()
