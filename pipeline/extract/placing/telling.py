"""Where a label must stand that was not found, by values that are hardly anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.belief import LISTED, LONG, is_good, possible
from pipeline.extract.placing.align import Placed
from pipeline.extract.placing.gap import Gap
from pipeline.kinds import KINDS
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import Token
from pipeline.template.model import FILL

_TELLING = ("id_number", "date", "person_name", "expiry")
"""Kinds whose good values are hardly anything else."""
_FULL_DAY = len("2017-07-27")
_OF_OFFICE = re.compile(r"\d+[A-Za-z]?/[\w.]*[A-ZĐ]{2}[\w.-]*")
"""A number as offices give them: figures, then letters for the paper or the office ("47/UBND-XNTTHN")."""
_OFFICES = ("ubnd", "uyban", "benhvien", "tramyte", "trungtam", "congan", "phongtu", "sotu")
_LITTLE = 2
"""How offices begin, and letters of the word before them."""
_APART = 0.8
"""Heights of white between two values."""
_SHORT_WORD = 4
"""Letters of what is left of "Số:" before such a number."""


def beside(gap: Gap) -> Spot | None:
    """On the line of the label before it: a good value that is hardly anything else ("Số: 4/2017 Iigày
    27/07/2017"), behind at least one word of the value before it; from the label's own word on, if it is
    there ("19 giờ 20 phút, ngày 17/08/2024").
    """
    if not gap.rule.same_line or gap.before is None:
        return None
    if gap.rule.kind == "issuing_authority":
        return _before_office(gap, gap.before)
    if gap.rule.kind not in (*_TELLING, *LISTED):
        return None
    row, first = _value_line(gap, gap.before)
    tokens = gap.rows[row].tokens
    end = gap.high[1] if gap.high[0] == row else len(tokens)
    filled, opening = FILL in gap.rule.labels[0], base(gap.rule.labels[0].split()[0])
    for start in sorted(range(first + 1, end), key=lambda index: tokens[index].key != opening):
        said = " ".join(token.text for token in tokens[start:end])
        if not gap.here(tokens[start].box) or (gap.rule.kind in LISTED and _runs_on(tokens, start, first)):
            continue
        named = filled and tokens[start].key == opening and said[-1:].isdigit()
        if not named and not _speaks(gap.rule.kind, said):
            continue
        if filled:
            return gap.spot(row, start, end - 1)
        value = " ".join(token.text for token in tokens[first:start])
        return _opening(gap, row, start if is_good(gap.before.rule.kind, value) else start - 1, start)
    return None


def _runs_on(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether a word stands behind the one before it as words of one value do: names of people are those of
    peoples too ("Nguyễn Thị Phương").
    """
    before, here = tokens[start - 1].box, tokens[start].box
    return start > first and here.left - before.right < _APART * here.height


def _before_office(gap: Gap, before: Placed) -> Spot | None:
    """The little word of a sentence before an office, behind a number ("03/GBT qo Bệnh viện …" of "do")."""
    row = before.spot.row
    tokens = gap.rows[row].tokens
    end = gap.high[1] if gap.high[0] == row else len(tokens)
    for at in range(before.spot.last + 2, end - 1):
        opens = (tokens[at + 1].key + (tokens[at + 2].key if at + 2 < end else "")).startswith(_OFFICES)
        numbered = any(sign.isdigit() for sign in tokens[at - 1].text)
        if opens and numbered and 0 < len(tokens[at].key) <= _LITTLE and gap.here(tokens[at].box):
            return gap.spot(row, at, at)
    return None


def _value_line(gap: Gap, before: Placed) -> tuple[int, int]:
    """Row and first token of the value of the label before: behind it, or on the next row if nothing is."""
    row, first = before.spot.row, before.spot.last + 1
    alone = not any(token.key for token in gap.rows[row].tokens[first:])
    return (row + 1, 0) if alone and (row + 1, 0) < gap.high else (row, first)


def _speaks(kind: str, said: str) -> bool:
    """Whether words are a good value of their kind and hardly anything else ("01/2025": a book's number)."""
    return possible(kind, said) == 2 and (kind != "date" or len(KINDS[kind].parse(said).text) == _FULL_DAY)


def by_neighbour(gap: Gap) -> Spot | None:
    """Before the next label, on its line, where a good value opens the row ("136 ngày: 24/12/2003")."""
    after = gap.after
    if after is None or not after.rule.same_line or after.spot.first == 0 or gap.low[0] >= after.spot.row:
        return None
    tokens = gap.rows[after.spot.row].tokens[: after.spot.first]
    for start in range(len(tokens)):
        if possible(gap.rule.kind, " ".join(token.text for token in tokens[start:])) == 2:
            return _opening(gap, after.spot.row, 0, start)
    return None


def by_form(gap: Gap) -> Spot | None:
    """Before a number as offices give them ("$: 237/UBND-GBT"), also above the title, whatever is left of its
    label.
    """
    if gap.rule.kind != "doc_number":
        return None
    for number in range(max(gap.low[0], 0), min(gap.high[0] + 1, len(gap.rows))):
        tokens = gap.rows[number].tokens
        for start, token in enumerate(tokens):
            if (
                gap.low < (number, start) < gap.high
                and gap.here(token.box)
                and _OF_OFFICE.fullmatch(token.text)
            ):
                labelled = start > 0 and len(tokens[start - 1].key) <= _SHORT_WORD
                return _opening(gap, number, start - 1 if labelled else start, start)
    return by_form(above) if (above := gap.above_title()) else None


def _opening(gap: Gap, number: int, first: int, start: int) -> Spot:
    """The label before a value that begins with token ``start`` of a row; of no width where none is left."""
    if start > first:
        return gap.spot(number, first, start - 1)
    edge = gap.rows[number].tokens[first].box
    return replace(gap.spot(number, first, first), last=first - 1, box=replace(edge, right=edge.left))


def by_value(gap: Gap) -> Spot | None:
    """The only free row that ends with a good value of a kind that speaks for itself."""
    if gap.rule.kind not in _TELLING or (gap.before is not None and gap.before.rule.kind in LONG):
        return None
    found = []
    for number in range(gap.low[0] + 1, gap.high[0]):
        tokens = gap.rows[number].tokens
        own = [index for index, token in enumerate(tokens) if gap.here(token.box)]
        for start in own:
            if possible(gap.rule.kind, " ".join(tokens[index].text for index in own if index >= start)) == 2:
                found.append((number, own[0], start))
                break
    if len(found) != 1:
        return None
    return _opening(gap, *found[0])
