"""Completes a published build with the vectors of its passages; until then it answers without."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from qa.ports import Embedder
from qa.search import manifest as manifests
from qa.search import vectors
from qa.search.builds import TEXTS, build_ids, current_folder, open_manifest
from qa.search.kept_builds import held
from qa.search.texts import StoredTexts
from qa.search.vector_cache import VectorCache
from qa.search.vectors import Bytes, Floats, StoredVectors

CACHE = Path("vectors") / "cache.sqlite3"
"""Apart from the cache of readings, which drops every file it does not know."""
AT_ONCE = 32
"""Passages between two reports; a kill loses at most these."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """How many of how many passages have their vectors, how many were made now, in seconds.

    A passage was made now when the vector of any of its texts was.
    """

    done: int
    total: int
    made: int
    seconds: float

    @property
    def rate(self) -> float:
        """Passages embedded a second."""
        return self.made / self.seconds if self.seconds else 0.0


Progress = Callable[[Embedded], None]


class _Modelled(Protocol):
    @property
    def model(self) -> str: ...


OfModel = TypeVar("OfModel", bound=_Modelled)


def complete(
    index: Path, embedder: Embedder, progress: Progress = lambda _: None
) -> Embedded | None:
    """Give the current build its vectors; None when there is no build or it has them already.

    Texts that were embedded for an earlier build are not embedded again, and passages that stand in
    an earlier build of the same readings are not even read. A server takes the vectors up within
    seconds. Raises ``EmbedderUnavailable``; what was embedded until then is kept.
    """
    folder = current_folder(index)
    if folder is None:
        return None
    there = vectors.open_vectors(folder)
    if there is not None and there.model == embedder.model:
        return None
    with held(folder):
        before = latest_before(index, folder, embedder.model, vectors.open_vectors)
        return write_vectors(folder, index / CACHE, embedder, progress, before=before)


def latest_before(
    index: Path, folder: Path, model: str, opener: Callable[[Path], OfModel | None]
) -> OfModel | None:
    """Return the model's vectors of the latest other build whose passages were read alike.

    The same id is the same text then: it names the file's content and a place in its reading.
    """
    pipeline = manifests.read(folder).build.versions.get("pipeline")
    for name in reversed(build_ids(index)):
        manifest = None if name == folder.name else open_manifest(index / name)
        if manifest is not None and pipeline == manifest.build.versions.get("pipeline", ""):
            there = opener(index / name)
            if there is not None and there.model == model:
                return there
    return None


def write_vectors(
    folder: Path,
    cache: Path,
    embedder: Embedder,
    progress: Progress = lambda _: None,
    *,
    before: StoredVectors | None = None,
) -> Embedded:
    """Embed what ``before`` and the cache file lack and write the vectors of the build."""
    texts = StoredTexts.of(folder / TEXTS)
    try:
        ids = texts.passage_ids()
        kept = [] if before is None else [before.rows(ids)]
        missing = np.delete(np.arange(len(ids)), kept[0][0] if kept else [])
        with VectorCache(cache) as cached:
            made, state = _embed(ids, missing.tolist(), texts, cached, embedder, progress)
    finally:
        texts.close()
    blocks = [block[1:] for block in kept] + made
    order = np.concatenate([*(places for places, _, _ in kept), missing])
    rows = np.concatenate([rows for rows, _ in blocks] or [np.zeros((0, 1), np.int8)])
    scales = np.concatenate([scales for _, scales in blocks] or [np.zeros(0, np.float32)])
    vectors.write(folder, embedder.model, [ids[at] for at in order], rows, scales)
    return state


def _embed(
    ids: Sequence[str],
    missing: Sequence[int],
    texts: StoredTexts,
    cache: VectorCache,
    embedder: Embedder,
    progress: Progress,
) -> tuple[list[tuple[Bytes, Floats]], Embedded]:
    """Embed the passages that stand at the ``missing`` places."""
    started = time.monotonic()
    blocks: list[tuple[Bytes, Floats]] = []
    known = len(ids) - len(missing)
    state = Embedded(known, len(ids), 0, 0.0)
    for start in range(0, len(missing), AT_ONCE):
        some = [ids[at] for at in missing[start : start + AT_ONCE]]
        words = [passage.text for passage in texts.passages(some)]
        rows, scales, made = cache.passages(embedder, words)
        blocks.append((rows, scales))
        seconds = time.monotonic() - started
        state = Embedded(known + start + len(some), len(ids), state.made + int(made.sum()), seconds)
        progress(state)
    return blocks, state
