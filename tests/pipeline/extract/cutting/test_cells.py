"""Tables of labels and values: what a cell holds begins on the first line of its row."""

from __future__ import annotations

from dataclasses import replace

import cv2
import pytest

from ocr.types import Box, Line, Word
from pipeline.extract import _page as _page_of
from pipeline.extract import extract
from pipeline.extract.cutting.cells import NO_GRID, grid_of, topped
from pipeline.extract.cutting.region import pieces
from pipeline.labels.rows import rows
from tests.pipeline.typed import HIGH, PITCH, Silent, typed, typed_reading

LABELS = ("Họ, chữ đệm, tên người yêu cầu:", "Nơi cư trú:", "Giấy tờ tùy thân:")
TYPED = (
    [(900, "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
    [(220, "Họ, chữ đệm, tên người yêu cầu"), (1100, "ĐỖ HỮU BẢO")],
    [(1100, "Xóm Đông, xã Ninh An, huyện Hoa Lư,")],
    [(220, "Nơi cư trú(2)"), (500, "/ Place of rsdence"), (1100, "tỉnh Ninh")],
    [(1100, "Bình")],
    [(1100, "Căn cước công dân số 037203721675, cấp")],
    [(220, "Giấy tờ tùy thân(3)"), (1100, "ngày 11/9/2022, nơi cấp: Cục Cảnh sát")],
    [(1100, "QLHC về TTXH")],
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật.",
)
CELLS = (1, 2, 5, 8)
"""The rows above which a rule runs."""


def _page(turned: int = 0, uprights: tuple[int, ...] = (1060,), cells: tuple[int, ...] = CELLS):
    """The typed page with its rules; ``turned``: pixels by which a rule falls from end to end."""
    read = typed(TYPED)
    tops = [100 + at * PITCH - (PITCH - HIGH) // 2 for at in cells]
    for top in tops:
        cv2.line(read.page.image, (190, top), (2300, top + turned), (60, 60, 60), 3)
    for x in (190, *uprights, 2300):
        cv2.line(read.page.image, (x, tops[0]), (x, tops[-1]), (60, 60, 60), 3)
    return read


@pytest.mark.parametrize("turned", [0, 8])
def test_a_value_in_its_cell_is_whole_whatever_line_its_label_is_on(catalogue, turned):
    """A label in the middle of its cell has the whole value of the next one, and nobody else's line; rules
    that fall a little are rules.
    """
    face = catalogue.face("to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan", "2020", "sheet")
    fields = {one.field: one.text for one in extract(_page(turned), face, Silent())}
    assert fields["declarant.full_name"] == "ĐỖ HỮU BẢO"
    assert fields["declarant.residence"] == "Xóm Đông, xã Ninh An, huyện Hoa Lư, tỉnh Ninh Bình"
    paper = "Căn cước công dân số 037203721675, cấp ngày 11/9/2022, nơi cấp: Cục Cảnh sát QLHC về TTXH"
    assert fields["declarant.id_paper"] == paper


def test_of_a_labels_cell_its_own_words_are_kept():
    """The sign of a note and the same in another language are no part of a value."""
    laid = topped(rows(typed_reading(TYPED)), grid_of(_page().page), LABELS)
    said = [" ".join(token.text for token in row.tokens) for row in laid]
    assert "Nơi cư trú(2) Xóm Đông, xã Ninh An, huyện Hoa Lư," in said


def test_a_speck_above_a_value_is_no_line_of_it():
    """A speck read as a letter at the top of its cell does not part the value from its label."""
    whole = typed_reading(TYPED)
    speck = Line((Word("Ï", Box(1080, 100 + PITCH - 12, 1086, 100 + PITCH - 5), 0.4),))
    laid = topped(rows(replace(whole, lines=(*whole.lines, speck))), grid_of(_page().page), LABELS)

    said = [" ".join(token.text for token in row.tokens) for row in laid]
    assert "Họ, chữ đệm, tên người yêu cầu ĐỖ HỮU BẢO" in said


def test_without_rules_or_uprights_rows_stay():
    """A page without a table, and one whose rules close in no cells, keep their rows."""
    seen = rows(typed_reading(TYPED))
    assert grid_of(typed(TYPED).page) == NO_GRID
    assert topped(seen, NO_GRID, LABELS) == seen
    assert topped(seen, grid_of(_page(uprights=()).page), LABELS) == seen


@pytest.mark.parametrize(("uprights", "cells"), [((1060,), (1, 5, 8)), ((1800,), CELLS)])
def test_rules_that_were_not_seen_cost_no_words(uprights, cells):
    """Where a rule between two entries, or the one behind the labels, is worn away, rows stay as they are."""
    seen = rows(typed_reading(TYPED))
    laid = topped(seen, grid_of(_page(uprights=uprights, cells=cells).page), LABELS)
    words = [sorted(token.text for row in some for token in row.tokens if token.key) for some in (seen, laid)]
    lost = set(words[0]) - set(words[1])
    assert lost <= {"/", "Place", "of", "rsdence"}


def test_a_value_begins_behind_the_rule_before_its_first_word(catalogue):
    """What else stands in the label's cell, unread, is no part of the value in the next one."""
    face = catalogue.face("to_khai_cap_giay_xac_nhan_tinh_trang_hon_nhan", "2020", "sheet")
    face, page = _page_of(_page(), face, Silent(), {})
    place = next(one for one in page.layout.placed if one.rule.key == "declarant.full_name")

    assert page.uprights
    assert pieces(page, place)[0].box.left >= 1060
