"""Labels in English below Vietnamese ones."""

from pipeline.labels.glosses import without_glosses
from pipeline.labels.rows import rows
from tests.pipeline.typed import typed


def said(*lines):
    """The rows left of these lines."""
    left = without_glosses(rows(typed(lines).reading))
    return [" ".join(token.text for token in row.tokens) for row in left]


def test_english_below_a_label_is_no_value():
    """A row of its own goes, worn too; beside a value's next line only the English goes."""
    assert said("Nơi sinh: Trung tâm Y tế quận 11", "Place of bith", "Giới tính: Nam") == [
        "Nơi sinh: Trung tâm Y tế quận 11",
        "Giới tính: Nam",
    ]
    assert said(
        [(200, "Nơi cư trú:"), (900, "Số 101, xã Thuận Điền, huyện")],
        [(200, "Residence"), (900, "Giồng Trôm, tỉnh Bến Tre")],
    ) == ["Nơi cư trú: Số 101, xã Thuận Điền, huyện", "Giồng Trôm, tỉnh Bến Tre"]


def test_other_words_stay():
    """What begins below nothing, or within a line, is not taken off; Vietnamese is not like it."""
    lines = ("Quan hệ: Mẹ", "Mục đích: học tiếng Anh Full name", "Nguyên quán: Phù Cát")
    assert said(*lines) == list(lines)
    assert said([(900, "GIẤY KHAI SINH")], [(200, "Residence permit")])[1:] == ["Residence permit"]
