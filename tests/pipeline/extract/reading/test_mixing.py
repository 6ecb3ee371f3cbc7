"""Two readings in step: every differing place may come from either, and lines share another's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.reading.mixing import blocks, mixtures, shared_out

WORDS = st.lists(st.sampled_from(["xã", "An", "Hòa", "Hoà", "tổ", "12", "phường"]), min_size=1, max_size=9)


def test_every_place_comes_from_either_reading():
    """Where few places differ all mixtures are looked at, but for one's own text."""
    found = set(mixtures("Tổ 14, xã Hoa An", "Tố 14, xã Hòa An", lambda texts: [0.0] * len(texts)))
    assert found == {"Tố 14, xã Hòa An", "Tổ 14, xã Hòa An", "Tố 14, xã Hoa An"}


def test_a_word_only_one_reading_has_may_go():
    """A footnote's mark that one reader took for a word is left out in a mixture."""
    assert "Tổ dân phố số 14" in set(
        mixtures("22 Tổ dân phố số 14", "Tố dân phố số 14", lambda texts: [0.0] * len(texts))
    )


def test_many_differences_take_the_likelier_words():
    """With more places than can all be tried, each goes where the words and the line reader point."""
    true = "Tổ dân phố số 1 Ung thư về việc Mẹ đẻ"
    own = "Tố dân phố số 1 Ủng thư vệ việc Mẹ đề"
    other = "Tổ dàn phố sổ 1 Ung thự về viêc Mẹ đẻ"

    def likely(texts):
        return [
            5.0 * sum(one == two for one, two in zip(text.split(), true.split(), strict=False))
            for text in texts
        ]

    assert true in set(mixtures(own, other, likely))


@given(WORDS, WORDS)
def test_blocks_hold_both_readings_whole(own, other):
    """No word of either reading is lost or doubled."""
    parts = blocks(own, other)
    assert [word for block in parts for word in block.own] == own
    assert [word for block in parts for word in block.other] == other


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_shared_words_stay_in_order(other, lines):
    """All words are given to the lines, each once, in order."""
    shares = shared_out(" ".join(other), [" ".join(line) for line in lines])
    assert len(shares) == len(lines)
    assert " ".join(share for share in shares if share).split() == other


@pytest.mark.parametrize(
    ("other", "shares"),
    [
        ("Tổ 4 xã Hoa An huyện Tân Kỳ", ["Tổ 4 xã Hoa An", "huyện Tân Kỳ"]),
        ("Tổ 4, xã An huyện Tân Kỳ", ["Tổ 4, xã An", "huyện Tân Kỳ"]),
    ],
)
def test_words_go_to_the_line_they_stand_in_step_with(other, shares):
    """A word lost on the first line does not pull up the second."""
    assert shared_out(other, ["Tổ 4 xã Hòa An", "huyện Tân Kỳ"]) == shares
