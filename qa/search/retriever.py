"""From a question to the passages that may answer it."""

from collections.abc import Iterable

from qa.language import analysis
from qa.model import Question
from qa.ports import Candidate, OpenBuild, Term

FIELD_WEIGHTS = {"stem": 1.0, "heading": 0.35, "title": 0.15}
"""How much a token counts where it stands; headings and titles break ties, they do not decide."""

CONTEXT_WEIGHTS = (1.0, 0.5)
"""Earlier questions that the question leans on: the last one, and those before it."""


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
    weights: dict[str, float] = {}
    for text, weight in _texts(question):
        for token in analysis.question_fields(text)["stem"]:
            weights[token] = max(weight, weights.get(token, 0.0))
    return [
        Term(field, token, weight * field_weight)
        for field, field_weight in FIELD_WEIGHTS.items()
        for token, weight in weights.items()
    ]


def _texts(question: Question) -> Iterable[tuple[str, float]]:
    yield question.text, 1.0
    for age, text in enumerate(reversed(question.context)):
        yield text, CONTEXT_WEIGHTS[min(age, len(CONTEXT_WEIGHTS) - 1)]
