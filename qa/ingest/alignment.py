"""Lays the lines of one reading of a page over another reading of the same page."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from qa.quotes import LIGATURES

Ints = npt.NDArray[np.int64]

# What the two readings make up differently: white space, hyphens at line ends, control characters.
_DROPPED = re.compile(r"[\s\x00-\x1f\x7f\-\u00ad\u200b-\u200d\u2010\u2011\u2060\ufeff\ufffe]+")
_FOLDED = str.maketrans({"\uf0b7": "•", "\u00b5": "μ", "\u2126": "Ω", "\u212b": "Å"})
_COMPOSED = re.compile(r"[\u0300-\u036f\ufb00-\ufb06]")
_WORD = re.compile(r"\S+")
_SURE = 12  # letters that hardly stand twice on a page by chance


@dataclass(frozen=True, slots=True)
class Letters:
    """The compared characters of a text, and where in the text each of them stands."""

    text: str
    at: Ints


def letters(text: str) -> Letters:
    """Return ``text`` without what is not compared; composed (NFC), ligatures expanded."""
    if _COMPOSED.search(text):
        return _composed(text)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    kept = _kept()[np.minimum(codes, 0xFFFF)]
    squashed = codes[kept].tobytes().decode("utf-32-le", "replace").translate(_FOLDED)
    return Letters(squashed, np.flatnonzero(kept))


@cache
def _kept() -> npt.NDArray[np.bool_]:
    """Tell for each code up to 0xFFFF whether it is compared; higher codes count as that one."""
    kept = np.array([not _DROPPED.match(chr(code)) for code in range(0x10000)])
    kept[0xFFFF] = True
    return kept


def _composed(text: str) -> Letters:
    found: list[str] = []
    at: list[int] = []
    for index, character in enumerate(text):
        if _DROPPED.match(character):
            continue
        whole = unicodedata.normalize("NFC", found[-1] + character) if found else character
        if unicodedata.combining(character) and len(whole) == 1:
            found[-1] = whole
            continue
        for part in character.translate(LIGATURES).translate(_FOLDED):
            found.append(part)
            at.append(index)
    return Letters("".join(found), np.array(at, dtype=np.int64))


def place_lines(text: str, ours: Letters, shown: str, theirs: Letters) -> Ints:
    """Return for each of our letters the index of the same letter in ``theirs``, or -1."""
    places = _Places(ours.text, theirs.text, _word_starts(shown, theirs))
    lines = _pieces(text, ours, re.compile(r"[^\n]+"))
    late = [line for line in lines if not places.follow(*line)]
    late = [line for line in late if not places.search(*line)]
    words = _pieces(text, ours, _WORD) if late else []
    for start, end in late:
        for word in words:
            if start <= word[0] < end and not places.search(*word):
                places.extend(*word)
    return places.found


def _pieces(text: str, ours: Letters, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where, in our letters, each match of ``pattern`` in ``text`` begins and ends."""
    bounds = np.array([match.span() for match in pattern.finditer(text)]).reshape(-1, 2)
    low, high = np.searchsorted(ours.at, bounds[:, 0]), np.searchsorted(ours.at, bounds[:, 1])
    return [(a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True) if a < b]


def _word_starts(shown: str, theirs: Letters) -> npt.NDArray[np.bool_]:
    """Tell for each of their letters, and the end, whether something dropped comes before it."""
    gaps = np.diff(theirs.at, prepend=-2, append=len(shown) + 1)
    return gaps > 1


class _Places:
    """Where our letters were found, and which of their letters are taken."""

    def __init__(self, ours: str, theirs: str, starts: npt.NDArray[np.bool_]) -> None:
        self.ours = ours
        self.theirs = theirs
        self.starts = starts
        self.found: Ints = np.full(len(ours), -1, np.int64)
        self.used = bytearray(len(theirs))
        self.next = 0

    def follow(self, start: int, end: int) -> bool:
        """Place the line right after the line before it, or where alone it can stand."""
        line = self.ours[start:end]
        at = self.next
        if not self.theirs.startswith(line, at) or not self._whole(at, len(line)):
            at = self.theirs.find(line) if len(line) >= _SURE else -1
            if at < 0 or self.theirs.find(line, at + 1) >= 0:
                return False
        if not self._free(at, len(line)):
            return False
        self._take(start, at, len(line))
        return True

    def search(self, start: int, end: int) -> bool:
        """Place a line or word at the best of its free places, else at a taken one.

        Best is: a place of whole words first, then the nearest after what precedes it in our text.
        """
        line = self.ours[start:end]
        after = (
            int(self.found[start - 1]) + 1 if start and self.found[start - 1] >= 0 else self.next
        )
        best: tuple[bool, bool, int, int] | None = None
        at = self.theirs.find(line)
        tries = 0
        while at >= 0 and tries < 500:
            rank = (
                not self._free(at, len(line)),
                not self._whole(at, len(line)),
                abs(at - after) * (1 if at >= after else 2),
                at,
            )
            best = rank if best is None or rank < best else best
            at = self.theirs.find(line, at + 1)
            tries += 1
        if best is None or (len(line) < _SURE and (best[0] or (best[1] and best[2]))):
            return False
        self._take(start, best[3], len(line))
        return True

    def extend(self, start: int, end: int) -> None:
        """Place the letters of a word that go on from its neighbours, over one that differs."""
        for at in range(max(start, 1), end):
            self._beside(at, 1)
        for at in range(min(end, len(self.ours) - 1) - 1, start - 1, -1):
            self._beside(at, -1)

    def _beside(self, at: int, step: int) -> None:
        for far in (step, 2 * step):
            if self.found[at] >= 0 or not 0 <= at - far < len(self.ours):
                return
            neighbour = int(self.found[at - far])
            there = neighbour + far
            if neighbour < 0 or not 0 <= there < len(self.theirs):
                continue
            if self.theirs[there] == self.ours[at] and not self.used[there]:
                self._take(at, there, 1)

    def _free(self, at: int, length: int) -> bool:
        return self.used.find(1, at, at + length) < 0

    def _whole(self, at: int, length: int) -> bool:
        return length >= _SURE or bool(self.starts[at] and self.starts[at + length])

    def _take(self, start: int, at: int, length: int) -> None:
        self.found[start : start + length] = np.arange(at, at + length)
        self.used[at : at + length] = b"\x01" * length
        self.next = at + length
