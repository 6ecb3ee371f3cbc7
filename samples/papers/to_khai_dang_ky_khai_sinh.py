"""Tờ khai đăng ký khai sinh: Thông tư 04/2024/TT-BTP, and 04/2020/TT-BTP (no birth date of who asks, no
papers of the parents)."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.application import (
    COPIES,
    Application,
    Print,
    declarant_of,
    declarant_rows,
    draw_application,
    draw_print,
    number_in,
    personal_rows,
)
from samples.papers.office import facts_of, same, sentence
from samples.papers.style import Hand, draw_hand, draw_labels, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Row
from samples.people.dates import date_in_words, figures
from samples.people.families import Family, draw_family
from samples.people.person import Person
from samples.truth import Paper, Truth

DOCUMENT = "to_khai_dang_ky_khai_sinh"
NEW_FORM_FROM = dt.date(2024, 6, 6)
_OATH = (
    "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí "
    "của các bên liên quan theo quy định pháp luật.",
    "Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.",
)
_NOTES = ("Chú thích:", "(1) Ghi rõ tên cơ quan đăng ký khai sinh.", "(2) Ghi theo nơi đăng ký thường trú.")


def make(people: random.Random, look: random.Random) -> Paper:
    """The application for a child born since the summer of 2020."""
    return draw_paper(people, look, draw_family(people, (dt.date(2020, 7, 16), dt.date(2026, 8, 20))))


def draw_paper(people: random.Random, look: random.Random, family: Family) -> Paper:
    """The application of ``family``; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    day = family.registered
    new = day >= NEW_FORM_FROM
    form = draw_print(look, labels, facts_of(_pairs(people, hand, family, new)))
    two = 2 if look.random() < 0.25 else 1
    rows = (
        *declarant_rows(form, "Quan hệ với người được khai sinh:", two),
        sentence("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:"),
        *_child(look, form),
        *_parent(look, form, "mother", "mẹ", new),
        *_parent(look, form, "father", "cha", new),
    )
    if new:
        rows += _marriage(look, family, hand)
    parent = family.mother if form.facts.truth["declarant.relationship"].startswith("M") else family.father
    unit = family.father.home(day).unit
    application = Application(
        title="TỜ KHAI ĐĂNG KÝ KHAI SINH",
        addressee=hand.office(family.register),
        rows=rows,
        oath=_OATH,
        place=unit.commune_short,
        day=day,
        signers={"Người yêu cầu": parent.name},
        left=COPIES,
        notes=_NOTES if look.random() < 0.4 else (),
    )
    sheet = draw_application(look, form.labels, application)
    truth = Truth(DOCUMENT, "2024" if new else "2020", form.facts.truth)
    return Paper(truth, (sheet.face("sheet"),))


def _pairs(people: random.Random, hand: Hand, family: Family, new: bool) -> dict[str, tuple[str, str]]:
    child, day = family.child, family.registered
    by_mother = people.random() < 0.45
    relation = people.choice(("Mẹ đẻ", "Mẹ")) if by_mother else people.choice(("Cha đẻ", "Cha"))
    pairs = declarant_of(people, hand, family.mother if by_mother else family.father, day, relation)
    if not new:
        del pairs["declarant.date_of_birth"]
    hospital = family.birth.hospital
    pairs |= {
        "child.full_name": same(hand.name(child.name)),
        "child.date_of_birth": (hand.date(child.born), child.born.isoformat()),
        "child.date_of_birth_in_words": same(date_in_words(people, child.born)),
        "child.sex": same(child.sex),
        "child.ethnicity": ethnicity(people, child),
        "child.nationality": same("Việt Nam"),
        "child.place_of_birth": same(f"{hospital.name}, {hand.unit(hospital.unit)}"),
        "child.place_of_origin": same(hand.unit(child.origin)),
    }
    for who, person in (("mother", family.mother), ("father", family.father)):
        pairs |= _person(people, hand, who, person, day)
        if new:
            own = by_mother == (who == "mother")
            paper = pairs["declarant.id_paper"][0] if own else id_paper(people, person, day, hand)
            pairs[f"{who}.id_paper"] = same(paper)
            pairs[f"{who}.id_number"] = same(number_in(paper, person))
    return pairs


def _person(
    people: random.Random, hand: Hand, who: str, person: Person, day: dt.date
) -> dict[str, tuple[str, str]]:
    born = same(str(person.born.year))
    if people.random() < 0.6:
        born = figures(person.born, "slash"), person.born.isoformat()
    return {
        f"{who}.full_name": same(hand.name(person.name)),
        f"{who}.date_of_birth": born,
        f"{who}.ethnicity": ethnicity(people, person),
        f"{who}.nationality": same("Việt Nam"),
        f"{who}.residence": same(hand.address(person.home(day))),
    }


def _child(look: random.Random, form: Print) -> tuple[Row, ...]:
    return (
        (form.blank("Họ, chữ đệm, tên:", "child.full_name"),),
        *parted(
            look,
            (
                form.blank("Ngày, tháng, năm sinh:", "child.date_of_birth", share=0.2),
                form.blank("ghi bằng chữ:", "child.date_of_birth_in_words"),
            ),
            0.4,
        ),
        *personal_rows(look, form, "child"),
        (form.blank("Nơi sinh:", "child.place_of_birth", 4),),
        (form.blank("Quê quán:", "child.place_of_origin"),),
    )


def _parent(look: random.Random, form: Print, who: str, word: str, new: bool) -> tuple[Row, ...]:
    rows: tuple[Row, ...] = (
        (form.blank(f"Họ, chữ đệm, tên người {word}:", f"{who}.full_name"),),
        *parted(
            look,
            (
                form.blank("Năm sinh:", f"{who}.date_of_birth", 5),
                form.blank("Dân tộc:", f"{who}.ethnicity"),
                form.blank("Quốc tịch:", f"{who}.nationality", share=1.2),
            ),
            0.85,
        ),
        (form.blank("Nơi cư trú:", f"{who}.residence", 2),),
    )
    return (*rows, (form.blank("Giấy tờ tùy thân:", f"{who}.id_paper", 3),)) if new else rows


def _marriage(look: random.Random, family: Family, hand: Hand) -> tuple[Row, ...]:
    """The line about the parents' marriage, new in 2024."""
    register = family.marriage.register
    label = "Thông tin về Giấy chứng nhận kết hôn của cha, mẹ trẻ (nếu cha, mẹ trẻ đã ĐKKH):"
    date = figures(family.marriage.date, "slash")
    written = f"Số: {register.number}, đăng ký ngày {date} tại {hand.office(register)}"
    return (sentence(label), (Blank("", written if look.random() < 0.8 else ""),))
