"""A person's words laid over a dossier: ``apply(dossier, procedure, facts, words)``. Nothing read is lost.

Pure. The dossier on the shelf stays as the machine made it; words are kept beside it and laid over whenever
it is shown or printed, so a word taken back brings the reading back. What follows from an entry follows
anew: who says that the declarant is the mother has the declarant filled in from the mother's card.
"""

from __future__ import annotations

from datetime import date

from pipeline.prefill import answered, normal_facts
from pipeline.procedure.values import Procedure
from pipeline.types import Dossier, Facts


def apply(dossier: Dossier, procedure: Procedure, facts: Facts, words: Facts, today: date) -> Dossier:
    """The dossier with ``words`` (entry key → value in normal form; "" means: left blank on purpose).

    ``facts`` and ``today`` are the portal's and the day when the dossier was made. Without words it is the
    same dossier.
    """
    if not words:
        return dossier
    return answered(dossier, procedure, normal_facts(facts, procedure.on(today)), words, today)
