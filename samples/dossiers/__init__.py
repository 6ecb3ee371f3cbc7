"""Dossiers: the papers people bring for one procedure, and what the filled form must then say.

One file a procedure: ``draw`` makes the papers by their part in the dossier, ``entries`` says what the form
must say of them, ``COMPONENTS`` can be left out, ``possible`` are the conflicts that can be planted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from samples.cases import WEARS
from samples.chance import stream
from samples.dossiers import birth, death, extract, marriage, single_status
from samples.dossiers.packing import files_of
from samples.dossiers.parts import Given
from samples.truth import Paper, Truth
from samples.wear.files import PageGeometry, SampleFile

__all__ = ["COMPONENTS", "MAKERS", "PROCEDURES", "DossierCase", "make_dossier"]

MAKERS = {one.PROCEDURE: one for one in (birth, marriage, death, extract, single_status)}
"""Procedure → the file that makes its dossiers."""
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
