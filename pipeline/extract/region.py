"""Where the value of a placed label stands: from it to the next one, and on over the lines that follow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from pipeline.extract.align import Placed
from pipeline.extract.belief import is_good
from pipeline.extract.below import LONG, beneath, following, may_stand_below, stand_below
from pipeline.extract.dates import rest_of_date
from pipeline.extract.sheet import NUMBERING, Piece, Sheet, piece_of
from pipeline.extract.stands import NOTE
from pipeline.extract.walls import left_of
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.letters import printed_width
from pipeline.template.model import BILINGUAL, FILL

_WIDE = 8
"""Word heights of nothing that part a value from what stands beside it."""

_DOUBT = 0.3
"""A lone word less sure than this, behind a label of two languages, is the rest of the second."""
_STRETCHED = 1.3
"""So many times as wide as its letters are printed, a word's box reaches over what stands behind it."""
_UNLIKE = 0.45
"""A word less like the last of a label than this is not it."""
_ROWS = 2
"""Rows above a label that may be its own line: beside it another column's line may stand in between."""
_NEAR = 5
"""Word heights behind the label within which a single letter is its value."""
_NUMBERED = 3
"""An entry's number and words of its label at most that may stand before what was found of the label."""
_NUMBER = 3
"""Signs of an entry's number at most ("12.")."""
FIGURES = ("number", "year", "weight")
"""Kinds that are a few figures, perhaps with a unit behind them."""
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
    keeps = FILL in spot.text
    last = spot.last if keeps else _last(page, spot)
    start = spot.box.left if keeps else _end(page, spot, last)
    ahead = [one for one in page.barriers if one.row == spot.row and one.first > spot.last and one != spot]
    edge = min((other.box.left for other in ahead), default=high)
    edge = max(min(_before_numbering(page, spot, edge), high), start)
    label_ahead = any(other not in page.stops for other in ahead) and edge < high
    first = piece_of(page, spot.row, start, edge, after=spot.first - 1 if keeps else last)
    first = _first(page, first, last - spot.first + 1 if keeps else 0)
    if here.rule.kind not in LONG and not any(token.key for token in first.tokens):
        first = Piece(first.box, ())  # a speck is no value; one may stand below
    if BILINGUAL in spot.text and len(first.tokens) == 1 and first.tokens[0].confidence < _DOUBT:
        first = Piece(first.box, ())  # what is left of the second language; the value stands below
    if keeps and here.rule.kind == "date" and (rest := rest_of_date(page, here, first)) is not None:
        return (first, rest)
    if first.tokens and label_ahead:
        return (first, *left_of(page, here, first, low, edge))
    if first.tokens and _complete(here, first, edge):
        return (first,)
    below = low if first.tokens else beneath(page, here, low)
    more = following(page, here, below, edge, first.box if first.tokens else None)
    if not first.tokens and more:
        more = (_without_rest(page, here, more[0]), *more[1:])
        if not may_stand_below(page, here, more):
            return (first,)
        return more if here.rule.kind not in LONG or stand_below(page) else (first, *more)
    return (first, *more)


def _before_numbering(page: Sheet, spot: Spot, edge: int) -> int:
    """The left end of the worn number of the entry that begins at ``edge`` ("8. Mối quan hệ …:"), on
    a form whose entries are numbered; ``edge`` where none stands there.
    """
    tokens = page.rows[spot.row].tokens
    numbered = spot.first == 1 and NUMBERING.fullmatch(tokens[0].text)
    last = next((token for token in reversed(tokens[spot.last + 1 :]) if token.box.centre[0] < edge), None)
    if not numbered or last is None or not (last.text.endswith(".") and len(last.text) <= _NUMBER):
        return edge
    return last.box.left if edge - last.box.right < page.tall else edge


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


def _last(page: Sheet, spot: Spot) -> int:
    """The label's last token.

    The one before, where the reader lost its last word and the value's first was taken for it ("Nơi cư Số 2":
    "trú:" lay under a fold); one further, where of a second language some letters are left ("Place of bu").
    """
    tokens, words = page.rows[spot.row].tokens, spot.form.split()
    last = spot.last
    while BILINGUAL in spot.text and last + 1 < len(tokens) and tokens[last + 1].text[:1].islower():
        last += 1
    taken, lost = tokens[last].key, base(words[-1])
    begins = tokens[last].text[:1].isupper() or taken.isdigit()
    if not begins or len(words) < 2 or last == spot.first or tokens[last].colon or taken in lost:
        return last
    before = "".join(token.key for token in tokens[spot.first : last])
    kept = Levenshtein.normalized_similarity(before + taken, base(spot.form))
    cut = Levenshtein.normalized_similarity(before, base(" ".join(words[:-1])))
    unlike = Levenshtein.normalized_similarity(taken, lost) < _UNLIKE
    return last - 1 if unlike and cut > kept else last


def _end(page: Sheet, spot: Spot, last: int) -> int:
    """Where the label ends: a reader's box of its last word may reach into the value, or over it."""
    tokens = page.rows[spot.row].tokens
    following = tokens[last + 1 :][:1]
    edges = [token.box.left - page.tall // 5 for token in following if token.box.left > spot.box.left]
    ending, before = tokens[last], tokens[spot.first : last]
    letter = median([one.box.width / printed_width(one.text) for one in before if one.key] or [0])
    printed = letter * printed_width(ending.text)
    if letter and ending.box.width > _STRETCHED * printed + page.tall / 2:
        edges.append(round(ending.box.left + 1.1 * printed))
    return min([spot.box.right, *edges])


def _complete(here: Placed, first: Piece, edge: int) -> bool:
    """Whether a short value is whole on its label's line; a name at the end of the line may run over.

    A number never does: where the page reading lost it, its unit stands there ("Số lượng: … bản").
    """
    if here.rule.kind in FIGURES:
        return True
    if here.rule.kind in LONG or not is_good(here.rule.kind, " ".join(token.text for token in first.tokens)):
        return False
    room = edge - first.tokens[-1].box.right
    return here.rule.kind != "person_name" or room > _LONG_WORD * first.tokens[-1].box.height


def _first(page: Sheet, piece: Piece, own: int) -> Piece:
    """The label's own line, cut at a gap without words too wide for one value, but for gaps up to word
    ``own``, the one behind a label that is part of its value ("ngày …").

    Lone strokes far behind the label (a fingerprint's lines) are no value.
    """
    if all(len(token.key) < 2 and not token.key.isdigit() for token in piece.tokens):
        near = piece.box.left + _NEAR * page.tall
        piece = Piece(piece.box, tuple(token for token in piece.tokens if token.box.left < near))
    worded = [(index, token) for index, token in enumerate(piece.tokens) if token.key]
    if worded and NOTE.fullmatch(worded[0][1].text):
        worded = worded[1:]  # a footnote's mark hangs on the label, however far the value stands
    for (_, token), (index, other) in pairwise(worded):
        if index > own and other.box.left - token.box.right > _WIDE * page.tall:
            box = replace(piece.box, right=max(token.box.right + page.tall, piece.box.left))
            return Piece(box, piece.tokens[:index])
    return piece


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
