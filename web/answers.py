"""What ``/openapi.json`` says of our answers: each with its shape and a Vietnamese sentence, refusals as
RFC 9457.

The framework's own words ("Successful Response", "Validation Error") never show.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, Path

from web.described import Problem, Shape
from web.problems import KINDS, MEDIA_TYPE

Answers = dict[int | str, dict[str, Any]]

_HEADERS = {
    "Location": "Địa chỉ của hồ sơ",
    "Retry-After": "Hỏi lại sau chừng này giây",
    "ETag": "Bản đang xem; gửi lại trong If-None-Match hoặc If-Match",
    "Preference-Applied": "Số giây chờ đã nhận",
}
_REFS = "#/components/schemas/{model}"
_REFUSED = {MEDIA_TYPE: {"schema": {"$ref": _REFS.format(model=Problem.__name__)}}}

PrefillId = Annotated[str, Path(description="Mã hồ sơ (id trong câu trả lời 202)")]
Sha256 = Annotated[str, Path(description="sha256 của tệp, như trong files của trạng thái")]
PageIndex = Annotated[int, Path(description="Thứ tự trang đã làm sạch trong tệp, từ 0")]


def answer(
    said: str, shape: type[Shape] | str | None = None, headers: tuple[str, ...] = ()
) -> dict[str, Any]:
    """One good answer: a shape of JSON, a media type, or nothing."""
    told: dict[str, Any] = {"description": said}
    if isinstance(shape, str):
        told["content"] = {one.strip(): {} for one in shape.split(",")}
    elif shape is not None:
        told["model"] = shape
    if headers:
        told["headers"] = {
            one: {"description": _HEADERS[one], "schema": {"type": "string"}} for one in headers
        }
    return told


def answers(good: Answers, *refusals: str) -> Answers:
    """All answers of a route: the good ones, the refusals by their kind, and whatever else goes wrong."""
    told: Answers = {**good}
    for status in sorted({KINDS[kind][0] for kind in refusals}):
        words = [f"{KINDS[kind][1]} ({kind})" for kind in refusals if KINDS[kind][0] == status]
        told[status] = {"description": "; ".join(words), "content": _REFUSED}
    told["default"] = {"description": "Mọi lỗi khác, cùng một dạng (RFC 9457)", "content": _REFUSED}
    return told


class Described(FastAPI):
    """The application with the shape of a refusal among its schemas: no route has it as its own answer."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        made = self.openapi_schema is None
        told = super().openapi()
        if made:
            shape = Problem.model_json_schema(ref_template=_REFS)
            schemas = told.setdefault("components", {}).setdefault("schemas", {})
            schemas |= {**shape.pop("$defs", {}), Problem.__name__: shape}
        return told
