"""Floors under what `khongviet bench --cleaning` measures at length, on one paper that stays the same."""

import random

import pytest

from bench.cleaning.faces import face_rows
from bench.cleaning.folds import fold_row
from bench.cleaning.leaders import ink_rows
from bench.cleaning.main import folds_table, steps_table
from bench.cleaning.steps import NAMES, StepRow
from pipeline.tools import open_tools
from samples.cases import make_case

SEED = 5002


@pytest.mark.parametrize("wear", ["feeder", "phone"])
def test_a_worn_form_is_found_level_and_upright(wear):
    """The sheet is found within 3 % of its diagonal, level within half a degree, the right way up."""
    (row,) = face_rows(make_case("giay_chung_nhan_ket_hon", wear, SEED))
    assert row.upright
    assert row.corner is not None
    assert row.angle is not None
    assert row.corner < 0.03
    assert abs(row.angle) < 0.5


def test_leaders_of_a_form_go_and_its_letters_stay():
    """Of the leaders' ink at most 15 % is left, of the letters' ink at most a hundredth is lost."""
    (row,) = ink_rows("giay_khai_sinh", "flatbed", SEED)
    assert row.left < 0.15
    assert row.lost < 0.01


def test_the_table_of_steps_has_a_row_for_each():
    """Every step that can be left out is told with what it costs and brings."""
    rows = [StepRow(step, "flatbed", 12.0, 20, 18, 15, True) for step in NAMES]
    table = steps_table(rows)
    assert table.row_count == len(NAMES)
    assert list(table.columns[-1].cells) == ["+3"] * len(NAMES)


def test_folded_forms_are_read_as_flat_ones():
    """On a form with folds a value in ten at most is lost, and straightening it never costs one."""
    tools = open_tools()
    row = fold_row(make_case("to_khai_dang_ky_ket_hon", "flatbed", SEED), tools, random.Random(SEED))
    assert row.straightened >= 0.9 * row.flat
    assert row.straightened >= row.left
    (cells,) = zip(*(column.cells for column in folds_table([row]).columns), strict=True)
    assert cells[:2] == ("1", str(row.fields))
