"""An invented job search: the exports of one seeker and seven other members, in LinkedIn's real format.

Everybody is made up: surnames come from syllables, companies from words nobody trades under, addresses
from domains reserved for examples. The story is written so that every kind of answer occurs: several
ways to one person, a company with several people, a name two people share, and somebody nobody reaches.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from cli.fiction.files import archive_files
from cli.fiction.packing import write_archive
from cli.fiction.people import COMPANY, INSIDER_COMPANY, TARGET_COMPANY
from cli.fiction.records import Shape
from cli.fiction.story import EXPORT_DAYS, OLD_EXPORT_DAYS, World

__all__ = ["Export", "Fiction", "write_exports"]

# What each export looks like; the day is set when it is written.
_SHAPES: dict[str, Shape] = {
    "me": Shape(date.min, "11 quoted", "zip", complete=True, member_number=91000001),
    "colleague": Shape(date.min, "12", "folder"),
    "friend": Shape(date.min, "11", "folder.zip"),
    "alumna": Shape(date.min, "10", "nested"),
    "organiser": Shape(date.min, "12 drafts", "zip.zip"),
    "neighbour": Shape(date.min, "10", "copy", invitation_days=0),
    "manager": Shape(date.min, "11", "zip", complete=True),
    "newcomer": Shape(date.min, "10", "zip"),
}
_SAYS = {
    "me": "{name}'s own complete archive, three days old: the one the search starts from.",
    "colleague": "Unpacked archive of {name}, who sat two desks away for six years and still writes.",
    "friend": "Unpacked archive (a folder named like a ZIP) of {name}, a friend since university.",
    "alumna": "Archive packed again by hand on a Mac, from {name}, whom Livia met once at the alumni club.",
    "organiser": "Archive saved as .zip.zip by {name}, who runs the alumni club and does not know Livia.",
    "neighbour": "Second download (1) of {name} from the house next door; no invitations in it.",
    "manager": "Complete archive of {name}, Livia's manager for eight years.",
    "manager before": "An archive {name} made over five years ago, when lists had no profile addresses.",
    "newcomer": "Archive of {name}, new in town; nobody in the list knows anybody in the others.",
}


@dataclass(frozen=True, slots=True)
class Export:
    """One archive on disk.

    Attributes:
        path: The ZIP, or the folder it was unpacked to.
        owner: Full name of the member whose archive it is.
        owner_url: Profile address of the owner, with raw Unicode.
        as_of: The day in the archive's name.
        says: One plain sentence about what it is.
    """

    path: Path
    owner: str
    owner_url: str
    as_of: date
    says: str


@dataclass(frozen=True, slots=True)
class Fiction:
    """What was written, and the people the story promises.

    Attributes:
        me: The job seeker; the first of `exports` is theirs.
        target: Works at `target_company`; two ties away over each of `connectors`, three over others.
        target_company: The dream company; nobody there is connected to me.
        connectors: First-degree people tied to the target, warmest first: the first worked with me
            and writes often, the last is a bare connection.
        company: Another company: several people two ties away, none connected to me.
        insider: A first-degree connection who works at `insider_company`.
        insider_company: A company with somebody I know inside.
        ambiguous: A name that two different people have.
        unreachable: In a member's list, but no chain of ties leads there from me.
        unanswered: Invited and written to without an answer; in nobody's list.
        exports: The archives, mine first; the manager's two follow each other, newer first.
    """

    me: str
    target: str
    target_company: str
    connectors: tuple[str, ...]
    company: str
    insider: str
    insider_company: str
    ambiguous: str
    unreachable: str
    unanswered: str
    exports: tuple[Export, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of all archives, mine first, ready to be imported."""
        return tuple(export.path for export in self.exports)


def write_exports(folder: Path, *, seed: int = 1, today: date) -> Fiction:
    """Write the fictional exports.

    The same seed and day give the same bytes. Ties, messages and acts lie between twelve years and three days
    before `today`. Two members who are connected hold each other with the same date, and a person
    has one profile address in all lists. Archives already there under the same names are replaced.

    Args:
        folder: Where to write; each member gets a folder inside, made if missing.
        seed: Another seed gives other people in the lists; the main people stay.
        today: The day the story is told.

    Returns:
        The promises of the story and the archives.

    Raises:
        OSError: The folder cannot be written.
    """
    rng = random.Random(seed)
    world = World(rng, today)
    exports = []
    for role, shape in _SHAPES.items():
        ages = [(EXPORT_DAYS[role], shape, role)]
        if role == "manager":
            old = replace(shape, messages="9", urls=False)
            ages.append((OLD_EXPORT_DAYS, old, "manager before"))
        for days, form, says in ages:
            dated = replace(form, as_of=today - timedelta(days=days))
            person = world.cast[role]
            extras = world.extras() if role == "me" else None
            files = archive_files(world.story, world.members[role], dated, extras)
            path = write_archive(folder / _plain(person.slug), files, dated)
            sentence = _SAYS[says].format(name=person.name)
            exports.append(Export(path, person.name, person.url, dated.as_of, sentence))
    cast = world.cast
    return Fiction(
        me=cast["me"].name,
        target=cast["target"].name,
        target_company=TARGET_COMPANY,
        connectors=tuple(cast[role].name for role in ("colleague", "friend", "alumna")),
        company=COMPANY,
        insider=cast["insider"].name,
        insider_company=INSIDER_COMPANY,
        ambiguous=cast["first namesake"].name,
        unreachable=cast["unreachable"].name,
        unanswered=cast["unanswered"].name,
        exports=tuple(exports),
    )


def _plain(slug: str) -> str:
    """A folder name that every file system keeps as it is."""
    return unicodedata.normalize("NFD", slug).encode("ascii", "ignore").decode()
