"""Fit towards which letters the line reader leans (``ocr/line_reader/weights/leanings.json``).

    python -m bench.leanings --papers 800 --seed 9101 9102

Every value whose truth is among the texts the reader holds likely is one choice of a conditional logit, with
the reader's own probabilities given and a weight for each letter; a prior holds letters no paper speaks of at
0. Figures have no habits, signs have their writers'; both are left out. The choice between readings and the
calibration rest on the reader's probabilities, so both are fitted anew on the same papers.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from rich.console import Console

from bench import choosing
from bench.choosing import Contest
from bench.known import KnownPaper, fresh_papers
from ocr.line_reader.alphabet import ALPHABET
from ocr.line_reader.leanings import FILE, Leanings, leanings_of
from ocr.line_reader.reader import WEIGHTS
from pipeline.types import Testimony
from pipeline.weigh import worth

LETTERS = tuple(sign for sign in ALPHABET if sign.isalpha() or sign == " ")
"""Letters and the white between words: how often a semicolon stands on papers is its writer's habit."""
_PRIOR = 2.0
_READER = "lines"


def unswayed(said: Testimony, leanings: Leanings) -> Testimony:
    """What the line reader would have said without these leanings; other witnesses' words as they are."""
    return swayed(said, Leanings({sign: -lean for sign, lean in leanings.letters.items()}))


def swayed(said: Testimony, leanings: Leanings) -> Testimony:
    """What the line reader would have said with these leanings beside those it had."""
    if said.witness != _READER or not said.alternatives or not leanings.letters:
        return said
    told = {one.text: one for one in said.alternatives}
    texts, _ = leanings.swayed(tuple((text, math.log(one.probability)) for text, one in told.items()))
    leant = tuple(replace(told[text], probability=min(1.0, math.exp(chance))) for text, chance in texts)
    return replace(said, text=leant[0].text, confidence=leant[0].probability, alternatives=leant)


def contests(paper: KnownPaper) -> Iterator[Contest]:
    """The values of words the line reader holds several texts possible for, one of them the truth."""
    for said in paper.testimonies:
        kind, truth = paper.kinds.get(said.field), paper.truth.get(said.field)
        if said.witness != _READER or len(said.alternatives) < 2 or not kind or not truth:
            continue
        true = np.array([one.text == truth for one in said.alternatives])
        if worth.group(kind) != "figures" and true.any():
            before = np.log([one.probability for one in said.alternatives])
            yield Contest(kind, np.array([_letters(one.text) for one in said.alternatives]), true, before)


def _letters(text: str) -> tuple[float, ...]:
    count = Counter(text)
    return tuple(float(count[sign]) for sign in LETTERS)


def _each(
    paper: KnownPaper, leanings: Leanings, way: Callable[[Testimony, Leanings], Testimony]
) -> KnownPaper:
    return replace(paper, testimonies=tuple(way(one, leanings) for one in paper.testimonies))


def fit(papers: Sequence[KnownPaper]) -> Leanings:
    """The leanings of the reader whose words these papers hold, read without any."""
    fields = [field for paper in papers for field in contests(paper)]
    weights = choosing.fit(fields, _PRIOR)
    return Leanings({sign: round(float(one), 3) for sign, one in zip(LETTERS, weights, strict=True)})


def write(papers: Sequence[KnownPaper], had: Leanings, source: dict[str, object]) -> None:
    """Fit the leanings on papers read with those the reader ``had``, then choice and calibration."""
    plain = [_each(paper, had, unswayed) for paper in papers]
    found = fit(plain)
    table = {**source, "letters": {sign: lean for sign, lean in found.letters.items() if lean}}
    (WEIGHTS / FILE).write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    choosing.write([_each(paper, found, swayed) for paper in plain], source)


def main() -> None:
    """Read the options, the papers, and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=800, help="of each seed")
    parser.add_argument("--seed", type=int, nargs="+", required=True)
    options = parser.parse_args()
    console = Console(stderr=True)
    papers = [one for seed in options.seed for one in fresh_papers(options.papers, seed, console, f"{seed}")]
    write(papers, leanings_of(WEIGHTS), {"papers": len(papers), "seeds": options.seed})


if __name__ == "__main__":
    main()
