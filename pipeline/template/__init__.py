"""Templates are data: one YAML file a paper, read here with all mistakes told at once. EDGE (reads files)."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import BrokenTemplate
from pipeline.template.checks import check_titles
from pipeline.template.model import Catalogue, Edition, Face, FieldRule, Template
from pipeline.template.parse import parse
from pipeline.template.yaml_file import Mistakes, Node, misnamed, read_yaml
from pipeline.types import Mistake

__all__ = ["Catalogue", "Edition", "Face", "FieldRule", "Template", "default_folder", "load"]


def default_folder() -> Path:
    """Where the papers of the first catalogue lie: ``templates/documents`` beside the packages."""
    return Path(__file__).resolve().parents[2] / "templates" / "documents"


def load(folder: Path, but: str = "") -> Catalogue:
    """All templates of ``folder`` (``*.yaml``), the paper ``but`` left out: its file may be half written.

    Raises ``BrokenTemplate`` with every mistake of every file (file, line, what to write), also when the
    folder holds no template at all.
    """
    papers: dict[str, tuple[Template, Node]] = {}
    told: dict[str, Mistakes] = {}
    wrong = misnamed(folder)
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        wrong.append(
            Mistake(str(folder), 1, "(thư mục)", "không có tệp .yaml nào; hãy trỏ tới thư mục mẫu giấy")
        )
    for path in (one for one in paths if one.stem != but):
        mistakes = told[path.stem] = Mistakes(path.name)
        node = read_yaml(path, mistakes)
        if node is not None:
            papers[path.stem] = parse(node, path.stem, mistakes), node
    check_titles(papers, told)
    wrong += [one for mistakes in told.values() for one in mistakes.found]
    if wrong:
        raise BrokenTemplate(wrong)
    return Catalogue({template.document: template for template, _ in papers.values()})
