"""Run the product on the folder, set after set, and tell the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from bench import report as tables
from bench.real import report
from bench.real.codes import CodeRow, code_figures, code_row, has_code
from bench.real.folder import Item, few, items
from bench.real.forms import FormRow, form_figures, form_row, is_form
from bench.real.shape import ShapeRow, has_shape, shape_figures, shape_rows
from bench.real.text import TextRow, has_text, text_figures, text_rows
from ocr.line_reader import LineReader
from pipeline.digitise import Tools
from pipeline.tools import open_tools


class Rows:
    """What was measured so far."""

    def __init__(self) -> None:
        self.text: list[TextRow] = []
        self.forms: list[FormRow] = []
        self.shape: list[ShapeRow] = []
        self.codes: list[CodeRow] = []

    def measure(self, item: Item, tools: Tools) -> None:
        """All that can be measured on one file."""
        if has_text(item):
            self.text += text_rows(item, tools)
        if is_form(item):
            self.forms.append(form_row(item, tools))
        if has_shape(item):
            self.shape += shape_rows(item, tools)
        if has_code(item):
            self.codes.append(code_row(item, tools))

    def figures(self) -> dict[str, Any]:
        """The numbers of all of it."""
        return {
            "text": text_figures(self.text),
            "forms": form_figures(self.forms),
            "shape": shape_figures(self.shape),
            "codes": code_figures(self.codes),
        }


def main(
    folder: Path,
    out: Path = Path("out/bench"),
    each: int | None = None,
    sets: Sequence[str] = (),
    weights: Path | None = None,
) -> dict[str, Any]:
    """Measure on ``each`` files of every set of ``folder`` (None: all), or of ``sets`` only.

    ``weights``: the folder of another line reader than the one that ships. The numbers are written after
    every file, so that a long run that is stopped is not lost. Raises ``NoExpectations``.
    """
    known = [item for item in items(folder) if _measurable(item) and (not sets or item.set in sets)]
    work = few(known, each)
    tools = open_tools()
    if weights is not None:
        tools = replace(tools, line_reader=LineReader(weights))
    rows = Rows()
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Đọc giấy thật", total=len(work))
        for item in work:
            progress.update(bar, description=item.name)
            rows.measure(item, tools)
            report.write(rows.figures(), out)
            progress.advance(bar)
    figures = rows.figures()
    console = tables.console()
    report.show(figures, console)
    report.draw(figures, out)
    console.print(f"Bảng số và biểu đồ ở {out}")
    return figures


def _measurable(item: Item) -> bool:
    return has_text(item) or is_form(item) or has_shape(item) or has_code(item)
