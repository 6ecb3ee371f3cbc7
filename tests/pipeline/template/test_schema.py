"""The schema for editors."""

import datetime
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from pipeline.template import default_folder
from pipeline.template.schema import schema

ROOT = Path(__file__).parents[3]
PAPERS = [*sorted(default_folder().glob("*.yaml")), *sorted((ROOT / "docs" / "examples").glob("*.yaml"))]


def plain(node):
    """YAML as JSON would hold it: days are texts."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node.isoformat() if isinstance(node, datetime.date) else node


def test_the_file_for_editors_is_the_schema_of_today():
    """``templates/document.schema.json`` is what the code says now."""
    assert json.loads((ROOT / "templates" / "document.schema.json").read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_paper_follows_the_schema(path):
    """No template of the catalogue is underlined in an editor."""
    found = Draft202012Validator(schema()).iter_errors(
        plain(yaml.safe_load(path.read_text(encoding="utf-8")))
    )

    assert [error.json_path for error in found] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"document": "x", "title": "X"},
        {"document": "Giấy", "title": "X", "editions": []},
        {
            "document": "x",
            "title": "X",
            "editions": [{"edition": "1", "faces": [{"face": "sheet", "size": "A3"}]}],
        },
    ],
)
def test_mistakes_are_underlined(wrong):
    """What ``templates check`` refuses an editor underlines, too."""
    assert list(Draft202012Validator(schema()).iter_errors(wrong))
