"""What files say, row by row: the columns of a list spelled out as the mentions and facts that they stand for."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from graph.claims import Claims, FileClaims
from graph.model import PersonId


def row_by_row(claims: Claims) -> Claims:
    """Return claims without listings that say the same."""
    owner = claims.owner.id if claims.owner is not None else PersonId("")
    return replace(claims, files=tuple(spelled_out(file, owner) for file in claims.files))


def spelled_out(file: FileClaims, owner: PersonId) -> FileClaims:
    """Return what a file says, without a listing."""
    if file.listing is None:
        return file
    by_line = attrgetter("line")
    return replace(
        file,
        mentions=sorted([*file.mentions, *file.listing.mentions()], key=by_line),
        facts=sorted([*file.facts, *file.listing.facts(owner)], key=by_line),
        listing=None,
    )
