"""Sex: ``Nam`` or ``Nữ``."""

from __future__ import annotations

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, Value

SAYS = "Giới tính: Nam hoặc Nữ."
SHAPE = Shape.LINE

# What readers make of the two words once marks are gone ("Nain" is m read as in; "Nii" is ữ with its
# marks blown off).
_WORDS = {
    "nam": "Nam",
    "narn": "Nam",
    "nain": "Nam",
    "nann": "Nam",
    "mam": "Nam",
    "male": "Nam",
    "trai": "Nam",
    "nu": "Nữ",
    "nir": "Nữ",
    "nur": "Nữ",
    "nuu": "Nữ",
    "nuv": "Nữ",
    "nii": "Nữ",
    "mu": "Nữ",
    "female": "Nữ",
    "gai": "Nữ",
}
_MRZ = {"M": "Nam", "F": "Nữ"}
_BOTH = {"Nam", "Nữ"}


def compact(text: str) -> str:
    """One line without stray signs and a label left over."""
    line = letters.without_junk(text)
    return letters.without_junk(line.rpartition(":")[2]) or line


def parse(text: str) -> Value:
    """``Nam`` or ``Nữ`` from the first word ("Nam Quốc tịch: Việt Nam" is Nam), or M, F of a zone."""
    line = letters.without_junk(text)
    if not line:
        return Value("")
    worded = [_WORDS.get(letters.key(word), word) for word in line.split() if len(letters.key(word)) > 1]
    if set(worded[:2]) == _BOTH:
        raise NotThisKind("Có cả Nam và Nữ: hãy xem ô nào được đánh dấu.")
    for words in (compact(text).split(), line.split()):
        first = words[0].strip(".,:;()'-")
        found = _MRZ.get(first) if len(words) == 1 else None
        found = found or _WORDS.get(letters.key(first))
        if found:
            return Value(found)
    raise NotThisKind("Giới tính phải là Nam hoặc Nữ.")


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about a sex seen alone; ``pipeline.rules`` holds it against the personal number."""
    return ()


def show(value: Value) -> str:
    """The word itself."""
    return value.text
