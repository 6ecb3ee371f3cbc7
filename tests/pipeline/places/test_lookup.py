"""Finding the unit an address ends in."""

import pytest

from pipeline.places import names
from pipeline.places.gazetteer import gazetteer
from pipeline.places.lookup import last


@pytest.mark.parametrize(
    ("segments", "code", "rest"),
    [
        (("Xã Mẫu", "Tỉnh Thái Bình"), "34", ("Xã Mẫu",)),
        (("Huyện Mẫu Tỉnh Thái Bình",), "34", ("Huyện Mẫu",)),
        (("Xã Mẫu", "Thái Blnh"), "34", ("Xã Mẫu",)),
        (("Xã Mẫu", "TP. HCM"), "79", ("Xã Mẫu",)),
    ],
)
def test_a_province_at_the_end(segments, code, rest):
    """By key, after a lost comma, within one slip, by a short form; what stands before it is left over."""
    found = last(segments, gazetteer().old_provinces, names.PROVINCE_RANKS)
    assert found is not None
    assert (found.units[0].unit.code, found.rest) == (code, rest)


@pytest.mark.parametrize("segments", [(), ("Nguyễn Huệ",), ("Xã Thái Bình",), ("Hà",)])
def test_no_province_at_the_end(segments):
    """A street, a commune of the same name and a piece of a name are no province."""
    assert last(segments, gazetteer().old_provinces, names.PROVINCE_RANKS) is None
