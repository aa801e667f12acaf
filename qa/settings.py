"""The settings: read once from ``QA_*`` variables, checked, and loud when they are wrong."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from qa.errors import SettingError

MIB = 1024 * 1024
HIGHEST_PORT = 65_535
HIGHEST = 1_000_000
MOST_DIGITS = 20
"""So that a text that is nothing but digits costs no time to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, with the defaults that ``make run`` uses. A variable is ``QA_`` and a name."""

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    data: Path = Path("var")
    database_url: str = ""
    secret_key: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 4
    behind_proxy: bool = False
    https: bool = False
    organisation: str = "Källsvar"
    explain: bool = False
    read_seconds: int = 60
    read_seconds_per_page: int = 1
    read_memory_mib: int = 1024
    read_max_mib: int = 200
    read_processes: int = 2
    embed_processes: int = 0
    keep_builds: int = 3
    keep_answers_days: int = 90
    embeddings_url: str = ""
    embeddings_model: str = ""
    embeddings_key: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read ``QA_*`` from ``env`` (default: the process's).

        Raises ``SettingError`` naming the variable when a value cannot be understood, is out of
        range, or when a ``QA_*`` variable is not a setting (a misspelt one would be ignored).
        """
        env = os.environ if env is None else env
        known = {f"QA_{field.name.upper()}": field for field in fields(cls)}
        values: dict[str, object] = {}
        for name, text in env.items():
            if not name.startswith("QA_"):
                continue
            if name not in known:
                raise SettingError(f"Inställningen {name} finns inte. Se tabellen i README.")
            values[known[name].name] = _parse(name, text, known[name].default)
        return cls(**values)  # type: ignore[arg-type]  # checked by _parse


def _parse(name: str, text: str, default: object) -> object:
    if text == "0" and default == 0 and not isinstance(default, bool):
        return 0  # the default of a number that the machine decides
    for base, parse in _PARSERS.items():
        if isinstance(default, base):
            return parse(name, text)
    return text


def _flag(name: str, text: str) -> bool:
    if text not in {"0", "1"}:
        raise SettingError(f"Inställningen {name} ska vara 0 eller 1.")
    return text == "1"


def _number(name: str, text: str) -> int:
    highest = HIGHEST_PORT if name == "QA_PORT" else HIGHEST
    if not text.isdecimal() or len(text) > MOST_DIGITS or not 1 <= int(text) <= highest:
        raise SettingError(f"Inställningen {name} ska vara ett heltal mellan 1 och {highest}.")
    return int(text)


def _path(name: str, text: str) -> Path:
    if not text:
        raise SettingError(f"Inställningen {name} är tom. Ange en mapp.")
    return Path(text)


_PARSERS: dict[type[object], Callable[[str, str], object]] = {
    bool: _flag,
    int: _number,
    Path: _path,
}
