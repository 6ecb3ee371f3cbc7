"""The dossier: components, expiry, facts in normal form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocr.types import Box
from pipeline.prefill import WrongFacts, prefill
from pipeline.procedure import Procedure, load_procedures
from pipeline.sheet_code import SheetCode, hash_of
from pipeline.signed_sheet import document
from pipeline.types import ComponentStatus, Dossier, EntryState, PageInfo
from tests.pipeline.papers_by_hand import BIRTH, FATHER, MOTHER, family, paper

TEMPLATES = Path(__file__).parents[2] / "templates"
TODAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def birth() -> Procedure:
    """The birth registration as shipped."""
    return load_procedures(TEMPLATES / "procedures")["1.001193"]


def status(dossier: Dossier, title: str) -> ComponentStatus:
    """The status of the component whose title begins so."""
    return next(one.status for one in dossier.components if one.title.startswith(title))


def test_complete_dossier(birth: Procedure) -> None:
    """All four papers there: every component present, the certificate needed because a father is named."""
    dossier = prefill(family(), birth, {}, TODAY)
    assert {one.status for one in dossier.components[:-1]} == {ComponentStatus.PRESENT}
    assert (dossier.components[-1].code, dossier.components[-1].required) == (dossier.form, False)
    certificate = next(one for one in dossier.components if one.code == "giay_chung_nhan_ket_hon")
    assert certificate.required
    notice = next(one for one in dossier.components if one.code == "giay_chung_sinh")
    assert (notice.official_code, notice.required) == ("000.00.00.G15-KQ004389", True)


def test_mother_alone_needs_no_certificate(birth: Procedure) -> None:
    """Nobody speaks of a father: his card and the marriage certificate are missing and not required."""
    notice = {key: value for key, value in BIRTH.items() if not key.startswith("father")}
    dossier = prefill([paper("cccd", MOTHER), paper("giay_chung_sinh", notice)], birth, {}, TODAY)
    certificate = next(one for one in dossier.components if one.code == "giay_chung_nhan_ket_hon")
    assert (certificate.required, certificate.status) == (False, ComponentStatus.MISSING)
    assert status(dossier, "Thẻ của người cha") is ComponentStatus.MISSING


def test_missing_notice_is_named_with_the_way_out(birth: Procedure) -> None:
    """Without the birth notice the component says what may be handed in instead."""
    dossier = prefill([paper("cccd", MOTHER)], birth, {}, TODAY)
    notice = next(one for one in dossier.components if one.code == "giay_chung_sinh")
    assert notice.status is ComponentStatus.MISSING
    assert "người làm chứng" in notice.problems[0].message


def test_card_expires_the_day_after_its_date(birth: Procedure) -> None:
    """A card is good on its last day and expired on the next; one without end never is."""
    last_day = date.fromisoformat(MOTHER["date_of_expiry"])
    papers = [paper("cccd", MOTHER), paper("giay_chung_sinh", BIRTH)]
    assert status(prefill(papers, birth, {}, last_day), "Thẻ của người mẹ") is ComponentStatus.PRESENT
    next_day = last_day.replace(day=last_day.day + 1)
    dossier = prefill(papers, birth, {}, next_day)
    assert status(dossier, "Thẻ của người mẹ") is ComponentStatus.EXPIRED
    assert status(dossier, "Giấy tờ tùy thân của người yêu cầu") is ComponentStatus.EXPIRED
    endless = [paper("cccd", MOTHER | {"date_of_expiry": "Không thời hạn"}), papers[1]]
    assert status(prefill(endless, birth, {}, next_day), "Thẻ của người mẹ") is ComponentStatus.PRESENT


def test_declarants_card_is_not_a_parents(birth: Procedure) -> None:
    """Who came is neither parent: the parents' cards are not the declarant's, a grandmother's is."""
    title = "Giấy tờ tùy thân của người yêu cầu"
    told = {"declarant.relationship": "Bà ngoại"}
    assert status(prefill(family(), birth, told, TODAY), title) is ComponentStatus.MISSING
    grandmother = MOTHER | {"id_number": "001165000011", "full_name": "LÊ THỊ TÁM", "date_of_birth": "1965"}
    dossier = prefill([*family(), paper("cccd", grandmother)], birth, told, TODAY)
    assert status(dossier, title) is ComponentStatus.PRESENT
    own = next(one for one in dossier.components if one.title.startswith(title))
    assert own.documents == (4,)


def test_unreadable_notice(birth: Procedure) -> None:
    """A paper recognised with not one field understood is there, but must be scanned again."""
    dossier = prefill([paper("giay_chung_sinh", dict.fromkeys(BIRTH, ""))], birth, {}, TODAY)
    assert status(dossier, "Giấy chứng sinh") is ComponentStatus.UNREADABLE


def test_signed_sheet_is_the_form_of_the_dossier(birth: Procedure) -> None:
    """A signed sheet that was printed with other values must be signed again; one with these is present."""
    plain = prefill(family(), birth, {}, TODAY)
    values = hash_of((entry.key, entry.value or "") for entry in plain.entries)
    code = SheetCode(plain.form, "2024", "pf_1", values)
    sheet = document((code, Box(0, 0, 9, 9)), PageInfo("ky.pdf", 1, 1000, 1414, 0, 0.0), "")
    signed = prefill([*family(), sheet], birth, {}, TODAY).components[-1]
    assert (signed.status, signed.problems) == (ComponentStatus.PRESENT, ())
    later = prefill([*family(), sheet], birth, {"copies": "2"}, TODAY).components[-1]
    assert "in lại" in later.problems[0].message


def test_facts_are_brought_into_normal_form(birth: Procedure) -> None:
    """A portal that writes a date its own way agrees with the paper all the same."""
    dossier = prefill(family(), birth, {"father.date_of_birth": "02/11/1991"}, TODAY)
    born = next(one for one in dossier.entries if one.key == "father.date_of_birth")
    assert (born.value, born.state) == (FATHER["date_of_birth"], EntryState.PROPOSED)


def test_wrong_facts_are_all_told_without_their_values(birth: Procedure) -> None:
    """An unknown entry and a value of the wrong kind are told together, without the value."""
    with pytest.raises(WrongFacts) as wrong:
        prefill([], birth, {"mother.shoe_size": "38", "mother.date_of_birth": "hôm qua"}, TODAY)
    assert len(wrong.value.messages) == 2
    assert "hôm qua" not in str(wrong.value)
