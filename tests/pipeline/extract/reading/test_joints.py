"""How the lines of one value hang together."""

import pytest

from ocr.types import Box
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.reading.joints import COMMA, HYPHEN, SPACE, joined, joints
from pipeline.labels.fold import base
from pipeline.labels.rows import Token


def line(text: str, left: int = 0) -> Piece:
    """A line of words, a letter 10 pixels wide, 20 high."""
    tokens, at = [], left
    for word in text.split():
        box = Box(at, 0, at + 10 * len(word), 20)
        tokens.append(Token(word, base(word), box, 0.9))
        at = box.right + 10
    return Piece(Box(left, 0, at, 20), tuple(tokens))


@pytest.mark.parametrize(
    ("first", "second", "edge", "joint"),
    [
        ("Thôn Đông", "Lạng Khê, Con Cuông, Nghệ An", 600, COMMA),
        ("Thôn Đông", "Khê Xa, Con Cuông, Nghệ An", 160, SPACE),  # the next word had no room
        ("Thôn Đông", "Lạng Khê, Con Cuông, Nghệ An", 160, COMMA),  # but it begins a commune there is
        ("Thôn Đông", "Lạng Khê, Con Cuông, Nghệ An", None, SPACE),  # a sheet breaks lines as it likes
        ("Thôn Đông", "Sơn", 600, SPACE),  # no unit of its own
        ("Thôn Đông, Lạng", "khê, Con Cuông", 600, SPACE),
    ],
)
def test_a_cards_address_breaks_before_the_commune(first, second, edge, joint):
    """Where the next word had fitted in, the break stands for the comma that cards do not print there."""
    assert joints((line(first), line(second)), "place", 20, edge) == (joint,)


def test_only_addresses_are_broken_so():
    """A free text of two lines stays one sentence."""
    assert joints((line("Nốt ruồi"), line("Trên, dưới")), "text", 20, 600) == (SPACE,)


def test_a_date_broken_at_its_hyphen_is_one():
    """ "08-" / "01-2023" is a date; a dash between words stays one."""
    assert joints((line("cấp ngày 08-"), line("01-2023 tại")), "id_paper", 20, None) == (HYPHEN,)
    assert joints((line("tỉnh Bà Rịa -"), line("Vũng Tàu")), "place", 20, None) == (SPACE,)


def test_a_number_broken_at_its_slash_is_one():
    """ "321/2022/" / "QĐST-HNGĐ" is the number of a decision."""
    lines = (line("số 321/2022/"), line("QĐST-HNGĐ ngày"))
    between = joints(lines, "text", 20, None)
    assert joined(("số 321/2022/", "QĐST-HNGĐ ngày"), between) == "số 321/2022/QĐST-HNGĐ ngày"


def test_lines_are_joined_as_told():
    """Signs at the break are not doubled, empty lines leave no mark."""
    assert joined(("Thôn Đông,", "Lạng Khê"), (COMMA,)) == "Thôn Đông, Lạng Khê"
    assert joined(("ngày 08", "01-2023 tại", "Bộ"), (HYPHEN, SPACE)) == "ngày 08-01-2023 tại Bộ"
    assert joined(("", "một", "", "hai"), (COMMA, COMMA, SPACE)) == "một hai"
    assert joined(("một", "hai"), ()) == "một hai"
