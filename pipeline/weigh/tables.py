"""Whether a table of probabilities was fitted for the choice between readings that is made today."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from pipeline.weigh.chance import COLUMNS, GROUPS, NUMBERS
from pipeline.weigh.worth import weights_file


def fitted_for() -> str:
    """Sixteen hex digits of the weights of the choice; a calibration says for which it was fitted."""
    return sha256(weights_file().read_bytes()).hexdigest()[:16]


def is_current(calibration: Path) -> bool:
    """Whether the promise of ``calibration`` holds: made for today's choice, whole, of today's columns.

    A table of an earlier version, or a broken one, is not: values would be accepted by figures that mean
    something else by now.
    """
    try:
        table = json.loads(calibration.read_text(encoding="utf-8"))
        lines = [group[part] for group in table["groups"].values() for part in ("weights", "vouched")]
        whole = {*GROUPS.values(), NUMBERS} <= set(table["groups"])
        named = all(set(line.get("weights", line)) == set(COLUMNS) for line in lines)
        return bool(table["choice"] == fitted_for() and whole and named)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
