"""What files say, row by row: the columns of a list spelled out as the mentions and facts that they stand for."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from graph.claims import Claims, FileClaims
from graph.model import PersonId

NOBODY = PersonId("")


def row_by_row(claims: Claims) -> Claims:
    """Return claims without listings and pairs that say the same."""
    owner = claims.owner.id if claims.owner is not None else NOBODY
    return replace(claims, files=tuple(spelled_out(file, owner) for file in claims.files))


def spelled_out(file: FileClaims, owner: PersonId = NOBODY) -> FileClaims:
    """Return what a file says, without a listing and without pairs."""
    mentions, facts = [*file.mentions], [*file.facts]
    if file.listing is not None:
        mentions += file.listing.mentions()
        facts += file.listing.facts(owner)
    if file.pairs is not None:
        mentions += file.pairs.mentions()
        facts += file.pairs.facts()
    if len(facts) == len(file.facts):
        return file
    by_line = attrgetter("line")
    return replace(
        file,
        mentions=sorted(mentions, key=by_line),
        facts=sorted(facts, key=by_line),
        listing=None,
        pairs=None,
    )
