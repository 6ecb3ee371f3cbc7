"""What the readers say of one field's region, without the print around it, and how sure its place is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.extract.belief import LONG
from pipeline.extract.cutting.orphans import below, beside
from pipeline.extract.cutting.region import FIGURES
from pipeline.extract.cutting.sheet import Piece, Sheet
from pipeline.extract.ink import strewn
from pipeline.extract.placing.align import Placed
from pipeline.extract.reading.labelled import lines_without, without_label, without_mark, without_sentence
from pipeline.extract.reading.lines import LinesSaid
from pipeline.extract.reading.reread import Readers, Said, Wanted, reread
from pipeline.labels.find import STRONG
from pipeline.labels.glosses import without_english
from pipeline.letters import key
from pipeline.template.model import BILINGUAL, FieldRule
from pipeline.types import CleanPage, Source, SourceKind, Testimony

_DOUBTED = 0.05
"""How much of its confidence a reading keeps whose place is a guess."""
_EMPTY = 0.5
"""How sure the line reader must be that a place is empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Hearing:
    """One face and those who read it: its clean page, its labels laid out, whether it is a card's, the rows
    that no field took, the form's own sentences, the keys of its labels, what a card prints beside values.
    """

    picture: CleanPage
    page: Sheet
    card: bool
    readers: Readers
    left_over: frozenset[int]
    sentences: Sequence[str]
    labels: Collection[str]
    marks: Sequence[str] = ()

    def of(self, rule: FieldRule, region: Sequence[Piece], proven: str) -> list[Testimony]:
        """What each reader says of the field that stands in ``region``; nothing where its place is in doubt.

        ``proven``: what a code says of it. Raises ``ocr.errors.ReaderFailed``.
        """
        wanted = Wanted(rule.kind, proven, self.page.right if self.card else None)
        said, lines = reread(self.picture, self.readers, wanted, region, self.page.tall)
        nothing = not (said.text or (lines and lines.text))
        if nothing and (self._is_unread(said, lines) or self._may_stand_elsewhere(rule)):
            return []
        bare = partial(self._bare, rule=rule)
        said = replace(said, text=bare(said.text))
        if self._may_be_anothers(rule, region) or self._may_be_cut(rule, region):
            said, lines = _less_sure(said, lines)
        told = [_testimony(rule, said, self.readers.page.name)]
        if lines is not None and self.readers.line is not None:
            lines = lines_without(lines, bare)
            lines = lines if rule.kind in FIGURES else without_mark(lines, said.text)
            told.append(_by_lines(rule, lines, self.readers.line.name))
        return told

    def _is_unread(self, said: Said, lines: LinesSaid | None) -> bool:
        """Whether a place is not empty, though no reader read a word there: its ink may be of any."""
        if lines is None:
            return strewn(self.picture, said.box, self.page.tall)
        return lines.confidence < _EMPTY

    def _may_stand_elsewhere(self, rule: FieldRule) -> bool:
        """Whether an empty place may be another's: its label was hardly read, so that only those around it
        tell where it stands, or what stands next to it belongs to no field.
        """
        place = self.page.layout.of(rule)
        if place is None:
            return False
        guessed = place.spot.score < STRONG or self._is_closed_in(place)
        return guessed or beside(self.page, place, self.left_over)

    def _is_closed_in(self, place: Placed) -> bool:
        """Whether a label that was only guessed leaves the value no room: it may be the value itself."""
        spot = place.spot
        behind = (one.spot for one in self.page.layout.placed if one.spot.row == spot.row)
        return any(
            other.score < STRONG and 0 <= other.box.left - spot.box.right < self.page.tall for other in behind
        )

    def _bare(self, text: str, rule: FieldRule) -> str:
        """The text without print around the value; nothing where it is but another label."""
        own = without_label(text, (*rule.labels, *self.marks))
        left = without_sentence(own, self.sentences if rule.kind in LONG else ())
        left = left if self.card else without_english(left)
        return "" if key(left) in self.labels else left

    def _may_be_anothers(self, rule: FieldRule, region: Sequence[Piece]) -> bool:
        """Whether only the order of a card's lines tells that these words are the field's, or what stands
        behind one language of its label may be the other one.
        """
        place = self.page.layout.of(rule)
        if not self.card or place is None or rule.kind not in LONG:
            return False
        spot, own = place.spot, region[0]
        behind = bool(own.tokens) and own.box.top < spot.box.centre[1] < own.box.bottom
        return not spot.score or (BILINGUAL in spot.text and spot.form != spot.text and behind)

    def _may_be_cut(self, rule: FieldRule, region: Sequence[Piece]) -> bool:
        """Whether a value of words may go on in the line below it, which no field took."""
        return rule.kind in (*LONG, "person_name") and below(self.page, region, self.left_over)


def _less_sure(said: Said, lines: LinesSaid | None) -> tuple[Said, LinesSaid | None]:
    """The same words, too doubtful for a machine to accept: they may be another field's."""
    said = replace(said, confidence=said.confidence * _DOUBTED)
    if lines is None:
        return said, None
    kept = tuple(replace(one, probability=one.probability * _DOUBTED) for one in lines.alternatives)
    return said, replace(lines, confidence=lines.confidence * _DOUBTED, alternatives=kept)


def _testimony(rule: FieldRule, said: Said, reader: str) -> Testimony:
    source = Source(SourceKind.OCR, 0, said.box)
    return Testimony(rule.key, said.text, source, _witness(reader), round(said.confidence, 4))


def _by_lines(rule: FieldRule, said: LinesSaid, reader: str) -> Testimony:
    source = Source(SourceKind.OCR, 0, said.box)
    confidence = round(said.confidence, 4)
    return Testimony(
        rule.key,
        said.text,
        source,
        _witness(reader),
        confidence,
        alternatives=said.alternatives,
        handwritten=said.handwritten,
    )


def _witness(reader: str) -> str:
    """The reader's name without its version."""
    return reader.split(maxsplit=1)[0].lower()
