"""Probabilities fitted anew on what people corrected."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.calibrate import calibrate, of_dossier
from console.ending import Unfit
from console.words import chosen
from pipeline.check import check
from pipeline.digitise import kinds_of
from pipeline.rules import judge
from pipeline.template import default_folder, load
from pipeline.types import (
    Alternative,
    Document,
    Dossier,
    Entry,
    EntrySource,
    EntryState,
    Source,
    SourceKind,
    Testimony,
)
from pipeline.weigh import weigh


@pytest.fixture(scope="module")
def catalogue():
    """The templates."""
    return load(default_folder())


def dossier(catalogue, name):
    """A birth certificate on which both readers read the child's ``name``, and the entry made of it."""
    source = Source(SourceKind.OCR)
    said = (
        Testimony("full_name", name, source, "tesseract", 0.9),
        Testimony("full_name", name, source, "lines", 0.97, alternatives=(Alternative(name, 0.97),)),
    )
    paper = Document("giay_khai_sinh", "2016", ("sheet",), "", 1.0, "", (), said, (), "", 0.1)
    kinds = kinds_of(paper, catalogue)
    paper = replace(paper, fields=weigh(check(said, kinds), kinds, judge))
    entry = Entry("child.full_name", name, EntryState.REVIEW, (EntrySource(0, "full_name", SourceKind.OCR),))
    return Dossier("1.001193", "to_khai_dang_ky_khai_sinh", (entry,), (), (), (paper,), 0.1)


def test_a_confirmed_value_is_right_and_a_corrected_one_wrong(catalogue):
    """What the clerk wrote over the entry says whether the reading behind it was right."""
    read = dossier(catalogue, "NGUYỄN VĂN MẪU")
    (confirmed,) = of_dossier(read, {"child.full_name": "NGUYỄN VĂN MẪU"}, catalogue)
    (corrected,) = of_dossier(read, {"child.full_name": "NGUYỄN VĂN MẬU"}, catalogue)

    assert (confirmed.right, corrected.right) == (True, False)
    assert confirmed.features.print_for == 2
    assert list(of_dossier(read, {}, catalogue)) == []


def test_without_corrections_it_says_what_is_missing(tmp_path: Path, monkeypatch):
    """On an empty machine nothing is written and the reason is told."""
    monkeypatch.setenv("KHONGVIET_DATA", str(tmp_path / "data"))

    with pytest.raises(Unfit, match="Chưa"):
        calibrate(chosen([], {}), 0, 1, None)
    assert not (tmp_path / "data" / "calibration.json").exists()
