"""The door as a whole: light to import, every error a problem, every answer with safe headers, ready or
not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import api
from pipeline.errors import Busy
from pipeline.jobs import Bell
from pipeline.settings import Settings
from pipeline.store import Store
from tests.web.problem_answer import assert_problem

HEAVY = (
    "worker",
    "cv2",
    "tesserocr",
    "pytesseract",
    "zxingcpp",
    "pdf2image",
    "ocr.readers",
    "pipeline.tools",
)


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A real Redis of our own on a socket."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    socket = tmp_path / "redis.sock"
    process = subprocess.Popen(
        [program, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL,
    )
    bell = Bell.open(f"unix://{socket}")
    while not bell.alive():
        assert process.poll() is None
    yield f"unix://{socket}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[TestClient]:
    """The application of a fresh data folder, without Redis."""
    with TestClient(api.create_app(Settings(data=tmp_path)), raise_server_exceptions=False) as client:
        yield client


def test_nothing_heavy_comes_along() -> None:
    """The door is imported in a fresh process: neither the worker nor picture libraries are loaded."""
    probe = f"import sys, api; print([name for name in {HEAVY!r} if name in sys.modules])"
    root = Path(api.__file__).parent
    said = subprocess.run([sys.executable, "-c", probe], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.redis
def test_a_request_rings_through_a_real_redis(tmp_path: Path, redis_url: str) -> None:
    """The job lands in the counter's queue by its dotted name, and Redis holds ids only."""
    with TestClient(api.create_app(Settings(data=tmp_path, redis_url=redis_url))) as client:
        answer = client.post(
            "/v1/prefills",
            data={"procedure": "1.001193", "facts": '{"child.full_name": "TRẦN THỊ BÍ MẬT"}'},
            files=[("files", ("BI-MAT.png", b"\x89PNG", "image/png"))],
            headers={"Idempotency-Key": "k"},
        )
        assert answer.status_code == 202
        redis = Bell.open(redis_url).connection
        assert redis.llen("rq:queue:counter") == 1
        kept = b"".join(
            key + (b"".join(redis.hgetall(key).values()) if redis.type(key) == b"hash" else b"")
            for key in redis.scan_iter()
        )
        assert b"worker.digitise" in kept
        for secret in ("BI-MAT", "BÍ MẬT", "TRẦN"):
            assert secret.encode() not in kept


@pytest.mark.redis
def test_ready_tells_each_part(tmp_path: Path, redis_url: str) -> None:
    """With Redis and without workers papers are taken in, but the answer says they will wait."""
    with TestClient(api.create_app(Settings(data=tmp_path, redis_url=redis_url))) as client:
        answer = client.get("/readyz")
    parts = {one["name"]: one["ok"] for one in answer.json()["checks"]}
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert parts == {"database": True, "disk": True, "redis": True, "workers": False}


def test_not_ready_without_a_database(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the database is away readiness is 503, life goes on, and a request is told to come again."""

    def away(*_: object, **__: object) -> None:
        raise Busy("away")

    for name in ("counts", "prefill", "create_prefill"):
        monkeypatch.setattr(Store, name, away)
    assert app.get("/readyz").status_code == 503
    assert app.get("/healthz").json() == {"status": "ok"}
    answer = app.get("/v1/prefills/pf_1")
    assert_problem(answer, 503, "busy")
    assert answer.headers["retry-after"] == "5"


def test_papers_are_taken_in_without_redis(app: TestClient) -> None:
    """Redis away costs time, never a scan."""
    files = [("files", ("a.png", b"\x89PNG", "image/png"))]
    data = {"procedure": "1.001193"}
    answer = app.post("/v1/prefills", data=data, files=files, headers={"Idempotency-Key": "k"})
    assert answer.status_code == 202
    assert app.get(answer.headers["location"]).json()["status"] == "queued"


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/v1/nothing", 404, "not-found"),
        ("GET", "/v1/prefills/pf_0", 404, "not-found"),
        ("GET", "/v1/prefills/a%20b", 404, "not-found"),
        ("GET", "/v1/procedures/9.9", 404, "not-found"),
        ("GET", "/static/none.js", 404, "not-found"),
        ("PUT", "/v1/prefills", 405, "method-not-allowed"),
        ("POST", "/healthz", 405, "method-not-allowed"),
    ],
)
def test_every_error_is_a_problem(app: TestClient, method: str, path: str, status: int, kind: str) -> None:
    """Whatever goes wrong is told in one shape."""
    assert_problem(app.request(method, path), status, kind)


def test_an_unforeseen_error_is_a_problem_and_leaks_nothing(
    app: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """500 with a calm sentence; answer and log hold the type and place of the error, not its words."""

    def stumble(*_: object) -> None:
        raise RuntimeError("NGUYỄN VĂN BÍ MẬT")

    monkeypatch.setattr(Store, "prefill", stumble)
    answer = app.get("/v1/prefills/pf_1")
    assert_problem(answer, 500, "internal")
    assert answer.headers["x-content-type-options"] == "nosniff"
    written = "".join(str(record.__dict__) for record in caplog.records)
    assert "RuntimeError" in written
    assert "BÍ MẬT" not in answer.text + written


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/openapi.json", "/healthz", "/v1/none", "/static/khong-viet.css"]
)
def test_every_answer_has_safe_headers(app: TestClient, path: str) -> None:
    """Own files only, no sniffing, no referrer, nothing kept in shared caches."""
    headers = app.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "cache-control" in headers


def test_pages_hold_no_inline_code_and_no_foreign_address(app: TestClient) -> None:
    """What the policy forbids is not there in the first place, on any page or in any static file."""
    root = Path(api.__file__).parent / "web"
    texts = [app.get(path).text for path in ("/", "/docs")]
    texts += [path.read_text() for path in root.rglob("*") if path.suffix in (".html", ".css", ".js")]
    for text in texts:
        assert "style=" not in text
        assert "<style" not in text
        assert "onclick" not in text
        assert "<script>" not in text
        assert "//cdn" not in text
        assert "https://" not in text


def test_the_description_names_every_route(app: TestClient) -> None:
    """OpenAPI and the plain page of the API speak of the same calls."""
    described = app.get("/openapi.json").json()
    page = app.get("/docs").text
    assert described["openapi"].startswith("3.1")
    for path in described["paths"]:
        assert path in page
    assert {"/v1/prefills", "/v1/prefills/{prefill_id}/fields", "/v1/prefills/{prefill_id}/events"} <= set(
        described["paths"]
    )


def test_procedures_tell_what_a_form_asks(app: TestClient) -> None:
    """Titles of entries and components come from the templates."""
    known = app.get("/v1/procedures").json()["procedures"]
    assert "1.001193" in [one["code"] for one in known]
    birth = app.get("/v1/procedures/1.001193").json()
    assert "child.full_name" in [one["key"] for one in birth["entries"]]
    assert "Giấy chứng sinh" in [one["title"] for one in birth["components"]]


def test_a_procedure_is_told_as_of_a_day(app: TestClient) -> None:
    """Asked for a day, the form is the edition of that day; what is no day is a problem."""
    residence = "/v1/procedures/1.004222"
    days = ("2026-06-15", "2026-10-20")
    assert [app.get(f"{residence}?on={day}").json()["form"]["edition"] for day in days] == ["2025", "2026"]
    assert_problem(app.get(f"{residence}?on=hom-qua"), 422, "invalid")


def test_a_person_who_follows_a_dead_link_sees_a_page(app: TestClient) -> None:
    """A browser gets a Vietnamese page, a program a problem; the API always a problem."""
    page = app.get("/ho-so/pf_0", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "<h1>Không tìm thấy</h1>" in page.text
    assert_problem(app.get("/ho-so/pf_0"), 404, "not-found")
    assert_problem(app.get("/v1/prefills/pf_0", headers={"Accept": "text/html"}), 404, "not-found")
