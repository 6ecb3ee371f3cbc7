"""A clock for the shelf that only tests move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2027, 3, 1, 1, 0, tzinfo=UTC)


class Clock:
    """A clock that only tests move."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        """Now."""
        return self.moment

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)
