"""Giấy chứng sinh of Thông tư 22/2025/TT-BYT, form 01: printed by hospital software, A4 or A5."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.notice import Notice, birth_moment, date_line, nation_size
from samples.papers.style import draw_look, parted
from samples.pen.flow import Blank, Look, Row, counted, draw, fitted, plan
from samples.pen.sheet import A4, A5, Pen, Sheet
from samples.people.names import draw_name
from samples.people.registries import Officer


def draw_sheet(look: random.Random, notice: Notice) -> Sheet:
    """The sheet, filled."""
    small = look.random() < 0.3
    size = A5 if small else A4
    style = draw_look(look, 0.8, (9.0, 10.5) if small else (12.0, 14.0))
    style = replace(style, tab=0.0, gap=min(style.gap, 2.5))
    sheet = Sheet(size)
    margin = look.uniform(8, 11) if small else look.uniform(16, 26)
    y = _head(look, sheet, margin, style, notice)
    rows, room = _rows(look, notice), size[1] - y - (44 if small else 66)
    loose = look.choice((1.0, 1.0, 1.3))
    planned, style = fitted(style, room, lambda own: counted(sheet, rows, size[0] - 2 * margin, own), loose)
    y = draw(sheet, planned, (margin, y), style)
    _signatures(look, sheet, (margin, y), style, notice)
    return sheet


def _head(look: random.Random, sheet: Sheet, margin: float, style: Look, notice: Notice) -> float:
    """The body above and the facility at the left, the nation at the right, title, code, first issue or
    not."""
    wide = sheet.size[0]
    nation = style.label.sized(nation_size(look, wide) * 0.9)
    y = margin + look.uniform(2, 6)
    step = nation.size * 0.3528 * 1.35
    x = margin + wide * 0.16
    sheet.text((x, y), notice.hospital.above.upper(), nation, "m")
    name = notice.shown["issued_by"]
    pen = nation.styled("bold")
    pen = pen.sized(min(1.0, (wide * 0.4) / max(1.0, sheet.width(name, pen))))
    sheet.text((x + max(0.0, sheet.width(name, pen) / 2 - x + margin), y + step), name, pen, "m")
    heading(look, sheet, (wide * 0.735, y), nation.sized(0.95), notice.labels)
    y += step * 2
    code = (notice.blank("Mã số GCS:", "number"),)
    box = Blank(notice.labels.set("Cấp lần đầu:"), look.choice(("[x]", "☐", "X", "[ ]")).replace("☐", "[X]"))
    right = look.random() < 0.5
    if right:
        y = draw(
            sheet,
            plan(sheet, (code, (box,)), wide * 0.44, style),
            (wide * 0.53, y + 4),
            style,
            style.label.size * 0.5,
        )
    title = Pen(style.label.face.styled("bold"), style.label.size * look.uniform(1.3, 1.7))
    y += look.uniform(7, 11)
    sheet.text((wide / 2, y), "GIẤY CHỨNG SINH", title, "m")
    y += style.label.size * 0.6
    if not right:
        width = wide - 2 * margin if look.random() < 0.5 else wide * 0.5
        rows: tuple[Row, ...] = ((*code, box),) if width > wide * 0.6 else (code,)
        y = draw(
            sheet, plan(sheet, rows, width, style), ((wide - width) / 2, y), style, style.label.size * 0.55
        )
    return y + style.label.size * 0.15


def _rows(look: random.Random, notice: Notice) -> tuple[Row, ...]:
    blank = notice.blank
    two = 2 if look.random() < 0.25 else 1
    born = look.choice(("Ngày, tháng, năm sinh:", "Ngày, tháng, năm sinh:", "Năm sinh:", "Ngày sinh:"))
    insurance = look.choice(("Mã số BHXH/Thẻ BHYT số:", "Mã số BHXH/Thẻ BHYT:", "Mã số BHXH:"))
    rows: list[Row] = [
        (blank("Họ, chữ đệm, tên khai sinh của mẹ:", "mother.full_name"),),
        *parted(
            look, (blank(born, "mother.year_of_birth"), blank("Dân tộc:", "mother.ethnicity", 0.8)), 0.65
        ),
        (blank("Số ĐDCN/Hộ chiếu:", "mother.id_number"),),
        (blank("Nơi cư trú:", "mother.residence", lines=two),),
        (blank(insurance, "mother.social_insurance_number"),),
        birth_moment(look, notice),
        (blank("Tại:", "place_of_birth", lines=two),),
        *_child(look, notice),
    ]
    if "father.full_name" in notice.shown:
        rows.insert(len(rows) - 6 if len(rows) > 9 else 5, (blank("Họ và tên cha:", "father.full_name"),))
    note = look.choice(("", "", "Sinh mổ", "Đẻ thường, con khỏe"))
    rows.append((Blank(notice.labels.set("Ghi chú:"), note),))
    return tuple(rows)


def _child(look: random.Random, notice: Notice) -> tuple[Row, ...]:
    """The child's rows: each place on its own, in pairs, or in the two columns some hospitals print."""
    blank = notice.blank
    count, sex = blank("Số con trong lần sinh này:", "child.count"), blank("Giới tính của con:", "child.sex")
    weight, name = (
        blank("Cân nặng:", "child.weight_grams"),
        blank("Dự định đặt tên con là:", "child.full_name", 1.6),
    )
    return look.choice(
        (
            ((count,), (sex,), (weight,), (name,)),
            ((count, sex), (weight,), (name,)),
            ((count,), (sex, weight), (name,)),
            ((count, sex), (weight, name)),
        )
    )


def _signatures(
    look: random.Random, sheet: Sheet, at: tuple[float, float], style: Look, notice: Notice
) -> None:
    """Relative, midwife, and the facility with the seal."""
    margin, y = at
    wide = sheet.size[0] - 2 * margin
    date_line(look, sheet, (margin + wide * 0.74, y + 1), notice, style)
    pen = style.label.sized(0.88)
    y += pen.size * 0.6
    unit = notice.hospital.unit
    midwife = Officer(draw_name(look, "Nữ", "Kinh", "south" if unit.south else "north", 1988), ())
    sign(
        look, sheet, (margin + wide * 0.16, y), pen, Signer("Thân nhân của trẻ", "(Ký, ghi rõ họ tên)", None)
    )
    sign(
        look,
        sheet,
        (margin + wide * 0.45, y),
        pen,
        Signer("Người đỡ đẻ", "(Ký, ghi rõ họ tên, chức danh)", midwife),
    )
    seal = notice.hospital.name.upper()
    signer = Signer(
        "Đại diện cơ sở KBCB", "(Ký, ghi rõ họ tên, chức danh, đóng dấu)", notice.hospital.officer, seal
    )
    sign(look, sheet, (margin + wide * 0.79, y), pen.sized(0.95), signer)
