"""Work on the shelf: owned by one, given back when lost, given up when hopeless, never done twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from pipeline.store import (
    Job,
    JobKind,
    JobState,
    Lane,
    LeaseLost,
    PrefillStatus,
    ScanReading,
    Store,
)
from pipeline.store.jobs import LEASE, LOST, MOST_FAILURES
from pipeline.types import Problem, ProblemCode
from tests.pipeline.store.store_clock import Clock

BROKEN = Problem(ProblemCode.INTERNAL, "Hỏng.")
SILENCE = LEASE.total_seconds() + 1


def read(scan_id: str) -> ScanReading:
    """A reading without documents."""
    return ScanReading(scan_id, "v1", (), None, 1.0)


def test_one_of_many_gets_the_job(store: Store, put: Callable[..., str], ask: Callable[..., str]) -> None:
    """Eight workers that hear the same bell: one begins, the others find nothing to do."""
    scan_id = put()
    ask(scan_id)
    (job,) = store.overdue()
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda number: store.claim(job.id, f"w{number}"), range(8)))
    assert sum(claim is not None for claim in claims) == 1


def test_done_work_is_not_done_again(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """A bell rung late for finished work finds nothing to do."""
    scan_id = put()
    ask(scan_id)
    job = begin(JobKind.DIGITISE, scan_id)
    store.finish_scan(job, read(scan_id))
    assert store.claim(job.id, "late") is None


def test_a_silent_worker_loses_its_job(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """After the lease another takes over; the one that was silent can neither renew, keep nor fail."""
    scan_id = put()
    ask(scan_id)
    silent = begin(JobKind.DIGITISE, scan_id)
    assert store.overdue() == ()
    clock.pass_(SILENCE)
    assert [job.id for job in store.overdue()] == [silent.id]
    second = begin(JobKind.DIGITISE, scan_id)
    assert (second.attempts, second.failures) == (2, 1)
    with pytest.raises(LeaseLost):
        store.renew(silent, 1)
    with pytest.raises(LeaseLost):
        store.finish_scan(silent, read(scan_id))
    assert store.fail(silent, BROKEN, final=True) == ()
    assert store.scan_reading(scan_id) is None
    store.finish_scan(second, read(scan_id))
    assert store.scan_reading(scan_id) == read(scan_id)


def test_a_worker_that_speaks_keeps_its_job(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """A long scan stays with its worker as long as the lease is renewed."""
    scan_id = put()
    ask(scan_id)
    job = begin(JobKind.DIGITISE, scan_id)
    for page in range(5):
        clock.pass_(LEASE.total_seconds() * 0.8)
        store.renew(job, page)
        assert store.overdue() == ()
    assert store.claim(job.id, "other") is None


def test_a_poisonous_scan_is_given_up_and_the_rest_goes_on(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """A scan that kills every worker gets its problem; its prefill is weighed from the other scans."""
    poison, good = put(b"poison"), put(b"good")
    prefill_id = ask(poison, good)
    assert store.finish_scan(begin(JobKind.DIGITISE, good), read(good)) == ()
    for _ in range(MOST_FAILURES):
        begin(JobKind.DIGITISE, poison)
        clock.pass_(SILENCE)
        store.overdue()
        clock.pass_(SILENCE)
    assert [job.id for job in store.overdue()] == [f"prefill-{prefill_id}"]
    files = store.prefill(prefill_id).files
    assert [(file.state, file.problem) for file in files] == [(JobState.FAILED, LOST), (JobState.DONE, None)]


def test_failures_wait_a_little_longer_each_time(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """The first failure is tried again at once, the second after a pause."""
    scan_id = put()
    ask(scan_id)
    store.fail(begin(JobKind.DIGITISE, scan_id), BROKEN)
    second = begin(JobKind.DIGITISE, scan_id)
    store.fail(second, BROKEN)
    assert store.claim(second.id, "eager") is None
    assert store.overdue() == ()
    clock.pass_(3)
    assert [job.failures for job in store.overdue()] == [2]


def test_a_stopped_machine_is_no_failure(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job], clock: Clock
) -> None:
    """Work given back any number of times is never given up, and a pause is kept."""
    scan_id = put()
    ask(scan_id)
    for _ in range(MOST_FAILURES + 2):
        job = begin(JobKind.DIGITISE, scan_id)
        assert [one.id for one in store.jobs_of("host-")] == [job.id]
        store.give_back(job)
    assert store.jobs_of("host-") == ()
    store.give_back(begin(JobKind.DIGITISE, scan_id), timedelta(seconds=5))
    assert store.overdue() == ()
    clock.pass_(5)
    assert [job.failures for job in store.overdue()] == [0]


def test_a_prefill_that_cannot_be_weighed_fails(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """When the weighing itself is given up, the prefill has failed and says why."""
    scan_id = put()
    prefill_id = ask(scan_id)
    store.finish_scan(begin(JobKind.DIGITISE, scan_id), read(scan_id))
    store.fail(begin(JobKind.PREFILL, prefill_id), BROKEN, final=True)
    record = store.prefill(prefill_id)
    assert (record.status, record.problem, record.ended) == (PrefillStatus.FAILED, BROKEN, True)


def test_two_last_scans_end_at_the_same_moment(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """However the last readings of a prefill meet, its own work is added once and at once."""
    for turn in range(5):
        scans = [put(f"{turn} {number}".encode()) for number in range(4)]
        prefill_id = ask(*scans)
        jobs = [begin(JobKind.DIGITISE, scan_id) for scan_id in scans]
        with ThreadPoolExecutor(4) as pool:
            added = list(pool.map(lambda job: store.finish_scan(job, read(job.subject)), jobs))
        assert [job.subject for ready in added for job in ready] == [prefill_id]


def test_a_request_meets_the_end_of_a_reading(
    store: Store, put: Callable[..., str], ask: Callable[..., str], begin: Callable[..., Job]
) -> None:
    """A prefill asked for at the moment its scan is read has its work: it never waits for nothing."""
    for turn in range(5):
        scan_id = put(str(turn).encode())
        ask(scan_id)
        job = begin(JobKind.DIGITISE, scan_id)
        with ThreadPoolExecutor(2) as pool:
            asked = pool.submit(ask, scan_id)
            pool.submit(store.finish_scan, job, read(scan_id)).result()
        assert [one.kind for one in store.work_of(asked.result())] == [JobKind.PREFILL]


def test_the_counter_comes_first(
    store: Store, put: Callable[..., str], ask: Callable[..., str], clock: Clock
) -> None:
    """Counter work stands before older archive work; archive work the counter asks for moves up."""
    old, shared, fresh = put(b"old"), put(b"shared"), put(b"fresh")
    ask(old, lane=Lane.ARCHIVE)
    ask(shared, lane=Lane.ARCHIVE)
    clock.pass_(60)
    ask(fresh, lane=Lane.COUNTER)
    ask(shared, lane=Lane.COUNTER)
    assert [(job.subject, job.lane) for job in store.overdue()] == [
        (shared, Lane.COUNTER),
        (fresh, Lane.COUNTER),
        (old, Lane.ARCHIVE),
    ]


def test_job_ids_hold_nothing_but_ids(store: Store, put: Callable[..., str], ask: Callable[..., str]) -> None:
    """What goes through Redis is made of hashes and random ids, in letters RQ allows."""
    scan_id = put()
    prefill_id = ask(scan_id)
    assert [job.id for job in store.work_of(prefill_id)] == [f"digitise-v1-{scan_id}"]
