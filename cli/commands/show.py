"""``show``: everything known about one person, with sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.documents import dossier_document
from cli.interests import interest_words, sign_documents
from cli.session import command_app, session_of
from cli.terminal import day_of, name_of, plural, title_of, wrap
from graph.dossier import Dossier, KnownTie, Proof, dossier
from graph.interests import interests
from graph.sameness import describe
from graph.sameness import me as default_member

if TYPE_CHECKING:
    from cli.session import Session
    from graph.interests import Interest
    from graph.model import PersonId

SHOWN_TIES = 20
"""Ties that are printed unless ``--all`` is given. Assumption: what one can look over."""

SHOWN_PROOFS = 4
"""Pieces of evidence printed per tie unless ``--all`` is given. Assumption, likewise."""

app = command_app()


@app.command()
def show(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A name, an id or a profile address.")],
    everything: Annotated[bool, typer.Option("--all", help="Print every tie and all evidence.")] = False,
) -> None:
    """Show everything known about one person, and where it comes from."""
    session = session_of(context)
    row = session.person(person)
    known = dossier(session.store, row.root, as_of=session.today)
    asks = _asks(session, known.person.id)
    wishes = _wishes(session, known)
    session.answer(
        lambda: {**dossier_document(known, asks), "interest": sign_documents(wishes)},
        lambda: _lines(known, asks, _names(session, known), wishes, everything=everything),
    )


def _wishes(session: Session, known: Dossier) -> tuple[Interest, ...]:
    """Return what my own files say about the company of a person; nothing about my own one."""
    mine = default_member(session.store)
    if mine is None or known.person.company is None:
        return ()
    found = interests(session.store, mine, as_of=session.today, company=known.person.company)
    me = session.store.person_rows([mine])[mine].shown if found else ""
    return found if known.person.id != me else ()


def _names(session: Session, known: Dossier) -> dict[PersonId, str]:
    """Return the names of everybody who stands in a dossier, of those who said something too."""
    ties = (*known.ties, *known.no_ties)
    names = {known.person.id: name_of(known.person)} | {tie.other.id: name_of(tie.other) for tie in ties}
    senders = {proof.sender for tie in ties for proof in tie.evidence if proof.sender} - names.keys()
    rows = session.store.person_rows(session.store.keys_of(sorted(senders)).values())
    return names | {row.shown: name_of(describe(row)) for row in rows.values()}


def _asks(session: Session, person: PersonId) -> list[int]:
    """Return the numbers of the asks in which a person stands on the path."""
    from outreach.asks import read

    ledger = read(session.store, today=session.today)
    return [ask.id for ask in ledger.asks.values() if person in ask.path]


def _lines(
    known: Dossier,
    asks: list[int],
    names: dict[PersonId, str],
    wishes: Sequence[Interest],
    *,
    everything: bool,
) -> Iterator[str]:
    """Write a dossier for people."""
    yield from wrap(title_of(known.person))
    for wish in wishes:
        yield from wrap(
            f"{wish.company}, in your own export: {interest_words(wish)}", first="  ", rest="      "
        )
    yield from (f"  {id_}" for id_ in known.ids)
    if known.former:
        yield ""
        yield "Formerly"
        for job in known.former:
            words = " at ".join(part for part in (job.position, job.company) if part)
            yield from wrap(f"{words}, until {job.until}", first="  ")
    yield from _part("Ties", known.ties, names, everything=everything)
    yield from _part("No tie so far", known.no_ties, names, everything=everything)
    if asks:
        yield ""
        yield from wrap("Asks: " + ", ".join(map(str, asks)))


def _part(
    title: str, ties: tuple[KnownTie, ...], names: dict[PersonId, str], *, everything: bool
) -> Iterator[str]:
    """Write one list of ties."""
    if not ties:
        return
    yield ""
    yield f"{title} ({len(ties):,})"
    shown = ties if everything else ties[:SHOWN_TIES]
    for tie in shown:
        since = f"since {tie.since}" if tie.since else ""
        ended = f"ended {tie.ended}" if tie.ended else ""
        kind = "" if tie.known else "perhaps: both in one small conversation"
        words = ", ".join(part for part in (title_of(tie.other), since, ended, kind) if part)
        yield from wrap(words, first="  ", rest="      ")
        proofs = tie.evidence if everything else tie.evidence[-SHOWN_PROOFS:]
        if len(proofs) < len(tie.evidence):
            more = len(tie.evidence) - len(proofs)
            yield f"      … {plural(more, 'earlier piece', 'earlier pieces')} of evidence"
        for proof in proofs:
            yield from wrap(_proof_words(proof, names), first="      ", rest="        ")
    if len(shown) < len(ties):
        yield f"  … and {len(ties) - len(shown):,} more: add --all"


def _proof_words(proof: Proof, names: dict[PersonId, str]) -> str:
    """Say one piece of evidence in a line."""
    times = f" x {proof.count}" if proof.count > 1 else ""
    sender = f" by {names.get(proof.sender, proof.sender)}" if proof.sender else ""
    stated = proof.note.removeprefix("strength:")
    note = f" ({stated})" if stated == proof.note != "" else f" (the tie is {stated})" if stated else ""
    kind = proof.kind.word.replace("_", " ")
    return f"{day_of(proof.day)}  {kind}{times}{sender}{note}: {proof.source}, line {proof.line}"
