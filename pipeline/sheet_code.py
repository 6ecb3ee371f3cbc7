"""The code printed on a form to sign: which form, which edition, whose dossier, and what was filled in.

Written in capitals, digits and ``:-`` only, so that the QR is small (alphanumeric mode)::

    KV1:TO-KHAI-DANG-KY-KHAI-SINH:2024:PF-0A1B…:K5LQ2ZTH3A

The last part is a short hash of the values: a sheet signed before a correction is told from one after it. It
holds no value. Pure.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass

MARK = "KV1"
_PART = r"[a-z0-9_]*"
_CODE = re.compile(rf"{MARK}:([A-Z0-9-]+):([A-Z0-9-]*):([A-Z0-9-]*):([A-Z2-7]{{10}})")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """Form and edition as in its template, the dossier's id ("" for none), the hash of the values."""

    form: str
    edition: str
    dossier: str
    values: str


def hash_of(values: Iterable[tuple[str, str]]) -> str:
    """Ten letters for these (entry, value) pairs, whatever their order; empty values count as absent."""
    lines = sorted(f"{key}\t{value}\n" for key, value in values if value)
    return b32encode(hashlib.sha256("".join(lines).encode()).digest())[:10].decode()


def encode(code: SheetCode) -> str:
    """The words of the QR. Raises ``ValueError`` for a part that cannot be written."""
    parts = (code.form, code.edition, code.dossier)
    if not all(re.fullmatch(_PART, part) for part in parts):
        raise ValueError("only a-z, 0-9 and _ can stand in the code of a sheet")
    return ":".join((MARK, *(part.upper().replace("_", "-") for part in parts), code.values))


def decode(text: str) -> SheetCode | None:
    """The code in the words of a QR, or None when it is no code of ours."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    form, edition, dossier = (part.lower().replace("-", "_") for part in found.groups()[:3])
    return SheetCode(form, edition, dossier, found[4])
