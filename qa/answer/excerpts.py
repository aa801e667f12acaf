"""Which sentences of a unit a short answer shows: of a long table, the row that is asked for."""

from collections.abc import Sequence

from qa.answer import items
from qa.answer.asked import Asked
from qa.model import Kind, UnitKind
from qa.ports import AnalysedUnit, Candidate

LONG_TABLE = 60
"""Words: a shorter table is shown whole, and so are points that each say a thing of their own."""
NEARLY = 0.7
"""A point is shown that holds this share of what the best one holds of the question."""
FEWEST_LED = 3
"""Of a list of fewer items under a lead-in, all are shown."""
WHOLE = 0.5
"""The share of the kinds that want all there is from which a table is shown whole."""


def excerpt(asked: Asked, candidate: Candidate, ordinal: int) -> tuple[int, ...]:
    """Return the places of the sentences to show, in order; all of them unless few will do.

    Of a list of terms that is the one asked about, when the register knows it, and of a table of
    more than ``LONG_TABLE`` words its head and the row that holds most of the question. Of points
    that have nothing to do with each other, as in a summary, those are shown that hold most.
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
    if len(unit.text.split()) <= LONG_TABLE:
        return every
    analysed = candidate.analysed.units[ordinal]
    if unit.kind is UnitKind.LIST:
        lines = [sentence.text for sentence in unit.sentences]
        parted = items.are_apart(lines) or (items.lead_in(lines) and _wants_one(asked))
        return (_points(asked, lines, analysed) if parted else ()) or every
    return every if _wants_all(asked) else _head_and_row(asked, analysed) or every


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


def _wants_one(asked: Asked) -> bool:
    return sum(asked.kinds.get(kind, 0.0) for kind in (Kind.FACT, Kind.DEFINITION)) >= WHOLE


def _points(asked: Asked, lines: Sequence[str], unit: AnalysedUnit) -> tuple[int, ...]:
    """Return what leads in to a list, if anything does, with the items that hold most of the rest.

    None when no item holds any of it, or there are too few to choose from.
    """
    first, points = items.lead_in(lines), items.items(lines)
    if first and len(points) < FEWEST_LED:
        return ()
    none: frozenset[str] = frozenset()
    lead = none.union(*(unit.sentences[at] for at in range(first)))
    held = [
        _held(asked, none.union(*(unit.sentences[at] for at in point)) - lead) for point in points
    ]
    best = max(held)
    near = (point for point, share in zip(points, held, strict=True) if share >= NEARLY * best)
    return (*range(first), *(at for point in near for at in point)) if best > 0 else ()


def _held(asked: Asked, stems: frozenset[str]) -> float:
    """Return the idf of the question that is said, itself or in other words."""
    return sum(
        idf * (1.0 if token in stems else asked.synonym_credit(token, stems))
        for token, idf in asked.idf.items()
    )
