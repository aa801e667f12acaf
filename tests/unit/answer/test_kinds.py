"""What sort of answer a question asks for."""

import math

import pytest

from qa.answer.kinds import best, kinds
from qa.model import Kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.DEFINITION, "Vad är en systematisk översikt?"),
        (Kind.DEFINITION, "Vad menas med kunskapslucka?"),
        (Kind.DEFINITION, "Vem räknas som anhörig?"),
        (Kind.DEFINITION, "Vad går lågaffektivt bemötande ut på?"),
        (Kind.METHODS, "Hur kan man förebygga fallolyckor?"),
        (Kind.METHODS, "Vilka metoder finns för unga med missbruk?"),
        (Kind.METHODS, "Vad rekommenderar Socialstyrelsen vid cannabisberoende?"),
        (Kind.METHODS, "Vilka insatser har effekt mot ensamhet hos äldre?"),
        (Kind.METHODS, "Hjälper motiverande samtal mot alkoholproblem?"),
        (Kind.METHODS, "Nämn tre metoder för unga"),
        (Kind.GAPS, "Var saknas forskning om placerade barn?"),
        (Kind.GAPS, "Vilka kunskapsluckor finns om hedersvåld?"),
        (Kind.GAPS, "Finns det evidens för boendestöd?"),
        (Kind.GAPS, "Vad vet man om effekten av kontaktperson?"),
        (Kind.PROCESS, "Hur går en utredning enligt LVU till?"),
        (Kind.PROCESS, "Vad ska socialtjänsten göra när en orosanmälan kommer in?"),
        (Kind.GAPS, "Vad saknas det kunskap om?"),
        (Kind.PROCESS, "Vad gör vi om insatsen inte hjälper?"),
        (Kind.PROCESS, "Vad krävs för att få personlig assistans?"),
        (Kind.PROCESS, "Hur överklagar man ett beslut om bistånd?"),
        (Kind.FACT, "Vem beslutar om vård enligt LVM?"),
        (Kind.FACT, "Hur många barn placerades 2020?"),
        (Kind.FACT, "Vilken myndighet utövar tillsyn över socialtjänsten?"),
        (Kind.FACT, "När trädde lagen i kraft?"),
        (Kind.FACT, "Får kommunen ta ut avgift för ledsagning?"),
        (Kind.FACT, "Vad säger lagen om barnets bästa?"),
        (Kind.FACT, "Vad är socialnämndens ansvar för äldre?"),
        (Kind.FACT, "Vad är IVO:s uppgift?"),
        (Kind.FACT, "Har ensamheten bland äldre ökat?"),
        (Kind.METHODS, "Vad säger forskningen om sol och D-vitamin mot fallolyckor?"),
        (Kind.LIST, "Vilka insatser kan man få enligt LSS?"),
        (Kind.LIST, "Vilka personkretsar omfattas av LSS?"),
        (Kind.LIST, "Räkna upp stegen i evidensbaserad praktik"),
    ],
)
def test_the_form_of_a_question_tells_its_kind(kind: Kind, text: str) -> None:
    assert best(kinds(text)) is kind


def test_shares_are_of_every_kind_and_sum_to_one() -> None:
    shares = kinds("Vilka metoder saknar evidens?")
    assert list(shares) == list(Kind)
    assert math.isclose(sum(shares.values()), 1.0)
    assert min(shares.values()) > 0


def test_a_question_without_words_of_its_kind_takes_after_the_one_it_leans_on() -> None:
    earlier = kinds("Vilka metoder finns för unga?")
    assert best(kinds("Vad händer sedan?", earlier)) is Kind.METHODS
    assert best(kinds("Hur många är de?", earlier)) is Kind.FACT
