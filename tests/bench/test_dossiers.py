"""Whole dossiers as the bench draws, reads and counts them."""

from __future__ import annotations

import json

from bench.dossiers.main import summary, table, write
from bench.dossiers.run import MOST_FREQUENT, Outcome, Task, outcome, read, tasks
from bench.dossiers.truth import Score
from pipeline.tools import open_tools
from samples.dossiers import COMPONENTS, make_dossier


def outcome_of(right: int, silent: int, found: int, missed: int) -> Outcome:
    """An outcome with so many entries and conflicts."""
    keys = tuple(map(str, range(right)))
    score = Score(keys, (), ("s",) * silent, (), ("f",) * found, ("m",) * missed, ())
    return Outcome(
        "1.001193", score, frozenset({"Giấy chứng sinh"}), frozenset({"Giấy chứng sinh", "Thẻ"}), 3, 2.0
    )


def test_tasks_are_drawn_from_the_seed_and_use_every_procedure():
    """The same seed draws the same dossiers; parts left out are parts of that procedure."""
    work = tasks(40, 5)
    assert work == tasks(40, 5) != tasks(40, 6)
    assert {one.procedure for one in work} == set(MOST_FREQUENT)
    assert all(set(one.leave_out) <= set(COMPONENTS[one.procedure]) for one in work)
    assert any(one.plant for one in work)
    assert any(one.leave_out for one in work)


def test_shares_are_of_all_that_could_be_right(tmp_path):
    """Silence counts against the entries, a missed conflict against those planted; the files hold it all."""
    figures = {"seed": 1, **summary([outcome_of(8, 2, 1, 0), outcome_of(10, 0, 0, 1)])}
    row = figures["all"]
    assert (row["entries"], row["right"], row["silent"]) == (20, 0.9, 0.1)
    assert (row["planted"], row["found"], row["named"], row["called_missing_wrongly"]) == (2, 0.5, 1.0, 2)
    assert table(figures).row_count == 2
    write(figures, tmp_path)
    assert json.loads((tmp_path / "dossiers.json").read_text())["all"] == row
    assert (tmp_path / "dossiers.png").stat().st_size > 1000


def test_a_dossier_is_read_for_real_and_its_lack_is_known():
    """A single-status dossier without the card of who asks: that card alone is called missing."""
    task = Task("1.004873", 11, False, ("declarant_card",))
    case = make_dossier(task.procedure, task.seed, "flatbed", task.plant, task.leave_out)
    tools = open_tools()
    done = outcome(case, read(case, tools), tools, 1.0)
    assert len(done.lacking) == 1
    assert done.lacking <= done.called_missing
    assert done.score.right
