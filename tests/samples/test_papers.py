"""Papers say what the contract says they may, and their codes say the same as their print."""

import datetime as dt

import pytest
import zxingcpp

from samples.cases import DISTRACTORS, PAPERS
from samples.chance import stream
from samples.papers import can_cuoc, cccd
from samples.papers.forms_in_print import CODES, editions
from samples.people.person import draw_card, draw_person

PERSON = ("full_name", "year_of_birth", "ethnicity", "nationality", "residence")
PARTY = ("full_name", "date_of_birth", "ethnicity", "nationality", "residence", "id_paper")
CONTRACT = {
    ("cccd", "2021"): "id_number full_name date_of_birth sex nationality place_of_origin place_of_residence "
    "date_of_expiry date_of_issue personal_identification old_id_number",
    ("cccd", "2016"): "id_number full_name date_of_birth sex nationality place_of_origin place_of_residence "
    "date_of_expiry date_of_issue personal_identification old_id_number",
    ("can_cuoc", "2024"): "id_number full_name date_of_birth sex nationality place_of_birth_registration "
    "place_of_residence date_of_issue date_of_expiry old_id_number",
    ("giay_khai_sinh", ""): "number full_name date_of_birth date_of_birth_in_words sex ethnicity nationality "
    "place_of_birth place_of_origin id_number registration_authority registration_date declarant.full_name "
    "declarant.id_paper " + " ".join(f"{who}.{key}" for who in ("mother", "father") for key in PERSON),
    (
        "giay_chung_sinh",
        "2017",
    ): "number mother.full_name mother.year_of_birth mother.id_number mother.id_issued_on "
    "mother.id_issued_by mother.residence mother.ethnicity mother.social_insurance_number father.full_name "
    "time_of_birth date_of_birth place_of_birth child.sex child.weight_grams child.count child.full_name "
    "issued_on issued_at issued_by",
    (
        "giay_chung_sinh",
        "2025",
    ): "number mother.full_name mother.year_of_birth mother.id_number mother.residence "
    "mother.ethnicity mother.social_insurance_number time_of_birth date_of_birth place_of_birth child.sex "
    "child.weight_grams child.count child.full_name issued_on issued_at issued_by",
    ("giay_chung_nhan_ket_hon", ""): "number registration_authority registration_date "
    + " ".join(f"{who}.{key}" for who in ("wife", "husband") for key in PARTY),
}
COPIED = (
    CONTRACT[("giay_khai_sinh", "")].replace("declarant.full_name declarant.id_paper ", "") + " copy_number"
)
CONTRACT |= {("trich_luc_khai_sinh", edition): COPIED for edition in ("2016", "2020")}
DEATH = (
    "deceased.full_name deceased.date_of_birth deceased.sex deceased.ethnicity deceased.nationality "
    "deceased.id_paper time_of_death date_of_death place_of_death "
)
EXTRACT = DEATH + "number deceased.id_number registration_authority registration_date "
CONTRACT[("trich_luc_khai_tu", "ban_chinh")] = EXTRACT + "cause_of_death"
CONTRACT[("trich_luc_khai_tu", "ban_sao")] = EXTRACT + "copy_number"
CONTRACT[("trich_luc_ket_hon", "")] = CONTRACT[("giay_chung_nhan_ket_hon", "")] + " copy_number"
NOTICE = "number cause_of_death deceased.residence deceased.id_number issued_on issued_at issued_by "
CONTRACT[("giay_bao_tu", "ubnd")] = DEATH + NOTICE
CONTRACT[("giay_bao_tu", "2021")] = DEATH.replace("place_of_death ", "") + NOTICE
CONTRACT[("giay_xac_nhan_tinh_trang_hon_nhan", "")] = (
    "number full_name date_of_birth sex ethnicity nationality id_paper residence marital_status purpose "
    "issued_on issued_at issued_by"
)
ASKS = (
    "declarant.full_name declarant.residence declarant.id_paper declarant.id_number declarant.relationship "
)
CHILD = (
    "full_name date_of_birth date_of_birth_in_words sex ethnicity nationality place_of_birth place_of_origin"
)
PARENT = ("full_name", "date_of_birth", "ethnicity", "nationality", "residence")
APPLIED = ASKS + " ".join(
    [f"child.{key}" for key in CHILD.split()]
    + [f"{who}.{key}" for who in ("mother", "father") for key in PARENT]
)
CONTRACT[("to_khai_dang_ky_khai_sinh", "2020")] = APPLIED
CONTRACT[("to_khai_dang_ky_khai_sinh", "2024")] = (
    f"{APPLIED} declarant.date_of_birth mother.id_paper mother.id_number father.id_paper father.id_number"
)
SUBJECT = " ".join(
    f"subject.{key}"
    for key in ("full_name", "date_of_birth", "sex", "ethnicity", "nationality", "residence", "id_paper")
)
CONTRACT[("to_khai_dang_ky_khai_tu", "2020")] = (
    f"{ASKS} {DEATH} cause_of_death deceased.residence deceased.id_number death_notice.number "
    "death_notice.issued_by death_notice.issued_on"
)
CONTRACT[("to_khai_dang_ky_khai_tu", "2024")] = (
    CONTRACT[("to_khai_dang_ky_khai_tu", "2020")] + " declarant.date_of_birth"
)
CONTRACT[("to_khai_dang_ky_ket_hon", "")] = " ".join(
    f"{who}.{key}" for who in ("wife", "husband") for key in (*PARTY, "id_number")
)
CONTRACT[("giay_khai_sinh", "2006")] = (
    CONTRACT[("giay_khai_sinh", "")].replace(" id_number", "").replace(" declarant.id_paper", "")
)
CONTRACT[("to_khai_cap_ban_sao_trich_luc_ho_tich", "")] = (
    f"{ASKS} {SUBJECT} subject.id_number event registration_authority registration_date number book"
)
CONTRACT[("to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan", "")] = (
    f"{ASKS} {SUBJECT} subject.marital_status purpose"
)
OPTIONAL = {
    "giay_khai_sinh": {"book"},
    "giay_chung_nhan_ket_hon": {"book"},
    "giay_chung_sinh": {"book", "father.full_name"},
}
DATES = ("date_of_birth", "date_of_issue", "date_of_expiry", "registration_date", "issued_on", "id_issued_on")


@pytest.mark.parametrize("document", [name for name in PAPERS if name not in (*DISTRACTORS, *CODES)])
def test_truth_has_the_keys_of_the_contract(document):
    """Every paper answers the contract's keys of its edition, and no other key."""
    for seed in range(3):
        truth = PAPERS[document](stream(seed, "people"), stream(seed, "look")).truth
        keys = set(CONTRACT[(document, truth.edition)].split())
        assert keys <= set(truth.fields) <= keys | OPTIONAL.get(document, set())


@pytest.mark.parametrize("document", CODES)
def test_truth_of_a_form_has_the_keys_of_its_entries(document):
    """Every further form answers entries that its data names, more than three of them."""
    for seed in range(3):
        truth = PAPERS[document](stream(seed, "people"), stream(seed, "look")).truth
        entries = {key for one in editions(document) if one.edition == truth.edition for key in one.kinds}
        assert len(truth.fields) > 3
        assert set(truth.fields) <= entries


@pytest.mark.parametrize("document", [name for name in PAPERS if name not in DISTRACTORS])
def test_truth_is_in_normal_form(document):
    """Single spaces, ISO dates, numbers of 9 or 12 digits."""
    for seed in range(3):
        truth = PAPERS[document](stream(seed, "people"), stream(seed, "look")).truth
        for key, value in truth.fields.items():
            assert value == " ".join(value.split())
            if key.endswith(DATES) and value and value != "Không thời hạn":
                dt.date.fromisoformat(value if len(value) > 4 else f"{value}-01-01")
            if key.endswith("id_number") and value:
                assert value.isdigit()
                assert len(value) in (9, 12)


@pytest.mark.parametrize("document", DISTRACTORS)
def test_distractors_are_of_no_document(document):
    """Letters, receipts and blank pages have a truth without document and fields."""
    truth = PAPERS[document](stream(1, "people"), stream(1, "look")).truth
    assert truth.document is None
    assert not truth.fields


@pytest.mark.parametrize(("module", "edition", "face"), [(cccd, "2021", 0), (can_cuoc, "2024", 1)])
def test_the_cards_qr_decodes_and_agrees_with_the_print(module, edition, face):
    """The QR of a clean card at 300 dots an inch gives number, name, birth, sex, residence and issue as
    printed."""
    for seed in range(3):
        chance = stream(seed, "qr")
        person = draw_person(chance, "Nam", (dt.date(1960, 1, 1), dt.date(2005, 1, 1)), "Kinh")
        card = draw_card(chance, person, edition)
        paper = module.draw_paper(stream(seed, "look"), card)
        picture = paper.faces[face].image
        found = zxingcpp.read_barcodes(picture.resize((picture.width // 2, picture.height // 2)))
        assert [code.bytes.decode() for code in found] == [card.qr]
        number, _old, name, _born, sex, home, issued = card.qr.split("|")[:7]
        fields = paper.truth.fields
        assert (number, name.upper(), sex, home) == tuple(
            fields[key] for key in ("id_number", "full_name", "sex", "place_of_residence")
        )
        assert dt.datetime.strptime(issued, "%d%m%Y").date().isoformat() == fields["date_of_issue"]
        other = paper.faces[1 - face].image
        assert not zxingcpp.read_barcodes(other.resize((other.width // 2, other.height // 2)))
