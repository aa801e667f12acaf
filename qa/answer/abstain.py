"""When the documents do not answer: a logistic score over how well the draft covers the question.

Wrong is worse than nothing, but a refusal of what the material does say sends its readers away.
The weights and the threshold come from ``tools/train_abstain.py``, which tells gold questions from
the same questions with one content word exchanged, and from questions on other matters.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from qa.answer.units import Asked
from qa.language import analysis
from qa.model import Question
from qa.ports import Draft, DraftUnit, SearchIndex

WEIGHTS: Mapping[str, float] = {
    "bias": -5.4,
    "lead": 1.15,
    "passage": 1.85,
    "all": 0.75,
    "score": 0.88,
    "follows": 0.8,
}
THRESHOLD = 0.2
_WORD = re.compile(r"[^\W_]+(?:[-.:/][^\W_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the draft answers, how sure, and which of the question's words it leaves out."""

    answers: bool
    probability: float
    not_covered: tuple[str, ...]
    missing_years: tuple[str, ...]
    features: Mapping[str, float]


def judge(question: Question, draft: Draft, index: SearchIndex) -> Verdict:
    """Weigh the draft against the question."""
    words = _words(question.text)
    if not draft.lead:
        return Verdict(False, 0.0, tuple(words), (), {})
    asked = Asked.of(question, index)
    features = features_of(asked, draft)
    logit = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    probability = 1 / (1 + math.exp(-logit))
    shown = _stems(_passage_texts(draft))
    return Verdict(
        answers=probability >= THRESHOLD,
        probability=probability,
        not_covered=tuple(word for word in words if not _stems((word,)) <= shown),
        missing_years=_missing_years(asked, draft),
        features=features,
    )


def features_of(asked: Asked, draft: Draft) -> dict[str, float]:
    """Return what the decision rests on; shares are of the question's idf mass, 0 to 1."""
    best = draft.lead[0]
    lead = _stems(u.candidate.passage.units[u.unit].text for u in draft.lead)
    passage = _stems(_texts_of(best))
    return {
        "bias": 1.0,
        "lead": _share(asked, lead),
        "passage": _share(asked, passage),
        "all": _share(asked, _stems(_passage_texts(draft))),
        "score": best.score,
        "follows": float(bool(asked.question.context)),
    }


def _share(asked: Asked, tokens: Collection[str]) -> float:
    return sum(idf for token, idf in asked.idf.items() if token in tokens) / asked.mass


def _stems(texts: Iterable[str]) -> set[str]:
    return {token for text in texts for token in analysis.fields(text)["stem"]}


def _texts_of(unit: DraftUnit) -> tuple[str, ...]:
    passage = unit.candidate.passage
    return (passage.text, *passage.heading, unit.candidate.document.title)


def _passage_texts(draft: Draft) -> Iterable[str]:
    for unit in {u.candidate.passage.id: u for u in (*draft.lead, *draft.body)}.values():
        yield from _texts_of(unit)


def _missing_years(asked: Asked, draft: Draft) -> tuple[str, ...]:
    """Return the years asked for that neither the cited documents nor their passages name."""
    found = {str(u.candidate.document.year) for u in draft.lead}
    for unit in draft.lead:
        found.update(_YEAR.findall(unit.candidate.passage.text))
        found.update(_YEAR.findall(unit.candidate.document.title))
    return tuple(sorted(asked.years - found))


def _words(text: str) -> list[str]:
    """Return the content words of a question as written."""
    return [word for word in _WORD.findall(text) if analysis.question_fields(word)["stem"]]
