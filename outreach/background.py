"""What the network can say in a text or on a sheet: how two people know each other, and what is known of somebody.

Only what a file or a statement says is told, each with its source; what nobody said stays unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.inference import common_ground
from graph.model import AffiliationKind, Kind, Person, PersonId, PersonKey
from graph.sameness import describe
from graph.ties import grouped, read_lists, weave
from outreach.fields import UNKNOWN, function_of

if TYPE_CHECKING:
    from graph.store import AffiliationRow, GraphStore, PersonRow
    from graph.strength import Common
    from graph.ties import Lists, TieView
    from outreach.meetings import Fact

USEFUL = 5
"""How many of one's own contacts are suggested as useful to somebody (assumption)."""


@dataclass(frozen=True, slots=True)
class Bond:
    """What is known of two people, as far as a text may say it.

    Attributes:
        known: Whether a file or statement says that they know each other.
        since: The first day of that; None when no day is known.
        listed: Whether one of their own lists of connections says so.
        messages: How many messages went between them, both ways.
        worked_at: Where they worked at the same time by both their own files; empty when nothing says so.
        months: For how many months.
        school: The school both went to, by both their own files; empty when nothing says so.
        former: The employer of one that was the other's; empty when nothing says so.
        stated: What a strength check or the user said of it: ``1`` barely, ``2`` some, ``3`` well; 0 for nothing.
        sources: Where all of it stands.
    """

    known: bool = False
    since: date | None = None
    listed: bool = False
    messages: int = 0
    worked_at: str = ""
    months: int = 0
    school: str = ""
    former: str = ""
    stated: int = 0
    sources: tuple[str, ...] = ()

    def years(self, today: date) -> float | None:
        """Return for how many years the tie is known to exist; None when no day is known."""
        return None if self.since is None else (today - self.since).days / 365.25


class Background:
    """What a store knows about people on a day; what was read once is kept.

    Args:
        store: Where the network is.
        today: The day; later evidence does not count.
    """

    def __init__(self, store: GraphStore, today: date) -> None:
        """Begin with nothing read."""
        self._store = store
        self._today = today
        self._lists: Lists = read_lists(store)
        self._rows: dict[PersonId, PersonRow | None] = {}
        self._own: dict[PersonKey, list[AffiliationRow]] = {}

    def row(self, person: PersonId) -> PersonRow | None:
        """Return somebody's row; None for a person who was forgotten."""
        if person not in self._rows:
            self._rows[person] = self._store.people_known_as([person]).get(person)
        return self._rows[person]

    def person(self, person: PersonId) -> Person:
        """Return somebody as outputs show them."""
        row = self.row(person)
        return Person(person, "") if row is None else describe(row)

    def affiliations(self, root: PersonKey) -> list[AffiliationRow]:
        """Return the jobs and schools of somebody's own files."""
        if root not in self._own:
            self._own[root] = list(self._store.backgrounds([root]).get(root, ()))
        return self._own[root]

    def bond(self, one: PersonId, other: PersonId) -> Bond:
        """Return what is known of two people."""
        a, b = self.row(one), self.row(other)
        if a is None or b is None or a.root == b.root:
            return Bond()
        rows = list(self._store.evidence_of_pairs([(a.root, b.root)]))
        as_of = self._today.toordinal()
        view: TieView | None = weave(rows, self._lists, as_of) if rows else None
        common = self._common(a, b)
        sources = [f"{source}, line {line}" for source, line in common.evidence]
        telling = {int(Kind.CONNECTION), int(Kind.STATEMENT), int(Kind.RECOMMENDATION)}
        # A store gives the rows of a pair in no particular order.
        proof = sorted(
            (self._lists.source(row[6], row[7]), row[8])
            for row in rows
            if row[2] in telling and row[3] <= as_of
        )
        sources += [f"{source}, line {line}" for source, line in proof]
        known = view is not None and view.living
        return Bond(
            known=known,
            since=date.fromordinal(view.since) if view is not None and known and view.since else None,
            listed=known and any(row[2] == Kind.CONNECTION and row[3] <= as_of for row in rows),
            messages=view.sent + view.got if view is not None else 0,
            worked_at=common.employer if common.months else "",
            months=common.months,
            school=common.place,
            former=common.employer if common.former and not common.months else "",
            stated=view.stated if view is not None else 0,
            sources=tuple(dict.fromkeys(sources)),
        )

    def _common(self, a: PersonRow, b: PersonRow) -> Common:
        """Return what two people have in common by their own files."""
        return common_ground(
            self.affiliations(a.root),
            self.affiliations(b.root),
            a.company_key,
            b.company_key,
            self._lists,
            self._today.toordinal(),
        )

    def schools(self, person: PersonId) -> tuple[str, ...]:
        """Return the schools of somebody's own files, the newest first."""
        row = self.row(person)
        rows = self.affiliations(row.root) if row is not None else []
        found = sorted(
            (each for each in rows if each.kind is AffiliationKind.EDUCATION),
            key=lambda each: (-(each.end or 10**7), -each.start, each.name),
        )
        return tuple(dict.fromkeys(each.name for each in found))

    # --- the sheet ------------------------------------------------------------------------------------------------

    def who(self, person: PersonId, path: tuple[PersonId, ...]) -> tuple[Fact, ...]:
        """Return what is known about somebody, with sources (E20)."""
        from graph.dossier import dossier
        from outreach.meetings import Fact

        row = self.row(person)
        if row is None:
            return ()
        known = dossier(self._store, row.root, as_of=self._today)
        facts = []
        person_now = known.person
        if person_now.position or person_now.company:
            now = " at ".join(part for part in (person_now.position, person_now.company) if part)
            facts.append(Fact(f"{now}.", self._job_sources(row, person_now)))
        facts.extend(
            Fact(f"Until {job.until}: {' at '.join(part for part in (job.position, job.company) if part)}.")
            for job in known.former
        )
        facts.extend(Fact(f"Went to {school}.") for school in self.schools(person))
        on_path = {each: place for place, each in enumerate(path)}
        for tie in known.ties:
            if tie.other.id in on_path and tie.known and tie.ended is None:
                since = f" since {tie.since}" if tie.since else ""
                sources = tuple(
                    dict.fromkeys(f"{each.source}, line {each.line}" for each in tie.evidence[-2:])
                )
                facts.append(Fact(f"Knows {tie.other.name or tie.other.id}{since}.", sources))
        if not facts:
            facts.append(
                Fact("Nothing but the name is in the store; look at their profile and the company's site.")
            )
        return tuple(facts)

    def _job_sources(self, row: PersonRow, person: Person) -> tuple[str, ...]:
        """Return the newest lines that give somebody's job."""
        keys = [each.key for each in self._store.rows_rooted_at([row.root])[row.root]]
        found = [
            (mention.origin, f"{self._lists.source(mention.origin, mention.file)}, line {mention.line}")
            for mention in self._store.mentions(keys)
            if mention.current
            and (mention.company or None, mention.position or None) == (person.company, person.position)
        ]
        return tuple(text for _, text in sorted(found)[-2:])

    def shared(self, one: PersonId, other: PersonId) -> tuple[Fact, ...]:
        """Return what two people have in common, the school first (E12)."""
        from outreach.meetings import Fact

        bond = self.bond(one, other)
        facts = []
        if bond.school:
            facts.append(Fact(f"You both went to {bond.school}.", bond.sources))
        if bond.worked_at:
            facts.append(
                Fact(f"You both were at {bond.worked_at}, {bond.months} months together.", bond.sources)
            )
        elif bond.former:
            facts.append(Fact(f"One of you was at {bond.former}, the other is.", bond.sources))
        a, b = self.row(one), self.row(other)
        if a is not None and b is not None:
            names = self._shared_contacts(a, b)
            if names:
                more = f" and {len(names) - 4} more" if len(names) > 4 else ""
                facts.append(Fact(f"You both know {', '.join(names[:4])}{more}."))
        return tuple(facts)

    def contacts(self, person: PersonRow) -> set[PersonKey]:
        """Return the roots of everybody somebody is known to know now."""
        as_of = self._today.toordinal()
        found = set()
        for rows in grouped(self._store.evidence_of([person.root])):
            view = weave(rows, self._lists, as_of)
            if view is not None and view.living:
                found.add(PersonKey(view.b))
        return found

    def _shared_contacts(self, a: PersonRow, b: PersonRow) -> list[str]:
        """Return the names of the people both know, in order."""
        both = self.contacts(a) & self.contacts(b)
        return sorted(row.name or row.shown for row in self._store.person_rows(both).values())

    def useful(self, member: PersonId, target: PersonId) -> tuple[Person, ...]:
        """Return the member's own contacts who do what the target does, elsewhere, and whom they do not know (E37).

        By function, then those with most words of the title in common; assumption: peers elsewhere are worth meeting.
        """
        from graph.identity import fold_words

        a, b = self.row(member), self.row(target)
        if a is None or b is None:
            return ()
        function = function_of(b.position)
        if function == UNKNOWN:
            return ()
        words = set(fold_words(b.position))
        strangers = self._store.person_rows(self.contacts(a) - self.contacts(b) - {b.root}).values()
        found = [
            (-len(words & set(fold_words(row.position))), row.name, row.shown, describe(row))
            for row in strangers
            if row.company_key != b.company_key and function_of(row.position) == function and row.name
        ]
        return tuple(person for *_, person in sorted(found, key=lambda each: each[:3])[:USEFUL])
