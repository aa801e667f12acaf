"""The lists and tables of ``data``, read once; a line that begins with ``#`` is a remark."""

from functools import cache
from importlib import resources

HERE = "qa.language.defining"
"""Whose ``data`` is meant when no other package is named."""


@cache
def words(name: str, package: str = HERE) -> frozenset[str]:
    """Return the words of the list ``name``, parted by white space, case-folded.

    Raises ``FileNotFoundError`` when there is no such list.
    """
    return frozenset(word.casefold() for line in _lines(name, package) for word in line.split())


@cache
def endings(name: str, package: str = HERE) -> tuple[str, ...]:
    """Return those of more than three letters, for ``str.endswith``: a compound ends in one."""
    return tuple(sorted(word for word in words(name, package) if len(word) > 3))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the tab-parted cells of each line of the table ``name``."""
    return tuple(tuple(line.split("\t")) for line in _lines(name, HERE))


def _lines(name: str, package: str) -> list[str]:
    file = resources.files(package).joinpath("data", name)
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
