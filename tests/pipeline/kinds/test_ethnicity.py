"""Ethnic groups."""

import pytest

from pipeline import letters, reference
from pipeline.kinds import NotThisKind, ethnicity


@pytest.mark.parametrize("group", [group.name for group in reference.ethnic_groups()])
def test_every_group_is_read(group):
    """Each official name is itself, in capitals and small letters, and with any spelling of the table."""
    one = next(one for one in reference.ethnic_groups() if one.name == group)
    for spelling in (group, group.upper(), group.lower(), *one.spellings):
        assert ethnicity.parse(f": {spelling} ...").text == group


@pytest.mark.parametrize("group", [group.name for group in reference.ethnic_groups()])
def test_lost_marks_never_make_another_group(group):
    """Without its marks a name is the same group or refused."""
    try:
        assert ethnicity.parse(letters.plain(group)).text == group
    except NotThisKind:
        assert letters.key(group) in {letters.key(name) for name in reference.shared_ethnic_names()}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Kinb", "Kinh"),
        ("Mưởng", "Mường"),
        ("H’Mông", "Mông"),
        ("Kinh Quốc tịch: Việt Nam", "Kinh"),
        ("Dân tộc: Tay", "Tày"),
        ("Khmcr", "Khmer"),
    ],
)
def test_damaged_names(text, group):
    """One slip is mended where only one group is near."""
    assert ethnicity.parse(text).text == group


@pytest.mark.parametrize("text", ["Xá", "Lao", "Trại", "Chil", "Nông", "Khơ-mc", "abc", "Việt Nam", "12"])
def test_open_names_are_refused(text):
    """Names several groups share, and names of none, are for a person."""
    with pytest.raises(NotThisKind):
        ethnicity.parse(text)
