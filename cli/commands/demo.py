"""``demo``: an invented job search from the first import to a referral.

Every step is the very command that a user would type, run in this process.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import nullcontext, redirect_stdout
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from cli.commands.import_ import account_lines, import_paths
from cli.documents import import_document
from cli.fiction import Fiction, write_exports
from cli.session import Session, command_app, session_of
from cli.terminal import name_of, plural, wrap
from graph.errors import InvalidInput
from graph.model import ImportAccount
from graph.model import Path as WarmPath
from graph.paths import find
from graph.query import TargetQuery

STORE = "intrograph.db"
"""The store's file in the demo's folder; also how the demo recognises a folder of its own."""

ENOUGH = ("Not this week, and why:", "What happened")
"""Where the printed report ends; the files hold all of it."""

# The story of one ask: (days before today, event, note, further arguments). Nothing lies after today, and every wait is
# one that the etiquette allows.
_STORY: tuple[tuple[int, str, str, tuple[str, ...]], ...] = (
    (16, "asked", "sent the short version, easy to forward", ()),
    (14, "agreed", "", ()),
    (13, "introduced", "", ()),
    (12, "scheduled", "by phone", ()),
    (6, "held", "twenty-five minutes, very open", ()),
    (6, "thanked", "", ()),
    (5, "recapped", "", ()),
    (4, "debriefed", "they need somebody in spring", ()),
    (0, "referred", "", ("--how", "offered")),
)

app = command_app()


@app.command()
def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where everything is written.")] = Path(
        "intrograph-demo"
    ),
) -> None:
    """Write an invented job search to a folder and go through it, from the first import to a referral.

    Nobody in it is real, and your own store is not touched. Running it again begins anew.
    """
    session = session_of(context)
    as_document, session.json = session.json, False
    hidden = redirect_stdout(io.StringIO()) if as_document or session.quiet else nullcontext()
    with hidden:
        _make_room(out)
        session.url = f"sqlite:///{(out / STORE).resolve()}"
        accounts, ask = _Tour(context, session, out).go()
    session.json = as_document
    if as_document:
        session.answer(
            lambda: {
                "out": str(out),
                "store": str(out / STORE),
                "report": str(out / "report.html"),
                "ask": ask,
                **import_document(accounts, dry_run=False),
            },
            list,
        )


class _Tour:
    """One walk through the invented job search."""

    def __init__(self, context: typer.Context, session: Session, out: Path) -> None:
        """Write the exports."""
        self._root = context.find_root().command
        self._session = session
        self._out = out
        self._fiction = write_exports(out / "exports", today=session.today)

    def go(self) -> tuple[list[ImportAccount], int]:
        """Walk, and return the accounts of the imports and the number of the ask."""
        session, fiction = self._session, self._fiction
        session.say(_begin(fiction, self._out))
        accounts = self._import()
        self._shown("find-path", fiction.target, "--limit", "3")
        self._shown("find-path", "--company", fiction.company, "--limit", "2")
        ask = self._ask()
        self._silent("target", "add", fiction.target, "--value", "3")
        self._silent("target", "add", "--company", fiction.company)
        for form, name in (("html", "report.html"), ("text", "report.txt")):
            self._silent("report", "weekly", "--format", form, "--out", str(self._out / name))
        self._shown("report", "weekly", until=ENOUGH)
        session.say(_next(fiction, self._out))
        return accounts, ask

    def _run(self, arguments: tuple[str, ...]) -> None:
        """Run a command of ours as if it had been typed."""
        context = self._root.make_context("intrograph", list(arguments), obj=self._session)
        with context:
            self._root.invoke(context)

    def _silent(self, *arguments: str) -> str:
        """Run a command and return what it would print."""
        printed = io.StringIO()
        with redirect_stdout(printed):
            self._run(arguments)
        return printed.getvalue()

    def _shown(self, *arguments: str, until: tuple[str, ...] = ()) -> None:
        """Run a command under the line that one would type, its own hints left out, up to one of these lines."""
        words = " ".join(f'"{each}"' if " " in each else each for each in arguments)
        self._session.say(["", f"$ intrograph {words}", ""])
        lines = self._silent(*arguments).splitlines()
        lines = lines[: next((at for at, line in enumerate(lines) if line in until), len(lines))]
        while lines and (not lines[-1] or "add --why" in lines[-1]):
            lines.pop()
        self._session.say(lines)

    def _import(self) -> list[ImportAccount]:
        """Import the exports, and keep the long account in a file."""
        accounts = import_paths(self._session, self._fiction.paths)
        account = self._out / "import.txt"
        text = "".join(f"{line}\n" for line in account_lines(accounts))
        account.write_bytes(text.encode())
        files = [each for each_ in accounts for each in each_.files]
        rows, skipped = sum(each.rows for each in files), sum(each.skipped for each in files)
        people, ties = sum(each.new_people for each in files), sum(each.new_ties for each in files)
        self._session.say(["", "$ intrograph import EXPORTS...", ""])
        self._session.say(
            wrap(
                f"{plural(rows, 'row')} in {plural(len(files), 'file')}: {people:,} people, {ties:,} ties. "
                f"{plural(skipped, 'row')} of these say nothing about anybody; each is named with line and "
                f"reason in {account}."
            )
        )
        return accounts

    def _ask(self) -> int:
        """Ask somebody at the company for a conversation, and log what came of it."""
        session = self._session
        begun = session.today - timedelta(days=_STORY[0][0] + 1)
        path = self._way(begun.toordinal())
        target, between = path.people[-1], path.people[1]
        self._silent("ask", "new", target.id, "--via", between.id, "--on", begun.isoformat())
        ask = max(entry.ask or 0 for entry in session.store.journal())
        session.say(["", f'$ intrograph ask new "{name_of(target)}" --via "{name_of(between)}"', ""])
        session.say(
            wrap(
                f"Ask {ask}: a conversation with {name_of(target)}, by way of {name_of(between)}. "
                "What came of it:"
            )
        )
        for days, event, note, more in _STORY:
            on = (session.today - timedelta(days=days)).isoformat()
            self._silent("log", event, str(ask), "--on", on, *(("--note", note) if note else ()), *more)
            words = f"log {event} {ask}"
            session.say([f"  {on}  {words:<16}  {note}".rstrip()])
        return ask

    def _way(self, day: int) -> WarmPath:
        """Return the best way to somebody at the company that does not need whom the target needs."""
        session, fiction = self._session, self._fiction
        start = session.me().key
        needed = find(
            session.store, TargetQuery(person=fiction.target), start=start, as_of=session.today, limit=1
        )
        found = find(
            session.store,
            TargetQuery(company=fiction.company),
            start=start,
            as_of=session.today.fromordinal(day),
        )
        avoided = needed.paths[0].people[1].id
        return next(each for each in found.paths if each.hops == 2 and each.people[1].id != avoided)


def _make_room(out: Path) -> None:
    """Take an earlier demo away, and refuse a folder that is not one."""
    if not out.exists():
        out.mkdir(parents=True)
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / STORE).is_file()):
        raise InvalidInput(
            "there is something else already", where=str(out), do="name another folder with --out"
        )
    for end in ("", "-wal", "-shm"):
        (out / f"{STORE}{end}").unlink(missing_ok=True)


def _begin(fiction: Fiction, out: Path) -> Iterator[str]:
    """Say what this is."""
    yield from wrap(
        f"An invented job search. You are {fiction.me}; nobody here is real. "
        f"{plural(len(fiction.exports), 'export')} of you and of people who lent you theirs are in "
        f"{out / 'exports'}, in LinkedIn's own format."
    )


def _next(fiction: Fiction, out: Path) -> Iterator[str]:
    """Say where everything is and what to try."""
    yield ""
    yield from wrap(
        f"There is more in the report: {out / 'report.txt'}, and as a page {out / 'report.html'}. To go on:"
    )
    yield ""
    yield f"  export INTROGRAPH_STORE=sqlite:///{out / STORE}"
    yield f'  intrograph find-path "{fiction.target}" --why'
    yield f'  intrograph show "{fiction.connectors[0]}"'
    yield f'  intrograph find-path "{fiction.ambiguous}"     (two people have this name)'
    yield f'  intrograph find-path "{fiction.unreachable}"  (nobody knows a way)'
    yield ""
    yield "Your own: intrograph import Complete_LinkedInDataExport_....zip"
