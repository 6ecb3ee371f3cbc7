"""What the line reader hardly met while it learnt counts by the other reader's word."""

from __future__ import annotations

import pytest

from pipeline.types import Source, SourceKind, Testimony, Value
from pipeline.weigh.saying import Saying
from pipeline.weigh.unlearnt import with_unlearnt


def _saying(text: str, *possible: tuple[str, float]) -> Saying:
    told = Testimony("full_name", text, Source(SourceKind.OCR), "reader", 0.8)
    return Saying(told, Value(text), possible=tuple((Value(one), chance) for one, chance in possible))


@pytest.mark.parametrize(
    ("seen", "said", "alike"),
    [
        ("SIU H' BIÊN", "SIU H'BIÊN", True),  # the narrow space behind the apostrophe
        ("H'WEN MLÔ", "H'VEN MLÔ", True),
        ("SIU H' BIỂN", "SIU H'BIÊN", False),  # a mark differs too
        ("LÊ THỊ", "LÊTHỊ", False),  # any other space
    ],
)
def test_what_only_the_other_reader_knows_is_as_possible(seen, said, alike):
    """Where nothing else differs, the other's text is as likely to the line reader as its own."""
    _, lines = with_unlearnt("person_name", [_saying(seen), _saying(said, (said, 0.4), (f"{said}X", 0.1))])
    chances = {value.text: chance for value, chance in lines.possible}
    assert (chances.get(seen) == 0.4) is alike
