"""Application forms filled in print: nation, title, addressee, rows, the oath, place and date, who signs."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.office import Body, Facts, flowed, same, sentence
from samples.papers.style import Hand, Labels, draw_look, id_paper, parted
from samples.pen.flow import Blank, Look, Row
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.person import Person
from samples.people.registries import Officer

OATH = (
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về "
    "cam đoan của mình."
)
COPIES = ("Đề nghị cấp bản sao:", "Có [ ], Không [ ]", "Số lượng: …… bản")


@dataclass(frozen=True, slots=True)
class Print:
    """One print of a form with its values: ``noted`` says whether footnote marks stand behind labels."""

    facts: Facts
    labels: Labels
    noted: bool

    def blank(self, label: str, key: str, note: int = 0, share: float = 1.0, lines: int = 1) -> Blank:
        """A labelled place with the value of ``key``; the mark of footnote ``note`` follows the label."""
        mark = f" ({note})" if note and self.noted else ""
        return Blank(self.labels.set(label) + mark, self.facts.shown[key], share, lines)


def draw_print(look: random.Random, labels: Labels, facts: Facts) -> Print:
    """A print of a form: two in three carry their footnote marks."""
    return Print(facts, replace(labels, notes=False), look.random() < 0.65)


def declarant_of(
    chance: random.Random, hand: Hand, person: Person, day: dt.date, relation: str
) -> dict[str, tuple[str, str]]:
    """Who asks: contract key → as printed, in contract form."""
    paper = id_paper(chance, person, day, hand)
    return {
        "declarant.full_name": same(hand.name(person.name)),
        "declarant.date_of_birth": (hand.date(person.born), person.born.isoformat()),
        "declarant.residence": same(hand.address(person.home(day))),
        "declarant.id_paper": same(paper),
        "declarant.id_number": same(number_in(paper, person)),
        "declarant.relationship": same(relation),
    }


def number_in(paper: str, person: Person) -> str:
    """The number by which ``paper`` (a sentence) names the person: of today or of before 2016."""
    return person.number if person.number in paper else person.old_number


def declarant_rows(form: Print, relation: str, two: int) -> tuple[Row, ...]:
    """The rows of the person who asks; those without a value in this form (a birth date) are left out."""
    rows: list[Row] = [(form.blank("Họ, chữ đệm, tên người yêu cầu:", "declarant.full_name"),)]
    if "declarant.date_of_birth" in form.facts.shown:
        rows.append((form.blank("Ngày, tháng, năm sinh:", "declarant.date_of_birth"),))
    return (
        *rows,
        (form.blank("Nơi cư trú:", "declarant.residence", 2, lines=two),),
        (form.blank("Giấy tờ tùy thân:", "declarant.id_paper", 3, lines=two),),
        (form.blank(relation, "declarant.relationship"),),
    )


def personal_rows(look: random.Random, form: Print, who: str) -> tuple[Row, ...]:
    """Sex, group and nationality of ``who``, in one row or more."""
    return parted(
        look,
        (
            form.blank("Giới tính:", f"{who}.sex"),
            form.blank("Dân tộc:", f"{who}.ethnicity"),
            form.blank("Quốc tịch:", f"{who}.nationality", share=1.2),
        ),
    )


@dataclass(frozen=True, slots=True)
class Application:
    """What one form is: title, to whom, its rows, the oath's sentences, words at the left of the signer."""

    title: str
    addressee: str
    rows: tuple[Row, ...]
    oath: tuple[str, ...]
    place: str
    day: dt.date
    signers: Mapping[str, str]
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def draw_application(look: random.Random, labels: Labels, form: Application) -> Sheet:
    """The filled form on A4."""
    style = draw_look(look, 0.92, (11.0, 13.5))
    style = replace(style, gap=min(style.gap, 3.0), tab=0.0)
    sheet = Sheet(A4)
    left, right = look.uniform(18, 30), A4[0] - look.uniform(12, 20)
    top = head_of(look, sheet, style, labels, form)
    rows = (*form.rows, *(sentence(text) for text in form.oath))
    foot = 50 + 4.0 * len(form.notes)
    room = A4[1] - foot - top
    y, style = flowed(
        sheet, (left, right, top), style, Body(rows, "", ""), (room, look.choice((1.0, 1.0, 1.3)))
    )
    foot_of(look, sheet, (left, right, y), style, form)
    return sheet


def head_of(look: random.Random, sheet: Sheet, style: Look, labels: Labels, form: Application) -> float:
    """Nation, title and addressee; returns the first baseline below."""
    middle = A4[0] / 2
    y = heading(look, sheet, (middle, look.uniform(14, 20)), style.label, labels)
    y += look.uniform(7, 10)
    title = Pen(style.label.face.styled("bold"), look.uniform(13, 15.5))
    for line in _title_lines(sheet, form.title, title):
        sheet.text((middle, y), line, title.sized(min(1.0, 172 / sheet.width(line, title))), "m")
        y += style.label.size * 0.3528 * 1.5
    y += style.label.size * 0.3528 * 0.7
    mark = look.choice(("", "(1) ", " (1) "))
    if form.addressee:
        sheet.text((middle, y), f"Kính gửi: {mark}{form.addressee}", style.label, "m")
    return y + look.uniform(7, 10)


def _title_lines(sheet: Sheet, title: str, pen: Pen) -> tuple[str, ...]:
    """The title on one line, or on two of like length where it is far too long for one."""
    if sheet.width(title, pen) < 210:
        return (title,)
    words = title.split()
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(title) / 2))
    return " ".join(words[:cut]), " ".join(words[cut:])


def foot_of(
    look: random.Random, sheet: Sheet, area: tuple[float, float, float], style: Look, form: Application
) -> None:
    """Place and date, copies asked for, signatures, notes."""
    left, right, y = area
    pen, x = style.label.sized(0.97), right - look.uniform(36, 46)
    day = form.day
    words = f"{form.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    sheet.text((x, y + 1), f"Làm tại: {words}", pen.styled(look.choice(("", "italic"))), "m")
    y += pen.size * 0.6 + 1
    for number, words in enumerate(form.left):
        sheet.text((left, y + number * pen.size * 0.5), words, pen)
    for place, (words, name) in enumerate(reversed(tuple(form.signers.items()))):
        signer = Signer(words, "(Ký, ghi rõ họ, chữ đệm, tên)", Officer(name, ()))
        sign(look, sheet, (x - place * 78, y), pen, signer)
    small = pen.sized(min(0.62, 8 / pen.size))
    for number, words in enumerate(form.notes):
        sheet.text((left, A4[1] - 8 - (len(form.notes) - 1 - number) * 3.6), words, small)
