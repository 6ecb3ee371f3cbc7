"""HTML pages out of ``web/pages``: one frame, everything escaped, nothing inline."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent
STATIC = HERE / "static"

_pages = Environment(
    loader=FileSystemLoader(HERE / "pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def page(name: str, **values: object) -> str:
    """A page of ``web/pages`` with values in it."""
    return _pages.get_template(name).render(**values)
