"""A person's word laid over what was read: ``apply(dossier, said)``. Nothing read is changed or lost.

Pure. The dossier on the shelf stays as the machine made it; what a person says is kept beside it and laid
over whenever the dossier is shown or printed, so a word taken back brings the reading back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.types import Dossier, Entry, EntrySource, EntryState, SourceKind

BY_PERSON = "Cán bộ đã kiểm tra."


def apply(dossier: Dossier, said: Mapping[str, str]) -> Dossier:
    """The dossier with ``said`` (entry key → value in normal form; "" means: left blank on purpose).

    Keys that the form does not have are ignored. An entry a person spoke on is no longer in conflict or in
    review; the sources that say the same stay beside the person.
    """
    return replace(
        dossier,
        entries=tuple(
            _laid_over(entry, said[entry.key]) if entry.key in said else entry for entry in dossier.entries
        ),
        conflicts=tuple(one for one in dossier.conflicts if one.entry not in said),
    )


def _laid_over(entry: Entry, value: str) -> Entry:
    agreeing = entry.sources if entry.value == value else ()
    return replace(
        entry,
        value=value or None,
        state=EntryState.PROPOSED if value else EntryState.MISSING,
        sources=(EntrySource(None, entry.key, SourceKind.PERSON), *agreeing),
        problems=(),
        reason=BY_PERSON,
        parts=entry.parts if entry.value == value else None,
    )
