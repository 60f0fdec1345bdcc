"""An invented season of asks that the tests of plan and report read: five weeks, all kinds of events."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from graph.model import AskId, JournalEntry, Path, Person, PersonId, Step
from outreach.asks import Frozen, NewAsk, Odds, Planned
from outreach.ledger import new_asks
from outreach.plan import Wanted, Way
from outreach.states import PathClass

ME = PersonId("li:ada-park")
TODAY = date(2026, 11, 25)

PEOPLE = {
    person.id: person
    for person in (
        Person(ME, "Ada Park", "Quayside Books", "Bookseller"),
        Person(PersonId("li:bo-berg"), "Bo Berg", "Fjordlight", "Product Manager"),
        Person(PersonId("li:cleo-marsh"), "Cleo Marsh", "Marsh & Daughters", "Founder"),
        Person(PersonId("li:dev-okafor"), "Dev Okafor", "Tallgrass Energy", "Software Engineer"),
        Person(PersonId("li:eli-novak"), "Eli Novak", "Harbour Museum", "Curator"),
        Person(PersonId("li:fay-quinn"), "Fay Quinn", "Fjordlight", "Data Analyst"),
        Person(PersonId("li:gus-tan"), "Gus Tan", "Tallgrass Energy", "Head of Research"),
        Person(PersonId("li:hana-ito"), "Hana Ito", "Fjordlight", "Design Lead"),
        Person(PersonId("li:ivo-ruiz"), "Ivo Ruiz", "Northern Line", "Operations Manager"),
        Person(PersonId("li:jo-lund"), "Jo Lund", "Harbour Museum", "Marketing Manager"),
        Person(PersonId("li:kit-moss"), "Kit Moss", "Orchard Labs", "Researcher"),
        Person(PersonId("li:lea-vogt"), "Lea Vogt", "Orchard Labs", "Recruiter"),
        Person(PersonId("li:mo-adel"), "Mo Adel", "Riverbank", "Counsel"),
        Person(PersonId("li:ned-pike"), "Ned Pike", None, None),
        Person(PersonId("li:ola-finch"), "Ola Finch", "Orchard Labs", "Accountant"),
        Person(PersonId("li:pia-sand"), "Pia Sand", "Sand Law", "Partner"),
    )
}


def person(slug: str) -> Person:
    """Return somebody of the story by the end of their id."""
    return PEOPLE[PersonId(f"li:{slug}")]


def ids(*slugs: str) -> tuple[PersonId, ...]:
    """Return a path that begins with me."""
    return (ME, *(PersonId(f"li:{slug}") for slug in slugs))


class Diary:
    """A journal that is written line by line."""

    def __init__(self, member: PersonId = ME) -> None:
        self.member = member
        self.entries: list[JournalEntry] = []

    def _add(self, entries: Iterable[JournalEntry]) -> None:
        for entry in entries:
            self.entries.append(replace(entry, n=len(self.entries) + 1))

    def word(self, word: str, on: date, **data: str) -> None:
        """Write an entry that belongs to no ask."""
        self._add([JournalEntry(0, self.member, word, None, on, "", tuple(sorted(data.items())))])

    def ask(
        self, path: tuple[PersonId, ...], on: date, *, planned: Planned | None = None, cold: bool = False
    ) -> int:
        """Make an ask and return its number."""
        kind = PathClass.of(path, cold=cold)
        score = None if cold else 0.21
        frozen = Frozen(kind, False, score, Odds(0.033, 0.15, 0.3, 2), "1")
        path = (self.member, *path[1:])
        made = new_asks(self.entries, [NewAsk(self.member, path, frozen, planned=planned)], on=on)
        self._add(made)
        return int(made[0].ask or 0)

    def log(self, ask: int, *events: tuple[str, date] | tuple[str, date, str], **data: str) -> None:
        """Write events of an ask; the data belongs to the last one."""
        for place, event in enumerate(events):
            note = event[2] if len(event) == 3 else ""
            values = tuple(sorted(data.items())) if place == len(events) - 1 else ()
            self._add([JournalEntry(0, self.member, event[0], AskId(ask), event[1], note, values)])


def season() -> list[JournalEntry]:
    """Return the journal of five weeks."""
    diary = Diary()

    def d(day: int, month: int = 11) -> date:
        return date(2026, month, day)

    diary.word("profile.set", d(19, 10), key="country", value="DE")
    first = diary.ask(ids("bo-berg", "fay-quinn"), d(26, 10))
    diary.log(first, ("asked", d(26, 10)), ("agreed", d(28, 10)), ("introduced", d(29, 10)))
    diary.log(first, ("scheduled", d(30, 10)), at="2026-11-05 14:00")
    diary.log(first, ("held", d(5), "Start with the open data team."), ("thanked", d(6)), ("recapped", d(7)))
    diary.log(first, ("debriefed", d(7), "They hire twice a year; learn dbt."))
    diary.log(first, ("referred", d(18)), how="offered")
    second = diary.ask(ids("cleo-marsh", "ivo-ruiz"), d(2))
    diary.log(second, ("asked", d(2)), ("declined", d(5)))
    third = diary.ask(ids("dev-okafor", "gus-tan"), d(10), planned=Planned("2026-W46", 1, 1.0, 0.27))
    diary.log(third, ("asked", d(10)), ("agreed", d(12)), ("introduced", d(16)), ("asked", d(17)))
    diary.log(third, ("held", d(24), "Night shifts decide everything here."))
    fourth = diary.ask(ids("jo-lund"), d(17), cold=True)
    diary.log(fourth, ("asked", d(17)))
    fifth = diary.ask(ids("eli-novak", "kit-moss", "lea-vogt"), d(1))
    diary.log(fifth, ("asked", d(1)), ("nudged", d(9)))
    sixth = diary.ask(ids("hana-ito"), d(23), planned=Planned("2026-W48", 2, 0.31, 0.77))
    diary.log(sixth, ("asked", d(24)))
    diary.word("target.add", d(24), person="li:ned-pike", source=f"ask {third}, entry 26", value="2")
    return diary.entries


def wanted() -> list[Wanted]:
    """Return a few people who are wanted in the last week, with ways to them."""

    def way(*slugs: str, cost: int, known: bool = True) -> Way:
        people = (PEOPLE[ME], *map(person, slugs))
        ties = len(people) - 1
        return Way(
            people,
            cost,
            round(0.5 * 2.718 ** (-cost / 1e6), 6),
            tuple(known or place + 1 < ties for place in range(ties)),
        )

    def cold(slug: str) -> Way:
        return Way((PEOPLE[ME], person(slug)))

    return [
        Wanted(
            person("kit-moss"),
            3,
            (
                way("bo-berg", "kit-moss", cost=900_000),
                way("ola-finch", "kit-moss", cost=950_000),
                way("cleo-marsh", "kit-moss", cost=1_100_000),
                cold("kit-moss"),
            ),
        ),
        Wanted(person("lea-vogt"), 1, (way("bo-berg", "lea-vogt", cost=1_000_000), cold("lea-vogt"))),
        Wanted(
            person("mo-adel"),
            2,
            (
                way("pia-sand", "mo-adel", cost=1_400_000, known=False),
                way("fay-quinn", "bo-berg", "mo-adel", cost=2_000_000, known=False),
                cold("mo-adel"),
            ),
        ),
        Wanted(person("ivo-ruiz"), 2, (way("cleo-marsh", "ivo-ruiz", cost=1_300_000), cold("ivo-ruiz"))),
        Wanted(person("ned-pike"), 2, (way("hana-ito", "ned-pike", cost=800_000), cold("ned-pike"))),
        Wanted(
            Person(PersonId("target:9"), "anybody at Moonbase"),
            2,
            (),
            "nobody in the store works at Moonbase",
        ),
    ]


def paths(
    wanted: Iterable[Wanted], reason: str = "You connected in March 2021."
) -> dict[tuple[PersonId, ...], Path]:
    """Return every way to these people with its reasons, as the network would explain them."""
    return {
        way.ids: Path(
            way.people,
            way.cost or 0,
            way.score or 0,
            tuple(
                Step(x, y, known, 0.5, (), (reason,))
                for (x, y), known in zip(pairwise(way.ids), way.known, strict=True)
            ),
            0,
        )
        for each in wanted
        for way in each.ways
        if way.cost is not None
    }
