"""What a question wants to see: a time, an age or how often, an obligation, a permission."""

import pytest

from qa.answer.wants import DURATION, OBLIGES, PERMITS, wanted


@pytest.mark.parametrize(
    "question",
    [
        "Hur fort måste beslutet till rätten?",
        "Hur långt uppehåll får det vara?",
        "Hur ofta ska vården övervägas?",
        "När ska anmälan senast vara inne?",
    ],
)
def test_a_question_of_time_is_told_however_it_is_put(question: str) -> None:
    assert DURATION.asked.search(question)
    assert "duration" in [want.name for want in wanted(question)]


@pytest.mark.parametrize(
    "text",
    [
        "Beslutet ska underställas rätten senast dagen efter.",
        "Nämnden ska minst en gång var sjätte månad överväga vården.",
        "Den intagne får vårdas där i högst två månader.",
        "Det högsta är 24 timmar i följd.",
        "Vägning görs var tredje månad.",
    ],
)
def test_a_time_is_told_by_a_number(text: str) -> None:
    assert DURATION.given.search(text)


@pytest.mark.parametrize("text", ["Beslutet ska fattas skyndsamt.", "Beslutet får överklagas."])
def test_a_time_that_is_only_called_short_is_none(text: str) -> None:
    assert not DURATION.given.search(text)


def test_a_duty_is_not_answered_by_what_is_but_advised() -> None:
    assert OBLIGES.asked.search("Vem måste anmäla?")
    assert OBLIGES.given.search("En läkare ska genast anmäla.")
    assert not OBLIGES.given.search("Var och en bör anmäla.")


def test_a_permission_is_told_by_what_may_be_done() -> None:
    assert PERMITS.asked.search("Får allmänheten sitta med?")
    assert PERMITS.given.search("Sammanträden får vara offentliga.")
    assert not PERMITS.given.search("Sammanträden hålls varje månad.")
