"""Makes the word lists that ``compounds`` goes by, out of hunspell-sv and wordfreq.

hunspell-sv marks which words may begin, stand in or end a compound, and with which linking letters
("kunskap" begins as "kunskaps"). The suffix rules are expanded once; the lists are kept as tries
that processes map and share, with a frequency for each entry. Beside them lies a list of the words
that are common in Swedish text of every kind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from math import log10
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt

from qa.language import kept

VERSION = "2"  # raised whenever the lists would come out otherwise
FIRST, LAST, COMMON = "first", "last", "common"
LISTS = (FIRST, LAST, COMMON)
LEAST_COMMON = 1e-6
"""Share of running words from which a word counts as common: once in a million, zipf 3."""
PLACES = {FIRST: "XU", LAST: "Y"}
"""The flags of each place. What may begin a compound may stand in its middle too: the dictionary
tells the two apart, but marks few words for the middle, and retrieval is better this way."""
SHORTEST = 3
"""Letters in a part: shorter ones split names and loan words at random."""
STEPS_A_ZIPF = 25
"""Frequencies are bytes: log10 of the uses in a milliard words, times this; 0: not listed."""
_FORBIDDEN = "%"
_LONGEST_CONDITION = 8
"""Letters at the end of a word that decide which suffixes it takes."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The forms of each of ``LISTS``, with a frequency byte by trie id."""

    forms: dict[str, marisa_trie.Trie]
    frequencies: dict[str, npt.NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class _Suffix:
    stripped: str
    added: str
    condition: re.Pattern[str]
    flags: str


def name() -> str:
    """Return the folder name of the lists: it changes with the dictionary and with ``VERSION``."""
    return f"compounds-{distribution('hunspell-sv').version}-{VERSION}"


def make() -> Lists:
    """Expand the dictionary. Takes some seconds."""
    import wordfreq  # noqa: PLC0415 - 0.3 s that only the making needs

    found: dict[str, set[str]] = {place: set() for place in PLACES}
    for form, flags in _forms():
        if len(form) >= SHORTEST and form.isalpha():
            for place, wanted in PLACES.items():
                if not set(wanted).isdisjoint(flags):
                    found[place].add(form)
    listed = wordfreq.get_frequency_dict("sv", wordlist="large")
    found[COMMON] = {form for form, share in listed.items() if share >= LEAST_COMMON}
    tries = {place: marisa_trie.Trie(sorted(forms)) for place, forms in found.items()}
    return Lists(tries, {place: _bytes(trie, listed) for place, trie in tries.items()})


def save(lists: Lists, folder: Path) -> None:
    """Write the lists so that readers find the folder whole or not at all. Raises ``OSError``."""
    with kept.beside(folder) as fresh:
        for place in LISTS:
            lists.forms[place].save(str(fresh / f"{place}.marisa"))
            np.save(fresh / f"{place}.npy", lists.frequencies[place])


def open_saved(folder: Path) -> Lists | None:
    """Map the lists of ``folder``; None when they have not been made or are damaged."""
    try:
        tries = {place: marisa_trie.Trie().mmap(str(folder / f"{place}.marisa")) for place in LISTS}
        shares = {place: np.load(folder / f"{place}.npy", mmap_mode="r") for place in LISTS}
    except (OSError, RuntimeError, ValueError, EOFError):  # marisa raises RuntimeError for all
        return None
    if any(len(tries[place]) != len(shares[place]) for place in LISTS):
        return None
    return Lists(tries, shares)


def _bytes(trie: marisa_trie.Trie, listed: dict[str, float]) -> npt.NDArray[np.uint8]:
    found = np.zeros(len(trie), np.uint8)
    for form, number in trie.items():
        share = listed.get(form, 0.0)
        if share:
            found[number] = max(1, round((log10(share) + 9) * STEPS_A_ZIPF))
    return found


def _forms() -> Iterator[tuple[str, str]]:
    """Give every form of the dictionary, case-folded, and the flags it has."""
    rules = _suffixes(_lines("sv_SE.aff"))

    @cache
    def applicable(flags: str, ending: str) -> list[_Suffix]:
        found = [rule for flag in flags for rule in rules.get(flag, ())]
        return [rule for rule in found if rule.condition.search(ending)]

    lines = iter(_lines("sv_SE.dic"))
    next(lines)  # how many entries follow
    for line in lines:
        stem, _, flags = line.strip().partition("/")
        if _FORBIDDEN in flags:
            continue
        yield stem.casefold(), flags
        inflected = PLACES[LAST] if PLACES[LAST] in flags else ""
        for rule in applicable(flags, stem[-_LONGEST_CONDITION:]):
            form = stem[: len(stem) - len(rule.stripped)] + rule.added
            # A linking form has flags of its own; an inflected one may end a compound when its
            # word may.
            yield form.casefold(), rule.flags or inflected


def _suffixes(lines: Iterable[str]) -> dict[str, list[_Suffix]]:
    rules: dict[str, list[_Suffix]] = {}
    for line in lines:
        if line.startswith("#pragma ignore-start"):
            break
        cells = line.split()
        if (
            len(cells) != len(("SFX", "flag", "stripped", "added", "condition"))
            or cells[0] != "SFX"
        ):
            continue
        _, flag, stripped, added, condition = (("" if cell == "0" else cell) for cell in cells)
        added, _, flags = added.partition("/")
        rule = _Suffix(stripped, added.removeprefix("0"), re.compile(f"{condition}$"), flags)
        rules.setdefault(flag, []).append(rule)
    return rules


def _lines(file_name: str) -> list[str]:
    for file in distribution("hunspell-sv").files or ():
        if file.name == file_name:
            return Path(str(file.locate())).read_text(encoding="utf-8").splitlines()
    raise FileNotFoundError(file_name)
