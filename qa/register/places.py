"""Where the sentences of a passage stand, and what stands above each."""

from collections.abc import Iterator
from dataclasses import dataclass

from qa.model import Passage, Sentence, Unit, UnitKind

BEFORE = 3
"""How many sentences before it a sentence may lean on for its method or its source."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its passage and unit, and the lines above it, nearest first."""

    passage: Passage
    unit: int
    above: tuple[str, ...]
    own_names: frozenset[str]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above the passage, nearest first."""
        return tuple(reversed(self.passage.heading))


def placed(passage: Passage, names: frozenset[str]) -> Iterator[tuple[Unit, Place]]:
    """Yield the units with what stands above each. The rows of a table are above nothing.

    Each row speaks of its own method: what comes after the table speaks of none of them.
    """
    above: list[str] = []
    for ordinal, unit in enumerate(passage.units):
        yield unit, Place(passage, ordinal, tuple(reversed(above[-BEFORE:])), names)
        told = () if unit.kind is UnitKind.TABLE else unit.sentences
        above = [*above, *(sentence.text for sentence in told)] if told else []


def in_turn(unit: Unit, place: Place) -> Iterator[tuple[Sentence, Place]]:
    """Yield the sentences of a unit, each with those before it above it."""
    above = list(reversed(place.above))
    for sentence in unit.sentences:
        yield (
            sentence,
            Place(place.passage, place.unit, tuple(reversed(above[-BEFORE:])), place.own_names),
        )
        above.append(sentence.text)
