"""Places: the administrative units an address names, of before and after the mergers of 2025-07-01.

``parts(text)`` takes an address apart, ``mended`` gives its units their lost marks back, ``in_use`` knows how
papers spell provinces; ``warm()`` loads the gazetteer before a worker forks.
"""

from pipeline.places import in_use
from pipeline.places.address import ends_in_province, parts
from pipeline.places.gazetteer import gazetteer, names_one
from pipeline.places.names import FORMER_PROVINCES, without_rank
from pipeline.places.spelling import mended


def warm() -> None:
    """Load the gazetteer now (some tenths of a second), so that the first paper does not wait for it."""
    gazetteer()
    names_one("")


__all__ = [
    "FORMER_PROVINCES",
    "ends_in_province",
    "in_use",
    "mended",
    "names_one",
    "parts",
    "warm",
    "without_rank",
]
