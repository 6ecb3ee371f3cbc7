"""What fictional people write in the blanks of a form, by the key of the entry: who, and what of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping

from samples.papers.application import number_in
from samples.papers.office import same
from samples.papers.style import Hand, ethnicity, id_paper
from samples.people.dates import add_years, between, date_in_words
from samples.people.person import Person, draw_ethnicity, draw_person
from samples.people.registries import draw_hospital, draw_register

_AGES = {"child": (1, 17), "deceased": (60, 95), "subject": (18, 85), "recognised": (1, 30)}
"""How old people are by their part on a form; others are grown up."""
_SEXES = {"mother": "Nữ", "wife": "Nữ", "father": "Nam", "husband": "Nam"}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "relationship": ("Con đẻ", "Vợ", "Chồng", "Mẹ đẻ", "Cha đẻ", "Con dâu", "Anh ruột", "Bản thân"),
    "request": ("Đăng ký thường trú", "Đăng ký tạm trú", "Xác nhận thông tin về cư trú", "Tách hộ"),
    "reason": ("Mất bản chính Giấy khai sinh", "Sổ hộ tịch và bản chính đều bị mất"),
    "paper_name": (
        "Bằng tốt nghiệp trung học phổ thông",
        "Giấy phép lái xe",
        "Hợp đồng lao động",
        "Giấy ủy quyền",
    ),
    "manner": ("Ký", "Điểm chỉ"),
    "fee": ("2.000 đồng", "10.000 đồng", "4.000 đồng"),
    "cause_of_death": ("Bệnh già", "Tai biến mạch máu não", "Suy tim", "Ung thư phổi"),
    "living_with": ("Sống với con gái", "Sống một mình", "Sống cùng vợ chồng con trai"),
    "insurance": ("Có", "Không"),
    "benefits": ("Không", "Trợ cấp người có công"),
    "current_benefit": ("Không", "Không hưởng lương hưu"),
    "payment": ("Tiền mặt", "Qua tài khoản ngân hàng"),
    "poverty": ("Không", "Hộ cận nghèo", "Hộ nghèo"),
}


class Filling:
    """The people of one form and what they fill in on ``day``; the same part is always the same person."""

    def __init__(self, chance: random.Random, hand: Hand, day: dt.date) -> None:
        self.chance, self.hand, self.day = chance, hand, day
        self._people: dict[str, Person] = {}
        self.unit = self.person("declarant").home(day).unit
        self.office = f"Ủy ban nhân dân {hand.unit(self.unit)}"

    def person(self, who: str) -> Person:
        """Who stands in this part ("mother"; "" for a form of one person)."""
        if who not in self._people:
            youngest, oldest = _AGES.get(who, (22, 60))
            born = add_years(self.day, -oldest), add_years(self.day, -youngest)
            sex = _SEXES.get(who, self.chance.choice(("Nam", "Nữ")))
            self._people[who] = draw_person(self.chance, sex, born, draw_ethnicity(self.chance))
        return self._people[who]

    def value(self, key: str, kind: str) -> tuple[str, str]:
        """As printed, and in contract form."""
        who, _, what = key.rpartition(".")
        person = self.person(who)
        if what == "full_name":
            return same(self.hand.name(person.name))
        if what in ("sex", "nationality", "id_number"):
            return same({"sex": person.sex, "nationality": "Việt Nam", "id_number": person.number}[what])
        if what == "ethnicity":
            return ethnicity(self.chance, person)
        if kind in ("date", "date_in_words"):
            return self._day(what, kind, person)
        return self._words(what, kind, person)

    def _day(self, what: str, kind: str, person: Person) -> tuple[str, str]:
        if kind == "date_in_words":
            return same(date_in_words(self.chance, person.born))
        day = (
            person.born
            if what == "date_of_birth"
            else between(self.chance, add_years(self.day, -2), self.day)
        )
        return self.hand.date(day), day.isoformat()

    def _words(self, what: str, kind: str, person: Person) -> tuple[str, str]:
        """Places, papers, numbers and running words."""
        if what == "id_paper":
            return same(id_paper(self.chance, person, self.day, self.hand))
        if what == "place_of_birth":
            hospital = draw_hospital(self.chance, person.birth_unit)
            return same(f"{hospital.name}, {self.hand.unit(hospital.unit)}")
        if what == "place_of_origin":
            return same(self.hand.unit(person.origin))
        if what == "registration_authority":
            return same(self.hand.office(draw_register(self.chance, person.birth_unit, self.day)))
        if kind in ("residence", "place") or what.endswith("address"):
            return same(self.hand.address(person.home(self.day)))
        return same(self._short(what))

    def _short(self, what: str) -> str:
        """Small numbers, telephone numbers, answers to a question; "" where people leave it out."""
        if what == "phone":
            return "09" + "".join(self.chance.choice("0123456789") for _ in range(8))
        if what in ("number", "copies", "pages"):
            return str(self.chance.randint(1, 5 if what != "number" else 400))
        if what == "book":
            return f"0{self.chance.randint(1, 3)}/{self.day.year}"
        if what == "burial_place":
            return f"Nghĩa trang {self.unit.commune_short}"
        if what == "burial_time":
            return self.hand.date(self.day)
        return self.chance.choice(_TEXTS[what]) if what in _TEXTS else ""

    def numbers_within(
        self, kinds: Mapping[str, str], pairs: Mapping[str, tuple[str, str]]
    ) -> dict[str, tuple[str, str]]:
        """The numbers that stand only inside the sentences about identity papers."""
        found = {}
        for key in kinds:
            who, _, what = key.rpartition(".")
            paper = pairs.get(f"{who}.id_paper")
            if what == "id_number" and key not in pairs and paper is not None:
                found[key] = same(number_in(paper[0], self.person(who)))
        return found
