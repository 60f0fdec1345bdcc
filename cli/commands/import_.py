"""``import``: exports, contact lists and tie lists become people, ties and evidence."""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from cli.documents import import_document
from cli.session import command_app, session_of
from cli.terminal import Progress, clean, listed, name_of, plural, wrap
from graph.claims import Owner
from graph.errors import OwnerNeeded
from graph.identity import fold_name
from graph.intake import Intake
from graph.model import ImportAccount, ImportedFile, ImportId, PersonId
from graph.sameness import me as default_member
from importers.ahead import Asked, read_in_turn

if TYPE_CHECKING:
    from cli.session import Session
    from graph.store import GraphStore

SHOWN_LINES = 5
"""Line numbers printed per reason. Assumption: enough to find the pattern; ``--json`` has all."""

app = command_app()


@app.command()
def import_(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="ZIP files, folders or single files.")],
    owner: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Whose they are, by name or profile address, where the files do not say."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="The day they describe, where the name of an archive does not say."
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Read a friend's archive as completely as your own; ask first.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
) -> None:
    """Read exports into the store, and account for every row.

    Your own comes first: whose export is imported first is "me".
    """
    session = session_of(context)
    day = session.day_of(as_of, "--as-of")
    owners: dict[Path, str] = dict.fromkeys(paths, owner) if owner is not None else {}
    while True:
        try:
            accounts = import_paths(session, paths, owners=owners, as_of=day, full=full, dry_run=dry_run)
            break
        except _Unowned as question:
            owners[question.path] = _ask_owner(question)
    session.done(
        lambda: import_document(accounts, dry_run=dry_run), lambda: account_lines(accounts, dry_run=dry_run)
    )


class _Unowned(OwnerNeeded):
    """A path does not say whose it is, and somebody can be asked."""

    def __init__(self, problem: OwnerNeeded, path: Path) -> None:
        """Keep the path beside the message."""
        super().__init__(problem.what, where=problem.where, do=problem.do)
        self.path = path


class _TriedOnly(Exception):
    """Ends the transaction of a dry run."""


def _ask_owner(question: _Unowned) -> str:
    """Ask whose a file is where there is a terminal, else give the question on as an error."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise question
    sys.stderr.write(f"{clean(question.where)} does not say whose it is.\n")
    sys.stderr.write("Whose is it? (name or profile address) ")
    sys.stderr.flush()
    answer = sys.stdin.readline().strip()
    if not answer:
        raise question
    return answer


def import_paths(
    session: Session,
    paths: Sequence[Path],
    *,
    owners: dict[Path, str] | None = None,
    as_of: date | None = None,
    full: bool = False,
    dry_run: bool = False,
) -> list[ImportAccount]:
    """Import paths all together or not at all.

    Args:
        session: The store, and whether progress is shown.
        paths: What to import, in order; the first owner becomes ``me`` in a store without one.
        owners: The owner that the user gives for a path; the others speak for themselves.
        as_of: The day to assume where an archive does not say.
        full: Whether friends' archives are read completely.
        dry_run: Whether to only find out what would happen.

    Returns:
        One account per path, in their order.

    Raises:
        ImportProblem: A path cannot be used; nothing was imported.
        OwnerNeeded: A path does not say whose it is; nothing was imported.
    """
    gc.disable()  # an import makes millions of small objects and hardly a circle among them
    store = session.store
    accounts: list[ImportAccount] = []
    known = ImportId(max((row.account.id for row in store.imports()), default=0))
    try:
        with (
            Progress(quiet=session.quiet or session.json) as progress,
            store.transaction(),
            Intake(store) as intake,
        ):

            @lru_cache(maxsize=1)
            def user(_: int) -> _Mine:
                return _Mine.of(store)

            def asked(path: Path) -> Asked:
                mine = user(len(accounts))  # who it is may turn out with every path that was taken in
                return Asked((owners or {}).get(path), as_of, full, mine, mine.owner)

            with closing(read_in_turn(paths, asked, meanwhile=intake.write_ahead)) as turn:
                for at, path in enumerate(paths, 1):
                    progress.say(f"Reading {at} of {len(paths)}: {path.name}")
                    try:
                        claims = next(turn)
                    except OwnerNeeded as problem:
                        raise _Unowned(problem, path) from None
                    accounts.append(intake.take(claims))
            if dry_run:
                raise _TriedOnly
    except _TriedOnly:
        # What was only tried has no number.
        accounts = [replace(each, id=ImportId(0)) if each.id > known else each for each in accounts]
    finally:
        gc.enable()
    return accounts


@dataclass(frozen=True, slots=True)
class _Mine:
    """Tells whether an archive of somebody is the user's own.

    Attributes:
        owner: Who the user is so far; None while nobody is known.
        ids: All ids of theirs.
    """

    owner: Owner | None
    ids: frozenset[PersonId]

    @classmethod
    def of(cls, store: GraphStore) -> Self:
        """Find out who the user is so far."""
        key = default_member(store)
        if key is None:
            return cls(None, frozenset())
        row = store.person_rows([key])[key]
        ids = frozenset(each.id for each in store.rows_rooted_at([key])[key])
        return cls(Owner(row.shown, row.name), ids)

    def __call__(self, owner: Owner) -> bool:
        """Compare by what proves sameness; a name decides only where one of the two is known by name alone."""
        if self.owner is None:
            return True
        if self.ids & {owner.id, *owner.same}:
            return True
        by_name = _is_name(owner.id) or all(_is_name(id_) for id_ in self.ids)
        return by_name and bool(owner.name) and fold_name(owner.name) == fold_name(self.owner.name)


def _is_name(id_: PersonId) -> bool:
    """Tell whether an id proves no more than a name."""
    return id_.startswith("n:")


# --- the account, for people ------------------------------------------------------------------------------------------


def account_lines(accounts: Sequence[ImportAccount], *, dry_run: bool = False) -> Iterator[str]:
    """Write accounts for a terminal of 80 columns."""
    for at, account in enumerate(accounts):
        if at:
            yield ""
        yield from _one_account(account, dry_run=dry_run)
    if len(accounts) > 1:
        yield ""
        files = [file for account in accounts for file in account.files]
        yield f"Together: {_news(files)}"
    if dry_run:
        yield "Nothing was written: this was a dry run."


def _news(files: Sequence[ImportedFile]) -> str:
    """Say what is new, over several files."""
    people = sum(file.new_people for file in files)
    ties = sum(file.new_ties for file in files)
    changed = sum(file.changed for file in files)
    if not people and not ties and not changed:
        return "nothing new: 0 new people, 0 new ties."
    words = [plural(people, "new person", "new people"), plural(ties, "new tie")]
    if changed:
        words.append(plural(changed, "changed job or name", "changed jobs or names"))
    return listed(words) + "."


def _one_account(account: ImportAccount, *, dry_run: bool) -> Iterator[str]:
    """Write one account."""
    whose = f", {name_of(account.owner)}'s" if account.owner is not None else ""
    day = f", as of {account.as_of}" if account.as_of else ""
    number = f"Import {account.id}: " if account.id else ""
    yield from wrap(f"{number}{account.source}{whose}{day}", rest="  ")
    if account.repeats is not None:
        yield from wrap(f"The same bytes were import {account.repeats}; nothing changes.", first="  ")
    elif not dry_run and not account.id:
        yield "  Nothing was written."
    folder = _common_folder(account)
    for file in account.files:
        yield from _one_file(file, file.name.removeprefix(folder))
    if account.unused:
        yield from _unused(account, folder)
    news = _news(account.files)
    yield f"  {news[:1].upper()}{news[1:]}"


def _common_folder(account: ImportAccount) -> str:
    """Return the folder that all files of an archive lie in, with its slash; empty for none."""
    folders = {file.name.rpartition("/")[0] + "/" for file in account.files}
    return min(folders) if len(folders) == 1 and folders != {"/"} else ""


def _one_file(file: ImportedFile, name: str) -> Iterator[str]:
    """Write what became of the rows of one file."""
    form = f" ({file.generation})" if file.generation else ""
    words = [plural(file.rows, "row")]
    if file.kept:
        words.append(f"{file.kept:,} kept")
    if file.merged:
        words.append(f"{file.merged:,} known before")
    if file.skipped:
        words.append(f"{file.skipped:,} skipped")
    news = [
        plural(count, one, many)
        for count, one, many in (
            (file.new_people, "new person", "new people"),
            (file.new_ties, "new tie", "new ties"),
            (file.changed, "change", "changes"),
        )
        if count
    ]
    line = ", ".join(words) + (f"; {', '.join(news)}" if news else "")
    yield from wrap(f"{name}{form}: {line}", first="  ", rest="    ")
    for reason, lines in _grouped(file.skips):
        yield from wrap(f"{len(lines):,} x {reason}: {_line_numbers(lines)}", first="    ", rest="      ")
    for what, lines in _grouped(file.unexpected):
        yield from wrap(
            f"{len(lines):,} read, with an {what}: {_line_numbers(lines)}", first="    ", rest="      "
        )
    if file.unknown:
        yield from wrap(f"columns nobody knows: {', '.join(file.unknown)}", first="    ", rest="      ")


def _grouped(skips: Sequence[tuple[int, str]]) -> list[tuple[str, list[int]]]:
    """Return the lines of each reason, the most frequent reason first."""
    found: dict[str, list[int]] = defaultdict(list)
    for line, reason in skips:
        found[reason].append(line)
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))


def _line_numbers(lines: Sequence[int]) -> str:
    """Say which lines, as ranges, and how many more."""
    ranges: list[tuple[int, int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], line)
        else:
            ranges.append((line, line))
    shown = [f"{first}-{last}" if last > first else str(first) for first, last in ranges[:SHOWN_LINES]]
    more = sum(last - first + 1 for first, last in ranges[SHOWN_LINES:])
    word = "line" if len(lines) == 1 else "lines"
    return f"{word} {', '.join(shown)}" + (f" and {more:,} more" if more else "")


def _unused(account: ImportAccount, folder: str) -> Iterator[str]:
    """Write which files were seen and not used, those with the same reason together."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for name, why in account.unused:
        reasons[why].append(name.removeprefix(folder))
    yield "  Seen and not used"
    for why, names in reasons.items():
        shown = ", ".join(names[:SHOWN_LINES])
        more = f" and {len(names) - SHOWN_LINES} more" if len(names) > SHOWN_LINES else ""
        yield from wrap(f"{shown}{more}: {why}", first="    ", rest="      ")
