"""Which edition of a form or procedure counts on a day: the one that began last on or before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What has editions; ``start`` and ``end`` are ``YYYY-MM-DD`` or its beginning ("" where open)."""

    @property
    def start(self) -> str:
        """First day."""

    @property
    def end(self) -> str:
        """Last day."""


Edition = TypeVar("Edition", bound=Dated)


def in_force(editions: Sequence[Edition], day: date) -> Edition:
    """The edition of that day; where none holds it, the last one begun, else the first to come.

    A newer edition ends the older by beginning. Raises ``ValueError`` when there is no edition at all.
    """
    begun = [one for one in editions if one.start <= day.isoformat()]
    if not begun:
        return min(editions, key=lambda one: one.start)
    still = [one for one in begun if not one.end or day.isoformat()[: len(one.end)] <= one.end]
    return max(still or begun, key=lambda one: one.start)


def newest_first(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """The editions, the one that begins last first."""
    return tuple(sorted(editions, key=lambda one: one.start, reverse=True))
