"""Every value that flows from the door to the shelf, in the order of the flow.

All are frozen. A later state of knowledge is another type, never the same one half filled:
``Testimony`` (a witness spoke) → ``Evidence`` (understood) → ``Field`` (weighed).
Boxes are pixels of the clean page, origin top left (see ``ocr.types``).
"""

from pipeline.types.documents import Document, FileProblem
from pipeline.types.dossiers import (
    Claim,
    Component,
    ComponentStatus,
    Conflict,
    Dossier,
    Entry,
    EntrySource,
    EntryState,
    Facts,
)
from pipeline.types.fields import (
    Alternative,
    Evidence,
    Field,
    FieldState,
    Parts,
    Possible,
    Source,
    SourceKind,
    Testimony,
    Units,
    Value,
    Verdict,
)
from pipeline.types.pages import CleanPage, DamagedPage, MrzZone, Page, PageInfo, ReadPage, Scan
from pipeline.types.problems import Mistake, Problem, ProblemCode
from pipeline.types.recognition import AnchorHit, Match, Recognition

__all__ = [
    "Alternative",
    "AnchorHit",
    "Claim",
    "CleanPage",
    "Component",
    "ComponentStatus",
    "Conflict",
    "DamagedPage",
    "Document",
    "Dossier",
    "Entry",
    "EntrySource",
    "EntryState",
    "Evidence",
    "Facts",
    "Field",
    "FieldState",
    "FileProblem",
    "Match",
    "Mistake",
    "MrzZone",
    "Page",
    "PageInfo",
    "Parts",
    "Possible",
    "Problem",
    "ProblemCode",
    "ReadPage",
    "Recognition",
    "Scan",
    "Source",
    "SourceKind",
    "Testimony",
    "Units",
    "Value",
    "Verdict",
]
