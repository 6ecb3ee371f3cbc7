"""Accuracy has a floor: fresh papers every time, real Tesseract, the whole way of a scan.

The long measurement is ``script/bench``; this is the short run of every build. The floors of ``floors.json``
lie below what the bench measures by the noise of so few papers; nobody lowers them by accident.
"""

import json
import secrets
from itertools import cycle
from pathlib import Path

import pytest

from bench.figures import summary
from bench.run import Task, run
from samples.cases import DISTRACTORS, PAPERS, WEARS

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())


@pytest.fixture(scope="module")
def figures():
    """What the bench says of one paper of every document, drawn from a seed nobody has seen."""
    seed = secrets.randbelow(2**31)
    wears = [wear for wear in WEARS if wear != "clean"]
    known = [document for document in PAPERS if document not in DISTRACTORS]
    turned = wears[seed % len(wears) :] + wears[: seed % len(wears)]
    work = [
        Task(*pair, seed + number, False)
        for number, pair in enumerate(zip(known, cycle(turned), strict=False))
    ]
    work += [Task(document, turned[0], seed, False) for document in DISTRACTORS]
    return {"seed": seed, **summary([mine for mine, _ in run(work, processes=1)])}


def test_papers_are_recognised(figures):
    """Nearly every paper of the catalogue is recognised, in any wear."""
    assert figures["recognised"] >= FLOORS["recognised"], f"seed {figures['seed']}"


def test_no_other_paper_is_taken_for_one_of_the_catalogue(figures):
    """Letters, receipts and blank pages are papers of no template."""
    assert figures["distractors_taken"] <= FLOORS["distractors_taken"], f"seed {figures['seed']}"


def test_fields_come_out_as_printed(figures):
    """Nearly all fields are right to the letter, in any wear."""
    assert figures["fields"]["right"] >= FLOORS["fields_right"], f"seed {figures['seed']}"


def test_accepted_means_right(figures):
    """What the machine vouches for is right."""
    accepted = figures["fields"]["wrong_among_accepted"]
    assert accepted <= FLOORS["wrong_among_accepted"], f"seed {figures['seed']}"
