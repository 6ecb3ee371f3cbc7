"""The numbers of the folder as tables, as JSON and as a chart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import charts
from bench.figures import Row
from bench.report import table_of

GOAL = 0.98
"""Characters of printed text that must come out right on every set of scans."""
_PLAIN = "Tesseract nguyên bản"


def show(figures: dict[str, Any], console: Console) -> None:
    """The tables; what was not measured is left out."""
    for table in (_texts, _forms, _shapes, _codes):
        made = table(figures)
        if made.row_count:
            console.print(made)
    for line in _asides(figures):
        console.print(line)


def _texts(figures: dict[str, Any]) -> Table:
    heads = ("trang", "chữ đúng", _PLAIN, "thứ tự nào cũng được", _PLAIN, f"đạt {GOAL:.0%}")
    table = table_of("Chữ in (trong ngoặc: không kể dấu)", *heads)
    for name, row in figures["text"].items():
        ours, plain = row["ours"], row["plain"]
        right = ours["right"]
        good = "-" if right is None else "có" if right >= GOAL and right > plain["right"] else "không"
        table.add_row(
            name,
            str(row["pages"]),
            *(_both(one["right"], one["right_bare"]) for one in (ours, plain)),
            *(_both(one["anywhere"], one["anywhere_bare"]) for one in (ours, plain)),
            good,
        )
    return table


def _both(marked: float | None, unmarked: float | None) -> str:
    return "-" if marked is None or unmarked is None else f"{marked:.1%} ({unmarked:.1%})"


def _forms(figures: dict[str, Any]) -> Table:
    heads = ("tệp", "bị nhận là giấy khác", "số giá trị", "tự nhận", "nói là viết tay")
    table = table_of("Mẫu trống và chữ viết tay", *heads)
    for name, row in figures["forms"].items():
        keys = ("files", "taken", "values", "accepted", "said_handwritten")
        table.add_row(name, *(str(row[key]) for key in keys))
    return table


def _shapes(figures: dict[str, Any]) -> Table:
    heads = ("trang", "đúng chiều", "góc đạt", "lệch góc: giữa / nhất", "mép đạt", "lệch mép: giữa / nhất")
    table = table_of("Hình học", *heads)
    for name, row in figures["shape"].items():
        table.add_row(
            name,
            str(row["pages"]),
            str(row["upright"]),
            _of(row["angle_kept"], row["angles"]),
            _pair(row["angle_median"], row["angle_worst"], "{:.2f}°"),
            _of(row["corner_kept"], row["corners"]),
            _pair(row["corner_median"], row["corner_worst"], "{:.1%}"),
        )
    return table


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "-"


def _pair(middle: float | None, worst: float | None, shape: str) -> str:
    if middle is None or worst is None:
        return "-"
    return f"{shape.format(middle)} / {shape.format(worst)}"


def _codes(figures: dict[str, Any]) -> Table:
    table = table_of("Mã trên thẻ", "tệp", "đúng từng ký tự", "đọc sai")
    for name, row in figures["codes"].items():
        table.add_row(name, *(str(row[key]) for key in ("files", "exact", "wrong")))
    return table


def _asides(figures: dict[str, Any]) -> list[str]:
    """Names of the files that fell short, so that nobody must search the JSON."""
    said = []
    for name, row in figures["text"].items():
        said += _aside(f"{name}: kém {_PLAIN}", row["worse_than_plain"])
    for name, row in figures["forms"].items():
        said += _aside(f"{name}: có giá trị hoặc bị nhận nhầm", row["not_empty"])
    for name, row in (*figures["shape"].items(), *figures["codes"].items()):
        said += _aside(f"{name}: chưa đạt", row["missed"])
    return said


def _aside(saying: str, names: Any) -> list[str]:
    return [f"{saying}: {', '.join(names)}"] if names else []


def write(figures: dict[str, Any], folder: Path) -> None:
    """``real.json`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (folder / "real.json").write_text(text, encoding="utf-8")


def draw(figures: dict[str, Any], folder: Path) -> None:
    """``real.png`` in ``folder``: characters right by set beside plain Tesseract, the goal as a line."""
    rows: dict[str, Row] = figures["text"]
    if not rows:
        return
    plt = charts.pyplot()
    both = plt.subplots(1, 2, figsize=(14, 5.5), sharey=True)[1]
    panels = (
        ("right", "Chữ in đúng, theo thứ tự trên trang"),
        ("anywhere", "Chữ in đúng, thứ tự nào cũng được"),
    )
    for axes, (key, title) in zip(both, panels, strict=True):
        known = {name: row for name, row in rows.items() if row["ours"][key] is not None}
        shares = [{name: row[who][key] for name, row in known.items()} for who in ("ours", "plain")]
        charts.bars(axes, [("Không Viết", shares[0], "#0b6e4f"), (_PLAIN, shares[1], "#c9b458")])
        axes.axhline(100 * GOAL, color="#b03a2e", linewidth=1, linestyle="--")
        axes.set_title(title)
        counts = [f"{name}\n({row['pages']} trang)" for name, row in known.items()]
        axes.set_xticks(range(len(counts)), counts)
    charts.save(plt, both[0].figure, folder / "real.png")
