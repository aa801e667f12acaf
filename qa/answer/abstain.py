"""When the documents do not answer: a logistic score over how well the draft covers the question.

Wrong is worse than nothing, but a refusal of what the material does say sends its readers away.
The weights and the thresholds come from ``tools/train_answers.py``, which tells gold questions from
their likes with one thing exchanged, and from questions on other matters.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa.answer.asked import SYNONYM_CREDIT, Asked
from qa.answer.held import PARTS_CREDIT
from qa.answer.matter import CAPITALISED
from qa.answer.weights import WITH_VECTORS, WORDS_ALONE, weights
from qa.language import analysis
from qa.model import Kind, Question
from qa.ports import Draft, DraftUnit, SearchIndex

NEARLY_THE_SAME = 0.5 * SYNONYM_CREDIT
"""The least credit by which a word counts as said: a pair of weight .5."""
FITTING = ("defines", "registered", "evidence", "missing", "duty")
"""Features of a unit that tell that it is of the kind asked for."""
USUAL_COSINE, COSINE_SPREAD = 0.86, 0.02
"""Centre and spread of e5's cosines of a question with the passages that answer it."""
TELLING = 0.375
"""How special a word must be for its lack to be told (``Asked.special``)."""
ROOT = 4
"""Letters of a stem that another word may begin with: "avskild" is said by "avskildhet"."""
_LAW = re.compile(r"\b\w{3,}(?:lagen|förordningen|balken)s?\b|\b(?:SoL|L[SVP][SUMTV]|OSL|FL|KL)\b")
"""A law that a question goes by; foreign when it is none of the documents."""
_NAME = re.compile(r"(?<=\s)[A-ZÅÄÖ][\w-]+|\d+")
_WORD = re.compile(r"[^\W_]+(?:[-.:/][^\W_]+)*")
_HAS_WORD = re.compile(r"[^\W\d_]{2}|§")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The stems of some passages, and their words cut into parts."""

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
    words = _words(question.corrected or question.text)
    if not draft.lead or not _HAS_WORD.search(question.text):
        return Verdict(False, 0.0, tuple(_words(question.topic)) or tuple(words), (), {})
    asked = Asked.of(question, index)
    features = features_of(asked, draft)
    learned, way = weights(), way_of(draft)
    logit = sum(learned.answers[way].get(name, 0.0) * value for name, value in features.items())
    probability = 1 / (1 + math.exp(-logit))
    answers = probability >= learned.thresholds[way] and not _beside(asked, draft)
    shown = _tokens((*draft.lead, *draft.body)).stems
    unsaid = (word for word in words if not _said(word, question, shown, asked))
    telling = tuple(word for word in unsaid if _tells(word, question, asked))
    return Verdict(
        answers=answers,
        probability=probability,
        not_covered=telling,
        missing_years=_missing_years(asked, draft),
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
    held = _tokens(draft.lead)
    words = {token for topic in asked.topics for token in topic if token in asked.idf}
    return bool(words) and not any(_credit(asked, token, held) for token in words)


def features_of(asked: Asked, draft: Draft) -> dict[str, float]:
    """Return what the decision rests on; shares are of the question's idf mass, 0 to 1."""
    best = max(draft.lead, key=lambda unit: unit.score)
    credits = _credits(asked, _tokens((best,)))
    cosines = [c for unit in draft.lead if (c := unit.candidate.cosine) is not None]
    units = [u.candidate.unit_cosines[u.unit] for u in draft.lead if u.candidate.unit_cosines]
    lacking = [(1 - credits[token]) * idf for token, idf in asked.idf.items()]
    special = {t: (1 - credits[t]) * asked.special.get(t, 1.0) for t in asked.idf}
    return {
        "bias": 1.0,
        "passage": _share(asked, credits),
        "lacking": max(lacking, default=0.0) / asked.mass,
        "unknown": max(
            (part for token, part in special.items() if token in asked.unknown), default=0
        ),
        "special": sum(special.values()) / 3,
        "heavy": max((part * asked.idf[token] for token, part in special.items()), default=0)
        / asked.rarest,
        "substance": min(1.0, sum(asked.special.get(token, 1.0) for token in asked.idf)),
        "unit": best.features.get("context", 0.0),
        "score": best.score,
        "fits": sum(best.features.get(name, 0.0) for name in FITTING),
        "years": len(_missing_years(asked, draft)) / len(asked.years) if asked.years else 0.0,
        "names": _missing_names(asked.question.text, _texts_of(best)),
        "foreign": float(not asked.question.documents and bool(_LAW.search(asked.question.text))),
        "follows": float(bool(asked.question.context)),
        "cosine": (max(cosines) - USUAL_COSINE) / COSINE_SPREAD if cosines else 0.0,
        "unit_cosine": (max(units) - USUAL_COSINE) / COSINE_SPREAD if units else 0.0,
    }


def _credits(asked: Asked, held: _Tokens) -> dict[str, float]:
    """Return how much of each token is held, itself, in parts or in other words: 0 to 1."""
    return {token: _credit(asked, token, held) for token in asked.idf}


def _credit(asked: Asked, token: str, held: _Tokens) -> float:
    if token in held.stems:
        return 1.0
    parts = asked.parts.get(token)
    if parts and parts <= held.parts:
        return PARTS_CREDIT
    return asked.synonym_credit(token, held.stems)


def _share(asked: Asked, credit: Mapping[str, float]) -> float:
    return sum(idf * credit[token] for token, idf in asked.idf.items()) / asked.mass


def _missing_names(text: str, held: Sequence[str]) -> float:
    """Return the share of the question's names and numbers that the texts do not hold."""
    asked = {found.group().casefold() for found in _NAME.finditer(text)}
    said = " ".join(held).casefold()
    return sum(name not in said for name in asked) / len(asked) if asked else 0.0


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


def _tokens(units: Iterable[DraftUnit]) -> _Tokens:
    """Return the tokens of the units' passages, their headings and titles."""
    candidates = {unit.candidate.passage.id: unit.candidate for unit in units}.values()
    titles = [analysis.fields(one.document.title) for one in candidates]
    texts = [text for one in candidates for text in (one.analysed, one.analysed.heading)]
    return _Tokens(
        frozenset().union(*(text.stems for text in texts), *(t[analysis.STEM] for t in titles)),
        frozenset().union(*(text.parts for text in texts), *(t[analysis.PARTS] for t in titles)),
    )


def _stems(text: str) -> list[str]:
    return analysis.fields(text)[analysis.STEM]


def _texts_of(unit: DraftUnit) -> tuple[str, ...]:
    passage = unit.candidate.passage
    return (passage.text, *passage.heading, unit.candidate.document.title)


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
