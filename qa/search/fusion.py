"""One order out of many signs: the words found, the vectors, and how the words stand together.

Every sign of a passage is a number; over the passages of one question each is centred and divided
by its spread, and the weighted sum decides. The weights lie in ``data/fusion.json``, one set for
builds with vectors and one for those without; ``make train`` made them (docs/retrieval.md).
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
"""The columns of what is weighed."""

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


def standardise(columns: Floats) -> Floats:
    """Return each column less its mean, by its spread; a number that is missing is the lowest.

    A column in which nothing is known is all zeros.
    """
    known = ~np.isnan(columns)
    lowest = np.where(known, columns, np.inf).min(axis=0, initial=np.inf)
    filled = np.where(known, columns, np.where(np.isinf(lowest), 0.0, lowest))
    spread: Floats = (filled - filled.mean(axis=0)) / (filled.std(axis=0) + 1e-6)
    return spread


def fuse(columns: Floats, counts: Mapping[str, float]) -> Floats:
    """Return a score for each row of ``columns`` (in the order of ``NAMES``), 0 to 1, best is 1.

    Scores compare within one question only.
    """
    if not len(columns):
        return np.zeros(0)
    scores = standardise(columns) @ _vector(counts)
    width = scores.max() - scores.min()
    scaled: Floats = (scores - scores.min()) / width if width else np.ones(len(scores))
    return scaled


def _vector(counts: Mapping[str, float]) -> Floats:
    return np.array([counts.get(name, 0.0) for name in NAMES])


def columns(
    lexical: Sequence[float], cosines: Sequence[float] | npt.NDArray[np.float32], rest: Floats
) -> Floats:
    """Put the columns together in the order of ``NAMES``; NaN where a passage was in no list."""
    return np.column_stack([np.asarray(lexical), np.asarray(cosines, np.float64), rest])
