"""What the pipeline says no to goes from one process to another whole."""

from __future__ import annotations

import pickle

from pipeline.errors import Unreadable
from pipeline.types import ProblemCode


def test_a_file_nobody_can_read_is_told_across_processes() -> None:
    """Code and sentence arrive, and the waiting process does not hang on an error it cannot rebuild."""
    sent = Unreadable(ProblemCode.DAMAGED, "Tệp bị hỏng.")
    come = pickle.loads(pickle.dumps(sent))
    assert type(come) is Unreadable
    assert (come.code, come.message, str(come)) == (sent.code, sent.message, str(sent))
