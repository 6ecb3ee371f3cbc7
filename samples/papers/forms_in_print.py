"""Every other application form, filled in print: its lines as ``templates/forms`` has them, its look drawn.

The forms of the five most frequent procedures have files of their own here, with their older editions. These
are drawn from the data of the form: what people fill in is made up by the key of the entry.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samples.papers.application import Application, draw_application
from samples.papers.filled_in import Filling
from samples.papers.office import facts_of, sentence
from samples.papers.style import Labels, draw_hand, draw_labels
from samples.pen.flow import Blank, Row
from samples.people.dates import between, figures
from samples.people.person import TODAY
from samples.truth import Paper, Truth

_FOLDER = Path(__file__).resolve().parents[2] / "templates" / "forms"
_PIECE = re.compile(
    r"\{(?P<key>[^}|\s]+)(?:\|(?P<show>\w+))?(?:\s+(?P<share>\d+)%)?\}|(?P<tick>\[!?[a-z_.]+\])"
)
_RAISED = re.compile(r"\^\((\d+)\)")

_LONGEST = 90
"""Letters of a label that fit on a line."""

CODES = (
    "ct01",
    "don_de_nghi_xac_dinh_muc_do_khuyet_tat",
    "phieu_chung_thuc_ban_sao",
    "phieu_chung_thuc_chu_ky",
    "to_khai_dang_ky_lai_khai_sinh",
    "to_khai_dang_ky_nhan_cha_me_con",
    "to_khai_de_nghi_ho_tro_chi_phi_mai_tang",
    "to_khai_de_nghi_tro_giup_xa_hoi",
    "van_ban_de_nghi_huong_tro_cap_huu_tri_xa_hoi",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One edition of a form as printed: entry key → kind, and the lines of the first page (style, text)."""

    edition: str
    first: dt.date
    last: dt.date
    kinds: Mapping[str, str]
    lines: tuple[tuple[str, str], ...]


@cache
def editions(code: str) -> tuple[Printed, ...]:
    """The editions of a form, from its data."""
    files = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob(f"{code}*.yaml"))
    ]
    return tuple(_printed(one) for one in files if one["code"] == code)


def _printed(data: Mapping[str, Any]) -> Printed:
    lines: list[tuple[str, str]] = []
    for part in data["sheet"]:
        ((style, text),) = part.items() if len(part) == 1 else (("", ""),)
        if style == "page":
            break
        if isinstance(text, str):
            lines.append((style, text))
    kinds = {entry["key"]: entry["kind"] for entry in data["entries"]}
    first = data.get("from") or dt.date(2024, 7, 1)
    return Printed(str(data["edition"]), first, data.get("to") or TODAY, kinds, tuple(lines))


def maker(code: str) -> Callable[[random.Random, random.Random], Paper]:
    """What makes papers of this form."""

    def make(people: random.Random, look: random.Random) -> Paper:
        form = look.choice(editions(code))
        day = between(people, form.first, max(form.first, min(form.last, TODAY)))
        return _draw(people, look, code, form, day)

    return make


def _draw(people: random.Random, look: random.Random, code: str, form: Printed, day: dt.date) -> Paper:
    labels = draw_labels(look)
    filling = Filling(people, draw_hand(look), day)
    keys = [key for key in dict.fromkeys(_keys(form)) if key in form.kinds]
    pairs = {key: filling.value(key, form.kinds[key]) for key in keys}
    pairs |= {
        key: (figures(dt.date.fromisoformat(pairs[key][1]), "words"), pairs[key][1]) for key in _spelt(form)
    }
    pairs |= filling.numbers_within(form.kinds, pairs)
    facts = facts_of(pairs)
    title = next(text for style, text in form.lines if style == "title")
    who = "declarant" if "declarant.full_name" in keys else "subject"
    oath = tuple(_bare(text) for style, text in form.lines if style == "indent")
    application = Application(
        title=title,
        addressee=filling.office if any(style == "addressee" for style, _ in form.lines) else "",
        rows=tuple(_rows(form, facts.shown, labels, noted=look.random() < 0.5)),
        oath=oath[:3],
        place=filling.unit.commune_short,
        day=day,
        signers={"Người khai": filling.person(who).name},
    )
    sheet = draw_application(look, labels, application)
    return Paper(Truth(code, form.edition, facts.truth), (sheet.face("sheet"),))


def _keys(form: Printed) -> Iterator[str]:
    for style, text in form.lines:
        if style in ("line", "section", "block"):
            yield from (found["key"] for found in _PIECE.finditer(text) if found["key"])


def _spelt(form: Printed) -> Iterator[str]:
    """The dates whose words ("ngày … tháng … năm …") the form prints."""
    for _, text in form.lines:
        yield from (found["key"] for found in _PIECE.finditer(text) if found["show"] == "ngày")


def _rows(form: Printed, shown: Mapping[str, str], labels: Labels, *, noted: bool) -> Iterator[Row]:
    """The labelled places line by line; an entry that the form asks for twice is filled in once."""
    used: set[str] = set()
    for style, text in form.lines:
        if style not in ("line", "section", "block"):
            continue
        row = tuple(_blanks(_RAISED.sub(r" (\1)" if noted else "", text), shown, labels, used))
        if row and len(row[0].label) > _LONGEST:
            head, tail = _broken(row[0].label)
            yield sentence(head)
            yield (replace(row[0], label=tail), *row[1:])
        elif row:
            yield row
        elif not _PIECE.search(text):
            yield sentence(_bare(text))


def _blanks(text: str, shown: Mapping[str, str], labels: Labels, used: set[str]) -> Iterator[Blank]:
    at = 0
    for found in _PIECE.finditer(text):
        label = " ".join(text[at : found.start()].split()).lstrip(", ")
        at, key = found.end(), found["key"]
        if not key:
            yield Blank("", f"{label} [ ]", leader=False)
        elif label or key in shown:
            value = "" if key in used else shown.get(key, "")
            used.add(key)
            yield Blank(labels.set(label), value, float(found["share"] or 40) / 40)
    rest = " ".join(text[at:].split())
    if at and rest:
        yield Blank("", rest, leader=False)


def _broken(label: str) -> tuple[str, str]:
    """A label too long for a line, in two: what stands on the first line, and the rest."""
    at = label.rfind(" ", 0, _LONGEST)
    return label[:at], label[at + 1 :]


def _bare(text: str) -> str:
    """The words of a sentence, blanks as dots."""
    return " ".join(_PIECE.sub("………", _RAISED.sub("", text)).split())
