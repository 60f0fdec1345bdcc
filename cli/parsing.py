"""How arguments are read: the options that all commands share stand anywhere, and nothing slow is loaded for it.

Typer converts an argument to any type there is, and loads a library for it that costs a third of a start. Commands
here take texts, whole numbers, paths and flags, which need none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click.core import Context, Parameter

__all__ = ["Command", "Group", "load"]


class Command(TyperCommand):
    """A command that also takes the options of the root."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return its own options and arguments, those of the root, and ``--help``."""
        return _with_shared(super().get_params(ctx), ctx)


class Group(TyperGroup):
    """A group of commands that also takes the options of the root."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return its own options, those of the root, and ``--help``."""
        return _with_shared(super().get_params(ctx), ctx)


def load(app: typer.Typer, name: str) -> TyperCommand | TyperGroup:
    """Return the command or group that a module describes.

    Args:
        app: Made by :func:`cli.session.command_app`.
        name: What the user calls it.
    """
    for info in app.registered_commands:
        info.cls = Command
    command = typer.main.get_command(app)
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{name} is neither a command nor a group")
    command.name = name
    return command


def _with_shared(params: list[Parameter], ctx: Context) -> list[Parameter]:
    """Add the root's options before ``--help``, which comes last."""
    root = ctx.find_root().command
    own = {param.name for param in params}
    shared = [param for param in root.params if param.name not in own]
    everything = [*params[:-1], *shared, *params[-1:]]
    for param in everything:
        _convert_plainly(param)
    return everything


# --- conversion ---------------------------------------------------------------------------------------------------


class _Plain:
    """Converts an argument to a text, a whole number, a path or a flag."""

    def __init__(self, kind: object, name: str) -> None:
        """Remember the type, and the option for messages."""
        self._kind = kind
        self._name = name

    def coerce(self, value: object, param: Parameter, ctx: Context) -> object:  # noqa: ARG002
        """Return the value as the type says; None and defaults stay what they are."""
        if self._kind is int and value is not None:
            try:
                return int(str(value))
            except ValueError:
                raise typer.BadParameter("give a whole number", ctx=ctx, param_hint=self._name) from None
        if self._kind is Path and isinstance(value, str):
            return Path(value)
        if self._kind == list[Path] and isinstance(value, Iterable):
            return [Path(str(each)) for each in value]
        return value


def _convert_plainly(param: Parameter) -> None:
    """Let an option or argument be converted by :class:`_Plain` where that is enough."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if kind in (str, int, bool, Path, list[str], list[Path]):
        plain = _Plain(kind, max(param.opts, key=len))
        param.get_runtime_param = lambda: plain  # type: ignore[attr-defined]
        _show_plainly(param, kind)


def _show_plainly(param: Parameter, kind: object) -> None:
    """Let ``--help`` say what to write and not which type of the language it becomes."""
    if param.param_type_name == "argument":
        param.display_type_rich = lambda ctx: None  # type: ignore[attr-defined]  # noqa: ARG005
    elif param.metavar is None and kind is not bool:
        param.metavar = "N" if kind is int else "FILE" if kind is Path else "TEXT"
