"""Which letter strings are Swedish words, and how common they are: hunspell-sv and wordfreq.

Both lists are kept as sorted 64-bit hashes with a number each, 9 MB for 620,000 entries instead of
90 MB of strings, built in about a second when the first question is asked. Suffix rules are taken
off the word that is looked up, so no inflected form is ever stored.
"""

import gzip
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import distribution
from math import log
from pathlib import Path

import msgpack
import numpy as np

RARE = log(1e-9)  # natural logarithm of the probability of a word that the list does not have
_SHORTEST_PART = 3
_MOST_PARTS = 4
_BEGIN, _MIDDLE, _END = "X", "U", "Y"
_NOT_ALONE = frozenset("Z¤%")  # only in compounds, only with an ending, forbidden
_CENTIBEL = log(10) / 100


@dataclass(frozen=True, slots=True)
class _Suffix:
    flag: str
    added: str
    stripped: str
    condition: re.Pattern[str]
    makes: str


class _Table:
    """Numbers by hash of a string. Two strings of one hash are not told apart (odds 1 in 10^13)."""

    def __init__(self, rows: Iterable[tuple[int, int]]) -> None:
        table = np.fromiter((n for row in rows for n in row), np.int64).reshape(-1, 2)
        table = table[np.argsort(table[:, 0], kind="stable")]
        # bisect in an array of the standard library: a tenth of the time of numpy's searchsorted
        self._keys = array("q", np.ascontiguousarray(table[:, 0]).tobytes())
        self._numbers = array("H", table[:, 1].astype(np.uint16).tobytes())

    def of(self, text: str) -> list[int]:
        """Return every number kept under ``text``."""
        key = hash(text)
        at = bisect_left(self._keys, key)
        found: list[int] = []
        while at < len(self._keys) and self._keys[at] == key:
            found.append(self._numbers[at])
            at += 1
        return found


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Tell whether the word list has ``word``, inflected or not; case does not count."""
    return any(not _NOT_ALONE & set(flags) for flags in _readings(word.casefold()))


@lru_cache(maxsize=20_000)
def is_compound(word: str) -> bool:
    """Tell whether ``word`` is two to four parts that the word list lets stand in those places."""
    return _covers(word.casefold(), _MOST_PARTS, first=True)


@lru_cache(maxsize=20_000)
def log_probability(word: str) -> float:
    """Return the natural logarithm of the share of running text, ``RARE`` when not listed."""
    found = _frequencies().of(word.casefold())
    return -min(found) * _CENTIBEL if found else RARE


def load() -> None:
    """Read both lists now: before a fork, so that children share them."""
    _frequencies()
    _stems()
    _suffixes()


def _covers(word: str, parts: int, *, first: bool) -> bool:
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        place = _BEGIN if first else _MIDDLE
        if not _may_stand(word[:at], place):
            continue
        rest = word[at:]
        if _may_stand(rest, _END) or (parts > 2 and _covers(rest, parts - 1, first=False)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _may_stand(part: str, place: str) -> bool:
    return any(place in flags and "%" not in flags for flags in _readings(part))


def _readings(word: str) -> Iterator[str]:
    """Give the flags of each way to read ``word``: an entry, or an entry and a suffix."""
    flag_sets, table = _stems()
    for number in table.of(word):
        yield flag_sets[number]
    for cut in range(min(_longest(), len(word)) + 1):
        for rule in _suffixes().get(word[len(word) - cut :], ()):
            stem = word[: len(word) - cut] + rule.stripped
            if not stem or not rule.condition.search(stem):
                continue
            for number in table.of(stem):
                flags = flag_sets[number]
                if rule.flag in flags:
                    # A form that only begins a compound brings its own flags; others keep place.
                    yield rule.makes or (_END if _END in flags else "")


@cache
def _frequencies() -> _Table:
    path = _file("wordfreq", "large_sv.msgpack.gz")
    bins: list[list[str]] = msgpack.unpackb(gzip.decompress(path.read_bytes()))[1:]
    return _Table((hash(word), rank) for rank, words in enumerate(bins) for word in words)


@cache
def _stems() -> tuple[tuple[str, ...], _Table]:
    numbers: dict[str, int] = {}

    def rows() -> Iterator[tuple[int, int]]:
        with _file("hunspell-sv", "sv_SE.dic").open(encoding="utf-8") as lines:
            next(lines)  # how many entries follow
            for line in lines:
                stem, _, flags = line.rstrip("\n").partition("/")
                yield hash(stem.casefold()), numbers.setdefault(flags, len(numbers))

    table = _Table(rows())
    return tuple(numbers), table


@cache
def _suffixes() -> dict[str, tuple[_Suffix, ...]]:
    found: dict[str, list[_Suffix]] = {}
    text = _file("hunspell-sv", "sv_SE.aff").read_text(encoding="utf-8")
    for line in text.partition("#pragma ignore-start")[0].splitlines():
        fields = line.split()
        if len(fields) != 5 or fields[0] != "SFX":
            continue
        _, flag, stripped, added, condition = fields
        added, _, makes = added.partition("/")
        added = "" if added == "0" else added
        stripped = "" if stripped == "0" else stripped
        rule = _Suffix(flag, added, stripped, re.compile(f"{condition}$"), makes)
        found.setdefault(added, []).append(rule)
    return {added: tuple(rules) for added, rules in found.items()}


@cache
def _longest() -> int:
    return max(len(added) for added in _suffixes())


def _file(package: str, name: str) -> Path:
    """Return the path of a data file of an installed package."""
    for file in distribution(package).files or ():
        if file.name == name:
            return Path(str(file.locate()))
    raise FileNotFoundError(name)
