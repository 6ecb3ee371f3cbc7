"""How a run of the command ends: its exit code, and what is said of a mistake or a fault. Never a field value."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import typer

from console import spoken
from console.words import Words

LOG = "khongviet.log"


class Usage(Exception):  # noqa: N818 - named for what happened
    """The command line asks for something that cannot be; the message is for people."""


class Unfit(Exception):  # noqa: N818 - named for what happened
    """This machine or its templates cannot do the work; the message says what to do."""


def run(app: typer.Typer, words: Words) -> int:
    """Run the command line and answer its exit code."""
    try:
        return int(app(standalone_mode=False) or 0)
    except spoken.NoArgsIsHelp as help_wanted:
        print(help_wanted.format_message())
        return 2
    except spoken.UsageError as error:
        print(spoken.mistake(error), spoken.where(error), sep="\n", file=sys.stderr)
        return 2
    except Usage as error:
        print(error, file=sys.stderr)
        return 2
    except Unfit as error:
        print(error, file=sys.stderr)
        return 1
    except typer.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, typer.Abort):
        print(words("stopped"), file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader of the pipe went away; Python must not complain
        return 1
    except Exception as error:  # noqa: BLE001 - the last door
        log = note(error, debug="--debug" in sys.argv)
        print(words("fault", error=type(error).__name__, log=log), file=sys.stderr)
        return 1


def note(error: BaseException, *, debug: bool) -> Path:
    """Write where an unforeseen error happened to the log: types and places in the code, never its words, which
    may hold what was read. With ``debug`` the same goes to stderr. Answers the log file.
    """
    from pipeline.settings import read  # noqa: PLC0415 - only when something went wrong

    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    text = "\n".join([type(error).__name__, *(f"  {place}" for place in places)]) + "\n"
    log = read().data / "log" / LOG
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        sys.stderr.write(text)
    if debug:
        sys.stderr.write(text)
    return log
