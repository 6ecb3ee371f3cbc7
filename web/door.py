"""What every route needs, put together once by ``api.create_app`` and handed to routes as a dependency."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeAlias, cast

from fastapi import Depends, Request

from pipeline.procedure import Procedure
from pipeline.store import VIETNAM, NotOnTheShelf, PrefillRecord, Store
from pipeline.template import default_folder
from web.problems import Refusal

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

NO_SUCH = "Không có hồ sơ này, hoặc hồ sơ đã được xóa."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the door needs: whether it is there, and a Vietnamese line about it.

    Without a ``vital`` one papers cannot be taken in; without the others they wait.
    """

    name: str
    ok: bool
    detail: str
    vital: bool = True


@dataclass(frozen=True, slots=True)
class Door:
    """The open door: the shelf, the bell, the procedures in all editions, and what a request may carry.

    ``ring`` tells the workers of a prefill that waits; it never raises, because the work is safe on the
    shelf and will be found without the bell. ``limit`` is the bytes of one request. ``checks`` look at the
    parts (readyz). ``papers`` is the folder of the papers' templates.
    """

    store: Store
    ring: Callable[[PrefillRecord], None]
    procedures: Mapping[str, Procedure]
    limit: int
    checks: tuple[Callable[[], Check], ...] = ()
    papers: Path = field(default_factory=default_folder)

    @property
    def known(self) -> Mapping[str, Procedure]:
        """The procedures as they stand today, by code."""
        today = datetime.now(VIETNAM).date()
        return {code: procedure.on(today) for code, procedure in self.procedures.items()}

    def procedure_of(self, record: PrefillRecord) -> Procedure:
        """The procedure of a prefill as it stood on the day its papers were handed in."""
        return self.procedures[record.procedure].on(record.received)

    def prefill(self, prefill_id: str) -> PrefillRecord:
        """The prefill of this id, or the refusal that fits."""
        if not _ID.fullmatch(prefill_id):
            raise Refusal("not-found", NO_SUCH)
        try:
            return self.store.prefill(prefill_id)
        except NotOnTheShelf as error:
            raise Refusal("not-found", NO_SUCH) from error


def _door(request: Request) -> Door:
    return cast(Door, request.app.state.door)


AtDoor: TypeAlias = Annotated[Door, Depends(_door)]
"""Declares that a route works at the door."""
