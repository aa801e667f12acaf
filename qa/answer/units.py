"""The units of the candidates, each with its features and their weighted sum."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import mul

from qa.answer.asked import Asked
from qa.answer.excerpts import excerpt
from qa.answer.features import features
from qa.answer.held import Held
from qa.language import analysis
from qa.model import Passage, Unit
from qa.ports import Candidate

_BACK_MATTER = re.compile(
    r"(?:\d{1,2}[.\s]*){0,3}(?:noter|käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)"
    r"|litteratur(?:lista|förteckning)?)\s*$",
    re.IGNORECASE,
)
NEAR = 0.1
"""A unit whose cosine is so much lower than that of the nearest one has nothing of its meaning."""


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit of a candidate with its features and their weighted sum."""

    candidate: Candidate
    ordinal: int
    tokens: tuple[str, ...]
    shown: tuple[int, ...]
    features: Mapping[str, float] = field(default_factory=dict)
    score: float = 0.0

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.candidate.passage.units[self.ordinal]

    @property
    def text(self) -> str:
        """The sentences that a short answer shows of it, one a line."""
        return "\n".join(self.unit.sentences[at].text for at in self.shown)


def scored_units(
    asked: Asked, candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[ScoredUnit]:
    """Return every unit of the candidates, best first; ties keep the order of the candidates."""
    found: list[ScoredUnit] = []
    top = max((cosine for one in candidates for cosine in one.unit_cosines), default=0.0)
    titles = {
        document.id: _stems(document.title)
        for document in {one.document.id: one.document for one in candidates}.values()
    }
    for candidate in candidates:
        passage = candidate.passage
        if _is_back_matter(passage):
            continue
        title = titles[candidate.document.id]
        for ordinal, held in enumerate(Held.of_units(passage, candidate.analysed, title)):
            shown = excerpt(asked, candidate, ordinal)
            values = _values(asked, candidate, ordinal, held, shown)
            if candidate.unit_cosines:
                values["near"] = max(0.0, 1 - (top - candidate.unit_cosines[ordinal]) / NEAR)
            score = sum(map(mul, [weights.get(name, 0.0) for name in values], values.values()))
            stems = candidate.analysed.units[ordinal].stems
            found.append(ScoredUnit(candidate, ordinal, stems, shown, values, score))
    return sorted(found, key=lambda unit: -unit.score)


def _values(
    asked: Asked, candidate: Candidate, ordinal: int, held: Held, shown: tuple[int, ...]
) -> dict[str, float]:
    sentences = candidate.analysed.units[ordinal].sentences
    if len(shown) < len(sentences):
        held = held.with_own([sentences[at] for at in shown])
    named = candidate.document.id in asked.question.documents
    return features(asked, candidate, ordinal, held, named=named)


@lru_cache(maxsize=1 << 12)
def _stems(title: str) -> frozenset[str]:
    return frozenset(analysis.fields(title)[analysis.STEM])


def _is_back_matter(passage: Passage) -> bool:
    """Tell whether the passage lists sources: it names answers, it gives none."""
    return any(_BACK_MATTER.match(heading) for heading in passage.heading[-2:])
