"""Methods and gaps: the units that answer, and a table of what the sources say of the evidence.

The table holds statements of the register, never a conclusion of ours: which status a statement has
was told from its own words when the build was made, and the words stand beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.choose import best_units, draft
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.language import analysis
from qa.model import EvidenceStatus, Kind, Question
from qa.ports import Candidate, Draft, DraftStatement, SearchIndex

MOST_ROWS = 8
NEAR = 0.75
"""A statement belongs when its unit covers at least this share of what the best one covers."""
COVERS = 0.4
"""The least share of the question, by idf, that a statement's unit covers with what is above it."""
ON_TOPIC = 0.6
"""The least share of the topic that it holds: another target group is another matter."""

_CLAUSE = re.compile(
    r"\b(?:är|var|har|hade|finns|fanns|sak(?:nas|nar)|anger|uppger|visar|visade|skriver|bör|ska|kan"
    r"|återstår|fångas|bygger|minskat|ökat|behövs|krävs|rekommenderas|bedöms|anses|gäller)\b"
    r"|^(?:enligt|vidare|inte|flesta|dessutom|däremot|även|också|något|denna|detta|dessa)\b",
    re.IGNORECASE,
)

_NAME = re.compile(r"(?<=\s)(?:[A-ZÅÄÖ]{2,}[\w-]*|[A-ZÅÄÖ]\w*-[A-ZÅÄÖ]+\w*)")

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
        asked = Asked.of(question, index)
        ranked = scored_units(asked, candidates, unit_weights())
        named = [unit for unit in ranked if _holds_names(asked, unit, unit.unit.text)]
        plan = draft(ranked, best_units(named or ranked))
        return replace(plan, statements=_statements(asked, ranked))


def _statements(asked: Asked, ranked: Sequence[ScoredUnit]) -> tuple[DraftStatement, ...]:
    shown = SHOWN.get(asked.question.kind, ())
    found = [
        (unit, statement)
        for unit in ranked
        for statement in unit.candidate.statements
        if statement.unit == unit.ordinal and statement.status in shown
        if _holds_names(asked, unit, "\n".join(s.text for s in statement.sentences))
        and _on_topic(asked, unit) >= ON_TOPIC
    ]
    best = max((unit.features["context"] for unit, _ in found), default=0.0)
    least = max(COVERS, NEAR * best)
    kept: dict[str, DraftStatement] = {}
    for unit, statement in found:
        said = " ".join(sentence.text for sentence in statement.sentences).casefold()
        if unit.features["context"] >= least and said not in kept:
            named = replace(statement, about=_name(statement.about))
            kept[said] = DraftStatement(unit.candidate, named, unit.score)
    return tuple(kept.values())[:MOST_ROWS]


def _name(about: str) -> str:
    """Return ``about`` when it can stand as a name; a piece of a clause is left to the quote."""
    return "" if _CLAUSE.search(about) else about


def _holds_names(asked: Asked, unit: ScoredUnit, text: str) -> bool:
    """Tell whether a text of the unit, or its headings, hold every name in the question ("FFT").

    Asked of one method by its name, what is said of another is beside the point.
    """
    said = "\n".join((text, *unit.candidate.passage.heading))
    return all(name in said for name in _NAME.findall(asked.question.text))


def _on_topic(asked: Asked, unit: ScoredUnit) -> float:
    """Return the share of the topic, by idf, that the unit and its headings hold: 0 to 1."""
    fields = analysis.fields("\n".join((unit.unit.text, *unit.candidate.passage.heading)))
    stems, parts = frozenset(fields[analysis.STEM]), frozenset(fields[analysis.PARTS])
    topic = {token for stems_of_topic in asked.topics for token in stems_of_topic}
    mass = sum(asked.idf.get(token, 0.0) for token in topic)
    if not mass:
        return 1.0

    def credit(token: str) -> float:
        of_token = asked.parts.get(token)
        if token in stems or (of_token and of_token <= parts):
            return 1.0
        return asked.synonym_credit(token, stems)

    return sum(asked.idf.get(token, 0.0) * credit(token) for token in topic) / mass
