"""Whether two values of one kind say the same. Decides nothing else; who is right is another question.

- names: letter by letter, whatever the case and wherever the tone mark sits (hoá, hóa);
- dates: a year, or a month of a year, agrees with a full date that lies in it;
- places: the same commune and province, in the units of either time, whatever house or hamlet stands before
  them,
  because addresses are renamed and re-drawn between papers while the person stays where they are;
- everything else: the same words in any case.
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.types import Parts

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_KIND_OF_UNIT = re.compile(
    r"^(xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|x\.|p\.|tt\.|q\.|h\.|tx\.|tp\.?|t\.)\s*"
)


def same(kind: str, left: str, right: str, parts: tuple[Parts | None, Parts | None] = (None, None)) -> bool:
    """Whether two values in normal form, of this kind, say the same; ``parts`` of both for places."""
    if kind == "date":
        return left.startswith(right) or right.startswith(left)
    if kind in ("id_number", "number"):
        return digits(left) == digits(right)
    if fold(left) == fold(right):
        return True
    return kind in ("place", "residence") and _same_place(*parts)


def fold(text: str) -> str:
    """The text without what may differ: case, spaces, commas, the seat of the tone mark."""
    words = re.findall(r"[^\s,;]+", unicodedata.normalize("NFC", text).casefold().replace("ð", "đ"))
    return " ".join(_tone_last(word) for word in words)


def bare(text: str) -> str:
    """The letters a-z of a text, no marks at all: how a name looks in a machine-readable zone."""
    plain = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and not letter.isdigit())


def digits(text: str) -> str:
    """The digits of a text."""
    return re.sub(r"\D", "", text)


def person_number(text: str) -> str:
    """The number of a person in a text ("Thẻ căn cước số …, cấp ngày …"); "" when there is none."""
    found = re.search(r"(?<!\d)(\d{12}|\d{9})(?!\d)", text)
    return found.group() if found else ""


def _tone_last(word: str) -> str:
    """A syllable has one tone: with its mark at the end, it matters no more above which vowel it sat."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tones


def _same_place(left: Parts | None, right: Parts | None) -> bool:
    if left is None or right is None:
        return False
    now = (left.today, right.today)
    if all(unit.commune_code for unit in now):
        return now[0].commune_code == now[1].commune_code and now[0].province_code == now[1].province_code
    communes, provinces = (left.commune, right.commune), (left.province, right.province)
    return _same_unit(*communes) and _same_unit(*provinces)


def _same_unit(left: str, right: str) -> bool:
    plain = [
        fold(_KIND_OF_UNIT.sub("", unicodedata.normalize("NFC", one).casefold().strip()))
        for one in (left, right)
    ]
    return plain[0] != "" and plain[0] == plain[1]
