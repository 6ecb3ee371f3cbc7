"""Fit how much speaks for a candidate (``pipeline/weigh/choice.json``), and the calibration after it.

    python -m bench.choosing --papers 1000 --seed 9101 9102

Every field whose truth is among its candidates is one choice of a conditional logit (McFadden 1974). Its
likelihood has one maximum, which Newton's method finds; a weak prior holds weights no paper speaks of at 0.
The probabilities of ``accepted`` depend on the choice, so they are fitted anew on the same papers.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rich.console import Console

from bench.calibrate import known_values
from bench.known import KnownPaper, fresh_papers
from pipeline import calibrate
from pipeline.check import check
from pipeline.types import Evidence
from pipeline.weigh import worth
from pipeline.weigh.sayings import candidates, understood

Numbers: TypeAlias = npt.NDArray[np.float64]

_PRIOR = 1.0
"""Strength of the prior that a weight is 0."""
_ROUNDS = 60
_STILL = 1e-4
_FOLDER = Path(worth.__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """One field: its candidates' numbers (candidates, columns), which of them are true, and what speaks for
    each of them already (natural logarithm).
    """

    group: str
    numbers: Numbers
    true: npt.NDArray[np.bool_]
    before: Numbers | float = 0.0


def contests(paper: KnownPaper) -> Iterator[Contest]:
    """The fields of a paper that several candidates are for, no code settles, and one of them is true."""
    said: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in check(paper.testimonies, paper.kinds):
        said[one.testimony.field].append(one)
    for key, spoken in said.items():
        sayings, kind, truth = understood(spoken), paper.kinds.get(key), paper.truth.get(key)
        if not sayings or sayings[0].who.checked or not kind or not truth:
            continue
        rivals = candidates(spoken, sayings)
        true = np.array([value.text == truth for value, _ in rivals])
        if len(rivals) > 1 and true.any():
            rows = [worth.numbers(kind, value, bool(doubts), sayings) for value, doubts in rivals]
            yield Contest(worth.group(kind), np.array(rows), true)


def fit(fields: Sequence[Contest], prior: float = _PRIOR) -> Numbers:
    """The weights (columns) under which the true candidates are likeliest; ``prior`` holds them at 0."""
    weights = np.zeros(fields[0].numbers.shape[1])
    for _ in range(_ROUNDS):
        slope, curve = -prior * weights, prior * np.eye(len(weights))
        for field in fields:
            chances = _softmax(field.before + field.numbers @ weights)
            among = chances * field.true / max(float((chances * field.true).sum()), 1e-300)
            mean = chances @ field.numbers
            slope += among @ field.numbers - mean
            curve += (field.numbers * chances[:, None]).T @ field.numbers - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < _STILL:
            break
    return weights


def _softmax(worths: Numbers) -> Numbers:
    chances = np.exp(worths - worths.max())
    return np.asarray(chances / chances.sum(), np.float64)


def table(papers: Iterable[KnownPaper], source: dict[str, object]) -> dict[str, object]:
    """The table of ``choice.json``: for each group the weights, how many fields, how many it gets right."""
    fields = [field for paper in papers for field in contests(paper)]
    groups = {}
    for name in sorted({field.group for field in fields}):
        mine = [field for field in fields if field.group == name]
        weights = fit(mine)
        right = sum(bool(field.true[int((field.numbers @ weights).argmax())]) for field in mine)
        told = {column: round(float(one), 4) for column, one in zip(worth.COLUMNS, weights, strict=True)}
        groups[name] = {"weights": told, "fields": len(mine), "right": right}
    return {**source, "groups": groups}


def write(papers: Sequence[KnownPaper], source: dict[str, object], folder: Path = _FOLDER) -> None:
    """Fit both tables on ``papers`` and write them, the choice first: the calibration judges by it."""
    _write(folder / "choice.json", table(papers, source))
    worth.use(folder / "choice.json")
    known = [one for paper in papers for one in known_values(paper)]
    _write(folder / "calibration.json", calibrate.fit(known, source))


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the options, the papers, and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=1000, help="of each seed")
    parser.add_argument("--seed", type=int, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=_FOLDER)
    options = parser.parse_args()
    console = Console(stderr=True)
    papers = [one for seed in options.seed for one in fresh_papers(options.papers, seed, console, f"{seed}")]
    write(papers, {"papers": len(papers), "seeds": options.seed}, options.out)


if __name__ == "__main__":
    main()
