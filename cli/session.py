"""One run of the command: which store, which day, who asks, and where the answer goes.

Every command gets its session from the context (:func:`session_of`). The session opens the store when it is first
asked for, and it is the only place of the product that reads a clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.parsing import Group
from cli.terminal import JSON, clean, to_json, wrap
from graph.errors import IntrographError, InvalidInput, PersonNotFound
from graph.model import Person

if TYPE_CHECKING:
    from graph.store import GraphStore, PersonRow

__all__ = ["FORMS", "Session", "Usage", "command_app", "from_outside", "session_of", "text_of"]

FORMS = ("text", "md", "html", "json")
"""The forms of a page, as ``--format`` takes them."""


class Usage(IntrographError):
    """The command was called in a way that makes no sense; ends with exit code 2 instead of 1."""


def command_app(help: str = "") -> typer.Typer:
    """Return the Typer app that a module in ``cli.commands`` calls ``app``.

    With one command it is that command; with several, or a callback, it is a group. The options that every command
    has (``--store``, ``--today``, ``--json``, ``--quiet``) are added when it is loaded.

    Args:
        help: What a group is for; a single command has its docstring.
    """
    return typer.Typer(
        cls=Group,
        help=help or None,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def from_outside(unknown: PersonNotFound) -> PersonNotFound:
    """Return the error for somebody wanted whom no export holds: with the way to bring them in.

    Args:
        unknown: What the search said; kept as it is where somebody's name comes near.
    """
    if unknown.suggestions:
        return unknown
    return PersonNotFound(
        unknown.what,
        do="search with: intrograph people TEXT; or bring them in by the contacts you share, as their profile "
        "page shows them: intrograph mutuals ADDRESS --name NAME",
    )


def session_of(context: typer.Context) -> Session:
    """Return the session of a command.

    Args:
        context: The command's context, its first parameter.
    """
    session = context.find_object(Session)
    if session is None:
        raise TypeError("a command runs below cli.main.app, which makes the session")
    return session


def default_store() -> Path:
    """Return the file that is used while the user names no other."""
    from platformdirs import user_data_path

    return user_data_path("intrograph", appauthor=False) / "intrograph.db"


class Session:
    """What one run of the command works with.

    Attributes:
        url: The address of the store as the user gave it; None for the default.
        day: The day the user named; None for the real one.
        json: Whether stdout holds one JSON document.
        quiet: Whether only answers and errors are printed.
        answered: Whether the answer is on stdout.
    """

    def __init__(self) -> None:
        """Begin with what holds when the user says nothing."""
        self.url: str | None = None
        self.day: date | None = None
        self.json = False
        self.quiet = False
        self.answered = False
        self._store: GraphStore | None = None

    # --- what the command works with ------------------------------------------------------------------------------

    @property
    def store(self) -> GraphStore:
        """The opened store.

        Raises:
            StoreError: It cannot be opened.
        """
        if self._store is None:
            from graph.store import open_store

            url = self.url or os.environ.get("INTROGRAPH_STORE") or f"sqlite:///{default_store()}"
            self._store = open_store(url)
        return self._store

    @cached_property
    def today(self) -> date:
        """The day of the command, as the user or the calendar of this machine says."""
        return self.day or date.today()  # noqa: DTZ011  (the user's own day is meant)

    def me(self, member: str | None = None, *, where: str = "--from") -> PersonRow:
        """Return the member who asks.

        Args:
            member: The name, id or profile URL given with ``--from``; None for the default member.
            where: The option or command that names the member, for the message.

        Raises:
            InvalidInput: No export was imported yet, or somebody is named whose export was not.
            PersonNotFound: Nobody fits.
            Ambiguous: Several fit.
        """
        if member is not None:
            row = self.person(member)
            if row.key not in self.members():
                raise InvalidInput(
                    "this is nobody whose export was imported", where=where, do="see: intrograph members"
                )
            return row
        from graph.sameness import me

        key = me(self.store)
        if key is None:
            raise InvalidInput(
                f"nobody's export is in {self.store.url} yet", do="import yours first: intrograph import PATH"
            )
        return self.store.person_rows([key])[key]

    def members(self) -> list[int]:
        """Return the roots of everybody whose own export is in the store, in the order of their first import."""
        owners = [
            origin.owner for origin in self.store.origins() if origin.member and origin.owner is not None
        ]
        return list(dict.fromkeys(owners))

    def person(self, text: str) -> PersonRow:
        """Return the one person that a name, id or profile URL means; ``me`` is the default member.

        Raises:
            PersonNotFound: Nobody fits; names who comes near.
            Ambiguous: Several fit.
        """
        from graph.query import find_person

        if text.strip().lower() == "me":
            return self.me()
        row = find_person(self.store, text)
        if row is None:
            raise PersonNotFound("nobody in the store has this profile", do="see: intrograph people")
        return row

    def wanted(self, text: str) -> PersonRow:
        """Return the one person whom the user would like to meet.

        Raises:
            PersonNotFound: Nobody fits; says how to bring somebody in whom no export holds.
            Ambiguous: Several fit.
        """
        try:
            return self.person(text)
        except PersonNotFound as unknown:
            raise from_outside(unknown) from None

    def someone(self, text: str, *, name: str = "", new: bool = False, do: str = "") -> Person:
        """Return the person that a text means, who may be new: an address proves who somebody is.

        Args:
            text: A name, an id, a profile address or an e-mail address; ``me`` for the default member.
            name: What to call somebody who is not in the store yet.
            new: Whether a name that nobody has means somebody new.
            do: What to do about a name that nobody has, nor one near it; empty for the usual.

        Raises:
            PersonNotFound: Nobody has this name, and ``new`` is not given.
            Ambiguous: Several have it.
        """
        from graph.sameness import describe
        from importers.statements import somebody

        try:
            return describe(self.person(text))
        except PersonNotFound as unknown:
            made = somebody(text, self.me().shown)
            if made is None or (made[1] and not new):
                if do and not unknown.suggestions:
                    raise PersonNotFound(unknown.what, do=do) from None
                raise unknown from None
            id_, said = made
            return Person(id_, name.strip() or said)

    @staticmethod
    def day_of(text: str | None, option: str) -> date | None:
        """Read a day that was given with an option.

        Raises:
            Usage: It is no day.
        """
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Usage("this is no day", where=option, do="write it as YYYY-MM-DD") from None

    def people(self, keys: Iterable[int]) -> dict[int, Person]:
        """Return the people with these roots, as outputs show them."""
        from graph.model import PersonKey
        from graph.sameness import describe

        return {key: describe(row) for key, row in self.store.person_rows(map(PersonKey, keys)).items()}

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # --- where the answer goes ------------------------------------------------------------------------------------

    def answer(self, document: Callable[[], JSON], text: Callable[[], Iterable[str]]) -> None:
        """Print the answer, as a JSON document or as text.

        Args:
            document: Makes the document; called with ``--json`` only.
            text: Makes the lines for people; called without ``--json`` only.
        """
        if self.json:
            page = to_json(document())
            self.answered = True
            sys.stdout.write(page)
        else:
            self.say(text())

    def say(self, lines: Iterable[str]) -> None:
        """Print lines on stdout, without anything that steers a terminal."""
        sys.stdout.write(text_of(lines))

    def form(self, asked: str | None) -> str:
        """Return the form of a page: what ``--format`` says, else ``json`` with ``--json``, else ``text``.

        Raises:
            Usage: There is no such form.
        """
        form = asked or ("json" if self.json else "text")
        if form not in FORMS:
            raise Usage("no such form", where="--format", do=f"use one of {', '.join(FORMS)}")
        return form

    def deliver(self, page: str, out: Path | None, what: str) -> None:
        """Print a page, or write it to a file and say so.

        Args:
            page: The finished text.
            out: The file; None for stdout.
            what: What it is, for the sentence that says where it went.
        """
        if out is None:
            self.answered = True
            sys.stdout.write(page)
            return
        out.write_bytes(page.encode())
        if not self.json:
            self.done(lambda: {"file": str(out)}, lambda: wrap(f"Wrote {what} to {clean(str(out))}."))

    def done(self, document: Callable[[], JSON], text: Callable[[], Iterable[str]]) -> None:
        """Print what a command did; as :meth:`answer`, but silent with ``--quiet``."""
        if self.json or not self.quiet:
            self.answer(document, text)

    def hint(self, *lines: str) -> None:
        """Print what to try next; nothing with ``--json`` or ``--quiet``."""
        if not self.json and not self.quiet:
            self.say(lines)

    def warn(self, line: str) -> None:
        """Print one line on stderr that does not stop the command; nothing with ``--quiet``."""
        if not self.quiet:
            complain(line)


def text_of(lines: Iterable[str]) -> str:
    """Return lines as one text, without anything that steers a terminal."""
    return "".join(f"{_clean_line(line)}\n" for line in lines)


def _clean_line(line: str) -> str:
    """Clean a line and leave its indentation alone."""
    if line.isprintable():
        return line
    bare = line.lstrip(" ")
    return line[: len(line) - len(bare)] + clean(bare)


def complain(line: str) -> None:
    """Print one line on stderr."""
    sys.stderr.write(f"intrograph: {clean(line)}\n")
