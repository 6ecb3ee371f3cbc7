"""Where a label must stand that was not found: between its neighbours, on their line or on a free one.

First a weaker look in the gap the other labels leave; then a colon on the neighbour's line; then the free row
between the neighbours, as far in as the label is printed; and what values say for themselves (``telling``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.extract.belief import LONG, is_good, possible
from pipeline.extract.placing.align import Layout, Placed
from pipeline.extract.placing.gap import Gap, gap_of
from pipeline.extract.placing.telling import beside, by_form, by_neighbour, by_value
from pipeline.labels.find import SHORT, WEAK, Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token, key_of
from pipeline.template.model import FILL, Face

_HEADING = 9
"""Letters up to which a printed text without a value is not looked for in the rest of a sentence."""
_TWO = 2
_WIDE = 1.5
"""Word heights of white that no label has within it."""
_CELL = 2.0
"""Word heights of white between a label that lost its second word and a value in the next cell."""
_UNLIKE = 0.42
"""Below this likeness the beginning of a row has nothing of the label."""


def supply(rows: Sequence[Row], face: Face, layout: Layout, headings: Sequence[Spot]) -> Layout:
    """``layout`` with the lost labels whose place the found ones imply.

    ``headings``: titles and other printed texts without a value; the first label stands below those on top.
    """
    ends = [spot for spot in headings if spot.text in face.ends]
    for look in (_weakly, _by_first_word, _by_colon, by_form, beside, _by_row, by_neighbour, by_value):
        placed = list(layout.placed)
        for rule in face.fields:
            filled = bool(rule.labels) and FILL in rule.labels[0] and look is not beside
            heading = not rule.key and look in (_by_row, by_value)
            known = any(one.rule is rule for one in placed)
            if not rule.labels or rule.within or filled or heading or known:
                continue
            gap = gap_of(rows, face, rule, placed, layout.gutter, headings)
            spot = look(gap) if gap is not None else None
            if (
                spot is None
                or any(spot.covers(one.spot) for one in placed)
                or _behind_end(spot, placed, ends)
            ):
                continue
            placed.append(Placed(rule, spot))
        layout = replace(layout, placed=tuple(sorted(placed, key=lambda one: one.spot.at)))
    return layout


def _behind_end(spot: Spot, placed: Sequence[Placed], ends: Sequence[Spot]) -> bool:
    """Whether the entries end between the label before and this place: here is the signature. Words within
    that label are none ("… tên người yêu cầu:" of "Người yêu cầu").
    """
    before = max((one.spot for one in placed if one.spot.at < spot.at), key=lambda one: one.at, default=None)
    return any(
        end.covers(spot) or (end.at < spot.at and (before is None or _behind(before, end))) for end in ends
    )


def _behind(before: Spot, end: Spot) -> bool:
    return before.at < end.at and not before.covers(end)


def _weakly(gap: Gap) -> Spot | None:
    """A poor likeness is enough in the gap, where a row opens, white stands before it or, of what has a
    value, a colon behind; not for short labels.
    """
    first, last = max(gap.low[0], 0), min(gap.high[0], len(gap.rows) - 1)
    least = SHORT if gap.rule.key else _HEADING
    labels = [label for label in gap.rule.labels if len(base(label)) > least]
    spots = find(gap.rows[first : last + 1], labels, WEAK)
    found = [
        _with_first_word(gap, replace(spot, row=spot.row + first))
        for label in labels
        for spot in spots[label]
    ]
    good = [
        spot
        for spot in found
        if gap.low < spot.at < gap.high
        and gap.here(spot.box)
        and (spot.first == 0 or _apart(gap, spot) or (gap.rule.key and _colon_behind(gap, spot)))
    ]
    best = max(good, key=lambda spot: spot.score, default=None)
    if best is None:
        return _weakly(above) if (above := gap.above_title()) else None
    return _without_value(gap, best)


def _with_first_word(gap: Gap, spot: Spot) -> Spot:
    """The find with what is left of its first word, where that alone stands before it on the row ("Nữ:")."""
    tokens, words = gap.rows[spot.row].tokens, spot.form.split()
    before = key_of(tokens[: spot.first])
    near = spot.first > 0 and not _apart(gap, spot)
    if not near or len(words) == 1 or len(before) > len(base(words[0])) or before.isdigit():
        return spot
    box = around((tokens[0].box, spot.box))
    return replace(spot, first=0, box=box)


def _by_first_word(gap: Gap) -> Spot | None:
    """A label of two words whose second was lost ("Nơi ở:" → "Nơi"), where it opens a row of the gap with its
    value behind it; a long one stands apart from its value, as in a table.
    """
    words = [word for word in gap.rule.labels[0].split() if base(word)]
    if len(words) != _TWO:
        return None
    white = 1.0 if len(base(gap.rule.labels[0])) <= SHORT else _CELL
    for number in range(gap.low[0] + 1, min(gap.high[0], len(gap.rows))):
        first, behind, *_ = *(token for token in gap.rows[number].tokens if token.key), None, None
        if first and behind and first.key == base(words[0]) and gap.here(first.box):
            at = gap.rows[number].tokens.index(first)
            apart = behind.box.left - first.box.right > white * first.box.height
            return gap.spot(number, at, at) if apart else None
    return None


def _without_value(gap: Gap, spot: Spot) -> Spot:
    """The poor find without its first word where that is the value before it: "Dân tộc: Kinh tịch:"."""
    before, word = gap.before, gap.rows[spot.row].tokens[spot.first].text
    if before is None or (spot.row, spot.first - 1) != (before.spot.row, before.spot.last):
        return spot
    worded = spot.first < spot.last and is_good(before.rule.kind, word)
    return gap.spot(spot.row, spot.first + 1, spot.last) if worded else spot


def _colon_behind(gap: Gap, spot: Spot) -> bool:
    return gap.rows[spot.row].tokens[spot.last].colon


def _apart(gap: Gap, spot: Spot) -> bool:
    """Whether more white than between words stands before the spot."""
    before = gap.rows[spot.row].tokens[spot.first - 1]
    return spot.box.left - before.box.right > spot.box.height


def _by_colon(gap: Gap) -> Spot | None:
    """On the line of the label before it: what ends with a colon in the gap is the label."""
    if not gap.rule.same_line or gap.before is None:
        return None
    row = gap.before.spot.row
    tokens = gap.rows[row].tokens
    for index in range(gap.before.spot.last + 2, len(tokens)):
        if (row, index) < gap.high and tokens[index].colon and gap.here(tokens[index].box):
            words = len(gap.rule.labels[0].split())
            start = max(index - words + 1, gap.low[1] + 1)
            return _without_value(gap, gap.spot(row, _unbroken(tokens, start, index), index))
    return None


def _unbroken(tokens: Sequence[Token], start: int, end: int) -> int:
    """The first of the tokens up to ``end`` behind which no more white stands than between words: a value may
    stand before the label ("Nam      Dân tộc:").
    """
    for at in range(end, start, -1):
        if tokens[at].box.left - tokens[at - 1].box.right > _WIDE * tokens[at].box.height:
            return at
    return start


def _by_row(gap: Gap) -> Spot | None:
    """The free row between the neighbours: up to its colon, or as wide as the label is printed."""
    if gap.rule.same_line or gap.after is None:
        return None
    free = [
        number
        for number in range(gap.low[0] + 1, gap.high[0])
        if any(token.key and gap.here(token.box) for token in gap.rows[number].tokens)
    ]
    for number in free:
        end = _colon(gap, gap.rows[number].tokens)
        if end is not None:
            start = next(i for i, token in enumerate(gap.rows[number].tokens) if gap.here(token.box))
            return gap.spot(number, start, end)
    filled = gap.before is not None and gap.before.rule.kind in LONG
    if len(free) != 1 or filled:
        return None
    return _by_width(gap, free[0])


def _colon(gap: Gap, tokens: Sequence[Token]) -> int | None:
    """The first colon of the row, if about as far in as the label is long."""
    reach = 2 * len(gap.rule.labels[0].split()) + 1
    own = [index for index, token in enumerate(tokens) if gap.here(token.box)]
    return next((index for index in own[:reach] if tokens[index].colon), None)


def _by_width(gap: Gap, number: int) -> Spot | None:
    """The tokens a label of this many letters would cover, printed like its neighbours, below one another.

    None of them, when the row as a whole is a good value that was printed below its label.
    """
    near = [one.spot for one in (gap.before, gap.after) if one is not None]
    letter = median(spot.box.width / max(len(spot.form), 1) for spot in near)
    start = min(spot.box.left for spot in near)
    end = start + letter * len(gap.rule.labels[0])
    tokens = gap.rows[number].tokens
    inside = [
        index
        for index, token in enumerate(tokens)
        if start - 3 * letter <= token.box.left and token.box.centre[0] < end
    ]
    if not inside:
        return None
    row = tokens[inside[0] :]
    here = base("".join(token.text for token in tokens[inside[0] : inside[-1] + 1]))
    if here.isdigit():
        return None  # figures are no worn label: they are the value of the one above
    unlike = Levenshtein.normalized_similarity(here, base(gap.rule.labels[0])) < _UNLIKE
    if unlike and possible(gap.rule.kind, " ".join(token.text for token in row)) == 2:
        box = replace(row[0].box, right=row[0].box.left)
        return replace(gap.spot(number, inside[0], inside[0]), last=inside[0] - 1, box=box)
    value = " ".join(token.text for token in tokens[inside[-1] + 1 :] if gap.here(token.box))
    if base(value) and not possible(gap.rule.kind, value):
        return None
    return gap.spot(number, inside[0], inside[-1])
