"""``python -m samples``: writes cases or dossiers, a folder each, with their truth beside them.

python -m samples --out DIR --seed 7 --count 200 [--wear phone] [--document cccd]
python -m samples dossier --out DIR --seed 7 --count 10 [--wear mixed] [--conflict] [--leave-out
giay_chung_sinh]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import cv2

from samples.cases import PAPERS, WEARS, Case, make_cases
from samples.dossiers import COMPONENTS, PROCEDURES, DossierCase, make_dossier

_PARTS = sorted({part for parts in COMPONENTS.values() for part in parts})


def truth_json(case: Case | DossierCase) -> dict[str, object]:
    """All that is known of a case but its files' bytes, ready for JSON."""
    known: dict[str, object] = {
        "schema": "khongviet/sample@1",
        "name": case.name,
        "files": [file.name for file in case.files],
        "truth": [
            {"document": one.document, "edition": one.edition, "fields": dict(one.fields)}
            for one in case.truth
        ],
        "geometry": [asdict(page) for page in case.geometry],
    }
    if isinstance(case, Case):
        return known | {"wear": case.wear}
    return known | {
        "procedure": case.procedure,
        "entries": dict(case.entries),
        "conflicts": list(case.conflicts),
        "missing": list(case.missing),
    }


def write(case: Case | DossierCase, out: Path) -> None:
    """The files of a case and its ``truth.json`` in ``out / name``."""
    folder = out / case.name
    folder.mkdir(parents=True, exist_ok=True)
    for file in case.files:
        (folder / file.name).write_bytes(file.content)
    (folder / "truth.json").write_text(
        json.dumps(truth_json(case), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m samples", description="Sinh giấy tờ hư cấu kèm đáp án.")
    parser.add_argument(
        "what", nargs="?", choices=("cases", "dossier"), default="cases", help="giấy lẻ hoặc hồ sơ"
    )
    parser.add_argument("--out", type=Path, required=True, help="thư mục ghi kết quả")
    parser.add_argument("--seed", type=int, default=1, help="hạt giống: cùng số, cùng kết quả")
    parser.add_argument("--count", type=int, default=1, help="số lượng")
    parser.add_argument("--wear", choices=(*WEARS, "mixed"), help="kiểu mòn; bỏ trống: lần lượt mọi kiểu")
    parser.add_argument("--document", choices=tuple(PAPERS), help="loại giấy; bỏ trống: lần lượt mọi loại")
    parser.add_argument("--procedure", choices=PROCEDURES, default=PROCEDURES[0], help="thủ tục của hồ sơ")
    parser.add_argument("--conflict", action="store_true", help="hồ sơ: cài một chỗ mâu thuẫn")
    parser.add_argument("--leave-out", action="append", choices=_PARTS, default=[], help="hồ sơ: bỏ bớt giấy")
    return parser.parse_args(given)


def _made(options: argparse.Namespace) -> Iterator[Case | DossierCase]:
    if options.what == "cases":
        yield from make_cases(options.seed, options.count, options.wear, options.document)
        return
    for number in range(options.count):
        yield make_dossier(
            options.procedure,
            options.seed + number,
            options.wear or "mixed",
            options.conflict,
            options.leave_out,
        )


def main(given: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _arguments(given)
    cv2.setNumThreads(1)
    started = time.monotonic()
    for number, case in enumerate(_made(options), 1):
        write(case, options.out)
        seconds = time.monotonic() - started
        print(
            f"\r{number}/{options.count}  {case.name:<48} {seconds:6.0f} s",
            end="",
            file=sys.stderr,
            flush=True,
        )
    print(f"\nĐã ghi vào {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
