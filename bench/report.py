"""Tables, JSON and a chart from scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.score import CaseScore, FieldScore

Row = dict[str, Any]


def summary(ours: Sequence[CaseScore], peers: Sequence[CaseScore]) -> dict[str, Any]:
    """All figures: recognition, distractors, fields by wear, paper and kind, acceptance, seconds."""
    papers = sum(case.papers for case in ours)
    fields = [field for case in ours for field in case.fields]
    odd = [case for case in ours if not case.papers]
    return {
        "papers": papers,
        "recognised": _share(sum(case.recognised for case in ours), papers),
        "distractors": len(odd),
        "distractors_taken": sum(case.taken for case in odd),
        "fields": _row(fields),
        "by_wear": _group(fields, lambda field: field.wear),
        "by_document": _group(fields, lambda field: field.document),
        "by_kind": _group(fields, lambda field: field.kind),
        "by_source": _group(fields, lambda field: field.source),
        "by_document_and_wear": _group(fields, lambda field: f"{field.document} {field.wear}"),
        "by_key": _group(fields, lambda field: f"{field.document} {field.key}"),
        "seconds_a_page": _seconds(ours),
        "peer": _versus(ours, peers),
    }


def _row(fields: Sequence[FieldScore]) -> Row:
    accepted = [field for field in fields if field.accepted]
    return {
        "fields": len(fields),
        "right": _share(sum(field.right for field in fields), len(fields)),
        "accepted": _share(len(accepted), len(fields)),
        "wrong_among_accepted": _share(sum(not field.right for field in accepted), len(accepted)),
    }


def _group(fields: Sequence[FieldScore], name: Callable[[FieldScore], str]) -> dict[str, Row]:
    groups: dict[str, list[FieldScore]] = {}
    for field in fields:
        groups.setdefault(name(field), []).append(field)
    return {key: _row(groups[key]) for key in sorted(groups)}


def _versus(ours: Sequence[CaseScore], peers: Sequence[CaseScore]) -> Row:
    """Both on exactly the papers that the peer read too."""
    asked = {case.name for case in peers}
    same = [field for case in ours if case.name in asked for field in case.fields]
    theirs = [field for case in peers for field in case.fields]
    pages = sum(case.pages for case in peers)
    our_pages = sum(case.pages for case in ours if case.name in asked)
    seconds = sum(case.seconds for case in ours if case.name in asked)
    return {
        "papers": len(asked),
        "right": _share(sum(field.right for field in theirs), len(theirs)),
        "ours_right": _share(sum(field.right for field in same), len(same)),
        "by_wear": {key: row["right"] for key, row in _group(theirs, lambda field: field.wear).items()},
        "ours_by_wear": {key: row["right"] for key, row in _group(same, lambda field: field.wear).items()},
        "seconds_a_page": round(sum(case.seconds for case in peers) / max(pages, 1), 3),
        "ours_seconds_a_page": round(seconds / max(our_pages, 1), 3),
    }


def _seconds(cases: Sequence[CaseScore]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for case in cases:
        if case.pages:
            found.setdefault(case.document, []).append(case.seconds / case.pages)
    return {key: round(sorted(times)[len(times) // 2], 3) for key, times in sorted(found.items())}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def show(figures: dict[str, Any], console: Console) -> None:
    """The figures as tables for people."""
    console.print(
        f"Giấy: {figures['papers']}; nhận đúng loại {figures['recognised']:.1%}; "
        f"giấy lạ bị nhận nhầm: {figures['distractors_taken']}/{figures['distractors']}"
    )
    for title, key in (("Kiểu mòn", "by_wear"), ("Loại giấy", "by_document"), ("Loại giá trị", "by_kind")):
        console.print(_table(title, {**figures[key], "tất cả": figures["fields"]}))
    rival = figures["peer"]
    console.print(
        f"So với pytesseract + biểu thức chính quy trên {rival['papers']} giấy: "
        f"{rival['ours_right']:.1%} đúng so với {rival['right']:.1%}; "
        f"{rival['ours_seconds_a_page']:.2f} giây một trang so với {rival['seconds_a_page']:.2f}"
    )
    if "speed" in figures:
        _show_speed(figures["speed"], console)


def _show_speed(speed: dict[str, Any], console: Console) -> None:
    form, card, long = speed["form"], speed["card"], speed["long_file"]
    console.print(
        f"Tốc độ (một nhân, đã khởi động): tờ khai {form['seconds']} giây một trang "
        f"(CPU {form['cpu_seconds']}), thẻ {card['seconds']} (CPU {card['cpu_seconds']}); "
        f"hai tiến trình nhanh gấp {speed['two_processes_over_one']}; "
        f"lệnh tesseract chậm gấp {speed['tesseract_command_over_ours']}"
    )
    console.print(
        f"Bộ nhớ cao nhất: {long['after_10_pages_mb']:.0f} MB sau 10 trang, "
        f"{long['after_300_pages_mb']:.0f} MB sau 300 trang"
    )


def _table(title: str, rows: dict[str, Row]) -> Table:
    table = Table(title, "mục", "đúng", "tự nhận", "sai trong số tự nhận")
    for name, row in rows.items():
        shares = (row["right"], row["accepted"], row["wrong_among_accepted"])
        table.add_row(name or "?", str(row["fields"]), *(f"{share:.1%}" for share in shares))
    return table


def write(figures: dict[str, Any], folder: Path) -> None:
    """``accuracy.json`` and ``accuracy.png`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (folder / "accuracy.json").write_text(text, encoding="utf-8")
    chart(figures, folder / "accuracy.png")


def chart(figures: dict[str, Any], path: Path) -> None:
    """Fields right by wear and by paper, ours beside the peer, and what is accepted."""
    import matplotlib as mpl  # noqa: PLC0415  (only the bench draws; the import is slow)

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    left, right = plt.subplots(1, 2, figsize=(13, 5), sharey=True)[1]
    rival = figures["peer"]
    _bars(left, rival["ours_by_wear"], rival["by_wear"], "Theo kiểu mòn (cùng những giấy)")
    accepted = {key: row["accepted"] for key, row in figures["by_document"].items()}
    rights = {key: row["right"] for key, row in figures["by_document"].items()}
    _bars(right, rights, accepted, "Theo loại giấy", ("đúng", "tự nhận"))
    left.figure.tight_layout()
    left.figure.savefig(path, dpi=110)
    plt.close(left.figure)


def _bars(
    axes: Any,
    first: dict[str, float],
    second: dict[str, float],
    title: str,
    names: tuple[str, str] = ("Không Viết", "pytesseract + regex"),
) -> None:
    at = range(len(first))
    axes.bar([x - 0.2 for x in at], list(first.values()), 0.4, label=names[0], color="#0b6e4f")
    axes.bar(
        [x + 0.2 for x in at], [second.get(key, 0) for key in first], 0.4, label=names[1], color="#c9b458"
    )
    axes.set_xticks(list(at), list(first), rotation=20)
    axes.set_ylim(0, 1.0)
    axes.set_title(title)
    axes.legend(loc="lower right")
    axes.grid(axis="y", alpha=0.3)
