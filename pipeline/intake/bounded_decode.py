"""EDGE Runs the bounded child over one picture file and takes its pages from the pipe, one at a time."""

from __future__ import annotations

import json
import math
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import PIL

from ocr.types import Image
from pipeline.intake.limits import Limits
from pipeline.intake.messages import unreadable
from pipeline.types import ProblemCode

_CHILD = Path(__file__).with_name("child.py")
_LIBRARIES = Path(PIL.__file__).parents[1]
_LONGEST_LINE = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A decoded page: (height, width) grey or (height, width, 3), RGB unless ``blue_first``, and the dots an
    inch its file claims.
    """

    number: int
    rows: Image
    dpi: tuple[float, float] | None
    blue_first: bool = False

    @property
    def colour(self) -> Image:
        """The page in colour (BGR)."""
        if self.blue_first:
            return self.rows
        way = cv2.COLOR_GRAY2BGR if self.rows.ndim == 2 else cv2.COLOR_RGB2BGR
        return np.asarray(cv2.cvtColor(self.rows, way), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Lost:
    """A page that could not be decoded, why, and the seconds it took to find out."""

    number: int
    code: ProblemCode
    seconds: float


class _OutOfTime(Exception):
    """The child did not answer in time."""


class _Gone(Exception):
    """The child died or babbled."""


def decode(path: Path, media_type: str, limits: Limits) -> Iterator[Rows | Lost]:
    """Every page of the picture file; one that kills or stalls its child is lost, the next is tried.

    Raises ``Unreadable`` when not even the number of pages can be told.
    """
    number, count = 1, None
    while count is None or number <= count:
        with _Child(path, media_type, number, limits) as child:
            started = time.monotonic()
            try:
                count = child.count()
                while number <= count:
                    started = time.monotonic()
                    yield child.page(number)
                    number += 1
                return
            except (_OutOfTime, _Gone) as end:
                code = ProblemCode.TIMEOUT if isinstance(end, _OutOfTime) else ProblemCode.DAMAGED
                if count is None:
                    raise unreadable(code) from None
                yield Lost(number, code, time.monotonic() - started)
                number += 1


class _Child:
    """The running child program; leaving the context ends it."""

    def __init__(self, path: Path, media_type: str, first: int, limits: Limits) -> None:
        told = json.dumps(
            {
                "memory": limits.memory,
                "cpu": math.ceil(limits.seconds) * 5,
                "pages": limits.pages,
                "pixels": limits.pixels,
                "page_pixels": limits.page_pixels,
            }
        )
        asked = (str(path.absolute()), media_type, str(first), told, str(_LIBRARIES))
        command = [sys.executable, "-I", "-S", str(_CHILD), *asked]
        self._seconds = limits.seconds
        self._deadline = 0.0
        self._most = limits.page_pixels * 3 + _LONGEST_LINE
        self._pipe, into = os.pipe()
        try:
            self._running = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.DEVNULL
            )
        except OSError:
            os.close(self._pipe)
            raise
        finally:
            os.close(into)
        self._rest = b""

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.kill()
        os.close(self._pipe)
        self._running.wait()

    def count(self) -> int:
        """How many pages the file has; raises ``Unreadable`` when the child refuses it."""
        said = self._line()
        if "code" in said:
            raise unreadable(ProblemCode(said["code"]))
        return int(said["pages"])

    def page(self, number: int) -> Rows | Lost:
        """The next page, which is page ``number``."""
        started = time.monotonic()
        said = self._line()
        if "code" in said:
            return Lost(number, ProblemCode(said["code"]), time.monotonic() - started)
        width, height, bands = int(said["width"]), int(said["height"]), 3 if said["mode"] == "RGB" else 1
        rows = self._take(width * height * bands)
        shape = (height, width, 3) if bands == 3 else (height, width)
        dpi = (float(said["dpi"][0]), float(said["dpi"][1])) if said["dpi"] else None
        return Rows(number, rows.reshape(shape), dpi)

    def _line(self) -> dict[str, Any]:
        self._deadline = time.monotonic() + self._seconds
        while b"\n" not in self._rest:
            if len(self._rest) > _LONGEST_LINE:
                raise _Gone
            self._rest += self._more(_LONGEST_LINE)
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            said = json.loads(line)
        except ValueError:
            raise _Gone from None
        if not isinstance(said, dict):
            raise _Gone
        return said

    def _take(self, size: int) -> Image:
        if not 0 < size <= self._most:
            raise _Gone
        taken = np.empty(size, dtype=np.uint8)
        view = memoryview(taken.data)
        have = min(len(self._rest), size)
        view[:have] = self._rest[:have]
        self._rest = self._rest[have:]
        while have < size:
            self._wait()
            got = os.readv(self._pipe, [view[have:]])
            if got == 0:
                raise _Gone
            have += got
        return taken

    def _more(self, most: int) -> bytes:
        self._wait()
        got = os.read(self._pipe, most)
        if not got:
            raise _Gone
        return got

    def _wait(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0 or not select.select([self._pipe], [], [], left)[0]:
            raise _OutOfTime
