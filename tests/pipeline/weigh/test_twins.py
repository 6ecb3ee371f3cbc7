"""A name that stands on a paper twice is looked at twice: its marks are weighed from both places."""

from pipeline.types import Evidence, Possible, Source, SourceKind, Testimony, Value
from pipeline.weigh import weigh
from pipeline.weigh.twins import twins_of

KINDS = {
    "mother.full_name": "person_name",
    "declarant.full_name": "person_name",
    "father.full_name": "person_name",
    "mother.residence": "place",
    "father.residence": "place",
}


def said(key, text, *others):
    """The line reader's saying of a field: ``text``, and texts with their chances it holds possible too."""
    chances = ((text, 0.6), *others)
    testimony = Testimony(key, text, Source(SourceKind.OCR), "lines", 0.6)
    return Evidence(
        testimony, Value(text), (), tuple(Possible(Value(one), chance) for one, chance in chances)
    )


def valued(*evidence):
    """Field key → value."""
    return {field.key: field.value for field in weigh(evidence, KINDS, lambda values: ())}


def test_the_clearer_place_settles_the_marks_of_the_other():
    """Where one place is all but sure and the other wavers, both say the same in the end."""
    wavering = said("declarant.full_name", "BÙI THU NGẠ", ("BÙI THU NGA", 0.05))
    sure = said("mother.full_name", "BÙI THU NGA", ("BÙI THU NGẠ", 1e-6))
    alone = valued(wavering)["declarant.full_name"]
    both = valued(wavering, sure)
    assert alone == "BÙI THU NGẠ"
    assert both["declarant.full_name"] == both["mother.full_name"] == "BÙI THU NGA"


def test_only_the_same_letters_in_the_same_capitals_are_one():
    """Another person's name, another kind, and a place written with small ranks stay on their own."""
    spoken = {
        "mother.full_name": [said("mother.full_name", "BÙI THU NGẠ")],
        "declarant.full_name": [said("declarant.full_name", "BÙI THU NGA")],
        "father.full_name": [said("father.full_name", "LÊ VĂN NAM")],
        "mother.residence": [said("mother.residence", "Xã Hà An, Tỉnh Hà Giang")],
        "father.residence": [said("father.residence", "xã Hà An, tỉnh Hà Giang")],
    }
    twins = {key: others for key, others in twins_of(spoken, KINDS).items() if others}
    assert twins == {
        "mother.full_name": ("declarant.full_name",),
        "declarant.full_name": ("mother.full_name",),
    }
