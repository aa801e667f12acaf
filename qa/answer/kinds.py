"""What sort of answer a question asks for: soft scores from the form of its words.

Every sign (``signs.py``) adds to a kind or takes from it, by values set by hand, and so does every
form (``forms.py``), by what was learned beyond them (``data/kinds.json``). The scores become shares
as in multinomial logistic regression.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from qa.answer.forms import forms
from qa.answer.signs import SIGNS
from qa.model import Kind

PRIOR: Mapping[Kind, float] = {Kind.FACT: 0.5}
"""A question without a sign of its kind is most often one for a fact."""
CARRIED = 3.0
"""What a question takes over from the one that it leans on, in the place of the prior."""
_WORD = re.compile(r"[^\W_]+")
OPENERS = frozenset(
    [
        *("vem", "vems", "vilken", "vilket", "vilka", "när", "var", "hur", "varför", "vart"),
        *("får", "kan", "ska", "måste", "finns", "är", "har", "lista", "nämn", "och", "men"),
    ]
)


def kinds(text: str, carried: Mapping[Kind, float] | None = None) -> dict[Kind, float]:
    """Return the share of every kind, in the order of ``Kind``; the shares sum to 1.

    ``carried`` are shares of the question that this one leans on, and stand in for the prior.
    """
    folded = fold(text)
    scores = signed(folded, carried)
    for kind, value in zip(Kind, _learned(forms(folded)), strict=True):
        scores[kind] += value
    return shares(scores)


def fold(text: str) -> str:
    """Return the question as signs and forms are written for: case-folded, single spaces."""
    return " ".join(text.casefold().split())


def signed(folded: str, carried: Mapping[Kind, float] | None = None) -> dict[Kind, float]:
    """Return the score of every kind by its signs, with the prior or what is carried over."""
    prior = PRIOR if carried is None else {k: CARRIED * share for k, share in carried.items()}
    scores = {kind: prior.get(kind, 0.0) for kind in Kind}
    if _is_bare_term(folded):
        scores[Kind.DEFINITION] += 3
    for sign in SIGNS:
        if sign.pattern.search(folded):
            for kind, value in sign.adds.items():
                scores[kind] += value
    return scores


def best(found: Mapping[Kind, float]) -> Kind:
    """Return the kind with the largest share; of equals, the first in the order of ``Kind``."""
    return max(Kind, key=lambda kind: found.get(kind, 0.0))


def shares(scores: Mapping[Kind, float]) -> dict[Kind, float]:
    """Return the scores as shares that sum to 1."""
    top = max(scores.values())
    powers = {kind: math.exp(score - top) for kind, score in scores.items()}
    total = sum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


def _is_bare_term(folded: str) -> bool:
    """A word or two on their own are someone looking up a term."""
    words = _WORD.findall(folded)
    return 1 <= len(words) <= 3 and words[0] not in OPENERS and not folded.startswith("vad ")


def _learned(found: Iterable[str]) -> list[float]:
    """Return what the forms add to each kind, in the order of ``Kind``.

    Summed exactly: in another order of the forms no kind may win a tie.
    """
    known = [values for name in found if (values := _weights().get(name))]
    columns = zip(*known, strict=True)
    return [math.fsum(column) for column in columns] if known else [0.0] * len(Kind)


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    """Return the learned value of each form for every kind, in the order of ``Kind``."""
    source = resources.files("qa.answer").joinpath("data", "kinds.json")
    found: Mapping[str, Sequence[float]] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return found
