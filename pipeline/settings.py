"""EDGE every setting, its default and one sentence of what it does; ``read(environ)`` fills the table.

Nothing needs to be set on one machine. A province sets ``DATABASE_URL``, ``STORAGE_URL`` and ``REDIS_URL``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


class BrokenSetting(ValueError):
    """A setting that cannot be understood; the message (Vietnamese) names it and says what to write."""


def _setting(name: str, default: Any, sentence: str) -> Any:
    return field(default=default, metadata={"name": name, "sentence": sentence})


CALIBRATION = "calibration.json"
"""Where ``khongviet calibrate`` keeps its table in the data folder."""
_HOME = Path("~/.local/share/khongviet")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this process; ``name`` in each field's metadata is the environment variable."""

    data: Path = _setting(  # noqa: RUF009 - makes a field
        "KHONGVIET_DATA",
        _HOME,
        "Thư mục dữ liệu: bản quét, cơ sở dữ liệu SQLite và Redis riêng nằm ở đây.",
    )
    database_url: str = _setting(
        "DATABASE_URL", "", "Cơ sở dữ liệu: để trống là SQLite trong thư mục dữ liệu, hoặc postgresql://…"
    )
    storage_url: str = _setting(
        "STORAGE_URL", "", "Kho bản quét: để trống là thư mục blobs trong thư mục dữ liệu, hoặc file:///…"
    )
    redis_url: str = _setting(
        "REDIS_URL",
        "",
        "Hàng đợi: để trống thì 'khongviet serve' tự chạy một Redis riêng, không mở cổng mạng.",
    )
    host: str = _setting("KHONGVIET_HOST", "127.0.0.1", "Địa chỉ mạng mà trang web và API lắng nghe.")
    port: int = _setting("KHONGVIET_PORT", 8000, "Cổng mạng của trang web và API.")
    workers: int = _setting(
        "KHONGVIET_WORKERS", 0, "Số tiến trình đọc; 0 là mỗi nhân của máy một tiến trình."
    )
    counter_workers: int = _setting(
        "KHONGVIET_COUNTER_WORKERS", 1, "Số tiến trình đọc thêm, chỉ dành cho người đang chờ ở quầy."
    )
    jobs_per_worker: int = _setting(
        "KHONGVIET_JOBS_PER_WORKER", 200, "Sau chừng này việc, tiến trình đọc được thay bằng tiến trình mới."
    )
    page_seconds: int = _setting(
        "KHONGVIET_PAGE_SECONDS", 60, "Đọc một trang quá chừng này giây thì tệp bị dừng với mã 'timeout'."
    )
    upload_megabytes: int = _setting(
        "KHONGVIET_UPLOAD_MB", 300, "Một lần gửi giấy tờ qua trang web hoặc API được nhiều nhất chừng này MB."
    )
    lease_seconds: int = _setting(
        "KHONGVIET_LEASE_SECONDS",
        30,
        "Tiến trình đọc im lặng quá chừng này giây thì việc được giao cho tiến trình khác.",
    )
    templates: Path = _setting(  # noqa: RUF009 - makes a field
        "KHONGVIET_TEMPLATES",
        Path(__file__).resolve().parents[1] / "templates",
        "Thư mục mẫu (documents, procedures, forms); để trống là các mẫu đi cùng phần mềm.",
    )

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or f"sqlite:///{self.data}/khongviet.db"

    @property
    def storage(self) -> str:
        """The address of the blobs."""
        return self.storage_url or f"file://{self.data}/blobs"

    @property
    def calibration(self) -> Path | None:
        """The calibration fitted on this machine; None while there is none."""
        own = self.data / CALIBRATION
        return own if own.exists() else None

    def environ(self) -> dict[str, str]:
        """The environment in which ``read`` gives these settings again, for child processes."""
        return {one.metadata["name"]: str(getattr(self, one.name)) for one in fields(self)}

    @property
    def processes(self) -> int:
        """How many workers take both lanes."""
        return self.workers or len(os.sched_getaffinity(0))


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of an environment (default: ours). Raises ``BrokenSetting`` at the first bad one."""
    given = os.environ if environ is None else environ
    values = {
        one.name: _understood(one.metadata["name"], given[one.metadata["name"]].strip(), one.default)
        for one in fields(Settings)
        if given.get(one.metadata["name"], "").strip()
    }
    if "data" not in values:
        home = given.get("XDG_DATA_HOME", "").strip()
        values["data"] = Path(home) / "khongviet" if home else _HOME
    values["data"] = values["data"].expanduser().absolute()
    return Settings(**values)


def _understood(name: str, text: str, default: Any) -> Any:
    if isinstance(default, int):
        if not text.isdecimal():
            raise BrokenSetting(f"{name}: hãy ghi một số nguyên không âm")
        return int(text)
    if isinstance(default, Path):
        return Path(text).expanduser().absolute()
    return text
