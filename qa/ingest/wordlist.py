"""Which letter strings are Swedish words, and how common they are: hunspell-sv and wordfreq.

Both lists are mapped (``word_tables``). Suffix rules are taken off the word that is looked up, so
no inflected form is ever stored.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from qa.ingest import word_tables
from qa.ingest.word_tables import Tables, data_file, numbers
from qa.language import kept

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
    found = numbers(_tables().ranks, word.casefold())
    return -min(found) * _CENTIBEL if found else RARE


def load() -> None:
    """Map both lists; where that has not been done, make and keep them (some seconds).

    Reading processes may not write what is so large: call it before they are started.
    """
    _tables()


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
    flag_sets, stems = _tables().flags, _tables().stems
    for number in numbers(stems, word):
        yield flag_sets[number]
    for cut in range(min(_longest(), len(word)) + 1):
        for rule in _suffixes().get(word[len(word) - cut :], ()):
            stem = word[: len(word) - cut] + rule.stripped
            if not stem or not rule.condition.search(stem):
                continue
            for number in numbers(stems, stem):
                flags = flag_sets[number]
                if rule.flag in flags:
                    # A form that only begins a compound brings its own flags; others keep place.
                    yield rule.makes or (_END if _END in flags else "")


@cache
def _tables() -> Tables:
    return kept.load(word_tables.name(), word_tables.make, word_tables.save, word_tables.open_saved)


@cache
def _suffixes() -> dict[str, tuple[_Suffix, ...]]:
    found: dict[str, list[_Suffix]] = {}
    text = data_file("hunspell-sv", "sv_SE.aff").read_text(encoding="utf-8")
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
