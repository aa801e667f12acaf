"""The units of the candidates, scored by one table of features and weights.

BM25 as in Robertson and Zaragoza (2009), The Probabilistic Relevance Framework; idf as Whoosh's,
ln(N / (n + 1)) + 1, so that a word counts alike in search and choice.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from qa.answer.wants import Want, wanted
from qa.language import analysis
from qa.model import Passage, Question, Unit, UnitKind
from qa.ports import Candidate, SearchIndex

K1 = 1.2
B = 0.5
AVERAGE_TOKENS = 14.0
HEADING_CREDIT = 0.7
NEIGHBOUR_CREDIT = 0.4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKER = re.compile(
    r"^(?:[•●▪■◦○‣·»›✓–—*]|\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,5})[.)])\s+", re.MULTILINE
)
_BACK_MATTER = re.compile(
    r"(?:\d+[.\s]*)*(?:fotnot|noter|käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)"
    r"|litteratur(?:lista|förteckning)?)\s*$",
    re.IGNORECASE,
)
_JUNK = re.compile(r"https?://|www\.|\.{4,}|\bISBN\b|\bISSN\b|\bTabell\s+\d|\bFigur\s+\d|\bKälla:")


@dataclass(frozen=True)
class Asked:
    """The question in the terms that units are scored by."""

    question: Question
    idf: Mapping[str, float]
    wants: tuple[Want, ...]
    years: frozenset[str]

    @classmethod
    def of(cls, question: Question, index: SearchIndex) -> "Asked":
        """Weigh the question's tokens, those of earlier questions at half."""
        weights = dict.fromkeys(_tokens_of(question.context), 0.5)
        weights |= dict.fromkeys(_tokens_of((question.text,)), 1.0)
        total = index.passage_count()
        idf = {
            token: weight * (math.log(total / (index.document_frequency("stem", token) + 1)) + 1)
            for token, weight in weights.items()
        }
        years = frozenset(_YEAR.findall(question.standalone or question.text))
        return cls(question, idf, wanted(question.text), years)

    @cached_property
    def mass(self) -> float:
        """The sum of the idf of all tokens; never zero."""
        return sum(self.idf.values()) or 1.0


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
    best = max((candidate.score for candidate in candidates), default=0.0) or 1.0
    found: list[ScoredUnit] = []
    for candidate in candidates:
        passage = candidate.passage
        tokens = [tuple(analysis.fields(unit.text)["stem"]) for unit in passage.units]
        above = frozenset(analysis.fields(" ".join(passage.heading))["stem"])
        for ordinal in range(len(passage.units)):
            features = _features(asked, candidate, ordinal, tokens, above)
            features["passage"] = candidate.score / best
            score = sum(weights.get(name, 0.0) * value for name, value in features.items())
            found.append(ScoredUnit(candidate, ordinal, tokens[ordinal], features, score))
    return sorted(found, key=lambda unit: -unit.score)


def _features(
    asked: Asked,
    candidate: Candidate,
    ordinal: int,
    tokens: Sequence[tuple[str, ...]],
    above: frozenset[str],
) -> dict[str, float]:
    unit = candidate.passage.units[ordinal]
    own = frozenset(tokens[ordinal])
    near = frozenset(tokens[ordinal - 1]) if ordinal else frozenset()
    near |= frozenset(tokens[ordinal + 1]) if ordinal + 1 < len(tokens) else frozenset()
    text = _MARKER.sub("", unit.text)
    wants = [want for want in asked.wants if want.given.search(text)]
    return {
        "coverage": _coverage(asked, own),
        "context": _coverage(asked, own, above=above, near=near),
        "bm25": _bm25(asked, tokens[ordinal]) / asked.mass,
        "bigrams": _bigrams(asked, tokens[ordinal]),
        "wanted": len(wants) / len(asked.wants) if asked.wants else 0.0,
        "year": _year(asked, candidate, text),
        "list": float(unit.kind is not UnitKind.SENTENCE),
        "first": float(ordinal == 0),
        "junk": float(bool(_JUNK.search(text)) or _is_back_matter(candidate.passage)),
        "question": float(text.rstrip().endswith("?")),
        "short": float(len(tokens[ordinal]) < 4),
        "long": max(0.0, math.log((len(text) + 1) / 400)),
    }


def _is_back_matter(passage: Passage) -> bool:
    """Tell whether the passage lists sources or holds footnotes: it names, it does not answer."""
    return any(_BACK_MATTER.match(heading) for heading in passage.heading[-2:])


def _coverage(
    asked: Asked,
    own: frozenset[str],
    *,
    above: frozenset[str] = frozenset(),
    near: frozenset[str] = frozenset(),
) -> float:
    """Return the share of the question's idf that the unit, its heading and neighbours hold."""
    held = 0.0
    for token, idf in asked.idf.items():
        if token in own:
            held += idf
        elif token in above:
            held += HEADING_CREDIT * idf
        elif token in near:
            held += NEIGHBOUR_CREDIT * idf
    return held / asked.mass


def _bm25(asked: Asked, tokens: Sequence[str]) -> float:
    length = 1 - B + B * len(tokens) / AVERAGE_TOKENS
    total = 0.0
    for token, idf in asked.idf.items():
        count = tokens.count(token)
        total += idf * count * (K1 + 1) / (count + K1 * length)
    return total


def _bigrams(asked: Asked, tokens: Sequence[str]) -> float:
    """Return the share of the question's neighbouring tokens that are neighbours here."""
    order = list(asked.idf)
    pairs = set(pairwise(order))
    if not pairs:
        return 0.0
    return len(pairs & set(pairwise(tokens))) / len(pairs)


def _year(asked: Asked, candidate: Candidate, text: str) -> float:
    """Return how well the years fit: the document's, the year after, or a year in the text."""
    if not asked.years:
        return 0.0
    asked_years = {int(year) for year in asked.years}
    score = 0.5 if asked.years & set(_YEAR.findall(text)) else 0.0
    if candidate.document.year in asked_years:
        score += 0.5
    elif candidate.document.year in {year + 1 for year in asked_years}:
        score += 0.3
    return score


def _tokens_of(texts: Sequence[str]) -> list[str]:
    return [token for text in texts for token in analysis.question_fields(text)["stem"]]
