"""What people have in common beside their ties: jobs, schools, small group conversations.

Two uses. Between people with a known tie it is a reason to expect more of it (:func:`common_ground`). Between people
without one it suggests that they may know each other (:func:`likely_ties`): an inferred tie, computed when asked for,
never stored, dearer than any known tie, and never called known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import AffiliationKind, PersonKey
from graph.store import AffiliationRow, GraphStore, People
from graph.strength import NOTHING, Common, inferred_penalty
from graph.ties import Lists

LARGEST_GROUP = 5_000
"""A larger group says nothing about two of its people (the design, section 6)."""

CONVERSATION_SIZE = 10
"""A small group message has at most 10 recipients (the rules of the e-mail log)."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of whom each may know each of the targets.

    Attributes:
        word: ``"employer"``, ``"colleagues"``, ``"school"`` or ``"conversation"``.
        name: The employer or school as written; empty for a conversation.
        size: People of the group in the store, the target included.
        members: Who they are (roots); may hold the targets.
        targets: The targets it is a group of (roots).
    """

    word: str
    name: str
    size: int
    members: frozenset[int]
    targets: tuple[int, ...]

    @property
    def penalty(self) -> int:
        """What a tie inferred from it costs on top, in millionths."""
        return inferred_penalty(self.size)

    def sentence(self, y: str, t: str) -> str:
        """Say why the two may know each other.

        Example:
            >>> Group("school", "Turing", 12, frozenset(), ()).sentence("Ada", "Ben")
            'Ada and Ben both went to Turing (12 people here did); whether they know each other is not confirmed.'
        """
        doubt = "whether they know each other is not confirmed"
        if self.word == "employer":
            return f"{y} and {t} are both at {self.name} ({self.size} people here are); {doubt}."
        if self.word == "colleagues":
            return (
                f"{y} and {t} were at {self.name} at the same time ({self.size} people here were); {doubt}."
            )
        if self.word == "school":
            return f"{y} and {t} both went to {self.name} ({self.size} people here did); {doubt}."
        return f"Somebody wrote to {y} and {t} in one small group; {doubt}."


def _positions(rows: Sequence[AffiliationRow], as_of: int) -> list[AffiliationRow]:
    """Return the jobs that had begun on a day, those without a first day included."""
    return [row for row in rows if row.kind == AffiliationKind.POSITION and row.key and row.start <= as_of]


def _overlap(one: AffiliationRow, other: AffiliationRow, as_of: int) -> int:
    """Return the days that two dated jobs at one employer have in common up to a day; 0 where a start is missing."""
    if one.key != other.key or not one.start or not other.start:
        return 0
    end = min(one.end or as_of, other.end or as_of, as_of)
    return max(0, end - max(one.start, other.start))


def common_ground(
    mine: Sequence[AffiliationRow],
    theirs: Sequence[AffiliationRow],
    my_company: str,
    their_company: str,
    lists: Lists,
    as_of: int,
) -> Common:
    """Say what two people have in common by their own files.

    The same seen from either side. Jobs that begin after the day do not count; a missing date proves no overlap.

    Args:
        mine: Jobs and schools of one.
        theirs: Jobs and schools of the other.
        my_company: The key of the one's newest employer; empty when unknown.
        their_company: The key of the other's.
        lists: Names the sources.
        as_of: Ordinal of the day.
    """
    if not mine and not theirs:
        return NOTHING
    proof: list[AffiliationRow] = []
    employer = place = ""
    days = 0

    def order(row: AffiliationRow) -> tuple[str, str, int]:
        return row.name, lists.source(row.origin, row.file), row.line

    # In an order that does not depend on which file was imported first.
    mine, theirs = sorted(mine, key=order), sorted(theirs, key=order)
    my_jobs, their_jobs = _positions(mine, as_of), _positions(theirs, as_of)
    for one in my_jobs:
        for other in their_jobs:
            overlap = _overlap(one, other, as_of)
            if overlap > days:
                days, employer, proof = overlap, one.name, [one, other]
    former = [row for row in my_jobs if row.key == their_company]
    former += [row for row in their_jobs if row.key == my_company]
    if former:
        proof.append(min(former, key=order))
        employer = employer or proof[-1].name
    schools: dict[str, AffiliationRow] = {}
    for row in mine:
        if row.kind == AffiliationKind.EDUCATION and row.key:
            schools.setdefault(row.key, row)
    for row in theirs:
        if row.kind == AffiliationKind.EDUCATION and row.key in schools:
            place = schools[row.key].name
            proof.extend((schools[row.key], row))
            break
    return Common(
        months=days * 12 // 365,
        former=bool(former),
        school=bool(place),
        evidence=tuple(sorted({(lists.source(row.origin, row.file), row.line) for row in proof})),
        employer=employer,
        place=place,
    )


def likely_ties(
    store: GraphStore,
    met: People,
    targets: Sequence[int],
    conversations: Mapping[int, frozenset[int]],
) -> list[Group]:
    """Find the groups through which people may know the targets.

    Args:
        store: Who works where.
        met: Knows the targets' rows, jobs and schools; those who may know them are made known.
        targets: Roots.
        conversations: Who was addressed together with each target in a small group.

    Returns:
        Employers first, then jobs at the same time, schools, conversations; each by its name. Groups of more than
        :data:`LARGEST_GROUP` people are left out.
    """
    groups: list[Group] = []
    at: dict[str, list[int]] = {}
    for target in sorted(targets):
        key = met.rows[PersonKey(target)].company_key
        if key:
            at.setdefault(key, []).append(target)
    files = any(met.backgrounds.get(target) for target in targets)
    employed, everybody = store.groups(sorted(at), met, files=files) if at or files else ({}, {})
    for key in sorted(at):
        members = frozenset(map(int, employed[key]))
        if 1 < len(members) <= LARGEST_GROUP:
            name = min(met.rows[PersonKey(target)].company for target in at[key])
            groups.append(Group("employer", name, len(members), members, tuple(at[key])))
    if files:
        groups.extend(_from_files(everybody, targets, met))
    for target in sorted(conversations):
        members = conversations[target]
        if target in targets and members:
            groups.append(Group("conversation", "", CONVERSATION_SIZE, members, (target,)))
    return groups


def _from_files(
    everybody: Mapping[PersonKey, Sequence[AffiliationRow]], targets: Sequence[int], met: People
) -> list[Group]:
    """Find groups by the jobs and schools of people's own files."""
    own, as_of = met.backgrounds, met.as_of
    colleagues: list[Group] = []
    schools: dict[str, tuple[str, set[int], list[int]]] = {}
    for target in sorted(targets):
        for job in _positions(own.get(target, ()), as_of):
            together = frozenset(
                person
                for person, rows in everybody.items()
                if person != target and any(_overlap(job, other, as_of) for other in _positions(rows, as_of))
            )
            if 0 < len(together) < LARGEST_GROUP:
                colleagues.append(Group("colleagues", job.name, len(together) + 1, together, (target,)))
        for row in own.get(target, ()):
            if row.kind == AffiliationKind.EDUCATION and row.key:
                _, _, wanted = schools.setdefault(row.key, (row.name, set(), []))
                if target not in wanted:
                    wanted.append(target)
    for person, rows in everybody.items():
        for row in rows:
            if row.kind == AffiliationKind.EDUCATION and row.key in schools:
                schools[row.key][1].add(person)
    return sorted(colleagues, key=lambda group: (group.name, group.targets)) + [
        Group("school", name, len(members), frozenset(members), tuple(wanted))
        for _, (name, members, wanted) in sorted(schools.items())
        if 1 < len(members) <= LARGEST_GROUP
    ]
