"""Facts and lists: the sentence or list that answers, then what surrounds it."""

from collections.abc import Sequence

from qa.answer.asked import Asked
from qa.answer.choose import draft
from qa.answer.units import scored_units
from qa.answer.weights import unit_weights
from qa.model import Question
from qa.ports import Candidate, Draft, SearchIndex


class FactWriter:
    """Answers kinds fact and list."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first; an empty lead when none fits."""
        return draft(scored_units(Asked.of(question, index), candidates, unit_weights()))
