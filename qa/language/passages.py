"""The tokens of whole passages, unit by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.language import analysis
from qa.model import Passage, Unit

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class UnitTokens:
    """The tokens of a unit by field, and the stems of each of its sentences when it has several."""

    fields: Fields
    sentences: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PassageTokens:
    """The tokens of a passage's headings, read together, and of each of its units."""

    heading: Fields
    units: Sequence[UnitTokens]

    def all_of(self, field: str) -> list[str]:
        """Return the tokens of all units in one field, in order."""
        return [token for unit in self.units for token in unit.fields[field]]


def tokens_of(passage: Passage) -> PassageTokens:
    """Return the tokens of a passage, each text analysed by itself."""
    return PassageTokens(
        analysis.fields(" ".join(passage.heading)), [_of_unit(unit) for unit in passage.units]
    )


def _of_unit(unit: Unit) -> UnitTokens:
    several = unit.sentences if len(unit.sentences) > 1 else ()
    stems = [analysis.fields(sentence.text)[analysis.STEM] for sentence in several]
    return UnitTokens(analysis.fields(unit.text), stems)
