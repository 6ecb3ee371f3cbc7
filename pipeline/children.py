"""EDGE processes kept alive: started, started again when they die (after a pause), stopped without orphans.

Every child leads a session of its own, so Ctrl-C reaches only us and we choose the order of the end; and the
kernel tells each child (Linux) when we die ourselves, so that even SIGKILL leaves nothing running.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from pipeline.log import say

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
"""Seconds before a dead child is started again: doubled each time, until it has lived long enough."""

LIVED_WELL = 30.0
"""A child that lived this many seconds starts again after the shortest pause."""

POLITE, FIRM = 1.5, 5.0
"""Seconds after which a stop is asked for again, and after which it is no longer a question."""

_LEASH = """
import ctypes, os, sys
with __import__("contextlib").suppress(OSError, AttributeError):
    ctypes.CDLL(None).prctl(1, int(sys.argv[2]))
if os.getppid() != int(sys.argv[1]):
    sys.exit(0)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""Asks the kernel for a signal at the parent's death, sees that it still lives, becomes the child."""


@dataclass(slots=True, eq=False)
class Child:
    """One process and how to start it. ``died`` is called after each end that we did not ask for.

    ``leash`` is the signal it gets when we die ourselves.
    """

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    output: IO[bytes] | int | None = None
    died: Callable[[Child, int], None] | None = None
    leash: signal.Signals = signal.SIGTERM
    deaths: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _started: float = 0.0
    _again_at: float = 0.0
    _pause: float = field(default=SHORTEST_PAUSE)

    @property
    def pid(self) -> int | None:
        """The process id, while it runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def start(self) -> None:
        """Start it now. Call from the main thread: the leash is tied to the thread that starts."""
        leash = [sys.executable, "-I", "-c", _LEASH, str(os.getpid()), str(int(self.leash)), *self.command]
        self._process = subprocess.Popen(
            leash,
            env={**os.environ, **self.environ},
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=self.output,
            start_new_session=True,
        )
        self._started = time.monotonic()

    def tend(self) -> None:
        """See how it is; start it again when it is dead and its pause is over."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._again_at:
                self.start()
            return
        code = self._process.poll()
        if code is None:
            return
        self._process = None
        self.deaths += 1
        if now - self._started > LIVED_WELL or code == 0:
            self._pause = SHORTEST_PAUSE
        say("child_ended", part=self.name, exit=code, count=self.deaths)
        self._again_at = now + (0 if code == 0 and now - self._started > 1 else self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if self.died is not None:
            self.died(self, code)

    def signal(self, number: int) -> None:
        """Send a signal, if it runs."""
        if self.pid is not None and self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(number)

    def wait(self, until: float) -> bool:
        """Wait for its end until this moment of ``time.monotonic``; whether it has ended."""
        if self._process is None:
            return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, until - time.monotonic()))
        return self._process.poll() is not None


def stop(children: Sequence[Child]) -> None:
    """Ask all to stop, ask again, then kill what is left."""
    begun = time.monotonic()
    for wait, number in ((POLITE, signal.SIGTERM), (FIRM - POLITE, signal.SIGTERM), (1.0, signal.SIGKILL)):
        alive = [child for child in children if child.pid is not None]
        if not alive:
            break
        for child in alive:
            child.signal(number)
        begun += wait
        for child in alive:
            child.wait(begun)
