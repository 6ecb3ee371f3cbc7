"""Another way up, where the first one was doubtful."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.run import scans
from ocr.types import Box, Line
from pipeline.digitise import digitise
from pipeline.tools import open_tools
from pipeline.turning import maybe_turned
from samples.cases import make_case
from tests.pipeline.typed import typed


@pytest.mark.parametrize("seed", [1586759465])
def test_a_page_found_lying_is_cleaned_anew(tmp_path: Path, seed):
    """A certificate fed sideways whose own signs do not tell its turn is read as well as any other.

    Its leaders were once looked for across the lines, and its body was lost.
    """
    case = make_case("giay_khai_sinh", "feeder", seed)
    (found,) = digitise(scans(case, tmp_path), open_tools())
    (truth,) = (one for one in case.truth if one.document)
    right = sum((one.value or "") == truth.fields.get(one.key, "") for one in found.fields)

    assert right >= 0.8 * len(found.fields)


def test_text_that_stands_is_worth_another_way_up():
    """Words read with confidence, but taller than wide, tell a page on its side; lying ones do not."""
    lying = typed(["Nghị quyết", "Thông báo", "Chương trình"])
    assert not maybe_turned(None, lying)

    words = [replace(word, box=_on_its_side(word.box)) for word in lying.reading.words]
    standing = replace(lying.reading, lines=tuple(Line((word,)) for word in words))
    assert maybe_turned(None, replace(lying, reading=standing))


def _on_its_side(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)
