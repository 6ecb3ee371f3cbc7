"""What can go wrong in the reading room.

OcrError
├── ReaderMissing   the engine or its language model is not installed: say what to install
└── ReaderFailed    the engine died, babbled or took too long on one picture
"""

from __future__ import annotations


class OcrError(Exception):
    """Anything that goes wrong while reading a picture."""


class ReaderMissing(OcrError):
    """An engine or its language model is not installed; the message names the package."""


class ReaderFailed(OcrError):
    """The engine died, answered nonsense or exceeded its time on one picture."""
