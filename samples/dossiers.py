"""Dossiers: the papers one family brings for one procedure, and what the filled form must then say.

Only 1.001193 (birth registration) so far: two identity cards, the birth notice, the marriage certificate.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samples.cases import PAPERS, WEARS, draw_stem
from samples.chance import stream
from samples.papers import can_cuoc, cccd, giay_chung_nhan_ket_hon, giay_chung_sinh
from samples.people.families import Family, draw_family
from samples.people.person import CARD_2024_FROM, Card, Person, draw_card
from samples.truth import Face, Paper, Truth
from samples.wear.files import PageGeometry, SampleFile, pack

PROCEDURES = ("1.001193",)
MIXED = ("flatbed", "flatbed", "feeder", "phone", "dpi150", "photocopy")
"""Wears a mixed dossier draws from, one for every group of papers."""
COMPONENTS = ("giay_chung_sinh", "giay_chung_nhan_ket_hon")
"""Papers that can be left out."""
CONFLICTS = (
    "mother.full_name",
    "mother.date_of_birth",
    "mother.id_number",
    "father.full_name",
    "father.date_of_birth",
)
"""Entries on which a planted conflict makes two papers disagree."""


@dataclass(frozen=True, slots=True)
class DossierCase:
    """Files of one dossier and what must come of them.

    ``entries`` holds, by contract key of the form, what the papers say, from the paper that leads; an
    entry no
    paper answers (the declarant, the child's ethnicity) is absent. ``conflicts`` names entries on which
    papers were
    made to disagree, ``missing`` the components left out, ``truth`` every paper in the order of the files.
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
    """One dossier; ``wear`` is one of ``WEARS`` or ``mixed``, ``leave_out`` of ``COMPONENTS``.

    Raises ``ValueError`` for a procedure, wear or component that is not known.
    """
    if procedure not in PROCEDURES or wear not in (*WEARS, "mixed") or not {*leave_out} <= {*COMPONENTS}:
        raise ValueError(f"không có hồ sơ {procedure!r}, kiểu mòn {wear!r} hoặc giấy {tuple(leave_out)}")
    people, look = stream(seed, procedure, "people"), stream(seed, procedure, "look")
    family = draw_family(people, (dt.date(2024, 8, 1), dt.date(2026, 9, 15)))
    cards = tuple(_card(people, person, family) for person in (family.mother, family.father))
    conflict = stream(seed, procedure, "conflict").choice(_possible(leave_out)) if plant_conflict else ""
    papers = _papers(people, look, family, (cards, conflict, "giay_chung_sinh" not in leave_out))
    papers = {name: paper for name, paper in papers.items() if name not in leave_out}
    files, geometry, order = _files(stream(seed, procedure, wear), wear, papers)
    return DossierCase(
        name=f"{procedure}-{wear}-{seed}",
        procedure=procedure,
        files=files,
        entries=entries({name: paper.truth.fields for name, paper in papers.items()}),
        conflicts=(conflict,) if conflict else (),
        missing=tuple(leave_out),
        truth=order,
        geometry=geometry,
    )


def _card(people: random.Random, person: Person, family: Family) -> Card:
    """The card of a parent, no younger than the child."""
    birthday = family.birth.moment.date()
    new = people.random() < 0.5 and birthday > CARD_2024_FROM + dt.timedelta(days=10)
    return draw_card(people, person, "2024" if new else "2021", birthday)


def _possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    if "giay_chung_nhan_ket_hon" in leave_out:
        return tuple(entry for entry in CONFLICTS if entry in ("mother.full_name", "mother.id_number"))
    if "giay_chung_sinh" in leave_out:
        return tuple(entry for entry in CONFLICTS if entry != "mother.id_number")
    return CONFLICTS


def _papers(
    people: random.Random, look: random.Random, family: Family, given: tuple[tuple[Card, ...], str, bool]
) -> dict[str, Paper]:
    """Every paper by its part in the dossier; the one that carries the conflict is drawn of a changed
    family."""
    cards, conflict, by_notice = given
    notice = wedding = family
    if conflict == "mother.id_number" or (conflict == "mother.full_name" and by_notice):
        notice = replace(family, mother=_changed(people, family.mother, conflict))
    elif conflict.startswith("mother"):
        wedding = replace(family, mother=_changed(people, family.mother, conflict))
    elif conflict:
        wedding = replace(family, father=_changed(people, family.father, conflict))
    couple = (wedding.mother, wedding.father, wedding.marriage)
    return {
        "mother_card": _draw_card(look, cards[0]),
        "father_card": _draw_card(look, cards[1]),
        "giay_chung_sinh": giay_chung_sinh.draw_paper(people, look, notice, people.random() < 0.85, cards[0]),
        "giay_chung_nhan_ket_hon": giay_chung_nhan_ket_hon.draw_paper(people, look, couple),
    }


def _draw_card(look: random.Random, card: Card) -> Paper:
    return cccd.draw_paper(look, card) if card.edition == "2021" else can_cuoc.draw_paper(look, card)


def _changed(chance: random.Random, person: Person, conflict: str) -> Person:
    """The person as a careless clerk wrote them: another given name, day of birth or two digits swapped."""
    if conflict.endswith("full_name"):
        given = person.name.split()[-1]
        other = chance.choice(
            [name for name in ("Hằng", "Hạnh", "Thoa", "Tuân", "Thịnh", "Oanh") if name != given]
        )
        return replace(person, name=" ".join([*person.name.split()[:-1], other]))
    if conflict.endswith("date_of_birth"):
        return replace(person, born=person.born + dt.timedelta(days=chance.choice((-31, -9, -1, 1, 9, 365))))
    digits = list(person.number)
    place = next(place for place in range(11, 6, -1) if digits[place] != digits[place - 1])
    digits[place - 1 : place + 1] = digits[place], digits[place - 1]
    return replace(person, number="".join(digits), old_number="")


def entries(fields: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part; order of sources as procedure 1.001193
    has it."""
    notice = fields.get("giay_chung_sinh", {})
    wedding = fields.get("giay_chung_nhan_ket_hon", {})
    said = {
        "child.full_name": notice.get("child.full_name"),
        "child.date_of_birth": notice.get("date_of_birth"),
        "child.sex": notice.get("child.sex"),
        "child.place_of_birth": notice.get("place_of_birth"),
        "mother.ethnicity": notice.get("mother.ethnicity") or wedding.get("wife.ethnicity"),
        "father.ethnicity": wedding.get("husband.ethnicity"),
    }
    for who in ("mother", "father"):
        card = fields[f"{who}_card"]
        said |= {
            f"{who}.full_name": card["full_name"],
            f"{who}.date_of_birth": card["date_of_birth"],
            f"{who}.id_number": card["id_number"],
            f"{who}.nationality": card["nationality"],
            f"{who}.residence": card["place_of_residence"],
        }
    return {key: value for key, value in said.items() if value}


def _files(
    chance: random.Random, wear: str, papers: Mapping[str, Paper]
) -> tuple[tuple[SampleFile, ...], tuple[PageGeometry, ...], tuple[Truth, ...]]:
    """The papers in groups, as somebody scans them: all at once, cards together, or one by one."""
    cards = [papers["mother_card"], papers["father_card"]]
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
    if len(group) > 1 and chance.random() < 0.3:
        faces[0:4] = faces[0], faces[2], faces[1], faces[3]
    return faces
