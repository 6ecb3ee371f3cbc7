"""All kinds have one shape and say no in one way."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.kinds
from ocr.types import Shape
from pipeline.kinds import KINDS, NotThisKind, describe
from pipeline.types import Value

FOLDER = Path(pipeline.kinds.__file__).parent
VERBS = {"compact": ["text"], "parse": ["text"], "check": ["value"], "show": ["value"]}
LETTERS = "aàăâbcdđeêghiklmnoôơpqrstuưvxyAĐỄỚỰ0123456789OolISB/.-:,;'()|…·_ \n\t" + "\u0301\u0323\u00d0\ufeff"
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=LETTERS, max_size=60))


def test_every_file_without_underscore_is_a_kind():
    """Adding a kind is adding one file: the registry follows the folder."""
    files = {path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_")}
    assert set(KINDS) == files
    assert {
        "person_name",
        "date",
        "date_in_words",
        "year",
        "time",
        "sex",
        "ethnicity",
        "nationality",
    } <= files
    assert {"id_number", "place", "number", "weight", "doc_number", "book_number", "text"} <= files
    assert {"expiry", "id_paper"} <= files


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_the_four_verbs_and_a_shape(name):
    """Every kind offers compact, parse, check, show and SHAPE, and nothing is missing a sentence."""
    kind = KINDS[name]
    assert isinstance(kind.SHAPE, Shape)
    for verb, parameters in VERBS.items():
        function = getattr(kind, verb)
        assert list(inspect.signature(function).parameters) == parameters
        assert function.__doc__


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_tells_what_it_is(name):
    """Who writes a template reads what a kind is in Vietnamese: what it holds, a colon, its normal form."""
    said = describe()[name]
    assert re.fullmatch(r"[A-ZĐ][^:]+: .+\.", said)
    assert not said.isascii()


def test_a_kind_has_its_test_file():
    """Every kind is tested in a file of its own name."""
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert set(KINDS) <= tests


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("nothing", ["", "/", "-", "……………", ". . . . .", " – ", "\n", "_____", "(1)", ":"])
def test_nothing_written_is_no_mistake(name, nothing):
    """Leaders, a slash or a dash alone mean that nothing is written there."""
    assert KINDS[name].parse(nothing) == Value("")
    assert KINDS[name].compact(nothing) == ""
    assert KINDS[name].check(Value("")) == ()
    assert KINDS[name].show(Value("")) == ""


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_no_text_breaks_a_kind(name, text):
    """Whatever a reader makes of a stain, a kind gives a settled value or NotThisKind, nothing else."""
    kind = KINDS[name]
    try:
        value = kind.parse(text)
    except NotThisKind:
        return
    assert value.text == " ".join(value.text.split())
    kind.check(value)
    assert kind.parse(kind.show(value)).text == value.text


def test_problems_and_refusals_hold_no_value():
    """Sentences for people are fixed texts: no module of the package builds one from what it read."""
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("NotThisKind", "Problem"):
                assert not any(isinstance(inner, ast.JoinedStr) for inner in ast.walk(node)), path.name
