"""Definitions: the best defining sentence first, then how each source puts it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answer.choose import best_units, draft
from qa.answer.defining import defines
from qa.answer.fact import WEIGHTS
from qa.answer.asked import Asked
from qa.answer.units import ScoredUnit, scored_units
from qa.language import analysis
from qa.model import Question
from qa.ports import Candidate, Draft, SearchIndex

DEFINITION_WEIGHT = 2.0
DEFINITION_WEIGHTS: Mapping[str, float] = {**WEIGHTS, "wanted": 0.0, "short": -1.0}
_BETWEEN = re.compile(r"\bmellan\s+(.+?)\s+(?:och|samt|respektive)\s+(.+)$", re.IGNORECASE)


class DefinitionWriter:
    """Answers kind definition."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return defining units, best first; what merely holds the words comes after them."""
        ranked = scored_units(Asked.of(question, index), candidates, DEFINITION_WEIGHTS)
        terms = [stems for topic in _topics(question) if (stems := _stems(topic))]
        by_term = [_by_definition(ranked, term) for term in terms]
        if len(by_term) == 2:  # "skillnaden mellan A och B" gets one defining unit each
            best = {(u[0].candidate.passage.id, u[0].ordinal): u[0] for u in by_term if u}
            lead = list(best.values())
            return draft(by_term[0], lead)
        ranked = by_term[0] if by_term else ranked
        return draft(ranked, best_units(ranked))


def _by_definition(ranked: Sequence[ScoredUnit], term: Sequence[str]) -> list[ScoredUnit]:
    scored: list[ScoredUnit] = []
    for unit in ranked:
        sure = max((defines(s.text, term) for s in unit.unit.sentences), default=0.0)
        sure *= 1.0 - unit.features["junk"]
        features = {**unit.features, "defines": sure}
        scored.append(replace(unit, features=features, score=unit.score + DEFINITION_WEIGHT * sure))
    return sorted(scored, key=lambda unit: -unit.score)


def _topics(question: Question) -> list[str]:
    pair = _BETWEEN.search(question.topic)
    return [pair.group(1), pair.group(2)] if pair else [question.topic]


def _stems(topic: str) -> list[str]:
    return analysis.question_fields(topic)["stem"]
