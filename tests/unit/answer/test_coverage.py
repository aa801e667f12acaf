"""What a refusal rests on: nouns that are lacking weigh, verbs said otherwise do not."""

from made import Rare, made

from qa.answer.asked import Asked
from qa.answer.coverage import features_of
from qa.answer.interpret import interpret
from qa.ports import Candidate, Draft, DraftUnit


def features(question: str, *shown: Candidate) -> dict[str, float]:
    units = tuple(DraftUnit(one, 0, 3.0, {"context": 1.0}) for one in shown)
    return features_of(Asked.of(interpret(question), Rare()), Draft(units))


PRIEST = "Vad ska en präst göra som träffar en missbrukare?"
SHOWN = "En läkare som träffar en missbrukare ska göra anmälan."


def test_a_noun_that_is_not_there_weighs() -> None:
    lacking, held = features(PRIEST, made(SHOWN)), features(PRIEST, made(f"{SHOWN} En präst ska."))
    assert lacking["heavy"] > 0.4
    assert held["heavy"] == 0


def test_a_verb_that_is_not_there_weighs_apart() -> None:
    found = features("Kan nämnden stoppa en missbrukare?", made("Nämnden vårdar en missbrukare."))
    assert found["heavy"] == 0
    assert found["loose"] > 0


def test_a_noun_that_another_source_holds_is_not_absent() -> None:
    found = features(PRIEST, made(SHOWN), made("En präst får anmäla.", document="e"))
    assert found["heavy"] > 0
    assert found["absent"] == 0
    assert found["spread"] == 2 / 3


def test_an_answer_without_capitals_of_the_next_sentence_lacks_no_name() -> None:
    shown = made("Handledaren ska ha ett års erfarenhet av praktik.")
    assert features("Vi har praktik. Hur lång erfarenhet krävs?", shown)["names"] == 0
    assert features("Vad kräver Försäkringskassan av praktik?", shown)["names"] == 1


def test_a_word_that_is_part_of_a_compound_is_held() -> None:
    shown = made("Kravet gäller inte en- och tvåbostadshus med självdragsventilation.")
    assert features("Gäller kravet tvåbostadshus med självdrag?", shown)["heavy"] < 0.3
    assert features("Gäller kravet tvåbostadshus med fjärrvärme?", shown)["heavy"] > 0.5
