"""How questions are read."""

import pytest

from qa.answer.interpret import Reading, interpret
from qa.model import Kind


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Vad är evidens?", "evidens"),
        ("Vad menas med bästa tillgängliga kunskap?", "bästa tillgängliga kunskap"),
        ("vad betyder egentligen ordet brukare", "brukare"),
        ("kunskapslucka, vad är det egentligen?", "kunskapslucka"),
        ("systematisk uppföljning – definition", "systematisk uppföljning"),
        ("Förklara begreppet beprövad erfarenhet", "beprövad erfarenhet"),
        ("egenmakt?", "egenmakt"),
        ("Vad innebär skyddat boende?", "skyddat boende"),
    ],
)
def test_asking_what_a_term_means_is_a_definition_of_that_term(text: str, topic: str) -> None:
    question = interpret(text)
    assert (question.kind, question.topic) == (Kind.DEFINITION, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Vad är syftet med metodguiden?",
        "Vad är den högsta avgiften för hemtjänst?",
        "Hur många äldre har hemtjänst?",
        "Vem beslutar om insatser enligt LSS?",
        "När träder lagen i kraft?",
    ],
)
def test_asking_for_an_attribute_is_a_fact(text: str) -> None:
    assert interpret(text).kind is Kind.FACT


@pytest.mark.parametrize(
    "text",
    ["Vilka insatser finns i LSS?", "Lista stegen i EBP", "Vilka personkretsar finns i LSS?"],
)
def test_asking_which_is_a_list(text: str) -> None:
    assert interpret(text).kind is Kind.LIST


def test_the_difference_between_two_terms_is_a_definition_of_both() -> None:
    question = interpret("Vad är skillnaden mellan evidens och beprövad erfarenhet?")
    assert question.kind is Kind.DEFINITION
    assert "evidens och beprövad erfarenhet" in question.topic


def test_a_question_that_stands_alone_leaves_the_earlier_ones_behind() -> None:
    text = "Vilket ansvar har socialnämnden för personer i hemlöshet?"
    question = interpret(text, ("Vad är evidens?",))
    assert question.standalone == text
    assert question.context == ()
    assert question.searched == ((text, 1.0),)


def test_a_follow_up_is_searched_in_its_own_words_and_in_those_it_leans_on() -> None:
    question = interpret("Vilken målgrupp har den?", ("Vad är evidens?", "Vad är trygg hemgång?"))
    assert question.searched == (("Vilken målgrupp har den?", 1.0), ("Vad är trygg hemgång?", 1.0))
    assert question.topic == "trygg hemgång"


def test_a_phrase_that_follows_on_is_of_the_kind_of_the_question_it_completes() -> None:
    earlier = ("Vilka metoder är evidensbaserade för öppenvård för vuxna?",)
    question = interpret("Och för unga?", earlier)
    assert question.kind is Kind.METHODS
    assert question.topic == "öppenvård för unga"
    assert question.target_groups == ("unga",)


def test_what_a_reader_has_chosen_replaces_what_was_read() -> None:
    text = "Hur är det med trygg hemgång?"
    question = interpret(text, (), Reading(Kind.DEFINITION, "korttidsboende", "Äldreomsorg"))
    assert (question.kind, question.topic) == (Kind.DEFINITION, "korttidsboende")
    assert question.area == "Äldreomsorg"
    assert question.searched == (("korttidsboende", 1.0), (text, 0.5), ("Äldreomsorg", 0.25))


def test_a_form_that_is_sent_back_unchanged_changes_nothing() -> None:
    read = interpret("Vad är trygg hemgång för äldre?")
    again = interpret(read.text, (), Reading(read.kind, read.topic, read.area))
    assert again == read


def test_a_change_of_kind_alone_keeps_the_words_that_are_searched() -> None:
    read = interpret("Vad är trygg hemgång?")
    again = interpret(read.text, (), Reading(Kind.METHODS, read.topic, read.area))
    assert again.kind is Kind.METHODS
    assert again.searched == read.searched
