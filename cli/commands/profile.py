"""``profile``: what a member is looking for and how they like to write; numbers they may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import Document, person_document
from cli.session import Session, command_app, session_of
from cli.terminal import title_of, wrap
from graph.model import AffiliationKind, Person, PersonId
from outreach.profile import DEFAULTS, KEYS, Profile, set_profile

if TYPE_CHECKING:
    from graph.store import AffiliationRow

app = command_app("What you are looking for, and how you like to write.")

_FROM = Annotated[str | None, typer.Option("--from", metavar="MEMBER", help="Whose; yours unless given.")]


@app.command(name="set")
def set_(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Such as goal; or a rule id such as E52.")],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help='The new value; "" goes back to the default.')
    ],
    member: _FROM = None,
) -> None:
    """Say something about yourself, or change a number of a rule."""
    session = session_of(context)
    owner = session.me(member).shown
    set_profile(session.store, owner, key, value, today=session.today)
    changed = _profile(session, owner)
    person = _person(session, owner)
    kept = value.strip() or "the default"
    session.done(lambda: _document(session, person, changed), lambda: wrap(f"{key}: {kept}"))


@app.command()
def show(context: typer.Context, member: _FROM = None) -> None:
    """Show the profile, and every number that can be changed."""
    session = session_of(context)
    owner = session.me(member).shown
    profile, person = _profile(session, owner), _person(session, owner)
    session.answer(lambda: _document(session, person, profile), lambda: _lines(session, person, profile))


def _profile(session: Session, member: PersonId) -> Profile:
    """Return a member's profile."""
    from outreach.ledger import read

    return read(session.store, today=session.today).profile(member)


def _person(session: Session, member: PersonId) -> Person:
    """Return the member."""
    from cli.asks import people_of

    return people_of(session, [member])[member]


def _affiliations(session: Session, member: PersonId) -> list[AffiliationRow]:
    """Return what a member's own export says they belong to, the newest first."""
    store = session.store
    keys = store.keys_of([member])
    roots = {row.root for row in store.person_rows(keys.values()).values()}
    rows = [row.key for own in store.rows_rooted_at(roots).values() for row in own]
    return sorted(store.affiliations(rows), key=lambda row: (-(row.end or 10**7), -row.start, row.name))


def background_of(session: Session, member: PersonId) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the schools and employers of a member's own export, the newest first."""
    found = _affiliations(session, member)
    schools = [row.name for row in found if row.kind is AffiliationKind.EDUCATION]
    employers = [row.name for row in found if row.kind is AffiliationKind.POSITION]
    return tuple(dict.fromkeys(schools)), tuple(dict.fromkeys(employers))


def _memberships_of(session: Session, member: PersonId) -> tuple[str, ...]:
    """Return where a member belongs or helps besides their work, by their own export, the newest first."""
    kinds = (AffiliationKind.ORGANIZATION, AffiliationKind.VOLUNTEERING)
    return tuple(dict.fromkeys(row.name for row in _affiliations(session, member) if row.kind in kinds))


def _document(session: Session, person: Person, profile: Profile) -> Document:
    """Return the profile."""
    schools, employers = background_of(session, person.id)
    return {
        "member": person_document(person),
        "profile": {key: profile.get(key) for key in KEYS},
        "schools": list(schools),
        "employers": list(employers),
        "organizations": list(_memberships_of(session, person.id)),
        "consent": profile.consent,
        "numbers": [
            {
                "key": each.key,
                "value": profile.number(each.key),
                "default": each.value,
                "unit": each.unit,
                "meaning": each.meaning,
                "source": each.source,
            }
            for each in DEFAULTS
        ],
    }


def _lines(session: Session, person: Person, profile: Profile) -> Iterator[str]:
    """Write the profile for people."""
    yield from wrap(title_of(person))
    for key, meaning in KEYS.items():
        value = profile.get(key)
        yield from wrap(
            f"{key}: {value}" if value else f"{key}: not set ({meaning})", first="  ", rest="    "
        )
    schools, employers = background_of(session, person.id)
    others = _memberships_of(session, person.id)
    for word, names in (("schools", schools), ("employers", employers), ("organisations", others)):
        if names:
            yield from wrap(f"{word}, from your export: {', '.join(names)}", first="  ", rest="    ")
    agreed = "yes" if profile.consent else "no"
    yield from wrap(f"a coach may see name, states and target companies: {agreed}", first="  ", rest="    ")
    if not session.quiet:
        yield ""
        yield "Numbers (intrograph profile set KEY NUMBER)"
        for each in DEFAULTS:
            number = profile.number(each.key)
            changed = f", instead of {each.value:g}" if each.key in profile.numbers else ""
            yield from wrap(
                f"{each.key}: {number:g} {each.unit}{changed}, {each.meaning}", first="  ", rest="    "
            )
