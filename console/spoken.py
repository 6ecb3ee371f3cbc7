"""Typer in the chosen language: help panels, usage lines and mistakes on the command line."""

from __future__ import annotations

import re
from typing import Any

from typer import rich_utils
from typer._click import exceptions as click
from typer.core import TyperCommand, TyperGroup

from console.words import Words

_words = Words("vi")
FLAG = " "
"""What stands for the value of an option that takes none."""


def speak(words: Words) -> None:
    """Use these words from now on (once, before the commands are built)."""
    global _words  # noqa: PLW0603 - typer asks classes, not instances of ours
    _words = words
    rich_utils.OPTIONS_PANEL_TITLE = words("options")
    rich_utils.ARGUMENTS_PANEL_TITLE = words("arguments")
    rich_utils.COMMANDS_PANEL_TITLE = words("commands")
    rich_utils.DEFAULT_STRING = words("default")
    rich_utils.REQUIRED_LONG_STRING = words("required")


_PLACEHOLDERS = {
    "Usage:": "usage",
    "[OPTIONS]": "options_here",
    "COMMAND [ARGS]...": "command_here",
}


class Command(TyperCommand):
    """A command that helps in the chosen language."""

    def get_params(self, ctx: Any) -> Any:
        """Its parameters; of arguments people need the name, not Python's type."""
        params = super().get_params(ctx)
        for param in params:
            if param.param_type_name == "argument":
                vars(param)["display_type_rich"] = _no_type
        return params

    def get_usage(self, ctx: Any) -> str:
        """ "Cách dùng: khongviet read …" """
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """``--help`` with its own sentence."""
        return _help_option(super().get_help_option(ctx))


class Group(TyperGroup):
    """The same for a command that has commands."""

    def get_usage(self, ctx: Any) -> str:
        """ "Cách dùng: khongviet …" """
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """``--help`` with its own sentence."""
        return _help_option(super().get_help_option(ctx))


def _no_type(ctx: Any) -> None:  # noqa: ARG001 - typer asks with the context
    return None


def _usage(text: str) -> str:
    """The usage line in the chosen language, its placeholders too."""
    for english, key in _PLACEHOLDERS.items():
        text = text.replace(english, _words(key), 1)
    return re.sub(r"\{(.+?)\}\.\.\.", r"\1", text)


def _help_option(option: Any) -> Any:
    if option is not None:
        option.metavar = FLAG
        option.help = _words("help")
    return option


def mistake(error: click.UsageError) -> str:
    """What is wrong on the command line, in the chosen language."""
    name = _name(error)
    if isinstance(error, click.NoSuchOption):
        return _words("no_such_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return _words("missing_parameter", name=name)
    if isinstance(error, click.BadParameter):
        return _words("bad_parameter", name=name)
    if "No such command" in error.message:
        return _words("no_such_command")
    return _words("bad_line") if _words.language == "vi" else error.message


def _name(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    is_option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len) if is_option else parameter.metavar or parameter.name)


def where(error: click.UsageError) -> str:
    """The command to ask for help."""
    return _words("see_help", command=error.ctx.command_path if error.ctx is not None else "khongviet")


UsageError = click.UsageError
NoArgsIsHelp = click.NoArgsIsHelpError
