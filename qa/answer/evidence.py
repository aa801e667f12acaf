"""Methods and gaps: the units that answer, and a table of what the sources say of the evidence.

The table holds statements of the register, never a conclusion of ours: which status a statement has
was told from its own words when the build was made, and the words stand beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answer.asked import Asked
from qa.answer.choose import best_units, draft
from qa.answer.topics import missing_groups
from qa.answer.units import ScoredUnit, scored_units
from qa.answer.weights import unit_weights
from qa.model import EvidenceStatus, Kind, Question, Statement
from qa.ports import Candidate, Draft, DraftStatement, SearchIndex

MOST_ROWS = 8
NEAR = 0.75
"""A statement belongs when its unit covers at least this share of what the best one covers."""
COVERS = 0.4
"""The least share of the question, by idf, that a statement's unit covers with what is above it."""
ON_TOPIC = 0.6
"""The least share of the topic that its unit holds."""

_CLAUSE = re.compile(
    r"\b(?:är|var|har|hade|finns|fanns|sak(?:nas|nar)|anger|uppger|visar|visade|skriver|bör|ska|kan"
    r"|återstår|fångas|bygger|minskat|ökat|behövs|krävs|rekommenderas|bedöms|anses|gäller)\b"
    r"|^(?:enligt|vidare|inte|flesta|dessutom|däremot|även|också|något|denna|detta|dessa)\b",
    re.IGNORECASE,
)

_NAME = re.compile(r"(?<=\s)(?:[A-ZÅÄÖ]{2,}[\w-]*|[A-ZÅÄÖ]\w*-[A-ZÅÄÖ]+\w*)")

SHOWN: Mapping[Kind, tuple[EvidenceStatus, ...]] = {
    Kind.METHODS: tuple(EvidenceStatus),
    Kind.GAPS: (EvidenceStatus.INSUFFICIENT, EvidenceStatus.GAP),
}
"""That an effect was looked for and not found, or is small, is no lack of evidence."""


class EvidenceWriter:
    """Answers kinds methods and gaps."""

    def write(
        self, question: Question, candidates: Sequence[Candidate], index: SearchIndex
    ) -> Draft:
        """Return the units that answer, best first, and the statements on the same matter."""
        asked = Asked.of(question, index)
        ranked = scored_units(asked, candidates, unit_weights())
        named = [u for u in ranked if _holds_names(asked, _under_headings(u, u.unit.text))]
        plan = draft(ranked, best_units(named or ranked))
        return replace(plan, statements=_statements(asked, ranked))


def _statements(asked: Asked, ranked: Sequence[ScoredUnit]) -> tuple[DraftStatement, ...]:
    shown = SHOWN.get(asked.question.kind, ())
    found = [
        (unit, statement)
        for unit in ranked
        for statement in unit.candidate.statements
        if statement.unit == unit.ordinal
        and statement.status in shown
        and _is_asked_about(asked, unit, statement)
    ]
    best = max((unit.features["context"] for unit, _ in found), default=0.0)
    least = max(COVERS, NEAR * best)
    kept: dict[str, DraftStatement] = {}
    for unit, statement in found:
        said = _said(statement).casefold()
        if unit.features["context"] >= least and said not in kept:
            named = replace(statement, about=_name(statement.about))
            kept[said] = DraftStatement(unit.candidate, named, unit.score)
    return tuple(kept.values())[:MOST_ROWS]


def _name(about: str) -> str:
    """Return ``about`` when it can stand as a name; a piece of a clause is left to the quote."""
    return "" if _CLAUSE.search(about) else about


def _said(statement: Statement) -> str:
    return "\n".join(sentence.text for sentence in statement.sentences)


def _under_headings(unit: ScoredUnit, text: str) -> str:
    return "\n".join((*unit.candidate.passage.heading, text))


def _is_asked_about(asked: Asked, unit: ScoredUnit, statement: Statement) -> bool:
    """Tell whether a statement is on the matter, for the groups and of the methods asked about.

    Of a table only the statement's own row tells its group and method; the matter is the table's.
    """
    own = _under_headings(unit, _said(statement))
    return (
        _holds_names(asked, own)
        and not missing_groups(asked.question.target_groups, own)
        and _on_topic(asked, unit) >= ON_TOPIC
    )


def _holds_names(asked: Asked, text: str) -> bool:
    """Tell whether the text holds every name in the question ("FFT", "A-CRA").

    Asked of one method by its name, what is said of another is beside the point.
    """
    return all(name in text for name in _NAME.findall(asked.question.text))


def _on_topic(asked: Asked, unit: ScoredUnit) -> float:
    """Return the share of the topic, by idf, that the unit holds with its headings: 0 to 1."""
    analysed, above = unit.candidate.analysed.units[unit.ordinal], unit.candidate.analysed.heading
    stems, parts = frozenset((*above.stems, *analysed.stems)), above.parts | analysed.parts
    topic = {token: asked.idf.get(token, 0.0) for words in asked.topics for token in words}

    def credit(token: str) -> float:
        of_token = asked.parts.get(token)
        if token in stems or (of_token and of_token <= parts):
            return 1.0
        return asked.synonym_credit(token, stems)

    mass = sum(topic.values())
    return sum(idf * credit(token) for token, idf in topic.items()) / mass if mass else 1.0
