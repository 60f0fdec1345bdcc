"""Large invented networks for load tests, written as streams.

`python -m benchmarks.networks exports FOLDER` writes many members' exports, `… ties FILE` one long list of
ties. Both are shaped like pooled exports: a limited number of members, each with a full list, and people
outside whose popularity has a heavy tail. Popularity and list lengths are assumptions, not measurements.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from cli.fiction.files import (
    CONNECTIONS_HEADER,
    CONNECTIONS_PREAMBLE,
    INVITATIONS_HEADER,
    PROFILE_HEADER,
    connected_on,
    csv_text,
)

if TYPE_CHECKING:
    import numpy as np

NEWEST = date(2026, 1, 15)
"""The newest day in every file; older ones reach back `DAYS` days."""

DAYS = 4000
"""Span of the dates in days."""

TAIL = 3.0
"""Exponent u ↦ u^TAIL that turns even draws into popularity ranks (assumption): the most popular of P
people is drawn with probability P^(-1/TAIL)."""

ROWS_PER_MEMBER = 1000
"""Mean length of a member's list in `write_ties_list`, about that of a busy member (assumption)."""

_FIRST = (
    "Adela Aino Alma Anouk Ansel Arlo Astrid Bea Benno Bruna Carina Casper Clio Dagny Dario Delia Dorian "
    "Edda Elio Elke Emre Esra Farah Fenna Florin Gita Greta Hugo Ida Ilan Ines Ivo Jana Jolanda Joris Juno "
    "Kaia Karim Kasia Kiran Leif Lena Lorenz Mabel Malik Milo Mina Nils Orla Paula Remy Selma Silas Tamar "
    "Tessa Vito Wim Yara Zeno Zoë Renée Søren José Åsa"
).split()
_SYLLABLES = "bel cor dal fen gar hol jar kal lor mar nor ost pel quin ros sel tor ul var wes".split()
_LAST = [(a + b + c).capitalize() for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
_FIRST_SLUGS = [quote(name.lower()) for name in _FIRST]
_LAST_SLUGS = [name.lower() for name in _LAST]
_COMBINATIONS = len(_FIRST) * len(_LAST)
_SCATTER = 40503  # shares no factor with the combinations, so neighbours get different names
_POSITIONS = ("Product Manager", "Data Analyst", "Engineer", '"Director, Sales"', "Teacher", "", "Nurse")


def _name(number: int) -> tuple[str, str]:
    """First and last name of a person; about half a million combinations, then they repeat."""
    scattered = number * _SCATTER % _COMBINATIONS
    return _FIRST[scattered & 63], _LAST[scattered >> 6]


def _url(number: int) -> str:
    """A profile address of its own for every person, percent-encoded."""
    scattered = number * _SCATTER % _COMBINATIONS
    slug = f"{_FIRST_SLUGS[scattered & 63]}-{_LAST_SLUGS[scattered >> 6]}-{number:x}"
    return f"https://www.linkedin.com/in/{slug}"


def _raw_url(number: int) -> str:
    """The same address with raw Unicode, as invitations have it."""
    first, last = _name(number)
    return f"https://www.linkedin.com/in/{first.lower()}-{last.lower()}-{number:x}"


def _company(number: int) -> str:
    """An employer: few large ones, many small ones."""
    # Multiplication by a large odd number scatters neighbours; the square makes some companies large.
    scattered = number * 2654435761 % 4294967296 / 4294967296
    return f"Company {int(20000 * scattered * scattered):05d}"


def write_pooled_exports(
    folder: Path, members: int, connections_each: int, people: int, seed: int = 1
) -> list[Path]:
    """Write the exports of many members who share acquaintances.

    Each export is a folder with `Connections.csv` (newest first; two rows in a hundred hold only a date),
    `Profile.csv` with the owner's name and `Invitations.csv` with the owner's address. Members who hold
    each other do so on the same day. The same arguments give the same bytes.

    Args:
        folder: Where to write; made if missing.
        members: Number of exports, at least 1.
        connections_each: People in every list, at most half of those who are not members.
        people: All people, members included.
        seed: Another seed gives another network.

    Returns:
        The export folders in the order of the members.

    Raises:
        ValueError: The numbers do not fit each other.
    """
    import numpy as np

    outside = people - members
    if members < 1 or connections_each < 1 or connections_each > outside // 2:
        msg = f"{connections_each} connections each need twice as many people who are not members, not {outside}."
        raise ValueError(msg)
    rng = np.random.default_rng(seed)
    each_other = min(8, connections_each // 4, (members - 1) // 2)
    days = [NEWEST - timedelta(days=day) for day in range(DAYS)]
    shown = [connected_on(day) for day in days]
    paths = []
    for member in range(members):
        # The next and the previous few members form a ring, so that being connected is mutual.
        ring = [(member + step) % members for step in range(-each_other, each_other + 1) if step]
        others = _popular(rng, outside, connections_each - len(ring))
        drawn = rng.integers(0, DAYS, len(others)).tolist()
        dated = [(day, members + other) for day, other in zip(drawn, others, strict=True)]
        dated += [((min(member, other) * 7919 + max(member, other) * 104729) % DAYS, other) for other in ring]
        dated += [(day, -1) for day in rng.integers(0, DAYS, len(dated) // 50).tolist()]
        dated.sort()
        path = folder / f"member-{member:05d}" / f"Basic_LinkedInDataExport_{NEWEST:%m-%d-%Y}"
        path.mkdir(parents=True, exist_ok=True)
        rows = [",".join(CONNECTIONS_HEADER)]
        for day, other in dated:
            rows.append(f",,,,,,{shown[day]}" if other < 0 else f"{_list_row(other)},{shown[day]}")
        (path / "Connections.csv").write_bytes((CONNECTIONS_PREAMBLE + "\n".join(rows)).encode())
        _write_owner(path, member, [(days[day], other) for day, other in dated if other >= 0][:12])
        paths.append(path)
    return paths


def _popular(rng: np.random.Generator, size: int, count: int) -> list[int]:
    """So many different ranks below size in rising order, low ranks far more often than high ones."""
    import numpy as np

    draws = np.empty(0, dtype=np.int64)
    while True:
        more = rng.random(count + count // 2 + 8) ** TAIL * size
        draws = np.concatenate([draws, more.astype(np.int64)])
        ranks, first_seen = np.unique(draws, return_index=True)
        if len(ranks) >= count:
            break
    # The first so many that came up; choosing evenly among all drawn would flatten the tail.
    numbers: list[int] = np.sort(ranks[np.argsort(first_seen)[:count]]).tolist()
    return numbers


def _list_row(number: int) -> str:
    """A row of `Connections.csv` without its date."""
    first, last = _name(number)
    position = _POSITIONS[number % len(_POSITIONS)]
    return f"{first},{last},{_url(number)},,{_company(number) if position else ''},{position}"


def _write_owner(path: Path, member: int, newest: Sequence[tuple[date, int]]) -> None:
    """The two files that say whose export it is."""
    first, last = _name(member)
    owner = f"{first} {last}"
    profile = [first, last, "", "", "", "Colleague", "", "Testing", "", "Saltmere", "", "", ""]
    (path / "Profile.csv").write_bytes(csv_text(PROFILE_HEADER, [profile]).encode())
    rows = []
    for day, other in newest:
        sent = day - timedelta(days=1)
        stamp = f"{sent.month}/{sent.day}/{sent.year % 100:02d}, 9:05 AM"
        ends = [(owner, _raw_url(member)), (" ".join(_name(other)), _raw_url(other))]
        direction = "INCOMING" if other % 2 else "OUTGOING"
        (inviter, inviter_url), (invitee, invitee_url) = reversed(ends) if other % 2 else ends
        rows.append([inviter, invitee, stamp, "", direction, inviter_url, invitee_url])
    (path / "Invitations.csv").write_bytes(csv_text(INVITATIONS_HEADER, rows).encode())


def write_ties_list(path: Path, ties: int, people: int, seed: int = 1) -> Path:
    """Write one long list of ties, `person_a,person_b,url_a,url_b,since`.

    Person a is always a member; there are about `ties / ROWS_PER_MEMBER` members, at most a tenth of the
    people, with lists of very different length. No pair occurs twice, in neither direction. The same
    arguments give the same bytes.

    Args:
        path: The file; its folder must exist.
        ties: Rows to write, header not counted, at least 1.
        people: All people; the more, the fewer a member's list can share with the others'.
        seed: Another seed gives another network.

    Returns:
        The path.

    Raises:
        ValueError: So many different ties need more people.
    """
    import numpy as np

    members = max(1, min(ties // ROWS_PER_MEMBER, people // 10))
    outside = people - members
    if ties < 1 or ties > members * outside // 4:
        msg = f"{people} people are too few for {ties} ties of {members} members; give more people."
        raise ValueError(msg)
    rng = np.random.default_rng(seed)
    lengths = _lengths(rng, members, ties, outside // 2)
    shown = [str(NEWEST - timedelta(days=day)) for day in range(DAYS)]
    first, last, first_slug, last_slug = _FIRST, _LAST, _FIRST_SLUGS, _LAST_SLUGS
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("person_a,person_b,url_a,url_b,since\n")
        for member, length in enumerate(lengths):
            # One tie in twenty goes to another member, of higher number so that no pair repeats.
            inside = min(length // 20, (members - member - 1) // 2)
            others = [members + rank for rank in _popular(rng, outside, length - inside)]
            if inside:
                choice = rng.choice(members - member - 1, inside, replace=False)
                others += [member + 1 + step for step in choice.tolist()]
            own_name, own_url = " ".join(_name(member)), _url(member)
            since = rng.integers(0, DAYS, length).tolist()
            file.write(
                "".join(
                    [
                        f"{own_name},{first[(s := b * _SCATTER % _COMBINATIONS) & 63]} {last[s >> 6]},{own_url},"
                        f"https://www.linkedin.com/in/{first_slug[s & 63]}-{last_slug[s >> 6]}-{b:x},"
                        f"{shown[day]}\n"
                        for b, day in zip(others, since, strict=True)
                    ]
                )
            )
    return path


def _lengths(rng: np.random.Generator, members: int, ties: int, longest: int) -> list[int]:
    """Lengths of the members' lists, log-normal (assumption), that add up to the number of ties."""
    import numpy as np

    weights = rng.lognormal(0.0, 0.7, members)
    lengths = np.minimum((weights / weights.sum() * ties).astype(np.int64), longest)
    rest = ties - int(lengths.sum())
    for member in range(members):
        added = min(rest, longest - int(lengths[member]), rest // (members - member) + 1)
        lengths[member] += added
        rest -= added
    numbers: list[int] = lengths.tolist()
    return numbers


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.networks", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    exports = kinds.add_parser("exports", help="many members' exports, as folders")
    exports.add_argument("folder", type=Path)
    exports.add_argument("--members", type=int, default=500)
    exports.add_argument("--connections-each", type=int, default=1000)
    exports.add_argument("--people", type=int, default=200_000)
    ties = kinds.add_parser("ties", help="one list of ties")
    ties.add_argument("file", type=Path)
    ties.add_argument("--ties", type=int, default=1_000_000)
    ties.add_argument("--people", type=int, default=400_000)
    for kind in (exports, ties):
        kind.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    try:
        if given.kind == "exports":
            written = write_pooled_exports(
                given.folder, given.members, given.connections_each, given.people, given.seed
            )
            print(f"{len(written)} exports in {given.folder}")
        else:
            print(f"{given.ties} ties in {write_ties_list(given.file, given.ties, given.people, given.seed)}")
    except ValueError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
