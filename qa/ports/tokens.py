"""Which tokens the passages of a build hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class AnalysedText:
    """The tokens of a text by field: ``stem`` in the order of the text, ``parts`` as a set."""

    stems: tuple[str, ...]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnalysedUnit(AnalysedText):
    """The tokens of a unit, and the stems of each of its sentences."""

    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Analysed:
    """The tokens of a passage as they were indexed: of its headings together, and of each unit."""

    heading: AnalysedText
    units: tuple[AnalysedUnit, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the units, headings left out."""
        return frozenset(stem for unit in self.units for stem in unit.stems)

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the units, headings left out."""
        return frozenset(part for unit in self.units for part in unit.parts)


@dataclass(frozen=True, slots=True)
class Record:
    """A passage's length in characters, its words as hashes with 0 after each unit, its 4-grams."""

    characters: int
    words: npt.NDArray[np.uint32]
    grams: npt.NDArray[np.uint16]


class Forward(Protocol):
    """Which tokens the passages of a build hold, in order. Thread-safe."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        ...

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        """Return the same passages' tokens themselves. Raises ``KeyError`` for an unknown id."""
        ...
