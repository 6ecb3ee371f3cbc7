"""Trích lục kết hôn (bản sao): Thông tư 15/2015 and 04/2020/TT-BTP; the two in columns or one after the
other."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.marriage import facts_of_couple, person_rows
from samples.papers.office import Body, Head, draw_issued, draw_office, facts_of, same
from samples.papers.style import draw_hand, draw_labels
from samples.papers.trich_luc_khai_sinh import registered
from samples.pen.flow import Blank
from samples.people.dates import between
from samples.people.families import Marriage, draw_couple
from samples.people.person import TODAY, Person
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "trich_luc_ket_hon"


def make(people: random.Random, look: random.Random) -> Paper:
    """The copy of a marriage entered since 2016."""
    return draw_paper(people, look, draw_couple(people, (dt.date(2016, 1, 15), dt.date(2026, 6, 1))))


def draw_paper(people: random.Random, look: random.Random, couple: tuple[Person, Person, Marriage]) -> Paper:
    """The copy of ``couple``'s entry (wife, husband, the entry); layout, faces and habits by ``look``."""
    wife, husband, marriage = couple
    hand, labels = draw_hand(look), draw_labels(look)
    day = between(people, max(dt.date(2016, 2, 1), marriage.date), TODAY)
    unit = husband.home(day).unit
    serial = people.randint(1, 900)
    number = f"{serial}/TLKH-BS" if people.random() < 0.5 else f"{serial}/{day.year}/TLKH-BS"
    pairs = facts_of_couple(people, hand, wife, husband, marriage) | {"copy_number": same(number)}
    pairs.pop("book", None)
    facts = facts_of(pairs)
    two, together = 2 if look.random() < 0.3 else 1, look.random()
    sides = tuple(
        person_rows(random.Random(together), labels, facts.shown, who, two) for who in ("wife", "husband")
    )
    last = registered(look, labels, facts, "Đăng ký kết hôn tại:", two)
    columns = look.random() < 0.6
    body = Body(
        last if columns else (*sides[0], *sides[1], *last),
        "NGƯỜI KÝ TRÍCH LỤC",
        "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)",
        sides if columns else (),
    )
    line = Blank(labels.set("Số:"), number)
    head = Head(draw_office(look, unit), day, line, "TRÍCH LỤC KẾT HÔN", ("(BẢN SAO)",))
    register = draw_register(people, unit, day)
    sheet = draw_issued(look, labels, head, body, (register.officer, register.seal))
    return Paper(Truth(DOCUMENT, "", facts.truth), (sheet.face("sheet"),))
