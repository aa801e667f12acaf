"""The vectors of a build's passages, mapped from files: cosines, and the nearest of all.

A vector is 384 bytes and a scale: 8 bits a number rank as 32 do (docs/retrieval.md). To find the
nearest of all, the signs of the centred numbers come first, one bit each: the passages that differ
from the question in the fewest bits are then ranked by their cosines.
"""

import json
import logging
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.errors import BuildDamaged
from qa.ports import Hit

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
FORMAT = 1
VECTORS = "vectors"
"""The folder's name in a build."""
_NAME = "about.json"
_LARGEST = 127
_SHORTLIST = 4_000
"""Passages ranked by cosine, of those whose signs are nearest, or ``_SHARE`` of all."""
_SHARE = 0.05
_AT_ONCE = 4096

logger = logging.getLogger(__name__)


def quantise(rows: Floats) -> tuple[Bytes, Floats]:
    """Return rows of unit length as bytes, and for each row what a byte is worth."""
    scales = np.abs(rows).max(axis=1, initial=0, keepdims=True) / _LARGEST
    scales[scales == 0] = 1
    return np.round(rows / scales).astype(np.int8), scales[:, 0].astype(np.float32)


def write(build: Path, model: str, ids: Sequence[str], rows: Bytes, scales: Floats) -> None:
    """Write the vectors of a build so that readers find them whole or not at all.

    ``ids`` are passage ids, one for each row and scale. Raises ``OSError``.
    """
    order = np.argsort(np.asarray(ids, np.bytes_), kind="stable")
    rows, scales = rows[order], scales[order]
    centre = _centre(rows, scales)
    with tempfile.TemporaryDirectory(dir=build, prefix=".vectors-") as scratch:
        beside = Path(scratch) / VECTORS
        beside.mkdir()
        np.save(beside / "ids.npy", np.asarray(ids, np.bytes_)[order])
        np.save(beside / "rows.npy", rows)
        np.save(beside / "scales.npy", scales)
        np.save(beside / "centre.npy", centre)
        signs = [_signs(rows[b] * scales[b, np.newaxis], centre) for b in _blocks(len(rows))]
        np.save(beside / "signs.npy", np.concatenate(signs or [_signs(rows, centre)], axis=1))
        about = {"format": FORMAT, "model": model, "count": len(ids)}
        (beside / _NAME).write_text(json.dumps(about), encoding="utf-8")
        if (build / VECTORS).exists():  # of another model, or damaged
            (build / VECTORS).rename(Path(scratch) / "before")
        beside.rename(build / VECTORS)


def open_vectors(build: Path) -> "StoredVectors | None":
    """Return the vectors of a build, or None when there are none that can be used."""
    if not (build / VECTORS).is_dir():
        return None
    try:
        return StoredVectors(build / VECTORS)
    except BuildDamaged as damage:
        logger.warning("vectors refused", extra={"build": build.name, "facts": damage.facts})
        return None


class StoredVectors:
    """The vectors of one build and model. Never writes; thread-safe."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / _NAME).read_text(encoding="utf-8"))
            self.model: str = about["model"]
            self._ids, self._rows, self._scales, self._centre, self._signs = (
                np.load(folder / f"{name}.npy", mmap_mode="r")
                for name in ("ids", "rows", "scales", "centre", "signs")
            )
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise BuildDamaged(file=folder.name) from error
        counts = {len(self._ids), len(self._rows), len(self._scales), self._signs.shape[-1]}
        if about["format"] != FORMAT or counts != {about["count"]}:
            raise BuildDamaged(file=folder.name, counts=sorted(counts))

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self._rows.shape[1])

    def rows(self, ids: Sequence[str]) -> tuple[npt.NDArray[np.intp], Bytes, Floats]:
        """Return which places of ``ids`` are kept here, and their rows and scales."""
        places, known = self._places(ids)
        here = places[known]
        return np.flatnonzero(known), self._rows[here], self._scales[here]

    def _places(self, ids: Sequence[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """Return where each id would stand, and whether it does."""
        asked = np.asarray(ids, np.bytes_)
        if not len(self._ids) or not len(asked):
            return np.zeros(len(asked), np.intp), np.zeros(len(asked), bool)
        places = np.minimum(np.searchsorted(self._ids, asked), len(self._ids) - 1)
        return places, self._ids[places] == asked

    def cosines(self, question: Floats, ids: Sequence[str]) -> Floats:
        """Return the cosine of a question's vector with each passage; NaN where none is kept."""
        found = np.full(len(ids), np.nan, np.float32)
        places, known = self._places(ids)
        found[known] = self._cosines(question, places[known])
        return found

    def nearest(
        self, question: Floats, *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return at most ``limit`` passages by falling cosine, ties by id.

        ``documents`` keeps only passages of those document ids.
        """
        places = self._shortlist(question, limit, documents)
        cosines = self._cosines(question, places)
        best = np.lexsort((places, -cosines))[:limit]  # rows lie in the order of their ids
        return [Hit(self._ids[places[at]].decode(), float(cosines[at])) for at in best]

    def _cosines(self, question: Floats, places: npt.NDArray[np.intp]) -> Floats:
        rows = self._rows[places].astype(np.float32)
        cosines: Floats = (rows @ question) * self._scales[places]
        return cosines

    def _shortlist(
        self, question: Floats, limit: int, documents: frozenset[str] | None
    ) -> npt.NDArray[np.intp]:
        places = None if documents is None else self._of_documents(documents)
        signs = self._signs if places is None else self._signs[:, places]
        count = signs.shape[1]
        size = max(_SHORTLIST, limit, int(_SHARE * count))
        if size < count:
            best = np.argpartition(_apart(signs, question > self._centre), size)[:size]
        else:
            best = np.arange(count)
        return best if places is None else places[best]

    def _of_documents(self, documents: frozenset[str]) -> npt.NDArray[np.intp]:
        """Return the rows of the documents: ids are ``<document id>:<ordinal>``, sorted."""
        names = sorted(documents)
        starts = np.searchsorted(self._ids, np.asarray([f"{name}:" for name in names], np.bytes_))
        ends = np.searchsorted(self._ids, np.asarray([f"{name};" for name in names], np.bytes_))
        ranges = [np.arange(start, end) for start, end in zip(starts, ends, strict=True)]
        return np.concatenate(ranges) if ranges else np.zeros(0, np.intp)


def _centre(rows: Bytes, scales: Floats) -> Floats:
    total = np.zeros(rows.shape[1], np.float64)
    for block in _blocks(len(rows)):
        total += scales[block] @ rows[block].astype(np.float32)
    return (total / max(len(rows), 1)).astype(np.float32)


def _signs(rows: Floats | Bytes | npt.NDArray[np.bool_], centre: Floats) -> npt.NDArray[np.uint64]:
    """Return a bit for each number above the centre's: 64 to a word, a column for each row."""
    bits = np.packbits(rows > centre, axis=1)
    wide = np.zeros((len(bits), -(-bits.shape[1] // 8) * 8), np.uint8)
    wide[:, : bits.shape[1]] = bits
    return np.ascontiguousarray(wide.view(np.uint64).T)


def _apart(signs: npt.NDArray[np.uint64], asked: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint16]:
    """Return for each row how many of its bits differ from the question's."""
    words = _signs(asked[np.newaxis], np.zeros(len(asked), np.float32))
    apart = np.zeros(signs.shape[1], np.uint16)
    for of_rows, of_question in zip(signs, words[:, 0], strict=True):
        apart += np.bitwise_count(of_rows ^ of_question)
    return apart


def _blocks(count: int) -> Iterable[slice]:
    """Divide rows into blocks whose floats take 6 MB: a whole corpus would take hundreds."""
    return (slice(start, start + _AT_ONCE) for start in range(0, count, _AT_ONCE))
