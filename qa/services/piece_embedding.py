"""Completes a build that has the vectors of its passages with those of their pieces.

It takes as long again as the passages did; until it is done the build answers without.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.ports import Embedder
from qa.search import piece_vectors, pieces
from qa.search.builds import TEXTS, current_folder
from qa.search.kept_builds import held
from qa.search.piece_vectors import PieceRows, StoredPieceVectors
from qa.search.texts import StoredTexts
from qa.search.vector_cache import VectorCache
from qa.services.embedding import AT_ONCE, CACHE, Embedded, Progress, latest_before


def complete(
    index: Path, embedder: Embedder, progress: Progress = lambda _: None
) -> Embedded | None:
    """Give the current build the vectors of its pieces.

    None when there is no build or it has them already. Raises ``EmbedderUnavailable``; what was
    embedded until then is kept.
    """
    folder = current_folder(index)
    if folder is None:
        return None
    there = piece_vectors.open_piece_vectors(folder)
    if there is not None and there.model == embedder.model:
        return None
    with held(folder):
        before = latest_before(index, folder, embedder.model, piece_vectors.open_piece_vectors)
        return write(folder, index / CACHE, embedder, progress, before=before)


def write(
    folder: Path,
    cache: Path,
    embedder: Embedder,
    progress: Progress = lambda _: None,
    *,
    before: StoredPieceVectors | None = None,
) -> Embedded:
    """Embed what ``before`` and the cache file lack and write the vectors of the build's pieces."""
    texts = StoredTexts.of(folder / TEXTS)
    try:
        with VectorCache(cache) as cached:
            run = _Run(texts, cached, embedder, before)
            piece_vectors.write(folder, embedder.model, run.blocks(progress))
    finally:
        texts.close()
    return run.state


class _Run:
    """Makes the rows of a build, some passages at a time, in the order of their ids."""

    def __init__(
        self,
        texts: StoredTexts,
        cache: VectorCache,
        embedder: Embedder,
        before: StoredPieceVectors | None,
    ) -> None:
        self._texts, self._cache, self._embedder, self._before = texts, cache, embedder, before
        self._ids = sorted(texts.passage_ids())
        self.state = Embedded(0, len(self._ids), 0, 0.0)

    def blocks(self, progress: Progress) -> Iterator[PieceRows]:
        """Yield the rows of all passages."""
        started = time.monotonic()
        made = 0
        for start in range(0, len(self._ids), AT_ONCE):
            some = self._ids[start : start + AT_ONCE]
            kept = None if self._before is None else self._before.rows(some)
            if kept is not None and np.asarray(kept.counts).all():
                yield kept
            else:
                fresh, new = self._embed(
                    [n for n, c in zip(some, kept.counts, strict=True) if not c] if kept else some
                )
                made += new
                yield fresh if kept is None else _merged(kept, fresh)
            seconds = time.monotonic() - started
            self.state = Embedded(start + len(some), len(self._ids), made, seconds)
            progress(self.state)

    def _embed(self, ids: Sequence[str]) -> tuple[PieceRows, int]:
        """Return the rows of passages, and for how many of them something had to be embedded."""
        found = [pieces.texts(passage) for passage in self._texts.passages(ids)]
        counts = np.array([len(some) for some in found])
        rows, scales, new = self._cache.passages(
            self._embedder, [text for some in found for text in some]
        )
        owner = np.repeat(np.arange(len(ids)), counts)
        return PieceRows(ids, counts, rows, scales), len(np.unique(owner[new]))


def _merged(kept: PieceRows, fresh: PieceRows) -> PieceRows:
    """Return the rows of both, in the order of ``kept``, which counts 0 for those in ``fresh``."""
    names = list(kept.ids)
    counts = np.array(kept.counts)
    counts[[names.index(name) for name in fresh.ids]] = fresh.counts
    rows = np.concatenate([kept.rows, fresh.rows])
    scales = np.concatenate([kept.scales, fresh.scales])
    own = np.repeat(np.asarray(kept.counts) > 0, counts)
    order = np.empty(len(own), np.intp)
    order[own] = np.arange(len(kept.rows))
    order[~own] = len(kept.rows) + np.arange(len(fresh.rows))
    return PieceRows(names, counts, rows[order], scales[order])
