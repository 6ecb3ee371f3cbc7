"""EDGE one line of JSON per event, built from an allow-list of keys: no value, no file name slips in.

File names may hold people's names, and messages of foreign errors may hold what was read; so lines carry ids,
codes and numbers only, and of an error its type and place, never its words.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

KEYS = frozenset(
    {
        "attempt",
        "code",
        "count",
        "error",
        "exit",
        "job",
        "kind",
        "lane",
        "method",
        "pages",
        "part",
        "pid",
        "place",
        "prefill",
        "request",
        "route",
        "scan",
        "seconds",
        "signal",
        "status",
        "worker",
    }
)
"""All that a line may say besides its time, level and event."""

_LONGEST = 200
_OWN = logging.getLogger("khongviet")


def say(event: str, level: int = logging.INFO, **facts: str | float | None) -> None:
    """Write one event. A key outside ``KEYS`` is a mistake of the programmer: ``ValueError``."""
    strange = facts.keys() - KEYS
    if strange:
        raise ValueError(f"not allowed in the log: {', '.join(sorted(strange))}")
    _OWN.log(level, event, extra={"facts": facts})


def say_error(event: str, error: BaseException, **facts: str | float | None) -> None:
    """Write that something went wrong: the error's type and place in the code, not its words."""
    say(event, logging.ERROR, error=type(error).__name__, place=place(error.__traceback__), **facts)


def place(frames: TracebackType | None) -> str:
    """The last three places of a traceback, innermost last: ``file.py:12 file.py:7``."""
    stack = traceback.extract_tb(frames)[-3:]
    return " ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in stack)


class Lines(logging.Formatter):
    """Our events as they are; of other libraries' warnings the logger, and of their errors type and place."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name == _OWN.name:
            line["event"] = record.getMessage()
            line.update({k: v for k, v in record.__dict__["facts"].items() if v is not None})
        else:
            line["event"], line["part"] = "library", record.name
            # The unformatted message is text of the library's source; only its arguments come from data.
            line["says"] = str(record.msg)[:_LONGEST] if record.args else ""
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            line["place"] = place(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def begin(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Write every line of this process to ``stream`` (default: stderr); libraries only from warnings on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    _OWN.setLevel(level)
    for name in ("rq.worker", "rq", "uvicorn", "uvicorn.error", "uvicorn.access"):
        library = logging.getLogger(name)
        library.handlers[:] = []
        library.propagate = True
        library.setLevel(logging.WARNING)
