"""What the user says themselves: who knows whom, and whom they share with a target.

``know A B`` and ``mutuals TARGET`` are imports like any other: listed, idempotent, and taken back with
``imports undo``. Who A, B and the target are was settled before; these functions only put it into claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from graph.claims import Claims, Fact, FileClaims, Mention, NamedFact, Owner
from graph.errors import InvalidInput
from graph.identity import email_id, fold_name, person_id_of_slug, slug_of_url, weak_id
from graph.model import Kind, PersonId
from importers.pasted import Pasted

KNOW = "know"
"""The source and file of what `know` said."""

MUTUALS = "mutuals"
"""The source and file of what `mutuals` said."""

STRENGTHS = ("weak", "normal", "strong")
"""What ``know --strength`` takes; a statement of it is noted as ``strength:<word>`` (:data:`graph.ties.STRENGTHS`)."""


def somebody(text: str, by: PersonId) -> tuple[PersonId, str] | None:
    """Return the id and name of a person who is not in the store yet and whom the user names.

    A profile URL or e-mail address proves who it is; a name alone is somebody among those this user named.

    Args:
        text: A profile URL, an ``li:`` id, an e-mail address or a name.
        by: Who says it.

    Returns:
        The id, and the name (empty for a URL or an address); None for a text that is none of these.

    Example:
        >>> somebody("https://www.linkedin.com/in/ada-0001", PersonId("li:me"))
        ('li:ada-0001', '')
        >>> somebody("Ada Lovelace", PersonId("li:me"))[1]
        'Ada Lovelace'
    """
    text = " ".join(text.split())
    if text.startswith("li:") and len(text) > 3:
        return PersonId(text), ""
    slug = slug_of_url(text)
    if slug is not None:
        return person_id_of_slug(slug), ""
    if "@" in text:
        address = email_id(text)
        return (address, "") if address is not None else None
    if "/" in text or not fold_name(text):
        return None
    return weak_id(PersonId("stated:" + by), text, None), text


def claims_of_knowing(
    a: PersonId,
    b: PersonId,
    *,
    by: PersonId,
    on: date,
    since: date | None = None,
    note: str = "",
    strength: str | None = None,
    names: Sequence[tuple[PersonId, str]] = (),
) -> Claims:
    """Return the claims of ``know A B``.

    Args:
        a: One of the two.
        b: The other.
        by: Who says so.
        on: The day it was said.
        since: The day from which they know each other; None leaves the tie undated.
        note: The user's own words about the tie; kept as they are.
        strength: One of :data:`STRENGTHS`, which overrules the measured strength from ``on``; None leaves that alone.
        names: Ids and names of people who may be new to the store.

    Returns:
        One file with one row, and a second one where a strength is given. The same statement has the same digest.

    Raises:
        InvalidInput: Both are the same person, or there is no such strength.

    Example:
        >>> claims = claims_of_knowing(PersonId("li:ada"), PersonId("li:bob"), by=PersonId("li:me"),
        ...                            on=date(2026, 1, 5), strength="strong")
        >>> [(fact.kind.word, fact.note) for file in claims.files for fact in file.facts]
        [('statement', ''), ('statement', 'strength:strong')]
    """
    if a == b:
        raise InvalidInput("both are the same person", do="name two different people")
    if strength is not None and strength not in STRENGTHS:
        raise InvalidInput("there is no such strength", do="use one of: " + ", ".join(STRENGTHS))
    facts = [Fact(1, a, b, Kind.STATEMENT, since, by, 1, " ".join(note.split()))]
    if strength is not None:
        facts.append(Fact(2, a, b, Kind.STATEMENT, on, by, 1, "strength:" + strength))
    mentions = [Mention(1, id_, name) for id_, name in names if id_ in (a, b)]
    file = FileClaims(KNOW, "statement", "", len(facts), mentions=mentions, facts=facts)
    said = (*sorted((a, b)), by, str(since), note, strength or "", str(on) if strength else "")
    return Claims(KNOW, _digest(KNOW, *said), on, None, False, (file,))


def claims_of_mutuals(
    target: PersonId, pasted: Pasted, *, owner: Owner, on: date, target_name: str = ""
) -> Claims:
    """Return the claims of ``mutuals TARGET``: names that the owner read on the target's profile.

    Each name is evidence for a tie between the target and the one connection of the owner with exactly that name;
    what fits nobody or several stays a question. Others that were only counted make no tie.

    Args:
        target: Whose profile it was; may be new to the store.
        pasted: What was pasted, from :func:`importers.pasted.read_names`.
        owner: Who read it.
        on: The day.
        target_name: The target's name, where it is new; empty leaves the known one alone.

    Returns:
        One file whose rows are the lines of the paste that are not blank.

    Raises:
        InvalidInput: There is not a single name.
    """
    if not pasted.names:
        raise InvalidInput(
            "there is no name in what was pasted", do="paste the names of the mutual connections, one a line"
        )
    named = [NamedFact(line, name, Kind.MUTUAL, on, None, other=target) for line, name in pasted.names]
    first = pasted.names[0].line
    file = FileClaims(
        MUTUALS,
        "mutuals",
        "",
        pasted.lines,
        skips=pasted.ignored,
        repeats=pasted.repeats,
        mentions=(Mention(first, target, target_name),),
        named=named,
    )
    digest = _digest(MUTUALS, owner.id, target, str(on), *(name for _, name in pasted.names))
    return Claims(MUTUALS, digest, on, owner, False, (file,))


def claims_of_shared_contacts(
    target: PersonId, contacts: Sequence[PersonId], *, owner: Owner, on: date
) -> Claims:
    """Return the claims of ``mutuals TARGET`` for contacts whose ids are known, in place of names.

    Args:
        target: Whose contacts they are too.
        contacts: The owner's contacts, each once.
        owner: Who says so.
        on: The day.

    Returns:
        One file with one row a contact.
    """
    facts = [
        Fact(line, contact, target, Kind.MUTUAL, on)
        for line, contact in enumerate(contacts, 1)
        if contact != target
    ]
    skips = tuple((line, "the target") for line, contact in enumerate(contacts, 1) if contact == target)
    file = FileClaims(MUTUALS, "mutuals", "", len(contacts), skips=skips, facts=facts)
    digest = _digest(MUTUALS, owner.id, target, str(on), *contacts)
    return Claims(MUTUALS, digest, on, owner, False, (file,))


def _digest(*parts: str) -> str:
    """Return what tells this statement from others."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
