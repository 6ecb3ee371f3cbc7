"""Every refusal as RFC 9457 ``application/problem+json``: a stable ``type``, a Vietnamese ``detail``, never
an input.

``Refusal`` is what routes raise. Framework errors (unknown path, wrong method, validation) are translated
here, with their places kept and their values dropped, because what was typed in is personal data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.errors import Busy
from pipeline.log import say_error
from web.shell import page

MEDIA_TYPE = "application/problem+json"

KINDS: Mapping[str, tuple[int, str]] = {
    "bad-request": (400, "Yêu cầu không đúng dạng"),
    "missing-idempotency-key": (400, "Thiếu Idempotency-Key"),
    "forbidden": (403, "Không được phép"),
    "not-found": (404, "Không tìm thấy"),
    "method-not-allowed": (405, "Không dùng được cách gọi này ở đây"),
    "in-progress": (409, "Yêu cầu cùng khoá đang được xử lý"),
    "not-ready": (409, "Hồ sơ chưa đọc xong"),
    "failed": (409, "Hồ sơ không đọc được"),
    "purged": (410, "Hồ sơ đã xóa"),
    "precondition-failed": (412, "Hồ sơ đã thay đổi"),
    "too-large": (413, "Dữ liệu gửi lên quá lớn"),
    "unsupported-media-type": (415, "Không nhận kiểu dữ liệu này"),
    "invalid": (422, "Dữ liệu không hợp lệ"),
    "no-files": (422, "Chưa có tệp nào"),
    "unknown-procedure": (422, "Chưa có thủ tục này"),
    "idempotency-key-reused": (422, "Idempotency-Key đã dùng cho yêu cầu khác"),
    "precondition-required": (428, "Thiếu If-Match"),
    "internal": (500, "Lỗi của hệ thống"),
    "busy": (503, "Hệ thống đang bận"),
    "cannot-print": (503, "Chưa in được tờ khai"),
}
"""Slug of the problem → HTTP status, Vietnamese title. The slug is the stable end of the ``type`` URI."""

OF_STATUS: Mapping[int, tuple[str, str]] = {
    400: ("bad-request", "Không đọc được nội dung yêu cầu. Hãy kiểm tra cách mã hoá và gửi lại."),
    403: ("forbidden", "Yêu cầu này không được phép."),
    404: ("not-found", "Không có gì ở địa chỉ này. Hãy kiểm tra lại đường dẫn."),
    405: ("method-not-allowed", "Địa chỉ này có thật nhưng không nhận cách gọi (phương thức) này."),
    413: ("too-large", "Dữ liệu gửi lên lớn hơn mức cho phép."),
    415: ("unsupported-media-type", "Không nhận kiểu dữ liệu này. Hãy xem tài liệu API."),
    422: ("invalid", "Dữ liệu gửi lên không hợp lệ."),
}


_A_NAME = re.compile(r"(?!.*\d{6})[A-Za-z0-9_.~/\[\]-]{1,80}")


def pointer(*parts: str) -> str:
    """A JSON Pointer (RFC 6901) to a member, by its name.

    It ends before a name that a program would not use (letters with marks, spaces, six digits in a row):
    that is somebody's name or number in the wrong place, and is not repeated.
    """
    told = ""
    for part in parts:
        if not _A_NAME.fullmatch(part):
            break
        told += "/" + part.replace("~", "~0").replace("/", "~1")
    return told


class Refusal(Exception):
    """A request answered with a problem. ``detail`` is Vietnamese and holds no value of any field.

    ``errors`` are (JSON Pointer, Vietnamese sentence) pairs; ``headers`` go out with the answer.
    """

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        errors: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})

    @property
    def status(self) -> int:
        """The HTTP status of this kind of problem."""
        return KINDS[self.kind][0]

    def answer(self) -> JSONResponse:
        """The problem as a response."""
        return JSONResponse(
            self.body(),
            status_code=self.status,
            headers={**self.headers, "Cache-Control": "no-store"},
            media_type=MEDIA_TYPE,
        )

    def body(self) -> dict[str, Any]:
        """The problem as the members of RFC 9457; ``extra`` members never displace the standard ones."""
        status, title = KINDS[self.kind]
        body: dict[str, Any] = {
            **self.extra,
            "type": f"urn:khongviet:problem:{self.kind}",
            "title": title,
            "status": status,
            "detail": self.detail,
        }
        if self.errors:
            body["errors"] = [{"pointer": place, "detail": text} for place, text in self.errors]
        return body


def of_status(status: int, headers: Mapping[str, str] | None = None) -> Refusal:
    """The refusal for a status that the framework chose by itself (404, 405, …)."""
    kind, detail = OF_STATUS.get(status, OF_STATUS[400] if status < 500 else ("internal", INTERNAL))
    return Refusal(kind, detail, headers=headers)


INTERNAL = "Hệ thống gặp lỗi ngoài ý muốn. Giấy tờ đã nhận vẫn được giữ nguyên; hãy thử lại sau ít phút."
BUSY = "Hệ thống tạm thời chưa sẵn sàng (đĩa hoặc cơ sở dữ liệu). Hãy thử lại sau ít giây."


def _of_validation(error: RequestValidationError) -> Refusal:
    """The places of a validation error; message and input of the framework are dropped."""
    places = tuple(
        ("/" + "/".join(str(part) for part in one["loc"]), "Thiếu hoặc không đúng dạng.")
        for one in error.errors()
    )
    return Refusal("invalid", OF_STATUS[422][1], errors=places)


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` as a problem."""

    @app.exception_handler(Refusal)
    def refused(request: Request, error: Refusal) -> Response:
        return _told(request, error)

    @app.exception_handler(HTTPException)
    def chosen(request: Request, error: HTTPException) -> Response:
        return _told(request, of_status(error.status_code, error.headers))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return _told(request, _of_validation(error))

    @app.exception_handler(Busy)
    def busy(request: Request, _: Busy) -> Response:
        return _told(request, Refusal("busy", BUSY, headers={"Retry-After": "5"}))


def _told(request: Request, refusal: Refusal) -> Response:
    """A page for a person who followed a link, a problem for every program."""
    reads_pages = "text/html" in request.headers.get("accept", "")
    if reads_pages and request.method == "GET" and not request.url.path.startswith("/v1/"):
        shown = page("error.html", problem=refusal.body())
        return HTMLResponse(shown, status_code=refusal.status, headers=refusal.headers)
    return refusal.answer()


class Unforeseen:
    """ASGI layer that turns any other exception into a 500 problem and logs where it happened.

    The framework would log the exception's message too; messages of databases and parsers quote values, so
    only the type and the places are logged.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the rest of the application and catch what nobody foresaw."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:  # noqa: BLE001 - the last line of defence of the door
            say_error("unforeseen", error, method=scope["method"])
            if not begun:
                await Refusal("internal", INTERNAL).answer()(scope, receive, noting)
