"""What became of a prefill: state, entries, people's words laid over, pictures, purge."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from pipeline import form_pdf
from pipeline.contract import dossier_json
from pipeline.store import PrefillRequest, Store
from pipeline.types import Problem, ProblemCode
from tests.web.counter_case import CHILD, MOTHER, CounterCase
from tests.web.problem_answer import assert_problem


def say(client: TestClient, case: CounterCase, entries: dict[str, Any], match: str | None = None) -> Response:
    """Lay words over entries on the version that is there now, unless told otherwise."""
    here = f"/v1/prefills/{case.record.id}/fields"
    headers = {"If-Match": match or client.get(here).headers["etag"]}
    return client.patch(here, json={"entries": entries}, headers=headers)


def test_the_state_of_a_waiting_prefill(client: TestClient, case: CounterCase, store: Store) -> None:
    """While papers wait the answer says how far it is and when to ask again."""
    files = tuple((one.scan_id, one.name) for one in case.record.files)
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    answer = client.get(f"/v1/prefills/{record.id}")
    assert answer.status_code == 200
    assert answer.headers["retry-after"] == "2"
    body = answer.json()
    assert body["status"] == "queued"
    assert body["progress"] == {"percent": 0, "files": 2, "files_done": 0, "pages_done": 0}
    assert body["checklist"] == []


def test_the_state_of_a_ready_prefill(client: TestClient, case: CounterCase) -> None:
    """Once ready: the checklist, how many entries want a look, and 100 percent."""
    body = client.get(f"/v1/prefills/{case.record.id}").json()
    assert body["status"] == "ready"
    assert body["progress"]["percent"] == 100
    assert [one["status"] for one in body["checklist"]] == [
        "present",
        "present",
        "present",
        "missing",
        "missing",
        "missing",
    ]
    assert body["entries"]["conflict"] == 1
    assert body["entries"]["review"] == 3


def test_fields_are_the_object_of_the_command_line(client: TestClient, case: CounterCase) -> None:
    """The very object of ``prefill --json``."""
    answer = client.get(f"/v1/prefills/{case.record.id}/fields")
    assert answer.json() == dossier_json(case.dossier)


def test_an_etag_spares_the_second_answer(client: TestClient, case: CounterCase) -> None:
    """State and fields answer 304 to who has them, and again in full after a change."""
    for path in (f"/v1/prefills/{case.record.id}", f"/v1/prefills/{case.record.id}/fields"):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        say(client, case, {"child.full_name": {"value": CHILD}})
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_fields_before_they_are_ready(client: TestClient, case: CounterCase, store: Store) -> None:
    """409 with the progress and when to ask again."""
    files = tuple((one.scan_id, one.name) for one in case.record.files)
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    for path in ("fields", "form.pdf", "pages"):
        answer = client.get(f"/v1/prefills/{record.id}/{path}")
        assert assert_problem(answer, 409, "not-ready")["progress"]["files"] == 2
        assert answer.headers["retry-after"] == "2"


def test_a_word_is_laid_over_and_stays(client: TestClient, case: CounterCase, store: Store) -> None:
    """A correction is shown as a person's, the reading on the shelf is untouched."""
    answer = say(client, case, {"child.full_name": {"value": "TRẦN NGUYỄN THỨ"}})
    assert answer.status_code == 200
    entry = client.get(f"/v1/prefills/{case.record.id}/fields").json()["entries"]["child.full_name"]
    assert (entry["value"], entry["state"], entry["problems"]) == ("TRẦN NGUYỄN THỨ", "proposed", [])
    assert entry["sources"][0]["kind"] == "person"
    assert answer.json()["entries"]["child.full_name"] == entry
    assert store.dossier(case.record.id) == case.dossier


def test_choosing_ends_a_conflict_and_taking_back_restores_it(client: TestClient, case: CounterCase) -> None:
    """A chosen value is proposed; ``null`` brings the conflict back as it was."""
    chosen = say(client, case, {"mother.full_name": {"value": MOTHER}}).json()
    assert chosen["conflicts"] == []
    assert chosen["entries"]["mother.full_name"]["value"] == MOTHER
    back = say(client, case, {"mother.full_name": None}).json()
    assert back == dossier_json(case.dossier)


def test_left_blank_on_purpose(client: TestClient, case: CounterCase) -> None:
    """An empty value is a word too: missing, said by a person, with nothing left to ask."""
    entry = say(client, case, {"child.nationality": {"value": " "}}).json()["entries"]["child.nationality"]
    assert (entry["value"], entry["state"]) == (None, "missing")
    assert [one["kind"] for one in entry["sources"]] == ["person"]


def test_values_are_put_in_normal_form(client: TestClient, case: CounterCase) -> None:
    """A date typed the Vietnamese way is kept as the contract writes dates."""
    typed = {"child.date_of_birth": {"value": "5/10/2026"}, "child.ethnicity": {"value": " kinh "}}
    entries = say(client, case, typed).json()["entries"]
    assert entries["child.date_of_birth"]["value"] == "2026-10-05"
    assert entries["child.ethnicity"]["value"] == "Kinh"


@pytest.mark.parametrize(
    "entries",
    [
        {"child.date_of_birth": {"value": "ngày BÍ MẬT"}},
        {"BÍ MẬT": {"value": "x"}},
        {"child.full_name": {"value": ["BÍ MẬT"]}},
        {"child.full_name": "BÍ MẬT"},
        {"child.full_name": {"value": "BÍ MẬT" * 500}},
        {},
    ],
)
def test_a_word_that_cannot_be_is_refused_whole(
    client: TestClient, case: CounterCase, store: Store, entries: dict[str, Any]
) -> None:
    """One wrong entry and nothing is kept; the answer names places and repeats no word."""
    good = {"mother.full_name": {"value": MOTHER}} if entries else {}
    answer = say(client, case, {**good, **entries})
    assert assert_problem(answer, 422, "invalid")["errors"]
    assert "BÍ MẬT" not in answer.text
    assert store.corrections(case.record.id) == ()


def test_an_unknown_entry_is_pointed_at_by_its_key(client: TestClient, case: CounterCase) -> None:
    """RFC 6901: the key, escaped, without the value."""
    said = {"child/name": {"value": "BÍ MẬT"}, "child.date_of_birth": {"value": "x"}}
    answer = say(client, case, said)
    places = [one["pointer"] for one in assert_problem(answer, 422, "invalid")["errors"]]
    assert places == ["/entries/child~1name", "/entries/child.date_of_birth/value"]
    assert "BÍ MẬT" not in answer.text


def test_a_word_on_an_old_version_is_412(client: TestClient, case: CounterCase) -> None:
    """Who did not see the last change is told so, with the version that holds; without If-Match it is 428."""
    here = f"/v1/prefills/{case.record.id}/fields"
    old = client.get(here).headers["etag"]
    say(client, case, {"mother.full_name": {"value": MOTHER}})
    late = say(client, case, {"child.full_name": {"value": CHILD}}, match=old)
    assert_problem(late, 412, "precondition-failed")
    assert late.headers["etag"] == client.get(here).headers["etag"]
    assert_problem(client.patch(here, json={"entries": {}}), 428, "precondition-required")


def test_a_body_that_is_no_json_is_refused(client: TestClient, case: CounterCase) -> None:
    """Broken JSON is a problem that repeats nothing."""
    here = f"/v1/prefills/{case.record.id}/fields"
    answer = client.patch(here, content=b'{"BI MAT', headers={"If-Match": "*"})
    assert_problem(answer, 422, "invalid")
    assert "BI MAT" not in answer.text


def test_pictures_of_every_page_are_found(client: TestClient, case: CounterCase) -> None:
    """Each page of each document names its picture, and the picture has the page's size."""
    shown = client.get(f"/v1/prefills/{case.record.id}/pages").json()["documents"]
    assert [len(pages) for pages in shown] == [1, 2]
    addresses = [page["picture"] for pages in shown for page in pages]
    assert len(set(addresses)) == 3
    for address in addresses:
        picture = client.get(address)
        assert picture.headers["content-type"] == "image/png"
        assert picture.headers["cache-control"].startswith("private")
        assert picture.content.startswith(b"\x89PNG")


def test_a_picture_of_another_prefill_is_not_shown(
    client: TestClient, case: CounterCase, store: Store
) -> None:
    """A scan is reachable only through a prefill that names it."""
    record, _ = store.create_prefill(PrefillRequest("1.001193", ((case.record.files[0].scan_id, "a.png"),)))
    foreign = case.record.files[1].scan_id
    assert_problem(client.get(f"/v1/prefills/{record.id}/pages/{foreign}/0"), 404, "not-found")
    assert_problem(client.get(f"/v1/prefills/{record.id}/pages/{foreign}/x"), 422, "invalid")


def test_purge_is_gone_everywhere(client: TestClient, case: CounterCase, store: Store) -> None:
    """After DELETE nothing of the prefill is found, its scans neither."""
    here = f"/v1/prefills/{case.record.id}"
    picture = client.get(f"{here}/pages").json()["documents"][0][0]["picture"]
    assert client.delete(here).status_code == 204
    for path in (here, f"{here}/fields", f"{here}/events", f"{here}/form.pdf", picture):
        assert_problem(client.get(path), 404, "not-found")
    assert_problem(client.delete(here), 404, "not-found")
    assert store.counts().scans == 0


def test_warnings_name_what_was_not_read(client: TestClient, case: CounterCase, store: Store) -> None:
    """A file that could not be read is told with its code and sentence."""
    files = tuple((one.scan_id, one.name) for one in case.record.files)
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    job = store.claim(store.work_of(record.id)[0].id, "w")
    assert job is not None
    store.fail(job, Problem(ProblemCode.ENCRYPTED, "Tệp có mật khẩu."), final=True)
    body = client.get(f"/v1/prefills/{record.id}").json()
    assert [one["code"] for one in body["warnings"]] == ["encrypted"]
    assert body["files"][0]["state"] == "failed"


def test_a_dossier_without_one_readable_file_says_so_at_the_top(
    client: TestClient, case: CounterCase, store: Store
) -> None:
    """It is ready to be filled by hand, but its problem says that no paper is behind it; one readable file
    and there is no such problem.
    """
    files = tuple((one.scan_id, one.name) for one in case.record.files)
    record, _ = store.create_prefill(PrefillRequest("1.001193", files))
    here = f"/v1/prefills/{record.id}"
    for one in store.work_of(record.id):
        job = store.claim(one.id, "w")
        assert job is not None
        store.save_dossier(record.id, case.dossier)
        assert client.get(here).json()["problem"] is None
        store.fail(job, Problem(ProblemCode.EMPTY, "Tệp rỗng."), final=True)
    body = client.get(here).json()
    assert body["status"] == "ready"
    assert body["problem"]["code"] == "nothing_read"
    assert "Không đọc được tệp nào" in body["problem"]["message"]


def printed(client: TestClient, case: CounterCase, folder: Path) -> str:
    """The words on the form as poppler reads them."""
    answer = client.get(f"/v1/prefills/{case.record.id}/form.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    path = folder / "to-khai.pdf"
    path.write_bytes(answer.content)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return said.stdout


def test_the_form_to_sign_holds_what_people_said(
    client: TestClient, case: CounterCase, tmp_path: Path
) -> None:
    """Sure values are printed, a conflict is not, and a person's word takes the place of the reading."""
    before = printed(client, case, tmp_path)
    assert "12 đường Thử, phường Mẫu" in before
    assert MOTHER not in before
    say(client, case, {"mother.full_name": {"value": MOTHER}, "child.full_name": {"value": "TRẦN BẢN THỨ"}})
    after = printed(client, case, tmp_path)
    assert MOTHER in after
    assert "TRẦN BẢN THỨ" in after
    assert CHILD not in after


def test_a_machine_without_fonts_says_so(
    client: TestClient, case: CounterCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing font is a problem with the way out, not a crash."""

    def none() -> None:
        raise form_pdf.FontMissing

    monkeypatch.setattr(form_pdf, "find_fonts", none)
    assert_problem(client.get(f"/v1/prefills/{case.record.id}/form.pdf"), 503, "cannot-print")
