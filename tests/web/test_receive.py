"""Taking papers in: the idempotency matrix, what is refused and how, and that nothing sent is ever
repeated.
"""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from pipeline.store import Lane, Store
from tests.web.problem_answer import assert_problem
from web.asked import clean_name, seconds_to_wait

SECRET = "NGUYỄN VĂN BÍ MẬT 079190000018"


def send(client: TestClient, key: str | None = "k1", **more: Any) -> Response:
    """One request for a prefill with one file unless told otherwise."""
    data = {"procedure": "1.001193", **more.pop("data", {})}
    files = more.pop("files", [("files", ("giay.png", b"\x89PNG one", "image/png"))])
    headers = {"Idempotency-Key": key} if key is not None else {}
    return client.post("/v1/prefills", data=data, files=files, headers={**headers, **more.pop("headers", {})})


def test_a_request_is_kept_and_answered_202(client: TestClient, store: Store, rings: Any) -> None:
    """A prefill is on the shelf, the bell has rung once, and the answer says where to look."""
    answer = send(client)
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/prefills/{answer.json()['id']}"
    assert answer.headers["retry-after"] == "2"
    record = store.prefill(answer.json()["id"])
    assert [one.name for one in record.files] == ["giay.png"]
    assert [one.id for one in rings.records] == [record.id]


def test_the_same_request_again_is_answered_with_the_same_bytes(
    client: TestClient, store: Store, rings: Any
) -> None:
    """A repeated key with the same content makes nothing new and rings nobody."""
    first, second = send(client), send(client, key='"k1"')
    assert second.status_code == 202
    assert second.content == first.content
    assert second.headers["location"] == first.headers["location"]
    assert len(store.list_prefills()) == 1
    assert len(rings.records) == 1


def test_a_replay_after_the_end_still_gives_the_first_answer(
    client: TestClient, case: Any, store: Store
) -> None:
    """The stored answer does not change while the prefill goes on."""
    first = send(client)
    store.save_dossier(first.json()["id"], case.dossier)
    assert send(client).content == first.content


@pytest.mark.parametrize(
    "other",
    [
        {"files": [("files", ("giay.png", b"\x89PNG two", "image/png"))]},
        {"data": {"facts": '{"child.full_name": "TRẦN THỬ"}'}},
        {"data": {"lane": "archive"}},
        {"files": [("files", ("khac.png", b"\x89PNG one", "image/png"))]},
    ],
    ids=["other bytes", "facts", "lane", "name"],
)
def test_a_key_with_another_request_is_refused(
    client: TestClient, store: Store, other: dict[str, Any]
) -> None:
    """The same key with another payload is 422, and the other payload leaves nothing on the shelf."""
    send(client)
    scans = store.counts().scans
    assert_problem(send(client, **other), 422, "idempotency-key-reused")
    assert len(store.list_prefills()) == 1
    assert store.counts().scans == scans


def test_two_keys_are_two_prefills_of_one_scan(client: TestClient, store: Store) -> None:
    """The same papers under two keys: two prefills, the bytes kept once."""
    first, second = send(client, key="k1"), send(client, key="k2")
    assert first.json()["id"] != second.json()["id"]
    assert store.counts().scans == 1


def test_many_at_once_with_one_key_make_one_prefill(client: TestClient, store: Store) -> None:
    """Eight requests at the same moment with one key all get the same answer."""
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(send(client).content)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert len(store.list_prefills()) == 1


@pytest.mark.parametrize("key", [None, ""])
def test_a_missing_key_is_400(client: TestClient, store: Store, key: str | None) -> None:
    """Without a key nothing is taken in."""
    assert_problem(send(client, key=key), 400, "missing-idempotency-key")
    assert store.list_prefills() == ()


def test_an_overlong_key_is_400(client: TestClient) -> None:
    """A key has at most 200 letters."""
    assert_problem(send(client, key="k" * 201), 400, "bad-request")


def test_no_file_is_422(client: TestClient) -> None:
    """An empty upload list names the place."""
    answer = send(client, files=[("lane", (None, b"counter"))])
    assert assert_problem(answer, 422, "no-files")["errors"][0]["pointer"] == "/files"


def test_an_empty_file_and_a_strange_file_are_taken_in(client: TestClient, store: Store) -> None:
    """What is wrong with a file is the worker's to say; nothing that came is lost."""
    files = [
        ("files", ("trong.pdf", b"", "application/pdf")),
        ("files", ("la.exe", b"MZ\x90", "application/x-dosexec")),
    ]
    answer = send(client, files=files)
    assert answer.status_code == 202
    assert [one.name for one in store.prefill(answer.json()["id"]).files] == ["trong.pdf", "la.exe"]


def test_a_file_that_came_twice_is_said(client: TestClient) -> None:
    """The same bytes are read once; answer, replay and state name each file that was left out."""
    twice = [("files", (name, b"\x89PNG one", "image/png")) for name in ("a.png", "a.png", "b.png")]
    first, again = send(client, files=twice), send(client, files=twice)
    assert again.content == first.content
    assert [one["name"] for one in first.json()["files"]] == ["a.png"]
    state = client.get(first.headers["location"]).json()
    for told in (first.json()["warnings"], state["warnings"]):
        assert [(one["file"], one["code"]) for one in told] == [
            ("a.png", "same_file"),
            ("b.png", "same_file"),
        ]
        assert "nhiều lần" in told[0]["message"]
        assert "a.png" in told[1]["message"]


def test_the_bytes_on_the_shelf_are_the_bytes_sent(client: TestClient, store: Store) -> None:
    """An upload larger than what is held in memory arrives whole."""
    content = bytes(range(256)) * 6000
    answer = send(client, files=[("files", ("lon.pdf", content, "application/pdf"))])
    with store.scan_file(answer.json()["files"][0]["sha256"]) as path:
        assert path.read_bytes() == content


def test_ma_tthc_and_priority_are_understood(client: TestClient, store: Store) -> None:
    """The names portals use for the procedure and the lane work too."""
    data = {"procedure": "", "ma_tthc": "1.001193", "priority": "bulk"}
    answer = send(client, data=data)
    assert store.prefill(answer.json()["id"]).lane is Lane.ARCHIVE


def test_facts_reach_the_shelf_in_normal_form(client: TestClient, store: Store) -> None:
    """Spaces and decomposed letters of facts are put right."""
    facts = json.dumps({"child.full_name": "  TRẦN   THỬ "})
    answer = send(client, data={"facts": facts})
    assert store.prefill(answer.json()["id"]).facts == {"child.full_name": "TRẦN THỬ"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"procedure": SECRET}, "unknown-procedure"),
        ({"procedure": ""}, "unknown-procedure"),
        ({"lane": SECRET}, "invalid"),
        ({"facts": SECRET}, "invalid"),
        ({"facts": json.dumps([SECRET])}, "invalid"),
        ({"facts": json.dumps({SECRET: "x"})}, "invalid"),
        ({"facts": json.dumps({"child.date_of_birth": SECRET})}, "invalid"),
        ({"facts": json.dumps({"child.full_name": {"value": SECRET}})}, "invalid"),
    ],
)
def test_refusals_never_repeat_what_was_sent(client: TestClient, data: dict[str, str], kind: str) -> None:
    """Whatever part is wrong, its content is not in the answer."""
    answer = send(client, data=data)
    assert_problem(answer, 422, kind)
    for part in SECRET.split():
        assert part not in answer.text


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("fact", (None, SECRET)),
        ("Files", ("giay.png", b"\x89PNG", "image/png")),
        ("facts", ("facts.json", SECRET.encode(), "application/json")),
        ("files", (None, SECRET)),
    ],
    ids=["text misspelt", "file misspelt", "a file for a text", "a text for a file"],
)
def test_a_part_that_would_be_swallowed_is_named(
    client: TestClient, store: Store, part: str, value: tuple[Any, ...]
) -> None:
    """A slip in a part's name is 422 that names it and the parts there are, and nothing is kept."""
    files = [("files", ("giay.png", b"\x89PNG one", "image/png")), (part, value)]
    body = assert_problem(send(client, files=files), 422, "invalid")
    assert [one["pointer"] for one in body["errors"]] == [f"/{part}"]
    for known in (part, "files", "procedure", "facts", "lane"):
        assert known in body["detail"]
    assert SECRET not in str(body)
    assert store.list_prefills() == ()


def test_a_part_named_like_a_person_is_refused_without_its_name(client: TestClient) -> None:
    """What may be somebody's name or number is not repeated, even where a part's name should stand."""
    for name in ("BÍ MẬT", "079190000018"):
        answer = send(client, data={name: "x"})
        assert assert_problem(answer, 422, "invalid")["errors"][0]["pointer"] == ""
        assert name not in answer.text


def test_other_names_for_files_are_understood(client: TestClient) -> None:
    """The ways in which form libraries call a list of files work too."""
    for key, name in (("a", "file"), ("b", "files[]")):
        assert send(client, key=key, files=[(name, ("a.png", b"\x89PNG", "image/png"))]).status_code == 202


@pytest.mark.parametrize(
    ("key", "place"),
    [("child.fullname", "/facts/child.fullname"), ("a/b~c", "/facts/a~1b~0c"), ("Bí Mật", "/facts")],
)
def test_an_unknown_fact_is_pointed_at_by_its_key(client: TestClient, key: str, place: str) -> None:
    """RFC 6901: the key itself, escaped; one that may be a person's name is not repeated, nor is a value."""
    facts = json.dumps({"child.full_name": "TRẦN THỬ", key: SECRET}, ensure_ascii=False)
    answer = send(client, data={"facts": facts})
    assert assert_problem(answer, 422, "invalid")["errors"][0]["pointer"] == place
    assert SECRET not in answer.text


def test_another_content_type_is_415(client: TestClient) -> None:
    """A JSON body is refused with a problem."""
    answer = client.post("/v1/prefills", json={"procedure": SECRET}, headers={"Idempotency-Key": "k"})
    assert_problem(answer, 415, "unsupported-media-type")


def test_a_broken_form_is_400(client: TestClient) -> None:
    """A multipart body that is no multipart body is a problem, not a crash."""
    headers = {"Idempotency-Key": "k", "Content-Type": "multipart/form-data; boundary=x"}
    broken = client.post("/v1/prefills", content=b"--y\r\nnonsense", headers=headers)
    assert_problem(broken, 400, "bad-request")
    headers["Content-Type"] = "multipart/form-data"
    assert_problem(client.post("/v1/prefills", content=b"--y", headers=headers), 400, "bad-request")


def test_waiting_answers_200_when_ready(client: TestClient, store: Store, case: Any) -> None:
    """``Prefer: wait`` answers with the state once the prefill has ended."""
    known = {one.id for one in store.list_prefills()}

    def finish() -> None:
        while not (fresh := [one.id for one in store.list_prefills() if one.id not in known]):
            time.sleep(0.02)
        store.save_dossier(fresh[0], case.dossier)

    worker = threading.Thread(target=finish)
    worker.start()
    answer = send(client, headers={"Prefer": "respond-async, wait=10"})
    worker.join()
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.headers["preference-applied"] == "wait=10"


def test_waiting_in_vain_answers_202(client: TestClient) -> None:
    """When the time is over the usual answer is given."""
    begun = time.monotonic()
    assert send(client, headers={"Prefer": "wait=1"}).status_code == 202
    assert 0.9 < time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("prefer", "seconds"),
    [("wait=20", 20), ("respond-async, wait=5", 5), ("wait=9999", 30), ("", 0), ("await=9", 0)],
)
def test_prefer_is_read_as_the_rfc_says(prefer: str, seconds: float) -> None:
    """Only a wait preference counts, and never above the longest wait."""
    assert seconds_to_wait(prefer) == seconds


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\quét\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00\nb.pdf", "ab.pdf"),
        ("..", "tep-3"),
        ("", "tep-3"),
        ("Gia\u0302\u0301y.pdf", "Giấy.pdf"),
    ],
)
def test_file_names_are_cleaned(given: str, kept: str) -> None:
    """No folder, no control character, NFC, never empty."""
    assert clean_name(given, 3) == kept


def test_too_large_is_413_before_it_is_read(client: TestClient, store: Store, tmp_path: Path) -> None:
    """An announced length above the limit is refused at once."""
    content = b"x" * (3 * 1024 * 1024)
    answer = send(client, files=[("files", ("lon.pdf", content, "application/pdf"))])
    assert_problem(answer, 413, "too-large")
    assert store.counts().scans == 0


def test_a_stream_without_a_length_is_cut_off(client: TestClient, store: Store) -> None:
    """A chunked upload is stopped at the first byte too many, not read to its end."""
    taken = 0

    def body() -> Any:
        nonlocal taken
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        for _ in range(64):
            taken += 1
            yield b"y" * 1024 * 1024

    headers = {"Idempotency-Key": "k", "Content-Type": "multipart/form-data; boundary=x"}
    assert_problem(client.post("/v1/prefills", content=body(), headers=headers), 413, "too-large")
    assert store.counts().scans == 0


def test_a_foreign_page_may_not_send(client: TestClient) -> None:
    """A browser that says the request comes from another site is refused."""
    assert_problem(send(client, headers={"Sec-Fetch-Site": "cross-site"}), 403, "forbidden")
    assert send(client, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 202
