"""Giấy khai sinh (bản chính): Thông tư 15/2015/TT-BTP, from 2020-07-16 Thông tư 04/2020/TT-BTP, same
labels."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping

from samples.papers.birth import Entry, child_and_parents, entry_of
from samples.papers.giay_khai_sinh_2006 import rows_of, without_number
from samples.papers.marks import Signer, heading, sign
from samples.papers.style import Labels, draw_hand, draw_labels, draw_look, parted
from samples.pen.flow import Blank, Look, Row, counted, draw, fitted, plan
from samples.pen.ornaments import border, emblem, guilloche
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.families import Family, draw_family
from samples.truth import Paper, Truth

DOCUMENT = "giay_khai_sinh"
NEW_FORM_FROM = dt.date(2016, 1, 1)


def make(people: random.Random, look: random.Random) -> Paper:
    """A certificate of somebody born since 1990 and registered since 2006, mostly since 2016."""
    which = people.random()
    if which > 0.88:
        return draw_paper(people, look, draw_family(people, (dt.date(2006, 1, 1), dt.date(2015, 10, 1))))
    if which < 0.2:
        late = (dt.date(2016, 2, 1), dt.date(2026, 9, 1))
        family = draw_family(people, (dt.date(1990, 1, 1), dt.date(2015, 12, 1)), late)
    else:
        family = draw_family(people, (dt.date(2016, 1, 1), dt.date(2026, 8, 1)))
    return draw_paper(people, look, family)


def draw_paper(people: random.Random, look: random.Random, family: Family) -> Paper:
    """The certificate of ``family``'s child; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    entry = entry_of(people, family, hand)
    old = family.registered < NEW_FORM_FROM
    entry = without_number(entry) if old else entry
    style = draw_look(look)
    sheet = Sheet(A4, paper=look.choice(((255, 255, 255), (255, 253, 246), (252, 250, 240))))
    if look.random() < 0.45:
        guilloche(look, sheet, look.uniform(0.08, 0.22))
    edge = border(look, sheet, look.uniform(5, 11)) if look.random() < 0.88 else 10.0
    left, right = edge + look.uniform(6, 14), A4[0] - edge - look.uniform(6, 12)
    top = _head(look, sheet, edge, style, labels, entry)
    rows = (rows_of if old else _rows)(look, labels, entry.shown)
    bottom = A4[1] - edge - look.uniform(50, 58)
    loose = look.choice((1.0, 1.0, 1.6))
    planned, style = fitted(style, bottom - top, lambda own: counted(sheet, rows, right - left, own), loose)
    y = draw(sheet, planned, (left, top), style)
    _sign(look, sheet, max(y, A4[1] - edge - 72 if look.random() < 0.5 else y), style.label, family)
    return Paper(Truth(DOCUMENT, "2006" if old else "", entry.truth), (sheet.face("sheet"),))


def _head(look: random.Random, sheet: Sheet, edge: float, style: Look, labels: Labels, entry: Entry) -> float:
    """Nation, emblem, title and number; returns the first baseline below."""
    middle, y = A4[0] / 2, edge + look.uniform(9, 15)
    y = heading(look, sheet, (middle, y), style.label.sized(look.uniform(0.95, 1.1)), labels)
    if look.random() < 0.7:
        size = look.uniform(14, 20)
        emblem(sheet, (middle, y + size / 2), size)
        y += size
    title = Pen(
        style.label.face.styled("bold"),
        look.uniform(19, 26),
        look.choice(((190, 30, 40), (200, 20, 30), (20, 20, 20))),
    )
    y += 9
    sheet.text((middle, y), "GIẤY KHAI SINH", title, "m")
    blanks = [Blank(labels.set("Số:"), entry.shown["number"])]
    if "book" in entry.shown:
        blanks.append(Blank(labels.set("Quyển số:"), entry.shown["book"]))
    width = look.uniform(40, 48) * len(blanks)
    left = look.choice((middle - width / 2, middle - width / 2, A4[0] - edge - width - 8))
    y += look.uniform(7, 9)
    rows = plan(sheet, tuple(parted(look, tuple(blanks), 0.8)), width, style)
    return draw(sheet, rows, (left, y), style) + max(0.0, 7.5 - style.pitch)


def _rows(look: random.Random, labels: Labels, shown: Mapping[str, str]) -> tuple[Row, ...]:
    rows, two = child_and_parents(look, labels, shown)
    return (
        *rows,
        (Blank(labels.set("Họ, chữ đệm, tên người đi khai sinh:"), shown["declarant.full_name"]),),
        (Blank(labels.set("Giấy tờ tùy thân:"), shown["declarant.id_paper"], lines=two),),
        (Blank(labels.set("Nơi đăng ký khai sinh:"), shown["registration_authority"], lines=two),),
        (Blank(labels.set("Ngày, tháng, năm đăng ký:"), shown["registration_date"]),),
    )


def _sign(look: random.Random, sheet: Sheet, y: float, pen: Pen, family: Family) -> None:
    note = "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)"
    officer = family.register.officer
    signer = Signer("NGƯỜI KÝ GIẤY KHAI SINH", note, officer, family.register.seal)
    sign(look, sheet, (look.uniform(132, 146), y + 2), pen.sized(0.95), signer)
