"""Specks: the same boxes, areas and labels as OpenCV's own statistics, however many there are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.types import Image
from pipeline.clean.letters import labelled, specks


def _strewn(share: float, side: int) -> Image:
    return (np.random.default_rng(5).random((side, side)) < share).astype(np.uint8)


@pytest.mark.parametrize(("mask", "kind"), [(_strewn(0.1, 300), np.uint16), (_strewn(0.2, 900), np.int32)])
def test_specks_are_what_opencv_counts(mask: Image, kind: type) -> None:
    """Few and very many specks are boxed and measured as OpenCV does, in as many bits as they need."""
    labels, found = labelled(mask)
    count, by_opencv, stats, _ = cv2.connectedComponentsWithStats(mask)
    assert labels.dtype == kind
    assert len(found) == count - 1
    assert np.array_equal(labels > 0, by_opencv > 0)
    there = [(labels == at + 1).sum() for at in range(0, len(found), 97)]
    assert there == found.area[::97].tolist()
    boxes = np.stack([found.left, found.top, found.width, found.height, found.area], axis=1)
    assert sorted(boxes.tolist()) == sorted(stats[1:].tolist())


@pytest.mark.parametrize(("more", "kind"), [(0, np.uint16), (1, np.int32)])
def test_as_many_specks_as_sixteen_bits_hold(more: int, kind: type) -> None:
    """The most dots that are told apart in sixteen bits are, and one more is in thirty-two."""
    mask = np.zeros((2 * 71, 2 * 923 + 2), np.uint8)
    mask[::2, : 2 * 923 : 2] = 1
    mask[0, 2 * 923] = more
    labels, found = labelled(mask)
    assert labels.dtype == kind
    assert len(found) == labels.max() == 71 * 923 + more


def test_a_white_mask_has_no_specks() -> None:
    """Nothing is found where nothing is."""
    assert len(specks(np.zeros((40, 60), np.uint8))) == 0
