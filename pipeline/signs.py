"""Signs that stand in a reading where none are written: a witness between readings, never a judge alone."""

from __future__ import annotations

import re
from itertools import pairwise

_LONG = 4
"""Letters a word cut short by a point never has ("TT.", "TP.", "BS.")."""
_NO_SIGN = re.compile(r"[^\w\s.,;:/()'’\"“”%&+–-]")
_ASTRAY = re.compile(
    r"\s[.,;:]|[.,;:-]\s?[.,;:]|\w-\s|\s-\w|\d[.:](?=[^\W\d])|\d\.\s|[^\W\d_]{3}[.,]\d"
    r"|;(?! (?:hiện tại|cấp|do|nơi cấp)\b)"
    r"|\bla\s(?=[A-ZĐ])|[A-ZĐ]{2}[.,:](?=[A-ZĐ]{2})|\b[PXHQT]\s(?=[A-ZĐ\d])|\d,\d{3}\b"
    r"|[^\W_]{2}:(?=\s|$)|\b[PXHQT]:|\):|[^\W\d_]/\s|\s/[^\W\d_]"
)
_MARK = re.compile(
    r"^(?:[0OC]\d{0,2}[,.)]?\s|(?:[A-Z]?\d{1,3}|[A-Z]{1,2}|[a-z])[,.)]?\s"
    r"(?=(?:Tổ|Thôn|Xóm|Ấp|Bản|Buôn|Số|Thẻ|CCCD|CMND|Căn|Giấy)\s))"
)
"""What is left of a footnote's mark before a value: "02, Số 406", "C Tổ 12"; no number begins so."""
_FUSED = re.compile(r"\d[^\W\d_](?=[^\W\d_])")


def oddness(text: str) -> int:
    """How many signs stand in ``text`` where none are written: points of leaders, specks, stray capitals."""
    fused = (found for found in _FUSED.findall(text) if found[-1].isupper())
    astray = len(_NO_SIGN.findall(text)) + len(_ASTRAY.findall(text)) + len(list(fused))
    astray += bool(_MARK.match(text))
    astray += sum(text.count(one) != text.count(other) for one, other in ("()", "“”"))
    words = text.split()
    return astray + sum(map(_is_mixed, words)) + sum(map(_has_point, words[:-1])) + sum(map(_is_glued, words))


def shouted(text: str) -> int:
    """1 where a single word with marks stands in capitals among others that do not ("SỐ 45, ngõ 3"), else 0.

    Of a place or an id paper none does; an office in capitals has several.
    """
    words = [word.strip(",.()") for word in text.split()]
    loud = [word for word in words if len(word) > 1 and word.isupper() and not _plain(word)]
    return int(len(loud) == 1 and any(word[-1:].islower() for word in words))


def _plain(word: str) -> bool:
    """Whether no letter but Đ carries a mark: abbreviations are so."""
    return word.replace("Đ", "D").isascii()


def _is_mixed(word: str) -> bool:
    """Whether a capital stands right behind a small letter ("cƯỚC"), or one with marks within a word that
    goes on in small letters ("LẮk").
    """
    behind = any(one.islower() and two.isupper() for one, two in pairwise(word))
    loud = (two.isupper() and not _plain(two) for two in word[1:-1])
    within = zip(word, loud, word[2:], strict=False)
    return behind or any(one.isupper() and two and three.islower() for one, two, three in within)


def _has_point(word: str) -> bool:
    """Whether a point follows that cuts nothing short ("Thủy.", "NGUYỄN.")."""
    body = word.rstrip(".")
    if word == body or not body[-1:].isalpha():
        return False
    return body[-1].islower() or len(body) >= _LONG or not _plain(body)


def _is_glued(word: str) -> bool:
    """Whether a point or colon stands between letters where a space should ("kết.hôn")."""
    return any(
        word[at] in ".:" and word[at - 1].islower() and word[at + 1].isalpha()
        for at in range(1, len(word) - 1)
    )
