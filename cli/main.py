"""The ``intrograph`` command: its table of commands, the options they share, and how it ends.

A command's module is imported when the command is called and not before, so that one more command costs nothing
(the design, section 7). ``intrograph --help`` is written from the table below.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from cli.parsing import Group, load
from cli.session import Session, Usage, complain, session_of
from cli.terminal import JSON, clean, name_of, title_of, to_json
from graph.errors import Ambiguous, IntrographError, OwnerNeeded, PersonNotFound

if TYPE_CHECKING:
    from graph.model import Person

COMMANDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Begin": (
        ("demo", "demo", "See everything work, on an invented job search."),
        ("import", "import_", "Read an export: a ZIP, a folder or a file."),
        ("imports", "imports", "What was imported; take one import back."),
        ("me", "me", "Who you are, or should be."),
        ("members", "members", "Whose exports are in the store, and who agreed to what."),
    ),
    "Find the way to somebody": (
        ("find-path", "find_path", "Who can introduce you, how sure that is, and why."),
        ("connectors", "connectors", "The people you know who open the most doors."),
        ("analysis", "analysis", "The network as a whole: circles, brokers, bridges, reach."),
        ("people", "people", "Search for people."),
        ("show", "show", "Everything known about one person, with sources."),
        ("know", "know", "Say that two people know each other."),
        ("mutuals", "mutuals", "Say whom you have in common with somebody (names on stdin)."),
    ),
    "Ask, and keep your promises": (
        ("target", "target", "The people and companies you would like to reach."),
        ("plan", "plan", "This week's asks, chosen together."),
        ("ask", "ask", "Plan an ask; list and show asks."),
        ("draft", "draft", "Texts to send, checked against the etiquette."),
        ("log", "log", "Write down what happened to an ask."),
        ("prep", "prep", "Get ready for a conversation."),
        ("debrief", "debrief", "Write down what a conversation brought."),
        ("todo", "todo", "What you owe, most urgent first."),
        ("report", "report", "The weekly report."),
        ("referrals", "referrals", "Which relationships turned into conversations and offers."),
        ("profile", "profile", "What you are looking for, and how you like to write."),
    ),
    "Care of the data": (
        ("identity", "identity", "Decide who is one person and who is not."),
        ("export", "export", "Write the network to a file."),
        ("backup", "backup", "Copy the store to a file."),
        ("store", "store", "Check the store, or copy it to another one."),
        ("forget", "forget", "Remove a person and what you noted about them."),
        ("withdraw", "withdraw", "Remove everything a member brought along."),
    ),
}
"""Every command by section: ``(name, module in cli.commands, what it does)``."""

_MODULES = {name: module for section in COMMANDS.values() for name, module, _ in section}
_POSSIBLE = re.compile(r" \(Possible options: (.+)\)$")
_REPORT = "please report it with the command you used; INTROGRAPH_DEBUG=1 shows where it happened"


class Commands(Group):
    """The group at the root, which loads a command when it is called."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        """Return the names of all commands, in the order of the table."""
        return list(_MODULES)

    def get_command(  # type: ignore[override]
        self,
        ctx: typer.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> TyperCommand | TyperGroup | None:
        """Load a command."""
        if cmd_name not in _MODULES:
            # Only the names are read, to suggest one.
            self.commands = dict.fromkeys(_MODULES, TyperCommand(None))
            return None
        return load(import_module(f"cli.commands.{_MODULES[cmd_name]}").app, cmd_name)

    def format_commands(  # type: ignore[override]
        self,
        ctx: typer.Context,  # noqa: ARG002
        formatter: _Formatter,
    ) -> None:
        """Write the table of commands, without loading any."""
        for section, commands in COMMANDS.items():
            with formatter.section(section):
                formatter.write_dl([(name, what) for name, _, what in commands], col_max=12)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,  # noqa: ARG002  (always the one name)
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> int:
        """Run a command and end as the design, section 4, says: 0 done, 1 expected failure, 2 usage."""
        session = Session()

        def run() -> int:
            code = super(Commands, self).main(
                args,
                "intrograph",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **{"obj": session, **extra},
            )
            sys.stdout.flush()
            return code if isinstance(code, int) else 0

        code = _ended(run, session)
        if standalone_mode:
            sys.exit(code)
        return code


if TYPE_CHECKING:
    from typer._click.formatting import HelpFormatter as _Formatter


def _ended(run: Callable[[], int], session: Session) -> int:
    """Run, say in one line what went wrong, and return the exit code."""
    try:
        code = run()
        if code == 130:
            complain("stopped")
        return code
    except KeyboardInterrupt:
        complain("stopped")
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still buffered must not raise again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except typer.Abort:
        complain("stopped")
        return 1
    except typer.TyperException as error:
        return _failed(session, error.exit_code, what=_usage(error))
    except IntrographError as error:
        return _refused(error, session)
    except OSError as error:
        if os.environ.get("INTROGRAPH_DEBUG"):
            raise
        where = f"{error.filename}: " if isinstance(error.filename, str) else ""
        return _failed(session, 1, what=f"{where}{(error.strerror or type(error).__name__).lower()}")
    except Exception as error:
        if os.environ.get("INTROGRAPH_DEBUG"):
            raise
        # The message of the error may hold a name from somebody's file, so only its kind and place are told.
        what = f"this should not have happened ({type(error).__name__} in {_place(error)}); {_REPORT}"
        return _failed(session, 1, what=what)
    finally:
        session.close()


def _failed(session: Session, code: int, *, what: str) -> int:
    """Say in one line why nothing came of it, in the document too where one is due, and return the exit code."""
    complain(what)
    _document_of_failure(session, {"error": {"what": what, "where": "", "do": ""}})
    return code


def _document_of_failure(session: Session, document: JSON) -> None:
    """Write the one document that ``--json`` promises, unless the answer was written already."""
    if session.json and not session.answered:
        sys.stdout.write(to_json(document))
        sys.stdout.flush()


def _refused(error: IntrographError, session: Session) -> int:
    """Say why something expected did not work."""
    candidates: tuple[Person, ...] = ()
    if isinstance(error, Ambiguous):
        candidates = error.candidates
    elif isinstance(error, PersonNotFound):
        candidates = error.suggestions
    if session.json:
        from cli.documents import people_document

        people = people_document(candidates)
        if isinstance(error, Ambiguous):
            _document_of_failure(session, {"ambiguous": people})
        else:
            said: dict[str, JSON] = {"what": error.what, "where": error.where, "do": error.do}
            if isinstance(error, PersonNotFound):
                said["suggestions"] = people
            _document_of_failure(session, {"error": said})
    if candidates and sys.stderr.isatty():
        complain(str(error))
        for person in candidates:
            sys.stderr.write(f"  {title_of(person)}\n    {clean(person.id)}\n")
    elif candidates:
        # One line wherever nobody is watching, so that a log stays a log.
        what = f"{error.where}: {error.what}" if error.where else error.what
        if isinstance(error, Ambiguous):
            # Whoever has the same name is told apart by the job.
            whom = "; ".join(f"{title_of(each)} ({clean(each.id)})" for each in candidates)
            complain(f"{what}; {error.do}: {whom}" if error.do else f"{what}: {whom}")
        else:
            near = "; ".join(f"{name_of(each)} ({clean(each.id)})" for each in candidates)
            complain(f"{what}; did you mean {near}?")
    else:
        complain(str(error))
    return 2 if isinstance(error, Usage | OwnerNeeded) else 1


def _usage(error: typer.TyperException) -> str:
    """Return what is wrong with the arguments, and where to read how they are meant."""
    message = clean(error.format_message()).rstrip(".")
    context: typer.Context | None = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "intrograph"
    if context is not None and message == "Missing command":
        names = context.command.list_commands(context) if isinstance(context.command, TyperGroup) else []
        message = f"what of {context.info_name}? Name one of {', '.join(names)}"
    message = _POSSIBLE.sub(r"; did you mean \1?", message)
    return f"{message[:1].lower()}{message[1:]}{'' if message.endswith('?') else ';'} see: {path} --help"


def _place(error: BaseException) -> str:
    """Return the file and line that an error comes from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").split("/")
    return f"{'/'.join(file[-2:])}, line {trace.tb_lineno}"


# --- the options that every command has, before or after its name -----------------------------------------------------


def _take_store(context: typer.Context, value: str | None) -> None:
    """Keep the store's address."""
    if value is not None:
        session_of(context).url = value


def _take_today(context: typer.Context, value: str | None) -> None:
    """Keep the day."""
    if value is not None:
        try:
            session_of(context).day = date.fromisoformat(value)
        except ValueError:
            raise typer.BadParameter("give a day as YYYY-MM-DD", ctx=context) from None


def _take_json(context: typer.Context, value: bool) -> None:
    """Keep that the answer is to be a document."""
    if value:
        session_of(context).json = True


def _take_quiet(context: typer.Context, value: bool) -> None:
    """Keep that nothing but answers and errors is wanted."""
    if value:
        session_of(context).quiet = True


def _show_version(value: bool) -> None:
    """Print the version and end."""
    if value:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("intrograph")
        except PackageNotFoundError:
            number = "(not installed)"
        sys.stdout.write(f"intrograph {number}\n")
        raise typer.Exit


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def intrograph(
    context: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="URL",
            callback=_take_store,
            expose_value=False,
            is_eager=True,
            show_default=False,
            help="Where the network is kept: sqlite:///PATH or neo4j://USER@HOST. Or set INTROGRAPH_STORE.",
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="YYYY-MM-DD",
            callback=_take_today,
            expose_value=False,
            is_eager=True,
            show_default=False,
            help="The day to answer for; today unless given.",
        ),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json",
            callback=_take_json,
            expose_value=False,
            is_eager=True,
            help="Print one JSON document.",
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            callback=_take_quiet,
            expose_value=False,
            is_eager=True,
            help="Print answers and errors only.",
        ),
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            expose_value=False,
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """Find out who can introduce you, ask well, and keep every promise.

    Everything stays on your machine. Begin with: intrograph demo
    """
    del store, today, json, quiet, version  # each was taken by its callback
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


def run() -> None:
    """Run the command; the entry point of the distribution."""
    for stream in (sys.stdout, sys.stderr):
        # The same bytes wherever it runs; a terminal keeps its own encoding and shows what it can.
        if stream.isatty():
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    try:
        app()
    except SystemExit as end:
        _leave(end.code)
    _leave(0)


def _leave(code: str | int | None) -> NoReturn:
    """End the process at once, without freeing what it holds; that would take longer than many a command."""
    status = code if isinstance(code, int) else int(code is not None)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # whoever read it has gone
            status = status or 1
    os._exit(status)
