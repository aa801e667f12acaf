"""When the documents do not answer: a logistic score over how well the draft covers the question.

Wrong is worse than nothing, but a refusal of what the material does say sends its readers away.
The weights and the threshold come from ``tools/train_abstain.py``, which tells gold questions from
the same questions with one content word exchanged, and from questions on other matters.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qa.answer.units import PARTS_CREDIT, SYNONYM_CREDIT, Asked
from qa.language import analysis
from qa.model import Question
from qa.ports import Draft, DraftUnit, SearchIndex

WEIGHTS: Mapping[str, float] = {"bias": -4.9, "passage": 5.05, "score": 0.55, "follows": 0.38}
THRESHOLD = 0.23
"""On the gold it is learned from: 11 % of the answerable refused, 85 % of the unanswerable.

Without other wordings (``synonyms``) .2 refused 11 and 80 %, and answered 1.2 points fewer rightly.
"""
NEARLY_THE_SAME = 0.5 * SYNONYM_CREDIT
"""The least credit by which a word counts as said: a pair of weight .5."""
_WORD = re.compile(r"[^\W_]+(?:[-.:/][^\W_]+)*")
_HAS_WORD = re.compile(r"[^\W\d_]{2}|§")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The stems of some texts, and their words cut into parts."""

    stems: frozenset[str]
    parts: frozenset[str]


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
    if not draft.lead or not _HAS_WORD.search(question.text):
        return Verdict(False, 0.0, tuple(words), (), {})
    asked = Asked.of(question, index)
    features = features_of(asked, draft)
    logit = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    probability = 1 / (1 + math.exp(-logit))
    shown = frozenset(_stems(_passage_texts(draft)))
    return Verdict(
        answers=probability >= THRESHOLD,
        probability=probability,
        not_covered=tuple(word for word in words if not _covered(_stems((word,)), shown, asked)),
        missing_years=_missing_years(asked, draft),
        features=features,
    )


def features_of(asked: Asked, draft: Draft) -> dict[str, float]:
    """Return what the decision rests on; shares are of the question's idf mass, 0 to 1."""
    best = draft.lead[0]
    passage = _tokens(_texts_of(best))
    return {
        "bias": 1.0,
        "passage": _share(asked, passage),
        "score": best.score,
        "follows": float(bool(asked.question.context)),
    }


def _share(asked: Asked, held: _Tokens) -> float:
    credit = 0.0
    for token, idf in asked.idf.items():
        if token in held.stems:
            credit += idf
        elif (parts := asked.parts.get(token)) and parts <= held.parts:
            credit += PARTS_CREDIT * idf
        else:
            credit += asked.synonym_credit(token, held.stems) * idf
    return credit / asked.mass


def _covered(stems: set[str], shown: frozenset[str], asked: Asked) -> bool:
    """Tell whether every stem is among those shown, itself or in other words."""
    return all(
        stem in shown or asked.synonym_credit(stem, shown) >= NEARLY_THE_SAME for stem in stems
    )


def _tokens(texts: Iterable[str]) -> _Tokens:
    fields = [analysis.fields(text) for text in texts]
    return _Tokens(
        frozenset(token for of_text in fields for token in of_text[analysis.STEM]),
        frozenset(token for of_text in fields for token in of_text[analysis.PARTS]),
    )


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
