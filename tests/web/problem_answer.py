"""What every refusal must look like."""

from __future__ import annotations

from typing import Any

from httpx import Response


def assert_problem(answer: Response, status: int, kind: str) -> dict[str, Any]:
    """RFC 9457 with a stable type and a Vietnamese detail; returns the body."""
    body: dict[str, Any] = answer.json()
    assert answer.status_code == status, body
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"urn:khongviet:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert any(ord(letter) > 127 for letter in body["detail"]), "the detail is Vietnamese"
    return body
