"""The question in the terms that units are scored by."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from qa.answer.how_many import counted_noun
from qa.answer.provisions import asks_entry, asks_of_transition, asks_scope
from qa.answer.terms import names, topics
from qa.answer.wants import OBLIGES, PERMITS, TIMES, Want, wanted
from qa.language import analysis, compounds, synonyms, word_classes
from qa.language.synonyms import Variant
from qa.model import Kind, Question
from qa.ports import Analysed, SearchIndex

SYNONYM_CREDIT = 0.7
"""For a word that is said in another way, times the weight of the pair."""
BESIDE = 0.5
"""The most that a text counts that stands beside the first one searched for."""
EVERYDAY, SPECIAL = 6.5, 2.5
"""On the scale of ``compounds.zipf``: words of every text, and words of one matter."""
LIMITING = 0.55
"""How special a word beside a term must be to limit it."""
_WORD = re.compile(r"[^\W_]+(?:[-.:/][^\W_]+)*")


@dataclass(frozen=True)
class Asked:
    """A question's words with their idf, what they are made of, and what else it asks for.

    idf is Whoosh's, ln(N / (n + 1)) + 1, so that a word counts alike in search and choice.
    """

    question: Question
    idf: Mapping[str, float]
    parts: Mapping[str, frozenset[str]]
    wants: tuple[Want, ...] = ()
    years: frozenset[str] = frozenset()
    variants: Mapping[str, tuple[Variant, ...]] = field(default_factory=dict)
    special: Mapping[str, float] = field(default_factory=dict)
    """How little each token is used in Swedish of every kind: 0 in any text, 1 in few."""
    said_otherwise: frozenset[str] = frozenset()
    """Tokens of verbs and adjectives: texts say them in other words oftener than they do nouns."""

    @classmethod
    def of(cls, question: Question, index: SearchIndex) -> "Asked":
        """Weigh the question's tokens by the texts that they are searched by."""
        weights: dict[str, float] = {}
        first, *others = question.searched or ((question.text, 1.0),)
        capped = [(text, min(weight, BESIDE)) for text, weight in reversed(others)]
        for text, weight in (*capped, first):
            for token in _stems(text):
                weights[token] = max(weight, weights.get(token, 0.0))
        weights = {token: w for token, w in weights.items() if token not in _aside(question)}
        total = max(index.passage_count(), 1)
        found = {token: index.document_frequency("stem", token) for token in weights}
        idf = {
            token: weight * (math.log(total / (found[token] + 1)) + 1)
            for token, weight in weights.items()
        }
        texts = [text for text, _ in reversed(question.searched)] or [question.text]
        return cls(
            question,
            idf,
            _parts_of(texts),
            wanted(question.corrected or question.text),
            frozenset(str(year) for year in question.years),
            synonyms.by_stem(texts),
            _special(texts),
            _no_nouns(texts),
        )

    @cached_property
    def mass(self) -> float:
        """The sum of the idf of all tokens; never zero."""
        return sum(self.idf.values()) or 1.0

    @cached_property
    def rarest(self) -> float:
        """The highest idf of any token; never zero."""
        return max(self.idf.values(), default=0.0) or 1.0

    @cached_property
    def kinds(self) -> Mapping[Kind, float]:
        """The share of each kind; all of it for the question's kind when there are no shares."""
        return dict(self.question.kinds) or {self.question.kind: 1.0}

    @cached_property
    def shares(self) -> Mapping[Kind, float]:
        """The share of every kind; 0 for those that the question is not."""
        return {kind: self.kinds.get(kind, 0.0) for kind in Kind}

    @cached_property
    def text(self) -> str:
        """The question as it was asked, misspelt words put right."""
        return self.question.corrected or self.question.text

    @cached_property
    def of_entry(self) -> bool:
        """Whether it is asked when something begins or ceases to hold."""
        return asks_entry(self.text)

    @cached_property
    def of_scope(self) -> bool:
        """Whether it is asked for whom or for what a document is."""
        return asks_scope(self.text)

    @cached_property
    def _document_name(self) -> str:
        """The stem that tells the documents that the question names; empty without one."""
        stems = self.question.aside if self.question.documents else frozenset[str]()
        rare = _special([self.text])
        return max(sorted(stems), key=lambda stem: rare.get(stem, 0.0), default="")

    def is_elsewhere(self, passage: Analysed) -> bool:
        """Tell whether documents are named, and a passage does not speak of them."""
        name = self._document_name
        return bool(name) and name not in passage.stems and name not in passage.heading.stems

    @cached_property
    def counts(self) -> str:
        """The stem of what is counted in "hur många …"; empty when nothing is."""
        return counted_noun(self.text)

    @cached_property
    def of_transition(self) -> bool:
        """Whether it may be asked from when something holds."""
        return asks_of_transition(self.text)

    @cached_property
    def stresses(self) -> frozenset[Want]:
        """What counts by itself too: a time, an obligation or a permission asked for."""
        every = (*TIMES, OBLIGES, PERMITS)
        return frozenset(want for want in every if want.asked.search(self.text))

    @cached_property
    def count_likes(self) -> frozenset[str]:
        """Other words for what is counted, as stems."""
        return frozenset().union(*(v.wanted for v in self.variants.get(self.counts, ())))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The tokens without their idf."""
        return frozenset(self.idf)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The tokens that are neighbours in the question."""
        return frozenset(pairwise(self.idf))

    @cached_property
    def topics(self) -> tuple[tuple[str, ...], ...]:
        """The stems of what is asked about: two of them in "skillnaden mellan A och B"."""
        return self._named(topics(self.question.topic))

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The stems of every name of what is asked about: "HVB (hem för vård eller boende)"."""
        texts = topics(self.question.topic)
        return self._named([name for text in texts for name in names(text)])

    def _named(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return the stems of each text but for those that only name a document."""
        found = (tuple(t for t in _stems(text) if t not in self.question.aside) for text in texts)
        return tuple(dict.fromkeys(stems for stems in found if stems))

    def synonym_credit(self, token: str, held: frozenset[str]) -> float:
        """Return how much of ``token`` stands in other words among the stems ``held``: 0 to 1."""
        variants = self.variants.get(token)
        return SYNONYM_CREDIT * synonyms.nearest(variants, held) if variants else 0.0


def _parts_of(texts: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the parts of each stem: of a compound its parts, of another word itself."""
    found: dict[str, frozenset[str]] = {}
    for word in (word for text in texts for word in text.split()):
        fields = analysis.question_fields(word)
        if len(fields[analysis.STEM]) == 1:
            found[fields[analysis.STEM][0]] = frozenset(fields[analysis.PARTS])
    return found


def _aside(question: Question) -> frozenset[str]:
    """Return the stems that need not stand in an answer.

    Of a definition only the term must, and what limits it ("när det gäller smycken"): not "ordet"
    and "betyder" beside it.
    """
    if question.kind is not Kind.DEFINITION or question.context:
        return question.aside
    text = question.corrected or question.text
    topic = set(_stems(question.topic)) - question.aside
    if not topic:
        return question.aside
    special = _special([text])
    limits = {token for token in special if special[token] >= LIMITING}
    return question.aside | (set(_stems(text)) - topic - limits)


def _special(texts: Sequence[str]) -> dict[str, float]:
    """Return for each stem how special the rarest word is that it stands for."""
    found: dict[str, float] = {}
    for word in (word for text in texts for word in _WORD.findall(text)):
        rare = min(1.0, max(0.0, (EVERYDAY - compounds.zipf(word)) / (EVERYDAY - SPECIAL)))
        for token in _stems(word):
            found[token] = max(rare, found.get(token, 0.0))
    return found


def _no_nouns(texts: Sequence[str]) -> frozenset[str]:
    """Return the stems of the texts that stand for nothing but verbs and adjectives."""
    words = [word for text in texts for word in _WORD.findall(text)]
    loose = [
        word for word in words if word_classes.is_verb(word) or word_classes.is_adjective(word)
    ]
    nouns = {token for word in set(words).difference(loose) for token in _stems(word)}
    return frozenset(token for word in loose for token in _stems(word)) - nouns


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(analysis.question_fields(text)[analysis.STEM])
