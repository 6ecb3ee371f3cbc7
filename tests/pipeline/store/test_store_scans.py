"""Scans on the shelf: kept as they came, once, until nobody needs them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import Busy
from pipeline.store import JobKind, LeaseLost, NotOnTheShelf, Picture, ScanReading, Store
from pipeline.store.blobs import FolderBlobs, open_blobs


def blobs_in(folder: Path) -> list[Path]:
    """Every file the shelf keeps."""
    return [path for path in (folder / "blobs").rglob("*") if path.is_file()]


def test_same_bytes_are_one_scan(store: Store, put: Callable[..., str], tmp_path: Path) -> None:
    """The same bytes twice are one scan and one file, byte for byte as it came."""
    first, second = put(b"%PDF-1.7 same"), put(b"%PDF-1.7 same")
    assert first == second
    assert store.counts().scans == 1
    assert [path.read_bytes() for path in blobs_in(tmp_path)] == [b"%PDF-1.7 same"]
    with store.scan_file(first) as path:
        assert path.read_bytes() == b"%PDF-1.7 same"


def test_bytes_on_the_shelf_are_never_overwritten(put: Callable[..., str], tmp_path: Path) -> None:
    """Bytes that lie there already are neither replaced nor touched by a second arrival."""
    put(b"%PDF-1.7 same")
    (before,) = [path.stat() for path in blobs_in(tmp_path)]
    put(b"%PDF-1.7 same")
    (after,) = [path.stat() for path in blobs_in(tmp_path)]
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert after.st_mode & 0o222 == 0


def test_bytes_lost_from_the_folder_come_back(store: Store, put: Callable[..., str], tmp_path: Path) -> None:
    """A file missing under a known id (a restored database) is written again when the bytes come again."""
    scan_id = put(b"%PDF-1.7 same")
    blobs_in(tmp_path)[0].unlink()
    with pytest.raises(NotOnTheShelf), store.scan_file(scan_id):
        pass
    put(b"%PDF-1.7 same")
    with store.scan_file(scan_id) as path:
        assert path.read_bytes() == b"%PDF-1.7 same"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "a.jpg", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "image/jpeg"),
        (b"nothing known", "a.tif", "image/tiff"),
        (b"nothing known", "a", "application/octet-stream"),
    ],
)
def test_media_type_is_told_by_the_bytes_first(
    store: Store, tmp_path: Path, head: bytes, name: str, kind: str
) -> None:
    """A renamed file is what its bytes say; the name speaks only when the bytes do not."""
    path = tmp_path / "incoming"
    path.write_bytes(head)
    assert store.scan(store.add_scan(path, name)).media_type == kind


def test_a_full_disk_is_busy_and_leaves_nothing(
    store: Store, put: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is no fault of the scan: ``Busy``, and neither a row nor half a file is left."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Busy):
        put()
    monkeypatch.undo()
    assert store.counts().scans == 0
    assert blobs_in(tmp_path) == []


def test_half_written_files_are_swept_after_a_day(tmp_path: Path) -> None:
    """What a power cut left half written goes when the shelf is opened a day later, not before."""
    FolderBlobs(tmp_path)
    old, new = tmp_path / "incoming" / "old", tmp_path / "incoming" / "new"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    FolderBlobs(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_an_unknown_store_is_refused_in_vietnamese() -> None:
    """A STORAGE_URL that we cannot serve says what to write instead."""
    with pytest.raises(ValueError, match="STORAGE_URL: chưa hỗ trợ"):
        open_blobs("s3://bucket")


def test_pictures_are_kept_by_page_and_version(store: Store, put: Callable[..., str]) -> None:
    """A page picture comes back as it was put; the first one of a version stays; unknown ones raise."""
    scan_id = put()
    store.add_picture(scan_id, 0, Picture(b"first", "image/jpeg"))
    store.add_picture(scan_id, 0, Picture(b"second", "image/jpeg"))
    store.add_picture(scan_id, 0, Picture(b"of v2", "image/jpeg"), "v2")
    assert store.picture(scan_id, 0) == Picture(b"first", "image/jpeg")
    assert store.picture(scan_id, 0, "v2").content == b"of v2"
    with pytest.raises(NotOnTheShelf):
        store.picture(scan_id, 1)


def test_purge_leaves_nothing_of_it(
    store: Store, put: Callable[..., str], ask: Callable[..., str], tmp_path: Path
) -> None:
    """After a purge no row, scan, picture or job of the prefill is left."""
    scan_id = put()
    prefill_id = ask(scan_id)
    store.add_picture(scan_id, 0, Picture(b"picture", "image/jpeg"))
    store.add_correction(prefill_id, "child.full_name", "Nguyễn Văn Mẫu", "can-bo")
    store.purge(prefill_id)
    assert blobs_in(tmp_path) == []
    assert store.overdue() == ()
    assert store.counts().scans == 0
    for question in (store.prefill, store.dossier, store.purge):
        with pytest.raises(NotOnTheShelf):
            question(prefill_id)


def test_purge_spares_what_others_need(
    store: Store, put: Callable[..., str], ask: Callable[..., str]
) -> None:
    """A scan and a picture that another prefill shows stay until that one is purged, too."""
    shared, other = put(b"%PDF shared"), put(b"%PDF other")
    first, second = ask(shared), ask(shared, other)
    store.add_picture(shared, 0, Picture(b"the same picture", "image/jpeg"))
    store.add_picture(other, 0, Picture(b"the same picture", "image/jpeg"))
    store.purge(first)
    with store.scan_file(shared) as path:
        assert path.read_bytes() == b"%PDF shared"
    assert store.picture(shared, 0).content == b"the same picture"
    store.purge(second)
    with pytest.raises(NotOnTheShelf), store.scan_file(shared):
        pass


def test_purge_in_the_middle_of_reading(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., object]
) -> None:
    """A worker whose scan was purged can keep neither picture nor reading: gone stays gone."""
    scan_id = put()
    prefill_id = ask(scan_id)
    job = begin(JobKind.DIGITISE, scan_id)
    store.purge(prefill_id)
    with pytest.raises(NotOnTheShelf):
        store.add_picture(scan_id, 0, Picture(b"late", "image/jpeg"))
    with pytest.raises(LeaseLost):
        store.finish_scan(job, ScanReading(scan_id, "v1", (), None, 0.1))  # type: ignore[arg-type]
