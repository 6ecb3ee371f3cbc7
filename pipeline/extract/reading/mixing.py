"""Two readings of one text taken apart where they differ, and what can be made of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from rapidfuzz.distance import Levenshtein

from pipeline.letters import key
from pipeline.signs import oddness
from pipeline.words import strangeness

_MOST_DIFFERENT = 4
"""Places at which two readings may differ for every mixture to be looked at (two to this many)."""
_NETWORK, _STRANGE, _ASTRAY, _EDIT = 0.45, 2.4, 2.5, 1.1
"""What counts for and against a mixture (natural logarithm), about as ``weigh`` has it from fitting: the line
reader's own figures, strange words, signs astray, each letter the other reader would have got wrong."""
HOPELESS = 27.0
"""So far below the line reader's own text a log-probability says no more."""
_TURNED = 3
"""Least sure places that are tried both ways."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of words: as one reading has them and as the other does (equal where they agree)."""

    own: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the readings differ here."""
        return self.own != self.other


def blocks(own: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Both readings in step, word by word where there are as many of them."""
    found: list[Block] = []
    for tag, left, right, left_other, right_other in _opcodes(own, other):
        ours, theirs = tuple(own[left:right]), tuple(other[left_other:right_other])
        if tag == "replace" and len(ours) == len(theirs):
            found += [Block((one,), (two,)) for one, two in zip(ours, theirs, strict=True)]
        else:
            found.append(Block(ours, theirs))
    return found


def mixtures(own: str, other: str, likely: Callable[[Sequence[str]], Sequence[float]]) -> Iterator[str]:
    """Texts that take each differing place from one reading or the other, ``other`` whole among them.

    All of them where few places differ, else the likeliest by ``likely`` (the line reader's log-probabilities
    of texts) and by the words, with those nearest to it.
    """
    parts = blocks(own.split(), other.split())
    differing = [at for at, block in enumerate(parts) if block.differs]
    if not differing:
        return
    few = len(differing) <= _MOST_DIFFERENT
    choices: Iterable[tuple[bool, ...]] = (
        product((False, True), repeat=len(differing)) if few else _likeliest(parts, differing, other, likely)
    )
    for choice in choices:
        if any(choice):
            yield _text(parts, dict(zip(differing, choice, strict=True)))


def worth(text: str, chance: float, other: str) -> float:
    """What speaks for ``text`` with the line reader's ``chance`` (logarithm) beside the reading ``other``."""
    against = _STRANGE * strangeness(text) + _ASTRAY * oddness(text)
    return _NETWORK * chance - against - _EDIT * Levenshtein.distance(text, other)


def _likeliest(
    parts: Sequence[Block],
    differing: Sequence[int],
    other: str,
    likely: Callable[[Sequence[str]], Sequence[float]],
) -> list[tuple[bool, ...]]:
    """The best choice at each place by itself, the least sure turned over, and all of the other's."""
    texts = [_text(parts, {}), *(_text(parts, {at: True}) for at in differing)]
    chances = likely(texts)
    least = chances[0] - HOPELESS
    worths = [worth(text, max(chance, least), other) for text, chance in zip(texts, chances, strict=True)]
    gains = [one - worths[0] for one in worths[1:]]
    unsure = sorted(range(len(gains)), key=lambda at: abs(gains[at]))[:_TURNED]
    made = []
    for turns in product((False, True), repeat=len(unsure)):
        turned = {at for at, turn in zip(unsure, turns, strict=True) if turn}
        made.append(tuple((gain > 0) != (at in turned) for at, gain in enumerate(gains)))
    return [*made, (True,) * len(differing)]


def _text(parts: Sequence[Block], others: dict[int, bool]) -> str:
    words = (block.other if others.get(at) else block.own for at, block in enumerate(parts))
    return " ".join(word for some in words for word in some)


def shared_out(other: str, lines: Sequence[str]) -> list[str]:
    """The words of ``other`` shared out over ``lines``, by which of their words they stand in step with."""
    own, counts = [word for line in lines for word in line.split()], [len(line.split()) for line in lines]
    words = other.split()
    steps = list(_opcodes(own, words))
    ends, end, start = list[int](), 0, 0
    for count in counts[:-1]:
        end += count
        ends.append(_in_step(steps, end))
    shares = []
    for stop in (*ends, len(words)):
        shares.append(" ".join(words[start : max(stop, start)]))
        start = max(stop, start)
    return shares


def _opcodes(own: Sequence[str], other: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    keys = [[key(word) or word for word in words] for words in (own, other)]
    steps = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    return [("replace" if tag == "equal" else tag, *places) for tag, *places in steps]  # type: ignore[misc]


def _in_step(steps: Sequence[tuple[str, int, int, int, int]], at: int) -> int:
    """The place in the other reading that ``at`` (words from the start of one's own) corresponds to."""
    for _, left, right, left_other, right_other in steps:
        if left <= at <= right and right > left:
            return left_other + round((at - left) / (right - left) * (right_other - left_other))
    return steps[-1][4] if steps else 0
