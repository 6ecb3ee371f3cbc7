"""A copy from the register: the old paper, and the card of whoever asks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import (
    giay_chung_nhan_ket_hon,
    giay_khai_sinh,
    trich_luc_ket_hon,
    trich_luc_khai_sinh,
    trich_luc_khai_tu,
)
from samples.people.deaths import draw_death
from samples.people.families import draw_couple, draw_family
from samples.truth import Paper

PROCEDURE = "2.000635"
COMPONENTS = ("declarant_card", "register_paper")
"""Papers that can be left out."""
CONFLICTS = ("subject.full_name", "subject.date_of_birth")
"""Entries on which the old birth paper (it gives no number) is made to disagree with the card."""
EVENTS = {
    "giay_khai_sinh": "khai sinh",
    "trich_luc_khai_sinh": "khai sinh",
    "giay_chung_nhan_ket_hon": "kết hôn",
    "trich_luc_ket_hon": "kết hôn",
    "trich_luc_khai_tu": "khai tử",
}


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """One of four stories: one's own birth, a child's, a marriage, a parent's death."""
    conflict = given.conflict(possible)
    story = "own" if conflict else people.choice(("own", "child", "marriage", "death"))
    return {"own": draw_own_birth, "child": _child, "marriage": _marriage, "death": _death}[story](
        people, look, conflict
    )


def draw_own_birth(people: random.Random, look: random.Random, conflict: str) -> dict[str, Paper]:
    """One's card and one's own birth paper, on which a conflict is."""
    born = (dt.date(1975, 1, 1), dt.date(2004, 12, 31))
    family = draw_family(people, born, late=(dt.date(2016, 2, 1), dt.date(2026, 6, 1)))
    card = draw_card_paper(look, draw_newest_card(people, family.child))
    if conflict:
        family = replace(family, child=changed(people, family.child, conflict))
    kind = giay_khai_sinh if people.random() < 0.5 else trich_luc_khai_sinh
    return {"declarant_card": card, "register_paper": kind.draw_paper(people, look, family)}


def _child(people: random.Random, look: random.Random, _: str) -> dict[str, Paper]:
    family = draw_family(people, (dt.date(2016, 2, 1), dt.date(2026, 6, 1)))
    card = draw_card_paper(look, draw_newest_card(people, family.mother))
    return {"declarant_card": card, "register_paper": giay_khai_sinh.draw_paper(people, look, family)}


def _marriage(people: random.Random, look: random.Random, _conflict: str) -> dict[str, Paper]:
    couple = draw_couple(people, (dt.date(2016, 2, 1), dt.date(2026, 6, 1)))
    wife, husband, _ = couple
    card = draw_card_paper(look, draw_newest_card(people, people.choice((wife, husband))))
    kind = giay_chung_nhan_ket_hon if people.random() < 0.5 else trich_luc_ket_hon
    return {"declarant_card": card, "register_paper": kind.draw_paper(people, look, couple)}


def _death(people: random.Random, look: random.Random, _: str) -> dict[str, Paper]:
    death = draw_death(people, (dt.date(2017, 2, 1), dt.date(2026, 6, 1)))
    card = draw_card_paper(look, draw_newest_card(people, death.child))
    edition = people.choice(("ban_chinh", "ban_sao"))
    return {
        "declarant_card": card,
        "register_paper": trich_luc_khai_tu.draw_paper(people, look, death, edition),
    }


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    paper, card = fields.get("register_paper", {}), fields.get("declarant_card")
    keys = ("number", "book", "registration_authority", "registration_date")
    found: dict[str, str | None] = {key: paper.get(key) for key in keys}
    names = ("full_name", "date_of_birth", "sex", "ethnicity", "nationality", "id_number")
    for prefix in ("", "deceased."):
        found |= {f"subject.{name}": paper[prefix + name] for name in names if prefix + name in paper}
    if card is not None:
        asks = of_card(card, "declarant")
        found |= {
            f"declarant.{name}": asks[f"declarant.{name}"] for name in ("full_name", "id_number", "residence")
        }
        if paper and _is_own(paper, card):
            found |= of_card(card, "subject")
    return said(found)


def _is_own(paper: Facts, card: Facts) -> bool:
    """Whether the card is the subject's: of the name, the number or the birthday that the paper gives."""
    name = card["full_name"].casefold()
    couple = [paper.get(f"{who}.full_name", "").casefold() for who in ("wife", "husband")]
    alike = (
        paper.get("full_name", "").casefold() == name or paper.get("date_of_birth") == card["date_of_birth"]
    )
    return alike or name in couple
