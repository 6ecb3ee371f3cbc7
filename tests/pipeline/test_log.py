"""Log lines carry ids and codes, never what was read."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from pipeline import log


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged; the handlers of the test run come back afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    before, level = root.handlers[:], root.level
    log.begin(stream)
    yield stream
    root.handlers[:], root.level = before, level


def test_an_event_is_one_line_of_json(lines: io.StringIO) -> None:
    """An event tells when, how grave, what, and the allowed facts."""
    log.say("done", job="digitise-1", pages=3, code=None)
    said = json.loads(lines.getvalue())
    assert (said["event"], said["level"], said["job"], said["pages"]) == ("done", "info", "digitise-1", 3)
    assert "code" not in said


def test_other_keys_are_refused(lines: io.StringIO) -> None:
    """A key outside the allow-list is a mistake that a test finds, and nothing is written."""
    with pytest.raises(ValueError, match="full_name"):
        log.say("done", full_name="NGUYỄN VĂN MẪU")
    assert lines.getvalue() == ""


def test_errors_lose_their_words(lines: io.StringIO) -> None:
    """Of an error its type and place are told, ours or a library's; its words may hold what was read."""
    try:
        raise ValueError("NGUYỄN VĂN MẪU")
    except ValueError as error:
        log.say_error("went_wrong", error, job="digitise-1")
        logging.getLogger("library").exception("cannot read %s", "NGUYỄN VĂN MẪU")
    ours, theirs = (json.loads(line) for line in lines.getvalue().splitlines())
    assert ours["error"] == theirs["error"] == "ValueError"
    assert ours["place"].startswith("test_log.py:")
    assert theirs["says"] == "cannot read %s"
    assert "NGUY" not in lines.getvalue()
    assert "Traceback" not in lines.getvalue()
