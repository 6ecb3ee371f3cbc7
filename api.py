"""The HTTP door: ``create_app(settings)`` gives the API and the pages. Handlers store, ring and show; nothing
is read or recognised here.

Routes live in ``web/``, one file a subject. Nothing heavy is imported: no OpenCV, no Tesseract, no worker.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles

from pipeline import settings as from_environment
from pipeline.edition import reading_version
from pipeline.jobs import Bell
from pipeline.procedure import load_procedures
from pipeline.settings import Settings
from pipeline.store import PrefillRecord, Store
from web import checks, events, handbook, health, prefills, problems, procedures, receive, screens
from web.door import Door
from web.guard import OwnSiteOnly, SafeHeaders, SizeGuard
from web.shell import STATIC

DESCRIPTION = "Giấy tờ vào, tờ khai đã điền ra; công dân chỉ ký."


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

    app = FastAPI(
        title="Không Viết",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.door = door
    problems.install(app)
    for routes in (receive, prefills, events, procedures, health, screens, handbook):
        app.include_router(_vietnamese(routes.router))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The layer added last sees a request first.
    app.add_middleware(SizeGuard, limit=door.limit)
    app.add_middleware(OwnSiteOnly)
    app.add_middleware(problems.Unforeseen)
    app.add_middleware(SafeHeaders)
    return app


def _vietnamese(routes: APIRouter) -> APIRouter:
    """Routes without the English of their docstrings, which the framework would show to portals."""
    for route in routes.routes:
        if isinstance(route, APIRoute) and route.description == inspect.getdoc(route.endpoint):
            route.description = ""
    return routes
