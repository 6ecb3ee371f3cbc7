"""Which paper is this? Titles, labels and codes of every template are looked for; the best fit must convince.

A title may be lost (labels suffice), labels may be worn (title and some labels suffice), but what belongs to
another paper ("Kính gửi:", "(BẢN SAO)") counts against: a paper of no template is nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocr.types import Box
from pipeline.card_codes import days_of_issue, kinds_of_codes
from pipeline.labels.find import Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, rows
from pipeline.labels.wrapped import unwrapped
from pipeline.template.model import BOTH, Catalogue, Face
from pipeline.types import AnchorHit, Match, ReadPage, Recognition
from pipeline.why import why

ENOUGH = 0.5
"""A face that fits less is not this paper."""
_AS_GOOD = 0.1
"""Editions of one paper whose scores are nearer than this are weighed by what they explain."""
_EACH = 0.015
"""What a label more is worth then."""
_SURE = 0.5
"""Confidence from which a word beside a title is one."""
_TITLE_WORTH = 0.45
_CODE_WORTH = 0.75
_REFUSAL = 0.8
"""Likeness from which a text of another paper is believed."""
_SUBTITLE = 4
"""Title heights below a title within which its subtitle stands."""
_MUCH = 0.1
"""A score so much lower is another text's."""
_OTHER_SHAPE = 0.85
"""A card's face on a page that is not cut like a card, or a sheet's on one that is."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The page as the judge sees it."""

    rows: tuple[Row, ...]
    spots: Mapping[str, tuple[Spot, ...]]
    by_row: Mapping[int, tuple[Spot, ...]]
    codes: frozenset[str]
    card_shaped: bool
    papers: Mapping[str, int]
    """How many papers of the catalogue print a label (by its key): what all print tells little."""
    dated: frozenset[tuple[str, str]] | None
    """Editions in issue on the day a code on the page tells (None: no code does)."""


def recognise(read: ReadPage, catalogue: Catalogue) -> Recognition:
    """The face that fits ``read`` (None when none fits well) and the three nearest papers, best first."""
    faces = catalogue.faces
    wanted = tuple(dict.fromkeys(text for face in faces for text in (*_printed(face), *face.refuse)))
    page_rows = unwrapped(rows(read.reading), wanted)
    spots = find(page_rows, wanted)
    seen = _Seen(
        page_rows,
        spots,
        _by_row(spots),
        kinds_of_codes(read),
        _card_shaped(read),
        _papers(catalogue),
        _dated(read, catalogue),
    )
    if not seen.card_shaped:
        faces += catalogue.pairs
    matches = sorted((_judge(face, seen) for face in faces), key=lambda match: -match.score)
    best = _edition(matches) if matches and matches[0].score >= ENOUGH else None
    nearest: dict[str, Match] = {}
    for match in matches:
        nearest.setdefault(match.document, match)
    return Recognition(best, tuple(nearest.values())[:3])


def _edition(matches: Sequence[Match]) -> Match:
    """The best match, or an edition of the same paper that explains more of what is printed, as good as that.

    A newer form is an older one with a label more; where that is worn, the older one seems to fit better.
    """
    best = matches[0]
    alike = (one for one in matches if best.score - one.score < _AS_GOOD and one.document == best.document)
    return max(alike, key=lambda one: (one.score + _EACH * _met(one), one.score))


def _met(match: Match) -> int:
    return sum(anchor.box is not None for anchor in match.anchors)


def _by_row(spots: Mapping[str, tuple[Spot, ...]]) -> Mapping[int, tuple[Spot, ...]]:
    gathered: dict[int, list[Spot]] = {}
    for found in spots.values():
        for spot in found:
            gathered.setdefault(spot.row, []).append(spot)
    return {row: tuple(found) for row, found in gathered.items()}


def _papers(catalogue: Catalogue) -> Mapping[str, int]:
    return Counter(
        key
        for template in catalogue.documents.values()
        for key in {
            base(rule.labels[0])
            for edition in template.editions
            for face in edition.faces
            for rule in face.fields
            if rule.labels
        }
    )


def _printed(face: Face) -> tuple[str, ...]:
    labels = (label for rule in face.fields for label in rule.labels)
    return (*face.titles, *face.marks, *labels)


def _dated(read: ReadPage, catalogue: Catalogue) -> frozenset[tuple[str, str]] | None:
    """The editions (document, edition) in issue on a day of issue that codes tell; None when none tells."""
    days = days_of_issue(read)
    if not days:
        return None
    return frozenset(
        (template.document, edition.edition)
        for template in catalogue.documents.values()
        for edition in template.editions
        if any(edition.start <= day <= (edition.end or day) for day in days)
    )


def _card_shaped(read: ReadPage) -> bool:
    """Whether the page has the shape of a card (85.6 × 54 mm) and not that of a sheet lying (297 × 210)."""
    return 1.48 < read.page.width / max(read.page.height, 1) < 1.75


def _judge(face: Face, seen: _Seen) -> Match:
    title = _title(face, seen)
    hits, share = _labels(face, seen)
    code, foreign = _code_share(face, seen)
    refusal = _refusal(face, seen, title)
    doubt = (1 - _TITLE_WORTH * (title.score if title else 0.0)) * (1 - _CODE_WORTH * code) * (1 - share)
    score = (1 - doubt) * (0.3 if refusal else 1.0) * (0.3 if foreign else 1.0)
    if face.name != BOTH and (face.size == "ID-1") != seen.card_shaped:
        score *= _OTHER_SHAPE
    titles = (title,) if title else tuple(AnchorHit(text, None, 0.0) for text in face.titles[:1])
    anchors = (*titles, *hits)
    reason = why(anchors, code, refusal, foreign)
    return Match(face.document, face.edition, face.name, round(score, 4), reason, anchors)


def _title(face: Face, seen: _Seen) -> AnchorHit | None:
    """The best title that has its stretch of the row for itself (a title inside a sentence is none)."""
    best: AnchorHit | None = None
    for text in face.titles:
        for spot in seen.spots[text]:
            if _alone(seen.rows[spot.row], spot) and (best is None or spot.score > best.score):
                best = AnchorHit(text, spot.box, spot.score)
    return best


def _alone(row: Row, spot: Spot) -> bool:
    """Whether ``spot`` holds most letters, doubtful ones aside, between the wide gaps around it."""
    left, right = spot.first, spot.last
    while left > 0 and row.tokens[left].box.left - row.tokens[left - 1].box.right < 2 * row.box.height:
        left -= 1
    while (
        right + 1 < len(row.tokens)
        and row.tokens[right + 1].box.left - row.tokens[right].box.right < 2 * row.box.height
    ):
        right += 1
    beside = (*row.tokens[left : spot.first], *row.tokens[spot.last + 1 : right + 1])
    around_it = sum(len(token.key) for token in beside if token.confidence >= _SURE)
    own = sum(len(token.key) for token in row.tokens[spot.first : spot.last + 1])
    return own >= 4 * around_it


def _labels(face: Face, seen: _Seen) -> tuple[tuple[AnchorHit, ...], float]:
    """Each label and mark with its find, and the share of their weight found (long texts weigh more).

    A label printed n times wants n places; labels of several fields never share one place.
    """
    hits: list[AnchorHit] = []
    taken: list[Spot] = []
    total = found = 0.0
    groups = [(rule.labels, rule.may_lack) for rule in face.fields if rule.labels]
    groups += [((mark,), False) for mark in face.marks]
    for labels, may_lack in sorted(groups, key=lambda group: -len(base(group[0][0]))):
        key = base(labels[0])
        weight = min(len(key), 16) / 16 / max(seen.papers.get(key, 1), 1) ** 0.5
        spots = (spot for label in labels for spot in seen.spots[label])
        free = [spot for spot in spots if not any(spot.covers(other) for other in taken)]
        best = max(free, key=lambda spot: (spot.score, -spot.row), default=None)
        if best is None and may_lack:
            continue
        total += weight
        if best is None:
            hits.append(AnchorHit(labels[0], None, 0.0))
            continue
        taken.append(best)
        found += weight * _likely(best, seen)
        hits.append(AnchorHit(labels[0], best.box, best.score))
    return tuple(hits), found / total if total else 0.0


def _likely(spot: Spot, seen: _Seen) -> float:
    """How much a find proves: less when worn, when only one language of it stands there, and little when
    another label fits the place better."""
    worth = min(max((spot.score - 0.55) / 0.35, 0.0), 1.0)
    if spot.form != spot.text:
        worth *= 0.4
    return worth * (0.3 if _outdone(spot, seen) else 1.0)


def _outdone(spot: Spot, seen: _Seen) -> bool:
    """Whether another text of the catalogue fits the place better."""
    rivals = (one for one in seen.by_row[spot.row] if one.covers(spot) and one.score > spot.score + 0.04)
    return any(base(one.form) != base(spot.form) for one in rivals)


def _code_share(face: Face, seen: _Seen) -> tuple[float, bool]:
    """The share of the face's codes on the page, and whether the page carries one the face cannot have.

    A code that tells its day of issue tells the edition too. Codes cannot say that two sides lie on one page:
    their printed texts must.
    """
    own = seen.codes & set(face.codes)
    in_time = seen.dated is None or (face.document, face.edition) in seen.dated
    foreign = bool(seen.codes - own) or not in_time
    if not seen.codes or face.name == BOTH:
        return 0.0, foreign
    if seen.dated and in_time and "card_qr" in own:
        return 1.0, foreign
    return len(own) / max(len(face.codes), 1), foreign


def _refusal(face: Face, seen: _Seen, title: AnchorHit | None) -> str:
    """The text of another paper that stands here like a title or a label, or ""."""
    titled = title.score if title else 0.0
    for text in face.refuse:
        for spot in seen.spots[text]:
            row = seen.rows[spot.row]
            likely = spot.score >= max(_REFUSAL, titled - 0.1) and not _outdone(spot, seen)
            likely = likely and (not text.isupper() or _in_capitals(row, spot))
            stands = (spot.first == 0 and not text.isupper()) or _alone(row, spot)
            stands = stands and (
                title is None or title.box is None or _is_subtitle(text, spot.box, title.box)
            )
            if likely and stands and not _is_own(face, spot, seen):
                return text
    return ""


def _is_subtitle(text: str, box: Box, title: Box) -> bool:
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


def _is_own(face: Face, spot: Spot, seen: _Seen) -> bool:
    """Whether a label of the face itself, a word of it lost, fits the place about as well."""
    own = frozenset(_printed(face))
    rivals = (one for one in seen.by_row[spot.row] if one.text in own and one.covers(spot))
    return any(one.score > spot.score - _MUCH for one in rivals)
