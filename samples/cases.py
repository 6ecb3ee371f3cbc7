"""Single cases: one paper (now and then two cards), drawn, worn and written to files, with its truth.

People and look depend on document and seed only, so one seed shows the same paper in every wear.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samples.chance import stream
from samples.papers import (
    bien_lai,
    can_cuoc,
    cccd,
    cccd_2016,
    cong_van,
    forms_in_print,
    giay_bao_tu,
    giay_chung_nhan_ket_hon,
    giay_chung_sinh,
    giay_khai_sinh,
    giay_xac_nhan_tinh_trang_hon_nhan,
    to_khai_cap_ban_sao_trich_luc_ho_tich,
    to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan,
    to_khai_dang_ky_ket_hon,
    to_khai_dang_ky_khai_sinh,
    to_khai_dang_ky_khai_tu,
    trang_trang,
    trich_luc_ket_hon,
    trich_luc_khai_sinh,
    trich_luc_khai_tu,
)
from samples.truth import Face, Paper, Truth
from samples.wear import scanners
from samples.wear.bed import WornPage
from samples.wear.files import PageGeometry, SampleFile, pack
from samples.wear.phone import phone
from samples.wear.photocopy import photocopy

Maker = Callable[[random.Random, random.Random], Paper]
Wearer = Callable[[random.Random, Sequence[Face]], tuple[WornPage, ...]]

PAPERS: Mapping[str, Maker] = {
    "cccd": cccd.make,
    "can_cuoc": can_cuoc.make,
    "giay_khai_sinh": giay_khai_sinh.make,
    "giay_chung_sinh": giay_chung_sinh.make,
    "giay_chung_nhan_ket_hon": giay_chung_nhan_ket_hon.make,
    "trich_luc_khai_sinh": trich_luc_khai_sinh.make,
    "trich_luc_khai_tu": trich_luc_khai_tu.make,
    "trich_luc_ket_hon": trich_luc_ket_hon.make,
    "giay_bao_tu": giay_bao_tu.make,
    "giay_xac_nhan_tinh_trang_hon_nhan": giay_xac_nhan_tinh_trang_hon_nhan.make,
    "to_khai_dang_ky_khai_sinh": to_khai_dang_ky_khai_sinh.make,
    "to_khai_dang_ky_khai_tu": to_khai_dang_ky_khai_tu.make,
    "to_khai_dang_ky_ket_hon": to_khai_dang_ky_ket_hon.make,
    "to_khai_cap_ban_sao_trich_luc_ho_tich": to_khai_cap_ban_sao_trich_luc_ho_tich.make,
    "to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan": to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan.make,
    **{code: forms_in_print.maker(code) for code in forms_in_print.CODES},
    "cong_van": cong_van.make,
    "bien_lai": bien_lai.make,
    "trang_trang": trang_trang.make,
}
WEARS: Mapping[str, Wearer] = {
    "clean": scanners.clean,
    "flatbed": scanners.flatbed,
    "feeder": scanners.feeder,
    "photocopy": photocopy,
    "dpi150": scanners.dpi150,
    "phone": phone,
}
CARDS = ("cccd", "can_cuoc")
SIDES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    cccd_2016.EDITION: {"front": cccd_2016.FRONT, "back": cccd_2016.BACK},
    cccd.EDITION: {"front": cccd.FRONT, "back": cccd.BACK},
    can_cuoc.EDITION: {"front": can_cuoc.FRONT, "back": can_cuoc.BACK},
}
"""What each side alone of a card of an edition answers."""


@dataclass(frozen=True, slots=True)
class Case:
    """Files, what they say (one truth a document, in the order of the pages) and how they lie."""

    name: str
    files: tuple[SampleFile, ...]
    truth: tuple[Truth, ...]
    wear: str
    geometry: tuple[PageGeometry, ...]


def make_case(document: str, wear: str, seed: int) -> Case:
    """One case of a document of ``PAPERS`` in a wear of ``WEARS``; raises ``ValueError`` for another name."""
    if document not in PAPERS or wear not in WEARS:
        raise ValueError(f"không có giấy {document!r} hoặc kiểu mòn {wear!r}")
    people, look = stream(seed, document, "people"), stream(seed, document, "look")
    sides = stream(seed, document, "sides")
    papers = [PAPERS[document](people, look)]
    if document in CARDS:
        papers[0] = one_side(sides, papers[0])
        if sides.random() < 0.08:
            papers.append(PAPERS[document](people, look))
    chance = stream(seed, document, wear)
    pages = WEARS[wear](chance, [face for paper in papers for face in paper.faces])
    files, geometry = pack(chance, wear, pages, draw_stem(chance, wear))
    return Case(f"{document}-{wear}-{seed}", files, tuple(paper.truth for paper in papers), wear, geometry)


DISTRACTORS = ("cong_van", "bien_lai", "trang_trang")
"""Papers of no template: their truth has no document."""


def turns(seed: int, count: int) -> Iterator[tuple[str, str, int]]:
    """Document, wear and own seed of ``count`` cases: all in turn, one in six a distractor.

    Every round over the papers begins one wear further on.
    """
    chance = stream(seed, "cases")
    known = [name for name in PAPERS if name not in DISTRACTORS]
    wears = list(WEARS)
    for number in range(count):
        row, place = divmod(number, 6)
        turn, paper = divmod(row * 5 + place, len(known))
        document = DISTRACTORS[row % 3] if place == 5 else known[paper]
        wear = wears[(row // 3 if place == 5 else turn + paper) % len(wears)]
        yield document, wear, chance.randrange(2**31)


def make_cases(seed: int, count: int, wear: str | None = None, document: str | None = None) -> Iterator[Case]:
    """``count`` cases by ``turns``, each made when it is asked for; ``wear``, ``document`` fix theirs for
    all."""
    for own_document, own_wear, own_seed in turns(seed, count):
        yield make_case(document or own_document, wear or own_wear, own_seed)


def fixed_case(document: str, wear: str = "clean", number: int = 0) -> Case:
    """A case that stays the same for tests; ``number`` gives others of the kind."""
    return make_case(document, wear, 20_260_930 + number)


def one_side(chance: random.Random, card: Paper) -> Paper:
    """The card with both sides (mostly), its front or its back alone; the truth keeps what those sides
    answer."""
    chosen = chance.choices(("both", "front", "back"), (72, 20, 8))[0]
    if chosen == "both":
        return card
    keys = SIDES[card.truth.edition][chosen]
    fields = {key: value for key, value in card.truth.fields.items() if key in keys}
    faces = tuple(face for face in card.faces if face.name == chosen)
    return Paper(replace(card.truth, fields=fields), faces)


def draw_stem(chance: random.Random, wear: str) -> str:
    """A file name as machines give them."""
    number = chance.randint(1, 9999)
    if wear == "phone":
        return chance.choice(
            (f"IMG_{number:04d}", f"IMG2026{chance.randint(1, 12):02d}{number:04d}", f"z{number}_zalo")
        )
    return chance.choice((f"scan{number:04d}", f"Scan_{number:05d}", f"SKM_{number:04d}", f"doc-{number}"))
