"""Placeholder."""
from pipeline.types import Parts


def parts(text: str) -> Parts:
    """Parts."""
    return Parts(detail=text)
