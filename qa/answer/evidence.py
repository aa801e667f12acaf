"""Methods and gaps: the units that answer, and a table of what the sources say of the evidence.

The table holds statements of the register, never a conclusion of ours: which status a statement has
was told from its own words when the build was made, and the words stand beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.choose import draft
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.model import EvidenceStatus, Kind, Question
from qa.ports import Candidate, Draft, DraftStatement, SearchIndex

MOST_ROWS = 8
NEAR = 0.75
"""A statement belongs when its unit covers at least this share of what the best one covers."""
COVERS = 0.4
"""The least share of the question, by idf, that a statement's unit covers with what is above it."""

SHOWN: Mapping[Kind, tuple[EvidenceStatus, ...]] = {
    Kind.METHODS: tuple(EvidenceStatus),
    Kind.GAPS: (
        EvidenceStatus.INSUFFICIENT,
        EvidenceStatus.LIMITED,
        EvidenceStatus.GAP,
        EvidenceStatus.NO_EFFECT,
        EvidenceStatus.MIXED,
    ),
}


class EvidenceWriter:
    """Answers kinds methods and gaps."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first, and the statements on the same matter."""
        ranked = scored_units(Asked.of(question, index), candidates, unit_weights())
        return replace(draft(ranked), statements=_statements(question.kind, ranked))


def _statements(kind: Kind, ranked: Sequence[ScoredUnit]) -> tuple[DraftStatement, ...]:
    shown = SHOWN.get(kind, ())
    found = [
        (unit, statement)
        for unit in ranked
        for statement in unit.candidate.statements
        if statement.unit == unit.ordinal and statement.status in shown
    ]
    best = max((unit.features["context"] for unit, _ in found), default=0.0)
    least = max(COVERS, NEAR * best)
    kept: dict[str, DraftStatement] = {}
    for unit, statement in found:
        said = " ".join(sentence.text for sentence in statement.sentences).casefold()
        if unit.features["context"] >= least and said not in kept:
            kept[said] = DraftStatement(unit.candidate, statement, unit.score)
    return tuple(kept.values())[:MOST_ROWS]
