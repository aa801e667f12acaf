"""What a unit is in its law: where the rule stands, and what only says from when it holds."""

import pytest
from made import made

from qa.answer.provisions import (
    asks_entry,
    asks_of_transition,
    asks_scope,
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
    assert is_transitional(passage, passage.text) is passing


def test_what_stands_under_transitional_provisions_is_one() -> None:
    passage = made("3. Tillstånd gäller än.", heading=("Övergångsbestämmelser",)).passage
    assert is_transitional(passage, passage.text)


def test_a_question_of_when_it_holds_wants_just_that() -> None:
    assert asks_of_transition("När börjar den nya socialtjänstlagen gälla?")
    assert not asks_of_transition("Får kommunen dra in bidraget?")


def test_when_a_law_begins_to_hold_is_told_by_its_entry_into_force() -> None:
    assert asks_entry("När började den nya socialtjänstlagen gälla?")
    assert not asks_entry("Vem får bo där?")
    assert tells_entry("Denna lag träder i kraft den 1 juli 2025.")
    assert not tells_entry("Nämnden ska börja utreda genast.")


@pytest.mark.parametrize(
    "question", ["Vem omfattas av LSS?", "Vilka har rätt till LSS?", "Vad är syftet med lagen?"]
)
def test_a_question_of_scope_is_told_however_it_is_put(question: str) -> None:
    assert asks_scope(question)
    assert not asks_scope("När ska avgiften betalas?")


def test_whom_a_law_is_for_is_told_by_its_opening() -> None:
    assert tells_scope("1 § Denna lag innehåller bestämmelser om insatser åt personer med autism.")
    assert not tells_scope("15 § Till kommunens uppgifter hör att följa upp behoven.")
