"""What the codes of an identity card testify: QR payload and machine-readable zone.

Sources: QR of the 2021 card, seven fields; QR of the 2024 card, seven and more (TT 16/2024/TT-BCA Điều 6; the
order past the seventh is unverified, so those are left alone); MRZ TD1, ICAO Doc 9303 part 5, with the
national use of the optional data (the whole 12-digit number, its own check digit at position 30).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ocr.types import Code, CodeKind
from pipeline.types import MrzZone, ReadPage, Source, SourceKind, Testimony

ENDLESS = "Không thời hạn"
_ENDLESS_MRZ = "991231"
_QR_KEYS = (
    "id_number",
    "old_id_number",
    "full_name",
    "date_of_birth",
    "sex",
    "place_of_residence",
    "date_of_issue",
)
_CARD_QR = re.compile(r"\d{12}\|\d{0,9}\|[^|]+\|\d{8}\|(Nam|Nữ)\|[^|]*\|\d{8}(\|.*)?", re.DOTALL)
_NUMBER, _MISREAD = re.compile(r"\d{12}"), 4
"""A printed personal number, and how many of its digits may be read wrongly."""
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")


def card_fields(payload: str) -> dict[str, str] | None:
    """The first seven fields of a card's QR payload by field key, or None when it is no such payload.

    Safe for both layouts: field 1 must be 12 digits, 4 and 7 eight-digit dates, 5 a sex. Dates come as
    ``dd/mm/yyyy``, the name in capitals, because that is how the card prints it.
    """
    parts = [part.strip() for part in payload.strip().split("|")]
    if len(parts) < 7 or not re.fullmatch(r"\d{12}", parts[0]) or parts[4] not in {"Nam", "Nữ"}:
        return None
    born, issued = (_EIGHT_DIGITS.fullmatch(parts[at]) for at in (3, 6))
    if born is None or issued is None:
        return None
    said = dict(zip(_QR_KEYS, parts[:7], strict=True))
    said["full_name"] = said["full_name"].upper()
    said["date_of_birth"] = "/".join(born.groups())
    said["date_of_issue"] = "/".join(issued.groups())
    return said


def kinds_of_codes(read: ReadPage) -> frozenset[str]:
    """The card codes on the page: "card_qr", "mrz", "pdf417"."""
    found = set()
    for code in read.codes:
        if code.kind is CodeKind.QR and _CARD_QR.fullmatch(code.text.strip()):
            found.add("card_qr")
        elif code.kind is CodeKind.PDF417:
            found.add("pdf417")
    if read.mrz is not None and read.mrz.lines[0].startswith("IDVNM"):
        found.add("mrz")
    return frozenset(found)


def days_of_issue(read: ReadPage) -> frozenset[str]:
    """The days (``YYYY-MM-DD``) on which the QR codes of the page say that their cards were issued."""
    said = (card_fields(code.text) for code in read.codes if code.kind is CodeKind.QR)
    return frozenset("-".join(reversed(one["date_of_issue"].split("/"))) for one in said if one)


def testify(read: ReadPage, keys: frozenset[str]) -> tuple[Testimony, ...]:
    """All that the codes on this page say of the fields in ``keys`` (those the paper has).

    Codes of two people on one page (cards that were not cut apart), or beside the printed number of another,
    prove nothing: which of them the print around a value belongs to, a person must see.
    """
    said = [one for code in read.codes for one in _from_code(code)]
    if read.mrz is not None:
        said += _from_mrz(read.mrz)
    numbers = {one.text for one in said if one.field == "id_number"}
    if len(numbers) > 1 or any(_is_of_another(word.text, numbers) for word in read.reading.words):
        said = [replace(one, checked=False) for one in said]
    return tuple(one for one in said if one.field in keys)


def _is_of_another(word: str, numbers: set[str]) -> bool:
    """Whether a printed word is a personal number far from the one the codes tell, not that one misread."""
    if not _NUMBER.fullmatch(word):
        return False
    return any(sum(a != b for a, b in zip(word, number, strict=True)) > _MISREAD for number in numbers)


def _from_code(code: Code) -> Iterator[Testimony]:
    said = card_fields(code.text)
    if said is None:
        return
    kind = SourceKind.QR if code.kind is CodeKind.QR else SourceKind.PDF417
    for key, text in said.items():
        yield Testimony(key, text, Source(kind, 0, code.box), kind.value, 1.0, checked=True)


def _from_mrz(zone: MrzZone) -> Iterator[Testimony]:
    first, second, third = zone.lines
    number = first[15:27]
    century = {"0": "19", "1": "19"}.get(number[3], "20")
    sex = {"M": "Nam", "F": "Nữ"}.get(second[7], "")
    expiry = second[8:14]
    said = {
        "id_number": number if number.isdigit() else "",
        "date_of_birth": f"{second[4:6]}/{second[2:4]}/{century}{second[0:2]}",
        "sex": sex,
        "date_of_expiry": (
            ENDLESS if expiry == _ENDLESS_MRZ else f"{expiry[4:6]}/{expiry[2:4]}/20{expiry[0:2]}"
        ),
        "nationality": "Việt Nam" if second[15:18] == "VNM" else "",
    }
    for key, text in said.items():
        if text:
            yield Testimony(key, text, Source(SourceKind.MRZ, 0, zone.box), "mrz", 1.0, checked=True)
    # The zone writes names without marks: a witness for the letters only, never checked.
    name = " ".join(third.replace("<", " ").split())
    if name:
        yield Testimony("full_name", name, Source(SourceKind.MRZ, 0, zone.box), "mrz", 0.9)
