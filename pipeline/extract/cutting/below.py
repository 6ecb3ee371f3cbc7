"""The lines below a label's own: those that still belong to its value, and values that stand there whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ocr.types import Box
from pipeline.extract.belief import LONG, is_good
from pipeline.extract.cutting.notes import NOTE
from pipeline.extract.cutting.sheet import Piece, Sheet, piece_of
from pipeline.extract.cutting.walls import low_of
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import key_of

_MOST_LINES = 6
"""Lines a long value may run over after its first; a short one runs over one, a name in a column two."""
_MOSTLY = 0.6
"""Share of the labels that must stand alone on their lines where values stand below them."""
_BETWEEN = 1.2
"""Word heights by which what stands between two lines of a label lies lower than the first."""
_RANK = re.compile(r"[PXHTQ]\.")
"""Of a unit, cut short."""
_AWAY = "cach"
"""Before a distance, in what a card says of a mole or scar ("cách: 2,5cm …")."""
_SYLLABLE = 2
"""Letters up to which a word says nothing."""
_LABEL_WORDS = 7
"""Words a label has at most up to its colon."""
GAP, _FREE_LINE = 1.75, 2.3
"""Row distances up to which the next line is near, and with one line left free."""


def following(page: Sheet, here: Placed, low: int, high: int, begun: Box | None) -> tuple[Piece, ...]:
    """The lines below that belong to the value: without label or signature block, no gap before them.

    ``begun``: where something of the value stands on the label's own line; else a line may be left free below
    it.
    """
    made: list[Piece] = []
    hangs, named = _hangs(page, here), here.rule.kind == "person_name"
    most = _MOST_LINES if here.rule.kind in LONG else 1 + (named and bool(here.rule.column))
    last = begun or here.spot.box
    for number in range(here.spot.row + 1, len(page.rows)):
        row = page.rows[number].box
        down = row.centre[1] - last.centre[1]
        between = here.echo is not None and begun is None and not made and 0 <= down < _BETWEEN * page.tall
        if down < page.tall / 2 and not between:
            continue  # bits of the same line
        edge = _edge(page, here, number, low, high)
        far = GAP if begun or made or here.rule.kind not in LONG else _FREE_LINE
        if edge is None or len(made) >= most or down > far * page.pitch:
            break
        begins = low_of(page, here, number, low, begun)
        piece = piece_of(page, number, begins, edge, after=-1)
        if _opens_with_label(piece):
            break
        if _ends_label(page, here, piece):
            continue
        if _runs_on(page, piece, high if between else begins, high, hangs):
            made.append(_hung(page, piece, hangs))
            last = row
        if edge < high and not _only_print(page, number, low):
            break  # the next label's value, and what follows it, is another's
    return tuple(made)


def may_stand_below(page: Sheet, here: Placed, lines: tuple[Piece, ...]) -> bool:
    """Whether the lines below a label may be its value: a short one must be a good one, else the page reading
    lost what stands on the label's own line; where all values stand below their labels, this one does.
    """
    text = " ".join(token.text for piece in lines for token in piece.tokens)
    return here.rule.kind in LONG or is_good(here.rule.kind, text) or stand_below(page)


def stand_below(page: Sheet) -> bool:
    """Whether most labels of the page have nothing behind them on their own line."""
    bare, barriers = 0, page.barriers
    for one in page.layout.placed:
        behind = page.rows[one.spot.row].tokens[one.spot.last + 1 :]
        ahead = [spot.first for spot in barriers if spot.row == one.spot.row and spot.at > one.spot.at]
        bare += not any(token.key for token in behind[: min(ahead, default=10**6) - one.spot.last - 1])
    return bare > _MOSTLY * len(page.layout.placed)


def beneath(page: Sheet, here: Placed, low: int) -> int:
    """Where a value printed below its label begins: under the label, or under those that open rows."""
    spot = here.spot
    if here.rule.kind in LONG and spot.first > 0 and _ends_sentence(page, here):
        return page.left  # the value begins the next line, and wraps to the margin of an indented sentence
    if stand_below(page):
        return max(spot.box.left - page.tall, low)
    if here.rule.same_line and here.rule.kind in LONG and spot.first > 0:
        return low
    openers = [
        one.spot.box.left
        for one in page.layout.placed
        if one.spot.first == 0 and one.rule.column == here.rule.column
    ]
    left = spot.box.left
    if spot.first == 0 and openers:
        left = min(left, int(median(openers)))
    return max(left - page.tall, min(low, left))


def _ends_sentence(page: Sheet, here: Placed) -> bool:
    """Whether only print without a value of its own stands before the label on its row."""
    before = [
        one for one in page.layout.placed if one.spot.row == here.spot.row and one.spot.at < here.spot.at
    ]
    return bool(before) and not here.rule.column and not any(one.rule.key for one in before)


def _opens_with_label(piece: Piece) -> bool:
    """Whether a line opens like a label the template does not know ("Số định danh cá nhân: …"): some words,
    the first with a capital, the last with a colon. "nơi cấp:", "Số: …", "Nốt ruồi cách: 2,5cm" are values.
    """
    tokens = piece.tokens[:_LABEL_WORDS]
    end = next((index for index, token in enumerate(tokens) if token.colon), -1)
    words = [token.text for token in tokens[: end + 1]]
    small = all(word[:1].islower() for word in words[1:])
    return (
        end >= 2 and small and base(words[-1]) != _AWAY and words[0][:1].isupper() and words[0][1:].islower()
    )


def _ends_label(page: Sheet, here: Placed, piece: Piece) -> bool:
    """Whether a line is but the last words of the label, not found with it ("… người đã" / "chết")."""
    spot, rest = here.spot, key_of(piece.tokens)
    found = key_of(page.rows[spot.row].tokens[spot.first : spot.last + 1])
    return len(rest) > _SYLLABLE and base(spot.text).endswith(rest) and not found.endswith(rest)


def _hangs(page: Sheet, here: Placed) -> list[int]:
    """Where the values of the labels on this row begin: in a box or cell their next lines begin there too;
    in a narrow column under the label itself.
    """
    tokens = page.rows[here.spot.row].tokens
    ends = [one.spot.last for one in page.layout.placed if one.spot.row == here.spot.row]
    behind = (
        [token.box.left for token in tokens[end + 1 :] if token.key and not NOTE.fullmatch(token.text)][:1]
        for end in ends
    )
    own = [here.spot.box.left] if here.spot.first > 0 else []
    return own + [left for lefts in behind for left in lefts]


def _hangs_at(page: Sheet, begins: int, hangs: Sequence[int]) -> bool:
    return any(abs(begins - hang) < page.tall for hang in hangs)


def _hung(page: Sheet, piece: Piece, hangs: Sequence[int]) -> Piece:
    """A line that begins below the value's first one without what stands left of it: the label's lines."""
    begins = next(token.box.left for token in piece.tokens if token.key)
    if not _hangs_at(page, begins, hangs):
        return piece
    return replace(piece, box=replace(piece.box, left=max(piece.box.left, begins - page.tall)))


def _runs_on(page: Sheet, piece: Piece, low: int, high: int, hangs: Sequence[int]) -> bool:
    """Whether a line continues a value: true words (or a rank cut short: "H. Châu Đức"), of usual height,
    from the left of the column on or right below its first line.
    """
    worded = [token.box for token in piece.tokens if token.worded or _RANK.fullmatch(token.text)]
    if not worded:
        return False
    usual = 0.5 * page.tall < median([box.height for box in worded]) < 3.5 * page.tall
    begins = worded[0].left
    return usual and (begins < low + 0.4 * (high - low) or _hangs_at(page, begins, hangs))


def _edge(page: Sheet, here: Placed, number: int, low: int, high: int) -> int | None:
    """How far right the value may go on this row; None when a label or the signature block begins it.

    Below two columns a label across the page ends both: its own value may reach under the right one.
    """
    across = any(one.spot.row == number and not one.rule.column for one in page.layout.placed)
    if page.layout.gutter is not None and here.rule.column and across:
        return None
    apart = [one for one in page.layout.placed if _apart(page, one.rule.column, here.rule.column)]
    ignored = {spot for one in apart for spot in (one.spot, one.echo)}
    edge = high
    for other in page.barriers:
        beside = other.box.left >= high or other.box.right <= low
        if other.row != number or beside or other in ignored:
            continue
        runs_up = other not in page.stops and (
            _runs_up_to(page, here, other) or _beside_value(page, here, other)
        )
        if not runs_up and (other not in page.stops or other.box.left < low + 2 * page.tall):
            return None
        edge = min(edge, other.box.left)
    return edge


def _only_print(page: Sheet, number: int, low: int) -> bool:
    """Whether no label, only print without a value ("Left index finger"), stands there from ``low`` on."""
    there = [spot for spot in page.barriers if spot.row == number and spot.box.right > low]
    return all(spot in page.stops for spot in there)


def _runs_up_to(page: Sheet, here: Placed, other: Spot) -> bool:
    """Whether a label inside a row is the one that follows on the value's own line: the line ran over."""
    column = here.rule.column
    after = next(
        (one for one in page.layout.placed if one.spot.at > here.spot.at and one.rule.column == column), None
    )
    return after is not None and after.spot == other and after.rule.same_line and other.first > 0


def _beside_value(page: Sheet, here: Placed, other: Spot) -> bool:
    """Whether a good short value stands before a label on the row right below its own ("… / Date of birth:" /
    "30/06/1980  Giới tính / Sex: Nam").
    """
    if here.rule.kind in LONG or other.first == 0 or other.row != here.spot.row + 1:
        return False
    before = page.rows[other.row].tokens[: other.first]
    return is_good(here.rule.kind, " ".join(token.text for token in before))


def _apart(page: Sheet, one: str, other: str) -> bool:
    """Whether two columns stand side by side here: left and right of the gutter, or a narrow left one."""
    if page.layout.gutter is not None:
        return bool(one and other) and one != other
    return one != other and not any(each.rule.column == "right" for each in page.layout.placed)
