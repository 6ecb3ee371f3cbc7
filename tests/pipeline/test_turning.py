"""Another way up, where the first one was doubtful."""

from pathlib import Path

import pytest

from bench.run import scans
from pipeline.digitise import digitise
from pipeline.tools import open_tools
from samples.cases import make_case


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
