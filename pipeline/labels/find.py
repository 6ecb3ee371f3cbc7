"""Fuzzy finding of printed texts among the tokens of a page.

A text is compared, marks and spaces aside, with every run of tokens of about its length; what is left is
judged with its tone marks, its colon and what stands before it. Short labels ("Số:", "Tại:") must be exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.labels.fold import base, toned
from pipeline.labels.patterns import patterns
from pipeline.labels.rows import Row, Token
from pipeline.labels.spot import Spot
from pipeline.template.model import BILINGUAL, FILL

__all__ = ["SHORT", "STRONG", "WEAK", "Spot", "find"]

STRONG = 0.74
"""From here on two texts are the same print read badly (one letter in four may be wrong)."""
WEAK = 0.5
"""Only worth a look where the other labels say that this one must stand."""
_REMAINS = 0.42
"""Likeness of a second language, standing right behind the first, from which it is no value."""
_NEAR = 2
"""Word heights between a label and its colon at most."""
_COLUMNS = 4
"""Word heights of white that no label has between its words."""
_RUN_ON = 0.12
"""What a colon inside a run counts against it: there the label ends, and the value is taken for its rest."""
_TITLE = 4
"""Words of a label in capitals at most ("HỌ VÀ TÊN")."""
_SYLLABLE = 2
"""Letters up to which a word in capitals says nothing."""
SHORT = 5
"""Labels up to this many letters occur inside values: they must open the row or end with a colon."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of tokens sorted by the length of their key."""

    keys: tuple[str, ...]
    lengths: tuple[int, ...]
    places: tuple[tuple[int, int, int], ...]


def find(rows: Sequence[Row], texts: Iterable[str], cutoff: float = STRONG) -> Mapping[str, tuple[Spot, ...]]:
    """Where each text stands, best first; overlapping finds of one text are reduced to the best."""
    wanted = {text: _forms(text) for text in texts}
    runs = _runs(rows, max((len(base(text)) for text in wanted), default=0))
    near = _near(runs, {base(form) for forms in wanted.values() for form, _ in forms}, cutoff)
    return {text: _apart(_spots(rows, text, forms, near, cutoff)) for text, forms in wanted.items()}


def _forms(text: str) -> tuple[tuple[str, float], ...]:
    """The texts that may stand for ``text``, and what each is worth: one of two languages a little less."""
    if FILL in text:
        return ()
    parts = text.split(BILINGUAL) if BILINGUAL in text else []
    return ((text, 1.0), *zip(parts, (0.97, 0.92), strict=False))


_Near: TypeAlias = Mapping[str, Sequence[tuple[tuple[int, int, int], float]]]
"""Key → the places of the runs like it, and how much they are alike."""


def _near(runs: _Runs, keys: Iterable[str], cutoff: float) -> _Near:
    """Keys of one length are compared at once, with the runs of about that length."""
    found: dict[str, list[tuple[tuple[int, int, int], float]]] = {}
    for length, group in groupby(sorted(keys, key=len), len):
        low, high = bisect_left(runs.lengths, length * cutoff), bisect_right(runs.lengths, length / cutoff)
        if not length or low >= high:
            continue
        here = list(group)
        scorer = Levenshtein.normalized_similarity
        alike = process.cdist(here, runs.keys[low:high], scorer=scorer, score_cutoff=cutoff, dtype=np.float32)
        for row, at in zip(*np.nonzero(alike), strict=True):
            found.setdefault(here[row], []).append((runs.places[low + int(at)], float(alike[row, at])))
    return found


def _runs(rows: Sequence[Row], longest: int) -> _Runs:
    made: list[tuple[int, str, tuple[int, int, int]]] = []
    limit = int(longest * 1.34) + 1
    for number, row in enumerate(rows):
        keys, ends = [token.key for token in row.tokens], _ends(row.tokens)
        for first, opening in enumerate(keys):
            if not opening:
                continue
            key = ""
            for last in range(first, ends[first]):
                if not keys[last]:
                    continue
                key += keys[last]
                if len(key) > limit:
                    break
                made.append((len(key), key, (number, first, last)))
    made.sort(key=itemgetter(0))
    return _Runs(tuple(run[1] for run in made), tuple(run[0] for run in made), tuple(run[2] for run in made))


def _ends(tokens: Sequence[Token]) -> list[int]:
    """For each token the index just behind the last one of its column."""
    ends = [len(tokens)] * len(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        ends[at] = at + 1 if _parted(tokens[at], tokens[at + 1]) else ends[at + 1]
    return ends


def _parted(before: Token, token: Token) -> bool:
    """Whether so much white stands between two words that they are of two columns."""
    return token.box.left - before.box.right > _COLUMNS * max(before.box.height, token.box.height)


def _spots(
    rows: Sequence[Row], text: str, forms: Sequence[tuple[str, float]], near: _Near, cutoff: float
) -> list[Spot]:
    if not forms:
        return patterns(rows, text)
    found: list[Spot] = []
    for form, worth in forms:
        for place, alike in near.get(base(form), ()):
            spot = _spot(rows, text, form, place, alike)
            if spot is not None and spot.score >= cutoff:
                first = len(forms) > 1 and form == forms[1][0]
                whole = _stretched(rows, spot, forms[2][0]) if first else spot
                found.append(replace(whole, score=spot.score * worth))
    return found


def _spot(
    rows: Sequence[Row], text: str, form: str, place: tuple[int, int, int], alike: float
) -> Spot | None:
    """The run judged as this label: marks count a third, a missing colon and a crowded start a little."""
    number, first, last = place
    tokens = rows[number].tokens
    run = tokens[first : last + 1]
    if _ends_loud(form, run):
        return None
    opens, closes = _opens(tokens, first), _closes(tokens, last)
    if len(base(form)) <= SHORT and not closes:
        said = " ".join(token.text for token in run)
        shouted = run[0].text.isupper() and not form.isupper() and toned(said) != toned(form)
        # "SỞ Y TẾ" is no "Số:", nor is "số 253385619" at the beginning of a sentence's second line
        small = form[:1].isupper() and run[0].text[:1].islower()
        if shouted or small or not (_alone(tokens, first) and alike >= 0.99):
            return None
    marks = Levenshtein.normalized_similarity(toned(form), toned(" ".join(token.text for token in run)))
    score = alike * 0.7 + marks * 0.3
    if ":" in form and not closes:
        score -= 0.04
    if not opens:
        score -= 0.03
    if ":" not in form.rstrip(" :") and not _is_title(form) and any(token.colon for token in run[:-1]):
        score -= _RUN_ON
    if _colon_follows(tokens, last) and tokens[last + 1].text in (":", ".:", ":."):
        last += 1
    box = around(token.box for token in tokens[first : last + 1])
    return Spot(text, form, number, first, last, box, min(max(score, 0.0), 1.0))


def _is_title(form: str) -> bool:
    """Whether this is a title's line, behind whose words no value stands: a colon in it is dirt."""
    return form.isupper() and len(form.split()) > _TITLE


def _ends_loud(form: str, run: Sequence[Token]) -> bool:
    """Whether a run in small letters ends with a word in capitals: the value's first ("… tên NÔNG" is what
    was read of "… tên chồng: NÔNG THÀNH DŨNG").
    """
    last = run[-1].text
    loud = len(run[-1].key) > _SYLLABLE and last.isupper() and not form.rstrip(" :").split()[-1].isupper()
    return loud and not all(token.text.isupper() for token in run)


def _stretched(rows: Sequence[Row], spot: Spot, other: str) -> Spot:
    """The first language with what is left of the second behind it ("Nơi cư trú / P1ce of rsidnce: …")."""
    tokens, key = rows[spot.row].tokens, base(other)
    best, last, read = _REMAINS, spot.last, ""
    for index in range(spot.last + 1, min(spot.last + len(other.split()) + 4, len(tokens))):
        read += tokens[index].key
        alike = Levenshtein.normalized_similarity(read, key) + (0.1 if tokens[index].colon else 0.0)
        if alike > best:
            best, last = alike, index
    return replace(spot, last=last, box=around(token.box for token in tokens[spot.first : last + 1]))


def _opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether nothing, a sign, or a wide gap stands before the run."""
    if first == 0:
        return True
    before, here = tokens[first - 1], tokens[first]
    return bool(before.text[-1:] in ",;.:)(" or here.box.left - before.box.right > before.box.height)


def _alone(tokens: Sequence[Token], first: int) -> bool:
    """Whether the run begins its row, or stands after a gap that no sentence has; strokes do not fill it."""
    before = next((token for token in reversed(tokens[:first]) if token.key), None)
    return before is None or tokens[first].box.left - before.box.right > 2 * tokens[first].box.height


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """Whether a colon ends the run (its own or the next token's)."""
    return tokens[last].colon or _colon_follows(tokens, last)


def _colon_follows(tokens: Sequence[Token], last: int) -> bool:
    """Whether the next token is a colon of this run; a dot far off is a speck."""
    if last + 1 == len(tokens) or tokens[last + 1].text[:1] != ":":
        return False
    return tokens[last + 1].box.left - tokens[last].box.right < _NEAR * tokens[last].box.height


def _whole(spot: Spot) -> tuple[float, int]:
    """A whole bilingual label is worth more than a clean half of it."""
    return spot.score + (0.2 if spot.form == spot.text else 0.0), -spot.row


def _apart(spots: list[Spot]) -> tuple[Spot, ...]:
    """Best first, each clear of the better ones."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=_whole, reverse=True):
        if not any(spot.covers(other) for other in kept):
            kept.append(spot)
    return tuple(kept)
