"""The marks of a page's text as the line reader sees them, where the page reader was not sure.

On a page that no template knows nothing is read a second time but this: each line that holds an unsure word.
Of a word both readers see with the same letters it takes the marks that are weighed likelier ("sô" beside
"số"); signs, figures, capitals and abbreviations stay as they were read first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ocr.line_reader import LineReader
from ocr.types import Box, Line, Reading
from pipeline.check import check
from pipeline.extract.reading.lines import LinesSaid, look, tell
from pipeline.labels.fold import base
from pipeline.types import CleanPage, Source, SourceKind, Testimony
from pipeline.weigh.sayings import choose

_SURE = 0.9
"""A line whose words are all surer than this is left as it is."""
_ROOM = 0.25
"""Heights of paper around a line."""
_FIELD, _KIND = "line", "text"
_VOWELS = frozenset("aeiouy")


def with_marks(page: CleanPage, reading: Reading, reader: LineReader) -> Reading:
    """The reading with the marks that both readers together hold likeliest; raises ``ReaderFailed``."""
    lines = (line if line.confidence >= _SURE else _marked(page, line, reader) for line in reading.lines)
    return replace(reading, lines=tuple(lines))


def _marked(page: CleanPage, line: Line, reader: LineReader) -> Line:
    room, box = round(_ROOM * line.box.height), line.box
    wider = Box(box.left - room, box.top - room, box.right + room, box.bottom + room)
    said = tell(look(page, reader, [wider], line.box.height), [line.text], worded=True)
    return line if said is None else _with(line, _weighed(line, said).split())


def _weighed(line: Line, said: LinesSaid) -> str:
    source = Source(SourceKind.OCR)
    both = (
        Testimony(_FIELD, line.text, source, "tesseract", line.confidence),
        Testimony(_FIELD, said.text, source, "lines", said.confidence, alternatives=said.alternatives),
    )
    choice = choose(_KIND, list(check(both, {_FIELD: _KIND})))
    return line.text if choice is None else choice.value.text


def _with(line: Line, words: Sequence[str]) -> Line:
    """The line's words with the marks of those ``words`` that have the same letters in the same order."""
    texts = [word.text for word in line.words]
    alike = SequenceMatcher(None, [base(one) for one in texts], [base(one) for one in words], autojunk=False)
    for block in alike.get_matching_blocks():
        for step in range(block.size):
            texts[block.a + step] = with_marks_of(texts[block.a + step], words[block.b + step])
    return Line(tuple(replace(word, text=text) for word, text in zip(line.words, texts, strict=True)))


def with_marks_of(word: str, other: str) -> str:
    """``word`` with the marks of ``other``, which has the same letters; as it is where it is no word."""
    letters = [sign for sign in other if base(sign)]
    own = [sign for sign in word if base(sign)]
    is_word = _VOWELS & set(base(word)) and not any(sign.isdigit() for sign in own)
    if not is_word or len(letters) != len(own):
        return word
    new = iter(letters)
    return "".join(_in_case(next(new), sign) if base(sign) else sign for sign in word)


def _in_case(sign: str, like: str) -> str:
    return sign.upper() if like.isupper() else sign.lower()
