"""What our own line reader says of a region: line by line, with everything it holds possible.

It was trained on worn lines with their leaders, rules and seals, so it reads the grey of the clean page with
nothing taken away. ``look`` reads the lines once; ``tell`` says what they may be, also weighing what another
reader saw there, and what comes of both word by word.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.handwriting import handwritten
from ocr.line_reader import LineReader, Said, Twice
from ocr.types import Box, Image, around
from pipeline.extract.reading.framing import framed
from pipeline.extract.reading.joints import joined
from pipeline.extract.reading.mixing import HOPELESS, mixtures, shared_out, worth
from pipeline.letters import without_junk
from pipeline.types import Alternative, CleanPage
from pipeline.words import repairs

_BY_HAND = 0.7
"""Of printed values on worn papers 0.7 % look so, of real handwriting nine lines in ten."""
_LEAST = 1e-12
"""Alternatives so much less likely than the likeliest are not worth keeping."""
_EDGE = 0.1
"""Share of a line's height that a closer look leaves off above and below."""
_FEW = 3
"""Texts of a line that are tried together with the other lines' best."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The lines of a region as read: their boxes (pixels of the page), readings, and what joins them."""

    boxes: tuple[Box, ...]
    readings: tuple[Said, ...]
    joints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinesSaid:
    """The likeliest text of a region, its probability, the alternatives (it among them), the box read."""

    text: str
    confidence: float
    box: Box
    alternatives: tuple[Alternative, ...]
    handwritten: bool = False


def look(
    page: CleanPage, reader: LineReader, boxes: Sequence[Box], tall: int, joints: tuple[str, ...] = ()
) -> Looked:
    """The lines in ``boxes``, one printed line each; an empty box is left out. ``joints``: between them.

    ``tall``: the height of the page's words in pixels.
    """
    inside = [framed(page, box.clipped(page.width, page.height), tall) for box in boxes]
    kept = tuple(box for box in inside if box.width and box.height)
    read = tuple(reader.read_line(_grey(box.cut(page.image))) for box in kept)
    return Looked(kept, read, joints if len(kept) == len(boxes) else ())


def look_closer(page: CleanPage, reader: LineReader, looked: Looked) -> Looked:
    """The same lines also read from a closer cropping: marks stand larger, neighbours are cut off."""
    closer = [_closer(box) for box in looked.boxes]
    again = [reader.read_line(_grey(box.cut(page.image))) for box in closer]
    return replace(looked, readings=tuple(map(Twice, looked.readings, again)))


def _closer(box: Box) -> Box:
    edge = round(_EDGE * box.height)
    return replace(box, top=box.top + edge, bottom=box.bottom - edge)


def tell(looked: Looked, others: Sequence[str] = (), *, worded: bool = False) -> LinesSaid | None:
    """All lines as one text; ``others`` are texts other readers saw there. None where no line was read.

    Of running words (``worded``) the reader is also asked for those that go together better.
    """
    if not looked.readings:
        return None
    chances = _chances(looked, others, worded=worded)
    ordered = sorted(chances.items(), key=lambda item: item[1], reverse=True)
    best = ordered[0]
    kept = tuple(Alternative(text, chance) for text, chance in ordered if chance >= _LEAST * best[1])
    return LinesSaid(best[0], best[1], around(looked.boxes), kept)


def looks_handwritten(page: CleanPage, looked: Looked) -> bool:
    """Whether the lines look written by hand (asked only where the readers differ)."""
    crops = [_grey(box.cut(page.image)) for box in looked.boxes]
    return max((handwritten(crop) for crop in crops), default=0.0) >= _BY_HAND


def _chances(looked: Looked, others: Sequence[str], *, worded: bool) -> dict[str, float]:
    """Text without junk → probability.

    One line at a time departs from the likeliest, or from the best mixture with another's text, or all say
    what the other does.
    """
    readings, between = looked.readings, looked.joints
    best = [reading.texts[0] for reading in readings]
    bare = [without_junk(text) for text, _ in best]
    shares = {other: shared_out(without_junk(other), bare) for other in others}
    lines = list(_of_each_line(readings, tuple(shares.values()), worded=worded))
    scores = _departing(best, lines, between)
    for other, parts in shares.items():
        if len(lines) > 1:
            mixed = [_worthiest(texts, part) for texts, part in zip(lines, parts, strict=True)]
            scores |= _departing([next(iter(texts.items())) for texts in mixed], mixed, between)
        if other not in scores:
            pairs = zip(readings, parts, strict=True)
            scores[other] = sum(reading.log_probability(part) for reading, part in pairs)
    chances: dict[str, float] = {}
    for text, score in scores.items():
        line = without_junk(text)
        chances[line] = chances.get(line, 0.0) + math.exp(min(score, 0.0))
    return chances


def _departing(
    chosen: Sequence[tuple[str, float]], lines: Sequence[Mapping[str, float]], between: Sequence[str]
) -> dict[str, float]:
    """The chosen text of every line together, and with one line at a time saying something else."""
    words, own = [text for text, _ in chosen], [score for _, score in chosen]
    scores = {joined(words, between): sum(own)}
    for at, texts in enumerate(lines):
        rest = sum(own[:at]) + sum(own[at + 1 :])
        for text, score in texts.items():
            scores[joined([*words[:at], text, *words[at + 1 :]], between)] = rest + score
    return scores


def _worthiest(texts: Mapping[str, float], other: str) -> dict[str, float]:
    """The few texts of a line that most speaks for, beside what another reader saw there, best first."""
    least = max(texts.values()) - HOPELESS
    ordered = sorted(texts, key=lambda text: worth(text, max(texts[text], least), other), reverse=True)
    return {text: texts[text] for text in ordered[:_FEW]}


def _of_each_line(
    readings: Sequence[Said], shares: Sequence[Sequence[str]], *, worded: bool
) -> Iterator[dict[str, float]]:
    """For each line: its likely texts and those mixed with what another reader saw, with their scores.

    ``shares``: for each other text, what of it stands on each line.
    """
    for at, reading in enumerate(readings):
        texts, best = dict(reading.texts), without_junk(reading.texts[0][0])
        mixed = [text for parts in shares for text in mixtures(best, parts[at], reading.log_probabilities)]
        if worded:
            said = dict.fromkeys((best, *(parts[at] for parts in shares)))
            mixed += [text for one in said for text in repairs(one)]
        new = [text for text in dict.fromkeys(mixed) if text not in texts]
        texts |= dict(zip(new, reading.log_probabilities(new), strict=True))
        yield texts


def _grey(crop: Image) -> Image:
    return np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), np.uint8)
