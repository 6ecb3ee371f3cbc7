"""``khongviet bench``: draw fresh papers, read them, print the tables, write JSON and charts."""

from __future__ import annotations

import secrets
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bench import peer, report, speed
from bench.figures import summary
from bench.run import DISTRACTORS, run, tasks
from bench.score import CaseScore
from samples.cases import PAPERS, WEARS
from samples.pen import faces


def main(  # noqa: PLR0913, PLR0917 - one for each option of the command
    count: int = 200,
    seed: int | None = None,
    out: Path = Path("out/bench"),
    processes: int = 2,
    peers: int = 40,
    speed_too: bool = True,
    weights: Path | None = None,
) -> None:
    """Measure on ``count`` papers drawn from ``seed`` (fresh when None); the seed is printed and kept.

    ``weights``: the folder of a line reader to try instead of the one that ships.
    """
    seed = secrets.randbelow(2**31) if seed is None else seed
    console = report.console()
    console.print(f"Hạt giống {seed}")
    documents = [name for name in PAPERS if name not in DISTRACTORS]
    wears = [wear for wear in WEARS if wear != "clean"]
    work = tasks(documents, wears, count, seed, peers)
    held = _held(console)
    ours: list[CaseScore] = []
    rivals: dict[str, list[CaseScore]] = {}
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Đọc giấy mẫu", total=len(work))
        for mine, theirs in run(work, processes, weights, held=held):
            ours.append(mine)
            for name, one in theirs.items():
                rivals.setdefault(name, []).append(one)
            progress.advance(bar)
    absent = [name for name in peer.PEERS if name not in peer.present()] if peers else []
    figures = {"seed": seed, "held_faces": held, **summary(ours, rivals), "absent": absent}
    report.write(figures, out)  # kept, whatever becomes of what follows
    if speed_too:
        figures["speed"] = speed.measure(seed)
        report.write(figures, out)
    report.show(figures, console)
    console.print(f"Hạt giống {seed}; bảng số và biểu đồ ở {out}")


def _held(console: Console) -> bool:
    """Whether the faces kept out of the training are on this machine; without them the usual ones serve."""
    held = faces.are_held()
    if not held:
        console.print("Không có phông chưa từng học (fonts-texgyre): đo bằng phông thường dùng.")
    return held
