"""When the documents do not answer: a logistic score over how well the draft covers the question.

Wrong is worse than nothing, but a refusal of what the material does say sends its readers away.
The weights and the thresholds come from ``tools/train_answers.py``, which tells gold questions from
their likes with one thing exchanged, and from questions on other matters.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qa.answer.asked import SYNONYM_CREDIT, Asked
from qa.answer.coverage import credit, features_of, missing_years, tokens_of
from qa.answer.matter import CAPITALISED
from qa.answer.weights import WITH_VECTORS, WORDS_ALONE, weights
from qa.language import analysis
from qa.model import Kind, Question
from qa.ports import Draft, SearchIndex

NEARLY_THE_SAME = 0.5 * SYNONYM_CREDIT
"""The least credit by which a word counts as said: a pair of weight .5."""
TELLING = 0.375
"""How special a word must be for its lack to be told (``Asked.special``)."""
ROOT = 4
"""Letters of a stem that another word may begin with: "avskild" is said by "avskildhet"."""
_WORD = re.compile(r"[^\W_]+(?:[-.:/][^\W_]+)*")
_HAS_WORD = re.compile(r"[^\W\d_]{2}|§")


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
    words = _words(question.corrected or question.text)
    if not draft.lead or not _HAS_WORD.search(question.text):
        return Verdict(False, 0.0, tuple(_words(question.topic)) or tuple(words), (), {})
    asked = Asked.of(question, index)
    features = features_of(asked, draft)
    learned, way = weights(), way_of(draft)
    logit = sum(learned.answers[way].get(name, 0.0) * value for name, value in features.items())
    probability = 1 / (1 + math.exp(-logit))
    answers = probability >= learned.thresholds[way] and not _beside(asked, draft)
    shown = tokens_of((*draft.lead, *draft.body)).stems
    unsaid = (word for word in words if not _said(word, question, shown, asked))
    telling = tuple(word for word in unsaid if _tells(word, question, asked))
    return Verdict(
        answers=answers,
        probability=probability,
        not_covered=telling,
        missing_years=missing_years(asked, draft),
        features=features,
    )


def unnamed(question: Question, not_covered: Iterable[str]) -> tuple[str, ...]:
    """Return the names among the words not covered: what is shown is of something else."""
    return tuple(word for word in not_covered if _is_name(word, question))


def _tells(word: str, question: Question, asked: Asked) -> bool:
    """Tell whether the lack of a word tells something: that "gör" or "kvar" is not said does not.

    Nor that a "definition" is not called one; a name, a number and whom it is about always do.
    """
    stems = _stems(word)
    group = {stem for name in question.target_groups for stem in _stems(name)}
    return (
        _is_name(word, question)
        or any(letter.isdigit() for letter in word)
        or not group.isdisjoint(stems)
        or any(asked.special.get(stem, 1.0) >= TELLING for stem in stems if stem in asked.idf)
    )


def way_of(draft: Draft) -> str:
    """Return which of ``weights.WAYS`` the units of the draft were found in."""
    there = any(unit.candidate.cosine is not None for unit in draft.lead)
    return WITH_VECTORS if there else WORDS_ALONE


def _beside(asked: Asked, draft: Draft) -> bool:
    """Tell whether a definition is asked for of a term that nothing in the short answer names."""
    if asked.question.kind is not Kind.DEFINITION:
        return False
    held = tokens_of(draft.lead)
    words = {token for topic in asked.topics for token in topic if token in asked.idf}
    return bool(words) and not any(credit(asked, token, held) for token in words)


def _said(word: str, question: Question, shown: frozenset[str], asked: Asked) -> bool:
    """Tell whether a word is said. A name is said by itself alone: "Solgläntan" is one home."""
    if _is_name(word, question):
        return all(stem in shown or stem in question.aside for stem in _stems(word))
    return _covered(_stems(word), shown, asked)


def _is_name(word: str, question: Question) -> bool:
    """Tell whether a word is written as a name, for which nothing but itself stands."""
    return word in CAPITALISED.findall(question.corrected or question.text)


def _covered(stems: Iterable[str], shown: frozenset[str], asked: Asked) -> bool:
    """Tell whether every stem is among those shown: itself, in another word or in other words."""
    return all(
        stem in shown
        or asked.synonym_credit(stem, shown) >= NEARLY_THE_SAME
        or (len(stem) >= ROOT and any(other.startswith(stem) for other in shown))
        for stem in stems
    )


def _stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]


def _words(text: str) -> list[str]:
    """Return the content words of a question as written."""
    return [word for word in _WORD.findall(text) if analysis.question_fields(word)["stem"]]
