"""Accuracy has a floor: fresh papers every time, real Tesseract, the whole way of a scan.

The long measurement is ``script/bench``; this is the short run of every build. The floors of ``floors.json``
lie below what the bench measures by the noise of so few papers; nobody lowers them by accident.
"""

import json
import secrets
from pathlib import Path

import pytest

from bench.figures import summary
from bench.run import run, tasks
from samples.cases import WEARS

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
PAPERS = ("cccd", "can_cuoc", "giay_khai_sinh", "giay_chung_sinh", "giay_chung_nhan_ket_hon")


@pytest.fixture(scope="module")
def figures():
    """What the bench says of a few papers drawn from a seed nobody has seen."""
    seed = secrets.randbelow(2**31)
    wears = [wear for wear in WEARS if wear != "clean"]
    work = tasks(PAPERS, wears, FLOORS["papers"], seed, peers=0)
    return {"seed": seed, **summary([mine for mine, _ in run(work, processes=1)])}


def test_papers_are_recognised(figures):
    """Nearly every paper of the catalogue is recognised, in any wear."""
    assert figures["recognised"] >= FLOORS["recognised"], f"seed {figures['seed']}"


def test_no_other_paper_is_taken_for_one_of_the_catalogue(figures):
    """Letters, receipts and blank pages are papers of no template."""
    assert figures["distractors_taken"] <= FLOORS["distractors_taken"], f"seed {figures['seed']}"


def test_fields_come_out_as_printed(figures):
    """Most fields are right to the letter with Tesseract as the only reader."""
    assert figures["fields"]["right"] >= FLOORS["fields_right"], f"seed {figures['seed']}"


def test_accepted_means_right(figures):
    """What the machine vouches for is right."""
    accepted = figures["fields"]["wrong_among_accepted"]
    assert accepted <= FLOORS["wrong_among_accepted"], f"seed {figures['seed']}"
