"""Tờ khai đăng ký khai tử: Thông tư 04/2024/TT-BTP, and 04/2020/TT-BTP (no birth date of who asks)."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.application import (
    COPIES,
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
from samples.papers.moments import moment
from samples.papers.office import facts_of, same, sentence
from samples.papers.style import Hand, draw_hand, draw_labels
from samples.papers.trich_luc_khai_tu import personal
from samples.pen.flow import Blank, Row
from samples.people.deaths import Death, draw_death
from samples.truth import Paper, Truth

DOCUMENT = "to_khai_dang_ky_khai_tu"
NEW_FORM_FROM = dt.date(2024, 6, 6)


def make(people: random.Random, look: random.Random) -> Paper:
    """The application after a death since the summer of 2020."""
    return draw_paper(people, look, draw_death(people, (dt.date(2020, 7, 16), dt.date(2026, 8, 30))))


def draw_paper(people: random.Random, look: random.Random, death: Death) -> Paper:
    """The application of the deceased's child; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    new = death.registered >= NEW_FORM_FROM
    form = draw_print(look, labels, facts_of(_pairs(people, hand, death, new)))
    unit = death.register.unit
    application = Application(
        title="TỜ KHAI ĐĂNG KÝ KHAI TỬ",
        addressee=hand.office(death.register),
        rows=_rows(look, form, death),
        oath=(OATH,),
        place=unit.commune_short,
        day=death.registered,
        signers={"Người yêu cầu": death.child.name},
        left=COPIES,
    )
    sheet = draw_application(look, form.labels, application)
    truth = Truth(DOCUMENT, "2024" if new else "2020", form.facts.truth)
    return Paper(truth, (sheet.face("sheet"),))


def _pairs(people: random.Random, hand: Hand, death: Death, new: bool) -> dict[str, tuple[str, str]]:
    relation = people.choice(("Con", "Con đẻ", "Con trai" if death.child.sex == "Nam" else "Con gái"))
    pairs = declarant_of(people, hand, death.child, death.registered, relation)
    if not new:
        del pairs["declarant.date_of_birth"]
    pairs |= personal(people, death, hand, with_number=False)
    pairs |= {
        "deceased.residence": same(hand.address(death.deceased.home(death.registered))),
        "deceased.id_number": same(number_in(pairs["deceased.id_paper"][0], death.deceased)),
        "death_notice.number": same(death.notice),
        "death_notice.issued_by": same(death.notice_by),
        "death_notice.issued_on": (hand.date(death.noticed), death.noticed.isoformat()),
    }
    return pairs


def _rows(look: random.Random, form: Print, death: Death) -> tuple[Row, ...]:
    two = 2 if look.random() < 0.25 else 1
    shown = form.facts.shown
    day = shown["death_notice.issued_on"].removeprefix("ngày ")
    label = form.blank("Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử:", "death_notice.number", 4).label
    if look.random() < 0.5:
        words = f"{death.notice} do {death.notice_by} cấp ngày {day}"
        notice: tuple[Row, ...] = ((Blank(label, words),),)
    else:
        by = form.facts.blank("do", "death_notice.issued_by", 1.4)
        notice = ((Blank(label, death.notice),), (by, Blank("cấp ngày", day)))
    return (
        *declarant_rows(form, "Quan hệ với người đã chết:", two),
        sentence("Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:"),
        (form.blank("Họ, chữ đệm, tên:", "deceased.full_name"),),
        (form.blank("Ngày, tháng, năm sinh:", "deceased.date_of_birth"),),
        *personal_rows(look, form, "deceased"),
        (form.blank("Nơi cư trú cuối cùng:", "deceased.residence", 2, lines=two),),
        (form.blank("Giấy tờ tùy thân:", "deceased.id_paper", 3, lines=two),),
        moment(look, form.labels.set("Đã chết vào lúc:"), death.moment),
        (form.blank("Nơi chết:", "place_of_death", lines=two),),
        (form.blank("Nguyên nhân chết:", "cause_of_death"),),
        *notice,
    )
