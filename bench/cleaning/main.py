"""The tables of cleaning: turn, slant, corners, leaders, folds against truth, then the worth of each step."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.cleaning.faces import FaceRow, face_rows
from bench.cleaning.folds import FoldRow, fold_row
from bench.cleaning.leaders import InkRow, ink_rows
from bench.cleaning.steps import NAMES, StepRow, step_rows
from pipeline.digitise import Tools
from pipeline.tools import open_tools
from samples.cases import CARDS, DISTRACTORS, PAPERS, WEARS, make_case

_Drawn = Sequence[tuple[str, str, int]]
_WORN = tuple(wear for wear in WEARS if wear != "clean")


def main(count: int = 30, truths: int = 30, seed: int | None = None, console: Console | None = None) -> None:
    """Measure ``truths`` papers against how they were laid and drawn, and read ``count`` papers without each
    step in turn; all drawn from ``seed`` (fresh when None).
    """
    seed = secrets.randbelow(2**31) if seed is None else seed
    console = console or Console()
    known = [name for name in PAPERS if name not in DISTRACTORS]
    forms = [name for name in known if name not in CARDS]
    err = Console(stderr=True)
    if truths:
        papers = list(_drawn(known, truths, seed)), list(_drawn(forms, -(-truths // 2), seed + 1))
        _show_truths(console, err, *papers)
    if count:
        tools = open_tools()
        _show_folds(console, err, list(_drawn(forms, -(-count // 3), seed + 3)), tools)
        read = list(_drawn(known, count, seed + 2))
        steps = [
            row for one in track(read, "Từng bước", console=err) for row in step_rows(make_case(*one), tools)
        ]
        console.print(steps_table(steps))
    console.print(f"Hạt giống {seed}")


def _show_truths(console: Console, err: Console, drawn: _Drawn, forms: _Drawn) -> None:
    faces = [row for one in track(drawn, "Hình học", console=err) for row in face_rows(make_case(*one))]
    console.print(faces_table(faces))
    inks = [row for one in track(forms, "Dòng chấm", console=err) for row in ink_rows(*one)]
    console.print(leaders_table(inks))


def _show_folds(console: Console, err: Console, drawn: _Drawn, tools: Tools) -> None:
    rows = [
        fold_row(make_case(document, "flatbed", seed), tools, random.Random(seed))
        for document, _, seed in track(drawn, "Nếp gấp", console=err)
    ]
    console.print(folds_table(rows))


def _drawn(documents: Sequence[str], count: int, seed: int) -> Iterator[tuple[str, str, int]]:
    chance = random.Random(seed)
    pairs = list(product(documents, _WORN))
    chance.shuffle(pairs)
    yield from ((*one, chance.randrange(2**31)) for one in islice(cycle(pairs), count))


def faces_table(rows: Sequence[FaceRow]) -> Table:
    """Share upright, degrees of slant left, corner errors in % of the diagonal; per wear and over all."""
    table = Table(title="Hướng, độ nghiêng, góc giấy")
    for name in ("kiểu mòn", "mặt giấy", "đúng chiều", "nghiêng: giữa", "95 %", "góc: giữa", "95 %", "> 3 %"):
        table.add_column(name, justify="left" if name == "kiểu mòn" else "right")
    for wear in (*_WORN, ""):
        own = [row for row in rows if wear in {row.wear, ""}]
        angles = np.abs([row.angle for row in own if row.angle is not None])
        corners = 100 * np.array([row.corner for row in own if row.corner is not None])
        if len(corners):
            table.add_row(
                wear or "tất cả",
                str(len(own)),
                _percent(np.mean([row.upright for row in own])),
                *(f"{np.percentile(angles, at):.2f}°" for at in (50, 95)),
                *(f"{np.percentile(corners, at):.1f} %" for at in (50, 95)),
                _percent(1 - np.sum(corners <= 3) / len(own)),
            )
    return table


def leaders_table(rows: Sequence[InkRow]) -> Table:
    """Share of the leaders' ink that is left and of the letters' ink that is lost; per wear and over all."""
    table = Table(title="Dòng chấm")
    for name in ("kiểu mòn", "giấy", "mực chấm còn: trung bình", "giữa", "mực chữ mất"):
        table.add_column(name, justify="left" if name == "kiểu mòn" else "right")
    for wear in (*_WORN, ""):
        own = [row for row in rows if wear in {row.wear, ""}]
        if own:
            left = [row.left for row in own]
            lost = _percent(np.mean([row.lost for row in own]), 2)
            table.add_row(
                wear or "tất cả", str(len(own)), _percent(np.mean(left)), _percent(np.median(left)), lost
            )
    return table


def folds_table(rows: Sequence[FoldRow]) -> Table:
    """Fields right on flat papers, on the same with folds, and with folds left as they lie."""
    table = Table(title="Nếp gấp")
    for name in ("giấy", "trường", "đúng khi phẳng", "đúng khi gấp", "khi không nắn nếp"):
        table.add_column(name, justify="right")
    fields = sum(row.fields for row in rows)
    shares = (
        sum(getattr(row, way) for row in rows) / max(1, fields) for way in ("flat", "straightened", "left")
    )
    table.add_row(str(len(rows)), str(fields), *(_percent(share) for share in shares))
    return table


def steps_table(rows: Sequence[StepRow]) -> Table:
    """Milliseconds of each step and the fields right with it and without it, on the same papers."""
    table = Table(title="Mỗi bước đáng giá bao nhiêu")
    for name in (
        "bước",
        "ms mỗi trang",
        "giấy đổi khác",
        "trường",
        "đúng khi có",
        "đúng khi bỏ",
        "được thêm",
    ):
        table.add_column(name, justify="left" if name == "bước" else "right")
    for step in NAMES:
        own = [row for row in rows if row.step == step]
        if not own:
            continue
        right, without = sum(row.right for row in own), sum(row.right_without for row in own)
        table.add_row(
            step,
            f"{np.mean([row.milliseconds for row in own]):.0f}",
            f"{sum(row.touched for row in own)} / {len(own)}",
            str(sum(row.fields for row in own)),
            str(right),
            str(without),
            f"{right - without:+d}",
        )
    return table


def _percent(share: float | np.floating, digits: int = 1) -> str:
    return f"{100 * float(share):.{digits}f} %"
