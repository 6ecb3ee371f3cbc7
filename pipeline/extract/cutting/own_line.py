"""A label's own line: where the label ends, where its value begins and what ends it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from ocr.types import Box
from pipeline.extract.belief import LISTED, LONG, is_good
from pipeline.extract.cutting.notes import NOTE
from pipeline.extract.cutting.sheet import NUMBERING, Piece, Sheet, grown, piece_of
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.glosses import GLOSS
from pipeline.labels.rows import Token, key_of
from pipeline.letters import printed_width
from pipeline.template.model import BILINGUAL, FILL

_WIDE = 8
"""Word heights of nothing that part a value from what stands beside it."""
_DOUBT = 0.3
"""A lone word less sure than this, behind a label of two languages, is the rest of the second."""
_STRETCHED = 1.3
"""So many times as wide as its letters are printed, a word's box reaches over what stands behind it."""
_UNLIKE = 0.45
"""A word less like the last of a label than this is not it; one of a letter or two must be the same."""
_NEAR = 5
"""Word heights behind the label within which a single letter is its value."""
_FIGURES = frozenset(("time", "date", "number", "year", "weight", "id_number", "doc_number", "book_number"))
"""Kinds that begin with figures themselves, which another machine may have printed above the line."""
_SIGNS = "®©@°º?*'\"“”.,"
"""What a raised figure in brackets is read as; other signs may be what is left of a value's first letters."""
_SMALL, _RAISED = 0.75, 0.25
"""Of the words' height a footnote's figure is high at most, and its foot stands above theirs."""
_TWO_LINES = 2
"""Word heights that a rule between cells is high at least; strokes of letters are lower."""
_FEW = 2
_MARKS = 3
"""Tokens behind a label among which the English for it is looked for."""
_NUMBER = 3
"""Signs of an entry's number at most ("12.")."""


def own_line(page: Sheet, here: Placed, high: int, ahead: Sequence[Spot]) -> tuple[Piece, int]:
    """What stands behind the label on its own line (perhaps nothing), and where the next of the ``ahead``
    labels, or the column at ``high``, ends it.
    """
    spot, keeps = here.spot, FILL in here.spot.text
    last = spot.last if keeps else _last(page, spot)
    gloss = last if keeps else _gloss(page, spot, last)
    start = _begin(page, spot) if keeps else _end(page, spot, last)
    if gloss > last:
        last, start = gloss, page.rows[spot.row].tokens[gloss].box.right
    start = start if keeps else _behind_wall(page, spot, last, start)
    edge = min((other.box.left for other in ahead), default=high)
    edge = max(min(_before_numbering(page, spot, edge), high), start)
    first = piece_of(page, spot.row, start, edge, after=spot.first - 1 if keeps else last)
    first = first if keeps else _without_raised(first, figures=here.rule.kind not in _FIGURES)
    first = _first(page, first, last - spot.first + 1 if keeps else 0)
    if here.rule.kind not in LONG and not any(token.key for token in first.tokens):
        first = Piece(first.box, ())  # a speck is no value; one may stand below
    if BILINGUAL in spot.text and _is_others(page, first) and not _is_listed(here, first):
        right = max(first.tokens[0].box.left - page.tall, first.box.left)
        line = Box(first.box.left, spot.box.top, right, spot.box.bottom)
        first = Piece(grown(page, line, spot.row), ())  # the value stands below
    return first, edge


def _behind_wall(page: Sheet, spot: Spot, last: int, start: int) -> int:
    """Where the value begins in the cell beside the label's: behind the rule that stands before its first
    word, whatever else the label's cell holds.
    """
    following = page.rows[spot.row].tokens[last + 1 :][:1]
    middle = spot.box.centre[1]
    walls = [
        wall.right
        for token in following
        for wall in page.uprights
        if start <= wall.left and wall.right <= token.box.left and wall.top <= middle <= wall.bottom
        if wall.height >= _TWO_LINES * page.tall
    ]
    return max([start, *walls])


def _gloss(page: Sheet, spot: Spot, last: int) -> int:
    """The label's last token with the English behind it, a footnote's mark between them perhaps."""
    for at, token in enumerate(page.rows[spot.row].tokens[last + 1 : last + 1 + _MARKS], last + 1):
        if token.text == GLOSS:
            return at
        if token.worded and not NOTE.fullmatch(token.text):
            break
    return last


def _without_raised(piece: Piece, *, figures: bool = True) -> Piece:
    """The line without a footnote's mark that stands raised and small between label and value ("trú²:"), a
    figure or what is read for one and its brackets ("®", "? '"); without ``figures`` only signs.
    """
    rest = [token.box for token in piece.tokens if token.worded and not _is_figure(token)]
    if not rest:
        return piece
    high, foot = median([box.height for box in rest]), median([box.bottom for box in rest])
    at = 0
    while not piece.tokens[at].text.strip(_SIGNS) or (figures and _is_figure(piece.tokens[at])):
        box = piece.tokens[at].box
        if box.height > _SMALL * high or foot - box.bottom < _RAISED * high:
            break
        at += 1
    if at == 0:
        return piece
    left = min(piece.tokens[at - 1].box.right + 1, piece.tokens[at].box.left)
    return Piece(replace(piece.box, left=max(left, piece.box.left)), piece.tokens[at:])


def _is_figure(token: Token) -> bool:
    figure = token.text.strip("().,:")
    return figure.isdigit() and len(figure) <= _FEW


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
    before = key_of(tokens[spot.first : last])
    kept = Levenshtein.normalized_similarity(before + taken, base(spot.form))
    cut = Levenshtein.normalized_similarity(before, base(" ".join(words[:-1])))
    unlike = Levenshtein.normalized_similarity(taken, lost) < (_UNLIKE if len(lost) > _FEW else 1.0)
    return last - 1 if unlike and cut > kept else last


def _begin(page: Sheet, spot: Spot) -> int:
    """Where a label with blanks begins that is part of the value: its first word may be lost, and a figure
    stand there, of which a reader's box may leave off a stroke.
    """
    before = page.rows[spot.row].tokens[spot.first - 1].box.right + 1 if spot.first else 0
    return min(max(spot.box.left - page.tall // 2, before), spot.box.left)


def _end(page: Sheet, spot: Spot, last: int) -> int:
    """Where the label ends: a reader's box of its last word may reach into the value, or over it; a short
    last word that the reader lost ("nơi ở?") stands behind the others all the same.
    """
    tokens = page.rows[spot.row].tokens
    following = tokens[last + 1 :][:1]
    edges = [token.box.left - page.tall // 5 for token in following if token.box.left > spot.box.left]
    ending, before = tokens[last], tokens[spot.first : last]
    letter = median([one.box.width / printed_width(one.text) for one in before if one.key] or [0])
    printed = letter * printed_width(ending.text)
    if letter and ending.box.width > _STRETCHED * printed + page.tall / 2:
        edges.append(round(ending.box.left + 1.1 * printed))
    right = spot.box.right
    if following and (lost := _lost_word(spot, key_of((*before, ending)))):
        right += round(letter * printed_width(f" {lost}"))
    return min([right, *edges])


def _lost_word(spot: Spot, read: str) -> str:
    """The label's last word, of a letter or two, where what was read ends before it; else ""."""
    *words, last = spot.form.split()
    if not words or not 0 < len(base(last)) <= _FEW:
        return ""
    cut = Levenshtein.normalized_similarity(read, base(" ".join(words)))
    return last if cut > Levenshtein.normalized_similarity(read, base(spot.form)) else ""


def _first(page: Sheet, piece: Piece, own: int) -> Piece:
    """The label's own line, cut at a gap without words too wide for one value, but for gaps up to word
    ``own``, the one behind a label that is part of its value ("ngày …").

    Lone strokes far behind the label (a fingerprint's lines) are no value.
    """
    if all(len(token.key) < 2 and not token.key.isdigit() for token in piece.tokens):
        near = piece.box.left + _NEAR * page.tall
        far = min((token.box.left for token in piece.tokens if token.box.left >= near), default=10**6)
        box = replace(piece.box, right=max(min(piece.box.right, far - page.tall), piece.box.left))
        piece = Piece(box, tuple(token for token in piece.tokens if token.box.left < near))
    worded = [(index, token) for index, token in enumerate(piece.tokens) if token.key]
    if worded and NOTE.fullmatch(worded[0][1].text):
        worded = worded[1:]  # a footnote's mark hangs on the label, however far the value stands
    for (_, token), (index, other) in pairwise(worded):
        if index > own and other.box.left - token.box.right > _WIDE * page.tall:
            box = replace(piece.box, right=max(token.box.right + page.tall, piece.box.left))
            return Piece(box, piece.tokens[:index])
    return piece


def _is_listed(here: Placed, first: Piece) -> bool:
    """Whether what stands behind the label is one of the few values that it can have ("Nam"), or the figures
    that it asks for.
    """
    text = " ".join(token.text for token in first.tokens)
    return here.rule.kind in {*LISTED, *_FIGURES} and is_good(here.rule.kind, text)


def _is_others(page: Sheet, first: Piece) -> bool:
    """Whether what stands behind a label of two languages is the rest of the second, or a neighbour's."""
    if not first.tokens:
        return False
    far = first.tokens[0].box.left - first.box.left > _WIDE * page.tall
    return far or (len(first.tokens) == 1 and first.tokens[0].confidence < _DOUBT)
