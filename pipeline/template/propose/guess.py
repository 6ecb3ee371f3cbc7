"""What a printed label says of its value: kind and key, by the labels of the catalogue and by its words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.labels.fold import base
from pipeline.template.model import Catalogue
from pipeline.template.propose.printed import Label

_KNOWN = 0.88
"""Likeness from which a label is one of the catalogue's."""
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s*")
_HEADING = re.compile(
    r"^(?:danh sách|thông tin (?:về |của )?(?:các )?thành viên|kính gửi|căn cứ|(?:theo|xét) đề nghị)\b"
    r"|(?:như sau|sau đây|dưới đây|gồm có|gồm|cam đoan)$"
    r"|^(?:(?:chủ tịch|trưởng|giám đốc|ủy ban|uỷ ban|công an)\b.*)?(?:chứng nhận|xác nhận)$"
)
"""Words that open a sentence or a table, and have no value behind them."""
_GUESSES = (
    (r"quan hệ", "text", "relationship"),
    (r"giới tính", "sex", "sex"),
    (r"dân tộc", "ethnicity", "ethnicity"),
    (r"quốc tịch", "nationality", "nationality"),
    (r"bằng chữ", "date_in_words", ""),
    (r"định danh|số cccd|số cmnd|số căn cước|số thẻ căn cước", "id_number", "id_number"),
    (r"giấy tờ tùy thân|giấy tờ tuỳ thân|hộ chiếu|căn cước", "id_paper", "id_paper"),
    (r"ngày.*sinh|sinh ngày", "date", "date_of_birth"),
    (r"năm sinh$|sinh năm$", "year", "year_of_birth"),
    (r"họ.*tên|ông/bà|ông \(bà\)|người đại diện|^chủ hộ$", "person_name", "full_name"),
    (r"ngày cấp", "date", "id_issued_on"),
    (r"nơi cấp", "text", "id_issued_by"),
    (r"ngày|tháng|thời hạn|từ lúc", "date", ""),
    (r"\bgiờ\b", "time", ""),
    (r"cân nặng", "weight", ""),
    (r"nơi sinh", "place", "place_of_birth"),
    (r"quê quán", "place", "place_of_origin"),
    (r"tạm trú", "place", "temporary_residence"),
    (r"hiện tại|hiện nay", "place", "current_residence"),
    (r"thường trú|cư trú", "place", "residence"),
    (r"nơi|địa chỉ|trụ sở", "place", ""),
    (r"quyển", "book_number", "book"),
    (r"^số$", "doc_number", "number"),
    (r"số điện thoại|số lượng|tổng số|số người|số nhân khẩu|số con|mã số|mã hộ", "number", ""),
)
"""What a label's words say: kind and last part of the key ("" : made of the words), the first that fits."""
_PEOPLE = (
    (r"\bchủ hộ\b", "head"),
    (r"\bmẹ\b", "mother"),
    (r"\b(?:cha|bố)\b", "father"),
    (r"\b(?:vợ|bên nữ)\b", "wife"),
    (r"\b(?:chồng|bên nam)\b", "husband"),
    (r"\bngười (?:yêu cầu|đề nghị|khai|đi khai|làm đơn)\b", "declarant"),
    (r"\bngười (?:chết|đã chết|mất)\b", "deceased"),
    (r"\b(?:trẻ|của con|tên con)\b", "child"),
)
_OF_A_PERSON = frozenset(
    (
        *("full_name", "date_of_birth", "year_of_birth", "sex", "ethnicity", "nationality", "id_number"),
        *("id_paper", "id_issued_on", "id_issued_by", "residence", "place_of_origin"),
    )
)
"""What is said of a person; below "Họ, chữ đệm, tên người mẹ:" it is said of her."""

Known = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Guess:
    """An entry of a template: the label as printed, kind and key as guessed; ``key`` "" is a heading."""

    label: str
    kind: str
    key: str
    same_line: bool


def guesses(labels: Iterable[Label], catalogue: Catalogue) -> Iterator[Guess]:
    """An entry for each label, in order; keys are given once."""
    known, used, person = _known(catalogue), set[str](), ""
    for label in labels:
        words = _NUMBERED.sub("", label.text).strip(" :").casefold()
        kind, leaf = _guessed(words, known)
        if _HEADING.search(words) or (label.goes_on and base(words) not in known):
            person = ""
            yield Guess(_tail(label.text), "", "", label.same_line)
            continue
        own = next((who for pattern, who in _PEOPLE if re.search(pattern, words)), "")
        person = own if leaf == "full_name" else person
        who = (own or person) if leaf in _OF_A_PERSON else ""
        key = _unique(f"{who}.{leaf}" if who else leaf, used)
        yield Guess(label.text, kind, key, label.same_line)


def _tail(text: str) -> str:
    """The end of a sentence behind the name written into it: "Chủ tịch UBND xã MƯỜNG NHÉ chứng nhận:"."""
    words = text.split()
    names = [at for at, word in enumerate(words[:-1], 1) if len(word) > 1 and word.isupper()]
    return " ".join(words[max(names, default=0) :])


def _known(catalogue: Catalogue) -> Known:
    """Every label of the catalogue, marks aside → kind and last part of the key that it mostly has."""
    met: dict[str, Counter[tuple[str, str]]] = {}
    for face in catalogue.faces:
        for rule in face.fields:
            for label in rule.labels if rule.key else ():
                leaf = rule.key.rpartition(".")[2]
                met.setdefault(base(label), Counter())[rule.kind, leaf] += 1
    return {label: counts.most_common(1)[0][0] for label, counts in met.items()}


def _guessed(words: str, known: Known) -> tuple[str, str]:
    """Kind and last part of the key: those of the nearest label of the catalogue, else by the words."""
    folded = base(words)
    nearest = max(known, key=lambda one: Levenshtein.normalized_similarity(folded, one), default="")
    if nearest and Levenshtein.normalized_similarity(folded, nearest) >= _KNOWN:
        return known[nearest]
    fits = ((kind, leaf) for pattern, kind, leaf in _GUESSES if re.search(pattern, words))
    kind, leaf = next(fits, ("text", ""))
    return kind, leaf or _ascii(words)


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.replace("đ", "d"))
    plain = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in plain if sign.isascii() or sign == " "
    )
    key = "_".join(plain.split())[:40].strip("_")
    return key if key[:1].isalpha() else f"muc_{key}".strip("_")


def _unique(key: str, used: set[str]) -> str:
    number, made = 2, key
    while made in used:
        made, number = f"{key}_{number}", number + 1
    used.add(made)
    return made
