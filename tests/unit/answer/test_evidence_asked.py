"""Which statements of evidence a question asks for."""

import pytest

from qa.answer.evidence_asked import (
    asks_for_favoured,
    asks_for_lack,
    asks_if_proven,
    shown_for,
)
from qa.answer.interpret import interpret
from qa.model import EvidenceStatus, Kind, Question


@pytest.mark.parametrize(
    "text", ["Finns det evidens för MST?", "Hur säkert är det att MST hjälper?"]
)
def test_whether_there_is_evidence_is_answered_by_what_supports_too(text: str) -> None:
    question = Question(text, Kind.GAPS)
    assert EvidenceStatus.RECOMMENDED in shown_for(question)
    assert EvidenceStatus.GAP in shown_for(question)
    assert not asks_for_lack(question)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka kunskapsluckor finns om hedersvåld?",
        "Finns det stöd för att vissa insatser inte har evidens?",
        "Vad saknas det forskning om?",
    ],
)
def test_what_lacks_evidence_is_answered_by_that_alone(text: str) -> None:
    question = Question(text, Kind.GAPS)
    assert set(shown_for(question)) == {EvidenceStatus.INSUFFICIENT, EvidenceStatus.GAP}
    assert asks_for_lack(question)


@pytest.mark.parametrize(
    ("text", "favoured"),
    [
        ("Vilka metoder har evidens för barn och unga?", True),
        ("Vilka insatser fungerar mot hemlöshet?", True),
        ("Vilka metoder är evidensbaserade för unga?", True),
        ("Vilka metoder bör man erbjuda vid missbruk?", True),
        ("Vilka metoder saknar evidens för unga?", False),
        ("Vilka evidensbaserade metoder används inom missbruk?", False),
        ("Vilka metoder bör inte erbjudas?", False),
        ("Vad är MST?", False),
    ],
)
def test_what_has_support_is_asked_for_in_many_ways(text: str, *, favoured: bool) -> None:
    assert asks_for_favoured(interpret(text)) is favoured


@pytest.mark.parametrize(
    ("text", "proven"),
    [
        ("Är KBT evidensbaserat?", True),
        ("Har MST någon evidens?", True),
        ("Finns det evidens för Trappan?", True),
        ("Vad är evidens?", False),
        ("Vilka metoder har evidens?", False),
    ],
)
def test_whether_a_thing_is_proven_is_told_from_what_is(text: str, *, proven: bool) -> None:
    assert asks_if_proven(interpret(text)) is proven
