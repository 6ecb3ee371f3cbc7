"""Trích lục khai tử: the original and its copy (bản sao), Thông tư 04/2020/TT-BTP and 15/2015/TT-BTP."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.moments import moment
from samples.papers.office import Body, Facts, Head, draw_issued, draw_office, facts_of, same
from samples.papers.style import Hand, Labels, draw_hand, draw_labels, ethnicity, id_paper, parted
from samples.papers.trich_luc_khai_sinh import registered
from samples.pen.flow import Blank, Row
from samples.people.dates import between, date_in_words, number_in_words
from samples.people.deaths import Death, draw_death
from samples.people.person import TODAY
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "trich_luc_khai_tu"
ORIGINAL, COPY = "ban_chinh", "ban_sao"
_NOTE = "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)"


def make(people: random.Random, look: random.Random) -> Paper:
    """An original or a copy, of a death since 2016."""
    death = draw_death(people, (dt.date(2016, 2, 1), dt.date(2026, 8, 20)))
    return draw_paper(people, look, death, ORIGINAL if people.random() < 0.5 else COPY)


def draw_paper(people: random.Random, look: random.Random, death: Death, edition: str) -> Paper:
    """The extract of ``death``; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    if edition == ORIGINAL:
        return _original(people, look, death, hand, labels)
    return _copy(people, look, death, hand, labels)


def personal(
    chance: random.Random, death: Death, hand: Hand, with_number: bool = True
) -> dict[str, tuple[str, str]]:
    """Contract key → as printed and in contract form, of the deceased."""
    p = death.deceased
    born = death.born_known
    facts = {
        "deceased.full_name": same(hand.name(p.name)),
        "deceased.date_of_birth": (hand.date(p.born) if len(born) > 4 else born, born),
        "deceased.sex": same(p.sex),
        "deceased.ethnicity": ethnicity(chance, p),
        "deceased.nationality": same("Việt Nam"),
        "deceased.id_paper": same(id_paper(chance, p, death.moment.date(), hand)),
        "date_of_death": same(death.moment.date().isoformat()),
        "time_of_death": same(f"{death.moment:%H:%M}"),
        "place_of_death": same(death.place),
        "cause_of_death": same(death.cause),
    }
    if with_number:
        facts["deceased.id_number"] = same(p.number if chance.random() < 0.8 else "")
    return facts


def person_rows(look: random.Random, labels: Labels, facts: Facts, two: int) -> tuple[Row, ...]:
    """Name, birth, sex, group, nationality, number and paper of the deceased."""

    def blank(label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        return facts.blank(labels.set(label), f"deceased.{key}", share, lines)

    return (
        (blank("Họ, chữ đệm, tên:", "full_name"),),
        (blank("Ngày, tháng, năm sinh:", "date_of_birth"),),
        *parted(
            look,
            (
                blank("Giới tính:", "sex"),
                blank("Dân tộc:", "ethnicity"),
                blank("Quốc tịch:", "nationality", 1.2),
            ),
        ),
        (blank("Số định danh cá nhân:", "id_number"),),
        (blank("Giấy tờ tùy thân:", "id_paper", lines=two),),
    )


def _original(people: random.Random, look: random.Random, death: Death, hand: Hand, labels: Labels) -> Paper:
    unit = death.register.unit
    office = draw_office(look, unit)
    number = f"{death.register.number}/TLKT"
    pairs = personal(people, death, hand) | {
        "number": same(number),
        "registration_authority": same(office.issuer),
        "registration_date": same(death.registered.isoformat()),
    }
    facts = facts_of(pairs)
    two = 2 if look.random() < 0.3 else 1
    rows = person_rows(look, labels, facts, two)
    rows += (moment(look, labels.set("Đã chết vào lúc:"), death.moment),)
    if look.random() < 0.7:
        rows += ((Blank(labels.set("ghi bằng chữ:"), _in_words(people, death.moment)),),)
    notice = f"{death.notice} do {death.notice_by} cấp ngày {hand.date(death.noticed).removeprefix('ngày ')}"
    rows += (
        (facts.blank(labels.set("Nơi chết:"), "place_of_death", lines=two),),
        (facts.blank(labels.set("Nguyên nhân chết:"), "cause_of_death"),),
        (Blank(labels.set("Giấy báo tử/Giấy tờ thay thế Giấy báo tử số:"), notice),),
        (Blank(labels.set("Họ, chữ đệm, tên người đi khai tử:"), hand.name(death.child.name)),),
        (Blank(labels.set("Giấy tờ tùy thân:"), id_paper(people, death.child, death.registered, hand)),),
    )
    head = Head(office, death.registered, Blank(labels.set("Số:"), number), "TRÍCH LỤC KHAI TỬ")
    signer = (death.register.officer, death.register.seal)
    sheet = draw_issued(look, labels, head, Body(rows, "NGƯỜI KÝ TRÍCH LỤC", _NOTE), signer)
    return Paper(Truth(DOCUMENT, ORIGINAL, facts.truth), (sheet.face("sheet"),))


def _in_words(chance: random.Random, at: dt.datetime) -> str:
    day = date_in_words(chance, at.date())
    hour = f"{number_in_words(at.hour)} giờ {number_in_words(at.minute)} phút"
    return f"{hour[0].upper()}{hour[1:]}, {day[0].lower()}{day[1:]}"


def _copy(people: random.Random, look: random.Random, death: Death, hand: Hand, labels: Labels) -> Paper:
    day = between(people, death.registered, TODAY)
    unit = death.deceased.home(day).unit
    serial = people.randint(1, 900)
    number = f"{serial}/TLKT-BS" if people.random() < 0.4 else f"{serial}/{day.year}/TLKT-BS"
    pairs = personal(people, death, hand) | {
        "copy_number": same(number),
        "number": same(death.register.number),
        "registration_authority": same(hand.office(death.register)),
        "registration_date": (hand.date(death.registered), death.registered.isoformat()),
    }
    del pairs["cause_of_death"]
    facts = facts_of(pairs)
    two = 2 if look.random() < 0.3 else 1
    rows = person_rows(look, labels, facts, two)
    rows += (moment(look, labels.set("Đã chết vào lúc:"), death.moment),)
    rows += ((facts.blank(labels.set("Nơi chết:"), "place_of_death", lines=two),),)
    last = registered(look, labels, facts, "Đã được đăng ký khai tử tại:", two)
    if look.random() < 0.4:
        last = (*last[:-1], (Blank(labels.set("Thực hiện trích lục từ:"), "Cơ sở dữ liệu hộ tịch điện tử"),))
    head = Head(
        draw_office(look, unit), day, Blank(labels.set("Số:"), number), "TRÍCH LỤC KHAI TỬ", ("(BẢN SAO)",)
    )
    register = draw_register(people, unit, day)
    body = Body((*rows, *last), "NGƯỜI KÝ TRÍCH LỤC", _NOTE)
    sheet = draw_issued(look, labels, head, body, (register.officer, register.seal))
    return Paper(Truth(DOCUMENT, COPY, facts.truth), (sheet.face("sheet"),))
