"""What the doctor says of this machine."""

from console.doctor import examine
from pipeline.settings import read


def test_an_outgrown_calibration_is_told_with_its_cure(tmp_path, monkeypatch):
    """A table fitted for an earlier version is not used in silence: one line says what to type."""
    monkeypatch.setenv("KHONGVIET_DATA", str(tmp_path))
    (tmp_path / "calibration.json").write_text('{"groups": {}}')
    (found,) = [one for one in examine(read()) if one.name == "Hiệu chỉnh riêng"]

    assert not found.well
    assert found.mend == "khongviet calibrate"
