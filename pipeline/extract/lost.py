"""Where a label must stand that was not found: between its neighbours, on their line or on a free one.

First a weaker look in the gap the other labels leave; then a colon on the neighbour's line; then the free row
between the neighbours, as far in as the label is printed; at last a row whose value speaks for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.extract.align import Layout, Placed
from pipeline.extract.belief import LISTED, is_good, possible
from pipeline.extract.below import LONG
from pipeline.extract.gap import Gap, gap_of
from pipeline.kinds import KINDS
from pipeline.labels.find import SHORT, WEAK, Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token
from pipeline.template.model import FILL, Face

_TELLING = ("id_number", "date", "person_name", "expiry")
"""Kinds whose good values are hardly anything else."""
_FULL_DAY = len("2017-07-27")
_HEADING = 9
"""Letters up to which a printed text without a value is not looked for in the rest of a sentence."""
_TWO = 2
_UNLIKE = 0.42
"""Below this likeness the beginning of a row has nothing of the label."""


def supply(rows: Sequence[Row], face: Face, layout: Layout, headings: Sequence[Spot]) -> Layout:
    """``layout`` with the lost labels whose place the found ones imply.

    ``headings``: titles and other printed texts without a value; the first label stands below those on top.
    """
    ends = [spot for spot in headings if spot.text in face.ends]
    for look in (_weakly, _by_first_word, _by_colon, _beside, _by_row, _by_neighbour, _by_value):
        placed = list(layout.placed)
        for rule in face.fields:
            filled = bool(rule.labels) and FILL in rule.labels[0] and look is not _beside
            heading = not rule.key and look in (_by_row, _by_value)
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
    """Whether the entries end between the label before and this place: here is the signature."""
    before = max((one.spot.at for one in placed if one.spot.at < spot.at), default=(-1, 0))
    return any(before < end.at < spot.at or end.covers(spot) for end in ends)


def _weakly(gap: Gap) -> Spot | None:
    """A poor likeness is enough in the gap, where a row opens, white stands before it or, of what has a
    value, a colon behind; not for short labels.
    """
    first, last = max(gap.low[0], 0), min(gap.high[0], len(gap.rows) - 1)
    least = SHORT if gap.rule.key else _HEADING
    labels = [label for label in gap.rule.labels if len(base(label)) > least]
    spots = find(gap.rows[first : last + 1], labels, WEAK)
    found = [replace(spot, row=spot.row + first) for label in labels for spot in spots[label]]
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


def _by_first_word(gap: Gap) -> Spot | None:
    """A short label of two words whose second was lost ("Nơi ở:" → "Nơi"), where it opens a row of the gap
    with its value behind it.
    """
    words = [word for word in gap.rule.labels[0].split() if base(word)]
    if len(words) != _TWO or len(base(gap.rule.labels[0])) > SHORT:
        return None
    for number in range(gap.low[0] + 1, min(gap.high[0], len(gap.rows))):
        tokens = gap.rows[number].tokens
        if len(tokens) > 1 and tokens[0].key == base(words[0]) and gap.here(tokens[0].box):
            wide = tokens[1].box.left - tokens[0].box.right > tokens[0].box.height
            return _spot(gap, number, 0, 0) if wide else None
    return None


def _without_value(gap: Gap, spot: Spot) -> Spot:
    """The poor find without its first word where that is the value before it: "Dân tộc: Kinh tịch:"."""
    before, word = gap.before, gap.rows[spot.row].tokens[spot.first].text
    if before is None or (spot.row, spot.first - 1) != (before.spot.row, before.spot.last):
        return spot
    worded = spot.first < spot.last and is_good(before.rule.kind, word)
    return _spot(gap, spot.row, spot.first + 1, spot.last) if worded else spot


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
            return _without_value(gap, _spot(gap, row, max(index - words + 1, gap.low[1] + 1), index))
    return None


def _beside(gap: Gap) -> Spot | None:
    """On the line of the label before it: a good value that is hardly anything else ("Số: 4/2017 Iigày
    27/07/2017"), behind at least one word of the value before it; from the label's own word on, if it is
    there ("19 giờ 20 phút, ngày 17/08/2024").
    """
    if not gap.rule.same_line or gap.before is None or gap.rule.kind not in (*_TELLING, *LISTED):
        return None
    row, first = _value_line(gap, gap.before)
    tokens = gap.rows[row].tokens
    end = gap.high[1] if gap.high[0] == row else len(tokens)
    filled, opening = FILL in gap.rule.labels[0], base(gap.rule.labels[0].split()[0])
    for start in sorted(range(first + 1, end), key=lambda index: tokens[index].key != opening):
        said = " ".join(token.text for token in tokens[start:end])
        if not gap.here(tokens[start].box):
            continue
        named = filled and tokens[start].key == opening and said[-1:].isdigit()
        if not named and not _speaks(gap.rule.kind, said):
            continue
        if filled:
            return _spot(gap, row, start, end - 1)
        value = " ".join(token.text for token in tokens[first:start])
        return _opening(gap, row, start if is_good(gap.before.rule.kind, value) else start - 1, start)
    return None


def _value_line(gap: Gap, before: Placed) -> tuple[int, int]:
    """Row and first token of the value of the label before: behind it, or on the next row if nothing is."""
    row, first = before.spot.row, before.spot.last + 1
    alone = not any(token.key for token in gap.rows[row].tokens[first:])
    return (row + 1, 0) if alone and (row + 1, 0) < gap.high else (row, first)


def _speaks(kind: str, said: str) -> bool:
    """Whether words are a good value of their kind and hardly anything else ("01/2025": a book's number)."""
    return possible(kind, said) == 2 and (kind != "date" or len(KINDS[kind].parse(said).text) == _FULL_DAY)


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
            return _spot(gap, number, start, end)
    filled = gap.before is not None and gap.before.rule.kind in LONG
    if len(free) != 1 or filled:
        return None
    return _by_width(gap, free[0])


def _by_neighbour(gap: Gap) -> Spot | None:
    """Before the next label, on its line, where a good value opens the row ("136 ngày: 24/12/2003")."""
    after = gap.after
    if after is None or not after.rule.same_line or after.spot.first == 0 or gap.low[0] >= after.spot.row:
        return None
    tokens = gap.rows[after.spot.row].tokens[: after.spot.first]
    for start in range(len(tokens)):
        if possible(gap.rule.kind, " ".join(token.text for token in tokens[start:])) == 2:
            return _opening(gap, after.spot.row, 0, start)
    return None


def _opening(gap: Gap, number: int, first: int, start: int) -> Spot:
    """The label before a value that begins with token ``start`` of a row; of no width where none is left."""
    if start > first:
        return _spot(gap, number, first, start - 1)
    edge = gap.rows[number].tokens[first].box
    return replace(_spot(gap, number, first, first), last=first - 1, box=replace(edge, right=edge.left))


def _by_value(gap: Gap) -> Spot | None:
    """The only free row that ends with a good value of a kind that speaks for itself."""
    if gap.rule.kind not in _TELLING or (gap.before is not None and gap.before.rule.kind in LONG):
        return None
    found = []
    for number in range(gap.low[0] + 1, gap.high[0]):
        tokens = gap.rows[number].tokens
        own = [index for index, token in enumerate(tokens) if gap.here(token.box)]
        for start in own:
            if possible(gap.rule.kind, " ".join(tokens[index].text for index in own if index >= start)) == 2:
                found.append((number, own[0], start))
                break
    if len(found) != 1:
        return None
    return _opening(gap, *found[0])


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
    unlike = Levenshtein.normalized_similarity(here, base(gap.rule.labels[0])) < _UNLIKE
    if unlike and possible(gap.rule.kind, " ".join(token.text for token in row)) == 2:
        box = replace(row[0].box, right=row[0].box.left)
        return replace(_spot(gap, number, inside[0], inside[0]), last=inside[0] - 1, box=box)
    value = " ".join(token.text for token in tokens[inside[-1] + 1 :] if gap.here(token.box))
    if base(value) and not possible(gap.rule.kind, value):
        return None
    return _spot(gap, number, inside[0], inside[-1])


def _spot(gap: Gap, row: int, first: int, last: int) -> Spot:
    box = around(token.box for token in gap.rows[row].tokens[first : last + 1])
    label = gap.rule.labels[0]
    return Spot(label, label, row, first, last, box, 0.0)
