"""Facts and lists: the sentence or list that answers, then what surrounds it."""

from collections.abc import Mapping, Sequence

from qa.answer.choose import draft
from qa.answer.units import Asked, scored_units
from qa.model import Kind, Question
from qa.ports import Candidate, Draft, SearchIndex

WEIGHTS: Mapping[str, float] = {
    "coverage": 0.2,
    "context": 1.6,
    "bm25": 0.1,
    "bigrams": 0.1,
    "passage": 1.0,
    "wanted": 0.7,
    "year": 0.8,
    "junk": -1.0,
    "superseded": -0.4,
    "question": -0.6,
    "short": -0.3,
    "long": -0.15,
}
LIST_WEIGHT = 0.4
LISTED = frozenset({Kind.LIST, Kind.GAPS})


class FactWriter:
    """Answers every kind but definition; of lists, methods and gaps it expects several."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first; an empty lead when none fits."""
        weights = dict(WEIGHTS)
        if question.kind in LISTED:
            weights["list"] = LIST_WEIGHT
        return draft(scored_units(Asked.of(question, index), candidates, weights))
