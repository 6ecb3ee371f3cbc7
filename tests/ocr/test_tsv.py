"""The TSV parser keeps the engine's words, places and order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr import tsv
from ocr.errors import ReaderFailed
from ocr.types import Box

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(
    line: int, word: int, text: str, box: tuple[int, int, int, int] = (1, 2, 3, 4), conf: str = "96.5"
) -> str:
    """One row of the table that holds a word."""
    return "\t".join(map(str, (5, 1, 1, 1, line, word, *box, conf, text)))


def test_words_of_one_line_stay_together_and_lines_apart() -> None:
    """Words are grouped by the line they stand on, in the engine's order, header and empty rows skipped."""
    table = "\n".join(
        [HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", row(1, 1, "Số"), row(1, 2, "7"), row(2, 1, "A")]
    )
    assert [line.text for line in tsv.parse(table)] == ["Số 7", "A"]


def test_boxes_and_confidence_are_carried_over() -> None:
    """Left, top, width, height become a half-open box; confidence comes as a share."""
    (line,) = tsv.parse(row(1, 1, "Kinh", (10, 20, 30, 5), "50"))
    assert line.box == Box(10, 20, 40, 25)
    assert line.confidence == pytest.approx(0.5)


def test_text_comes_composed() -> None:
    """A reading is NFC even if the engine writes letters and marks apart."""
    (line,) = tsv.parse(row(1, 1, unicodedata.normalize("NFD", "Nguyễn")))
    assert line.text == "Nguyễn"


def test_white_words_are_no_words() -> None:
    """A word of white space only is left out, so that no line is empty."""
    assert tsv.parse(row(1, 1, "  ")) == ()


@pytest.mark.parametrize("table", ["Segmentation fault", "5\ta\tb", row(1, 1, "x").replace("96.5", "many")])
def test_what_is_no_table_is_refused(table: str) -> None:
    """An engine that babbles is an error, never an empty reading."""
    with pytest.raises(ReaderFailed):
        tsv.parse(table)


@given(st.lists(st.text("aăđ ớZ9.", min_size=1, max_size=6).filter(str.strip), max_size=8))
def test_nothing_readable_is_lost(words: list[str]) -> None:
    """Whatever words the table holds come out, whatever they are."""
    lines = tsv.parse("\n".join(row(1, at, word) for at, word in enumerate(words)))
    assert [word.text for line in lines for word in line.words] == [word.strip() for word in words]
