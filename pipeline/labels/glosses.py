"""Labels in English that some offices print below the Vietnamese ones, or behind them and a slash.

To a reader they are the next line, or the first words of the value. They are taken off the rows before
anything is looked for. The words are those of the identity cards (TT 06/2021/TT-BCA, TT 17/2024/TT-BCA) and
of bilingual civil-status forms. Cards keep theirs: there they are part of the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from ocr.types import around
from pipeline.labels.find import Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token

_ENGLISH = (
    "Full name",
    "Date of birth",
    "Year of birth",
    "In words",
    "Gender",
    "Sex",
    "Ethnicity",
    "Ethnic group",
    "Nationality",
    "Place of birth",
    "Place of origin",
    "Place of residence",
    "Permanent residence",
    "Last residence",
    "Residence",
    "Identity document",
    "Identity card",
    "Identification paper",
    "Personal identification No.",
    "Personal identification number",
    "Personal number",
    "Full name of mother",
    "Full name of father",
    "Mother's full name",
    "Father's full name",
    "Husband's full name",
    "Wife's full name",
    "Declarant's full name",
    "Relationship",
    "Marital status",
    "Time of death",
    "Date of death",
    "Died at",
    "Place of death",
    "Cause of death",
    "Place of registration",
    "Date of registration",
    "Registered at",
    "Purpose",
)
GLOSS = "::"
"""What stands for the English words behind a label and its slash: no letters, the end of a label."""
_LIKE = 0.75
"""Likeness from which worn small print is one of them."""
_LIKELY, _SURELY = 0.66, 0.85
"""The same for a word behind a slash, and for the first words of a value."""
_LONGEST = 4
"""Words of such a label at most."""
_UNDER = 2.5
"""Word heights by which it begins left or right of the label above it at most."""
_SLASHES = frozenset(("/", "⁄", "J", "j", "|", "l", "I", "1", "4", "7", "[", "("))
"""What a slash between two languages is read as."""
_SURE_SLASHES = ("/", "⁄", "¿")
"""What no word begins with that is none."""
_LABEL_ENDS = frozenset(
    (
        *("chu", "ten", "tinh", "tich", "toc", "tru", "sinh", "quan", "than", "me", "cha", "chong", "vo"),
        *("nhan", "ky", "tu", "chet", "cung", "thuc"),
    )
)
"""Last words (without marks) of Vietnamese labels behind which English stands though its slash was lost."""
_SLASH = re.compile(r"\W*\d?\W*[/⁄]\s*(?=[A-Z][a-z]+\s)")
"""The sign of a note perhaps, and the slash before such a label."""
_NOTE = re.compile(r"\W*\d?\W*")
"""The sign of a note between a label's colon and the slash."""
_SMALL = ("sex",)
"""Labels of a few letters."""
_SHORT = 3
"""Letters of a word up to which nothing but the word itself is like it."""
_APART = 1.0
"""Word heights of white between what is left of a label and the value beside it."""


def without_glosses(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without these words: gone where they begin below words of the row above, one ``GLOSS`` in
    their place where they stand behind a label, be it on the row above.
    """
    spots = [spot for there in find(rows, _ENGLISH, _LIKE).values() for spot in there]
    made: list[Row] = []
    wraps = False
    for number, row in enumerate(rows):
        own = [spot for spot in spots if spot.row == number]
        gone = _indices(spot for spot in own if _is_gloss(rows, spot))
        gone |= _rest(rows[number - 1], row) if wraps else set()
        behind = _behind_slash(row.tokens) | _indices(spot for spot in own if _behind_label(row, spot))
        behind |= _opening(row) if number and ends_in_slash(rows[number - 1]) else set()
        wraps = bool(behind)
        left = _kept(row.tokens, gone, behind)
        if left:
            changed = gone or behind
            made.append(
                replace(row, tokens=left, box=around(token.box for token in left)) if changed else row
            )
    return tuple(made)


def _indices(spots: Iterable[Spot]) -> set[int]:
    return {at for spot in spots for at in range(spot.first, spot.last + 1)}


def _is_gloss(rows: Sequence[Row], spot: Spot) -> bool:
    """Whether the words begin where words of the row above do, and no others run up to them."""
    tokens = rows[spot.row].tokens
    if spot.row == 0 or (spot.first and tokens[spot.first - 1].box.right > spot.box.left - spot.box.height):
        return False
    reach = _UNDER * spot.box.height
    return any(abs(token.box.left - spot.box.left) < reach for token in rows[spot.row - 1].tokens)


def _behind_label(row: Row, spot: Spot) -> bool:
    """Whether the words stand right behind a label's last one, whose slash is lost."""
    before = row.tokens[spot.first - 1] if spot.first else None
    return before is not None and before.key in _LABEL_ENDS and not before.colon


def _behind_slash(tokens: Sequence[Token]) -> set[int]:
    """The indices of slashes, read as what they may, and of the English words behind each."""
    gone: set[int] = set()
    for at, token in enumerate(tokens):
        slash = token.text.startswith(_SURE_SLASHES)
        if at == 0 or not (slash or (token.text in _SLASHES and tokens[at - 1].key in _LABEL_ENDS)):
            continue
        first = at if slash and token.key else at + 1
        end = first
        while end < len(tokens) and _is_english(tokens[end]):
            end += 1
        if end > first:
            end += end < len(tokens) and tokens[end].colon  # the last word, too worn to be known
            note = at > 1 and tokens[at - 2].colon and _NOTE.fullmatch(tokens[at - 1].text)
            gone |= set(range(at - bool(note), end))
    return gone


def _rest(above: Row, row: Row) -> set[int]:
    """The indices of English words alone in the label's cell on the row below one that had some."""
    end = 0
    while end < len(row.tokens) and _is_english(row.tokens[end]):
        end += 1
    if not end or row.tokens[0].box.left - above.tokens[0].box.left > _UNDER * row.tokens[0].box.height:
        return set()
    last = row.tokens[end - 1].box
    apart = end == len(row.tokens) or row.tokens[end].box.left - last.right > _APART * last.height
    return set(range(end)) if apart else set()


def ends_in_slash(row: Row) -> bool:
    """Whether a label's slash ends the row: its English words open the next one."""
    before, last = row.tokens[-2:-1], row.tokens[-1]
    return last.text in _SURE_SLASHES and bool(before) and before[0].colon


def _opening(row: Row) -> set[int]:
    """The indices of the English words that open the row."""
    return set(range(next((at for at, token in enumerate(row.tokens) if not _is_english(token)), 0)))


def _kept(tokens: Sequence[Token], gone: set[int], behind: set[int]) -> tuple[Token, ...]:
    """The other tokens, with one for each run of those ``behind`` a label."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        if at in behind and kept and kept[-1].text == GLOSS:
            kept[-1] = replace(kept[-1], box=around((kept[-1].box, token.box)))
        elif at in behind:
            kept.append(replace(token, text=GLOSS, key=""))
        elif at not in gone:
            kept.append(token)
    return tuple(kept)


def _is_english(token: Token) -> bool:
    """Whether a word is one of the labels', worn perhaps; a short one behind its slash may lack a letter."""
    if len(token.key) <= _SHORT:
        worn = token.text.startswith(_SURE_SLASHES) and len(token.key) > 1
        return token.key in _words() or (worn and any(distance(token.key, word) == 1 for word in _SMALL))
    return any(ratio(token.key, word) >= _LIKELY for word in _words())


def without_english(text: str) -> str:
    """A value without such a label before it, or the rest of one, which only a reader of the crop saw."""
    slash = _SLASH.match(text)
    words = text[slash.end() if slash else 0 :].split()
    alike, count = max(
        ((_whole(words[:at]), at) for at in range(1, min(_LONGEST, len(words)) + 1)), default=(0, 0)
    )
    if alike >= (_LIKE if slash else _SURELY):
        return " ".join(words[count:]).lstrip(":., ")
    rest = max((at for at, word in enumerate(words[:_LONGEST], 1) if _is_rest(word)), default=0)
    return " ".join(words[rest:]) if rest else text


def _whole(words: Sequence[str]) -> float:
    """How like one of these labels words are; words of labels that end with a colon are one."""
    head = base(" ".join(words))
    if len(head) <= _SHORT:
        return 0.0
    if words[-1].endswith(":") and all(base(word) in _words() for word in words):
        return 1.0
    return max(ratio(head, base(label)) for label in _ENGLISH)


def _is_rest(word: str) -> bool:
    """Whether a small word is of such a label: no Vietnamese value begins with it."""
    key = base(word)
    small = word[:1].islower() and word.isascii() and len(key) > _SHORT
    return small and any(ratio(key, other) >= _LIKE for other in _words() if len(other) > _SHORT)


@cache
def _words() -> frozenset[str]:
    """The words of all labels, and those that small print runs together ("ofbirth")."""
    alone = (word for text in _ENGLISH for word in text.split())
    pairs = ("".join(pair) for text in _ENGLISH for pair in pairwise(text.split()))
    return frozenset(map(base, (*alone, *pairs)))
