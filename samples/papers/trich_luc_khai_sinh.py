"""Bản sao from the birth register: "GIẤY KHAI SINH (BẢN SAO)" since 2020-07-16 (Thông tư 04/2020/TT-BTP),
"TRÍCH LỤC KHAI SINH (BẢN SAO)" from 2016 on (Thông tư 15/2015/TT-BTP)."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.birth import child_and_parents, entry_of
from samples.papers.office import Body, Facts, Head, draw_issued, draw_office
from samples.papers.style import Labels, draw_hand, draw_labels, parted
from samples.pen.flow import Blank, Row
from samples.people.dates import between
from samples.people.families import Family, draw_family
from samples.people.person import TODAY
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "trich_luc_khai_sinh"
NEW_FORM_FROM = dt.date(2020, 7, 16)
_NOT_COPIED = ("book", "declarant.full_name", "declarant.id_paper")


def make(people: random.Random, look: random.Random) -> Paper:
    """The copy of an entry made since 1990, copied since 2016."""
    late = (dt.date(2016, 2, 1), dt.date(2026, 6, 1)) if people.random() < 0.25 else None
    born = (dt.date(1990, 1, 1), dt.date(2015, 12, 1)) if late else (dt.date(2000, 1, 1), dt.date(2026, 4, 1))
    return draw_paper(people, look, draw_family(people, born, late))


def draw_paper(people: random.Random, look: random.Random, family: Family) -> Paper:
    """A copy of the entry of ``family``'s child; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    entry = entry_of(people, family, hand)
    day = between(people, max(dt.date(2016, 2, 1), family.registered), TODAY)
    new = day >= NEW_FORM_FROM
    unit = family.father.home(day).unit
    office, mark = draw_office(look, unit), "GKS-BS" if new else "TLKS-BS"
    serial = people.randint(1, 900)
    number = f"{serial}/{mark}" if people.random() < 0.6 else f"{serial}/{day.year}/{mark}"
    added = {"copy_number": number}
    facts = Facts(entry.shown | added, {k: v for k, v in entry.truth.items() if k not in _NOT_COPIED} | added)
    below = ("(BẢN SAO)", *(("(Sao từ Sổ đăng ký khai sinh)",) if new and look.random() < 0.7 else ()))
    title = "GIẤY KHAI SINH" if new else "TRÍCH LỤC KHAI SINH"
    head = Head(office, day, Blank(labels.set("Số:"), number), title, below)
    rows, two = child_and_parents(look, labels, facts.shown)
    rows += registered(look, labels, facts, "Đăng ký khai sinh tại:", two)
    signer = "NGƯỜI KÝ BẢN SAO GIẤY KHAI SINH" if new else "NGƯỜI KÝ TRÍCH LỤC"
    body = Body(rows, signer, "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)")
    register = draw_register(people, unit, day)
    sheet = draw_issued(look, labels, head, body, (register.officer, register.seal))
    truth = Truth(DOCUMENT, "2020" if new else "2016", facts.truth)
    return Paper(truth, (sheet.face("sheet"),))


def registered(
    look: random.Random, labels: Labels, facts: Facts, label: str, two: int = 1, note: str | None = None
) -> tuple[Row, ...]:
    """Where, under which number and when the copied entry was made, and the place for notes."""
    number = facts.blank(look.choice((labels.set("Số:"), labels.set("Số:"), "Số")), "number")
    comma = look.choice(("ngày", "ngày", "Ngày:", "ngày:"))
    day = Blank(comma, facts.shown["registration_date"].removeprefix("ngày "), 1.6)
    note = look.choice(("", "", "Sao từ Sổ hộ tịch")) if note is None else note
    return (
        (facts.blank(labels.set(label), "registration_authority", lines=two),),
        *parted(look, (number, day), 0.9),
        (Blank(labels.set("Ghi chú:"), note),),
    )
