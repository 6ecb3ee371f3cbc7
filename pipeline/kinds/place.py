"""Place as printed, on one line, parts joined by ", ", with the administrative units it names (``Parts``).

Marks lost in reading are given back to the names of units the gazetteer knows for sure; all else stays.
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters, places
from pipeline.kinds import text as free
from pipeline.kinds._kind import NotThisKind
from pipeline.kinds._offices import is_nameless
from pipeline.types import Parts, Problem, ProblemCode, Value

SHAPE = Shape.BLOCK

_UNIT = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp|đặc khu)\b"
_COMMA = re.compile(r"\s*[,;،]+[\s,.;]*")
_DASH = re.compile(rf"\s+[-–]\s+(?={_UNIT})", re.IGNORECASE)
_POINT = re.compile(rf"(?<=\w\w)\s*\.\s+(?={_UNIT})", re.IGNORECASE)
_STOP = re.compile(r"(?<=\w\w)(?<!\b[A-Z][A-Z])\.\s+")
_SHORT = re.compile(r"(^|, ?)(TP|TX|TT|[PXHTQ]),(?=\s*[^\W\d_])")
"""A rank cut short has a point ("TT. Mường Xén"); a comma there is a misread point."""
_CUT_SHORT = re.compile(r"\b(?:TP|TX|TT|[PXHTQ])\.$", re.IGNORECASE)
_RANK_CUT = re.compile(rf"(^|, )((?i:{_UNIT}))[,;:]\s+(?=[A-ZĐ])(?!(?i:{_UNIT}))")
"""A sign between a rank and its name ("tỉnh, Kon Tum") is a speck; in "Thượng Quận, Kinh Môn" it is none."""
_RANK_JOINED = re.compile(rf"\b((?i:{_UNIT}))[-–_](?=[A-ZĐ])")
"""A dash that ties a rank to its name ("thành phố-Pleiku") is a fold."""
_IA = re.compile(r"\bl(?=a [A-ZĐ])")
"""Highland units begin with "Ia" (river): its capital looks like an l in many faces."""
_DUST = re.compile(r"(?<=[^\W\d_]{3})\.\s*(?=[^\W\d_])|(?<=[^\W\d_][a-zà-ỹ])\.\s+(?=[^\W\d_])")
_NUMBER_BEHIND = re.compile(r"(?<=\w)[\s:]+(?:[Ss]ố[\s:]*)?\d+/\d{4}\b\S*$")
"""The number of the paper that stands below or beside an office's name."""
_LETTER_ENDED = re.compile(r"(?<=\w\w [A-ZĐ])\.(?=,|$)")
"""A point behind the letter that ends a unit's name ("Phong Thạnh Tây B.,") is a speck."""
_ROMAN = re.compile(r"\b((?:P|Q)\.|Phường|Quận) [Il!](?=[,\s]|$)")
"""Wards and urban districts are numbered in figures: what looks like an I is a 1."""
_NUMBER_OPENS = re.compile(r"^số(?= (?:nhà )?\d)")
"""A value that opens with a house number opens with a capital: S and s differ in size alone."""
_COLON = re.compile(r"(?<=\d)[:.]\s+(?=[^\W\d])")
"""Behind a number of a house or hamlet a colon or point is a worn comma."""
_PAPER = re.compile(
    r"(?<=[^\W\d_])[\s,;.|]+(?:thẻ )?(?:căn cước|cccd|cmnd|chứng minh|hộ chiếu)\b.*$", re.IGNORECASE
)
"""The identity paper in the row below, where a column's values run on."""
_COMMUNE = re.compile(r"(, |dân )[Xx](ã )")
_OTHER_RANKS = re.compile(r"(?:, |dân )((?i:huyện|tỉnh|thị trấn|quận|thành phố)) ")
_LONGEST_CRUMB = 4
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
_LONG_NUMBER = re.compile(r"(?:^|[Ss]ố )\d{5,}")
_MERGED = Problem(ProblemCode.NOT_UNDERSTOOD, "Số nhà dài bất thường, có thể mất dấu gạch chéo, cần xem lại.")
_BELOW = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã)\b", re.IGNORECASE)
"""Ranks below a province's."""
_CUT = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Địa danh mở đầu bằng chữ thường, có thể mất chữ đầu, cần xem lại."
)
_OPENS = re.compile(
    r"(?:xã|phường|thị|thành|huyện|quận|tỉnh|đặc|thôn|ấp|bản|buôn|xóm|tổ|khu|khóm|khối|làng|số|ngõ|ngách|hẻm"
    r"|kiệt|đường|phố|đội|tại|nhà|bệnh|trạm|trung|cơ|ủy|uỷ|công|đồn|tp|tx|tt|[pxqht])\b"
)
"""Words with which a place may begin small."""


_HAMLET = re.compile(
    r"(?:^|\s)(?:thôn|ấp|bản|buôn|bon|plei|làng|xóm|xứ|tổ|đội|khu|khóm|khối|phố|đường|số|ngõ|vực)$",
    re.IGNORECASE,
)
"""A word that a hamlet's own name must follow."""


def compact(text: str) -> str:
    """One line, commas with one space after them; a dash or a misread point before a unit counts as comma."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = free.compact(_COMMA.sub(", ", _SHORT.sub(r"\1\2.", _PAPER.sub("", letters.one_line(text)))))
    line = _DASH.sub(", ", _NUMBER_BEHIND.sub("", line))
    line = _ROMAN.sub(r"\1 1", _LETTER_ENDED.sub("", line))
    line = _RANK_JOINED.sub(r"\1 ", line)
    line = _RANK_CUT.sub(r"\1\2 ", _IA.sub("I", _NUMBER_OPENS.sub("Số", line)))
    line = _same_case(_COLON.sub(", ", line))
    return _COMMA.sub(", ", _POINT.sub(", ", line)).strip(", ")


def _same_case(line: str) -> str:
    """The line with "Xã" where the other ranks have a capital, "xã" where none has.

    X and x differ in size alone, which a reader does not see.
    """
    others = {rank[0].isupper() for rank in _OTHER_RANKS.findall(line)}
    if len(others) != 1:
        return line
    first = "X" if others.pop() else "x"
    return _COMMUNE.sub(lambda found: found.group(1) + first + found.group(2), line)


def parse(text: str) -> Value:
    """The place with its parts; refused only when it holds no letters."""
    line = compact(text)
    if not line:
        return Value("")
    if sum(sign.isalpha() for sign in line) < 2:
        raise NotThisKind("Dòng này không có tên địa danh nào.")
    line = letters.settled(_by_units, line)
    parts = places.parts(line)
    mended = places.mended(line, parts)
    if mended != line and places.names_one(line):
        return Value(line, Parts())  # a unit of its own name: "Thạnh Hóa" is no worn "Thanh Hóa"
    return Value(mended, parts)


def _by_units(line: str) -> str:
    """The line without its edge and dust, its units parted by commas."""
    return compact(_detail_parted(_units_parted(_without_dust(_with_commas(_without_edge(line))))))


def _without_dust(line: str) -> str:
    """Points of a leader between words go; those of ranks cut short stay ("TT. Mường Xén", "P. 2")."""
    return " ".join(_DUST.sub(" ", line).split())


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
    "Lạng Khê, Con Cuông"); not within a hamlet named after its commune ("Buôn Cư Êbur").
    """
    found = places.parts(line)
    rest = line.removeprefix(found.detail)
    if not found.detail or not rest.startswith(" ") or _HAMLET.search(found.detail):
        return line
    if _CUT_SHORT.search(found.detail):
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
    """Up to two short words behind a province are the frame or the next column ("Hà Giang IE")."""
    words = line.split()
    for count in (1, 2):
        if len(words) <= count + 1 or len(words[-count]) > _LONGEST_CRUMB or places.ends_in_province(line):
            break
        shorter = compact(" ".join(words[:-count]))
        if places.ends_in_province(shorter):
            return line if _ends_in_unit(words) else shorter
    return line


def _ends_in_unit(words: list[str]) -> bool:
    """Whether the last words name one unit: a district is named after its province ("Điện Biên Đông")."""
    return any(places.names_one(" ".join(words[-count:])) for count in (2, 3, 4))


def check(value: Value) -> tuple[Problem, ...]:
    """A place whose province nobody recognises is doubtful, unless it only names an office or hospital, or is
    one unit's name alone, as before the date of an office's paper (NĐ 30/2020/NĐ-CP, phụ lục I). One that
    begins small has mostly lost its first letter.
    """
    if value.text[:1].islower() and not _OPENS.match(value.text):
        return (_CUT,)
    if _LONG_NUMBER.search(value.text):
        return (_MERGED,)
    if value.parts is not None and value.parts.province:
        return () if _is_spelt(value.text, value.parts) else (_UNCLEAR,)
    known = not value.text or _is_office(value.text) or places.names_one(value.text)
    return () if known else (_UNKNOWN,)


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
