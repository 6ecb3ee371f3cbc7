"""Tờ khai cấp bản sao trích lục hộ tịch: Thông tư 04/2020/TT-BTP as amended by Thông tư 04/2024/TT-BTP."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.application import (
    OATH,
    Application,
    Print,
    declarant_of,
    declarant_rows,
    draw_application,
    draw_print,
    number_in,
    personal_rows,
)
from samples.papers.office import facts_of, same
from samples.papers.style import draw_hand, draw_labels, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Row
from samples.people.dates import between
from samples.people.families import Family, draw_family
from samples.people.person import TODAY
from samples.truth import Paper, Truth

DOCUMENT = "to_khai_cap_ban_sao_trich_luc_ho_tich"
_TITLES = (
    "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
    "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH, BẢN SAO GIẤY KHAI SINH",
)


def make(people: random.Random, look: random.Random) -> Paper:
    """A parent or a grown child asks for a copy of the birth entry."""
    return draw_paper(people, look, draw_family(people, (dt.date(1996, 1, 1), dt.date(2024, 12, 1))))


def draw_paper(people: random.Random, look: random.Random, family: Family) -> Paper:
    """The application for a copy of the entry of ``family``'s child; layout by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    child, register = family.child, family.register
    day = between(people, max(dt.date(2020, 8, 1), family.registered), TODAY)
    grown = day.year - child.born.year > 18
    asks = child if grown else family.mother
    relation = people.choice(("Bản thân", "bản thân")) if grown else "Mẹ"
    pairs = declarant_of(people, hand, asks, day, relation)
    del pairs["declarant.date_of_birth"]
    paper = pairs["declarant.id_paper"][0] if grown else id_paper(people, child, day, hand)
    pairs |= {
        "subject.full_name": same(hand.name(child.name)),
        "subject.date_of_birth": (hand.date(child.born), child.born.isoformat()),
        "subject.sex": same(child.sex),
        "subject.ethnicity": ethnicity(people, child),
        "subject.nationality": same("Việt Nam"),
        "subject.residence": same(hand.address(child.home(day))),
        "subject.id_paper": same(paper),
        "subject.id_number": same(number_in(paper, child)),
        "event": same(people.choice(("khai sinh", "Khai sinh"))),
        "registration_authority": same(hand.office(register)),
        "registration_date": (hand.date(family.registered), family.registered.isoformat()),
        "number": same(register.number),
        "book": same(register.book),
    }
    form = draw_print(look, labels, facts_of(pairs))
    application = Application(
        title=look.choice(_TITLES),
        addressee=hand.office(register),
        rows=_rows(look, form),
        oath=(OATH,),
        place=family.father.home(day).unit.commune_short,
        day=day,
        signers={"Người yêu cầu": asks.name},
    )
    sheet = draw_application(look, form.labels, application)
    return Paper(Truth(DOCUMENT, "", form.facts.truth), (sheet.face("sheet"),))


def _rows(look: random.Random, form: Print) -> tuple[Row, ...]:
    two = 2 if look.random() < 0.25 else 1
    relation = look.choice(
        (
            "Quan hệ với người được cấp bản sao Giấy khai sinh/Trích lục hộ tịch:",
            "Quan hệ với người được cấp bản sao Trích lục hộ tịch:",
        )
    )
    mark = " (4)" if form.noted else ""
    asked = (
        form.facts.blank(f"Đề nghị cơ quan cấp bản sao trích lục{mark}", "event", 0.6),
        Blank("cho người có tên dưới đây:", leader=False),
    )
    day = form.facts.shown["registration_date"].removeprefix("ngày ")
    entered = (
        Blank("ngày", day, 1.4),
        form.blank("số:", "number"),
        form.blank("Quyển số:", "book"),
    )
    wanted = Blank(form.labels.set("Số lượng bản sao yêu cầu cấp:"), f"{look.randint(1, 5):02d}")
    return (
        *declarant_rows(form, relation, two),
        asked,
        (form.blank("Họ, chữ đệm, tên:", "subject.full_name"),),
        (form.blank("Ngày, tháng, năm sinh:", "subject.date_of_birth"),),
        *personal_rows(look, form, "subject"),
        (form.blank("Nơi cư trú:", "subject.residence", 2, lines=two),),
        (form.blank("Giấy tờ tùy thân:", "subject.id_paper", 3, lines=two),),
        (form.blank("Đã đăng ký tại:", "registration_authority", 5, lines=two),),
        *parted(look, entered, 0.85),
        (wanted, Blank("bản", leader=False)),
    )
