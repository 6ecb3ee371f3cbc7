"""Our own reader of single lines of Vietnamese print; ``ocr/training`` makes its weights."""

from ocr.line_reader.reader import LineReader, LineReading

__all__ = ["LineReader", "LineReading"]
