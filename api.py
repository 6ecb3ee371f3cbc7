"""The HTTP door: ``create_app(settings)`` gives the API and the pages. Handlers store, ring and show; nothing
is read or recognised here.

Routes live in ``web/``, one file a subject. Nothing heavy is imported: no OpenCV, no Tesseract, no worker.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from pipeline import settings as from_environment
from pipeline.edition import reading_version
from pipeline.jobs import Bell
from pipeline.procedure import load_procedures
from pipeline.settings import Settings
from pipeline.store import PrefillRecord, Store
from web import checks, events, handbook, health, prefills, problems, procedures, receive, screens
from web.answers import Described
from web.door import Door
from web.guard import OwnSiteOnly, SafeHeaders, SizeGuard
from web.shell import STATIC

DESCRIPTION = (
    "Giấy tờ vào, tờ khai đã điền ra; công dân chỉ ký. Không có đăng nhập: chỉ mở cho máy này, hoặc đặt sau "
    "cổng của tỉnh. Mọi lỗi trả về theo RFC 9457, không lặp lại giá trị đã gửi."
)
TAGS = [
    {"name": "prefills", "description": "Hồ sơ: gửi giấy tờ, theo dõi, lấy tờ khai đã điền, sửa, in, xóa."},
    {"name": "procedures", "description": "Thủ tục: giấy tờ cần có và các mục của tờ khai."},
    {"name": "operations", "description": "Vận hành: tiến trình còn sống, các phần đã sẵn sàng."},
]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application on the shelf, the bell and the templates of ``settings`` (default: the environment's).

    Raises ``Busy`` when the database is away and ``BrokenTemplate`` with every mistake.
    """
    settings = settings or from_environment.read()
    return app_of(open_door(settings))


def open_door(settings: Settings) -> Door:
    """Everything the routes need, as the settings say."""
    store = Store.open(settings.database, settings.storage, reading_version(settings.templates))
    bell = Bell.open(settings.redis_url) if settings.redis_url else None

    def ring(record: PrefillRecord) -> None:
        # A bell that is not there or not heard costs seconds: the reaper finds the work on the shelf.
        if bell is not None:
            bell.ring(store.work_of(record.id))

    return Door(
        store=store,
        ring=ring,
        procedures=load_procedures(settings.templates / "procedures"),
        limit=settings.upload_megabytes * 1024 * 1024,
        checks=checks.of(settings, store, bell),
        papers=settings.templates / "documents",
    )


def app_of(door: Door) -> FastAPI:
    """The application around a door that is open already."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        door.store.close()

    app = Described(
        title="Không Viết",
        version="1",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.door = door
    problems.install(app)
    for routes in (receive, prefills, events, procedures, health, screens, handbook):
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The layer added last sees a request first.
    app.add_middleware(SizeGuard, limit=door.limit)
    app.add_middleware(OwnSiteOnly)
    app.add_middleware(problems.Unforeseen)
    app.add_middleware(SafeHeaders)
    return app
