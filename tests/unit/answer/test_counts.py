"""Which sentences are statistics."""

import pytest

from qa.answer.counts import counts


@pytest.mark.parametrize(
    "sentence",
    [
        "Under 2023 fick 4 212 personer hjälp enligt lagen.",
        "I 94 procent av kommunerna saknas en rutin.",
        "I 11 av 21 län har antalet dagar i snitt minskat.",
        "Andelen varierar mellan kommunerna.",
        "År 2015 varierade antalet dagar mellan län.",
        "Figur 12. Anmälningar per nämnd",
    ],
)
def test_how_many_there_were_is_statistics(sentence: str) -> None:
    assert counts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anmälan görs inom två veckor.",
        "Lagen (2001:453) gäller från den 1 juli 2025.",
        "Utredningen görs av två personer.",
        "Beslutet fattas av nämnden.",
        "Den som är under 18 år får hjälp av ett ombud.",
    ],
)
def test_a_rule_with_a_number_in_it_is_none(sentence: str) -> None:
    assert not counts(sentence)
