"""The word lists of ``qa.language.defining``, read once; a line that begins with ``#`` is a remark."""

from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of the list ``name``, parted by white space, case-folded.

    Raises ``FileNotFoundError`` when there is no such list.
    """
    text = (
        resources.files("qa.language.defining").joinpath("data", name).read_text(encoding="utf-8")
    )
    kept = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word.casefold() for line in kept for word in line.split())


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return those of more than three letters, for ``str.endswith``: a compound ends in one."""
    return tuple(sorted(word for word in words(name) if len(word) > 3))
