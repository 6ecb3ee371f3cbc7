"""From a page as it came to upright, level, cropped pictures: one to look at and one to read.

Each sheet or card found on the page becomes a ``CleanPage`` of its own. Finding is done on small pictures;
the full picture is resampled once, through one matrix that is kept to find the way back.
"""

from __future__ import annotations

from pipeline.clean.page import clean, turn
from pipeline.clean.steps import Steps

__all__ = ["Steps", "clean", "turn"]
