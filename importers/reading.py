"""The front door: a path becomes claims, whatever it is.

Importers are an explicit list, asked in this order; the first that fits reads. Their modules are loaded when
they are asked, since some stand on heavy libraries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from graph.claims import Claims, Owner
from graph.errors import ImportProblem
from importers.archive import open_source
from importers.contract import Importer, Request

_LINKEDIN = ("importers.linkedin", "LinkedInExport")

IMPORTERS: tuple[tuple[str, str], ...] = (
    # These three know their headers exactly, and their files may be called what LinkedIn calls its own.
    ("importers.ties", "TiesList"),
    ("importers.addressbook", "AddressBook"),
    ("importers.leads", "LeadList"),
    _LINKEDIN,
    ("importers.vcards", "VCards"),
    ("importers.snapshot", "MemberSnapshot"),
    ("importers.mail", "MailAndCalendar"),
    ("importers.messagelog", "MessageLog"),
    ("importers.addressbook", "ForeignAddressBook"),
)
"""``(module, class)`` of every importer, in the order in which they are asked."""


def importers(*, alone: bool = True) -> Iterator[Importer]:
    """Yield one of each importer, in the order in which they are asked; its module is loaded only then.

    Args:
        alone: Whether the source is a single file. In a folder or archive the LinkedIn importer is asked first, by the
            names of the files: the others look into them, and some of LinkedIn's are never to be opened.
    """
    first = IMPORTERS if alone else sorted(IMPORTERS, key=lambda entry: entry != _LINKEDIN)
    for module, name in first:
        importer = getattr(import_module(module), name)()
        if not isinstance(importer, Importer):
            raise TypeError(f"{module}.{name} is no importer")
        yield importer


def read(
    path: Path,
    *,
    owner: str | None = None,
    as_of: date | None = None,
    full: bool = False,
    mine: Callable[[Owner], bool] | None = None,
    me: Owner | None = None,
) -> Claims:
    """Read what a path says.

    Args:
        path: A ZIP, a folder or a file.
        owner: A name or profile URL given by the user for every path; None lets the files say it.
        as_of: The day to assume where the name of an archive gives none; None takes the newest day inside.
        full: Whether somebody else's archive is read as completely as one's own.
        mine: Tells whether an archive of this owner is the user's own; None takes every archive for it.
        me: The member whose address books and mail are imported; None while nobody is known.

    Returns:
        The claims. For sources of ordinary size everything has been read; a long list streams from ``files``.

    Raises:
        ImportProblem: The path cannot be used: what, where and what to do in one line.
        OwnerNeeded: The files do not say whose they are.
    """
    request = Request(owner, as_of, full, me=me) if mine is None else Request(owner, as_of, full, mine, me)
    source = open_source(path)
    try:
        asked: list[str] = []
        for importer in importers(alone=source.kind == "file"):
            if importer.fits(source):
                return importer.read(source, request)
            asked.append(importer.what)
        readable = ", ".join(dict.fromkeys(asked))
        raise ImportProblem(
            "this is nothing that can be imported", where=source.name, do=f"name one of these: {readable}"
        )
    except BaseException:
        source.close()
        raise
