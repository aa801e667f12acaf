"""The source's own ska, bör or kan, and who is to do it."""

import pytest

from qa.answer.duties import Duty, duty


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Nämnden bör då använda en standardiserad metod.", "bör", "Nämnden"),
        ("När ett barn placeras ska socialnämnden följa vården.", "ska", "socialnämnden"),
        ("Om det finns risk ska nämnden, efter samråd, besluta.", "ska", "nämnden"),
        ("Planen ska upprättas av huvudmannen.", "ska", "huvudmannen"),
        ("Anmälan ska göras genast.", "ska", ""),
        ("Myndigheten får inte röja uppgifter.", "får inte", "Myndigheten"),
        ("Den som ska flytta vidare måste uppfylla villkor.", "måste", "Den som ska flytta vidare"),
        ("Du kan ansöka hos kommunen.", "kan", "Du"),
        ("För att få stöd ska den enskilde ansöka.", "ska", "den enskilde"),
        ("1 § Kommunen ansvarar för socialtjänsten.", "", "Kommunen"),
        ("Kommunen har ansvar för socialtjänsten.", "", "Kommunen"),
        ("Kommunen har rätt att överklaga beslutet.", "", "Kommunen"),
    ],
)
def test_the_verb_and_its_subject_are_the_sentence_s_own(
    sentence: str, verb: str, who: str
) -> None:
    assert duty(sentence) == Duty(verb, who)


@pytest.mark.parametrize(
    "sentence",
    [
        "• Bestäm hur metoden ska följas upp innan den används.",
        "Skillnaden är viktig: ska är bindande och bör är ett råd.",
        "Vägledningen beskriver hur en metod väljs.",
        "Börja i behovet, inte i metoden.",
        "Socialstyrelsen har kartlagt kommunernas arbete.",
        "Nämnden har under året tagit fram en rutin.",
    ],
)
def test_a_clause_below_a_word_spoken_of_and_no_verb_lay_nothing_on_anybody(sentence: str) -> None:
    assert duty(sentence) == Duty()
