"""Why an answer came out as it did: what was weighed, what lost, and what the verdict rests on.

Made anew when somebody asks, from the build that is current then; an ordinary answer carries none
of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa.answer.abstain import Verdict, way_of
from qa.answer.asked import Asked
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights, weights
from qa.model import Document, Question
from qa.ports import Candidate, Draft, OpenBuild

MOST_LOST = 12
"""Units shown that were not chosen, the best of them."""


@dataclass(frozen=True, slots=True)
class Share:
    """A feature's value, its learned weight, and what they come to."""

    name: str
    value: float
    weight: float

    @property
    def product(self) -> float:
        """The weight times the value."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Weighed:
    """A unit with its score; ``chosen`` when it stands in the short answer."""

    text: str
    document: Document
    page: int
    score: float
    chosen: bool
    rank: int
    passage_score: float
    cosine: float | None
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that the choice rests on. ``threshold`` is the least probability of an answer."""

    question: Question
    units: tuple[Weighed, ...]
    answers: bool
    probability: float
    threshold: float
    verdict: tuple[Share, ...]
    whole_table: bool
    lacks: tuple[str, ...]
    build: str


class Reasoned(Protocol):
    """What an answer rests on."""

    @property
    def question(self) -> Question: ...  # noqa: D102
    @property
    def found(self) -> Sequence[Candidate]: ...  # noqa: D102
    @property
    def draft(self) -> Draft: ...  # noqa: D102
    @property
    def verdict(self) -> Verdict: ...  # noqa: D102


def explanation(build: OpenBuild, reasoned: Reasoned) -> Explanation:
    """Weigh the units once more, and tell of the chosen and of the best that were not."""
    question, draft, verdict = reasoned.question, reasoned.draft, reasoned.verdict
    ranked = scored_units(Asked.of(question, build.index), reasoned.found, unit_weights())
    chosen = {(unit.candidate.passage.id, unit.unit) for unit in draft.lead}
    shown: list[Weighed] = []
    lost = 0
    for unit in ranked:
        is_chosen = (unit.candidate.passage.id, unit.ordinal) in chosen
        lost += not is_chosen
        if is_chosen or lost <= MOST_LOST:
            shown.append(_weighed(unit, chosen=is_chosen))
    learned = weights()
    way = way_of(draft)
    return Explanation(
        question=question,
        units=tuple(shown),
        answers=verdict.answers,
        probability=verdict.probability,
        threshold=learned.thresholds[way],
        verdict=_shares(verdict.features, learned.answers[way]),
        whole_table=draft.table is not None,
        lacks=draft.lacks,
        build=build.build.id,
    )


def _weighed(unit: ScoredUnit, *, chosen: bool) -> Weighed:
    candidate = unit.candidate
    return Weighed(
        text=unit.unit.text,
        document=candidate.document,
        page=unit.unit.sentences[0].pages[0],
        score=unit.score,
        chosen=chosen,
        rank=candidate.rank,
        passage_score=candidate.score,
        cosine=candidate.cosine,
        shares=_shares(unit.features, unit_weights()),
    )


def _shares(values: Mapping[str, float], learned: Mapping[str, float]) -> tuple[Share, ...]:
    """Return what counts, the heaviest first; features of value 0 count nothing."""
    shares = [Share(name, value, learned.get(name, 0.0)) for name, value in values.items() if value]
    return tuple(sorted(shares, key=lambda share: -abs(share.product)))
