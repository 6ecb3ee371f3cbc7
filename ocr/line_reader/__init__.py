"""Our own reader of single lines of Vietnamese print; ``ocr/training`` makes its weights."""

from ocr.line_reader.reader import LineReader, LineReading
from ocr.line_reader.twice import Said, Twice

__all__ = ["LineReader", "LineReading", "Said", "Twice"]
