"""What a passage holds, in order: the tokens that features are computed from, for few passages.

The index answers which passages hold a word; a build's volumes answer which words a passage holds:
its units' parts as 32-bit hashes and its set of 4-grams as 16-bit hashes, by which many passages
are weighed, and its stems and parts themselves, by which few are chosen from. Two words of one hash
count as one: the odds are 1 in 30,000 for a question of ten words among 150,000, and 1 in 150 for a
4-gram, which changes little in a sum over fifty.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from qa.errors import BuildDamaged
from qa.language.analysis import GRAMS, PARTS
from qa.language.passages import PassageTokens
from qa.ports import Analysed, Record
from qa.search import analysed_records
from qa.search.live_volumes import Volumes

UNIT_END = 0
"""Stands after the tokens of each unit; no token has this hash."""


@lru_cache(maxsize=1 << 16)
def word_hash(token: str) -> int:
    """Return 32 bits that are the same in every process, never ``UNIT_END``."""
    return zlib.crc32(token.encode("utf-8", "replace")) or 1


@lru_cache(maxsize=1 << 16)
def gram_hash(gram: str) -> int:
    """Return 16 bits that are the same in every process."""
    return zlib.crc32(gram.encode("utf-8", "replace")) & 0xFFFF


def word_hashes(tokens: PassageTokens) -> bytes:
    """Return the words of each unit, 4 bytes each."""
    words: list[int] = []
    for unit in tokens.units:
        words += map(word_hash, unit.fields[PARTS])
        words.append(UNIT_END)
    return np.array(words, "<u4").tobytes()


def gram_hashes(tokens: PassageTokens) -> bytes:
    """Return the passage's 4-grams, each once, 2 bytes each."""
    return np.array(sorted({gram_hash(gram) for gram in tokens.all_of(GRAMS)}), "<u2").tobytes()


class StoredForward:
    """A ``Forward`` on the volumes of a published build. Thread-safe."""

    def __init__(self, volumes: Volumes) -> None:
        self._volumes = volumes

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        found = map(self._volumes.passage, ids)
        return [
            Record(p.characters, np.frombuffer(p.words, "<u4"), np.frombuffer(p.grams, "<u2"))
            for p in found
        ]

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        """Return the tokens in the order asked. Raises ``KeyError`` for an unknown id."""
        return [self._analysed(passage_id) for passage_id in ids]

    def _analysed(self, passage_id: str) -> Analysed:
        content = self._volumes.passage(passage_id).tokens
        try:
            return analysed_records.from_text(content.decode("utf-8", "surrogatepass"))
        except ValueError as error:
            raise BuildDamaged(passage=passage_id) from error
