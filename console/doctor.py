"""Is this machine ready? One check a thing: what is wrong, and the command that mends it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator

from console.finding import Finding
from pipeline.settings import Settings
from pipeline.weigh.tables import is_current

ENOUGH_DISK = 2 * 1024**3
"""Bytes free below which a day of scans may not fit."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Each finding as soon as it is known."""
    yield _program("Tesseract", "tesseract", "tesseract-ocr")
    yield from _models()
    yield _in_process()
    yield _program("Poppler (PDF)", "pdftoppm", "poppler-utils")
    yield _guarded("Phông chữ", _fonts)
    yield _guarded("Mẫu giấy", lambda: _templates(settings))
    if settings.calibration is not None:
        yield _guarded("Hiệu chỉnh riêng", lambda: _calibration(settings))
    yield _redis(settings)
    yield _guarded("Đĩa", lambda: _disk(settings))
    yield _guarded("Cơ sở dữ liệu", lambda: _database(settings))


def _guarded(name: str, check: Callable[[], Finding]) -> Finding:
    """A check that falls over is a finding, not the end of the examination."""
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - the doctor must live
        return Finding(
            name,
            well=False,
            detail=f"không kiểm tra được ({type(error).__name__})",
            mend="khongviet doctor --debug",
        )


def _program(name: str, program: str, package: str) -> Finding:
    path = shutil.which(program)
    if path is None:
        return Finding(name, well=False, detail=f"không có lệnh {program}", mend=_install(package))
    flag = "-v" if program == "pdftoppm" else "--version"
    told = subprocess.run([path, flag], capture_output=True, text=True, check=False, timeout=20)
    lines = (told.stdout or told.stderr).splitlines()
    return Finding(name, well=True, detail=lines[0] if lines else path)


def _install(package: str) -> str:
    return f"sudo apt-get install {package}"


def _models() -> Iterator[Finding]:
    known: set[str] = set()
    if shutil.which("tesseract"):
        told = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=20
        )
        known = set(told.stdout.split())
    titles = {"vie": "Mô hình tiếng Việt (vie)", "osd": "Mô hình hướng trang (osd)"}
    for model, title in titles.items():
        if model in known:
            yield Finding(title, well=True, detail="có")
        else:
            yield Finding(title, well=False, detail="không có", mend=_install(f"tesseract-ocr-{model}"))


def _in_process() -> Finding:
    """The slower reader works too, so its absence is told but is no illness."""
    try:
        import tesserocr  # noqa: PLC0415 - looked for only when asked
    except ImportError:
        return Finding("Đọc trong tiến trình", well=True, detail="không có tesserocr: vẫn đọc được, chậm hơn")
    return Finding("Đọc trong tiến trình", well=True, detail=f"tesserocr {tesserocr.__version__}")


def _fonts() -> Finding:
    from pipeline.form_pdf import FontMissing, find_fonts  # noqa: PLC0415

    try:
        fonts = find_fonts()
    except FontMissing as missing:
        return Finding("Phông chữ", well=False, detail=str(missing), mend=_install("fonts-croscore"))
    return Finding("Phông chữ", well=True, detail=str(fonts.regular))


def _templates(settings: Settings) -> Finding:
    from console.templates import all_mistakes  # noqa: PLC0415

    mistakes, loaded = all_mistakes(settings.templates)
    if mistakes:
        detail = f"{len(mistakes)} lỗi"
        return Finding("Mẫu giấy", well=False, detail=detail, mend="khongviet templates check")
    detail = f"{len(loaded.papers)} giấy, {len(loaded.procedures)} thủ tục"
    return Finding("Mẫu giấy", well=True, detail=detail)


def _redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        return _program("Hàng đợi (redis-server)", "redis-server", "redis-server")
    from redis import Redis  # noqa: PLC0415
    from redis.exceptions import RedisError  # noqa: PLC0415

    try:
        Redis.from_url(settings.redis_url, socket_connect_timeout=3).ping()
    except (RedisError, ValueError):
        mend = "kiểm tra REDIS_URL, hoặc bỏ nó để dùng Redis riêng"
        return Finding("Hàng đợi (REDIS_URL)", well=False, detail="không trả lời", mend=mend)
    return Finding("Hàng đợi (REDIS_URL)", well=True, detail="trả lời")


def _disk(settings: Settings) -> Finding:
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    gigabytes = f"{free / 1024**3:.1f}".replace(".", ",")
    detail = f"{settings.data}: còn {gigabytes} GB"
    if not os.access(folder, os.W_OK):
        return Finding(
            "Đĩa", well=False, detail=f"không ghi được vào {folder}", mend=f"sudo chown $USER {folder}"
        )
    if free < ENOUGH_DISK:
        return Finding(
            "Đĩa", well=False, detail=detail, mend="xóa bớt tệp, hoặc đặt KHONGVIET_DATA sang đĩa khác"
        )
    return Finding("Đĩa", well=True, detail=detail)


def _database(settings: Settings) -> Finding:
    from sqlalchemy import create_engine, text  # noqa: PLC0415
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    if not settings.database_url:
        return Finding("Cơ sở dữ liệu", well=True, detail=f"SQLite trong {settings.data}")
    url = settings.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        with create_engine(url).connect() as connection:
            connection.execute(text("select 1"))
    except (SQLAlchemyError, ImportError):
        mend = "kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu"
        return Finding("Cơ sở dữ liệu", well=False, detail="không kết nối được", mend=mend)
    return Finding("Cơ sở dữ liệu", well=True, detail="kết nối được")


def _calibration(settings: Settings) -> Finding:
    """A table fitted for an earlier version is left aside; the same corrections give a new one."""
    path = settings.calibration
    if path is not None and is_current(path):
        return Finding("Hiệu chỉnh riêng", well=True, detail=str(path))
    return Finding(
        "Hiệu chỉnh riêng",
        well=False,
        detail="làm cho phiên bản trước nên đang dùng bảng kèm theo phần mềm",
        mend="khongviet calibrate",
    )
