"""Lines of a machine-readable zone as a reader sees them → lines of 30, and what doubtful letters may be.

Pure. Nothing here decides: every candidate must still satisfy its check digit (``ocr.mrz``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, product

WIDTH = 30

_WEIGHTS = (7, 3, 1)
_TO_DIGIT = str.maketrans("OQDIJLZASGTB", "000111245678")
_TO_LETTER = str.maketrans("01258", "OIZSB")
_TWINS = {
    "0": "OQD", "O": "0", "Q": "0", "D": "0", "1": "I", "I": "1", "8": "B", "B": "8",
    "5": "S", "S": "5", "2": "Z", "Z": "2", "6": "G", "G": "6",
}  # fmt: skip
_FILLER_TWINS = "KCLEX("
_NOISE = {"«": "<<", "‹": "<", "(": "<", "{": "<", "[": "<", "≤": "<", "€": "<", "£": "<"}
_SECOND_LETTERS = "<ACDNOPRT0"
"""Second letters of document codes in use; any other is a filler read wrongly (no check digit covers it)."""
_MOST_OFF = 5
"""Letters a line may be too long or too short; fillers are miscounted, data hardly ever."""
_MOST_DOUBTS = 2


def check_digit(text: str) -> int:
    """The check digit of ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1; letters from 10 on, ``<`` is 0."""
    return sum(_worth(letter) * _WEIGHTS[at % 3] for at, letter in enumerate(text)) % 10


def holds(text: str, digit: str) -> bool:
    """Whether ``digit`` is the check digit of ``text``."""
    return digit.isdigit() and check_digit(text) == int(digit)


def clean(line: str) -> str:
    """Capitals, digits and ``<`` only, as far as the reading allows."""
    for wrong, right in _NOISE.items():
        line = line.replace(wrong, right)
    return re.sub(r"[^A-Z0-9<]", "", line.upper())


def fitted(line: str, *, name: bool = False) -> str | None:
    """The line with its longest run of fillers set right so that it has 30 letters; None: hopeless.

    ``name``: the third line, which ends in fillers, so that whatever follows three of them is noise.
    """
    if name:
        return _name(line)
    line = _fillers(line)
    off = len(line) - WIDTH
    if off == 0:
        return line
    runs = sorted(re.finditer(r"<{2,}", line), key=lambda run: run.end() - run.start(), reverse=True)
    if not runs or abs(off) > _MOST_OFF:
        return None
    start, end = runs[0].span()
    if end - start - off < 2:
        return None
    return line[:start] + "<" * (end - start - off) + line[end:]


def headed(line: str) -> str:
    """A first line with its document code and issuer set right where they cannot be anything else."""
    found = re.match(r"[A-Z0-9<]{1,4}?VNM(?=[0-9OQDILSBZ]{9})", line)
    if found is not None:
        return "IDVNM" + _once(line[found.end() :])
    first, second = line[:1], line[1:2]
    return ("I" if first in "1TL" else first) + (second if second in _SECOND_LETTERS else "<") + line[2:]


def _once(numbers: str) -> str:
    """The rest of a first line that is one letter too long, without a digit's twin beside it ("O0" for 0)."""
    if len(numbers) == WIDTH - 4:
        for at, pair in enumerate(pairwise(numbers)):
            if pair[1] in _TWINS.get(pair[0], "") and not "".join(pair).isdigit():
                keep = next(letter for letter in pair if letter.isdigit())
                return numbers[:at] + keep + numbers[at + 2 :]
    return numbers


def digits(text: str) -> str:
    """Letters that look like digits taken for digits; for places where only digits may stand."""
    return text.translate(_TO_DIGIT)


def letters(text: str) -> str:
    """Digits that look like letters taken for letters; for places where only letters may stand."""
    return text.translate(_TO_LETTER)


def candidates(text: str) -> Iterator[str]:
    """The text itself, then with one and two letters replaced by their twins (O/0, I/1, B/8, S/5, Z/2)."""
    yield text
    doubtful = [at for at, letter in enumerate(text) if letter in _TWINS]
    for how_many in range(1, _MOST_DOUBTS + 1):
        for places in combinations(doubtful, how_many):
            for twins in product(*(_TWINS[text[at]] for at in places)):
                changed = list(text)
                for at, twin in zip(places, twins, strict=True):
                    changed[at] = twin
                yield "".join(changed)


def _worth(letter: str) -> int:
    if letter == "<":
        return 0
    return int(letter) if letter.isdigit() else ord(letter) - 55


def _name(line: str) -> str | None:
    """Surname, two fillers, given names, then fillers only: what reads as K or C out there is one too."""
    line = re.sub(rf"(?<=<)([{_FILLER_TWINS}])\1{{2,}}<*$", "", line)
    line = re.sub(r"<{3}.*$", "", line)
    line = re.sub(rf"(<<.*?)<<[{_FILLER_TWINS}<]*$", r"\1", line).rstrip("<")
    return line.ljust(WIDTH, "<") if len(line) <= WIDTH else None


def _fillers(line: str) -> str:
    """Letters that a filler is read as, taken for fillers where they stand among fillers."""
    among = re.compile(rf"(?<=<<)[{_FILLER_TWINS}]+(?=<<|<?$)|(?<=<<<)[{_FILLER_TWINS}S]+(?=<)")
    return among.sub(lambda run: "<" * len(run[0]), line)
