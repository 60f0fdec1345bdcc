"""``draft``: texts to send, and the check of any text against the etiquette."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import mine, number_of, on_path
from cli.documents import Document, person_document
from cli.session import Session, Usage, command_app, session_of
from cli.terminal import clean, plural, wrap
from graph.errors import AskNotFound, InvalidInput
from outreach.drafts import CHECKED_AS, KINDS, SETTLED_BY, Draft, kind_of
from outreach.etiquette import CHANNELS, Channel, DraftKind, Finding, Known, check
from outreach.etiquette import KINDS as CHECKED_KINDS

if TYPE_CHECKING:
    from cli.drafting import Writing
    from outreach.ledger import Ask

app = command_app()


@app.command()
def draft(
    context: typer.Context,
    *,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind of text, check or templates.")],
    what: Annotated[
        str, typer.Argument(metavar="ASK", help="An ask; for check a file or -; for templates a folder.")
    ],
    channel: Annotated[
        str | None,
        typer.Option(metavar="email|linkedin|inmail|note", help="How it is sent; sets its length."),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Who gets it, on the path of the ask.")
    ] = None,
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder with templates of your own.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it there; NAME.eml opens in a mail program.")
    ] = None,
    address: Annotated[str, typer.Option(metavar="EMAIL", help="The receiver's address, for .eml.")] = "",
    call_by: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="letter: promise to call by that day (E17).")
    ] = None,
    as_kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="check: what the text is.")
    ] = None,
    ask: Annotated[
        str | None, typer.Option("--ask", metavar="ASK", help="check: which ask it belongs to.")
    ] = None,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Who writes; you unless given.")
    ] = None,
) -> None:
    """Write a text, or check one: draft check FILE. Nothing is ever sent.

    Kinds: ask, strength (how well do you know them), nudge, close, letter, note (before the meeting), confirm, thanks,
    recap, touch (stay in touch), news. In square brackets stands what only you can say.
    """
    session = session_of(context)
    if kind == "templates":
        _copy_templates(session, Path(what))
        return
    if kind == "check":
        if not (what.isdigit() and not Path(what).exists()):
            _check(session, what, as_kind, channel, ask)
            return
        kind = "strength"
    _, found = mine(session, number_of(what), member)
    made = _draft(session, kind, found, channel, to=to, call_by=call_by, templates=templates)
    findings = _findings_of(session, made, found)
    if out is not None:
        _write(session, out, made, found, address)
        return
    session.answer(lambda: _document(made, findings), lambda: made.text.rstrip("\n").split("\n"))
    _remarks(session, made, findings)


def _draft(
    session: Session,
    kind: str,
    ask: Ask,
    channel: str | None,
    *,
    to: str | None,
    call_by: str | None,
    templates: Path | None,
) -> Draft:
    """Write a text about an ask."""
    from cli.drafting import Writing, channel_of, receiver_of

    wanted = kind_of(kind)
    if templates is not None and not templates.is_dir():
        raise InvalidInput(
            "there is no such folder", where="--templates", do="write one: intrograph draft templates DIR"
        )
    receiver = on_path(session, ask, to, "--to") if to is not None else None
    # What is still about being heard goes the way it was asked; thanks and news are mail unless said otherwise.
    followed = ask if wanted in {"ask", "letter", "nudge", "close"} else None
    return Writing(session).draft(
        wanted,
        ask,
        channel=channel_of(channel, followed, receiver or receiver_of(wanted, ask)),
        to=receiver,
        call_by=session.day_of(call_by, "--call-by"),
        templates=templates,
    )


def _findings_of(session: Session, made: Draft, ask: Ask) -> tuple[Finding, ...]:
    """Check a text the product wrote; templates of the user's own may bring anything."""
    from cli.drafting import Writing

    writing = Writing(session)
    profile = writing.ledger.profile(ask.member)
    return check(
        made.text,
        kind=CHECKED_AS[made.kind],
        channel=made.channel,
        known=_known(writing, made.kind, ask),
        premium=profile.premium,
    )


def _known(writing: Writing, kind: str | None, ask: Ask) -> Known:
    """Return what the store knows, as far as it belongs to this kind of text."""
    from dataclasses import replace

    known = writing.known(ask)
    return replace(known, debrief=None) if kind != "thanks" else known


def _remarks(session: Session, made: Draft, findings: Sequence[Finding]) -> None:
    """Say on stderr what is left to do with a text."""
    if made.gaps:
        session.warn(f"{plural(len(made.gaps), 'place')} in square brackets only you can fill")
    for finding in findings:
        session.warn(f"{finding.rule}: {finding.better}")


def _document(made: Draft, findings: Sequence[Finding]) -> Document:
    """Return a draft."""
    return {
        "kind": made.kind,
        "channel": made.channel,
        "ask": made.ask,
        "to": person_document(made.to),
        "subject": made.subject,
        "body": made.body,
        "blurb": made.blurb,
        "text": made.text,
        "gaps": list(made.gaps),
        "settle": f"intrograph log {SETTLED_BY[made.kind].replace(' ', f' {made.ask} ', 1)}"
        if " " in SETTLED_BY[made.kind]
        else f"intrograph log {SETTLED_BY[made.kind]} {made.ask}",
        "findings": [finding_document(each) for each in findings],
    }


def _write(session: Session, out: Path, made: Draft, ask: Ask, address: str) -> None:
    """Write a text to a file."""
    from outreach.drafts import eml
    from outreach.ledger import read

    if out.suffix.lower() == ".eml":
        profile = read(session.store, today=session.today).profile(ask.member)
        content = eml(
            made, sender=profile.get("name") or "", address=profile.get("email") or "", to_address=address
        )
    else:
        content = made.text.encode()
    out.write_bytes(content)
    session.done(
        lambda: {"file": str(out), **_document(made, ())},
        lambda: wrap(f"Wrote the text to {clean(str(out))}."),
    )


def _copy_templates(session: Session, folder: Path) -> None:
    """Write our templates into a folder, to be changed; what is there already stays."""
    from outreach.drafts import template_names, template_text

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in template_names():
        if not (folder / name).exists():
            (folder / name).write_bytes(template_text(name).encode())
            written.append(name)
    session.done(
        lambda: {"folder": str(folder), "written": list(written)},
        lambda: wrap(
            f"Wrote {plural(len(written), 'template')}; use them with --templates {clean(str(folder))}"
        ),
    )


# --- the check ----------------------------------------------------------------------------------------------------


def _check(session: Session, file: str, kind: str | None, channel: str | None, ask: str | None) -> None:
    """Check a text against the etiquette."""
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if kind is not None and kind not in CHECKED_KINDS and kind not in KINDS:
        raise Usage("no such kind", where="--kind", do=f"use one of {', '.join(CHECKED_KINDS)}")
    if channel is not None and channel not in CHANNELS:
        raise Usage("no such channel", where="--channel", do=f"use one of {', '.join(CHANNELS)}")
    findings = _checked(session, text, kind, channel, ask)
    session.answer(
        lambda: {"findings": [finding_document(each) for each in findings]},
        lambda: _finding_lines(findings, text),
    )


def _checked(
    session: Session, text: str, kind: str | None, channel: str | None, ask: str | None
) -> tuple[Finding, ...]:
    """Check a text with what its header and its ask's record say."""
    from outreach.etiquette.segments import take_apart

    header = _header(text)
    parts = take_apart(text)
    named = ask or header.get("ask")
    checked: DraftKind | None = parts.kind
    way: Channel | None = parts.channel
    wanted = kind or header.get("kind")
    if wanted in KINDS:
        checked = CHECKED_AS[kind_of(wanted)]
    if kind in CHECKED_KINDS:
        checked = kind
    if channel is not None:
        way = next(each for each in CHANNELS if each == channel)
    if named is None:
        return check(text, kind=checked, channel=way)
    from cli.drafting import Writing

    try:
        writing = Writing(session)
        found = writing.ledger.ask(number_of(named))
    except (AskNotFound, InvalidInput):
        if ask is not None:
            raise
        return check(text, kind=checked, channel=way)
    profile = writing.ledger.profile(found.member)
    known = _known(writing, checked, found)
    if checked is None and wanted is None and found.state.value == "planned":
        checked = "ask" if found.connectors else "letter"
    if way is None:
        from outreach.counts import channel as channel_of

        way = next((each for each in CHANNELS if each == channel_of(found)), None)
    return check(text, kind=checked, channel=way, known=known, premium=profile.premium)


def _header(text: str) -> dict[str, str]:
    """Return the header lines of a text, by their names in lower case."""
    found = {}
    for line in text.lstrip("\n").split("\n"):
        name, colon, value = line.partition(":")
        if not colon or name.strip().lower() not in {"kind", "channel", "ask", "to", "subject"}:
            break
        found[name.strip().lower()] = value.strip()
    return found


def finding_document(finding: Finding) -> Document:
    """Return one finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "better": finding.better,
    }


def _finding_lines(findings: Sequence[Finding], text: str) -> Iterator[str]:
    """Write findings for people."""
    if not findings:
        yield "Nothing to change."
    for finding in findings:
        if finding.text:
            line = text.count("\n", 0, finding.start) + 1
            yield from wrap(
                f'line {line}: "{finding.text}"', first=f"{finding.rule} {finding.severity}, ", rest="  "
            )
        else:
            yield f"{finding.rule} {finding.severity}"
        yield from wrap(finding.better, first="  ")
