"""The key behind the session cookie: given, or made once for all processes."""

import logging
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from qa.errors import SettingError
from qa.web.secret import secret_key


def test_a_given_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    assert secret_key("k" * 32, tmp_path / "var") == "k" * 32
    assert not (tmp_path / "var").exists()


def test_a_short_key_stops_the_start_and_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="QA_SECRET_KEY"):
        secret_key("short", tmp_path)


def test_a_key_is_made_once_for_its_owner_alone_and_said_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        key = secret_key("", tmp_path / "var")
    path = tmp_path / "var" / "secret_key"
    assert secret_key("", tmp_path / "var") == key
    assert len(key) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "QA_SECRET_KEY" in caplog.text
    assert key not in caplog.text
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_those_who_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    barrier = Barrier(8)

    def start(_: int) -> str:
        barrier.wait()
        return secret_key("", tmp_path / "var")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(8)))) == 1


def test_a_damaged_key_file_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("", encoding="ascii")
    with pytest.raises(SettingError, match="secret_key"):
        secret_key("", tmp_path)
