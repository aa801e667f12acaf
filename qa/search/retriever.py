"""From a question to the passages that may answer it.

The index gives the passages that share most with the question, the vectors those that are nearest
in meaning; what speaks for each is weighed in ``fusion``. Without vectors, or when the question
cannot be embedded, words alone decide, by weights of their own.
"""

import logging
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.errors import EmbedderUnavailable
from qa.model import Question
from qa.ports import Candidate, Embedder, OpenBuild, PassageVectors
from qa.search import features, fusion
from qa.search.question_terms import terms

LEXICAL_POOL = 100
NEAREST_POOL = 20
"""How many passages of either list are weighed; more change nothing (docs/retrieval.md)."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pool:
    """The passages that are weighed, and their columns in the order of ``fusion.NAMES``."""

    ids: list[str]
    columns: npt.NDArray[np.float64]
    with_vectors: bool


def candidates(
    build: OpenBuild, question: Question, *, limit: int = 30, embedder: Embedder | None = None
) -> list[Candidate]:
    """Return at most ``limit`` passages, best first; none when no word of the question is known.

    ``Candidate.score`` is 1 for the best passage and 0 for the worst that was weighed.
    """
    found = pool(build, question, embedder)
    chosen = fusion.weights()
    counts = chosen.with_vectors if found.with_vectors else chosen.words_alone
    scores = fusion.fuse(found.columns, counts)
    best = sorted(range(len(found.ids)), key=lambda at: (-scores[at], found.ids[at]))[:limit]
    passages = build.texts.passages([found.ids[at] for at in best])
    cosines = found.columns[:, fusion.NAMES.index(fusion.COSINE)]
    return [
        Candidate(
            passage=passage,
            document=build.texts.document(passage.document_id),
            score=float(scores[at]),
            rank=rank,
            cosine=float(cosines[at]) if found.with_vectors else None,
        )
        for rank, (at, passage) in enumerate(zip(best, passages, strict=True))
    ]


def pool(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> Pool:
    """Return what is to be weighed: nothing when no word of the question is known."""
    hits = build.index.search(terms(question, build.index), limit=LEXICAL_POOL)
    lexical = {hit.passage_id: hit.score for hit in hits}
    if not lexical:
        return Pool([], np.zeros((0, len(fusion.NAMES))), with_vectors=False)
    vectors = build.vectors if embedder is not None else None
    asked = None if embedder is None or vectors is None else _embedded(embedder, vectors, question)
    ids = list(lexical)
    cosines: npt.NDArray[np.float32] = np.full(len(ids), np.nan, np.float32)
    if vectors is not None and asked is not None:
        nearest = vectors.nearest(asked, limit=NEAREST_POOL)
        ids += [hit.passage_id for hit in nearest if hit.passage_id not in lexical]
        cosines = vectors.cosines(asked, ids)
    rest = features.compute(features.ask(question.text, build.index), build.forward.records(ids))
    scores = [lexical.get(name, np.nan) for name in ids]
    return Pool(ids, fusion.columns(scores, cosines, rest), with_vectors=asked is not None)


def _embedded(
    embedder: Embedder, vectors: PassageVectors, question: Question
) -> npt.NDArray[np.float32] | None:
    """Return the question's vector, or None when it would not compare or cannot be made.

    A follow-up alone says too little: it is embedded as it reads on its own.
    """
    if vectors.model != embedder.model:
        return None
    try:
        return embedder.question(question.standalone or question.text)
    except EmbedderUnavailable:
        logger.warning("question not embedded: searching by words alone")
        return None
