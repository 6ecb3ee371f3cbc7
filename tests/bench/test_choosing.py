"""Weights fitted on contests whose winner is known."""

import json

import numpy as np

from bench.choosing import Contest, contests, fit, table
from bench.known import KnownPaper
from pipeline.types import Alternative, Source, SourceKind, Testimony
from pipeline.weigh import worth


def test_the_weights_of_a_known_law_are_found_again():
    """Contests drawn by chances that follow given weights give those weights back."""
    rng = np.random.default_rng(8)
    true_weights = np.zeros(len(worth.COLUMNS))
    true_weights[[0, 5, 9]] = (0.8, -1.5, 0.5)
    drawn = []
    for _ in range(3000):
        numbers = np.zeros((4, len(true_weights)))
        numbers[:, [0, 5, 9]] = rng.normal(size=(4, 3))
        chances = np.exp(numbers @ true_weights)
        winner = rng.choice(4, p=chances / chances.sum())
        drawn.append(Contest("words", numbers, np.arange(4) == winner))

    assert np.allclose(fit(drawn), true_weights, atol=0.12)


def paper(truth, tesseract, *lines):
    """A paper of one name as both readers read it."""
    source = Source(SourceKind.OCR)
    said = (
        Testimony("full_name", tesseract, source, "tesseract", 0.9),
        Testimony(
            "full_name",
            lines[0][0],
            source,
            "lines",
            lines[0][1],
            alternatives=tuple(Alternative(*one) for one in lines),
        ),
    )
    return KnownPaper({"full_name": truth}, said, {"full_name": "person_name"})


def test_only_fields_that_teach_are_contests():
    """A field without rivals, or whose truth nobody saw, teaches nothing."""
    agreed = paper("LÊ ÁI", "LÊ ÁI", ("LÊ ÁI", 0.9))
    unseen = paper("LÊ ẢI", "LÊ ÀI", ("LÊ ÁI", 0.9))
    torn = paper("LÊ ÁI", "LÊ ÀI", ("LÊ ÁI", 0.9))

    assert not list(contests(agreed))
    assert not list(contests(unseen))
    (one,) = contests(torn)
    assert one.group == "names"
    assert one.true.sum() == 1


def test_the_table_can_be_judged_by(tmp_path):
    """What is fitted is what ``worth`` reads: every column of the group, and how many fields it got right."""
    papers = [paper("LÊ ÁI", "LÊ ÀI", ("LÊ ÁI", 0.9)), paper("VŨ AN", "VU AN", ("VŨ AN", 0.99))]
    told = table(papers, {"papers": 2, "seed": 1})
    names = told["groups"]["names"]

    assert list(names["weights"]) == list(worth.COLUMNS)
    assert (names["fields"], names["right"]) == (2, 2)
    assert json.loads(json.dumps(told)) == told
