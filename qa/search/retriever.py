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
FOCUS_POOL, FOCUS_NEAREST = 40, 10
"""The same among the documents that a question is about ("enligt LSS", "2019")."""
FOCUS_KEPT = 15
"""How many of those are among the candidates, however good the others are."""

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
    build: OpenBuild,
    question: Question,
    *,
    limit: int = 30,
    embedder: Embedder | None = None,
    focus: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Return about ``limit`` passages, best first; none when no word of the question is known.

    ``focus`` are ids of documents whose best passages come along even when others share more with
    the question. ``Candidate.score`` is 1 for the best passage and 0 for the worst that was
    weighed.
    """
    found = pool(build, question, embedder, focus)
    scores = fusion.fuse(found.columns, fusion.weights().of(found.columns))
    ranked = sorted(range(len(found.ids)), key=lambda at: (-scores[at], found.ids[at]))
    within = [at for at in ranked if found.ids[at].partition(":")[0] in focus][:FOCUS_KEPT]
    best = ranked[:limit] + [at for at in within if at not in ranked[:limit]]
    ids = [found.ids[at] for at in best]
    passages, analysed = build.texts.passages(ids), build.forward.analysed(ids)
    cosines = found.columns[:, fusion.NAMES.index(fusion.COSINE)]
    return [
        Candidate(
            passage=passage,
            analysed=analysed[rank],
            document=build.texts.document(passage.document_id),
            score=float(scores[at]),
            rank=rank,
            cosine=None if np.isnan(cosines[at]) else float(cosines[at]),
            unit_cosines=pieces.by_unit(passage, found.piece_cosines[at]),
        )
        for rank, (at, passage) in enumerate(zip(best, passages, strict=True))
    ]


def pool(
    build: OpenBuild,
    question: Question,
    embedder: Embedder | None = None,
    focus: frozenset[str] = frozenset(),
) -> Pool:
    """Return what is to be weighed: nothing when no word of the question is known."""
    wanted = terms(question, build.index)
    hits = build.index.search(wanted, limit=LEXICAL_POOL)
    if focus:
        hits += build.index.search(wanted, limit=FOCUS_POOL, documents=focus)
    lexical = {hit.passage_id: hit.score for hit in hits}
    if not lexical:
        return Pool([], np.zeros((0, len(fusion.NAMES))), [])
    ids = list(lexical)
    cosines: Floats = np.full(len(ids), np.nan, np.float32)
    piece_cosines: list[Floats] = []
    vectors, pieces_there = build.vectors, build.piece_vectors
    if vectors is not None and (asked := _embedded(embedder, vectors.model, question)) is not None:
        nearest = vectors.nearest(asked, limit=NEAREST_POOL)
        if focus:
            nearest += vectors.nearest(asked, limit=FOCUS_NEAREST, documents=focus)
        ids = list(dict.fromkeys([*ids, *(hit.passage_id for hit in nearest)]))
        cosines = vectors.cosines(asked, ids)
        if pieces_there is not None and pieces_there.model == vectors.model:
            piece_cosines = pieces_there.cosines(asked, ids)
    piece_cosines = piece_cosines or [np.zeros(0, np.float32)] * len(ids)
    rest = features.compute(
        features.ask(question.corrected or question.text, build.index), build.forward.records(ids)
    )
    scores = [lexical.get(name, np.nan) for name in ids]
    return Pool(ids, fusion.columns(scores, cosines, rest, piece_cosines), piece_cosines)


def _embedded(embedder: Embedder | None, model: str, question: Question) -> Floats | None:
    """Return the question's vector, or None when it would not compare or cannot be made.

    A follow-up alone says too little: it is embedded as it reads on its own.
    """
    if embedder is None or embedder.model != model:
        return None
    try:
        return embedder.question(question.standalone or question.text)
    except EmbedderUnavailable:
        logger.warning("question not embedded: searching by words alone")
        return None
