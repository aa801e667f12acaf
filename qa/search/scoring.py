"""BM25F over one segment's copy, as whoosh-reloaded 2.7.5 computes it, for all fields at once.

Score of a passage: the sum over the question's terms of weight · idf · tf·(K1+1) / (tf + K1·(1−B+
B·length/average)), with idf = ln(N/(n+1)) + 1; N, n and the average count deleted passages until
their segment is rewritten, and the length is what Whoosh's length byte says
(``whoosh/scoring.py``; Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).

Lists of postings are added up first. What a term with a row can still add is bounded, so most rows
are only looked at for the few passages that can reach the best ``limit``: nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.search.postings_file import FieldCopy

K1 = 0.8
B = 0.75
DIGITS = 9
"""Decimals of a score that count: the last bits of a sum depend on the order of the terms."""
_SLACK = 2 * 10.0**-DIGITS
_BLOCK = 32
_MATCHED = float(np.nextafter(0, 1))
_FEW = 4
"""Passages are few when they are a quarter of the segment: then they are looked up one by one."""

_NO_MORE = 4
"""With so many passages for each that is wanted, looking for those out of reach costs more."""

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]
Codes = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field of a segment, with K1·(1−B+B·length/average) for every passage in ``norms``.

    ``even`` is how many of the copy's codes are the frequencies themselves, which saves a look-up.
    """

    copy: FieldCopy
    norms: Floats
    least_norm: float
    frequencies: Floats
    even: int

    @classmethod
    def of(cls, copy: FieldCopy, average: float) -> "ScoredField":
        """``average`` is the mean length of the field over all segments."""
        lengths = copy.length_of_byte.astype(np.float64)
        norms = K1 * ((1 - B) + B * lengths / (average or 1))
        uneven = np.flatnonzero(copy.frequencies != np.arange(len(copy.frequencies)))
        even = int(uneven[0]) if len(uneven) else len(copy.frequencies)
        here = norms[copy.lengths]
        return cls(copy, here, float(here.min()), copy.frequencies.astype(np.float64), even)

    def scores(
        self, codes: Codes, norms: Floats | float, weights: Floats | float, most: int
    ) -> Floats:
        """Return weight · tf·(K1+1) / (tf + norm) for every code; ``most`` is the greatest code."""
        tf = codes if most < self.even else self.frequencies.take(codes)
        scores: Floats = tf + norms
        np.divide(tf, scores, out=scores)
        scores *= weights * (K1 + 1)
        return scores


@dataclass(frozen=True, slots=True)
class Asked:
    """A field's terms of a question that a segment holds, each with weight · idf."""

    field: ScoredField
    terms: Numbers
    weights: Floats

    def add_lists(self, sums: Floats) -> None:
        """Add the scores of the terms that have a list."""
        copy = self.field.copy
        starts, ends = copy.at[self.terms], copy.at[self.terms + 1]
        spans = [slice(*span) for span in zip(starts.tolist(), ends.tolist(), strict=True)]
        if not spans:
            return
        passages = np.concatenate([copy.passages[span] for span in spans]).astype(np.intp)
        codes = np.concatenate([copy.codes[span] for span in spans])
        weights = np.repeat(self.weights, ends - starts)
        norms = self.field.norms.take(passages)
        np.add.at(sums, passages, self.field.scores(codes, norms, weights, len(copy.frequencies)))

    def rows(self) -> "list[Row]":
        """Return the terms that have a row."""
        copy = self.field.copy
        places = copy.row_terms.searchsorted(self.terms)
        return [
            Row(self.field, place, weight, self._most(place, weight))
            for place, term, weight in zip(
                places.tolist(), self.terms.tolist(), self.weights.tolist(), strict=True
            )
            if place < len(copy.row_terms) and copy.row_terms[place] == term
        ]

    def _most(self, row: int, weight: float) -> float:
        """Return what the row's greatest frequency would score in the shortest passage."""
        code = self.field.copy.row_most[row : row + 1]
        return float(self.field.scores(code, self.field.least_norm, weight, int(code[0]))[0])


@dataclass(frozen=True, slots=True)
class Row:
    """A term with a row, its weight · idf, and the most it can add to any passage."""

    field: ScoredField
    place: int
    weight: float
    most: float

    def scores(self, passages: Numbers | None = None) -> Floats:
        """Return its scores in some passages, or in all."""
        codes, norms = self.field.copy.rows[self.place], self.field.norms
        if passages is not None:
            codes, norms = codes.take(passages), norms.take(passages)
        return self.field.scores(codes, norms, self.weight, self.field.copy.row_most[self.place])


def best(
    asked: Sequence[Asked],
    sums: Floats,
    limit: int,
    *,
    floor: float = 0.0,
    banned: npt.NDArray[np.bool_] | None = None,
) -> tuple[Numbers, Floats]:
    """Return passages and scores, unordered: all that may be among the best ``limit``.

    ``sums`` is scratch space with a zero for every passage. Only passages that score at least
    ``floor`` are wanted, and none that is ``banned`` (deleted or filtered away).
    """
    for terms in asked:
        terms.add_lists(sums)
    rows = sorted((row for terms in asked for row in terms.rows()), key=lambda row: row.most)
    while True:
        if banned is not None:
            sums[banned] = 0.0
        least = _least(sums, rows, limit, floor)
        if not rows or np.count_nonzero(sums >= least) * _FEW <= len(sums):
            break
        sums += rows.pop().scores()
    passages = np.flatnonzero(sums >= least)
    return _narrow(passages, sums[passages], rows, limit, floor)


def _narrow(
    passages: Numbers, scores: Floats, rows: list[Row], limit: int, floor: float
) -> tuple[Numbers, Floats]:
    """Add the rows for ``passages`` only, and drop those that fall out of reach on the way."""
    while rows:
        scores += rows.pop().scores(passages)
        if len(passages) <= _NO_MORE * limit:
            continue
        kept = np.flatnonzero(scores >= _least(scores, rows, limit, floor))
        if len(kept) < len(passages):
            passages, scores = passages[kept], scores[kept]
    return passages, scores


def _least(scores: Floats, rows: Sequence[Row], limit: int, floor: float) -> float:
    """Return the score without which no passage can be among the best; above 0 when it matched."""
    least = max(floor, _reached(scores, limit)) - _SLACK - sum(row.most for row in rows)
    return least if rows else max(least, _MATCHED)


def _reached(sums: Floats, limit: int) -> float:
    """Return a score that at least ``limit`` passages reach, close to the greatest such."""
    blocks = len(sums) // _BLOCK
    if blocks > 4 * limit:
        sums = sums[: blocks * _BLOCK].reshape(_BLOCK, blocks).max(axis=0)
    if len(sums) < limit:
        return 0.0
    return float(np.partition(sums, len(sums) - limit)[len(sums) - limit])


def rank(scores: Floats, limit: int) -> Numbers:
    """Return where the best ``limit`` scores stand, with every tie at the border, unordered."""
    if len(scores) <= limit:
        return np.arange(len(scores))
    rounded = scores.round(DIGITS)
    return np.flatnonzero(rounded >= np.partition(rounded, len(rounded) - limit)[-limit])
