"""Tables of names settle marks; letters that all readers saw stay."""

from pipeline.kinds import id_paper
from pipeline.types import Source, SourceKind, Testimony, Value
from pipeline.weigh.rivals import standing, with_true_day
from pipeline.weigh.saying import Saying


def saying(text):
    """One look at the print that says so."""
    return Saying(Testimony("full_name", text, Source(SourceKind.OCR), "lines", 0.8), Value(text))


def left(texts, *seen, kind="person_name"):
    """Which of these texts may win where the readers saw that."""
    rivals = [(Value(text), ()) for text in texts]
    return [value.text for value, _ in standing(kind, rivals, [saying(text) for text in seen])]


def test_letters_all_readers_saw_stay():
    """A rarer family name both saw is not made the commoner one; where they differ both may win."""
    both = ("CHU TẢ PHẤY", "CHÍU TẢ PHẤY", "CHÍU TẢ PHẦY")

    assert left(both, "CHÍU TẢ PHẦY", "CHÍU TẢ PHẤY") == list(both[1:])
    assert left(both, "CHU TẢ PHẦY", "CHÍU TẢ PHẤY") == list(both)
    assert left(both, "CHÍU TẢ PHẦY") == list(both)


def test_a_name_all_readers_saw_keeps_its_marks():
    """Ly and Hờ are names: what both saw stays beside any commoner name, in the word where they agree."""
    assert left(("Lý Thị Pàng", "Ly Thị Pàng"), "Ly Thi Pàng", "Ly Thị Pàng") == ["Ly Thị Pàng"]
    both = ("HỒ KÉ", "HỜ KÉ", "HỜ KẺ")
    assert left(both, "HỜ KẺ", "HỜ KÉ") == ["HỜ KÉ", "HỜ KẺ"]
    assert left(both, "HỒ KẺ", "HỜ KÉ") == list(both)


def test_a_garbled_word_is_no_name():
    """Small letters within capitals give way to any other rival, and stand where there is none."""
    assert left(("TRẦN PHIfỚC", "TRẦN PHƯỚC"), "TRẦN PHIfỚC", "TRẦN PHƯỚC") == ["TRẦN PHƯỚC"]
    assert left(("TRẦN PHIfỚC",), "TRẦN PHIfỚC", "TRẦN PHIfỚC") == ["TRẦN PHIfỚC"]


def test_marks_may_be_settled():
    """What both readers saw with a mark less may still win with it."""
    texts = ("NGUYÊN THỊ HOA", "NGUYỄN THỊ HOA")

    assert left(texts, "NGUYÊN THỊ HOA", "NGUYÊN THỊ HOA") == list(texts)


def test_other_kinds_are_not_touched():
    """Words of places and texts have their own witnesses."""
    texts = ("PHIfỚC", "Phước")

    assert left(texts, "PHIfỚC", "PHIfỚC", kind="text") == list(texts)


def test_of_two_days_the_one_that_there_is_wins():
    """ "78/03" is no day: the sentence with "18/03" for it wins, none that differs in more than a day."""
    texts = ("CCCD 079195993004, cấp ngày {}/03/2025", "CCCD 079195993034, cấp ngày {}/03/2025")
    none = id_paper.parse(texts[0].format("78"))
    other, true = (id_paper.parse(texts[at].format("18")) for at in (1, 0))
    rivals = [(value, tuple(id_paper.check(value))) for value in (none, other, true)]

    assert with_true_day("id_paper", rivals[0], rivals, (0.0, -1.0, -3.0)) == rivals[2]
    assert with_true_day("id_paper", rivals[0], rivals[:2], (0.0, -1.0)) == rivals[0]
    assert with_true_day("id_paper", rivals[1], rivals, (0.0, -1.0, -3.0)) == rivals[1]
