"""Settings: nothing has to be set, what is set is understood or refused in words."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.settings import BrokenSetting, Settings, read


def test_nothing_has_to_be_set() -> None:
    """One machine needs no setting: SQLite and a folder in the home, a private Redis, a local address."""
    settings = read({})
    assert settings.data == Path("~/.local/share/khongviet").expanduser()
    assert settings.database == f"sqlite:///{settings.data}/khongviet.db"
    assert settings.storage == f"file://{settings.data}/blobs"
    assert (settings.redis_url, settings.host) == ("", "127.0.0.1")
    assert settings.processes >= 1
    assert (settings.templates / "documents").is_dir()


def test_the_data_folder_follows_the_desktop_standard(tmp_path: Path) -> None:
    """XDG_DATA_HOME is heeded; KHONGVIET_DATA comes before it."""
    assert read({"XDG_DATA_HOME": str(tmp_path)}).data == tmp_path / "khongviet"
    assert read({"XDG_DATA_HOME": "/x", "KHONGVIET_DATA": str(tmp_path)}).data == tmp_path


def test_children_get_the_same_settings(tmp_path: Path) -> None:
    """What is handed to child processes reads back as the same table."""
    settings = read({"KHONGVIET_DATA": str(tmp_path), "KHONGVIET_PORT": "0", "REDIS_URL": "redis://r/1"})
    assert read(settings.environ()) == settings


def test_what_cannot_be_understood_is_refused() -> None:
    """A number that is none is refused by name, without repeating what was written."""
    with pytest.raises(BrokenSetting, match="KHONGVIET_PORT: hãy ghi một số") as refused:
        read({"KHONGVIET_PORT": "-8000"})
    assert "8000" not in str(refused.value)


def test_every_setting_says_what_it_does() -> None:
    """Each setting has a name of its own and a sentence."""
    names = [one.metadata["name"] for one in fields(Settings)]
    assert len(set(names)) == len(names)
    assert all(
        one.metadata["sentence"].endswith(".") or "://" in one.metadata["sentence"]
        for one in fields(Settings)
    )
