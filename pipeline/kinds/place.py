"""Place as printed, on one line, parts joined by ", ", with the administrative units it names (``Parts``).

Marks lost in reading are given back to the names of units the gazetteer knows for sure; all else stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ocr.types import Shape
from pipeline import letters, places
from pipeline.kinds._addresses import compact
from pipeline.kinds._kind import NotThisKind
from pipeline.kinds._offices import is_nameless
from pipeline.types import Parts, Problem, ProblemCode, Value
from pipeline.words import misspelt, unknown

SAYS = "Nơi sinh, nơi cư trú, quê quán, nơi đăng ký: như in, trên một dòng."
SHAPE = Shape.BLOCK

_STOP = re.compile(r"(?<=\w\w)(?<!\b[A-Z][A-Z])\.\s+")
_RANKS = "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh"
_BLURRED = re.compile(rf"(?<=[^\W\d_])[:;]\s+(?=(?:{_RANKS})\b)", re.IGNORECASE)
"""A colon before a unit's rank: no place is written so, it was a comma."""
_PLOT = re.compile(r"^[0O] (?=\d)")
"""The "Ô" of a plot without its mark: no place begins with a nought by itself."""
_CUT_SHORT = re.compile(r"\b(?:TP|TX|TT|[PXHTQ])\.$", re.IGNORECASE)
_DUST = re.compile(r"(?<=[^\W\d_]{3})\.\s*(?=[^\W\d_])|(?<=[^\W\d_][a-zà-ỹ])\.\s+(?=[^\W\d_])")
_BEHIND_RANK = re.compile(rf"\b({_RANKS})\s+[-–—_.~]+\s+(?=[^\W\d_])", re.IGNORECASE)
"""A stroke between a unit's rank and its name: dirt, mostly where a line breaks ("Tỉnh - Quảng Trị")."""
_LONGEST_CRUMB = 4
_TWO_PLACES, _TAIL = 8, 3
"""Words of two places at least, and of what stands behind the first of them."""
_OFFICES = (
    "benhvien",
    "trungtam",
    "tramyte",
    "phongkham",
    "nhahosinh",
    "coso",
    "ubnd",
    "uyban",
    "congan",
    "cuc",
)
_UNKNOWN = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Không nhận ra tỉnh, thành phố nào trong địa danh, cần xem lại."
)
_UNCLEAR = Problem(ProblemCode.NOT_UNDERSTOOD, "Tên xã, huyện hoặc tỉnh đọc chưa rõ, cần xem lại.")
_MISSPELT = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Tên tỉnh viết không giống cách viết nào đã biết, cần xem lại."
)
_MISREAD = Problem(ProblemCode.NOT_UNDERSTOOD, "Địa danh có một chữ có thể đọc sai dấu, cần xem lại.")
_LONG_NUMBER = re.compile(r"(?:^|[Ss]ố )\d{5,}")
_MERGED = Problem(ProblemCode.NOT_UNDERSTOOD, "Số nhà dài bất thường, có thể mất dấu gạch chéo, cần xem lại.")
_BELOW = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã)\b", re.IGNORECASE)
"""Ranks below a province's."""
_CUT = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Địa danh có phần mở đầu bằng chữ thường, có thể mất chữ đầu, cần xem lại."
)
_ENDS = Problem(ProblemCode.NOT_UNDERSTOOD, "Địa danh có thể mất phần cuối, cần xem lại.")
_OPENS = re.compile(
    r"(?:xã|phường|thị|thành|huyện|quận|tỉnh|đặc|thôn|ấp|bản|buôn|xóm|tổ|khu|khóm|khối|làng|số|ngõ|ngách|hẻm"
    r"|kiệt|đường|phố|đội|tại|nhà|chung|lô|căn|tòa|toà|đảo|sóc|phum|nay|cũ|thuộc|gần|bệnh|trạm|trung|cơ|ủy"
    r"|uỷ|công|đồn|tp|tx|tt|[pxqht])\b"
)
"""Words with which a place, or a part of it, may begin small."""


_HAMLET = re.compile(
    r"(?:^|\s)(?:thôn|ấp|bản|buôn|bon|plei|làng|xóm|xứ|tổ|đội|khu|khóm|khối|phố|đường|số|ngõ|vực)$",
    re.IGNORECASE,
)
"""A word that a hamlet's own name must follow."""


@lru_cache(maxsize=letters.PAGE_FULL)
def parse(text: str) -> Value:
    """The place with its parts; refused only when it holds no letters."""
    line = compact(text)
    if not line:
        return Value("")
    if sum(sign.isalpha() for sign in line) < 2:
        raise NotThisKind("Dòng này không có tên địa danh nào.")
    line = letters.settled(_by_units, line)
    parts = places.parts(line)
    mended = places.in_use.as_printed(places.mended(line, parts), line, parts.province)
    if mended != line and places.names_one(line):
        return Value(line, Parts())  # a unit of its own name: "Thạnh Hóa" is no worn "Thanh Hóa"
    return Value(mended, parts)


def _by_units(line: str) -> str:
    """The line without its edge and dust, its units parted by commas."""
    whole = _with_commas(_without_edge(_first_alone(_PLOT.sub("Ô ", _BLURRED.sub(", ", line)))))
    return compact(_detail_parted(_units_parted(_without_dust(whole))))


def _without_dust(line: str) -> str:
    """Points of a leader between words go, and dirt behind a rank; points of ranks cut short stay ("TT. Mường
    Xén", "P. 2").
    """
    return " ".join(_BEHIND_RANK.sub(r"\1 ", _DUST.sub(" ", line)).split())


def _with_commas(line: str) -> str:
    """A point is a comma right before a known unit, and where only that brings the commune to light."""
    found = places.parts(line)
    if found.detail.endswith(".") and line.startswith(found.detail) and not _CUT_SHORT.search(found.detail):
        return found.detail.rstrip(" .") + ", " + line.removeprefix(found.detail).lstrip(" ,")
    for stop in reversed(list(_STOP.finditer(line))):
        other = f"{line[: stop.start()]}, {line[stop.end() :]}"
        if _whole_units(other) > _whole_units(line):
            line = other
    return line


def _whole_units(line: str) -> int:
    """How many of the units a place names stand by themselves between its commas."""
    return len(_named(line) & {_unit(segment) for segment in line.split(", ")})


def _named(line: str) -> set[str]:
    """The units a place names, as ``_unit`` writes them."""
    parts = places.parts(line)
    return {_unit(name) for name in (parts.commune, parts.district, parts.province) if name}


def _unit(name: str) -> str:
    return letters.key(places.without_rank(name))


def _units_parted(line: str) -> str:
    """Commas lost between two units the place names ("Đăk Hà Kon Tum"), not within an office's name."""
    if "," not in line and letters.key(line).startswith(_OFFICES):
        return line
    named, segments = _named(line), line.split(", ")
    if named <= {_unit(segment) for segment in segments}:
        return line
    return ", ".join(unit for segment in segments for unit in _units(segment.split(), named))


def _detail_parted(line: str) -> str:
    """A comma between house or hamlet and the commune, where a card's line ended without one ("Thôn Đông" /
    "Lạng Khê, Con Cuông"); not within a hamlet named after its commune ("Buôn Cư Êbur") or the name of an
    office ("UBND Lộc Ngãi").
    """
    found = places.parts(line)
    rest = line.removeprefix(found.detail)
    if not found.detail or not rest.startswith(" ") or _HAMLET.search(found.detail):
        return line
    if _CUT_SHORT.search(found.detail) or is_nameless(found.detail):
        return line
    return f"{found.detail}, {rest[1:]}" if _unit(rest.split(",")[0]) == _unit(found.commune) else line


def _units(words: list[str], named: set[str]) -> list[str]:
    """The words cut into units where all of them are named ones, else as one."""
    whole = " ".join(words)
    if _unit(whole) in named:
        return [whole]
    for end in range(1, len(words)):
        if _unit(" ".join(words[:end])) in named:
            rest = _units(words[end:], named)
            if all(_unit(one) in named for one in rest):
                return [" ".join(words[:end]), *rest]
    return [whole]


def _without_edge(line: str) -> str:
    """Up to two short words behind a province are the frame or the next column ("Hà Giang IE"); a rank there
    is the rest of a name ("thành phố Nam Định, tỉnh Nam" has lost a word).
    """
    words = line.split()
    for count in (1, 2):
        crumb = len(words[-count]) <= _LONGEST_CRUMB and not _OPENS.match(words[-count].casefold())
        if len(words) <= count + 1 or not crumb or places.ends_in_province(line):
            break
        shorter = compact(" ".join(words[:-count]))
        if places.ends_in_province(shorter):
            return line if _ends_in_unit(words) else shorter
    return line


def _first_alone(line: str) -> str:
    """The first of two places that run into each other where a card's label between them is worn away: an
    address ends with its province.
    """
    words = line.split()
    if len(words) < _TWO_PLACES or places.ends_in_province(line):
        return line
    for count in range(_TWO_PLACES - _TAIL, len(words) - _TAIL + 1):
        head = " ".join(words[:count])
        if not head.endswith(",") and places.ends_in_province(head) and places.parts(head).commune_code:
            return compact(head)
    return line


def _ends_in_unit(words: list[str]) -> bool:
    """Whether the last words name one unit: a district is named after its province ("Điện Biên Đông")."""
    return any(places.names_one(" ".join(words[-count:])) for count in (2, 3, 4))


def check(value: Value) -> tuple[Problem, ...]:
    """A place whose province nobody recognises is doubtful, unless it only names an office or hospital, or is
    one unit's name alone, as before the date of an office's paper (NĐ 30/2020/NĐ-CP, phụ lục I). A
    part that begins small has mostly lost its first letter.
    """
    if any(part[:1].islower() and not _OPENS.match(part) for part in value.text.split(", ")):
        return (_CUT,)
    if _LONG_NUMBER.search(value.text):
        return (_MERGED,)
    if value.parts is not None and value.parts.province:
        return _in_province(value.text, value.parts)
    last = value.text.rpartition(" ")[2]
    if last.isalpha() and last.islower() and unknown(last):
        return (_ENDS,)
    known = not value.text or _is_office(value.text) or places.names_one(value.text)
    return () if known else (_UNKNOWN,)


def _in_province(text: str, parts: Parts) -> tuple[Problem, ...]:
    """What is doubtful about a place whose province is known: its units' letters, a word of the rest."""
    if not _is_spelt(text, parts):
        return (_UNCLEAR,)
    if misspelt(parts.detail):
        return (_MISREAD,)
    name = places.in_use.written(text, parts.province)
    return (_MISSPELT,) if name and not places.in_use.is_known(name, parts.province) else ()


def _is_spelt(text: str, parts: Parts) -> bool:
    """Whether all its units stand there letter by letter but for marks, the province a true one."""
    written = letters.key(text)
    units = (parts.commune, parts.district, parts.province)
    names = [letters.key(places.without_rank(name)) for name in units if name]
    known = bool(parts.province_code or names[-1] in places.FORMER_PROVINCES)
    return known and all(name in written for name in names)


def _is_office(text: str) -> bool:
    """Whether a text names an office and no more of a place than its commune or district."""
    key, last = letters.key(text), text.rpartition(", ")[2]
    alone = "," not in text or _BELOW.match(last) is not None
    return key.startswith(_OFFICES) and not is_nameless(text) and alone


def show(value: Value) -> str:
    """The place itself."""
    return value.text
