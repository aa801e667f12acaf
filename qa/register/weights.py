"""How much speaks for a sentence being a statement of evidence: a sum of weights.

The weights stand in ``data/weights.tsv`` and are learned by ``tools/train_statements.py``: a
logistic regression on what people judged, so that a sum of 0 means even odds. What is weighed can
be read: signs, classes of words and pairs of them, frames, exclusions and common beginnings of
words.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from qa.register import scope, signs, tables
from qa.register.frames import GOOD, Match

ENOUGH = -0.6
"""The least sum of a sentence that no frame fits."""
WITH_FRAME = -1.5
"""The least sum of a sentence that a frame for support or advice fits: it has been judged alone."""
WITH_STRICT_FRAME = -4.0
"""The same for frames of lack, doubt and limits, whose words leave less to chance."""
STEM = 8
BIAS = "(början)"


def features(text: str, seen: Iterable[str], found: Iterable[Match]) -> set[str]:
    """Return what is weighed in a sentence: ``seen`` are its signs, ``found`` its frames."""
    frames = list(found)
    told = {f"ram:{match.frame.name}" for match in frames}
    told |= {f"säger:{match.status.value}" for match in frames}
    told |= {f"ord:{word[:STEM]}" for word in signs.words(text)}
    told |= {f"undantag:{name}" for name in scope.exclusions_in(text)}
    names = set(seen)
    classes = sorted(name for name in names if name.startswith("<"))
    told |= {f"{one}+{other}" for one, other in combinations(classes, 2)}
    return told | names


def score(told: Iterable[str]) -> float:
    """Return the sum of the weights of what is told, the bias included."""
    table = _table()
    return table[BIAS] + sum(table.get(name, 0.0) for name in told)


def least(found: Sequence[Match]) -> float:
    """Return the least sum at which a sentence with these frames is a statement."""
    if not found:
        return ENOUGH
    return WITH_FRAME if all(m.status in GOOD for m in found) else WITH_STRICT_FRAME


@cache
def _table() -> dict[str, float]:
    return {name: float(weight) for name, weight, *_ in tables.rows("weights.tsv")}
