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
from qa.ports import Candidate, Embedder, OpenBuild
from qa.search import features, fusion, pieces
from qa.search.question_terms import terms

LEXICAL_POOL = 100
NEAREST_POOL = 20
"""How many passages of either list are weighed; more change nothing (docs/retrieval.md)."""

Floats = npt.NDArray[np.float32]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pool:
    """The passages that are weighed, and their columns in the order of ``fusion.NAMES``."""

    ids: list[str]
    columns: npt.NDArray[np.float64]
    piece_cosines: list[Floats]
    """For each passage one a piece; none for a passage, or for all, without such vectors."""


def candidates(
    build: OpenBuild, question: Question, *, limit: int = 30, embedder: Embedder | None = None
) -> list[Candidate]:
    """Return at most ``limit`` passages, best first; none when no word of the question is known.

    ``Candidate.score`` is 1 for the best passage and 0 for the worst that was weighed.
    """
    found = pool(build, question, embedder)
    scores = fusion.fuse(found.columns, fusion.weights().of(found.columns))
    best = sorted(range(len(found.ids)), key=lambda at: (-scores[at], found.ids[at]))[:limit]
    passages = build.texts.passages([found.ids[at] for at in best])
    cosines = found.columns[:, fusion.NAMES.index(fusion.COSINE)]
    return [
        Candidate(
            passage=passage,
            document=build.texts.document(passage.document_id),
            score=float(scores[at]),
            rank=rank,
            cosine=None if np.isnan(cosines[at]) else float(cosines[at]),
            unit_cosines=pieces.by_unit(passage, found.piece_cosines[at]),
        )
        for rank, (at, passage) in enumerate(zip(best, passages, strict=True))
    ]


def pool(build: OpenBuild, question: Question, embedder: Embedder | None = None) -> Pool:
    """Return what is to be weighed: nothing when no word of the question is known."""
    hits = build.index.search(terms(question, build.index), limit=LEXICAL_POOL)
    lexical = {hit.passage_id: hit.score for hit in hits}
    if not lexical:
        return Pool([], np.zeros((0, len(fusion.NAMES))), [])
    ids = list(lexical)
    cosines: Floats = np.full(len(ids), np.nan, np.float32)
    piece_cosines: list[Floats] = []
    vectors, pieces_there = build.vectors, build.piece_vectors
    if vectors is not None and (asked := _embedded(embedder, vectors.model, question)) is not None:
        nearest = vectors.nearest(asked, limit=NEAREST_POOL)
        ids += [hit.passage_id for hit in nearest if hit.passage_id not in lexical]
        cosines = vectors.cosines(asked, ids)
        if pieces_there is not None and pieces_there.model == vectors.model:
            piece_cosines = pieces_there.cosines(asked, ids)
    piece_cosines = piece_cosines or [np.zeros(0, np.float32)] * len(ids)
    rest = features.compute(features.ask(question.text, build.index), build.forward.records(ids))
    scores = [lexical.get(name, np.nan) for name in ids]
    return Pool(ids, fusion.columns(scores, cosines, rest, piece_cosines), piece_cosines)


def _embedded(embedder: Embedder | None, model: str, question: Question) -> Floats | None:
    """Return the question's vector, or None when it would not compare or cannot be made.

    A follow-up alone says too little: the question before it stands before it.
    """
    if embedder is None or embedder.model != model:
        return None
    try:
        return embedder.question(" ".join([*question.context[-1:], question.text]))
    except EmbedderUnavailable:
        logger.warning("question not embedded: searching by words alone")
        return None
