"""Settings are read once, checked, and loud when they are wrong."""

from pathlib import Path

import pytest

from qa.errors import SettingError
from qa.settings import Settings


def test_without_variables_the_defaults_hold() -> None:
    assert Settings.from_env({}) == Settings()


def test_each_kind_of_value_is_read() -> None:
    env = {"QA_PORT": "8080", "QA_HTTPS": "1", "QA_CORPUS": "/srv/pdf", "QA_ORGANISATION": "Umeå"}
    settings = Settings.from_env(env)
    assert (settings.port, settings.https) == (8080, True)
    assert (settings.corpus, settings.organisation) == (Path("/srv/pdf"), "Umeå")


def test_a_number_that_the_machine_decides_may_be_nought() -> None:
    assert Settings.from_env({"QA_EMBED_PROCESSES": "0"}).embed_processes == 0
    assert Settings.from_env({"QA_EMBED_PROCESSES": "3"}).embed_processes == 3


def test_other_variables_are_left_alone() -> None:
    assert Settings.from_env({"PATH": "/bin", "qa_port": "1"}) == Settings()


@pytest.mark.parametrize("value", ["99999999", "65536", "0", "9" * 5000])
def test_a_number_out_of_range_is_told_with_both_its_limits(value: str) -> None:
    with pytest.raises(SettingError, match="QA_PORT ska vara ett heltal mellan 1 och 65535"):
        Settings.from_env({"QA_PORT": value})
    with pytest.raises(SettingError, match="QA_THREADS ska vara ett heltal mellan 1 och 1000000"):
        Settings.from_env({"QA_THREADS": f"{value}000"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QA_PROT", "8080"),
        ("QA_PORT", "åtta"),
        ("QA_PORT", "-1"),
        ("QA_PORT", "0"),
        ("QA_PORT", "99999"),
        ("QA_HTTPS", "ja"),
        ("QA_CORPUS", ""),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        Settings.from_env({name: value})
