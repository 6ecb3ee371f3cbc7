"""Charts of the figures; every axis begins at nought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

READERS = ("tesseract", "lines", "both")
_OURS, _OTHERS, _ALONE = "#0b6e4f", ("#c9b458", "#8c8c8c"), ("#c9b458", "#5b8fb9", "#0b6e4f")
_NAMES = ("Tesseract", "Bộ đọc dòng", "Cả hai")

_WEARS = {
    "flatbed": "quét phẳng",
    "feeder": "quét nạp giấy",
    "photocopy": "bản photo",
    "dpi150": "quét 150 dpi",
    "phone": "ảnh điện thoại",
    "clean": "sạch",
}

Series = Sequence[tuple[str, Mapping[str, float], str]]
"""Name in the legend, height by name on the axis, colour."""


def accuracy(figures: dict[str, Any], path: Path) -> None:
    """Fields right by wear beside the peers, and by paper beside what is accepted."""
    plt = pyplot()
    left, right = plt.subplots(1, 2, figsize=(15, 8.5), width_ratios=(2, 3))[1]
    peers = figures["peers"]
    mine = next((one["ours_by_wear"] for one in peers.values()), None)
    ours = mine or {key: row["right"] for key, row in figures["by_wear"].items()}
    others = [
        (f"{name} + regex", one["by_wear"], colour)
        for (name, one), colour in zip(peers.items(), _OTHERS, strict=False)
    ]
    bars(left, [("Không Viết", ours, _OURS), *others])
    left.set_title("Mục đúng theo kiểu mòn" + (" (cùng những giấy)" if peers else ""))
    by_document = figures["by_document"]
    rights = {key: row["right"] for key, row in by_document.items()}
    accepted = {key: row["accepted"] for key, row in by_document.items()}
    lying(right, [("đúng", rights, _OURS), ("tự nhận", accepted, "#9cc5a1")])
    right.set_title("Theo loại giấy")
    save(plt, left.figure, path)


def readers(figures: dict[str, Any], path: Path) -> None:
    """Each reader alone and both, by wear: fields right, fields right without marks, letters wrong."""
    plt = pyplot()
    first, second, third = plt.subplots(1, 3, figsize=(16, 5.5))[1]
    rows = figures["by_wear"]
    for axes, key, title in (
        (first, "right", "Mục đúng từng chữ"),
        (second, "right_bare", "Mục đúng, không kể dấu"),
    ):
        shares = [{wear: row[who][key] for wear, row in rows.items()} for who in READERS]
        bars(axes, list(zip(_NAMES, shares, _ALONE, strict=True)))
        axes.set_title(title)
    wrong = [{wear: row[who]["letters_wrong"] for wear, row in rows.items()} for who in READERS[:2]]
    bars(third, list(zip(_NAMES[:2], wrong, _ALONE[:2], strict=True)), full=False)
    third.set_title("Chữ sai trên dòng giá trị (thấp là tốt)")
    first.figure.suptitle(f"Hai bộ đọc trên cùng {figures['all']['fields']} mục")
    save(plt, first.figure, path)


def dossiers(rows: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """Entries right, planted conflicts found and missing papers named, by procedure."""
    plt = pyplot()
    axes = plt.subplots(figsize=(9, 5.5))[1]
    named = (
        ("mục đúng", "right", _OURS),
        ("mâu thuẫn tìm thấy", "found", "#5b8fb9"),
        ("giấy thiếu nêu đúng", "named", "#c9b458"),
    )
    bars(
        axes, [(name, {code: row[key] for code, row in rows.items()}, colour) for name, key, colour in named]
    )
    axes.set_title("Hồ sơ trọn vẹn, đọc thật")
    save(plt, axes.figure, path)


def pyplot() -> Any:
    """Matplotlib without a screen."""
    import matplotlib as mpl  # noqa: PLC0415  (only the bench draws; the import is slow)

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    return plt


def save(plt: Any, figure: Any, path: Path) -> None:
    """Write and close."""
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)


def bars(axes: Any, series: Series, *, full: bool = True) -> None:
    """Bars side by side, in percent from nought, to 100 when ``full``; the legend stands above them."""
    names = list(series[0][1])
    width = 0.8 / len(series)
    for number, (label, heights, colour) in enumerate(series):
        at = [place - 0.4 + width * (number + 0.5) for place in range(len(names))]
        drawn = axes.bar(
            at, [100 * heights.get(name, 0.0) for name in names], width, label=label, color=colour
        )
        axes.bar_label(drawn, fmt="%.1f", fontsize=6, padding=1)
    axes.set_xticks(range(len(names)), [_WEARS.get(name, name) for name in names], rotation=25, ha="right")
    axes.set_ylim(0, 105 if full else None)
    axes.set_ylabel("%")
    _dress(axes, "y", len(series))


def lying(axes: Any, series: Series) -> None:
    """Bars one below the other, for long names, in percent from nought to 100, the first on top."""
    names = list(series[0][1])
    high = 0.8 / len(series)
    for number, (label, lengths, colour) in enumerate(series):
        at = [place - 0.4 + high * (number + 0.5) for place in range(len(names))]
        drawn = axes.barh(
            at, [100 * lengths.get(name, 0.0) for name in names], high, label=label, color=colour
        )
        axes.bar_label(drawn, fmt="%.1f", fontsize=6, padding=2)
    axes.set_yticks(range(len(names)), [name.replace("_", " ") for name in names], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlim(0, 108)
    axes.set_xlabel("%")
    _dress(axes, "x", len(series))


def _dress(axes: Any, along: str, count: int) -> None:
    """A grid along the percents, the legend of ``count`` series above."""
    axes.grid(axis=along, alpha=0.3)
    axes.set_axisbelow(True)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.06), ncols=count, frameon=False)
