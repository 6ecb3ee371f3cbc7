"""Values without a label of their own: the place before a date, the issuer beside the national heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from ocr.types import Box, around
from pipeline.extract.cutting.sheet import Piece, Sheet, grown
from pipeline.extract.placing.align import Placed
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import Token

_NUMBERED = re.compile(r"\d/\S*[A-ZĐ]{2}")
"""The number of a paper ("433/UBND-XNTTHN"), its label unread: an issuer's name ends above it."""

_OF_COMMUNE = re.compile(r"(?:xa|phuong|thitran)[a-z]")
"""The name of a commune, as it stands below the line that says whose office it is."""
_FACILITIES = ("benhvien", "trungtamyte", "tramyte", "phongkham", "nhahosinh")
"""How the names of hospitals and health stations begin; the department of health above them is no issuer."""
_LETTERS = 3
"""Word heights behind an issuer's last word in which a lost letter or figure of its name may stand."""
_PLACE = 12
"""Word heights that the name of a place takes."""


def before(page: Sheet, here: Placed) -> Piece:
    """What stands on the row before the label, back to a label or a wide gap ("Hà Nội, ngày …").

    Where the page reading saw no word there, the room a place takes: under a stamp it may have lost it.
    """
    behind = [other for other in page.barriers if other.row == here.spot.row and other.last < here.spot.first]
    low = max([page.left, *(other.box.right for other in behind)])
    tokens: list[Token] = []
    edge = here.spot.box.left
    for token in reversed(page.rows[here.spot.row].tokens[: here.spot.first]):
        far = token.box.left < low or edge - token.box.right > 3 * page.tall
        if far or _NUMBERED.search(token.text):
            break
        tokens.insert(0, token)
        edge = token.box.left
    if not any(token.key for token in tokens):
        edge = max(low, here.spot.box.left - _PLACE * page.tall)
    box = Box(edge, here.spot.box.top, here.spot.box.left, here.spot.box.bottom)
    return Piece(grown(page, box, here.spot.row), tuple(tokens))


def corner(page: Sheet, nation: tuple[Spot, ...]) -> tuple[Piece, ...]:
    """The issuer at the top left, beside ``nation`` (lines of the national heading): all but the first line.

    The first line names the authority above the issuer; where only one line stands there, it is the issuer.
    A people's committee or hospital begins where its name does, whatever stands above, be it another's, and
    may stand below the heading; a commune's name without it is no issuer, and gives no lines.
    """
    if not nation:
        return ()
    edge, top = min(spot.box.left for spot in nation) - page.tall // 2, min(spot.box.top for spot in nation)
    made: list[Piece] = []
    for number in range(len(page.rows)):
        row = page.rows[number]
        if row.box.bottom < top - page.tall:
            continue  # what a fax machine prints along the edge
        beside = any(spot.row == number for spot in nation)
        tokens = tuple(token for token in row.tokens if token.box.right < edge)
        if not beside:
            under = number > max(spot.row for spot in nation) and _opens_office(row.tokens)
            tokens = _run(page, row.tokens, max(len(tokens), under))
        worded = [token.box for token in tokens if len(token.key) > 1]
        barred = any(one.row == number and one.box.left < edge for one in page.barriers if one not in nation)
        if (
            barred
            or any(_NUMBERED.search(token.text) for token in tokens)
            or (made and around(worded or [row.box]).top - made[-1].box.bottom > 1.2 * page.pitch)
        ):
            break
        if worded:
            box = around([*worded, *_single(page, tokens, worded[-1])])
            right = max(box.right + page.tall // 2, min(edge, box.right + _LETTERS * page.tall))
            wide = Box(max(box.left - page.tall, 0), box.top, right, box.bottom)
            made.append(Piece(grown(page, wide, number), tokens))
    if any(_opens_office(piece.tokens) for piece in made):
        return from_office(made)
    if made and _OF_COMMUNE.match(base("".join(token.text for token in made[-1].tokens))):
        return ()
    return tuple(made[1:] or made)


def from_office(made: Sequence[Piece]) -> tuple[Piece, ...]:
    """The lines from the last on that names a people's committee or hospital; all where none does."""
    opening = [number for number in range(len(made)) if _opens_office(made[number].tokens)]
    return tuple(made[opening[-1] if opening else 0 :])


def _run(page: Sheet, tokens: Sequence[Token], count: int) -> tuple[Token, ...]:
    """The first ``count`` tokens and those that go on from them: with nothing beside it, an issuer's name may
    reach under the national heading.
    """
    while 0 < count < len(tokens) and tokens[count].box.left - tokens[count - 1].box.right < page.tall:
        count += 1
    return tuple(tokens[:count])


def _single(page: Sheet, tokens: tuple[Token, ...], last: Box) -> list[Box]:
    """The capital or figure that ends a name ("AN BÌNH B", "PHƯỜNG 5"), one space behind its last word."""
    behind = [
        token.box for token in tokens if token.box.left >= last.right and token.text.strip(".,").isalnum()
    ]
    return [box for box in behind[:1] if box.left - last.right < page.tall]


def _opens_office(tokens: Iterable[Token]) -> bool:
    """Whether a line begins with UBND or ỦY BAN NHÂN DÂN, a letter or two read badly, or as the names of
    hospitals do.
    """
    key = base("".join(token.text for token in tokens))
    committee = Levenshtein.distance(key[:13], "uybannhandan", score_cutoff=3) <= 3
    return committee or key.startswith(("ubnd", *_FACILITIES))
