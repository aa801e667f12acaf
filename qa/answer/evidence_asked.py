"""Which statements of evidence a question asks for: all, what is lacking, what speaks against."""

import re
from collections.abc import Mapping

from qa.answer.matter import is_thing
from qa.model import EvidenceStatus, Kind, Question

SHOWN: Mapping[Kind, tuple[EvidenceStatus, ...]] = {
    Kind.METHODS: (
        EvidenceStatus.SUPPORTED,
        EvidenceStatus.RECOMMENDED,
        EvidenceStatus.LIMITED,
        EvidenceStatus.MIXED,
        EvidenceStatus.INSUFFICIENT,
        EvidenceStatus.GAP,
        EvidenceStatus.NO_EFFECT,
        EvidenceStatus.NOT_RECOMMENDED,
    ),
    Kind.GAPS: (EvidenceStatus.INSUFFICIENT, EvidenceStatus.GAP),
}
"""The tables in their order: what is known, what is missing, what speaks against.

That an effect was looked for and not found, or is small, is no lack of evidence.
"""


_WORD = re.compile(r"[^\W\d_]+")
_NO = r"\b(?:inte|ingen|inget|inga|utan|sakna[rst]?)\s+(?:[\w/-]+\s+){0,5}?"
_LACKING = re.compile(
    _NO + r"(?:evidens|stöd|belägg|forskning|studie|underlag|utvärder)", re.IGNORECASE
)
_UNPROVEN = re.compile(_NO + r"(?:evidens|belägg|forskning|studie)", re.IGNORECASE)
"""Of a question that is not told to be one about methods: "stöd" is not only scientific."""
_AGAINST = re.compile(
    r"\bvilk\w+\b.*(?:\b(?:bör|ska|får)\s+(?:man\s+|vi\s+|de\s+)?inte\b|\bavråd\w*|\binte\s+"
    r"(?:rekommender|fungera|funka|hjälp)\w*|\b(?:rekommender|fungera|funka|hjälp)\w*\s+inte\b)",
    re.IGNORECASE,
)
AGAINST = (EvidenceStatus.NOT_RECOMMENDED, EvidenceStatus.NO_EFFECT)


def shown_for(question: Question) -> tuple[EvidenceStatus, ...]:
    """Return the tables that answer: of "… har ingen evidensbaserad metod" those of what lacks.

    Of "vilka metoder bör inte erbjudas" those of what is advised against or has no effect.
    """
    if asks_against(question):
        return AGAINST
    kind = Kind.GAPS if asks_for_lack(question) else question.kind
    return SHOWN.get(kind, ())


def asks_for_lack(question: Question) -> bool:
    """Tell whether what lacks evidence is asked for, in so many words or by the kind."""
    if question.kind is Kind.METHODS:
        return bool(_LACKING.search(question.text))
    if question.kind in {Kind.LIST, Kind.FACT}:
        things = any(is_thing(word) for word in _WORD.findall(question.text))
        return things and bool(_UNPROVEN.search(question.text))
    return question.kind is Kind.GAPS


def asks_against(question: Question) -> bool:
    """Tell whether it is asked which methods should not be used, or do not help."""
    return question.kind is Kind.METHODS and bool(_AGAINST.search(question.text))
