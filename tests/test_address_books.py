"""Google and Outlook address books in their forms and languages."""

from datetime import date
from pathlib import Path

import pytest

from graph.claims import Claims, Fact, FileClaims, NamedFact, Owner
from graph.dossier import dossier
from graph.errors import ImportProblem, OwnerNeeded
from graph.identity import email_id, owner_id, person_id_of_slug
from graph.intake import take_in
from graph.model import Kind
from graph.store import open_store
from importers.reading import read

ME = Owner(person_id_of_slug("me-0000"), "Mia Self", tuple(filter(None, [email_id("mia@example.org")])))
ADA = email_id("ada@example.org")

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
    "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Website 1 - Label,Website 1 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,"
    "Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,"
    "Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,"
    "Organization 1 - Title,Organization 1 - Department,Website 1 - Type,Website 1 - Value"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Phone,Mobile Phone,"
    "Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,Web Page"
)
OUTLOOK_COM = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
    "E-mail 3 Address,Home Phone,Job Title,Department,Company,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,"
    "Birthday,Anniversary,Notes"
)
GOOGLE_OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,"
    "Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Categories"
)
GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;"
    "Telefon geschäftlich;Mobiltelefon;Kategorien;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;E-Mail 2: Adresse;"
    "Notizen;Webseite"
)
FRENCH = "Titre;Prénom;Deuxième prénom;Nom;Société;Service;Profession;Téléphone mobile;Adresse de messagerie;Page Web"


def book(
    tmp_path: Path,
    header: str,
    *rows: dict[str, str],
    encoding: str = "utf-8",
    me: Owner | None = ME,
    owner: str | None = None,
) -> Claims:
    import csv
    import io

    separator = ";" if ";" in header else ","
    columns = header.split(separator)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(columns)
    for row in rows:
        assert set(row) <= set(columns)
        writer.writerow([row.get(column, "") for column in columns])
    path = tmp_path / "contacts.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    return read(path, me=me, owner=owner)


def only(claims: Claims) -> FileClaims:
    (file,) = claims.files
    said = {mention.line for mention in file.mentions} | {fact.line for fact in file.named}
    assert len(said) + len(file.skips) == file.rows
    assert file.kind == "address book"
    return file


@pytest.mark.parametrize(
    ("header", "row", "encoding", "generation"),
    [
        (
            GOOGLE,
            {
                "First Name": "Ada",
                "Last Name": "L",
                "Organization Name": "Engines",
                "Organization Title": "Poet",
                "E-mail 1 - Value": "Ada@example.org",
                "E-mail 1 - Label": "* Work",
            },
            "utf-8-sig",
            "Google",
        ),
        (
            GOOGLE_OLD,
            {
                "Name": "Ada L",
                "Given Name": "Ada",
                "Family Name": "L",
                "Organization 1 - Name": "Engines",
                "Organization 1 - Title": "Poet",
                "E-mail 1 - Value": "ada@example.org ::: countess@example.org",
            },
            "utf-8",
            "Google old",
        ),
        (
            OUTLOOK,
            {
                "First Name": "Ada",
                "Last Name": "L",
                "Company": "Engines",
                "Job Title": "Poet",
                "E-mail Address": "ada@example.org",
                "Title": "Ms",
            },
            "cp1252",
            "Outlook",
        ),
        (
            OUTLOOK_COM,
            {
                "First Name": "Ada",
                "Last Name": "L",
                "Company": "Engines",
                "Job Title": "Poet",
                "E-mail Address": "ada@example.org",
            },
            "utf-8",
            "Outlook",
        ),
        (
            GERMAN,
            {
                "Vorname": "Ada",
                "Nachname": "L",
                "Firma": "Engines",
                "Position": "Poet",
                "E-Mail-Adresse": "ada@example.org",
            },
            "cp1252",
            "Outlook",
        ),
        (
            GERMAN,
            {
                "Vorname": "Ada",
                "Nachname": "L",
                "Firma": "Engines",
                "Position": "Poet",
                "E-Mail-Adresse": "ada@example.org",
            },
            "utf-16",
            "Outlook",
        ),
    ],
)
def test_forms_and_languages(
    tmp_path: Path, header: str, row: dict[str, str], encoding: str, generation: str
) -> None:
    file = only(book(tmp_path, header, row, encoding=encoding))
    (mention,) = file.mentions
    assert (mention.id, mention.name, mention.company, mention.position) == (ADA, "Ada L", "Engines", "Poet")
    assert file.facts == [Fact(2, ME.id, ADA, Kind.ADDRESS_BOOK, None, ME.id)]  # type: ignore[arg-type]
    assert (file.generation, file.unknown) == (generation, ())
    if "countess" in row.get("E-mail 1 - Value", ""):
        assert mention.same == (email_id("countess@example.org"),)


def test_google_for_outlook_and_french(tmp_path: Path) -> None:
    row = {"First Name": "Ada", "Last Name": "L", "E-mail Address": "ada@example.org"}
    assert only(book(tmp_path, GOOGLE_OUTLOOK, row)).mentions[0].id == ADA
    row = {"Prénom": "Ada", "Nom": "L", "Société": "Engines", "Adresse de messagerie": "ada@example.org"}
    (mention,) = only(book(tmp_path, FRENCH, row)).mentions
    assert (mention.id, mention.name, mention.company) == (ADA, "Ada L", "Engines")


def test_a_linkedin_website_proves_who_it_is(tmp_path: Path) -> None:
    row = {
        "First Name": "Ada",
        "Website 1 - Value": "https://www.linkedin.com/in/ada-0001 ::: https://ada.example.org",
    }
    assert only(book(tmp_path, GOOGLE, row)).mentions[0].id == "li:ada-0001"


def test_entries_that_are_nobody_are_named(tmp_path: Path) -> None:
    claims = book(
        tmp_path,
        GOOGLE,
        {"Phone 1 - Value": "+49 1"},
        {"Notes": "two\nlines"},
        {"First Name": "Mia", "E-mail 1 - Value": "mia@example.org"},
        {"First Name": "Only", "Last Name": "Name", "Phone 1 - Value": "1", "Organization Name": "Engines"},
        {"File As": "L, Ada", "E-mail 1 - Value": "ada@example.org"},
    )
    file = only(claims)
    assert file.skips == ((2, "only a phone number"), (3, "no identity"), (5, "the owner"))
    assert list(file.named) == [
        NamedFact(6, "Only Name", Kind.ADDRESS_BOOK, None, outgoing=True, company="Engines")
    ]
    assert file.mentions[0].name == "Ada L"
    assert (claims.owner, claims.member, claims.as_of) == (ME, False, None)


def test_unknown_columns_and_unknown_languages_are_reported(tmp_path: Path) -> None:
    row = {"First Name": "Ada", "E-mail 1 - Value": "ada@example.org"}
    assert only(book(tmp_path, GOOGLE + ",Shoe size", row)).unknown == ("Shoe size",)
    with pytest.raises(ImportProblem) as problem:
        book(
            tmp_path,
            "Etunimi,Sukunimi,Sähköposti",
            {"Etunimi": "Ada", "Sukunimi": "L", "Sähköposti": "ada@example.org"},
        )
    assert "'Etunimi', 'Sukunimi', 'Sähköposti'" in str(problem.value)
    assert "ada@" not in str(problem.value)


def test_whose_it_is(tmp_path: Path) -> None:
    row = {"First Name": "Ada", "E-mail 1 - Value": "ada@example.org"}
    with pytest.raises(OwnerNeeded):
        book(tmp_path, GOOGLE, row, me=None)
    assert book(tmp_path, GOOGLE, row, me=None, owner="Mia Self").owner == Owner(
        owner_id("Mia Self"), "Mia Self"
    )
    assert book(tmp_path, GOOGLE, row, owner="mia self").owner == ME
    with pytest.raises(ImportProblem):
        book(tmp_path, GOOGLE)


def test_an_entry_is_a_tie_of_mine(tmp_path: Path) -> None:
    store = open_store("sqlite://")
    (file,) = take_in(
        store, book(tmp_path, GOOGLE, {"First Name": "Ada", "E-mail 1 - Value": "ada@example.org"})
    ).files
    assert (file.kept, file.new_people, file.new_ties) == (1, 1, 1)


def test_a_job_is_told_until_a_dated_source_knows_another(tmp_path: Path) -> None:
    entry = {
        "First Name": "Zoe",
        "Last Name": "Brandt",
        "Organization Name": "Engines",
        "Organization Title": "Poet",
        "E-mail 1 - Value": "zoe@example.org",
    }
    with open_store("sqlite://") as store:
        take_in(store, book(tmp_path, GOOGLE, entry))
        (key,) = store.people_named("zoe brandt")
        row = store.person_rows([key])[key]
        assert (row.company, row.position) == ("Engines", "Poet")
        listed = tmp_path / "Connections.csv"
        listed.write_text(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Zoe,Brandt,https://www.linkedin.com/in/zoe-0001,zoe@example.org,Harbor,Nurse,07 Jun 2022\n",
            encoding="utf-8",
        )
        take_in(store, read(listed, owner="https://www.linkedin.com/in/me-0000"))
        (key,) = store.people_named("zoe brandt")
        row = store.person_rows([key])[key]
        assert (row.company, row.position) == ("Harbor", "Nurse")
        # When it was so is not known, so it is no earlier job with a day.
        assert dossier(store, key, as_of=date(2026, 1, 5)).former == ()
