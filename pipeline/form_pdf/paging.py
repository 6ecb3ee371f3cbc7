"""The parts of a form put on pages: the form's own where they hold all, else as many as it takes.

Lengths are millimetres from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.form_pdf.lay import Layer, Sheet
from pipeline.form_pdf.style import CODE, FOOT, LEFT, NUMBER, WIDTH
from pipeline.procedure.form import Form, Line, Part, Words

_BETWEEN = 4.0
"""Between the notes and the code beside them."""
_DOUBTS = (
    "Dấu (?): máy chưa chắc, còn {count} mục. Hãy đối chiếu với giấy tờ, sửa trên màn hình "
    "rồi in lại trước khi ký."
)


def own_pages(form: Form, layer: Layer) -> list[Sheet] | None:
    """The form on its own pages; None when the parts of one do not stand on it."""
    laid = []
    for parts, last in _pages(form):
        sheet = Sheet()
        body, foot = _body_and_foot(parts, layer.written.doubts if last else 0)
        for part in body:
            layer.add(part, sheet)
        if not _foot(foot, sheet, layer):
            return None
        laid.append(sheet)
    return laid


def more_pages(form: Form, layer: Layer) -> list[Sheet] | None:
    """The form on as many pages as it takes, numbered; None when what belongs together is longer than one."""
    laid: list[Sheet] = []
    for parts, last in _pages(form):
        body, foot = _body_and_foot(parts, layer.written.doubts if last else 0)
        tries = [own for groups in _divisions(body) if (own := _split(groups, layer)) is not None]
        if not tries:
            return None
        own = min(tries, key=len)
        if not _foot(foot, own[-1], layer):
            own.append(Sheet())
            _foot(foot, own[-1], layer)
        laid += own
    for at, sheet in enumerate(laid, 1):
        told = Line("number", (Words(f"Trang {at}/{len(laid)}"),))
        sheet.rows += layer.line(told, (LEFT, NUMBER, WIDTH))[0]
    return laid


def _split(groups: Sequence[Sequence[Part]], layer: Layer) -> list[Sheet] | None:
    """The groups on sheets, each on one; None when a group is longer than a sheet."""
    sheets = [Sheet()]
    for group in groups:
        rows, frames = len(sheets[-1].rows), len(sheets[-1].frames)
        if _add(group, sheets[-1], layer):
            continue
        del sheets[-1].rows[rows:], sheets[-1].frames[frames:]
        sheets.append(Sheet())
        if not _add(group, sheets[-1], layer):
            return None
    return sheets


def _add(group: Sequence[Part], sheet: Sheet, layer: Layer) -> bool:
    """Put the parts on the sheet; answers whether they stand above its code."""
    for part in group:
        layer.add(part, sheet)
    return sheet.end <= FOOT - CODE


def _divisions(parts: Sequence[Part]) -> tuple[list[list[Part]], list[list[Part]]]:
    """The parts as whole blocks (all about the mother), and in the smallest groups that may stand apart."""
    groups = list(_together(parts))
    blocks: list[list[Part]] = []
    for group in groups:
        if not blocks or _begins(group[0]):
            blocks.append([])
        blocks[-1] += group
    return blocks, groups


def _begins(part: Part) -> bool:
    """Whether a block of the form begins here: a heading, a person, the oath."""
    return isinstance(part, Line) and part.style in ("section", "block", "indent")


def _together(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that must not be parted: a heading and what it heads, an oath and who signs it, a value and the
    blank lines for the rest of it.
    """
    group: list[Part] = []
    for at, part in enumerate(parts):
        group.append(part)
        if not _leads(part) and not (at + 1 < len(parts) and _goes_on(parts[at + 1])):
            yield group
            group = []
    if group:
        yield group


def _leads(part: Part) -> bool:
    """Whether the next part belongs to this one: words alone, place and day of signing."""
    words = isinstance(part, Line) and all(isinstance(piece, Words) for piece in part.pieces)
    return words or (isinstance(part, Line) and part.style == "right")


def _goes_on(part: Part) -> bool:
    """Whether this is nothing but a blank line for the hand."""
    return isinstance(part, Line) and not any(isinstance(piece, Words) for piece in part.pieces)


def _body_and_foot(parts: Sequence[Part], doubts: int) -> tuple[list[Part], list[Line]]:
    """The parts of a page, and its notes with the line about what has still to be looked at."""
    foot = [part for part in parts if isinstance(part, Line) and part.style == "note"]
    body = [part for part in parts if not (isinstance(part, Line) and part.style == "note")]
    if doubts:
        foot.insert(0, Line("doubt", (Words(_DOUBTS.format(count=doubts)),)))
    return body, foot


def _foot(lines: Sequence[Line], sheet: Sheet, layer: Layer) -> bool:
    """Notes at the foot of the page, beside the code, where there is room for both; answers whether."""
    rows, y = [], 0.0
    for line in lines:
        laid, y = layer.line(line, (LEFT, y, WIDTH - CODE - _BETWEEN))
        rows += laid
    down = FOOT - max(y, CODE)
    if sheet.end > down - 1.0:
        return False
    sheet.rows += [replace(row, y=row.y + down + max(CODE - y, 0.0)) for row in rows]
    return True


def _pages(form: Form) -> Iterator[tuple[list[Part], bool]]:
    """The parts of each page, and whether it is the last."""
    pages: list[list[Part]] = [[]]
    for part in form.sheet:
        if isinstance(part, Line) and part.style == "page":
            pages.append([])
        else:
            pages[-1].append(part)
    for at, parts in enumerate(pages, 1):
        yield parts, at == len(pages)
