"""The tools of a process: what they set up for all that is read with them."""

from __future__ import annotations

import platform
import resource

import numpy as np
import pytest

from pipeline.tools import open_tools

_PICTURE = 2480 * 3508 * 3
"""Bytes of a page of A4 in colour at 300 dpi."""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep their own ways")
def test_the_memory_of_pictures_is_kept_for_the_next() -> None:
    """The next page's pictures lie where the last one's did, not in memory asked anew from the kernel."""
    open_tools()
    faults = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        pictures = [np.full(_PICTURE, 255, np.uint8) for _ in range(4)]
        faults.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
        del pictures
    assert faults[-1] < 100
