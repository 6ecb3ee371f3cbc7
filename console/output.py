"""Standard output kept clean: only our answers reach it, whatever native libraries print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO


@contextmanager
def guarded() -> Iterator[TextIO]:
    """The real standard output; meanwhile everything else that writes to file number 1 goes to stderr."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    stream = os.fdopen(os.dup(kept), "w", encoding="utf-8", newline="\n")
    try:
        yield stream
    finally:
        try:
            stream.close()
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def write_line(stream: TextIO, shown: Mapping[str, Any]) -> None:
    """One JSON object on one line, out at once."""
    stream.write(json.dumps(shown, ensure_ascii=False) + "\n")
    stream.flush()
