"""Lists of people from lead tools, alumni offices and by hand: people, named mutual connections, no made-up ties."""

from datetime import date
from pathlib import Path

import pytest

from graph.claims import Claims, Fact, FileClaims, Mention, NamedFact, Owner
from graph.errors import ImportProblem
from graph.identity import email_id, owner_id, person_id_of_slug
from graph.intake import take_in, undo
from graph.model import ImportId, Kind, Person
from graph.store import GraphStore, open_store
from importers.pasted import read_names
from importers.reading import read
from importers.statements import claims_of_mutuals, claims_of_shared_contacts

ME = Owner(person_id_of_slug("me-0000"), "Mia Self")
ADA, GRACE, ALAN = (person_id_of_slug(slug) for slug in ("ada-0001", "grace-0002", "alan-0003"))
TARGET = person_id_of_slug("kurt-0009")
DAY = date(2024, 5, 1)


def lead_list(
    tmp_path: Path, text: str, *, name: str = "leads.csv", me: Owner | None = None, owner: str | None = None
) -> Claims:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read(path, me=me, owner=owner)


def only(claims: Claims) -> FileClaims:
    (file,) = claims.files
    skipped = {line for line, _ in file.skips}
    said = {claim.line for claim in file.mentions}
    assert len(skipped) + len(said) == file.rows
    assert not skipped & said
    return file


LINKED_HELPER = (
    "\ufeffpublic_id;profile_url;lh_id;member_id;hash_id;full_name;first_name;last_name;headline;current_company;"
    "organization_1;organization_title_1;mutual_count;mutual_first_fullname;mutual_second_fullname;"
    "original_mutual_first_fullname;member_distance;network_info_connection_count;favourite colour\r\n"
    "kurt-0009;https://www.linkedin.com/in/kurt-0009/;7;99;ACoAAA1234567890abcdefg;Kurt G;Kurt;G;Logician;Proofs Ltd;"
    "Proofs Ltd;Logician;14;Ada L;Grace Hopper;Ada L;2;500;blue\r\n"
    ";;8;;;;;;;;;;0;;;;3;;\r\n"
)


def test_linked_helper_names_mutual_connections(tmp_path: Path) -> None:
    claims = lead_list(tmp_path, LINKED_HELPER, me=ME)
    file = only(claims)
    assert (file.kind, file.generation, file.unknown) == ("leads", "Linked Helper", ("favourite colour",))
    (mention,) = file.mentions
    assert (mention.id, mention.name, mention.company, mention.position) == (
        TARGET,
        "Kurt G",
        "Proofs Ltd",
        "Logician",
    )
    assert len(mention.same) == 1
    assert mention.same[0].startswith("n:")
    assert list(file.named) == [
        NamedFact(2, "Ada L", Kind.MUTUAL, None, None, other=TARGET),
        NamedFact(2, "Grace Hopper", Kind.MUTUAL, None, None, other=TARGET),
    ]
    assert file.facts == []
    assert file.skips == ((3, "no identity"),)
    assert (claims.owner, claims.member) == (ME, False)


def test_phantombuster_search_has_only_a_count(tmp_path: Path) -> None:
    claims = lead_list(
        tmp_path,
        "profileUrl,fullName,firstName,lastName,companyName,title,connectionDegree,sharedConnectionsCount,vmid,"
        "defaultProfileUrl,timestamp\n"
        '"https://www.linkedin.com/sales/lead/ACwAAA1234567890abcdefg,NAME_SEARCH,xy",Kurt G,Kurt,G,Proofs Ltd,Logician,'
        "1st,14,ACwAAA1234567890abcdefg,https://www.linkedin.com/in/kurt-0009,2024-05-01T10:00:00.000Z\n"
        '"https://www.linkedin.com/sales/lead/ACwAAB1234567890abcdefg,NAME_SEARCH,xy",Zoë B,Zoë,B,,,2nd,1,'
        "ACwAAB1234567890abcdefg,https://www.linkedin.com/in/ACwAAB1234567890abcdefg,2024-05-01T10:00:00.000Z\n",
        me=ME,
    )
    file = only(claims)
    assert (file.generation, file.unknown, claims.as_of, claims.owner) == (
        "PhantomBuster search",
        (),
        DAY,
        None,
    )
    assert (file.facts, file.named) == ([], [])
    assert file.mentions[0].id == TARGET
    assert file.mentions[1].id.startswith("n:")
    assert file.mentions[1].same == ()


def test_phantombuster_profiles_name_mutuals_in_a_sentence(tmp_path: Path) -> None:
    claims = lead_list(
        tmp_path,
        "linkedinProfile,fullName,company,jobTitle,mutualConnectionsUrl,mutualConnectionsText,vmid,connectionsUrl\n"
        'https://www.linkedin.com/in/kurt-0009,Kurt G,Proofs Ltd,Logician,https://www.linkedin.com/x,"Ada L, Grace Hopper and 3 '
        'other mutual connections",,\n'
        "https://www.linkedin.com/in/zoe-0008,Zoë B,,,,Alan Turing is a mutual connection,,\n",
        me=ME,
    )
    file = only(claims)
    assert [(fact.line, fact.name, fact.other) for fact in file.named] == [
        (2, "Ada L", TARGET),
        (2, "Grace Hopper", TARGET),
        (3, "Alan Turing", "li:zoe-0008"),
    ]
    assert file.generation == "PhantomBuster profiles"


def test_connections_export_belongs_to_the_account_that_ran_it(tmp_path: Path) -> None:
    header = "profileUrl,firstName,lastName,fullName,title,connectionSince,profileImageUrl,timestamp"
    row = "https://www.linkedin.com/in/ada-0001/,Ada,L,Ada L,Poet,2020-01-05,,2024-05-01T10:00:00Z"
    account = ",connectedProfileUrl,connectedUsername"
    claims = lead_list(tmp_path, f"{header}{account}\n{row},https://www.linkedin.com/in/me-0000,Mia Self\n")
    file = only(claims)
    assert claims.owner == ME
    assert file.facts == [Fact(2, ME.id, ADA, Kind.CONNECTION, date(2020, 1, 5))]
    assert not file.full_list
    two = lead_list(
        tmp_path,
        f"{header}{account}\n{row},https://www.linkedin.com/in/me-0000,\n{row},https://www.linkedin.com/in/bo-0005,\n",
    )
    assert {fact.a for fact in only(two).facts} == {ME.id, "li:bo-0005"}
    bare = lead_list(tmp_path, f"{header}\n{row}\n", me=ME)
    assert only(bare).facts == []
    assert bare.unused == (("connectionSince", "nothing says whose connections these are; add --owner"),)
    told = lead_list(tmp_path, f"{header}\n{row}\n", owner="https://www.linkedin.com/in/me-0000")
    assert [fact.a for fact in only(told).facts] == [ME.id]


@pytest.mark.parametrize(
    ("text", "generation", "unknown"),
    [
        (
            (
                "First Name,Last Name,Full Name,Current Job,Linkedin URL Public,Linkedin URL Unique ID,Location,Years in Position,"
                "Email,Email Status,Matches Filters,No Match Reasons,Company Name,Company Domain\n"
                'Kurt,G,Kurt G,"Logician\nfull time",https://www.linkedin.com/in/kurt-0009,'
                "https://www.linkedin.com/in/ACwAAA1234567890abcdefg,Wien,3,kurt@example.org,safe,YES,,Proofs Ltd,example.org\n"
            ),
            "Evaboot",
            (),
        ),
        (
            (
                "First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,Contact Owner,"
                "Mobile Phone,Stage,Lists,Last Contacted,# Employees,Industry,Keywords,Person Linkedin Url,Website,"
                "Company Linkedin Url,City,State,Country,Apollo Contact Id,Apollo Account Id\n"
                "Kurt,G,Logician,Proofs Ltd,Proofs,kurt@example.org,Verified,,,,,Cold,,,9,,,http://www.linkedin.com/in/kurt-0009,,"
                "http://www.linkedin.com/company/proofs,,,,1,2\n"
            ),
            "Apollo",
            (),
        ),
        (
            (
                "id,Profile,First Name,Last Name,Company,Title,Location,Industry,Connection Degree\n"
                "1,https://www.linkedin.com/in/kurt-0009,Kurt,G,Proofs Ltd,Logician,Wien,Maths,2nd\n"
            ),
            "Dux-Soup",
            (),
        ),
        (
            "Name;LinkedIn;Employer;Class of;Dog\nKurt G;linkedin.com/in/kurt-0009;Proofs Ltd;1999;Rex\n",
            "",
            ("Dog",),
        ),
        ("LinkedIn URL\nhttps://www.linkedin.com/in/kurt-0009/?trk=x\n", "", ()),
    ],
)
def test_lists_give_people_and_no_ties(
    tmp_path: Path, text: str, generation: str, unknown: tuple[str, ...]
) -> None:
    claims = lead_list(tmp_path, text, me=ME)
    file = only(claims)
    (mention,) = file.mentions
    assert mention.id == TARGET
    assert (file.generation, file.unknown, file.facts, file.named, claims.owner) == (
        generation,
        unknown,
        [],
        [],
        None,
    )
    if "Proofs" in text:
        assert mention.company == "Proofs Ltd"
    if "kurt@" in text:
        assert email_id("kurt@example.org") in mention.same


def test_any_column_that_names_mutuals_is_read(tmp_path: Path) -> None:
    claims = lead_list(
        tmp_path,
        'Name,Mutual connections,Mutual connection count\nKurt G,"Ada L, Grace Hopper, PhD",2\nZoë B,7,7\nBo C,,\n',
        owner="Mia Self",
    )
    file = only(claims)
    assert [(fact.line, fact.name) for fact in file.named] == [(2, "Ada L"), (2, "Grace Hopper, PhD")]
    assert claims.owner == Owner(owner_id("Mia Self"), "Mia Self")


def test_a_column_of_profile_addresses_may_be_named_in_another_language(tmp_path: Path) -> None:
    text = "Name;Profil;Gemeinsame Kontakte\nKurt G;https://de.linkedin.com/in/kurt-0009?x=y;Ada L; Grace Hopper\n"
    file = only(
        lead_list(tmp_path, text.replace("Ada L; Grace Hopper", '"Ada L; Grace Hopper"'), owner="Mia Self")
    )
    assert [mention.id for mention in file.mentions] == [TARGET]
    assert [(fact.other, fact.name) for fact in file.named] == [(TARGET, "Ada L"), (TARGET, "Grace Hopper")]
    assert file.unknown == ()


def test_names_without_address_stay_within_their_list(tmp_path: Path) -> None:
    text = "Name,Company\nKurt G,Proofs Ltd\nKurt G,Proofs Ltd\n"
    first = only(lead_list(tmp_path, text, name="a.csv")).mentions
    second = only(lead_list(tmp_path, text, name="b.csv")).mentions
    assert first[0].id == first[1].id != second[0].id


def test_a_list_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem):
        lead_list(tmp_path, "Full Name,Company,LinkedIn URL\n")


# --- what named mutual connections become ---------------------------------------------------------------------


def my_list(names: dict[str, str], *, digest: str = "mine") -> Claims:
    mentions = [
        Mention(line, person_id_of_slug(slug), name) for line, (slug, name) in enumerate(names.items(), 5)
    ]
    facts = [Fact(mention.line, ME.id, mention.id, Kind.CONNECTION, DAY) for mention in mentions]
    file = FileClaims(
        "Connections.csv", "connections", "", len(mentions), mentions=mentions, facts=facts, full_list=True
    )
    return Claims(f"{digest}.zip", digest, DAY, ME, True, (file,))


MINE = {
    "ada-0001": "Ada L",
    "grace-0002": "Grace Hopper",
    "alan-0003": "Alan Turing",
    "alan-0004": "Alan Turing",
}


def ties(store: GraphStore) -> set[tuple[str, str]]:
    """Everybody with evidence of a named mutual connection."""
    ids: dict[int, str] = {row.root: row.id for row in store.scan_people()}
    facts = store.evidence_of([row.root for row in store.scan_people()])
    pairs = {tuple(sorted((ids[fact[0]], ids[fact[1]]))) for fact in facts if fact[2] == Kind.MUTUAL}
    return {(first, second) for first, second in pairs}


@pytest.mark.parametrize("mine_first", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_a_named_mutual_is_a_tie_of_my_one_connection_of_that_name(
    tmp_path: Path, mine_first: bool, known: bool
) -> None:
    store = open_store("sqlite://")
    leads = lead_list(
        tmp_path,
        'Name,LinkedIn URL,Mutuals\nKurt G,linkedin.com/in/kurt-0009,"Ada L, Alan Turing, Nobody Known"\n',
        me=ME if known else None,
    )
    for claims in (my_list(MINE), leads) if mine_first else (leads, my_list(MINE)):
        account = take_in(store, claims)
        if claims is leads:
            assert (account.files[0].new_ties, account.files[0].kept) == (1 if mine_first else 0, 1)
    assert ties(store) == {(ADA, TARGET)}


def test_undo_takes_named_mutuals_back(tmp_path: Path) -> None:
    store = open_store("sqlite://")
    leads = lead_list(tmp_path, "Name,LinkedIn URL,Mutuals\nKurt G,linkedin.com/in/kurt-0009,Ada L\n")
    take_in(store, my_list(MINE))
    take_in(store, leads)
    assert ties(store) == {(ADA, TARGET)}
    undo(store, ImportId(2))
    assert ties(store) == set()
    assert [row.id for row in store.scan_people() if row.id == TARGET] == []
    take_in(store, leads)
    undo(store, ImportId(1))
    assert ties(store) == set()
    take_in(store, my_list(MINE, digest="again"))
    assert ties(store) == {(ADA, TARGET)}


def test_a_namesake_makes_it_a_question_again(tmp_path: Path) -> None:
    store = open_store("sqlite://")
    take_in(store, my_list(MINE))
    target = Person(TARGET, "Kurt G")
    take_in(
        store,
        claims_of_mutuals(
            target.id, read_names("Ada L\nGrace Hopper"), owner=ME, on=DAY, target_name="Kurt G"
        ),
    )
    assert ties(store) == {(ADA, TARGET), (GRACE, TARGET)}
    take_in(store, my_list({**MINE, "ada-0099": "ada l"}, digest="more"))
    assert ties(store) == {(ADA, TARGET), (GRACE, TARGET)} - {(ADA, TARGET)}


def test_pasted_mutuals_count_as_rows_of_an_import() -> None:
    store = open_store("sqlite://")
    take_in(store, my_list(MINE))
    pasted = read_names("Mutual connections\nAda L, Grace Hopper and 3 others\nAda L\n")
    claims = claims_of_mutuals(TARGET, pasted, owner=ME, on=DAY)
    account = take_in(store, claims)
    (file,) = account.files
    assert (file.rows, file.kept, file.merged, file.skipped, file.new_ties) == (3, 1, 1, 1, 2)
    assert take_in(store, claims).repeats == account.id
    direct = claims_of_shared_contacts(TARGET, [ADA, ALAN, TARGET], owner=ME, on=DAY)
    (file,) = take_in(store, direct).files
    assert (file.rows, file.kept, file.merged, file.skipped, file.new_ties) == (3, 1, 1, 1, 1)
    assert ties(store) == {(ADA, TARGET), (ALAN, TARGET), (GRACE, TARGET)}
