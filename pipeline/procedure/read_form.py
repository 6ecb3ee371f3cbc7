"""EDGE: a form's YAML into a ``Form``; every mistake is collected with its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.procedure.form import BY_HAND, STYLES, Columns, Form, FormEntry, Line, keys_of, pieces
from pipeline.template.yaml_file import Mistakes, Section, read_yaml, suggestion

KINDS = (
    "person_name",
    "date",
    "date_in_words",
    "sex",
    "ethnicity",
    "nationality",
    "id_number",
    "id_paper",
    "place",
    "residence",
    "doc_number",
    "book_number",
    "number",
    "text",
    "time",
)
"""Kinds an entry may have: those of ``pipeline.kinds`` and "residence", a place that may change between
papers.
"""


def read_form(path: Path, mistakes: Mistakes) -> Form | None:
    """The form of this file; None, with the mistakes told, when it cannot be used at all."""
    node = read_yaml(path, mistakes)
    if node is None:
        return None
    top = Section(node, mistakes)
    entries = {entry.key: entry for entry in _entries(top)}
    form = Form(
        code=top.text("code"),
        title=top.text("title"),
        edition=top.text("edition"),
        law=top.text("law"),
        entries=entries,
        sheet=tuple(_part(section, entries) for section in top.sections("sheet")),
    )
    top.done()
    return form


def _entries(top: Section) -> list[FormEntry]:
    found: list[FormEntry] = []
    for section in top.sections("entries"):
        entry = FormEntry(
            section.text("key"), section.text("title"), section.choice("kind", KINDS), section.text("ask", "")
        )
        if entry.key == BY_HAND or any(one.key == entry.key for one in found):
            top.mistakes.add(section.node, f"mục “{entry.key}” viết hai lần; hãy giữ một")
        section.done()
        found.append(entry)
    return found


def _part(section: Section, entries: Mapping[str, FormEntry]) -> Line | Columns:
    part = _columns(section) if "signature" in section else _line(section)
    for key in sorted(keys_of(part) - set(entries)):
        wanted = suggestion(key, entries)
        section.mistakes.add(section.node, f"“entries” không có mục “{key}” mà dòng này cần; {wanted}")
    return part


def _columns(section: Section) -> Columns:
    foot = section.section("signature")
    section.done()
    if foot is None:
        return Columns((), ())
    columns = Columns(_lines(foot.texts("left"), "line"), _to_sign(foot.texts("right")))
    foot.done()
    return columns


def _line(section: Section) -> Line:
    style = next((name for name in section.names() if name in STYLES), "")
    if not style:
        wanted = ", ".join((*STYLES, "signature"))
        section.mistakes.add(section.node, f"mỗi dòng của tờ khai phải bắt đầu bằng một trong: {wanted}")
        return Line("line", ())
    text = section.text(style)
    section.done()
    return Line(style, pieces(text))


def _to_sign(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Who signs, then how, in smaller voice."""
    return _lines(texts[:1], "centre") + _lines(texts[1:], "hint")


def _lines(texts: tuple[str, ...], style: str) -> tuple[Line, ...]:
    return tuple(Line(style, pieces(text)) for text in texts)
