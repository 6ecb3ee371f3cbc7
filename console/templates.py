"""The three questions about templates: are they right, which are there, why does this scan match or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from console.files import File
from console.marked import marked, write
from console.tables import problem_line, table_of
from console.words import Words
from pipeline.clean import clean
from pipeline.digitise import Tools, read_face
from pipeline.errors import BrokenTemplate, Unreadable
from pipeline.intake import open_scan, pages
from pipeline.procedure import Form, Procedure, load_forms, load_procedures, papers_of, with_forms
from pipeline.read import read_page
from pipeline.recognise import recognise
from pipeline.template import Catalogue, FieldRule, load
from pipeline.types import DamagedPage, FileProblem, Match, Mistake, Problem, Recognition, Scan


@dataclass(frozen=True, slots=True)
class Loaded:
    """All templates of a folder."""

    papers: Mapping[str, object] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    catalogue: Catalogue | None = None


def all_mistakes(folder: Path) -> tuple[tuple[Mistake, ...], Loaded]:
    """Every mistake of every template below ``folder``, and what is there when there is none."""
    catalogue: Catalogue | None = None
    mistakes: list[Mistake] = []
    try:
        catalogue = load(folder / "documents")
    except BrokenTemplate as broken:
        mistakes += broken.mistakes
    try:
        procedures = load_procedures(folder / "procedures", papers_of(catalogue) if catalogue else None)
        forms = load_forms(folder / "forms")
    except BrokenTemplate as broken:
        return (*mistakes, *broken.mistakes), Loaded()
    if catalogue is None:
        return tuple(mistakes), Loaded()
    catalogue = with_forms(catalogue, forms)
    return (), Loaded(catalogue.documents, procedures, forms, catalogue)


def listing(loaded: Loaded, words: Words) -> RenderableType:
    """Papers with their editions, procedures with their forms."""
    papers = table_of(words("papers"), words("name"), words("editions"), words("fields"))
    for code, template in (loaded.catalogue.documents if loaded.catalogue else {}).items():
        editions = ", ".join(one.edition for one in template.editions)
        papers.add_row(code, template.title, editions, str(len(template.kinds)))
    unseen = [Text(f" {words('unseen')}")]
    for code, template in (loaded.catalogue.documents if loaded.catalogue else {}).items():
        for edition in template.editions:
            labels = [rule.labels[0] for face in edition.faces for rule in face.fields if _is_unseen(rule)]
            if labels:
                unseen.append(Text(f" – {code} ({edition.edition}): {' · '.join(dict.fromkeys(labels))}"))
    procedures = table_of(words("procedures"), words("name"), words("form"), words("entries"))
    for code, procedure in loaded.procedures.items():
        form = procedure.form
        editions = ", ".join(one.edition for one in (form, *form.others))
        procedures.add_row(code, procedure.title, f"{form.code} ({editions})", str(len(form.entries)))
    return Group(
        papers, procedures, *(unseen if len(unseen) > 1 else ()), *_unverified(loaded.procedures, words)
    )


def _unverified(procedures: Mapping[str, Procedure], words: Words) -> tuple[Text, ...]:
    """What nobody has compared with the law's own text yet, a line a procedure."""
    doubts = {code: one.handling.unverified for code, one in procedures.items() if one.handling is not None}
    lines = tuple(Text(f" – {code}: {' · '.join(told)}") for code, told in doubts.items() if told)
    return (Text(f" {words('unverified')}"), *lines) if lines else ()


def _is_unseen(rule: FieldRule) -> bool:
    """Whether nobody has seen the label on a real paper yet (``v: memory``)."""
    return rule.verified == "memory" and bool(rule.labels)


def try_files(
    files: Iterable[File], tools: Tools, words: Words, pictures: Path | None = None
) -> Iterator[tuple[RenderableType, bool]]:
    """What each face of each file is taken for, and why; false beside a file or page that cannot be read.

    ``pictures``: folder for a picture of each face with texts and values marked (None: no pictures).
    """
    for file in files:
        try:
            yield from _tried(open_scan(file.path, file.name, tools.limits), tools, words, pictures)
        except Unreadable as no:
            yield problem_line(FileProblem(file.name, Problem(no.code, no.message)), words), False


def _tried(
    scan: Scan, tools: Tools, words: Words, pictures: Path | None
) -> Iterator[tuple[RenderableType, bool]]:
    """For each face of the scan: what it is taken for, the nearest papers, the texts that decided."""
    number = 0
    for page in pages(scan, tools.limits):
        where = f"{page.file} {words('page', number=page.number)}"
        if isinstance(page, DamagedPage):
            yield Text(f"✗ {where}: {page.problem.message}", style="bold red"), False
            continue
        for face in clean(page, tools.turn_votes):
            number += 1
            recognition = recognise(read_page(page, face, tools.reader), tools.catalogue)
            yield _face(where, recognition, words), True
            if pictures is not None:
                outcome = read_face(page, face, tools)
                shown = outcome.page or face
                path = write(marked(shown, recognition.match, outcome.document), pictures, page.file, number)
                yield Text(f"  {words('picture_at', path=str(path))}", style="dim"), True


def _face(where: str, recognition: Recognition, words: Words) -> RenderableType:
    match = recognition.match
    told = f"{words('matched')}: {_name(match)}" if match is not None else words("not_matched")
    head = Text.assemble((where + "  ", "dim"), (told, "bold green" if match else "bold yellow"))
    return Group(
        head, *(Padding(_nearest(one, words), (0, 0, 1, 2), expand=False) for one in recognition.nearest)
    )


def _name(match: Match) -> str:
    return f"{match.document} ({match.edition}, {match.face})"


def _nearest(match: Match, words: Words) -> RenderableType:
    percent = words("likeness", percent=round(match.score * 100))
    table = Table(box=None, pad_edge=False, show_header=False)
    for hit in match.anchors:
        seen = hit.box is not None
        mark = Text("✓" if seen else "–", style="green" if seen else "dim")
        table.add_row(
            mark, Text(hit.text, style="" if seen else "dim"), f"{round(hit.score * 100)} %" if seen else ""
        )
    return Group(Text(f"{_name(match)} · {percent}", style="bold"), Text(match.reason, style="dim"), table)
