"""Seconds a page, the worth of a second process, memory over a long file; ratios beside Tesseract's command.

Machines are shared and noisy: CPU seconds (with those of commands that are run) are told beside the clock;
every ratio comes from one run on the same pages.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from bench.run import spent
from pipeline.digitise import Tools, digitise
from pipeline.intake import open_scan
from pipeline.tools import open_tools
from pipeline.types import SourceKind
from samples.cases import make_case

FORM = ("giay_khai_sinh", "giay_chung_sinh", "giay_chung_nhan_ket_hon")
CARD = ("cccd", "can_cuoc")
LONG = 300
"""Pages of the long file."""
_LONG_QUALITY = 40
"""Of its JPEGs: with all the grain of a page in them the file would be larger than what is taken in."""
_TRIES = 3
"""Each file is read so often and its quickest reading counts: other work on the machine only ever slows."""


def measure(seed: int, pages: int = 9) -> dict[str, Any]:
    """All speed figures on ``pages`` form files and as many card files drawn from ``seed``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        forms = _files(folder / "forms", FORM, seed, pages)
        cards = _files(folder / "cards", CARD, seed, pages)
        coded = _with_code(cards)
        one, two = _in_processes(forms + cards, 1), _in_processes(forms + cards, 2)
        return {
            "form": _timed(forms),
            "card_with_qr": _timed(coded),
            "card_without_qr": _timed([path for path in cards if path not in coded]),
            "two_processes_over_one": round(one / two, 2),
            "tesseract_command_over_ours": round(_command_over_ours(forms), 2),
            "long_file": _long(folder, forms[0]),
        }


def _files(folder: Path, documents: Sequence[str], seed: int, count: int) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(count):
        case = make_case(documents[number % len(documents)], "flatbed", seed + number)
        for file in case.files:
            paths.append(folder / f"{number}-{file.name}")
            paths[-1].write_bytes(file.content)
    return paths


def _with_code(paths: Sequence[Path]) -> list[Path]:
    """The files in which a QR or PDF417 code is read."""
    tools, coded = open_tools(), {SourceKind.QR, SourceKind.PDF417}
    return [
        path
        for path in paths
        if any(
            said.source.kind in coded
            for document in digitise([open_scan(path)], tools)
            for said in document.testimonies
        )
    ]


def _timed(paths: Sequence[Path]) -> dict[str, float]:
    """Median over the files of the least seconds a page, of clock and of CPU, warm; zero without pages."""
    if not paths:
        return {"seconds": 0.0, "cpu_seconds": 0.0}
    tools = open_tools()
    _read(tools, paths[0])
    best = _least([partial(_read, tools, path) for path in paths])
    clock, processor = ([one[at] for one in best] for at in (0, 1))
    return {"seconds": round(_median(clock), 3), "cpu_seconds": round(_median(processor), 3)}


def _least(reads: Sequence[Callable[[], int]]) -> list[tuple[float, float]]:
    """For each of ``reads``, which tell how many pages they read, the least seconds a page of clock and CPU
    over some tries. They take turns, so that none finds what was kept of its own last reading.
    """
    best = [(float("inf"), float("inf"))] * len(reads)
    for _ in range(_TRIES):
        for at, read in enumerate(reads):
            wall, own = time.perf_counter(), spent()
            pages = max(read(), 1)
            took = (time.perf_counter() - wall) / pages, (spent() - own) / pages
            best[at] = min(best[at][0], took[0]), min(best[at][1], took[1])
    return best


def _read(tools: Tools, path: Path) -> int:
    return sum(len(document.pages) for document in digitise([open_scan(path)], tools))


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]


def _in_processes(paths: list[Path], count: int) -> float:
    """Seconds for all files, twice over, with this many warm processes."""
    with multiprocessing.get_context("spawn").Pool(count, _prepare) as pool:
        pool.map(_one, paths[: 2 * count], chunksize=1)
        started = time.perf_counter()
        pool.map(_one, paths * 2, chunksize=1)
        return time.perf_counter() - started


_tools: list[Tools] = []


def _prepare() -> None:
    _tools[:] = [open_tools()]


def _one(path: Path) -> int:
    return _read(_tools[0], path)


def _command_over_ours(paths: Sequence[Path]) -> float:
    """``tesseract PAGE - -l vie`` over our reading (clock), one after the other on the same pictures."""
    pictures = [path for path in paths if path.suffix.lower() in {".jpg", ".jpeg", ".png"}] or list(paths[:1])
    tools = open_tools()
    reads = [read for path in pictures for read in (partial(_command, path), partial(_read, tools, path))]
    took = [clock for clock, _ in _least(reads)]
    return _median([command / ours for command, ours in zip(took[::2], took[1::2], strict=True)])


def _command(path: Path) -> int:
    environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(["tesseract", str(path), "-", "-l", "vie"], capture_output=True, check=False, env=environ)
    return 1


def _long(folder: Path, sample: Path) -> dict[str, float]:
    """Peak memory (MB) of a fresh process after 10 pages and after 300 pages of one PDF."""
    first = next(iter(_pictures(sample)))
    path = folder / "long.pdf"
    rest = [first] * (LONG - 1)
    first.save(path, save_all=True, append_images=rest, resolution=300, quality=_LONG_QUALITY)
    return {
        "after_10_pages_mb": _apart(_peak, path, 10),
        "after_300_pages_mb": _apart(_peak, path, LONG),
    }


def _pictures(sample: Path) -> list[Image.Image]:
    if sample.suffix.lower() in {".jpg", ".jpeg", ".png"}:
        return [Image.open(sample).convert("RGB")]
    from pdf2image import convert_from_path  # noqa: PLC0415  (a PDF is the rarer sample)

    pages: list[Image.Image] = convert_from_path(str(sample), dpi=300, first_page=1, last_page=1)
    return pages


def _apart(work: Callable[[Path, int], float], path: Path, pages: int) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (path, pages))


def _peak(path: Path, pages: int) -> float:
    """Read the first ``pages`` pages; the peak of this process in MB."""
    tools = open_tools()
    for number, _ in enumerate(digitise([open_scan(path)], tools), start=1):
        if number >= pages:
            break
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
