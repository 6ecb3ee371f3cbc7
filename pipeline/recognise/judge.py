"""How well one face fits the page: its title, its labels, its codes, what speaks against it."""

from __future__ import annotations

from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.recognise.refusal import is_subtitle, refusal_of
from pipeline.recognise.seen import Seen, in_two_languages, outdone
from pipeline.recognise.titles import titled
from pipeline.template.model import BOTH, Face
from pipeline.types import AnchorHit, Match
from pipeline.why import why

_TITLE_WORTH = 0.45
_CODE_WORTH = 0.75
_NUMBER_WORTH = 0.3
"""A personal number on a card whose title is read: copies lose the thin labels of cards before these."""
_OTHER_SHAPE = 0.85
"""A card's face on a page that is not cut like a card, or a sheet's on one that is."""
_NO_CARD = 0.4
"""A card's face on a sheet without its title or code: forms of the police ask for the same entries."""

_UNTIMELY = 0.7
"""An edition that was not in issue on the day a code tells: another one of the paper fits better, if any."""

ENOUGH = 0.5
"""A face that fits less is not this paper."""
_UNTITLED = 0.2
"""Of what is above that, a face loses so much when none of its titles is seen: papers share their labels."""


def judge(face: Face, seen: Seen) -> Match:
    """The score of ``face`` from 0 to 1, and what was found of it, with the reason in Vietnamese."""
    title, other = titled(face, seen)
    hits, share = _labels(face, seen, title)
    in_time = seen.dated is None or (face.document, face.edition) in seen.dated
    code, foreign = _code_share(face, seen, in_time=in_time)
    against = refusal_of(face, seen, title) or other
    doubt = (1 - _TITLE_WORTH * (title.score if title else 0.0)) * (1 - _CODE_WORTH * code) * (1 - share)
    if title and face.size == "ID-1" and seen.card_shaped and seen.numbered:
        doubt *= 1 - _NUMBER_WORTH * title.score
    score = (1 - doubt) * (0.3 if against else 1.0) * (0.3 if foreign else 1.0)
    score *= 1.0 if in_time else _UNTIMELY
    if face.name != BOTH and (face.size == "ID-1") != seen.card_shaped:
        score *= _OTHER_SHAPE if title or code or not (face.titles and face.size == "ID-1") else _NO_CARD
    if face.titles and not title:
        score -= _UNTITLED * max(score - ENOUGH, 0.0)
    titles = (title,) if title else tuple(AnchorHit(text, None, 0.0) for text in face.titles[:1])
    anchors = (*titles, *hits)
    reason = why(anchors, code, against, foreign or not in_time)
    return Match(face.document, face.edition, face.name, round(score, 4), reason, anchors)


def _labels(face: Face, seen: Seen, title: AnchorHit | None) -> tuple[tuple[AnchorHit, ...], float]:
    """Each label and mark with its find, and the share of their weight found (long texts weigh more).

    A label printed n times wants n places; labels of several fields never share one place. A subtitle stands
    below the title, where that is known.
    """
    headed = title.box if title else None
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
        if headed is not None:
            free = [spot for spot in free if is_subtitle(spot.text, spot.box, headed)]
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


def _likely(spot: Spot, seen: Seen) -> float:
    """How much a find proves: less when worn, when only one language of it stands there, and little when
    another label fits the place better, or it goes on in a language that this one lacks."""
    worth = min(max((spot.score - 0.55) / 0.35, 0.0), 1.0)
    if spot.form != spot.text:
        worth *= 0.4
    return worth * (0.3 if outdone(spot, seen) or in_two_languages(spot, seen) else 1.0)


def _code_share(face: Face, seen: Seen, *, in_time: bool) -> tuple[float, bool]:
    """The share of the face's codes on the page, and whether the page carries one the face cannot have.

    A code that tells its day of issue tells the edition too. Codes cannot say that two sides lie on one page:
    their printed texts must.
    """
    own = seen.codes & set(face.codes)
    foreign = bool(seen.codes - own)
    if not seen.codes or face.name == BOTH:
        return 0.0, foreign
    if seen.dated and in_time and "card_qr" in own:
        return 1.0, foreign
    return len(own) / max(len(face.codes), 1), foreign
