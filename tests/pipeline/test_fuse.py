"""Papers and portal into entries: who is who, what agrees, what is shown as a conflict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.fuse import Fused, fuse
from pipeline.fuse.compare import same
from pipeline.procedure import Procedure, load_procedures
from pipeline.types import Document, Entry, EntryState, FieldState, ProblemCode, SourceKind
from tests.pipeline.papers_by_hand import ADDRESS, BIRTH, FATHER, MARRIAGE, MOTHER, change, family, paper

TEMPLATES = Path(__file__).parents[2] / "templates"
GRANDMOTHER = MOTHER | {
    "id_number": "001165000011",
    "full_name": "LÊ THỊ TÁM",
    "date_of_birth": "1965-01-01",
}


@pytest.fixture(scope="module")
def birth() -> Procedure:
    """The birth registration as shipped."""
    return load_procedures(TEMPLATES / "procedures")["1.001193"]


def entry(fused: Fused, key: str) -> Entry:
    """The entry of this key."""
    return next(one for one in fused.entries if one.key == key)


def test_whole_family_is_proposed_without_conflict(birth: Procedure) -> None:
    """Four papers that agree (hòa beside hoà, a year beside a date) give proposed entries and no conflict."""
    fused = fuse(family(), birth, {})
    assert fused.conflicts == ()
    states = {
        one.key: one.state for one in fused.entries if one.key.startswith(("mother", "father", "marriage"))
    }
    missing = {"marriage.book"}
    assert {key for key, state in states.items() if state is not EntryState.PROPOSED} == missing
    assert entry(fused, "mother.full_name").value == MOTHER["full_name"]
    assert entry(fused, "mother.date_of_birth").value == "1994-05-17"
    assert len(entry(fused, "mother.date_of_birth").sources) == 3


@pytest.mark.parametrize("turn", range(4))
def test_roles_do_not_depend_on_the_order_of_papers(birth: Procedure, turn: int) -> None:
    """Whichever way the papers lie, the mother's card is the mother's."""
    papers = family()
    fused = fuse(papers[turn:] + papers[:turn], birth, {})
    assert entry(fused, "mother.id_number").value == MOTHER["id_number"]
    assert entry(fused, "father.id_number").value == FATHER["id_number"]


def test_grandmothers_card_may_be_the_declarants(birth: Procedure) -> None:
    """A woman's card that the papers' mother cannot have is not the mother's; it is offered, for a look, as
    that of the person who came.
    """
    papers = [paper("cccd", GRANDMOTHER), paper("giay_chung_sinh", BIRTH)]
    fused = fuse(papers, birth, {})
    assert "mother" not in fused.casting.roles
    assert entry(fused, "mother.full_name").value == BIRTH["mother.full_name"]
    declarant = entry(fused, "declarant.full_name")
    assert (declarant.value, declarant.state) == (GRANDMOTHER["full_name"], EntryState.REVIEW)
    assert "người yêu cầu" in declarant.problems[0].message


def test_two_cards_nobody_names_are_strangers(birth: Procedure) -> None:
    """Neither of two left over is offered; a person is asked."""
    uncle = FATHER | {"id_number": "001070000011", "full_name": "LÊ VĂN SÁU", "date_of_birth": "1970-01-01"}
    papers = [paper("cccd", GRANDMOTHER), paper("can_cuoc", uncle), paper("giay_chung_sinh", BIRTH)]
    fused = fuse(papers, birth, {})
    assert [one.documents for one in fused.casting.strangers] == [(0,), (1,)]
    declarant = entry(fused, "declarant.full_name")
    assert declarant.state is EntryState.MISSING
    assert any("người yêu cầu" in problem.message for problem in declarant.problems[1:])


def test_a_card_that_may_be_the_mothers_is_not_offered(birth: Procedure) -> None:
    """A name misread beyond recognition: the card may still be the mother's, so it is nobody's."""
    notice = change(paper("giay_chung_sinh", {"mother.full_name": "Trần Thị Hoa"}))
    card = paper("cccd", MOTHER | {"full_name": "TRẤN THI HÔA LIÊN"})
    fused = fuse([card, notice], birth, {})
    assert "declarant" not in fused.casting.roles


def test_role_by_sex_alone_needs_a_look(birth: Procedure) -> None:
    """With no paper that names the mother, the only woman's card is proposed for review, not as certain."""
    fused = fuse([paper("cccd", MOTHER)], birth, {})
    assert entry(fused, "mother.full_name").state is EntryState.REVIEW


def test_two_women_and_no_naming_paper_cast_nobody(birth: Procedure) -> None:
    """Two cards that could both be the mother's leave the role open."""
    sister = MOTHER | {"id_number": "001196000055", "full_name": "TRẦN THỊ MAI"}
    fused = fuse([paper("cccd", MOTHER), paper("cccd", sister)], birth, {})
    assert fused.casting.roles == {}
    assert len(fused.casting.strangers) == 2


def test_misread_name_still_finds_its_card_and_is_shown(birth: Procedure) -> None:
    """A tone mark read wrong on the birth notice does not lose the role; both names are shown."""
    notice = change(paper("giay_chung_sinh", BIRTH), mother__full_name="Trần Thị Hoa")
    fused = fuse([paper("cccd", MOTHER), notice], birth, {})
    name = entry(fused, "mother.full_name")
    assert (name.state, name.value) == (EntryState.CONFLICT, None)
    assert [one.value for one in fused.conflicts[0].claims] == [MOTHER["full_name"], "Trần Thị Hoa"]
    assert any("dấu" in problem.message for problem in name.problems)


def test_front_and_back_apart_are_one_person(birth: Procedure) -> None:
    """Two documents with one number are one holder: number from the front, date of issue from the back."""
    front = {key: value for key, value in MOTHER.items() if key != "date_of_issue"}
    back = {"id_number": MOTHER["id_number"], "date_of_issue": "2021-08-10"}
    fused = fuse([paper("cccd", front), paper("cccd", back), paper("giay_chung_sinh", BIRTH)], birth, {})
    assert fused.casting.roles["mother"].documents == (0, 1)


def test_portal_wins_and_the_disagreement_is_shown(birth: Procedure) -> None:
    """A fact stands in the entry, and the paper that says otherwise stands in the conflicts."""
    fused = fuse(family(), birth, {"mother.date_of_birth": "1995-05-17"})
    born = entry(fused, "mother.date_of_birth")
    assert (born.state, born.value) == (EntryState.CONFLICT, "1995-05-17")
    assert born.sources[0].kind is SourceKind.PORTAL
    assert [one.entry for one in fused.conflicts] == ["mother.date_of_birth"]
    assert len(fused.conflicts[0].claims) == 2


def test_portal_that_agrees_is_proposed(birth: Procedure) -> None:
    """A fact equal to the papers is no conflict, and lends its certainty to a doubtful reading."""
    papers = [paper("giay_chung_sinh", BIRTH, review=("child.full_name",))]
    assert entry(fuse(papers, birth, {}), "child.full_name").state is EntryState.REVIEW
    fused = fuse(papers, birth, {"child.full_name": BIRTH["child.full_name"]})
    assert entry(fused, "child.full_name").state is EntryState.PROPOSED


def test_residence_that_moved_is_review_not_conflict(birth: Procedure) -> None:
    """Another commune on another paper is no contradiction: the card's is proposed, the other named."""
    notice = change(
        paper("giay_chung_sinh", BIRTH), mother__residence="Xã Ea Kao, Thành phố Buôn Ma Thuột, Đắk Lắk"
    )
    fused = fuse([paper("cccd", MOTHER), notice], birth, {})
    home = entry(fused, "mother.residence")
    assert (home.state, home.value) == (EntryState.REVIEW, ADDRESS)
    assert "Giấy chứng sinh" in home.problems[0].message
    assert fused.conflicts == ()


def test_derived_entries(birth: Procedure) -> None:
    """Words follow from the date with its certainty; the child's ethnicity and nationality go to a person."""
    fused = fuse(family(), birth, {})
    words = entry(fused, "child.date_of_birth_in_words")
    assert words.state is EntryState.PROPOSED
    assert words.value == "Ngày ba tháng mười năm hai nghìn không trăm hai mươi sáu"
    ethnicity = entry(fused, "child.ethnicity")
    assert (ethnicity.value, ethnicity.state) == ("Kinh", EntryState.REVIEW)
    assert {(source.document, source.kind) for source in ethnicity.sources} == {
        (1, SourceKind.DERIVED),
        (3, SourceKind.DERIVED),
    }
    assert entry(fused, "child.nationality").value == "Việt Nam"
    origin = entry(fused, "child.place_of_origin")
    assert (origin.value, origin.state) == (MOTHER["place_of_origin"], EntryState.REVIEW)
    assert entry(fused, "mother.id_paper").value == (
        "Căn cước công dân số 001194000017, cấp ngày 10/08/2021, "
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
    )
    assert entry(fused, "father.id_paper").value == (
        "Thẻ căn cước số 001091000023, cấp ngày 01/09/2024, Bộ Công an"
    )


def test_parents_of_two_peoples_are_asked(birth: Procedure) -> None:
    """When father and mother differ, the child's ethnicity stays missing and is asked."""
    papers = [*family()[:3], change(paper("giay_chung_nhan_ket_hon", MARRIAGE), husband__ethnicity="Tày")]
    ethnicity = entry(fuse(papers, birth, {}), "child.ethnicity")
    assert (ethnicity.state, ethnicity.value) == (EntryState.MISSING, None)
    assert "theo cha hay theo mẹ" in ethnicity.problems[0].message


def test_father_needs_the_marriage_certificate(birth: Procedure) -> None:
    """Without it (a law, not a reading) every entry of the father goes to a person."""
    fused = fuse(family()[:3], birth, {})
    father = [one for one in fused.entries if one.key.startswith("father.") and one.value]
    assert father
    assert {one.state for one in father} == {EntryState.REVIEW}
    assert "kết hôn" in father[0].problems[-1].message


@pytest.mark.parametrize(
    "facts", [{"declarant.relationship": "Mẹ"}, {"declarant.id_number": MOTHER["id_number"]}]
)
def test_declarant_who_is_the_mother(birth: Procedure, facts: dict[str, str]) -> None:
    """Told by word or by number, the declarant's block is filled from the mother's card."""
    fused = fuse(family(), birth, facts)
    assert entry(fused, "declarant.full_name").value == MOTHER["full_name"]
    assert entry(fused, "declarant.residence").value == ADDRESS
    assert entry(fused, "declarant.relationship").value == "Mẹ"


def test_nobody_says_who_declares(birth: Procedure) -> None:
    """With two parents' cards and nothing said, the declarant is missing: no guess by order."""
    fused = fuse(family(), birth, {})
    declarant = [one for one in fused.entries if one.key.startswith("declarant.")]
    assert {one.state for one in declarant} == {EntryState.MISSING}


def test_paper_of_no_template_says_nothing(birth: Procedure) -> None:
    """A letter among the papers changes no entry."""
    letter: Document = paper(None, {})
    fused = fuse([letter, *family()], birth, {})
    assert [one.value for one in fused.entries] == [one.value for one in fuse(family(), birth, {}).entries]


@pytest.mark.parametrize(
    ("kind", "left", "right", "agree"),
    [
        ("person_name", "LÊ THÚY HOÀ", "Lê Thuý Hòa", True),
        ("person_name", "LÊ THÚY HOÀ", "Lê Thùy Hòa", False),
        ("person_name", "Ðinh Ất", "Đinh Ất", True),
        ("person_name", "H'MÔNG NIÊ", "H'Mông Nie", False),
        ("date", "1994", "1994-05-17", True),
        ("date", "1994-05", "1994-05-17", True),
        ("date", "1994-05-17", "1994-05-18", False),
        ("id_number", "001194000017", "001194000018", False),
        ("ethnicity", "Kinh", "kinh", True),
        ("sex", "Nam", "Nữ", False),
    ],
)
def test_same(kind: str, left: str, right: str, agree: bool) -> None:
    """What counts as the same value, kind by kind, either way round."""
    assert same(kind, left, right) is agree
    assert same(kind, right, left) is agree


def test_proven_name_stands_beside_a_doubtful_one(birth: Procedure) -> None:
    """A card's name against an uncertain one with other accents: both shown, the proven one stands."""
    notice = paper(
        "giay_chung_sinh", BIRTH | {"mother.full_name": "TRÂN THỊ HÒA"}, review=("mother.full_name",)
    )
    fused = fuse([paper("cccd", MOTHER), notice], birth, {})
    name = entry(fused, "mother.full_name")
    assert (name.state, name.value) == (EntryState.CONFLICT, MOTHER["full_name"])
    assert len(fused.conflicts[0].claims) == 2
    other = paper(
        "giay_chung_sinh", BIRTH | {"mother.full_name": "TRẦN THỊ HẰNG"}, review=("mother.full_name",)
    )
    assert entry(fuse([paper("cccd", MOTHER), other], birth, {}), "mother.full_name").value is None


def test_disputed_number_is_not_proposed_by_another_name(birth: Procedure) -> None:
    """Two numbers never differ "in accents only", and the words for the card are as open as its number."""
    notice = change(paper("giay_chung_sinh", BIRTH), mother__id_number="001194000071")
    fused = fuse([paper("cccd", MOTHER), notice], birth, {})
    number, words = entry(fused, "mother.id_number"), entry(fused, "mother.id_paper")
    assert (number.state, number.value) == (EntryState.CONFLICT, None)
    assert [problem.code for problem in number.problems] == [ProblemCode.SOURCES_DISAGREE]
    assert words.state is EntryState.REVIEW


def test_old_number_beside_a_new_one_is_no_conflict(birth: Procedure) -> None:
    """Nine digits on an old notice do not contradict the twelve of the card; alone they speak."""
    notice = change(paper("giay_chung_sinh", BIRTH), mother__id_number="012345678")
    fused = fuse([paper("cccd", MOTHER), notice], birth, {})
    assert entry(fused, "mother.id_number").value == MOTHER["id_number"]
    assert entry(fused, "mother.id_number").state is EntryState.PROPOSED
    assert entry(fuse([notice], birth, {}), "mother.id_number").value == "012345678"


def test_number_from_the_marriage_certificate_when_no_card_is_there(birth: Procedure) -> None:
    """The paper named on the certificate gives number and words where the father's card is missing."""
    words = "Thẻ căn cước công dân số 001091000023, cấp ngày 01/02/2022"
    papers = [
        paper("giay_chung_sinh", BIRTH),
        paper("giay_chung_nhan_ket_hon", MARRIAGE | {"husband.id_paper": words}),
    ]
    fused = fuse(papers, birth, {})
    assert entry(fused, "father.id_number").value == FATHER["id_number"]
    assert (entry(fused, "father.id_paper").value, entry(fused, "father.id_paper").state) == (
        words,
        EntryState.REVIEW,
    )


def test_damaged_name_and_equal_birthday_find_the_card(birth: Procedure) -> None:
    """A lost middle name on the certificate does not lose the father's card when the birthday agrees."""
    wedding = change(paper("giay_chung_nhan_ket_hon", MARRIAGE), husband__full_name="NGUYỄN BÌNH")
    fused = fuse([paper("can_cuoc", FATHER), wedding], birth, {})
    assert "father" in fused.casting.roles
    born_later = change(wedding, husband__date_of_birth="1993-04-04")
    assert "father" not in fuse([paper("can_cuoc", FATHER), born_later], birth, {}).casting.roles


def test_another_given_name_on_the_same_birthday_finds_the_card(birth: Procedure) -> None:
    """A clerk's wrong given name, or two digits swapped, does not hide whose card it is: both are shown."""
    wedding = change(
        paper("giay_chung_nhan_ket_hon", MARRIAGE),
        wife__full_name="TRẦN THỊ OANH",
        wife__id_paper="Căn cước công dân số 001194000071",
    )
    fused = fuse([paper("cccd", MOTHER), wedding], birth, {})
    assert "mother" in fused.casting.roles
    assert "mother.full_name" in {one.entry for one in fused.conflicts}


def test_a_name_of_two_words_with_another_given_name_is_found_too(birth: Procedure) -> None:
    """Of two words one, and the birthday: the card is this person's, and both names are shown."""
    card = MOTHER | {"full_name": "PUIH H'NHI"}
    wedding = change(paper("giay_chung_nhan_ket_hon", MARRIAGE), wife__full_name="Puih Thoa")
    fused = fuse([paper("cccd", card), wedding], birth, {})
    assert "mother.full_name" in {one.entry for one in fused.conflicts}
    born_later = change(wedding, wife__date_of_birth="1993-04-04")
    assert "mother.full_name" not in {
        one.entry for one in fuse([paper("cccd", card), born_later], birth, {}).conflicts
    }


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ({"deceased.id_paper": "038165891028"}, "Số định danh cá nhân 038165891028"),
        ({"deceased.id_number": "038165891028"}, "Số định danh cá nhân 038165891028"),
        ({"deceased.id_paper": "012345678"}, "Chứng minh nhân dân số 012345678"),
        (
            {"deceased.id_paper": "Căn cước công dân số 038165891028, cấp ngày 01/07/2021"},
            "Căn cước công dân số 038165891028, cấp ngày 01/07/2021",
        ),
    ],
)
def test_bare_number_of_an_identity_paper_says_what_it_is(said: dict[str, str], written: str) -> None:
    """A notice that gives the number alone: its kind stands before it, for review; a whole sentence stays."""
    procedure = load_procedures(TEMPLATES / "procedures")["1.000656"]
    notice = paper("giay_bao_tu", {"deceased.full_name": "LÊ LÊ AN"} | said)
    found = entry(fuse([notice], procedure, {}), "deceased.id_paper")
    assert (found.value, found.state) == (written, EntryState.REVIEW)


def test_deceaseds_card_is_written_out() -> None:
    """With the card of who died: kind, number, day and office of issue, as for everybody else."""
    procedure = load_procedures(TEMPLATES / "procedures")["1.000656"]
    notice = {"deceased.full_name": MOTHER["full_name"], "deceased.id_paper": MOTHER["id_number"]}
    fused = fuse([paper("cccd", MOTHER), paper("giay_bao_tu", notice)], procedure, {})
    words = entry(fused, "deceased.id_paper").value or ""
    assert words.startswith(f"Căn cước công dân số {MOTHER['id_number']}, cấp ngày 10/08/2021, Cục Cảnh sát")


def test_what_a_paper_has_but_nobody_could_read_is_said_so(birth: Procedure) -> None:
    """The notice should hold the place of birth, worn: it is not said that no paper has it."""
    father, notice, *others = family()
    fields = (
        replace(one, value=None, state=FieldState.REVIEW) if one.key == "place_of_birth" else one
        for one in notice.fields
    )
    worn = replace(notice, fields=tuple(fields))
    found = entry(fuse([father, worn, others[0]], birth, {}), "child.place_of_birth")
    assert (found.state, found.value) == (EntryState.MISSING, None)
    assert worn.title in found.reason
    assert "chưa đọc được" in found.problems[0].message
