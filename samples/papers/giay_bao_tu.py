"""Giấy báo tử: of a hospital (Thông tư 24/2020/TT-BYT) or of the commune where somebody died at home.

The commune's form has no official print; its labels follow the words of the registers.
"""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.moments import moment
from samples.papers.office import Body, Head, Office, draw_issued, draw_office, facts_of, same
from samples.papers.style import Hand, Labels, draw_hand, draw_labels, parted
from samples.papers.trich_luc_khai_tu import personal
from samples.pen.flow import Blank, Row
from samples.people.dates import figures
from samples.people.deaths import Death, draw_death
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "giay_bao_tu"
HOSPITAL, COMMUNE = "2021", "ubnd"


def make(people: random.Random, look: random.Random) -> Paper:
    """The notice of a death since the spring of 2021."""
    return draw_paper(people, look, draw_death(people, (dt.date(2021, 2, 1), dt.date(2026, 9, 20))))


def draw_paper(people: random.Random, look: random.Random, death: Death) -> Paper:
    """The notice of ``death`` by whoever notified it; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    if death.notice.endswith("UBND-GBT"):
        return _commune(people, look, death, hand, labels)
    return _hospital(people, look, death, hand, labels)


def _pairs(people: random.Random, death: Death, hand: Hand, office: Office) -> dict[str, tuple[str, str]]:
    home = death.deceased.home(death.moment.date())
    return personal(people, death, hand) | {
        "number": same(death.notice),
        "deceased.residence": same(hand.address(home)),
        "issued_on": same(death.noticed.isoformat()),
        "issued_at": same(office.place),
        "issued_by": same(office.issuer),
    }


def _hospital(people: random.Random, look: random.Random, death: Death, hand: Hand, labels: Labels) -> Paper:
    hospital = death.hospital
    place = look.choice((hospital.unit.province_short, hospital.unit.commune_short))
    office = Office((hospital.above.upper(),), (hospital.name.upper(),), place)
    p = death.deceased
    since = death.noticed - dt.timedelta(days=people.randint(200, 2400))
    kind = look.choice(("", "CCCD ", "Căn cước "))
    pairs = _pairs(people, death, hand, office) | {"deceased.id_paper": same(f"{kind}{p.number}")}
    del pairs["place_of_death"]
    facts = facts_of(pairs)

    def blank(label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        return facts.blank(labels.set(label), key, share, lines)

    issuer = look.choice(("Bộ Công an", "Cục Cảnh sát QLHC về TTXH"))
    came = death.moment - dt.timedelta(hours=people.randint(1, 90))
    two = 2 if look.random() < 0.3 else 1
    rows: tuple[Row, ...] = (
        (blank("Họ và tên người tử vong:", "deceased.full_name"),),
        *parted(
            look,
            (
                blank("Ngày, tháng, năm sinh:", "deceased.date_of_birth"),
                blank("Giới tính:", "deceased.sex", 0.6),
            ),
            0.5,
        ),
        *parted(look, (blank("Dân tộc:", "deceased.ethnicity"), blank("Quốc tịch:", "deceased.nationality"))),
        (blank("Nơi thường trú, tạm trú:", "deceased.residence", lines=two),),
        (blank("Mã số định danh cá nhân (nếu có):", "deceased.id_number"),),
        (blank("Giấy tờ tùy thân số:", "deceased.id_paper"),),
        (
            Blank(labels.set("Ngày cấp:"), figures(since, "slash")),
            Blank(labels.set("Nơi cấp:"), issuer, 1.4),
        ),
        moment(look, labels.set("Vào cơ sở KCB lúc:"), came),
        moment(look, labels.set("Đã tử vong vào lúc:"), death.moment),
        (blank("Nguyên nhân tử vong:", "cause_of_death", lines=two),),
    )
    line = Blank(labels.set("Số:"), death.notice)
    head = Head(office, death.noticed, line, "GIẤY BÁO TỬ")
    others = ("Người thân thích", "Người ghi giấy")
    body = Body(rows, "Thủ trưởng cơ sở KBCB", "(Ký, ghi rõ họ tên, đóng dấu)", (), others)
    sheet = draw_issued(look, labels, head, body, (hospital.officer, hospital.name.upper()))
    return Paper(Truth(DOCUMENT, HOSPITAL, facts.truth), (sheet.face("sheet"),))


def _commune(people: random.Random, look: random.Random, death: Death, hand: Hand, labels: Labels) -> Paper:
    unit = death.register.unit
    office = draw_office(look, unit)
    facts = facts_of(_pairs(people, death, hand, office))

    def blank(label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        return facts.blank(labels.set(label), key, share, lines)

    two = 2 if look.random() < 0.3 else 1
    name = look.choice(("Họ, chữ đệm, tên người chết:", "Họ tên người chết:"))
    rows: tuple[Row, ...] = (
        (blank(name, "deceased.full_name"),),
        (blank("Ngày, tháng, năm sinh:", "deceased.date_of_birth"),),
        *parted(
            look,
            (
                blank("Giới tính:", "deceased.sex"),
                blank("Dân tộc:", "deceased.ethnicity"),
                blank("Quốc tịch:", "deceased.nationality", 1.2),
            ),
        ),
        (blank("Số định danh cá nhân:", "deceased.id_number"),),
        (blank("Giấy tờ tùy thân:", "deceased.id_paper", lines=two),),
        (blank("Nơi cư trú cuối cùng:", "deceased.residence", lines=two),),
        moment(look, labels.set(look.choice(("Đã chết vào lúc:", "Tử vong lúc:"))), death.moment),
        (blank("Nơi chết:", "place_of_death", lines=two),),
        (blank("Nguyên nhân chết:", "cause_of_death"),),
    )
    line = Blank(labels.set("Số:"), death.notice)
    head = Head(office, death.noticed, line, "GIẤY BÁO TỬ")
    register = draw_register(people, unit, death.noticed)
    body = Body(rows, "NGƯỜI KÝ GIẤY BÁO TỬ", "(Ký, ghi rõ họ tên, chức vụ và đóng dấu)")
    sheet = draw_issued(look, labels, head, body, (register.officer, register.seal))
    return Paper(Truth(DOCUMENT, COMMUNE, facts.truth), (sheet.face("sheet"),))
