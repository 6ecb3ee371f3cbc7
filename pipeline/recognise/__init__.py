"""Which paper is this? Titles, labels and codes of every template are looked for; the best fit must convince.

A title may be lost (labels suffice), labels may be worn (title and some labels suffice), but what belongs to
another paper ("Kính gửi:", "(BẢN SAO)") counts against: a paper of no template is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognise.judge import ENOUGH, judge
from pipeline.recognise.seen import seen_on
from pipeline.template.model import BOTH, Catalogue
from pipeline.types import Match, ReadPage, Recognition

_AS_GOOD = 0.1
"""Editions of one paper whose scores are nearer than this are weighed by what they explain."""
_EACH = 0.015
"""What a label more is worth then."""


def recognise(read: ReadPage, catalogue: Catalogue) -> Recognition:
    """The face that fits ``read`` (None when none fits well) and the three nearest papers, best first."""
    faces, seen = catalogue.faces, seen_on(read, catalogue)
    if not seen.card_shaped:
        faces += catalogue.pairs
    matches = sorted((judge(face, seen) for face in faces), key=lambda match: -match.score)
    best = _side(_edition(matches), matches) if matches and matches[0].score >= ENOUGH else None
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


def _side(best: Match, matches: Sequence[Match]) -> Match:
    """The best match; of both sides of a card of which no text of one is seen, the other side alone,
    which waits for its partner.
    """
    sides = (
        one
        for one in matches
        if (one.document, one.edition) == (best.document, best.edition) and one.face != BOTH
    )
    return next((one for one in sides if best.face == BOTH and _met(one) >= _met(best)), best)


def _met(match: Match) -> int:
    return sum(anchor.box is not None for anchor in match.anchors)
