"""Values in a table without rules: which words of a cell stand on one printed line."""

from __future__ import annotations

from ocr.types import Box, around
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.cutting.table import _by_height
from pipeline.labels.fold import base
from pipeline.labels.rows import Token


def _token(text, left, top, bottom):
    return Token(text, base(text), Box(left, top, left + 20 * len(text), bottom), 0.9)


def test_lines_set_close_are_two_though_a_readers_boxes_reach_over_both():
    """Words with and without a stretched box on lines that lie nearer than the boxes are high."""
    upper = [("Đội", 888, 959), ("10,", 888, 958), ("Thào", 886, 957), ("Chư", 905, 940), ("Phìn,", 885, 956)]
    lower = [
        ("Huyện", 958, 1003),
        ("Si", 938, 1009),
        ("Ma", 938, 1009),
        ("Cai,", 937, 1008),
        ("Tỉnh", 937, 1007),
    ]
    tokens = tuple(
        _token(text, 1340 + 110 * at, top, bottom)
        for line in (upper, lower)
        for at, (text, top, bottom) in enumerate(line)
    )

    lines = _by_height(Piece(around(token.box for token in tokens), tokens), 68)

    assert [" ".join(token.text for token in line.tokens) for line in lines] == [
        "Đội 10, Thào Chư Phìn,",
        "Huyện Si Ma Cai, Tỉnh",
    ]
