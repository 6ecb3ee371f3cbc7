"""ASGI layers in front of every route: how much a request may carry, who may send it, which headers go out.

They work on the stream, so an upload that is too large is cut off before anything of it is buffered or
parsed.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import Refusal

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Own files only: no inline script or style, no other host, no embedding."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""Sent with every answer unless the route chose its own."""

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class SizeGuard:
    """Refuses bodies above ``limit`` bytes: at once when announced, else at the first byte too many."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in; the refusal travels up through the route as an exception."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdigit() and int(announced) > self.limit:
            await self._refusal().answer()(scope, receive, send)
            return
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                raise self._refusal()
            return message

        await self.app(scope, counting, send)

    def _refusal(self) -> Refusal:
        detail = f"Một lần gửi được nhiều nhất {self.limit // (1024 * 1024)} MB. Hãy chia ra nhiều lần."
        return Refusal("too-large", detail, headers={"Connection": "close"})


class OwnSiteOnly:
    """Refuses changes that a browser sends from a foreign page (``Sec-Fetch-Site``); portals send no such
    header.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let same-origin, user-typed and non-browser requests through."""
        if scope["type"] == "http" and scope["method"] in CHANGING:
            site = Headers(scope=scope).get("sec-fetch-site", "none")
            if site not in {"same-origin", "none"}:
                refusal = Refusal("forbidden", "Trang khác không được gửi thay đổi vào hệ thống này.")
                await refusal.answer()(scope, receive, send)
                return
        await self.app(scope, receive, send)


class SafeHeaders:
    """Adds ``HEADERS`` to every answer that did not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Complete the headers of the answer on its way out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        static = scope["path"].startswith("/static/")

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if static:  # may be kept, but is asked for again: an update is seen at once
                    headers.setdefault("Cache-Control", "no-cache")
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, completed)
