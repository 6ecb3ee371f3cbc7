"""The text of a born-digital PDF page as a reading. Pure.

A layer is trusted only when the page is no picture with somebody's OCR behind it and its letters are letters:
old Vietnamese fonts (TCVN3, VNI) put wrong code points behind right shapes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

from ocr.types import Box, Line, Reading, Word
from pipeline.intake.poppler import Picture

READER = "pdf text"

_PICTURE_SHARE = 0.5
"""A page of which pictures cover more than this is a scan, whatever text lies behind it."""
_MOST_STRANGE = 0.02
_STRANGE_LETTERS = frozenset("µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÐÑÒÓÔÕÖ×ØÜÞßáãä«¬­åæçèëìíîïðñ")
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_LAYOUT = "{http://www.w3.org/1999/xhtml}"


def layer(xhtml: str, pictures: tuple[Picture, ...], width: int, height: int) -> Reading | None:
    """The reading of a page drawn ``width`` × ``height`` pixels; None without text that can be trusted."""
    page = _page(xhtml)
    if page is None:
        return None
    across, down = float(page.get("width", "0")), float(page.get("height", "0"))
    if across <= 0 or down <= 0 or sum(one.area for one in pictures) > _PICTURE_SHARE * across * down:
        return None
    lines = tuple(_lines(page, width / across, height / down, (width, height)))
    if not lines or not _trusted("".join(line.text for line in lines)):
        return None
    return Reading(lines, READER)


def _page(xhtml: str) -> ElementTree.Element | None:
    # Poppler writes this itself, escapes text and declares no entities; it lets control characters pass.
    clean = "".join(c for c in xhtml if c >= " " or c in "\n\t")
    if "<!ENTITY" in clean:
        return None
    try:
        return ElementTree.fromstring(clean).find(f".//{_LAYOUT}page")  # noqa: S314
    except ElementTree.ParseError:
        return None


def _lines(page: ElementTree.Element, across: float, down: float, size: tuple[int, int]) -> Iterator[Line]:
    for line in page.iter(f"{_LAYOUT}line"):
        words = []
        for word in line.iter(f"{_LAYOUT}word"):
            text = unicodedata.normalize("NFC", word.text or "").strip()
            left, top, right, bottom = (float(word.get(key, "0")) for key in ("xMin", "yMin", "xMax", "yMax"))
            if text and right >= left and bottom >= top:
                box = Box(
                    int(left * across), int(top * down), int(right * across) + 1, int(bottom * down) + 1
                )
                words.append(Word(text, box.clipped(*size), 1.0))
        if words:
            yield Line(tuple(words))


def _trusted(text: str) -> bool:
    letters = [c for c in text.lower() if not c.isspace()]
    if not letters:
        return False
    strange = sum(_strange(c) for c in letters)
    return strange <= _MOST_STRANGE * len(letters)


def _strange(letter: str) -> bool:
    if letter in _VIETNAMESE or letter.isascii():
        return False
    return letter in _STRANGE_LETTERS or unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cs", "So", "Sk")
