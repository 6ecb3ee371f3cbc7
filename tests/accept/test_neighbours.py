"""Papers that look alike are not taken for each other: every paper read, every template held against it."""

import tempfile
from pathlib import Path
from zlib import crc32

import pytest

from bench.run import scans
from pipeline.clean import clean
from pipeline.intake import pages
from pipeline.read import read_page
from pipeline.recognise import ENOUGH, recognise
from pipeline.tools import open_tools
from samples.cases import DISTRACTORS, PAPERS, make_case

CLEARLY = 0.15
"""How far the next paper must stay behind."""


@pytest.fixture(scope="module")
def tools():
    """The reader and the whole catalogue."""
    return open_tools()


@pytest.mark.parametrize("document", PAPERS)
def test_every_paper_is_itself_and_no_neighbour(tools, document):
    """Original against copy, notice against certificate, form against paper: each face is known clearly."""
    case = make_case(document, "flatbed", crc32(document.encode()))
    with tempfile.TemporaryDirectory() as folder:
        read = [
            recognise(read_page(page, face, tools.reader), tools.catalogue)
            for scan in scans(case, Path(folder))
            for page in pages(scan, tools.limits)
            for face in clean(page, tools.turn_votes)
        ]
    assert read, case.name
    for recognition in read:
        others = [match for match in recognition.nearest if match.document != document]
        if document in DISTRACTORS:
            assert recognition.match is None, case.name
            continue
        assert recognition.match is not None, case.name
        assert recognition.match.document == document, case.name
        rival = max((match.score for match in others), default=0.0)
        assert rival < max(ENOUGH, recognition.match.score - CLEARLY), (case.name, others[0].reason)
