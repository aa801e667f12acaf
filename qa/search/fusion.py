"""One order out of many signs: the words found, the vectors, and how the words stand together.

Every sign of a passage is a number; over the passages of one question each is centred and divided
by its spread, a cosine is told by its distance from the highest, and the weighted sum decides. The
weights lie in ``data/fusion.json``: for builds with vectors of passages and of their pieces, of
passages only, and without; ``make train`` made them (docs/retrieval.md).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from qa.search import features

LEXICAL, COSINE, PIECE_COSINE = "lexical", "cosine", "piece_cosine"
NAMES = (LEXICAL, COSINE, *features.NAMES, PIECE_COSINE)
"""The columns of what is known of a passage."""
GRAM_PEAK = "gram_peak"
SIGNS = (*NAMES, GRAM_PEAK)
"""The columns of what is weighed: the same, comparable, and what is made of them."""
COSINE_UNIT = 0.05
"""A difference between two cosines that means as much in every question."""
PEAK = 1.5
"""Spreads above the mean from which 4-grams say more than that words are akin."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each column counts; a column not named counts nothing."""

    with_pieces: Mapping[str, float]
    with_vectors: Mapping[str, float]
    words_alone: Mapping[str, float]

    def of(self, columns: Floats) -> Mapping[str, float]:
        """Return those for what is known of the passages."""
        if np.isnan(columns[:, NAMES.index(COSINE)]).all():
            return self.words_alone
        without_pieces = np.isnan(columns[:, NAMES.index(PIECE_COSINE)]).all()
        return self.with_vectors if without_pieces else self.with_pieces


@cache
def weights() -> Weights:
    """Return the weights that ``make train`` wrote."""
    text = resources.files("qa.search").joinpath("data", "fusion.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(
        read["with_pieces"]["weights"],
        read["with_vectors"]["weights"],
        read["words_alone"]["weights"],
    )


def prepare(columns: Floats) -> Floats:
    """Turn columns in the order of ``NAMES`` into those of ``SIGNS``, comparable over questions.

    A number that is missing is the lowest of its column; one in which nothing is known is all 0.
    """
    known = ~np.isnan(columns)
    lowest = np.where(known, columns, np.inf).min(axis=0, initial=np.inf)
    filled = np.where(known, columns, np.where(np.isinf(lowest), 0.0, lowest))
    signs = (filled - filled.mean(axis=0)) / (filled.std(axis=0) + 1e-6)
    for at in (NAMES.index(COSINE), NAMES.index(PIECE_COSINE)):
        signs[:, at] = (filled[:, at] - filled[:, at].max(initial=-np.inf)) / COSINE_UNIT
    peak = np.maximum(signs[:, NAMES.index("gram_cover")] - PEAK, 0.0)
    prepared: Floats = np.column_stack([signs, peak])
    return prepared


def fuse(columns: Floats, counts: Mapping[str, float]) -> Floats:
    """Return a score for each row of ``columns`` (in the order of ``NAMES``), 0 to 1, best is 1.

    Scores compare within one question only.
    """
    if not len(columns):
        return np.zeros(0)
    scores = prepare(columns) @ np.array([counts.get(name, 0.0) for name in SIGNS])
    width = scores.max() - scores.min()
    scaled: Floats = (scores - scores.min()) / width if width else np.ones(len(scores))
    return scaled


def columns(
    lexical: Sequence[float],
    cosines: Sequence[float] | npt.NDArray[np.float32],
    rest: Floats,
    piece_cosines: Sequence[npt.NDArray[np.float32]],
) -> Floats:
    """Put the columns together in the order of ``NAMES``; NaN where a passage was in no list."""
    best = [found.max() if len(found) else np.nan for found in piece_cosines]
    return np.column_stack([np.asarray(lexical), np.asarray(cosines, np.float64), rest, best])
