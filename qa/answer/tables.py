"""The word tables of ``qa/answer/data``, read once: a name and the words that stand for it."""

import re
import unicodedata
from functools import cache
from importlib import resources


@cache
def lines(file: str) -> tuple[str, ...]:
    """Return the lines of a table in NFC, without remarks. Raises ``FileNotFoundError``."""
    text = resources.files("qa.answer").joinpath("data", file).read_text(encoding="utf-8")
    read = unicodedata.normalize("NFC", text).splitlines()
    return tuple(line for line in read if line.strip() and not line.startswith("#"))


@cache
def table(file: str) -> dict[str, str]:
    """Return name and words of every line of a table, in file order.

    The words come as one regular expression without groups, made for case-folded NFC text: ``*``
    stands for any letters and ``_`` for a space. Raises ``FileNotFoundError``.
    """
    found: dict[str, str] = {}
    for line in lines(file):
        name, words = line.split("\t")
        found[name] = rf"\b(?:{'|'.join(_pattern(word) for word in words.split())})\b"
    return found


@cache
def patterns(file: str) -> dict[str, re.Pattern[str]]:
    """Return the table with its expressions compiled."""
    return {name: re.compile(words) for name, words in table(file).items()}


def _pattern(word: str) -> str:
    return re.escape(word.casefold()).replace(r"\*", r"\w*").replace("_", r"\s+")
