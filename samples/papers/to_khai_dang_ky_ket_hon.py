"""Tờ khai đăng ký kết hôn: Thông tư 04/2020 and 04/2024/TT-BTP; a table, the woman's column first."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from samples.papers.application import (
    COPIES,
    Application,
    Print,
    draw_print,
    foot_of,
    head_of,
    number_in,
)
from samples.papers.marriage import facts_of_couple
from samples.papers.office import Body, facts_of, flowed, same, sentence
from samples.papers.style import draw_hand, draw_labels, draw_look
from samples.pen.flow import Look, wrapped
from samples.pen.sheet import A4, Sheet
from samples.people.families import Marriage, draw_couple
from samples.people.person import Person
from samples.truth import Paper, Truth

DOCUMENT = "to_khai_dang_ky_ket_hon"
_OATH = (
    "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là tự nguyện, "
    "không vi phạm quy định của Luật hôn nhân và gia đình Việt Nam.",
    "Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về cam đoan của mình.",
    "Đề nghị Quý cơ quan đăng ký.",
)
_ROWS = (
    ("Họ, chữ đệm, tên", "full_name", 0),
    ("Ngày, tháng, năm sinh", "date_of_birth", 0),
    ("Dân tộc", "ethnicity", 0),
    ("Quốc tịch", "nationality", 0),
    ("Nơi cư trú", "residence", 4),
    ("Giấy tờ tùy thân", "id_paper", 5),
)


def make(people: random.Random, look: random.Random) -> Paper:
    """The application of a couple since the summer of 2020."""
    return draw_paper(people, look, draw_couple(people, (dt.date(2020, 7, 16), dt.date(2026, 9, 1))))


def draw_paper(people: random.Random, look: random.Random, couple: tuple[Person, Person, Marriage]) -> Paper:
    """The application of ``couple`` (wife, husband, the entry); layout, faces and habits by ``look``."""
    wife, husband, marriage = couple
    hand, labels = draw_hand(look), draw_labels(look)
    pairs = facts_of_couple(people, hand, wife, husband, marriage)
    pairs = {key: pair for key, pair in pairs.items() if key.startswith(("wife.", "husband."))}
    for who, person in (("wife", wife), ("husband", husband)):
        pairs[f"{who}.id_number"] = same(number_in(pairs[f"{who}.id_paper"][0], person))
    form = draw_print(look, labels, facts_of(pairs))
    application = Application(
        title="TỜ KHAI ĐĂNG KÝ KẾT HÔN",
        addressee=hand.office(marriage.register),
        rows=(),
        oath=_OATH,
        place=marriage.register.unit.commune_short,
        day=marriage.date,
        signers={"Bên nữ": wife.name, "Bên nam": husband.name},
    )
    sheet = _sheet(look, form, application)
    return Paper(Truth(DOCUMENT, "", form.facts.truth), (sheet.face("sheet"),))


def _sheet(look: random.Random, form: Print, application: Application) -> Sheet:
    style = draw_look(look, 0.92, (11.0, 13.0))
    style = replace(style, gap=min(style.gap, 3.0), tab=0.0)
    sheet = Sheet(A4)
    left, right = look.uniform(18, 28), A4[0] - look.uniform(12, 20)
    y = head_of(look, sheet, style, form.labels, application) - 4
    y = _table(look, sheet, (left, right, y), style, form) + 7
    rows = tuple(sentence(text) for text in application.oath)
    y, style = flowed(sheet, (left, right, y), style, Body(rows, "", ""), (A4[1] - 62 - y, 1.0))
    foot_of(look, sheet, (left, right, y), style, application)
    for number, words in enumerate(COPIES):
        sheet.text((left, A4[1] - 20 + number * 4.6), words, style.label.sized(0.85))
    return sheet


def _table(
    look: random.Random, sheet: Sheet, area: tuple[float, float, float], style: Look, form: Print
) -> float:
    """Three columns with rules: what is asked, the woman, the man; returns the y below."""
    left, right, top = area
    named = sheet.width("Ngày, tháng, năm sinh", style.label) + look.uniform(5, 9)
    width = (right - left - named) / 2
    edges = (left, left + named, left + named + width, right)
    step, pad = style.label.size * 0.3528 * 1.3, look.uniform(1.6, 3.2)
    bold = style.label.styled("bold")
    y = top + pad + step * 0.8
    sheet.text(((edges[0] + edges[1]) / 2, y), "Thông tin", bold, "m")
    sheet.text(((edges[1] + edges[2]) / 2, y), "Bên nữ", bold, "m")
    sheet.text(((edges[2] + edges[3]) / 2, y), "Bên nam", bold, "m")
    lines = [top, y + pad]
    rows = [*_ROWS, ("Kết hôn lần thứ mấy", "", 0)]
    middle = look.random() < 0.4
    times = look.choice((("Lần 1", "Lần 1"), ("Một", "Một"), ("01", "01"), ("", "")))
    for label, key, note in rows:
        mark = f" ({note})" if note and form.noted else ""
        texts = [form.facts.shown[f"{who}.{key}"] for who in ("wife", "husband")] if key else list(times)
        cells = [wrapped(sheet, text, style.value, width - 4, width - 4) for text in texts]
        tall = max(len(pieces) for pieces in cells)
        y = lines[-1] + pad + step * 0.8
        drop = (tall - 1) * step / 2 if middle else 0.0
        sheet.text((left + 1.5, y + drop), form.labels.set(label) + mark, style.label)
        for column, pieces in enumerate(cells):
            for number, piece in enumerate(pieces):
                sheet.write((edges[column + 1] + 2, y + number * step), piece, style.value)
        lines.append(y + (tall - 1) * step + pad)
    for edge in lines:
        sheet.line([(left, edge), (right, edge)], (30, 30, 30), 0.2)
    for x in edges:
        sheet.line([(x, top), (x, lines[-1])], (30, 30, 30), 0.2)
    return lines[-1]
