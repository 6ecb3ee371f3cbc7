"""Where the value of a placed label stands: from it to the next one, and on over the lines that follow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.extract.belief import LONG, is_good
from pipeline.extract.cutting.below import GAP, beneath, following, may_stand_below, stand_below
from pipeline.extract.cutting.dates import rest_of_date
from pipeline.extract.cutting.own_line import own_line
from pipeline.extract.cutting.sheet import NUMBERING, Piece, Sheet, piece_of
from pipeline.extract.cutting.walls import left_of
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.template.model import FILL

_ROWS = 2
"""Rows above a label that may be its own line: beside it another column's line may stand in between."""
_NUMBERED = 3
"""An entry's number and words of its label at most that may stand before what was found of the label."""
FIGURES = ("number", "year", "weight")
"""Kinds that are a few figures, perhaps with a unit behind them."""
_GOES_ON = ("-", "/")
"""Signs with which a line breaks off within a value ("Quyển số: 01-" / "KS/1999")."""
_LONG_WORD = 7
"""Height of capitals in the longest word of a name (NGHIÊNG): with so much room it would not have wrapped."""


def pieces(page: Sheet, here: Placed) -> tuple[Piece, ...]:
    """The lines of the value, at least one (perhaps without tokens), in reading order."""
    found = _from(page, here)
    if any(piece.tokens for piece in found):
        return found
    if here.echo is not None:
        other = _from(page, replace(here, spot=here.echo, echo=here.spot))
        return other if any(piece.tokens for piece in other) else found
    return _above(page, here) or found


def _above(page: Sheet, here: Placed) -> tuple[Piece, ...]:
    """With only the second language of a label left, the value may stand above it, beside the first."""
    spot = here.spot
    if spot.row == 0 or spot.form == spot.text or not spot.text.endswith(spot.form):
        return ()
    low, high = _zone(page, here)
    for number in range(spot.row - 1, max(spot.row - 1 - _ROWS, -1), -1):
        tokens = piece_of(page, number, low, high, after=-1).tokens
        for start in range(len(tokens)):
            if is_good(here.rule.kind, " ".join(token.text for token in tokens[start:])):
                left = tokens[start].box.left - page.tall // 2
                return (piece_of(page, number, left, high, after=-1),)
        if tokens:
            break
    return ()


def _from(page: Sheet, here: Placed) -> tuple[Piece, ...]:
    low, high = _zone(page, here)
    spot = here.spot
    ahead = [one for one in page.barriers if one.row == spot.row and one.first > spot.last and one != spot]
    first, edge = own_line(page, here, high, ahead)
    label_ahead = any(other not in page.stops for other in ahead) and edge < high
    if label_ahead and not any(token.key for token in first.tokens):
        first = replace(first, tokens=())  # the sign of a note before the next column
    dated = FILL in spot.text and here.rule.kind == "date"
    if dated and (rest := rest_of_date(page, here, first)) is not None:
        return (first, rest)
    if first.tokens and label_ahead:
        return (first, *left_of(page, here, first, low, edge))
    # "Số: … do … cấp ngày …": where nothing stands before "do", the sentence goes on without it.
    in_sentence = any(FILL in other.text and other.box.left == edge for other in ahead)
    if in_sentence or (first.tokens and _complete(here, first, edge)):
        return (first,)
    return _with_below(page, here, first, low, edge)


def _with_below(page: Sheet, here: Placed, first: Piece, low: int, edge: int) -> tuple[Piece, ...]:
    """The label's own line and the lines of the value below it; these alone where it stands there whole."""
    if not first.tokens and (wrapped := _wrapped(page, here, edge)) is not None:
        return (wrapped,)
    below = low if first.tokens else beneath(page, here, low)
    more = following(page, here, below, edge, first.box if first.tokens else None)
    if not first.tokens and more:
        more = (_without_rest(page, here, more[0]), *more[1:])
        if not may_stand_below(page, here, more):
            return (first,)
        return more if here.rule.kind not in LONG or stand_below(page) else (first, *more)
    if not first.tokens and (unread := _unread_below(page, here, below, edge)) is not None:
        return (unread,)
    return (first, *more)


def _unread_below(page: Sheet, here: Placed, low: int, edge: int) -> Piece | None:
    """The place right below a label where values stand below their labels, though no word was read there."""
    number = here.spot.row + 1
    if number >= len(page.rows) or not stand_below(page):
        return None
    down = page.rows[number].box.centre[1] - here.spot.box.centre[1]
    taken = any(one.row == number and one.box.left < edge and one.box.right > low for one in page.barriers)
    return None if taken or down > GAP * page.pitch else piece_of(page, number, low, edge, after=-1)


def _wrapped(page: Sheet, here: Placed, edge: int) -> Piece | None:
    """A short value alone on the next line of a block of labels, where the block begins ("Số: 48 Quyển số:"
    / "03/2014"); None where no good value stands there, or another's may.
    """
    spot, number = here.spot, here.spot.row + 1
    if here.rule.kind in LONG or spot.first == 0 or number >= len(page.rows):
        return None
    row, above = page.rows[number], page.rows[spot.row]
    down = row.box.centre[1] - above.box.centre[1]
    taken = any(one.row == number for one in page.barriers)
    if taken or spot.last + 1 < len(above.tokens) or down > GAP * page.pitch or stand_below(page):
        return None
    piece = piece_of(page, number, max(above.tokens[0].box.left - page.tall, page.left), edge, after=-1)
    near = all(two.box.left - one.box.right < page.tall for one, two in pairwise(piece.tokens))
    alone = near and len(piece.tokens) == len(row.tokens) and row.box.right < spot.box.right
    text = " ".join(token.text for token in piece.tokens)
    return piece if alone and is_good(here.rule.kind, text) else None


def _without_rest(page: Sheet, here: Placed, piece: Piece) -> Piece:
    """The line below a label without the label's own last words, when those stand there ("… được sử dụng" /
    "để: …")."""
    key, read = base(here.spot.text), ""
    for index, token in enumerate(piece.tokens[:4], 1):
        read += token.key
        if token.colon and key.endswith(read) and index < len(piece.tokens):
            left = piece.tokens[index].box.left - page.tall // 3
            return Piece(replace(piece.box, left=max(left, token.box.right)), piece.tokens[index:])
    return piece


def _complete(here: Placed, first: Piece, edge: int) -> bool:
    """Whether a short value is whole on its label's line; a name at the end of the line may run over.

    A number never does: where the page reading lost it, its unit stands there ("Số lượng: … bản").
    """
    if here.rule.kind in FIGURES:
        return True
    if first.tokens[-1].text.endswith(_GOES_ON):
        return False
    if here.rule.kind in LONG or not is_good(here.rule.kind, " ".join(token.text for token in first.tokens)):
        return False
    room = edge - first.tokens[-1].box.right
    return here.rule.kind != "person_name" or room > _LONG_WORD * first.tokens[-1].box.height


def _zone(page: Sheet, here: Placed) -> tuple[int, int]:
    """Left and right end of the column the label stands in."""
    column, spot = here.rule.column, here.spot
    low, high = page.left, page.right
    gutter = page.layout.gutter
    if gutter is not None and column:
        return (low, min(gutter, high)) if column == "left" else (max(gutter, low), high)
    if column == "left" and not any(one.rule.column == "right" for one in page.layout.placed):
        beside = [
            one.spot.box.left
            for one in page.layout.placed
            if one.rule.column != "left"
            and abs(one.spot.row - spot.row) <= 3
            and one.spot.box.left > spot.box.right
        ]
        return low, min([high, *(edge - page.tall // 2 for edge in beside)])
    openers = [
        one.spot.box.left
        for one in page.layout.placed
        if one.spot.row == spot.row and one.rule.column == column
    ]
    if _runs_in(page, here) or (openers and _is_numbered(page, spot, min(openers))):
        openers.append(page.rows[spot.row].tokens[0].box.left)
    return max(min(openers, default=spot.box.left) - page.tall, low), high


def _is_numbered(page: Sheet, spot: Spot, opener: int) -> bool:
    """Whether a number ("10.", "a)") opens the row, and at most two words of the label that the template does
    not know ("13. Nơi" before "đăng ký khai sinh:"): lines below it begin where the number does.
    """
    before = [token.text for token in page.rows[spot.row].tokens if token.box.right <= opener]
    return 0 < len(before) <= _NUMBERED and NUMBERING.fullmatch(before[0]) is not None


def _runs_in(page: Sheet, here: Placed) -> bool:
    """Whether the label stands in running text, on a line that another's long value has begun."""
    before = next((one for one in reversed(page.layout.placed) if one.spot.at < here.spot.at), None)
    return (
        before is not None
        and here.rule.same_line
        and before.rule.kind in LONG
        and before.rule.column == here.rule.column
        and before.spot.row == here.spot.row - 1
    )
