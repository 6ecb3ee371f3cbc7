"""How a run of the command ends: its exit code, what is said of a mistake or a fault. No field value."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import typer

from console import spoken
from console.words import Words
from pipeline.settings import BrokenSetting

LOG = "khongviet.log"
STOPPED = 130
"""The exit code after Ctrl-C."""


class Usage(Exception):
    """The command line asks for something that cannot be; the message is for people."""


class Unfit(Exception):
    """This machine or its templates cannot do the work; the message says what to do."""


def run(app: typer.Typer, words: Words) -> int:
    """Run the command line and answer its exit code."""
    try:
        code = int(app(standalone_mode=False) or 0)
        if code == STOPPED:  # typer takes Ctrl-C itself and answers its code, without a word
            print(words("stopped"), file=sys.stderr)
        return code
    except typer.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        # The reader of our pipe went away; Python must not complain about it a second time at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 - the last door
        code, told = _told(error, words)
        print(told, file=sys.stderr)
        return code


def _told(error: BaseException, words: Words) -> tuple[int, str]:
    """The exit code for an error and what people are told."""
    code, told = 1, str(error)
    if isinstance(error, spoken.NoArgsIsHelp):
        code, told = 2, error.format_message()
    elif isinstance(error, spoken.UsageError):
        code, told = 2, f"{spoken.mistake(error)}\n{spoken.where(error)}"
    elif isinstance(error, Usage):
        code = 2
    elif isinstance(error, KeyboardInterrupt | typer.Abort):
        code, told = STOPPED, words("stopped")
    elif not isinstance(error, Unfit | BrokenSetting):
        log = note(error, debug="--debug" in sys.argv)
        told = words("fault", error=type(error).__name__, log=log)
    return code, told


def note(error: BaseException, *, debug: bool) -> Path:
    """Write where an unforeseen error happened to the log: types and places in the code, never its words,
    which may hold what was read. With ``debug`` the same goes to stderr. Answers the log file.
    """
    from pipeline.settings import read  # noqa: PLC0415 - only when something went wrong

    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
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
