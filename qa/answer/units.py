"""The units of the candidates, each with its features and their weighted sum."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.answer.asked import Asked
from qa.answer.features import features
from qa.answer.held import Held
from qa.answer.named import named_documents
from qa.language import analysis
from qa.model import Passage, Unit
from qa.ports import Candidate

_BACK_MATTER = re.compile(
    r"(?:\d+[.\s]*)*(?:noter|käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)"
    r"|litteratur(?:lista|förteckning)?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit of a candidate with its features and their weighted sum."""

    candidate: Candidate
    ordinal: int
    tokens: tuple[str, ...]
    features: Mapping[str, float] = field(default_factory=dict)
    score: float = 0.0

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.candidate.passage.units[self.ordinal]


def scored_units(
    asked: Asked, candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[ScoredUnit]:
    """Return every unit of the candidates, best first; ties keep the order of the candidates."""
    found: list[ScoredUnit] = []
    documents = list({one.document.id: one.document for one in candidates}.values())
    named = named_documents(asked.question.standalone or asked.question.text, documents)
    for candidate in candidates:
        passage = candidate.passage
        if _is_back_matter(passage):
            continue
        fields = [analysis.fields(unit.text) for unit in passage.units]
        tokens = [tuple(of_unit[analysis.STEM]) for of_unit in fields]
        parts = [frozenset(of_unit[analysis.PARTS]) for of_unit in fields]
        above = frozenset(analysis.fields(" ".join(passage.heading))[analysis.STEM])
        for ordinal in range(len(passage.units)):
            held = Held.of(passage.units[ordinal], ordinal, tokens, parts[ordinal], above)
            is_named = candidate.document.id in named
            values = features(asked, candidate, ordinal, tokens, held, named=is_named)
            score = sum(weights.get(name, 0.0) * value for name, value in values.items())
            found.append(ScoredUnit(candidate, ordinal, tokens[ordinal], values, score))
    return sorted(found, key=lambda unit: -unit.score)


def _is_back_matter(passage: Passage) -> bool:
    """Tell whether the passage lists sources: it names answers, it gives none."""
    return any(_BACK_MATTER.match(heading) for heading in passage.heading[-2:])
