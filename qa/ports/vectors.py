"""Vectors: what makes them, and those that a build keeps."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from qa.ports.indexes import Hit


class Embedder(Protocol):
    """Turns text into vectors of length 1, so that their dot product is a cosine. Thread-safe.

    Any text can be embedded, the empty one too. Make it after a fork, one a process.
    """

    @property
    def model(self) -> str:
        """What makes the vectors: those of two models never compare."""
        ...

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return one row a text, in order. Raises ``EmbedderUnavailable``."""
        ...

    def question(self, text: str) -> npt.NDArray[np.float32]:
        """Return the vector of a question. Raises ``EmbedderUnavailable``."""
        ...


class PassageVectors(Protocol):
    """The vectors of a build's passages, made by one model. Thread-safe."""

    @property
    def model(self) -> str:
        """What made them: ``Embedder.model``."""
        ...

    def cosines(
        self, question: npt.NDArray[np.float32], ids: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return the cosine of a question's vector with each passage; NaN where none is kept."""
        ...

    def nearest(
        self,
        question: npt.NDArray[np.float32],
        *,
        limit: int,
        documents: frozenset[str] | None = None,
    ) -> list[Hit]:
        """Return at most ``limit`` passages by falling cosine, ties by passage id."""
        ...


class PieceVectors(Protocol):
    """The vectors of the pieces of a build's passages, made by one model. Thread-safe."""

    @property
    def model(self) -> str:
        """What made them: ``Embedder.model``."""
        ...

    def cosines(
        self, question: npt.NDArray[np.float32], ids: Sequence[str]
    ) -> list[npt.NDArray[np.float32]]:
        """Return a question's cosine with each piece of each passage; none for one not kept."""
        ...
