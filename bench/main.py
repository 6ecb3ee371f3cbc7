"""``khongviet bench``: draw fresh papers, read them, print the tables, write JSON and a chart."""

from __future__ import annotations

import secrets
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench import report, speed
from bench.run import DISTRACTORS, run, tasks
from bench.score import CaseScore
from samples.cases import PAPERS, WEARS


def main(
    count: int = 200,
    seed: int | None = None,
    out: Path = Path("out/bench"),
    processes: int = 2,
    peers: int = 40,
    speed_too: bool = True,
) -> None:
    """Measure on ``count`` papers drawn from ``seed`` (fresh when None); the seed is printed and kept."""
    seed = secrets.randbelow(2**31) if seed is None else seed
    console = Console()
    documents = [name for name in PAPERS if name not in DISTRACTORS]
    wears = [wear for wear in WEARS if wear != "clean"]
    work = tasks(documents, wears, count, seed, peers)
    ours: list[CaseScore] = []
    rivals: list[CaseScore] = []
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Đọc giấy mẫu", total=len(work))
        for mine, rival in run(work, processes):
            ours.append(mine)
            if rival is not None:
                rivals.append(rival)
            progress.advance(bar)
    figures = {"seed": seed, **report.summary(ours, rivals)}
    if speed_too:
        figures["speed"] = speed.measure(seed)
    report.show(figures, console)
    report.write(figures, out)
    console.print(f"Hạt giống {seed}; bảng số và biểu đồ ở {out}")
