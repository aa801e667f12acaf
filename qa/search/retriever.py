"""From a question to the passages that may answer it."""

from collections.abc import Iterable

from qa.language import analysis
from qa.model import Question
from qa.ports import Candidate, OpenBuild, Term

FIELD_WEIGHTS = {analysis.STEM: 0.5, analysis.PARTS: 1.0, analysis.GRAMS: 0.35}
"""How much a token counts in each field of a passage's text (docs/retrieval.md)."""

ABOVE_WEIGHTS = {"heading": 0.35, "title": 0.15}
"""How much a stem counts in what stands above a passage: it breaks ties, it does not decide."""


def candidates(build: OpenBuild, question: Question, *, limit: int = 30) -> list[Candidate]:
    """Return at most ``limit`` passages, best first; none when no word of the question is known."""
    hits = build.index.search(terms(question), limit=limit)
    passages = build.texts.passages([hit.passage_id for hit in hits])
    return [
        Candidate(passage, build.texts.document(passage.document_id), hit.score, rank)
        for rank, (hit, passage) in enumerate(zip(hits, passages, strict=True))
    ]


def terms(question: Question) -> list[Term]:
    """Return the question's tokens for every field, each token once a field at its best weight."""
    found: dict[tuple[str, str], float] = {}

    def add(field: str, token: str, weight: float) -> None:
        found[field, token] = max(weight, found.get((field, token), 0.0))

    for text, weight in _texts(question):
        by_field = analysis.question_fields(text)
        for field, share in FIELD_WEIGHTS.items():
            for token in by_field[field]:
                add(field, token, share * weight)
        for field, share in ABOVE_WEIGHTS.items():
            for token in by_field[analysis.STEM]:
                add(field, token, share * weight)
    return [Term(field, token, weight) for (field, token), weight in found.items()]


def _texts(question: Question) -> Iterable[tuple[str, float]]:
    return question.searched or ((question.text, 1.0),)
