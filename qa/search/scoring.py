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

K1 = 1.2
B = 0.75
DIGITS = 9
"""Decimals of a score that count: the last bits of a sum depend on the order of the terms."""
_SLACK = 2 * 10.0**-DIGITS
_BLOCK = 32
_FEW = 8
"""Passages are few when they are an eighth of the segment: then they are looked up one by one."""

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field of a segment with the term-frequency part of the score for each (code, length)."""

    copy: FieldCopy
    parts: Floats

    @classmethod
    def of(cls, copy: FieldCopy, average: float) -> "ScoredField":
        """``average`` is the mean length of the field over all segments."""
        tf = copy.frequencies.astype(np.float64)[:, np.newaxis]
        norm = K1 * ((1 - B) + B * copy.length_of_byte / (average or 1))
        return cls(copy, (tf * (K1 + 1) / (tf + norm)).ravel())

    def scores(self, codes: npt.NDArray[Any], lengths: npt.NDArray[np.uint8]) -> Floats:
        """Return the part for every code and length byte."""
        return self.parts.take((codes.astype(np.intp) << 8) + lengths)


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
        values = self.field.scores(codes, copy.lengths.take(passages))
        values *= np.repeat(self.weights, ends - starts)
        np.add.at(sums, passages, values)

    def rows(self) -> "list[Row]":
        """Return the terms that have a row."""
        copy = self.field.copy
        places = copy.row_terms.searchsorted(self.terms)
        return [
            Row(self.field, place, weight, weight * self._most(place))
            for place, term, weight in zip(
                places.tolist(), self.terms.tolist(), self.weights.tolist(), strict=True
            )
            if place < len(copy.row_terms) and copy.row_terms[place] == term
        ]

    def _most(self, row: int) -> float:
        code = int(self.field.copy.row_most[row]) << 8
        return float(self.field.parts[code : code + 256].max())


@dataclass(frozen=True, slots=True)
class Row:
    """A term with a row, its weight · idf, and the most it can add to any passage."""

    field: ScoredField
    place: int
    weight: float
    most: float

    def add(self, sums: Floats) -> None:
        """Add its scores to all passages."""
        copy = self.field.copy
        sums += self.weight * self.field.scores(copy.rows[self.place], copy.lengths)

    def add_to(self, sums: Floats, passages: Numbers) -> None:
        """Add its scores to some passages; ``sums`` has one number for each of them."""
        copy = self.field.copy
        codes = copy.rows[self.place][passages]
        sums += self.weight * self.field.scores(codes, copy.lengths[passages])


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
    few = len(sums) // _FEW
    while True:
        if banned is not None:
            sums[banned] = 0.0
        least = max(floor, _reached(sums, limit)) - _SLACK - sum(row.most for row in rows)
        if least > 0 or not rows:
            passages = np.flatnonzero(sums >= max(least, np.nextafter(0, 1)))
            if len(passages) <= few or not rows:
                break
        rows.pop().add(sums)
    scores = sums[passages]
    for row in rows:
        row.add_to(scores, passages)
    return passages, scores


def _reached(sums: Floats, limit: int) -> float:
    """Return a score that at least ``limit`` passages reach, close to the greatest such."""
    blocks = len(sums) // _BLOCK
    if blocks > 4 * limit:
        sums = sums[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    if len(sums) < limit:
        return 0.0
    return float(np.partition(sums, len(sums) - limit)[len(sums) - limit])


def rank(scores: Floats, limit: int) -> Numbers:
    """Return where the best ``limit`` scores stand, with every tie at the border, unordered."""
    if len(scores) <= limit:
        return np.arange(len(scores))
    rounded = scores.round(DIGITS)
    return np.flatnonzero(rounded >= np.partition(rounded, len(rounded) - limit)[-limit])
