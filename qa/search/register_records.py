"""Statements and definitions as plain JSON values and back; see ``qa.records``."""

from qa.checked_json import Json, Row, list_of, text_of
from qa.model import Definition, EvidenceStatus, Statement
from qa.records import sentence_from, sentence_to


def statement_to(statement: Statement) -> dict[str, Json]:
    """Return the statement as a JSON object."""
    return {
        "passage": statement.passage_id,
        "unit": statement.unit,
        "about": statement.about,
        "status": statement.status.value,
        "sentences": [sentence_to(sentence) for sentence in statement.sentences],
        "target_group": statement.target_group,
        "outcome": statement.outcome,
        "grade": statement.grade,
        "level": statement.level,
    }


def statement_from(value: Json) -> Statement:
    """Read a statement back; raises ``ValueError``."""
    row = Row(value)
    return Statement(
        passage_id=row.text("passage"),
        unit=row.number("unit"),
        about=row.text("about"),
        status=EvidenceStatus(row.text("status")),
        sentences=list_of(row.get("sentences"), sentence_from),
        target_group=row.text("target_group"),
        outcome=row.text("outcome"),
        grade=row.text("grade"),
        level=row.text("level"),
    )


def definition_to(definition: Definition) -> dict[str, Json]:
    """Return the definition as a JSON object."""
    return {
        "passage": definition.passage_id,
        "unit": definition.unit,
        "term": definition.term,
        "sentences": [sentence_to(sentence) for sentence in definition.sentences],
        "synonyms": list(definition.synonyms),
    }


def definition_from(value: Json) -> Definition:
    """Read a definition back; raises ``ValueError``."""
    row = Row(value)
    return Definition(
        passage_id=row.text("passage"),
        unit=row.number("unit"),
        term=row.text("term"),
        sentences=list_of(row.get("sentences"), sentence_from),
        synonyms=list_of(row.get("synonyms"), text_of),
    )
