"""The papers of a dossier in groups, as somebody scans them: all at once, cards together, or one by one."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from samples.cases import CARDS, PAPERS, WEARS, draw_stem
from samples.truth import Face, Paper, Truth
from samples.wear.files import PageGeometry, SampleFile, pack

MIXED = ("flatbed", "flatbed", "feeder", "phone", "dpi150", "photocopy")
"""Wears a mixed dossier draws from, one for every group of papers."""


def files_of(
    chance: random.Random, wear: str, papers: Mapping[str, Paper]
) -> tuple[tuple[SampleFile, ...], tuple[PageGeometry, ...], tuple[Truth, ...]]:
    """Files, how they lie, and the truth of every paper in the order of the files; papers by their part,
    cards under names that end in "_card".
    """
    cards = [paper for name, paper in papers.items() if name.endswith("_card")]
    others = [paper for name, paper in papers.items() if not name.endswith("_card")]
    if chance.random() < 0.2:
        others.append(PAPERS[chance.choice(("trang_trang", "cong_van"))](chance, chance))
    chance.shuffle(others)
    groups = (
        [[*cards], *([paper] for paper in others)]
        if chance.random() < 0.5
        else [[p] for p in (*cards, *others)]
    )
    if chance.random() < 0.25:
        groups = [[*cards, *others]]
    groups = [group for group in groups if group]
    files: list[SampleFile] = []
    geometry: list[PageGeometry] = []
    taken: set[str] = set()
    for group in groups:
        own = chance.choice(MIXED) if wear == "mixed" else wear
        while (stem := draw_stem(chance, own)) in taken:
            pass
        taken.add(stem)
        packed, lying = pack(chance, own, WEARS[own](chance, _faces(chance, group)), stem)
        files += packed
        geometry += lying
    return tuple(files), tuple(geometry), tuple(paper.truth for group in groups for paper in group)


def _faces(chance: random.Random, group: Sequence[Paper]) -> list[Face]:
    """All faces, paper by paper, or the two cards' fronts before their backs."""
    faces = [face for paper in group for face in paper.faces]
    two_cards = len(group) > 1 and all(paper.truth.document in CARDS for paper in group[:2])
    if two_cards and chance.random() < 0.3:
        faces[0:4] = faces[0], faces[2], faces[1], faces[3]
    return faces
