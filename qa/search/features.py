"""What speaks for a passage beside its place in the two lists, computed for few passages at once.

Each feature is one number a passage: how well its best unit matches, whether neighbouring words of
the question stand side by side in it, how much of the question's 4-grams it holds. The words are
compound parts (``analysis.PARTS``), weighted by idf. Which features are worth their while was
measured: docs/retrieval.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from qa.language import analysis
from qa.ports import Record, SearchIndex
from qa.search.forward import UNIT_END, gram_hash, word_hash

NAMES = ("bigrams", "near", "unit", "unit_cover", "cover", "gram_cover", "length")
K1 = 0.8
UNIT_B = 0.4
UNIT_LENGTH = 9.0
"""Content words of an ordinary Swedish sentence: what a unit's length is compared with."""
WINDOW = 4
"""Words this many places apart still belong together."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's words in order (each once), what each is worth, its pairs and its 4-grams.

    ``hashes`` are sorted; ``order[i]`` is the place in ``hashes`` of the question's i-th word.
    """

    hashes: npt.NDArray[np.uint32]
    idf: Floats
    order: Ints
    gram_idf: Floats


def ask(text: str, index: SearchIndex) -> Asked:
    """Read a question with the frequencies of an index."""
    fields = analysis.question_fields(text)
    words = fields[analysis.PARTS]
    idf = _idf(index, analysis.PARTS, words, word_hash)
    hashes = np.array(sorted(idf), np.uint32)
    gram_idf = np.zeros(1 << 16)
    for gram, worth in _idf(index, analysis.GRAMS, fields[analysis.GRAMS], gram_hash).items():
        gram_idf[gram] = worth
    return Asked(
        hashes,
        np.array([idf[int(number)] for number in hashes]),
        np.searchsorted(hashes, np.array([word_hash(word) for word in words], np.uint32)),
        gram_idf,
    )


def compute(asked: Asked, records: Sequence[Record]) -> Floats:
    """Return a row for each passage and a column for each of ``NAMES``."""
    if not records:
        return np.zeros((0, len(NAMES)))
    text = _Text.of(asked, records)
    by_unit = text.counts(text.unit, text.units)
    norm = K1 * (1 - UNIT_B + UNIT_B * text.unit_lengths / UNIT_LENGTH)[:, np.newaxis]
    total = max(asked.idf.sum(), 1e-9)
    columns = [
        text.pairs(asked, _neighbours(asked, 1), window=1),
        text.pairs(asked, _neighbours(asked, 2), window=WINDOW),
        text.best_unit((by_unit * (K1 + 1) / (by_unit + norm)) @ asked.idf),
        text.best_unit((by_unit > 0) @ asked.idf) / total,
        (text.counts(text.passage, text.passages) > 0) @ asked.idf / total,
        _gram_cover(asked, records),
        np.log1p([record.characters for record in records]),
    ]
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class _Text:
    """All words of the passages in one row, and which of the question's words each one is."""

    found: Ints
    """Place in ``Asked.hashes``, -1 for a word that was not asked for."""
    unit: Ints
    passage: Ints
    ends: npt.NDArray[np.bool_]
    passages: int
    asked: int

    @classmethod
    def of(cls, asked: Asked, records: Sequence[Record]) -> "_Text":
        words = np.concatenate([record.words for record in records])
        ends = words == UNIT_END
        places = np.minimum(np.searchsorted(asked.hashes, words), max(len(asked.hashes) - 1, 0))
        same = asked.hashes[places] == words if len(asked.hashes) else np.zeros(len(words), bool)
        return cls(
            found=np.where(same, places, -1),
            unit=np.cumsum(ends) - ends,
            passage=np.repeat(np.arange(len(records)), [len(one.words) for one in records]),
            ends=ends,
            passages=len(records),
            asked=len(asked.hashes),
        )

    @property
    def units(self) -> int:
        return int(self.ends.sum())

    @property
    def unit_lengths(self) -> Ints:
        return np.bincount(self.unit[~self.ends], minlength=self.units)

    def counts(self, group: Ints, groups: int) -> Floats:
        """Return how often each word of the question stands in each group."""
        here = self.found >= 0
        cells = group[here] * self.asked + self.found[here]
        counted: Floats = np.bincount(cells, minlength=groups * self.asked).astype(np.float64)
        return counted.reshape(groups, self.asked)

    def best_unit(self, values: Floats) -> Floats:
        """Return the highest value among each passage's units."""
        best = np.zeros(self.passages)
        np.maximum.at(best, self.passage[self.ends], values)
        return best

    def pairs(self, asked: Asked, wanted: Sequence[tuple[int, int]], *, window: int) -> Floats:
        """Return for each passage the worth of the pairs that stand at most ``window`` apart.

        With a window of 1 the order counts. Often is better than once, less and less.
        """
        if not wanted:
            return np.zeros(self.passages)
        numbers = np.full((self.asked, self.asked), -1)
        for number, (first, second) in enumerate(wanted):
            numbers[first, second] = number
            if window > 1:
                numbers[second, first] = number
        at = np.flatnonzero(self.found >= 0)
        counted = np.zeros(self.passages * len(wanted))
        for shift in range(1, window + 1):
            left, right = at[:-shift], at[shift:]
            close = (right - left <= window) & (self.unit[left] == self.unit[right])
            left, right = left[close], right[close]
            pair = numbers[self.found[left], self.found[right]]
            cells = (self.passage[left] * len(wanted) + pair)[pair >= 0]
            counted += np.bincount(cells, minlength=len(counted))
        often = counted.reshape(self.passages, len(wanted))
        worth = np.array([(asked.idf[first] + asked.idf[second]) / 2 for first, second in wanted])
        pairs: Floats = (often * (K1 + 1) / (often + K1)) @ worth
        return pairs


def _neighbours(asked: Asked, reach: int) -> list[tuple[int, int]]:
    """Return the pairs of different words at most ``reach`` places apart in the question."""
    order = asked.order.tolist()
    pairs = (
        (first, second)
        for at, first in enumerate(order)
        for second in order[at + 1 : at + 1 + reach]
        if first != second
    )
    return list(dict.fromkeys(pairs))


def _gram_cover(asked: Asked, records: Sequence[Record]) -> Floats:
    """Return the share of the question's 4-grams, by idf, that each passage holds."""
    sums = np.array([asked.gram_idf[record.grams].sum() for record in records])
    share: Floats = sums / max(asked.gram_idf.sum(), 1e-9)
    return share


def _idf(
    index: SearchIndex, field: str, tokens: Sequence[str], number: Callable[[str], int]
) -> dict[int, float]:
    """Return idf as the index weighs it, by hash of the token."""
    count = index.passage_count()
    return {
        number(token): max(0.0, log(count / (index.document_frequency(field, token) + 1)) + 1)
        for token in dict.fromkeys(tokens)
    }
