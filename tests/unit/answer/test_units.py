"""Which units are weighed."""

import pytest
from made import Rare, made

from qa.answer.asked import Asked
from qa.answer.units import scored_units
from qa.answer.weights import unit_weights
from qa.model import Kind, Question

ASKED = Asked.of(Question("Vem utreder våld?", Kind.FACT, topic="våld"), Rare())


@pytest.mark.parametrize(
    ("heading", "answers"),
    [("Referenser", 0), ("7.2 Referenser", 0), ("4Källor", 0), ("Våld", 1), ("1" * 64 + "x", 1)],
)
def test_what_stands_under_sources_answers_nothing(heading: str, answers: int) -> None:
    """A search that goes back over the digits of the last heading would never end."""
    candidate = made("Nämnden utreder våld.", heading=(heading,))
    assert len(scored_units(ASKED, [candidate], unit_weights())) == answers


def test_a_passage_of_another_document_that_does_not_speak_of_the_one_named_is_elsewhere() -> None:
    question = Question("Vem omfattas av LSS?", documents=("lss",), aside=frozenset({"lss"}))
    asked = Asked.of(question, Rare())
    texts = {"a": "Rapporten omfattar alla.", "b": "De som omfattas av LSS.", "lss": "Lagen."}
    units = scored_units(asked, [made(t, document=d) for d, t in texts.items()], unit_weights())
    found = {unit.candidate.document.id: unit.features["elsewhere"] for unit in units}
    assert found == {"a": 1.0, "b": 0.0, "lss": 0.0}
