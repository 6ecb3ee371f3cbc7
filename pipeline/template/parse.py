"""From the lines of one template file to its values; every mistake is told, with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from pipeline.kinds import KINDS
from pipeline.template.checks import check_editions, check_fields, check_references, check_texts
from pipeline.template.model import Edition, Face, FieldRule, Template
from pipeline.template.section import Section
from pipeline.template.yaml_file import Mistakes, Node

SIZES = ("A4", "A5", "ID-1")
FACES = ("sheet", "front", "back")
CODES = ("card_qr", "mrz", "pdf417")
GRADES = ("official", "multi", "single", "memory")
NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERED = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*(?=\w)")
KEY = re.compile(r"([a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*")


def parse(node: Node, stem: str, mistakes: Mistakes) -> Template:
    """The template in ``node``, of use only while ``mistakes`` is empty; ``stem``: file name less suffix."""
    top = Section(node, mistakes)
    document = top.text("document")
    if document and not NAME.fullmatch(document):
        mistakes.add(node, f"tên “{document}” chỉ gồm chữ thường không dấu, số và _, ví dụ: giay_khai_sinh")
    elif document and document != stem:
        mistakes.add(
            node, f"document là “{document}” nhưng tệp tên “{stem}.yaml”; hãy đặt hai tên giống nhau"
        )
    title = _nfc(top.text("title"))
    refuse = _all_nfc(top.texts("refuse"))
    check_texts(refuse, node.at("refuse"), mistakes)
    sections = top.sections("editions")
    editions = tuple(_edition(one, document, refuse, mistakes) for one in sections)
    pairs = [(edition, one.node) for edition, one in zip(editions, sections, strict=True)]
    _unique([(edition.edition, place) for edition, place in pairs], "edition", mistakes)
    if len({edition.edition for edition in editions}) == len(editions):
        check_editions(pairs, mistakes)
    top.done()
    return Template(document, title, editions)


def _edition(top: Section, document: str, refuse: tuple[str, ...], mistakes: Mistakes) -> Edition:
    name = top.text("edition")
    start, end = top.period()
    faces = tuple(_face(one, document, name, mistakes) for one in top.sections("faces"))
    faces = tuple(replace(face, refuse=(*refuse, *face.refuse)) for face in faces)
    _unique([(one.name, top.node) for one in faces], "face", mistakes)
    top.done()
    return Edition(name, start, end, faces)


def _face(top: Section, document: str, edition: str, mistakes: Mistakes) -> Face:
    face = Face(
        document=document,
        edition=edition,
        name=top.choice("face", FACES),
        size=top.choice("size", SIZES),
        titles=_all_nfc(top.texts("titles")),
        marks=_all_nfc(top.texts("marks")),
        refuse=_all_nfc(top.texts("refuse")),
        ends=_all_nfc(top.texts("ends")),
        codes=tuple(_known(one, CODES, top, mistakes) for one in top.texts("codes")),
        fields=_fields(top.sections("fields"), mistakes),
    )
    for name in ("titles", "marks", "refuse", "ends"):
        check_texts(getattr(face, name), top.node.at(name), mistakes)
    if not face.titles and not any(rule.labels for rule in face.fields):
        mistakes.add(
            top.node, "không có titles, cũng không có label nào để nhận ra giấy; hãy thêm ít nhất một"
        )
    top.done()
    return face


def _fields(sections: tuple[Section, ...], mistakes: Mistakes) -> tuple[FieldRule, ...]:
    written = tuple(_field(one, mistakes) for one in sections)
    rules = tuple(
        replace(rule, column=written[index - 1].column)
        if index and rule.same_line and not rule.column
        else rule
        for index, rule in enumerate(written)
    )
    pairs = [(rule, one.node) for rule, one in zip(rules, sections, strict=True)]
    _unique([(rule.key, node) for rule, node in pairs], "key", mistakes)
    check_references(pairs, mistakes)
    check_fields(pairs, mistakes)
    return rules


def _field(top: Section, mistakes: Mistakes) -> FieldRule:
    heading = _nfc(top.text("heading", ""))
    before, corner = top.text("before", ""), top.choice("corner", ("top_left",), "")
    code = top.choice("code", CODES, "")
    within, row_of = top.text("within", ""), top.text("row_of", "")
    placed = bool(before or corner or code or within or row_of)
    labels = (heading,) if heading else _all_nfc(top.texts("label", required=not placed))
    key = "" if heading else top.text("key")
    if key and not KEY.fullmatch(key):
        mistakes.add(
            top.node, f"key “{key}” phải là chữ thường không dấu, ví dụ: full_name hoặc mother.full_name"
        )
    check_texts(labels, top.node.at("heading" if heading else "label"), mistakes)
    rule = FieldRule(
        key=key,
        kind="text" if heading else top.choice("kind", KINDS),
        title=_nfc(top.text("title", "")) or (_title(labels[0]) if labels else key),
        labels=labels,
        verified=top.choice("v", GRADES, "memory"),
        same_line=top.flag("same_line"),
        column=top.choice("column", ("left", "right"), ""),
        before=before,
        corner=corner,
        code=code,
        within=within,
        under=_nfc(top.text("under", "")),
        row_of=row_of,
        optional=top.flag("optional"),
    )
    top.done()
    return rule


def _title(label: str) -> str:
    """A label as people call it: without colon, leaders and the number of its entry."""
    return _NUMBERED.sub("", label).strip(" :…/")


def _known(written: str, allowed: tuple[str, ...], top: Section, mistakes: Mistakes) -> str:
    if written not in allowed:
        mistakes.add(top.node, f"codes không có “{written}”; hãy viết một trong: " + ", ".join(allowed))
    return written


def _unique(names: list[tuple[str, Node]], what: str, mistakes: Mistakes) -> None:
    seen: set[str] = set()
    for name, node in names:
        if name and name in seen:
            mistakes.add(node, f"{what} “{name}” viết hai lần; mỗi tên chỉ dùng một lần")
        seen.add(name)


def _nfc(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("Ð", "Đ").split())


def _all_nfc(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_nfc(one) for one in texts)
