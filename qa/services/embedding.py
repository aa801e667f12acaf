"""Completes a published build with the vectors of its passages; until then it answers without."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.ports import Embedder
from qa.search import vectors
from qa.search.builds import TEXTS, current_folder
from qa.search.texts import StoredTexts
from qa.search.vector_cache import VectorCache
from qa.search.vectors import Bytes, Floats

CACHE = Path("cache") / "vectors.sqlite3"
AT_ONCE = 16
"""Passages between two reports; a kill loses at most these."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """How many of how many passages have their vectors, how many were made now, in seconds."""

    done: int
    total: int
    made: int
    seconds: float

    @property
    def rate(self) -> float:
        """Passages embedded a second."""
        return self.made / self.seconds if self.seconds else 0.0


Progress = Callable[[Embedded], None]


def complete(
    index: Path, embedder: Embedder, progress: Progress = lambda _: None
) -> Embedded | None:
    """Give the current build its vectors; None when there is no build or it has them already.

    Texts that were embedded for an earlier build are not embedded again. A server takes the
    vectors up within seconds. Raises ``EmbedderUnavailable``; what was embedded until then is kept.
    """
    folder = current_folder(index)
    if folder is None:
        return None
    there = vectors.open_vectors(folder)
    if there is not None and there.model == embedder.model:
        return None
    return write_vectors(folder, index / CACHE, embedder, progress)


def write_vectors(
    folder: Path, cache: Path, embedder: Embedder, progress: Progress = lambda _: None
) -> Embedded:
    """Embed what the cache file lacks and write the vectors of the build in ``folder``."""
    texts = StoredTexts(folder / TEXTS)
    try:
        ids = texts.passage_ids()
        with VectorCache(cache) as kept:
            blocks, state = _embed(ids, texts, kept, embedder, progress)
    finally:
        texts.close()
    rows = np.concatenate([rows for rows, _ in blocks] or [np.zeros((0, 1), np.int8)])
    scales = np.concatenate([scales for _, scales in blocks] or [np.zeros(0, np.float32)])
    vectors.write(folder, embedder.model, ids, rows, scales)
    return state


def _embed(
    ids: Sequence[str],
    texts: StoredTexts,
    cache: VectorCache,
    embedder: Embedder,
    progress: Progress,
) -> tuple[list[tuple[Bytes, Floats]], Embedded]:
    started = time.monotonic()
    blocks: list[tuple[Bytes, Floats]] = []
    state = Embedded(0, len(ids), 0, 0.0)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        words = [passage.text for passage in texts.passages(some)]
        rows, scales, made = cache.passages(embedder, words)
        blocks.append((rows, scales))
        seconds = time.monotonic() - started
        state = Embedded(start + len(some), len(ids), state.made + made, seconds)
        progress(state)
    return blocks, state
