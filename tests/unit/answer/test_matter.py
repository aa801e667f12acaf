"""What sets a question's matter apart."""

from pathlib import Path

import pytest
from made import Rare

from qa.answer.asked import Asked
from qa.answer.matter import Matter, spelled
from qa.answer.topics import target_groups
from qa.language import synonyms
from qa.model import Kind, Question


def matter(text: str, topic: str) -> Matter:
    question = Question(text, Kind.METHODS, topic=topic, target_groups=target_groups(text))
    return Matter.of(Asked.of(question, Rare()))


@pytest.mark.parametrize(
    "topic",
    [
        "insatser saknar en evidensbaserad metod och varför",
        "evidensbaserade metoder/modeller som respektive insats använder sig av",
        "de olika insatserna inom respektive område",
    ],
)
def test_words_that_every_question_holds_set_no_matter_apart(topic: str) -> None:
    assert matter(topic, topic).is_all


@pytest.mark.parametrize("topic", ["insatser vid missbruk", "metoder för unga", "FFT"])
def test_an_area_a_group_and_a_name_do(topic: str) -> None:
    assert not matter(topic, topic).is_all


def test_publishers_and_laws_are_no_methods() -> None:
    assert matter("Vad säger SBU om FFT enligt LSS?", "FFT").names == ("FFT",)


def test_a_name_is_not_held_by_a_longer_one() -> None:
    asked = matter("Har CRA stöd?", "CRA")
    assert asked.holds_names("CRA bör erbjudas.")
    assert not asked.holds_names("CRAFT bör erbjudas.")


def test_an_area_may_stand_around_a_row_and_a_method_may_not() -> None:
    area = matter("Vilka metoder finns i öppenvård?", "öppenvård")
    method = matter("Vad sägs om trygghetscirkeln?", "trygghetscirkeln")
    assert area.is_on("MST", "Metoder i öppenvården")
    assert not area.is_on("MST")
    assert not method.is_on("MST", "MST och trygghetscirkeln")


def test_the_nearest_text_that_names_a_group_decides() -> None:
    asked = matter("Vilka metoder finns för unga?", "unga")
    assert asked.speaks_of_group("FFT", "Barn och unga")
    assert not asked.speaks_of_group("föräldrar", "Barn och unga")
    assert not asked.speaks_of_group("FFT", "Metoder")


def test_of_groups_side_by_side_one_is_enough_and_of_one_within_another_both_count() -> None:
    beside = matter("Vilka metoder finns för barn och unga?", "barn och unga")
    within = matter("Vilka metoder finns för äldre kvinnor?", "äldre kvinnor")
    assert beside.speaks_of_group("ungdomar")
    assert not within.speaks_of_group("kvinnor")


def test_a_name_is_not_told_by_a_compound_that_ends_in_it() -> None:
    asked = matter("Finns det evidens för Trappan?", "Trappan")
    assert asked.is_on("Trappan är samtal med barn")
    assert not asked.is_on("boendetrappa vid schizofreni")


def test_the_parts_of_a_compound_far_apart_are_something_else() -> None:
    asked = matter("Vilken metod för boendestöd finns?", "boendestöd")
    assert asked.is_on("stöd i boende, boendestöd")
    assert not asked.is_on("träning ger stöd till äldre som har ett eget boende")


def test_what_is_said_to_be_for_the_old_is_of_the_care_of_the_old() -> None:
    asked = matter("Vilka metoder har evidens inom äldreomsorgen?", "äldreomsorgen")
    assert asked.is_on("Insatser för äldre och deras anhöriga\nanpassad måltidsmiljö")
    assert not asked.is_on("Insatser för unga\nomsorg om alla")


def test_a_name_is_told_by_itself_and_not_by_a_word_of_its_stem() -> None:
    asked = matter("Har Komet stöd?", "Komet")
    assert asked.is_on("Komet, COPE och SET har undersökts.")
    assert asked.is_on("Komets upplägg har prövats.")
    assert not asked.is_on("Stödet kommer från kommunen.")


def test_a_group_named_as_the_question_names_it_is_the_one_asked_for() -> None:
    asked = matter("Är FFT effektivt för familjer i riskgrupp?", "FFT för familjer i riskgrupp")
    assert asked.speaks_of_group("riskgrupper, selektiv nivå", "FFT", "Barn och unga")
    assert not asked.speaks_of_group("alla barn", "FFT", "Barn och unga")
    assert asked.lacking(["FFT\triskgrupper\tliten effekt"]) == ()


@pytest.mark.parametrize("topic", ["beroende av cannabis", "schizofreni"])
def test_one_thing_within_an_area_does_not_stand_around_a_row(topic: str) -> None:
    asked = matter(f"Vilka metoder finns vid {topic}?", topic)
    row = "Missbruk och beroende\nFFT\tunga med narkotikaproblem"
    assert not asked.is_on(row, f"FFT\tunga\nHAP\t{topic}")


@pytest.mark.parametrize(
    "text", ["missbruk eller beroende av cannabis", "vuxna med cannabismissbruk"]
)
def test_a_dependence_is_said_in_more_than_one_way(text: str) -> None:
    question = Question(
        "Vilka metoder finns för cannabisberoende?", Kind.METHODS, topic="cannabisberoende"
    )
    assert Matter.of(Asked.of(question, Rare())).is_on(f"HAP\t{text}\tkan erbjudas")


def test_a_spelling_that_a_municipality_adds_is_found_at_once(tmp_path: Path) -> None:
    assert not spelled("ABC-stegen").search("Trappstegen prövades.")
    own = tmp_path / "synonymer.tsv"
    own.write_text("ABC-stegen\t=\tTrappstegen\t1\n", encoding="utf-8")
    synonyms.use(own)
    try:
        assert spelled("ABC-stegen").search("Trappstegen prövades.")
    finally:
        synonyms.use(None)
