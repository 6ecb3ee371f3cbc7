"""Texts of other papers that speak against a face: "Kính gửi:" on what seems a certificate, "(BẢN SAO)"."""

from __future__ import annotations

from ocr.types import Box
from pipeline.labels.find import Spot
from pipeline.labels.rows import Row
from pipeline.recognise.seen import Seen, outdone, printed, stands_alone
from pipeline.template.model import Face
from pipeline.types import AnchorHit

_REFUSAL = 0.8
"""Likeness from which a text of another paper is believed."""
_SUBTITLE = 4
"""Title heights below a title within which its subtitle stands."""
_MUCH = 0.1
"""A score so much lower is another text's."""


def refusal_of(face: Face, seen: Seen, title: AnchorHit | None) -> str:
    """The text of another paper that stands here like a title or a label, or ""."""
    titled = title.score if title else 0.0
    for text in face.refuse:
        for spot in seen.spots[text]:
            row = seen.rows[spot.row]
            likely = spot.score >= max(_REFUSAL, titled - 0.1) and not outdone(spot, seen)
            likely = likely and (not text.isupper() or _in_capitals(row, spot))
            stands = (spot.first == 0 and not text.isupper()) or stands_alone(row, spot)
            stands = stands and (title is None or title.box is None or is_subtitle(text, spot.box, title.box))
            if likely and stands and not _is_own(face, spot, seen):
                return text
    return ""


def is_subtitle(text: str, box: Box, title: Box) -> bool:
    """Whether a text that papers print in brackets below their title ("(BẢN SAO)") stands there; a stamp of
    the same words may stand anywhere. Of other texts nothing is asked.
    """
    if not text.startswith("("):
        return True
    below = 0 <= box.centre[1] - title.centre[1] < _SUBTITLE * title.height
    return below and title.left <= box.centre[0] <= title.right


def _in_capitals(row: Row, spot: Spot) -> bool:
    """Whether a find of a title stands in capitals: "Giấy chứng minh nhân dân số …" is no GIẤY CHỨNG SINH."""
    letters = [
        sign for token in row.tokens[spot.first : spot.last + 1] for sign in token.text if sign.isalpha()
    ]
    return 2 * sum(sign.isupper() for sign in letters) >= len(letters)


def _is_own(face: Face, spot: Spot, seen: Seen) -> bool:
    """Whether a label of the face itself, a word of it lost, fits the place about as well."""
    own = frozenset(printed(face))
    rivals = (one for one in seen.by_row[spot.row] if one.text in own and one.covers(spot))
    return any(one.score > spot.score - _MUCH for one in rivals)
