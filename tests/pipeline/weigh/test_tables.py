"""A calibration of another version promises nothing."""

import json
from pathlib import Path

import pytest

from pipeline.weigh import chance
from pipeline.weigh.tables import is_current

SHIPPED = Path(chance.__file__).with_name("calibration.json")


def without(table, *keys):
    """The table with one thing taken out."""
    *path, last = keys
    inner = table
    for key in path:
        inner = inner[key]
    del inner[last]
    return table


def test_the_shipped_table_is_of_this_choice():
    """Whoever fits the choice anew must fit the calibration after it, or every promise is void."""
    assert is_current(SHIPPED)


@pytest.mark.parametrize(
    "keys",
    [
        ("choice",),
        ("groups", "names"),
        ("groups", "texts", "vouched"),
        ("groups", "dates", "weights", "share"),
    ],
)
def test_a_table_of_an_earlier_version_is_left_aside(tmp_path, keys):
    """Without one group or column, or made for another choice, it is no table of today's."""
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps(without(json.loads(SHIPPED.read_text()), *keys)))

    assert not is_current(path)


@pytest.mark.parametrize("content", ["", "[]", '{"groups": []}', "\ufffd"])
def test_a_broken_table_is_left_aside(tmp_path, content):
    """What is no table at all neither stops the counter nor judges its papers."""
    path = tmp_path / "calibration.json"
    path.write_text(content)

    assert not is_current(path)
    assert not is_current(tmp_path / "none.json")
