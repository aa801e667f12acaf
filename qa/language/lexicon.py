"""The word lists of ``qa/language/data``, read once; a line that begins with ``#`` is a remark."""

import unicodedata
from functools import cache
from importlib import resources


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of the list ``name`` in file order: stripped, NFC, without remarks.

    Raises ``FileNotFoundError`` when there is no such list.
    """
    text = resources.files("qa.language").joinpath("data", name).read_text(encoding="utf-8")
    stripped = (line.strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the list ``name`` as a set of case-folded entries."""
    return frozenset(line.casefold() for line in lines(name))
