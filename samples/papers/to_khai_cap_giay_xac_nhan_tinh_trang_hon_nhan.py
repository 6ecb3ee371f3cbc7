"""Tờ khai cấp giấy xác nhận tình trạng hôn nhân: Thông tư 04/2020/TT-BTP as amended by 04/2024/TT-BTP."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.application import (
    OATH,
    Application,
    declarant_of,
    declarant_rows,
    draw_application,
    draw_print,
    personal_rows,
)
from samples.papers.giay_xac_nhan_tinh_trang_hon_nhan import marital_status, purpose
from samples.papers.office import facts_of, same, sentence
from samples.papers.style import draw_hand, draw_labels, ethnicity
from samples.people.dates import add_years, between
from samples.people.person import TODAY, Person, draw_ethnicity, draw_person
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan"


def make(people: random.Random, look: random.Random) -> Paper:
    """Some adult asks for themselves."""
    day = between(people, dt.date(2020, 8, 1), TODAY)
    age = people.randint(18, 58)
    born = (add_years(day, -age - 1), add_years(day, -age) - dt.timedelta(days=1))
    person = draw_person(people, people.choice(("Nam", "Nữ")), born, draw_ethnicity(people))
    return draw_paper(people, look, person, day)


def draw_paper(people: random.Random, look: random.Random, person: Person, day: dt.date) -> Paper:
    """The application of ``person``, made on ``day``; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    pairs = declarant_of(people, hand, person, day, people.choice(("Bản thân", "bản thân")))
    del pairs["declarant.date_of_birth"]
    pairs |= {
        "subject.full_name": same(hand.name(person.name)),
        "subject.date_of_birth": (hand.date(person.born), person.born.isoformat()),
        "subject.sex": same(person.sex),
        "subject.ethnicity": ethnicity(people, person),
        "subject.nationality": same("Việt Nam"),
        "subject.residence": pairs["declarant.residence"],
        "subject.id_paper": pairs["declarant.id_paper"],
        "subject.marital_status": same(marital_status(people, person, day)),
        "purpose": same(purpose(people, person)),
    }
    form = draw_print(look, labels, facts_of(pairs))
    two = 2 if look.random() < 0.25 else 1
    relation = "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:"
    rows = (
        *declarant_rows(form, relation, two),
        sentence("Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:"),
        (form.blank("Họ, chữ đệm, tên:", "subject.full_name"),),
        (form.blank("Ngày, tháng, năm sinh:", "subject.date_of_birth"),),
        *personal_rows(look, form, "subject"),
        (form.blank("Nơi cư trú:", "subject.residence", 2, lines=two),),
        (form.blank("Giấy tờ tùy thân:", "subject.id_paper", 3, lines=two),),
        (form.blank("Tình trạng hôn nhân:", "subject.marital_status", 4, lines=2),),
        (form.blank("Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân:", "purpose", 5, lines=2),),
    )
    register = draw_register(people, person.home(day).unit, day)
    application = Application(
        title="TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        addressee=hand.office(register),
        rows=rows,
        oath=(OATH,),
        place=register.unit.commune_short,
        day=day,
        signers={"Người yêu cầu": person.name},
    )
    sheet = draw_application(look, form.labels, application)
    return Paper(Truth(DOCUMENT, "", form.facts.truth), (sheet.face("sheet"),))
