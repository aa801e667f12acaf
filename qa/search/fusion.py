"""One order out of many signs: the words found, the vectors, and how the words stand together.

Every sign of a passage is a number; over the passages of one question each is centred and divided
by its spread, a cosine is told by its distance from the highest, and the weighted sum decides. The
weights lie in ``data/fusion.json``, one set for builds with vectors and one for those without;
``make train`` made them (docs/retrieval.md).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from qa.search import features

LEXICAL, COSINE = "lexical", "cosine"
NAMES = (LEXICAL, COSINE, *features.NAMES)
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
    """What each column counts, with vectors and without; a column not named counts nothing."""

    with_vectors: Mapping[str, float]
    words_alone: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights that ``make train`` wrote."""
    text = resources.files("qa.search").joinpath("data", "fusion.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(read["with_vectors"]["weights"], read["words_alone"]["weights"])


def prepare(columns: Floats) -> Floats:
    """Turn columns in the order of ``NAMES`` into those of ``SIGNS``, comparable over questions.

    A number that is missing is the lowest of its column; one in which nothing is known is all 0.
    """
    known = ~np.isnan(columns)
    lowest = np.where(known, columns, np.inf).min(axis=0, initial=np.inf)
    filled = np.where(known, columns, np.where(np.isinf(lowest), 0.0, lowest))
    signs = (filled - filled.mean(axis=0)) / (filled.std(axis=0) + 1e-6)
    cosines = filled[:, NAMES.index(COSINE)]
    signs[:, NAMES.index(COSINE)] = (cosines - cosines.max(initial=-np.inf)) / COSINE_UNIT
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
    lexical: Sequence[float], cosines: Sequence[float] | npt.NDArray[np.float32], rest: Floats
) -> Floats:
    """Put the columns together in the order of ``NAMES``; NaN where a passage was in no list."""
    return np.column_stack([np.asarray(lexical), np.asarray(cosines, np.float64), rest])
