"""Scans by content, what was read on them, and their page pictures."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, func, select

from pipeline.store.base import Shelf, insert
from pipeline.store.records import NotOnTheShelf, Picture, ScanInfo, ScanReading
from pipeline.store.tables import jobs, pictures, prefill_files, readings, scans
from pipeline.types import Document, Problem, ProblemCode

DOCUMENTS: TypeAdapter[tuple[Document, ...]] = TypeAdapter(tuple[Document, ...])
"""Documents as JSON and back, without loss."""

_SIGNATURES = (
    (0, b"%PDF", "application/pdf"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG", "image/png"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (0, b"GIF8", "image/gif"),
    (0, b"BM", "image/bmp"),
)


class Scans(Shelf):
    """Files as they came and what is known of them."""

    def add_scan(self, path: Path, name: str = "") -> str:
        """Put the bytes of a file on the shelf and return their id. The same bytes twice are one scan.

        ``name`` only helps to tell the media type when the bytes do not; it belongs to the prefill.
        When this returns, the bytes survive a power cut. Raises ``Busy`` when the disk is full.
        """
        with path.open("rb") as source, self._blobs.stage("scans", source) as staged:
            with self._writes() as connection:
                if not hold_scan(connection, staged.digest):
                    insert(
                        connection,
                        scans,
                        id=staged.digest,
                        media_type=media_type(staged.head, name),
                        size=staged.size,
                        added_at=self._now(connection),
                    )
                # Inside the transaction: a purge of the same bytes has either ended or not begun.
                staged.place()
            return staged.digest

    @contextmanager
    def scan_file(self, scan_id: str) -> Iterator[Path]:
        """A local file with the bytes of a scan, for reading only, valid inside ``with``."""
        with self._blobs.file(f"scans/{scan_id}") as path:
            yield path

    def scan(self, scan_id: str) -> ScanInfo:
        """What is known of a scan. Raises ``NotOnTheShelf``."""
        with self._reads() as connection:
            row = connection.execute(select(scans).where(scans.c.id == scan_id)).first()
        if row is None:
            raise NotOnTheShelf(scan_id)
        return ScanInfo(row.id, row.media_type, row.size, row.added_at)

    def scan_reading(self, scan_id: str, version: str | None = None) -> ScanReading | None:
        """What was read on a scan by this version of the pipeline (default: ours); None: not read yet."""
        with self._reads() as connection:
            return find_reading(connection, scan_id, version or self.reading)

    def add_picture(
        self, scan_id: str, page_index: int, picture: Picture, version: str | None = None
    ) -> None:
        """Keep how a clean page looks; ``page_index`` counts the clean pages of the scan from 0.

        The first picture stays: the same page read again by the same version is the same page.
        """
        with (
            self._blobs.stage("pictures", io.BytesIO(picture.content)) as staged,
            self._writes() as connection,
        ):
            if not hold_scan(connection, scan_id):
                raise NotOnTheShelf(scan_id)
            insert(
                connection,
                pictures,
                scan_id=scan_id,
                version=version or self.reading,
                page=page_index,
                blob=staged.place(),
                media_type=picture.media_type,
            )

    def picture(self, scan_id: str, page_index: int, version: str | None = None) -> Picture:
        """How a clean page looks. Raises ``NotOnTheShelf``."""
        with self._reads() as connection:
            row = connection.execute(
                select(pictures.c.blob, pictures.c.media_type).where(
                    pictures.c.scan_id == scan_id,
                    pictures.c.version == (version or self.reading),
                    pictures.c.page == page_index,
                )
            ).first()
        if row is None:
            raise NotOnTheShelf(f"{scan_id} {page_index}")
        with self._blobs.file(row.blob) as path:
            return Picture(path.read_bytes(), row.media_type)

    def _drop_scans(self, connection: Connection, scan_ids: Sequence[str]) -> None:
        """Make scans gone that no prefill names any more, with all that was read on them."""
        for scan_id in sorted(set(scan_ids)):
            hold_scan(connection, scan_id)
            uses = select(func.count()).where(prefill_files.c.scan_id == scan_id)
            if connection.execute(uses).scalar_one():
                continue
            blobs = connection.execute(select(pictures.c.blob).where(pictures.c.scan_id == scan_id)).scalars()
            mine = set(blobs)
            connection.execute(delete(scans).where(scans.c.id == scan_id))
            connection.execute(delete(jobs).where(jobs.c.subject == scan_id))
            elsewhere = select(pictures.c.blob).where(pictures.c.blob.in_(mine))
            for blob in mine - set(connection.execute(elsewhere).scalars()):
                self._blobs.delete(blob)
            self._blobs.delete(f"scans/{scan_id}")


def hold_scan(connection: Connection, scan_id: str) -> bool:
    """Hold a scan until the transaction ends; false when there is none.

    All that adds, reads, uses or drops a scan holds it first, so none of them meets another half way.
    """
    held = select(scans.c.id).where(scans.c.id == scan_id).with_for_update()
    return connection.execute(held).first() is not None


def find_reading(connection: Connection, scan_id: str, version: str) -> ScanReading | None:
    """The reading of a scan by one version, inside a transaction; None when there is none."""
    row = connection.execute(
        select(readings).where(readings.c.scan_id == scan_id, readings.c.version == version)
    ).first()
    if row is None:
        return None
    documents = DOCUMENTS.validate_json(row.documents)
    return ScanReading(row.scan_id, row.version, documents, problem_of(row), row.seconds)


def problem_of(row: Row[*tuple[object, ...]]) -> Problem | None:
    """The problem kept in ``problem_code`` and ``problem_message`` of a row."""
    code, message = row._mapping["problem_code"], row._mapping["problem_message"]
    return None if code is None else Problem(ProblemCode(code), message)


def media_type(head: bytes, name: str = "") -> str:
    """What the first bytes say a file is; where they say nothing we know, what the name says."""
    for offset, signature, kind in _SIGNATURES:
        if head[offset:].startswith(signature):
            return kind
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
