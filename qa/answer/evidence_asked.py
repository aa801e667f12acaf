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
_ADVISED = re.compile(
    r"\bvilk\w+\b.*(?:\b(?:bör|ska|får)\s+(?:man\s+|vi\s+|de\s+)?inte\b|\bavråd\w*"
    r"|\binte\s+rekommender\w*|\brekommender\w*\s+inte\b)",
    re.IGNORECASE,
)
_SOME = r"(?:(?:någon|all|helt|god|positiv|tydlig|egentlig)\s+)*"
_EFFECTLESS = re.compile(
    r"\bvilk\w+\b.*(?:\binte\s+(?:fungera|funka|hjälp|verka)\w*|\b(?:fungera|funka|hjälp|verka)\w*\s+inte\b"
    rf"|\b(?:ingen|inga|sakna[rst]?|utan|inte\s+(?:har|haft|ger|gett|visa\w*)|(?:har|haft|ger|gett|visa\w*)\s+inte)\s+{_SOME}effekt\w*"
    r"|\bverkningslös\w*|\bineffektiv\w*|\boverksam\w*|\binte\s+(?:är\s+)?(?:effektiv|verksam)\w*)",
    re.IGNORECASE,
)
"""What has no effect, which is not what lacks evidence of one."""
_WHETHER = re.compile(
    r"\bfinns\s+(?:det|där)\s+(?:någon|något|några|vetenskaplig\w*|bra|god)?\s*"
    r"(?:evidens\w*|belägg|stöd|forskning|studier)\b(?!.*\b(?:inte|ingen|inget|inga|sakna\w*)\b)"
    r"|\bhur\s+(?:säker\w*|stark\w*|god|gott|bra|väl|tillförlitlig\w*)\b",
    re.IGNORECASE,
)
"""What every statement answers: "Finns det evidens för X?", "Hur säkert är det att X …"."""
_PROVEN = re.compile(
    r"^\s*(?:är|har|finns)\b.*\b(?:evidens|evidensbasera(?:d|de|t)|belägg)\b", re.IGNORECASE
)
_FAVOURED = re.compile(
    r"\bvilk\w+\b.*(?:\b(?:har|ha|med|visat|fått)\s+(?:[\w-]+\s+){0,3}(?:evidens|stöd|belägg|effekt)\b"
    r"|\b(?:är|anses|räknas\s+som|bedöms\s+(?:som|vara))\s+(?:evidensbaserad|verksam|effektiv|bevisad)\w*"
    r"|\b(?:rekommenderas?|rekommenderat|fungerar|funkar|hjälper)\b"
    r"|\bbör\s+(?:man\s+|vi\s+)?(?:erbjuda|använda|välja)\w*)",
    re.IGNORECASE,
)
FAVOURING = (EvidenceStatus.SUPPORTED, EvidenceStatus.RECOMMENDED)
AGAINST = (EvidenceStatus.NOT_RECOMMENDED, EvidenceStatus.NO_EFFECT)


def shown_for(question: Question) -> tuple[EvidenceStatus, ...]:
    """Return the tables that answer: of "… har ingen evidensbaserad metod" those of what lacks.

    Of "vilka metoder bör inte erbjudas" those of what is advised against or has no effect; the
    latter first of "vilka metoder fungerar inte".
    """
    if asks_whether(question):
        return SHOWN[Kind.METHODS]
    if asks_against(question):
        return AGAINST if _ADVISED.search(question.text) else AGAINST[::-1]
    kind = Kind.GAPS if asks_for_lack(question) else question.kind
    return SHOWN.get(kind, ())


def asks_whether(question: Question) -> bool:
    """Tell whether it is asked if there is evidence, or how sure it is, and not what lacks it."""
    return question.kind is Kind.GAPS and bool(_WHETHER.search(question.text))


def asks_for_lack(question: Question) -> bool:
    """Tell whether what lacks evidence is asked for, in so many words or by the kind."""
    if asks_against(question) or asks_whether(question):
        return False
    if question.kind is Kind.METHODS:
        return bool(_LACKING.search(question.text))
    if question.kind in {Kind.LIST, Kind.FACT}:
        things = any(is_thing(word) for word in _WORD.findall(question.text))
        return things and bool(_UNPROVEN.search(question.text))
    return question.kind is Kind.GAPS


def asks_if_proven(question: Question) -> bool:
    """Tell whether it is asked if something is evidence-based: a mention of it answers nothing."""
    return _PROVEN.search(question.text) is not None


def asks_for_favoured(question: Question) -> bool:
    """Tell whether it is asked which methods have support or are recommended, by no name."""
    if question.kind is not Kind.METHODS or asks_for_lack(question) or asks_against(question):
        return False
    things = any(is_thing(word) for word in _WORD.findall(question.text))
    return things and bool(_FAVOURED.search(question.text))


def asks_against(question: Question) -> bool:
    """Tell whether it is asked which methods should not be used, or have no effect."""
    if question.kind is Kind.METHODS and _ADVISED.search(question.text):
        return True
    if question.kind not in {Kind.METHODS, Kind.GAPS, Kind.LIST, Kind.FACT}:
        return False
    things = any(is_thing(word) for word in _WORD.findall(question.text))
    return things and bool(_EFFECTLESS.search(question.text))
