"""What a sentence obliges to, in the source's own verb."""

import pytest

from qa.answer.duties import duty


@pytest.mark.parametrize(
    ("text", "verb", "actor"),
    [
        ("Socialnämnden ska genast göra en bedömning.", "ska", "Socialnämnden"),
        ("Nämnden bör inte besluta utan utredning.", "bör inte", "Nämnden"),
        ("2 § Socialnämnden skall följa ärendet.", "ska", "Socialnämnden"),
        ("Enheten hade 12 platser.", "", ""),
    ],
)
def test_the_verb_and_who_is_to_act_are_read(text: str, verb: str, actor: str) -> None:
    found = duty(text)
    assert (found.verb, found.actor) == (verb, actor)
