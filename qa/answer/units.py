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
from qa.language import analysis, synonyms
from qa.language.synonyms import Variant
from qa.model import Passage, Question, Status, Unit, UnitKind
from qa.ports import Candidate, SearchIndex

K1 = 1.2
B = 0.5
AVERAGE_TOKENS = 14.0
HEADING_CREDIT = 0.7
NEIGHBOUR_CREDIT = 0.4
BACK_CREDIT = 0.7
"""For the sentence before one that points back to it ("I stället bör vi se dem som …")."""
PARTS_CREDIT = 0.8
"""For a compound whose parts all stand there, apart or in other compounds."""
SYNONYM_CREDIT = 0.7
"""For a word that is said in another way, times the weight of the pair."""
HEAD_CREDIT = 0.6
"""For the head of a compound that its passage has named in full: metodguiden, then guiden."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POINTS_BACK = re.compile(
    r"(?:I\s?stället|Istället|Den|Det|De|Detta|Dessa|Denna|Dess|Sådan\w*|Då|Därför|Därmed|Där|Här"
    r"|Således|Alltså|Samma|Båda)\b"
)
_MARKER = re.compile(
    r"^(?:[•●▪■◦○‣·»›✓–—*]|\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,5})[.)])\s+", re.MULTILINE
)
_BACK_MATTER = re.compile(
    r"(?:\d+[.\s]*)*(?:noter|käll(?:or|förteckning|hänvisningar)|referens(?:er|lista)"
    r"|litteratur(?:lista|förteckning)?)\s*$",
    re.IGNORECASE,
)
_JUNK = re.compile(r"https?://|www\.|\.{4,}|\bISBN\b|\bISSN\b|\bTabell\s+\d|\bFigur\s+\d|\bKälla:")


@dataclass(frozen=True)
class Asked:
    """The question in the terms that units are scored by."""

    question: Question
    idf: Mapping[str, float]
    parts: Mapping[str, frozenset[str]]
    wants: tuple[Want, ...]
    years: frozenset[str]
    variants: Mapping[str, tuple[Variant, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, question: Question, index: SearchIndex) -> "Asked":
        """Weigh the question's tokens, those of earlier questions at half."""
        weights = dict.fromkeys(_tokens_of(question.context), 0.5)
        weights |= dict.fromkeys(_tokens_of((question.text,)), 1.0)
        total = max(index.passage_count(), 1)
        idf = {
            token: weight * (math.log(total / (index.document_frequency("stem", token) + 1)) + 1)
            for token, weight in weights.items()
        }
        years = frozenset(_YEAR.findall(question.standalone or question.text))
        texts = (*question.context, question.text)
        parts = _parts_of(texts)
        return cls(question, idf, parts, wanted(question.text), years, synonyms.by_stem(texts))

    def synonym_credit(self, token: str, held: frozenset[str]) -> float:
        """Return how much of ``token`` stands in other words among the stems ``held``: 0 to 1."""
        return SYNONYM_CREDIT * synonyms.nearest(self.variants.get(token, ()), held)

    @cached_property
    def mass(self) -> float:
        """The sum of the idf of all tokens; never zero."""
        return sum(self.idf.values()) or 1.0


@dataclass(frozen=True, slots=True)
class _Held:
    """The tokens of a unit and of what stands around it."""

    own: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    above: frozenset[str]
    passage: frozenset[str]
    parts: frozenset[str]
    points_back: bool

    @classmethod
    def of(
        cls,
        unit: Unit,
        ordinal: int,
        tokens: Sequence[tuple[str, ...]],
        parts: frozenset[str],
        above: frozenset[str],
    ) -> "_Held":
        """Look at the unit of a passage whose units have these tokens."""
        return cls(
            own=frozenset(tokens[ordinal]),
            before=frozenset(tokens[ordinal - 1]) if ordinal else frozenset(),
            after=frozenset(tokens[ordinal + 1]) if ordinal + 1 < len(tokens) else frozenset(),
            above=above,
            passage=frozenset(token for of_unit in tokens for token in of_unit),
            parts=parts,
            points_back=bool(_POINTS_BACK.match(unit.text)),
        )

    def credit(self, token: str, parts: frozenset[str]) -> float:
        """Return how much of ``token`` the unit holds, itself or by what it leans on: 0 to 1."""
        if token in self.own:
            return 1.0
        if parts and parts <= self.parts:
            return PARTS_CREDIT
        if token in self.above:
            return HEADING_CREDIT
        if token in self.before:
            near = BACK_CREDIT if self.points_back else NEIGHBOUR_CREDIT
        else:
            near = NEIGHBOUR_CREDIT if token in self.after else 0.0
        if near < HEAD_CREDIT and token in self.passage and self._holds_head(token, parts):
            return HEAD_CREDIT
        return near

    def _holds_head(self, token: str, parts: frozenset[str]) -> bool:
        return any(token.endswith(part) and part in self.own for part in parts)


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
        if _is_back_matter(passage):
            continue
        fields = [analysis.fields(unit.text) for unit in passage.units]
        tokens = [tuple(of_unit[analysis.STEM]) for of_unit in fields]
        parts = [frozenset(of_unit[analysis.PARTS]) for of_unit in fields]
        above = frozenset(analysis.fields(" ".join(passage.heading))["stem"])
        for ordinal in range(len(passage.units)):
            held = _Held.of(passage.units[ordinal], ordinal, tokens, parts[ordinal], above)
            features = _features(asked, candidate, ordinal, tokens, held)
            features["passage"] = candidate.score / best
            score = sum(weights.get(name, 0.0) * value for name, value in features.items())
            found.append(ScoredUnit(candidate, ordinal, tokens[ordinal], features, score))
    return sorted(found, key=lambda unit: -unit.score)


def _features(
    asked: Asked,
    candidate: Candidate,
    ordinal: int,
    tokens: Sequence[tuple[str, ...]],
    held: _Held,
) -> dict[str, float]:
    unit = candidate.passage.units[ordinal]
    text = _MARKER.sub("", unit.text)
    wants = [want for want in asked.wants if want.given.search(text)]
    return {
        "coverage": sum(idf for token, idf in asked.idf.items() if token in held.own) / asked.mass,
        "context": _context(asked, held),
        "bm25": _bm25(asked, tokens[ordinal]) / asked.mass,
        "bigrams": _bigrams(asked, tokens[ordinal]),
        "wanted": len(wants) / len(asked.wants) if asked.wants else 0.0,
        "year": _year(asked, candidate, text),
        "list": float(unit.kind is not UnitKind.SENTENCE),
        "junk": float(bool(_JUNK.search(text)) or _is_note(candidate.passage)),
        "superseded": float(candidate.document.status is Status.SUPERSEDED),
        "question": float(text.rstrip().endswith("?")),
        "short": float(len(tokens[ordinal]) < 4),
        "long": max(0.0, math.log((len(text) + 1) / 400)),
    }


def _is_back_matter(passage: Passage) -> bool:
    """Tell whether the passage lists sources: it names answers, it gives none."""
    return any(_BACK_MATTER.match(heading) for heading in passage.heading[-2:])


def _is_note(passage: Passage) -> bool:
    return bool(passage.heading) and passage.heading[-1] == "Fotnot"


def _context(asked: Asked, held: _Held) -> float:
    none: frozenset[str] = frozenset()
    credit = (
        idf * max(held.credit(t, asked.parts.get(t, none)), asked.synonym_credit(t, held.own))
        for t, idf in asked.idf.items()
    )
    return sum(credit) / asked.mass


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


def _parts_of(texts: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the parts of each stem: of a compound its parts, of another word itself."""
    found: dict[str, frozenset[str]] = {}
    for word in (word for text in texts for word in text.split()):
        fields = analysis.question_fields(word)
        if len(fields[analysis.STEM]) == 1:
            found[fields[analysis.STEM][0]] = frozenset(fields[analysis.PARTS])
    return found


def _tokens_of(texts: Sequence[str]) -> list[str]:
    return [token for text in texts for token in analysis.question_fields(text)["stem"]]
