"""Whose list it is, where the list itself does not say: what the user gave, else the default member."""

from __future__ import annotations

from graph.claims import Owner
from graph.errors import OwnerNeeded
from graph.identity import fold_name, owner_id, person_id_of_slug
from importers.contract import Request
from importers.files import Source
from importers.owner import told


def given_owner(request: Request) -> Owner | None:
    """Return the owner whom the user names, None if nobody is named.

    Where the name or address is that of the default member, that member is meant.
    """
    given = told(request.owner)
    if given.slug is not None:
        owner = Owner(person_id_of_slug(given.slug), "")
    elif fold_name(given.name):
        owner = Owner(owner_id(given.name), given.name)
    else:
        return None
    me = request.me
    if me is not None:
        same_name = bool(owner.name) and fold_name(owner.name) == fold_name(me.name)
        if same_name or owner.id == me.id or owner.id in me.same:
            return me
    return owner


def needed_owner(source: Source, request: Request) -> Owner:
    """Return whose address book, mailbox or calendar a source is: it is mine unless the user says otherwise.

    Raises:
        OwnerNeeded: Nobody is named, and there is no default member yet.
    """
    owner = given_owner(request) or request.me
    if owner is None:
        raise OwnerNeeded(
            "it does not say whose it is, and nobody's export is in the store yet",
            where=source.name,
            do="import your own export first, or add --owner with a name or profile URL",
        )
    return owner
