"""What a unit is in its law: where the rule stands, and what only says from when it holds."""

import pytest
from made import made

from qa.answer.provisions import (
    asks_of_transition,
    is_transitional,
    opens_section,
    references,
    tells_entry,
    tells_scope,
)


@pytest.mark.parametrize("text", ["9 § En nämnd får besluta.", "7 a § Avgiften ska betalas."])
def test_a_section_is_opened_by_its_sign(text: str) -> None:
    assert opens_section(text)


def test_a_later_paragraph_opens_none() -> None:
    assert not opens_section("Nämnden får besluta enligt 9 §.")


def test_what_points_elsewhere_in_every_clause_points_more() -> None:
    pointing = "Första stycket gäller vid prövning enligt 3 §, 4 § och 7 kap. 2 § första stycket."
    assert references(pointing) > references("Nämnden ska besluta inom en vecka enligt 3 §.") > 0
    assert references("Nämnden ska besluta inom en vecka.") == 0


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("Denna lag träder i kraft den 1 juli 2025.", True),
        ("2. Äldre bestämmelser gäller för handlingar från före den 1 april.", True),
        ("Nämnden ska besluta inom en vecka.", False),
    ],
)
def test_what_only_says_from_when_a_rule_holds_is_told(text: str, *, passing: bool) -> None:
    passage = made(text).passage
    assert is_transitional(passage, passage.units[0]) is passing


def test_what_stands_under_transitional_provisions_is_one() -> None:
    passage = made("3. Tillstånd gäller än.", heading=("Övergångsbestämmelser",)).passage
    assert is_transitional(passage, passage.units[0])


def test_a_question_of_when_it_holds_wants_just_that() -> None:
    assert asks_of_transition("När börjar den nya socialtjänstlagen gälla?")
    assert not asks_of_transition("Får kommunen dra in bidraget?")


def test_when_a_law_begins_to_hold_is_told_by_its_entry_into_force() -> None:
    text = "Denna lag träder i kraft den 1 juli 2025."
    assert tells_entry("När började den nya socialtjänstlagen gälla?", text)
    assert not tells_entry("Vem får bo där?", text)
    assert not tells_entry("När började lagen gälla?", "Nämnden ska börja utreda genast.")


@pytest.mark.parametrize(
    "question", ["Vem omfattas av LSS?", "Vilka har rätt till LSS?", "Vad är syftet med lagen?"]
)
def test_whom_a_law_is_for_is_told_by_its_opening(question: str) -> None:
    opening = "1 § Denna lag innehåller bestämmelser om insatser åt personer med autism."
    assert tells_scope(question, opening)
    assert not tells_scope(question, "15 § Till kommunens uppgifter hör att följa upp behoven.")
    assert not tells_scope("När ska avgiften betalas?", opening)
