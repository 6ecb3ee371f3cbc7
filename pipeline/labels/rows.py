"""From a reading to rows: all that stands at one height of the paper, left to right, across columns.

A reader cuts a printed line in pieces at wide gaps and at columns; labels and their values need it whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ocr.types import Box, Line, Reading, Word, around
from pipeline.labels.fold import base
from pipeline.letters import printed_width

_SEAM = re.compile(
    r"(?<=[:,;])(?=[^\d\s:,;])|(?<=[^\d\s][:,;])(?=\d)|(?<=\.\.)(?=\w)|(?<=^[Ss]ố)(?=\d)|(?<=^[Ss]\d:)(?=\d)"
    r"|(?<=[^\W\d_][^\W\d_A-Z]\.)(?=[A-ZĐ])|(?<=\d\.)(?=[A-ZĐ][^\W\d_A-Z])"
    r"|(?<=^[Nn]gày)(?=\d)|(?<=^[Nn]gày[._])(?=\d)|(?<=phút)(?=ngày)|(?<=^[Dd][oO])(?=UBND)"
    r"|(?<=_)(?=[^\W_])|(?<=\?)(?=\S)|(?<=^\(\d\))(?=[^\W\d_])|(?<=^\(\d\d\))(?=[^\W\d_])"
)
"""Where words grew together: after a colon, comma, question mark, leader, "Số", "ngày" or an entry's number
"(11)", "do" ("dOUBND"), before a capital ("Núi.Voi"); not inside a number (12:30)."""
_NUMBER_LABEL = "Số:"
_WORN_NUMBER_LABEL = re.compile(r"[Ss$§%](?:[^\W_]|[oôốồổỗộóòỏõọơớ068]{2})[:;][.:,]*|[Ss][øØốôồỗổ][.,]")
_NO_COLON = re.compile(r"[Ss$§](?:[áàảãạâấầẩẫăắêế0689]|[óòỏõọôốồổỗộ][-–~'])")
_OFFICE_NUMBER = re.compile(r"(?=.*\d)\w+[./-][\w./-]{3,}")
_NEXT_LABEL = "Quy"
_FAR = 1.5
"""That label without its colon, before an office's number that ends there: nothing, much white (word heights)
or the book's label behind it; an address goes on ("Số 205A/14 đường …")."""
_TALL = 2.2
"""So many usual heights high a word is a stroke or a fold, and says nothing of its line's height."""

_NEAR, _TWIN = 3, 0.6
"""Words back among which one may be seen again, and the share of the narrower one's width they then share."""
_DOT = 0.15
"""A sign lower than this share of that height is a dot."""
_SHARED = 0.4
"""Of the lower one's height two neighbours on one line share more than this."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the part of it before or after a colon. ``key`` is its base form ("" for mere signs)."""

    text: str
    key: str
    box: Box
    confidence: float

    @property
    def colon(self) -> bool:
        """Whether it ends a printed label."""
        return self.text.endswith(":")

    @property
    def worded(self) -> bool:
        """Whether it is a word or a figure, and no lone letter or sign that a speck may be taken for."""
        return len(self.key) > 1 or self.key.isdigit()


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens of one height, left to right; never empty."""

    tokens: tuple[Token, ...]
    box: Box


def key_of(tokens: Iterable[Token]) -> str:
    """The base forms of these tokens as one word: what they say, wherever a reader cut it."""
    return "".join(token.key for token in tokens)


def rows(reading: Reading) -> tuple[Row, ...]:
    """The rows of a page, top to bottom; pieces of one printed line are joined."""
    words = reading.words
    limit = _TALL * median([word.box.height for word in words]) if words else 0.0
    gathered: list[list[Word]] = []
    for line in sorted(reading.lines, key=_middle):
        home = next((row for row in reversed(gathered[-6:]) if _beside(row, line, limit)), None)
        if home is None:
            gathered.append(list(line.words))
        else:
            home.extend(line.words)
    made = [_row(words) for words in gathered]
    return tuple(sorted((row for row in made if row.tokens), key=_height))


def _height(row: Row) -> float:
    """Where on the page a row stands: its usual word, not a note at the margin or a stroke."""
    return median([token.box.centre[1] for token in row.tokens])


def _middle(line: Line) -> float:
    return line.box.centre[1]


def _beside(row: Sequence[Word], line: Line, limit: float) -> bool:
    """Whether ``line`` continues ``row``: same height where they are nearest, not above each other."""
    top, bottom = line.box.top, line.box.bottom
    if not any(word.box.top < bottom and top < word.box.bottom for word in row):
        return False
    inside = 0
    for word in line.words:
        inside += any(_across(word.box, other.box) > 0.3 * word.box.width for other in row)
    if inside * 5 > len(line.words):
        return False
    here, there = _standing(row, limit), _standing(line.words, limit)
    if not here or not there:
        return False
    near = min(((box, end) for box in here for end in (there[0], there[-1])), key=lambda pair: _apart(*pair))
    return _level(*near)


def _standing(words: Sequence[Word], limit: float) -> list[Box]:
    """The boxes by which a line's height is told: no strokes, a leader's dots only where nothing else is."""
    boxes = [word.box for word in words if word.box.height <= limit]
    return [box for box in boxes if box.height >= _DOT * limit] or boxes


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line: capitals may be set well above their label's small letters."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SHARED * min(one.height, other.height)


def _across(one: Box, other: Box) -> int:
    return min(one.right, other.right) - max(one.left, other.left)


def _apart(one: Box, other: Box) -> int:
    return max(one.left - other.right, other.left - one.right, 0)


def _row(words: Sequence[Word]) -> Row:
    tokens: list[Token] = []
    for word in _apart_from_next(_once(sorted(words, key=lambda one: one.box.left))):
        tokens.extend(_tokens(word))
    return Row(tuple(_numbered(tokens)), around(word.box for word in words))


def _numbered(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a lost colon put back on the label of an office's number."""
    made = list(tokens)
    for at, (label, number) in enumerate(pairwise(tokens)):
        if _NO_COLON.fullmatch(label.text) and _OFFICE_NUMBER.fullmatch(number.text):
            after = next((one for one in tokens[at + 2 :] if one.key), None)
            far = after is None or after.box.left - number.box.right > _FAR * number.box.height
            if after is None or far or after.text.startswith(_NEXT_LABEL):
                made[at] = replace(label, text=_NUMBER_LABEL, key=base(_NUMBER_LABEL))
    return made


def _once(words: Sequence[Word]) -> list[Word]:
    """The words, left to right, without those a reader saw twice in one place: of two the wider stays."""
    made: list[Word] = []
    for word in words:
        twin = next((one for one in made[-_NEAR:] if _is_twin(one, word)), None)
        if twin is None:
            made.append(word)
        elif twin.box.width < word.box.width:
            made[made.index(twin)] = word
    return made


def _is_twin(one: Word, other: Word) -> bool:
    """Whether two words say the same and stand in one place."""
    shared = _across(one.box, other.box)
    return shared > _TWIN * min(one.box.width, other.box.width) and base(one.text) == base(other.text) != ""


def _apart_from_next(words: Sequence[Word]) -> list[Word]:
    """The words with boxes that end where the next one begins: leaders read with a word stretch its box."""
    made = []
    for word, after in zip(words, [*words[1:], None], strict=True):
        box = word.box
        if after is not None and box.left + 0.3 * box.width < after.box.left < box.right:
            box = replace(box, right=after.box.left)
        made.append(replace(word, box=box))
    return made


def _token(text: str, box: Box, confidence: float) -> Token:
    """The short label before a number is known by its S and its colon, however worn ("Sá:", "$ô:.")."""
    text = _NUMBER_LABEL if _WORN_NUMBER_LABEL.fullmatch(text) else text
    return Token(text, base(text), box, confidence)


def _tokens(word: Word) -> list[Token]:
    """The word cut at its seams; the pieces share its box by the widths of their letters."""
    if not word.text.strip():
        return []
    pieces = [piece for piece in _SEAM.split(word.text) if piece]
    if len(pieces) == 1:
        return [_token(word.text, word.box, word.confidence)]
    step = word.box.width / printed_width(word.text)
    made, at = [], 0.0
    for piece in pieces:
        end = at + printed_width(piece)
        left, right = word.box.left + int(at * step), word.box.left + int(end * step)
        box = Box(left, word.box.top, max(right, left), word.box.bottom)
        made.append(_token(piece, box, word.confidence))
        at = end
    return made
