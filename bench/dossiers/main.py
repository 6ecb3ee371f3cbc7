"""``khongviet bench --dossiers``: the table of whole dossiers, as JSON and as a chart beside it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench import charts, report
from bench.dossiers.run import Outcome, run, tasks
from bench.figures import Row, grouped, share


def main(count: int, seed: int | None, out: Path, processes: int = 2) -> None:
    """Measure on ``count`` dossiers drawn from ``seed`` (fresh when None); the seed is printed and kept."""
    seed = secrets.randbelow(2**31) if seed is None else seed
    console = report.console()
    work = tasks(count, seed)
    done: list[Outcome] = []
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Đọc hồ sơ mẫu", total=len(work))
        for one in run(work, processes):
            done.append(one)
            progress.advance(bar)
    figures = {"seed": seed, **summary(done)}
    console.print(table(figures))
    write(figures, out)
    console.print(f"Hạt giống {seed}; bảng số và biểu đồ ở {out}")


def summary(done: Sequence[Outcome]) -> dict[str, Any]:
    """A row for each procedure and one for all."""
    return {"all": _row(done), "by_procedure": grouped(done, lambda one: one.procedure, _row)}


def _row(done: Sequence[Outcome]) -> Row:
    scores = [one.score for one in done]
    right, silent = sum(len(one.right) for one in scores), sum(len(one.silent) for one in scores)
    entries = right + silent + sum(len(one.wrong) for one in scores)
    found = sum(len(one.found) for one in scores)
    planted = found + sum(len(one.missed) for one in scores)
    lacking = sum(len(one.lacking) for one in done)
    return {
        "dossiers": len(done),
        "files": sum(one.files for one in done),
        "entries": entries,
        "right": share(right, entries),
        "silent": share(silent, entries),
        "proposed_wrong": share(sum(len(one.proposed_wrong) for one in scores), entries),
        "planted": planted,
        "found": share(found, planted),
        "invented": share(sum(len(one.invented) for one in scores), entries),
        "lacking": lacking,
        "named": share(sum(len(one.lacking & one.called_missing) for one in done), lacking),
        "called_missing_wrongly": sum(len(one.called_missing - one.lacking) for one in done),
        "cpu_seconds": round(sum(one.seconds for one in done) / max(len(done), 1), 2),
    }


def table(figures: dict[str, Any]) -> Table:
    """The rows for people."""
    heads = (
        "hồ sơ",
        "mục",
        "đúng",
        "bỏ trống",
        "đề xuất sai",
        "mâu thuẫn cài",
        "tìm thấy",
        "mâu thuẫn giả",
        "giấy thiếu",
        "nêu đúng",
        "nêu nhầm",
        "giây CPU",
    )
    made = report.table_of("Thủ tục", *heads)
    for name, row in {**figures["by_procedure"], report.ALL: figures["all"]}.items():
        made.add_row(
            name,
            str(row["dossiers"]),
            str(row["entries"]),
            *(f"{row[key]:.1%}" for key in ("right", "silent", "proposed_wrong")),
            str(row["planted"]),
            _of(row, "found", "planted"),
            f"{row['invented']:.1%}",
            str(row["lacking"]),
            _of(row, "named", "lacking"),
            str(row["called_missing_wrongly"]),
            f"{row['cpu_seconds']:.1f}",
        )
    return made


def _of(row: Row, what: str, whole: str) -> str:
    """A share, or a dash where there was nothing to find."""
    return f"{row[what]:.1%}" if row[whole] else "–"


def write(figures: dict[str, Any], folder: Path) -> None:
    """``dossiers.json`` and ``dossiers.png`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (folder / "dossiers.json").write_text(text, encoding="utf-8")
    charts.dossiers(figures["by_procedure"], folder / "dossiers.png")
