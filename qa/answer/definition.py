"""Definitions: the best defining sentence first, then what surrounds it."""

from collections.abc import Sequence

from qa.answer.asked import Asked
from qa.answer.choose import LEAD_UNITS, best_units, draft
from qa.answer.defining import defines
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.model import Question
from qa.ports import Candidate, Draft, SearchIndex


class DefinitionWriter:
    """Answers kind definition."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return defining units, best first; what merely holds the words comes after them."""
        asked = Asked.of(question, index)
        ranked = scored_units(asked, candidates, unit_weights())
        if len(asked.topics) == 2:  # "skillnaden mellan A och B" gets one defining unit each
            return draft(ranked, _one_each(asked, ranked))
        return draft(ranked, best_units(ranked))


def _one_each(asked: Asked, ranked: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Return the unit that defines each topic best, of two alike the one that ranks higher."""
    chosen: dict[tuple[str, int], ScoredUnit] = {}
    for topic in asked.topics:
        best = max(ranked, key=lambda unit: _defines(unit, topic), default=None)
        if best is not None and _defines(best, topic) > 0:
            chosen[best.candidate.passage.id, best.ordinal] = best
    if len(chosen) == len(asked.topics):
        return list(chosen.values())
    others = (u for u in best_units(ranked) if (u.candidate.passage.id, u.ordinal) not in chosen)
    return [*chosen.values(), *others][:LEAD_UNITS]


def _defines(unit: ScoredUnit, topic: Sequence[str]) -> float:
    return max((defines(sentence.text, topic) for sentence in unit.unit.sentences), default=0.0)
