"""Requests, idempotency, dossiers and corrections on the shelf."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from ocr.types import Box
from pipeline.store import (
    Job,
    JobKind,
    JobState,
    KeyReused,
    Lane,
    NotOnTheShelf,
    PrefillRequest,
    PrefillStatus,
    ScanReading,
    Store,
)
from pipeline.types import (
    Document,
    Dossier,
    Entry,
    EntrySource,
    EntryState,
    Field,
    FieldState,
    FileProblem,
    PageInfo,
    Parts,
    Problem,
    ProblemCode,
    Source,
    SourceKind,
    Testimony,
    Units,
)
from tests.pipeline.store.store_clock import Clock

PLACE = Parts(commune="Xã Mẫu", province="Tỉnh Mẫu", today=Units(commune="Xã Mẫu", commune_code="00001"))
SOURCE = Source(SourceKind.OCR, 0, Box(1, 2, 3, 4))
DOCUMENT = Document(
    document="giay_khai_sinh",
    edition="2020",
    faces=("sheet",),
    title="Giấy khai sinh",
    score=0.97,
    reason="đủ tiêu đề",
    pages=(PageInfo("a.pdf", 1, 2480, 3508, 180, -1.2, (Problem(ProblemCode.BLURRED, "Trang bị mờ."),)),),
    testimonies=(Testimony("full_name", "NGUYỄN VĂN MẪU", SOURCE, "tesseract", 0.9),),
    fields=(
        Field(
            "full_name", "NGUYỄN VĂN MẪU", "NGUYỄN VĂN MẪU", FieldState.ACCEPTED, 0.99, (SOURCE,), "hai nguồn"
        ),
        Field("place_of_birth", "Xã Mẫu", "Xã Mẫu", FieldState.REVIEW, 0.5, (), "", (), PLACE),
    ),
    text="GIẤY KHAI SINH\nNGUYỄN VĂN MẪU",
    seconds=0.83,
)
DOSSIER = Dossier(
    procedure="1.001193",
    form="to_khai_dang_ky_khai_sinh",
    entries=(
        Entry(
            "child.full_name",
            "NGUYỄN VĂN MẪU",
            EntryState.PROPOSED,
            (EntrySource(0, "full_name", SourceKind.OCR),),
        ),
    ),
    conflicts=(),
    components=(),
    documents=(DOCUMENT,),
    problems=(FileProblem("b.pdf", Problem(ProblemCode.ENCRYPTED, "Tệp có mật khẩu.")),),
)


def request(scan_id: str, key: str = "", fingerprint: str = "f", client: str = "") -> PrefillRequest:
    """A request for one scan."""
    return PrefillRequest(
        "1.001193", ((scan_id, "a.pdf"),), client=client, idempotency_key=key, fingerprint=fingerprint
    )


def test_one_key_is_one_prefill(store: Store, put: Callable[..., str]) -> None:
    """The same request with the same key answers the prefill of the first time, and adds no work."""
    scan_id = put()
    first, created = store.create_prefill(request(scan_id, "k"))
    again, created_again = store.create_prefill(request(scan_id, "k"))
    assert (created, created_again) == (True, False)
    assert first == again
    assert len(store.overdue()) == 1


def test_a_key_with_another_request_is_refused(store: Store, put: Callable[..., str]) -> None:
    """A key that comes with another fingerprint is a mistake of the caller and changes nothing."""
    scan_id = put()
    first, _ = store.create_prefill(request(scan_id, "k", "one"))
    with pytest.raises(KeyReused) as refused:
        store.create_prefill(request(scan_id, "k", "two"))
    assert refused.value.prefill_id == first.id
    assert len(store.list_prefills()) == 1


def test_keys_belong_to_clients_and_are_forgotten_after_a_day(
    store: Store, put: Callable[..., str], clock: Clock
) -> None:
    """Two clients may use one key; after 24 hours the key is free again."""
    scan_id = put()
    first, _ = store.create_prefill(request(scan_id, "k", client="one"))
    second, created = store.create_prefill(request(scan_id, "k", client="two"))
    assert created
    assert first.id != second.id
    clock.pass_(24 * 3600 + 1)
    third, created = store.create_prefill(request(scan_id, "k", "other", client="one"))
    assert created
    assert third.id not in (first.id, second.id)


def test_one_key_at_the_same_moment(store: Store, put: Callable[..., str]) -> None:
    """Eight requests with one key at one moment make one prefill."""
    scan_id = put()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: store.create_prefill(request(scan_id, "k")), range(8)))
    assert len({record.id for record, _ in answers}) == 1
    assert sum(created for _, created in answers) == 1
    assert len(store.list_prefills()) == 1


def test_two_keys_share_the_reading(store: Store, put: Callable[..., str], begin: Callable[..., Job]) -> None:
    """The same files under two keys are two prefills, but the scan is read once and both become complete."""
    scan_id = put()
    first, _ = store.create_prefill(request(scan_id, "one"))
    second, _ = store.create_prefill(request(scan_id, "two"))
    assert [job.kind for job in store.overdue()] == [JobKind.DIGITISE]
    ready = store.finish_scan(begin(JobKind.DIGITISE, scan_id), ScanReading(scan_id, "v1", (), None, 1.0))
    assert {job.subject for job in ready} == {first.id, second.id}


def test_a_scan_read_before_is_not_read_again(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """A prefill of known papers goes straight to weighing, also together with a new paper."""
    known, fresh = put(b"known"), put(b"fresh")
    ask(known)
    store.finish_scan(begin(JobKind.DIGITISE, known), ScanReading(known, "v1", (DOCUMENT,), None, 1.0))
    later = ask(known)
    assert [job.kind for job in store.work_of(later)] == [JobKind.PREFILL]
    both = ask(known, fresh)
    assert [job.subject for job in store.work_of(both)] == [fresh]
    assert [file.state for file in store.prefill(both).files] == [JobState.DONE, JobState.WAITING]


def test_a_scan_given_up_is_tried_again_when_asked_again(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """A machine's bad day does not stick to a scan; what is wrong with the file itself does."""
    scan_id, locked = put(b"one"), put(b"two")
    ask(scan_id, locked)
    store.fail(begin(JobKind.DIGITISE, scan_id), Problem(ProblemCode.TIMEOUT, "Quá lâu."), final=True)
    store.fail(begin(JobKind.DIGITISE, locked), Problem(ProblemCode.ENCRYPTED, "Có mật khẩu."), final=True)
    again = ask(scan_id, locked)
    assert [job.subject for job in store.work_of(again)] == [scan_id]
    assert [file.state for file in store.prefill(again).files] == [JobState.WAITING, JobState.FAILED]


def test_the_same_scan_twice_in_one_request_is_one_file(store: Store, put: Callable[..., str]) -> None:
    """A scan sent twice counts once; two scans of one name can be told apart."""
    one, two = put(b"one"), put(b"two")
    files = ((one, "scan.pdf"), (two, "scan.pdf"), (one, "copy.pdf"))
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    assert [(file.scan_id, file.name) for file in record.files] == [(one, "scan.pdf"), (two, "scan (2).pdf")]


def test_an_impossible_request_changes_nothing(store: Store, put: Callable[..., str]) -> None:
    """Without files, or with a scan that is not there, nothing is created."""
    with pytest.raises(ValueError, match="at least one file"):
        store.create_prefill(PrefillRequest("1.001193", ()))
    with pytest.raises(NotOnTheShelf):
        store.create_prefill(PrefillRequest("1.001193", ((put(), "a"), ("0" * 64, "b"))))
    assert store.list_prefills() == ()
    assert store.overdue() == ()


def test_facts_readings_and_dossiers_come_back_without_loss(
    store: Store, put: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """What goes on the shelf comes back equal: facts, documents with all parts, the dossier."""
    scan_id = put()
    facts = {"mother.full_name": "TRẦN THỊ MẪU"}
    record, _ = store.create_prefill(PrefillRequest("1.001193", ((scan_id, "a.pdf"),), facts))
    reading = ScanReading(scan_id, "v1", (DOCUMENT,), None, 0.83)
    (job,) = store.finish_scan(begin(JobKind.DIGITISE, scan_id), reading)
    store.save_dossier(record.id, DOSSIER, begin(JobKind.PREFILL, job.subject))
    assert store.prefill(record.id).facts == facts
    assert store.scan_reading(scan_id) == reading
    assert store.dossier(record.id) == DOSSIER


def test_status_tells_how_far_it_is(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """Queued, running with pages and files counted, ready; the version grows and times are UTC."""
    one, two = put(b"one"), put(b"two")
    prefill_id = ask(one, two)
    queued = store.prefill(prefill_id)
    assert (queued.status, queued.files_done, queued.files_total) == (PrefillStatus.QUEUED, 0, 2)
    clock.pass_(5)
    job = begin(JobKind.DIGITISE, one)
    store.renew(job, 3)
    running = store.prefill(prefill_id)
    assert (running.status, running.pages_done) == (PrefillStatus.RUNNING, 3)
    assert running.started_at is not None
    assert (running.started_at - running.created_at).total_seconds() == 5
    assert store.dossier(prefill_id) is None
    store.finish_scan(job, ScanReading(one, "v1", (), None, 1.0))
    store.finish_scan(begin(JobKind.DIGITISE, two), ScanReading(two, "v1", (), None, 1.0))
    store.save_dossier(prefill_id, DOSSIER, begin(JobKind.PREFILL, prefill_id))
    ready = store.prefill(prefill_id)
    assert (ready.status, ready.files_done, ready.ended) == (PrefillStatus.READY, 2, True)
    assert queued.version < running.version < ready.version


def test_corrections_lie_over_what_was_read(
    store: Store, put: Callable[..., str], ask: Callable[..., str]
) -> None:
    """A correction is kept beside the dossier, in order; the dossier is as it was read."""
    prefill_id = ask(put())
    store.save_dossier(prefill_id, DOSSIER)
    before = store.prefill(prefill_id).version
    store.add_correction(prefill_id, "child.full_name", "NGUYỄN VĂN MẬU", "can-bo")
    store.add_correction(prefill_id, "full_name", "NGUYỄN VĂN MẪU", "can-bo", document=0)
    said = [(one.document, one.entry, one.value) for one in store.corrections(prefill_id)]
    assert said == [(None, "child.full_name", "NGUYỄN VĂN MẬU"), (0, "full_name", "NGUYỄN VĂN MẪU")]
    assert store.dossier(prefill_id) == DOSSIER
    assert store.prefill(prefill_id).version > before


def test_reviewed_dossiers_come_with_the_last_words(
    store: Store, put: Callable[..., str], ask: Callable[..., str]
) -> None:
    """Calibration gets every ready dossier somebody spoke of, with the last word on each entry."""
    spoken_of, silent, unready = ask(put()), ask(put(b"%PDF-1.7 other")), ask(put(b"%PDF-1.7 third"))
    for prefill_id in (spoken_of, silent):
        store.save_dossier(prefill_id, DOSSIER)
    for value in ("NGUYỄN VĂN MẬU", "NGUYỄN VĂN MẪU"):
        store.add_correction(spoken_of, "child.full_name", value, "can-bo")
    store.add_correction(spoken_of, "full_name", "KHÁC", "can-bo", document=0)
    store.add_correction(unready, "child.full_name", "LÊ ÁI", "can-bo")

    assert [(dossier, dict(said)) for dossier, said in store.reviewed()] == [
        (DOSSIER, {"child.full_name": "NGUYỄN VĂN MẪU"})
    ]


def test_newest_first_and_counts(
    store: Store, put: Callable[..., str], ask: Callable[..., str], clock: Clock
) -> None:
    """The list shows the newest first, at most as many as asked; counts tell lanes and ages."""
    scan_id = put()
    ids = []
    for lane in (Lane.ARCHIVE, Lane.COUNTER, Lane.ARCHIVE):
        ids.append(ask(scan_id, lane=lane))
        clock.pass_(10)
    assert [record.id for record in store.list_prefills(2)] == [ids[2], ids[1]]
    counts = store.counts()
    assert counts.prefills[PrefillStatus.QUEUED] == 3
    assert counts.waiting == {Lane.COUNTER: 1, Lane.ARCHIVE: 0}
    assert counts.oldest_waiting == 30
