"""What the page for writers of templates (docs/add-a-paper.md) names is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.kinds import KINDS
from pipeline.procedure import load_forms, with_forms
from pipeline.template import default_folder, load
from pipeline.template.schema import schema

PAGE = (Path(__file__).parents[3] / "docs" / "add-a-paper.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text of one section of the page."""
    return PAGE.split(f"## {title}", 1)[1].split("\n## ", 1)[0]


def test_standard_keys_are_those_of_the_catalogue():
    """Every role and every key of the table is used by a paper or form that ships."""
    folder = default_folder()
    papers = with_forms(load(folder), load_forms(folder.parent / "forms")).documents.values()
    used = {key for paper in papers for key in paper.kinds}
    rows = [line for line in section("Tên ô dùng chung").splitlines() if line.startswith("| ")]
    named = [name for line in rows for name in re.findall(r"`([a-z_]+\.?)`", line)]

    assert {"head.", "declarant.", "subject.", "full_name", "id_number"} <= set(named)
    known = {key.rpartition(".")[2] for key in used} | {key.partition(".")[0] + "." for key in used}
    assert [name for name in named if name not in known] == []


def test_every_kind_has_its_row():
    """The table of kinds at the end of the page is whole."""
    assert set(re.findall(r"^\| `(\w+)` \|", section("Các loại giá trị"), re.MULTILINE)) == set(KINDS)


@pytest.mark.parametrize(
    "entry", ["heading", "size", "codes", "under", "row_of", "column", "corner", "before"]
)
def test_entries_that_need_explaining_are_explained(entry):
    """Headings, sizes, codes, tables and columns are on the page."""
    assert f"`{entry}" in PAGE


def test_an_editor_explains_every_entry_in_vietnamese():
    """No entry of the schema is without a sentence, and none has it in English."""
    found = list(_described(schema()["properties"]))

    assert len(found) > 25
    lines = [line for _, told in found for line in told.split("\n")]
    assert [line for line in lines if not re.search("[ăâđêôơưáàảãạấầậếềệốồộớờợứừữ]", line)] == []


def _described(properties):
    """Name and sentence of every property, however deep."""
    for name, one in properties.items():
        yield name, one.get("description", "")
        yield from _described(one.get("items", {}).get("properties", {}))
