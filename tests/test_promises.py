"""What the project promises in words is kept by the code."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from api import app_of
from pipeline.kinds import KINDS
from pipeline.settings import Settings
from web.asked import TEXT_PARTS
from web.door import Door
from web.problems import OF_STATUS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_the_documentation_leads_somewhere(page):
    """No page links to a file that is not there."""
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_kind_of_value_is_explained_to_template_authors():
    """The page for authors lists exactly the kinds that exist."""
    page = (ROOT / "docs/add-a-paper.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))

    assert listed == set(KINDS)


def test_every_setting_is_explained_to_those_who_run_it():
    """The page for operators names exactly the settings that exist, each with its sentence."""
    page = (ROOT / "docs/run-in-a-province.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| .* \| (.*) \|$", page, re.MULTILINE))

    assert rows == {one.metadata["name"]: one.metadata["sentence"] for one in fields(Settings)}


def test_every_refusal_is_explained_to_portals():
    """The page for portals names exactly the refusals that the door gives, and every part of the form."""
    page = (ROOT / "docs/portal.md").read_text(encoding="utf-8")
    table = page.split("\n## Lỗi\n")[1].split("\n## ")[0]
    rows = [row.split("|")[2] for row in re.findall(r"^\| \d.*$", table, re.MULTILINE)]
    named = {kind for cell in rows for kind in re.findall(r"`([a-z-]+)`", cell)}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web").glob("*.py"))
    given = set(re.findall(r'Refusal\(\s*"([a-z-]+)"', code)) | {kind for kind, _ in OF_STATUS.values()}

    assert named == given | {"internal"}
    parts = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `\w+`[^|]*\|", page, re.MULTILINE))))
    assert {"files", *TEXT_PARTS, *filter(None, TEXT_PARTS.values())} <= parts


def test_the_addresses_that_portals_are_told_are_there():
    """Every path in the page for portals is one of the API's."""
    page = (ROOT / "docs/portal.md").read_text(encoding="utf-8")
    told = set(re.findall(r"\$MAY(/v1/[\w./$]*)", page))
    known = set(app_of(Door(None, print, {}, 1)).openapi()["paths"])

    assert {path.replace("$ID", "{prefill_id}") for path in told} <= known
    assert len(told) >= 4


def test_every_stage_of_the_way_is_in_the_tour():
    """A stage that digitise calls is a row of the README's tour."""
    tour = (ROOT / "README.md").read_text(encoding="utf-8")
    way = (ROOT / "pipeline/digitise.py").read_text(encoding="utf-8")
    stages = set(
        re.findall(
            r"^from pipeline\.(assemble|check|clean|extract|intake|read|recognise|rules|weigh)", way, re.M
        )
    )

    assert len(stages) == 9
    assert [stage for stage in stages if f"pipeline/{stage}" not in tour] == []


@pytest.mark.parametrize("command", ["read", "prefill", "serve", "worker", "templates", "doctor", "bench"])
def test_every_command_of_the_contract_has_help(command):
    """Each command answers ``--help`` in Vietnamese."""
    answer = subprocess.run(
        [sys.executable, "-m", "cli", command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0
    assert re.search(r"[ăâđêôơưạảấầậắặẹếềệỉịọốồộớờợụứừự]", answer.stdout)


def test_nothing_names_a_machine_of_its_makers():
    """No tracked file carries a path of a developer's machine."""
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    texts = [
        ROOT / name for name in files if Path(name).suffix in {".py", ".md", ".yaml", ".toml", ".txt", ""}
    ]
    foreign = re.compile("/" + "work/|/" + "opt/wheels|" + "/ro" + "ot/")

    assert [
        path.name for path in texts if path.is_file() and foreign.search(path.read_text("utf-8", "replace"))
    ] == []
