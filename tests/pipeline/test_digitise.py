"""The whole way of a scan, where no stage's own test sees it."""

import cv2

from pipeline.digitise import digitise
from pipeline.intake import open_scan
from pipeline.tools import open_tools
from samples.cases import make_case


def test_a_blurred_picture_is_told_so_and_not_that_no_paper_is_like_it(tmp_path):
    """Who photographed it must know what to do again; a sharp stranger is called one."""
    (file,) = make_case("giay_khai_sinh", "phone", 77).files
    (tmp_path / file.name).write_bytes(file.content)
    sharp = cv2.imread(str(tmp_path / file.name))
    cv2.imwrite(str(tmp_path / "blur.jpg"), cv2.GaussianBlur(sharp, (0, 0), 8))
    (blurred,) = digitise([open_scan(tmp_path / "blur.jpg")], open_tools())
    assert blurred.document is None
    assert "mờ" in blurred.reason
    (stranger,) = make_case("bien_lai", "flatbed", 77).files
    (tmp_path / stranger.name).write_bytes(stranger.content)
    (unknown,) = digitise([open_scan(tmp_path / stranger.name)], open_tools())
    assert unknown.document is None
    assert "mờ" not in unknown.reason
