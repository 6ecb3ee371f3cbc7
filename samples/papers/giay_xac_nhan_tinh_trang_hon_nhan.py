"""Giấy xác nhận tình trạng hôn nhân (Thông tư 15/2015 and 04/2020/TT-BTP): identity paper and residence stand
in either order."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.office import Body, Facts, Head, draw_issued, draw_office, facts_of, same, sentence
from samples.papers.style import Labels, draw_hand, draw_labels, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Row
from samples.people.dates import add_years, between, figures
from samples.people.names import draw_name
from samples.people.person import TODAY, Person, draw_ethnicity, draw_person
from samples.people.registries import draw_register
from samples.truth import Paper, Truth

DOCUMENT = "giay_xac_nhan_tinh_trang_hon_nhan"
_TITLE = "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"
_VALID = "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để:"


def make(people: random.Random, look: random.Random) -> Paper:
    """A certificate for some adult."""
    day = between(people, dt.date(2016, 2, 1), TODAY)
    age = people.randint(18, 62)
    born = (add_years(day, -age - 1), add_years(day, -age) - dt.timedelta(days=1))
    person = draw_person(people, people.choice(("Nam", "Nữ")), born, draw_ethnicity(people))
    return draw_paper(people, look, person, day)


def marital_status(chance: random.Random, person: Person, day: dt.date) -> str:
    """One of the wordings of Điều 33, Thông tư 04/2020/TT-BTP."""
    before = figures(between(chance, add_years(day, -6), day), "slash")
    year = int(before[-4:])
    partner = "chồng" if person.sex == "Nữ" else "vợ"
    district = person.residence.unit.district
    court = f"Tòa án nhân dân {district[:1].lower()}{district[1:]}"
    ruling = f"Quyết định số {chance.randint(11, 320)}/{year}/QĐST-HNGĐ ngày {before} của {court}"
    return chance.choice(
        (
            "Hiện tại chưa đăng ký kết hôn với ai",
            "Chưa đăng ký kết hôn với ai",
            "Hiện tại chưa đăng ký kết hôn với ai",
            f"Đã ly hôn theo {ruling}, hiện tại chưa đăng ký kết hôn với ai",
            f"Có đăng ký kết hôn nhưng {partner} đã chết, hiện tại chưa đăng ký kết hôn với ai",
        )
    )


def purpose(chance: random.Random, person: Person) -> str:
    """What the certificate is for."""
    other = "Nam" if person.sex == "Nữ" else "Nữ"
    name = draw_name(chance, other, "Kinh", "north", chance.randint(1975, 2004)).upper()
    return chance.choice(
        (
            f"Đăng ký kết hôn với {'ông' if other == 'Nam' else 'bà'} {name}",
            "Làm thủ tục đăng ký kết hôn",
            "Bổ túc hồ sơ vay vốn ngân hàng, không có giá trị đăng ký kết hôn",
            "Làm thủ tục chuyển nhượng quyền sử dụng đất, không có giá trị đăng ký kết hôn",
        )
    )


def draw_paper(people: random.Random, look: random.Random, person: Person, day: dt.date) -> Paper:
    """The certificate of ``person`` issued on ``day``; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    unit = person.home(day).unit
    office = draw_office(look, unit)
    facts = facts_of(
        {
            "number": same(f"{people.randint(1, 480):02d}/UBND-XNTTHN"),
            "full_name": same(hand.name(person.name)),
            "date_of_birth": (hand.date(person.born), person.born.isoformat()),
            "sex": same(person.sex),
            "ethnicity": ethnicity(people, person),
            "nationality": same("Việt Nam"),
            "id_paper": same(id_paper(people, person, day, hand)),
            "residence": same(hand.address(person.home(day))),
            "marital_status": same(marital_status(people, person, day)),
            "purpose": same(purpose(people, person)),
            "issued_on": same(day.isoformat()),
            "issued_at": same(office.place),
            "issued_by": same(office.issuer),
        }
    )
    head = Head(
        office,
        day,
        facts.blank(labels.set("Số:"), "number"),
        _TITLE,
        (f"ỦY BAN NHÂN DÂN {unit.commune}".upper(),),
    )
    rows = (*_asked(look, labels, facts), *_rows(look, labels, facts))
    rows += (_period(look, facts, person, day), *_said(look, labels, facts))
    body = Body(rows, "NGƯỜI KÝ GIẤY XÁC NHẬN", "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)")
    register = draw_register(people, unit, day)
    sheet = draw_issued(look, labels, head, body, (register.officer, register.seal))
    return Paper(Truth(DOCUMENT, "", facts.truth), (sheet.face("sheet"),))


def _asked(look: random.Random, labels: Labels, facts: Facts) -> tuple[Row, ...]:
    """Who asked, and for whom."""
    name = facts.shown["full_name"]
    asked = name if look.random() < 0.7 else draw_name(look, "Nữ", "Kinh", "north", 1970).upper()
    return (
        (Blank(labels.set("Xét đề nghị của ông/bà:", 3), asked),),
        (Blank(labels.set("về việc cấp Giấy xác nhận tình trạng hôn nhân cho:", 4), name),),
        (Blank("", "XÁC NHẬN:", centred=True, leader=False),),
    )


def _rows(look: random.Random, labels: Labels, facts: Facts) -> tuple[Row, ...]:
    def blank(label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        return facts.blank(labels.set(label), key, share, lines)

    two = 2 if look.random() < 0.3 else 1
    where = [
        (blank("Giấy tờ tùy thân:", "id_paper", lines=two),),
        (blank("Nơi cư trú:", "residence", lines=two),),
    ]
    if look.random() < 0.5:
        where.reverse()
    personal = (
        blank("Giới tính:", "sex"),
        blank("Dân tộc:", "ethnicity"),
        blank("Quốc tịch:", "nationality", 1.2),
    )
    return (
        (blank("Họ, chữ đệm, tên:", "full_name"),),
        (blank("Ngày, tháng, năm sinh:", "date_of_birth"),),
        *parted(look, personal),
        *where,
    )


def _period(look: random.Random, facts: Facts, person: Person, day: dt.date) -> Row:
    """The time of residence the office can speak for."""
    since = add_years(person.born, 18)
    words = (
        f"{facts.shown['residence']} từ ngày {since.day:02d} tháng {since.month:02d} năm {since.year}, "
        f"đến ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    )
    return (
        Blank("Trong thời gian cư trú tại" + look.choice(("", ":")), words if look.random() < 0.7 else ""),
    )


def _said(look: random.Random, labels: Labels, facts: Facts) -> tuple[Row, ...]:
    """The status and the purpose, the latter behind a sentence that fills its line or runs over."""
    status = (facts.blank(labels.set("Tình trạng hôn nhân:"), "marital_status", lines=2),)
    if look.random() < 0.5:
        head, tail = _VALID.rsplit(", ", 1)
        return (status, sentence(f"{head},"), (facts.blank(labels.set(tail), "purpose", lines=2),))
    return (status, sentence(_VALID), (Blank("", facts.shown["purpose"], lines=2),))
