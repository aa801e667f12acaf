"""The closed lists: what a document, a page, a unit, a question, an answer or evidence can be."""

from enum import StrEnum


class Status(StrEnum):
    """Whether a document still holds; unstated when nobody has said."""

    UNSTATED = "unstated"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"


class PageFlaw(StrEnum):
    """What a reader should know about how well a page could be read."""

    EMPTY = "empty"
    DRAWN = "drawn"
    SCANNED = "scanned"
    GARBLED = "garbled"
    LOW_TEXT = "low_text"
    HIDDEN_TEXT = "hidden_text"
    TABLE = "table"
    COLUMNS = "columns"


class UnitKind(StrEnum):
    """What a unit is made of."""

    SENTENCE = "sentence"
    LIST = "list"
    TABLE = "table"


class Kind(StrEnum):
    """What sort of answer a question asks for."""

    DEFINITION = "definition"
    METHODS = "methods"
    GAPS = "gaps"
    PROCESS = "process"
    FACT = "fact"
    LIST = "list"


class Part(StrEnum):
    """What a section of an answer is. The list is closed; each part has a heading and a test."""

    PASSAGE = "passage"
    EVIDENCE = "evidence"
    OTHER_GROUP = "other_group"
    MENTIONED = "mentioned"
    NOTE = "note"
    STEPS = "steps"
    WORDING = "wording"
    DIFFERENCE = "difference"
    CONFUSABLE = "confusable"


class State(StrEnum):
    """How an answer ended. The list is closed; each state has a text and a test."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NO_SUPPORT = "no_support"
    BLOCKED = "blocked"


class EvidenceStatus(StrEnum):
    """What a source says of the evidence for a method, an insats or an åtgärd."""

    SUPPORTED = "supported"
    LIMITED = "limited"
    INSUFFICIENT = "insufficient"
    GAP = "gap"
    NO_EFFECT = "no_effect"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    MIXED = "mixed"
