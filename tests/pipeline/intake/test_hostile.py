"""The seventy-five hostile files end as they must, in bounded time and memory."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.errors import Unreadable
from pipeline.intake import open_scan, pages
from pipeline.types import Page, ProblemCode

REAL = Path(__file__).resolve().parents[4] / "shared" / "real" / "hostile"
EXPECTED: dict[str, Any] = json.loads((REAL / "expected.json").read_text()) if REAL.is_dir() else {}

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not EXPECTED, reason="no folder of real files beside the checkout"),
]


def outcome(name: str) -> tuple[str, int]:
    """How a file ends: "process" or its problem code, and how many entries came."""
    try:
        found = list(pages(open_scan(REAL / name)))
    except Unreadable as refusal:
        return refusal.code.value, 0
    assert any(isinstance(page, Page) for page in found)
    return "process", len(found)


@pytest.mark.parametrize("name", list(EXPECTED) or ["none"])
def test_each_ends_as_expected(name: str) -> None:
    """Processed, refused or asked for a password as its entry says; never a crash, a hang or a flood."""
    entry = EXPECTED[name]
    started = time.monotonic()
    ended, entries = outcome(name)
    assert time.monotonic() - started < 60
    allowed = {
        "process": {"process"},
        "either": {"process", *ProblemCode},
        "reject": {"damaged", "too_large", "unsupported", "not_an_image", "empty"},
        "password": {"encrypted"},
    }[entry["outcome"]]
    assert ended in allowed
    if ended == "process" and "pages" in entry:
        assert entries == entry["pages"]
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert kilobytes < 2_000_000


@pytest.mark.parametrize(
    "group", sorted({e["same_upright_image"] for e in EXPECTED.values() if "same_upright_image" in e})
)
def test_turned_twins_come_out_alike(group: str) -> None:
    """Files that show one picture under different orientation tags give the same upright picture."""
    names = [name for name, entry in EXPECTED.items() if entry.get("same_upright_image") == group]
    shown = [next(iter(pages(open_scan(REAL / name)))) for name in names]
    first = shown[0]
    for other in shown[1:]:
        assert isinstance(first, Page)
        assert isinstance(other, Page)
        assert other.image.shape == first.image.shape
        difference = np.abs(other.image.astype(int) - first.image.astype(int))
        assert difference.mean() < 6
