"""EDGE the worker: one short function a job. ``python -m worker`` is one process; ``serve`` keeps it alive.

Everything heavy is loaded before RQ forks, so a job begins in milliseconds with a warm reader, and whatever a
job leaks ends with its fork.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import cv2
from rq import Worker
from rq.serializers import JSONSerializer

from ocr.types import Image
from pipeline import log
from pipeline.digitise import Tools, join, read_pages
from pipeline.edition import reading_version
from pipeline.intake import open_scan
from pipeline.jobs import LANES, Bell
from pipeline.lease import Lease
from pipeline.prefill import prefill as weigh_together
from pipeline.procedure import Procedure, load_procedures
from pipeline.settings import read
from pipeline.store import Job, Lane, NotOnTheShelf, Picture, ScanReading, Store
from pipeline.tools import open_tools
from pipeline.types import Document, FileProblem
from pipeline.work import Work

JPEG = (cv2.IMWRITE_JPEG_QUALITY, 72)
LONGEST = 1754
"""Pixels of the longer side of a page picture: A4 at 150 dpi."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a job needs, laid out once before the fork."""

    work: Work
    store: Store
    tools: Tools
    procedures: Mapping[str, Procedure]
    jobs_before_rest: int


@cache
def desk() -> Desk:
    """The desk of this process and of its forks."""
    settings = read()
    store = Store.open(settings.database, settings.storage, reading_version(settings.templates))
    name = os.environ.get("KHONGVIET_WORKER") or f"{socket.gethostname()}-{os.getpid()}"
    work = Work(store, Bell.open(settings.redis_url), name, settings.page_seconds, settings.lease_seconds)
    tools = open_tools(settings.templates / "documents", calibration=settings.calibration)
    return Desk(
        work, store, tools, load_procedures(settings.templates / "procedures"), settings.jobs_per_worker
    )


def digitise(job_id: str) -> None:
    """Read one scan."""
    desk().work.do(job_id, _digitise)


def prefill(job_id: str) -> None:
    """Weigh the papers of one prefill together; all its scans are read."""
    desk().work.do(job_id, _prefill)


def _digitise(job: Job, lease: Lease) -> tuple[Job, ...]:
    at, started, documents = desk(), time.perf_counter(), list[Document]()
    with at.store.scan_file(job.subject) as path:
        scan = open_scan(path, job.subject, at.tools.limits)
        for outcome in read_pages(scan, at.tools):
            documents.append(outcome.document)
            if outcome.page is not None:
                index = outcome.document.pages[0].index
                at.store.add_picture(job.subject, index, _picture(outcome.page.image), job.reading)
            lease.page_done()
    seconds = round(time.perf_counter() - started, 3)
    return at.store.finish_scan(job, ScanReading(job.subject, job.reading, tuple(documents), None, seconds))


def _prefill(job: Job, _lease: Lease) -> tuple[Job, ...]:
    at, started = desk(), time.perf_counter()
    record = at.store.prefill(job.subject)
    documents, problems, seconds = list[Document](), list[FileProblem](), 0.0
    for file in record.files:
        reading = at.store.scan_reading(file.scan_id, job.reading)
        if reading is None:
            raise NotOnTheShelf(file.scan_id)
        documents += [_named(document, file.name) for document in reading.documents]
        problems += [FileProblem(file.name, reading.problem)] if reading.problem else []
        seconds += reading.seconds
    papers = tuple(join(documents, at.tools.catalogue, window=None))
    procedure = at.procedures[record.procedure]
    dossier = weigh_together(papers, procedure, record.facts, record.received, problems)
    took = round(seconds + time.perf_counter() - started, 3)
    at.store.save_dossier(job.subject, replace(dossier, seconds=took), job)
    return ()


def _named(document: Document, name: str) -> Document:
    """The same document under its file's name in this prefill; on the shelf it carries the scan's id."""
    return replace(document, pages=tuple(replace(page, file=name) for page in document.pages))


def _picture(image: Image) -> Picture:
    """The clean page for the screen, light enough for an old machine; boxes are drawn by share of it."""
    scale = LONGEST / max(image.shape[:2])
    light = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return Picture(cv2.imencode(".jpg", light, JPEG)[1].tobytes(), "image/jpeg")


def main(queues: Sequence[Lane] = LANES) -> None:
    """Work until told to stop, or until it is time for a fresh process (``serve`` starts one)."""
    log.begin()
    at = desk()
    at.store.close()  # the parent keeps no connection that a fork could spoil
    worker = Worker(
        [at.work.bell.queue(lane) for lane in LANES if lane in queues],
        name=f"{at.work.name}-{os.getpid()}",
        connection=at.work.bell.connection,
        serializer=JSONSerializer,
        work_horse_killed_handler=lambda job, pid, status, _: at.work.fork_died(job.args[0], pid, status),
    )
    worker.max_connection_wait_time = 2
    log.say("worker_ready", worker=at.work.name, pid=os.getpid())
    worker.work(logging_level="WARNING", max_jobs=at.jobs_before_rest)


if __name__ == "__main__":
    import worker as door  # the name under which RQ looks the jobs up

    door.main([Lane(name) for name in sys.argv[1].split(",")] if len(sys.argv) > 1 else LANES)
