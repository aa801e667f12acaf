"""Which sentences of a unit a short answer shows: of a long table, the row that is asked for."""

from qa.answer.asked import Asked
from qa.model import Kind, UnitKind
from qa.ports import AnalysedUnit, Candidate

LONG_TABLE = 60
"""Words: a shorter table is shown whole."""
WHOLE = 0.5
"""The share of the kinds that want all there is from which a table is shown whole."""


def excerpt(asked: Asked, candidate: Candidate, ordinal: int) -> tuple[int, ...]:
    """Return the places of the sentences to show, in order; all of them unless few will do.

    Of a list of terms that is the one asked about, when the register knows it, and of a table of
    more than ``LONG_TABLE`` words its head and the row that holds most of the question.
    """
    unit = candidate.passage.units[ordinal]
    every = tuple(range(len(unit.sentences)))
    if unit.kind is UnitKind.SENTENCE or len(every) < 3:
        return every
    defining = {
        sentence
        for definition in candidate.definitions
        if definition.unit == ordinal
        for sentence in definition.sentences
    }
    if asked.kinds.get(Kind.DEFINITION, 0.0) >= WHOLE and defining:
        return tuple(at for at in every if unit.sentences[at] in defining) or every
    if unit.kind is not UnitKind.TABLE or len(unit.text.split()) <= LONG_TABLE or _wants_all(asked):
        return every
    return _head_and_row(asked, candidate.analysed.units[ordinal]) or every


def _wants_all(asked: Asked) -> bool:
    wanted = (Kind.LIST, Kind.METHODS, Kind.GAPS)
    return sum(asked.kinds.get(kind, 0.0) for kind in wanted) >= WHOLE


def _head_and_row(asked: Asked, unit: AnalysedUnit) -> tuple[int, ...]:
    head = unit.sentences[0]
    held = [
        sum(idf for token, idf in asked.idf.items() if token in row and token not in head)
        for row in unit.sentences
    ]
    best = max(held)
    return (0, held.index(best)) if best > 0 else ()
