"""Dossiers: the papers people bring for one procedure, and what the filled form must then say.

One file a procedure, or a few that ask for the same papers: ``draw`` makes the papers by their part in the
dossier, ``entries`` says what the form must say of them, ``COMPONENTS`` can be left out, ``possible`` are the
conflicts that can be planted.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from samples.cases import WEARS
from samples.chance import stream
from samples.dossiers import (
    acknowledgement,
    birth,
    certified_copy,
    death,
    extract,
    funeral,
    marriage,
    pension,
    recognition,
    reregistration,
    single_status,
)
from samples.dossiers.own_card import OwnCard
from samples.dossiers.packing import files_of
from samples.dossiers.parts import Facts, Given
from samples.dossiers.welfare import Welfare
from samples.truth import Paper, Truth
from samples.wear.files import PageGeometry, SampleFile

__all__ = ["COMPONENTS", "MAKERS", "PROCEDURES", "DossierCase", "Maker", "make_dossier"]


class Maker(Protocol):
    """What makes the dossiers of a procedure: a file of this room, or an object of one."""

    @property
    def COMPONENTS(self) -> tuple[str, ...]:  # noqa: N802 - a constant in the files
        """Parts that can be left out."""

    def possible(self, leave_out: Sequence[str], /) -> tuple[str, ...]:
        """Entries on which a conflict can be planted when these parts are left out."""

    def draw(self, people: random.Random, look: random.Random, given: Given, /) -> dict[str, Paper]:
        """The papers by their part."""

    def entries(self, fields: Mapping[str, Facts], /) -> dict[str, str]:
        """What the form must say, from what the papers say."""


_RESIDENCE = OwnCard("subject", ("full_name", "date_of_birth", "sex", "id_number"))
_SIGNATURE = OwnCard("declarant", ("full_name", "date_of_birth", "id_number", "residence"))
_ALLOWANCE = Welfare(("full_name", "date_of_birth", "sex", "ethnicity", "id_number", "residence"))
_DISABILITY = Welfare(("full_name", "date_of_birth", "sex", "id_number", "residence"))
MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        birth.PROCEDURE: birth,
        marriage.PROCEDURE: marriage,
        death.PROCEDURE: death,
        extract.PROCEDURE: extract,
        single_status.PROCEDURE: single_status,
        recognition.PROCEDURE: recognition,
        acknowledgement.PROCEDURE: acknowledgement,
        reregistration.PROCEDURE: reregistration,
        certified_copy.PROCEDURE: certified_copy,
        "2.000884": _SIGNATURE,
        pension.PROCEDURE: pension,
        funeral.PROCEDURE: funeral,
        "1.014028": funeral,
        "1.001776": _ALLOWANCE,
        "1.001699": _DISABILITY,
        "1.001653": _DISABILITY,
        "1.004222": _RESIDENCE,
        "1.004194": _RESIDENCE,
        "1.002755": _RESIDENCE,
        "1.003197": _RESIDENCE,
        "1.010028": _RESIDENCE,
        "1.010038": _RESIDENCE,
        "1.010039": _RESIDENCE,
        "1.010041": _RESIDENCE,
    }
)
"""Procedure → what makes its dossiers; the five most frequent first."""
PROCEDURES = tuple(MAKERS)
COMPONENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: maker.COMPONENTS for code, maker in MAKERS.items()}
)
"""Procedure → parts that can be left out."""


@dataclass(frozen=True, slots=True)
class DossierCase:
    """Files of one dossier and what must come of them.

    ``entries`` holds, by contract key of the form, what the papers say, from the paper that leads; an entry
    no paper answers (the child's ethnicity) is absent. ``conflicts`` names entries on which papers were made
    to disagree, ``missing`` the parts left out, ``truth`` every paper in the order of the files.
    """

    name: str
    procedure: str
    files: tuple[SampleFile, ...]
    entries: Mapping[str, str]
    conflicts: tuple[str, ...]
    missing: tuple[str, ...]
    truth: tuple[Truth, ...]
    geometry: tuple[PageGeometry, ...]


def make_dossier(
    procedure: str,
    seed: int,
    wear: str = "mixed",
    plant_conflict: bool = False,
    leave_out: Sequence[str] = (),
) -> DossierCase:
    """One dossier; ``wear`` is one of ``WEARS`` or ``mixed``, ``leave_out`` of ``COMPONENTS[procedure]``.

    Raises ``ValueError`` for a procedure, wear or component that is not known.
    """
    known = {*COMPONENTS.get(procedure, ())}
    if procedure not in MAKERS or wear not in (*WEARS, "mixed") or not {*leave_out} <= known:
        raise ValueError(f"không có hồ sơ {procedure!r}, kiểu mòn {wear!r} hoặc giấy {tuple(leave_out)}")
    maker = MAKERS[procedure]
    given = Given(stream(seed, procedure, "conflict"), plant_conflict, tuple(leave_out))
    people, look = stream(seed, procedure, "people"), stream(seed, procedure, "look")
    drawn: dict[str, Paper] = maker.draw(people, look, given)
    papers = {name: paper for name, paper in drawn.items() if name not in leave_out}
    files, geometry, order = files_of(stream(seed, procedure, wear), wear, papers)
    return DossierCase(
        name=f"{procedure}-{wear}-{seed}",
        procedure=procedure,
        files=files,
        entries=maker.entries({name: paper.truth.fields for name, paper in papers.items()}),
        conflicts=(given.planted,) if given.planted else (),
        missing=tuple(leave_out),
        truth=order,
        geometry=geometry,
    )
