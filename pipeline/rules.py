"""What the values of one paper say about each other: the paper's own rules as witnesses.

The weigher takes a verdict that holds as one more *independent witness* for each field it names, so a rule
holds aloud only for fields it covers wholly, by a coincidence that a misreading would hardly survive:

- ``date_in_words``: the words and the figures say the same date → supports both (covers every digit);
- ``id_number``: the personal number's year, century and sex digits fit the printed birth and sex → supports
the
  **sex**, and the birth only where the paper gives the **year alone**. It does not support a full date (day
  and month stay unproven) nor the number (nine of its twelve digits stay unproven);
- ``card_birthday``: the card ends on the birthday at 14, 25, 40 or 60 years (Luật Căn cước 26/2023/QH15,
Điều 21)
  → supports birth and end of validity (covers day and month twice, the years to within a fixed distance).

All other rules are weak when they hold (most wrong values would satisfy them, too) and therefore speak only
when broken: personal number against birth year or sex, unknown province code, dates in an impossible order,
parents of an impossible age, a day of issue without its day or still to come, figures that are no count or
insurance number.
A personal number is kept for life after a corrected birth or sex, so a broken rule means "a person must
look", never "wrong". Values that are empty or say less than a rule needs leave it silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pipeline import reference
from pipeline.kinds import date_in_words
from pipeline.types import Problem, ProblemCode, Value, Verdict

Texts = Mapping[str, str]
_Rule = Callable[[Texts], Iterator[Verdict]]

PERSONS = ("", "child.", "mother.", "father.", "husband.", "wife.", "deceased.", "declarant.", "subject.")
_SEX_BY_ROLE = {"mother.": "Nữ", "wife.": "Nữ", "father.": "Nam", "husband.": "Nam"}
_CARD_AGES = (14, 25, 40, 60)
_YOUNGEST_PARENT, _OLDEST_MOTHER, _OLDEST_FATHER = 12, 60, 90
_OF_THE_PAPER = ("registration_date", "issued_on")
_OF_A_PERSON = ("date_of_issue", "id_issued_on", "date_of_expiry")
_PAST = frozenset((*_OF_THE_PAPER, "date_of_issue", "id_issued_on", "date_of_birth", "date_of_death"))
"""Last words of keys whose day has been."""
_WRITTEN = date(2026, 11, 1)
"""This rule's own day: a clock that tells an earlier one is wrong."""
_PAIRED = (" mắt", " tai", " mày", " mép", " má", " vai")
_FIGURES = {
    "count": (re.compile(r"0?[1-9]|[1-9]\d"), "Số đếm phải từ 1 đến 99, cần xem lại."),
    "social_insurance_number": (
        re.compile(r"\d{10}|[A-Z]{2}\d{13}"),
        "Mã số BHXH có 10 chữ số, số thẻ BHYT có 10 chữ số hoặc 2 chữ cái và 13 chữ số, cần xem lại.",
    ),
}
"""Last word of a key → what its figures look like (Quyết định 1351/QĐ-BHXH of 2015; since 2025 some offices
write the personal number instead, so another number is for a person, not refused), and what is told else."""


def judge(values: Mapping[str, Value]) -> tuple[Verdict, ...]:
    """All verdicts about ``values`` (field key → value in normal form); never raises."""
    texts = {key: value.text for key, value in values.items() if value.text}
    return tuple(verdict for rule in _RULES for verdict in rule(texts))


def _holds(rule: str, *fields: str) -> Verdict:
    return Verdict(rule, fields, True)


def _broken(rule: str, message: str, *fields: str) -> Verdict:
    return Verdict(rule, fields, False, Problem(ProblemCode.RULE_BROKEN, message))


def _id_number(texts: Texts) -> Iterator[Verdict]:
    """Digits 4 to 6 of a personal number: sex with century, year of birth (NĐ 137/2015/NĐ-CP, Điều 13)."""
    for person in PERSONS:
        number = texts.get(f"{person}id_number", "")
        if len(number) != 12 or not number.isdecimal():
            continue
        birth_key, birth = _birth(texts, person)
        sex_key, sex = _sex(texts, person)
        fits_year = birth is None or _birth_year(number) == int(birth[:4])
        fits_sex = sex is None or _sex_of(number) == sex
        if not fits_year:
            message = "Số định danh không khớp với năm sinh, cần xem lại."
            yield _broken("id_number", message, f"{person}id_number", birth_key)
        if not fits_sex:
            message = "Số định danh không khớp với giới tính, cần xem lại."
            yield _broken("id_number", message, f"{person}id_number", *([sex_key] if sex_key else []))
        proven = [key for key in (sex_key, birth_key if birth and len(birth) == 4 else "") if key]
        if birth and sex and fits_year and fits_sex and proven:
            yield _holds("id_number", *proven)
        if number[:3] not in reference.provinces_of_ids():
            message = "Ba số đầu của số định danh không phải mã tỉnh trong nước, cần xem lại."
            yield _broken("id_number_province", message, f"{person}id_number")


def _birth(texts: Texts, person: str) -> tuple[str, str | None]:
    """Key and value of the person's birth; the child of a birth notice stands under the bare prefix."""
    for key in (
        f"{person}date_of_birth",
        f"{person}year_of_birth",
        "date_of_birth" if person == "child." else "",
    ):
        if key in texts and texts[key][:4].isdecimal():
            return key, texts[key]
    return "", None


def _sex(texts: Texts, person: str) -> tuple[str, str | None]:
    """Key and value of the person's sex; mothers, wives, fathers, husbands have one by role (no key)."""
    key = f"{person}sex"
    if key in texts:
        return key, texts[key]
    return "", _SEX_BY_ROLE.get(person)


def _birth_year(number: str) -> int:
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def _sex_of(number: str) -> str:
    return "Nữ" if int(number[3]) % 2 else "Nam"


def _words(texts: Texts) -> Iterator[Verdict]:
    """A date in words against the same date in figures."""
    for key, words in texts.items():
        figures_key = key.removesuffix("_in_words")
        if figures_key == key or figures_key not in texts:
            continue
        said = date_in_words.to_date(words)
        if said is None:
            continue
        if said == texts[figures_key]:
            yield _holds("date_in_words", figures_key, key)
        else:
            message = "Ngày ghi bằng chữ không khớp với ngày ghi bằng số, cần xem lại."
            yield _broken("date_in_words", message, figures_key, key)


def _card_birthday(texts: Texts) -> Iterator[Verdict]:
    """A card ends on a birthday at 14, 25, 40 or 60; 29 February may end on 28 February or 1 March."""
    birth, expiry = _day(texts.get("date_of_birth", "")), _day(texts.get("date_of_expiry", ""))
    if birth is None or expiry is None:
        return
    keys = ("date_of_birth", "date_of_expiry")
    if any(expiry in _birthdays(birth, age) for age in _CARD_AGES):
        yield _holds("card_birthday", *keys)
    else:
        message = "Ngày hết hạn của thẻ không phải ngày đủ tuổi đổi thẻ, cần xem lại."
        yield _broken("card_birthday", message, *keys)


def _birthdays(birth: date, age: int) -> tuple[date, ...]:
    if (birth.month, birth.day) == (2, 29):
        return date(birth.year + age, 2, 28), date(birth.year + age, 3, 1)
    return (birth.replace(year=birth.year + age),)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _order(texts: Texts) -> Iterator[Verdict]:
    """Nobody on a paper is born after it, nothing ends before it begins, no death is registered before it."""
    for person in PERSONS:
        birth, _ = _birth(texts, person)
        for later in (
            *_OF_THE_PAPER,
            *(f"{person}{key}" for key in _OF_A_PERSON if f"{person}{key}" in texts),
        ):
            yield from _not_before(texts, birth, later)
    yield from _not_before(texts, "deceased.date_of_birth", "date_of_death")
    yield from _not_before(texts, "date_of_death", "registration_date")
    yield from _not_before(texts, "date_of_issue", "date_of_expiry")


def _not_before(texts: Texts, earlier: str, later: str) -> Iterator[Verdict]:
    """Broken when ``later`` lies before ``earlier``, as far as both are known (year, month, day)."""
    first, second = texts.get(earlier, ""), texts.get(later, "")
    known = min(len(first), len(second))
    if known < 4 or not (first[:4].isdecimal() and second[:4].isdecimal()):
        return
    if second[:known] < first[:known]:
        yield _broken(
            "order_of_dates", "Thứ tự các ngày trên giấy không hợp lý, cần xem lại.", earlier, later
        )


def _parents(texts: Texts) -> Iterator[Verdict]:
    """A mother is 12 to 60, a father 12 to 90 years older than the child."""
    child_key, child = _birth(texts, "child.")
    for person, oldest in (("mother.", _OLDEST_MOTHER), ("father.", _OLDEST_FATHER)):
        key, birth = _birth(texts, person)
        if child is None or birth is None:
            continue
        age = int(child[:4]) - int(birth[:4])
        if not _YOUNGEST_PARENT <= age <= oldest:
            message = "Tuổi của cha hoặc mẹ so với con không hợp lý, cần xem lại."
            yield _broken("age_of_parents", message, child_key, key)


def _to_come(texts: Texts) -> Iterator[Verdict]:
    """Nothing was issued, registered, born or dead later than today; no clock that is behind is believed."""
    today = max(date.today(), _WRITTEN).isoformat()
    for key, text in texts.items():
        name = key.rpartition(".")[2]
        if name in _PAST and text[:4].isdecimal() and text > today[: len(text)]:
            yield _broken("to_come", "Ngày này còn ở phía trước, cần xem lại.", key)


def _figures(texts: Texts) -> Iterator[Verdict]:
    """Counts are small and insurance numbers have their length: others stood in another entry."""
    for key, text in texts.items():
        shape, message = _FIGURES.get(key.rpartition(".")[2], (None, ""))
        if shape and not shape.fullmatch(text):
            yield _broken("figures", message, key)


def _issuers(texts: Texts) -> Iterator[Verdict]:
    """An office's name has more words than one: the line above it was lost."""
    for key, text in texts.items():
        if key.rpartition(".")[2] == "issued_by" and " " not in text:
            yield _broken("issuers", "Tên cơ quan cấp đọc thiếu chữ, cần xem lại.", key)


def _sides(texts: Texts) -> Iterator[Verdict]:
    """A mark on a card stands on one side: behind eye, ear or brow comes "phải" or "trái"."""
    for key, text in texts.items():
        if key.rpartition(".")[2] == "personal_identification" and text.endswith(_PAIRED):
            yield _broken("sides", "Đặc điểm nhận dạng có thể thiếu chữ cuối, cần xem lại.", key)


_RULES: tuple[_Rule, ...] = (
    _id_number,
    _words,
    _card_birthday,
    _order,
    _parents,
    _to_come,
    _figures,
    _issuers,
    _sides,
)
