"""The vectors of the pieces of a build's passages, mapped from one file: which is nearest.

A passage of 900 characters is about several things, and its vector is near none of them. A row a
piece, in bytes as in ``vectors``, in the order of the passages' ids; ``starts`` says where each
passage's rows begin. A question reads the rows of the passages that are weighed and no others.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from qa.errors import BuildDamaged
from qa.search.arrays import ArrayWriter, open_arrays
from qa.search.pieces import CUT
from qa.search.vectors import Bytes, Floats

FILE = "piece-vectors.bin"
"""The file's name in a build."""
FORMAT = "1"

Places = npt.NDArray[np.intp]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PieceRows:
    """Rows of some passages, one after the other: ``counts[i]`` of them belong to ``ids[i]``."""

    ids: Sequence[str]
    counts: Sequence[int] | Places
    rows: Bytes
    scales: Floats


def write(build: Path, model: str, blocks: Iterable[PieceRows]) -> None:
    """Write the vectors of a build so that readers find them whole or not at all.

    The ids of all blocks come in rising order. Raises ``OSError``, and what ``blocks`` raises.
    """
    ids: list[str] = []
    counts: list[npt.NDArray[np.int64]] = [np.zeros(1, np.int64)]
    scales: list[Floats] = [np.zeros(0, np.float32)]

    def rows() -> Iterator[Bytes]:
        for block in blocks:
            ids.extend(block.ids)
            counts.append(np.asarray(block.counts, np.int64))
            scales.append(block.scales)
            if len(block.rows):
                yield block.rows

    with TemporaryDirectory(dir=build, prefix=".vectors-") as scratch:
        beside = Path(scratch) / FILE
        with ArrayWriter(beside) as file:
            file.add_blocks("rows", rows())
            file.add("scales", np.concatenate(scales))
            file.add("starts", np.cumsum(np.concatenate(counts)))
            file.add("ids", np.asarray(ids, np.bytes_))
            file.finish({"format": FORMAT, "cut": CUT, "model": model})
        beside.replace(build / FILE)


def open_piece_vectors(build: Path) -> "StoredPieceVectors | None":
    """Return the vectors of a build's pieces, or None when there are none that can be used."""
    try:
        return StoredPieceVectors(build / FILE)
    except FileNotFoundError:
        return None
    except BuildDamaged as damage:
        logger.warning("piece vectors refused", extra={"build": build.name, "facts": damage.facts})
        return None


class StoredPieceVectors:
    """The vectors of the pieces of one build, by one model. Never writes; thread-safe."""

    def __init__(self, path: Path) -> None:
        kept = open_arrays(path)
        try:
            self.model: str = kept.facts["model"]
            self._ids, self._starts, self._rows, self._scales = (
                kept.arrays[name] for name in ("ids", "starts", "rows", "scales")
            )
        except KeyError as error:
            raise BuildDamaged(file=path.name) from error
        if (kept.facts.get("format"), kept.facts.get("cut")) != (FORMAT, CUT):
            raise BuildDamaged(file=path.name, facts=dict(kept.facts))

    def __len__(self) -> int:
        return len(self._rows)

    def cosines(self, question: Floats, ids: Sequence[str]) -> list[Floats]:
        """Return the cosine of a question with each piece of each passage; none for one unknown."""
        counts, at = self._where(ids)
        if not len(at):
            return [np.zeros(0, np.float32)] * len(ids)
        cosines = (self._rows[at].astype(np.float32) @ question) * self._scales[at]
        return np.split(cosines, np.cumsum(counts)[:-1])

    def rows(self, ids: Sequence[str]) -> PieceRows:
        """Return the rows of passages; a count of 0 for one that is not kept here."""
        counts, at = self._where(ids)
        return PieceRows(ids, counts, self._rows[at], self._scales[at])

    def _where(self, ids: Sequence[str]) -> tuple[Places, Places]:
        """Return how many rows each passage has, and the places of all of them."""
        asked = np.asarray(ids, np.bytes_)
        if not len(self._ids) or not len(asked):
            return np.zeros(len(asked), np.intp), np.zeros(0, np.intp)
        places = np.minimum(np.searchsorted(self._ids, asked), len(self._ids) - 1)
        starts = self._starts[places]
        counts = np.where(self._ids[places] == asked, self._starts[places + 1] - starts, 0)
        before = np.cumsum(counts) - counts
        return counts, np.arange(counts.sum()) + np.repeat(starts - before, counts)
