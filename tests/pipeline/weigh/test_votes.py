"""A name that the readers saw otherwise, and oftener, is a person's to decide."""

from pipeline.types import Evidence, FieldState, Possible, Source, SourceKind, Testimony, Value
from pipeline.weigh import weigh
from pipeline.weigh.saying import Saying
from pipeline.weigh.votes import outvoted

KINDS = {"mother.full_name": "person_name", "declarant.full_name": "person_name"}


def saying(text, kind=SourceKind.OCR):
    """One look at the print (or another source) that says so."""
    return Saying(Testimony("full_name", text, Source(kind), "lines", 0.8), Value(text))


def test_two_looks_more_outvote_a_word():
    """Three of four looks saw TRÂN: TRẦN is outvoted; with two against two nobody is."""
    own = [saying("NGUYÊN THỊ TRÂN"), saying("NGUYỄN THỊ TRÂN")]
    twin = [saying("NGUYỄN THỊ TRẦN"), saying("NGUYỄN THỊ TRÂN")]

    assert outvoted("person_name", "NGUYỄN THỊ TRẦN", own, [twin])
    assert not outvoted("person_name", "NGUYỄN THỊ TRÂN", own, [twin])
    assert not outvoted("person_name", "NGUYỄN THỊ TRẦN", own[:1], [twin[:1]])


def test_what_is_no_name_outvotes_none():
    """Two readers that lost the mark of a family name saw no family: the tables may settle it."""
    both = [saying("NGUYÊN THỊ HOA"), saying("NGUYÊN THỊ HOA")]

    assert not outvoted("person_name", "NGUYỄN THỊ HOA", both, [])
    assert not outvoted("text", "Trần", [saying("Trân"), saying("Trân")], [])


def said(key, witness, text, *others):
    """What a reader says of a field, and with what chance something else."""
    possible = [Possible(Value(one), chance) for one, chance in ((text, 0.5), *others)] if others else []
    testimony = Testimony(key, text, Source(SourceKind.OCR), witness, 0.9)
    return Evidence(testimony, Value(text), (), tuple(possible))


def test_an_outvoted_name_is_for_a_person():
    """The clerk is asked, in a sentence, where the machine would settle for what was seen less often."""
    sure = ("NGUYỄN THỊ TRẦN", 0.499)
    evidence = [
        said("mother.full_name", "tesseract", "NGUYỄN THỊ TRÂN"),
        said("mother.full_name", "lines", "NGUYỄN THỊ TRÂN", sure),
        said("declarant.full_name", "tesseract", "NGUYỄN THỊ TRÂN"),
        said("declarant.full_name", "lines", "NGUYỄN THỊ TRẦN", ("NGUYỄN THỊ TRÂN", 0.001)),
    ]
    fields = weigh(evidence, KINDS, lambda _: ())
    outvoted_ones = [field for field in fields if field.value == "NGUYỄN THỊ TRẦN"]

    assert outvoted_ones
    assert all(field.state is FieldState.REVIEW for field in outvoted_ones)
    assert all("nhiều lần" in field.reason for field in outvoted_ones)
