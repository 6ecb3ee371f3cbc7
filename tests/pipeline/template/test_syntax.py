"""What people forget in YAML is told in Vietnamese, on the line where it is to be written."""

from __future__ import annotations

import re

import pytest

from tests.pipeline.template.test_load import GOOD, mistakes


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("        size: A4", "\tsize: A4", 8, "phím Tab"),
        ("        size: A4", "        size:\tA4", 8, "phím Tab"),
        ('"Họ và tên:"', '"Họ và tên:', 11, 'thiếu một dấu ngoặc "'),
        ('["GIẤY THỬ"]', '["GIẤY THỬ]', 9, 'thiếu một dấu ngoặc "'),
        ("title: Giấy thử", 'title: "Giấy thử', 2, 'thiếu một dấu ngoặc "'),
        ("column: left}", "column: left", 12, "thiếu dấu }"),
        ("same_line: có}", "same_line: có", 13, "thiếu dấu }"),
        ('["GIẤY THỬ"]', '["GIẤY THỬ"', 9, "thiếu dấu ]"),
        ("        titles:", "       titles:", 9, "thụt 7 dấu cách; hãy thụt 8"),
        ("        titles:", "          titles:", 9, "thụt 10 dấu cách; hãy thụt 8"),
        ("          - {key: sex", "         - {key: sex", 12, "thụt 9 dấu cách; hãy thụt 10"),
        ("        size: A4", "        size A4", 8, "thiếu dấu hai chấm sau “size”"),
        ("        size: A4", "        size:A4", 8, "phải có một dấu cách: size: …"),
        ("document: giay_thu", "document giay_thu", 1, "thiếu dấu hai chấm sau “document”"),
        ("          - {key: sex", "          {key: sex", 12, "thiếu dấu “- ”"),
        ("kind: sex, label", "kind: sex label", 12, "thiếu dấu phẩy trước “label:”"),
        ('"Dân tộc:"', "3. Dân tộc:", 13, "để trong ngoặc kép"),
        ("title: Giấy thử", "title: Giấy: thử", 2, "để trong ngoặc kép"),
        ("title: Giấy thử", "title: *Giấy", 2, "để trong ngoặc kép"),
        ('"Dân tộc:"', '"5\\. Dân tộc:"', 13, "không dùng dấu \\"),
        ("title: Giấy thử", "title: Giấy\x07thử", 2, "ký tự lạ"),
        ("editions:", "---\neditions:", 3, "xóa dòng “---”"),
        ('["GIẤY THỬ"]', '["GIẤY THỬ"] cũ', 9, "không được viết thêm chữ"),
    ],
)
def test_what_is_forgotten_is_told_where_it_belongs(tmp_path, before, after, line, says):
    """One mistake, its own line, what to write, and no word of the parser's."""
    (told,) = mistakes(tmp_path, GOOD.replace(before, after, 1))

    assert (told.line, says in told.message) == (line, True), told
    assert not re.search(r"expected|found|scanning|mapping", told.message)
