"""``/openapi.json`` says what our answers really are, in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from jsonschema import Draft202012Validator

from pipeline.store import Store
from pipeline.types import Problem, ProblemCode
from tests.web.counter_case import CounterCase
from tests.web.test_receive import send


@pytest.fixture
def described(client: TestClient) -> dict[str, Any]:
    """The description, every object closed: a key that it does not name is a mistake here."""
    told: dict[str, Any] = client.get("/openapi.json").json()
    for shape in told["components"]["schemas"].values():
        shape["additionalProperties"] = False
    return told


def holds(described: dict[str, Any], path: str, answer: Response, method: str = "get") -> None:
    """Assert that the answer has the shape described for this path and status."""
    answers = described["paths"][path][method]["responses"]
    told = answers.get(str(answer.status_code)) or answers["default"]
    schema = told["content"][answer.headers["content-type"].split(";")[0]]["schema"]
    whole = {**schema, "components": described["components"]}
    assert [error.message for error in Draft202012Validator(whole).iter_errors(answer.json())] == []


def words(node: Any) -> Iterator[str]:
    """Every description and summary in the document."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("description", "summary") and isinstance(value, str):
                yield value
            else:
                yield from words(value)
    elif isinstance(node, list):
        for one in node:
            yield from words(one)


def test_every_answer_has_the_shape_described(
    client: TestClient, case: CounterCase, store: Store, described: dict[str, Any]
) -> None:
    """Taken in (with a file twice), waiting, failed, ready, corrected, refused: key for key."""
    twice = [("files", (name, b"\x89PNG one", "image/png")) for name in ("a.png", "b.png")]
    sent = send(client, files=twice)
    holds(described, "/v1/prefills", sent, "post")
    holds(described, "/v1/prefills", send(client, data={"facts": '{"x": "y"}'}), "post")
    here = "/v1/prefills/{prefill_id}"
    holds(described, here, client.get(sent.headers["location"]))
    holds(described, f"{here}/fields", client.get(f"{sent.headers['location']}/fields"))
    job = store.claim(store.work_of(sent.json()["id"])[0].id, "w")
    assert job is not None
    store.fail(job, Problem(ProblemCode.ENCRYPTED, "Tệp có mật khẩu."), final=True)
    holds(described, here, client.get(sent.headers["location"]))
    ready = here.format(prefill_id=case.record.id)
    holds(described, here, client.get(ready))
    holds(described, f"{here}/fields", client.get(f"{ready}/fields"))
    holds(described, f"{here}/pages", client.get(f"{ready}/pages"))
    said = {"entries": {"mother.full_name": {"value": "NGUYỄN THỊ MẪU"}}}
    corrected = client.patch(f"{ready}/fields", json=said, headers={"If-Match": "*"})
    holds(described, f"{here}/fields", corrected, "patch")
    holds(described, here, client.get("/v1/prefills/pf_0"))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/v1/procedures", "/v1/procedures"),
        ("/v1/procedures/{code}", "/v1/procedures/1.001193"),
        ("/v1/procedures/{code}", "/v1/procedures/1.001193?on=hom-qua"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
    ],
)
def test_other_answers_have_the_shape_described(
    client: TestClient, described: dict[str, Any], path: str, address: str
) -> None:
    """Procedures and health, key for key."""
    holds(described, path, client.get(address))


def test_the_description_is_vietnamese(client: TestClient) -> None:
    """No docstring of ours and no phrase of the framework: every sentence has letters with marks."""
    told = client.get("/openapi.json").json()
    found = list(words(told))
    assert len(found) > 100
    assert [one for one in found if not any(ord(letter) > 127 for letter in one)] == []
    page = client.get("/docs").text
    for english in ("Successful", "Validation", "Nothing outside", "The clean page"):
        assert english not in page + str(told)


def test_every_route_says_what_it_answers(client: TestClient) -> None:
    """A good answer with a shape, a media type or nothing at all, and refusals as RFC 9457."""
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for call in methods.values():
            good = [told for status, told in call["responses"].items() if status[0] == "2"]
            assert good, path
            for told in good:
                for media, content in told.get("content", {}).items():
                    assert content.get("schema") != {}, (path, media)
            assert "application/problem+json" in call["responses"]["default"]["content"]
