"""Values into the JSON that other programs rely on: ``khongviet/document@1``, ``problem@1``, ``dossier@1``.

Keys are never renamed or dropped without a new schema number; ``edition``, ``reason``, ``official_code``
and the
``problems`` of components and dossiers are additions of ours. Pure: dictionaries of plain JSON values, in a
fixed order.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from pipeline.types import (
    Claim,
    Component,
    Document,
    Dossier,
    Entry,
    EntrySource,
    Field,
    FileProblem,
    PageInfo,
    Parts,
    Problem,
    Source,
)

Json: TypeAlias = dict[str, Any]

DOCUMENT_SCHEMA = "khongviet/document@1"
PROBLEM_SCHEMA = "khongviet/problem@1"
DOSSIER_SCHEMA = "khongviet/dossier@1"


def document_json(document: Document) -> Json:
    """One document as ``read --json`` writes it; ``page`` of a source is an index into ``pages``."""
    return {
        "schema": DOCUMENT_SCHEMA,
        "document": document.document,
        "edition": document.edition,
        "score": round(document.score, 4),
        "title": document.title,
        "reason": document.reason,
        "pages": [_page(page) for page in document.pages],
        "fields": {field.key: _field(field) for field in document.fields},
        "text": document.text,
        "seconds": round(document.seconds, 3),
    }


def problem_json(problem: FileProblem) -> Json:
    """A file that could not be read."""
    return {
        "schema": PROBLEM_SCHEMA,
        "file": problem.file,
        "code": str(problem.problem.code),
        "message": problem.problem.message,
    }


def dossier_json(dossier: Dossier) -> Json:
    """A pre-filled form with the papers behind it, as ``prefill --json`` writes it."""
    return {
        "schema": DOSSIER_SCHEMA,
        "procedure": dossier.procedure,
        "form": dossier.form,
        "entries": {entry.key: _entry(entry) for entry in dossier.entries},
        "conflicts": [
            {"entry": conflict.entry, "values": [_claim(claim) for claim in conflict.claims]}
            for conflict in dossier.conflicts
        ],
        "components": [_component(component, dossier) for component in dossier.components],
        "documents": [document_json(document) for document in dossier.documents],
        "problems": [problem_json(problem) for problem in dossier.problems],
        "seconds": round(dossier.seconds, 3),
    }


def _page(page: PageInfo) -> Json:
    return {
        "file": page.file,
        "page": page.page,
        "width": page.width,
        "height": page.height,
        "turned": page.turned,
        "skew": round(page.skew, 2),
        "problems": _problems(page.problems),
    }


def _field(field: Field) -> Json:
    shown: Json = {"value": field.value}
    if field.parts is not None:
        shown["parts"] = _parts(field.parts)
    return shown | {
        "text": field.text,
        "state": str(field.state),
        "confidence": round(field.confidence, 4),
        "sources": [_source(source) for source in field.sources],
        "problems": _problems(field.problems),
        "reason": field.reason,
    }


def _source(source: Source) -> Json:
    box = source.box
    edges = None if box is None else [box.left, box.top, box.right, box.bottom]
    return {"kind": str(source.kind), "page": source.page, "box": edges}


def _parts(parts: Parts) -> Json:
    today = parts.today
    return {
        "detail": parts.detail,
        "commune": parts.commune,
        "district": parts.district,
        "province": parts.province,
        "commune_code": parts.commune_code,
        "province_code": parts.province_code,
        "today": {
            "commune": today.commune,
            "province": today.province,
            "commune_code": today.commune_code,
            "province_code": today.province_code,
        },
    }


def _problems(problems: tuple[Problem, ...]) -> list[Json]:
    return [{"code": str(problem.code), "message": problem.message} for problem in problems]


def _entry(entry: Entry) -> Json:
    shown: Json = {"value": entry.value}
    if entry.parts is not None:
        shown["parts"] = _parts(entry.parts)
    return shown | {
        "state": str(entry.state),
        "sources": [_entry_source(source) for source in entry.sources],
        "problems": _problems(entry.problems),
        "reason": entry.reason,
    }


def _entry_source(source: EntrySource) -> Json:
    return {"document": source.document, "field": source.field, "kind": str(source.kind)}


def _claim(claim: Claim) -> Json:
    return {"value": claim.value, "sources": [_entry_source(source) for source in claim.sources]}


def _component(component: Component, dossier: Dossier) -> Json:
    # Two cards on one scan, or both faces of one, are still one page to show.
    pages = dict.fromkeys(
        (page.file, page.page) for index in component.documents for page in dossier.documents[index].pages
    )
    return {
        "code": component.code,
        "official_code": component.official_code,
        "title": component.title,
        "required": component.required,
        "status": str(component.status),
        "pages": [{"file": file, "page": page} for file, page in pages],
        "problems": _problems(component.problems),
    }
