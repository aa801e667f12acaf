"""What a question is searched by: its tokens in every field, and those of other wordings."""

import math
from collections.abc import Iterable

from qa.language import analysis, synonyms
from qa.language.synonyms import Variant
from qa.model import Question
from qa.ports import SearchIndex, Term

FIELD_WEIGHTS = {analysis.STEM: 0.5, analysis.PARTS: 1.0, analysis.GRAMS: 0.35}
"""How much a token counts in each field of a passage's text (docs/retrieval.md)."""

ABOVE_WEIGHTS = {"heading": 0.35, "title": 0.15}
"""How much a stem counts in what stands above a passage: it breaks ties, it does not decide."""

VARIANT_FIELDS = {analysis.STEM: 0.5, analysis.PARTS: 1.0}
"""How much a token of another wording counts in each field. Without 4-grams: they match by chance.
"""

VARIANT_SHARE = 0.4
"""What another wording of weight 1 counts of what the word itself does, its tokens together."""

VARIANT_MOST = 1.5
"""All wordings of one word count at most as this many of weight 1."""

NEED = 2
"""How fast other wordings lose weight when the documents use the question's own word."""


def terms(question: Question, index: SearchIndex) -> list[Term]:
    """Return the question's tokens for every field, each token once a field at its best weight.

    Other wordings (``qa.language.synonyms``) come in as more terms of lower weight.
    """
    found: dict[tuple[str, str], float] = {}

    def add(field: str, token: str, weight: float) -> None:
        found[field, token] = max(weight, found.get((field, token), 0.0))

    for text, weight in question.searched or ((question.text, 1.0),):
        by_field = analysis.question_fields(text)
        for field, share in FIELD_WEIGHTS.items():
            for token in by_field[field]:
                add(field, token, share * weight)
        for field, share in ABOVE_WEIGHTS.items():
            for token in by_field[analysis.STEM]:
                add(field, token, share * weight)
        for variant, portion in _portions(text, index):
            for field, share in VARIANT_FIELDS.items():
                for token in variant.tokens[field]:
                    add(field, token, share * weight * portion)
    return [Term(field, token, weight) for (field, token), weight in found.items()]


def _portions(text: str, index: SearchIndex) -> Iterable[tuple[Variant, float]]:
    """Yield the other wordings of a question's subject with what each of their words counts.

    Those of "hitta" or "många" would find passages of any subject.
    """
    variants = [variant for variant in synonyms.expand(text) if variant.topical]
    totals: dict[tuple[str, ...], float] = {}
    for variant in variants:
        totals[variant.stems] = totals.get(variant.stems, 0.0) + variant.weight
    for variant in variants:
        cut = min(1.0, VARIANT_MOST / totals[variant.stems]) * _need(variant, index)
        words = max(len(variant.tokens[analysis.STEM]), 1)
        yield variant, VARIANT_SHARE * variant.weight * cut / words


def _need(variant: Variant, index: SearchIndex) -> float:
    """Return how much another wording is needed: 1 for words that the documents do not have.

    Of a word in n of N passages it is 1 − ln(n + 1) / ln(N + 1), to the power of ``NEED``.
    """
    if len(variant.stems) != 1 or not index.passage_count():
        return 1.0
    stands = index.document_frequency(analysis.STEM, variant.stems[0])
    share = math.log(stands + 1) / math.log(index.passage_count() + 1)
    return max(0.0, 1.0 - share) ** NEED
