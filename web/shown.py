"""How records are shown as JSON: the state of a prefill, its progress, and the dossier with people's words
laid over.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, TypeAlias

from pipeline import review
from pipeline.contract import dossier_json
from pipeline.store import JobState, PrefillFile, PrefillRecord, PrefillStatus
from pipeline.types import Dossier, Problem
from web.door import Door
from web.problems import Refusal

Json: TypeAlias = dict[str, Any]


def links(prefill_id: str) -> Json:
    """Where the rest of a prefill is found."""
    here = f"/v1/prefills/{prefill_id}"
    return {
        "self": here,
        "fields": f"{here}/fields",
        "events": f"{here}/events",
        "form": f"{here}/form.pdf",
        "page": f"/ho-so/{prefill_id}",
    }


def etag(record: PrefillRecord) -> str:
    """The entity tag of a prefill; it changes with every change of the record, also with every correction."""
    return f'"{record.id}-{record.version}"'


def percent(record: PrefillRecord) -> int:
    """How far a prefill is, 0 to 100. How many pages a file has is not known before its end, so a file that
    is being read comes ever closer to its share without reaching it; 100 means ended.
    """
    if record.ended:
        return 100
    parts = sum(_part(one) for one in record.files)
    return int(95 * parts / max(1, record.files_total))


def _part(file: PrefillFile) -> float:
    if file.state in (JobState.DONE, JobState.FAILED):
        return 1.0
    return file.pages_done / (file.pages_done + 2)


def progress_json(record: PrefillRecord) -> Json:
    """Counts only: safe to send, log and keep."""
    return {
        "percent": percent(record),
        "files": record.files_total,
        "files_done": record.files_done,
        "pages_done": record.pages_done,
    }


def status_json(door: Door, record: PrefillRecord) -> Json:
    """``GET /v1/prefills/{id}``: how far it is, and once ready what is there, what is missing, what to look
    at.
    """
    dossier = laid_over(door, record) if record.status is PrefillStatus.READY else None
    whole = dossier_json(dossier) if dossier else {}
    return {
        "id": record.id,
        "procedure": record.procedure,
        "lane": str(record.lane),
        "status": str(record.status),
        "created_at": record.created_at.isoformat(),
        "finished_at": record.finished_at and record.finished_at.isoformat(),
        "progress": progress_json(record),
        "files": [_file(one) for one in record.files],
        "checklist": whole.get("components", []),
        "entries": dict(Counter(str(entry.state) for entry in dossier.entries)) if dossier else {},
        "warnings": _warnings(record, dossier),
        "problem": _problem(record.problem) or _nothing_read(record),
        "links": links(record.id),
    }


def laid_over(door: Door, record: PrefillRecord) -> Dossier:
    """The dossier with all corrections laid over. Raises ``Refusal`` while there is none."""
    if record.status is PrefillStatus.FAILED:
        raise Refusal("failed", "Không điền được tờ khai từ các giấy tờ này; xem lý do ở trạng thái hồ sơ.")
    dossier = door.store.dossier(record.id) if record.status is PrefillStatus.READY else None
    if dossier is None:
        detail = "Giấy tờ đang được đọc. Hãy hỏi lại sau ít giây."
        raise Refusal(
            "not-ready", detail, headers={"Retry-After": "2"}, extra={"progress": progress_json(record)}
        )
    said = {one.entry: one.value for one in door.store.corrections(record.id) if one.document is None}
    return review.apply(dossier, door.procedure_of(record), record.facts, said, record.received)


def _file(file: PrefillFile) -> Json:
    return {
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.scan_id,
        "state": str(file.state),
        "pages_done": file.pages_done,
        "problem": _problem(file.problem),
    }


def _problem(problem: Problem | None) -> Json | None:
    return None if problem is None else {"code": str(problem.code), "message": problem.message}


def _nothing_read(record: PrefillRecord) -> Json | None:
    """What to say of a dossier that is ready although not one of its files could be read: the form is there
    to be filled by hand, so it has not failed, but nobody must take it for a filled one.
    """
    if not record.ended or any(one.problem is None for one in record.files):
        return None
    told = "Không đọc được tệp nào, nên chưa có giấy tờ nào được điền vào tờ khai. Hãy quét lại rồi gửi lại."
    return {"code": "nothing_read", "message": told}


def repeated_json(record: PrefillRecord) -> list[Json]:
    """Files that are read once only because the very same bytes came before."""
    return [
        {"file": name, "page": None, "code": "same_file", "message": _same_as(name, kept)}
        for name, kept in record.repeated
    ]


def _same_as(name: str, kept: str) -> str:
    if name == kept:
        return "Tệp này được gửi nhiều lần, nội dung giống hệt nhau; chỉ đọc một lần."
    return f"Nội dung giống hệt tệp {kept}; chỉ đọc một lần."


def _warnings(record: PrefillRecord, dossier: Dossier | None) -> list[Json]:
    """Everything a person should know that is no field: files that came twice, files and pages with
    problems, papers of no template.
    """
    told: list[Json] = repeated_json(record) + [
        {"file": one.name, "page": None, "code": str(one.problem.code), "message": one.problem.message}
        for one in record.files
        if one.problem
    ]
    for document in dossier.documents if dossier else ():
        for page in document.pages:
            told += [
                {"file": page.file, "page": page.page, "code": str(one.code), "message": one.message}
                for one in page.problems
            ]
        if document.document is None and document.pages:
            first = document.pages[0]
            told.append(
                {"file": first.file, "page": first.page, "code": "unknown_paper", "message": document.reason}
            )
    return told
