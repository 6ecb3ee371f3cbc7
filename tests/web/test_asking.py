"""What the handbook says will be asked is what a dossier with these papers still asks."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.procedure import load_procedures
from pipeline.template import default_folder
from web.asking import Questions, catalogue_of, questions

TODAY = date(2026, 11, 1)
PROCEDURES = load_procedures(default_folder().parent / "procedures")


def asked(code: str) -> Questions:
    """The questions of one of our procedures."""
    return questions(PROCEDURES[code].on(TODAY), catalogue_of(default_folder()), TODAY)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.001193", "Trẻ được đặt tên là gì?"),
        ("1.001193", "Ai là người yêu cầu đăng ký?"),
        ("1.001193", "Người yêu cầu là gì của trẻ (mẹ, cha, ông, bà, người thân)?"),
        ("1.004873", "Từ khi đủ tuổi kết hôn"),
        ("1.004222", "Đăng ký ở địa chỉ nào"),
        ("1.004222", "Chủ hộ là ai?"),
        ("1.000656", "Công dân cần mấy bản sao Trích lục khai tử?"),
    ],
)
def test_what_no_paper_says_is_asked_of_everybody(code: str, words: str) -> None:
    """Also what a paper leaves blank, what depends on who came, and what is only guessed."""
    assert [one for one in asked(code).always if one.startswith(words)]


def test_what_a_paper_answers_is_asked_of_those_without_it() -> None:
    """Cards hold no ethnicity: both of a couple are asked for it unless birth certificates came along; a
    father is asked about unless his card and the marriage certificate did.
    """
    couple, birth = asked("1.000894"), asked("1.001193")
    assert couple.without_papers == ("Bên nữ thuộc dân tộc nào?", "Bên nam thuộc dân tộc nào?")
    assert "Người cha sinh ngày nào?" in birth.without_papers
    assert not set(birth.without_papers) & set(birth.always)


def test_what_the_required_papers_say_is_not_asked() -> None:
    """The birth notice tells when and where the child was born, and who the mother is."""
    told = asked("1.001193")
    for words in ("Trẻ sinh ngày nào?", "Trẻ sinh tại đâu?", "Người mẹ tên là gì?", "Người mẹ cư trú ở đâu?"):
        assert words not in told.always + told.without_papers


@pytest.mark.parametrize("code", sorted(PROCEDURES))
def test_each_question_is_one_of_the_form_and_stands_once(code: str) -> None:
    """Every procedure asks something (how many copies, which office), nothing twice, nothing of its own."""
    told, form = asked(code), PROCEDURES[code].on(TODAY).form
    every = told.always + told.without_papers
    assert told.always
    assert len(set(every)) == len(every)
    assert set(every) <= {entry.ask for entry in form.entries.values()}
