"""Giấy khai sinh (bản chính): Thông tư 15/2015/TT-BTP, from 2020-07-16 Thông tư 04/2020/TT-BTP, same
labels."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.papers.marks import Signer, heading, sign
from samples.papers.style import Hand, Labels, draw_hand, draw_labels, draw_look, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Look, Row, counted, draw, fitted, plan
from samples.pen.ornaments import border, emblem, guilloche
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.dates import date_in_words, figures
from samples.people.families import Family, draw_family
from samples.people.person import Person
from samples.truth import Face, Paper, Truth

DOCUMENT = "giay_khai_sinh"


def make(people: random.Random, look: random.Random) -> Paper:
    """A certificate of somebody born since 1996 and registered since 2016."""
    if people.random() < 0.2:
        late = (dt.date(2016, 2, 1), dt.date(2026, 9, 1))
        family = draw_family(people, (dt.date(1990, 1, 1), dt.date(2015, 12, 1)), late)
    else:
        family = draw_family(people, (dt.date(2016, 1, 1), dt.date(2026, 8, 1)))
    return draw_paper(people, look, family)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the certificate says, as printed (``shown``) and in contract form (``truth``), by contract key."""

    shown: dict[str, str]
    truth: dict[str, str]


def _entry(chance: random.Random, family: Family, hand: Hand) -> _Entry:
    child, registered = family.child, family.registered
    fatherless = chance.random() < 0.06
    facts = {
        "number": (family.register.number,) * 2,
        "full_name": (hand.name(child.name),) * 2,
        "date_of_birth": (hand.date(child.born), child.born.isoformat()),
        "date_of_birth_in_words": (date_in_words(chance, child.born),) * 2,
        "sex": (child.sex, child.sex),
        "ethnicity": ethnicity(chance, child),
        "nationality": ("Việt Nam",) * 2,
        "place_of_birth": (_birthplace(chance, family, hand),) * 2,
        "place_of_origin": (hand.unit(child.origin),) * 2,
        "id_number": (child.number if child.born.year >= 2016 and chance.random() < 0.85 else "",) * 2,
        "registration_authority": (hand.office(family.register),) * 2,
        "registration_date": (hand.date(registered), registered.isoformat()),
    }
    if family.register.book:
        facts["book"] = (family.register.book,) * 2
    for who, person in (("mother", family.mother), ("father", family.father)):
        facts |= _parent(chance, who, None if fatherless and who == "father" else person, registered, hand)
    declarant = family.mother if fatherless or chance.random() < 0.35 else family.father
    facts["declarant.full_name"] = (hand.name(declarant.name),) * 2
    facts["declarant.id_paper"] = (id_paper(chance, declarant, registered, hand),) * 2
    return _Entry(
        {key: pair[0] for key, pair in facts.items()}, {key: pair[1] for key, pair in facts.items()}
    )


def _birthplace(chance: random.Random, family: Family, hand: Hand) -> str:
    hospital = family.birth.hospital
    return chance.choice(
        (hand.unit(hospital.unit), hospital.name, f"{hospital.name}, {hand.unit(hospital.unit)}")
    )


def _parent(
    chance: random.Random, who: str, person: Person | None, day: dt.date, hand: Hand
) -> dict[str, tuple[str, str]]:
    keys = ("full_name", "year_of_birth", "ethnicity", "nationality", "residence")
    if person is None:
        return {f"{who}.{key}": ("", "") for key in keys}
    born = (str(person.born.year),) * 2
    if chance.random() < 0.3:
        born = (figures(person.born, "slash"), person.born.isoformat())
    values = (
        (hand.name(person.name),) * 2,
        born,
        ethnicity(chance, person),
        ("Việt Nam",) * 2,
        (hand.address(person.home(day)),) * 2,
    )
    return {f"{who}.{key}": value for key, value in zip(keys, values, strict=True)}


def draw_paper(people: random.Random, look: random.Random, family: Family) -> Paper:
    """The certificate of ``family``'s child; layout, faces and habits by ``look``."""
    hand, labels = draw_hand(look), draw_labels(look)
    entry = _entry(people, family, hand)
    style = draw_look(look)
    sheet = Sheet(A4, paper=look.choice(((255, 255, 255), (255, 253, 246), (252, 250, 240))))
    if look.random() < 0.45:
        guilloche(look, sheet, look.uniform(0.08, 0.22))
    edge = border(look, sheet, look.uniform(5, 11)) if look.random() < 0.88 else 10.0
    left, right = edge + look.uniform(6, 14), A4[0] - edge - look.uniform(6, 12)
    top = _head(look, sheet, edge, style, labels, entry)
    rows = _rows(look, labels, entry.shown)
    bottom = A4[1] - edge - look.uniform(50, 58)
    loose = look.choice((1.0, 1.0, 1.6))
    planned, style = fitted(style, bottom - top, lambda own: counted(sheet, rows, right - left, own), loose)
    y = draw(sheet, planned, (left, top), style)
    _sign(look, sheet, max(y, A4[1] - edge - 72 if look.random() < 0.5 else y), style.label, family)
    return Paper(Truth(DOCUMENT, "", entry.truth), (Face("sheet", sheet.image, sheet.dpi),))


def _head(
    look: random.Random, sheet: Sheet, edge: float, style: Look, labels: Labels, entry: _Entry
) -> float:
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


def _rows(look: random.Random, labels: Labels, shown: dict[str, str]) -> tuple[Row, ...]:
    def blank(label: str, key: str, share: float = 1.0, note: int = 0, lines: int = 1) -> Blank:
        return Blank(labels.set(label, note), shown[key], share, lines)

    two = 2 if look.random() < 0.35 else 1
    dated = (
        blank("Ngày, tháng, năm sinh:", "date_of_birth", 0.2),
        blank("ghi bằng chữ:" if look.random() < 0.85 else "Ghi bằng chữ:", "date_of_birth_in_words", 1.0),
    )
    personal = (
        blank("Giới tính:", "sex"),
        blank("Dân tộc:", "ethnicity"),
        blank("Quốc tịch:", "nationality", 1.2),
    )
    rows: list[Row] = [(blank("Họ, chữ đệm, tên:", "full_name", note=1),)]
    rows += parted(look, dated, 0.35)
    rows += parted(look, personal)
    rows += [
        (blank("Nơi sinh:", "place_of_birth", lines=two),),
        (blank("Quê quán:", "place_of_origin"),),
        (blank("Số định danh cá nhân:", "id_number"),),
    ]
    together = look.random()
    for who, word, note in (("mother", "mẹ", 2), ("father", "cha", 3)):
        rows.append((blank(f"Họ, chữ đệm, tên người {word}:", f"{who}.full_name", note=note),))
        rows += parted(
            look,
            (
                blank("Năm sinh:", f"{who}.year_of_birth"),
                blank("Dân tộc:", f"{who}.ethnicity"),
                blank("Quốc tịch:", f"{who}.nationality", 1.2),
            ),
            1.0 if together < 0.8 else 0.0,
        )
        rows.append((blank("Nơi cư trú:", f"{who}.residence", lines=two),))
    rows += [
        (blank("Họ, chữ đệm, tên người đi khai sinh:", "declarant.full_name"),),
        (blank("Giấy tờ tùy thân:", "declarant.id_paper", lines=two),),
        (blank("Nơi đăng ký khai sinh:", "registration_authority", lines=two),),
        (blank("Ngày, tháng, năm đăng ký:", "registration_date"),),
    ]
    return tuple(rows)


def _sign(look: random.Random, sheet: Sheet, y: float, pen: Pen, family: Family) -> None:
    note = "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)"
    officer = family.register.officer
    signer = Signer("NGƯỜI KÝ GIẤY KHAI SINH", note, officer, family.register.seal)
    sign(look, sheet, (look.uniform(132, 146), y + 2), pen.sized(0.95), signer)
