"""What a question wants to see: a time, an age or how often, an obligation, a permission."""

import pytest

from qa.answer.wants import AGE, DURATION, FREQUENCY, OBLIGES, PERMITS, TIMES, Want, wanted


@pytest.mark.parametrize(
    ("question", "time"),
    [
        ("Hur fort måste beslutet till rätten?", DURATION),
        ("Hur långt uppehåll får det vara?", DURATION),
        ("När ska anmälan senast vara inne?", DURATION),
        ("Hur ofta ska vården övervägas?", FREQUENCY),
        ("Hur gammal måste en assistent vara?", AGE),
    ],
)
def test_a_question_of_time_is_told_however_it_is_put(question: str, time: Want) -> None:
    assert [want for want in TIMES if want.asked.search(question)] == [time]
    assert time.name in [want.name for want in wanted(question)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Beslutet ska underställas rätten senast dagen efter.", [DURATION]),
        ("Nämnden ska minst en gång var sjätte månad överväga vården.", [FREQUENCY]),
        ("Den intagne får vårdas där i högst två månader.", [DURATION]),
        ("Det högsta är 24 timmar i följd.", [DURATION]),
        ("Uppgifterna ska bevaras i fem år.", [DURATION]),
        ("Frågan övervägs årligen.", [FREQUENCY]),
        ("Barnet ska ha fyllt 15 år.", [AGE]),
        ("Det gäller den som är 65 år eller äldre.", [AGE]),
        ("Beslutet ska fattas skyndsamt.", []),
        ("Beslutet får överklagas.", []),
    ],
)
def test_how_long_how_often_and_at_what_age_are_told_apart(text: str, times: list[Want]) -> None:
    assert [want for want in TIMES if want.given.search(text)] == times


def test_a_duty_is_not_answered_by_what_is_but_advised() -> None:
    assert OBLIGES.asked.search("Vem måste anmäla?")
    assert OBLIGES.given.search("En läkare ska genast anmäla.")
    assert not OBLIGES.given.search("Var och en bör anmäla.")


def test_a_permission_is_told_by_what_may_be_done() -> None:
    assert PERMITS.asked.search("Får allmänheten sitta med?")
    assert PERMITS.given.search("Sammanträden får vara offentliga.")
    assert not PERMITS.given.search("Sammanträden hålls varje månad.")
