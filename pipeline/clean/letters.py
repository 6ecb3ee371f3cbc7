"""The boxes of letter-sized specks of ink: what skew, turn and quality are judged by."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Specks:
    """Connected bits of ink as parallel arrays, pixels of the picture they were found on."""

    left: Numbers
    top: Numbers
    width: Numbers
    height: Numbers
    area: Numbers

    @property
    def right(self) -> Numbers:
        """Just outside on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> Numbers:
        """Just outside below."""
        return self.top + self.height

    def __len__(self) -> int:
        return len(self.left)

    def transposed(self) -> Specks:
        """Rows for columns."""
        return Specks(self.top, self.left, self.height, self.width, self.area)

    def only(self, keep: npt.NDArray[np.bool_]) -> Specks:
        """Those where ``keep`` is true."""
        return Specks(self.left[keep], self.top[keep], self.width[keep], self.height[keep], self.area[keep])


def binary(ink: Image) -> Image:
    """Ink as 1, paper as 0, by one threshold of a flattened grey picture (Otsu's, kept within reason)."""
    found, _ = cv2.threshold(ink, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    level = min(max(found, 110.0), 185.0)
    return (ink < level).astype(np.uint8)


def specks(mask: Image) -> Specks:
    """Every connected bit of a 0/1 mask."""
    _, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    rest = stats[1:].astype(np.float64)
    return Specks(rest[:, 0], rest[:, 1], rest[:, 2], rest[:, 3], rest[:, 4])


def letters(every: Specks, dpi: float) -> Specks:
    """The specks that may be letters or short words: 0.7 to 9 mm high, not a rule, not a blot."""
    mm = dpi / 25.4
    size = np.maximum(every.width, every.height)
    full = every.area / (every.width * every.height)
    good = (every.height >= 0.7 * mm) & (every.width >= 0.3 * mm) & (size <= 9 * mm)
    return every.only(good & (full > 0.08) & (full < 0.95))
