"""No warm path yet: every way that is named rests on rows of the store, and leads to a path when it is taken."""

from __future__ import annotations

import random
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import DAY, Network, random_network

from graph.advice import Way, ways_to_open
from graph.identity import company_key
from graph.model import ImportId, Kind, PersonKey
from graph.paths import find
from graph.query import TargetQuery, find_person
from graph.store import MentionRow

TODAY = date.fromordinal(DAY)


@dataclass
class Story:
    """A network around ``me``, who has a full list of their own."""

    network: Network
    mine: ImportId

    @classmethod
    def begin(cls, *contacts: str) -> Story:
        network = Network()
        story = cls(network, network.import_("me", DAY - 5, full=True, source="me.zip"))
        for contact in contacts:
            network.fact("me", contact, Kind.CONNECTION, DAY - 900, origin=story.mine)
        return story

    def was_at(self, name: str, company: str, origin: ImportId | None = None) -> None:
        """Let a list say that somebody worked somewhere."""
        self.network._lines += 1
        said = MentionRow(
            self.network.person(name), origin or self.mine, 0, self.network._lines, name, company, "", True
        )
        with self.network.store.transaction():
            self.network.store.add_mentions([said])

    def now_at(self, name: str, company: str) -> None:
        """Let somebody work somewhere now."""
        self.network.person(name, company)
        self.was_at(name, company)

    def ways(
        self, *targets: str, max_hops: int = 3, you: bool = True, query: TargetQuery | None = None
    ) -> list[Way]:
        if query is None:
            ids = tuple(f"li:{target}" for target in targets)
            query = TargetQuery(person=ids[0]) if len(ids) == 1 else TargetQuery(people=ids)
        start = self.network.keys["me"]
        store = self.network.store
        result = find(store, query, start=start, as_of=TODAY, max_hops=max_hops, you=you)
        again = "intrograph find-path X"
        return list(ways_to_open(store, result, start=start, max_hops=max_hops, again=again, you=you))

    def way(self, command: str, *targets: str, max_hops: int = 3, query: TargetQuery | None = None) -> Way:
        (found,) = [
            way for way in self.ways(*targets, max_hops=max_hops, query=query) if way.command == command
        ]
        return found


def test_where_there_is_a_path_there_is_nothing_to_say() -> None:
    story = Story.begin("ada")
    story.network.fact("ada", "tom")
    assert story.ways("tom") == []
    assert story.ways("me") == []


def test_a_longer_chain_is_named_with_the_option_that_finds_it() -> None:
    story = Story.begin("ada")
    for a, b in (("ada", "ben"), ("ben", "cy"), ("cy", "tom")):
        story.network.fact(a, b)
    first = story.ways("tom")[0]
    assert first.what == "A chain of 4 ties leads there: you → Ada → Ben → Cy → Tom."
    assert first.command == "intrograph find-path X --max-hops 4"
    assert first.people == ("li:ada", "li:ben", "li:cy", "li:tom")
    assert len(first.evidence) == 4
    story.network.fact("cy", "me", Kind.STATEMENT, DAY)
    assert story.ways("tom", max_hops=1)[0].command == "intrograph find-path X --max-hops 2"


def test_another_members_contact_is_named_with_the_line_of_their_list() -> None:
    story = Story.begin("ada")
    theirs = story.network.import_("mia", DAY - 3, full=True, source="mia.zip")
    row = story.network.fact("mia", "tom", Kind.CONNECTION, DAY - 700, origin=theirs)
    way = story.way('intrograph know me "Mia"', "tom")
    assert way.what.startswith(
        "Mia's own export is in this store. Mia knows Tom. No file says that you know Mia."
    )
    assert way.people == ("li:mia", "li:tom")
    assert way.evidence == (("mia.zip/Connections.csv", row[8]),)
    member = story.way('intrograph know me "Mia"', "mia")
    assert member.what.startswith("Mia's own export is in this store. No file says")


def test_a_tie_that_ended_is_the_first_to_revive_and_says_how_strong_it_was() -> None:
    story = Story.begin("ada")
    older = story.network.import_("me", DAY - 400, full=True, source="older.zip")
    for name in ("old", "cold"):
        story.network.fact("me", name, Kind.CONNECTION, DAY - 900, origin=older)
        story.network.fact(name, "tom")
    for sender in ("me", "old"):
        story.network.fact("me", "old", Kind.MESSAGE, DAY - 800, sender, 30)
    ways = [way for way in story.ways("tom") if "were connected" in way.what]
    ended = date.fromordinal(DAY - 5).isoformat()
    assert ways[0].what == (
        f"You and Old were connected until {ended}, 60 messages were exchanged. Old knows Tom. "
        "Write again; when there is an answer, note it."
    )
    assert [way.command for way in ways] == ['intrograph know me "Old"', 'intrograph know me "Cold"']
    assert story.ways("old")[0].what.startswith("You and Old were connected until")


def test_a_letter_that_was_never_answered_is_a_way() -> None:
    story = Story.begin("ada")
    story.network.fact("eve", "tom")
    story.network.fact("me", "eve", Kind.MESSAGE, DAY - 70, "eve")
    way = story.way('intrograph know me "Eve"', "tom")
    assert "Eve wrote to you" in way.what
    assert "no answer is known" in way.what
    story = Story.begin("ada")
    story.network.fact("eve", "tom")
    story.network.fact("me", "eve", Kind.MESSAGE, DAY - 70, "me")
    assert not [way for way in story.ways("tom") if "Eve" in way.what]


def test_a_contact_who_knew_the_target_is_asked() -> None:
    story = Story.begin("ada")
    for day, held in ((DAY - 300, True), (DAY - 100, False)):
        theirs = story.network.import_("tom", day, full=True, source=f"tom-{day}.zip")
        if held:
            story.network.fact("tom", "ada", Kind.CONNECTION, DAY - 900, origin=theirs)
    way = story.way('intrograph know "Ada" "Tom"', "tom")
    assert way.what.startswith("Ada, whom you know, and Tom were connected until")


def test_people_who_were_where_the_target_is_are_named_warmest_first_with_their_lines() -> None:
    story = Story.begin("ada", "ben", "cy")
    story.now_at("tom", "Acme")
    story.was_at("ada", "Acme Ltd")
    story.was_at("cy", "ACME")
    story.was_at("ben", "Elsewhere")
    for sender in ("me", "cy"):
        story.network.fact("me", "cy", Kind.MESSAGE, DAY - 600, sender, 40)
    way = story.way('intrograph know "Cy" "Tom"', "tom")
    asleep = date.fromordinal(DAY - 600).isoformat()
    assert way.what == (
        f"Cy, whom you know, was at ACME, where Tom is (80 messages with you, none since {asleep}: a good moment to "
        "write). Whether they know each other is not known. Ask, and note who knows Tom."
    )
    assert way.people == ("li:cy",)
    assert len(way.evidence) == 2


def test_few_people_cover_most_of_a_list_greedily_and_by_ids() -> None:
    story = Story.begin("ada", "ben", "cy", "dee")
    for target, company in (("t1", "Acme"), ("t2", "Acme"), ("t3", "Blue"), ("t4", "Cargo"), ("t5", "")):
        story.now_at(target, company)
    for name, company in (
        ("dee", "Acme"),
        ("cy", "Blue"),
        ("cy", "Acme"),
        ("ben", "Cargo"),
        ("ada", "Cargo"),
    ):
        story.was_at(name, company)
    way = story.way('intrograph know "Cy" "T1"', "t1", "t2", "t3", "t4", "t5")
    assert way.what.startswith(
        "2 people may know 4 of the 5: Cy, whom you know, was at Acme, where 3 of the 5 people"
    )
    assert way.people == ("li:cy", "li:ada")


def test_the_page_the_missing_link_and_the_missing_list() -> None:
    story = Story.begin("ada")
    story.network.person("ada", "Cargo")
    story.network.fact("uma", "tom")
    page = story.way('intrograph mutuals "Tom"', "tom")
    assert page.people == ("li:tom",)
    assert story.way('intrograph import EXPORT.zip --owner "Ada"', "tom").evidence
    unknown = TargetQuery(person="https://www.linkedin.com/in/nobody-here")
    story.way("intrograph mutuals https://www.linkedin.com/in/nobody-here", query=unknown)
    story = Story.begin()
    story.now_at("ada", "Cargo")
    story.network.fact("me", "ada", Kind.CONNECTION, DAY - 900, origin=story.mine)
    story.now_at("uma", "Cargo")
    story.network.fact("uma", "tom")
    link = story.way('intrograph know "Ada" "Uma"', "tom")
    assert link.what.startswith(
        "Uma knows Tom and is at Cargo, as is Ada, whom you know (2 people here are)."
    )
    assert link.people == ("li:ada", "li:uma", "li:tom")


def test_whose_own_list_is_missing_is_told_first_and_earlier_staff_are_offered() -> None:
    network = Network()
    network.import_("me", DAY)
    network.person("tom")
    story = Story(network, network.import_(None, DAY - 1))
    assert story.ways("tom")[0].command == "intrograph import EXPORT.zip --owner me"
    story = Story.begin("ada")
    story.was_at("ada", "Acme")
    story.was_at("ben", "Acme")
    first = story.ways(query=TargetQuery(company="Acme"))[0]
    assert first.what == "Nobody in the store fits today, but 2 people did earlier, 1 of whom you know."
    assert first.people == ("li:ada", "li:ben")
    assert first.command.endswith(" --former")


def taken(network: Network, way: Way) -> tuple[PersonKey, PersonKey] | None:
    """Return whom a way says to note as knowing each other; None for other commands."""
    program, word, *names = shlex.split(way.command)
    assert program == "intrograph"
    if word != "know":
        assert word in {"find-path", "mutuals", "import"}
        return None
    a, b = (network.keys["me"] if name == "me" else found(network, name) for name in names)
    return a, b


def found(network: Network, name: str) -> PersonKey:
    row = find_person(network.store, name)
    assert row is not None
    return row.key


@given(st.integers(0, 10**9))
@settings(max_examples=60)
def test_every_way_rests_on_rows_and_leads_to_a_path_when_it_is_taken(seed: int) -> None:
    rng = random.Random(seed)
    network = random_network(rng, rng.randint(4, 8))
    names = sorted(network.keys)
    start = rng.choice(names)
    network.keys["me"] = network.keys[start]
    targets: Sequence[str] = rng.sample([name for name in names if name != start], rng.choice((1, 1, 2)))
    max_hops = rng.randint(1, 3)
    query = TargetQuery(people=tuple(f"li:{name}" for name in targets))
    result = find(network.store, query, start=network.keys["me"], as_of=TODAY, max_hops=max_hops)
    ways = ways_to_open(
        network.store, result, start=network.keys["me"], max_hops=max_hops, again="intrograph find-path"
    )
    if result.paths:
        assert ways == ()
        network.store.close()
        return
    lines = {row[8] for row in network.facts} | {
        row.line for rows in network.affiliations.values() for row in rows
    }
    ids = {f"li:{name}" for name in names}
    for way in ways:
        assert {line for _, line in way.evidence} <= lines
        assert set(way.people) <= ids
        pair = taken(network, way)
        if pair is not None:
            row = (*pair, int(Kind.STATEMENT), DAY, 0, 1, 0, 0, 0, "")
            after = find(
                network.store, query, start=network.keys["me"], as_of=TODAY, max_hops=max_hops, assume=[row]
            )
            assert after.paths, way
            assert way.evidence or "own export is in this store" in way.what
        elif "--max-hops" in way.command:
            hops = int(way.command.split()[-1])
            assert max_hops < hops <= 4
            assert find(network.store, query, start=network.keys["me"], as_of=TODAY, max_hops=hops).paths
    network.store.close()


def test_companies_in_the_stories_meet() -> None:
    assert company_key("ACME") == company_key("Acme Ltd") == company_key("Acme")
