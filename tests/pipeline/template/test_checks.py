"""What a template may write and cannot mean is told, each with one mistake and its line."""

from __future__ import annotations

import pytest

from pipeline.template import load
from tests.pipeline.template.test_load import GOOD, folder, mistakes

FACES = GOOD[GOOD.index("    faces:") :]


def editions(*named: tuple[str, str]) -> str:
    """The template with these editions (name, lines of its period), all with one face."""
    head = GOOD[: GOOD.index('  - edition: "2020"')]
    return head + "".join(f'  - edition: "{name}"\n{period}{FACES}' for name, period in named)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            editions(("2020", "    from: 2020-01-01\n"), ("2024", "    from: 2024-07-01\n")),
            4,
            "hãy viết cho đời “2020”: to: 2024-06-30",
        ),
        (
            editions(("2024", "    from: 2024-07-01\n"), ("2020", "    from: 2020-01-01\n    to: 2025\n")),
            14,
            "hãy viết cho đời “2020”: to: 2024-06-30",
        ),
        (
            editions(("2020", "    from: 2020-01-01\n"), ("2021", "    from: 2020-01-01\n")),
            14,
            "cùng bắt đầu một ngày",
        ),
        (editions(("2020", ""), ("2021", "")), 13, "đều không có ngày"),
        (GOOD.replace('"Dân tộc:"', '"Dân.*tộc:"'), 13, "biểu thức chính quy"),
        (GOOD.replace('"Dân tộc:"', "'^Dân tộc\\s*:?$'"), 13, "biểu thức chính quy"),
        (GOOD.replace('"GIẤY THỬ"', '"GI[ẤA]Y THỬ"'), 9, "biểu thức chính quy"),
        (GOOD.replace('"Dân tộc:"', "“Dân tộc:”"), 13, "ngoặc kép"),
        (GOOD.replace('"Dân tộc:"', '"Nam/Nữ:"'), 13, "vừa viết ở ô ngay trên"),
        (GOOD.replace("{key: full_name,", "{key: full_name, same_line: có,"), 11, "xóa same_line"),
    ],
)
def test_what_cannot_be_meant_is_one_mistake(tmp_path, text, line, says):
    """Editions of one time, labels that are no print, labels and lines that belong to no field."""
    (told,) = mistakes(tmp_path, text)

    assert (told.line, says in told.message) == (line, True), told


@pytest.mark.parametrize(
    "text",
    [
        editions(("2020", "    from: 2020-01-01\n    to: 2024-06\n"), ("2024", "    from: 2024-07-01\n")),
        editions(("2016", "    to: 2015-12-31\n"), ("2017", "    from: 2016-01-01\n")),
        editions(("2020", "    from: 2020-01-01\n"), ("ubnd", "")),
        GOOD.replace('"Dân tộc:"', '"[ ] Dân tộc (nếu có)? … * 1/2 + a.b:"'),
    ],
)
def test_what_may_be_meant_is_let_be(tmp_path, text):
    """Editions one after the other, a print beside the others that no year names, signs that forms print."""
    assert "giay_thu" in load(folder(tmp_path, text)).documents


def test_the_title_of_another_paper_is_told_where_it_was_copied(tmp_path):
    """Two papers of one title cannot be told apart: the file whose name is less like it is wrong, until one
    refuses a line that only the other prints.
    """
    folder(tmp_path, GOOD)
    copied = GOOD.replace("document: giay_thu", "document: don_xin").replace("Dân tộc:", "Tôn giáo:")
    (told,) = mistakes(tmp_path, copied, "don_xin.yaml")

    assert (told.file, told.line) == ("don_xin.yaml", 9)
    assert "“giay_thu”" in told.message

    apart = copied.replace("size: A4", 'size: A4\n        refuse: ["Dân tộc:"]')
    assert set(load(folder(tmp_path, apart, "don_xin.yaml")).documents) == {"giay_thu", "don_xin"}
