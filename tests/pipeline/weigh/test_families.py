"""A family name that is no name is proposed as the common one it differs from in marks, and looked at."""

import pytest

from pipeline.types import Evidence, FieldState, Source, SourceKind, Testimony, Value
from pipeline.weigh import weigh


def said(text, witness="tesseract", key="full_name", kind=SourceKind.OCR, checked=False):
    """What one witness reads, and is sure of."""
    return Evidence(Testimony(key, text, Source(kind), witness, 0.97, checked), Value(text))


def both(text, key="full_name"):
    """Both readers read the name so."""
    return [said(text, key=key), said(text, "lines", key)]


def one(*evidence):
    """The only field of a paper with a name."""
    (field,) = weigh(evidence, {"full_name": "person_name"}, lambda _: ())
    return field


@pytest.mark.parametrize(
    ("read", "proposed"),
    [
        ("Nguyến Đình Hảo", "Nguyễn Đình Hảo"),
        ("NGUYẾN MINH DUY", "NGUYỄN MINH DUY"),
        ("Đố Tấn Diệp", "Đỗ Tấn Diệp"),
        ("Nguyên Văn An", "Nguyễn Văn An"),
    ],
)
def test_the_one_common_family_name_is_proposed_and_always_looked_at(read, proposed):
    """Both readers surely read "Nguyến": Nguyễn is proposed in the print's case, and the paper decides."""
    field = one(*both(read))

    assert (field.value, field.state) == (proposed, FieldState.REVIEW)
    assert "không có trong danh mục" in field.reason


@pytest.mark.parametrize(
    "read",
    ["Lê Văn An", "Lý Văn An", "Hạ Hầu Đôn", "Hờ Thị Mái", "Nguyen Van An", "Kră Văn An", "Nguyến"],
)
def test_no_listed_foreign_or_unlike_name_is_touched(read):
    """Rare families of the tables, names without any mark, and words like no common family stay as read."""
    assert one(*both(read)).value == read


def test_names_that_are_one_come_out_alike():
    """A father who is the declarant has one name, at whichever place the readers lost his mark."""
    evidence = [*both("Nguyến Đình Hảo", "father.full_name"), *both("Nguyến Đình Hảo", "declarant.full_name")]
    kinds = {"father.full_name": "person_name", "declarant.full_name": "person_name"}

    assert {field.value for field in weigh(evidence, kinds, lambda _: ())} == {"Nguyễn Đình Hảo"}


def test_a_checked_code_keeps_its_family_name():
    """What a code says letter by letter no table changes."""
    field = one(said("Nguyến Đình Hảo", "qr", kind=SourceKind.QR, checked=True))

    assert (field.value, field.state) == ("Nguyến Đình Hảo", FieldState.ACCEPTED)
