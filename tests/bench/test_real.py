"""The measurement on files that no generator of ours made: what counts as right, and what is left alone."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench.real.codes import _zone
from bench.real.folder import Item, NoExpectations, few, items
from bench.real.forms import FormRow, form_figures
from bench.real.shape import ShapeRow, _angles, corner_error, shape_figures
from bench.real.text import TextRow, read, text_figures


def item(name: str, **expected: object) -> Item:
    """A file of which only the expectation matters."""
    return Item("geometry", name.split("/", maxsplit=1)[0], name, Path("/nowhere") / name, expected)


def test_white_space_is_evened_out_and_nothing_else():
    """Line ends do not count; a lost mark counts with marks and not without."""
    page = read("Ủy ban\nnhân  dân", "Ủy ban nhân dan")
    assert (page.letters.count, page.letters.wrong, page.letters.wrong_bare) == (15, 1, 0)
    assert (page.words, page.found, page.found_bare) == (4, 3, 4)


def test_columns_read_in_another_order_lose_no_letters():
    """In the order of the page half is wrong; line by line nothing is, and what else was read is no fault."""
    page = read("ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ HỘI rác ỦY BAN NHÂN DÂN")
    assert page.letters.wrong > 10
    assert (page.anywhere.count, page.anywhere.wrong) == (30, 0)
    assert read("ỦY BAN", "").anywhere.wrong == 6


def test_words_are_found_in_any_order_but_only_once():
    """Two columns read across lose no words; a word said once does not count twice."""
    assert read("một hai một", "hai một").found == 2


def test_a_page_worse_than_plain_tesseract_is_named():
    """Shares are of all characters of a set; the page that lost is told by name."""
    good, bad = read("a" * 90, "a" * 90), read("b" * 10, "c" * 10)
    rows = [
        TextRow("scans", "one.pdf", 1, good, good, 1.0, 1.0),
        TextRow("scans", "two.pdf", 2, bad, read("b" * 10, "b" * 10), 1.0, 1.0),
    ]
    figures = text_figures(rows)["scans"]
    assert (figures["ours"]["right"], figures["plain"]["right"]) == (0.9, 1.0)
    assert figures["worse_than_plain"] == ["two.pdf 2"]


def test_a_value_on_a_blank_form_is_named():
    """One value is one too many."""
    rows = [FormRow("form_scans", "a.pdf", (), (), 0, False)]
    rows.append(FormRow("form_scans", "b.pdf", ("giay_khai_sinh",), ("full_name",), 1, False))
    figures = form_figures(rows)["form_scans"]
    assert (figures["files"], figures["taken"], figures["values"], figures["accepted"]) == (2, 1, 1, 1)
    assert figures["not_empty"] == {"b.pdf": ["giay_khai_sinh", "full_name"]}


def test_corners_count_whichever_comes_first():
    """A sheet turned by a quarter has the same corners; the worst of them speaks."""
    true = np.array([[0, 0], [30, 0], [30, 40], [0, 40]], dtype=float)
    found = np.roll(true, 1, axis=0)
    found[2] += (3, 4)
    assert corner_error(found, true) == (pytest.approx(5), pytest.approx(0.1))


@pytest.mark.parametrize(
    ("expected", "angles"),
    [
        ({"correction_deg_ccw": 7.04}, {1: 7.04}),
        ({"content_rotation": "rotate the page 90 degrees clockwise to read it"}, {1: -90.0}),
        ({"content_rotation": "rotate the page 90 degrees counter-clockwise to read it"}, {1: 90.0}),
        ({"rotation_to_upright": {"1": "90 ccw", "2": "0"}}, {1: 90.0, 2: 0.0}),
        ({"blank": True}, {}),
    ],
)
def test_angles_are_read_in_every_wording(expected, angles):
    """Degrees counter-clockwise, whichever way the expectation says it."""
    assert _angles(item("deskew/x.png", **expected)) == angles


def test_a_page_upside_down_counts_against_the_turn_not_against_the_median():
    """The angle of a wrongly turned page would drown the others."""
    rows = [ShapeRow("deskew", "a", 1, 0.2), ShapeRow("deskew", "b", 1, 179.0, False, False)]
    figures = shape_figures(rows)["deskew"]
    assert (figures["upright"], figures["angle_worst"], figures["missed"]) == (1, 0.2, ["b 1"])


def test_a_zone_must_be_exact_and_a_picture_without_one_silent():
    """Lines nearly right are wrong; where there is no zone any line is wrong."""
    lines = ["I<UTO", "7408", "ERIK"]
    assert _zone(item("mrz/a.jpg", mrz=lines), [tuple(lines)]).exact
    assert _zone(item("mrz/a.jpg", mrz=lines), [("I<UT0", "7408", "ERIK")]).wrong
    assert _zone(item("mrz/b.jpg", mrz=None), [tuple(lines)]).wrong


def test_a_few_files_of_every_set(tmp_path):
    """Sets are told by part and folder; a file spoken of but absent is passed over."""
    (tmp_path / "ids").mkdir()
    names = ("mrz/a.jpg", "mrz/b.jpg", "qr/c.png", "qr/gone.png")
    (tmp_path / "ids" / "expected.json").write_text(json.dumps({name: {} for name in names}))
    for name in names[:3]:
        (tmp_path / "ids" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "ids" / name).touch()
    every = list(items(tmp_path))
    assert [one.name for one in every] == ["mrz/a.jpg", "mrz/b.jpg", "qr/c.png"]
    assert [one.name for one in few(every, 1)] == ["mrz/a.jpg", "qr/c.png"]


def test_a_folder_without_expectations_is_refused(tmp_path):
    """Nothing can be measured where nothing is expected."""
    with pytest.raises(NoExpectations):
        list(items(tmp_path))
