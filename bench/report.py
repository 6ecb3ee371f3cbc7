"""The figures as tables for people, as JSON, and as charts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import charts
from bench.figures import Row

ALL = "tất cả"
_WIDE = 130
"""Columns of a table that nobody watches."""


def show(figures: dict[str, Any], console: Console) -> None:
    """The figures as tables for people."""
    console.print(
        f"Giấy: {figures['papers']}; nhận đúng loại {figures['recognised']:.1%}; "
        f"giấy lạ bị nhận nhầm: {figures['distractors_taken']}/{figures['distractors']}"
    )
    for title, key in (("Kiểu mòn", "by_wear"), ("Loại giấy", "by_document"), ("Loại giá trị", "by_kind")):
        console.print(_fields(title, {**figures[key], ALL: figures["fields"]}))
    _show_readers(figures["readers"], console)
    for name, rival in figures["peers"].items():
        ours, theirs = rival["ours_cpu_seconds_a_page"], rival["cpu_seconds_a_page"]
        console.print(
            f"So với {name} + biểu thức chính quy trên {rival['papers']} giấy: "
            f"{rival['ours_right']:.1%} đúng so với {rival['right']:.1%}; "
            f"giây CPU một trang: {ours:.2f} so với {theirs:.2f}"
        )
    if figures.get("absent"):
        console.print(f"Không so với {', '.join(figures['absent'])}: máy này không có lệnh đó.")
    if "speed" in figures:
        _show_speed(figures["speed"], console)


def _fields(title: str, rows: Mapping[str, Row]) -> Table:
    table = table_of(title, "mục", "đúng", "tự nhận", "sai trong số tự nhận", "khoảng tin cậy")
    for name, row in rows.items():
        shares = (row["right"], row["accepted"], row["wrong_among_accepted"])
        bounds = _bounds(row["wrong_among_accepted_interval"])
        table.add_row(name or "?", str(row["fields"]), *(f"{share:.1%}" for share in shares), bounds)
    return table


def _show_readers(readers: dict[str, Any], console: Console) -> None:
    if not readers["all"]["fields"]:
        console.print("Không có bộ đọc thứ hai trong lần đo này: không so được hai bộ đọc.")
        return
    for title, key in (
        ("Hai bộ đọc, theo kiểu mòn", "by_wear"),
        ("Hai bộ đọc, theo loại giá trị", "by_kind"),
    ):
        rows = {**readers[key], ALL: readers["all"]}
        console.print(_alone(title, rows))
    console.print(_agreeing("Khi hai bộ đọc nói giống nhau", {**readers["by_wear"], ALL: readers["all"]}))
    console.print(
        "Trong ngoặc: không kể dấu thanh, dấu mũ. Chữ sai chỉ tính ở mục in đúng như giá trị (tên, nơi, số) "
        f"và vùng đọc đúng chỗ ({readers['all']['misplaced']} mục đọc nhầm chỗ, cả hai cùng nhìn chỗ ấy). "
        f"{readers['asked_one_only']} mục chỉ hỏi một bộ đọc, không tính ở đây."
    )


def _alone(title: str, rows: Mapping[str, Row]) -> Table:
    heads = (
        "mục",
        "đúng: Tesseract",
        "đúng: đọc dòng",
        "đúng: cả hai",
        "chữ sai: Tesseract",
        "chữ sai: đọc dòng",
    )
    table = table_of(title, *heads)
    for name, row in rows.items():
        rights = [f"{row[who]['right']:.1%} ({row[who]['right_bare']:.1%})" for who in charts.READERS]
        wrongs = [_letters(row[who]) for who in charts.READERS[:2]]
        table.add_row(name or "?", str(row["fields"]), *rights, *wrongs)
    return table


def _letters(row: Row) -> str:
    return f"{row['letters_wrong']:.2%} ({row['letters_wrong_bare']:.2%})" if row["letters"] else "-"


def _agreeing(title: str, rows: Mapping[str, Row]) -> Table:
    table = table_of(title, "mục", "giống nhau", "giống mà sai", "tỷ lệ sai", "khoảng tin cậy")
    for name, row in rows.items():
        bounds = _bounds(row["wrong_when_agreed_interval"])
        wrong = f"{row['wrong_agreed']}/{row['agreed']}"
        share = f"{row['wrong_when_agreed']:.2%}"
        table.add_row(name, str(row["fields"]), f"{row['agree']:.1%}", wrong, share, bounds)
    return table


def console() -> Console:
    """Where tables go: as wide as the screen, and wide enough for them in a file."""
    own = Console()
    return own if own.is_terminal else Console(width=_WIDE)


def table_of(title: str, *heads: str) -> Table:
    """An empty table; numbers stand to the right."""
    table = Table(title)
    for head in heads:
        table.add_column(head, justify="right")
    return table


def _bounds(interval: tuple[float, float]) -> str:
    """Clopper-Pearson, 95 % on each side."""
    return f"{interval[0]:.2%} – {interval[1]:.2%}"


def _show_speed(speed: dict[str, Any], console: Console) -> None:
    form, long = speed["form"], speed["long_file"]
    code, plain = speed["card_with_qr"], speed["card_without_qr"]
    console.print(
        f"Tốc độ (một nhân, đã khởi động): tờ khai {form['seconds']} giây một trang "
        f"(CPU {form['cpu_seconds']}), mặt thẻ có mã QR {code['seconds']} (CPU {code['cpu_seconds']}), "
        f"không có {plain['seconds']} (CPU {plain['cpu_seconds']}); "
        f"hai tiến trình nhanh gấp {speed['two_processes_over_one']}; "
        f"lệnh tesseract chậm gấp {speed['tesseract_command_over_ours']}"
    )
    console.print(
        f"Bộ nhớ cao nhất: {long['after_10_pages_mb']:.0f} MB sau 10 trang, "
        f"{long['after_300_pages_mb']:.0f} MB sau 300 trang"
    )


def write(figures: dict[str, Any], folder: Path) -> None:
    """``accuracy.json``, ``accuracy.png`` and, with two readers, ``readers.png`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (folder / "accuracy.json").write_text(text, encoding="utf-8")
    charts.accuracy(figures, folder / "accuracy.png")
    if figures["readers"]["all"]["fields"]:
        charts.readers(figures["readers"], folder / "readers.png")
