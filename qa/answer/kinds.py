"""What sort of answer a question asks for: soft scores from the form of its words.

Every sign (``signs.py``) adds to a kind or takes from it. The scores become shares
as in multinomial logistic regression.
"""

import math
import re
from collections.abc import Mapping

from qa.answer.signs import SIGNS
from qa.model import Kind

PRIOR: Mapping[Kind, float] = {Kind.FACT: 0.5}
"""A question without a sign of its kind is most often one for a fact."""
_WORD = re.compile(r"[^\W_]+")
_OPENERS = frozenset(
    [
        *("vem", "vems", "vilken", "vilket", "vilka", "när", "var", "hur", "varför", "vart"),
        *("får", "kan", "ska", "måste", "finns", "är", "har", "lista", "nämn", "och", "men"),
    ]
)


def kinds(text: str, carried: Mapping[Kind, float] | None = None) -> dict[Kind, float]:
    """Return the share of every kind, in the order of ``Kind``; the shares sum to 1.

    ``carried`` are shares of the question that this one leans on, and stand in for the prior.
    """
    folded = " ".join(text.casefold().split())
    prior = PRIOR if carried is None else {k: 3 * share for k, share in carried.items()}
    scores = {kind: prior.get(kind, 0.0) for kind in Kind}
    if _is_bare_term(folded):
        scores[Kind.DEFINITION] += 3
    for sign in SIGNS:
        if sign.pattern.search(folded):
            for kind, value in sign.adds.items():
                scores[kind] += value
    return _shares(scores)


def best(shares: Mapping[Kind, float]) -> Kind:
    """Return the kind with the largest share; of equals, the first in the order of ``Kind``."""
    return max(Kind, key=lambda kind: shares.get(kind, 0.0))


def _shares(scores: Mapping[Kind, float]) -> dict[Kind, float]:
    top = max(scores.values())
    powers = {kind: math.exp(score - top) for kind, score in scores.items()}
    total = sum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


def _is_bare_term(folded: str) -> bool:
    """A word or two on their own are someone looking up a term."""
    words = _WORD.findall(folded)
    return 1 <= len(words) <= 3 and words[0] not in _OPENERS and not folded.startswith("vad ")
