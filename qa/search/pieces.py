"""What of a passage gets a vector of its own: units that follow each other, about 250 characters.

A sentence alone is too little to tell what it is about, 900 characters are too much (measured:
docs/retrieval.md).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.model import Passage

CUT = "250/3"
"""Names the rule: vectors of pieces cut by another do not belong to these."""
ENOUGH = 250
"""Characters from which a piece takes in no more."""
MOST_UNITS = 3


def cut(lengths: Sequence[int]) -> list[int]:
    """Return how many units go into each piece of a passage whose units have these lengths."""
    counts: list[int] = []
    size = ENOUGH
    for length in lengths:
        if size >= ENOUGH or counts[-1] == MOST_UNITS:
            counts.append(0)
            size = 0
        counts[-1] += 1
        size += length
    return counts


def texts(passage: Passage) -> list[str]:
    """Return the text of each piece, its units one a line."""
    units = [unit.text for unit in passage.units]
    found, at = [], 0
    for count in _cut(units):
        found.append("\n".join(units[at : at + count]))
        at += count
    return found


def by_unit(passage: Passage, cosines: npt.NDArray[np.float32]) -> tuple[float, ...]:
    """Return for each unit the cosine of its piece; nothing when they are not of these pieces."""
    counts = _cut([unit.text for unit in passage.units])
    return tuple(np.repeat(cosines, counts).tolist()) if len(counts) == len(cosines) else ()


def _cut(units: Sequence[str]) -> list[int]:
    return cut([len(unit) for unit in units])
