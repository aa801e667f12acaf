"""What of a question is told not to be said in what is shown: words that mean something."""

import pytest
from made import Rare, made

from qa.answer.abstain import judge
from qa.answer.interpret import interpret
from qa.ports import Draft, DraftUnit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hur ofta ska kontaktpersonen besöka den enskilde i fängelset?", ("fängelset",)),
        ("Vad säger man om kontaktpersonen?", ()),
        ("Får kontaktpersonen göra besök?", ()),
        ("Får kontaktpersonen ha 14 uppdrag kvar?", ("14",)),
        ("Får kontaktpersonen följa med till Solgläntan?", ("Solgläntan",)),
        ("Kan barn få en kontaktperson?", ("barn",)),
    ],
)
def test_only_the_lack_of_what_means_something_is_told(text: str, told: tuple[str, ...]) -> None:
    shown = made("Kontaktpersonen ska besöka den enskilde och följa med på hans uppdrag.")
    unit = DraftUnit(shown, 0, 30.0, {"context": 1.0})
    verdict = judge(interpret(text), Draft((unit,), (unit,)), Rare())
    assert verdict.answers
    assert verdict.not_covered == told
