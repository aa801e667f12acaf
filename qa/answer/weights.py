"""What each feature counts: learned by ``make train``, kept in one file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

WITH_VECTORS, WORDS_ALONE = WAYS = ("with_vectors", "words_alone")
"""How passages were found: what tells that they do not answer differs."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a unit (names in ``qa.answer.features``), and of an answer (``qa.answer.abstain``).

    ``answers`` and ``thresholds``, the least probabilities of an answer, are by ``WAYS``.
    """

    units: Mapping[str, float]
    answers: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights in the data file."""
    source = resources.files("qa.answer").joinpath("data", "weights.json")
    read = json.loads(source.read_text(encoding="utf-8"))
    return Weights(
        read["units"]["weights"], read["answers"]["weights"], read["answers"]["thresholds"]
    )


def unit_weights() -> Mapping[str, float]:
    """Return the weights of a unit's features."""
    return weights().units
