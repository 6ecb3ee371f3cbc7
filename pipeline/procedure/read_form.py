"""EDGE: a form's YAML into a ``Form``; every mistake is collected with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.procedure.form import (
    BY_HAND,
    STYLES,
    Columns,
    Form,
    FormEntry,
    Line,
    Part,
    Photos,
    Signers,
    Table,
    keys_of,
    pieces,
    places_of,
    words_of,
)
from pipeline.template.section import Section
from pipeline.template.suggest import suggestion
from pipeline.template.yaml_file import Mistakes, read_yaml

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
    start, end = top.period()
    sheet = tuple(_part(section, entries) for section in top.sections("sheet"))
    form = Form(
        code=top.text("code"),
        title=top.text("title"),
        edition=top.text("edition"),
        law=top.text("law"),
        entries=entries,
        sheet=sheet,
        start=start,
        end=end,
        refuse=top.texts("refuse"),
        alternatives=_alternatives(top, entries),
        officers=_officers(top, sheet),
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


def _alternatives(top: Section, entries: Mapping[str, FormEntry]) -> tuple[tuple[str, ...], ...]:
    """Groups of entries of which at most one is ticked, ``[[one, other], …]``; each must be an entry."""
    groups = top.rows("alternatives") if "alternatives" in top else ()
    node = top.entry("alternatives") or top.node
    for key in (key for group in groups for key in group if key not in entries):
        top.mistakes.add(node, f"tờ khai không có mục “{key}”; {suggestion(key, entries)}")
    return groups


def _officers(top: Section, sheet: tuple[Part, ...]) -> tuple[str, ...]:
    """Headings of the places where the office signs or seals; each must head a place on the sheet."""
    officers = top.texts("officers")
    heads = [words_of(lines[0]) for part in sheet for lines in places_of(part) if lines]
    for name in (name for name in officers if name not in heads):
        node = top.entry("officers") or top.node
        top.mistakes.add(node, f"không có chỗ ký nào tên “{name}”; {suggestion(name, heads)}")
    return officers


def _part(section: Section, entries: Mapping[str, FormEntry]) -> Part:
    reads: Mapping[str, Callable[[Section], Part]] = {
        "photos": _photos,
        "signature": _columns,
        "signers": _signers,
        "table": _table,
    }
    name = next((name for name in reads if name in section), "")
    part = reads[name](section) if name else _line(section)
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


def _photos(section: Section) -> Photos:
    """What stands inside either frame, and the lines between them."""
    inner = section.section("photos")
    section.done()
    if inner is None:
        return Photos((), (), ())
    left, right = (_lines(inner.texts(side, required=True), "hint") for side in ("left", "right"))
    photos = Photos(left, right, tuple(_line(one) for one in inner.sections("middle")))
    inner.done()
    return photos


def _signers(section: Section) -> Signers:
    """Each place: who signs, then how."""
    signers = Signers(tuple(_to_sign(place) for place in section.rows("signers")))
    section.done()
    return signers


def _table(section: Section) -> Table:
    """The first row is the head; every row must have as many cells as there are widths."""
    table = section.section("table")
    section.done()
    if table is None:
        return Table((), ())
    widths = tuple(float(width) for width in table.texts("widths", required=True) if width.isdigit())
    rows = table.rows("rows")
    for row in rows:
        if len(row) != len(widths):
            told = f"mỗi hàng của bảng phải có {len(widths)} ô như “widths”; hàng này có {len(row)}"
            table.mistakes.add(table.node, told)
    table.done()
    styles = ("head", *("cell",) * len(rows))
    return Table(widths, tuple(_lines(row, style) for row, style in zip(rows, styles, strict=False)))


def _line(section: Section) -> Line:
    style = next((name for name in section.names() if name in STYLES), "")
    if not style:
        wanted = ", ".join((*STYLES, "signature", "signers", "table", "photos"))
        section.mistakes.add(section.node, f"mỗi dòng của tờ khai phải bắt đầu bằng một trong: {wanted}")
        return Line("line", ())
    text = section.text(style, "" if style == "page" else None)
    section.done()
    return Line(style, pieces(text))


def _to_sign(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """Who signs, then how, in smaller voice."""
    return _lines(texts[:1], "centre") + _lines(texts[1:], "hint")


def _lines(texts: tuple[str, ...], style: str) -> tuple[Line, ...]:
    return tuple(Line(style, pieces(text)) for text in texts)
