"""Weighed values with known truth, from papers drawn afresh: what the shipped calibration is fitted on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from bench.known import KnownPaper, fresh_papers
from pipeline.calibrate import Known
from pipeline.check import check
from pipeline.rules import judge
from pipeline.weigh import features_of


def fresh_values(papers: int, seed: int, console: Console, saying: str) -> Iterator[Known]:
    """The values of ``papers`` papers of all documents and wears, drawn from ``seed``, with progress."""
    for paper in fresh_papers(papers, seed, console, saying):
        yield from known_values(paper)


def known_values(paper: KnownPaper) -> Iterator[Known]:
    """The values of one paper with the features they are judged by."""
    judged = features_of(check(paper.testimonies, paper.kinds), paper.kinds, judge)
    for key, (value, features) in judged.items():
        yield Known(features, value == paper.truth.get(key, ""))
